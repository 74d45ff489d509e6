package web

import (
	"net/url"
	"slices"
	"strconv"

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
// needs no script.
var placeQuestion = question{
	path: placePath,
	ask:  func(v *visit) string { return text.AskPlace.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		return Group{
			f.Search("zoek", text.AskPlace.In(v.Lang), ui.AsH1(ui.Step{N: 3, Of: len(questions)}), ui.Hint(text.AskPlaceHint.In(v.Lang))),
			h.P(ui.SecondButton(text.PlaceSearch.In(v.Lang), ui.Sends("zoeken", "1"))),
			v.placeChoices(f),
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
		switch chosen := in.Get("loc"); chosen {
		case "":
			if typedLine(in.Values, "zoek") == "" {
				in.wrong("zoek", text.WrongNoSearch)
			} else {
				in.wrong("loc", text.WrongNoPlace)
			}
		case placeUnlisted:
			a.Unlisted = true
		case placeNone:
			a.NoPlace, a.Place = true, ""
		default:
			id, err := strconv.ParseInt(chosen, 10, 64)
			if _, known := v.place(gehoor.LocationID(id)); err != nil || !known {
				in.wrong("loc", text.WrongNoPlace)
				return
			}
			a.Location, a.Place = gehoor.LocationID(id), ""
		}
	},
	detour: func(v *visit) ui.Path {
		if v.Unlisted {
			return unlistedPath
		}
		return ""
	},
	before: func(v *visit, form url.Values) (bool, Node, error) {
		if !form.Has("zoeken") {
			return false, nil, nil
		}
		in := &input{Values: form, lang: v.Lang}
		q := typedLine(form, "zoek")
		if q == "" {
			in.wrong("zoek", text.WrongNoSearch)
		} else if hits, _ := v.finder().Find(q, hitsShown); len(hits) == 0 {
			in.errors.Add("zoek", text.Fill(v.Lang, text.WrongNoHit, q))
		}
		return true, questionAt(placePath).page(v, in), nil
	},
}

// placeChoices are what was found, what was chosen before, and the two that are no location.
func (v *visit) placeChoices(f ui.Form) Node {
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
	list = append(list, ui.Choice{Value: placeUnlisted, Words: text.PlaceNotListed.In(l)}, ui.Choice{Value: placeNone, Words: text.PlaceNone.In(l)})
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
	if p, ok := v.place(v.Location); ok && v.Location != 0 {
		if p.Town == "" {
			return p.Name
		}
		return p.Name + ", " + p.Town
	}
	return v.Place
}

// unlistedQuestion is for a location that is not in the list: perhaps another organisation's (P3a).
var unlistedQuestion = question{
	path: unlistedPath, follows: placePath,
	ask: func(v *visit) string { return text.UnlistedTitle.In(v.Lang) },
	about: func(v *visit) Node {
		l := v.Lang
		return Group{
			heading(text.UnlistedTitle.In(l)), paragraph(text.UnlistedIntro.In(l)),
			section(text.UnlistedSearch.In(l)), paragraph(text.UnlistedLRK.In(l)),
			v.way(unlistedPath, placePath, text.UnlistedSearch, ui.SecondLink, ui.SecondButton),
			section(text.UnlistedOther.In(l)),
			h.P(Text(text.UnlistedDesk.In(l)+" "), v.siteAndPhone(v.Set.Bodies().Desk), Text(".")),
			section(text.UnlistedStill.In(l)), paragraph(text.UnlistedNote.In(l)),
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
