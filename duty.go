package gehoor

import (
	"slices"
	"time"
)

// DutyKind is what is owed.
type DutyKind string

// The duties, in the order of the regulation.
const (
	OweAcknowledge DutyKind = "acknowledge"       // R6, the system
	OweLateAnswer  DutyKind = "answer-late"       // R4, D2
	OweForward     DutyKind = "forward"           // R9, D17
	OweSenior      DutyKind = "tell-senior"       // R16, D19, the system
	OweContact     DutyKind = "contact"           // R10
	OweSteps       DutyKind = "agree-steps"       // R11, D5
	OweConfirm     DutyKind = "confirm-steps"     // R11, the system: the summary to the parent
	OweFollowUp    DutyKind = "follow-up"         // R11
	OweAnswer      DutyKind = "answer"            // R11: a message of the complainant
	OweHearing     DutyKind = "hear"              // R12
	OweComment     DutyKind = "comment"           // R12: an account is out for comment
	OweRelation    DutyKind = "check-relation"    // D11
	OweDecide      DutyKind = "decide"            // R13
	OweApprove     DutyKind = "approve"           // D18
	OweReach       DutyKind = "reach"             // D29: a decision not opened: telephone or post
	OweTellPassed  DutyKind = "tell-passed"       // D8: the promised date passed, the system
	OweTellDates   DutyKind = "tell-dates"        // D6: promised dates were corrected, the system
	OweMeasure     DutyKind = "measure"           // R15
	OweTellMeasure DutyKind = "tell-measure"      // R15, the system
	OweAlarm       DutyKind = "alarm"             // D22: the duty list
	OweConfirmSafe DutyKind = "confirm-diversion" // D24
	OweSafetyStep  DutyKind = "safety-step"       // R7, R8: the next of the checklist
	OweData        DutyKind = "data-request"      // D20
	OweStatement   DutyKind = "statement"         // R19: our statement to the committee
	OweReply       DutyKind = "reply"             // R2: an enquiry
	OweReceipt     DutyKind = "receipt"           // R2: an enquiry's receipt, the system
	OweAsk         DutyKind = "ask-heard"         // the system: two questions, two weeks after the end
	OweReview      DutyKind = "review-hold"       // D35: whether what is held must still be
	OweBreach      DutyKind = "breach"            // D12: whether it is a data breach, within 72 hours (GDPR art. 33)
)

// Owner says by which hand a duty is owed; the seat behind it may change.
type Owner string

// The hands.
const (
	BySystem      Owner = "system"
	ByCoordinator Owner = "coordinator"
	ByLead        Owner = "lead"
	ByNextLevel   Owner = "next-level"
	ByApprover    Owner = "approver"
	BySafety      Owner = "safety"
	ByPrivacy     Owner = "privacy"
	ByPerson      Owner = "person" // Duty.Seat names who
)

// A Duty is something owed, done or not.
type Duty struct {
	Kind   DutyKind
	Clause Clause
	Owner  Owner
	Seat   Seat      // the seat that must act now; zero for the system
	By     time.Time // UTC; the end of the promised day, or at once. Zero: no date
	Term   Term      // its derivation, where it is a term
	Aim    bool      // an aim (R10), not a limit
	Since  int       // seq of the event that made it
	Done   int       // seq of the event that ended it; 0: owed
	Lapsed bool      // ended because the whole procedure ended, not because it was done
	No     int       // the measure's number, the party, the message's seq
	DoneAt time.Time // UTC; zero while owed
}

// Open reports whether d is still owed.
func (d Duty) Open() bool { return d.Done == 0 }

// Late reports whether d was, or is, done after its date: for a statutory term after the extended date (D8).
func (d Duty) Late(now time.Time) bool {
	if d.By.IsZero() {
		return false
	}
	limit := d.By
	if d.Term.Extended != (Date{}) {
		limit = d.Term.Extended.End()
	}
	if d.Open() {
		return now.After(limit)
	}
	return !d.Lapsed && d.DoneAt.After(limit)
}

// Duties returns all that c asks of us, done or not, in the order in which it came to be owed.
// It is the only place that says so: work lists, reminders, letters the system sends by itself,
// the complainant's page and every report read it.
func (c *Complaint) Duties() []Duty {
	duties := make([]Duty, len(c.duties))
	copy(duties, c.duties)
	for i := range duties {
		duties[i].Seat = c.seat(duties[i])
	}
	return duties
}

// Next is the open duty whose date comes first, of those that seats owe; nil seats: of all that
// people owe. ok is false when nothing is.
func (c *Complaint) Next(seats []Seat) (next Duty, ok bool) {
	for _, d := range c.Duties() {
		if !d.Open() || d.Owner == BySystem || seats != nil && !containsSeat(seats, d.Seat) {
			continue
		}
		if !ok || !d.By.IsZero() && (next.By.IsZero() || d.By.Before(next.By)) {
			next, ok = d, true
		}
	}
	return next, ok
}

// Waits reports whether the next word is the complainant's: nobody answered the telephone, an account is with
// him for comment, or a decision is with him unopened. The terms run on.
func (c *Complaint) Waits() bool {
	if !c.Open() || c.Sealed || c.owes(OweAnswer, 0) {
		return false
	}
	if c.owes(OweReach, 0) && !c.Returned || c.ContactedAt.IsZero() && c.Tries > 0 {
		return true
	}
	return slices.ContainsFunc(c.duties, func(d Duty) bool { return d.Kind == OweComment && d.Open() && d.No == 0 })
}

func containsSeat(seats []Seat, s Seat) bool {
	for _, x := range seats {
		if x == s {
			return true
		}
	}
	return false
}

// seat is who must do d now. While it is sealed, what others owe is for the track's readers to see to.
func (c *Complaint) seat(d Duty) Seat {
	owner := d.Owner
	if c.Sealed && (owner == ByCoordinator || owner == ByLead || owner == ByNextLevel || owner == ByApprover || owner == ByPrivacy || owner == ByPerson) {
		owner = BySafety
	}
	switch owner {
	case ByCoordinator:
		return c.Desk()
	case ByLead:
		if c.Lead == (Seat{}) {
			return c.Desk()
		}
		if d.Kind == OweContact || d.Kind == OweSteps {
			return c.Calls()
		}
		return c.Lead
	case ByApprover:
		return c.approver()
	case ByNextLevel:
		if c.NextLevel == (Seat{}) {
			return c.Desk()
		}
		return c.NextLevel
	case BySafety:
		return c.trackSeats()[0]
	case ByPrivacy:
		return Seat{Role: PrivacyOfficer}
	case ByPerson:
		if who := PersonID(d.Seat.Place); c.Barred(who) { // whom it turned out to be about sees to nothing
			return c.seat(Duty{Kind: d.Kind, Owner: ByLead})
		}
		return d.Seat
	}
	return Seat{}
}

// approver is the seat of the second person: who was asked after the first did not answer, and else the first.
func (c *Complaint) approver() Seat {
	if c.Second != (Seat{}) {
		return c.Second
	}
	return c.firstApprover()
}

// firstApprover is the seat of the procedure, the next level, or where there is none the desk (D18).
func (c *Complaint) firstApprover() Seat {
	switch {
	case c.Draft.Approver != (Seat{}):
		return c.Draft.Approver
	case c.NextLevel != (Seat{}):
		return c.NextLevel
	}
	return c.Desk()
}

// A ledger is the events of a stream and what is owed because of them.
type ledger struct {
	events []Event
	duties []Duty
}

// owe adds a duty that event e makes.
func (l *ledger) owe(e Event, d Duty) {
	d.Since = e.Seq
	l.duties = append(l.duties, d)
}

func (l *ledger) oweTerm(e Event, kind DutyKind, clause Clause, owner Owner, t Term) {
	if t.Plain == (Date{}) {
		return
	}
	l.owe(e, Duty{Kind: kind, Clause: clause, Owner: owner, By: t.Plain.End(), Term: t})
}

// did ends the duties of a kind that are open, or lapsed: they will not be owed again. No is the measure, party or message, or 0
// for any.
func (l *ledger) did(e Event, kind DutyKind, no int) {
	for i := range l.duties {
		if d := &l.duties[i]; d.Kind == kind && (no == 0 || d.No == no) {
			d.end(e.Seq, e.At)
		}
	}
}

// didThat ends the duty of a kind with exactly this number, of which 0 is one.
func (l *ledger) didThat(e Event, kind DutyKind, no int) {
	for i := range l.duties {
		if d := &l.duties[i]; d.Kind == kind && d.No == no {
			d.end(e.Seq, e.At)
		}
	}
}

// end says by which event it was done, and when, unless it was done before.
func (d *Duty) end(seq int, at time.Time) {
	if d.Open() || d.Lapsed {
		d.Done, d.DoneAt, d.Lapsed = seq, at, false
	}
}

// owes reports whether a duty of a kind is open; no is its number, or 0 for any.
func (l *ledger) owes(kind DutyKind, no int) bool {
	return slices.ContainsFunc(l.duties, func(d Duty) bool { return d.Kind == kind && d.Open() && (no == 0 || d.No == no) })
}

// pending reports whether a duty of a kind is open, or lapsed and so may be owed again.
func (l *ledger) pending(kind DutyKind) bool {
	return slices.ContainsFunc(l.duties, func(d Duty) bool { return d.Kind == kind && (d.Open() || d.Lapsed) })
}

func (d *Duty) lapse(e Event) { d.Done, d.DoneAt, d.Lapsed = e.Seq, e.At, true }

// oweRunning adds a duty of a procedure that runs: of one that rests it lapses at once, and is owed when that goes on.
func (c *Complaint) oweRunning(e Event, d Duty) {
	c.owe(e, d)
	if !c.ClosedAt.IsZero() || c.Signal {
		c.duties[len(c.duties)-1].lapse(e)
	}
}

// lapse ends what is open, except what goes on after the procedure's end, and keep. Nothing is told from what is sealed: what was
// to be told lapses too, until the seal is lifted (D19, D24); nor from what is erased.
func (c *Complaint) lapse(e Event, keep ...DutyKind) {
	for i := range c.duties {
		d := &c.duties[i]
		switch d.Kind {
		case OweSenior, OweTellMeasure, OweAsk:
			if !c.Sealed && c.ErasedAt.IsZero() {
				continue
			}
		case OweReach:
			if !c.Sealed && c.ClosedOn != ClosedWithdrawn {
				continue
			}
		case OweData, OweBreach, OweMeasure, OweStatement, OweAcknowledge, OweAlarm, OweConfirmSafe, OweSafetyStep, OweReview:
			continue
		}
		if d.Open() && !slices.Contains(keep, d.Kind) {
			d.lapse(e)
		}
	}
}

// revive brings back, with their first dates, what lapsed: of some kinds, or all of it (D9, D24).
func (l *ledger) revive(kinds ...DutyKind) {
	for i := range l.duties {
		if d := &l.duties[i]; d.Lapsed && (len(kinds) == 0 || slices.Contains(kinds, d.Kind)) {
			d.Done, d.DoneAt, d.Lapsed = 0, time.Time{}, false
		}
	}
}
