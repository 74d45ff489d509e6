package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// refuses lets the mail server ask to come back later for mails whose bytes hold words.
func (p *post) refuses(words string) {
	p.refuse, p.reject = nil, func(raw []byte) *mail.Failure {
		if strings.Contains(string(raw), words) {
			return &mail.Failure{Class: mail.Temporary, Temporary: true, Code: 451}
		}
		return nil
	}
}

// R6, R13: nobody reads that there is news before the receipt, however often the receipt must be tried; and on the last day of
// a term nothing waits.
func TestMailsOfADossierKeepTheirOrder(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		w.post.refuses("We hebben je klacht ontvangen")
		c := w.file(told(), Intake{})
		w.run()
		w.route(c.ID)
		w.message(cora, c.ID)
		w.clock = w.clock.Add(UndoLasts)
		w.run()
		w.retry()
		if got := subjects(w.post.to(parentMail)); len(got) != 0 {
			t.Fatalf("the parent got %v before the receipt", got)
		}
		list, err := w.Undelivered(ctx, w.who(cora))
		waits := 0
		for _, u := range list {
			if u.Class == Waiting {
				waits++
				if !u.Paper {
					t.Errorf("%s waits and cannot go on paper", u.What)
				}
			}
		}
		if err != nil || waits != 2 {
			t.Errorf("%d of %+v wait, %v; want who makes contact, and the message", waits, list, err)
		}
		w.post.reject = nil
		if err := s.RetryJob(ctx, 1, store.JobID(1, c.ID, gehoor.OweAcknowledge, 1)); err != nil {
			t.Fatal(err)
		}
		w.run() // the others need no retry: they go when the receipt went
		got := w.post.to(parentMail)
		if len(got) != 3 || !strings.HasPrefix(got[0].Subject, "We hebben je klacht ontvangen") || !strings.Contains(got[1].Text, "Mark") {
			t.Errorf("the parent got %v", subjects(got))
		}

		last := w.file(told(), Intake{})
		w.post.refuses("We hebben je klacht ontvangen")
		w.run()
		w.route(last.ID)
		w.at(last.Filed.Terms.Decide.Plain, 10, 0)
		before := len(w.post.to(parentMail))
		w.message(cora, last.ID)
		w.run()
		if got := w.post.to(parentMail)[before:]; len(got) != 1 {
			t.Errorf("on the last day of the term the parent got %v, want the message", subjects(got))
		}
	})
}

// R13: a correction does not come before the letter that it corrects, also when another node is at work on that.
func TestWhatAnotherNodeIsDoingIsNotOvertaken(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		c := w.file(told(), Intake{})
		w.run()
		first := w.message(cora, c.ID)
		w.clock = w.clock.Add(UndoLasts)
		theirs, err := s.Claim(ctx, w.clock, 20, time.Hour)
		if err != nil || len(theirs) != 1 || theirs[0].ID != first.Job {
			t.Fatalf("the other node has %+v, %v", theirs, err)
		}
		before := len(w.post.to(parentMail))
		w.message(cora, c.ID)
		w.clock = w.clock.Add(UndoLasts)
		w.run()
		if got := w.post.to(parentMail)[before:]; len(got) != 0 {
			t.Errorf("the second overtook the first: %v", subjects(got))
		}
		if err := s.Fail(ctx, theirs[0], string(mail.Dropped), store.Sealed{}); err != nil {
			t.Fatal(err)
		}
		w.retry()
		w.run()
		c = w.load(c.ID)
		var sent []gehoor.Item
		for _, e := range c.Events() {
			if f, ok := e.Fact.(gehoor.MessageSent); ok {
				sent = append(sent, f.Text.Item)
			}
		}
		if len(sent) != 2 || sent[0] > sent[1] || len(w.post.to(parentMail)[before:]) != 2 {
			t.Errorf("sent %v", sent)
		}
	})
}
