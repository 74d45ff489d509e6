package gehoor_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"gehoor"

	"pgregory.net/rapid"
)

// A yearly is a complaint of these reports on 2026, by what the report looks at.
type yearly struct {
	location  gehoor.LocationID
	kind      gehoor.PartKind
	category  gehoor.Category
	filed     string
	capacity  gehoor.Capacity
	concluded string // the day on which the decision goes out; "": open
	outcome   gehoor.Outcome
	nature    gehoor.MeasureNature
}

// matter plays a complaint from its filing.
func (y yearly) matter(t testing.TB, id gehoor.StreamID) *matter {
	t.Helper()
	m := filedMatter(t, id, date(t, y.filed).Start(nil).Add(9*time.Hour), func(s *gehoor.Submission) {
		s.Location, s.Capacity = y.location, y.capacity
		if y.capacity == "" {
			s.Capacity = gehoor.Parent
		}
	})
	facts, err := m.c.Admit([]gehoor.Part{{No: 1, Category: y.category, Kind: y.kind, Location: y.location}}, y.capacity == gehoor.SomeoneElse, m.words(), m.p, m.now)
	m.does(ilse, facts, err)
	if y.capacity == gehoor.SomeoneElse {
		return m
	}
	facts, err = m.c.Route(matterChart(), gehoor.Seat{}, m.words(), m.now)
	m.does(ilse, facts, err)
	if y.concluded == "" {
		return m
	}
	m.speak()
	m.at(y.concluded)
	m.hear(gehoor.SideComplainant, 0)
	m.relation()
	m.draft(ilse, gehoor.DecisionDrafted{
		Findings: []gehoor.Finding{{Part: 1, Outcome: y.outcome, Reasons: m.words()}},
		Measures: []gehoor.Measure{{Kind: gehoor.ToldMeasure, Owner: mark, Text: m.words(), Due: gehoor.DateOf(m.now).AddDays(30), Nature: y.nature}},
		Letter:   m.words(),
	})
	m.approve(noor)
	m.send(gehoor.OnPaper)
	return m
}

func year(cs ...*gehoor.Complaint) gehoor.YearReport {
	y := gehoor.NewYear(2026, 1)
	for _, c := range cs {
		y.Add(c)
	}
	return y.Report()
}

func yearBytes(t interface{ Fatal(...any) }, cs []*gehoor.Complaint) string {
	b, err := json.Marshal(year(cs...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// R13, art. 1.57b Wko: the figures of one year, worked out by hand.
func TestR13YearFigures(t *testing.T) {
	t.Parallel()
	var cs []*gehoor.Complaint
	for i, y := range []yearly{
		{location: 1, kind: gehoor.Conduct, category: "care", filed: "2026-03-02", concluded: "2026-04-01", outcome: gehoor.Upheld, nature: gehoor.WorkMeasure},
		{location: 1, kind: gehoor.Conduct, category: "care", filed: "2026-03-03", concluded: "2026-04-01", outcome: gehoor.NotUpheld},
		{location: 1, kind: gehoor.Conduct, category: "safety", filed: "2026-12-30"}, // decided in the next year
		{location: 1, kind: gehoor.Agreement, category: "costs", filed: "2026-05-04", concluded: "2026-08-03", outcome: gehoor.Upheld, nature: gehoor.PaymentMeasure},
		{location: 2, kind: gehoor.Agreement, category: "costs", filed: "2026-05-04", concluded: "2026-05-11", outcome: gehoor.Upheld, nature: gehoor.PaymentMeasure},
		{location: 3, kind: gehoor.Agreement, category: "contract", filed: "2025-12-29", concluded: "2026-01-12", outcome: gehoor.NotUpheld}, // carried in
		{location: 3, kind: gehoor.Agreement, category: "contract", filed: "2025-11-03", concluded: "2025-12-01", outcome: gehoor.NotUpheld}, // over before
		{location: 3, kind: gehoor.Conduct, category: "other", filed: "2026-06-01", capacity: gehoor.SomeoneElse},                            // a signal
		{location: 2, kind: gehoor.Agreement, category: "committee", filed: "2026-06-01", capacity: gehoor.ParentCommittee},
	} {
		cs = append(cs, y.matter(t, gehoor.StreamID(i+1)).c)
	}
	letter := filedMatter(t, 20, date(t, "2027-01-04").Start(nil).Add(9*time.Hour), func(s *gehoor.Submission) {
		s.Channel, s.ReceivedAt = gehoor.ByLetter, date(t, "2026-12-31").Start(nil).Add(9*time.Hour)
	})
	r := year(append(cs, letter.c)...)
	check := func(what string, got, want any) {
		t.Helper()
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
	}
	check("what came, went and stayed", []int{r.CarriedIn, r.Filed, r.Concluded, r.Open}, []int{1, 7, 5, 3})
	check("committees and signals", []int{r.Committees, r.Signals}, []int{1, 1})
	check("required", r.Required, true)
	check("decided in time", r.Decide, gehoor.Share{N: 4, Of: 6}) // one in August, and one of June not at all
	check("measures", r.Measures, gehoor.Share{N: 0, Of: 3})      // none was done; two are of fewer than three complaints, and one was due the year before
	check("locations", r.Locations, "[{1 0 5 3 1 1 0 3 2 0} {2 0 2 0 2 0 1 1 1 0} {3 1 0 0 0 0 0 1 0 0}]")
	check("subjects", r.Subjects, "[{conduct false 1 3 [{care 2} {safety 1}] [] 0 []} {agreement true 0 3 [{committee 1} {costs 2}] [] 0 []}]")
	check("outcomes", r.Outcomes, "[{agreement true 0 3 [] [{not 1} {upheld 2}] 0 [{other 1} {payment 2}]}]")
}

// R19, art. 1.57b Wko: a year in which nobody complained needs no report; one with only a dispute does.
func TestR19YearRequired(t *testing.T) {
	t.Parallel()
	y := gehoor.NewYear(2026, 1)
	if r := y.Report(); r.Required {
		t.Error("nobody complained, and a report is required")
	}
	y.AddDispute(gehoor.Dispute{DisputeOpened: gehoor.DisputeOpened{No: 1, Holder: 2, On: date(t, "2026-03-01")}})
	if r := y.Report(); r.Required {
		t.Error("another holder's dispute makes a report required")
	}
	y.AddDispute(gehoor.Dispute{DisputeOpened: gehoor.DisputeOpened{No: 2, Holder: 1, On: date(t, "2025-03-01")}, Ended: date(t, "2025-12-31")})
	if r := y.Report(); r.Required {
		t.Error("a dispute that ended the year before makes a report required")
	}
	y.AddDispute(gehoor.Dispute{DisputeOpened: gehoor.DisputeOpened{No: 3, Holder: 1, Location: 2, On: date(t, "2025-03-01")}, Ended: date(t, "2026-01-02"), Outcome: gehoor.RuledUpheld})
	r := y.Report()
	if !r.Required || r.Disputes.Handled != 1 || r.Disputes.New != 0 || r.Disputes.Ended != 1 {
		t.Errorf("one dispute was handled in the year: %+v, required %v", r.Disputes, r.Required)
	}
	if len(r.Disputes.Rulings) != 0 {
		t.Error("one ruling alone is told")
	}
	if len(r.Locations) != 1 || r.Locations[0].Disputes != 1 {
		t.Errorf("locations: %+v", r.Locations)
	}
}

// R15: a measure counts as done in time by the day that was promised first.
func TestR15YearMeasures(t *testing.T) {
	t.Parallel()
	y := yearly{location: 1, kind: gehoor.Conduct, category: "care", filed: "2026-03-02", concluded: "2026-03-09", outcome: gehoor.Upheld} // due 8 April, and two more that are never done
	tests := []struct {
		moved, done string
		want        gehoor.Share
	}{
		{"", "2026-04-08", gehoor.Share{N: 1, Of: 3}},
		{"", "2026-04-09", gehoor.Share{N: 0, Of: 3}},
		{"2026-05-01", "2026-04-20", gehoor.Share{N: 0, Of: 3}},
		{"2027-02-01", "", gehoor.Share{N: 0, Of: 3}},
	}
	for _, tt := range tests {
		m := y.matter(t, 1)
		if tt.moved != "" {
			facts, err := m.c.MoveMeasure(1, date(t, tt.moved), m.words(), mark, m.now)
			m.does(mark, facts, err)
		}
		if tt.done != "" {
			m.at(tt.done)
			facts, err := m.c.FinishMeasure(1, date(t, tt.done), m.words(), mark, m.now)
			m.does(mark, facts, err)
		}
		if got := year(m.c, y.matter(t, 2).c, y.matter(t, 3).c).Measures; got != tt.want {
			t.Errorf("moved to %q, done on %q: %v, want %v", tt.moved, tt.done, got, tt.want)
		}
	}
}

// Art. 1.57b Wko: whether anything came of the one complaint of a location is not to be found by taking what is told of groups from the total.
func TestR15YearMeasuresTellNobodyApart(t *testing.T) {
	t.Parallel()
	played := func(alone, others int, with bool) gehoor.YearReport {
		y := yearly{location: 1, kind: gehoor.Conduct, category: "care", filed: "2026-03-02", concluded: "2026-03-09", outcome: gehoor.Upheld}
		var cs []*gehoor.Complaint
		for range others {
			cs = append(cs, y.matter(t, gehoor.StreamID(len(cs)+1)).c)
		}
		y.location = 2
		for range alone {
			if m := y.matter(t, gehoor.StreamID(len(cs)+1)); with {
				cs = append(cs, m.c)
				continue
			}
			y.concluded = ""
			m := y.matter(t, gehoor.StreamID(len(cs)+1))
			facts, err := m.c.Withdraw(gehoor.Withdrawn{Writing: m.words()}, gehoor.By(ilse))
			m.does(ilse, facts, err)
			cs, y.concluded = append(cs, m.c), "2026-03-09"
		}
		return year(cs...)
	}
	for alone := range 3 {
		with, without := played(alone, 3, true), played(alone, 3, false)
		if with.Measures != without.Measures || with.Measures.Of != 3 {
			t.Errorf("%d alone: measures are %v with theirs, and %v without", alone, with.Measures, without.Measures)
		}
	}
	if r := played(1, 0, true); r.Measures != (gehoor.Share{}) {
		t.Errorf("of one complaint it is told that %v of its measures were done", r.Measures)
	}
	if r := played(3, 3, true); r.Measures.Of != 6 {
		t.Errorf("measures of six: %v", r.Measures)
	}
}

// R20, art. 1.57b Wko: who went straight to the committee in December and came to us in January had a dispute in December, also once
// all is erased.
func TestR20YearOfADisputeBeforeTheComplaint(t *testing.T) {
	t.Parallel()
	m := filedMatter(t, 1, date(t, "2027-01-05").Start(nil).Add(9*time.Hour), nil)
	m.fact(ilse, gehoor.Escalated{Body: gehoor.DisputesCommittee, On: date(t, "2026-12-20"), Direct: gehoor.CannotBeAsked})
	kept := year(m.c)
	if !kept.Required || kept.Filed != 0 || kept.CarriedIn != 0 || kept.Disputes.Handled != 1 || kept.Disputes.New != 1 || kept.Disputes.Running != 1 {
		t.Errorf("the report on the year before: %+v", kept)
	}
	y := gehoor.NewYear(2026, 1)
	y.AddErased(m.c.ID, m.c.YearShares(m.now))
	if got := fmt.Sprintf("%+v", y.Report()); got != fmt.Sprintf("%+v", kept) {
		t.Errorf("erased it is %s, and was %+v", got, kept)
	}
}

// D9: what was over and is taken up again counts as carried in, so that what came in and what went out add up.
func TestD9YearReopened(t *testing.T) {
	t.Parallel()
	m := filedMatter(t, 1, date(t, "2025-12-22").Start(nil).Add(9*time.Hour), nil)
	facts, err := m.c.Withdraw(gehoor.Withdrawn{Writing: m.words()}, gehoor.By(ilse))
	m.does(ilse, facts, err)
	m.at("2026-01-02")
	facts, err = m.c.Reopen(m.p, gehoor.AfterWithdrawal, m.words(), m.now)
	m.does(ilse, facts, err)
	if r := year(m.c); r.CarriedIn != 1 || r.Open != 1 || r.Filed != 0 {
		t.Errorf("carried in %d, open %d, filed %d; want 1, 1, 0", r.CarriedIn, r.Open, r.Filed)
	}
}

func anyYearly(r *rapid.T) yearly {
	draw := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(r, label) }
	y := yearly{
		location: gehoor.LocationID(rapid.IntRange(1, 3).Draw(r, "location")),
		kind:     gehoor.PartKind(draw("kind", "conduct", "agreement")),
		category: gehoor.Category(draw("category", "care", "safety", "costs", "contract")),
		filed:    draw("filed", "2025-12-15", "2026-02-02", "2026-07-06", "2026-12-21", "2027-01-11"),
		capacity: gehoor.Capacity(draw("capacity", "parent", "former", "committee", "other")),
		outcome:  gehoor.Outcome(draw("outcome", "upheld", "partly", "not", "none")),
		nature:   gehoor.MeasureNature(draw("nature", "training", "work", "payment")),
	}
	if rapid.Bool().Draw(r, "concluded") {
		filed, err := gehoor.ParseDate(y.filed)
		if err != nil {
			r.Fatal(err)
		}
		y.concluded = filed.AddDays(14).String()
	}
	return y
}

func anyYear(r *rapid.T) []yearly {
	return rapid.SliceOfN(rapid.Custom(anyYearly), 0, 12).Draw(r, "complaints")
}

func played(t testing.TB, ys []yearly) []*gehoor.Complaint {
	cs := make([]*gehoor.Complaint, len(ys))
	for i, y := range ys {
		cs[i] = y.matter(t, gehoor.StreamID(i+1)).c
	}
	return cs
}

// R15, R20: the measures that follow from cases of which no complaint was filed with us count by the day that was promised first, when they are of three or more.
func TestR20YearMeasuresOfDisputes(t *testing.T) {
	t.Parallel()
	var events []gehoor.Event
	add := func(f gehoor.Fact) {
		events = append(events, gehoor.Event{Seq: len(events) + 1, At: date(t, "2026-03-01").Start(nil), Fact: f})
	}
	for no := 1; no <= 3; no++ {
		add(gehoor.DisputeOpened{No: no, Holder: 1, Location: 1, On: date(t, "2026-01-05")})
		add(gehoor.DisputeEnded{No: no, On: date(t, "2026-02-02"), Outcome: gehoor.RuledUpheld, Measures: []gehoor.Measure{{No: 1, Kind: gehoor.ToldMeasure, Owner: mark, Due: date(t, "2026-04-01")}}})
	}
	add(gehoor.DisputeMeasureDone{No: 1, Measure: 1, On: date(t, "2026-04-01")})
	add(gehoor.DisputeMeasureMoved{No: 2, Measure: 1, Due: date(t, "2026-05-01")})
	add(gehoor.DisputeMeasureDone{No: 2, Measure: 1, On: date(t, "2026-04-20")})
	for n, want := range map[int]gehoor.Share{2: {}, 3: {N: 1, Of: 3}} {
		y := gehoor.NewYear(2026, 1)
		for _, d := range gehoor.Disputes(events)[:n] {
			y.AddDispute(d)
		}
		if got := y.Report().Measures; got != want {
			t.Errorf("of %d cases: %v, want %v", n, got, want)
		}
	}
}

// Art. 1.57b Wko: every complaint is counted once, in the year in which it was filed; what came in is what went out or stayed; the
// locations add up to the totals; the order of adding does not matter.
func TestR13YearAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		ys := anyYear(r)
		cs := played(t, ys)
		report := year(cs...)
		filed := 0
		for _, y := range ys {
			if date(t, y.filed).Year == 2026 && y.capacity != gehoor.SomeoneElse {
				filed++
			}
		}
		var sum gehoor.YearLocation
		for _, l := range report.Locations {
			if l.Conduct+l.Agreement+l.Unsorted != l.Filed || l.CarriedIn+l.Filed != l.Concluded+l.Open {
				r.Errorf("a location does not add up: %+v", l)
			}
			sum.Filed, sum.CarriedIn, sum.Concluded, sum.Open = sum.Filed+l.Filed, sum.CarriedIn+l.CarriedIn, sum.Concluded+l.Concluded, sum.Open+l.Open
		}
		if report.Filed != filed || sum.Filed != filed || sum.CarriedIn != report.CarriedIn || sum.Concluded != report.Concluded || sum.Open != report.Open {
			r.Errorf("filed %d, in the report %d; by location %+v, in all %+v", filed, report.Filed, sum, report)
		}
		next := gehoor.NewYear(2027, 1)
		for _, c := range cs {
			next.Add(c)
		}
		if n := next.Report(); n.CarriedIn != report.Open {
			r.Errorf("%d were open on 31 December, and %d are carried into the next year", report.Open, n.CarriedIn)
		}
		if got, want := yearBytes(r, rapid.Permutation(cs).Draw(r, "order")), yearBytes(r, cs); got != want {
			r.Errorf("in another order:\n%s\nwant\n%s", got, want)
		}
	})
}

// Art. 1.57b Wko: nothing can be traced to a person, nor found by subtraction. The report does not change when two complaints of a group
// change subjects, or outcomes; and where no group is told of, it does not change whatever the subject or outcome is.
func TestR13YearTellsNobodyApart(t *testing.T) {
	t.Parallel()
	type cell struct {
		kind     gehoor.PartKind
		location gehoor.LocationID // 0: several together
	}
	rapid.Check(t, func(r *rapid.T) {
		ys := anyYear(r)
		if len(ys) == 0 {
			return
		}
		want := yearBytes(r, played(t, ys))
		for _, which := range []struct {
			name  string
			holds func(yearly) bool
			swap  func(a, b *yearly)
			other func(*yearly)
		}{
			{"subject", func(y yearly) bool { return date(t, y.filed).Year == 2026 },
				func(a, b *yearly) { a.category, b.category = b.category, a.category },
				func(y *yearly) { y.category = "transport" }},
			{"outcome", func(y yearly) bool { return y.concluded != "" && date(t, y.concluded).Year == 2026 },
				func(a, b *yearly) {
					a.outcome, a.nature, b.outcome, b.nature = b.outcome, b.nature, a.outcome, a.nature
				},
				func(y *yearly) { y.outcome, y.nature = gehoor.Resolved, gehoor.ApologyMeasure }},
		} {
			counts := map[cell]int{}
			in := func(y yearly) bool { return which.holds(y) && y.capacity != gehoor.SomeoneElse }
			for _, y := range ys {
				if in(y) {
					counts[cell{y.kind, y.location}]++
				}
			}
			of := func(y yearly) (c cell, told bool) {
				if c = (cell{y.kind, y.location}); counts[c] >= 3 {
					return c, true
				}
				together := 0
				for l := gehoor.LocationID(1); l <= 3; l++ {
					if n := counts[cell{y.kind, l}]; n < 3 {
						together += n
					}
				}
				return cell{y.kind, 0}, together >= 3
			}
			i := rapid.IntRange(0, len(ys)-1).Draw(r, "one")
			j := rapid.IntRange(0, len(ys)-1).Draw(r, "another")
			if !in(ys[i]) {
				continue
			}
			changed := append([]yearly(nil), ys...)
			if at, told := of(ys[i]); !told {
				if which.other(&changed[i]); which.name == "outcome" && changed[i].outcome == gehoor.Resolved {
					changed[i].outcome = gehoor.PartlyUpheld
				}
			} else if same, _ := of(ys[j]); in(ys[j]) && same == at {
				which.swap(&changed[i], &changed[j])
			}
			if got := yearBytes(r, played(t, changed)); got != want {
				r.Errorf("%s: complaints %d and %d can be told apart:\n%s\nwas\n%s", which.name, i, j, got, want)
			}
		}
	})
}

// D24, design §7: one sealed dossier more changes nothing but the quarter's number, and that only from three on.
func TestD24YearSealed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		ys := anyYear(r)
		cs := played(t, ys)
		want := year(cs...)
		n := rapid.IntRange(1, 4).Draw(r, "sealed")
		for i := range n {
			m := yearly{location: 2, kind: gehoor.Conduct, category: "care", filed: "2026-05-11"}.matter(t, gehoor.StreamID(100+i))
			m.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
			cs = append(cs, m.c)
		}
		got := year(cs...)
		if (n < 3) != (got.Safety[1] == gehoor.Coarse{Few: true}) || n >= 3 && got.Safety[1].N != n {
			r.Errorf("%d sealed in the second quarter: %+v", n, got.Safety[1])
		}
		got.Safety = want.Safety
		if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
			r.Errorf("with %d sealed:\n%+v\nwant\n%+v", n, got, want)
		}
	})
}

// R20: a case at the committee of which no complaint was filed with us, from its first day to the last measure.
func TestR20Dispute(t *testing.T) {
	t.Parallel()
	now := date(t, "2026-06-01").Start(nil).Add(9 * time.Hour)
	var events []gehoor.Event
	does := func(facts []gehoor.Fact, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range facts {
			events = append(events, gehoor.Event{Seq: len(events) + 1, At: now, Actor: gehoor.By(ilse), Fact: f})
		}
	}
	in := gehoor.DisputeOpened{Holder: 1, On: date(t, "2026-05-20"), Direct: gehoor.CannotBeAsked, AnswerBy: date(t, "2026-06-20")}
	for _, wrong := range []struct {
		change func(*gehoor.DisputeOpened)
		code   string
	}{
		{func(d *gehoor.DisputeOpened) { d.Holder = 0 }, "dispute.holder"},
		{func(d *gehoor.DisputeOpened) { d.On = date(t, "2026-06-02") }, "escalate.date"},
		{func(d *gehoor.DisputeOpened) { d.Direct = gehoor.NotDirect }, "escalate.ground"},
		{func(d *gehoor.DisputeOpened) { d.AnswerBy = date(t, "2026-05-19") }, "escalate.answer-by"},
	} {
		d := in
		wrong.change(&d)
		_, err := gehoor.OpenDispute(d, nil, now)
		refused(t, err, wrong.code, "a case that cannot be")
	}
	does(gehoor.OpenDispute(in, gehoor.Disputes(events), now))
	d := gehoor.Disputes(events)[0]
	if owed := d.Duties(); len(owed) != 1 || !owed[0].Open() || owed[0].Kind != gehoor.OweStatement {
		t.Fatalf("our statement is owed: %+v", owed)
	}
	does(d.State(date(t, "2026-06-01"), now))
	d = gehoor.Disputes(events)[0]
	if d.Duties()[0].Open() {
		t.Error("the statement went out and is still owed")
	}
	_, err := d.End(gehoor.DisputeEnded{On: date(t, "2026-06-01"), Outcome: gehoor.RuledUpheld, Measures: []gehoor.Measure{{Kind: gehoor.ToldMeasure, Text: ref(1)}}}, now)
	refused(t, err, "decide.measure-without-date", "R15: a measure has an owner and a day")
	does(d.End(gehoor.DisputeEnded{On: date(t, "2026-06-01"), Outcome: gehoor.RuledUpheld, Measures: []gehoor.Measure{{Kind: gehoor.ToldMeasure, Text: ref(1), Owner: mark, Due: date(t, "2026-07-01")}}}, now))
	d = gehoor.Disputes(events)[0]
	if owed := d.Duties(); len(owed) != 2 || !owed[1].Open() || owed[1].Seat != gehoor.Named(mark) {
		t.Fatalf("the measure is owed by its owner: %+v", owed)
	}
	_, err = d.State(date(t, "2026-06-01"), now)
	refused(t, err, "escalate.not-running", "it has ended")
	_, err = d.FinishMeasure(2, date(t, "2026-06-01"), gehoor.Ref{}, now)
	refused(t, err, "measure.unknown", "there is no second")
	for _, wrong := range []struct {
		no     int
		due    string
		reason gehoor.Ref
		code   string
	}{{2, "2026-08-01", ref(2), "measure.unknown"}, {1, "2026-07-01", ref(2), "measure.new-date"}, {1, "2026-05-31", ref(2), "measure.new-date"}, {1, "2026-08-01", gehoor.Ref{}, "measure.no-reason"}} {
		_, err = d.MoveMeasure(wrong.no, date(t, wrong.due), wrong.reason, now)
		refused(t, err, wrong.code, "R15: a day that cannot be")
	}
	for _, day := range []string{"2026-08-01", "2026-09-01"} {
		does(d.MoveMeasure(1, date(t, day), ref(2), now))
		d = gehoor.Disputes(events)[0]
	}
	if owed := d.Duties()[1]; !owed.Open() || !owed.By.Equal(date(t, "2026-09-01").End()) || owed.Since != len(events) || d.Measures[0].Moved != 2 || len(d.Moves) != 2 || d.Moves[0].Due != date(t, "2026-08-01") {
		t.Errorf("moved twice it is %+v, %+v", owed, d.Measures)
	}
	does(d.FinishMeasure(1, date(t, "2026-06-01"), gehoor.Ref{}, now))
	if d = gehoor.Disputes(events)[0]; d.Duties()[1].Open() {
		t.Error("the measure is done and still owed")
	}
	_, err = d.MoveMeasure(1, date(t, "2026-10-01"), ref(2), now)
	refused(t, err, "measure.unknown", "what is done is not moved")
}

// D24: what a safety track took over is, in the figures, one that ended without a decision, like one that was withdrawn on that day; and sealing
// it when the year is over changes nothing. Only the number of its quarter tells of it.
func TestD24YearSealedLater(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		ys := anyYear(r)
		others := played(t, ys)
		one := anyYearly(r)
		one.concluded, one.capacity = "", gehoor.Parent
		after := rapid.IntRange(1, 500).Draw(r, "days until it is sealed")
		end := func(do func(*matter)) gehoor.YearReport {
			m := one.matter(t, 100)
			m.now = m.now.AddDate(0, 0, after)
			do(m)
			return year(append(others, m.c)...)
		}
		sealed := end(func(m *matter) { m.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1}) })
		withdrawn := end(func(m *matter) {
			facts, err := m.c.Withdraw(gehoor.Withdrawn{Writing: m.words()}, gehoor.By(ilse))
			m.does(ilse, facts, err)
		})
		untouched := end(func(*matter) {})
		safety := sealed.Safety
		if safety == withdrawn.Safety && date(t, one.filed).Year == 2026 && after == 1 && date(t, one.filed).Month != time.December {
			r.Errorf("the quarter's number does not tell of it: %v", safety)
		}
		sealed.Safety = withdrawn.Safety
		if got, want := fmt.Sprintf("%+v", sealed), fmt.Sprintf("%+v", withdrawn); got != want {
			r.Errorf("sealed:\n%s\nwithdrawn:\n%s", got, want)
		}
		if date(t, one.filed).AddDays(after).Year > 2026 {
			if got, want := fmt.Sprintf("%+v", sealed), fmt.Sprintf("%+v", untouched); got != want {
				r.Errorf("sealed when the year was over:\n%s\nnot sealed:\n%s", got, want)
			}
		}
	})
}

// R10, R13: how many terms are counted follows from the days of filing alone, so that it tells nobody how one complaint ended; what ended
// some other way before its day was kept, and after it was not.
func TestR13YearTermsTellNotHow(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		day             string
		contact, decide gehoor.Share // when it is withdrawn on that day
	}{
		{"2026-03-03", gehoor.Share{N: 1, Of: 1}, gehoor.Share{N: 1, Of: 1}},
		{"2026-03-09", gehoor.Share{N: 0, Of: 1}, gehoor.Share{N: 1, Of: 1}},
		{"2026-04-14", gehoor.Share{N: 0, Of: 1}, gehoor.Share{N: 0, Of: 1}},
	} {
		y := yearly{location: 1, kind: gehoor.Conduct, category: "care", filed: "2026-03-02", outcome: gehoor.Upheld}
		m := y.matter(t, 1)
		m.at(tt.day).fact(0, gehoor.Withdrawn{})
		y.concluded = tt.day
		withdrawn, decided := year(m.c), year(y.matter(t, 1).c)
		if withdrawn.Contact != tt.contact || withdrawn.Decide != tt.decide {
			t.Errorf("withdrawn on %s: %v and %v, want %v and %v", tt.day, withdrawn.Contact, withdrawn.Decide, tt.contact, tt.decide)
		}
		if decided.Contact.Of != 1 || decided.Decide != tt.decide {
			t.Errorf("decided on %s: %v and %v", tt.day, decided.Contact, decided.Decide)
		}
	}
}

// R10, R13, R15: in the draft of a year that runs, a term that is still to come is neither kept nor broken.
func TestR13YearDraft(t *testing.T) {
	t.Parallel()
	c := yearly{location: 1, kind: gehoor.Conduct, category: "care", filed: "2026-03-02"}.matter(t, 1).c
	done := yearly{location: 1, kind: gehoor.Conduct, category: "care", filed: "2026-03-02", concluded: "2026-03-09", outcome: gehoor.Upheld}.matter(t, 2).c
	for _, tt := range []struct {
		now             string
		contact, decide gehoor.Share
		open            int
	}{
		{"2026-03-03", gehoor.Share{}, gehoor.Share{}, 2},
		{"2026-03-11", gehoor.Share{N: 1, Of: 2}, gehoor.Share{}, 1},
		{"2026-04-14", gehoor.Share{N: 1, Of: 2}, gehoor.Share{N: 1, Of: 2}, 1},
	} {
		y := gehoor.NewYear(2026, 1)
		y.Draft(date(t, tt.now).Start(nil))
		y.Add(c)
		y.Add(done)
		if r := y.Report(); r.Contact != tt.contact || r.Decide != tt.decide || r.Open != tt.open {
			t.Errorf("on %s: contact %v, decide %v, %d open", tt.now, r.Contact, r.Decide, r.Open)
		}
	}
}

// D24: what came in sealed and came back is filed in its year from then on; what was taken over and came back is carried into the year in which it did.
func TestD24YearComesBack(t *testing.T) {
	t.Parallel()
	back := func(at string, sealedAt string) *gehoor.Complaint {
		m := filedMatter(t, 1, date(t, "2026-03-02").Start(nil).Add(9*time.Hour), func(s *gehoor.Submission) {
			if sealedAt == "" {
				s.Safety = gehoor.StaffViolence
			}
		})
		if sealedAt != "" {
			m.at(sealedAt).fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
		}
		if at != "" {
			m.at(at).fact(ilse, gehoor.SafetyCleared{})
		}
		return m.c
	}
	ended := back("2027-02-01", "2026-03-20")
	if err := ended.Apply(gehoor.Event{Stream: 1, Seq: ended.Seq + 1, At: date(t, "2027-02-02").Start(nil), Fact: gehoor.Withdrawn{}}); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name             string
		c                *gehoor.Complaint
		year             int
		in, filed, ended int
		open             int
		quarter          gehoor.Coarse
	}{
		{"sealed from the first moment", back("", ""), 2026, 0, 0, 0, 0, gehoor.Coarse{Few: true}},
		{"and back the next year", back("2027-02-01", ""), 2026, 0, 1, 0, 1, gehoor.Coarse{Few: true}},
		{"and open there", back("2027-02-01", ""), 2027, 1, 0, 0, 1, gehoor.Coarse{}},
		{"taken over", back("", "2026-03-20"), 2026, 0, 1, 1, 0, gehoor.Coarse{Few: true}},
		{"and over", back("", "2026-03-20"), 2027, 0, 0, 0, 0, gehoor.Coarse{}},
		{"taken over, back the next year", back("2027-02-01", "2026-03-20"), 2026, 0, 1, 1, 0, gehoor.Coarse{Few: true}},
		{"and taken up again", back("2027-02-01", "2026-03-20"), 2027, 1, 0, 0, 1, gehoor.Coarse{}},
		{"and withdrawn then", ended, 2027, 1, 0, 1, 0, gehoor.Coarse{}},
		{"taken over and back in the quarter", back("2026-03-25", "2026-03-20"), 2026, 0, 1, 0, 1, gehoor.Coarse{}},
	} {
		y := gehoor.NewYear(tt.year, 1)
		y.Add(tt.c)
		r := y.Report()
		if r.CarriedIn != tt.in || r.Filed != tt.filed || r.Concluded != tt.ended || r.Open != tt.open || r.Safety[0] != tt.quarter {
			t.Errorf("%s: %d carried in, %d filed, %d concluded, %d open, %+v", tt.name, r.CarriedIn, r.Filed, r.Concluded, r.Open, r.Safety[0])
		}
	}
}

// R19: a signal's case at an outside body is in the report, and makes it required.
func TestR19YearOfASignal(t *testing.T) {
	t.Parallel()
	m := yearly{location: 1, kind: gehoor.Conduct, category: "care", filed: "2026-03-02", capacity: gehoor.SomeoneElse}.matter(t, 1)
	m.fact(ilse, gehoor.Escalated{Body: gehoor.DisputesCommittee, On: date(t, "2026-04-01")})
	m.fact(ilse, gehoor.Escalated{Body: gehoor.ComplaintsDesk, On: date(t, "2026-03-10")})
	r := year(m.c)
	if !r.Required || r.Signals != 1 || r.Filed != 0 || r.Disputes.Handled != 1 || r.Disputes.Running != 1 || r.Advised != 1 || len(r.Locations) != 1 || r.Locations[0].Disputes != 1 {
		t.Errorf("required %v: %+v", r.Required, r)
	}
}

// D35, D36: what is left of an erased dossier tells the reports of all years what the dossier told, also once it was written and read.
func TestD35YearOfTheErased(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		cs := played(t, anyYear(r))
		if len(cs) > 0 && rapid.Bool().Draw(r, "one is sealed") {
			c := cs[0]
			last := c.Events()[c.Seq-1]
			if err := c.Apply(gehoor.Event{Stream: c.ID, Seq: c.Seq + 1, At: last.At.AddDate(0, 0, 3), Actor: gehoor.By(ilse), Fact: gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1}}); err != nil {
				r.Fatal(err)
			}
		}
		now := date(t, "2028-02-01").Start(nil)
		for y := 2025; y <= 2027; y++ {
			kept, gone := gehoor.NewYear(y, 1), gehoor.NewYear(y, 1)
			for _, c := range cs {
				kept.Add(c)
				line, err := json.Marshal(gehoor.Erased{What: gehoor.ErasedDossier, Years: c.YearShares(now)})
				if err != nil {
					r.Fatal(err)
				}
				var left gehoor.Erased
				if err := json.Unmarshal(line, &left); err != nil {
					r.Fatal(err)
				}
				gone.AddErased(c.ID, left.Years)
			}
			if got, want := fmt.Sprintf("%+v", gone.Report()), fmt.Sprintf("%+v", kept.Report()); got != want {
				r.Errorf("%d, when all is erased:\n%s\nwas\n%s", y, got, want)
			}
		}
	})
}

// A corrected is a complaint as each version of a report knows it; one that is known later is not in those before.
type corrected struct {
	from int
	as   []yearly
}

// Art. 1.57b Wko: nothing can be found by taking one version of a report from another either. In all versions together everybody of whom something is told is
// among two others who are in the same groups; no version changes when two of those change subjects, or outcomes, in all of them; and none
// changes, whatever the subject or outcome is, of whom nothing is told.
func TestR13YearCorrectionsTellNobodyApart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		versions := rapid.IntRange(2, 4).Draw(r, "versions")
		all := rapid.SliceOfN(rapid.Custom(func(r *rapid.T) corrected {
			y := anyYearly(r)
			y.filed, y.capacity = rapid.SampledFrom([]string{"2026-02-02", "2026-07-06", "2026-12-21"}).Draw(r, "filed"), gehoor.Parent
			y.location = gehoor.LocationID(rapid.IntRange(1, 2).Draw(r, "location"))
			if y.concluded != "" {
				y.concluded = date(t, y.filed).AddDays(7).String()
			}
			c := corrected{from: rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(r, "known from version")}
			for range versions {
				switch rapid.IntRange(0, 9).Draw(r, "what is corrected") {
				case 0:
					y.location = 3 - y.location
				case 1:
					y.kind = rapid.SampledFrom([]gehoor.PartKind{gehoor.Conduct, gehoor.Agreement}).Draw(r, "kind")
				case 2:
					y.category = "transport"
				}
				c.as = append(c.as, y)
			}
			return c
		}), 3, 12).Draw(r, "complaints")
		published := func(all []corrected) (bytes []string, told []gehoor.YearTold) {
			for v := range versions {
				figures := gehoor.NewYear(2026, 1)
				figures.After(told...)
				for i, c := range all {
					if c.from <= v {
						figures.Add(c.as[v].matter(t, gehoor.StreamID(i+1)).c)
					}
				}
				b, err := json.Marshal(figures.Report())
				if err != nil {
					r.Fatal(err)
				}
				bytes, told = append(bytes, string(b)), append(told, figures.Told())
			}
			return bytes, told
		}
		want, told := published(all)
		for _, which := range []struct {
			name   string
			groups func(gehoor.YearTold) []gehoor.ToldGroup
			swap   func(a, b *yearly)
			other  func(*yearly)
		}{
			{"subject", func(t gehoor.YearTold) []gehoor.ToldGroup { return t.Subjects },
				func(a, b *yearly) { a.category, b.category = b.category, a.category },
				func(y *yearly) { y.category = "other" }},
			{"outcome", func(t gehoor.YearTold) []gehoor.ToldGroup { return t.Outcomes },
				func(a, b *yearly) {
					a.outcome, a.nature, b.outcome, b.nature = b.outcome, b.nature, a.outcome, a.nature
				},
				func(y *yearly) { y.outcome, y.nature = gehoor.PartlyUpheld, gehoor.ApologyMeasure }},
		} {
			in := make([]string, len(all)) // the groups of all versions in which a complaint is
			for v, t := range told {
				for g, group := range which.groups(t) {
					for _, id := range group.Of {
						in[id-1] += fmt.Sprintf("%d.%d ", v, g)
					}
				}
			}
			alike := map[string]int{}
			for _, groups := range in {
				alike[groups]++
			}
			for groups, n := range alike {
				if groups != "" && n < 3 {
					r.Errorf("%s: in groups %s of the versions are %d alone", which.name, groups, n)
				}
			}
			i, j := rapid.IntRange(0, len(all)-1).Draw(r, "one"), rapid.IntRange(0, len(all)-1).Draw(r, "another")
			changed := append([]corrected(nil), all...)
			changed[i].as, changed[j].as = append([]yearly(nil), all[i].as...), append([]yearly(nil), all[j].as...)
			if i == j {
				changed[j] = changed[i]
			}
			switch {
			case in[i] == "":
				for v := range versions {
					which.other(&changed[i].as[v])
				}
			case in[i] == in[j] && i != j:
				for v := range versions {
					which.swap(&changed[i].as[v], &changed[j].as[v])
				}
			}
			got, _ := published(changed)
			for v := range versions {
				if got[v] != want[v] {
					r.Errorf("%s: complaints %d and %d can be told apart in version %d:\n%s\nwas\n%s", which.name, i+1, j+1, v+1, got[v], want[v])
				}
			}
		}
	})
}

// A correction of a group that one complaint joined tells of those of before; three that join are told of with them.
func TestR13YearCorrected(t *testing.T) {
	t.Parallel()
	at := func(l gehoor.LocationID, c gehoor.Category) yearly {
		return yearly{location: l, kind: gehoor.Conduct, category: c, filed: "2026-03-02"}
	}
	ys := []yearly{at(1, "care"), at(1, "care"), at(1, "safety")}
	first := gehoor.NewYear(2026, 1)
	add := func(y *gehoor.YearFigures, ys []yearly) *gehoor.YearFigures {
		for _, c := range played(t, ys) {
			y.Add(c)
		}
		return y
	}
	add(first, ys)
	for _, tt := range []struct {
		more []yearly
		want string
	}{
		{nil, "[{conduct false 1 3 [{care 2} {safety 1}] [] 0 []}]"},
		{[]yearly{at(1, "costs")}, "[{conduct false 1 3 [{care 2} {safety 1}] [] 0 []}]"},
		{[]yearly{at(1, "costs"), at(1, "costs"), at(1, "transport")}, "[{conduct false 1 6 [{care 2} {costs 2} {safety 1} {transport 1}] [] 0 []}]"},
		{[]yearly{at(2, "costs"), at(2, "costs")}, "[{conduct false 1 3 [{care 2} {safety 1}] [] 0 []}]"},
	} {
		second := gehoor.NewYear(2026, 1)
		second.After(first.Told())
		r := add(second, append(ys[:3:3], tt.more...)).Report()
		if got := fmt.Sprint(r.Subjects); got != tt.want || r.Filed != 3+len(tt.more) {
			t.Errorf("with %d more: %s of %d filed, want %s", len(tt.more), got, r.Filed, tt.want)
		}
	}
}
