package gehoor_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"gehoor"

	"pgregory.net/rapid"
)

// reportMonday begins the week of these reports: 31 August to 6 September 2026.
var reportMonday = gehoor.Date{Year: 2026, Month: 8, Day: 31}

func week(cs ...*gehoor.Complaint) gehoor.WeekReport {
	w := gehoor.NewWeek(reportMonday, reading(bo)...)
	for _, c := range cs {
		w.Add(c)
	}
	return w.Report()
}

// reading is that somebody reads a report since ever.
func reading(p gehoor.PersonID) []gehoor.Reading { return []gehoor.Reading{{Person: p}} }

func bytesOf(t interface{ Fatal(...any) }, r gehoor.WeekReport) string {
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// reported files a complaint at 9:00 UTC on a day, at a location, and routes it.
func reported(t testing.TB, id gehoor.StreamID, day string, location gehoor.LocationID) *matter {
	t.Helper()
	m := filedMatter(t, id, date(t, day).Start(nil).Add(9*time.Hour), func(s *gehoor.Submission) { s.Location = location })
	m.route()
	return m
}

func (m *matter) speak() {
	m.t.Helper()
	facts, err := m.c.Contact(m.p, gehoor.Contact{Way: gehoor.Called, At: m.now, By: mark}, m.now)
	m.does(mark, facts, err)
}

func (m *matter) decide() {
	m.t.Helper()
	m.hear(gehoor.SideComplainant, 0)
	m.relation()
	m.draft(ilse, m.decision())
	m.approve(noor)
	m.send(gehoor.OnPaper)
}

func (m *matter) at(day string) *matter {
	m.now = date(m.t, day).Start(nil).Add(9 * time.Hour)
	return m
}

// R17: the figures of one week, worked out by hand.
func TestR17Figures(t *testing.T) {
	t.Parallel()
	spoken := reported(t, 1, "2026-08-31", 1) // new, contact by 2 September
	spoken.at("2026-09-02").speak()
	missed := reported(t, 2, "2026-09-01", 1) // contact by 3 September, missed, tried twice
	for range 2 {
		facts, err := missed.c.Try(gehoor.NoAnswer, gehoor.DateOf(missed.now), missed.now)
		missed.does(mark, facts, err)
	}
	old := reported(t, 3, "2026-07-20", 3) // term ends on 31 August: breached
	old.at("2026-07-21").speak()
	decided := reported(t, 4, "2026-07-21", 1) // term ends on 1 September: kept
	decided.at("2026-07-22").speak()
	decided.at("2026-09-01").decide()
	facts, err := decided.c.Close(decided.now)
	decided.does(ilse, facts, err)
	facts, err = decided.c.Escalate(gehoor.Escalated{Body: gehoor.DisputesCommittee, On: gehoor.DateOf(decided.now)}, decided.now)
	decided.does(ilse, facts, err)
	overdue := reported(t, 5, "2026-06-01", 3) // its measures were due on 17 July
	overdue.speak()
	overdue.at("2026-06-17").decide()
	earlier := reported(t, 6, "2026-04-01", 1) // in the thirteen weeks before
	earlier.speak()
	earlier.decide()
	withdrawn := reported(t, 8, "2026-06-10", 1) // and so no term was kept or broken
	withdrawn.fact(0, gehoor.Withdrawn{})
	after := reported(t, 7, "2026-09-07", 1) // the week after

	r := week(spoken.c, missed.c, old.c, decided.c, overdue.c, earlier.c, withdrawn.c, after.c)
	check := func(what string, got, want any) {
		t.Helper()
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
	}
	check("rules", r.RulesVersion, gehoor.WeekRules)
	check("week", []gehoor.Date{r.From, r.Until}, "[2026-08-31 2026-09-06]")
	check("new", []int{r.New, r.NewBefore, r.Incidents}, []int{2, 0, 2})
	check("open", r.Open, 5)                               // all but the one that was closed, and the one after
	check("contact", r.Contact, gehoor.Share{N: 3, Of: 4}) // 3 June was before the thirteen weeks
	check("tried", r.Tried, 1)
	check("decide", r.Decide, gehoor.Share{N: 2, Of: 3})
	check("total", r.Total, gehoor.Count{N: 5, Before: 2}) // 1 June and 1 April: the thirteen weeks begin on 8 June
	check("parts", r.Parts, gehoor.Count{N: 10, Before: 4})
	check("locations", r.Locations, "[{1 {4 1} care} {3 {1 1} care}]")
	check("regions", r.Regions, "[{1 {5 2}}]")
	check("categories", r.Categories, "[{care {5 2}} {costs {5 2}}]")
	check("kinds", r.Kinds, "[{agreement {5 2}} {conduct {5 2}}]")
	check("repeats", r.Repeats, "[{1 care 4} {1 costs 4}]")
	check("weeks", len(r.Weeks), 13)
	check("first week", r.Weeks[0], "{2026-06-08 1}")
	check("last week", r.Weeks[12], "{2026-08-31 2}")
	check("closed", r.Closed, "[{decided 1}]")
	check("decided", r.Decided, 1)
	check("outcomes", r.Outcomes, "[{not 1} {upheld 1}]")
	check("outside", r.Outside, "[{desk 0 0 0} {committee 1 0 1}]")
	if len(r.Overdue) != 2 || r.Overdue[0].Complaint != 6 || r.Overdue[1].Complaint != 5 || r.Overdue[1].No != 1 {
		t.Errorf("overdue: got %+v, want measure 1 of complaints 6 and 5, and no personnel measure", r.Overdue)
	}
	if len(r.NewMeasures) != 1 || r.NewMeasures[0].Complaint != 4 {
		t.Errorf("new measures: got %+v, want the told one of complaint 4", r.NewMeasures)
	}
	var late []string
	for _, e := range r.Exceptions {
		if e.Duty == gehoor.OweContact || e.Duty == gehoor.OweDecide {
			late = append(late, fmt.Sprintf("%d %s %v %d", e.Complaint, e.Duty, e.By, e.Days))
		}
	}
	check("late", late, "[3 decide 2026-08-31 6 2 contact 2026-09-03 3]")
}

// R17, D36: a preview of a week that still runs calls nothing late, or kept, that is still to come.
func TestR17Preview(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-08-31", 1) // contact by 2 September
	preview := func(day string) gehoor.WeekReport {
		w := gehoor.NewWeek(reportMonday, reading(bo)...)
		w.AsOf(date(t, day).Start(nil).Add(12 * time.Hour))
		w.Add(m.c)
		return w.Report()
	}
	if r := preview("2026-09-01"); len(r.Exceptions) != 0 || r.Contact.Of != 0 || r.New != 1 {
		t.Errorf("on Tuesday: %+v, contact %v, %d new", r.Exceptions, r.Contact, r.New)
	}
	if r := preview("2026-09-03"); len(r.Exceptions) != 1 || r.Contact != (gehoor.Share{N: 0, Of: 1}) {
		t.Errorf("on Thursday: %+v, contact %v", r.Exceptions, r.Contact)
	}
}

// R17: what happened after the week's end is not in its report, however late it is made.
func TestR17AsItStood(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-08-31", 1)
	before := bytesOf(t, week(m.c))
	m.at("2026-09-07").speak()
	m.at("2026-09-08").decide()
	if after := bytesOf(t, week(m.c)); after != before {
		t.Errorf("made on Monday:\n%s\nmade later:\n%s", before, after)
	}
	m.fact(ilse, gehoor.MarkedPractice{Second: mark})
	if got, want := bytesOf(t, week(m.c)), bytesOf(t, week()); got != want {
		t.Errorf("a practice filing counts:\n%s", got)
	}
}

// D18: what was approved without a second person is shown to the board.
func TestD18AloneIsReported(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-08-24", 1)
	m.speak()
	m.hear(gehoor.SideComplainant, 0)
	m.relation()
	m.draft(ilse, m.decision())
	m.at("2026-09-01")
	facts, err := m.c.Approve(m.p, ilse, true, m.now)
	m.does(ilse, facts, err)
	r := week(m.c)
	if !slices.ContainsFunc(r.Exceptions, func(e gehoor.Exception) bool { return e.Alone && e.Complaint == 1 && e.Clause == "D18" }) {
		t.Errorf("got %+v, want the approval alone", r.Exceptions)
	}
}

// D13: linked as one incident they are so many complaints and one incident.
func TestD13IncidentsAreCounted(t *testing.T) {
	t.Parallel()
	a, b, c := reported(t, 1, "2026-08-31", 1), reported(t, 2, "2026-08-31", 1), reported(t, 3, "2026-08-31", 1)
	facts, err := a.c.LinkIncident(3)
	a.does(ilse, facts, err)
	if r := week(a.c, b.c, c.c); r.New != 3 || r.Incidents != 2 {
		t.Errorf("got %d complaints, %d incidents; want 3 and 2", r.New, r.Incidents)
	}
	facts, err = c.c.LinkIncident(2)
	c.does(ilse, facts, err)
	if r := week(a.c, b.c, c.c); r.New != 3 || r.Incidents != 1 {
		t.Errorf("got %d complaints, %d incidents; want 3 and 1", r.New, r.Incidents)
	}
	c.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingCode, Since: 1})
	if r := week(a.c, b.c, c.c); r.New != 2 || r.Incidents != 2 {
		t.Errorf("a sealed one joins them: got %d complaints, %d incidents; want 2 and 2", r.New, r.Incidents)
	}
	facts, err = b.c.LinkIncident(3)
	b.does(ilse, facts, err)
	if r := week(a.c, b.c, c.c); r.New != 2 || r.Incidents != 2 {
		t.Errorf("both are linked to a sealed one: got %d complaints, %d incidents; want 2 and 2", r.New, r.Incidents)
	}
}

// R17: a complaint about a reader of the report is in the supervisor's own, unless it is about them.
func TestR17AboutItsReaders(t *testing.T) {
	t.Parallel()
	const supervisor gehoor.PersonID = 31
	m := reported(t, 1, "2026-08-31", 1)
	other := reported(t, 2, "2026-08-31", 1)
	m.accuse(bo, gehoor.Seat{Role: gehoor.Board})
	if got, want := bytesOf(t, week(m.c, other.c)), bytesOf(t, week(other.c)); got != want {
		t.Errorf("the board reads of a complaint about itself:\n%s\nwant\n%s", got, want)
	}
	own := func() gehoor.WeekReport {
		w := gehoor.NewSupervisorWeek(reportMonday, reading(bo), reading(supervisor))
		w.Add(m.c)
		w.Add(other.c)
		return w.Report()
	}
	if r := own(); r.New != 1 {
		t.Errorf("the supervisor's own has %d new, want the one about the board", r.New)
	}
	m.accuse(supervisor, gehoor.Seat{Role: gehoor.Supervisor})
	if r := own(); r.New != 0 {
		t.Errorf("the supervisor reads of a complaint about himself: %d new", r.New)
	}
}

// D24, design §7: of sealed dossiers there is one number, for the organisation and a quarter.
func TestD24SealedInAQuarter(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-08-31", 1)
	in := func() bool { return gehoor.SealedIn(m.c, date(t, "2026-07-01"), date(t, "2026-08-31")) }
	if in() {
		t.Error("it is no matter of safety, and counts as one")
	}
	m.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingCode, Since: 1})
	if !in() || gehoor.SealedIn(m.c, date(t, "2026-09-01"), date(t, "2026-09-30")) {
		t.Error("it is known since 31 August, and belongs to that quarter alone")
	}
}

// D24, design §7: the quarter's number is of the last quarter that ended, and what happens later leaves it as it is.
func TestD24TheQuartersNumber(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-06-15", 1)
	m.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingCode, Since: 1})
	later := reported(t, 2, "2026-07-15", 1)
	later.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingCode, Since: 1})
	about := reported(t, 3, "2026-06-16", 1)
	about.accuse(bo, gehoor.Seat{Role: gehoor.Board})
	about.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingCode, Since: 1})
	for _, one := range []struct {
		monday string
		want   gehoor.QuarterCount
	}{
		{"2026-06-22", gehoor.QuarterCount{Year: 2026, Quarter: 1, N: 0}},
		{"2026-06-29", gehoor.QuarterCount{Year: 2026, Quarter: 2, N: 1}}, // ends in July
		{"2026-08-31", gehoor.QuarterCount{Year: 2026, Quarter: 2, N: 1}},
		{"2026-09-28", gehoor.QuarterCount{Year: 2026, Quarter: 3, N: 1}},
		{"2026-12-28", gehoor.QuarterCount{Year: 2026, Quarter: 4, N: 0}},
	} {
		w, own := gehoor.NewWeek(date(t, one.monday), reading(bo)...), gehoor.NewSupervisorWeek(date(t, one.monday), reading(bo), nil)
		for _, c := range []*gehoor.Complaint{m.c, later.c, about.c} {
			w.Add(c)
			own.Add(c)
		}
		if got := w.Report(); got.Sealed != one.want || got.New != 0 || got.Open != 0 {
			t.Errorf("week of %s: %+v, %d open; want %+v", one.monday, got.Sealed, got.Open, one.want)
		}
		want := 0
		if one.want.Quarter == 2 {
			want = 1
		}
		if got := own.Report().Sealed; got.N != want {
			t.Errorf("week of %s: the supervisor's own says %+v", one.monday, got)
		}
	}
}

// R17: what changed says what stands in the two reports: what is late still is not new.
func TestR17WhatChanged(t *testing.T) {
	t.Parallel()
	old, fresh := reported(t, 1, "2026-08-18", 1), reported(t, 2, "2026-09-01", 1)
	add := func(monday gehoor.Date) gehoor.WeekReport {
		w := gehoor.NewWeek(monday)
		w.Add(old.c)
		w.Add(fresh.c)
		return w.Report()
	}
	before, now := add(reportMonday.AddDays(-7)), add(reportMonday)
	got := now.Since(before)
	if got.Since != before.From || got.Open != (gehoor.Change{Was: 1, Now: 2}) || got.Late != (gehoor.Change{Was: 1, Now: 2}) {
		t.Errorf("it says %+v", got)
	}
	if len(got.Fresh) != 1 || got.Fresh[0].Complaint != 2 {
		t.Errorf("new on the list: %+v", got.Fresh)
	}
	if same := now.Since(now); len(same.Fresh) != 0 || same.Open.Was != same.Open.Now {
		t.Errorf("nothing changed, and it says %+v", same)
	}
}

// anyComplaint is a complaint with a random history.
func anyComplaint(t testing.TB, r *rapid.T, id gehoor.StreamID) *gehoor.Complaint {
	draw := func(label string, n int) int { return rapid.IntRange(0, n-1).Draw(r, label) }
	start := reportMonday.AddDays(draw("day", 210) - 196)
	m := filedMatter(t, id, start.Start(nil).Add(9*time.Hour), func(s *gehoor.Submission) {
		s.Location = gehoor.LocationID(1 + draw("location", 3))
		s.Region = gehoor.RegionID(1 + draw("region", 2))
		s.Capacity = []gehoor.Capacity{gehoor.Parent, gehoor.SomeoneElse}[draw("capacity", 2)]
	})
	later := func() { m.now = m.now.AddDate(0, 0, draw("later", 30)) }
	steps := draw("steps", 7)
	if steps > 0 {
		m.route()
	}
	if steps > 1 {
		later()
		m.speak()
	}
	if steps > 2 {
		later()
		m.decide()
	}
	if steps > 3 {
		later()
		facts, err := m.c.Escalate(gehoor.Escalated{Body: gehoor.ComplaintsDesk, On: gehoor.DateOf(m.now)}, m.now)
		m.does(ilse, facts, err)
	}
	if steps > 4 {
		facts, err := m.c.Close(m.now)
		m.does(ilse, facts, err)
	}
	if link := draw("link", 8); link > 0 && gehoor.StreamID(link) != id {
		m.fact(ilse, gehoor.Linked{To: gehoor.StreamID(link), Incident: true})
	}
	return m.c
}

func anyComplaints(t testing.TB, r *rapid.T) []*gehoor.Complaint {
	cs := make([]*gehoor.Complaint, rapid.IntRange(0, 7).Draw(r, "complaints"))
	for i := range cs {
		cs[i] = anyComplaint(t, r, gehoor.StreamID(i+1))
	}
	return cs
}

// R17: the lists add up, their order does not depend on that of adding, and counting in pieces
// gives the same bytes.
func TestR17Properties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		cs := anyComplaints(t, r)
		report := week(cs...)
		var locations, regions, categories, kinds gehoor.Count
		for _, l := range report.Locations {
			locations.N, locations.Before = locations.N+l.N, locations.Before+l.Before
		}
		for _, l := range report.Regions {
			regions.N, regions.Before = regions.N+l.N, regions.Before+l.Before
		}
		for _, l := range report.Categories {
			categories.N, categories.Before = categories.N+l.N, categories.Before+l.Before
		}
		for _, l := range report.Kinds {
			kinds.N, kinds.Before = kinds.N+l.N, kinds.Before+l.Before
		}
		perWeek := 0
		for _, w := range report.Weeks {
			perWeek += w.New
		}
		if locations != report.Total || regions != report.Total || perWeek != report.Total.N {
			r.Errorf("locations %v, regions %v, weeks %d, but in all %v", locations, regions, perWeek, report.Total)
		}
		if categories != report.Parts || kinds != report.Parts {
			r.Errorf("categories %v, kinds %v, but in all %v", categories, kinds, report.Parts)
		}
		if report.Contact.N > report.Contact.Of || report.Decide.N > report.Decide.Of || report.Incidents > report.New {
			r.Errorf("n of m with n > m: %+v", report)
		}

		want := bytesOf(r, report)
		if got := bytesOf(r, week(rapid.Permutation(cs).Draw(r, "order")...)); got != want {
			r.Errorf("in another order:\n%s\nwant\n%s", got, want)
		}
		pieces := []*gehoor.WeekFigures{gehoor.NewWeek(reportMonday, reading(bo)...), gehoor.NewWeek(reportMonday, reading(bo)...), gehoor.NewWeek(reportMonday, reading(bo)...)}
		for _, c := range cs {
			pieces[rapid.IntRange(0, 2).Draw(r, "piece")].Add(c)
		}
		pieces[0].Merge(pieces[1])
		pieces[0].Merge(pieces[2])
		if got := bytesOf(r, pieces[0].Report()); got != want {
			r.Errorf("in pieces:\n%s\nwant\n%s", got, want)
		}
	})
}

// R17, D10, D37: what is a test filing or no complaint changes nothing, whatever its history and however late that is said; but
// what is at an outside body counts there (R18-R20).
func TestR17WhatDoesNotCount(t *testing.T) {
	t.Parallel()
	hide := []func(c *gehoor.Complaint) gehoor.Fact{
		func(*gehoor.Complaint) gehoor.Fact { return gehoor.MarkedPractice{Second: mark} },
		func(c *gehoor.Complaint) gehoor.Fact { return gehoor.Admitted{Parts: c.Parts, Signal: true} },
	}
	rapid.Check(t, func(r *rapid.T) {
		cs := anyComplaints(t, r)
		want := week(cs...)
		hidden := anyComplaint(t, r, 8)
		f := rapid.SampledFrom(hide).Draw(r, "why")(hidden)
		last := hidden.Events()[len(hidden.Events())-1]
		e := gehoor.Event{Stream: 8, Seq: last.Seq + 1, At: last.At.AddDate(0, 0, rapid.IntRange(0, 300).Draw(r, "when")), Actor: gehoor.By(ilse), Fact: f}
		if err := hidden.Apply(e); err != nil {
			r.Fatal(err)
		}
		got := week(append(cs, hidden)...)
		if hidden.Signal {
			for _, e := range hidden.Events() {
				f, ok := e.Fact.(gehoor.Escalated)
				if day := gehoor.DateOf(e.At); ok && !day.After(reportMonday.AddDays(6)) {
					i := slices.IndexFunc(want.Outside, func(o gehoor.OutsideCount) bool { return o.Body == f.Body })
					want.Outside[i].Running++
					if !day.Before(reportMonday) {
						want.Outside[i].New++
					}
				}
			}
		}
		if got, want := bytesOf(r, got), bytesOf(r, want); got != want {
			r.Errorf("with one hidden by %s:\n%s\nwant\n%s", gehoor.Kind(f), got, want)
		}
	})
}

// BenchmarkWeek counts a complaint with an ordinary history.
func BenchmarkWeek(b *testing.B) {
	m := reported(b, 1, "2026-07-21", 1)
	m.at("2026-07-22").speak()
	m.at("2026-09-01").decide()
	w := gehoor.NewWeek(reportMonday, reading(bo)...)
	for b.Loop() {
		w.Add(m.c)
	}
}

// R13, R17: a decision counts once, also when it came back or a letter corrects it.
func TestR17DecisionsCountOnce(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-08-31", 1)
	m.at("2026-09-01").decide()
	facts, err := m.c.ReturnDecision("permanent")
	m.does(0, facts, err)
	m.send(gehoor.OnPaper)
	if r := week(m.c); r.Decided != 1 {
		t.Errorf("sent twice: %d decided, want 1", r.Decided)
	}
	d := m.decision()
	d.Measures, d.Corrects = nil, m.c.Seq
	m.draft(ilse, d)
	m.approve(noor)
	m.send(gehoor.OnPaper)
	if r := week(m.c); r.Decided != 1 || len(r.Outcomes) != 2 || r.Outcomes[0].N != 1 {
		t.Errorf("corrected: %d decided with outcomes %v, want 1 of each", r.Decided, r.Outcomes)
	}
}
