package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
)

// actionMeasure is what the owner's mail link lets him do: say of one measure that it is done, or takes longer (M5). Behind
// it stands the number of the measure.
const actionMeasure = "measure:"

// measureLasts is how long that link works: the next reminder brings a new one.
const measureLasts = actionLasts

// askForMeasure asks the owner of a measure whether it is done, with a link of his own (E22, R15). When he has left, or it turned out
// to be about him, who leads the complaint is asked, who may pass it on.
func (w *work) askForMeasure(no int) func() ([]addressed, error) {
	c := w.complaint
	m := c.Measures[no]
	return func() ([]addressed, error) {
		to, err := w.people(m.Owner)
		if err == nil && len(to) == 0 {
			return w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
				return letter.MeasureDue(f, m.Due, w.dossierPage(r))
			}, c.Lead, c.Desk())()
		}
		return each(to, err, func(r recipient) (letter.Mail, error) {
			secret, err := w.Store.NewAction(w.ctx, w.job.Org, store.Action{Person: r.person, Complaint: c.ID, Kind: actionMeasure + strconv.Itoa(no)}, measureLasts)
			return letter.MeasureDue(w.frame(r), m.Due, w.page(PageMeasure, secret)), err
		})
	}
}

// MeasureByLink is the measure of a mail's link and whose it is; store.ErrNotFound when there is none, it is somebody
// else's by now, or this person may not know of the complaint. Of the complaint one reads nothing by it but the measure.
func (a *App) MeasureByLink(ctx context.Context, org int64, secret string) (Who, *gehoor.Complaint, gehoor.MeasureState, error) {
	fail := func(err error) (Who, *gehoor.Complaint, gehoor.MeasureState, error) {
		return Who{}, nil, gehoor.MeasureState{}, err
	}
	action, err := a.Store.Action(ctx, org, secret)
	if err != nil {
		return fail(err)
	}
	number, ours := strings.CutPrefix(action.Kind, actionMeasure)
	no, err := strconv.Atoi(number)
	if !ours || err != nil {
		return fail(store.ErrNotFound)
	}
	w, err := a.Who(org, action.Person)
	if err != nil {
		return fail(err)
	}
	c, err := a.Store.System().Load(ctx, org, action.Complaint)
	if err != nil {
		return fail(err)
	}
	m, ok := c.Measures[no]
	if !ok || !ownsMeasure(c, m, action.Person) {
		return fail(store.ErrNotFound)
	}
	return w, c, m, nil
}

func ownsMeasure(c *gehoor.Complaint, m gehoor.MeasureState, p gehoor.PersonID) bool {
	return m.Owner == p && p != 0 && !c.Sealed && c.ErasedAt.IsZero() && !c.Barred(p)
}

// MeasureWords are what was promised, for its owner. One towards a member of staff is the decider's to read (D21).
func (a *App) MeasureWords(ctx context.Context, w Who, c *gehoor.Complaint, m gehoor.MeasureState) (string, error) {
	if m.Kind == gehoor.PersonnelMeasure && !gehoor.Can(w.Viewer, gehoor.Personnel, c) {
		return "", nil
	}
	return a.words(ctx, w.Org, m.Text)
}

// AsOwner does what the owner of a measure does with it.
func (a *App) AsOwner(ctx context.Context, w Who, id gehoor.StreamID, no int, bodies []*Body, act Act) error {
	_, err := a.do(ctx, w, w.Actor(), id, 0, func(c *gehoor.Complaint) error {
		if !ownsMeasure(c, c.Measures[no], w.Viewer.Person) {
			return store.ErrNotFound
		}
		return nil
	}, bodies, act)
	if err != nil {
		return fmt.Errorf("seeing to a measure: %w", err)
	}
	return nil
}
