package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"runtime"
	"strconv"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	_ "modernc.org/sqlite" // driver "sqlite"
)

// A dialect is all in which the two databases differ.
type dialect struct {
	name    string
	types   *strings.Replacer // of the migrations
	goose   goose.Dialect
	clock   string        // SQL for its milliseconds; '' when its machine is ours
	scrub   []string      // run after an erasure, so that nothing stays behind in the files
	count   []string      // run after much was written, so that the database knows how its tables are filled
	look    sql.TxOptions // of a transaction that sees the database as it is at one moment
	catalog string        // SQL for its tables, their columns and the kinds of those, in order
	byOrg   bool          // whether organisations write at the same time
	// unnumbered is whether a long list of parameters is written ?, ?, ?. To SQLite $1 is a name, which it
	// looks for among all names before it, twice: in a thousand parameters that takes longer than the rows.
	unnumbered bool
	checks     func(context.Context, *sql.DB) error // that a commit is on disk
}

var sqlite = dialect{
	name:       "sqlite",
	types:      strings.NewReplacer("$bytes", "blob", "$narrow", "without rowid"),
	goose:      goose.DialectSQLite3,
	unnumbered: true,
	catalog: `select m.name, p.name, p.type from sqlite_master m join pragma_table_info(m.name) p
		where m.type = 'table' and m.name not like 'sqlite_%' order by m.name, p.cid`,
	scrub:  []string{`pragma wal_checkpoint(truncate)`},
	checks: checkSQLite,
}

var postgres = dialect{
	name:  "postgres",
	types: strings.NewReplacer("$bytes", "bytea", "$narrow", ""),
	goose: goose.DialectPostgres,
	clock: `select (extract(epoch from clock_timestamp()) * 1000)::bigint`,
	scrub: []string{`vacuum key`, `vacuum item`, `vacuum event`, `vacuum term`, `vacuum lookup`, `vacuum party`, `vacuum draft`, `vacuum file`},
	count: []string{`analyze`},
	catalog: `select table_name, column_name, data_type from information_schema.columns
		where table_schema = current_schema() order by table_name, ordinal_position`,
	look:   sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
	byOrg:  true,
	checks: checkPostgres,
}

func (d dialect) check(ctx context.Context, db *sql.DB) error { return d.checks(ctx, db) }

// connect opens the pools. SQLite has one connection that writes, so that writers wait in
// line instead of colliding, and a pool that cannot write at all.
func connect(ctx context.Context, address string) (d dialect, write, read *sql.DB, err error) {
	if file, ok := strings.CutPrefix(address, "sqlite://"); ok {
		if file == "" {
			return d, nil, nil, fmt.Errorf("no file in %q", address)
		}
		write = openSQLite(sqliteDSN(file, "immediate", "foreign_keys(1)"))
		write.SetMaxOpenConns(1)
		write.SetMaxIdleConns(1)
		if err := write.PingContext(ctx); err != nil { // before a reader finds no file
			return d, write, nil, err
		}
		read = openSQLite(sqliteDSN(file, "deferred", "query_only(1)"))
		n := max(4, 2*runtime.GOMAXPROCS(0))
		read.SetMaxOpenConns(n)
		read.SetMaxIdleConns(n)
		return sqlite, write, read, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		// The address may hold a password, which url.Parse's error would say.
		return d, nil, nil, fmt.Errorf("the address is neither sqlite:// nor postgres://")
	}
	if write, err = sql.Open("pgx", address); err != nil {
		return d, nil, nil, err
	}
	// Two pools here as well: who reads while he holds a transaction must not wait for a
	// connection that others hold who do the same.
	if read, err = sql.Open("pgx", address); err != nil {
		return d, write, nil, err
	}
	for _, pool := range []*sql.DB{write, read} {
		pool.SetMaxOpenConns(16)
		pool.SetMaxIdleConns(16)
	}
	return postgres, write, read, nil
}

// sqliteDSN holds the pragmas, so that every connection of the pool has them; busy_timeout
// first, for the others may meet a lock. The path is escaped: a # or ? in it would
// silently open another file.
func sqliteDSN(file, lock, pragma string) string {
	pragmas := []string{"busy_timeout(10000)", "journal_mode(wal)", "synchronous(full)", "secure_delete(1)",
		"cache_size(-65536)", "wal_autocheckpoint(4000)", pragma}
	segments := strings.Split(file, "/")
	for i := range segments {
		segments[i] = url.PathEscape(segments[i])
	}
	return "file:" + strings.Join(segments, "/") + "?_txlock=" + lock + "&_pragma=" + strings.Join(pragmas, "&_pragma=")
}

func checkSQLite(ctx context.Context, db *sql.DB) error {
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "secure_delete": "1"} {
		var got string
		if err := db.QueryRowContext(ctx, "pragma "+pragma).Scan(&got); err != nil {
			return fmt.Errorf("asking %s: %w", pragma, err)
		}
		if got != want {
			return fmt.Errorf("%s is %s instead of %s: what was confirmed could be lost", pragma, got, want)
		}
	}
	return nil
}

func checkPostgres(ctx context.Context, db *sql.DB) error {
	for _, setting := range []string{"fsync", "full_page_writes", "synchronous_commit"} {
		var got string
		if err := db.QueryRowContext(ctx, "show "+setting).Scan(&got); err != nil {
			return fmt.Errorf("asking %s: %w", setting, err)
		}
		if got == "off" {
			return fmt.Errorf("%s is off: what was confirmed could be lost", setting)
		}
	}
	return nil
}

//go:embed migrations
var migrations embed.FS

// migrate brings the tables up to date. A file is NUMBER_name.sql, or one of
// NUMBER_name.sqlite.sql and NUMBER_name.postgres.sql; each runs in a transaction of its own
// and is never edited once released.
func (s *Store) migrate(ctx context.Context) error {
	var steps []*goose.Migration
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	for _, file := range files {
		name := path.Base(file)
		if parts := strings.Split(name, "."); len(parts) == 3 && parts[1] != s.dialect.name {
			continue
		}
		number, err := strconv.ParseInt(name[:strings.IndexByte(name, '_')], 10, 64)
		if err != nil {
			return fmt.Errorf("migration %s has no number: %w", name, err)
		}
		text, err := migrations.ReadFile(file)
		if err != nil {
			return err
		}
		up := &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, s.dialect.types.Replace(string(text)))
			return err
		}}
		steps = append(steps, goose.NewGoMigration(number, up, nil))
	}
	options := []goose.ProviderOption{goose.WithGoMigrations(steps...), goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger())}
	if s.dialect.byOrg { // several nodes may start at once
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	provider, err := goose.NewProvider(s.dialect.goose, s.write, nil, options...)
	if err != nil {
		return fmt.Errorf("preparing the tables: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("preparing the tables: %w", err)
	}
	return nil
}
