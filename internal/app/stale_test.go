package app

import (
	"context"
	"errors"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// judged writes a version of the decision on a complaint as the editor does, and has it approved.
func (w *world) judged(id gehoor.StreamID, in Drafting) *gehoor.Complaint {
	w.t.Helper()
	if _, err := w.SaveDecision(context.Background(), w.who(cora), id, in); err != nil {
		w.t.Fatal(err)
	}
	return w.do(rita, gehoor.Approve, id, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
		return c.Approve(day.Procedure, rita, false, day.Now)
	})
}

// decidable is a complaint of which a decision may go out.
func (w *world) decidable() *gehoor.Complaint {
	w.t.Helper()
	c := w.file(told(), Intake{})
	w.run()
	w.route(c.ID)
	return w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
		return c.CheckRelation(gehoor.ByContract, words)
	})
}

func upheld(reasons string) Drafting {
	return Drafting{OneSide: "Niemand anders was erbij.", Findings: []FindingInWords{{Part: 1, Outcome: gehoor.Upheld, Reasons: reasons}}}
}

// D18, D29: a letter that waits to be printed is of one version. Once another was approved it is not posted any more: else the
// record would say that the other went out.
func TestD18PrintedLetterIsOfItsVersion(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		c := w.decidable()
		nothing, way := w.Printed(ctx, w.who(cora), c), gehoor.OnPaper
		_, err := w.Later(ctx, w.who(cora), c.ID, 0, gehoor.Coordinate, []*Body{nothing}, func(*gehoor.Complaint) Letter { return Letter{Decision: &way} })
		var refusal *gehoor.Refusal
		if !errors.As(err, &refusal) || refusal.Code != "decide.no-draft" {
			t.Errorf("sending what was not written: %v", err)
		}
		c = w.judged(c.ID, upheld("Zo was het."))
		send := func() {
			t.Helper()
			printed := w.Printed(ctx, w.who(cora), w.load(c.ID))
			if _, err := w.Later(ctx, w.who(cora), c.ID, 0, gehoor.Coordinate, []*Body{printed}, func(*gehoor.Complaint) Letter {
				return Letter{Decision: &way, PDF: printed.Ref}
			}); err != nil {
				t.Fatal(err)
			}
		}
		send()
		first, err := w.Undelivered(ctx, w.who(cora))
		if err != nil || len(first) != 1 {
			t.Fatalf("to print: %+v, %v", first, err)
		}
		c = w.judged(c.ID, upheld("Nee, het was anders."))
		_ = w.MarkPosted(ctx, w.who(cora), first[0].Job, gehoor.OnPaper)
		if c = w.load(c.ID); !c.SentAt.IsZero() && c.Sent.Letter != c.Draft.Letter {
			t.Fatalf("version %d is said to have gone out, with the letter of another", c.Sent.Version)
		}
		send()
		waiting, err := w.Undelivered(ctx, w.who(cora))
		if err != nil || len(waiting) != 1 {
			t.Fatalf("to print: %+v, %v; want the second version alone", waiting, err)
		}
		w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return []gehoor.Fact{gehoor.NoteAdded{Note: words}}, nil
		})
		send() // once more, after something else happened
		if err := w.MarkPosted(ctx, w.who(cora), waiting[0].Job, gehoor.OnPaper); err != nil {
			t.Fatal(err)
		}
		if c = w.load(c.ID); c.Sent.Letter != c.Draft.Letter {
			t.Error("the second version did not go out")
		}
		if left, err := w.Undelivered(ctx, w.who(cora)); err != nil || len(left) != 0 {
			t.Errorf("it was posted, and to print are %+v, %v", left, err)
		}
	})
}

// D18, R15: a version is another too when only the nature of a measure is, or who decides since.
func TestD18WrittenAnew(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		in := upheld("Zo was het.")
		in.Measures = []MeasureInWords{{Words: "We oefenen het", Measure: gehoor.Measure{Kind: gehoor.ToldMeasure, Owner: mark, Due: gehoor.DateOf(w.clock).AddDays(20), Nature: gehoor.WorkMeasure}}}
		c := w.judged(w.decidable().ID, in)
		again, err := w.Written(ctx, w.who(cora), c)
		if err != nil {
			t.Fatal(err)
		}
		again.Measures[0].Nature = gehoor.TrainingMeasure
		if c, err = w.SaveDecision(ctx, w.who(cora), c.ID, again); err != nil || c.Draft.Version != 2 || c.Draft.Measures[0].Nature != gehoor.TrainingMeasure {
			t.Errorf("version %d, %v; the other nature was not kept", c.Draft.Version, err)
		}
		c = w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Reroute(day.Chart, gehoor.Rerouting{Lead: gehoor.Seat{Role: gehoor.Director, Place: 1}, Reason: words}, day.Now)
		})
		before := c.Draft.Version
		if again, err = w.Written(ctx, w.who(cora), c); err != nil {
			t.Fatal(err)
		}
		if c, err = w.SaveDecision(ctx, w.who(cora), c.ID, again); err != nil || c.Draft.Version != before+1 {
			t.Errorf("another decides; version %d after %d, %v", c.Draft.Version, before, err)
		}
	})
}

// D7: who was told no, and puts the same settlement before the second reader once more, is told that it is not one.
func TestD7SameSettlementAgain(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		in := upheld("We spraken af dat het anders gaat.")
		in.Findings[0].Outcome = gehoor.Resolved
		c := w.judged(w.decidable().ID, in)
		w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.SendDecision(day.Procedure, gehoor.OnPaper, c.Draft.Letter, gehoor.Ref{}, day.Now)
		})
		w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Reopen(day.Procedure, gehoor.AfterNotResolved, words, day.Now)
		})
		_, err := w.SaveDecision(ctx, w.who(cora), c.ID, in)
		var refusal *gehoor.Refusal
		if !errors.As(err, &refusal) || refusal.Code != "decide.said-no" {
			t.Errorf("the same settlement again: %v", err)
		}
	})
}
