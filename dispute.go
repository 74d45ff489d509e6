package gehoor

import (
	"cmp"
	"slices"
	"time"
)

// A Dispute is a case at the Geschillencommissie of which no complaint was filed with us (R20): what the organisation's
// own facts about it add up to. A case that a complainant of ours brings is part of that complaint (see Escalate).
type Dispute struct {
	DisputeOpened
	Since    int  // seq of the event that opened it, within the organisation's own stream
	Stated   Date // our statement went out; zero: not yet
	Ended    Date // zero while it runs
	Outcome  Ruling
	Ruling   Ref
	Measures []MeasureState        // that followed from it
	Moves    []DisputeMeasureMoved // of them, in the order in which they were moved
	ended    int                   // seq
	stated   int
	finished map[int]int // by the number of a measure
	moved    map[int]int
	promised []Date // the day of each of Measures as it was promised first
}

// Disputes adds up the organisation's events, which are in order; those about anything else are passed over.
func Disputes(events []Event) []Dispute {
	var all []Dispute
	find := func(no int) *Dispute {
		i := slices.IndexFunc(all, func(d Dispute) bool { return d.No == no })
		if i < 0 {
			all = append(all, Dispute{})
			i = len(all) - 1
		}
		return &all[i]
	}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case DisputeOpened:
			d := find(f.No)
			d.DisputeOpened, d.Since = f, e.Seq
		case DisputeStated:
			d := find(f.No)
			d.Stated, d.stated = f.On, e.Seq
		case DisputeEnded:
			d := find(f.No)
			d.Ended, d.Outcome, d.Ruling, d.ended = f.On, f.Outcome, f.Ruling, e.Seq
			for _, m := range f.Measures {
				d.Measures = append(d.Measures, MeasureState{Measure: m, Seq: e.Seq})
				d.promised = append(d.promised, m.Due)
			}
		case DisputeMeasureDone:
			d := find(f.No)
			for i := range d.Measures {
				if d.Measures[i].No == f.Measure {
					d.Measures[i].Done = f.On
				}
			}
			if d.finished == nil {
				d.finished = map[int]int{}
			}
			d.finished[f.Measure] = e.Seq
		case DisputeMeasureMoved:
			d := find(f.No)
			for i := range d.Measures {
				if m := &d.Measures[i]; m.No == f.Measure {
					m.Due, m.Moved = f.Due, m.Moved+1
				}
			}
			if d.moved == nil {
				d.moved = map[int]int{}
			}
			d.moved[f.Measure] = e.Seq
			d.Moves = append(d.Moves, f)
		}
	}
	return all
}

// Duties lists what a dispute asks of us, done or not: our statement to the committee, and the measures that followed (R15, R19).
func (d Dispute) Duties() []Duty {
	var list []Duty
	if d.AnswerBy != (Date{}) {
		owed := Duty{
			Kind: OweStatement, Clause: "R19", Owner: ByCoordinator, Seat: Seat{Role: Coordinator},
			By: d.AnswerBy.End(), Since: d.Since, Done: d.stated,
		}
		switch {
		case d.stated != 0:
			owed.DoneAt = d.Stated.Start(nil)
		case d.ended != 0:
			owed.Done, owed.Lapsed = d.ended, true
		}
		list = append(list, owed)
	}
	for _, m := range d.Measures {
		owed := Duty{Kind: OweMeasure, Clause: "R15", Owner: ByPerson, Seat: Named(m.Owner), By: m.Due.End(), Since: cmp.Or(d.moved[m.No], m.Seq), No: m.No}
		if !m.Done.IsZero() {
			owed.Done, owed.DoneAt = cmp.Or(d.finished[m.No], m.Seq), m.Done.Start(nil)
		}
		list = append(list, owed)
	}
	return list
}

// OpenDispute records a case that was brought to the Geschillencommissie without a complaint to us first (R20). Whether
// that is admissible is for the committee to say. The dispute gets the next number.
func OpenDispute(in DisputeOpened, all []Dispute, now time.Time) ([]Fact, error) {
	switch {
	case in.Holder == 0:
		return nil, refuse("R20", "dispute.holder")
	case in.On.IsZero(), in.On.After(DateOf(now)):
		return nil, refuse("R18", "escalate.date")
	case !in.Direct.known(), in.Direct == NotDirect:
		return nil, refuse("R20", "escalate.ground")
	case !in.AnswerBy.IsZero() && in.AnswerBy.Before(in.On):
		return nil, refuse("R19", "escalate.answer-by")
	}
	in.No = len(all) + 1
	return []Fact{in}, nil
}

// State records that our statement went to the committee (R19).
func (d Dispute) State(on Date, now time.Time) ([]Fact, error) {
	switch {
	case !d.Ended.IsZero(), !d.Stated.IsZero():
		return nil, refuse("R18", "escalate.not-running")
	case on.Before(d.On), on.After(DateOf(now)):
		return nil, refuse("R19", "escalate.date")
	}
	return []Fact{DisputeStated{No: d.No, On: on}}, nil
}

// End records the committee's outcome, with the measures that follow from it, each with an owner and a day (R15, R19).
func (d Dispute) End(in DisputeEnded, now time.Time) ([]Fact, error) {
	switch {
	case !d.Ended.IsZero():
		return nil, refuse("R18", "escalate.not-running")
	case in.On.Before(d.On), in.On.After(DateOf(now)):
		return nil, refuse("R19", "escalate.date")
	case !in.Outcome.of(DisputesCommittee):
		return nil, refuse("R19", "escalate.outcome")
	}
	in.No, in.Measures = d.No, slices.Clone(in.Measures)
	for i := range in.Measures {
		m := &in.Measures[i]
		m.No = i + 1
		switch today := DateOf(now); {
		case !m.concrete():
			return nil, refuse("R15", "decide.measure-without-date", m.No)
		case m.Done.After(today):
			return nil, refuse("R15", "decide.measure-future", m.No)
		case m.Done.IsZero() && m.Due.Before(in.On): // it may have passed since the ruling, and is then late
			return nil, refuse("R15", "decide.measure-passed", m.No, m.Due)
		}
	}
	return []Fact{in}, nil
}

// FinishMeasure records that a measure which followed from the ruling is done (R15).
func (d Dispute) FinishMeasure(no int, on Date, evidence Ref, now time.Time) ([]Fact, error) {
	i := slices.IndexFunc(d.Measures, func(m MeasureState) bool { return m.No == no && m.Done.IsZero() })
	switch {
	case i < 0:
		return nil, refuse("R15", "measure.unknown", no)
	case on.Before(d.Ended), on.After(DateOf(now)):
		return nil, refuse("R15", "measure.date", no)
	}
	return []Fact{DisputeMeasureDone{No: d.No, Measure: no, On: on, Evidence: evidence}}, nil
}

// MoveMeasure gives a measure that followed from the ruling a new day, with a reason: it takes longer (R15).
func (d Dispute) MoveMeasure(no int, due Date, reason Ref, now time.Time) ([]Fact, error) {
	i := slices.IndexFunc(d.Measures, func(m MeasureState) bool { return m.No == no && m.Done.IsZero() })
	switch {
	case i < 0:
		return nil, refuse("R15", "measure.unknown", no)
	case due == d.Measures[i].Due, due.Before(DateOf(now)):
		return nil, refuse("R15", "measure.new-date", no)
	case reason == Ref{}:
		return nil, refuse("R15", "measure.no-reason", no)
	}
	return []Fact{DisputeMeasureMoved{No: d.No, Measure: no, Due: due, Reason: reason}}, nil
}
