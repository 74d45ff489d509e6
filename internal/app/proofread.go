package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/prose"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// Proofreader gives what finds names in a letter on c that the complainant did not use: of the directory, of who
// is named in the dossier, and of complainants and children in the complaints that belong with it and that w may see.
// Who handles and decides the complaint is known to the complainant (E8) and not among them.
func (a *App) Proofreader(ctx context.Context, w Who, c *gehoor.Complaint) (func(words string) []prose.Name, error) {
	day, err := a.day(w)
	if err != nil {
		return nil, err
	}
	view := a.View(w)
	var failed error
	read := func(c *gehoor.Complaint, ref gehoor.Ref) string {
		if ref == (gehoor.Ref{}) || failed != nil {
			return ""
		}
		content, err := view.Item(ctx, c.ID, ref)
		if err != nil && !errors.Is(err, store.ErrErased) {
			failed = err
		}
		return string(content.Body)
	}
	said := []string{read(c, c.Filed.Story), answers(read(c, c.Filed.Sender)), answers(read(c, c.Filed.Details))}
	for _, e := range c.Events() {
		if f, is := e.Fact.(gehoor.MessageReceived); is && f.Party == 0 {
			said = append(said, read(c, f.Text))
		}
	}
	for _, seat := range []gehoor.Seat{c.Lead, c.Decider(day.Procedure), gehoor.Named(c.Desker)} {
		for _, id := range day.Chart.Holders(seat, day.Today) {
			if p, err := a.Store.Person(w.Org, id); err == nil && !c.Barred(id) {
				said = append(said, p.Name)
			}
		}
	}
	people, err := a.Store.People(w.Org)
	if err != nil {
		return nil, err
	}
	var named []string
	for _, p := range people {
		named = append(named, p.Name)
	}
	for _, ref := range c.PartyNames {
		named = append(named, read(c, ref))
	}
	group, err := a.Group(ctx, w, c)
	if err != nil {
		return nil, err
	}
	for _, other := range group {
		if other.ID != c.ID && gehoor.Can(w.Viewer, gehoor.See, other) {
			var s Sender
			if body := read(other, other.Filed.Sender); body != "" {
				failed = cmp.Or(failed, json.Unmarshal([]byte(body), &s))
			}
			named = append(named, s.Name, s.Child, s.Second, s.Behalf)
		}
	}
	if failed != nil {
		return nil, failed
	}
	usual, err := a.capitals(w.Org)
	if err != nil {
		return nil, err
	}
	spoken := strings.Join(said, " ")
	return func(words string) []prose.Name { return prose.Names(words, named, spoken, usual) }, nil
}

// answers are those of an item of many.
func answers(body string) string {
	var all map[string]any
	json.Unmarshal([]byte(body), &all) // erased: none
	var words []string
	for _, v := range all {
		if s, is := v.(string); is {
			words = append(words, s)
		}
	}
	return strings.Join(words, " ")
}

// capitals are words that are written with a capital and are nobody's name.
func (a *App) capitals(org int64) (string, error) {
	set, err := a.Store.Settings(org)
	if err != nil {
		return "", err
	}
	bodies := set.Bodies()
	words := []string{set.Name, bodies.Desk.Name, bodies.Committee.Name, "Nederland Nederlands Nederlandse Engels Dutch English I", "GGD Inspectie Klachtenloket Geschillencommissie Kinderopvang"}
	for m := time.January; m <= time.December; m++ {
		words = append(words, m.String())
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		words = append(words, d.String())
	}
	places, err := a.Store.Locations(org)
	if err != nil {
		return "", err
	}
	for _, p := range places {
		words = append(words, p.Name, p.Town, p.Street)
	}
	return strings.Join(words, " "), nil
}

// names counts those names in all that the complainant will read of a version.
func (a *App) names(ctx context.Context, w Who, c *gehoor.Complaint, in Drafting) (n int, err error) {
	find, err := a.Proofreader(ctx, w, c)
	if err != nil {
		return 0, err
	}
	for _, words := range in.Told() {
		for _, name := range find(words) {
			if name.Known {
				n++
			}
		}
	}
	return n, nil
}

// blank is a place of a starting text that is still to be filled in.
var blank = regexp.MustCompile(`\[[^\[\]]*(?:…|\.\.\.)[^\[\]]*\]`)

func (in Drafting) blanks() (n int) {
	for _, words := range in.Told() {
		n += len(blank.FindAllString(words, -1))
	}
	return n
}

// Told are the words of a version that the complainant will read.
func (in Drafting) Told() (all []string) {
	for _, f := range in.Findings {
		all = append(all, f.Facts, f.Evidence, f.Reasons)
	}
	for _, m := range in.Measures {
		if m.Kind == gehoor.ToldMeasure {
			all = append(all, m.Words)
		}
	}
	return all
}

// Written is the draft on c in words again, as far as w may read them (D21); the zero Drafting when there is none.
func (a *App) Written(ctx context.Context, w Who, c *gehoor.Complaint) (in Drafting, err error) {
	read := func(ref gehoor.Ref) string {
		words, failed := a.words(ctx, w.Org, ref)
		err = cmp.Or(err, failed)
		return words
	}
	d := c.Draft
	in = Drafting{OneSide: read(d.OneSide), NamesWhy: read(d.NamesWhy), Corrects: d.Corrects, Unfinished: d.Unfinished}
	for _, f := range d.Findings {
		in.Findings = append(in.Findings, FindingInWords{Part: f.Part, Outcome: f.Outcome, Facts: read(f.Facts), Evidence: read(f.Evidence), Reasons: read(f.Reasons)})
	}
	for _, m := range d.Measures {
		one := MeasureInWords{Measure: m}
		if m.Kind == gehoor.ToldMeasure || gehoor.Can(w.Viewer, gehoor.Personnel, c) {
			one.Words = read(m.Text)
		}
		in.Measures = append(in.Measures, one)
	}
	return in, err
}

// SaveDecision writes a version on top of what there is by then: meanwhile a message may have come in, or a colleague
// may have written a version, which is kept too. What is word for word the version before is not written again, unless its
// letter would read otherwise by now.
// It refuses as DraftDecision does, which is next to never when in is Unfinished.
func (a *App) SaveDecision(ctx context.Context, w Who, id gehoor.StreamID, in Drafting) (*gehoor.Complaint, error) {
	for try := 0; ; try++ {
		c, err := a.View(w).Complaint(ctx, id)
		if err != nil {
			return nil, err
		}
		was, err := a.Written(ctx, w, c)
		if err != nil {
			return nil, err
		}
		if c.Draft.Version > 0 && c.Draft.Version != c.SentBack && was.same(in) {
			if stands, err := a.stands(ctx, w, c, in); err != nil || stands {
				return c, err
			}
		}
		bodies, act := a.Judge(ctx, w, c, in)
		after, err := a.Do(ctx, w, id, c.Seq, gehoor.Draft, bodies, act)
		if !errors.Is(err, store.ErrChanged) || try == 3 {
			return after, err
		}
	}
}

// stands reports whether the letter of the draft on c, of which in are the words, would still be written so: since then another
// may have to decide, the complaint may have moved, or a date may have been corrected; who wrote it may be complained
// about, and what was settled may turn out not to be resolved.
func (a *App) stands(ctx context.Context, w Who, c *gehoor.Complaint, in Drafting) (bool, error) {
	if c.Barred(c.Drafter) || c.Outdated() || !in.Unfinished && c.Draft.Settlement && c.Resolves == gehoor.No {
		return false, nil
	}
	w.Viewer.Person = c.Drafter // who handles it, whoever looks
	now, err := a.decisionLetter(ctx, w, c, in)
	if err != nil {
		return false, err
	}
	was, err := a.LetterFor(ctx, w.Org, c.Draft.Letter)
	return letter.Text(now) == letter.Text(was), err
}

// same reports whether two versions have the same words, owners and days.
func (in Drafting) same(other Drafting) bool {
	if in.OneSide != other.OneSide || in.NamesWhy != other.NamesWhy || in.Corrects != other.Corrects || in.Unfinished != other.Unfinished ||
		len(in.Findings) != len(other.Findings) || len(in.Measures) != len(other.Measures) {
		return false
	}
	for i, f := range in.Findings {
		if f != other.Findings[i] {
			return false
		}
	}
	for i, m := range in.Measures {
		o := other.Measures[i]
		if m.Words != o.Words || m.Words == "" && m.Text != o.Text || m.Kind != o.Kind || m.Owner != o.Owner || m.Due != o.Due || m.Done != o.Done || m.Part != o.Part || m.Nature != o.Nature {
			return false
		}
	}
	return true
}

// Level is how easily the words of a version read, from 0 to 100: a hint that decides nothing. Ok is false
// for a few words.
func (in Drafting) Level(l text.Lang) (score int, ok bool) {
	return prose.Level(strings.Join(in.Told(), "\n"), l == text.NL)
}
