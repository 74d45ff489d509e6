package app

import (
	"context"
	"fmt"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
)

// CorrectReach puts right how a complainant is reached, in the complainant's own name: after a mail that came
// back a postal address too (D29). why is the reason as it stands in the dossier. What change leaves as it was is no
// correction. store.ErrChanged when somebody else corrected it meanwhile.
func (a *App) CorrectReach(ctx context.Context, org int64, id gehoor.StreamID, why string, change func(*Sender)) error {
	day, err := a.day(Who{Org: org})
	if err != nil {
		return err
	}
	seen, err := a.Store.System().Load(ctx, org, id)
	if err != nil {
		return err
	}
	var was Sender
	if err := a.readJSON(ctx, org, seen.Filed.Sender, &was); err != nil {
		return err
	}
	now := was
	if change(&now); now == was {
		return nil
	}
	sender, err := a.sealJSON(org, now)
	if err != nil {
		return fmt.Errorf("sealing the sender: %w", err)
	}
	reason, err := a.Store.Seal(org, seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte(why)})
	if err != nil {
		return fmt.Errorf("sealing a reason: %w", err)
	}
	return a.Store.Write(ctx, org, day.Now, func(tx *store.Tx) error {
		c, err := tx.Load(id)
		if err != nil {
			return err
		}
		if c.Filed.Sender != seen.Filed.Sender {
			return store.ErrChanged
		}
		facts, err := c.Correct(day.Procedure, gehoor.Correction{Field: gehoor.FieldSender, Reason: tx.PutItem(id, reason),
			Sender: tx.PutItem(id, sender), Mail: now.Mail != "", Phone: now.Phone != ""}, day.Now)
		if err != nil {
			return err
		}
		if _, err := tx.Append(id, gehoor.Actor{Kind: gehoor.Complainant}, facts...); err != nil {
			return err
		}
		return tx.AddTerms(id, terms(now))
	})
}
