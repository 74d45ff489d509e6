package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const staffCookie = "medewerker"

// staff is who is signed in, with the seats of today; errSignIn when nobody is.
func (r *Request) staff() (app.Who, error) {
	if r.who != nil {
		return *r.who, nil
	}
	cookie, err := r.Cookie(staffCookie)
	if err != nil {
		return app.Who{}, errSignIn
	}
	id, err := r.App.Store.Session(r.Ctx(), r.Org.ID, cookie.Value)
	if errors.Is(err, store.ErrNotFound) {
		return app.Who{}, errSignIn
	}
	if err != nil {
		return app.Who{}, err
	}
	if r.person, err = r.App.Store.Person(r.Org.ID, id); err != nil {
		return app.Who{}, err
	}
	if !r.person.Left.IsZero() && r.person.Left.Before(r.Today()) {
		return app.Who{}, errSignIn
	}
	who, err := r.App.Who(r.Org.ID, id)
	if err != nil {
		return app.Who{}, err
	}
	r.who = &who
	return who, nil
}

func (r *Request) keepCookie(name, value string, seconds int) {
	http.SetCookie(r.W, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: seconds, HttpOnly: true, Secure: r.secure(), SameSite: http.SameSiteLaxMode})
}

// staffPage is a page for who is signed in, with the menu of what that person is for.
func (r *Request) staffPage(p ui.Page, here ui.Path, content ...Node) Node {
	v := r.who.Viewer
	desk := v.Has(gehoor.Coordinator) || v.Has(gehoor.DeputyCoordinator)
	d := ui.Desk{Name: r.person.Name, SignOut: "/uitloggen"}
	add := func(show bool, words text.Msg, path ui.Path) {
		if show {
			d.Menu = append(d.Menu, ui.MenuItem{Words: words.In(r.Lang), Path: path, Current: here == path})
		}
	}
	add(true, text.MenuComplaints, "/bureau")
	add(desk, text.MenuEnquiries, "/vragen")
	add(v.Has(gehoor.RegionalManager) || v.Has(gehoor.Director), text.MenuRegion, "/regio")
	add(desk || v.Has(gehoor.Board) || v.Has(gehoor.Supervisor), text.MenuReports, "/rapporten")
	add(v.Has(gehoor.Director) && !desk && !v.Has(gehoor.Board), text.AnnualList, "/rapporten/jaar")
	add(v.Has(gehoor.SafetyOfficer) || v.Has(gehoor.AttentionOfficer) || v.Has(gehoor.Director), text.MenuSafety, "/vertrouwelijk")
	add(desk, text.MenuSearch, "/zoeken")
	add(desk || v.Has(gehoor.PrivacyOfficer) || v.Has(gehoor.SafetyOfficer) || v.Has(gehoor.AttentionOfficer), text.MenuKeep, "/bewaren")
	add(v.Has(gehoor.Administrator), text.MenuAdmin, "/beheer")
	return p.Staff(d, content...)
}

// dossier finds what the path names among what this person may know. Of what one merely knows,
// c holds the number and no more, and sees is false.
func (r *Request) dossier() (row store.Row, c *gehoor.Complaint, sees bool, err error) {
	who, err := r.staff()
	if err != nil {
		return row, nil, false, err
	}
	n, ok := gehoor.ParseNumber(r.PathValue("number"))
	if !ok {
		return row, nil, false, store.ErrNotFound
	}
	view := r.App.View(who)
	if row, err = view.ByNumber(r.Ctx(), string(n)); err != nil {
		return row, nil, false, err
	}
	if row.Level != gehoor.LevelSee {
		c = &gehoor.Complaint{ID: row.ID, Seq: row.Seq}
		c.Filed.Number = n
		return row, c, false, nil
	}
	c, err = view.Complaint(r.Ctx(), row.ID)
	return row, c, true, err
}

func dossierPath(c *gehoor.Complaint) ui.Path { return ui.Path("/dossier/").Join(string(c.Number())) }

// An input is what was typed, and what is wrong with it.
type input struct {
	url.Values
	lang   text.Lang
	errors ui.Errors
}

func (in *input) wrong(name string, words text.Msg) { in.errors.Add(name, words.In(in.lang)) }

// words is text that has to be there.
func (in *input) words(name string) *app.Body {
	b := in.optional(name)
	if b.Text == "" {
		in.wrong(name, text.WrongWords)
	}
	return b
}

func (in *input) optional(name string) *app.Body {
	return &app.Body{Text: strings.TrimSpace(in.Get(name))}
}

// date reads 24-11-2026 or 2026-11-24; today and yesterday in words too.
func (in *input) date(name string, today gehoor.Date) gehoor.Date {
	d, ok := readDate(in.Get(name), today)
	if !ok {
		in.wrong(name, text.WrongDate)
	}
	return d
}

func (in *input) has(name string) bool { return in.Get(name) != "" }

// one is a choice among words of the regulation.
func one[T ~string](in *input, name string, allowed ...T) T {
	for _, a := range allowed {
		if in.Get(name) == string(a) {
			return a
		}
	}
	in.wrong(name, text.WrongChoice)
	return ""
}

// choices says words of the regulation as the choices of a field.
func choices[T ~string](l text.Lang, values ...T) []ui.Choice {
	list := make([]ui.Choice, len(values))
	for i, v := range values {
		list[i] = ui.Choice{Value: string(v), Words: text.Sentence(text.Word(l, v))}
	}
	return list
}
