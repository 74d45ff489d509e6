package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"gehoor"
	"gehoor/internal/seal"
)

// A Report is what Verify found.
type Report struct {
	Lines    int64       // of the log that were checked
	Hash     gehoor.Hash // of the last of them: the fingerprint to hold against one that was kept
	Dossiers int         // whose rows are what their facts add up to
	Erased   int         // dossiers that are erased
	Seals    int         // items that were opened and are what the log says
	Gone     int         // items that were erased, as the log says: their seals cannot be checked
	Files    int         // items whose body is on disk: package files checks those
	Fault    string      // the first that was found; empty: all is well
}

// fault ends a verification: something is not as it should be.
type fault string

func (f fault) Error() string { return string(f) }

func faultf(format string, args ...any) error { return fault(fmt.Sprintf(format, args...)) }

// Verify checks an organisation's log from its first line to line upTo (0: the last), then every row and
// item beside it, as all is at one moment. What is wrong stands in Report.Fault; an error is
// that it could not be checked.
func (s *Store) Verify(ctx context.Context, org, upTo int64) (Report, error) {
	tx, err := s.read.BeginTx(ctx, &s.dialect.look)
	if err != nil {
		return Report{}, fmt.Errorf("verifying: %w", err)
	}
	defer tx.Rollback() // it has only read
	v := &verifying{store: s, ctx: ctx, tx: tx, org: org, erased: map[gehoor.StreamID]int{}, destroyed: map[gehoor.Item]bool{}}
	err = v.chain(upTo)
	if err == nil {
		err = v.dossiers()
	}
	var f fault
	if errors.As(err, &f) {
		v.report.Fault = string(f)
		return v.report, nil
	}
	if err != nil {
		return v.report, fmt.Errorf("verifying: %w", err)
	}
	return v.report, nil
}

type verifying struct {
	store     *Store
	ctx       context.Context
	tx        *sql.Tx
	org       int64
	report    Report
	erased    map[gehoor.StreamID]int // seq of the line that says so
	destroyed map[gehoor.Item]bool
	own       []gehoor.Ref // items that the organisation's own facts name
}

// chain checks every line: that it follows on the one before it, that its digest is of its data, and
// that what is blank was erased.
func (v *verifying) chain(upTo int64) error {
	rows, err := v.tx.QueryContext(v.ctx, `select `+lineColumns+` from event where org = $1 order by n`, v.org)
	if err != nil {
		return err
	}
	defer rows.Close()
	type place struct {
		n      int64
		stream gehoor.StreamID
		seq    int
	}
	var prev gehoor.Hash
	var blank []place
	lines, seqs := int64(0), map[gehoor.StreamID]int{}
	for rows.Next() {
		l, err := scanLine(rows)
		if err != nil {
			return err
		}
		e := l.event
		if e.N != lines+1 {
			return faultf("line %d: the log goes on with line %d", lines+1, e.N)
		}
		if e.Seq != seqs[e.Stream]+1 || e.Stream != 0 && e.Seq == 1 && e.N != int64(e.Stream) {
			return faultf("line %d: event %d of stream %d comes after event %d", e.N, e.Seq, e.Stream, seqs[e.Stream])
		}
		if l.link(prev) != l.hash {
			return faultf("line %d: it was changed, or it does not follow on line %d", e.N, lines)
		}
		if len(l.data) == 0 && len(l.salt) == 0 {
			blank = append(blank, place{e.N, e.Stream, e.Seq})
		} else if gehoor.Hash(seal.Digest(l.salt, l.data)) != l.digest {
			return faultf("line %d: its data was changed", e.N)
		} else if err := v.note(l); err != nil {
			return err
		}
		lines, prev, seqs[e.Stream] = e.N, l.hash, e.Seq
		if upTo == 0 || e.N <= upTo {
			v.report.Lines, v.report.Hash = e.N, l.hash
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, b := range blank {
		if b.seq >= v.erased[b.stream] {
			return faultf("line %d: its data is gone, and no line says that it was erased", b.n)
		}
	}
	if upTo > lines {
		return faultf("line %d: the log ends with line %d", upTo, lines)
	}
	var n int64
	var sum []byte
	if err := v.tx.QueryRowContext(v.ctx, `select n, hash from head where org = $1`, v.org).Scan(&n, &sum); err != nil {
		return err
	}
	if n != lines || string(sum) != string(prev[:]) {
		return faultf("line %d: the log ends here, but should end with line %d", lines, n)
	}
	return nil
}

// note remembers what a line says of others.
func (v *verifying) note(l *line) error {
	if l.kind != gehoor.Kind(gehoor.Erased{}) && l.event.Stream != 0 {
		return nil
	}
	e, err := l.read()
	if err != nil {
		return faultf("line %d: %v", l.event.N, err)
	}
	if l.event.Stream == 0 {
		v.own = refsOf(reflect.ValueOf(e.Fact), v.own)
	}
	if f, ok := e.Fact.(gehoor.Erased); ok {
		for _, item := range f.Items {
			v.destroyed[item] = true
		}
		if f.What == gehoor.ErasedDossier {
			v.erased[e.Stream] = e.Seq
		}
	}
	return nil
}

// dossiers checks that the rows of every stream are what its facts add up to, and its items.
func (v *verifying) dossiers() error {
	if err := v.items(0, v.own); err != nil {
		return err
	}
	begun, err := v.streams(`select stream from event where org = $1 and seq = 1 and stream > 0 order by stream`)
	if err != nil {
		return err
	}
	listed, err := v.streams(`select stream from dossier where org = $1 order by stream`)
	if err != nil {
		return err
	}
	if !slices.Equal(begun, listed) {
		return faultf("the list has %d dossiers, the log %d", len(listed), len(begun))
	}
	read, err := v.streams(`select distinct stream from reader where org = $1 order by stream`)
	if err != nil {
		return err
	}
	for _, id := range read {
		if _, ok := slices.BinarySearch(begun, id); !ok {
			return faultf("dossier %d has readers, but is not in the log", id)
		}
	}
	for _, id := range begun {
		if v.erased[id] > 0 {
			if err := v.gone(id); err != nil {
				return err
			}
			v.report.Erased++
			continue
		}
		h, err := load(v.ctx, v.tx, v.org, id)
		if err != nil {
			return faultf("dossier %d: %v", id, err)
		}
		if err := v.rows(id, h); err != nil {
			return err
		}
		var refs []gehoor.Ref
		events := func() []gehoor.Event {
			if h.enquiry != nil {
				return h.enquiry.Events()
			}
			return h.complaint.Events()
		}()
		for _, e := range events {
			refs = refsOf(reflect.ValueOf(e.Fact), refs)
		}
		if err := v.items(id, refs); err != nil {
			return err
		}
		v.report.Dossiers++
	}
	return v.lookups()
}

// lookups checks that nothing can be looked up whose terms were erased.
func (v *verifying) lookups() error {
	var n int
	err := v.tx.QueryRowContext(v.ctx, `
		select count(*) from (select distinct l.stream from lookup l where l.org = $1) w
		where not exists (select 1 from term t where t.org = $1 and t.stream = w.stream)`, v.org).Scan(&n)
	if err != nil {
		return err
	}
	if n > 0 {
		return faultf("%d dossiers can be looked up by search terms that they no longer have", n)
	}
	return nil
}

func (v *verifying) streams(q string) ([]gehoor.StreamID, error) {
	rows, err := v.tx.QueryContext(v.ctx, q, v.org)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (id gehoor.StreamID, err error) { return id, row.Scan(&id) })
}

// rows compares what stands beside a dossier's facts with what they add up to.
func (v *verifying) rows(id gehoor.StreamID, h history) error {
	want := derive(&stream{complaint: h.complaint, enquiry: h.enquiry, seq: h.seq})
	var d dossierRow
	err := v.tx.QueryRowContext(v.ctx, `
		select kind, number, seq, location, region, holder, category, received, decide, step, due, turn, lead, marks, story, closed, ground, settled, kept, held, became
		from dossier where org = $1 and stream = $2`, v.org, int64(id)).Scan(&d.kind, &d.number, &d.seq, &d.location, &d.region, &d.holder,
		&d.category, &d.received, &d.decide, &d.step, &d.due, &d.turn, &d.lead, &d.marks, &d.story, &d.closed, &d.ground, &d.settled, &d.kept, &d.held, &d.became)
	if err != nil {
		return err
	}
	if d != want.dossier {
		return faultf("dossier %d: its row in the list is not what its facts add up to", id)
	}
	rows, err := v.tx.QueryContext(v.ctx, `
		select role, place, level, due, closed, fresh, location, region, step, kind, marked, waits, desker from reader where org = $1 and stream = $2`, v.org, int64(id))
	if err != nil {
		return err
	}
	readers, err := collect(rows, func(row scanner) (r readerRow, err error) {
		return r, row.Scan(&r.role, &r.place, &r.level, &r.due, &r.closed, &r.fresh, &r.location, &r.region, &r.step, &r.kind, &r.marked, &r.waits, &r.desker)
	})
	if err != nil {
		return err
	}
	slices.SortFunc(readers, compareReaders)
	if !slices.Equal(readers, want.readers) {
		return faultf("dossier %d: its readers are not those whom its facts give", id)
	}
	if rows, err = v.tx.QueryContext(v.ctx, `select party, person, barred from party where org = $1 and stream = $2 order by party`, v.org, int64(id)); err != nil {
		return err
	}
	parties, err := collect(rows, scanParty)
	if err != nil {
		return err
	}
	if !slices.Equal(parties, want.parties) {
		return faultf("dossier %d: who is barred from it is not what its facts say", id)
	}
	return nil
}

// items opens the items that a dossier's facts name and holds them against their seals.
func (v *verifying) items(id gehoor.StreamID, refs []gehoor.Ref) error {
	type sealed struct {
		wrapped, body []byte
		file          bool
	}
	rows, err := v.tx.QueryContext(v.ctx, `
		select k.item, k.wrapped, i.body, case when b.item is null then 0 else 1 end from key k
		left join item i on i.org = k.org and i.item = k.item
		left join blob b on b.org = k.org and b.item = k.item
		where k.org = $1 and k.dossier = $2`, v.org, int64(id))
	if err != nil {
		return err
	}
	defer rows.Close()
	have := map[gehoor.Item]sealed{}
	for rows.Next() {
		var item gehoor.Item
		var s sealed
		if err := rows.Scan(&item, &s.wrapped, &s.body, &s.file); err != nil {
			return err
		}
		have[item] = s
		if v.destroyed[item] {
			return faultf("dossier %d: item %d has a key, although it was erased", id, item)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, ref := range refs {
		s, ok := have[ref.Item]
		switch {
		case v.destroyed[ref.Item]:
			v.report.Gone++
		case !ok:
			return faultf("dossier %d: item %d has no key, and no line says that it was erased", id, ref.Item)
		case s.file:
			v.report.Files++
		default:
			if _, _, err := v.store.unseal(v.org, ref, s.body, s.wrapped); err != nil {
				return faultf("dossier %d: item %d: %v", id, ref.Item, err)
			}
			v.report.Seals++
		}
	}
	return nil
}

// gone checks that nothing is left of an erased dossier.
func (v *verifying) gone(id gehoor.StreamID) error {
	for table, column := range map[string]string{"key": "dossier", "item": "dossier", "blob": "dossier", "reader": "stream", "party": "stream", "term": "stream"} {
		var n int
		if err := v.tx.QueryRowContext(v.ctx, `select count(*) from `+table+` where org = $1 and `+column+` = $2`, v.org, int64(id)).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return faultf("dossier %d: %d rows are left in %s, although it was erased", id, n, table)
		}
	}
	return nil
}

var refType = reflect.TypeFor[gehoor.Ref]()

// refsOf appends every item that a fact names.
func refsOf(v reflect.Value, refs []gehoor.Ref) []gehoor.Ref {
	switch {
	case v.Type() == refType:
		if ref := v.Interface().(gehoor.Ref); ref.Item != 0 {
			refs = append(refs, ref)
		}
	case v.Type() == reflect.TypeFor[time.Time]():
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			refs = refsOf(v.Field(i), refs)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			refs = refsOf(v.Index(i), refs)
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		refs = refsOf(v.Elem(), refs)
	}
	return refs
}
