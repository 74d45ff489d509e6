package app

import (
	"context"
	"fmt"

	"gehoor"
	"gehoor/internal/store"
)

// RebuildTerms makes again what dossiers are looked up by, exactly: names, mail addresses and telephone
// numbers. That is in no backup. It may be broken off and begun anew. Progress may be nil.
func (a *App) RebuildTerms(ctx context.Context, org int64, progress func(done, of int)) error {
	if progress == nil {
		progress = func(done, of int) {}
	}
	err := a.Store.RebuildTerms(ctx, org, func(c *gehoor.Complaint, e *gehoor.Enquiry) ([]store.Term, error) {
		ref := gehoor.Ref{}
		switch {
		case c != nil:
			ref = c.Filed.Sender
		case e != nil:
			ref = e.Asked.Sender
		}
		var s Sender
		if err := a.readJSON(ctx, org, ref, &s); err != nil {
			return nil, err
		}
		return terms(s), nil
	}, progress)
	if err != nil {
		return fmt.Errorf("making the search terms again: %w", err)
	}
	return nil
}
