package gehoor_test

import (
	"slices"
	"testing"
	"time"

	"gehoor"

	"pgregory.net/rapid"
)

func kinds(ws []gehoor.Warning) []gehoor.WarningKind {
	var list []gehoor.WarningKind
	for _, w := range ws {
		list = append(list, w.Kind)
	}
	return list
}

// R9, D2: what triage is warned of, each case by itself.
func TestR9Warnings(t *testing.T) {
	t.Parallel()
	before := func(days int) time.Time { return monday.AddDate(0, 0, -days) }
	sender := func(days int) gehoor.Earlier {
		return gehoor.Earlier{ID: gehoor.StreamID(100 + days), Received: before(days), Location: 8, SameSender: true}
	}
	about := func(days int, c gehoor.Category) gehoor.Earlier {
		return gehoor.Earlier{ID: gehoor.StreamID(200 + days), Received: before(days), Location: 7, Category: c}
	}
	for name, c := range map[string]struct {
		others []gehoor.Earlier
		change func(*gehoor.Submission)
		want   []gehoor.WarningKind
	}{
		"nothing":                    {},
		"one earlier of the sender":  {others: []gehoor.Earlier{sender(40)}},
		"two earlier of the sender":  {others: []gehoor.Earlier{sender(40), sender(400)}, want: []gehoor.WarningKind{gehoor.WarnSender}},
		"second about the same":      {others: []gehoor.Earlier{about(10, "safety")}},
		"third about the same":       {others: []gehoor.Earlier{about(10, "safety"), about(90, "safety")}, want: []gehoor.WarningKind{gehoor.WarnPlace}},
		"third, but 13 weeks ago":    {others: []gehoor.Earlier{about(10, "safety"), about(91, "safety")}},
		"third, about other things":  {others: []gehoor.Earlier{about(10, "safety"), about(20, "care")}},
		"not yet about anything":     {others: []gehoor.Earlier{about(10, ""), about(20, "")}},
		"practice filings":           {others: []gehoor.Earlier{{ID: 3, Received: before(1), Location: 7, SameSender: true, Practice: true}}},
		"the same within 14 days":    {others: []gehoor.Earlier{{ID: 3, Received: before(14), Location: 7, SameName: true}}, want: []gehoor.WarningKind{gehoor.WarnDuplicate}},
		"the same after 14 days":     {others: []gehoor.Earlier{{ID: 3, Received: before(15), Location: 7, SameName: true}}},
		"the same name elsewhere":    {others: []gehoor.Earlier{{ID: 3, Received: before(1), Location: 8, SameName: true}}},
		"what it was split from":     {others: []gehoor.Earlier{{ID: 9, Received: before(0), Location: 7, SameSender: true}}, change: func(s *gehoor.Submission) { s.SplitFrom = 9 }},
		"itself":                     {others: []gehoor.Earlier{{ID: 1, Received: before(0), Location: 7, SameSender: true}}},
		"more than two months later": {change: func(s *gehoor.Submission) { s.Happened = gehoor.BeforeTheTerm }, want: []gehoor.WarningKind{gehoor.WarnLate}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t, c.change)
			if got := kinds(d.Warnings(c.others)); !slices.Equal(got, c.want) {
				t.Errorf("warned of %v, want %v", got, c.want)
			}
		})
	}
	d := open(t, nil)
	d.add(gehoor.Actor{}, d.Mark(true, 1)...)
	if got := kinds(d.Warnings([]gehoor.Earlier{sender(1), sender(2)})); !slices.Equal(got, []gehoor.WarningKind{gehoor.WarnSafety, gehoor.WarnSender}) {
		t.Errorf("safety is not what is said first: %v", got)
	}
}

// R9: warnings do not depend on the order in which the others are found, and name nobody who was not given.
func TestR9WarningsOrder(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		others := rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) gehoor.Earlier {
			return gehoor.Earlier{
				ID: gehoor.StreamID(rapid.IntRange(1, 50).Draw(t, "id")), Received: monday.Add(-time.Duration(rapid.IntRange(-5, 3000).Draw(t, "h")) * time.Hour),
				Location: gehoor.LocationID(rapid.IntRange(7, 8).Draw(t, "l")), Category: rapid.SampledFrom([]gehoor.Category{"", "care", "safety"}).Draw(t, "c"),
				SameSender: rapid.Bool().Draw(t, "s"), SameName: rapid.Bool().Draw(t, "n"), Practice: rapid.Bool().Draw(t, "p"),
			}
		}), 0, 12, func(e gehoor.Earlier) [2]int64 { return [2]int64{int64(e.ID), 0} }).Draw(t, "others")
		warned := d.Warnings(others)
		shuffled := rapid.Permutation(others).Draw(t, "shuffled")
		if again := d.Warnings(shuffled); !slices.Equal(sorted(kinds(warned)), sorted(kinds(again))) {
			t.Fatalf("%v, and in another order %v", kinds(warned), kinds(again))
		}
		for _, w := range warned {
			for _, o := range w.Others {
				if !slices.Contains(others, o) || o.Practice || o.ID == d.ID {
					t.Fatalf("%s rests on %+v", w.Kind, o)
				}
			}
		}
	})
}

func sorted(kinds []gehoor.WarningKind) []gehoor.WarningKind {
	slices.Sort(kinds)
	return kinds
}

// D26: what is suggested stands on top, nothing is lost, and nothing is chosen.
func TestD26Suggested(t *testing.T) {
	t.Parallel()
	p := gehoor.DefaultProcedure()
	rules, n := p.Suggested([]gehoor.About{gehoor.AboutContract, gehoor.AboutOffice})
	if n != 4 || rules[0].Name != "costs" || rules[3].Name != "communication" || len(rules) != len(p.Categories) {
		t.Errorf("%d suggested: %v", n, rules)
	}
	if rules, n := p.Suggested(nil); n != 0 || !slices.Equal(rules, p.Categories) {
		t.Errorf("nothing was answered, and %d are suggested", n)
	}
}

// D12: a part about another location is led there; another holder's is no part. Who is complained about leads none.
func TestD12PartLead(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	on := gehoor.DateOf(d.now)
	if s, err := d.PartLead(d.chart, 8, on); err != nil || s != otherSeat {
		t.Errorf("location 8 is led by %v (%v)", s, err)
	}
	if s, err := d.PartLead(d.chart, 7, on); err != nil || s != (gehoor.Seat{}) {
		t.Errorf("its own location by %v (%v)", s, err)
	}
	_, err := d.PartLead(d.chart, 9, on)
	refused(t, err, "reroute.other-holder", "another holder")
	d.name(gehoor.Accused, gehoor.Seat{}, otherOne)
	if s, err := d.PartLead(d.chart, 8, on); err != nil || s != regionalSeat {
		t.Errorf("with its manager complained about by %v (%v)", s, err)
	}
}

// D17: whoever took it has it until away; then it is the desk's again, and back on return.
func TestD17AbsentColleagueFallsBack(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.HandOver(colleague))
	on := gehoor.DateOf(d.now)
	if who := d.At(d.chart, on); who != colleague {
		t.Fatalf("it is with %d", who)
	}
	d.chart.Absences = append(d.chart.Absences, gehoor.Absence{Person: colleague, From: on, Until: on.AddDays(2)})
	if who := d.At(d.chart, on); who != 0 {
		t.Errorf("she is away, and it is with %d", who)
	}
	if who := d.At(d.chart, on.AddDays(3)); who != colleague {
		t.Errorf("she is back, and it is with %d", who)
	}
}

// D37: one person alone makes no practice filing.
func TestD37PracticeByTwo(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.ProposePractice(coordinator))
	if d.Practice || d.PracticeBy != coordinator {
		t.Fatal("proposed, and already one")
	}
	_, err := d.ProposePractice(colleague)
	refused(t, err, "practice.already", "proposed twice")
	_, err = d.MarkPractice(coordinator, d.PracticeBy)
	refused(t, err, "practice.second", "the same person twice")
	d.do(d.MarkPractice(colleague, d.PracticeBy))
	if !d.Practice || d.Counts() {
		t.Error("two people said so, and it counts")
	}
}
