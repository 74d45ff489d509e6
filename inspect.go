package gehoor

import "time"

// An Inspected is what an inspector samples of a complaint (Wko art. 1.57b lid 4): dates, counts and outcomes, no words and no names.
// A zero date: it has not happened.
type Inspected struct {
	Number       Number
	Location     LocationID
	Received     Date
	Acknowledged Date
	Contact      Date
	Informed     int  // how often the complainant was told how it stands (R11)
	Due          Date // as promised (R13)
	Decided      Date
	Outcomes     []Outcome // per part
	Without      bool      // it ended without a decision: declined, withdrawn, or taken over by a safety track, which look the same here
	Measures     int       // told ones (R14)
	Done         int
	InTime       Answer // the decision: Unanswered while its term runs, and when the procedure ended another way
}

// Inspect gives what an inspector samples of c, for v who makes the list; ok is false for what is not counted as a complaint, and for what v
// may not see. What a safety track took over is as it stood before that, so that the list has those that the annual report counts, and nobody
// sees by the difference which they are (D23); v, who saw it then, learns nothing new. Who turned out since to be complained about
// does not find it here any more (D15).
func (c *Complaint) Inspect(v Viewer, now time.Time) (in Inspected, ok bool) {
	if c.Seq == 0 || c.Practice || !c.ErasedAt.IsZero() || c.Barred(v.Person) {
		return in, false
	}
	c, since := c.last(unsealed)
	if c == nil || c.Signal || !Can(v, See, c) {
		return in, false
	}
	day := func(t time.Time) Date {
		if t.IsZero() {
			return Date{}
		}
		return DateOf(t)
	}
	in = Inspected{
		Number: c.Filed.Number, Location: c.Filed.Location, Received: DateOf(c.Filed.ReceivedAt), Contact: day(c.ContactedAt), Due: c.Filed.Terms.Decide.Plain, Decided: day(c.SentAt),
	}
	if c.Returned { // it was not given
		in.Decided = Date{}
	}
	if !c.SentAt.IsZero() {
		for _, f := range c.Draft.Findings {
			in.Outcomes = append(in.Outcomes, f.Outcome)
		}
	}
	in.Without = c.SentAt.IsZero() && (!c.ClosedAt.IsZero() || !since.IsZero())
	for _, m := range c.Measures {
		if m.Kind == PersonnelMeasure {
			continue
		}
		in.Measures++
		if !m.Done.IsZero() {
			in.Done++
		}
	}
	for _, e := range c.events {
		switch e.Fact.(type) {
		case Informed:
			in.Informed++
		case Acknowledged:
			if in.Acknowledged.IsZero() {
				in.Acknowledged = DateOf(e.At)
			}
		}
	}
	var decide Duty
	for _, d := range c.duties {
		if d.Kind != OweDecide {
			continue
		}
		if r, again := c.events[d.Since-1].Fact.(Reopened); !again || r.Ground != AfterRuling {
			decide = d
		}
	}
	switch {
	case decide.Kind == "" || decide.Lapsed || in.Without:
	case decide.Late(now):
		in.InTime = No
	case !decide.Open():
		in.InTime = Yes
	}
	return in, true
}
