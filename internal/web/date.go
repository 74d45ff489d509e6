package web

import (
	"strconv"
	"strings"
	"time"

	"gehoor"
)

// readDate reads a day as people type it: 24-11-2026, 24/11/2026, 24.11.26, 2026-11-24,
// "24 november" (the last one that was), vandaag, gisteren, today, yesterday.
func readDate(s string, today gehoor.Date) (gehoor.Date, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	switch s {
	case "vandaag", "today":
		return today, true
	case "gisteren", "yesterday":
		return today.AddDays(-1), true
	}
	if d, err := gehoor.ParseDate(s); err == nil {
		return d, true
	}
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',' })
	if len(parts) < 2 || len(parts) > 3 {
		return gehoor.Date{}, false
	}
	day, err := strconv.Atoi(parts[0])
	if err != nil {
		return gehoor.Date{}, false
	}
	month, ok := readMonth(parts[1])
	if !ok {
		return gehoor.Date{}, false
	}
	year := today.Year
	if len(parts) == 3 {
		if year, err = strconv.Atoi(parts[2]); err != nil {
			return gehoor.Date{}, false
		}
		if year < 100 {
			year += 2000
		}
	}
	d := gehoor.Date{Year: year, Month: month, Day: day}
	if len(parts) == 2 && d.After(today.AddDays(183)) {
		d.Year--
	}
	if again, err := gehoor.ParseDate(d.String()); err != nil || again != d {
		return gehoor.Date{}, false
	}
	return d, true
}

var months = []string{"jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}

func readMonth(s string) (time.Month, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return time.Month(n), n >= 1 && n <= 12
	}
	if len(s) < 3 {
		return 0, false
	}
	switch s[:3] {
	case "mrt", "mar":
		return time.March, true
	case "may":
		return time.May, true
	case "oct":
		return time.October, true
	}
	for i, m := range months {
		if s[:3] == m {
			return time.Month(i + 1), true
		}
	}
	return 0, false
}
