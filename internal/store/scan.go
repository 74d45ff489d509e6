package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"gehoor"
)

// How it stands with a file that is scanned for what does harm; empty: it need not be.
const (
	ScanWaits = "waits" // nobody may open it yet
	ScanClean = "clean"
	ScanFound = "found" // it was destroyed
)

// ScanDuty is the word for the job that scans a file; its arguments are the file's item.
const ScanDuty gehoor.DutyKind = "scan"

// ScanFiles has every file that comes in from now on wait until it was scanned. For those that were there before see ScanOlder.
func (s *Store) ScanFiles() { s.scanning.Store(true) }

func (tx *Tx) mustScan(item gehoor.Item) error {
	if !tx.store.scanning.Load() {
		return nil
	}
	return tx.scanLater(item)
}

func (tx *Tx) scanLater(item gehoor.Item) error {
	n, err := tx.exec(`insert into scan (org, item, state, at) values ($1, $2, '`+ScanWaits+`', $3) on conflict do nothing`, tx.org, int64(item), at(tx.Now))
	if err != nil || n == 0 {
		return err
	}
	tx.AddJob(Job{ID: JobID(tx.org, 0, ScanDuty, int(item)), Duty: ScanDuty, Args: ItemID(item)})
	return nil
}

// A FileMark is a file that is looked at in the order of the table; the zero value stands before the first.
type FileMark struct {
	org  int64
	item gehoor.Item
}

// ScanOlder has files scanned that came in while nobody did: up to limit, in order behind after. From now on they wait, each with its
// job; those that wait or were scanned are left alone. It returns how far it came; more is false when there are none behind that.
func (s *Store) ScanOlder(ctx context.Context, now time.Time, after FileMark, limit int) (last FileMark, more bool, err error) {
	rows, err := s.read.QueryContext(ctx, `select f.org, f.item from file f left join scan c on c.org = f.org and c.item = f.item
		where (f.org, f.item) > ($1, $2) and c.item is null order by f.org, f.item limit $3`, after.org, int64(after.item), limit)
	if err != nil {
		return after, false, fmt.Errorf("finding files that were not scanned: %w", err)
	}
	all, err := collect(rows, func(row scanner) (f FileMark, err error) {
		err = row.Scan(&f.org, &f.item)
		return f, err
	})
	if err != nil {
		return after, false, fmt.Errorf("finding files that were not scanned: %w", err)
	}
	last = after
	for len(all) > 0 {
		n := slices.IndexFunc(all, func(f FileMark) bool { return f.org != all[0].org })
		if n < 0 {
			n = len(all)
		}
		err := s.Write(ctx, all[0].org, now, func(tx *Tx) error {
			for _, f := range all[:n] {
				if err := tx.scanLater(f.item); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return last, true, fmt.Errorf("having older files scanned: %w", err)
		}
		last, all, more = all[n-1], all[n:], true
	}
	return last, more, nil
}

// ScanState is how it stands with a file, by the item of its original.
func (s *Store) ScanState(ctx context.Context, org int64, item gehoor.Item) (state string, err error) {
	err = s.read.QueryRowContext(ctx, `select state from scan where org = $1 and item = $2`, org, int64(item)).Scan(&state)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	} else if err != nil {
		return "", fmt.Errorf("asking whether a file was scanned: %w", err)
	}
	return state, nil
}

// FileToScan is File for who scans it: it may be opened before that.
func (s *Store) FileToScan(ctx context.Context, org int64, item gehoor.Item) (gehoor.File, error) {
	a, err := s.scanFile(org, s.read.QueryRowContext(ctx, selectFile+` where f.org = $1 and f.item = $2`, org, int64(item)))
	if errors.Is(err, sql.ErrNoRows) {
		return gehoor.File{}, ErrErased
	} else if err != nil {
		return gehoor.File{}, fmt.Errorf("reading a file's name: %w", err)
	}
	return a.File, nil
}

// FileGone says that a file was destroyed before anybody had looked into it.
func (tx *Tx) FileGone(item gehoor.Item) error {
	if _, err := tx.exec(`delete from scan where org = $1 and item = $2 and state = '`+ScanWaits+`'`, tx.org, int64(item)); err != nil {
		return fmt.Errorf("forgetting a file to scan: %w", err)
	}
	return nil
}

// WaitsToScan counts the files of all organisations that wait to be scanned, up to limit.
func (s *Store) WaitsToScan(ctx context.Context, limit int) (n int, err error) {
	err = s.read.QueryRowContext(ctx, `select count(*) from (select 1 from scan where state = '`+ScanWaits+`' limit $1) w`, limit).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("counting files to scan: %w", err)
	}
	return n, nil
}

// FileClean says that a file may be opened.
func (tx *Tx) FileClean(item gehoor.Item) error {
	if _, err := tx.exec(`update scan set state = '`+ScanClean+`', at = $3 where org = $1 and item = $2`, tx.org, int64(item), at(tx.Now)); err != nil {
		return fmt.Errorf("saying that a file is clean: %w", err)
	}
	return nil
}

// DestroyFile destroys a file that does harm: its keys and rows, and in a dossier the log says so. It returns of which dossier
// it was, 0 or less for none, and the names of its bodies on disk, which the caller removes.
func (tx *Tx) DestroyFile(f gehoor.File) (of gehoor.StreamID, blobs []string, err error) {
	fail := func(err error) (gehoor.StreamID, []string, error) {
		return 0, nil, fmt.Errorf("destroying a file: %w", err)
	}
	if err := tx.row(`select dossier from key where org = $1 and item = $2`, []any{tx.org, int64(f.Original.Item)}, &of); errors.Is(err, sql.ErrNoRows) {
		return fail(ErrErased)
	} else if err != nil {
		return fail(err)
	}
	gone := items(f)
	if of > 0 {
		if err := tx.appendErased(of, gehoor.Actor{}, gehoor.Erased{What: gehoor.ErasedItem, Items: gone, Cause: gehoor.CauseInfected}, nil); err != nil {
			return fail(err)
		}
	}
	list, in := inList(3, gone)
	args := append([]any{tx.org, int64(of)}, in...)
	if blobs, err = tx.blobs(` and item in (`+list+`)`, args); err != nil {
		return fail(err)
	}
	list, in = inList(2, gone)
	for _, t := range []string{"file", "key", "blob"} {
		if _, err := tx.exec(`delete from `+t+` where org = $1 and item in (`+list+`)`, append([]any{tx.org}, in...)...); err != nil {
			return fail(err)
		}
	}
	if _, err := tx.exec(`update scan set state = '`+ScanFound+`', at = $3 where org = $1 and item = $2`, tx.org, int64(f.Original.Item), at(tx.Now)); err != nil {
		return fail(err)
	}
	return of, blobs, nil
}

// WaitingScans counts the files that wait to be scanned, and tells since when the first does.
func (s *Store) WaitingScans(ctx context.Context, org int64) (n int, since time.Time, err error) {
	var first string
	if err := s.read.QueryRowContext(ctx, `select count(*), coalesce(min(at), '') from scan where org = $1 and state = '`+ScanWaits+`'`, org).Scan(&n, &first); err != nil {
		return 0, since, fmt.Errorf("counting files to scan: %w", err)
	}
	since, err = moment(first)
	return n, since, err
}
