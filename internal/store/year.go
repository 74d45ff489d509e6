package store

import (
	"context"
	"fmt"
	"time"

	"gehoor"
)

// FiledIn lists the holders with a complaint that was received in a period and counts in their annual report: none that is
// sealed, a practice filing, or a signal.
func (y System) FiledIn(ctx context.Context, org int64, from, until time.Time) ([]gehoor.HolderID, error) {
	rows, err := y.store.read.QueryContext(ctx, `
		select distinct holder from dossier where org = $1 and kind = '`+kindComplaint+`' and received >= $2 and received < $3 and erased = ''
		and marks not like '%`+markSealed+`%' and marks not like '%`+markPractice+`%' and marks not like '%`+markSignal+`%' order by holder`,
		org, at(from), at(until))
	if err != nil {
		return nil, fmt.Errorf("listing whose complaints were filed: %w", err)
	}
	return collect(rows, func(row scanner) (h gehoor.HolderID, err error) { return h, row.Scan(&h) })
}

// Escalated reports whether any complaint was ever taken to an outside body.
func (y System) Escalated(ctx context.Context, org int64) (bool, error) {
	var n int
	err := y.store.read.QueryRowContext(ctx, `select count(*) from event where org = $1 and kind = $2 and stream <> 0`,
		org, gehoor.Kind(gehoor.Escalated{})).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("looking for cases outside: %w", err)
	}
	return n > 0, nil
}
