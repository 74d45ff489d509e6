package app

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"gehoor"
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

// Convert makes a question into a complaint in one action: the filing date is that of the message in
// which the parent complains, by default the first (D32). Done twice it is the same complaint.
func (a *App) Convert(ctx context.Context, w Who, id gehoor.StreamID, seq int, reason string, in Answers) (Receipt, error) {
	e, err := a.View(w).Enquiry(ctx, id)
	if err != nil {
		return Receipt{}, err
	}
	if !gehoor.CanEnquire(w.Viewer, gehoor.Coordinate, e) {
		return Receipt{}, gehoor.ErrForbidden
	}
	at, ok := e.Came(max(seq, 1))
	if !ok {
		return Receipt{}, store.ErrNotFound
	}
	content, err := a.View(w).Item(ctx, id, e.Asked.Sender)
	if err != nil {
		return Receipt{}, fmt.Errorf("reading who asked: %w", err)
	}
	if err := json.Unmarshal(content.Body, &in.Sender); err != nil {
		return Receipt{}, fmt.Errorf("reading who asked: %w", err)
	}
	question, err := a.View(w).Item(ctx, id, e.Asked.Question)
	if err != nil {
		return Receipt{}, fmt.Errorf("reading the question: %w", err)
	}
	in.Story, in.Language, in.Location = string(question.Body), e.Asked.Language, e.Asked.Location
	r, err := a.Submit(ctx, w.Org, store.DraftID("enquiry "+strconv.FormatInt(int64(id), 10)), in, Intake{Who: w, Channel: e.Asked.Channel, ReceivedAt: at, Enquiry: id})
	if err != nil || r.Again && e.Complaint != 0 {
		return r, err
	}
	why := &Body{Text: reason}
	err = a.DoEnquiry(ctx, w, id, gehoor.Coordinate, []*Body{why}, func(e *gehoor.Enquiry, on Day) ([]gehoor.Fact, error) {
		return e.Convert(r.Complaint, seq, why.Ref)
	})
	return r, err
}
