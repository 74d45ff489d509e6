package app

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// D32: a question goes by itself six months after it was closed, and one that became a complaint with that.
// D35: a remark in a report goes after two years, and its figures stay.
func TestD32AndD35WhatGoesByItself(t *testing.T) {
	t.Parallel()
	storetest.On(t, "by itself", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		keep := func() {
			t.Helper()
			if err := w.keepHouse(ctx); err != nil {
				t.Fatal(err)
			}
		}
		asked := func() *gehoor.Enquiry {
			t.Helper()
			sealed, err := s.Seal(1, seal.Content{MediaType: "text/plain", Body: []byte("Mag dit?")})
			if err != nil {
				t.Fatal(err)
			}
			var q *gehoor.Enquiry
			w.write(func(tx *store.Tx) (err error) {
				id := tx.NewStream()
				ref := tx.PutItem(id, sealed)
				q, err = tx.AppendEnquiry(id, gehoor.Actor{Kind: gehoor.Complainant}, gehoor.Asked{Number: gehoor.Number("26AAA" + string(rune('A'+id%20))), At: w.clock, Question: ref})
				return err
			})
			return q
		}
		q, open := asked(), asked()
		w.write(func(tx *store.Tx) error {
			_, err := tx.AppendEnquiry(q.ID, gehoor.By(cora), gehoor.EnquiryClosed{Ground: gehoor.EnquiryNotOurs})
			return err
		})
		if err := w.RemarkWeek(ctx, w.who(cora), gehoor.Date{Year: 2026, Month: 8, Day: 31}, "Een drukke week."); err != nil {
			t.Fatal(err)
		}
		remark := func() error {
			events, err := s.System().Happened(ctx, 1, gehoor.ReportRemarked{})
			if err != nil || len(events) != 1 {
				t.Fatalf("%d remarks: %v", len(events), err)
			}
			_, err = s.Item(ctx, 1, events[0].Fact.(gehoor.ReportRemarked).Remark)
			return err
		}
		w.clock = gehoor.Date{Year: 2027, Month: 3, Day: 7}.Start(nil).Add(23 * time.Hour)
		keep()
		if _, err := s.System().LoadEnquiry(ctx, 1, q.ID); err != nil {
			t.Fatalf("on its last day: %v", err)
		}
		w.clock = w.clock.Add(2 * time.Hour)
		keep()
		if _, err := s.System().LoadEnquiry(ctx, 1, q.ID); !errors.Is(err, store.ErrErased) {
			t.Errorf("the day after its last: %v", err)
		}
		if _, err := s.System().LoadEnquiry(ctx, 1, open.ID); err != nil {
			t.Errorf("one that is open: %v", err)
		}
		if err := remark(); err != nil {
			t.Errorf("a remark of half a year old: %v", err)
		}
		w.clock = w.clock.AddDate(1, 7, 0)
		keep()
		keep()
		if err := remark(); !errors.Is(err, store.ErrErased) {
			t.Errorf("a remark of two years old: %v", err)
		}
		if r, err := s.Verify(ctx, 1, 0); err != nil || r.Fault != "" {
			t.Errorf("verify: %v %s", err, r.Fault)
		}
	})
}

// D35: a complaint goes by itself only when the procedure says so, a month after its last day, or when its complainant was
// promised the day; never one that is held.
func TestD35ComplaintsGoByThemselvesOnlyWhenSaid(t *testing.T) {
	t.Parallel()
	storetest.On(t, "complaints by themselves", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		ended := func(facts ...gehoor.Fact) gehoor.StreamID {
			t.Helper()
			c := w.file(told(), Intake{})
			w.run()
			w.write(func(tx *store.Tx) error {
				_, err := tx.Append(c.ID, gehoor.By(cora), append([]gehoor.Fact{gehoor.SeniorTold{}, gehoor.Declined{Ground: gehoor.NoComplaint}}, facts...)...)
				return err
			})
			return c.ID
		}
		gone := func(id gehoor.StreamID) bool {
			t.Helper()
			_, err := s.System().Load(ctx, 1, id)
			if err != nil && !errors.Is(err, store.ErrErased) {
				t.Fatal(err)
			}
			return err != nil
		}
		plain := ended()
		promised := ended(gehoor.DataAnswered{Outcome: gehoor.DataLater, Until: gehoor.Date{Year: 2027, Month: 10, Day: 20}})
		held := ended(gehoor.DataAnswered{Outcome: gehoor.DataLater, Until: gehoor.Date{Year: 2027, Month: 10, Day: 20}}, gehoor.Held{Review: gehoor.Date{Year: 2027, Month: 12, Day: 1}})
		at := func(y, m, d int) {
			t.Helper()
			w.clock = gehoor.Date{Year: y, Month: time.Month(m), Day: d}.Start(nil).Add(10 * time.Hour)
			if err := w.keepHouse(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if at(2027, 10, 20); gone(plain) || gone(promised) {
			t.Error("gone on its last day")
		}
		if at(2027, 10, 21); gone(plain) || !gone(promised) || gone(held) {
			t.Error("not what was promised, or more than that")
		}
		if at(2029, 1, 1); gone(plain) {
			t.Error("gone, and nobody confirmed it")
		}
		w.automatic()
		if at(2029, 1, 2); !gone(plain) || gone(held) {
			t.Error("the procedure says that it goes by itself, or that what is held stays")
		}
		if r, err := s.Verify(ctx, 1, 0); err != nil || r.Fault != "" {
			t.Errorf("verify: %v %s", err, r.Fault)
		}
	})
}

// E30: once a month who decides hears how many dossiers there are, and who has none hears nothing.
func TestE30TheListComesMonthly(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	w := newWorld(t, s)
	mails := func(p gehoor.PersonID) (n int) {
		for _, m := range w.post.to(address(p)) {
			if m.Subject == "Gegevens om te wissen" {
				n++
			}
		}
		return n
	}
	in := told()
	in.About = []gehoor.About{gehoor.AboutCoordinator} // the deputy's alone
	c := w.file(in, Intake{})
	w.run()
	w.write(func(tx *store.Tx) error {
		_, err := tx.Append(c.ID, gehoor.By(dee), gehoor.SeniorTold{}, gehoor.Declined{Ground: gehoor.NoComplaint})
		return err
	})
	w.at(gehoor.Date{Year: 2026, Month: 10, Day: 1}, 9, 0)
	if mails(dee) != 0 {
		t.Error("a mail about nothing")
	}
	w.at(gehoor.Date{Year: 2027, Month: 11, Day: 1}, 7, 0)
	if mails(dee) != 0 {
		t.Error("before the morning")
	}
	w.at(gehoor.Date{Year: 2027, Month: 11, Day: 1}, 9, 0)
	w.at(gehoor.Date{Year: 2027, Month: 11, Day: 2}, 9, 0)
	w.at(gehoor.Date{Year: 2027, Month: 12, Day: 1}, 9, 0)
	if mails(dee) != 2 || mails(cora) != 0 || mails(mark) != 0 {
		t.Errorf("the deputy got %d, the coordinator, whom it is about, %d, the manager %d", mails(dee), mails(cora), mails(mark))
	}
}

// automatic applies a procedure by which what has reached its last day goes by itself.
func (w *world) automatic() {
	w.t.Helper()
	file := strings.Replace(string(procedure.DefaultFile()), "on-last-day: confirmed", "on-last-day: automatic", 1)
	w.write(func(tx *store.Tx) error {
		_, err := tx.ApplyProcedure(gehoor.Actor{}, store.Applying{File: []byte(file), From: gehoor.DateOf(w.clock), Advice: gehoor.AdviceNone, AdviceDate: gehoor.DateOf(w.clock)})
		return err
	})
}
