package mailtest

import (
	"io"
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

// refusing is the port of a server that has nobody.
func refusing(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return nobody{}, nil }))
	s.LMTP, s.Domain = true, "localhost"
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { s.Close() })
	return l.Addr().(*net.TCPAddr).Port
}

type nobody struct{}

func (nobody) Mail(string, *smtp.MailOptions) error { return nil }
func (nobody) Rcpt(string, *smtp.RcptOptions) error {
	return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user here"}
}
func (nobody) Data(io.Reader) error { return nil }
func (nobody) Reset()               {}
func (nobody) Logout() error        { return nil }

func (l lmtp) quit() { _ = l.c.Quit() }
