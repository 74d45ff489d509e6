package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/seal"
)

// A Tx is a member's share in a transaction. It is worth nothing after the function it was
// given to returns.
type Tx struct {
	*group
	org int64
	// Now is what events are dated with: UTC, in milliseconds.
	Now     time.Time
	changes changes
}

// Org is the organisation that is written for.
func (tx *Tx) Org() int64 { return tx.org }

// query, row and exec go straight to the database, past the buffers. Who reads what may
// stand in them flushes first. A change that way cannot be cut out of the group again.
func (g *group) query(q string, args ...any) (*sql.Rows, error) {
	rows, err := g.sql.QueryContext(g.ctx, q, args...)
	return rows, g.fail(err)
}

func (g *group) row(q string, args []any, into ...any) error {
	err := g.sql.QueryRowContext(g.ctx, q, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return g.fail(err)
}

func (g *group) exec(q string, args ...any) (int64, error) {
	g.flushes++
	r, err := g.sql.ExecContext(g.ctx, q, args...)
	if err != nil {
		return 0, g.fail(err)
	}
	return r.RowsAffected()
}

// A stream as the group has it: loaded, and with what members appended.
type stream struct {
	complaint *gehoor.Complaint
	enquiry   *gehoor.Enquiry
	seq       int
	dirty     bool    // its rows are to be made again
	rows      derived // as the database has them
}

// NewStream is the id of a stream that is not there yet: that of the log's next line. The next
// fact that is appended must be its first; before that, items may be put in it.
func (tx *Tx) NewStream() gehoor.StreamID { return gehoor.StreamID(tx.heads[tx.org].n + 1) }

// Load adds up a complaint, with what this group has appended so far. The complaint is
// to be looked at, not changed; it follows what is appended. ErrNotFound when there is none,
// ErrErased when its facts are.
func (tx *Tx) Load(id gehoor.StreamID) (*gehoor.Complaint, error) {
	st, err := tx.stream(id)
	if err != nil {
		return nil, err
	}
	if st.complaint == nil {
		return nil, ErrNotFound
	}
	return st.complaint, nil
}

// LoadEnquiry is Load for an enquiry.
func (tx *Tx) LoadEnquiry(id gehoor.StreamID) (*gehoor.Enquiry, error) {
	st, err := tx.stream(id)
	if err != nil {
		return nil, err
	}
	if st.enquiry == nil {
		return nil, ErrNotFound
	}
	return st.enquiry, nil
}

func (tx *Tx) stream(id gehoor.StreamID) (*stream, error) {
	key := streamKey{tx.org, id}
	if st, ok := tx.streams[key]; ok {
		return st, nil
	}
	h, err := load(tx.ctx, tx.sql, tx.org, id)
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrErased) {
		return nil, err
	} else if err != nil {
		return nil, tx.fail(err)
	}
	return tx.loaded(key, h), nil
}

func (g *group) loaded(key streamKey, h history) *stream {
	st := &stream{complaint: h.complaint, enquiry: h.enquiry, seq: h.seq}
	st.rows = derive(st)
	g.streams[key] = st
	return st
}

// Append adds facts to a complaint, or begins one with Filed (see NewStream), all of them or
// none, and returns what it then is. What the system owes by them becomes a job. An
// impossible order of facts is an error.
func (tx *Tx) Append(id gehoor.StreamID, actor gehoor.Actor, facts ...gehoor.Fact) (*gehoor.Complaint, error) {
	st, err := tx.begin(id, facts)
	if err != nil {
		return nil, fmt.Errorf("appending to complaint %d: %w", id, err)
	}
	if st.complaint == nil {
		return nil, fmt.Errorf("appending to complaint %d: %w", id, ErrNotFound)
	}
	c := st.complaint
	before, readyBefore := c.Duties(), ready(c)
	if err := tx.append(id, st, actor, facts, c.Apply); err != nil {
		return nil, fmt.Errorf("appending to complaint %d: %w", id, err)
	}
	return c, tx.owe(id, before, c.Duties(), readyBefore, ready(c))
}

// AppendAt is Append for who looked at the complaint when its last event was seq; ErrChanged
// when somebody has been there since.
func (tx *Tx) AppendAt(id gehoor.StreamID, seq int, actor gehoor.Actor, facts ...gehoor.Fact) (*gehoor.Complaint, error) {
	c, err := tx.Load(id)
	if err != nil {
		return nil, err
	}
	if c.Seq != seq {
		return nil, ErrChanged
	}
	return tx.Append(id, actor, facts...)
}

// AppendEnquiry is Append for an enquiry, which begins with Asked.
func (tx *Tx) AppendEnquiry(id gehoor.StreamID, actor gehoor.Actor, facts ...gehoor.Fact) (*gehoor.Enquiry, error) {
	st, err := tx.begin(id, facts)
	if err != nil {
		return nil, fmt.Errorf("appending to enquiry %d: %w", id, err)
	}
	if st.enquiry == nil {
		return nil, fmt.Errorf("appending to enquiry %d: %w", id, ErrNotFound)
	}
	e := st.enquiry
	before := e.Duties()
	if err := tx.append(id, st, actor, facts, e.Apply); err != nil {
		return nil, fmt.Errorf("appending to enquiry %d: %w", id, err)
	}
	return e, tx.owe(id, before, e.Duties(), true, true)
}

// AppendOrg adds facts to the organisation's own stream, stream 0.
func (tx *Tx) AppendOrg(actor gehoor.Actor, facts ...gehoor.Fact) error {
	key := streamKey{org: tx.org}
	st, ok := tx.streams[key]
	if !ok {
		st = &stream{}
		if err := tx.row(`select coalesce(max(seq), 0) from event where org = $1 and stream = 0`, []any{tx.org}, &st.seq); err != nil {
			return fmt.Errorf("loading the organisation's stream: %w", err)
		}
		tx.streams[key] = st
	}
	return tx.append(0, st, actor, facts, func(gehoor.Event) error { return nil })
}

// begin is the stream to append to, which may be one that the first fact begins.
func (tx *Tx) begin(id gehoor.StreamID, facts []gehoor.Fact) (*stream, error) {
	if id <= 0 || len(facts) == 0 {
		return nil, errors.New("no stream or no facts")
	}
	if id != tx.NewStream() {
		return tx.stream(id)
	}
	st := &stream{}
	if _, ok := facts[0].(gehoor.Asked); ok {
		st.enquiry = &gehoor.Enquiry{}
	} else {
		st.complaint = &gehoor.Complaint{}
	}
	key := streamKey{tx.org, id}
	tx.streams[key] = st
	tx.undo = append(tx.undo, func() { delete(tx.streams, key) })
	return st, nil
}

// append chains and buffers the facts' events, and adds each up.
func (tx *Tx) append(id gehoor.StreamID, st *stream, actor gehoor.Actor, facts []gehoor.Fact, apply func(gehoor.Event) error) (err error) {
	h := tx.heads[tx.org]
	mark, headBefore, seqBefore, dirtyBefore := tx.mark(), *h, st.seq, st.dirty
	tx.undo = append(tx.undo, func() {
		*h, st.dirty = headBefore, dirtyBefore
		st.backTo(seqBefore)
	})
	defer func() {
		if err != nil {
			tx.reset(mark)
		}
	}()
	for _, fact := range facts {
		e := gehoor.Event{N: h.n + 1, Stream: id, Seq: st.seq + 1, At: tx.Now, Actor: actor, Fact: fact}
		if err := apply(e); err != nil {
			return err
		}
		st.seq = e.Seq
		line, err := newLine(tx.org, e, h.hash, tx.store.rand)
		if err != nil {
			return err
		}
		tx.buffers[inEvent].add(line.args()...)
		h.n, h.hash = e.N, line.hash
	}
	st.dirty = true
	return nil
}

// backTo takes the events after seq out again. The complaint stays the same one, for an
// earlier member may hold it.
func (st *stream) backTo(seq int) {
	st.seq = seq
	if c := st.complaint; c != nil && seq > 0 {
		persons := c.Persons
		again, err := gehoor.Load(c.Events()[:seq])
		if err != nil {
			panic(err) // it was added up before
		}
		*c = *again
		c.Persons = persons
	}
	if e := st.enquiry; e != nil && seq > 0 {
		again, err := gehoor.LoadEnquiry(e.Events()[:seq])
		if err != nil {
			panic(err)
		}
		*e = *again
	}
}

// SetParty says who a party of a dossier is, for the bar (D15). It stands in no fact and is
// deleted at erasure. It replaces who it was before.
func (tx *Tx) SetParty(id gehoor.StreamID, party gehoor.Party, person gehoor.PersonID) error {
	st, err := tx.stream(id)
	if err != nil {
		return fmt.Errorf("naming a party of complaint %d: %w", id, err)
	}
	c := st.complaint
	if c == nil {
		return fmt.Errorf("naming a party of complaint %d: %w", id, ErrNotFound)
	}
	if c.Persons == nil {
		c.Persons = map[gehoor.Party]gehoor.PersonID{}
	}
	was, had := c.Persons[party]
	dirty := st.dirty
	tx.undo = append(tx.undo, func() {
		st.dirty = dirty
		if c.Persons[party] = was; !had {
			delete(c.Persons, party)
		}
	})
	c.Persons[party], st.dirty = person, true
	return nil
}

// FreeNumber reports whether no complaint or enquiry has this number, nor is about to get it
// in this group.
func (tx *Tx) FreeNumber(n gehoor.Number) (bool, error) {
	for key, st := range tx.streams {
		if key.org != tx.org {
			continue
		}
		if st.complaint != nil && st.complaint.Filed.Number == n || st.enquiry != nil && st.enquiry.Asked.Number == n {
			return false, nil
		}
	}
	if free, looked := tx.numbers[numberKey{tx.org, n}]; looked {
		return free, nil
	}
	var found int
	err := tx.row(`select 1 from dossier where org = $1 and number = $2 and number <> ''`, []any{tx.org, string(n)}, &found)
	if errors.Is(err, sql.ErrNoRows) {
		return true, nil
	}
	return false, err
}

// derive makes the rows of all streams that were appended to.
func (g *group) derive() error {
	keys := make([]streamKey, 0, len(g.streams))
	for key, st := range g.streams {
		if st.dirty && key.id != 0 {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b streamKey) int {
		if a.org != b.org {
			return int(a.org - b.org)
		}
		return int(a.id - b.id)
	})
	for _, key := range keys {
		st := g.streams[key]
		now := derive(st)
		g.buffers[inDossier].add(now.dossier.args(key)...)
		for _, r := range st.rows.readers {
			if slices.ContainsFunc(now.readers, func(n readerRow) bool { return compareReaders(n, r) == 0 }) {
				continue
			}
			_, err := g.sql.ExecContext(g.ctx, `delete from reader where org = $1 and stream = $2 and role = $3 and place = $4`,
				key.org, int64(key.id), r.role, r.place)
			if err != nil {
				return fmt.Errorf("removing a reader: %w", err)
			}
		}
		for _, r := range now.readers {
			if !slices.Contains(st.rows.readers, r) {
				g.buffers[inReader].add(r.args(key)...)
			}
		}
		for _, p := range now.parties {
			if !slices.Contains(st.rows.parties, p) {
				g.buffers[inParty].add(key.org, int64(key.id), int64(p.party), int64(p.person), flag(p.barred))
			}
		}
		st.rows, st.dirty = now, false
	}
	return nil
}

// A line is an event as the log keeps it.
type line struct {
	org    int64
	event  gehoor.Event // without its fact
	at     string
	actor  string
	kind   string
	data   []byte
	salt   []byte
	digest gehoor.Hash
	hash   gehoor.Hash
}

func newLine(org int64, e gehoor.Event, prev gehoor.Hash, rand io.Reader) (*line, error) {
	data, err := gehoor.EncodeFact(e.Fact)
	if err != nil {
		return nil, fmt.Errorf("encoding %s: %w", gehoor.Kind(e.Fact), err)
	}
	l := &line{org: org, event: e, at: at(e.At), actor: actorText(e.Actor), kind: gehoor.Kind(e.Fact), data: data, salt: make([]byte, 16)}
	if _, err := io.ReadFull(rand, l.salt); err != nil {
		return nil, fmt.Errorf("drawing a salt: %w", err)
	}
	l.digest = gehoor.Hash(seal.Digest(l.salt, l.data))
	l.hash = l.link(prev)
	return l, nil
}

// link is the hash of l after a line whose hash is prev.
func (l *line) link(prev gehoor.Hash) gehoor.Hash {
	return gehoor.Hash(seal.Link(seal.Hash(prev), seal.Hash(l.digest), l.fields()...))
}

func (l *line) args() []any {
	return []any{l.org, l.event.N, int64(l.event.Stream), int64(l.event.Seq), l.at, l.actor, l.kind, string(l.data),
		l.salt, l.digest[:], l.hash[:]}
}

const lineColumns = "org, n, stream, seq, at, actor, kind, data, salt, digest, hash"

func scanLine(row scanner) (*line, error) {
	l := &line{}
	var data string
	var digest, hash []byte
	if err := row.Scan(&l.org, &l.event.N, &l.event.Stream, &l.event.Seq, &l.at, &l.actor, &l.kind, &data, &l.salt, &digest, &hash); err != nil {
		return nil, err
	}
	l.data = []byte(data)
	copy(l.digest[:], digest)
	copy(l.hash[:], hash)
	return l, nil
}

// read is the event with its fact; ErrErased when that was blanked.
func (l *line) read() (gehoor.Event, error) {
	e := l.event
	if len(l.data) == 0 {
		return e, ErrErased
	}
	var err error
	if e.At, err = moment(l.at); err != nil {
		return e, fmt.Errorf("reading line %d: %w", e.N, err)
	}
	if e.Actor, err = parseActor(l.actor); err != nil {
		return e, fmt.Errorf("reading line %d: %w", e.N, err)
	}
	if e.Fact, err = gehoor.DecodeFact(l.kind, l.data); err != nil {
		return e, fmt.Errorf("reading line %d: %w", e.N, err)
	}
	return e, nil
}

// actorText is an actor as the log has it: "system", "complainant", "person:17", "party:2".
func actorText(a gehoor.Actor) string {
	switch a.Kind {
	case gehoor.Complainant:
		return "complainant"
	case gehoor.Staff:
		return fmt.Sprintf("person:%d", a.Person)
	case gehoor.PartyActor:
		return fmt.Sprintf("party:%d", a.Party)
	}
	return "system"
}

func parseActor(s string) (gehoor.Actor, error) {
	kind, number, _ := strings.Cut(s, ":")
	n, err := strconv.ParseInt(number, 10, 64)
	switch {
	case s == "system":
		return gehoor.Actor{}, nil
	case s == "complainant":
		return gehoor.Actor{Kind: gehoor.Complainant}, nil
	case kind == "person" && err == nil:
		return gehoor.By(gehoor.PersonID(n)), nil
	case kind == "party" && err == nil:
		return gehoor.Actor{Kind: gehoor.PartyActor, Party: gehoor.Party(n)}, nil
	}
	return gehoor.Actor{}, fmt.Errorf("no actor is called %q", s)
}
