package register

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Meant tells which of the names, by their place in the list, may be meant by what somebody
// typed: those of whom a first or last name stands in it, a slip in a word of five letters
// forgiven (two from nine). Who has but some of the typed words that another name has too
// is not meant: of "Els de Boer" that are all called Els de Boer, but no other Els, and of
// "Els de Boer en Jan" every Jan besides.
func Meant(typed string, names []string) []int {
	words := strings.Fields(fold(typed))
	if len(words) > maxTyped {
		words = words[:maxTyped]
	}
	matched := make([]uint64, len(names)) // a bit for each typed word
	for i, name := range names {
		for _, part := range strings.Fields(fold(name)) {
			if slices.Contains(smallWords, part) || utf8.RuneCountInString(part) < 2 {
				continue
			}
			for w, word := range words {
				if sameWord(word, part) {
					matched[i] |= 1 << w
				}
			}
		}
	}
	var meant []int
	for i, m := range matched {
		less := func(other uint64) bool { return m&other == m && other != m }
		if m != 0 && !slices.ContainsFunc(matched, less) {
			meant = append(meant, i)
		}
	}
	return meant
}

// maxTyped is how many words of what was typed are looked at.
const maxTyped = 64

func sameWord(typed, name string) bool {
	if typed == name {
		return true
	}
	a, b := []rune(typed), []rune(name)
	slips := 0
	switch shorter := min(len(a), len(b)); {
	case shorter >= 9:
		slips = 2
	case shorter >= 5:
		slips = 1
	}
	return slips > 0 && distance(a, b, slips) <= slips
}
