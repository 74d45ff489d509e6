package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
)

// A Splitting is what goes on as a complaint of its own (D12, D13, D24).
type Splitting struct {
	Parts    []gehoor.PartNo   // those that leave; none: a part about Category, which had none of its own
	Category gehoor.Category   // of that part
	Location gehoor.LocationID // 0: where it was
	Words    string            // the complainant's, chosen from the story; not empty
	Files    []gehoor.Item     // originals, chosen from the files
}

// Split lets a part of a complaint go on as one of its own: same date of receipt, same terms, a number and a code of its own.
// Words and files that were chosen are copied as new items. Whoever is or may be complained about here is provisionally
// barred there, until somebody has answered. Done twice from the same history it is the same complaint.
//
// Verb is Coordinate, or Safeguard for what remains when parts were taken over (D24).
func (a *App) Split(ctx context.Context, w Who, id gehoor.StreamID, seq int, verb gehoor.Verb, in Splitting) (Receipt, error) {
	fail := func(err error) (Receipt, error) { return Receipt{}, fmt.Errorf("splitting a complaint: %w", err) }
	day, err := a.day(w)
	if err != nil {
		return Receipt{}, err
	}
	view := a.View(w)
	from, err := view.Complaint(ctx, id)
	if err != nil {
		return Receipt{}, err
	}
	var sender Sender
	content, err := view.Item(ctx, id, from.Filed.Sender)
	if err != nil {
		return fail(err)
	}
	if err := json.Unmarshal(content.Body, &sender); err != nil {
		return fail(err)
	}
	sealedSender, err := a.Store.Seal(w.Org, content)
	if err != nil {
		return fail(err)
	}
	story, err := a.Store.Seal(w.Org, seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte(in.Words)})
	if err != nil {
		return fail(err)
	}
	copies, err := a.copies(ctx, w, from, in.Files)
	if err != nil {
		return fail(err)
	}
	alarming := day.alarming(in.Words)
	token := store.DraftID(fmt.Sprintf("split %d after %d", id, seq))
	var r Receipt
	err = a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		if earlier, err := tx.FiledFrom(token); err == nil {
			c, err := tx.Load(earlier)
			if err != nil {
				return err
			}
			r = Receipt{Complaint: earlier, Number: c.Number(), Filed: c.Filed, Again: true}
			return nil
		} else if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		c, err := tx.Load(id)
		if err != nil {
			return err
		}
		if err := allowed(w, verb, c, seq); err != nil {
			return err
		}
		into := tx.NewStream()
		chain := Chain{Complaint: c, Day: day}
		parts := in.Parts
		if len(parts) == 0 {
			chain.Do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) {
				return c.AddPart(gehoor.Part{Category: in.Category, Location: in.Location}, day.Procedure, day.Now)
			})
			if chain.Err == nil {
				parts = []gehoor.PartNo{chain.Complaint.Parts[len(chain.Complaint.Parts)-1].No}
			}
		}
		chain.Do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) { return c.SplitOff(into, parts) })
		if chain.Err != nil {
			return chain.Err
		}
		place := day.Chart.Places[in.Location]
		if first, ok := c.Part(parts[0]); ok && in.Location == 0 {
			place = day.Chart.Places[first.Location]
		}
		year := gehoor.DateOf(c.Filed.ReceivedAt).Year
		number, err := a.freeNumber(tx, gehoor.NewNumber(year, a.draw), year)
		if err != nil {
			return err
		}
		var attached []gehoor.File
		for _, f := range copies {
			file, err := tx.PutFile(into, f.stored)
			if err != nil {
				return err
			}
			attached = append(attached, file)
		}
		filed := c.Piece(number, place, tx.PutItem(into, story), tx.PutItem(into, sealedSender), attached)
		piece, err := tx.Append(into, w.Actor(), filed)
		if err != nil {
			return err
		}
		if piece, err = bars(tx, w, c, piece); err != nil {
			return err
		}
		if piece, err = raiseMark(tx, piece, alarming, 1); err != nil {
			return err
		}
		announce(tx, piece, 0)
		if err := tx.AddTerms(into, terms(sender)); err != nil {
			return err
		}
		before := c.Seq
		if c, err = tx.Append(id, w.Actor(), chain.Facts...); err != nil {
			return err
		}
		announce(tx, c, before)
		r = Receipt{Complaint: into, Number: number, Filed: filed}
		return tx.FileDraft(token, into)
	})
	if err != nil {
		return fail(err)
	}
	if r.Code, err = a.Store.ReceiptCode(ctx, w.Org, r.Complaint); err != nil {
		return fail(err)
	}
	return r, nil
}

// bars carries over to a piece who is, or may be, complained about in what it came from: provisionally.
func bars(tx *store.Tx, w Who, from, piece *gehoor.Complaint) (*gehoor.Complaint, error) {
	for party := gehoor.Party(1); int(party) <= len(from.Parties); party++ {
		person := from.Persons[party]
		if !from.Parties[party].Bars() || person == 0 {
			continue
		}
		facts, err := piece.NameParty(gehoor.Provisional, from.PartySeats[party], from.Alone[party]...)
		if err != nil {
			return nil, err
		}
		if err := tx.SetParty(piece.ID, facts[0].(gehoor.PartyNamed).Party, person); err != nil {
			return nil, err
		}
		if piece, err = tx.Append(piece.ID, w.Actor(), facts...); err != nil {
			return nil, err
		}
	}
	return piece, nil
}

// copies takes files of a dossier in anew. What is not used after all is swept.
func (a *App) copies(ctx context.Context, w Who, c *gehoor.Complaint, originals []gehoor.Item) ([]Received, error) {
	var all []Received
	for _, f := range c.Files() {
		if !slices.Contains(originals, f.Original.Item) {
			continue
		}
		blob, err := a.Store.File(ctx, w.Org, f.Original)
		if err != nil {
			return nil, err
		}
		body, err := a.Files.Open(blob)
		if err != nil {
			return nil, err
		}
		one, err := a.Receive(ctx, w.Org, blob.FileName, blob.Size, body)
		body.Close()
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// A Piece is what a complainant is told of a part that goes on under a number of its own.
type Piece struct {
	Number gehoor.Number
	Code   string
}

// Pieces are the complaints that were split from c, with their codes: for who has the code of c, who
// filed all of it. A piece that was erased is left out.
func (a *App) Pieces(ctx context.Context, org int64, c *gehoor.Complaint) ([]Piece, error) {
	var list []Piece
	for _, id := range c.SplitInto {
		piece, err := a.Store.System().Load(ctx, org, id)
		if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrErased) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading what was split off: %w", err)
		}
		code, err := a.Store.ReceiptCode(ctx, org, id)
		if errors.Is(err, store.ErrErased) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading what was split off: %w", err)
		}
		list = append(list, Piece{Number: piece.Number(), Code: code})
	}
	return list, nil
}

// Link says for staff that two complaints belong together, in both (D13). What w may not see cannot be linked:
// store.ErrNotFound, as for a number that nobody has.
func (a *App) Link(ctx context.Context, w Who, id gehoor.StreamID, seq int, number gehoor.Number, incident, letter bool) (*gehoor.Complaint, error) {
	day, err := a.day(w)
	if err != nil {
		return nil, err
	}
	row, err := a.View(w).ByNumber(ctx, string(number))
	if err != nil {
		return nil, err
	}
	if row.Enquiry || row.Level != gehoor.LevelSee {
		return nil, store.ErrNotFound
	}
	link := func(c *gehoor.Complaint, to gehoor.StreamID) ([]gehoor.Fact, error) {
		switch {
		case letter:
			return c.LinkLetter(to, incident)
		case incident:
			return c.LinkIncident(to)
		}
		return c.Link(to)
	}
	var after *gehoor.Complaint
	err = a.Store.Write(ctx, w.Org, day.Now, func(tx *store.Tx) error {
		for _, end := range []struct {
			of, to gehoor.StreamID
			seq    int
		}{{row.ID, id, 0}, {id, row.ID, seq}} {
			c, err := tx.Load(end.of)
			if err != nil {
				return err
			}
			if err := allowed(w, gehoor.Coordinate, c, end.seq); err != nil {
				return err
			}
			facts, err := link(c, end.to)
			if err != nil {
				return err
			}
			if after, err = tx.Append(end.of, w.Actor(), facts...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("linking complaints: %w", err)
	}
	return after, nil
}

// groupLimit is how many complaints a group shows at most.
const groupLimit = 100

// Group is c and the complaints that belong with it, directly or by way of another, of those that w may see, c first.
func (a *App) Group(ctx context.Context, w Who, c *gehoor.Complaint) ([]*gehoor.Complaint, error) {
	view := a.View(w)
	group := []*gehoor.Complaint{c}
	seen := map[gehoor.StreamID]bool{c.ID: true}
	for i := 0; i < len(group) && len(group) < groupLimit; i++ {
		for _, id := range related(group[i]) {
			if seen[id] {
				continue
			}
			seen[id] = true
			other, err := view.Complaint(ctx, id)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("reading what belongs together: %w", err)
			}
			group = append(group, other)
		}
	}
	return group, nil
}

// related are the complaints that c says belong with it.
func related(c *gehoor.Complaint) []gehoor.StreamID {
	ids := slices.Concat(c.Linked, c.SplitInto)
	if c.Filed.SplitFrom != 0 {
		ids = append(ids, c.Filed.SplitFrom)
	}
	return ids
}
