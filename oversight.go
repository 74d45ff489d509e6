package gehoor

import "time"

// TellSenior tells the next level that there is a complaint: number, location, category and dates,
// and nothing of what it says (R16, D19). Before routing it is who the proposal says, so that nobody
// is told whom it may be about; never of a sealed dossier.
func (c *Complaint) TellSenior(chart Chart, message Ref, now time.Time) ([]Fact, error) {
	seat, err := c.Senior(chart, DateOf(now))
	switch {
	case err != nil:
		return nil, err
	case !c.owes(OweSenior, 0):
		return nil, refuse("R16", "senior.told")
	case message == Ref{}:
		return nil, refuse("R16", "senior.no-message")
	}
	return []Fact{SeniorTold{Seat: seat, Message: message}}, nil
}

// Senior is the seat that R16 has to be told on a day. It is refused for a sealed or practice
// dossier, and when nobody who may know of it stands above the lead.
func (c *Complaint) Senior(chart Chart, on Date) (Seat, error) {
	switch {
	case c.Seq == 0, !c.ErasedAt.IsZero():
		return Seat{}, refuse("R16", "senior.nobody")
	case c.Sealed:
		return Seat{}, refuse("D19", "senior.sealed")
	case c.Practice:
		return Seat{}, refuse("D37", "senior.practice")
	}
	seat := c.NextLevel
	if c.Lead == (Seat{}) || seat == (Seat{}) || c.stepOver(chart, seat, on) != "" {
		p, err := Propose(c, chart, on)
		if err != nil {
			return Seat{}, err
		}
		seat = p.NextLevel
	}
	if seat == (Seat{}) {
		return Seat{}, refuse("R16", "senior.nobody")
	}
	return seat, nil
}
