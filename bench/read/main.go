// Command read measures what people look at, and what goes through everything, at several sizes: pages as
// the browser gets them but for the network, against a page of fifty rows rendered from memory.
//
//	go run ./bench/read -complaints 1000,10000 -results bench/RESULTS.md
//	go run ./bench/read -complaints 1000,10000,100000 -results bench/RESULTS.md    (some minutes)
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"maragu.dev/gomponents"

	"gehoor"
	"gehoor/bench/site"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web"
	"gehoor/internal/web/ui"
)

const locations = 100

func main() {
	sizes := flag.String("complaints", "1000,10000", "how many complaints to measure at, each larger than the one before")
	site.Main("Reading", locations, func(ctx context.Context, b *site.Bench) error { return measure(ctx, b, *sizes) })
}

func measure(ctx context.Context, r *site.Bench, sizes string) error {
	s := r.Site
	m := &measuring{Site: s, ctx: ctx, r: &r.Results, pages: (&web.Server{App: s.App, Log: slog.New(slog.DiscardHandler)}).Handler()}
	present := 0
	for _, size := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n <= present {
			return fmt.Errorf("%q complaints: a number larger than the one before", size)
		}
		start := time.Now()
		before, _, err := s.Store.Head(ctx, site.Org)
		if err != nil {
			return err
		}
		if err := s.Fill(ctx, present+1, n-present, locations, func(done int) {
			fmt.Fprintf(os.Stderr, "\r%d of %d", present+done, n)
		}); err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr)
		events, _, err := s.Store.Head(ctx, site.Org)
		if err != nil {
			return err
		}
		r.Add("\n**%d complaints**, %d events; the last %d complaints were made in groups at %.0f events a second\n",
			n, events, n-present, float64(events-before)/time.Since(start).Seconds())
		if err := m.all(n); err != nil {
			return fmt.Errorf("at %d: %w", n, err)
		}
		present = n
	}
	return nil
}

type measuring struct {
	*site.Site
	ctx   context.Context
	r     *site.Results
	pages http.Handler
	base  time.Duration // a page of fifty rows, from memory
}

func (m *measuring) all(n int) error {
	desk, err := m.Who(site.Org, site.Coordinator)
	if err != nil {
		return err
	}
	view := m.View(desk)
	last, err := view.List(m.ctx, store.Query{Limit: 1})
	if err != nil || len(last.Rows) != 1 {
		return fmt.Errorf("listing one: %d, %w", len(last.Rows), err)
	}
	dossier := "/dossier/" + string(last.Rows[0].Number)
	m.r.Add("| page | median ms | p99 ms | x memory |")
	m.r.Add("|---|---|---|---|")
	if err := m.row("fifty rows from memory", 400, func() error { return table().Render(new(bytes.Buffer)) }); err != nil {
		return err
	}
	for _, p := range []struct {
		name, path string
		who        gehoor.PersonID
	}{
		{"desk's first page", "/bureau", site.Coordinator}, {"one dossier", dossier, site.Coordinator}, {"a manager's list", "/bureau", site.Managers + 2},
	} {
		secret, err := m.Store.NewSession(m.ctx, site.Org, p.who)
		if err != nil {
			return err
		}
		if err := m.row(p.name, 200, func() error { return m.get(p.path, secret) }); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	wanted := site.Answers(n/2+1, 1).Sender
	for _, search := range []struct {
		name string
		kind store.TermKind
		text string
	}{
		{"search by mail address", store.Mail, wanted.Mail}, {"search by telephone", store.Telephone, wanted.Phone}, {"search by name", store.Name, wanted.Name},
	} {
		if err := m.row(search.name, 20, func() error {
			rows, err := view.FindExact(m.ctx, search.kind, search.text)
			if err == nil && (len(rows) == 0 || len(rows) > 1 && search.kind != store.Name) {
				err = fmt.Errorf("found %d", len(rows))
			}
			return err
		}); err != nil {
			return fmt.Errorf("%s: %w", search.name, err)
		}
	}
	m.r.Add("")
	return m.through(view)
}

// row measures one thing after another, the first few for nothing.
func (m *measuring) row(name string, times int, do func() error) error {
	for range times / 10 {
		if err := do(); err != nil {
			return err
		}
	}
	all, _, err := site.Crowd(1, times, func(int) error { return do() })
	if err != nil {
		return err
	}
	if m.base == 0 {
		m.base = all.At(0.5)
	}
	m.r.Add("| %s | %s | %s | %.1f |", name, site.Ms(all.At(0.5)), site.Ms(all.At(0.99)), float64(all.At(0.5))/float64(m.base))
	return nil
}

func (m *measuring) get(path, secret string) error {
	req := httptest.NewRequest(http.MethodGet, "http://klachten.example"+path, nil)
	req.AddCookie(&http.Cookie{Name: "medewerker", Value: secret})
	w := httptest.NewRecorder()
	m.pages.ServeHTTP(w, req)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "/dossier/") {
		return fmt.Errorf("GET answered %d to %s: %.200s", w.Code, url.PathEscape(w.Header().Get("Location")), w.Body)
	}
	return nil
}

// through measures what goes through all complaints.
func (m *measuring) through(view store.View) error {
	const plenty = time.Hour
	start := time.Now()
	found, err := view.Search(m.ctx, "nergensgeschreven", 0, plenty)
	if err != nil || len(found.Rows) != 0 || found.Read == 0 {
		return fmt.Errorf("a word that is nowhere: found %d of %d, %w", len(found.Rows), found.Read, err)
	}
	speed := float64(found.Read) / time.Since(start).Seconds()
	start = time.Now()
	found, err = view.Search(m.ctx, "koorts medicijn", 0, plenty)
	if err != nil || len(found.Rows) < 25 {
		return fmt.Errorf("words that are in many: found %d, %w", len(found.Rows), err)
	}
	m.r.Add("- words of the story: %.0f dossiers a second (%.0f a core) for a word that is nowhere; the first %d of a frequent pair after %s ms, %d read",
		speed, speed/float64(runtime.GOMAXPROCS(0)), len(found.Rows), site.Ms(time.Since(start)), found.Read)

	start = time.Now()
	report, err := m.Store.Verify(m.ctx, site.Org, 0)
	if err != nil || report.Fault != "" {
		return fmt.Errorf("verifying: %s, %w", report.Fault, err)
	}
	took := time.Since(start).Seconds()
	m.r.Add("- verify: %.0f lines and %.0f items a second, %.1f s in all", float64(report.Lines)/took, float64(report.Seals)/took, took)
	start = time.Now()
	if err := m.Store.RebuildRows(m.ctx, site.Org, func(int, int) {}); err != nil {
		return err
	}
	rows := float64(report.Dossiers) / time.Since(start).Seconds()
	start = time.Now()
	if err := m.RebuildTerms(m.ctx, site.Org, nil); err != nil {
		return err
	}
	m.r.Add("- rebuild: rows of %.0f dossiers a second, terms of %.0f", rows, float64(report.Dossiers)/time.Since(start).Seconds())

	board, err := m.Who(site.Org, site.Board)
	if err != nil {
		return err
	}
	start = time.Now()
	if _, err := m.Week(m.ctx, board, app.LastWeek(gehoor.DateOf(m.Now()))); err != nil {
		return err
	}
	m.r.Add("- weekly report, not frozen yet: %.2f s", time.Since(start).Seconds())
	return nil
}

// table is a page of fifty rows like the desk's, from nothing but memory.
func table() gomponents.Node {
	t := ui.DataTable{Caption: "Klachten", Head: 3}
	for _, words := range []string{"Over", "Stap", "Vóór", "Klacht", "Locatie", "Wie", "Onderwerp"} {
		t.Columns = append(t.Columns, ui.Column{Words: words})
	}
	for i := range 50 {
		t.Rows = append(t.Rows, []gomponents.Node{ui.Tag(ui.InTime, "nog "+strconv.Itoa(i)+" dagen"), gomponents.Text("Doorsturen"), gomponents.Text("di 1 december"),
			ui.Link("/dossier/26BCDF", "KL 26 BCDF"), gomponents.Text("De Speelplek " + strconv.Itoa(i)), gomponents.Text("Leidinggevende"), gomponents.Text("Verzorging")})
	}
	return ui.Page{Lang: text.NL, Title: "Klachten", Organisation: ui.Organisation{Name: "Kinderopvang De Proef", Home: "/"}}.
		Staff(ui.Desk{Name: "Marieke de Wit", SignOut: "/uitloggen"}, t.Node())
}
