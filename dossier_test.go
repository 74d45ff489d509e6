package gehoor_test

import (
	"testing"
	"time"

	"gehoor"
)

// The organisation of the tests: location 7 and 8 in region 3 of holder 1, location 9 of holder 2.
const (
	manager     gehoor.PersonID = 11
	otherOne    gehoor.PersonID = 12
	regional    gehoor.PersonID = 21
	director    gehoor.PersonID = 31
	board       gehoor.PersonID = 41
	supervisor  gehoor.PersonID = 51
	coordinator gehoor.PersonID = 61
	colleague   gehoor.PersonID = 62
	deputy      gehoor.PersonID = 71
	safety      gehoor.PersonID = 81
	attention   gehoor.PersonID = 82
	privacy     gehoor.PersonID = 91
)

var (
	managerSeat    = gehoor.Seat{Role: gehoor.Manager, Place: 7}
	otherSeat      = gehoor.Seat{Role: gehoor.Manager, Place: 8}
	regionalSeat   = gehoor.Seat{Role: gehoor.RegionalManager, Place: 3}
	directorSeat   = gehoor.Seat{Role: gehoor.Director, Place: 1}
	boardSeat      = gehoor.Seat{Role: gehoor.Board}
	supervisorSeat = gehoor.Seat{Role: gehoor.Supervisor}
	deskSeat       = gehoor.Seat{Role: gehoor.Coordinator}
	deputySeat     = gehoor.Seat{Role: gehoor.DeputyCoordinator}
)

func organisation() gehoor.Chart {
	c := gehoor.Chart{Places: map[gehoor.LocationID]gehoor.Place{
		7: {Location: 7, Region: 3, Holder: 1},
		8: {Location: 8, Region: 3, Holder: 1},
		9: {Location: 9, Region: 4, Holder: 2},
	}}
	for person, seat := range map[gehoor.PersonID]gehoor.Seat{
		manager: managerSeat, otherOne: otherSeat, regional: regionalSeat, director: directorSeat, board: boardSeat,
		supervisor: supervisorSeat, coordinator: deskSeat, colleague: deskSeat, deputy: deputySeat,
		safety: {Role: gehoor.SafetyOfficer}, attention: {Role: gehoor.AttentionOfficer}, privacy: {Role: gehoor.PrivacyOfficer},
	} {
		c.Positions = append(c.Positions, gehoor.Position{Person: person, Seat: seat})
	}
	return c
}

// a day of the tests: Monday 7 September 2026, without a holiday near.
var monday = time.Date(2026, 9, 7, 10, 0, 0, 0, time.UTC)

func ref(n int) gehoor.Ref { return gehoor.Ref{Item: gehoor.Item(n), Seal: gehoor.Hash{byte(n)}} }

func submission() gehoor.Submission {
	return gehoor.Submission{
		Channel: gehoor.ByForm, Capacity: gehoor.Parent, Holder: 1, Region: 3, Location: 7,
		Happened: gehoor.Recently, Safety: gehoor.NoDanger, About: []gehoor.About{gehoor.AboutStaff},
		Way: gehoor.CallDaytime, Mail: true, Phone: true, Story: ref(1), Sender: ref(2),
	}
}

// fataler is what a dossier needs of a test, a rapid one too.
type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// A dossier is a complaint in a test, with its clock.
type dossier struct {
	*gehoor.Complaint
	t      fataler
	p      gehoor.Procedure
	chart  gehoor.Chart
	now    time.Time
	events []gehoor.Event
}

// open files what change makes of an ordinary complaint, on Monday.
func open(t testing.TB, change func(*gehoor.Submission)) *dossier {
	t.Helper()
	d := &dossier{Complaint: &gehoor.Complaint{}, t: t, p: gehoor.DefaultProcedure(), chart: organisation(), now: monday}
	s := submission()
	if change != nil {
		change(&s)
	}
	f, err := d.p.Submit(s, "267F3K", d.now)
	if err != nil {
		t.Fatal(err)
	}
	d.add(gehoor.Actor{Kind: gehoor.Complainant}, f)
	return d
}

func (d *dossier) add(by gehoor.Actor, facts ...gehoor.Fact) {
	d.t.Helper()
	for _, f := range facts {
		e := gehoor.Event{N: int64(len(d.events) + 1), Stream: 1, Seq: d.Seq + 1, At: d.now, Actor: by, Fact: f}
		if err := d.Apply(e); err != nil {
			d.t.Fatal(err)
		}
		d.events = append(d.events, e)
	}
}

// do adds what an act answered, done by the coordinator; a refusal fails the test.
func (d *dossier) do(facts []gehoor.Fact, err error) *dossier {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	d.add(gehoor.By(coordinator), facts...)
	return d
}

func (d *dossier) admit() *dossier {
	d.t.Helper()
	return d.do(d.Admit([]gehoor.Part{{No: 1, Category: "care"}}, false, ref(3), d.p, d.now))
}

func (d *dossier) routed() *dossier {
	d.t.Helper()
	d.admit()
	return d.do(d.Route(d.chart, gehoor.Seat{}, gehoor.Ref{}, d.now))
}

// contacted had a call with the complainant an hour after it was routed.
func (d *dossier) contacted() *dossier {
	d.t.Helper()
	d.routed()
	d.now = d.now.Add(time.Hour)
	return d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now))
}

// later moves the clock by so many days.
func (d *dossier) later(days int) *dossier {
	d.now = d.now.AddDate(0, 0, days)
	return d
}

// name adds a person of the dossier, who is known to the directory.
func (d *dossier) name(standing gehoor.Standing, seat gehoor.Seat, who gehoor.PersonID) *dossier {
	d.t.Helper()
	d.do(d.NameParty(standing, seat))
	if d.Persons == nil {
		d.Persons = map[gehoor.Party]gehoor.PersonID{}
	}
	if who != 0 {
		d.Persons[gehoor.Party(len(d.Parties))] = who
	}
	return d
}

// owed is the last duty of a kind.
func (d *dossier) owed(kind gehoor.DutyKind) gehoor.Duty {
	d.t.Helper()
	var last gehoor.Duty
	for _, duty := range d.Duties() {
		if duty.Kind == kind {
			last = duty
		}
	}
	if last.Kind == "" {
		d.t.Fatalf("no duty %s", kind)
	}
	return last
}

// refused says whether err is the refusal with the code; no code: no error.
func refused(t testing.TB, err error, code, why string) {
	t.Helper()
	var got string
	if r, ok := err.(*gehoor.Refusal); ok {
		got = r.Code
	} else if err != nil {
		t.Fatalf("%v: no refusal: %s", err, why)
	}
	if got != code {
		t.Errorf("refused with %q, want %q: %s", got, code, why)
	}
}
