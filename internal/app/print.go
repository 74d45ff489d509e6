package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// MediaPDF is the media type of a letter as it is printed and downloaded.
const MediaPDF = "application/pdf"

// Printed is the letter of the drafted decision on c, on the letterhead and with the date of today. It is made when
// it is sealed, and sealed with the fact that it went out: what is downloaded later are the same bytes (R13).
func (a *App) Printed(ctx context.Context, w Who, c *gehoor.Complaint) *Body {
	if c.Draft.Letter == (gehoor.Ref{}) {
		return &Body{} // there is nothing to send, which is refused
	}
	return &Body{Make: func() (seal.Content, error) {
		body, _, err := a.pdf(ctx, w, c, c.Draft.Letter)
		return seal.Content{MediaType: MediaPDF, Body: body}, err
	}}
}

// LetterPDF is a decision's letter as a PDF, for w: the very bytes that went out, or before that, as it would go
// out today. What w may not read is store.ErrNotFound.
func (a *App) LetterPDF(ctx context.Context, w Who, c *gehoor.Complaint) ([]byte, error) {
	if !c.SentAt.IsZero() && c.Sent.PDF != (gehoor.Ref{}) && c.Draft.Version == c.Sent.Version {
		content, err := a.View(w).Item(ctx, c.ID, c.Sent.PDF)
		return content.Body, gone(err)
	}
	if c.Draft.Letter == (gehoor.Ref{}) {
		return nil, store.ErrNotFound
	}
	body, _, err := a.pdf(ctx, w, c, c.Draft.Letter)
	return body, gone(err)
}

// Boxes are the characters of the drafted letter on c that its PDF cannot show.
func (a *App) Boxes(ctx context.Context, w Who, c *gehoor.Complaint) ([]letter.Warning, error) {
	if c.Draft.Letter == (gehoor.Ref{}) {
		return nil, nil
	}
	_, missing, err := a.pdf(ctx, w, c, c.Draft.Letter)
	return missing, gone(err)
}

// gone makes what was erased what is not there: a file has no place to say more.
func gone(err error) error {
	if errors.Is(err, store.ErrErased) {
		return store.ErrNotFound
	}
	return err
}

// OnLetterhead makes a document a PDF on the organisation's letterhead, without an address. About is the number that
// stands at the top.
func (a *App) OnLetterhead(org int64, doc letter.Document, about string, date gehoor.Date) ([]byte, error) {
	look, err := a.look(org, about, date, nil)
	if err != nil {
		return nil, err
	}
	body, _ := letter.PDF(doc, look)
	return body, nil
}

// pdf makes a letter of c a PDF. A secret address is not on it: others read the file too, so who posts it writes the
// address on the envelope (D29).
func (a *App) pdf(ctx context.Context, w Who, c *gehoor.Complaint, ref gehoor.Ref) ([]byte, []letter.Warning, error) {
	fail := func(err error) ([]byte, []letter.Warning, error) {
		return nil, nil, fmt.Errorf("printing a letter: %w", err)
	}
	content, err := a.View(w).Item(ctx, c.ID, ref)
	if err != nil {
		return fail(err)
	}
	doc, err := ReadLetter(content.MediaType, content.Body)
	if err != nil {
		return fail(err)
	}
	if content.MediaType != letter.MediaType {
		doc.Lang = text.LangOf(c.Filed.Language)
	}
	k, err := a.corresponds(ctx, w, c)
	if err != nil {
		return fail(err)
	}
	if !c.SentAt.IsZero() && c.Draft.Version == c.Sent.Version { // a fact from before there was a PDF in it
		k.day.Today = gehoor.DateOf(c.SentAt)
	}
	body, missing := k.print(c, doc)
	return body, missing, nil
}

// sender is who complains; the zero Sender when that was erased.
func (a *App) sender(ctx context.Context, w Who, c *gehoor.Complaint) (s Sender, err error) {
	content, err := a.View(w).Item(ctx, c.ID, c.Filed.Sender)
	if err == nil {
		err = json.Unmarshal(content.Body, &s)
	}
	if errors.Is(err, store.ErrErased) {
		err = nil
	}
	return s, err
}

// AddressPDF is a page with the complainant's address alone, in the window of the envelope, also when it is secret:
// for who sends letters on c (D29), or safeguards it (D25). It is kept nowhere. store.ErrNotFound when there is no address.
func (a *App) AddressPDF(ctx context.Context, w Who, c *gehoor.Complaint) ([]byte, error) {
	if !gehoor.Can(w.Viewer, gehoor.Coordinate, c) && !gehoor.Can(w.Viewer, gehoor.Safeguard, c) {
		return nil, gehoor.ErrForbidden
	}
	sender, err := a.sender(ctx, w, c)
	if err != nil {
		return nil, fmt.Errorf("printing an address: %w", err)
	}
	if strings.TrimSpace(sender.Address) == "" {
		return nil, store.ErrNotFound
	}
	look, err := a.look(w.Org, c.Number().String(), gehoor.DateOf(a.Now()), sender.addressed(true))
	if err != nil {
		return nil, err
	}
	body, _ := letter.PDF(letter.Document{Lang: text.LangOf(c.Filed.Language), Title: c.Number().String()}, look)
	return body, nil
}

// addressed are name and address as they stand on an envelope; the address is one line or many, and "Dorpsstraat 1,
// 1234 AB Dorp" is two.
func (s Sender) addressed(address bool) []string {
	to := []string{s.Name}
	if address {
		to = append(to, strings.FieldsFunc(s.Address, func(r rune) bool { return r == '\n' || r == ',' })...)
	}
	return to
}

// look is the organisation's letterhead.
func (a *App) look(org int64, reference string, date gehoor.Date, to []string) (letter.Look, error) {
	set, err := a.Store.Settings(org)
	if err != nil {
		return letter.Look{}, fmt.Errorf("reading the letterhead: %w", err)
	}
	return letterhead(set, reference, date, to), nil
}

func letterhead(set store.Settings, reference string, date gehoor.Date, to []string) letter.Look {
	window := letter.WindowLeft
	if set.WindowRight {
		window = letter.WindowRight
	}
	return letter.Look{
		Window: window, Organisation: set.Name, Contact: append(append([]string{}, set.Address...), set.Phone, set.Mail), Accent: set.Theme.Light.Brand.String(),
		To: to, Date: date, Reference: reference,
	}
}
