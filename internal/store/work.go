package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gehoor"
)

// Running lists ids above after, in order, at most limit: of complaints that are open, and of those
// closed for which something is due before a moment, as a measure may be.
func (y System) Running(ctx context.Context, org int64, due time.Time, after gehoor.StreamID, limit int) ([]gehoor.StreamID, error) {
	rows, err := y.store.read.QueryContext(ctx, `
		select stream from dossier where org = $1 and kind = 'complaint' and erased = '' and stream > $2
		and (closed = '' or due < $4) order by stream limit $3`, org, int64(after), limit, at(due))
	if err != nil {
		return nil, fmt.Errorf("listing what runs: %w", err)
	}
	return collect(rows, func(row scanner) (id gehoor.StreamID, err error) { return id, row.Scan(&id) })
}

// EndJob ends a job that nobody has claimed, because people have seen to it: a letter went by
// post. It reports whether there was one to end.
func (tx *Tx) EndJob(id string) (bool, error) {
	if err := tx.flushJobs(); err != nil {
		return false, err
	}
	n, err := tx.exec(`update job set done_at = $3, class = '' where org = $1 and id = $2 and token = '' and (done_at = '' or class <> '')`,
		tx.org, id, at(tx.Now))
	if err != nil {
		return false, fmt.Errorf("ending a job: %w", err)
	}
	return n == 1, nil
}

// Happened lists the events of the organisation's own stream of some kinds, oldest first.
func (y System) Happened(ctx context.Context, org int64, facts ...gehoor.Fact) ([]gehoor.Event, error) {
	query, args := ownLines(org, facts)
	rows, err := y.store.read.QueryContext(ctx, query, args...)
	return happened(rows, err)
}

// Happened is System.Happened with what this group has appended so far: for who decides on it what to append.
func (tx *Tx) Happened(facts ...gehoor.Fact) ([]gehoor.Event, error) {
	if err := tx.flush(); err != nil {
		return nil, err
	}
	query, args := ownLines(tx.org, facts)
	rows, err := tx.query(query, args...)
	return happened(rows, err)
}

// ownLines asks for lines of the organisation's own stream.
func ownLines(org int64, facts []gehoor.Fact) (query string, args []any) {
	kinds := make([]string, len(facts))
	for i, f := range facts {
		kinds[i] = gehoor.Kind(f)
	}
	list, args := values(org, kinds)
	return `select ` + lineColumns + ` from event where org = $1 and stream = 0 and kind in (` + list + `) order by seq`, args
}

func happened(rows *sql.Rows, err error) ([]gehoor.Event, error) {
	if err != nil {
		return nil, fmt.Errorf("reading the organisation's stream: %w", err)
	}
	lines, err := collect(rows, scanLine)
	if err != nil {
		return nil, fmt.Errorf("reading the organisation's stream: %w", err)
	}
	var events []gehoor.Event
	for _, l := range lines {
		e, err := l.read()
		if errors.Is(err, ErrErased) {
			continue
		}
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}
