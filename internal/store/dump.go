package store

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"gehoor"
)

// A backup has two parts, of one moment. The data is every table but search terms and counts of tries, without the keys of
// items; the keys are apart. What was erased has its key destroyed, in the database at once and in the backup with the
// last key part that has it, however many older parts of data there are. So a data part may be kept long, and a key
// part not.
//
// Both are lines of JSON: a head, for each table what its columns are and then its rows, and an end that counts them. Nothing
// in it is of one database or the other: what SQLite wrote PostgreSQL reads.

var (
	// ErrNotEmpty says that a backup is only put back where nothing is.
	ErrNotEmpty = errors.New("there is something in the database")
	// ErrDump says that what is read is no part of a backup, or not a whole one.
	ErrDump = errors.New("no whole part of a backup")
)

// The two kinds of parts.
const (
	dumpOfData = "data"
	dumpOfKeys = "keys"
)

type dumpHead struct {
	Gehoor string    `json:"gehoor"` // dumpOfData or dumpOfKeys
	Made   time.Time `json:"made"`
	Writer int       `json:"writer"` // the smallest version that may write it
}

type dumpTable struct {
	Table   string   `json:"table"`
	Columns []string `json:"columns"`
	Kinds   []string `json:"kinds"` // int, text or bytes
}

type dumpEnd struct {
	End int `json:"end"` // how many rows there were
}

// notDumped is made again, or worth nothing later.
var notDumped = []string{"term", "lookup", "looked", "attempt", "goose_db_version"}

// wrappedKey is the column that holds an item's key, and keyedBy of which row, in each table that has one. It goes
// into the key part.
const wrappedKey = "wrapped"

var keyedBy = map[string][]string{"key": {"org", "item"}, "draft": {"org", "hash"}}

// Dump writes both parts of a backup as all is at one moment, beside whoever reads and writes. It returns the names on disk of
// the attachments that belong to it.
func (s *Store) Dump(ctx context.Context, data, keys io.Writer, made time.Time) (blobs []string, err error) {
	blobs, err = s.dump(ctx, data, keys, made)
	if err != nil {
		return nil, fmt.Errorf("making a backup: %w", err)
	}
	return blobs, nil
}

func (s *Store) dump(ctx context.Context, data, keys io.Writer, made time.Time) (blobs []string, err error) {
	tx, err := s.read.BeginTx(ctx, &s.dialect.look)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() // it has only read
	tables, err := s.tables(ctx, tx)
	if err != nil {
		return nil, err
	}
	var writer int
	if err := tx.QueryRowContext(ctx, `select smallest from writer`).Scan(&writer); err != nil {
		return nil, err
	}
	out, in := newDumper(data), newDumper(keys)
	out.put(dumpHead{dumpOfData, made.UTC(), writer})
	in.put(dumpHead{dumpOfKeys, made.UTC(), writer})
	for _, t := range tables {
		if err := out.table(ctx, tx, t.without(wrappedKey)); err != nil {
			return nil, err
		}
		if by := keyedBy[t.Table]; slices.Contains(t.Columns, wrappedKey) {
			if by == nil {
				return nil, fmt.Errorf("table %s has keys of which backups know nothing", t.Table)
			}
			if err := in.table(ctx, tx, t.only(append(slices.Clone(by), wrappedKey))); err != nil {
				return nil, err
			}
		}
	}
	rows, err := tx.QueryContext(ctx, `select name from blob order by name`)
	if err != nil {
		return nil, err
	}
	if blobs, err = collect(rows, func(row scanner) (name string, err error) { return name, row.Scan(&name) }); err != nil {
		return nil, err
	}
	return blobs, errors.Join(out.end(), in.end())
}

// tables are those of a backup with their columns, in the order of the alphabet.
func (s *Store) tables(ctx context.Context, q querier) ([]dumpTable, error) {
	rows, err := q.QueryContext(ctx, s.dialect.catalog)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []dumpTable
	for rows.Next() {
		var table, column, kind string
		if err := rows.Scan(&table, &column, &kind); err != nil {
			return nil, err
		}
		if slices.Contains(notDumped, table) {
			continue
		}
		if len(all) == 0 || all[len(all)-1].Table != table {
			all = append(all, dumpTable{Table: table})
		}
		t := &all[len(all)-1]
		switch strings.ToLower(kind) {
		case "bigint":
			kind = "int"
		case "text":
			kind = "text"
		case "blob", "bytea":
			kind = "bytes"
		default:
			return nil, fmt.Errorf("column %s of %s is a %s, which backups do not know", column, table, kind)
		}
		t.Columns, t.Kinds = append(t.Columns, column), append(t.Kinds, kind)
	}
	return all, rows.Err()
}

func (t dumpTable) without(column string) dumpTable {
	rest := slices.DeleteFunc(slices.Clone(t.Columns), func(c string) bool { return c == column })
	return t.only(rest)
}

func (t dumpTable) only(columns []string) dumpTable {
	some := dumpTable{Table: t.Table, Columns: columns}
	for _, c := range columns {
		some.Kinds = append(some.Kinds, t.Kinds[slices.Index(t.Columns, c)])
	}
	return some
}

// places gives for each column where to scan a value, and the values themselves.
func (t dumpTable) places() (into []any) {
	for _, kind := range t.Kinds {
		switch kind {
		case "int":
			into = append(into, new(int64))
		case "text":
			into = append(into, new(string))
		default:
			into = append(into, new([]byte))
		}
	}
	return into
}

type dumper struct {
	w    *bufio.Writer
	json *json.Encoder
	rows int
	err  error
}

func newDumper(w io.Writer) *dumper {
	d := &dumper{w: bufio.NewWriterSize(w, 1<<16)}
	d.json = json.NewEncoder(d.w)
	d.json.SetEscapeHTML(false)
	return d
}

func (d *dumper) put(v any) {
	if d.err == nil {
		d.err = d.json.Encode(v)
	}
}

func (d *dumper) table(ctx context.Context, q querier, t dumpTable) error {
	d.put(t)
	rows, err := q.QueryContext(ctx, `select `+strings.Join(t.Columns, ", ")+` from `+t.Table)
	if err != nil {
		return err
	}
	defer rows.Close()
	into := t.places()
	for rows.Next() && d.err == nil {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		d.put(into)
		d.rows++
	}
	return errors.Join(d.err, rows.Err())
}

func (d *dumper) end() error {
	d.put(dumpEnd{d.rows})
	return errors.Join(d.err, d.w.Flush())
}

// undumper reads what dumper wrote.
type undumper struct {
	json *json.Decoder
	head dumpHead
}

func newUndumper(r io.Reader, kind string) (*undumper, error) {
	u := &undumper{json: json.NewDecoder(bufio.NewReaderSize(r, 1<<16))}
	if err := u.json.Decode(&u.head); err != nil || u.head.Gehoor != kind {
		return nil, errors.Join(ErrDump, err)
	}
	return u, nil
}

// rows gives every row with its table, and refuses what was broken off.
func (u *undumper) rows(row func(t dumpTable, values []any) error) error {
	var t dumpTable
	count := 0
	for {
		var line json.RawMessage
		if err := u.json.Decode(&line); err != nil {
			return errors.Join(ErrDump, err) // also where it merely stops
		}
		if line[0] == '[' {
			values, err := t.values(line)
			if err != nil {
				return errors.Join(ErrDump, err)
			}
			count++
			if err := row(t, values); err != nil {
				return err
			}
			continue
		}
		var next struct {
			dumpTable
			End *int `json:"end"`
		}
		if err := json.Unmarshal(line, &next); err != nil {
			return errors.Join(ErrDump, err)
		}
		if next.End != nil {
			if *next.End != count {
				return fmt.Errorf("%w: %d rows of %d", ErrDump, count, *next.End)
			}
			return nil
		}
		if t = next.dumpTable; t.Table == "" || len(t.Columns) == 0 || len(t.Kinds) != len(t.Columns) {
			return ErrDump
		}
	}
}

func (t dumpTable) values(line []byte) ([]any, error) {
	into := t.places()
	var parts []json.RawMessage
	if err := json.Unmarshal(line, &parts); err != nil {
		return nil, err
	}
	if len(parts) != len(into) {
		return nil, fmt.Errorf("a row of %s with %d values", t.Table, len(parts))
	}
	for i, part := range parts {
		if err := json.Unmarshal(part, into[i]); err != nil {
			return nil, err
		}
		switch v := into[i].(type) {
		case *int64:
			into[i] = *v
		case *string:
			into[i] = *v
		case *[]byte:
			if *v == nil {
				*v = []byte{} // nothing is ever null
			}
			into[i] = *v
		}
	}
	return into, nil
}

// A Loaded is what Load did.
type Loaded struct {
	Data, Keys time.Time // when the parts were made
	Rows       int
	Dossiers   int // that were erased since the data was copied, and are erased again
	Items      int // single items of that kind
}

// Load puts a backup back in a database in which nothing is (ErrNotEmpty): a part with data, and the newest part with keys
// there is, which is of the same moment or later (ErrDump). What has no key any more was erased after the data was copied;
// it is erased again, and the log says so. The store is to be closed and opened anew after it.
func (s *Store) Load(ctx context.Context, data, keys io.Reader, now time.Time) (l Loaded, err error) {
	if l, err = s.load(ctx, data, keys); err == nil {
		err = s.eraseKeyless(ctx, now, &l)
	}
	if err != nil {
		return l, fmt.Errorf("putting a backup back: %w", err)
	}
	return l, s.scrub(ctx)
}

func (s *Store) load(ctx context.Context, data, keys io.Reader) (l Loaded, err error) {
	out, err := newUndumper(data, dumpOfData)
	if err != nil {
		return l, err
	}
	in, err := newUndumper(keys, dumpOfKeys)
	if err != nil {
		return l, err
	}
	l.Data, l.Keys = out.head.Made, in.head.Made
	switch {
	case l.Keys.Before(l.Data):
		return l, fmt.Errorf("%w: its keys are older than its data, and would have what is newer erased", ErrDump)
	case out.head.Writer > version:
		return l, ErrOld
	}
	wrapped := map[string][]byte{}
	err = in.rows(func(t dumpTable, values []any) error {
		last := len(values) - 1
		if t.Columns[last] != wrappedKey {
			return ErrDump
		}
		wrapped[keyName(t.Table, values[:last])] = values[last].([]byte)
		return nil
	})
	if err != nil {
		return l, err
	}
	return l, s.change(ctx, func(tx *sql.Tx) error {
		for _, t := range []string{"event", "item", "blob", "draft"} {
			var n int
			if err := tx.QueryRowContext(ctx, `select count(*) from `+t).Scan(&n); err != nil {
				return err
			}
			if n > 0 {
				return ErrNotEmpty
			}
		}
		known, err := s.tables(ctx, tx)
		if err != nil {
			return err
		}
		for _, t := range known {
			if t.Table == "event" {
				continue // it is empty, and does not let itself be emptied
			}
			if _, err := tx.ExecContext(ctx, `delete from `+t.Table); err != nil {
				return err
			}
		}
		rows := inserting{ctx: ctx, tx: tx, dialect: s.dialect}
		err = out.rows(func(t dumpTable, values []any) error {
			i := slices.IndexFunc(known, func(k dumpTable) bool { return k.Table == t.Table })
			if i < 0 || slices.ContainsFunc(t.Columns, func(c string) bool { return !slices.Contains(known[i].Columns, c) }) {
				return fmt.Errorf("%w: this program does not know its table %q, or not all of its columns", ErrDump, t.Table)
			}
			if by := keyedBy[t.Table]; by != nil {
				var name []any
				for _, c := range by {
					name = append(name, values[slices.Index(t.Columns, c)])
				}
				key, ok := wrapped[keyName(t.Table, name)]
				if !ok && t.Table == "draft" {
					return nil // thrown away since
				}
				if key == nil {
					key = []byte{} // erased since: eraseKeyless
				}
				t.Columns, values = append(slices.Clone(t.Columns), wrappedKey), append(values, key)
			}
			l.Rows++
			return rows.add(t, values)
		})
		return errors.Join(err, rows.flush())
	})
}

func keyName(table string, values []any) string {
	name := table
	for _, v := range values {
		if b, ok := v.([]byte); ok {
			v = base64.StdEncoding.EncodeToString(b)
		}
		name += fmt.Sprintf("/%v", v)
	}
	return name
}

// inserting puts rows in, several at a time.
type inserting struct {
	ctx     context.Context
	tx      *sql.Tx
	dialect dialect
	table   *table
	name    string
	buffer  buffer
}

func (i *inserting) add(t dumpTable, values []any) error {
	columns := strings.Join(t.Columns, ", ")
	if i.table == nil || i.name != t.Table || i.table.columns != columns {
		if err := i.flush(); err != nil {
			return err
		}
		i.name, i.table = t.Table, &table{name: t.Table, columns: columns}
		i.buffer = buffer{table: i.table}
	}
	i.buffer.add(values...)
	if i.buffer.rows == 64 {
		return i.flush()
	}
	return nil
}

func (i *inserting) flush() error {
	if i.table == nil {
		return nil
	}
	return i.buffer.write(i.ctx, i.tx, i.dialect)
}

// eraseKeyless erases again what was erased since: it has a row without a key.
func (s *Store) eraseKeyless(ctx context.Context, now time.Time, l *Loaded) error {
	if err := s.items.renew(ctx, s); err != nil { // other blocks were given out there
		return err
	}
	type lost struct {
		org     int64
		dossier gehoor.StreamID
		items   []gehoor.Item
	}
	rows, err := s.read.QueryContext(ctx, `select org, dossier, item from key where length(wrapped) = 0 order by org, dossier, item`)
	if err != nil {
		return err
	}
	var all []lost
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var org int64
		var dossier gehoor.StreamID
		var item gehoor.Item
		err = row.Scan(&org, &dossier, &item)
		if len(all) == 0 || all[len(all)-1].org != org || all[len(all)-1].dossier != dossier {
			all = append(all, lost{org: org, dossier: dossier})
		}
		all[len(all)-1].items = append(all[len(all)-1].items, item)
		return none, err
	})
	if err != nil {
		return err
	}
	for _, gone := range all {
		var left int
		err := s.read.QueryRowContext(ctx, `select count(*) from key where org = $1 and dossier = $2 and length(wrapped) > 0`, gone.org, int64(gone.dossier)).Scan(&left)
		switch {
		case err != nil:
		case gone.dossier == Loose:
			err = s.Write(ctx, gone.org, now, func(tx *Tx) error { return tx.DropItems(gone.items) })
		case left == 0 && gone.dossier != 0:
			_, err = s.EraseDossier(ctx, gone.org, now, gehoor.Actor{}, gone.dossier, gehoor.CauseRestored, nil)
			l.Dossiers++
		default:
			_, err = s.EraseItems(ctx, gone.org, now, gehoor.Actor{}, gone.dossier, gone.items, gehoor.CauseRestored, Sealed{}, nil)
			l.Items += len(gone.items)
		}
		if err != nil {
			return fmt.Errorf("erasing again what was erased: %w", err)
		}
	}
	return nil
}
