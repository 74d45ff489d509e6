package gehoor_test

import (
	"testing"
	"time"

	"gehoor"
)

// question is an enquiry by mail with facts applied one after another.
type question struct {
	*gehoor.Enquiry
	t   *testing.T
	now time.Time
}

func (q *question) do(facts []gehoor.Fact, err error) {
	q.t.Helper()
	if err != nil {
		q.t.Fatal(err)
	}
	for _, f := range facts {
		if err := q.Apply(gehoor.Event{Stream: 1, Seq: q.Seq + 1, At: q.now, Fact: f}); err != nil {
			q.t.Fatal(err)
		}
	}
}

func asked(t *testing.T) *question {
	t.Helper()
	p := gehoor.DefaultProcedure()
	q := &question{Enquiry: &gehoor.Enquiry{}, t: t, now: time.Date(2026, 9, 7, 7, 30, 0, 0, time.UTC)}
	q.do(p.Ask(gehoor.Asked{Channel: gehoor.ByMail, Mail: true, Question: ref(1), Sender: ref(2), At: q.now.Add(-time.Hour), Mailed: gehoor.Mailed{Raw: ref(3), At: q.now.Add(-time.Hour)}}, q.now))
	return q
}

// R2, D29: an answer that came back is owed again by its first date; a mail to a colleague that came back owes nobody anything.
func TestR2AReturnedAnswerIsOwedAgain(t *testing.T) {
	t.Parallel()
	q := asked(t)
	first, _ := q.Next()
	q.do(q.Answer(ref(4), true))
	answered := q.Seq
	if _, owed := q.Next(); owed {
		t.Fatal("answered, and still owed")
	}
	q.do(q.Return(answered, "mailbox full", 7, gehoor.Mailed{}))
	if _, owed := q.Next(); owed {
		t.Error("a colleague's mail came back, and the answer is owed")
	}
	q.do(q.Return(answered, "mailbox full", 0, gehoor.Mailed{}))
	again, owed := q.Next()
	if !owed || again.Kind != gehoor.OweReply || !again.By.Equal(first.By) {
		t.Errorf("owed again is %+v, first was %+v", again, first)
	}
	q.do(q.Answer(ref(5), false))
	if _, owed := q.Next(); owed {
		t.Error("answered on another way, and still owed")
	}
	if _, err := q.Return(q.Seq+1, "mailbox full", 0, gehoor.Mailed{}); err == nil {
		t.Error("what is not there came back")
	}
}

// D22, D24: a question is sealed at once, its readers are the track's, and cleared it is owed as before.
func TestD22AQuestionCanBeSealed(t *testing.T) {
	t.Parallel()
	q := asked(t)
	coordinator := gehoor.Viewer{Person: 1, Seats: []gehoor.Seat{{Role: gehoor.Coordinator}}}
	officer := gehoor.Viewer{Person: 2, Seats: []gehoor.Seat{{Role: gehoor.SafetyOfficer}}}
	if _, err := q.AskSafety("elsewhere", 0); err == nil {
		t.Error("there is no such track")
	}
	if _, err := q.ClearSafety(ref(9)); err == nil {
		t.Error("it is not sealed")
	}
	q.do(q.AskSafety(gehoor.ReportingDuty, 0))
	if gehoor.CanEnquire(coordinator, gehoor.Know, q.Enquiry) || !gehoor.CanEnquire(officer, gehoor.Safeguard, q.Enquiry) {
		t.Error("the wrong people read it")
	}
	if _, err := q.AskSafety(gehoor.ReportingDuty, 0); err == nil {
		t.Error("it is sealed twice")
	}
	q.do(q.ConfirmAlarm(q.now))
	if _, err := q.ConfirmAlarm(q.now); err == nil {
		t.Error("the alarm is confirmed twice")
	}
	if _, err := q.ClearSafety(gehoor.Ref{}); err == nil {
		t.Error("it is cleared without a reason")
	}
	q.do(q.ClearSafety(ref(9)))
	if next, owed := q.Next(); !owed || next.Kind != gehoor.OweReply || !gehoor.CanEnquire(coordinator, gehoor.Coordinate, q.Enquiry) {
		t.Errorf("cleared, and owed is %+v", next)
	}
}

// D1, D6: what came by mail counts from when our own server took it.
func TestD1MailCountsFromWhenItArrived(t *testing.T) {
	t.Parallel()
	q := asked(t)
	arrived := q.now.Add(-30 * time.Minute)
	q.do(q.ReceiveMail(gehoor.DefaultProcedure(), ref(6), nil, gehoor.Mailed{Raw: ref(7), At: arrived}))
	if at, ok := q.Came(q.Seq); !ok || !at.Equal(arrived) {
		t.Errorf("it came at %v", at)
	}
	if at, ok := q.Came(1); !ok || !at.Equal(q.now.Add(-time.Hour)) {
		t.Errorf("the question came at %v", at)
	}
}
