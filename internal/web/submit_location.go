package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/register"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// hitsShown is how many locations a search shows at most; with more, one types a little more.
const hitsShown = 8

// What stands for no location among the choices.
const (
	placeUnlisted = "niet"
	placeNone     = "geen"
)

// placeQuestion asks which location it is about. The search is ours, by name, town or postcode, and
// needs no script. What one chose first leads; others can be added (D12).
var placeQuestion = question{
	path: placePath,
	ask:  func(v *visit) string { return text.AskPlace.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		return Group{
			v.placeSearch(f, text.AskPlace, text.AskPlaceHint, ui.Step{N: 3, Of: len(questions)}),
			v.placeChoices(f, ui.Choice{Value: placeUnlisted, Words: text.PlaceNotListed.In(v.Lang)}, ui.Choice{Value: placeNone, Words: text.PlaceNone.In(v.Lang)}),
			v.otherPlaces(),
			If(f.Values.Get("zoek") != "" || v.Location != 0, ui.Buttons(ui.QuietButton(text.PlaceMore.In(v.Lang), ui.Sends("nog", "1")))),
		}
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		switch {
		case v.Location != 0:
			fill(values, "loc", strconv.FormatInt(int64(v.Location), 10))
		case v.NoPlace:
			fill(values, "loc", placeNone)
		case v.Unlisted:
			fill(values, "loc", placeUnlisted)
		}
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) {
		a.Location, a.Unlisted, a.NoPlace = 0, false, false
		switch in.Get("loc") {
		case "":
			if typedLine(in.Values, "zoek") == "" {
				in.wrong("zoek", text.WrongNoSearch)
			} else {
				in.wrong("loc", text.WrongNoPlace)
			}
		case placeUnlisted:
			a.Unlisted, a.Others = true, nil
		case placeNone:
			a.NoPlace, a.Place, a.Others = true, "", nil
		default:
			if id, ok := v.chosenPlace(in); ok {
				a.Location, a.Place = id, ""
				a.Others = slices.DeleteFunc(a.Others, func(o gehoor.LocationID) bool { return o == id })
			}
		}
	},
	before: func(v *visit, form url.Values) (bool, Node, error) { return v.placeButtons(placePath, form) },
}

// placesMost is how many locations one complaint may be about.
const placesMost = 5

// otherPlaceQuestion adds a location to the one that leads (D12): one complaint, of several parts.
var otherPlaceQuestion = question{
	path: otherPath, follows: placePath,
	ask: func(v *visit) string { return text.PlaceOther.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		return Group{
			v.placeSearch(f, text.PlaceOther, text.PlaceOtherHint, ui.Step{}),
			Iff(typedLine(f.Values, "zoek") != "", func() Node {
				return Group{v.placeChoices(f), ui.Buttons(ui.QuietButton(text.PlaceMore.In(v.Lang), ui.Sends("nog", "1")))}
			}),
			v.otherPlaces(),
		}
	},
	values: func(v *visit) url.Values { return url.Values{} },
	read: func(v *visit, in *input, a *app.Answers) {
		if in.Get("loc") == "" {
			if typedLine(in.Values, "zoek") != "" {
				in.wrong("loc", text.WrongNoPlace)
			}
			return
		}
		id, ok := v.chosenPlace(in)
		switch {
		case !ok, id == v.Location, slices.Contains(v.Others, id):
		case len(v.Others)+2 > placesMost:
			in.wrong("loc", text.WrongPlaceMost)
		default:
			a.Others = append(a.Others, id)
		}
	},
	before: func(v *visit, form url.Values) (bool, Node, error) { return v.placeButtons(otherPath, form) },
}

// chosenPlace is the location that was chosen from a list; what is none of ours is an error.
func (v *visit) chosenPlace(in *input) (gehoor.LocationID, bool) {
	id, err := strconv.ParseInt(in.Get("loc"), 10, 64)
	if _, known := v.place(gehoor.LocationID(id)); err != nil || !known {
		in.wrong("loc", text.WrongNoPlace)
		return 0, false
	}
	return gehoor.LocationID(id), true
}

// placeButtons does what the buttons beside "Verder" ask for: search, add another location, take one away.
func (v *visit) placeButtons(at ui.Path, form url.Values) (done bool, n Node, err error) {
	in := &input{Values: form, lang: v.Lang}
	q := questionAt(at)
	switch {
	case form.Has("zoeken"):
		if words := typedLine(form, "zoek"); words == "" {
			in.wrong("zoek", text.WrongNoSearch)
		} else if hits, _ := v.finder().Find(words, hitsShown); len(hits) == 0 {
			in.errors.Add("zoek", text.Fill(v.Lang, text.WrongNoHit, words))
		}
		return true, q.page(v, in), nil
	case form.Has("nog"):
		q.read(v, in, &app.Answers{})
		if len(in.errors) > 0 {
			return true, q.page(v, in), nil
		}
		if err := v.save(func(a *app.Answers) {
			q.read(v, &input{Values: form, lang: v.Lang}, a)
		}); err != nil {
			return true, nil, err
		}
		to := otherPath
		if v.Location == 0 { // it is about no location of ours: there is none to add to
			to = placePath
		}
		n, err := v.advance(to)
		return true, n, err
	case form.Has("weg"):
		away, _ := strconv.ParseInt(form.Get("weg"), 10, 64)
		if err := v.save(func(a *app.Answers) {
			a.Others = slices.DeleteFunc(a.Others, func(o gehoor.LocationID) bool { return o == gehoor.LocationID(away) })
		}); err != nil {
			return true, nil, err
		}
		n, err := v.advance(at)
		return true, n, err
	}
	return false, nil, nil
}

// otherPlaces are the locations that were chosen, when there are several: the first leads.
func (v *visit) otherPlaces() Node {
	l := v.Lang
	var rows []ui.Row
	for i, id := range append([]gehoor.LocationID{v.Location}, v.Others...) {
		place, ok := v.place(id)
		if !ok || id == 0 {
			continue
		}
		row := ui.Row{Term: place.Name, Words: place.Town}
		if i > 0 {
			row.Value = Group{Text(place.Town + " "), ui.QuietButton(text.PlaceRemove.In(l), ui.Sends("weg", strconv.FormatInt(int64(id), 10)), ui.About(place.Name))}
		}
		rows = append(rows, row)
	}
	if len(v.Others) == 0 {
		return nil
	}
	return Group{section(text.PlaceChosen.In(l)), ui.SummaryList(l, rows...)}
}

// placeSearch is the field to look for a location, with its button.
func (v *visit) placeSearch(f ui.Form, ask, hint text.Msg, step ui.Step) Node {
	return Group{
		f.Search("zoek", ask.In(v.Lang), ui.AsH1(step), ui.Hint(hint.In(v.Lang))),
		h.P(ui.SecondButton(text.PlaceSearch.In(v.Lang), ui.Sends("zoeken", "1"))),
	}
}

// placeChoices are what was found, what was chosen before, and what is no location.
func (v *visit) placeChoices(f ui.Form, none ...ui.Choice) Node {
	l := v.Lang
	query, chosen := typedLine(f.Values, "zoek"), f.Values.Get("loc")
	var list []ui.Choice
	legend := text.FormChoose.In(l)
	more := false
	if query != "" {
		var hits []register.Entry
		hits, more = v.finder().Find(query, hitsShown)
		for _, e := range hits {
			list = append(list, v.placeChoice(e))
		}
		if len(hits) > 0 {
			legend = text.PlaceHits(l, len(hits), query)
		}
	}
	if id, err := strconv.ParseInt(chosen, 10, 64); err == nil && !slices.ContainsFunc(list, func(c ui.Choice) bool { return c.Value == chosen }) {
		if place, ok := v.place(gehoor.LocationID(id)); ok {
			list = append(list, v.placeChoice(entryOf(place)))
		}
	}
	list = append(list, none...)
	if len(list) == 0 {
		return nil
	}
	var options []ui.Option
	if more {
		options = append(options, ui.Hint(text.PlaceTooMany.In(l)))
	}
	return f.Radios("loc", legend, list, options...)
}

func (v *visit) placeChoice(e register.Entry) ui.Choice {
	l := v.Lang
	hint := e.Street + ", " + spacedPostcode(e.Postcode) + " " + e.Town
	for i, k := range e.Kinds {
		separator := " · "
		if i > 0 {
			separator = ", "
		}
		if kind := text.PlaceKind(l, string(k)); kind != "" {
			hint += separator + kind
		}
	}
	if closed, err := gehoor.ParseDate(string(e.ClosedOn)); err == nil && !closed.After(v.Today()) {
		hint += " · " + text.PlaceClosedOn(l, closed)
	}
	return ui.Choice{Value: strconv.FormatInt(e.ID, 10), Words: e.Name, Hint: hint}
}

func spacedPostcode(p string) string {
	if len(p) == 6 {
		return p[:4] + "\u00a0" + p[4:]
	}
	return p
}

func entryOf(p store.Location) register.Entry {
	e := register.Entry{ID: int64(p.ID), Name: p.Name, Street: p.Street, Postcode: p.Postcode, Town: p.Town, ClosedOn: register.Date(p.Closed.String())}
	for _, r := range p.Registrations {
		e.Kinds = append(e.Kinds, r.Kind)
	}
	return e
}

func (r *Request) finder() *register.Finder {
	f, err := r.App.Store.Finder(r.Org.ID)
	if err != nil {
		r.S.Log.Error("reading the locations", "org", r.Org.ID, "error", err)
		return register.NewFinder(nil)
	}
	return f
}

func (r *Request) place(id gehoor.LocationID) (store.Location, bool) {
	p, err := r.App.Store.Location(r.Org.ID, id)
	return p, err == nil
}

// onlyPlace is the location of an organisation that has one; it is not asked for then.
func (r *Request) onlyPlace() gehoor.LocationID {
	all, err := r.App.Store.Locations(r.Org.ID)
	if err != nil || len(all) != 1 {
		return 0
	}
	return all[0].ID
}

// placeName says the location in words: its name and town, or what was typed.
func (v *visit) placeName() string {
	if v.Location == 0 {
		return v.Place
	}
	return v.nameOf(v.Location)
}

// placeNames are the leading location and the others, a line each.
func (v *visit) placeNames() string {
	names := []string{v.placeName()}
	for _, o := range v.Others {
		names = append(names, v.nameOf(o))
	}
	return strings.Join(names, "\n")
}

func (v *visit) nameOf(id gehoor.LocationID) string {
	p, ok := v.place(id)
	if !ok || p.Town == "" {
		return p.Name
	}
	return p.Name + ", " + p.Town
}

// unlistedQuestion is for a location that is not in the list: perhaps another organisation's (P3a).
var unlistedQuestion = question{
	path: unlistedPath, follows: placePath, asked: func(v *visit) bool { return v.Unlisted },
	ask: func(v *visit) string { return text.UnlistedTitle.In(v.Lang) },
	about: func(v *visit) Node {
		l := v.Lang
		return Group{
			heading(text.UnlistedTitle.In(l)), paragraph(v.own(text.UnlistedIntro)),
			section(text.UnlistedSearch.In(l)), paragraph(text.UnlistedLRK.In(l)),
			v.way(unlistedPath, placePath, text.UnlistedSearch, ui.SecondLink, ui.SecondButton),
			section(text.UnlistedOther.In(l)),
			h.P(Text(text.UnlistedDesk.In(l)+" "), v.siteAndPhone(v.Set.Bodies().Desk), Text(".")),
			section(text.UnlistedStill.In(l)), paragraph(v.own(text.UnlistedNote)),
		}
	},
	fields: func(v *visit, f ui.Form) Node {
		return f.Text("plek", text.UnlistedName.In(v.Lang), ui.Hint(text.UnlistedHint.In(v.Lang)), ui.Optional)
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "plek", v.Place)
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) { a.Place = typedLine(in.Values, "plek") },
}
