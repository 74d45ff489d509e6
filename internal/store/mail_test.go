package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

const readMail gehoor.DutyKind = "mail-in"

func arrival(uid uint32, id, words string) store.Arrival {
	raw := fmt.Sprintf("Received: %d\r\nMessage-ID: <%s>\r\n\r\n%s", uid, id, words)
	return store.Arrival{Box: "box", Validity: 7, UID: uid, Arrived: time.Unix(1_700_000_000, 0), Size: int64(len(raw)), Raw: []byte(raw), MessageID: id, Body: []byte(words)}
}

// A mail is kept once: by its bytes, by its Message-ID with the same words; and one that only calls itself like another, or has
// its UID on a server that counts anew, is another.
func TestMailsAreKeptOnce(t *testing.T) {
	storetest.On(t, "once", func(t *testing.T, s *store.Store) {
		ctx, now := context.Background(), time.Date(2026, 9, 7, 8, 0, 0, 0, time.UTC)
		take := func(want int, all ...store.Arrival) {
			t.Helper()
			if n, err := s.TakeMails(ctx, 1, now, readMail, all); err != nil || n != want {
				t.Fatalf("kept %d, %v; want %d", n, err, want)
			}
		}
		first := arrival(1, "a@example.net", "woorden")
		take(2, first, arrival(2, "b@example.net", "woorden"))
		take(0, first, arrival(2, "b@example.net", "woorden"))
		moved := first
		moved.UID, moved.Validity = 9, 8 // UIDVALIDITY has changed
		take(0, moved)
		take(0, arrival(10, "a@example.net", "woorden"))         // it came by another way
		take(1, arrival(11, "a@example.net", "andere woorden"))  // it only says so
		take(1, arrival(12, "", "woorden zonder Message-ID"))    // no id is no likeness
		take(1, arrival(13, "", "ook zonder"))                   //
		take(1, store.Arrival{Box: "box", Validity: 7, UID: 14}) // too large
		take(0, store.Arrival{Box: "box", Validity: 7, UID: 14})
		take(1, func() store.Arrival { a := arrival(1, "c@example.net", "x"); a.Box = "another"; return a }())
		again := arrival(3, "d@example.net", "van de nieuwe server")
		again.UID = 1
		take(1, again)

		jobs, err := s.Claim(ctx, now, 20, time.Minute)
		if err != nil || len(jobs) != 7 {
			t.Fatalf("%d jobs, %v; want one for each mail to read", len(jobs), err)
		}
		all, err := s.Mails(ctx, 1, 100)
		if err != nil || len(all) != 8 {
			t.Fatalf("%d mails, %v", len(all), err)
		}
		content, err := s.Item(ctx, 1, all[len(all)-1].Raw)
		if err != nil || string(content.Body) != string(first.Raw) {
			t.Errorf("the first mail is %q, %v", content.Body, err)
		}
	})
}

// What belongs to no dossier is destroyed after thirty days, and does not come again; what is not read yet stays.
func TestMailsAreSwept(t *testing.T) {
	storetest.On(t, "sweep", func(t *testing.T, s *store.Store) {
		ctx, now := context.Background(), time.Date(2026, 9, 7, 8, 0, 0, 0, time.UTC)
		both := []store.Arrival{arrival(1, "a@example.net", "a"), arrival(2, "b@example.net", "b")}
		if _, err := s.TakeMails(ctx, 1, now, readMail, both); err != nil {
			t.Fatal(err)
		}
		all, err := s.Mails(ctx, 1, 100)
		if err != nil {
			t.Fatal(err)
		}
		aside := all[0]
		become := func(item gehoor.Item) error {
			return s.Write(ctx, 1, now, func(tx *store.Tx) error { return tx.MailBecame(item, "list", "aside", 0) })
		}
		if err := become(aside.Raw.Item); err != nil {
			t.Fatal(err)
		}
		for _, later := range []time.Duration{29 * 24 * time.Hour, 31 * 24 * time.Hour} {
			if err := s.SweepMails(ctx, now.Add(later)); err != nil {
				t.Fatal(err)
			}
			_, err := s.Item(ctx, 1, aside.Raw)
			if gone := errors.Is(err, store.ErrErased); gone != (later > store.MailKept) {
				t.Errorf("after %v: %v", later, err)
			}
		}
		if _, err := s.Item(ctx, 1, all[1].Raw); err != nil {
			t.Errorf("what waits to be read: %v", err)
		}
		if n, err := s.TakeMails(ctx, 1, now, readMail, both); n != 0 || err != nil {
			t.Errorf("came again: %d, %v", n, err)
		}
	})
}

// What we sent is found by the secrets in it and by nothing else; after erasure an answer is known as one to something
// that is gone.
func TestSentMailIsFoundByItsSecrets(t *testing.T) {
	storetest.On(t, "sent", func(t *testing.T, s *store.Store) {
		ctx, now := context.Background(), time.Date(2026, 9, 7, 8, 0, 0, 0, time.UTC)
		err := s.Write(ctx, 1, now, func(tx *store.Tx) error {
			if err := tx.PutReply(5, 0); err != nil {
				return err
			}
			if err := tx.PutReply(5, 3); err != nil {
				return err
			}
			p := []store.Posting{{Stream: 5, Seq: 2, MessageID: "x@opvang.example", Bounce: "btoken"}, {Stream: 5, Person: 3, MessageID: "y@opvang.example"}}
			if err := tx.PutSent("job", p); err != nil {
				return err
			}
			if err := tx.PutSent("job", p); err != nil { // a second try
				return err
			}
			return tx.SentResult("x@opvang.example", 4, store.Taken)
		})
		if err != nil {
			t.Fatal(err)
		}
		token, err := s.ReplyToken(1, 5, 3)
		if err != nil || len(token) < 20 {
			t.Fatalf("token %q, %v", token, err)
		}
		stream, person, gone, err := s.Reply(ctx, 1, token)
		if stream != 5 || person != 3 || gone || err != nil {
			t.Errorf("%s leads to %d, %d, %t, %v", token, stream, person, gone, err)
		}
		if _, _, _, err := s.Reply(ctx, 1, "raden"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a guess: %v", err)
		}
		m, err := s.SentAs(ctx, 1, "x@opvang.example")
		if err != nil || m.Seq != 4 || m.Stream != 5 || m.Result != store.Taken {
			t.Errorf("%+v, %v", m, err)
		}
		if by, err := s.SentFrom(ctx, 1, "btoken"); err != nil || by != m {
			t.Errorf("%+v, %v", by, err)
		}
		if _, err := s.SentFrom(ctx, 1, ""); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("no token finds %v", err)
		}
		for i, want := range []bool{true, false} {
			err := s.Write(ctx, 1, now, func(tx *store.Tx) error {
				first, err := tx.SentReturned(m, "mailbox full")
				if first != want {
					t.Errorf("returned for the %d. time: %t", i+1, first)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if all, err := s.SentOf(ctx, 1, 5); err != nil || len(all) != 2 || all[0].Result != "mailbox full" || all[0].Answer != "bounce" {
			t.Errorf("%+v, %v", all, err)
		}
	})
}

// What is counted in a transaction that does not take place is not counted.
func TestALimitGoesWithItsTransaction(t *testing.T) {
	t.Parallel()
	storetest.On(t, "limit", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		tries := func(then error) (err error) {
			werr := s.Write(ctx, 1, time.Now(), func(tx *store.Tx) error {
				err = tx.Limit("receipt by mail", "x@elders.example", 2, time.Hour)
				return then
			})
			if !errors.Is(werr, then) {
				t.Fatal(werr)
			}
			return err
		}
		for range 5 {
			if err := tries(store.ErrChanged); err != nil {
				t.Errorf("what does not take place: %v", err)
			}
		}
		for i, want := range []error{nil, nil, store.ErrTooMany, store.ErrTooMany} {
			if err := tries(nil); !errors.Is(err, want) {
				t.Errorf("try %d: %v", i, err)
			}
		}
	})
}
