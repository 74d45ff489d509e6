package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"

	"gehoor"
)

func TestExplainTerm(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		term gehoor.Term
		says map[Lang][]string
	}{
		{"R10 over Easter", gehoor.Calendar{}.WorkingDaysTerm(date(t, "2026-04-02"), 2), map[Lang][]string{
			NL: {
				"We tellen vanaf de dag na donderdag 2 april 2026.",
				"Deze dagen tellen niet mee: zaterdag 4 april en zondag 5 april (weekend), maandag 6 april (tweede paasdag).",
				"Na 2 werkdagen is de laatste dag dinsdag 7 april 2026, tot 24.00 uur.",
			},
			EN: {
				"We count from the day after Thursday 2 April 2026.",
				"These days do not count: Saturday 4 April and Sunday 5 April (weekend), Monday 6 April (Easter Monday).",
				"After 2 working days the last day is Tuesday 7 April 2026, until midnight.",
			},
		}},
		{"R11 tomorrow", gehoor.Calendar{}.WorkingDaysTerm(date(t, "2026-11-24"), 1), map[Lang][]string{
			NL: {"We tellen vanaf de dag na dinsdag 24 november 2026.", "Na 1 werkdag is de laatste dag woensdag 25 november 2026, tot 24.00 uur."},
		}},
		{"R13 into the next year", gehoor.StatutoryWeeks(date(t, "2025-11-20"), 6), map[Lang][]string{
			NL: {
				"We tellen vanaf de dag na donderdag 20 november 2025.",
				"Na 6 weken is de laatste dag donderdag 1 januari 2026, tot 24.00 uur.",
				"De wet laat een termijn niet eindigen op een vrije dag: donderdag 1 januari 2026 (Nieuwjaarsdag), vrijdag 2 januari 2026 (vrije dag bij koninklijk besluit), zaterdag 3 januari 2026 en zondag 4 januari 2026 (weekend).",
				"Daarom is de laatste dag volgens de wet maandag 5 januari 2026. Wij houden ons aan donderdag 1 januari.",
			},
			EN: {
				"We count from the day after Thursday 20 November 2025.",
				"After 6 weeks the last day is Thursday 1 January 2026, until midnight.",
				"The law lets no term end on a free day: Thursday 1 January 2026 (New Year's Day), Friday 2 January 2026 (a free day by royal decree), Saturday 3 January 2026 and Sunday 4 January 2026 (weekend).",
				"So by law the last day is Monday 5 January 2026. We keep to Thursday 1 January.",
			},
		}},
		{"R13 not extended", gehoor.StatutoryWeeks(date(t, "2026-11-23"), 6), map[Lang][]string{
			NL: {"We tellen vanaf de dag na maandag 23 november 2026.", "Na 6 weken is de laatste dag maandag 4 januari 2027, tot 24.00 uur."},
		}},
		{"R4 at the end of a month", gehoor.Months(date(t, "2025-12-31"), 2), map[Lang][]string{
			NL: {
				"We tellen vanaf de dag na woensdag 31 december 2025.",
				"Na 2 maanden is de laatste dag zaterdag 28 februari 2026, tot 24.00 uur.",
				"Die maand heeft geen dag 31. Dan is het de laatste dag van de maand.",
			},
			EN: {
				"We count from the day after Wednesday 31 December 2025.",
				"After 2 months the last day is Saturday 28 February 2026, until midnight.",
				"That month has no day 31. Then it is the last day of the month.",
			},
		}},
		{"no term", gehoor.Term{}, map[Lang][]string{NL: nil, EN: nil}},
	}
	for _, tt := range tests {
		for l, want := range tt.says {
			if got := ExplainTerm(l, tt.term); !slices.Equal(got, want) {
				t.Errorf("%s, %v:\ngot  %q\nwant %q", tt.name, l, got, want)
			}
		}
	}
}

// Every reason of package gehoor is said in both languages, and nothing else is.
func TestEveryDayOffIsSaid(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "../../freedays.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	reasons := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); !ok || kind.Name != "DayOff" {
			return true
		}
		word, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		reasons++
		for _, l := range []Lang{NL, EN} {
			if DayOff(l, gehoor.DayOff(word)) == "" {
				t.Errorf("%q is not said in %v", word, l)
			}
		}
		return true
	})
	if reasons == 0 || reasons != len(daysOff) {
		t.Errorf("package gehoor has %d reasons, %d are said", reasons, len(daysOff))
	}
}
