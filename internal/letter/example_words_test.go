package letter_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/text"
)

func exampleFrame(l text.Lang, words text.Words) letter.Frame {
	return letter.Frame{
		Lang: l, Words: words, Organisation: "Kinderopvang Voorbeeld", Phone: "088 000 00 00", Today: gehoor.Date{Year: 2026, Month: 11, Day: 25},
	}
}

func examples(group string, f letter.Frame) []letter.Example {
	b := text.ShippedBodies()
	return letter.Examples(group, f, b.Desk, b.Committee)
}

// What an administrator is shown is every mail and letter: each text of a group stands in an example.
func TestExamplesShowEveryTextOfTheirGroup(t *testing.T) {
	t.Parallel()
	elsewhere := map[string]bool{ // what no example comes to
		"mail-hello": true, "mail-number": true, "mail-questions-reply": true, "mail-by-then": true, "mail-code": true, "mail-outside-post": true,
	}
	for _, g := range text.Wordings {
		for _, l := range []text.Lang{text.NL, text.EN} {
			all := examples(g.Name, exampleFrame(l, text.Words{}))
			if len(all) == 0 {
				continue // they stand on pages
			}
			for _, w := range g.Wordings {
				marked := text.Words{}.With(w, l, w.Template(l)+" ZOEKMIJ")
				found := false
				for _, e := range examples(g.Name, exampleFrame(l, marked)) {
					found = found || strings.Contains(e.Subject+strings.Join(strings.Fields(letter.Text(e.Document)), " "), "ZOEKMIJ")
				}
				if !found && !elsewhere[w.Name] {
					t.Errorf("no example of %s in %s has %s", g.Name, l, w.Name)
				}
			}
		}
	}
}

// D27, R13-R15: whatever words are accepted, no letter loses what the law wants said.
func TestD27OwnWordsLoseNothingTheLawWants(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom([]text.Lang{text.NL, text.EN}).Draw(t, "language")
		words := text.Words{}
		for _, g := range text.Wordings {
			for _, w := range g.Wordings {
				if !rapid.Bool().Draw(t, w.Name) {
					continue
				}
				own := rapid.StringOfN(rapid.RuneFrom([]rune("abc %!.")), 0, 20, -1).Draw(t, "words")
				for _, b := range w.Blanks {
					own = "{" + b.Name.In(l) + "} " + own
				}
				words = words.With(w, l, own)
			}
		}
		for _, g := range text.Wordings {
			for _, e := range examples(g.Name, exampleFrame(l, words)) {
				if lost := e.Lost(l); len(lost) > 0 {
					t.Fatalf("%s: lost is %v in\n%s", g.Name, lost, letter.Text(e.Document))
				}
				if said := letter.Text(e.Document); strings.Contains(said, "%!s(") || strings.Contains(said, "{") {
					t.Fatalf("%s: a blank is not filled in:\n%s", g.Name, said)
				}
			}
		}
	})
}

// An example says what it lost: words that got by Parse in another version of the program.
func TestExamplesSayWhatIsLost(t *testing.T) {
	t.Parallel()
	f := exampleFrame(text.NL, text.Words{})
	b := text.ShippedBodies()
	all := letter.Examples("ontvangst", f, b.Desk, text.Body{Name: "", Phone: "1"})
	if lost := all[0].Lost(text.NL); len(lost) != 0 {
		t.Errorf("lost is %v", lost)
	}
	e := all[0]
	e.Document.Blocks = e.Document.Blocks[:2]
	lost := strings.Join(e.Lost(text.NL), "; ")
	for _, law := range []text.Msg{text.LawHandler, text.LawAim, text.LawLimit, text.LawDesk, text.LawDirect} {
		if !strings.Contains(lost, law.NL) {
			t.Errorf("%q is not said to be lost: %s", law.NL, lost)
		}
	}
}
