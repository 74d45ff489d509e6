package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/register"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// Art. 1.57b Wko: looked for are the names of everybody of whom a report on the year can tell: also who complained in the year before and
// got the judgment in it, and the employee whom a parent named and the directory does not have.
func TestD36AnnualLintKnowsWhoIsToldOf(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	in := told()
	in.Sender.Name, in.Sender.Second, in.AboutName = "Sanne Bakker", "Rene\u0301", "juf Marloes"
	w.file(in, Intake{})
	old := told()
	old.Sender.Name = "Wilhelmina Zegers"
	w.file(old, Intake{ReceivedAt: someMonday.AddDate(-1, 0, 0), Channel: gehoor.ByLetter, Who: w.who(cora)})
	w.run()
	w.clock = time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC)
	if err := w.WriteYear(ctx, w.who(cora), 2026, "12345678", YearWords{Gist: text.Msg{NL: "Bakker, Zegers en Marloes kwamen eruit, en René."}}); err != nil {
		t.Fatal(err)
	}
	work, err := w.YearWork(ctx, w.who(cora), 2026, "12345678")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, m := range work.Found {
		found = append(found, m.Words)
	}
	if got := strings.Join(found, ", "); got != "Bakker, Zegers, Marloes, René" {
		t.Errorf("found %q", got)
	}
}

// Art. 1.57b Wko: who presses twice lays the report down once, and approving it is the end of it; what was counted before another version
// became public is not laid down after it, for it does not know of whom that one told.
func TestD36AnnualFreezeIsOfWhatWasSeen(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	w.file(told(), Intake{})
	w.run()
	w.clock = time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC)
	who := w.who(cora)
	first, err := w.YearWork(ctx, who, 2026, "12345678")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := w.freezeYear(ctx, who, first); err != nil {
			t.Fatal(err)
		}
	}
	work, err := w.YearWork(ctx, w.who(dirk), 2026, "12345678")
	if err != nil || len(work.State.Versions) != 1 {
		t.Fatalf("%d versions, %v", len(work.State.Versions), err)
	}
	pending, _ := work.State.Pending()
	if err := w.ApproveYear(ctx, w.who(dirk), 2026, "12345678", pending.UpTo); err != nil {
		t.Fatal(err)
	}
	if err := w.WriteYear(ctx, who, 2026, "12345678", YearWords{Correction: text.Msg{NL: "Eén telde niet mee."}}); err != nil {
		t.Fatal(err)
	}
	first.Words.Correction.NL = "Eén telde niet mee."
	if err := w.freezeYear(ctx, who, first); !errors.Is(err, store.ErrChanged) {
		t.Errorf("what was counted before the first became public is laid down after it: %v", err)
	}
}

// Art. 1.57b Wko: a report goes to a body that supervises one of the holder's places in the year, and to no other: neither one that was typed, nor
// that of a place that opened later.
func TestD36AnnualGoesToWhoSupervised(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	w.file(told(), Intake{})
	w.run()
	w.write(func(tx *store.Tx) error {
		later, err := tx.PutLocation(gehoor.Actor{}, store.Location{Holder: 1, Region: 1, Name: "De Nieuwe"})
		if err != nil {
			return err
		}
		for _, r := range []struct {
			at                      gehoor.LocationID
			lrk, from, municipality string
		}{{1, "100000001", "2019-05-01", "Duinrade"}, {later, "100000002", "2027-01-04", "Heidestad"}} {
			reg := store.Registration{Location: r.at}
			reg.LRK, reg.Kind, reg.From, reg.Municipality.Name = r.lrk, "KDV", register.Date(r.from), r.municipality
			if _, err := tx.PutRegistration(gehoor.Actor{}, reg); err != nil {
				return err
			}
		}
		return nil
	})
	w.clock = time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC)
	y := w.publishYear()
	if slices.ContainsFunc(y.Places, func(p YearPlace) bool { return p.Name == "De Nieuwe" }) {
		t.Error("a place that opened in 2027 stands in the report on 2026")
	}
	var refusal *gehoor.Refusal
	on := gehoor.DateOf(w.clock)
	if err := w.DeliverYear(ctx, w.who(cora), 2026, "12345678", "Nergens", "GGD", gehoor.ByMail, on); !errors.As(err, &refusal) {
		t.Errorf("it went to a body that supervises nothing here: %v", err)
	}
	if err := w.DeliverYear(ctx, w.who(cora), 2026, "12345678", "Duinrade", "GGD", gehoor.ByMail, on); err != nil {
		t.Error(err)
	}
}

// Art. 1.57b Wko: what was begun stays owed after New Year, on the desk and by mail: a correction that waits, and a report that did not go.
func TestD36AnnualDutiesOutliveTheYear(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	w.file(told(), Intake{})
	w.run()
	w.clock = time.Date(2027, 12, 13, 9, 0, 0, 0, time.UTC)
	w.publishYear()
	w.at(gehoor.Date{Year: 2028, Month: time.January, Day: 10}, 9, 0)
	owed, err := w.YearDuties(ctx, w.who(cora))
	if err != nil {
		t.Fatal(err)
	}
	var kinds []gehoor.DutyKind
	for _, d := range owed {
		if d.Year == 2026 {
			kinds = append(kinds, d.Kind)
		}
	}
	if !slices.Equal(kinds, []gehoor.DutyKind{gehoor.OweYearDeliver, gehoor.OweYearTell}) {
		t.Errorf("of the report on 2026 is owed %v", kinds)
	}
	before := len(w.post.mails())
	w.at(gehoor.Date{Year: 2028, Month: time.January, Day: 17}, 9, 0)
	w.at(gehoor.Date{Year: 2028, Month: time.January, Day: 18}, 9, 0)
	n := 0
	for _, m := range w.post.mails()[before:] {
		if strings.HasPrefix(m.Subject, "Klachtenjaarverslag") {
			n++
		}
	}
	if n != 6 { // to send and to tell, to the desk and the board, once a week
		t.Errorf("%d mails in a week", n)
	}
}

// Art. 1.57b Wko: a report that nobody began stays owed in the years after; but not of a year of before the program was used.
func TestD36AnnualNeverBegunStaysOwed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	w.file(told(), Intake{})
	w.file(told(), Intake{ReceivedAt: time.Date(2025, 12, 30, 9, 0, 0, 0, time.UTC), Channel: gehoor.ByLetter, Who: w.who(cora)})
	w.run()
	owed := func(at time.Time) (of []int) {
		t.Helper()
		w.clock = at
		all, err := w.YearDuties(context.Background(), w.who(cora))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range all {
			of = append(of, d.Year)
		}
		return of
	}
	if of := owed(time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)); !slices.Equal(of, []int{2025}) {
		t.Errorf("in 2026 is owed %v", of)
	}
	if of := owed(time.Date(2028, 6, 1, 9, 0, 0, 0, time.UTC)); !slices.Equal(of, []int{2026}) {
		t.Errorf("in 2028 is owed %v", of)
	}
	if of := owed(time.Date(2030, 1, 2, 9, 0, 0, 0, time.UTC)); len(of) != 0 {
		t.Errorf("in 2030 is owed %v", of)
	}
}

// Art. 1.57b Wko: a name is found, and stops it, also when who laid the report down has left before it is approved.
func TestD36AnnualLintOutlivesItsDrafter(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	w.file(told(), Intake{})
	w.run()
	w.clock = time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC)
	if err := w.WriteYear(ctx, w.who(dee), 2026, "12345678", YearWords{Gist: text.Msg{NL: "Bakker kreeg gelijk."}}); err != nil {
		t.Fatal(err)
	}
	if err := w.FreezeYear(ctx, w.who(dee), 2026, "12345678"); err != nil {
		t.Fatal(err)
	}
	w.write(func(tx *store.Tx) error {
		chart, err := w.Store.Chart(1)
		if err != nil {
			return err
		}
		for _, p := range chart.Positions {
			if p.Person == dee {
				p.Until = gehoor.DateOf(w.clock).AddDays(-1)
				if _, err := tx.PutPosition(gehoor.Actor{}, p); err != nil {
					return err
				}
			}
		}
		return nil
	})
	work, err := w.YearWork(ctx, w.who(dirk), 2026, "12345678")
	if err != nil || len(work.Found) != 1 {
		t.Fatalf("found %v, %v", work.Found, err)
	}
}
