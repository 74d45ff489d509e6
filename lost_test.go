package gehoor_test

import (
	"testing"
	"time"

	"gehoor"
)

// R19: two bodies may have the same complaint. What one ends with ends nothing that the other waits for.
func TestR19OneBodyEndsNothingOfAnother(t *testing.T) {
	t.Parallel()
	d := open(t, nil).contacted()
	on := gehoor.DateOf(d.now)
	d.do(d.Escalate(gehoor.Escalated{Body: gehoor.ComplaintsDesk, On: on}, d.now))
	d.do(d.Escalate(gehoor.Escalated{Body: gehoor.DisputesCommittee, On: on, AnswerBy: on.AddDays(30)}, d.now))
	d.do(d.EndEscalation(gehoor.EscalationEnded{Body: gehoor.ComplaintsDesk, On: on, Outcome: gehoor.AdvisedOnly}, d.now))
	if !d.owed(gehoor.OweStatement).Open() {
		t.Error("the Klachtenloket advised, and the committee's statement is no longer owed")
	}
	d.do(d.StateCase(on, d.now))
	if d.owed(gehoor.OweStatement).Open() {
		t.Error("the statement went out, and is owed")
	}
}

// R10, R11: who takes back a second note of contact takes back what it ended, too.
func TestR11TakeBackRestoresWhatWasOwed(t *testing.T) {
	t.Parallel()
	d := open(t, nil).contacted()
	next := gehoor.DateOf(d.now).AddDays(4)
	d.do(d.AgreeSteps(ref(7), gehoor.Seat{}, next, d.now)).later(1)
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now))
	d.do(d.TakeBackContact(d.Seq, coordinator, d.now))
	if owed := d.owed(gehoor.OweFollowUp); !owed.Open() || !owed.By.Equal(next.End()) {
		t.Errorf("what was promised for %v is lost with a note that was taken back: %+v", next, owed)
	}
}

// D7: a note that was taken back gives nobody's no away.
func TestD7TakeBackKeepsTheNo(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now, Resolved: true}, d.now))
	until := d.ResolvedBy
	d.do(d.AnswerResolved(d.p, false, d.now)).later(1)
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now, Resolved: true}, d.now))
	d.do(d.TakeBackContact(d.Seq, coordinator, d.now))
	if d.Resolves != gehoor.No || d.ResolvedBy != until {
		t.Errorf("%q until %v, want no, until %v", d.Resolves, d.ResolvedBy, until)
	}
}

// D7: who said that a settlement did not resolve it gets an ordinary decision, unless there was new contact.
func TestD7NotResolvedIsNotSettledAgain(t *testing.T) {
	t.Parallel()
	d := sent(t, true)
	d.do(d.Reopen(d.p, gehoor.AfterNotResolved, ref(6), d.now))
	settled := gehoor.DecisionDrafted{Letter: ref(9), Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Resolved, Reasons: ref(10)}}}
	_, err := d.DraftDecision(d.p, settled, coordinator, d.now)
	refused(t, err, "decide.said-no", "it was reopened because it was not resolved")
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now, Resolved: true}, d.now))
	_, err = d.DraftDecision(d.p, settled, coordinator, d.now)
	refused(t, err, "", "it was resolved later")
}

// D24: the safety officer confirms each diversion; a part that follows is not confirmed by the first, and an ended track
// begins anew with it.
func TestD24EveryDiversionIsConfirmed(t *testing.T) {
	t.Parallel()
	begin := func() *dossier {
		d := open(t, nil)
		d.do(d.Admit([]gehoor.Part{{No: 1, Category: "care"}, {No: 2, Category: "care"}, {No: 3, Category: "care"}}, false, ref(3), d.p, d.now))
		d.do(d.Divert(d.p, gehoor.ReportingDuty, []gehoor.PartNo{1}, 0, d.now))
		for _, s := range gehoor.Checklist(gehoor.ReportingDuty) {
			if s != gehoor.StepEnded {
				d.do(d.TakeStep(s, d.now, false, ref(4), false, d.now))
			}
		}
		return d
	}
	for _, tt := range []struct {
		ended bool
		why   string
	}{{false, "while the track runs"}, {true, "after it ended"}} {
		d := begin()
		if tt.ended {
			d.do(d.TakeStep(gehoor.StepEnded, d.now, false, gehoor.Ref{}, false, d.now))
		}
		d.do(d.Divert(d.p, gehoor.ReportingDuty, []gehoor.PartNo{2}, 0, d.now))
		if step, _ := d.NextStep(); step != gehoor.StepConfirmed {
			t.Errorf("%s: next is %q, want the second diversion confirmed", tt.why, step)
		}
		_, err := d.TakeStep(gehoor.StepEnded, d.now, false, gehoor.Ref{}, false, d.now)
		refused(t, err, "safety.unfinished", tt.why+": nobody confirmed it")
		d.do(d.TakeStep(gehoor.StepConfirmed, d.now, false, gehoor.Ref{}, false, d.now))
		d.do(d.TakeStep(gehoor.StepEnded, d.now, false, gehoor.Ref{}, false, d.now))
		if d.owed(gehoor.OweConfirmSafe).Open() || d.owed(gehoor.OweSafetyStep).Open() {
			t.Errorf("%s: ended, and a step is owed for ever", tt.why)
		}
	}
}

// D23: whom the attention officer names while one of two parts came back is named within the seal.
func TestD23GrantWhileAPartIsStillDiverted(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.Admit([]gehoor.Part{{No: 1, Category: "care"}, {No: 2, Category: "care"}}, false, ref(3), d.p, d.now))
	d.do(d.Divert(d.p, gehoor.ReportingCode, []gehoor.PartNo{1, 2}, 0, d.now))
	d.do(d.ReverseDiversion([]gehoor.PartNo{1}, ref(5)))
	d.add(gehoor.By(attention), gehoor.AccessGranted{Person: colleague, Level: gehoor.LevelSee})
	if !gehoor.Can(gehoor.Viewer{Person: colleague, Seats: []gehoor.Seat{gehoor.Named(colleague)}}, gehoor.See, d.Complaint) {
		t.Error("who was named while it is sealed does not see it")
	}
}

// D29: what came back and went again, on paper, has reached the complainant: nothing is left to be posted.
func TestD29SentAgainOnPaper(t *testing.T) {
	t.Parallel()
	d := sent(t, false)
	d.do(d.ReturnDecision("")).later(1)
	d.add(gehoor.By(coordinator), gehoor.DecisionSent{Version: 1, Way: gehoor.OnPaper, Letter: ref(5)})
	if d.owed(gehoor.OweReach).Open() {
		t.Error("it went on paper, and is still to be posted")
	}
	d.do(d.Close(d.now))
}

// D22: known since receipt, also when the day of receipt was entered wrongly.
func TestD22KnownSinceFollowsReceipt(t *testing.T) {
	t.Parallel()
	d := open(t, func(s *gehoor.Submission) {
		s.Channel, s.ReceivedAt, s.Safety = gehoor.ByLetter, monday, gehoor.StaffViolence
	})
	came := monday.AddDate(0, 0, -3)
	d.do(d.Correct(d.p, gehoor.Correction{Field: gehoor.FieldReceived, ReceivedAt: came, Reason: ref(5), Source: gehoor.FromStamp, By: coordinator}, d.now))
	if !d.KnownSince.Equal(came) {
		t.Errorf("known since %v, want %v", d.KnownSince, came)
	}
}

// D19: withdrawn while it was sealed, and no matter of safety: the next level hears of it after all.
func TestD19SeniorAfterTheSeal(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.AskSafety(gehoor.ReportingDuty, 0))
	d.do(d.Withdraw(gehoor.Withdrawn{Writing: ref(5)}, gehoor.By(coordinator)))
	if d.owed(gehoor.OweSenior).Open() {
		t.Error("never of what is sealed")
	}
	d.do(d.ClearSafety(ref(6)))
	if !d.owed(gehoor.OweSenior).Open() || d.owed(gehoor.OweDecide).Open() {
		t.Error("the seal is lifted: the next level is to hear, and nothing else is owed")
	}
}

// D8: the date that was promised instead may pass too, also when what went out before it came back.
func TestD8SecondDateAfterAReturn(t *testing.T) {
	t.Parallel()
	d := open(t, nil).contacted().later(45)
	second := gehoor.DateOf(d.now).AddDays(10)
	d.do(d.TellPassed(second, ref(5), d.now))
	d.add(gehoor.By(coordinator), gehoor.DecisionDrafted{Version: 1, Letter: ref(5)}, gehoor.DecisionApproved{Version: 1},
		gehoor.DecisionSent{Version: 1, Way: gehoor.OnStatusPage, Letter: ref(5)})
	d.do(d.ReturnDecision(""))
	if owed := d.owed(gehoor.OweTellPassed); !owed.Open() || !owed.By.Equal(second.AddDays(1).End()) {
		t.Errorf("the second date passes and nobody says so: %+v", owed)
	}
}

// D34, D35: the letter of a decision stays, also of one that was reopened.
func TestD35FirstLetterStays(t *testing.T) {
	t.Parallel()
	d := open(t, nil).contacted()
	d.add(gehoor.By(coordinator), gehoor.DecisionDrafted{Version: 1, Settlement: true, Letter: ref(5)}, gehoor.DecisionApproved{Version: 1},
		gehoor.DecisionSent{Version: 1, Way: gehoor.OnPaper, Letter: ref(21), PDF: ref(22)})
	d.do(d.Reopen(d.p, gehoor.AfterNotResolved, ref(6), d.now))
	for _, item := range []gehoor.Item{21, 22} {
		_, err := d.EraseItems(d.p, []gehoor.Item{item}, gehoor.CauseMistake, d.now)
		refused(t, err, "erase.core", "a decision's letter")
	}
}

// D18: who deputised once and has left approves nothing.
func TestD18NoApprovalByWhoLeft(t *testing.T) {
	t.Parallel()
	const gone gehoor.PersonID = 99
	d := open(t, nil).contacted()
	d.chart.Absences = append(d.chart.Absences, gehoor.Absence{Person: regional, From: date(t, "2024-07-01"), Until: date(t, "2024-07-21"), Deputy: gone})
	d.do(d.Hear(gehoor.SideComplainant, 0, gehoor.DateOf(d.now), ref(8), d.now))
	d.do(d.DraftDecision(d.p, gehoor.DecisionDrafted{Letter: ref(9), Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld, Reasons: ref(10)}}}, coordinator, d.now))
	d.now = d.Draft.ApproveBy.Plain.End().Add(time.Hour)
	d.do(d.PassApproval(d.p, d.chart, d.now))
	if d.Second != directorSeat {
		t.Errorf("asked %v, want the seat above", d.Second)
	}
}
