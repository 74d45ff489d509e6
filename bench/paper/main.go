// Command paper measures how long a letter of two pages takes to become a PDF and how big it is, beside a bare page
// of the same writer: one line, one font.
//
//	go run ./bench/paper -results bench/RESULTS.md
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"

	"gehoor"
	"gehoor/bench/site"
	"gehoor/internal/letter"
	"gehoor/internal/pdf"
	"gehoor/internal/text"
)

func main() {
	n := flag.Int("n", 300, "how many of each")
	results := flag.String("results", "", "the file whose section is written; empty: none")
	flag.Parse()
	r := site.Results{Title: "Letters on paper", Command: fmt.Sprintf("go run ./bench/paper -n %d", *n)}
	r.Machine = fmt.Sprintf("%d cores %s/%s, %s, %s", runtime.GOMAXPROCS(0), runtime.GOOS, runtime.GOARCH, runtime.Version(), time.Now().Format("2006-01-02 15:04 MST"))
	bareTimes, bareSize := measure(*n, bare)
	r.Add("| what | pages | median ms | x bare | p99 ms | bytes | x bare |")
	r.Add("|---|---|---|---|---|---|---|")
	add := func(what string, pages int, make func() []byte) {
		times, size := measure(*n, make)
		r.Add("| %s | %d | %.2f | %.1f | %.2f | %d | %.1f |", what, pages,
			ms(times.At(0.5)), ms(times.At(0.5))/ms(bareTimes.At(0.5)), ms(times.At(0.99)), size, float64(size)/float64(bareSize))
	}
	add("a bare page of the same writer", 1, bare)
	for _, l := range []text.Lang{text.NL, text.EN} {
		add("a decision of two pages, "+l.String(), 2, func() []byte { return decision(l) })
	}
	add("a table of 1000 rows", 26, table)
	if err := r.Keep(*results); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// measure makes a file n times; once before, so that the fonts have been read.
func measure(n int, make func() []byte) (times site.Times, size int) {
	size = len(make())
	for range n {
		begun := time.Now()
		make()
		times = append(times, time.Since(begun))
	}
	return times, size
}

// bare is one line on one page.
func bare() []byte {
	f := pdf.New(pdf.Info{Title: "Hallo", Lang: "nl"})
	p := f.Page(pdf.A4Width, pdf.A4Height)
	for _, line := range f.Lines(400, pdf.Piece{Text: "Hallo", Style: pdf.Style{Size: 10.5}, Of: f.Root().Add(pdf.P)}) {
		p.Draw(line, 72, 72)
	}
	return f.Bytes()
}

var look = letter.Look{
	Organisation: "Kinderopvang Voorbeeld", Contact: []string{"Postbus 12", "1234 AB Voorbeeld", "088 000 00 00"},
	To: []string{"Samira de Wit", "Dorpsstraat 1", "1234 AB Voorbeeld"}, Date: gehoor.Date{Year: 2026, Month: 11, Day: 25}, Reference: "KL 26 7F3K",
}

func decision(l text.Lang) []byte {
	day := func(m time.Month, d int) gehoor.Date { return gehoor.Date{Year: 2026, Month: m, Day: d} }
	long := strings.Repeat("Op maandag ging de groep naar binnen en telde de leiding de kinderen niet bij de deur. ", 5)
	body, _ := letter.PDF(letter.DecisionLetter(letter.Frame{
		Lang: l, Organisation: look.Organisation, Phone: "088 000 00 00", Name: "Samira de Wit", Reference: look.Reference, Today: day(11, 25),
	}, letter.Decision{
		Location: "Villa Zonnebloem", Received: day(11, 2), DecideBy: day(12, 14), Handler: "Ilse Bakker", Decider: "Mark Jansen",
		Parts:    []letter.DecidedPart{{Subject: "Toezicht", Outcome: gehoor.Upheld, Facts: []string{long, long}, Evidence: []string{long}, Reasons: []string{long}}},
		Measures: []letter.Promised{{What: "We tellen bij elke deur.", On: day(12, 1)}},
	}), look)
	return body
}

func table() []byte {
	t := letter.Table{Caption: "Klachten", Header: []string{"Nummer", "Locatie", "Dagen"}}
	for i := range 1000 {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("KL 26 %04d", i), "Villa Zonnebloem", fmt.Sprint(i % 42)})
	}
	l := look
	l.Sheet = letter.ReportSheet
	body, _ := letter.PDF(letter.Document{Title: "Klachten", Blocks: []letter.Block{t}}, l)
	return body
}
