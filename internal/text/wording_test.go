package text

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func everyWording(visit func(g WordingGroup, w Wording)) {
	for _, g := range Wordings {
		for _, w := range g.Wordings {
			visit(g, w)
		}
	}
}

// Words are found by what is shipped, so no two texts may be shipped alike; and stored by their name.
func TestWordingsAreToldApart(t *testing.T) {
	t.Parallel()
	names, shipped, groups := map[string]bool{}, map[Msg]string{}, map[string]bool{}
	for _, g := range Wordings {
		if groups[g.Name] {
			t.Errorf("two groups are called %s", g.Name)
		}
		groups[g.Name] = true
	}
	everyWording(func(_ WordingGroup, w Wording) {
		if names[w.Name] || regexp.MustCompile(`[^a-z0-9-]`).MatchString(w.Name) {
			t.Errorf("%s is there twice, or no name", w.Name)
		}
		if other := shipped[w.Shipped]; other != "" {
			t.Errorf("%s says what %s says", w.Name, other)
		}
		names[w.Name], shipped[w.Shipped] = true, w.Name
		for _, l := range []Lang{NL, EN} {
			if n := len(verb.FindAllString(w.Shipped.In(l), -1)); n != len(w.Blanks) {
				t.Errorf("%s has %d blanks in %s, and %d are declared", w.Name, n, l, len(w.Blanks))
			}
		}
	})
}

// Every sentence of a mail or letter can be said in the organisation's own words: a new one is declared in
// wordings.go, with the names of its blanks.
func TestEveryTextOfAMailIsAWording(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("wordings.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"mail.go", "mail_parent.go", "mail_staff.go", "letter.go", "letter_ends.go"} {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			vars, is := d.(*ast.GenDecl)
			if !is || vars.Tok != token.VAR {
				continue
			}
			for _, spec := range vars.Specs {
				name := spec.(*ast.ValueSpec).Names[0].Name
				if ast.IsExported(name) && !regexp.MustCompile(`said\("[a-z0-9-]+", `+name+`\b`).Match(source) {
					t.Errorf("%s of %s is not declared in wordings.go", name, file)
				}
			}
		}
	}
}

// A declared text is said by way of Words, or the organisation's own would not be heard.
func TestWordingsAreSaidInTheOrganisationsWords(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("wordings.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range regexp.MustCompile(`said\("[a-z0-9-]+", (\w+)`).FindAllStringSubmatch(string(source), -1) {
		names = append(names, m[1])
	}
	plainly := regexp.MustCompile(`text\.(` + strings.Join(names, "|") + `)\.In\(|[tT]ext\.Fill\([^,]+, text\.(` + strings.Join(names, "|") + `)\b`)
	for _, dir := range []string{"letter", "web", "app"} {
		files, err := filepath.Glob(filepath.Join("..", dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, frame := range regexp.MustCompile(`letter\.Frame\{[^}]*\}`).FindAllString(string(content), -1) {
				if !strings.Contains(frame, "Words:") {
					t.Errorf("%s: %s has no words of the organisation", file, frame)
				}
			}
			for _, found := range plainly.FindAllString(string(content), -1) {
				t.Errorf("%s: %s", file, found)
			}
		}
	}
}

func TestParseWording(t *testing.T) {
	t.Parallel()
	one := said("one", Msg{"Je nummer is %s.", "Your number is %s."}, blankNumber)
	two := said("two", Msg{"Week %d van %s", "Week %d of %s"}, blankWeek, blankYear)
	none := said("none", Msg{"Hallo,", "Hello,"})
	for _, test := range []struct {
		name string
		of   Wording
		own  string
		want string // filled in with 7 and Jip
		bad  wordingFault
	}{
		{"the template", one, one.Template(NL), "Je nummer is Jip.", 0},
		{"a blank in other words", one, "Bewaar { Nummer }:\n 100% zeker", "Bewaar Jip: 100% zeker", 0},
		{"the other way round", two, "{jaar}, week {week}", "Jip, week 7", 0},
		{"no blanks", none, "Dag 100%,", "Dag 100%,", 0},
		{"nothing", one, "  ", "", faultEmpty},
		{"a blank left out", one, "Je krijgt een nummer.", "", faultMissing},
		{"one of two left out", two, "Week {week}", "", faultMissing},
		{"a blank that is another's", one, "{nummer} {dag}", "", faultUnknown},
		{"a blank where none is", none, "Hallo {naam}", "", faultUnknown},
		{"the name of the other language", one, "Je nummer is {number}", "", faultUnknown},
		{"twice", one, "{nummer} {nummer}", "", faultTwice},
		{"not closed", one, "{nummer", "", faultBrace},
		{"not opened", one, "nummer} {nummer}", "", faultBrace},
		{"one in another", one, "{{nummer}}", "", faultBrace},
		{"a verb of ours", one, "%s %d {nummer}", "%s %d Jip", 0},
		{"too long", none, strings.Repeat("a", wordingLimit+1), "", faultLong},
		{"a sign nobody sees", none, "Hal\u200blo", "", faultSign},
		{"no text", none, "Hal\xfflo", "", faultSign},
	} {
		t.Run(test.name, func(t *testing.T) {
			format, err := test.of.Parse(NL, test.own)
			var fault *WordingFault
			switch {
			case test.want == "" && (!errors.As(err, &fault) || fault.fault != test.bad):
				t.Errorf("the fault is %v", err)
			case test.want == "":
				if fault.In(NL) == "" || fault.In(EN) == fault.In(NL) {
					t.Errorf("it says %q", fault.In(NL))
				}
			case err != nil:
				t.Error(err)
			default:
				with := []any{7, "Jip"}[2-max(1, len(test.of.Blanks)):]
				if len(test.of.Blanks) == 0 {
					with = nil
				}
				if got := Fill(NL, Msg{NL: format}, with...); got != test.want {
					t.Errorf("it says %q, want %q", got, test.want)
				}
			}
		})
	}
}

func TestWordsFallBackToWhatIsShipped(t *testing.T) {
	t.Parallel()
	w := said("one", Msg{"Je nummer is %s.", "Your number is %s."}, blankNumber)
	words := Words{}.With(w, NL, "Onthoud {nummer}!")
	if got := Fill(NL, words.Of(w.Shipped), "7"); got != "Onthoud 7!" {
		t.Errorf("in Dutch %q", got)
	}
	if got := Fill(EN, words.Of(w.Shipped), "7"); got != "Your number is 7." {
		t.Errorf("in English %q", got)
	}
	words = words.With(w, EN, "Keep {number}").With(w, NL, "Nummers zijn er niet meer")
	if got := Fill(NL, words.Of(w.Shipped), "7"); got != "Onthoud 7!" {
		t.Errorf("words that do not fit are said: %q", got)
	}
	if got := Fill(EN, words.Of(w.Shipped), "7"); got != "Keep 7" {
		t.Errorf("in English %q", got)
	}
}

// Whatever somebody writes is refused, or says every blank once and nothing of Go's.
func FuzzParseWording(f *testing.F) {
	for _, seed := range []string{"Je nummer is {nummer}.", "{week} {jaar}", "{", "}{", "%", "%!s {nummer}%", "{ NUMMER }", "{{", "%[1]s{nummer}", "\x00", "{nummer}\n{nummer}"} {
		f.Add(seed)
	}
	one := said("one", Msg{"Je nummer is %s.", "Your number is %s."}, blankNumber)
	two := said("two", Msg{"Week %d van %d", "Week %d of %d"}, blankWeek, blankYear)
	f.Fuzz(func(t *testing.T, own string) {
		if format, err := one.Parse(NL, own); err == nil {
			got := Fill(NL, Msg{NL: format}, "\x01")
			want := strings.Join(strings.Fields(own), " ")
			open, end := strings.Index(want, "{"), strings.Index(want, "}")
			if want = want[:open] + "\x01" + want[end+1:]; got != want {
				t.Errorf("%q says %q, want %q", own, got, want)
			}
			before, after := Around(NL, Msg{NL: format})
			if before+"\x01"+after != want {
				t.Errorf("around it stands %q and %q", before, after)
			}
		}
		if format, err := two.Parse(NL, own); err == nil {
			got := Fill(NL, Msg{NL: format}, 111, 222)
			if strings.Contains(got, "%!") && !strings.Contains(own, "%!") || !strings.Contains(got, "111") || !strings.Contains(got, "222") {
				t.Errorf("%q says %q", own, got)
			}
		}
	})
}
