package register

import (
	"cmp"
	"math/bits"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Entry is a location as parents look for it.
type Entry struct {
	ID       int64
	Name     string
	Street   string // and number
	Postcode string
	Town     string
	LRKs     []string
	Kinds    []Kind
	ClosedOn Date // "" for one that is open
}

// Finder finds locations by what a parent types. It is made once from a list
// and then only read, by as many goroutines as like.
type Finder struct {
	entries []Entry // by name, then ID, so that equals come in that order
	names   []string
	words   []word // by text
}

// word is one folded word and where it stands.
type word struct {
	text    string
	letters uint32 // which letters it has, to pass over most words unread
	posts   []post
}

type post struct {
	entry int32
	field int32 // a better field is a larger number
}

// The fields, the least telling first, as parts of a score.
const (
	inKind = iota
	inPostcode
	inStreet
	inTown
	inName
)

// How well a typed word agrees with one of a location, as parts of a score.
const (
	twoTypos  = 10
	oneTypo   = 20
	inside    = 30
	beginning = 50
	whole     = 60
	// wholeName is for a query that is a name from end to end.
	wholeName = 1000
)

// otherTowns are names that towns go by and the register does not have.
var otherTowns = map[string]string{
	"s gravenhage":    "den haag the hague sgravenhage",
	"s hertogenbosch": "den bosch shertogenbosch",
}

// kindNames are what parents call the kinds.
var kindNames = map[Kind]string{
	DayCare:     "kdv kinderdagverblijf dagopvang",
	PlayGroup:   "psz peuterspeelzaal peuteropvang",
	AfterSchool: "bso buitenschoolse opvang",
	Agency:      "gob gastouderbureau",
	ChildMinder: "vgo gastouder gastouderopvang",
}

// fillers are words that help nobody find anything but are typed all the same.
var fillers = []string{"aan", "at", "bij", "de", "den", "het", "een", "in", "locatie", "location", "near", "of", "op", "te", "the", "van"}

// A query is cut off here: nobody types more to find a location, and what a
// request may cost is bounded.
const (
	maxQuery = 200 // bytes
	maxWords = 8
)

// NewFinder prepares the search. IDs must differ.
func NewFinder(entries []Entry) *Finder {
	f := &Finder{entries: slices.Clone(entries)}
	folded := make(map[int64]string, len(entries))
	for _, e := range entries {
		folded[e.ID] = fold(e.Name)
	}
	slices.SortFunc(f.entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(folded[a.ID], folded[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	posts := map[string][]post{}
	for i, e := range f.entries {
		add := func(text string, field int32) {
			for _, w := range strings.Fields(text) {
				// One location's posts for a word stand together: keep its best.
				if at := posts[w]; len(at) > 0 && at[len(at)-1].entry == int32(i) {
					at[len(at)-1].field = max(at[len(at)-1].field, field)
				} else {
					posts[w] = append(at, post{int32(i), field})
				}
			}
		}
		name, town := folded[e.ID], fold(e.Town)
		f.names = append(f.names, name)
		add(name, inName)
		// A query is read as if such a name held a postcode.
		add(spacedPostcode.ReplaceAllString(name, "$1$2"), inName)
		add(town, inTown)
		add(otherTowns[town], inTown)
		add(fold(e.Street), inStreet)
		add(letters(e.Postcode), inPostcode)
		for _, lrk := range e.LRKs {
			add(fold(lrk), inPostcode)
		}
		for _, k := range e.Kinds {
			add(kindNames[k], inKind)
		}
	}
	for text, at := range posts {
		f.words = append(f.words, word{text, letterSet(text), slices.Clip(at)})
	}
	slices.SortFunc(f.words, func(a, b word) int { return cmp.Compare(a.text, b.text) })
	return f
}

// Len is the number of locations.
func (f *Finder) Len() int { return len(f.entries) }

// spacedPostcode is a postcode as most people write it.
var spacedPostcode = regexp.MustCompile(`\b([1-9][0-9]{3}) ([a-z]{2})\b`)

// queryWords are the words to look for: those that may be left out come last.
func queryWords(query string) (words []string, optional int) {
	if len(query) > maxQuery {
		query = strings.ToValidUTF8(query[:maxQuery], "")
	}
	var extra []string
	for _, w := range strings.Fields(spacedPostcode.ReplaceAllString(fold(query), "$1$2")) {
		switch {
		case slices.Contains(words, w) || slices.Contains(extra, w):
		case slices.Contains(fillers, w):
			extra = append(extra, w)
		default:
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return extra[:min(len(extra), maxWords)], 0
	}
	words = words[:min(len(words), maxWords)]
	extra = extra[:min(len(extra), maxWords-len(words))]
	return append(words, extra...), len(extra)
}

// Find returns at most limit locations that have all words of the query, in any
// order, in name, street, town, postcode, LRK number or kind of care; more
// tells that there are others. Case and accents do not matter. The beginning of
// a word will do; if that finds fewer than limit, so will its inside, and a slip
// in a word of five letters or more (two from nine). A word that is nowhere is
// passed over when another one is somewhere. Open locations come before closed
// ones, then the best agreement, then the alphabet. R1.
func (f *Finder) Find(query string, limit int) (hits []Entry, more bool) {
	words, optional := queryWords(query)
	if len(words) == 0 || limit <= 0 {
		return nil, false
	}
	s := searches.Get().(*search)
	defer searches.Put(s)
	// Each round forgives more than the one before.
	for _, forgive := range []int{beginning, inside, twoTypos} {
		s.run(f, words, len(words)-optional, forgive)
		if len(s.found) >= limit {
			break
		}
	}
	name := strings.Join(strings.Fields(fold(query)), " ")
	for i, at := range s.found {
		if f.names[at.entry] == name {
			s.found[i].score += wholeName
		}
	}
	slices.SortFunc(s.found, func(a, b found) int {
		if x, y := f.entries[a.entry].ClosedOn != "", f.entries[b.entry].ClosedOn != ""; x != y {
			if y {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.entry, b.entry))
	})
	for _, at := range s.found[:min(limit, len(s.found))] {
		hits = append(hits, f.entries[at.entry])
	}
	return hits, len(s.found) > limit
}

type found struct {
	entry int32
	score int32
}

// search is the scratch space of one Find.
type search struct {
	found []found
	sum   []int32 // by entry
	count []int32 // words found, by entry
	best  []int32 // of the present word, by entry
	hit   []int32 // entries of the present word
}

var searches = sync.Pool{New: func() any { return new(search) }}

// run fills found with the entries that have all of the first required words.
func (s *search) run(f *Finder, words []string, required, forgive int) {
	s.found = s.found[:0]
	s.sum = zeroed(s.sum, len(f.entries))
	s.count = zeroed(s.count, len(f.entries))
	s.best = zeroed(s.best, len(f.entries))
	somewhere := int32(0)
	for i, w := range words {
		s.hit = s.hit[:0]
		f.match(w, forgive, func(grade int32, posts []post) {
			for _, p := range posts {
				if s.best[p.entry] == 0 {
					s.hit = append(s.hit, p.entry)
				}
				s.best[p.entry] = max(s.best[p.entry], grade+p.field)
			}
		})
		if i < required && len(s.hit) > 0 {
			somewhere++
		}
		for _, e := range s.hit {
			s.sum[e] += s.best[e]
			s.best[e] = 0
			if i < required {
				s.count[e]++
			}
		}
	}
	need := int32(required)
	if forgive == twoTypos {
		need = somewhere
	}
	if need == 0 {
		return
	}
	for e, n := range s.count {
		if n >= need {
			s.found = append(s.found, found{int32(e), s.sum[e]})
		}
	}
}

func zeroed(s []int32, n int) []int32 {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// match calls yield for each word of the list that agrees with w.
func (f *Finder) match(w string, forgive int, yield func(grade int32, posts []post)) {
	from, _ := slices.BinarySearchFunc(f.words, w, func(a word, b string) int { return cmp.Compare(a.text, b) })
	to := from
	for ; to < len(f.words) && strings.HasPrefix(f.words[to].text, w); to++ {
		if f.words[to].text == w {
			yield(whole, f.words[to].posts)
		} else {
			yield(beginning, f.words[to].posts)
		}
	}
	if forgive >= beginning {
		return
	}
	slips := 0
	runes := []rune(w)
	if forgive <= twoTypos && !strings.ContainsAny(w, "0123456789") {
		switch {
		case len(runes) >= 9:
			slips = 2
		// Four of what were five letters, or six with one too many.
		case len(runes) >= 4:
			slips = 1
		}
	}
	set := letterSet(w)
	for i := range f.words {
		if from <= i && i < to {
			continue
		}
		other := &f.words[i]
		// A word inside another has no letter that the other lacks.
		if len(w) >= 3 && set&^other.letters == 0 && strings.Contains(other.text, w) {
			yield(inside, other.posts)
			continue
		}
		// A slip changes at most two letters of the set.
		if slips == 0 || bits.OnesCount32(set^other.letters) > 2*slips || len(other.text) < len(w)-4*slips || len(other.text) > len(w)+4*slips {
			continue
		}
		switch d := distance(runes, []rune(other.text), slips); {
		case d > slips || d > 1 && len(other.text) < 9 || len(other.text) < 5:
		case d == 1:
			yield(oneTypo, other.posts)
		default:
			yield(twoTypos, other.posts)
		}
	}
}

// letterSet has a bit for each letter of s.
func letterSet(s string) uint32 {
	var set uint32
	for _, r := range s {
		set |= 1 << (uint32(r) % 32)
	}
	return set
}

// distance counts the letters to add, drop, change or swap with their neighbour
// to get from a to b; it is limit+1 for anything above limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var space [3 * 64]int
	n := len(b) + 1
	rows := space[:]
	if 3*n > len(rows) {
		rows = make([]int, 3*n)
	}
	before, above, row := rows[:n], rows[n:2*n], rows[2*n:3*n]
	for j := range above {
		above[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		least := row[0]
		for j, y := range b {
			cost := above[j]
			if x != y {
				cost = 1 + min(cost, above[j+1], row[j])
			}
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				cost = min(cost, before[j-1]+1)
			}
			row[j+1] = cost
			least = min(least, cost)
		}
		// No later row is less: one that swaps adds a slip to the row before this,
		// which is at most one less than this.
		if least > limit {
			return limit + 1
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], limit+1)
}

// Place finds the one location that a file names, by LRK number or by its whole
// name, with the town where several have the name. The reason is "" when it is
// found, else [ReasonUnknown] or [ReasonAmbiguous]; a closed location counts
// only when no open one fits.
func (f *Finder) Place(name, town string) (int64, Reason) {
	folded, where := fold(name), fold(town)
	if folded == "" {
		return 0, ReasonUnknown
	}
	var open, closed []int64
	for i, e := range f.entries {
		if f.names[i] != folded && !slices.Contains(e.LRKs, strings.TrimSpace(name)) || where != "" && where != fold(e.Town) {
			continue
		}
		if e.ClosedOn == "" {
			open = append(open, e.ID)
		} else {
			closed = append(closed, e.ID)
		}
	}
	if len(open) == 0 {
		open = closed
	}
	switch len(open) {
	case 0:
		return 0, ReasonUnknown
	case 1:
		return open[0], ""
	}
	return 0, ReasonAmbiguous
}
