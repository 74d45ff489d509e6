package gehoor

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// A Complaint is what its events add up to. Its methods answer with facts or with a
// Refusal and change nothing; Apply alone changes it. The zero Complaint is not yet filed.
type Complaint struct {
	ID  StreamID
	Seq int // of the last event

	Filed      Filed
	FiledBy    Actor
	FiledAt    time.Time // when it was entered; ReceivedAt is when it came in
	Lead       Seat      // who leads; zero until routed
	NextLevel  Seat
	LedBefore  []Seat // who led and does no more (D12)
	Taken      PersonID
	Desker     PersonID // the coordinator who has it (D17); 0: the desk
	Admitted   bool
	Signal     bool
	Practice   bool
	PracticeBy PersonID // who proposed to call it a test filing (D37); 0: nobody
	Parts      []Part
	Parties    map[Party]Standing
	PartySeats map[Party]Seat     // the positions complained about, where it was that
	Alone      map[Party][]Seat   // the positions of the desk and of safety that nobody else held (D16, D23)
	PartyNames map[Party]Ref      // as they were written, where nobody of the directory was meant
	Persons    map[Party]PersonID // who they are: from table party, not from facts
	Relation   RelationCheck
	Told       bool // the next level has been told

	ContactedAt time.Time
	Tries       int
	Caller      PersonID // who makes contact instead of the lead; 0: the lead himself
	ResolvedBy  Date     // until when the complainant may say that it is not resolved; zero: nobody said it was (D7)
	Resolves    Answer   // what the complainant says to that
	Heard       map[Side]bool
	Hearings    []HearingPlanned
	Disclosures map[int]Disclosure // by the seq of the event that made each (D20)

	Proposal DecisionProposed // of the lead; the last one
	Draft    DecisionDrafted
	Drafter  PersonID
	Approved bool
	Approver PersonID
	Second   Seat // who was asked for approval after the first did not answer (D18)
	SecondBy Term
	SentBack int // the version that the second person sent back; 0: none
	Sent     DecisionSent
	SentAt   time.Time
	Decided  DecisionDrafted // what was sent
	Reached  bool            // opened, posted or handed over
	Returned bool
	Measures map[int]MeasureState
	Delay    Date

	Marked      int   // seq of what must be read for safety first (D26); 0: nothing
	Track       Track // of the seal; empty: none
	Sealed      bool
	Diverted    []PartNo
	SafetySteps []SafetyStep
	KnownSince  time.Time // of the matter of safety (D22)

	ClosedAt    time.Time
	ClosedOn    CloseGround
	WithdrawnAt time.Time
	Reopened    int
	Outside     map[Body]Escalated
	Rulings     map[Body]EscalationEnded
	RateAsked   Date // when he was asked whether he was heard; zero: not
	RateUntil   Date
	Rating      Rated // the last answers
	ratedNo     int   // seq of the no that is owed an answer
	Linked      []StreamID
	SplitInto   []StreamID
	Grants      map[PersonID]Level
	CodeVersion int
	Hold        Date // held until it is looked at again on this day (D35)
	HoldReason  Ref
	Leave       Date // the complainant asked for erasure and was told it goes after this day (D20, D35)
	ErasedAt    time.Time
	Recalled    map[int]bool

	ledger
}

// MeasureState is a measure and how far it is.
type MeasureState struct {
	Measure
	Moved int
	Seq   int // of the event that promised it
}

// Load adds up a complaint's events, which are in order from the first.
// A fact that does not belong in a complaint, or a gap, is an error: the log is damaged.
func Load(events []Event) (*Complaint, error) {
	c := &Complaint{}
	for _, e := range events {
		if err := c.Apply(e); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// After is c as it would be once facts are added, so that an act can lean on the one before it in the
// same breath: taking up and forwarding are one click. c is not changed.
func (c *Complaint) After(by Actor, at time.Time, facts ...Fact) (*Complaint, error) {
	events := slices.Clone(c.events)
	for _, f := range facts {
		events = append(events, Event{Stream: c.ID, Seq: len(events) + 1, At: at, Actor: by, Fact: f})
	}
	after, err := Load(events)
	if err != nil {
		return nil, err
	}
	after.Persons = maps.Clone(c.Persons)
	return after, nil
}

// Events returns the complaint's history, oldest first. The slice is c's own.
func (c *Complaint) Events() []Event { return c.events }

// Number is the public number.
func (c *Complaint) Number() Number { return c.Filed.Number }

// Open reports whether the procedure runs.
func (c *Complaint) Open() bool { return c.Seq > 0 && c.ClosedAt.IsZero() }

// Counts reports whether it counts as a complaint in figures: not a practice filing, not a signal.
func (c *Complaint) Counts() bool { return !c.Practice && !c.Signal }

// Part finds a part by number; ok is false when there is none.
func (c *Complaint) Part(no PartNo) (p Part, ok bool) {
	for _, p := range c.Parts {
		if p.No == no {
			return p, true
		}
	}
	return Part{}, false
}

// Remaining lists the parts that are not diverted.
func (c *Complaint) Remaining() []Part {
	return slices.DeleteFunc(slices.Clone(c.Parts), func(p Part) bool { return slices.Contains(c.Diverted, p.No) })
}

// Desk is the seat of the coordinators for this complaint: the deputy's alone when the coordinator
// herself is complained about, by the answer to question 7 or by what came out later; and when the deputy is too, the
// board's, or its supervisor's (D15, D16).
func (c *Complaint) Desk() Seat {
	desk := Seat{Role: Coordinator}
	if !slices.Contains(c.Filed.About, AboutCoordinator) && !c.about(desk) {
		return desk
	}
	return c.climb(Seat{Role: DeputyCoordinator})
}

// Desks are the seats that do the desk's work: the coordinator's and the deputy's. Of a complaint about the coordinator it is the
// deputy's, and while there is none it is the board's (D16).
func (c *Complaint) Desks() []Seat {
	desk := c.Desk()
	if desk.Role == Coordinator {
		return []Seat{desk, {Role: DeputyCoordinator}}
	}
	return []Seat{desk, c.orAbove(desk, 0)}
}

// about reports whether a position is complained about, or was left empty by somebody who is, or may be.
func (c *Complaint) about(s Seat) bool {
	for party, standing := range c.Parties {
		if standing.Bars() && (c.PartySeats[party] == s || slices.Contains(c.Alone[party], s)) {
			return true
		}
	}
	return false
}

// orAbove is OrAbove without whom is complained about, and who is below such a person.
func (c *Complaint) orAbove(first Seat, holder HolderID) Seat {
	from := first.over(holder)
	for s := from; s != (Seat{}); s = s.over(holder) {
		if c.about(s) && s.over(holder) != (Seat{}) {
			from = s.over(holder)
		}
	}
	return first.orFrom(from, holder)
}

// climb is s, or the first seat that acts instead of it and is not complained about. Above the supervisor there is nobody.
func (c *Complaint) climb(s Seat) Seat {
	for c.about(s) && s.over(c.Filed.Holder) != (Seat{}) {
		s = s.over(c.Filed.Holder)
	}
	return s
}

// Apply adds one event. It is an error when the event is not the next one, or its fact has no
// place in a complaint.
func (c *Complaint) Apply(e Event) error {
	if e.Seq != c.Seq+1 {
		return fmt.Errorf("adding up complaint %d: event %d after event %d", e.Stream, e.Seq, c.Seq)
	}
	if _, first := e.Fact.(Filed); first != (e.Seq == 1) {
		return fmt.Errorf("adding up complaint %d: %s as event %d", e.Stream, Kind(e.Fact), e.Seq)
	}
	switch f := e.Fact.(type) {
	case Filed:
		c.filed(e, f)
	case Acknowledged:
		c.did(e, OweAcknowledge, 0)
	case Admitted:
		c.admitted(e, f)
	case Declined:
		c.Marked = 0
		c.did(e, OweForward, 0)
		c.did(e, OweLateAnswer, 0)
		c.close(e, ClosedDeclined)
	case RelationChecked:
		c.Relation = f.How
		c.did(e, OweRelation, 0)
	case PartyNamed:
		c.Parties[f.Party] = f.Standing
		if f.Seat != (Seat{}) {
			c.PartySeats[f.Party] = f.Seat
		}
		if len(f.Alone) > 0 {
			c.Alone[f.Party] = f.Alone
		}
		if f.Name != (Ref{}) {
			c.PartyNames[f.Party] = f.Name
		}
	case PartyStands:
		c.Parties[f.Party] = f.Standing
	case Routed:
		c.Lead, c.Caller = f.Lead, 0
		c.nextLevel(e, f.NextLevel)
		c.did(e, OweForward, 0)
	case Rerouted:
		c.rerouted(e, f)
	case SeniorTold:
		c.Told = true
		c.did(e, OweSenior, 0)
	case TakenOver:
		if slices.Contains(c.Desks(), f.Seat) {
			c.Desker = f.Person
		} else {
			c.led(f.Seat)
			c.Taken, c.Caller = f.Person, 0
			c.nextLevel(e, f.NextLevel)
		}
	case HandedOver:
		c.Desker = f.To
	case PracticeProposed:
		c.PracticeBy = e.Actor.Person
	case MarkedPractice:
		c.Practice = true
		c.did(e, OweSenior, 0) // nobody is told of it
		c.did(e, OweAsk, 0)
	case ContactTried:
		c.Tries++
	case Contacted:
		c.contacted(e, f)
	case ContactTakenBack:
		c.tookBack(e, f.Seq)
	case CallPassed:
		c.Caller = f.To
	case ResolvedAnswered:
		if c.Resolves = No; f.Agrees {
			c.Resolves = Yes
		}
		c.oweTerm(e, OweFollowUp, "R11", ByLead, f.FollowBy)
	case StepsAgreed:
		c.did(e, OweSteps, 0)
		c.did(e, OweFollowUp, 0)
		c.owe(e, Duty{Kind: OweConfirm, Clause: "R11", Owner: BySystem, By: e.At})
		if f.Next != (Date{}) {
			owner := ByLead
			if f.Owner == c.Desk() {
				owner = ByCoordinator
			}
			c.owe(e, Duty{Kind: OweFollowUp, Clause: "R11", Owner: owner, By: f.Next.End()})
		}
	case Informed:
		switch f.What {
		case ToldSteps:
			c.did(e, OweConfirm, 0)
		case ToldProgress:
			c.did(e, OweFollowUp, 0)
		case ToldLate:
			c.did(e, OweLateAnswer, 0)
		case ToldDates:
			c.did(e, OweTellDates, 0)
		}
	case HearingPlanned:
		c.Hearings = append(c.Hearings, f)
		c.didThat(e, OweHearing, int(f.Party)) // another day takes the place of the first
		c.owe(e, Duty{Kind: OweHearing, Clause: "R12", Owner: ByLead, By: f.On.End(), No: int(f.Party)})
	case Heard:
		c.Heard[f.Side] = true
		if f.Side == SideComplainant { // who is heard has heard from us
			c.did(e, OweFollowUp, 0)
		}
		c.didThat(e, OweHearing, int(f.Party))
	case AccountSent:
		c.didThat(e, OweComment, int(f.Party))
		c.owe(e, Duty{Kind: OweComment, Clause: "R12", Owner: ByCoordinator, By: f.By.End(), No: int(f.Party)})
	case AccountAnswered:
		c.didThat(e, OweComment, int(f.Party))
	case Disclosed:
		c.Disclosures[e.Seq] = Disclosure{Disclosed: f, Seq: e.Seq, Version: 1}
	case DisclosureGiven:
		p := c.Disclosures[f.Seq]
		p.Waits = false
		c.Disclosures[f.Seq] = p
	case DisclosureRenewed:
		p := c.Disclosures[f.Seq]
		p.Way, p.Until, p.Version = f.Way, f.Until, p.Version+1
		c.Disclosures[f.Seq] = p
	case DisclosureRead:
		p := c.Disclosures[f.Seq]
		p.Read = true
		c.Disclosures[f.Seq] = p
	case DisclosureEnded:
		p := c.Disclosures[f.Seq]
		p.Ended = true
		c.Disclosures[f.Seq] = p
	case MessageReceived:
		c.owe(e, Duty{Kind: OweAnswer, Clause: "R11", Owner: ByCoordinator, By: f.AnswerBy.Plain.End(), Term: f.AnswerBy, No: e.Seq})
	case MessageSent:
		c.messageSent(e, f)
	case AnswerNotNeeded:
		c.did(e, OweAnswer, f.Seq)
	case DelayAgreed:
		c.Delay = f.Until
	case LatenessTold:
		c.did(e, OweTellPassed, 0)
		c.owe(e, Duty{Kind: OweTellPassed, Clause: "D8", Owner: BySystem, By: f.New.AddDays(1).End()})
	case DecisionProposed:
		c.Proposal = f
	case ApprovalPassed:
		c.Second, c.SecondBy = f.To, f.By
		c.did(e, OweApprove, 0)
		c.oweTerm(e, OweApprove, "D18", ByApprover, f.By)
	case DecisionDrafted:
		c.drafted(e, f)
	case DecisionSentBack:
		c.did(e, OweApprove, 0)
		c.Approved, c.SentBack = false, f.Version
	case DecisionApproved:
		c.Approved, c.Approver = true, e.Actor.Person
		c.did(e, OweApprove, 0)
	case DecisionSent:
		c.sent(e, f)
	case DecisionOpened, DecisionPosted, DecisionHandedOver:
		c.Reached, c.Returned = true, false
		c.did(e, OweReach, 0)
		c.did(e, OweDecide, 0) // what came back has arrived after all (D29)
		c.did(e, OweTellPassed, 0)
	case DecisionPhoned: // what came back is still owed in writing (R13)
		c.Reached = !c.Returned
		c.did(e, OweReach, 0)
	case DecisionReturned:
		c.returned(e)
	case MessageReturned:
		c.messageReturned(e, f)
	case MeasurePromised:
		c.promised(e, f.Measure)
	case MeasureDone:
		m := c.Measures[f.No]
		m.Done = f.On
		c.Measures[f.No] = m
		c.did(e, OweMeasure, f.No)
		c.tellMeasure(e, m)
	case MeasureMoved:
		m := c.Measures[f.No]
		m.Due, m.Moved = f.Due, m.Moved+1
		c.Measures[f.No] = m
		c.did(e, OweMeasure, f.No)
		c.oweMeasure(e, m.Measure)
		c.tellMeasure(e, m)
	case MeasurePassed:
		m := c.Measures[f.No]
		m.Owner = f.To
		c.Measures[f.No] = m
		c.did(e, OweMeasure, f.No)
		c.oweMeasure(e, m.Measure)
	case MeasureTold:
		c.did(e, OweTellMeasure, f.No)
	case SafetyMarked:
		c.Marked = f.Seq
	case SafetyMarkRead:
		c.Marked = 0
	case SafetyAsked:
		c.seal(e, f.Track, f.Since)
	case SafetyCleared:
		c.unseal()
		c.did(e, OweAlarm, 0)
		c.did(e, OweConfirmSafe, 0)
		c.did(e, OweSafetyStep, 0)
	case Diverted:
		c.diverted(e, f)
	case SafetyStep:
		c.safetyStep(e, f)
	case DiversionReversed:
		c.Diverted = slices.DeleteFunc(c.Diverted, func(p PartNo) bool { return slices.Contains(f.Parts, p) })
		if len(c.Diverted) == 0 {
			c.unseal()
		}
		if !c.Sealed {
			c.did(e, OweConfirmSafe, 0)
			c.did(e, OweSafetyStep, 0)
			c.did(e, OweAlarm, 0)
		}
		if c.ClosedOn == ClosedDiverted {
			c.ClosedAt, c.ClosedOn = time.Time{}, ""
			c.goOn(e)
		}
	case Withdrawn:
		c.WithdrawnAt = e.At
		c.close(e, ClosedWithdrawn)
	case Closed:
		c.close(e, f.Ground)
		if f.Ask != (Date{}) {
			c.owe(e, Duty{Kind: OweAsk, Owner: BySystem, By: f.Ask.End()})
		}
	case Reopened:
		c.ClosedAt, c.ClosedOn, c.WithdrawnAt = time.Time{}, "", time.Time{}
		c.Reopened++
		c.did(e, OweAsk, 0) // and not asked of what goes on
		c.goOn(e)
		if f.Ground != AfterWithdrawal {
			c.Approved, c.Reached, c.Returned = false, false, false
			c.did(e, OweReach, 0) // another takes its place
			c.Sent, c.SentAt = DecisionSent{}, time.Time{}
			c.oweDecision(e)
		}
		switch f.Ground {
		case AfterNotResolved: // the ordinary decision is owed by the same date (D7)
			c.Resolves = No
			c.oweTellPassed(e)
		case AfterRuling: // the first was in time or not
			c.did(e, OweTellPassed, 0)
		}
	case Escalated:
		c.Outside[f.Body] = f
		if f.AnswerBy != (Date{}) {
			c.owe(e, Duty{Kind: OweStatement, Clause: "R19", Owner: ByCoordinator, By: f.AnswerBy.End()})
		}
	case EscalationStated:
		c.didStatement(e, DisputesCommittee)
	case EscalationEnded:
		delete(c.Outside, f.Body)
		c.Rulings[f.Body] = f
		c.didStatement(e, f.Body)
		for _, m := range f.Measures {
			c.promised(e, m)
		}
	case DataRequested:
		c.owe(e, Duty{Kind: OweData, Clause: "D20", Owner: ByPrivacy, By: f.By.Plain.End(), Term: f.By, No: e.Seq})
	case DataAnswered:
		c.did(e, OweData, f.Seq)
		if f.Outcome == DataLater {
			c.Leave = f.Until
		}
	case BreachSuspected:
		c.oweBreach(e, f.Known)
	case BreachJudged:
		c.did(e, OweBreach, f.Seq)
	case Linked:
		c.Linked = append(c.Linked, f.To)
	case Split:
		c.SplitInto = append(c.SplitInto, f.Into)
		c.Parts = slices.DeleteFunc(slices.Clone(c.Parts), func(p Part) bool { return slices.Contains(f.Parts, p.No) })
		if len(c.Diverted) > 0 && len(c.Remaining()) == 0 && c.ClosedAt.IsZero() { // what remained goes on elsewhere (D24)
			c.close(e, ClosedDiverted)
		}
	case AccessGranted:
		c.Grants[f.Person] = f.Level
	case AccessWithdrawn:
		delete(c.Grants, f.Person)
	case CodeRenewed:
		c.CodeVersion = f.Version
	case LanguageSet:
		c.Filed.Language = f.Language
	case SharedMailSet:
		c.Filed.Shared = f.Shared
	case Corrected:
		c.corrected(e, f)
	case Recalled:
		c.Recalled[f.Seq] = true
	case Held:
		c.Hold, c.HoldReason = f.Review, f.Reason
		c.did(e, OweReview, 0)
		c.owe(e, Duty{Kind: OweReview, Clause: "D35", Owner: ByCoordinator, By: f.Review.End()})
	case Released:
		c.Hold, c.HoldReason = Date{}, Ref{}
		c.did(e, OweReview, 0)
	case Erased:
		if f.What == ErasedDossier {
			c.ErasedAt = e.At
			c.lapse(e)
		}
	case RatingAsked:
		c.RateAsked, c.RateUntil = DateOf(e.At), f.Until
		c.did(e, OweAsk, 0)
	case Rated:
		c.rated(e, f)
	case DocumentAdded, NoteAdded, Investigated, PackageMade:
	default:
		return fmt.Errorf("adding up complaint %d: %s has no place in a complaint", e.Stream, Kind(e.Fact))
	}
	if c.Sealed && !c.ClosedAt.IsZero() { // what may not be done in it is not owed, until the seal is lifted
		c.lapse(e, OweAnswer)
	}
	c.Seq = e.Seq
	c.events = append(c.events, e)
	return nil
}

func (c *Complaint) filed(e Event, f Filed) {
	c.ID, c.Filed, c.FiledBy, c.FiledAt = e.Stream, f, e.Actor, e.At
	c.Parts = []Part{{No: 1, Location: f.Location}}
	c.Parties = map[Party]Standing{}
	c.PartySeats = map[Party]Seat{}
	c.PartyNames = map[Party]Ref{}
	c.Alone = map[Party][]Seat{}
	c.Heard = map[Side]bool{}
	c.Disclosures = map[int]Disclosure{}
	c.Measures = map[int]MeasureState{}
	c.Outside = map[Body]Escalated{}
	c.Rulings = map[Body]EscalationEnded{}
	c.Grants = map[PersonID]Level{}
	c.Recalled = map[int]bool{}
	c.CodeVersion = 1
	c.owe(e, Duty{Kind: OweAcknowledge, Clause: "R6", Owner: BySystem, By: e.At})
	c.oweTerm(e, OweLateAnswer, "R4", ByCoordinator, f.Terms.Late)
	c.oweTerm(e, OweForward, "R9", ByCoordinator, f.Terms.Forward)
	c.oweTerm(e, OweSenior, "R16", BySystem, f.Terms.Senior)
	c.oweTerm(e, OweContact, "R10", ByLead, f.Terms.Contact)
	c.duties[len(c.duties)-1].Aim = true
	c.owe(e, Duty{Kind: OweRelation, Clause: "D11", Owner: ByCoordinator, By: f.Terms.Decide.Plain.End()})
	c.oweTerm(e, OweDecide, "R13", ByLead, f.Terms.Decide)
	c.owe(e, Duty{Kind: OweTellPassed, Clause: "D8", Owner: BySystem, By: f.Terms.Decide.Plain.AddDays(1).End(), Term: f.Terms.Decide})
	if f.Safety == StaffViolence {
		c.seal(e, ReportingDuty, 1)
	}
}

// admitted: a late complaint is answered by the system with what the coordinator decided (D2). A signal has
// no terms, until it turns out to be a complaint after all, with those of its first day (D10).
func (c *Complaint) admitted(e Event, f Admitted) {
	if c.Signal && !f.Signal {
		c.revive()
	}
	c.Admitted, c.Signal, c.Parts, c.Marked = true, f.Signal, f.Parts, 0
	for _, d := range c.Duties() {
		if d.Kind == OweLateAnswer && d.Owner == ByCoordinator && d.Open() {
			c.did(e, OweLateAnswer, 0)
			c.owe(e, Duty{Kind: OweLateAnswer, Clause: d.Clause, Owner: BySystem, By: d.By, Term: d.Term})
		}
	}
	if f.Signal {
		c.lapse(e, OweAnswer)
	}
}

// goOn brings back what lapsed when the procedure ended; of a signal that is no term (D10).
func (c *Complaint) goOn(e Event) {
	c.revive()
	if c.Signal {
		c.lapse(e, OweAnswer)
	}
}

func (c *Complaint) seal(e Event, t Track, since int) {
	c.Sealed, c.Track, c.KnownSince, c.Marked = true, t, e.At, 0
	if since > 0 && since <= len(c.events) {
		c.KnownSince = c.events[since-1].At
	}
	if since <= 1 {
		c.KnownSince = c.Filed.ReceivedAt
	}
	c.owe(e, Duty{Kind: OweAlarm, Clause: c.trackClause(), Owner: BySafety, By: e.At})
	if !c.owes(OweSafetyStep, 0) { // until it is cleared, reversed or ended
		c.owe(e, Duty{Kind: OweSafetyStep, Clause: c.trackClause(), Owner: BySafety, By: e.At})
	}
}

// unseal lifts the seal. What was not told because of it may be told now, also of what ended meanwhile (D19, D24).
func (c *Complaint) unseal() {
	c.Sealed, c.Track = false, ""
	c.revive(OweSenior, OweTellMeasure, OweAsk)
	if c.ClosedOn == ClosedDecided { // the letter had come back, or a correction of it was on its way
		c.revive(OweReach, OweDecide, OweTellPassed, OweApprove)
	}
}

func (c *Complaint) trackClause() Clause {
	if c.Track == ReportingCode {
		return "R7"
	}
	return "R8"
}

// led makes seat the lead; who led before keeps no access (D12).
func (c *Complaint) led(seat Seat) {
	if c.Lead != (Seat{}) && c.Lead != seat && !slices.Contains(c.LedBefore, c.Lead) {
		c.LedBefore = append(c.LedBefore, c.Lead)
	}
	c.LedBefore = slices.DeleteFunc(c.LedBefore, func(s Seat) bool { return s == seat })
	c.Lead = seat
}

func (c *Complaint) rerouted(e Event, f Rerouted) {
	c.led(f.Lead)
	c.Taken, c.Caller = 0, 0
	moved := f.Location != 0 && f.Location != c.Filed.Location
	if moved {
		c.Parts = slices.Clone(c.Parts)
		for i := range c.Parts {
			if p := &c.Parts[i]; p.Location == c.Filed.Location {
				p.Location = f.Location
			}
		}
		c.Filed.Location, c.Filed.Region, c.Filed.Holder = f.Location, f.Region, f.Holder
		c.Second, c.SecondBy = Seat{}, Term{}
		if c.SentAt.IsZero() { // who approved it is of the other location, and reads it no more
			c.Approved, c.Approver = false, 0
		}
	}
	if c.Told && moved && f.NextLevel == c.NextLevel { // notified anew (D12)
		c.NextLevel = Seat{}
	}
	c.nextLevel(e, f.NextLevel)
	if f.Breach {
		c.oweBreach(e, e.At)
	}
}

// nextLevel makes seat the next level; who becomes it after another was told, or after nobody stood there, is told too (R16,
// D12). Where nobody stands above the lead, nobody is told.
func (c *Complaint) nextLevel(e Event, seat Seat) {
	switch {
	case seat == Seat{}:
		c.did(e, OweSenior, 0)
	case c.Told && seat != c.NextLevel, !c.Told && !c.Practice && !c.pending(OweSenior):
		c.Told = false
		if !c.Practice {
			c.oweTerm(e, OweSenior, "R16", BySystem, c.Filed.Terms.Senior)
		}
	}
	c.NextLevel = seat
}

// contacted: R10 is met by personal contact in the chosen way; what is agreed stays owed (D5).
func (c *Complaint) contacted(e Event, f Contacted) {
	if c.ContactedAt.IsZero() {
		c.ContactedAt = f.At
		for i := range c.duties {
			if d := &c.duties[i]; d.Kind == OweContact {
				d.end(e.Seq, f.At)
			}
		}
		c.oweTerm(e, OweSteps, "R11", ByLead, f.StepsBy)
	}
	if f.Resolved {
		c.ResolvedBy, c.Resolves = f.NoBy, Unanswered
	}
	c.did(e, OweFollowUp, 0)
}

// tookBack: contact that was not is owed by its first date; what was agreed in it is not owed.
func (c *Complaint) tookBack(e Event, seq int) {
	was, _ := c.firstContact()
	c.Recalled[seq] = true
	if seq < 1 || seq > len(c.events) {
		return
	}
	switch f := c.events[seq-1].Fact.(type) {
	case ContactTried:
		c.Tries--
	case Contacted:
		if f.Resolved {
			c.resolvedBefore(seq)
		}
		for i := range c.duties { // what it ended goes on
			if d := &c.duties[i]; d.Kind == OweFollowUp && d.Done == seq {
				d.Done, d.DoneAt = 0, time.Time{}
			}
		}
		if was != seq {
			return
		}
		agree := c.owes(OweSteps, 0)
		c.did(e, OweSteps, 0)
		if other, f := c.firstContact(); other != 0 {
			c.ContactedAt = f.At
			for i := range c.duties {
				if d := &c.duties[i]; d.Kind == OweContact && d.Done == seq {
					d.Done, d.DoneAt = other, f.At
				}
			}
			if agree {
				c.oweTerm(e, OweSteps, "R11", ByLead, f.StepsBy)
			}
			return
		}
		c.ContactedAt = time.Time{}
		c.did(e, OweConfirm, 0)
		c.did(e, OweFollowUp, 0)
		c.oweTerm(e, OweContact, "R10", ByLead, c.Filed.Terms.Contact)
		c.duties[len(c.duties)-1].Aim = true
	}
}

// firstContact is the first note of contact that was not taken back, and its seq; 0: there is none.
func (c *Complaint) firstContact() (seq int, f Contacted) {
	for _, e := range c.events {
		if f, ok := e.Fact.(Contacted); ok && !c.Recalled[e.Seq] {
			return e.Seq, f
		}
	}
	return 0, f
}

// resolvedBefore puts back what the complainant said, or was still to say, before the contact of event seq (D7).
func (c *Complaint) resolvedBefore(seq int) {
	c.ResolvedBy, c.Resolves = Date{}, Unanswered
	for _, e := range c.events[:seq-1] {
		switch f := e.Fact.(type) {
		case Contacted:
			if f.Resolved && !c.Recalled[e.Seq] {
				c.ResolvedBy, c.Resolves = f.NoBy, Unanswered
			}
		case ResolvedAnswered:
			if c.Resolves = No; f.Agrees {
				c.Resolves = Yes
			}
		case Reopened:
			if f.Ground == AfterNotResolved {
				c.Resolves = No
			}
		}
	}
}

func (c *Complaint) messageSent(e Event, f MessageSent) {
	if f.Answers != 0 {
		c.did(e, OweAnswer, f.Answers)
	}
	if f.Party == 0 {
		c.did(e, OweFollowUp, 0)
	}
}

func (c *Complaint) drafted(e Event, f DecisionDrafted) {
	c.Draft, c.Drafter, c.Approved, c.Approver = f, e.Actor.Person, false, 0
	c.Second, c.SecondBy = Seat{}, Term{}
	c.did(e, OweApprove, 0)
	c.oweTerm(e, OweApprove, "D18", ByApprover, f.ApproveBy)
}

// sent: the statutory duty is met when the decision has really gone out (R13).
func (c *Complaint) sent(e Event, f DecisionSent) {
	c.Sent, c.SentAt, c.Decided, c.Returned = f, e.At, c.Draft, false
	c.did(e, OweFollowUp, 0)
	c.did(e, OweDecide, 0)
	c.did(e, OweTellPassed, 0)
	c.did(e, OweReach, 0) // of what came back
	if f.Way == OnStatusPage {
		c.oweTerm(e, OweReach, "D29", ByCoordinator, f.OpenBy)
	} else {
		c.Reached = true
	}
}

// returned: what bounced has not gone out: the decision is owed again, by the same date, also after the closing (R13, D29).
func (c *Complaint) returned(e Event) {
	c.Returned, c.Reached = true, false
	c.did(e, OweReach, 0)
	c.owe(e, Duty{Kind: OweReach, Clause: "D29", Owner: ByCoordinator, By: e.At})
	c.oweDecision(e)
	c.oweTellPassed(e)
	if !c.ClosedAt.IsZero() && c.ClosedOn != ClosedDecided { // withdrawn, or diverted: owed when it goes on
		c.lapse(e, OweAnswer)
	}
}

// oweDecision: a decision is owed, or owed again, by its first date.
func (c *Complaint) oweDecision(e Event) {
	if !c.owes(OweDecide, 0) {
		c.oweTerm(e, OweDecide, "R13", ByLead, c.Filed.Terms.Decide)
	}
}

// oweTellPassed: a decision that is owed again may pass its date again, the last that was promised; what was
// told stays told.
func (c *Complaint) oweTellPassed(e Event) {
	if c.owes(OweTellPassed, 0) {
		return
	}
	for _, earlier := range slices.Backward(c.events) {
		if told, ok := earlier.Fact.(LatenessTold); ok {
			c.owe(e, Duty{Kind: OweTellPassed, Clause: "D8", Owner: BySystem, By: told.New.AddDays(1).End()})
			return
		}
	}
	t := c.Filed.Terms.Decide
	c.owe(e, Duty{Kind: OweTellPassed, Clause: "D8", Owner: BySystem, By: t.Plain.AddDays(1).End(), Term: t})
}

// messageReturned: a returned statutory mail is owed again, on paper in time; not that a date passed, when the decision has
// gone out since.
func (c *Complaint) messageReturned(e Event, f MessageReturned) {
	if f.To != 0 || f.Seq < 1 || f.Seq > len(c.events) {
		return
	}
	_, lateness := c.events[f.Seq-1].Fact.(LatenessTold)
	for _, d := range slices.Clone(c.duties) {
		if d.Done != f.Seq || d.Lapsed || d.Owner != BySystem {
			continue
		}
		d.Owner, d.Done, d.DoneAt = ByCoordinator, 0, time.Time{}
		switch {
		case d.Kind == OweSenior, d.Kind == OweAsk, d.Kind == OweTellPassed && (!lateness || c.decided()):
		case d.Kind == OweAcknowledge, d.Kind == OweTellMeasure:
			c.owe(e, d)
		default:
			c.oweRunning(e, d)
		}
	}
}

// Return records that the mail of event seq came back, or that to a colleague. Decision D29: what the law or the
// regulation wants told counts as not told, and is owed again, on paper in time; the clock runs on. A decision that was opened, posted or
// handed over since has gone out another way, and is not owed again.
func (c *Complaint) Return(seq int, class MailClass, to PersonID, m Mailed) ([]Fact, error) {
	if seq < 1 || seq > c.Seq || !c.ErasedAt.IsZero() {
		return nil, refuse("D29", "return.no-message")
	}
	if seq == c.lastSent() && !c.SentAt.IsZero() && to == 0 && !c.arrived() {
		facts, err := c.ReturnDecision(class)
		for i, f := range facts {
			if f, ok := f.(DecisionReturned); ok {
				f.Mail = m
				facts[i] = f
			}
		}
		return facts, err
	}
	return []Fact{MessageReturned{Seq: seq, Class: class, To: to, Mail: m}}, nil
}

func (c *Complaint) promised(e Event, m Measure) {
	c.Measures[m.No] = MeasureState{Measure: m, Seq: e.Seq}
	if m.Done == (Date{}) {
		c.oweMeasure(e, m)
	}
}

func (c *Complaint) oweMeasure(e Event, m Measure) {
	c.owe(e, Duty{Kind: OweMeasure, Clause: "R15", Owner: ByPerson, Seat: Named(m.Owner), By: m.Due.End(), No: m.No})
}

func (c *Complaint) tellMeasure(e Event, m MeasureState) {
	if m.Kind == ToldMeasure {
		c.owe(e, Duty{Kind: OweTellMeasure, Clause: "R15", Owner: BySystem, By: e.At, No: m.No})
	}
}

func (c *Complaint) diverted(e Event, f Diverted) {
	if !c.Sealed || c.Track != f.Track {
		c.seal(e, f.Track, f.Since)
	}
	for _, p := range f.Parts {
		if !slices.Contains(c.Diverted, p) {
			c.Diverted = append(c.Diverted, p)
		}
	}
	c.oweTerm(e, OweConfirmSafe, "D24", BySafety, f.ConfirmBy)
	if !c.owes(OweSafetyStep, 0) {
		c.owe(e, Duty{Kind: OweSafetyStep, Clause: c.trackClause(), Owner: BySafety, By: e.At})
	}
	if len(c.Remaining()) == 0 && c.ClosedAt.IsZero() {
		c.close(e, ClosedDiverted)
	}
}

func (c *Complaint) safetyStep(e Event, f SafetyStep) {
	c.SafetySteps = append(c.SafetySteps, f)
	if f.Confirm {
		c.did(e, OweAlarm, 0)
	}
	if f.Waits {
		return
	}
	switch f.Step {
	case StepConfirmed:
		c.did(e, OweConfirmSafe, 0)
	case StepEnded:
		c.did(e, OweSafetyStep, 0)
	}
}

func (c *Complaint) close(e Event, g CloseGround) {
	c.ClosedAt, c.ClosedOn = e.At, g
	c.lapse(e)
}

// corrected: the date of receipt alone moves terms, and all of them (D6).
func (c *Complaint) corrected(e Event, f Corrected) {
	switch f.Field {
	case FieldReceived:
		if c.KnownSince.Equal(c.Filed.ReceivedAt) { // it was known when it came in (D22)
			c.KnownSince = f.ReceivedAt
		}
		c.Filed.ReceivedAt = f.ReceivedAt
		if f.Terms == nil {
			return
		}
		c.Filed.Terms = *f.Terms
		c.late(e, f.Terms.Late)
		if c.acknowledged() && !c.pending(OweTellDates) { // what was promised has changed
			c.oweRunning(e, Duty{Kind: OweTellDates, Clause: "D6", Owner: BySystem, By: e.At})
		}
		for i := range c.duties {
			d := &c.duties[i]
			switch d.Kind {
			case OweLateAnswer:
				if !f.Terms.Late.IsZero() {
					d.Term, d.By = f.Terms.Late, f.Terms.Late.Plain.End()
				}
			case OweForward:
				d.Term, d.By = f.Terms.Forward, f.Terms.Forward.Plain.End()
			case OweSenior:
				d.Term, d.By = f.Terms.Senior, f.Terms.Senior.Plain.End()
			case OweContact:
				d.Term, d.By = f.Terms.Contact, f.Terms.Contact.Plain.End()
			case OweDecide:
				d.Term, d.By = f.Terms.Decide, f.Terms.Decide.Plain.End()
			case OweRelation:
				d.By = f.Terms.Decide.Plain.End()
			case OweTellPassed:
				if d.Term.IsZero() { // of a date promised later
					continue
				}
				d.Term, d.By = f.Terms.Decide, f.Terms.Decide.Plain.AddDays(1).End()
			}
		}
	case FieldArose:
		c.Filed.Arose = f.Arose
		if f.Terms != nil {
			c.Filed.Terms.File, c.Filed.Terms.Late = f.Terms.File, f.Terms.Late
			c.late(e, f.Terms.Late)
		}
	case FieldCapacity:
		c.Filed.Capacity = f.Capacity
	case FieldWay:
		c.Filed.Way = f.Way
	case FieldSender:
		c.Filed.Sender, c.Filed.Mail, c.Filed.Phone = f.Sender, f.Mail, f.Phone
	}
}

// didStatement ends what one body waits for: what another ended with leaves it owed (R19).
func (c *Complaint) didStatement(e Event, body Body) {
	for i := range c.duties {
		d := &c.duties[i]
		if d.Kind != OweStatement || !d.Open() {
			continue
		}
		if asked, ok := c.events[d.Since-1].Fact.(Escalated); ok && asked.Body == body {
			d.end(e.Seq, e.At)
		}
	}
}

func (c *Complaint) acknowledged() bool {
	return slices.ContainsFunc(c.duties, func(d Duty) bool { return d.Kind == OweAcknowledge && d.Done != 0 })
}

// late: a correction of the day it came in or arose may make it late, or in time (R4).
func (c *Complaint) late(e Event, t Term) {
	was := c.Filed.Late
	c.Filed.Late = !t.IsZero()
	switch {
	case was && !c.Filed.Late:
		c.did(e, OweLateAnswer, 0)
	case !was && c.Filed.Late && (!c.Admitted || c.Signal):
		c.oweRunning(e, Duty{Kind: OweLateAnswer, Clause: "R4", Owner: ByCoordinator, By: t.Plain.End(), Term: t})
	}
}
