package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gehoor"
)

// rebuildSize is how many dossiers are made again in one Write, so that a running server's
// writes come in between.
const rebuildSize = 200

// RebuildRows makes the rows beside all facts again: lists, readers, bars. It needs no key, and may
// be broken off and begun anew. What was erased is left as it is. Progress is called after each
// chunk with how many are done, of how many.
func (s *Store) RebuildRows(ctx context.Context, org int64, progress func(done, of int)) error {
	return s.rebuild(ctx, org, progress, func(tx *Tx, id gehoor.StreamID) error {
		st, err := tx.stream(id)
		if err != nil {
			return err
		}
		for _, t := range []string{"dossier", "reader"} {
			if _, err := tx.exec(`delete from `+t+` where org = $1 and stream = $2`, org, int64(id)); err != nil {
				return err
			}
		}
		st.rows, st.dirty = derived{}, true
		return nil
	})
}

// RebuildTerms makes the exact search terms of all dossiers again, which are in no backup. The terms
// of each are given by f, of which one of the two arguments is nil. It may be broken off and begun anew.
func (s *Store) RebuildTerms(ctx context.Context, org int64, f func(*gehoor.Complaint, *gehoor.Enquiry) ([]Term, error), progress func(done, of int)) error {
	return s.rebuild(ctx, org, progress, func(tx *Tx, id gehoor.StreamID) error {
		st, err := tx.stream(id)
		if err != nil {
			return err
		}
		terms, err := f(st.complaint, st.enquiry)
		if err != nil {
			return err
		}
		if err := tx.dropTerms(id); err != nil {
			return err
		}
		return tx.AddTerms(id, terms)
	})
}

// refresh makes the rows of all organisations again when an older version of the program made them. Broken off, it
// begins anew at the next start; nobody writes older rows meanwhile, for the migration has shut out who would.
func (s *Store) refresh(ctx context.Context) error {
	var made int
	if err := s.read.QueryRowContext(ctx, `select rows from writer`).Scan(&made); err != nil {
		return fmt.Errorf("asking who made the rows: %w", err)
	}
	if made >= version {
		return nil
	}
	all, err := s.organisations()
	if err != nil {
		return err
	}
	for _, o := range all {
		said := time.Now()
		err := s.RebuildRows(ctx, o.ID, func(done, of int) {
			if time.Since(said) > 5*time.Second {
				said = time.Now()
				s.log.Info("making the rows again for this version", "org", o.ID, "done", done, "of", of)
			}
		})
		if err != nil {
			return err
		}
	}
	// A backup of an older version has brought its own number along.
	if _, err := s.write.ExecContext(ctx, `update writer set rows = $1, smallest = $1`, version); err != nil {
		return fmt.Errorf("keeping who made the rows: %w", err)
	}
	return nil
}

func (s *Store) rebuild(ctx context.Context, org int64, progress func(done, of int), f func(*Tx, gehoor.StreamID) error) error {
	rows, err := s.read.QueryContext(ctx, `select stream from event where org = $1 and seq = 1 and stream > 0 order by stream`, org)
	if err != nil {
		return fmt.Errorf("rebuilding: %w", err)
	}
	ids, err := collect(rows, func(row scanner) (id gehoor.StreamID, err error) { return id, row.Scan(&id) })
	if err != nil {
		return fmt.Errorf("rebuilding: %w", err)
	}
	done := 0
	for chunk := range slices.Chunk(ids, rebuildSize) {
		err := s.Write(ctx, org, time.Time{}, func(tx *Tx) error {
			for _, id := range chunk {
				if err := f(tx, id); err != nil && !errors.Is(err, ErrErased) {
					return fmt.Errorf("dossier %d: %w", id, err)
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("rebuilding: %w", err)
		}
		if done += len(chunk); progress != nil {
			progress(done, len(ids))
		}
	}
	return s.dropOrphans(ctx, org)
}

// dropOrphans removes rows of what is not in the log.
func (s *Store) dropOrphans(ctx context.Context, org int64) error {
	for _, t := range []string{"dossier", "reader", "party", "term", "lookup"} {
		_, err := s.write.ExecContext(ctx, `
			delete from `+t+` where org = $1 and not exists (select 1 from event e where e.org = $1 and e.stream = `+t+`.stream)`, org)
		if err != nil {
			return fmt.Errorf("removing rows of what is not in the log: %w", err)
		}
	}
	return nil
}
