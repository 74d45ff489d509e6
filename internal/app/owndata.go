package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// A Holding is something that is kept in a dossier, for who answers a request about own data or takes something out (D20, D34).
type Holding struct {
	gehoor.KeptItem
	Words string // as it reads; empty for a file and for a personnel measure, which the decider alone reads (D21)
	Name  string // of a file
	Paper bool   // a letter as it went out on paper: its words stand in the letter itself
}

// Holdings is all that is sealed in a dossier, in the order in which it came; gehoor.ErrForbidden for who may not answer requests.
func (a *App) Holdings(ctx context.Context, w Who, c *gehoor.Complaint) ([]Holding, error) {
	if !gehoor.Can(w.Viewer, gehoor.Protect, c) {
		return nil, gehoor.ErrForbidden
	}
	var all []Holding
	for _, k := range c.KeptItems() {
		held := Holding{KeptItem: k}
		var err error
		switch {
		case k.Personnel:
		case k.Field == "PDF":
			held.Paper = true
		case k.File != gehoor.File{}:
			var file store.Attachment
			file, err = a.Store.Attachment(ctx, w.Org, k.File)
			held.Name = file.Name
		default:
			held.Words, err = a.wordsOf(ctx, w.Org, k)
		}
		if errors.Is(err, store.ErrErased) {
			continue
		} else if err != nil {
			return nil, err
		}
		all = append(all, held)
	}
	return all, nil
}

// wordsOf is an item as it reads.
func (a *App) wordsOf(ctx context.Context, org int64, k gehoor.KeptItem) (string, error) {
	content, err := a.Store.Item(ctx, org, k.Ref)
	if err != nil {
		return "", err
	}
	var s Sender
	var d Details
	var m Mailing
	says := func(parts ...string) string {
		var lines []string
		for _, p := range parts {
			if p != "" {
				lines = append(lines, p)
			}
		}
		return strings.Join(lines, "\n")
	}
	switch {
	case content.MediaType == letter.MediaType:
		doc, err := letter.Read(content.Body)
		return letter.Plain(doc), err
	case content.MediaType == MediaPDF:
		return "", nil
	case content.MediaType != "application/json":
		return string(content.Body), nil
	case k.Field == "Sender":
		err = json.Unmarshal(content.Body, &s)
		return says(s.Name, s.Mail, s.Phone, s.Child, s.Address, s.Second, s.Behalf), err
	case k.Field == "Details":
		err = json.Unmarshal(content.Body, &d)
		return says(readableDay(d.Date), d.WhyLate, d.OtherWish, d.AboutName, d.Committee, d.Place), err
	}
	err = json.Unmarshal(content.Body, &m)
	if kept := m.keptLetter(); kept != "" {
		return kept, err // the mail says only that there is news
	}
	return says(m.Subject, m.Text), err
}

// readableDay is a date as people write one; other words of when it was stay as they are.
func readableDay(words string) string {
	var d gehoor.Date
	if d.UnmarshalText([]byte(words)) != nil || d.IsZero() {
		return words
	}
	return fmt.Sprintf("%d-%d-%d", d.Day, d.Month, d.Year)
}

// CopyOf is the copy of what is kept for a person: what was chosen, in the words as they are to be read, without those of
// others.
func CopyOf(l text.Lang, chosen []Holding) letter.Document {
	d := letter.Document{Lang: l, Title: text.CopyTitle.In(l)}
	for _, h := range chosen {
		d.Blocks = append(d.Blocks, letter.Heading(text.FormatDateLong(l, gehoor.DateOf(h.Event.At))+": "+strings.TrimSuffix(text.Fact(l, h.Event.Fact), ".")))
		if h.Name != "" {
			d.Blocks = append(d.Blocks, letter.Say(text.CopyFile.In(l)+" "+h.Name))
		}
		for _, p := range paragraphs(h.Words) {
			d.Blocks = append(d.Blocks, letter.Say(p))
		}
	}
	return d
}

// EraseItems takes single items out of a dossier, with a reason: what is not needed, or is of others (D34, ux case 40). Of a file the
// original and its copy go. What is not in the dossier is store.ErrNotFound.
func (a *App) EraseItems(ctx context.Context, w Who, id gehoor.StreamID, items []gehoor.Item, cause gehoor.EraseCause, reason string) error {
	day, err := a.day(w)
	if err != nil {
		return err
	}
	sealed, err := a.sealAll(w.Org, []*Body{{Text: reason}})
	if err != nil {
		return err
	}
	if sealed[0] == nil {
		return &gehoor.Refusal{Code: "hold.no-reason", Clause: "D34"}
	}
	blobs, err := a.Store.EraseItems(ctx, w.Org, day.Now, w.Actor(), id, items, cause, *sealed[0], func(c *gehoor.Complaint, _ *gehoor.Enquiry) ([]gehoor.Fact, error) {
		switch {
		case c == nil || !gehoor.Can(w.Viewer, gehoor.Know, c):
			return nil, store.ErrNotFound
		case !gehoor.Can(w.Viewer, gehoor.Protect, c):
			return nil, gehoor.ErrForbidden
		}
		return c.EraseItems(day.Procedure, items, cause, day.Now)
	})
	return errors.Join(err, a.dropBlobs(blobs))
}

// Original opens the original of a file, for who may, after writing down that it was (D34).
func (a *App) Original(ctx context.Context, w Who, c *gehoor.Complaint, f gehoor.File) (files.Blob, error) {
	if !gehoor.Can(w.Viewer, gehoor.Protect, c) {
		return files.Blob{}, gehoor.ErrForbidden
	}
	if err := a.Store.LogAccess(ctx, w.Org, w.Viewer.Person, c.ID, store.AccessOriginal, a.Now()); err != nil {
		return files.Blob{}, err
	}
	return a.Store.File(ctx, w.Org, f.Original)
}
