package store

import (
	"context"
	"time"
)

// WriteGroup writes for several at once, as Write does when they wait for each other.
func (s *Store) WriteGroup(org int64, now time.Time, fs ...func(*Tx) error) []error {
	var members []*member
	for _, f := range fs {
		members = append(members, &member{org: org, now: now, f: f, done: make(chan struct{})})
	}
	s.writeGroup(members)
	errs := make([]error, len(members))
	for i, m := range members {
		<-m.done
		errs[i] = m.err
	}
	return errs
}

// Exec changes the database within a group.
func (tx *Tx) Exec(q string, args ...any) error {
	_, err := tx.exec(q, args...)
	return err
}

// Exec changes the database behind the program's back.
func (s *Store) Exec(q string, args ...any) error {
	_, err := s.write.ExecContext(context.Background(), q, args...)
	return err
}

// Number asks the database for one.
func (s *Store) Number(q string) (n int, err error) {
	return n, s.read.QueryRowContext(context.Background(), q).Scan(&n)
}

// Dialect is the name of the database.
func (s *Store) Dialect() string { return s.dialect.name }

// Tables are all tables of the database.
func (s *Store) Tables(ctx context.Context) (names []string) {
	rows, err := s.read.QueryContext(ctx, s.dialect.catalog)
	if err != nil {
		panic(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column, kind string
		if err := rows.Scan(&table, &column, &kind); err != nil {
			panic(err)
		}
		if len(names) == 0 || names[len(names)-1] != table {
			names = append(names, table)
		}
	}
	return names
}
