package gehoor

import (
	"slices"
	"time"
)

// The steps of each track in the order in which they come due. All are due at once: a step that
// has to wait is recorded with the reason, and stays due. The alarm itself is the system's.
var checklists = map[Track][]TrackStep{
	// R7: the five steps of the reporting code, with what goes before and after them.
	ReportingCode: {
		StepReceived, StepConfirmed, StepSafe, StepSignals, StepColleague, StepTalked, StepWeighed, StepDecided,
		StepTold, StepAftercare, StepEnded,
	},
	// R8: consult at once, then do what follows from the advice.
	ReportingDuty: {
		StepReceived, StepConfirmed, StepSafe, StepConsulted, StepAdvice, StepPolice, StepSuspended,
		StepParentsTold, StepTold, StepAftercare, StepEnded,
	},
}

// stepBefore says what comes before a step; who takes it earlier says why.
var stepBefore = map[TrackStep]TrackStep{
	StepTalked:      StepColleague, // the third step of the code after the second
	StepWeighed:     StepSignals,
	StepDecided:     StepWeighed,
	StepAdvice:      StepConsulted,
	StepSuspended:   StepConsulted, // a measure warns who is suspected
	StepParentsTold: StepConsulted, // and so do other parents
}

// Checklist lists the steps of a track in the order in which they come due (R7, R8). The slice is
// the caller's own; nil for a track there is not.
func Checklist(t Track) []TrackStep { return slices.Clone(checklists[t]) }

// NextStep is the step of the checklist that is due: the first that is neither done nor waiting
// with a reason, and when all others wait the first of those. ok is false when c is not sealed, or
// when the track has ended.
func (c *Complaint) NextStep() (step TrackStep, ok bool) {
	if !c.Sealed || c.trackEnded() {
		return "", false
	}
	waits := TrackStep("")
	for _, s := range checklists[c.Track] {
		switch {
		case s == StepEnded && waits == "":
			return s, true
		case c.stepSettled(s):
		case c.stepWaits(s):
			if waits == "" {
				waits = s
			}
		case s == StepEnded:
		default:
			return s, true
		}
	}
	return waits, waits != ""
}

// sealedSince is the seq of the event that sealed it this time; 0 when it is not sealed.
func (c *Complaint) sealedSince() int {
	if !c.Sealed {
		return 0
	}
	since, diverted := 0, map[PartNo]bool{}
	for _, e := range c.events {
		switch f := e.Fact.(type) {
		case Filed:
			if f.Safety == StaffViolence {
				since = e.Seq
			}
		case SafetyAsked:
			since = e.Seq
		case Diverted:
			if since == 0 {
				since = e.Seq
			}
			for _, no := range f.Parts {
				diverted[no] = true
			}
		case SafetyCleared:
			since = 0
		case DiversionReversed:
			for _, no := range f.Parts {
				delete(diverted, no)
			}
			if len(diverted) == 0 {
				since = 0
			}
		}
	}
	return since
}

// steps counts how often a step was taken, or recorded as waiting, since the seal.
func (c *Complaint) steps(step TrackStep, waits bool) (n int, last time.Time) {
	since := c.sealedSince()
	for _, e := range c.events {
		if s, ok := e.Fact.(SafetyStep); ok && e.Seq > since && s.Step == step && s.Waits == waits {
			n, last = n+1, s.At
		}
	}
	return n, last
}

// stepSettled reports whether a step is done: that somebody has it, of this track and not of the one before; that the safety officer
// confirmed it, also of a part that followed later (D22, D24).
func (c *Complaint) stepSettled(step TrackStep) bool {
	switch step {
	case StepReceived:
		return c.stepDone(step) && !c.owes(OweAlarm, 0)
	case StepConfirmed:
		return !c.owes(OweConfirmSafe, 0)
	}
	return c.stepDone(step)
}

// trackEnded reports whether the track has ended and nothing was brought under it since.
func (c *Complaint) trackEnded() bool { return c.stepDone(StepEnded) && !c.owes(OweSafetyStep, 0) }

func (c *Complaint) stepDone(step TrackStep) bool {
	n, _ := c.steps(step, false)
	return n > 0
}

func (c *Complaint) stepWaits(step TrackStep) bool {
	n, _ := c.steps(step, true)
	return n > 0
}

// HearingWaits reports whether who is complained about may not yet be told, invited or heard: as
// long as it is sealed, or a worry of question 1 was not cleared. For a matter of safety the first word to that person comes after it was
// cleared, or on the advice of who was consulted, and then within the track and not here (D20).
func (c *Complaint) HearingWaits() bool { return c.Sealed || c.worry() }

// AskSafety seals the dossier at once: this may be a matter of safety (D22). Since is the seq of the
// filing or of the message that raised it; it is known since then, not since now. 0 is the filing.
func (c *Complaint) AskSafety(track Track, since int) ([]Fact, error) {
	if err := c.raised(track, since); err != nil {
		return nil, err
	}
	if c.Sealed {
		return nil, refuse("D22", "safety.sealed")
	}
	return []Fact{SafetyAsked{Track: track, Since: max(since, 1)}}, nil
}

// raised checks the track, and that the event since can have raised the matter.
func (c *Complaint) raised(track Track, since int) error {
	switch {
	case !c.ErasedAt.IsZero():
		return refuse("D35", "safety.erased")
	case checklists[track] == nil:
		return refuse("D22", "safety.track")
	case since < 0 || since > c.Seq:
		return refuse("D22", "safety.since")
	case since > 1:
		switch c.events[since-1].Fact.(type) {
		case MessageReceived, Heard, AccountAnswered, ContactTried, Contacted, DocumentAdded, NoteAdded, Investigated:
		default:
			return refuse("D22", "safety.since")
		}
	}
	return nil
}

// ClearSafety lifts the seal: a safety reader looked at it, and it is no matter of safety. The terms
// ran on. A diversion is not cleared but reversed.
func (c *Complaint) ClearSafety(reason Ref) ([]Fact, error) {
	switch {
	case !c.Sealed, !c.ErasedAt.IsZero():
		return nil, refuse("D22", "safety.not-sealed")
	case len(c.Diverted) > 0:
		return nil, refuse("D24", "safety.diverted")
	case reason == Ref{}:
		return nil, refuse("D22", "safety.no-reason")
	}
	return []Fact{SafetyCleared{Reason: reason}}, nil
}

// Divert ends the complaint procedure for parts of it: the law's own track takes over (R7, R8). The
// dossier is sealed, and when no part remains it is closed. The safety officer confirms it within
// one working day, and may reverse it (D24).
func (c *Complaint) Divert(p Procedure, track Track, parts []PartNo, since int, now time.Time) ([]Fact, error) {
	if err := c.raised(track, since); err != nil {
		return nil, err
	}
	if err := c.someParts(parts); err != nil {
		return nil, err
	}
	for _, no := range parts {
		if slices.Contains(c.Diverted, no) {
			return nil, refuse("D24", "safety.part-diverted", int(no))
		}
	}
	if len(c.Diverted) > 0 && c.Track != track {
		return nil, refuse("D24", "safety.other-track") // those readers are not these: split it first
	}
	return []Fact{Diverted{
		Track: track, Parts: slices.Clone(parts), Since: max(since, 1), ConfirmBy: p.days(now, p.ConfirmDays),
	}}, nil
}

// someParts checks that parts names parts of c, each once, and at least one.
func (c *Complaint) someParts(parts []PartNo) error {
	if len(parts) == 0 {
		return refuse("D13", "parts.none")
	}
	for i, no := range parts {
		if _, ok := c.Part(no); !ok {
			return refuse("D13", "parts.unknown", int(no))
		}
		if slices.Contains(parts[:i], no) {
			return refuse("D13", "parts.twice", int(no))
		}
	}
	return nil
}

// TakeStep records a step of the checklist at the moment it was taken, or with waits that it is not
// done yet and why (D22). What happened is never refused for being out of order: it asks for a note.
// Confirm says that somebody of the duty list has it; the alarms stop.
func (c *Complaint) TakeStep(step TrackStep, at time.Time, waits bool, note Ref, confirm bool, now time.Time) ([]Fact, error) {
	switch {
	case !c.Sealed:
		return nil, refuse("D22", "safety.not-sealed")
	case step != StepAlarm && !slices.Contains(checklists[c.Track], step):
		return nil, refuse(c.trackClause(), "safety.step")
	case step == StepConfirmed && len(c.Diverted) == 0:
		return nil, refuse("D24", "safety.nothing-diverted")
	case at.IsZero(), at.After(now):
		return nil, refuse("D22", "safety.future")
	case at.Before(c.KnownSince):
		return nil, refuse("D22", "safety.before-known")
	case c.trackEnded():
		return nil, refuse(c.trackClause(), "safety.ended")
	case waits && note == Ref{}:
		return nil, refuse("D22", "safety.no-reason")
	case waits && (step == StepAlarm || step == StepReceived || step == StepEnded):
		return nil, refuse("D22", "safety.cannot-wait")
	case !waits && step == StepEnded:
		if c.unfinished() {
			return nil, refuse(c.trackClause(), "safety.unfinished")
		}
	case !waits && note == Ref{} && stepBefore[step] != "" && !c.stepDone(stepBefore[step]):
		return nil, refuse(c.trackClause(), "safety.order")
	}
	return []Fact{SafetyStep{Step: step, At: at.UTC(), Waits: waits, Note: note, Confirm: confirm || step == StepReceived}}, nil
}

// TellComplainant records the letter to who filed it: that the law's own track goes first, and where one can turn. A
// safety reader chose its words, the moment and the way; it is never sent by itself. Pdf is the letter as it is printed; zero
// when there is none. Decision D25. That it is not told
// now, with the reason, is TakeStep.
func (c *Complaint) TellComplainant(letter, pdf Ref, way DecisionWay, now time.Time) ([]Fact, error) {
	switch {
	case letter == Ref{}:
		return nil, refuse("D25", "safety.no-letter")
	case way != OnStatusPage && way != OnPaper && way != InHand:
		return nil, refuse("D25", "safety.way")
	}
	facts, err := c.TakeStep(StepTold, now, false, letter, false, now)
	if err != nil {
		return nil, err
	}
	step := facts[0].(SafetyStep)
	step.Note, step.Letter, step.PDF, step.Way = Ref{}, letter, pdf, way
	return []Fact{step}, nil
}

// unfinished reports whether a step keeps the track from being ended: it is neither done nor waiting with
// a reason ("not now", or not needed).
func (c *Complaint) unfinished() bool {
	return slices.ContainsFunc(checklists[c.Track], func(s TrackStep) bool {
		waits := s != StepConfirmed && c.stepWaits(s)
		return s != StepEnded && !c.stepSettled(s) && !waits
	})
}

// ReverseDiversion gives parts back to the complaint procedure, with their first filing date (D24).
// When none is diverted any more the seal is lifted.
func (c *Complaint) ReverseDiversion(parts []PartNo, reason Ref) ([]Fact, error) {
	if !c.ErasedAt.IsZero() {
		return nil, refuse("D35", "safety.erased")
	}
	if err := c.someParts(parts); err != nil {
		return nil, err
	}
	for _, no := range parts {
		if !slices.Contains(c.Diverted, no) {
			return nil, refuse("D24", "safety.part-not-diverted", int(no))
		}
	}
	if reason == (Ref{}) {
		return nil, refuse("D24", "safety.no-reason")
	}
	return []Fact{DiversionReversed{Parts: slices.Clone(parts), Reason: reason}}, nil
}

// NextAlarm is who is to be told now that there is a matter of safety (D22): the first of the duty
// list at once, the next one every thirty minutes, and after the last the first again, until somebody
// confirms. Whoever it is or may be about is passed over. ok is false while nobody is to be told now:
// it was confirmed, the time is not up, or there is nobody. An alarm is recorded as StepAlarm.
func (c *Complaint) NextAlarm(p Procedure, duty []PersonID, now time.Time) (who PersonID, ok bool) {
	duty = slices.DeleteFunc(slices.Clone(duty), c.Barred)
	if len(duty) == 0 || !c.Sealed || !c.owes(OweAlarm, 0) {
		return 0, false
	}
	told, last := c.steps(StepAlarm, false)
	if told > 0 && now.Before(last.Add(time.Duration(p.AlarmMinutes)*time.Minute)) {
		return 0, false
	}
	return duty[told%len(duty)], true
}

// SafetyFirst reports whether it was sealed for a while and is not any more: a term that passed
// is shown as late, with that reason (D24).
func (c *Complaint) SafetyFirst() bool {
	return !c.Sealed && slices.ContainsFunc(c.events, func(e Event) bool {
		switch e.Fact.(type) {
		case SafetyCleared, DiversionReversed:
			return true
		}
		return false
	})
}
