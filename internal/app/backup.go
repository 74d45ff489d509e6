package app

import (
	"compress/gzip"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gehoor/internal/files"
	"gehoor/internal/store"
)

// A backup is a folder with parts of data, and one with parts of keys, which may be the same (design section 6):
//
//	data-20261125T013000Z.json.gz   everything but keys and search terms
//	keys-20261125T013000Z.json.gz   the keys of items, wrapped by the master key, which is in no backup
//	files/                          the attachments, sealed, each once
const (
	dataPart  = "data-"
	keysPart  = "keys-"
	partEnd   = ".json.gz"
	unready   = ".part"
	partStamp = "20060102T150405Z"
)

// BackupsForget is how long a part with keys is kept. What was erased that long ago is in no backup any more that can be
// read; the answer to who asked for it names that day.
const BackupsForget = backupsForget * 24 * time.Hour

// A BackedUp is what a backup did.
type BackedUp struct {
	Made    time.Time
	Files   int // attachments that belong to it
	Copied  int // of which these were new
	Missing int // of which these are not on disk, although they should be
	Dropped int // older parts that were removed
}

// Backup makes a backup beside whoever works with the program. A part stands under its own name only when it is whole and on
// disk, so one that is broken off leaves those before it. Parts of data older than keep are removed, and parts of
// keys older than BackupsForget; never the newest.
func (a *App) Backup(ctx context.Context, to, keysTo string, keep time.Duration) (b BackedUp, err error) {
	b.Made = a.Now().UTC().Truncate(time.Second)
	if err := a.backup(ctx, to, keysTo, keep, &b); err != nil {
		return b, fmt.Errorf("making a backup: %w", err)
	}
	return b, nil
}

func (a *App) backup(ctx context.Context, to, keysTo string, keep time.Duration, b *BackedUp) error {
	for _, dir := range []string{to, keysTo} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
	}
	pool, err := files.OpenDir(filepath.Join(to, "files"), rand.Reader)
	if err != nil {
		return err
	}
	defer pool.Close()
	data := filepath.Join(to, dataPart+b.Made.Format(partStamp)+partEnd)
	keys := filepath.Join(keysTo, keysPart+b.Made.Format(partStamp)+partEnd)
	var blobs []string
	err = writePart(data, func(d io.Writer) error {
		return writePart(keys, func(k io.Writer) (err error) {
			blobs, err = a.Store.Dump(ctx, d, k, b.Made)
			return err
		})
	})
	if err != nil {
		return err
	}
	for _, name := range blobs {
		if err := ctx.Err(); err != nil {
			return err
		}
		copied, err := pool.CopyFrom(a.Files, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			known, err := a.Store.BlobKnown(ctx, name)
			if err != nil {
				return err
			}
			if known { // else it was erased at this moment
				b.Missing++
			}
		case err != nil:
			return err
		case copied:
			b.Copied++
		}
		b.Files++
	}
	// The keys first: with data that is newer than all keys, what came between would count as erased.
	for _, part := range []string{keys, data} {
		if err := os.Rename(part+unready, part); err != nil {
			return err
		}
		if err := syncFolder(filepath.Dir(part)); err != nil {
			return err
		}
	}
	kept := map[string]bool{}
	for _, name := range blobs {
		kept[name] = true
	}
	// An attachment that is in no database was erased; it stays for as long as a key for it may.
	_, err = pool.Sweep(ctx, time.Now().Add(-BackupsForget), func(name string) (bool, error) { return kept[name], nil })
	return errors.Join(err, b.dropParts(to, dataPart, keep), b.dropParts(keysTo, keysPart, BackupsForget))
}

// writePart writes a part under a name that is not yet its own; when it returns, it is on disk.
func writePart(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name+unready, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer f.Close() // after an error; a second Close does no harm
	w := gzip.NewWriter(f)
	if err := write(w); err != nil {
		return errors.Join(err, os.Remove(name+unready))
	}
	return errors.Join(w.Close(), f.Sync(), f.Close())
}

func syncFolder(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// dropParts removes parts that are older than keep, but the newest, and what was broken off more than a day ago.
func (b *BackedUp) dropParts(dir, kind string, keep time.Duration) error {
	parts, err := partsIn(dir, kind)
	if err != nil {
		return err
	}
	var errs []error
	for _, p := range parts[:max(0, len(parts)-1)] {
		if p.made.Before(b.Made.Add(-keep)) {
			b.Dropped++
			errs = append(errs, os.Remove(p.path))
		}
	}
	broken, err := filepath.Glob(filepath.Join(dir, kind+"*"+partEnd+unready))
	errs = append(errs, err)
	for _, path := range broken {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > 24*time.Hour {
			errs = append(errs, os.Remove(path))
		}
	}
	return errors.Join(append(errs, syncFolder(dir))...)
}

type part struct {
	path string
	made time.Time
}

// partsIn lists the whole parts in a folder, the oldest first.
func partsIn(dir, kind string) ([]part, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var parts []part
	for _, e := range entries {
		stamp, ok := strings.CutPrefix(e.Name(), kind)
		if stamp, ok = strings.CutSuffix(stamp, partEnd); !ok || !strings.HasPrefix(e.Name(), kind) {
			continue
		}
		if made, err := time.Parse(partStamp, stamp); err == nil {
			parts = append(parts, part{filepath.Join(dir, e.Name()), made})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return a.made.Compare(b.made) })
	return parts, nil
}

// ErrNoBackup says that a folder holds no part of a backup.
var ErrNoBackup = errors.New("there is no backup")

// Restore puts a backup back where nothing is: a part of data, "" for the newest in from, with the newest part of keys in keysFrom. The
// store must be closed and opened anew before it is used; then [App.Restored] does the rest.
func (a *App) Restore(ctx context.Context, from, keysFrom, data string) (l store.Loaded, err error) {
	fail := func(err error) (store.Loaded, error) { return l, fmt.Errorf("restoring: %w", err) }
	if data == "" {
		parts, err := partsIn(from, dataPart)
		if err != nil {
			return fail(err)
		}
		if len(parts) == 0 {
			return fail(ErrNoBackup)
		}
		data = parts[len(parts)-1].path
	}
	keys, err := partsIn(keysFrom, keysPart)
	if err != nil {
		return fail(err)
	}
	if len(keys) == 0 {
		return fail(ErrNoBackup)
	}
	err = readPart(data, func(d io.Reader) error {
		return readPart(keys[len(keys)-1].path, func(k io.Reader) (err error) {
			l, err = a.Store.Load(ctx, d, k, a.Now())
			return err
		})
	})
	if err != nil {
		return fail(err)
	}
	return l, nil
}

func readPart(name string, read func(io.Reader) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return errors.Join(store.ErrDump, err)
	}
	return read(r)
}

// Restored brings back what belongs to the database of a backup: the attachments, the list rows as this version has them,
// and the search terms. It may be done again. Missing is how many attachments the backup does not have.
func (a *App) Restored(ctx context.Context, from string, progress func(done, of int)) (missing int, err error) {
	pool, err := files.OpenDir(filepath.Join(from, "files"), rand.Reader)
	if err != nil {
		return 0, fmt.Errorf("restoring: %w", err)
	}
	defer pool.Close()
	blobs, err := a.Store.Blobs(ctx)
	if err != nil {
		return 0, fmt.Errorf("restoring: %w", err)
	}
	for _, name := range blobs {
		if _, err := a.Files.CopyFrom(pool, name); errors.Is(err, fs.ErrNotExist) {
			missing++
		} else if err != nil {
			return missing, fmt.Errorf("restoring: %w", err)
		}
	}
	organisations, err := a.Store.Organisations(ctx)
	if err != nil {
		return missing, fmt.Errorf("restoring: %w", err)
	}
	for _, o := range organisations {
		if err := a.Store.RebuildRows(ctx, o.ID, progress); err != nil {
			return missing, fmt.Errorf("restoring: %w", err)
		}
		if err := a.RebuildTerms(ctx, o.ID, progress); err != nil {
			return missing, fmt.Errorf("restoring: %w", err)
		}
	}
	return missing, nil
}
