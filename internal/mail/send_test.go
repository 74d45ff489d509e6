package mail_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"gehoor/internal/mail"
)

// planted stands in everything the server says; no error may print it.
const planted = "Noor-van-de-Berg"

// server is a mail server that does as it is told; each func that is nil takes what it is given.
type server struct {
	tls       *tls.Config // nil: STARTTLS is not offered
	implicit  bool
	mechanism string // offered for authentication, beside none

	mail func(*smtp.Conn) error
	rcpt func(*smtp.Conn) error
	data func(*smtp.Conn, io.Reader) error // before the body is read

	mu        sync.Mutex
	encrypted bool
	user      string
	envelope  []string
	body      []byte
}

// start runs the server on a loopback port until the test ends.
func (s *server) start(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	srv := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		return &session{server: s, conn: c}, nil
	}))
	srv.Domain = "mail.example.org"
	srv.TLSConfig = s.tls
	srv.AllowInsecureAuth = true
	srv.ErrorLog = log.New(io.Discard, "", 0)
	if s.implicit {
		listener = tls.NewListener(listener, s.tls)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = srv.Serve(listener)
	}()
	t.Cleanup(func() {
		_ = srv.Close()
		_ = listener.Close() // which the server does not know when it had no time to begin
		<-done
	})
	return port
}

type session struct {
	*server
	conn *smtp.Conn
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	_, encrypted := s.conn.TLSConnectionState()
	s.mu.Lock()
	s.encrypted, s.envelope = encrypted, []string{from}
	s.mu.Unlock()
	if s.mail != nil {
		return s.mail(s.conn)
	}
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.rcpt != nil {
		return s.rcpt(s.conn)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.envelope = append(s.envelope, to)
	return nil
}

func (s *session) Data(r io.Reader) error {
	if s.data != nil {
		return s.data(s.conn, r)
	}
	body, err := io.ReadAll(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.body = body
	return err
}

func (s *session) AuthMechanisms() []string {
	if s.mechanism == "" {
		return nil
	}
	return []string{"X-OTHER", s.mechanism}
}

func (s *session) Auth(string) (sasl.Server, error) {
	check := func(user, password string) error {
		if user != "gehoor" || password != "geheim" {
			return &smtp.SMTPError{Code: 535, EnhancedCode: smtp.EnhancedCode{5, 7, 8}, Message: "not you, " + planted}
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.user = user
		return nil
	}
	if s.mechanism == sasl.Login {
		return &login{check: check}, nil
	}
	return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

// login is the server's side of the LOGIN mechanism, which go-sasl has only for clients.
type login struct {
	check func(user, password string) error
	asked int
	user  string
}

func (l *login) Next(response []byte) ([]byte, bool, error) {
	l.asked++
	switch l.asked {
	case 1:
		return []byte("Username:"), false, nil
	case 2:
		l.user = string(response)
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check(l.user, string(response))
}

// certificate makes a server certificate for name and the pool that trusts it.
func certificate(t *testing.T, name string) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	if ip := net.ParseIP(name); ip != nil {
		template.DNSNames, template.IPAddresses = nil, []net.IP{ip}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(leaf)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, pool
}

func sender(t *testing.T, c mail.Config) *mail.Sender {
	t.Helper()
	c.Host, c.From = "127.0.0.1", "klachten@example.org"
	s, err := mail.NewSender(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var to = mail.Envelope{To: "noor@example.net"}

// What the server has at the end is what we stored, byte for byte, also where SMTP has marks of its own.
func TestSendBringsTheBytes(t *testing.T) {
	t.Parallel()
	serverTLS, roots := certificate(t, "127.0.0.1")
	composed := compose(t, message())
	dots := []byte("Subject: dots\r\n\r\n.\r\n..\r\n.a\r\n\r\n.\r\nQUIT\r\n" + strings.Repeat("0123456789 ", 90) + "\r\n\r\n")

	for name, test := range map[string]struct {
		server *server
		config mail.Config
		raw    []byte
		user   string
	}{
		"STARTTLS":                        {server: &server{tls: serverTLS}, raw: composed},
		"STARTTLS, dots and long lines":   {server: &server{tls: serverTLS}, raw: dots},
		"encrypted from the first byte":   {server: &server{tls: serverTLS, implicit: true}, config: mail.Config{Security: mail.ImplicitTLS}, raw: composed},
		"STARTTLS when offered":           {server: &server{tls: serverTLS}, config: mail.Config{Security: mail.Opportunistic}, raw: composed},
		"plain":                           {server: &server{tls: serverTLS, mechanism: "PLAIN"}, config: mail.Config{Username: "gehoor", Password: "geheim", Mechanism: mail.Plain}, raw: composed, user: "gehoor"},
		"login":                           {server: &server{tls: serverTLS, mechanism: "LOGIN"}, config: mail.Config{Username: "gehoor", Password: "geheim", Mechanism: mail.Login}, raw: composed, user: "gehoor"},
		"the mechanism the server offers": {server: &server{tls: serverTLS, mechanism: "LOGIN"}, config: mail.Config{Username: "gehoor", Password: "geheim"}, raw: composed, user: "gehoor"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, c := test.server, test.config
			c.Port, c.Roots = s.start(t), roots
			if err := sender(t, c).Send(t.Context(), to, test.raw); err != nil {
				t.Fatalf("%v: %s", err, sentence(err))
			}
			s.mu.Lock()
			defer s.mu.Unlock()
			if !bytes.Equal(s.body, test.raw) {
				t.Errorf("the server has\n%q\nwant\n%q", s.body, test.raw)
			}
			if got, want := fmt.Sprint(s.envelope), "[klachten@example.org noor@example.net]"; got != want {
				t.Errorf("envelope %s, want %s", got, want)
			}
			if !s.encrypted {
				t.Errorf("it went in the clear")
			}
			if s.user != test.user {
				t.Errorf("authenticated as %q, want %q", s.user, test.user)
			}
		})
	}

	t.Run("in the clear when nothing else is offered and that is allowed", func(t *testing.T) {
		t.Parallel()
		s := &server{}
		c := mail.Config{Port: s.start(t), Security: mail.Opportunistic}
		if err := sender(t, c).Send(t.Context(), mail.Envelope{From: "bounce@example.org", To: "noor@crèche.example"}, composed); err != nil {
			t.Fatal(err)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if got, want := fmt.Sprint(s.envelope), "[bounce@example.org noor@xn--crche-5ra.example]"; got != want {
			t.Errorf("envelope %s, want %s", got, want)
		}
	})
}

func sentence(err error) string {
	var f *mail.Failure
	if !errors.As(err, &f) {
		return ""
	}
	return f.Sentence()
}

// A server that fails, in every way a server can: the class says which, and nobody hears what it said.
func TestSendSaysWhatWentWrong(t *testing.T) {
	t.Parallel()
	serverTLS, roots := certificate(t, "127.0.0.1")
	otherName, otherRoots := certificate(t, "mail.example.com")
	answer := func(code int, enhanced ...int) func(*smtp.Conn) error {
		e := smtp.NoEnhancedCode
		if len(enhanced) == 3 {
			e = smtp.EnhancedCode(enhanced)
		}
		return func(*smtp.Conn) error {
			return &smtp.SMTPError{Code: code, EnhancedCode: e, Message: "about <noor@example.net> " + planted}
		}
	}
	afterData := func(f func(*smtp.Conn) error) func(*smtp.Conn, io.Reader) error {
		return func(c *smtp.Conn, r io.Reader) error {
			if _, err := io.ReadAll(r); err != nil {
				return err
			}
			return f(c)
		}
	}
	hangUp := func(c *smtp.Conn) error { return c.Conn().Close() }

	for name, test := range map[string]struct {
		server *server
		config mail.Config
		want   mail.Failure
		said   bool // the sentence is the server's
	}{
		"MAIL 451":                                 {&server{tls: serverTLS, mail: answer(451)}, mail.Config{}, mail.Failure{Class: mail.Temporary, Temporary: true, Code: 451}, true},
		"MAIL 550":                                 {&server{tls: serverTLS, mail: answer(550)}, mail.Config{}, mail.Failure{Class: mail.MessageRefused, Code: 550}, true},
		"MAIL 530, who are you":                    {&server{tls: serverTLS, mail: answer(530, 5, 7, 0)}, mail.Config{}, mail.Failure{Class: mail.Auth, Temporary: true, Code: 530}, true},
		"MAIL 421, closing":                        {&server{tls: serverTLS, mail: answer(421)}, mail.Config{}, mail.Failure{Class: mail.Temporary, Temporary: true, Code: 421}, true},
		"RCPT 450, greylisted":                     {&server{tls: serverTLS, rcpt: answer(450, 4, 7, 1)}, mail.Config{}, mail.Failure{Class: mail.Temporary, Temporary: true, Code: 450}, true},
		"RCPT 550, unknown":                        {&server{tls: serverTLS, rcpt: answer(550, 5, 1, 1)}, mail.Config{}, mail.Failure{Class: mail.RecipientRefused, Code: 550}, true},
		"RCPT 552, full":                           {&server{tls: serverTLS, rcpt: answer(552)}, mail.Config{}, mail.Failure{Class: mail.MailboxFull, Code: 552}, true},
		"RCPT 452 4.2.2, full":                     {&server{tls: serverTLS, rcpt: answer(452, 4, 2, 2)}, mail.Config{}, mail.Failure{Class: mail.MailboxFull, Temporary: true, Code: 452}, true},
		"DATA 451":                                 {&server{tls: serverTLS, data: afterData(answer(451))}, mail.Config{}, mail.Failure{Class: mail.Temporary, Temporary: true, Code: 451}, true},
		"DATA 554":                                 {&server{tls: serverTLS, data: afterData(answer(554, 5, 7, 1))}, mail.Config{}, mail.Failure{Class: mail.MessageRefused, Code: 554}, true},
		"DATA 552, too large":                      {&server{tls: serverTLS, data: afterData(answer(552, 5, 3, 4))}, mail.Config{}, mail.Failure{Class: mail.MessageRefused, Code: 552}, true},
		"DATA 550 5.2.2, full":                     {&server{tls: serverTLS, data: afterData(answer(550, 5, 2, 2))}, mail.Config{}, mail.Failure{Class: mail.MailboxFull, Code: 550}, true},
		"hangs up at MAIL":                         {&server{tls: serverTLS, mail: hangUp}, mail.Config{}, mail.Failure{Class: mail.Dropped, Temporary: true}, false},
		"hangs up after DATA":                      {&server{tls: serverTLS, data: afterData(hangUp)}, mail.Config{}, mail.Failure{Class: mail.Dropped, Temporary: true, Uncertain: true}, false},
		"no STARTTLS":                              {&server{}, mail.Config{}, mail.Failure{Class: mail.TLS, Temporary: true}, false},
		"nobody we trust signed":                   {&server{tls: otherName}, mail.Config{}, mail.Failure{Class: mail.TLS, Temporary: true}, false},
		"a certificate of another, STARTTLS":       {&server{tls: otherName}, mail.Config{Roots: otherRoots}, mail.Failure{Class: mail.TLS, Temporary: true}, false},
		"a certificate of another, when offered":   {&server{tls: otherName}, mail.Config{Roots: otherRoots, Security: mail.Opportunistic}, mail.Failure{Class: mail.TLS, Temporary: true}, false},
		"a certificate of another, first byte":     {&server{tls: otherName, implicit: true}, mail.Config{Roots: otherRoots, Security: mail.ImplicitTLS}, mail.Failure{Class: mail.TLS, Temporary: true}, false},
		"a wrong password, plain":                  {&server{tls: serverTLS, mechanism: "PLAIN"}, mail.Config{Username: "gehoor", Password: planted}, mail.Failure{Class: mail.Auth, Temporary: true, Code: 535}, true},
		"a wrong password, login":                  {&server{tls: serverTLS, mechanism: "LOGIN"}, mail.Config{Username: "gehoor", Password: planted}, mail.Failure{Class: mail.Auth, Temporary: true, Code: 535}, true},
		"a mechanism that is not offered":          {&server{tls: serverTLS, mechanism: "PLAIN"}, mail.Config{Username: "gehoor", Password: "geheim", Mechanism: mail.CRAMMD5}, mail.Failure{Class: mail.Auth, Temporary: true}, false},
		"no authentication offered":                {&server{tls: serverTLS}, mail.Config{Username: "gehoor", Password: "geheim"}, mail.Failure{Class: mail.Auth, Temporary: true}, false},
		"a password that would go in the clear":    {&server{mechanism: "PLAIN"}, mail.Config{Username: "gehoor", Password: "geheim", Security: mail.Opportunistic}, mail.Failure{Class: mail.Auth, Temporary: true}, false},
		"hangs up in the middle of a large letter": {&server{tls: serverTLS, data: func(c *smtp.Conn, r io.Reader) error { _, _ = io.ReadFull(r, make([]byte, 100)); return hangUp(c) }}, mail.Config{}, mail.Failure{Class: mail.Dropped, Temporary: true}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := test.config
			c.Port = test.server.start(t)
			if c.Roots == nil {
				c.Roots = roots
			}
			raw := compose(t, message())
			if strings.Contains(name, "large") {
				// So much that the server's end has closed long before ours has written it all.
				raw = bytes.Repeat([]byte(strings.Repeat("x", 70)+"\r\n"), 1<<20)
			}
			err := sender(t, c).Send(t.Context(), to, raw)
			check(t, err, test.want)
			if got := strings.Contains(sentence(err), planted); got != test.said {
				t.Errorf("sentence %q: the server's words are there: %t, want %t", sentence(err), got, test.said)
			}
			if got := sentence(err); got == "" {
				t.Errorf("no sentence")
			}
		})
	}
}

// check compares a failure with what it should be, and looks whether it tells more than it may.
func check(t *testing.T, err error, want mail.Failure) {
	t.Helper()
	var f *mail.Failure
	if !errors.As(err, &f) {
		t.Fatalf("got %v, want a failure", err)
	}
	if f.Class != want.Class || f.Temporary != want.Temporary || f.Code != want.Code || f.Uncertain != want.Uncertain {
		t.Errorf("class %q, temporary %t, code %d, uncertain %t (%s); want %q, %t, %d, %t", f.Class, f.Temporary, f.Code,
			f.Uncertain, f.Sentence(), want.Class, want.Temporary, want.Code, want.Uncertain)
	}
	wrapped := fmt.Errorf("doing a job: %w", err)
	for _, printed := range []string{
		err.Error(), wrapped.Error(), fmt.Sprintf("%+v %#v %q", err, err, err), fmt.Sprint(errors.Unwrap(err)),
	} {
		if strings.Contains(printed, planted) || strings.Contains(printed, "noor@") || strings.Contains(printed, "127.0.0.1") {
			t.Errorf("it prints %q", printed)
		}
	}
}

// scripted is a server that says what it is told, a line for each line it hears; after the last it waits.
func scripted(t *testing.T, heard chan<- string, lines ...string) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		buffer := make([]byte, 1<<16)
		for _, line := range lines {
			// One byte a time: a slow server is no broken one.
			for i := range len(line) {
				if _, err := conn.Write([]byte{line[i]}); err != nil {
					return
				}
			}
			n, err := conn.Read(buffer)
			if err != nil {
				return
			}
			heard <- string(buffer[:n])
		}
		heard <- "end"
		_, _ = io.Copy(io.Discard, conn) // until the client goes
	}()
	t.Cleanup(func() {
		_ = listener.Close()
		<-done
	})
	return listener.Addr().(*net.TCPAddr).Port
}

func TestSendDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	raw := compose(t, message())
	dialogue := []string{"220 hello\r\n", "250-mail.example.org\r\n250 8BITMIME\r\n", "250 ok\r\n", "250 ok\r\n", "354 go on\r\n"}

	t.Run("a server that never says hello", func(t *testing.T) {
		t.Parallel()
		c := mail.Config{Port: scripted(t, make(chan string, 1)), Timeout: time.Second, Security: mail.Opportunistic}
		check(t, sender(t, c).Send(t.Context(), to, raw), mail.Failure{Class: mail.Timeout, Temporary: true})
	})
	t.Run("a server that never encrypts", func(t *testing.T) {
		t.Parallel()
		c := mail.Config{Port: scripted(t, make(chan string, 1)), Timeout: time.Second, Security: mail.ImplicitTLS}
		check(t, sender(t, c).Send(t.Context(), to, raw), mail.Failure{Class: mail.Timeout, Temporary: true})
	})
	t.Run("a server that never answers to the last byte", func(t *testing.T) {
		t.Parallel()
		c := mail.Config{Port: scripted(t, make(chan string, 10), dialogue...), AnswerTimeout: time.Second, Security: mail.Opportunistic}
		check(t, sender(t, c).Send(t.Context(), to, raw), mail.Failure{Class: mail.Timeout, Temporary: true, Uncertain: true})
	})
	for stop := range dialogue {
		t.Run(fmt.Sprintf("the caller goes away after %d answers", stop), func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			heard := make(chan string, 10)
			c := mail.Config{Port: scripted(t, heard, dialogue[:stop]...), Security: mail.Opportunistic}
			result := make(chan error)
			go func() { result <- sender(t, c).Send(ctx, to, raw) }()
			for said := range heard {
				if said == "end" {
					break
				}
			}
			cancel()
			check(t, <-result, mail.Failure{Class: mail.Timeout, Temporary: true})
		})
	}
	t.Run("the caller was gone before", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		check(t, sender(t, mail.Config{Port: 1}).Send(ctx, to, raw), mail.Failure{Class: mail.Timeout, Temporary: true})
	})
}

func TestSendWithoutAServer(t *testing.T) {
	t.Parallel()
	raw := compose(t, message())

	t.Run("nobody listens", func(t *testing.T) {
		t.Parallel()
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		port := listener.Addr().(*net.TCPAddr).Port
		if err := listener.Close(); err != nil {
			t.Fatal(err)
		}
		check(t, sender(t, mail.Config{Port: port}).Send(t.Context(), to, raw), mail.Failure{Class: mail.Connect, Temporary: true})
	})
	for name, test := range map[string]struct {
		lines []string
		want  mail.Failure
	}{
		"a server that wants no mail":     {[]string{"554 " + planted + "\r\n"}, mail.Failure{Class: mail.Connect, Temporary: true, Code: 554}},
		"a server that is busy":           {[]string{"421 " + planted + "\r\n"}, mail.Failure{Class: mail.Temporary, Temporary: true, Code: 421}},
		"a server of another kind":        {[]string{planted + " HTTP/1.1 400 Bad Request\r\n"}, mail.Failure{Class: mail.Unknown, Temporary: true}},
		"a server that wants no hello":    {[]string{"220 hello\r\n", "502 no\r\n", "502 " + planted + "\r\n"}, mail.Failure{Class: mail.Connect, Temporary: true, Code: 502}},
		"DATA 451, before the body":       {[]string{"220 hello\r\n", "250 x\r\n", "250 ok\r\n", "250 ok\r\n", "451 " + planted + "\r\n"}, mail.Failure{Class: mail.Temporary, Temporary: true, Code: 451}},
		"STARTTLS offered, but not today": {[]string{"220 hello\r\n", "250-x\r\n250 STARTTLS\r\n", "454 " + planted + "\r\n"}, mail.Failure{Class: mail.TLS, Temporary: true, Code: 454}},
		"a code that there is not":        {[]string{"220 hello\r\n", "250 x\r\n", "799 " + planted + "\r\n"}, mail.Failure{Class: mail.Unknown, Temporary: true, Code: 799}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := mail.Config{Port: scripted(t, make(chan string, 10), test.lines...), Security: mail.Opportunistic}
			check(t, sender(t, c).Send(t.Context(), to, raw), test.want)
		})
	}
}

// What cannot be sent as it is, is not sent: SMTP would change it, or it would end before its end.
func TestSendTakesOnlyWhatGoesUnchanged(t *testing.T) {
	t.Parallel()
	s := &server{}
	c := mail.Config{Port: s.start(t), Security: mail.Opportunistic}
	for _, raw := range []string{"", "Subject: x", "Subject: x\n\ny\n", "Subject: x\r\n\r\ny", "a\r\n\n.\n", "a\r\n\r.\r\n", "a\n\r\r\n"} {
		if err := sender(t, c).Send(t.Context(), to, []byte(raw)); err == nil {
			t.Errorf("%q is sent", raw)
		}
	}
	raw := compose(t, message())
	for _, address := range []string{"", "noor", "noor@example.net>\r\nDATA", "<noor@example.net>", "nöör@example.net"} {
		check(t, sender(t, c).Send(t.Context(), mail.Envelope{To: address}, raw), mail.Failure{Class: mail.RecipientRefused})
		if err := sender(t, c).Send(t.Context(), mail.Envelope{From: address + " ", To: "noor@example.net"}, raw); err == nil {
			t.Errorf("mail from %q is sent", address)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.envelope != nil {
		t.Errorf("the server heard of %q", s.envelope)
	}
}

func TestNewSenderRefuses(t *testing.T) {
	t.Parallel()
	good := mail.Config{Host: "mail.example.org", From: "klachten@example.org"}
	if _, err := mail.NewSender(good); err != nil {
		t.Errorf("the shortest configuration: %v", err)
	}
	for name, spoil := range map[string]func(*mail.Config){
		"no server":                    func(c *mail.Config) { c.Host = "" },
		"no sender":                    func(c *mail.Config) { c.From = "" },
		"a port too high":              func(c *mail.Config) { c.Port = 65536 },
		"security misspelt":            func(c *mail.Config) { c.Security = "start-tls" },
		"a mechanism misspelt":         func(c *mail.Config) { c.Mechanism, c.Username = "PLAIN", "x" },
		"a mechanism without a user":   func(c *mail.Config) { c.Mechanism = mail.Plain },
		"a hello with a line break":    func(c *mail.Config) { c.Hello = "x\r\nQUIT" },
		"a timeout of less than none":  func(c *mail.Config) { c.Timeout = -1 },
		"an answer of less than none":  func(c *mail.Config) { c.AnswerTimeout = -1 },
		"a sender with a line break":   func(c *mail.Config) { c.From = "klachten@example.org\r\nQUIT" },
		"a port of less than the next": func(c *mail.Config) { c.Port = -1 },
	} {
		c := good
		spoil(&c)
		if _, err := mail.NewSender(c); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
