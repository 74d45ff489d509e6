package gehoor_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gehoor"
)

// R2: a message that needs no answer, a word of thanks say, is not answered before the question can be closed; why stands there.
func TestR2NeedsNoAnswer(t *testing.T) {
	t.Parallel()
	q := receipted(t)
	p := gehoor.DefaultProcedure()
	q.do(q.Answer(ref(5), false))
	q.do(q.Receive(p, ref(6), nil, q.now))
	thanks := q.Seq
	_, err := q.Close(gehoor.EnquiryAnswered)
	refused(t, err, "enquire.not-answered", "it may be another question")
	_, err = q.NoAnswer(thanks, gehoor.Ref{})
	refused(t, err, "enquire.no-answer-why", "with a reason")
	_, err = q.NoAnswer(1, ref(7))
	refused(t, err, "send.no-question", "the first was answered")
	q.do(q.NoAnswer(thanks, ref(7)))
	_, err = q.NoAnswer(thanks, ref(7))
	refused(t, err, "send.no-question", "once")
	q.do(q.Close(gehoor.EnquiryAnswered))
	if d, ok := q.Next(); ok {
		t.Errorf("closed, and %+v is owed", d)
	}
	q = receipted(t) // thanks that came as a mail of its own
	q.do(q.NoAnswer(1, ref(7)))
	q.do(q.Close(gehoor.EnquiryAnswered))
}

// R2, R7, R8, D24, D32: a sealed question that is a matter of safety becomes a complaint that is sealed from its first second, with its first
// date and with what was done; in the question nothing is owed any more.
func TestR8SealedQuestionBecomesAComplaint(t *testing.T) {
	t.Parallel()
	for _, track := range []gehoor.Track{gehoor.ReportingDuty, gehoor.ReportingCode} {
		q := receipted(t)
		q.do(q.AskSafety(gehoor.ReportingDuty, 0))
		q.do(q.ConfirmAlarm(q.now))
		q.do(q.ClearSafety(ref(5)))
		if facts := q.OnTrack(); facts != nil {
			t.Errorf("cleared, and it brings %v", facts)
		}
		q.do(q.AskSafety(track, 0))
		q.now = q.now.Add(time.Hour)
		q.do(q.ConfirmAlarm(q.now))
		q.do(q.Convert(9, 0, gehoor.Ref{}))
		if _, ok := q.Next(); ok || q.Readers() != nil {
			t.Errorf("it is a complaint now, and here %v is owed to %v", q.Duties(), q.Readers())
		}
		d := open(t, func(s *gehoor.Submission) { s.Channel, s.ReceivedAt = gehoor.ByMail, q.Asked.At })
		d.now = q.now
		d.add(gehoor.By(safety), q.OnTrack()...)
		if !d.Sealed || d.Track != track || !d.KnownSince.Equal(q.Asked.At) || d.owed(gehoor.OweAlarm).Open() || len(d.Duties()) == 0 {
			t.Errorf("sealed %v on %q, known since %v", d.Sealed, d.Track, d.KnownSince)
		}
		if next, ok := d.NextStep(); !ok || next != gehoor.StepSafe {
			t.Errorf("the next step is %q", next)
		}
	}
}

// R2, D22, D26, D29: whatever is done with a question, in whatever order, all that is owed can be ended by an act, and by somebody who
// may know of it; and what became a complaint, or is closed, owes nothing but its receipt.
func TestR2AllThatIsOwedCanBeDone(t *testing.T) {
	t.Parallel()
	p, chart := gehoor.DefaultProcedure(), organisation()
	rapid.Check(t, func(rt *rapid.T) {
		q := asked(t)
		draw := func(to int, what string) int { return rapid.IntRange(0, to).Draw(rt, what) }
		acts := []func() ([]gehoor.Fact, error){
			func() ([]gehoor.Fact, error) { return q.Receipt(ref(4)) },
			func() ([]gehoor.Fact, error) { return q.Answer(ref(5), draw(1, "in the mail") == 1) },
			func() ([]gehoor.Fact, error) { return q.Receive(p, ref(6), nil, q.now) },
			func() ([]gehoor.Fact, error) { return q.Receive(p, ref(6), nil, q.now) },
			func() ([]gehoor.Fact, error) { return q.Send(ref(7), draw(q.Seq, "answers")) },
			func() ([]gehoor.Fact, error) { return q.NoAnswer(draw(q.Seq, "needs none"), ref(8)) },
			func() ([]gehoor.Fact, error) { return q.Return(draw(q.Seq, "came back"), "", 0, gehoor.Mailed{}) },
			func() ([]gehoor.Fact, error) { return q.Note(ref(9), nil, gehoor.Mailed{}) },
			func() ([]gehoor.Fact, error) { return q.ReadMark() },
			func() ([]gehoor.Fact, error) {
				return q.AskSafety(rapid.SampledFrom([]gehoor.Track{gehoor.ReportingCode, gehoor.ReportingDuty}).Draw(rt, "track"), 0)
			},
			func() ([]gehoor.Fact, error) { return q.ConfirmAlarm(q.now) },
			func() ([]gehoor.Fact, error) { return q.ClearSafety(ref(10)) },
			func() ([]gehoor.Fact, error) {
				return q.Close(rapid.SampledFrom([]gehoor.EnquiryGround{gehoor.EnquiryAnswered, gehoor.EnquirySilent, gehoor.EnquiryNotOurs}).Draw(rt, "ground"))
			},
			func() ([]gehoor.Fact, error) {
				if draw(3, "becomes a complaint") > 0 {
					return nil, errors.New("not now")
				}
				return q.Convert(9, 0, gehoor.Ref{})
			},
		}
		for range 25 {
			q.now = q.now.Add(time.Hour)
			if facts, err := acts[draw(len(acts)-1, "act")](); err == nil {
				q.do(facts, nil)
			}
			for i, d := range q.Duties() {
				if !d.Open() {
					continue
				}
				ends := map[gehoor.DutyKind]func() ([]gehoor.Fact, error){
					gehoor.OweReceipt:    acts[0],
					gehoor.OweReply:      func() ([]gehoor.Fact, error) { return q.NoAnswer(1, ref(8)) },
					gehoor.OweAnswer:     func() ([]gehoor.Fact, error) { return q.NoAnswer(d.No, ref(8)) },
					gehoor.OweAlarm:      acts[10],
					gehoor.OweSafetyStep: func() ([]gehoor.Fact, error) { return q.Convert(9, 0, gehoor.Ref{}) },
				}[d.Kind]
				if q.Sealed && (d.Kind == gehoor.OweReply || d.Kind == gehoor.OweAnswer) {
					ends = func() ([]gehoor.Fact, error) { return q.Convert(9, 0, gehoor.Ref{}) } // nothing is answered from it
				}
				if ends == nil || d.Kind != gehoor.OweReceipt && (q.Complaint != 0 || !q.Open() && !q.Sealed) {
					rt.Fatalf("%s is owed for ever; sealed %v, open %v, a complaint %d", d.Kind, q.Sealed, q.Open(), q.Complaint)
				}
				facts, err := ends()
				if err != nil {
					rt.Fatalf("%s is owed and cannot be done: %v", d.Kind, err)
				}
				after, err := gehoor.LoadEnquiry(q.Events())
				for _, f := range facts {
					err = errors.Join(err, after.Apply(gehoor.Event{Stream: 1, Seq: after.Seq + 1, At: q.now, Fact: f}))
				}
				if err != nil || after.Duties()[i].Open() {
					rt.Fatalf("%s was done by %+v, and is still owed: %v", d.Kind, facts, err)
				}
				if d.Owner == gehoor.BySystem {
					continue
				}
				knows := false
				for _, who := range chart.Holders(d.Seat, gehoor.DateOf(q.now)) {
					knows = knows || gehoor.CanEnquire(gehoor.Viewer{Person: who, Seats: chart.Seats(who, gehoor.DateOf(q.now))}, gehoor.Know, q.Enquiry)
				}
				if !knows {
					rt.Fatalf("%s is owed by %v, of whom nobody may know of it", d.Kind, d.Seat)
				}
			}
		}
	})
}
