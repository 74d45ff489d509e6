package app

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/register"
	"gehoor/internal/report"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// A Format is a form in which the weekly report can be had.
type Format string

// The formats. JSON has no language.
const (
	AsJSON Format = "json"
	AsHTML Format = "html"
	AsPDF  Format = "pdf"
	AsXLSX Format = "xlsx"
	AsCSV  Format = "csv"
)

// Formats are all of them.
var Formats = []Format{AsPDF, AsXLSX, AsCSV, AsJSON, AsHTML}

// MediaType is what a browser is told.
func (f Format) MediaType() string {
	return map[Format]string{
		AsJSON: "application/json", AsHTML: "text/html; charset=utf-8", AsPDF: "application/pdf", AsCSV: "text/csv; charset=utf-8",
		AsXLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	}[f]
}

// beside adds to a report what stands beside the figures: the names of places, and what changed since the report of the
// week before, when that was frozen.
func (a *App) beside(ctx context.Context, org int64, kind gehoor.ReportKind, week *Week, today gehoor.Date) error {
	set, err := a.Store.Settings(org)
	if err != nil {
		return err
	}
	locations, err := a.Store.Locations(org)
	if err != nil {
		return err
	}
	regions, err := a.Store.Regions(org)
	if err != nil {
		return err
	}
	week.Organisation, week.Made = set.Name, today
	week.Locations, week.Regions = map[gehoor.LocationID]report.Location{}, map[gehoor.RegionID]string{}
	told := week.Report.Places()
	for _, l := range locations {
		if !told[l.ID] {
			continue
		}
		places := 0
		for _, r := range l.Registrations {
			if r.Status == register.Registered {
				places += r.Places
			}
		}
		week.Locations[l.ID] = report.Location{Name: l.Name, Places: places}
	}
	for _, r := range regions {
		if slices.ContainsFunc(week.Report.Regions, func(c gehoor.RegionCount) bool { return c.Region == r.ID }) {
			week.Regions[r.ID] = r.Name
		}
	}
	week.Subjects = map[gehoor.Category]text.Msg{}
	for _, c := range week.Report.Categories {
		subject, err := a.Store.Category(org, c.Category)
		if err != nil {
			return err
		}
		if c.Category != "" {
			week.Subjects[c.Category] = text.Msg{NL: subject.NL, EN: subject.EN}
		}
	}
	before, err := a.FrozenWeek(ctx, org, kind, week.Report.From.AddDays(-7))
	if err == nil && before.Frozen {
		change := week.Report.Since(before.Report)
		week.Change = &change
	}
	return err
}

// A frozenWeek is on its way into the log.
type frozenWeek struct {
	gehoor.ReportFrozen
	bytes, forms store.Sealed
}

// freeze makes every form of a report, once and for good. Another version of the program has other words and another
// layout: so not only the figures are kept, but what was sent. The figures stay for ever; the forms have the remark, and
// are erased with it.
func (a *App) freeze(ctx context.Context, org int64, kind gehoor.ReportKind, week Week) (f frozenWeek, err error) {
	f.ReportFrozen = gehoor.ReportFrozen{
		Report: kind, From: week.Report.From, Until: week.Report.Until, UpTo: week.LogLength, Rules: week.Report.RulesVersion,
	}
	body, err := report.JSON(week.Week)
	if err != nil {
		return f, err
	}
	if f.bytes, err = a.Store.Seal(org, seal.Content{MediaType: "application/json", Body: body}); err != nil {
		return f, err
	}
	var packed bytes.Buffer
	out := zip.NewWriter(&packed)
	for _, l := range []text.Lang{text.NL, text.EN} {
		for _, format := range Formats {
			if format == AsJSON {
				continue
			}
			body, err := a.form(ctx, org, week, format, l)
			if err != nil {
				return f, fmt.Errorf("making a weekly report as %s: %w", format, err)
			}
			file, err := out.Create(l.String() + "." + string(format))
			if err == nil {
				_, err = file.Write(body)
			}
			if err != nil {
				return f, err
			}
		}
	}
	if err := out.Close(); err != nil {
		return f, err
	}
	f.forms, err = a.Store.Seal(org, seal.Content{MediaType: "application/zip", Body: packed.Bytes()})
	return f, err
}

// WeekAs gives a weekly report in a form. A frozen one has the bytes as they were frozen, for as long as its remark is kept;
// after that, and when it was frozen by a version that kept figures alone, they are made of the figures again.
func (a *App) WeekAs(ctx context.Context, org int64, week Week, format Format, l text.Lang) ([]byte, error) {
	kept := gehoor.Ref{}
	switch {
	case !week.Frozen:
	case format == AsJSON:
		kept = week.bytes
	default:
		kept = week.forms
	}
	if kept == (gehoor.Ref{}) {
		return a.form(ctx, org, week, format, l)
	}
	content, err := a.Store.Item(ctx, org, kept)
	switch {
	case errors.Is(err, store.ErrErased) && format != AsJSON:
		return a.form(ctx, org, week, format, l)
	case err != nil:
		return nil, fmt.Errorf("reading a weekly report: %w", err)
	case format == AsJSON:
		return content.Body, nil
	}
	packed, err := zip.NewReader(bytes.NewReader(content.Body), int64(len(content.Body)))
	if err != nil {
		return nil, fmt.Errorf("reading a weekly report: %w", err)
	}
	file, err := packed.Open(l.String() + "." + string(format))
	if err != nil {
		return nil, fmt.Errorf("reading a weekly report: %w", err)
	}
	defer file.Close()
	return io.ReadAll(file)
}

// form makes a form of a report.
func (a *App) form(ctx context.Context, org int64, week Week, format Format, l text.Lang) ([]byte, error) {
	switch format {
	case AsJSON:
		return json.Marshal(week)
	case AsCSV:
		return report.List(l, week.Week), nil
	case AsXLSX:
		return report.XLSX(l, week.Week)
	}
	remark, err := a.WeekRemark(ctx, org, week)
	if errors.Is(err, store.ErrErased) {
		remark, err = text.ErasedWords.In(l), nil
	}
	if err != nil {
		return nil, err
	}
	doc := report.Document(l, week.Week, remark)
	if format == AsHTML {
		return []byte(letter.MailHTML(doc)), nil
	}
	look, err := a.look(org, "", gehoor.Date{}, nil)
	if err != nil {
		return nil, err
	}
	look.Sheet, look.Contact = letter.OnePageSheet, nil
	body, _ := letter.PDF(doc, look)
	return body, nil
}

// WeekRemark gives the words of the coordinator's remark; empty when there is none, store.ErrErased when it was erased.
func (a *App) WeekRemark(ctx context.Context, org int64, week Week) (string, error) {
	if week.Remark == (gehoor.Ref{}) {
		return "", nil
	}
	content, err := a.Store.Item(ctx, org, week.Remark)
	return string(content.Body), err
}
