package web

import (
	"errors"
	"net/url"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var _ = route(func(s *Server) {
	s.page("GET "+string(resumePath), (*Request).resumePage)
	s.page("GET "+string(resumePath)+"/{link}", (*Request).resumeByLink)
	s.page("POST "+string(resumePath)+"/{link}", (*Request).resumeByCode)
})

// savedStep says until when it is kept, and gives a link and a code to come back with (P12).
var savedStep = step{
	path: savedPath,
	show: func(v *visit) (Node, error) {
		if v.ID == "" {
			return v.redirect(resumePath)
		}
		return v.savedPage(nil), nil
	},
	send: func(v *visit, form url.Values) (Node, error) {
		if v.ID == "" {
			return v.redirect(resumePath)
		}
		in := &input{Values: form, lang: v.Lang}
		address := typedLine(form, "m")
		if !form.Has("zonder") && !mailAddress(address) {
			in.wrong("m", text.WrongMail)
			return v.savedPage(in), nil
		}
		if form.Has("zonder") {
			address = ""
		}
		if address != "" {
			err := v.App.Store.Limit(v.Ctx(), v.Org.ID, "draft mail", v.address(), 20, limitPer)
			if errors.Is(err, store.ErrTooMany) {
				return v.tooOften()
			}
			if err != nil {
				return nil, err
			}
		}
		return v.keepForLater(address)
	},
}

func (v *visit) savedPage(in *input) Node {
	l := v.Lang
	p := v.shellOf(text.SavedTitle.In(l), "")
	f, g := v.form(savedPath), v.form(savedPath)
	f.Values = url.Values{}
	fill(f.Values, "m", v.Mail)
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		v.invalid()
	}
	return p.Public(
		heading(text.SavedTitle.In(l)),
		h.P(Text(text.Fill(l, text.SavedUntil, text.FormatDate(l, v.Until, v.Today()))+" "+text.SavedHere.In(l))),
		f.Node(f.Email("m", text.SavedMail.In(l), ui.Hint(text.SavedMailHint.In(l)), ui.Autocomplete("email")),
			ui.Buttons(ui.Button(text.SavedSend.In(l)))),
		section(text.SavedNoMail.In(l)),
		g.Node(ui.SecondButton(text.SavedGive.In(l), ui.Sends("zonder", "1"))),
		v.way(savedPath, v.next(), text.SavedGoOn, quietLink, ui.QuietButton),
	)
}

// next is where somebody goes on: at the first question that is not answered, or the check page.
func (v *visit) next() ui.Path {
	if q, missing := v.missing(); missing {
		return q.path
	}
	return checkPath
}

// keepForLater shows the code, once. On another device one needs link and code both.
func (v *visit) keepForLater(address string) (Node, error) {
	link, err := v.App.DraftLink(v.Org.ID, v.ID)
	if err != nil {
		return nil, err
	}
	page := resumePath.Join(link)
	code, err := v.App.KeepDraft(v.Ctx(), v.Org.ID, v.ID, address, v.base()+string(page), v.Lang)
	if err != nil {
		return nil, err
	}
	v.keepDraft()
	l := v.Lang
	p := v.shellOf(text.SavedTitle.In(l), "")
	return p.Public(
		heading(text.SavedTitle.In(l)),
		paragraph(text.Fill(l, text.SavedUntil, text.FormatDate(l, v.Until, v.Today()))),
		If(address != "", paragraph(text.Fill(l, text.SavedMailed, address))),
		If(address == "", h.P(Text(text.SavedLink.In(l)+" "), ui.Link(page, text.SavedLinkHere.In(l)))),
		ui.Block(ui.Good, paragraph(text.SavedCode.In(l)), h.P(ui.Reference(grouped(code)))),
		v.way(savedPath, v.next(), text.SavedGoOn, quietLink, ui.QuietButton),
	), nil
}

// resumePage goes on with the draft of this browser, or says how to come back (P13).
func (r *Request) resumePage() (Node, error) {
	l := r.Lang
	v := &visit{Request: r}
	if c, err := r.Cookie(draftCookie); err == nil {
		err := v.open(store.DraftID(c.Value))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if err == nil && v.Filed != 0 {
			return v.alreadySent()
		}
	}
	p := r.shell(text.ResumeTitle.In(l))
	p.Section, p.Back = text.StartSection.In(l), "/"
	if v.ID == "" {
		return p.Public(heading(text.ResumeTitle.In(l)), paragraph(text.ResumeNone.In(l)),
			ui.Buttons(ui.ButtonLink(safetyPath, text.ResumeNew.In(l))),
			h.P(ui.LinkAlone(readPath, text.StartStatus.In(l)))), nil
	}
	to := v.next()
	if to == checkPath {
		to = to.With("terug", "1")
	}
	return p.Public(heading(text.ResumeTitle.In(l)), v.answered(),
		ui.Buttons(ui.ButtonLink(to, text.ResumeButton.In(l))), v.keptUntil()), nil
}

func (v *visit) keptUntil() Node {
	return ui.Note(text.Fill(v.Lang, text.SavedUntil, text.FormatDate(v.Lang, v.Until, v.Today())))
}

// answered says which questions were answered, never what.
func (v *visit) answered() Node {
	l := v.Lang
	given := map[ui.Path]bool{filesPath: len(v.Files) > 0}
	rows := make([]ui.Row, len(questions))
	for i, q := range questions {
		says := text.ResumeTodo
		if given[q.path] || len(q.values(v)) > 0 {
			says = text.ResumeDone
		}
		rows[i] = ui.Row{Term: q.ask(v), Words: says.In(l)}
	}
	return Group{paragraph(text.ResumeHave.In(l)), ui.SummaryList(l, rows...)}
}

func (r *Request) resumeByLink() (Node, error) {
	v, n, err := r.byDraftLink()
	if v == nil {
		return n, err
	}
	if c, err := r.Cookie(draftCookie); err == nil && store.DraftID(c.Value) == v.ID {
		return r.redirect(resumePath) // this browser has it
	}
	return v.resumeCodePage(nil), nil
}

// byDraftLink is the draft of the link; or a page that says that there is none any more.
func (r *Request) byDraftLink() (*visit, Node, error) {
	d, err := r.App.DraftByLink(r.Org.ID, r.PathValue("link"))
	if errors.Is(err, store.ErrNotFound) || err == nil && d.Filed != 0 {
		l := r.Lang
		r.Status = 410
		p := r.shell(text.ResumeTitle.In(l))
		return nil, p.Public(heading(text.ResumeTitle.In(l)), paragraph(text.ResumeGone.In(l)),
			ui.Buttons(ui.ButtonLink(safetyPath, text.ResumeNew.In(l))), h.P(ui.LinkAlone(readPath, text.StartStatus.In(l)))), nil
	}
	if err != nil {
		return nil, nil, err
	}
	return &visit{Request: r, Draft: d}, nil, nil
}

// resumeCodePage shows which questions were answered, and asks for the code before it shows what.
func (v *visit) resumeCodePage(in *input) Node {
	l := v.Lang
	p := v.shell(text.ResumeTitle.In(l))
	p.Section = text.StartSection.In(l)
	f := ui.Form{Lang: l, Action: resumePath.Join(v.PathValue("link")), Repeatable: true}
	if in != nil {
		f.Errors, p.Errors = in.errors, in.errors
		v.invalid()
	}
	return p.Public(heading(text.ResumeTitle.In(l)), v.answered(),
		f.Node(f.Text("code", text.ResumeCode.In(l), ui.Short, ui.Digits, ui.Autocomplete("off")),
			ui.Buttons(ui.Button(text.ResumeButton.In(l)))),
		v.keptUntil())
}

func (r *Request) resumeByCode() (Node, error) {
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	v, n, err := r.byDraftLink()
	if v == nil {
		return n, err
	}
	left, err := r.App.ResumeDraft(r.Ctx(), r.Org.ID, v.ID, r.PostForm.Get("code"), r.address())
	in := &input{Values: r.PostForm, lang: r.Lang}
	switch {
	case errors.Is(err, store.ErrPaused), errors.Is(err, store.ErrNotFound) && left <= 0:
		in.wrong("code", text.WrongPaused)
		return v.resumeCodePage(in), nil
	case errors.Is(err, store.ErrNotFound):
		in.errors.Add("code", text.Fill(r.Lang, text.WrongResume, left))
		return v.resumeCodePage(in), nil
	case err != nil:
		return nil, err
	}
	v.keepDraft()
	to := v.next()
	if to == checkPath {
		to = to.With("terug", "1")
	}
	return r.redirect(to)
}
