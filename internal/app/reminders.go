package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
)

// The kinds of reminders. They stand in job ids: they stay.
const (
	remindContact                              gehoor.DutyKind = "remind-contact"  // E9
	remindOverdue                              gehoor.DutyKind = "remind-overdue"  // E10
	remindMissed                               gehoor.DutyKind = "remind-missed"   // E11
	remindQuiet                                gehoor.DutyKind = "remind-quiet"    // E16
	remindStill                                gehoor.DutyKind = "remind-still"    // E16: the parent
	remindBreach                               gehoor.DutyKind = "remind-breach"   // D12
	remindStart                                gehoor.DutyKind = "remind-start"    // E17
	remindDraft                                gehoor.DutyKind = "remind-draft"    // E18
	remindLate                                 gehoor.DutyKind = "remind-late"     // E19
	remindForward                              gehoor.DutyKind = "remind-forward"  // D17
	remindMeasure                              gehoor.DutyKind = "remind-measure"  // E22
	remindReach                                gehoor.DutyKind = "remind-reach"    // D29
	remindState                                gehoor.DutyKind = "remind-state"    // R19: our statement to the committee
	remindData                                 gehoor.DutyKind = "remind-data"     // D20
	remindApproval                             gehoor.DutyKind = "remind-approval" // D18
	passApproval                               gehoor.DutyKind = "pass-approval"   // D18: the deputy
	returnCall                                 gehoor.DutyKind = "return-call"     // D17: whom the call was passed to has left
	morning                                                    = 8 * time.Hour     // when reminders of a day go
	noon                                                       = 12 * time.Hour    // D17
	halfDayLeft                                                = 13 * time.Hour    // four working hours before five o'clock (E9)
	quietDays                                                  = 10                // working days (E16)
	startBefore, draftBefore, nearlyLateBefore                 = 14, 7, 2          // before the promised date: days, days, working days (E17-E19)
	dataBefore                                                 = 7                 // days before the answer to a request is due (D20)
)

// A reminder is due on a day. There is one job for each turn: a day, or what else makes it another
// reminder. A job whose turn is over is worth nothing, so a week without a mail server
// ends in one reminder.
type reminder struct {
	kind gehoor.DutyKind
	seq  int
	no   int // of the measure
	turn string
	at   time.Time
}

// reminders are those of today for a complaint, each at its hour; also what is not yet due today. It is
// read off what is owed and off nothing else: neither a mail that was sent before, nor a list
// of what was planned.
func reminders(c *gehoor.Complaint, p gehoor.Procedure, chart gehoor.Chart, now time.Time) []reminder {
	if c.Sealed || c.Practice || !c.ErasedAt.IsZero() {
		return nil
	}
	today := gehoor.DateOf(now)
	off := !p.Calendar.WorkingDay(today)
	var all []reminder
	add := func(kind gehoor.DutyKind, d gehoor.Duty, turn string, hour time.Duration) {
		all = append(all, reminder{kind, d.Since, d.No, turn, today.Start(nil).Add(hour)})
	}
	routed := c.Lead != gehoor.Seat{}
	for _, d := range c.Duties() {
		if !d.Open() || d.By.IsZero() || d.Owner == gehoor.BySystem || off && d.Kind != gehoor.OweBreach {
			continue
		}
		day := lastDay(d.By)
		left := today.DaysUntil(day)
		switch d.Kind {
		case gehoor.OweForward:
			if left <= 0 {
				add(remindForward, d, today.String(), noon)
			}
		case gehoor.OweContact:
			if routed && left == 0 {
				add(remindContact, d, today.String(), halfDayLeft)
			}
			if routed && left < 0 {
				add(remindOverdue, d, today.String(), morning)
				add(remindMissed, d, "", morning)
			}
		case gehoor.OweDecide:
			switch {
			case left > startBefore, left < 0:
			case c.Returned && p.Calendar.WorkingDaysUntil(today, day) > nearlyLateBefore: // it is written: see OweReach
			case left > draftBefore:
				add(remindStart, d, "", morning)
			case p.Calendar.WorkingDaysUntil(today, day) > nearlyLateBefore:
				add(remindDraft, d, "", morning)
			default:
				add(remindLate, d, today.String(), morning)
			}
		case gehoor.OweMeasure:
			if left <= 0 {
				add(remindMeasure, d, fmt.Sprint("week ", -left/7), morning)
			}
		case gehoor.OweData:
			if left <= dataBefore {
				add(remindData, d, fmt.Sprint("week ", -left/7), morning)
			}
		case gehoor.OweBreach: // its hours run on every day
			if gehoor.DateOf(c.Events()[d.Since-1].At).Before(today) {
				add(remindBreach, d, today.String(), morning)
			}
		case gehoor.OweStatement:
			if turn := disputeTurn(d, today); turn != "" {
				add(remindState, d, turn, morning)
			}
		case gehoor.OweReach:
			if !now.Before(d.By) {
				add(remindReach, d, today.String(), morning)
			}
		case gehoor.OweApprove:
			if left < 0 {
				add(remindApproval, d, today.String(), morning)
				if c.Second == (gehoor.Seat{}) {
					add(passApproval, d, "", morning)
				}
			}
		}
	}
	if !off && len(c.ReturnCall(chart, today)) > 0 {
		for _, e := range slices.Backward(c.Events()) {
			if _, passed := e.Fact.(gehoor.CallPassed); passed {
				add(returnCall, gehoor.Duty{Since: e.Seq}, "", morning)
				break
			}
		}
	}
	seq, last := lastSeen(c)
	if off || !c.Open() || !routed || !c.SentAt.IsZero() {
		return all
	}
	if times := p.Calendar.WorkingDaysUntil(last, today) / quietDays; times > 0 {
		turn := ""
		if times > 1 {
			turn = strconv.Itoa(times)
		}
		add(remindQuiet, gehoor.Duty{Since: seq}, turn, morning)
		add(remindStill, gehoor.Duty{Since: seq}, turn, morning)
	}
	return all
}

// lastSeen is the last step that the complainant could see, and its day.
func lastSeen(c *gehoor.Complaint) (seq int, on gehoor.Date) {
	for _, e := range c.Events() {
		switch f := e.Fact.(type) {
		case gehoor.Filed, gehoor.Contacted, gehoor.StepsAgreed, gehoor.Informed, gehoor.LatenessTold, gehoor.DelayAgreed, gehoor.Reopened:
			seq, on = e.Seq, gehoor.DateOf(e.At)
		case gehoor.MessageSent:
			if f.Party == 0 {
				seq, on = e.Seq, gehoor.DateOf(e.At)
			}
		}
	}
	return seq, on
}

func (r reminder) id(org int64, stream gehoor.StreamID) string {
	return fmt.Sprintf("%s/%s", store.JobID(org, stream, r.kind, r.seq), r.turn)
}

// A sweep remembers which organisations were looked through today, so that only what is due is looked
// at again. What it forgets is looked at once more.
type sweep struct {
	mu    sync.Mutex
	done  map[int64]gehoor.Date
	years map[int64]gehoor.Date // whose annual reports and disputes were looked at
}

const sweepChunk = 200

// Remind makes jobs of the reminders of today, and of the weekly report when its hour has come. It looks at
// what stands in the list of what is due, and once a day at all that runs; asking twice makes
// nothing twice.
func (a *App) Remind(ctx context.Context) error {
	orgs, err := a.Store.Organisations(ctx)
	if err != nil {
		return err
	}
	for _, o := range orgs {
		if err := a.remind(ctx, o); err != nil {
			return fmt.Errorf("reminding in organisation %d: %w", o.ID, err)
		}
	}
	return nil
}

func (a *App) remind(ctx context.Context, o store.Organisation) error {
	org := o.ID
	day, err := a.day(Who{Org: org})
	if err != nil {
		return err
	}
	if err := a.remindWeek(ctx, o, day); err != nil {
		return err
	}
	if err := a.remindErase(ctx, org, day); err != nil {
		return err
	}
	if err := a.dropExpired(ctx, org, day); err != nil {
		return err
	}
	a.sweep.mu.Lock()
	all, years := a.sweep.done[org] != day.Today, a.sweep.years[org] != day.Today
	a.sweep.mu.Unlock()
	if err := a.remindDue(ctx, org, day, all); err != nil {
		return err
	}
	years = years && !day.Now.Before(day.Today.Start(nil).Add(morning)) // the first look of a day is at midnight
	if years {
		if err := errors.Join(a.remindYears(ctx, org, day), a.remindDisputes(ctx, org, day)); err != nil {
			return err
		}
	}
	a.sweep.mu.Lock()
	defer a.sweep.mu.Unlock()
	if a.sweep.done == nil {
		a.sweep.done, a.sweep.years = map[int64]gehoor.Date{}, map[int64]gehoor.Date{}
	}
	a.sweep.done[org] = day.Today
	if years {
		a.sweep.years[org] = day.Today
	}
	return nil
}

func (a *App) remindDue(ctx context.Context, org int64, day Day, all bool) error {
	tomorrow := day.Today.End()
	var after gehoor.StreamID
	var row store.Row
	for {
		var ids []gehoor.StreamID
		if all {
			var err error
			ahead := day.Today.AddDays(statementBefore).End() // what is closed may wait for our statement, of which one is reminded so long before
			if ids, err = a.Store.System().Running(ctx, org, ahead.Add(time.Millisecond), after, sweepChunk); err != nil {
				return err
			}
		} else {
			rows, err := a.Store.System().DueBefore(ctx, org, tomorrow.Add(time.Millisecond), row, sweepChunk)
			if err != nil {
				return err
			}
			for _, r := range rows {
				row = r
				if !r.Enquiry {
					ids = append(ids, r.ID)
				}
			}
			if len(rows) == 0 {
				return nil
			}
		}
		if all && len(ids) == 0 {
			return nil
		}
		if err := a.remindOf(ctx, org, day, ids); err != nil {
			return err
		}
		if all {
			after = ids[len(ids)-1]
		}
	}
}

func (a *App) remindOf(ctx context.Context, org int64, day Day, ids []gehoor.StreamID) error {
	var jobs []store.Job
	for _, id := range ids {
		c, err := a.Store.System().Load(ctx, org, id)
		if err != nil {
			return err
		}
		for _, r := range reminders(c, day.Procedure, day.Chart, day.Now) {
			j := store.Job{ID: r.id(org, id), Stream: id, Duty: r.kind, Seq: r.seq, RunAt: r.at, Args: arguments{Turn: r.turn}.String()}
			if _, err := a.Store.Job(ctx, org, j.ID); err == nil {
				continue // no need to write
			}
			jobs = append(jobs, j)
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

// reminder sends one if it is still that of today. ok is false when the job is no reminder.
func (w *work) reminder() (p plan, ok bool) {
	c := w.complaint
	args, err := argumentsOf(w.job)
	if err != nil {
		return plan{}, false
	}
	var r reminder
	owed := false
	for _, one := range reminders(c, w.day.Procedure, w.day.Chart, w.day.Now) {
		if one.kind == w.job.Duty && one.seq == w.job.Seq && one.turn == args.Turn {
			r, owed = one, true
		}
	}
	plain := c.Filed.Terms.Decide.Plain
	decide := func(u letter.Urgency, seats ...gehoor.Seat) func() ([]addressed, error) {
		return w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
			return letter.DecisionDue(f, u, plain, w.dossierPage(r))
		}, seats...)
	}
	p = plan{owed: owed}
	board := gehoor.Named(w.set.BoardContact)
	switch w.job.Duty {
	case remindContact:
		p.write = w.askForContact(true)
	case remindOverdue:
		p.write = w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
			promised := w.day.Procedure.Calendar.AddWorkingDays(c.Filed.Terms.Contact.Plain, 2)
			if !c.Filed.Mail || promised.Before(w.day.Today) {
				promised = gehoor.Date{}
			}
			return letter.ContactOverdue(f, c.Filed.Terms.Contact.Plain, promised, w.dossierPage(r))
		}, c.Calls(), c.Lead, c.NextLevel, c.Desk())
	case remindMissed:
		p.owed = owed && c.Filed.Mail
		p.write = w.toParent(func(f letter.Frame, page string) (letter.Mail, error) {
			who, err := w.name(c.Calls())
			by := w.day.Procedure.Calendar.AddWorkingDays(w.day.Today, 1)
			return letter.ContactMissed(f, who, c.Filed.Way, by, page), err
		})
	case remindQuiet:
		p.write = w.toStaff(func(f letter.Frame, r recipient) letter.Mail { return letter.Quiet(f, w.dossierPage(r)) }, c.Lead)
	case remindStill:
		by := plain
		if by.Before(w.day.Today) {
			by = c.Delay
		}
		if by.Before(w.day.Today) {
			by = gehoor.Date{}
		}
		p.owed = owed && c.Filed.Mail
		p.write = w.toParent(func(f letter.Frame, page string) (letter.Mail, error) { return letter.Still(f, by, page), nil })
	case remindBreach:
		p = w.askToJudge(w.job.Seq)
		p.owed = p.owed && owed
	case remindStart:
		p.write = decide(letter.StartWriting, c.Lead)
	case remindDraft:
		p.write = decide(letter.DraftNow, c.Lead, c.NextLevel)
	case remindLate:
		p.write = decide(letter.NearlyLate, c.Desk(), c.NextLevel, board)
	case remindForward:
		p.write = w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
			return letter.ForwardingMissed(f, c.Filed.Terms.Forward.Plain, w.dossierPage(r))
		}, gehoor.Seat{Role: gehoor.DeputyCoordinator}, board)
	case remindMeasure:
		p.write = w.askForMeasure(r.no)
	case remindData:
		d, owes := w.dataOwed(r.seq)
		p.owed = owed && owes
		p.write = w.toStaff(func(f letter.Frame, to recipient) letter.Mail {
			return letter.DataAsked(f, d.Term.Plain, w.dossierPage(to))
		}, d.Seat)
	case remindReach:
		p.write = w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
			return letter.DecisionUnopened(f, plain, w.dossierPage(r))
		}, c.Desk())
	case remindState:
		i := slices.IndexFunc(c.Duties(), func(d gehoor.Duty) bool { return d.Kind == gehoor.OweStatement && d.Since == r.seq })
		if p.owed = owed && i >= 0; p.owed {
			by := lastDay(c.Duties()[i].By)
			p.write = w.toStaff(func(f letter.Frame, to recipient) letter.Mail { return letter.StatementOwed(f, by, w.dossierPage(to)) }, c.Desk())
		}
	case passApproval:
		if _, err := c.PassApproval(w.day.Procedure, w.day.Chart, w.day.Now); err != nil {
			return plan{}, true // there is nobody else: it may be approved alone
		}
		p.then = func(c *gehoor.Complaint, _ gehoor.Ref) ([]gehoor.Fact, error) {
			return c.PassApproval(w.day.Procedure, w.day.Chart, w.day.Now)
		}
		p.next = []store.Job{{ID: store.JobID(w.job.Org, c.ID, jobApproval, c.Seq+1), Stream: c.ID, Duty: jobApproval, Seq: c.Seq + 1}}
	case returnCall:
		p.then = func(c *gehoor.Complaint, _ gehoor.Ref) ([]gehoor.Fact, error) {
			return c.ReturnCall(w.day.Chart, w.day.Today), nil
		}
		for _, kind := range []gehoor.DutyKind{jobForwarded, jobRouted} {
			p.next = append(p.next, store.Job{ID: store.JobID(w.job.Org, c.ID, kind, c.Seq+1), Stream: c.ID, Duty: kind, Seq: c.Seq + 1})
		}
	case remindApproval:
		p = w.askForApproval(w.job.Seq)
		p.owed = p.owed && owed
	default:
		return plan{}, false
	}
	return p, true
}

// dropExpired destroys the mails of jobs that lost their worth, as a link to sign in with. The job
// stays to be seen.
func (a *App) dropExpired(ctx context.Context, org int64, day Day) error {
	failing, err := a.Store.Jobs(ctx, org)
	if err != nil {
		return err
	}
	var items []gehoor.Item
	for _, j := range failing {
		kept, ok := keptIn(j)
		if !ok || j.Class != store.Expired || j.Stream != 0 {
			continue
		}
		switch _, err := a.Store.Item(ctx, org, kept); {
		case err == nil:
			items = append(items, kept.Item)
		case !errors.Is(err, store.ErrErased):
			return err
		}
	}
	if len(items) == 0 {
		return nil
	}
	return a.Store.Write(ctx, org, day.Now, func(tx *store.Tx) error { return tx.DropItems(items) })
}
