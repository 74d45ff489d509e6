package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// A Drafting is a version of a decision in words, as it is written (R13-R15).
type Drafting struct {
	Findings []FindingInWords
	Measures []MeasureInWords
	OneSide  string // why not both sides were heard; empty when they were (R12)
	Corrects int    // seq of the decision that this letter corrects

	Unfinished bool   // kept to go on with
	NamesWhy   string // why it has names that the complainant did not use
}

// A FindingInWords is the judgment on one part, in paragraphs.
type FindingInWords struct {
	Part                     gehoor.PartNo
	Outcome                  gehoor.Outcome
	Facts, Evidence, Reasons string
}

// A MeasureInWords is a measure with its owner and date, told or personnel (D21). Its Text is filled in here,
// unless it has no words: one that was written before, by somebody else, and stays.
type MeasureInWords struct {
	gehoor.Measure
	Words string
}

// Judge gives what Do needs to write a version of the decision on c, with its letter. The letter says what the
// complainant may know: no personnel measure is in it (D21). It is the one place where a decision's letter is made.
func (a *App) Judge(ctx context.Context, w Who, c *gehoor.Complaint, in Drafting) ([]*Body, Act) {
	doc, err := a.decisionLetter(ctx, w, c, in)
	if err != nil {
		return nil, func(*gehoor.Complaint, Day) ([]gehoor.Fact, error) { return nil, err }
	}
	names, err := a.names(ctx, w, c, in)
	if err != nil {
		return nil, func(*gehoor.Complaint, Day) ([]gehoor.Fact, error) { return nil, err }
	}
	oneSide, why, body := &Body{Text: in.OneSide}, &Body{Text: in.NamesWhy}, &Body{Letter: &doc}
	words, judged := in.seal()
	return append(words, oneSide, why, body), func(c *gehoor.Complaint, on Day) ([]gehoor.Fact, error) {
		if !c.MayDraft(on.Procedure, on.Chart, on.Who.Viewer, on.Today) {
			return nil, gehoor.ErrForbidden
		}
		d := gehoor.DecisionDrafted{OneSide: oneSide.Ref, Letter: body.Ref, Corrects: in.Corrects, Unfinished: in.Unfinished, Names: names, NamesWhy: why.Ref, Blanks: in.blanks()}
		d.Findings, d.Measures = judged()
		return c.DraftDecision(on.Procedure, d, on.Who.Viewer.Person, on.Now)
	}
}

// Propose gives what Do needs for the lead's proposal (D18).
func (a *App) Propose(in Drafting) ([]*Body, Act) {
	words, judged := in.seal()
	return words, func(c *gehoor.Complaint, on Day) ([]gehoor.Fact, error) {
		var p gehoor.DecisionProposed
		p.Findings, p.Measures = judged()
		return c.ProposeDecision(p, on.Who.Viewer.Person, on.Now)
	}
}

// seal gives the words to seal, and what they are once they have been.
func (in Drafting) seal() ([]*Body, func() ([]gehoor.Finding, []gehoor.Measure)) {
	var words []*Body
	one := func(text string) *Body {
		b := &Body{Text: text}
		words = append(words, b)
		return b
	}
	type sealed struct{ facts, evidence, reasons *Body }
	findings, measures := make([]sealed, len(in.Findings)), make([]*Body, len(in.Measures))
	for i, f := range in.Findings {
		findings[i] = sealed{one(f.Facts), one(f.Evidence), one(f.Reasons)}
	}
	for i, m := range in.Measures {
		measures[i] = one(m.Words)
	}
	return words, func() (fs []gehoor.Finding, ms []gehoor.Measure) {
		for i, f := range in.Findings {
			w := findings[i]
			fs = append(fs, gehoor.Finding{Part: f.Part, Outcome: f.Outcome, Facts: w.facts.Ref, Evidence: w.evidence.Ref, Reasons: w.reasons.Ref})
		}
		for i, m := range in.Measures {
			if m.Words != "" {
				m.Text = measures[i].Ref
			}
			ms = append(ms, m.Measure)
		}
		return fs, ms
	}
}

func (a *App) decisionLetter(ctx context.Context, w Who, c *gehoor.Complaint, in Drafting) (letter.Document, error) {
	fail := func(err error) (letter.Document, error) {
		return letter.Document{}, fmt.Errorf("writing a decision's letter: %w", err)
	}
	k, err := a.corresponds(ctx, w, c)
	if err != nil {
		return fail(err)
	}
	day, l := k.day, k.frame.Lang
	decider := c.Decider(day.Procedure)
	d := letter.Decision{
		Received: gehoor.DateOf(c.Filed.ReceivedAt), DecideBy: c.Filed.Terms.Decide.Plain,
		Outside: outside(c, day.Procedure, k.set.Bodies()), Role: text.Word(l, decider.Role),
		Location: k.set.Name, // of a complaint about no location: it is about all of us
	}
	if in.Corrects > 0 && in.Corrects <= c.Seq { // another number is refused with the version
		d.Corrects = gehoor.DateOf(c.Events()[in.Corrects-1].At)
	}
	if c.Filed.Location != 0 {
		place, err := a.Store.Location(w.Org, c.Filed.Location)
		if err != nil {
			return fail(err)
		}
		d.Location = place.Name
	}
	handler, err := a.Store.Person(w.Org, w.Viewer.Person)
	if err != nil {
		return fail(err)
	}
	d.Handler = handler.Name
	for _, id := range day.Chart.Holders(decider, day.Today) {
		if c.Barred(id) {
			continue
		}
		person, err := a.Store.Person(w.Org, id)
		if err != nil {
			return fail(err)
		}
		d.Decider = person.Name
		break
	}
	for _, f := range in.Findings {
		part, _ := c.Part(f.Part)
		category, err := a.Store.Category(w.Org, part.Category)
		if err != nil {
			return fail(err)
		}
		subject := text.Category(l, category)
		if len(c.Filed.Others) > 0 {
			place, err := a.Store.Location(w.Org, part.Location)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return fail(err)
			}
			subject += ", " + place.Name
		}
		d.Parts = append(d.Parts, letter.DecidedPart{
			Subject: subject, Outcome: f.Outcome,
			Facts: paragraphs(f.Facts), Evidence: paragraphs(f.Evidence), Reasons: paragraphs(f.Reasons),
		})
	}
	for _, m := range in.Measures {
		if m.Kind != gehoor.ToldMeasure || m.Words == "" {
			continue
		}
		told := letter.Promised{What: sentence(m.Words), On: m.Due}
		if !m.Done.IsZero() {
			told.On, told.Done = m.Done, true
		}
		d.Measures = append(d.Measures, told)
	}
	write := letter.DecisionLetter
	if !slices.ContainsFunc(in.Findings, func(f FindingInWords) bool { return f.Outcome != gehoor.Resolved }) && len(in.Findings) > 0 {
		write = letter.SettlementLetter // D7
		if !c.ContactedAt.IsZero() {
			d.Talked = gehoor.DateOf(c.ContactedAt)
		}
	}
	return write(k.frame, d), nil
}

// sentence ends in a full stop, as another follows it.
func sentence(words string) string {
	words = strings.TrimSpace(words)
	if words == "" || strings.ContainsAny(words[len(words)-1:], ".!?") {
		return words
	}
	return words + "."
}

// paragraphs are what blank lines separate.
func paragraphs(words string) []string {
	var list []string
	for p := range strings.SplitSeq(strings.ReplaceAll(words, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// ReadLetter is a letter as it was kept: a decision's as its blocks, one that was typed as paragraphs.
func ReadLetter(mediaType string, body []byte) (letter.Document, error) {
	if mediaType == letter.MediaType {
		return letter.Read(body)
	}
	var d letter.Document
	for _, p := range paragraphs(string(body)) {
		d.Blocks = append(d.Blocks, letter.Say(p))
	}
	return d, nil
}

// LetterFor is a letter that the complainant may read; an empty document when it was erased.
func (a *App) LetterFor(ctx context.Context, org int64, ref gehoor.Ref) (letter.Document, error) {
	content, err := a.Store.Item(ctx, org, ref)
	if errors.Is(err, store.ErrErased) {
		return letter.Document{}, nil
	}
	if err != nil {
		return letter.Document{}, err
	}
	return ReadLetter(content.MediaType, content.Body)
}
