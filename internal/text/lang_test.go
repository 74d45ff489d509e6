package text

import (
	"testing"
	"time"

	"gehoor"
)

func date(t *testing.T, s string) gehoor.Date {
	t.Helper()
	d, err := gehoor.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFormatDate(t *testing.T) {
	t.Parallel()
	tests := []struct{ day, reference, nl, en string }{
		{"2026-11-25", "2026-01-01", "woensdag 25 november", "Wednesday 25 November"},
		{"2027-01-04", "2026-11-23", "maandag 4 januari 2027", "Monday 4 January 2027"},
		{"2026-03-01", "", "zondag 1 maart 2026", "Sunday 1 March 2026"},
		{"", "2026-11-23", "", ""},
	}
	for _, tt := range tests {
		var day, reference gehoor.Date
		if day.UnmarshalText([]byte(tt.day)) != nil || reference.UnmarshalText([]byte(tt.reference)) != nil {
			t.Fatal(tt)
		}
		for l, want := range map[Lang]string{NL: tt.nl, EN: tt.en} {
			if got := FormatDate(l, day, reference); got != want {
				t.Errorf("%s (%v) is %q, want %q", tt.day, l, got, want)
			}
		}
	}
	for day, want := range map[string]Msg{"2026-11-25": {"wo 25 nov", "Wed 25 Nov"}, "2026-03-01": {"zo 1 mrt", "Sun 1 Mar"}, "2025-10-11": {"za 11 okt 2025", "Sat 11 Oct 2025"}} {
		for l, want := range map[Lang]string{NL: want.NL, EN: want.EN} {
			if got := FormatDateShort(l, date(t, day), date(t, "2026-01-01")); got != want {
				t.Errorf("%s (%v) is %q in short, want %q", day, l, got, want)
			}
		}
	}
	if got := FormatDateLong(NL, date(t, "2026-11-25")); got != "woensdag 25 november 2026" {
		t.Errorf("long: %q", got)
	}
	if got := FormatDateLong(EN, gehoor.Date{}); got != "" {
		t.Errorf("no date: %q", got)
	}
}

// Every day of a week and month of a year has a name of its own, in both languages.
func TestNamesOfDaysAndMonths(t *testing.T) {
	t.Parallel()
	for _, l := range []Lang{NL, EN} {
		seen := make(map[string]bool)
		for d := time.Sunday; d <= time.Saturday; d++ {
			seen[weekdays[d].In(l)] = true
		}
		for m := time.January; m <= time.December; m++ {
			seen[months[m].In(l)] = true
		}
		if len(seen) != 7+12 || seen[""] {
			t.Errorf("%v has %d names of days and months: %v", l, len(seen), seen)
		}
	}
}

func TestFormatTime(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 7, 1, 7, 5, 0, 0, time.UTC)
	if got := FormatTime(NL, at); got != "9.05 uur" {
		t.Errorf("got %q", got)
	}
	if got := FormatTime(EN, at); got != "09:05" {
		t.Errorf("got %q", got)
	}
}

func TestNumbersWithTheirWord(t *testing.T) {
	t.Parallel()
	tests := []struct {
		says  func(Lang, int) string
		n     int
		words Msg
	}{
		{WorkingDays, 1, Msg{"1 werkdag", "1 working day"}},
		{WorkingDays, 2, Msg{"2 werkdagen", "2 working days"}},
		{WorkingDays, 0, Msg{"0 werkdagen", "0 working days"}},
		{Days, 1, Msg{"1 dag", "1 day"}},
		{Days, 14, Msg{"14 dagen", "14 days"}},
		{Weeks, 1, Msg{"1 week", "1 week"}},
		{Weeks, 6, Msg{"6 weken", "6 weeks"}},
		{Months, 1, Msg{"1 maand", "1 month"}},
		{Months, 12, Msg{"12 maanden", "12 months"}},
		{WorkingDaysLeft, 2, Msg{"nog 2 werkdagen", "2 working days left"}},
		{WorkingDaysLeft, 1, Msg{"nog 1 werkdag", "1 working day left"}},
		{WorkingDaysLeft, 0, Msg{"vandaag", "today"}},
		{WorkingDaysLeft, -1, Msg{"1 werkdag te laat", "1 working day late"}},
	}
	for _, tt := range tests {
		for _, l := range []Lang{NL, EN} {
			if got := tt.says(l, tt.n); got != tt.words.In(l) {
				t.Errorf("%d in %v is %q, want %q", tt.n, l, got, tt.words.In(l))
			}
		}
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	tests := []struct {
		items []string
		words Msg
	}{
		{nil, Msg{"", ""}},
		{[]string{"a"}, Msg{"a", "a"}},
		{[]string{"a", "b"}, Msg{"a en b", "a and b"}},
		{[]string{"a", "b", "c"}, Msg{"a, b en c", "a, b and c"}},
	}
	for _, tt := range tests {
		for _, l := range []Lang{NL, EN} {
			if got := List(l, tt.items...); got != tt.words.In(l) {
				t.Errorf("%q in %v is %q, want %q", tt.items, l, got, tt.words.In(l))
			}
		}
	}
}

func TestSentence(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{"": "", "morgen": "Morgen", "één dag": "Één dag", "2 dagen": "2 dagen"} {
		if got := Sentence(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}

func TestLangText(t *testing.T) {
	t.Parallel()
	for code, l := range map[string]Lang{"nl": NL, "en": EN} {
		var read Lang
		if err := read.UnmarshalText([]byte(code)); err != nil || read != l {
			t.Errorf("%s read as %v, %v", code, read, err)
		}
		if written, err := l.MarshalText(); err != nil || string(written) != code {
			t.Errorf("%v written as %s, %v", l, written, err)
		}
		if got := LangOf(gehoor.Language(code)); got != l {
			t.Errorf("a complainant's %s is %v", code, got)
		}
	}
	for _, bad := range []string{"", "NL", "de", "en-GB"} {
		if l, err := ParseLang(bad); err == nil {
			t.Errorf("%q read as %v", bad, l)
		}
	}
	if got := LangOf(""); got != NL {
		t.Errorf("no language is %v, want Dutch", got)
	}
}
