package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"
)

// The tables that are buffered, in the order in which they are written out.
const (
	inEvent = iota
	inItem
	inBlob
	inKey
	inTerm
	inDossier
	inReader
	inParty
	inJob
	tableCount
)

// tables say how a row goes in. No two rows of one buffer have the same key where one
// replaces the other: PostgreSQL refuses to do that twice in a statement.
var tables = [tableCount]table{
	inEvent: {name: "event", columns: "org, n, stream, seq, at, actor, kind, data, salt, digest, hash"},
	inItem:  {name: "item", columns: "org, item, dossier, body"},
	inBlob:  {name: "blob", columns: "org, item, dossier, name, size"},
	inKey:   {name: "key", columns: "org, item, dossier, wrapped"},
	inTerm:  {name: "term", columns: "org, stream, no, terms", conflict: "on conflict do nothing"},
	inDossier: {name: "dossier", columns: dossierColumns, conflict: `on conflict (org, stream) do update set
		seq = excluded.seq, location = excluded.location, region = excluded.region, holder = excluded.holder,
		category = excluded.category, received = excluded.received, decide = excluded.decide, step = excluded.step,
		due = excluded.due, lead = excluded.lead, marks = excluded.marks, story = excluded.story,
		closed = excluded.closed, ground = excluded.ground`},
	inReader: {name: "reader", columns: "org, stream, role, place, level, due, closed, fresh, location, region, step, kind, marked, waits, desker"},
	inParty: {name: "party", columns: "org, stream, party, person, barred",
		conflict: "on conflict (org, stream, party) do update set person = excluded.person, barred = excluded.barred"},
	inJob: {name: "job", columns: "org, id, stream, duty, seq, args, created, run_at, expires, held, token, tries, class, reply, mail, seal, done_at",
		conflict: "on conflict do nothing"},
}

type table struct {
	name     string
	columns  string
	conflict string

	mu    sync.Mutex
	texts map[statement]string
}

// A statement that inserts so many rows.
type statement struct {
	rows       int
	unnumbered bool // its parameters are ?, not $1, $2 ...
}

func (t *table) width() int { return strings.Count(t.columns, ",") + 1 }

// insert is the statement for so many rows.
func (t *table) insert(rows int, d dialect) string {
	want := statement{rows, d.unnumbered}
	t.mu.Lock()
	defer t.mu.Unlock()
	if text, ok := t.texts[want]; ok {
		return text
	}
	var b strings.Builder
	fmt.Fprintf(&b, "insert into %s (%s) values ", t.name, t.columns)
	width := t.width()
	for r := range rows {
		if r > 0 {
			b.WriteByte(',')
		}
		for c := range width {
			b.WriteByte("(,"[min(c, 1)])
			if d.unnumbered {
				b.WriteByte('?')
			} else {
				fmt.Fprintf(&b, "$%d", r*width+c+1)
			}
		}
		b.WriteByte(')')
	}
	b.WriteByte(' ')
	b.WriteString(t.conflict)
	if t.texts == nil {
		t.texts = map[statement]string{}
	}
	t.texts[want] = b.String()
	return t.texts[want]
}

// A buffer is rows on their way to a table.
type buffer struct {
	table *table
	args  []any
	rows  int
}

func (b *buffer) add(values ...any) {
	if len(values) != b.table.width() {
		panic("a row of another width in " + b.table.name)
	}
	b.args = append(b.args, values...)
	b.rows++
}

func (b *buffer) cut(rows int) {
	b.args, b.rows = b.args[:rows*b.table.width()], rows
}

// write sends the rows in statements of a few sizes only, so that the database knows them all.
func (b *buffer) write(ctx context.Context, tx *sql.Tx, d dialect) error {
	width, args := b.table.width(), b.args
	for _, step := range []int{64, 32, 8, 4, 2, 1} {
		for len(args) >= step*width {
			if _, err := tx.ExecContext(ctx, b.table.insert(step, d), args[:step*width]...); err != nil {
				return err
			}
			args = args[step*width:]
		}
	}
	clear(b.args)
	b.cut(0)
	return nil
}
