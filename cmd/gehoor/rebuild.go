package main

import (
	"context"
	"fmt"

	"gehoor/internal/app"
	"gehoor/internal/text"
)

// rebuild is the command rebuild: what stands beside the log is made of it again.
type rebuild struct {
	Rows  rebuildRows  `cmd:"" help:"Make the list rows again: lists, readers, bars. Needs no key."`
	Terms rebuildTerms `cmd:"" help:"Make the exact search terms again, which are in no backup."`
}

type rebuildRows struct{ tenant }

// Help gives the examples.
func (rebuildRows) Help() string {
	return "It may run beside a server, and be broken off and run again.\n\nExamples:\n\n  gehoor rebuild rows"
}

// Run rebuilds.
func (r rebuildRows) Run(c *console) error {
	return r.run(c, func(ctx context.Context, a *app.App, progress func(done, of int)) error {
		return a.Store.RebuildRows(ctx, r.Organisation, progress)
	})
}

type rebuildTerms struct{ tenant }

// Help gives the examples.
func (rebuildTerms) Help() string {
	return "Run it after a restore. It may run beside a server, and be broken off and run again.\n\nExamples:\n\n  gehoor rebuild terms"
}

// Run rebuilds.
func (r rebuildTerms) Run(c *console) error {
	return r.run(c, func(ctx context.Context, a *app.App, progress func(done, of int)) error {
		return a.RebuildTerms(ctx, r.Organisation, progress)
	})
}

func (t tenant) run(c *console, rebuild func(context.Context, *app.App, func(done, of int)) error) error {
	ctx := context.Background()
	a, shut, err := t.app(ctx, c, nil, false)
	if err != nil {
		return err
	}
	defer shut()
	if err := t.check(ctx, c, a.Store); err != nil {
		return err
	}
	if err := rebuild(ctx, a, newProgress(c.Err).at); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.Out, text.RebuildDone.In(c.Lang))
	return err
}
