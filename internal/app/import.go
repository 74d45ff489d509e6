package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gehoor"
	"gehoor/internal/register"
	"gehoor/internal/store"
)

// importChunk is how many rows an import writes at a time, so that it runs beside a server
// without making anybody wait. An import that was broken off is run again and goes on.
const importChunk = 200

// An Import says how a file is read in. The zero Import takes over everything, as the system.
type Import struct {
	By       gehoor.Actor
	DryRun   bool                  // only say what would be done
	KvK      []string              // ImportLocations: of these holders alone; empty: of all
	Progress func(done, total int) // after every chunk; nil: nobody looks
}

// A Tally is what an import did, or would do, with things of one kind.
type Tally struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Closed  int `json:"closed"`
}

// LocationsImported is what became of a file of the childcare register.
type LocationsImported struct {
	Rows          int
	Unheld        int // child minders that the file gives no holder; they are not taken over
	Holders       Tally
	Locations     Tally
	Registrations Tally
	Plan          register.Plan // each of them, with the refused rows
}

// ImportLocations takes over a file of the childcare register. The same file a second time
// changes nothing, and what an administrator wrote over the register's words stays. Its errors
// about the file are those of [register.ReadLocations].
func (a *App) ImportLocations(ctx context.Context, org int64, file io.Reader, how Import) (LocationsImported, error) {
	fail := func(err error) (LocationsImported, error) {
		return LocationsImported{}, fmt.Errorf("importing locations: %w", err)
	}
	read, err := register.ReadLocations(file)
	if err != nil {
		return fail(err)
	}
	known, err := a.Store.Known(org)
	if err != nil {
		return fail(err)
	}
	plan := register.Diff(known, read, how.KvK...)
	done := LocationsImported{Rows: read.Rows, Unheld: len(read.Unheld), Plan: plan}
	done.Holders.Added, done.Locations.Added, done.Registrations.Added = plan.Count(register.Add)
	done.Holders.Changed, done.Locations.Changed, done.Registrations.Changed = plan.Count(register.Change)
	done.Holders.Closed, done.Locations.Closed, done.Registrations.Closed = plan.Count(register.Close)
	if how.DryRun {
		return done, nil
	}
	puts, err := a.locationPuts(org, plan, how.By)
	if err != nil {
		return fail(err)
	}
	if err := a.inChunks(ctx, org, puts, how.Progress); err != nil {
		return fail(err)
	}
	return done, nil
}

// A put writes one row. It may run twice, for the group it is in may run again.
type put func(tx *store.Tx) error

func (a *App) inChunks(ctx context.Context, org int64, puts []put, progress func(done, total int)) error {
	done := 0
	for chunk := range slices.Chunk(puts, importChunk) {
		if err := ctx.Err(); err != nil { // Write may still take what was asked for in time
			return err
		}
		err := a.Store.Write(ctx, org, a.Now(), func(tx *store.Tx) error {
			for _, put := range chunk {
				if err := put(tx); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		done += len(chunk)
		if progress != nil {
			progress(done, len(puts))
		}
	}
	return nil
}

// locationPuts lists what a plan writes, each holder before its locations and each location
// before its registrations: the ids of what is added are known only once it is.
func (a *App) locationPuts(org int64, plan register.Plan, by gehoor.Actor) ([]put, error) {
	holders, err := a.Store.Holders(org)
	if err != nil {
		return nil, err
	}
	today := gehoor.DateOf(a.Now())
	var puts []put
	for _, h := range plan.Holders {
		holder := gehoor.HolderID(h.ID)
		if h.Act != register.Leave {
			i, ok := slices.BinarySearchFunc(holders, holder, func(h store.Holder, id gehoor.HolderID) int { return cmp.Compare(h.ID, id) })
			var row store.Holder
			if ok {
				row = holders[i]
			}
			row.Take(h.Holder)
			puts = append(puts, func(tx *store.Tx) error {
				id, err := tx.PutHolder(by, row)
				holder = id
				return err
			})
		}
		for _, l := range h.Locations {
			location := gehoor.LocationID(l.ID)
			if l.Act != register.Leave {
				row, err := a.locationRow(org, l, today)
				if err != nil {
					return nil, err
				}
				puts = append(puts, func(tx *store.Tx) error {
					row := row
					row.Holder = holder
					id, err := tx.PutLocation(by, row)
					location = id
					return err
				})
			}
			for _, r := range l.Registrations {
				if r.Act == register.Leave {
					continue
				}
				row := store.Registration{ID: r.ID, Registration: r.Registration}
				if r.Act == register.Close && row.Until == "" {
					row.Until = register.Date(today.String())
				}
				puts = append(puts, func(tx *store.Tx) error {
					row := row
					row.Location = location
					_, err := tx.PutRegistration(by, row)
					return err
				})
			}
		}
	}
	return puts, nil
}

// locationRow is a location as it is after a step; its holder may still have to be added.
func (a *App) locationRow(org int64, step register.LocationStep, today gehoor.Date) (store.Location, error) {
	var row store.Location
	if step.ID != 0 {
		known, err := a.Store.Location(org, gehoor.LocationID(step.ID))
		if err != nil {
			return row, err
		}
		row = known
	}
	row.Take(step.Place)
	switch {
	case !step.Closed:
		row.Closed = gehoor.Date{}
	case row.Closed.IsZero() && step.Since != "":
		since, err := gehoor.ParseDate(string(step.Since))
		if err != nil {
			return row, err
		}
		row.Closed = since
	case row.Closed.IsZero():
		row.Closed = today
	}
	return row, nil
}

// PeopleImported is what became of a file of people.
type PeopleImported struct {
	Rows      int                `json:"rows"`
	People    Tally              `json:"people"`
	Positions Tally              `json:"positions"`
	Regions   Tally              `json:"regions"`
	Placed    int                `json:"placed"` // locations that came to stand in another region
	Refused   []register.Refused `json:"-"`      // by line
	Ignored   []string           `json:"ignored,omitempty"`
}

// seatRoles are the roles of a people's file as seats have them.
var seatRoles = map[register.Role]gehoor.Role{
	register.LocationManager: gehoor.Manager, register.RegionalManager: gehoor.RegionalManager, register.Director: gehoor.Director,
	register.Board: gehoor.Board, register.Supervisor: gehoor.Supervisor, register.Coordinator: gehoor.Coordinator, register.Deputy: gehoor.DeputyCoordinator,
	register.SafetyOfficer: gehoor.SafetyOfficer, register.AttentionOfficer: gehoor.AttentionOfficer,
	register.PrivacyOfficer: gehoor.PrivacyOfficer, register.Administrator: gehoor.Administrator, register.Auditor: gehoor.Auditor,
}

// ImportPeople takes over a file of people with their positions. Who is known by mail address
// gets the file's name and telephone; a position that is known gets its last day. Whoever the file
// does not name stays as he is, so that a file may be of newcomers alone. The same file a second
// time changes nothing.
//
// A regional manager's line makes the region if there is none of that name; a location manager's
// that names a region places the location there. A director is one of the location's holder, or
// without a location of every holder. Its errors about the file are those of [register.ReadPeople].
func (a *App) ImportPeople(ctx context.Context, org int64, file io.Reader, how Import) (PeopleImported, error) {
	fail := func(err error) (PeopleImported, error) {
		return PeopleImported{}, fmt.Errorf("importing people: %w", err)
	}
	read, err := register.ReadPeople(file)
	if err != nil {
		return fail(err)
	}
	p := peoplePlan{app: a, org: org, by: how.By, people: map[string]*gehoor.PersonID{}, regions: map[string]*gehoor.RegionID{},
		placed: map[gehoor.LocationID]*gehoor.RegionID{}}
	p.done = PeopleImported{Rows: read.Rows, Refused: read.Refused, Ignored: read.Ignored}
	if err := p.load(); err != nil {
		return fail(err)
	}
	for _, person := range read.People {
		if err := p.add(person); err != nil {
			return fail(err)
		}
	}
	if err := p.place(); err != nil {
		return fail(err)
	}
	slices.SortStableFunc(p.done.Refused, func(a, b register.Refused) int { return cmp.Compare(a.Line, b.Line) })
	if how.DryRun {
		return p.done, nil
	}
	if err := a.inChunks(ctx, org, p.puts, how.Progress); err != nil {
		return fail(err)
	}
	return p.done, nil
}

// A peoplePlan is what a file of people writes. Ids are behind pointers, for those of what is
// added are known only once it is.
type peoplePlan struct {
	app  *App
	org  int64
	by   gehoor.Actor
	done PeopleImported
	puts []put

	finder  *register.Finder
	chart   gehoor.Chart
	holders []store.Holder
	people  map[string]*gehoor.PersonID // of the file, by mail address
	regions map[string]*gehoor.RegionID // by name
	placed  map[gehoor.LocationID]*gehoor.RegionID
}

func (p *peoplePlan) load() error {
	var err error
	if p.finder, err = p.app.Store.Finder(p.org); err != nil {
		return err
	}
	if p.chart, err = p.app.Store.Chart(p.org); err != nil {
		return err
	}
	if p.holders, err = p.app.Store.Holders(p.org); err != nil {
		return err
	}
	regions, err := p.app.Store.Regions(p.org)
	if err != nil {
		return err
	}
	for _, r := range regions {
		p.regions[strings.ToLower(r.Name)] = &r.ID
	}
	return nil
}

// add plans a line of the file.
func (p *peoplePlan) add(line register.Person) error {
	seats, refused := p.seats(line)
	if refused != nil {
		p.done.Refused = append(p.done.Refused, *refused)
		return nil
	}
	from, err := importedDate(line.From)
	if err != nil {
		return err
	}
	until, err := importedDate(line.Until)
	if err != nil {
		return err
	}
	person, err := p.person(line)
	if err != nil {
		return err
	}
	for _, seat := range seats {
		p.position(person, seat, from, until)
	}
	return nil
}

// A seatAt is a seat whose place may still have to be added.
type seatAt struct {
	role   gehoor.Role
	place  int64
	region *gehoor.RegionID
}

func (s seatAt) seat() gehoor.Seat {
	if s.region != nil {
		return gehoor.Seat{Role: s.role, Place: int64(*s.region)}
	}
	return gehoor.Seat{Role: s.role, Place: s.place}
}

// seats are those of a line: one, but for a director of several holders.
func (p *peoplePlan) seats(line register.Person) ([]seatAt, *register.Refused) {
	role := seatRoles[line.Role]
	var location gehoor.LocationID
	if line.Location != "" {
		id, reason := p.finder.Place(line.Location, line.Town)
		if reason != "" {
			args := []string{line.Location}
			if reason == register.ReasonUnknown {
				args = []string{"location", line.Location}
			}
			return nil, &register.Refused{Line: line.Line, Reason: reason, Args: args}
		}
		location = gehoor.LocationID(id)
	}
	switch role {
	case gehoor.Manager:
		if line.Region != "" {
			p.placed[location] = p.region(line.Region)
		}
		return []seatAt{{role: role, place: int64(location)}}, nil
	case gehoor.RegionalManager:
		return []seatAt{{role: role, region: p.region(line.Region)}}, nil
	case gehoor.Director:
		if location != 0 {
			return []seatAt{{role: role, place: int64(p.chart.Places[location].Holder)}}, nil
		}
		if len(p.holders) == 0 {
			return nil, &register.Refused{Line: line.Line, Reason: register.ReasonMissing, Args: []string{"location"}}
		}
		var seats []seatAt
		for _, h := range p.holders {
			seats = append(seats, seatAt{role: role, place: int64(h.ID)})
		}
		return seats, nil
	}
	return []seatAt{{role: role}}, nil
}

// region finds a region by its name, or plans it.
func (p *peoplePlan) region(name string) *gehoor.RegionID {
	key := strings.ToLower(name)
	id, ok := p.regions[key]
	if !ok {
		id = new(gehoor.RegionID)
		p.regions[key] = id
		p.done.Regions.Added++
		p.puts = append(p.puts, func(tx *store.Tx) error {
			added, err := tx.PutRegion(p.by, store.Region{Name: name})
			*id = added
			return err
		})
	}
	return id
}

// person finds somebody by mail address, or plans him; the first line of an address says the name.
func (p *peoplePlan) person(line register.Person) (*gehoor.PersonID, error) {
	key := strings.ToLower(line.Mail)
	if id, ok := p.people[key]; ok {
		return id, nil
	}
	id := new(gehoor.PersonID)
	p.people[key] = id
	was, err := p.app.Store.PersonByMail(p.org, line.Mail)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	*id = was.ID
	is := was
	is.Name, is.Mail = line.Name, line.Mail
	if line.Telephone != "" {
		is.Phone = line.Telephone
	}
	if is == was {
		return id, nil
	}
	if was.ID == 0 {
		p.done.People.Added++
	} else {
		p.done.People.Changed++
	}
	p.puts = append(p.puts, func(tx *store.Tx) error {
		put, err := tx.PutPerson(p.by, is)
		*id = put
		return err
	})
	return id, nil
}

// position plans a position, or the last day of one that is known.
func (p *peoplePlan) position(person *gehoor.PersonID, seat seatAt, from, until gehoor.Date) {
	row := gehoor.Position{Person: *person, Seat: seat.seat(), From: from, Until: until}
	tally := &p.done.Positions.Added
	if *person != 0 {
		for _, was := range p.chart.Positions {
			if was.Person != row.Person || was.Seat != row.Seat || was.From != from {
				continue
			}
			if was.Until == until {
				return
			}
			row.ID = was.ID
			tally = &p.done.Positions.Changed
			if was.Until.IsZero() {
				tally = &p.done.Positions.Closed
			}
		}
	}
	*tally++
	p.puts = append(p.puts, func(tx *store.Tx) error {
		row := row
		row.Person, row.Seat = *person, seat.seat()
		_, err := tx.PutPosition(p.by, row)
		return err
	})
}

// place plans the regions that locations come to stand in.
func (p *peoplePlan) place() error {
	for _, id := range slices.Sorted(maps.Keys(p.placed)) {
		region := p.placed[id]
		row, err := p.app.Store.Location(p.org, id)
		if err != nil {
			return err
		}
		if *region != 0 && row.Region == *region {
			continue
		}
		p.done.Placed++
		p.puts = append(p.puts, func(tx *store.Tx) error {
			row := row
			row.Region = *region
			_, err := tx.PutLocation(p.by, row)
			return err
		})
	}
	return nil
}

func importedDate(d register.Date) (gehoor.Date, error) {
	if d == "" {
		return gehoor.Date{}, nil
	}
	return gehoor.ParseDate(string(d))
}
