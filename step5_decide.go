package gehoor

import (
	"errors"
	"slices"
	"time"
)

// A Check is a line of the task list before a decision goes out (R12, R13, D11, D18, D21).
// Code is that of the Refusal one gets while it is not OK.
type Check struct {
	Code    string
	Clause  Clause
	OK      bool
	Part    PartNo // of a line about one part; 0 otherwise
	Measure int    // of a line about one measure; 0 otherwise
	refusal error
}

func check(ok bool, refusal error) Check {
	var r *Refusal
	errors.As(refusal, &r)
	return Check{Code: r.Code, Clause: r.Clause, OK: ok, refusal: refusal}
}

// Checks is what the current version of the decision still needs, done or not, in the order in
// which it is worked through: a finding with reasons for each part that remains, an owner and a
// date for each measure that is not yet done, both sides heard or why not, the relation to the
// child checked, nobody named whom the complainant did not name or why, nothing left to fill in, the letter, that it was
// said to be finished, and the second person's approval.
func (c *Complaint) Checks() []Check {
	d := c.Draft
	var checks []Check
	for _, p := range c.Remaining() {
		i := slices.IndexFunc(d.Findings, func(f Finding) bool { return f.Part == p.No })
		ok := i >= 0 && d.Findings[i].Outcome != "" && d.Findings[i].Reasons != Ref{}
		k := check(ok, refuse("R13", "decide.no-reasons", int(p.No)))
		k.Part = p.No
		checks = append(checks, k)
	}
	for _, m := range d.Measures {
		k := check(m.concrete(), refuse("R15", "decide.measure-without-date", m.No))
		k.Measure = m.No
		checks = append(checks, k)
	}
	return append(checks,
		check(d.OneSide != Ref{} || c.bothSides(), refuse("R12", "decide.one-side")),
		check(c.Relation != "", refuse("D11", "decide.relation")),
		check(d.Names == 0 || d.NamesWhy != Ref{}, refuse("R13", "decide.names")),
		check(d.Blanks == 0, refuse("R13", "decide.blanks")),
		check(!d.Unfinished, refuse("D18", "decide.unfinished")),
		check(d.Letter != Ref{}, refuse("R13", "decide.no-letter")),
		check(c.Approved && !c.Barred(c.Approver), refuse("D18", "decide.not-approved")),
	)
}

// concrete reports whether a measure is done, or promised by somebody by a day (R15).
func (m Measure) concrete() bool {
	return !m.Done.IsZero() || m.Owner != 0 && !m.Due.IsZero()
}

// bothSides reports whether everybody was heard whose side there is (R12). Where nobody is
// complained about that is the complainant alone. What was settled in conversation judges
// nobody: the conversation is the hearing (D7).
func (c *Complaint) bothSides() bool {
	if c.Draft.Settlement {
		return !c.ContactedAt.IsZero() || c.Heard[SideComplainant]
	}
	if !c.Heard[SideComplainant] {
		return false
	}
	if len(c.Parties) == 0 && c.aboutSomebody() {
		return c.Heard[SideAccused] // nobody was named, yet it is about people
	}
	for party, s := range c.Parties {
		if (s == Accused || s == Provisional) && !c.heardParty(party) {
			return false
		}
	}
	return true
}

// aboutSomebody reports whether a part is about conduct, by what the complainant said.
func (c *Complaint) aboutSomebody() bool {
	people := slices.ContainsFunc(c.Filed.About, func(a About) bool {
		return a == AboutStaff || a == AboutManager || a == AboutNextLevel || a == AboutCoordinator
	})
	return people && slices.ContainsFunc(c.Remaining(), func(p Part) bool { return p.Kind == Conduct })
}

func (c *Complaint) heardParty(party Party) bool {
	return slices.ContainsFunc(c.events, func(e Event) bool {
		h, ok := e.Fact.(Heard)
		return ok && h.Side == SideAccused && h.Party == party
	})
}

// aboutSeat reports whether the conduct complained about is, or may be, that of who holds seat.
func (c *Complaint) aboutSeat(seat Seat) bool {
	for party, s := range c.PartySeats {
		if s == seat && seat != (Seat{}) && c.Parties[party].Bars() {
			return true
		}
	}
	return false
}

// ForComplainant is the version as the complainant gets it in a letter, on the page or in a
// package: without personnel measures (D21). d is not changed.
func (d DecisionDrafted) ForComplainant() DecisionDrafted {
	d.Measures = ToldMeasures(d.Measures)
	return d
}

// ToldMeasures leaves out personnel measures, which only the decider reads (D21).
func ToldMeasures(ms []Measure) []Measure {
	return slices.DeleteFunc(slices.Clone(ms), func(m Measure) bool { return m.Kind != ToldMeasure })
}

// decidable says why nothing can be done now with a decision.
func (c *Complaint) decidable() error {
	switch {
	case c.Sealed:
		return refuse("D23", "decide.sealed")
	case !c.ErasedAt.IsZero(), !c.Open() && c.ClosedOn != ClosedDecided:
		return refuse("D9", "decide.closed")
	case !c.Admitted:
		return refuse("D13", "decide.not-admitted")
	case c.Signal:
		return refuse("D10", "decide.signal")
	case c.Lead == Seat{}:
		return refuse("R9", "decide.not-routed")
	}
	return nil
}

// DraftDecision writes a version of the judgment (R13, R14, D18): the next one, which voids the
// approval of the one before. It may be incomplete; then it is not yet put before the second
// person. Measures without a number get the next one; a measure promised before keeps its number
// and stays as it was promised. After a decision has gone out only a letter that corrects it can
// be written, and it names the one it corrects. What is Unfinished is kept as far as it got: also
// with a measure that has no words yet, or a date that cannot be promised. Version, Settlement,
// Decider, Approver and ApproveBy are filled in here.
func (c *Complaint) DraftDecision(p Procedure, d DecisionDrafted, by PersonID, now time.Time) ([]Fact, error) {
	if err := c.decidable(); err != nil {
		return nil, err
	}
	if c.Barred(by) {
		return nil, refuse("D18", "decide.barred")
	}
	if err := c.corrects(d); err != nil {
		return nil, err
	}
	if err := c.findings(d); err != nil {
		return nil, err
	}
	d.Settlement = settled(d.Findings)
	if d.Settlement && c.Resolves == No && !d.Unfinished {
		return nil, refuse("D7", "decide.said-no")
	}
	measures, err := c.numbered(d.Measures, DateOf(now), d.Unfinished)
	if err != nil {
		return nil, err
	}
	d.Measures = measures
	d.Decider = c.Decider(p)
	if c.aboutSeat(d.Decider) {
		return nil, refuse("D18", "decide.decider-accused")
	}
	d.Approver = Seat{}
	if p.Approver != "" {
		d.Approver = c.roleSeat(p.Approver, Seat{})
		if c.aboutSeat(d.Approver) {
			d.Approver = Seat{} // the next level instead
		}
	}
	d.Version, d.ApproveBy = c.Draft.Version+1, Term{}
	if c.complete(d) {
		d.ApproveBy = p.days(now, p.ApproveDays)
	}
	return []Fact{d}, nil
}

// complete reports whether the version itself, whatever else is still to be done, can be put
// before the second person.
func (c *Complaint) complete(d DecisionDrafted) bool {
	with := *c
	with.Draft = d
	return !slices.ContainsFunc(with.Checks(), func(k Check) bool {
		return !k.OK && (k.Part != 0 || k.Measure != 0 || k.Code == "decide.no-letter" || k.Code == "decide.names" || k.Code == "decide.blanks" || k.Code == "decide.unfinished")
	})
}

// corrects checks that a first decision corrects nothing, and a later one the last that went out.
func (c *Complaint) corrects(d DecisionDrafted) error {
	last := c.lastSent()
	switch {
	case c.SentAt.IsZero() && !c.Open():
		return refuse("D9", "decide.closed")
	case c.SentAt.IsZero() && d.Corrects != 0:
		return refuse("R13", "decide.corrects-nothing")
	case !c.SentAt.IsZero() && d.Corrects != last:
		return refuse("R13", "decide.sent")
	}
	return nil
}

// lastSent is the seq of the last sending of a decision; 0: none went out.
func (c *Complaint) lastSent() int {
	for _, e := range slices.Backward(c.events) {
		if _, ok := e.Fact.(DecisionSent); ok {
			return e.Seq
		}
	}
	return 0
}

func (c *Complaint) findings(d DecisionDrafted) error {
	seen := map[PartNo]bool{}
	for _, f := range d.Findings {
		if !slices.ContainsFunc(c.Remaining(), func(p Part) bool { return p.No == f.Part }) {
			return refuse("D13", "decide.no-part", int(f.Part))
		}
		if seen[f.Part] {
			return refuse("D13", "decide.part-twice", int(f.Part))
		}
		seen[f.Part] = true
		switch f.Outcome {
		case Upheld, PartlyUpheld, NotUpheld, NoFinding, Resolved, "":
		default:
			return refuse("R13", "decide.outcome", int(f.Part))
		}
	}
	if d.Settlement && !settled(d.Findings) {
		return refuse("D7", "decide.not-settled")
	}
	return nil
}

// settled reports whether all was resolved in conversation (D7).
func settled(fs []Finding) bool {
	return len(fs) > 0 && !slices.ContainsFunc(fs, func(f Finding) bool { return f.Outcome != Resolved })
}

// numbered gives measures their numbers, those that are told first, so that no number that is missing outside shows that there is a
// personnel measure (D21); and refuses those that cannot be promised; of what is unfinished, only those that can never be.
func (c *Complaint) numbered(ms []Measure, today Date, unfinished bool) ([]Measure, error) {
	ms = slices.Clone(ms)
	next := 1
	for no := range c.Measures {
		next = max(next, no+1)
	}
	for _, m := range ms {
		next = max(next, m.No+1)
	}
	for _, personnel := range []bool{false, true} {
		for i := range ms {
			if m := &ms[i]; m.No == 0 && (m.Kind == PersonnelMeasure) == personnel {
				m.No = next
				next++
			}
		}
	}
	seen := map[int]bool{}
	for i := range ms {
		m := &ms[i]
		if m.No < 0 || seen[m.No] {
			return nil, refuse("R14", "decide.measure-twice", m.No)
		}
		seen[m.No] = true
		before, promised := c.Measures[m.No]
		switch {
		case promised && !unfinished && (before.Kind != m.Kind || before.Due != m.Due || before.Done != m.Done):
			return nil, refuse("R15", "decide.measure-promised", m.No)
		case promised:
			continue
		}
		err := c.promisable(*m, today)
		if unfinished {
			err = c.possible(*m)
		}
		if err != nil {
			return nil, err
		}
	}
	return ms, nil
}

// promisable says why a measure cannot stand in a decision or follow from a ruling.
func (c *Complaint) promisable(m Measure, today Date) error {
	if err := c.possible(m); err != nil {
		return err
	}
	switch {
	case m.Text == Ref{}:
		return refuse("R14", "decide.measure-empty", m.No)
	case m.Done.After(today):
		return refuse("R15", "decide.measure-future", m.No)
	case m.Done.IsZero() && !m.Due.IsZero() && m.Due.Before(today):
		return refuse("R15", "decide.measure-passed", m.No, m.Due)
	case m.Owner != 0 && c.Barred(m.Owner):
		return refuse("D18", "decide.measure-barred", m.No)
	}
	return nil
}

// possible says why a measure is none of this complaint.
func (c *Complaint) possible(m Measure) error {
	_, known := c.Part(m.Part)
	switch {
	case m.Kind != ToldMeasure && m.Kind != PersonnelMeasure:
		return refuse("D21", "decide.measure-kind", m.No)
	case m.Part != 0 && (!known || slices.Contains(c.Diverted, m.Part)):
		return refuse("D13", "decide.no-part", int(m.Part))
	}
	return nil
}

// ProposeDecision is what the lead would find, and do: who drafts takes it up in the letter. A later proposal takes the
// place of one before. Clause R13, decision D18.
func (c *Complaint) ProposeDecision(in DecisionProposed, by PersonID, now time.Time) ([]Fact, error) {
	if err := c.decidable(); err != nil {
		return nil, err
	}
	switch {
	case c.Barred(by):
		return nil, refuse("D18", "decide.barred")
	case !c.SentAt.IsZero():
		return nil, refuse("R13", "decide.sent")
	case c.Approved:
		return nil, refuse("D18", "decide.approved")
	case !slices.ContainsFunc(in.Findings, func(f Finding) bool { return f.Reasons != Ref{} }) && len(in.Measures) == 0:
		return nil, refuse("R13", "propose.nothing")
	}
	if err := c.findings(DecisionDrafted{Findings: in.Findings}); err != nil {
		return nil, err
	}
	measures, err := c.numbered(in.Measures, DateOf(now), false)
	if err != nil {
		return nil, err
	}
	in.Measures = measures
	return []Fact{in}, nil
}

// DraftedBy is the seat that drafts: the coordinator, unless the procedure names another role or the lead (D18).
func (c *Complaint) DraftedBy(p Procedure) Seat { return c.roleSeat(p.Drafter, c.Lead) }

// MayDraft reports whether v drafts the decision on a day: who holds the seat that the procedure names, and the
// desk when nobody who may act holds it. Whoever it is about drafts nothing. Decision D18.
func (c *Complaint) MayDraft(p Procedure, chart Chart, v Viewer, on Date) bool {
	if !Can(v, Draft, c) {
		return false
	}
	seat := c.DraftedBy(p)
	desk := slices.ContainsFunc(c.Desks(), func(s Seat) bool { return slices.Contains(v.Seats, s) })
	return slices.Contains(v.Seats, seat) || desk && (seat == c.Desk() || c.stepOver(chart, seat, on) != "")
}

// PassApproval asks another when for two working days no second person answered: who deputises for the one that was
// asked, or the seat above. Decision D18. After that one's term the version may be approved alone.
func (c *Complaint) PassApproval(p Procedure, chart Chart, now time.Time) ([]Fact, error) {
	due := c.Draft.ApproveBy.Plain
	switch {
	case c.Sealed:
		return nil, refuse("D23", "decide.sealed")
	case !c.owes(OweApprove, 0), c.Second != Seat{}, due.IsZero() || !now.After(due.End()):
		return nil, refuse("D18", "approve.not-passed")
	}
	on, first := DateOf(now), c.firstApprover()
	may := func(who PersonID) bool {
		return who != 0 && who != c.Drafter && !c.Barred(who) && len(chart.Seats(who, on)) > 1 // has not left
	}
	for _, who := range chart.incumbents(first, on) {
		for _, a := range chart.Absences {
			if a.Person == who && may(a.Deputy) && !slices.Contains(chart.Holders(first, on), a.Deputy) {
				return []Fact{ApprovalPassed{To: Named(a.Deputy), By: p.days(now, p.ApproveDays)}}, nil
			}
		}
	}
	var stepped []Step
	to := c.above(chart, first, c.place(chart, c.Filed.Location), on, &stepped)
	if to == (Seat{}) || !slices.ContainsFunc(chart.Holders(to, on), may) {
		return nil, refuse("D18", "approve.nobody")
	}
	return []Fact{ApprovalPassed{To: to, By: p.days(now, p.ApproveDays)}}, nil
}

// Decider is the seat that decides and signs: the lead, unless the procedure names another role (D18).
func (c *Complaint) Decider(p Procedure) Seat { return c.roleSeat(p.Decider, c.Lead) }

// roleSeat is the seat of a role of the procedure for this complaint; none when role is empty.
func (c *Complaint) roleSeat(role Role, none Seat) Seat {
	switch role {
	case "":
		return none
	case Coordinator, DeputyCoordinator:
		return c.Desk()
	case Manager:
		return Seat{role, int64(c.Filed.Location)}
	case RegionalManager:
		return Seat{role, int64(c.Filed.Region)}
	case Director:
		return Seat{role, int64(c.Filed.Holder)}
	}
	return Seat{Role: role}
}

// signed refuses a version that nobody may sign any more: since it was written, another has to decide, or it turned out to be
// about who decides or who wrote it, or what it says of the complaint is no longer so. It has to be written anew (D18).
func (c *Complaint) signed(p Procedure) error {
	switch {
	case c.aboutSeat(c.Draft.Decider):
		return refuse("D18", "decide.decider-accused")
	case c.Draft.Decider != Seat{} && c.Draft.Decider != c.Decider(p):
		return refuse("D18", "decide.other-decider")
	case c.Barred(c.Drafter):
		return refuse("D18", "decide.drafter-accused")
	case c.Outdated():
		return refuse("D6", "decide.outdated")
	}
	return nil
}

// Outdated reports whether the date of receipt or who complains, on which the last day for going outside rests, or the location is
// another than when the current version was written: its letter names the old one (D6, D12, R20).
func (c *Complaint) Outdated() bool {
	for _, e := range slices.Backward(c.events) {
		switch f := e.Fact.(type) {
		case DecisionDrafted:
			return false
		case Corrected:
			if f.Field == FieldReceived || f.Field == FieldCapacity {
				return true
			}
		case Rerouted:
			if f.Location != 0 {
				return true
			}
		}
	}
	return false
}

// approvable says why the current version cannot be approved or sent back.
func (c *Complaint) approvable(by PersonID) error {
	if err := c.decidable(); err != nil {
		return err
	}
	switch {
	case c.Draft.Version == 0:
		return refuse("R13", "decide.no-draft")
	case c.sentVersion():
		return refuse("R13", "decide.sent")
	case c.SentBack == c.Draft.Version:
		return refuse("D18", "decide.sent-back")
	case c.Barred(by):
		return refuse("D18", "decide.barred")
	}
	return nil
}

// sentVersion reports whether the current version has gone out, also when it came back.
func (c *Complaint) sentVersion() bool {
	return c.Draft.Version != 0 && slices.ContainsFunc(c.events, func(e Event) bool {
		s, ok := e.Fact.(DecisionSent)
		return ok && s.Version == c.Draft.Version
	})
}

// SendBack gives the version back to who drafted it, with remarks (D18). It needs a new version.
func (c *Complaint) SendBack(by PersonID, remarks Ref) ([]Fact, error) {
	if err := c.approvable(by); err != nil {
		return nil, err
	}
	switch {
	case by == c.Drafter:
		return nil, refuse("D18", "decide.own-draft")
	case remarks == Ref{}:
		return nil, refuse("D18", "decide.no-remarks")
	}
	return []Fact{DecisionSentBack{Version: c.Draft.Version, Remarks: remarks}}, nil
}

// Approve locks the version (D18). The second person is not who drafted it, and nobody it is
// about. When for two working days no second person answered it may be approved alone, also by
// the drafter; that stays visible, and the board sees it. What is not complete is not approved.
func (c *Complaint) Approve(p Procedure, by PersonID, alone bool, now time.Time) ([]Fact, error) {
	if err := c.approvable(by); err != nil {
		return nil, err
	}
	if err := c.signed(p); err != nil {
		return nil, err
	}
	if c.Approved && !c.Barred(c.Approver) {
		return nil, refuse("D18", "decide.approved")
	}
	if !alone && by == c.Drafter {
		return nil, refuse("D18", "decide.own-draft")
	}
	if err := c.ready(false); err != nil {
		return nil, err
	}
	due := c.Draft.ApproveBy.Plain
	if c.Second != (Seat{}) { // the deputy has the same time
		due = c.SecondBy.Plain
	}
	if alone && (due.IsZero() || !now.After(due.End())) {
		return nil, refuse("D18", "decide.alone-too-soon", due)
	}
	return []Fact{DecisionApproved{Version: c.Draft.Version, Alone: alone}}, nil
}

// ready refuses with the first line of the task list that is not done.
func (c *Complaint) ready(approved bool) error {
	for _, k := range c.Checks() {
		if !k.OK && (approved || k.Code != "decide.not-approved") {
			return k.refusal
		}
	}
	for _, f := range c.Draft.Findings { // split or diverted since it was drafted
		if !slices.ContainsFunc(c.Remaining(), func(p Part) bool { return p.No == f.Part }) {
			return refuse("D13", "decide.no-part", int(f.Part))
		}
	}
	return nil
}

// SendDecision sends the approved version and promises its measures (R13-R15). It meets the
// statutory term, so it says only what has happened: the letter is on its way. A decision that
// came back may be sent again, another way. Letter is that of the version: one that waited to be printed while
// another version was approved is refused. Pdf is the letter as it is printed and downloaded; zero when there is none.
func (c *Complaint) SendDecision(p Procedure, way DecisionWay, letter, pdf Ref, now time.Time) ([]Fact, error) {
	if err := c.decidable(); err != nil {
		return nil, err
	}
	switch {
	case c.Draft.Version == 0:
		return nil, refuse("R13", "decide.no-draft")
	case c.sentVersion() && !c.Returned:
		return nil, refuse("R13", "decide.sent")
	case letter == Ref{}:
		return nil, refuse("R13", "decide.no-letter")
	case letter != c.Draft.Letter:
		return nil, refuse("D18", "decide.other-letter")
	}
	switch way {
	case OnStatusPage, OnPaper, InHand:
	default:
		return nil, refuse("R13", "decide.way")
	}
	if !c.sentVersion() { // what came back goes out as it was
		if err := c.signed(p); err != nil {
			return nil, err
		}
	}
	if err := c.ready(true); err != nil {
		return nil, err
	}
	today := DateOf(now)
	facts := []Fact{DecisionSent{
		Version: c.Draft.Version, Way: way, Letter: letter, PDF: pdf,
		OpenBy: c.openBy(p, now), Outside: c.committeeUntil(p),
	}}
	for _, m := range c.Draft.Measures {
		if _, promised := c.Measures[m.No]; promised {
			continue
		}
		if err := c.promisable(m, today); err != nil {
			return nil, err
		}
		facts = append(facts, MeasurePromised{Measure: m})
	}
	return facts, nil
}

// openBy is when an unopened decision is phoned or posted: after three working days, but before
// the statutory term ends where there is still time (D29).
func (c *Complaint) openBy(p Procedure, now time.Time) Term {
	t, decide := p.days(now, p.OpenDays), c.Filed.Terms.Decide
	if decide.Plain.After(DateOf(now)) && decide.Plain.Before(t.Plain) {
		decide.Extended, decide.Skipped = decide.Plain, nil
		return decide
	}
	return t
}

// OpenDecision: it was read behind the code (D29). A second time there is nothing to record.
func (c *Complaint) OpenDecision() ([]Fact, error) {
	if c.SentAt.IsZero() || c.Sealed || !c.ErasedAt.IsZero() {
		return nil, refuse("R13", "decide.not-sent")
	}
	if c.opened() {
		return nil, nil
	}
	return []Fact{DecisionOpened{}}, nil
}

// opened reports whether the last decision that went out was opened.
func (c *Complaint) opened() bool {
	for _, e := range slices.Backward(c.events) {
		switch e.Fact.(type) {
		case DecisionOpened:
			return true
		case DecisionSent:
			return false
		}
	}
	return false
}

// arrived reports whether the last decision that went out was opened, or was posted or handed over since.
func (c *Complaint) arrived() bool {
	for _, e := range slices.Backward(c.events) {
		switch e.Fact.(type) {
		case DecisionOpened, DecisionPosted, DecisionHandedOver:
			return true
		case DecisionSent, DecisionReturned:
			return false
		}
	}
	return false
}

// Posted reports whether the last decision that went out is with the post: it may still come back (D29).
func (c *Complaint) Posted() bool {
	for _, e := range slices.Backward(c.events) {
		switch f := e.Fact.(type) {
		case DecisionPosted:
			return true
		case DecisionOpened, DecisionHandedOver, DecisionReturned, Reopened:
			return false
		case DecisionSent:
			return f.Way == OnPaper
		}
	}
	return false
}

// PostDecision: the decision that went out by the page was put in the post on a day that has come (D29).
func (c *Complaint) PostDecision(on Date, now time.Time) ([]Fact, error) {
	if err := c.delivered(on, now); err != nil {
		return nil, err
	}
	return []Fact{DecisionPosted{On: on}}, nil
}

// HandOverDecision: it was given in hand on a day, by whom (D29); 0 for who records it.
func (c *Complaint) HandOverDecision(on Date, by PersonID, now time.Time) ([]Fact, error) {
	if err := c.delivered(on, now); err != nil {
		return nil, err
	}
	return []Fact{DecisionHandedOver{On: on, By: by}}, nil
}

// PhoneDecision: who complains was called about the decision on a day, by whom (D29); 0 for who records it. One that came
// back is still owed in writing.
func (c *Complaint) PhoneDecision(on Date, by PersonID, now time.Time) ([]Fact, error) {
	if err := c.delivered(on, now); err != nil {
		return nil, err
	}
	return []Fact{DecisionPhoned{On: on, By: by}}, nil
}

func (c *Complaint) delivered(on Date, now time.Time) error {
	switch {
	case c.SentAt.IsZero(), !c.ErasedAt.IsZero():
		return refuse("R13", "decide.not-sent")
	case c.Sealed:
		return refuse("D23", "decide.sealed")
	case on.Before(DateOf(c.SentAt)):
		return refuse("D29", "decide.before-sent", DateOf(c.SentAt))
	case on.After(DateOf(now)):
		return refuse("D29", "decide.not-yet")
	}
	return nil
}

// ReturnDecision: the notice bounced, or the letter came back. It counts as not sent, and the
// clock runs on (D29). What was opened has arrived.
func (c *Complaint) ReturnDecision(class MailClass) ([]Fact, error) {
	switch {
	case c.SentAt.IsZero(), !c.ErasedAt.IsZero():
		return nil, refuse("R13", "decide.not-sent")
	case c.opened():
		return nil, refuse("D29", "decide.opened")
	case c.Returned:
		return nil, nil
	}
	return []Fact{DecisionReturned{Class: class}}, nil
}

// measure finds a promised measure that is not yet done, for who wants to change it.
func (c *Complaint) measure(no int, by PersonID) (MeasureState, error) {
	m, ok := c.Measures[no]
	switch {
	case !ok:
		return m, refuse("R15", "measure.unknown", no)
	case !m.Done.IsZero():
		return m, refuse("R15", "measure.done", no)
	case by != 0 && c.Barred(by):
		return m, refuse("D18", "measure.barred")
	}
	return m, nil
}

// FinishMeasure: a measure was carried out on a day (R15). It may be long after the closing.
func (c *Complaint) FinishMeasure(no int, on Date, proof Ref, by PersonID, now time.Time) ([]Fact, error) {
	if _, err := c.measure(no, by); err != nil {
		return nil, err
	}
	if on.IsZero() || on.After(DateOf(now)) {
		return nil, refuse("R15", "measure.date", no)
	}
	return []Fact{MeasureDone{No: no, On: on, Proof: proof}}, nil
}

// MoveMeasure: it takes longer; a new concrete date, with a reason (R15). The complainant is told.
func (c *Complaint) MoveMeasure(no int, due Date, reason Ref, by PersonID, now time.Time) ([]Fact, error) {
	m, err := c.measure(no, by)
	switch {
	case err != nil:
		return nil, err
	case due == m.Due, due.Before(DateOf(now)):
		return nil, refuse("R15", "measure.new-date", no)
	case reason == Ref{}:
		return nil, refuse("R15", "measure.no-reason", no)
	}
	return []Fact{MeasureMoved{No: no, Due: due, Reason: reason}}, nil
}

// PassMeasure: somebody else sees to a measure, by the same date, with a reason (R15): its owner has left, or cannot. Of that the
// complainant hears nothing: what was promised to him stands.
func (c *Complaint) PassMeasure(no int, to PersonID, reason Ref, by PersonID) ([]Fact, error) {
	m, err := c.measure(no, by)
	switch {
	case err != nil:
		return nil, err
	case to == 0 || to == m.Owner:
		return nil, refuse("R15", "measure.same-owner", no)
	case c.Barred(to):
		return nil, refuse("D18", "decide.measure-barred", no)
	case reason == Ref{}:
		return nil, refuse("R15", "measure.no-reason", no)
	}
	return []Fact{MeasurePassed{No: no, To: to, Reason: reason}}, nil
}

// TellMeasure: the complainant was told that there is news on a measure; never on a personnel
// measure (D21).
func (c *Complaint) TellMeasure(no int, message Ref) ([]Fact, error) {
	m, ok := c.Measures[no]
	switch {
	case !ok:
		return nil, refuse("R15", "measure.unknown", no)
	case m.Kind != ToldMeasure:
		return nil, refuse("D21", "measure.personnel", no)
	case c.Sealed:
		return nil, refuse("D23", "decide.sealed")
	case !slices.ContainsFunc(c.duties, func(d Duty) bool { return d.Kind == OweTellMeasure && d.No == no && d.Open() }):
		return nil, refuse("R15", "measure.no-news", no)
	}
	return []Fact{MeasureTold{No: no, Message: message}}, nil
}
