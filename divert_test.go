package gehoor_test

import (
	"slices"
	"testing"
	"time"

	"gehoor"
)

const (
	officer gehoor.PersonID = 21
	second  gehoor.PersonID = 22
	third   gehoor.PersonID = 23
)

func sealedByForm(s *gehoor.Submission) { s.Safety = gehoor.StaffViolence }

func (m *matter) step(step gehoor.TrackStep, waits bool, note gehoor.Ref) {
	m.t.Helper()
	facts, err := m.c.TakeStep(step, m.now, waits, note, false, m.now)
	m.does(officer, facts, err)
}

// D22: the first of the duty list at once, the next every thirty minutes, until somebody has it.
func TestD22Alarms(t *testing.T) {
	t.Parallel()
	m := filedMatter(t, 1, time.Date(2026, 3, 7, 23, 50, 0, 0, time.UTC), sealedByForm)
	m.c.Parties[1], m.c.Persons = gehoor.Provisional, map[gehoor.Party]gehoor.PersonID{1: second}
	list := []gehoor.PersonID{officer, second, third}
	for _, tt := range []struct {
		after time.Duration
		who   gehoor.PersonID
		why   string
	}{
		{0, officer, "the first, also at night"},
		{29 * time.Minute, 0, "not yet thirty minutes"},
		{30 * time.Minute, third, "the next; who may be meant is passed over"},
		{45 * time.Minute, 0, "not yet thirty minutes"},
		{60 * time.Minute, officer, "and round again"},
	} {
		now := m.c.Filed.ReceivedAt.Add(tt.after)
		who, ok := m.c.NextAlarm(m.p, list, now)
		if who != tt.who || ok != (tt.who != 0) {
			t.Errorf("after %v: alarm %d (%v), want %d: %s", tt.after, who, ok, tt.who, tt.why)
		}
		if ok {
			m.now = now
			m.step(gehoor.StepAlarm, false, gehoor.Ref{})
		}
	}
	m.step(gehoor.StepReceived, false, gehoor.Ref{})
	if who, ok := m.c.NextAlarm(m.p, list, m.now.Add(time.Hour)); ok {
		t.Errorf("somebody has it and %d is told", who)
	}
	if _, ok := m.c.NextAlarm(m.p, nil, m.now); ok {
		t.Error("nobody is on the list and somebody is told")
	}
	if !m.owes(gehoor.OweSafetyStep) {
		t.Error("the alarm was taken and nothing is owed any more")
	}
}

// R7, R8: the checklists, and which step is due.
func TestR8Checklist(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	if _, ok := m.c.NextStep(); ok {
		t.Error("a step is due of what is no matter of safety")
	}
	facts, err := m.c.Divert(m.p, gehoor.ReportingDuty, []gehoor.PartNo{1, 2}, 0, m.now)
	m.does(ilse, facts, err)
	if m.c.Open() || m.c.ClosedOn != gehoor.ClosedDiverted {
		t.Error("all is diverted and the complaint procedure runs on")
	}
	var taken []gehoor.TrackStep
	for {
		step, ok := m.c.NextStep()
		if !ok {
			break
		}
		taken = append(taken, step)
		m.step(step, false, gehoor.Ref{})
	}
	if want := gehoor.Checklist(gehoor.ReportingDuty); !slices.Equal(taken, want) {
		t.Errorf("steps came due as %v, want %v", taken, want)
	}
	if m.owes(gehoor.OweSafetyStep) || m.owes(gehoor.OweConfirmSafe) || m.owes(gehoor.OweAlarm) {
		t.Error("the track has ended and something is owed of it")
	}
	_, err = m.c.TakeStep(gehoor.StepPolice, m.now, false, gehoor.Ref{}, false, m.now)
	wantRefusal(t, nil, err, "safety.ended")
}

// R7: the five steps of the code are in it, in order.
func TestR7CodeHasFiveSteps(t *testing.T) {
	t.Parallel()
	var five []gehoor.TrackStep
	for _, s := range gehoor.Checklist(gehoor.ReportingCode) {
		switch s {
		case gehoor.StepSignals, gehoor.StepColleague, gehoor.StepTalked, gehoor.StepWeighed, gehoor.StepDecided:
			five = append(five, s)
		}
	}
	want := []gehoor.TrackStep{gehoor.StepSignals, gehoor.StepColleague, gehoor.StepTalked, gehoor.StepWeighed, gehoor.StepDecided}
	if !slices.Equal(five, want) {
		t.Errorf("got %v, want %v", five, want)
	}
	if gehoor.Checklist("none") != nil {
		t.Error("there is a checklist of no track")
	}
}

// D22: what happened is recorded; a delay, or another order, needs its reason.
func TestD22Steps(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		code    string
		arrange func(*matter)
		step    gehoor.TrackStep
		at      time.Duration
		waits   bool
		note    bool
	}{
		{"", nil, gehoor.StepConsulted, 0, false, false},
		{"safety.future", nil, gehoor.StepConsulted, time.Minute, false, false},
		{"safety.before-known", nil, gehoor.StepConsulted, -time.Minute, false, false},
		{"safety.step", nil, gehoor.StepSignals, 0, false, false},
		{"safety.nothing-diverted", nil, gehoor.StepConfirmed, 0, false, false},
		{"safety.no-reason", nil, gehoor.StepPolice, 0, true, false},
		{"", nil, gehoor.StepPolice, 0, true, true},
		{"safety.cannot-wait", nil, gehoor.StepReceived, 0, true, true},
		{"safety.order", nil, gehoor.StepSuspended, 0, false, false},
		{"", nil, gehoor.StepSuspended, 0, false, true},
		{"", func(m *matter) { m.step(gehoor.StepConsulted, false, gehoor.Ref{}) }, gehoor.StepSuspended, 0, false, false},
		{"safety.unfinished", nil, gehoor.StepEnded, 0, false, true},
	} {
		m := filedMatter(t, 1, time.Date(2026, 3, 7, 23, 50, 0, 0, time.UTC), sealedByForm)
		if tt.arrange != nil {
			tt.arrange(m)
		}
		note := gehoor.Ref{}
		if tt.note {
			note = m.words()
		}
		_, err := m.c.TakeStep(tt.step, m.now.Add(tt.at), tt.waits, note, false, m.now)
		wantRefusal(t, nil, err, tt.code)
	}
	m := routedMatter(t, nil)
	_, err := m.c.TakeStep(gehoor.StepSafe, m.now, false, gehoor.Ref{}, false, m.now)
	wantRefusal(t, nil, err, "safety.not-sealed")
	// A step that waits is passed over, and comes back when the others are done.
	m = filedMatter(t, 1, m.now, sealedByForm)
	for _, s := range gehoor.Checklist(gehoor.ReportingDuty) {
		if s == gehoor.StepPolice {
			m.step(s, true, m.words())
		} else if s != gehoor.StepConfirmed && s != gehoor.StepEnded {
			m.step(s, false, gehoor.Ref{})
		}
	}
	if s, _ := m.c.NextStep(); s != gehoor.StepPolice {
		t.Errorf("due is %q, want the report to the police, that waits", s)
	}
	m.step(gehoor.StepEnded, false, gehoor.Ref{})
}

// D22: known since the message that raised it; sealed at once, and once.
func TestD22KnownSince(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	m.now = m.now.Add(5 * time.Hour)
	raised := m.now
	facts, err := m.c.Receive(m.p, m.words(), nil, 0, m.now)
	m.does(0, facts, err)
	seq := m.c.Seq
	m.now = m.now.Add(20 * time.Hour)
	for code, since := range map[string]int{"safety.since": 2, "": seq} {
		_, err := m.c.AskSafety(gehoor.ReportingCode, since)
		wantRefusal(t, nil, err, code)
	}
	_, err = m.c.AskSafety("other", 1)
	wantRefusal(t, nil, err, "safety.track")
	_, err = m.c.AskSafety(gehoor.ReportingCode, seq+1)
	wantRefusal(t, nil, err, "safety.since")
	facts, err = m.c.AskSafety(gehoor.ReportingCode, seq)
	m.does(ilse, facts, err)
	if !m.c.KnownSince.Equal(raised) || !m.c.Sealed {
		t.Errorf("known since %v, want %v, when the message came", m.c.KnownSince, raised)
	}
	if !m.c.HearingWaits() {
		t.Error("it is sealed, and the accused could be heard")
	}
	_, err = m.c.AskSafety(gehoor.ReportingCode, seq)
	wantRefusal(t, nil, err, "safety.sealed")
	_, err = m.c.ClearSafety(gehoor.Ref{})
	wantRefusal(t, nil, err, "safety.no-reason")
	facts, err = m.c.ClearSafety(m.words())
	m.does(officer, facts, err)
	if m.c.Sealed || m.owes(gehoor.OweSafetyStep) || m.owes(gehoor.OweAlarm) || !m.owes(gehoor.OweDecide) || m.c.HearingWaits() {
		t.Error("it was cleared: the complaint goes on, and nothing is owed of safety")
	}
	_, err = m.c.ClearSafety(m.words())
	wantRefusal(t, nil, err, "safety.not-sealed")
}

// D22: clearing a matter brings back nothing of a procedure that had ended before.
func TestD22ClearedAfterClosing(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	m.fact(0, gehoor.Withdrawn{})
	facts, err := m.c.AskSafety(gehoor.ReportingDuty, 1)
	m.does(ilse, facts, err)
	facts, err = m.c.ClearSafety(m.words())
	m.does(officer, facts, err)
	if m.c.Open() || m.owes(gehoor.OweDecide) {
		t.Error("it was withdrawn, and a decision is owed")
	}
}

// D24: per part, confirmed in a working day, reversible, with the first filing date.
func TestD24Diversion(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	decide := m.c.Filed.Terms.Decide
	for code, parts := range map[string][]gehoor.PartNo{"parts.none": nil, "parts.unknown": {3}, "parts.twice": {1, 1}} {
		_, err := m.c.Divert(m.p, gehoor.ReportingCode, parts, 0, m.now)
		wantRefusal(t, nil, err, code)
	}
	facts, err := m.c.Divert(m.p, gehoor.ReportingCode, []gehoor.PartNo{1}, 0, m.now)
	m.does(ilse, facts, err)
	if d := facts[0].(gehoor.Diverted); d.ConfirmBy.Plain != date(t, "2026-03-03") {
		t.Errorf("confirmed by %v, want the next working day", d.ConfirmBy.Plain)
	}
	if !m.c.Sealed || !m.c.Open() || len(m.c.Remaining()) != 1 {
		t.Error("one of two parts was diverted: sealed, and the other remains")
	}
	_, err = m.c.Divert(m.p, gehoor.ReportingCode, []gehoor.PartNo{1}, 0, m.now)
	wantRefusal(t, nil, err, "safety.part-diverted")
	_, err = m.c.Divert(m.p, gehoor.ReportingDuty, []gehoor.PartNo{2}, 0, m.now)
	wantRefusal(t, nil, err, "safety.other-track")
	_, err = m.c.ClearSafety(m.words())
	wantRefusal(t, nil, err, "safety.diverted")
	_, err = m.c.ReverseDiversion([]gehoor.PartNo{2}, m.words())
	wantRefusal(t, nil, err, "safety.part-not-diverted")
	_, err = m.c.ReverseDiversion([]gehoor.PartNo{1}, gehoor.Ref{})
	wantRefusal(t, nil, err, "safety.no-reason")
	facts, err = m.c.Divert(m.p, gehoor.ReportingCode, []gehoor.PartNo{2}, 0, m.now)
	m.does(ilse, facts, err)
	if m.c.Open() || m.owes(gehoor.OweDecide) || m.owes(gehoor.OweSenior) {
		t.Error("all is diverted: closed, its clocks stopped, and the next level is not told")
	}
	m.now = m.now.AddDate(0, 2, 0)
	facts, err = m.c.ReverseDiversion([]gehoor.PartNo{1, 2}, m.words())
	m.does(officer, facts, err)
	if m.c.Sealed || !m.c.Open() || !m.owes(gehoor.OweDecide) || m.c.Filed.Terms.Decide.Plain != decide.Plain || !m.c.SafetyFirst() {
		t.Error("it came back: open, with its first date, and safety went first")
	}
}

// D13, D24: what remains of a sealed dossier goes on as a complaint of its own.
func TestD24RemainderIsSplitOff(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	_, err := m.c.SplitOff(2, []gehoor.PartNo{1, 2})
	wantRefusal(t, nil, err, "split.all")
	_, err = m.c.SplitOff(m.c.ID, []gehoor.PartNo{1})
	wantRefusal(t, nil, err, "link.self")
	facts, err := m.c.Divert(m.p, gehoor.ReportingDuty, []gehoor.PartNo{1}, 0, m.now)
	m.does(ilse, facts, err)
	_, err = m.c.SplitOff(2, []gehoor.PartNo{1})
	wantRefusal(t, nil, err, "safety.part-diverted")
	facts, err = m.c.SplitOff(2, []gehoor.PartNo{2})
	m.does(officer, facts, err)
	if m.c.Open() || m.owes(gehoor.OweDecide) {
		t.Error("only what was diverted is left, and a decision is owed")
	}
	_, err = m.c.SplitOff(3, []gehoor.PartNo{1})
	wantRefusal(t, nil, err, "safety.part-diverted")
}

// R16, D19: the next level, after the conflict check; never of a sealed case.
func TestR16TellSenior(t *testing.T) {
	t.Parallel()
	m := filedMatter(t, 1, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), nil)
	seat, err := m.c.Senior(matterChart(), gehoor.DateOf(m.now))
	if want := (gehoor.Seat{Role: gehoor.RegionalManager, Place: 1}); err != nil || seat != want {
		t.Errorf("before routing: got %v and %v, want %v", seat, err, want)
	}
	m.accuse(noor, gehoor.Seat{Role: gehoor.RegionalManager, Place: 1})
	seat, err = m.c.Senior(matterChart(), gehoor.DateOf(m.now))
	if err != nil || seat.Role == gehoor.RegionalManager {
		t.Errorf("it is about the next level: got %v and %v", seat, err)
	}
	m = routedMatter(t, nil)
	_, err = m.c.TellSenior(matterChart(), gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "senior.no-message")
	facts, err := m.c.TellSenior(matterChart(), m.words(), m.now)
	m.does(0, facts, err)
	if m.owes(gehoor.OweSenior) || facts[0].(gehoor.SeniorTold).Seat != m.c.NextLevel {
		t.Errorf("told %v, want the next level", facts)
	}
	_, err = m.c.TellSenior(matterChart(), m.words(), m.now)
	wantRefusal(t, nil, err, "senior.told")
	for code, edit := range map[string]func(*matter){
		"senior.sealed": func(m *matter) {
			m.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingCode, Since: 1})
		},
		"senior.practice": func(m *matter) { m.fact(ilse, gehoor.MarkedPractice{Second: mark}) },
	} {
		m := routedMatter(t, nil)
		edit(m)
		_, err := m.c.TellSenior(matterChart(), m.words(), m.now)
		wantRefusal(t, nil, err, code)
	}
	m = routedMatter(t, nil)
	_, err = m.c.TellSenior(gehoor.Chart{}, m.words(), m.now)
	wantRefusal(t, nil, err, "route.nobody")
}

// R18, R19, R20: when and on what grounds one may go outside.
func TestR20Windows(t *testing.T) {
	t.Parallel()
	windows := func(m *matter) (desk, committee gehoor.Window) {
		ws := m.c.Windows(m.p)
		if len(ws) != 2 || ws[0].Body != gehoor.ComplaintsDesk || ws[1].Body != gehoor.DisputesCommittee {
			t.Fatalf("got %+v, want both bodies", ws)
		}
		return ws[0], ws[1]
	}
	grounds := func(w gehoor.Window) (gs []gehoor.DirectGround) {
		for _, g := range w.Grounds {
			gs = append(gs, g.Ground)
		}
		return gs
	}
	m := draftedMatter(t)
	desk, committee := windows(m)
	if desk.From != date(t, "2026-03-02") || !desk.Until.IsZero() {
		t.Errorf("the Klachtenloket %v until %v, want from the first day, without end", desk.From, desk.Until)
	}
	if committee.From != date(t, "2026-04-14") || committee.Until != date(t, "2027-03-02") {
		t.Errorf("the committee %v until %v, want the day after six weeks until twelve months after filing", committee.From, committee.Until)
	}
	if got, want := grounds(committee), []gehoor.DirectGround{gehoor.NoTimelyAnswer, gehoor.NoRegulation, gehoor.CannotBeAsked}; !slices.Equal(got, want) {
		t.Errorf("grounds %v, want %v", got, want)
	}
	m = sentMatter(t)
	_, committee = windows(m)
	if committee.From != date(t, "2026-03-02") || slices.Contains(grounds(committee), gehoor.NoTimelyAnswer) || !slices.Contains(grounds(committee), gehoor.SecondOpinion) {
		t.Errorf("decided in time: got %+v", committee)
	}
	m = routedMatter(t, func(s *gehoor.Submission) { s.Capacity = gehoor.ParentCommittee })
	_, committee = windows(m)
	if committee.From != date(t, "2026-03-02") || !committee.Until.IsZero() {
		t.Errorf("a parent committee: %v until %v, want from the first day, and no term of ours", committee.From, committee.Until)
	}
}

// R18, R19: cases outside, their outcome, and the measures of a ruling.
func TestR19Escalations(t *testing.T) {
	t.Parallel()
	m := sentMatter(t)
	today := gehoor.DateOf(m.now)
	good := gehoor.Escalated{Body: gehoor.DisputesCommittee, On: today, Direct: gehoor.SecondOpinion, AnswerBy: today.AddDays(30)}
	for code, edit := range map[string]func(*gehoor.Escalated){
		"escalate.body":      func(e *gehoor.Escalated) { e.Body = "court" },
		"escalate.date":      func(e *gehoor.Escalated) { e.On = today.AddDays(1) },
		"escalate.ground":    func(e *gehoor.Escalated) { e.Direct = "anger" },
		"escalate.answer-by": func(e *gehoor.Escalated) { e.AnswerBy = today.AddDays(-1) },
		"":                   func(*gehoor.Escalated) {},
	} {
		e := good
		edit(&e)
		_, err := m.c.Escalate(e, m.now)
		wantRefusal(t, nil, err, code)
	}
	desk := gehoor.Escalated{Body: gehoor.ComplaintsDesk, On: today, Direct: gehoor.SecondOpinion}
	_, err := m.c.Escalate(desk, m.now)
	wantRefusal(t, nil, err, "escalate.ground")
	facts, err := m.c.Escalate(good, m.now)
	m.does(ilse, facts, err)
	_, err = m.c.Escalate(good, m.now)
	wantRefusal(t, nil, err, "escalate.running")
	if !m.owes(gehoor.OweStatement) {
		t.Error("our statement to the committee is not owed")
	}

	ruling := gehoor.EscalationEnded{Body: gehoor.DisputesCommittee, On: today, Outcome: gehoor.RuledPartly, Measures: []gehoor.Measure{
		{Kind: gehoor.ToldMeasure, Owner: mark, Text: m.words(), Due: today.AddDays(10)},
	}}
	for code, edit := range map[string]func(*gehoor.EscalationEnded){
		"escalate.not-running": func(e *gehoor.EscalationEnded) { e.Body = gehoor.ComplaintsDesk },
		"escalate.date":        func(e *gehoor.EscalationEnded) { e.On = today.AddDays(-1) },
		"escalate.outcome":     func(e *gehoor.EscalationEnded) { e.Outcome = gehoor.AdvisedOnly },
		"decide.measure-without-date": func(e *gehoor.EscalationEnded) {
			e.Measures = []gehoor.Measure{{Kind: gehoor.ToldMeasure, Text: m.words()}}
		},
		"decide.measure-twice": func(e *gehoor.EscalationEnded) {
			e.Measures = []gehoor.Measure{m.c.Decided.Measures[0]}
		},
	} {
		e := ruling
		edit(&e)
		_, err := m.c.EndEscalation(e, m.now)
		wantRefusal(t, nil, err, code)
	}
	facts, err = m.c.EndEscalation(ruling, m.now)
	m.does(ilse, facts, err)
	if m.c.Measures[3].Owner != mark || m.owes(gehoor.OweStatement) || len(m.c.Outside) != 0 {
		t.Errorf("the ruling promised %+v; want measure 3, and nothing running", m.c.Measures)
	}
}

// D13: linked for staff only, and once; an incident may follow on a link.
func TestD13Links(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	_, err := m.c.Link(m.c.ID)
	wantRefusal(t, nil, err, "link.self")
	facts, err := m.c.Link(7)
	m.does(ilse, facts, err)
	_, err = m.c.Link(7)
	wantRefusal(t, nil, err, "link.known")
	facts, err = m.c.LinkIncident(7)
	m.does(ilse, facts, err)
	_, err = m.c.LinkIncident(7)
	wantRefusal(t, nil, err, "link.known")
	if m.c.OneLetter(7) {
		t.Error("one letter, and nobody was asked")
	}
	facts, err = m.c.LinkLetter(7, false)
	m.does(ilse, facts, err)
	_, err = m.c.LinkLetter(7, true)
	wantRefusal(t, nil, err, "link.known")
	if !m.c.OneLetter(7) || m.c.OneLetter(8) || !m.c.Incident() {
		t.Error("both said yes to one letter about the incident with complaint 7, and no other")
	}
}

// R18: the Klachtenloket is open from the first day, while we are busy and afterwards.
func TestR18DeskAtAnyTime(t *testing.T) {
	t.Parallel()
	fresh := filedMatter(t, 1, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), nil)
	decided := sentMatter(t)
	decided.fact(0, gehoor.Withdrawn{})
	for _, m := range []*matter{fresh, decided} {
		if w := m.c.Windows(m.p)[0]; w.Body != gehoor.ComplaintsDesk || w.From != date(t, "2026-03-02") || !w.Until.IsZero() {
			t.Errorf("got %+v, want the Klachtenloket from the first day, without end", w)
		}
		facts, err := m.c.Escalate(gehoor.Escalated{Body: gehoor.ComplaintsDesk, On: gehoor.DateOf(m.now)}, m.now)
		m.does(ilse, facts, err)
		facts, err = m.c.EndEscalation(gehoor.EscalationEnded{Body: gehoor.ComplaintsDesk, On: gehoor.DateOf(m.now), Outcome: gehoor.AdvisedOnly}, m.now)
		m.does(ilse, facts, err)
	}
}
