package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/report"
	"gehoor/internal/text"
)

// reporting is the command report: what was reported, as it was frozen.
type reporting struct {
	Annual reportAnnual `cmd:"" help:"The annual report of a holder, as it was approved and published."`
	Weekly reportWeekly `cmd:"" help:"The weekly report to the board, byte for byte as it was sent."`
}

type reportWeekly struct {
	tenant
	Week       string     `help:"The week by ISO 8601." required:"" placeholder:"2026-W47"`
	Format     app.Format `help:"json, html, pdf, xlsx or csv." enum:"json,html,pdf,xlsx,csv" default:"json" placeholder:"FORMAT"`
	Supervisor bool       `help:"The supervisor's own report of that week instead: of complaints about the board's readers."`
	Recount    bool       `help:"Count it again from the log, and say whether the figures are the same, instead of writing it."`
}

// Help gives the examples.
func (reportWeekly) Help() string {
	return `It is written to the standard output, in the language of --lang; JSON has no language. It is the same next year. The coordinator's remark, which html and pdf have, is erased after two years, and those forms with it: from then on they are made of the figures, which stay.

Exit code 1: no report of that week was sent; with --recount also: the figures are not the same.

Examples:

  gehoor report weekly --week 2026-W47 --format pdf > week.pdf
  gehoor report weekly --week 2026-W47 --format csv --lang en > week.csv

  gehoor report weekly --week 2026-W47 --recount`
}

// Run writes the report.
func (r reportWeekly) Run(c *console) error {
	monday, ok := report.Parse(r.Week)
	if !ok {
		return misuse{errors.New(text.WeekBad.In(c.Lang))}
	}
	ctx := context.Background()
	a, shut, err := r.app(ctx, c, nil, false)
	if err != nil {
		return err
	}
	defer shut()
	if err := r.check(ctx, c, a.Store); err != nil {
		return err
	}
	kind := gehoor.WeeklyReport
	if r.Supervisor {
		kind = gehoor.SupervisorReport
	}
	week, err := a.FrozenWeek(ctx, r.Organisation, kind, monday)
	if err != nil {
		return err
	}
	if !week.Frozen {
		return no{errors.New(text.WeekNotFrozen.In(c.Lang))}
	}
	if r.Recount {
		return r.recount(ctx, c, a, kind, week)
	}
	body, err := a.WeekAs(ctx, r.Organisation, week, r.Format, c.Lang)
	if err != nil {
		return err
	}
	_, err = c.Out.Write(body)
	return err
}

// recount says whether a frozen report is counted the same from the log.
func (r reportWeekly) recount(ctx context.Context, c *console, a *app.App, kind gehoor.ReportKind, frozen app.Week) error {
	again, err := a.RecountWeek(ctx, r.Organisation, kind, frozen.Report.From)
	switch {
	case errors.Is(err, app.ErrRules):
		return no{errors.New(text.WeekOtherRules.In(c.Lang))}
	case err != nil:
		return err
	case !reflect.DeepEqual(again, frozen.Report):
		return no{errors.New(text.WeekDiffers.In(c.Lang))}
	}
	_, err = fmt.Fprintln(c.Out, text.WeekSame.In(c.Lang))
	return err
}
