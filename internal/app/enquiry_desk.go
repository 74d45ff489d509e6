package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/mail"
	"gehoor/internal/store"
)

// An EnquiryAct answers with facts on a question.
type EnquiryAct func(e *gehoor.Enquiry, on Day) ([]gehoor.Fact, error)

// DoEnquiry lets w do verb with a question, as Do does with a complaint.
func (a *App) DoEnquiry(ctx context.Context, w Who, id gehoor.StreamID, verb gehoor.Verb, bodies []*Body, act EnquiryAct) error {
	day, err := a.day(w)
	if err != nil {
		return err
	}
	sealed, err := a.sealAll(w.Org, bodies)
	if err != nil {
		return err
	}
	return a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		e, err := tx.LoadEnquiry(id)
		if err != nil {
			return err
		}
		if !gehoor.CanEnquire(w.Viewer, gehoor.Know, e) {
			return store.ErrNotFound
		}
		if !gehoor.CanEnquire(w.Viewer, verb, e) {
			return gehoor.ErrForbidden
		}
		for i, s := range sealed {
			if s != nil {
				bodies[i].Ref = tx.PutItem(id, *s)
			}
		}
		facts, err := act(e, day)
		if err != nil {
			return err
		}
		before := e.Seq
		if e, err = tx.AppendEnquiry(id, w.Actor(), facts...); err != nil {
			return err
		}
		announceEnquiry(tx, e, before)
		return nil
	})
}

// Convert makes a question into a complaint, in one transaction: the filing date is that of the message in
// which the parent complains, by default the first (D32). Done twice it is the same complaint. What came in while it
// was read goes along too.
func (a *App) Convert(ctx context.Context, w Who, id gehoor.StreamID, seq int, reason string, in Answers) (r Receipt, err error) {
	for range 5 {
		if r, err = a.convert(ctx, w, id, seq, reason, in); !errors.Is(err, store.ErrChanged) {
			break
		}
	}
	return r, err
}

func (a *App) convert(ctx context.Context, w Who, id gehoor.StreamID, seq int, reason string, in Answers) (r Receipt, err error) {
	e, err := a.View(w).Enquiry(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return a.became(ctx, w, id)
	} else if err != nil {
		return r, err
	}
	if !gehoor.CanEnquire(w.Viewer, gehoor.Coordinate, e) && !gehoor.CanEnquire(w.Viewer, gehoor.Safeguard, e) {
		return r, gehoor.ErrForbidden
	}
	at, ok := e.Came(max(seq, 1))
	if !ok {
		return r, store.ErrNotFound
	}
	content, err := a.View(w).Item(ctx, id, e.Asked.Sender)
	if err != nil {
		return r, fmt.Errorf("reading who asked: %w", err)
	}
	if err := json.Unmarshal(content.Body, &in.Sender); err != nil {
		return r, fmt.Errorf("reading who asked: %w", err)
	}
	carried, err := a.carried(ctx, w.Org, e, seq)
	used := false // the files; whether a commit whose answer was lost took place nobody knows, and then they stay
	defer func() {
		if !used {
			err = errors.Join(err, a.unpack(carried))
		}
	}()
	if err != nil {
		return r, err
	}
	why, err := a.sealAll(w.Org, []*Body{{Text: reason}})
	if err != nil {
		return r, err
	}
	in.Story, in.Language, in.Location = carried.story, e.Asked.Language, e.Asked.Location
	with := func(tx *store.Tx, complaint gehoor.StreamID) error {
		used = false
		now, err := tx.LoadEnquiry(id)
		if err != nil {
			return err
		}
		switch {
		case now.Complaint == complaint:
			return nil // at the same moment, or before
		case now.Seq != carried.seq:
			return store.ErrChanged
		}
		var because gehoor.Ref
		if why[0] != nil {
			because = tx.PutItem(id, *why[0])
		}
		facts, err := now.Convert(complaint, seq, because)
		if err != nil {
			return err
		}
		if _, err := tx.AppendEnquiry(id, w.Actor(), facts...); err != nil {
			return err
		}
		if err = carried.into(tx, complaint); err != nil {
			return err
		}
		used = true
		return onTrack(tx, w, now, complaint)
	}
	return a.Submit(ctx, w.Org, store.DraftID("enquiry "+strconv.FormatInt(int64(id), 10)), in,
		Intake{Who: w, Channel: e.Asked.Channel, ReceivedAt: at, Enquiry: id, with: with})
}

// onTrack seals the complaint that a sealed question became, before anybody else has read it (R7, R8, D22).
func onTrack(tx *store.Tx, w Who, e *gehoor.Enquiry, complaint gehoor.StreamID) error {
	facts := e.OnTrack()
	if len(facts) == 0 {
		return nil
	}
	c, err := tx.Load(complaint)
	if err != nil {
		return err
	}
	before := c.Seq
	if c, err = tx.Append(complaint, w.Actor(), facts...); err == nil {
		announce(tx, c, before)
	}
	return err
}

// became is the complaint that a question is already, for who may know of it; store.ErrNotFound for others.
func (a *App) became(ctx context.Context, w Who, id gehoor.StreamID) (r Receipt, err error) {
	e, err := a.Store.System().LoadEnquiry(ctx, w.Org, id)
	if err != nil {
		return r, err
	}
	row, err := a.View(w).Row(ctx, e.Complaint)
	return Receipt{Complaint: row.ID, Number: row.Number, Again: true}, err
}

// unpack removes the files of what did not go.
func (a *App) unpack(l luggage) (err error) {
	for _, m := range append([]carriedMessage{{files: l.files}}, l.messages...) {
		for _, f := range m.files {
			err = errors.Join(err, a.discard(f.stored))
		}
	}
	return err
}

// A luggage is what a question takes with it when it becomes a complaint (D32): all messages and files, as items of
// the complaint's own, for the two are erased apart.
type luggage struct {
	seq      int // of the question, when it was read
	story    string
	files    []enclosure // of the question
	messages []carriedMessage
}

type carriedMessage struct {
	actor   gehoor.Actor
	seq     int // in the question
	answers int
	ours    bool
	note    bool // of a colleague, for us alone
	again   bool // a note of a mail that was read anew
	no      int  // seq of a message that needs no answer; it is no message itself
	text    *store.Sealed
	raw     *store.Sealed
	mail    gehoor.Mailed
	by      gehoor.Term
	at      time.Time
	files   []enclosure
}

// carried reads all that was written. The story is the question, with the message in which the parent complains.
func (a *App) carried(ctx context.Context, org int64, e *gehoor.Enquiry, seq int) (l luggage, err error) {
	l.seq = e.Seq
	for _, ev := range e.Events() {
		m := carriedMessage{actor: ev.Actor, seq: ev.Seq, at: ev.At}
		var words gehoor.Ref
		var files []gehoor.File
		switch f := ev.Fact.(type) {
		case gehoor.Asked:
			if l.story, err = a.words(ctx, org, f.Question); err != nil {
				return l, err
			}
			if l.files, err = a.anew(ctx, org, f.Files); err != nil {
				return l, err
			}
			continue
		case gehoor.MessageReceived:
			words, files, m.mail, m.by = f.Text, f.Files, f.Mail, f.AnswerBy
			if !f.Mail.At.IsZero() {
				m.at = f.Mail.At
			}
		case gehoor.NoteAdded:
			words, files, m.mail, m.note, m.again = f.Note, f.Files, f.Mail, true, f.Again
		case gehoor.Answered:
			words, m.ours, m.answers = f.Text, true, -1
		case gehoor.MessageSent:
			words, m.ours, m.answers = f.Text, true, f.Answers
		case gehoor.AnswerNotNeeded:
			m.no = f.Seq
			l.messages = append(l.messages, m)
			continue
		default:
			continue
		}
		said, err := a.words(ctx, org, words)
		if err != nil {
			return l, err
		}
		if ev.Seq == seq && seq > 1 {
			l.story += "\n\n" + said
		}
		sealed, err := a.sealAll(org, []*Body{{Text: said}})
		if err != nil {
			return l, err
		}
		m.text = sealed[0]
		if m.mail.Raw != (gehoor.Ref{}) {
			content, err := a.Store.Item(ctx, org, m.mail.Raw)
			if err == nil {
				again, err := a.Store.Seal(org, content)
				if err != nil {
					return l, err
				}
				m.raw = &again
			} else if !errors.Is(err, store.ErrErased) {
				return l, err
			}
		}
		if m.files, err = a.anew(ctx, org, files); err != nil {
			return l, err
		}
		l.messages = append(l.messages, m)
	}
	return l, nil
}

// anew takes files in again, as they are; one that was erased or destroyed is left out, one that still waits to be
// scanned is taken in and waits again.
func (a *App) anew(ctx context.Context, org int64, all []gehoor.File) ([]enclosure, error) {
	var taken []enclosure
	for _, f := range all {
		label, err := a.Store.Attachment(ctx, org, f)
		if errors.Is(err, store.ErrErased) {
			continue
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
		content, err := io.ReadAll(body)
		body.Close()
		if err != nil {
			return nil, err
		}
		again, err := a.parts(ctx, org, []mail.File{{Name: label.Name, Body: content, Why: mail.Reason(label.Why)}})
		if err != nil {
			return nil, err
		}
		taken = append(taken, again...)
	}
	return taken, nil
}

// noted writes a colleague's note, and what came with it.
func (m carriedMessage) noted(tx *store.Tx, id gehoor.StreamID, text gehoor.Ref) error {
	attached, err := putParts(tx, id, m.files)
	if err != nil {
		return err
	}
	if m.mail.Raw = (gehoor.Ref{}); m.raw != nil {
		m.mail.Raw = tx.PutItem(id, *m.raw)
	}
	c, err := tx.Load(id)
	if err != nil {
		return err
	}
	facts, err := c.NoteMail(text, attached, m.mail)
	if m.again {
		facts, err = c.Reread(text, attached, gehoor.SideOther, m.mail)
	}
	if err != nil {
		return unlessRefused(err) // its words were erased, and nothing came with them
	}
	_, err = tx.Append(id, m.actor, facts...)
	return err
}

// into writes what was carried into the complaint. What was answered before stays answered; what was not is owed here.
func (l luggage) into(tx *store.Tx, id gehoor.StreamID) error {
	attached, err := putParts(tx, id, l.files)
	if err != nil {
		return err
	}
	for _, f := range attached {
		if _, err := tx.Append(id, gehoor.Actor{Kind: gehoor.Complainant}, gehoor.DocumentAdded{File: f, Side: gehoor.SideComplainant, Public: true}); err != nil {
			return err
		}
	}
	became := map[int]int{} // seq in the question, and here
	var open []int
	for _, m := range l.messages {
		var text gehoor.Ref
		if m.text != nil {
			text = tx.PutItem(id, *m.text)
		}
		if m.note {
			if err := m.noted(tx, id, text); err != nil {
				return err
			}
			continue
		}
		if m.no != 0 {
			c, err := tx.Load(id)
			if err != nil {
				return err
			}
			if facts, err := c.NoAnswer(became[m.no]); err == nil {
				if _, err := tx.Append(id, m.actor, facts...); err != nil {
					return err
				}
			}
			open = slices.DeleteFunc(open, func(seq int) bool { return seq == became[m.no] })
			continue
		}
		var fact gehoor.Fact
		if m.ours {
			answers := became[m.answers]
			if m.answers < 0 && len(open) > 0 { // the answer to all that was asked until then
				answers = open[len(open)-1]
			}
			fact = gehoor.MessageSent{Text: text, Answers: answers, At: m.at}
		} else {
			attached, err := putParts(tx, id, m.files)
			if err != nil {
				return err
			}
			if m.mail.Raw = (gehoor.Ref{}); m.raw != nil {
				m.mail.Raw = tx.PutItem(id, *m.raw)
			}
			fact = gehoor.MessageReceived{Text: text, Files: attached, AnswerBy: m.by, Mail: m.mail, At: m.at}
		}
		c, err := tx.Append(id, m.actor, fact)
		if err != nil {
			return err
		}
		if !m.ours {
			became[m.seq] = c.Seq
			open = append(open, c.Seq)
			continue
		}
		if m.answers < 0 {
			for _, seq := range open[:max(0, len(open)-1)] {
				if facts, err := c.NoAnswer(seq); err == nil { // one answer to several messages
					if _, err := tx.Append(id, m.actor, facts...); err != nil {
						return err
					}
				}
			}
			open = nil
		}
	}
	return nil
}
