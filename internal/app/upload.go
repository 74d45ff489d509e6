package app

import (
	"context"
	"errors"
	"io"
	"slices"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/store"
)

// ErrTooManyFiles says that a form or message has as many files as it may have; see files.MaxFiles.
var ErrTooManyFiles = errors.New("too many files")

// Attach adds a file to a draft. Name is as the sender's machine calls it; size may be -1. What the
// sender can do something about is a *files.Problem, or ErrTooManyFiles.
func (a *App) Attach(ctx context.Context, org int64, draft store.DraftID, name string, size int64, body io.Reader) error {
	d, err := a.Draft(org, draft)
	if err != nil {
		return err
	}
	if len(d.Files) >= files.MaxFiles {
		return ErrTooManyFiles
	}
	stored, err := a.receive(ctx, org, name, size, body)
	if err != nil {
		return err
	}
	var file gehoor.File
	err = a.Store.Write(ctx, org, a.Now(), func(tx *store.Tx) (err error) {
		file, err = tx.PutDraftFile(draft, stored)
		return err
	})
	if err != nil {
		return errors.Join(err, a.discard(stored))
	}
	return a.SaveAnswers(ctx, org, draft, func(in *Answers) {
		in.Files, in.FileNames = append(in.Files, file), append(in.FileNames, stored.Original.FileName)
	})
}

// Detach takes a file out of a draft and destroys it.
func (a *App) Detach(ctx context.Context, org int64, draft store.DraftID, item gehoor.Item) error {
	err := a.SaveAnswers(ctx, org, draft, func(in *Answers) {
		i := slices.IndexFunc(in.Files, func(f gehoor.File) bool { return f.Original.Item == item })
		if i >= 0 {
			in.Files, in.FileNames = slices.Delete(in.Files, i, i+1), slices.Delete(in.FileNames, i, i+1)
		}
	})
	if err != nil {
		return err
	}
	return a.Store.Write(ctx, org, a.Now(), func(tx *store.Tx) error { return tx.DropDraftFile(draft, item) })
}

// receive seals a file on disk. No row names it yet.
func (a *App) receive(ctx context.Context, org int64, name string, size int64, body io.Reader) (files.Stored, error) {
	u, err := a.Store.NewUpload(org)
	if err != nil {
		return files.Stored{}, err
	}
	u.Name, u.Size, u.Body = name, size, body
	return a.Files.Put(ctx, u)
}

func (a *App) discard(s files.Stored) error {
	err := a.Files.Remove(s.Original.Name)
	if s.Clean.Name != "" {
		err = errors.Join(err, a.Files.Remove(s.Clean.Name))
	}
	return err
}

// Received is a file that has come in and belongs to nothing yet.
type Received struct{ stored files.Stored }

// Receive takes in a file that is to go with a message; see Attach for its errors. A file that goes
// with no message after all is swept.
func (a *App) Receive(ctx context.Context, org int64, name string, size int64, body io.Reader) (Received, error) {
	stored, err := a.receive(ctx, org, name, size, body)
	return Received{stored}, err
}
