package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gehoor"
)

// A TermKind is what a dossier can be found by exactly.
type TermKind string

// The kinds of terms. A number needs none: it stands in the list row.
const (
	Mail      TermKind = "mail"
	Telephone TermKind = "telephone"
	Name      TermKind = "name" // by whole words, and by their first three letters or more
)

// A Term is something a dossier can be found by. What is kept of it tells nothing.
type Term struct {
	Kind TermKind
	Text string // as typed
}

const (
	termSize     = 8  // bytes of each; two alike by chance are no harm, for one looks at what was found
	shortest     = 3  // letters of a prefix
	longestFound = 16 // letters of a word that count
)

// AddTerms makes a dossier findable by terms.
func (tx *Tx) AddTerms(id gehoor.StreamID, terms []Term) error {
	packed, err := tx.store.packTerms(tx.org, terms)
	if err != nil {
		return fmt.Errorf("adding search terms: %w", err)
	}
	if len(packed) == 0 {
		return nil
	}
	sum := sha256.Sum256(packed)
	no := int64(binary.BigEndian.Uint64(sum[:]) >> 1)
	tx.buffers[inTerm].add(tx.org, int64(id), no, packed)
	if st := tx.streams[streamKey{tx.org, id}]; st == nil || st.rows.dossier.kind != "" { // not filed just now
		tx.spread([]termSet{{id, packed}})
	}
	return nil
}

// packTerms is all under which terms are to be found, sorted and joined.
func (s *Store) packTerms(org int64, terms []Term) ([]byte, error) {
	var all [][]byte
	for _, t := range terms {
		words := t.words()
		if t.Kind == Name {
			for _, w := range words {
				letters := []rune(w)
				for n := shortest; n < len(letters); n++ {
					words = append(words, string(letters[:n]))
				}
			}
		}
		for _, w := range words {
			b, err := s.blind(org, t.Kind, w)
			if err != nil {
				return nil, err
			}
			all = append(all, b)
		}
	}
	slices.SortFunc(all, bytes.Compare)
	all = slices.CompactFunc(all, bytes.Equal)
	return bytes.Join(all, nil), nil
}

func (s *Store) blind(org int64, kind TermKind, word string) ([]byte, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return nil, err
	}
	return keys.Blind("term "+string(kind), word)[:termSize], nil
}

// words is what of a term must be found, all of it; spelling that does not matter is taken off.
func (t Term) words() []string {
	switch t.Kind {
	case Mail:
		if m := strings.ToLower(strings.TrimSpace(t.Text)); m != "" {
			return []string{m}
		}
	case Telephone:
		digits := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, t.Text)
		if len(digits) >= 6 { // the same with and without country code
			return []string{digits[max(0, len(digits)-9):]}
		}
	case Name:
		words := foldedWords(t.Text)
		for i, w := range words {
			words[i] = string([]rune(w)[:min(len([]rune(w)), longestFound)])
		}
		return words
	}
	return nil
}

// foundLimit is how many dossiers a search shows at most.
const foundLimit = 50

// FindExact finds the dossiers that the viewer sees by a term, newest first, at most fifty. Of a
// name all words must be there, each whole or by its first three letters or more.
func (v View) FindExact(ctx context.Context, kind TermKind, text string) ([]Row, error) {
	wanted, err := v.store.termsOf(v.org, Term{kind, text})
	if err != nil || len(wanted) == 0 || len(v.viewer.Seats) == 0 {
		return nil, err
	}
	return v.having(ctx, wanted, foundLimit)
}

// termsOf is what a dossier must have to be found by t.
func (s *Store) termsOf(org int64, t Term) ([]int64, error) {
	var wanted []int64
	for _, w := range t.words() {
		b, err := s.blind(org, t.Kind, w)
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, unpack(b)...)
	}
	slices.Sort(wanted)
	return slices.Compact(wanted), nil
}

// plainNumber is a number as it is kept, of one as people type it.
func plainNumber(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
	return strings.TrimPrefix(s, "KL")
}

// foldedWords are the words of a text in the form in which case, accents and ligatures are
// alike.
func foldedWords(s string) []string {
	return strings.FieldsFunc(foldText(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func foldText(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return spelledOut.Replace(b.String())
}

// spelledOut has the letters that Unicode does not take apart.
var spelledOut = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")
