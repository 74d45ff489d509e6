// Package report makes the forms of the weekly report (R17) from what is frozen of it: a document for page and paper, a
// spreadsheet, and a list. The same report and words give the same bytes.
package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/text"
)

// A Week is a weekly report as it is kept: the figures, from what log they were made, so that whoever kept one can hold it
// against the log, and the names of places as they were then. It names no person.
type Week struct {
	Report      gehoor.WeekReport
	LogLength   int64  // N: the log's lines up to which it counts; 0 until it is frozen
	Fingerprint string // of the log at N, 64 hex digits; empty until it is frozen

	Organisation string                         `json:",omitempty"`
	Made         gehoor.Date                    `json:",omitzero"` // the day on which it was frozen
	Change       *gehoor.WeekChange             `json:",omitempty"`
	Locations    map[gehoor.LocationID]Location `json:",omitempty"`
	Regions      map[gehoor.RegionID]string     `json:",omitempty"`
	Subjects     map[gehoor.Category]text.Msg   `json:",omitempty"` // those it counts, as the organisation calls them
}

// A Location is what a report says of one. Reports that were frozen before there were forms have none.
type Location struct {
	Name   string
	Places int `json:",omitempty"` // children at a time, of all registrations; 0 when the register does not tell
}

// Of gives the number of the week and its year by ISO 8601.
func (w Week) Of() (year, week int) { return w.Report.From.Start(nil).Add(12 * time.Hour).ISOWeek() }

// Parse reads a week as ISO 8601 writes it, "2026-W47", and gives its Monday; ok is false for anything else.
func Parse(s string) (monday gehoor.Date, ok bool) {
	var year, week int
	if n, err := fmt.Sscanf(s, "%4d-W%2d", &year, &week); err != nil || n != 2 || s != fmt.Sprintf("%04d-W%02d", year, week) {
		return monday, false
	}
	fourth := gehoor.Date{Year: year, Month: time.January, Day: 4} // always in week 1
	monday = fourth.AddDays(-(int(fourth.Weekday())+6)%7 + 7*(week-1))
	gotYear, gotWeek := (Week{Report: gehoor.WeekReport{From: monday}}).Of()
	return monday, gotYear == year && gotWeek == week
}

// Title says which week it is about.
func (w Week) Title(l text.Lang) string {
	year, week := w.Of()
	return text.ReportOf(l, week, year, text.FormatDate(l, w.Report.From, w.Report.Until), text.FormatDateLong(l, w.Report.Until))
}

// Headline is the title that is the message.
func (w Week) Headline(l text.Lang) string {
	return text.ReportHeadline(l, w.Report.LateComplaints(), len(w.Report.Overdue))
}

// Place is the name of a location as it was then.
func (w Week) Place(l text.Lang, id gehoor.LocationID) string {
	if id == 0 {
		return text.ReportNoPlace.In(l)
	}
	return cmp.Or(w.Locations[id].Name, strconv.FormatInt(int64(id), 10))
}

// Region is the name of a region as it was then.
func (w Week) Region(l text.Lang, id gehoor.RegionID) string {
	if id == 0 {
		return text.ReportNoRegion.In(l)
	}
	return cmp.Or(w.Regions[id], strconv.FormatInt(int64(id), 10))
}

// Subject is what a subject was called then; empty for none.
func (w Week) Subject(l text.Lang, c gehoor.Category) string {
	return cmp.Or(w.Subjects[c].In(l), text.Word(l, c))
}

// Per100 is how many complaints there were per hundred children, to a tenth, as l writes it; empty when the register does
// not tell for how many children there is room, or there is no location.
func (w Week) Per100(l text.Lang, c gehoor.LocationCount) string {
	places := w.Locations[c.Location].Places
	if places == 0 {
		return ""
	}
	tenths := (c.N*1000*2 + places) / (2 * places)
	return fmt.Sprintf(text.Msg{NL: "%d,%d", EN: "%d.%d"}.In(l), tenths/10, tenths%10)
}

// What is an exception in words.
func What(l text.Lang, e gehoor.Exception) string {
	what := text.Sentence(text.Word(l, e.Duty))
	if e.Alone {
		what = text.ReportAlone.In(l)
	}
	if e.Aim {
		what += " (" + text.ReportAim.In(l) + ")"
	}
	if e.SafetyFirst {
		what += ", " + text.ReportSafety.In(l)
	}
	return what
}

// How much of a list the document has, so that a usual week is one sheet and any week no more than two: what weighs most, and how many
// there are besides. All of them stand in the lists of Sheets.
const (
	mostLate   = 10 // exceptions
	mostPlaces = 5  // locations, overdue measures, new measures and signals
	mostNames  = 12 // regions, subjects, numbers of complaints
)

// cut gives the first n of a list, and how many there are besides: never one alone, which takes no more room than to say so.
func cut[T any](all []T, n int) (first []T, more int) {
	if len(all) <= n+1 {
		return all, 0
	}
	return all[:n], len(all) - n
}

// told are words in a row, and how many there are besides.
func told(l text.Lang, words []string, between string, n int) string {
	words, more := cut(words, n)
	said := strings.Join(words, between)
	if more > 0 {
		said += between + text.WeekAndMore(l, more)
	}
	return said
}

// heaviest are the exceptions that the document shows: what was approved alone before what is late (D18), and else the longest late first. They
// stay in their order.
func heaviest(all []gehoor.Exception) (list []gehoor.Exception, more int) {
	if len(all) <= mostLate+1 {
		return all, 0
	}
	late := mostLate - len(slices.DeleteFunc(slices.Clone(all), func(e gehoor.Exception) bool { return !e.Alone }))
	for _, e := range all {
		if e.Alone || late > 0 {
			list = append(list, e)
		}
		if !e.Alone {
			late--
		}
	}
	list = list[:min(len(list), mostLate)]
	return list, len(all) - len(list)
}

// Document is the report for page and paper: the message as its title, what asks for attention first. The remark is the
// coordinator's; without one there is no such part. Of long lists it has what weighs most.
func Document(l text.Lang, w Week, remark string) letter.Document {
	r := w.Report
	d := letter.Document{Lang: l, Title: text.Sentence(w.Headline(l))}
	add := func(b ...letter.Block) { d.Blocks = append(d.Blocks, b...) }
	say := func(s string) { add(letter.Say(s)) }
	table := func(s Sheet) { add(s.table()) }
	rest := func(more int) {
		if more > 0 {
			say(text.WeekRest(l, more))
		}
	}

	say(w.Title(l))
	if remark != "" {
		add(letter.Heading(text.ReportRemark.In(l)))
		for _, p := range strings.Split(remark, "\n") {
			if p = strings.TrimSpace(p); p != "" {
				say(p)
			}
		}
	}
	add(letter.Heading(text.WeekAttention.In(l)))
	if len(r.Exceptions) == 0 && len(r.Overdue) == 0 {
		say(text.ReportNothing.In(l))
	}
	if list, more := heaviest(r.Exceptions); len(list) > 0 {
		table(w.exceptions(l, list))
		rest(more)
	}
	if list, more := cut(r.Overdue, mostPlaces); len(list) > 0 {
		table(w.measures(l, text.ReportOverdue, list))
		rest(more)
	}
	add(letter.Heading(text.WeekChanged.In(l)))
	say(w.Changed(l))

	add(letter.Heading(text.WeekKept.In(l)))
	contact := text.NOf(l, r.Contact)
	if r.Tried > 0 {
		contact += "; " + text.WeekTried(l, r.Tried)
	}
	add(letter.Terms{
		{Name: text.ReportComplaints.In(l), Says: text.WeekNumbersLine(l, r)},
		{Name: text.WeekContactIn.In(l), Says: contact},
		{Name: text.WeekDecideIn.In(l), Says: text.NOf(l, r.Decide)},
	})
	weeks := letter.Table{Caption: text.ReportWeeks.In(l), Header: []string{text.ReportsWeek.In(l)}, Rows: [][]string{{text.ReportNumber.In(l)}}}
	for _, one := range r.Weeks {
		weeks.Header = append(weeks.Header, strconv.Itoa(weekNumber(one.From)))
		weeks.Rows[0] = append(weeks.Rows[0], strconv.Itoa(one.New))
	}
	add(weeks)

	add(letter.Heading(text.WeekWhere.In(l)))
	if where := w.locations(l, 2); len(where.Rows) > 0 {
		slices.SortStableFunc(where.Rows, most)
		where.Name = text.WeekTwoOrMore.In(l)
		more := 0
		where.Rows, more = cut(where.Rows, mostPlaces)
		table(where)
		rest(more)
	} else {
		say(text.WeekNoneTwo.In(l))
	}
	terms := letter.Terms{
		{Name: text.AdminPlaceRegion.In(l), Says: counted(l, w.regions(l))},
		{Name: text.LabelCategory.In(l), Says: counted(l, w.categories(l))},
		{Name: text.ReportKind.In(l), Says: counted(l, w.kinds(l))},
	}
	add(slices.DeleteFunc(terms, func(t letter.Term) bool { return t.Says == "" }))
	signals := []string{}
	for _, one := range slices.SortedStableFunc(slices.Values(r.Repeats), func(a, b gehoor.Repeat) int { return cmp.Compare(b.N, a.N) }) {
		signals = append(signals, text.RepeatWords(l, w.Place(l, one.Location), w.Subject(l, one.Category), one.N))
	}
	say(text.WeekRepeatRule.In(l) + " " + cmp.Or(told(l, signals, "; ", mostPlaces), text.ReportNoRepeats.In(l)))

	add(letter.Heading(text.WeekLearned.In(l)))
	closed, outcomes := []string{}, []string{}
	for _, c := range r.Closed {
		closed = append(closed, fmt.Sprintf("%d %s", c.N, text.Word(l, c.Ground)))
	}
	for _, o := range r.Outcomes {
		outcomes = append(outcomes, fmt.Sprintf("%d %s", o.N, text.Word(l, o.Outcome)))
	}
	found := cmp.Or(strings.Join(outcomes, ", "), text.ReportNone.In(l))
	if r.Decided > 0 {
		found += "; " + text.WeekDecided(l, r.Decided)
	}
	promised := []string{}
	for _, m := range r.NewMeasures {
		promised = append(promised, text.WeekMeasure(l, m.Number.String(), w.Place(l, m.Location), w.day(l, m.Due)))
	}
	learned := letter.Terms{
		{Name: text.ReportClosed.In(l), Says: cmp.Or(strings.Join(closed, ", "), text.ReportNone.In(l))},
		{Name: text.ReportOutcomes.In(l), Says: found},
		{Name: text.ReportPromised.In(l), Says: cmp.Or(told(l, promised, "; ", mostPlaces), text.ReportNone.In(l))},
	}
	if n := len(r.Heard); n > 0 {
		learned = append(learned, letter.Term{Name: text.RatedTitle.In(l), Says: text.HeardSentence(l, r.Heard[n-1])})
	}
	add(learned)

	add(letter.Heading(text.WeekOutside.In(l)))
	outside := []string{}
	for _, o := range r.Outside {
		outside = append(outside, text.WeekBody(l, text.Word(l, o.Body), o))
	}
	if q := text.WeekQuarter(l, r.Sealed); q != "" {
		outside = append(outside, q)
	}
	say(strings.Join(outside, " "))

	if w.Fingerprint == "" {
		say(text.ReportNoNames.In(l))
		return d
	}
	add(letter.Heading(text.WeekProof.In(l)))
	said := text.WeekLog(l, w.LogLength, w.Fingerprint, r.RulesVersion)
	if w.Made != (gehoor.Date{}) {
		said = text.WeekMade(l, text.FormatDateLong(l, w.Made)) + " " + said
	}
	say(said + " " + text.ReportNoNames.In(l))
	return d
}

// Changed says what is different from the week before in a few sentences.
func (w Week) Changed(l text.Lang) string {
	c := w.Change
	if c == nil {
		return text.WeekFirst.In(l)
	}
	parts := []string{}
	for _, one := range []struct {
		what text.Msg
		gehoor.Change
	}{{text.WeekOpen, c.Open}, {text.WeekLate, c.Late}, {text.WeekOverdue, c.Overdue}, {text.WeekAtBodies, c.Outside}} {
		parts = append(parts, text.WeekWasNow(l, one.what, one.Change))
	}
	said := fmt.Sprintf("%s %d: %s.", text.WeekSince.In(l), weekNumber(c.Since), strings.Join(parts, ", "))
	if len(c.Fresh) > 0 {
		numbers := []string{}
		for _, e := range c.Fresh {
			if n := e.Number.String(); !slices.Contains(numbers, n) {
				numbers = append(numbers, n)
			}
		}
		said += " " + text.WeekFreshOn.In(l) + ": " + told(l, numbers, ", ", mostNames) + "."
	}
	return said
}

// counted says the rows of a list of counts in a line.
func counted(l text.Lang, s Sheet) string {
	parts := []string{}
	for _, row := range slices.SortedStableFunc(slices.Values(s.Rows), most) {
		parts = append(parts, text.WeekCount(l, fmt.Sprint(row[0]), gehoor.Count{N: row[1].(int), Before: row[2].(int)}))
	}
	return told(l, parts, ", ", mostNames)
}

// most puts the rows that count most first.
func most(a, b []any) int { return cmp.Compare(b[1].(int), a[1].(int)) }

func weekNumber(monday gehoor.Date) int {
	_, week := (Week{Report: gehoor.WeekReport{From: monday}}).Of()
	return week
}

// JSON is the report as it is kept.
func JSON(w Week) ([]byte, error) { return json.Marshal(w) }
