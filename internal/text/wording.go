package text

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Wording is a text that an organisation may say in words of its own, in each language: a Msg of this package
// that is declared in Wordings under a name. What is shipped stays what it is, typed and in every language, and
// holds wherever an organisation has no words of its own.
type Wording struct {
	Name    string  // kept for ever: words are stored under it
	Shipped Msg     // with blanks (%s)
	Blanks  []Blank // what stands in them, in order
	Law     Msg     // what a letter must say by law, and says here; zero: nothing
}

// A Blank is what the program fills in. In words that people write it stands as its name between braces.
type Blank struct{ Name, Example Msg }

// A WordingGroup is what is changed and looked at together, such as all words of the acknowledgement.
type WordingGroup struct {
	Name     string // stands in the address of its page
	Title    Msg
	Wordings []Wording
}

// Words are an organisation's own. The zero value has none.
type Words struct{ own map[Msg]Msg }

// Of gives m in the organisation's own words, ready for In and Fill; m itself where it has none.
func (w Words) Of(m Msg) Msg {
	if own, is := w.own[m]; is {
		return own
	}
	return m
}

// With gives w with, also, own words for a text in a language. Words that do not fit the text as it is shipped
// now (Parse refuses them) are left out: what is shipped holds.
func (w Words) With(what Wording, l Lang, own string) Words {
	format, err := what.Parse(l, own)
	if err != nil {
		return w
	}
	all := map[Msg]Msg{}
	for k, v := range w.own {
		all[k] = v
	}
	said := w.Of(what.Shipped)
	if l == EN {
		said.EN = format
	} else {
		said.NL = format
	}
	all[what.Shipped] = said
	return Words{all}
}

var verb = regexp.MustCompile(`%[sd]`)

// Template gives the text as it is shipped the way people write one, "Je nummer is {nummer}.".
func (w Wording) Template(l Lang) string {
	n := 0
	return verb.ReplaceAllStringFunc(w.Shipped.In(l), func(string) string {
		n++
		return "{" + w.Blanks[n-1].Name.In(l) + "}"
	})
}

// wordingLimit is more than any sentence needs.
const wordingLimit = 600

// A WordingFault is why words cannot be used.
type WordingFault struct {
	fault wordingFault
	blank string // its name, in the language of the text
	known []string
}

type wordingFault int

const (
	faultEmpty wordingFault = iota
	faultLong
	faultBrace
	faultUnknown
	faultMissing
	faultTwice
	faultSign
)

// Error says it in English; In says it to who wrote the words.
func (f *WordingFault) Error() string { return f.In(EN) }

// In says what is wrong and what to do.
func (f *WordingFault) In(l Lang) string {
	blank := "{" + f.blank + "}"
	switch f.fault {
	case faultLong:
		return Fill(l, Msg{"Dit is te lang. Gebruik hoogstens %d tekens", "This is too long. Use at most %d characters"}, wordingLimit)
	case faultBrace:
		return Msg{
			"Er staat een { of } te veel of te weinig. Schrijf een invulplek helemaal, zoals {dag}",
			"There is a { or } too many or too few. Write a blank whole, like {day}",
		}.In(l)
	case faultUnknown:
		if len(f.known) == 0 {
			return Fill(l, Msg{"De invulplek %s kennen we hier niet. Haal hem weg", "We do not know the blank %s here. Take it out"}, blank)
		}
		return Fill(l, Msg{"De invulplek %s kennen we hier niet. Hier kan alleen: %s", "We do not know the blank %s here. Only this can stand here: %s"}, blank, List(l, f.known...))
	case faultMissing:
		return Fill(l, Msg{"Zet %s er weer in. Dat moet de lezer weten", "Put %s back in. The reader must know it"}, blank)
	case faultTwice:
		return Fill(l, Msg{"%s staat er twee keer. Laat er een staan", "%s is there twice. Leave one"}, blank)
	case faultSign:
		return Msg{"Er staat een teken in dat niet te lezen is. Typ de tekst opnieuw", "There is a character in it that cannot be read. Type the text again"}.In(l)
	}
	return Msg{"Vul woorden in", "Enter words"}.In(l)
}

// Parse reads words that somebody wrote for w, in the language l: every blank of w exactly once, in any order,
// and no other. It gives them as Fill wants them; the error is a WordingFault. White space is one space.
func (w Wording) Parse(l Lang, own string) (string, error) {
	own = strings.Join(strings.Fields(own), " ")
	switch {
	case own == "":
		return "", &WordingFault{fault: faultEmpty}
	case utf8.RuneCountInString(own) > wordingLimit:
		return "", &WordingFault{fault: faultLong}
	case !utf8.ValidString(own) || strings.ContainsFunc(own, func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError || unicode.Is(unicode.Cf, r) }):
		return "", &WordingFault{fault: faultSign}
	}
	verbs := verb.FindAllString(w.Shipped.In(l), -1)
	names := make([]string, len(w.Blanks))
	for i, b := range w.Blanks {
		names[i] = b.Name.In(l)
	}
	escape := func(s string) string { return s } // what has no blanks is never filled in
	if len(w.Blanks) > 0 {
		escape = func(s string) string { return strings.ReplaceAll(s, "%", "%%") }
	}
	var format strings.Builder
	seen := make([]bool, len(names))
	for {
		at := strings.IndexAny(own, "{}")
		if at < 0 {
			break
		}
		size := strings.IndexAny(own[at+1:], "{}")
		if own[at] == '}' || size < 0 || own[at+1+size] == '{' {
			return "", &WordingFault{fault: faultBrace}
		}
		name := strings.ToLower(strings.TrimSpace(own[at+1 : at+1+size]))
		i := slices.Index(names, name)
		switch {
		case i < 0:
			known := make([]string, len(names))
			for i, n := range names {
				known[i] = "{" + n + "}"
			}
			return "", &WordingFault{faultUnknown, name, known}
		case seen[i]:
			return "", &WordingFault{fault: faultTwice, blank: name}
		}
		seen[i] = true
		format.WriteString(escape(own[:at]))
		if len(names) == 1 {
			format.WriteString(verbs[i]) // as it is shipped, so that Around finds it
		} else {
			fmt.Fprintf(&format, "%%[%d]%s", i+1, verbs[i][1:])
		}
		own = own[at+size+2:]
	}
	if i := slices.Index(seen, false); i >= 0 {
		return "", &WordingFault{fault: faultMissing, blank: names[i]}
	}
	format.WriteString(escape(own))
	return format.String(), nil
}

// Around gives what stands before and after the one blank of m, for what is no text itself, such as a link.
func Around(l Lang, m Msg) (before, after string) {
	before, after, _ = strings.Cut(m.In(l), "%s")
	unescape := func(s string) string { return strings.ReplaceAll(s, "%%", "%") }
	return unescape(before), unescape(after)
}

// FindWording finds a text by its name.
func FindWording(name string) (Wording, bool) {
	for _, g := range Wordings {
		for _, w := range g.Wordings {
			if w.Name == name {
				return w, true
			}
		}
	}
	return Wording{}, false
}

// FindWordingGroup finds a group by its name.
func FindWordingGroup(name string) (WordingGroup, bool) {
	i := slices.IndexFunc(Wordings, func(g WordingGroup) bool { return g.Name == name })
	if i < 0 {
		return WordingGroup{}, false
	}
	return Wordings[i], true
}

var number = regexp.MustCompile(`%(\[\d\])?d`)

// Example gives a text filled in with the examples of its blanks.
func (w Wording) Example(words Words, l Lang) string {
	with := make([]any, len(w.Blanks))
	for i, b := range w.Blanks {
		with[i] = b.Example.In(l)
	}
	format := number.ReplaceAllString(words.Of(w.Shipped).In(l), "%${1}s")
	return Fill(l, Msg{format, format}, with...)
}
