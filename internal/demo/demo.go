// Package demo makes an organisation to look at: invented places and people, and three months
// of complaints in every stage. Nothing is inserted: it is all done by the use cases of package
// app, with a clock that is moved.
package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
)

// A Person is somebody of the demo who can sign in.
type Person struct {
	Name string
	Mail string
	Role string // in the language asked for
}

// Make makes the demo in an empty installation, as it would have come to be by now, and returns
// a complaint whose parent can be shown. The clock is the one that a goes by; it stands at now when
// Make returns.
func Make(ctx context.Context, a *app.App, clock *Clock, now time.Time) (gehoor.StreamID, error) {
	fail := func(err error) (gehoor.StreamID, error) { return 0, fmt.Errorf("making the demo: %w", err) }
	orgs, err := a.Store.Organisations(ctx)
	if err != nil {
		return fail(err)
	}
	s := &show{ctx: ctx, app: a, clock: clock, org: orgs[0].ID, until: now}
	// The organisation is there a week before the first of these complaints.
	longest := slices.MaxFunc(tales, func(a, b tale) int { return a.ago - b.ago }).ago
	p, err := a.Store.Procedure(s.org, gehoor.DateOf(now))
	if err != nil {
		return fail(err)
	}
	s.days = p.Calendar
	// The annual report on the year before that week is public, so it is there a year longer.
	year := s.workingDayBefore(longest).AddDays(-7).Year - 1
	clock.Set(moment(gehoor.Date{Year: year, Month: time.September, Day: 1}, "09:00"))
	if err := organise(ctx, a, s.org, gehoor.DateOf(now)); err != nil {
		return fail(err)
	}
	locations, err := a.Store.Locations(s.org)
	if err != nil {
		return fail(err)
	}
	s.place = map[string]gehoor.LocationID{}
	for _, l := range locations {
		s.place[l.Name] = l.ID
	}
	if err := s.reported(year); err != nil {
		return fail(err)
	}
	told, err := s.play(tales)
	if err != nil {
		return fail(err)
	}
	if err := s.mails(); err != nil {
		return fail(err)
	}
	for _, t := range told {
		if c := t.complaint; c != nil && !c.SentAt.IsZero() && c.Reached {
			return t.id, nil
		}
	}
	return fail(fmt.Errorf("no parent has read a judgment"))
}

// Parent is the number and the code of a complaint of the demo.
func Parent(ctx context.Context, a *app.App, id gehoor.StreamID) (gehoor.Number, string, error) {
	orgs, err := a.Store.Organisations(ctx)
	if err != nil {
		return "", "", err
	}
	c, err := a.Store.System().Load(ctx, orgs[0].ID, id)
	if err != nil {
		return "", "", err
	}
	code, err := a.Store.ReceiptCode(ctx, orgs[0].ID, id)
	return c.Number(), code, err
}

// People are those of the demo who sign in, in the order in which they are told to a newcomer.
func People(a *app.App, l text.Lang) ([]Person, error) {
	orgs, err := a.Store.Organisations(context.Background())
	if err != nil {
		return nil, err
	}
	var all []Person
	for _, p := range people {
		person, err := a.Store.PersonByMail(orgs[0].ID, p.Mail)
		if err != nil {
			return nil, err
		}
		all = append(all, Person{Name: person.Name, Mail: p.Mail, Role: p.Role.In(l)})
	}
	return all, nil
}
