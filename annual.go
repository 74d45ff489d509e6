package gehoor

import (
	"maps"
	"slices"
	"time"
)

// YearRules is the version of the counting rules below; see WeekRules.
// Version 2 tells of what kind the measures are that an outside body had taken. Version 3 goes on counting what was sealed or erased since, and
// the outside cases of signals. Version 4 tells of the measures of three complaints or more alone whether they were done in time.
// Version 5 counts the terms of what ended without a decision.
const YearRules = 5

// fewest is how many complaints are told of together, at the least, when more is told of them than the law asks for:
// their subject, how they ended, which measures were taken.
const fewest = 3

// An YearReport is the figures of the public report on a calendar year that a holder owes the inspector and all
// parents (Wko art. 1.57b; D36). It names nobody, and has no dates.
//
// What it counts: every complaint of the holder once, in the year in which it was filed, as it stood at the end of the year;
// what it is about, and whose and which location's it is, as that was known when the report was made. A complaint with several parts counts under its first. One that a safety
// track took over is one that ended without a decision. What was erased since is still counted (see YearShare). Not counted: dossiers that were sealed
// from their first moment, of which there is one number a quarter for the whole organisation, with the others that were sealed; signals, but for
// their cases at outside bodies; and practice filings.
//
// Nothing in it can be traced to a person. Of a location it tells how many complaints there were, of which of the law's two kinds: no less
// would do. All that is finer is told of groups: of the complaints of one kind at one location when there are three or more; of the other
// locations together when those have three or more; and otherwise not at all. Totals are of what was told, so nothing
// can be found by taking one from another: the report stays the same whichever of a group's complaints has which subject or outcome. Nor by taking a
// report from one that corrects it: see YearTold.
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

	Contact  Share // R10: aims whose day fell in the year, met in time, or the complaint was over by then
	Decide   Share // R13: terms that ended in the year, as the law extends them (D8): concluded by then
	Measures Share // R15: told measures whose first promised day fell in the year, done by then; not those of fewer than three complaints

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
		Without    int            // ended without a decision: declined, withdrawn, or taken over by a safety track
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
		Rulings []RulingCount // of those ended, when they are of three complaints or more
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
	span    yearSpan
	holder  HolderID
	draft   bool
	readers []PersonID
	public  []YearTold
	shares  []yearShare
}

// A yearShare is whose share it is: a complaint's, or below zero a dispute's of which no complaint was filed with us.
type yearShare struct {
	of StreamID
	YearShare
}

// NewYear begins the report of a holder on a calendar year.
func NewYear(year int, holder HolderID) *YearFigures {
	return &YearFigures{span: spanOf(year), holder: holder}
}

// Draft makes it one of a year that still runs, as it stands at a moment, for some readers. Terms that are still to come do not count. A draft can be looked at each day; so it tells nothing that
// would show that a complaint was sealed, or turned out to be about one of them, and when (D16, D24): such a one stays as it stood before. What
// is published is of a whole year, as the law asks.
func (y *YearFigures) Draft(now time.Time, readers ...PersonID) {
	if now.Before(y.span.end) {
		y.span.end = now
	}
	y.draft, y.readers = true, slices.Clone(readers)
}

// After makes it one that comes after others which everybody has; see YearTold.
func (y *YearFigures) After(public ...YearTold) { y.public = slices.Clone(public) }

// Add counts one complaint; see YearReport for the rules. It is only read.
func (y *YearFigures) Add(c *Complaint) {
	if y.draft {
		if c, _ = c.last(func(c *Complaint) bool { return !c.Sealed && !slices.ContainsFunc(y.readers, c.Barred) }); c == nil {
			return
		}
	}
	y.add(c.ID, c.yearShare(y.span))
}

// AddErased counts what is left of a complaint that was erased.
func (y *YearFigures) AddErased(id StreamID, left []YearShare) {
	for _, s := range left {
		if s.Year == y.span.year {
			y.add(id, s)
		}
	}
}

// AddDispute counts a case at the Geschillencommissie of which no complaint was filed with us (R20).
func (y *YearFigures) AddDispute(d Dispute) { y.add(-StreamID(d.No), d.yearShare(y.span)) }

func (y *YearFigures) add(of StreamID, s YearShare) {
	if y.draft {
		s.Safety = 0
	}
	if s.Holder != y.holder { // but the quarters' numbers are of the whole organisation
		s = YearShare{Safety: s.Safety}
	}
	y.shares = append(y.shares, yearShare{of, s})
}

// at adds up what is simply counted of each location.
func (y *YearFigures) at() map[LocationID]YearLocation {
	all := map[LocationID]YearLocation{}
	one := func(is bool) int {
		if is {
			return 1
		}
		return 0
	}
	for _, s := range y.shares {
		l := all[s.Location]
		l.Location = s.Location
		l.CarriedIn, l.Filed, l.Concluded, l.Open = l.CarriedIn+one(s.CarriedIn), l.Filed+one(s.Filed), l.Concluded+one(s.Concluded), l.Open+one(s.Open)
		l.Conduct, l.Agreement = l.Conduct+one(s.Filed && s.Kind == Conduct), l.Agreement+one(s.Filed && s.Kind == Agreement)
		l.Unsorted = l.Filed - l.Conduct - l.Agreement
		l.Committees, l.Disputes = l.Committees+one(s.Committee), l.Disputes+s.Disputes
		all[s.Location] = l
	}
	return all
}

// Report gives the figures so far; y can be added to further.
func (y *YearFigures) Report() YearReport { r, _ := y.report(); return r }

// Told is of whom the report tells something that is finer than numbers.
func (y *YearFigures) Told() YearTold { _, t := y.report(); return t }

func (y *YearFigures) report() (r YearReport, told YearTold) {
	r = YearReport{RulesVersion: YearRules, Year: y.span.year, Holder: y.holder, Locations: []YearLocation{}}
	at := y.at()
	for _, id := range slices.Sorted(maps.Keys(at)) {
		l := at[id]
		if l == (YearLocation{Location: id}) {
			continue
		}
		r.Locations = append(r.Locations, l)
		r.CarriedIn, r.Filed, r.Committees = r.CarriedIn+l.CarriedIn, r.Filed+l.Filed, r.Committees+l.Committees
		r.Concluded, r.Open = r.Concluded+l.Concluded, r.Open+l.Open
	}
	rulings := map[Ruling]int{}
	var ruled []StreamID
	var earlier [][]StreamID
	for _, t := range y.public {
		earlier = append(earlier, t.Rulings)
	}
	var safety [4]int
	for _, s := range y.shares {
		if s.Signal {
			r.Signals++
		}
		r.Contact, r.Decide = r.Contact.plus(s.Contact), r.Decide.plus(s.Decide)
		r.Advised += s.Advised
		d := &r.Disputes
		d.Handled, d.New, d.Ended = d.Handled+s.Disputes, d.New+s.Brought, d.Ended+len(s.Rulings)
		for _, o := range s.Rulings {
			rulings[o]++
			if !slices.Contains(ruled, s.of) {
				ruled = append(ruled, s.of)
			}
		}
		if s.Safety > 0 {
			safety[s.Safety-1]++
		}
	}
	r.Disputes.Running = r.Disputes.Handled - r.Disputes.Ended
	r.Disputes.Rulings = []RulingCount{}
	if len(ruled) >= fewest && hidden(append(earlier, ruled)) {
		told.Rulings = ruled
		r.Disputes.Rulings = sortedKeys(rulings, func(o Ruling, n int) RulingCount { return RulingCount{o, n} })
	}
	for i, n := range safety {
		r.Safety[i] = coarse(n)
	}
	r.Subjects, told.Subjects = y.groups(func(s YearShare) bool { return s.Filed }, func(t YearTold) []ToldGroup { return t.Subjects }, tellSubjects)
	r.Outcomes, told.Outcomes = y.groups(func(s YearShare) bool { return s.Concluded }, func(t YearTold) []ToldGroup { return t.Outcomes }, tellOutcomes)
	r.Measures, told.Measures = y.measures(told)
	r.Required = r.Filed > 0 || r.Disputes.Handled > 0
	return r, told
}

// YearTold is of whom an annual report tells in detail. It stays with us, sealed beside the report: a correction needs it, so that
// nothing can be found by laying two versions side by side either. Whoever has all that were published still finds
// everybody who is told of among two others at least, of whom each of them says the same.
type YearTold struct {
	Subjects, Outcomes []ToldGroup
	Rulings            []StreamID `json:",omitzero"` // below zero: of a dispute of which no complaint was filed with us
	Measures           []StreamID `json:",omitzero"` // of whom nothing finer is told than how many of all their measures were done in time
}

// A ToldGroup is who is in a YearGroup.
type ToldGroup struct {
	Kind     PartKind
	Together bool       `json:",omitzero"`
	Location LocationID `json:",omitzero"`
	Of       []StreamID
}

// groups are those of which something finer is told than how many there are: of those that hold, as was told of them earlier.
//
// Of a group that can be told apart from an earlier one is told what can be: of those of whom was told before, if they still are in
// it and are enough; or else nothing.
func (y *YearFigures) groups(holds func(YearShare) bool, earlier func(YearTold) []ToldGroup, tell func([]YearShare, *YearGroup)) (list []YearGroup, told []ToldGroup) {
	list = []YearGroup{}
	var before []ToldGroup
	var sets [][]StreamID
	for _, t := range y.public {
		for _, g := range earlier(t) {
			before, sets = append(before, g), append(sets, g.Of)
		}
	}
	all := map[StreamID]YearShare{}
	add := func(g ToldGroup) {
		ways := [][]StreamID{g.Of}
		for _, b := range before {
			if b.Kind == g.Kind && b.Together == g.Together && b.Location == g.Location {
				ways = append(ways, slices.DeleteFunc(slices.Clone(b.Of), func(id StreamID) bool { return !slices.Contains(g.Of, id) }))
			}
		}
		for _, of := range ways {
			if len(of) < fewest || !hidden(append(sets, of)) {
				continue
			}
			g.Of, sets = of, append(sets, of)
			row, shares := YearGroup{
				Kind: g.Kind, Together: g.Together, Location: g.Location, N: len(of),
				Categories: []YearCategory{}, Outcomes: []OutcomeCount{}, Measures: []NatureCount{},
			}, []YearShare{}
			for _, id := range of {
				shares = append(shares, all[id])
			}
			tell(shares, &row)
			list, told = append(list, row), append(told, g)
			return
		}
	}
	for _, kind := range []PartKind{Conduct, Agreement} {
		at := map[LocationID][]StreamID{}
		for _, s := range y.shares {
			if s.Kind == kind && holds(s.YearShare) {
				all[s.of] = s.YearShare
				at[s.Location] = append(at[s.Location], s.of)
			}
		}
		small := ToldGroup{Kind: kind, Together: true}
		for _, l := range slices.Sorted(maps.Keys(at)) {
			if slices.Sort(at[l]); len(at[l]) >= fewest {
				add(ToldGroup{Kind: kind, Location: l, Of: at[l]})
			} else {
				small.Of = append(small.Of, at[l]...)
			}
		}
		slices.Sort(small.Of)
		add(small)
	}
	return list, told
}

// measures are those of whom it is told how they ended; and of the others that were concluded in the year, and of those of earlier years, when these
// are three or more and cannot be told apart. Otherwise the total less what is told of groups would say of one complaint whether anything came of it.
func (y *YearFigures) measures(told YearTold) (n Share, others []StreamID) {
	var sets [][]StreamID
	for _, t := range append(slices.Clone(y.public), told) {
		sets = append(sets, t.Measures)
		for _, g := range t.Outcomes {
			sets = append(sets, g.Of)
		}
	}
	var rest, earlier []StreamID
	tell := map[StreamID]bool{}
	for _, g := range told.Outcomes {
		for _, id := range g.Of {
			tell[id] = true
		}
	}
	for _, s := range y.shares {
		switch {
		case tell[s.of]:
		case s.Concluded:
			rest = append(rest, s.of)
		case s.Measures.Of > 0:
			earlier = append(earlier, s.of)
		}
	}
	for _, of := range [][]StreamID{rest, earlier} {
		if both := slices.Concat(others, of); len(of) >= fewest && hidden(append(slices.Clone(sets), both)) {
			others = both
		}
	}
	for _, id := range others {
		tell[id] = true
	}
	for _, s := range y.shares {
		if tell[s.of] {
			n = n.plus(s.Measures)
		}
	}
	slices.Sort(others)
	return n, others
}

// hidden reports whether everybody in the sets is among two others at least who are in the very same ones. Only then can nothing be found of
// one or two of them by adding and subtracting what is told of each set.
func hidden(sets [][]StreamID) bool {
	in := map[StreamID][]byte{}
	for i, set := range sets {
		for _, id := range set {
			if in[id] == nil {
				in[id] = make([]byte, len(sets))
			}
			in[id][i] = 1
		}
	}
	alike := map[string]int{}
	for _, where := range in {
		alike[string(where)]++
	}
	for _, n := range alike {
		if n < fewest {
			return false
		}
	}
	return true
}

func tellSubjects(of []YearShare, g *YearGroup) {
	n := map[Category]int{}
	for _, s := range of {
		n[s.Category]++
	}
	g.Categories = sortedKeys(n, func(c Category, n int) YearCategory { return YearCategory{c, n} })
}

func tellOutcomes(of []YearShare, g *YearGroup) {
	outcomes, measures := map[Outcome]int{}, map[MeasureNature]int{}
	for _, s := range of {
		if s.Outcome == "" {
			g.Without++
			continue
		}
		outcomes[s.Outcome]++
		for _, m := range s.Natures {
			measures[m]++
		}
	}
	g.Outcomes = sortedKeys(outcomes, func(o Outcome, n int) OutcomeCount { return OutcomeCount{o, n} })
	g.Measures = sortedKeys(measures, func(m MeasureNature, n int) NatureCount { return NatureCount{m, n} })
}
