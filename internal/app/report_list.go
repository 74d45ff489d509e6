package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"gehoor"
	"gehoor/internal/store"
)

// A SentWeek is a line in the list of weekly reports.
type SentWeek struct {
	From   gehoor.Date // Monday
	SentAt time.Time
	Itself bool // it went by itself (D36)
}

// Weeks lists the reports that were frozen and that w reads, the newest first; store.ErrNotFound for who
// reads none. A supervisor's own goes with the board's, on the same moment.
func (a *App) Weeks(ctx context.Context, w Who) ([]SentWeek, error) {
	kind, err := reads(w)
	if err != nil {
		return nil, err
	}
	events, err := a.Store.System().Happened(ctx, w.Org, gehoor.ReportFrozen{}, gehoor.ReportSent{})
	if err != nil {
		return nil, err
	}
	sent := map[gehoor.Date]SentWeek{}
	var weeks []SentWeek
	for _, e := range slices.Backward(events) {
		switch f := e.Fact.(type) {
		case gehoor.ReportSent:
			sent[f.From] = SentWeek{From: f.From, SentAt: e.At, Itself: f.Itself}
		case gehoor.ReportFrozen:
			if f.Report == kind {
				week := sent[f.From]
				week.From = f.From
				weeks = append(weeks, week)
			}
		}
	}
	return weeks, nil
}

// SendingWeek is the report of a week on its way, for who may send it; ok is false when it is not. It
// waits while w can take it back.
func (a *App) SendingWeek(ctx context.Context, w Who, from gehoor.Date) (s Sending, ok bool, err error) {
	job, err := a.Store.Job(ctx, w.Org, weekJob(w.Org, from, arguments{}).ID)
	if errors.Is(err, store.ErrNotFound) || err == nil && !job.Done.IsZero() {
		return s, false, nil
	} else if err != nil {
		return s, false, err
	}
	args, err := argumentsOf(job)
	return Sending{Job: job.ID, At: job.RunAt, Wait: args.By == w.Viewer.Person && job.Tries == 0 && job.RunAt.After(a.Now())}, err == nil, err
}
