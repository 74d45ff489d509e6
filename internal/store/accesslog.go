package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/seal"
)

// AccessWhat is what was read.
type AccessWhat string

// What may be read.
const (
	AccessDossier  AccessWhat = "dossier"
	AccessFile     AccessWhat = "file"     // the copy that everyone reads
	AccessOriginal AccessWhat = "original" // of a file (D34)
	AccessExport   AccessWhat = "export"
	AccessPackage  AccessWhat = "package"
)

// An Access is a line of who read what.
type Access struct {
	At     time.Time
	Person gehoor.PersonID
	Stream gehoor.StreamID // 0: no dossier, such as an export
	What   AccessWhat
}

// LogAccess writes down that somebody reads something. Show it only when this has returned: then
// the line is on disk.
func (s *Store) LogAccess(ctx context.Context, org int64, person gehoor.PersonID, stream gehoor.StreamID, what AccessWhat, now time.Time) error {
	no, err := s.items.take(s)
	if err == nil {
		_, err = s.write.ExecContext(ctx, `insert into access (org, no, at, person, stream, what) values ($1, $2, $3, $4, $5, $6)`,
			org, int64(no), at(now), int64(person), int64(stream), string(what))
	}
	if err != nil {
		return fmt.Errorf("logging an access: %w", err)
	}
	return nil
}

// Accesses lists who read what from a moment until before another, oldest first.
func (s *Store) Accesses(ctx context.Context, org int64, from, until time.Time) ([]Access, error) {
	return s.accesses(ctx, `select at, person, stream, what from access where org = $1 and at >= $2 and at < $3 order by at, no`, org, at(from), at(until))
}

// AccessesTo lists who read a dossier, oldest first.
func (s *Store) AccessesTo(ctx context.Context, org int64, stream gehoor.StreamID) ([]Access, error) {
	return s.accesses(ctx, `select at, person, stream, what from access where org = $1 and stream = $2 order by at, no`, org, int64(stream))
}

func (s *Store) accesses(ctx context.Context, query string, args ...any) ([]Access, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("reading the access log: %w", err)
	}
	all, err := collect(rows, func(row scanner) (a Access, err error) {
		var when string
		if err := row.Scan(&when, &a.Person, &a.Stream, &a.What); err != nil {
			return a, err
		}
		a.At, err = moment(when)
		return a, err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the access log: %w", err)
	}
	return all, nil
}

// SweepAccesses removes the lines from before a moment whose dossier is erased, or that are of none. The
// sums of their hours stay in the chain.
func (s *Store) SweepAccesses(ctx context.Context, org int64, before time.Time) error {
	_, err := s.write.ExecContext(ctx, `delete from access where org = $1 and at < $2
		and not exists (select 1 from dossier d where d.org = access.org and d.stream = access.stream and d.erased = '')`, org, at(before))
	if err != nil {
		return fmt.Errorf("sweeping the access log: %w", err)
	}
	return nil
}

// SumAccesses is the fact that binds an hour's lines to the chain: their count, and the SHA-256 of
// them one after another. Whoever has the lines can make it again.
func SumAccesses(from time.Time, lines []Access) gehoor.AccessLogged {
	var b strings.Builder
	for _, a := range lines {
		fmt.Fprintf(&b, "%s %d %d %s\n", at(a.At), a.Person, a.Stream, a.What)
	}
	return gehoor.AccessLogged{From: from, Count: len(lines), Lines: gehoor.Hash(seal.Digest(nil, []byte(b.String())))}
}

// An AccessTo is a line of who read what, with the dossier's number.
type AccessTo struct {
	Access
	Number gehoor.Number
	Known  bool // to the viewer; else one that she may open with a reason
}

// AccessesBy lists what a person read of the dossiers that the viewer at least knows of or may open, the newest first.
func (v View) AccessesBy(ctx context.Context, person gehoor.PersonID, limit int) ([]AccessTo, error) {
	a := &asking{}
	a.add("select l.at, l.person, l.stream, l.what, d.number, case when ", v.visible(a, "d.stream", gehoor.LevelKnow), " then 1 else 0 end from access l join dossier d on d.org = l.org and d.stream = l.stream where l.org = ", a.of(v.org),
		" and l.person = ", a.of(int64(person)), " and d.number <> '' and (", v.visible(a, "d.stream", gehoor.LevelKnow), " or ", v.openable(a), ") order by l.at desc, l.no desc limit ", a.of(limit))
	rows, err := v.store.read.QueryContext(ctx, a.text.String(), a.args...)
	if err != nil {
		return nil, fmt.Errorf("reading the access log: %w", err)
	}
	all, err := collect(rows, func(row scanner) (l AccessTo, err error) {
		var when string
		var known int
		if err := row.Scan(&when, &l.Person, &l.Stream, &l.What, &l.Number, &known); err != nil {
			return l, err
		}
		l.Known = known == 1
		l.At, err = moment(when)
		return l, err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the access log: %w", err)
	}
	return all, nil
}
