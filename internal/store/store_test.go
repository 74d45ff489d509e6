package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// noon is a Wednesday.
var noon = time.Date(2026, 8, 12, 10, 0, 0, 0, time.UTC)

var system = gehoor.Actor{}

// filing is the fact that begins a complaint.
func filing(t testing.TB, number string, at time.Time, change ...func(*gehoor.Filed)) gehoor.Filed {
	t.Helper()
	f := gehoor.Filed{
		Number: gehoor.Number(number), Channel: gehoor.ByForm, Capacity: gehoor.Parent, Holder: 1, Region: 10, Location: 100,
		ReceivedAt: at, Happened: gehoor.Recently, Safety: gehoor.NoDanger, Way: gehoor.CallDaytime, Mail: true,
	}
	p := gehoor.DefaultProcedure()
	day := gehoor.DateOf(at)
	f.Terms = gehoor.Terms{
		Forward: p.Calendar.WorkingDaysTerm(day, 1), Contact: p.Calendar.WorkingDaysTerm(day, 2),
		Decide: gehoor.StatutoryWeeks(day, 6), Senior: p.Calendar.WorkingDaysTerm(day, 1),
	}
	for _, c := range change {
		c(&f)
	}
	return f
}

// file files a complaint with a story and returns its id.
func file(t testing.TB, s *store.Store, org int64, number, story string, change ...func(*gehoor.Filed)) gehoor.StreamID {
	t.Helper()
	return fileAt(t, s, org, number, story, noon, change...)
}

func fileAt(t testing.TB, s *store.Store, org int64, number, story string, at time.Time, change ...func(*gehoor.Filed)) gehoor.StreamID {
	t.Helper()
	sealed := sealText(t, s, org, story)
	var id gehoor.StreamID
	write(t, s, org, at, func(tx *store.Tx) error {
		id = tx.NewStream()
		f := filing(t, number, at, change...)
		f.Story = tx.PutItem(id, sealed)
		_, err := tx.Append(id, gehoor.Actor{Kind: gehoor.Complainant}, f)
		return err
	})
	return id
}

func sealText(t testing.TB, s *store.Store, org int64, text string) store.Sealed {
	t.Helper()
	sealed, err := s.Seal(org, seal.Content{MediaType: "text/plain", Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

func write(t testing.TB, s *store.Store, org int64, now time.Time, f func(*store.Tx) error) {
	t.Helper()
	if err := s.Write(context.Background(), org, now, f); err != nil {
		t.Fatal(err)
	}
}

func appendTo(t testing.TB, s *store.Store, org int64, id gehoor.StreamID, facts ...gehoor.Fact) {
	t.Helper()
	write(t, s, org, noon, func(tx *store.Tx) error {
		_, err := tx.Append(id, gehoor.By(1), facts...)
		return err
	})
}

func route(lead gehoor.Seat) gehoor.Routed {
	return gehoor.Routed{Lead: lead, NextLevel: gehoor.Seat{Role: gehoor.RegionalManager, Place: 10}}
}

var manager = gehoor.Seat{Role: gehoor.Manager, Place: 100}

func TestWhatWasWrittenIsThere(t *testing.T) {
	t.Parallel()
	storetest.On(t, "file and load", func(t *testing.T, s *store.Store) {
		id := file(t, s, 1, "267F3K", "Er was geen jas.")
		appendTo(t, s, 1, id, route(manager), gehoor.NoteAdded{})
		write(t, s, 1, noon, func(tx *store.Tx) error {
			c, err := tx.Load(id)
			if err != nil {
				return err
			}
			if c.Seq != 3 || c.Number() != "267F3K" || c.Lead != manager {
				t.Errorf("got seq %d, number %s, lead %v", c.Seq, c.Number(), c.Lead)
			}
			content, err := s.Item(context.Background(), 1, c.Filed.Story)
			if err != nil || string(content.Body) != "Er was geen jas." {
				t.Errorf("got %q, %v", content.Body, err)
			}
			other := c.Filed.Story
			other.Seal[0]++
			if _, err := s.Item(context.Background(), 1, other); !errors.Is(err, seal.ErrBroken) {
				t.Errorf("with another seal: got %v", err)
			}
			if _, err := tx.Load(id + 1); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("an event that begins no stream: got %v", err)
			}
			free, err := tx.FreeNumber("267F3K")
			if err != nil || free {
				t.Errorf("a number in use is free: %v, %v", free, err)
			}
			return nil
		})
	})
}

func TestWhoIsLateIsTold(t *testing.T) {
	t.Parallel()
	storetest.On(t, "two who looked at the same history", func(t *testing.T, s *store.Store) {
		id := file(t, s, 1, "267F3K", "")
		at := func() error {
			return s.Write(context.Background(), 1, noon, func(tx *store.Tx) error {
				_, err := tx.AppendAt(id, 1, gehoor.By(1), route(manager))
				return err
			})
		}
		if err := at(); err != nil {
			t.Fatal(err)
		}
		if err := at(); !errors.Is(err, store.ErrChanged) {
			t.Errorf("got %v, want ErrChanged", err)
		}
	})
}

func TestManyWriteAtOnce(t *testing.T) {
	t.Parallel()
	storetest.On(t, "forty", func(t *testing.T, s *store.Store) {
		var wait sync.WaitGroup
		for i := range 40 {
			wait.Go(func() { file(t, s, 1, fmt.Sprintf("26%04d", i), "x") })
		}
		wait.Wait()
		n, _, err := s.Head(context.Background(), 1)
		if err != nil || n != 40 {
			t.Errorf("the log has %d lines, %v", n, err)
		}
	})
}
