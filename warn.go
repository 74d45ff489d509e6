package gehoor

import (
	"slices"
	"time"
)

// An Earlier is another complaint that triage may want to know of: one that whoever looks may see.
type Earlier struct {
	ID         StreamID
	Number     Number
	Received   time.Time
	Location   LocationID
	Category   Category // of its first part; empty: not chosen yet
	SameSender bool     // the same mail address or telephone number
	SameName   bool
	Practice   bool
}

// A WarningKind is what triage is warned of. It only warns: nothing is refused for it.
type WarningKind string

// The warnings, in the order in which they are said.
const (
	WarnSafety    WarningKind = "safety"    // D26: read it for safety first
	WarnLate      WarningKind = "late"      // R4: more than two months ago
	WarnDuplicate WarningKind = "duplicate" // the same location and sender within 14 days
	WarnSender    WarningKind = "sender"    // two earlier complaints, or more, of the same sender
	WarnPlace     WarningKind = "place"     // the third, or more, about the same at the location in 13 weeks
)

// A Warning says one thing to who forwards a complaint, and which other complaints it rests on, newest first.
type Warning struct {
	Kind     WarningKind
	Category Category // of WarnPlace
	Others   []Earlier
}

const (
	duplicateDays = 14
	placeWeeks    = 13
	senderTimes   = 2
	placeTimes    = 3 // this one counts too
)

// Warnings is what whoever forwards c should know, of the other complaints that he may see.
//
// Clause R9, decisions D2 and D26. Others may hold more than what matters here, in any order; practice filings do not count.
func (c *Complaint) Warnings(others []Earlier) []Warning {
	others = slices.DeleteFunc(slices.Clone(others), func(o Earlier) bool {
		return o.ID == c.ID || o.Practice || o.ID == c.Filed.SplitFrom && o.ID != 0 || slices.Contains(c.SplitInto, o.ID) // of one letter
	})
	slices.SortFunc(others, func(a, b Earlier) int { return b.Received.Compare(a.Received) })
	keep := func(f func(Earlier) bool) []Earlier {
		return slices.DeleteFunc(slices.Clone(others), func(o Earlier) bool { return !f(o) })
	}
	day := DateOf(c.Filed.ReceivedAt)
	here := func(o Earlier) bool { return c.Filed.Location != 0 && o.Location == c.Filed.Location }
	var list []Warning
	if c.Marked != 0 {
		list = append(list, Warning{Kind: WarnSafety})
	}
	if c.Filed.Late {
		list = append(list, Warning{Kind: WarnLate})
	}
	double := keep(func(o Earlier) bool {
		apart := DateOf(o.Received).DaysUntil(day)
		return (o.SameSender || o.SameName) && here(o) && max(apart, -apart) <= duplicateDays && !slices.Contains(c.Linked, o.ID)
	})
	if len(double) > 0 {
		list = append(list, Warning{Kind: WarnDuplicate, Others: double})
	}
	sender := keep(func(o Earlier) bool { return o.SameSender && !DateOf(o.Received).After(day) })
	if len(sender) >= senderTimes {
		list = append(list, Warning{Kind: WarnSender, Others: sender})
	}
	var mine Category // as long as none was chosen it may be about any
	if len(c.Parts) > 0 {
		mine = c.Parts[0].Category
	}
	place := keep(func(o Earlier) bool {
		received := DateOf(o.Received)
		return here(o) && o.Category != "" && (mine == "" || o.Category == mine) &&
			!received.After(day) && received.After(day.AddDays(-7*placeWeeks))
	})
	for len(place) > 0 {
		about := place[0].Category
		var same []Earlier
		place = slices.DeleteFunc(place, func(o Earlier) bool {
			if o.Category != about {
				return false
			}
			same = append(same, o)
			return true
		})
		if len(same)+1 >= placeTimes {
			list = append(list, Warning{Kind: WarnPlace, Category: about, Others: same})
		}
	}
	return list
}

// WarnSince is the first day of which [Complaint.Warnings] wants to know what came in at the location.
func (c *Complaint) WarnSince() Date { return DateOf(c.Filed.ReceivedAt).AddDays(-7 * placeWeeks) }

// likely is which subjects an answer to question 7 suggests.
var likely = map[About][]Category{
	AboutStaff:       {"care", "staff", "safety"},
	AboutManager:     {"communication", "staff"},
	AboutNextLevel:   {"communication"},
	AboutCoordinator: {"communication"},
	AboutRules:       {"safety", "opening", "privacy"},
	AboutContract:    {"costs", "contract", "placement"},
	AboutOffice:      {"communication", "costs"},
}

// Suggested is the subjects of the procedure with those on top that the answer to question 7 suggests, which are the
// first n. Nothing is chosen: that is the coordinator's (D26).
func (p Procedure) Suggested(about []About) (rules []CategoryRule, n int) {
	for _, a := range about {
		for _, name := range likely[a] {
			i := slices.IndexFunc(p.Categories, func(r CategoryRule) bool { return r.Name == name })
			if i >= 0 && !slices.Contains(rules, p.Categories[i]) {
				rules = append(rules, p.Categories[i])
			}
		}
	}
	n = len(rules)
	for _, r := range p.Categories {
		if !slices.Contains(rules, r) {
			rules = append(rules, r)
		}
	}
	return rules, n
}
