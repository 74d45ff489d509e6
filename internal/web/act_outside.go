package web

import (
	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R18-R20: outside bodies.
var actsOutside = []act{
	{
		slug: "naar-buiten", text: text.ActOutside, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Seq > 0 && c.ErasedAt.IsZero() },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("waar", r.label(text.LabelBody), choices(r.Lang, gehoor.ComplaintsDesk, gehoor.DisputesCommittee)),
				f.Date("op", r.label(text.LabelOn), r.example()),
				f.Select("grond", r.label(text.LabelGround), append([]ui.Choice{{}}, choices(r.Lang, gehoor.NoTimelyAnswer, gehoor.SecondOpinion, gehoor.NoRegulation, gehoor.CannotBeAsked)...), ui.Optional),
				f.Text("kenmerk", r.label(text.LabelReference), ui.Optional),
				f.Date("voor", r.label(text.LabelStatementBy), r.example(), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			to := gehoor.Escalated{Body: one(in, "waar", gehoor.ComplaintsDesk, gehoor.DisputesCommittee), On: in.date("op", r.Today())}
			if in.has("grond") {
				to.Direct = one(in, "grond", gehoor.NoTimelyAnswer, gehoor.SecondOpinion, gehoor.NoRegulation, gehoor.CannotBeAsked)
			}
			if in.has("voor") {
				to.AnswerBy = in.date("voor", r.Today())
			}
			reference := in.optional("kenmerk")
			return []*app.Body{reference}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				to.Reference = reference.Ref
				return c.Escalate(to, day.Now)
			}
		},
	},
	{
		slug: "standpunt", text: text.ActStatement, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.OwesStatement() },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return f.Date("op", text.DisputeStateOn.In(r.Lang), r.example())
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			on := in.date("op", r.Today())
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) { return c.StateCase(on, day.Now) }
		},
	},
	{
		slug: "uitkomst", text: text.ActRuling, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return len(c.Outside) > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("waar", r.label(text.LabelBody), choices(r.Lang, gehoor.ComplaintsDesk, gehoor.DisputesCommittee)),
				f.Date("op", r.label(text.LabelOn), r.example()),
				f.Select("uitkomst", r.label(text.LabelOutcome), append([]ui.Choice{{}}, choices(r.Lang, gehoor.RuledUpheld, gehoor.RuledPartly, gehoor.RuledNotUpheld, gehoor.RuledInadmissible, gehoor.RuledSettled, gehoor.AdvisedOnly)...)),
				f.TextArea("uitspraak", r.label(text.LabelRuled), ui.Optional),
				r.orderFields(f),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			end := gehoor.EscalationEnded{
				Body: one(in, "waar", gehoor.ComplaintsDesk, gehoor.DisputesCommittee), On: in.date("op", r.Today()),
				Outcome: one(in, "uitkomst", gehoor.RuledUpheld, gehoor.RuledPartly, gehoor.RuledNotUpheld, gehoor.RuledInadmissible, gehoor.RuledSettled, gehoor.AdvisedOnly),
			}
			ruling := in.optional("uitspraak")
			measures, bodies := r.orders(in)
			return append([]*app.Body{ruling}, bodies...), func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				end.Ruling, end.Measures = ruling.Ref, measures()
				return c.EndEscalation(end, day.Now)
			}
		},
	},
}
