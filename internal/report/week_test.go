package report_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/report"
	"gehoor/internal/text"
)

var update = flag.Bool("update", false, "write the golden files")

var monday = gehoor.Date{Year: 2026, Month: time.November, Day: 16}

// usual is a week as the board mostly sees it: one thing late, one measure overdue, a few locations.
func usual() report.Week {
	friday := monday.AddDays(4)
	r := gehoor.WeekReport{
		RulesVersion: gehoor.WeekRules, From: monday, Until: monday.AddDays(6), New: 6, NewBefore: 13, Incidents: 5, Open: 21,
		Contact: gehoor.Share{N: 108, Of: 117}, Tried: 4, Decide: gehoor.Share{N: 96, Of: 96},
		Total: gehoor.Count{N: 8, Before: 5}, Parts: gehoor.Count{N: 8, Before: 5},
		Locations: []gehoor.LocationCount{
			{Location: 1, Count: gehoor.Count{N: 4, Before: 1}, Subject: "safety"}, {Location: 2, Count: gehoor.Count{N: 2, Before: 2}, Subject: "care"},
			{Location: 3, Count: gehoor.Count{N: 1, Before: 0}, Subject: "care"}, {Location: 0, Count: gehoor.Count{N: 1, Before: 2}},
		},
		Regions:    []gehoor.RegionCount{{Region: 1, Count: gehoor.Count{N: 5, Before: 3}}, {Region: 2, Count: gehoor.Count{N: 3, Before: 2}}},
		Categories: []gehoor.CategoryCount{{Category: "care", Count: gehoor.Count{N: 3, Before: 2}}, {Category: "safety", Count: gehoor.Count{N: 4, Before: 3}}, {Count: gehoor.Count{N: 1}}},
		Kinds:      []gehoor.KindCount{{Kind: gehoor.Agreement, Count: gehoor.Count{N: 2, Before: 1}}, {Kind: gehoor.Conduct, Count: gehoor.Count{N: 6, Before: 4}}},
		Repeats:    []gehoor.Repeat{{Location: 1, Category: "safety", N: 3}},
		Exceptions: []gehoor.Exception{
			{Complaint: 7, Number: "266B2M", Location: 2, Duty: gehoor.OweContact, Clause: "R10", By: friday, Days: 2, Seat: gehoor.Seat{Role: gehoor.Manager, Place: 2}, Aim: true},
			{Complaint: 8, Number: "265T4D", Location: 1, Duty: gehoor.OweApprove, Clause: "D18", By: friday, Seat: gehoor.Seat{Role: gehoor.RegionalManager}, Alone: true},
		},
		Overdue:     []gehoor.WeekMeasure{{Complaint: 9, Number: "264K9P", Location: 3, No: 1, Due: friday, Moved: 1}},
		NewMeasures: []gehoor.WeekMeasure{{Complaint: 8, Number: "265T4D", Location: 1, No: 1, Due: friday.AddDays(14)}},
		Closed:      []gehoor.ClosedCount{{Ground: gehoor.ClosedWithdrawn, N: 1}}, Decided: 3,
		Outcomes: []gehoor.OutcomeCount{{Outcome: gehoor.Upheld, N: 3}, {Outcome: gehoor.PartlyUpheld, N: 1}},
		Outside:  []gehoor.OutsideCount{{Body: gehoor.ComplaintsDesk, New: 1, Running: 1}, {Body: gehoor.DisputesCommittee}},
		Sealed:   gehoor.QuarterCount{Year: 2026, Quarter: 3, N: 2},
		Heard:    []gehoor.HeardCount{{Year: 2026, From: 1, Until: 2, Asked: 14, Heard: gehoor.Opinions{Yes: 4, Partly: 1, No: 1}, Better: gehoor.Opinions{Yes: 3, Partly: 2}}},
	}
	for i := range 13 {
		r.Weeks = append(r.Weeks, gehoor.WeekCount{From: monday.AddDays(7 * (i - 12)), New: (i*5 + 3) % 9})
	}
	change := gehoor.WeekChange{
		Since: monday.AddDays(-7), Open: gehoor.Change{Was: 19, Now: 21}, Late: gehoor.Change{Was: 2, Now: 1}, Overdue: gehoor.Change{Was: 1, Now: 1},
		Outside: gehoor.Change{Was: 0, Now: 1}, Fresh: r.Exceptions[:1],
	}
	return report.Week{
		Report: r, LogLength: 1482, Fingerprint: strings.Repeat("43332659bec1a07f", 4), Organisation: "Kinderopvang De Zonnewijzer", Made: monday.AddDays(7), Change: &change,
		Locations: map[gehoor.LocationID]report.Location{1: {Name: "De Kikker", Places: 78}, 2: {Name: "De Zonnebloem", Places: 90}, 3: {Name: "Het Zonnetje"}},
		Regions:   map[gehoor.RegionID]string{1: "Utrecht", 2: "Gouda"},
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = "testdata/" + name
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: it is now\n%s", name, got)
	}
}

// must gives what was made without an error.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func paper(t *testing.T, d letter.Document) *pdfcheck.File {
	t.Helper()
	body, warnings := letter.PDF(d, letter.Look{Sheet: letter.OnePageSheet, Organisation: "Kinderopvang De Zonnewijzer"})
	if len(warnings) > 0 {
		t.Errorf("warnings: %v", warnings)
	}
	return must(pdfcheck.Read(body))
}

// R17: a usual week is one A4, in both languages, and says the same on paper as on the page; the files have golden bytes.
func TestR17Forms(t *testing.T) {
	t.Parallel()
	for _, l := range []text.Lang{text.NL, text.EN} {
		w := usual()
		d := report.Document(l, w, "Drie keer hetzelfde.\nDe Kikker krijgt een tweede hek.")
		golden(t, "week."+l.String()+".txt", []byte(letter.Text(d)))
		golden(t, "week."+l.String()+".csv", report.List(l, w))
		f := paper(t, d)
		if f.Pages != 1 {
			t.Errorf("%s: it is %d pages", l, f.Pages)
		}
		words := func(s string) string { return strings.Join(strings.Fields(s), " ") } // as they are without line ends
		said, html := words(f.Root.Text()), words(letter.MailHTML(d))
		for _, want := range []string{
			text.Sentence(w.Headline(l)), "KL 26 6B2M", "De Kikker", text.NOf(l, w.Report.Contact), text.WeekQuarter(l, w.Report.Sealed), w.Fingerprint, "1482", "Drie keer hetzelfde.",
		} {
			if !strings.Contains(said, want) || !strings.Contains(html, want) {
				t.Errorf("%s: no %q on paper or on the page", l, want)
			}
		}
		if strings.Contains(said+html, "%") {
			t.Errorf("%s: it has percentages", l)
		}
		if again := letter.Text(report.Document(l, w, "")); strings.Contains(again, text.ReportRemark.In(l)) {
			t.Error("without a remark there is a part for it")
		}
	}
}

// The spreadsheet has what the lists have: numbers as numbers, and no formula. It is the same each time.
func TestR17Spreadsheet(t *testing.T) {
	t.Parallel()
	w := usual()
	w.Locations[1] = report.Location{Name: "=HYPERLINK(\"x\")", Places: 78}
	body := must(report.XLSX(text.NL, w))
	if !bytes.Equal(body, must(report.XLSX(text.NL, w))) {
		t.Error("made twice it is not the same")
	}
	f := must(excelize.OpenReader(bytes.NewReader(body)))
	defer f.Close()
	names := f.GetSheetList()
	for i, s := range w.Sheets(text.NL) {
		rows := must(f.GetRows(names[i]))
		if len(rows) != len(s.Rows)+1 {
			t.Errorf("%s: %d rows, want %d", names[i], len(rows), len(s.Rows)+1)
			continue
		}
		for n, row := range s.Rows {
			for k, c := range row {
				at, _ := excelize.CoordinatesToCellName(k+1, n+2)
				got, _ := f.GetCellValue(names[i], at)
				if got != fmt.Sprint(c) {
					t.Errorf("%s %s: %q, want %q", names[i], at, got, fmt.Sprint(c))
				}
				kind, _ := f.GetCellType(names[i], at)
				if _, number := c.(int); number != (kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber) && c != "" {
					t.Errorf("%s %s: %v is of kind %d", names[i], at, c, kind)
				}
				if formula, _ := f.GetCellFormula(names[i], at); formula != "" {
					t.Errorf("%s %s: a formula %q", names[i], at, formula)
				}
			}
		}
	}
}

// Whatever a location is called, the list can be read back and no cell begins a formula.
func TestListIsSafe(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		w := usual()
		w.Locations[1] = report.Location{Name: rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+@\t|-][a-z(]*`)).Draw(r, "name")}
		body := report.List(text.EN, w)
		list := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\uFEFF"))))
		list.Comma = ';'
		rows, err := list.ReadAll()
		if err != nil {
			r.Fatal(err)
		}
		for _, row := range rows {
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+-@\t\r\n|", rune(c[0])) {
					r.Fatalf("%q begins a formula", c)
				}
			}
		}
	})
}

// ISO 8601 weeks: the first has the fourth of January; some years have 53.
func TestParse(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"2026-W47": "2026-11-16", "2026-W01": "2025-12-29", "2026-W53": "2026-12-28", "2027-W01": "2027-01-04", "2024-W01": "2024-01-01", "2027-W53": "", "2026-W00": "",
		"2026-W5": "", "2026-W054": "", "": "", "2026-w47": "", "2026-W47x": "",
	} {
		got, ok := report.Parse(s)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q: %s, %t; want %q", s, got, ok, want)
		}
	}
}

// What Parse takes is what the report says of itself, and it takes nothing that it would write otherwise.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-W47", "2020-W53", "0001-W01", "9999-W52", "2026-W", "-026-W01", "2026-W+1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := report.Parse(s)
		if !ok {
			return
		}
		year, week := report.Week{Report: gehoor.WeekReport{From: got}}.Of()
		if got.Weekday() != time.Monday || s != fmt.Sprintf("%04d-W%02d", year, week) {
			t.Errorf("%q is %s, of %d-W%d", s, got, year, week)
		}
	})
}

func TestPer100(t *testing.T) {
	t.Parallel()
	w := usual()
	for _, one := range []struct {
		at   gehoor.LocationID
		n    int
		want string
	}{{1, 4, "5,1"}, {2, 2, "2,2"}, {2, 0, "0,0"}, {3, 1, ""}, {0, 1, ""}} {
		if got := w.Per100(text.NL, gehoor.LocationCount{Location: one.at, Count: gehoor.Count{N: one.n}}); got != one.want {
			t.Errorf("%d at %d: %q, want %q", one.n, one.at, got, one.want)
		}
	}
	if got := w.Per100(text.EN, gehoor.LocationCount{Location: 1, Count: gehoor.Count{N: 4}}); got != "5.1" {
		t.Errorf("in English it is %q", got)
	}
}
