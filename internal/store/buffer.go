package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
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
	inLookup
	inDossier
	inReader
	inParty
	inFiling
	inDropped
	inKept
	inDone
	inJob
	inWoken
	tableCount
)

// tables say how a row goes in. No two rows of one buffer have the same key where one
// replaces the other: PostgreSQL refuses to do that twice in a statement.
var tables = [tableCount]table{
	inEvent:  {name: "event", columns: "org, n, stream, seq, at, actor, kind, data, salt, digest, hash"},
	inItem:   {name: "item", columns: "org, item, dossier, body"},
	inBlob:   {name: "blob", columns: "org, item, dossier, name, size"},
	inKey:    {name: "key", columns: "org, item, dossier, wrapped"},
	inTerm:   {name: "term", columns: "org, stream, no, terms", conflict: "on conflict do nothing"},
	inLookup: {name: "lookup", columns: "org, term, stream", conflict: "on conflict do nothing"},
	inDossier: {name: "dossier", columns: dossierColumns, conflict: `on conflict (org, stream) do update set
		seq = excluded.seq, location = excluded.location, region = excluded.region, holder = excluded.holder,
		category = excluded.category, received = excluded.received, decide = excluded.decide, step = excluded.step,
		due = excluded.due, turn = excluded.turn, lead = excluded.lead, marks = excluded.marks, story = excluded.story,
		closed = excluded.closed, ground = excluded.ground, settled = excluded.settled, kept = excluded.kept, held = excluded.held, became = excluded.became`},
	inReader: {name: "reader", columns: readerColumns, conflict: replacing("org, stream, role, place", readerColumns)},
	inParty: {name: "party", columns: "org, stream, party, person, barred",
		conflict: "on conflict (org, stream, party) do update set person = excluded.person, barred = excluded.barred"},
	inFiling: {name: "filing", columns: "org, hash, complaint"},
	inDropped: {name: "draft", columns: "org, hash",
		types:  []string{"bigint", "$bytes"},
		change: `delete from draft where (org, hash) in (select org, hash from given)`},
	inKept: {name: "job", columns: "org, id, token, mail, seal", types: []string{"bigint", "text", "text", "bigint", "$bytes"}, all: true,
		change: `update job set mail = given.mail, seal = given.seal from given
			where job.org = given.org and job.id = given.id and job.token = given.token and job.done_at = '' and job.mail = 0`},
	inDone: {name: "job", columns: "org, id, token, done_at", types: []string{"bigint", "text", "text", "text"}, all: true,
		change: `update job set done_at = given.done_at, token = '', class = '' from given
			where job.org = given.org and job.id = given.id and job.token = given.token and job.done_at = ''`},
	inJob: {name: "job", columns: jobRow, conflict: "on conflict do nothing"},
	// One that is done runs again, one that waits runs earlier, one that runs at this moment is left alone.
	inWoken: {name: "job", columns: jobRow, conflict: `on conflict (org, id) do update set
		run_at = excluded.run_at, done_at = '', held = '', class = '', tries = 0, mail = 0, seal = excluded.seal
		where job.token = '' and (job.done_at <> '' or job.run_at > excluded.run_at)`},
}

const readerColumns = "org, stream, role, place, level, due, closed, fresh, location, region, step, kind, marked, waits, desker"

// replacing is what an insert does with a row that has the key already: it becomes the new one.
func replacing(key, columns string) string {
	var set []string
	for column := range strings.SplitSeq(columns, ", ") {
		if !slices.Contains(strings.Split(key, ", "), column) {
			set = append(set, column+" = excluded."+column)
		}
	}
	return "on conflict (" + key + ") do update set " + strings.Join(set, ", ")
}

const jobRow = "org, id, stream, duty, seq, args, created, run_at, expires, held, token, tries, class, reply, mail, seal, done_at"

type table struct {
	name     string
	columns  string
	conflict string
	// change is what is done with rows that are not inserted; it calls them given, and their types are these.
	// All: it must change one for each of them, or somebody else was there first.
	change string
	types  []string
	all    bool

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
	if t.change == "" {
		fmt.Fprintf(&b, "insert into %s (%s) values ", t.name, t.columns)
	} else {
		fmt.Fprintf(&b, "with given (%s) as (values ", t.columns)
	}
	width := t.width()
	for r := range rows {
		if r > 0 {
			b.WriteByte(',')
		}
		for c := range width {
			b.WriteByte("(,"[min(c, 1)])
			place := "?"
			if !d.unnumbered {
				place = "$" + strconv.Itoa(r*width+c+1)
			}
			if t.change != "" && r == 0 {
				place = "cast(" + place + " as " + d.types.Replace(t.types[c]) + ")"
			}
			b.WriteString(place)
		}
		b.WriteByte(')')
	}
	if t.change == "" {
		b.WriteString(" " + t.conflict)
	} else {
		b.WriteString(") " + t.change)
	}
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
	for _, step := range []int{64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1} {
		for len(args) >= step*width {
			r, err := tx.ExecContext(ctx, b.table.insert(step, d), args[:step*width]...)
			if err != nil {
				return err
			}
			if b.table.all {
				if n, err := r.RowsAffected(); err != nil || n != int64(step) {
					return errorOr(err, errAlone)
				}
			}
			args = args[step*width:]
		}
	}
	clear(b.args)
	b.cut(0)
	return nil
}
