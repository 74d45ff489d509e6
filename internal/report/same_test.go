package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/report"
	"gehoor/internal/text"
)

// every is a week in which every figure is another number, so that none can stand for another.
func every() report.Week {
	last := 100
	n := func() int { last++; return last }
	share := func() gehoor.Share { return gehoor.Share{N: n(), Of: n()} }
	count := func() gehoor.Count { return gehoor.Count{N: n(), Before: n()} }
	change := func() gehoor.Change { return gehoor.Change{Was: n(), Now: n()} }
	opinions := func() gehoor.Opinions { return gehoor.Opinions{Yes: n(), Partly: n(), No: n()} }
	w := usual()
	w.LogLength, w.Fingerprint = int64(n()), strings.Repeat("abcdefab", 8) // no digits: a line may end within it
	r := &w.Report
	r.New, r.NewBefore, r.Incidents, r.Open = n(), n(), n(), n()
	r.Contact, r.Tried, r.Decide, r.Decided = share(), n(), share(), n()
	for i := range r.Weeks {
		r.Weeks[i].New = n()
	}
	r.Total, r.Parts = gehoor.Count{}, gehoor.Count{}
	for i := range r.Locations {
		r.Locations[i].Count = count()
		r.Total.N, r.Total.Before = r.Total.N+r.Locations[i].N, r.Total.Before+r.Locations[i].Before
	}
	for i := range r.Regions {
		r.Regions[i].Count = count()
	}
	for i := range r.Categories {
		r.Categories[i].Count = count()
		r.Parts.N, r.Parts.Before = r.Parts.N+r.Categories[i].N, r.Parts.Before+r.Categories[i].Before
	}
	for i := range r.Kinds {
		r.Kinds[i].Count = count()
	}
	for i := range r.Repeats {
		r.Repeats[i].N = n()
	}
	r.Exceptions[0].Days = n()
	for i := range r.Overdue {
		r.Overdue[i].No, r.Overdue[i].Moved = n(), n()
	}
	for i := range r.Closed {
		r.Closed[i].N = n()
	}
	for i := range r.Outcomes {
		r.Outcomes[i].N = n()
	}
	for i := range r.Outside {
		r.Outside[i].New, r.Outside[i].Ended, r.Outside[i].Running = n(), n(), n()
	}
	r.Sealed.N = n()
	for i := range r.Heard {
		r.Heard[i].Asked, r.Heard[i].Heard, r.Heard[i].Better = n(), opinions(), opinions()
	}
	w.Change.Open, w.Change.Late, w.Change.Overdue, w.Change.Outside = change(), change(), change(), change()
	return w
}

var number = regexp.MustCompile(`\d+`)

// numbers are those in words, in order of size, each as often as it is there.
func numbers(words string) []string {
	found := number.FindAllString(words, -1)
	slices.Sort(found)
	return found
}

// figures are the numbers of a report's JSON but those that name something, and the two sums that no other form has.
func figures(v any, into map[string]string, at string) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if !slices.Contains([]string{"RulesVersion", "Year", "Quarter", "From", "Until", "Complaint", "Location", "Region", "Seat", "Owner", "Places", "Total", "Parts"}, key) {
				figures(value, into, at+"."+key)
			}
		}
	case []any:
		for i, value := range v {
			figures(value, into, at+"."+strconv.Itoa(i))
		}
	case float64:
		if v != 0 {
			into[at] = strconv.Itoa(int(v))
		}
	}
}

// columns says of a list of the JSON in which sheet it is, and in which column each of its figures.
var columns = map[string]struct {
	sheet int
	of    map[string]int
}{
	"Report.Overdue":     {2, map[string]int{"No": 1, "Moved": 4}},
	"Report.Weeks":       {4, map[string]int{"New": 1}},
	"Report.Locations":   {5, map[string]int{"N": 1, "Before": 2}},
	"Report.Regions":     {6, map[string]int{"N": 1, "Before": 2}},
	"Report.Categories":  {7, map[string]int{"N": 1, "Before": 2}},
	"Report.Kinds":       {8, map[string]int{"N": 1, "Before": 2}},
	"Report.Repeats":     {9, map[string]int{"N": 2}},
	"Report.Closed":      {10, map[string]int{"N": 1}},
	"Report.Outcomes":    {11, map[string]int{"N": 1}},
	"Report.NewMeasures": {12, map[string]int{"No": 1, "Moved": 4}},
	"Report.Outside":     {13, map[string]int{"New": 1, "Ended": 2, "Running": 3}},
	"Report.Heard":       {14, map[string]int{"Asked": 1, "Heard.Yes": 2, "Heard.Partly": 3, "Heard.No": 4, "Better.Yes": 5, "Better.Partly": 6, "Better.No": 7}},
}

// place is the sheet, row and column of a figure of the JSON that stands in a list; ok is false for others.
func place(at string) (sheet, row, column int, ok bool) {
	parts := strings.SplitN(at, ".", 4)
	if len(parts) < 4 {
		return 0, 0, 0, false
	}
	list, is := columns[parts[0]+"."+parts[1]]
	n, err := strconv.Atoi(parts[2])
	return list.sheet, n + 1, list.of[parts[3]], is && err == nil
}

var tags = regexp.MustCompile(`<[^>]*>`)

// R17: the five forms of a report say the same numbers, in both languages: what is in the JSON stands on the page, on paper as it is read
// back, in the spreadsheet and in the list; page and paper have the same numbers, spreadsheet and list the same cells.
func TestR17FiveFormsSayTheSame(t *testing.T) {
	t.Parallel()
	w := every()
	body := must(report.JSON(w))
	var open map[string]any
	if err := json.Unmarshal(body, &open); err != nil {
		t.Fatal(err)
	}
	kept := map[string]string{}
	figures(open["Report"], kept, "Report")
	figures(open["Change"], kept, "Change")
	kept["LogLength"] = strconv.FormatInt(w.LogLength, 10)
	delete(kept, "Report.NewMeasures.0.No") // page and paper name its complaint, place and date
	if len(kept) < 70 {
		t.Fatalf("only %d figures: %v", len(kept), kept)
	}
	for _, l := range []text.Lang{text.NL, text.EN} {
		doc := report.Document(l, w, "")
		page := tags.ReplaceAllString(html.UnescapeString(strings.ReplaceAll(letter.MailHTML(doc), "</td>", " ")), " ")
		_, page, _ = strings.Cut(page, doc.Title)                       // the title of the window says it first
		read := exec.CommandContext(t.Context(), "pdftotext", "-", "-") // Debian: poppler-utils
		pdf, _ := letter.PDF(doc, letter.Look{Sheet: letter.OnePageSheet, Organisation: w.Organisation})
		read.Stdin = bytes.NewReader(pdf)
		paper := string(must(read.Output()))
		paper = regexp.MustCompile(`(Pagina|Page) \d+ (van|of) \d+`).ReplaceAllString(paper, "")
		onPage, onPaper := numbers(page), numbers(paper)
		if !slices.Equal(onPage, onPaper) {
			t.Errorf("%s: on the page are the numbers\n%v, on paper\n%v", l, onPage, onPaper)
		}

		list := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(report.List(l, w), []byte("\uFEFF"))))
		list.Comma = ';'
		lines, cells := must(list.ReadAll())[1:], map[string]string{}
		for _, line := range lines {
			cells[line[0]+"|"+line[1]+"|"+line[2]+"|"+line[3]] = line[4]
		}
		book := must(excelize.OpenReader(bytes.NewReader(must(report.XLSX(l, w)))))
		defer book.Close()
		inBook, cell := map[string]string{}, map[string]string{} // cell: by sheet, row and column
		for i, sheet := range book.GetSheetList() {
			rows := must(book.GetRows(sheet))
			for n, row := range rows[1:] {
				for k := 1; k < len(row); k++ {
					if row[k] != "" {
						cell[fmt.Sprint(i, n+1, k)] = row[k]
						inBook[w.Sheets(l)[i].Name+"|"+strconv.Itoa(n+1)+"|"+row[0]+"|"+rows[0][k]] = row[k]
					}
				}
			}
		}
		if !maps.Equal(cells, inBook) {
			t.Errorf("%s: the list has\n%v, the spreadsheet\n%v", l, cells, inBook)
		}
		listed := numbers(strings.Join(slices.Collect(maps.Values(cells)), " "))
		for at, figure := range kept {
			if !slices.Contains(onPaper, figure) {
				t.Errorf("%s: %s = %s is not on page and paper", l, at, figure)
			}
			if !slices.Contains(listed, figure) {
				t.Errorf("%s: %s = %s is not in list and spreadsheet", l, at, figure)
			}
			if sheet, row, column, ok := place(at); ok && cell[fmt.Sprint(sheet, row, column)] != figure {
				t.Errorf("%s: %s = %s stands elsewhere: in its place is %q", l, at, figure, cell[fmt.Sprint(sheet, row, column)])
			}
		}
		oneLine := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		told, seen := oneLine(must(pdfcheck.Read(pdf)).Root.Text()), oneLine(page)
		says := []string{
			text.WeekNumbersLine(l, w.Report), text.NOf(l, w.Report.Contact) + "; " + text.WeekTried(l, w.Report.Tried), text.NOf(l, w.Report.Decide), text.WeekDecided(l, w.Report.Decided),
			text.WeekWasNow(l, text.WeekOpen, w.Change.Open), text.WeekWasNow(l, text.WeekLate, w.Change.Late), text.WeekWasNow(l, text.WeekOverdue, w.Change.Overdue),
			text.WeekCount(l, w.Region(l, 2), w.Report.Regions[1].Count), text.WeekCount(l, text.Sentence(text.Word(l, gehoor.Conduct)), w.Report.Kinds[1].Count),
			text.HeardSentence(l, w.Report.Heard[0]), text.WeekQuarter(l, w.Report.Sealed), text.RepeatWords(l, "De Kikker", w.Subject(l, "safety"), w.Report.Repeats[0].N),
		}
		for _, one := range w.Report.Outside {
			says = append(says, text.WeekBody(l, text.Word(l, one.Body), one))
		}
		for _, one := range w.Report.Locations[:3] {
			says = append(says, fmt.Sprint(w.Place(l, one.Location), " ", one.N, " ", one.Before, " ", w.Subject(l, one.Subject)))
		}
		for _, words := range says {
			if !strings.Contains(told, oneLine(words)) || !strings.Contains(seen, oneLine(words)) {
				t.Errorf("%s: %q is not on page and paper", l, words)
			}
		}
		for _, figure := range listed { // and the other way round: nobody else's number
			if n, _ := strconv.Atoi(figure); n > 100 && n < 1000 && !slices.Contains(slices.Collect(maps.Values(kept)), figure) {
				t.Errorf("%s: %s stands in the list alone", l, figure)
			}
		}
		for _, figure := range onPaper {
			if n, _ := strconv.Atoi(figure); n > 100 && n < 1000 && !slices.Contains(slices.Collect(maps.Values(kept)), figure) {
				t.Errorf("%s: %s stands on paper alone", l, figure)
			}
		}
	}
}

// large is the week of an archive of many thousands of complaints, as long as it can be.
func large(exceptions, overdue, places int, name string) report.Week {
	w := every()
	r := &w.Report
	late, alone, measure := r.Exceptions[0], r.Exceptions[1], r.Overdue[0]
	r.Exceptions, r.Overdue, r.NewMeasures, r.Locations, r.Regions, r.Categories, r.Repeats = nil, nil, nil, nil, nil, nil, nil
	w.Change.Fresh = nil
	for i := range exceptions {
		late.Complaint, late.Days = gehoor.StreamID(1000+i), exceptions-i
		late.Number = gehoor.Number(fmt.Sprintf("26%04d", i))
		r.Exceptions, w.Change.Fresh = append(r.Exceptions, late), append(w.Change.Fresh, late)
	}
	r.Exceptions = append(r.Exceptions, alone)
	for range overdue {
		r.Overdue, r.NewMeasures = append(r.Overdue, measure), append(r.NewMeasures, measure)
	}
	for i := range places {
		id := gehoor.LocationID(i + 1)
		w.Locations[id] = report.Location{Name: fmt.Sprintf("%s %d", name, i), Places: 40}
		r.Locations = append(r.Locations, gehoor.LocationCount{Location: id, Count: gehoor.Count{N: 2 + i%40, Before: i}, Subject: "care"})
		r.Repeats = append(r.Repeats, gehoor.Repeat{Location: id, Category: "care", N: 3 + i})
	}
	for i := range min(places, 60) {
		w.Regions[gehoor.RegionID(i+1)] = fmt.Sprintf("Regio Utrecht en Gooi %d", i)
		r.Regions = append(r.Regions, gehoor.RegionCount{Region: gehoor.RegionID(i + 1), Count: gehoor.Count{N: 1000 + i, Before: 999}})
		r.Categories = append(r.Categories, gehoor.CategoryCount{Category: gehoor.Category(fmt.Sprintf("own-%d", i)), Count: gehoor.Count{N: 1000 + i, Before: 999}})
		if w.Subjects == nil {
			w.Subjects = map[gehoor.Category]text.Msg{}
		}
		w.Subjects[gehoor.Category(fmt.Sprintf("own-%d", i))] = text.Msg{NL: "Veiligheid en gezondheid", EN: "Safety and health"}
	}
	return w
}

// R17: however much there is, the report is two sheets and no more: it has what weighs most and says how many more there are. All of it is
// in the list, the spreadsheet and the JSON; a decision that was approved alone is never left out (D18).
func TestR17TwoSheetsAtMost(t *testing.T) {
	t.Parallel()
	const remark = "De wachttijd aan de telefoon is deze maand korter.\nElke locatie belt nu terug voor vijf uur.\nWe kijken in januari opnieuw."
	check := func(r interface {
		Errorf(string, ...any)
		Helper()
	}, w report.Week, langs ...text.Lang) {
		r.Helper()
		for _, l := range langs {
			doc := report.Document(l, w, remark)
			f := paper(t, doc)
			if f.Pages > 2 {
				r.Errorf("%s: it is %d pages", l, f.Pages)
			}
			words := letter.MailHTML(doc)
			if n := len(w.Report.Exceptions); n > 11 && (!strings.Contains(words, html.EscapeString(text.WeekRest(l, n-10))) || !strings.Contains(words, text.ReportAlone.In(l))) {
				r.Errorf("%s: of %d exceptions it does not say how many more, or leaves out what was approved alone", l, n)
			}
			if lines := bytes.Count(report.List(l, w), []byte(html.UnescapeString(text.LabelLocation.In(l)))); lines < len(w.Report.Exceptions) {
				r.Errorf("%s: the list has %d of %d exceptions", l, lines, len(w.Report.Exceptions))
			}
		}
	}
	check(t, large(400, 200, 300, "De Zonnebloem aan de Oosterhandelskade"), text.NL, text.EN)
	rapid.Check(t, func(r *rapid.T) {
		size := rapid.IntRange(0, 60)
		check(r, large(size.Draw(r, "late"), size.Draw(r, "overdue"), size.Draw(r, "places"), rapid.StringMatching(`[A-Z][a-z]{2,12}( [a-z]{1,12}){0,3}`).Draw(r, "name")),
			rapid.SampledFrom([]text.Lang{text.NL, text.EN}).Draw(r, "language"))
	})
}
