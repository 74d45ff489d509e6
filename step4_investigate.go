package gehoor

import (
	"slices"
	"time"
)

// PlanHearing invites one side to be heard on a day.
//
// Clause R12, decision D20. Party is who, and 0 for the complainant. Who is complained about is invited only when it
// is certain that it is no matter of safety.
func (c *Complaint) PlanHearing(side Side, party Party, on Date, now time.Time) ([]Fact, error) {
	if err := c.hears(side, party); err != nil {
		return nil, err
	}
	if on.Before(DateOf(now)) {
		return nil, refuse("R12", "hear.past")
	}
	return []Fact{HearingPlanned{Side: side, Party: party, On: on}}, nil
}

// Hear records that one side was heard, with the account of it. Clause R12, decision D20.
func (c *Complaint) Hear(side Side, party Party, on Date, account Ref, now time.Time) ([]Fact, error) {
	if err := c.hears(side, party); err != nil {
		return nil, err
	}
	switch {
	case on.After(DateOf(now)):
		return nil, refuse("R12", "hear.future")
	case on.Before(DateOf(c.Filed.ReceivedAt)):
		return nil, refuse("R12", "hear.before-receipt", DateOf(c.Filed.ReceivedAt))
	case account == Ref{}:
		return nil, refuse("R12", "hear.no-account")
	}
	return []Fact{Heard{Side: side, Party: party, On: on, Account: account}}, nil
}

// SendAccount sends the account to who was heard, for comment by a day. Clause R12, decision D20.
func (c *Complaint) SendAccount(side Side, party Party, by Date, text Ref, now time.Time) ([]Fact, error) {
	if err := c.hears(side, party); err != nil {
		return nil, err
	}
	heard := false
	for _, e := range c.events {
		f, ok := e.Fact.(Heard)
		heard = heard || ok && f.Side == side && f.Party == party
	}
	switch {
	case !heard:
		return nil, refuse("R12", "account.not-heard")
	case text == Ref{}:
		return nil, refuse("R12", "account.nothing")
	case by.Before(DateOf(now)):
		return nil, refuse("R12", "account.past")
	}
	return []Fact{AccountSent{Side: side, Party: party, By: by, Text: text}}, nil
}

// AnswerAccount records the comment on the account; a zero comment: none came, or none is wanted. Clause R12.
func (c *Complaint) AnswerAccount(side Side, party Party, comment Ref) ([]Fact, error) {
	if !slices.ContainsFunc(c.duties, func(d Duty) bool { return d.Kind == OweComment && d.Open() && d.No == int(party) }) {
		return nil, refuse("R12", "account.not-sent")
	}
	return []Fact{AccountAnswered{Side: side, Party: party, Comment: comment}}, nil
}

// AddDocument puts a file in the dossier; public: the complainant sees it. Clause R12. It may also be done while a safety
// track runs: evidence is kept.
func (c *Complaint) AddDocument(file File, side Side, public bool) ([]Fact, error) {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case file.Original == Ref{}:
		return nil, refuse("R12", "document.nothing")
	case public && c.Sealed:
		return nil, refuse("R8", "act.sealed")
	}
	return []Fact{DocumentAdded{File: file, Side: side, Public: public}}, nil
}

// Note adds a note for us alone: clause R12.
func (c *Complaint) Note(note Ref) ([]Fact, error) {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case note == Ref{}:
		return nil, refuse("R12", "note.nothing")
	}
	return []Fact{NoteAdded{Note: note}}, nil
}

// NoteMail is Note for what a colleague answered by mail, with the files that came with it: clause R12. Note is the zero Ref
// when files say it all.
func (c *Complaint) NoteMail(note Ref, files []File, m Mailed) ([]Fact, error) {
	return c.noteMail(NoteAdded{Note: note, Mail: m}, files, SideOther)
}

// Reread records what mail m of the dossier, which came from side, says that it did not before: it was read anew. What was
// read at first stays. Clause R12.
func (c *Complaint) Reread(note Ref, files []File, side Side, m Mailed) ([]Fact, error) {
	return c.noteMail(NoteAdded{Note: note, Mail: m, Again: true}, files, side)
}

func (c *Complaint) noteMail(n NoteAdded, files []File, side Side) ([]Fact, error) {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case n.Note == Ref{} && len(files) == 0:
		return nil, refuse("R12", "note.nothing")
	}
	facts := []Fact{n}
	for _, f := range files {
		facts = append(facts, DocumentAdded{File: f, Side: side})
	}
	return facts, nil
}

// Investigate records that something was looked into: a logbook, a roster, a visit. Clause R12. While a safety track
// runs, we do not investigate (R7, R8).
func (c *Complaint) Investigate(note Ref) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	if note == (Ref{}) {
		return nil, refuse("R12", "note.nothing")
	}
	return []Fact{Investigated{Note: note}}, nil
}

// hears refuses a hearing that cannot be.
func (c *Complaint) hears(side Side, party Party) error {
	if err := c.running(); err != nil {
		return err
	}
	if err := c.hasParty(party); err != nil {
		return err
	}
	switch {
	case side != SideComplainant && side != SideAccused && side != SideOther,
		(side == SideComplainant) != (party == 0):
		return refuse("R12", "hear.side")
	case side == SideAccused && c.Parties[party] != Accused:
		return refuse("D15", "hear.not-accused")
	case side == SideAccused && c.worry():
		return refuse("D20", "hear.safety")
	}
	return nil
}

// worry reports whether the answer at question 1 raised a matter of safety that no safety reader has cleared.
func (c *Complaint) worry() bool {
	if c.Filed.Safety == NoDanger || c.Filed.Safety == "" {
		return false
	}
	for _, e := range c.events {
		switch e.Fact.(type) {
		case SafetyCleared, DiversionReversed:
			return false
		}
	}
	return true
}
