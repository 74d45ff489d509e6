// Package web is the pages: one file per page, with its route, its form and its page together.
// Everything is a link or a form; GET changes nothing; no page needs JavaScript.
package web

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/static"
	"gehoor/internal/web/ui"
)

// A Server answers for every organisation of an installation, chosen by host name.
type Server struct {
	App   *app.App
	Log   *slog.Logger
	Demo  bool        // shows /demo/post
	Moved bool        // the clock is not the real one: every page says so
	Base  string      // "https://klachten.example": the address in mails; empty: as the request says
	Post  *app.Outbox // what /demo/post shows; nil: there is no such page

	mux      *http.ServeMux
	patterns []string // of mux, for the tests that go through all there is
	known    sync.Map // of a host: who answered there last, for pages that say that nothing can be read now
}

// known is an organisation as it was when it could last be read.
type known struct {
	org store.Organisation
	set store.Settings
}

// Handler is everything there is to ask for. Call it once.
func (s *Server) Handler() http.Handler {
	s.mux = http.NewServeMux()
	s.handle("GET "+static.Stylesheet, static.Handler().ServeHTTP)
	s.handle("GET "+static.Icon, static.Handler().ServeHTTP)
	s.handle("GET /healthz", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("ok\n")) })
	s.page("GET "+static.ThemePath, (*Request).theme)
	for _, add := range routes {
		add(s)
	}
	s.page("/", func(r *Request) (gomponents.Node, error) { return nil, store.ErrNotFound })
	cross := http.NewCrossOriginProtection()
	if s.Base != "" {
		if err := cross.AddTrustedOrigin(s.Base); err != nil {
			s.Log.Error("the base address is no origin", "error", err)
		}
	}
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "This form came from another site. Open the page again and send it from there.\nDit formulier kwam van een andere site. Open de pagina opnieuw en verstuur het daar.", http.StatusForbidden)
	}))
	return headers(cross.Handler(s.mux))
}

// routes is filled by the files of the pages.
var routes []func(*Server)

// handle adds a route. There is no other way to add one.
func (s *Server) handle(pattern string, h http.HandlerFunc) {
	s.patterns = append(s.patterns, pattern)
	s.mux.HandleFunc(pattern, h)
}

// route is called from the var block of a page's file, so that a page's address stands beside it.
func route(add func(*Server)) bool {
	routes = append(routes, add)
	return true
}

func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		next.ServeHTTP(w, r)
	})
}

// A Request is one request, with what is known of who asks. Handlers return a page or an error.
type Request struct {
	*http.Request
	W      http.ResponseWriter
	S      *Server
	App    *app.App
	Org    store.Organisation
	Set    store.Settings
	Lang   text.Lang
	Now    time.Time
	Status int // of the page that is returned; 0 is 200, or 422 when the page has errors

	who    *app.Who
	person store.Person
	asked  asked
}

// Today is the day in the Netherlands.
func (r *Request) Today() gehoor.Date { return gehoor.DateOf(r.Now) }

// Ctx is the request's context.
func (r *Request) Ctx() context.Context { return r.Request.Context() }

// page adds a handler whose errors are answered in one place.
func (s *Server) page(pattern string, h func(*Request) (gomponents.Node, error)) {
	s.handle(pattern, func(w http.ResponseWriter, hr *http.Request) {
		r := &Request{Request: hr, W: w, S: s, App: s.App, Now: s.App.Now()}
		node, err := s.open(r, h)
		if err != nil {
			node = s.failed(r, pattern, err)
		}
		if node == nil {
			return // the handler has answered: a redirect or a file
		}
		var body bytes.Buffer
		if err := node.Render(&body); err != nil {
			s.Log.Error("rendering", "route", pattern, "error", err)
			http.Error(w, "500", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.Status != 0 {
			w.WriteHeader(r.Status)
		}
		w.Write(body.Bytes())
	})
}

func (s *Server) open(r *Request, h func(*Request) (gomponents.Node, error)) (node gomponents.Node, err error) {
	defer func() {
		if fault := recover(); fault != nil && fault != http.ErrAbortHandler {
			s.Log.Error("a handler gave up", "fault", fault, "stack", string(debug.Stack()))
			node, err = nil, errGaveUp
		} else if fault != nil {
			panic(fault)
		}
	}()
	r.Lang = s.lang(r)
	host, _, split := net.SplitHostPort(r.Host)
	if split != nil {
		host = r.Host
	}
	host = strings.ToLower(host)
	if r.Org, err = s.App.Store.OrganisationByHost(r.Ctx(), host); err == nil {
		r.Set, err = s.App.Store.Settings(r.Org.ID)
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, err
	case err != nil:
		if last, ok := s.known.Load(host); ok {
			r.Org, r.Set = last.(known).org, last.(known).set
		}
		return nil, errors.Join(errOutage, err)
	}
	s.known.Store(host, known{r.Org, r.Set})
	if visible(r.URL.Path) != r.URL.Path {
		return nil, store.ErrNotFound // no address of ours has such characters
	}
	return h(r)
}

// lang is the language of the page: asked for in the address, then remembered, then the browser's.
func (s *Server) lang(r *Request) text.Lang {
	if l, err := text.ParseLang(r.URL.Query().Get("lang")); err == nil && r.URL.Query().Has("lang") {
		http.SetCookie(r.W, &http.Cookie{Name: "lang", Value: l.String(), Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.secure()})
		return l
	}
	if c, err := r.Cookie("lang"); err == nil {
		if l, err := text.ParseLang(c.Value); err == nil {
			return l
		}
	}
	if first, _, _ := strings.Cut(r.Header.Get("Accept-Language"), ","); strings.HasPrefix(strings.ToLower(first), "en") {
		return text.EN
	}
	return text.NL
}

func (r *Request) theme() (gomponents.Node, error) {
	r.Set.Theme.ServeHTTP(r.W, r.Request)
	return nil, nil
}

// failed is the one place that tells errors apart. What one may not know does not exist.
func (s *Server) failed(r *Request, pattern string, err error) gomponents.Node {
	var refusal *gehoor.Refusal
	switch {
	case errors.As(err, &refusal):
		r.Status = http.StatusUnprocessableEntity
		return r.errorPage(text.ErrRefusedTitle, text.Refusal(r.Lang, refusal))
	case errors.Is(err, errLink):
		return r.linkGone()
	case errors.Is(err, store.ErrNotFound), errors.Is(err, gehoor.ErrForbidden) && r.who == nil:
		r.Status = http.StatusNotFound
		return r.errorPage(text.ErrNotFoundTitle, text.ErrNotFound.In(r.Lang))
	case errors.Is(err, gehoor.ErrForbidden):
		r.Status = http.StatusForbidden
		return r.errorPage(text.ErrForbiddenTitle, text.ErrForbidden.In(r.Lang))
	case errors.Is(err, store.ErrChanged):
		r.Status = http.StatusConflict
		return r.errorPage(text.ErrChangedTitle, text.ErrChanged.In(r.Lang))
	case errors.Is(err, files.ErrNotScanned):
		r.Status = http.StatusConflict
		return r.errorPage(text.ErrScanTitle, text.ErrScan.In(r.Lang))
	case errors.Is(err, errForm):
		r.Status = http.StatusBadRequest
		return r.errorPage(text.ErrFormTitle, text.ErrForm.In(r.Lang))
	case errors.Is(err, errTooLarge):
		r.Status = http.StatusRequestEntityTooLarge
		return r.errorPage(text.TooLargeTitle, text.TooLarge.In(r.Lang))
	case errors.Is(err, errSignIn):
		http.Redirect(r.W, r.Request, "/inloggen", http.StatusSeeOther)
		return nil
	case errors.Is(err, context.Canceled):
		return nil // nobody is there any more
	}
	s.Log.Error("answering", "route", pattern, "org", r.Org.ID, "error", err)
	if errors.Is(err, errOutage) {
		r.Status = http.StatusServiceUnavailable
		r.W.Header().Set("Retry-After", "120")
		return r.errorPage(text.ErrOutageTitle, text.ErrOutage.In(r.Lang))
	}
	r.Status = http.StatusInternalServerError
	return r.errorPage(text.ErrFaultTitle, text.ErrFault.In(r.Lang))
}

// shell is a page around content, with what every page of the organisation has.
func (r *Request) shell(title string) ui.Page {
	p := ui.Page{
		Lang: r.Lang, Title: title, Practice: r.Org.Practice,
		Organisation: ui.Organisation{
			Name: r.Set.Name, Home: "/", Theme: ui.Path(r.Set.Theme.Path()),
			Mail: r.Set.Mail, Phone: r.Set.Phone, Hours: r.Set.PhoneHours.In(r.Lang),
			Regulation: "/reglement", Privacy: "/privacy", Accessibility: "/toegankelijkheid",
		},
	}
	if r.Method == http.MethodGet {
		p.Translated = ui.Path(r.URL.EscapedPath()).With("lang", r.Lang.Other().String())
	}
	if r.S.Moved {
		p.Clock = text.FormatDateLong(r.Lang, r.Today()) + ", " + text.FormatTime(r.Lang, r.Now)
	}
	return p
}

// secure reports whether the browser speaks HTTPS, with us or with a proxy in front of us.
func (r *Request) secure() bool { return r.TLS != nil || strings.HasPrefix(r.S.Base, "https://") }

// redirect answers a POST that worked.
func (r *Request) redirect(to ui.Path) (gomponents.Node, error) {
	http.Redirect(r.W, r.Request, string(to), http.StatusSeeOther)
	return nil, nil
}

// invalid marks the page that is returned as a form that has to be mended.
func (r *Request) invalid() { r.Status = http.StatusUnprocessableEntity }

var (
	errSignIn = errors.New("not signed in")
	errOutage = errors.New("the database does not answer")
	errGaveUp = errors.New("a handler gave up")
)
