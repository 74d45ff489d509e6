package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"gehoor"
)

// A row for each term, in the transaction that files, would cost ten pages for each filing. So terms are
// kept with their dossier as one packed row, and become rows of lookup later, many at a time and
// sorted. Who looks something up reads lookup, and the packed rows that are not yet in it.

// lookupSize is how many dossiers wait before their terms become rows. Fewer are as quickly read.
const lookupSize = 200

// SpreadTerms makes rows of the terms of dossiers that were filed lately, when there are enough of
// them. It reports whether there may be more.
func (s *Store) SpreadTerms(ctx context.Context, org int64) (more bool, err error) {
	looked, err := s.looked(ctx, org)
	if err != nil {
		return false, err
	}
	var enough int
	err = s.read.QueryRowContext(ctx, `select count(*) from (select 1 from term where org = $1 and stream > $2 limit $3) w`,
		org, int64(looked), lookupSize).Scan(&enough)
	if err != nil || enough < lookupSize {
		return false, err
	}
	err = s.Write(ctx, org, time.Time{}, func(tx *Tx) error {
		// Again, now that nobody else does the same.
		if err := tx.row(`select coalesce(max(stream), 0) from looked where org = $1`, []any{org}, &looked); err != nil {
			return err
		}
		sets, err := tx.termSets(`org = $1 and stream > $2 order by stream limit $3`, org, int64(looked), lookupSize)
		if err != nil || len(sets) == 0 {
			return err
		}
		tx.spread(sets)
		// Of the last one there may be more sets than were read; they are read again.
		last := sets[len(sets)-1].stream
		if first := sets[0].stream; len(sets) == lookupSize && last != first {
			last--
		}
		_, err = tx.exec(`insert into looked (org, stream) values ($1, $2) on conflict (org) do update set stream = excluded.stream`, org, int64(last))
		return err
	})
	if err != nil {
		return false, fmt.Errorf("spreading search terms: %w", err)
	}
	return true, nil
}

// A termSet is a row of table term.
type termSet struct {
	stream gehoor.StreamID
	packed []byte
}

func scanTermSet(row scanner) (t termSet, err error) { return t, row.Scan(&t.stream, &t.packed) }

func (g *group) termSets(which string, args ...any) ([]termSet, error) {
	rows, err := g.query(`select stream, terms from term where `+which, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanTermSet)
}

// spread buffers a row for each term, in the order of the table.
func (tx *Tx) spread(sets []termSet) {
	type entry struct {
		term   int64
		stream gehoor.StreamID
	}
	var all []entry
	for _, set := range sets {
		for _, term := range unpack(set.packed) {
			all = append(all, entry{term, set.stream})
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(a.term, b.term), cmp.Compare(a.stream, b.stream)) })
	for _, e := range slices.Compact(all) {
		tx.buffers[inLookup].add(tx.org, e.term, int64(e.stream))
	}
}

// dropTerms makes a dossier findable by nothing.
func (tx *Tx) dropTerms(id gehoor.StreamID) error {
	if tx.buffers[inTerm].rows > 0 || tx.buffers[inLookup].rows > 0 {
		if err := tx.flush(); err != nil {
			return err
		}
	}
	sets, err := tx.termSets(`org = $1 and stream = $2`, tx.org, int64(id))
	if err != nil {
		return err
	}
	for _, set := range sets {
		list, args := values(tx.org, unpack(set.packed))
		args = append(args, int64(id))
		if _, err := tx.exec(`delete from lookup where org = $1 and term in (`+list+`) and stream = $`+strconv.Itoa(len(args)), args...); err != nil {
			return err
		}
	}
	_, err = tx.exec(`delete from term where org = $1 and stream = $2`, tx.org, int64(id))
	return err
}

func unpack(packed []byte) []int64 {
	all := make([]int64, 0, len(packed)/termSize)
	for ; len(packed) >= termSize; packed = packed[termSize:] {
		all = append(all, int64(binary.BigEndian.Uint64(packed)))
	}
	return all
}

// looked is the last dossier whose terms stand in lookup.
func (s *Store) looked(ctx context.Context, org int64) (id gehoor.StreamID, err error) {
	err = s.read.QueryRowContext(ctx, `select stream from looked where org = $1`, org).Scan(&id)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("asking which search terms are spread: %w", err)
	}
	return id, nil
}

// unspread finds the dossiers after one that have all terms between their sets, by reading those.
func (s *Store) unspread(ctx context.Context, org int64, after gehoor.StreamID, wanted []int64) ([]gehoor.StreamID, error) {
	rows, err := s.read.QueryContext(ctx, `select stream, terms from term where org = $1 and stream > $2 order by stream`, org, int64(after))
	if err != nil {
		return nil, fmt.Errorf("reading search terms: %w", err)
	}
	defer rows.Close()
	var found []gehoor.StreamID
	var of gehoor.StreamID
	var sets []byte // of one dossier
	for rows.Next() {
		var id gehoor.StreamID
		var packed sql.RawBytes
		if err := rows.Scan(&id, &packed); err != nil {
			return nil, fmt.Errorf("reading search terms: %w", err)
		}
		if id != of {
			if holds(sets, wanted) {
				found = append(found, of)
			}
			of, sets = id, sets[:0]
		}
		sets = append(sets, packed...)
	}
	if holds(sets, wanted) {
		found = append(found, of)
	}
	return found, rows.Err()
}

// holds reports whether packed holds every one of wanted.
func holds(packed []byte, wanted []int64) bool {
	for _, w := range wanted {
		found := false
		for p := packed; len(p) >= termSize && !found; p = p[termSize:] {
			found = int64(binary.BigEndian.Uint64(p)) == w
		}
		if !found {
			return false
		}
	}
	return true
}

// rarest puts the term first that the fewest dossiers have; neither database can tell which that is.
func (s *Store) rarest(ctx context.Context, org int64, wanted []int64) ([]int64, error) {
	if len(wanted) < 2 {
		return wanted, nil
	}
	const enough = 1000
	counts := map[int64]int{}
	for _, w := range wanted {
		var n int
		err := s.read.QueryRowContext(ctx, `select count(*) from (select 1 from lookup where org = $1 and term = $2 limit $3) w`, org, w, enough).Scan(&n)
		if err != nil {
			return nil, fmt.Errorf("counting search terms: %w", err)
		}
		counts[w] = n
	}
	slices.SortStableFunc(wanted, func(a, b int64) int { return cmp.Compare(counts[a], counts[b]) })
	return wanted, nil
}

// having finds the dossiers that the viewer sees and that have all terms, newest first.
func (v View) having(ctx context.Context, wanted []int64, limit int) ([]Row, error) {
	looked, err := v.store.looked(ctx, v.org)
	if err != nil {
		return nil, err
	}
	match, err := v.store.unspread(ctx, v.org, looked, wanted)
	if err != nil {
		return nil, err
	}
	found, err := v.visibleOf(ctx, match)
	if err != nil || len(found) >= limit {
		return found[:min(len(found), limit)], err
	}
	if wanted, err = v.store.rarest(ctx, v.org, wanted); err != nil {
		return nil, err
	}
	// The rows of the first term, newest first, and for each of them the rest: cross join says so to SQLite.
	a := &asking{}
	a.add("select ", rowColumns, ", ", v.best(a, "d.stream"), ", ", v.dueFor(a, "d.stream"),
		" from lookup l cross join dossier d where l.org = ", a.of(v.org), " and l.term = ", a.of(wanted[0]), " and l.stream <= ", a.of(int64(looked)),
		" and d.org = ", a.of(v.org), " and d.stream = l.stream")
	for _, w := range wanted[1:] {
		a.add(" and exists (select 1 from lookup o where o.org = ", a.of(v.org), " and o.term = ", a.of(w), " and o.stream = l.stream)")
	}
	a.add(" and ", v.visible(a, "l.stream", gehoor.LevelSee), " order by l.stream desc limit ", a.of(limit-len(found)))
	rows, err := a.rows(ctx, v.store.read)
	if err != nil {
		return nil, fmt.Errorf("looking dossiers up: %w", err)
	}
	return append(found, rows...), nil
}

// Kin finds, of the complaints that the viewer sees, those of the same sender (a mail address or telephone number among
// terms), those of somebody of the same name, and those at a location since a moment. The newest fifty of
// each term, and two hundred at the location, in no particular order.
func (v View) Kin(ctx context.Context, terms []Term, location gehoor.LocationID, since time.Time) ([]gehoor.Earlier, error) {
	if len(v.viewer.Seats) == 0 {
		return nil, nil
	}
	kin := map[gehoor.StreamID]*gehoor.Earlier{}
	add := func(rows []Row) {
		for _, r := range rows {
			if !r.Enquiry && kin[r.ID] == nil {
				kin[r.ID] = &gehoor.Earlier{ID: r.ID, Number: r.Number, Received: r.Received, Location: r.Location, Category: r.Category, Practice: r.Practice}
			}
		}
	}
	var senders, names [][]int64
	for _, t := range terms {
		wanted, err := v.store.termsOf(v.org, t)
		if err != nil {
			return nil, err
		}
		if len(wanted) == 0 {
			continue
		}
		rows, err := v.having(ctx, wanted, foundLimit)
		if err != nil {
			return nil, err
		}
		if add(rows); t.Kind == Name {
			names = append(names, wanted)
		} else {
			senders = append(senders, wanted)
		}
	}
	if err := v.store.liken(ctx, v.org, kin, senders, names); err != nil {
		return nil, err
	}
	if location != 0 {
		a := &asking{}
		a.add("select ", rowColumns, ", ", v.best(a, "d.stream"), ", ", v.dueFor(a, "d.stream"), " from dossier d where d.org = ", a.of(v.org),
			" and d.location = ", a.of(int64(location)), " and d.received >= ", a.of(at(since)), " and ", v.visible(a, "d.stream", gehoor.LevelSee),
			" order by d.received desc limit 200")
		rows, err := a.rows(ctx, v.store.read)
		if err != nil {
			return nil, fmt.Errorf("finding dossiers of a place: %w", err)
		}
		add(rows)
	}
	list := make([]gehoor.Earlier, 0, len(kin))
	for _, e := range kin {
		list = append(list, *e)
	}
	return list, nil
}

// liken says of each of kin what it has in common: it may have been found by a name, and have the sender as well.
func (s *Store) liken(ctx context.Context, org int64, kin map[gehoor.StreamID]*gehoor.Earlier, senders, names [][]int64) error {
	if len(kin) == 0 {
		return nil
	}
	list, args := values(org, slices.Collect(maps.Keys(kin)))
	rows, err := s.read.QueryContext(ctx, `select stream, terms from term where org = $1 and stream in (`+list+`)`, args...)
	if err != nil {
		return fmt.Errorf("reading search terms: %w", err)
	}
	sets, err := collect(rows, scanTermSet)
	if err != nil {
		return fmt.Errorf("reading search terms: %w", err)
	}
	all := map[gehoor.StreamID][]byte{}
	for _, set := range sets {
		all[set.stream] = append(all[set.stream], set.packed...)
	}
	for id, e := range kin {
		has := func(wanted []int64) bool { return holds(all[id], wanted) }
		e.SameSender, e.SameName = slices.ContainsFunc(senders, has), slices.ContainsFunc(names, has)
	}
	return nil
}
