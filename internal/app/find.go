package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/store"
)

// Found is what a search found, of what the asker may see.
type Found struct {
	Rows   []store.Row
	Unread bool // there was no time to read every dossier
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
	if n, ok := gehoor.ParseNumber(typed); ok {
		row, err := view.ByNumber(ctx, string(n))
		if err == nil {
			return Found{Rows: []store.Row{row}}, nil
		}
		if !errors.Is(err, store.ErrNotFound) {
			return Found{}, err
		}
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
