package text

import (
	"fmt"
	"strings"

	"gehoor"
)

// daysOff says why a day does not count.
var daysOff = map[gehoor.DayOff]Msg{
	gehoor.Weekend:            {"weekend", "weekend"},
	gehoor.NewYearsDay:        {"Nieuwjaarsdag", "New Year's Day"},
	gehoor.GoodFriday:         {"Goede Vrijdag", "Good Friday"},
	gehoor.EasterMonday:       {"tweede paasdag", "Easter Monday"},
	gehoor.KingsDay:           {"Koningsdag", "King's Day"},
	gehoor.LiberationDay:      {"Bevrijdingsdag", "Liberation Day"},
	gehoor.AscensionDay:       {"Hemelvaartsdag", "Ascension Day"},
	gehoor.WhitMonday:         {"tweede pinksterdag", "Whit Monday"},
	gehoor.ChristmasDay:       {"eerste kerstdag", "Christmas Day"},
	gehoor.SecondChristmasDay: {"tweede kerstdag", "the second day of Christmas"},
	gehoor.DecreedDay:         {"vrije dag bij koninklijk besluit", "a free day by royal decree"},
	gehoor.ClosingDay:         {"dan zijn we dicht", "we are closed"},
}

// DayOff says why a day does not count, for within a sentence; empty for a working day.
func DayOff(l Lang, why gehoor.DayOff) string { return daysOff[why].In(l) }

// ExplainTerm tells how a term was counted, a sentence each: where counting began, what did
// not count, where it ends. Nothing for the zero Term.
func ExplainTerm(l Lang, t gehoor.Term) []string {
	if t.IsZero() {
		return nil
	}
	says := []string{fmt.Sprintf(Msg{
		"We tellen vanaf de dag na %s.",
		"We count from the day after %s.",
	}.In(l), FormatDateLong(l, t.From))}

	switch t.Kind {
	case gehoor.InWorkingDays:
		if len(t.Skipped) > 0 {
			says = append(says, fmt.Sprintf(Msg{"Deze dagen tellen niet mee: %s.", "These days do not count: %s."}.In(l), skipped(l, t)))
		}
		says = append(says, ends(l, t, WorkingDays(l, t.Length)))
	case gehoor.InWeeks:
		says = append(says, ends(l, t, Weeks(l, t.Length)))
		if t.Extended != t.Plain {
			says = append(says,
				fmt.Sprintf(Msg{
					"De wet laat een termijn niet eindigen op een vrije dag: %s.",
					"The law lets no term end on a free day: %s.",
				}.In(l), skipped(l, t)),
				fmt.Sprintf(Msg{
					"Daarom is de laatste dag volgens de wet %s. Wij houden ons aan %s.",
					"So by law the last day is %s. We keep to %s.",
				}.In(l), FormatDateLong(l, t.Extended), FormatDate(l, t.Plain, t.Extended)))
		}
	case gehoor.InMonths:
		says = append(says, ends(l, t, Months(l, t.Length)))
		if t.Plain.Day != t.From.Day {
			says = append(says, fmt.Sprintf(Msg{
				"Die maand heeft geen dag %d. Dan is het de laatste dag van de maand.",
				"That month has no day %d. Then it is the last day of the month.",
			}.In(l), t.From.Day))
		}
	}
	return says
}

// ends says what the last day is, and that all of it belongs to the term.
func ends(l Lang, t gehoor.Term, length string) string {
	return fmt.Sprintf(Msg{
		"Na %s is de laatste dag %s, tot 24.00 uur.",
		"After %s the last day is %s, until midnight.",
	}.In(l), length, FormatDateLong(l, t.Plain))
}

// skipped lists the days that did not count, those of one reason together.
func skipped(l Lang, t gehoor.Term) string {
	var groups []string
	for i := 0; i < len(t.Skipped); {
		why := t.Skipped[i].Why
		var days []string
		for ; i < len(t.Skipped) && t.Skipped[i].Why == why; i++ {
			days = append(days, FormatDate(l, t.Skipped[i].Day, t.From))
		}
		groups = append(groups, fmt.Sprintf("%s (%s)", List(l, days...), DayOff(l, why)))
	}
	return strings.Join(groups, ", ")
}
