package app

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"html"
	"maps"
	"os/exec"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/text"
)

// everyYear is a report in which every figure is another number, so that none can stand for another.
func everyYear() Year {
	last := 100
	n := func() int { last++; return last }
	share := func() gehoor.Share { return gehoor.Share{N: n(), Of: n()} }
	place := func(id gehoor.LocationID) gehoor.YearLocation {
		return gehoor.YearLocation{Location: id, Filed: n(), Conduct: n(), Agreement: n(), Committees: n(), Concluded: n(), Open: n(), Disputes: n()}
	}
	group := func(kind gehoor.PartKind, id gehoor.LocationID) gehoor.YearGroup {
		return gehoor.YearGroup{Kind: kind, Location: id, Together: id == 0, N: n()}
	}
	subjects := func(g gehoor.YearGroup) gehoor.YearGroup {
		g.Categories = []gehoor.YearCategory{{Category: "care", N: n()}, {Category: "safety", N: n()}}
		return g
	}
	outcomes := func(g gehoor.YearGroup) gehoor.YearGroup {
		g.Outcomes = []gehoor.OutcomeCount{{Outcome: gehoor.Upheld, N: n()}, {Outcome: gehoor.NotUpheld, N: n()}}
		g.Without = n()
		g.Measures = []gehoor.NatureCount{{Nature: gehoor.TrainingMeasure, N: n()}}
		return g
	}
	unsorted := place(2)
	unsorted.Unsorted = n()
	return Year{
		Format: YearFormat, Version: 1, MadeOn: gehoor.Date{Year: 2027, Month: 1, Day: 11}, Organisation: "Zonnebloem", LogLength: 9001, Fingerprint: strings.Repeat("5f2c", 16),
		Holder: YearHolder{ID: 1, Name: "Zonnebloem", KvK: "12345678"}, Rules: []YearRules{{}}, Told: []YearTold{{On: gehoor.Date{Year: 2026, Month: 2, Day: 3}, Channel: gehoor.ByApp}},
		Summary: text.Msg{NL: "Je krijgt een oordeel.", EN: "You get a decision."}, Gist: text.Msg{NL: "We tellen nu ook buiten.", EN: "We now count outside too."},
		Places: []YearPlace{{ID: 1, Name: "De Kikker", Registrations: []YearLRK{{LRK: "100000001", Kind: "KDV"}}}, {ID: 2, Name: "De Egel"}},
		Before: []YearBefore{{2025, n(), n(), n(), n()}},
		Report: gehoor.YearReport{
			RulesVersion: gehoor.YearRules, Year: 2026, Holder: 1, Required: true, CarriedIn: n(), Filed: n(), Committees: n(), Concluded: n(), Open: n(), Signals: n(),
			Contact: share(), Decide: share(), Measures: share(), Locations: []gehoor.YearLocation{place(1), unsorted}, Advised: n(),
			Subjects: []gehoor.YearGroup{subjects(group(gehoor.Conduct, 1)), subjects(group(gehoor.Agreement, 0))},
			Outcomes: []gehoor.YearGroup{outcomes(group(gehoor.Conduct, 1)), outcomes(group(gehoor.Agreement, 0))},
			Disputes: gehoor.YearDisputes{Handled: n(), New: n(), Ended: n(), Running: n(), Rulings: []gehoor.RulingCount{{Outcome: gehoor.RuledUpheld, N: n()}}},
			Safety:   [4]gehoor.Coarse{{N: n()}, {N: n()}, {Few: true}, {}},
		},
	}
}

var figure = regexp.MustCompile(`\d+`)

// figures are the numbers in words, each once.
func figuresOf(words string) []string {
	found := figure.FindAllString(words, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// counted are the numbers of a report's JSON but those that name something.
func counted(v any, into map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if !slices.Contains([]string{"RulesVersion", "Year", "Holder", "Location"}, key) {
				counted(value, into)
			}
		}
	case []any:
		for _, value := range v {
			counted(value, into)
		}
	case float64:
		into[strconv.Itoa(int(v))] = true
	}
}

// Art. 1.57b Wko: the annual report read back from its PDF has the numbers and headings of its page, each number beside what it counts; every
// figure of the JSON stands on the page, on paper and in the CSV.
func TestD36AnnualReadBack(t *testing.T) {
	t.Parallel()
	frozen, err := json.Marshal(everyYear())
	if err != nil {
		t.Fatal(err)
	}
	var y Year
	if err := json.Unmarshal(frozen, &y); err != nil || !reflect.DeepEqual(y, everyYear()) {
		t.Fatalf("the JSON is read back as another report: %v", err)
	}
	var open map[string]any
	if err := json.Unmarshal(frozen, &open); err != nil {
		t.Fatal(err)
	}
	figures := map[string]bool{}
	counted(open["Report"], figures)
	if len(figures) < 50 {
		t.Fatalf("only %d figures", len(figures))
	}
	lines, err := func() ([][]string, error) {
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(y.CSV(0), []byte("\uFEFF"))))
		r.Comma = ';'
		return r.ReadAll()
	}()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, line := range lines[1:] {
		listed[line[7]], listed[line[8]] = true, true
	}
	for number := range figures {
		if !listed[number] {
			t.Errorf("%s is in the JSON, and not in the CSV", number)
		}
	}
	delete(listed, "")
	delete(listed, "1-2") // a few
	for _, l := range []text.Lang{text.NL, text.EN} {
		for _, place := range []gehoor.LocationID{0, 1} {
			d := y.Document(l, place)
			var made strings.Builder
			if err := letter.Page(d).Render(&made); err != nil {
				t.Fatal(err)
			}
			page := oneLine(html.UnescapeString(tags.ReplaceAllString(made.String(), " ")))
			body := y.PDF(l, place, "")
			read := exec.CommandContext(t.Context(), "pdftotext", "-", "-") // Debian: poppler-utils
			read.Stdin = bytes.NewReader(body)
			out, err := read.Output()
			if err != nil {
				t.Fatal(err)
			}
			paper := oneLine(regexp.MustCompile(`(Pagina|Page) \d+ (van|of) \d+`).ReplaceAllString(string(out), ""))
			if got, want := figuresOf(paper), figuresOf(page); !slices.Equal(got, want) {
				t.Errorf("%s, place %d: on paper are the numbers\n%v, on the page\n%v", l, place, got, want)
			}
			if place == 0 {
				for _, number := range slices.Sorted(maps.Keys(figures)) {
					if !slices.Contains(figuresOf(paper), number) && number != "0" {
						t.Errorf("%s: %s is in the JSON, and not on paper", l, number)
					}
				}
				for number := range listed {
					if !slices.Contains(figuresOf(paper), number) && number != "0" {
						t.Errorf("%s: %s is in the CSV, and not on paper", l, number)
					}
				}
			}
			file, err := pdfcheck.Read(body)
			if err != nil {
				t.Fatal(err)
			}
			told := oneLine(file.Root.Text())
			says := func(words string) {
				t.Helper()
				if !strings.Contains(told, words) || !strings.Contains(page, words) {
					t.Errorf("%s, place %d: %q is not on paper and on the page alike", l, place, words)
				}
			}
			says(d.Title)
			for _, b := range d.Blocks {
				switch b := b.(type) {
				case letter.Heading:
					says(string(b))
				case letter.Terms:
					for _, term := range b {
						says(oneLine(term.Name + " " + term.Says))
					}
				case letter.Table:
					says(b.Caption)
					says(strings.Join(b.Header, " "))
					for _, row := range b.Rows {
						says(oneLine(strings.Join(row, " ")))
					}
				}
			}
		}
	}
}
