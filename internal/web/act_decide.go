package web

import (
	"errors"
	"slices"
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
		form: proposalForm, aside: whatWasHeard,
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			d := r.readJudgment(c, in, false)
			if len(in.errors) > 0 {
				return nil, nil
			}
			return r.App.Propose(d)
		},
	},
	{
		slug: "oordeel", text: text.ActDraft, verb: gehoor.Draft, saves: true,
		when: func(c *gehoor.Complaint) bool {
			return (c.Open() || c.ClosedOn == gehoor.ClosedDecided) && !c.Sealed && c.Lead != (gehoor.Seat{})
		},
		form: decisionForm, aside: whatWasHeard, below: decisionPreview, carry: saveDecision,
		then: func(r *Request, c *gehoor.Complaint) ui.Path {
			if owes(c, gehoor.OweApprove) || c.Approved {
				return dossierPath(c)
			}
			return dossierPath(c).Join("oordeel") // not finished: what is still to do stands there
		},
	},
	{
		slug: "akkoord", text: text.ActApprove, verb: gehoor.Approve,
		when: func(c *gehoor.Complaint) bool { return owes(c, gehoor.OweApprove) },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				section(text.AsParentSees.In(r.Lang)), r.draftLetter(c),
				section(text.CheckedTitle.In(r.Lang)), r.checkList(c), r.proofread(c),
			}
		},
		below: func(r *Request, c *gehoor.Complaint, _ ui.Form) Node {
			return h.P(ui.LinkAlone(dossierPath(c).Join("terug"), text.SendBackLink.In(r.Lang)))
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
		then: func(r *Request, c *gehoor.Complaint) ui.Path {
			if r.PostForm.Get("hoe") == string(gehoor.OnPaper) && c.Approved && c.Draft.Version != c.Sent.Version {
				return paperPath // it waits there to be printed
			}
			return dossierPath(c)
		},
		when: func(c *gehoor.Complaint) bool {
			return (c.Open() || c.ClosedOn == gehoor.ClosedDecided) && c.Draft.Version > 0 && (c.Draft.Version != c.Sent.Version || c.Returned)
		},
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				r.draftLetter(c), r.addressLink(c), r.checkList(c), r.boxes(c),
				f.Radios("hoe", r.label(text.LabelHow), []ui.Choice{
					{Value: string(gehoor.OnStatusPage), Words: text.Sentence(text.Word(r.Lang, gehoor.OnStatusPage))},
					{Value: string(gehoor.OnPaper), Words: text.Sentence(text.Word(r.Lang, gehoor.OnPaper)), Hint: text.SendPaper.In(r.Lang)},
					{Value: string(gehoor.InHand), Words: text.Sentence(text.Word(r.Lang, gehoor.InHand))},
				}),
				If(!c.Approved, f.Checkbox("alleen", r.label(text.LabelAlone))),
			}
		},
		later: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(*gehoor.Complaint) app.Letter) {
			how := one(in, "hoe", gehoor.OnStatusPage, gehoor.OnPaper, gehoor.InHand)
			if how == gehoor.InHand || !c.Approved {
				return nil, nil // in a hand: that has happened, and is recorded
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
				f.Radios("hoe", r.label(text.LabelHow), append([]ui.Choice{{Value: string(phoned), Words: r.label(text.LabelPhoned)}}, choices(r.Lang, gehoor.OnPaper, gehoor.InHand)...)),
				r.reachComplainant(c),
				f.Date("op", r.label(text.LabelOn), r.example(), ui.Default(dayMonthYear(r.Today()))),
				f.Select("gever", r.label(text.LabelHanded), orEmpty(r.label(text.AdminChoose), r.colleagues(nil)), ui.Optional, ui.Hint(r.label(text.HandedOnly))),
				r.envelope(c),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			how, on := one(in, "hoe", phoned, gehoor.OnPaper, gehoor.InHand), in.date("op", r.Today())
			by := gehoor.PersonID(0)
			if in.has("gever") {
				by = r.somebody(in, "gever")
			}
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				switch how {
				case phoned:
					return c.PhoneDecision(on, by, day.Now)
				case gehoor.InHand:
					return c.HandOverDecision(on, by, day.Now)
				}
				return c.PostDecision(on, day.Now)
			}
		},
	},
	{
		slug: "retour", text: text.ActCameBack, verb: gehoor.Coordinate,
		when: (*gehoor.Complaint).Posted,
		form: func(*Request, *gehoor.Complaint, ui.Form) Node { return nil },
		read: func(*Request, *gehoor.Complaint, *input) ([]*app.Body, app.Act) {
			return nil, func(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) { return c.ReturnDecision("") }
		},
	},
	{
		slug: "maatregel", text: text.ActMeasure, verb: gehoor.Handle,
		when: func(c *gehoor.Complaint) bool { return owes(c, gehoor.OweMeasure) },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Select("nummer", r.label(text.LabelMeasure), r.openMeasures(c)),
				f.Radios("klaar", r.label(text.LabelHow), []ui.Choice{{Value: "ja", Words: r.label(text.LabelDone)}, {Value: "nee", Words: r.label(text.LabelLonger)}, {Value: "ander", Words: r.label(text.LabelAnother)}}),
				f.Date("op", r.label(text.LabelOn), r.example(), ui.Optional),
				f.Select("collega", r.label(text.LabelAnotherWho), orEmpty(r.label(text.AdminChoose), r.colleagues(func(p gehoor.PersonID) bool { return !c.Barred(p) })), ui.Optional),
				f.TextArea("reden", r.label(text.LabelReason), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			no := int(in.number("nummer"))
			done, on, to, reason := one(in, "klaar", progress("ja"), "nee", "ander"), gehoor.Date{}, gehoor.PersonID(0), in.optional("reden")
			if done == "ander" {
				to = r.somebody(in, "collega")
			} else {
				on = in.date("op", r.Today())
			}
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				switch done {
				case "ja":
					return c.FinishMeasure(no, on, reason.Ref, day.Who.Viewer.Person, day.Now)
				case "ander":
					return c.PassMeasure(no, to, reason.Ref, day.Who.Viewer.Person)
				}
				return c.MoveMeasure(no, on, reason.Ref, day.Who.Viewer.Person, day.Now)
			}
		},
	},
}

// phoned is a choice beside the ways of a decision: who complains was called about it (D29).
const phoned gehoor.DecisionWay = "gebeld"

// A progress is how far a measure is.
type progress string

// decisionForm is the editor (C5): what is still to do, the judgment, and why what is not as usual is so. What it
// holds is the last version; a correction begins with the words of the letter that went out.
func decisionForm(r *Request, c *gehoor.Complaint, f ui.Form) Node {
	l := r.Lang
	was := func(ref gehoor.Ref) ui.Option { return ui.Default(r.words(c, ref)) }
	return Group{
		Iff(c.Draft.Version > 0 && c.Draft.Version != c.Sent.Version, func() Node {
			return Group{
				If(c.Draft.ApproveBy.Plain.IsZero() && !c.Approved, ui.Block(ui.Warning, paragraph(text.DraftKept.In(l)))),
				section(text.StillToDo.In(l)), r.checkList(c), r.remarks(c),
				h.P(ui.Link(versionsPath(c), text.VersionsTitle.In(l))),
			}
		}),
		Iff(!c.SentAt.IsZero(), func() Node {
			return Group{ui.Block(ui.Warning, paragraph(text.CorrectsNote.In(l))), f.Hidden(fieldCorrects, strconv.Itoa(sentSeq(c)))}
		}),
		r.judgmentFields(c, f, true),
		f.TextArea("eenkant", r.label(text.LabelOneSide), ui.Optional, ui.Short, ui.Hint(r.label(text.OnlyIfSo)), was(c.Draft.OneSide)),
		f.TextArea("namen", r.label(text.LabelNamesWhy), ui.Optional, ui.Short, ui.Hint(r.label(text.OnlyIfSo)), was(c.Draft.NamesWhy)),
	}
}

// whatWasHeard is what a judgment rests on, to read beside it: what the lead proposes, the complaint, and what both
// sides said.
func whatWasHeard(r *Request, c *gehoor.Complaint) Node {
	l := r.Lang
	var said Group
	for _, e := range c.Events() {
		if f, is := e.Fact.(gehoor.Heard); is {
			said = append(said, h.H3(Text(text.HeardOn(l, f.Side, f.On, r.Today()))), ui.Block(ui.Plain, ui.Prose(r.words(c, f.Account))))
		}
		if f, is := e.Fact.(gehoor.AccountAnswered); is && f.Comment != (gehoor.Ref{}) {
			said = append(said, h.H3(Text(text.CommentOf(l, f.Side))), ui.Block(ui.Plain, ui.Prose(r.words(c, f.Comment))))
		}
	}
	return Group{
		Iff(c.SentAt.IsZero(), func() Node { return r.proposal(c) }),
		section(text.DossierComplaint.In(l)), r.complaintWords(c),
		Iff(len(said) > 0, func() Node { return Group{section(text.HeardTitle.In(l)), said} }),
	}
}

const fieldCorrects = "verbetert"

// sentSeq is the seq of the decision that went out last; 0 when none did.
func sentSeq(c *gehoor.Complaint) (seq int) {
	for _, e := range c.Events() {
		if _, is := e.Fact.(gehoor.DecisionSent); is {
			seq = e.Seq
		}
	}
	return seq
}

// remarks are what the second person wants changed in the last version.
func (r *Request) remarks(c *gehoor.Complaint) Node {
	if c.SentBack == 0 || c.SentBack != c.Draft.Version {
		return nil
	}
	var node Node
	for _, e := range c.Events() {
		if f, is := e.Fact.(gehoor.DecisionSentBack); is && f.Version == c.SentBack {
			node = ui.Block(ui.Warning, h.P(h.Strong(Text(text.ActSendBack.Title.In(r.Lang)))), ui.Prose(r.words(c, f.Remarks)))
		}
	}
	return node
}

// decisionPreview is the letter as it was kept last, as who complains will read it, with what to look at in it.
func decisionPreview(r *Request, c *gehoor.Complaint, _ ui.Form) Node {
	if c.Draft.Version == 0 || c.Draft.Version == c.Sent.Version {
		return nil
	}
	return Group{r.proofread(c), section(text.AsParentSees.In(r.Lang)), r.draftLetter(c)}
}

// saveDecision keeps what was typed, whatever is wrong with it, and says what is. With the other button it goes to
// the second reader once it can.
func saveDecision(r *Request, c *gehoor.Complaint, in *input) carrying {
	read := &input{Values: in.Values, lang: in.lang}
	d := r.readJudgment(c, read, true)
	d.OneSide, d.NamesWhy = in.optional("eenkant").Text, in.optional("namen").Text
	d.Corrects, _ = strconv.Atoi(in.Get(fieldCorrects)) // none: nothing was sent when the page was opened
	return func(int) (*gehoor.Complaint, error) {
		save := func(unfinished bool) (*gehoor.Complaint, error) {
			version := d
			if version.Unfinished = unfinished; !unfinished { // whose words were taken out is no measure
				version.Measures = slices.DeleteFunc(slices.Clone(d.Measures), func(m app.MeasureInWords) bool { return m.Words == "" && m.Text == (gehoor.Ref{}) })
			}
			return r.App.SaveDecision(r.Ctx(), *r.who, c.ID, version)
		}
		if len(read.errors) > 0 {
			after, err := save(true)
			if err == nil {
				in.errors, err = read.errors, errAsk
			}
			return after, err
		}
		if in.has(fieldSave) {
			return save(true)
		}
		after, err := save(false)
		var refusal *gehoor.Refusal
		if errors.As(err, &refusal) {
			if kept, failed := save(true); failed == nil {
				return kept, err
			}
		}
		return after, err
	}
}

func proposalForm(r *Request, c *gehoor.Complaint, f ui.Form) Node {
	return r.judgmentFields(c, f, false)
}

// written is what was written last: the draft, and before there is one the lead's proposal.
func written(c *gehoor.Complaint) ([]gehoor.Finding, []gehoor.Measure) {
	if c.Draft.Version > 0 { // after it went out: that which went out
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
// Starting offers, where nothing was written, a text to begin with.
func (r *Request) judgmentFields(c *gehoor.Complaint, f ui.Form, starting bool) Node {
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
		fields = append(fields, f.Group(r.partName(c, p.No),
			f.Radios("oordeel"+no, r.label(text.LabelOutcome), choices(r.Lang, gehoor.Upheld, gehoor.PartlyUpheld, gehoor.NotUpheld, gehoor.NoFinding, gehoor.Resolved), ui.Default(string(before.Outcome))),
			f.TextArea("feiten"+no, r.label(text.DecisionFacts), ui.Optional, was(before.Facts)),
			f.TextArea("weten"+no, r.label(text.DecisionEvidence), ui.Optional, was(before.Evidence)),
			f.TextArea("redenen"+no, r.label(text.DecisionReasons), was(before.Reasons)),
			Iff(starting && before.Facts == gehoor.Ref{} && before.Evidence == gehoor.Ref{} && before.Reasons == gehoor.Ref{}, func() Node {
				return f.Checkbox("begin"+no, r.label(text.StartLabel), ui.Hint(r.label(text.StartHint)))
			}),
		))
	}
	var more Group // most letters have one measure or none
	open := len(f.Errors) > 0
	for i := 1; i <= max(measureFields, len(measures)+1); i++ {
		no := strconv.Itoa(i)
		before := gehoor.Measure{Kind: gehoor.ToldMeasure}
		if i <= len(measures) {
			before = promisedOr(c, measures[i-1])
		}
		due := ""
		if !before.Due.IsZero() {
			due = dayMonthYear(before.Due)
		}
		asked := f.Group(r.label(text.LabelMeasure)+" "+no,
			f.TextArea("maatregel"+no, r.label(text.LabelWhatMeasure), ui.Optional, ui.Short, was(before.Text)),
			f.Select("eigenaar"+no, r.label(text.LabelOwner), orEmpty(r.label(text.AdminChoose), r.colleagues(func(p gehoor.PersonID) bool { return !c.Barred(p) })), ui.Optional, ui.Default(idText(before.Owner))),
			f.Date("klaar"+no, r.label(text.LabelDue), r.example(), ui.Optional, ui.Default(due)),
			f.Radios("soort"+no, r.label(text.LabelMeasureWho), choices(r.Lang, gehoor.ToldMeasure, gehoor.PersonnelMeasure), ui.Default(string(before.Kind))),
			f.Select("aard"+no, r.label(text.LabelNature), orEmpty(r.label(text.AdminChoose), choices(r.Lang, natures...)), ui.Optional, ui.Default(string(before.Nature)), ui.Hint(text.NatureFor.In(r.Lang))),
		)
		if i > max(1, len(measures)) {
			more, open = append(more, asked), open || f.Values.Get("maatregel"+no) != ""
		} else {
			fields = append(fields, asked)
		}
	}
	if len(more) > 0 {
		fields = append(fields, ui.Unfolded(open, r.label(text.MoreMeasures), more))
	}
	if len(kept) > 0 {
		fields = append(fields, ui.Note(text.KeptPersonnel.In(r.Lang)))
	}
	return fields
}

// partName is what a part is about, with its number where there are more.
func (r *Request) partName(c *gehoor.Complaint, no gehoor.PartNo) string {
	part, _ := c.Part(no)
	name := r.categoryWords(part.Category)
	if len(c.Remaining()) < 2 {
		return name
	}
	if name == "" {
		return text.PartTitle(r.Lang, no)
	}
	return text.PartTitle(r.Lang, no) + ": " + name
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
		lines = append(lines, h.H3(Text(r.partName(c, part.No)+": "+text.Word(l, one.Outcome))))
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

// promisedOr is a measure as it was promised, where it was: its day may have moved since. Another has no number yet.
func promisedOr(c *gehoor.Complaint, m gehoor.Measure) gehoor.Measure {
	if before, promised := c.Measures[m.No]; promised {
		return before.Measure
	}
	m.No = 0
	return m
}

// natures are what kind of measure it may be, for the annual report.
var natures = []gehoor.MeasureNature{
	gehoor.TrainingMeasure, gehoor.WorkMeasure, gehoor.InformationMeasure, gehoor.PremisesMeasure, gehoor.PlacementMeasure,
	gehoor.PaymentMeasure, gehoor.ApologyMeasure, gehoor.OtherMeasure,
}

// readJudgment reads findings and measures; of what is unfinished, as far as it got. A measure that this person may not
// read stays as it was.
func (r *Request) readJudgment(c *gehoor.Complaint, in *input, unfinished bool) (d app.Drafting) {
	asked := func(name string) bool { return !unfinished || in.has(name) }
	for _, p := range c.Remaining() {
		no := strconv.Itoa(int(p.No))
		f := app.FindingInWords{
			Part: p.No, Facts: in.optional("feiten" + no).Text, Evidence: in.optional("weten" + no).Text, Reasons: in.optional("redenen" + no).Text,
		}
		if unfinished && in.has("begin"+no) && f.Facts+f.Evidence+f.Reasons == "" {
			f.Facts, f.Evidence, f.Reasons = text.Starting(text.LangOf(c.Filed.Language), r.Set.Words, p.Category)
			for name, words := range map[string]string{"feiten": f.Facts, "weten": f.Evidence, "redenen": f.Reasons} {
				in.Values.Set(name+no, words) // also where the page asks again
			}
		}
		if asked("oordeel" + no) {
			f.Outcome = one(in, "oordeel"+no, gehoor.Upheld, gehoor.PartlyUpheld, gehoor.NotUpheld, gehoor.NoFinding, gehoor.Resolved)
		}
		if f.Reasons == "" && !unfinished {
			in.wrong("redenen"+no, text.WrongWords)
		}
		d.Findings = append(d.Findings, f)
	}
	_, all := written(c)
	measures, kept := r.readable(c, all)
	for i := 1; i <= max(measureFields, len(measures)+1); i++ {
		no := strconv.Itoa(i)
		words := in.optional("maatregel" + no).Text
		if words == "" && !(unfinished && (in.has("eigenaar"+no) || in.has("klaar"+no))) {
			continue
		}
		m := app.MeasureInWords{Words: words}
		if i <= len(measures) {
			m.Measure = promisedOr(c, measures[i-1])
			m.Text = gehoor.Ref{}
		}
		m.Kind, m.Owner, m.Due, m.Nature = gehoor.ToldMeasure, 0, gehoor.Date{}, ""
		if asked("soort" + no) {
			m.Kind = one(in, "soort"+no, gehoor.ToldMeasure, gehoor.PersonnelMeasure)
		}
		if in.has("aard" + no) {
			m.Nature = one(in, "aard"+no, natures...)
		}
		if asked("eigenaar" + no) {
			m.Owner = r.somebody(in, "eigenaar"+no)
		}
		if asked("klaar" + no) {
			m.Due = in.date("klaar"+no, r.Today())
		}
		d.Measures = append(d.Measures, m)
	}
	for _, m := range kept {
		d.Measures = append(d.Measures, app.MeasureInWords{Measure: promisedOr(c, m)})
	}
	return d
}
