package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

func claim(t *testing.T, s *store.Store, now time.Time, lease time.Duration) map[string]store.Job {
	t.Helper()
	jobs, err := s.Claim(context.Background(), now, 20, lease)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]store.Job{}
	for _, j := range jobs {
		byID[j.ID] = j
	}
	return byID
}

func TestJobs(t *testing.T) {
	t.Parallel()
	finish := func(s *store.Store, j store.Job) error {
		return s.Write(context.Background(), j.Org, noon, func(tx *store.Tx) error { return tx.FinishJob(j) })
	}
	storetest.On(t, "a filing's acknowledgement", func(t *testing.T, s *store.Store) {
		file(t, s, 1, "267F3K", "x")
		select {
		case <-s.Woken():
		default:
			t.Error("nobody was woken")
		}
		jobs := claim(t, s, noon, time.Hour)
		j, ok := jobs["1/1/acknowledge/1"]
		if !ok || len(jobs) != 1 || j.Duty != gehoor.OweAcknowledge || j.Tries != 1 {
			t.Fatalf("got %v", jobs)
		}
		if again := claim(t, s, noon, time.Hour); len(again) != 0 {
			t.Errorf("claimed twice: %v", again)
		}
		if err := finish(s, store.Job{Org: 1, ID: j.ID}); !errors.Is(err, store.ErrLost) {
			t.Errorf("without the token: got %v", err)
		}
		if err := finish(s, j); err != nil {
			t.Error(err)
		}
		if err := finish(s, j); !errors.Is(err, store.ErrLost) {
			t.Errorf("finished twice: got %v", err)
		}
	})
	storetest.On(t, "a lease that ends", func(t *testing.T, s *store.Store) {
		file(t, s, 1, "267F3K", "x")
		first := claim(t, s, noon, -time.Second)["1/1/acknowledge/1"]
		second, ok := claim(t, s, noon, time.Hour)["1/1/acknowledge/1"]
		if !ok || second.Tries != 2 {
			t.Fatalf("got %+v, %v", second, ok)
		}
		if err := finish(s, first); !errors.Is(err, store.ErrLost) {
			t.Errorf("who lost the claim: got %v", err)
		}
		if err := s.Fail(context.Background(), first, "refused", store.Sealed{}); !errors.Is(err, store.ErrLost) {
			t.Errorf("who lost the claim: got %v", err)
		}
		if err := finish(s, second); err != nil {
			t.Error(err)
		}
	})
	storetest.On(t, "a failure", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		file(t, s, 1, "267F3K", "x")
		var last store.Job
		for try := range 3 {
			j, ok := claim(t, s, noon, time.Hour)["1/1/acknowledge/1"]
			if !ok {
				t.Fatalf("try %d: not claimed", try+1)
			}
			if err := s.Fail(ctx, j, "mailbox-full", sealText(t, s, 1, "552 a.zonnestraal over quota")); err != nil {
				t.Fatal(err)
			}
			if jobs := claim(t, s, noon, time.Hour); len(jobs) != 0 {
				t.Errorf("it does not wait: %v", jobs)
			}
			failing, err := s.Jobs(ctx, 1)
			if err != nil || len(failing) != 1 || failing[0].Class != "mailbox-full" || failing[0].Reply.Item == 0 || failing[0].Reply.Item == last.Reply.Item {
				t.Fatalf("got %+v, %v", failing, err)
			}
			last = failing[0]
			if err := s.RetryJob(ctx, 1, last.ID); err != nil {
				t.Fatal(err)
			}
		}
		whole(t, s, 1)
	})
	storetest.On(t, "a job that can be done at once after all", func(t *testing.T, s *store.Store) {
		id := file(t, s, 1, "267F3K", "x")
		claim(t, s, noon, time.Hour)
		if jobs := claim(t, s, noon.Add(23*time.Hour), time.Hour); len(jobs) != 0 {
			t.Errorf("before the last day's noon: %v", jobs)
		}
		appendTo(t, s, 1, id, route(manager)) // now it is known whom to tell (D19)
		if _, ok := claim(t, s, noon, time.Hour)["1/1/tell-senior/1"]; !ok {
			t.Error("the next level is not told")
		}
	})
	storetest.On(t, "a job whose duty lapsed and is back", func(t *testing.T, s *store.Store) {
		id := file(t, s, 1, "267F3K", "x")
		after := noon.AddDate(0, 0, 44)
		appendTo(t, s, 1, id, gehoor.Withdrawn{})
		j, ok := claim(t, s, after, time.Hour)["1/1/tell-passed/1"]
		if !ok {
			t.Fatal("not claimed")
		}
		if err := finish(s, j); err != nil { // there is nothing to tell
			t.Fatal(err)
		}
		appendTo(t, s, 1, id, gehoor.Reopened{Ground: gehoor.AfterWithdrawal})
		if _, ok := claim(t, s, after, time.Hour)["1/1/tell-passed/1"]; !ok {
			t.Error("nobody will be told that the term passed")
		}
	})
	storetest.On(t, "undo, expiry, pruning", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		write(t, s, 1, noon, func(tx *store.Tx) error {
			tx.AddJob(store.Job{ID: "send/1", RunAt: noon.Add(time.Minute)})
			tx.AddJob(store.Job{ID: "send/1", RunAt: noon}) // asking twice is harmless
			tx.AddJob(store.Job{ID: "link/1", Expires: noon.Add(time.Minute), RunAt: noon.Add(2 * time.Minute)})
			tx.AddJob(store.Job{ID: "send/2"})
			return nil
		})
		j, ok := claim(t, s, noon, time.Hour)["send/2"]
		if !ok {
			t.Fatal("not claimed")
		}
		write(t, s, 1, noon, func(tx *store.Tx) error {
			for id, want := range map[string]bool{"send/1": true, "send/2": false, "send/3": false} {
				if got, err := tx.DropJob(id); got != want || err != nil {
					t.Errorf("dropping %s: %v, %v", id, got, err)
				}
			}
			return nil
		})
		if jobs := claim(t, s, noon.Add(time.Hour), time.Hour); len(jobs) != 0 {
			t.Errorf("got %v", jobs)
		}
		jobs, err := s.Jobs(ctx, 1)
		if err != nil || len(jobs) != 1 || jobs[0].ID != "link/1" || jobs[0].Class != store.Expired {
			t.Errorf("got %v, %v", jobs, err)
		}
		if err := finish(s, j); err != nil {
			t.Fatal(err)
		}
		if err := s.PruneJobs(ctx, noon.AddDate(0, 0, 89)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Job(ctx, 1, "send/2"); err != nil {
			t.Errorf("after 89 days: got %v", err)
		}
		if err := s.PruneJobs(ctx, noon.AddDate(0, 0, 91)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Job(ctx, 1, "send/2"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("after 91 days: got %v", err)
		}
	})
	storetest.On(t, "the mail of the first try", func(t *testing.T, s *store.Store) {
		id := file(t, s, 1, "267F3K", "x")
		var refs []gehoor.Ref
		for range 2 {
			j := claim(t, s, noon, -time.Second)["1/1/acknowledge/1"]
			sealed := sealText(t, s, 1, "Beste ouder")
			write(t, s, 1, noon, func(tx *store.Tx) error {
				ref, err := tx.KeepMail(j, id, sealed)
				refs = append(refs, ref)
				return err
			})
		}
		if refs[0] != refs[1] || refs[0].Item == 0 {
			t.Errorf("two tries, two mails: %v", refs)
		}
	})
}
