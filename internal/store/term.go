package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
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

// holds reports whether packed holds every one of wanted.
func holds(packed []byte, wanted [][]byte) bool {
	for _, w := range wanted {
		found := false
		for i := 0; i+termSize <= len(packed); i += termSize {
			if found = bytes.Equal(packed[i:i+termSize], w); found {
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// foundLimit is how many dossiers a search shows at most.
const foundLimit = 50

// FindExact finds the dossiers that the viewer sees by a term, newest first, at most fifty. Of a
// name all words must be there, each whole or by its first three letters or more.
func (v View) FindExact(ctx context.Context, kind TermKind, text string) ([]Row, error) {
	var wanted [][]byte
	for _, w := range (Term{kind, text}).words() {
		b, err := v.store.blind(v.org, kind, w)
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, b)
	}
	if len(wanted) == 0 || len(v.viewer.Seats) == 0 {
		return nil, nil
	}
	var found []Row
	var before gehoor.StreamID = 1 << 62
	for before > 0 && len(found) < foundLimit {
		var match []gehoor.StreamID
		var err error
		before, err = v.store.scanTerms(ctx, v.org, before, func(id gehoor.StreamID, packed []byte) {
			if holds(packed, wanted) && !slices.Contains(match, id) {
				match = append(match, id)
			}
		})
		if err != nil {
			return nil, err
		}
		match = slices.DeleteFunc(match, func(id gehoor.StreamID) bool {
			return slices.ContainsFunc(found, func(r Row) bool { return r.ID == id })
		})
		rows, err := v.visibleOf(ctx, match)
		if err != nil {
			return nil, err
		}
		found = append(found, rows...)
	}
	return found[:min(len(found), foundLimit)], nil
}

// scanTerms reads the terms of some thousands of dossiers before one, newest first, and returns
// where to go on; 0 at the end.
func (s *Store) scanTerms(ctx context.Context, org int64, before gehoor.StreamID, f func(gehoor.StreamID, []byte)) (gehoor.StreamID, error) {
	const batch = 4096
	rows, err := s.read.QueryContext(ctx, `select stream, terms from term where org = $1 and stream < $2 order by stream desc limit $3`,
		org, int64(before), batch)
	if err != nil {
		return 0, fmt.Errorf("reading search terms: %w", err)
	}
	defer rows.Close()
	n := 0
	var last gehoor.StreamID
	for rows.Next() {
		var packed sql.RawBytes
		if err := rows.Scan(&last, &packed); err != nil {
			return 0, fmt.Errorf("reading search terms: %w", err)
		}
		f(last, packed)
		n++
	}
	if n < batch {
		return 0, rows.Err()
	}
	return last + 1, rows.Err() // the last dossier may have more sets, and is read again
}

// Kin finds, of the complaints that the viewer sees, those of the same sender (a mail address or telephone number among
// terms), those of somebody of the same name, and those at a location since a moment. The newest fifty of
// sender and name together, and two hundred at the location, in no particular order.
func (v View) Kin(ctx context.Context, terms []Term, location gehoor.LocationID, since time.Time) ([]gehoor.Earlier, error) {
	if len(v.viewer.Seats) == 0 {
		return nil, nil
	}
	kin := map[gehoor.StreamID]*gehoor.Earlier{}
	add := func(rows []Row) {
		for _, r := range rows {
			if !r.Enquiry && kin[r.ID] == nil {
				kin[r.ID] = &gehoor.Earlier{ID: r.ID, Number: r.Number, Received: r.Received, Location: r.Location, Category: r.Category, Practice: r.Practice}
			}
		}
	}
	like, err := v.store.alike(ctx, v.org, terms)
	if err != nil {
		return nil, err
	}
	rows, err := v.visibleOf(ctx, slices.Collect(maps.Keys(like)))
	if err != nil {
		return nil, err
	}
	add(rows[:min(len(rows), foundLimit)])
	for id, e := range kin {
		e.SameSender, e.SameName = like[id].sender, like[id].name
	}
	if location != 0 {
		rows, err = v.where(ctx, gehoor.LevelSee, func(a *asking) string {
			return "d.location = " + a.of(int64(location)) + " and d.received >= " + a.of(at(since))
		}, 200)
		if err != nil {
			return nil, err
		}
		add(rows)
	}
	list := make([]gehoor.Earlier, 0, len(kin))
	for _, e := range kin {
		list = append(list, *e)
	}
	return list, nil
}

type likeness struct{ sender, name bool }

// alike says which dossiers have one of the terms, whole: in one reading of all of them.
func (s *Store) alike(ctx context.Context, org int64, terms []Term) (map[gehoor.StreamID]likeness, error) {
	var senders, names [][][]byte
	for _, t := range terms {
		var wanted [][]byte
		for _, w := range t.words() {
			b, err := s.blind(org, t.Kind, w)
			if err != nil {
				return nil, err
			}
			wanted = append(wanted, b)
		}
		switch {
		case len(wanted) == 0:
		case t.Kind == Name:
			names = append(names, wanted)
		default:
			senders = append(senders, wanted)
		}
	}
	like := map[gehoor.StreamID]likeness{}
	if len(senders)+len(names) == 0 {
		return like, nil
	}
	for before := gehoor.StreamID(1 << 62); before > 0; {
		var err error
		before, err = s.scanTerms(ctx, org, before, func(id gehoor.StreamID, packed []byte) {
			has := func(wanted [][]byte) bool { return holds(packed, wanted) }
			l := like[id]
			l.sender, l.name = l.sender || slices.ContainsFunc(senders, has), l.name || slices.ContainsFunc(names, has)
			if l.sender || l.name {
				like[id] = l
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return like, nil
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
