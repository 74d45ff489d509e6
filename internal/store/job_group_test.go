package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// Of one dossier the jobs come in the order of what made them, whatever their ids.
func TestJobsComeInOrder(t *testing.T) {
	t.Parallel()
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		want := []string{"z/first", "y/second", "x/third", "a/other"}
		write(t, s, 1, noon, func(tx *store.Tx) error {
			tx.AddJob(store.Job{ID: "a/other", Stream: 9, Seq: 1})
			tx.AddJob(store.Job{ID: "x/third", Stream: 7, Seq: 3})
			tx.AddJob(store.Job{ID: "y/second", Stream: 7, Seq: 2})
			tx.AddJob(store.Job{ID: "z/first", Stream: 7, Seq: 5, RunAt: noon.Add(-time.Minute)})
			return nil
		})
		jobs, err := s.Claim(context.Background(), noon, 20, time.Hour)
		if err != nil || len(jobs) != len(want) {
			t.Fatalf("%d jobs, %v", len(jobs), err)
		}
		for i, j := range jobs {
			if j.ID != want[i] {
				t.Errorf("job %d is %s, want %s", i, j.ID, want[i])
			}
		}
	})
}

// Who lost a claim finishes nothing and keeps nothing, also when others share the commit; they lose nothing.
func TestALostClaimInAGroup(t *testing.T) {
	t.Parallel()
	claims := func(t *testing.T, s *store.Store) (mine, lost store.Job) {
		t.Helper()
		file(t, s, 1, "267F3K", "x")
		file(t, s, 1, "267F3L", "x")
		for i, lease := range []time.Duration{-time.Second, time.Hour} { // the second claim is another's of all but mine
			for _, j := range claim(t, s, noon, lease) {
				if j.Stream == 1 {
					mine = j
				} else if i == 0 {
					lost = j
				}
			}
		}
		if mine.Tries != 2 || lost.Tries != 1 {
			t.Fatalf("got %+v and %+v", mine, lost)
		}
		return mine, lost
	}
	note := func(tx *store.Tx, id gehoor.StreamID) error {
		_, err := tx.Append(id, gehoor.Actor{}, gehoor.NoteAdded{})
		return err
	}
	events := func(t *testing.T, s *store.Store, id gehoor.StreamID) int {
		t.Helper()
		c, err := s.System().Load(context.Background(), 1, id)
		if err != nil {
			t.Fatal(err)
		}
		return c.Seq
	}
	storetest.On(t, "finishing", func(t *testing.T, s *store.Store) {
		mine, lost := claims(t, s)
		finish := func(j store.Job) func(tx *store.Tx) error {
			return func(tx *store.Tx) error {
				if err := tx.FinishJob(j); err != nil {
					return err
				}
				return note(tx, j.Stream)
			}
		}
		errs := s.WriteGroup(1, noon, finish(mine), finish(lost), finish(mine), filed(t, "260009"))
		for i, want := range []error{nil, store.ErrLost, store.ErrLost, nil} {
			if !errors.Is(errs[i], want) {
				t.Errorf("member %d: got %v, want %v", i, errs[i], want)
			}
		}
		if got, other := events(t, s, mine.Stream), events(t, s, lost.Stream); got != 2 || other != 1 {
			t.Errorf("%d and %d events, want what was finished once and nothing of what was lost", got, other)
		}
		if j, err := s.Job(context.Background(), 1, lost.ID); err != nil || !j.Done.IsZero() {
			t.Errorf("the lost one: %+v, %v", j, err)
		}
		if j, err := s.Job(context.Background(), 1, mine.ID); err != nil || j.Done.IsZero() {
			t.Errorf("the finished one: %+v, %v", j, err)
		}
		whole(t, s, 1)
	})
	storetest.On(t, "keeping a mail", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		mine, lost := claims(t, s)
		var refs [3]gehoor.Ref
		keep := func(i int, j store.Job, words string) func(tx *store.Tx) error {
			sealed := sealText(t, s, 1, words)
			return func(tx *store.Tx) (err error) {
				refs[i], err = tx.KeepMail(j, j.Stream, sealed)
				return err
			}
		}
		errs := s.WriteGroup(1, noon, keep(0, mine, "Beste ouder"), keep(1, lost, "Dit is van niemand"), keep(2, mine, "Nog eens"))
		for i, want := range []error{nil, store.ErrLost, nil} {
			if !errors.Is(errs[i], want) {
				t.Errorf("member %d: got %v, want %v", i, errs[i], want)
			}
		}
		if refs[0] != refs[2] || refs[0].Item == 0 {
			t.Errorf("two tries, two mails: %v", refs)
		}
		j, err := s.Job(ctx, 1, mine.ID)
		if err != nil || j.Mail != refs[0] {
			t.Errorf("kept %v, %v, want %v", j.Mail, err, refs[0])
		}
		var content seal.Content
		if content, err = s.Item(ctx, 1, j.Mail); err != nil || string(content.Body) != "Beste ouder" {
			t.Errorf("got %q, %v", content.Body, err)
		}
		if j, err := s.Job(ctx, 1, lost.ID); err != nil || j.Mail.Item != 0 {
			t.Errorf("the lost one keeps %v, %v", j.Mail, err)
		}
		if n, err := s.Number(`select count(*) from item where dossier = 3`); err != nil || n != 0 {
			t.Errorf("%d items stand at the dossier of the lost claim, %v", n, err)
		}
		whole(t, s, 1)
	})
}
