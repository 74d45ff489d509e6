//go:build mailservers

package mail_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gehoor/internal/mail"
	"gehoor/internal/mail/mailtest"
)

// box is a mailbox on dovecot, for whoever wants to read it.
func box(d *mailtest.Dovecot, who string) mail.Inbox {
	return mail.Inbox{
		Host: "127.0.0.1", Port: d.IMAPS, Roots: d.Roots, Username: who, Pause: 10 * time.Millisecond,
		Secret: func(context.Context) (string, error) { return mailtest.Password, nil },
	}
}

func numbered(n int) [][]byte {
	all := make([][]byte, n)
	for i := range all {
		all[i] = fmt.Appendf(nil, "Message-ID: <%d@example.net>\r\nFrom: noor@example.net\r\nSubject: nummer %d\r\n\r\n%s\r\n", i, i, strings.Repeat("woord ", i%50))
	}
	return all
}

// A cellar keeps mails as the store does: once each, by UIDVALIDITY and UID.
type cellar struct {
	mu    sync.Mutex
	kept  map[[2]uint32]string
	calls int
	came  chan struct{}
}

func newCellar() *cellar {
	return &cellar{kept: map[[2]uint32]string{}, came: make(chan struct{}, 1000)}
}

func (c *cellar) take(_ context.Context, mails []mail.Fetched) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls++
	for _, m := range mails {
		if was, there := c.kept[[2]uint32{m.Validity, m.UID}]; there && was != string(m.Raw) {
			return errors.New("a UID names another mail")
		}
		c.kept[[2]uint32{m.Validity, m.UID}] = string(m.Raw)
	}
	c.came <- struct{}{}
	return nil
}

func (c *cellar) subjects() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := map[string]int{}
	for _, raw := range c.kept {
		all[mail.Parse([]byte(raw)).Subject]++
	}
	return all
}

func TestInboxOnDovecot(t *testing.T) {
	tokens := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.RawQuery, "goed-token") {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, `{"user":"oauth@voorbeeld.nl","active":"yes"}`)
	}))
	defer tokens.Close()
	d := mailtest.StartDovecot(t, mailtest.Options{TokenInfo: tokens.URL + "/?access_token="})

	for name, change := range map[string]func(*mail.Inbox){
		"tls":         func(*mail.Inbox) {},
		"starttls":    func(b *mail.Inbox) { b.Port, b.Security = d.IMAP, mail.StartTLS },
		"xoauth2":     func(b *mail.Inbox) { b.SignIn = mail.ByXOAuth2; token(b, "goed-token") },
		"oauthbearer": func(b *mail.Inbox) { b.SignIn = mail.ByOAuthBearer; token(b, "goed-token") },
	} {
		who := name + "@voorbeeld.nl"
		if strings.Contains(name, "oauth") {
			who = "oauth@voorbeeld.nl"
		}
		d.DeliverAll(t, who, numbered(3))
		b := box(d, who)
		change(&b)
		c := newCellar()
		if err := b.Once(t.Context(), c.take); err != nil {
			t.Errorf("%s: %v: %s", name, err, err.(*mail.Trouble).Sentence())
			continue
		}
		if got := c.subjects(); len(got) != 3 {
			t.Errorf("%s: brought in %v", name, got)
		}
		empty := newCellar()
		if err := b.Once(t.Context(), empty.take); err != nil || len(empty.kept) != 0 {
			t.Errorf("%s: brought in again: %v, %v", name, empty.subjects(), err)
		}
		b.Folder, b.Done = "Gehoor", "Elders" // it was moved, not lost
		if err := b.Once(t.Context(), empty.take); err != nil || len(empty.subjects()) != 3 {
			t.Errorf("%s: in the other folder are %v, %v", name, empty.subjects(), err)
		}
	}

	for name, test := range map[string]struct {
		change func(*mail.Inbox)
		want   mail.Class
	}{
		"a wrong password":            {func(b *mail.Inbox) { token(b, "fout") }, mail.Auth},
		"a token that is none":        {func(b *mail.Inbox) { b.SignIn = mail.ByXOAuth2; token(b, "fout") }, mail.Auth},
		"a bearer token that is none": {func(b *mail.Inbox) { b.SignIn = mail.ByOAuthBearer; token(b, "fout") }, mail.Auth},
		"no secret":                   {func(b *mail.Inbox) { b.Secret = func(context.Context) (string, error) { return "", errors.New("weg") } }, mail.NoSecret},
		"no token":                    {func(b *mail.Inbox) { b.Secret = func(context.Context) (string, error) { return "", mail.ErrNoToken } }, mail.NoToken},
		"a server we do not trust":    {func(b *mail.Inbox) { b.Roots = nil }, mail.TLS},
		"nobody listens":              {func(b *mail.Inbox) { b.Port = mailtest.Port(t) }, mail.Connect},
		"a folder that is not there":  {func(b *mail.Inbox) { b.Folder = "Weg" }, mail.Unknown},
	} {
		b := box(d, "tls@voorbeeld.nl")
		test.change(&b)
		err := b.Once(t.Context(), newCellar().take)
		var trouble *mail.Trouble
		if !errors.As(err, &trouble) || trouble.Class != test.want || trouble.Sentence() == "" || strings.Contains(fmt.Sprintf("%+v", err), "fout") {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

func token(b *mail.Inbox, secret string) {
	b.Secret = func(context.Context) (string, error) { return secret, nil }
}

// The server tells that there is mail, and we look when it does not.
func TestInboxWaits(t *testing.T) {
	for name, test := range map[string]struct {
		options mailtest.Options
		change  func(*mail.Inbox)
	}{
		"IDLE":           {mailtest.Options{}, func(*mail.Inbox) {}},
		"IDLE, anew":     {mailtest.Options{}, func(b *mail.Inbox) { b.Idle = 30 * time.Millisecond }},
		"without IDLE":   {mailtest.Options{Capabilities: "IMAP4rev1 LITERAL+ UIDPLUS MOVE"}, func(b *mail.Inbox) { b.Poll = 50 * time.Millisecond }},
		"without MOVE":   {mailtest.Options{Capabilities: "IMAP4rev1 IDLE UIDPLUS"}, func(*mail.Inbox) {}},
		"without either": {mailtest.Options{Capabilities: "IMAP4rev1"}, func(b *mail.Inbox) { b.Poll = 50 * time.Millisecond }},
	} {
		t.Run(name, func(t *testing.T) {
			d := mailtest.StartDovecot(t, test.options)
			b := box(d, "noor@voorbeeld.nl")
			test.change(&b)
			c := newCellar()
			ctx, stop := context.WithCancel(t.Context())
			ended, reading := make(chan error), make(chan struct{}, 10)
			go func() {
				ended <- b.Watch(ctx, c.take, func(tr *mail.Trouble) {
					if tr != nil {
						t.Errorf("trouble: %v: %s", tr, tr.Sentence())
					}
					reading <- struct{}{}
				})
			}()
			<-reading
			for _, raw := range numbered(5) {
				began := time.Now()
				d.Deliver(t, "noor@voorbeeld.nl", raw)
				<-c.came
				if took := time.Since(began); took > 10*time.Second {
					t.Errorf("it took %v", took)
				}
			}
			stop()
			if err := <-ended; err != nil {
				t.Error(err)
			}
			if got := c.subjects(); len(got) != 5 {
				t.Errorf("brought in %v", got)
			}
		})
	}
}

// A knife is a way to a server that is cut after so many bytes in one direction.
func knife(t *testing.T, port int, fromServer bool, after int64) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
			if err != nil {
				client.Close()
				return
			}
			pass := func(to, from net.Conn, limited bool) {
				if limited {
					_, _ = io.CopyN(to, from, after)
				} else {
					_, _ = io.Copy(to, from)
				}
				client.Close()
				server.Close()
			}
			go pass(client, server, fromServer)
			go pass(server, client, !fromServer)
		}
	}()
	return l.Addr().(*net.TCPAddr).Port
}

// Wherever the connection is cut, nothing is lost and nothing comes twice.
func TestInboxCutAtEveryPoint(t *testing.T) {
	d := mailtest.StartDovecot(t, mailtest.Options{})
	const each = 4
	cuts := 0
	for _, fromServer := range []bool{true, false} {
		whole := false
		for after := int64(0); !whole; {
			who := fmt.Sprintf("m%t%d@voorbeeld.nl", fromServer, after)
			d.DeliverAll(t, who, numbered(each))
			b := box(d, who).InTheClear()
			b.Timeout = 5 * time.Second
			c := newCellar()
			b.Port = knife(t, d.IMAP, fromServer, after)
			whole = b.Once(t.Context(), c.take) == nil
			b.Port = d.IMAP
			if err := b.Once(t.Context(), c.take); err != nil {
				t.Fatalf("cut after %d bytes, then: %v", after, err)
			}
			if got := c.subjects(); len(got) != each || len(c.kept) != each {
				t.Errorf("cut after %d bytes: brought in %v", after, got)
			}
			again := newCellar()
			if err := b.Once(t.Context(), again.take); err != nil || len(again.kept) != 0 {
				t.Errorf("cut after %d bytes: %v is still there, %v", after, again.subjects(), err)
			}
			cuts++
			after += 1 + after/24
			if !fromServer {
				after += 6
			}
		}
	}
	t.Logf("cut %d times", cuts)
	if cuts < 60 {
		t.Errorf("cut only %d times", cuts)
	}
}

// UIDs that begin anew are other mails: a mailbox that was lost and made again counts from 1.
func TestInboxKeepsToUIDValidity(t *testing.T) {
	d := mailtest.StartDovecot(t, mailtest.Options{})
	const who = "noor@voorbeeld.nl"
	c := newCellar()
	for i, raw := range numbered(2) {
		if i > 0 {
			if err := os.RemoveAll(filepath.Join(d.Dir, "mail", who)); err != nil {
				t.Fatal(err)
			}
			next := time.Now().Truncate(time.Second).Add(time.Second) // dovecot takes the second as UIDVALIDITY
			<-time.After(time.Until(next))
		}
		d.Deliver(t, who, raw)
		if err := box(d, who).Once(t.Context(), c.take); err != nil {
			t.Fatal(err)
		}
	}
	if got := c.subjects(); len(got) != 2 {
		t.Errorf("brought in %v", c.kept)
	}
	for key := range c.kept {
		if key[0] == 0 || key[1] != 1 {
			t.Errorf("validity and UID %v", key)
		}
	}
}
