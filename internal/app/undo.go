package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
)

// UndoLasts is how long what a person sends can be taken back.
const UndoLasts = 60 * time.Second

// A Letter is something a person sends to the complainant, of which the mail says only that there is
// news (D27). One of the fields is set, but for PDF.
type Letter struct {
	Message  *gehoor.Message     // R11: a message of ours
	Decision *gehoor.DecisionWay // R13: the approved version
	PDF      gehoor.Ref          // of the decision, or of the letter that says why not or that another way goes first, beside it
	Decline  *Declining          // D2: the letter that says why not
	Progress gehoor.Ref          // R11: how far it is
	Taken    gehoor.Ref          // D25: on paper, that another way goes first
}

// Declining is the letter of [gehoor.Complaint.Decline].
type Declining struct {
	Ground gehoor.DeclineGround
	Letter gehoor.Ref
}

// A Sending is a letter on its way.
type Sending struct {
	Job  string // for Undo
	At   time.Time
	Wait bool // false: it goes at once and cannot be taken back; the button says so
}

// outgoing is a Letter as a job holds it.
type outgoing struct {
	Message  *gehoor.Message     `json:"message,omitzero"`
	Decision *gehoor.DecisionWay `json:"decision,omitzero"`
	Taken    *gehoor.DecisionWay `json:"taken,omitzero"`
	Letter   gehoor.Ref          `json:"letter,omitzero"` // of the decision, or of what was taken over
	PDF      gehoor.Ref          `json:"pdf,omitzero"`    // of these, or of what is declined
	Decline  *Declining          `json:"decline,omitzero"`
	Progress gehoor.Ref          `json:"progress,omitzero"`
}

// facts are what has happened once it went out. The mail itself is message.
func (o outgoing) facts(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) {
	switch {
	case o.Message != nil:
		return c.Send(day.Procedure, *o.Message, day.Now)
	case o.Decision != nil:
		return c.SendDecision(day.Procedure, *o.Decision, o.Letter, o.PDF, day.Now)
	case o.Taken != nil:
		return c.TellComplainant(o.Letter, o.PDF, *o.Taken, day.Now)
	case o.Decline != nil:
		return c.Decline(o.Decline.Ground, o.Decline.Letter, o.PDF)
	}
	return c.Inform(gehoor.ToldProgress, o.Progress)
}

// Later lets w send a letter in a minute, unless w takes it back (see Undo); the fact that it was sent is
// appended when a mail server took the notice of it, or at the end of the minute when there is no mail
// address. It goes at once on the last day of a term. A decision on paper, and that another way goes first, wait to be printed (see
// Undelivered) and count once somebody says that it was posted or handed over; of the latter the newest waits alone. What may not be sent is refused now. The letter is
// asked for after the bodies were sealed, with their Refs filled in.
func (a *App) Later(ctx context.Context, w Who, id gehoor.StreamID, seq int, verb gehoor.Verb, bodies []*Body, write func(c *gehoor.Complaint) Letter) (Sending, error) {
	day, err := a.day(w)
	if err != nil {
		return Sending{}, err
	}
	sealed, err := a.sealAll(w.Org, bodies)
	if err != nil {
		return Sending{}, err
	}
	jobs, err := a.Store.DossierJobs(ctx, w.Org, id)
	if err != nil {
		return Sending{}, err
	}
	var s Sending
	err = a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		c, err := tx.Load(id)
		switch {
		case err != nil:
			return err
		case !gehoor.Can(w.Viewer, gehoor.Know, c):
			return store.ErrNotFound
		case !gehoor.Can(w.Viewer, verb, c):
			return gehoor.ErrForbidden
		case seq != 0 && seq != c.Seq:
			return store.ErrChanged
		}
		for i, item := range sealed {
			if item != nil {
				bodies[i].Ref = tx.PutItem(id, *item)
			}
		}
		l := write(c)
		out := outgoing{Message: l.Message, Decision: l.Decision, Decline: l.Decline, Progress: l.Progress, PDF: l.PDF}
		if l.Decision != nil {
			out.Letter = c.Draft.Letter
		}
		if l.Taken != (gehoor.Ref{}) {
			way := gehoor.OnPaper
			out.Taken, out.Letter = &way, l.Taken
			for _, j := range jobs {
				if args, err := argumentsOf(j); err == nil && args.Send != nil && args.Send.Taken != nil && j.Done.IsZero() {
					if _, err := tx.EndJob(j.ID); err != nil {
						return err
					}
				}
			}
		}
		if _, err := out.facts(c, day); err != nil {
			return err
		}
		s = Sending{At: day.Now, Wait: !lastChance(c, day)}
		class := ""
		if out.Taken != nil || l.Decision != nil && *l.Decision == gehoor.OnPaper { // nothing goes by itself: it waits to be printed
			class, s.Wait = OnPaper, false
		}
		if s.Wait {
			s.At = day.Now.Add(UndoLasts)
		}
		s.Job = store.JobID(w.Org, id, jobSend, c.Seq)
		if item := out.item(); item != 0 {
			s.Job += fmt.Sprintf("/%d", item)
		}
		tx.AddJob(store.Job{ID: s.Job, Stream: id, Duty: jobSend, Seq: c.Seq, RunAt: s.At, Class: class, Args: arguments{Send: &out, By: w.Viewer.Person}.String()})
		return nil
	})
	if err != nil {
		return Sending{}, err
	}
	return s, nil
}

// item tells two letters apart that were sent at the same point of a history. A decision has none:
// pressing twice sends it once.
func (o outgoing) item() gehoor.Item {
	switch {
	case o.Message != nil:
		return o.Message.Text.Item
	case o.Taken != nil:
		return o.Letter.Item
	case o.Decline != nil:
		return 0
	}
	return o.Progress.Item
}

// lastChance reports whether a term that people owe ends today: then a minute could be one too many.
func lastChance(c *gehoor.Complaint, day Day) bool {
	return slices.ContainsFunc(c.Duties(), func(d gehoor.Duty) bool {
		return d.Open() && d.Owner != gehoor.BySystem && !d.Term.IsZero() && !d.By.After(day.Today.End())
	})
}

// outgoing sends what somebody wanted sent a minute ago, if it may still be.
func (w *work) outgoing() (plan, error) {
	args, err := argumentsOf(w.job)
	if err != nil {
		return plan{}, err
	}
	if args.Send == nil {
		return plan{}, errUnheard
	}
	if args.Send.Taken != nil && w.toldSince() {
		return plan{}, nil
	}
	_, err = args.Send.facts(w.complaint, w.day)
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) { // withdrawn, sealed or decided in the meantime
		return plan{}, nil
	}
	if err != nil {
		return plan{}, err
	}
	when := w.hears()
	if args.Send.Decision != nil || args.Send.Decline != nil {
		when = letter.When{} // this is it
	}
	paper := args.Send.Decline != nil && w.byPost()
	if way := args.Send.Decision; way != nil {
		paper = *way != gehoor.OnStatusPage
	}
	paper = paper || args.Send.Taken != nil
	return plan{owed: true, paper: paper, actor: gehoor.By(args.By), write: w.newsWith(when), then: func(c *gehoor.Complaint, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return args.Send.facts(c, w.day)
	}}, nil
}

// tells reports whether the job is the letter of a safety reader, that another way goes first (D25).
func (w *work) tells() bool {
	args, err := argumentsOf(w.job)
	return w.job.Duty == jobSend && err == nil && args.Send != nil && args.Send.Taken != nil
}

// overtaken reports whether the job is a decision that went out since, or a version that another has taken the place of.
func (w *work) overtaken() bool {
	args, err := argumentsOf(w.job)
	if w.job.Duty != jobSend || err != nil || args.Send == nil || args.Send.Decision == nil {
		return false
	}
	c := w.complaint
	return args.Send.Letter != c.Draft.Letter || !c.SentAt.IsZero() && c.Sent.Version == c.Draft.Version && !c.Returned
}

// toldSince reports whether who complains was told of the safety track some other way since the job was made.
func (w *work) toldSince() bool {
	return slices.ContainsFunc(w.complaint.Events()[w.job.Seq:], func(e gehoor.Event) bool {
		step, ok := e.Fact.(gehoor.SafetyStep)
		return ok && step.Step == gehoor.StepTold && !step.Waits
	})
}

// Undo takes back what w sent within the last minute, and appends that it was. It reports whether it
// was in time: a moment later somebody else may be sending it already.
func (a *App) Undo(ctx context.Context, w Who, job string) (inTime bool, err error) {
	day, err := a.day(w)
	if err != nil {
		return false, err
	}
	j, err := a.Store.Job(ctx, w.Org, job)
	if err != nil {
		return false, err
	}
	args, err := argumentsOf(j)
	if err != nil {
		return false, err
	}
	if args.By == 0 || args.By != w.Viewer.Person {
		return false, store.ErrNotFound
	}
	err = a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		if inTime, err = tx.DropJob(job); err != nil || !inTime {
			return err
		}
		if j.Stream == 0 {
			return nil // a report, which goes by itself at noon
		}
		_, err := tx.Append(j.Stream, w.Actor(), gehoor.Recalled{Seq: j.Seq})
		return err
	})
	if err != nil {
		return false, fmt.Errorf("taking back: %w", err)
	}
	return inTime, nil
}
