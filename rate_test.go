package gehoor_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"gehoor"

	"pgregory.net/rapid"
)

// over is a complaint that was decided on a day, opened and closed at once.
func over(t testing.TB, id gehoor.StreamID, day string) *matter {
	t.Helper()
	m := reported(t, id, day, 1)
	m.speak()
	m.decide()
	m.close()
	return m
}

func (m *matter) close() {
	m.t.Helper()
	facts, err := m.c.Close(m.now)
	m.does(ilse, facts, err)
}

func (m *matter) rates(heard, better gehoor.Answer) error {
	facts, err := m.c.Rate(m.p, heard, better, m.now)
	if err == nil {
		m.does(0, facts, nil)
	}
	return err
}

func asks(c *gehoor.Complaint) []gehoor.Duty {
	return slices.DeleteFunc(c.Duties(), func(d gehoor.Duty) bool { return d.Kind != gehoor.OweAsk || !d.Open() })
}

// E34: who complained is asked once, two weeks after a decision closed it; a no wants an answer, and may be taken back.
func TestE34AskedOnce(t *testing.T) {
	t.Parallel()
	m := over(t, 1, "2026-06-01")
	owed := asks(m.c)
	if len(owed) != 1 || owed[0].Owner != gehoor.BySystem || gehoor.DateOf(owed[0].By.Add(-1)) != date(t, "2026-06-15") {
		t.Fatalf("it is asked: %+v", owed)
	}
	if m.c.MayRate(date(t, "2026-06-02")) {
		t.Error("it is answered before it is asked")
	}
	facts, err := m.at("2026-06-15").c.AskRating(gehoor.Ref{}, m.now)
	m.does(0, facts, err)
	if _, err := m.c.AskRating(gehoor.Ref{}, m.now); err == nil {
		t.Error("it is asked twice")
	}
	var refusal *gehoor.Refusal
	if err := m.rates(gehoor.Unanswered, gehoor.Unanswered); !errors.As(err, &refusal) {
		t.Errorf("no answer at all: %v", err)
	}
	if err := m.rates(gehoor.Yes, gehoor.Unanswered); err != nil || m.owes(gehoor.OweAnswer) {
		t.Errorf("a yes: %v, and an answer is owed: %t", err, m.owes(gehoor.OweAnswer))
	}
	if err := m.rates(gehoor.Yes, gehoor.No); err != nil || m.c.RatedNoBy() != date(t, "2026-06-17") {
		t.Errorf("a no: %v, answered by %s", err, m.c.RatedNoBy())
	}
	if err := m.rates(gehoor.No, gehoor.No); err != nil || len(slices.DeleteFunc(m.c.Duties(), func(d gehoor.Duty) bool { return d.Kind != gehoor.OweAnswer })) != 1 {
		t.Errorf("said twice it is owed twice: %v", err)
	}
	if err := m.rates(gehoor.Partly, gehoor.Yes); err != nil || m.owes(gehoor.OweAnswer) {
		t.Error("a no that was taken back is owed an answer")
	}
	if err := m.at("2026-07-13").rates(gehoor.No, gehoor.Yes); err != nil {
		t.Errorf("on the last day: %v", err)
	}
	facts, err = m.c.Send(m.p, gehoor.Message{Text: m.words(), Answers: m.c.Seq}, m.now)
	m.does(ilse, facts, err)
	if m.owes(gehoor.OweAnswer) {
		t.Error("a message does not end what is owed")
	}
	if err := m.at("2026-07-14").rates(gehoor.Yes, gehoor.Yes); err == nil {
		t.Error("it is answered after the last day")
	}
}

// E34: nobody is asked about what was withdrawn, not for us, a test, taken over by a safety track, or erased; nor again
// after it was reopened.
func TestE34WhoIsNotAsked(t *testing.T) {
	t.Parallel()
	withdrawn := reported(t, 1, "2026-06-01", 1)
	withdrawn.fact(0, gehoor.Withdrawn{})
	practice := over(t, 2, "2026-06-01")
	practice.fact(ilse, gehoor.MarkedPractice{Second: noor})
	signal := reported(t, 3, "2026-06-01", 1)
	signal.fact(ilse, gehoor.Admitted{Parts: signal.c.Parts, Signal: true})
	signal.close()
	for what, m := range map[string]*matter{"withdrawn": withdrawn, "a test": practice, "a signal": signal} {
		if len(asks(m.c)) != 0 {
			t.Errorf("%s: it is asked", what)
		}
	}
	sealed := over(t, 4, "2026-06-01")
	facts, err := sealed.c.AskSafety(gehoor.ReportingDuty, 1)
	sealed.does(ilse, facts, err)
	if _, err := sealed.at("2026-06-15").c.AskRating(gehoor.Ref{}, sealed.now); err == nil {
		t.Error("it is asked about what is sealed")
	}
	back := over(t, 5, "2026-06-01")
	facts, err = back.at("2026-06-15").c.AskRating(gehoor.Ref{}, back.now)
	back.does(0, facts, err)
	back.fact(ilse, gehoor.Reopened{Ground: gehoor.AfterRuling, Reason: back.words()})
	if len(asks(back.c)) != 0 || back.c.MayRate(date(t, "2026-06-16")) {
		t.Error("what is open again is asked about")
	}
	back.decide()
	back.close()
	if len(asks(back.c)) != 0 {
		t.Error("it is asked again")
	}
	early := over(t, 6, "2026-06-01")
	early.fact(ilse, gehoor.Reopened{Ground: gehoor.AfterRuling, Reason: early.words()})
	if len(asks(early.c)) != 0 {
		t.Error("what is open again is asked about")
	}
}

// D35: that somebody is still to be asked keeps no dossier.
func TestE34KeepsNothing(t *testing.T) {
	t.Parallel()
	m := reported(t, 1, "2026-06-01", 1)
	m.speak()
	m.relation()
	m.hear(gehoor.SideComplainant, 0)
	d := m.decision()
	d.Measures = nil
	m.draft(ilse, d)
	m.approve(noor)
	m.send(gehoor.OnPaper)
	m.close()
	facts, err := m.c.Acknowledge(m.words())
	m.does(0, facts, err)
	facts, err = m.c.TellSenior(matterChart(), m.words(), m.now)
	m.does(0, facts, err)
	if _, ok := m.c.Keeping(); !ok || len(asks(m.c)) != 1 {
		t.Errorf("a question that is still to be asked keeps the dossier: %+v", m.c.Duties())
	}
}

// ratedAt is a complaint whose complainant was asked on a day and gave answers.
func ratedAt(t testing.TB, id gehoor.StreamID, on gehoor.Date, heard, better gehoor.Answer) *gehoor.Complaint {
	m := filedMatter(t, id, on.AddDays(-40).Start(nil).Add(9*time.Hour), func(*gehoor.Submission) {})
	m.route()
	m.now = on.AddDays(-14).Start(nil).Add(9 * time.Hour)
	m.fact(0, gehoor.Closed{Ground: gehoor.ClosedDecided, Ask: on})
	m.now = on.Start(nil).Add(12 * time.Hour)
	m.fact(0, gehoor.RatingAsked{Until: on.AddDays(gehoor.RateDays)})
	if heard != gehoor.Unanswered || better != gehoor.Unanswered {
		m.fact(0, gehoor.Rated{Heard: heard, Better: better})
	}
	return m.c
}

// E34: a quarter with fewer than five answers to a question counts with the next of its year, and a year's last is not told.
func TestE34Quarters(t *testing.T) {
	t.Parallel()
	var cs []*gehoor.Complaint
	add := func(on string, n int, heard, better gehoor.Answer) {
		for range n {
			cs = append(cs, ratedAt(t, gehoor.StreamID(len(cs)+1), date(t, on), heard, better))
		}
	}
	add("2025-05-01", 5, gehoor.Yes, gehoor.No)
	add("2025-11-01", 4, gehoor.Yes, gehoor.Yes)
	add("2026-02-01", 4, gehoor.No, gehoor.No)
	add("2026-03-31", 3, gehoor.No, gehoor.Unanswered)
	add("2026-04-01", 1, gehoor.Partly, gehoor.Yes)
	add("2026-06-30", 1, gehoor.Unanswered, gehoor.Unanswered)
	add("2026-07-01", 9, gehoor.Yes, gehoor.Yes)
	told := func(now string) string {
		w := gehoor.NewWeek(date(t, now), reading(bo)...)
		for _, c := range cs {
			w.Add(c)
		}
		return fmt.Sprint(w.Report().Heard)
	}
	was := "{2025 2 2 5 {5 0 0} {0 0 5}}"
	if got := told("2026-07-20"); got != "["+was+"]" { // until 28 July somebody can answer
		t.Errorf("in July: %s", got)
	}
	if got, want := told("2026-07-27"), "["+was+" {2026 1 2 9 {0 1 7} {1 0 4}}]"; got != want {
		t.Errorf("after July: %s, want %s", got, want)
	}
}

// E34: what is answered in a dossier of which a report could not tell when its quarter was told is not told later either, and what could be
// told stays told.
func TestE34Sealed(t *testing.T) {
	t.Parallel()
	asked := date(t, "2026-02-02")
	var cs []*gehoor.Complaint
	for i := range 5 {
		cs = append(cs, ratedAt(t, gehoor.StreamID(i+1), asked, gehoor.Yes, gehoor.Yes))
	}
	no := ratedAt(t, 6, asked, gehoor.No, gehoor.No)
	for _, one := range []struct {
		what          string
		sealed, clear string
		want          string
	}{
		{"not", "", "", "[{2026 1 1 6 {5 0 1} {5 0 1}}]"},
		{"after it was answered", "2026-02-20", "", "[{2026 1 1 6 {5 0 1} {5 0 1}}]"},
		{"before it was asked", "2026-01-30", "", "[{2026 1 1 5 {5 0 0} {5 0 0}}]"},
		{"before, and cleared before the quarter is told", "2026-01-30", "2026-04-20", "[{2026 1 1 6 {5 0 1} {5 0 1}}]"},
		{"before, and cleared after it was told", "2026-01-30", "2026-05-20", "[{2026 1 1 5 {5 0 0} {5 0 0}}]"},
	} {
		c := no
		if one.sealed != "" {
			c = with(t, c, date(t, one.sealed).Start(nil), gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
		}
		if one.clear != "" {
			c = with(t, c, date(t, one.clear).Start(nil), gehoor.SafetyCleared{})
		}
		for _, from := range []string{"2026-05-04", "2026-08-03"} {
			w := gehoor.NewWeek(date(t, from), reading(bo)...)
			for _, c := range append(slices.Clone(cs), c) {
				w.Add(c)
			}
			if got := fmt.Sprint(w.Report().Heard); got != one.want {
				t.Errorf("sealed %s, told in the week of %s: %s, want %s", one.what, from, got, one.want)
			}
		}
	}
}

// E34, D35: what a report told stays as it was told, also when the dossier is erased that was told of; what is told later begins after it.
func TestE34ToldStays(t *testing.T) {
	t.Parallel()
	var first, second []*gehoor.Complaint
	for i := range 5 {
		first = append(first, ratedAt(t, gehoor.StreamID(i+1), date(t, "2026-02-02"), gehoor.Yes, gehoor.Yes))
		second = append(second, ratedAt(t, gehoor.StreamID(i+11), date(t, "2026-05-04"), gehoor.No, gehoor.No))
	}
	week := func(from string, before []gehoor.HeardCount, cs ...*gehoor.Complaint) []gehoor.HeardCount {
		w := gehoor.NewWeek(date(t, from), reading(bo)...)
		w.ToldHeard(before)
		for _, c := range cs {
			w.Add(c)
		}
		return w.Report().Heard
	}
	told := week("2026-05-04", nil, first...)
	if got := fmt.Sprint(told); got != "[{2026 1 1 5 {5 0 0} {5 0 0}}]" {
		t.Fatal(got)
	}
	want := "[{2026 1 1 5 {5 0 0} {5 0 0}} {2026 2 2 5 {0 0 5} {0 0 5}}]"
	if got := fmt.Sprint(week("2026-08-03", told, append(first[1:], second...)...)); got != want {
		t.Errorf("once one is erased it is %s, want %s", got, want)
	}
	if got := fmt.Sprint(week("2026-08-03", told, second...)); got != want {
		t.Errorf("once all are erased it is %s, want %s", got, want)
	}
	if got := fmt.Sprint(week("2026-08-03", nil, append(first[1:], second...)...)); got == want {
		t.Error("nothing depends on what was told")
	}
}

// E34: what is told is of five answers or more to each question, of no quarter twice, the same whatever comes after, and nothing of
// it tells of a sealed dossier or of one about a reader.
func TestE34Properties(t *testing.T) {
	t.Parallel()
	answer := rapid.SampledFrom([]gehoor.Answer{gehoor.Unanswered, gehoor.Yes, gehoor.Partly, gehoor.No})
	first := gehoor.Date{Year: 2025, Month: 1, Day: 1}
	rapid.Check(t, func(r *rapid.T) {
		type said struct {
			on            gehoor.Date
			heard, better gehoor.Answer
		}
		var all []said
		var cs []*gehoor.Complaint
		for range rapid.IntRange(0, 25).Draw(r, "complaints") {
			s := said{first.AddDays(rapid.IntRange(0, 729).Draw(r, "day")), answer.Draw(r, "heard"), answer.Draw(r, "better")}
			all = append(all, s)
			cs = append(cs, ratedAt(t, gehoor.StreamID(len(all)), s.on, s.heard, s.better))
		}
		told := func(from gehoor.Date, cs ...*gehoor.Complaint) []gehoor.HeardCount {
			w := gehoor.NewWeek(from, reading(bo)...)
			for _, c := range cs {
				w.Add(c)
			}
			return w.Report().Heard
		}
		from := first.AddDays(5 + 7*rapid.IntRange(20, 110).Draw(r, "week")) // a Monday
		got := told(from, cs...)
		last := 0
		for _, h := range got {
			if h.Heard.Of() < 5 || h.Better.Of() < 5 {
				r.Fatalf("told of fewer than five: %+v", h)
			}
			if begin := 4*h.Year + h.From; begin <= last || h.Until < h.From || h.Until > 4 {
				r.Fatalf("a quarter is told twice: %+v", got)
			}
			last = 4*h.Year + h.Until
			var want gehoor.HeardCount
			for _, s := range all {
				if q := int(s.on.Month-1)/3 + 1; s.on.Year == h.Year && q >= h.From && q <= h.Until {
					want.Asked++
					for _, one := range []struct {
						to *gehoor.Opinions
						a  gehoor.Answer
					}{{&want.Heard, s.heard}, {&want.Better, s.better}} {
						switch one.a {
						case gehoor.Yes:
							one.to.Yes++
						case gehoor.Partly:
							one.to.Partly++
						case gehoor.No:
							one.to.No++
						}
					}
				}
			}
			want.Year, want.From, want.Until = h.Year, h.From, h.Until
			if h != want {
				r.Fatalf("it is told as %+v, want %+v", h, want)
			}
		}
		later := told(from.AddDays(7*rapid.IntRange(1, 26).Draw(r, "weeks later")), cs...)
		for _, h := range got {
			if h.Year >= from.Year && !slices.Contains(later, h) {
				r.Fatalf("%+v is told later as %+v", h, later)
			}
		}
		seal := func(c *gehoor.Complaint, at time.Time) *gehoor.Complaint {
			return with(r, c, at, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
		}
		hidden := ratedAt(t, 99, first.AddDays(rapid.IntRange(0, 729).Draw(r, "day")), gehoor.No, gehoor.No)
		if with := told(from, append(slices.Clone(cs), seal(hidden, hidden.FiledAt))...); !reflect.DeepEqual(got, with) {
			r.Fatalf("one that was sealed from its first second changes it: %+v, was %+v", with, got)
		}
		if len(cs) == 0 {
			return
		}
		i := rapid.IntRange(0, len(cs)-1).Draw(r, "which")
		events := cs[i].Events()
		changed := slices.Clone(cs)
		changed[i] = seal(cs[i], events[len(events)-1].At.Add(time.Duration(1+rapid.IntRange(0, 200*24).Draw(r, "hours"))*time.Hour))
		if with := told(from, changed...); !reflect.DeepEqual(got, with) {
			r.Fatalf("that one is sealed later changes it: %+v, was %+v", with, got)
		}
		hours := func() time.Duration { return time.Duration(1+rapid.IntRange(0, 150*24).Draw(r, "hours")) * time.Hour }
		at := cs[i].FiledAt.Add(hours())
		changed[i] = with(r, seal(cs[i], at), at.Add(hours()), gehoor.SafetyCleared{}) // perhaps asked and answered meanwhile
		got, later = told(from, changed...), told(from.AddDays(7*rapid.IntRange(1, 26).Draw(r, "weeks later")), changed...)
		for _, h := range got {
			if h.Year >= from.Year && !slices.Contains(later, h) {
				r.Fatalf("%+v is told as %+v when one is not sealed any more", h, later)
			}
		}
	})
}

// R20: a case that came to the committee without a complaint to us is in the board's report, and in no other.
func TestR20DirectDisputesInTheWeek(t *testing.T) {
	t.Parallel()
	at := func(day string) time.Time { return date(t, day).Start(nil).Add(9 * time.Hour) }
	events := []gehoor.Event{
		{At: at("2026-08-01"), Fact: gehoor.DisputeOpened{No: 1}},
		{At: at("2026-08-20"), Fact: gehoor.DisputeOpened{No: 2}},
		{At: at("2026-09-01"), Fact: gehoor.DisputeOpened{No: 3}},
		{At: at("2026-09-02"), Fact: gehoor.DisputeEnded{No: 1}},
		{At: at("2026-09-03"), Fact: gehoor.DisputeMeasureDone{No: 1}},
		{At: at("2026-09-07"), Fact: gehoor.DisputeOpened{No: 4}}, // the week after
	}
	w := gehoor.NewWeek(reportMonday, reading(bo)...)
	w.AddDisputes(events)
	if got := fmt.Sprint(w.Report().Outside); got != "[{desk 0 0 0} {committee 1 1 2}]" {
		t.Errorf("outside: %s", got)
	}
	own := gehoor.NewSupervisorWeek(reportMonday, reading(bo), nil)
	own.AddDisputes(events)
	if got := fmt.Sprint(own.Report().Outside); got != "[{desk 0 0 0} {committee 0 0 0}]" {
		t.Errorf("outside, for the supervisor: %s", got)
	}
}
