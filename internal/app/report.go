package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/report"
	"gehoor/internal/store"
)

// A Week is a weekly report (R17), as it is kept or, before that, as it would be now.
type Week struct {
	report.Week
	Frozen bool       `json:"-"`
	SentAt time.Time  `json:"-"`
	Remark gehoor.Ref `json:"-"` // the coordinator's; erased after two years
	bytes  gehoor.Ref // what is kept of it
	forms  gehoor.Ref

	frozenAt time.Time
}

// readers are who reads the board's report: the board, and the desk that prepares it.
var readers = []gehoor.Seat{{Role: gehoor.Board}, {Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator}}

var supervisors = []gehoor.Seat{{Role: gehoor.Supervisor}}

// LastWeek is the Monday of the week that the report of a day is about: the last one that has ended.
func LastWeek(on gehoor.Date) gehoor.Date { return monday(on).AddDays(-7) }

func monday(on gehoor.Date) gehoor.Date { return on.AddDays(-(int(on.Weekday()) + 6) % 7) }

// holders lists who holds any of seats, each once.
func holders(chart gehoor.Chart, on gehoor.Date, seats []gehoor.Seat) []gehoor.PersonID {
	var who []gehoor.PersonID
	for _, s := range seats {
		who = append(who, chart.Holders(s, on)...)
	}
	slices.Sort(who)
	return slices.Compact(who)
}

// count makes both reports of a week from the log as it is now: the board's, and the supervisor's own
// of what the board's leaves out because it is about its readers.
func (a *App) count(ctx context.Context, org int64, from gehoor.Date, day Day) (board, own Week, err error) {
	n, hash, err := a.Store.Head(ctx, org)
	if err != nil {
		return board, own, err
	}
	board.Week = report.Week{LogLength: n, Fingerprint: hash.String()}
	own.Week = board.Week
	if board.Report, own.Report, err = a.figures(ctx, org, from, n, day); err != nil {
		return board, own, err
	}
	return board, own, errors.Join(a.beside(ctx, org, gehoor.WeeklyReport, &board, day.Today), a.beside(ctx, org, gehoor.SupervisorReport, &own, day.Today))
}

// figures are those of both reports of a week from the first n lines of the log, for who reads them on a day.
func (a *App) figures(ctx context.Context, org int64, from gehoor.Date, n int64, day Day) (board, own gehoor.WeekReport, err error) {
	read, above := day.readings(readers), day.readings(supervisors)
	forBoard, forOwn := gehoor.NewWeek(from, read...), gehoor.NewSupervisorWeek(from, read, above)
	forBoard.AsOf(day.Now)
	forOwn.AsOf(day.Now)
	told, err := a.toldHeard(ctx, org, gehoor.WeeklyReport, from, n)
	if err != nil {
		return board, own, err
	}
	toldOwn, err := a.toldHeard(ctx, org, gehoor.SupervisorReport, from, n)
	if err != nil {
		return board, own, err
	}
	forBoard.ToldHeard(told)
	forOwn.ToldHeard(toldOwn)
	for c, err := range a.Store.System().Complaints(ctx, org) {
		if err != nil {
			return board, own, err
		}
		if c, err = upTo(c, n); err != nil {
			return board, own, err
		}
		if c != nil {
			forBoard.Add(c)
			forOwn.Add(c)
		}
	}
	disputes, err := a.Store.System().Happened(ctx, org, gehoor.DisputeOpened{}, gehoor.DisputeEnded{})
	if err != nil {
		return board, own, err
	}
	forBoard.AddDisputes(slices.DeleteFunc(disputes, func(e gehoor.Event) bool { return e.N > n }))
	return forBoard.Report(), forOwn.Report(), nil
}

// toldHeard is what the last report of a kind, of a week before one and frozen by line n of the log, told of whether complainants were heard.
func (a *App) toldHeard(ctx context.Context, org int64, kind gehoor.ReportKind, before gehoor.Date, n int64) ([]gehoor.HeardCount, error) {
	events, err := a.Store.System().Happened(ctx, org, gehoor.ReportFrozen{})
	if err != nil {
		return nil, err
	}
	var last gehoor.ReportFrozen
	for _, e := range events {
		if f := e.Fact.(gehoor.ReportFrozen); f.Report == kind && e.N <= n && f.From.Before(before) && !f.From.Before(last.From) {
			last = f
		}
	}
	if last.Report == "" {
		return nil, nil
	}
	var week Week
	err = a.readJSON(ctx, org, last.Bytes, &week)
	return week.Report.Heard, err
}

// RecountWeek counts a report again that was frozen: from the log up to the length it had then, for who read it on that day. The figures
// are the same, as long as no dossier was erased since. A report that was counted by rules of which this program has no
// code is an ErrRules, and one that was not frozen store.ErrNotFound.
func (a *App) RecountWeek(ctx context.Context, org int64, kind gehoor.ReportKind, from gehoor.Date) (gehoor.WeekReport, error) {
	week, err := a.FrozenWeek(ctx, org, kind, from)
	switch {
	case err != nil:
		return gehoor.WeekReport{}, err
	case !week.Frozen:
		return gehoor.WeekReport{}, store.ErrNotFound
	case week.Report.RulesVersion != gehoor.WeekRules:
		return gehoor.WeekReport{}, fmt.Errorf("%w: the report of the week from %s was counted by version %d, and this program counts by version %d", ErrRules, from, week.Report.RulesVersion, gehoor.WeekRules)
	}
	day, err := a.day(Who{Org: org})
	if err != nil {
		return gehoor.WeekReport{}, err
	}
	day.Now, day.Today = week.frozenAt, gehoor.DateOf(week.frozenAt)
	board, own, err := a.figures(ctx, org, from, week.LogLength, day)
	if kind == gehoor.SupervisorReport {
		board = own
	}
	return board, err
}

// ErrRules is that figures cannot be counted again by the rules they were counted by.
var ErrRules = errors.New("there is no code for these counting rules")

// readings are who reads what is for seats, and has read it as far back as a report looks: the year before is the first of which
// answers are told.
func (d Day) readings(seats []gehoor.Seat) []gehoor.Reading {
	return d.Chart.Readings(seats, gehoor.Date{Year: d.Today.Year - 2, Month: 1, Day: 1}, d.Today)
}

// upTo leaves out what was appended after line n of the log; nil when that is all.
func upTo(c *gehoor.Complaint, n int64) (*gehoor.Complaint, error) {
	events := c.Events()
	i := slices.IndexFunc(events, func(e gehoor.Event) bool { return e.N > n })
	switch i {
	case -1:
		return c, nil
	case 0:
		return nil, nil
	}
	past, err := gehoor.Load(events[:i:i])
	if err == nil {
		past.Persons = c.Persons
	}
	return past, err
}

// Week is the weekly report of the week from a Monday, for who reads it: as it was frozen, or before that
// as it would be now (D36). store.ErrNotFound for anybody else. Supervisors get their own.
func (a *App) Week(ctx context.Context, w Who, from gehoor.Date) (Week, error) {
	kind, err := reads(w)
	if err != nil {
		return Week{}, err
	}
	week, err := a.FrozenWeek(ctx, w.Org, kind, from)
	if err != nil || week.Frozen {
		return week, err
	}
	day, err := a.day(w)
	if err != nil {
		return week, err
	}
	board, own, err := a.count(ctx, w.Org, from, day)
	if kind == gehoor.SupervisorReport {
		board = own
	}
	// The log grows with every act on a dossier, also on one that its reader may not know of: a length that one can look at
	// each minute would tell when. It stands in what is frozen, where it proves something.
	board.LogLength, board.Fingerprint = 0, ""
	board.Remark = week.Remark
	return board, err
}

// FrozenWeek is a report as it was frozen. When it was not, Frozen is false and there is a remark at most.
func (a *App) FrozenWeek(ctx context.Context, org int64, kind gehoor.ReportKind, from gehoor.Date) (Week, error) {
	week := Week{}
	events, err := a.reported(ctx, org, from)
	if err != nil {
		return week, err
	}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case gehoor.ReportFrozen:
			if f.Report != kind {
				continue
			}
			content, err := a.Store.Item(ctx, org, f.Bytes)
			if err != nil {
				return week, fmt.Errorf("reading a weekly report: %w", err)
			}
			if err := json.Unmarshal(content.Body, &week); err != nil {
				return week, fmt.Errorf("reading a weekly report: %w", err)
			}
			week.Frozen, week.bytes, week.forms, week.frozenAt = true, f.Bytes, f.Forms, e.At
		case gehoor.ReportRemarked:
			if f.Report == kind && !week.Frozen { // what came after it is in none of its forms
				week.Remark = f.Remark
			}
		case gehoor.ReportSent:
			week.SentAt = e.At // the supervisor's goes with the board's
		}
	}
	return week, nil
}

// reads says which report w reads.
func reads(w Who) (gehoor.ReportKind, error) {
	switch v := w.Viewer; {
	case v.Person == 0:
	case slices.ContainsFunc(readers, func(s gehoor.Seat) bool { return v.Has(s.Role) }):
		return gehoor.WeeklyReport, nil
	case v.Has(gehoor.Supervisor):
		return gehoor.SupervisorReport, nil
	}
	return "", store.ErrNotFound
}

// reported are the facts about the report of a week.
func (a *App) reported(ctx context.Context, org int64, from gehoor.Date) ([]gehoor.Event, error) {
	events, err := a.Store.System().Happened(ctx, org, gehoor.ReportFrozen{}, gehoor.ReportRemarked{}, gehoor.ReportSent{})
	return slices.DeleteFunc(events, func(e gehoor.Event) bool {
		switch f := e.Fact.(type) {
		case gehoor.ReportFrozen:
			return f.From != from
		case gehoor.ReportRemarked:
			return f.From != from
		case gehoor.ReportSent:
			return f.From != from
		}
		return true
	}), err
}

// ErrFrozen refuses to change a report that has been frozen.
var ErrFrozen = errors.New("the report has been frozen")

// RemarkWeek adds the coordinator's remark to a weekly report; a later one replaces it. Once the report was frozen it is ErrFrozen.
func (a *App) RemarkWeek(ctx context.Context, w Who, from gehoor.Date, words string) error {
	if !w.Viewer.Has(gehoor.Coordinator) && !w.Viewer.Has(gehoor.DeputyCoordinator) {
		return gehoor.ErrForbidden
	}
	sealed, err := a.sealAll(w.Org, []*Body{{Text: words}})
	if err != nil || sealed[0] == nil {
		return err
	}
	return a.Store.Write(ctx, w.Org, a.Now(), func(tx *store.Tx) error {
		frozen, err := tx.Happened(gehoor.ReportFrozen{})
		if err != nil {
			return err
		}
		if slices.ContainsFunc(frozen, func(e gehoor.Event) bool {
			f, is := e.Fact.(gehoor.ReportFrozen)
			return is && f.Report == gehoor.WeeklyReport && f.From == from
		}) {
			return ErrFrozen
		}
		return tx.AppendOrg(w.Actor(), gehoor.ReportRemarked{Report: gehoor.WeeklyReport, From: from, Remark: tx.PutItem(0, *sealed[0])})
	})
}

// SendWeek lets a coordinator send the report of a week that has ended, in a minute; see Undo. Once it was
// sent, or goes by itself, nothing more happens.
func (a *App) SendWeek(ctx context.Context, w Who, from gehoor.Date) (Sending, error) {
	if !w.Viewer.Has(gehoor.Coordinator) && !w.Viewer.Has(gehoor.DeputyCoordinator) {
		return Sending{}, gehoor.ErrForbidden
	}
	now := a.Now()
	if from != monday(from) || from.After(LastWeek(gehoor.DateOf(now))) {
		return Sending{}, store.ErrNotFound
	}
	job := weekJob(w.Org, from, arguments{By: w.Viewer.Person})
	job.RunAt = now.Add(UndoLasts)
	err := a.Store.Write(ctx, w.Org, now, func(tx *store.Tx) error {
		sent, err := tx.Happened(gehoor.ReportSent{})
		if err == nil && !sentWeek(sent, from) { // its job may have been pruned
			tx.AddJob(job)
		}
		return err
	})
	return Sending{Job: job.ID, At: job.RunAt, Wait: true}, err
}

// sentWeek reports whether the report of a week was sent, by the facts about reports.
func sentWeek(events []gehoor.Event, from gehoor.Date) bool {
	return slices.ContainsFunc(events, func(e gehoor.Event) bool {
		f, is := e.Fact.(gehoor.ReportSent)
		return is && f.From == from
	})
}

func weekJob(org int64, from gehoor.Date, args arguments) store.Job {
	args.Turn = from.String()
	return store.Job{ID: fmt.Sprintf("%d/0/%s/%s", org, jobWeek, from), Duty: jobWeek, Args: args.String()}
}

// remindWeek makes the report go by itself on Monday at noon, unless it was sent before (D36); later, when
// nobody worked then. Weeks that passed while the program stood still go too, after the last that went, at most a quarter back.
func (a *App) remindWeek(ctx context.Context, o store.Organisation, day Day) error {
	last := LastWeek(gehoor.DateOf(day.Now.Add(-noon)))
	began := o.Created
	if began.IsZero() { // the first of an installation: since its first fact
		var err error
		if began, err = a.Store.System().Began(ctx, o.ID); err != nil {
			return err
		}
	}
	if began.IsZero() {
		return nil
	}
	events, err := a.Store.System().Happened(ctx, o.ID, gehoor.ReportSent{})
	if err != nil {
		return err
	}
	from := last
	for _, e := range slices.Backward(events) {
		if f := e.Fact.(gehoor.ReportSent); f.Report == gehoor.WeeklyReport {
			if next := f.From.AddDays(7); next.Before(from) {
				from = next
			}
			break
		}
	}
	if quarter := last.AddDays(-7 * 12); from.Before(quarter) {
		from = quarter
	}
	for ; !from.After(last); from = from.AddDays(7) {
		if !began.Before(from.AddDays(7).Start(nil)) {
			continue // there is nothing to say of a week before it
		}
		job := weekJob(o.ID, from, arguments{})
		if _, err := a.Store.Job(ctx, o.ID, job.ID); err == nil {
			continue
		} else if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if sentWeek(events, from) {
			continue // long ago: its job was pruned
		}
		if err := a.Store.Write(ctx, o.ID, day.Now, func(tx *store.Tx) error { tx.AddJob(job); return nil }); err != nil {
			return err
		}
	}
	return nil
}

// week freezes the report and sends it to all its readers: the same figures for each, in one transaction
// with the mails that say them.
func (w *work) week() (plan, error) {
	args, err := argumentsOf(w.job)
	if err != nil {
		return plan{}, err
	}
	from, err := gehoor.ParseDate(args.Turn)
	if err != nil {
		return plan{}, errUnheard
	}
	if events, err := w.reported(w.ctx, w.job.Org, from); err != nil || sentWeek(events, from) {
		return plan{}, err
	}
	var frozen []frozenWeek
	freeze := func(kind gehoor.ReportKind, week Week) error {
		f, err := w.freeze(w.ctx, w.job.Org, kind, week)
		frozen = append(frozen, f)
		return err
	}
	write := func() ([]addressed, error) {
		board, own, err := w.count(w.ctx, w.job.Org, from, w.day)
		if err != nil {
			return nil, err
		}
		before, err := w.FrozenWeek(w.ctx, w.job.Org, gehoor.WeeklyReport, from)
		if err != nil {
			return nil, err
		}
		board.Remark = before.Remark
		if err := freeze(gehoor.WeeklyReport, board); err != nil {
			return nil, err
		}
		to, err := w.people(holders(w.day.Chart, w.day.Today, readers)...)
		letters, err := each(to, err, func(r recipient) (letter.Mail, error) { return w.weekMail(r, board), nil })
		if err != nil || own.empty() {
			return letters, err
		}
		if err := freeze(gehoor.SupervisorReport, own); err != nil {
			return nil, err
		}
		to, err = w.people(holders(w.day.Chart, w.day.Today, supervisors)...)
		if err != nil {
			return nil, err
		}
		for _, r := range to {
			letters = append(letters, addressed{to: r, letter: w.weekMail(r, own)})
		}
		return letters, nil
	}
	return plan{owed: true, write: write, actor: actorOf(args.By),
		freeze: func(tx *store.Tx) error {
			for _, one := range frozen {
				f := one.ReportFrozen
				f.Bytes, f.Forms = tx.PutItem(0, one.bytes), tx.PutItem(0, one.forms)
				if err := tx.AppendOrg(actorOf(args.By), f); err != nil {
					return err
				}
			}
			return nil
		},
		keep: func(tx *store.Tx, message gehoor.Ref) error {
			return tx.AppendOrg(actorOf(args.By), gehoor.ReportSent{Report: gehoor.WeeklyReport, From: from, Message: message, Itself: args.By == 0})
		},
	}, nil
}

// actorOf is a person, or the system for 0.
func actorOf(p gehoor.PersonID) gehoor.Actor {
	if p == 0 {
		return gehoor.Actor{}
	}
	return gehoor.By(p)
}

// empty reports whether there is nothing in a report.
func (w Week) empty() bool {
	r := w.Report
	return r.Total == (gehoor.Count{}) && r.Open == 0 && len(r.Exceptions) == 0 && len(r.Overdue) == 0 && r.Decided == 0 && len(r.Closed) == 0
}

func (w *work) weekMail(to recipient, week Week) letter.Mail {
	r := week.Report
	year, number := week.Of()
	return letter.WeeklyReport(w.frame(to), letter.Week{
		Week: number, Year: year, New: r.New, Open: r.Open, Late: r.LateComplaints(), MeasuresLate: len(r.Overdue),
		Decisions: len(r.Exceptions)+len(r.Overdue) > 0, LogLength: week.LogLength, Fingerprint: week.Fingerprint[:12],
	}, w.page(PageWeek, r.From.String()))
}
