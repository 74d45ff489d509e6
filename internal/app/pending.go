package app

import (
	"context"
	"errors"

	"gehoor"
	"gehoor/internal/store"
)

// Pending lists what is on its way about a dossier that w handles and can still be taken back.
func (a *App) Pending(ctx context.Context, w Who, c *gehoor.Complaint) ([]Sending, error) {
	if !gehoor.Can(w.Viewer, gehoor.Handle, c) {
		return nil, nil
	}
	jobs, err := a.Store.DossierJobs(ctx, w.Org, c.ID)
	if err != nil {
		return nil, err
	}
	now := a.Now()
	var pending []Sending
	for _, j := range jobs {
		if j.Duty == jobSend && j.RunAt.After(now) && j.Class == "" {
			pending = append(pending, Sending{Job: j.ID, At: j.RunAt, Wait: true})
		}
	}
	return pending, nil
}

// ToPrint reports whether a letter of c waits until somebody prints it, among what w finds in Undelivered.
func (a *App) ToPrint(ctx context.Context, w Who, c *gehoor.Complaint) (bool, error) {
	if !gehoor.Can(w.Viewer, gehoor.Coordinate, c) && !gehoor.Can(w.Viewer, gehoor.Safeguard, c) {
		return false, nil
	}
	jobs, err := a.Store.DossierJobs(ctx, w.Org, c.ID)
	if err != nil {
		return false, err
	}
	for _, j := range jobs {
		if (j.Duty != jobSend && j.Duty != jobPaper) || j.Class != OnPaper || !j.Done.IsZero() {
			continue
		}
		if _, _, err := a.unposted(ctx, w, j.ID); !errors.Is(err, store.ErrNotFound) {
			return err == nil, err
		}
	}
	return false, nil
}

// closeWhenDone closes a complaint whose decision has gone out and was reached, in the same breath as
// the last of these: nothing closes by silence (D7), and nothing stays open by forgetting.
func closeWhenDone(tx *store.Tx, c *gehoor.Complaint) (*gehoor.Complaint, error) {
	if c.Signal {
		return c, nil // a signal is closed by the desk
	}
	closing, err := c.Close(tx.Now)
	if err != nil {
		return c, nil // not yet
	}
	return tx.Append(c.ID, gehoor.Actor{}, closing...)
}
