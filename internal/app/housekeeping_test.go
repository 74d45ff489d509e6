package app

import (
	"context"
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
