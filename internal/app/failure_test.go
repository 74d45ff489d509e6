package app

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"gehoor"
	"gehoor/internal/mail"
	"gehoor/internal/store/storetest"
)

// A mailHost is a mail server on loopback that fails at a stage until it is mended.
type mailHost struct {
	mu    sync.Mutex
	stage string // "MAIL", "RCPT", "DATA"; empty: it takes everything
	fails func(*smtp.Conn) error
	heard [][]byte // bodies that came in whole, taken or not
}

func (h *mailHost) at(stage string, c *smtp.Conn) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.stage == stage {
		return h.fails(c)
	}
	return nil
}

type mailTalk struct {
	host *mailHost
	conn *smtp.Conn
}

func (t *mailTalk) Mail(string, *smtp.MailOptions) error { return t.host.at("MAIL", t.conn) }
func (t *mailTalk) Rcpt(string, *smtp.RcptOptions) error { return t.host.at("RCPT", t.conn) }
func (t *mailTalk) Reset()                               {}
func (t *mailTalk) Logout() error                        { return nil }
func (t *mailTalk) Data(r io.Reader) error {
	body, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	t.host.mu.Lock()
	t.host.heard = append(t.host.heard, body)
	t.host.mu.Unlock()
	return t.host.at("DATA", t.conn)
}

func (h *mailHost) serve(t *testing.T) (port int) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &mailTalk{h, c}, nil }))
	server.ErrorLog = log.New(io.Discard, "", 0)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener)
	}()
	t.Cleanup(func() {
		_ = server.Close()
		_ = listener.Close()
		<-done
	})
	return listener.Addr().(*net.TCPAddr).Port
}

// D29: in whatever way a mail server fails, the desk sees the receipt with the reason and can put it on paper; once the server
// is mended it goes, with the same bytes, and counts once. What package mail makes of each answer has a test there.
func TestD29EveryFailureStandsOnThePage(t *testing.T) {
	t.Parallel()
	says := func(code int) func(*smtp.Conn) error {
		return func(*smtp.Conn) error { return &smtp.SMTPError{Code: code, Message: "not now"} }
	}
	hangUp := func(c *smtp.Conn) error { return c.Conn().Close() }
	for name, test := range map[string]struct {
		stage string
		fails func(*smtp.Conn) error
		spoil func(*mail.Config)
		class mail.Class
		good  bool // for good: only people can mend it
	}{
		"4xx at MAIL":          {"MAIL", says(451), nil, mail.Temporary, false},
		"4xx at RCPT":          {"RCPT", says(450), nil, mail.Temporary, false},
		"4xx after DATA":       {"DATA", says(452), nil, mail.Temporary, false},
		"5xx recipient":        {"RCPT", says(550), nil, mail.RecipientRefused, true},
		"5xx data":             {"DATA", says(554), nil, mail.MessageRefused, true},
		"gone at MAIL":         {"MAIL", hangUp, nil, mail.Dropped, false},
		"gone after DATA":      {"DATA", hangUp, nil, mail.Dropped, false},
		"nobody listens":       {"", nil, func(c *mail.Config) { c.Port = 1 }, mail.Connect, false},
		"no encryption":        {"", nil, func(c *mail.Config) { c.Security = mail.StartTLS }, mail.TLS, false},
		"our name is not good": {"", nil, func(c *mail.Config) { c.Username, c.Password = "gehoor", "x" }, mail.Auth, false},
		"silence": {"", nil, func(c *mail.Config) {
			silent, err := net.Listen("tcp", "127.0.0.1:0") // its backlog takes the call, and nobody answers it
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { silent.Close() })
			c.Port, c.Timeout = silent.Addr().(*net.TCPAddr).Port, 100*time.Millisecond
		}, mail.Timeout, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, ctx := newWorld(t, storetest.Open(t)), context.Background()
			host := &mailHost{stage: test.stage, fails: test.fails}
			good := mail.Config{Host: "127.0.0.1", Port: host.serve(t), From: "klachten@opvang.example", Security: mail.Opportunistic}
			bad := good
			if test.spoil != nil {
				test.spoil(&bad)
			}
			use := func(c mail.Config) {
				sender, err := mail.NewSender(c)
				if err != nil {
					t.Fatal(err)
				}
				w.Mail = sender
			}
			use(bad)
			c := w.file(told(), Intake{})
			w.run()
			var receipt Undelivered
			list, err := w.Undelivered(ctx, w.who(cora))
			for _, u := range list {
				if u.What == gehoor.OweAcknowledge {
					receipt = u
				}
			}
			if err != nil || receipt.Class != string(test.class) || !receipt.Paper {
				t.Fatalf("the desk sees %+v, %v; want %q, on paper if need be", list, err, test.class)
			}
			if _, err := w.Paper(ctx, w.who(cora), receipt.Job); err != nil {
				t.Errorf("its letter: %v", err)
			}
			if n := count(w.load(c.ID), "Acknowledged"); n != 0 {
				t.Error("it counts, and nothing was taken")
			}
			tried := host.heard
			if test.good {
				if err := w.MarkPosted(ctx, w.who(cora), receipt.Job, gehoor.OnPaper); err != nil {
					t.Fatal(err)
				}
			}
			host.mu.Lock()
			host.stage = ""
			host.mu.Unlock()
			use(good)
			w.retry()
			if n := count(w.load(c.ID), "Acknowledged"); n != 1 {
				t.Errorf("it counts %d times", n)
			}
			if left, err := w.Undelivered(ctx, w.who(cora)); err != nil || len(left) != 0 {
				t.Errorf("the desk still sees %+v, %v", left, err)
			}
			for _, body := range tried { // nobody reads two mails in what came twice
				again := 0
				for _, b := range host.heard {
					if bytes.Equal(b, body) {
						again++
					}
				}
				if again < 2 && !test.good {
					t.Error("what was handed over before came another way the next time")
				}
			}
			var refusal *gehoor.Refusal
			if _, err := w.Paper(ctx, w.who(cora), receipt.Job); err == nil || errors.As(err, &refusal) {
				t.Errorf("its letter can still be printed: %v", err)
			}
		})
	}
}
