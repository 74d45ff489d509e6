package register

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spelledOut holds the letters that Unicode does not decompose although people
// type them without their stroke or ligature.
var spelledOut = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// fold gives the form in which two spellings of one name are equal: lower case,
// without accents, with one space for whatever is neither letter nor digit.
// Folding twice changes nothing.
func fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	var b strings.Builder
	b.Grow(len(s))
	// Package norm leaves alone what stands behind a broken byte.
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.Join(strings.FieldsFunc(spelledOut.Replace(b.String()), isGap), " ")
}

// Words are the words of a text in order, in the form in which case and accents do not matter.
func Words(s string) []string { return strings.Fields(fold(s)) }

// foldASCII is fold for the plain text that nearly all names are.
func foldASCII(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	gap := false
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 0x80:
			return "", false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		default:
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, ' ')
		}
		gap = false
		b = append(b, c)
	}
	return string(b), true
}

func isGap(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// letters is s folded to nothing but letters and digits, for comparing words
// that are spelled with or without spaces and full stops.
func letters(s string) string { return strings.ReplaceAll(fold(s), " ", "") }
