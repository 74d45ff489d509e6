package gehoor_test

import (
	"slices"
	"testing"

	"gehoor"

	"pgregory.net/rapid"
)

// R17: what stands out against its own past, by the rule as it is printed.
func TestR17StandsOut(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		past [4]int
		now  int
		want bool
	}{
		{[4]int{}, 0, false},
		{[4]int{}, 2, false}, // under three nothing does
		{[4]int{}, 3, true},
		{[4]int{1, 1, 2, 2}, 3, false}, // twice the average is not more than twice
		{[4]int{1, 1, 1, 2}, 3, true},
		{[4]int{0, 0, 0, 6}, 3, false},
		{[4]int{10, 10, 10, 10}, 20, false},
		{[4]int{10, 10, 10, 10}, 21, true},
	} {
		if got := (gehoor.Trend[gehoor.Category]{Past: one.past, Now: one.now}).StandsOut(); got != one.want {
			t.Errorf("%d after %v: %t", one.now, one.past, got)
		}
	}
}

// R17: each complaint counts in the thirteen weeks in which it was registered, and five times thirteen weeks are told.
func TestR17Trends(t *testing.T) {
	t.Parallel()
	all := gehoor.NewTrends(reportMonday)
	for i, day := range []string{"2026-09-06", "2026-06-08", "2026-06-07", "2026-03-09", "2025-06-09", "2025-06-08", "2026-09-07"} {
		all.Add(reported(t, gehoor.StreamID(i+1), day, 1).c)
	}
	want := gehoor.Trend[gehoor.LocationID]{Of: 1, Past: [4]int{1, 0, 0, 2}, Now: 2}
	if got := all.Locations(); len(got) != 1 || got[0] != want {
		t.Errorf("it is %+v, want %+v", got, want)
	}
}

// R17: more complaints now never make that something does not stand out any more; the order of adding is nothing; and the last
// thirteen weeks and the thirteen before are those of the weekly report.
func TestR17TrendProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		some := gehoor.Trend[gehoor.Category]{Now: rapid.IntRange(0, 40).Draw(r, "now")}
		for i := range some.Past {
			some.Past[i] = rapid.IntRange(0, 40).Draw(r, "past")
		}
		more := some
		more.Now++
		if some.StandsOut() && !more.StandsOut() {
			r.Fatalf("%+v stands out, and with one more not", some)
		}
		cs := anyComplaints(t, r)
		add := func(cs []*gehoor.Complaint) []gehoor.Trend[gehoor.LocationID] {
			all := gehoor.NewTrends(reportMonday, reading(bo)...)
			for _, c := range cs {
				all.Add(c)
			}
			return all.Locations()
		}
		got := add(cs)
		counts := map[gehoor.LocationID]gehoor.Count{}
		for _, l := range week(cs...).Locations {
			counts[l.Location] = l.Count
		}
		for _, l := range got {
			if counts[l.Of] != (gehoor.Count{N: l.Now, Before: l.Past[3]}) {
				r.Fatalf("%+v, the weekly report says %+v", l, counts[l.Of])
			}
		}
		slices.Reverse(cs)
		if back := add(cs); !slices.Equal(got, back) {
			r.Fatalf("added backwards it is %+v, not %+v", back, got)
		}
	})
}
