package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// filed is a member that files a complaint of this number.
func filed(t *testing.T, number string) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		free, err := tx.FreeNumber(gehoor.Number(number))
		if err != nil {
			return err
		}
		if !free {
			return fmt.Errorf("%s is not free", number)
		}
		_, err = tx.Append(tx.NewStream(), gehoor.Actor{Kind: gehoor.Complainant}, filing(t, number, noon))
		return err
	}
}

var errNotNow = errors.New("refused")

// Who fails in the middle of a group loses what was his, and nobody loses more.
func TestOneOfAGroupFails(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		why string
		// fail is what the third of five does after it has filed and added to another's complaint.
		fail func(tx *store.Tx) error
		want string // in its error
		runs int    // of the first
	}{
		{"it refuses", func(*store.Tx) error { return errNotNow }, "refused", 1},
		{"it panics", func(*store.Tx) error { panic("out of order") }, "out of order", 1},
		{"a constraint", func(tx *store.Tx) error {
			return tx.Exec(`insert into head (org, n, hash) select org, n, hash from head`)
		}, "", 2},
		{"a constraint it overlooks", func(tx *store.Tx) error {
			_ = tx.Exec(`insert into head (org, n, hash) select org, n, hash from head`)
			return nil
		}, "", 2},
		{"it wrote something out first", func(tx *store.Tx) error {
			if err := tx.Exec(`update organisation set name = 'x'`); err != nil {
				return err
			}
			return errNotNow
		}, "refused", 2},
		{"it woke a job first", func(tx *store.Tx) error {
			if _, err := tx.Append(1, gehoor.By(1), route(manager)); err != nil {
				return err
			}
			return errNotNow
		}, "refused", 1},
		{"the commit fails", func(tx *store.Tx) error { return tx.Exec(`insert into child (a) values (7)`) }, "", 2},
		{"a fact out of order", func(tx *store.Tx) error {
			_, err := tx.Append(1, gehoor.By(1), gehoor.NoteAdded{}, gehoor.Filed{})
			return err
		}, "Filed as event", 1},
	} {
		storetest.On(t, tt.why, func(t *testing.T, s *store.Store) {
			for _, q := range []string{`create table parent (a bigint primary key)`,
				`create table child (a bigint references parent (a) deferrable initially deferred)`} {
				if err := s.Exec(q); err != nil {
					t.Fatal(err)
				}
			}
			var kept *gehoor.Complaint // by the first, and looked at after the others
			runs := 0
			errs := s.WriteGroup(1, noon,
				func(tx *store.Tx) (err error) {
					runs++
					kept, err = tx.Append(tx.NewStream(), gehoor.Actor{}, filing(t, "260001", noon))
					return err
				},
				filed(t, "260002"),
				func(tx *store.Tx) error {
					if err := filed(t, "260003")(tx); err != nil {
						return err
					}
					if _, err := tx.Append(1, gehoor.By(1), gehoor.PartyNamed{Party: 1, Standing: gehoor.Accused}); err != nil {
						return err
					}
					if err := tx.SetParty(1, 1, 9); err != nil {
						return err
					}
					return tt.fail(tx)
				},
				filed(t, "260003"), // the number is free again
				filed(t, "260005"),
			)
			if runs != tt.runs {
				t.Errorf("the first ran %d times, want %d", runs, tt.runs)
			}
			if n, err := s.Number(`select count(*) from organisation where name = 'x'`); err != nil || n != 0 {
				t.Errorf("what was written out stands there: %d, %v", n, err)
			}
			for i, err := range errs {
				if (err != nil) != (i == 2) {
					t.Errorf("member %d: got %v", i, err)
				}
			}
			if errs[2] == nil || !strings.Contains(errs[2].Error(), tt.want) {
				t.Errorf("got %v, want %q in it", errs[2], tt.want)
			}
			if kept.Seq != 1 || len(kept.Parties) != 0 || kept.Barred(9) {
				t.Errorf("the first member holds what the third did: event %d, parties %v, persons %v", kept.Seq, kept.Parties, kept.Persons)
			}
			if n, _, err := s.Head(context.Background(), 1); n != 4 || err != nil {
				t.Errorf("the log has %d lines, want 4; %v", n, err)
			}
			whole(t, s, 1)
			page, err := s.As(1, coordinator(9)).List(context.Background(), store.Query{})
			if err != nil || len(page.Rows) != 4 {
				t.Errorf("got %d dossiers, %v, want 4", len(page.Rows), err)
			}
			jobs, err := s.DossierJobs(context.Background(), 1, 3)
			if err != nil || len(jobs) != 3 {
				t.Errorf("the third complaint has %d jobs, %v, want those of one filing", len(jobs), err)
			}
		})
	}
}

func whole(t *testing.T, s *store.Store, org int64) store.Report {
	t.Helper()
	report, err := s.Verify(context.Background(), org, 0)
	if err != nil {
		t.Fatal(err)
	}
	if report.Fault != "" {
		t.Errorf("verify: %s", report.Fault)
	}
	return report
}

func TestACancelledRequestTakesNobodyAlong(t *testing.T) {
	t.Parallel()
	storetest.On(t, "within", func(t *testing.T, s *store.Store) {
		ctx, cancel := context.WithCancel(context.Background())
		err := s.Write(ctx, 1, noon, func(tx *store.Tx) error {
			cancel()
			return filed(t, "260001")(tx)
		})
		if err != nil {
			t.Errorf("what has begun is finished: got %v", err)
		}
		err = s.Write(ctx, 1, noon, filed(t, "260002"))
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		want := int64(1)
		if err == nil {
			want = 2 // it may have been taken up at once
		}
		if n, _, err := s.Head(context.Background(), 1); n != want || err != nil {
			t.Errorf("the log has %d lines, want %d; %v", n, want, err)
		}
		whole(t, s, 1)
	})
	storetest.On(t, "waiting", func(t *testing.T, s *store.Store) {
		begun, free := make(chan struct{}), make(chan struct{})
		first := make(chan error)
		go func() {
			first <- s.Write(context.Background(), 1, noon, func(tx *store.Tx) error {
				close(begun)
				<-free
				return filed(t, "260001")(tx)
			})
		}()
		<-begun
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := s.Write(ctx, 1, noon, filed(t, "260002")); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want Canceled", err)
		}
		close(free)
		if err := <-first; err != nil {
			t.Error(err)
		}
		if n, _, err := s.Head(context.Background(), 1); n != 1 || err != nil {
			t.Errorf("the log has %d lines, want 1; %v", n, err)
		}
	})
}

func TestAfterCloseNothingIsWritten(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "closed", func(t *testing.T, url string) {
		s := storetest.OpenURL(t, url, 1)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := s.Write(context.Background(), 1, noon, filed(t, "260001")); !errors.Is(err, store.ErrClosed) {
			t.Errorf("got %v, want ErrClosed", err)
		}
	})
}
