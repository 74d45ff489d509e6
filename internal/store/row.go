package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gehoor"
)

// derived is what stands in tables beside a stream's events. It is all read off them, and off
// who the parties are, so it can be made again.
type derived struct {
	dossier dossierRow
	readers []readerRow
	parties []partyRow
}

type dossierRow struct {
	kind, number               string
	seq                        int
	location, region, holder   int64
	category, received, decide string
	step, due, turn            string
	lead, marks                string
	story                      int64
	closed, ground             string
	settled, kept, held        string
	became                     int64
}

const dossierColumns = `org, stream, kind, number, seq, location, region, holder, category, received, decide, step, due, turn, lead, marks, story, closed, ground, erased, settled, kept, held, became`

func (d dossierRow) args(key streamKey) []any {
	return []any{key.org, int64(key.id), d.kind, d.number, int64(d.seq), d.location, d.region, d.holder, d.category,
		d.received, d.decide, d.step, d.due, d.turn, d.lead, d.marks, d.story, d.closed, d.ground, "", d.settled, d.kept, d.held, d.became}
}

type readerRow struct {
	role             string
	place            int64
	level            string
	due, closed      string
	fresh            int64
	location, region int64
	step, kind       string
	marked, waits    int64
	desker           int64
}

func (r readerRow) args(key streamKey) []any {
	return []any{key.org, int64(key.id), r.role, r.place, r.level, r.due, r.closed, r.fresh, r.location, r.region, r.step, r.kind, r.marked, r.waits, r.desker}
}

type partyRow struct {
	party  gehoor.Party
	person gehoor.PersonID
	barred bool
}

// The kinds of dossiers.
const (
	kindComplaint = "complaint"
	kindEnquiry   = "enquiry"
)

// The marks of a dossier.
const (
	markSealed   = "sealed"
	markPractice = "practice"
	markSignal   = "signal"
	markLate     = "late"   // filed after the two months (R4)
	markSafety   = "safety" // to be read for safety first (D26)
)

// derive makes the rows of a stream.
func derive(st *stream) derived {
	if st.enquiry != nil {
		return deriveEnquiry(st.enquiry)
	}
	return deriveComplaint(st.complaint)
}

func deriveComplaint(c *gehoor.Complaint) derived {
	d := dossierRow{
		kind: kindComplaint, number: string(c.Filed.Number), seq: c.Seq,
		location: int64(c.Filed.Location), region: int64(c.Filed.Region), holder: int64(c.Filed.Holder),
		received: at(c.Filed.ReceivedAt), due: never, story: int64(c.Filed.Story.Item),
		closed: at(c.ClosedAt), ground: string(c.ClosedOn),
	}
	if len(c.Parts) > 0 {
		d.category = string(c.Parts[0].Category)
	}
	if plain := c.Filed.Terms.Decide.Plain; c.Open() && c.SentAt.IsZero() && !plain.IsZero() {
		d.decide = at(plain.End())
	}
	if next, ok := c.Next(nil); ok {
		d.step, d.due, d.turn = string(next.Kind), dueAt(next.By), seatText(next.Seat)
	}
	d.lead = seatText(c.Lead)
	if k, ok := c.Keeping(); ok {
		d.settled, d.kept = k.Settled.String(), keepingText(k)
	}
	d.held = dayText(c.Hold)
	d.marks = marks(map[string]bool{markSealed: c.Sealed, markPractice: c.Practice, markSignal: c.Signal, markLate: c.Filed.Late, markSafety: c.Marked != 0})
	fresh := c.Open() && !c.Sealed && c.Lead == (gehoor.Seat{})
	rows := derived{dossier: d, readers: readerRows(c.Readers(), d, fresh)}
	for i := range rows.readers {
		rows.readers[i].waits, rows.readers[i].desker = flag(c.Waits()), int64(c.Desker)
	}
	for party, person := range c.Persons {
		rows.parties = append(rows.parties, partyRow{party, person, c.Parties[party].Bars()})
	}
	slices.SortFunc(rows.parties, func(a, b partyRow) int { return int(a.party - b.party) })
	return rows
}

func deriveEnquiry(e *gehoor.Enquiry) derived {
	d := dossierRow{
		kind: kindEnquiry, number: string(e.Asked.Number), seq: e.Seq, location: int64(e.Asked.Location),
		received: at(e.Asked.At), due: never, story: int64(e.Asked.Question.Item), became: int64(e.Complaint),
		closed: at(e.ClosedAt), ground: string(e.ClosedOn), marks: marks(map[string]bool{markSealed: e.Sealed, markSafety: e.Marked != 0}),
	}
	if next, ok := e.Next(); ok {
		d.step, d.due, d.turn = string(next.Kind), dueAt(next.By), seatText(next.Seat)
	}
	if on, ok := e.Settled(); ok {
		d.settled = on.String()
	}
	d.held = dayText(e.Hold)
	return derived{dossier: d, readers: readerRows(e.Readers(), d, e.Open() && !e.Answered)}
}

func readerRows(readers []gehoor.Reader, d dossierRow, fresh bool) []readerRow {
	var rows []readerRow
	closed := d.closed
	if d.due != never || slices.Contains(strings.Fields(d.marks), markSafety) {
		closed = "" // it stays in the lists of work: a measure, say, is followed up after the end (R15), what may be about safety is read (D26)
	}
	for _, r := range readers {
		rows = append(rows, readerRow{
			role: string(r.Seat.Role), place: r.Seat.Place, level: string(r.Level), due: dueAt(r.Due), closed: closed,
			fresh: flag(fresh && r.Level == gehoor.LevelSee), location: d.location, region: d.region, step: string(r.Step), kind: d.kind,
			marked: flag(r.Level == gehoor.LevelSee && slices.Contains(strings.Fields(d.marks), markSafety)),
		})
	}
	slices.SortFunc(rows, compareReaders)
	return rows
}

func compareReaders(a, b readerRow) int {
	return cmp.Or(cmp.Compare(a.role, b.role), cmp.Compare(a.place, b.place))
}

// marks joins those that hold, in the order of the alphabet.
func marks(all map[string]bool) string {
	var set []string
	for mark, holds := range all {
		if holds {
			set = append(set, mark)
		}
	}
	slices.Sort(set)
	return strings.Join(set, " ")
}

// querier is a pool or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// history is a stream, added up.
type history struct {
	complaint *gehoor.Complaint // one of the two
	enquiry   *gehoor.Enquiry
	seq       int
}

// load reads a stream's events and adds them up. ErrNotFound when there are none, ErrErased
// when they were blanked.
func load(ctx context.Context, q querier, org int64, id gehoor.StreamID) (history, error) {
	rows, err := q.QueryContext(ctx, `select `+lineColumns+` from event where org = $1 and stream = $2 order by seq`, org, int64(id))
	if err != nil {
		return history{}, fmt.Errorf("loading stream %d: %w", id, err)
	}
	lines, err := collect(rows, scanLine)
	if err != nil {
		return history{}, fmt.Errorf("loading stream %d: %w", id, err)
	}
	if len(lines) == 0 || id == 0 {
		return history{}, ErrNotFound
	}
	h, err := addUp(lines)
	if err != nil || h.complaint == nil {
		return h, err
	}
	h.complaint.Persons, err = persons(ctx, q, org, id)
	return h, err
}

// addUp reads a stream's lines and adds them up; who its parties are does not stand in them.
func addUp(lines []*line) (h history, err error) {
	events := make([]gehoor.Event, len(lines))
	for i, l := range lines {
		if events[i], err = l.read(); err != nil {
			return history{}, err
		}
	}
	h.seq = len(events)
	if _, ok := events[0].Fact.(gehoor.Asked); ok {
		h.enquiry, err = gehoor.LoadEnquiry(events)
	} else {
		h.complaint, err = gehoor.Load(events)
	}
	return h, err
}

func persons(ctx context.Context, q querier, org int64, id gehoor.StreamID) (map[gehoor.Party]gehoor.PersonID, error) {
	rows, err := q.QueryContext(ctx, `select party, person, barred from party where org = $1 and stream = $2`, org, int64(id))
	if err != nil {
		return nil, fmt.Errorf("loading the parties of %d: %w", id, err)
	}
	parties, err := collect(rows, scanParty)
	if err != nil {
		return nil, fmt.Errorf("loading the parties of %d: %w", id, err)
	}
	who := map[gehoor.Party]gehoor.PersonID{}
	for _, p := range parties {
		who[p.party] = p.person
	}
	return who, nil
}

func scanParty(row scanner) (p partyRow, err error) {
	return p, row.Scan(&p.party, &p.person, &p.barred)
}

// A Row is a dossier in a list. To who may only know of it nothing is said but the fields up to
// Decide, Due, Own, Closed and Sealed.
type Row struct {
	ID       gehoor.StreamID
	Enquiry  bool // else a complaint
	Level    gehoor.Level
	Number   gehoor.Number
	Location gehoor.LocationID
	Region   gehoor.RegionID
	Holder   gehoor.HolderID
	Category gehoor.Category // of the first part
	Received time.Time
	Decide   time.Time // the end of the day by which the decision was promised; zero when it is there, and for an enquiry

	Seq      int
	Due      time.Time       // of what the viewer's seats owe next, or at the desk anybody; zero: nothing
	Own      gehoor.DutyKind // what that is
	Step     gehoor.DutyKind // what is owed next, by whomever
	StepBy   time.Time
	Turn     gehoor.Seat // whose step that is; zero: nobody's
	Lead     gehoor.Seat // zero until routed
	Sealed   bool
	Practice bool
	Signal   bool
	Late     bool // filed after the two months (R4)
	Marked   bool // to be read for safety first (D26)
	Closed   time.Time
	Ground   string // a CloseGround or an EnquiryGround
}

const rowColumns = `d.stream, d.kind, d.number, d.location, d.region, d.holder, d.category, d.received, d.decide, d.seq, d.step, d.due, d.turn, d.lead, d.marks, d.closed, d.ground`

func scanRow(row scanner, more ...any) (r Row, err error) {
	var kind, received, decide, due, turn, lead, marked, closed string
	into := append([]any{&r.ID, &kind, &r.Number, &r.Location, &r.Region, &r.Holder, &r.Category, &received, &decide,
		&r.Seq, &r.Step, &due, &turn, &lead, &marked, &closed, &r.Ground}, more...)
	if err := row.Scan(into...); err != nil {
		return r, err
	}
	r.Enquiry = kind == kindEnquiry
	var errs [6]error
	r.Received, errs[0] = moment(received)
	r.Decide, errs[1] = moment(decide)
	r.StepBy, errs[2] = moment(due)
	r.Closed, errs[3] = moment(closed)
	r.Turn, errs[4] = parseSeat(turn)
	r.Lead, errs[5] = parseSeat(lead)
	for _, m := range strings.Fields(marked) {
		switch m {
		case markSealed:
			r.Sealed = true
		case markPractice:
			r.Practice = true
		case markSignal:
			r.Signal = true
		case markLate:
			r.Late = true
		case markSafety:
			r.Marked = true
		}
	}
	return r, errors.Join(errs[:]...)
}

// seatText is a seat in a column, and empty for none.
func seatText(s gehoor.Seat) string {
	if s == (gehoor.Seat{}) {
		return ""
	}
	return fmt.Sprintf("%s:%d", s.Role, s.Place)
}

func parseSeat(text string) (s gehoor.Seat, err error) {
	role, place, some := strings.Cut(text, ":")
	if !some {
		return s, nil
	}
	s.Role = gehoor.Role(role)
	if s.Place, err = strconv.ParseInt(place, 10, 64); err != nil {
		return s, fmt.Errorf("reading the place of a seat in a list row: %w", err)
	}
	return s, nil
}

// knownOnly leaves what one may know without seeing (D19, D23). Of a sealed dossier the
// category is not said either, nor the step.
func (r Row) knownOnly() Row {
	k := Row{ID: r.ID, Enquiry: r.Enquiry, Level: gehoor.LevelKnow, Number: r.Number, Location: r.Location, Region: r.Region,
		Holder: r.Holder, Received: r.Received, Decide: r.Decide, Due: r.Due, Closed: r.Closed, Sealed: r.Sealed}
	if !r.Sealed {
		k.Category, k.Own = r.Category, r.Own
	}
	return k
}
