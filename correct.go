package gehoor

import (
	"slices"
	"time"
)

// A Correction of what was entered wrongly. Only the field that Field names is read.
type Correction struct {
	Seq        int // of the entry that was wrong; 0: the filing
	Field      Field
	ReceivedAt time.Time
	Arose      Date
	Capacity   Capacity
	Way        ContactWay
	Sender     Ref
	Mail       bool // with Sender: there is a mail address now
	Phone      bool
	Reason     Ref
	Source     CorrectionSource // what a date of receipt rests on
	By         PersonID         // who corrects
	Second     PersonID         // who confirms a later date of receipt
}

// Correct puts a wrong entry right; both stay visible.
//
// Clauses R4 and R13, decision D6. A correction of the date of receipt is all that ever moves a statutory
// date, and it moves all terms, by the procedure p under which it was filed. It needs a reason and a source, and a second
// person when the date becomes later. The form's own time cannot become later, and nobody was spoken to or
// answered before receipt. The day it arose decides only whether it was late.
func (c *Complaint) Correct(p Procedure, in Correction, now time.Time) ([]Fact, error) {
	if c.Seq == 0 || !c.ErasedAt.IsZero() {
		return nil, refuse("", "act.closed")
	}
	if in.Reason == (Ref{}) {
		return nil, refuse("D6", "correct.no-reason")
	}
	f := Corrected{Seq: max(in.Seq, 1), Field: in.Field, Reason: in.Reason}
	same := false
	switch in.Field {
	case FieldReceived:
		if err := c.correctsReceipt(in, now); err != nil {
			return nil, err
		}
		terms, _ := p.terms(in.ReceivedAt, c.Filed.Happened, c.Filed.Arose)
		f.ReceivedAt, f.Terms, f.Source = in.ReceivedAt.UTC(), &terms, in.Source
		if in.ReceivedAt.After(c.Filed.ReceivedAt) {
			f.Second = in.Second
		}
		same = in.ReceivedAt.Equal(c.Filed.ReceivedAt)
	case FieldArose:
		if DateOf(c.Filed.ReceivedAt).Before(in.Arose) {
			return nil, refuse("R4", "submit.arose-future")
		}
		again, late := p.terms(c.Filed.ReceivedAt, c.Filed.Happened, in.Arose)
		terms := c.Filed.Terms
		terms.File, terms.Late = again.File, Term{}
		if late {
			terms.Late = c.Filed.Terms.Late
			if terms.Late.IsZero() {
				terms.Late = p.days(now, p.LateAnswerDays)
			}
		}
		f.Arose, f.Terms = in.Arose, &terms
		same = in.Arose == c.Filed.Arose
	case FieldCapacity:
		if !in.Capacity.known() {
			return nil, refuse("R5", "submit.capacity")
		}
		f.Capacity, same = in.Capacity, in.Capacity == c.Filed.Capacity
	case FieldWay:
		switch {
		case !in.Way.known() || c.Filed.Anonymous && in.Way != OnThePage:
			return nil, refuse("D4", "correct.way")
		case in.Way.calls() && !c.Filed.Phone:
			return nil, refuse("R10", "submit.no-phone")
		case in.Way == WriteMail && !c.Filed.Mail:
			return nil, refuse("R10", "submit.no-mail")
		}
		f.Way, same = in.Way, in.Way == c.Filed.Way
	case FieldSender:
		if in.Sender == (Ref{}) {
			return nil, refuse("R3", "correct.no-sender")
		}
		f.Sender, f.Mail, f.Phone, same = in.Sender, in.Mail, in.Phone, in.Sender == c.Filed.Sender
	default:
		return nil, refuse("D6", "correct.field")
	}
	if same {
		return nil, refuse("D6", "correct.same")
	}
	return []Fact{f}, nil
}

// correctsReceipt refuses a date of receipt that cannot be, or that one person alone would make later (D6).
func (c *Complaint) correctsReceipt(in Correction, now time.Time) error {
	later := in.ReceivedAt.After(c.Filed.ReceivedAt)
	switch {
	case in.ReceivedAt.IsZero() || in.ReceivedAt.After(now):
		return refuse("D6", "submit.received-future")
	case !slices.Contains([]CorrectionSource{FromPostmark, FromStamp, FromHeader, FromNote, FromStranger}, in.Source):
		return refuse("D6", "correct.no-source")
	case DateOf(in.ReceivedAt).Before(c.Filed.Arose):
		return refuse("R4", "submit.arose-future")
	case later && (c.Filed.Channel == ByForm || c.Filed.Channel == ByApp):
		return refuse("D1", "correct.form")
	case later && (in.Second == 0 || in.Second == in.By || c.Barred(in.Second)):
		return refuse("D6", "correct.second")
	}
	for _, e := range c.events {
		switch f := e.Fact.(type) {
		case Contacted:
			if !c.Recalled[e.Seq] && DateOf(f.At).Before(DateOf(in.ReceivedAt)) {
				return refuse("R10", "correct.after-contact", DateOf(f.At))
			}
		case DecisionSent:
			if DateOf(e.At).Before(DateOf(in.ReceivedAt)) {
				return refuse("R13", "correct.after-contact", DateOf(e.At))
			}
		}
	}
	return nil
}
