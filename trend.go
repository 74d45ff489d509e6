package gehoor

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// trendPeriods is how many times thirteen weeks are told: the last ones, and four times as many before.
const trendPeriods = 5

// A Trend is how many complaints there were in the last thirteen weeks that have ended, and in each of the four times
// thirteen weeks before: a location or a category against its own past (R17).
type Trend[K cmp.Ordered] struct {
	Of   K
	Past [4]int // oldest first
	Now  int
}

// StandsOut reports whether there are three or more now, and more than twice as many as there were on average in thirteen
// weeks of the year before. Under three nothing stands out: that is chance, and it may point to one person.
func (t Trend[K]) StandsOut() bool {
	past := 0
	for _, n := range t.Past {
		past += n
	}
	return t.Now >= 3 && 2*t.Now > past // now > 2 * past/4
}

// Trends adds up what stands out. It counts the complaints that the weekly report to the board counts, and no others.
type Trends struct {
	week       *WeekFigures
	locations  map[LocationID]*Trend[LocationID]
	categories map[Category]*Trend[Category]
}

// NewTrends begins at the week from a Monday, the last that counts. Complaints about anybody of the audience are left out.
func NewTrends(from Date, audience ...Reading) *Trends {
	return &Trends{NewWeek(from, audience...), map[LocationID]*Trend[LocationID]{}, map[Category]*Trend[Category]{}}
}

// Add counts one complaint: once at its leading location, and once for each category among its parts. It is only read.
func (t *Trends) Add(c *Complaint) {
	v, ok := t.week.view(c)
	if !ok || v.signal {
		return
	}
	t.week.rate(v)
	ago := DateOf(v.told(v.FiledAt)).DaysUntil(t.week.from.AddDays(6)) / (7 * reportWeeks)
	if ago >= trendPeriods {
		return
	}
	if v.Filed.Location != 0 {
		trended(t.locations, v.Filed.Location, ago)
	}
	for i, p := range v.Parts {
		if p.Category != "" && !slices.ContainsFunc(v.Parts[:i], func(o Part) bool { return o.Category == p.Category }) {
			trended(t.categories, p.Category, ago)
		}
	}
}

func trended[K cmp.Ordered](of map[K]*Trend[K], k K, ago int) {
	if of[k] == nil {
		of[k] = &Trend[K]{Of: k}
	}
	if ago == 0 {
		of[k].Now++
		return
	}
	of[k].Past[4-ago]++
}

// Locations are the trends of locations: those that stand out first, and of them the most.
func (t *Trends) Locations() []Trend[LocationID] { return ranked(t.locations) }

// Categories are the trends of categories, as Locations.
func (t *Trends) Categories() []Trend[Category] { return ranked(t.categories) }

// ToldHeard is WeekFigures.ToldHeard.
func (t *Trends) ToldHeard(before []HeardCount) { t.week.ToldHeard(before) }

// Heard is what complainants said when they were asked whether they were heard; see HeardCount.
func (t *Trends) Heard() []HeardCount { return t.week.toldHeard() }

func ranked[K cmp.Ordered](of map[K]*Trend[K]) []Trend[K] {
	rows := make([]Trend[K], 0, len(of))
	for _, k := range slices.Sorted(maps.Keys(of)) {
		rows = append(rows, *of[k])
	}
	slices.SortStableFunc(rows, func(a, b Trend[K]) int {
		return cmp.Or(-compareBool(a.StandsOut(), b.StandsOut()), cmp.Compare(b.Now, a.Now))
	})
	return rows
}

// DecisionTerm reports whether the term of the decision has ended at a moment, because it went out or because the day
// passed, and whether it was kept, as the law extends it (R13, D8). A ruling makes a new decision owed; the first was in time or not.
func (c *Complaint) DecisionTerm(now time.Time) (ended, kept bool) {
	var decide Duty
	for _, d := range c.Duties() {
		if r, ok := c.events[max(d.Since, 1)-1].Fact.(Reopened); d.Kind == OweDecide && (!ok || r.Ground != AfterRuling) {
			decide = d
		}
	}
	if decide.Kind == "" || decide.Lapsed {
		return false, false
	}
	late := decide.Late(now)
	return late || !decide.Open(), !late
}
