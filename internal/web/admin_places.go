package web

import (
	"net/url"
	"slices"
	"strings"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var _ = route(func(s *Server) { s.page("GET /beheer/locaties", (*Request).places) })

// sheetsPlaces are the forms about locations, which come from the register, and about regions.
var sheetsPlaces = []sheet{
	{path: "locaties/{id}", title: text.LabelLocation, back: "/beheer/locaties", now: (*Request).placeNow, form: (*Request).placeForm, read: (*Request).placeRead},
	{path: "regios/{id}", title: text.RegionTitle, back: "/beheer/locaties", now: (*Request).regionNow, form: (*Request).regionForm, read: (*Request).regionRead},
}

// places lists locations with who manages them today, and in red those that nobody does.
func (r *Request) places() (Node, error) {
	if _, err := r.administrator(); err != nil {
		return nil, err
	}
	locations, err := r.App.Store.Locations(r.Org.ID)
	if err != nil {
		return nil, err
	}
	without, err := r.withoutManager()
	if err != nil {
		return nil, err
	}
	var lacking []string
	for _, one := range without {
		lacking = append(lacking, text.NoManager(r.Lang, one.Name))
	}
	regions, err := r.App.Store.Regions(r.Org.ID)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.AdminPlacesCaption.In(l), None: text.AdminPlacesNone.In(l), Columns: []ui.Column{
		{Words: text.LabelLocation.In(l)}, {Words: text.AdminPlaceRegion.In(l)}, {Words: text.AdminPlaceManager.In(l)}, {Words: text.AdminPlacePublic.In(l)}, {Words: text.AdminPlaceClosed.In(l)},
	}}
	for _, one := range locations {
		closed := text.AdminPlaceNotClosed.In(l)
		if !one.Closed.IsZero() {
			closed = text.FormatDate(l, one.Closed, r.Today())
		}
		manager := Text(r.seatHolder(gehoor.Seat{Role: gehoor.Manager, Place: int64(one.ID)}))
		if slices.ContainsFunc(without, func(o store.Location) bool { return o.ID == one.ID }) {
			manager = ui.Tag(ui.Late, text.AdminNobody.In(l))
		}
		t.Rows = append(t.Rows, []Node{ui.Link(ui.Path("/beheer/locaties").Join(idText(one.ID)), one.Name+", "+one.Town),
			Text(r.regionName(one.Region)), manager, Text(contactChoices[one.Contact.Choice].In(l)), Text(closed)})
	}
	list := ui.DataTable{Caption: text.RegionsCaption.In(l), Headed: true, None: text.RegionsNone.In(l), Columns: []ui.Column{{Words: text.RegionName.In(l)}, {Words: text.Sentence(text.Word(l, gehoor.RegionalManager))}}}
	for _, one := range regions {
		list.Rows = append(list.Rows, []Node{ui.Link(ui.Path("/beheer/regios").Join(idText(one.ID)), one.Name), Text(r.seatHolder(gehoor.Seat{Role: gehoor.RegionalManager, Place: int64(one.ID)}))})
	}
	p := r.shell(text.AdminPlaces.In(l))
	p.Back, p.BackWords = "/beheer", text.AdminBack.In(l)
	return r.staffPage(p, "/beheer", heading(text.AdminPlaces.In(l)), redLines(l, lacking), t.Node(),
		section(text.RegionsCaption.In(l)), list.Node(), ui.Buttons(ui.SecondLink("/beheer/regios/nieuw", text.RegionAdd.In(l)))), nil
}

var contactChoices = map[store.ContactChoice]text.Msg{
	store.ContactDesk: text.AdminPlaceDesk, store.ContactLocation: text.AdminPlaceLocation, store.ContactManager: text.AdminPlaceOfManager,
}

// deskChoice stands in the form for store.ContactDesk, which is empty.
const deskChoice = "desk"

func (r *Request) adminPlace() (store.Location, error) {
	id, err := r.id()
	if err != nil {
		return store.Location{}, err
	}
	return r.App.Store.Location(r.Org.ID, gehoor.LocationID(id))
}

func (r *Request) placeNow() (url.Values, error) {
	l, err := r.adminPlace()
	choice := string(l.Contact.Choice)
	if choice == "" {
		choice = deskChoice
	}
	return url.Values{"regio": {idText(l.Region)}, "contact": {choice}, "naam": {l.Contact.Name}, "telefoon": {l.Contact.Telephone}, "mail": {l.Contact.Mail}, "dicht": {dateText(l.Closed)}}, err
}

func (r *Request) placeForm(f ui.Form) Node {
	l := r.Lang
	place, err := r.adminPlace()
	if err != nil {
		return nil
	}
	return Group{
		paragraph(place.Name + ", " + place.Street + ", " + place.Postcode + " " + place.Town),
		f.Select("regio", text.AdminPlaceRegion.In(l), orEmpty(text.AdminPlaceNoRegion.In(l), r.regionChoices())),
		f.Radios("contact", text.AdminPlaceContact.In(l), []ui.Choice{
			{Value: deskChoice, Words: text.AdminPlaceDesk.In(l)}, {Value: string(store.ContactManager), Words: text.AdminPlaceOfManager.In(l)},
			{Value: string(store.ContactLocation), Words: text.AdminPlaceLocation.In(l)},
		}),
		f.Group(text.AdminPlacePublic.In(l),
			f.Text("naam", text.PersonName.In(l), ui.Optional), f.Tel("telefoon", text.PersonPhone.In(l), ui.Optional), f.Email("mail", text.PersonMail.In(l), ui.Optional)),
		f.Date("dicht", text.AdminPlaceClosed.In(l), r.example(), ui.Hint(text.AdminPlaceClosedFor.In(l)), ui.Optional),
	}
}

func (r *Request) placeRead(in *input) change {
	l, err := r.adminPlace()
	l.Region = gehoor.RegionID(in.maybeID("regio", r.regionChoices()))
	l.Contact = store.PublicContact{
		Choice: one(in, "contact", store.ContactChoice(deskChoice), store.ContactManager, store.ContactLocation),
		Name:   in.line("naam"), Telephone: in.maybePhone("telefoon"), Mail: in.maybeMail("mail"),
	}
	if l.Contact.Choice == deskChoice {
		l.Contact.Choice = store.ContactDesk
	}
	if l.Contact.Choice == store.ContactLocation && in.line("telefoon") == "" && in.line("mail") == "" {
		in.wrong("telefoon", text.WrongOwnReach)
	}
	l.Closed = in.maybeDate("dicht", r.Today())
	return func(tx *store.Tx, by gehoor.Actor) error {
		if err != nil {
			return err
		}
		_, err := tx.PutLocation(by, l)
		return err
	}
}

func (r *Request) aRegion() (store.Region, error) {
	id, err := r.id()
	if err != nil || id == 0 {
		return store.Region{}, err
	}
	regions, err := r.App.Store.Regions(r.Org.ID)
	if err != nil {
		return store.Region{}, err
	}
	i := slices.IndexFunc(regions, func(o store.Region) bool { return int64(o.ID) == id })
	if i < 0 {
		return store.Region{}, store.ErrNotFound
	}
	return regions[i], nil
}

func (r *Request) regionNow() (url.Values, error) {
	region, err := r.aRegion()
	return url.Values{"naam": {region.Name}}, err
}

func (r *Request) regionForm(f ui.Form) Node { return f.Text("naam", text.RegionName.In(r.Lang)) }

func (r *Request) regionRead(in *input) change {
	region, err := r.aRegion()
	if region.Name = in.words("naam").Text; region.Name != "" {
		regions, err2 := r.App.Store.Regions(r.Org.ID)
		if err == nil {
			err = err2
		}
		if slices.ContainsFunc(regions, func(o store.Region) bool { return o.ID != region.ID && strings.EqualFold(o.Name, region.Name) }) {
			in.wrong("naam", text.WrongRegion)
		}
	}
	return func(tx *store.Tx, by gehoor.Actor) error {
		if err != nil {
			return err
		}
		_, err := tx.PutRegion(by, region)
		return err
	}
}

func (r *Request) regionChoices() []ui.Choice {
	regions, err := r.App.Store.Regions(r.Org.ID)
	if err != nil {
		return nil
	}
	list := make([]ui.Choice, len(regions))
	for i, one := range regions {
		list[i] = ui.Choice{Value: idText(one.ID), Words: one.Name}
	}
	return list
}

func (r *Request) regionName(id gehoor.RegionID) string {
	regions, err := r.App.Store.Regions(r.Org.ID)
	if err != nil {
		return ""
	}
	for _, one := range regions {
		if one.ID == id {
			return one.Name
		}
	}
	return ""
}

func (r *Request) holderChoices() []ui.Choice {
	holders, err := r.App.Store.Holders(r.Org.ID)
	if err != nil {
		return nil
	}
	list := make([]ui.Choice, len(holders))
	for i, one := range holders {
		list[i] = ui.Choice{Value: idText(one.ID), Words: one.Name}
	}
	return list
}

func (r *Request) holderName(id gehoor.HolderID) string {
	holders, err := r.App.Store.Holders(r.Org.ID)
	if err != nil {
		return ""
	}
	for _, one := range holders {
		if one.ID == id {
			return one.Name
		}
	}
	return ""
}
