package gehoor

import (
	"slices"
	"time"
)

// A Keeping is what the last day of a dossier follows from. Decision D35.
type Keeping struct {
	Filed      Date       // the day of receipt
	Settled    Date       // the day of the last closing event
	Short      bool       // declined, withdrawn, a signal, a test filing, or asked to be erased: no longer than it must
	Leave      Date       // promised to who asked for erasure; zero: nobody did
	Categories []Category // of its parts
}

// KeepUntil is the last day on which a complaint is kept: decision D35.
//
// Two years from the last closing event, or as long as the procedure says for its category (the longest, when
// it has several); and never before thirteen months after filing, in which the Geschillencommissie can still be
// asked (R19). What is Short goes after the thirteen months.
func (p Procedure) KeepUntil(k Keeping) Date {
	filing := k.Filed.AddMonths(p.RetainFiling)
	if k.Short {
		if k.Leave.After(filing) {
			return k.Leave
		}
		return filing
	}
	months := 0
	for _, c := range k.Categories {
		months = max(months, p.keepOf(c))
	}
	if months == 0 {
		months = p.RetainMonths
	}
	if last := k.Settled.AddMonths(months); last.After(filing) {
		return last
	}
	return filing
}

func (p Procedure) keepOf(name Category) int {
	i := slices.IndexFunc(p.Categories, func(r CategoryRule) bool { return r.Name == name })
	if i < 0 || p.Categories[i].Keep == 0 {
		return p.RetainMonths
	}
	return p.Categories[i].Keep
}

// Keeping is what the last day follows from; ok is false while that cannot be said: the procedure or a safety
// track runs, something is still owed, an outside case runs, or it is held. Decisions D34 and D35.
func (c *Complaint) Keeping() (k Keeping, ok bool) {
	if c.Hold != (Date{}) || c.busy() != nil {
		return Keeping{}, false
	}
	k = Keeping{Filed: DateOf(c.Filed.ReceivedAt), Settled: DateOf(c.closing()), Leave: c.Leave}
	k.Short = c.ClosedOn == ClosedDeclined || c.ClosedOn == ClosedWithdrawn || c.ClosedOn == ClosedSignal || c.Practice || c.Leave != (Date{})
	for _, p := range c.Parts {
		if p.Category != "" && !slices.Contains(k.Categories, p.Category) {
			k.Categories = append(k.Categories, p.Category)
		}
	}
	return k, true
}

// busy refuses while something goes on with the dossier, for which it must be there.
func (c *Complaint) busy() error {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return refuse("D35", "erase.gone")
	case c.Sealed && c.trackRuns():
		return refuse("D34", "erase.safety")
	case c.Open():
		return refuse("D35", "erase.open")
	case len(c.Outside) > 0:
		return refuse("D34", "erase.outside")
	case slices.ContainsFunc(c.duties, func(d Duty) bool {
		return d.Open() && d.Kind != OweReview && d.Kind != OweAsk && d.Kind != OweSenior // there may be nobody to tell (R16)
	}):
		return refuse("D35", "erase.owed")
	}
	return nil
}

// trackRuns reports whether a safety track has steps to come.
func (c *Complaint) trackRuns() bool {
	return c.owes(OweSafetyStep, 0) || c.owes(OweAlarm, 0) || c.owes(OweConfirmSafe, 0)
}

// EraseAfter is the last day on which the dossier is kept; ok is false while it cannot be said (see Keeping).
// Decision D35.
func EraseAfter(c *Complaint, p Procedure) (last Date, ok bool) {
	k, ok := c.Keeping()
	if !ok {
		return Date{}, false
	}
	return p.KeepUntil(k), true
}

// GoesItself reports whether the dossier is erased on its last day without anybody confirming it: the procedure
// says so, or the complainant asked for it and was promised the day. Decisions D20 and D35.
//
// Erasing cannot be undone, and what ends a term is not all in the log: a court case, a claim, an inspection that was
// announced. So a person looks first, each month, and may hold it; what is promised to who asked for it
// needs no second look.
func (c *Complaint) GoesItself(p Procedure) bool {
	return p.Erase == EraseItself || c.Leave != (Date{})
}

// closing is the moment of the last closing event: the procedure's end, that of an outside case, the
// last measure, or the end of a safety track.
func (c *Complaint) closing() time.Time {
	at := c.ClosedAt
	for _, e := range c.events {
		ends := false
		switch f := e.Fact.(type) {
		case EscalationEnded, MeasureDone:
			ends = true
		case SafetyStep:
			ends = f.Step == StepEnded && !f.Waits
		}
		if ends && e.At.After(at) {
			at = e.At
		}
	}
	return at
}

// holdLongest is how far ahead a hold may be looked at again, in years.
const holdLongest = 2

// KeepLonger holds the dossier: it is not erased before somebody has looked at the reason again, on a day at most two years off.
// Decision D35. A hold may be placed while the procedure runs, and be placed anew.
func (c *Complaint) KeepLonger(review Date, reason Ref, now time.Time) ([]Fact, error) {
	today := DateOf(now)
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("D35", "erase.gone")
	case reason == Ref{}:
		return nil, refuse("D35", "hold.no-reason")
	case !review.After(today):
		return nil, refuse("D35", "hold.past")
	case review.After(today.AddMonths(12 * holdLongest)):
		return nil, refuse("D35", "hold.far", holdLongest)
	}
	return []Fact{Held{Review: review, Reason: reason}}, nil
}

// Release ends a hold: decision D35.
func (c *Complaint) Release() ([]Fact, error) {
	if c.Hold == (Date{}) || !c.ErasedAt.IsZero() {
		return nil, refuse("D35", "hold.none")
	}
	return []Fact{Released{}}, nil
}

// Erase destroys the whole dossier: decisions D34 and D35. Never while the procedure, a safety track or an outside case runs,
// something is owed, or it is held; and not before its last day, but for a mistake.
func (c *Complaint) Erase(p Procedure, cause EraseCause, now time.Time) ([]Fact, error) {
	if err := c.busy(); err != nil {
		return nil, err
	}
	if c.Hold != (Date{}) {
		return nil, refuse("D35", "erase.held", c.Hold)
	}
	if last, _ := EraseAfter(c, p); cause != CauseMistake && !DateOf(now).After(last) {
		return nil, refuse("D35", "erase.not-yet", last)
	}
	return []Fact{Erased{What: ErasedDossier, Cause: cause}}, nil
}

// EraseItems destroys single items, also while the procedure runs: a photo with other children, what is no longer needed.
// Decision D34: never while a safety track, a hold or an outside case runs; and never what the procedure stands on, while it
// runs or can still be brought before the Geschillencommissie: the complaint's own words and a decision's letter.
func (c *Complaint) EraseItems(p Procedure, items []Item, cause EraseCause, now time.Time) ([]Fact, error) {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("D35", "erase.gone")
	case c.Sealed && c.trackRuns():
		return nil, refuse("D34", "erase.safety")
	case len(c.Outside) > 0:
		return nil, refuse("D34", "erase.outside")
	case c.Hold != (Date{}):
		return nil, refuse("D34", "erase.held", c.Hold)
	case len(items) == 0:
		return nil, refuse("D34", "erase.nothing")
	}
	core := []Item{c.Filed.Story.Item, c.Filed.Sender.Item, c.Draft.Letter.Item}
	for _, e := range c.events { // also of a decision before a reopening or a correction
		if sent, ok := e.Fact.(DecisionSent); ok {
			core = append(core, sent.Letter.Item, sent.PDF.Item)
		}
	}
	if slices.ContainsFunc(items, func(i Item) bool { return i != 0 && slices.Contains(core, i) }) {
		return nil, refuse("D35", "erase.core", DateOf(c.Filed.ReceivedAt).AddMonths(p.RetainFiling))
	}
	return []Fact{Erased{What: ErasedItem, Items: items, Cause: cause}}, nil
}

// EnquiryEraseAfter is the last day on which an enquiry is kept, six months after closing; ok is false while it is
// open, sealed or held, and when it became a complaint, with which it goes. Decision D32.
func EnquiryEraseAfter(e *Enquiry, p Procedure) (last Date, ok bool) {
	settled, ok := e.Settled()
	if !ok {
		return Date{}, false
	}
	return settled.AddMonths(p.EnquiryRetain), true
}

// Settled is the day on which it was closed; ok is false when it is not to be erased by itself: see EnquiryEraseAfter.
func (e *Enquiry) Settled() (on Date, ok bool) {
	if e.Open() || e.Seq == 0 || !e.ErasedAt.IsZero() || e.Sealed || e.Hold != (Date{}) || e.Complaint != 0 {
		return Date{}, false
	}
	return DateOf(e.ClosedAt), true
}

// Erase destroys an enquiry on its last day: decision D32. One that became a complaint goes with that, which
// with says.
func (e *Enquiry) Erase(p Procedure, with bool, now time.Time) ([]Fact, error) {
	erased := []Fact{Erased{What: ErasedDossier, Cause: CauseRetention}}
	if with && e.Complaint != 0 && e.ErasedAt.IsZero() {
		return erased, nil
	}
	last, ok := EnquiryEraseAfter(e, p)
	switch {
	case !ok:
		return nil, refuse("D32", "erase.owed")
	case !DateOf(now).After(last):
		return nil, refuse("D32", "erase.not-yet", last)
	}
	return erased, nil
}

// RemarksUntil is the last day on which a remark in a report that was made on a day is kept: two years. Decision D35.
func RemarksUntil(made Date) Date { return made.AddMonths(24) }

// AccessMonths is how long it is kept at the least who read what, in months after the reading: as long as a dossier after its end
// (D35). While the dossier is there its lines are, for they say who knew of it; what they bound to the log stays.
const AccessMonths = 24

// AccessesFrom is the first day of which every line of who read what is still there, whatever became of the dossier.
func AccessesFrom(today Date) Date { return today.AddMonths(-AccessMonths) }
