package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	. "maragu.dev/gomponents"

	"gehoor/internal/text"
	"gehoor/internal/web/htmlcheck"
	"gehoor/internal/web/static"
	"gehoor/internal/web/ui"
)

// The classes of the list, of the stylesheet and of the gallery are the same: nothing is used that
// does not exist, nothing is kept that nobody uses.
func TestClassesAgree(t *testing.T) {
	t.Parallel()
	listed := classConstants(t)
	styled := map[string]bool{}
	css := regexp.MustCompile(`(?s)/\*.*?\*/|\{[^{}]*\}`).ReplaceAllString(string(static.File(static.Stylesheet)), "{}")
	for _, m := range regexp.MustCompile(`\.([a-z][\w-]*)`).FindAllStringSubmatch(css, -1) {
		styled[m[1]] = true
	}
	shown := map[string]bool{}
	for _, p := range gallery {
		for _, classes := range htmlcheck.Attrs(render(t, p.page(text.NL)), "[class]", "class") {
			for c := range strings.FieldsSeq(classes) {
				shown[c] = true
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(listed)) {
		if !styled[c] {
			t.Errorf("class %s is in class.go and not in the stylesheet", c)
		}
		if !shown[c] {
			t.Errorf("class %s is in class.go and on no page of the gallery", c)
		}
	}
	for _, other := range []map[string]bool{styled, shown} {
		for _, c := range slices.Sorted(maps.Keys(other)) {
			if !listed[c] {
				t.Errorf("class %s is in the stylesheet or gallery and not in class.go", c)
			}
		}
	}
}

func classConstants(t *testing.T) map[string]bool {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "class.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if class, ok := spec.Type.(*ast.Ident); ok && class.Name == "Class" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			found[value] = true
		}
		return true
	})
	if len(found) < 40 {
		t.Fatalf("found %d classes in class.go", len(found))
	}
	return found
}

// An error shows in the title, in the list on top and at its field, and what was typed stays.
func TestErrorsAreShownThreeTimesAndAnswersKept(t *testing.T) {
	t.Parallel()
	var wrong ui.Errors
	wrong.Add("naam", "Schrijf je naam op")
	wrong.Add("naam", "Te laat")
	wrong.Add("wie", "Kies wie je bent")
	p := ui.Page{Title: "Wie ben je?", Organisation: organisation, Errors: wrong}
	f := ui.Form{Action: "/x", Token: "t", Errors: wrong, Values: url.Values{"naam": {`"><b>Sam</b>`}, "wat": {"\n\nAan het begin"}, "wens": {"b", "c"}, "taal": {"en"}}}
	choices := []ui.Choice{{Value: "a", Words: "A"}, {Value: "b", Words: "B"}, {Value: "c", Words: "C"}}
	page := render(t, p.Public(ui.Heading(text.NL, ui.Step{}, p.Title), f.Node(
		f.Text("naam", "Je naam", ui.Hint("Voluit"), ui.FocusHere), f.Radios("wie", "Wie", choices, ui.Default("a")), f.TextArea("wat", "Wat"),
		f.Checkboxes("wens", "Wens", choices), f.Select("taal", "Taal", []ui.Choice{{Value: "nl"}, {Value: "en", Words: "Engels"}}), ui.Button("Verder"))))
	for _, fault := range htmlcheck.Check(page) {
		t.Error(fault)
	}
	for _, test := range []struct{ what, got, want string }{
		{"title", htmlcheck.Text(page, "title"), "Fout: Wie ben je? – Kinderopvang Voorbeeld"},
		{"list", strings.Join(htmlcheck.All(page, ".foutlijst li"), ", "), "Schrijf je naam op, Kies wie je bent"},
		{"links", strings.Join(htmlcheck.Attrs(page, ".foutlijst a", "href"), " "), "#naam #wie"},
		{"at the field", htmlcheck.Text(page, "#naam-fout"), "Fout: Schrijf je naam op"},
		{"described by", htmlcheck.Attr(page, "#naam", "aria-describedby"), "naam-hint naam-fout"},
		{"focus", strings.Join(htmlcheck.Attrs(page, "[autofocus]", "id"), " "), "fouten"},
		{"name", strings.Join(htmlcheck.Values(page, "form")["naam"], "|"), `"><b>Sam</b>`},
		{"story", strings.Join(htmlcheck.Values(page, "form")["wat"], "|"), "\n\nAan het begin"},
		{"default", strings.Join(htmlcheck.Values(page, "form")["wie"], "|"), "a"},
		{"several", strings.Join(htmlcheck.Values(page, "form")["wens"], "|"), "b|c"},
		{"one of many", strings.Join(htmlcheck.Values(page, "form")["taal"], "|"), "en"},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, test.got, test.want)
		}
	}
}

func TestOneAnswerOfTheFormBeatsTheDefault(t *testing.T) {
	t.Parallel()
	f := ui.Form{Action: "/x", Token: "t", Values: url.Values{"a": {""}}}
	page := render(t, f.Node(f.Text("a", "A", ui.Default("was")), f.Text("b", "B", ui.Default("is")), ui.Button("Verder")))
	values := htmlcheck.Values(page, "form")
	if a, b := values["a"][0], values["b"][0]; a != "" || b != "is" {
		t.Errorf("a = %q, b = %q: an emptied field comes back filled, or a default is lost", a, b)
	}
}

func TestPageKeepsSearchEnginesOut(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		page Node
		want string
	}{
		{"public", ui.Page{Title: "x"}.Public(), "noindex, nofollow"},
		{"indexed", ui.Page{Title: "x", Indexed: true}.Public(), ""},
		{"staff", ui.Page{Title: "x"}.Staff(ui.Desk{}), "noindex, nofollow"},
		{"bare", ui.Page{Title: "x"}.Bare(), "noindex, nofollow"},
	} {
		if got := htmlcheck.Attr(render(t, test.page), "meta[name=robots]", "content"); got != test.want {
			t.Errorf("%s: robots %q, want %q", test.name, got, test.want)
		}
	}
}

// A manager who comes by a link in a mail finds nothing that leads away from the one thing to do.
func TestBarePageLeadsNowhere(t *testing.T) {
	t.Parallel()
	p := public(text.NL, "Eerste contact")
	page := render(t, p.Bare(ui.Heading(text.NL, ui.Step{}, p.Title)))
	if got := htmlcheck.Attrs(page, "a", "href"); len(got) != 1 || got[0] != "#"+ui.MainID {
		t.Errorf("links %q, want the skip link alone", got)
	}
}

func TestPathStaysWithinTheProgram(t *testing.T) {
	t.Parallel()
	for _, p := range []ui.Path{"", "javascript:alert(1)", "//example.org", "https://example.org", "klacht", "/a\\b", "/a b", "/a\nb"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a link to %q was made", p)
				}
			}()
			ui.Href(p)
		}()
	}
	if got, want := ui.Path("/bureau/").Join("../a?b/c").With("q", "x&y=z").With("p", "1"), ui.Path("/bureau/..%2Fa%3Fb%2Fc?q=x%26y%3Dz&p=1"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWordsOfPeopleNeverBecomeLinks(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		node Node
		want string
	}{
		{"mobile", ui.PhoneLink("06 12 34 56 78"), "<a href=\"tel:+31612345678\">06\u00a012\u00a034\u00a056\u00a078</a>"},
		{"free", ui.PhoneLink("0800-2000"), `<a href="tel:08002000">0800-2000</a>`},
		{"long free", ui.PhoneLink("0800 123456"), "<a href=\"tel:0800123456\">0800\u00a0123456</a>"},
		{"abroad", ui.PhoneLink("+32 2 123"), "<a href=\"tel:+322123\">+32\u00a02\u00a0123</a>"},
		{"112", ui.PhoneLink("112"), `<a href="tel:112">112</a>`},
		{"words for a number", ui.PhoneLink("bel me <b>"), "bel me &lt;b&gt;"},
		{"code for a number", ui.PhoneLink("112;ext=9"), "112;ext=9"},
		{"nothing", ui.PhoneLink(""), ""},
		{"mail", ui.MailLink("naam@voorbeeld.nl"), `<a href="mailto:naam@voorbeeld.nl">naam@voorbeeld.nl</a>`},
		{"mail with a copy", ui.MailLink("a@b.nl?bcc=c@d.nl"), "a@b.nl?bcc=c@d.nl"},
		{"mail with a header", ui.MailLink("a?bcc=x@b.nl"), "a?bcc=x@b.nl"},
		{"mail with a name", ui.MailLink("Sam <a@b.nl>"), "Sam &lt;a@b.nl&gt;"},
		{"site", ui.SiteLink("https://voorbeeld.nl/a?b=c&d", "Voorbeeld"), `<a href="https://voorbeeld.nl/a?b=c&amp;d" rel="noreferrer">Voorbeeld</a>`},
		{"site that runs", ui.SiteLink("javascript:alert(1)", "Voorbeeld"), "Voorbeeld"},
		{"button for words", ui.CallButton("geen", "Bel"), "Bel"},
		{"prose", ui.Prose("https://voorbeeld.nl\r\n<script>"), "<div class=\"woorden\">https://voorbeeld.nl\n&lt;script&gt;</div>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := string(render(t, test.node)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestReferenceStaysOnOneLine(t *testing.T) {
	t.Parallel()
	if got, want := htmlcheck.Text(render(t, ui.Reference("KL 26 7F3K")), "strong.ref"), "KL 26 7F3K"; got != want {
		t.Errorf("reads %q, want %q", got, want)
	}
	if got := string(render(t, ui.Reference("KL 26 7F3K"))); !strings.Contains(got, "KL\u00a026\u00a07F3K") {
		t.Errorf("%s may break", got)
	}
}

func TestStep(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		l    text.Lang
		step ui.Step
		want string
	}{
		{text.NL, ui.Step{N: 4, Of: 9}, "Vraag 4 van 9: Wat?"},
		{text.EN, ui.Step{N: 4, Of: 9}, "Question 4 of 9: Wat?"},
		{text.EN, ui.Step{}, "Wat?"},
	} {
		if got := test.step.Title(test.l, "Wat?"); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// The first page of the form, with its stylesheet, fits in the first window of a connection (ux.md 6).
func TestFirstVisitIsLight(t *testing.T) {
	t.Parallel()
	page := len(render(t, gallery[0].page(text.NL)))
	if got, most := page+5<<10, 14<<10; got > most {
		t.Errorf("page and compressed stylesheet are %d bytes, at most %d wanted", got, most)
	}
}
