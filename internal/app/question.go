package app

import (
	"context"
	"errors"

	"gehoor"
	"gehoor/internal/store"
)

// Question is what the link in a mail about a question shows (R2): all that was written, for who has the link has the
// mails too. After it became a complaint, and while it is sealed or was erased, there is nothing: store.ErrNotFound.
func (a *App) Question(ctx context.Context, org int64, secret string) (*gehoor.Enquiry, error) {
	id, err := a.Store.Status(ctx, org, secret)
	if err != nil {
		return nil, err
	}
	e, err := a.Store.System().LoadEnquiry(ctx, org, id)
	if errors.Is(err, store.ErrErased) || err == nil && (e.Complaint != 0 || e.Sealed || !e.ErasedAt.IsZero()) {
		return nil, store.ErrNotFound
	}
	return e, err
}

// WriteBack takes in a message of who asked, from the page of the link. Token, of the page's form, makes it happen once.
func (a *App) WriteBack(ctx context.Context, org int64, secret, token, words string) error {
	e, err := a.Question(ctx, org, secret)
	if err != nil {
		return err
	}
	day, err := a.day(Who{Org: org})
	if err != nil {
		return err
	}
	sealed, err := a.sealAll(org, []*Body{{Text: words}})
	if err != nil {
		return err
	}
	alarming := day.alarming(words)
	return a.Store.Write(ctx, org, day.Now, func(tx *store.Tx) error {
		if _, err := tx.FiledFrom(messageToken(token)); !errors.Is(err, store.ErrNotFound) {
			return err
		}
		e, err := tx.LoadEnquiry(e.ID)
		if err != nil {
			return err
		}
		var ref gehoor.Ref
		if sealed[0] != nil {
			ref = tx.PutItem(e.ID, *sealed[0])
		}
		facts, err := e.Receive(day.Procedure, ref, nil, day.Now)
		if err != nil {
			return err
		}
		if err := tx.FileDraft(messageToken(token), e.ID); err != nil {
			return err
		}
		seq := e.Seq + 1
		if e, err = tx.AppendEnquiry(e.ID, gehoor.Actor{Kind: gehoor.Complainant}, facts...); err != nil {
			return err
		}
		if marked := e.Mark(alarming, seq); len(marked) > 0 {
			_, err = tx.AppendEnquiry(e.ID, gehoor.Actor{}, marked...)
		}
		return err
	})
}

// Retry has a failing mail tried again now, by who sees it on the page of undelivered mail.
func (a *App) Retry(ctx context.Context, w Who, job string) error {
	j, err := a.Store.Job(ctx, w.Org, job)
	if err != nil {
		return err
	}
	if _, _, err := a.undelivered(ctx, w, j); err != nil {
		return err
	}
	return a.Store.RetryJob(ctx, w.Org, job)
}
