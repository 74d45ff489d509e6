package web

import (
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

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
		slug: "voorstel", text: text.ActPropose, verb: gehoor.Handle,
		when: func(c *gehoor.Complaint) bool {
			return c.Open() && c.Lead != (gehoor.Seat{}) && c.SentAt.IsZero() && !c.Approved
		},
		form: proposalForm,
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			d := r.readJudgment(c, in)
			if len(in.errors) > 0 {
				return nil, nil
			}
			return r.App.Propose(d)
		},
	},
	{
		slug: "oordeel", text: text.ActDraft, verb: gehoor.Draft,
		when: func(c *gehoor.Complaint) bool { return c.Open() && c.Lead != (gehoor.Seat{}) },
		form: decisionForm, read: readDecision,
	},
	{
		slug: "akkoord", text: text.ActApprove, verb: gehoor.Approve,
		when: func(c *gehoor.Complaint) bool { return owes(c, gehoor.OweApprove) },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				section(text.AsParentSees.In(r.Lang)), r.draftLetter(c),
				section(text.CheckedTitle.In(r.Lang)), r.checkList(c),
				h.P(ui.LinkAlone(dossierPath(c).Join("terug"), text.SendBackLink.In(r.Lang))),
			}
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
	return Group{r.proposal(c), r.checkList(c), r.judgmentFields(c, f), f.TextArea("eenkant", r.label(text.LabelOneSide), ui.Optional, ui.Default(r.words(c, c.Draft.OneSide)))}
}

func proposalForm(r *Request, c *gehoor.Complaint, f ui.Form) Node { return r.judgmentFields(c, f) }

// written is what was written last: the draft, and before there is one the lead's proposal.
func written(c *gehoor.Complaint) ([]gehoor.Finding, []gehoor.Measure) {
	if c.Draft.Version > 0 {
		return c.Draft.Findings, c.Draft.Measures
	}
	return c.Proposal.Findings, c.Proposal.Measures
}

// readable are the measures of that which this person may read, and how many there are besides (D21).
func (r *Request) readable(c *gehoor.Complaint, ms []gehoor.Measure) (read, kept []gehoor.Measure) {
	for _, m := range ms {
		if m.Kind == gehoor.PersonnelMeasure && !gehoor.Can(r.who.Viewer, gehoor.Personnel, c) {
			kept = append(kept, m)
		} else {
			read = append(read, m)
		}
	}
	return read, kept
}

// judgmentFields ask for a finding on each part, and for measures; what was written before stands in them.
func (r *Request) judgmentFields(c *gehoor.Complaint, f ui.Form) Node {
	findings, all := written(c)
	measures, kept := r.readable(c, all)
	was := func(ref gehoor.Ref) ui.Option { return ui.Default(r.words(c, ref)) }
	var fields Group
	for _, p := range c.Remaining() {
		no := strconv.Itoa(int(p.No))
		var before gehoor.Finding
		for _, one := range findings {
			if one.Part == p.No {
				before = one
			}
		}
		fields = append(fields, f.Group(text.Word(r.Lang, p.Category),
			f.Radios("oordeel"+no, r.label(text.LabelOutcome), choices(r.Lang, gehoor.Upheld, gehoor.PartlyUpheld, gehoor.NotUpheld, gehoor.NoFinding, gehoor.Resolved), ui.Default(string(before.Outcome))),
			f.TextArea("feiten"+no, r.label(text.DecisionFacts), ui.Optional, was(before.Facts)),
			f.TextArea("weten"+no, r.label(text.DecisionEvidence), ui.Optional, was(before.Evidence)),
			f.TextArea("redenen"+no, r.label(text.DecisionReasons), was(before.Reasons)),
		))
	}
	for i := 1; i <= max(measureFields, len(measures)+1); i++ {
		no := strconv.Itoa(i)
		before := gehoor.Measure{Kind: gehoor.ToldMeasure}
		if i <= len(measures) {
			before = measures[i-1]
		}
		due := ""
		if !before.Due.IsZero() {
			due = dayMonthYear(before.Due)
		}
		fields = append(fields, f.Group(r.label(text.LabelMeasure)+" "+no,
			f.TextArea("maatregel"+no, r.label(text.LabelMeasure), ui.Optional, was(before.Text)),
			f.Select("eigenaar"+no, r.label(text.LabelOwner), append([]ui.Choice{{}}, r.colleagues(func(p gehoor.PersonID) bool { return !c.Barred(p) })...), ui.Optional, ui.Default(idText(before.Owner))),
			f.Date("klaar"+no, r.label(text.LabelDue), r.example(), ui.Optional, ui.Default(due)),
			f.Radios("soort"+no, r.label(text.LabelMeasureWho), choices(r.Lang, gehoor.ToldMeasure, gehoor.PersonnelMeasure), ui.Default(string(before.Kind))),
		))
	}
	if len(kept) > 0 {
		fields = append(fields, ui.Note(text.KeptPersonnel.In(r.Lang)))
	}
	return fields
}

// proposal is the lead's proposal, to take up in the letter (D18); nil when there is none.
func (r *Request) proposal(c *gehoor.Complaint) Node {
	if len(c.Proposal.Findings) == 0 && len(c.Proposal.Measures) == 0 {
		return nil
	}
	return Group{section(text.ProposalTitle.In(r.Lang)), r.judgmentWords(c, c.Proposal.Findings, c.Proposal.Measures)}
}

// judgmentWords are findings and measures, as far as this person reads them.
func (r *Request) judgmentWords(c *gehoor.Complaint, findings []gehoor.Finding, all []gehoor.Measure) Node {
	l := r.Lang
	var lines Group
	for _, one := range findings {
		part, _ := c.Part(one.Part)
		lines = append(lines, h.H3(Text(text.Word(l, part.Category)+": "+text.Word(l, one.Outcome))))
		for _, ref := range []gehoor.Ref{one.Facts, one.Evidence, one.Reasons} {
			if words := r.words(c, ref); words != "" {
				lines = append(lines, ui.Prose(words))
			}
		}
	}
	measures, kept := r.readable(c, all)
	for _, m := range measures {
		lines = append(lines, h.P(h.Strong(Text(text.LabelMeasure.In(l)+" ")), Text(r.words(c, m.Text)+" "+r.name(m.Owner)+", "+r.day(m.Due))))
	}
	if len(kept) > 0 {
		lines = append(lines, ui.Note(text.KeptPersonnel.In(l)))
	}
	return ui.Block(ui.Plain, lines)
}

// readJudgment reads findings and measures. A measure that this person may not read stays as it was.
func (r *Request) readJudgment(c *gehoor.Complaint, in *input) (d app.Drafting) {
	for _, p := range c.Remaining() {
		no := strconv.Itoa(int(p.No))
		d.Findings = append(d.Findings, app.FindingInWords{
			Part:    p.No,
			Outcome: one(in, "oordeel"+no, gehoor.Upheld, gehoor.PartlyUpheld, gehoor.NotUpheld, gehoor.NoFinding, gehoor.Resolved),
			Facts:   in.optional("feiten" + no).Text, Evidence: in.optional("weten" + no).Text, Reasons: in.words("redenen" + no).Text,
		})
	}
	_, all := written(c)
	measures, kept := r.readable(c, all)
	for i := 1; i <= max(measureFields, len(measures)+1); i++ {
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
	for _, m := range kept {
		m.No = 0
		d.Measures = append(d.Measures, app.MeasureInWords{Measure: m})
	}
	return d
}

func readDecision(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
	d := r.readJudgment(c, in)
	d.OneSide = in.optional("eenkant").Text
	if len(in.errors) > 0 {
		return nil, nil
	}
	return r.App.Judge(r.Ctx(), *r.who, c, d)
}
