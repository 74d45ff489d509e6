package gehoor_test

import (
	"testing"
	"time"

	"gehoor"
)

// decided is a decision that went out by the page, with a measure of somebody's, done by the acts themselves.
func decided(t *testing.T) *dossier {
	t.Helper()
	d := approved(t)
	return d.do(d.SendDecision(d.p, gehoor.OnStatusPage, d.Draft.Letter, ref(12), d.now))
}

// approved is a decision that the next level approved and that has not gone out.
func approved(t *testing.T) *dossier {
	t.Helper()
	d := open(t, nil).contacted()
	d.do(d.CheckRelation(gehoor.ByContract, gehoor.Ref{}))
	d.draft()
	d.do(d.Approve(d.p, regional, false, d.now))
	d.events[len(d.events)-1].Actor = gehoor.By(regional)
	return d.again()
}

// draft writes the next version, with a measure that somebody has to do.
func (d *dossier) draft() *dossier {
	d.t.Helper()
	return d.do(d.DraftDecision(d.p, gehoor.DecisionDrafted{
		Letter: ref(9), OneSide: ref(8), Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld, Reasons: ref(10)}},
		Measures: []gehoor.Measure{{No: 1, Kind: gehoor.ToldMeasure, Owner: otherOne, Text: ref(7), Due: date(d.t.(testing.TB), "2026-10-30")}},
	}, coordinator, d.now))
}

// again reads the events from the first.
func (d *dossier) again() *dossier {
	d.t.Helper()
	c, err := gehoor.Load(d.events)
	if err != nil {
		d.t.Fatal(err)
	}
	c.Persons = d.Persons
	d.Complaint = c
	return d
}

// owing counts the open duties of a kind.
func (d *dossier) owing(kind gehoor.DutyKind) int {
	n := 0
	for _, duty := range d.Duties() {
		if duty.Kind == kind && duty.Open() {
			n++
		}
	}
	return n
}

// R10: noted twice for the same moment, taken back once: contact was made.
func TestR10TakeBackOneOfTwoNotes(t *testing.T) {
	t.Parallel()
	d := open(t, nil).contacted()
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now))
	d.do(d.TakeBackContact(d.Seq, coordinator, d.now))
	if d.ContactedAt.IsZero() || d.owing(gehoor.OweContact) != 0 || d.owing(gehoor.OweSteps) != 1 {
		t.Errorf("one of two notes of one call was taken back: contacted at %v, contact owed %d, steps owed %d", d.ContactedAt, d.owing(gehoor.OweContact), d.owing(gehoor.OweSteps))
	}
}

// R10, D5: the first note was a slip, the second was the conversation: the aim is met by the second, and what is agreed is owed from there.
func TestR10TakeBackTheFirstOfTwo(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed().later(4)
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now.AddDate(0, 0, -3)}, d.now))
	slip := d.Seq
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now))
	d.do(d.TakeBackContact(slip, coordinator, d.now))
	if owed := d.owed(gehoor.OweContact); !owed.DoneAt.Equal(d.now) || !owed.Late(d.now) {
		t.Errorf("contact by a note that was taken back: %+v", owed)
	}
	if steps := d.owed(gehoor.OweSteps); !steps.Open() || d.owing(gehoor.OweSteps) != 1 || !steps.By.Equal(date(t, "2026-09-14").End()) {
		t.Errorf("what is agreed is owed by the note that was taken back: %+v", steps)
	}
}

// R12: who is invited for another day is not late for the first; nor is a comment that may come later.
func TestR12AnotherDayTakesThePlace(t *testing.T) {
	t.Parallel()
	d := open(t, nil).contacted()
	on := gehoor.DateOf(d.now)
	d.do(d.PlanHearing(gehoor.SideComplainant, 0, on.AddDays(1), d.now))
	d.do(d.PlanHearing(gehoor.SideComplainant, 0, on.AddDays(4), d.now))
	if d.owing(gehoor.OweHearing) != 1 || !d.owed(gehoor.OweHearing).By.Equal(on.AddDays(4).End()) {
		t.Errorf("%d hearings are owed, the last %+v", d.owing(gehoor.OweHearing), d.owed(gehoor.OweHearing))
	}
	d.do(d.Hear(gehoor.SideComplainant, 0, on, ref(6), d.now))
	d.do(d.SendAccount(gehoor.SideComplainant, 0, on.AddDays(1), ref(7), d.now))
	d.do(d.SendAccount(gehoor.SideComplainant, 0, on.AddDays(4), ref(7), d.now))
	if d.owing(gehoor.OweComment) != 1 || !d.owed(gehoor.OweComment).By.Equal(on.AddDays(4).End()) {
		t.Errorf("%d comments are owed, the last %+v", d.owing(gehoor.OweComment), d.owed(gehoor.OweComment))
	}
}

// D20: what a person of the dossier asks is answered to that person, and by nothing that goes to another.
func TestD20AnswerToWhoAsked(t *testing.T) {
	t.Parallel()
	d := open(t, nil).name(gehoor.Accused, gehoor.Seat{}, otherOne).contacted()
	d.do(d.Receive(d.p, ref(5), nil, 1, d.now))
	asked := d.Seq
	_, err := d.Send(d.p, gehoor.Message{Text: ref(6), Answers: asked}, d.now)
	refused(t, err, "send.no-question", "the complainant did not ask it")
	d.do(d.Send(d.p, gehoor.Message{Text: ref(6), Party: 1, Answers: asked}, d.now))
	if d.owed(gehoor.OweAnswer).Open() {
		t.Error("answered, and an answer is owed for ever")
	}
}

// D10: a signal has no terms, also when it comes back from a safety track; what was asked beside it is answered.
func TestD10SignalOwesNoDecision(t *testing.T) {
	t.Parallel()
	d := open(t, func(s *gehoor.Submission) { s.Capacity = gehoor.SomeoneElse })
	d.do(d.Receive(d.p, ref(5), nil, 0, d.now))
	d.do(d.Admit([]gehoor.Part{{No: 1, Category: "care"}}, true, ref(3), d.p, d.now))
	if !d.owed(gehoor.OweAnswer).Open() {
		t.Error("it is a signal, and what was asked gets no answer")
	}
	d.do(d.NoAnswer(2))
	d.do(d.Divert(d.p, gehoor.ReportingDuty, []gehoor.PartNo{1}, 0, d.now))
	d.do(d.ReverseDiversion([]gehoor.PartNo{1}, ref(5)))
	if d.owed(gehoor.OweDecide).Open() || d.owed(gehoor.OweContact).Open() {
		t.Error("a signal came back, and a decision is owed that nobody can give")
	}
	d.do(d.Close(d.now))
}

// R13, D29: a letter that comes back after the closing was never given: it is owed by its date again, and counts as late when that
// passed. What came in meanwhile is still answered.
func TestD29BackAfterTheClosing(t *testing.T) {
	t.Parallel()
	d := decided(t)
	d.do(d.PostDecision(gehoor.DateOf(d.now), d.now))
	d.do(d.Close(d.now)).later(2)
	d.do(d.Receive(d.p, ref(5), nil, 0, d.now))
	d.do(d.ReturnDecision(""))
	for _, kind := range []gehoor.DutyKind{gehoor.OweReach, gehoor.OweDecide, gehoor.OweTellPassed, gehoor.OweAnswer} {
		if d.owing(kind) != 1 {
			t.Errorf("%s is owed %d times, want once", kind, d.owing(kind))
		}
	}
	if d.Open() {
		t.Error("closed is left only by reopening")
	}
	later := d.Filed.Terms.Decide.Extended.End().Add(time.Hour)
	if ended, kept := d.DecisionTerm(later); !ended || kept {
		t.Errorf("ended %v, kept %v: it was never given", ended, kept)
	}
	d.now = later
	d.do(d.TellPassed(gehoor.DateOf(d.now).AddDays(7), ref(6), d.now))
	d.do(d.SendDecision(d.p, gehoor.OnPaper, d.Draft.Letter, ref(22), d.now))
	for _, kind := range []gehoor.DutyKind{gehoor.OweReach, gehoor.OweDecide, gehoor.OweTellPassed} {
		if d.owing(kind) != 0 {
			t.Errorf("it went again, and %s is owed", kind)
		}
	}
	if d.Open() || d.ClosedOn != gehoor.ClosedDecided {
		t.Error("sent again, and no more closed")
	}
}

// R13: what came back after the closing and is decided anew after a ruling, is owed once.
func TestD9ReopenedOwesOneDecision(t *testing.T) {
	t.Parallel()
	d := decided(t)
	d.do(d.PostDecision(gehoor.DateOf(d.now), d.now))
	d.do(d.Close(d.now)).later(2)
	on := gehoor.DateOf(d.now)
	d.do(d.Escalate(gehoor.Escalated{Body: gehoor.DisputesCommittee, On: on}, d.now))
	d.do(d.EndEscalation(gehoor.EscalationEnded{Body: gehoor.DisputesCommittee, On: on, Outcome: gehoor.RuledUpheld}, d.now))
	d.do(d.ReturnDecision(""))
	d.do(d.Reopen(d.p, gehoor.AfterRuling, ref(6), d.now))
	if d.owing(gehoor.OweDecide) != 1 || d.Returned {
		t.Errorf("%d decisions are owed, returned %v", d.owing(gehoor.OweDecide), d.Returned)
	}
}

// D9: what reopens is a ruling, once: not an advice, and not a ruling that we have decided upon.
func TestD9OneRulingReopensOnce(t *testing.T) {
	t.Parallel()
	d := decided(t)
	d.do(d.PostDecision(gehoor.DateOf(d.now), d.now))
	d.do(d.Close(d.now))
	on := gehoor.DateOf(d.now)
	d.do(d.Escalate(gehoor.Escalated{Body: gehoor.ComplaintsDesk, On: on}, d.now))
	d.do(d.EndEscalation(gehoor.EscalationEnded{Body: gehoor.ComplaintsDesk, On: on, Outcome: gehoor.AdvisedOnly}, d.now))
	_, err := d.Reopen(d.p, gehoor.AfterRuling, ref(6), d.now)
	refused(t, err, "reopen.ground", "advice to the complainant is no ruling")
	d.do(d.Escalate(gehoor.Escalated{Body: gehoor.DisputesCommittee, On: on}, d.now))
	d.do(d.EndEscalation(gehoor.EscalationEnded{Body: gehoor.DisputesCommittee, On: on, Outcome: gehoor.RuledUpheld}, d.now))
	d.do(d.Reopen(d.p, gehoor.AfterRuling, ref(6), d.now))
	_, err = d.Decline(gehoor.NoComplaint, ref(7), gehoor.Ref{})
	refused(t, err, "decline.decided", "a decision went out, and another is owed")
	d.draft()
	d.do(d.Approve(d.p, regional, false, d.now))
	d.do(d.SendDecision(d.p, gehoor.OnPaper, d.Draft.Letter, ref(12), d.now))
	d.do(d.Close(d.now))
	_, err = d.Reopen(d.p, gehoor.AfterRuling, ref(6), d.now)
	refused(t, err, "reopen.ground", "that ruling has had its decision")
}

// D29: the notice of the first sending comes back when the letter has long been posted: the letter has not come back.
func TestD29AnOlderNoticeComesBack(t *testing.T) {
	t.Parallel()
	d := decided(t)
	first := d.Seq - 1 // then the measure was promised
	d.do(d.ReturnDecision("")).later(1)
	d.add(gehoor.By(coordinator), gehoor.DecisionSent{Version: 1, Way: gehoor.OnPaper, Letter: ref(5)})
	d.do(d.Return(first, "", 0, gehoor.Mailed{}))
	if d.Returned || d.owing(gehoor.OweDecide) != 0 {
		t.Error("an old notice came back, and the letter that was posted counts as not sent")
	}
}

// D8, D29: that the date has passed is told again when the mail came back, but not after the decision went out.
func TestD8NoLatenessAfterTheDecision(t *testing.T) {
	t.Parallel()
	for _, closed := range []bool{false, true} {
		d := open(t, nil).contacted().later(45)
		d.do(d.TellPassed(gehoor.DateOf(d.now).AddDays(10), ref(5), d.now))
		told := d.Seq
		d.add(gehoor.By(coordinator), gehoor.DecisionDrafted{Version: 1, Letter: ref(5)}, gehoor.DecisionApproved{Version: 1},
			gehoor.DecisionSent{Version: 1, Way: gehoor.OnPaper, Letter: ref(5)})
		if closed {
			d.do(d.Close(d.now))
		}
		d.do(d.Return(told, "", 0, gehoor.Mailed{}))
		if d.owing(gehoor.OweTellPassed) != 0 {
			t.Errorf("closed %v: the decision went out, and that it is late is to be told for ever", closed)
		}
	}
}

// D6: a date that was corrected while nothing ran is told when it runs again; and so is what became late, or in time.
func TestD6CorrectedWhileItRested(t *testing.T) {
	t.Parallel()
	rest := map[string][2]func(*dossier){
		"withdrawn": {
			func(d *dossier) { d.do(d.Withdraw(gehoor.Withdrawn{Writing: ref(5)}, gehoor.By(coordinator))) },
			func(d *dossier) { d.do(d.Reopen(d.p, gehoor.AfterWithdrawal, ref(5), d.now)) },
		},
		"diverted": {
			func(d *dossier) { d.do(d.Divert(d.p, gehoor.ReportingDuty, []gehoor.PartNo{1}, 0, d.now)) },
			func(d *dossier) { d.do(d.ReverseDiversion([]gehoor.PartNo{1}, ref(5))) },
		},
		"a signal": {
			func(d *dossier) {
				d.do(d.Admit([]gehoor.Part{{No: 1, Category: "care"}}, true, ref(3), d.p, d.now))
			},
			func(d *dossier) {
				d.do(d.Admit([]gehoor.Part{{No: 1, Category: "care"}}, false, ref(3), d.p, d.now))
			},
		},
	}
	for why, r := range rest {
		d := open(t, func(s *gehoor.Submission) { s.Channel, s.Capacity = gehoor.ByLetter, gehoor.SomeoneElse })
		d.do(d.Acknowledge(ref(4)))
		r[0](d)
		d.do(d.Correct(d.p, gehoor.Correction{Field: gehoor.FieldReceived, ReceivedAt: monday.AddDate(0, 0, -3), Reason: ref(5), Source: gehoor.FromStamp, By: coordinator}, d.now))
		if d.owing(gehoor.OweTellDates) != 0 {
			t.Errorf("%s: dates are told that nobody counts on", why)
		}
		r[1](d)
		if d.owing(gehoor.OweTellDates) != 1 {
			t.Errorf("%s: it runs again, and nobody tells the dates that were corrected meanwhile", why)
		}
	}
	for _, late := range []bool{true, false} {
		was, is := "2026-09-01", "2026-01-01"
		if !late {
			was, is = is, was
		}
		d := open(t, func(s *gehoor.Submission) { s.Arose = date(t, was) })
		rest["diverted"][0](d)
		d.do(d.Correct(d.p, gehoor.Correction{Field: gehoor.FieldArose, Arose: date(t, is), Reason: ref(5), By: coordinator}, d.now))
		rest["diverted"][1](d)
		if n := d.owing(gehoor.OweLateAnswer); (n == 1) != late {
			t.Errorf("late %v: the answer on lateness is owed %d times", late, n)
		}
	}
}

// D37: of a test filing nobody is told, so it does not wait for that until the end of time.
func TestD37PracticeOwesNoNotice(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.Acknowledge(ref(4)))
	d.do(d.MarkPractice(coordinator, colleague))
	d.do(d.Withdraw(gehoor.Withdrawn{Writing: ref(5)}, gehoor.By(coordinator)))
	if d.owing(gehoor.OweSenior) != 0 {
		t.Error("the next level is to be told of a test filing, which is refused")
	}
	d.later(500)
	d.do(d.Erase(d.p, gehoor.CauseRetention, d.now))
}

// R16: above the supervisor there is nobody to be told; the dossier does not stay for that.
func TestR16NobodyAboveKeepsNoDossier(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.Acknowledge(ref(4)))
	d.admit()
	d.do(d.Route(d.chart, supervisorSeat, ref(5), d.now))
	d.do(d.Withdraw(gehoor.Withdrawn{Writing: ref(5)}, gehoor.By(coordinator)))
	d.later(500)
	d.do(d.Erase(d.p, gehoor.CauseRetention, d.now))
}

// D22: another track has readers of its own: it does not end before one of them has it, or the alarm rings for ever.
func TestD22NoTrackEndsUnderItsAlarm(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.AskSafety(gehoor.ReportingDuty, 0))
	d.do(d.TakeStep(gehoor.StepReceived, d.now, false, gehoor.Ref{}, false, d.now))
	d.do(d.Divert(d.p, gehoor.ReportingCode, []gehoor.PartNo{1}, 0, d.now))
	if step, _ := d.NextStep(); step != gehoor.StepReceived {
		t.Errorf("next is %q, want that somebody of this track has it", step)
	}
	for _, s := range gehoor.Checklist(gehoor.ReportingCode) {
		if s != gehoor.StepReceived && s != gehoor.StepEnded {
			d.do(d.TakeStep(s, d.now, false, ref(4), false, d.now))
		}
	}
	_, err := d.TakeStep(gehoor.StepEnded, d.now, false, gehoor.Ref{}, false, d.now)
	refused(t, err, "safety.unfinished", "nobody of this track has it")
	d.do(d.TakeStep(gehoor.StepReceived, d.now, false, gehoor.Ref{}, false, d.now))
	d.do(d.TakeStep(gehoor.StepEnded, d.now, false, gehoor.Ref{}, false, d.now))
	if d.owing(gehoor.OweAlarm) != 0 {
		t.Error("it ended, and the alarm rings for ever")
	}
}

// D24, D29: what is told from no sealed dossier is not owed in one that is closed; it comes back with it.
func TestD24SealedAndClosedOwesNoLetter(t *testing.T) {
	t.Parallel()
	d := decided(t)
	d.do(d.Acknowledge(ref(4)))
	d.do(d.Divert(d.p, gehoor.ReportingDuty, []gehoor.PartNo{1}, 0, d.now))
	if d.owing(gehoor.OweReach) != 0 {
		t.Error("closed and sealed, and the letter is to be posted, which is refused")
	}
	for _, s := range gehoor.Checklist(gehoor.ReportingDuty) {
		d.do(d.TakeStep(s, d.now, false, ref(4), false, d.now))
	}
	for no := range d.Measures {
		d.do(d.FinishMeasure(no, gehoor.DateOf(d.now), ref(5), safety, d.now))
	}
	after, err := gehoor.Load(d.events)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := after.Erase(d.p, gehoor.CauseRetention, d.now.AddDate(3, 0, 0)); err != nil {
		t.Errorf("the track ended and nothing can be done, and it stays for ever: %v", err)
	}
	d.do(d.ReverseDiversion([]gehoor.PartNo{1}, ref(6)))
	if d.owing(gehoor.OweReach) != 1 {
		t.Error("it came back, and nobody posts the letter")
	}
	if want := len(d.Measures); d.owing(gehoor.OweTellMeasure) != want {
		t.Errorf("it came back, and of %d measures %d are told", want, d.owing(gehoor.OweTellMeasure))
	}
}

// D35: with what was erased nothing can be done; least of all does it run again.
func TestD35ErasedIsTheEnd(t *testing.T) {
	t.Parallel()
	d := open(t, nil).name(gehoor.Accused, gehoor.Seat{}, otherOne)
	d.do(d.Acknowledge(ref(4)))
	d.do(d.Divert(d.p, gehoor.ReportingDuty, []gehoor.PartNo{1}, 0, d.now))
	for _, s := range gehoor.Checklist(gehoor.ReportingDuty) {
		d.do(d.TakeStep(s, d.now, false, ref(4), false, d.now))
	}
	d.later(1000)
	d.do(d.Erase(d.p, gehoor.CauseRetention, d.now))
	for why, act := range map[string]func() ([]gehoor.Fact, error){
		"reverse": func() ([]gehoor.Fact, error) { return d.ReverseDiversion([]gehoor.PartNo{1}, ref(6)) },
		"receive": func() ([]gehoor.Fact, error) { return d.Receive(d.p, ref(6), nil, 0, d.now) },
		"data": func() ([]gehoor.Fact, error) {
			return d.RequestData(d.p, 0, gehoor.DataAccess, ref(6), d.now)
		},
		"judge":    func() ([]gehoor.Fact, error) { return d.Judge(1, gehoor.Mentioned) },
		"practice": func() ([]gehoor.Fact, error) { return d.MarkPractice(coordinator, colleague) },
		"propose":  func() ([]gehoor.Fact, error) { return d.ProposePractice(coordinator) },
		"split":    func() ([]gehoor.Fact, error) { return d.SplitOff(9, []gehoor.PartNo{1}) },
	} {
		if facts, err := act(); err == nil {
			t.Errorf("%s: %v", why, facts)
		}
	}
}

// D18: none of who drafted, approved or decided may be the accused, also by what came out after the approval.
func TestD18NobodyAccusedSigns(t *testing.T) {
	t.Parallel()
	d := approved(t).name(gehoor.Accused, gehoor.Seat{}, regional)
	_, err := d.SendDecision(d.p, gehoor.OnPaper, d.Draft.Letter, ref(12), d.now)
	refused(t, err, "decide.not-approved", "who approved it is accused")
	d.do(d.Reroute(d.chart, gehoor.Rerouting{Lead: managerSeat, Reason: ref(13)}, d.now))
	d.do(d.Approve(d.p, director, false, d.now))
	d.do(d.SendDecision(d.p, gehoor.OnPaper, d.Draft.Letter, ref(12), d.now))

	d = approved(t).name(gehoor.Accused, managerSeat, manager)
	_, err = d.SendDecision(d.p, gehoor.OnPaper, d.Draft.Letter, ref(12), d.now)
	refused(t, err, "decide.decider-accused", "who signs it is accused")
}

// D12, D18: who decides changed after the approval: another letter, with another signature. Of another location, the earlier readers lose it.
func TestD12AnotherLeadSignsAnotherLetter(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.Admit([]gehoor.Part{{No: 1, Category: "care", Location: 7}}, false, gehoor.Ref{}, d.p, d.now)).do(d.Route(d.chart, gehoor.Seat{}, gehoor.Ref{}, d.now))
	d.do(d.CheckRelation(gehoor.ByContract, gehoor.Ref{}))
	d.draft()
	d.events = append(d.events, gehoor.Event{Stream: 1, Seq: d.Seq + 1, At: d.now, Actor: gehoor.By(regional), Fact: gehoor.DecisionApproved{Version: 1}})
	d.again()
	d.chart.Places[8] = gehoor.Place{Location: 8, Region: 5, Holder: 1}
	d.chart.Positions = append(d.chart.Positions, gehoor.Position{Person: 99, Seat: gehoor.Seat{Role: gehoor.RegionalManager, Place: 5}})
	reads := func() bool {
		return gehoor.Can(gehoor.Viewer{Person: regional, Seats: d.chart.Seats(regional, gehoor.DateOf(d.now))}, gehoor.See, d.Complaint)
	}
	if !reads() {
		t.Fatal("who approved it reads it")
	}
	d.do(d.Reroute(d.chart, gehoor.Rerouting{Location: 8, Reason: ref(13)}, d.now))
	if reads() {
		t.Error("it is of another location, and who approved it before reads it still")
	}
	if d.Parts[0].Location != 8 {
		t.Errorf("the part is of location %d still", d.Parts[0].Location)
	}
	_, err := d.SendDecision(d.p, gehoor.OnPaper, d.Draft.Letter, ref(12), d.now)
	refused(t, err, "decide.other-decider", "the manager of the first location signs it")
	d.draft()
	d.do(d.Approve(d.p, 99, false, d.now))
	d.do(d.SendDecision(d.p, gehoor.OnPaper, d.Draft.Letter, ref(12), d.now))
}

// R10, D15: a call that was passed to somebody who turns out to be complained about is the lead's again.
func TestR10BarredCallerCallsNobody(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	d.do(d.PassCall(otherOne))
	d.name(gehoor.Provisional, gehoor.Seat{}, otherOne)
	if seat := d.owed(gehoor.OweContact).Seat; seat != managerSeat {
		t.Errorf("contact is owed by %v", seat)
	}
	d.do(d.Judge(1, gehoor.Mentioned))
	if seat := d.owed(gehoor.OweContact).Seat; seat != gehoor.Named(otherOne) {
		t.Errorf("merely mentioned, and contact is owed by %v", seat)
	}
}

// R10, D17: a call that was passed to somebody who left, or fell ill, is the lead's again.
func TestD17CallOfWhoIsAwayFallsBack(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	d.do(d.PassCall(otherOne))
	on := gehoor.DateOf(d.now)
	if facts := d.ReturnCall(d.chart, on); facts != nil {
		t.Errorf("he is there: %v", facts)
	}
	ill := d.chart
	ill.Absences = []gehoor.Absence{{Person: otherOne, From: on, Until: on}}
	left := d.chart
	left.Positions = nil
	for why, chart := range map[string]gehoor.Chart{"ill": ill, "left": left} {
		if facts := d.ReturnCall(chart, on); len(facts) != 1 {
			t.Errorf("%s: %v", why, facts)
		}
	}
	d.do(d.ReturnCall(left, on), nil)
	if seat := d.owed(gehoor.OweContact).Seat; seat != managerSeat || d.ReturnCall(left, on) != nil {
		t.Errorf("contact is owed by %v", seat)
	}
}

// R15: a measure whose owner left is passed on: by the same date, without news for the complainant.
func TestR15MeasureIsPassedOn(t *testing.T) {
	t.Parallel()
	d := decided(t)
	due := d.owed(gehoor.OweMeasure).By
	_, err := d.PassMeasure(1, otherOne, ref(30), coordinator)
	refused(t, err, "measure.same-owner", "it is his")
	_, err = d.PassMeasure(1, manager, gehoor.Ref{}, coordinator)
	refused(t, err, "measure.no-reason", "why")
	_, err = d.PassMeasure(2, manager, ref(30), coordinator)
	refused(t, err, "measure.unknown", "there is one")
	d.do(d.PassMeasure(1, manager, ref(30), coordinator))
	if owed := d.owed(gehoor.OweMeasure); owed.Seat != gehoor.Named(manager) || !owed.By.Equal(due) || d.owing(gehoor.OweMeasure) != 1 {
		t.Errorf("%+v, want it of %d by %v, once", owed, manager, due)
	}
	if d.owing(gehoor.OweTellMeasure) != 0 || d.Measures[1].Moved != 0 {
		t.Error("nothing has changed for the complainant")
	}
	d.name(gehoor.Accused, gehoor.Seat{}, regional)
	_, err = d.PassMeasure(1, regional, ref(30), coordinator)
	refused(t, err, "decide.measure-barred", "it is about him")
}

// R15: a measure whose owner turns out to be complained about is the lead's to see to.
func TestR15BarredOwnerOwesNothing(t *testing.T) {
	t.Parallel()
	d := decided(t)
	owner := gehoor.PersonID(d.owed(gehoor.OweMeasure).Seat.Place)
	d.name(gehoor.Accused, gehoor.Seat{}, owner)
	if seat := d.owed(gehoor.OweMeasure).Seat; seat != d.Lead {
		t.Errorf("the measure is owed by %v, who may not know of it", seat)
	}
}

// R18, R20, D29: a decision that came back was not given: it does not keep the complainant from going outside.
func TestR20WindowsAfterAReturn(t *testing.T) {
	t.Parallel()
	d := decided(t)
	d.do(d.ReturnDecision(""))
	committee := d.Windows(d.p)[1]
	if committee.From != d.Filed.Terms.Decide.Plain.AddDays(1) || committee.Grounds[0].Ground != gehoor.NoTimelyAnswer {
		t.Errorf("%+v: it came back", committee)
	}
}

// R19: the Klachtenloket asks for no statement; what is owed to it could never be done.
func TestR18NoStatementForTheKlachtenloket(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	on := gehoor.DateOf(d.now)
	_, err := d.Escalate(gehoor.Escalated{Body: gehoor.ComplaintsDesk, On: on, AnswerBy: on.AddDays(9)}, d.now)
	refused(t, err, "escalate.answer-by", "only the committee gets one")
}

// D20: a new code opens an invitation until the day of the conversation, as the first did.
func TestD20RenewedUntilTheConversation(t *testing.T) {
	t.Parallel()
	d := open(t, nil).name(gehoor.Accused, gehoor.Seat{}, otherOne).contacted()
	on := gehoor.DateOf(d.now).AddDays(60)
	d.do(d.Disclose(d.p, gehoor.Offer{What: gehoor.DiscloseInvitation, Party: 1, On: on, Text: ref(5), Way: gehoor.DiscloseByMail, Number: "7F3K2H"}, d.now))
	d.do(d.RenewDisclosure(d.p, d.Seq, gehoor.DiscloseByMail, d.now))
	if until := d.Disclosures[d.Seq-1].Until; until != on {
		t.Errorf("it opens until %v, want %v", until, on)
	}
}

// R2, D24: a question that was closed and sealed and is no matter of safety is closed still, and owes nothing.
func TestR2ClearedIsClosedAsBefore(t *testing.T) {
	t.Parallel()
	e := receipted(t)
	e.do(e.Close(gehoor.EnquiryNotOurs))
	e.do(e.AskSafety(gehoor.ReportingCode, 0))
	e.do(e.ClearSafety(ref(5)))
	if d, ok := e.Next(); ok {
		t.Errorf("closed, and %+v is owed for ever", d)
	}
}

// R2, D29: an answer that came back opens the question again: it can be given in another way. What became a complaint is answered there.
func TestR2AnswerThatCameBack(t *testing.T) {
	t.Parallel()
	e := receipted(t)
	e.do(e.Answer(ref(5), false))
	answer := e.Seq
	e.do(e.Close(gehoor.EnquiryAnswered))
	e.do(e.Return(answer, "", 0, gehoor.Mailed{}))
	e.do(e.Answer(ref(6), false))
	e.do(e.Close(gehoor.EnquiryAnswered))
	if d, ok := e.Next(); ok {
		t.Errorf("answered, closed, and %+v is owed", d)
	}
	e = receipted(t)
	e.do(e.Answer(ref(5), false))
	answer = e.Seq
	e.do(e.Convert(9, 0, gehoor.Ref{}))
	e.do(e.Return(answer, "", 0, gehoor.Mailed{}))
	if d, ok := e.Next(); ok || e.Open() {
		t.Errorf("it is a complaint now, and %+v is owed here for ever", d)
	}
}

// receipted is a question whose receipt went out.
func receipted(t *testing.T) *question {
	t.Helper()
	q := asked(t)
	q.do(q.Receipt(ref(4)))
	return q
}

// R10: a note that was taken back counts in no figure; what was owed anew counts once.
func TestR10YearCountsContactOnce(t *testing.T) {
	t.Parallel()
	d := open(t, nil).contacted()
	d.do(d.TakeBackContact(d.Seq, coordinator, d.now))
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now))
	y := gehoor.NewYear(2026, 1)
	y.Add(d.Complaint)
	if got := y.Report().Contact; got.Of != 1 || got.N != 1 {
		t.Errorf("counted %+v, want one of one", got)
	}
}

// R9, D10: what was done with a signal is not owed again when it turns out to be a complaint.
func TestD10DoneAsASignalIsDone(t *testing.T) {
	t.Parallel()
	d := open(t, func(s *gehoor.Submission) { s.Capacity = gehoor.SomeoneElse })
	parts := []gehoor.Part{{No: 1, Category: "care"}}
	d.do(d.Admit(parts, true, ref(3), d.p, d.now))
	d.do(d.Route(d.chart, gehoor.Seat{}, gehoor.Ref{}, d.now))
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now))
	d.do(d.Admit(parts, false, ref(3), d.p, d.now))
	if d.owing(gehoor.OweForward) != 0 || d.owing(gehoor.OweContact) != 0 || d.owing(gehoor.OweDecide) != 1 {
		t.Errorf("forward %d, contact %d, decision %d", d.owing(gehoor.OweForward), d.owing(gehoor.OweContact), d.owing(gehoor.OweDecide))
	}
}

// D15: a position that was named as involved leads nothing, and decides nothing.
func TestD15InvolvedPositionIsSteppedOver(t *testing.T) {
	t.Parallel()
	d := open(t, nil).name(gehoor.Involved, managerSeat, 0)
	p, err := gehoor.Propose(d.Complaint, d.chart, gehoor.DateOf(d.now))
	if err != nil || p.Lead != regionalSeat {
		t.Errorf("%v, %v", p.Lead, err)
	}
}

// D22: while it is sealed the track's readers see to what others owe, also to a measure of before.
func TestD22MeasureOfWhatIsSealed(t *testing.T) {
	t.Parallel()
	d := decided(t)
	d.do(d.AskSafety(gehoor.ReportingDuty, 0))
	if seat := d.owed(gehoor.OweMeasure).Seat; seat.Role != gehoor.SafetyOfficer {
		t.Errorf("owed by %v, who knows of nothing", seat)
	}
}

// D9, D29: who withdraws a complaint whose letter came back waits for no letter, and gets none when it comes back once more.
func TestD9WithdrawnWaitsForNoLetter(t *testing.T) {
	t.Parallel()
	d := decided(t)
	d.do(d.ReturnDecision(""))
	d.do(d.Withdraw(gehoor.Withdrawn{Writing: ref(30)}, gehoor.By(coordinator)))
	d.do(d.HandOverDecision(gehoor.DateOf(d.now), 0, d.now))
	d.do(d.ReturnDecision(""))
	for _, kind := range []gehoor.DutyKind{gehoor.OweReach, gehoor.OweDecide, gehoor.OweTellPassed} {
		if d.owing(kind) != 0 {
			t.Errorf("withdrawn, and %s is owed", kind)
		}
	}
	d.do(d.Reopen(d.p, gehoor.AfterWithdrawal, ref(31), d.now))
	if d.owing(gehoor.OweDecide) != 1 || d.owing(gehoor.OweReach) != 1 {
		t.Errorf("it goes on: decision %d, letter %d", d.owing(gehoor.OweDecide), d.owing(gehoor.OweReach))
	}
}

// R15, R19: a measure of a ruling is promised for a day that can be, and ends by the fact that says so.
func TestR15MeasuresOfARuling(t *testing.T) {
	t.Parallel()
	on := date(t, "2026-09-07")
	log := []gehoor.Event{}
	add := func(facts []gehoor.Fact, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range facts {
			log = append(log, gehoor.Event{Seq: len(log) + 1, At: monday, Fact: f})
		}
	}
	add(gehoor.OpenDispute(gehoor.DisputeOpened{Holder: 1, On: on, Direct: gehoor.CannotBeAsked}, nil, monday))
	ends := gehoor.DisputeEnded{On: on, Outcome: gehoor.RuledUpheld, Measures: []gehoor.Measure{{Kind: gehoor.ToldMeasure, Owner: manager, Due: on.AddDays(-1)}}}
	_, err := gehoor.Disputes(log)[0].End(ends, monday)
	refused(t, err, "decide.measure-passed", "before it was ruled")
	ends.Measures[0].Due, ends.Measures[0].Done = gehoor.Date{}, on.AddDays(1)
	_, err = gehoor.Disputes(log)[0].End(ends, monday)
	refused(t, err, "decide.measure-future", "done tomorrow")
	ends.Measures[0].Due, ends.Measures[0].Done = on.AddDays(9), gehoor.Date{}
	add(gehoor.Disputes(log)[0].End(ends, monday))
	add(gehoor.Disputes(log)[0].FinishMeasure(1, on, ref(3), monday))
	if d := gehoor.Disputes(log)[0].Duties(); len(d) != 1 || d[0].Done != 3 {
		t.Errorf("%+v, want it done by event 3", d)
	}
}
