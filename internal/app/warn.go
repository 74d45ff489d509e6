package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gehoor"
	"gehoor/internal/store"
)

// Warnings is what w should know of before forwarding c, resting on complaints that w may see and on no others (R9).
func (a *App) Warnings(ctx context.Context, w Who, c *gehoor.Complaint) ([]gehoor.Warning, error) {
	view := a.View(w)
	var s Sender
	content, err := view.Item(ctx, c.ID, c.Filed.Sender)
	switch {
	case errors.Is(err, store.ErrErased):
	case err != nil:
		return nil, fmt.Errorf("reading who sent it: %w", err)
	default:
		if err := json.Unmarshal(content.Body, &s); err != nil {
			return nil, fmt.Errorf("reading who sent it: %w", err)
		}
	}
	s.Child = "" // twins in one group are two complaints
	others, err := view.Kin(ctx, terms(s), c.Filed.Location, c.WarnSince().Start(nil))
	if err != nil {
		return nil, err
	}
	return c.Warnings(others), nil
}
