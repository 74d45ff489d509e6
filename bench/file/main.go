// Command file measures durable filings, by app.Submit and by HTTP, against bare commits of one row by the
// same driver on the same disk in the same run.
//
//	go run ./bench/file -results bench/RESULTS.md
package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"

	"gehoor/bench/site"
	"gehoor/internal/app"
	"gehoor/internal/web"
)

const locations = 100

func main() {
	n := flag.Int("n", 4000, "filings in each measurement")
	present := flag.Int("present", 10_000, "complaints that are there before the first measurement")
	site.Main("Filing, durable", locations, func(ctx context.Context, b *site.Bench) error { return measure(ctx, b, *n, *present) })
}

func measure(ctx context.Context, r *site.Bench, n, present int) error {
	s := r.Site
	if err := s.Fill(ctx, 1, present, locations, func(int) {}); err != nil {
		return err
	}
	b, err := openBare(r.Databases)
	if err != nil {
		return err
	}
	defer b.db.Close()
	p, err := openPages(s)
	if err != nil {
		return err
	}
	defer p.close()
	r.Add("%d complaints present; %d in each measurement; times in ms.\n", present, n)
	r.Add("| callers | bare/s | median | p99 | app.Submit/s | x bare | median | p99 | HTTP/s | x bare | median | p99 |")
	r.Add("|---|---|---|---|---|---|---|---|---|---|---|---|")
	serial := present + 1
	for _, callers := range []int{1, 8, 32} {
		some := n
		if callers == 1 {
			some = n / 4
		}
		var rates [3]float64
		var times [3]site.Times
		run := func(which int, do func(i int) error) error {
			each, all, err := site.Crowd(callers, some, do)
			rates[which], times[which] = float64(some)/all.Seconds(), each
			return err
		}
		// The machine wanders: bare is measured before and after the others, and counts as their mean.
		if err := run(0, b.commit); err != nil {
			return err
		}
		before := rates[0]
		for i, file := range []func(app.Draft) error{
			func(d app.Draft) error {
				_, err := s.Submit(ctx, site.Org, d.ID, d.Answers, app.Intake{})
				return err
			},
			p.file,
		} {
			drafts, err := s.Drafts(ctx, serial, some, locations)
			if err != nil {
				return err
			}
			serial += some
			if err := run(1+i, func(i int) error { return file(drafts[i]) }); err != nil {
				return err
			}
		}
		if err := run(0, b.commit); err != nil {
			return err
		}
		rates[0] = (before + rates[0]) / 2
		r.Add("| %d | %.0f | %s | %s | %.0f | %.2f | %s | %s | %.0f | %.2f | %s | %s |", callers,
			rates[0], site.Ms(times[0].At(0.5)), site.Ms(times[0].At(0.99)),
			rates[1], rates[1]/rates[0], site.Ms(times[1].At(0.5)), site.Ms(times[1].At(0.99)),
			rates[2], rates[2]/rates[0], site.Ms(times[2].At(0.5)), site.Ms(times[2].At(0.99)))
	}
	return nil
}

// A bare is a table of its own, in a database of its own on the same disk or server.
type bare struct {
	db   *sql.DB
	body []byte
}

func openBare(databases site.Databases) (*bare, error) {
	address, err := databases.New()
	if err != nil {
		return nil, err
	}
	b := &bare{body: make([]byte, 400)}
	bytes := "bytea"
	if b.db, err = site.SQL(address); err != nil {
		return nil, err
	}
	b.db.SetMaxOpenConns(32)
	b.db.SetMaxIdleConns(32)
	id := "bigint generated always as identity primary key"
	if databases.Name == "sqlite" {
		b.db.SetMaxOpenConns(1) // as the store has it: others only wait for the lock
		bytes, id = "blob", "integer primary key"
	}
	_, err = b.db.Exec("create table bare (n " + id + ", body " + bytes + " not null)")
	return b, err
}

func (b *bare) commit(int) error {
	_, err := b.db.Exec("insert into bare (body) values ($1)", b.body)
	return err
}

// Pages is the program in front of which browsers stand, in this process and over the loopback.
type pages struct {
	server *http.Server
	client *http.Client
	base   string
	ended  chan error
}

func openPages(s *site.Site) (*pages, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &pages{base: "http://" + listener.Addr().String(), ended: make(chan error, 1)}
	p.server = &http.Server{Handler: (&web.Server{App: s.App, Log: slog.New(slog.DiscardHandler), Base: p.base}).Handler()}
	p.client = &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: 64},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	go func() { p.ended <- p.server.Serve(listener) }()
	return p, nil
}

// file sends the check page, as the last button does.
func (p *pages) file(d app.Draft) error {
	body := url.Values{"draft": {string(d.ID)}}.Encode()
	req, err := http.NewRequest(http.MethodPost, p.base+"/klacht/controleren", strings.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", p.base)
	req.AddCookie(&http.Cookie{Name: "klacht", Value: string(d.ID)})
	resp, err := p.client.Do(req)
	if err != nil {
		return err
	}
	answer, err := io.ReadAll(resp.Body)
	if err := errors.Join(err, resp.Body.Close()); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusSeeOther || filepath.Base(resp.Header.Get("Location")) != "ontvangen" {
		return fmt.Errorf("the check page answered %s to %q: %.300s", resp.Status, resp.Header.Get("Location"), answer)
	}
	return nil
}

func (p *pages) close() error {
	err := p.server.Close()
	if e := <-p.ended; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, e)
	}
	return err
}
