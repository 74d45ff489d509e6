package gehoor

import "time"

// A DayOff is why a day does not count as a working day. Empty: it counts.
// Facts keep these words for ever.
type DayOff string

// The reasons. The holidays are those of Algemene termijnenwet art. 3; a day in a
// weekend is Weekend, whatever else it is.
const (
	Weekend            DayOff = "weekend"
	NewYearsDay        DayOff = "new-years-day"
	GoodFriday         DayOff = "good-friday"
	EasterMonday       DayOff = "easter-monday"
	KingsDay           DayOff = "kings-day"      // 27 April, or Saturday the 26th when that is a Sunday
	LiberationDay      DayOff = "liberation-day" // 5 May
	AscensionDay       DayOff = "ascension-day"
	WhitMonday         DayOff = "whit-monday"
	ChristmasDay       DayOff = "christmas-day"
	SecondChristmasDay DayOff = "second-christmas-day"
	DecreedDay         DayOff = "decree"  // equated with a holiday by royal decree (art. 3 lid 3)
	ClosingDay         DayOff = "closing" // the organisation is closed
)

// StatutoryHoliday says which holiday of the Algemene termijnenwet (art. 3) d is, in a
// weekend too; empty when none. Days equated by royal decree are known until
// [DecreesKnownUntil].
func StatutoryHoliday(d Date) DayOff {
	if off := fixedHoliday(d); off != "" {
		return off
	}
	switch e := easter(d.Year); d {
	case e.AddDays(-2):
		return GoodFriday
	case e.AddDays(1):
		return EasterMonday
	case e.AddDays(39):
		return AscensionDay
	case e.AddDays(50):
		return WhitMonday
	}
	if decreed[d] {
		return DecreedDay
	}
	return ""
}

func fixedHoliday(d Date) DayOff {
	kingsDay := Date{d.Year, time.April, 27}
	if kingsDay.Weekday() == time.Sunday {
		kingsDay.Day = 26
	}
	switch d {
	case Date{d.Year, time.January, 1}:
		return NewYearsDay
	case kingsDay:
		return KingsDay
	case Date{d.Year, time.May, 5}:
		return LiberationDay
	case Date{d.Year, time.December, 25}:
		return ChristmasDay
	case Date{d.Year, time.December, 26}:
		return SecondChristmasDay
	}
	return ""
}

// easter is Easter Sunday: the first Sunday after the full moon on or after 21 March, the
// moon being the one of the Gregorian tables (the nineteen-year cycle, with its corrections).
func easter(year int) Date {
	golden := year % 19
	century := year / 100
	epact := (century - century/4 - (8*century+13)/25 + 19*golden + 15) % 30
	// The tables have two months of 29 days in which the last moon comes a day early.
	moon := epact - epact/28*(1-29/(epact+1)*((21-golden)/11))
	weekday := (year + year/4 + moon + 2 - century + century/4) % 7
	return Date{year, time.March, 28}.AddDays(moon - weekday)
}

// DecreesKnownUntil is the last day for which the royal decrees under Algemene
// termijnenwet art. 3 lid 3 are in the data; one comes every three years or so. A
// statutory term that ends later is extended by the holidays that have a rule alone.
func DecreesKnownUntil() Date { return Date{2028, time.December, 31} }

// decreed holds the days of the decrees for 2023-2025 and 2026-2028. They bridge some
// Fridays and Mondays and not others, by no rule.
var decreed = map[Date]bool{
	{2023, time.April, 28}:    true,
	{2023, time.May, 19}:      true,
	{2024, time.May, 10}:      true,
	{2024, time.December, 27}: true,
	{2025, time.May, 30}:      true,
	{2026, time.January, 2}:   true,
	{2026, time.May, 15}:      true,
	{2027, time.May, 7}:       true,
	{2028, time.April, 28}:    true,
	{2028, time.May, 26}:      true,
}
