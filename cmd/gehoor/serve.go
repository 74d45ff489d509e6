package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"golang.org/x/crypto/acme/autocert"

	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/text"
	"gehoor/internal/web"
)

// serve is the command serve: the program as it runs in production.
type serve struct {
	installation
	certificates
	Listen  string `help:"Address to listen on; a proxy in front of it does HTTPS, or --acme." default:"127.0.0.1:8080" env:"GEHOOR_LISTEN" placeholder:"HOST:PORT"`
	BaseURL string `name:"base-url" help:"Where people reach it, for the links in mails." required:"" env:"GEHOOR_BASE_URL" placeholder:"https://klachten.example.org"`
	Metrics string `help:"Address for /metrics, apart from the pages; without it beside them, and with --acme nowhere." env:"GEHOOR_METRICS" placeholder:"HOST:PORT"`

	mailServers
	Clamd string `help:"ClamAV's daemon, that looks into every file that comes in: unix:/run/clamav/clamd.ctl or HOST:PORT. Without it files are not scanned." env:"GEHOOR_CLAMD" placeholder:"ADDRESS" group:"Files:"`
}

// Help gives the examples.
func (serve) Help() string {
	return `Begins in an empty folder or database by itself and makes the key file then, and only then: keep a copy of it apart from the database. Several of them may share one PostgreSQL and one key file.

/healthz says that it runs, /readyz that the database answers, /metrics gives figures for Prometheus; do not pass on /metrics to the public. The log is JSON on standard error. SIGTERM stops it: what was begun is finished first.

Examples:

  gehoor serve --base-url https://klachten.example.org --smtp-host mail.example.org --mail-from klachten@example.org
  gehoor serve --base-url https://klachten.example.org --listen :443 --acme --acme-mail beheer@example.org --acme-redirect :80
  GEHOOR_DATABASE=postgres://gehoor@db/gehoor GEHOOR_KEY=/etc/gehoor/master.key gehoor serve --base-url https://klachten.example.org`
}

// Run serves until it is told to stop.
func (s serve) Run(c *console) error {
	if os.Getenv("GEHOOR_NOW") != "" {
		return misuse{errors.New(text.ServeNoClock.In(c.Lang))}
	}
	base, err := url.Parse(s.BaseURL)
	if err != nil || base.Scheme != "https" && base.Scheme != "http" || base.Host == "" || base.Path != "" && base.Path != "/" {
		return misuse{errors.New(text.ServeBadBase.In(c.Lang))}
	}
	if err := s.certificates.check(base, c.Lang); err != nil {
		return err
	}
	mailer, err := s.mailer()
	if err != nil {
		return misuse{err}
	}
	boxes, err := s.mailboxes()
	if err != nil {
		return misuse{err}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a, shut, err := s.app(ctx, c, mailer, true)
	if err != nil {
		return err
	}
	a.MailFrom, a.Mailboxes = s.MailFrom, boxes
	if s.Clamd != "" {
		a.Scanner = files.Clamd(s.Clamd)
		a.Store.ScanFiles()
	}
	a.Base = base.Scheme + "://" + base.Host
	pages := &web.Server{App: a, Log: a.Log, Base: a.Base}
	watch := newWatch(a)
	mux := http.NewServeMux()
	mux.Handle("/", watch.requests(pages.Handler()))
	mux.HandleFunc("GET /readyz", watch.ready)
	servers := []*http.Server{newServer(s.Listen, mux)}
	switch {
	case s.Metrics == "" && s.ACME: // the public is at the door, and no proxy keeps it from the figures
	case s.Metrics == "":
		mux.Handle("GET /metrics", watch.metrics())
	default:
		apart := http.NewServeMux()
		apart.Handle("GET /metrics", watch.metrics())
		servers = append(servers, newServer(s.Metrics, apart))
	}
	var certs *autocert.Manager
	if s.ACME {
		certs = s.manager(s.Data, base, a.Store, nil)
		if s.ACMERedirect != "" {
			servers = append(servers, newServer(s.ACMERedirect, certs.HTTPHandler(nil)))
		}
	}
	listening, err := listen(servers...)
	if err != nil {
		return errors.Join(err, shut())
	}
	if certs != nil {
		listening[0] = secured(listening[0], certs, a.Log)
	}
	a.Log.Info("listening", "address", listening[0].listener.Addr().String())
	if certs != nil {
		go func() {
			if err := firstCertificate(ctx, certs, base.Hostname()); err != nil {
				a.Log.Error("no certificate", "error", err)
			}
		}()
	}
	return errors.Join(serveAll(ctx, a, listening, nil), shut())
}

// trimLine takes the line end off the only line of a file.
func trimLine(s string) string {
	for len(s) > 0 && (s[len(s)-1] == '\n' || s[len(s)-1] == '\r') {
		s = s[:len(s)-1]
	}
	return s
}

// newServer has limits wide enough for ten photographs over a bad connection.
func newServer(address string, h http.Handler) *http.Server {
	return &http.Server{
		Addr: address, Handler: h,
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 10 * time.Minute, WriteTimeout: 10 * time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10,
	}
}

// grace is how long requests that have begun may take when the program is told to stop.
const grace = 30 * time.Second

// A served is a server and what it takes connections from.
type served struct {
	*http.Server
	listener net.Listener
}

// listen makes a server for each address, or none.
func listen(servers ...*http.Server) ([]served, error) {
	var all []served
	for _, s := range servers {
		l, err := net.Listen("tcp", s.Addr)
		if err != nil {
			for _, s := range all {
				s.listener.Close()
			}
			return nil, no{fmt.Errorf("listening: %w", err)}
		}
		all = append(all, served{s, l})
	}
	return all, nil
}

// serveAll serves and works until ctx ends or something breaks; then what was begun is finished. Ready
// is called once connections are taken; nil: nobody waits for it.
func serveAll(ctx context.Context, a *app.App, servers []served, ready func() error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var all sync.WaitGroup
	for _, s := range servers {
		all.Go(func() {
			if err := s.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
				cancel(fmt.Errorf("serving: %w", err))
			}
		})
	}
	all.Go(func() { cancel(a.Work(ctx)) })
	if len(a.Mailboxes) > 0 {
		all.Go(func() { cancel(a.ReadMail(ctx)) })
	}
	if ready != nil {
		if err := ready(); err != nil {
			cancel(err)
		}
	}
	<-ctx.Done()
	stopping, done := context.WithTimeout(context.Background(), grace)
	defer done()
	for _, s := range servers {
		if err := s.Shutdown(stopping); err != nil {
			a.Log.Warn("stopping: some requests were broken off", "error", err)
			s.Close()
		}
	}
	all.Wait()
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}
