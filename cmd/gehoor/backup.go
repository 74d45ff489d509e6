package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// backup is the command backup: everything, in two parts.
type backup struct {
	installation
	To   string `arg:"" help:"Folder for the data and the files." placeholder:"DIR"`
	Keys string `help:"Folder for the part with keys; without it the same." placeholder:"DIR"`
	Keep int    `help:"For how many days parts of data are kept." default:"35" placeholder:"DAYS"`
}

// Help gives the examples.
func (backup) Help() string {
	return `It runs beside a server. It makes two parts: the data, without keys, and the keys of each text and file. Parts of keys are kept for seven days, so what was erased longer ago is in no backup that can be read. The master key is in neither: keep a copy of it elsewhere.

A backup that is broken off leaves those before it as they are. Run it each night.

Exit code 1: an attachment that should be there is not on disk; the backup was made without it.

Examples:

  gehoor backup /backup/gehoor
  gehoor backup /backup/gehoor --keys /elsewhere/gehoor-keys --keep 90`
}

// Run makes a backup.
func (b backup) Run(c *console) error {
	if b.Keep < 1 {
		return misuse{errors.New(text.BackupKeep.In(c.Lang))}
	}
	if b.Keys == "" {
		b.Keys = b.To
	}
	ctx := context.Background()
	a, shut, err := b.app(ctx, c, nil, false)
	if err != nil {
		return err
	}
	defer shut()
	done, err := a.Backup(ctx, b.To, b.Keys, time.Duration(b.Keep)*24*time.Hour)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(c.Out, text.BackupDone(c.Lang, done.Made, done.Files, done.Copied, done.Dropped)); err != nil {
		return err
	}
	if done.Missing > 0 {
		return no{errors.New(text.BackupMissing(c.Lang, done.Missing))}
	}
	return nil
}

// restore is the command restore: a backup comes back.
type restore struct {
	installation
	From string `arg:"" help:"Folder with the data and the files." placeholder:"DIR"`
	Keys string `help:"Folder with the parts with keys; without it the same." placeholder:"DIR"`
	Part string `help:"The part of data; without it the newest." placeholder:"FILE"`
}

// Help gives the examples.
func (restore) Help() string {
	return `It wants an empty place: a folder or a PostgreSQL database with nothing in it, and the key file. A backup of SQLite can be put back into PostgreSQL and the other way round.

Whichever part of data you choose, it takes the newest part of keys: what has no key any more was erased since, and is erased again. It makes lists and search terms anew, and verifies everything.

What was done after the backup is lost; mails that went out since may go out once more. Broken off? Empty the place and begin again.

Exit code 1: there is no backup, it is not whole, the place is not empty, or something is not as it should be.

Examples:

  gehoor restore /backup/gehoor --data /srv/gehoor --key /safe/master.key
  gehoor restore /backup/gehoor --part /backup/gehoor/data-20261124T013000Z.json.gz --database postgres://gehoor@db/gehoor`
}

// Run restores.
func (r restore) Run(c *console) error {
	if r.Keys == "" {
		r.Keys = r.From
	}
	key := r.Key
	if key == "" {
		key = filepath.Join(r.Data, "master.key")
	}
	if _, err := os.Stat(key); err != nil { // a new one would open nothing
		return no{fmt.Errorf("%s: %w", text.CommandNoKey.In(c.Lang), err)}
	}
	ctx := context.Background()
	a, shut, err := r.app(ctx, c, nil, true)
	if err != nil {
		return err
	}
	loaded, err := a.Restore(ctx, r.From, r.Keys, r.Part)
	if err = errors.Join(err, shut()); err != nil {
		return restoreRefused(c, err)
	}
	if a, shut, err = r.app(ctx, c, nil, false); err != nil {
		return err
	}
	defer shut()
	missing, err := a.Restored(ctx, r.From, newProgress(c.Err).at)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(c.Out, text.RestoreDone(c.Lang, loaded.Data, loaded.Keys, loaded.Rows, loaded.Dossiers, loaded.Items)); err != nil {
		return err
	}
	organisations, err := a.Store.Organisations(ctx)
	if err != nil {
		return err
	}
	for _, o := range organisations {
		report, err := a.Store.Verify(ctx, o.ID, 0)
		if err != nil {
			return err
		}
		if report.Fault != "" {
			return no{errors.New(text.VerifyFault(c.Lang, report.Fault))}
		}
	}
	if missing > 0 {
		return no{errors.New(text.BackupMissing(c.Lang, missing))}
	}
	_, err = fmt.Fprintln(c.Out, text.RestoreVerified.In(c.Lang))
	return err
}

func restoreRefused(c *console, err error) error {
	switch {
	case errors.Is(err, app.ErrNoBackup), errors.Is(err, os.ErrNotExist):
		return no{errors.New(text.RestoreNone.In(c.Lang))}
	case errors.Is(err, store.ErrNotEmpty):
		return no{errors.New(text.RestoreNotEmpty.In(c.Lang))}
	case errors.Is(err, store.ErrDump), errors.Is(err, store.ErrOld):
		return no{fmt.Errorf("%s: %w", text.RestoreBroken.In(c.Lang), err)}
	}
	return err
}
