package app

import (
	"context"
	"testing"
	"time"

	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// A job that gives up takes no other along: it fails, stands on the desk's page, and is tried again.
func TestAJobThatPanics(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		for range postsAtOnce + 2 { // more than there are places at the mail server
			w.file(told(), Intake{})
		}
		w.post.taken = func() { panic("out of order") }
		w.run()
		failing, err := w.Undelivered(context.Background(), w.who(cora))
		if err != nil || len(failing) < postsAtOnce+2 {
			t.Fatalf("the desk sees %d undelivered mails, %v", len(failing), err)
		}
		for _, u := range failing {
			if u.Class != Faulty {
				t.Errorf("%s failed as %q", u.Job, u.Class)
			}
		}
		w.post.taken = nil
		for _, u := range failing {
			if err := w.Store.RetryJob(context.Background(), 1, u.Job); err != nil {
				t.Fatal(err)
			}
		}
		w.run()
		if failing, err := w.Undelivered(context.Background(), w.who(cora)); err != nil || len(failing) != 0 {
			t.Errorf("%d are left, %v", len(failing), err)
		}
	})
}

// What waits for its turn at a slow mail server until another node may have claimed it is not sent by both.
func TestNothingIsSentAfterTheLease(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		w.file(told(), Intake{})
		jobs, err := s.Claim(context.Background(), w.clock, 20, -time.Second)
		if err != nil || len(jobs) == 0 {
			t.Fatalf("%d jobs, %v", len(jobs), err)
		}
		ctx, over := context.WithCancel(context.Background())
		posts := make(chan struct{}, 1)
		posts <- struct{}{} // the mail server has another of ours
		done := make(chan error)
		before := len(w.post.mails())
		go func() { done <- w.try(ctx, jobs[0], posts) }()
		// It is written, so it waits for its turn, or will; either way its time is over.
		for kept := false; !kept; {
			j, err := s.Job(context.Background(), 1, jobs[0].ID)
			if err != nil {
				t.Fatal(err)
			}
			kept = j.Mail.Item != 0
		}
		over()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if sent := len(w.post.mails()); sent != before {
			t.Errorf("%d mails went out after the lease", sent-before)
		}
		j, err := s.Job(context.Background(), 1, jobs[0].ID)
		if err != nil || !j.Done.IsZero() || j.Class != string(mail.Timeout) {
			t.Errorf("got %+v, %v: it is to be tried again", j, err)
		}
	})
}
