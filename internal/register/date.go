package register

import (
	"strings"
	"time"
)

// Date is a day without time zone as "2006-01-02", or "" for none. Dates
// compare as strings.
type Date string

// parseDate reads the ways in which the register and spreadsheets write a day.
// Years before 1900 and after 2199 are slips of the pen.
func parseDate(s string) (Date, bool) {
	if s == "" {
		return "", true
	}
	// Spreadsheets add midnight to a day.
	s, _, _ = strings.Cut(s, " ")
	for _, layout := range []string{"02-01-2006", "2-1-2006", "2006-01-02", "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1900 && t.Year() < 2200 {
			return Date(t.Format(time.DateOnly)), true
		}
	}
	return "", false
}
