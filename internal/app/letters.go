package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// A correspondence is what every letter on a complaint needs. Who makes it has asked who may read the complaint.
type correspondence struct {
	day    Day
	set    store.Settings
	frame  letter.Frame
	sender Sender // who complains; zero when that was erased
}

func (a *App) corresponds(ctx context.Context, w Who, c *gehoor.Complaint) (k correspondence, err error) {
	if k.day, err = a.day(w); err != nil {
		return k, err
	}
	if k.set, err = a.Store.Settings(w.Org); err != nil {
		return k, err
	}
	if err := a.readJSON(ctx, w.Org, c.Filed.Sender, &k.sender); err != nil && !errors.Is(err, store.ErrErased) {
		return k, err
	}
	k.frame = letter.Frame{
		Lang: text.LangOf(c.Filed.Language), Words: k.set.Words, Organisation: k.set.Name, Phone: k.set.Phone,
		Name: k.sender.Name, Reference: c.Number().String(), Today: k.day.Today,
	}
	return k, nil
}

// print is a letter on c as its reader gets it: on the letterhead, with the address unless it is secret (D29).
func (k correspondence) print(c *gehoor.Complaint, doc letter.Document) ([]byte, []letter.Warning) {
	return letter.PDF(doc, letterhead(k.set, c.Number().String(), k.day.Today, k.sender.addressed(!k.sender.Secret)))
}

// A DraftLetter is a letter of few words of our own before it goes out: as it will be read, what the law wants said and
// it does not say, what is still to be filled in, and the characters that its PDF cannot show.
type DraftLetter struct {
	Letter letter.Document
	Lacks  []string
	Blanks []string
	Boxes  []letter.Warning
}

// DeclinedLetter is the letter that says why c is not taken up, with the reasons as w wrote them (D2).
func (a *App) DeclinedLetter(ctx context.Context, w Who, c *gehoor.Complaint, reasons string, l text.Lang) (DraftLetter, error) {
	k, err := a.corresponds(ctx, w, c)
	if err != nil {
		return DraftLetter{}, fmt.Errorf("writing why a complaint is not taken up: %w", err)
	}
	handler, err := a.Store.Person(w.Org, w.Viewer.Person)
	if err != nil {
		return DraftLetter{}, fmt.Errorf("writing why a complaint is not taken up: %w", err)
	}
	d := letter.Declined{
		Received: gehoor.DateOf(c.Filed.ReceivedAt), Reasons: paragraphs(reasons), Outside: outside(c, k.day.Procedure, k.set.Bodies()),
		Handler: handler.Name,
	}
	return k.drafted(c, letter.DeclinedLetter(k.frame, d), d.Lacks(k.frame, l), reasons), nil
}

// TakenLetter is what a safety reader tells who filed c, in the words chosen (D25).
func (a *App) TakenLetter(ctx context.Context, w Who, c *gehoor.Complaint, words string, l text.Lang) (DraftLetter, error) {
	k, err := a.corresponds(ctx, w, c)
	if err != nil {
		return DraftLetter{}, fmt.Errorf("writing that another way goes first: %w", err)
	}
	bodies := k.set.Bodies()
	d := letter.Taken{Words: paragraphs(words), Desk: bodies.Desk, Committee: bodies.Committee, Inspector: bodies.Inspector}
	return k.drafted(c, letter.TakenLetter(k.frame, d), d.Lacks(k.frame, l), words), nil
}

func (k correspondence) drafted(c *gehoor.Complaint, doc letter.Document, lacks []string, words string) DraftLetter {
	_, boxes := k.print(c, doc)
	return DraftLetter{Letter: doc, Lacks: lacks, Blanks: blank.FindAllString(words, -1), Boxes: boxes}
}

// WithdrawnLetter confirms that c stopped today (D9). It is made when c is withdrawn, and sealed with that.
func (a *App) WithdrawnLetter(ctx context.Context, w Who, c *gehoor.Complaint) (letter.Document, error) {
	k, err := a.corresponds(ctx, w, c)
	if err != nil {
		return letter.Document{}, fmt.Errorf("confirming that a complaint stopped: %w", err)
	}
	return letter.WithdrawnLetter(k.frame, letter.Withdrawn{
		Received: gehoor.DateOf(c.Filed.ReceivedAt), On: k.day.Today, Until: k.day.Today.AddDays(k.day.Procedure.ReopenDays), Desk: k.set.Bodies().Desk,
	}), nil
}

// Withdraw gives what Do and AsComplainant need to withdraw c, with the letter that confirms it. Writing is the
// complainant's, when somebody enters it.
func (a *App) Withdraw(ctx context.Context, w Who, c *gehoor.Complaint, writing *Body, by gehoor.Actor) ([]*Body, Act, error) {
	doc, err := a.WithdrawnLetter(ctx, w, c)
	if err != nil {
		return nil, nil, err
	}
	kept, printed := &Body{Letter: &doc}, a.Print(ctx, w, c, doc)
	return []*Body{writing, kept, printed}, func(c *gehoor.Complaint, _ Day) ([]gehoor.Fact, error) {
		return c.Withdraw(gehoor.Withdrawn{Writing: writing.Ref, Letter: kept.Ref, PDF: printed.Ref}, by)
	}, nil
}

// Print is a letter on c as it is printed and downloaded, made when it is sealed, and sealed with the fact that it went out:
// what is downloaded later are the same bytes (R13).
func (a *App) Print(ctx context.Context, w Who, c *gehoor.Complaint, doc letter.Document) *Body {
	return &Body{Make: func() (seal.Content, error) {
		k, err := a.corresponds(ctx, w, c)
		if err != nil {
			return seal.Content{}, fmt.Errorf("printing a letter: %w", err)
		}
		body, _ := k.print(c, doc)
		return seal.Content{MediaType: MediaPDF, Body: body}, nil
	}}
}

// DraftPDF is a letter on c as it would be printed today.
func (a *App) DraftPDF(ctx context.Context, w Who, c *gehoor.Complaint, doc letter.Document) ([]byte, error) {
	k, err := a.corresponds(ctx, w, c)
	if err != nil {
		return nil, fmt.Errorf("printing a letter: %w", err)
	}
	body, _ := k.print(c, doc)
	return body, nil
}

// about keeps the letter that a notice is about beside it, for the complainant's page and for paper: no mail has it (D27).
func (m *Mailing) about(ctx context.Context, w *work, doc letter.Document) error {
	k, err := w.corresponds(ctx, w.day.Who, w.complaint)
	if err != nil {
		return err
	}
	if m.Letter, err = letter.Keep(doc); err != nil {
		return err
	}
	m.PDF, _ = k.print(w.complaint, doc)
	return nil
}

// A SentLetter is a letter that who complains got: the fact with Seq says so.
type SentLetter struct {
	Seq       int
	words     gehoor.Ref
	pdf       gehoor.Ref // zero: it is made of the words
	beside    bool       // both stand in a Mailing
	Decision  bool
	Confirmed bool // of a safety track: only who gave the code reads it, and no export has it (D25)
}

// SentLetters are the letters on c in the order in which they went out: decisions, what is not taken up, late or
// withdrawn, and what a safety reader told.
func SentLetters(c *gehoor.Complaint) (all []SentLetter) {
	for _, e := range c.Events() {
		if c.Recalled[e.Seq] {
			continue
		}
		s := SentLetter{Seq: e.Seq}
		switch f := e.Fact.(type) {
		case gehoor.DecisionSent:
			s.words, s.pdf, s.Decision = f.Letter, f.PDF, true
		case gehoor.Declined:
			s.words, s.pdf = f.Letter, f.PDF
		case gehoor.Withdrawn:
			s.words, s.pdf = f.Letter, f.PDF
		case gehoor.LatenessTold:
			s.words, s.beside = f.Message, true
		case gehoor.SafetyStep:
			s.words, s.pdf, s.Confirmed = f.Letter, f.PDF, true
		}
		if s.words != (gehoor.Ref{}) {
			all = append(all, s)
		}
	}
	return all
}

// SentLetterAt is the letter that the fact with seq sent; store.ErrNotFound when it sent none.
func SentLetterAt(c *gehoor.Complaint, seq int) (SentLetter, error) {
	all := SentLetters(c)
	i := slices.IndexFunc(all, func(s SentLetter) bool { return s.Seq == seq })
	if i < 0 {
		return SentLetter{}, store.ErrNotFound
	}
	return all[i], nil
}

// SentWords are a letter's, for who may read the dossier or is its complainant. store.ErrNotFound when there are none: it was
// erased, or went out in a mail of before there were such letters.
func (a *App) SentWords(ctx context.Context, org int64, c *gehoor.Complaint, s SentLetter) (letter.Document, error) {
	if s.beside {
		m, err := a.Mailing(ctx, org, s.words)
		if err != nil {
			return letter.Document{}, gone(err)
		}
		if len(m.Letter) == 0 {
			return letter.Document{}, store.ErrNotFound
		}
		return letter.Read(m.Letter)
	}
	doc, err := a.LetterFor(ctx, org, s.words)
	if err == nil && len(doc.Blocks) == 0 {
		err = store.ErrNotFound
	}
	if doc.Title == "" { // it was typed: no letter of blocks has no title
		doc.Lang = text.LangOf(c.Filed.Language)
	}
	return doc, err
}

// SentPDF is a letter as a PDF, for who may read SentWords: the very bytes that went out where they were kept, or made of
// its words.
func (a *App) SentPDF(ctx context.Context, org int64, c *gehoor.Complaint, s SentLetter) ([]byte, error) {
	switch {
	case s.beside:
		m, err := a.Mailing(ctx, org, s.words)
		if err == nil && len(m.PDF) == 0 {
			err = store.ErrNotFound
		}
		return m.PDF, gone(err)
	case s.pdf != gehoor.Ref{}:
		content, err := a.Store.Item(ctx, org, s.pdf)
		return content.Body, gone(err)
	}
	doc, err := a.SentWords(ctx, org, c, s)
	if err != nil {
		return nil, err
	}
	return a.OnLetterhead(org, doc, c.Number().String(), gehoor.DateOf(c.Events()[s.Seq-1].At))
}

// keptLetter is the words of the letter that a Mailing is about; empty when there is none.
func (m Mailing) keptLetter() string {
	doc, err := letter.Read(m.Letter)
	if err != nil {
		return ""
	}
	return letter.Plain(doc)
}
