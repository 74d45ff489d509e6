package gehoor

import (
	"slices"
	"strings"
)

// A Seat is a position in the organisation, or a person named as such: what a
// complaint is routed to, so that who holds it or deputises on the day acts.
// The zero Seat is nobody.
type Seat struct {
	Role  Role  `json:",omitzero"`
	Place int64 `json:",omitzero"` // a LocationID, RegionID or HolderID by the role; 0 for one per organisation
}

// Named is the seat that one person is by name: of an owner or a granted reader.
func Named(p PersonID) Seat { return Seat{Role: rolePerson, Place: int64(p)} }

const rolePerson Role = "person"

// A Position is held from a day until and including another; a zero Until is for now.
type Position struct {
	ID          int64
	Person      PersonID
	Seat        Seat
	From, Until Date
}

// An Absence: the deputy stands in for all seats of the person, both days included.
type Absence struct {
	ID          int64
	Person      PersonID
	Deputy      PersonID // 0: nobody
	From, Until Date
}

// A Place is where a location stands in the organisation.
type Place struct {
	Location LocationID
	Region   RegionID
	Holder   HolderID
	Closed   Date // zero: open
}

// A Chart is who holds which seat when, and which seat is above which.
// The zero Chart is an organisation of nobody.
type Chart struct {
	Places    map[LocationID]Place
	Positions []Position
	Absences  []Absence
}

func within(d, from, until Date) bool {
	return !d.Before(from) && (until == Date{} || !until.Before(d))
}

// Holders lists who acts for seat on a day: those who hold it and are there, and the
// deputies of those who are not; sorted, without doubles. Empty: nobody.
func (c Chart) Holders(seat Seat, on Date) []PersonID {
	if seat.Role == rolePerson {
		return []PersonID{PersonID(seat.Place)}
	}
	if first, from, ok := seat.first(); ok {
		return c.instead(first, from, HolderID(seat.Place), on)
	}
	var who []PersonID
	for _, p := range c.Positions {
		if p.Seat != seat || !within(on, p.From, p.Until) {
			continue
		}
		if a, away := c.absence(p.Person, on); !away {
			who = append(who, p.Person)
		} else if a.Deputy != 0 {
			who = append(who, a.Deputy)
		}
	}
	slices.Sort(who)
	return slices.Compact(who)
}

// incumbents lists who holds a seat on a day, absent or not.
func (c Chart) incumbents(seat Seat, on Date) []PersonID {
	if seat.Role == rolePerson {
		return []PersonID{PersonID(seat.Place)}
	}
	var who []PersonID
	for _, p := range c.Positions {
		if p.Seat == seat && within(on, p.From, p.Until) {
			who = append(who, p.Person)
		}
	}
	return who
}

func (c Chart) absence(p PersonID, on Date) (Absence, bool) {
	for _, a := range c.Absences {
		if a.Person == p && within(on, a.From, a.Until) {
			return a, true
		}
	}
	return Absence{}, false
}

// there reports whether somebody has a position of his own, or deputises, and is not away on a day.
func (c Chart) there(p PersonID, on Date) bool {
	_, away := c.absence(p, on)
	return !away && len(c.Seats(p, on)) > 1
}

// OrAbove is the seat of who acts instead of another while nobody acts for that: who stands above it, up to the supervisor. With it a
// complaint about the coordinator has a reader where there is no deputy (D16), and what is sealed has one where there is no officer (D22).
// The holder is the one whose director stands above a safety officer; 0: the board does.
func OrAbove(seat Seat, holder HolderID) Seat { return seat.orFrom(seat.over(holder), holder) }

// orFrom is OrAbove of whom stands above s, from a seat up: the others may not.
func (s Seat) orFrom(from Seat, holder HolderID) Seat {
	if s.Role == DeputyCoordinator || s.Role == Board { // above whom no director stands
		holder = 0
	}
	return Seat{s.Role + instead + from.Role, int64(holder)}
}

const instead = "+" // a role of orFrom is the one, and from whom up somebody acts instead

// first is the seat that s acts instead of, and from whom up; ok is false when it is no such seat.
func (s Seat) first() (first, from Seat, ok bool) {
	of, up, ok := strings.Cut(string(s.Role), instead)
	at := func(role string) Seat {
		if role == string(Director) {
			return Seat{Director, s.Place}
		}
		return Seat{Role: Role(role)}
	}
	return at(of), at(up), ok
}

// Instead reports whether s is a seat of OrAbove: no position of its own.
func (s Seat) Instead() bool {
	_, _, ok := s.first()
	return ok
}

// over is who acts instead of a seat of the desk or of safety when that may not, or is nobody's.
func (s Seat) over(holder HolderID) Seat {
	switch {
	case s.Role == AttentionOfficer:
		return Seat{Role: SafetyOfficer}
	case s.Role == SafetyOfficer && holder != 0:
		return Seat{Director, int64(holder)}
	case s.Role == SafetyOfficer, s.Role == Director, s.Role == DeputyCoordinator:
		return Seat{Role: Board}
	case s.Role == Board:
		return Seat{Role: Supervisor}
	}
	return Seat{}
}

// instead lists who acts for the first seat that has somebody, from one up; empty: somebody acts for the seat itself. A deputy who
// is the coordinator is no deputy.
func (c Chart) instead(seat, from Seat, holder HolderID, on Date) []PersonID {
	acts := func(s Seat) []PersonID {
		who := c.Holders(s, on)
		if s.Role == DeputyCoordinator {
			coordinators := c.incumbents(Seat{Role: Coordinator}, on)
			who = slices.DeleteFunc(who, func(p PersonID) bool { return slices.Contains(coordinators, p) })
		}
		return who
	}
	if len(acts(seat)) > 0 {
		return nil
	}
	for s := from; s != (Seat{}); s = s.over(holder) {
		if who := acts(s); len(who) > 0 {
			return who
		}
	}
	return nil
}

// Alone lists the seats of the desk and of safety for which nobody but p acts on a day, of those who are not barred: who is complained
// about leaves them empty (D16, D23).
func (c Chart) Alone(p PersonID, holder HolderID, barred func(PersonID) bool, on Date) []Seat {
	var seats []Seat
	for _, s := range []Seat{{Role: Coordinator}, {Role: DeputyCoordinator}, {Role: AttentionOfficer}, {Role: SafetyOfficer}, {Director, int64(holder)}, {Role: Board}} {
		holds := c.Holders(s, on)
		if !slices.Contains(holds, p) && !slices.Contains(c.incumbents(s, on), p) {
			continue
		}
		if !slices.ContainsFunc(holds, func(q PersonID) bool { return q != p && !barred(q) }) {
			seats = append(seats, s)
		}
	}
	return seats
}

// Seats lists what person holds on a day, those of the absent for whom he deputises, those below for which
// nobody acts (OrAbove), and the seat that he is by name. Someone absent keeps seeing what is his.
func (c Chart) Seats(person PersonID, on Date) []Seat {
	seats := []Seat{Named(person)}
	for _, p := range c.Positions {
		if !within(on, p.From, p.Until) {
			continue
		}
		a, away := c.absence(p.Person, on)
		if p.Person == person || away && a.Deputy == person {
			if !slices.Contains(seats, p.Seat) {
				seats = append(seats, p.Seat)
			}
		}
	}
	return append(seats, c.standsIn(person, seats, on)...)
}

// standsIn lists the seats, each OrAbove of one for which nobody acts, that fall to a person who holds seats.
func (c Chart) standsIn(person PersonID, seats []Seat, on Date) []Seat {
	if !slices.ContainsFunc(seats, func(s Seat) bool {
		return s.Role == SafetyOfficer || s.Role == Director || s.Role == Board || s.Role == Supervisor
	}) {
		return nil
	}
	holders := []HolderID{0}
	for _, p := range c.Places {
		if !slices.Contains(holders, p.Holder) {
			holders = append(holders, p.Holder)
		}
	}
	slices.Sort(holders)
	var more []Seat
	for _, role := range []Role{DeputyCoordinator, AttentionOfficer, SafetyOfficer, Director, Board} {
		of := holders
		if role == DeputyCoordinator || role == Board {
			of = holders[:1]
		}
		for _, h := range of {
			first := Seat{Role: role}
			if role == Director {
				first.Place = int64(h)
			}
			for from := first.over(h); from != (Seat{}); from = from.over(h) {
				if s := first.orFrom(from, h); slices.Contains(c.Holders(s, on), person) {
					more = append(more, s)
				}
			}
		}
	}
	return more
}

// Above is the seat above another: manager, regional manager, director, board,
// supervisor. Above the supervisor, and above a seat outside that line, is nobody.
func (c Chart) Above(seat Seat, place Place) Seat {
	switch seat.Role {
	case Manager:
		if place.Region == 0 {
			return Seat{Director, int64(place.Holder)}
		}
		return Seat{RegionalManager, int64(place.Region)}
	case RegionalManager:
		return Seat{Director, int64(place.Holder)}
	case Director:
		return Seat{Role: Board}
	case Board:
		return Seat{Role: Supervisor}
	}
	return Seat{}
}
