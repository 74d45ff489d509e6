// Package text is every sentence the program says, in each language, as typed values:
// a translation that is missing does not compile.
package text

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gehoor"
)

// A Lang is a language the program speaks. The zero value is Dutch.
type Lang int

// The languages. Their text is the code of RFC 5646: "nl", "en".
const (
	NL Lang = iota
	EN
)

// ParseLang reads "nl" or "en".
func ParseLang(s string) (Lang, error) {
	switch s {
	case "nl":
		return NL, nil
	case "en":
		return EN, nil
	}
	return NL, fmt.Errorf("reading %q: not a language, nl or en", s)
}

// LangOf is the language in which a complainant is written to; Dutch when none was chosen.
func LangOf(l gehoor.Language) Lang {
	if l == gehoor.English {
		return EN
	}
	return NL
}

// String gives the code, as the lang attribute of a page has it.
// Other is the other language there is.
func (l Lang) Other() Lang {
	if l == NL {
		return EN
	}
	return NL
}

func (l Lang) String() string { return Msg{"nl", "en"}.In(l) }

// MarshalText gives the code.
func (l Lang) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads the code.
func (l *Lang) UnmarshalText(text []byte) error {
	lang, err := ParseLang(string(text))
	if err != nil {
		return err
	}
	*l = lang
	return nil
}

// A Msg is something said in every language.
type Msg struct{ NL, EN string }

// In gives the words in l.
func (m Msg) In(l Lang) string {
	if l == EN {
		return m.EN
	}
	return m.NL
}

var weekdays = [...]Msg{
	time.Sunday:    {"zondag", "Sunday"},
	time.Monday:    {"maandag", "Monday"},
	time.Tuesday:   {"dinsdag", "Tuesday"},
	time.Wednesday: {"woensdag", "Wednesday"},
	time.Thursday:  {"donderdag", "Thursday"},
	time.Friday:    {"vrijdag", "Friday"},
	time.Saturday:  {"zaterdag", "Saturday"},
}

var months = [...]Msg{
	time.January:   {"januari", "January"},
	time.February:  {"februari", "February"},
	time.March:     {"maart", "March"},
	time.April:     {"april", "April"},
	time.May:       {"mei", "May"},
	time.June:      {"juni", "June"},
	time.July:      {"juli", "July"},
	time.August:    {"augustus", "August"},
	time.September: {"september", "September"},
	time.October:   {"oktober", "October"},
	time.November:  {"november", "November"},
	time.December:  {"december", "December"},
}

// FormatDate gives d as "woensdag 25 november", with the year when it is another than that
// of reference (the day the reader reads it, or another date beside it). The zero Date is
// empty.
func FormatDate(l Lang, d, reference gehoor.Date) string {
	if d.IsZero() {
		return ""
	}
	if d.Year != reference.Year {
		return FormatDateLong(l, d)
	}
	return fmt.Sprintf("%s %d %s", weekdays[d.Weekday()].In(l), d.Day, months[d.Month].In(l))
}

// FormatDateShort gives d as "wo 25 nov", for lists in which one looks all day, with the year when it is another than that
// of reference. The zero Date is empty.
func FormatDateShort(l Lang, d, reference gehoor.Date) string {
	if d.IsZero() {
		return ""
	}
	day, month := weekdays[d.Weekday()], months[d.Month]
	short := Msg{fmt.Sprintf("%s %d %s", day.NL[:2], d.Day, month.NL[:3]), fmt.Sprintf("%s %d %s", day.EN[:3], d.Day, month.EN[:3])}.In(l)
	if d.Month == time.March && l != EN {
		short = short[:len(short)-3] + "mrt"
	}
	if d.Year != reference.Year {
		short = fmt.Sprintf("%s %d", short, d.Year)
	}
	return short
}

// FormatDateLong gives d as "woensdag 25 november 2026". The zero Date is empty.
func FormatDateLong(l Lang, d gehoor.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %d", FormatDate(l, d, d), d.Year)
}

// FormatTime gives the time of day in Europe/Amsterdam, as "9.05 uur" or "09:05".
func FormatTime(l Lang, t time.Time) string {
	t = t.In(gehoor.Amsterdam())
	return fmt.Sprintf(Msg{"%d.%02d uur", "%02d:%02d"}.In(l), t.Hour(), t.Minute())
}

// plural gives n with the word for one or for more.
func plural(l Lang, n int, one, more Msg) string {
	if n == 1 {
		return "1 " + one.In(l)
	}
	return fmt.Sprintf("%d %s", n, more.In(l))
}

// WorkingDays gives "1 werkdag", "2 werkdagen".
func WorkingDays(l Lang, n int) string {
	return plural(l, n, Msg{"werkdag", "working day"}, Msg{"werkdagen", "working days"})
}

// Days gives "1 dag", "2 dagen".
func Days(l Lang, n int) string {
	return plural(l, n, Msg{"dag", "day"}, Msg{"dagen", "days"})
}

// Weeks gives "1 week", "2 weken".
func Weeks(l Lang, n int) string {
	return plural(l, n, Msg{"week", "week"}, Msg{"weken", "weeks"})
}

// Months gives "1 maand", "2 maanden".
func Months(l Lang, n int) string {
	return plural(l, n, Msg{"maand", "month"}, Msg{"maanden", "months"})
}

// WorkingDaysLeft says how long there is until a date, or how long ago it was.
func WorkingDaysLeft(l Lang, n int) string {
	switch {
	case n == 0:
		return Msg{"vandaag", "today"}.In(l)
	case n < 0:
		return WorkingDays(l, -n) + Msg{" te laat", " late"}.In(l)
	}
	return Msg{"nog " + WorkingDays(NL, n), WorkingDays(EN, n) + " left"}.In(l)
}

// List joins items as "a, b en c", "a, b and c".
func List(l Lang, items ...string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + Msg{" en ", " and "}.In(l) + items[last]
}

// Sentence gives s with a capital at its beginning.
func Sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
