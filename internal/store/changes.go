package store

import (
	"context"
	"fmt"
	"time"

	"gehoor"
)

// A Change is how something of the chart became at a moment. The row it became is a Holder, Region,
// Location, Registration, gehoor.Position or gehoor.Absence, with its id.
type Change struct {
	At    time.Time
	Actor gehoor.Actor
	Added bool // it was not there before
	Row   any
}

// Changes lists the last changes of the chart, the newest first.
func (s *Store) Changes(ctx context.Context, org int64, limit int) ([]Change, error) {
	rows, err := s.read.QueryContext(ctx, `select what, id, no, at, actor, data from chart_history
		where org = $1 order by at desc, what, id desc, no desc limit $2`, org, limit)
	if err != nil {
		return nil, fmt.Errorf("listing the changes of the chart: %w", err)
	}
	changes, err := collect(rows, scanChange)
	if err != nil {
		return nil, fmt.Errorf("listing the changes of the chart: %w", err)
	}
	return changes, nil
}

func scanChange(row scanner) (c Change, err error) {
	var what, at, actor, data string
	var id, no int64
	if err := row.Scan(&what, &id, &no, &at, &actor, &data); err != nil {
		return c, err
	}
	c.Added = no == 1
	if c.At, err = moment(at); err != nil {
		return c, err
	}
	if c.Actor, err = parseActor(actor); err != nil {
		return c, err
	}
	var one charted
	if err := one.read(what, id, []byte(data)); err != nil {
		return c, fmt.Errorf("%s %d: %w", what, id, err)
	}
	switch what {
	case ofHolder:
		c.Row = one.holders[0]
	case ofRegion:
		c.Row = one.regions[0]
	case ofLocation:
		c.Row = one.locations[0]
	case ofRegistration:
		c.Row = one.registrations[0]
	case ofPosition:
		c.Row = one.chart.Positions[0]
	case ofAbsence:
		c.Row = one.chart.Absences[0]
	}
	return c, nil
}
