package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// An Organisation of this installation.
type Organisation struct {
	ID       int64  // 1, 2, 3 ...
	Host     string // the host name it is reached by; empty: whatever host is no other's
	Name     string
	Practice bool // a copy to practise on, without outgoing mail (D37)
	Created  time.Time
}

// AddOrganisation adds o with an id of its own, which it returns; o.ID is not looked at.
// The host must be no other's.
func (s *Store) AddOrganisation(ctx context.Context, o Organisation, now time.Time) (int64, error) {
	var id int64
	err := s.change(ctx, func(tx *sql.Tx) error {
		// The last organisation's row is locked, or two who add one would choose the same id.
		if _, err := tx.ExecContext(ctx, `update block set next = next where one = 1`); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `select coalesce(max(org), 0) + 1 from organisation`).Scan(&id); err != nil {
			return err
		}
		o.ID, o.Created = id, now
		return addOrganisation(ctx, tx, o)
	})
	if err != nil {
		return 0, fmt.Errorf("adding an organisation: %w", err)
	}
	return id, nil
}

func addOrganisation(ctx context.Context, tx *sql.Tx, o Organisation) error {
	_, err := tx.ExecContext(ctx, `insert into organisation (org, host, name, practice, created) values ($1, $2, $3, $4, $5)`,
		o.ID, o.Host, o.Name, flag(o.Practice), at(o.Created))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `insert into head (org, n, hash) values ($1, 0, $2)`, o.ID, make([]byte, 32)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, renewEdition, 0, organisations)
	return err
}

// organisations is what all of them are called among the editions, under organisation 0.
const organisations = "organisations"

// addFirstOrganisation makes organisation 1, without a name, in an empty database. Several
// nodes may do so at once.
func (s *Store) addFirstOrganisation(ctx context.Context) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `
			insert into organisation (org, host, name, practice, created) select 1, '', '', 0, ''
			where not exists (select 1 from organisation) on conflict do nothing`)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return err
		}
		_, err = tx.ExecContext(ctx, `insert into head (org, n, hash) values (1, 0, $1)`, make([]byte, 32))
		return err
	})
	if err != nil {
		return fmt.Errorf("making the first organisation: %w", err)
	}
	return nil
}

// SetOrganisation changes host, name and practice of the organisation o.ID; ErrNotFound when there is none.
func (s *Store) SetOrganisation(ctx context.Context, o Organisation) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `update organisation set host = $2, name = $3, practice = $4 where org = $1`,
			o.ID, o.Host, o.Name, flag(o.Practice))
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n != 1 {
			return errorOr(err, ErrNotFound)
		}
		_, err = tx.ExecContext(ctx, renewEdition, 0, organisations)
		return err
	})
	if err != nil {
		return fmt.Errorf("changing an organisation: %w", err)
	}
	return nil
}

// Organisations lists all, by id. The slice is the caller's own.
func (s *Store) Organisations(context.Context) ([]Organisation, error) {
	all, err := s.organisations()
	return slices.Clone(all), err
}

// organisations are held in memory, for every request asks whose host it is for.
func (s *Store) organisations() ([]Organisation, error) {
	return s.held.all.get(s, 0, organisations, func() ([]Organisation, error) {
		rows, err := s.read.Query(`select org, host, name, practice, created from organisation order by org`)
		if err != nil {
			return nil, fmt.Errorf("listing the organisations: %w", err)
		}
		return collect(rows, scanOrganisation)
	})
}

// OrganisationByHost finds whose host this is; one without a host has what is no other's.
// ErrNotFound when it is nobody's.
func (s *Store) OrganisationByHost(_ context.Context, host string) (Organisation, error) {
	all, err := s.organisations()
	if err != nil {
		return Organisation{}, err
	}
	var nameless Organisation
	for _, o := range all {
		switch o.Host {
		case host:
			return o, nil
		case "":
			nameless = o
		}
	}
	if nameless.ID == 0 {
		return Organisation{}, ErrNotFound
	}
	return nameless, nil
}

func scanOrganisation(row scanner) (o Organisation, err error) {
	var created string
	if err := row.Scan(&o.ID, &o.Host, &o.Name, &o.Practice, &created); err != nil {
		return o, err
	}
	o.Created, err = moment(created)
	return o, err
}

// scanner is a row of either form.
type scanner interface{ Scan(...any) error }

// collect scans all rows and closes them.
func collect[T any](rows *sql.Rows, scan func(scanner) (T, error)) ([]T, error) {
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
