package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gehoor"
)

// FiledIn lists the holders with a complaint that was received in a period, of whole months, and counts in their annual report, also when it was
// erased since: none that is a practice filing, or a signal; nor one that is sealed, of which only its history tells whether it counts.
func (y System) FiledIn(ctx context.Context, org int64, from, until time.Time) (filed []gehoor.HolderID, err error) {
	fail := func(err error) ([]gehoor.HolderID, error) {
		return nil, fmt.Errorf("listing whose complaints were filed: %w", err)
	}
	// From holder to holder by the index: it costs the same however many complaints there are.
	for h := gehoor.HolderID(-1); ; {
		var next sql.NullInt64
		err := y.store.read.QueryRowContext(ctx, `select min(holder) from dossier where org = $1 and kind = 'complaint' and holder > $2`,
			org, int64(h)).Scan(&next)
		if err != nil {
			return fail(err)
		}
		if !next.Valid {
			return filed, nil
		}
		h = gehoor.HolderID(next.Int64)
		var n int
		err = y.store.read.QueryRowContext(ctx, `select count(*) from (
			select 1 from dossier where org = $1 and holder = $2 and kind = 'complaint' and received >= $3 and received < $4
			and marks not like '%`+markSealed+`%' and marks not like '%`+markPractice+`%' and marks not like '%`+markSignal+`%' limit 1) x`,
			org, int64(h), at(from), at(until)).Scan(&n)
		if err != nil {
			return fail(err)
		}
		if n > 0 {
			filed = append(filed, h)
		}
	}
}

// Erased lists the lines that say that a complaint was erased, at a moment or later, oldest first, with what is left of it for annual reports.
func (y System) Erased(ctx context.Context, org int64, since time.Time) ([]gehoor.Event, error) {
	rows, err := y.store.read.QueryContext(ctx, `select `+lineColumns+` from event where org = $1 and kind = 'Erased' and stream <> 0 and at >= $2 order by n`, org, at(since))
	return happened(rows, err)
}

// Unlisted adds up the complaints that may make an annual report required though FiledIn does not list their holder: those that were ever taken to an outside
// body, and those that are sealed. They are few.
func (y System) Unlisted(ctx context.Context, org int64) ([]*gehoor.Complaint, error) {
	fail := func(err error) ([]*gehoor.Complaint, error) {
		return nil, fmt.Errorf("looking for cases outside: %w", err)
	}
	rows, err := y.store.read.QueryContext(ctx, `
		select stream from event where org = $1 and kind = 'Escalated'
		union select stream from dossier where org = $1 and kind = 'complaint' and erased = '' and marks like '%`+markSealed+`%'`, org)
	if err != nil {
		return fail(err)
	}
	ids, err := collect(rows, func(row scanner) (id gehoor.StreamID, err error) { return id, row.Scan(&id) })
	if err != nil {
		return fail(err)
	}
	var all []*gehoor.Complaint
	for _, id := range ids {
		h, err := load(ctx, y.store.read, org, id)
		if errors.Is(err, ErrErased) {
			continue
		} else if err != nil {
			return fail(err)
		}
		if h.complaint != nil {
			all = append(all, h.complaint)
		}
	}
	return all, nil
}
