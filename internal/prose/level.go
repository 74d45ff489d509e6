package prose

import (
	"strings"
	"unicode"
)

// Level is how easily words read, by the formula of Flesch, for Dutch in the version of Douma: from 0, very hard, to
// 100, very easy. B1 is about 60 and higher. Under fifty words it says nothing, and ok is false. It counts
// syllables by their vowels, so it is a hint and no measurement.
func Level(words string, dutch bool) (score int, ok bool) {
	n, syllables, sentences := 0, 0, 0
	for _, w := range tokens(words) {
		if w.begins {
			sentences++
		}
		n++
		syllables += max(1, vowelGroups(words[w.start:w.end]))
	}
	if n < 50 {
		return 0, false
	}
	long, heavy := float64(n)/float64(sentences), float64(syllables)/float64(n)
	flesch := 206.835 - 1.015*long - 84.6*heavy
	if dutch {
		flesch = 206.835 - 0.93*long - 77*heavy
	}
	return int(min(100, max(0, flesch))), true
}

func vowelGroups(word string) (groups int) {
	in := false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouyáàâäéèêëíìîïóòôöúùûü", unicode.ToLower(r))
		if vowel && !in {
			groups++
		}
		in = vowel
	}
	return groups
}
