package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// A letterbox is a world with a mailbox, and a hand that puts mail in it.
type letterbox struct {
	*world
	uid uint32
}

func newLetterbox(t testing.TB, s *store.Store) *letterbox {
	w := &letterbox{world: newWorld(t, s)}
	w.Mailboxes = map[int64]Mailbox{1: {Inbox: mail.Inbox{Host: "imap.example", Username: "klachten"}, Separator: "+", Server: "mx.opvang.example"}}
	return w
}

// comes brings a mail in and reads it.
func (w *letterbox) comes(lines ...string) store.MailIn {
	w.t.Helper()
	w.take(lines...)
	w.run()
	return w.last()
}

func (w *letterbox) take(lines ...string) {
	w.t.Helper()
	w.uid++
	raw := fmt.Sprintf("Received: from x by mx.opvang.example; %s\r\n%s\r\n", w.clock.Add(-time.Minute).Format(time.RFC1123Z), strings.Join(lines, "\r\n"))
	if _, err := w.TakeMail(context.Background(), 1, []mail.Fetched{{Validity: 1, UID: w.uid, Arrived: w.clock, Size: int64(len(raw)), Raw: []byte(raw)}}); err != nil {
		w.t.Fatal(err)
	}
}

// last is the mail that came last.
func (w *letterbox) last() (last store.MailIn) {
	w.t.Helper()
	all, err := w.Store.Mails(context.Background(), 1, 1000)
	if err != nil {
		w.t.Fatal(err)
	}
	for id := range gehoor.StreamID(500) {
		of, err := w.Store.DossierMails(context.Background(), 1, id+1)
		if err != nil {
			w.t.Fatal(err)
		}
		all = append(all, of...)
	}
	for _, m := range all {
		if m.Raw.Item > last.Raw.Item {
			last = m
		}
	}
	return last
}

func (w *letterbox) enquiry(id gehoor.StreamID) *gehoor.Enquiry {
	w.t.Helper()
	e, err := w.Store.System().LoadEnquiry(context.Background(), 1, id)
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

// sentTo is the last mail that somebody got, read.
func (w *letterbox) sentTo(address string) (*mail.Parsed, OutboxMail) {
	w.t.Helper()
	all := w.post.to(address)
	if len(all) == 0 {
		w.t.Fatalf("nothing was sent to %s", address)
	}
	m := all[len(all)-1]
	return mail.Parse(m.Raw), m
}

func (w *letterbox) read(ref gehoor.Ref) string {
	w.t.Helper()
	content, err := w.Store.Item(context.Background(), 1, ref)
	if err != nil {
		w.t.Fatal(err)
	}
	return string(content.Body)
}

const from = "From: Sanne Bakker <ouder@thuis.example>"

// R2, D1, D32: a mail that belongs to none is a question, from when our own server took it; the receipt says by when
// the answer comes, and is threaded.
func TestR2AMailIsAQuestion(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	m := w.comes(from, "To: klachten@opvang.example", "Subject: Hek", "Message-ID: <een@thuis.example>", "References: <nul@thuis.example>",
		"Authentication-Results: mx.opvang.example; dmarc=pass", "Content-Type: multipart/mixed; boundary=m", "",
		"--m", "Content-Type: text/plain", "", "Is het hek al gemaakt?", "--m", "Content-Type: application/ms-tnef; name=winmail.dat", "", "xxx", "--m--")
	if m.Kind != "personal" || m.Became != BecameEnquiry || m.Stream == 0 {
		t.Fatalf("it became %+v", m)
	}
	e := w.enquiry(m.Stream)
	if !e.Asked.At.Equal(w.clock.Add(-time.Minute).Truncate(time.Second)) || e.Asked.Channel != gehoor.ByMail || e.Asked.Mailed.Proof != gehoor.ProofPassed {
		t.Errorf("asked %+v", e.Asked)
	}
	if got := w.read(e.Asked.Question); got != "Hek\n\nIs het hek al gemaakt?" {
		t.Errorf("it asks %q", got)
	}
	if got := w.read(e.Asked.Mailed.Raw); !strings.Contains(got, "winmail.dat") {
		t.Errorf("the mail itself is %q", got)
	}
	a, err := w.Store.Attachment(context.Background(), 1, e.Asked.Files[0])
	if err != nil || a.Name != "winmail.dat" || a.Why != string(mail.Outlook) {
		t.Errorf("the file is %+v, %v", a, err)
	}
	receipt, raw := w.sentTo("ouder@thuis.example")
	if len(receipt.InReplyTo) != 1 || receipt.InReplyTo[0] != "een@thuis.example" || !strings.Contains(string(raw.Raw), "Auto-Submitted: auto-replied") {
		t.Errorf("the receipt answers %v", receipt.InReplyTo)
	}
	if !strings.HasPrefix(receipt.ReplyTo.Mail, "klachten+") {
		t.Errorf("the receipt asks to be answered at %s", receipt.ReplyTo.Mail)
	}

	// The answer to it comes back to the same question, whoever it is from and whatever its subject.
	m = w.comes("From: vriend@elders.example", "To: "+receipt.ReplyTo.Mail, "Subject: iets anders", "Message-ID: <twee@elders.example>", "", "Nog niets gehoord.")
	e = w.enquiry(m.Stream)
	f, ok := e.Events()[len(e.Events())-1].Fact.(gehoor.MessageReceived)
	if m.Became != BecameMessage || !ok || !f.Mail.Other || f.Mail.Found != gehoor.FoundByAddress || w.read(f.Text) != "iets anders\n\nNog niets gehoord." {
		t.Errorf("it became %+v, %+v", m, f)
	}
	// So does one that answers by the thread alone.
	m = w.comes(from, "To: klachten@opvang.example", "In-Reply-To: <"+raw.MessageID+">", "", "En vandaag weer niet.")
	e = w.enquiry(m.Stream)
	f, ok = e.Events()[len(e.Events())-1].Fact.(gehoor.MessageReceived)
	if m.Became != BecameMessage || !ok || f.Mail.Other || f.Mail.Found != gehoor.FoundByThread {
		t.Errorf("it became %+v, %+v", m, f)
	}
}

// Neither a number in the subject nor a known sender puts a mail in a dossier: the number proposes.
func TestSubjectAndSenderDecideNothing(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	c := w.file(told(), Intake{})
	w.run()
	before := w.load(c.ID).Seq
	m := w.comes("From: "+parentMail, "To: klachten@opvang.example", "Subject: Re: "+c.Number().String(), "References: <geraden@opvang.example>", "", "Hoe staat het ervoor?")
	if w.load(c.ID).Seq != before || m.Became != BecameEnquiry {
		t.Fatalf("it became %+v", m)
	}
	if got := w.enquiry(m.Stream).Asked.Mentions; got != c.ID {
		t.Errorf("it mentions %d, want %d", got, c.ID)
	}
	m = w.comes("From: "+parentMail, "To: klachten+aaaaaaaaaaaaaaaaaaaaaaaaaa@opvang.example", "", "Met een geraden adres.")
	if m.Became != BecameEnquiry {
		t.Errorf("a guessed address became %+v", m)
	}
}

// The parent's answer is a message in the complaint, also after it was closed; a colleague's is a note, never a message.
func TestR11AnswersFindTheirComplaint(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	c := w.file(told(), Intake{})
	w.run()
	ack, _ := w.sentTo(parentMail)
	m := w.comes("From: "+parentMail, "To: "+ack.ReplyTo.Mail, "", "Zij heeft hem geslagen.", "", "> oud")
	c = w.load(c.ID)
	if m.Became != BecameMessage || m.Stream != c.ID || c.Marked == 0 {
		t.Fatalf("it became %+v, marked %d", m, c.Marked)
	}
	notice, _ := w.sentTo(address(cora))
	m = w.comes("From: "+address(cora), "To: "+notice.ReplyTo.Mail, "", "Ik bel haar morgen.")
	c = w.load(c.ID)
	last := c.Events()[c.Seq-1]
	if note, ok := last.Fact.(gehoor.NoteAdded); m.Became != BecameNote || !ok || last.Actor != gehoor.By(cora) || note.Mail.Other {
		t.Errorf("it became %+v, %+v", m, last)
	}
	for _, sent := range w.post.to(parentMail) {
		if strings.Contains(sent.Text, "morgen") {
			t.Errorf("the parent reads the note: %s", sent.Text)
		}
	}
	w.AsComplainant(context.Background(), 1, c.ID, nil, func(c *gehoor.Complaint, _ Day) ([]gehoor.Fact, error) {
		return c.Withdraw(gehoor.Withdrawn{}, gehoor.Actor{Kind: gehoor.Complainant})
	})
	if c = w.load(c.ID); c.Open() {
		t.Fatal("it is still open")
	}
	m = w.comes("From: "+parentMail, "To: "+ack.ReplyTo.Mail, "", "Toch nog iets.")
	c = w.load(c.ID)
	owed := false
	for _, d := range c.Duties() {
		owed = owed || d.Kind == gehoor.OweAnswer && d.Open()
	}
	if m.Became != BecameMessage || !owed {
		t.Errorf("after closing it became %+v, answer owed %t", m, owed)
	}
}

// A subject of one's own is part of what was said; "Re: " and our own words are not.
func TestR11ASubjectOfOnesOwnIsKept(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	c := w.file(told(), Intake{})
	w.run()
	ack, _ := w.sentTo(parentMail)
	number := strings.ReplaceAll(c.Number().String(), "\u00a0", " ")
	for subject, want := range map[string]string{
		"Re: " + ack.Subject:           "Tot dan.",
		"Antw: RE: " + ack.Subject:     "Tot dan.",
		"Foto van het hek":             "Foto van het hek\n\nTot dan.",
		"Foto bij " + number:           "Foto bij " + number + "\n\nTot dan.",
		"Re: het hek":                  "Re: het hek\n\nTot dan.",
		"":                             "Tot dan.",
		"Fwd: iets voor KL 26 7F3K op": "Fwd: iets voor KL 26 7F3K op\n\nTot dan.",
	} {
		w.comes("From: "+parentMail, "To: "+ack.ReplyTo.Mail, "Subject: "+subject, "", "Tot dan.")
		c = w.load(c.ID)
		got := ""
		for _, e := range c.Events() {
			if f, is := e.Fact.(gehoor.MessageReceived); is {
				content, err := w.Store.Item(context.Background(), 1, f.Text)
				if err != nil {
					t.Fatal(err)
				}
				got = string(content.Body)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", subject, got, want)
		}
	}
}

// What was erased is answered neutrally: it is a new question, and nothing says what there was.
func TestMailAboutWhatWasErased(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	c := w.file(told(), Intake{})
	w.run()
	ack, _ := w.sentTo(parentMail)
	if _, err := w.Store.EraseDossier(context.Background(), 1, w.clock, gehoor.By(cora), c.ID, gehoor.CauseRequest, nil); err != nil {
		t.Fatal(err)
	}
	m := w.comes("From: "+parentMail, "To: "+ack.ReplyTo.Mail, "Message-ID: <later@thuis.example>", "", "Weet u nog?")
	if m.Became != BecameEnquiry || !w.enquiry(m.Stream).Asked.Gone {
		t.Fatalf("it became %+v", m)
	}
	_, receipt := w.sentTo(parentMail)
	if !strings.Contains(receipt.Text, "gewist") || strings.Contains(receipt.Text, c.Number().String()) {
		t.Errorf("the receipt says %s", receipt.Text)
	}
}

// What a program writes opens nothing and answers nothing; it is noted at the mail that it is about. Somebody at the
// desk can say that it was a person after all.
func TestProgramsOpenNothing(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	c := w.file(told(), Intake{})
	w.run()
	ack, raw := w.sentTo(parentMail)
	sent, seq := len(w.post.mails()), w.load(c.ID).Seq
	for _, test := range []struct {
		kind   mail.Kind
		became string
		lines  []string
	}{
		{mail.AutoReply, BecameAnswer, []string{"From: " + parentMail, "To: " + ack.ReplyTo.Mail, "Auto-Submitted: auto-replied", "", "Ik ben er niet."}},
		{mail.Receipt, BecameAnswer, []string{"From: " + parentMail, "In-Reply-To: <" + raw.MessageID + ">", "Content-Type: multipart/report; report-type=disposition-notification; boundary=r", "",
			"--r", "Content-Type: message/disposition-notification", "", "Disposition: displayed", "--r--"}},
		{mail.AutoReply, BecameNothing, []string{"From: vreemd@elders.example", "Auto-Submitted: auto-replied", "", "Weg."}},
		{mail.List, BecameNothing, []string{"From: nieuws@elders.example", "List-Id: <x>", "", "Koop."}},
		{mail.Loop, BecameNothing, []string{"From: klachten@opvang.example", "", "Van onszelf."}},
		{mail.Loop, BecameNothing, []string{"From: x@elders.example", "Message-ID: <" + raw.MessageID + ">", "", "Onze eigen mail, terug."}},
		{mail.Bounce, BecameNothing, []string{"From: MAILER-DAEMON@elders.example", "Return-Path: <>", "Subject: Undelivered Mail", "X-Failed-Recipients: x@elders.example", "", "Van iets dat niet van ons was."}},
	} {
		m := w.comes(test.lines...)
		if m.Kind != string(test.kind) || m.Became != test.became {
			t.Errorf("%v: it became %+v", test.lines, m)
		}
	}
	if w.load(c.ID).Seq != seq || len(w.post.mails()) != sent {
		t.Errorf("something happened: %d events, %d mails", w.load(c.ID).Seq-seq, len(w.post.mails())-sent)
	}
	if all, err := w.Store.SentOf(context.Background(), 1, c.ID); err != nil || all[0].Answer == "" && all[1].Answer == "" {
		t.Errorf("at the mail stands %+v, %v", all, err)
	}
	aside, err := w.Asides(context.Background(), w.who(cora))
	if err != nil || len(aside) != 5 {
		t.Fatalf("aside are %+v, %v", aside, err)
	}
	if _, err := w.Asides(context.Background(), w.who(mark)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a manager sees what was put aside: %v", err)
	}
	for _, a := range aside {
		if a.From == "vreemd@elders.example" {
			if _, err := w.TakeUp(context.Background(), w.who(cora), a.Raw.Item); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.run()
	page, err := w.View(w.who(cora)).List(context.Background(), store.Query{Enquiries: true})
	if err != nil || len(page.Rows) != 1 {
		t.Errorf("after taking one up there are %d questions, %v", len(page.Rows), err)
	}
}

// D29: a returned acknowledgement is owed again, the desk hears why, and it can be printed; a second report changes
// nothing.
func TestD29AReturnedMailIsOwedAgain(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	c := w.file(told(), Intake{})
	var envelope string
	w.post.refuse = nil
	w.run()
	_, raw := w.sentTo(parentMail)
	for _, s := range w.envelopes() {
		if s.To == parentMail {
			envelope = s.From
		}
	}
	if !strings.HasPrefix(envelope, "klachten+b") {
		t.Fatalf("it went out as %q", envelope)
	}
	report := func(to, about string) store.MailIn {
		return w.comes("Return-Path: <>", "From: MAILER-DAEMON@mx.example", "To: "+to, "Subject: Undelivered", "Content-Type: multipart/report; report-type=delivery-status; boundary=r", "",
			"--r", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; x", "", "Final-Recipient: rfc822; "+parentMail, "Action: failed", "Status: 5.2.2", "--r",
			"Content-Type: text/rfc822-headers", "", "Message-ID: <"+about+">", "--r--")
	}
	m := report(envelope, "iets@anders.example")
	c = w.load(c.ID)
	if m.Became != BecameReturn || m.Stream != c.ID {
		t.Fatalf("it became %+v", m)
	}
	owed := false
	for _, d := range c.Duties() {
		owed = owed || d.Kind == gehoor.OweAcknowledge && d.Open() && d.Owner == gehoor.ByCoordinator
	}
	if !owed {
		t.Error("the acknowledgement is not owed again")
	}
	_, told := w.sentTo(address(cora))
	if !strings.Contains(told.Text, "mailbox is vol") {
		t.Errorf("the desk hears %s", told.Text)
	}
	failing, err := w.Undelivered(context.Background(), w.who(cora))
	if err != nil || len(failing) != 1 || !failing[0].Paper {
		t.Fatalf("to be posted: %+v, %v", failing, err)
	}
	if _, err := w.Paper(context.Background(), w.who(cora), failing[0].Job); err != nil {
		t.Errorf("printing it: %v", err)
	}
	seq := c.Seq
	report("klachten@opvang.example", raw.MessageID)
	if w.load(c.ID).Seq != seq {
		t.Error("a second report says it again")
	}
	if err := w.MarkPosted(context.Background(), w.who(cora), failing[0].Job, gehoor.OnPaper); err != nil {
		t.Fatal(err)
	}
	for _, d := range w.load(c.ID).Duties() {
		if d.Kind == gehoor.OweAcknowledge && d.Open() {
			t.Error("posted, and still owed")
		}
	}
}

// D29: the process died after the mail server had taken a mail and before that was written down, and the report that it did
// not arrive comes first. It waits until the mail is known to have gone, and then has it owed again.
func TestD29AReportBeforeOurNote(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	var sent string
	w.post.reject = func(raw []byte) *mail.Failure {
		if m := mail.Parse(raw); strings.Contains(string(raw), parentMail) {
			sent = m.MessageID
			return &mail.Failure{Class: mail.Temporary, Temporary: true} // all that we know
		}
		return nil
	}
	c := w.file(told(), Intake{})
	w.run()
	if sent == "" {
		t.Fatal("nothing was sent")
	}
	seq := w.load(c.ID).Seq
	if m := w.bounces("klachten@opvang.example", sent, parentMail); m.Became != "" || w.load(c.ID).Seq != seq {
		t.Fatalf("the report became %q, and %+v was noted", m.Became, w.load(c.ID).Events()[seq:])
	}
	w.post.reject = nil
	if err := w.Store.RetryJob(context.Background(), 1, store.JobID(1, c.ID, gehoor.OweAcknowledge, 1)); err != nil {
		t.Fatal(err)
	}
	w.run()
	w.clock = w.clock.Add(2 * time.Minute)
	w.run()
	if m := w.last(); m.Became != BecameReturn {
		t.Fatalf("the report became %q", m.Became)
	}
	for _, d := range w.load(c.ID).Duties() {
		if d.Kind == gehoor.OweAcknowledge && d.Open() && d.Owner == gehoor.ByCoordinator {
			return
		}
	}
	t.Error("the acknowledgement is not owed again")
}

// At most a few automatic mails go to one address in a day, whatever it writes.
func TestReceiptsStop(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	for i := range 10 {
		w.comes("From: robot@elders.example", fmt.Sprintf("Message-ID: <%d@elders.example>", i), "", fmt.Sprintf("vraag %d", i))
	}
	if got := len(w.post.to("robot@elders.example")); got != quietAfter {
		t.Errorf("%d receipts, want %d", got, quietAfter)
	}
	page, err := w.View(w.who(cora)).List(context.Background(), store.Query{Enquiries: true})
	if err != nil || len(page.Rows) != 10 {
		t.Errorf("%d questions, %v: nothing is lost", len(page.Rows), err)
	}
}

// A crash between any two steps brings nothing in twice and loses nothing: the job is claimed again.
func TestBringingInIsDoneOnce(t *testing.T) {
	t.Parallel()
	storetest.On(t, "crash", func(t *testing.T, s *store.Store) {
		w := newLetterbox(t, s)
		w.take(from, "Message-ID: <een@thuis.example>", "", "Eén keer.")
		ctx := context.Background()
		jobs, err := w.Store.Claim(ctx, w.clock, 20, -time.Second) // whoever had it died
		if err != nil || len(jobs) != 1 {
			t.Fatalf("%d jobs, %v", len(jobs), err)
		}
		w.run()
		if err := w.App.run(ctx, jobs[0], make(chan struct{}, 1)); err != nil && !errors.Is(err, store.ErrLost) { // and wakes up again
			t.Fatal(err)
		}
		w.take(from, "Message-ID: <een@thuis.example>", "", "Eén keer.") // it is fetched again, under another UID
		w.run()
		page, err := w.View(w.who(cora)).List(ctx, store.Query{Enquiries: true})
		if err != nil || len(page.Rows) != 1 {
			t.Errorf("%d questions, %v", len(page.Rows), err)
		}
		if r, err := w.ReadAgain(ctx, 1, 0, nil); r != (Rereading{Placed: 1}) || err != nil {
			t.Errorf("read again: %+v, %v", r, err)
		}
	})
}

func (w *letterbox) envelopes() []mail.Envelope {
	w.post.mu.Lock()
	defer w.post.mu.Unlock()
	return w.post.went
}

// D32: a question becomes a complaint with all its messages and files, counted from when the mail came; what was not answered
// is owed there.
func TestD32AQuestionTakesEverythingAlong(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	ctx := context.Background()
	m := w.comes(from, "Message-ID: <een@thuis.example>", "Content-Type: multipart/mixed; boundary=m", "", "--m", "Content-Type: text/plain", "", "Mag dit zomaar?", "--m",
		"Content-Type: application/ms-tnef; name=winmail.dat", "", "xxx", "--m--")
	first := w.enquiry(m.Stream).Asked.At
	receipt, _ := w.sentTo("ouder@thuis.example")
	w.clock = w.clock.Add(24 * time.Hour)
	w.comes(from, "To: "+receipt.ReplyTo.Mail, "Message-ID: <twee@thuis.example>", "", "Ik dien hierbij een klacht in.")
	answer := &Body{Text: "We kijken ernaar."}
	err := w.DoEnquiry(ctx, w.who(cora), m.Stream, gehoor.Coordinate, []*Body{answer}, func(e *gehoor.Enquiry, _ Day) ([]gehoor.Fact, error) { return e.Answer(answer.Ref, true) })
	if err != nil {
		t.Fatal(err)
	}
	w.run()
	mailed, raw := w.sentTo("ouder@thuis.example")
	if !strings.Contains(mailed.Text, "We kijken ernaar.") || strings.Contains(string(raw.Raw), "Auto-Submitted") || mailed.InReplyTo[0] != "twee@thuis.example" {
		t.Errorf("the answer is %s", raw.Raw)
	}
	w.comes(from, "To: "+receipt.ReplyTo.Mail, "", "Dat is niet genoeg.")
	seq := 0
	for _, ev := range w.enquiry(m.Stream).Events() {
		if _, ok := ev.Fact.(gehoor.MessageReceived); ok && seq == 0 {
			seq = ev.Seq
		}
	}
	in := Answers{Capacity: gehoor.Parent, Happened: gehoor.Recently, Way: gehoor.WriteMail}
	if _, err := w.Convert(ctx, w.who(cora), m.Stream, seq, "", in); err == nil {
		t.Error("a later message, and no reason")
	}
	page, err := w.View(w.who(cora)).List(ctx, store.Query{})
	if err != nil || len(page.Rows) != 0 {
		t.Fatalf("a refused conversion leaves %d complaints, %v", len(page.Rows), err)
	}
	r, err := w.Convert(ctx, w.who(cora), m.Stream, seq, "Daar staat het woord klacht.", in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := w.Convert(ctx, w.who(cora), m.Stream, seq, "Nog eens.", in)
	if err != nil || again.Complaint != r.Complaint {
		t.Errorf("a second time it is %d, %v", again.Complaint, err)
	}
	c := w.load(r.Complaint)
	if !c.Filed.ReceivedAt.Equal(first.Add(24*time.Hour)) || c.Filed.Enquiry != m.Stream {
		t.Errorf("filed %v, want a day after %v", c.Filed.ReceivedAt, first)
	}
	var said []string
	files, owed := len(c.Files()), 0
	for _, ev := range c.Events() {
		switch f := ev.Fact.(type) {
		case gehoor.MessageReceived:
			said = append(said, w.read(f.Text))
			if got := w.read(f.Mail.Raw); !strings.Contains(got, w.read(f.Text)) {
				t.Errorf("the mail itself is %q", got)
			}
		case gehoor.MessageSent:
			said = append(said, w.read(f.Text))
		}
	}
	for _, d := range c.Duties() {
		if d.Kind == gehoor.OweAnswer && d.Open() {
			owed++
		}
	}
	if got := strings.Join(said, "|"); got != "Ik dien hierbij een klacht in.|We kijken ernaar.|Dat is niet genoeg." || files != 1 || owed != 1 {
		t.Errorf("it says %s, with %d files, %d answers owed", got, files, owed)
	}
	// What comes after that is the complaint's.
	if m := w.comes(from, "To: "+receipt.ReplyTo.Mail, "", "En nu?"); m.Stream != r.Complaint || m.Became != BecameMessage {
		t.Errorf("it became %+v", m)
	}
	if m := w.comes("From: "+address(cora), "To: "+w.replyTo(m.Stream, cora), "", "Ik bel haar."); m.Stream != r.Complaint || m.Became != BecameNote {
		t.Errorf("a colleague's became %+v", m)
	}
}

// A finder finds what has a word in it.
type finder struct{ broken bool }

func (f *finder) Scan(_ context.Context, body io.Reader) (string, error) {
	content, err := io.ReadAll(body)
	if f.broken {
		return "", errors.New("no scanner today")
	}
	if strings.Contains(string(content), "KWAAD") {
		return "Kwaad.Test", err
	}
	return "", err
}

// Until it was scanned a file cannot be opened; what is infected is destroyed, recorded and told; a scanner that is not
// there destroys nothing.
func TestFilesAreScanned(t *testing.T) {
	t.Parallel()
	storetest.On(t, "scan", func(t *testing.T, s *store.Store) {
		w := newLetterbox(t, s)
		ctx := context.Background()
		scanner := &finder{broken: true}
		w.Scanner = scanner
		s.ScanFiles()
		file := func(name, content string) []string {
			return []string{"--m", "Content-Type: application/octet-stream; name=" + name, "", content}
		}
		m := w.comes(append(append(append([]string{from, "Content-Type: multipart/mixed; boundary=m", "", "--m", "", "Twee bestanden."}, file("goed.bin", "goed")...), file("kwaad.bin", "KWAAD")...), "--m--")...)
		e := w.enquiry(m.Stream)
		if len(e.Asked.Files) != 2 {
			t.Fatalf("%d files", len(e.Asked.Files))
		}
		for _, f := range e.Asked.Files {
			if _, err := s.File(ctx, 1, f.Original); !errors.Is(err, files.ErrNotScanned) {
				t.Errorf("before it was scanned: %v", err)
			}
		}
		failing, err := s.Jobs(ctx, 1)
		if err != nil || len(failing) != 2 || failing[0].Class != NoScan {
			t.Errorf("failing are %+v, %v", failing, err)
		}
		scanner.broken = false
		for _, j := range failing {
			if err := s.RetryJob(ctx, 1, j.ID); err != nil {
				t.Fatal(err)
			}
		}
		blob, err := s.Blob(ctx, 1, e.Asked.Files[1].Original)
		if err != nil {
			t.Fatal(err)
		}
		w.run()
		if _, err := s.File(ctx, 1, e.Asked.Files[0].Original); err != nil {
			t.Errorf("a clean file: %v", err)
		}
		if _, err := s.File(ctx, 1, e.Asked.Files[1].Original); !errors.Is(err, store.ErrErased) {
			t.Errorf("an infected file: %v", err)
		}
		if _, err := w.Files.Open(files.Blob{Name: blob.Name, Org: 1, Item: store.ItemID(blob.Item), Key: blob.Key, Seal: blob.Seal}); err == nil {
			t.Error("its bytes are still on disk")
		}
		e = w.enquiry(m.Stream)
		if f, ok := e.Events()[len(e.Events())-1].Fact.(gehoor.Erased); !ok || f.Cause != gehoor.CauseInfected {
			t.Errorf("the last fact is %+v", e.Events()[len(e.Events())-1].Fact)
		}
		if _, told := w.sentTo(address(cora)); !strings.Contains(told.Text, "virus") {
			t.Errorf("the desk hears %s", told.Text)
		}
		// In a form the infected file falls out, and the form can be sent.
		d, err := w.NewDraft(ctx, 1)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Attach(ctx, 1, d.ID, "kwaad.txt", -1, strings.NewReader("KWAAD, en wat tekst erbij")); err != nil {
			t.Fatal(err)
		}
		w.run()
		if d, err = w.Draft(1, d.ID); err != nil || d.Infected != 1 || len(d.Files) != 0 {
			t.Errorf("the form has %d infected, %d files, %v", d.Infected, len(d.Files), err)
		}
		in := told()
		in.Files = append(in.Files, d.Files...)
		if _, err := w.Submit(ctx, 1, d.ID, in, Intake{}); err != nil {
			t.Errorf("sending the form: %v", err)
		}
	})
}

// What came in before there was a scanner is scanned once there is one: in parts, once, and what is infected goes the same way.
func TestOlderFilesAreScanned(t *testing.T) {
	t.Parallel()
	storetest.On(t, "older", func(t *testing.T, s *store.Store) {
		w := newLetterbox(t, s)
		ctx := context.Background()
		file := func(name, content string) []string {
			return []string{"--m", "Content-Type: application/octet-stream; name=" + name, "", content}
		}
		lines := []string{from, "Content-Type: multipart/mixed; boundary=m", "", "--m", "", "Veel bestanden."}
		for i := range scansAhead + 20 {
			lines = append(lines, file(fmt.Sprint(i, ".bin"), fmt.Sprint("goed ", i))...)
		}
		m := w.comes(append(append(lines, file("kwaad.bin", "KWAAD")...), "--m--")...)
		all := w.enquiry(m.Stream).Asked.Files
		bad := all[len(all)-1]
		if _, err := s.File(ctx, 1, bad.Original); err != nil {
			t.Fatalf("without a scanner: %v", err)
		}
		scanner := &finder{broken: true}
		w.Scanner = scanner
		s.ScanFiles()
		for range 3 { // a scanner that does not answer closes some of them, not all
			if err := w.scanOlder(ctx); err != nil {
				t.Fatal(err)
			}
			w.run()
		}
		if n, err := s.WaitsToScan(ctx, 1000); n != scansAhead || err != nil {
			t.Errorf("%d wait, %v", n, err)
		}
		scanner.broken = false
		failing, err := s.Jobs(ctx, 1)
		if err != nil || len(failing) != scansAhead {
			t.Fatalf("%d jobs fail, %v", len(failing), err)
		}
		for _, j := range failing {
			if err := s.RetryJob(ctx, 1, j.ID); err != nil {
				t.Fatal(err)
			}
		}
		w.run()
		for !w.older.done {
			if err := w.scanOlder(ctx); err != nil {
				t.Fatal(err)
			}
			w.run()
		}
		for _, f := range all[:len(all)-1] {
			if state, err := s.ScanState(ctx, 1, f.Original.Item); state != store.ScanClean || err != nil {
				t.Fatalf("a clean file is %q, %v", state, err)
			}
		}
		if _, err := s.File(ctx, 1, bad.Original); !errors.Is(err, store.ErrErased) {
			t.Errorf("an infected file: %v", err)
		}
		seq := w.enquiry(m.Stream).Seq
		if f, ok := w.enquiry(m.Stream).Events()[seq-1].Fact.(gehoor.Erased); !ok || f.Cause != gehoor.CauseInfected {
			t.Error("it is not recorded")
		}
		told := len(w.post.to(address(cora)))
		if _, mail := w.sentTo(address(cora)); !strings.Contains(mail.Text, "virus") {
			t.Errorf("the desk hears %s", mail.Text)
		}
		w.older = olderFiles{} // the next start
		for !w.older.done {
			if err := w.scanOlder(ctx); err != nil {
				t.Fatal(err)
			}
			w.run()
		}
		if w.enquiry(m.Stream).Seq != seq || len(w.post.to(address(cora))) != told {
			t.Error("the next start does it again")
		}
	})
}

// bounces is a report that the mail about did not arrive, sent to an address of ours by anybody.
func (w *letterbox) bounces(to, about, recipient string) store.MailIn {
	w.t.Helper()
	return w.comes("Return-Path: <>", "From: MAILER-DAEMON@mx.example", "To: "+to, "Subject: Undelivered", "Content-Type: multipart/report; report-type=delivery-status; boundary=r", "",
		"--r", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; x", "", "Final-Recipient: rfc822; "+recipient, "Action: failed", "Status: 5.1.1", "--r",
		"Content-Type: text/rfc822-headers", "", "Message-ID: <"+about+">", "--r--")
}

// Whoever holds a mail of ours can forge a report about it. All it does is to have something owed again, by people, and to
// tell the desk: nothing is closed, nobody reads more than before, and nobody outside hears anything. Without a mail of ours it does nothing.
func TestD29AForgedReportOnlyAsksForMore(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	c := w.file(told(), Intake{})
	w.run()
	open := func() (all []string) {
		for _, d := range w.load(c.ID).Duties() {
			if d.Open() {
				all = append(all, fmt.Sprint(d.Kind, d.No, d.By, d.Owner))
			}
		}
		return all
	}
	owed, readers, outside := open(), w.load(c.ID).Readers(), len(w.post.to(parentMail))
	seq := w.load(c.ID).Seq
	w.bounces("klachten+baaaaaaaaaaaaaaaaaaaaaaaaa@opvang.example", "geraden@opvang.example", parentMail)
	if w.load(c.ID).Seq != seq {
		t.Error("a guessed report does something")
	}
	held := w.post.mails()
	for _, m := range held {
		w.bounces("klachten@opvang.example", m.MessageID, "iemand@anders.example")
	}
	after := w.load(c.ID)
	now := open()
	for _, d := range owed {
		if !slices.Contains(now, d) {
			t.Errorf("%s is owed no longer", d)
		}
	}
	if len(now) <= len(owed) {
		t.Error("nothing is owed again")
	}
	for _, ev := range after.Events()[seq:] {
		if f, ok := ev.Fact.(gehoor.MessageReturned); !ok || ev.Actor != (gehoor.Actor{}) {
			t.Errorf("a forged report says %+v", f)
		}
	}
	for i, r := range after.Readers() {
		if i >= len(readers) || r.Seat != readers[i].Seat || r.Level != readers[i].Level {
			t.Errorf("it is read by %+v, was %+v", after.Readers(), readers)
		}
	}
	if !after.Open() || after.Sealed || len(w.post.to(parentMail)) != outside {
		t.Error("it is closed, sealed, or told outside")
	}
}

// D23: a report about a mail of a sealed dossier, also one that cannot be read whole, is no news for the desk.
func TestD23AReportOfASealedDossier(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	ctx := context.Background()
	m := w.comes(from, "Message-ID: <een@thuis.example>", "", "Zij heeft hem geslagen.")
	_, receipt := w.sentTo("ouder@thuis.example")
	err := w.DoEnquiry(ctx, w.who(cora), m.Stream, gehoor.Coordinate, nil, func(e *gehoor.Enquiry, _ Day) ([]gehoor.Fact, error) {
		return e.AskSafety(gehoor.ReportingDuty, 1)
	})
	if err != nil {
		t.Fatal(err)
	}
	w.run()
	told := len(w.post.to(address(cora)))
	for i, lines := range [][]string{
		{"Return-Path: <>", "From: MAILER-DAEMON@mx.example", "Subject: geheim een", "To: " + w.envelopeOf(receipt.MessageID), "Content-Type: multipart/report; boundary=nergens", "", "--anders", "kapot"},
		{"Return-Path: <>", "From: MAILER-DAEMON@mx.example", "Subject: geheim twee", "To: klachten@opvang.example", "In-Reply-To: <" + receipt.MessageID + ">", "Content-Type: multipart/report; report-type=delivery-status; boundary=r", "", "--r",
			"Content-Type: message/delivery-status", "", "Action: kapot", "--r--"},
	} {
		if m := w.comes(lines...); m.Stream == 0 {
			t.Errorf("report %d became %+v", i, m)
		}
	}
	if got := len(w.post.to(address(cora))); got != told {
		t.Errorf("the coordinator gets %d mails about it", got-told)
	}
	for _, list := range []func(context.Context, Who) ([]Aside, error){w.Asides, w.Arrivals} {
		all, err := list(ctx, w.who(cora))
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range all {
			if strings.Contains(a.Subject, "geheim") || a.Dossier.ID != 0 {
				t.Errorf("the desk sees %+v", a)
			}
		}
	}
}

// envelopeOf is from whom a mail of ours went, for the mail servers.
func (w *letterbox) envelopeOf(messageID string) string {
	w.t.Helper()
	token, err := w.Store.BounceToken(1, messageID)
	if err != nil {
		w.t.Fatal(err)
	}
	return "klachten+" + token + "@opvang.example"
}
