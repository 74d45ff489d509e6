package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/base32"
	"fmt"
	"io"
	"math/bits"
	"slices"
	"time"

	"gehoor"
)

// A Job is something the program has yet to do by itself. It is done at least once; whoever does it
// first looks whether it is still owed, and last finishes it in the transaction that
// appends what it did.
type Job struct {
	Org     int64
	ID      string // JobID; or another word for what it means: asking twice for the same is harmless
	Stream  gehoor.StreamID
	Duty    gehoor.DutyKind // or a word of package app for what no duty asks
	Seq     int             // of the event that made the duty
	Args    string          // JSON of ids and enumerations; never a name or prose
	RunAt   time.Time       // by App.Now; zero: at once
	Expires time.Time       // by App.Now: worthless from then on; zero: never

	Created time.Time
	Tries   int        // how often it was claimed
	Class   string     // of the last failure; "expired"
	Reply   gehoor.Ref // what the other side said at the last failure; only Item is set, the seal is not kept
	Mail    gehoor.Ref // the message as rendered at the first try (KeepMail); every try sends that
	Done    time.Time
	token   string
}

// Expired is the class of a job that lost its worth before it was done.
const Expired = "expired"

// JobID is the id of the job for a duty: org/stream/duty/seq.
func JobID(org int64, stream gehoor.StreamID, duty gehoor.DutyKind, seq int) string {
	return fmt.Sprintf("%d/%d/%s/%d", org, stream, duty, seq)
}

// longestPause is how long a failing job waits at most.
const longestPause = 6 * time.Hour

// owe makes a job of every duty of the system's in after that was not in before, or not open,
// or could not be done as early.
func (tx *Tx) owe(id gehoor.StreamID, before, after []gehoor.Duty, readyBefore, ready bool) error {
	for i, d := range after {
		if d.Owner != gehoor.BySystem || !d.Open() {
			continue
		}
		job := Job{ID: JobID(tx.org, id, d.Kind, d.Since), Stream: id, Duty: d.Kind, Seq: d.Since, RunAt: startOf(d, tx.Now, ready)}
		switch {
		case i >= len(before):
			tx.AddJob(job)
		case !before[i].Open() || startOf(before[i], tx.Now, readyBefore).After(job.RunAt):
			// It lapsed and is back, or need not wait any longer: its job may have found nothing
			// to do, or sleep until a later day.
			if err := tx.wakeJob(job); err != nil {
				return fmt.Errorf("waking a job: %w", err)
			}
		}
	}
	return nil
}

// ready reports whether the next level may be told: once it is known who that is, or once the
// procedure ended (D19).
func ready(c *gehoor.Complaint) bool { return c.Lead != (gehoor.Seat{}) || !c.Open() }

// startOf is when a duty's job may run: at once, or on the last day, at noon, for what has
// a day of its own (D8) or must first become possible.
func startOf(d gehoor.Duty, now time.Time, ready bool) time.Time {
	if d.By.IsZero() || !d.By.After(now) || ready && d.Kind != gehoor.OweTellPassed && d.Kind != gehoor.OweAsk {
		return now
	}
	if noon := d.By.Add(-12 * time.Hour); noon.After(now) {
		return noon
	}
	return now
}

// AddJob adds a job, unless there is or was one with its id. Of j the first eight fields count,
// and Org is the transaction's.
func (tx *Tx) AddJob(j Job) {
	tx.jobs = true
	tx.buffers[inJob].add(tx.jobArgs(j)...)
}

func (tx *Tx) jobArgs(j Job) []any {
	if j.RunAt.IsZero() {
		j.RunAt = tx.Now
	}
	return []any{tx.org, j.ID, int64(j.Stream), string(j.Duty), int64(j.Seq), j.Args, at(tx.Now), at(j.RunAt), at(j.Expires),
		"", "", int64(0), j.Class, int64(0), int64(0), []byte{}, ""}
}

// wakeJob has a job that is done run again, and one that waits run earlier; one that runs at
// this moment is left alone.
func (tx *Tx) wakeJob(j Job) error {
	b := &tx.buffers[inWoken]
	for row := range b.rows { // PostgreSQL refuses to change a row twice in a statement
		if b.args[row*b.table.width()] == tx.org && b.args[row*b.table.width()+1] == j.ID {
			if err := tx.flush(); err != nil {
				return err
			}
			break
		}
	}
	tx.jobs = true
	b.add(tx.jobArgs(j)...)
	return nil
}

// flushJobs comes before a job is read or changed in its table.
func (tx *Tx) flushJobs() error {
	for _, i := range []int{inJob, inWoken, inKept, inDone} {
		if tx.buffers[i].rows > 0 {
			return tx.flush()
		}
	}
	return nil
}

// DropJob takes back a job that nobody has claimed: undo. It reports whether it was in time.
func (tx *Tx) DropJob(id string) (bool, error) {
	if err := tx.flushJobs(); err != nil {
		return false, err
	}
	n, err := tx.exec(`delete from job where org = $1 and id = $2 and token = '' and tries = 0 and done_at = ''`, tx.org, id)
	if err != nil {
		return false, fmt.Errorf("dropping a job: %w", err)
	}
	return n == 1, nil
}

// FinishJob ends a job that this process has claimed, whatever came of it; ErrLost when the claim
// is another's by now, and then nothing else of this transaction should hold either.
func (tx *Tx) FinishJob(j Job) error {
	if !tx.alone && j.token != "" && tx.buffers[inWoken].rows == 0 {
		// Whether the claim holds turns out when the buffers are written; if not, each runs again alone.
		tx.buffers[inDone].add(tx.org, j.ID, j.token, at(tx.Now))
		return nil
	}
	return tx.holding(j, `update job set done_at = $4, token = '', class = '' where org = $1 and id = $2 and token = $3 and done_at = ''`, at(tx.Now))
}

// PutOffJob gives a claimed job back, to be run at t by App.Now.
func (tx *Tx) PutOffJob(j Job, t time.Time) error {
	return tx.holding(j, `update job set run_at = $4, held = '', token = '' where org = $1 and id = $2 and token = $3 and done_at = ''`, at(t))
}

// KeepMail puts the message that a claimed job has rendered beside it, so that every try sends
// the same; the item belongs to the job's dossier. If the job has one already that one is
// kept, and returned.
func (tx *Tx) KeepMail(j Job, dossier gehoor.StreamID, s Sealed) (gehoor.Ref, error) {
	if !tx.alone && j.token != "" && j.Mail.Item == 0 {
		ref := tx.PutItem(dossier, s)
		tx.buffers[inKept].add(tx.org, j.ID, j.token, int64(ref.Item), bytes.Clone(ref.Seal[:]))
		return ref, nil
	}
	var item int64
	var sum []byte
	if err := tx.flushJobs(); err != nil {
		return gehoor.Ref{}, err
	}
	if err := tx.row(`select mail, seal from job where org = $1 and id = $2 and token = $3`, []any{tx.org, j.ID, j.token}, &item, &sum); err != nil {
		return gehoor.Ref{}, fmt.Errorf("keeping a mail: %w", lost(err))
	}
	if item != 0 {
		return gehoor.Ref{Item: gehoor.Item(item), Seal: gehoor.Hash(sum)}, nil
	}
	ref := tx.PutItem(dossier, s)
	return ref, tx.holding(j, `update job set mail = $4, seal = $5 where org = $1 and id = $2 and token = $3 and done_at = ''`,
		int64(ref.Item), ref.Seal[:])
}

// holding updates a job that is still this claim's.
func (tx *Tx) holding(j Job, q string, args ...any) error {
	if err := tx.flushJobs(); err != nil {
		return err
	}
	n, err := tx.exec(q, append([]any{tx.org, j.ID, j.token}, args...)...)
	if err != nil {
		return fmt.Errorf("updating a job: %w", err)
	}
	if n != 1 || j.token == "" {
		return ErrLost
	}
	return nil
}

func lost(err error) error {
	if err == sql.ErrNoRows {
		return ErrLost
	}
	return err
}

// Claim takes up to limit jobs of all organisations that may run at now, by App.Now, and whose
// lease or pause is over, by the machine's clock. They are this claim's until lease has
// passed: those due first come first, of one dossier by the events that made them. What lost its worth is
// ended first, and stays visible as Expired.
func (s *Store) Claim(ctx context.Context, now time.Time, limit int, lease time.Duration) ([]Job, error) {
	fail := func(err error) ([]Job, error) { return nil, fmt.Errorf("claiming jobs: %w", err) }
	machine, err := s.machine(ctx)
	if err != nil {
		return fail(err)
	}
	var waits int
	// Looking first costs no commit when there is nothing to do, which is nearly always.
	err = s.read.QueryRowContext(ctx, `
		select count(*) from (select 1 from job where done_at = '' and (run_at <= $1 and held <= $2 or expires <> '' and expires <= $1) limit 1) w`,
		at(now), at(machine)).Scan(&waits)
	if err != nil || waits == 0 {
		return nil, err
	}
	random := make([]byte, 15)
	if _, err := io.ReadFull(s.rand, random); err != nil {
		return fail(err)
	}
	token := base32.StdEncoding.EncodeToString(random)
	var jobs []Job
	err = s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `update job set done_at = $1, class = '`+Expired+`', token = '' where done_at = '' and expires <> '' and expires <= $1 and held <= $2`,
			at(now), at(machine))
		if err != nil {
			return err
		}
		// The outer conditions stand there again for PostgreSQL, which looks at a row that
		// another node has just claimed once more, but not at the list.
		rows, err := tx.QueryContext(ctx, `
			update job set token = $3, held = $4, tries = tries + 1
			where (org, id) in (select org, id from job where done_at = '' and run_at <= $1 and held <= $2 order by run_at, org, id limit $5)
			and done_at = '' and run_at <= $1 and held <= $2
			returning `+jobColumns, at(now), at(machine), token, at(machine.Add(lease)), limit)
		if err != nil {
			return err
		}
		jobs, err = collect(rows, scanJob)
		return err
	})
	if err != nil {
		return fail(err)
	}
	// Neither database returns rows in the order of the list.
	slices.SortFunc(jobs, func(a, b Job) int {
		return cmp.Or(a.RunAt.Compare(b.RunAt), cmp.Compare(a.Org, b.Org), cmp.Compare(a.Stream, b.Stream), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID, b.ID))
	})
	return jobs, nil
}

const jobColumns = `org, id, stream, duty, seq, args, created, run_at, expires, token, tries, class, reply, mail, seal, done_at`

func scanJob(row scanner) (j Job, err error) {
	var created, runAt, expires, done string
	var sum []byte
	if err := row.Scan(&j.Org, &j.ID, &j.Stream, &j.Duty, &j.Seq, &j.Args, &created, &runAt, &expires, &j.token, &j.Tries,
		&j.Class, &j.Reply.Item, &j.Mail.Item, &sum, &done); err != nil {
		return j, err
	}
	copy(j.Mail.Seal[:], sum)
	for _, t := range []struct {
		text string
		into *time.Time
	}{{created, &j.Created}, {runAt, &j.RunAt}, {expires, &j.Expires}, {done, &j.Done}} {
		if *t.into, err = moment(t.text); err != nil {
			return j, fmt.Errorf("reading job %s: %w", j.ID, err)
		}
	}
	return j, nil
}

// Fail gives a claimed job back after a failure of a class, with what the other side said, sealed
// (the zero Sealed: nothing). It waits longer each time, at most six hours. ErrLost when the claim
// is another's by now.
func (s *Store) Fail(ctx context.Context, j Job, class string, reply Sealed) error {
	machine, err := s.machine(ctx)
	if err != nil {
		return err
	}
	pause := longestPause
	if doublings := max(0, j.Tries-1); doublings < bits.Len(uint(longestPause/(30*time.Second))) {
		pause = min(pause, 30*time.Second<<doublings)
	}
	err = s.change(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `
			update job set class = $4, held = $5, reply = $6, token = ''
			where org = $1 and id = $2 and token = $3 and done_at = ''`,
			j.Org, j.ID, j.token, class, at(machine.Add(pause)), int64(reply.ref.Item))
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n != 1 || j.token == "" {
			return errorOr(err, ErrLost)
		}
		if j.Reply.Item != 0 { // of the failure before
			for _, t := range []string{"key", "item"} {
				if _, err := tx.ExecContext(ctx, `delete from `+t+` where org = $1 and item = $2`, j.Org, int64(j.Reply.Item)); err != nil {
					return err
				}
			}
		}
		if reply.ref.Item == 0 {
			return nil
		}
		dossier := int64(Loose)
		if j.Stream > 0 {
			dossier = int64(j.Stream)
		}
		if _, err := tx.ExecContext(ctx, tables[inKey].insert(1, s.dialect), j.Org, int64(reply.ref.Item), dossier, reply.wrapped); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, tables[inItem].insert(1, s.dialect), j.Org, int64(reply.ref.Item), dossier, reply.body)
		return err
	})
	if err != nil {
		return fmt.Errorf("putting a failed job off: %w", err)
	}
	return nil
}

func errorOr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// Jobs lists the organisation's jobs whose last try failed, and those that expired.
func (s *Store) Jobs(ctx context.Context, org int64) ([]Job, error) {
	rows, err := s.read.QueryContext(ctx, `select `+jobColumns+` from job where org = $1 and class <> '' order by class, id`, org)
	if err != nil {
		return nil, fmt.Errorf("listing failing jobs: %w", err)
	}
	return collect(rows, scanJob)
}

// DossierJobs lists the jobs of a dossier, done or not, by id.
func (s *Store) DossierJobs(ctx context.Context, org int64, stream gehoor.StreamID) ([]Job, error) {
	rows, err := s.read.QueryContext(ctx, `select `+jobColumns+` from job where org = $1 and stream = $2 order by id`, org, int64(stream))
	if err != nil {
		return nil, fmt.Errorf("listing jobs: %w", err)
	}
	return collect(rows, scanJob)
}

// Job finds one; ErrNotFound when there is none.
func (s *Store) Job(ctx context.Context, org int64, id string) (Job, error) {
	j, err := scanJob(s.read.QueryRowContext(ctx, `select `+jobColumns+` from job where org = $1 and id = $2`, org, id))
	if err == sql.ErrNoRows {
		return Job{}, ErrNotFound
	}
	j.token = ""
	return j, err
}

// RetryJob ends the pause of a failing job: somebody has mended what was wrong.
func (s *Store) RetryJob(ctx context.Context, org int64, id string) error {
	r, err := s.write.ExecContext(ctx, `update job set held = '' where org = $1 and id = $2 and token = '' and done_at = ''`, org, id)
	if err != nil {
		return fmt.Errorf("retrying a job: %w", err)
	}
	if n, err := r.RowsAffected(); err != nil || n != 1 {
		return errorOr(err, ErrNotFound)
	}
	s.wake()
	return nil
}

// Claimed reports whether somebody is doing j at this moment, or died doing it.
func (j Job) Claimed() bool { return j.token != "" }

// EndPause ends the pauses of a dossier's jobs that failed with a class, and wakes who works: what they waited for is so.
func (s *Store) EndPause(ctx context.Context, org int64, stream gehoor.StreamID, class string) error {
	if class == "" {
		return nil
	}
	var waits int
	err := s.read.QueryRowContext(ctx, `select count(*) from job where org = $1 and stream = $2 and class = $3 and done_at = ''`, org, int64(stream), class).Scan(&waits)
	if err == nil && waits > 0 { // looking first costs no commit
		_, err = s.write.ExecContext(ctx, `update job set held = '' where org = $1 and stream = $2 and class = $3 and token = '' and done_at = ''`, org, int64(stream), class)
		s.wake()
	}
	if err != nil {
		return fmt.Errorf("ending a pause: %w", err)
	}
	return nil
}

// PruneJobs removes what was done, or expired, ninety days before now.
func (s *Store) PruneJobs(ctx context.Context, now time.Time) error {
	_, err := s.write.ExecContext(ctx, `delete from job where done_at <> '' and done_at < $1`, at(now.AddDate(0, 0, -90)))
	if err != nil {
		return fmt.Errorf("pruning jobs: %w", err)
	}
	return nil
}
