package app

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

// R11: a person's answer that looks like a program's is taken up by the desk, in its dossier, once; nobody else can.
func TestR11AnAnswerTakenForAProgramsIsTakenUp(t *testing.T) {
	t.Parallel()
	storetest.On(t, "takeup", func(t *testing.T, s *store.Store) {
		w := newLetterbox(t, s)
		ctx := context.Background()
		c := w.file(told(), Intake{})
		w.run()
		ack, _ := w.sentTo(parentMail)
		seq := w.load(c.ID).Seq
		m := w.comes("From: "+parentMail, "To: "+ack.ReplyTo.Mail, "Auto-Submitted: auto-replied", "", "Zij heeft hem geslagen.")
		if m.Became != BecameAnswer || w.load(c.ID).Seq != seq {
			t.Fatalf("it became %+v", m)
		}
		if _, err := w.TakeUp(ctx, w.who(mark), m.Raw.Item); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a manager takes it up: %v", err)
		}
		if all, err := w.ProgramsAnswered(ctx, w.who(mark), c.ID, 0); err != nil || len(all) != 0 {
			t.Errorf("a manager sees %v, %v", all, err)
		}
		if all, err := w.ProgramsAnswered(ctx, w.who(cora), c.ID, 0); err != nil || len(all) != 1 {
			t.Fatalf("the desk sees %v, %v", all, err)
		}
		of, err := w.TakeUp(ctx, w.who(cora), m.Raw.Item)
		if err != nil || of.ID != c.ID {
			t.Fatalf("taken up in %v, %v", of.ID, err)
		}
		w.run()
		m, c = w.last(), w.load(c.ID)
		f, ok := c.Events()[seq].Fact.(gehoor.MessageReceived)
		if m.Became != BecameMessage || m.Stream != c.ID || !ok || f.Mail.Raw != m.Raw || w.read(f.Text) != "Zij heeft hem geslagen." || c.Marked == 0 {
			t.Errorf("it became %+v, %+v", m, f)
		}
		if _, err := w.TakeUp(ctx, w.who(cora), m.Raw.Item); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("it is taken up twice: %v", err)
		}
		if r, err := w.ReadAgain(ctx, 1, m.Raw.Item, nil); r != (Rereading{Placed: 1}) || err != nil {
			t.Errorf("read again: %+v, %v", r, err)
		}
	})
}

// D32: what is taken up of a question that became a complaint comes to the complaint; the mail itself stays with the question.
func TestD32TakenUpItComesToTheComplaint(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	ctx := context.Background()
	m := w.comes(from, "Message-ID: <een@thuis.example>", "", "Ik dien een klacht in.")
	receipt, _ := w.sentTo("ouder@thuis.example")
	auto := w.comes(from, "To: "+receipt.ReplyTo.Mail, "Precedence: bulk", "", "En nog dit.")
	if auto.Became != BecameAnswer || auto.Stream != m.Stream {
		t.Fatalf("it became %+v", auto)
	}
	r, err := w.Convert(ctx, w.who(cora), m.Stream, 0, "", Answers{Capacity: gehoor.Parent, Happened: gehoor.Recently, Way: gehoor.WriteMail})
	if err != nil {
		t.Fatal(err)
	}
	w.run()
	if all, err := w.ProgramsAnswered(ctx, w.who(cora), r.Complaint, m.Stream); err != nil || len(all) != 1 {
		t.Fatalf("the desk sees %v, %v", all, err)
	}
	if of, err := w.TakeUp(ctx, w.who(cora), auto.Raw.Item); err != nil || of.ID != r.Complaint {
		t.Fatalf("taken up in %v, %v", of.ID, err)
	}
	w.run()
	c := w.load(r.Complaint)
	if f, ok := c.Events()[c.Seq-1].Fact.(gehoor.MessageReceived); !ok || w.read(f.Text) != "En nog dit." || f.Mail.Raw != (gehoor.Ref{}) {
		t.Errorf("the last fact is %+v", c.Events()[c.Seq-1].Fact)
	}
}

// A mail with ten thousand links, or to five hundred people, is one message; it creates nobody, and only who wrote it is answered.
func TestACrowdIsOneMessage(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	var crowd []string
	for i := range 500 {
		crowd = append(crowd, fmt.Sprintf("Iemand %d <p%d@elders.example>", i, i))
	}
	before := len(w.post.mails())
	links := strings.Repeat(`<a href="https://kwaad.example/x">hier</a> `, 10_000)
	m := w.comes(from, "To: klachten@opvang.example, "+strings.Join(crowd[:250], ",\r\n "), "Cc: "+strings.Join(crowd[250:], ", "), "Content-Type: text/html", "", links)
	if m.Became != BecameEnquiry {
		t.Fatalf("it became %+v", m)
	}
	page, err := w.View(w.who(cora)).List(context.Background(), store.Query{Enquiries: true})
	if err != nil || len(page.Rows) != 1 {
		t.Errorf("%d questions, %v", len(page.Rows), err)
	}
	e := w.enquiry(m.Stream)
	if words := w.read(e.Asked.Question); !strings.HasPrefix(words, "hier <https://kwaad.example/x>") || len(e.Asked.Files) != 1 {
		t.Errorf("it says %.60q, with %d files", words, len(e.Asked.Files))
	}
	for _, sent := range w.post.mails()[before:] {
		if strings.Contains(sent.To, "elders.example") {
			t.Errorf("a mail goes to %s", sent.To)
		}
	}
	if len(w.post.to("ouder@thuis.example")) != 1 {
		t.Error("who wrote it is not answered once")
	}
}

// R11: a colleague who answers to all, the complainant's secret address among them, writes a note and no message.
func TestR11AColleagueWhoAnswersToAllWritesANote(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	w.file(told(), Intake{})
	w.run()
	ack, _ := w.sentTo(parentMail)
	notice, _ := w.sentTo(address(cora))
	m := w.comes("From: "+address(cora), "To: "+ack.ReplyTo.Mail+", "+notice.ReplyTo.Mail, "", "Onder ons: ik bel haar.")
	if m.Became != BecameNote {
		t.Errorf("it became %+v", m)
	}
}

// Who asks to be answered at our own address is answered at his.
func TestReplyToOurselvesIsNotFollowed(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	for i, to := range []string{"klachten@opvang.example", "klachten+baaaaaaaaaaaaaaaaaaaaaaaaa@opvang.example"} {
		w.comes(from, "Reply-To: "+to, fmt.Sprintf("Message-ID: <%d@thuis.example>", i), "", fmt.Sprint("Vraag ", i))
		if n := len(w.post.to("ouder@thuis.example")); n != i+1 || len(w.post.to(to)) != 0 {
			t.Errorf("%d receipts to who wrote it, %d to ourselves", n, len(w.post.to(to)))
		}
	}
}
