package web

import (
	"net/url"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var whens = []gehoor.Happened{gehoor.Recently, gehoor.WithinTheTerm, gehoor.BeforeTheTerm, gehoor.AgainAndAgain, gehoor.UnknownWhen}

// whenQuestion asks how long ago it was (R4). The date may be vague; the answers are counted for the
// person, "op of na" the first day that is still in time, so that no day is left out (D1).
var whenQuestion = question{
	path: whenPath,
	ask:  func(v *visit) string { return text.AskWhen.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		return Group{
			f.Radios("wanneer", text.AskWhen.In(v.Lang), v.whenChoices(), ui.AsH1(ui.Step{N: 5, Of: len(questions)})),
			f.Date("datum", text.AskDate.In(v.Lang), text.FormatDayMonth(v.Lang, v.Today().AddDays(-5)), ui.Optional, ui.Approximate),
		}
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "wanneer", v.Happened)
		fill(values, "datum", v.Date)
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) {
		if a.Happened = pick(in.Values, "wanneer", whens); a.Happened == "" {
			in.wrong("wanneer", text.WrongWhen)
		}
		a.Date, a.Arose = typedLine(in.Values, "datum"), gehoor.Date{}
		if d, ok := readDate(a.Date, v.Today()); ok {
			if d.After(v.Today()) {
				in.wrong("datum", text.WrongFuture)
			} else {
				a.Arose = d
			}
		}
	},
}

func (v *visit) whenChoices() []ui.Choice {
	l := v.Lang
	first := text.FormatDayMonthYear(l, v.firstInTime())
	say := map[gehoor.Happened]string{
		gehoor.Recently: text.WhenRecently.In(l), gehoor.AgainAndAgain: text.WhenRepeated.In(l), gehoor.UnknownWhen: text.WhenUnknown.In(l),
		gehoor.WithinTheTerm: text.Fill(l, text.WhenLonger, first), gehoor.BeforeTheTerm: text.Fill(l, text.WhenBefore, first),
	}
	list := make([]ui.Choice, len(whens))
	for i, w := range whens {
		list[i] = ui.Choice{Value: string(w), Words: say[w]}
	}
	return list
}

// firstInTime is the first day of which a complaint of today is in time. The months' ends make it
// later, now and then, than so many months ago.
func (v *visit) firstInTime() gehoor.Date {
	months := v.rules().FileMonths
	day := v.Today().AddMonths(-months)
	for gehoor.Months(day, months).Plain.Before(v.Today()) {
		day = day.AddDays(1)
	}
	return day
}

// late reports whether what was answered is longer ago than asked for. It is only said, never refused.
func (v *visit) late() bool {
	switch {
	case v.Happened == gehoor.AgainAndAgain:
		return false
	case !v.Arose.IsZero():
		return v.Arose.Before(v.firstInTime())
	}
	return v.Happened == gehoor.BeforeTheTerm
}

// rules are the procedure of today; the default one if it cannot be read, for the form goes on.
func (r *Request) rules() gehoor.Procedure {
	p, err := r.App.Store.Procedure(r.Org.ID, r.Today())
	if err != nil {
		r.S.Log.Error("reading the procedure", "org", r.Org.ID, "error", err)
		return gehoor.DefaultProcedure()
	}
	return p
}

// lateQuestion explains kindly that it is long ago, and asks why now (P5a, R4, D2).
var lateQuestion = question{
	path: latePath, follows: whenPath, asked: (*visit).late,
	ask: func(v *visit) string { return v.lateTitle() },
	about: func(v *visit) Node {
		l, rules := v.Lang, v.rules()
		return Group{
			heading(v.lateTitle()),
			paragraph(v.own(text.LateRules, text.Months(l, rules.FileMonths))),
			h.P(h.Strong(Text(v.own(text.LateStill))), Text(" "+v.own(text.LateAnswer, text.WorkingDays(l, rules.LateAnswerDays)))),
		}
	},
	fields: func(v *visit, f ui.Form) Node {
		return f.TextArea("reden", text.LateWhy.In(v.Lang), ui.Optional, ui.Short, ui.Hint(text.LateWhyHint.In(v.Lang)))
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "reden", v.WhyLate)
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) { a.WhyLate = cut(typedWords(in.Values, "reden"), storyLimit) },
}

func (v *visit) lateTitle() string {
	return text.Fill(v.Lang, text.LateTitle, text.Months(v.Lang, v.rules().FileMonths))
}
