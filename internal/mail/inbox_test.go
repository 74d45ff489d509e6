package mail_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"gehoor/internal/mail"
)

// A postOffice is an IMAP server in this process: the test of every day. Those with dovecot have the tag mailservers.
func postOffice(t *testing.T) (*imapmemserver.User, mail.Inbox) {
	t.Helper()
	return postOfficeWith(t, func(s imapserver.SessionIMAP4rev2) imapserver.Session { return s })
}

func postOfficeWith(t *testing.T, clerk func(imapserver.SessionIMAP4rev2) imapserver.Session) (*imapmemserver.User, mail.Inbox) {
	t.Helper()
	user := imapmemserver.NewUser("klachten", "geheim")
	if err := user.Create("INBOX", nil); err != nil {
		t.Fatal(err)
	}
	all := imapmemserver.New()
	all.AddUser(user)
	encrypted, roots := certificate(t, "127.0.0.1")
	s := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return clerk(all.NewSession().(imapserver.SessionIMAP4rev2)), nil, nil
		},
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapIMAP4rev2: {}}, TLSConfig: encrypted, Logger: log.New(io.Discard, "", 0),
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go s.Serve(l)
	t.Cleanup(func() { s.Close() })
	return user, mail.Inbox{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Security: mail.StartTLS, Roots: roots, Username: "klachten",
		Idle:  50 * time.Millisecond, // this server forgets to tell of what comes just before IDLE
		Pause: time.Millisecond, Secret: func(context.Context) (string, error) { return "geheim", nil }}
}

func deliver(t *testing.T, to *imapmemserver.User, n int) {
	t.Helper()
	raw := fmt.Sprintf("Message-ID: <%d@example.net>\r\nSubject: nummer %d\r\n\r\nwoorden\r\n", n, n)
	if _, err := to.Append("INBOX", literal{strings.NewReader(raw)}, &imap.AppendOptions{}); err != nil {
		t.Fatal(err)
	}
}

type literal struct{ *strings.Reader }

// What is in the mailbox and what comes while we wait is brought in once, and moved after it was kept: not before.
func TestInboxBringsInAndWaits(t *testing.T) {
	user, box := postOffice(t)
	deliver(t, user, 1)
	deliver(t, user, 2)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	came := make(chan string, 10)
	full := true // once, as a disk is
	ended := make(chan error, 1)
	go func() {
		ended <- box.Watch(ctx, func(_ context.Context, mails []mail.Fetched) error {
			if full {
				full = false
				return io.ErrShortWrite
			}
			for _, m := range mails {
				came <- mail.Parse(m.Raw).Subject
			}
			return nil
		}, func(*mail.Trouble) {})
	}()
	next := func() string {
		t.Helper()
		select {
		case s := <-came:
			return s
		case err := <-ended:
			t.Fatal(err)
		case <-time.After(20 * time.Second):
			t.Fatal("nothing came")
		}
		return ""
	}
	if a, b := next(), next(); a != "nummer 1" || b != "nummer 2" {
		t.Errorf("first came %q and %q", a, b)
	}
	deliver(t, user, 3)
	if s := next(); s != "nummer 3" {
		t.Errorf("then came %q", s)
	}
	if found, err := box.Look(ctx, "1@example.net"); err != nil || !found {
		t.Errorf("what was brought in: found %v, %v", found, err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	count := func() (n int) {
		t.Helper()
		if err := box.Once(t.Context(), func(_ context.Context, mails []mail.Fetched) error { n += len(mails); return nil }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := count(); n > 1 { // the last may have been cut off between being kept and being moved
		t.Errorf("%d come again", n)
	}
	box.Folder, box.Done = "Gehoor", "Elders"
	if n := count(); n != 3 {
		t.Errorf("%d were moved", n)
	}
}

func TestInboxSaysWhatIsWrong(t *testing.T) {
	_, box := postOffice(t)
	wrong := box
	wrong.Secret = func(context.Context) (string, error) { return "fout", nil }
	if _, err := wrong.Look(t.Context(), ""); err == nil || !strings.Contains(err.Error(), string(mail.Auth)) {
		t.Errorf("a wrong password: %v", err)
	}
	wrong = box
	wrong.Roots = nil
	if _, err := wrong.Look(t.Context(), ""); err == nil || !strings.Contains(err.Error(), string(mail.TLS)) {
		t.Errorf("a certificate of nobody: %v", err)
	}
}

// A grudging clerk cannot read one mail, and moves nothing as long as there is no room.
type grudging struct {
	imapserver.SessionIMAP4rev2
	broken imap.UID
	full   *atomic.Bool
}

func (g grudging) Fetch(w *imapserver.FetchWriter, set imap.NumSet, options *imap.FetchOptions) error {
	if uids, ok := set.(imap.UIDSet); ok && len(options.BodySection) > 0 && uids.Contains(g.broken) {
		return &imap.Error{Type: imap.StatusResponseTypeNo, Text: "the message could not be converted"}
	}
	return g.SessionIMAP4rev2.Fetch(w, set, options)
}

func (g grudging) Move(w *imapserver.MoveWriter, set imap.NumSet, dest string) error {
	if g.full.Load() {
		return &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeOverQuota, Text: "no room"}
	}
	return g.SessionIMAP4rev2.Move(w, set, dest)
}

// A mail that the server cannot give, and a folder without room, hold up none of the others: they come in once, over one
// connection, and it is told what is wrong until it is not.
func TestInboxIsHeldUpByNothing(t *testing.T) {
	const mails = 120
	var full atomic.Bool
	full.Store(true)
	var connections atomic.Int32
	user, box := postOfficeWith(t, func(s imapserver.SessionIMAP4rev2) imapserver.Session {
		connections.Add(1)
		return grudging{s, 7, &full}
	})
	for n := range mails {
		deliver(t, user, n+1)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	came := make(chan string, 2*mails)
	told := make(chan *mail.Trouble, 10)
	ended := make(chan error, 1)
	go func() {
		ended <- box.Watch(ctx, func(_ context.Context, all []mail.Fetched) error {
			for _, m := range all {
				came <- mail.Parse(m.Raw).Subject
			}
			return nil
		}, func(t *mail.Trouble) { told <- t })
	}()
	seen := map[string]int{}
	wait := func(n int) {
		t.Helper()
		for len(seen) < n {
			select {
			case s := <-came:
				seen[s]++
			case <-time.After(20 * time.Second):
				t.Fatalf("%d came", len(seen))
			}
		}
	}
	wait(mails - 1)
	if first := <-told; first == nil || first.Class != mail.MailboxFull {
		t.Errorf("told is %v", first)
	}
	full.Store(false)
	deliver(t, user, mails+1)
	wait(mails)
	for s, n := range seen {
		if n > 1 {
			t.Errorf("%s came %d times", s, n)
		}
	}
	if next := <-told; next == nil || next.Class != mail.Unknown {
		t.Errorf("with room, and one that cannot be read, told is %v", next)
	}
	if n := connections.Load(); n != 1 {
		t.Errorf("%d connections were made", n)
	}
	for start, left := time.Now(), uint32(0); left != 1; {
		status, err := user.Status("INBOX", &imap.StatusOptions{NumMessages: true})
		if err != nil || time.Since(start) > 20*time.Second {
			t.Fatalf("in the folder are %d, %v", left, err)
		}
		left = *status.NumMessages
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
