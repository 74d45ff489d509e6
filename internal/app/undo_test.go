package app

import (
	"context"
	"errors"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// message sends the parent a message in a minute.
func (w *world) message(p gehoor.PersonID, id gehoor.StreamID) Sending {
	w.t.Helper()
	b := &Body{Text: plantedStory}
	s, err := w.Later(context.Background(), w.who(p), id, 0, gehoor.Coordinate, []*Body{b}, func(c *gehoor.Complaint) Letter {
		return Letter{Message: &gehoor.Message{Text: b.Ref, By: p}}
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// What is sent waits a minute, in which it can be taken back by who sent it.
func TestUndo(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		c := w.file(told(), Intake{})
		w.run()
		before := len(w.post.to(parentMail))

		gone := w.message(cora, c.ID)
		if !gone.Wait || gone.At.Sub(w.clock) != UndoLasts {
			t.Errorf("it waits %t, until %s", gone.Wait, gone.At)
		}
		w.clock = w.clock.Add(59 * time.Second)
		w.run()
		if got := len(w.post.to(parentMail)); got != before {
			t.Errorf("%d mails within the minute", got-before)
		}
		if _, err := w.Undo(ctx, w.who(mark), gone.Job); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("somebody else takes it back: %v", err)
		}
		if inTime, err := w.Undo(ctx, w.who(cora), gone.Job); err != nil || !inTime {
			t.Errorf("taking back: %t, %v", inTime, err)
		}
		w.clock = w.clock.Add(time.Minute)
		w.run()
		if c = w.load(c.ID); count(c, "MessageSent") != 0 || count(c, "Recalled") != 1 || len(w.post.to(parentMail)) != before {
			t.Errorf("sent %d, recalled %d, mailed %d", count(c, "MessageSent"), count(c, "Recalled"), len(w.post.to(parentMail))-before)
		}

		sent := w.message(cora, c.ID)
		w.clock = w.clock.Add(UndoLasts)
		w.run()
		if inTime, err := w.Undo(ctx, w.who(cora), sent.Job); err != nil || inTime {
			t.Errorf("taking back what went: %t, %v", inTime, err)
		}
		c = w.load(c.ID)
		if count(c, "MessageSent") != 1 || count(c, "Recalled") != 1 || len(w.post.to(parentMail)) != before+1 {
			t.Errorf("sent %d, recalled %d, mailed %d", count(c, "MessageSent"), count(c, "Recalled"), len(w.post.to(parentMail))-before)
		}
		for _, e := range c.Events() {
			if _, ok := e.Fact.(gehoor.MessageSent); ok && e.Actor != gehoor.By(cora) {
				t.Errorf("it was sent by %v", e.Actor)
			}
		}
	})
}

// R13: the statutory term is met when the notice was taken, not when the button was pressed; on the last
// day of a term there is no minute to lose.
func TestDecisionCountsWhenTaken(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		c = w.route(c.ID)
		w.at(c.Filed.Terms.Decide.Plain, 10, 0)
		w.post.down()
		w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.CheckRelation(gehoor.ByContract, words)
		})
		w.do(cora, gehoor.Draft, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.DraftDecision(day.Procedure, gehoor.DecisionDrafted{Letter: words, OneSide: words,
				Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld, Reasons: words}}}, cora, day.Now)
		})
		w.do(rita, gehoor.Approve, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Approve(day.Procedure, rita, false, day.Now)
		})
		way := gehoor.OnStatusPage
		sending, err := w.Later(context.Background(), w.who(cora), c.ID, 0, gehoor.Coordinate, nil, func(*gehoor.Complaint) Letter { return Letter{Decision: &way} })
		if err != nil {
			t.Fatal(err)
		}
		if sending.Wait {
			t.Error("it waits a minute on the last day")
		}
		w.run()
		if c = w.load(c.ID); !c.SentAt.IsZero() {
			t.Error("it counts as sent although no server took it")
		}
		w.post.refuse = nil
		w.retry()
		if c = w.load(c.ID); c.SentAt.IsZero() || gehoor.DateOf(c.SentAt) != c.Filed.Terms.Decide.Plain {
			t.Errorf("sent at %s", c.SentAt)
		}
		before := len(w.post.to(parentMail))
		w.run()
		if got := len(w.post.to(parentMail)); got != before {
			t.Error("its notice went twice")
		}
		// D29: not opened.
		for range 6 {
			w.at(gehoor.DateOf(w.clock).AddDays(1), 9, 0)
		}
		found := false
		for _, m := range w.post.to(address(cora)) {
			found = found || m.Subject == "Bel of stuur een brief – "+number(c)
		}
		if !found {
			t.Errorf("the desk is not told that it was not opened: %v", subjects(w.post.to(address(cora))))
		}
	})
}
