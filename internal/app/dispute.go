package app

import (
	"context"
	"fmt"
	"slices"

	"gehoor"
	"gehoor/internal/store"
)

// Disputes are the cases at the Geschillencommissie of which no complaint was filed with us (R20), in the order in which they were
// recorded, for the desk and those above; gehoor.ErrForbidden for others.
func (a *App) Disputes(ctx context.Context, w Who) ([]gehoor.Dispute, error) {
	if !readsDisputes(w) {
		return nil, gehoor.ErrForbidden
	}
	events, err := a.Store.System().Happened(ctx, w.Org, disputeFacts...)
	return gehoor.Disputes(events), err
}

var disputeFacts = []gehoor.Fact{gehoor.DisputeOpened{}, gehoor.DisputeStated{}, gehoor.DisputeEnded{}, gehoor.DisputeMeasureDone{}, gehoor.DisputeMeasureMoved{}}

func readsDisputes(w Who) bool {
	return slices.ContainsFunc([]gehoor.Role{gehoor.Coordinator, gehoor.DeputyCoordinator, gehoor.Director, gehoor.Board}, w.Viewer.Has)
}

// DoDispute records what act finds right to record of the organisation's disputes, as they are at that moment. Bodies become items of the
// organisation's own. Only the desk records (R20); what it may not do is a gehoor.Refusal.
func (a *App) DoDispute(ctx context.Context, w Who, bodies []*Body, act func(all []gehoor.Dispute, day Day) ([]gehoor.Fact, error)) error {
	if !w.Viewer.Has(gehoor.Coordinator) && !w.Viewer.Has(gehoor.DeputyCoordinator) {
		return gehoor.ErrForbidden
	}
	return a.doDispute(ctx, w, bodies, act)
}

func (a *App) doDispute(ctx context.Context, w Who, bodies []*Body, act func(all []gehoor.Dispute, day Day) ([]gehoor.Fact, error)) error {
	day, err := a.day(w)
	if err != nil {
		return err
	}
	sealed, err := a.sealAll(w.Org, bodies)
	if err != nil {
		return err
	}
	return a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		events, err := tx.Happened(disputeFacts...)
		if err != nil {
			return err
		}
		for i, s := range sealed {
			if s != nil {
				bodies[i].Ref = tx.PutItem(0, *s)
			}
		}
		facts, err := act(gehoor.Disputes(events), day)
		if err != nil {
			return err
		}
		tellOwners(tx, w.Org, gehoor.Disputes(events), facts, day)
		return tx.AppendOrg(w.Actor(), facts...)
	})
}

// DisputeWords are words that belong to a dispute, for who reads disputes; empty for none, and for what was erased.
func (a *App) DisputeWords(ctx context.Context, w Who, ref gehoor.Ref) (string, error) {
	if ref == (gehoor.Ref{}) || !readsDisputes(w) {
		return "", nil
	}
	words, err := a.WordsFor(ctx, w.Org, ref)
	if err != nil {
		return "", fmt.Errorf("reading words of a dispute: %w", err)
	}
	return words, nil
}
