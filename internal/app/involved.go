package app

import (
	"context"
	"fmt"

	"gehoor"
	"gehoor/internal/store"
)

// DeclareInvolved records that w is involved in a complaint that w leads: from then on w sees
// nothing of it, and it passes to the next level at once (D15). It reports whether there was one; if not, the
// desk finds somebody else. Reason says so in the dossier, in words.
func (a *App) DeclareInvolved(ctx context.Context, w Who, id gehoor.StreamID, reason string) (passed bool, err error) {
	day, err := a.day(w)
	if err != nil {
		return false, err
	}
	sealed, err := a.sealAll(w.Org, []*Body{{Text: reason}})
	if err != nil {
		return false, err
	}
	err = a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		c, err := tx.Load(id)
		if err != nil {
			return err
		}
		if !gehoor.Can(w.Viewer, gehoor.Handle, c) {
			return store.ErrNotFound
		}
		facts, err := c.NameParty(gehoor.Involved, gehoor.Seat{}, day.Chart.Alone(w.Viewer.Person, c.Filed.Holder, c.Barred, day.Today)...)
		if err != nil {
			return err
		}
		for _, f := range facts {
			if named, ok := f.(gehoor.PartyNamed); ok {
				if err := tx.SetParty(id, named.Party, w.Viewer.Person); err != nil {
					return err
				}
			}
		}
		before := c.Seq
		if c, err = tx.Append(id, w.Actor(), facts...); err != nil {
			return err
		}
		var words gehoor.Ref
		if sealed[0] != nil {
			words = tx.PutItem(id, *sealed[0])
		}
		aside, err := c.StepAside(day.Chart, w.Viewer.Person, words, day.Now)
		if passed = len(aside) > 0; err != nil || !passed {
			return err
		}
		if c, err = tx.Append(id, w.Actor(), aside...); err != nil {
			return err
		}
		announce(tx, c, before)
		return nil
	})
	if err != nil {
		return false, fmt.Errorf("declaring an involvement: %w", err)
	}
	return passed, nil
}
