package web

import (
	"cmp"
	"errors"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const browserCookie = "aanmelding"

var _ = route(func(s *Server) {
	s.page("GET /inloggen", (*Request).signInPage)
	s.page("POST /inloggen", (*Request).askSignIn)
	s.page("POST /inloggen/code", (*Request).signInByCode)
	s.page("GET /inloggen/{link}", (*Request).confirmSignIn)
	s.page("POST /inloggen/{link}", (*Request).signInByLink)
	s.page("POST /uitloggen", (*Request).signOut)
})

func (r *Request) signInPage() (Node, error) { return r.signIn(nil), nil }

func (r *Request) signIn(errs ui.Errors) Node {
	l := r.Lang
	p := r.shell(text.SignInTitle.In(l))
	p.Errors = errs
	f := ui.Form{Lang: l, Action: "/inloggen", Repeatable: true, Values: r.PostForm, Errors: errs}
	if len(errs) > 0 {
		r.invalid()
	}
	return p.Public(heading(text.SignInTitle.In(l)), paragraph(text.SignInHow.In(l)),
		f.Node(f.Email("mail", text.SignInMail.In(l), ui.Autocomplete("email")), ui.Buttons(ui.Button(text.SignInAsk.In(l)))),
		h.P(ui.LinkAlone(readPath, text.StartStatus.In(l))))
}

// askSignIn answers the same for an address that is nobody's.
func (r *Request) askSignIn() (Node, error) {
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	mail := strings.TrimSpace(r.PostForm.Get("mail"))
	if !strings.Contains(mail, "@") {
		var errs ui.Errors
		errs.Add("mail", text.SignInBadMail.In(r.Lang))
		return r.signIn(errs), nil
	}
	browser, err := r.App.AskSignIn(r.Ctx(), r.Org.ID, mail, r.address(), r.base())
	if errors.Is(err, store.ErrTooMany) {
		return r.tooOften()
	}
	if err != nil {
		return nil, err
	}
	r.keepCookie(browserCookie, browser, 15*60)
	return r.signInSent(nil), nil
}

func (r *Request) signInSent(errs ui.Errors) Node {
	l := r.Lang
	p := r.shell(text.SignInSent.In(l))
	p.Errors = errs
	if len(errs) > 0 {
		r.invalid()
	}
	f := ui.Form{Lang: l, Action: "/inloggen/code", Repeatable: true, Errors: errs}
	return p.Public(heading(text.SignInSent.In(l)), paragraph(text.SignInSentTo.In(l)),
		f.Node(f.Text("code", text.SignInCode.In(l), ui.Short, ui.Digits, ui.Autocomplete("one-time-code")), ui.Buttons(ui.Button(text.SignInGo.In(l)))),
		h.P(ui.LinkAlone("/inloggen", text.SignInAgain.In(l))))
}

func (r *Request) signInByCode() (Node, error) {
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	cookie, err := r.Cookie(browserCookie)
	if err != nil {
		return r.redirect("/inloggen")
	}
	code := strings.Join(strings.Fields(r.PostForm.Get("code")), "")
	person, _, err := r.App.Store.TakeSignInCode(r.Ctx(), r.Org.ID, cookie.Value, code)
	if errors.Is(err, store.ErrNotFound) {
		var errs ui.Errors
		errs.Add("code", text.SignInWrong.In(r.Lang))
		return r.signInSent(errs), nil
	}
	if err != nil {
		return nil, err
	}
	return r.signedIn(person)
}

// confirmSignIn only asks: mail scanners open links, so opening one does nothing.
func (r *Request) confirmSignIn() (Node, error) {
	p := r.shell(text.SignInConfirm.In(r.Lang))
	p.Translated = ""
	f := ui.Form{Lang: r.Lang, Action: ui.Path("/inloggen/").Join(r.PathValue("link")), Repeatable: true}
	return p.Public(heading(text.SignInConfirm.In(r.Lang)), f.Node(ui.Buttons(ui.Button(text.SignInGo.In(r.Lang), ui.Focused)))), nil
}

func (r *Request) signInByLink() (Node, error) {
	person, err := r.App.Store.TakeSignIn(r.Ctx(), r.Org.ID, r.PathValue("link"))
	if errors.Is(err, store.ErrNotFound) {
		r.PostForm = map[string][]string{}
		var errs ui.Errors
		errs.Add("mail", text.SignInWrong.In(r.Lang))
		return r.signIn(errs), nil
	}
	if err != nil {
		return nil, err
	}
	return r.signedIn(person)
}

func (r *Request) signedIn(person gehoor.PersonID) (Node, error) {
	session, err := r.App.Store.NewSession(r.Ctx(), r.Org.ID, person)
	if err != nil {
		return nil, err
	}
	r.keepCookie(staffCookie, session, 12*3600)
	r.keepCookie(browserCookie, "", -1)
	return r.redirect(r.begins(person))
}

// begins is where somebody's work is: of who administers or reads reports and has no complaints, not an empty desk.
func (r *Request) begins(person gehoor.PersonID) ui.Path {
	chart, err := r.chart()
	if err != nil {
		return "/bureau"
	}
	begins := ui.Path("")
	for _, seat := range chart.Seats(person, r.Today()) {
		switch seat.Role {
		case gehoor.Administrator:
			begins = cmp.Or(begins, "/beheer")
		case gehoor.Board, gehoor.Supervisor:
			begins = cmp.Or(begins, "/rapporten")
		default:
			if seat != gehoor.Named(person) && !seat.Instead() {
				return "/bureau"
			}
		}
	}
	return cmp.Or(begins, "/bureau")
}

func (r *Request) signOut() (Node, error) {
	if cookie, err := r.Cookie(staffCookie); err == nil {
		if err := r.App.Store.EndSession(r.Ctx(), r.Org.ID, cookie.Value); err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
	}
	r.keepCookie(staffCookie, "", -1)
	return r.redirect("/inloggen")
}

// base is the address this organisation is reached by, for links in mails.
func (r *Request) base() string {
	if r.S.Base != "" {
		return r.S.Base
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
