package gehoor

import (
	"slices"
	"strings"
	"time"
)

// A Disclosure is where somebody who is complained about reads one thing that was made for them (D20): no account,
// no dossier, and nothing but that text.
type Disclosure struct {
	Disclosed
	Seq     int // of the event that made it; it is known by this
	Version int // of the code; a new one voids the one before
	Read    bool
	Ended   bool
}

// An Offer is something made for who is complained about, from text that the coordinator selected (D20).
type Offer struct {
	What   DisclosedWhat
	Party  Party
	On     Date // of an invitation the day of the conversation; of an account by when we hope for a comment
	Text   Ref
	Way    DisclosedWay
	Number DisclosureNumber // of what is read with a code; none on paper
}

// Disclose gives who is complained about the invitation, their own account for comment, or the outcome.
//
// Clause R12, decision D20. An invitation plans the conversation, an account waits for a comment. Nothing is
// said before it is certain that it is no matter of safety; the outcome is told when the decision has gone out.
func (c *Complaint) Disclose(p Procedure, in Offer, now time.Time) ([]Fact, error) {
	if err := c.mayTell(in.Party); err != nil {
		return nil, err
	}
	today := DateOf(now)
	switch {
	case in.Text == Ref{}:
		return nil, refuse("D20", "disclose.nothing")
	case in.Way != DisclosePrinted && in.Way != DiscloseByMail && in.Way != DiscloseByPaper:
		return nil, refuse("D20", "disclose.way")
	case (in.Way == DisclosePrinted) != (in.Number == ""):
		return nil, refuse("D20", "disclose.way")
	}
	var facts []Fact
	var err error
	switch in.What {
	case DiscloseInvitation:
		if !slices.Contains(c.Hearings, HearingPlanned{SideAccused, in.Party, in.On}) {
			facts, err = c.PlanHearing(SideAccused, in.Party, in.On, now)
		}
	case DiscloseAccount:
		facts, err = c.SendAccount(SideAccused, in.Party, in.On, in.Text, now)
	case DiscloseOutcome:
		in.On = Date{}
		if c.SentAt.IsZero() || c.Returned {
			err = refuse("D20", "disclose.no-decision")
		}
	default:
		err = refuse("D20", "disclose.what")
	}
	if err != nil {
		return nil, err
	}
	return append(facts, Disclosed{
		What: in.What, Party: in.Party, On: in.On, Text: in.Text, Way: in.Way, Number: in.Number, Until: discloseUntil(p, in.On, today),
		Waits: in.Way == DisclosePrinted,
	}), nil
}

// PrintDisclosure is the paper that was made at seq, as long as it waits to be printed and brought. It waits unseen while it may be a
// matter of safety, and no more once it was taken back or is not about this person's conduct (D20).
func (c *Complaint) PrintDisclosure(seq int) (d Disclosure, ok bool) {
	d, ok = c.Disclosures[seq]
	return d, ok && d.Waits && !d.Ended && c.mayTell(d.Party) == nil
}

// GiveDisclosure records that the paper that was made at seq was posted or handed over: once. Decisions D20 and D29.
func (c *Complaint) GiveDisclosure(seq int, way DecisionWay) ([]Fact, error) {
	switch _, ok := c.PrintDisclosure(seq); {
	case !ok:
		return nil, refuse("D20", "disclose.ended")
	case way != OnPaper && way != InHand:
		return nil, refuse("D20", "disclose.way")
	}
	return []Fact{DisclosureGiven{Seq: seq, Way: way}}, nil
}

// RenewDisclosure gives what was made at seq a new code, by mail or on paper; the code before it is void.
// Decision D20.
func (c *Complaint) RenewDisclosure(p Procedure, seq int, way DisclosedWay, now time.Time) ([]Fact, error) {
	d, ok := c.Disclosures[seq]
	if !ok || d.Ended || d.Way == DisclosePrinted {
		return nil, refuse("D20", "disclose.ended")
	}
	if err := c.mayTell(d.Party); err != nil {
		return nil, err
	}
	if way != DiscloseByMail && way != DiscloseByPaper {
		return nil, refuse("D20", "disclose.way")
	}
	return []Fact{DisclosureRenewed{Seq: seq, Way: way, Until: discloseUntil(p, d.On, DateOf(now))}}, nil
}

// discloseUntil is the last day on which a code that is given today opens what was made: not before the conversation, or the comment
// that we hope for.
func discloseUntil(p Procedure, on, today Date) Date {
	if until := today.AddDays(p.DiscloseDays); until.After(on) {
		return until
	}
	return on
}

// EndDisclosure takes back what was made at seq: its code opens nothing any more. It may always be done. Decision D20.
func (c *Complaint) EndDisclosure(seq int) ([]Fact, error) {
	if p, ok := c.Disclosures[seq]; !ok || p.Ended || !c.ErasedAt.IsZero() {
		return nil, refuse("D20", "disclose.ended")
	}
	return []Fact{DisclosureEnded{Seq: seq}}, nil
}

// OpenDisclosure is what the code of the event seq opens on a day. While the dossier is sealed, after it was
// taken back, after its last day, and when the complaint turned out not to be about this person's conduct, it
// opens nothing (D20, D25).
func (c *Complaint) OpenDisclosure(seq int, today Date) (p Disclosure, ok bool) {
	p, ok = c.Disclosures[seq]
	return p, ok && !p.Ended && p.Way != DisclosePrinted && !today.After(p.Until) && c.mayTell(p.Party) == nil
}

// ReadDisclosure records that what was made at seq was opened with its code: once.
func (c *Complaint) ReadDisclosure(seq int, now time.Time) ([]Fact, error) {
	p, ok := c.OpenDisclosure(seq, DateOf(now))
	switch {
	case !ok:
		return nil, refuse("D20", "disclose.ended")
	case p.Read:
		return nil, nil
	}
	return []Fact{DisclosureRead{Seq: seq}}, nil
}

// AnswerDisclosure is what whoever reads what was made at seq says: with comment on the account, which is then answered,
// and of their own accord as an account of their own, that we answer like any message. Clause R12, decision D20.
func (c *Complaint) AnswerDisclosure(p Procedure, seq int, words Ref, comment bool, now time.Time) ([]Fact, error) {
	at, ok := c.OpenDisclosure(seq, DateOf(now))
	switch {
	case !ok:
		return nil, refuse("D20", "disclose.ended")
	case at.What == DiscloseOutcome:
		return nil, refuse("D20", "disclose.outcome")
	case words == Ref{}:
		return nil, refuse("D20", "disclose.no-words")
	case comment && at.What != DiscloseAccount:
		return nil, refuse("R12", "account.not-sent")
	case comment:
		return c.AnswerAccount(SideAccused, at.Party, words)
	}
	return c.Receive(p, words, nil, at.Party, now)
}

// mayTell refuses to say anything to who is not complained about, or as long as it may be a matter of safety.
func (c *Complaint) mayTell(party Party) error {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return refuse("", "act.closed")
	case c.HearingWaits():
		return refuse("D20", "hear.safety")
	case party == 0 || c.Parties[party] != Accused:
		return refuse("D15", "hear.not-accused")
	}
	return nil
}

// NewDisclosureNumber draws the number of a disclosure: six characters of the letters and digits of a complaint's number,
// none of which looks like another. It says nothing and is no complaint's. draw gives an even choice of 0 to n-1.
func NewDisclosureNumber(draw func(n int) int) DisclosureNumber {
	b := make([]byte, 6)
	for i := range b {
		b[i] = numberLetters[draw(len(numberLetters))]
	}
	return DisclosureNumber(b)
}

// ParseDisclosureNumber reads a disclosure's number as people type it; ok is false when it is none.
func ParseDisclosureNumber(s string) (n DisclosureNumber, ok bool) {
	s = strings.ToUpper(strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '-' || r == '\u00a0' {
			return -1
		}
		return r
	}, s))
	return DisclosureNumber(s), len(s) == 6 && strings.Trim(s, numberLetters) == ""
}

// String gives the number as it is shown, in two groups: "7F3 K2H".
func (n DisclosureNumber) String() string {
	if len(n) != 6 {
		return string(n)
	}
	return string(n[:3]) + "\u00a0" + string(n[3:])
}
