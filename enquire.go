package gehoor

import (
	"fmt"
	"slices"
	"time"
)

// An Enquiry is a question to the complaints coordinator, which may become a complaint: clause R2,
// decision D32. It is what its events add up to, as a Complaint is. The zero Enquiry is not yet asked.
type Enquiry struct {
	ID  StreamID
	Seq int

	Asked     Asked
	Answered  bool // or it needs no answer
	ClosedAt  time.Time
	ClosedOn  EnquiryGround
	Complaint StreamID // it became this one; 0: none
	Marked    int      // seq of what must be read for safety first (D26); 0: nothing
	Sealed    bool
	Track     Track
	Hold      Date
	ErasedAt  time.Time
	Steps     []SafetyStep

	ledger
}

// LoadEnquiry adds up an enquiry's events, in order from the first. A fact that does not belong, or a gap, is an
// error: the log is damaged.
func LoadEnquiry(events []Event) (*Enquiry, error) {
	e := &Enquiry{}
	for _, ev := range events {
		if err := e.Apply(ev); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// Events returns the enquiry's history, oldest first. The slice is e's own.
func (e *Enquiry) Events() []Event { return e.events }

// Open reports whether it waits for an answer or may still get a reaction.
func (e *Enquiry) Open() bool { return e.Seq > 0 && e.ClosedAt.IsZero() }

// Apply adds one event. It is an error when it is not the next one, or its fact has no place in an enquiry.
func (e *Enquiry) Apply(ev Event) error {
	if ev.Seq != e.Seq+1 {
		return fmt.Errorf("adding up enquiry %d: event %d after event %d", ev.Stream, ev.Seq, e.Seq)
	}
	if _, first := ev.Fact.(Asked); first != (ev.Seq == 1) {
		return fmt.Errorf("adding up enquiry %d: %s as event %d", ev.Stream, Kind(ev.Fact), ev.Seq)
	}
	switch f := ev.Fact.(type) {
	case Asked:
		e.ID, e.Asked = ev.Stream, f
		if f.Mail && !f.Quiet {
			e.owe(ev, Duty{Kind: OweReceipt, Clause: "R2", Owner: BySystem, By: ev.At})
		}
		e.oweTerm(ev, OweReply, "R2", ByCoordinator, f.AnswerBy)
	case EnquiryReceipted:
		e.did(ev, OweReceipt, 0)
	case Answered:
		e.Answered, e.Marked = true, 0
		e.did(ev, OweReply, 0)
		e.did(ev, OweAnswer, 0)
	case MessageReceived:
		e.ClosedAt, e.ClosedOn = time.Time{}, ""
		e.owe(ev, Duty{Kind: OweAnswer, Clause: "R2", Owner: ByCoordinator, By: f.AnswerBy.Plain.End(), Term: f.AnswerBy, No: ev.Seq})
	case MessageSent:
		if f.Answers != 0 {
			e.did(ev, OweAnswer, f.Answers)
		}
	case AnswerNotNeeded:
		if f.Seq == 1 {
			e.Answered = true
			e.did(ev, OweReply, 0)
		} else {
			e.did(ev, OweAnswer, f.Seq)
		}
	case SafetyMarked:
		e.Marked = f.Seq
	case SafetyMarkRead:
		e.Marked = 0
	case SafetyAsked:
		e.seal(ev, f.Track)
	case Diverted:
		if !e.Sealed || e.Track != f.Track {
			e.seal(ev, f.Track)
		}
		e.oweTerm(ev, OweConfirmSafe, "D24", BySafety, f.ConfirmBy)
		e.end(ev)
	case SafetyStep:
		e.Steps = append(e.Steps, f)
		if f.Confirm {
			e.did(ev, OweAlarm, 0)
		}
		if !f.Waits && f.Step == StepConfirmed {
			e.did(ev, OweConfirmSafe, 0)
		}
		if !f.Waits && f.Step == StepEnded {
			e.did(ev, OweSafetyStep, 0)
		}
	case SafetyCleared, DiversionReversed:
		e.Sealed, e.Track = false, ""
		e.did(ev, OweAlarm, 0)
		e.did(ev, OweConfirmSafe, 0)
		e.did(ev, OweSafetyStep, 0)
		if e.ClosedAt.IsZero() {
			e.revive()
		}
	case EnquiryClosed:
		e.ClosedAt, e.ClosedOn, e.Marked = ev.At, f.Ground, 0
		e.end(ev)
	case BecameComplaint:
		e.Complaint, e.ClosedAt, e.Marked = f.Complaint, ev.At, 0
		e.end(ev)
		for _, kind := range []DutyKind{OweAlarm, OweConfirmSafe, OweSafetyStep} { // the track goes on there
			e.did(ev, kind, 0)
		}
	case Corrected:
		if f.Field == FieldSender {
			e.Asked.Sender, e.Asked.Mail, e.Asked.Phone = f.Sender, f.Mail, f.Phone
		}
	case Held:
		e.Hold = f.Review
	case Released:
		e.Hold = Date{}
	case Erased:
		if f.What == ErasedDossier {
			e.ErasedAt = ev.At
		}
	case MessageReturned:
		if f.To == 0 && e.Complaint == 0 { // who asked has not got it: what it ended is owed again, and what was closed for it is open
			for _, d := range e.duties {
				if d.Done == f.Seq && !d.Lapsed && (d.Kind == OweReply || d.Kind == OweAnswer) {
					d.Done, d.DoneAt = 0, time.Time{}
					e.owe(ev, d)
					e.ClosedAt, e.ClosedOn = time.Time{}, ""
				}
			}
		}
	case NoteAdded, Recalled:
	default:
		return fmt.Errorf("adding up enquiry %d: %s has no place in an enquiry", ev.Stream, Kind(ev.Fact))
	}
	e.Seq = ev.Seq
	e.events = append(e.events, ev)
	return nil
}

func (e *Enquiry) seal(ev Event, t Track) {
	e.Sealed, e.Track, e.Marked = true, t, 0
	clause := Clause("R8")
	if t == ReportingCode {
		clause = "R7"
	}
	e.owe(ev, Duty{Kind: OweAlarm, Clause: clause, Owner: BySafety, By: ev.At})
	if !e.owes(OweSafetyStep, 0) {
		e.owe(ev, Duty{Kind: OweSafetyStep, Clause: clause, Owner: BySafety, By: ev.At})
	}
}

// end lets what was owed lapse; the receipt and the safety track go on.
func (e *Enquiry) end(ev Event) {
	for i := range e.duties {
		d := &e.duties[i]
		if d.Open() && (d.Kind == OweReply || d.Kind == OweAnswer) {
			d.Done, d.DoneAt, d.Lapsed = ev.Seq, ev.At, true
		}
	}
}

// Duties returns all that the enquiry asks of us, done or not; see [Complaint.Duties].
func (e *Enquiry) Duties() []Duty {
	duties := slices.Clone(e.duties)
	for i := range duties {
		switch {
		case duties[i].Owner == BySafety, duties[i].Owner == ByCoordinator && e.Sealed:
			duties[i].Seat = e.trackSeats()[0]
		case duties[i].Owner == ByCoordinator:
			duties[i].Seat = Seat{Role: Coordinator}
		}
	}
	return duties
}

// Next is the open duty of people whose date comes first; ok is false when nothing is owed.
func (e *Enquiry) Next() (next Duty, ok bool) {
	for _, d := range e.Duties() {
		if d.Open() && d.Owner != BySystem && (!ok || d.By.Before(next.By)) {
			next, ok = d, true
		}
	}
	return next, ok
}

func (e *Enquiry) trackSeats() []Seat {
	if e.Track == ReportingCode {
		return []Seat{{Role: AttentionOfficer}}
	}
	return []Seat{{Role: SafetyOfficer}}
}

// Readers lists from which seats the enquiry may be read: the coordinators' desk, which a deputy
// shares, or once sealed its track's readers alone (R2, D23). What became a complaint is read there, by its readers: the
// coordinator whom it is about is none of them (D16).
func (e *Enquiry) Readers() []Reader {
	if e.Seq == 0 || !e.ErasedAt.IsZero() || e.Complaint != 0 {
		return nil
	}
	next, _ := e.Next()
	seats := []Seat{{Role: Coordinator}, {Role: DeputyCoordinator}}
	if e.Sealed {
		seats = append(e.trackSeats(), OrAbove(e.trackSeats()[0], 0))
	}
	var readers []Reader
	for _, s := range seats {
		readers = append(readers, Reader{Seat: s, Level: LevelSee, Due: next.By, Step: next.Kind})
	}
	return readers
}

// CanEnquire reports whether v may do verb with e: See and Know its readers, Coordinate the desk,
// Safeguard the readers of its track. Any other verb is not one for an enquiry.
func CanEnquire(v Viewer, verb Verb, e *Enquiry) bool {
	reads := v.Person != 0 && slices.ContainsFunc(e.Readers(), func(r Reader) bool { return slices.Contains(v.Seats, r.Seat) })
	switch verb {
	case Know, See:
		return reads
	case Coordinate:
		return reads && !e.Sealed
	case Safeguard:
		return reads && e.Sealed
	}
	return false
}

// Ask opens an enquiry: the Asked with the term for its answer, counted from when it came in.
// Clause R2, decision D32.
func (p Procedure) Ask(in Asked, now time.Time) ([]Fact, error) {
	if in.At.IsZero() {
		in.At = now
	}
	switch {
	case in.Question == Ref{} && len(in.Files) == 0:
		return nil, refuse("R2", "enquire.nothing")
	case in.At.After(now):
		return nil, refuse("R2", "submit.received-future")
	case !in.Mail && !in.Phone:
		return nil, refuse("R2", "submit.no-contact")
	}
	in.At = in.At.UTC()
	in.AnswerBy = p.days(in.At, p.EnquiryDays)
	return []Fact{in}, nil
}

// Receipt says that the receipt has gone out: clause R2, decision D32.
func (e *Enquiry) Receipt(message Ref) ([]Fact, error) {
	if !e.owes(OweReceipt, 0) {
		return nil, refuse("R2", "acknowledge.done")
	}
	return []Fact{EnquiryReceipted{Message: message}}, nil
}

// Answer records the coordinator's answer: clause R2. InMail: the mail says it, and not only that it is there; for who
// asked by mail.
func (e *Enquiry) Answer(text Ref, inMail bool) ([]Fact, error) {
	if err := e.running(); err != nil {
		return nil, err
	}
	if text == (Ref{}) {
		return nil, refuse("R2", "send.nothing")
	}
	return []Fact{Answered{Text: text, InMail: inMail && e.Asked.Mail}}, nil
}

// ReceiveMail is Receive for what came by mail: clause R2, decision D1.
func (e *Enquiry) ReceiveMail(p Procedure, text Ref, files []File, m Mailed) ([]Fact, error) {
	facts, err := e.Receive(p, text, files, m.At)
	return mailed(facts, m), err
}

// Return records that the mail of event seq came back, or that to a colleague: clause R2. An answer that did not arrive
// is owed again by its first date.
func (e *Enquiry) Return(seq int, class MailClass, to PersonID, m Mailed) ([]Fact, error) {
	if seq < 1 || seq > e.Seq || !e.ErasedAt.IsZero() {
		return nil, refuse("R2", "enquire.no-message")
	}
	return []Fact{MessageReturned{Seq: seq, Class: class, To: to, Mail: m}}, nil
}

// Note is for us alone, with the files that came with it: clause R2.
func (e *Enquiry) Note(note Ref, files []File, m Mailed) ([]Fact, error) {
	switch {
	case !e.ErasedAt.IsZero():
		return nil, refuse("R2", "enquire.closed")
	case note == Ref{} && len(files) == 0:
		return nil, refuse("R12", "note.nothing")
	}
	return []Fact{NoteAdded{Note: note, Mail: m, Files: files}}, nil
}

// Reread records what mail m of the enquiry says that it did not before: it was read anew. What was read at first stays.
// Clause R2.
func (e *Enquiry) Reread(note Ref, files []File, m Mailed) ([]Fact, error) {
	facts, err := e.Note(note, files, m)
	for i := range facts {
		n := facts[i].(NoteAdded)
		n.Again = true
		facts[i] = n
	}
	return facts, err
}

// Files lists all that was sent along, in the order in which it came.
func (e *Enquiry) Files() []File {
	var all []File
	for _, ev := range e.events {
		switch f := ev.Fact.(type) {
		case Asked:
			all = append(all, f.Files...)
		case MessageReceived:
			all = append(all, f.Files...)
		case NoteAdded:
			all = append(all, f.Files...)
		}
	}
	return all
}

// Receive takes in a further message of who asked; what was closed is open again. Clause R2. After it became
// a complaint, messages belong there.
func (e *Enquiry) Receive(p Procedure, text Ref, files []File, now time.Time) ([]Fact, error) {
	switch {
	case e.Complaint != 0 || !e.ErasedAt.IsZero():
		return nil, refuse("R2", "enquire.converted")
	case text == Ref{} && len(files) == 0:
		return nil, refuse("R2", "receive.nothing")
	}
	return []Fact{MessageReceived{Text: text, Files: files, AnswerBy: p.days(now, p.EnquiryDays)}}, nil
}

// Send records a further message of ours; answers is the seq of the message it answers, or 0. Clause R2.
func (e *Enquiry) Send(text Ref, answers int) ([]Fact, error) {
	if err := e.running(); err != nil {
		return nil, err
	}
	switch {
	case text == Ref{}:
		return nil, refuse("R2", "send.nothing")
	case answers != 0 && !e.owes(OweAnswer, answers):
		return nil, refuse("R2", "send.no-question")
	}
	return []Fact{MessageSent{Text: text, Answers: answers}}, nil
}

// NoAnswer says why the message of event seq needs no answer, a word of thanks say; 1 is the question itself. Clause R2.
func (e *Enquiry) NoAnswer(seq int, reason Ref) ([]Fact, error) {
	if err := e.running(); err != nil {
		return nil, err
	}
	switch {
	case !slices.Contains(e.Unanswered(), seq):
		return nil, refuse("R2", "send.no-question")
	case reason == Ref{}:
		return nil, refuse("R2", "enquire.no-answer-why")
	}
	return []Fact{AnswerNotNeeded{Seq: seq, Reason: reason}}, nil
}

// Unanswered lists the seqs of the messages that wait for an answer, the question itself as 1.
func (e *Enquiry) Unanswered() (seqs []int) {
	for _, d := range e.duties {
		switch {
		case !d.Open():
		case d.Kind == OweReply:
			seqs = append(seqs, 1)
		case d.Kind == OweAnswer:
			seqs = append(seqs, d.No)
		}
	}
	return seqs
}

// Close ends an enquiry. Clause R2, decision D32: not before it was answered, unless it is not for us.
func (e *Enquiry) Close(ground EnquiryGround) ([]Fact, error) {
	if err := e.running(); err != nil {
		return nil, err
	}
	switch {
	case ground != EnquiryAnswered && ground != EnquirySilent && ground != EnquiryNotOurs:
		return nil, refuse("R2", "enquire.ground")
	case ground != EnquiryNotOurs && (!e.Answered || e.owes(OweAnswer, 0)):
		return nil, refuse("R2", "enquire.not-answered")
	}
	return []Fact{EnquiryClosed{Ground: ground}}, nil
}

// Came says when the message of event seq came in, and so when a complaint that it is was filed:
// the question itself for 1. ok is false when there is no such message. Clause R2, decision D32.
func (e *Enquiry) Came(seq int) (at time.Time, ok bool) {
	if seq == 1 && e.Seq > 0 {
		return e.Asked.At, true
	}
	if seq < 1 || seq > len(e.events) {
		return time.Time{}, false
	}
	ev := e.events[seq-1]
	f, ok := ev.Fact.(MessageReceived)
	if !f.Mail.At.IsZero() {
		return f.Mail.At, ok
	}
	return ev.At, ok
}

// Convert makes the enquiry the complaint into, which is filed with the date that Came gives for seq.
//
// Clause R2, decision D32. Seq is the message in which the parent complains: by default the first, which 0 means
// too; a later one needs a reason. It may be done after closing. What is sealed is a complaint that is sealed from its first second (Track,
// R7, R8), with the steps taken so far.
func (e *Enquiry) Convert(into StreamID, seq int, reason Ref) ([]Fact, error) {
	seq = max(seq, 1)
	_, ok := e.Came(seq)
	switch {
	case e.Complaint != 0 || !e.ErasedAt.IsZero():
		return nil, refuse("R2", "enquire.converted")
	case !ok:
		return nil, refuse("R2", "enquire.no-message")
	case seq > 1 && reason == Ref{}:
		return nil, refuse("D32", "enquire.no-reason")
	}
	return []Fact{BecameComplaint{Complaint: into, Seq: seq, Reason: reason}}, nil
}

func (e *Enquiry) running() error {
	switch {
	case e.Sealed:
		return refuse("R8", "act.sealed")
	case !e.Open():
		return refuse("R2", "enquire.closed")
	}
	return nil
}

// AskSafety seals the question at once: this may be a matter of safety (D22). Since is the seq of the message that raised it, the
// question itself for 0. Clauses R7 and R8.
func (e *Enquiry) AskSafety(track Track, since int) ([]Fact, error) {
	_, came := e.Came(max(since, 1))
	switch {
	case !e.ErasedAt.IsZero() || e.Complaint != 0:
		return nil, refuse("R2", "enquire.converted")
	case checklists[track] == nil:
		return nil, refuse("D22", "safety.track")
	case !came:
		return nil, refuse("R2", "enquire.no-message")
	case e.Sealed:
		return nil, refuse("D22", "safety.sealed")
	}
	return []Fact{SafetyAsked{Track: track, Since: max(since, 1)}}, nil
}

// OnTrack is what seals the complaint that a sealed enquiry became, and what was done on the track before (D22, D24). No facts: it is
// not sealed.
func (e *Enquiry) OnTrack() []Fact {
	if !e.Sealed {
		return nil
	}
	facts := []Fact{SafetyAsked{Track: e.Track, Since: 1}}
	last := 0 // when it was sealed, this time
	for _, ev := range e.events {
		switch f := ev.Fact.(type) {
		case SafetyAsked:
			last = ev.Seq
		case SafetyStep:
			if ev.Seq > last {
				facts = append(facts, f)
			}
		case SafetyCleared:
			facts, last = facts[:1], ev.Seq
		}
	}
	return facts
}

// ConfirmAlarm says that somebody of the track has it: the calls stop. Decision D22.
func (e *Enquiry) ConfirmAlarm(now time.Time) ([]Fact, error) {
	if !e.Sealed || !e.owes(OweAlarm, 0) {
		return nil, refuse("D22", "enquire.no-alarm")
	}
	return []Fact{SafetyStep{Step: StepReceived, At: now, Confirm: true}}, nil
}

// ClearSafety lifts the seal, with a reason: what is no matter of safety is a question again, with its first dates.
// Decision D24.
func (e *Enquiry) ClearSafety(reason Ref) ([]Fact, error) {
	switch {
	case !e.Sealed:
		return nil, refuse("D24", "enquire.not-sealed")
	case reason == Ref{}:
		return nil, refuse("D24", "enquire.no-reason")
	}
	return []Fact{SafetyCleared{Reason: reason}}, nil
}
