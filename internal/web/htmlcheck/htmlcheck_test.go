package htmlcheck

import (
	"slices"
	"strings"
	"testing"
)

// good is a page without faults; each test plants one.
const good = `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Fout: Wie ben je? – Voorbeeld</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/static/a.css"></head>
<body><a class="skip" href="#inhoud">Direct naar de inhoud</a>
<header><nav aria-label="Taal"><a href="?lang=en" lang="en">English</a></nav></header>
<main id="inhoud" tabindex="-1">
<div class="foutlijst" role="alert" tabindex="-1" autofocus><h2>Er is een probleem</h2><ul><li><a href="#naam">Schrijf je naam op</a></li><li><a href="#wie">Kies wie je bent</a></li></ul></div>
<h1>Wie ben je?</h1>
<form method="post" action="/x" novalidate enctype="multipart/form-data"><input type="hidden" name="token" value="t">
<div class="veld"><label for="naam">Je naam</label><p class="foutmelding" id="naam-fout"><span class="vh">Fout: </span>Schrijf je naam op</p><input type="text" id="naam" name="naam" value="Sam" aria-describedby="naam-fout" aria-invalid="true"></div>
<fieldset role="radiogroup" aria-describedby="wie-fout" aria-invalid="true"><legend>Wie</legend><p class="foutmelding" id="wie-fout">Kies wie je bent</p><label><input type="radio" name="wie" id="wie" value="a"><span>Ouder</span></label><label><input type="radio" name="wie" value="b" checked><span>Anders</span></label></fieldset>
<div><label for="foto">Foto</label><input type="file" id="foto" name="foto"></div>
<div><label for="taal">Taal</label><select id="taal" name="taal"><option value="nl">Nederlands</option><option value="en" selected>Engels</option></select></div>
<div><label for="wat">Wat</label><textarea id="wat" name="wat">Een verhaal</textarea></div>
<button type="submit" name="verder" value="1">Verder</button></form>
<h2>Lijst</h2><section aria-label="Lijst" tabindex="0"><table><caption>Lijst</caption><thead><tr><th scope="col">Nummer</th><td></td></tr></thead><tbody><tr><th scope="row"><a href="/1">1</a></th><td><svg aria-hidden="true"></svg></td></tr></tbody></table></section>
<h3>Meer</h3><p><a href="tel:112">112</a> <img src="/p.png" alt="Een foto"></p>
</main></body></html>`

func TestGoodPageHasNoFaults(t *testing.T) {
	t.Parallel()
	for _, f := range Check([]byte(good)) {
		t.Error(f)
	}
}

func TestPlantedFaultsAreFound(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		old, new string
		rule     Rule
	}{
		{"no doctype", "<!doctype html>", "", Document},
		{"no charset", `<meta charset="utf-8">`, "", Document},
		{"no title", "<title>Fout: Wie ben je? – Voorbeeld</title>", "<title></title>", Document},
		{"no viewport", `<meta name="viewport" content="width=device-width, initial-scale=1">`, "", Document},
		{"no zoom", "initial-scale=1", "initial-scale=1, maximum-scale=1", Document},
		{"no lang", ` lang="nl"`, "", Language},
		{"other lang", ` lang="nl"`, ` lang="fr"`, Language},
		{"no main", `<main id="inhoud" tabindex="-1">`, `<div id="inhoud">`, Main},
		{"two mains", "<h2>Lijst</h2>", "<main><h2>Lijst</h2></main>", Main},
		{"skip link not first", "<header>", "</a><header>", Markup},
		{"no skip link", `<a class="skip" href="#inhoud">Direct naar de inhoud</a>`, "", SkipLink},
		{"skip link elsewhere", `href="#inhoud"`, `href="#naam"`, SkipLink},
		{"no h1", "<h1>Wie ben je?</h1>", "", Headings},
		{"two h1", "<h2>Lijst</h2>", "<h1>Lijst</h1>", Headings},
		{"level left out", "<h2>Lijst</h2>", "<h3>Lijst</h3><h5>x</h5>", Headings},
		{"h1 not first", "<h1>", "<h2>Eerst</h2><h1>", Headings},
		{"empty heading", "<h3>Meer</h3>", "<h3></h3>", Headings},
		{"duplicate id", `id="taal"`, `id="naam"`, UniqueIDs},
		{"empty id", `<h2>Lijst`, `<h2 id="">Lijst`, UniqueIDs},
		{"id with a space", `<h2>Lijst`, `<h2 id="a b">Lijst`, UniqueIDs},
		{"describedby nothing", `aria-describedby="naam-fout"`, `aria-describedby="naam-fout naam-hint"`, References},
		{"label for nothing", `for="taal"`, `for="tal"`, References},
		{"link to nothing", `href="/1"`, `href="#weg"`, References},
		{"control without a label", `<label for="taal">Taal</label>`, "", Labels},
		{"empty label", `<label for="taal">Taal</label>`, `<label for="taal"></label>`, Labels},
		{"control without a name", `id="taal" name="taal"`, `id="taal"`, Labels},
		{"radio without a question", `<h2>Lijst</h2>`, `<form method="get" action="/"><label><input type="radio" name="r">x</label><button type="submit">y</button></form><h2>Lijst</h2>`, Labels},
		{"no legend", "<legend>Wie</legend>", "", Labels},
		{"empty legend", "<legend>Wie</legend>", "<legend></legend>", Labels},
		{"empty link", `<a href="/1">1</a>`, `<a href="/1"><svg aria-hidden="true"></svg></a>`, Labels},
		{"link to nowhere", `<a href="/1">1</a>`, `<a>1</a>`, Labels},
		{"empty button", ">Verder</button>", "></button>", Labels},
		{"input as a button", "<h2>Lijst</h2>", `<form method="get" action="/"><input type="submit" value="x"></form><h2>Lijst</h2>`, Labels},
		{"button within a link", "<h3>Meer</h3>", `<form method="get" action="/"><a href="/"><button type="submit">x</button></a></form><h3>Meer</h3>`, Labels},
		{"nameless nav", `<nav aria-label="Taal">`, "<nav>", Labels},
		{"error not tied to its field", ` aria-describedby="naam-fout"`, "", ErrorTexts},
		{"field not marked", ` aria-describedby="naam-fout" aria-invalid="true"`, ` aria-describedby="naam-fout"`, ErrorTexts},
		{"group not marked", ` aria-describedby="wie-fout" aria-invalid="true"`, ` aria-describedby="wie-fout"`, ErrorTexts},
		{"title without Fout", "Fout: Wie", "Wie", ErrorTexts},
		{"other words", ">Schrijf je naam op</a>", ">Naam?</a>", ErrorTexts},
		{"error not in the list", `<li><a href="#wie">Kies wie je bent</a></li>`, "", ErrorTexts},
		{"list leads to no control", `<a href="#naam">`, `<a href="#inhoud">`, ErrorTexts},
		{"list leads to a control without an error", `<a href="#wie">`, `<a href="#taal">`, ErrorTexts},
		{"list without focus", " autofocus>", ">", ErrorTexts},
		{"no method", ` method="post"`, "", Forms},
		{"no action", ` action="/x"`, "", Forms},
		{"no token", `<input type="hidden" name="token" value="t">`, "", Forms},
		{"empty token", `name="token" value="t"`, `name="token" value=""`, Forms},
		{"file not sent", ` enctype="multipart/form-data"`, "", Forms},
		{"nothing sends it", `type="submit"`, `type="button"`, Forms},
		{"button without a type", `<button type="submit"`, "<button", Forms},
		{"button without a form", "<h2>Lijst</h2>", `<button type="submit">x</button><h2>Lijst</h2>`, Forms},
		{"control without a form", "<h2>Lijst</h2>", `<label>x <input name="y"></label><h2>Lijst</h2>`, Forms},
		{"no caption", "<caption>Lijst</caption>", "", Tables},
		{"head without scope", `<th scope="col">`, "<th>", Tables},
		{"empty head", "<td></td></tr></thead>", `<th scope="col"></th></tr></thead>`, Tables},
		{"no heads", `<th scope="col">Nummer</th>`, "<td>Nummer</td>", Tables},
		{"script", "</main>", "<script>1</script></main>", Scripts},
		{"handler", "<h3>", `<h3 onclick="x()">`, Scripts},
		{"address that runs", `href="/1"`, `href="JavaScript:x()"`, Scripts},
		{"address of another host", `href="/1"`, `href="//example.org"`, Scripts},
		{"frame", "</main>", `<iframe src="/x"></iframe></main>`, Scripts},
		{"inline style", "<h3>", `<h3 style="color:red">`, Styles},
		{"style element", "</main>", "<style>a{}</style></main>", Styles},
		{"div as a button", "<h3>Meer</h3>", `<h3>Meer</h3><div role="button">x</div>`, Roles},
		{"order of Tab", `tabindex="0"`, `tabindex="3"`, Roles},
		{"two autofocus", `<input type="file"`, `<input autofocus type="file"`, Roles},
		{"image without alt", ` alt="Een foto"`, "", Images},
		{"picture neither named nor hidden", ` aria-hidden="true"`, "", Images},
		{"not closed", "</fieldset>", "", Markup},
		{"paragraph in a paragraph", "<h3>Meer</h3><p>", "<p><p>x</p></p><p>", Markup},
		{"no tbody", "<tbody>", "", Markup},
		{"block within a label", "<span>Ouder</span>", "<div>Ouder</div>", Markup},
		{"attribute twice", `<h3>`, `<h3 id="q" id="r">`, Markup},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			page := strings.Replace(good, test.old, test.new, 1)
			if page == good {
				t.Fatalf("%q is not in the good page", test.old)
			}
			faults := Check([]byte(page))
			if !slices.ContainsFunc(faults, func(f Fault) bool { return f.Rule == test.rule }) {
				t.Errorf("no fault of rule %q among %v", test.rule, faults)
			}
		})
	}
}

func TestTitleSpeaksOfAnErrorWithoutOne(t *testing.T) {
	t.Parallel()
	page := `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Error: x</title><meta name="viewport" content="width=device-width"></head><body><a href="#m">Skip</a><main id="m"><h1>x</h1></main></body></html>`
	faults := Check([]byte(page))
	if len(faults) != 1 || faults[0].Rule != ErrorTexts {
		t.Errorf("faults %v, want one of rule %q", faults, ErrorTexts)
	}
	if again := Check([]byte(strings.Replace(page, "Error: ", "", 1))); len(again) > 0 {
		t.Errorf("faults %v, want none", again)
	}
}

func TestRepeatableFormNeedsNoToken(t *testing.T) {
	t.Parallel()
	page := strings.Replace(good, `<input type="hidden" name="token" value="t">`, "", 1)
	page = strings.Replace(page, "<form ", "<form data-repeatable ", 1)
	if faults := Check([]byte(page)); len(faults) > 0 {
		t.Errorf("faults %v, want none", faults)
	}
}

func TestSelectors(t *testing.T) {
	t.Parallel()
	page := []byte(good)
	if got, want := Text(page, "main h1"), "Wie ben je?"; got != want {
		t.Errorf("Text = %q, want %q", got, want)
	}
	if got, want := All(page, ".foutlijst a"), []string{"Schrijf je naam op", "Kies wie je bent"}; !slices.Equal(got, want) {
		t.Errorf("All = %q, want %q", got, want)
	}
	if Has(page, "main h4") || !Has(page, "main h3") {
		t.Error("Has is wrong about h3 and h4")
	}
	if got, want := Attr(page, "form", "action"), "/x"; got != want {
		t.Errorf("Attr = %q, want %q", got, want)
	}
	if got, want := Attrs(page, "thead th, tbody th", "scope"), []string{"col", "row"}; !slices.Equal(got, want) {
		t.Errorf("Attrs = %q, want %q", got, want)
	}
	if got := Text(page, ".none") + Attr(page, ".none", "x"); got != "" {
		t.Errorf("what is not there says %q", got)
	}
	values := Values(page, "form")
	for name, want := range map[string]string{"token": "t", "naam": "Sam", "wie": "b", "taal": "en", "wat": "Een verhaal"} {
		if got := values[name]; len(got) != 1 || got[0] != want {
			t.Errorf("Values[%q] = %q, want %q", name, got, want)
		}
	}
	if len(values) != 5 {
		t.Errorf("Values = %v, want five fields", values)
	}
}
