package store_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/register"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

var admin = gehoor.By(1)

// orgFacts lists the facts of the organisation's own stream.
func orgFacts(t *testing.T, url string, s *store.Store) []string {
	t.Helper()
	var kinds []string
	n, _, err := s.Head(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := database(t, url).Query(`select kind || data from event where stream = 0 order by n`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var k string
		if err := rows.Scan(&k); err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, k)
	}
	if int64(len(kinds)) != n {
		t.Errorf("%d lines in a log of %d", len(kinds), n)
	}
	return kinds
}

func TestDirectory(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "people", func(t *testing.T, url string) {
		s, other := storetest.OpenURL(t, url, 1), storetest.OpenURL(t, url, 2)
		els := store.Person{Name: "Els de Boer", Mail: "Els@Kinderhof.example", Phone: "+31612345678", Lang: gehoor.English}
		var jan gehoor.PersonID
		write(t, s, 1, noon, func(tx *store.Tx) (err error) {
			if els.ID, err = tx.PutPerson(admin, els); err != nil {
				return err
			}
			jan, err = tx.PutPerson(admin, store.Person{Name: "Jan Bakker"})
			return err
		})
		for _, s := range []*store.Store{s, other} {
			if got, err := s.Person(1, els.ID); err != nil || got != els {
				t.Errorf("got %+v, %v, want %+v", got, err, els)
			}
			if got, err := s.PersonByMail(1, " els@kinderhof.EXAMPLE"); err != nil || got.ID != els.ID {
				t.Errorf("by mail: got %+v, %v", got, err)
			}
			if got, err := s.NamesLike(1, "juf els"); err != nil || !slices.Equal(got, []gehoor.PersonID{els.ID}) {
				t.Errorf("names like: got %v, %v", got, err)
			}
			for _, mail := range []string{"", "jan@kinderhof.example"} {
				if got, err := s.PersonByMail(1, mail); !errors.Is(err, store.ErrNotFound) {
					t.Errorf("by mail %q: got %+v, %v", mail, got, err)
				}
			}
			if got, err := s.Person(1, jan+1); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("nobody: got %+v, %v", got, err)
			}
		}
		put := func(p store.Person) error {
			return s.Write(context.Background(), 1, noon, func(tx *store.Tx) error { _, err := tx.PutPerson(admin, p); return err })
		}
		if err := put(store.Person{ID: jan, Name: "Jan Bakker", Mail: "ELS@kinderhof.example"}); !errors.Is(err, store.ErrTaken) {
			t.Errorf("somebody else's address: got %v", err)
		}
		if err := put(store.Person{ID: jan + 1, Name: "Niemand"}); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an id of nobody: got %v", err)
		}
		els.Left = gehoor.Date{Year: 2026, Month: 8, Day: 31}
		for range 2 { // the second time nothing changes
			if err := put(els); err != nil {
				t.Fatal(err)
			}
		}
		for _, s := range []*store.Store{other, s} {
			if people, err := s.People(1); err != nil || len(people) != 2 || people[0] != els {
				t.Errorf("after a change on one node: got %+v, %v", people, err)
			}
		}
		want := []string{`ChartChanged{"What":"people","Added":2}`, `ChartChanged{"What":"people","Closed":1}`}
		if got := orgFacts(t, url, s); !slices.Equal(got, want) {
			t.Errorf("the log has %v, want %v", got, want)
		}
		plantedNowhere(t, url, "Els de Boer", "els@kinderhof", "Els@Kinderhof", "612345678", "Bakker")
	})
}

func TestChart(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "chart", func(t *testing.T, url string) {
		s, other := storetest.OpenURL(t, url, 1), storetest.OpenURL(t, url, 2)
		day := func(d int) gehoor.Date { return gehoor.Date{Year: 2026, Month: 8, Day: d} }
		var (
			holder       gehoor.HolderID
			region       gehoor.RegionID
			location     gehoor.LocationID
			registration int64
			absence      int64
		)
		write(t, s, 1, noon, func(tx *store.Tx) error {
			var errs [6]error
			h := store.Holder{}
			h.Take(register.Holder{KvK: "12345678", Name: "Kinderhof B.V."})
			holder, errs[0] = tx.PutHolder(admin, h)
			region, errs[1] = tx.PutRegion(admin, store.Region{Name: "Noord"})
			l := store.Location{Holder: holder, Region: region, Contact: store.PublicContact{Choice: store.ContactManager}}
			l.Take(register.Place{Name: "De Regenboog", Address: "Dorpsstraat 1", Postcode: "3581GK", Town: "Utrecht"})
			location, errs[2] = tx.PutLocation(admin, l)
			registration, errs[3] = tx.PutRegistration(admin, store.Registration{Location: location, Registration: register.Registration{LRK: "123456789", Kind: register.DayCare, Status: register.Registered}})
			_, errs[4] = tx.PutPosition(admin, gehoor.Position{Person: 7, Seat: gehoor.Seat{Role: gehoor.Manager, Place: int64(location)}, From: day(1)})
			absence, errs[5] = tx.PutAbsence(admin, gehoor.Absence{Person: 7, Deputy: 8, From: day(10), Until: day(14)})
			return errors.Join(errs[:]...)
		})
		for _, s := range []*store.Store{s, other} {
			chart, err := s.Chart(1)
			if err != nil {
				t.Fatal(err)
			}
			seat := gehoor.Seat{Role: gehoor.Manager, Place: int64(location)}
			if got := chart.Holders(seat, day(9)); !slices.Equal(got, []gehoor.PersonID{7}) {
				t.Errorf("on the 9th: %v", got)
			}
			if got := chart.Holders(seat, day(12)); !slices.Equal(got, []gehoor.PersonID{8}) {
				t.Errorf("on the 12th, with a deputy: %v", got)
			}
			if got := chart.Above(seat, chart.Places[location]); got != (gehoor.Seat{Role: gehoor.RegionalManager, Place: int64(region)}) {
				t.Errorf("above the manager: %v", got)
			}
			got, err := s.Location(1, location)
			if err != nil || got.Name != "De Regenboog" || got.Holder != holder || len(got.Registrations) != 1 || got.Registrations[0].ID != registration || got.Contact.Choice != store.ContactManager {
				t.Errorf("got %+v, %v", got, err)
			}
			if _, err := s.Location(1, location+1); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("another location: %v", err)
			}
			finder, err := s.Finder(1)
			if err != nil {
				t.Fatal(err)
			}
			if hits, _ := finder.Find("regenb utrecht", 8); len(hits) != 1 || hits[0].ID != int64(location) || !slices.Equal(hits[0].LRKs, []string{"123456789"}) {
				t.Errorf("found %+v", hits)
			}
			known, err := s.Known(1)
			if err != nil || len(known) != 1 || known[0].Holder.KvK != "12345678" || len(known[0].Locations) != 1 || len(known[0].Locations[0].Registrations) != 1 {
				t.Errorf("known: %+v, %v", known, err)
			}
		}
		// What an administrator wrote stays when the register says something new.
		renamed, err := other.Location(1, location)
		if err != nil {
			t.Fatal(err)
		}
		renamed.Name = "Regenboog Utrecht"
		renamed.Take(register.Place{Name: "KDV Regenboog", Address: "Dorpsstraat 2", Postcode: "3581GK", Town: "Utrecht"})
		renamed.Closed = day(31)
		write(t, other, 1, noon, func(tx *store.Tx) error {
			_, err := tx.PutLocation(admin, renamed)
			if err != nil {
				return err
			}
			if _, err := tx.PutAbsence(admin, gehoor.Absence{ID: absence, Person: 7, Deputy: 9, From: day(10), Until: day(14)}); err != nil {
				return err
			}
			_, err = tx.PutRegion(admin, store.Region{ID: region, Name: "Noord"}) // as it was
			return err
		})
		got, err := s.Location(1, location)
		if err != nil || got.Name != "Regenboog Utrecht" || got.Street != "Dorpsstraat 2" || got.Given.Name != "KDV Regenboog" || got.Closed != day(31) {
			t.Errorf("after a change on another node: %+v, %v", got, err)
		}
		if chart, err := s.Chart(1); err != nil || !slices.Equal(chart.Holders(gehoor.Seat{Role: gehoor.Manager, Place: int64(location)}, day(12)), []gehoor.PersonID{9}) {
			t.Errorf("the new deputy: %+v, %v", chart.Absences, err)
		}
		want := []string{
			`ChartChanged{"What":"absences","Added":1}`, `ChartChanged{"What":"holders","Added":1}`,
			`ChartChanged{"What":"locations","Added":3}`, `ChartChanged{"What":"positions","Added":1}`,
			`ChartChanged{"What":"absences","Changed":1}`, `ChartChanged{"What":"locations","Closed":1}`,
		}
		if got := orgFacts(t, url, s); !slices.Equal(got, want) {
			t.Errorf("the log has %q, want %q", got, want)
		}
		var states int
		if err := database(t, url).QueryRow(`select count(*) from chart_history where what = 'location' and actor = 'person:1'`).Scan(&states); err != nil || states != 2 {
			t.Errorf("the location's history has %d states, %v", states, err)
		}
		err = s.Write(context.Background(), 1, noon, func(tx *store.Tx) error {
			if _, err := tx.PutRegion(admin, store.Region{Name: "Zuid"}); err != nil {
				return err
			}
			return errRefused
		})
		if regions, err2 := s.Regions(1); !errors.Is(err, errRefused) || err2 != nil || len(regions) != 1 {
			t.Errorf("what was refused stands in the chart: %+v, %v, %v", regions, err, err2)
		}
	})
}

var errRefused = errors.New("refused")

func TestSettings(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "settings", func(t *testing.T, url string) {
		s, other := storetest.OpenURL(t, url, 1), storetest.OpenURL(t, url, 2)
		if err := s.SetOrganisation(context.Background(), store.Organisation{ID: 1, Name: "Kinderhof"}); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Settings(1); err != nil || got.Name != "Kinderhof" {
			t.Errorf("at first: %+v, %v", got, err)
		}
		if got, err := s.Settings(2); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("of no organisation: %+v, %v", got, err)
		}
		for _, phone := range []string{"+31600000001", "+31600000002"} {
			write(t, s, 1, noon, func(tx *store.Tx) error {
				return tx.PutSettings(store.Settings{Mail: "klachten@kinderhof.example", PhoneHours: text.Msg{NL: "9 tot 5", EN: "9 to 5"}, DutyList: []gehoor.PersonID{3, 4}, DirectorPhone: phone})
			})
			got, err := other.Settings(1)
			if err != nil || got.Name != "Kinderhof" || got.DirectorPhone != phone || got.PhoneHours.EN != "9 to 5" || !slices.Equal(got.DutyList, []gehoor.PersonID{3, 4}) {
				t.Errorf("on another node: %+v, %v", got, err)
			}
		}
		plantedNowhere(t, url, "600000001", "600000002")
	})
}

func TestProcedureInForce(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "procedure", func(t *testing.T, url string) {
		s, other := storetest.OpenURL(t, url, 1), storetest.OpenURL(t, url, 2)
		day := func(d int) gehoor.Date { return gehoor.Date{Year: 2026, Month: 9, Day: d} }
		if p, err := other.Procedure(1, day(1)); err != nil || p.ContactDays != 2 {
			t.Errorf("as shipped: %d days, %v", p.ContactDays, err)
		}
		second := strings.Replace(strings.Replace(string(procedure.DefaultFile()), "version: 1", "version: 2", 1),
			"{clause: R10, working-days: 2}", "{clause: R10, working-days: 1}", 1)
		var applied gehoor.Procedure
		write(t, s, 1, noon, func(tx *store.Tx) (err error) {
			applied, err = tx.ApplyProcedure(admin, store.Applying{File: []byte(second), From: day(10), Advice: gehoor.AdvicePositive, AdviceDate: day(2)})
			return err
		})
		for _, s := range []*store.Store{s, other} {
			for on, want := range map[gehoor.Date]int{day(9): 2, day(10): 1, day(30): 1} {
				p, err := s.Procedure(1, on)
				if err != nil || p.ContactDays != want {
					t.Errorf("on %s: %d days, %v, want %d", on, p.ContactDays, err, want)
				}
				if want == 1 && (p.Hash != applied.Hash || p.Version != 2 || p.From != day(10) || p.Advice != gehoor.AdvicePositive || p.AdviceDate != day(2)) {
					t.Errorf("on %s: %+v", on, p)
				}
			}
			if v, err := s.ProcedureVersion(1, day(10)); err != nil || len(v.Text) != 20 || v.Applied.Version != 2 {
				t.Errorf("the version: %d clauses, %+v, %v", len(v.Text), v.Applied, err)
			}
		}
		var wrong procedure.Errors
		err := s.Write(context.Background(), 1, noon, func(tx *store.Tx) error {
			_, err := tx.ApplyProcedure(admin, store.Applying{File: []byte(strings.Replace(second, "weeks: 6", "weeks: 7", 1)), From: day(11)})
			return err
		})
		if !errors.As(err, &wrong) || len(wrong) != 1 || wrong[0].Line == 0 {
			t.Errorf("seven weeks: got %v", err)
		}
		if versions, err := s.Procedures(1); err != nil || len(versions) != 1 {
			t.Errorf("%d versions, %v", len(versions), err)
		}
	})
}
