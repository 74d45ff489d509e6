package gehoor_test

import (
	"reflect"
	"strings"
	"testing"

	"gehoor"

	"pgregory.net/rapid"
)

// D26: what the list knows of, in both languages, and what a childcare centre hears every day and is no alarm.
func TestD26Alarming(t *testing.T) {
	t.Parallel()
	p := gehoor.DefaultProcedure()
	p.SafetyWords = []string{"de kast in", "*griezel*"}
	for words, want := range map[string]bool{
		"de juf heeft hem geslagen":                     true,
		"hij had een blauwe plek op zijn arm":           true,
		"hij had blauwe plekken":                        true,
		"een blauwe muur en een plek voor de fiets":     false,
		"ze raakte hem aan en hij was bloot":            true,
		"op blote voeten naar buiten":                   false,
		"de fruithap is overgeslagen":                   false,
		"ik ben bang voor die leidster":                 true,
		"ik denk aan kindermishandeling":                true,
		"hij werd opgesloten in de gang":                true,
		"she hit my son and he has bruises":             true,
		"he was locked in the hall":                     true,
		"the door was locked at six":                    false,
		"ze slapen te kort en eten sla":                 false,
		"de rekening klopt niet en er is geen touchbar": false,
		"zet haar de kast in":                           true,
		"die griezelige man":                            true,
		"":                                              false,
	} {
		if got := p.Alarming(strings.Fields(words)); got != want {
			t.Errorf("%q is alarming: %v, want %v", words, got, want)
		}
	}
}

// D26: the mark decides nothing. Whoever reads, what is owed and every term stay as they were; it goes when
// somebody took the complaint up, or read what raised it; what is sealed gets none.
func TestD26MarkDecidesNothing(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	readers, duties, terms := d.Readers(), d.Duties(), d.Filed.Terms
	d.add(gehoor.Actor{}, d.Mark(true, 1)...)
	if d.Marked != 1 {
		t.Fatalf("marked by event %d", d.Marked)
	}
	if !reflect.DeepEqual(readers, d.Readers()) || !reflect.DeepEqual(duties, d.Duties()) || !reflect.DeepEqual(terms, d.Filed.Terms) || d.Sealed {
		t.Error("the mark changed who reads it, what is owed, or when")
	}
	d.admit()
	if d.Marked != 0 {
		t.Error("taken up, and still to be read first")
	}
	_, err := d.ReadMark()
	refused(t, err, "mark.none", "nothing to read")
	d.add(gehoor.Actor{}, d.Mark(true, d.Seq)...)
	d.do(d.ReadMark())
	if d.Marked != 0 {
		t.Error("read, and still to be read first")
	}
	sealed := open(t, sealedByForm)
	if facts := sealed.Mark(true, 1); facts != nil {
		t.Errorf("a sealed dossier gets %v", facts)
	}
}

// D26: an alarming word is found wherever it stands in a text.
func TestD26AlarmingAnywhere(t *testing.T) {
	t.Parallel()
	p := gehoor.DefaultProcedure()
	word := rapid.StringMatching(`[a-zé]{1,12}`)
	rapid.Check(t, func(t *rapid.T) {
		before, after := rapid.SliceOf(word).Draw(t, "before"), rapid.SliceOf(word).Draw(t, "after")
		alarm := strings.Fields(rapid.SampledFrom([]string{"geslagen", "blauwe plekken", "mishandelde", "touched", "locked up"}).Draw(t, "alarm"))
		if text := append(append(before, alarm...), after...); !p.Alarming(text) {
			t.Fatalf("not found in %q", text)
		}
	})
}

func FuzzD26Alarming(f *testing.F) {
	f.Add("de juf sloeg hem", "*sloeg*")
	f.Add("", "*")
	f.Add("een", " * een ")
	f.Fuzz(func(t *testing.T, text, own string) {
		p := gehoor.Procedure{SafetyWords: []string{own}}
		words := strings.Fields(text)
		without, with := (gehoor.Procedure{}).Alarming(words), p.Alarming(words)
		if without && !with {
			t.Errorf("%q is alarming, and with %q of the organisation no more", text, own)
		}
		if own == "" && with != without {
			t.Error("no word at all was found")
		}
	})
}

// BenchmarkAlarming reads a story of two hundred words in which there is nothing, as every filing is.
func BenchmarkAlarming(b *testing.B) {
	words := strings.Fields(strings.Repeat("de rekening klopte niet en niemand nam de telefoon op toen ik belde over de opvang van woensdag ", 11))
	p := gehoor.DefaultProcedure()
	for b.Loop() {
		if p.Alarming(words) {
			b.Fatal("nothing is alarming")
		}
	}
}
