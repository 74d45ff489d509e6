package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// A Disclosing is something for who is complained about to read, from what the coordinator selected (D20).
type Disclosing struct {
	What  gehoor.DisclosedWhat
	Party gehoor.Party // 0: somebody who has no place in the dossier yet
	On    gehoor.Date
	Words string // in paragraphs
	Where string // of an invitation: place and hour
	Way   gehoor.DisclosedWay
	Mail  string // of who gets a code by mail
	Lang  text.Lang
}

// Disclosure is what somebody would read: exactly this.
func (a *App) Disclosure(org int64, in Disclosing) (letter.Document, error) {
	set, err := a.Store.Settings(org)
	if err != nil {
		return letter.Document{}, err
	}
	f := letter.Frame{Lang: in.Lang, Words: set.Words, Organisation: set.Name, Phone: set.Phone, Today: gehoor.DateOf(a.Now())}
	words := paragraphs(in.Words)
	switch in.What {
	case gehoor.DiscloseAccount:
		return letter.AccountForComment(f, words, in.On), nil
	case gehoor.DiscloseOutcome:
		return letter.OutcomeFor(f, words), nil
	}
	return letter.Invitation(f, words, in.On, strings.TrimSpace(in.Where)), nil
}

// Disclose gives it, and returns the seq it is known by. A code by mail is on its way; of paper the page prints it, and what is on paper
// itself waits among Undelivered.
func (a *App) Disclose(ctx context.Context, w Who, id gehoor.StreamID, seq int, in Disclosing) (*gehoor.Complaint, int, error) {
	doc, err := a.Disclosure(w.Org, in)
	if err != nil {
		return nil, 0, err
	}
	body, to := &Body{Letter: &doc}, &Body{Text: in.Mail}
	if strings.TrimSpace(in.Words) == "" {
		body = &Body{} // refused: nothing was selected
	}
	made := 0
	c, err := a.disclose(ctx, w, id, seq, []*Body{body, to}, func(tx *store.Tx, c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) {
		var named []gehoor.Fact
		if in.Party == 0 {
			var err error
			if named, err = c.NameParty(gehoor.Accused, gehoor.Seat{}); err != nil {
				return nil, err
			}
			if c, err = c.After(w.Actor(), day.Now, named...); err != nil {
				return nil, err
			}
			in.Party = gehoor.Party(len(c.Parties))
		}
		o := gehoor.Offer{What: in.What, Party: in.Party, On: in.On, Text: body.Ref, Way: in.Way}
		if in.Way != gehoor.DisclosePrinted {
			o.Number = gehoor.NewDisclosureNumber(a.draw)
		}
		facts, err := c.Disclose(day.Procedure, o, day.Now)
		if err != nil {
			return nil, err
		}
		made = c.Seq + len(facts)
		if o.Number == "" { // it waits to be printed
			tx.AddJob(store.Job{ID: store.JobID(tx.Org(), id, jobPaper, made), Stream: id, Duty: jobPaper, Seq: made, Class: OnPaper})
			return append(named, facts...), nil
		}
		for range 20 {
			free, err := tx.PutDisclosure(id, made, o.Number)
			if err != nil {
				return nil, err
			}
			if free {
				d := facts[len(facts)-1].(gehoor.Disclosed)
				d.Number = o.Number
				facts[len(facts)-1] = d
				a.mailDisclosed(tx, id, made, in.Way, to.Ref)
				return append(named, facts...), nil
			}
			o.Number = gehoor.NewDisclosureNumber(a.draw)
		}
		return nil, errors.New("drawing a number: twenty in a row were taken")
	})
	if err != nil {
		return nil, 0, err
	}
	return c, made, nil
}

// RenewDisclosure gives a new code for what was disclosed at seq; the one before is void, and who was reading
// has to give it again.
func (a *App) RenewDisclosure(ctx context.Context, w Who, id gehoor.StreamID, disclosed int, way gehoor.DisclosedWay, mail string) error {
	to := &Body{Text: mail}
	_, err := a.disclose(ctx, w, id, 0, []*Body{to}, func(tx *store.Tx, c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) {
		facts, err := c.RenewDisclosure(day.Procedure, disclosed, way, day.Now)
		if err == nil {
			a.mailDisclosed(tx, id, c.Seq+1, way, to.Ref)
		}
		return facts, err
	})
	if err != nil {
		return err
	}
	return a.Store.EndDisclosedTo(ctx, w.Org, id, disclosed)
}

// EndDisclosure takes back what was disclosed at seq.
func (a *App) EndDisclosure(ctx context.Context, w Who, id gehoor.StreamID, disclosed int) error {
	_, err := a.Do(ctx, w, id, 0, gehoor.Coordinate, nil, func(c *gehoor.Complaint, _ Day) ([]gehoor.Fact, error) {
		return c.EndDisclosure(disclosed)
	})
	if err != nil {
		return err
	}
	return a.Store.EndDisclosedTo(ctx, w.Org, id, disclosed)
}

// disclose is Do for an act that numbers what it made, in the same transaction.
func (a *App) disclose(ctx context.Context, w Who, id gehoor.StreamID, seq int, bodies []*Body, act func(tx *store.Tx, c *gehoor.Complaint, day Day) ([]gehoor.Fact, error)) (*gehoor.Complaint, error) {
	day, err := a.day(w)
	if err != nil {
		return nil, err
	}
	sealed, err := a.sealAll(w.Org, bodies)
	if err != nil {
		return nil, err
	}
	var after *gehoor.Complaint
	err = a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		c, err := tx.Load(id)
		switch {
		case err != nil:
			return err
		case !gehoor.Can(w.Viewer, gehoor.Know, c):
			return store.ErrNotFound
		case !gehoor.Can(w.Viewer, gehoor.Coordinate, c):
			return gehoor.ErrForbidden
		case seq != 0 && seq != c.Seq:
			return store.ErrChanged
		}
		for i, s := range sealed {
			if s != nil {
				bodies[i].Ref = tx.PutItem(id, *s)
			}
		}
		facts, err := act(tx, c, day)
		if err != nil {
			return err
		}
		before := c.Seq
		if after, err = tx.Append(id, w.Actor(), facts...); err != nil {
			return err
		}
		announce(tx, after, before)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("disclosing: %w", err)
	}
	return after, nil
}

func (a *App) mailDisclosed(tx *store.Tx, id gehoor.StreamID, seq int, way gehoor.DisclosedWay, to gehoor.Ref) {
	if way == gehoor.DiscloseByMail {
		tx.AddJob(store.Job{ID: store.JobID(tx.Org(), id, jobDisclosed, seq), Stream: id, Duty: jobDisclosed, Seq: seq, Args: arguments{To: to}.String()})
	}
}

// disclosed mails number and code to who is complained about, unless it was taken back or given anew since. The
// mail says nothing else (D27).
func (w *work) disclosed() plan {
	c, seq := w.complaint, w.job.Seq
	if f, ok := w.event().Fact.(gehoor.DisclosureRenewed); ok {
		seq = f.Seq
	}
	d, ok := c.OpenDisclosure(seq, w.day.Today)
	newer := slices.ContainsFunc(c.Events()[w.job.Seq:], func(e gehoor.Event) bool {
		f, ok := e.Fact.(gehoor.DisclosureRenewed)
		return ok && f.Seq == seq
	})
	if !ok || newer {
		return plan{}
	}
	return plan{owed: true, write: func() ([]addressed, error) {
		args, err := argumentsOf(w.job)
		if err != nil {
			return nil, err
		}
		address, err := w.words(w.ctx, w.job.Org, args.To)
		if err != nil {
			return nil, err
		}
		doc, err := w.LetterFor(w.ctx, w.job.Org, d.Text)
		if err != nil {
			return nil, err
		}
		code, err := w.Store.DisclosureCode(w.ctx, w.job.Org, c.ID, seq)
		r := recipient{mail: address, lang: doc.Lang}
		by := gehoor.Date{}
		if d.What == gehoor.DiscloseAccount {
			by = d.On
		}
		return []addressed{{to: r, letter: letter.Place(w.frame(r), d.Number.String(), grouped(code), d.Until, by, w.page(PageTo))}}, err
	}}
}

// grouped is a code in two groups of four.
func grouped(code string) string {
	if len(code) != 8 {
		return code
	}
	return code[:4] + " " + code[4:]
}

// ReadDisclosure lets a browser read what number and code open: the secret is for its cookie. Otherwise the error is
// store.ErrNotFound, with how often may still be tried, or store.ErrPaused.
func (a *App) ReadDisclosure(ctx context.Context, org int64, number, code, address string) (browser string, left int, err error) {
	n, ok := gehoor.ParseDisclosureNumber(number)
	if !ok {
		n = "?" // counted as a try, and found nowhere
	}
	browser, left, err = a.Store.CheckDisclosure(ctx, org, n, digitsOf(code), address, a.Now())
	if err != nil {
		return "", left, err
	}
	id, seq, err := a.Store.DisclosedTo(ctx, org, browser)
	if err != nil {
		return "", left, err
	}
	c, err := a.Store.System().Load(ctx, org, id)
	if err != nil {
		return "", left, err
	}
	actor := gehoor.Actor{Kind: gehoor.PartyActor, Party: c.Disclosures[seq].Party}
	_, err = a.do(ctx, Who{Org: org}, actor, id, 0, nil, nil, func(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) { return c.ReadDisclosure(seq, day.Now) })
	return browser, left, err
}

// DisclosedTo is what a browser may read, with the text; store.ErrNotFound when it may not, or no longer.
func (a *App) DisclosedTo(ctx context.Context, org int64, browser string) (*gehoor.Complaint, gehoor.Disclosure, letter.Document, error) {
	fail := func(err error) (*gehoor.Complaint, gehoor.Disclosure, letter.Document, error) {
		return nil, gehoor.Disclosure{}, letter.Document{}, err
	}
	id, seq, err := a.Store.DisclosedTo(ctx, org, browser)
	if err != nil {
		return fail(err)
	}
	c, err := a.Store.System().Load(ctx, org, id)
	if err != nil {
		return fail(err)
	}
	d, ok := c.OpenDisclosure(seq, gehoor.DateOf(a.Now()))
	if !ok {
		return fail(store.ErrNotFound)
	}
	doc, err := a.LetterFor(ctx, org, d.Text)
	if err == nil && len(doc.Blocks) == 0 {
		err = store.ErrNotFound // erased
	}
	if err != nil {
		return fail(err)
	}
	return c, d, doc, nil
}

// AnswerDisclosure takes in what who reads it says: a comment on the account, or an account of their own. Token, of the
// page's form, makes it happen once.
func (a *App) AnswerDisclosure(ctx context.Context, org int64, id gehoor.StreamID, d gehoor.Disclosure, token, words string, comment bool) error {
	actor := gehoor.Actor{Kind: gehoor.PartyActor, Party: d.Party}
	_, err := a.write(ctx, org, id, token, words, nil, actor, func(c *gehoor.Complaint, ref gehoor.Ref, _ []gehoor.File, day Day) ([]gehoor.Fact, error) {
		return c.AnswerDisclosure(day.Procedure, d.Seq, ref, comment, day.Now)
	})
	return err
}
