package gehoor

import (
	"slices"
	"time"
)

// Message is one of ours, to the complainant or to a person of the dossier.
type Message struct {
	Text     Ref
	Party    Party // 0: the complainant
	Personal bool  // written by the lead himself: may be the personal contact of R10 (D4)
	Child    bool  // it has facts about a child: the relation must have been checked (D11)
	Answers  int   // seq of the message it answers; 0: none
	By       PersonID
}

// AgreeSteps records what was agreed, who does it and when the complainant hears more.
//
// Clause R11, decision D5. It ends what contact left owed and makes a follow-up by next; a zero owner is
// the lead, a zero next is no date. It rests on a conversation: without contact the complainant is informed instead.
func (c *Complaint) AgreeSteps(steps Ref, owner Seat, next Date, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.ContactedAt.IsZero():
		return nil, refuse("R11", "steps.no-contact")
	case steps == Ref{}:
		return nil, refuse("R11", "steps.nothing")
	case next != Date{} && next.Before(DateOf(now)):
		return nil, refuse("R11", "steps.past")
	}
	if owner == (Seat{}) {
		owner = c.Lead
	}
	return []Fact{StepsAgreed{Steps: steps, Owner: owner, Next: next}}, nil
}

// Inform records that the complainant was told of something. Clause R11, decisions D2, D4 and D5. One can
// only be told what is so.
func (c *Complaint) Inform(what Told, message Ref) ([]Fact, error) {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case c.Sealed:
		return nil, refuse("R8", "act.sealed")
	}
	var so bool
	switch what {
	case ToldForwarded:
		so = c.Lead != Seat{}
	case ToldTried:
		so = c.Tries > 0
	case ToldSteps:
		so = c.owes(OweConfirm, 0)
	case ToldLate:
		so = c.Admitted && (c.Filed.Late || c.owes(OweLateAnswer, 0)) // also when the mail came back and the date was corrected since
	case ToldDates:
		so = c.owes(OweTellDates, 0)
	case ToldProgress:
		so = c.Open()
	}
	switch {
	case !so:
		return nil, refuse("R11", "inform.not-so", what)
	case message == Ref{}:
		return nil, refuse("R11", "inform.nothing")
	}
	return []Fact{Informed{What: what, Message: message}}, nil
}

// Receive takes in a message of the complainant or of a person of the dossier: clause R11. It is never
// refused for what state the complaint is in, as long as it is there; an answer is owed.
func (c *Complaint) Receive(p Procedure, text Ref, files []File, party Party, now time.Time) ([]Fact, error) {
	if err := c.hasParty(party); err != nil {
		return nil, err
	}
	if c.Seq == 0 || !c.ErasedAt.IsZero() {
		return nil, refuse("", "act.closed")
	}
	if text == (Ref{}) && len(files) == 0 {
		return nil, refuse("R11", "receive.nothing")
	}
	return []Fact{MessageReceived{Text: text, Files: files, Party: party, AnswerBy: p.days(now, p.AnswerDays)}}, nil
}

// ReceiveMail is Receive for what came by mail. Decision D1: an answer is owed from when our own server took it.
func (c *Complaint) ReceiveMail(p Procedure, text Ref, files []File, m Mailed) ([]Fact, error) {
	facts, err := c.Receive(p, text, files, 0, m.At)
	return mailed(facts, m), err
}

func mailed(facts []Fact, m Mailed) []Fact {
	for i, f := range facts {
		if f, ok := f.(MessageReceived); ok {
			f.Mail = m
			facts[i] = f
		}
	}
	return facts
}

// Send records a message of ours that went out.
//
// Clauses R10 and R11, decisions D4 and D11. A message that the lead wrote himself to who chose writing, or can be
// reached no other way, is the personal contact of R10. Nothing with facts about a child goes out before
// the relation was checked. While a safety track runs nothing is sent from here (D25).
func (c *Complaint) Send(p Procedure, in Message, now time.Time) ([]Fact, error) {
	if err := c.hasParty(in.Party); err != nil {
		return nil, err
	}
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case c.Sealed:
		return nil, refuse("R8", "act.sealed")
	case in.Text == Ref{}:
		return nil, refuse("R11", "send.nothing")
	case in.Child && c.Relation == "":
		return nil, refuse("D11", "send.relation")
	case in.Answers != 0 && (in.Answers < 0 || !c.owes(OweAnswer, in.Answers) || c.asked(in.Answers) != in.Party):
		return nil, refuse("R11", "send.no-question")
	case c.Barred(in.By):
		return nil, refuse("D15", "contact.barred")
	case in.Personal && in.Party != 0:
		return nil, refuse("R10", "send.not-complainant")
	case in.Personal && c.Lead == Seat{}:
		return nil, refuse("R10", "contact.not-routed")
	}
	facts := []Fact{MessageSent{Text: in.Text, Party: in.Party, Personal: in.Personal, Answers: in.Answers}}
	if in.Personal && c.Open() && c.ContactedAt.IsZero() && c.chose(Wrote) {
		facts = append(facts, c.contact(p, Contact{Way: Wrote, At: now, By: in.By}))
	}
	return facts, nil
}

// asked is who sent the message of event seq; 0 is the complainant.
func (c *Complaint) asked(seq int) Party {
	f, _ := c.events[seq-1].Fact.(MessageReceived)
	return f.Party
}

// NoAnswer says that the message of event seq wants no answer: clause R11.
func (c *Complaint) NoAnswer(seq int) ([]Fact, error) {
	if seq == 0 || !c.owes(OweAnswer, seq) {
		return nil, refuse("R11", "send.no-question")
	}
	return []Fact{AnswerNotNeeded{Seq: seq}}, nil
}

// AgreeDelay records that the complainant agreed to wait until a later date. Clause R13, decision D6:
// it moves nothing statutory, and the way outside stays open.
func (c *Complaint) AgreeDelay(until Date, reason Ref, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.decided():
		return nil, refuse("R13", "delay.decided")
	case reason == Ref{}:
		return nil, refuse("D6", "delay.no-reason")
	case !until.After(DateOf(now)) || !until.After(c.Filed.Terms.Decide.Plain):
		return nil, refuse("D6", "delay.not-later", c.Filed.Terms.Decide.Plain)
	}
	return []Fact{DelayAgreed{Until: until, Reason: reason}}, nil
}

// TellPassed records that the complainant was told that the promised date passed, with a new date and the
// outside routes. Clauses R13 and R18, decision D8. When the new date passes too, it is owed again.
func (c *Complaint) TellPassed(new Date, message Ref, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil && (c.Sealed || !c.Returned || !c.ErasedAt.IsZero()) { // what came back after the closing is late too (D29)
		return nil, err
	}
	switch {
	case !c.owes(OweTellPassed, 0):
		return nil, refuse("D8", "passed.told")
	case !DateOf(now).After(c.Filed.Terms.Decide.Plain):
		return nil, refuse("D8", "passed.not-yet", c.Filed.Terms.Decide.Plain)
	case new.Before(DateOf(now)):
		return nil, refuse("D8", "passed.new-date")
	case message == Ref{}:
		return nil, refuse("D8", "inform.nothing")
	}
	return []Fact{LatenessTold{New: new, Message: message}}, nil
}

// RequestData records that the complainant, or a person of the dossier, asks for own data: one month from when it came in, for
// the privacy officer. Decision D20. It may have come in earlier than it is recorded: received is then that moment.
func (c *Complaint) RequestData(p Procedure, party Party, what DataRight, text Ref, received time.Time) ([]Fact, error) {
	if err := c.hasParty(party); err != nil {
		return nil, err
	}
	if c.Seq == 0 || !c.ErasedAt.IsZero() {
		return nil, refuse("", "act.closed")
	}
	if !slices.Contains([]DataRight{DataAccess, DataCorrection, DataErasure, DataCopy}, what) {
		return nil, refuse("D20", "data.what")
	}
	return []Fact{DataRequested{Party: party, What: what, Text: text, By: Months(DateOf(received), 1)}}, nil
}

// AnswerData answers the request of event a.Seq, in a letter: decision D20. Copy may be the person's copy of what is kept.
//
// Who complained and asks for erasure gets it (DataLater) as soon as the dossier need no longer be there, on a day that the answer
// names: thirteen months after filing, in which the Geschillencommissie can still be asked, and not before there has
// been time to read the answer. Then it goes by itself (D35). DataMet is that what was asked has been done.
func (c *Complaint) AnswerData(p Procedure, a DataAnswered, now time.Time) ([]Fact, error) {
	if a.Seq < 1 || !c.owes(OweData, a.Seq) {
		return nil, refuse("D20", "data.none")
	}
	asked, _ := c.events[a.Seq-1].Fact.(DataRequested)
	switch {
	case a.Answer == Ref{}:
		return nil, refuse("D20", "data.no-answer")
	case !slices.Contains([]DataOutcome{DataMet, DataLater, DataRefused}, a.Outcome):
		return nil, refuse("D20", "data.outcome")
	case a.Outcome == DataLater && (asked.What != DataErasure || asked.Party != 0):
		return nil, refuse("D20", "data.not-later")
	}
	a.Until = Date{}
	if a.Outcome == DataLater {
		a.Until = c.Leaves(p, now)
	}
	return []Fact{a}, nil
}

// leaveReading is how many days there are to read the answer to a request before the dossier goes.
const leaveReading = 30

// Leaves is the last day on which a dossier is kept whose complainant asks today for erasure: see AnswerData. It is later when
// the procedure, an outside case or a hold lasts longer.
func (c *Complaint) Leaves(p Procedure, now time.Time) Date {
	last := DateOf(c.Filed.ReceivedAt).AddMonths(p.RetainFiling)
	if read := DateOf(now).AddDays(leaveReading); read.After(last) {
		last = read
	}
	return last
}

// hasParty refuses a person the dossier does not know; 0 is the complainant.
func (c *Complaint) hasParty(p Party) error {
	if _, ok := c.Parties[p]; p != 0 && !ok {
		return refuse("D15", "party.unknown")
	}
	return nil
}
