package prose

import (
	"gehoor/internal/register"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var directory = []string{"Mark Jansen", "Eva van der Kok", "Çağlar Yıldız", "Łukasz Nowak", "محمد علي", "Wil Bos", "Anne-Marie O'Neill"}

// R13: another's name stands out, however it is spelled, and who complains may read back what they wrote.
func TestR13Names(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ words, said, want string }{
		{"We spraken met Mark Jansen.", "", "Mark Jansen"},
		{"We spraken met Mark Jansen.", "mark jansen deed het", ""},
		{"We spraken met Mark Jansen.", "Mark deed het", "Jansen"},
		{"Mark was er niet. Eva van der Kok wel.", "", "Mark|Eva van der Kok"},
		{"Mark, Eva en Łukasz.", "", "Mark|Eva|Łukasz"},
		{"caglar is geen naam, Caglar wel, en C\u0327ag\u0306lar ook.", "", "Caglar|C\u0327ag\u0306lar"},
		{"Wil je dit? Dan vraagt Wil het.", "", "Wil"},
		{"We spraken met محمد vandaag.", "", "محمد"},
		{"De juf van Anne-Marie.", "", "Anne-Marie"},
		{"Het kind Floortje liep weg.", "", "Floortje?"},
		{"Het kind Floortje liep weg.", "Floortje is haar vriendin", ""},
		{"De GGD komt bij De Zonnebloem in november.", "", ""},
		{"de markt, het mark, jansenius", "", ""},
		{"", "", ""},
		{"\xff\xfe Mark\xff", "", "Mark"},
	} {
		var got []string
		for _, n := range Names(tt.words, directory, tt.said, "De Zonnebloem") {
			name := tt.words[n.Start:n.End]
			if !n.Known {
				name += "?"
			}
			got = append(got, name)
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q, said %q: %q, want %q", tt.words, tt.said, got, tt.want)
		}
	}
}

// R13: names come in order, apart, within the text; what was said is never one; and a name of the directory is found
// in whatever words.
func FuzzNames(f *testing.F) {
	f.Add("We spraken met Mark Jansen.", "Eva", "mark")
	f.Add("\xffI\u0307z\u0131 \u2160 ǅ ß", "ß", "İ")
	f.Fuzz(func(t *testing.T, words, person, said string) {
		end := 0
		for _, n := range Names(words, []string{person, "Mark Jansen"}, said, "") {
			if n.Start < end || n.End <= n.Start || n.End > len(words) {
				t.Fatalf("%+v after %d in %q", n, end, words)
			}
			end = n.End
		}
		if len(Names(words, []string{person}, words, "")) > 0 {
			t.Errorf("%q has names that it has not", words)
		}
		found := false
		with := words + " Mark "
		for _, n := range Names(with, []string{person, "Mark Jansen"}, "", "") {
			found = found || n.Known && strings.Contains(with[n.Start:n.End], "Mark")
		}
		if !found {
			t.Errorf("%q does not name Mark", with)
		}
	})
}

// R13: nothing of either version is lost in a comparison.
func TestR13Compare(t *testing.T) {
	t.Parallel()
	word := rapid.SampledFrom([]string{"de ", "groep ", "ging ", "naar  ", "binnen.\n\n", "é", "\xff ", ""})
	rapid.Check(t, func(t *rapid.T) {
		was := strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, "was"), "")
		now := strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, "now"), "")
		var before, after strings.Builder
		all := Compare(was, now)
		for i, c := range all {
			if i > 0 && all[i-1].Gone == c.Gone && all[i-1].New == c.New || c.Gone && c.New || c.Words == "" || i > 0 && all[i-1].New && c.Gone {
				t.Fatalf("%+v", all)
			}
			if !c.New {
				before.WriteString(c.Words)
			}
			if !c.Gone {
				after.WriteString(c.Words)
			}
		}
		if before.String() != was || after.String() != now {
			t.Fatalf("%q to %q: %+v", was, now, all)
		}
		if was == now && len(all) > 1 {
			t.Fatalf("%q changed: %+v", was, all)
		}
	})
	got := Compare("De groep ging naar binnen.", "De groep bleef buiten.")
	if len(got) != 3 || got[0].Words != "De groep " || got[1].Words+"|"+got[2].Words != "ging naar binnen.|bleef buiten." {
		t.Errorf("%+v", got)
	}
	long := strings.Repeat("a b ", 2000)
	if all := Compare(long, strings.Repeat("c d ", 2000)); len(all) != 2 {
		t.Errorf("%d changes of two long texts", len(all))
	}
}

// The formula tells easy words from hard ones, and says nothing of a line.
func TestLevel(t *testing.T) {
	t.Parallel()
	easy, ok := Level(strings.Repeat("We gaan naar huis. Dat is fijn voor jou. ", 6), true)
	hard, ok2 := Level(strings.Repeat("Overeenkomstig bovengenoemde kwaliteitsvereisten geschiedde verantwoording onverwijld. ", 10), true)
	if !ok || !ok2 || easy < 60 || hard > 20 {
		t.Errorf("easy %d, hard %d", easy, hard)
	}
	if _, ok := Level("Dat is fijn.", true); ok {
		t.Error("a line has a level")
	}
}

// C5: whatever somebody wrote in a complaint is free to be used in the answer; the name of anybody else that we know, as it is
// written with a capital, is marked wherever it stands.
func TestR13NamesProperty(t *testing.T) {
	t.Parallel()
	name := rapid.StringMatching(`[A-ZÇŁÑ][a-zéëçł]{3,8}`)
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.SliceOfN(name, 1, 6).Draw(t, "said")
		others := rapid.SliceOfN(name, 1, 4).Draw(t, "others")
		filing := strings.Join(said, " en ")
		people := append(slices.Clone(said), others...)
		for _, n := range Names(filing+". We spraken ook met "+said[0]+".", people, filing, "We") {
			t.Fatalf("a word of the filing is marked, from %d to %d of %q", n.Start, n.End, filing)
		}
		for _, other := range others {
			if folded := register.Words(other)[0]; particles[folded] || slices.Contains(register.Words(filing), folded) {
				continue
			}
			words := "We spraken met " + other + " en gingen kijken."
			found := Names(words, people, filing, "We")
			if len(found) != 1 || !found[0].Known || words[found[0].Start:found[0].End] != other {
				t.Fatalf("%q is not marked in %q: %v", other, words, found)
			}
		}
	})
}
