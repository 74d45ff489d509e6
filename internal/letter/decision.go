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
	DecideBy gehoor.Date // the last day it was owed: from then on one may go to the committee for lack of it
	Handler  string      // who handled it
	Decider  string      // who decided and signs (D18)
	Role     string      // of the decider, in the reader's language
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
	l := f.Lang
	b := f.begin()
	if !d.Corrects.IsZero() {
		b.say(text.DecisionCorrects, f.day(d.Corrects))
	}
	b.say(text.DecisionFiled, f.day(d.Received), d.Location)
	for i, part := range d.Parts {
		subject := part.Subject
		if len(d.Parts) > 1 {
			subject = strconv.Itoa(i+1) + ". " + subject
		}
		b.add(Heading(subject))
		b.add(Paragraph{{Text: text.DecisionOutcome(l, f.Words, part.Outcome, len(d.Parts) == 1), Strong: true}})
		b.section(text.DecisionFacts, part.Facts)
		b.section(text.DecisionEvidence, part.Evidence)
		b.section(text.DecisionReasons, part.Reasons)
	}
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
	b.head(text.DecisionDisagree)
	b.routes(d.Outside, d.DecideBy)
	if f.Phone != "" {
		b.say(text.MailQuestionsCall, f.Phone)
	}
	if d.Handler != "" {
		b.say(text.DecisionHandler, d.Handler)
	}
	b.add(SignOff{d.Decider, d.Role, f.Organisation})
	return Document{Lang: l, Title: f.fill(text.DecisionTitle, f.Reference), Blocks: b.blocks}
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
