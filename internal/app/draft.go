package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gehoor"
	"gehoor/internal/store"
)

// A Draft is a form that somebody is filling in, or the complaint it became.
type Draft struct {
	ID      store.DraftID
	Answers             // empty once filed
	Until   gehoor.Date // the last day on which it is kept; zero once filed
	Filed   gehoor.StreamID

	Infected int // how many files were destroyed because they were infected
}

// NewDraft begins a form. Who has its ID may go on with it and read it.
func (a *App) NewDraft(ctx context.Context, org int64) (Draft, error) {
	id, err := a.Store.NewDraft(ctx, org, a.Now())
	if err != nil {
		return Draft{}, err
	}
	return a.Draft(org, id)
}

// Draft reads a form; store.ErrNotFound when it was never begun, or is kept no longer.
func (a *App) Draft(org int64, id store.DraftID) (Draft, error) {
	stored, err := a.Store.Draft(org, id, a.Now())
	if err != nil {
		return Draft{}, err
	}
	d := Draft{ID: id, Filed: stored.Filed}
	if d.Filed != 0 {
		return d, nil
	}
	d.Until = gehoor.DateOf(stored.Expires.Add(-time.Millisecond))
	if d.Answers, err = readAnswers(stored.Answers); err != nil {
		return Draft{}, err
	}
	if d.Infected, err = a.unharmed(context.Background(), org, &d.Answers); err != nil {
		return Draft{}, err
	}
	return d, nil
}

// SaveAnswers changes the answers of a form as they are now, so that two pages of it that are open
// at once lose nothing of each other. What was saved is on disk. Change may run twice.
func (a *App) SaveAnswers(ctx context.Context, org int64, id store.DraftID, change func(*Answers)) error {
	return a.Store.SaveDraft(ctx, org, id, a.Now(), func(was []byte) ([]byte, error) {
		answers, err := readAnswers(was)
		if err != nil {
			return nil, err
		}
		change(&answers)
		return json.Marshal(answers)
	})
}

func readAnswers(body []byte) (in Answers, err error) {
	if len(body) == 0 {
		return in, nil
	}
	if err := json.Unmarshal(body, &in); err != nil {
		return in, fmt.Errorf("reading the answers of a draft: %w", err)
	}
	return in, nil
}

// FiledFor reads again, for who sent it, what was filed from a draft: with the code for an hour, and
// never again after that. store.ErrNotFound when nothing was.
func (a *App) FiledFor(ctx context.Context, org int64, draft store.DraftID) (Receipt, Answers, error) {
	d, err := a.Draft(org, draft)
	if err != nil {
		return Receipt{}, Answers{}, err
	}
	if d.Filed == 0 {
		return Receipt{}, Answers{}, store.ErrNotFound
	}
	c, err := a.Store.System().Load(ctx, org, d.Filed)
	if err != nil {
		return Receipt{}, Answers{}, err
	}
	r := Receipt{Complaint: c.ID, Number: c.Number(), Filed: c.Filed, Again: true}
	if r.Manager, err = a.ByManager(org, c); err != nil {
		return Receipt{}, Answers{}, err
	}
	if a.Now().Before(c.FiledAt.Add(codeShown)) && c.CodeVersion == 1 {
		if r.Code, err = a.Store.ReceiptCode(ctx, org, c.ID); err != nil {
			return Receipt{}, Answers{}, fmt.Errorf("making the receipt code: %w", err)
		}
	}
	in, err := a.told(ctx, org, c)
	return r, in, err
}

// codeShown is how long after filing the browser that filed may see the code again.
const codeShown = time.Hour

// told is what a complainant told us, put together from the sealed items. What was erased is empty.
func (a *App) told(ctx context.Context, org int64, c *gehoor.Complaint) (Answers, error) {
	f := c.Filed
	in := Answers{
		Language: f.Language, Safety: f.Safety, Capacity: f.Capacity, Location: f.Location, Others: f.Others, Happened: f.Happened,
		Arose: f.Arose, Wishes: f.Wishes, About: f.About, Files: f.Files, Anonymous: f.Anonymous, Way: f.Way, Shared: f.Shared,
	}
	story, err := a.words(ctx, org, f.Story)
	if err != nil {
		return in, err
	}
	var d Details
	if err := errors.Join(a.readJSON(ctx, org, f.Sender, &in.Sender), a.readJSON(ctx, org, f.Details, &d)); err != nil {
		return in, err
	}
	in.Story, in.Date, in.WhyLate, in.OtherWish, in.AboutName, in.Committee, in.Place = story, d.Date, d.WhyLate, d.OtherWish, d.AboutName, d.Committee, d.Place
	for _, file := range f.Files {
		attachment, err := a.Store.Attachment(ctx, org, file)
		if err != nil && !errors.Is(err, store.ErrErased) {
			return in, err
		}
		in.FileNames = append(in.FileNames, attachment.Name)
	}
	return in, nil
}

// words are the text of a sealed item; empty for the zero Ref and for what was erased.
func (a *App) words(ctx context.Context, org int64, ref gehoor.Ref) (string, error) {
	if ref == (gehoor.Ref{}) {
		return "", nil
	}
	content, err := a.Store.Item(ctx, org, ref)
	if errors.Is(err, store.ErrErased) {
		return "", nil
	}
	return string(content.Body), err
}

func (a *App) readJSON(ctx context.Context, org int64, ref gehoor.Ref, into any) error {
	body, err := a.words(ctx, org, ref)
	if err != nil || body == "" {
		return err
	}
	if err := json.Unmarshal([]byte(body), into); err != nil {
		return fmt.Errorf("reading what was filled in: %w", err)
	}
	return nil
}
