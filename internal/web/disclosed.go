package web

import (
	"errors"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const (
	disclosedPath    ui.Path = app.PageTo
	disclosedComment ui.Path = disclosedPath + "/reactie"
	disclosedOwn     ui.Path = disclosedPath + "/verhaal"
	disclosedCookie          = "bericht"
)

// D20: who is complained about reads what was made for them with number and code, says what they think of the
// account, and may tell their own story. They see nothing else, and nothing at all while it is a matter of safety.
var _ = route(func(s *Server) {
	s.page("GET "+string(disclosedPath), (*Request).disclosed)
	s.page("POST "+string(disclosedPath), (*Request).disclosedCode)
	s.page("POST "+string(disclosedComment), (*Request).disclosedComments)
	s.page("POST "+string(disclosedOwn), (*Request).disclosedTells)
	s.page("POST "+string(disclosedPath)+"/sluiten", (*Request).disclosedLeave)
})

// disclosedTo is what this browser may read; store.ErrNotFound when nothing.
func (r *Request) disclosedTo() (*gehoor.Complaint, gehoor.Disclosure, letter.Document, error) {
	cookie, err := r.Cookie(disclosedCookie)
	if err != nil {
		return nil, gehoor.Disclosure{}, letter.Document{}, store.ErrNotFound
	}
	return r.App.DisclosedTo(r.Ctx(), r.Org.ID, cookie.Value)
}

func (r *Request) disclosed() (Node, error) {
	c, d, doc, err := r.disclosedTo()
	if errors.Is(err, store.ErrNotFound) {
		return r.disclosedAsk(nil), nil
	}
	if err != nil {
		return nil, err
	}
	return r.disclosedPage(c, d, doc, nil, "")
}

func (r *Request) disclosedAsk(in *input) Node {
	l := r.Lang
	p := r.shell(text.DisclosedTitle.In(l))
	f := ui.Form{Lang: l, Action: disclosedPath, Repeatable: true}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	return p.Public(heading(text.DisclosedTitle.In(l)), paragraph(text.DisclosedIntro.In(l)),
		f.Node(
			f.Text("nr", text.DisclosedNumber.In(l), ui.Hint(text.DisclosedHint.In(l)), ui.Short, ui.Capitals, ui.Autocomplete("off")),
			f.Text("code", text.DisclosedCode.In(l), ui.Hint(text.DisclosedDigits.In(l)), ui.Short, ui.Digits, ui.Autocomplete("off")),
			ui.Buttons(ui.Button(text.DisclosedRead.In(l)))))
}

// disclosedCode takes number and code, under the limit of tries that a parent's code has.
func (r *Request) disclosedCode() (Node, error) {
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	if _, ok := gehoor.ParseDisclosureNumber(in.Get("nr")); !ok {
		in.wrong("nr", text.WrongDisclosure)
	}
	if typedLine(in.Values, "code") == "" {
		in.wrong("code", text.DisclosedWrong)
	}
	if len(in.errors) > 0 {
		return r.disclosedAsk(in), nil
	}
	browser, left, err := r.App.ReadDisclosure(r.Ctx(), r.Org.ID, in.Get("nr"), in.Get("code"), r.address())
	switch {
	case errors.Is(err, store.ErrPaused), errors.Is(err, store.ErrNotFound) && left <= 0:
		in.wrong("code", text.WrongPaused)
	case errors.Is(err, store.ErrNotFound):
		in.errors.Add("code", text.Fill(r.Lang, text.WrongPair, left))
	case err != nil:
		return nil, err
	default:
		r.keepCookie(disclosedCookie, browser, 0)
		return r.redirect(disclosedPath)
	}
	in.Values.Del("code")
	return r.disclosedAsk(in), nil
}

// disclosedPage is exactly what was selected, and where one can answer it.
func (r *Request) disclosedPage(c *gehoor.Complaint, d gehoor.Disclosure, doc letter.Document, in *input, done string) (Node, error) {
	l := r.Lang
	title := doc.Title
	doc.Title = ""
	p := r.shell(title)
	var values ui.Form
	if in != nil {
		values.Values, values.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	content := Group{
		heading(title), If(done != "", ui.Notice(ui.Good, done, nil)),
		ui.Note(text.Fill(l, text.DisclosedUntil, r.day(d.Until)) + " " + text.DisclosedPaper.In(l)),
		ui.Block(ui.Plain, h.Article(h.Lang(doc.Lang.String()), letter.Page(doc))),
	}
	token, err := r.App.Token()
	if err != nil {
		return nil, err
	}
	if d.What == gehoor.DiscloseAccount && commentOpen(c, d) {
		f := ui.Form{Lang: l, Action: disclosedComment, Values: values.Values, Errors: values.Errors, Token: token}
		content = append(content, section(text.DisclosedReply.In(l)), f.Node(
			f.TextArea("reactie", text.DisclosedHow.In(l)), ui.Buttons(ui.Button(text.DisclosedSend.In(l)))))
	}
	if d.What != gehoor.DiscloseOutcome {
		f := ui.Form{Lang: l, Action: disclosedOwn, Values: values.Values, Errors: values.Errors, Token: token}
		content = append(content, section(text.DisclosedOwn.In(l)), f.Node(
			f.TextArea("verhaal", text.DisclosedOwnHow.In(l)), ui.Buttons(ui.SecondButton(text.DisclosedOwnSend.In(l)))))
	}
	return p.Public(content, ui.Form{Lang: l, Action: disclosedPath.Join("sluiten"), Repeatable: true, Label: text.DisclosedLeave.In(l)}.Node(
		h.P(Text(text.DisclosedLeave.In(l)+" "), ui.SecondButton(text.Leave.In(l))))), nil
}

// commentOpen reports whether we wait for this person's comment on an account.
func commentOpen(c *gehoor.Complaint, d gehoor.Disclosure) bool {
	for _, duty := range c.Duties() {
		if duty.Kind == gehoor.OweComment && duty.Open() && duty.No == int(d.Party) {
			return true
		}
	}
	return false
}

func (r *Request) disclosedComments() (Node, error) {
	return r.disclosedAnswer("reactie", true, func(*gehoor.Complaint) string { return text.DisclosedThanks.In(r.Lang) })
}

func (r *Request) disclosedTells() (Node, error) {
	return r.disclosedAnswer("verhaal", false, func(c *gehoor.Complaint) string {
		var by gehoor.Date
		for _, e := range c.Events() {
			if f, ok := e.Fact.(gehoor.MessageReceived); ok && e.Actor.Kind == gehoor.PartyActor {
				by = f.AnswerBy.Plain
			}
		}
		return text.Fill(r.Lang, text.DisclosedGot, r.day(by))
	})
}

// disclosedAnswer takes in what somebody says. What was typed stays when it was refused.
func (r *Request) disclosedAnswer(field string, comment bool, thanks func(*gehoor.Complaint) string) (Node, error) {
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	c, d, doc, err := r.disclosedTo()
	if errors.Is(err, store.ErrNotFound) {
		return r.redirect(disclosedPath)
	}
	if err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	words := typedWords(in.Values, field)
	if words == "" {
		in.wrong(field, text.WrongWords)
	}
	if n := len([]rune(words)); n > storyLimit {
		in.errors.Add(field, text.Fill(r.Lang, text.WrongTooLong, n-storyLimit))
	}
	if len(in.errors) > 0 {
		return r.disclosedPage(c, d, doc, in, "")
	}
	err = r.App.AnswerDisclosure(r.Ctx(), r.Org.ID, c.ID, d, in.Get(ui.FieldToken), words, comment)
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) { // answered before, from another page: what was typed stays, where it can still be sent
		in.Values.Set("verhaal", words)
		in.errors.Add("verhaal", text.Refusal(r.Lang, refusal))
		return r.disclosedPage(c, d, doc, in, "")
	}
	if err != nil {
		return nil, err
	}
	if c, d, doc, err = r.disclosedTo(); err != nil {
		return nil, err
	}
	return r.disclosedPage(c, d, doc, nil, thanks(c))
}

func (r *Request) disclosedLeave() (Node, error) {
	if cookie, err := r.Cookie(disclosedCookie); err == nil {
		if err := r.App.Store.EndSession(r.Ctx(), r.Org.ID, cookie.Value); err != nil {
			return nil, err
		}
	}
	r.keepCookie(disclosedCookie, "", -1)
	return r.redirect(disclosedPath)
}
