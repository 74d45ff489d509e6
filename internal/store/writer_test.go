package store_test

import (
	"context"
	"errors"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// Design section 4: once a newer program has written here, an older one that still runs is not ready, and writes nothing more;
// nor does it start.
func TestAnOlderProgramDoesNotWrite(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "older", func(t *testing.T, url string) {
		ctx := context.Background()
		s := storetest.OpenURL(t, url, 1)
		id := file(t, s, 1, "267F3K", "x")
		if err := s.Ping(ctx); err != nil {
			t.Fatal(err)
		}
		if err := s.Exec(`update writer set smallest = 1000`); err != nil {
			t.Fatal(err)
		}
		if err := s.Ping(ctx); !errors.Is(err, store.ErrOld) {
			t.Errorf("it says that it is ready: %v", err)
		}
		n, _, err := s.Head(ctx, 1)
		if err != nil {
			t.Fatal(err)
		}
		err = s.Write(ctx, 1, noon, func(tx *store.Tx) error {
			_, err := tx.Append(id, gehoor.By(1), route(manager))
			return err
		})
		if !errors.Is(err, store.ErrOld) {
			t.Errorf("it writes: %v", err)
		}
		if after, _, err := s.Head(ctx, 1); err != nil || after != n {
			t.Errorf("the log has %d lines, had %d: %v", after, n, err)
		}
		if again, err := store.Open(ctx, store.Config{URL: url, Master: storetest.Master(t), Rand: storetest.Seeded(2)}); !errors.Is(err, store.ErrOld) {
			again.Close()
			t.Errorf("it starts: %v", err)
		}
	})
}

// What an older version made beside the log is made again when this one starts, once; the lists are right then, and verify holds.
func TestRowsOfAnOlderProgramAreMadeAgain(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "refresh", func(t *testing.T, url string) {
		ctx := context.Background()
		s := storetest.OpenURL(t, url, 1)
		id := file(t, s, 1, "267F3K", "x")
		if err := s.Exec(`delete from reader; update writer set rows = 1, smallest = 1`); err != nil {
			t.Fatal(err)
		}
		reopen := func(seed uint64) *store.Store {
			t.Helper()
			again, err := store.Open(ctx, store.Config{URL: url, Master: storetest.Master(t), Rand: storetest.Seeded(seed)})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { again.Close() })
			return again
		}
		listed := func(s *store.Store) bool {
			t.Helper()
			page, err := s.As(1, coordinator(1)).List(ctx, store.Query{})
			if err != nil {
				t.Fatal(err)
			}
			return len(page.Rows) == 1 && page.Rows[0].ID == id
		}
		if listed(s) {
			t.Fatal("without rows it is listed")
		}
		second := reopen(2)
		if !listed(second) {
			t.Error("it is not listed after a start")
		}
		if err := second.Exec(`delete from reader`); err != nil {
			t.Fatal(err)
		}
		if listed(reopen(3)) {
			t.Error("the rows are made again at each start")
		}
	})
}
