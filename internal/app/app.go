// Package app carries out the use cases: it loads, asks package gehoor, and appends.
// It is the only place where the regulation, the store, the files and the mail meet.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/letter"
	"gehoor/internal/mail"
	"gehoor/internal/seal"
	"gehoor/internal/store"
)

// An App is one installation. All fields are required but Mail, without which mails wait, and Mailboxes.
type App struct {
	Store *store.Store
	Files *files.Dir
	Mail  mail.Mailer
	Now   func() time.Time // what is said to people goes by this clock
	Rand  io.Reader        // the one source of randomness; safe for several at once
	Log   *slog.Logger     // no personal data, ever
	Base  string           // "https://klachten.example": where mails link to, for an organisation without a host of its own

	MailFrom string // where mails come from while an organisation has given no address: nobody could sign in to give one

	Scanner   Scanner           // looks into files; nil: nobody does. See store.ScanFiles
	Mailboxes map[int64]Mailbox // by organisation, where mail comes in; see ReadMail

	lease    time.Duration // of a job; 0: leaseLasts
	sweep    sweep
	readings readings
	older    olderFiles
}

// Who acts: a person of an organisation with the seats of today. The zero Who is nobody.
type Who struct {
	Org    int64
	Viewer gehoor.Viewer
}

// Actor is how w stands in the log.
func (w Who) Actor() gehoor.Actor { return gehoor.By(w.Viewer.Person) }

// Who resolves a person for today, in Europe/Amsterdam.
func (a *App) Who(org int64, person gehoor.PersonID) (Who, error) {
	chart, err := a.Store.Chart(org)
	if err != nil {
		return Who{}, err
	}
	return Who{Org: org, Viewer: gehoor.Viewer{
		Person: person,
		Seats:  chart.Seats(person, gehoor.DateOf(a.Now())),
	}}, nil
}

// View is what w may read; there is no other way to read a dossier for a person.
func (a *App) View(w Who) store.View { return a.Store.As(w.Org, w.Viewer) }

// An Act answers with facts, looking at what is known and at the rules of the day. No facts: it
// changes nothing, and its bodies are not kept.
type Act func(c *gehoor.Complaint, on Day) ([]gehoor.Fact, error)

// A Day is what an act may lean on: the rules in force and the organisation as it is now.
type Day struct {
	Now       time.Time
	Today     gehoor.Date
	Procedure gehoor.Procedure
	Chart     gehoor.Chart
	Who       Who
}

// A Body is words on their way into a sealed item; its Ref is filled in before the act runs.
// An empty body becomes no item at all.
type Body struct {
	Text   string
	Letter *letter.Document             // instead of Text
	Make   func() (seal.Content, error) // instead of Text: made when it is sealed
	With   []Received                   // files that go with it
	Ref    gehoor.Ref
	Files  []gehoor.File // With, in the dossier
}

// content is b as it is sealed; false when there is nothing.
func (b *Body) content() (c seal.Content, some bool, err error) {
	switch {
	case b == nil:
		return c, false, nil
	case b.Make != nil:
		c, err := b.Make()
		return c, true, err
	case b.Letter != nil:
		body, err := letter.Keep(*b.Letter)
		return seal.Content{MediaType: letter.MediaType, Body: body}, true, err
	}
	return seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte(b.Text)}, b.Text != "", nil
}

// attach puts the files that go with b in a dossier.
func (b *Body) attach(tx *store.Tx, id gehoor.StreamID) error {
	if b == nil {
		return nil
	}
	b.Files = nil
	for _, r := range b.With {
		f, err := tx.PutFile(id, r.stored)
		if err != nil {
			return err
		}
		b.Files = append(b.Files, f)
	}
	return nil
}

// Do lets w do verb with a complaint: the bodies are sealed, the act is asked, its facts appended.
// seq is the history w looked at; 0 for any. What w may not know is store.ErrNotFound; what w may
// know but not do is gehoor.ErrForbidden; a newer history is store.ErrChanged.
func (a *App) Do(ctx context.Context, w Who, id gehoor.StreamID, seq int, verb gehoor.Verb, bodies []*Body, act Act) (*gehoor.Complaint, error) {
	return a.do(ctx, w, w.Actor(), id, seq, func(c *gehoor.Complaint) error {
		if !gehoor.Can(w.Viewer, gehoor.Know, c) {
			return store.ErrNotFound
		}
		if !gehoor.Can(w.Viewer, verb, c) {
			return gehoor.ErrForbidden
		}
		return nil
	}, bodies, act)
}

// AsComplainant does what someone with the code of complaint id does.
func (a *App) AsComplainant(ctx context.Context, org int64, id gehoor.StreamID, bodies []*Body, act Act) (*gehoor.Complaint, error) {
	return a.do(ctx, Who{Org: org}, gehoor.Actor{Kind: gehoor.Complainant}, id, 0, nil, bodies, act)
}

// AsSystem does what the program owes by itself.
func (a *App) AsSystem(ctx context.Context, org int64, id gehoor.StreamID, bodies []*Body, act Act) (*gehoor.Complaint, error) {
	return a.do(ctx, Who{Org: org}, gehoor.Actor{}, id, 0, nil, bodies, act)
}

func (a *App) do(ctx context.Context, w Who, actor gehoor.Actor, id gehoor.StreamID, seq int, allowed func(*gehoor.Complaint) error, bodies []*Body, act Act) (*gehoor.Complaint, error) {
	day, err := a.day(w)
	if err != nil {
		return nil, err
	}
	sealed, err := a.sealAll(w.Org, bodies)
	if err != nil {
		return nil, err
	}
	var after *gehoor.Complaint
	err = a.Store.WriteAhead(ctx, w.Org, day.Now, store.Ahead{Stream: id}, func(tx *store.Tx) error {
		c, err := tx.Load(id)
		if err != nil {
			return err
		}
		if allowed != nil {
			if err := allowed(c); err != nil {
				return err
			}
		}
		if seq != 0 && seq != c.Seq {
			return store.ErrChanged
		}
		for i, s := range sealed {
			if s != nil {
				bodies[i].Ref = tx.PutItem(id, *s)
			}
			if err := bodies[i].attach(tx, id); err != nil {
				return err
			}
		}
		facts, err := act(c, day)
		if err != nil {
			return err
		}
		if after = c; len(facts) == 0 {
			return errNothing
		}
		before := c.Seq
		if after, err = tx.Append(id, actor, facts...); err != nil {
			return err
		}
		announce(tx, after, before)
		after, err = closeWhenDone(tx, after)
		return err
	})
	if err != nil && !errors.Is(err, errNothing) {
		return nil, err
	}
	return after, nil
}

// errNothing takes back what was written for an act that has nothing to say: it was done before.
var errNothing = errors.New("nothing happened")

func (a *App) day(w Who) (Day, error) {
	now := a.Now().UTC().Truncate(time.Millisecond)
	procedure, err := a.Store.Procedure(w.Org, gehoor.DateOf(now))
	if err != nil {
		return Day{}, fmt.Errorf("reading the procedure: %w", err)
	}
	chart, err := a.Store.Chart(w.Org)
	if err != nil {
		return Day{}, fmt.Errorf("reading the chart: %w", err)
	}
	return Day{Now: now, Today: gehoor.DateOf(now), Procedure: procedure, Chart: chart, Who: w}, nil
}

func (a *App) sealAll(org int64, bodies []*Body) ([]*store.Sealed, error) {
	sealed := make([]*store.Sealed, len(bodies))
	for i, b := range bodies {
		content, some, err := b.content()
		if err != nil {
			return nil, err
		}
		if !some {
			continue
		}
		s, err := a.Store.Seal(org, content)
		if err != nil {
			return nil, fmt.Errorf("sealing words: %w", err)
		}
		sealed[i] = &s
	}
	return sealed, nil
}

// ActionContact is what a manager's mail link lets him do without signing in: record first contact
// with one complainant (D31).
const ActionContact = "contact"
