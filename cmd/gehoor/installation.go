package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/mail"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// An installation says where everything is kept. It is part of every command that opens it.
type installation struct {
	Data     string `help:"Folder with the database, the files and the key, as far as these are not elsewhere." default:"gehoor-data" env:"GEHOOR_DATA" placeholder:"DIR"`
	Database string `help:"The database, as postgres://... or sqlite://FILE; without it gehoor.db in the folder." env:"GEHOOR_DATABASE" placeholder:"URL"`
	Key      string `help:"The key file; without it master.key in the folder. Keep a copy apart from the database." env:"GEHOOR_KEY" placeholder:"FILE"`
}

// A tenant is an installation and one of its organisations.
type tenant struct {
	installation
	Organisation int64 `help:"Number of the organisation; see gehoor organisation list." default:"1" env:"GEHOOR_ORGANISATION" placeholder:"N"`
}

// open opens what is there. What is not there is made only when making; elsewhere a slip in the
// name of the folder would make an empty installation beside the real one.
func (i installation) open(ctx context.Context, c *console, making bool) (*store.Store, error) {
	url, key := i.Database, i.Key
	if url == "" {
		url = "sqlite://" + filepath.Join(i.Data, "gehoor.db")
	}
	if key == "" {
		key = filepath.Join(i.Data, "master.key")
	}
	if making {
		if err := os.MkdirAll(i.Data, 0o700); err != nil {
			return nil, fmt.Errorf("making the folder: %w", err)
		}
	}
	empty, err := store.Empty(ctx, url)
	if err != nil {
		return nil, err
	}
	if empty && !making {
		return nil, no{errors.New(text.CommandNoDatabase.In(c.Lang))}
	}
	master, err := seal.Load(key)
	if errors.Is(err, os.ErrNotExist) {
		if !empty {
			return nil, fmt.Errorf("%s: %w", text.CommandNoKey.In(c.Lang), err)
		}
		master, err = seal.Create(key, rand.Reader)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the key file: %w", err)
	}
	return store.Open(ctx, store.Config{URL: url, Master: master, Rand: rand.Reader, Log: c.log()})
}

// app opens what is there and makes the use cases of it. It must be closed.
func (i installation) app(ctx context.Context, c *console, mailer mail.Mailer, making bool) (*app.App, func() error, error) {
	s, err := i.open(ctx, c, making)
	if err != nil {
		return nil, nil, err
	}
	dir, err := files.OpenDir(filepath.Join(i.Data, "files"), rand.Reader)
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	a := &app.App{Store: s, Files: dir, Mail: mailer, Now: c.Now, Rand: rand.Reader, Log: c.log()}
	return a, func() error { return errors.Join(s.Close(), dir.Close()) }, nil
}

// check refuses an organisation that is not there.
func (t tenant) check(ctx context.Context, c *console, s *store.Store) error {
	all, err := s.Organisations(ctx)
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.ID == t.Organisation {
			return nil
		}
	}
	return no{errors.New(text.CommandNoOrganisation(c.Lang, t.Organisation))}
}

// log is the log of the program itself: JSON, without personal data.
func (c *console) log() *slog.Logger { return slog.New(slog.NewJSONHandler(c.Err, nil)) }
