// Package store keeps an organisation's log and what is read off it, in SQLite or
// PostgreSQL, by one text of SQL.
//
// Facts are written by [Tx.Append] and its two sisters, within [Store.Write], and by nothing
// else. Beside the log stand rows that only say what facts say: list rows, readers,
// parties, jobs. Who asks on behalf of a person reads through [Store.As], which knows of
// nothing that person may not know; the program's own work reads through [Store.System].
//
// Several organisations live in one database. Every table begins with org, each has its own
// chain and its own keys.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"gehoor"
	"gehoor/internal/seal"
)

var (
	// ErrNotFound says that there is no such thing, or none that the asker may know of.
	ErrNotFound = errors.New("not found")
	// ErrChanged says that the history has moved on since it was looked at.
	ErrChanged = errors.New("changed in the meantime")
	// ErrErased says that it was there and was erased.
	ErrErased = errors.New("erased")
	// ErrLost says that a job was claimed by another, or is done, or was dropped.
	ErrLost = errors.New("the job is no longer this claim's")
	// ErrClosed says that the store was closed.
	ErrClosed = errors.New("the store is closed")
	// ErrOld says that the database is written by a newer version of the program.
	ErrOld = errors.New("this version of the program may not write here any more")
)

// version is what this program says of itself as a writer. It goes up when an older program
// would damage what this one writes, or makes other rows of the same log; the same step of the
// migrations then raises the row in table writer.
const version = 6

// stamp is how moments are kept: UTC, milliseconds, sorting as text.
const stamp = "2006-01-02T15:04:05.000Z"

// never sorts after every moment: the due date of what is not owed.
const never = "9999"

// Config says what to open.
type Config struct {
	// URL is "sqlite://" and the path of a file, exactly as it is called ("sqlite:///var/lib/g.db"
	// is absolute), or a PostgreSQL URL ("postgres://...").
	URL    string
	Master *seal.Master
	Rand   io.Reader    // of keys, salts and tokens; only a test passes anything but crypto/rand.Reader
	Log    *slog.Logger // nil: nothing is logged
}

// A Store is an open database. It may be used by several goroutines, and several processes
// may have one PostgreSQL open.
type Store struct {
	scanning atomic.Bool // files wait until they were scanned
	dialect  dialect
	write    *sql.DB // SQLite: one connection
	read     *sql.DB
	master   *seal.Master
	rand     io.Reader
	log      *slog.Logger
	keys     sync.Map // int64: *seal.Org
	woken    chan struct{}
	items    numbers
	writers  writers
	held     held
	editions editions
}

// Open opens the database, making it, its tables and organisation 1 when they are not there.
// Rows that an older version made beside the log it makes again, which may take minutes for a hundred
// thousand dossiers. It refuses a database that could lose what was confirmed: one that does not write to disk
// before it says so.
func Open(ctx context.Context, c Config) (*Store, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	s := &Store{master: c.Master, rand: &lockedReader{r: c.Rand}, log: c.Log, woken: make(chan struct{}, 1)}
	s.writers.init()
	if err := s.open(ctx, c.URL); err != nil {
		return nil, fmt.Errorf("opening the database: %w", errors.Join(err, s.Close()))
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, url string) (err error) {
	if s.dialect, s.write, s.read, err = connect(ctx, url); err != nil {
		return err
	}
	if err := s.dialect.check(ctx, s.write); err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	var smallest int
	if err := s.read.QueryRowContext(ctx, `select smallest from writer`).Scan(&smallest); err != nil {
		return fmt.Errorf("asking which version may write: %w", err)
	}
	if smallest > version {
		return ErrOld
	}
	if err := s.items.renew(ctx, s); err != nil {
		return err
	}
	if err := s.addFirstOrganisation(ctx); err != nil {
		return err
	}
	return s.refresh(ctx)
}

// Close waits for the writes that have begun and closes the database. Writes after it are
// refused with ErrClosed.
func (s *Store) Close() error {
	s.writers.close()
	var errs []error
	if s.read != nil && s.read != s.write {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	return errors.Join(errs...)
}

// Woken gives a value after commits of this process that left jobs to do. Other processes'
// commits are not told of: poll as well.
func (s *Store) Woken() <-chan struct{} { return s.woken }

func (s *Store) wake() {
	select {
	case s.woken <- struct{}{}:
	default:
	}
}

// Ping reports whether the database answers and this version may write to it.
func (s *Store) Ping(ctx context.Context) error {
	var smallest int
	if err := s.read.QueryRowContext(ctx, `select smallest from writer`).Scan(&smallest); err != nil {
		return fmt.Errorf("asking the database: %w", err)
	}
	if smallest > version {
		return ErrOld
	}
	return nil
}

// Grown is called by who has written a great deal at once, and again when it has doubled. PostgreSQL counts
// what its tables hold by itself, but only every minute, and until then it looks everything through.
func (s *Store) Grown(ctx context.Context) error {
	for _, q := range s.dialect.count {
		if _, err := s.write.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("having the database count: %w", err)
		}
	}
	return nil
}

// Keys gives the keys of an organisation.
func (s *Store) Keys(org int64) (*seal.Org, error) {
	if k, ok := s.keys.Load(org); ok {
		return k.(*seal.Org), nil
	}
	k, err := s.master.Org(org)
	if err != nil {
		return nil, err
	}
	s.keys.Store(org, k)
	return k, nil
}

// change runs f in a transaction that writes no facts: it takes no head, so nobody waits
// for anybody's log. Sessions, claims and limits go this way.
func (s *Store) change(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// machine is the clock of leases, pauses and limits: the machine's, or for several nodes
// that of the database they share. It has nothing to do with what is said to people.
func (s *Store) machine(ctx context.Context) (time.Time, error) {
	if s.dialect.clock == "" {
		return time.Now().UTC(), nil
	}
	var ms int64
	if err := s.read.QueryRowContext(ctx, s.dialect.clock).Scan(&ms); err != nil {
		return time.Time{}, fmt.Errorf("asking the database's clock: %w", err)
	}
	return time.UnixMilli(ms).UTC(), nil
}

// moment reads what stamp wrote; the zero time for ”.
func moment(s string) (time.Time, error) {
	if s == "" || s == never {
		return time.Time{}, nil
	}
	return time.Parse(stamp, s)
}

// at is t as it is kept; ” for the zero time.
func at(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(stamp)
}

// dueAt is at for what sorts last when it has no date.
func dueAt(t time.Time) string {
	if t.IsZero() {
		return never
	}
	return at(t)
}

// lockedReader lets several goroutines draw from one source, of which only crypto/rand's
// would allow that by itself.
type lockedReader struct {
	mu sync.Mutex
	r  io.Reader
}

func (l *lockedReader) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return io.ReadFull(l.r, p)
}

// numbers gives out item numbers: a block of the database's, and a place in it. So they are
// never given twice, by whatever process, grow with time, and need no transaction of their own.
type numbers struct {
	mu   sync.Mutex
	next gehoor.Item
	end  gehoor.Item
}

const blockSize = 1 << 24

func (n *numbers) renew(ctx context.Context, s *Store) error {
	var block int64
	err := s.write.QueryRowContext(ctx, `update block set next = next + 1 where one = 1 returning next - 1`).Scan(&block)
	if err != nil {
		return fmt.Errorf("taking a block of item numbers: %w", err)
	}
	n.next, n.end = gehoor.Item(block*blockSize), gehoor.Item((block+1)*blockSize)
	return nil
}

func (n *numbers) take(s *Store) (gehoor.Item, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.next == n.end {
		if err := n.renew(context.Background(), s); err != nil {
			return 0, err
		}
	}
	n.next++
	return n.next - 1, nil
}
