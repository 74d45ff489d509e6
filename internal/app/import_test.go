package app_test

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/register"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// importer is an installation with nothing in it but what the tests of imports need.
func importer(t *testing.T) *app.App {
	t.Helper()
	return &app.App{Store: storetest.Open(t), Now: func() time.Time { return time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC) }}
}

func sample(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../register/testdata/lrk-sample.csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func importLocations(t *testing.T, a *app.App, file string, how app.Import) app.LocationsImported {
	t.Helper()
	done, err := a.ImportLocations(t.Context(), 1, strings.NewReader(file), how)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// head is how far the organisation's log is: it must not move when nothing changes.
func head(t *testing.T, a *app.App) int64 {
	t.Helper()
	n, _, err := a.Store.Head(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// All rows of the register's file, and the same file again.
func TestImportLocations(t *testing.T) {
	t.Parallel()
	a, file := importer(t), sample(t)
	read, err := register.ReadLocations(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	holders, locations, registrations := read.Count()

	dry := importLocations(t, a, file, app.Import{DryRun: true})
	if all, err := a.Store.Locations(1); err != nil || len(all) > 0 || head(t, a) > 0 {
		t.Fatalf("a dry run made %d locations, %d lines: %v", len(all), head(t, a), err)
	}
	var last, chunks int
	done := importLocations(t, a, file, app.Import{Progress: func(done, total int) {
		if done <= last || done-last > 200 || done > total {
			t.Errorf("from %d to %d of %d", last, done, total)
		}
		last, chunks = done, chunks+1
	}})
	want := [3]app.Tally{{Added: holders}, {Added: locations}, {Added: registrations}}
	for name, got := range map[string]app.LocationsImported{"dry run": dry, "import": done} {
		if tallies := [3]app.Tally{got.Holders, got.Locations, got.Registrations}; got.Rows != 1175 || tallies != want {
			t.Errorf("%s: %d rows, %+v, want 1175, %+v", name, got.Rows, tallies, want)
		}
	}
	if chunks != (holders+locations+registrations+199)/200 {
		t.Errorf("%d chunks", chunks)
	}
	all, err := a.Store.Locations(1)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, l := range all {
		if l.Holder == 0 {
			t.Fatalf("location %d has no holder", l.ID)
		}
		found += len(l.Registrations)
	}
	if len(all) != locations || found != registrations {
		t.Errorf("%d locations with %d registrations, want %d with %d", len(all), found, locations, registrations)
	}

	before := head(t, a)
	again := importLocations(t, a, file, app.Import{})
	if !again.Plan.Idle() || head(t, a) != before {
		t.Errorf("the same file again: %+v %+v %+v, %d lines more", again.Holders, again.Locations, again.Registrations, head(t, a)-before)
	}
}

// An import that is broken off after any chunk is finished by the next.
func TestImportLocationsResumes(t *testing.T) {
	t.Parallel()
	a, file := importer(t), sample(t)
	starts := 0
	for ; ; starts++ {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := a.ImportLocations(ctx, 1, strings.NewReader(file), app.Import{Progress: func(int, int) { cancel() }})
		cancel()
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if starts > 20 {
			t.Fatal("it never ends")
		}
	}
	if starts < 5 {
		t.Errorf("it was broken off %d times only", starts)
	}
	if again := importLocations(t, a, file, app.Import{}); !again.Plan.Idle() {
		t.Errorf("after all: %+v %+v %+v", again.Holders, again.Locations, again.Registrations)
	}
	all, err := a.Store.Locations(1)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if len(l.Registrations) == 0 || !l.Closed.IsZero() {
			t.Errorf("location %d has %d registrations, closed %v", l.ID, len(l.Registrations), l.Closed)
		}
	}
}

const twoPlaces = `lrk_id;type_oko;actuele_naam_oko;aantal_kindplaatsen;status;inschrijfdatum;opvanglocatie_adres;opvanglocatie_postcode;opvanglocatie_woonplaats;naam_houder;kvk_nummer_houder;verantwoordelijke_gemeente
900000001;KDV;De Bron;32;Ingeschreven;01-01-2010;Bronweg 1;9901XA;Lindenveen;De Bronnen;90000001;Lindenveen
900000002;BSO;De Berg;32;Ingeschreven;01-01-2010;Bergweg 1;9901XB;Lindenveen;De Bronnen;90000001;Lindenveen
900000003;KDV;Het Dal;32;Ingeschreven;01-01-2010;Dalweg 1;9902XA;Oosterhave;Het Dal BV;90000002;Oosterhave
900000003;KDV;Het Dal;32;Ingeschreven;01-01-2010;Dalweg 1;9902XA;Oosterhave;Het Dal BV;90000002;Oosterhave
`

func TestImportLocationsChanges(t *testing.T) {
	t.Parallel()
	a := importer(t)
	done := importLocations(t, a, twoPlaces, app.Import{KvK: []string{"90000001"}})
	if done.Holders.Added != 1 || done.Locations.Added != 2 {
		t.Errorf("of one holder: %+v, %+v", done.Holders, done.Locations)
	}
	done = importLocations(t, a, twoPlaces, app.Import{})
	if done.Holders.Added != 1 || done.Locations.Added != 1 || len(done.Plan.Refused) != 1 || done.Plan.Refused[0].Line != 5 {
		t.Errorf("of all: %+v, %+v, refused %v", done.Holders, done.Locations, done.Plan.Refused)
	}
	bron := placeCalled(t, a, "De Bron")
	bron.Name = "De Bron aan de Vliet"
	err := a.Store.Write(t.Context(), 1, a.Now(), func(tx *store.Tx) error {
		_, err := tx.PutLocation(gehoor.Actor{}, bron)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	// One street is renamed, one registration is gone.
	lines := strings.Split(twoPlaces, "\n")
	next := strings.Join(slices.Delete(lines, 2, 3), "\n")
	next = strings.Replace(next, "Bronweg 1", "Bronlaan 2", 1)
	done = importLocations(t, a, next, app.Import{})
	if want := (app.Tally{Changed: 1, Closed: 1}); done.Locations != want {
		t.Errorf("locations: %+v, want %+v", done.Locations, want)
	}
	bron = placeCalled(t, a, "De Bron aan de Vliet") // an administrator's words stay
	if bron.Street != "Bronlaan 2" || !bron.Closed.IsZero() {
		t.Errorf("De Bron is at %s, closed %v", bron.Street, bron.Closed)
	}
	today := gehoor.DateOf(a.Now())
	berg := placeCalled(t, a, "De Berg")
	if berg.Closed != today || len(berg.Registrations) != 1 || berg.Registrations[0].Until != register.Date(today.String()) {
		t.Errorf("De Berg is closed %v, with %+v", berg.Closed, berg.Registrations)
	}

	// It comes back.
	done = importLocations(t, a, strings.Replace(twoPlaces, "Bronweg 1", "Bronlaan 2", 1), app.Import{})
	if want := (app.Tally{Changed: 1}); done.Locations != want {
		t.Errorf("locations: %+v, want %+v", done.Locations, want)
	}
	if berg = placeCalled(t, a, "De Berg"); !berg.Closed.IsZero() {
		t.Errorf("De Berg is closed %v", berg.Closed)
	}

	if _, err := a.ImportLocations(t.Context(), 1, strings.NewReader("naam;plaats\n"), app.Import{}); !errors.As(err, new(*register.HeaderError)) {
		t.Errorf("another file: %v", err)
	}
}

func placeCalled(t *testing.T, a *app.App, name string) store.Location {
	t.Helper()
	all, err := a.Store.Locations(1)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(l store.Location) bool { return l.Name == name })
	if i < 0 {
		t.Fatalf("there is no %s", name)
	}
	return all[i]
}

const threePeople = `naam,e-mail,telefoon,rol,locatie,regio,vanaf,tot en met
Ans Bos,ans@example.org,06-00000001,locatiemanager,De Bron,Noord,2024-01-01,
Bea Kok,bea@example.org,,regiomanager,,Noord,2024-01-01,
Cor Vink,cor@example.org,,directeur,,,2024-01-01,
Dik Maas,dik@example.org,,locatiemanager,De Zee,,2024-01-01,
Ans Bos,ans@example.org,,administrator,,,2024-01-01,
`

func TestImportPeople(t *testing.T) {
	t.Parallel()
	a := importer(t)
	importLocations(t, a, twoPlaces, app.Import{})
	importPeople := func(file string, how app.Import) app.PeopleImported {
		t.Helper()
		done, err := a.ImportPeople(t.Context(), 1, strings.NewReader(file), how)
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	before := head(t, a)
	dry := importPeople(threePeople, app.Import{DryRun: true})
	if head(t, a) != before {
		t.Error("a dry run changed something")
	}
	done := importPeople(threePeople, app.Import{})
	for name, got := range map[string]app.PeopleImported{"dry run": dry, "import": done} {
		// Cor is director of both holders.
		if got.Rows != 5 || got.People.Added != 3 || got.Positions.Added != 5 || got.Regions.Added != 1 || got.Placed != 1 {
			t.Errorf("%s: %+v", name, got)
		}
		if len(got.Refused) != 1 || got.Refused[0].Line != 5 || got.Refused[0].Reason != register.ReasonUnknown {
			t.Errorf("%s: refused %v", name, got.Refused)
		}
	}
	ans, err := a.Store.PersonByMail(1, "ANS@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if ans.Name != "Ans Bos" || ans.Phone != "+31600000001" {
		t.Errorf("Ans is %+v", ans)
	}
	chart, err := a.Store.Chart(1)
	if err != nil {
		t.Fatal(err)
	}
	today, bron := gehoor.DateOf(a.Now()), placeCalled(t, a, "De Bron")
	manager := gehoor.Seat{Role: gehoor.Manager, Place: int64(bron.ID)}
	if got := chart.Holders(manager, today); !slices.Equal(got, []gehoor.PersonID{ans.ID}) {
		t.Errorf("the manager of De Bron is %v, want %d", got, ans.ID)
	}
	above := chart.Above(manager, chart.Places[bron.ID])
	bea, err := a.Store.PersonByMail(1, "bea@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if got := chart.Holders(above, today); !slices.Equal(got, []gehoor.PersonID{bea.ID}) {
		t.Errorf("above the manager is %v, want %d", got, bea.ID)
	}

	before = head(t, a)
	if again := importPeople(threePeople, app.Import{}); again.People != (app.Tally{}) || again.Positions != (app.Tally{}) || again.Placed != 0 || head(t, a) != before {
		t.Errorf("the same file again: %+v", again)
	}
	// Ans leaves the location, and has another telephone.
	next := strings.Replace(threePeople, "06-00000001,locatiemanager,De Bron,Noord,2024-01-01,", "06-00000002,locatiemanager,De Bron,Noord,2024-01-01,2026-02-28", 1)
	done = importPeople(next, app.Import{})
	if done.People != (app.Tally{Changed: 1}) || done.Positions != (app.Tally{Closed: 1}) {
		t.Errorf("after a change: %+v, %+v", done.People, done.Positions)
	}
	if chart, err = a.Store.Chart(1); err != nil {
		t.Fatal(err)
	}
	if got := chart.Holders(manager, today); len(got) > 0 {
		t.Errorf("the manager of De Bron is still %v", got)
	}
}
