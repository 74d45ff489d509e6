package app

import (
	"context"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// The people of the tests' organisation, by id.
const (
	mark  gehoor.PersonID = 1 + iota // manager of the location
	rita                             // regional manager
	dirk                             // director
	bea                              // board
	sam                              // supervisor
	cora                             // coordinator
	dee                              // deputy coordinator
	safa                             // safety officer
	sofie                            // on the duty list too
)

var names = []string{"Mark", "Rita", "Dirk", "Bea", "Sam", "Cora", "Dee", "Safa", "Sofie"}

// address is somebody's mail address in the tests.
func address(p gehoor.PersonID) string { return strings.ToLower(names[p-1]) + "@opvang.example" }

// A world is an organisation with one location, a clock, and a mail server that may fail.
type world struct {
	*App
	t     testing.TB
	post  *post
	clock time.Time
}

// post is a mail server that can be told to refuse.
type post struct {
	Outbox
	mu     sync.Mutex
	refuse func(to string) *mail.Failure
	reject func(raw []byte) *mail.Failure
	taken  func() // called after a mail was taken
	went   []mail.Envelope
}

func (p *post) Send(ctx context.Context, to mail.Envelope, raw []byte) error {
	p.mu.Lock()
	refuse, reject, taken := p.refuse, p.reject, p.taken
	p.went = append(p.went, to)
	p.mu.Unlock()
	if refuse != nil {
		if f := refuse(to.To); f != nil {
			return f
		}
	}
	if reject != nil {
		if f := reject(raw); f != nil {
			return f
		}
	}
	if err := p.Outbox.Send(ctx, to, raw); err != nil {
		return err
	}
	if taken != nil {
		taken()
	}
	return nil
}

func (p *post) down() {
	p.refuse = func(string) *mail.Failure { return &mail.Failure{Class: mail.Connect, Temporary: true} }
}

// mails lists what was sent but the weekly reports, which go to many and are about no complaint.
func (p *post) mails() (all []OutboxMail) {
	for _, m := range p.Mails() {
		if !strings.HasPrefix(m.Subject, "Weekrapport") {
			all = append(all, m)
		}
	}
	return all
}

// to lists the mails that somebody got.
func (p *post) to(address string) (mails []OutboxMail) {
	for _, m := range p.mails() {
		if m.To == address {
			mails = append(mails, m)
		}
	}
	return mails
}

// monday is a Monday morning.
var someMonday = time.Date(2026, 9, 7, 7, 30, 0, 0, time.UTC)

func newWorld(t testing.TB, s *store.Store) *world {
	w := &world{t: t, post: &post{}, clock: someMonday}
	w.App = w.node(s)
	w.write(func(tx *store.Tx) error {
		for i, name := range names {
			if _, err := tx.PutPerson(gehoor.Actor{}, store.Person{Name: name + " van de Opvang", Mail: address(gehoor.PersonID(i + 1))}); err != nil {
				return err
			}
		}
		if _, err := tx.PutHolder(gehoor.Actor{}, store.Holder{KvK: "12345678", Name: "Zonnebloem"}); err != nil {
			return err
		}
		if _, err := tx.PutRegion(gehoor.Actor{}, store.Region{Name: "Noord"}); err != nil {
			return err
		}
		if _, err := tx.PutLocation(gehoor.Actor{}, store.Location{Holder: 1, Region: 1, Name: "De Kikker"}); err != nil {
			return err
		}
		from := gehoor.DateOf(someMonday.AddDate(-1, 0, 0))
		for _, p := range []gehoor.Position{
			{Person: mark, Seat: gehoor.Seat{Role: gehoor.Manager, Place: 1}},
			{Person: rita, Seat: gehoor.Seat{Role: gehoor.RegionalManager, Place: 1}},
			{Person: dirk, Seat: gehoor.Seat{Role: gehoor.Director, Place: 1}},
			{Person: bea, Seat: gehoor.Seat{Role: gehoor.Board}},
			{Person: sam, Seat: gehoor.Seat{Role: gehoor.Supervisor}},
			{Person: cora, Seat: gehoor.Seat{Role: gehoor.Coordinator}},
			{Person: dee, Seat: gehoor.Seat{Role: gehoor.DeputyCoordinator}},
			{Person: safa, Seat: gehoor.Seat{Role: gehoor.SafetyOfficer}},
		} {
			p.From = from
			if _, err := tx.PutPosition(gehoor.Actor{}, p); err != nil {
				return err
			}
		}
		return tx.PutSettings(store.Settings{Name: "Zonnebloem", Mail: "klachten@opvang.example", Phone: "030 123 45 67",
			DutyList: []gehoor.PersonID{safa, sofie}, BoardContact: bea})
	})
	return w
}

// node is a process that works on the store, with the world's clock and mail server.
func (w *world) node(s *store.Store) *App {
	w.t.Helper()
	dir, err := files.OpenDir(w.t.TempDir(), storetest.Seeded(8))
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { dir.Close() })
	return &App{Store: s, Files: dir, Mail: w.post, Now: func() time.Time { return w.clock }, Rand: storetest.Seeded(7),
		Log: slog.New(slog.DiscardHandler), Base: "https://klachten.example"}
}

func (w *world) write(f func(*store.Tx) error) {
	w.t.Helper()
	if err := w.Store.Write(context.Background(), 1, w.clock, f); err != nil {
		w.t.Fatal(err)
	}
}

// run does what is due.
func (w *world) run() {
	w.t.Helper()
	if _, err := w.RunJobs(context.Background()); err != nil {
		w.t.Fatal(err)
	}
}

// at moves the clock to a moment in the Netherlands, and does what is due.
func (w *world) at(day gehoor.Date, hour, minute int) {
	w.t.Helper()
	w.clock = day.Start(nil).Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
	w.run()
}

// What is planted in every complaint: none of it may be in a mail.
const (
	plantedStory    = "Pindakaas ondanks de allergie"
	plantedChild    = "Florentijn"
	plantedEmployee = "Griselda"
	parentMail      = "ouder@thuis.example"
)

// told are the answers of a parent who left a mail address.
func told() Answers {
	return Answers{Capacity: gehoor.Parent, Location: 1, Story: plantedStory, Happened: gehoor.Recently,
		Sender: Sender{Name: "Sanne Bakker", Mail: parentMail, Phone: "06 12 34 56 78", Child: plantedChild},
		Way:    gehoor.CallDaytime, Safety: gehoor.NoDanger, AboutName: plantedEmployee}
}

func (w *world) file(in Answers, how Intake) *gehoor.Complaint {
	w.t.Helper()
	d, err := w.NewDraft(context.Background(), 1)
	if err != nil {
		w.t.Fatal(err)
	}
	r, err := w.Submit(context.Background(), 1, d.ID, in, how)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.load(r.Complaint)
}

func (w *world) load(id gehoor.StreamID) *gehoor.Complaint {
	w.t.Helper()
	c, err := w.Store.System().Load(context.Background(), 1, id)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) who(p gehoor.PersonID) Who {
	w.t.Helper()
	who, err := w.Who(1, p)
	if err != nil {
		w.t.Fatal(err)
	}
	return who
}

// do lets somebody act on a complaint with one body of words.
func (w *world) do(p gehoor.PersonID, verb gehoor.Verb, id gehoor.StreamID, act func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error)) *gehoor.Complaint {
	w.t.Helper()
	b := &Body{Text: plantedStory + " " + plantedChild + " " + plantedEmployee}
	c, err := w.Do(context.Background(), w.who(p), id, 0, verb, []*Body{b}, func(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) {
		return act(c, b.Ref, day)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// admit takes a complaint up, and routes it to who the chart says.
func (w *world) route(id gehoor.StreamID) *gehoor.Complaint {
	w.t.Helper()
	w.do(cora, gehoor.Coordinate, id, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
		return c.Admit([]gehoor.Part{{No: 1, Category: "care", Location: 1}}, false, words, day.Procedure, day.Now)
	})
	return w.do(cora, gehoor.Coordinate, id, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
		return c.Route(day.Chart, gehoor.Seat{}, gehoor.Ref{}, day.Now)
	})
}

// count counts the facts of a kind.
func count(c *gehoor.Complaint, kind string) (n int) {
	for _, e := range c.Events() {
		if gehoor.Kind(e.Fact) == kind {
			n++
		}
	}
	return n
}

// number is a complaint's number as mails show it.
func number(c *gehoor.Complaint) string {
	return strings.ReplaceAll(c.Number().String(), "\u00a0", " ")
}

// retry ends the pauses of all that failed: the mail server is back.
func (w *world) retry() {
	w.t.Helper()
	failing, err := w.Store.Jobs(context.Background(), 1)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, j := range failing {
		if err := w.Store.RetryJob(context.Background(), 1, j.ID); err != nil {
			w.t.Fatal(err)
		}
	}
	w.run()
}
