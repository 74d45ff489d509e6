package app

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
)

// A YearDuty is what is owed for the annual report of a holder on a year.
type YearDuty struct {
	Year    int
	Holder  store.Holder
	Version int // of the report: a correction is approved, sent and told anew
	gehoor.Duty
}

// YearDuties lists what w still owes for annual reports, in the order in which it is done: on the last year, and on the two before.
func (a *App) YearDuties(ctx context.Context, w Who) ([]YearDuty, error) {
	owed, err := a.yearDuties(ctx, w.Org)
	return slices.DeleteFunc(owed, func(d YearDuty) bool {
		if d.Kind == gehoor.OweYearApprove {
			return !(gehoor.Publication{Holder: d.Holder.ID}).MayApprove(w.Viewer.Seats)
		}
		return !writesYear(w)
	}), err
}

// yearDuties are what is owed by anybody. An approval is owed from the moment that there is something to approve. Of a year of before the
// program was used nothing is owed that was not begun here: whoever handled its complaints told of them.
func (a *App) yearDuties(ctx context.Context, org int64) ([]YearDuty, error) {
	fail := func(err error) ([]YearDuty, error) {
		return nil, fmt.Errorf("reading what is owed for the annual report: %w", err)
	}
	today := gehoor.DateOf(a.Now())
	holders, err := a.Store.Holders(org)
	if err != nil {
		return fail(err)
	}
	events, err := a.Store.System().Happened(ctx, org, yearFacts...)
	if err != nil {
		return fail(err)
	}
	set, err := a.Store.Settings(org)
	if err != nil {
		return fail(err)
	}
	began, err := a.Store.System().Began(ctx, org)
	if err != nil {
		return fail(err)
	}
	var owed []YearDuty
	last := LastYear(today)
	for year := last; year > last-3; year-- {
		start, end := yearIn(year)
		filed, err := a.Store.System().FiledIn(ctx, org, start, end)
		if err != nil {
			return fail(err)
		}
		for _, h := range holders {
			work := YearWork{Holder: h, State: gehoor.PublicationOf(events, year, h.ID)}
			if h.KvK == "" || year < last && len(work.State.Versions) == 0 && !began.Before(end) {
				continue
			}
			public := work.State.Approved()
			unsent, required := 0, len(public) > 0
			if n := len(public); n > 0 {
				newest, err := a.publicYear(ctx, org, public, n-1)
				if err != nil {
					return fail(err)
				}
				work.Public = append(work.Public, newest)
				for _, b := range yearBodies(work, set) {
					if b.Sent.IsZero() {
						unsent++
					}
				}
			} else if required = slices.Contains(filed, h.ID); !required {
				if required, err = a.yearUnlisted(ctx, org, year, h.ID, events); err != nil {
					return fail(err)
				}
			}
			_, waits := work.State.Pending()
			for _, d := range work.State.Duties(required, unsent, today) {
				early := d.Kind == gehoor.OweYearApprove && !waits || (d.Kind == gehoor.OweYearDeliver || d.Kind == gehoor.OweYearTell) && len(public) == 0
				if d.Open() && !early {
					version := len(public)
					if d.Kind == gehoor.OweYearApprove {
						version++
					}
					owed = append(owed, YearDuty{year, h, version, d})
				}
			}
		}
	}
	return owed, nil
}

// yearRequired is YearReport.Required without counting the whole year.
func (a *App) yearRequired(ctx context.Context, org int64, year int, holder gehoor.HolderID, events []gehoor.Event) (bool, error) {
	start, end := yearIn(year)
	filed, err := a.Store.System().FiledIn(ctx, org, start, end)
	if err != nil || slices.Contains(filed, holder) {
		return err == nil, err
	}
	return a.yearUnlisted(ctx, org, year, holder, events)
}

func yearIn(year int) (start, end time.Time) {
	return gehoor.Date{Year: year, Month: 1, Day: 1}.Start(nil), gehoor.Date{Year: year + 1, Month: 1, Day: 1}.Start(nil)
}

// yearUnlisted is yearRequired of a holder of whom no complaint is listed as filed in the year.
func (a *App) yearUnlisted(ctx context.Context, org int64, year int, holder gehoor.HolderID, events []gehoor.Event) (bool, error) {
	figures := gehoor.NewYear(year, holder)
	for _, d := range gehoor.Disputes(events) {
		figures.AddDispute(d)
	}
	unlisted, err := a.Store.System().Unlisted(ctx, org)
	if err != nil {
		return false, err
	}
	for _, c := range unlisted {
		figures.Add(c)
	}
	if err := a.addErased(ctx, org, year, math.MaxInt64, figures); err != nil {
		return false, err
	}
	return figures.Report().Required, nil
}

// jobYear is a mail about an annual report (E32). It stands in job ids: it stays.
const jobYear gehoor.DutyKind = "mail-year"

// When one is reminded of an annual report, in the year after; after the last day every week.
const (
	yearDraftMonth, yearSendMonth = time.March, time.May
	yearSendDay                   = 15
)

// remindYears makes the mails about annual reports: in March that one is to be drafted, on 15 May that it must go, and
// every week once its day has passed; and at once that one waits for approval.
func (a *App) remindYears(ctx context.Context, org int64, day Day) error {
	if !day.Procedure.Calendar.WorkingDay(day.Today) || day.Now.Before(day.Today.Start(nil).Add(morning)) {
		return nil
	}
	owed, err := a.yearDuties(ctx, org)
	if err != nil {
		return err
	}
	for _, d := range owed {
		begin := gehoor.Date{Year: d.Year + 1, Month: yearDraftMonth, Day: 1}
		switch d.Kind {
		case gehoor.OweYearDeliver, gehoor.OweYearTell:
			begin.Month, begin.Day = yearSendMonth, yearSendDay
		case gehoor.OweYearApprove:
			begin = gehoor.Date{}
		}
		if day.Today.Before(begin) {
			continue
		}
		week := 0
		if last := lastDay(d.By); day.Today.After(last) {
			week = 1 + last.DaysUntil(day.Today)/7
		}
		turn := fmt.Sprintf("%d/%d/%s/%d/%d", d.Year, d.Holder.ID, d.Kind, week, d.Version)
		j := store.Job{ID: fmt.Sprintf("%d/0/%s/%s", org, jobYear, turn), Duty: jobYear, Args: arguments{Turn: turn}.String()}
		if _, err := a.Store.Job(ctx, org, j.ID); !errors.Is(err, store.ErrNotFound) {
			if err != nil {
				return err
			}
			continue
		}
		if err := a.Store.Write(ctx, org, day.Now, func(tx *store.Tx) error { tx.AddJob(j); return nil }); err != nil {
			return err
		}
	}
	return nil
}

// yearDue is such a mail, if what it is about is still owed.
func (w *work) yearDue() (plan, error) {
	args, err := argumentsOf(w.job)
	if err != nil {
		return plan{}, err
	}
	turn := strings.Split(args.Turn, "/")
	if len(turn) < 4 {
		return plan{}, errUnheard
	}
	owed, err := w.yearDuties(w.ctx, w.job.Org)
	if err != nil {
		return plan{}, err
	}
	i := slices.IndexFunc(owed, func(d YearDuty) bool {
		return strconv.Itoa(d.Year) == turn[0] && strconv.FormatInt(int64(d.Holder.ID), 10) == turn[1] && string(d.Kind) == turn[2]
	})
	if i < 0 {
		return plan{}, nil
	}
	d := owed[i]
	seats := []gehoor.Seat{{Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator}}
	switch d.Kind {
	case gehoor.OweYearApprove:
		seats = []gehoor.Seat{{Role: gehoor.Director, Place: int64(d.Holder.ID)}, {Role: gehoor.Board}}
	case gehoor.OweYearDeliver, gehoor.OweYearTell:
		seats = append(seats, gehoor.Seat{Role: gehoor.Board})
	}
	return plan{owed: true, write: func() ([]addressed, error) {
		to, err := w.people(holders(w.day.Chart, w.day.Today, seats)...)
		return each(to, err, func(r recipient) (letter.Mail, error) {
			page := w.page(PageYear, strconv.Itoa(d.Year), "/", d.Holder.KvK)
			return letter.AnnualDue(w.frame(r), letter.YearDue{Year: d.Year, Owed: d.Kind, By: lastDay(d.By)}, page), nil
		})
	}}, nil
}
