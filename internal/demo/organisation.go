package demo

import (
	"bytes"
	"context"
	_ "embed" // the two files
	"fmt"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// The places and people of the demo, as the register and a spreadsheet would give them. All
// of them are invented; the addresses and numbers are nobody's.
var (
	//go:embed locations.csv
	locationsFile []byte
	//go:embed people.csv
	peopleFile []byte
)

const (
	organisationName = "Kinderopvang De Zonnewijzer"
	deskMail         = "klachten@zonnewijzer.example"
	deputyMail       = "j.smeets@zonnewijzer.example"
)

// people are who signs in, in the order in which they are told to a newcomer.
var people = []struct {
	Mail string
	Role text.Msg
}{
	{"m.vandalen@zonnewijzer.example", text.DemoCoordinator},
	{deputyMail, text.DemoDeputy},
	{"m.kappers@zonnewijzer.example", text.DemoManager},
	{"g.pastoor@zonnewijzer.example", text.DemoRegional},
	{"a.roelofsma@zonnewijzer.example", text.DemoDirector},
	{"c.oosterwold@zonnewijzer.example", text.DemoBoard},
	{"n.feenstra@zonnewijzer.example", text.DemoSafety},
	{"i.matthijssen@zonnewijzer.example", text.DemoAttention},
	{"o.brinkhuis@zonnewijzer.example", text.DemoPrivacy},
	{"s.dijkgraaf@zonnewijzer.example", text.DemoAdministrator},
}

// organise makes the organisation on the day that the clock shows: the places and people of the
// two files, a deputy at the desk, who is away now and who stands in, and the duty list.
func organise(ctx context.Context, a *app.App, org int64, today gehoor.Date) error {
	if err := a.Store.SetOrganisation(ctx, store.Organisation{ID: org, Name: organisationName, Created: a.Now()}); err != nil {
		return err
	}
	if _, err := a.ImportLocations(ctx, org, bytes.NewReader(locationsFile), app.Import{}); err != nil {
		return err
	}
	if _, err := a.ImportPeople(ctx, org, bytes.NewReader(peopleFile), app.Import{}); err != nil {
		return err
	}
	locations, err := a.Store.Locations(org)
	if err != nil {
		return err
	}
	who := map[string]gehoor.PersonID{}
	for _, mail := range []string{"n.feenstra", "a.roelofsma", "m.hendrickx", "c.oosterwold", "f.zijlstra", "y.amrani"} {
		p, err := a.Store.PersonByMail(org, mail+"@zonnewijzer.example")
		if err != nil {
			return fmt.Errorf("finding %s: %w", mail, err)
		}
		who[mail] = p.ID
	}
	return a.Store.Write(ctx, org, a.Now(), func(tx *store.Tx) error {
		by := gehoor.Actor{}
		deputy, err := tx.PutPerson(by, store.Person{Name: "Jolanda Smeets", Mail: deputyMail, Phone: "+31600000009"})
		if err != nil {
			return err
		}
		if _, err := tx.PutPosition(by, gehoor.Position{Person: deputy, Seat: gehoor.Seat{Role: gehoor.DeputyCoordinator}, From: gehoor.Date{Year: 2022, Month: 3, Day: 1}}); err != nil {
			return err
		}
		// Away now; Youssef Amrani of the next location stands in.
		away := gehoor.Absence{Person: who["f.zijlstra"], Deputy: who["y.amrani"], From: today.AddDays(-9), Until: today.AddDays(12)}
		if _, err := tx.PutAbsence(by, away); err != nil {
			return err
		}
		for _, l := range locations {
			l.Contact = store.PublicContact{Choice: store.ContactManager}
			if _, err := tx.PutLocation(by, l); err != nil {
				return err
			}
		}
		return tx.PutSettings(store.Settings{
			Name: organisationName, Mail: deskMail, Phone: "088-0000100",
			PhoneHours: text.DemoHours, Address: []string{"Postbus 1", "9911 ZZ Duinrade"},
			DutyList:     []gehoor.PersonID{who["n.feenstra"], who["a.roelofsma"], who["m.hendrickx"]},
			BoardContact: who["c.oosterwold"], DirectorPhone: "06-00000015", CommitteeMail: "oudercommissie@ouders.example", ReportingCode: gehoor.Date{Year: 2025, Month: 3, Day: 3},
		})
	})
}
