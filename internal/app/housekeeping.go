package app

import (
	"context"
	"errors"
	"time"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/store"
)

// keepHouse removes what is kept for a while only: done jobs, drafts after their fourteen days,
// tokens and attempts that expired, files without a row; and binds the hours that have passed of the
// access log to each organisation's chain; and what goes by itself when its time is over (D32, D35), lines of that log among
// it. Everything in it may be done again.
func (a *App) keepHouse(ctx context.Context) error {
	now := a.Now()
	_, drafts := a.Store.SweepDrafts(ctx, now)
	_, blobs := a.Files.Sweep(ctx, time.Now().Add(-files.SweepAfter), func(name string) (bool, error) { return a.Store.BlobKnown(ctx, name) })
	errs := []error{a.Store.PruneJobs(ctx, now), drafts, a.Store.SweepTokens(ctx), a.Store.SweepAttempts(ctx, now), a.Store.SweepMails(ctx, now), blobs}
	organisations, err := a.Store.Organisations(ctx)
	errs = append(errs, err)
	for _, o := range organisations {
		errs = append(errs, a.bindAccesses(ctx, o.ID, now), a.eraseKept(ctx, o.ID),
			a.Store.SweepAccesses(ctx, o.ID, gehoor.AccessesFrom(gehoor.DateOf(now)).Start(nil)))
	}
	return errors.Join(errs...)
}

// bindAccesses appends, for each hour of the last day that has passed and in which somebody read, the
// sum of its access lines, unless it was appended before.
func (a *App) bindAccesses(ctx context.Context, org int64, now time.Time) error {
	bound, err := a.Store.System().Happened(ctx, org, gehoor.AccessLogged{})
	if err != nil {
		return err
	}
	done := map[time.Time]bool{}
	for _, e := range bound {
		done[e.Fact.(gehoor.AccessLogged).From.UTC()] = true
	}
	this := now.UTC().Truncate(time.Hour)
	for hour := this.Add(-24 * time.Hour); hour.Before(this); hour = hour.Add(time.Hour) {
		if done[hour] {
			continue
		}
		lines, err := a.Store.Accesses(ctx, org, hour, hour.Add(time.Hour))
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			continue
		}
		sum := store.SumAccesses(hour, lines)
		if err := a.Store.Write(ctx, org, now, func(tx *store.Tx) error { return tx.AppendOrg(gehoor.Actor{}, sum) }); err != nil {
			return err
		}
	}
	return nil
}
