package app

import (
	"context"
	"slices"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// Every hour in which somebody read is bound to the chain once, when it has passed.
func TestAccessesAreBoundHourly(t *testing.T) {
	t.Parallel()
	storetest.On(t, "bound", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		read := w.clock.UTC().Truncate(time.Hour).Add(10 * time.Minute)
		for range 3 {
			if err := w.Store.LogAccess(ctx, 1, 7, 42, store.AccessDossier, read); err != nil {
				t.Fatal(err)
			}
		}
		bound := func() []gehoor.Event {
			if err := w.keepHouse(ctx); err != nil {
				t.Fatal(err)
			}
			events, err := w.Store.System().Happened(ctx, 1, gehoor.AccessLogged{})
			if err != nil {
				t.Fatal(err)
			}
			return events
		}
		if n := len(bound()); n != 0 {
			t.Fatalf("%d hours are bound before the hour has passed", n)
		}
		w.clock = w.clock.Add(time.Hour)
		bound()
		events := bound()
		if len(events) != 1 || events[0].Fact.(gehoor.AccessLogged).Count != 3 {
			t.Fatalf("bound: %v", events)
		}
	})
}

// D35: who read what is known for two years, and for as long as the dossier is there; then the line goes, and what was bound to
// the chain stays.
func TestD35LinesOfAccessGo(t *testing.T) {
	t.Parallel()
	storetest.On(t, "go", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		stays, goes := w.file(told(), Intake{}).ID, w.file(told(), Intake{}).ID
		read := w.clock
		for _, stream := range []gehoor.StreamID{stays, goes, 0} { // 0: an export
			if err := s.LogAccess(ctx, 1, cora, stream, store.AccessDossier, read); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.EraseDossier(ctx, 1, w.clock, gehoor.By(cora), goes, gehoor.CauseRetention, nil); err != nil {
			t.Fatal(err)
		}
		keeps := func(want ...gehoor.StreamID) {
			t.Helper()
			if err := w.keepHouse(ctx); err != nil {
				t.Fatal(err)
			}
			lines, err := s.Accesses(ctx, 1, read, read.Add(time.Hour))
			if err != nil {
				t.Fatal(err)
			}
			var got []gehoor.StreamID
			for _, l := range lines {
				got = append(got, l.Stream)
			}
			if !slices.Equal(got, want) {
				t.Errorf("on %v there are lines of %v, not of %v", gehoor.DateOf(w.clock), got, want)
			}
		}
		w.clock = read.Add(time.Hour)
		keeps(stays, goes, 0)
		last := gehoor.DateOf(read).AddMonths(gehoor.AccessMonths)
		w.clock = last.Start(nil).Add(time.Hour)
		keeps(stays, goes, 0)
		w.clock = last.AddDays(1).Start(nil).Add(time.Hour)
		keeps(stays)
		bound, err := s.System().Happened(ctx, 1, gehoor.AccessLogged{})
		if err != nil || len(bound) != 1 || bound[0].Fact.(gehoor.AccessLogged).Count != 3 {
			t.Errorf("bound to the chain: %v, %v", bound, err)
		}
		if report, err := s.Verify(ctx, 1, 0); err != nil || report.Fault != "" {
			t.Errorf("verify: %v %s", err, report.Fault)
		}
	})
}
