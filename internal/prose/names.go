// Package prose looks at what people write before it goes out: whom it names, how hard it reads, and what changed
// between two versions. It decides nothing: whoever writes is shown what it finds.
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gehoor/internal/register"
)

// A Name is a name in a text: the bytes from Start up to End. One that is not Known stands like a name and may be
// another word.
type Name struct {
	Start, End int
	Known      bool
}

// Names finds the names of people in words that are not among said, the words of whom it is written to: parts of
// the names of known people, and, as not Known, other capitals in the middle of a sentence that are not among
// usual. Case, accents and the way a name is spelled in Unicode make no difference, but a name is written with a
// capital wherever its script has them. What was said in part was not said in whole: who said "Mark" did not say
// "Jansen". The names come in order and do not overlap.
func Names(words string, people []string, said, usual string) []Name {
	known, spoken, ordinary := map[string]bool{}, set(said), set(usual)
	for _, person := range people {
		for _, part := range register.Words(person) {
			if !particles[part] && utf8.RuneCountInString(part) > 1 {
				known[part] = true
			}
		}
	}
	var found []Name
	for _, w := range tokens(words) {
		folded := strings.Join(register.Words(words[w.start:w.end]), "")
		first, _ := utf8.DecodeRuneInString(words[w.start:])
		if folded == "" || unicode.IsLower(first) || !unicode.IsLetter(first) || spoken[folded] || w.begins && verbs[folded] {
			continue
		}
		name := Name{Start: w.start, End: w.end, Known: known[folded]}
		if !name.Known && (w.begins || ordinary[folded] || !unicode.IsUpper(first) || shouted(words[w.start:w.end])) {
			continue
		}
		if last := len(found) - 1; last >= 0 && found[last].Known == name.Known && joins(words[found[last].End:w.start]) {
			found[last].End = w.end // one person
			continue
		}
		found = append(found, name)
	}
	return found
}

// particles are words of surnames that name nobody.
var particles = set("van von der den de het ter ten te la le du di da dos el al ben ibn bin op in aan bij tot uit voor zur zum")

// verbs are words that begin sentences more often than they are names.
var verbs = set("wil mag may will laat mei bo")

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range register.Words(words) {
		all[w] = true
	}
	return all
}

// A token is a run of letters; one that begins follows the end of a sentence or nothing.
type token struct {
	start, end int
	begins     bool
}

func tokens(words string) (all []token) {
	begins, from := true, -1
	for i, r := range words {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 {
			all, from, begins = append(all, token{from, i, begins}), -1, false
		}
		if strings.ContainsRune(".!?:;\n•", r) {
			begins = true
		}
	}
	if from >= 0 {
		all = append(all, token{from, len(words), begins})
	}
	return all
}

// joins reports whether what stands between two names makes them one: a space, an apostrophe, "van der".
func joins(between string) bool {
	if strings.ContainsAny(between, ".,;:!?\n()") {
		return false
	}
	for _, w := range register.Words(between) {
		if !particles[w] {
			return false
		}
	}
	return true
}

// shouted reports whether a word has capitals alone: GGD, BSO.
func shouted(word string) bool {
	return utf8.RuneCountInString(word) > 1 && strings.ToUpper(word) == word
}
