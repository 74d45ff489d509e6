package gehoor

import (
	"slices"
	"time"
)

// A YearShare is what one complaint adds to the annual report on a year. It has no words, no day, no number, and nobody in
// it. It is also all that is left of a dossier that was erased (D35), in the fact that says so: a report that is made or corrected
// after that day tells the same as one before it, for the law asks it of every complaint of the year (Wko art. 1.57b).
//
// The zero value, but for Year, is of a complaint that the report does not count.
type YearShare struct {
	Year     int
	Holder   HolderID   `json:",omitzero"`
	Location LocationID `json:",omitzero"` // the leading one (D12)

	Filed     bool            `json:",omitzero"` // in the year
	Signal    bool            `json:",omitzero"` // filed in the year, and no complaint (D10)
	CarriedIn bool            `json:",omitzero"` // open on 1 January, or opened again since
	Concluded bool            `json:",omitzero"` // in the year
	Open      bool            `json:",omitzero"` // on 31 December
	Committee bool            `json:",omitzero"` // filed by a parent committee
	Kind      PartKind        `json:",omitzero"`
	Category  Category        `json:",omitzero"`
	Outcome   Outcome         `json:",omitzero"` // of the decision with which it was concluded; empty: it ended without one
	Natures   []MeasureNature `json:",omitzero"` // of each measure that was told with it

	Contact  Share `json:",omitzero"` // R10
	Decide   Share `json:",omitzero"` // R13
	Measures Share `json:",omitzero"` // R15

	Advised  int      `json:",omitzero"` // R18: taken to the Klachtenloket in the year
	Disputes int      `json:",omitzero"` // R20: cases that were with the Geschillencommissie in the year
	Brought  int      `json:",omitzero"` // of those, in the year
	Rulings  []Ruling `json:",omitzero"` // of those that ended in the year

	Safety int `json:",omitzero"` // the quarter, 1 to 4, in which it was sealed, and at whose end it still was (D24)
}

// A yearSpan is a calendar year, or of one that still runs what is over of it: what is still to come was neither kept nor not.
type yearSpan struct {
	year       int
	start, end time.Time
}

func spanOf(year int) yearSpan {
	return yearSpan{year, Date{Year: year, Month: 1, Day: 1}.Start(nil), Date{Year: year + 1, Month: 1, Day: 1}.Start(nil)}
}

func (y yearSpan) within(t time.Time) bool { return !t.Before(y.start) && t.Before(y.end) }

func (y yearSpan) holds(d Date) bool { return d.Year == y.year }

// YearShare is what c adds to the report on a year; see YearReport for the rules.
//
// What is sealed goes on as it stood last before that, and is over with it: in the figures it is one of those that ended without a
// decision, so that no two reports tell by their difference that it was sealed (D24). Of what was sealed from its first moment nothing
// is told but the number of its quarter.
func (c *Complaint) YearShare(year int) YearShare { return c.yearShare(spanOf(year)) }

func (c *Complaint) yearShare(y yearSpan) YearShare {
	s := YearShare{Year: y.year}
	if c.Seq == 0 || !c.ErasedAt.IsZero() || c.Practice {
		return s
	}
	s.Safety = c.safetyQuarter(y.year)
	told, _ := c.last(unsealed)
	if told == nil {
		return s
	}
	s.Holder, s.Location = told.Filed.Holder, told.Filed.Location
	s.outside(y, c.events) // it may have been there before it came to us (R20)
	if !told.Filed.ReceivedAt.Before(y.end) {
		return s
	}
	filed := y.within(told.Filed.ReceivedAt)
	if told.Signal {
		s.Signal = filed
		return s
	}
	about := told.subject()
	s.Kind, s.Category = about.Kind, about.Category
	s.Filed, s.Committee = filed, filed && told.Filed.Capacity == ParentCommittee
	s.states(c, y)
	c.yearEnd(y.end).yearTerms(&s, y)
	c.promises(&s, y)
	return s
}

// YearShares are c's shares of all years of which a report tells anything of it, until now: what is left when it is erased.
func (c *Complaint) YearShares(now time.Time) (all []YearShare) {
	if c.Seq == 0 {
		return nil
	}
	first := DateOf(c.Filed.ReceivedAt).Year
	for _, courses := range cases(c.events) {
		for _, k := range courses {
			first = min(first, k.on.Year)
		}
	}
	for year := first; year <= DateOf(now).Year; year++ {
		if s := c.YearShare(year); s.Filed || s.Signal || s.CarriedIn || s.Concluded || s.Open || s.Disputes+s.Advised+s.Safety+s.Contact.Of+s.Decide.Of+s.Measures.Of > 0 {
			all = append(all, s)
		}
	}
	return all
}

func unsealed(c *Complaint) bool { return !c.Sealed }

// safetyQuarter is the quarter of the year in which c was sealed, and at whose end it still was; 0 is none.
func (c *Complaint) safetyQuarter(year int) int {
	for no := 1; no <= 4; no++ {
		first := Date{Year: year, Month: time.Month(3*no - 2), Day: 1}
		next := first.AddMonths(3)
		if SealedIn(c.asOf(next.Start(nil)), first, next.AddDays(-1)) {
			return no
		}
	}
	return 0
}

// yearEnd is c as it stood at the end of a year; when it was only entered after that, as it was entered.
func (c *Complaint) yearEnd(end time.Time) *Complaint {
	if then := c.asOf(end); then.Seq > 0 {
		return then
	}
	return c.asOf(c.events[0].At.Add(1)) // a letter of December
}

// subject is what a complaint is about: its first part. What was split off has a subject of its own.
func (c *Complaint) subject() Part {
	if len(c.Parts) == 0 {
		return Part{}
	}
	return c.Parts[0]
}

// concluded reports whether a decision has gone out, or the procedure has ended some other way.
func (c *Complaint) concluded() bool { return !c.SentAt.IsZero() || !c.Open() }

// over reports whether c was concluded, or taken over by a safety track. What was sealed from its first moment was in no report before it came back,
// and is open until it is decided.
func (c *Complaint) over() bool {
	was, since := c.last(unsealed)
	return was != nil && (was.concluded() || !since.IsZero())
}

// states counts a complaint among what came in, was concluded and is open.
func (s *YearShare) states(c *Complaint, y yearSpan) {
	then, before := c.yearEnd(y.end), c.asOf(y.start)
	over := then.over()
	if !s.Filed {
		again := then.Reopened != before.Reopened || before.Sealed && !then.Sealed
		if before.Seq > 0 && before.over() && over && !again {
			return // it was over before, and stayed so
		}
		s.CarriedIn = true
	}
	s.Concluded, s.Open = over, !over
	was, _ := then.last(unsealed)
	if !over || was.SentAt.IsZero() {
		return
	}
	s.Outcome = was.Decided.gist()
	measures := was.Decided.Measures
	for _, ruled := range was.Rulings {
		measures = slices.Concat(measures, ruled.Measures)
	}
	for _, m := range measures {
		if m.Kind == ToldMeasure {
			s.Natures = append(s.Natures, m.nature())
		}
	}
	slices.Sort(s.Natures)
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

// yearTerms counts R10 and R13 as c stood at the end of the year. What ended some other way, or was sealed, before its day had come is one that was kept; so which
// terms are counted follows from the days of filing alone, and tells nobody how one complaint ended.
func (c *Complaint) yearTerms(s *YearShare, y yearSpan) {
	was, since := c.last(unsealed)
	if was == nil {
		return
	}
	var decide Duty
	count := func(n *Share, d Duty) {
		if !y.holds(lastDay(d.limit())) || d.limit().After(y.end) {
			return
		}
		n.Of++
		over := d.DoneAt
		if d.Open() {
			over = since
		}
		if !over.IsZero() && !over.After(d.limit()) { // its day is over: what is open was not kept
			n.N++
		}
	}
	for _, d := range was.Duties() {
		switch d.Kind {
		case OweContact:
			if !was.Recalled[d.Done] { // it was not, and is owed anew
				count(&s.Contact, d)
			}
		case OweDecide:
			if r, ok := was.events[d.Since-1].Fact.(Reopened); !ok || r.Ground != AfterRuling {
				decide = d
			}
		}
	}
	if decide.Kind != "" {
		count(&s.Decide, decide)
	}
}

// promises counts the told measures by the day that was promised first (R15), as they are now.
func (c *Complaint) promises(s *YearShare, y yearSpan) {
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
		s.promise(y, due, done)
	}
}

// promise counts a measure that was promised for a day and is done on another; zero: not yet.
func (s *YearShare) promise(y yearSpan, due, done Date) {
	if !y.holds(due) || due.End().After(y.end) {
		return
	}
	s.Measures.Of++
	if !done.IsZero() && !done.After(due) {
		s.Measures.N++
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

// outside counts the cases at outside bodies that were there in the year (R18-R20), also of a signal.
func (s *YearShare) outside(y yearSpan, events []Event) {
	all := cases(events)
	for _, k := range all[ComplaintsDesk] {
		if y.holds(k.on) {
			s.Advised++
		}
	}
	for _, k := range all[DisputesCommittee] {
		s.dispute(y, k)
	}
}

func (s *YearShare) dispute(y yearSpan, k course) {
	if k.on.Year > y.year || !k.ended.IsZero() && k.ended.Year < y.year {
		return
	}
	s.Disputes++
	if y.holds(k.on) {
		s.Brought++
	}
	if y.holds(k.ended) {
		s.Rulings = append(s.Rulings, k.outcome)
	}
}

// YearShare is what a case at the Geschillencommissie adds of which no complaint was filed with us (R20), with the measures that followed from it (R15).
func (d Dispute) YearShare(year int) YearShare { return d.yearShare(spanOf(year)) }

func (d Dispute) yearShare(y yearSpan) YearShare {
	s := YearShare{Year: y.year, Holder: d.Holder, Location: d.Location}
	s.dispute(y, course{on: d.On, ended: d.Ended, outcome: d.Outcome})
	for i, m := range d.Measures {
		if m.Kind == ToldMeasure {
			s.promise(y, d.promised[i], m.Done)
		}
	}
	return s
}
