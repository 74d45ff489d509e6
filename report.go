package gehoor

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// WeekRules is the version of the counting rules below. It goes up when the same log would give
// other figures; a frozen report keeps the number it was made with.
// Version 2 tells the quarter's number of sealed dossiers; version 3 whether complainants were heard, and counts the
// disputes of which no complaint was filed; version 4 goes on counting what was counted, and the outside cases of signals.
// Versions 1 to 3 were in no release, and there is no code for them. Who changes a rule that was in one keeps the old rule
// beside it, chosen by the version, so that what was frozen by it can still be counted again (see app.RecountWeek, which
// refuses a version of which there is no code).
const WeekRules = 4

// reportWeeks is how far the weekly report looks back, its own week included.
const reportWeeks = 13

// A WeekReport is the figures of the coordinator's weekly report to the board (R17, D36). It names
// nobody. Lists are sorted and never nil, so that the same complaints give the same bytes of JSON.
//
// What it counts: complaints that were registered before the week's end, as they stood then. A complaint
// belongs to the week in which it was registered, also when it was received earlier (a letter) or
// split off: so each is new in one report and no more. Practice filings count nowhere, and of signals only what is at an
// outside body.
//
// It tells nothing of dossiers sealed by a safety track but one number, Sealed; and nothing of complaints about somebody who
// reads the report, which are in the supervisor's own, by these same rules. Nor does laying it beside an earlier one, or
// a look each day at the preview:
//   - What was sealed, or about a reader, from its first second is not counted at all.
//   - What was counted before goes on being counted as it stood last: its week, place, subjects and answers, and what happened in
//     the week before it was sealed. It is open, and at an outside body, until the quarter in which it was sealed is over, and
//     leaves with all others of that quarter, in the reports that tell the quarter's number. Until then a term that
//     ends counts as it does for any complaint in which nothing more is done: not kept. Left out, it would be missed
//     among the aims of those that came in.
//   - Exceptions and Overdue do not name it any more. That is how what was done leaves them.
//   - Whoever begins to read the report is a reader from that day on (see Chart.Readings): what is about him was counted before, and counts on.
//   - What can be told of again counts from then on: what happened meanwhile, its registration too, counts as if it happened
//     at that moment, so that no earlier week changes.
type WeekReport struct {
	RulesVersion int
	From, Until  Date // Monday and Sunday
	New          int
	NewBefore    int // in the week before
	Incidents    int // that the new ones are about: linked ones count once (D13)
	Open         int

	Contact Share // R10, aims whose day fell in the thirteen weeks: met in time
	Tried   int   // of those not met in time: tried at least twice (D4)
	Decide  Share // R13, terms that ended in the thirteen weeks, as the law extends them: kept (D8)

	Weeks      []WeekCount // new per week, thirteen, oldest first
	Total      Count       // of the thirteen weeks; the lists of places add up to it
	Parts      Count       // of those complaints; the lists of subjects add up to it
	Locations  []LocationCount
	Regions    []RegionCount
	Categories []CategoryCount
	Kinds      []KindCount
	Repeats    []Repeat // three or more of one category at one location

	Exceptions  []Exception   // what is late or asks for attention
	Overdue     []WeekMeasure // told measures past their date (R15)
	NewMeasures []WeekMeasure // told measures promised in the week
	Closed      []ClosedCount // in the week
	Decided     int           // complaints decided in the week; corrections do not count anew
	Outcomes    []OutcomeCount
	Outside     []OutsideCount // both bodies, always (R18-R20)

	Sealed QuarterCount `json:",omitzero"`
	Heard  []HeardCount `json:",omitempty"` // of this year and the year before, oldest first
}

// A Share is n of m; never a percentage.
type Share struct{ N, Of int }

func (s Share) plus(o Share) Share { return Share{s.N + o.N, s.Of + o.Of} }

// A Count is how many in the thirteen weeks, and in the thirteen before.
type Count struct{ N, Before int }

// A QuarterCount is how many dossiers were sealed in a quarter and still were at its end, in the whole organisation (D24).
// It is told of the last quarter that ended before the report's week did, and as it stood then: so it is the same in all
// reports of the next quarter, and no two of them tell in which week one came, or was unsealed.
type QuarterCount struct{ Year, Quarter, N int }

// Parts of the report, each sorted by what is counted.
type (
	// WeekCount is how many were new in the week from a Monday.
	WeekCount struct {
		From Date
		New  int
	}
	// LocationCount is of the leading location (D12); 0 is none. Subject is what most of them are about.
	LocationCount struct {
		Location LocationID
		Count
		Subject Category
	}
	// RegionCount is of a region; 0 is none.
	RegionCount struct {
		Region RegionID
		Count
	}
	// CategoryCount counts parts; "" is not yet sorted.
	CategoryCount struct {
		Category Category
		Count
	}
	// KindCount counts parts; "" is not yet sorted.
	KindCount struct {
		Kind PartKind
		Count
	}
	// A Repeat is the signal of a pattern.
	Repeat struct {
		Location LocationID
		Category Category
		N        int
	}
	// An Exception is a duty that is late, or a decision that was approved alone (D18).
	Exception struct {
		Complaint   StreamID
		Number      Number
		Location    LocationID
		Duty        DutyKind
		Clause      Clause
		By          Date // as promised
		Days        int  // late on the last day of the week, or on the day it is counted while it runs, after the extended date; 0 for a decision approved alone
		Seat        Seat // who must act
		Aim         bool `json:",omitzero"`
		Alone       bool `json:",omitzero"`
		SafetyFirst bool `json:",omitzero"` // it was sealed for a while (D24)
	}
	// A WeekMeasure is a told measure; personnel measures are in no report (D21).
	WeekMeasure struct {
		Complaint StreamID
		Number    Number
		Location  LocationID
		No        int
		Owner     PersonID
		Due       Date
		Moved     int
		Done      Date `json:",omitzero"`
	}
	// ClosedCount is how many were closed on a ground.
	ClosedCount struct {
		Ground CloseGround
		N      int
	}
	// OutcomeCount counts parts of decisions.
	OutcomeCount struct {
		Outcome Outcome
		N       int
	}
	// OutsideCount is what is at an outside body.
	OutsideCount struct {
		Body    Body
		New     int // in the week
		Ended   int // in the week
		Running int // also of disputes of which no complaint was filed
	}
)

// WeekFigures adds up a weekly report, complaint by complaint in any order; Merge makes it possible
// to do so in pieces at once. It is made by NewWeek or NewSupervisorWeek.
type WeekFigures struct {
	from       Date
	start, end time.Time
	audience   []Reading // who reads the board's report
	own        []Reading // who reads the supervisor's; nil in the board's
	forOwn     bool

	registered map[StreamID]bool           // all that count; true: new in the week
	links      [][2]StreamID               // one incident
	perWeek    [reportWeeks]int            // oldest first
	total      Count                       // complaints
	parts      Count                       // their parts
	locations  map[LocationID]*locationSum // by what they are
	regions    map[RegionID]Count
	categories map[Category]Count
	kinds      map[PartKind]Count
	closed     map[CloseGround]int
	outcomes   map[Outcome]int
	outside    map[Body]OutsideCount
	heard      map[quarter]HeardCount // by when they were asked
	before     []HeardCount           // what was told already
	sum        WeekReport             // what is simply counted, and the lists that need no folding
}

type locationSum struct {
	Count
	subjects map[Category]int
}

// NewWeek begins the board's report of the week from a Monday. Complaints about anybody of its
// audience are left out, while that person reads it.
func NewWeek(from Date, audience ...Reading) *WeekFigures {
	w := &WeekFigures{
		from: from, start: from.Start(nil), end: from.AddDays(7).Start(nil), audience: slices.Clone(audience),
		registered: map[StreamID]bool{}, locations: map[LocationID]*locationSum{}, regions: map[RegionID]Count{},
		categories: map[Category]Count{}, kinds: map[PartKind]Count{}, closed: map[CloseGround]int{},
		outcomes: map[Outcome]int{}, outside: map[Body]OutsideCount{}, heard: map[quarter]HeardCount{},
	}
	return w
}

// NewSupervisorWeek begins the supervisor's own report: of what the board's leaves out because it is
// about its audience, and that is not about the supervisors themselves.
func NewSupervisorWeek(from Date, audience, supervisors []Reading) *WeekFigures {
	w := NewWeek(from, audience...)
	w.own, w.forOwn = slices.Clone(supervisors), true
	return w
}

// AsOf has a week that still runs counted as it stands at a moment: nothing is late that is still to come.
func (w *WeekFigures) AsOf(now time.Time) {
	if now.Before(w.end) {
		w.end = now
	}
}

// tells reports whether the report may tell at a moment of c, as it stood then.
func (w *WeekFigures) tells(c *Complaint, at time.Time) bool {
	return !c.Sealed && w.concerns(c, at)
}

// concerns reports whether c belongs in this report by whom it is about.
func (w *WeekFigures) concerns(c *Complaint, at time.Time) bool {
	about := func(readings []Reading) bool {
		return slices.ContainsFunc(readings, func(r Reading) bool { return r.at(at) && c.Barred(r.Person) })
	}
	if w.forOwn {
		return about(w.audience) && !about(w.own)
	}
	return !about(w.audience)
}

// silences are those of c in this report.
func (w *WeekFigures) silences(c *Complaint) silences {
	var turns []time.Time
	for _, r := range slices.Concat(w.audience, w.own) {
		turns = append(turns, r.turns()...)
	}
	return c.silences(w.tells, turns...)
}

// quarter gives the first days of the last quarter that has ended, and of the one after it.
func (w *WeekFigures) quarter() (first, next Date) {
	next = quarterOf(DateOf(w.end)).first()
	return next.AddMonths(-3), next
}

// sealedThen counts c among the quarter's sealed dossiers. What was about who reads the board's report is in
// the supervisor's own, and what was about the supervisors themselves in neither.
func (w *WeekFigures) sealedThen(c *Complaint) {
	if c.Practice || !c.ErasedAt.IsZero() || !slices.ContainsFunc(c.events, seals) {
		return
	}
	first, next := w.quarter()
	c = c.asOf(next.Start(nil))
	if SealedIn(c, first, next.AddDays(-1)) && w.concerns(c, next.Start(nil)) {
		w.sum.Sealed.N++
	}
}

// Add counts one complaint. It is only read.
func (w *WeekFigures) Add(c *Complaint) {
	w.sealedThen(c)
	v, ok := w.view(c)
	if !ok {
		return
	}
	w.cases(v)
	if v.signal {
		return
	}
	w.registered[v.ID] = w.within(v.told(v.FiledAt))
	for _, e := range v.events {
		w.event(v, e)
	}
	if v.Open() && !v.left {
		w.sum.Open++
	}
	if w.within(v.told(v.ClosedAt)) {
		w.closed[v.ClosedOn]++
	}
	w.where(v)
	w.terms(v)
	w.measures(v)
	w.rate(v)
}

// A view is a complaint as a report tells of it.
type view struct {
	*Complaint // as it stood at the end, or as it stood last before it fell silent
	now        *Complaint
	silences   silences
	end        time.Time // terms that are open end until then
	left       bool      // it fell silent, and the quarter in which it did is over
	named      bool      // lists may name it
	signal     bool      // it is a signal, or was
}

// view is c as the report tells of it; ok is false when it does not.
func (w *WeekFigures) view(c *Complaint) (v view, ok bool) {
	if c.Seq == 0 || !c.ErasedAt.IsZero() || c.Practice {
		return v, false
	}
	v = view{now: c, silences: w.silences(c), end: w.end}
	if v.Complaint = v.silences.last(c, w.end); v.Seq == 0 {
		return v, false
	}
	if one, silent := v.silences.before(w.end); silent {
		_, next := w.quarter()
		if over := quarterOf(DateOf(one.from)).next(); !over.After(next) {
			v.left, v.end = true, over.Start(nil)
		}
	} else {
		v.named = true
	}
	still := c
	if one, silent := v.silences.now(); silent {
		still, v.named = c.asOf(one.from), false
	}
	v.signal = v.Signal || still.Signal
	return v, true
}

// told is when the report could first tell of what happened at a moment.
func (v view) told(t time.Time) time.Time { return v.silences.told(t) }

// asOf is c as it stood at a moment: c itself when nothing happened since.
func (c *Complaint) asOf(t time.Time) *Complaint {
	i := slices.IndexFunc(c.events, func(e Event) bool { return !e.At.Before(t) })
	if i < 0 {
		return c
	}
	past, err := Load(c.events[:i:i])
	if err != nil {
		panic("gehoor: the beginning of a complaint that was read cannot be read: " + err.Error())
	}
	past.Persons = c.Persons
	return past
}

func (w *WeekFigures) within(t time.Time) bool { return !t.Before(w.start) && t.Before(w.end) }

func (w *WeekFigures) event(v view, e Event) {
	if f, ok := e.Fact.(Linked); ok && f.Incident {
		w.links = append(w.links, [2]StreamID{v.ID, f.To})
	}
	if !w.within(v.told(e.At)) {
		return
	}
	switch f := e.Fact.(type) {
	case DecisionApproved:
		if f.Alone && v.named {
			w.sum.Exceptions = append(w.sum.Exceptions, Exception{
				Complaint: v.ID, Number: v.Filed.Number, Location: v.Filed.Location,
				Duty: OweApprove, Clause: "D18", By: v.draft(f.Version).ApproveBy.Plain, Alone: true, Seat: v.approver(),
			})
		}
	case DecisionSent:
		d := v.draft(f.Version)
		again := slices.ContainsFunc(v.events[:e.Seq-1], func(e Event) bool {
			s, ok := e.Fact.(DecisionSent)
			return ok && s.Version == f.Version
		})
		if d.Corrects != 0 || again {
			return
		}
		w.sum.Decided++
		for _, finding := range d.Findings {
			w.outcomes[finding.Outcome]++
		}
	case MeasurePromised:
		if f.Measure.Kind == ToldMeasure {
			w.sum.NewMeasures = append(w.sum.NewMeasures, weekMeasure(v.Complaint, v.Measures[f.Measure.No]))
		}
	}
}

// cases counts what is at an outside body, also of a signal.
func (w *WeekFigures) cases(v view) {
	for _, e := range v.events {
		if !w.within(v.told(e.At)) {
			continue
		}
		switch f := e.Fact.(type) {
		case Escalated:
			w.body(f.Body, OutsideCount{New: 1})
		case EscalationEnded:
			w.body(f.Body, OutsideCount{Ended: 1})
		}
	}
	if v.left {
		return
	}
	for b := range v.Outside {
		w.body(b, OutsideCount{Running: 1})
	}
}

// draft is a version of the decision; the zero value when there is none.
func (c *Complaint) draft(version int) DecisionDrafted {
	for _, e := range c.events {
		if d, ok := e.Fact.(DecisionDrafted); ok && d.Version == version {
			return d
		}
	}
	return DecisionDrafted{}
}

func (w *WeekFigures) body(b Body, n OutsideCount) {
	o := w.outside[b]
	w.outside[b] = OutsideCount{Body: b, New: o.New + n.New, Ended: o.Ended + n.Ended, Running: o.Running + n.Running}
}

// AddDisputes counts the cases at the Geschillencommissie of which no complaint was filed with us (R20), by the organisation's own
// events; those about anything else are passed over. They are in the board's report alone.
func (w *WeekFigures) AddDisputes(events []Event) {
	for _, e := range events {
		if w.forOwn || !e.At.Before(w.end) {
			continue
		}
		n := OutsideCount{}
		switch e.Fact.(type) {
		case DisputeOpened:
			n.Running = 1
			if w.within(e.At) {
				n.New = 1
			}
		case DisputeEnded:
			n.Running = -1
			if w.within(e.At) {
				n.Ended = 1
			}
		}
		w.body(DisputesCommittee, n)
	}
}

// where counts by week, place and subject.
func (w *WeekFigures) where(v view) {
	ago := DateOf(v.told(v.FiledAt)).DaysUntil(w.from.AddDays(6)) / 7
	var one Count
	switch {
	case ago < reportWeeks:
		w.perWeek[reportWeeks-1-ago]++
		one.N = 1
	case ago < 2*reportWeeks:
		one.Before = 1
	default:
		return
	}
	w.total = w.total.plus(one)
	w.regions[v.Filed.Region] = w.regions[v.Filed.Region].plus(one)
	p := w.at(v.Filed.Location)
	p.Count = p.Count.plus(one)
	for i, part := range v.Parts {
		w.parts = w.parts.plus(one)
		w.categories[part.Category] = w.categories[part.Category].plus(one)
		w.kinds[part.Kind] = w.kinds[part.Kind].plus(one)
		if one.N > 0 && !slices.ContainsFunc(v.Parts[:i], func(o Part) bool { return o.Category == part.Category }) {
			p.subjects[part.Category]++
		}
	}
}

func (c Count) plus(o Count) Count { return Count{c.N + o.N, c.Before + o.Before} }

func (w *WeekFigures) at(l LocationID) *locationSum {
	p := w.locations[l]
	if p == nil {
		p = &locationSum{subjects: map[Category]int{}}
		w.locations[l] = p
	}
	return p
}

// worthTelling are the duties of which the board hears when they are late.
var worthTelling = []DutyKind{
	OweLateAnswer, OweForward, OweContact, OweSteps, OweDecide, OweApprove, OweReach, OweData, OweBreach, OweStatement,
}

// terms counts R10 and R13, and lists what is late.
func (w *WeekFigures) terms(v view) {
	var decide Duty
	for _, d := range v.Duties() {
		if v.named && d.Open() && d.Late(w.end) && slices.Contains(worthTelling, d.Kind) {
			w.sum.Exceptions = append(w.sum.Exceptions, Exception{
				Complaint: v.ID, Number: v.Filed.Number, Location: v.Filed.Location, Duty: d.Kind, Clause: d.Clause,
				By: lastDay(d.By), Days: lastDay(d.limit()).DaysUntil(lastDay(w.end)), Seat: d.Seat, Aim: d.Aim, SafetyFirst: v.now.SafetyFirst(),
			})
		}
		switch d.Kind {
		case OweContact:
			if !w.ended(v, d) || v.Recalled[d.Done] {
				continue
			}
			w.sum.Contact.Of++
			if d.kept() {
				w.sum.Contact.N++
			} else if v.Tries >= 2 {
				w.sum.Tried++
			}
		case OweDecide:
			// A decision that came back is owed anew, and the last one counts; a ruling
			// makes a new one owed, but the first was in time or not.
			if r, ok := v.events[d.Since-1].Fact.(Reopened); !ok || r.Ground != AfterRuling {
				decide = d
			}
		}
	}
	if decide.Kind != "" && w.ended(v, decide) {
		w.sum.Decide.Of++
		if decide.kept() {
			w.sum.Decide.N++
		}
	}
}

// ended reports whether the term of d ended in the thirteen weeks; not when the procedure ended first, or it left while d was owed.
func (w *WeekFigures) ended(v view, d Duty) bool {
	last, end := lastDay(d.limit()), w.end
	if d.Open() {
		end = v.end
	}
	return !d.Lapsed && !last.IsZero() && last.After(w.from.AddDays(6-7*reportWeeks)) && !last.End().After(end)
}

// kept reports whether d, whose term has ended, was done in time. What is owed when it ends was not, though it is late only from then on.
func (d Duty) kept() bool { return !d.Open() && !d.Late(d.DoneAt) }

// limit is the moment after which d is late.
func (d Duty) limit() time.Time {
	if d.Term.Extended != (Date{}) {
		return d.Term.Extended.End()
	}
	return d.By
}

// lastDay is the day that ends at, or holds, a moment.
func lastDay(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return DateOf(t.Add(-time.Millisecond))
}

func (w *WeekFigures) measures(v view) {
	for _, m := range v.Measures {
		if v.named && m.Kind == ToldMeasure && m.Done.IsZero() && w.end.After(m.Due.End()) {
			w.sum.Overdue = append(w.sum.Overdue, weekMeasure(v.Complaint, m))
		}
	}
}

func weekMeasure(c *Complaint, m MeasureState) WeekMeasure {
	return WeekMeasure{
		Complaint: c.ID, Number: c.Filed.Number, Location: c.Filed.Location,
		No: m.No, Owner: m.Owner, Due: m.Due, Moved: m.Moved, Done: m.Done,
	}
}

// Merge adds what o counted, of other complaints for the same report. o is only read.
func (w *WeekFigures) Merge(o *WeekFigures) {
	maps.Copy(w.registered, o.registered)
	w.links = append(w.links, o.links...)
	for i, n := range o.perWeek {
		w.perWeek[i] += n
	}
	w.total, w.parts = w.total.plus(o.total), w.parts.plus(o.parts)
	for l, p := range o.locations {
		mine := w.at(l)
		mine.Count = mine.Count.plus(p.Count)
		mergeCounts(mine.subjects, p.subjects)
	}
	for k, n := range o.regions {
		w.regions[k] = w.regions[k].plus(n)
	}
	for k, n := range o.categories {
		w.categories[k] = w.categories[k].plus(n)
	}
	for k, n := range o.kinds {
		w.kinds[k] = w.kinds[k].plus(n)
	}
	mergeCounts(w.closed, o.closed)
	mergeCounts(w.outcomes, o.outcomes)
	for b, n := range o.outside {
		w.body(b, n)
	}
	for q, n := range o.heard {
		w.heard[q] = w.heard[q].plus(n)
	}
	w.sum.Open += o.sum.Open
	w.sum.Sealed.N += o.sum.Sealed.N
	w.sum.Contact = Share{w.sum.Contact.N + o.sum.Contact.N, w.sum.Contact.Of + o.sum.Contact.Of}
	w.sum.Decide = Share{w.sum.Decide.N + o.sum.Decide.N, w.sum.Decide.Of + o.sum.Decide.Of}
	w.sum.Tried += o.sum.Tried
	w.sum.Decided += o.sum.Decided
	w.sum.Exceptions = append(w.sum.Exceptions, o.sum.Exceptions...)
	w.sum.Overdue = append(w.sum.Overdue, o.sum.Overdue...)
	w.sum.NewMeasures = append(w.sum.NewMeasures, o.sum.NewMeasures...)
}

func mergeCounts[K comparable](into, from map[K]int) {
	for k, n := range from {
		into[k] += n
	}
}

// Report gives the figures so far; w can be added to further.
func (w *WeekFigures) Report() WeekReport {
	r := w.sum
	r.RulesVersion, r.From, r.Until = WeekRules, w.from, w.from.AddDays(6)
	first, _ := w.quarter()
	r.Sealed.Year, r.Sealed.Quarter = first.Year, int(first.Month-1)/3+1
	r.New, r.NewBefore = w.perWeek[reportWeeks-1], w.perWeek[reportWeeks-2]
	r.Incidents = w.incidents()
	r.Total, r.Parts = w.total, w.parts
	r.Weeks = make([]WeekCount, 0, reportWeeks)
	for i, n := range w.perWeek {
		r.Weeks = append(r.Weeks, WeekCount{w.from.AddDays(7 * (i + 1 - reportWeeks)), n})
	}
	r.Locations, r.Repeats = []LocationCount{}, []Repeat{}
	for _, l := range slices.Sorted(maps.Keys(w.locations)) {
		p := w.locations[l]
		count, most := LocationCount{Location: l, Count: p.Count}, 0
		for _, category := range slices.Sorted(maps.Keys(p.subjects)) {
			n := p.subjects[category]
			if n > most {
				most, count.Subject = n, category
			}
			if n >= 3 && category != "" && l != 0 {
				r.Repeats = append(r.Repeats, Repeat{l, category, n})
			}
		}
		r.Locations = append(r.Locations, count)
	}
	r.Regions = sortedKeys(w.regions, func(k RegionID, n Count) RegionCount { return RegionCount{k, n} })
	r.Categories = sortedKeys(w.categories, func(k Category, n Count) CategoryCount { return CategoryCount{k, n} })
	r.Kinds = sortedKeys(w.kinds, func(k PartKind, n Count) KindCount { return KindCount{k, n} })
	r.Closed = sortedKeys(w.closed, func(k CloseGround, n int) ClosedCount { return ClosedCount{k, n} })
	r.Outcomes = sortedKeys(w.outcomes, func(k Outcome, n int) OutcomeCount { return OutcomeCount{k, n} })
	for _, b := range []Body{ComplaintsDesk, DisputesCommittee} {
		n := w.outside[b]
		n.Body = b
		r.Outside = append(r.Outside, n)
	}
	r.Exceptions = sortedRows(r.Exceptions, func(a, b Exception) int {
		return cmp.Or(-cmp.Compare(a.Days, b.Days), cmp.Compare(a.Complaint, b.Complaint), cmp.Compare(a.Duty, b.Duty), a.By.Compare(b.By), compareBool(a.Alone, b.Alone))
	})
	r.Heard = w.toldHeard()
	r.Overdue, r.NewMeasures = sortedRows(r.Overdue, compareMeasures), sortedRows(r.NewMeasures, compareMeasures)
	return r
}

// incidents counts what the new complaints are about: those linked as one incident, also by way of
// older ones, count once.
func (w *WeekFigures) incidents() int {
	head := map[StreamID]StreamID{}
	var find func(StreamID) StreamID
	find = func(id StreamID) StreamID {
		up, ok := head[id]
		if !ok || up == id {
			return id
		}
		top := find(up)
		head[id] = top
		return top
	}
	for _, l := range w.links {
		if _, ok := w.registered[l[1]]; ok { // what does not count joins nothing
			head[find(l[0])] = find(l[1])
		}
	}
	seen := map[StreamID]bool{}
	for id, isNew := range w.registered {
		if isNew {
			seen[find(id)] = true
		}
	}
	return len(seen)
}

func sortedKeys[K cmp.Ordered, N, R any](m map[K]N, row func(K, N) R) []R {
	rows := make([]R, 0, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		rows = append(rows, row(k, m[k]))
	}
	return rows
}

func sortedRows[R any](rows []R, compare func(a, b R) int) []R {
	rows = append(make([]R, 0, len(rows)), rows...)
	slices.SortFunc(rows, compare)
	return rows
}

func compareMeasures(a, b WeekMeasure) int {
	return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Complaint, b.Complaint), cmp.Compare(a.No, b.No))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// SealedIn reports whether c was sealed between two days, both included, and still is. Of such dossiers reports give one number
// for the whole organisation and a quarter. The day is that of the sealing, and not the one since when the matter is known (D22): what is sealed
// in the first days of a quarter may be known since the one before, whose number was told.
func SealedIn(c *Complaint, from, until Date) bool {
	if !c.Sealed || c.Practice {
		return false
	}
	day := DateOf(c.events[c.sealedSince()-1].At)
	return !day.Before(from) && !day.After(until)
}
