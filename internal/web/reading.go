package web

import (
	"errors"
	"net"
	"net/http"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const (
	readPath   ui.Path = app.PageCode
	forgotPath ui.Path = "/nieuwe-code"
	oncePath   ui.Path = "/nieuwe-code/code"

	readingCookie = "lezen"
	onceCookie    = "eenmalig"
)

var _ = route(func(s *Server) {
	s.page("GET "+string(readPath), (*Request).statusOrCode)
	s.page("POST "+string(readPath), (*Request).enterCode)
	s.page("GET "+app.PageStatus+"{secret}", (*Request).linkPage)
	s.page("GET "+string(forgotPath), func(r *Request) (Node, error) { return r.forgotPage(nil), nil })
	s.page("POST "+string(forgotPath), (*Request).askCode)
	s.page("GET "+string(oncePath), func(r *Request) (Node, error) { return r.oncePage(nil), nil })
	s.page("POST "+string(oncePath), (*Request).takeCode)
	s.page("POST /sluiten", (*Request).leave)
})

// reading is the complaint that this browser may read; store.ErrNotFound when there is none.
func (r *Request) reading() (*gehoor.Complaint, error) {
	cookie, err := r.Cookie(readingCookie)
	if err != nil {
		return nil, store.ErrNotFound
	}
	return r.App.Followed(r.Ctx(), r.Org.ID, cookie.Value)
}

// address is where the request comes from, for limits alone. It is kept as a keyed hash. Behind a proxy
// on the same machine or network it is what the proxy says; nobody else is believed.
func (r *Request) address() string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	near := net.ParseIP(host)
	if near == nil || !near.IsLoopback() && !near.IsPrivate() {
		return host
	}
	passed := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if last := net.ParseIP(strings.TrimSpace(passed[len(passed)-1])); last != nil {
		return last.String()
	}
	return host
}

// statusOrCode is the page of the complaint for a browser that gave the code, and else asks for it.
func (r *Request) statusOrCode() (Node, error) {
	c, err := r.reading()
	if errors.Is(err, store.ErrNotFound) {
		return r.codePage(nil), nil
	}
	if err != nil {
		return nil, err
	}
	return r.statusPage(c, nil, "")
}

// codePage asks for number and code (P14).
func (r *Request) codePage(in *input) Node {
	l := r.Lang
	p := r.shell(text.ReadTitle.In(l))
	p.Back = "/"
	f := ui.Form{Lang: l, Action: readPath, Repeatable: true}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	return p.Public(
		heading(text.ReadTitle.In(l)),
		r.codeForm(f, true),
		h.P(ui.LinkAlone(forgotPath, text.ReadForgot.In(l))),
	)
}

func (r *Request) codeForm(f ui.Form, asks bool) Node {
	l := r.Lang
	return f.Node(
		If(asks, f.Text("nr", text.ReadNumber.In(l), ui.Hint(text.ReadNumberHint.In(l)), ui.Short, ui.Capitals, ui.Autocomplete("off"))),
		f.Text("code", text.ReadCode.In(l), ui.Hint(text.ReadCodeHint.In(l)), ui.Short, ui.Digits, ui.Autocomplete("off")),
		ui.Buttons(ui.Button(text.ReadButton.In(l))))
}

func (r *Request) enterCode() (Node, error) {
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	if _, ok := gehoor.ParseNumber(in.Get("nr")); !ok {
		in.wrong("nr", text.WrongNumber)
	}
	if typedLine(in.Values, "code") == "" {
		in.wrong("code", text.WrongCode)
	}
	if len(in.errors) > 0 {
		return r.codePage(in), nil
	}
	secret, left, err := r.App.Follow(r.Ctx(), r.Org.ID, in.Get("nr"), in.Get("code"), r.address())
	switch {
	case errors.Is(err, store.ErrPaused), errors.Is(err, store.ErrNotFound) && left <= 0:
		in.wrong("code", text.WrongPaused)
	case errors.Is(err, store.ErrNotFound):
		in.errors.Add("code", text.Fill(r.Lang, text.WrongPair, left))
	case err != nil:
		return nil, err
	default:
		r.keepCookie(readingCookie, secret, 0)
		return r.redirect(readPath)
	}
	in.Values.Del("code")
	return r.codePage(in), nil
}

// linkPage is what the link of a mail shows: where it stands, and no more (D25, D28). GET changes
// nothing, so a mail scanner does no harm.
func (r *Request) linkPage() (Node, error) {
	l := r.Lang
	c, err := r.App.ByLink(r.Ctx(), r.Org.ID, r.PathValue("secret"))
	if errors.Is(err, store.ErrNotFound) {
		return r.codePage(nil), nil
	}
	if err != nil {
		return nil, err
	}
	state := text.StateOf(c, true).In(l)
	p := r.shell(state)
	f := ui.Form{Lang: l, Action: readPath, Repeatable: true}
	return p.Public(
		ui.Above(text.Fill(l, text.LinkNumber, c.Number().String())),
		heading(state),
		ui.Block(ui.Plain, r.turn(c, true)),
		section(text.LinkMore.In(l)), paragraph(text.LinkMoreCode.In(l)),
		f.Node(f.Hidden("nr", string(c.Number())),
			f.Text("code", text.ReadCode.In(l), ui.Hint(text.ReadCodeHint.In(l)), ui.Short, ui.Digits, ui.Autocomplete("off")),
			ui.Buttons(ui.Button(text.ReadButton.In(l)))),
		h.P(ui.LinkAlone(forgotPath, text.ReadForgot.In(l))),
	), nil
}

// forgotPage asks for the number, to mail a one-time code (D28).
func (r *Request) forgotPage(in *input) Node {
	l := r.Lang
	p := r.shell(text.ForgotTitle.In(l))
	p.Back = readPath
	f := ui.Form{Lang: l, Action: forgotPath, Repeatable: true}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	return p.Public(
		heading(text.ForgotTitle.In(l)),
		paragraph(text.ForgotIntro.In(l)),
		f.Node(f.Text("nr", text.ReadNumber.In(l), ui.Hint(text.ReadNumberHint.In(l)), ui.Short, ui.Capitals, ui.Autocomplete("off")),
			ui.Buttons(ui.Button(text.ForgotButton.In(l)))),
		h.P(Text(text.ForgotCall.In(l)+" "), Iff(r.Set.Phone != "", func() Node { return ui.PhoneLink(r.Set.Phone) })),
		paragraph(text.ForgotAnon.In(l)),
	)
}

func (r *Request) askCode() (Node, error) {
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	if _, ok := gehoor.ParseNumber(in.Get("nr")); !ok {
		in.wrong("nr", text.WrongNumber)
		return r.forgotPage(in), nil
	}
	browser, err := r.App.AskCode(r.Ctx(), r.Org.ID, in.Get("nr"), r.address())
	if errors.Is(err, store.ErrTooMany) {
		return r.tooOften()
	}
	if err != nil {
		return nil, err
	}
	r.keepCookie(onceCookie, browser, 15*60)
	return r.redirect(oncePath)
}

func (r *Request) oncePage(in *input) Node {
	l := r.Lang
	p := r.shell(text.OnceTitle.In(l))
	p.Back = forgotPath
	f := ui.Form{Lang: l, Action: oncePath, Repeatable: true}
	if in != nil {
		f.Errors, p.Errors = in.errors, in.errors
		r.invalid()
	}
	return p.Public(
		heading(text.OnceTitle.In(l)), paragraph(text.OnceIntro.In(l)),
		f.Node(f.Text("code", text.OnceCode.In(l), ui.Hint(text.OnceHint.In(l)), ui.Short, ui.Digits, ui.Autocomplete("one-time-code")),
			ui.Buttons(ui.Button(text.OnceButton.In(l)))),
		h.P(Text(text.ForgotCall.In(l)+" "), Iff(r.Set.Phone != "", func() Node { return ui.PhoneLink(r.Set.Phone) })),
	)
}

func (r *Request) takeCode() (Node, error) {
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	cookie, err := r.Cookie(onceCookie)
	if err != nil {
		return r.redirect(forgotPath)
	}
	secret, fresh, err := r.App.TakeCode(r.Ctx(), r.Org.ID, cookie.Value, r.PostForm.Get("code"))
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrTooMany) {
		in := &input{Values: r.PostForm, lang: r.Lang}
		in.wrong("code", text.WrongOnce)
		return r.oncePage(in), nil
	}
	if err != nil {
		return nil, err
	}
	r.keepCookie(onceCookie, "", -1)
	r.keepCookie(readingCookie, secret, 0)
	l := r.Lang
	return r.shell(text.NewCodeTitle.In(l)).Public(ui.Block(ui.Good,
		heading(text.NewCodeTitle.In(l)), h.P(ui.Reference(grouped(fresh))), paragraph(text.NewCodeOld.In(l))),
		ui.Buttons(ui.ButtonLink(readPath, text.NewCodeGoOn.In(l)))), nil
}

// leave ends the reading: on a device that others use too.
func (r *Request) leave() (Node, error) {
	if cookie, err := r.Cookie(readingCookie); err == nil {
		if err := r.App.Store.EndSession(r.Ctx(), r.Org.ID, cookie.Value); err != nil {
			return nil, err
		}
	}
	r.keepCookie(readingCookie, "", -1)
	r.keepCookie(draftCookie, "", -1)
	return r.redirect("/")
}

func (r *Request) tooOften() (Node, error) {
	r.Status = http.StatusTooManyRequests
	return r.errorPage(text.TooOftenTitle, text.TooOften.In(r.Lang)), nil
}
