package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
)

// backupsForget is within how many days no backup of ours can bring back what was erased: key parts are
// kept no longer (package backup), and without its key nothing can be read.
const backupsForget = 7

// Forgotten is the day by which no backup brings back what is erased on a day. Copies that are made otherwise,
// as snapshots of a machine, forget after as many days as the administrator has filled in.
func Forgotten(set store.Settings, erased gehoor.Date) gehoor.Date {
	return erased.AddDays(max(backupsForget, set.SnapshotDays))
}

// A Kept is a complaint in the list of what is kept, with its last day.
type Kept struct {
	store.Kept
	Last   gehoor.Date // zero while it must stay
	Itself bool        // it goes by itself after its last day
	Since  gehoor.Date // of one that is held: the day on which it was, or the day for looking again was set
}

// A KeepList is what somebody may decide on (C11): nothing in it says what a complaint is about but its subject.
type KeepList struct {
	Over []Kept // their last day has passed
	Soon []Kept // it comes within three months
	Held []Kept
}

const soonMonths = 3

// decides reports whether w has anything to decide about keeping: the desk, the privacy officer, and for what is sealed
// the readers of its track.
//
// The desk carries out the procedure, and so its terms; the privacy officer watches over them (GDPR art. 39) and has what
// the law gives people: their requests, originals and single items. An administrator keeps the machine and sees no dossier.
func decides(w Who) bool {
	return slices.ContainsFunc([]gehoor.Role{gehoor.Coordinator, gehoor.DeputyCoordinator, gehoor.PrivacyOfficer, gehoor.SafetyOfficer,
		gehoor.AttentionOfficer}, w.Viewer.Has)
}

// KeepList lists what w may decide on; store.ErrNotFound for who has nothing to decide.
func (a *App) KeepList(ctx context.Context, w Who) (list KeepList, err error) {
	if !decides(w) {
		return list, store.ErrNotFound
	}
	day, err := a.day(w)
	if err != nil {
		return list, err
	}
	soon := day.Today.AddMonths(soonMonths)
	settled, err := a.View(w).Settled(ctx, soon.AddMonths(-day.Procedure.RetainFiling))
	if err != nil {
		return list, err
	}
	for _, s := range settled {
		k := Kept{Kept: s, Last: day.Procedure.KeepUntil(s.Keeping), Itself: day.Procedure.Erase == gehoor.EraseItself || !s.Keeping.Leave.IsZero()}
		switch {
		case !a.mayRetain(w, s):
		case k.Last.Before(day.Today):
			list.Over = append(list.Over, k)
		case !k.Last.After(soon):
			list.Soon = append(list.Soon, k)
		}
	}
	held, err := a.View(w).Held(ctx)
	if err != nil {
		return list, err
	}
	for _, s := range held {
		if !a.mayRetain(w, s) {
			continue
		}
		k := Kept{Kept: s}
		c, err := a.Store.System().Load(ctx, w.Org, s.ID)
		if err != nil {
			return list, err
		}
		for _, e := range c.Events() {
			if _, is := e.Fact.(gehoor.Held); is {
				k.Since = gehoor.DateOf(e.At)
			}
		}
		list.Held = append(list.Held, k)
	}
	return list, nil
}

// mayRetain is gehoor.Can(Retain) by what a row says; what is done asks Can itself.
func (a *App) mayRetain(w Who, k store.Kept) bool {
	if k.Sealed {
		return k.Level == gehoor.LevelSee
	}
	return w.Viewer.Has(gehoor.PrivacyOfficer) || k.Level == gehoor.LevelSee && (w.Viewer.Has(gehoor.Coordinator) || w.Viewer.Has(gehoor.DeputyCoordinator))
}

// Retained is a complaint for who decides whether it is kept, with its last day; store.ErrNotFound for others. It
// may be known and not read.
func (a *App) Retained(ctx context.Context, w Who, id gehoor.StreamID) (c *gehoor.Complaint, last gehoor.Date, ok bool, err error) {
	c, err = a.Store.System().Load(ctx, w.Org, id)
	switch {
	case errors.Is(err, store.ErrErased), err == nil && !gehoor.Can(w.Viewer, gehoor.Retain, c):
		return nil, last, false, store.ErrNotFound
	case err != nil:
		return nil, last, false, err
	}
	day, err := a.day(w)
	if err != nil {
		return nil, last, false, err
	}
	last, ok = gehoor.EraseAfter(c, day.Procedure)
	return c, last, ok, nil
}

// HoldReason is why a complaint is held, for who decides on it; empty when it is not, or when the words were erased.
func (a *App) HoldReason(ctx context.Context, w Who, c *gehoor.Complaint) (string, error) {
	if c.Hold.IsZero() || !gehoor.Can(w.Viewer, gehoor.Retain, c) {
		return "", nil
	}
	content, err := a.Store.Item(ctx, w.Org, c.HoldReason)
	if errors.Is(err, store.ErrErased) {
		return "", nil
	}
	return string(content.Body), err
}

// Hold keeps a complaint until somebody looks at the reason again (D35).
func (a *App) Hold(ctx context.Context, w Who, id gehoor.StreamID, review gehoor.Date, reason *Body) error {
	_, err := a.Do(ctx, w, id, 0, gehoor.Retain, []*Body{reason}, func(c *gehoor.Complaint, on Day) ([]gehoor.Fact, error) {
		return c.KeepLonger(review, reason.Ref, on.Now)
	})
	return err
}

// Release ends a hold (D35).
func (a *App) Release(ctx context.Context, w Who, id gehoor.StreamID) error {
	_, err := a.Do(ctx, w, id, 0, gehoor.Retain, nil, func(c *gehoor.Complaint, _ Day) ([]gehoor.Fact, error) { return c.Release() })
	return err
}

// OpenUp lets the privacy officer read the complaint of a number, also one that no list shows her (D34);
// store.ErrNotFound when there is none that she may open. One that she reads already stays as it is.
func (a *App) OpenUp(ctx context.Context, w Who, number gehoor.Number, reason *Body) error {
	id, err := a.View(w).Openable(ctx, string(number))
	if err != nil {
		return err
	}
	_, err = a.do(ctx, w, w.Actor(), id, 0, func(c *gehoor.Complaint) error {
		if !gehoor.Can(w.Viewer, gehoor.OpenUp, c) {
			return store.ErrNotFound
		}
		return nil
	}, []*Body{reason}, func(c *gehoor.Complaint, _ Day) ([]gehoor.Fact, error) {
		if gehoor.Can(w.Viewer, gehoor.See, c) {
			return nil, nil
		}
		return c.OpenUp(w.Viewer.Person, reason.Ref)
	})
	return err
}

// EraseDossiers erases complaints whose last day has passed, which w has confirmed (D35). Each is looked at again as it
// goes: what was held or reopened meanwhile stays, and is in refused with why.
func (a *App) EraseDossiers(ctx context.Context, w Who, ids []gehoor.StreamID) (erased int, refused map[gehoor.StreamID]*gehoor.Refusal, err error) {
	refused = map[gehoor.StreamID]*gehoor.Refusal{}
	day, err := a.day(w)
	if err != nil {
		return 0, nil, err
	}
	for _, id := range ids {
		err := a.eraseComplaint(ctx, w.Org, w.Actor(), id, day, func(c *gehoor.Complaint) error {
			if !gehoor.Can(w.Viewer, gehoor.Retain, c) {
				return store.ErrNotFound
			}
			return nil
		})
		var no *gehoor.Refusal
		switch {
		case errors.As(err, &no):
			refused[id] = no
		case errors.Is(err, store.ErrErased), errors.Is(err, store.ErrNotFound): // gone, or not for w
		case err != nil:
			return erased, refused, err
		default:
			erased++
		}
	}
	return erased, refused, nil
}

// eraseComplaint erases a complaint after its last day, and first the question that it came from, which goes with it (D32):
// broken off between the two it is done again.
func (a *App) eraseComplaint(ctx context.Context, org int64, actor gehoor.Actor, id gehoor.StreamID, day Day, allowed func(*gehoor.Complaint) error) error {
	may := func(c *gehoor.Complaint, _ *gehoor.Enquiry) ([]gehoor.Fact, error) {
		if c == nil {
			return nil, store.ErrNotFound
		}
		if allowed != nil {
			if err := allowed(c); err != nil {
				return nil, err
			}
		}
		return c.Erase(day.Procedure, gehoor.CauseRetention, day.Now)
	}
	c, err := a.Store.System().Load(ctx, org, id)
	if err != nil {
		return err
	}
	if _, err := may(c, nil); err != nil {
		return err
	}
	if from := c.Filed.Enquiry; from != 0 {
		if err := a.eraseEnquiry(ctx, org, from, day, true); err != nil && !errors.Is(err, store.ErrErased) {
			return err
		}
	}
	blobs, err := a.Store.EraseDossier(ctx, org, day.Now, actor, id, gehoor.CauseRetention, may)
	return errors.Join(err, a.dropBlobs(blobs))
}

func (a *App) eraseEnquiry(ctx context.Context, org int64, id gehoor.StreamID, day Day, with bool) error {
	blobs, err := a.Store.EraseDossier(ctx, org, day.Now, gehoor.Actor{}, id, gehoor.CauseRetention, func(_ *gehoor.Complaint, e *gehoor.Enquiry) ([]gehoor.Fact, error) {
		if e == nil {
			return nil, store.ErrNotFound
		}
		return e.Erase(day.Procedure, with, day.Now)
	})
	return errors.Join(err, a.dropBlobs(blobs))
}

// dropBlobs removes files whose rows are gone: nobody can read them any more, and what stays behind is swept later.
func (a *App) dropBlobs(names []string) error {
	var errs []error
	for _, name := range names {
		errs = append(errs, a.Files.Remove(name))
	}
	return errors.Join(errs...)
}

// eraseKept erases what goes by itself: questions six months after they were closed (D32), complaints whose complainant was
// promised it or of which the procedure says so (D35), and remarks in reports after two years. What fails is tried again with
// the next house-keeping.
func (a *App) eraseKept(ctx context.Context, org int64) error {
	day, err := a.day(Who{Org: org})
	if err != nil {
		return err
	}
	var errs []error
	questions, err := a.Store.System().SettledEnquiries(ctx, org, day.Today.AddDays(-1).AddMonths(-day.Procedure.EnquiryRetain), 500)
	errs = append(errs, err)
	for _, id := range questions {
		errs = append(errs, unlessRefused(a.eraseEnquiry(ctx, org, id, day, false)))
	}
	settled, err := a.Store.System().Settled(ctx, org, day.Today.AddMonths(-day.Procedure.RetainFiling))
	errs = append(errs, err)
	for _, k := range settled {
		last := day.Procedure.KeepUntil(k.Keeping)
		if k.Keeping.Leave.IsZero() {
			if day.Procedure.Erase != gehoor.EraseItself {
				continue
			}
			last = last.AddMonths(1) // it stands on the list for a month first, where it can be held
		}
		if last.Before(day.Today) {
			errs = append(errs, unlessRefused(a.eraseComplaint(ctx, org, gehoor.Actor{}, k.ID, day, nil)))
		}
	}
	return errors.Join(append(errs, a.eraseRemarks(ctx, org, day))...)
}

// eraseRemarks erases the remarks in reports that are older than two years, and the forms that have them (D35): the figures stay.
func (a *App) eraseRemarks(ctx context.Context, org int64, day Day) error {
	events, err := a.Store.System().Happened(ctx, org, gehoor.ReportRemarked{}, gehoor.ReportFrozen{}, gehoor.Erased{})
	if err != nil {
		return err
	}
	items := remarkItems(events, func(e gehoor.Event, _ gehoor.ReportKind, _ gehoor.Date) bool {
		return gehoor.RemarksUntil(gehoor.DateOf(e.At)).Before(day.Today)
	})
	if len(items) == 0 {
		return nil
	}
	_, err = a.Store.EraseItems(ctx, org, day.Now, gehoor.Actor{}, 0, items, gehoor.CauseRetention, store.Sealed{}, nil)
	return err
}

// remarkItems are the remarks in reports that chosen picks and that are still there, and the forms that have such a remark.
func remarkItems(events []gehoor.Event, chosen func(e gehoor.Event, kind gehoor.ReportKind, from gehoor.Date) bool) (items []gehoor.Item) {
	gone := map[gehoor.Item]bool{}
	remarked := map[gehoor.Date]bool{} // by the Monday of its week
	for _, e := range events {
		if f, ok := e.Fact.(gehoor.Erased); ok {
			for _, i := range f.Items {
				gone[i] = true
			}
		}
	}
	for _, e := range events {
		item, take := gehoor.Item(0), false
		switch f := e.Fact.(type) {
		case gehoor.ReportRemarked:
			remarked[f.From] = true
			item, take = f.Remark.Item, chosen(e, f.Report, f.From)
		case gehoor.ReportFrozen:
			if remarked[f.From] {
				item, take = f.Forms.Item, chosen(e, f.Report, f.From)
			}
		}
		if take && item != 0 && !gone[item] {
			items = append(items, item)
		}
	}
	return items
}

// MayEraseRemark reports whether w may take the remark out of a weekly report: the desk, and the privacy officer.
func MayEraseRemark(w Who) bool {
	return w.Viewer.Has(gehoor.Coordinator) || w.Viewer.Has(gehoor.DeputyCoordinator) || w.Viewer.Has(gehoor.PrivacyOfficer)
}

// EraseRemark takes the remark out of the weekly report of the week from a Monday, for instance because it names somebody: of the
// forms that were frozen with it nothing stays but their fingerprints in the log, and what is asked for now is made of the figures,
// and says that a remark was erased. The desk may, with a reason. store.ErrNotFound when there is no remark.
func (a *App) EraseRemark(ctx context.Context, w Who, from gehoor.Date, cause gehoor.EraseCause, reason string) error {
	if !MayEraseRemark(w) {
		return gehoor.ErrForbidden
	}
	sealed, err := a.sealAll(w.Org, []*Body{{Text: reason}})
	if err != nil {
		return err
	}
	if sealed[0] == nil {
		return &gehoor.Refusal{Code: "hold.no-reason", Clause: "D34"}
	}
	items, err := a.remarkOf(ctx, w.Org, from)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		return store.ErrNotFound
	}
	_, err = a.Store.EraseItems(ctx, w.Org, a.Now(), w.Actor(), 0, items, cause, *sealed[0], nil)
	return err
}

// Remarked reports whether the weekly report of the week from a Monday has a remark that EraseRemark can take out.
func (a *App) Remarked(ctx context.Context, org int64, from gehoor.Date) (bool, error) {
	items, err := a.remarkOf(ctx, org, from)
	return len(items) > 0, err
}

// remarkOf are the items of a week's remark, in all its versions and forms.
func (a *App) remarkOf(ctx context.Context, org int64, from gehoor.Date) ([]gehoor.Item, error) {
	events, err := a.Store.System().Happened(ctx, org, gehoor.ReportRemarked{}, gehoor.ReportFrozen{}, gehoor.Erased{})
	return remarkItems(events, func(_ gehoor.Event, kind gehoor.ReportKind, of gehoor.Date) bool {
		return kind == gehoor.WeeklyReport && of == from
	}), err
}

// jobErase is the monthly mail to who must confirm what is erased (E30). It stands in job ids: it stays.
const jobErase gehoor.DutyKind = "mail-erase"

// remindErase makes the mail of a month, from its first working day on.
func (a *App) remindErase(ctx context.Context, org int64, day Day) error {
	first := gehoor.Date{Year: day.Today.Year, Month: day.Today.Month, Day: 1}
	for !day.Procedure.Calendar.WorkingDay(first) {
		first = first.AddDays(1)
	}
	at := first.Start(nil).Add(morning)
	if day.Now.Before(at) {
		return nil
	}
	turn := day.Today.String()[:len("2026-11")]
	j := store.Job{ID: fmt.Sprintf("%d/0/%s/%s", org, jobErase, turn), Duty: jobErase, Args: arguments{Turn: turn}.String()}
	if _, err := a.Store.Job(ctx, org, j.ID); !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return a.Store.Write(ctx, org, day.Now, func(tx *store.Tx) error { tx.AddJob(j); return nil })
}

// confirmDays is within how many days the list is to be confirmed.
const confirmDays = 14

// erasing is the monthly mail: to each of those who decide the number of what that person may decide on, and nothing when
// that is none.
func (w *work) erasing() (plan, error) {
	var all []addressed
	who := holders(w.day.Chart, w.day.Today, []gehoor.Seat{{Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator}, {Role: gehoor.PrivacyOfficer},
		{Role: gehoor.SafetyOfficer}, {Role: gehoor.AttentionOfficer}})
	to, err := w.people(who...)
	if err != nil {
		return plan{}, err
	}
	for _, r := range to {
		list, err := w.KeepList(w.ctx, Who{Org: w.job.Org, Viewer: gehoor.Viewer{Person: r.person, Seats: w.day.Chart.Seats(r.person, w.day.Today)}})
		if err != nil {
			return plan{}, err
		}
		review := slices.ContainsFunc(list.Held, func(k Kept) bool { return k.Held.Before(w.day.Today) })
		if len(list.Over) > 0 || review {
			all = append(all, addressed{to: r, letter: letter.KeepingOver(w.frame(r), len(list.Over), review, w.day.Today.AddDays(confirmDays), w.page(PageKeep))})
		}
	}
	return plan{owed: len(all) > 0, write: func() ([]addressed, error) { return all, nil }}, nil
}
