package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"

	"gehoor"
	"gehoor/internal/seal"
)

// Found is what a search for words has found so far.
type Found struct {
	Rows []Row // newest first
	Read int   // how many dossiers were read
	// Before is where to go on: the search ended for lack of time, or because there is a pageful.
	// 0: everything was read.
	Before gehoor.StreamID
}

// Search finds the dossiers that the viewer sees in whose story all words occur, in any
// order, form and case. Nothing of a story is kept in an index: it opens and reads them,
// newest first from before on (0: the newest), on all processors, until it has 25 or the budget is spent.
func (v View) Search(ctx context.Context, words string, before gehoor.StreamID, budget time.Duration) (Found, error) {
	const limit, batch = 25, 256
	if before == 0 {
		before = 1 << 62
	}
	var found Found
	wanted := wordsOf(words)
	if len(wanted) == 0 || len(v.viewer.Seats) == 0 {
		return found, nil
	}
	stop := time.Now().Add(budget)
	for {
		stories, err := v.stories(ctx, before, batch)
		if err != nil {
			return Found{}, fmt.Errorf("searching: %w", err)
		}
		match, err := v.read(stories, wanted)
		if err != nil {
			return Found{}, fmt.Errorf("searching: %w", err)
		}
		found.Read += len(stories)
		rows, err := v.visibleOf(ctx, match)
		if err != nil {
			return Found{}, err
		}
		found.Rows = append(found.Rows, rows...)
		if len(stories) < batch {
			return found, nil
		}
		before = stories[len(stories)-1].id
		if len(found.Rows) >= limit || time.Now().After(stop) {
			found.Before = before
			return found, nil
		}
	}
}

// A story is a dossier's words, still sealed.
type story struct {
	id            gehoor.StreamID
	item          gehoor.Item
	body, wrapped []byte
}

func (v View) stories(ctx context.Context, before gehoor.StreamID, limit int) ([]story, error) {
	a := &asking{}
	a.add(`select d.stream, d.story, i.body, k.wrapped from dossier d
		join item i on i.org = d.org and i.item = d.story
		join key k on k.org = d.org and k.item = d.story
		where d.org = `, a.of(v.org), " and d.stream < ", a.of(int64(before)), " and ", v.visible(a, "d.stream", gehoor.LevelSee),
		" order by d.stream desc limit ", a.of(limit))
	rows, err := v.store.read.QueryContext(ctx, a.text.String(), a.args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (s story, err error) {
		return s, row.Scan(&s.id, &s.item, &s.body, &s.wrapped)
	})
}

// read opens stories on all processors and returns whose have all words. What was erased
// meanwhile has none.
func (v View) read(stories []story, wanted []word) ([]gehoor.StreamID, error) {
	workers := runtime.GOMAXPROCS(0)
	matches, errs := make([][]gehoor.StreamID, workers), make([]error, workers)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			m := matcher{wanted: wanted, stems: map[string]stems{}}
			for i := w; i < len(stories); i += workers {
				s := stories[i]
				key, err := v.store.unwrap(v.org, s.item, s.wrapped)
				if err != nil {
					errs[w] = err
					return
				}
				content, _, err := seal.OpenBody(key, v.org, ItemID(s.item), s.body)
				if err != nil {
					errs[w] = err
					return
				}
				if m.matches(string(content.Body)) {
					matches[w] = append(matches[w], s.id)
				}
			}
		})
	}
	wait.Wait()
	all := slices.Concat(matches...)
	slices.SortFunc(all, func(a, b gehoor.StreamID) int { return cmp.Compare(b, a) })
	return all, errors.Join(errs...)
}

// stems are what is left of a word without its endings, in both languages.
type stems struct{ dutch, english string }

func stemsOf(folded string) stems {
	d, e := snowballstem.NewEnv(folded), snowballstem.NewEnv(folded)
	dutch.Stem(d)
	english.Stem(e)
	return stems{evenEnd(d.Current()), e.Current()}
}

// evenEnd writes the end of a Dutch stem as the singular does: jas of jassen, brief of brieven, huis of huizen,
// which the stemmer leaves as jass, briev and huiz.
func evenEnd(stem string) string {
	n := len(stem)
	if n < 3 {
		return stem
	}
	if last := stem[n-1]; last == stem[n-2] && !strings.ContainsRune("aeiou", rune(last)) {
		stem = stem[:n-1]
	}
	if rest, ok := strings.CutSuffix(stem, "v"); ok {
		return rest + "f"
	}
	if rest, ok := strings.CutSuffix(stem, "z"); ok {
		return rest + "s"
	}
	return stem
}

// A word that is looked for.
type word struct {
	folded string
	stems
}

func wordsOf(s string) []word {
	var all []word
	for _, w := range foldedWords(s) {
		all = append(all, word{w, stemsOf(w)})
	}
	return all
}

// A matcher looks for words. It remembers stems, for one goroutine.
type matcher struct {
	wanted []word
	stems  map[string]stems
}

// matches reports whether all words wanted are in the text.
func (m *matcher) matches(text string) bool {
	left := slices.Clone(m.wanted)
	for _, w := range foldedWords(text) {
		left = slices.DeleteFunc(left, func(want word) bool { return m.same(want, w) })
		if len(left) == 0 {
			return true
		}
	}
	return false
}

func (m *matcher) same(want word, w string) bool {
	if w == want.folded {
		return true
	}
	// Neither stemmer touches the first letter, and stemming is what takes the time.
	if w[0] != want.folded[0] {
		return false
	}
	s, ok := m.stems[w]
	if !ok {
		s = stemsOf(w)
		m.stems[strings.Clone(w)] = s
	}
	return s.dutch == want.dutch || s.english == want.english
}
