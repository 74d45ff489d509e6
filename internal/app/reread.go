package app

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/mail"
	"gehoor/internal/store"
)

// jobMailAnew notes what a mail of a dossier says now that it did not when it came in. It stands in job ids: it stays.
const jobMailAnew gehoor.DutyKind = "mail-anew"

// A Rereading is what came of reading mails again.
type Rereading struct {
	Apart     int // were put aside or could not be read, and are brought in anew
	Placed    int // of dossiers, read again
	Otherwise int // of those, that say something now that their dossier does not: a job notes it there
	Unread    int // of dossiers, that could not be read; their originals stay as they are
}

// ReadAgain has mails read anew: one, or with 0 all that are still there. Those that were put aside or could not be read are
// brought in by jobs; of those in a dossier it is told at once whether they read otherwise now, and a job notes what does.
// Progress may be nil.
func (a *App) ReadAgain(ctx context.Context, org int64, item gehoor.Item, progress func(done, total int)) (r Rereading, err error) {
	var apart, placed []store.MailIn
	if item != 0 {
		m, err := a.Store.MailIn(ctx, org, item)
		switch {
		case err != nil:
			return r, err
		case m.Stream > 0:
			placed = []store.MailIn{m}
		default:
			apart = []store.MailIn{m}
		}
	} else {
		all, err := a.Store.Mails(ctx, org, 10_000)
		if err != nil {
			return r, err
		}
		for _, m := range all {
			if m.Became == BecameFault || m.Became == BecameNothing {
				apart = append(apart, m)
			}
		}
		for after := gehoor.Item(0); ; after = placed[len(placed)-1].Raw.Item {
			some, err := a.Store.PlacedMails(ctx, org, after, 1000)
			if err != nil {
				return r, err
			}
			if placed = append(placed, some...); len(some) < 1000 {
				break
			}
		}
	}
	for some := range slices.Chunk(apart, 200) {
		err := a.Store.Write(ctx, org, a.Now(), func(tx *store.Tx) error {
			for _, m := range some {
				if err := tx.ReadMailAgain(jobMailIn, m.Raw.Item, ""); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return r, fmt.Errorf("having mail read again: %w", err)
		}
		r.Apart += len(some)
	}
	done := 0
	for some := range slices.Chunk(placed, 200) {
		var differ []store.MailIn
		for _, m := range some {
			says, err := a.saysNow(ctx, org, m)
			switch {
			case errors.Is(err, store.ErrErased) || err == nil && says.seq == 0:
				continue
			case errors.Is(err, errUnreadable):
				r.Unread++
				continue
			case err != nil:
				return r, fmt.Errorf("reading mail %d again: %w", m.Raw.Item, err)
			}
			if r.Placed++; says.something() {
				differ = append(differ, m)
			}
		}
		if len(differ) > 0 {
			err := a.Store.Write(ctx, org, a.Now(), func(tx *store.Tx) error {
				for _, m := range differ {
					if err := tx.MailAnew(jobMailAnew, m); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return r, fmt.Errorf("having mail read again: %w", err)
			}
		}
		r.Otherwise += len(differ)
		if done += len(some); progress != nil {
			progress(done, len(placed))
		}
	}
	return r, nil
}

// A saying is what a mail of a dossier says now that its dossier does not.
type saying struct {
	seq     int // of the event that it came in by; 0: it is no message and no note
	at      gehoor.Mailed
	side    gehoor.Side
	words   string // all of its words, when they differ from what was read last
	files   []mail.File
	enquiry *gehoor.Enquiry // nil: it is a complaint's
}

func (s saying) something() bool { return s.words != "" || len(s.files) > 0 }

// held is what a dossier holds of one mail.
type held struct {
	saying
	subject bool       // its words begin with its subject
	said    gehoor.Ref // as it was read last
	files   []gehoor.File
}

// in looks for a mail in a history.
func in(events []gehoor.Event, raw gehoor.Item) (h held) {
	for i, ev := range events {
		came := func(m gehoor.Mailed, said gehoor.Ref, all []gehoor.File, side gehoor.Side) {
			if m.Raw.Item == raw {
				h.seq, h.at, h.side, h.said, h.files = ev.Seq, m, side, said, all
			}
		}
		switch f := ev.Fact.(type) {
		case gehoor.Asked:
			came(f.Mailed, f.Question, f.Files, gehoor.SideComplainant)
			h.subject = h.seq > 0
		case gehoor.MessageReceived:
			came(f.Mail, f.Text, f.Files, gehoor.SideComplainant)
		case gehoor.NoteAdded:
			if f.Mail.Raw.Item != raw {
				continue
			}
			all := slices.Clone(f.Files)
			for _, next := range events[i+1:] { // in a complaint its files stand beneath it, of the same moment
				d, ok := next.Fact.(gehoor.DocumentAdded)
				if !ok || next.Actor != ev.Actor || !next.At.Equal(ev.At) {
					break
				}
				all = append(all, d.File)
			}
			if !f.Again {
				came(f.Mail, f.Note, all, gehoor.SideOther)
				continue
			}
			if f.Note != (gehoor.Ref{}) {
				h.said = f.Note
			}
			h.files = append(h.files, all...)
		}
	}
	return h
}

// saysNow reads a mail of a dossier again and compares. What was erased from the dossier since does not come back:
// then nothing of its kind is compared. store.ErrErased: the mail is gone.
func (a *App) saysNow(ctx context.Context, org int64, m store.MailIn) (s saying, err error) {
	raw, err := a.Store.Item(ctx, org, m.Raw)
	if err != nil {
		return s, err
	}
	var h held
	c, err := a.Store.System().Load(ctx, org, m.Stream)
	if err == nil {
		h = in(c.Events(), m.Raw.Item)
	} else if errors.Is(err, store.ErrNotFound) {
		var e *gehoor.Enquiry
		if e, err = a.Store.System().LoadEnquiry(ctx, org, m.Stream); err == nil {
			h = in(e.Events(), m.Raw.Item)
			h.enquiry = e
		}
	}
	if s = h.saying; err != nil || s.seq == 0 {
		return s, err
	}
	p, err := parse(raw.Body)
	if err != nil {
		return s, err
	}
	said := ""
	if h.said != (gehoor.Ref{}) {
		content, err := a.Store.Item(ctx, org, h.said)
		if err != nil && !errors.Is(err, store.ErrErased) {
			return s, err
		}
		if said = string(content.Body); err != nil {
			p.Text, p.Subject = "", ""
		}
	}
	now := incoming{Parsed: p}
	h.subject = h.subject || now.newSubject() && strings.HasPrefix(said, now.Subject) // an older version left it out of answers
	if words := now.words(h.subject); words != strings.TrimSpace(said) && words != said {
		s.words = words
	}
	s.files, err = a.unknown(ctx, org, p.Files, h.files)
	return s, err
}

// unknown are the files that are not among those of the dossier, by their bytes and what they are called.
func (a *App) unknown(ctx context.Context, org int64, now []mail.File, known []gehoor.File) ([]mail.File, error) {
	type named struct {
		name string
		sum  [sha256.Size]byte
	}
	has := map[named]bool{}
	for _, f := range known {
		label, err := a.Store.Attachment(ctx, org, f)
		if errors.Is(err, store.ErrErased) {
			return nil, nil // which of them it was nobody knows any more
		} else if err != nil {
			return nil, err
		}
		b, err := a.Store.Blob(ctx, org, f.Original)
		if err != nil {
			return nil, err
		}
		body, err := a.Files.Open(files.Blob{Name: b.Name, Org: org, Item: store.ItemID(b.Item), Key: b.Key, Seal: b.Seal})
		if err != nil {
			return nil, err
		}
		sum := sha256.New()
		_, err = io.Copy(sum, body)
		if err = errors.Join(err, body.Close()); err != nil {
			return nil, err
		}
		n := named{name: label.Name}
		sum.Sum(n.sum[:0])
		has[n], has[named{sum: n.sum}] = true, true
	}
	return slices.DeleteFunc(slices.Clone(now), func(f mail.File) bool {
		n := named{sum: sha256.Sum256(f.Body)}
		if f.Name != "" { // else it has a name by its place in the mail
			n.name = files.SafeName(f.Name)
		}
		return has[n]
	}), nil
}

// readAnew notes what a mail says now that its dossier does not. A question that became a complaint has it in both: there
// is where it is read, and here where the mail is.
func (a *App) readAnew(ctx context.Context, j store.Job) error {
	finish := func() error {
		return a.Store.Write(ctx, j.Org, a.Now(), func(tx *store.Tx) error { return tx.FinishJob(j) })
	}
	item, err := strconv.ParseInt(j.Args, 10, 64)
	if err != nil {
		return finish()
	}
	kept, err := a.Store.MailIn(ctx, j.Org, gehoor.Item(item))
	if errors.Is(err, store.ErrNotFound) {
		return finish()
	} else if err != nil {
		return err
	}
	s, err := a.saysNow(ctx, j.Org, kept)
	switch {
	case errors.Is(err, store.ErrErased) || errors.Is(err, errUnreadable) || err == nil && !s.something():
		return finish()
	case err != nil:
		return err
	}
	to := []gehoor.StreamID{kept.Stream}
	if s.enquiry != nil && s.enquiry.Complaint != 0 {
		to = append(to, s.enquiry.Complaint)
	}
	day, err := a.day(Who{Org: j.Org})
	if err != nil {
		return err
	}
	var bodies []*Body
	var parts [][]enclosure
	used := false
	defer func() {
		for _, p := range slices.Concat(parts...) {
			if !used {
				a.failed("discarding a file", a.discard(p.stored))
			}
		}
	}()
	for range to {
		bodies = append(bodies, &Body{Text: s.words})
		some, err := a.parts(ctx, j.Org, s.files)
		if err != nil {
			return err
		}
		parts = append(parts, some)
	}
	sealed, err := a.sealAll(j.Org, bodies)
	if err != nil {
		return err
	}
	err = a.Store.Write(ctx, j.Org, day.Now, func(tx *store.Tx) error {
		used = false
		if err := tx.FinishJob(j); err != nil {
			return err
		}
		for i, id := range to {
			err := s.note(tx, id, sealed[i], parts[i], s.side == gehoor.SideComplainant && day.alarming(s.words))
			if err = unlessRefused(err); err != nil && !errors.Is(err, store.ErrErased) {
				return err
			}
		}
		used = true
		return nil
	})
	return err
}

func (s saying) note(tx *store.Tx, id gehoor.StreamID, words *store.Sealed, parts []enclosure, alarming bool) error {
	e, err := tx.LoadEnquiry(id)
	var c *gehoor.Complaint
	if errors.Is(err, store.ErrNotFound) {
		c, err = tx.Load(id)
	}
	if err != nil {
		return err
	}
	var ref gehoor.Ref
	if words != nil {
		ref = tx.PutItem(id, *words)
	}
	attached, err := putParts(tx, id, parts)
	if err != nil {
		return err
	}
	if c == nil {
		facts, err := e.Reread(ref, attached, s.at)
		if err != nil {
			return err
		}
		if e.Complaint == 0 {
			facts = append(facts, e.Mark(alarming, s.seq)...)
		}
		_, err = tx.AppendEnquiry(id, gehoor.Actor{}, facts...)
		return err
	}
	at := s.at
	if s.enquiry != nil {
		at.Raw = gehoor.Ref{} // the question's
	}
	facts, err := c.Reread(ref, attached, s.side, at)
	if err != nil {
		return err
	}
	before := c.Seq
	if c, err = tx.Append(id, gehoor.Actor{}, facts...); err != nil {
		return err
	}
	_, err = raiseMark(tx, c, alarming, before+1)
	return err
}
