package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// An Undelivered is something the program owes and could not bring: a mail that fails, or a letter for
// who has no mail address. It stands on the coordinator's page until it went out or somebody posted it.
type Undelivered struct {
	Job       string
	Complaint gehoor.StreamID // or enquiry; 0: about no dossier
	Number    gehoor.Number
	What      gehoor.DutyKind
	Class     string // a mail.Class, or one of package app: OnPaper, NoReader, NoMail ...
	Tries     int
	Since     time.Time
	Enquiry   bool // it is about a question
	Paper     bool // it can be printed and posted: see Paper and MarkPosted
	ToAccused bool // it goes to who is complained about, with nothing of the complainant's on it (D20)
}

// UndeliveredMost is how many a person sees at a time: there are more only in an outage.
const UndeliveredMost = 100

// Undelivered lists what w may see to, at most a hundred: of dossiers that w coordinates, or safeguards, and for the desk
// and administrators what is about no dossier.
func (a *App) Undelivered(ctx context.Context, w Who) ([]Undelivered, error) {
	failing, err := a.Store.Jobs(ctx, w.Org)
	if err != nil {
		return nil, err
	}
	var all []Undelivered
	for _, j := range failing {
		if len(all) == UndeliveredMost {
			break
		}
		u, _, err := a.undelivered(ctx, w, j)
		if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrErased) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, u)
	}
	return all, nil
}

func (a *App) undelivered(ctx context.Context, w Who, j store.Job) (Undelivered, *work, error) {
	u := Undelivered{Job: j.ID, Complaint: j.Stream, What: j.Duty, Class: j.Class, Tries: j.Tries, Since: j.Created}
	k, err := a.work(ctx, j)
	if err != nil {
		return u, k, err
	}
	may := false
	switch {
	case k.complaint != nil:
		u.Number = k.complaint.Number()
		coordinates, safeguards := gehoor.Can(w.Viewer, gehoor.Coordinate, k.complaint), gehoor.Can(w.Viewer, gehoor.Safeguard, k.complaint)
		may = coordinates || safeguards
		u.Paper = j.Duty != jobAlarm && toParents(j)
		switch { // nobody else learns that they are there, nor does anybody once they are not owed
		case k.tells():
			may = safeguards && !k.toldSince()
		case k.overtaken():
			may = false
		case j.Duty == jobPaper:
			_, waits := k.complaint.PrintDisclosure(j.Seq)
			may, u.Paper, u.ToAccused = coordinates && waits, true, true
		}
	case k.enquiry != nil:
		if id := k.enquiry.Complaint; id != 0 { // its desk sees to what is left of the question
			c, err := a.Store.System().Load(ctx, w.Org, id)
			if err != nil {
				return u, k, err
			}
			u.Complaint, u.Number = id, c.Number()
			may = gehoor.Can(w.Viewer, gehoor.Coordinate, c) || gehoor.Can(w.Viewer, gehoor.Safeguard, c)
			break
		}
		u.Number, u.Enquiry = k.enquiry.Asked.Number, true
		may = gehoor.CanEnquire(w.Viewer, gehoor.Coordinate, k.enquiry) || gehoor.CanEnquire(w.Viewer, gehoor.Safeguard, k.enquiry)
	default:
		may = w.Viewer.Has(gehoor.Coordinator) || w.Viewer.Has(gehoor.DeputyCoordinator) || w.Viewer.Has(gehoor.Administrator)
	}
	if !may {
		return u, k, store.ErrNotFound
	}
	return u, k, nil
}

// toParents reports whether a job writes to who complains.
func toParents(j store.Job) bool {
	switch j.Duty {
	case gehoor.OweAcknowledge, gehoor.OweLateAnswer, gehoor.OweConfirm, gehoor.OweTellDates, gehoor.OweTellPassed, gehoor.OweTellMeasure,
		jobRouted, jobTried, jobResolved, jobNews, jobWithdrawn, jobData, jobSend, remindMissed:
		return true
	}
	return false
}

// Paper is what is to be printed instead of a mail. The letter of an acknowledgement has the secret code,
// which no mail ever has (E4).
func (a *App) Paper(ctx context.Context, w Who, job string) (letter.Document, error) {
	_, k, err := a.unposted(ctx, w, job)
	if err != nil {
		return letter.Document{}, err
	}
	code, err := a.Store.ReceiptCode(ctx, w.Org, k.complaint.ID)
	if err != nil {
		return letter.Document{}, err
	}
	return k.paper(code)
}

// PaperPDF is Paper on the letterhead, with the address in the window of the envelope. A decision is the file that
// was sealed when somebody sent it. What another cannot show comes with it, to be said before it is printed.
func (a *App) PaperPDF(ctx context.Context, w Who, job string) ([]byte, []letter.Warning, error) {
	_, k, err := a.unposted(ctx, w, job)
	if err != nil {
		return nil, nil, err
	}
	if k.job.Duty == jobPaper { // it has neither the number nor the address, which are the complainant's
		doc, err := a.Paper(ctx, w, job)
		if err != nil {
			return nil, nil, err
		}
		body, missing := letter.PDF(doc, letterhead(k.set, "", gehoor.DateOf(k.event().At), nil))
		return body, missing, nil
	}
	if args, err := argumentsOf(k.job); err == nil && args.Send != nil && args.Send.PDF != (gehoor.Ref{}) {
		content, err := a.Store.Item(ctx, w.Org, args.Send.PDF)
		return content.Body, nil, err
	}
	doc, err := a.Paper(ctx, w, job)
	if err != nil {
		return nil, nil, err
	}
	var sender Sender
	if err := k.readJSON(ctx, w.Org, k.complaint.Filed.Sender, &sender); err != nil && !errors.Is(err, store.ErrErased) {
		return nil, nil, err
	}
	body, missing := letter.PDF(doc, letterhead(k.set, k.complaint.Number().String(), k.day.Today, sender.addressed(true)))
	return body, missing, nil
}

func (w *work) paper(code string) (letter.Document, error) {
	if w.job.Duty == gehoor.OweAcknowledge {
		to, err := w.parent()
		if err != nil {
			return letter.Document{}, err
		}
		r, err := w.receipt(w.page(PageCode))
		r.Code = code
		return letter.AcknowledgementLetter(w.frame(to), r), err
	}
	p, err := w.plan()
	if err != nil {
		return letter.Document{}, err
	}
	if p.owed && p.letter != nil {
		return p.letter()
	}
	if !p.owed || p.write == nil {
		return letter.Document{}, store.ErrNotFound
	}
	if args, err := argumentsOf(w.job); err == nil && args.Send != nil { // the letter itself, and not that there is one
		switch {
		case args.Send.Decision != nil, args.Send.Taken != nil:
			return w.LetterFor(w.ctx, w.job.Org, args.Send.Letter)
		case args.Send.Decline != nil:
			return w.LetterFor(w.ctx, w.job.Org, args.Send.Decline.Letter)
		}
	}
	letters, err := p.write()
	if err != nil {
		return letter.Document{}, err
	}
	d := letters[0].letter.Document
	d.Title = letters[0].letter.Subject
	return d, nil
}

// MarkPosted records that a letter was put in the post, or was handed over: it counts from now.
func (a *App) MarkPosted(ctx context.Context, w Who, job string, way gehoor.DecisionWay) error {
	_, k, err := a.unposted(ctx, w, job)
	if err != nil {
		return err
	}
	p, err := k.plan()
	if err != nil {
		return err
	}
	switch args, err := argumentsOf(k.job); {
	case err != nil:
	case k.job.Duty == jobPaper:
		p.then = func(c *gehoor.Complaint, _ gehoor.Ref) ([]gehoor.Fact, error) {
			return c.GiveDisclosure(k.job.Seq, way)
		}
	case args.Send != nil && (args.Send.Decision != nil || args.Send.Taken != nil):
		if args.Send.Taken != nil {
			args.Send.Taken = &way
		} else {
			args.Send.Decision = &way // it went by the page no more
		}
		p.then = func(c *gehoor.Complaint, _ gehoor.Ref) ([]gehoor.Fact, error) { return args.Send.facts(c, k.day) }
	}
	doc, err := k.paper("") // the code stays on paper
	if err != nil {
		return err
	}
	m := Mailing{Subject: doc.Title, Text: letter.Text(doc)}
	if p.letter != nil && k.job.Duty != jobPaper { // that one is not the complainant's
		if err := m.about(ctx, k, doc); err != nil {
			return err
		}
	}
	sealed, err := a.sealMailing(w.Org, m)
	if err != nil {
		return err
	}
	err = a.Store.Write(ctx, w.Org, k.day.Now, func(tx *store.Tx) error {
		ended, err := tx.EndJob(job)
		if err != nil {
			return err
		}
		if !ended {
			return store.ErrChanged // it is being sent at this moment, or has been
		}
		if !p.owed || p.then == nil {
			return nil
		}
		c, err := tx.Load(k.job.Stream)
		if err != nil {
			return err
		}
		facts, err := p.then(c, tx.PutItem(k.job.Stream, sealed))
		if err != nil {
			return err
		}
		_, err = tx.Append(k.job.Stream, w.Actor(), facts...)
		return err
	})
	if err != nil {
		return fmt.Errorf("recording what was posted: %w", err)
	}
	return a.Store.EndPause(ctx, w.Org, k.job.Stream, Waiting)
}

func (a *App) unposted(ctx context.Context, w Who, job string) (Undelivered, *work, error) {
	j, err := a.Store.Job(ctx, w.Org, job)
	if err != nil {
		return Undelivered{}, nil, err
	}
	u, k, err := a.undelivered(ctx, w, j)
	if err == nil && (!u.Paper || !j.Done.IsZero()) {
		err = store.ErrNotFound
	}
	return u, k, err
}

// Returned records that a mail about a complaint came back: the fact with seq is what it was about. The
// clock runs on, and the coordinator gets paper in time (D29).
func (a *App) Returned(ctx context.Context, org int64, id gehoor.StreamID, seq int, class gehoor.MailClass) error {
	_, err := a.AsSystem(ctx, org, id, nil, func(c *gehoor.Complaint, _ Day) ([]gehoor.Fact, error) {
		if seq < 1 || seq > c.Seq {
			return nil, store.ErrNotFound
		}
		if _, decision := c.Events()[seq-1].Fact.(gehoor.DecisionSent); decision {
			return c.ReturnDecision(class)
		}
		return []gehoor.Fact{gehoor.MessageReturned{Seq: seq, Class: class}}, nil
	})
	return err
}

// How often one may ask to sign in within an hour: from one network address, which may be a whole office's, and for one mail address,
// so that nobody's mailbox is filled by who knows the address.
const (
	signInsFrom = 300
	signInsTo   = 20
)

// AskSignIn mails somebody a link and a code to sign in with, and returns the secret for the browser in
// which it was asked. An address that is nobody's gets no mail, nor does one for which it is asked too often; the
// browser sees no difference, and it takes as long. From is the network address that asks: store.ErrTooMany when it asks too often.
// Base is the address by which the site was reached.
func (a *App) AskSignIn(ctx context.Context, org int64, address, from, base string) (browser string, err error) {
	if err := a.Store.Limit(ctx, org, "sign-in", from, signInsFrom, time.Hour); err != nil {
		return "", err
	}
	err = a.Store.Limit(ctx, org, "sign-in to", strings.ToLower(strings.TrimSpace(address)), signInsTo, time.Hour)
	many := errors.Is(err, store.ErrTooMany)
	if err != nil && !many {
		return "", err
	}
	p, err := a.Store.PersonByMail(org, address)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return "", err
	}
	now := a.Now()
	if many || !p.Left.IsZero() && p.Left.Before(gehoor.DateOf(now)) {
		p = store.Person{}
	}
	in, err := a.Store.NewSignIn(ctx, org, p.ID)
	if err != nil {
		return "", err
	}
	if p.ID == 0 { // who has no part in it: the mail is made all the same, and goes to nobody
		p.Name, p.Mail = "Niemand", "niemand@invalid"
	}
	item, err := a.Store.NewItem()
	if err != nil {
		return "", err
	}
	j := store.Job{Org: org, ID: fmt.Sprintf("%d/0/%s/%d", org, jobSignIn, item), Duty: jobSignIn, Expires: now.Add(store.SignInLasts)}
	w, err := a.work(ctx, j)
	if err != nil {
		return "", err
	}
	to := recipient{person: p.ID, name: p.Name, mail: p.Mail, lang: text.LangOf(p.Lang)}
	mail := letter.SignIn(w.frame(to), in.Code, text.FormatTime(to.lang, j.Expires), base+PageSignIn+in.Link)
	m, err := w.render([]addressed{{to: to, letter: mail}})
	if err != nil {
		return "", err
	}
	m.Text = "" // the code stands in the mail alone
	sealed, err := a.sealMailing(org, m)
	if err != nil {
		return "", err
	}
	err = a.Store.Write(ctx, org, now, func(tx *store.Tx) error {
		ref := tx.PutItem(store.Loose, sealed)
		if p.ID == 0 {
			return tx.DropItems([]gehoor.Item{ref.Item})
		}
		j.Args = keepIn(ref)
		tx.AddJob(j)
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("asking to sign in: %w", err)
	}
	return in.Browser, nil
}
