package app

import (
	"fmt"
	"slices"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// The words for jobs that no duty of the system's asks for. They stand in job ids: they stay.
const (
	jobNew       gehoor.DutyKind = "mail-new"       // E5: the desk
	jobForwarded gehoor.DutyKind = "mail-forwarded" // E6: who makes contact
	jobParts     gehoor.DutyKind = "mail-parts"     // who leads a part at another location (D12)
	jobRouted    gehoor.DutyKind = "mail-routed"    // E8: the parent
	jobTried     gehoor.DutyKind = "mail-tried"     // E12: the parent
	jobCame      gehoor.DutyKind = "mail-came"      // E14: desk and lead
	jobResolved  gehoor.DutyKind = "mail-resolved"  // E20: the parent
	jobNews      gehoor.DutyKind = "mail-news"      // E15, E21, E25: the parent
	jobStopped   gehoor.DutyKind = "mail-stopped"   // E26: lead and next level
	jobWithdrawn gehoor.DutyKind = "mail-withdrawn" // E26: the parent
	jobApproval  gehoor.DutyKind = "mail-approval"  // D18: the second person
	jobProposed  gehoor.DutyKind = "mail-proposed"  // D18: the desk
	jobData      gehoor.DutyKind = "mail-data"      // E29: the parent
	jobComment   gehoor.DutyKind = "mail-comment"   // R12: the desk, of a comment on an account
	jobDisclosed gehoor.DutyKind = "mail-disclosed" // D20: who is complained about
	jobPaper     gehoor.DutyKind = "paper-accused"  // D20: the same, on paper
	jobPrivacy   gehoor.DutyKind = "mail-privacy"   // D20: who answers requests about own data
	jobBreach    gehoor.DutyKind = "mail-breach"    // D12: who judges possible data breaches
	jobAlarm     gehoor.DutyKind = "mail-alarm"     // D22: the duty list, one after another
	jobAnswered  gehoor.DutyKind = "mail-answered"  // D32: who asked
	jobSend      gehoor.DutyKind = "send"           // what a person sends (see App.Later)
	jobReturned  gehoor.DutyKind = "mail-returned"  // D29: the desk
	jobInfected  gehoor.DutyKind = "mail-infected"  // the desk
	jobSignIn    gehoor.DutyKind = "mail-sign-in"
	jobDraft     gehoor.DutyKind = "mail-draft" // E2: who saved a draft
	jobRest      gehoor.DutyKind = "mail-rest"  // what a mailing to several left over
	jobWeek      gehoor.DutyKind = "weekly-report"
)

// plan says what a job asks for as things stand when it runs. Jobs of duties come from the store;
// the others from announce, Remind and Later.
func (w *work) plan() (plan, error) {
	if w.complaint == nil {
		switch w.job.Duty {
		case gehoor.OweReceipt:
			return w.receiptOfQuestion(), nil
		case jobAnswered:
			return w.questionAnswered(), nil
		case jobReturned:
			return w.cameBack(), nil
		case jobInfected:
			return w.infected(), nil
		case jobAlarm:
			return w.alarm()
		case jobSignIn, jobRest:
			return plan{owed: true}, nil
		case jobDraft:
			return w.draftReminder()
		case jobWeek:
			return w.week()
		case jobErase:
			return w.erasing()
		case jobYear:
			return w.yearDue()
		case jobDispute:
			return w.disputeDue()
		}
		return plan{}, errUnheard
	}
	if p, ok := w.reminder(); ok {
		return p, nil
	}
	told, chosen := w.event().Fact.(gehoor.SafetyStep)
	chosen = chosen && w.job.Duty == jobNews && told.Letter != gehoor.Ref{} || w.tells() // a safety reader wants it told (D25)
	if w.complaint.Sealed && !slices.Contains(unsealed, w.job.Duty) && !chosen {
		// Nothing is sent from here while a safety track runs (D25); what is still owed after it goes then.
		return plan{owed: true, until: w.day.Now.Add(time.Hour)}, nil
	}
	if w.again() { // it came back by mail
		p, err := w.owed()
		p.paper = p.owed
		return p, err
	}
	return w.owed()
}

// owed is what a job that is no reminder asks for.
func (w *work) owed() (plan, error) {
	switch w.job.Duty {
	case gehoor.OweAcknowledge:
		return w.acknowledge(), nil
	case gehoor.OweLateAnswer:
		return w.tell(gehoor.ToldLate), nil
	case gehoor.OweConfirm:
		return w.tell(gehoor.ToldSteps), nil
	case gehoor.OweTellDates:
		return w.tell(gehoor.ToldDates), nil
	case gehoor.OweSenior:
		return w.tellSenior()
	case gehoor.OweTellPassed:
		return w.tellPassed(), nil
	case gehoor.OweTellMeasure:
		return w.tellMeasure(), nil
	case gehoor.OweAsk:
		return w.askHeard(), nil
	case jobAlarm:
		return w.alarm()
	case jobSend:
		return w.outgoing()
	case jobRest:
		return plan{owed: true}, nil
	case jobReturned:
		return w.cameBack(), nil
	case jobInfected:
		return w.infected(), nil
	}
	if p, ok := w.notice(); ok {
		return p, nil
	}
	return plan{}, errUnheard
}

// unsealed are the jobs that go on while a safety track runs. The acknowledgement is the same for all.
var unsealed = []gehoor.DutyKind{gehoor.OweAcknowledge, jobAlarm, jobRest, jobData, jobPrivacy, jobBreach}

// announce makes jobs of the mails that a complaint's facts after seq ask for, beside those of the
// system's own duties. It says only that there is something; what a mail says, and to whom it
// goes, is decided when it is sent.
func announce(tx *store.Tx, c *gehoor.Complaint, seq int) {
	add := func(e gehoor.Event, kinds ...gehoor.DutyKind) {
		for _, kind := range kinds {
			id := store.JobID(tx.Org(), c.ID, kind, e.Seq)
			if kind == jobAlarm {
				id += "/1"
			}
			tx.AddJob(store.Job{ID: id, Stream: c.ID, Duty: kind, Seq: e.Seq})
		}
	}
	lead := c.Lead
	for _, e := range c.Events()[seq:] {
		switch f := e.Fact.(type) {
		case gehoor.Filed:
			if f.Safety == gehoor.StaffViolence {
				add(e, jobAlarm)
			} else {
				add(e, jobNew)
			}
		case gehoor.SafetyAsked, gehoor.Diverted:
			add(e, jobAlarm)
		case gehoor.Routed, gehoor.Rerouted:
			add(e, jobForwarded, jobRouted)
			if len(partLeads(c)) > 0 {
				add(e, jobParts)
			}
			if again, ok := f.(gehoor.Rerouted); ok && again.Breach {
				add(e, jobBreach)
			}
		case gehoor.BreachSuspected:
			add(e, jobBreach)
		case gehoor.Admitted:
			if len(addedLeads(c, e)) > 0 {
				add(e, jobParts)
			}
		case gehoor.TakenOver:
			if f.Seat == lead {
				add(e, jobRouted)
			}
		case gehoor.ContactTried:
			add(e, jobTried)
		case gehoor.CallPassed:
			add(e, jobForwarded, jobRouted)
		case gehoor.Contacted:
			if f.Resolved {
				add(e, jobResolved)
			}
		case gehoor.MessageReceived:
			add(e, jobCame)
		case gehoor.Rated:
			if f.No() {
				add(e, jobCame)
			}
		case gehoor.AccountAnswered:
			if e.Actor.Kind == gehoor.Complainant || e.Actor.Kind == gehoor.PartyActor {
				add(e, jobComment)
			}
		case gehoor.MessageSent:
			if f.Party == 0 {
				add(e, jobNews)
			}
		case gehoor.DecisionSent:
			if f.Way == gehoor.OnStatusPage {
				add(e, jobNews)
			}
		case gehoor.Declined:
			add(e, jobNews)
		case gehoor.Withdrawn:
			add(e, jobWithdrawn, jobStopped)
		case gehoor.SafetyStep:
			if f.Letter != (gehoor.Ref{}) && f.Way == gehoor.OnStatusPage {
				add(e, jobNews)
			}
		case gehoor.DecisionProposed:
			add(e, jobProposed)
		case gehoor.DecisionDrafted:
			if !f.ApproveBy.IsZero() {
				add(e, jobApproval)
			}
		case gehoor.DataRequested:
			if f.Party == 0 {
				add(e, jobData)
			}
			add(e, jobPrivacy)
		case gehoor.DataAnswered:
			if asked, ok := c.Events()[f.Seq-1].Fact.(gehoor.DataRequested); ok && asked.Party == 0 {
				add(e, jobNews)
			}
		}
	}
}

// announceEnquiry is announce for an enquiry.
func announceEnquiry(tx *store.Tx, q *gehoor.Enquiry, seq int) {
	for _, e := range q.Events()[seq:] {
		kind := gehoor.DutyKind("")
		switch e.Fact.(type) {
		case gehoor.Answered, gehoor.MessageSent:
			kind = jobAnswered
		case gehoor.SafetyAsked, gehoor.Diverted:
			kind = jobAlarm
		default:
			continue
		}
		id := store.JobID(tx.Org(), q.ID, kind, e.Seq)
		if kind == jobAlarm {
			id += "/1"
		}
		tx.AddJob(store.Job{ID: id, Stream: q.ID, Duty: kind, Seq: e.Seq})
	}
}

// duty is the open duty of the job; ok is false when it is owed no longer, or by people now.
func (w *work) duty() (d gehoor.Duty, ok bool) {
	duties := []gehoor.Duty(nil)
	if w.complaint != nil {
		duties = w.complaint.Duties()
	} else if w.enquiry != nil {
		duties = w.enquiry.Duties()
	}
	for _, d := range duties {
		if d.Kind == w.job.Duty && d.Since == w.job.Seq && (d.Owner == gehoor.BySystem || w.again()) && d.Open() {
			return d, true
		}
	}
	return d, false
}

// event is the event that made the job.
func (w *work) event() gehoor.Event {
	if events := w.complaint.Events(); w.job.Seq >= 1 && w.job.Seq <= len(events) {
		return events[w.job.Seq-1]
	}
	return gehoor.Event{}
}

// acknowledge sends the receipt (R6, E3). Who filed by the form without a mail address has seen it on the
// page; whoever wrote or called and has none gets it on paper (E4).
func (w *work) acknowledge() plan {
	c := w.complaint
	if _, owed := w.duty(); !owed {
		return plan{}
	}
	p := plan{owed: true, then: func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error) { return c.Acknowledge(message) }}
	switch {
	case c.Filed.Mail:
		p.write = w.toParent(func(f letter.Frame, page string) (letter.Mail, error) {
			r, err := w.receipt(page)
			if c.Filed.Enquiry != 0 {
				return letter.EnquiryTurned(f, r), err
			}
			return letter.Acknowledgement(f, r), err
		})
	case !c.Filed.Anonymous && c.Filed.Channel != gehoor.ByForm && c.Filed.Channel != gehoor.ByApp:
		p.paper = true
	}
	return p
}

// tell tells the parent that there is news: what, stands on the page (D27).
func (w *work) tell(what gehoor.Told) plan {
	d, owed := w.duty()
	p := plan{owed: owed, write: w.newsWith(w.hears()), then: func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Inform(what, message)
	}}
	if what == gehoor.ToldSteps { // it may have been a slip of the finger, with the contact it belongs to
		p.until = d.By.Add(gehoor.NoteLasts)
	}
	return p
}

func (w *work) news() func() ([]addressed, error) { return w.newsWith(letter.When{}) }

func (w *work) newsWith(when letter.When) func() ([]addressed, error) {
	return w.toParent(func(f letter.Frame, page string) (letter.Mail, error) { return letter.News(f, when, page), nil })
}

// hears is by when the complainant hears from us again: what was agreed, or our decision (D27). Nothing is said of a
// day that has passed, nor while a safety track runs (D25).
func (w *work) hears() (when letter.When) {
	c := w.complaint
	if c.Sealed {
		return when
	}
	for _, d := range c.Duties() {
		if !d.Open() || d.Kind != gehoor.OweFollowUp && d.Kind != gehoor.OweDecide {
			continue
		}
		if by := lastDay(d.By); !by.Before(w.day.Today) && (when.Next.IsZero() || by.Before(when.Next)) {
			when.Next = by
		}
	}
	return when
}

// tellSenior tells the next level that there is a complaint (R16, D19).
func (w *work) tellSenior() (plan, error) {
	c := w.complaint
	if _, owed := w.duty(); !owed || c.Practice {
		return plan{}, nil
	}
	seat, err := c.Senior(w.day.Chart, w.day.Today)
	if err != nil {
		return plan{}, err
	}
	var subject gehoor.CategoryRule
	if len(c.Parts) > 0 {
		if subject, err = w.Store.Category(w.job.Org, c.Parts[0].Category); err != nil {
			return plan{}, err
		}
	}
	return plan{owed: true,
		write: w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
			n := letter.Notice{Location: w.place(), Received: gehoor.DateOf(c.Filed.ReceivedAt), DecideBy: c.Filed.Terms.Decide.Plain}
			n.Category = text.Category(r.lang, subject)
			if c.ContactedAt.IsZero() {
				n.ContactBy = c.Filed.Terms.Contact.Plain
			}
			return letter.NextLevel(f, n)
		}, seat),
		then: func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error) {
			return c.TellSenior(w.day.Chart, message, w.day.Now)
		},
	}, nil
}

// place is what the complaint's location is called; empty when it has none that we know.
func (w *work) place() string {
	at, err := w.Store.Location(w.job.Org, w.complaint.Filed.Location)
	if err != nil {
		return ""
	}
	return at.Name
}

// newDateDays is how far off the new date is when nobody has agreed one (D8).
const newDateDays = 14

// tellPassed tells the parent that the promised date has passed, with the new one and the ways outside (D8).
func (w *work) tellPassed() plan {
	c, today := w.complaint, w.day.Today
	d, owed := w.duty()
	if !owed {
		return plan{}
	}
	promised := c.Filed.Terms.Decide.Plain
	if d.Term.IsZero() { // it was told before: the date that was given then
		promised = lastDay(d.By).AddDays(-1)
	}
	if !today.After(promised) {
		return plan{owed: true, until: promised.End().Add(12 * time.Hour)}
	}
	next := c.Delay
	if !next.After(today) {
		next = today.AddDays(newDateDays)
		for !w.day.Procedure.Calendar.WorkingDay(next) {
			next = next.AddDays(1)
		}
	}
	return plan{owed: true, paper: w.byPost(),
		write: w.toParent(func(f letter.Frame, page string) (letter.Mail, error) {
			return letter.News(f, letter.When{Next: next}, page), nil
		}),
		letter: func() (letter.Document, error) {
			to, err := w.parent()
			return letter.LateLetter(w.frame(to), letter.Late{
				Received: gehoor.DateOf(c.Filed.ReceivedAt), Promised: promised, New: next, Outside: outside(c, w.day.Procedure, w.set.Bodies()),
			}), err
		},
		then: func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error) {
			return c.TellPassed(next, message, w.day.Now)
		},
	}
}

// lastDay is the day that ends at a moment.
func lastDay(t time.Time) gehoor.Date { return gehoor.DateOf(t.Add(-time.Millisecond)) }

// tellMeasure tells the parent that there is news on a measure (R15); never on a personnel measure (D21).
func (w *work) tellMeasure() plan {
	d, owed := w.duty()
	return plan{owed: owed, write: w.news(), then: func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error) {
		return c.TellMeasure(d.No, message)
	}}
}

// alarm calls one of the duty list (D22). Each call is a job of its own, which leaves the next one behind;
// the chain ends when somebody confirms.
func (w *work) alarm() (plan, error) {
	args, err := argumentsOf(w.job)
	if err != nil {
		return plan{}, err
	}
	owed, track, seat := w.alarmOwed()
	if !owed {
		return plan{}, nil
	}
	list := w.set.DutyList
	if track == gehoor.ReportingCode || len(list) == 0 { // "day and night" is promised only with a list
		list = w.day.Chart.Holders(seat, w.day.Today)
	}
	list = slices.DeleteFunc(slices.Clone(list), func(p gehoor.PersonID) bool { return w.complaint != nil && w.complaint.Barred(p) })
	if len(list) == 0 && w.complaint != nil { // it goes on to whoever reads it, up to the board (D22)
		list = w.complaint.Guards(w.day.Chart, w.day.Today)
	} else if len(list) == 0 {
		list = w.day.Chart.Holders(gehoor.OrAbove(seat, 0), w.day.Today)
	}
	if len(list) == 0 {
		return plan{owed: true, write: func() ([]addressed, error) { return nil, errNobody }}, nil
	}
	told, last := w.alarmed()
	gap := time.Duration(w.day.Procedure.AlarmMinutes) * time.Minute
	if next := last.Add(gap); told > 0 && w.day.Now.Before(next) {
		return plan{owed: true, until: next}, nil
	}
	who := list[(told+args.Skipped)%len(list)]
	next := store.Job{ID: w.nextCall(), Stream: w.job.Stream, Duty: jobAlarm, Seq: w.job.Seq, RunAt: w.day.Now.Add(gap), Args: w.job.Args}
	skip := next
	skip.RunAt, skip.Args = w.day.Now, arguments{Skipped: args.Skipped + 1}.String()
	if args.Skipped+1 >= len(list) { // all addresses were refused: not in a hurry, and visible
		skip.RunAt = w.day.Now.Add(gap)
	}
	step := gehoor.SafetyStep{Step: gehoor.StepAlarm, At: w.day.Now}
	p := plan{owed: true, next: []store.Job{next},
		write: func() ([]addressed, error) {
			to, err := w.people(who)
			return each(to, err, func(r recipient) (letter.Mail, error) {
				return letter.SafetyAlarm(w.frame(r), w.page(PageDossier, w.number())), nil
			})
		},
		refused: func(tx *store.Tx) error { tx.AddJob(skip); return nil },
	}
	if w.complaint != nil {
		p.then = func(c *gehoor.Complaint, _ gehoor.Ref) ([]gehoor.Fact, error) {
			return c.TakeStep(step.Step, step.At, false, gehoor.Ref{}, false, w.day.Now)
		}
	} else {
		p.ask = func(*gehoor.Enquiry, gehoor.Ref) ([]gehoor.Fact, error) { return []gehoor.Fact{step}, nil }
	}
	if to, err := w.people(who); err != nil {
		return plan{}, err
	} else if len(to) == 0 { // no mail address, or left: the next at once
		return plan{owed: true, next: []store.Job{skip}}, nil
	}
	return p, nil
}

// nextCall is the id of the call after this one.
func (w *work) nextCall() string {
	base := store.JobID(w.job.Org, w.job.Stream, jobAlarm, w.job.Seq)
	var n int
	if _, err := fmt.Sscanf(w.job.ID[len(base):], "/%d", &n); err != nil {
		n = 1
	}
	return fmt.Sprintf("%s/%d", base, n+1)
}

func (w *work) number() string {
	if w.complaint != nil {
		return string(w.complaint.Number())
	}
	return string(w.enquiry.Asked.Number)
}

func (w *work) alarmOwed() (owed bool, track gehoor.Track, seat gehoor.Seat) {
	duties := []gehoor.Duty(nil)
	if w.complaint != nil {
		duties, track = w.complaint.Duties(), w.complaint.Track
	} else if w.enquiry != nil {
		duties, track = w.enquiry.Duties(), w.enquiry.Track
	}
	for _, d := range duties {
		// An alarm belongs to the event that raised it: one that was raised anew has calls of its own.
		if d.Kind == gehoor.OweAlarm && d.Open() && d.Since == w.job.Seq {
			return true, track, d.Seat
		}
	}
	return false, track, seat
}

// alarmed counts the calls since the alarm was raised.
func (w *work) alarmed() (told int, last time.Time) {
	events := []gehoor.Event(nil)
	if w.complaint != nil {
		events = w.complaint.Events()
	} else {
		events = w.enquiry.Events()
	}
	for _, e := range events {
		if s, ok := e.Fact.(gehoor.SafetyStep); ok && e.Seq > w.job.Seq && s.Step == gehoor.StepAlarm && !s.Waits {
			told, last = told+1, s.At
		}
	}
	return told, last
}

// notice is what the jobs of announce send. ok is false when the job is none of them.
func (w *work) notice() (p plan, ok bool) {
	c := w.complaint
	desk := c.Desk()
	if c.Desker != 0 {
		desk = gehoor.Named(c.Desker)
	}
	waits := c.Open() && c.ContactedAt.IsZero() && c.Lead != gehoor.Seat{}
	newest := !slices.ContainsFunc(c.Events()[w.job.Seq:], func(e gehoor.Event) bool {
		switch e.Fact.(type) {
		case gehoor.Routed, gehoor.Rerouted, gehoor.TakenOver, gehoor.CallPassed:
			return true
		}
		return false
	})
	switch w.job.Duty {
	case jobNew:
		return plan{owed: c.Open() && c.Lead == gehoor.Seat{}, write: w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
			return letter.NewComplaint(f, w.place(), c.Marked != 0, c.Filed.Terms.Forward.Plain, w.dossierPage(r))
		}, c.Desk())}, true
	case jobForwarded:
		return plan{owed: waits && newest, write: w.askForContact(false)}, true
	case jobParts:
		leads := partLeads(c)
		if added := addedLeads(c, w.event()); len(added) > 0 {
			leads = slices.DeleteFunc(leads, func(s gehoor.Seat) bool { return !slices.Contains(added, s) })
		}
		return plan{owed: c.Open() && newest && len(leads) > 0, write: w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
			return letter.PartForwarded(f, c.Filed.Terms.Decide.Plain, w.dossierPage(r))
		}, leads...)}, true
	case jobRouted:
		return plan{owed: waits && newest,
			write: w.toParent(func(f letter.Frame, page string) (letter.Mail, error) {
				who, err := w.name(c.Calls())
				return letter.Routed(f, who, c.Filed.Way, c.Filed.Terms.Contact.Plain, page), err
			}),
			then: func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error) {
				return c.Inform(gehoor.ToldForwarded, message)
			},
		}, true
	case jobTried:
		return plan{owed: waits && !c.Recalled[w.job.Seq], until: w.event().At.Add(gehoor.NoteLasts),
			write: w.toParent(func(f letter.Frame, page string) (letter.Mail, error) { return letter.ContactTried(f, page), nil }),
			then: func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error) {
				return c.Inform(gehoor.ToldTried, message)
			},
		}, true
	case jobCame:
		to := []gehoor.Seat{desk, c.Lead}
		if _, rated := w.event().Fact.(gehoor.Rated); rated { // it is for who handles complaints, and nobody else
			to = to[:1]
		}
		var came gehoor.Duty
		for _, d := range c.Duties() {
			if d.Kind == gehoor.OweAnswer && d.No == w.job.Seq && d.Open() {
				came = d
			}
		}
		return plan{owed: came.Kind != "", write: w.toStaff(func(frame letter.Frame, r recipient) letter.Mail {
			return letter.MessageCame(frame, came.Term.Plain, w.dossierPage(r))
		}, to...)}, true
	case jobComment:
		return plan{owed: c.Open(), write: w.toStaff(func(frame letter.Frame, r recipient) letter.Mail {
			return letter.MessageCame(frame, gehoor.Date{}, w.dossierPage(r))
		}, desk)}, true
	case jobDisclosed:
		return w.disclosed(), true
	case jobPaper:
		d, waits := c.PrintDisclosure(w.job.Seq)
		if !waits && d.Waits && !d.Ended { // it may be a matter of safety after all
			return plan{owed: true, until: w.day.Now.Add(time.Hour)}, true
		}
		return plan{owed: waits, paper: true, letter: func() (letter.Document, error) { return w.LetterFor(w.ctx, w.job.Org, d.Text) }}, true
	case jobResolved:
		owed := c.Open() && c.Filed.Mail && c.SentAt.IsZero() && c.Resolves == gehoor.Unanswered && !c.Recalled[w.job.Seq]
		return plan{owed: owed, until: w.event().At.Add(gehoor.NoteLasts), write: w.toParent(func(f letter.Frame, page string) (letter.Mail, error) {
			return letter.News(f, letter.When{Answer: c.ResolvedBy}, page), nil
		})}, true
	case jobNews:
		return plan{owed: c.Filed.Mail, write: w.news()}, true
	case jobWithdrawn:
		p := plan{owed: !c.WithdrawnAt.IsZero(), paper: w.byPost()}
		if c.Filed.Mail {
			p.write = w.news()
		} else if f, is := w.event().Fact.(gehoor.Withdrawn); is && f.Letter != (gehoor.Ref{}) && p.paper {
			p.letter = func() (letter.Document, error) { return w.LetterFor(w.ctx, w.job.Org, f.Letter) }
		} else {
			p.owed = false
		}
		return p, true
	case jobStopped:
		until := gehoor.DateOf(c.WithdrawnAt).AddDays(w.day.Procedure.ReopenDays)
		seats := []gehoor.Seat{c.Lead}
		if c.Told {
			seats = append(seats, c.NextLevel)
		}
		return plan{owed: !c.WithdrawnAt.IsZero() && c.Lead != gehoor.Seat{}, write: w.toStaff(func(f letter.Frame, _ recipient) letter.Mail {
			return letter.Stopped(f, until)
		}, seats...)}, true
	case jobProposed:
		newest := !slices.ContainsFunc(c.Events()[w.job.Seq:], func(e gehoor.Event) bool {
			switch e.Fact.(type) {
			case gehoor.DecisionProposed, gehoor.DecisionDrafted:
				return true
			}
			return false
		})
		return plan{owed: newest && c.Open(), write: w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
			return letter.Proposed(f, c.Filed.Terms.Decide.Plain, w.dossierPage(r))
		}, desk)}, true
	case jobApproval:
		return w.askForApproval(w.job.Seq), true
	case jobBreach:
		return w.askToJudge(w.job.Seq), true
	case jobPrivacy:
		f, _ := w.event().Fact.(gehoor.DataRequested)
		d, owed := w.dataOwed(w.job.Seq)
		return plan{owed: owed, write: w.toStaff(func(frame letter.Frame, r recipient) letter.Mail {
			return letter.DataAsked(frame, f.By.Plain, w.dossierPage(r))
		}, d.Seat)}, true
	case jobData:
		f, _ := w.event().Fact.(gehoor.DataRequested)
		return plan{owed: c.Filed.Mail, write: w.toParent(func(frame letter.Frame, page string) (letter.Mail, error) {
			return letter.DataRequest(frame, f.By.Plain, page), nil
		})}, true
	}
	return plan{}, false
}

// addedLeads are those who got a part when event e divided a complaint that had been forwarded already (D12).
func addedLeads(c *gehoor.Complaint, e gehoor.Event) (leads []gehoor.Seat) {
	now, ok := e.Fact.(gehoor.Admitted)
	if !ok {
		return nil
	}
	var before []gehoor.Seat
	forwarded := false
	for _, e := range c.Events()[:e.Seq-1] {
		switch f := e.Fact.(type) {
		case gehoor.Routed:
			forwarded = true
		case gehoor.Admitted:
			before = nil
			for _, p := range f.Parts {
				before = append(before, p.Lead)
			}
		}
	}
	for _, p := range now.Parts {
		if forwarded && p.Lead != (gehoor.Seat{}) && !slices.Contains(before, p.Lead) {
			leads = append(leads, p.Lead)
		}
	}
	return leads
}

// partLeads are who lead a part of a complaint beside who leads it all.
func partLeads(c *gehoor.Complaint) []gehoor.Seat {
	var leads []gehoor.Seat
	for _, p := range c.Parts {
		if p.Lead != (gehoor.Seat{}) && p.Lead != c.Lead && !slices.Contains(leads, p.Lead) {
			leads = append(leads, p.Lead)
		}
	}
	return leads
}

// askToJudge tells who judges it of the possible data breach of event seq (D12).
func (w *work) askToJudge(seq int) plan {
	for _, d := range w.complaint.Duties() {
		if d.Kind == gehoor.OweBreach && d.No == seq && d.Open() {
			return plan{owed: true, write: w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
				return letter.BreachSuspected(f, d.By, w.dossierPage(r))
			}, d.Seat)}
		}
	}
	return plan{}
}

// dataOwed is the open duty to answer the request of event seq.
func (w *work) dataOwed(seq int) (d gehoor.Duty, ok bool) {
	for _, d := range w.complaint.Duties() {
		if d.Kind == gehoor.OweData && d.No == seq && d.Open() {
			return d, true
		}
	}
	return d, false
}

// askForContact gives the manager a link of his own, to reach the parent and record how it went (D31).
func (w *work) askForContact(again bool) func() ([]addressed, error) {
	c := w.complaint
	return func() ([]addressed, error) {
		to, err := w.staff(c.Calls())
		return each(to, err, func(r recipient) (letter.Mail, error) {
			secret, err := w.Store.NewAction(w.ctx, w.job.Org, store.Action{Person: r.person, Complaint: c.ID, Kind: ActionContact}, actionLasts)
			return letter.MakeContact(w.frame(r), c.Filed.Terms.Contact.Plain, w.page(PageContact, secret), again), err
		})
	}
}

// askForApproval asks the second person to read the decision drafted at seq (D18).
func (w *work) askForApproval(seq int) plan {
	c := w.complaint
	for _, d := range c.Duties() {
		if d.Kind == gehoor.OweApprove && d.Open() && d.Since == seq {
			return plan{owed: true, write: func() ([]addressed, error) {
				to, err := w.staff(d.Seat)
				to = slices.DeleteFunc(to, func(r recipient) bool { return r.person == c.Drafter })
				return each(to, err, func(r recipient) (letter.Mail, error) {
					return letter.ApprovalAsked(w.frame(r), lastDay(d.By), w.dossierPage(r)), nil
				})
			}}
		}
	}
	return plan{}
}

// receiptOfQuestion says that a question came in (D32).
func (w *work) receiptOfQuestion() plan {
	_, owed := w.duty()
	return plan{owed: owed,
		write: w.toParent(func(f letter.Frame, page string) (letter.Mail, error) {
			who, err := w.handler()
			if w.enquiry.Asked.Channel == gehoor.ByMail {
				page = "" // the answer comes by mail too
			}
			return letter.EnquiryReceipt(f, who, w.enquiry.Asked.AnswerBy.Plain, w.enquiry.Asked.Gone, page), err
		}),
		ask: func(e *gehoor.Enquiry, message gehoor.Ref) ([]gehoor.Fact, error) { return e.Receipt(message) },
	}
}

// questionAnswered brings the answer, or says that there is one; somebody wrote it.
func (w *work) questionAnswered() plan {
	return plan{owed: w.enquiry != nil && w.enquiry.Asked.Mail, write: func() ([]addressed, error) {
		words := gehoor.Ref{}
		switch f := w.enquiry.Events()[w.job.Seq-1].Fact.(type) {
		case gehoor.Answered:
			if f.InMail {
				words = f.Text
			}
		case gehoor.MessageSent:
			if f.InMail {
				words = f.Text
			}
		}
		said, err := w.words(w.ctx, w.job.Org, words)
		if err != nil {
			return nil, err
		}
		letters, err := w.toParent(func(f letter.Frame, page string) (letter.Mail, error) {
			if said != "" && fitsInMail(said) {
				return letter.EnquiryAnswer(f, said), nil
			}
			return letter.EnquiryAnswered(f, page), nil
		})()
		for i := range letters {
			letters[i].personal = said != ""
		}
		return letters, err
	}}
}

// fitsInMail reports whether words fit in a mail, where they stand twice and each letter that is not ASCII takes three
// bytes for each of its own; what does not fit is behind the link.
func fitsInMail(words string) bool {
	n := 0
	for i := range len(words) {
		n++
		if words[i] >= 0x80 {
			n += 2
		}
	}
	return 2*n < mail.MaxSize-8000
}

// cameBack tells the desk that a mail came back, why, and what to do (D29).
func (w *work) cameBack() plan {
	class, to, page := gehoor.MailClass(""), gehoor.PersonID(0), ""
	var e gehoor.Event
	var seats []gehoor.Seat
	if q := w.enquiry; q != nil {
		e = q.Events()[w.job.Seq-1]
		seat, at, tells := w.ofQuestion()
		if !tells {
			return plan{}
		}
		seats, page = []gehoor.Seat{seat}, at
	} else {
		e = w.event()
		seats = []gehoor.Seat{w.complaint.Desk()}
		if w.complaint.Desker != 0 {
			seats = []gehoor.Seat{gehoor.Named(w.complaint.Desker)}
		}
	}
	decision := false
	switch f := e.Fact.(type) {
	case gehoor.MessageReturned:
		class, to = f.Class, f.To
	case gehoor.DecisionReturned:
		class, decision = f.Class, true
	}
	return plan{owed: true, write: w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
		if w.complaint != nil {
			page = w.dossierPage(r)
		}
		return letter.MailReturned(f, class, to != 0, decision, page)
	}, seats...)}
}

// infected tells the desk that a file was destroyed because it does harm.
func (w *work) infected() plan {
	seat, page := gehoor.Seat{Role: gehoor.Coordinator}, ""
	switch q := w.enquiry; {
	case w.complaint != nil:
		seat = w.complaint.Desk()
	case q.Sealed || q.Complaint != 0: // a complaint has the files of its question as its own, and says so of those
		return plan{}
	default:
		page = w.page(PageEnquiries, string(q.Asked.Number))
	}
	return plan{owed: true, write: w.toStaff(func(f letter.Frame, r recipient) letter.Mail {
		if w.complaint != nil {
			page = w.dossierPage(r)
		}
		return letter.Infected(f, page)
	}, seat)}
}

// ofQuestion is who hears what happened to a question, and at which page it stands. What became a complaint is its desk's. Of
// what is sealed nobody hears by mail: its readers see it there.
func (w *work) ofQuestion() (seat gehoor.Seat, page string, tells bool) {
	q := w.enquiry
	if q.Complaint == 0 {
		return gehoor.Seat{Role: gehoor.Coordinator}, w.page(PageEnquiries, string(q.Asked.Number)), !q.Sealed
	}
	c, err := w.Store.System().Load(w.ctx, w.job.Org, q.Complaint)
	if err != nil {
		return seat, "", false // it is gone
	}
	return c.Desk(), w.page(PageDossier, string(c.Number())), !c.Sealed
}
