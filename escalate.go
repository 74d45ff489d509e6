package gehoor

import (
	"slices"
	"time"
)

// A Window is when a complainant may go to an outside body (R18-R20).
type Window struct {
	Body    Body
	From    Date      // from this day in the ordinary way
	Until   Date      // the last day; zero: we know of none
	Grounds []Opening // on which one may go there directly, and from when
}

// An Opening is a ground of the law for going directly to the Geschillencommissie (R20), and the
// first day on which it can hold. Whether it holds is not for us to say.
type Opening struct {
	Ground DirectGround
	From   Date
}

// Windows says when and on what grounds the complainant may go to the Klachtenloket and to the
// Geschillencommissie (R18-R20). The Klachtenloket is open from the first day and has no term.
// The ordinary way to the committee opens when the decision has gone out, or when it ends some other
// way, or on the day after the promised date passed; it closes so many months after filing, but not
// for a parent committee, whose own terms are not ours to say (D14).
func (c *Complaint) Windows(p Procedure) []Window {
	filed := DateOf(c.Filed.ReceivedAt)
	passed := c.Filed.Terms.Decide.Plain.AddDays(1)
	from := passed
	sent := c.SentAt
	if c.Returned { // it was not given (D29)
		sent = time.Time{}
	}
	for _, at := range []time.Time{sent, c.ClosedAt} {
		if day := DateOf(at); !at.IsZero() && day.Before(from) {
			from = day
		}
	}
	committee := Window{Body: DisputesCommittee, From: from, Until: c.committeeUntil(p)}
	if c.Filed.Capacity == ParentCommittee {
		committee.From = filed
	}
	if sent.IsZero() || DateOf(sent).After(passed.AddDays(-1)) {
		committee.Grounds = append(committee.Grounds, Opening{NoTimelyAnswer, passed})
	}
	if !sent.IsZero() {
		committee.Grounds = append(committee.Grounds, Opening{SecondOpinion, DateOf(sent)})
	}
	committee.Grounds = append(committee.Grounds, Opening{NoRegulation, filed}, Opening{CannotBeAsked, filed})
	return []Window{{Body: ComplaintsDesk, From: filed}, committee}
}

// committeeUntil is the last day for the Geschillencommissie; zero for a parent committee.
func (c *Complaint) committeeUntil(p Procedure) Date {
	if c.Filed.Capacity == ParentCommittee {
		return Date{}
	}
	return Months(DateOf(c.Filed.ReceivedAt), p.CommitteeMonths).Plain
}

// Escalate records that the complainant went to an outside body (R18-R20), also while the procedure
// runs and also late: whether it is admissible is for that body. Nothing of ours stops.
func (c *Complaint) Escalate(in Escalated, now time.Time) ([]Fact, error) {
	_, running := c.Outside[in.Body]
	switch {
	case !c.ErasedAt.IsZero():
		return nil, refuse("D35", "escalate.erased")
	case in.Body != ComplaintsDesk && in.Body != DisputesCommittee:
		return nil, refuse("R18", "escalate.body")
	case running:
		return nil, refuse("R18", "escalate.running")
	case in.On.IsZero(), in.On.After(DateOf(now)):
		return nil, refuse("R18", "escalate.date")
	case !in.Direct.known(), in.Direct != NotDirect && in.Body != DisputesCommittee:
		return nil, refuse("R20", "escalate.ground")
	case !in.AnswerBy.IsZero() && (in.AnswerBy.Before(in.On) || in.Body != DisputesCommittee): // which alone asks for a statement
		return nil, refuse("R19", "escalate.answer-by")
	}
	return []Fact{in}, nil
}

// OwesStatement reports whether the committee waits for our statement on a case of this complaint (R19).
func (c *Complaint) OwesStatement() bool {
	return slices.ContainsFunc(c.duties, func(d Duty) bool { return d.Kind == OweStatement && d.Open() })
}

// StateCase records that our statement went to the committee (R19).
func (c *Complaint) StateCase(on Date, now time.Time) ([]Fact, error) {
	running, ok := c.Outside[DisputesCommittee]
	switch {
	case !ok || !c.OwesStatement():
		return nil, refuse("R18", "escalate.not-running")
	case on.Before(running.On), on.After(DateOf(now)):
		return nil, refuse("R19", "escalate.date")
	}
	return []Fact{EscalationStated{On: on}}, nil
}

func (g DirectGround) known() bool {
	switch g {
	case NotDirect, NoTimelyAnswer, SecondOpinion, NoRegulation, CannotBeAsked:
		return true
	}
	return false
}

// EndEscalation records the outcome, with the measures that follow from it, which are promised like
// those of a decision of ours (R19). Measures without a number get the next one.
func (c *Complaint) EndEscalation(in EscalationEnded, now time.Time) ([]Fact, error) {
	running, ok := c.Outside[in.Body]
	switch {
	case !ok:
		return nil, refuse("R18", "escalate.not-running")
	case in.On.Before(running.On), in.On.After(DateOf(now)):
		return nil, refuse("R19", "escalate.date")
	case !in.Outcome.of(in.Body):
		return nil, refuse("R19", "escalate.outcome")
	}
	for _, m := range in.Measures {
		if _, promised := c.Measures[m.No]; promised {
			return nil, refuse("R15", "decide.measure-twice", m.No)
		}
	}
	measures, err := c.numbered(in.Measures, DateOf(now), false)
	if err != nil {
		return nil, err
	}
	for _, m := range measures {
		if !m.concrete() {
			return nil, refuse("R15", "decide.measure-without-date", m.No)
		}
	}
	in.Measures = measures
	return []Fact{in}, nil
}

// of reports whether a body can end a case so: the Klachtenloket advises or settles.
func (r Ruling) of(b Body) bool {
	switch r {
	case RuledSettled:
		return true
	case AdvisedOnly:
		return b == ComplaintsDesk
	case RuledUpheld, RuledPartly, RuledNotUpheld, RuledInadmissible:
		return b == DisputesCommittee
	}
	return false
}

// Link says for staff that another complaint belongs to this one; streams never join (D13).
func (c *Complaint) Link(to StreamID) ([]Fact, error) { return c.link(Linked{To: to}) }

// LinkIncident says that another complaint is about the same incident: they count as so many
// complaints and one incident (D13). It may follow on Link.
func (c *Complaint) LinkIncident(to StreamID) ([]Fact, error) {
	return c.link(Linked{To: to, Incident: true})
}

// LinkLetter says that the complainants of both complaints said yes to one letter, which may speak of either (D13).
// Without it each has a letter that never mentions the other. It may follow on Link and LinkIncident.
func (c *Complaint) LinkLetter(to StreamID, incident bool) ([]Fact, error) {
	return c.link(Linked{To: to, Incident: incident, Letter: true})
}

// OneLetter reports whether the complainants of c and of another complaint both said yes to one letter (D13).
func (c *Complaint) OneLetter(with StreamID) bool {
	return slices.ContainsFunc(c.events, func(e Event) bool {
		f, ok := e.Fact.(Linked)
		return ok && f.To == with && f.Letter && !c.Recalled[e.Seq]
	})
}

func (c *Complaint) link(l Linked) ([]Fact, error) {
	var was Linked // all that was said of it before
	for _, e := range c.events {
		if f, ok := e.Fact.(Linked); ok && f.To == l.To {
			was = Linked{f.To, was.Incident || f.Incident, was.Letter || f.Letter}
		}
	}
	known := was.To != 0 && (was.Incident || !l.Incident) && (was.Letter || !l.Letter)
	switch {
	case !c.ErasedAt.IsZero():
		return nil, refuse("D35", "escalate.erased")
	case l.To == 0, l.To == c.ID:
		return nil, refuse("D13", "link.self")
	case known:
		return nil, refuse("D13", "link.known")
	}
	return []Fact{l}, nil
}

// SplitOff says which parts went on as the complaint into, with the same filing date (D13). Something
// remains here; of a sealed dossier that may be what was diverted alone, and then it is closed.
func (c *Complaint) SplitOff(into StreamID, parts []PartNo) ([]Fact, error) {
	if err := c.someParts(parts); err != nil {
		return nil, err
	}
	for _, no := range parts {
		if slices.Contains(c.Diverted, no) {
			return nil, refuse("D24", "safety.part-diverted", int(no))
		}
	}
	switch {
	case !c.Open():
		return nil, refuse("D13", "split.closed")
	case into == 0, into == c.ID:
		return nil, refuse("D13", "link.self")
	case len(parts) == len(c.Parts):
		return nil, refuse("D13", "split.all")
	}
	return []Fact{Split{Into: into, Parts: slices.Clone(parts)}}, nil
}

// Piece is the Filed of what goes on from c under a number of its own (D13): with the same date of receipt, the terms that
// were promised then and the procedure they were promised by. Of words and files only what is given goes along.
// A place without a location leaves the location as it is.
func (c *Complaint) Piece(number Number, place Place, story, sender Ref, files []File) Filed {
	f := c.Filed
	f.Number, f.Story, f.Sender, f.Details, f.Files = number, story, sender, Ref{}, files
	f.Others, f.Enquiry, f.SplitFrom = nil, 0, c.ID
	if place.Location != 0 {
		f.Location, f.Region, f.Holder = place.Location, place.Region, place.Holder
	}
	if c.Sealed || !c.worry() { // what stays here answers for it
		f.Safety = ""
	}
	return f
}

// AddPart is Admit with one part more, for the reason that was given then (D13).
func (c *Complaint) AddPart(part Part, p Procedure, now time.Time) ([]Fact, error) {
	part.No = 0
	return c.Divide(append(slices.Clone(c.Parts), part), p, now)
}

// Divide is Admit with other parts, for the reason that was given then; a part without a number gets one that none
// had before (D12, D13).
func (c *Complaint) Divide(parts []Part, p Procedure, now time.Time) ([]Fact, error) {
	if !c.Admitted {
		return nil, refuse("R9", "route.not-admitted")
	}
	var reason Ref
	var last PartNo
	for _, e := range c.events {
		if f, ok := e.Fact.(Admitted); ok {
			reason = f.Reason
			for _, q := range f.Parts {
				last = max(last, q.No)
			}
		}
	}
	parts = slices.Clone(parts)
	for i := range parts {
		if parts[i].No == 0 {
			last++
			parts[i].No = last
		}
	}
	return c.Admit(parts, c.Signal, reason, p, now)
}

// Incident reports whether another complaint is linked as about the same incident (D13).
func (c *Complaint) Incident() bool {
	return slices.ContainsFunc(c.events, func(e Event) bool { l, ok := e.Fact.(Linked); return ok && l.Incident })
}
