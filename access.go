package gehoor

import (
	"slices"
	"time"
)

// A Viewer is a person with the seats resolved for today, deputyships included.
// The zero Viewer sees nothing.
type Viewer struct {
	Person PersonID
	Seats  []Seat
}

// Has reports whether v holds a seat of the role, anywhere.
func (v Viewer) Has(r Role) bool {
	return slices.ContainsFunc(v.Seats, func(s Seat) bool { return s.Role == r })
}

// A Verb is what someone wants to do with a dossier.
type Verb string

// The verbs.
const (
	Know       Verb = "know"       // that it exists: number, location, category, dates
	See        Verb = "see"        // read it
	Coordinate Verb = "coordinate" // triage, route, messages, hearings, sending: the desk
	Handle     Verb = "handle"     // contact, next steps, hearing, proposal: the lead
	Draft      Verb = "draft"      // write the decision
	Approve    Verb = "approve"    // as the second person (D18)
	TakeOver   Verb = "take-over"  // the next level takes the lead (D19)
	Safeguard  Verb = "safeguard"  // the safety track
	Protect    Verb = "protect"    // own-data requests, originals, erasing items: the privacy officer; while sealed the track's readers
	OpenUp     Verb = "open-up"    // read it with a reason, by its number, also without knowing of it: the privacy officer, of what is not sealed
	Retain     Verb = "retain"     // hold it, or erase it on its last day: the desk and the privacy officer; sealed ones the track's readers
	Personnel  Verb = "personnel"  // read personnel measures: the decider alone (D21)
)

// A Reader is a seat from which a dossier may be read, how far, and by when that seat must act.
type Reader struct {
	Seat  Seat
	Level Level
	Due   time.Time // of the seat's next duty; for the desk of anybody's; zero: nothing
	Step  DutyKind  // that duty; empty: nothing
}

// Readers lists from which seats c may be read. It and Barred are the whole rule of access; the
// store keeps exactly this beside each complaint, so that a list is the same set as Can.
//
// Until it is routed an unsealed complaint is the desk's alone; a sealed one is its track's
// readers' alone, from the first second (D22, D23). The next level knows; the content opens when it
// leads, approves or takes over (D19). Who led before knows the number and no more. The privacy officer reads where
// somebody asked for own data (D20), and knows of what is kept after its end or held (D35). Any other that is not
// sealed she opens by its number with a reason, which the dossier shows (D34, GDPR art. 38(2); see OpenUp): no list
// shows her what runs.
func (c *Complaint) Readers() []Reader { return c.due(c.readers()) }

// readers are Readers, without when they must act.
func (c *Complaint) readers() []Reader {
	if c.Seq == 0 || !c.ErasedAt.IsZero() {
		return nil
	}
	var readers []Reader
	add := func(s Seat, l Level) {
		if s == (Seat{}) || l == LevelNone {
			return
		}
		for i := range readers {
			if readers[i].Seat == s {
				if l == LevelSee {
					readers[i].Level = l
				}
				return
			}
		}
		readers = append(readers, Reader{Seat: s, Level: l})
	}
	if c.Sealed {
		for _, s := range c.trackSeats() {
			add(s, LevelSee)
		}
		if c.knownBeforeSeal() {
			add(c.Desk(), LevelKnow)
			add(c.Lead, LevelKnow)
		}
		for _, p := range sortedPersons(c.Grants) {
			if c.grantedWhileSealed(p) {
				add(Named(p), c.Grants[p])
			}
		}
		return readers
	}
	for _, s := range c.Desks() {
		add(s, LevelSee)
	}
	add(c.Lead, LevelSee)
	add(c.Calls(), LevelSee)
	for _, p := range c.Parts {
		if c.Lead != (Seat{}) {
			add(p.Lead, LevelSee)
		}
	}
	if c.Lead != (Seat{}) || c.Told {
		add(c.NextLevel, LevelKnow)
	}
	for _, d := range c.duties {
		if d.Kind == OweApprove && d.Open() {
			add(c.seat(d), LevelSee)
			add(c.firstApprover(), LevelSee)
		}
		if d.Kind == OweData || d.Kind == OweBreach {
			add(Seat{Role: PrivacyOfficer}, LevelSee)
		}
		if d.Kind == OweMeasure && d.Open() {
			add(d.Seat, LevelKnow)
		}
	}
	if c.Approver != 0 {
		add(Named(c.Approver), LevelSee)
	}
	for _, s := range c.LedBefore {
		add(s, LevelKnow)
	}
	if !c.ClosedAt.IsZero() || !c.Hold.IsZero() {
		add(Seat{Role: PrivacyOfficer}, LevelKnow)
	}
	for _, p := range sortedPersons(c.Grants) {
		add(Named(p), c.Grants[p])
	}
	return readers
}

func (c *Complaint) due(readers []Reader) []Reader {
	for i := range readers {
		seats := []Seat{readers[i].Seat}
		switch {
		case readers[i].Level != LevelSee:
		case c.Sealed && readers[i].Seat.Instead(): // instead of the officer
			seats = c.trackSeats()[:1]
		case slices.Contains(c.Desks(), readers[i].Seat) || readers[i].Seat.Role == DeputyCoordinator:
			seats = nil // the desk watches over what anybody owes
		}
		if d, ok := c.Next(seats); ok {
			readers[i].Due, readers[i].Step = d.By, d.Kind
		}
	}
	return readers
}

// trackSeats are a track's readers (D23): for the duty to report the director of the holder and the
// safety officer; for the reporting code the attention officer. Instead of who is complained about comes who stands above, up to the
// board and its supervisor, and so it is while a position is nobody's: it never leaves a reader's sight. The first is whose
// the track's duties are.
func (c *Complaint) trackSeats() []Seat {
	var seats []Seat
	add := func(s Seat) {
		if s = c.climb(s); !slices.Contains(seats, s) {
			seats = append(seats, s)
		}
	}
	if c.Track == ReportingCode {
		add(Seat{Role: AttentionOfficer})
	} else {
		add(Seat{Role: SafetyOfficer})
		add(Seat{Director, int64(c.Filed.Holder)})
	}
	return append(seats, c.orAbove(seats[0], c.Filed.Holder))
}

// Safety is the seat of whom the duties of its track are (D22).
func (c *Complaint) Safety() Seat { return c.trackSeats()[0] }

// Guards are the people who read it while it is sealed and are there on a day, by id, those it is or may be about never: who has to
// hear of it when the duty list names nobody else (D22).
func (c *Complaint) Guards(chart Chart, on Date) []PersonID {
	return c.acting(chart, c.trackSeats(), on)
}

// acting lists who acts for seats on a day and is not barred, by id.
func (c *Complaint) acting(chart Chart, seats []Seat, on Date) []PersonID {
	var who []PersonID
	for _, s := range seats {
		for _, p := range chart.Holders(s, on) {
			if !c.Barred(p) {
				who = append(who, p)
			}
		}
	}
	slices.Sort(who)
	return slices.Compact(who)
}

// knownBeforeSeal reports whether the desk had it before it was sealed.
func (c *Complaint) knownBeforeSeal() bool { return c.Filed.Safety != StaffViolence }

func (c *Complaint) grantedWhileSealed(p PersonID) bool {
	sealed := c.Filed.Safety == StaffViolence
	granted := false
	diverted := map[PartNo]bool{}
	for _, e := range c.events {
		switch f := e.Fact.(type) {
		case SafetyAsked:
			sealed = true
		case Diverted:
			sealed = true
			for _, no := range f.Parts {
				diverted[no] = true
			}
		case SafetyCleared:
			sealed = false
		case DiversionReversed:
			for _, no := range f.Parts {
				delete(diverted, no)
			}
			sealed = len(diverted) > 0
		case AccessGranted:
			if f.Person == p {
				granted = sealed
			}
		}
	}
	return granted
}

func sortedPersons(m map[PersonID]Level) []PersonID {
	persons := make([]PersonID, 0, len(m))
	for p := range m {
		persons = append(persons, p)
	}
	slices.Sort(persons)
	return persons
}

// Bars reports whether a standing bars: provisionally, as the accused, or as involved (D15).
func (s Standing) Bars() bool { return s == Provisional || s == Accused || s == Involved }

// Barred reports whether p is someone this complaint is, or may be, about. Such a person never
// sees it: not in lists, counts, search, notices or exports, nor by its address.
func (c *Complaint) Barred(p PersonID) bool {
	for party, s := range c.Parties {
		if s.Bars() && c.Persons[party] == p && p != 0 {
			return true
		}
	}
	return false
}

func (c *Complaint) level(v Viewer) Level {
	if v.Person == 0 || c.Barred(v.Person) {
		return LevelNone
	}
	level := LevelNone
	for _, r := range c.readers() {
		if slices.Contains(v.Seats, r.Seat) && (level == LevelNone || r.Level == LevelSee) {
			level = r.Level
		}
	}
	return level
}

// Can reports whether v may do verb with c. It is the only rule of access there is; what v may not
// Know does not exist for v, unless v may open it up.
func Can(v Viewer, verb Verb, c *Complaint) bool {
	level := c.level(v)
	has := func(s Seat) bool { return s != (Seat{}) && slices.Contains(v.Seats, s) }
	desk := slices.ContainsFunc(c.Desks(), has)
	switch verb {
	case Know:
		return level != LevelNone
	case See:
		return level == LevelSee
	case Coordinate:
		return level == LevelSee && desk && !c.Sealed
	case Handle:
		return level == LevelSee && !c.Sealed && (desk || has(c.Lead) || has(c.Calls()) || c.leadsPart(v))
	case Draft:
		return level == LevelSee && !c.Sealed && (desk || has(c.Lead))
	case Approve:
		return level == LevelSee && !c.Sealed && v.Person != c.Drafter && (has(c.approver()) || has(c.firstApprover()) || c.approver() == c.Desk() && desk)
	case TakeOver:
		return level != LevelNone && !c.Sealed && has(c.NextLevel)
	case Safeguard:
		return level == LevelSee && c.Sealed && slices.ContainsFunc(c.trackSeats(), has)
	case Protect:
		if c.Sealed {
			return level == LevelSee && slices.ContainsFunc(c.trackSeats(), has)
		}
		return level == LevelSee && has(Seat{Role: PrivacyOfficer})
	case OpenUp:
		return c.Seq > 0 && c.ErasedAt.IsZero() && !c.Sealed && v.Person != 0 && !c.Barred(v.Person) && has(Seat{Role: PrivacyOfficer})
	case Retain:
		if c.Sealed {
			return level == LevelSee && slices.ContainsFunc(c.trackSeats(), has)
		}
		return level == LevelSee && desk || level != LevelNone && has(Seat{Role: PrivacyOfficer})
	case Personnel:
		return level == LevelSee && !c.Sealed && (has(c.Draft.Decider) || c.Draft.Decider == (Seat{}) && has(c.Lead))
	}
	return false
}

func (c *Complaint) leadsPart(v Viewer) bool {
	return slices.ContainsFunc(c.Parts, func(p Part) bool { return p.Lead != (Seat{}) && slices.Contains(v.Seats, p.Lead) })
}
