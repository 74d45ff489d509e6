package gehoor

import (
	"maps"
	"slices"
	"time"
)

// YearRules is the version of the counting rules below; see WeekRules.
// Version 2 tells of what kind the measures are that an outside body had taken.
const YearRules = 2

// fewest is how many complaints are told of together, at the least, when more is told of them than the law asks for:
// their subject, how they ended, which measures were taken.
const fewest = 3

// An YearReport is the figures of the public report on a calendar year that a holder owes the inspector and all
// parents (Wko art. 1.57b; D36). It names nobody, and has no dates.
//
// What it counts: every complaint of the holder once, in the year in which it was filed, as it stood at the end of the year;
// what it is about, as that was known when the report was made. A complaint with several parts counts under its first. Not
// counted: dossiers sealed by a safety track, of which there is one number a quarter for the whole organisation, signals, and practice
// filings.
//
// Nothing in it can be traced to a person. Of a location it tells how many complaints there were, of which of the law's two kinds: no less
// would do. All that is finer is told of groups: of the complaints of one kind at one location when there are three or more; of the other
// locations together when those have three or more; and otherwise not at all. Totals are of what was told, so nothing
// can be found by taking one from another: the report stays the same whichever of a group's complaints has which subject or outcome.
//
// Lists are sorted and never nil, so that the same complaints give the same bytes of JSON.
type YearReport struct {
	RulesVersion int
	Year         int
	Holder       HolderID
	Required     bool // a complaint was filed, or a dispute was with the committee

	CarriedIn  int // open on 1 January, or opened again since
	Filed      int // in the year
	Committees int // of those, by parent committees
	Concluded  int // in the year: a decision went out, or it ended some other way
	Open       int // on 31 December; CarriedIn + Filed = Concluded + Open
	Signals    int // filed in the year, and no complaints (D10)

	Contact  Share // R10: aims whose day fell in the year, met in time
	Decide   Share // R13: terms that ended in the year, as the law extends them, kept (D8)
	Measures Share // R15: told measures whose first promised day fell in the year, done by then

	Locations []YearLocation // all that anything is told of; their numbers add up to those above
	Subjects  []YearGroup    // of those filed in the year
	Outcomes  []YearGroup    // of those concluded in the year
	Disputes  YearDisputes   // R19, R20
	Advised   int            // R18: taken to the Klachtenloket in the year
	Safety    [4]Coarse      // R7, R8: per quarter, of the whole organisation
}

// Parts of the report.
type (
	// YearLocation is a location; 0 is none. Its complaints are of a kind, or not yet sorted.
	YearLocation struct {
		Location   LocationID
		CarriedIn  int
		Filed      int
		Conduct    int // of those filed
		Agreement  int
		Unsorted   int
		Committees int // of those filed, by the parent committee
		Concluded  int
		Open       int
		Disputes   int // that were with the Geschillencommissie in the year
	}
	// YearGroup is what is told of complaints of one kind: at one location, or at several that have fewer than three.
	YearGroup struct {
		Kind     PartKind
		Together bool       // of several locations
		Location LocationID // unless Together
		N        int

		Categories []YearCategory
		Outcomes   []OutcomeCount // of decisions; parts that differ make a complaint partly upheld
		Grounds    []ClosedCount  // of what ended without a decision
		Measures   []NatureCount  // told measures
	}
	// YearCategory counts a subject.
	YearCategory struct {
		Category Category
		N        int
	}
	// NatureCount counts measures of a nature.
	NatureCount struct {
		Nature MeasureNature
		N      int
	}
	// YearDisputes are the cases at the Geschillencommissie, also those of which no complaint was filed with us.
	YearDisputes struct {
		Handled int           // with the committee in the year
		New     int           // brought in the year
		Ended   int           // in the year
		Running int           // on 31 December
		Rulings []RulingCount // of those ended, when there are three or more
	}
	// RulingCount counts rulings.
	RulingCount struct {
		Outcome Ruling
		N       int
	}
	// Coarse is a number that is not told when it is one or two: then Few is true, and N is 0.
	Coarse struct {
		N   int
		Few bool `json:",omitzero"`
	}
)

func coarse(n int) Coarse {
	if n > 0 && n < fewest {
		return Coarse{Few: true}
	}
	return Coarse{N: n}
}

// YearFigures adds up an annual report, complaint by complaint in any order. It is made by NewYear.
type YearFigures struct {
	year       int
	holder     HolderID
	start, end time.Time

	sum       YearReport // what is simply counted
	locations map[LocationID]*YearLocation
	subjects  map[groupKey]*groupSum
	outcomes  map[groupKey]*groupSum
	rulings   map[Ruling]int
	safety    [4]int
}

type groupKey struct {
	kind     PartKind
	location LocationID
}

type groupSum struct {
	n          int
	categories map[Category]int
	outcomes   map[Outcome]int
	grounds    map[CloseGround]int
	measures   map[MeasureNature]int
}

func newGroup() *groupSum {
	return &groupSum{
		categories: map[Category]int{}, outcomes: map[Outcome]int{}, grounds: map[CloseGround]int{}, measures: map[MeasureNature]int{},
	}
}

func (g *groupSum) add(o *groupSum) {
	g.n += o.n
	mergeCounts(g.categories, o.categories)
	mergeCounts(g.outcomes, o.outcomes)
	mergeCounts(g.grounds, o.grounds)
	mergeCounts(g.measures, o.measures)
}

// NewYear begins the report of a holder on a calendar year.
func NewYear(year int, holder HolderID) *YearFigures {
	return &YearFigures{
		year: year, holder: holder,
		start: Date{Year: year, Month: 1, Day: 1}.Start(nil), end: Date{Year: year + 1, Month: 1, Day: 1}.Start(nil),
		locations: map[LocationID]*YearLocation{}, subjects: map[groupKey]*groupSum{}, outcomes: map[groupKey]*groupSum{}, rulings: map[Ruling]int{},
	}
}

// Add counts one complaint; see YearReport for the rules. It is only read.
func (y *YearFigures) Add(c *Complaint) {
	if c.Seq == 0 || !c.ErasedAt.IsZero() || c.Practice {
		return
	}
	if c.Sealed {
		y.quarter(c)
		return
	}
	then := c.asOf(y.end)
	if then.Seq == 0 { // a letter of December, entered in January
		then = c.asOf(c.events[0].At.Add(1))
	}
	if then.Filed.Holder != y.holder || !c.Filed.ReceivedAt.Before(y.end) {
		return
	}
	filed := y.within(c.Filed.ReceivedAt)
	if c.Signal {
		if filed {
			y.sum.Signals++
		}
		return
	}
	at := y.at(then.Filed.Location)
	if filed {
		y.filed(c, at)
	}
	y.states(c, then, at, filed)
	y.terms(then)
	y.promises(c)
	for body, out := range cases(c.events) {
		y.outside(body, out, at)
	}
}

// AddDispute counts a case at the Geschillencommissie of which no complaint was filed with us (R20).
func (y *YearFigures) AddDispute(d Dispute) {
	if d.Holder == y.holder {
		y.outside(DisputesCommittee, []course{{on: d.On, ended: d.Ended, outcome: d.Outcome}}, y.at(d.Location))
	}
}

func (y *YearFigures) within(t time.Time) bool { return !t.Before(y.start) && t.Before(y.end) }

func (y *YearFigures) holds(d Date) bool { return d.Year == y.year }

func (y *YearFigures) at(l LocationID) *YearLocation {
	if y.locations[l] == nil {
		y.locations[l] = &YearLocation{Location: l}
	}
	return y.locations[l]
}

// quarter counts a sealed dossier in the one number that is told of such: for the whole organisation.
func (y *YearFigures) quarter(c *Complaint) {
	if day := DateOf(c.KnownSince); y.holds(day) {
		y.safety[(int(day.Month)-1)/3]++
	}
}

// subject is what a complaint is about: its first part. What was split off has a subject of its own.
func subject(c *Complaint) Part {
	if len(c.Parts) == 0 {
		return Part{}
	}
	return c.Parts[0]
}

func (y *YearFigures) filed(c *Complaint, at *YearLocation) {
	about := subject(c)
	at.Filed++
	switch about.Kind {
	case Conduct:
		at.Conduct++
	case Agreement:
		at.Agreement++
	default:
		at.Unsorted++
	}
	if c.Filed.Capacity == ParentCommittee {
		at.Committees++
	}
	g := group(y.subjects, about.Kind, at.Location)
	g.n++
	g.categories[about.Category]++
}

func group(groups map[groupKey]*groupSum, kind PartKind, location LocationID) *groupSum {
	key := groupKey{kind, location}
	if groups[key] == nil {
		groups[key] = newGroup()
	}
	return groups[key]
}

// concluded reports whether a decision has gone out, or the procedure has ended some other way.
func (c *Complaint) concluded() bool { return !c.SentAt.IsZero() || !c.Open() }

// states counts a complaint among what came in, was concluded and is open: then is c at the end of the year.
func (y *YearFigures) states(c, then *Complaint, at *YearLocation, filed bool) {
	if !filed {
		before := c.asOf(y.start)
		if before.Seq > 0 && before.concluded() && then.concluded() && then.Reopened == before.Reopened {
			return // it was over before, and stayed so
		}
		at.CarriedIn++
	}
	if !then.concluded() {
		at.Open++
		return
	}
	at.Concluded++
	g := group(y.outcomes, subject(c).Kind, at.Location)
	g.n++
	if then.SentAt.IsZero() {
		g.grounds[then.ClosedOn]++
		return
	}
	g.outcomes[then.Decided.gist()]++
	measures := then.Decided.Measures
	for _, ruled := range then.Rulings {
		measures = slices.Concat(measures, ruled.Measures)
	}
	for _, m := range measures {
		if m.Kind == ToldMeasure {
			g.measures[m.nature()]++
		}
	}
}

// gist is a decision in a word: parts that differ make it partly upheld.
func (d DecisionDrafted) gist() Outcome {
	var gist Outcome
	good := false
	for _, f := range d.Findings {
		good = good || f.Outcome != NotUpheld && f.Outcome != NoFinding
		switch {
		case gist == "":
			gist = f.Outcome
		case gist != f.Outcome && good:
			gist = PartlyUpheld
		case gist != f.Outcome:
			gist = NotUpheld
		}
	}
	return gist
}

// nature is what kind of measure it is; those of before this was asked are of another.
func (m Measure) nature() MeasureNature {
	if m.Nature == "" {
		return OtherMeasure
	}
	return m.Nature
}

// terms counts R10 and R13, as they were at the end of the year.
func (y *YearFigures) terms(c *Complaint) {
	var decide Duty
	count := func(s *Share, d Duty) {
		last := lastDay(d.limit())
		if d.Lapsed || last.Year != y.year {
			return
		}
		s.Of++
		if !d.Late(y.end) {
			s.N++
		}
	}
	for _, d := range c.Duties() {
		switch d.Kind {
		case OweContact:
			if !c.Recalled[d.Done] { // it was not, and is owed anew
				count(&y.sum.Contact, d)
			}
		case OweDecide:
			if r, ok := c.events[d.Since-1].Fact.(Reopened); !ok || r.Ground != AfterRuling {
				decide = d
			}
		}
	}
	if decide.Kind != "" {
		count(&y.sum.Decide, decide)
	}
}

// promises counts the told measures by the day that was promised first (R15), as they are now.
func (y *YearFigures) promises(c *Complaint) {
	first := map[int]Measure{}
	promise := func(m Measure) {
		if _, known := first[m.No]; !known && m.Kind == ToldMeasure {
			first[m.No] = m
		}
	}
	for _, e := range c.events {
		switch f := e.Fact.(type) {
		case MeasurePromised:
			promise(f.Measure)
		case EscalationEnded:
			for _, m := range f.Measures {
				promise(m)
			}
		}
	}
	for no, m := range first {
		due, done := m.Due, c.Measures[no].Done
		if due.IsZero() {
			due = m.Done // it was done when it was told
		}
		if !y.holds(due) {
			continue
		}
		y.sum.Measures.Of++
		if !done.IsZero() && !done.After(due) {
			y.sum.Measures.N++
		}
	}
}

// A course is a case at an outside body from its first day to its outcome.
type course struct {
	on, ended Date // ended: zero while it runs
	outcome   Ruling
}

// cases are a complaint's cases at outside bodies, in order.
func cases(events []Event) map[Body][]course {
	all := map[Body][]course{}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case Escalated:
			all[f.Body] = append(all[f.Body], course{on: f.On})
		case EscalationEnded:
			if n := len(all[f.Body]); n > 0 {
				all[f.Body][n-1].ended, all[f.Body][n-1].outcome = f.On, f.Outcome
			}
		}
	}
	return all
}

func (y *YearFigures) outside(body Body, all []course, at *YearLocation) {
	for _, k := range all {
		if k.on.Year > y.year || !k.ended.IsZero() && k.ended.Year < y.year {
			continue
		}
		if body == ComplaintsDesk {
			if y.holds(k.on) {
				y.sum.Advised++
			}
			continue
		}
		d := &y.sum.Disputes
		d.Handled++
		at.Disputes++
		if y.holds(k.on) {
			d.New++
		}
		if y.holds(k.ended) {
			d.Ended++
			y.rulings[k.outcome]++
		} else {
			d.Running++
		}
	}
}

// Report gives the figures so far; y can be added to further.
func (y *YearFigures) Report() YearReport {
	r := y.sum
	r.RulesVersion, r.Year, r.Holder = YearRules, y.year, y.holder
	r.Locations = []YearLocation{}
	for _, id := range slices.Sorted(maps.Keys(y.locations)) {
		l := *y.locations[id]
		if l == (YearLocation{Location: id}) {
			continue
		}
		r.Locations = append(r.Locations, l)
		r.CarriedIn, r.Filed, r.Committees = r.CarriedIn+l.CarriedIn, r.Filed+l.Filed, r.Committees+l.Committees
		r.Concluded, r.Open = r.Concluded+l.Concluded, r.Open+l.Open
	}
	r.Subjects, r.Outcomes = told(y.subjects), told(y.outcomes)
	r.Disputes.Rulings = []RulingCount{}
	if r.Disputes.Ended >= fewest {
		r.Disputes.Rulings = sortedKeys(y.rulings, func(o Ruling, n int) RulingCount { return RulingCount{o, n} })
	}
	for i, n := range y.safety {
		r.Safety[i] = coarse(n)
	}
	r.Required = r.Filed > 0 || r.Disputes.Handled > 0
	return r
}

// told are the groups of which something finer is told than how many there are.
func told(groups map[groupKey]*groupSum) []YearGroup {
	list := []YearGroup{}
	for _, kind := range []PartKind{Conduct, Agreement} {
		small := newGroup()
		for _, location := range slices.Sorted(locationsOf(groups, kind)) {
			if g := groups[groupKey{kind, location}]; g.n >= fewest {
				list = append(list, g.told(YearGroup{Kind: kind, Location: location}))
			} else {
				small.add(g)
			}
		}
		if small.n >= fewest {
			list = append(list, small.told(YearGroup{Kind: kind, Together: true}))
		}
	}
	return list
}

func locationsOf(groups map[groupKey]*groupSum, kind PartKind) func(func(LocationID) bool) {
	return func(yield func(LocationID) bool) {
		for key := range groups {
			if key.kind == kind && !yield(key.location) {
				return
			}
		}
	}
}

func (g *groupSum) told(as YearGroup) YearGroup {
	as.N = g.n
	as.Categories = sortedKeys(g.categories, func(c Category, n int) YearCategory { return YearCategory{c, n} })
	as.Outcomes = sortedKeys(g.outcomes, func(o Outcome, n int) OutcomeCount { return OutcomeCount{o, n} })
	as.Grounds = sortedKeys(g.grounds, func(o CloseGround, n int) ClosedCount { return ClosedCount{o, n} })
	as.Measures = sortedKeys(g.measures, func(m MeasureNature, n int) NatureCount { return NatureCount{m, n} })
	return as
}
