package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	driver "modernc.org/sqlite"

	"gehoor"
)

// This file makes many who write share one commit, and nobody else knows of it. A commit
// waits for the disk; those who come in the meantime wait together for the next.
//
// One goroutine writes for a file of SQLite, and one for each organisation on PostgreSQL
// (where a group of several organisations could deadlock with another node's). It takes
// what waits, runs one member after another in one transaction, and commits for all.
//
// What a member appends is only buffered, so who fails is taken out by cutting the buffers
// back to where they were, without a savepoint. Once something of the group stands in the
// database that trick is over: then the transaction is rolled back and each member runs again,
// in one of its own. So a member's function may run twice.

// groupSize is how many share a commit at most.
const groupSize = 128

// A member of a group: one call of Write.
type member struct {
	org   int64
	now   time.Time
	ahead Ahead
	f     func(*Tx) error
	err   error
	done  chan struct{} // closed after the commit
}

// Write runs f and commits what it did, unless it returns an error or panics. Within an
// organisation writes happen one after another, on all nodes: f sees all that those before
// it did. When Write returns without an error, it is on disk.
//
// f may run twice, and beside it others wait: it reads and writes by tx, changes nothing
// else but its own results, does nothing slow and calls no Write. ctx counts until f begins.
// Now is what events are dated with.
func (s *Store) Write(ctx context.Context, org int64, now time.Time, f func(*Tx) error) error {
	return s.WriteAhead(ctx, org, now, Ahead{}, f)
}

// WriteAhead is Write for who knows beforehand what f will ask: it is then read for the whole group
// in one go. It changes nothing but the time it takes.
func (s *Store) WriteAhead(ctx context.Context, org int64, now time.Time, ahead Ahead, f func(*Tx) error) error {
	m := &member{org: org, now: now.UTC().Truncate(time.Millisecond), ahead: ahead, f: f, done: make(chan struct{})}
	line, err := s.writers.line(s, org)
	if err != nil {
		return err
	}
	select {
	case line <- m:
	case <-ctx.Done():
		return ctx.Err()
	case <-s.writers.quit:
		return ErrClosed
	}
	<-m.done
	return m.err
}

// writers are the goroutines that write, by organisation; SQLite's one is under 0.
type writers struct {
	mu     sync.Mutex
	lines  map[int64]chan *member
	quit   chan struct{}
	closed bool
	wait   sync.WaitGroup
}

func (w *writers) init() {
	w.lines = map[int64]chan *member{}
	w.quit = make(chan struct{})
}

func (w *writers) line(s *Store, org int64) (chan *member, error) {
	if !s.dialect.byOrg {
		org = 0
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil, ErrClosed
	}
	line, ok := w.lines[org]
	if !ok {
		line = make(chan *member)
		w.lines[org] = line
		w.wait.Go(func() { s.writeFor(line) })
	}
	return line, nil
}

func (w *writers) close() {
	w.mu.Lock()
	if !w.closed {
		w.closed = true
		close(w.quit)
	}
	w.mu.Unlock()
	w.wait.Wait()
}

func (s *Store) writeFor(line chan *member) {
	for {
		select {
		case m := <-line:
			s.writeGroup(append([]*member{m}, waiting(line)...))
		case <-s.writers.quit:
			return
		}
	}
}

// waiting takes who waits now. There is no timer: while a commit runs, the next group gathers.
func waiting(line chan *member) (group []*member) {
	for len(group) < groupSize-1 {
		select {
		case m := <-line:
			group = append(group, m)
		default:
			return group
		}
	}
	return group
}

// writeGroup lets everybody wait for the commit, also who was refused: the refusal may rest on
// what an earlier member wrote.
func (s *Store) writeGroup(members []*member) {
	err := s.tryGroup(members)
	if err != nil && len(members) > 1 && !errors.Is(err, errUnknown) {
		for _, m := range members {
			if err := s.tryGroup([]*member{m}); err != nil {
				m.err = err
			}
		}
	} else if err != nil {
		for _, m := range members {
			m.err = err
		}
	}
	for _, m := range members {
		close(m.done)
	}
}

// tryGroup runs the members in one transaction. An error says that nothing of it was
// written; each member's own error is then worth nothing. The transaction never sees a
// caller's context: a cancelled one would take all others' work with it.
func (s *Store) tryGroup(members []*member) error {
	ctx := context.Background()
	sqlTx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("beginning a transaction: %w", err)
	}
	defer sqlTx.Rollback() // does nothing after Commit
	g := &group{store: s, ctx: ctx, sql: sqlTx, heads: map[int64]*head{}, streams: map[streamKey]*stream{},
		drafts: map[draftKey]*knownDraft{}, numbers: map[numberKey]bool{}, alone: len(members) == 1}
	for i := range g.buffers {
		g.buffers[i].table = &tables[i]
	}
	if !g.alone {
		if err := g.lookAhead(members); err != nil {
			return err
		}
	}
	for _, m := range members {
		if err := g.lockHead(m.org); err != nil {
			if len(members) > 1 || !errors.Is(err, ErrNotFound) {
				return err
			}
			m.err = err
			return nil
		}
		mark := g.mark()
		m.err = run(m.f, &Tx{group: g, org: m.org, Now: m.now})
		if m.err == nil && g.broken == nil {
			continue
		}
		if len(members) > 1 && (g.broken != nil || g.flushes != mark.flushes) {
			return errAlone
		}
		if m.err == nil { // it overlooked an error after which the database accepts nothing
			m.err = g.broken
		}
		if len(members) == 1 {
			return nil // rolled back
		}
		g.reset(mark)
	}
	if err := g.flush(); err != nil {
		return err
	}
	if err := g.putHeads(); err != nil {
		return err
	}
	if err := sqlTx.Commit(); err != nil {
		if err := s.landed(g, err); err != nil {
			return fmt.Errorf("committing: %w", err)
		}
	}
	if g.jobs {
		s.wake()
	}
	return nil
}

// errAlone says that a member failed after something of the group had been written out.
var errAlone = errors.New("each alone")

// errUnknown says that the connection broke during a commit and could not be made again: it
// may have been written. Nobody runs again, for that might do it twice.
var errUnknown = errors.New("the answer to the commit was lost")

// run makes an error of a panic, which is one member's own affair.
func run(f func(*Tx) error, tx *Tx) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic while writing: %v\n%s", r, debug.Stack())
		}
	}()
	if err := f(tx); err != nil {
		return err
	}
	return tx.finish()
}

// landed looks whether a commit that ended in err took place after all: its answer may be
// lost. The chain knows: if the log has our last line, it has all. Taking the head waits until
// the database has done with the lost transaction, if it still works on it. An error is err
// when nothing was written, and errUnknown when we cannot know.
func (s *Store) landed(g *group, err error) error {
	var fromPostgres *pgconn.PgError
	var fromSQLite *driver.Error
	if errors.As(err, &fromPostgres) || errors.As(err, &fromSQLite) {
		return err // it was answered: no
	}
	for org, h := range g.heads {
		if h.n == h.began {
			continue
		}
		var hash []byte
		found := s.change(context.Background(), func(tx *sql.Tx) error {
			if _, err := tx.Exec(`update head set n = n where org = $1`, org); err != nil {
				return err
			}
			return tx.QueryRow(`select hash from event where org = $1 and n = $2`, org, h.n).Scan(&hash)
		})
		switch {
		case found == nil && bytes.Equal(hash, h.hash[:]):
			return nil
		case found == nil, errors.Is(found, sql.ErrNoRows):
			return err
		}
		return fmt.Errorf("%w: %w", errUnknown, err)
	}
	return fmt.Errorf("%w: %w", errUnknown, err)
}

// A head is the end of an organisation's log, as this group leaves it.
type head struct {
	n     int64
	hash  gehoor.Hash
	began int64 // n before this group
}

// lockHead comes before anything is read: then nobody on another node writes in between.
func (g *group) lockHead(org int64) error {
	if _, ok := g.heads[org]; ok {
		return nil
	}
	h := &head{}
	var hash []byte
	var smallest int
	err := g.sql.QueryRowContext(g.ctx, `
		update head set n = n where org = $1
		returning n, hash, (select smallest from writer)`, org).Scan(&h.n, &hash, &smallest)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("locking the log of organisation %d: %w", org, ErrNotFound)
	} else if err != nil {
		return fmt.Errorf("locking the log: %w", err)
	}
	if smallest > version {
		return ErrOld
	}
	h.began = h.n
	copy(h.hash[:], hash)
	g.heads[org] = h
	return nil
}

func (g *group) putHeads() error {
	for org, h := range g.heads {
		if h.n == h.began {
			continue
		}
		if _, err := g.sql.ExecContext(g.ctx, `update head set n = $2, hash = $3 where org = $1`, org, h.n, h.hash[:]); err != nil {
			return fmt.Errorf("moving the end of the log: %w", err)
		}
	}
	return nil
}

// A group is one transaction and what its members have buffered.
type group struct {
	store   *Store
	ctx     context.Context
	sql     *sql.Tx
	heads   map[int64]*head
	streams map[streamKey]*stream
	drafts  map[draftKey]*knownDraft
	numbers map[numberKey]bool // whether it is free; only of those that were looked up ahead
	buffers [tableCount]buffer
	alone   bool     // it has one member
	undo    []func() // in order; a reset runs them backwards
	flushes int      // how often something was written out
	broken  error    // the first error of the database; PostgreSQL accepts nothing after it
	jobs    bool     // whether there is something to do after the commit
}

type streamKey struct {
	org int64
	id  gehoor.StreamID
}

// A mark is where the buffers are before a member begins.
type mark struct {
	rows    [tableCount]int
	undo    int
	flushes int
}

func (g *group) mark() mark {
	m := mark{undo: len(g.undo), flushes: g.flushes}
	for i := range g.buffers {
		m.rows[i] = g.buffers[i].rows
	}
	return m
}

// reset takes out all that was buffered since m. Nothing was written out since.
func (g *group) reset(m mark) {
	for len(g.undo) > m.undo {
		last := len(g.undo) - 1
		g.undo[last]()
		g.undo = g.undo[:last]
	}
	for i := range g.buffers {
		g.buffers[i].cut(m.rows[i])
	}
}

// flush writes the buffers out. Rows that are derived from a stream are made only here, once for
// all that was appended to it.
func (g *group) flush() error {
	if err := g.derive(); err != nil {
		return g.fail(err)
	}
	wrote := false
	for i := range g.buffers {
		b := &g.buffers[i]
		if b.rows == 0 {
			continue
		}
		wrote = true
		if err := b.write(g.ctx, g.sql, g.store.dialect); err != nil {
			return g.fail(fmt.Errorf("writing to %s: %w", b.table.name, err))
		}
	}
	if wrote {
		g.flushes++
	}
	return nil
}

func (g *group) fail(err error) error {
	if g.broken == nil && err != nil {
		g.broken = err
	}
	return err
}
