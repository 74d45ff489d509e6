package web

import (
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// measureFields is how many new measures one version may add; more come with the next version.
const measureFields = 3

// R13-R15, D7, D18, D21, D29: the decision, its second reader, its delivery, and the measures.
var actsDecide = []act{
	{
		slug: "oordeel", text: text.ActDraft, verb: gehoor.Draft,
		when: func(c *gehoor.Complaint) bool { return c.Open() && c.Lead != (gehoor.Seat{}) },
		form: decisionForm, read: readDecision,
	},
	{
		slug: "akkoord", text: text.ActApprove, verb: gehoor.Approve,
		when: func(c *gehoor.Complaint) bool { return owes(c, gehoor.OweApprove) },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.draftLetter(c), r.checkList(c)}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.Approve(day.Procedure, day.Who.Viewer.Person, false, day.Now)
			}
		},
	},
	{
		slug: "terug", text: text.ActSendBack, verb: gehoor.Approve,
		when: func(c *gehoor.Complaint) bool { return owes(c, gehoor.OweApprove) },
		form: reasonForm,
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			remarks := in.words("reden")
			return []*app.Body{remarks}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.SendBack(day.Who.Viewer.Person, remarks.Ref)
			}
		},
	},
	{
		slug: "versturen", text: text.ActSend, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Open() && c.Draft.Version > 0 && c.SentAt.IsZero() },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				r.draftLetter(c), r.checkList(c),
				f.Radios("hoe", r.label(text.LabelHow), choices(r.Lang, gehoor.OnStatusPage, gehoor.OnPaper, gehoor.InHand)),
				If(!c.Approved, f.Checkbox("alleen", r.label(text.LabelAlone))),
			}
		},
		later: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(*gehoor.Complaint) app.Letter) {
			how := one(in, "hoe", gehoor.OnStatusPage, gehoor.OnPaper, gehoor.InHand)
			if how != gehoor.OnStatusPage || !c.Approved {
				return nil, nil // put in the post or in a hand: that has happened, and is recorded
			}
			printed := r.App.Printed(r.Ctx(), *r.who, c)
			return []*app.Body{printed}, func(*gehoor.Complaint) app.Letter { return app.Letter{Decision: &how, PDF: printed.Ref} }
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			how := gehoor.DecisionWay(in.Get("hoe"))
			printed := r.App.Printed(r.Ctx(), *r.who, c)
			return []*app.Body{printed}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				var alone []gehoor.Fact
				var err error
				if !c.Approved && in.has("alleen") {
					if alone, err = c.Approve(day.Procedure, day.Who.Viewer.Person, true, day.Now); err != nil {
						return nil, err
					}
					if c, err = c.After(day.Who.Actor(), day.Now, alone...); err != nil {
						return nil, err
					}
				}
				sent, err := c.SendDecision(day.Procedure, how, c.Draft.Letter, printed.Ref, day.Now)
				return append(alone, sent...), err
			}
		},
	},
	{
		slug: "bezorgd", text: text.ActDeliver, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return !c.SentAt.IsZero() && !c.Reached },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("hoe", r.label(text.LabelHow), choices(r.Lang, gehoor.OnPaper, gehoor.InHand)),
				f.Date("op", r.label(text.LabelOn), r.example(), ui.Default(dayMonthYear(r.Today()))),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			how, on := one(in, "hoe", gehoor.OnPaper, gehoor.InHand), in.date("op", r.Today())
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				if how == gehoor.InHand {
					return c.HandOverDecision(on)
				}
				return c.PostDecision(on)
			}
		},
	},
	{
		slug: "maatregel", text: text.ActMeasure, verb: gehoor.Handle,
		when: func(c *gehoor.Complaint) bool { return owes(c, gehoor.OweMeasure) },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Select("nummer", r.label(text.LabelMeasure), r.openMeasures(c)),
				f.Radios("klaar", r.label(text.LabelHow), []ui.Choice{{Value: "ja", Words: r.label(text.LabelDone)}, {Value: "nee", Words: r.label(text.LabelLonger)}}),
				f.Date("op", r.label(text.LabelOn), r.example()),
				f.TextArea("reden", r.label(text.LabelReason), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			no := int(in.number("nummer"))
			done, on, reason := one(in, "klaar", progress("ja"), "nee"), in.date("op", r.Today()), in.optional("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				if done == "ja" {
					return c.FinishMeasure(no, on, reason.Ref, day.Who.Viewer.Person, day.Now)
				}
				return c.MoveMeasure(no, on, reason.Ref, day.Who.Viewer.Person, day.Now)
			}
		},
	},
}

// A progress is how far a measure is.
type progress string

func decisionForm(r *Request, c *gehoor.Complaint, f ui.Form) Node {
	var fields Group
	fields = append(fields, r.checkList(c))
	for _, p := range c.Remaining() {
		no := strconv.Itoa(int(p.No))
		subject := text.Word(r.Lang, p.Category)
		if len(c.Filed.Others) > 0 {
			subject += " · " + r.locationName(p.Location)
		}
		fields = append(fields, f.Group(subject,
			f.Radios("oordeel"+no, r.label(text.LabelOutcome), choices(r.Lang, gehoor.Upheld, gehoor.PartlyUpheld, gehoor.NotUpheld, gehoor.NoFinding, gehoor.Resolved)),
			f.TextArea("feiten"+no, r.label(text.DecisionFacts), ui.Optional),
			f.TextArea("weten"+no, r.label(text.DecisionEvidence), ui.Optional),
			f.TextArea("redenen"+no, r.label(text.DecisionReasons)),
		))
	}
	for i := 1; i <= measureFields; i++ {
		no := strconv.Itoa(i)
		fields = append(fields, f.Group(r.label(text.LabelMeasure)+" "+no,
			f.TextArea("maatregel"+no, r.label(text.LabelMeasure), ui.Optional),
			f.Select("eigenaar"+no, r.label(text.LabelOwner), append([]ui.Choice{{}}, r.colleagues(func(p gehoor.PersonID) bool { return !c.Barred(p) })...), ui.Optional),
			f.Date("klaar"+no, r.label(text.LabelDue), r.example(), ui.Optional),
			f.Radios("soort"+no, r.label(text.LabelMeasureWho), choices(r.Lang, gehoor.ToldMeasure, gehoor.PersonnelMeasure), ui.Default(string(gehoor.ToldMeasure))),
		))
	}
	return append(fields, f.TextArea("eenkant", r.label(text.LabelOneSide), ui.Optional))
}

func readDecision(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
	d := app.Drafting{OneSide: in.optional("eenkant").Text}
	for _, p := range c.Remaining() {
		no := strconv.Itoa(int(p.No))
		d.Findings = append(d.Findings, app.FindingInWords{
			Part:    p.No,
			Outcome: one(in, "oordeel"+no, gehoor.Upheld, gehoor.PartlyUpheld, gehoor.NotUpheld, gehoor.NoFinding, gehoor.Resolved),
			Facts:   in.optional("feiten" + no).Text, Evidence: in.optional("weten" + no).Text, Reasons: in.words("redenen" + no).Text,
		})
	}
	for i := 1; i <= measureFields; i++ {
		no := strconv.Itoa(i)
		words := in.optional("maatregel" + no).Text
		if words == "" {
			continue
		}
		m := app.MeasureInWords{Words: words}
		m.Kind = one(in, "soort"+no, gehoor.ToldMeasure, gehoor.PersonnelMeasure)
		m.Owner, m.Due = in.person("eigenaar"+no), in.date("klaar"+no, r.Today())
		d.Measures = append(d.Measures, m)
	}
	if len(in.errors) > 0 {
		return nil, nil
	}
	return r.App.Judge(r.Ctx(), *r.who, c, d)
}
