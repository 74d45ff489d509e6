package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"gehoor/internal/app"
	"gehoor/internal/register"
	"gehoor/internal/text"
)

// importing is the command import: the two files an organisation begins with.
type importing struct {
	Locations importLocations `cmd:"" help:"Take over a file of the childcare register: holders, locations, registrations."`
	People    importPeople    `cmd:"" help:"Take over a file of people and their positions."`
}

type importLocations struct {
	tenant
	File   string   `arg:"" help:"The register's CSV, as it was downloaded." type:"existingfile"`
	Holder []string `help:"Only this holder's, by KvK number; may be given more than once." placeholder:"KVK"`
	DryRun bool     `help:"Only say what would be done."`
	JSON   bool     `name:"json" help:"Print the report as lines of JSON: refused rows, then the totals."`
}

// Help gives the examples.
func (importLocations) Help() string {
	return `The same file a second time changes nothing; an import that was broken off is run again. What an administrator wrote over the register's words stays. Nothing is ever removed: what the register no longer has is closed. It may run beside a server.

Exit code 0: done, also when rows were refused (each is reported with its line); 1: the file cannot be read.

Examples:

  gehoor import locations export_opendata_lrk.csv --holder 12345678 --dry-run
  gehoor import locations export_opendata_lrk.csv --holder 12345678
  gehoor import locations export_opendata_lrk.csv --json > report.jsonl`
}

// A refusedLine is a row that was not taken over, as --json writes it.
type refusedLine struct {
	Refused int             `json:"refused"` // its line
	Reason  register.Reason `json:"reason"`
	Args    []string        `json:"args,omitempty"`
	LRK     string          `json:"lrk,omitempty"`
}

// A locationsLine is the totals, as --json writes them.
type locationsLine struct {
	Rows          int       `json:"rows"`
	Holders       app.Tally `json:"holders"`
	Locations     app.Tally `json:"locations"`
	Registrations app.Tally `json:"registrations"`
	Unheld        int       `json:"unheld"` // child minders without a holder
	Absent        []string  `json:"absent"` // known holders of which the file has nothing
	Refused       int       `json:"refused_rows"`
	DryRun        bool      `json:"dry_run"`
}

// Run imports.
func (i importLocations) Run(c *console) error {
	done, err := importFile(c, i.tenant, i.File, i.DryRun, func(ctx context.Context, a *app.App, f *os.File, how app.Import) (app.LocationsImported, error) {
		how.KvK = i.Holder
		return a.ImportLocations(ctx, i.Organisation, f, how)
	})
	if err != nil {
		return err
	}
	if err := reportRefused(c, done.Plan.Refused, i.JSON); err != nil {
		return err
	}
	if i.JSON {
		absent := done.Plan.Absent
		if absent == nil {
			absent = []string{}
		}
		return json.NewEncoder(c.Out).Encode(locationsLine{done.Rows, done.Holders, done.Locations, done.Registrations,
			done.Unheld, absent, len(done.Plan.Refused), i.DryRun})
	}
	tally := func(what text.Msg, t app.Tally) {
		fmt.Fprintln(c.Out, text.ImportTally(c.Lang, what, t.Added, t.Changed, t.Closed))
	}
	if i.DryRun {
		fmt.Fprintln(c.Out, text.ImportDryRun.In(c.Lang))
	}
	tally(text.ImportHolders, done.Holders)
	tally(text.ImportLocations, done.Locations)
	tally(text.ImportRegistrations, done.Registrations)
	if done.Unheld > 0 {
		fmt.Fprintln(c.Out, text.ImportUnheld(c.Lang, done.Unheld))
	}
	for _, kvk := range done.Plan.Absent {
		fmt.Fprintln(c.Out, text.ImportAbsent(c.Lang, kvk))
	}
	_, err = fmt.Fprintln(c.Out, text.ImportRefused(c.Lang, done.Rows, len(done.Plan.Refused)))
	return err
}

// importFile opens the installation and the file, and imports it.
func importFile[T any](c *console, t tenant, name string, dryRun bool, run func(context.Context, *app.App, *os.File, app.Import) (T, error)) (T, error) {
	var none T
	f, err := os.Open(name)
	if err != nil {
		return none, no{err}
	}
	defer f.Close()
	ctx := context.Background()
	a, shut, err := t.app(ctx, c, nil, false)
	if err != nil {
		return none, err
	}
	defer shut()
	if err := t.check(ctx, c, a.Store); err != nil {
		return none, err
	}
	progress := newProgress(c.Err)
	done, err := run(ctx, a, f, app.Import{DryRun: dryRun, Progress: progress.at})
	var header *register.HeaderError
	if errors.As(err, &header) || errors.Is(err, register.ErrEmpty) || errors.Is(err, register.ErrUTF16) {
		return none, no{err}
	}
	return done, err
}

func reportRefused(c *console, all []register.Refused, asJSON bool) error {
	out := json.NewEncoder(c.Out)
	for _, r := range all {
		if asJSON {
			if err := out.Encode(refusedLine{r.Line, r.Reason, r.Args, r.LRK}); err != nil {
				return err
			}
			continue
		}
		if _, err := fmt.Fprintln(c.Out, text.ImportRefusedRow(c.Lang, r.Line, string(r.Reason), r.Args)); err != nil {
			return err
		}
	}
	return nil
}

type importPeople struct {
	tenant
	File   string `arg:"" help:"A CSV with the columns name, mail, telephone, role, location, town, region, from, until." type:"existingfile"`
	DryRun bool   `help:"Only say what would be done."`
	JSON   bool   `name:"json" help:"Print the report as lines of JSON: refused rows, then the totals."`
}

// Help gives the examples.
func (importPeople) Help() string {
	return `Columns may be in any order, in Dutch or English; name, mail and role are required. Roles: location manager, regional manager, director, board, supervisor, coordinator, deputy coordinator, safety officer, attention officer, privacy officer, administrator, auditor. Somebody with two roles stands on two lines with one mail address.

A location is named by its LRK number or its name (with the town where two have the name), so import the locations first. A region is made by who is named as its manager; a location manager's line with a region places the location there. A director without a location is one of every holder. Who is not in the file stays as he is.

Exit code 0: done, also when rows were refused (each is reported with its line); 1: the file cannot be read.

Examples:

  gehoor import people people.csv --dry-run
  gehoor import people people.csv`
}

// Run imports.
func (i importPeople) Run(c *console) error {
	done, err := importFile(c, i.tenant, i.File, i.DryRun, func(ctx context.Context, a *app.App, f *os.File, how app.Import) (app.PeopleImported, error) {
		return a.ImportPeople(ctx, i.Organisation, f, how)
	})
	if err != nil {
		return err
	}
	if err := reportRefused(c, done.Refused, i.JSON); err != nil {
		return err
	}
	if i.JSON {
		return json.NewEncoder(c.Out).Encode(struct {
			app.PeopleImported
			Refused int  `json:"refused_rows"`
			DryRun  bool `json:"dry_run"`
		}{done, len(done.Refused), i.DryRun})
	}
	if i.DryRun {
		fmt.Fprintln(c.Out, text.ImportDryRun.In(c.Lang))
	}
	for _, line := range []struct {
		what text.Msg
		app.Tally
	}{{text.ImportPeople, done.People}, {text.ImportPositions, done.Positions}, {text.ImportRegions, done.Regions}} {
		fmt.Fprintln(c.Out, text.ImportTally(c.Lang, line.what, line.Added, line.Changed, line.Closed))
	}
	for _, column := range done.Ignored {
		fmt.Fprintln(c.Out, text.ImportIgnored(c.Lang, column))
	}
	_, err = fmt.Fprintln(c.Out, text.ImportRefused(c.Lang, done.Rows, len(done.Refused)))
	return err
}
