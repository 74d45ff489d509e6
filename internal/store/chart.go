package store

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gehoor"
	"gehoor/internal/register"
)

// A Holder (houder) runs locations. Name and address are as people see them.
type Holder struct {
	ID        gehoor.HolderID `json:"-"`
	KvK       string          // eight digits
	Name      string
	LegalForm string
	Address   string // street and number
	Postcode  string
	Town      string
	Given     register.Holder // as the register last gave it, without its locations
}

// Take takes over what the register says now, but for what an administrator has written
// over it.
func (h *Holder) Take(from register.Holder) {
	from.Locations = nil
	h.KvK = from.KvK
	follow(&h.Name, h.Given.Name, from.Name)
	follow(&h.LegalForm, h.Given.LegalForm, from.LegalForm)
	follow(&h.Address, h.Given.Address, from.Address)
	follow(&h.Postcode, h.Given.Postcode, from.Postcode)
	follow(&h.Town, h.Given.Town, from.Town)
	h.Given = from
}

func follow(shown *string, was, is string) {
	if *shown == was {
		*shown = is
	}
}

// A Region has a regional manager.
type Region struct {
	ID   gehoor.RegionID `json:"-"`
	Name string
}

// A Location is a place at an address. Name and address are as people see them.
type Location struct {
	ID       gehoor.LocationID `json:"-"`
	Holder   gehoor.HolderID
	Region   gehoor.RegionID // 0: directly under the holder
	Name     string
	Street   string // and number
	Postcode string // "3581GK"
	Town     string
	BAG      string
	Closed   gehoor.Date    // first day on which it was closed; zero: open
	Contact  PublicContact  // what the finder shows (R1)
	Given    register.Place // as the register last gave it

	Registrations []Registration `json:"-"` // by LRK number; see PutRegistration
}

// Take is [Holder.Take] for a location.
func (l *Location) Take(from register.Place) {
	follow(&l.Name, l.Given.Name, from.Name)
	follow(&l.Street, l.Given.Address, from.Address)
	follow(&l.Postcode, l.Given.Postcode, from.Postcode)
	follow(&l.Town, l.Given.Town, from.Town)
	follow(&l.BAG, l.Given.BAG, from.BAG)
	l.Given = from
}

// A ContactChoice is whom the location finder names (D33).
type ContactChoice string

// The choices. Whichever it is, the desk is named where the chosen one has nothing.
const (
	ContactDesk     ContactChoice = ""         // the coordinator's
	ContactLocation ContactChoice = "location" // what stands here
	ContactManager  ContactChoice = "manager"  // the manager's, or the deputy's while absent
)

// A PublicContact is what everybody may see of whom to speak to first (R1, D33).
type PublicContact struct {
	Choice    ContactChoice
	Name      string
	Telephone string
	Mail      string
}

// A Registration is a location's line in the childcare register.
type Registration struct {
	ID       int64 `json:"-"`
	Location gehoor.LocationID
	register.Registration
}

// The kinds of rows of table chart.
const (
	ofHolder       = "holder"
	ofRegion       = "region"
	ofLocation     = "location"
	ofRegistration = "registration"
	ofPosition     = "position"
	ofAbsence      = "absence"
)

// facts says under which word of the log each kind changes.
var facts = map[string]gehoor.ChartWhat{
	ofHolder: gehoor.ChartHolders, ofRegion: gehoor.ChartLocations, ofLocation: gehoor.ChartLocations,
	ofRegistration: gehoor.ChartLocations, ofPosition: gehoor.ChartPositions, ofAbsence: gehoor.ChartAbsences,
}

// charted is an organisation's chart as it is held in memory.
type charted struct {
	chart         gehoor.Chart
	holders       []Holder
	regions       []Region
	locations     []Location
	registrations []Registration
	finder        *register.Finder
}

// Chart is who holds which seat when. It is shared, and only to be read.
func (s *Store) Chart(org int64) (gehoor.Chart, error) {
	c, err := s.charted(org)
	return c.chart, err
}

// Holders lists all, by id. It is shared, and only to be read; so are those below.
func (s *Store) Holders(org int64) ([]Holder, error) {
	c, err := s.charted(org)
	return c.holders, err
}

// Regions lists all, by id.
func (s *Store) Regions(org int64) ([]Region, error) {
	c, err := s.charted(org)
	return c.regions, err
}

// Locations lists all, closed ones too, by id.
func (s *Store) Locations(org int64) ([]Location, error) {
	c, err := s.charted(org)
	return c.locations, err
}

// Location finds one; ErrNotFound when there is none.
func (s *Store) Location(org int64, id gehoor.LocationID) (Location, error) {
	c, err := s.charted(org)
	if err != nil {
		return Location{}, err
	}
	i, ok := slices.BinarySearchFunc(c.locations, id, func(l Location, id gehoor.LocationID) int { return cmp.Compare(l.ID, id) })
	if !ok {
		return Location{}, ErrNotFound
	}
	return c.locations[i], nil
}

// Positions lists all, past and future ones too, by id.
func (s *Store) Positions(org int64) ([]gehoor.Position, error) {
	c, err := s.charted(org)
	return c.chart.Positions, err
}

// Absences lists all, past and future ones too, by id.
func (s *Store) Absences(org int64) ([]gehoor.Absence, error) {
	c, err := s.charted(org)
	return c.chart.Absences, err
}

// Finder finds the location that a few typed words mean (R1).
func (s *Store) Finder(org int64) (*register.Finder, error) {
	c, err := s.charted(org)
	return c.finder, err
}

// Known is the chart as [register.Diff] compares it with the register.
func (s *Store) Known(org int64) ([]register.Known, error) {
	c, err := s.charted(org)
	if err != nil {
		return nil, err
	}
	var known []register.Known
	for _, h := range c.holders {
		k := register.Known{ID: int64(h.ID), Holder: h.Given}
		for _, l := range c.locations {
			if l.Holder != h.ID {
				continue
			}
			at := register.KnownLocation{ID: int64(l.ID), Place: l.Given, Closed: !l.Closed.IsZero()}
			for _, r := range l.Registrations {
				at.Registrations = append(at.Registrations, register.KnownRegistration{ID: r.ID, Registration: r.Registration})
			}
			k.Locations = append(k.Locations, at)
		}
		known = append(known, k)
	}
	return known, nil
}

func (s *Store) charted(org int64) (charted, error) {
	return s.held.chart.get(s, org, "chart", func() (charted, error) {
		c, err := s.loadChart(org)
		if err != nil {
			return charted{}, fmt.Errorf("reading the chart: %w", err)
		}
		return c, nil
	})
}

func (s *Store) loadChart(org int64) (c charted, err error) {
	rows, err := s.read.Query(`select what, id, data from chart where org = $1 order by what, id`, org)
	if err != nil {
		return c, err
	}
	defer rows.Close()
	for rows.Next() {
		var what, data string
		var id int64
		if err := rows.Scan(&what, &id, &data); err != nil {
			return c, err
		}
		if err := c.read(what, id, []byte(data)); err != nil {
			return c, fmt.Errorf("%s %d: %w", what, id, err)
		}
	}
	if err := rows.Err(); err != nil {
		return c, err
	}
	c.connect()
	return c, nil
}

func (c *charted) read(what string, id int64, data []byte) (err error) {
	switch what {
	case ofHolder:
		h := Holder{ID: gehoor.HolderID(id)}
		err = json.Unmarshal(data, &h)
		c.holders = append(c.holders, h)
	case ofRegion:
		r := Region{ID: gehoor.RegionID(id)}
		err = json.Unmarshal(data, &r)
		c.regions = append(c.regions, r)
	case ofLocation:
		l := Location{ID: gehoor.LocationID(id)}
		err = json.Unmarshal(data, &l)
		c.locations = append(c.locations, l)
	case ofRegistration:
		r := Registration{ID: id}
		err = json.Unmarshal(data, &r)
		c.registrations = append(c.registrations, r)
	case ofPosition:
		var p gehoor.Position
		err = json.Unmarshal(data, &p)
		p.ID = id
		c.chart.Positions = append(c.chart.Positions, p)
	case ofAbsence:
		var a gehoor.Absence
		err = json.Unmarshal(data, &a)
		a.ID = id
		c.chart.Absences = append(c.chart.Absences, a)
	default:
		err = errors.New("this version does not know that")
	}
	return err
}

// connect makes of the rows what is asked for.
func (c *charted) connect() {
	at := map[gehoor.LocationID]*Location{}
	c.chart.Places = map[gehoor.LocationID]gehoor.Place{}
	for i := range c.locations {
		l := &c.locations[i]
		at[l.ID] = l
		c.chart.Places[l.ID] = gehoor.Place{Location: l.ID, Region: l.Region, Holder: l.Holder, Closed: l.Closed}
	}
	slices.SortStableFunc(c.registrations, func(a, b Registration) int { return cmp.Compare(a.LRK, b.LRK) })
	for _, r := range c.registrations {
		if l := at[r.Location]; l != nil {
			l.Registrations = append(l.Registrations, r)
		}
	}
	entries := make([]register.Entry, len(c.locations))
	for i, l := range c.locations {
		e := register.Entry{ID: int64(l.ID), Name: l.Name, Street: l.Street, Postcode: l.Postcode, Town: l.Town, ClosedOn: register.Date(l.Closed.String())}
		for _, r := range l.Registrations {
			e.LRKs = append(e.LRKs, r.LRK)
			if !slices.Contains(e.Kinds, r.Kind) {
				e.Kinds = append(e.Kinds, r.Kind)
			}
		}
		entries[i] = e
	}
	c.finder = register.NewFinder(entries)
}

// PutHolder adds h, giving it the id it returns, or changes the one that has its id. So do
// those below; ErrNotFound when no one has the id. What does not change leaves no trace.
// Once per transaction the organisation's stream tells that the chart was changed.
func (tx *Tx) PutHolder(by gehoor.Actor, h Holder) (gehoor.HolderID, error) {
	h.Given.Locations = nil
	id, err := tx.putChart(by, ofHolder, int64(h.ID), h, false)
	return gehoor.HolderID(id), err
}

// PutRegion puts a region.
func (tx *Tx) PutRegion(by gehoor.Actor, r Region) (gehoor.RegionID, error) {
	id, err := tx.putChart(by, ofRegion, int64(r.ID), r, false)
	return gehoor.RegionID(id), err
}

// PutLocation puts a location, without its registrations. Nothing is ever removed:
// complaints hang on it.
func (tx *Tx) PutLocation(by gehoor.Actor, l Location) (gehoor.LocationID, error) {
	id, err := tx.putChart(by, ofLocation, int64(l.ID), l, !l.Closed.IsZero())
	return gehoor.LocationID(id), err
}

// PutRegistration puts a registration.
func (tx *Tx) PutRegistration(by gehoor.Actor, r Registration) (int64, error) {
	return tx.putChart(by, ofRegistration, r.ID, r, r.Status == register.Deregistered)
}

// PutPosition puts a position. One that was a mistake ends before it begins.
func (tx *Tx) PutPosition(by gehoor.Actor, p gehoor.Position) (int64, error) {
	id := p.ID
	p.ID = 0
	return tx.putChart(by, ofPosition, id, p, !p.Until.IsZero())
}

// PutAbsence puts an absence. One that was a mistake ends before it begins.
func (tx *Tx) PutAbsence(by gehoor.Actor, a gehoor.Absence) (int64, error) {
	id := a.ID
	a.ID = 0
	return tx.putChart(by, ofAbsence, id, a, false)
}

func (tx *Tx) putChart(by gehoor.Actor, what string, id int64, v any, closed bool) (int64, error) {
	fail := func(err error) (int64, error) {
		return 0, fmt.Errorf("changing the chart: %s: %w", what, err)
	}
	data, err := json.Marshal(v)
	if err != nil {
		return fail(err)
	}
	added := id == 0
	if added {
		if err := tx.row(`select coalesce(max(id), 0) + 1 from chart where org = $1 and what = $2`, []any{tx.org, what}, &id); err != nil {
			return fail(err)
		}
	} else {
		var was string
		err := tx.row(`select data from chart where org = $1 and what = $2 and id = $3`, []any{tx.org, what, id}, &was)
		if errors.Is(err, sql.ErrNoRows) {
			return fail(ErrNotFound)
		} else if err != nil {
			return fail(err)
		}
		if was == string(data) {
			return id, nil
		}
	}
	if _, err := tx.exec(`insert into chart (org, what, id, data) values ($1, $2, $3, $4)
		on conflict (org, what, id) do update set data = excluded.data`, tx.org, what, id, string(data)); err != nil {
		return fail(err)
	}
	if _, err := tx.exec(`insert into chart_history (org, what, id, no, at, actor, data)
		select $1, $2, $3, coalesce(max(no), 0) + 1, $4, $5, $6 from chart_history where org = $1 and what = $2 and id = $3`,
		tx.org, what, id, at(tx.Now), actorText(by), string(data)); err != nil {
		return fail(err)
	}
	tx.changed("chart", by, facts[what], added, closed)
	return id, nil
}

// changes are what a member did to what is held in memory.
type changes struct {
	by       gehoor.Actor
	chart    map[gehoor.ChartWhat]*gehoor.ChartChanged
	editions map[string]bool
}

// changed notes what finish will tell.
func (tx *Tx) changed(what string, by gehoor.Actor, chart gehoor.ChartWhat, added, closed bool) {
	if tx.changes.editions == nil {
		tx.changes = changes{by: by, chart: map[gehoor.ChartWhat]*gehoor.ChartChanged{}, editions: map[string]bool{}}
	}
	tx.changes.editions[what] = true
	fact := tx.changes.chart[chart]
	if fact == nil {
		fact = &gehoor.ChartChanged{What: chart}
		tx.changes.chart[chart] = fact
	}
	switch {
	case added:
		fact.Added++
	case closed:
		fact.Closed++
	default:
		fact.Changed++
	}
}

// finish is run after a member's function, in its transaction.
func (tx *Tx) finish() error {
	for _, what := range slices.Sorted(maps.Keys(tx.changes.editions)) {
		if err := tx.renew(what); err != nil {
			return err
		}
	}
	for _, what := range slices.Sorted(maps.Keys(tx.changes.chart)) {
		if err := tx.AppendOrg(tx.changes.by, *tx.changes.chart[what]); err != nil {
			return fmt.Errorf("telling that the chart was changed: %w", err)
		}
	}
	return nil
}
