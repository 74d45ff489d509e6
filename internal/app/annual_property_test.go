package app

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// A moment is when something happened to one of the complaints of a history.
type moment struct {
	at   time.Time
	of   int
	fact gehoor.Fact
}

// anyHistory is what happens to some complaints from December 2025 on, in the order in which it is recorded.
func anyHistory(t *rapid.T) (all []moment) {
	n := func(what string, from, to int) int { return rapid.IntRange(from, to).Draw(t, what) }
	for of := range n("complaints", 1, 6) {
		received := time.Date(2025, time.December, n("day", 1, 400), 10, 0, 0, 0, time.UTC)
		now := received.AddDate(0, 0, n("recorded after days", 0, 30)) // a letter lay in the post
		f := gehoor.Filed{
			Number: gehoor.Number(fmt.Sprintf("26%04d", of)), Holder: gehoor.HolderID(n("holder", 1, 2)), Location: gehoor.LocationID(n("location", 0, 3)),
			Capacity: rapid.SampledFrom([]gehoor.Capacity{gehoor.Parent, gehoor.ParentCommittee, gehoor.SomeoneElse}).Draw(t, "capacity"), ReceivedAt: received,
			Safety: rapid.SampledFrom([]gehoor.SafetyAnswer{gehoor.NoDanger, gehoor.NoDanger, gehoor.NoDanger, gehoor.StaffViolence}).Draw(t, "safety"),
			Terms:  gehoor.Terms{Decide: gehoor.StatutoryWeeks(gehoor.DateOf(received), 6)},
		}
		all = append(all, moment{now, of, f})
		for range n("facts", 0, 5) {
			now = now.AddDate(0, 0, n("days later", 0, 120)).Add(time.Second)
			part := gehoor.Part{No: 1, Location: f.Location, Category: "care", Kind: rapid.SampledFrom([]gehoor.PartKind{gehoor.Conduct, gehoor.Agreement, ""}).Draw(t, "kind")}
			fact := rapid.SampledFrom([]gehoor.Fact{
				gehoor.Admitted{Parts: []gehoor.Part{part}}, gehoor.Admitted{Parts: []gehoor.Part{part}, Signal: true}, gehoor.Withdrawn{}, gehoor.Closed{Ground: gehoor.ClosedWithdrawn},
				gehoor.Reopened{Ground: gehoor.AfterWithdrawal}, gehoor.Closed{Ground: gehoor.ClosedWithdrawn}, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1}, gehoor.SafetyCleared{}, gehoor.MarkedPractice{Second: cora},
				gehoor.Rerouted{Lead: gehoor.Seat{Role: gehoor.Manager, Place: 2}, Location: 2, Holder: 2},
				gehoor.Corrected{Seq: 1, Field: gehoor.FieldReceived, ReceivedAt: received.AddDate(0, 0, -n("days before", 0, 60))},
			}).Draw(t, "fact")
			all = append(all, moment{now, of, fact})
		}
	}
	slices.SortStableFunc(all, func(a, b moment) int { return cmp.Or(a.at.Compare(b.at), a.of-b.of) })
	return all
}

// lastOpen is c as it was the last time that it was not sealed; nil when it always was.
func lastOpen(t *rapid.T, c *gehoor.Complaint) (last *gehoor.Complaint) {
	events := c.Events()
	for i := range events {
		then, err := gehoor.Load(events[: i+1 : i+1])
		if err != nil {
			t.Fatal(err)
		}
		if !then.Sealed {
			last = then
		}
	}
	return last
}

// Art. 1.57b Wko, D24, D35, D37: over histories as they are stored and read back, every complaint that was not sealed from its first moment and is no
// practice filing is counted once, in the year in which it was filed, also when its date was corrected or another holder took it over; the sums are the
// totals; a sealed one more changes nothing but the number of its quarter; and erasing changes nothing at all.
func TestR13YearOfTheStoreAddsUp(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := storetest.Open(t)
	a := &App{Store: s, Now: func() time.Time { return someMonday }}
	org := int64(1)
	years := []int{2025, 2026, 2027}
	rapid.Check(t, func(t *rapid.T) {
		var err error
		if org, err = s.AddOrganisation(ctx, store.Organisation{Host: fmt.Sprintf("h%d", org)}, someMonday); err != nil {
			t.Fatal(err)
		}
		ids := map[int]gehoor.StreamID{}
		record := func(m moment) {
			err := s.Write(ctx, org, m.at, func(tx *store.Tx) error {
				if ids[m.of] == 0 {
					ids[m.of] = tx.NewStream()
				}
				_, err := tx.Append(ids[m.of], gehoor.By(cora), m.fact)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		for _, m := range anyHistory(t) {
			record(m)
		}
		count := func() map[string]gehoor.YearReport {
			all := map[string]gehoor.YearReport{}
			for _, year := range years {
				for holder := range gehoor.HolderID(2) {
					r, err := a.CountYear(ctx, org, year, holder+1, 1<<40)
					if err != nil {
						t.Fatal(err)
					}
					all[fmt.Sprint(year, " ", holder+1)] = r
				}
			}
			return all
		}
		counted := count()
		for _, year := range years {
			want, got, signals := 0, 0, 0
			for _, id := range ids {
				c, err := s.System().Load(ctx, org, id)
				if err != nil {
					t.Fatal(err)
				}
				if last := lastOpen(t, c); last != nil && gehoor.DateOf(last.Filed.ReceivedAt).Year == year && !c.Practice {
					want++
				}
			}
			for holder := range gehoor.HolderID(2) {
				r := counted[fmt.Sprint(year, " ", holder+1)]
				var sum gehoor.YearLocation
				for _, l := range r.Locations {
					if l.Conduct+l.Agreement+l.Unsorted != l.Filed || l.CarriedIn+l.Filed != l.Concluded+l.Open {
						t.Errorf("%d: a location does not add up: %+v", year, l)
					}
					sum.Filed, sum.CarriedIn, sum.Concluded, sum.Open, sum.Committees = sum.Filed+l.Filed, sum.CarriedIn+l.CarriedIn, sum.Concluded+l.Concluded, sum.Open+l.Open, sum.Committees+l.Committees
				}
				if sum.Filed != r.Filed || sum.CarriedIn != r.CarriedIn || sum.Concluded != r.Concluded || sum.Open != r.Open || sum.Committees != r.Committees {
					t.Errorf("%d: the locations add up to %+v, in all it is %+v", year, sum, r)
				}
				got, signals = got+r.Filed, signals+r.Signals
			}
			if got+signals != want {
				t.Errorf("%d: %d complaints and %d signals are counted, and %d were filed", year, got, signals, want)
			}
		}
		sealed := rapid.SampledFrom(years).Draw(t, "year of the sealed one")
		at := time.Date(sealed, time.December, 20, 9, 0, 0, 0, time.UTC)
		record(moment{at, 100, gehoor.Filed{Number: "269999", Holder: 1, Location: 1, ReceivedAt: at, Safety: gehoor.StaffViolence, Terms: gehoor.Terms{Decide: gehoor.StatutoryWeeks(gehoor.DateOf(at), 6)}}})
		for key, r := range count() {
			was := counted[key]
			if r.Year != sealed && r.Safety != was.Safety || r.Safety[0] != was.Safety[0] || r.Safety[1] != was.Safety[1] || r.Safety[2] != was.Safety[2] {
				t.Errorf("%s: another quarter's number changed", key)
			}
			if r.Safety = was.Safety; !reflect.DeepEqual(r, was) {
				t.Errorf("%s: a sealed one changed it:\n%+v\nwas\n%+v", key, r, was)
			}
		}
		counted = count()
		required := func() (all []bool) {
			for _, year := range years {
				for holder := range gehoor.HolderID(2) {
					r, err := a.yearRequired(ctx, org, year, holder+1, nil)
					if err != nil {
						t.Fatal(err)
					}
					if r != counted[fmt.Sprint(year, " ", holder+1)].Required {
						t.Errorf("%d: required is %v without counting, and not so in the report", year, r)
					}
					all = append(all, r)
				}
			}
			return all
		}
		was := required()
		for of := range rapid.IntRange(1, min(2, len(ids)-1)).Draw(t, "how many are erased") {
			if _, err := s.EraseDossier(ctx, org, someMonday.AddDate(2, 0, 0), gehoor.By(cora), ids[of], gehoor.CauseRetention, nil); err != nil {
				t.Fatal(err)
			}
		}
		for key, r := range count() {
			if !reflect.DeepEqual(r, counted[key]) {
				t.Errorf("%s: erasing changed it:\n%+v\nwas\n%+v", key, r, counted[key])
			}
		}
		if now := required(); !slices.Equal(now, was) {
			t.Errorf("required is %v once they are erased, and was %v", now, was)
		}
	})
}
