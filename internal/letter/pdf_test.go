package letter_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"gehoor/internal/letter"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/text"
)

// look is a letterhead with everything.
func look() letter.Look {
	return letter.Look{
		Organisation: "Kinderopvang Voorbeeld", Contact: []string{"Postbus 12", "1234 AB Voorbeeld", "088 000 00 00", "klachten@example.org"}, Accent: "#0b5560",
		To:   []string{"Samira de Wit", "Dorpsstraat 1a", "1234 AB  'S-GRAVENHAGE"},
		Date: date(11, 25), Reference: "KL 26 7F3K",
	}
}

func readPDF(t *testing.T, d letter.Document, l letter.Look) *pdfcheck.File {
	t.Helper()
	body, _ := letter.PDF(d, l)
	f, err := pdfcheck.Read(body)
	if err != nil {
		t.Fatalf("the PDF has faults:\n%v", err)
	}
	return f
}

// onPaper is each letter that is printed or downloaded, by name and language.
func onPaper() map[string]letter.Document {
	all := map[string]letter.Document{}
	for _, l := range []text.Lang{text.NL, text.EN} {
		for _, name := range []string{"decision-letter", "acknowledgement-letter", "acknowledgement", "corrected-letter", "settlement-letter", "declined-letter", "late-letter", "withdrawn-letter", "taken-letter",
			"accused-invitation", "accused-account", "accused-outcome", "data-request", "stopped", "enquiry-turned", "weekly-report"} {
			m := samples(l)[name]
			if m.Document.Title == "" {
				m.Document.Title = m.Subject
			}
			all[name+"."+l.String()] = m.Document
		}
	}
	return all
}

// Each letter on paper, as a screen reader meets it.
func TestGoldenPDF(t *testing.T) {
	t.Parallel()
	documents := onPaper()
	documents["every-block.nl"] = every()
	for name, d := range documents {
		body, warnings := letter.PDF(d, look())
		if len(warnings) > 0 {
			t.Errorf("%s: %v", name, warnings)
		}
		f, err := pdfcheck.Read(body)
		if err != nil {
			t.Errorf("%s: the PDF has faults:\n%v", name, err)
			continue
		}
		got := fmt.Sprintf("%s (%s, pages: %d)\n\n%s\nartifacts\n%s", f.Title, f.Lang, f.Pages, f.Root, f.Artifacts)
		file := filepath.Join("testdata", "pdf", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not as in %s (go test -update writes it anew):\n%s", name, file, got)
		}
	}
}

// The same document and look give the same bytes: what is sealed can be made again, and compared.
func TestPDFIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	first, _ := letter.PDF(every(), look())
	for range 3 {
		if again, _ := letter.PDF(every(), look()); !bytes.Equal(first, again) {
			t.Fatal("other bytes")
		}
	}
}

// What poppler reads on the page of a letter are the words of the other forms, in their order; between them the
// foot of each page.
func TestPopplerReadsTheSameWords(t *testing.T) {
	t.Parallel()
	for name, d := range onPaper() {
		body, _ := letter.PDF(d, letter.Look{})
		got := string(run(t, body, "pdftotext", "-", "-"))
		var said []string
		for line := range strings.Lines(strings.ReplaceAll(got, "\f", "\n")) {
			if !strings.HasPrefix(line, "Pagina ") && !strings.HasPrefix(line, "Page ") {
				said = append(said, line)
			}
		}
		if got, want := words(strings.Join(said, " ")), words(letter.Text(d)); !slices.Equal(got, want) {
			t.Errorf("%s says\n%q\nwant\n%q", name, got, want)
		}
	}
}

// The tools that others check files with find nothing wrong, and the structure that we meant.
func TestToolsAccept(t *testing.T) {
	t.Parallel()
	d := every()
	d.Blocks = append(d.Blocks, letter.Paragraph{{Text: "In het Arabisch: "}, {Text: "أهلا وسهلا بكم", Lang: "ar"}})
	body, _ := letter.PDF(d, look())
	file := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(file, body, 0o600); err != nil {
		t.Fatal(err)
	}
	if said := string(run(t, nil, "qpdf", "--check", file)); !strings.Contains(said, "No syntax or stream encoding errors found") {
		t.Errorf("qpdf says %s", said)
	}
	said := string(run(t, nil, "pdfinfo", "-struct-text", file))
	for _, want := range []string{"H1 (block)", "Caption", "/Scope /Column", "/Scope /Row", "/ListNumbering /Decimal", "Link (inline)", "أهلا وسهلا بكم", "Çağlar"} {
		if !strings.Contains(said, want) {
			t.Errorf("pdfinfo finds no %s in\n%s", want, said)
		}
	}
	if info := string(run(t, nil, "pdfinfo", file)); !strings.Contains(info, "PDF version:     1.7") || !strings.Contains(info, "Tagged:          yes") {
		t.Errorf("pdfinfo says\n%s", info)
	}
}

func run(t *testing.T, in []byte, program string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, program, args...)
	c.Stdin = bytes.NewReader(in)
	var fault bytes.Buffer
	c.Stderr = &fault
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s (Debian packages poppler-utils and qpdf): %v\n%s", program, err, fault.String())
	}
	return out
}

// Names are read as they were typed, whatever their script, and Arabic ones in the order they are read.
func TestNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Çağlar", "Łukasz", "'s-Gravenhage", "Ñandú", "Ştefan", "Иванова", "Ґалаґан", "Ελένη", "أحمد الحسن", "محمد لاشين", "فاطمة الزهراء", "گلپری", "Nguyễn", "İnci ıŞık", "e\u0301lodie", "O’Neill", "Zoë", "A\u0328\u0301nna"} {
		for _, sentence := range []string{name, "Beste " + name + ",", name + " (" + name + ") en " + name + "."} {
			body, warnings := letter.PDF(letter.Document{Blocks: []letter.Block{letter.Say(sentence)}}, letter.Look{})
			f, err := pdfcheck.Read(body)
			if err != nil || len(warnings) > 0 {
				t.Errorf("%s: %v, %v", sentence, err, warnings)
				continue
			}
			if got := strings.TrimSpace(f.Root.Text()); got != sentence {
				t.Errorf("%q is read as %q", sentence, got)
			}
		}
	}
}

// A character that no font has is a box and a warning, and is still what the file says.
func TestMissingCharacter(t *testing.T) {
	t.Parallel()
	body, warnings := letter.PDF(letter.Document{Blocks: []letter.Block{letter.Say("Hoera 😀, zei 王 en 😀.")}}, letter.Look{})
	if want := []letter.Warning{{Missing: '😀'}, {Missing: '王'}}; !slices.Equal(warnings, want) {
		t.Errorf("warned of %v, want %v", warnings, want)
	}
	f, err := pdfcheck.Read(body)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Root.Text(); !strings.Contains(got, "Hoera 😀, zei 王 en 😀.") {
		t.Errorf("it is read as %q", got)
	}
}

// What turns the direction of others is left out: "‮" makes no sentence read backwards.
func TestDirectionCannotBeTurned(t *testing.T) {
	t.Parallel()
	f := readPDF(t, letter.Document{Blocks: []letter.Block{letter.Say("je hebt \u202eon\u202c gelijk")}}, letter.Look{})
	if got := strings.TrimSpace(f.Root.Text()); got != "je hebt on gelijk" {
		t.Errorf("it is read as %q", got)
	}
}

// A table that goes on has its header on every page; there it is an artifact, for it was read already.
func TestTableGoesOn(t *testing.T) {
	t.Parallel()
	d := letter.Document{Title: "Lang", Blocks: []letter.Block{letter.Heading("Eén"), letter.Say("x"), letter.Heading("Twee"), letter.Subheading("Twee a")}}
	table := letter.Table{Caption: "Klachten per week", Header: []string{"Week nummer", "Klachten"}}
	for i := range 150 {
		table.Rows = append(table.Rows, []string{"week " + strconv.Itoa(i), strconv.Itoa(i)})
	}
	d.Blocks = append(d.Blocks, table)
	f := readPDF(t, d, look())
	if f.Pages < 3 {
		t.Fatalf("it has %d pages", f.Pages)
	}
	if got := strings.Count(f.Artifacts, "Week nummer"); got != f.Pages-1 {
		t.Errorf("the header stands again on %d of %d pages", got, f.Pages)
	}
	if got := len(f.Root.All("TR")); got != 151 {
		t.Errorf("it has %d rows", got)
	}
	if want := []string{"Lang", "Eén", "Twee", "Twee a"}; !slices.Equal(f.Bookmarks, want) {
		t.Errorf("the bookmarks are %q", f.Bookmarks)
	}
	if !strings.Contains(f.Artifacts, fmt.Sprintf("Pagina %d van %d", f.Pages, f.Pages)) {
		t.Errorf("the last page is not numbered")
	}
}

// box is a word on a page, in points from its left and top.
type box struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Word string  `xml:",chardata"`
}

// pagesOf gives where the words of each page are.
func pagesOf(t *testing.T, body []byte) [][]box {
	t.Helper()
	var doc struct {
		Pages []struct {
			Words []box `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(run(t, body, "pdftotext", "-bbox", "-", "-"), &doc); err != nil {
		t.Fatal(err)
	}
	var pages [][]box
	for _, p := range doc.Pages {
		pages = append(pages, p.Words)
	}
	return pages
}

// The address is behind the window of a DL, a C6/5 and a C5 envelope, wherever the folded sheet lies in it, and
// nothing else of the letter is.
func TestWindow(t *testing.T) {
	t.Parallel()
	const mm = 72 / 25.4
	// Of the window: from the left (or for one at the right, from the right) of the envelope and from its foot.
	windows := []struct {
		name                               string
		width, height, folded              float64 // of the envelope, and of the sheet when it is folded
		side, foot, windowWide, windowHigh float64
	}{
		{"DL", 220, 110, 99, 20, 15, 90, 45},
		{"DL, a low window", 220, 110, 99, 20, 20, 90, 30},
		{"C6/5", 229, 114, 99, 20, 20, 90, 45},
		{"C5", 229, 162, 148.5, 20, 60, 90, 45},
	}
	for _, right := range []letter.Window{letter.WindowLeft, letter.WindowRight} {
		l := look()
		l.Window = right
		l.To = []string{"De heer Ç. van den Hoogenband", "p/a Kinderopvang Voorbeeld", "Burgemeester van Voorbeeldlaan 12", "1234 AB 'S-GRAVENHAGE"}
		body, _ := letter.PDF(every(), l)
		var address, others []box
		for _, b := range pagesOf(t, body)[0] {
			inBlock := b.YMin > 50*mm && b.YMax < 92*mm
			if inBlock {
				address = append(address, b)
			} else {
				others = append(others, b)
			}
		}
		if len(address) < 10 {
			t.Fatalf("%d words are where the address should be", len(address))
		}
		for _, w := range windows {
			for _, b := range others {
				for _, dy := range []float64{0, w.height - w.folded} {
					top := w.height - w.foot - w.windowHigh - dy
					if b.YMax/mm > top && b.YMin/mm < top+w.windowHigh {
						t.Errorf("%s, window %d: %q shows, from %.0f to %.0f mm; the window is from %.0f to %.0f", w.name, right, b.Word, b.YMin/mm, b.YMax/mm, top, top+w.windowHigh)
					}
				}
			}
			for _, b := range address {
				// The sheet lies at the left or the right, at the head or the foot of the envelope.
				for _, dx := range []float64{0, w.width - 210} {
					for _, dy := range []float64{0, w.height - w.folded} {
						left := w.side
						if right == letter.WindowRight {
							left = w.width - w.side - w.windowWide
						}
						top := w.height - w.foot - w.windowHigh
						if x, x2 := b.XMin/mm+dx, b.XMax/mm+dx; x < left || x2 > left+w.windowWide {
							t.Errorf("%s, window %d: %q is from %.0f to %.0f mm, the window from %.0f to %.0f", w.name, right, b.Word, x, x2, left, left+w.windowWide)
						}
						if y, y2 := b.YMin/mm+dy, b.YMax/mm+dy; y < top || y2 > top+w.windowHigh {
							t.Errorf("%s, window %d: %q is from %.0f to %.0f mm from the top, the window from %.0f to %.0f", w.name, right, b.Word, y, y2, top, top+w.windowHigh)
						}
					}
				}
			}
		}
	}
}

// Nothing is drawn beyond the margins, and no page ends in a heading or begins with a last line.
func TestPagesAreWhole(t *testing.T) {
	t.Parallel()
	for _, sheet := range []letter.Sheet{letter.LetterSheet, letter.ReportSheet, letter.LandscapeSheet} {
		d := letter.Document{Lang: text.NL, Title: "Een titel"}
		for i := range 40 {
			d.Blocks = append(d.Blocks, letter.Heading("KOP"), letter.Say(strings.Repeat("woord ", 20+i*3)+"EIND"))
		}
		l := look()
		l.Sheet = sheet
		body, _ := letter.PDF(d, l)
		for n, page := range pagesOf(t, body) {
			var lines [][]string // the words of each line, but for the head and the foot
			last := -1.0
			for _, b := range page[1:] {
				if b.XMin < 40 || b.XMax > 842-40 || b.YMax > 842-20 {
					t.Errorf("sheet %d, page %d: %q is beyond the margin", sheet, n+1, b.Word)
				}
				if b.YMin != last {
					lines, last = append(lines, nil), b.YMin
				}
				lines[len(lines)-1] = append(lines[len(lines)-1], b.Word)
			}
			body := lines[:len(lines)-1]
			if got := body[len(body)-1]; got[0] == "KOP" {
				t.Errorf("sheet %d, page %d ends in a heading", sheet, n+1)
			}
		}
	}
}

// said is what a document says, in letters and figures only.
func said(d letter.Document) string {
	var s strings.Builder
	inline := func(p letter.Paragraph) {
		for _, in := range p {
			s.WriteString(in.Text)
			if u := in.To.String(); strings.HasPrefix(u, "http") && u != in.Text {
				s.WriteString(u)
			}
		}
	}
	s.WriteString(d.Title)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case letter.Heading:
			s.WriteString(string(b))
		case letter.Subheading:
			s.WriteString(string(b))
		case letter.Paragraph:
			inline(b)
		case letter.List:
			for i, item := range b.Items {
				if b.Ordered {
					s.WriteString(strconv.Itoa(i + 1))
				}
				inline(item)
			}
		case letter.Table:
			s.WriteString(b.Caption + strings.Join(b.Header, ""))
			for _, row := range b.Rows {
				s.WriteString(strings.Join(row, ""))
			}
		case letter.Terms:
			for _, t := range b {
				s.WriteString(t.Name + t.Says)
			}
		case letter.Action:
			s.WriteString(b.Label + b.To.String())
		case letter.SignOff:
			s.WriteString(strings.Join(b, ""))
		}
	}
	return s.String()
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, norm.NFD.String(strings.ToValidUTF8(s, "")))
}

// anyDocument draws a document of any blocks with any characters.
func anyDocument(t *rapid.T) letter.Document {
	scripts := []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew, unicode.Han, unicode.Mn, unicode.P, unicode.S, unicode.Cc, unicode.Cf, unicode.Co}
	word := rapid.OneOf(rapid.StringMatching(`[a-zA-Z]{1,12}`), rapid.StringOfN(rapid.RuneFrom(nil, scripts...), 0, 12, -1), rapid.String(),
		rapid.Map(rapid.StringMatching(`[a-z]`), func(s string) string { return strings.Repeat(s, 150) }))
	words := rapid.Map(rapid.SliceOfN(word, 0, 12), func(w []string) string { return strings.Join(w, " ") })
	inline := rapid.Custom(func(t *rapid.T) letter.Inline {
		in := letter.Inline{Text: words.Draw(t, "text"), Strong: rapid.Bool().Draw(t, "strong")}
		if rapid.IntRange(0, 4).Draw(t, "link") == 0 {
			in.To = letter.Web("https://www.example.org/" + rapid.StringMatching(`[a-z]{0,90}`).Draw(t, "path"))
		}
		if rapid.IntRange(0, 4).Draw(t, "foreign") == 0 {
			in.Lang = "ar"
		}
		return in
	})
	paragraph := rapid.Map(rapid.SliceOfN(inline, 0, 4), func(in []letter.Inline) letter.Paragraph { return in })
	block := rapid.Custom(func(t *rapid.T) letter.Block {
		switch rapid.IntRange(0, 7).Draw(t, "kind") {
		case 0:
			return letter.Heading(words.Draw(t, "heading"))
		case 1:
			return letter.Subheading(words.Draw(t, "subheading"))
		case 2:
			return letter.List{Ordered: rapid.Bool().Draw(t, "ordered"), Items: rapid.SliceOfN(paragraph, 0, 6).Draw(t, "items")}
		case 3:
			n := rapid.IntRange(1, 9).Draw(t, "columns")
			cells := rapid.SliceOfN(words, n, n)
			return letter.Table{Caption: words.Draw(t, "caption"), Header: cells.Draw(t, "header"), Rows: rapid.SliceOfN(cells, 0, 6).Draw(t, "rows")}
		case 4:
			return letter.Terms{{Name: words.Draw(t, "name"), Says: words.Draw(t, "says")}, {Name: "n", Says: "s"}}
		case 5:
			return letter.Action{Label: words.Draw(t, "label"), To: letter.Web("https://www.example.org/a")}
		case 6:
			return letter.SignOff(rapid.SliceOfN(words, 0, 4).Draw(t, "sign off"))
		}
		return paragraph.Draw(t, "paragraph")
	})
	return letter.Document{Lang: text.Lang(rapid.IntRange(0, 1).Draw(t, "lang")), Title: words.Draw(t, "title"), Blocks: rapid.SliceOfN(block, 0, 5).Draw(t, "blocks")}
}

// Any document becomes a file without faults, from which its letters and figures are read in their order.
func TestAnyDocumentOnPaper(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument(t)
		l := letter.Look{Sheet: letter.Sheet(rapid.IntRange(0, 2).Draw(t, "sheet"))}
		body, _ := letter.PDF(d, l)
		f, err := pdfcheck.Read(body)
		if err != nil {
			t.Fatalf("the PDF has faults:\n%v", err)
		}
		if got, want := letters(f.Root.Text()), letters(said(d)); got != want {
			t.Errorf("it is read as\n%+q\nwant\n%+q", got, want)
		}
	})
}

// Words that are as long as a book, marks without end and tables without room do not hang.
func TestHostileDocuments(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("w", 40_000)
	documents := map[string]letter.Document{
		"one word":      {Blocks: []letter.Block{letter.Say(long)}},
		"one Arabic":    {Blocks: []letter.Block{letter.Say(strings.Repeat("ب", 10_000))}},
		"only marks":    {Blocks: []letter.Block{letter.Say("e" + strings.Repeat("\u0301", 10_000))}},
		"only turns":    {Blocks: []letter.Block{letter.Say(strings.Repeat("aب ", 10_000))}},
		"only brackets": {Blocks: []letter.Block{letter.Say(strings.Repeat("(", 10_000) + strings.Repeat(")", 10_000))}},
		"a cell":        {Blocks: []letter.Block{letter.Table{Caption: "c", Header: []string{long[:5000], "b"}, Rows: [][]string{{"x", long[:10_000]}}}}},
		"columns":       {Blocks: []letter.Block{letter.Table{Caption: "c", Header: make([]string, 300), Rows: [][]string{slices.Repeat([]string{"woord"}, 300)}}}},
		"a title":       {Title: long[:10_000], Blocks: []letter.Block{letter.SignOff(slices.Repeat([]string{"x"}, 500))}},
		"an address":    {Blocks: []letter.Block{letter.Action{Label: "x", To: letter.Web("https://example.org/" + long[:10_000])}}},
	}
	for name, d := range documents {
		begun := time.Now()
		body, _ := letter.PDF(d, letter.Look{To: []string{long[:3000]}, Contact: []string{long[:3000]}, Organisation: long[:3000]})
		if took := time.Since(begun); took > 20*time.Second {
			t.Errorf("%s took %s", name, took)
		}
		if _, err := pdfcheck.Read(body); err != nil {
			t.Errorf("%s: %.500v", name, err)
		}
	}
}
