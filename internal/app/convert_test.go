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

// R2, D32: what a colleague answers to a notice about a question is a note with its files, also when there are only files, and
// goes along when it becomes a complaint; never to who asked.
func TestR2AColleaguesFilesGoAlong(t *testing.T) {
	t.Parallel()
	storetest.On(t, "convert", func(t *testing.T, s *store.Store) {
		w := newLetterbox(t, s)
		ctx := context.Background()
		m := w.comes(from, "Message-ID: <een@thuis.example>", "", "Mag dit zomaar?")
		token, err := s.ReplyToken(1, m.Stream, cora)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Write(ctx, 1, w.clock, func(tx *store.Tx) error { return tx.PutReply(m.Stream, cora) }); err != nil {
			t.Fatal(err)
		}
		before := len(w.post.to("ouder@thuis.example"))
		note := w.comes("From: "+address(cora), "To: klachten+"+token+"@opvang.example", "Content-Type: multipart/mixed; boundary=m", "", "--m",
			"Content-Type: application/ms-tnef; name=winmail.dat", "", "xxx", "--m--")
		if note.Became != BecameNote || note.Stream != m.Stream || len(w.enquiry(m.Stream).Files()) != 1 {
			t.Fatalf("it became %+v, with %d files", note, len(w.enquiry(m.Stream).Files()))
		}
		r, err := w.Convert(ctx, w.who(cora), m.Stream, 1, "", Answers{Capacity: gehoor.Parent, Happened: gehoor.Recently, Way: gehoor.WriteMail})
		if err != nil {
			t.Fatal(err)
		}
		documents := 0
		for _, ev := range w.load(r.Complaint).Events() {
			if f, ok := ev.Fact.(gehoor.DocumentAdded); ok && !f.Public && f.Side == gehoor.SideOther && ev.Actor == gehoor.By(cora) {
				documents++
			}
		}
		if documents != 1 || len(w.post.to("ouder@thuis.example")) != before {
			t.Errorf("%d documents, %d mails to who asked", documents, len(w.post.to("ouder@thuis.example"))-before)
		}
	})
}
