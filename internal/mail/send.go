package mail

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// Security says how the way to the server is encrypted.
type Security string

// The ways to encrypt.
const (
	StartTLS      Security = "starttls"      // the default: the server must offer STARTTLS
	Opportunistic Security = "opportunistic" // STARTTLS when offered, else in the clear; never a password in the clear
	ImplicitTLS   Security = "tls"           // encrypted from the first byte
)

// Mechanism says how we tell the server who we are.
type Mechanism string

// The mechanisms. Without one, a sender with a user name takes the first of these that the server offers.
const (
	Plain   Mechanism = "plain"
	Login   Mechanism = "login"
	CRAMMD5 Mechanism = "cram-md5"
)

// Config says which server takes our mail. Host and From are needed; every other zero value means the default.
type Config struct {
	Host     string
	Port     int            // default 587, or 465 with ImplicitTLS
	Security Security       // default StartTLS
	Roots    *x509.CertPool // who may sign the server's certificate; default the machine's own list

	Username  string // empty: no authentication
	Password  string
	Mechanism Mechanism // default: the first that the server offers

	From  string // the address that bounces go to, unless the envelope names one
	Hello string // the name we give ourselves; default the domain of From

	// Timeout is how long each step may take: connecting, and every command. Default one minute.
	Timeout time.Duration
	// AnswerTimeout is how long the server may think after the last byte. Default five minutes: a server that
	// is examining a mail has often taken it, and who leaves too early sends it twice.
	AnswerTimeout time.Duration
}

// Sender sends mail by SMTP. It opens a connection for each mail and is safe for use by several goroutines.
type Sender struct {
	c Config
}

// NewSender checks the configuration; it does not look for the server.
func NewSender(c Config) (*Sender, error) {
	if c.Security == "" {
		c.Security = StartTLS
	}
	if c.Port == 0 {
		c.Port = 587
		if c.Security == ImplicitTLS {
			c.Port = 465
		}
	}
	if c.Timeout == 0 {
		c.Timeout = time.Minute
	}
	if c.AnswerTimeout == 0 {
		c.AnswerTimeout = 5 * time.Minute
	}
	from, err := ParseAddress(c.From)
	if err != nil {
		return nil, fmt.Errorf("configuring mail: the sender's address: %w", err)
	}
	c.From = from
	if c.Hello == "" {
		_, c.Hello, _ = cutLast(c.From, "@")
	}
	switch {
	case c.Host == "":
		return nil, errors.New("configuring mail: no server is named")
	case c.Port < 0 || c.Port > 65535:
		return nil, fmt.Errorf("configuring mail: %d is not a port", c.Port)
	case c.Security != StartTLS && c.Security != Opportunistic && c.Security != ImplicitTLS:
		return nil, fmt.Errorf("configuring mail: security %q is not starttls, opportunistic or tls", c.Security)
	case c.Mechanism != "" && c.Mechanism != Plain && c.Mechanism != Login && c.Mechanism != CRAMMD5:
		return nil, fmt.Errorf("configuring mail: mechanism %q is not plain, login or cram-md5", c.Mechanism)
	case c.Mechanism != "" && c.Username == "":
		return nil, errors.New("configuring mail: a mechanism is named, but no user")
	case !visibleASCII(c.Hello):
		return nil, errors.New("configuring mail: the name we give ourselves is not a host name")
	case c.Timeout < 0 || c.AnswerTimeout < 0:
		return nil, errors.New("configuring mail: a timeout is less than nothing")
	}
	return &Sender{c}, nil
}

var _ Mailer = (*Sender)(nil)

// Send gives raw to the server, byte for byte. Raw is what Compose made: lines that end in CRLF, the last one
// too; anything else would be changed on its way and is an error. When ctx ends, Send stops at once with class
// Timeout. Every error about the mail or its way is a *Failure.
func (s *Sender) Send(ctx context.Context, to Envelope, raw []byte) error {
	if !isWire(raw) {
		return errors.New("sending mail: its lines do not all end in CRLF")
	}
	recipient, err := ParseAddress(to.To)
	if err != nil {
		return &Failure{Class: RecipientRefused, sentence: err.Error()}
	}
	from := s.c.From
	if to.From != "" {
		if from, err = ParseAddress(to.From); err != nil {
			return fmt.Errorf("sending mail: the sender's address: %w", err)
		}
	}
	if f := s.send(ctx, from, recipient, raw); f != nil {
		// Who stopped waiting is told so, whatever the broken connection looked like from below.
		if ctx.Err() != nil && f.Code == 0 {
			f.Class = Timeout
		}
		return f
	}
	return nil
}

func (s *Sender) send(ctx context.Context, from, recipient string, raw []byte) *Failure {
	conn, err := (&net.Dialer{Timeout: s.c.Timeout}).DialContext(ctx, "tcp", net.JoinHostPort(s.c.Host, strconv.Itoa(s.c.Port)))
	if err != nil {
		return fail(connecting, err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()

	// Each step has the whole of its time. An error here means that the connection is closed, and the step
	// itself will say so.
	give := func(d time.Duration) { _ = conn.SetDeadline(time.Now().Add(d)) }

	wire := conn
	if s.c.Security == ImplicitTLS {
		give(s.c.Timeout)
		encrypted := tls.Client(conn, s.tls())
		if err := encrypted.HandshakeContext(ctx); err != nil {
			return fail(securing, err)
		}
		wire = encrypted
	}
	give(s.c.Timeout)
	client, err := smtp.NewClient(wire, s.c.Host)
	if err != nil {
		return fail(greeting, err)
	}
	give(s.c.Timeout)
	if err := client.Hello(s.c.Hello); err != nil {
		return fail(greeting, err)
	}
	if f := s.secure(client, give); f != nil {
		return f
	}
	if f := s.authenticate(client, give); f != nil {
		return f
	}

	// Our addresses are ASCII; asking for SMTPUTF8 would only let a later server return the mail.
	client.SkipSMTPUTF8(true)
	give(s.c.Timeout)
	if err := client.Mail("<" + from + ">"); err != nil {
		return fail(naming, err)
	}
	give(s.c.Timeout)
	if err := client.Rcpt("<" + recipient + ">"); err != nil {
		return fail(addressing, err)
	}
	give(s.c.Timeout)
	w, err := client.Data()
	if err != nil {
		return fail(handing, err)
	}
	give(s.c.Timeout)
	if _, err := w.Write(raw); err != nil {
		return fail(handing, err)
	}
	if err := client.Text.W.Flush(); err != nil {
		return fail(handing, err)
	}
	give(s.c.AnswerTimeout)
	if err := w.Close(); err != nil {
		return fail(answering, err)
	}
	// The mail is the server's now; how the conversation ends changes nothing.
	give(s.c.Timeout)
	_ = client.Quit()
	return nil
}

func (s *Sender) secure(client *smtp.Client, give func(time.Duration)) *Failure {
	if s.c.Security == ImplicitTLS {
		return nil
	}
	give(s.c.Timeout)
	if offered, _ := client.Extension("STARTTLS"); !offered {
		if s.c.Security == Opportunistic {
			return nil
		}
		return fail(securing, errors.New("the server offers no STARTTLS"))
	}
	if err := client.StartTLS(s.tls()); err != nil {
		return fail(securing, err)
	}
	return nil
}

func (s *Sender) tls() *tls.Config {
	return &tls.Config{ServerName: s.c.Host, RootCAs: s.c.Roots, MinVersion: tls.VersionTLS12}
}

func (s *Sender) authenticate(client *smtp.Client, give func(time.Duration)) *Failure {
	if s.c.Username == "" {
		return nil
	}
	_, offered := client.Extension("AUTH")
	mechanism := s.c.Mechanism
	if mechanism == "" {
		for _, m := range []Mechanism{Plain, Login, CRAMMD5} {
			if mechanism == "" && offers(offered, m) {
				mechanism = m
			}
		}
	}
	if !offers(offered, mechanism) {
		return fail(authenticating, errors.New("the server offers no way to authenticate that we know or were told to use"))
	}
	if _, encrypted := client.TLSConnectionState(); !encrypted {
		return fail(authenticating, errors.New("the connection is not encrypted: no password goes over it"))
	}
	give(s.c.Timeout)
	var auth smtp.Auth
	switch mechanism {
	case Plain:
		auth = smtp.PlainAuth("", s.c.Username, s.c.Password, s.c.Host, false)
	case Login:
		auth = smtp.LoginAuth(s.c.Username, s.c.Password, s.c.Host, false)
	case CRAMMD5:
		auth = smtp.CRAMMD5Auth(s.c.Username, s.c.Password)
	}
	if err := client.Auth(auth); err != nil {
		return fail(authenticating, err)
	}
	return nil
}

func offers(offered string, m Mechanism) bool {
	for _, name := range strings.Fields(offered) {
		if strings.EqualFold(name, string(m)) {
			return true
		}
	}
	return false
}

// isWire reports whether every CR stands before an LF and every LF after a CR, and the last line ends so.
func isWire(raw []byte) bool {
	crlf := bytes.Count(raw, []byte("\r\n"))
	return bytes.HasSuffix(raw, []byte("\r\n")) && crlf == bytes.Count(raw, []byte("\r")) && crlf == bytes.Count(raw, []byte("\n"))
}
