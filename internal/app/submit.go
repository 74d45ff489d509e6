package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// Answers are what a complainant told us, in the words of the nine questions. They are JSON in a
// sealed draft: fields may be added. The zero value is an empty form.
type Answers struct {
	Language  gehoor.Language     `json:"language,omitempty"`  // of the pages
	Reply     string              `json:"reply,omitempty"`     // 9: "nl" or "en" of our answers, when it is not that of the pages
	Safety    gehoor.SafetyAnswer `json:"safety,omitempty"`    // 1
	Capacity  gehoor.Capacity     `json:"capacity,omitempty"`  // 2
	Committee string              `json:"committee,omitempty"` // whose parent committee
	Location  gehoor.LocationID   `json:"location,omitempty"`  // 3
	Unlisted  bool                `json:"unlisted,omitempty"`  // 3: not in the list
	NoPlace   bool                `json:"no_place,omitempty"`  // 3: about no location
	Place     string              `json:"place,omitempty"`     // 3: as typed, when it was not chosen from the list
	Others    []gehoor.LocationID `json:"others,omitempty"`    // 3: also about these (D12)
	Story     string              `json:"story,omitempty"`     // 4
	Happened  gehoor.Happened     `json:"happened,omitempty"`  // 5
	Date      string              `json:"date,omitempty"`      // 5: as typed, "half november" too
	Arose     gehoor.Date         `json:"arose,omitzero"`      // 5: when Date is a date
	WhyLate   string              `json:"why_late,omitempty"`  // 5a
	Wishes    []gehoor.Wish       `json:"wishes,omitempty"`    // 6
	OtherWish string              `json:"other_wish,omitempty"`
	About     []gehoor.About      `json:"about,omitempty"` // 7
	AboutName string              `json:"about_name,omitempty"`
	Files     []gehoor.File       `json:"files,omitempty"` // 8
	FileNames []string            `json:"file_names,omitempty"`
	Sender                        // 9
	Anonymous bool                `json:"anonymous,omitempty"`
	Way       gehoor.ContactWay   `json:"way,omitempty"`
	Shared    bool                `json:"shared,omitempty"` // someone else reads the mail (D28)
}

// Sender is who complains: a sealed item of its own, so that it can be corrected and erased apart.
type Sender struct {
	Name    string `json:"name,omitempty"`
	Mail    string `json:"mail,omitempty"`
	Phone   string `json:"phone,omitempty"`
	Child   string `json:"child,omitempty"`
	Address string `json:"address,omitempty"` // postal, only when there is no mail or post is chosen (D29)
	Secret  bool   `json:"secret,omitempty"`  // the address is secret: never told to the location
	Second  string `json:"second,omitempty"`  // second contact of a parent committee
	Behalf  string `json:"behalf,omitempty"`  // the parent on whose behalf, and with whose consent, it is (D10)
}

// Replies is the language in which who wrote in wants our answers.
func (in Answers) Replies() gehoor.Language {
	switch in.Reply {
	case text.NL.String():
		return gehoor.Dutch
	case text.EN.String():
		return gehoor.English
	}
	return in.Language
}

// Details are the free answers that are no story and no sender.
type Details struct {
	Date      string `json:"date,omitempty"`
	WhyLate   string `json:"why_late,omitempty"`
	OtherWish string `json:"other_wish,omitempty"`
	AboutName string `json:"about_name,omitempty"`
	Committee string `json:"committee,omitempty"`
	Place     string `json:"place,omitempty"`
}

// A Receipt is what someone who filed gets to see.
type Receipt struct {
	Complaint gehoor.StreamID
	Number    gehoor.Number
	Code      string // eight digits; shown once, never mailed
	Filed     gehoor.Filed
	Manager   bool // the manager of the location will make contact; only FiledFor says so
	Again     bool // the same draft was filed before: this is that complaint
}

// An Intake is how it came in when not by the form: the coordinator enters it with its true date (R3, D1).
type Intake struct {
	Who        Who // nobody: the form
	Channel    gehoor.Channel
	ReceivedAt time.Time // zero: now
	Enquiry    gehoor.StreamID

	with func(tx *store.Tx, id gehoor.StreamID) error // what is written together with it, also when it was filed before
}

// Submit files a complaint. draft makes it happen once: a second call with the same draft gives the
// same complaint. What was returned is durable. R3, R6, D1.
func (a *App) Submit(ctx context.Context, org int64, draft store.DraftID, in Answers, how Intake) (Receipt, error) {
	day, err := a.day(Who{Org: org, Viewer: how.Who.Viewer})
	if err != nil {
		return Receipt{}, err
	}
	if _, err := a.unharmed(ctx, org, &in); err != nil {
		return Receipt{}, err
	}
	if how.ReceivedAt.IsZero() {
		how.ReceivedAt = day.Now
	}
	if how.Channel == "" {
		how.Channel = gehoor.ByForm
	}
	actor := gehoor.Actor{Kind: gehoor.Complainant}
	if how.Who.Viewer.Person != 0 {
		actor = how.Who.Actor()
	}
	items, err := a.sealFiling(org, in)
	if err != nil {
		return Receipt{}, err
	}
	meant, err := a.meant(org, in, day)
	if err != nil {
		return Receipt{}, err
	}
	alarming := day.alarming(in.Story, in.OtherWish, in.WhyLate, in.AboutName)
	var r Receipt
	year := gehoor.DateOf(how.ReceivedAt).Year
	wanted := gehoor.NewNumber(year, a.draw)
	err = a.Store.WriteAhead(ctx, org, day.Now, store.Ahead{Draft: draft, Number: wanted}, func(tx *store.Tx) error {
		r = Receipt{}
		if id, err := tx.FiledFrom(draft); err == nil {
			c, err := tx.Load(id)
			if err != nil {
				return err
			}
			r = Receipt{Complaint: id, Number: c.Number(), Filed: c.Filed, Again: true}
			return how.together(tx, id)
		} else if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		number, err := a.freeNumber(tx, wanted, year)
		if err != nil {
			return err
		}
		id := tx.NewStream()
		s := submission(in, how, day.Chart)
		s.Story = tx.PutItem(id, items.story)
		s.Sender = tx.PutItem(id, items.sender)
		s.Details = tx.PutItem(id, items.details)
		filed, err := day.Procedure.Submit(s, number, day.Now)
		if err != nil {
			return err
		}
		barred := func(p gehoor.PersonID) bool {
			for _, m := range meant {
				if m.person == p {
					return true
				}
			}
			return false
		}
		facts := []gehoor.Fact{filed}
		for i, m := range meant {
			party := gehoor.Party(i + 1)
			alone := day.Chart.Alone(m.person, s.Holder, barred, day.Today)
			facts = append(facts, gehoor.PartyNamed{Party: party, Standing: m.standing, Seat: m.seat, Alone: alone})
		}
		for _, f := range in.Files {
			if err := tx.HandOver(f, draft, id); err != nil {
				return err
			}
		}
		c, err := tx.Append(id, actor, facts...)
		if err != nil {
			return err
		}
		for i, m := range meant {
			if err := tx.SetParty(id, gehoor.Party(i+1), m.person); err != nil {
				return err
			}
		}
		if c, err = raiseMark(tx, c, alarming, 1); err != nil {
			return err
		}
		announce(tx, c, 0)
		if err := tx.AddTerms(id, terms(in.Sender)); err != nil {
			return err
		}
		if err := tx.FileDraft(draft, id); err != nil {
			return err
		}
		r = Receipt{Complaint: id, Number: number, Filed: filed}
		if r.Code, err = a.Store.CodeOf(c, items.story); err != nil {
			return fmt.Errorf("making the receipt code: %w", err)
		}
		return how.together(tx, id)
	})
	if err != nil {
		return Receipt{}, fmt.Errorf("filing a complaint: %w", err)
	}
	if r.Again {
		if r.Code, err = a.Store.ReceiptCode(ctx, org, r.Complaint); err != nil {
			return Receipt{}, fmt.Errorf("making the receipt code: %w", err)
		}
	}
	return r, nil
}

func (how Intake) together(tx *store.Tx, id gehoor.StreamID) error {
	if how.with == nil {
		return nil
	}
	return how.with(tx, id)
}

type filingItems struct{ story, sender, details store.Sealed }

func (a *App) sealFiling(org int64, in Answers) (items filingItems, err error) {
	if items.story, err = a.Store.Seal(org, seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte(in.Story)}); err != nil {
		return items, fmt.Errorf("sealing the story: %w", err)
	}
	if items.sender, err = a.sealJSON(org, in.Sender); err != nil {
		return items, fmt.Errorf("sealing the sender: %w", err)
	}
	d := Details{in.Date, in.WhyLate, in.OtherWish, in.AboutName, in.Committee, in.Place}
	if items.details, err = a.sealJSON(org, d); err != nil {
		return items, fmt.Errorf("sealing the details: %w", err)
	}
	return items, nil
}

func (a *App) sealJSON(org int64, v any) (store.Sealed, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return store.Sealed{}, err
	}
	return a.Store.Seal(org, seal.Content{MediaType: "application/json", Body: body})
}

// freeNumber draws until a number is free, in the store and among those of this group; wanted was the
// first draw.
func (a *App) freeNumber(tx *store.Tx, wanted gehoor.Number, year int) (gehoor.Number, error) {
	for range 100 {
		free, err := tx.FreeNumber(wanted)
		if err != nil || free {
			return wanted, err
		}
		wanted = gehoor.NewNumber(year, a.draw)
	}
	return "", errors.New("drawing a number: a hundred in a row were taken")
}

// draw is a number below n, every one as likely; n is at most 256.
func (a *App) draw(n int) int {
	limit := 256 - 256%n
	for {
		var b [1]byte
		if _, err := io.ReadFull(a.Rand, b[:]); err != nil {
			panic(err) // without randomness nothing here can be trusted
		}
		if int(b[0]) < limit {
			return int(b[0]) % n
		}
	}
}

func submission(in Answers, how Intake, chart gehoor.Chart) gehoor.Submission {
	place := chart.Places[in.Location]
	way := in.Way
	if in.Anonymous {
		way = gehoor.OnThePage
	}
	return gehoor.Submission{
		Channel: how.Channel, Capacity: in.Capacity, Anonymous: in.Anonymous, Language: in.Replies(),
		Holder: holderOf(place, chart), Region: place.Region, Location: in.Location, Others: in.Others,
		ReceivedAt: how.ReceivedAt, Happened: in.Happened, Arose: in.Arose, Safety: in.Safety,
		About: in.About, Wishes: in.Wishes, Way: way,
		Mail: in.Mail != "", Phone: in.Phone != "", Shared: in.Shared,
		Files: in.Files, Enquiry: how.Enquiry,
	}
}

// holderOf is the holder of a place; without one, the only holder there is, so that its director reads
// what is sealed (D23).
func holderOf(place gehoor.Place, chart gehoor.Chart) gehoor.HolderID {
	only := place.Holder
	if only != 0 {
		return only
	}
	for _, p := range chart.Places {
		if only != 0 && p.Holder != only {
			return 0
		}
		only = p.Holder
	}
	return only
}

// A meant is somebody the complaint is about, or may be about.
type meant struct {
	person   gehoor.PersonID
	standing gehoor.Standing
	seat     gehoor.Seat
}

// meant bars from the first second: who holds the position complained about (question 7, D16), and
// provisionally whoever a typed name may mean (D15, design §5).
func (a *App) meant(org int64, in Answers, day Day) ([]meant, error) {
	var who []meant
	add := func(p gehoor.PersonID, s gehoor.Standing, seat gehoor.Seat) {
		if !slices.ContainsFunc(who, func(m meant) bool { return m.person == p }) {
			who = append(who, meant{p, s, seat})
		}
	}
	place := day.Chart.Places[in.Location]
	for _, about := range in.About {
		var seat gehoor.Seat
		switch about {
		case gehoor.AboutManager:
			seat = gehoor.Seat{Role: gehoor.Manager, Place: int64(in.Location)}
		case gehoor.AboutNextLevel:
			seat = day.Chart.Above(gehoor.Seat{Role: gehoor.Manager, Place: int64(in.Location)}, place)
		case gehoor.AboutCoordinator:
			seat = gehoor.Seat{Role: gehoor.Coordinator}
		default:
			continue
		}
		for _, p := range day.Chart.Holders(seat, day.Today) {
			add(p, gehoor.Accused, seat)
		}
		if about == gehoor.AboutManager { // of which location, triage has to say (D12, D15)
			for _, other := range in.Others {
				seat := gehoor.Seat{Role: gehoor.Manager, Place: int64(other)}
				for _, p := range day.Chart.Holders(seat, day.Today) {
					add(p, gehoor.Provisional, seat)
				}
			}
		}
	}
	if strings.TrimSpace(in.AboutName) != "" {
		like, err := a.Store.NamesLike(org, in.AboutName)
		if err != nil {
			return nil, fmt.Errorf("comparing a name with the directory: %w", err)
		}
		for _, p := range like {
			add(p, gehoor.Provisional, gehoor.Seat{})
		}
	}
	return who, nil
}

// terms are what a dossier is looked up by, exactly; words of the story are found by reading.
func terms(s Sender) []store.Term {
	var all []store.Term
	for _, t := range []store.Term{{Kind: store.Mail, Text: s.Mail}, {Kind: store.Telephone, Text: s.Phone}, {Kind: store.Name, Text: s.Name}, {Kind: store.Name, Text: s.Child}} {
		if t.Text != "" {
			all = append(all, t)
		}
	}
	return all
}
