package app

import (
	"context"
	"errors"
	"io"
	"strconv"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/store"
)

// A Scanner looks into files for what does harm; [files.Clamd] is one. Found is what it calls what it found.
type Scanner interface {
	Scan(ctx context.Context, body io.Reader) (found string, err error)
}

// NoScan is the class of a job whose file could not be scanned: it waits, and cannot be opened meanwhile.
const NoScan = "scanner"

// scansAhead is how many of the older files wait to be scanned at the same time, and cannot be opened meanwhile.
const scansAhead = 50

// An olderFiles goes through the files that came in while nobody scanned, once in the life of the process: those of before a scanner
// was configured, and what a command brought in.
type olderFiles struct {
	at   store.FileMark
	done bool
}

// scanOlder has some more of the older files scanned, when what waits is nearly done.
func (a *App) scanOlder(ctx context.Context) error {
	if a.Scanner == nil || a.older.done {
		return nil
	}
	waits, err := a.Store.WaitsToScan(ctx, scansAhead)
	if err != nil || waits == scansAhead {
		return err
	}
	more := false
	a.older.at, more, err = a.Store.ScanOlder(ctx, a.Now(), a.older.at, scansAhead-waits)
	a.older.done = err == nil && !more
	return err
}

// scan has somebody look into a file. What is infected is destroyed, recorded in its dossier, and told to the desk.
func (a *App) scan(ctx context.Context, j store.Job) error {
	finish := func(more func(tx *store.Tx) error) error {
		return a.Store.Write(ctx, j.Org, a.Now(), func(tx *store.Tx) error {
			if err := tx.FinishJob(j); err != nil {
				return err
			}
			return more(tx)
		})
	}
	item, err := strconv.ParseInt(j.Args, 10, 64)
	if err != nil {
		return err
	}
	f, err := a.Store.FileToScan(ctx, j.Org, gehoor.Item(item))
	if errors.Is(err, store.ErrErased) {
		return finish(func(tx *store.Tx) error { return tx.FileGone(gehoor.Item(item)) })
	} else if err != nil {
		return err
	}
	if a.Scanner == nil {
		return a.Store.Fail(ctx, j, NoScan, store.Sealed{})
	}
	b, err := a.Store.Blob(ctx, j.Org, f.Original)
	if err != nil {
		return err
	}
	body, err := a.Files.Open(files.Blob{Name: b.Name, Org: j.Org, Item: store.ItemID(b.Item), Key: b.Key, Seal: b.Seal})
	if err != nil {
		a.Log.Error("scanning a file", "org", j.Org, "job", j.ID, "error", err)
		return a.Store.Fail(ctx, j, Faulty, store.Sealed{})
	}
	defer body.Close()
	found, err := a.Scanner.Scan(ctx, body)
	if err != nil {
		a.Log.Error("scanning a file", "org", j.Org, "job", j.ID, "error", err)
		return a.Store.Fail(ctx, j, NoScan, store.Sealed{})
	}
	if found == "" {
		return finish(func(tx *store.Tx) error { return tx.FileClean(gehoor.Item(item)) })
	}
	var blobs []string
	err = finish(func(tx *store.Tx) (err error) {
		var of gehoor.StreamID
		of, blobs, err = tx.DestroyFile(f)
		if err != nil || of <= 0 {
			return err
		}
		tx.AddJob(store.Job{ID: store.JobID(tx.Org(), of, jobInfected, int(item)), Stream: of, Duty: jobInfected, Seq: 1})
		return nil
	})
	if err != nil {
		return err
	}
	a.Log.Warn("an infected file was destroyed", "org", j.Org, "job", j.ID)
	for _, name := range blobs { // without their keys nobody can read them any more
		err = errors.Join(err, a.Files.Remove(name))
	}
	return err
}

// unharmed leaves out the files that were destroyed because they were infected.
func (a *App) unharmed(ctx context.Context, org int64, in *Answers) (found int, err error) {
	for i := 0; i < len(in.Files); {
		state, err := a.Store.ScanState(ctx, org, in.Files[i].Original.Item)
		if err != nil {
			return found, err
		}
		if state != store.ScanFound {
			i++
			continue
		}
		found++
		in.Files = append(in.Files[:i:i], in.Files[i+1:]...)
		if i < len(in.FileNames) {
			in.FileNames = append(in.FileNames[:i:i], in.FileNames[i+1:]...)
		}
	}
	return found, nil
}
