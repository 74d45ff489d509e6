package web

import (
	"net/url"
	"slices"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var _ = route(func(s *Server) { s.page("GET /beheer/mensen", (*Request).peopleList) })

// sheetsPeople are the forms about people: who they are, what they are for, when they are away.
var sheetsPeople = []sheet{
	{path: "mensen/{id}", title: text.PeopleTitle, back: "/beheer/mensen", now: (*Request).personNow, form: (*Request).personForm, read: (*Request).personRead, beside: (*Request).personSeats},
	{path: "functies/{id}", title: text.PositionTitle, back: "/beheer/mensen", now: (*Request).positionNow, form: (*Request).positionForm, read: (*Request).positionRead},
	{path: "afwezig/{id}", title: text.AbsenceTitle, back: "/beheer/mensen", now: (*Request).absenceNow, form: (*Request).absenceForm, read: (*Request).absenceRead},
}

// peopleList lists everybody with what they are for today.
func (r *Request) peopleList() (Node, error) {
	if _, err := r.administrator(); err != nil {
		return nil, err
	}
	people, err := r.App.Store.People(r.Org.ID)
	if err != nil {
		return nil, err
	}
	positions, err := r.App.Store.Positions(r.Org.ID)
	if err != nil {
		return nil, err
	}
	seats := map[gehoor.PersonID][]string{}
	for _, p := range positions {
		if held(p, r.Today()) {
			seats[p.Person] = append(seats[p.Person], r.seatWords(p.Seat))
		}
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.PeopleCaption.In(l), None: text.AdminNobody.In(l), Columns: []ui.Column{
		{Words: text.PersonName.In(l)}, {Words: text.PersonSeats.In(l)}, {Words: text.PersonPhone.In(l)}, {Words: text.PersonLeft.In(l)},
	}}
	for _, p := range people {
		left := text.PersonWorks.In(l)
		if !p.Left.IsZero() {
			left = text.FormatDate(l, p.Left, r.Today())
		}
		t.Rows = append(t.Rows, []Node{ui.Link(ui.Path("/beheer/mensen").Join(idText(p.ID)), p.Name), Text(text.List(l, seats[p.ID]...)), ui.Unbroken(text.Telephone(p.Phone)), Text(left)})
	}
	p := r.shell(text.PeopleTitle.In(l))
	p.Back, p.BackWords = "/beheer", text.AdminBack.In(l)
	return r.staffPage(p, "/beheer", heading(text.PeopleTitle.In(l)),
		ui.Buttons(ui.ButtonLink("/beheer/mensen/nieuw", text.PeopleAdd.In(l)), ui.SecondLink("/beheer/functies/nieuw", text.PositionAdd.In(l)), ui.SecondLink("/beheer/afwezig/nieuw", text.AbsenceAdd.In(l))),
		t.Node()), nil
}

func held(p gehoor.Position, on gehoor.Date) bool {
	return !on.Before(p.From) && (p.Until.IsZero() || !p.Until.Before(on))
}

// aPerson is who the path names; the zero Person for a new one.
func (r *Request) aPerson() (store.Person, error) {
	id, err := r.id()
	if err != nil || id == 0 {
		return store.Person{}, err
	}
	return r.App.Store.Person(r.Org.ID, gehoor.PersonID(id))
}

func (r *Request) personNow() (url.Values, error) {
	p, err := r.aPerson()
	return url.Values{"naam": {p.Name}, "mail": {p.Mail}, "telefoon": {p.Phone}, "taal": {text.LangOf(p.Lang).String()}, "weg": {dateText(p.Left)}}, err
}

func (r *Request) personForm(f ui.Form) Node {
	l := r.Lang
	return Group{
		f.Text("naam", text.PersonName.In(l)),
		f.Email("mail", text.PersonMail.In(l), ui.Hint(text.PersonMailHint.In(l)), ui.Optional),
		f.Tel("telefoon", text.PersonPhone.In(l), ui.Optional),
		f.Radios("taal", text.PersonLanguage.In(l), []ui.Choice{{Value: text.NL.String(), Words: "Nederlands"}, {Value: text.EN.String(), Words: "English"}}),
		f.Date("weg", text.PersonLeft.In(l), r.example(), ui.Hint(text.PersonLeftHint.In(l)), ui.Optional),
	}
}

func (r *Request) personRead(in *input) change {
	p, err := r.aPerson()
	was := p.Left
	p.Name, p.Mail, p.Phone = in.line("naam"), in.maybeMail("mail"), in.maybePhone("telefoon")
	p.Left, p.Lang = in.maybeDate("weg", r.Today()), gehoor.Dutch
	if one(in, "taal", text.NL.String(), text.EN.String()) == text.EN.String() {
		p.Lang = gehoor.English
	}
	if p.Name == "" {
		in.wrong("naam", text.WrongPersonName)
	}
	positions, err2 := r.App.Store.Positions(r.Org.ID)
	people, err3 := r.App.Store.People(r.Org.ID)
	if !p.Left.IsZero() && p.Left != was && !r.administered(positions, func(o gehoor.Position) gehoor.Position {
		if o.Person == p.ID {
			o.Until = p.Left
		}
		return o
	}) {
		in.wrong("weg", text.WrongLastAdmin)
	}
	return func(tx *store.Tx, by gehoor.Actor) error {
		for _, err := range []error{err, err2, err3} {
			if err != nil {
				return err
			}
		}
		if p.ID == 0 && slices.ContainsFunc(people, func(o store.Person) bool { o.ID = 0; return o == p }) {
			return nil // the same form, sent twice
		}
		if _, err := tx.PutPerson(by, p); err != nil || p.Left.IsZero() {
			return err
		}
		for _, o := range positions {
			if o.Person == p.ID && (o.Until.IsZero() || o.Until.After(p.Left)) {
				if o.Until = p.Left; o.Until.Before(o.From) {
					o.Until = o.From.AddDays(-1)
				}
				if _, err := tx.PutPosition(by, o); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

// administered reports whether somebody is still administrator for good when positions change so.
func (r *Request) administered(positions []gehoor.Position, changed func(gehoor.Position) gehoor.Position) bool {
	return slices.ContainsFunc(positions, func(p gehoor.Position) bool {
		p = changed(p)
		return p.Seat.Role == gehoor.Administrator && held(p, r.Today()) && p.Until.IsZero()
	})
}

// personSeats are a person's positions and absences, to change or add to.
func (r *Request) personSeats() (Node, error) {
	p, err := r.aPerson()
	if err != nil || p.ID == 0 {
		return nil, err
	}
	positions, err := r.App.Store.Positions(r.Org.ID)
	if err != nil {
		return nil, err
	}
	absences, err := r.App.Store.Absences(r.Org.ID)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	var seats, away []ui.Row
	for _, o := range positions {
		if o.Person == p.ID {
			seats = append(seats, ui.Row{Term: r.seatWords(o.Seat), Words: r.period(o.From, o.Until), Change: ui.Path("/beheer/functies").Join(idText(o.ID))})
		}
	}
	for _, o := range absences {
		if o.Person == p.ID {
			words := text.AdminNobody.In(l)
			if o.Deputy != 0 {
				words = r.name(o.Deputy)
			}
			away = append(away, ui.Row{Term: r.period(o.From, o.Until), Words: text.Sentence(text.AbsenceBy.In(l)) + " " + words, Change: ui.Path("/beheer/afwezig").Join(idText(o.ID))})
		}
	}
	return Group{
		section(text.PersonSeats.In(l)),
		If(len(seats) > 0, ui.SummaryList(l, seats...)),
		ui.LinkAlone(ui.Path("/beheer/functies/nieuw").With("wie", idText(p.ID)), text.PositionAdd.In(l)),
		section(text.PersonAway.In(l)),
		If(len(away) > 0, ui.SummaryList(l, away...)),
		ui.LinkAlone(ui.Path("/beheer/afwezig/nieuw").With("wie", idText(p.ID)), text.AbsenceAdd.In(l)),
	}, nil
}

// positionWords says a position: what, where, when.
func (r *Request) positionWords(p gehoor.Position) string {
	return r.seatWords(p.Seat) + " " + r.period(p.From, p.Until)
}

// seatWords says a seat without who holds it.
func (r *Request) seatWords(s gehoor.Seat) string {
	words := text.Word(r.Lang, s.Role)
	place := ""
	switch s.Role {
	case gehoor.Manager:
		place = r.locationName(gehoor.LocationID(s.Place))
	case gehoor.RegionalManager:
		place = r.regionName(gehoor.RegionID(s.Place))
	case gehoor.Director:
		place = r.holderName(gehoor.HolderID(s.Place))
	}
	if place == "" {
		return words
	}
	return words + " " + place
}

var roles = []gehoor.Role{
	gehoor.Manager, gehoor.RegionalManager, gehoor.Director, gehoor.Board, gehoor.Supervisor, gehoor.Coordinator, gehoor.DeputyCoordinator,
	gehoor.SafetyOfficer, gehoor.AttentionOfficer, gehoor.PrivacyOfficer, gehoor.Administrator, gehoor.Auditor,
}

func (r *Request) aPosition() (gehoor.Position, error) {
	id, err := r.id()
	if err != nil || id == 0 {
		return gehoor.Position{}, err
	}
	positions, err := r.App.Store.Positions(r.Org.ID)
	if err != nil {
		return gehoor.Position{}, err
	}
	i := slices.IndexFunc(positions, func(p gehoor.Position) bool { return p.ID == id })
	if i < 0 {
		return gehoor.Position{}, store.ErrNotFound
	}
	return positions[i], nil
}

func (r *Request) positionNow() (url.Values, error) {
	p, err := r.aPosition()
	values := url.Values{"wie": {idText(p.Person)}, "functie": {string(p.Seat.Role)}, "van": {dateText(p.From)}, "tot": {dateText(p.Until)}}
	switch p.Seat.Role {
	case "":
		values = url.Values{"wie": {r.URL.Query().Get("wie")}, "van": {dateText(r.Today())}}
	case gehoor.Manager:
		values.Set("locatie", idText(p.Seat.Place))
	case gehoor.RegionalManager:
		values.Set("regio", idText(p.Seat.Place))
	case gehoor.Director:
		values.Set("houder", idText(p.Seat.Place))
	}
	return values, err
}

func (r *Request) positionForm(f ui.Form) Node {
	l := r.Lang
	choose := text.AdminChoose.In(l)
	return Group{
		f.Select("wie", text.PositionWho.In(l), orEmpty(choose, r.everybody())),
		f.Select("functie", text.PositionRole.In(l), orEmpty(choose, choices(l, roles...))),
		f.Select("locatie", text.PositionPlace.In(l), orEmpty(choose, r.locations()), ui.Hint(text.PositionPlaceFor.In(l)), ui.Optional),
		f.Select("regio", text.PositionRegion.In(l), orEmpty(choose, r.regionChoices()), ui.Hint(text.PositionRegFor.In(l)), ui.Optional),
		f.Select("houder", text.PositionHolder.In(l), orEmpty(choose, r.holderChoices()), ui.Hint(text.PositionHoldFor.In(l)), ui.Optional),
		f.Date("van", text.AdminFrom.In(l), r.example()),
		f.Date("tot", text.AdminUntil.In(l), r.example(), ui.Hint(text.AdminUntilHint.In(l)), ui.Optional),
	}
}

// everybody is who is or was here: a change of the past names who has left.
func (r *Request) everybody() []ui.Choice {
	people, err := r.App.Store.People(r.Org.ID)
	if err != nil {
		return nil
	}
	list := make([]ui.Choice, len(people))
	for i, p := range people {
		list[i] = ui.Choice{Value: idText(p.ID), Words: p.Name}
	}
	return list
}

func (r *Request) positionRead(in *input) change {
	p, err := r.aPosition()
	p.Person = gehoor.PersonID(in.anID("wie", r.everybody()))
	p.Seat = gehoor.Seat{Role: one(in, "functie", roles...)}
	switch p.Seat.Role {
	case gehoor.Manager:
		p.Seat.Place = in.anID("locatie", r.locations())
	case gehoor.RegionalManager:
		p.Seat.Place = in.anID("regio", r.regionChoices())
	case gehoor.Director:
		p.Seat.Place = in.anID("houder", r.holderChoices())
	}
	p.From, p.Until = in.date("van", r.Today()), in.maybeDate("tot", r.Today())
	positions, err2 := r.App.Store.Positions(r.Org.ID)
	if p.ID != 0 && !r.administered(positions, func(o gehoor.Position) gehoor.Position {
		if o.ID == p.ID {
			return p
		}
		return o
	}) {
		in.wrong("functie", text.WrongLastAdmin)
	}
	return func(tx *store.Tx, by gehoor.Actor) error {
		if err != nil {
			return err
		}
		if err2 != nil || p.ID == 0 && slices.ContainsFunc(positions, func(o gehoor.Position) bool { o.ID = 0; return o == p }) {
			return err2
		}
		_, err := tx.PutPosition(by, p)
		return err
	}
}

func (r *Request) anAbsence() (gehoor.Absence, error) {
	id, err := r.id()
	if err != nil || id == 0 {
		return gehoor.Absence{}, err
	}
	absences, err := r.App.Store.Absences(r.Org.ID)
	if err != nil {
		return gehoor.Absence{}, err
	}
	i := slices.IndexFunc(absences, func(a gehoor.Absence) bool { return a.ID == id })
	if i < 0 {
		return gehoor.Absence{}, store.ErrNotFound
	}
	return absences[i], nil
}

func (r *Request) absenceNow() (url.Values, error) {
	a, err := r.anAbsence()
	if a.ID == 0 {
		return url.Values{"wie": {r.URL.Query().Get("wie")}, "van": {dateText(r.Today())}}, err
	}
	return url.Values{"wie": {idText(a.Person)}, "vervanger": {idText(a.Deputy)}, "van": {dateText(a.From)}, "tot": {dateText(a.Until)}}, err
}

func (r *Request) absenceForm(f ui.Form) Node {
	l := r.Lang
	return Group{
		f.Select("wie", text.PositionWho.In(l), orEmpty(text.AdminChoose.In(l), r.everybody())),
		f.Date("van", text.AdminFrom.In(l), r.example()),
		f.Date("tot", text.AdminUntil.In(l), r.example(), ui.Hint(text.AbsenceUntil.In(l)), ui.Optional),
		f.Select("vervanger", text.AbsenceDeputy.In(l), orEmpty(text.AdminNobody.In(l), r.everybody())),
	}
}

func (r *Request) absenceRead(in *input) change {
	a, err := r.anAbsence()
	a.Person, a.Deputy = gehoor.PersonID(in.anID("wie", r.everybody())), gehoor.PersonID(in.maybeID("vervanger", r.everybody()))
	a.From, a.Until = in.date("van", r.Today()), in.maybeDate("tot", r.Today())
	if a.Deputy != 0 && a.Deputy == a.Person {
		in.wrong("vervanger", text.WrongDeputy)
	}
	absences, err2 := r.App.Store.Absences(r.Org.ID)
	return func(tx *store.Tx, by gehoor.Actor) error {
		if err != nil {
			return err
		}
		if err2 != nil || a.ID == 0 && slices.ContainsFunc(absences, func(o gehoor.Absence) bool { o.ID = 0; return o == a }) {
			return err2
		}
		_, err := tx.PutAbsence(by, a)
		return err
	}
}
