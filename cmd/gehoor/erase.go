package main

import (
	"context"
	"errors"
	"fmt"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/report"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// erase is the command erase: what must be forgotten, with what stays behind.
type erase struct {
	Item    eraseItem    `cmd:"" help:"Destroy single items of a dossier: a text, a name, a file."`
	Dossier eraseDossier `cmd:"" help:"Destroy a whole dossier."`
	Remark  eraseRemark  `cmd:"" help:"Take the remark out of a weekly report."`
}

// An erasing is what all have in common.
type erasing struct {
	tenant
	Cause gehoor.EraseCause `help:"Why: request, third-party, retention or mistake." enum:"request,third-party,retention,mistake" required:"" placeholder:"CAUSE"`
	By    string            `help:"Mail address of the privacy officer who decided it; of a remark also of the coordinator or deputy." required:"" placeholder:"MAIL"`
	Yes   bool              `help:"Really do it; without it only say what would be done."`
}

// An erasingOf is an erasing in a dossier.
type erasingOf struct {
	erasing
	Number string `arg:"" help:"The complaint's number, such as \"KL 26 7F3K\"."`
}

const eraseHelp = `Keys and bodies are destroyed and cannot be got back. The log keeps that something was there, when, and that it was erased; frozen reports keep their figures. Backups and snapshots forget it when they are themselves thrown away.

Nothing is erased while a hold, a safety track or an outside case runs.

Exit code 1: there is no such dossier or item, it may not be erased now, or --yes is missing.`

type eraseItem struct {
	erasingOf
	Items []gehoor.Item `arg:"" help:"Numbers of the items, as the dossier's log names them."`
}

// Help gives the examples.
func (eraseItem) Help() string {
	return eraseHelp + "\n\nExamples:\n\n  gehoor erase item 267F3K 8812 --cause third-party --by privacy@example.org\n  gehoor erase item 267F3K 8812 --cause third-party --by privacy@example.org --yes"
}

// Run erases.
func (e eraseItem) Run(c *console) error {
	return e.run(c, text.EraseItems(c.Lang, len(e.Items)), func(ctx context.Context, a *app.App, by gehoor.Actor, id gehoor.StreamID) ([]string, error) {
		return a.Store.EraseItems(ctx, e.Organisation, c.Now(), by, id, e.Items, e.Cause, store.Sealed{}, nil)
	})
}

type eraseDossier struct{ erasingOf }

// Help gives the examples.
func (eraseDossier) Help() string {
	return eraseHelp + "\n\nExamples:\n\n  gehoor erase dossier 267F3K --cause request --by privacy@example.org\n  gehoor erase dossier 267F3K --cause request --by privacy@example.org --yes"
}

// Run erases.
func (e eraseDossier) Run(c *console) error {
	return e.run(c, text.EraseDossier.In(c.Lang), func(ctx context.Context, a *app.App, by gehoor.Actor, id gehoor.StreamID) ([]string, error) {
		return a.Store.EraseDossier(ctx, e.Organisation, c.Now(), by, id, e.Cause, nil)
	})
}

func (e erasingOf) run(c *console, what string, do func(context.Context, *app.App, gehoor.Actor, gehoor.StreamID) ([]string, error)) error {
	ctx := context.Background()
	a, shut, err := e.app(ctx, c, nil, false)
	if err != nil {
		return err
	}
	defer shut()
	if err := e.check(ctx, c, a.Store); err != nil {
		return err
	}
	who, err := e.who(a)
	if err != nil {
		return err
	}
	if !who.Viewer.Has(gehoor.PrivacyOfficer) {
		return no{errors.New(text.EraseNotOfficer.In(c.Lang))}
	}
	by := who.Actor()
	id, err := a.Store.System().ByNumber(ctx, e.Organisation, e.Number)
	if errors.Is(err, store.ErrNotFound) {
		return no{errors.New(text.EraseNoDossier.In(c.Lang))}
	}
	if err != nil {
		return err
	}
	complaint, err := a.Store.System().Load(ctx, e.Organisation, id)
	switch {
	case errors.Is(err, store.ErrErased):
		return no{errors.New(text.EraseAlready.In(c.Lang))}
	case errors.Is(err, store.ErrNotFound): // a question, which nothing holds
	case err != nil:
		return err
	case complaint.Sealed || len(complaint.Outside) > 0 || !complaint.Hold.IsZero():
		return no{errors.New(text.EraseHeld.In(c.Lang))}
	}
	fmt.Fprintln(c.Out, what)
	fmt.Fprintln(c.Out, text.EraseLeaves.In(c.Lang))
	if !e.Yes {
		return no{errors.New(text.EraseSayYes.In(c.Lang))}
	}
	blobs, err := do(ctx, a, by, id)
	if errors.Is(err, store.ErrNotFound) {
		return no{errors.New(text.EraseNoItem.In(c.Lang))}
	}
	if err != nil {
		return err
	}
	// The rows are gone: what stays on disk now cannot be read any more, and is swept later.
	for _, name := range blobs {
		if err := a.Files.Remove(name); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(c.Out, text.EraseDone.In(c.Lang))
	return err
}

// who is said to have decided it; with no seat at all when that is nobody's address.
func (e erasing) who(a *app.App) (app.Who, error) {
	person, err := a.Store.PersonByMail(e.Organisation, e.By)
	if errors.Is(err, store.ErrNotFound) {
		return app.Who{Org: e.Organisation}, nil
	}
	if err != nil {
		return app.Who{}, err
	}
	return a.Who(e.Organisation, person.ID)
}

type eraseRemark struct {
	erasing
	Week   string `arg:"" help:"The week of the report by ISO 8601, such as 2026-W47."`
	Reason string `help:"Why, in a sentence for the log's reader; it is sealed." required:"" placeholder:"WORDS"`
}

// Help gives the examples.
func (eraseRemark) Help() string {
	return `The coordinator's remark is destroyed in all its versions, and the files that were frozen with it. The figures stay, and so do the fingerprints in the log; what is asked for from then on is made of the figures, and says that a remark was erased. Who got the report by mail has it still.

Exit code 1: there is no remark in the report of that week, who decided it may not, or --yes is missing.

Examples:

  gehoor erase remark 2026-W47 --cause third-party --reason "It names a child." --by coordinator@example.org
  gehoor erase remark 2026-W47 --cause third-party --reason "It names a child." --by coordinator@example.org --yes`
}

// Run erases.
func (e eraseRemark) Run(c *console) error {
	monday, ok := report.Parse(e.Week)
	if !ok {
		return misuse{errors.New(text.WeekBad.In(c.Lang))}
	}
	ctx := context.Background()
	a, shut, err := e.app(ctx, c, nil, false)
	if err != nil {
		return err
	}
	defer shut()
	if err := e.check(ctx, c, a.Store); err != nil {
		return err
	}
	who, err := e.who(a)
	if err != nil {
		return err
	}
	some, err := a.Remarked(ctx, e.Organisation, monday)
	switch {
	case err != nil:
		return err
	case !app.MayEraseRemark(who):
		return no{errors.New(text.EraseNotDesk.In(c.Lang))}
	case !some:
		return no{errors.New(text.EraseNoRemark.In(c.Lang))}
	}
	fmt.Fprintln(c.Out, text.Fill(c.Lang, text.EraseRemark, e.Week))
	if !e.Yes {
		return no{errors.New(text.EraseSayYes.In(c.Lang))}
	}
	if err := a.EraseRemark(ctx, who, monday, e.Cause, e.Reason); err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.Out, text.EraseDone.In(c.Lang))
	return err
}
