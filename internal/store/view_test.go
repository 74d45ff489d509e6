package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

func coordinator(p gehoor.PersonID) gehoor.Viewer {
	return gehoor.Viewer{Person: p, Seats: []gehoor.Seat{gehoor.Named(p), {Role: gehoor.Coordinator}}}
}

func TestListGoesOnFromTheLastRow(t *testing.T) {
	t.Parallel()
	storetest.On(t, "pages", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		var want []gehoor.StreamID
		for i := range 30 {
			// Two of each date, filed the other way round.
			id := fileAt(t, s, 1, fmt.Sprintf("26%04d", i), "x", noon.AddDate(0, 0, 30-i/2*2))
			want = append(want, id)
		}
		slices.SortFunc(want, func(a, b gehoor.StreamID) int {
			da, db := 30-int(a-1)/2*2, 30-int(b-1)/2*2
			if da != db {
				return da - db
			}
			return int(a - b)
		})
		both := gehoor.Viewer{Person: 1, Seats: []gehoor.Seat{{Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator}}}
		for _, limit := range []int{1, 4, 7, 30, 31} {
			var got []gehoor.StreamID
			var page store.Page
			for {
				var err error
				if page, err = s.As(1, both).List(ctx, store.Query{After: page.Next, Limit: limit}); err != nil {
					t.Fatal(err)
				}
				for _, r := range page.Rows {
					got = append(got, r.ID)
				}
				if page.Next == "" {
					break
				}
			}
			// Weekends give several filing dates one forwarding date.
			slices.SortStableFunc(want, func(a, b gehoor.StreamID) int { return dueOf(t, s, a).Compare(dueOf(t, s, b)) })
			if len(got) != len(want) {
				t.Fatalf("by %d: got %d, want %d", limit, len(got), len(want))
			}
			for i := 1; i < len(got); i++ {
				if d, e := dueOf(t, s, got[i-1]), dueOf(t, s, got[i]); d.After(e) || d.Equal(e) && got[i-1] >= got[i] {
					t.Errorf("by %d: %d (%v) stands before %d (%v)", limit, got[i-1], d, got[i], e)
				}
			}
		}
	})
}

// R15: what was closed while a measure is owed stays in the list of who must see to it, until it is done.
func TestR15MeasuresStayInTheList(t *testing.T) {
	t.Parallel()
	storetest.On(t, "pages", func(t *testing.T, s *store.Store) {
		id := fileAt(t, s, 1, "260001", "x", noon)
		promised := gehoor.Measure{No: 1, Kind: gehoor.ToldMeasure, Owner: 7, Due: gehoor.Date{Year: 2026, Month: 12, Day: 1}}
		append := func(facts ...gehoor.Fact) {
			t.Helper()
			if err := s.Write(context.Background(), 1, noon, func(tx *store.Tx) error {
				_, err := tx.Append(id, gehoor.Actor{}, facts...)
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		listed := func(v gehoor.Viewer, q store.Query) int {
			t.Helper()
			q.Level = gehoor.LevelKnow
			page, err := s.As(1, v).List(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			return len(page.Rows)
		}
		owner := gehoor.Viewer{Person: 7, Seats: []gehoor.Seat{gehoor.Named(7)}}
		append(gehoor.SeniorTold{}, gehoor.MeasurePromised{Measure: promised}, gehoor.Closed{Ground: gehoor.ClosedDecided})
		for name, v := range map[string]gehoor.Viewer{"the desk": coordinator(1), "the owner": owner} {
			if open, closed := listed(v, store.Query{}), listed(v, store.Query{Closed: true}); open != 1 || closed != 0 {
				t.Errorf("%s, measure owed: %d in the list, %d among the closed", name, open, closed)
			}
		}
		for name, v := range map[string]gehoor.Viewer{"the desk": coordinator(1), "the owner": owner} {
			if n, other := listed(v, store.Query{Step: gehoor.OweMeasure}), listed(v, store.Query{Step: gehoor.OweDecide}); n != 1 || other != 0 {
				t.Errorf("%s: %d among the measures, %d among the decisions", name, n, other)
			}
		}
		page, err := s.As(1, owner).List(context.Background(), store.Query{Level: gehoor.LevelKnow})
		if err != nil || len(page.Rows) != 1 || page.Rows[0].Own != gehoor.OweMeasure {
			t.Errorf("the owner's own step is not the measure: %+v, %v", page.Rows, err)
		}
		// Overdue it counts as late for who promised it, also when that is who leads, and sees it by another seat.
		leads := gehoor.Viewer{Person: 7, Seats: []gehoor.Seat{manager, gehoor.Named(7)}}
		append(gehoor.Routed{Lead: manager})
		for name, v := range map[string]gehoor.Viewer{"the owner": owner, "the owner, who leads": leads} {
			counts, err := s.As(1, v).Counts(context.Background(), promised.Due.AddDays(1).Start(nil).Add(time.Minute))
			if err != nil || counts.Late.N != 1 {
				t.Errorf("%s: %d late, %v", name, counts.Late.N, err)
			}
		}
		append(gehoor.MeasureDone{No: 1, On: gehoor.Date{Year: 2026, Month: 9, Day: 1}}, gehoor.MeasureTold{No: 1}, gehoor.Acknowledged{})
		if open, closed := listed(coordinator(1), store.Query{}), listed(coordinator(1), store.Query{Closed: true}); open != 0 || closed != 1 {
			t.Errorf("measure done: %d in the list, %d among the closed", open, closed)
		}
	})
}

// D26: what may be about safety stays on the desk until it was read, also when it was withdrawn before anybody did.
func TestD26MarkOfWhatWasWithdrawn(t *testing.T) {
	t.Parallel()
	storetest.On(t, "pages", func(t *testing.T, s *store.Store) {
		id := fileAt(t, s, 1, "260001", "x", noon)
		listed := func(q store.Query) int {
			t.Helper()
			page, err := s.As(1, coordinator(1)).List(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			return len(page.Rows)
		}
		for _, step := range []struct {
			facts []gehoor.Fact
			open  int
		}{
			{[]gehoor.Fact{gehoor.SafetyMarked{Seq: 1}, gehoor.SeniorTold{}, gehoor.Acknowledged{}, gehoor.Withdrawn{}}, 1},
			{[]gehoor.Fact{gehoor.SafetyMarkRead{Seq: 1}}, 0},
		} {
			if err := s.Write(context.Background(), 1, noon, func(tx *store.Tx) error {
				_, err := tx.Append(id, gehoor.Actor{}, step.facts...)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if open, marked, closed := listed(store.Query{}), listed(store.Query{Marked: true}), listed(store.Query{Closed: true}); open != step.open || marked != step.open || closed != 1-step.open {
				t.Errorf("after %s: %d in the list, %d marked, %d closed", gehoor.Kind(step.facts[len(step.facts)-1]), open, marked, closed)
			}
		}
	})
}

// checkOwn says when a row's step is not one that the viewer must take, by the date that stands there: C1.
func checkOwn(t rapid.TB, v gehoor.Viewer, c *gehoor.Complaint, row store.Row) {
	t.Helper()
	if next, ok := c.Next(nil); ok && row.Level == gehoor.LevelSee && (row.Step != next.Kind || row.Turn != next.Seat) {
		t.Errorf("row %d says %q of %v is next, not %q of %v", row.ID, row.Step, row.Turn, next.Kind, next.Seat)
	}
	if row.Own == "" {
		if !row.Due.IsZero() && !(row.Sealed && row.Level == gehoor.LevelKnow) {
			t.Errorf("row %d: something is owed by %v, and not said what", row.ID, row.Due)
		}
		return
	}
	desk := v.Has(gehoor.Coordinator) || v.Has(gehoor.DeputyCoordinator) || slices.ContainsFunc(v.Seats, gehoor.Seat.Instead) // which watches over what anybody owes
	if !slices.ContainsFunc(c.Duties(), func(d gehoor.Duty) bool {
		return d.Open() && d.Kind == row.Own && d.By.Equal(row.Due) && (desk || slices.Contains(v.Seats, d.Seat))
	}) {
		t.Errorf("row %d says that %v owes %q by %v", row.ID, v.Seats, row.Own, row.Due)
	}
}

func dueOf(t *testing.T, s *store.Store, id gehoor.StreamID) time.Time {
	t.Helper()
	c, err := s.System().Load(context.Background(), 1, id)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := c.Next(nil)
	return d.By
}

// The seats, people and places of random histories.
var (
	anySeat = []gehoor.Seat{
		{Role: gehoor.Manager, Place: 100}, {Role: gehoor.Manager, Place: 101}, {Role: gehoor.RegionalManager, Place: 10},
		{Role: gehoor.Director, Place: 1}, {Role: gehoor.Board}, {Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator},
		{Role: gehoor.SafetyOfficer}, {Role: gehoor.AttentionOfficer}, {Role: gehoor.PrivacyOfficer}, {Role: gehoor.Supervisor},
		gehoor.OrAbove(gehoor.Seat{Role: gehoor.DeputyCoordinator}, 0), gehoor.OrAbove(gehoor.Seat{Role: gehoor.SafetyOfficer}, 1),
	}
	people = []gehoor.PersonID{1, 2, 3, 4}
)

// randomFact is one that may follow in a complaint; package gehoor decides what a person may do,
// here anything is tried.
func randomFact(t *rapid.T) gehoor.Fact {
	seat := func(what string) gehoor.Seat { return rapid.SampledFrom(anySeat).Draw(t, what) }
	person := func() gehoor.PersonID { return rapid.SampledFrom(people).Draw(t, "person") }
	standing := func() gehoor.Standing {
		return rapid.SampledFrom([]gehoor.Standing{gehoor.Provisional, gehoor.Accused, gehoor.Involved, gehoor.Mentioned}).Draw(t, "standing")
	}
	track := func() gehoor.Track {
		return rapid.SampledFrom([]gehoor.Track{gehoor.ReportingCode, gehoor.ReportingDuty}).Draw(t, "track")
	}
	party := gehoor.Party(rapid.IntRange(1, 2).Draw(t, "party"))
	day := gehoor.Date{Year: 2026, Month: 8, Day: rapid.IntRange(13, 31).Draw(t, "day")}
	switch rapid.IntRange(0, 18).Draw(t, "fact") {
	case 0:
		return gehoor.Acknowledged{}
	case 1, 2:
		return gehoor.Routed{Lead: seat("lead"), NextLevel: seat("next level")}
	case 3:
		return gehoor.Rerouted{Lead: seat("lead"), NextLevel: seat("next level"), Location: 101, Region: 10, Holder: 1}
	case 4:
		return gehoor.PartyNamed{Party: party, Standing: standing(), Alone: rapid.SliceOfN(rapid.SampledFrom(anySeat), 0, 2).Draw(t, "alone")}
	case 5:
		return gehoor.PartyStands{Party: party, Standing: standing()}
	case 6:
		return gehoor.SafetyAsked{Track: track(), Since: 1}
	case 7:
		return gehoor.SafetyCleared{}
	case 8:
		return gehoor.Diverted{Track: track(), Parts: []gehoor.PartNo{1}, Since: 1}
	case 9:
		return gehoor.DiversionReversed{Parts: []gehoor.PartNo{1}}
	case 10:
		return gehoor.AccessGranted{Person: person(), Level: rapid.SampledFrom([]gehoor.Level{gehoor.LevelKnow, gehoor.LevelSee}).Draw(t, "level")}
	case 11:
		return gehoor.AccessWithdrawn{Person: person()}
	case 12:
		return gehoor.DecisionDrafted{Version: 1, ApproveBy: gehoor.Months(day, 1)}
	case 13:
		return gehoor.DecisionApproved{Version: 1}
	case 14:
		return gehoor.TakenOver{Seat: seat("taker"), Person: person()}
	case 15:
		return gehoor.MeasurePromised{Measure: gehoor.Measure{No: 1, Owner: person(), Due: day}}
	case 16:
		return gehoor.Closed{Ground: gehoor.ClosedDecided}
	case 17:
		return gehoor.Held{Review: day}
	}
	return gehoor.Reopened{Ground: gehoor.AfterNotResolved}
}

// The rule of access in SQL is the rule in package gehoor: for random histories and viewers, what a
// view has is what Can allows, by every way of asking.
func TestViewsAreWhatCanAllows(t *testing.T) {
	t.Parallel()
	storetest.On(t, "random", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		org := int64(1)
		rapid.Check(t, func(t *rapid.T) {
			var err error
			if org, err = s.AddOrganisation(ctx, store.Organisation{Host: fmt.Sprintf("h%d", org)}, noon); err != nil {
				t.Fatal(err)
			}
			ids := randomComplaints(t, s, org)
			v := gehoor.Viewer{Person: rapid.SampledFrom(append([]gehoor.PersonID{0}, people...)).Draw(t, "viewer")}
			v.Seats = append(v.Seats, gehoor.Named(v.Person))
			for _, seat := range anySeat {
				if rapid.IntRange(0, 3).Draw(t, "holds") == 0 {
					v.Seats = append(v.Seats, seat)
				}
			}
			checkView(t, s, org, v, ids)
		})
	})
}

func randomComplaints(t *rapid.T, s *store.Store, org int64) []gehoor.StreamID {
	var ids []gehoor.StreamID
	for i := range rapid.IntRange(1, 4).Draw(t, "complaints") {
		err := s.Write(context.Background(), org, noon, func(tx *store.Tx) error {
			id := tx.NewStream()
			f := gehoor.Filed{
				Number: gehoor.Number(fmt.Sprintf("26%04d", i)), Location: 100, Region: 10, Holder: 1, ReceivedAt: noon,
				Safety: rapid.SampledFrom([]gehoor.SafetyAnswer{gehoor.NoDanger, gehoor.NoDanger, gehoor.StaffViolence}).Draw(t, "safety"),
				Terms:  gehoor.Terms{Decide: gehoor.StatutoryWeeks(gehoor.DateOf(noon), 6)},
			}
			if rapid.IntRange(0, 3).Draw(t, "about") == 0 {
				f.About = []gehoor.About{gehoor.AboutCoordinator}
			}
			if _, err := tx.Append(id, gehoor.Actor{}, f); err != nil {
				return err
			}
			for range rapid.IntRange(0, 7).Draw(t, "facts") {
				fact := randomFact(t)
				if _, err := tx.Append(id, gehoor.By(1), fact); err != nil {
					return err
				}
				if p, ok := fact.(gehoor.PartyNamed); ok {
					if err := tx.SetParty(id, p.Party, rapid.SampledFrom(people).Draw(t, "party's person")); err != nil {
						return err
					}
				}
			}
			ids = append(ids, id)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return ids
}

func checkView(t *rapid.T, s *store.Store, org int64, v gehoor.Viewer, ids []gehoor.StreamID) {
	ctx := context.Background()
	view := s.As(org, v)
	see, know := map[gehoor.StreamID]bool{}, map[gehoor.StreamID]bool{}
	late := 0
	for _, id := range ids {
		c, err := s.System().Load(ctx, org, id)
		if err != nil {
			t.Fatal(err)
		}
		if gehoor.Can(v, gehoor.See, c) {
			see[id] = true
		}
		if gehoor.Can(v, gehoor.Know, c) {
			know[id] = true
		}
		if _, err := view.Complaint(ctx, id); see[id] != (err == nil) || err != nil && !errors.Is(err, store.ErrNotFound) {
			t.Errorf("complaint %d: see %v, got %v", id, see[id], err)
		}
		opens := gehoor.Can(v, gehoor.OpenUp, c)
		if got, err := view.Openable(ctx, string(c.Number())); opens != (err == nil) || opens && got != id || err != nil && !errors.Is(err, store.ErrNotFound) {
			t.Errorf("opening %d: may %v, got %d, %v", id, opens, got, err)
		}
		row, err := view.ByNumber(ctx, string(c.Number()))
		if know[id] != (err == nil) || err != nil && !errors.Is(err, store.ErrNotFound) {
			t.Errorf("by number %d: know %v, got %v", id, know[id], err)
		}
		if err == nil && (row.Level == gehoor.LevelSee) != see[id] {
			t.Errorf("by number %d: see %v, got level %s", id, see[id], row.Level)
		}
		if err == nil && !see[id] && (row.Step != "" || row.Seq != 0 || row.Lead != (gehoor.Seat{}) || row.Turn != (gehoor.Seat{})) {
			t.Errorf("row %d says more than one may know: %+v", id, row)
		}
		if err == nil {
			checkOwn(t, v, c, row)
		}
		if _, owed := c.Next(nil); know[id] && (c.Open() || owed) && !row.Due.IsZero() && row.Due.Before(noon.AddDate(1, 0, 0)) {
			late++
		}
	}
	for level, want := range map[gehoor.Level]map[gehoor.StreamID]bool{gehoor.LevelSee: see, gehoor.LevelKnow: know} {
		got := map[gehoor.StreamID]bool{}
		for _, closed := range []bool{false, true} {
			q := store.Query{Level: level, Closed: closed, Limit: 2}
			for {
				page, err := view.List(ctx, q)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range page.Rows {
					if got[r.ID] {
						t.Errorf("list of %s: %d stands twice", level, r.ID)
					}
					got[r.ID] = true
				}
				if q.After = page.Next; q.After == "" {
					break
				}
			}
		}
		for _, id := range ids {
			if got[id] != want[id] {
				t.Errorf("list of %s: %d: got %v, want %v", level, id, got[id], want[id])
			}
		}
	}
	duplicates, err := view.Kin(ctx, nil, 100, noon.AddDate(0, 0, -1))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range duplicates {
		if !see[d.ID] {
			t.Errorf("duplicates: %d is not for this viewer", d.ID)
		}
	}
	counts, err := view.Counts(ctx, noon.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if counts.Late.N != late {
		t.Errorf("counts: %d late, want %d", counts.Late.N, late)
	}
}
