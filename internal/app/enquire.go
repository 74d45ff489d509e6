package app

import (
	"context"
	"fmt"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
)

// A Question is what somebody asks the coordinator (R2, D32).
type Question struct {
	Language gehoor.Language
	Location gehoor.LocationID
	Words    string
	Sender   Sender
}

// Ask takes in a question. Token, of the page's form, makes it happen once: a second time gives the
// same question. What was returned is durable.
func (a *App) Ask(ctx context.Context, org int64, token string, q Question) (gehoor.Asked, error) {
	day, err := a.day(Who{Org: org})
	if err != nil {
		return gehoor.Asked{}, err
	}
	words, err := a.Store.Seal(org, seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte(q.Words)})
	if err != nil {
		return gehoor.Asked{}, fmt.Errorf("sealing a question: %w", err)
	}
	sender, err := a.sealJSON(org, q.Sender)
	if err != nil {
		return gehoor.Asked{}, fmt.Errorf("sealing the sender: %w", err)
	}
	alarming := day.alarming(q.Words)
	var asked gehoor.Asked
	year := gehoor.DateOf(day.Now).Year
	wanted := gehoor.NewNumber(year, a.draw)
	err = a.Store.WriteAhead(ctx, org, day.Now, store.Ahead{Draft: messageToken(token), Number: wanted}, func(tx *store.Tx) error {
		if earlier, err := tx.FiledFrom(messageToken(token)); err == nil {
			e, err := tx.LoadEnquiry(earlier)
			if err != nil {
				return err
			}
			asked = e.Asked
			return nil
		}
		number, err := a.freeNumber(tx, wanted, year)
		if err != nil {
			return err
		}
		id := tx.NewStream()
		in := gehoor.Asked{
			Number: number, Channel: gehoor.ByForm, Language: q.Language, Location: q.Location, At: day.Now,
			Mail: q.Sender.Mail != "", Phone: q.Sender.Phone != "",
		}
		if q.Words != "" {
			in.Question = tx.PutItem(id, words)
		}
		in.Sender = tx.PutItem(id, sender)
		facts, err := day.Procedure.Ask(in, day.Now)
		if err != nil {
			return err
		}
		if err := tx.FileDraft(messageToken(token), id); err != nil {
			return err
		}
		e, err := tx.AppendEnquiry(id, gehoor.Actor{Kind: gehoor.Complainant}, facts...)
		if err != nil {
			return err
		}
		asked = e.Asked
		if marked := e.Mark(alarming, 1); len(marked) > 0 {
			if _, err := tx.AppendEnquiry(id, gehoor.Actor{}, marked...); err != nil {
				return err
			}
		}
		return tx.AddTerms(id, terms(q.Sender))
	})
	if err != nil {
		return gehoor.Asked{}, fmt.Errorf("taking in a question: %w", err)
	}
	return asked, nil
}
