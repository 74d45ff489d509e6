package web

import (
	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R7, R8, D22-D26: sealing, the checklists, and the way back.
var actsSafety = []act{
	{
		slug: "veiligheid", text: text.ActSafety, verb: gehoor.Handle, danger: true,
		when: func(c *gehoor.Complaint) bool { return !c.Sealed && c.Seq > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return f.Radios("spoor", r.label(text.LabelTrack), choices(r.Lang, gehoor.ReportingDuty, gehoor.ReportingCode))
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			track := one(in, "spoor", gehoor.ReportingDuty, gehoor.ReportingCode)
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.AskSafety(track, raisedBy(c))
			}
		},
		then: func(r *Request, c *gehoor.Complaint) ui.Path { return "/bureau" },
	},
	{
		slug: "stap", text: text.ActStep, verb: gehoor.Safeguard,
		when: func(c *gehoor.Complaint) bool { return c.Sealed },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("stap", r.label(text.LabelStep), choices(r.Lang, gehoor.Checklist(c.Track)...)),
				f.Checkbox("wacht", r.label(text.LabelWaits)),
				f.TextArea("reden", r.label(text.LabelReason), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			step := one(in, "stap", gehoor.Checklist(c.Track)...)
			note := in.optional("reden")
			return []*app.Body{note}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.TakeStep(step, day.Now, in.has("wacht"), note.Ref, true, day.Now)
			}
		},
	},
	{
		slug: "overgenomen", text: text.Act{Title: text.SafetyDivert, Intro: text.SafetyDivertIntro, Button: text.SafetyDivert}, verb: gehoor.Safeguard, danger: true,
		when: func(c *gehoor.Complaint) bool { return c.Sealed && len(c.Diverted) == 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return f.Radios("spoor", r.label(text.LabelTrack), choices(r.Lang, gehoor.ReportingDuty, gehoor.ReportingCode))
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			track := one(in, "spoor", gehoor.ReportingDuty, gehoor.ReportingCode)
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				var parts []gehoor.PartNo
				for _, p := range c.Remaining() {
					parts = append(parts, p.No)
				}
				return c.Divert(day.Procedure, track, parts, raisedBy(c), day.Now)
			}
		},
	},
	{
		slug: "geen-veiligheid", text: text.ActClear, verb: gehoor.Safeguard,
		when: func(c *gehoor.Complaint) bool { return c.Sealed && len(c.Diverted) == 0 },
		form: reasonForm,
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			reason := in.words("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.ClearSafety(reason.Ref)
			}
		},
	},
	{
		slug: "terugdraaien", text: text.ActReverse, verb: gehoor.Safeguard,
		when: func(c *gehoor.Complaint) bool { return len(c.Diverted) > 0 },
		form: reasonForm,
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			reason := in.words("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.ReverseDiversion(c.Diverted, reason.Ref)
			}
		},
	},
}

// raisedBy is the filing, or the last message of the complainant: known since then (D22).
func raisedBy(c *gehoor.Complaint) int {
	since := 1
	for _, e := range c.Events() {
		if _, ok := e.Fact.(gehoor.MessageReceived); ok {
			since = e.Seq
		}
	}
	return since
}
