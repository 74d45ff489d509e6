package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"

	"gehoor/internal/store"
	"gehoor/internal/text"
)

// certificates is how serve does HTTPS without a proxy: with certificates that it asks an ACME authority for,
// and renews, for the host of --base-url and those of the organisations. They lie in a folder, so several nodes
// behind one name want a proxy instead.
type certificates struct {
	ACME          bool   `name:"acme" help:"Do HTTPS ourselves, with certificates from an ACME authority, whose terms you accept by this. Listen on port 443 then." env:"GEHOOR_ACME" group:"HTTPS:"`
	ACMEDirectory string `name:"acme-directory" help:"The authority." default:"${acme_directory}" env:"GEHOOR_ACME_DIRECTORY" placeholder:"URL" group:"HTTPS:"`
	ACMEMail      string `name:"acme-mail" help:"Where it may write to you." env:"GEHOOR_ACME_MAIL" placeholder:"MAIL" group:"HTTPS:"`
	ACMECache     string `name:"acme-cache" help:"Folder for the certificates and their keys; without it certificates in the folder of --data." env:"GEHOOR_ACME_CACHE" placeholder:"DIR" group:"HTTPS:"`
	ACMERedirect  string `name:"acme-redirect" help:"Address for plain HTTP, usually :80, that leads to HTTPS." env:"GEHOOR_ACME_REDIRECT" placeholder:"HOST:PORT" group:"HTTPS:"`
}

// manager asks for certificates, for hosts that are ours alone: whoever points a name at us gets none.
func (c certificates) manager(data string, base *url.URL, s *store.Store, client *http.Client) *autocert.Manager {
	cache := c.ACMECache
	if cache == "" {
		cache = filepath.Join(data, "certificates")
	}
	return &autocert.Manager{
		Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(cache), Email: c.ACMEMail,
		Client: &acme.Client{DirectoryURL: c.ACMEDirectory, HTTPClient: client, UserAgent: "gehoor"},
		HostPolicy: func(ctx context.Context, host string) error {
			if strings.EqualFold(host, base.Hostname()) {
				return nil
			}
			all, err := s.Organisations(ctx)
			if err != nil {
				return err
			}
			for _, o := range all {
				if o.Host != "" && strings.EqualFold(o.Host, host) {
					return nil
				}
			}
			return errNotOurs
		},
	}
}

var errNotOurs = errors.New("no certificate for a host that is not ours")

// check refuses what cannot work.
func (c certificates) check(base *url.URL, l text.Lang) error {
	if c.ACME && (base.Scheme != "https" || !strings.Contains(base.Hostname(), ".") || net.ParseIP(base.Hostname()) != nil) {
		return misuse{errors.New(text.ServeACMEBase.In(l))}
	}
	if !c.ACME && c.ACMERedirect != "" {
		return misuse{errors.New(text.ServeACMEAlone.In(l))}
	}
	return nil
}

// secured has a server speak TLS. What it says of connections that fail names addresses, so only its kind is
// logged.
func secured(s served, m *autocert.Manager, to *slog.Logger) served {
	s.ErrorLog = log.New(kinds{to}, "", 0)
	config := m.TLSConfig()
	config.MinVersion = tls.VersionTLS12
	s.listener = tls.NewListener(s.listener, config)
	s.Handler = strict(s.Handler)
	return s
}

// kinds logs the kind of what http.Server says and not the rest.
type kinds struct{ *slog.Logger }

// Write takes one line.
func (k kinds) Write(line []byte) (int, error) {
	words := strings.Fields(string(line))
	k.Warn("serving", "class", strings.Join(words[:min(3, len(words))], " "))
	return len(line), nil
}

// strict tells browsers never to come here without TLS again.
func strict(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		next.ServeHTTP(w, r)
	})
}

// firstCertificate makes one before the first visitor asks, so that what is wrong is in the log at once.
func firstCertificate(ctx context.Context, m *autocert.Manager, host string) error {
	hello := &tls.ClientHelloInfo{ServerName: host, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256},
		SupportedCurves: []tls.CurveID{tls.CurveP256}, SignatureSchemes: []tls.SignatureScheme{tls.ECDSAWithP256AndSHA256}}
	if _, err := m.GetCertificate(hello); err != nil && ctx.Err() == nil {
		return fmt.Errorf("asking for a certificate: %w", err)
	}
	return nil
}
