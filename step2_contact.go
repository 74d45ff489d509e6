package gehoor

import "time"

// NoteLasts is how long a note of contact, or of an attempt, can be taken back by who made it.
const NoteLasts = 10 * time.Minute

// Contact is a personal contact, as it was.
type Contact struct {
	Way      ContactMade
	At       time.Time
	By       PersonID // who spoke or wrote, when another records it; 0: who acts
	Resolved bool     // the complainant finds it resolved so: a settlement is owed (D7)
}

// Try records an attempt to reach the complainant. It does not meet the aim.
//
// Clause R10, decision D4. Two attempts count as "tried", apart from "not called".
func (c *Complaint) Try(way ContactMade, on Date, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.Lead == Seat{}:
		return nil, refuse("R10", "contact.not-routed")
	case way != NoAnswer && way != SentMessage:
		return nil, refuse("R10", "contact.no-attempt")
	case on.After(DateOf(now)):
		return nil, refuse("R10", "contact.future")
	case on.Before(DateOf(c.Filed.ReceivedAt)):
		return nil, refuse("R10", "contact.before-receipt", DateOf(c.Filed.ReceivedAt))
	}
	return []Fact{ContactTried{Way: way, On: on}}, nil
}

// Contact records that the manager was in personal contact with the complainant.
//
// Clause R10, decisions D4, D5 and D7. Only contact in the chosen way meets the aim: a conversation, or,
// for who chose writing, cannot be telephoned or gave no name, a message that the manager
// wrote himself. It is recorded afterwards, never for a moment before receipt. What was agreed stays owed
// until the end of the next working day; that the complainant calls it resolved decides nothing.
func (c *Complaint) Contact(p Procedure, in Contact, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.Lead == Seat{}:
		return nil, refuse("R10", "contact.not-routed")
	case in.Way != Called && in.Way != Met && in.Way != Wrote:
		return nil, refuse("R10", "contact.attempt")
	case !c.chose(in.Way):
		return nil, refuse("D4", "contact.not-chosen", c.Filed.Way)
	case c.Barred(in.By):
		return nil, refuse("D15", "contact.barred")
	case in.At.After(now):
		return nil, refuse("R10", "contact.future")
	case c.beforeReceipt(in.At):
		return nil, refuse("R10", "contact.before-receipt", DateOf(c.Filed.ReceivedAt))
	}
	return []Fact{c.contact(p, in)}, nil
}

func (c *Complaint) contact(p Procedure, in Contact) Contacted {
	f := Contacted{Way: in.Way, At: in.At.UTC(), By: in.By, StepsBy: p.days(in.At, p.StepsDays), Resolved: in.Resolved}
	if in.Resolved {
		f.NoBy = DateOf(in.At).AddDays(p.ResolvedDays)
	}
	return f
}

// TakeBackContact takes back the note of contact or of an attempt at seq, within [NoteLasts], by who made it: a slip
// of the finger. Contact is then owed by its first date, as if nothing had been noted. Clause R10.
func (c *Complaint) TakeBackContact(seq int, by PersonID, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	if seq < 1 || seq > c.Seq || c.Recalled[seq] {
		return nil, refuse("R10", "note.none")
	}
	e := c.events[seq-1]
	switch e.Fact.(type) {
	case Contacted, ContactTried:
	default:
		return nil, refuse("R10", "note.none")
	}
	switch {
	case e.Actor != By(by):
		return nil, refuse("R10", "note.none")
	case now.After(e.At.Add(NoteLasts)):
		return nil, refuse("R10", "note.too-late")
	case c.decided() || c.Resolves != Unanswered:
		return nil, refuse("R10", "note.too-late")
	}
	return []Fact{ContactTakenBack{Seq: seq}}, nil
}

// PassCall lets another colleague make contact: the lead is away or cannot. It moves no date, and the lead stays who
// it was. Clause R10, decision D15: never who it is, or may be, about.
func (c *Complaint) PassCall(to PersonID) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.Lead == Seat{}:
		return nil, refuse("R10", "contact.not-routed")
	case !c.ContactedAt.IsZero():
		return nil, refuse("R10", "pass.contacted")
	case to == 0 || to == c.Caller:
		return nil, refuse("R10", "pass.nobody")
	case c.Barred(to):
		return nil, refuse("D15", "contact.barred")
	}
	return []Fact{CallPassed{To: to}}, nil
}

// ReturnCall is what follows when the colleague to whom a call was passed has left or is away on a day: it is the lead's again. No
// facts: nothing follows. Clause R10, decision D17.
func (c *Complaint) ReturnCall(chart Chart, on Date) []Fact {
	if !c.Open() || c.Sealed || c.Caller == 0 || !c.ContactedAt.IsZero() || chart.there(c.Caller, on) {
		return nil
	}
	return []Fact{CallPassed{}}
}

// Calls is the seat that makes contact: a colleague to whom the call was passed, as long as contact or what is
// agreed in it is owed, and else the lead.
func (c *Complaint) Calls() Seat {
	if c.Caller != 0 && !c.Barred(c.Caller) && (c.owes(OweContact, 0) || c.owes(OweSteps, 0)) {
		return Named(c.Caller)
	}
	return c.Lead
}

// AnswerResolved is what the complainant says to our note that it is resolved. Clause R11, decision D7: silence
// decides nothing, and the decision is owed by its date whatever the answer. Who says no hears from us.
func (c *Complaint) AnswerResolved(p Procedure, agrees bool, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.ResolvedBy == Date{}:
		return nil, refuse("D7", "resolved.not-asked")
	case c.Resolves != Unanswered:
		return nil, refuse("D7", "resolved.answered")
	case DateOf(now).After(c.ResolvedBy), c.decided():
		return nil, refuse("D7", "resolved.too-late")
	}
	f := ResolvedAnswered{Agrees: agrees}
	if !agrees {
		f.FollowBy = p.days(now, p.StepsDays)
	}
	return []Fact{f}, nil
}

// SetLanguage changes the language in which the complainant gets our mails and letters.
func (c *Complaint) SetLanguage(l Language) ([]Fact, error) {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case l != Dutch && l != English:
		return nil, refuse("R11", "language.unknown")
	case l == c.Filed.Language:
		return nil, nil
	}
	return []Fact{LanguageSet{Language: l}}, nil
}

// chose reports whether contact made so is personal contact in the chosen way (D4).
func (c *Complaint) chose(way ContactMade) bool {
	if way == Wrote {
		return c.Filed.Way.writes() || !c.Filed.Phone && c.Filed.Way != MeetThere
	}
	return !c.Filed.Way.writes()
}

// beforeReceipt reports whether a moment lies before receipt. Of a letter or a telephone call only the day is known.
func (c *Complaint) beforeReceipt(t time.Time) bool {
	switch c.Filed.Channel {
	case ByForm, ByApp, ByMail:
		return t.Before(c.Filed.ReceivedAt)
	}
	return DateOf(t).Before(DateOf(c.Filed.ReceivedAt))
}
