package store

import (
	"context"
	"database/sql"
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

// Erased lists the lines that say that a complaint was erased, oldest first, with what is left of it for annual reports.
func (y System) Erased(ctx context.Context, org int64) ([]gehoor.Event, error) {
	rows, err := y.store.read.QueryContext(ctx, `select `+lineColumns+` from event where org = $1 and kind = 'Erased' and stream <> 0 order by n`, org)
	return happened(rows, err)
}

// Unlisted reports whether there is a complaint that may count in an annual report though FiledIn does not list its holder: one that was ever taken to an
// outside body, or is sealed.
func (y System) Unlisted(ctx context.Context, org int64) (bool, error) {
	var n int
	err := y.store.read.QueryRowContext(ctx, `select
		(select count(*) from (select 1 from event where org = $1 and kind = 'Escalated' limit 1) x) +
		(select count(*) from (select 1 from dossier where org = $1 and kind = 'complaint' and marks like '%`+markSealed+`%' limit 1) x)`, org).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("looking for cases outside: %w", err)
	}
	return n > 0, nil
}
