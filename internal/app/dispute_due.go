package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
)

// jobDispute is a mail about what a case at the Geschillencommissie asks of us (R15, R19). It stands in job ids: it stays.
const jobDispute gehoor.DutyKind = "mail-dispute"

// When one is reminded of our statement to the committee, in days before the last one; after it every week.
const statementBefore, statementLast = 14, 3

// orderTold is the turn in which the owner of a measure is told that it is his; the others are reminders.
const orderTold = "told"

// actionOrder is what the owner's mail link lets him do: say that a measure is done which followed from a ruling. Behind it
// stand the numbers of the dispute and of the measure.
const actionOrder = "order:"

// moved is a turn of a measure that was moved so many times: each of its days has its own.
func moved(turn string, times int) string {
	if turn == "" || times == 0 {
		return turn
	}
	return fmt.Sprintf("%s, moved %d", turn, times)
}

// turnsOf are the turns of today for what a dispute asks of us: that its owner is told, and the reminder, if there is one.
func turnsOf(d gehoor.Dispute, owed gehoor.Duty, today gehoor.Date) (told, remind string) {
	times := 0
	if i := slices.IndexFunc(d.Measures, func(m gehoor.MeasureState) bool { return m.No == owed.No }); i >= 0 && owed.Kind == gehoor.OweMeasure {
		times = d.Measures[i].Moved
	}
	return moved(orderTold, times), moved(disputeTurn(owed, today), times)
}

// disputeTurn is the reminder of today for what a dispute asks of us; empty for none. As long as it is the same there is no second one.
func disputeTurn(owed gehoor.Duty, today gehoor.Date) string {
	if !owed.Open() {
		return ""
	}
	left := today.DaysUntil(lastDay(owed.By))
	switch {
	case left < 0, left == 0 && owed.Kind == gehoor.OweMeasure:
		return fmt.Sprint("week ", -left/7)
	case owed.Kind != gehoor.OweStatement, left > statementBefore:
		return ""
	case left > statementLast:
		return "before"
	}
	return "last"
}

func disputeJob(org int64, no int, owed gehoor.Duty, turn string) store.Job {
	turn = fmt.Sprintf("%d/%s/%d/%s", no, owed.Kind, owed.No, turn)
	return store.Job{ID: fmt.Sprintf("%d/0/%s/%s", org, jobDispute, turn), Duty: jobDispute, Args: arguments{Turn: turn}.String()}
}

// remindDisputes makes the mails of today about cases at the Geschillencommissie: to the desk before our statement must be there,
// and to the owner of a measure from the day on which it must be done.
func (a *App) remindDisputes(ctx context.Context, org int64, day Day) error {
	if !day.Procedure.Calendar.WorkingDay(day.Today) || day.Now.Before(day.Today.Start(nil).Add(morning)) {
		return nil
	}
	events, err := a.Store.System().Happened(ctx, org, disputeFacts...)
	if err != nil {
		return err
	}
	var jobs []store.Job
	for _, d := range gehoor.Disputes(events) {
		for _, owed := range d.Duties() {
			_, turn := turnsOf(d, owed, day.Today)
			if turn == "" {
				continue
			}
			j := disputeJob(org, d.No, owed, turn)
			switch _, err := a.Store.Job(ctx, org, j.ID); {
			case errors.Is(err, store.ErrNotFound):
				jobs = append(jobs, j)
			case err != nil:
				return err
			}
		}
	}
	if len(jobs) == 0 {
		return nil
	}
	return a.Store.Write(ctx, org, day.Now, func(tx *store.Tx) error {
		for _, j := range jobs {
			tx.AddJob(j)
		}
		return nil
	})
}

// tellOwners makes the mails to the owners of measures that a ruling brought, or that have a new day; the desk sees its own.
func tellOwners(tx *store.Tx, org int64, before []gehoor.Dispute, facts []gehoor.Fact, day Day) {
	tell := func(dispute int, m gehoor.Measure, turn string) {
		if m.Done.IsZero() && !slices.Contains(holders(day.Chart, day.Today, deskSeats), m.Owner) {
			tx.AddJob(disputeJob(org, dispute, gehoor.Duty{Kind: gehoor.OweMeasure, No: m.No}, turn))
		}
	}
	for _, f := range facts {
		switch f := f.(type) {
		case gehoor.DisputeEnded:
			for _, m := range f.Measures {
				tell(f.No, m, orderTold)
			}
		case gehoor.DisputeMeasureMoved:
			for _, m := range before[f.No-1].Measures {
				if m.No == f.Measure {
					tell(f.No, m.Measure, moved(orderTold, m.Moved+1))
				}
			}
		}
	}
}

var deskSeats = []gehoor.Seat{{Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator}}

// disputeDue is such a mail, if what it is about is still owed and it is still its turn.
func (w *work) disputeDue() (plan, error) {
	events, err := w.Store.System().Happened(w.ctx, w.job.Org, disputeFacts...)
	if err != nil {
		return plan{}, err
	}
	for _, d := range gehoor.Disputes(events) {
		for _, owed := range d.Duties() {
			told, remind := turnsOf(d, owed, w.day.Today)
			for _, turn := range []string{told, remind} {
				if turn == "" || !owed.Open() || disputeJob(w.job.Org, d.No, owed, turn).ID != w.job.ID {
					continue
				}
				if owed.Kind == gehoor.OweMeasure {
					return plan{owed: true, write: w.askForOrder(d.No, owed)}, nil
				}
				return plan{owed: true, write: w.toStaff(func(f letter.Frame, _ recipient) letter.Mail {
					return letter.StatementDue(f, d.No, lastDay(owed.By), w.page(PageDispute, strconv.Itoa(d.No)))
				}, deskSeats...)}, nil
			}
		}
	}
	return plan{}, nil
}

// askForOrder asks the owner of a measure whether it is done, with a link of his own; the desk when he has left.
func (w *work) askForOrder(no int, owed gehoor.Duty) func() ([]addressed, error) {
	return func() ([]addressed, error) {
		by := lastDay(owed.By)
		to, err := w.people(gehoor.PersonID(owed.Seat.Place))
		if err == nil && len(to) == 0 {
			return w.toStaff(func(f letter.Frame, _ recipient) letter.Mail {
				return letter.OrderDue(f, no, by, w.page(PageDispute, strconv.Itoa(no)))
			}, deskSeats...)()
		}
		return each(to, err, func(r recipient) (letter.Mail, error) {
			secret, err := w.Store.NewAction(w.ctx, w.job.Org, store.Action{Person: r.person, Kind: fmt.Sprintf("%s%d:%d", actionOrder, no, owed.No)}, measureLasts)
			return letter.OrderDue(w.frame(r), no, by, w.page(PageOrder, secret)), err
		})
	}
}

// OrderByLink is the measure of a mail's link, the number of its dispute, and whose it is; store.ErrNotFound when there is none.
// Of the dispute one reads nothing by it but the measure.
func (a *App) OrderByLink(ctx context.Context, org int64, secret string) (Who, int, gehoor.MeasureState, error) {
	fail := func(err error) (Who, int, gehoor.MeasureState, error) { return Who{}, 0, gehoor.MeasureState{}, err }
	action, err := a.Store.Action(ctx, org, secret)
	if err != nil {
		return fail(err)
	}
	numbers, ours := strings.CutPrefix(action.Kind, actionOrder)
	dispute, measure, _ := strings.Cut(numbers, ":")
	no, err1 := strconv.Atoi(dispute)
	n, err2 := strconv.Atoi(measure)
	if !ours || err1 != nil || err2 != nil {
		return fail(store.ErrNotFound)
	}
	w, err := a.Who(org, action.Person)
	if err != nil {
		return fail(err)
	}
	events, err := a.Store.System().Happened(ctx, org, disputeFacts...)
	if err != nil {
		return fail(err)
	}
	for _, d := range gehoor.Disputes(events) {
		for _, m := range d.Measures {
			if d.No == no && m.No == n && m.Owner == action.Person {
				return w, no, m, nil
			}
		}
	}
	return fail(store.ErrNotFound)
}

// OrderWords are what is to be done, for its owner.
func (a *App) OrderWords(ctx context.Context, w Who, m gehoor.MeasureState) (string, error) {
	if m.Owner != w.Viewer.Person {
		return "", nil
	}
	return a.WordsFor(ctx, w.Org, m.Text)
}

// FinishOrder records that the owner of a measure which followed from a ruling did it; store.ErrNotFound when it is not his.
func (a *App) FinishOrder(ctx context.Context, w Who, dispute, measure int, on gehoor.Date) error {
	return a.doDispute(ctx, w, nil, func(all []gehoor.Dispute, day Day) ([]gehoor.Fact, error) {
		for _, d := range all {
			for _, m := range d.Measures {
				if d.No == dispute && m.No == measure && m.Owner == w.Viewer.Person {
					return d.FinishMeasure(measure, on, gehoor.Ref{}, day.Now)
				}
			}
		}
		return nil, store.ErrNotFound
	})
}
