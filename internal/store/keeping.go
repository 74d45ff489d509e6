package store

import (
	"context"
	"fmt"
	"strings"

	"gehoor"
)

// keepingText is how what a last day follows from stands in a row, beside the day it was filed and that of its last
// closing event.
func keepingText(k gehoor.Keeping) string {
	if k.Short {
		return "." + dayText(k.Leave)
	}
	names := make([]string, len(k.Categories))
	for i, c := range k.Categories {
		names[i] = string(c)
	}
	return strings.Join(names, " ")
}

func dayText(d gehoor.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func readDay(s string) (gehoor.Date, error) {
	if s == "" {
		return gehoor.Date{}, nil
	}
	return gehoor.ParseDate(s)
}

// A Kept is a complaint that has ended, or one that is held.
type Kept struct {
	Row
	Keeping gehoor.Keeping // zero while it must stay
	Held    gehoor.Date    // when its hold is looked at again; zero: it is not held
}

// Settled lists the complaints that have ended, were filed on a day or before, and that the viewer at least knows of, those
// settled first first.
func (v View) Settled(ctx context.Context, filed gehoor.Date) ([]Kept, error) {
	return v.kept(ctx, func(a *asking) string {
		return "d.kind = '" + kindComplaint + "' and d.settled <> '' and d.received < " + a.of(at(filed.End()))
	}, "d.settled, d.stream")
}

// Held lists the complaints that are held, open ones too, and that the viewer at least knows of; those to be looked at first
// first.
func (v View) Held(ctx context.Context) ([]Kept, error) {
	return v.kept(ctx, func(*asking) string { return "d.kind = '" + kindComplaint + "' and d.held <> ''" }, "d.held, d.stream")
}

// Asked lists the dossiers, closed ones too, in which the viewer's seats have a request about own data to answer.
func (v View) Asked(ctx context.Context) ([]Row, error) {
	rows, err := v.where(ctx, gehoor.LevelSee, func(a *asking) string {
		return "exists (select 1 from reader q where q.org = d.org and q.stream = d.stream and q.role = " + a.of(string(gehoor.PrivacyOfficer)) +
			" and q.due <> '" + never + "' and " + v.seats(a, "q") + ")"
	}, 200)
	if err != nil {
		return nil, fmt.Errorf("listing requests: %w", err)
	}
	return rows, nil
}

func (v View) kept(ctx context.Context, condition func(*asking) string, order string) ([]Kept, error) {
	if len(v.viewer.Seats) == 0 {
		return nil, nil
	}
	a := &asking{}
	a.add("select ", rowColumns, ", d.settled, d.kept, d.held, ", v.best(a, "d.stream"), " from dossier d where d.org = ", a.of(v.org),
		" and ", condition(a), " and ", v.visible(a, "d.stream", gehoor.LevelKnow), " order by ", order)
	rows, err := v.store.read.QueryContext(ctx, a.text.String(), a.args...)
	if err != nil {
		return nil, fmt.Errorf("listing what is kept: %w", err)
	}
	all, err := collect(rows, func(row scanner) (k Kept, err error) {
		var level string
		k, err = scanKept(row, &level)
		if k.Level = gehoor.Level(level); k.Level != gehoor.LevelSee {
			k.Row = k.Row.knownOnly()
		}
		return k, err
	})
	if err != nil {
		return nil, fmt.Errorf("listing what is kept: %w", err)
	}
	return all, nil
}

func scanKept(row scanner, more ...any) (k Kept, err error) {
	var settled, rule, held string
	if k.Row, err = scanRow(row, append([]any{&settled, &rule, &held}, more...)...); err != nil {
		return k, err
	}
	if k.Held, err = readDay(held); err != nil || settled == "" {
		return k, err
	}
	k.Keeping.Filed = gehoor.DateOf(k.Received)
	if k.Keeping.Settled, err = readDay(settled); err != nil {
		return k, err
	}
	if promised, short := strings.CutPrefix(rule, "."); short {
		k.Keeping.Short = true
		k.Keeping.Leave, err = readDay(promised)
		return k, err
	}
	for _, c := range strings.Fields(rule) {
		k.Keeping.Categories = append(k.Keeping.Categories, gehoor.Category(c))
	}
	return k, nil
}

// Settled lists complaints that have ended and were filed on a day or before.
func (y System) Settled(ctx context.Context, org int64, filed gehoor.Date) ([]Kept, error) {
	rows, err := y.store.read.QueryContext(ctx, `select `+rowColumns+`, d.settled, d.kept, d.held from dossier d
		where d.org = $1 and d.kind = $2 and d.settled <> '' and d.received < $3 order by d.settled, d.stream`, org, kindComplaint, at(filed.End()))
	if err != nil {
		return nil, fmt.Errorf("listing what is kept: %w", err)
	}
	all, err := collect(rows, func(row scanner) (Kept, error) { return scanKept(row) })
	if err != nil {
		return nil, fmt.Errorf("listing what is kept: %w", err)
	}
	return all, nil
}

// SettledEnquiries lists enquiries that were closed on a day or before and may be erased (D32), the first closed first.
func (y System) SettledEnquiries(ctx context.Context, org int64, closed gehoor.Date, limit int) ([]gehoor.StreamID, error) {
	rows, err := y.store.read.QueryContext(ctx, `select stream from dossier
		where org = $1 and kind = $2 and settled <> '' and settled <= $3 order by settled, stream limit $4`, org, kindEnquiry, closed.String(), limit)
	if err != nil {
		return nil, fmt.Errorf("listing old enquiries: %w", err)
	}
	return collect(rows, func(row scanner) (id gehoor.StreamID, err error) { return id, row.Scan(&id) })
}
