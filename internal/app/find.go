package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/store"
)

// Found is what a search found, of what the asker may see.
type Found struct {
	Rows    []store.Row
	Exactly bool // it is what was typed: a number
	Unread  bool // there was no time to read every dossier
}

// SearchBudget is how long words are looked for by reading; the page says when it was not enough.
const SearchBudget = 2 * time.Second

// Find looks typed words up: as a number, a mail address, a telephone or a name, and when nothing
// is called that, as words of the complaints' own stories, newest first.
func (a *App) Find(ctx context.Context, w Who, typed string) (Found, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return Found{}, nil
	}
	view := a.View(w)
	numbered := Found{Exactly: true}
	for _, n := range a.numbers(typed) {
		row, err := view.ByNumber(ctx, string(n))
		switch {
		case err == nil:
			numbered.Rows = append(numbered.Rows, row)
		case !errors.Is(err, store.ErrNotFound):
			return Found{}, err
		}
	}
	if len(numbered.Rows) > 0 {
		return numbered, nil
	}
	for _, kind := range []store.TermKind{store.Mail, store.Telephone, store.Name} {
		rows, err := view.FindExact(ctx, kind, typed)
		if err != nil {
			return Found{}, err
		}
		if len(rows) > 0 {
			return Found{Rows: rows}, nil
		}
	}
	found, err := view.Search(ctx, typed, 0, SearchBudget)
	return Found{Rows: found.Rows, Unread: found.Before != 0}, err
}

// numbersBack is for how many years the four characters of a number are looked up: longer than anything is kept.
const numbersBack = 5

// numbers are the numbers that somebody may have typed: a whole one, or its last four characters of
// this year or one before.
func (a *App) numbers(typed string) (list []gehoor.Number) {
	if n, ok := gehoor.ParseNumber(typed); ok {
		return []gehoor.Number{n}
	}
	for back := range numbersBack {
		if n, ok := gehoor.ParseNumber(fmt.Sprintf("%02d%s", (gehoor.DateOf(a.Now()).Year-back)%100, typed)); ok {
			list = append(list, n)
		}
	}
	return list
}
