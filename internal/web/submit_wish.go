package web

import (
	"net/url"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var wishes = []gehoor.Wish{gehoor.WishExplanation, gehoor.WishConversation, gehoor.WishApology, gehoor.WishChange, gehoor.WishMoney, gehoor.WishUnknown}

// wishQuestion asks what would solve it: the first thing the manager reads.
var wishQuestion = question{
	path: wishPath,
	ask:  func(v *visit) string { return text.AskWish.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		return Group{
			f.Checkboxes("wens", text.AskWish.In(v.Lang), offer(v.Lang, wishes, text.WishChoices),
				ui.AsH1(ui.Step{N: 6, Of: len(questions)}), ui.Hint(text.AskWishHint.In(v.Lang))),
			f.TextArea("wenstekst", text.AskWishElse.In(v.Lang), ui.Optional, ui.Short),
		}
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "wens", v.Wishes...)
		fill(values, "wenstekst", v.OtherWish)
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) {
		a.Wishes = picks(in.Values, "wens", wishes)
		a.OtherWish = cut(typedWords(in.Values, "wenstekst"), storyLimit)
	},
}

var abouts = []gehoor.About{gehoor.AboutStaff, gehoor.AboutManager, gehoor.AboutNextLevel, gehoor.AboutCoordinator,
	gehoor.AboutRules, gehoor.AboutContract, gehoor.AboutOffice, gehoor.AboutUnsaid}

// aboutQuestion asks whom or what it is about, so that whom it is about does not get it (R9, D15, D16).
var aboutQuestion = question{
	path: aboutPath,
	ask:  func(v *visit) string { return text.AskAbout.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		return Group{
			f.Checkboxes("over", text.AskAbout.In(v.Lang), offerWithHints(v.Lang, abouts, text.AboutChoices),
				ui.AsH1(ui.Step{N: 7, Of: len(questions)}), ui.Hint(text.AskAboutHint.In(v.Lang))),
			f.Text("overnaam", text.AskAboutName.In(v.Lang), ui.Optional, ui.Autocomplete("off")),
		}
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "over", v.About...)
		fill(values, "overnaam", v.AboutName)
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) {
		a.About = picks(in.Values, "over", abouts)
		a.AboutName = typedLine(in.Values, "overnaam")
	},
}
