package app

import (
	"context"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// E1, E2: who saved a draft with a mail address gets the link at once and one reminder after three days, at the address
// that was given last; nothing when it was sent by then, and nothing when no address was given.
func TestDraftReminder(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		begin := func(addresses ...string) Draft {
			d, err := w.NewDraft(ctx, 1)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range addresses {
				if _, err := w.KeepDraft(ctx, 1, d.ID, a, "https://klachten.example/klacht/verder/x", text.EN); err != nil {
					t.Fatal(err)
				}
			}
			return d
		}
		begin("typo@opvang.example", "saved@opvang.example")
		filed := begin("filed@opvang.example")
		begin("")
		w.run()
		if _, err := w.Submit(ctx, 1, filed.ID, told(), Intake{}); err != nil {
			t.Fatal(err)
		}
		reminded := func(address string) (n int) {
			for _, m := range w.post.to(address) {
				if m.Subject == text.MailDraftRemind.EN && strings.Contains(m.Text, "https://klachten.example/klacht/verder/x") {
					n++
				}
			}
			return n
		}
		first := gehoor.DateOf(w.clock)
		w.at(first.AddDays(3), 7, 59)
		w.run()
		if n := reminded("saved@opvang.example"); n != 0 {
			t.Errorf("reminded %d times before the third day's morning", n)
		}
		w.at(first.AddDays(3), 8, 1)
		w.run()
		w.at(first.AddDays(9), 8, 1)
		w.run()
		for address, want := range map[string]int{"saved@opvang.example": 1, "typo@opvang.example": 0, "filed@opvang.example": 0} {
			if n := reminded(address); n != want {
				t.Errorf("%s is reminded %d times, want %d", address, n, want)
			}
			if len(w.post.to(address)) == 0 {
				t.Errorf("%s was sent no link", address)
			}
		}
	})
}

// R17: a new installation has nothing to say of the week before it.
func TestNoReportOfTheWeekBefore(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		first := gehoor.DateOf(w.clock)
		w.at(first, 12, 1)
		w.run()
		if n := len(facts(t, w, gehoor.ReportFrozen{})); n != 0 {
			t.Errorf("%d reports on the first day", n)
		}
		w.at(first.AddDays(7), 12, 1)
		w.run()
		if n := len(facts(t, w, gehoor.ReportFrozen{})); n != 1 {
			t.Errorf("%d reports after the first week, want one", n)
		}
	})
}
