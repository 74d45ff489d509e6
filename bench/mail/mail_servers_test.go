//go:build mailservers

// Package mail_test takes mail all the way: from a parent's program through postfix and dovecot to the desk, and the answer back;
// kills the program in the middle of it; and measures it against bare IMAP.
package mail_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"flag"
	"fmt"
	"io"
	"log/slog"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/mail"
	"gehoor/internal/mail/mailtest"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

const (
	desk   = "klachten@opvang.example"
	parent = "ouder@thuis.example"
	cora   = "cora@opvang.example"
)

// A house is an installation in a directory.
type house struct {
	*app.App
	dir string
	box mail.Inbox
}

func openHouse(dir string, box mail.Inbox, sender mail.Mailer) (*house, func() error, error) {
	key := filepath.Join(dir, "master.key")
	master, err := seal.Load(key)
	if os.IsNotExist(err) || err != nil {
		if master, err = seal.Create(key, rand.Reader); err != nil {
			return nil, nil, err
		}
	}
	s, err := store.Open(context.Background(), store.Config{URL: "sqlite://" + filepath.Join(dir, "gehoor.db"), Master: master, Rand: rand.Reader})
	if err != nil {
		return nil, nil, err
	}
	return houseOn(s, dir, box, sender)
}

func houseOn(s *store.Store, dir string, box mail.Inbox, sender mail.Mailer) (*house, func() error, error) {
	blobs, err := files.OpenDir(filepath.Join(dir, "files"), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	a := &app.App{Store: s, Files: blobs, Mail: sender, Now: time.Now, Rand: rand.Reader, Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})), Base: "https://klachten.example"}
	a.Mailboxes = map[int64]app.Mailbox{1: {Inbox: box, Separator: "+"}}
	return &house{a, dir, box}, func() error { blobs.Close(); return s.Close() }, nil
}

func furnish(t testing.TB, h *house) {
	t.Helper()
	err := h.Store.Write(context.Background(), 1, time.Now(), func(tx *store.Tx) error {
		p, err := tx.PutPerson(gehoor.Actor{}, store.Person{Name: "Cora", Mail: cora})
		if err != nil {
			return err
		}
		if _, err := tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: p, Seat: gehoor.Seat{Role: gehoor.Coordinator}, From: gehoor.DateOf(time.Now().AddDate(-1, 0, 0))}); err != nil {
			return err
		}
		return tx.PutSettings(store.Settings{Name: "Zonnebloem", Mail: desk, Phone: "030 123 45 67"})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func newHouse(t testing.TB, box mail.Inbox, sender mail.Mailer) *house {
	t.Helper()
	h, shut, err := openHouse(t.TempDir(), box, sender)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { shut() })
	furnish(t, h)
	return h
}

func inbox(d *mailtest.Dovecot, who string) mail.Inbox {
	return mail.Inbox{Host: "127.0.0.1", Port: d.IMAPS, Roots: d.Roots, Username: who, Pause: 20 * time.Millisecond,
		Secret: func(context.Context) (string, error) { return mailtest.Password, nil }}
}

// until waits for something that other programs do.
func until(t testing.TB, what string, f func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for !f() {
		select {
		case <-ctx.Done():
			t.Fatalf("waited in vain until %s", what)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// letterbox is a person's mailbox, read as their program does.
type letterbox struct {
	mail.Inbox
	got []*mail.Parsed
}

func (l *letterbox) look(t testing.TB) {
	t.Helper()
	err := l.Once(t.Context(), func(_ context.Context, all []mail.Fetched) error {
		for _, m := range all {
			l.got = append(l.got, mail.Parse(m.Raw))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (l *letterbox) next(t testing.TB) *mail.Parsed {
	t.Helper()
	n := len(l.got)
	until(t, "mail comes for "+l.Username, func() bool { l.look(t); return len(l.got) > n })
	return l.got[n]
}

// TestRoundTrip: a parent mails, the desk answers, the parent answers that, and a mail to nobody comes back to the message
// that it was.
func TestRoundTrip(t *testing.T) {
	d := mailtest.StartDovecot(t, mailtest.Options{})
	p := mailtest.StartPostfix(t, d, "thuis.example", "opvang.example")
	sender, err := mail.NewSender(mail.Config{Host: "127.0.0.1", Port: p.Port, Roots: d.Roots, From: desk})
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t, inbox(d, desk), sender)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	go func() { ended <- h.ReadMail(ctx) }()
	go func() { ended <- h.Work(ctx) }()
	defer func() {
		stop()
		for range 2 {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
	}()
	home := &letterbox{Inbox: inbox(d, parent)}
	send := func(from, to, subject, words string, more ...string) {
		t.Helper()
		raw := fmt.Sprintf("From: Noor <%s>\r\nTo: <%s>\r\nSubject: %s\r\nMessage-ID: <%d@thuis.example>\r\nDate: %s\r\n%s\r\n%s\r\n", from, to, subject, time.Now().UnixNano(), time.Now().Format(time.RFC1123Z), strings.Join(more, "\r\n"), words)
		if err := sender.Send(ctx, mail.Envelope{From: from, To: to}, []byte(raw)); err != nil {
			t.Fatal(err)
		}
	}
	who, err := h.Who(1, 1)
	if err != nil {
		t.Fatal(err)
	}
	questions := func() []store.Row {
		page, err := h.View(who).List(ctx, store.Query{Enquiries: true})
		if err != nil {
			t.Fatal(err)
		}
		return page.Rows
	}

	began := time.Now()
	send(parent, desk, "Hek", "Is het hek al gemaakt?")
	until(t, "the desk sees the question", func() bool { return len(questions()) == 1 })
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("the desk saw it after %v", took)
	}
	id := questions()[0].ID
	receipt := home.next(t)
	if !strings.HasPrefix(receipt.ReplyTo.Mail, "klachten+") {
		t.Fatalf("the receipt asks to be answered at %q", receipt.ReplyTo.Mail)
	}

	answer := &app.Body{Text: "Ja, gisteren."}
	err = h.DoEnquiry(ctx, who, id, gehoor.Coordinate, []*app.Body{answer}, func(e *gehoor.Enquiry, _ app.Day) ([]gehoor.Fact, error) { return e.Answer(answer.Ref, true) })
	if err != nil {
		t.Fatal(err)
	}
	answered := home.next(t)
	if !strings.Contains(answered.Text, "Ja, gisteren.") || answered.Kind != mail.Personal {
		t.Errorf("the parent reads %s: %s", answered.Kind, answered.Text)
	}
	send(parent, answered.ReplyTo.Mail, "Re: iets", "Dank u.\r\n\r\n> Ja, gisteren.", "In-Reply-To: <"+answered.MessageID+">")
	last := func() gehoor.Fact {
		e, err := h.Store.System().LoadEnquiry(ctx, 1, id)
		if err != nil {
			t.Fatal(err)
		}
		return e.Events()[len(e.Events())-1].Fact
	}
	until(t, "the answer is a message", func() bool {
		f, ok := last().(gehoor.MessageReceived)
		return ok && f.Mail.Found == gehoor.FoundByAddress
	})
	if len(questions()) != 1 {
		t.Errorf("%d questions", len(questions()))
	}

	// Out of office: nothing happens.
	send(parent, answered.ReplyTo.Mail, "Afwezig", "Ik ben weg.", "Auto-Submitted: auto-replied")
	until(t, "the automatic answer is put where it belongs", func() bool {
		counts, err := h.Store.CountMails(ctx, 1)
		return err == nil && counts[app.BecameAnswer] == 1
	})

	// A complaint of somebody whose address is gone: the acknowledgement comes back, and is owed again.
	draft, err := h.NewDraft(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	r, err := h.Submit(ctx, 1, draft.ID, app.Answers{Capacity: gehoor.Parent, Story: "Verhaal", Happened: gehoor.Recently, Safety: gehoor.NoDanger, Way: gehoor.WriteMail,
		Sender: app.Sender{Name: "Weg", Mail: p.Gone}}, app.Intake{})
	if err != nil {
		t.Fatal(err)
	}
	until(t, "the returned acknowledgement is owed again", func() bool {
		c, err := h.Store.System().Load(ctx, 1, r.Complaint)
		if err != nil {
			t.Fatal(err)
		}
		for _, duty := range c.Duties() {
			if duty.Kind == gehoor.OweAcknowledge && duty.Owner == gehoor.ByCoordinator && duty.Open() {
				return true
			}
		}
		return false
	})
	colleague := &letterbox{Inbox: inbox(d, cora)}
	until(t, "the desk hears of it", func() bool {
		colleague.look(t)
		for _, m := range colleague.got {
			if strings.Contains(m.Text, "bestaat niet") {
				return true
			}
		}
		return false
	})
	until(t, "it is to be printed", func() bool {
		failing, err := h.Undelivered(ctx, who)
		return err == nil && len(failing) == 1 && failing[0].Paper
	})
}

// letters are n mails of every kind that a mailbox gets; what each becomes is the caller's to count.
func letters(n int) (all [][]byte, personal int) {
	for i := range n {
		head := fmt.Sprintf("From: Ouder %d <ouder%d@thuis.example>\r\nTo: %s\r\nSubject: Vraag %d\r\nMessage-ID: <%d@thuis.example>\r\n", i, i, desk, i, i)
		body := strings.Repeat("Een zin over de opvang, van een ouder. ", 20+i%40)
		switch i % 10 {
		case 7:
			head += "Auto-Submitted: auto-replied\r\n"
		case 8:
			head += "List-Id: <nieuws>\r\n"
		case 9:
			head += "Content-Type: multipart/mixed; boundary=m\r\n"
			body = "--m\r\nContent-Type: text/plain\r\n\r\n" + body + "\r\n--m\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n\r\n" + strings.Repeat("x", 2000) + "\r\n--m--\r\n"
			personal++
		default:
			personal++
		}
		all = append(all, []byte(head+"\r\n"+body+"\r\n"))
	}
	return all, personal
}

// account fails unless every letter is there once, as what it should have become.
func account(t testing.TB, h *house, all, personal int) {
	t.Helper()
	counts, err := h.Store.CountMails(t.Context(), 1)
	if err != nil || counts[app.BecameEnquiry] != personal || counts[app.BecameNothing] != all-personal || len(counts) != 2 {
		t.Errorf("the mails became %v, %v; want %d questions and %d put aside", counts, err, personal, all-personal)
	}
	subjects := map[string]int{}
	n := 0
	for e, err := range h.Store.System().Enquiries(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		content, err := h.Store.Item(t.Context(), 1, e.Asked.Question)
		if err != nil {
			t.Fatal(err)
		}
		subject, _, _ := strings.Cut(string(content.Body), "\n")
		subjects[subject]++
		n++
	}
	if n != personal || len(subjects) != personal {
		t.Errorf("%d questions with %d subjects, want %d", n, len(subjects), personal)
	}
}

var results = flag.String("results", "", "the file to add the figures to")

// TestThousandMails: a thousand mails at once, every one accounted for, and how long it takes beside bare fetches of the same.
func TestThousandMails(t *testing.T) {
	const n = 1000
	d := mailtest.StartDovecot(t, mailtest.Options{})
	all, personal := letters(n)
	d.DeliverAll(t, desk, all)
	d.DeliverAll(t, "bloot@opvang.example", all)

	box := inbox(d, "bloot@opvang.example")
	fetched := 0
	began := time.Now()
	if err := box.Once(t.Context(), func(_ context.Context, some []mail.Fetched) error { fetched += len(some); return nil }); err != nil || fetched != n {
		t.Fatalf("fetched %d, %v", fetched, err)
	}
	bare := time.Since(began)

	h := newHouse(t, inbox(d, desk), new(app.Outbox))
	began = time.Now()
	if err := h.box.Once(t.Context(), func(ctx context.Context, some []mail.Fetched) error { _, err := h.TakeMail(ctx, 1, some); return err }); err != nil {
		t.Fatal(err)
	}
	durable := time.Since(began)
	if _, err := h.RunJobs(t.Context()); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(began)
	account(t, h, n, personal)
	rate := func(took time.Duration) float64 { return n / took.Seconds() }
	said := fmt.Sprintf(`
## Mail coming in: sqlite

%d cores %s/%s, %s, dovecot on the same machine, %s

    go test -tags mailservers ./bench/mail -run Thousand -results bench/RESULTS.md

%d mails over one IMAP connection with TLS, fetched and moved. "Durable" is sealed and on disk before they are moved; "done" is with every one
read, its question opened, and its receipt rendered and handed over.

| | mails/s | x bare |
|---|---|---|
| bare fetch and move | %.0f | 1.00 |
| fetched, durable, moved | %.0f | %.2f |
| done | %.0f | %.2f |
`, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), time.Now().UTC().Format("2006-01-02 15:04 UTC"), n,
		rate(bare), rate(durable), rate(durable)/rate(bare), rate(whole), rate(whole)/rate(bare))
	t.Log(said)
	if *results != "" {
		f, err := os.OpenFile(filepath.Join("..", "..", *results), os.O_APPEND|os.O_WRONLY, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := io.WriteString(f, said); err != nil {
			t.Fatal(err)
		}
	}
}

// The child of TestKilledWhileReading: it reads mail until it is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("GEHOOR_MAIL_CHILD"); dir != "" {
		port, _ := strconv.Atoi(os.Getenv("GEHOOR_MAIL_PORT"))
		cert, err := os.ReadFile(os.Getenv("GEHOOR_MAIL_CERT"))
		if err != nil {
			panic(err)
		}
		d := &mailtest.Dovecot{IMAPS: port, Roots: mailtest.Pool(cert)}
		h, _, err := openHouse(dir, inbox(d, desk), new(app.Outbox))
		if err != nil {
			panic(err)
		}
		go h.ReadMail(context.Background())
		h.Work(context.Background())
	}
	os.Exit(m.Run())
}

// TestKilledWhileReading: killed with -9 again and again while mail comes in, nothing is lost and nothing comes twice.
func TestKilledWhileReading(t *testing.T) {
	const n, rounds = 300, 12
	d := mailtest.StartDovecot(t, mailtest.Options{})
	all, personal := letters(n)
	h := newHouse(t, inbox(d, desk), new(app.Outbox))
	each := n / rounds
	var stderr bytes.Buffer
	for round := range rounds {
		d.DeliverAll(t, desk, all[round*each:(round+1)*each])
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "GEHOOR_MAIL_CHILD="+h.dir, fmt.Sprint("GEHOOR_MAIL_PORT=", d.IMAPS), "GEHOOR_MAIL_CERT="+filepath.Join(d.Dir, "cert.pem"))
		child.Stderr = &stderr
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		kept := func() int {
			counts, err := h.Store.CountMails(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			sum := 0
			for _, c := range counts {
				sum += c
			}
			return sum
		}
		before := kept()
		until(t, "the child has begun", func() bool { return kept() > before || before >= (round+1)*each })
		<-time.After(time.Duration(mathrand.IntN(150)) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait()
	}
	if err := h.box.Once(t.Context(), func(ctx context.Context, some []mail.Fetched) error { _, err := h.TakeMail(ctx, 1, some); return err }); err != nil {
		t.Fatal(err)
	}
	// The claims of who was killed end with their lease; nobody else waits that long here.
	db, err := sql.Open("sqlite", filepath.Join(h.dir, "gehoor.db")+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`update job set held = '' where done_at = ''`); err != nil {
		t.Fatal(err)
	}
	if _, err := h.RunJobs(t.Context()); err != nil {
		t.Fatal(err)
	}
	account(t, h, n, personal)
	if t.Failed() {
		t.Log(stderr.String())
	}
}

// TestTwoNodesOneMailbox: two nodes on one PostgreSQL read the same folder, while mail goes on coming; each mail comes in once, and
// is moved.
func TestTwoNodesOneMailbox(t *testing.T) {
	const n, rounds = 200, 4
	d := mailtest.StartDovecot(t, mailtest.Options{})
	all, personal := letters(n)
	url, dir := storetest.Postgres(t), t.TempDir()
	var nodes []*house
	var taken [2]atomic.Int64
	for i := range taken {
		h, shut, err := houseOn(storetest.OpenURL(t, url, uint64(i+1)), dir, inbox(d, desk), new(app.Outbox))
		if err != nil {
			t.Fatal(err)
		}
		defer shut()
		nodes = append(nodes, h)
	}
	furnish(t, nodes[0])
	d.DeliverAll(t, desk, all[:n/rounds])
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 2*len(nodes))
	for i, h := range nodes {
		go func() {
			ended <- h.box.Watch(ctx, func(ctx context.Context, some []mail.Fetched) error {
				_, err := h.TakeMail(ctx, 1, some)
				taken[i].Add(int64(len(some)))
				return err
			}, func(trouble *mail.Trouble) {
				if trouble != nil && ctx.Err() == nil {
					t.Errorf("node %d is troubled by the other: %s %s", i, trouble.Class, trouble.Sentence())
				}
			})
		}()
		go func() { ended <- h.Work(ctx) }()
	}
	for round := 1; round < rounds; round++ {
		d.DeliverAll(t, desk, all[round*n/rounds:(round+1)*n/rounds])
	}
	until(t, "all has come in and was read", func() bool {
		counts, err := nodes[0].Store.CountMails(ctx, 1)
		return err == nil && counts[""] == 0 && counts[app.BecameEnquiry]+counts[app.BecameNothing] >= n
	})
	left := func() (n int) {
		err := nodes[0].box.Once(t.Context(), func(_ context.Context, some []mail.Fetched) error { n += len(some); return nil })
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	until(t, "the folder is empty", func() bool { return left() == 0 })
	stop()
	for range cap(ended) {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	account(t, nodes[1], n, personal)
	if taken[0].Load() == 0 || taken[1].Load() == 0 {
		t.Error("one of the nodes did nothing")
	}
}
