package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// organisation is the command organisation: who is served by this installation.
type organisation struct {
	Add  organisationAdd  `cmd:"" help:"Add an organisation, or give the first one its name."`
	List organisationList `cmd:"" help:"List the organisations."`
}

type organisationAdd struct {
	installation
	Name     string `arg:"" help:"What parents call it."`
	Host     string `help:"The host name it is reached by; without it every host that is no other's." placeholder:"HOST"`
	Practice bool   `help:"A copy to practise on: with a banner, without outgoing mail but to sign in."`
	JSON     bool   `name:"json" help:"Print it as a line of JSON."`
}

// Help gives the examples.
func (organisationAdd) Help() string {
	return `The first organisation needs no host. To practise, the chart (holders, regions, locations), the people, the texts and the procedure of the first organisation are copied; no complaint is.

Exit code 1: another organisation has the host already.

Examples:

  gehoor organisation add "Kinderopvang De Zonnewijzer"
  gehoor organisation add "De Zonnewijzer, oefenen" --host oefenen.example --practice`
}

// An organisationLine is an organisation as --json writes it.
type organisationLine struct {
	ID       int64      `json:"id"`
	Name     string     `json:"name"`
	Host     string     `json:"host"`
	Practice bool       `json:"practice"`
	Created  *time.Time `json:"created,omitempty"` // of the first one only once it has a name
}

func lineOf(o store.Organisation) organisationLine {
	l := organisationLine{ID: o.ID, Name: o.Name, Host: o.Host, Practice: o.Practice}
	if !o.Created.IsZero() {
		l.Created = &o.Created
	}
	return l
}

// Run adds it. An installation begins with one organisation that has no name yet; the first one
// that is added is that one.
func (o organisationAdd) Run(c *console) error {
	ctx := context.Background()
	s, err := o.open(ctx, c, true)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Organisations(ctx)
	if err != nil {
		return err
	}
	added := store.Organisation{Name: strings.TrimSpace(o.Name), Host: strings.ToLower(o.Host), Practice: o.Practice, Created: c.Now()}
	if added.Name == "" {
		return misuse{errors.New(text.CommandNoName.In(c.Lang))}
	}
	if len(all) == 1 && all[0].Name == "" {
		added.ID = all[0].ID
		if err := s.SetOrganisation(ctx, added); err != nil {
			return err
		}
	} else {
		for _, other := range all {
			if other.Host == added.Host {
				return no{errors.New(text.CommandHostTaken(c.Lang, added.Host))}
			}
		}
		if added.ID, err = s.AddOrganisation(ctx, added, c.Now()); err != nil {
			return err
		}
		if o.Practice {
			if err := copyChart(ctx, s, all[0].ID, added.ID, c.Now()); err != nil {
				return err
			}
		}
	}
	if o.JSON {
		return json.NewEncoder(c.Out).Encode(lineOf(added))
	}
	_, err = fmt.Fprintln(c.Out, text.CommandOrganisationAdded(c.Lang, added.ID, added.Name))
	return err
}

// copyChart gives a practice copy the places, people and procedure of the organisation it is
// practised for (D37).
func copyChart(ctx context.Context, s *store.Store, from, to int64, now time.Time) error {
	holders, err := s.Holders(from)
	if err != nil {
		return err
	}
	regions, err := s.Regions(from)
	if err != nil {
		return err
	}
	locations, err := s.Locations(from)
	if err != nil {
		return err
	}
	people, err := s.People(from)
	if err != nil {
		return err
	}
	chart, err := s.Chart(from)
	if err != nil {
		return err
	}
	settings, err := s.Settings(from)
	if err != nil {
		return err
	}
	// Ids are given one after another from 1 on, and nothing is ever removed: in this order the
	// copies get the ids that they had.
	var puts []func(tx *store.Tx) error
	for _, h := range holders {
		h.ID = 0
		puts = append(puts, func(tx *store.Tx) error { _, err := tx.PutHolder(gehoor.Actor{}, h); return err })
	}
	for _, r := range regions {
		r.ID = 0
		puts = append(puts, func(tx *store.Tx) error { _, err := tx.PutRegion(gehoor.Actor{}, r); return err })
	}
	for _, l := range locations {
		l.ID = 0
		puts = append(puts, func(tx *store.Tx) error { _, err := tx.PutLocation(gehoor.Actor{}, l); return err })
		for _, r := range l.Registrations {
			r.ID = 0
			puts = append(puts, func(tx *store.Tx) error { _, err := tx.PutRegistration(gehoor.Actor{}, r); return err })
		}
	}
	for _, p := range people {
		p.ID = 0
		puts = append(puts, func(tx *store.Tx) error { _, err := tx.PutPerson(gehoor.Actor{}, p); return err })
	}
	for _, p := range chart.Positions {
		p.ID = 0
		puts = append(puts, func(tx *store.Tx) error { _, err := tx.PutPosition(gehoor.Actor{}, p); return err })
	}
	for _, a := range chart.Absences {
		a.ID = 0
		puts = append(puts, func(tx *store.Tx) error { _, err := tx.PutAbsence(gehoor.Actor{}, a); return err })
	}
	puts = append(puts, func(tx *store.Tx) error {
		settings.Name = "" // the copy's own
		return tx.PutSettings(settings)
	})
	wordings, err := s.Wordings(ctx, from)
	if err != nil {
		return err
	}
	for _, w := range slices.Backward(wordings) {
		puts = append(puts, func(tx *store.Tx) error { return tx.PutWording(gehoor.Actor{}, w) })
	}
	versions, err := s.Procedures(from)
	if err != nil {
		return err
	}
	for _, v := range versions {
		content, err := s.Item(ctx, from, v.Applied.Text)
		if err != nil {
			return err
		}
		puts = append(puts, func(tx *store.Tx) error {
			_, err := tx.ApplyProcedure(gehoor.Actor{}, store.Applying{
				File: content.Body, From: v.Applied.From, Advice: v.Applied.Advice, AdviceDate: v.Applied.AdviceDate, Reasons: v.Procedure.Reasons,
			})
			return err
		})
	}
	return inChunks(ctx, s, to, now, puts, nil)
}

type organisationList struct {
	installation
	JSON bool `name:"json" help:"Print each as a line of JSON."`
}

// Help gives the examples.
func (organisationList) Help() string {
	return "Examples:\n\n  gehoor organisation list\n  gehoor organisation list --json"
}

// Run lists them.
func (o organisationList) Run(c *console) error {
	ctx := context.Background()
	s, err := o.open(ctx, c, false)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Organisations(ctx)
	if err != nil {
		return err
	}
	if o.JSON {
		out := json.NewEncoder(c.Out)
		for _, org := range all {
			if err := out.Encode(lineOf(org)); err != nil {
				return err
			}
		}
		return nil
	}
	out := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
	for _, org := range all {
		name, host, practice := org.Name, org.Host, ""
		if name == "" {
			name = text.CommandUnnamed.In(c.Lang)
		}
		if host == "" {
			host = "*"
		}
		if org.Practice {
			practice = text.CommandPractice.In(c.Lang)
		}
		fmt.Fprintf(out, "%d\t%s\t%s\t%s\n", org.ID, host, name, practice)
	}
	return out.Flush()
}

// chunk is how many rows are written at a time, so that nobody waits long at a running server.
const chunk = 200

// inChunks writes rows; each put may run twice.
func inChunks(ctx context.Context, s *store.Store, org int64, now time.Time, puts []func(*store.Tx) error, progress func(done, total int)) error {
	for done := 0; done < len(puts); {
		next := puts[done:min(done+chunk, len(puts))]
		err := s.Write(ctx, org, now, func(tx *store.Tx) error {
			for _, put := range next {
				if err := put(tx); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		done += len(next)
		if progress != nil {
			progress(done, len(puts))
		}
	}
	return nil
}
