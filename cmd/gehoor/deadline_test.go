package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/text"
)

// table reads a file of the facts of the law, by column.
func table(t *testing.T, name string, most int) (rows []map[string]string) {
	t.Helper()
	body, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	read := csv.NewReader(bytes.NewReader(body))
	read.Comma = ';'
	lines, err := read.ReadAll()
	if err != nil || len(lines) != most+1 {
		t.Fatalf("%s has %d lines: %v", name, len(lines), err)
	}
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[strings.TrimPrefix(column, "\ufeff")] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// says runs the command.
func (d deadline) says(t *testing.T, l text.Lang) string {
	t.Helper()
	var out bytes.Buffer
	if err := d.Run(&console{Out: &out, Lang: l}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// R10, R13: what the command says of each day of the table, by each calendar and in both languages.
func TestR13DeadlineOfEachDay(t *testing.T) {
	t.Parallel()
	calendars := map[gehoor.CalendarKind]string{gehoor.CAO: "two_working_days_cao", gehoor.ATW: "two_working_days_atw", gehoor.ATWDecrees: "two_working_days_atw_and_decrees"}
	for _, row := range table(t, "terms.csv", 40) {
		for kind, column := range calendars {
			d := deadline{Received: row["received"] + "T12:00:00+01:00", WorkingDays: kind, JSON: true}
			var got dates
			if err := json.Unmarshal([]byte(d.says(t, text.NL)), &got); err != nil {
				t.Fatal(err)
			}
			if got.ContactBy.String() != row[column] || got.DecideBy.String() != row["six_weeks"] || got.Statutory.String() != row["six_weeks_atw"] || got.Extended != (row["extended"] == "ja") {
				t.Errorf("%s (%v): %+v, want %v", row["received"], kind, got, row)
			}
			d.JSON = false
			for _, l := range []text.Lang{text.NL, text.EN} {
				said := d.says(t, l)
				for _, day := range []gehoor.Date{got.ContactBy, got.DecideBy, got.Statutory} {
					if want := text.FormatDateLong(l, day); !strings.Contains(said, want) {
						t.Errorf("%s (%v): %q is not said:\n%s", row["received"], kind, want, said)
					}
				}
			}
		}
	}
}

// R10, R13: on no day of the table of free days does a statutory term end, nor one of working days by the calendar of the law.
func TestR13DeadlineIsNoFreeDay(t *testing.T) {
	t.Parallel()
	for _, row := range table(t, "atw-free-days.csv", 100) {
		var free gehoor.Date
		if err := free.UnmarshalText([]byte(row["datum"])); err != nil {
			t.Fatal(err)
		}
		for back := range 50 {
			d := deadline{Received: free.AddDays(-back).String() + "T12:00:00+01:00", WorkingDays: gehoor.ATWDecrees, JSON: true}
			var got dates
			if err := json.Unmarshal([]byte(d.says(t, text.NL)), &got); err != nil {
				t.Fatal(err)
			}
			if got.ContactBy == free || got.Statutory == free {
				t.Errorf("received %s, and it ends on %s, %s: %+v", d.Received, free, row["naam"], got)
			}
		}
	}
}

// What is no moment is refused in the reader's language.
func TestDeadlineOfNoMoment(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", "morgen", "2026-04-02", "2026-02-30T12:00:00+01:00", "2026-04-02T25:00:00+02:00", "2026-04-02 12:00:00+02:00", "1899-12-31T12:00:00Z", "2200-01-01T12:00:00Z"} {
		for _, l := range []text.Lang{text.NL, text.EN} {
			var out bytes.Buffer
			err := deadline{Received: in, WorkingDays: gehoor.CAO}.Run(&console{Out: &out, Lang: l})
			if err == nil || !strings.Contains(err.Error(), text.DeadlineBadTime.In(l)) || out.Len() > 0 {
				t.Errorf("%q in %v: %v, after %q", in, l, err, out.String())
			}
		}
	}
}
