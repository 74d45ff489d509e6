package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	netmail "net/mail"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"gehoor"
	"gehoor/bench/site"
	"gehoor/internal/app"
	"gehoor/internal/mail"
)

// childKey is the variable that makes a process of this program one that files and is killed.
const childKey = "GEHOOR_CRASH_CHILD"

const (
	callers = 8
	outbox  = "outbox"
)

// An errand is what such a process is told.
type errand struct {
	Folder, URL string
	From, Step  int // its first serial, and from one to the next: another process may have those between
}

// child files from several goroutines, and does the jobs of it, until it is killed. It says on
// standard output what it is about to file, and what was confirmed, a line at a time.
func child(order string) error {
	var e errand
	if err := json.Unmarshal([]byte(order), &e); err != nil {
		return err
	}
	mailer, err := newOutbox(filepath.Join(e.Folder, outbox))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	s, err := site.Open(ctx, e.Folder, e.URL, mailer, nil)
	if err != nil {
		return err
	}
	if _, err := fmt.Println("ready"); err != nil {
		return err
	}
	var serial atomic.Int64
	serial.Store(int64(e.From - e.Step))
	var wait sync.WaitGroup
	for range callers {
		wait.Go(func() {
			for ctx.Err() == nil {
				if err := fileOne(ctx, s, int(serial.Add(int64(e.Step)))); err != nil {
					cancel(err)
				}
			}
		})
	}
	wait.Go(func() {
		for ctx.Err() == nil {
			if _, err := s.RunJobs(ctx); err != nil {
				cancel(err)
			}
		}
	})
	wait.Wait()
	return context.Cause(ctx)
}

// fileOne does what a parent does: begins a form, fills it in, sends a picture along, and sends it.
func fileOne(ctx context.Context, s *site.Site, serial int) error {
	d, err := s.NewDraft(ctx, site.Org)
	if err != nil {
		return err
	}
	in := answers(serial)
	if err := s.SaveAnswers(ctx, site.Org, d.ID, func(a *app.Answers) { *a = in }); err != nil {
		return err
	}
	for range attached(serial) {
		body := picture(serial)
		if err := s.Attach(ctx, site.Org, d.ID, "foto.png", int64(len(body)), bytes.NewReader(body)); err != nil {
			return err
		}
	}
	if d, err = s.Draft(site.Org, d.ID); err != nil {
		return err
	}
	if _, err := fmt.Printf("trying %d %s\n", serial, d.ID); err != nil {
		return err
	}
	r, err := s.Submit(ctx, site.Org, d.ID, d.Answers, app.Intake{})
	if err != nil {
		return err
	}
	if r.Again {
		return errors.New("a new draft was filed before")
	}
	_, err = fmt.Printf("confirmed %d %d %s\n", serial, r.Complaint, string(r.Number))
	return err
}

// answers are those of a filing, which its serial decides.
func answers(serial int) app.Answers {
	return site.Answers(serial, gehoor.LocationID(1+serial%locations))
}

// attached is how many files go with a filing.
func attached(serial int) int {
	if serial%5 == 0 {
		return 1
	}
	return 0
}

// picture is the one that goes with a filing.
func picture(serial int) []byte {
	img := image.NewGray(image.Rect(0, 0, 8, 8))
	img.SetGray(serial%8, serial/8%8, color.Gray{Y: byte(serial)})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // it is written to memory
	}
	return b.Bytes()
}

// A fileOutbox is a mail server that keeps what it took on disk before it says so, as they do: a line
// with address and Message-ID.
type fileOutbox struct {
	mu sync.Mutex
	f  *os.File
}

func newOutbox(name string) (*fileOutbox, error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	return &fileOutbox{f: f}, nil
}

// Send implements mail.Mailer.
func (o *fileOutbox) Send(_ context.Context, to mail.Envelope, raw []byte) error {
	m, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, err := fmt.Fprintf(o.f, "%s %s\n", to.To, m.Header.Get("Message-ID")); err != nil {
		return err
	}
	return o.f.Sync()
}

// Close implements io.Closer.
func (o *fileOutbox) Close() error { return o.f.Close() }

// readOutbox gives the Message-IDs that went to each address, in order.
func readOutbox(name string) (map[string][]string, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	sent := map[string][]string{}
	for line := range strings.Lines(string(content)) {
		address, id, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if !ok || id == "" {
			return nil, fmt.Errorf("the outbox has the line %q", line)
		}
		sent[address] = append(sent[address], id)
	}
	return sent, nil
}
