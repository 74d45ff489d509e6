package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// A mail that stands in a dossier is read again: what an older version did not read in it is noted beneath it, once. How the
// older version read is played by facts of its kind: fewer words, no file.
func TestR12AMailOfADossierIsReadAgain(t *testing.T) {
	t.Parallel()
	storetest.On(t, "reread", func(t *testing.T, s *store.Store) {
		w := newLetterbox(t, s)
		ctx := context.Background()
		c := w.file(told(), Intake{})
		w.run()
		ack, _ := w.sentTo(parentMail)
		full := []string{"From: " + parentMail, "To: " + ack.ReplyTo.Mail, "Subject: Foto", "Content-Type: multipart/mixed; boundary=m", "",
			"--m", "Content-Type: text/plain", "", "Zij sloeg hem.", "--m", "Content-Type: text/plain; name=een.txt", "Content-Disposition: attachment; filename=een.txt", "", "een", "--m",
			"Content-Type: text/plain; name=twee.txt", "Content-Disposition: attachment; filename=twee.txt", "", "twee", "--m--"}
		m := w.comes(full...)
		if r, err := w.ReadAgain(ctx, 1, 0, nil); err != nil || r != (Rereading{Placed: 1}) {
			t.Fatalf("what reads as it did is %+v, %v", r, err)
		}

		if m.Stream != c.ID {
			t.Fatalf("it became %+v", m)
		}
		older := w.poorer(func(in *incoming) { in.Text, in.Subject, in.Files = "", "", in.Files[:1] }, append([]string{"X-Other: mail"}, full...)...)
		seq := w.load(c.ID).Seq
		r, err := w.ReadAgain(ctx, 1, 0, nil)
		if err != nil || r != (Rereading{Placed: 2, Otherwise: 1}) {
			t.Fatalf("read again: %+v, %v", r, err)
		}
		w.run()
		c = w.load(c.ID)
		var said []string
		for _, ev := range c.Events()[seq:] {
			switch f := ev.Fact.(type) {
			case gehoor.NoteAdded:
				if !f.Again || f.Mail.Raw.Item != older || ev.Actor != (gehoor.Actor{}) {
					t.Errorf("the note is %+v", ev)
				}
				said = append(said, w.read(f.Note))
			case gehoor.DocumentAdded:
				a, err := s.Attachment(ctx, 1, f.File)
				if err != nil || f.Public || f.Side != gehoor.SideComplainant {
					t.Errorf("the document is %+v, %v", f, err)
				}
				said = append(said, a.Name)
			case gehoor.SafetyMarked:
				said = append(said, "mark")
			default:
				t.Errorf("and %+v", f)
			}
		}
		if got := strings.Join(said, "|"); got != "Zij sloeg hem.|twee.txt|mark" {
			t.Errorf("noted %s", got)
		}
		for range 2 { // and never again
			if r, err = w.ReadAgain(ctx, 1, 0, nil); err != nil || r != (Rereading{Placed: 2}) {
				t.Errorf("a second time it is %+v, %v", r, err)
			}
			w.run()
		}
		if got := w.load(c.ID); got.Seq != c.Seq {
			t.Errorf("%d facts more", got.Seq-c.Seq)
		}
		if raw, err := s.Item(ctx, 1, gehoor.Ref{Item: older, Seal: w.kept(older).Raw.Seal}); err != nil || !strings.Contains(string(raw.Body), "twee.txt") {
			t.Errorf("the original is %v", err)
		}

		// What was erased does not come back.
		var gone []gehoor.Item
		for _, f := range c.Files() {
			gone = append(gone, f.Original.Item)
		}
		for _, ev := range c.Events() {
			if f, ok := ev.Fact.(gehoor.NoteAdded); ok && f.Again {
				gone = append(gone, f.Note.Item)
			}
		}
		if _, err := s.EraseItems(ctx, 1, w.clock, gehoor.By(cora), c.ID, gone, gehoor.CauseRequest, store.Sealed{}, nil); err != nil {
			t.Fatal(err)
		}
		if r, err = w.ReadAgain(ctx, 1, 0, nil); err != nil || r != (Rereading{Placed: 2}) {
			t.Errorf("after erasing it is %+v, %v", r, err)
		}
	})
}

// poorer brings a mail in as a poorer parser would have read it.
func (w *letterbox) poorer(spoil func(*incoming), lines ...string) gehoor.Item {
	w.t.Helper()
	ctx := context.Background()
	w.take(lines...)
	m := w.last()
	jobs, err := w.Store.Claim(ctx, w.clock, 20, leaseLasts)
	if err != nil || len(jobs) != 1 {
		w.t.Fatalf("%d jobs, %v", len(jobs), err)
	}
	day, err := w.day(Who{Org: 1})
	if err != nil {
		w.t.Fatal(err)
	}
	raw, err := w.Store.Item(ctx, 1, m.Raw)
	if err != nil {
		w.t.Fatal(err)
	}
	in, err := w.recognise(ctx, 1, m, raw.Body, day)
	if err != nil {
		w.t.Fatal(err)
	}
	spoil(&in)
	if err := w.place(ctx, jobs[0], in, day); err != nil {
		w.t.Fatal(err)
	}
	w.run()
	return m.Raw.Item
}

func (w *letterbox) kept(item gehoor.Item) store.MailIn {
	w.t.Helper()
	m, err := w.Store.MailIn(context.Background(), 1, item)
	if err != nil {
		w.t.Fatal(err)
	}
	return m
}

// What reads otherwise in a question is noted there, and in the complaint that it became; a colleague's mail stays for us alone.
func TestD32AMailOfAQuestionIsReadAgain(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	ctx := context.Background()
	attached := []string{"Content-Type: multipart/mixed; boundary=m", "", "--m", "Content-Type: text/plain", "", "Het hek is stuk.", "--m",
		"Content-Type: application/octet-stream", "", "foto", "--m--"}
	item := w.poorer(func(in *incoming) { in.Text, in.Files = "???", nil }, append([]string{from, "Subject: Hek"}, attached...)...)
	id := w.kept(item).Stream
	answered := w.poorer(func(in *incoming) { in.Text, in.Files = "???", nil },
		append([]string{"From: " + address(cora), "To: " + w.replyTo(id, cora)}, attached...)...)
	noted := func(events []gehoor.Event) (all []string) {
		for _, ev := range events {
			switch f := ev.Fact.(type) {
			case gehoor.NoteAdded:
				if f.Again {
					all = append(all, w.read(f.Note))
				}
				for range f.Files {
					all = append(all, "file")
				}
			case gehoor.DocumentAdded:
				all = append(all, string(f.Side))
			}
		}
		return all
	}
	if r, err := w.ReadAgain(ctx, 1, item, nil); err != nil || r != (Rereading{Placed: 1, Otherwise: 1}) {
		t.Fatalf("read again: %+v, %v", r, err)
	}
	w.run()
	if got := strings.Join(noted(w.enquiry(id).Events()), "|"); got != "Hek\n\nHet hek is stuk.|file" {
		t.Errorf("noted %s", got)
	}
	converted, err := w.Convert(ctx, w.who(cora), id, 1, "", Answers{Capacity: gehoor.Parent, Happened: gehoor.Recently, Way: gehoor.WriteMail})
	if err != nil {
		t.Fatal(err)
	}
	before := len(noted(w.load(converted.Complaint).Events()))
	for range 2 {
		if _, err := w.ReadAgain(ctx, 1, answered, nil); err != nil {
			t.Fatal(err)
		}
		w.run()
	}
	if got := strings.Join(noted(w.load(converted.Complaint).Events())[before:], "|"); got != "Het hek is stuk.|"+string(gehoor.SideOther) {
		t.Errorf("noted in the complaint %s", got)
	}
	if got := strings.Join(noted(w.enquiry(id).Events()), "|"); got != "Hek\n\nHet hek is stuk.|file|Het hek is stuk.|file" {
		t.Errorf("noted in the question %s", got)
	}
}

// replyTo is the secret address at which somebody answers about a dossier.
func (w *letterbox) replyTo(id gehoor.StreamID, person gehoor.PersonID) string {
	w.t.Helper()
	token, err := w.Store.ReplyToken(1, id, person)
	if err == nil {
		err = w.Store.Write(context.Background(), 1, w.clock, func(tx *store.Tx) error { return tx.PutReply(id, person) })
	}
	if err != nil {
		w.t.Fatal(err)
	}
	return "klachten+" + token + "@opvang.example"
}

// Reading a mail again with the same parser finds nothing new in it, whatever it is made of.
func TestReadingAgainIsStill(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	names, err := filepath.Glob("../mail/testdata/mails/*.eml")
	if err != nil || len(names) < 20 {
		t.Fatalf("%d mails, %v", len(names), err)
	}
	for i, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w.uid++
		if _, err := w.TakeMail(context.Background(), 1, []mail.Fetched{{Validity: 1, UID: uint32(1000 + i), Arrived: w.clock, Size: int64(len(raw)), Raw: raw}}); err != nil {
			t.Fatal(err)
		}
	}
	w.run()
	if r, err := w.ReadAgain(context.Background(), 1, 0, nil); err != nil || r.Placed < 10 || r.Otherwise+r.Unread != 0 {
		t.Errorf("read again: %+v, %v", r, err)
	}
}
