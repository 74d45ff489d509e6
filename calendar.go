package gehoor

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Amsterdam is the time zone in which days begin and end, for everybody. It panics when the
// machine has no time zones and the program did not link time/tzdata.
func Amsterdam() *time.Location { return amsterdam() }

// Loaded at first use and not at the start: the time zones that a program links may be
// registered after this package is initialised.
var amsterdam = sync.OnceValue(func() *time.Location {
	loc, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic("gehoor: no time zones on this machine, and the program has no time/tzdata: " + err.Error())
	}
	return loc
})

// A Date is a day of the calendar in the Netherlands. The zero Date is no date: it stays
// zero whatever is added, and comes before every other. Text and JSON are "2026-04-02",
// and "" for the zero Date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day it is at t in Europe/Amsterdam; the zero Date for the zero time.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return dateIn(t.In(amsterdam()))
}

func dateIn(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// ParseDate reads a day of the form 2026-04-02, and nothing else.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("reading %q: not a date such as 2026-04-02", s)
	}
	return dateIn(t), nil
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String gives d as 2026-04-02, and "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText gives what String gives. A day that does not exist is an error.
func (d Date) MarshalText() ([]byte, error) {
	s := d.String()
	if s == "" {
		return []byte{}, nil
	}
	if _, err := ParseDate(s); err != nil {
		return nil, err
	}
	return []byte(s), nil
}

// UnmarshalText reads what MarshalText gives, and nothing else.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	read, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = read
	return nil
}

// noon stands for d where only days are counted: there no clock is put back.
func (d Date) noon() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC)
}

// Weekday is the day of the week; for the zero Date it means nothing.
func (d Date) Weekday() time.Weekday { return d.noon().Weekday() }

// AddDays is the day n days after d, before it when n is negative.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return dateIn(d.noon().AddDate(0, 0, n))
}

// AddMonths is the same day of the month n months later, or the last of a month that is
// too short for it: 31 December and two months is 28 or 29 February (D1).
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	first := dateIn(Date{d.Year, d.Month, 1}.noon().AddDate(0, n, 0))
	last := dateIn(first.noon().AddDate(0, 1, -1))
	return Date{first.Year, first.Month, min(d.Day, last.Day)}
}

// Compare is negative when d is before e, positive when after, 0 when the same.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// DaysUntil is how many days after d it is e; negative when e came first.
func (d Date) DaysUntil(e Date) int {
	return int(e.noon().Sub(d.noon()) / (24 * time.Hour))
}

// Start is the moment, in UTC, at which d begins in loc; nil is Europe/Amsterdam. The
// zero Date begins at the zero time.
func (d Date) Start(loc *time.Location) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	if loc == nil {
		loc = amsterdam()
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc).UTC()
}

// End is the moment, in UTC, at which d is over in Europe/Amsterdam, 24:00: a term
// that ends on d is kept by what happens before it. The zero Date ends at the zero time.
func (d Date) End() time.Time { return d.AddDays(1).Start(nil) }

// A CalendarKind says which days are working days for the terms the organisation sets
// itself. The zero value is CAO. Its text is the word of the procedure file.
type CalendarKind int

// The calendars. All are Monday to Friday.
const (
	// CAO, "cao", leaves out the days off of the collective agreement for childcare: 1 January,
	// Easter Monday, King's Day, 5 May in years divisible by five, Ascension Day, Whit
	// Monday, 25 and 26 December.
	CAO CalendarKind = iota
	// ATW, "atw", leaves out the holidays of the Algemene termijnenwet that have a rule: also
	// Good Friday, and 5 May every year.
	ATW
	// ATWDecrees, "atw+decrees", leaves out the days of the royal decrees too.
	ATWDecrees
)

var calendarKinds = [...]string{CAO: "cao", ATW: "atw", ATWDecrees: "atw+decrees"}

// ParseCalendarKind reads the word of a calendar.
func ParseCalendarKind(s string) (CalendarKind, error) {
	i := slices.Index(calendarKinds[:], s)
	if i < 0 {
		return 0, fmt.Errorf("reading %q: not one of cao, atw, atw+decrees", s)
	}
	return CalendarKind(i), nil
}

// String gives the word of the calendar.
func (k CalendarKind) String() string {
	if k < 0 || int(k) >= len(calendarKinds) {
		return fmt.Sprintf("CalendarKind(%d)", int(k))
	}
	return calendarKinds[k]
}

// MarshalText gives the word of the calendar.
func (k CalendarKind) MarshalText() ([]byte, error) {
	if _, err := ParseCalendarKind(k.String()); err != nil {
		return nil, err
	}
	return []byte(k.String()), nil
}

// UnmarshalText reads what MarshalText gives.
func (k *CalendarKind) UnmarshalText(text []byte) error {
	kind, err := ParseCalendarKind(string(text))
	if err != nil {
		return err
	}
	*k = kind
	return nil
}

// A Calendar says which days are working days of the organisation. The zero Calendar
// is the cao's without closing days.
type Calendar struct {
	Kind   CalendarKind
	Closed []Date // the organisation's own closing days, in any order
}

// WorkingDay reports whether d is a working day.
func (c Calendar) WorkingDay(d Date) bool { return c.Why(d) == "" }

// Why says why d is no working day; empty when it is one.
func (c Calendar) Why(d Date) DayOff {
	if day := d.Weekday(); day == time.Saturday || day == time.Sunday {
		return Weekend
	}
	if off := StatutoryHoliday(d); c.keeps(off, d.Year) {
		return off
	}
	if slices.Contains(c.Closed, d) {
		return ClosingDay
	}
	return ""
}

// keeps reports whether the calendar has the holiday off in that year.
func (c Calendar) keeps(off DayOff, year int) bool {
	switch off {
	case "":
		return false
	case DecreedDay:
		return c.Kind == ATWDecrees
	case GoodFriday:
		return c.Kind != CAO
	case LiberationDay:
		return c.Kind != CAO || year%5 == 0
	}
	return true
}

// AddWorkingDays is the nth working day after d, which itself does not count (R10); d
// itself when n is 0 or less. After a Saturday Monday is day one.
func (c Calendar) AddWorkingDays(d Date, n int) Date {
	for n > 0 && !d.IsZero() {
		d = d.AddDays(1)
		if c.WorkingDay(d) {
			n--
		}
	}
	return d
}

// WorkingDaysUntil counts the working days after d up to and including e: how many are
// left on d to keep a term that ends on e. When e is before d it is negative: how many
// there were after e.
func (c Calendar) WorkingDaysUntil(d, e Date) int {
	if e.Before(d) {
		return -c.WorkingDaysUntil(e, d)
	}
	n := 0
	for d.Before(e) {
		d = d.AddDays(1)
		if c.WorkingDay(d) {
			n++
		}
	}
	return n
}

// A TermKind says how a term is counted. Facts keep these words for ever.
type TermKind string

// The ways of counting.
const (
	InWorkingDays TermKind = "working-days"    // of the organisation's calendar
	InWeeks       TermKind = "statutory-weeks" // with the Algemene termijnenwet
	InMonths      TermKind = "months"          // with the month-end rule
)

// A Term is a promised date with its derivation. It is computed once, when its clock
// starts, and facts keep it for ever: a term is never computed again. The zero Term is no
// promise. It ends at 24:00 in Europe/Amsterdam (see [Date.End]).
type Term struct {
	Kind     TermKind
	Length   int       // how many working days, weeks or months
	From     Date      // day zero: the clock's first day is the next
	Plain    Date      // what is promised, and steered on
	Extended Date      // the last day before it is a breach; Plain when no law extends it
	Skipped  []Skipped `json:",omitzero"` // in order: days before Plain not counted, or those from Plain that no term ends on
}

// Skipped is a day that did not count, or on which a term could not end.
type Skipped struct {
	Day Date
	Why DayOff
}

// By is the date we steer on, print and promise: the plain one, also where the law
// would give more time.
func (t Term) By() Date { return t.Plain }

// Breached reports whether the term is broken when on that day it is still open: only
// after the extended date (D8). The zero Term is never breached.
func (t Term) Breached(on Date) bool {
	return !t.Extended.IsZero() && on.After(t.Extended)
}

// IsZero reports whether t is no term.
func (t Term) IsZero() bool { return t.From.IsZero() }

// WorkingDaysTerm is the term of n working days after from (R10, R11, D2, D5, D17 and
// the other terms of the house). No law extends it.
func (c Calendar) WorkingDaysTerm(from Date, n int) Term {
	by := c.AddWorkingDays(from, n)
	t := Term{Kind: InWorkingDays, Length: n, From: from, Plain: by, Extended: by}
	for d := from.AddDays(1); d.Before(by); d = d.AddDays(1) {
		if why := c.Why(d); why != "" {
			t.Skipped = append(t.Skipped, Skipped{d, why})
		}
	}
	return t
}

// StatutoryWeeks is the term of so many weeks after from that the law sets (R13): it
// ends on the same day of the week, and, when that is a Saturday, a Sunday or a holiday,
// may be kept until the next day that is none of these (Algemene termijnenwet art. 1 and
// 3, with the decrees). Terms of more than twelve weeks are not extended (art. 4); art. 2
// adds nothing, as every week has two days that count.
func StatutoryWeeks(from Date, weeks int) Term {
	plain := from.AddDays(7 * weeks)
	t := Term{Kind: InWeeks, Length: weeks, From: from, Plain: plain, Extended: plain}
	if weeks > 12 || from.IsZero() {
		return t
	}
	law := Calendar{Kind: ATWDecrees}
	for why := law.Why(t.Extended); why != ""; why = law.Why(t.Extended) {
		t.Skipped = append(t.Skipped, Skipped{t.Extended, why})
		t.Extended = t.Extended.AddDays(1)
	}
	return t
}

// Months is the term of n months after from: the same day of the month, or the last of a
// month that is too short (R4, D1, R19). No law extends it: the two months are the
// regulation's own, and the law's twelve are too long for it (Algemene termijnenwet art. 4).
func Months(from Date, n int) Term {
	by := from.AddMonths(n)
	return Term{Kind: InMonths, Length: n, From: from, Plain: by, Extended: by}
}
