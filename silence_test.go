package gehoor_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"gehoor"

	"pgregory.net/rapid"
)

// seen is a kind of report, and how what it can tell of falls silent in it.
type seen struct {
	begin func(gehoor.Date) *gehoor.WeekFigures
	about []gehoor.Fact                    // said with the filing, so that it is in the report
	who   map[gehoor.Party]gehoor.PersonID // of party 1 and 2
	hide  []gehoor.Fact                    // each alone
	show  map[string]gehoor.Fact           // what takes it back, by kind
}

var seens = map[string]seen{
	"board": {
		begin: func(from gehoor.Date) *gehoor.WeekFigures { return gehoor.NewWeek(from, reading(bo)...) },
		who:   map[gehoor.Party]gehoor.PersonID{2: bo},
		hide: []gehoor.Fact{
			gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1}, gehoor.Diverted{Track: gehoor.ReportingCode, Parts: []gehoor.PartNo{1, 2}, Since: 1},
			gehoor.PartyNamed{Party: 2, Standing: gehoor.Provisional},
		},
		show: map[string]gehoor.Fact{
			"SafetyAsked": gehoor.SafetyCleared{}, "Diverted": gehoor.DiversionReversed{Parts: []gehoor.PartNo{1, 2}},
			"PartyNamed": gehoor.PartyStands{Party: 2, Standing: gehoor.Mentioned},
		},
	},
	"supervisor": {
		begin: func(from gehoor.Date) *gehoor.WeekFigures {
			return gehoor.NewSupervisorWeek(from, reading(bo), reading(mark))
		},
		about: []gehoor.Fact{gehoor.PartyNamed{Party: 1, Standing: gehoor.Accused}},
		who:   map[gehoor.Party]gehoor.PersonID{1: bo, 2: mark},
		hide: []gehoor.Fact{
			gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1}, gehoor.PartyNamed{Party: 2, Standing: gehoor.Involved},
			gehoor.PartyStands{Party: 1, Standing: gehoor.Mentioned},
		},
		show: map[string]gehoor.Fact{
			"SafetyAsked": gehoor.SafetyCleared{}, "PartyNamed": gehoor.PartyStands{Party: 2, Standing: gehoor.Mentioned},
			"PartyStands": gehoor.PartyStands{Party: 1, Standing: gehoor.Accused},
		},
	},
}

// with is c with one fact more, at a moment, after what happened then; c is not changed.
func with(t interface{ Fatal(...any) }, c *gehoor.Complaint, at time.Time, f gehoor.Fact) *gehoor.Complaint {
	events := slices.Clone(c.Events())
	i := slices.IndexFunc(events, func(e gehoor.Event) bool { return e.At.After(at) })
	if i < 0 {
		i = len(events)
	}
	events = slices.Insert(events, i, gehoor.Event{Stream: c.ID, At: at, Actor: gehoor.By(ilse), Fact: f})
	for i := range events {
		events[i].Seq = i + 1
	}
	return loaded(t, c, events)
}

// before is c as it stood in the log at a moment; not filed when it was not there.
func before(t interface{ Fatal(...any) }, c *gehoor.Complaint, at time.Time) *gehoor.Complaint {
	events := slices.DeleteFunc(slices.Clone(c.Events()), func(e gehoor.Event) bool { return !e.At.Before(at) })
	return loaded(t, c, events)
}

func loaded(t interface{ Fatal(...any) }, c *gehoor.Complaint, events []gehoor.Event) *gehoor.Complaint {
	is, err := gehoor.Load(events)
	if err != nil {
		t.Fatal(err)
	}
	is.Persons = c.Persons
	return is
}

// tellable is a complaint with a random history that a report of a kind can tell of.
func (s seen) tellable(t testing.TB, r *rapid.T, id gehoor.StreamID) *gehoor.Complaint {
	c := anyComplaint(t, r, id)
	c.Persons = s.who
	for _, f := range s.about {
		c = with(r, c, c.FiledAt, f)
	}
	return c
}

// on is the report of a week as it is made at a moment: frozen, or while the week runs the preview.
func (s seen) on(t interface{ Fatal(...any) }, from gehoor.Date, at time.Time, cs ...*gehoor.Complaint) gehoor.WeekReport {
	w := s.begin(from)
	w.AsOf(at)
	for _, c := range cs {
		w.Add(before(t, c, at))
	}
	return w.Report()
}

func noon(d gehoor.Date) time.Time { return d.Start(nil).Add(12 * time.Hour) }

// aside is r without the lists of single duties and measures of a complaint, and without the quarter's number.
func aside(r gehoor.WeekReport, id gehoor.StreamID) gehoor.WeekReport {
	r.Exceptions = slices.DeleteFunc(slices.Clone(r.Exceptions), func(e gehoor.Exception) bool { return e.Complaint == id })
	r.Overdue = slices.DeleteFunc(slices.Clone(r.Overdue), func(m gehoor.WeekMeasure) bool { return m.Complaint == id })
	r.Sealed = gehoor.QuarterCount{}
	return r
}

// left is r without what a complaint takes with it when it leaves.
func left(r gehoor.WeekReport) gehoor.WeekReport {
	r.Open, r.Contact, r.Decide, r.Tried = 0, gehoor.Share{}, gehoor.Share{}, 0
	r.Outside = slices.Clone(r.Outside)
	for i := range r.Outside {
		r.Outside[i].Running = 0
	}
	return r
}

// R17, D24: whether a complaint is sealed, or turns out to be about a reader, at some moment, and whatever is done in it from then on, no
// report and no preview tells, until the quarter is over; and then one thing, that it is not open any more. But lists of what is
// owed do not name it.
func TestR17SealingTellsNothing(t *testing.T) {
	t.Parallel()
	for name, s := range seens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(r *rapid.T) {
				var cs []*gehoor.Complaint
				for i := range rapid.IntRange(0, 3).Draw(r, "others") {
					cs = append(cs, s.tellable(t, r, gehoor.StreamID(i+1)))
				}
				whole := s.tellable(t, r, 9)
				at := whole.FiledAt.Add(time.Duration(rapid.IntRange(1, 120*24).Draw(r, "hours"))*time.Hour + time.Minute)
				hide := rapid.SampledFrom(s.hide).Draw(r, "hide")
				ended, silent := before(r, whole, at), with(r, whole, at, hide)
				if rapid.Bool().Draw(r, "no complaint after all") {
					silent = with(r, silent, at.Add(time.Hour), gehoor.Admitted{Parts: whole.Parts, Signal: true})
				}
				ends, goes := append(slices.Clone(cs), ended), append(slices.Clone(cs), silent)
				over := gehoor.DateOf(at)
				over = gehoor.Date{Year: over.Year, Month: (over.Month-1)/3*3 + 1, Day: 1}.AddMonths(3)
				first := gehoor.DateOf(whole.FiledAt)
				first = first.AddDays(-(int(first.Weekday()) + 6) % 7)
				for range 6 {
					from := first.AddDays(7 * rapid.IntRange(0, 40).Draw(r, "week"))
					made := noon(from.AddDays(rapid.IntRange(0, 7).Draw(r, "day")))
					a, b := s.on(r, from, made, ends...), s.on(r, from, made, goes...)
					if made.After(at) {
						if len(b.Exceptions)+len(b.Overdue) != len(aside(b, 9).Exceptions)+len(aside(b, 9).Overdue) {
							r.Fatalf("it is named: %+v, %+v", b.Exceptions, b.Overdue)
						}
					} else if fmt.Sprint(a) != fmt.Sprint(b) {
						r.Fatalf("before anything happened\n%+v\nand\n%+v", a, b)
					}
					a, b = aside(a, 9), aside(b, 9)
					until := from.AddDays(7)
					if made.Before(until.Start(nil)) {
						until = gehoor.DateOf(made)
					}
					if !until.Before(over) {
						if a.Open != b.Open && !ended.Open() || a.Open != b.Open+1 && ended.Open() {
							r.Fatalf("%d are open, and %d without it; open: %t", a.Open, b.Open, ended.Open())
						}
						a, b = left(a), left(b)
					}
					if got, want := bytesOf(r, b), bytesOf(r, a); got != want {
						r.Fatalf("%s, hidden at %s, made of %s at %s:\n%s\nwant\n%s", gehoor.Kind(hide), at, from, made, got, want)
					}
				}
				if name == "board" { // and neither do trends
					from := first.AddDays(7 * rapid.IntRange(0, 70).Draw(r, "week"))
					tell := func(cs []*gehoor.Complaint) string {
						trends := gehoor.NewTrends(from, reading(bo)...)
						for _, c := range cs {
							trends.Add(c)
						}
						b, err := json.Marshal([]any{trends.Locations(), trends.Categories(), trends.Heard()})
						if err != nil {
							r.Fatal(err)
						}
						return string(b)
					}
					if got, want := tell(goes), tell(ends); got != want {
						r.Fatalf("trends: %s, want %s", got, want)
					}
				}
			})
		})
	}
}

// R17: who begins to read the report finds nothing about himself in it, and neither he nor anybody else finds out from an earlier one that there is
// something: it counts on as it stood on the day before.
func TestR17WhoBeginsToRead(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		whole := anyComplaint(t, r, 9)
		whole.Persons = map[gehoor.Party]gehoor.PersonID{2: bo}
		whole = with(r, whole, whole.FiledAt, gehoor.PartyNamed{Party: 2, Standing: gehoor.Accused})
		on := gehoor.DateOf(whole.FiledAt).AddDays(rapid.IntRange(1, 100).Draw(r, "day"))
		over := gehoor.Date{Year: on.Year, Month: (on.Month-1)/3*3 + 1, Day: 1}.AddMonths(3)
		for range 4 {
			from := reportMonday.AddDays(7 * rapid.IntRange(-28, 20).Draw(r, "week"))
			made := noon(from.AddDays(rapid.IntRange(0, 7).Draw(r, "day")))
			reads := seen{begin: func(from gehoor.Date) *gehoor.WeekFigures {
				if !made.Before(on.Start(nil)) {
					return gehoor.NewWeek(from, gehoor.Reading{Person: bo, From: on})
				}
				return gehoor.NewWeek(from)
			}}.on(r, from, made, whole)
			nobody := seen{begin: func(from gehoor.Date) *gehoor.WeekFigures { return gehoor.NewWeek(from) }}.on(r, from, made, before(r, whole, on.Start(nil)))
			if made.After(on.Start(nil)) && len(reads.Exceptions)+len(reads.Overdue) > 0 {
				r.Fatalf("he reads about himself: %+v, %+v", reads.Exceptions, reads.Overdue)
			}
			reads, nobody = aside(reads, 9), aside(nobody, 9)
			if until := from.AddDays(7); !until.Before(over) && !made.Before(over.Start(nil)) {
				reads, nobody = left(reads), left(nobody)
			}
			if got, want := bytesOf(r, reads), bytesOf(r, nobody); got != want {
				r.Fatalf("he reads from %s, made of %s at %s:\n%s\nwant\n%s", on, from, made, got, want)
			}
		}
	})
}

// R17: a complaint about somebody who reads the report no more is new in the week in which he stopped.
func TestR17WhoStopsReading(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-08-18", 1)
	m.accuse(bo, gehoor.Seat{Role: gehoor.Board})
	for from, want := range map[string]string{"2026-08-17": "0 0 0", "2026-08-24": "1 0 1", "2026-08-31": "0 1 1"} {
		w := gehoor.NewWeek(date(t, from), gehoor.Reading{Person: bo, Until: date(t, "2026-08-26")})
		w.Add(m.c)
		if r := w.Report(); fmt.Sprint(r.New, r.NewBefore, r.Open) != want {
			t.Errorf("week of %s: %d new, %d before, %d open; want %s", from, r.New, r.NewBefore, r.Open, want)
		}
	}
}

// R17: who holds a seat reads also while he is away, and so does who stands in for him.
func TestR17Readings(t *testing.T) {
	t.Parallel()
	board := gehoor.Seat{Role: gehoor.Board}
	chart := gehoor.Chart{
		Positions: []gehoor.Position{
			{Person: bo, Seat: board, From: date(t, "2020-01-01")},
			{Person: mark, Seat: board, From: date(t, "2026-03-01"), Until: date(t, "2026-03-31")},
			{Person: ilse, Seat: gehoor.Seat{Role: gehoor.Coordinator}, From: date(t, "2020-01-01")},
		},
		Absences: []gehoor.Absence{
			{Person: bo, Deputy: noor, From: date(t, "2026-02-10"), Until: date(t, "2026-02-12")},
			{Person: bo, Deputy: noor, From: date(t, "2026-06-29"), Until: date(t, "2026-07-05")},
		},
	}
	got := chart.Readings([]gehoor.Seat{board}, date(t, "2026-01-01"), date(t, "2026-06-30"))
	want := []gehoor.Reading{
		{Person: mark, From: date(t, "2026-03-01"), Until: date(t, "2026-03-31")},
		{Person: noor, From: date(t, "2026-02-10"), Until: date(t, "2026-02-12")}, {Person: noor, From: date(t, "2026-06-29")},
		{Person: bo},
	}
	slices.SortFunc(want, func(a, b gehoor.Reading) int { return cmp.Or(cmp.Compare(a.Person, b.Person), a.From.Compare(b.From)) })
	if !slices.Equal(got, want) {
		t.Errorf("they are %+v, want %+v", got, want)
	}
}

// R17, D24: what becomes of a complaint that is sealed, week by week.
func TestD24SealedAfterItWasCounted(t *testing.T) {
	t.Parallel()
	at := func(day string) time.Time { return noon(date(t, day)).Add(-time.Hour) }
	ask := gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1}
	seen := seens["board"]
	m := reported(t, 1, "2026-08-18", 1) // contact by 20 August, decision by 29 September
	for range 2 {
		facts, err := m.c.Try(gehoor.NoAnswer, gehoor.DateOf(m.now), m.now)
		m.does(mark, facts, err)
	}
	sealed := with(t, m.c, at("2026-08-19"), ask)
	report := func(monday, made string, c *gehoor.Complaint) gehoor.WeekReport {
		return seen.on(t, date(t, monday), at(made).Add(time.Hour), c)
	}
	check := func(what string, got any, want string) {
		t.Helper()
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %v, want %s", what, got, want)
		}
	}
	said := func(r gehoor.WeekReport) []any {
		return []any{r.New, r.Total, r.Open, r.Contact, r.Tried, r.Decide, len(r.Exceptions), r.Sealed.N}
	}
	check("before it is sealed", said(report("2026-08-17", "2026-08-18", sealed)), "[1 {1 0} 1 {0 0} 0 {0 0} 0 0]")
	check("once it is", said(report("2026-08-17", "2026-08-19", sealed)), "[1 {1 0} 1 {0 0} 0 {0 0} 0 0]")
	check("after its aim", said(report("2026-08-17", "2026-08-24", sealed)), "[1 {1 0} 1 {0 1} 1 {0 0} 0 0]")
	check("as if nobody did anything", said(report("2026-08-17", "2026-08-24", m.c)), "[1 {1 0} 1 {0 1} 1 {0 0} 1 0]")
	check("after the day of the decision", said(report("2026-09-28", "2026-09-30", sealed)), "[0 {1 0} 1 {0 1} 1 {0 1} 0 0]")
	check("when the quarter turns", said(report("2026-09-28", "2026-10-01", sealed)), "[0 {1 0} 0 {0 1} 1 {0 1} 0 1]")
	check("thirteen weeks later", said(report("2026-11-16", "2026-11-23", sealed)), "[0 {0 1} 0 {0 0} 0 {0 1} 0 1]")

	late := with(t, m.c, at("2026-08-24"), ask) // on the morning between the week's end and its report
	check("sealed before its report was made", said(report("2026-08-17", "2026-08-24", late)), "[1 {1 0} 1 {0 1} 1 {0 0} 0 0]")
	back := with(t, with(t, m.c, at("2026-08-22"), ask), at("2026-08-24"), gehoor.SafetyCleared{})
	check("cleared before its report was made", said(report("2026-08-17", "2026-08-24", back)), "[1 {1 0} 1 {0 1} 1 {0 0} 0 0]")
	check("in the next report", said(report("2026-08-24", "2026-08-31", back)), "[0 {1 0} 1 {0 1} 1 {0 0} 1 0]")

	first := with(t, m.c, m.c.FiledAt, ask)
	check("sealed from its first second", said(report("2026-08-17", "2026-08-24", first)), "[0 {0 0} 0 {0 0} 0 {0 0} 0 0]")
	first = with(t, first, at("2026-09-02"), gehoor.SafetyCleared{})
	r := report("2026-08-31", "2026-09-07", first)
	check("and cleared", said(r), "[1 {1 0} 1 {0 1} 1 {0 0} 1 0]")
	check("no week before changes", r.NewBefore, "0")

	end := reported(t, 1, "2026-08-25", 1) // decision by 6 October: after the quarter in which it was sealed
	check("the day of the decision comes after it left", said(report("2026-10-05", "2026-10-12", with(t, end.c, at("2026-08-26"), ask))), "[0 {1 0} 0 {0 1} 0 {0 0} 0 1]")
	check("and is kept by one that was decided", func() gehoor.Share {
		decided := reported(t, 1, "2026-08-25", 1)
		decided.speak()
		decided.decide()
		return report("2026-10-05", "2026-10-12", with(t, decided.c, at("2026-09-01"), ask)).Decide
	}(), "{1 1}")

	known := with(t, reported(t, 1, "2026-06-30", 1).c, at("2026-07-02"), ask)
	check("sealed after the quarter since when it is known", []int{report("2026-07-06", "2026-07-13", known).Sealed.N, report("2026-10-05", "2026-10-12", known).Sealed.N}, "[0 1]")
	known.Persons = seen.who
	known = with(t, known, at("2026-10-14"), gehoor.PartyNamed{Party: 2, Standing: gehoor.Accused})
	check("about a reader after its number was told", report("2026-10-12", "2026-10-19", known).Sealed.N, "1")
	check("the number of a quarter that runs", report("2026-09-28", "2026-09-30", sealed).Sealed, "{2026 2 0}")
}

// R17: a measure that was promised stays in the report of its week, and is not named as overdue once the dossier is sealed.
func TestD24SealedMeasures(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-08-17", 1)
	m.speak()
	m.at("2026-08-18").decide()
	sealed := with(t, m.c, noon(date(t, "2026-08-20")), gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
	for _, one := range []struct {
		c                 *gehoor.Complaint
		from              string
		promised, overdue int
	}{
		{m.c, "2026-08-17", 1, 0}, {sealed, "2026-08-17", 1, 0},
		{m.c, "2026-09-14", 0, 1}, {sealed, "2026-09-14", 0, 0}, // due on 17 September
	} {
		from := date(t, one.from)
		r := seens["board"].on(t, from, noon(from.AddDays(7)), one.c)
		if len(r.NewMeasures) != one.promised || len(r.Overdue) != one.overdue {
			t.Errorf("week of %s, sealed: %t: %d promised, %d overdue; want %d and %d", from, one.c.Sealed, len(r.NewMeasures), len(r.Overdue), one.promised, one.overdue)
		}
	}
}

// R17, D24: of what was sealed or about a reader from its first second no report tells, however long its history is, but
// the quarter's number.
func TestR17SealedFromItsFirstSecond(t *testing.T) {
	t.Parallel()
	for name, s := range seens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(r *rapid.T) {
				var cs []*gehoor.Complaint
				for i := range rapid.IntRange(0, 4).Draw(r, "others") {
					cs = append(cs, s.tellable(t, r, gehoor.StreamID(i+1)))
				}
				more := s.tellable(t, r, 9)
				hide := rapid.SampledFrom(s.hide).Draw(r, "hide")
				more = with(r, more, more.FiledAt, hide)
				from := reportMonday.AddDays(7 * rapid.IntRange(-28, 28).Draw(r, "week"))
				made := noon(from.AddDays(rapid.IntRange(0, 7).Draw(r, "day")))
				a, b := s.on(r, from, made, cs...), s.on(r, from, made, append(slices.Clone(cs), more)...)
				if n := b.Sealed.N - a.Sealed.N; n < 0 || n > 1 {
					r.Fatalf("the quarter's number goes from %d to %d", a.Sealed.N, b.Sealed.N)
				}
				a.Sealed = b.Sealed
				if got, want := bytesOf(r, b), bytesOf(r, a); got != want {
					r.Fatalf("hidden by %s:\n%s\nwant\n%s", gehoor.Kind(hide), got, want)
				}
			})
		})
	}
}

// R17: what each report says of earlier weeks is what those said themselves, and what is open changes by what is new and what is
// closed alone, also when complaints fall silent and are told of again: laid beside each other they tell no more.
func TestR17ReportsInARow(t *testing.T) {
	t.Parallel()
	for name, s := range seens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(r *rapid.T) {
				s := s
				cs := make([]*gehoor.Complaint, rapid.IntRange(1, 4).Draw(r, "complaints"))
				for i := range cs {
					cs[i] = s.between(t, r, gehoor.StreamID(i+1))
				}
				if name == "board" && rapid.Bool().Draw(r, "comes and goes") { // whom some of them are about
					bos := gehoor.Reading{Person: bo, From: reportMonday.AddDays(-rapid.IntRange(0, 250).Draw(r, "day"))}
					if last := bos.From.AddDays(rapid.IntRange(0, 30).Draw(r, "days")); last.Year == bos.From.Year && (last.Month-1)/3 == (bos.From.Month-1)/3 {
						bos.Until = last
					}
					s.begin = func(from gehoor.Date) *gehoor.WeekFigures { return gehoor.NewWeek(from, bos) }
					for i := range cs {
						c := anyComplaint(t, r, gehoor.StreamID(i+1))
						c.Persons = s.who
						cs[i] = with(r, c, c.FiledAt.Add(time.Duration(rapid.IntRange(0, 60*24).Draw(r, "hours"))*time.Hour), gehoor.PartyNamed{Party: 2, Standing: gehoor.Accused})
					}
				}
				from := reportMonday.AddDays(7 * rapid.IntRange(-28, 15).Draw(r, "week"))
				was := s.on(r, from, noon(from.AddDays(7)), cs...)
				rows := map[gehoor.Date]gehoor.WeekReport{from: was}
				for range 15 {
					from = from.AddDays(7)
					is := s.on(r, from, noon(from.AddDays(7)), cs...)
					rows[from] = is
					if is.NewBefore != was.New || !slices.Equal(is.Weeks[:12], was.Weeks[1:]) {
						r.Fatalf("week of %s: %d new before, %v; the report before said %d, %v", from, is.NewBefore, is.Weeks, was.New, was.Weeks)
					}
					closed := 0
					for _, c := range is.Closed {
						closed += c.N
					}
					if is.Sealed.Quarter == was.Sealed.Quarter && is.Open != was.Open+is.New-closed {
						r.Fatalf("week of %s: %d open, with %d new and %d closed; before it were %d", from, is.Open, is.New, closed, was.Open)
					}
					for _, o := range is.Outside {
						i := slices.IndexFunc(was.Outside, func(w gehoor.OutsideCount) bool { return w.Body == o.Body })
						if is.Sealed.Quarter == was.Sealed.Quarter && o.Running != was.Outside[i].Running+o.New-o.Ended {
							r.Fatalf("week of %s: %+v, and before it %+v", from, is.Outside, was.Outside)
						}
					}
					if then, ok := rows[from.AddDays(-13*7)]; ok && (is.Total.Before != then.Total.N || is.Parts.Before != then.Parts.N || !maps.Equal(befores(is), nows(then))) {
						r.Fatalf("week of %s: %+v in the thirteen weeks before, and then it was %+v", from, is, then)
					}
					was = is
				}
			})
		})
	}
}

// between is a complaint that may fall silent, and may be told of again: what fell silent later only before the quarter is over.
func (s seen) between(t testing.TB, r *rapid.T, id gehoor.StreamID) *gehoor.Complaint {
	c := s.tellable(t, r, id)
	hours := func(most int) time.Duration {
		return time.Duration(rapid.IntRange(1, most*24).Draw(r, "hours"))*time.Hour + time.Minute
	}
	hide := rapid.SampledFrom(s.hide).Draw(r, "hide")
	show := s.show[gehoor.Kind(hide)]
	switch rapid.IntRange(0, 4).Draw(r, "silence") {
	case 1:
		c = with(r, c, c.FiledAt, hide)
	case 2:
		filed := c.FiledAt
		c = with(r, with(r, c, filed, hide), filed.Add(hours(100)), show)
	case 3:
		c = with(r, c, c.FiledAt.Add(hours(100)), hide)
	case 4:
		at := c.FiledAt.Add(hours(60))
		again := at.Add(hours(30))
		c = with(r, c, at, hide)
		if a, b := gehoor.DateOf(at), gehoor.DateOf(again); a.Year == b.Year && (a.Month-1)/3 == (b.Month-1)/3 {
			c = with(r, c, again, show)
		}
	}
	return c
}

func nows(r gehoor.WeekReport) map[string]int {
	return counted(r, func(c gehoor.Count) int { return c.N })
}

func befores(r gehoor.WeekReport) map[string]int {
	return counted(r, func(c gehoor.Count) int { return c.Before })
}

// counted are the counts of all lists of thirteen weeks.
func counted(r gehoor.WeekReport, of func(gehoor.Count) int) map[string]int {
	all := map[string]int{}
	add := func(of any, n int) {
		if n > 0 {
			all[fmt.Sprintf("%T %v", of, of)] = n
		}
	}
	for _, one := range r.Locations {
		add(one.Location, of(one.Count))
	}
	for _, one := range r.Regions {
		add(one.Region, of(one.Count))
	}
	for _, one := range r.Categories {
		add(one.Category, of(one.Count))
	}
	for _, one := range r.Kinds {
		add(one.Kind, of(one.Count))
	}
	return all
}
