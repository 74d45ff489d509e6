package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"gehoor"
)

// A System reads without asking who does: for the program's own work, never for a page. The
// test of imports keeps it to packages app and cmd.
type System struct{ store *Store }

// System gives the unscoped reads.
func (s *Store) System() System { return System{s} }

// Load adds up a complaint; ErrNotFound, or ErrErased when its facts are.
func (y System) Load(ctx context.Context, org int64, id gehoor.StreamID) (*gehoor.Complaint, error) {
	h, err := load(ctx, y.store.read, org, id)
	if err != nil {
		return nil, err
	}
	if h.complaint == nil {
		return nil, ErrNotFound
	}
	return h.complaint, nil
}

// LoadEnquiry is Load for an enquiry.
func (y System) LoadEnquiry(ctx context.Context, org int64, id gehoor.StreamID) (*gehoor.Enquiry, error) {
	h, err := load(ctx, y.store.read, org, id)
	if err != nil {
		return nil, err
	}
	if h.enquiry == nil {
		return nil, ErrNotFound
	}
	return h.enquiry, nil
}

// Began is when the log of an organisation begins; zero when there is nothing in it.
func (y System) Began(ctx context.Context, org int64) (time.Time, error) {
	var first string
	err := y.store.read.QueryRowContext(ctx, `select at from event where org = $1 and n = 1`, org).Scan(&first)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	} else if err != nil {
		return time.Time{}, fmt.Errorf("asking when a log begins: %w", err)
	}
	return moment(first)
}

// ByNumber finds the stream with a number, in any spelling, for the complainant's own page;
// ErrNotFound when there is none.
func (y System) ByNumber(ctx context.Context, org int64, number string) (gehoor.StreamID, error) {
	var id gehoor.StreamID
	err := y.store.read.QueryRowContext(ctx, `select stream from dossier where org = $1 and number = $2 and number <> ''`,
		org, plainNumber(number)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNotFound
	} else if err != nil {
		return 0, fmt.Errorf("finding a number: %w", err)
	}
	return id, nil
}

// Complaints adds up every complaint that is not erased, by id, one at a time: for reports.
func (y System) Complaints(ctx context.Context, org int64) iter.Seq2[*gehoor.Complaint, error] {
	return func(yield func(*gehoor.Complaint, error) bool) {
		for h, err := range y.store.histories(ctx, y.store.read, org) {
			if err != nil {
				yield(nil, err)
				return
			}
			if h.complaint != nil && !yield(h.complaint, nil) {
				return
			}
		}
	}
}

// Enquiries is Complaints for enquiries.
func (y System) Enquiries(ctx context.Context, org int64) iter.Seq2[*gehoor.Enquiry, error] {
	return func(yield func(*gehoor.Enquiry, error) bool) {
		for h, err := range y.store.histories(ctx, y.store.read, org) {
			if err != nil {
				yield(nil, err)
				return
			}
			if h.enquiry != nil && !yield(h.enquiry, nil) {
				return
			}
		}
	}
}

// histories adds up every stream that is not erased but the organisation's own, by id.
func (s *Store) histories(ctx context.Context, q querier, org int64) iter.Seq2[history, error] {
	return func(yield func(history, error) bool) {
		var after gehoor.StreamID
		for {
			rows, err := q.QueryContext(ctx, `select stream from dossier where org = $1 and stream > $2 and erased = '' order by stream limit 500`, org, int64(after))
			if err != nil {
				yield(history{}, fmt.Errorf("listing dossiers: %w", err))
				return
			}
			ids, err := collect(rows, func(row scanner) (id gehoor.StreamID, err error) { return id, row.Scan(&id) })
			if err != nil {
				yield(history{}, fmt.Errorf("listing dossiers: %w", err))
				return
			}
			for _, id := range ids {
				h, err := load(ctx, q, org, id)
				if errors.Is(err, ErrErased) { // since the list was read
					continue
				}
				if !yield(h, err) || err != nil {
					return
				}
			}
			if len(ids) < 500 {
				return
			}
			after = ids[len(ids)-1]
		}
	}
}

// DueBefore lists open dossiers, complaints and enquiries, of which people owe something before t,
// the earliest first, from after on (of the page before; zero at first).
func (y System) DueBefore(ctx context.Context, org int64, t time.Time, after Row, limit int) ([]Row, error) {
	due := ""
	if after.ID != 0 {
		due = dueAt(after.StepBy)
	}
	rows, err := y.store.read.QueryContext(ctx, `
		select `+rowColumns+` from dossier d
		where d.org = $1 and d.closed = '' and d.due < $2 and (d.due, d.stream) > ($3, $4)
		order by d.due, d.stream limit $5`, org, at(t), due, int64(after.ID), limit)
	if err != nil {
		return nil, fmt.Errorf("listing what is due: %w", err)
	}
	return collect(rows, func(row scanner) (Row, error) { return scanRow(row) })
}

// Head is the length of an organisation's log and its fingerprint: the hash of its last line,
// which depends on all before it.
func (s *Store) Head(ctx context.Context, org int64) (n int64, hash gehoor.Hash, err error) {
	var sum []byte
	err = s.read.QueryRowContext(ctx, `select n, hash from head where org = $1`, org).Scan(&n, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, hash, ErrNotFound
	} else if err != nil {
		return 0, hash, fmt.Errorf("reading the end of the log: %w", err)
	}
	copy(hash[:], sum)
	return n, hash, nil
}
