package app

import (
	"context"
	"math"

	"gehoor"
	"gehoor/internal/store"
)

// Trends adds up what stands out until the last week that has ended, for the desk; store.ErrNotFound for anybody else. It counts
// what the weekly report counts, and from is that week's Monday.
func (a *App) Trends(ctx context.Context, w Who) (trends *gehoor.Trends, from gehoor.Date, err error) {
	if !w.Viewer.Has(gehoor.Coordinator) && !w.Viewer.Has(gehoor.DeputyCoordinator) {
		return nil, from, store.ErrNotFound
	}
	day, err := a.day(w)
	if err != nil {
		return nil, from, err
	}
	from = LastWeek(day.Today)
	trends = gehoor.NewTrends(from, day.readings(readers)...)
	told, err := a.toldHeard(ctx, w.Org, gehoor.WeeklyReport, from.AddDays(7), math.MaxInt64)
	if err != nil {
		return nil, from, err
	}
	trends.ToldHeard(told)
	for c, err := range a.Store.System().Complaints(ctx, w.Org) {
		if err != nil {
			return nil, from, err
		}
		trends.Add(c)
	}
	return trends, from, nil
}

// DecisionTerm says of a row that w was listed whether the term of its decision has ended, and was kept. It needs no more than
// knowing of the complaint: the figure names nothing that is in it.
func (a *App) DecisionTerm(ctx context.Context, w Who, row store.Row) (ended, kept bool, err error) {
	c, err := a.Store.System().Load(ctx, w.Org, row.ID)
	if err != nil {
		return false, false, err
	}
	ended, kept = c.DecisionTerm(a.Now())
	return ended, kept, nil
}
