package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/text"
)

// A Sheet is a list of figures: each cell is a string or an int.
type Sheet struct {
	Name   string
	Header []string
	Rows   [][]any
}

func (s Sheet) table() letter.Table {
	t := letter.Table{Caption: s.Name, Header: s.Header}
	for _, row := range s.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = fmt.Sprint(c)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func (w Week) day(l text.Lang, d gehoor.Date) string { return text.FormatDate(l, d, w.Report.Until) }

func (w Week) exceptions(l text.Lang, list []gehoor.Exception) Sheet {
	s := Sheet{Name: text.WeekLateOrAlone.In(l), Header: []string{
		text.WeekComplaint.In(l), text.ReportWhat.In(l), text.LabelLocation.In(l), text.ReportClause.In(l), text.ReportBy.In(l), text.ReportDays.In(l), text.ReportWho.In(l),
	}}
	for _, e := range list {
		late := ""
		if !e.Alone {
			late = text.Days(l, e.Days)
		}
		s.Rows = append(s.Rows, []any{e.Number.String(), What(l, e), w.Place(l, e.Location), string(e.Clause), w.day(l, e.By), late, text.Sentence(text.Word(l, e.Seat.Role))})
	}
	return s
}

func (w Week) measures(l text.Lang, name text.Msg, list []gehoor.WeekMeasure) Sheet {
	s := Sheet{Name: name.In(l), Header: []string{
		text.WeekComplaint.In(l), text.ReportMeasure.In(l), text.LabelLocation.In(l), text.ReportDue.In(l), text.ReportMoved.In(l),
	}}
	for _, m := range list {
		s.Rows = append(s.Rows, []any{m.Number.String(), m.No, w.Place(l, m.Location), w.day(l, m.Due), m.Moved})
	}
	return s
}

func counts(name, of string, l text.Lang) Sheet {
	return Sheet{Name: name, Header: []string{of, text.ReportNow.In(l), text.ReportEarlier.In(l)}}
}

// locations lists those with at least so many complaints in the thirteen weeks. The column per hundred children is there
// when the register tells of one of them for how many it is.
func (w Week) locations(l text.Lang, least int) Sheet {
	s := counts(text.ReportLocations.In(l), text.LabelLocation.In(l), l)
	per100 := false
	for _, c := range w.Report.Locations {
		per100 = per100 || c.N >= least && w.Per100(l, c) != ""
	}
	s.Header = append(s.Header, text.ReportMost.In(l))
	if per100 {
		s.Header = append(s.Header, text.WeekPer100.In(l))
	}
	for _, c := range w.Report.Locations {
		if c.N < least {
			continue
		}
		row := []any{w.Place(l, c.Location), c.N, c.Before, w.Subject(l, c.Subject)}
		if per100 {
			row = append(row, w.Per100(l, c))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func (w Week) regions(l text.Lang) Sheet {
	s := counts(text.ReportRegions.In(l), text.AdminPlaceRegion.In(l), l)
	for _, c := range w.Report.Regions {
		s.Rows = append(s.Rows, []any{w.Region(l, c.Region), c.N, c.Before})
	}
	return s
}

func (w Week) categories(l text.Lang) Sheet {
	s := counts(text.ReportCategories.In(l), text.LabelCategory.In(l), l)
	for _, c := range w.Report.Categories {
		s.Rows = append(s.Rows, []any{unsorted(l, w.Subject(l, c.Category)), c.N, c.Before})
	}
	return s
}

func (w Week) kinds(l text.Lang) Sheet {
	s := counts(text.ReportKinds.In(l), text.ReportKind.In(l), l)
	for _, c := range w.Report.Kinds {
		s.Rows = append(s.Rows, []any{unsorted(l, text.Word(l, c.Kind)), c.N, c.Before})
	}
	return s
}

func unsorted(l text.Lang, words string) string {
	if words == "" {
		words = text.ReportUnsorted.In(l)
	}
	return text.Sentence(words)
}

// figures are what is simply a number, with what it is of in a column of its own.
func (w Week) figures(l text.Lang) Sheet {
	r := w.Report
	s := Sheet{Name: text.WeekNumbers.In(l), Header: []string{text.WeekFigure.In(l), text.WeekValue.In(l), text.WeekOf.In(l)}}
	add := func(m text.Msg, value any) { s.Rows = append(s.Rows, []any{m.In(l), value, ""}) }
	of := func(m text.Msg, share gehoor.Share) { s.Rows = append(s.Rows, []any{m.In(l), share.N, share.Of}) }
	add(text.ReportsWeek, w.Title(l))
	add(text.ReportNew, r.New)
	add(text.ReportBefore, r.NewBefore)
	add(text.ReportIncidents, r.Incidents)
	add(text.ReportOpen, r.Open)
	of(text.ReportContact, r.Contact)
	add(text.ReportTried, r.Tried)
	of(text.ReportDecide, r.Decide)
	add(text.ReportOverdueN, len(r.Overdue))
	add(text.ReportDecided, r.Decided)
	if q := r.Sealed; q.Year != 0 {
		s.Rows = append(s.Rows, []any{fmt.Sprintf("%s, %d-Q%d", text.WeekSafety.In(l), q.Year, q.Quarter), q.N, ""})
	}
	if w.Fingerprint != "" {
		add(text.ReportLength, int(w.LogLength))
		add(text.ReportPrint, w.Fingerprint)
	}
	add(text.ReportRules, r.RulesVersion)
	return s
}

// Sheets are all lists of the report, in the order in which they are read. One that is empty has its header only.
func (w Week) Sheets(l text.Lang) []Sheet {
	r := w.Report
	weeks := Sheet{Name: text.WeekPerWeek.In(l), Header: []string{text.ReportsWeek.In(l), text.ReportNumber.In(l)}}
	for _, one := range r.Weeks {
		year, week := (Week{Report: gehoor.WeekReport{From: one.From}}).Of()
		weeks.Rows = append(weeks.Rows, []any{fmt.Sprintf("%d-W%02d", year, week), one.New})
	}
	change := Sheet{Name: text.WeekChanged.In(l), Header: []string{text.WeekFigure.In(l), text.WeekWas.In(l), text.WeekNow.In(l)}}
	if c := w.Change; c != nil {
		for _, one := range []struct {
			what text.Msg
			gehoor.Change
		}{{text.WeekOpen, c.Open}, {text.WeekLate, c.Late}, {text.WeekOverdue, c.Overdue}, {text.WeekAtBodies, c.Outside}} {
			change.Rows = append(change.Rows, []any{one.what.In(l), one.Was, one.Now})
		}
	}
	repeats := Sheet{Name: text.Msg{NL: "Signalen", EN: "Signals"}.In(l), Header: []string{text.LabelLocation.In(l), text.LabelCategory.In(l), text.ReportNumber.In(l)}}
	for _, one := range r.Repeats {
		repeats.Rows = append(repeats.Rows, []any{w.Place(l, one.Location), w.Subject(l, one.Category), one.N})
	}
	closed := Sheet{Name: text.ReportClosed.In(l), Header: []string{text.LabelGround.In(l), text.ReportNumber.In(l)}}
	for _, c := range r.Closed {
		closed.Rows = append(closed.Rows, []any{text.Sentence(text.Word(l, c.Ground)), c.N})
	}
	outcomes := Sheet{Name: text.ReportOutcomes.In(l), Header: []string{text.LabelOutcome.In(l), text.ReportNumber.In(l)}}
	for _, o := range r.Outcomes {
		outcomes.Rows = append(outcomes.Rows, []any{text.Sentence(text.Word(l, o.Outcome)), o.N})
	}
	outside := Sheet{Name: text.ReportOutside.In(l), Header: []string{text.ReportBody.In(l), text.ReportBegun.In(l), text.ReportEnded.In(l), text.ReportRunning.In(l)}}
	for _, o := range r.Outside {
		outside.Rows = append(outside.Rows, []any{text.Word(l, o.Body), o.New, o.Ended, o.Running})
	}
	heard := Sheet{Name: text.RatedTitle.In(l), Header: []string{text.HeardWhen.In(l), text.HeardAsked.In(l)}}
	for _, question := range []text.Msg{text.RateHeard, text.RateBetter} {
		for _, answer := range []text.Msg{text.SayYes, text.RatePartly, text.SayNo} {
			heard.Header = append(heard.Header, question.In(l)+" "+answer.In(l))
		}
	}
	for _, one := range r.Heard {
		heard.Rows = append(heard.Rows, []any{text.HeardQuarters(l, one), one.Asked, one.Heard.Yes, one.Heard.Partly, one.Heard.No, one.Better.Yes, one.Better.Partly, one.Better.No})
	}
	return []Sheet{
		w.figures(l), w.exceptions(l, r.Exceptions), w.measures(l, text.ReportOverdue, r.Overdue), change, weeks, w.locations(l, 0), w.regions(l), w.categories(l),
		w.kinds(l), repeats, closed, outcomes, w.measures(l, text.ReportPromised, r.NewMeasures), outside, heard,
	}
}

// List is every figure on a line of its own: of which list and row, which column, and what it is.
func List(l text.Lang, w Week) []byte {
	out := NewCSV(text.WeekList.In(l), text.WeekRow.In(l), text.WeekOf.In(l), text.WeekFigure.In(l), text.WeekValue.In(l))
	for _, s := range w.Sheets(l) {
		for n, row := range s.Rows {
			for i := 1; i < len(row); i++ {
				if row[i] != "" {
					out.Line(s.Name, strconv.Itoa(n+1), fmt.Sprint(row[0]), s.Header[i], fmt.Sprint(row[i]))
				}
			}
		}
	}
	return out.Bytes()
}

// XLSX is a sheet for each list. Numbers are numbers, and words are never formulas.
func XLSX(l text.Lang, w Week) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetDocProps(&excelize.DocProperties{
		Creator: w.Organisation, Title: w.Title(l), Language: l.String(), Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z",
	}); err != nil {
		return nil, err
	}
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "000000"}}})
	if err != nil {
		return nil, err
	}
	for i, s := range w.Sheets(l) {
		name := sheetName(i, s.Name)
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err == nil {
			err = fill(f, name, s, head)
		}
		if err != nil {
			return nil, fmt.Errorf("writing the sheet %s: %w", name, err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// sheetName is what a spreadsheet allows: 31 characters, unique, and none of []:*?/\.
func sheetName(i int, name string) string {
	name, _, _ = strings.Cut(name, ",")
	name, _, _ = strings.Cut(name, ":")
	r := []rune(strconv.Itoa(i+1) + " " + name)
	return string(r[:min(len(r), 31)])
}

func fill(f *excelize.File, name string, s Sheet, head int) error {
	header := make([]any, len(s.Header))
	widths := make([]int, len(s.Header))
	for i, h := range s.Header {
		header[i], widths[i] = h, len([]rune(h))
	}
	rows := append([][]any{header}, s.Rows...)
	for n, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, n+1)
		if err != nil {
			return err
		}
		if err := f.SetSheetRow(name, cell, &row); err != nil {
			return err
		}
		for i, c := range row {
			widths[i] = max(widths[i], len([]rune(fmt.Sprint(c))))
		}
	}
	for i, width := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(name, column, column, float64(min(width, 60)+3)); err != nil {
			return err
		}
	}
	if err := f.SetRowStyle(name, 1, 1, head); err != nil {
		return err
	}
	return f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}
