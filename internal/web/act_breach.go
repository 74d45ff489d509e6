package web

import (
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// D12, GDPR art. 33: anyone who reads the dossier may report a possible data breach, for its 72 hours begin then; the
// privacy officer judges it.
var actsBreach = []act{
	{
		slug: "datalek", text: text.ActBreach, verb: gehoor.See,
		when: func(c *gehoor.Complaint) bool { return c.Seq > 0 && c.ErasedAt.IsZero() },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.TextArea("wat", r.label(text.BreachWhat), ui.Hint(text.BreachWhatHow.In(r.Lang))),
				f.Date("op", r.label(text.BreachKnown), r.example(), ui.Default(dayMonthYear(r.Today()))),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			what, on := in.words("wat"), in.date("op", r.Today())
			return []*app.Body{what}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				known := day.Now
				if on != day.Today {
					known = on.Start(nil) // the hour is not asked: the clock began no later than that
				}
				return c.SuspectBreach(what.Ref, known, day.Now)
			}
		},
	},
	{
		slug: "datalek-beoordelen", text: text.ActJudge, verb: gehoor.Protect,
		when: func(c *gehoor.Complaint) bool { return len(suspected(c)) > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			var which, is []ui.Choice
			for _, d := range suspected(c) {
				reported := text.FormatDateLong(r.Lang, gehoor.DateOf(c.Events()[d.No-1].At))
				which = append(which, ui.Choice{Value: strconv.Itoa(d.No), Words: text.Fill(r.Lang, text.BreachBy,
					reported, text.FormatDateLong(r.Lang, gehoor.DateOf(d.By)), text.FormatTime(r.Lang, d.By))})
			}
			for _, o := range breachOutcomes {
				is = append(is, ui.Choice{Value: string(o), Words: text.Breach(r.Lang, o)})
			}
			return Group{
				f.Radios("melding", r.label(text.BreachWhich), which, ui.Default(firstOf(which))),
				f.Radios("is", r.label(text.BreachIs), is),
				f.TextArea("waarom", r.label(text.BreachWhy)),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			why := in.words("waarom")
			judged := gehoor.BreachJudged{Seq: int(in.number("melding")), Outcome: one(in, "is", breachOutcomes...)}
			return []*app.Body{why}, func(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) {
				judged.Reason = why.Ref
				return c.JudgeBreach(judged)
			}
		},
	},
}

var breachOutcomes = []gehoor.BreachOutcome{gehoor.BreachNone, gehoor.BreachKept, gehoor.BreachReported, gehoor.BreachTold}

// suspected are the possible data breaches that are still to be judged.
func suspected(c *gehoor.Complaint) (open []gehoor.Duty) {
	for _, d := range c.Duties() {
		if d.Kind == gehoor.OweBreach && d.Open() && d.No >= 1 {
			open = append(open, d)
		}
	}
	return open
}
