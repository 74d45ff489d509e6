package letter

import (
	"strconv"

	"gehoor"
	"gehoor/internal/text"
)

// Decision is what the letter with the judgment says (R13 to R15). Its prose is the organisation's, as it was
// approved. Personnel measures are not among the measures (D21).
type Decision struct {
	Location string
	Received gehoor.Date
	Corrects gehoor.Date // the day of the letter that this one corrects; zero for a first letter
	Parts    []DecidedPart
	Measures []Promised
	Outside  Outside
	Handler  string      // who handled it
	Decider  string      // who decided and signs (D18)
	Role     string      // of the decider, in the reader's language
	Talked   gehoor.Date // of a settlement: the day of the conversation; zero leaves it out
	DecideBy gehoor.Date // of a settlement: the last day of our decision, should it not be resolved after all
}

// DecidedPart is what was found of one part of the complaint, in paragraphs of plain text.
type DecidedPart struct {
	Subject  string // what this part is about
	Outcome  gehoor.Outcome
	Facts    []string // what happened
	Evidence []string // how we know
	Reasons  []string // why we find so
}

// Promised is an improvement measure: what, and when it is done. Done says that it is.
type Promised struct {
	What string
	On   gehoor.Date // zero in what is not finished: then the letter has no day yet
	Done bool
}

// DecisionLetter is the written judgment with reasons, measures with dates, and the routes outside (E21).
func DecisionLetter(f Frame, d Decision) Document {
	b := f.begin()
	if !d.Corrects.IsZero() {
		b.say(text.DecisionCorrects, f.day(d.Corrects))
	}
	b.say(text.DecisionFiled, f.day(d.Received), d.Location)
	b.decided(d, text.DecisionReasons).measures(d)
	b.head(text.DecisionDisagree)
	return b.signed(d, text.DecisionTitle)
}

// SettlementLetter is the decision on a complaint that was resolved in conversation (D7): what was agreed and why, the
// measures, and that one may still say that it is not resolved.
func SettlementLetter(f Frame, d Decision) Document {
	b := f.begin()
	if !d.Corrects.IsZero() {
		b.say(text.DecisionCorrects, f.day(d.Corrects))
	}
	b.add(Say(f.fill(text.LetterReceived, f.day(d.Received)) + " " + f.fill(text.SettledAbout, d.Location)))
	b.sayIf(text.SettledTalked, d.Talked).say(text.SettledIs)
	b.decided(d, text.SettledAgreed)
	if len(d.Measures) > 0 { // without them, what was agreed is all, and not that nothing changes
		b.measures(d)
	}
	tell := f.fill(text.SettledTell)
	if !d.DecideBy.Before(f.Today) {
		tell += " " + f.fill(text.SettledBy, f.day(d.DecideBy))
	}
	b.head(text.SettledWrong).add(Say(tell))
	return b.signed(d, text.SettledTitle)
}

// decided says what was found of each part.
func (b *body) decided(d Decision, reasons text.Msg) *body {
	l := b.f.Lang
	for i, part := range d.Parts {
		subject := part.Subject
		if len(d.Parts) > 1 {
			subject = strconv.Itoa(i+1) + ". " + subject
		}
		b.add(Heading(subject))
		b.add(Paragraph{{Text: text.DecisionOutcome(l, b.f.Words, part.Outcome, len(d.Parts) == 1), Strong: true}})
		b.section(text.DecisionFacts, part.Facts)
		b.section(text.DecisionEvidence, part.Evidence)
		b.section(reasons, part.Reasons)
	}
	return b
}

// measures says what will change, and by when.
func (b *body) measures(d Decision) {
	f := b.f
	b.head(text.DecisionMeasures)
	if len(d.Measures) == 0 {
		b.say(text.DecisionNoMeasures)
	} else {
		var list List
		later := false
		for _, m := range d.Measures {
			if m.On.IsZero() {
				list.Items = append(list.Items, Say(m.What))
				continue
			}
			when := text.DecisionDoneOn
			if !m.Done {
				when, later = text.DecisionDoneBy, true
			}
			list.Items = append(list.Items, Say(m.What+" "+f.fill(when, f.day(m.On))))
		}
		b.add(list)
		if later {
			b.say(text.DecisionTold)
		}
	}
}

// signed says where one can turn, and who handled and decided it.
func (b *body) signed(d Decision, title text.Msg) Document {
	b.routes(d.Outside, gehoor.Date{}, text.MailOutsideNo)
	return b.call().handled(text.DecisionHandler, d.Handler).regards(d.Decider, d.Role, title, b.f.Reference)
}

// section is a question and its answer, left out when there is none.
func (b *body) section(question text.Msg, paragraphs []string) {
	if len(paragraphs) == 0 {
		return
	}
	b.add(Subheading(b.f.fill(question)))
	for _, p := range paragraphs {
		b.add(Say(p))
	}
}
