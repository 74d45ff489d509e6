package mailtest

import (
	"net"
	"testing"

	"github.com/emersion/go-smtp"
)

type lmtp struct {
	t testing.TB
	c *smtp.Client
}

func newLMTP(t testing.TB, conn net.Conn) lmtp {
	t.Helper()
	c := smtp.NewClientLMTP(conn)
	if err := c.Hello("localhost"); err != nil {
		t.Fatal(err)
	}
	return lmtp{t, c}
}

func (l lmtp) deliver(from, to string, raw []byte) {
	l.t.Helper()
	if err := l.c.Mail(from, nil); err != nil {
		l.t.Fatal(err)
	}
	if err := l.c.Rcpt(to, nil); err != nil {
		l.t.Fatal(err)
	}
	w, err := l.c.Data()
	if err != nil {
		l.t.Fatal(err)
	}
	if _, err := w.Write(raw); err != nil {
		l.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		l.t.Fatal(err)
	}
}

func (l lmtp) quit() { _ = l.c.Quit() }
