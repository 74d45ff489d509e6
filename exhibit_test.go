package gehoor_test

import (
	"reflect"
	"testing"
	"time"

	"gehoor"

	"pgregory.net/rapid"
)

// never are the kinds of facts of which a package for whomever holds nothing: no item, and no line of the log.
var never = map[string]bool{
	"SafetyAsked": true, "SafetyCleared": true, "Diverted": true, "SafetyMarked": true, "SafetyMarkRead": true, "SafetyStep": true, "DiversionReversed": true,
	"Held": true, "Released": true, "Erased": true, "AccessGranted": true, "AccessWithdrawn": true, "CodeRenewed": true, "PackageMade": true,
	"PartyNamed": true, "PartyStands": true, "Linked": true,
}

// TestD21NothingOfPersonnelInAPackage: a fact with a personnel measure gives a package nothing, not even its line, nor does what is for
// safety; what is ours is marked as such, and the complainant is not offered it.
func TestD21NothingOfPersonnelInAPackage(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	told := gehoor.Measure{No: 1, Kind: gehoor.ToldMeasure, Owner: manager, Text: ref(20), Due: gehoor.DateOf(monday).AddDays(9)}
	personnel := gehoor.Measure{No: 2, Kind: gehoor.PersonnelMeasure, Owner: manager, Text: ref(21), Due: gehoor.DateOf(monday).AddDays(9)}
	by := gehoor.By(coordinator)
	d.add(by, gehoor.NoteAdded{Note: ref(22)}, gehoor.MessageSent{Text: ref(23)}, gehoor.Acknowledged{Message: ref(24)},
		gehoor.DecisionDrafted{Version: 1, Letter: ref(25), Measures: []gehoor.Measure{told, personnel}},
		gehoor.DecisionSent{Version: 1, Letter: ref(25), PDF: ref(26)},
		gehoor.MeasurePromised{Measure: personnel}, gehoor.MeasureDone{No: 2, On: gehoor.DateOf(monday), Proof: ref(27)},
		gehoor.Heard{Side: gehoor.SideAccused, Party: 1, Account: ref(28)}, gehoor.AccessGranted{Person: regional, Level: gehoor.LevelSee, Reason: ref(29)},
		gehoor.SafetyStep{Note: ref(30)}, gehoor.MessageReceived{Text: ref(31), Mail: gehoor.Mailed{Raw: ref(32)}})
	items := func(to gehoor.Recipient) map[gehoor.Item]bool {
		all := map[gehoor.Item]bool{}
		for _, x := range d.Exhibits(to) {
			all[x.Ref.Item] = x.Inside
		}
		return all
	}
	has := func(all map[gehoor.Item]bool, item gehoor.Item, want, inside bool) {
		t.Helper()
		if is, ok := all[item]; ok != want || is != inside {
			t.Errorf("item %d: offered %v, our own %v", item, ok, is)
		}
	}
	out := items(gehoor.ForCommittee)
	for _, item := range []gehoor.Item{1, 2, 23, 25, 26, 28, 31} {
		has(out, item, true, false)
	}
	has(out, 22, true, true)
	for _, item := range []gehoor.Item{20, 21, 24, 27, 29, 30, 32} {
		has(out, item, false, false)
	}
	own := items(gehoor.ForComplainant)
	for _, item := range []gehoor.Item{1, 2, 23, 25, 26, 31} {
		has(own, item, true, false)
	}
	for _, item := range []gehoor.Item{20, 21, 22, 24, 27, 28, 29, 30, 32} {
		has(own, item, false, false)
	}
	d.add(by, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
	if len(d.Exhibits(gehoor.ForCommittee))+len(d.Telling(gehoor.ForCommittee)) != 0 {
		t.Error("a sealed dossier can be packed")
	}
	if _, err := d.MakePackage(gehoor.PackageMade{For: gehoor.ForCommittee}); err == nil {
		t.Error("a package of a sealed dossier is recorded")
	}
}

// TestD21NoNumberTellsOfPersonnel: what is told has the first numbers, in whatever order it was written down.
func TestD21NoNumberTellsOfPersonnel(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	m.hear(gehoor.SideComplainant, 0)
	m.relation()
	d := m.decision()
	d.Measures[0], d.Measures[1] = d.Measures[1], d.Measures[0]
	m.draft(ilse, d)
	for _, one := range m.c.Draft.Measures {
		if want := map[gehoor.MeasureKind]int{gehoor.ToldMeasure: 1, gehoor.PersonnelMeasure: 2}[one.Kind]; one.No != want {
			t.Errorf("a %s measure is number %d, want %d", one.Kind, one.No, want)
		}
	}
}

// TestD21AnyHistory fills facts of every kind at random, and finds nothing in a package that may never be there.
func TestD21AnyHistory(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		d := open(t, nil)
		facts := gehoor.Facts()
		for range rapid.IntRange(1, 12).Draw(rt, "facts") {
			f := filled(facts[rapid.IntRange(0, len(facts)-1).Draw(rt, "kind")])
			if gehoor.Kind(f) == "Filed" {
				continue
			}
			e := gehoor.Event{N: int64(d.Seq + 1), Stream: 1, Seq: d.Seq + 1, At: d.now.Add(time.Hour), Actor: gehoor.By(coordinator), Fact: f}
			if err := d.Apply(e); err != nil {
				continue // it has no place in a complaint
			}
		}
		for _, to := range gehoor.Recipients {
			var told []gehoor.Event
			for _, x := range d.Exhibits(to) {
				told = append(told, x.Event)
				if x.Personnel || x.Inside && to == gehoor.ForComplainant {
					rt.Fatalf("%s.%s is offered to %s", gehoor.Kind(x.Event.Fact), x.Field, to)
				}
			}
			for _, e := range append(told, d.Telling(to)...) {
				if never[gehoor.Kind(e.Fact)] || personnelIn(reflect.ValueOf(e.Fact)) {
					rt.Fatalf("%s is told to %s", gehoor.Kind(e.Fact), to)
				}
			}
		}
	})
}

// personnelIn reports whether a value holds the word by which a measure is a personnel one.
func personnelIn(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return v.Type() == reflect.TypeFor[gehoor.MeasureKind]() && v.String() == string(gehoor.PersonnelMeasure)
	case reflect.Struct:
		for i := range v.NumField() {
			if personnelIn(v.Field(i)) {
				return true
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if personnelIn(v.Index(i)) {
				return true
			}
		}
	}
	return false
}
