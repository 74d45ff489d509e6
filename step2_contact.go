package gehoor

import "time"

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
	return Contacted{Way: in.Way, At: in.At.UTC(), By: in.By, StepsBy: p.days(in.At, p.StepsDays), Resolved: in.Resolved}
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
