package app

import (
	"context"
	"errors"
	"io"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// A meanwhile is randomness at whose first byte something else happens.
type meanwhile struct {
	io.Reader
	do func()
}

func (m *meanwhile) Read(b []byte) (int, error) {
	if do := m.do; do != nil {
		m.do = nil
		do()
	}
	return m.Reader.Read(b)
}

// D32: a message that comes in while a question becomes a complaint goes along, and what comes in a moment later is the
// complaint's own.
func TestD32NothingStaysBehind(t *testing.T) {
	t.Parallel()
	storetest.On(t, "convert", func(t *testing.T, s *store.Store) {
		w := newLetterbox(t, s)
		m := w.comes(from, "Message-ID: <een@thuis.example>", "", "Mag dit zomaar?")
		receipt, _ := w.sentTo("ouder@thuis.example")
		w.Rand = &meanwhile{w.Rand, func() {
			if m := w.comes(from, "To: "+receipt.ReplyTo.Mail, "", "En nog iets."); m.Became != BecameMessage {
				t.Errorf("it became %+v", m)
			}
		}}
		r, err := w.Convert(context.Background(), w.who(cora), m.Stream, 1, "", Answers{Capacity: gehoor.Parent, Happened: gehoor.Recently, Way: gehoor.WriteMail})
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, ev := range w.load(r.Complaint).Events() {
			if f, ok := ev.Fact.(gehoor.MessageReceived); ok {
				said += w.read(f.Text)
			}
		}
		if said != "En nog iets." {
			t.Errorf("the complaint has %q", said)
		}
	})
}

// D22, D32: a question that is sealed while somebody makes it a complaint leaves no complaint that the seal does not cover.
func TestD22ConvertingStopsAtASeal(t *testing.T) {
	t.Parallel()
	storetest.On(t, "convert", func(t *testing.T, s *store.Store) {
		w := newLetterbox(t, s)
		ctx := context.Background()
		m := w.comes(from, "Message-ID: <een@thuis.example>", "", "Mag dit zomaar?")
		w.Rand = &meanwhile{w.Rand, func() {
			err := w.DoEnquiry(ctx, w.who(cora), m.Stream, gehoor.Coordinate, nil, func(e *gehoor.Enquiry, _ Day) ([]gehoor.Fact, error) {
				return e.AskSafety(gehoor.ReportingDuty, 0)
			})
			if err != nil {
				t.Error(err)
			}
		}}
		_, err := w.Convert(ctx, w.who(cora), m.Stream, 1, "", Answers{Capacity: gehoor.Parent, Happened: gehoor.Recently, Way: gehoor.WriteMail})
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("it says %v", err)
		}
		page, err := w.View(w.who(cora)).List(ctx, store.Query{})
		if err != nil || len(page.Rows) != 0 {
			t.Errorf("there are %d complaints, %v", len(page.Rows), err)
		}
		if e := w.enquiry(m.Stream); e.Complaint != 0 || !e.Sealed {
			t.Errorf("the question: complaint %d, sealed %v", e.Complaint, e.Sealed)
		}
	})
}
