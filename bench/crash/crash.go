package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"gehoor"
	"gehoor/bench/site"
	"gehoor/internal/app"
	"gehoor/internal/store"
)

const (
	locations  = 10
	roundsEach = 8 // on one database; then a new one, or checking all of it would take longest
)

// A trial kills filing processes, one after another, and looks each time what they left behind.
type trial struct {
	databases site.Databases
	folder    string
	seed      uint64
	rounds    int
	out       io.Writer
}

// A tally is what a trial saw.
type tally struct {
	Rounds    int
	Confirmed int // filings that the killed processes had confirmed
	Silent    int // filings that were on disk, but not confirmed yet
	Undone    int // filings that had begun and left nothing
	Mails     int // that went out, one of each
	Twice     int // mails that went out again, with the same Message-ID
}

func (t tally) String() string {
	return fmt.Sprintf("%d rounds, %d filings confirmed and there, %d there but not yet confirmed, %d not there and not confirmed, %d receipts sent, %d of them twice",
		t.Rounds, t.Confirmed, t.Silent, t.Undone, t.Mails, t.Twice)
}

// run carries out the trial. The error says which promise was broken, and in which round.
func (t trial) run(ctx context.Context) (sum tally, err error) {
	fmt.Fprintf(t.out, "%s: seed %d\n", t.databases.Name, t.seed)
	chance := rand.New(rand.NewPCG(t.seed, 1))
	for sum.Rounds < t.rounds {
		p, err := t.place(ctx)
		if err != nil {
			return sum, err
		}
		for range min(roundsEach, t.rounds-sum.Rounds) {
			if err := p.round(ctx, chance, &sum); err != nil {
				return sum, fmt.Errorf("round %d of seed %d: %w", sum.Rounds+1, t.seed, err)
			}
			sum.Rounds++
		}
		if err := p.deliver(ctx, &sum); err != nil {
			return sum, fmt.Errorf("after round %d of seed %d: %w", sum.Rounds, t.seed, err)
		}
	}
	return sum, nil
}

// A place is where processes file and are killed.
type place struct {
	folder, url string
	processes   int // that file at the same time

	mu    sync.Mutex
	filed map[int]*filing // by serial
	next  int             // the next serial
}

// A filing is what a process said about one before it was killed.
type filing struct {
	draft     store.DraftID
	number    gehoor.Number // empty: it was not confirmed
	complaint gehoor.StreamID
}

func (t trial) place(ctx context.Context) (*place, error) {
	url, err := t.databases.New()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(t.folder, "crash-")
	if err != nil {
		return nil, err
	}
	p := &place{folder: folder, url: url, processes: 1, filed: map[int]*filing{}, next: 1}
	if t.databases.Name == "postgres" { // which several nodes share
		p.processes = 2
	}
	return p, p.open(ctx, func(s *site.Site) error { return s.Furnish(ctx, locations) })
}

func (p *place) open(ctx context.Context, f func(*site.Site) error) error {
	mailer, err := newOutbox(filepath.Join(p.folder, outbox))
	if err != nil {
		return err
	}
	defer mailer.Close()
	s, err := site.Open(ctx, p.folder, p.url, mailer, nil)
	if err != nil {
		return err
	}
	return errors.Join(f(s), s.Close())
}

func (p *place) round(ctx context.Context, chance *rand.Rand, sum *tally) error {
	before := p.next
	if err := p.kill(ctx, chance); err != nil {
		return err
	}
	for serial := before; serial < p.next; serial++ {
		if f := p.filed[serial]; f != nil && f.number != "" {
			sum.Confirmed++
		}
	}
	return p.open(ctx, func(s *site.Site) error {
		if err := p.verify(ctx, s); err != nil {
			return err
		}
		there, err := p.complaints(ctx, s)
		if err != nil {
			return err
		}
		for serial, f := range p.filed {
			c := there[serial]
			switch {
			case f.number == "" && c == nil:
				sum.Undone++
			case f.number == "":
				sum.Silent++
			case c == nil:
				return fmt.Errorf("filing %d was confirmed as %s and is not there", serial, f.number)
			case c.ID != f.complaint || c.Number() != f.number:
				return fmt.Errorf("filing %d was confirmed as %s, stream %d, and is %s, stream %d", serial, f.number, f.complaint, c.Number(), c.ID)
			}
			// Who was cut off sends the form again: nothing is filed twice.
			if f.number == "" {
				d, err := s.Draft(site.Org, f.draft)
				if err != nil {
					return fmt.Errorf("the draft of filing %d: %w", serial, err)
				}
				r, err := s.Submit(ctx, site.Org, f.draft, d.Answers, app.Intake{})
				if err != nil {
					return fmt.Errorf("sending filing %d again: %w", serial, err)
				}
				if r.Again != (c != nil) || c != nil && (r.Complaint != c.ID || r.Number != c.Number()) {
					return fmt.Errorf("filing %d, sent again, became %s, stream %d; it was there already: %t", serial, r.Number, r.Complaint, c != nil)
				}
				f.number, f.complaint = r.Number, r.Complaint
			}
		}
		return p.verify(ctx, s)
	})
}

// kill lets processes file, and kills each at a random moment of its own.
func (p *place) kill(ctx context.Context, chance *rand.Rand) error {
	var all sync.WaitGroup
	errs := make([]error, p.processes)
	from := p.next
	for i := range p.processes {
		// Mostly while it files, from the first that it confirmed: on a busy machine that takes its time.
		// Sometimes while it starts.
		after, starting := time.Duration(chance.Int64N(int64(400*time.Millisecond))), chance.IntN(8) == 0
		all.Go(func() {
			errs[i] = p.killOne(ctx, errand{Folder: p.folder, URL: p.url, From: from + i, Step: p.processes}, after, starting)
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

func (p *place) killOne(ctx context.Context, e errand, after time.Duration, starting bool) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	order, err := json.Marshal(e)
	if err != nil {
		return err
	}
	child := exec.CommandContext(ctx, self)
	child.Env = append(os.Environ(), childKey+"="+string(order))
	child.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	var complains bytes.Buffer
	child.Stderr = &complains
	said, err := child.StdoutPipe()
	if err != nil {
		return err
	}
	if err := child.Start(); err != nil {
		return err
	}
	kill := sync.OnceFunc(func() { time.AfterFunc(after, func() { child.Process.Signal(syscall.SIGKILL) }) })
	if starting {
		kill()
	}
	lines := bufio.NewReader(said)
	for {
		line, err := lines.ReadString('\n')
		if err == io.EOF { // what is not a whole line was not said
			break
		} else if err != nil {
			return err
		}
		if err := p.hear(strings.Fields(line), kill); err != nil {
			child.Process.Kill()
			child.Wait()
			return err
		}
	}
	err = child.Wait()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		if status, ok := ended.Sys().(syscall.WaitStatus); ok && status.Signal() == syscall.SIGKILL {
			return ctx.Err()
		}
	}
	return fmt.Errorf("the filing process ended by itself: %v: %s", err, complains.String())
}

// hear takes a line in: "ready", "trying SERIAL DRAFT" or "confirmed SERIAL STREAM NUMBER".
func (p *place) hear(line []string, confirmed func()) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var serial int
	if len(line) > 1 {
		if _, err := fmt.Sscan(line[1], &serial); err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
		p.next = max(p.next, serial+1)
	}
	switch {
	case len(line) == 1 && line[0] == "ready":
	case len(line) == 3 && line[0] == "trying":
		p.filed[serial] = &filing{draft: store.DraftID(line[2])}
	case len(line) == 4 && line[0] == "confirmed" && p.filed[serial] != nil:
		f := p.filed[serial]
		if _, err := fmt.Sscan(line[2], &f.complaint); err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
		f.number = gehoor.Number(line[3])
		confirmed()
	default:
		return fmt.Errorf("the filing process said %q", line)
	}
	return nil
}

func (p *place) verify(ctx context.Context, s *site.Site) error {
	report, err := s.Store.Verify(ctx, site.Org, 0)
	if err != nil {
		return err
	}
	if report.Fault != "" {
		return fmt.Errorf("verify: %s", report.Fault)
	}
	if report.Lines == 0 || report.Hash == (gehoor.Hash{}) {
		return fmt.Errorf("verify saw nothing: %+v", report)
	}
	return nil
}

// complaints are all there are, by serial: each once, whole, and with what is owed.
func (p *place) complaints(ctx context.Context, s *site.Site) (map[int]*gehoor.Complaint, error) {
	there := map[int]*gehoor.Complaint{}
	for c, err := range s.Store.System().Complaints(ctx, site.Org) {
		if err != nil {
			return nil, err
		}
		story, err := s.Store.Item(ctx, site.Org, c.Filed.Story)
		if err != nil {
			return nil, fmt.Errorf("the story of stream %d: %w", c.ID, err)
		}
		serial := site.Serial(string(story.Body))
		switch {
		case p.filed[serial] == nil:
			return nil, fmt.Errorf("stream %d has a story that nobody sent", c.ID)
		case there[serial] != nil:
			return nil, fmt.Errorf("filing %d is there twice: streams %d and %d", serial, there[serial].ID, c.ID)
		}
		there[serial] = c
		if err := p.whole(ctx, s, c, serial, string(story.Body)); err != nil {
			return nil, fmt.Errorf("filing %d, stream %d: %w", serial, c.ID, err)
		}
	}
	return there, nil
}

// whole holds a complaint against what was sent.
func (p *place) whole(ctx context.Context, s *site.Site, c *gehoor.Complaint, serial int, story string) error {
	want := answers(serial)
	sealed, err := s.Store.Item(ctx, site.Org, c.Filed.Sender)
	if err != nil {
		return fmt.Errorf("the sender: %w", err)
	}
	var sender app.Sender
	if err := json.Unmarshal(sealed.Body, &sender); err != nil {
		return fmt.Errorf("the sender: %w", err)
	}
	if story != want.Story || sender != want.Sender || c.Filed.Location != want.Location {
		return errors.New("it is not what was sent")
	}
	if got, want := len(c.Filed.Files), attached(serial); got != want {
		return fmt.Errorf("it has %d files instead of %d", got, want)
	}
	for _, f := range c.Filed.Files {
		blob, err := s.Store.File(ctx, site.Org, f.Original)
		if err != nil {
			return fmt.Errorf("its file: %w", err)
		}
		r, err := s.Files.Open(blob)
		if err != nil {
			return fmt.Errorf("its file: %w", err)
		}
		got, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			return fmt.Errorf("its file: %w", err)
		}
		if !bytes.Equal(got, picture(serial)) {
			return errors.New("its file is not the one that was sent")
		}
	}
	who, err := s.Who(site.Org, site.Coordinator)
	if err != nil {
		return err
	}
	if rows, err := s.View(who).FindExact(ctx, store.Mail, sender.Mail); err != nil {
		return err
	} else if len(rows) != 1 || rows[0].ID != c.ID {
		return fmt.Errorf("by its mail address the desk finds %d dossiers", len(rows))
	}
	return p.owed(ctx, s, c)
}

// owed looks whether the receipt is confirmed, or has a job that will.
func (p *place) owed(ctx context.Context, s *site.Site, c *gehoor.Complaint) error {
	confirmed := 0
	for _, e := range c.Events() {
		if _, ok := e.Fact.(gehoor.Acknowledged); ok {
			confirmed++
		}
	}
	jobs, err := s.Store.DossierJobs(ctx, site.Org, c.ID)
	if err != nil {
		return err
	}
	var found []store.Job
	for _, j := range jobs {
		if j.Duty == gehoor.OweAcknowledge {
			found = append(found, j)
		}
	}
	if len(found) != 1 {
		return fmt.Errorf("%d jobs confirm its receipt", len(found))
	}
	if done := !found[0].Done.IsZero(); confirmed > 1 || done != (confirmed == 1) {
		return fmt.Errorf("its receipt was confirmed %d times, and the job for it is done: %t", confirmed, done)
	}
	return nil
}

// deliver does what is left to do, and looks whether every receipt has gone out.
func (p *place) deliver(ctx context.Context, sum *tally) error {
	err := p.open(ctx, func(s *site.Site) error {
		// What a killed process had claimed is nobody else's for ten minutes of the machine's clock. They pass.
		db, err := site.SQL(p.url)
		if err != nil {
			return err
		}
		_, err = db.ExecContext(ctx, `update job set held = '' where done_at = ''`)
		if err := errors.Join(err, db.Close()); err != nil {
			return err
		}
		if _, err := s.RunJobs(ctx); err != nil {
			return err
		}
		there, err := p.complaints(ctx, s)
		if err != nil {
			return err
		}
		for serial, f := range p.filed {
			c := there[serial]
			if c == nil || c.Number() != f.number {
				return fmt.Errorf("filing %d is gone", serial)
			}
			if len(c.Events()) < 2 {
				return fmt.Errorf("the receipt of filing %d was not confirmed", serial)
			}
		}
		return p.verify(ctx, s)
	})
	if err != nil {
		return err
	}
	sent, err := readOutbox(filepath.Join(p.folder, outbox))
	if err != nil {
		return err
	}
	for serial := range p.filed {
		ids := sent[answers(serial).Mail]
		if len(ids) == 0 {
			return fmt.Errorf("the receipt of filing %d was never sent", serial)
		}
		for _, id := range ids {
			if id != ids[0] {
				return fmt.Errorf("the receipt of filing %d was sent as two different mails", serial)
			}
		}
		sum.Mails++
		sum.Twice += min(1, len(ids)-1)
	}
	return os.RemoveAll(p.folder)
}
