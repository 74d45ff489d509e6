package web

import (
	"cmp"
	"net/url"
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/register"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const placesPath ui.Path = "/locaties"

var _ = route(func(s *Server) {
	s.page("GET "+string(placesPath), (*Request).placesPage)
	s.page("GET "+string(placesPath)+"/{id}", (*Request).publicPlacePage)
})

// placesPage finds a location, so that one can speak to its people first (R1). What is looked for is the
// name of a place and may stand in the address.
func (r *Request) placesPage() (Node, error) {
	l := r.Lang
	p := r.shell(text.PlacesTitle.In(l))
	p.Back, p.Indexed, p.About = "/", true, text.PlaceTalkFirst.In(l)
	q := cut(r.URL.Query().Get("zoek"), 200)
	f := ui.Form{Lang: l, Action: placesPath, Filter: true, Values: url.Values{"zoek": {q}}}
	var found Node
	if q != "" {
		if p.Translated != "" {
			p.Translated = p.Translated.With("zoek", q)
		}
		hits, more := r.finder().Find(q, hitsShown)
		if len(hits) == 0 {
			f.Errors.Add("zoek", text.Fill(l, text.WrongNoHit, q))
			p.Errors = f.Errors
		}
		v := &visit{Request: r}
		found = Iff(len(hits) > 0, func() Node {
			return Group{section(text.PlacesFound.In(l)),
				h.Ul(Map(hits, func(e register.Entry) Node {
					return h.Li(ui.Link(placesPath.Join(strconv.FormatInt(e.ID, 10)), e.Name), h.Br(), Text(v.placeChoice(e).Hint))
				})),
				If(more, ui.Note(text.PlacesMore.In(l)))}
		})
	}
	return p.Public(
		heading(text.PlacesTitle.In(l)), ui.Intro(text.PlaceTalkFirst.In(l)),
		f.Node(f.Search("zoek", text.PlacesTitle.In(l), ui.Hint(text.PlacesHint.In(l)), ui.LabelUnseen), ui.Buttons(ui.Button(text.PlacesButton.In(l)))),
		found,
	), nil
}

// publicPlacePage is whom to speak to at a location, at an address that stays (D33): the manager, or who
// stands in while the manager is away; the location itself; or the coordinator when there is nobody.
func (r *Request) publicPlacePage() (Node, error) {
	l := r.Lang
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return nil, store.ErrNotFound
	}
	place, err := r.App.Store.Location(r.Org.ID, gehoor.LocationID(id))
	if err != nil {
		return nil, err
	}
	p := r.shell(place.Name)
	p.Back, p.BackWords, p.Indexed, p.About = placesPath, text.PlacesTitle.In(l), true, place.Name+", "+place.Town+". "+text.PlaceTalkFirst.In(l)
	closed := !place.Closed.IsZero() && !place.Closed.After(r.Today())
	contact, err := r.contactOf(place, closed)
	if err != nil {
		return nil, err
	}
	rows := []ui.Row{{Term: contact.term.In(l), Words: contact.name}}
	if contact.phone != "" {
		rows = append(rows, ui.Row{Term: text.PlacePhone.In(l), Value: ui.PhoneLink(contact.phone)})
	}
	if contact.mail != "" {
		rows = append(rows, ui.Row{Term: text.PlaceMail.In(l), Value: ui.MailLink(contact.mail)})
	}
	rows = append(rows, ui.Row{Term: text.PlaceAddress.In(l), Words: place.Street + "\n" + spacedPostcode(place.Postcode) + " " + place.Town})
	return p.Public(
		heading(place.Name),
		ui.Intro(text.PlaceTalk.In(l)+" "+text.PlaceTalkFirst.In(l)),
		If(closed, ui.Block(ui.Warning, paragraph(text.PlaceClosed.In(l)))),
		If(contact.away != "", paragraph(text.Fill(l, text.PlaceAway, contact.away))),
		ui.SummaryList(l, rows...),
		Iff(contact.phone != "", func() Node {
			return ui.Buttons(ui.CallButton(contact.phone, text.CallWords(l, cmp.Or(contact.name, text.Telephone(contact.phone)))))
		}),
		h.P(ui.Link(askPath, text.StartAsk.In(l)), Text(".")),
		section(text.PlaceComplain.In(l)), paragraph(text.PlaceComplainTo.In(l)),
		ui.Buttons(ui.SecondLink(safetyPath, text.StartButton.In(l))),
	), nil
}

// A publicContact is whom everybody may see.
type publicContact struct {
	term              text.Msg
	name, phone, mail string
	away              string // who stands in for an absent manager
}

// contactOf is the public contact as the administrator chose it. Where that has nothing, it is the desk's.
func (r *Request) contactOf(place store.Location, closed bool) (publicContact, error) {
	desk := publicContact{term: text.PlaceCoordinator, phone: r.Set.Phone, mail: r.Set.Mail, name: text.List(r.Lang, r.namesOf(gehoor.Seat{Role: gehoor.Coordinator})...)}
	if closed {
		return desk, nil
	}
	switch own := place.Contact; own.Choice {
	case store.ContactLocation:
		if own.Telephone != "" || own.Mail != "" {
			return publicContact{term: text.CheckPlace, name: own.Name, phone: own.Telephone, mail: own.Mail}, nil
		}
	case store.ContactManager:
		chart, err := r.App.Store.Chart(r.Org.ID)
		if err != nil {
			return desk, err
		}
		seat := gehoor.Seat{Role: gehoor.Manager, Place: int64(place.ID)}
		for _, id := range chart.Holders(seat, r.Today()) {
			person, err := r.App.Store.Person(r.Org.ID, id)
			if err != nil || person.Phone == "" && person.Mail == "" {
				continue
			}
			c := publicContact{term: text.PlaceManager, name: person.Name, phone: person.Phone, mail: person.Mail}
			if !holds(chart, id, seat, r.Today()) {
				c.away = person.Name
			}
			return c, nil
		}
	}
	return desk, nil
}

// holds reports whether a person holds a seat himself on a day, and does not merely stand in.
func holds(chart gehoor.Chart, id gehoor.PersonID, seat gehoor.Seat, on gehoor.Date) bool {
	for _, p := range chart.Positions {
		if p.Person == id && p.Seat == seat && !on.Before(p.From) && (p.Until.IsZero() || !p.Until.Before(on)) {
			return true
		}
	}
	return false
}
