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
	"gehoor/internal/seal"
)

// A View is the dossiers of an organisation as one viewer has them. What the viewer may not
// know of is not there: not in lists, counts, searches, nor by its id or number, and looking for it
// costs the same as looking for what never was.
//
// All its questions go through one condition of SQL, visible, which is [gehoor.Can] for See and
// Know; a property holds them to each other.
type View struct {
	store  *Store
	org    int64
	viewer gehoor.Viewer
}

// As is the view of a viewer, whose seats are those of today.
func (s *Store) As(org int64, viewer gehoor.Viewer) View {
	if viewer.Person == 0 {
		viewer.Seats = nil
	}
	return View{s, org, viewer}
}

// asking is a question being put together: its text names its values as it goes.
type asking struct {
	text strings.Builder
	args []any
}

// of takes a value and returns its place in the text.
func (a *asking) of(value any) string {
	a.args = append(a.args, value)
	return "$" + strconv.Itoa(len(a.args))
}

func (a *asking) add(parts ...string) {
	for _, p := range parts {
		a.text.WriteString(p)
	}
}

// seats is the condition that reader row alias is of one of the viewer's seats. Their number is
// rounded up, so that there are few texts.
func (v View) seats(a *asking, alias string) string {
	if len(v.viewer.Seats) == 0 {
		return "1 = 0"
	}
	n := 1
	for n < len(v.viewer.Seats) {
		n *= 2
	}
	or := make([]string, n)
	for i := range or {
		seat := v.viewer.Seats[min(i, len(v.viewer.Seats)-1)]
		or[i] = alias + ".role = " + a.of(string(seat.Role)) + " and " + alias + ".place = " + a.of(seat.Place)
	}
	return "(" + strings.Join(or, " or ") + ")"
}

// atLeast is the condition on a reader row's level.
func atLeast(level gehoor.Level, alias string) string {
	if level == gehoor.LevelSee {
		return " and " + alias + ".level = 'see'"
	}
	return ""
}

// notBarred is the condition that the viewer is not someone whom the stream is, or may be, about.
func (v View) notBarred(a *asking, stream string) string {
	return "not exists (select 1 from party p where p.org = " + a.of(v.org) + " and p.stream = " + stream +
		" and p.person = " + a.of(int64(v.viewer.Person)) + " and p.barred = 1)"
}

// visible is the condition that the viewer has a stream at least at this level. It is the one
// rule of access in SQL.
func (v View) visible(a *asking, stream string, level gehoor.Level) string {
	return "exists (select 1 from reader v where v.org = " + a.of(v.org) + " and v.stream = " + stream +
		" and " + v.seats(a, "v") + atLeast(level, "v") + ") and " + v.notBarred(a, stream)
}

// best is the viewer's level with a visible stream: 'see' sorts after 'know'.
func (v View) best(a *asking, stream string) string {
	return "(select max(b.level) from reader b where b.org = " + a.of(v.org) + " and b.stream = " + stream + " and " + v.seats(a, "b") + ")"
}

// dueFor is when the viewer's seats must act on a stream, and on what.
func (v View) dueFor(a *asking, stream string) string {
	first := func(column string) string {
		return "(select b." + column + " from reader b where b.org = " + a.of(v.org) + " and b.stream = " + stream + " and " + v.seats(a, "b") +
			" order by b.due, b.role, b.place limit 1)"
	}
	return first("due") + ", " + first("step")
}

func (a *asking) rows(ctx context.Context, q querier) ([]Row, error) {
	rows, err := q.QueryContext(ctx, a.text.String(), a.args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, scanVisible)
}

// scanVisible scans rowColumns, the viewer's level, due date and step.
func scanVisible(row scanner) (Row, error) {
	var level, due string
	var own gehoor.DutyKind
	r, err := scanRow(row, &level, &due, &own)
	if err != nil {
		return r, err
	}
	r.Level, r.Own = gehoor.Level(level), own
	if r.Due, err = moment(due); err != nil {
		return r, err
	}
	if r.Level != gehoor.LevelSee {
		r = r.knownOnly()
	}
	return r, nil
}

// where finds visible rows by a condition on dossier d, newest first.
func (v View) where(ctx context.Context, level gehoor.Level, condition func(*asking) string, limit int) ([]Row, error) {
	a := &asking{}
	a.add("select ", rowColumns, ", ", v.best(a, "d.stream"), ", ", v.dueFor(a, "d.stream"), " from dossier d where d.org = ", a.of(v.org),
		" and ", condition(a), " and ", v.visible(a, "d.stream", level), " order by d.stream desc limit ", a.of(limit))
	rows, err := a.rows(ctx, v.store.read)
	if err != nil {
		return nil, fmt.Errorf("finding dossiers: %w", err)
	}
	return rows, nil
}

func one(rows []Row, err error) (Row, error) {
	if err != nil {
		return Row{}, err
	}
	if len(rows) == 0 {
		return Row{}, ErrNotFound
	}
	return rows[0], nil
}

// Row finds a dossier that the viewer may at least know of; ErrNotFound for any other. For a question that became a complaint
// it is that complaint (D32).
func (v View) Row(ctx context.Context, id gehoor.StreamID) (Row, error) {
	return v.became(ctx, func(a *asking) string { return "n.stream = " + a.of(int64(id)) })
}

// ByNumber is Row for a number, in any spelling (case, spaces, KL in front).
func (v View) ByNumber(ctx context.Context, number string) (Row, error) {
	return v.became(ctx, func(a *asking) string { return "n.number = " + a.of(plainNumber(number)) + " and n.number <> ''" })
}

func (v View) became(ctx context.Context, which func(*asking) string) (Row, error) {
	return one(v.where(ctx, gehoor.LevelKnow, func(a *asking) string {
		return "d.stream = (select case when n.became > 0 then n.became else n.stream end from dossier n where n.org = " + a.of(v.org) + " and " + which(a) + ")"
	}, 1))
}

// openable is [gehoor.Can] for OpenUp, on dossier d.
func (v View) openable(a *asking) string {
	if !v.viewer.Has(gehoor.PrivacyOfficer) {
		return "1 = 0"
	}
	return "d.kind = '" + kindComplaint + "' and ' ' || d.marks || ' ' not like '% " + markSealed + " %' and " + v.notBarred(a, "d.stream")
}

// Openable finds the complaint of a number that the viewer may open with a reason; ErrNotFound for any other.
func (v View) Openable(ctx context.Context, number string) (id gehoor.StreamID, err error) {
	a := &asking{}
	a.add("select d.stream from dossier d where d.org = ", a.of(v.org), " and d.number = ", a.of(plainNumber(number)), " and d.number <> '' and ", v.openable(a))
	err = v.store.read.QueryRowContext(ctx, a.text.String(), a.args...).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNotFound
	} else if err != nil {
		return 0, fmt.Errorf("finding a dossier to open: %w", err)
	}
	return id, nil
}

// Complaint adds up a complaint that the viewer may see; ErrNotFound for any other, and for one
// that the viewer merely knows of (see Row).
func (v View) Complaint(ctx context.Context, id gehoor.StreamID) (*gehoor.Complaint, error) {
	h, err := v.load(ctx, id)
	if err != nil {
		return nil, err
	}
	if h.complaint == nil || !gehoor.Can(v.viewer, gehoor.See, h.complaint) {
		return nil, ErrNotFound
	}
	return h.complaint, nil
}

// Enquiry adds up an enquiry that the viewer may see; ErrNotFound for any other.
func (v View) Enquiry(ctx context.Context, id gehoor.StreamID) (*gehoor.Enquiry, error) {
	h, err := v.load(ctx, id)
	if err != nil {
		return nil, err
	}
	if h.enquiry == nil || !gehoor.CanEnquire(v.viewer, gehoor.See, h.enquiry) {
		return nil, ErrNotFound
	}
	return h.enquiry, nil
}

func (v View) load(ctx context.Context, id gehoor.StreamID) (history, error) {
	if err := v.sees(ctx, id); err != nil {
		return history{}, err
	}
	h, err := load(ctx, v.store.read, v.org, id)
	if errors.Is(err, ErrErased) {
		return h, ErrNotFound
	}
	return h, err
}

func (v View) sees(ctx context.Context, id gehoor.StreamID) error {
	a := &asking{}
	a.add("select 1 where ", v.visible(a, "cast("+a.of(int64(id))+" as bigint)", gehoor.LevelSee))
	var found int
	err := v.store.read.QueryRowContext(ctx, a.text.String(), a.args...).Scan(&found)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	} else if err != nil {
		return fmt.Errorf("asking whether a dossier may be seen: %w", err)
	}
	return nil
}

// Item opens an item of a dossier that the viewer may see. ErrNotFound for any other, and for
// an item of another dossier; ErrErased when it is gone.
func (v View) Item(ctx context.Context, id gehoor.StreamID, ref gehoor.Ref) (seal.Content, error) {
	if err := v.holds(ctx, id, ref); err != nil {
		return seal.Content{}, err
	}
	return v.store.Item(ctx, v.org, ref)
}

// Blob is Item for an attachment.
func (v View) Blob(ctx context.Context, id gehoor.StreamID, ref gehoor.Ref) (Blob, error) {
	if err := v.holds(ctx, id, ref); err != nil {
		return Blob{}, err
	}
	return v.store.Blob(ctx, v.org, ref)
}

func (v View) holds(ctx context.Context, id gehoor.StreamID, ref gehoor.Ref) error {
	if err := v.sees(ctx, id); err != nil {
		return err
	}
	var dossier gehoor.StreamID
	err := v.store.read.QueryRowContext(ctx, `select dossier from key where org = $1 and item = $2`, v.org, int64(ref.Item)).Scan(&dossier)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ErrErased
	case err != nil:
		return fmt.Errorf("looking whose an item is: %w", err)
	case dossier != id:
		return ErrNotFound
	}
	return nil
}

// A Query says which dossiers to list. The zero Query: the first 25 complaints that the viewer may see and that are open, or
// closed while something is still owed, a measure say; in the order in which the viewer's seats must act.
type Query struct {
	Closed    bool         // closed ones with nothing owed instead, the last closed first
	Enquiries bool         // enquiries instead of complaints
	Level     gehoor.Level // LevelKnow: also those of which the viewer merely knows
	Location  gehoor.LocationID
	Region    gehoor.RegionID
	Step      gehoor.DutyKind   // what is owed next, by whomever
	Fresh     bool              // which nobody has routed yet
	Marked    bool              // which are to be read for safety first (D26)
	Waits     bool              // which wait for the complainant
	Deskers   []gehoor.PersonID // which one of these colleagues of the desk has; 0 is nobody
	Due       time.Time         // on which the viewer's seats must have acted before this moment
	After     Cursor            // of the page before
	Limit     int               // 0: 25
}

// A Cursor is a place in a list. It says nothing about anybody.
type Cursor string

// A Page of a list.
type Page struct {
	Rows []Row
	Next Cursor // empty on the last page
}

// List lists dossiers. It costs the same however many there are: nothing is counted, and pages
// go on from the last row's key.
func (v View) List(ctx context.Context, q Query) (Page, error) {
	if q.Limit == 0 {
		q.Limit = 25
	}
	if len(v.viewer.Seats) == 0 {
		return Page{}, nil
	}
	a, err := v.listing(q)
	if err != nil {
		return Page{}, err
	}
	rows, err := a.rows(ctx, v.store.read)
	if err != nil {
		return Page{}, fmt.Errorf("listing dossiers: %w", err)
	}
	page := Page{Rows: rows}
	if len(rows) > q.Limit {
		page.Rows = rows[:q.Limit]
		last := page.Rows[q.Limit-1]
		key := dueAt(last.Due)
		if q.Closed {
			key = at(last.Closed)
		}
		page.Next = cursor{key, int64(last.ID)}.text()
	}
	return page, nil
}

// listing asks for a page of a list and one row more.
func (v View) listing(q Query) (*asking, error) {
	by := "r.due"
	if q.Closed {
		by = "r.closed"
	}
	after, err := parseCursor(q.After)
	if err != nil {
		return nil, err
	}
	a := &asking{}
	conditions := func() string {
		c := v.ofQuery(a, q)
		if q.After == "" {
			return c
		}
		if q.Closed {
			return c + " and (r.closed, r.stream) < (" + a.of(after.key) + ", " + a.of(after.id) + ")"
		}
		return c + " and (r.due, r.stream) > (" + a.of(after.key) + ", " + a.of(after.id) + ")"
	}
	direction := map[bool]string{true: " desc"}[q.Closed]
	listed := v.perSeat(a, "r.step, "+by+" as sort", conditions, q.level(), q.Closed, " order by "+by+direction+", r.stream"+direction, q.Limit+1)
	a.add("select ", rowColumns, ", ", v.best(a, "d.stream"), ", x.due, x.step from (", listed, ") x cross join dossier d where d.org = ", a.of(v.org), " and d.stream = x.stream",
		" order by x.sort", direction, ", x.stream", direction, " limit ", a.of(q.Limit+1))
	return a, nil
}

func (q Query) level() gehoor.Level {
	if q.Level == gehoor.LevelKnow {
		return gehoor.LevelKnow
	}
	return gehoor.LevelSee
}

// ofQuery is the query's conditions on reader row r, but for its cursor.
func (v View) ofQuery(a *asking, q Query) string {
	c := " and r.closed = ''"
	if q.Closed {
		c = " and r.closed <> ''"
	}
	if q.Enquiries {
		c += " and r.kind = '" + kindEnquiry + "'"
	} else {
		c += " and r.kind = '" + kindComplaint + "'"
	}
	if q.Location != 0 {
		c += " and r.location = " + a.of(int64(q.Location))
	}
	if q.Region != 0 {
		c += " and r.region = " + a.of(int64(q.Region))
	}
	if q.Step != "" {
		c += " and r.step = " + a.of(string(q.Step))
	}
	if q.Fresh {
		c += " and r.fresh = 1"
	}
	if q.Marked {
		c += " and r.marked = 1"
	}
	if q.Waits {
		c += " and r.waits = 1"
	}
	if len(q.Deskers) > 0 {
		if !slices.Contains(q.Deskers, 0) {
			c += " and r.desker <> 0"
		}
		places := make([]string, len(q.Deskers))
		for i, p := range q.Deskers {
			places[i] = a.of(int64(p))
		}
		c += " and r.desker in (" + strings.Join(places, ", ") + ")"
	}
	if !q.Due.IsZero() {
		c += " and r.due < " + a.of(at(q.Due))
	}
	return c
}

// perSeat reads the first limit rows of each of the viewer's seats and levels, each by its index, and joins
// them. A dossier that several seats have comes once: by the seat that must act first, or when
// byPlace by the first in order.
func (v View) perSeat(a *asking, sort string, conditions func() string, level gehoor.Level, byPlace bool, order string, limit int) string {
	var parts []string
	levels := []gehoor.Level{gehoor.LevelSee}
	if level != gehoor.LevelSee {
		levels = append(levels, gehoor.LevelKnow)
	}
	for _, seat := range v.viewer.Seats {
		before := "(o.due, o.role, o.place) < (r.due, r.role, r.place)"
		if byPlace {
			before = "(o.role, o.place) < (r.role, r.place)"
		}
		for _, one := range levels {
			text := "select * from (select r.stream, r.due, " + sort + " from reader r where r.org = " + a.of(v.org) +
				" and r.role = " + a.of(string(seat.Role)) + " and r.place = " + a.of(seat.Place) + " and r.level = '" + string(one) + "'" +
				conditions() + " and " + v.notBarred(a, "r.stream")
			if len(v.viewer.Seats) > 1 {
				text += " and not exists (select 1 from reader o where o.org = r.org and o.stream = r.stream and " + v.seats(a, "o") +
					atLeast(level, "o") + " and " + before + ")"
			}
			parts = append(parts, text+order+" limit "+a.of(limit)+") s"+strconv.Itoa(len(parts)))
		}
	}
	return strings.Join(parts, " union all ")
}

type cursor struct {
	key string
	id  int64
}

func (c cursor) text() Cursor {
	return Cursor(fmt.Sprintf("%s.%d", strings.TrimSuffix(c.key, "Z"), c.id))
}

// parseCursor is the reverse of text.
func parseCursor(c Cursor) (cursor, error) {
	if c == "" {
		return cursor{}, nil
	}
	i := strings.LastIndexByte(string(c), '.')
	if i < 0 {
		return cursor{}, ErrNotFound
	}
	id, err := strconv.ParseInt(string(c[i+1:]), 10, 64)
	if err != nil {
		return cursor{}, ErrNotFound
	}
	key := string(c[:i])
	if key != never {
		key += "Z"
	}
	return cursor{key, id}, nil
}

// A Count is a number up to a hundred; More says that there are more than that.
type Count struct {
	N    int
	More bool
}

// Counts are what the first page says of the viewer's open dossiers.
type Counts struct {
	Late      Count // complaints on which a seat of the viewer's should have acted
	Week      Count // complaints on which one must act before the end of the week
	New       Count // complaints that nobody has routed yet
	Enquiries Count // open questions
}

const countLimit = 100

// Counts counts to a hundred at the most: what the viewer's seats owe, also for what they merely know of (a measure, say), and
// of what the viewer sees the rest. The week ends with Sunday.
func (v View) Counts(ctx context.Context, now time.Time) (c Counts, err error) {
	today := gehoor.DateOf(now)
	sunday := today.AddDays((7 - int(today.Weekday())) % 7).End()
	open := func(a *asking, enquiries bool) string { return v.ofQuery(a, Query{Enquiries: enquiries}) }
	for _, count := range []struct {
		into       *Count
		level      gehoor.Level
		conditions func(*asking) string
	}{
		{&c.Late, gehoor.LevelKnow, func(a *asking) string { return open(a, false) + " and r.due < " + a.of(at(now)) }},
		{&c.Week, gehoor.LevelKnow, func(a *asking) string {
			return open(a, false) + " and r.due >= " + a.of(at(now)) + " and r.due <= " + a.of(at(sunday))
		}},
		{&c.New, gehoor.LevelSee, func(a *asking) string { return open(a, false) + " and r.fresh = 1" }},
		{&c.Enquiries, gehoor.LevelSee, func(a *asking) string { return open(a, true) }},
	} {
		if *count.into, err = v.count(ctx, count.level, count.conditions); err != nil {
			return Counts{}, fmt.Errorf("counting dossiers: %w", err)
		}
	}
	return c, nil
}

func (v View) count(ctx context.Context, level gehoor.Level, conditions func(*asking) string) (Count, error) {
	if len(v.viewer.Seats) == 0 {
		return Count{}, nil
	}
	a := v.counting(level, conditions)
	var n int
	if err := v.store.read.QueryRowContext(ctx, a.text.String(), a.args...).Scan(&n); err != nil {
		return Count{}, err
	}
	return Count{min(n, countLimit), n > countLimit}, nil
}

func (v View) counting(level gehoor.Level, conditions func(*asking) string) *asking {
	a := &asking{}
	streams := v.perSeat(a, "1 as sort", func() string { return conditions(a) }, level, false, " order by r.due, r.stream", countLimit+1)
	a.add("select count(*) from (select distinct stream from (", streams, ") y limit ", a.of(countLimit+1), ") x")
	return a
}

// visibleOf keeps those of the ids that the viewer sees, as rows, newest first.
func (v View) visibleOf(ctx context.Context, ids []gehoor.StreamID) ([]Row, error) {
	var found []Row
	for part := range slices.Chunk(ids, 200) {
		rows, err := v.where(ctx, gehoor.LevelSee, func(a *asking) string {
			places := make([]string, len(part))
			for i, id := range part {
				places[i] = a.of(int64(id))
			}
			return "d.stream in (" + strings.Join(places, ", ") + ")"
		}, len(part))
		if err != nil {
			return nil, err
		}
		found = append(found, rows...)
	}
	slices.SortFunc(found, func(a, b Row) int { return cmp.Compare(b.ID, a.ID) })
	return found, nil
}
