package store

import (
	"context"
	"strings"
	"time"

	"gehoor"
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

// ListPlan is how the database goes about a list.
func (v View) ListPlan(q Query) (string, error) {
	if q.Limit == 0 {
		q.Limit = 25
	}
	a, err := v.listing(q)
	if err != nil {
		return "", err
	}
	return v.plan(a)
}

// CountPlan is how the database goes about counting what is late.
func (v View) CountPlan() (string, error) {
	return v.plan(v.counting(gehoor.LevelKnow, func(a *asking) string { return v.ofQuery(a, Query{}) + " and r.due < " + a.of("2026-12-01") }))
}

func (v View) plan(a *asking) (string, error) { return v.store.Plan(a.text.String(), a.args...) }

// CategoryPlan is how the database looks for complaints about a subject.
func (s *Store) CategoryPlan() (string, error) { return s.Plan(categoryUsed, 1, "safety", "%") }

// Plan is how the database goes about a question.
func (s *Store) Plan(q string, args ...any) (string, error) {
	explain := "explain "
	if s.dialect.name == "sqlite" {
		explain = "explain query plan "
	}
	rows, err := s.read.Query(explain+q, args...)
	if err != nil {
		return "", err
	}
	columns, err := rows.Columns()
	if err != nil {
		return "", err
	}
	lines, err := collect(rows, func(row scanner) (line string, err error) {
		var skipped [3]any
		if len(columns) == 1 {
			return line, row.Scan(&line)
		}
		return line, row.Scan(&skipped[0], &skipped[1], &skipped[2], &line)
	})
	return strings.Join(lines, "\n"), err
}
