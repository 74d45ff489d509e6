package app

import (
	"context"
	"errors"
	"fmt"

	"gehoor"
	"gehoor/internal/store"
)

// A Naming is somebody whom a complaint is, or may be, about: a person of the directory, or a name as it was said.
type Naming struct {
	Person   gehoor.PersonID // 0: Name
	Name     string
	Standing gehoor.Standing
}

// NamePerson names somebody in a dossier, at triage or later (D15). Whoever a name may mean of the directory is barred until it
// is answered whether the complaint is about that person's conduct; a name that means nobody there is kept sealed.
func (a *App) NamePerson(ctx context.Context, w Who, id gehoor.StreamID, seq int, in Naming) (*gehoor.Complaint, error) {
	day, err := a.day(w)
	if err != nil {
		return nil, err
	}
	meant := []gehoor.PersonID{in.Person}
	if in.Person == 0 {
		if meant, err = a.Store.NamesLike(w.Org, in.Name); err != nil {
			return nil, fmt.Errorf("comparing a name with the directory: %w", err)
		}
		in.Standing = map[bool]gehoor.Standing{true: gehoor.Provisional, false: in.Standing}[len(meant) > 0]
	} else if _, err := a.Store.Person(w.Org, in.Person); err != nil {
		return nil, fmt.Errorf("naming a person: %w", err)
	}
	name := &Body{Text: in.Name}
	sealed, err := a.sealAll(w.Org, []*Body{name})
	if err != nil {
		return nil, err
	}
	var after *gehoor.Complaint
	err = a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		c, err := tx.Load(id)
		if err != nil {
			return err
		}
		verb := gehoor.Coordinate
		if c.Sealed { // who leads the track of safety (D23)
			verb = gehoor.Safeguard
		}
		if err := allowed(w, verb, c, seq); err != nil {
			return err
		}
		if len(meant) == 0 {
			var ref gehoor.Ref
			if sealed[0] != nil {
				ref = tx.PutItem(id, *sealed[0])
			}
			facts, err := c.NameStranger(in.Standing, ref)
			if err != nil {
				return err
			}
			after, err = tx.Append(id, w.Actor(), facts...)
			return err
		}
		for _, p := range meant {
			facts, err := named(c, day, p, in.Standing)
			if errors.Is(err, errNothing) {
				continue
			}
			if err != nil {
				return err
			}
			for _, f := range facts {
				if f, ok := f.(gehoor.PartyNamed); ok {
					if err := tx.SetParty(id, f.Party, p); err != nil {
						return err
					}
				}
			}
			if c, err = tx.Append(id, w.Actor(), facts...); err != nil {
				return err
			}
		}
		after = c
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("naming a person: %w", err)
	}
	return after, nil
}

// named gives somebody a place in a dossier, or who has one already another standing. Who was answered for
// stays so when a name merely may mean him: errNothing.
func named(c *gehoor.Complaint, day Day, p gehoor.PersonID, standing gehoor.Standing) ([]gehoor.Fact, error) {
	for party, person := range c.Persons {
		if person != p {
			continue
		}
		if standing == gehoor.Provisional || standing == c.Parties[party] {
			return nil, errNothing
		}
		return c.Judge(party, standing)
	}
	return c.NameParty(standing, gehoor.Seat{}, day.Chart.Alone(p, c.Filed.Holder, c.Barred, day.Today)...)
}

// allowed refuses what w may not do with c, and what looked at another history than seq, where 0 is any.
func allowed(w Who, verb gehoor.Verb, c *gehoor.Complaint, seq int) error {
	switch {
	case !gehoor.Can(w.Viewer, gehoor.Know, c):
		return store.ErrNotFound
	case !gehoor.Can(w.Viewer, verb, c):
		return gehoor.ErrForbidden
	case seq != 0 && seq != c.Seq:
		return store.ErrChanged
	}
	return nil
}
