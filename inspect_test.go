package gehoor_test

import (
	"testing"

	"gehoor"
)

// Art. 1.57b Wko, D23: what an inspector samples of a complaint; what a safety track took over later looks like one that was withdrawn that day.
func TestD23Inspect(t *testing.T) {
	t.Parallel()
	desk := gehoor.Viewer{Person: ilse, Seats: []gehoor.Seat{{Role: gehoor.Coordinator}}}
	now := date(t, "2026-09-01").Start(nil)
	decided := reported(t, 1, "2026-03-02", 1)
	decided.speak()
	decided.at("2026-03-16").decide()
	late := reported(t, 1, "2026-03-02", 1)
	taken := reported(t, 1, "2026-03-02", 1)
	taken.at("2026-03-09").fact(noor, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
	withdrawn := reported(t, 1, "2026-03-02", 1)
	withdrawn.at("2026-03-09").fact(0, gehoor.Withdrawn{})
	safety := filedMatter(t, 1, date(t, "2026-03-02").Start(nil), func(s *gehoor.Submission) { s.Safety = gehoor.StaffViolence })
	about := reported(t, 1, "2026-03-02", 1)
	about.accuse(ilse, gehoor.Seat{Role: gehoor.Coordinator})
	aboutSealed := reported(t, 1, "2026-03-02", 1)
	aboutSealed.at("2026-03-09").fact(noor, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
	aboutSealed.at("2026-03-10").accuse(ilse, gehoor.Seat{Role: gehoor.Coordinator})
	of := func(m *matter) gehoor.Inspected {
		t.Helper()
		in, ok := m.c.Inspect(desk, now)
		if !ok {
			t.Fatal("it is not in the list")
		}
		return in
	}
	if in := of(decided); in.Decided != date(t, "2026-03-16") || in.Contact != date(t, "2026-03-02") || in.InTime != gehoor.Yes || in.Without || len(in.Outcomes) != 2 || in.Measures != 1 {
		t.Errorf("decided: %+v", in)
	}
	if in := of(late); in.InTime != gehoor.No || !in.Decided.IsZero() || in.Without {
		t.Errorf("late: %+v", in)
	}
	was, same := of(withdrawn), of(taken)
	if !was.Without || was.InTime != gehoor.Unanswered || was.Received != date(t, "2026-03-02") {
		t.Errorf("withdrawn: %+v", was)
	}
	if same.Number != was.Number || same.Without != was.Without || same.InTime != was.InTime || same.Due != was.Due || len(same.Outcomes) != 0 {
		t.Errorf("taken over it is %+v, withdrawn %+v", same, was)
	}
	for name, m := range map[string]*matter{"sealed from its first moment": safety, "about who asks": about, "taken over, and about who asks since": aboutSealed} {
		if in, ok := m.c.Inspect(desk, now); ok {
			t.Errorf("%s: %+v", name, in)
		}
	}
}
