package web

import (
	"net/url"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var capacities = []gehoor.Capacity{gehoor.Parent, gehoor.FormerParent, gehoor.FutureParent, gehoor.ParentCommittee, gehoor.OnBehalf, gehoor.SomeoneElse}

// whoQuestion asks in what capacity somebody complains (R5, D10).
var whoQuestion = question{
	path: whoPath,
	ask:  func(v *visit) string { return text.AskWho.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		return f.Radios("wie", text.AskWho.In(v.Lang), offerWithHints(v.Lang, capacities, text.WhoChoices), ui.AsH1(ui.Step{N: 2, Of: len(questions)}))
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "wie", v.Capacity)
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) {
		if a.Capacity = pick(in.Values, "wie", capacities); a.Capacity == "" {
			in.wrong("wie", text.WrongWho)
		}
		if only := v.onlyPlace(); only != 0 {
			a.Location = only
		}
	},
	detour: func(v *visit) ui.Path {
		if v.Capacity == gehoor.SomeoneElse {
			return someonePath
		}
		return ""
	},
}

// someoneStep says to who is no customer what this procedure is for, and takes it in all the same (P2a).
var someoneStep = step{path: someonePath, show: func(v *visit) (Node, error) {
	l := v.Lang
	p := v.shellOf(text.WhoTitle.In(l), whoPath)
	return p.Public(
		heading(text.WhoTitle.In(l)),
		ui.Intro(v.own(text.WhoIntro)), paragraph(v.own(text.WhoSignal)),
		v.way(someonePath, v.after(whoPath), text.WhoGoOn, ui.ButtonLink, ui.Button),
		section(text.WhoParent.In(l)), paragraph(text.WhoForYou.In(l)),
		v.way(someonePath, whoPath, text.WhoChange, quietLink, ui.QuietButton),
		section(text.WhoStaff.In(l)), paragraph(v.own(text.WhoStaff1)),
		section(text.WhoChild.In(l)), paragraph(v.own(text.WhoChild1)),
	), nil
}}

func languageOf(l text.Lang) gehoor.Language {
	if l == text.EN {
		return gehoor.English
	}
	return gehoor.Dutch
}
