// Package text holds every sentence the program says, in each of its languages. A text is a Go value,
// written without field names, so that leaving a language out does not compile.
package text

// A Lang is a language the program speaks. The zero Lang is Dutch.
type Lang int

// The languages.
const (
	NL Lang = iota
	EN
)

// A Msg is one text in each language.
type Msg struct{ nl, en string }

// In returns the text in a language.
func (m Msg) In(l Lang) string {
	if l == EN {
		return m.en
	}
	return m.nl
}
