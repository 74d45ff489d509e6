package gehoor

import "slices"

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

// Seats lists what person holds on a day, those of the absent for whom he deputises,
// and the seat that he is by name. Someone absent keeps seeing what is his.
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
	return seats
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
