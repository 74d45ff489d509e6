package main

import (
	"context"
	"errors"

	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

type reportAnnual struct {
	tenant
	Year    int    `help:"The calendar year." required:"" placeholder:"2026"`
	Holder  string `help:"The holder's number in the trade register (KvK)." required:"" placeholder:"KVK"`
	Format  string `help:"json, html, pdf or csv." enum:"json,html,pdf,csv" default:"json" placeholder:"json|html|pdf|csv"`
	Version int    `help:"An earlier version than the newest: 1 is the first." placeholder:"N"`
}

// Help gives the examples.
func (reportAnnual) Help() string {
	return `It is written to the standard output, in the language of --lang. The JSON is byte for byte what was approved, also next year; the other forms are made from it. What its fields mean is in docs/annual-report.md. The CSV has semicolons, a number on each line, and no cell that begins a formula.

Exit code 1: there is no such holder, or no report on that year has been approved.

Examples:

  gehoor report annual --year 2026 --holder 90000011 > 2026.json
  gehoor report annual --year 2026 --holder 90000011 --format pdf --lang en > 2026.pdf
  gehoor report annual --year 2026 --holder 90000011 --version 1 --format csv > first.csv`
}

// Run writes the report.
func (r reportAnnual) Run(c *console) error {
	ctx := context.Background()
	a, shut, err := r.app(ctx, c, nil, false)
	if err != nil {
		return err
	}
	defer shut()
	if err := r.check(ctx, c, a.Store); err != nil {
		return err
	}
	y, err := a.PublicYear(ctx, r.Organisation, r.Year, r.Holder, r.Version)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return no{errors.New(text.CommandNoYear.In(c.Lang))}
	case err != nil:
		return err
	}
	body := y.JSON
	switch r.Format {
	case "html":
		doc := y.Document(c.Lang, 0)
		doc.Blocks = append(doc.Blocks, y.Aftermath(c.Lang)...)
		body = []byte(letter.MailHTML(doc))
	case "pdf":
		set, err := a.Store.Settings(r.Organisation)
		if err != nil {
			return err
		}
		body = y.PDF(c.Lang, 0, set.Theme.Light.Brand.String())
	case "csv":
		body = y.CSV(0)
	}
	_, err = c.Out.Write(body)
	return err
}
