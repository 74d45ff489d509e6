package app

import (
	"context"
	"slices"

	"gehoor"
	"gehoor/internal/store"
)

// Administer lets an administrator change people, chart, settings or procedure, in one transaction.
// To anybody else it is store.ErrNotFound.
func (a *App) Administer(ctx context.Context, w Who, change func(tx *store.Tx, by gehoor.Actor) error) error {
	if !w.Viewer.Has(gehoor.Administrator) {
		return store.ErrNotFound
	}
	return a.Store.Write(ctx, w.Org, a.Now(), func(tx *store.Tx) error { return change(tx, w.Actor()) })
}

// Administered lists, for an administrator, what the organisation's log says of such changes, the newest
// first; to anybody else it is store.ErrNotFound.
func (a *App) Administered(ctx context.Context, w Who) ([]gehoor.Event, error) {
	if !w.Viewer.Has(gehoor.Administrator) {
		return nil, store.ErrNotFound
	}
	events, err := a.Store.System().Happened(ctx, w.Org, gehoor.ChartChanged{}, gehoor.ProcedureApplied{})
	slices.Reverse(events)
	return events, err
}
