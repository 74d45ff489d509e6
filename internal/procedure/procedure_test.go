package procedure_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/procedure"
)

func TestDefaultIsTheProcedureOfThePackage(t *testing.T) {
	t.Parallel()
	got, _ := procedure.Default()
	if got.Hash == (gehoor.Hash{}) {
		t.Error("it has no hash")
	}
	got.Hash = gehoor.Hash{}
	want := gehoor.DefaultProcedure()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("default.yaml gives\n%+v, DefaultProcedure gives\n%+v", got, want)
	}
}

func TestEveryClauseHasWords(t *testing.T) {
	t.Parallel()
	_, text := procedure.Default()
	if len(text) != 20 {
		t.Fatalf("%d clauses, want 20", len(text))
	}
	for i, c := range text {
		if want := gehoor.Clause(fmt.Sprintf("R%d", i+1)); c.ID != want {
			t.Errorf("clause %d is %s, want %s", i, c.ID, want)
		}
		for _, words := range []string{c.NL, c.EN} {
			if !strings.HasSuffix(words, ".") || len(words) < 40 {
				t.Errorf("%s: %q is no summary", c.ID, words)
			}
			for _, sentence := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(".?!", r) }) {
				if n := len(strings.Fields(sentence)); n > 26 {
					t.Errorf("%s: %d words in %q", c.ID, n, sentence)
				}
			}
		}
	}
}

// change gives the shipped file with one text replaced, and the line on which it stands.
func change(t *testing.T, old, with string) (data []byte, line int) {
	t.Helper()
	file := procedure.DefaultFile()
	i := bytes.Index(file, []byte(old))
	if i < 0 {
		t.Fatalf("%q is not in the file", old)
	}
	return bytes.Replace(file, []byte(old), []byte(with), 1), 1 + bytes.Count(file[:i], []byte("\n"))
}

func TestErrorsNameTheLine(t *testing.T) {
	t.Parallel()
	tests := []struct {
		old, with string
		after     int // lines after that of old
		want      string
	}{
		{"version: 1", "version: 0", 0, "version: 0 is not between 1 and 1000000"},
		{"version: 1", "version: one", 0, "version: should be a whole number"},
		{"version: 1", "version: 1.5", 0, "version: should be a whole number"},
		{"version: 1", "version: 1\ncolour: red", 1, `the file: unknown key "colour"`},
		{"version: 1", "version: 1\nversion: 2", 1, "already defined"},
		{"version: 1", "version: 1\nfrom: 2026-02-30", 1, `from: "2026-02-30" is no day`},
		{"version: 1", "version: 1\nfrom: 3", 1, "from: should be a day"},
		{"version: 1", "version: 1\n\tfrom: 1", 1, "no YAML"},
		{"version: 1", "version: 1\nadvice: {given: maybe, on: 2026-01-01}", 1, `given: "maybe" is not one of positive, negative, none`},
		{"version: 1", "version: 1\nadvice: {given: positive}", 1, `advice: "on" is missing`},
		{"working-days: cao", "working-days: weekly", 0, `"weekly" is not one of cao, atw, atw+decrees`},
		{"closed: []", "closed: [2026-12-24, 24-12-2026]", 0, `closed: "24-12-2026" is no day`},
		{"closed: []", "closed: [2026-12-24, 2026-12-24]", 0, "2026-12-24 is there twice"},
		{"closed: []", "closed: never", 0, "closed: should be a list"},
		{"{clause: R13, weeks: 6}", "{clause: R13, weeks: 7}", 0, "decide: 7 weeks is more than R13 allows (Wko art. 1.57b): at most 6"},
		{"{clause: R13, weeks: 6}", "{clause: R13, weeks: 0}", 0, "decide: 0 weeks is not between 1 and 6 (R13)"},
		{"{clause: R13, weeks: 6}", "{clause: R13, days: 42}", 0, `decide: unknown key "days"`},
		{"{clause: R13, weeks: 6}", "{weeks: 6}", 0, `decide: "clause" is missing`},
		{"{clause: R13, weeks: 6}", "{clause: R14, weeks: 6}", 0, `decide: is clause R13, not "R14"`},
		{"{clause: R13, weeks: 6}", "6", 0, "decide: should be keys and values"},
		{"{clause: D22, minutes: 30}", "{clause: D22, minutes: 60}", 0, "alarm: 60 minutes is more than D22 allows"},
		{"{clause: D7, days: 14}", "{clause: D7, days: 43}", 0, "resolved: 43 days is more than D7 allows (the decision is owed within six weeks, Wko art. 1.57b): at most 42"},
		{"{clause: D20, days: 28}", "{clause: D20, days: 93}", 0, "disclose: 93 days is more than D20 allows (no longer than it is needed, GDPR art. 5): at most 92"},
		{"{clause: D35, months: 13}", "{clause: D35, months: 12}", 0, "keep-from-filing: 12 months is less than D35 allows"},
		{"on-last-day: confirmed", "on-last-day: never", 0, `on-last-day: "never" is not one of confirmed, automatic`},
		{"{clause: D35, on-last-day", "{clause: D34, on-last-day", 0, `erase: is clause D35, not "D34"`},
		{"name: safety, kind", "name: safety, keep-months: 0, kind", 0, "keep-months: 0 is not between 1 and 240"},
		{"name: safety, kind", "name: safety, keep-months: long, kind", 0, "keep-months: should be a whole number"},
		{"  reopen:  ", "  # reopen:  ", -1000, `terms: "reopen" is missing`},
		{"approver: next-level", "approver: coordinator", 0, "approver: the second person cannot be the drafter (D18)"},
		{"decider: lead", "decider: king", 0, `decider: "king" is not one of lead, coordinator`},
		{"name: safety", "name: care", 0, `name: "care" is there twice`},
		{"name: safety", "name: Safety first", 0, "small letters, digits and dashes only"},
		{"name: safety, kind: conduct", "name: safety, kind: both", 0, `kind: "both" is not one of conduct, agreement`},
		{"nl: Vervoer, ", "", 0, `a category: "nl" is missing`},
		{"nl: Vervoer, ", "nl: '', ", 0, "nl: is empty"},
		{"  R20:\n", "  R21:\n", 0, `clauses: unknown key "R21"`},
		{"    en: The letter also", "    fr: La lettre", 0, `R14: unknown key "fr"`},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			t.Parallel()
			data, line := change(t, tt.old, tt.with)
			line += tt.after
			if tt.after == -1000 { // what is missing is said of what should have held it
				_, line = change(t, "\nterms:", "")
				line++
			}
			_, _, err := procedure.Parse("ours.yaml", data)
			var es procedure.Errors
			if !errors.As(err, &es) {
				t.Fatalf("got error %v, want one that says %q", err, tt.want)
			}
			want := fmt.Sprintf("ours.yaml:%d: ", line)
			for _, e := range es {
				if strings.HasPrefix(e.Error(), want) && strings.Contains(e.Msg, tt.want) {
					return
				}
			}
			t.Errorf("got\n%v\nwant %s... %s", err, want, tt.want)
		})
	}
}

func TestStricterTermsAreFree(t *testing.T) {
	t.Parallel()
	data, _ := change(t, "{clause: R13, weeks: 6}", "{clause: R13, weeks: 4}")
	p, _, err := procedure.Parse("ours.yaml", data)
	if err != nil || p.DecideWeeks != 4 {
		t.Errorf("got %d weeks and error %v, want 4", p.DecideWeeks, err)
	}
	if def, _ := procedure.Default(); def.Hash == p.Hash {
		t.Error("two files with one hash")
	}
}

// A file from before these terms could be chosen holds what the program did then.
func TestD7AndD20OfAnOlderFile(t *testing.T) {
	t.Parallel()
	var older []string
	for _, line := range strings.Split(string(procedure.DefaultFile()), "\n") {
		if !strings.HasPrefix(line, "  resolved:") && !strings.HasPrefix(line, "  disclose:") {
			older = append(older, line)
		}
	}
	p, _, err := procedure.Parse("older.yaml", []byte(strings.Join(older, "\n")))
	if err != nil || p.ResolvedDays != 14 || p.DiscloseDays != 28 {
		t.Errorf("%d and %d days, error %v; want 14 and 28", p.ResolvedDays, p.DiscloseDays, err)
	}
	data, _ := change(t, "{clause: D7, days: 14}", "{clause: D7, days: 7}")
	if p, _, err := procedure.Parse("ours.yaml", data); err != nil || p.ResolvedDays != 7 {
		t.Errorf("%d days, error %v; want 7", p.ResolvedDays, err)
	}
}

func TestWhatAnOrganisationSets(t *testing.T) {
	t.Parallel()
	file := string(procedure.DefaultFile())
	for _, r := range [][2]string{
		{"version: 1", "version: 3\nfrom: 2026-09-01\nadvice: {given: negative, on: 2026-06-30}"},
		{"working-days: cao", "working-days: atw+decrees"},
		{"closed: []", "closed:\n    - 2026-12-24\n    - 2026-12-31"},
		{"decider: lead", "decider: director"},
		{"approver: next-level", "approver: board"},
		{"on-last-day: confirmed", "on-last-day: automatic"},
		{"name: safety, kind", "name: safety, keep-months: 60, kind"},
	} {
		file = strings.Replace(file, r[0], r[1], 1)
	}
	p, _, err := procedure.Parse("ours.yaml", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) gehoor.Date {
		d, err := gehoor.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	want := gehoor.DefaultProcedure()
	want.Version, want.From, want.Hash = 3, day("2026-09-01"), p.Hash
	want.Advice, want.AdviceDate = gehoor.AdviceNegative, day("2026-06-30")
	want.Calendar = gehoor.Calendar{Kind: gehoor.ATWDecrees, Closed: []gehoor.Date{day("2026-12-24"), day("2026-12-31")}}
	want.Decider, want.Approver = gehoor.Director, gehoor.Board
	want.Erase, want.Categories[1].Keep = gehoor.EraseItself, 60
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got\n%+v, want\n%+v", p, want)
	}
}

func TestAllErrorsAtOnceByLine(t *testing.T) {
	t.Parallel()
	file := strings.Replace(string(procedure.DefaultFile()), "months: 2}", "months: two}", 1)
	file = strings.Replace(file, "weeks: 6", "weeks: 60", 1)
	file = strings.Replace(file, "version: 1", "version: 0", 1)
	_, _, err := procedure.Parse("ours.yaml", []byte(file))
	var es procedure.Errors
	if !errors.As(err, &es) || len(es) != 3 {
		t.Fatalf("got %v, want three errors", err)
	}
	if es[0].Line >= es[1].Line || es[1].Line >= es[2].Line {
		t.Errorf("not by line: %v", err)
	}
	for _, empty := range []string{"", "\n", "# nothing\n", "---\n---\n", "just words"} {
		if _, _, err := procedure.Parse("ours.yaml", []byte(empty)); !errors.As(err, &es) {
			t.Errorf("%q: got %v, want Errors", empty, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(procedure.DefaultFile())
	for _, s := range []string{"", "version: 1", "a: &b 1\nc: *b", "? [x]\n: y", "- 1", "terms: {decide: }", "clauses: {R1: {nl: |\n  x}}", "<<: {version: 1}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, text, err := procedure.Parse("fuzz.yaml", data)
		var es procedure.Errors
		switch {
		case err != nil && (!errors.As(err, &es) || len(es) == 0):
			t.Errorf("error %v is no Errors", err)
		case err == nil && (p.DecideWeeks < 1 || p.DecideWeeks > 6 || len(text) != 20 || len(p.Categories) == 0):
			t.Errorf("accepted %+v", p)
		}
	})
}
