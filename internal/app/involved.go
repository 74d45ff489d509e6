package app

import (
	"context"
	"fmt"

	"gehoor"
	"gehoor/internal/store"
)

// DeclareInvolved records that w is involved in a complaint that w leads: from then on w sees
// nothing of it, and the desk finds somebody else (D15).
func (a *App) DeclareInvolved(ctx context.Context, w Who, id gehoor.StreamID) error {
	day, err := a.day(w)
	if err != nil {
		return err
	}
	err = a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		c, err := tx.Load(id)
		if err != nil {
			return err
		}
		if !gehoor.Can(w.Viewer, gehoor.Handle, c) {
			return store.ErrNotFound
		}
		facts, err := c.NameParty(gehoor.Involved, gehoor.Seat{})
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
		_, err = tx.Append(id, w.Actor(), facts...)
		return err
	})
	if err != nil {
		return fmt.Errorf("declaring an involvement: %w", err)
	}
	return nil
}
