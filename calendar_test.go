package gehoor_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"gehoor"

	"pgregory.net/rapid"
)

func date(t testing.TB, s string) gehoor.Date {
	t.Helper()
	d, err := gehoor.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// table reads a file of testdata, a map from column to value for each row.
func table(t *testing.T, name string, columns ...string) []map[string]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(lines[0], columns) {
		t.Fatalf("%s has columns %q, but %q are tested", name, lines[0], columns)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := make(map[string]string)
		for i, value := range line {
			row[lines[0][i]] = value
		}
		rows = append(rows, row)
	}
	return rows
}

func terms(t *testing.T) []map[string]string {
	rows := table(t, "terms.csv", "received", "weekday", "six_weeks", "six_weeks_weekday", "six_weeks_atw",
		"six_weeks_atw_weekday", "extended", "two_working_days_cao", "two_working_days_atw",
		"two_working_days_atw_and_decrees", "two_months_after")
	if len(rows) != 40 {
		t.Fatalf("terms.csv has %d rows, want 40", len(rows))
	}
	return rows
}

var weekdays = [...]string{"zo", "ma", "di", "wo", "do", "vr", "za"}

// R10: personal contact within two working days, by each calendar.
func TestR10ContactTerm(t *testing.T) {
	t.Parallel()
	columns := map[gehoor.CalendarKind]string{
		gehoor.CAO:        "two_working_days_cao",
		gehoor.ATW:        "two_working_days_atw",
		gehoor.ATWDecrees: "two_working_days_atw_and_decrees",
	}
	for _, row := range terms(t) {
		received := date(t, row["received"])
		if got := weekdays[received.Weekday()]; got != row["weekday"] {
			t.Errorf("%v is %s, want %s", received, got, row["weekday"])
		}
		for kind, column := range columns {
			term := gehoor.Calendar{Kind: kind}.WorkingDaysTerm(received, 2)
			if got := term.By().String(); got != row[column] {
				t.Errorf("two working days (%v) after %v: %s, want %s", kind, received, got, row[column])
			}
		}
	}
}

// R13: the judgment within six weeks; Algemene termijnenwet art. 1 and 3.
func TestR13DecisionTerm(t *testing.T) {
	t.Parallel()
	for _, row := range terms(t) {
		term := gehoor.StatutoryWeeks(date(t, row["received"]), 6)
		extended := "nee"
		if term.Extended != term.Plain {
			extended = "ja"
		}
		got := []string{term.By().String(), weekdays[term.Plain.Weekday()], term.Extended.String(), weekdays[term.Extended.Weekday()], extended}
		want := []string{row["six_weeks"], row["six_weeks_weekday"], row["six_weeks_atw"], row["six_weeks_atw_weekday"], row["extended"]}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("six weeks after %s: %q, want %q", row["received"], got, want)
		}
	}
}

// R4: at the latest two months after it arose.
func TestR4TwoMonths(t *testing.T) {
	t.Parallel()
	for _, row := range terms(t) {
		if got := gehoor.Months(date(t, row["received"]), 2).By().String(); got != row["two_months_after"] {
			t.Errorf("two months after %s: %s, want %s", row["received"], got, row["two_months_after"])
		}
	}
}

// R13: the free days of Algemene termijnenwet art. 3, on every day of ten years.
func TestR13StatutoryHolidays(t *testing.T) {
	t.Parallel()
	names := map[gehoor.DayOff]string{
		gehoor.NewYearsDay:        "Nieuwjaarsdag",
		gehoor.GoodFriday:         "Goede Vrijdag (lid 2)",
		gehoor.EasterMonday:       "Tweede paasdag",
		gehoor.KingsDay:           "Koningsdag",
		gehoor.LiberationDay:      "5 mei",
		gehoor.AscensionDay:       "Hemelvaartsdag",
		gehoor.WhitMonday:         "Tweede pinksterdag",
		gehoor.ChristmasDay:       "Eerste kerstdag",
		gehoor.SecondChristmasDay: "Tweede kerstdag",
		gehoor.DecreedDay:         "gelijkgesteld (KB, lid 3)",
	}
	want := make(map[gehoor.Date]string)
	for _, row := range table(t, "atw-free-days.csv", "datum", "weekdag", "naam") {
		d := date(t, row["datum"])
		if got := weekdays[d.Weekday()]; got != row["weekdag"] {
			t.Errorf("%v is %s, want %s", d, got, row["weekdag"])
		}
		want[d] = row["naam"]
	}
	for d := date(t, "2023-01-01"); d.Year < 2033; d = d.AddDays(1) {
		if got := names[gehoor.StatutoryHoliday(d)]; got != want[d] {
			t.Errorf("%v is %q, want %q", d, got, want[d])
		}
	}
}

// Easter at its earliest and latest, and in the years of the tables' two exceptions:
// 1886, and 1954, 1981, 2049, 2076.
func TestEasterMonday(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"1818-03-23", "1886-04-26", "1943-04-26", "1954-04-19", "1981-04-20", "2008-03-24", "2011-04-25", "2038-04-26", "2049-04-19", "2076-04-20",
	} {
		if got := gehoor.StatutoryHoliday(date(t, s)); got != gehoor.EasterMonday {
			t.Errorf("%s is %q, want Easter Monday", s, got)
		}
	}
}

func TestWhyADayDoesNotCount(t *testing.T) {
	t.Parallel()
	tests := []struct {
		day            string
		cao, atw, both gehoor.DayOff
	}{
		{"2026-11-25", "", "", ""},
		{"2026-04-03", "", gehoor.GoodFriday, gehoor.GoodFriday},
		{"2026-04-06", gehoor.EasterMonday, gehoor.EasterMonday, gehoor.EasterMonday},
		{"2026-05-05", "", gehoor.LiberationDay, gehoor.LiberationDay},
		{"2025-05-05", gehoor.LiberationDay, gehoor.LiberationDay, gehoor.LiberationDay},
		{"2026-05-15", "", "", gehoor.DecreedDay},
		{"2025-04-26", gehoor.Weekend, gehoor.Weekend, gehoor.Weekend}, // King's Day on a Saturday
		{"2026-12-26", gehoor.Weekend, gehoor.Weekend, gehoor.Weekend},
		{"2026-07-20", gehoor.ClosingDay, gehoor.ClosingDay, gehoor.ClosingDay},
		{"2026-12-25", gehoor.ChristmasDay, gehoor.ChristmasDay, gehoor.ChristmasDay}, // and closed
	}
	closed := []gehoor.Date{date(t, "2026-12-25"), date(t, "2026-07-20")}
	for _, tt := range tests {
		for kind, want := range map[gehoor.CalendarKind]gehoor.DayOff{gehoor.CAO: tt.cao, gehoor.ATW: tt.atw, gehoor.ATWDecrees: tt.both} {
			c := gehoor.Calendar{Kind: kind, Closed: closed}
			if got := c.Why(date(t, tt.day)); got != want {
				t.Errorf("%s by %v: %q, want %q", tt.day, kind, got, want)
			}
			if got := c.WorkingDay(date(t, tt.day)); got != (want == "") {
				t.Errorf("%s by %v is a working day: %v", tt.day, kind, got)
			}
		}
	}
}

func TestDecreedKnownOnlyUntilTheDataEnds(t *testing.T) {
	t.Parallel()
	last := gehoor.DecreesKnownUntil()
	known := 0
	for d := date(t, "2023-01-01"); d.Year < 2040; d = d.AddDays(1) {
		if gehoor.StatutoryHoliday(d) != gehoor.DecreedDay {
			continue
		}
		known++
		if d.After(last) {
			t.Errorf("%v is decreed, but the decrees are said to be known until %v", d, last)
		}
	}
	if known == 0 {
		t.Error("no day is decreed")
	}
}

// A release must have a year of decrees before it: without them a statutory term may be
// called broken some days too early. When this fails, the next royal decree is due in freedays.go.
func TestDecreesReachAYearBeyondTheChangelog(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	var newest gehoor.Date
	for _, m := range regexp.MustCompile(`(?m)^## (\d{4}-\d{2}-\d{2})\b`).FindAllStringSubmatch(string(data), -1) {
		if d := date(t, m[1]); d.After(newest) {
			newest = d
		}
	}
	if newest.IsZero() {
		t.Fatal("CHANGELOG.md has no heading such as ## 2026-11-23")
	}
	if end := gehoor.DecreesKnownUntil(); end.Before(newest.AddMonths(12)) {
		t.Errorf("the decrees are known until %v, less than a year after %v", end, newest)
	}
}

// The derivation is what facts keep for ever: this JSON may not change.
func TestTermJSON(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		term gehoor.Term
		json string
	}{
		{"R10 over Easter", gehoor.Calendar{}.WorkingDaysTerm(date(t, "2026-04-02"), 2),
			`{"Kind":"working-days","Length":2,"From":"2026-04-02","Plain":"2026-04-07","Extended":"2026-04-07",` +
				`"Skipped":[{"Day":"2026-04-04","Why":"weekend"},{"Day":"2026-04-05","Why":"weekend"},{"Day":"2026-04-06","Why":"easter-monday"}]}`},
		{"R10 when we are closed", gehoor.Calendar{Closed: []gehoor.Date{date(t, "2026-11-25")}}.WorkingDaysTerm(date(t, "2026-11-24"), 1),
			`{"Kind":"working-days","Length":1,"From":"2026-11-24","Plain":"2026-11-26","Extended":"2026-11-26","Skipped":[{"Day":"2026-11-25","Why":"closing"}]}`},
		{"R13 rolls over Ascension and a decree", gehoor.StatutoryWeeks(date(t, "2026-04-02"), 6),
			`{"Kind":"statutory-weeks","Length":6,"From":"2026-04-02","Plain":"2026-05-14","Extended":"2026-05-18",` +
				`"Skipped":[{"Day":"2026-05-14","Why":"ascension-day"},{"Day":"2026-05-15","Why":"decree"},{"Day":"2026-05-16","Why":"weekend"},{"Day":"2026-05-17","Why":"weekend"}]}`},
		{"R4 at the end of a month", gehoor.Months(date(t, "2025-12-31"), 2),
			`{"Kind":"months","Length":2,"From":"2025-12-31","Plain":"2026-02-28","Extended":"2026-02-28"}`},
		{"no term", gehoor.Term{}, `{"Kind":"","Length":0,"From":"","Plain":"","Extended":""}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := json.Marshal(tt.term)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != tt.json {
				t.Errorf("got  %s\nwant %s", got, tt.json)
			}
			var back gehoor.Term
			if err := json.Unmarshal([]byte(tt.json), &back); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(back, tt.term) {
				t.Errorf("read back %+v, want %+v", back, tt.term)
			}
		})
	}
}

// D8: told the day after the plain date, broken only after the extended.
func TestD8BreachedAfterTheExtendedDate(t *testing.T) {
	t.Parallel()
	term := gehoor.StatutoryWeeks(date(t, "2026-04-02"), 6)
	tests := []struct {
		on   string
		want bool
	}{{"2026-05-14", false}, {"2026-05-15", false}, {"2026-05-18", false}, {"2026-05-19", true}}
	for _, tt := range tests {
		if got := term.Breached(date(t, tt.on)); got != tt.want {
			t.Errorf("breached on %s: %v, want %v", tt.on, got, tt.want)
		}
	}
	if (gehoor.Term{}).Breached(date(t, "2026-05-19")) {
		t.Error("what was never promised is breached")
	}
}

// Algemene termijnenwet art. 2 and 4.
func TestR13OtherArticles(t *testing.T) {
	t.Parallel()
	saturday := date(t, "2026-11-21")
	if term := gehoor.StatutoryWeeks(saturday, 12); term.Extended != term.Plain.AddDays(2) {
		t.Errorf("twelve weeks after a Saturday end on %v, want two days after %v", term.Extended, term.Plain)
	}
	if term := gehoor.StatutoryWeeks(saturday, 13); term.Extended != term.Plain || len(term.Skipped) > 0 {
		t.Errorf("thirteen weeks after a Saturday are extended to %v, want %v", term.Extended, term.Plain)
	}
	law := gehoor.Calendar{Kind: gehoor.ATWDecrees}
	for d := date(t, "2023-01-01"); d.Year < 2060; d = d.AddDays(1) {
		if n := law.WorkingDaysUntil(d, d.AddDays(7)); n < 2 {
			t.Errorf("the week after %v has %d days that count: art. 2 would lengthen it", d, n)
		}
	}
}

func TestR10SaturdayMondayIsDayOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := calendar(t)
		saturday := day(t, "day")
		saturday = saturday.AddDays(int(time.Saturday - saturday.Weekday()))
		monday := saturday.AddDays(2)
		for !c.WorkingDay(monday) { // a free Monday: then the first day that is none
			monday = monday.AddDays(1)
		}
		for _, received := range []gehoor.Date{saturday, saturday.AddDays(1)} {
			if got := c.AddWorkingDays(received, 1); got != monday {
				t.Errorf("day one after %v is %v, want %v", received, got, monday)
			}
		}
	})
}

func TestWorkingDaysAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c, d := calendar(t), day(t, "day")
		a, b := rapid.IntRange(0, 30).Draw(t, "a"), rapid.IntRange(0, 30).Draw(t, "b")
		end := c.AddWorkingDays(d, a+b)
		if got := c.AddWorkingDays(c.AddWorkingDays(d, a), b); got != end {
			t.Errorf("%v + %d + %d = %v, but + %d = %v", d, a, b, got, a+b, end)
		}
		if got := c.WorkingDaysUntil(d, end); got != a+b {
			t.Errorf("%d working days from %v until %v, want %d", got, d, end, a+b)
		}
		if got := c.WorkingDaysUntil(end, d); got != -a-b {
			t.Errorf("%d working days from %v until %v, want %d", got, end, d, -a-b)
		}
		if a > 0 && !c.WorkingDay(c.AddWorkingDays(d, a)) {
			t.Errorf("%v + %d is %v, no working day", d, a, c.AddWorkingDays(d, a))
		}
	})
}

// Whatever is skipped has a reason, and skipped and counted days make up the whole term.
func TestTermsAccountForEveryDay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c, from := calendar(t), day(t, "from")
		n := rapid.IntRange(1, 30).Draw(t, "n")
		term := c.WorkingDaysTerm(from, n)
		if got := from.DaysUntil(term.Plain) - len(term.Skipped); got != n {
			t.Errorf("%v counts %d days, want %d", term, got, n)
		}
		for _, s := range term.Skipped {
			if s.Why == "" || s.Why != c.Why(s.Day) {
				t.Errorf("%v skipped because %q, want %q", s.Day, s.Why, c.Why(s.Day))
			}
		}

		weeks := rapid.IntRange(1, 14).Draw(t, "weeks")
		term = gehoor.StatutoryWeeks(from, weeks)
		if term.Extended.Before(term.Plain) {
			t.Errorf("extended to %v, before %v", term.Extended, term.Plain)
		}
		if from.DaysUntil(term.Plain) != 7*weeks || term.Plain.Weekday() != from.Weekday() {
			t.Errorf("%d weeks after %v is %v", weeks, from, term.Plain)
		}
		if got := term.Plain.DaysUntil(term.Extended); got != len(term.Skipped) {
			t.Errorf("extended by %d days, for %d reasons", got, len(term.Skipped))
		}
	})
}

// D1: months end on the same day number, or on the last day of a shorter month.
func TestD1MonthEnd(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := day(t, "day")
		n := rapid.IntRange(-30, 30).Draw(t, "n")
		got := d.AddMonths(n)
		if months := (got.Year-d.Year)*12 + int(got.Month-d.Month); months != n {
			t.Errorf("%v + %d months = %v, %d months on", d, n, got, months)
		}
		lastOfMonth := got.AddDays(1).Day == 1
		if got.Day != d.Day && (got.Day > d.Day || !lastOfMonth) {
			t.Errorf("%v + %d months = %v", d, n, got)
		}
	})
}

func TestDateArithmetic(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := day(t, "day")
		n := rapid.IntRange(-5000, 5000).Draw(t, "n")
		e := d.AddDays(n)
		if got := d.DaysUntil(e); got != n {
			t.Errorf("%d days from %v to %v, want %d", got, d, e, n)
		}
		if got := e.AddDays(-n); got != d {
			t.Errorf("%v and back is %v", d, got)
		}
		if d.Before(e) != (n > 0) || d.After(e) != (n < 0) || (d.Compare(e) == 0) != (n == 0) {
			t.Errorf("%v compared with %v, %d days later", d, e, n)
		}
		if got, err := gehoor.ParseDate(d.String()); err != nil || got != d {
			t.Errorf("%v reads back as %v, %v", d, got, err)
		}
		if got := gehoor.DateOf(d.Start(nil)); got != d {
			t.Errorf("%v begins on %v", d, got)
		}
		if got := gehoor.DateOf(d.End().Add(-time.Nanosecond)); got != d {
			t.Errorf("%v ends on %v", d, got)
		}
		if got := d.End(); !got.Equal(d.AddDays(1).Start(nil)) {
			t.Errorf("%v ends at %v", d, got)
		}
	})
}

// R10: day zero is the day of receipt in Europe/Amsterdam, also when the clock changes.
func TestR10DaysOfAmsterdam(t *testing.T) {
	t.Parallel()
	for at, want := range map[string]string{
		"2026-04-02T16:00:00+02:00": "2026-04-02",
		"2026-04-02T22:00:00Z":      "2026-04-03", // midnight in summer
		"2026-04-02T21:59:59Z":      "2026-04-02",
		"2026-12-31T23:00:00Z":      "2027-01-01", // midnight in winter
		"2026-12-31T22:59:59Z":      "2026-12-31",
		"2026-04-02T23:30:00-05:00": "2026-04-03",
	} {
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := gehoor.DateOf(moment).String(); got != want {
			t.Errorf("%s is on %s, want %s", at, got, want)
		}
	}
	for day, hours := range map[string]int{"2026-03-29": 23, "2026-10-25": 25, "2026-11-25": 24} {
		d := date(t, day)
		if got := d.End().Sub(d.Start(nil)); got != time.Duration(hours)*time.Hour {
			t.Errorf("%s lasts %v, want %d hours", day, got, hours)
		}
	}
	if got := date(t, "2026-05-14").End().Format(time.RFC3339); got != "2026-05-14T22:00:00Z" {
		t.Errorf("14 May ends at %s", got)
	}
	if got := date(t, "2026-05-14").Start(time.UTC).Format(time.RFC3339); got != "2026-05-14T00:00:00Z" {
		t.Errorf("14 May begins at %s in UTC", got)
	}
}

func TestZeroDate(t *testing.T) {
	t.Parallel()
	var none gehoor.Date
	if !none.IsZero() || none.String() != "" || !none.AddDays(1).IsZero() || !none.AddMonths(1).IsZero() ||
		!(gehoor.Calendar{}).AddWorkingDays(none, 1).IsZero() || !none.Start(nil).IsZero() || !none.End().IsZero() ||
		!gehoor.DateOf(time.Time{}).IsZero() || !none.Before(date(t, "0001-01-01")) {
		t.Error("no date became a date")
	}
	for _, term := range []gehoor.Term{(gehoor.Calendar{}).WorkingDaysTerm(none, 2), gehoor.StatutoryWeeks(none, 6), gehoor.Months(none, 2)} {
		if !term.IsZero() || !term.By().IsZero() || !term.Extended.IsZero() || term.Skipped != nil {
			t.Errorf("a term from no date: %+v", term)
		}
	}
}

func TestDateJSONIsStrict(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{
		`"2026-4-2"`, `"2026-02-30"`, `"2026-13-01"`, `"20260402"`, `"02-04-2026"`, `"2026-04-02T00:00:00Z"`,
		`" 2026-04-02"`, `"2026-04-02 "`, `"+2026-04-02"`, `20260402`, `"0000-00-00"`,
	} {
		var d gehoor.Date
		if err := json.Unmarshal([]byte(bad), &d); err == nil {
			t.Errorf("%s was read as %v", bad, d)
		}
	}
	for _, never := range []gehoor.Date{{Year: 2026, Month: 2, Day: 30}, {Year: 2026}, {Year: 12026, Month: 1, Day: 1}, {Day: 1}} {
		if got, err := json.Marshal(never); err == nil {
			t.Errorf("%+v was written as %s", never, got)
		}
	}
	days := map[gehoor.Date]int{date(t, "2026-04-02"): 1}
	if got, err := json.Marshal(days); err != nil || string(got) != `{"2026-04-02":1}` {
		t.Errorf("as a key: %s, %v", got, err)
	}
}

func TestCalendarKindText(t *testing.T) {
	t.Parallel()
	for word, kind := range map[string]gehoor.CalendarKind{"cao": gehoor.CAO, "atw": gehoor.ATW, "atw+decrees": gehoor.ATWDecrees} {
		var read gehoor.CalendarKind
		if err := read.UnmarshalText([]byte(word)); err != nil || read != kind {
			t.Errorf("%s read as %v, %v", word, read, err)
		}
		if text, err := kind.MarshalText(); err != nil || string(text) != word {
			t.Errorf("%v written as %s, %v", kind, text, err)
		}
	}
	for _, bad := range []string{"", "CAO", "atw-decrees", "cao "} {
		if kind, err := gehoor.ParseCalendarKind(bad); err == nil || !strings.Contains(err.Error(), "cao, atw, atw+decrees") {
			t.Errorf("%q read as %v, %v", bad, kind, err)
		}
	}
	if text, err := gehoor.CalendarKind(3).MarshalText(); err == nil {
		t.Errorf("a kind that there is not was written as %s", text)
	}
}

// day draws a day of the years in which rules and data meet, and where the data has ended.
func day(t *rapid.T, label string) gehoor.Date {
	return gehoor.Date{Year: 2023, Month: time.January, Day: 1}.AddDays(rapid.IntRange(0, 20*365).Draw(t, label))
}

// calendar draws a calendar with up to a month of closing days.
func calendar(t *rapid.T) gehoor.Calendar {
	c := gehoor.Calendar{Kind: rapid.SampledFrom([]gehoor.CalendarKind{gehoor.CAO, gehoor.ATW, gehoor.ATWDecrees}).Draw(t, "kind")}
	for range rapid.IntRange(0, 30).Draw(t, "closing days") {
		c.Closed = append(c.Closed, day(t, "closed"))
	}
	return c
}

// A date is written in one way only.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-04-02", "2024-02-29", "2026-02-29", "0000-01-01", "0001-01-01", "9999-12-31", "2026-4-2", " 2026-04-02", "2026-04-02T00:00:00Z", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := gehoor.ParseDate(s)
		if err != nil {
			if !d.IsZero() {
				t.Errorf("%q is no date, but gives %v", s, d)
			}
			return
		}
		if text, err := d.MarshalText(); d.String() != s || string(text) != s || err != nil {
			t.Errorf("%q prints as %q, and is written as %q, %v", s, d, text, err)
		}
	})
}
