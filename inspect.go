package gehoor

import "time"

// An Inspected is what an inspector samples of a complaint (Wko art. 1.57b lid 4): dates, counts and outcomes, no words and no names.
// A zero date: it has not happened.
type Inspected struct {
	Number       Number
	Received     Date
	Acknowledged Date
	Contact      Date
	Informed     int  // how often the complainant was told how it stands (R11)
	Due          Date // as promised (R13)
	Decided      Date
	Outcomes     []Outcome   // per part
	Ended        CloseGround // when it ended some other way
	Measures     int         // told ones (R14)
	Done         int
	InTime       Answer // the decision: Unanswered while its term runs, and when the procedure ended another way
}

// Inspect gives what an inspector samples of c; ok is false for what is not counted as a complaint, and for what a safety track has (D23).
func (c *Complaint) Inspect(now time.Time) (in Inspected, ok bool) {
	if c.Seq == 0 || c.Sealed || len(c.Diverted) > 0 || c.Practice || c.Signal || !c.ErasedAt.IsZero() {
		return in, false
	}
	day := func(t time.Time) Date {
		if t.IsZero() {
			return Date{}
		}
		return DateOf(t)
	}
	in = Inspected{
		Number: c.Filed.Number, Received: DateOf(c.Filed.ReceivedAt), Contact: day(c.ContactedAt), Due: c.Filed.Terms.Decide.Plain, Decided: day(c.SentAt),
	}
	if c.Returned { // it was not given
		in.Decided = Date{}
	}
	if !c.SentAt.IsZero() {
		for _, f := range c.Draft.Findings {
			in.Outcomes = append(in.Outcomes, f.Outcome)
		}
	}
	if !c.ClosedAt.IsZero() && c.SentAt.IsZero() {
		in.Ended = c.ClosedOn
	}
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
	case decide.Kind == "" || decide.Lapsed:
	case decide.Late(now):
		in.InTime = No
	case !decide.Open():
		in.InTime = Yes
	}
	return in, true
}
