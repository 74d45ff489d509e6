package letter_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gehoor/internal/letter"
	"gehoor/internal/text"
)

// every is a document with every block.
func every() letter.Document {
	return letter.Document{Lang: text.NL, Title: "Ons oordeel over je klacht", Blocks: []letter.Block{
		letter.Say("Beste Samira <b>&amp; Çağlar,"),
		letter.Heading("Wat er is gebeurd"),
		letter.Paragraph{{Text: "Je hebt "}, {Text: "gelijk", Strong: true}, {Text: ". Bel "}, {Text: "088 000 00 00", To: letter.Tel("088 000 00 00")},
			{Text: " of lees "}, {Text: "meer", To: letter.Web("https://www.example.org/meer")}, {Text: ". " + strings.Repeat("Een zin van zes korte woorden. ", 5)}},
		letter.List{Items: []letter.Paragraph{letter.Say("het eerste"), letter.Say(strings.Repeat("een lang ding ", 12))}},
		letter.List{Ordered: true, Items: []letter.Paragraph{letter.Say("eerst dit"), letter.Say("dan dat")}},
		letter.Table{Caption: "Klachten per week", Header: []string{"Week", "Klachten"}, Rows: [][]string{{"week 46", "13"}, {"week 47", "6"}}},
		letter.Table{Caption: "Wat besluit vraagt", Header: []string{"Klacht", "Wat er aan de hand is", "Wat nodig is"}, Rows: [][]string{
			{"KL 26 6B2M", "het eerste contact is een dag te laat", "vandaag bellen, want de ouder wacht al sinds maandag"}}},
		letter.Terms{{"Nummer", "KL 26 7F3K"}, {"Locatie", "Villa Zonnebloem"}},
		letter.Action{Label: "Bekijk je klacht", To: letter.Web("https://www.example.org/klacht/abc")},
		letter.SignOff{"Kinderopvang Voorbeeld", "Ilse Bakker"},
	}}
}

var address = regexp.MustCompile(`\s*\(https?://[^)]*\)`)

// words gives what a form says, without the addresses and marks that only text has.
func words(s string) []string {
	var out []string
	for _, w := range strings.Fields(address.ReplaceAllString(s, "")) {
		w = strings.Trim(w, "():|•")
		if w == "" || strings.HasPrefix(w, "http") || strings.Trim(w, "=-") == "" {
			continue
		}
		out = append(out, w)
	}
	return out
}

// htmlWords gives the words of a page as a reader meets them; elements that stand by themselves part words.
func htmlWords(t *testing.T, s string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == "title" {
			return
		}
		if n.Type == html.ElementNode && !slices.Contains([]string{"a", "strong"}, n.Data) {
			out.WriteString(" ")
		}
		if n.Type == html.ElementNode && n.Data == "li" && n.Parent.Data == "ol" {
			number := 1
			for before := n.PrevSibling; before != nil; before = before.PrevSibling {
				number++
			}
			out.WriteString(strconv.Itoa(number) + ". ")
		}
		if n.Type == html.TextNode {
			out.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return words(out.String())
}

func pageHTML(t *testing.T, d letter.Document) string {
	t.Helper()
	var s strings.Builder
	if err := letter.Page(d).Render(&s); err != nil {
		t.Fatal(err)
	}
	return s.String()
}

// However a document is read, it says the same words in the same order.
func TestFormsSayTheSame(t *testing.T) {
	t.Parallel()
	documents := map[string]letter.Document{"every block": every()}
	for _, l := range []text.Lang{text.NL, text.EN} {
		for name, m := range samples(l) {
			documents[name+"."+l.String()] = m.Document
		}
	}
	for name, d := range documents {
		want := words(letter.Text(d))
		for form, got := range map[string][]string{
			"mail": htmlWords(t, letter.MailHTML(d)), "page": htmlWords(t, pageHTML(t, d)), "PDF": words(readPDF(t, d, letter.Look{}).Root.Text()),
		} {
			if !slices.Equal(got, want) {
				i := 0
				for i < min(len(got), len(want)) && got[i] == want[i] {
					i++
				}
				t.Errorf("%s: from word %d the %s says\n%q\nthe text says\n%q", name, i, form, got[i:], want[i:])
			}
		}
	}
}

func TestTextStaysNarrow(t *testing.T) {
	t.Parallel()
	documents := []letter.Document{every()}
	for _, m := range samples(text.NL) {
		documents = append(documents, m.Document)
	}
	for _, d := range documents {
		for line := range strings.Lines(letter.Text(d)) {
			line = strings.TrimSuffix(line, "\n")
			if len([]rune(line)) > 72 && strings.Contains(strings.TrimLeft(line, " "), " ") {
				t.Errorf("a line of %d columns: %q", len([]rune(line)), line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("a space at the end: %q", line)
			}
		}
	}
}

// What is read in a field has no lines drawn, and none broken.
func TestPlain(t *testing.T) {
	t.Parallel()
	d := letter.Document{Title: "Brief", Blocks: []letter.Block{letter.Heading("Kop"), letter.Say(strings.Repeat("Een lange zin. ", 20)),
		letter.List{Items: []letter.Paragraph{letter.Say("een"), letter.Say("twee")}}, letter.SignOff{"Groet", "", "Ilse"}}}
	if got, want := letter.Plain(d), "Brief\n\nKop\n\n"+strings.TrimSpace(strings.Repeat("Een lange zin. ", 20))+"\n\n- een\n- twee\n\nGroet\n\nIlse"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	quoted := letter.Document{Blocks: letter.Quote(d)}
	if got := letter.Plain(quoted); got != letter.Plain(d) {
		t.Errorf("quoted it says %q", got)
	}
	if page := pageHTML(t, quoted); strings.Contains(page, "<h") || !strings.Contains(page, "<strong>Kop</strong>") {
		t.Errorf("quoted it has headings: %s", page)
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	want := `Ons oordeel over je klacht
==========================

Beste Samira <b>&amp; Çağlar,

Wat er is gebeurd
-----------------

Je hebt gelijk. Bel 088 000 00 00 of lees meer
(https://www.example.org/meer). Een zin van zes korte woorden. Een zin
van zes korte woorden. Een zin van zes korte woorden. Een zin van zes
korte woorden. Een zin van zes korte woorden.

- het eerste
- een lang ding een lang ding een lang ding een lang ding een lang ding
  een lang ding een lang ding een lang ding een lang ding een lang ding
  een lang ding een lang ding

1. eerst dit
2. dan dat

Klachten per week
Week     Klachten
week 46  13
week 47  6

Wat besluit vraagt
- Klacht | Wat er aan de hand is | Wat nodig is
- KL 26 6B2M | het eerste contact is een dag te laat | vandaag bellen,
  want de ouder wacht al sinds maandag

Nummer:
  KL 26 7F3K
Locatie:
  Villa Zonnebloem

Bekijk je klacht:
https://www.example.org/klacht/abc

Kinderopvang Voorbeeld
Ilse Bakker
`
	if got := letter.Text(every()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func paper(d letter.Document) []byte {
	body, _ := letter.PDF(d, letter.Look{})
	return body
}

// HTML has the structure that a screen reader needs, and nothing a stranger typed becomes part of it.
func TestHTMLHasItsMeaning(t *testing.T) {
	t.Parallel()
	mail, page := letter.MailHTML(every()), pageHTML(t, every())
	for _, want := range []string{
		"<h1", "<h2", "<caption", `<th scope="col">Week</th>`, `<th scope="row">week 46</th>`, "<dt", "<ol><li>eerst dit</li>", "<strong>gelijk</strong>",
		`href="tel:0880000000"`, `href="https://www.example.org/klacht/abc"`, "Samira &lt;b&gt;&amp;amp; Çağlar,", "Kinderopvang Voorbeeld<br>Ilse Bakker",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
		if loose := strings.NewReplacer(`<th scope="col">Week`, `scope="col">Week`, `<th scope="row">week 46`, `scope="row">week 46`).Replace(want); !strings.Contains(mail, loose) {
			t.Errorf("the mail has no %s", loose)
		}
	}
	lines := letter.Document{Blocks: []letter.Block{letter.Heading("Cijfers"), letter.Table{Caption: "Cijfers"}, letter.Table{Caption: "Andere"}, letter.Say("een\ntwee\ndrie")}}
	for _, want := range []string{`<caption class="vh">Cijfers</caption>`, `<caption>Andere</caption>`, `<p>een<br>twee<br>drie</p>`} {
		if got := pageHTML(t, lines); !strings.Contains(got, want) {
			t.Errorf("there is no %s in %s", want, got)
		}
	}
	phone := letter.Document{Blocks: []letter.Block{
		letter.Table{Caption: "Kort", Header: []string{"a", "b", "c"}, Rows: [][]string{{"1", "2", "3"}}},
		letter.Table{Caption: "Breed", Header: []string{"a", "b", "c", "d"}, Rows: [][]string{{"1", "2", "3", "4"}}},
		letter.Table{Caption: "Zinnen", Header: []string{"a", "b", "c"}, Rows: [][]string{{"1", "2", strings.Repeat("woord ", 9)}}},
	}}
	if got := pageHTML(t, phone); strings.Count(got, `class="stapel"`) != 2 || strings.Count(got, "data-kop") != 5 || !strings.Contains(got, `<table><caption>Kort`) || !strings.Contains(got, `<td class="n" data-kop="d">4`) {
		t.Errorf("tables on a phone are %s", got)
	}
	for _, want := range []string{`class="knop"`, `class="lijst"`, `class="rol"`, `tabindex="0"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if got := letter.Text(lines); !strings.HasSuffix(got, "\neen\ntwee\ndrie\n") {
		t.Errorf("typed lines are no lines in the text: %q", got)
	}
	if got := string(run(t, paper(lines), "pdftotext", "-", "-")); !strings.Contains(got, "een\ntwee\ndrie\n") {
		t.Errorf("typed lines are no lines in the PDF: %q", got)
	}
	if strings.Contains(page, "style=") {
		t.Errorf("the page has a style in an element, which the site's policy forbids")
	}
	if !strings.HasPrefix(mail, `<!doctype html><html lang="nl">`) || strings.Contains(mail, "class=") || !strings.Contains(mail, `content="light dark"`) {
		t.Errorf("the mail is\n%s", mail)
	}
}

// A link goes to a page, a telephone or a mailbox, and to nothing else.
func TestURLs(t *testing.T) {
	t.Parallel()
	for got, want := range map[letter.URL]string{
		letter.Web("https://example.org/a?b=c"): "https://example.org/a?b=c",
		letter.Web("http://127.0.0.1:8080/"):    "http://127.0.0.1:8080/",
		letter.Tel("+31 (0)88-000 00 00"):       "tel:+310880000000",
		letter.MailTo("klachten@example.org"):   "mailto:klachten@example.org",
		letter.MailTo("a?bcc=b@example.org"):    "mailto:a%3Fbcc=b@example.org",
	} {
		if got.String() != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, u := range []letter.URL{
		letter.Web("javascript:alert(1)"), letter.Web("//example.org/"), letter.Web("/klacht"), letter.Web(""), letter.Web("data:text/html,x"),
		letter.Web("https://bank@example.org/"), letter.Web("https:"), letter.Tel("bel ons"), letter.Tel("+"), letter.MailTo(""),
	} {
		if !u.IsZero() {
			t.Errorf("%q is an address", u)
		}
	}
}
