package store

import (
	"context"
	"fmt"
	"time"

	"gehoor"
)

// This file is what the program reads for its own work, on nobody's behalf: it asks nobody whether
// that may be. What is for a person goes through a View.

// Dossier loads a stream: a complaint or an enquiry, the other is nil. ErrNotFound when there
// is none, ErrErased when its facts were blanked.
func (s *Store) Dossier(ctx context.Context, org int64, id gehoor.StreamID) (*gehoor.Complaint, *gehoor.Enquiry, error) {
	h, err := load(ctx, s.read, org, id)
	return h.complaint, h.enquiry, err
}

// Complaints lists ids above after, in order, at most limit: of all complaints that were not erased.
func (s *Store) Complaints(ctx context.Context, org int64, after gehoor.StreamID, limit int) ([]gehoor.StreamID, error) {
	return s.ids(ctx, `
		select stream from dossier where org = $1 and kind = 'complaint' and number <> '' and stream > $2
		order by stream limit $3`, org, int64(after), limit)
}

// Running lists ids above after, in order, at most limit: of complaints that are open, and of those
// closed for which something is due before a moment, as a measure may be.
func (s *Store) Running(ctx context.Context, org int64, due time.Time, after gehoor.StreamID, limit int) ([]gehoor.StreamID, error) {
	return s.ids(ctx, `
		select stream from dossier where org = $1 and kind = 'complaint' and number <> '' and stream > $2
		and (closed = '' or due < $4) order by stream limit $3`, org, int64(after), limit, at(due))
}

// DueBefore lists the open complaints for which something is due before a moment, at most limit,
// the most urgent first.
func (s *Store) DueBefore(ctx context.Context, org int64, due time.Time, limit int) ([]gehoor.StreamID, error) {
	return s.ids(ctx, `
		select stream from dossier where org = $1 and closed = '' and due < $2 and kind = 'complaint'
		order by due, stream limit $3`, org, at(due), limit)
}

func (s *Store) ids(ctx context.Context, q string, args ...any) ([]gehoor.StreamID, error) {
	rows, err := s.read.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, fmt.Errorf("listing dossiers: %w", err)
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
