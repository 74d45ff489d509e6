package gehoor

import (
	"errors"
	"slices"
	"time"
)

// A Proposal is who should lead a complaint, who is told as the next level, and which seats were
// stepped over on the way, from below. A zero NextLevel: nobody stands above the lead.
type Proposal struct {
	Lead      Seat
	NextLevel Seat
	Stepped   []Step
}

// Rerouting sends a complaint on to another lead or location.
type Rerouting struct {
	Lead     Seat       // zero: as proposed
	Location LocationID // zero: the location stays
	Reason   Ref
	Breach   bool // who had it before should not have: judge it as a data breach (D12)
}

// Propose says who should lead c, and who is the next level, as the organisation stands on a day.
//
// Clause R9, decisions D12, D15, D16 and D19. It begins at the manager of the leading location, or without one at the
// regional manager or the director, and goes up as far as the board and the supervisor. A seat is stepped over when it is
// vacant, when its holders are absent without a deputy, when somebody complained about holds it,
// when everyone who acts for it is involved, and when it answers to somebody complained about. Whoever is merely mentioned leads
// as ever. It is refused when nobody at all is left.
func Propose(c *Complaint, chart Chart, on Date) (Proposal, error) {
	return c.propose(chart, c.place(chart, c.Filed.Location), on)
}

// place is where the complaint's location stands. A location that has gone to another holder since is not
// ours: the complaint stays with the holder it was filed with (D12), at its director.
func (c *Complaint) place(chart Chart, location LocationID) Place {
	p, ok := chart.Places[location]
	switch {
	case !ok:
		return Place{Region: c.Filed.Region, Holder: c.Filed.Holder}
	case c.Filed.Holder != 0 && p.Holder != c.Filed.Holder:
		return Place{Holder: c.Filed.Holder}
	}
	return p
}

func (c *Complaint) propose(chart Chart, place Place, on Date) (Proposal, error) {
	line := line(chart, place)
	lowest := 0 // of the seats that do not answer to somebody complained about
	for i, s := range line {
		if why := c.accused(chart, s, on); why != "" {
			lowest = i
		}
	}
	var p Proposal
	for i, s := range line {
		why := c.stepOver(chart, s, on)
		if why == "" && i < lowest {
			why = StepBelow
		}
		if why != "" {
			p.Stepped = append(p.Stepped, Step{Over: s, Why: why})
			continue
		}
		p.Lead = s
		p.NextLevel = c.above(chart, s, place, on, &p.Stepped)
		return p, nil
	}
	return Proposal{}, refuse("D15", "route.nobody")
}

// line is the seats that may lead a complaint of a place, from below.
func line(chart Chart, place Place) []Seat {
	first := Seat{Role: Manager, Place: int64(place.Location)}
	if place.Location == 0 {
		first = chart.Above(first, place)
	}
	var seats []Seat
	for s := first; s != (Seat{}); s = chart.Above(s, place) {
		seats = append(seats, s)
	}
	return seats
}

// above is the next level over lead: the first seat above it that is not stepped over, nor held by the
// very people who act for lead. Zero: there is none.
func (c *Complaint) above(chart Chart, lead Seat, place Place, on Date, stepped *[]Step) Seat {
	leads := chart.Holders(lead, on)
	line := line(chart, place)
	i := slices.Index(line, lead) // -1, a lead outside the line, has the whole line above it
	for _, s := range line[i+1:] {
		why := c.stepOver(chart, s, on)
		if why == "" && !slices.ContainsFunc(chart.Holders(s, on), func(p PersonID) bool {
			return !c.Barred(p) && !slices.Contains(leads, p)
		}) {
			why = StepSame
		}
		if why == "" {
			return s
		}
		*stepped = append(*stepped, Step{Over: s, Why: why})
	}
	return Seat{}
}

// stepOver says why a seat cannot act in c on a day; empty: it can.
func (c *Complaint) stepOver(chart Chart, s Seat, on Date) StepWhy {
	if why := c.accused(chart, s, on); why != "" {
		return why
	}
	holders := chart.Holders(s, on)
	switch {
	case c.involvedSeat(s):
		return StepInvolved
	case len(holders) > 0 && !slices.ContainsFunc(holders, func(p PersonID) bool { return !c.Barred(p) }):
		return StepInvolved
	case len(holders) > 0:
		return ""
	case len(chart.incumbents(s, on)) > 0:
		return StepAbsent
	}
	return StepVacant
}

// involvedSeat reports whether a position was named as involved, and not who holds it.
func (c *Complaint) involvedSeat(s Seat) bool {
	for party, seat := range c.PartySeats {
		if seat == s && c.Parties[party] == Involved && c.Persons[party] == 0 {
			return true
		}
	}
	return false
}

// accused says that a seat is complained about, or may be until the question is answered (D15):
// the seat of a person of the dossier, absent or not, one named as such, or one that the answer to
// question 7 means (D16). Empty: it is not.
func (c *Complaint) accused(chart Chart, s Seat, on Date) StepWhy {
	var why StepWhy
	answered := false
	for _, party := range c.parties() {
		standing, person := c.Parties[party], c.Persons[party]
		named := c.PartySeats[party] == s
		answered = answered || named && standing != Provisional
		holds := named && person == 0 || person != 0 && slices.Contains(chart.incumbents(s, on), person)
		switch {
		case holds && standing == Accused:
			return StepAccused
		case holds && standing == Provisional:
			why = StepProvisional
		}
	}
	if why != "" || answered {
		return why
	}
	switch {
	case slices.Contains(c.Filed.About, AboutManager) && s == Seat{Role: Manager, Place: int64(c.Filed.Location)}:
		return StepAccused
	case slices.Contains(c.Filed.About, AboutManager) && s.Role == Manager && slices.Contains(c.Filed.Others, LocationID(s.Place)):
		return StepProvisional
	case slices.Contains(c.Filed.About, AboutNextLevel) && (s.Role == RegionalManager || s.Role == Director) && !c.names(RegionalManager, Director):
		return StepProvisional
	}
	return ""
}

// names reports whether a person of the dossier was named, and answered for, in one of the roles.
func (c *Complaint) names(roles ...Role) bool {
	for party, s := range c.PartySeats {
		if slices.Contains(roles, s.Role) && c.Parties[party] != Provisional {
			return true
		}
	}
	return false
}

// parties lists the persons of the dossier in the order they were named.
func (c *Complaint) parties() []Party {
	parties := make([]Party, 0, len(c.Parties))
	for p := range c.Parties {
		parties = append(parties, p)
	}
	slices.Sort(parties)
	return parties
}

// Route gives the complaint to the responsible manager, with who was stepped over and why.
//
// Clause R9, decisions D15, D16 and D17. A zero lead is the one that Propose names; any other who may act can
// be chosen, with a note that says why.
func (c *Complaint) Route(chart Chart, lead Seat, note Ref, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.Lead != Seat{}:
		return nil, refuse("R9", "route.already")
	case !c.Admitted:
		return nil, refuse("R9", "route.not-admitted")
	}
	p, err := c.chosen(chart, c.place(chart, c.Filed.Location), lead, note, DateOf(now))
	if err != nil {
		return nil, err
	}
	return []Fact{Routed{Lead: p.Lead, NextLevel: p.NextLevel, Stepped: p.Stepped, Note: note}}, nil
}

// chosen is the proposal, or the lead that was chosen instead of it.
func (c *Complaint) chosen(chart Chart, place Place, lead Seat, note Ref, on Date) (Proposal, error) {
	p, err := c.propose(chart, place, on)
	if lead == (Seat{}) || err == nil && lead == p.Lead {
		return p, err
	}
	if note == (Ref{}) {
		return Proposal{}, refuse("R9", "route.no-reason")
	}
	if why := c.stepOver(chart, lead, on); why != "" {
		return Proposal{}, refuse("D15", "route.cannot-lead", why)
	}
	p = Proposal{Lead: lead}
	p.NextLevel = c.above(chart, lead, place, on, &p.Stepped)
	return p, nil
}

// ProposeParts says in which parts a complaint is taken up when nobody makes others: one for each location
// it was filed about, all of one subject and kind. The first is the leading location's, for who
// leads the complaint; each other has the lead that a complaint of its own location would have, if
// anybody may.
//
// Clause R9, decisions D12 and D13.
func ProposeParts(c *Complaint, chart Chart, category Category, kind PartKind, on Date) []Part {
	parts := []Part{{No: 1, Category: category, Kind: kind, Location: c.Filed.Location}}
	for i, at := range c.Filed.Others {
		part := Part{No: PartNo(i + 2), Category: category, Kind: kind, Location: at}
		if p, err := c.propose(chart, c.place(chart, at), on); err == nil {
			part.Lead = p.Lead
		}
		parts = append(parts, part)
	}
	return parts
}

// Reroute gives it to another lead, of the same or another location of the same holder.
//
// Clauses R9 and R16, decision D12. Who led before loses it; the next level is told anew. A complaint never passes to
// another holder: that is a split.
func (c *Complaint) Reroute(chart Chart, in Rerouting, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.Lead == Seat{}:
		return nil, refuse("R9", "reroute.not-routed")
	case in.Reason == Ref{}:
		return nil, refuse("R9", "reroute.no-reason")
	}
	location := c.Filed.Location
	if in.Location != 0 {
		location = in.Location
		p, ok := chart.Places[location]
		if !ok || c.Filed.Holder != 0 && p.Holder != c.Filed.Holder {
			return nil, refuse("D12", "reroute.other-holder")
		}
	}
	place := c.place(chart, location)
	p, err := c.chosen(chart, place, in.Lead, in.Reason, DateOf(now))
	if err != nil {
		return nil, err
	}
	if p.Lead == c.Lead && p.NextLevel == c.NextLevel && location == c.Filed.Location {
		return nil, refuse("R9", "reroute.same")
	}
	f := Rerouted{Lead: p.Lead, NextLevel: p.NextLevel, Stepped: p.Stepped, Reason: in.Reason, Breach: in.Breach}
	if location != c.Filed.Location {
		f.Location, f.Region, f.Holder = location, place.Region, place.Holder
	}
	return []Fact{f}, nil
}

// StepAside is what follows at once when by declared to be involved, and is a person of the dossier by now: a call
// that was passed to him is the lead's again, and a lead passes to the next level. No facts: somebody else holds the
// same position, or there is nobody above and the desk has to find someone.
//
// Clause R9, decision D15.
func (c *Complaint) StepAside(chart Chart, by PersonID, reason Ref, now time.Time) ([]Fact, error) {
	if c.Caller == by && by != 0 {
		return []Fact{CallPassed{}}, nil
	}
	if c.stepOver(chart, c.Lead, DateOf(now)) == "" {
		return nil, nil
	}
	facts, err := c.Reroute(chart, Rerouting{Reason: reason}, now)
	var refusal *Refusal
	if errors.As(err, &refusal) {
		return nil, nil
	}
	return facts, err
}

// Astray reports whether a routed complaint has, as the organisation stands on a day, a lead or
// a next level that may not act: a position ended, somebody fell ill without a deputy, or
// turned out to be complained about. It must then be routed anew (R9, D15, D17).
func (c *Complaint) Astray(chart Chart, on Date) bool {
	if c.Lead == (Seat{}) || c.Sealed || !c.Open() {
		return false
	}
	return c.stepOver(chart, c.Lead, on) != "" || c.NextLevel != (Seat{}) && c.stepOver(chart, c.NextLevel, on) != ""
}

// PartLead is who should lead a part of c that is about a location of its own; the zero Seat where that is the lead of
// the whole. Clause R9, decision D12: another holder's location is no part but a split.
func (c *Complaint) PartLead(chart Chart, location LocationID, on Date) (Seat, error) {
	if location == 0 || location == c.Filed.Location {
		return Seat{}, nil
	}
	p, ok := chart.Places[location]
	if !ok || c.Filed.Holder != 0 && p.Holder != c.Filed.Holder {
		return Seat{}, refuse("D12", "reroute.other-holder")
	}
	proposed, err := c.propose(chart, p, on)
	if err != nil || proposed.Lead == c.Lead {
		return Seat{}, err
	}
	return proposed.Lead, nil
}

// Deskers are the people of the desk who have not left it, are there, and are not barred from c, by
// id: to them it may be handed over (D17).
func (c *Complaint) Deskers(chart Chart, on Date) []PersonID { return c.acting(chart, c.Desks(), on) }

// At is which colleague of the desk has it on a day; 0 when it is the desk's, also because
// who took it is away or has left (D17).
func (c *Complaint) At(chart Chart, on Date) PersonID {
	if slices.Contains(c.Deskers(chart, on), c.Desker) {
		return c.Desker
	}
	return 0
}

// NameParty adds a person to the dossier, with how he stands towards it and the position complained
// about, if it was that: clause R9, decisions D15 and D20. Who it is stands in no fact.
//
// Alone are the positions that this leaves to nobody (Chart.Alone): who stands above acts instead.
func (c *Complaint) NameParty(standing Standing, seat Seat, alone ...Seat) ([]Fact, error) {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case !slices.Contains([]Standing{Provisional, Accused, Involved, Mentioned}, standing):
		return nil, refuse("D15", "party.standing")
	}
	return []Fact{PartyNamed{Party: Party(len(c.Parties) + 1), Standing: standing, Seat: seat, Alone: alone}}, nil
}

// NameStranger is NameParty for somebody whom the directory does not know, by the name as it was written (D15).
func (c *Complaint) NameStranger(standing Standing, name Ref) ([]Fact, error) {
	if name == (Ref{}) {
		return nil, refuse("D15", "party.no-name")
	}
	facts, err := c.NameParty(standing, Seat{})
	if err != nil {
		return nil, err
	}
	named := facts[0].(PartyNamed)
	named.Name = name
	return []Fact{named}, nil
}

// Judge answers the question of triage: is the complaint about this person's conduct? Until then he
// is provisionally barred. Clause R9, decision D15. A lead that is barred by the answer makes the complaint Astray.
func (c *Complaint) Judge(party Party, standing Standing) ([]Fact, error) {
	old, ok := c.Parties[party]
	switch {
	case !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case !ok:
		return nil, refuse("D15", "party.unknown")
	case standing != Accused && standing != Involved && standing != Mentioned:
		return nil, refuse("D15", "party.standing")
	case standing == old:
		return nil, refuse("D15", "party.same")
	}
	return []Fact{PartyStands{Party: party, Standing: standing}}, nil
}

// TakeOver gives the lead to the next level, with a reason, or the desk's work to a colleague who takes it.
// Clauses R9 and R16, decisions D17 and D19. Above who takes the lead there is a new next level.
func (c *Complaint) TakeOver(chart Chart, by PersonID, seat Seat, reason Ref, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	on := DateOf(now)
	desk := slices.Contains(c.Desks(), seat)
	switch {
	case by == 0 || c.Barred(by) || !slices.Contains(chart.Seats(by, on), seat):
		return nil, refuse("D15", "take-over.barred")
	case desk && by == c.Desker:
		return nil, refuse("D17", "take-over.already")
	case desk:
		return []Fact{TakenOver{Seat: c.Desk(), Person: by, Reason: reason}}, nil
	case c.Lead == Seat{} || seat != c.NextLevel:
		return nil, refuse("D19", "take-over.not-next-level")
	case reason == Ref{}:
		return nil, refuse("D19", "take-over.no-reason")
	case c.decided():
		return nil, refuse("R13", "take-over.decided")
	}
	var stepped []Step
	next := c.above(chart, seat, c.place(chart, c.Filed.Location), on, &stepped)
	return []Fact{TakenOver{Seat: seat, Person: by, NextLevel: next, Reason: reason}}, nil
}

// HandOver gives the desk's work on it to a colleague of the desk: clause R9, decision D17.
func (c *Complaint) HandOver(to PersonID) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case to == 0 || c.Barred(to):
		return nil, refuse("D15", "hand-over.barred")
	case to == c.Desker:
		return nil, refuse("D17", "hand-over.same")
	}
	return []Fact{HandedOver{To: to}}, nil
}
