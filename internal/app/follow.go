package app

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// Follow lets a browser read the complaint of a number and its code: the secret is for its cookie.
// Otherwise the error is store.ErrNotFound, with how often may still be tried, or store.ErrPaused.
func (a *App) Follow(ctx context.Context, org int64, number, code, address string) (secret string, left int, err error) {
	n, ok := gehoor.ParseNumber(number)
	if !ok {
		n = gehoor.Number("?") // counted as a try, and found nowhere
	}
	id, left, err := a.Store.CheckCode(ctx, org, n, digitsOf(code), address, a.Now())
	if err != nil {
		return "", left, err
	}
	secret, err = a.Store.NewReading(ctx, org, id)
	return secret, left, err
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// Followed is the complaint that a browser may read; store.ErrNotFound when none, or no longer.
func (a *App) Followed(ctx context.Context, org int64, secret string) (*gehoor.Complaint, error) {
	id, err := a.Store.Reading(ctx, org, secret)
	if err != nil {
		return nil, err
	}
	return a.Store.System().Load(ctx, org, id)
}

// ByLink is the complaint whose state the link of a mail shows: its state and nothing that was
// written. store.ErrNotFound when there is none, or when somebody else reads the mail (D28).
func (a *App) ByLink(ctx context.Context, org int64, secret string) (*gehoor.Complaint, error) {
	id, err := a.Store.Status(ctx, org, secret)
	if err != nil {
		return nil, err
	}
	c, err := a.Store.System().Load(ctx, org, id)
	if err != nil {
		return nil, err
	}
	if c.Filed.Shared || !c.ErasedAt.IsZero() {
		return nil, store.ErrNotFound
	}
	return c, nil
}

// Told is what a complainant told us, for himself.
func (a *App) Told(ctx context.Context, org int64, c *gehoor.Complaint) (Answers, error) {
	return a.told(ctx, org, c)
}

// WordsFor are words of a complaint that its complainant may read; empty when they were erased.
func (a *App) WordsFor(ctx context.Context, org int64, ref gehoor.Ref) (string, error) {
	return a.words(ctx, org, ref)
}

// Write takes in a message of the complainant, with files that have come in (R11). Token, of the
// page's form, makes it happen once: a second time it changes nothing.
func (a *App) Write(ctx context.Context, org int64, id gehoor.StreamID, token, words string, with []Received) (*gehoor.Complaint, error) {
	return a.write(ctx, org, id, token, words, with, gehoor.Actor{Kind: gehoor.Complainant}, func(c *gehoor.Complaint, ref gehoor.Ref, files []gehoor.File, day Day) ([]gehoor.Fact, error) {
		return c.Receive(day.Procedure, ref, files, 0, day.Now)
	})
}

// CommentAccount takes in what the complainant says of the account of their own conversation (R12). Token makes it
// happen once.
func (a *App) CommentAccount(ctx context.Context, org int64, id gehoor.StreamID, token, words string) error {
	_, err := a.write(ctx, org, id, token, words, nil, gehoor.Actor{Kind: gehoor.Complainant}, func(c *gehoor.Complaint, ref gehoor.Ref, _ []gehoor.File, _ Day) ([]gehoor.Fact, error) {
		return c.AnswerAccount(gehoor.SideComplainant, 0, ref)
	})
	return err
}

func (a *App) write(ctx context.Context, org int64, id gehoor.StreamID, token, words string, with []Received, actor gehoor.Actor, act func(c *gehoor.Complaint, ref gehoor.Ref, files []gehoor.File, day Day) ([]gehoor.Fact, error)) (*gehoor.Complaint, error) {
	day, err := a.day(Who{Org: org})
	if err != nil {
		return nil, err
	}
	sealed, err := a.sealAll(org, []*Body{{Text: words}})
	if err != nil {
		return nil, err
	}
	alarming := day.alarming(words)
	var after *gehoor.Complaint
	err = a.Store.Write(ctx, org, day.Now, func(tx *store.Tx) error {
		if token != "" {
			switch earlier, err := tx.FiledFrom(messageToken(token)); {
			case err == nil && earlier == id:
				after, err = tx.Load(id)
				return err
			case err != nil && !errors.Is(err, store.ErrNotFound):
				return err
			}
		}
		c, err := tx.Load(id)
		if err != nil {
			return err
		}
		var ref gehoor.Ref
		if sealed[0] != nil {
			ref = tx.PutItem(id, *sealed[0])
		}
		var attached []gehoor.File
		for _, r := range with {
			f, err := tx.PutFile(id, r.stored)
			if err != nil {
				return err
			}
			attached = append(attached, f)
		}
		facts, err := act(c, ref, attached, day)
		if err != nil {
			return err
		}
		if token != "" {
			if err := tx.FileDraft(messageToken(token), id); err != nil {
				return err
			}
		}
		before := c.Seq
		if after, err = tx.Append(id, actor, facts...); err != nil {
			return err
		}
		announce(tx, after, before)
		after, err = raiseMark(tx, after, alarming, before+1)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("taking in a message: %w", err)
	}
	return after, nil
}

// messageToken is the draft that a message is: it begins and is sent at once.
func messageToken(token string) store.DraftID { return store.DraftID("message:" + token) }

// Token is for a form that must not be carried out twice.
func (a *App) Token() (string, error) {
	var b [16]byte
	if _, err := a.Rand.Read(b[:]); err != nil {
		return "", fmt.Errorf("drawing a token: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}

// OwnFiles are the files of a complaint that its complainant may have.
func OwnFiles(c *gehoor.Complaint) []gehoor.File {
	var own []gehoor.File
	for _, e := range c.Events() {
		switch f := e.Fact.(type) {
		case gehoor.Filed:
			own = append(own, f.Files...)
		case gehoor.MessageReceived:
			if f.Party == 0 {
				own = append(own, f.Files...)
			}
		case gehoor.DocumentAdded:
			if f.Public || f.Side == gehoor.SideComplainant {
				own = append(own, f.File)
			}
		}
	}
	return own
}

// SetShared records whether somebody else reads the complainant's mail (D28). When so, no link of a
// mail shows anything any more.
func (a *App) SetShared(ctx context.Context, org int64, id gehoor.StreamID, shared bool) error {
	_, err := a.AsComplainant(ctx, org, id, nil, func(c *gehoor.Complaint, _ Day) ([]gehoor.Fact, error) {
		if c.Filed.Shared == shared {
			return nil, nil
		}
		return []gehoor.Fact{gehoor.SharedMailSet{Shared: shared}}, nil
	})
	return err
}

// The one-time code of a complainant who lost his own.
const (
	onceLasts = 15 * time.Minute
	onceTries = 5
	onceKind  = "renew:" // of the action; behind it the code's MAC
)

// AskCode mails a one-time code to who filed the complaint of a number, and returns the secret for the
// browser in which it was asked. Who gave no mail address, no name, or has others reading the mail gets
// none (D28); the browser sees no difference.
func (a *App) AskCode(ctx context.Context, org int64, number, address string) (browser string, err error) {
	if err := a.Store.Limit(ctx, org, "new code", address, 20, time.Hour); err != nil {
		return "", err
	}
	keys, err := a.Store.Keys(org)
	if err != nil {
		return "", err
	}
	code, err := a.digits(6)
	if err != nil {
		return "", err
	}
	action := store.Action{Kind: onceKind + hex.EncodeToString(keys.CodeMAC("renew", code))}
	c, sender, err := a.reachable(ctx, org, number)
	if err != nil {
		return "", err
	}
	if c != nil {
		if err := a.Store.Limit(ctx, org, "new code of", string(c.Number()), 5, time.Hour); err != nil {
			return "", err
		}
		action.Complaint = c.ID
	}
	if browser, err = a.Store.NewAction(ctx, org, action, onceLasts); err != nil || c == nil {
		return browser, err
	}
	to := recipient{name: sender.Name, mail: sender.Mail, lang: text.LangOf(c.Filed.Language)}
	err = a.mailOnce(ctx, org, to, a.Now().Add(onceLasts), func(f letter.Frame) letter.Mail {
		f.Reference = c.Number().String()
		return letter.OneTimeCode(f, code, text.FormatTime(to.lang, a.Now().Add(onceLasts)))
	})
	return browser, err
}

// reachable is the complaint of a number when its complainant may have a code by mail; else nil.
func (a *App) reachable(ctx context.Context, org int64, number string) (*gehoor.Complaint, Sender, error) {
	n, ok := gehoor.ParseNumber(number)
	if !ok {
		return nil, Sender{}, nil
	}
	id, err := a.Store.System().ByNumber(ctx, org, string(n))
	if errors.Is(err, store.ErrNotFound) {
		return nil, Sender{}, nil
	}
	if err != nil {
		return nil, Sender{}, err
	}
	c, err := a.Store.System().Load(ctx, org, id)
	if errors.Is(err, store.ErrNotFound) { // an enquiry's number
		return nil, Sender{}, nil
	}
	if err != nil {
		return nil, Sender{}, err
	}
	var s Sender
	if err := a.readJSON(ctx, org, c.Filed.Sender, &s); err != nil {
		return nil, s, err
	}
	if c.Filed.Anonymous || c.Filed.Shared || !c.ErasedAt.IsZero() || s.Mail == "" {
		return nil, s, nil
	}
	return c, s, nil
}

// TakeCode gives who has the one-time code a new code of eight digits, and lets the browser read. The
// old code, and every browser that was reading, are void. store.ErrNotFound when the code is wrong.
func (a *App) TakeCode(ctx context.Context, org int64, browser, code string) (secret string, fresh string, err error) {
	if err := a.Store.Limit(ctx, org, "new code tries", browser, onceTries, onceLasts); err != nil {
		return "", "", err
	}
	action, err := a.Store.Action(ctx, org, browser)
	if err != nil {
		return "", "", err
	}
	keys, err := a.Store.Keys(org)
	if err != nil {
		return "", "", err
	}
	want := onceKind + hex.EncodeToString(keys.CodeMAC("renew", digitsOf(code)))
	if action.Complaint == 0 || !hmac.Equal([]byte(action.Kind), []byte(want)) {
		return "", "", store.ErrNotFound
	}
	if _, err := a.Store.UseAction(ctx, org, browser); err != nil {
		return "", "", err
	}
	_, err = a.AsComplainant(ctx, org, action.Complaint, nil, func(c *gehoor.Complaint, _ Day) ([]gehoor.Fact, error) {
		return []gehoor.Fact{gehoor.CodeRenewed{Version: c.CodeVersion + 1, How: gehoor.CodeByMailbox}}, nil
	})
	if err != nil {
		return "", "", err
	}
	if err := a.Store.EndReadings(ctx, org, action.Complaint); err != nil {
		return "", "", err
	}
	if _, err := a.Store.StatusLink(ctx, org, action.Complaint); err != nil { // the link of the mails goes on
		return "", "", err
	}
	if fresh, err = a.Store.ReceiptCode(ctx, org, action.Complaint); err != nil {
		return "", "", err
	}
	secret, err = a.Store.NewReading(ctx, org, action.Complaint)
	return secret, fresh, err
}

func (a *App) digits(n int) (string, error) {
	limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	d, err := rand.Int(a.Rand, limit)
	if err != nil {
		return "", fmt.Errorf("drawing a code: %w", err)
	}
	return fmt.Sprintf("%0*d", n, d), nil
}

// mailOnce sends a mail that belongs to no dossier and is worthless after a while.
func (a *App) mailOnce(ctx context.Context, org int64, to recipient, expires time.Time, write func(letter.Frame) letter.Mail) error {
	item, err := a.Store.NewItem()
	if err != nil {
		return err
	}
	j := store.Job{Org: org, ID: fmt.Sprintf("%d/0/%s/%d", org, jobSignIn, item), Duty: jobSignIn, Expires: expires}
	w, err := a.work(ctx, j)
	if err != nil {
		return err
	}
	m, err := w.render([]addressed{{to: to, letter: write(w.frame(to))}})
	if err != nil {
		return err
	}
	m.Text = "" // what is secret stands in the mail alone
	sealed, err := a.sealMailing(org, m)
	if err != nil {
		return err
	}
	err = a.Store.Write(ctx, org, a.Now(), func(tx *store.Tx) error {
		j.Args = keepIn(tx.PutItem(store.Loose, sealed))
		tx.AddJob(j)
		return nil
	})
	if err != nil {
		return fmt.Errorf("mailing something once: %w", err)
	}
	return nil
}

const draftLinkEntry = "draft link"

// DraftLink is what the address ends in by which somebody comes back to a draft. It does not open the
// draft by itself: for that one needs the code too.
func (a *App) DraftLink(org int64, id store.DraftID) (string, error) {
	keys, err := a.Store.Keys(org)
	if err != nil {
		return "", err
	}
	sealed, err := keys.SealEntry(a.Rand, draftLinkEntry, []byte(id))
	if err != nil {
		return "", fmt.Errorf("making the link of a draft: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(sealed), nil
}

// DraftByLink is the draft of a link, for [App.ResumeDraft]; store.ErrNotFound when it is kept no longer.
func (a *App) DraftByLink(org int64, link string) (Draft, error) {
	sealed, err := base64.RawURLEncoding.DecodeString(link)
	if err != nil {
		return Draft{}, store.ErrNotFound
	}
	keys, err := a.Store.Keys(org)
	if err != nil {
		return Draft{}, err
	}
	id, err := keys.OpenEntry(draftLinkEntry, sealed)
	if err != nil { // whatever it is, it is not a link of ours
		return Draft{}, store.ErrNotFound
	}
	return a.Draft(org, store.DraftID(id))
}

// KeepDraft makes the code to come back to a draft with, and mails the link when there is an address.
// Page is the address of the link.
func (a *App) KeepDraft(ctx context.Context, org int64, id store.DraftID, address, page string, l text.Lang) (code string, err error) {
	d, err := a.Draft(org, id)
	if err != nil {
		return "", err
	}
	if code, err = a.Store.DraftCode(ctx, org, id, a.Now()); err != nil || address == "" {
		return code, err
	}
	to := recipient{mail: address, lang: l}
	err = a.mailOnce(ctx, org, to, a.Now().Add(24*time.Hour), func(f letter.Frame) letter.Mail {
		return letter.DraftSaved(f, d.Until, page)
	})
	if err != nil {
		return "", err
	}
	return code, a.remindDraft(ctx, org, d, to, page)
}

// draftDays is after how many days who saved a draft is reminded of it, once (E2).
const draftDays = 3

// remindDraft has the reminder go in a few days, to the address that was given last. When it was sent or
// thrown away by then, nothing goes.
func (a *App) remindDraft(ctx context.Context, org int64, d Draft, to recipient, page string) error {
	keys, err := a.Store.Keys(org)
	if err != nil {
		return err
	}
	link, err := a.DraftLink(org, d.ID)
	if err != nil {
		return err
	}
	j := store.Job{
		Org: org, ID: fmt.Sprintf("%d/0/%s/%x", org, jobDraft, keys.Blind("draft reminder", string(d.ID))), Duty: jobDraft,
		RunAt: gehoor.DateOf(a.Now()).AddDays(draftDays).Start(nil).Add(morning), Expires: d.Until.End(),
	}
	if !j.RunAt.Before(j.Expires) {
		return nil
	}
	w, err := a.work(ctx, j)
	if err != nil {
		return err
	}
	m, err := w.render([]addressed{{to: to, letter: letter.DraftReminder(w.frame(to), d.Until, page)}})
	if err != nil {
		return err
	}
	m.Text = ""
	sealed, err := a.sealMailing(org, m)
	if err != nil {
		return err
	}
	was, err := a.Store.Job(ctx, org, j.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return a.Store.Write(ctx, org, a.Now(), func(tx *store.Tx) error {
		dropped, err := tx.DropJob(j.ID)
		if err != nil {
			return err
		}
		if kept, ok := keptIn(was); ok && dropped {
			if err := tx.DropItems([]gehoor.Item{kept.Item}); err != nil {
				return err
			}
		}
		j.Args = arguments{Kept: tx.PutItem(store.Loose, sealed), Draft: link}.String()
		tx.AddJob(j)
		return nil
	})
}

func (w *work) draftReminder() (plan, error) {
	args, err := argumentsOf(w.job)
	if err != nil {
		return plan{}, err
	}
	d, err := w.DraftByLink(w.job.Org, args.Draft)
	if errors.Is(err, store.ErrNotFound) {
		return plan{}, nil
	}
	return plan{owed: err == nil && d.Filed == 0}, err
}

// ResumeDraft reports whether the code is the draft's; the error is store.ErrNotFound, with how often may
// still be tried, or store.ErrPaused.
func (a *App) ResumeDraft(ctx context.Context, org int64, id store.DraftID, code, address string) (left int, err error) {
	return a.Store.CheckDraftCode(ctx, org, id, digitsOf(code), address, a.Now())
}
