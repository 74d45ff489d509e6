package web

import (
	"errors"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const askPath ui.Path = "/vraag"

var _ = route(func(s *Server) {
	s.page("GET "+string(askPath), func(r *Request) (Node, error) { return r.askPage(nil) })
	s.page("POST "+string(askPath), (*Request).ask)
})

// askPage is for who doubts, or wants to know something (R2, D32).
func (r *Request) askPage(in *input) (Node, error) {
	l := r.Lang
	p := r.shell(text.AskTitle.In(l))
	p.Back, p.Indexed, p.About = "/", true, text.AskIntro.In(l)
	token, err := r.App.Token()
	if err != nil {
		return nil, err
	}
	f := ui.Form{Lang: l, Action: askPath, Token: token}
	if in != nil {
		f.Values, f.Errors, p.Errors, f.Token = in.Values, in.errors, in.errors, in.Get(ui.FieldToken)
		r.invalid()
	}
	return p.Public(
		heading(text.AskTitle.In(l)),
		ui.Intro(text.AskIntro.In(l)), paragraph(text.AskNoCase.In(l)),
		f.Node(
			f.TextArea("wat", text.AskQuestion.In(l)),
			f.Text("waar", text.AskWhere.In(l), ui.Optional, ui.Hint(text.AskPlaceHint.In(l))),
			f.Text("naam", text.AskName.In(l), ui.Optional, ui.Autocomplete("name")),
			f.Email("mail", text.AskMail.In(l), ui.Autocomplete("email")),
			f.Tel("tel", text.AskPhone.In(l), ui.Autocomplete("tel")),
			h.Div(Attr("hidden"), h.Label(h.For(honeyName), Text(text.FormHoney.In(l))),
				h.Input(h.Type("text"), h.ID(honeyName), h.Name(honeyName), h.AutoComplete("off"))),
			ui.Buttons(ui.Button(text.AskButton.In(l)))),
	), nil
}

func (r *Request) ask() (Node, error) {
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	q := app.Question{Language: languageOf(r.Lang), Words: typedWords(in.Values, "wat")}
	switch n := len([]rune(q.Words)); {
	case n == 0:
		in.wrong("wat", text.WrongQuestion)
	case n > storyLimit:
		in.errors.Add("wat", text.Fill(r.Lang, text.WrongTooLong, n-storyLimit))
	}
	if where := typedLine(in.Values, "waar"); where != "" {
		if hits, more := r.finder().Find(where, 1); len(hits) == 1 && !more {
			q.Location = gehoor.LocationID(hits[0].ID)
		} else if q.Words != "" {
			q.Words += "\n\n" + text.AskWhere.In(r.Lang) + " " + where
		}
	}
	var reach app.Answers
	readReach(in, &reach)
	q.Sender = app.Sender{Name: typedLine(in.Values, "naam"), Mail: reach.Mail, Phone: reach.Phone}
	if q.Sender.Mail == "" && q.Sender.Phone == "" {
		in.wrong("mail", text.WrongContact)
	}
	if len(in.errors) > 0 || in.has(honeyName) || in.Get(ui.FieldToken) == "" {
		return r.askPage(in)
	}
	err := r.App.Store.Limit(r.Ctx(), r.Org.ID, "question", r.address(), draftLimit, limitPer)
	if errors.Is(err, store.ErrTooMany) {
		return r.tooOften()
	}
	if err != nil {
		return nil, err
	}
	asked, err := r.App.Ask(r.Ctx(), r.Org.ID, in.Get(ui.FieldToken), q)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	return r.shell(text.AskedTitle.In(l)).Public(
		ui.Block(ui.Good, heading(text.AskedTitle.In(l)), h.P(Text(text.AskedNumber.In(l)), h.Br(), ui.Reference(asked.Number.String()))),
		paragraph(text.Fill(l, text.AskedAim, r.day(asked.AnswerBy.Plain))), paragraph(text.AskedMail.In(l)),
		h.P(ui.LinkAlone(safetyPath, text.AskedClaim.In(l))),
	), nil
}
