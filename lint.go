package gehoor

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A MarkKind is what may make words traceable to a person.
type MarkKind string

// The kinds of marks.
const (
	MarkName  MarkKind = "name"  // of a colleague, or of who complained
	MarkMail  MarkKind = "mail"  // an e-mail address
	MarkPhone MarkKind = "phone" // a telephone number
	MarkDate  MarkKind = "date"  // a day: with a small number it tells of one event
	MarkGroup MarkKind = "group" // what looks like the name of a group
)

// A Mark is a piece of text that the reader of a public report need not see, from a byte up to another.
type Mark struct {
	Kind     MarkKind
	From, To int
}

// Stops reports whether nothing with such a mark is made public without an explanation; of the others one is warned.
func (m Mark) Stops() bool { return m.Kind == MarkName || m.Kind == MarkMail || m.Kind == MarkPhone }

var (
	mailLike  = regexp.MustCompile(`[\pL\pN._%+-]+@[\pL\pN-]+(\.[\pL\pN-]+)+`)
	phoneLike = regexp.MustCompile(`(\+\d{2}|\b0)[\d()/ .\x{a0}\x{2009}\x{202f}\x{2010}-\x{2013}-]{7,14}\d\b`)
	dateLike  = regexp.MustCompile(`(?i)\b\d{1,2}([-/. ]\d{1,2}[-/. ]\d{2,4}| ?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october|jan|feb|mrt|mar|apr|jun|jul|aug|sept?|okt|oct|nov|dec)\b)|\b\d{4}-\d{2}-\d{2}\b|\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b`)
	groupLike = regexp.MustCompile(`(?i)\b(?:groep|group|babygroep|peutergroep|kleutergroep|stamgroep|basisgroep) (?:de |het |the )?["'‘“]?\p{Lu}[\pL'’]+|(?:\b\p{Lu}[\pL'’]+groep\b)`)
)

// small are the words that stand in names and are no names.
var smallWords = []string{"van", "der", "den", "de", "het", "ten", "ter", "te", "von", "la", "el", "al", "op", "in", "aan", "bij", "and", "en", "mevrouw", "meneer", "dhr", "mw", "dr", "ir", "mr", "ms", "le", "du", "da", "di", "do", "st"}

// Lint marks in words what may be traced to a person (Wko art. 1.57b): the given names of people, mail addresses, telephone
// numbers, days, and what looks like a group. Names are compared word by word, with their first letter a capital, for
// many are ordinary words too; marks are in the order of the text and do not overlap.
func Lint(words string, names []string) []Mark {
	var marks []Mark
	add := func(kind MarkKind, from, to int) {
		if !slices.ContainsFunc(marks, func(m Mark) bool { return from < m.To && m.From < to }) {
			marks = append(marks, Mark{kind, from, to})
		}
	}
	for _, of := range []struct {
		kind MarkKind
		like *regexp.Regexp
	}{{MarkMail, mailLike}, {MarkPhone, phoneLike}, {MarkDate, dateLike}} {
		for _, at := range of.like.FindAllStringIndex(words, -1) {
			add(of.kind, at[0], at[1])
		}
	}
	known := map[string]bool{}
	for _, name := range names {
		for _, part := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
			if low := strings.ToLower(part); utf8.RuneCountInString(part) > 1 && !slices.Contains(smallWords, low) {
				known[low] = true
			}
		}
	}
	from := -1
	for i, r := range words + " " {
		in := unicode.IsLetter(r) || r == '\'' || r == '’'
		switch {
		case in && from < 0:
			from = i
		case !in && from >= 0:
			word := words[from:i]
			first, _ := utf8.DecodeRuneInString(word)
			low := strings.ToLower(word)
			if unicode.IsUpper(first) && (known[low] || known[strings.TrimRight(strings.TrimSuffix(low, "s"), "'’")]) {
				add(MarkName, from, i)
			}
			from = -1
		}
	}
	for _, at := range groupLike.FindAllStringIndex(words, -1) {
		add(MarkGroup, at[0], at[1])
	}
	slices.SortFunc(marks, func(a, b Mark) int { return a.From - b.From })
	return marks
}
