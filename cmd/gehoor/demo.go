package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"text/tabwriter"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/demo"
	"gehoor/internal/text"
	"gehoor/internal/web"
)

// demonstration is the command demo: an invented organisation to look at.
type demonstration struct {
	Dir        string `help:"Folder to keep it in." default:"demo" placeholder:"DIR"`
	Port       int    `help:"Port on 127.0.0.1 to listen on; 0 chooses one." default:"8080" placeholder:"N"`
	Complaints int    `help:"File so many complaints besides the nearly eighty of the demo, to see how it is with many." placeholder:"N"`
	Once       bool   `help:"Make it, or look that it is there, and stop."`
}

// Help gives the examples.
func (demonstration) Help() string {
	return `Begins in an empty folder and needs nothing else. A second start finds everything as it was. No mail leaves it: what would have gone out stands at /demo/post. GEHOOR_NOW sets its clock: a moment to start from, or with an exclamation mark behind it one to stand still at.

Examples:

  gehoor demo
  gehoor demo --dir mydemo --port 8081 --lang en
  gehoor demo --complaints 10000`
}

// A demoState is what is kept beside the demo.
type demoState struct {
	Parent gehoor.StreamID `json:"parent"` // a complaint whose number and code are shown
}

// Run makes the demo where there is none and serves it.
func (d demonstration) Run(c *console) error {
	clock, err := demo.ParseClock(os.Getenv("GEHOOR_NOW"))
	if err != nil {
		return misuse{err}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c.Now = clock.Now
	home := filepath.Join(d.Dir, "data")
	if _, err := os.Stat(filepath.Join(home, demoStateFile)); errors.Is(err, os.ErrNotExist) {
		fmt.Fprintln(c.Out, text.DemoMaking.In(c.Lang))
		if err := d.make(ctx, c, clock, home); err != nil {
			return err
		}
	} else if err != nil {
		return fmt.Errorf("looking for the demo: %w", err)
	}
	post, err := demo.OpenPost(filepath.Join(home, "post"))
	if err != nil {
		return err
	}
	a, shut, err := installation{Data: home}.app(ctx, c, post, false)
	if err != nil {
		return err
	}
	if d.Complaints > 0 {
		if err := d.bulk(ctx, c, a, clock); err != nil {
			return errors.Join(err, shut())
		}
	}
	if d.Once {
		return shut()
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(d.Port)))
	if err != nil {
		return errors.Join(no{fmt.Errorf("listening: %w", err)}, shut())
	}
	a.Base = "http://" + l.Addr().String()
	pages := &web.Server{App: a, Log: a.Log, Base: a.Base, Demo: true, Moved: os.Getenv("GEHOOR_NOW") != "", Post: &post.Outbox}
	mux := http.NewServeMux()
	watch := newWatch(a)
	mux.Handle("/", pages.Handler())
	mux.HandleFunc("GET /readyz", watch.ready)
	mux.Handle("GET /metrics", watch.metrics())
	err = serveAll(ctx, a, []served{{newServer("", mux), l}}, func() error { return d.welcome(ctx, c, a, home) })
	return errors.Join(err, shut())
}

const demoStateFile = "demo.json"

// make makes the demo aside and puts it in place when it is whole, so that a start that was broken off
// leaves nothing that the next one could take for a demo.
func (d demonstration) make(ctx context.Context, c *console, clock *demo.Clock, home string) error {
	aside := filepath.Join(d.Dir, "making")
	if err := os.RemoveAll(aside); err != nil {
		return fmt.Errorf("removing an unfinished demo: %w", err)
	}
	now := clock.Now()
	post, err := demo.OpenPost(filepath.Join(aside, "post"))
	if err != nil {
		return err
	}
	a, shut, err := installation{Data: aside}.app(ctx, c, post, true)
	if err != nil {
		return err
	}
	a.Base = "http://127.0.0.1:" + strconv.Itoa(d.Port)
	parent, err := demo.Make(ctx, a, clock, now)
	if err := errors.Join(err, shut()); err != nil {
		return err
	}
	clock.Reset()
	state, err := json.Marshal(demoState{parent})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(aside, demoStateFile), state, 0o600); err != nil {
		return err
	}
	return os.Rename(aside, home)
}

// bulk files many complaints beside those of the demo.
func (d demonstration) bulk(ctx context.Context, c *console, a *app.App, clock *demo.Clock) error {
	fmt.Fprintln(c.Err, text.DemoBulk(c.Lang, d.Complaints))
	p := newProgress(c.Err)
	said := false
	began := time.Now()
	err := demo.Bulk(ctx, a, clock, d.Complaints, func(done, total int) {
		if took := time.Since(began); !said && done < total && done*20 >= total {
			said = true
			left := time.Duration(float64(took) / float64(done) * float64(total-done))
			fmt.Fprintln(c.Err, text.DemoBulkTime(c.Lang, left))
		}
		p.at(done, total)
	})
	clock.Reset()
	return err
}

// welcome tells a newcomer where to go.
func (d demonstration) welcome(ctx context.Context, c *console, a *app.App, home string) error {
	data, err := os.ReadFile(filepath.Join(home, demoStateFile))
	if err != nil {
		return err
	}
	var state demoState
	if err := json.Unmarshal(data, &state); err != nil {
		return fmt.Errorf("reading %s: %w", demoStateFile, err)
	}
	number, code, err := demo.Parent(ctx, a, state.Parent)
	if err != nil {
		return err
	}
	people, err := demo.People(a, c.Lang)
	if err != nil {
		return err
	}
	out := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "\n%s\t%s/\n%s\t%s/inloggen\n%s\t%s/demo/post\n\n", text.DemoPages.In(c.Lang), a.Base, text.DemoSignIn.In(c.Lang), a.Base, text.DemoPost.In(c.Lang), a.Base)
	fmt.Fprintln(out, text.DemoHow.In(c.Lang))
	for _, p := range people {
		fmt.Fprintf(out, "  %s\t%s\t%s\n", p.Mail, p.Name, p.Role)
	}
	fmt.Fprintf(out, "\n%s\n%s\n", text.DemoParent(c.Lang, number.String(), code[:4]+" "+code[4:]), text.DemoStop(c.Lang, d.Dir))
	return out.Flush()
}
