package mail_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"strings"
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
	user := imapmemserver.NewUser("klachten", "geheim")
	if err := user.Create("INBOX", nil); err != nil {
		t.Fatal(err)
	}
	all := imapmemserver.New()
	all.AddUser(user)
	encrypted, roots := certificate(t, "127.0.0.1")
	s := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return all.NewSession(), nil, nil
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
