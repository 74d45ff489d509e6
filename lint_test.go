package gehoor_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gehoor"

	"pgregory.net/rapid"
)

// Wko art. 1.57b: what may be traced to a person is marked, each with what it is; what may stand in a public report is not.
func TestD36Lint(t *testing.T) {
	t.Parallel()
	names := []string{"Samira de Wit", "Jan van der Berg", "Łukasz Çağlar", "Anne-Marie O'Neill", "Op de Hei", "Bo Li"}
	for words, want := range map[string]string{
		"": "",
		"Wij belden te laat en boden onze excuses aan.":    "",
		"Het team van Samira praatte erover.":              "name Samira",
		"De wit geverfde muur; van der en op zijn gewoon.": "",
		"Volgens De Wit klopte het.":                       "name Wit",
		"Samira's moeder; Bergs antwoord.":                 "name Samira's, name Bergs",
		"Anne zei het tegen O'Neill.":                      "name Anne, name O'Neill",
		"Łukasz en ÇAĞLAR waren erbij.":                    "name Łukasz, name ÇAĞLAR",
		"Schrijf naar samira.dewit@ouders.example.nl.":     "mail samira.dewit@ouders.example.nl",
		"Bel 06-12345678 of +31 6 12 34 56 78.":            "phone 06-12345678, phone +31 6 12 34 56 78",
		"Bel 06\u00a0–\u00a01234\u202f5678.":               "phone 06\u00a0–\u00a01234\u202f5678",
		"Bo hoorde het; bo is geen naam.":                  "name Bo",
		"Op 3 mrt, 12 sept. en 1 dec.":                     "date 3 mrt, date 12 sept, date 1 dec",
		"Kamer 0612 kostte 12 euro per 100 kinderen.":      "",
		"Op 12 maart, 3-4-2026 en 2026-04-03.":             "date 12 maart, date 3-4-2026, date 2026-04-03",
		"Elke dinsdag ging het mis; on Friday too.":        "date dinsdag, date Friday",
		"In 2026 waren er 12 klachten.":                    "",
		"In de groep De Vlinders en de Uilengroep.":        "group groep De Vlinders, group Uilengroep",
	} {
		var got []string
		for _, m := range gehoor.Lint(words, names) {
			got = append(got, string(m.Kind)+" "+words[m.From:m.To])
		}
		if joined := strings.Join(got, ", "); joined != want {
			t.Errorf("%q: marked %q, want %q", words, joined, want)
		}
	}
}

// marked checks that marks lie within the words, in their order, on whole characters, and apart.
func marked(t interface{ Fatalf(string, ...any) }, words string, marks []gehoor.Mark) {
	last := 0
	for _, m := range marks {
		if m.From < last || m.To <= m.From || m.To > len(words) {
			t.Fatalf("%q: marks %+v", words, marks)
		}
		if utf8.ValidString(words) && !utf8.ValidString(words[m.From:m.To]) {
			t.Fatalf("%q: the mark %+v cuts a character", words, m)
		}
		last = m.To
	}
}

// Whatever stands around it: an address and a number are found, and so is a name with a capital.
func TestD36LintFinds(t *testing.T) {
	t.Parallel()
	prose := rapid.SliceOf(rapid.SampledFrom([]string{"wij", "vonden", "het", "terecht.", "\n", "—", "é", "de 3 keer"}))
	rapid.Check(t, func(r *rapid.T) {
		planted := rapid.SampledFrom([]struct {
			kind  gehoor.MarkKind
			words string
		}{
			{gehoor.MarkName, "Wiersma"}, {gehoor.MarkMail, "x.y@z.example"}, {gehoor.MarkPhone, "0612345678"}, {gehoor.MarkPhone, "030-1234567"}, {gehoor.MarkDate, "3 mei"},
		}).Draw(r, "planted")
		words := strings.Join(prose.Draw(r, "before"), " ") + " " + planted.words + " " + strings.Join(prose.Draw(r, "after"), " ")
		marks := gehoor.Lint(words, []string{"Hanna Wiersma"})
		marked(r, words, marks)
		if !slices.ContainsFunc(marks, func(m gehoor.Mark) bool {
			return m.Kind == planted.kind && strings.Contains(words[m.From:m.To], planted.words)
		}) {
			r.Fatalf("%q: no mark for %q in %+v", words, planted.words, marks)
		}
	})
}

func FuzzLint(f *testing.F) {
	f.Add("Samira belde 06-12345678 op 3 mei.", "Samira de Wit")
	f.Add("a@b.c\xff@d.e +31 0612", "\xffO’Neill")
	f.Add("İSTANBUL groep Ǆ", "İstanbul")
	f.Fuzz(func(t *testing.T, words, name string) { marked(t, words, gehoor.Lint(words, []string{name})) })
}

// Wko art. 1.57b, D18: who may lay down, approve and send a public report, and when.
func TestD36Publication(t *testing.T) {
	t.Parallel()
	const drafter, writer, director, other gehoor.PersonID = 1, 2, 3, 4
	at := func(day string) gehoor.Event { return gehoor.Event{At: date(t, day).Start(nil)} }
	from := gehoor.Date{Year: 2025, Month: 1, Day: 1}
	by := func(day string, who gehoor.PersonID, f gehoor.Fact) gehoor.Event {
		e := at(day)
		e.Actor, e.Fact = gehoor.By(who), f
		return e
	}
	words := by("2026-01-10", writer, gehoor.ReportRemarked{Report: gehoor.AnnualReport, From: from, Holder: 1, Remark: gehoor.Ref{Item: 1}})
	frozen := by("2026-01-20", drafter, gehoor.ReportFrozen{Report: gehoor.AnnualReport, From: from, UpTo: 100, Holder: 1})
	elses := by("2026-01-21", drafter, gehoor.ReportFrozen{Report: gehoor.AnnualReport, From: from, UpTo: 101, Holder: 2})
	approved := by("2026-02-01", director, gehoor.ReportApproved{Report: gehoor.AnnualReport, From: from, Holder: 1, UpTo: 100})
	of := func(events ...gehoor.Event) gehoor.Publication { return gehoor.PublicationOf(events, 2025, 1) }
	rewritten := of(words, by("2026-01-11", drafter, gehoor.ReportRemarked{Report: gehoor.AnnualReport, From: from, Holder: 1, Remark: gehoor.Ref{Item: 2}}), frozen)
	told := of(by("2025-09-01", director, gehoor.RegulationTold{On: date(t, "2025-09-01"), Words: gehoor.Ref{Item: 3}}), by("2025-09-01", other, gehoor.RegulationTold{On: date(t, "2025-09-01")}), words, frozen)
	waits, public := of(words, frozen, elses), of(words, frozen, elses, approved)
	seats := []gehoor.Seat{{Role: gehoor.Director, Place: 1}}
	name := []gehoor.Mark{{Kind: gehoor.MarkName}}
	day := []gehoor.Mark{{Kind: gehoor.MarkDate}}
	now := date(t, "2026-03-01").Start(nil)
	_, frozenEarly := of().Freeze(5, gehoor.Ref{}, gehoor.Ref{}, false, date(t, "2025-12-31").Start(nil))
	_, frozenInTime := of().Freeze(5, gehoor.Ref{}, gehoor.Ref{}, false, now)
	_, corrected := public.Freeze(120, gehoor.Ref{}, gehoor.Ref{}, false, now)
	_, noted := public.Freeze(120, gehoor.Ref{}, gehoor.Ref{}, true, now)
	approve := func(p gehoor.Publication, who gehoor.PersonID, seats []gehoor.Seat, upTo int64, found []gehoor.Mark, explained bool) error {
		_, err := p.Approve(who, seats, upTo, found, explained)
		return err
	}
	deliver := func(p gehoor.Publication, c gehoor.Channel, to gehoor.Ref, on string) error {
		_, err := p.Deliver(c, to, date(t, on), now)
		return err
	}
	for what, one := range map[string]struct {
		err error
		may bool
	}{
		"laid down while the year runs":           {frozenEarly, false},
		"laid down after it":                      {frozenInTime, true},
		"corrected without a note":                {corrected, false},
		"corrected with a note":                   {noted, true},
		"approved by a director":                  {approve(waits, director, seats, 100, nil, false), true},
		"approved by the board":                   {approve(waits, other, []gehoor.Seat{{Role: gehoor.Board}}, 100, nil, false), true},
		"approved by another holder's director":   {approve(waits, director, []gehoor.Seat{{Role: gehoor.Director, Place: 2}}, 100, nil, false), false},
		"approved by the coordinator":             {approve(waits, other, []gehoor.Seat{{Role: gehoor.Coordinator}}, 100, nil, false), false},
		"approved by who laid it down":            {approve(waits, drafter, seats, 100, nil, false), false},
		"approved by who wrote it":                {approve(waits, writer, seats, 100, nil, false), false},
		"approved by who wrote it before another": {approve(rewritten, writer, seats, 100, nil, false), false},
		"approved by who wrote how it was told":   {approve(told, director, seats, 100, nil, false), false},
		"approved by who told it in no words":     {approve(told, other, seats, 100, nil, false), true},
		"another version approved":                {approve(waits, director, seats, 99, nil, false), false},
		"approved twice":                          {approve(public, director, seats, 100, nil, false), false},
		"approved with a name":                    {approve(waits, director, seats, 100, name, false), false},
		"approved with a name that was explained": {approve(waits, director, seats, 100, name, true), true},
		"approved with a day":                     {approve(waits, director, seats, 100, day, false), true},
		"sent before it is public":                {deliver(waits, gehoor.ByMail, gehoor.Ref{Item: 2}, "2026-02-10"), false},
		"sent":                                    {deliver(public, gehoor.ByMail, gehoor.Ref{Item: 2}, "2026-02-10"), true},
		"sent before it was approved":             {deliver(public, gehoor.ByMail, gehoor.Ref{Item: 2}, "2026-01-31"), false},
		"sent tomorrow":                           {deliver(public, gehoor.ByMail, gehoor.Ref{Item: 2}, "2026-03-02"), false},
		"sent by the app":                         {deliver(public, gehoor.ByApp, gehoor.Ref{Item: 2}, "2026-02-10"), false},
		"parents told by the app":                 {deliver(public, gehoor.ByApp, gehoor.Ref{}, "2026-02-10"), true},
		"parents told at the counter":             {deliver(public, gehoor.AtCounter, gehoor.Ref{}, "2026-02-10"), false},
	} {
		if (one.err == nil) != one.may {
			t.Errorf("%s: %v", what, one.err)
		}
	}
	if v := of(words, frozen, elses, approved).Versions; len(v) != 1 || v[0].Approver != director || v[0].Drafter != drafter {
		t.Errorf("versions %+v", v)
	}
}
