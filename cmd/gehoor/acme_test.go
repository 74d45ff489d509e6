package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/letsencrypt/pebble/v2/ca"
	"github.com/letsencrypt/pebble/v2/db"
	"github.com/letsencrypt/pebble/v2/va"
	"github.com/letsencrypt/pebble/v2/wfe"
	"github.com/miekg/dns"

	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// authority is an ACME authority on loopback, Let's Encrypt's own test server: it looks whether we really answer
// for a name, at the given port for TLS.
func authority(t *testing.T, tlsPort int) (directory string, client *http.Client, roots *x509.CertPool) {
	t.Helper()
	quiet := log.New(io.Discard, "", 0)
	// Every name is this machine.
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	names := &dns.Server{Listener: l, Handler: dns.HandlerFunc(func(w dns.ResponseWriter, asked *dns.Msg) {
		answer := new(dns.Msg).SetReply(asked)
		if q := asked.Question[0]; q.Qtype == dns.TypeA {
			answer.Answer = []dns.RR{&dns.A{Hdr: dns.RR_Header{Name: q.Name, Rrtype: dns.TypeA, Class: dns.ClassINET}, A: net.IPv4(127, 0, 0, 1)}}
		}
		w.WriteMsg(answer)
	})}
	go names.ActivateAndServe()
	t.Cleanup(func() { names.Shutdown() })
	held := db.NewMemoryStore()
	issuer := ca.New(quiet, held, "", "ecdsa", 0, 1, map[string]ca.Profile{"default": {ValidityPeriod: 3600 * 24 * 90}})
	front := wfe.New(quiet, held, va.New(quiet, 1, tlsPort, true, l.Addr().String(), held), issuer, nil, true, false, 1, 1)
	server := httptest.NewTLSServer(front.Handler())
	t.Cleanup(server.Close)
	roots = x509.NewCertPool()
	roots.AddCert(issuer.GetRootCert(0).Cert)
	return server.URL + wfe.DirectoryPath, server.Client(), roots
}

// HTTPS without a proxy: a certificate is asked for, proven and used, kept for the next start, and asked for by no
// name but ours.
func TestServesHTTPSByACME(t *testing.T) {
	t.Setenv("PEBBLE_VA_NOSLEEP", "1")
	t.Setenv("PEBBLE_WFE_NONCEREJECT", "0")
	s := storetest.Open(t)
	listening, err := listen(newServer("127.0.0.1:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "gehoor "+r.Host) })))
	if err != nil {
		t.Fatal(err)
	}
	address := listening[0].listener.Addr().(*net.TCPAddr)
	base, err := url.Parse("https://klachten.voorbeeld.example")
	if err != nil {
		t.Fatal(err)
	}
	directory, client, roots := authority(t, address.Port)
	data := t.TempDir()
	c := certificates{ACME: true, ACMEDirectory: directory, ACMEMail: "beheer@voorbeeld.example"}
	m := c.manager(data, base, s, client)
	var said bytes.Buffer
	over := secured(listening[0], m, slog.New(slog.NewTextHandler(&said, nil)))
	go over.Serve(over.listener)
	t.Cleanup(func() { over.Close() })

	if err := firstCertificate(t.Context(), m, base.Hostname()); err != nil {
		t.Fatal(err)
	}
	visit := func(name string) (*http.Response, error) {
		visitor := &http.Client{Transport: &http.Transport{
			TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true, DisableKeepAlives: true,
			DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return new(net.Dialer).DialContext(ctx, network, address.String())
			},
		}}
		return visitor.Get("https://" + name + "/")
	}
	answer, err := visit(base.Hostname())
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil || string(body) != "gehoor klachten.voorbeeld.example" || answer.ProtoMajor != 2 || answer.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("the answer is %q over %s, %v, %v", body, answer.Proto, answer.Header, err)
	}
	if answer, err := visit("iemand.anders.example"); err == nil {
		t.Errorf("a name that is not ours got %s", answer.Status)
	}
	over.Shutdown(t.Context())
	if got := said.String(); !strings.Contains(got, "http: TLS handshake") || strings.Contains(got, "127.0.0.1") {
		t.Errorf("the log says %s", got)
	}
	kept, err := filepath.Glob(filepath.Join(data, "certificates", base.Hostname()+"*"))
	if err != nil || len(kept) == 0 {
		t.Fatalf("nothing is kept: %v", err)
	}
	for _, name := range kept {
		if f, err := os.Stat(name); err != nil || f.Mode().Perm()&0o077 != 0 {
			t.Errorf("others can read %s: %v, %v", name, f.Mode(), err)
		}
	}
	// The next start asks nobody.
	again := certificates{ACME: true, ACMEDirectory: "https://127.0.0.1:1/nobody"}.manager(data, base, s, client)
	if err := firstCertificate(t.Context(), again, base.Hostname()); err != nil {
		t.Errorf("started again: %v", err)
	}
}

// Certificates are asked for the base's host and those of the organisations, also of one that was added since.
func TestCertificatesAreForOurHostsAlone(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	m := certificates{}.manager(t.TempDir(), &url.URL{Host: "klachten.voorbeeld.example:443"}, s, nil)
	ours := func(host string) error { return m.HostPolicy(t.Context(), host) }
	if err := errors.Join(ours("klachten.voorbeeld.example"), ours("Klachten.Voorbeeld.Example")); err != nil {
		t.Error(err)
	}
	for _, host := range []string{"oefenen.voorbeeld.example", "voorbeeld.example", "", "klachten.voorbeeld.example.kwaad.example"} {
		if err := ours(host); !errors.Is(err, errNotOurs) {
			t.Errorf("%q: %v", host, err)
		}
	}
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	if _, err := s.AddOrganisation(t.Context(), store.Organisation{Name: "Oefenen", Host: "oefenen.voorbeeld.example", Created: now}, now); err != nil {
		t.Fatal(err)
	}
	if err := ours("oefenen.voorbeeld.example"); err != nil {
		t.Error(err)
	}
}

func TestACMEFlagsThatCannotWork(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		base string
		c    certificates
		want string
	}{
		{"https://klachten.example.org", certificates{ACME: true, ACMERedirect: ":80"}, ""},
		{"http://klachten.example.org", certificates{}, ""},
		{"http://klachten.example.org", certificates{ACME: true}, text.ServeACMEBase.EN},
		{"https://localhost", certificates{ACME: true}, text.ServeACMEBase.EN},
		{"https://192.0.2.7", certificates{ACME: true}, text.ServeACMEBase.EN},
		{"https://klachten.example.org", certificates{ACMERedirect: ":80"}, text.ServeACMEAlone.EN},
	} {
		base, err := url.Parse(test.base)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if err := test.c.check(base, text.EN); err != nil {
			got = err.Error()
		}
		if got != test.want || strings.Contains(got, "%") {
			t.Errorf("%s %+v: %q, want %q", test.base, test.c, got, test.want)
		}
	}
}
