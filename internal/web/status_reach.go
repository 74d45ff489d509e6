package web

import (
	"net/url"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const (
	reachPath   ui.Path = "/status/bereiken"
	ownCopyPath ui.Path = "/status/kopie"
)

var _ = route(func(s *Server) {
	s.page("GET "+string(reachPath), readers(func(s *follower) (Node, error) { return s.reachPage(nil) }))
	s.page("POST "+string(reachPath), readers((*follower).setReach))
	s.page("GET "+string(ownCopyPath), readers((*follower).ownCopy))
})

// reachPage lets who complains put right where we reach him. A postal address is asked after a mail of ours
// came back (D29), and can be given at any time.
func (s *follower) reachPage(in *input) (Node, error) {
	l := s.Lang
	if s.c.Filed.Anonymous { // nobody is to be reached
		return s.redirect(readPath)
	}
	told, err := s.App.Told(s.Ctx(), s.Org.ID, s.c)
	if err != nil {
		return nil, err
	}
	p := s.around(text.ReachTitle)
	f := ui.Form{Lang: l, Action: reachPath, Repeatable: true, Values: url.Values{}}
	fill(f.Values, "mail", told.Mail)
	fill(f.Values, "tel", told.Phone)
	fill(f.Values, "adres", told.Address)
	if told.Secret {
		fill(f.Values, "geheim", "1")
	}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		s.invalid()
	}
	return p.Public(
		heading(text.ReachTitle.In(l)),
		If(s.cameBack(), ui.Block(ui.Warning, paragraph(text.ReachBack.In(l)))),
		f.Node(
			f.Email("mail", text.AskMail.In(l), ui.Autocomplete("email")),
			f.Tel("tel", text.AskPhone.In(l), ui.Autocomplete("tel")),
			f.TextArea("adres", text.CheckPost.In(l), ui.Optional, ui.Short, ui.Hint(text.AskAddressFor.In(l)), ui.Autocomplete("street-address")),
			f.Checkbox("geheim", text.AskSecret.In(l)),
			ui.Buttons(ui.Button(text.ReachButton.In(l)))),
	), nil
}

func (s *follower) setReach() (Node, error) {
	if s.c.Filed.Anonymous {
		return s.redirect(readPath)
	}
	in := &input{Values: s.PostForm, lang: s.Lang}
	var given app.Answers
	readReach(in, &given)
	given.Address, given.Secret = cut(typedWords(in.Values, "adres"), 500), in.has("geheim")
	switch way := s.c.Filed.Way; {
	case given.Mail == "" && given.Phone == "" && given.Address == "" && !in.has("mail") && !in.has("tel"):
		in.wrong("mail", text.WrongContact)
	case (way == gehoor.CallDaytime || way == gehoor.CallEvening) && given.Phone == "" && !in.has("tel"):
		in.wrong("tel", text.WrongNoPhone)
	case way == gehoor.WriteMail && given.Mail == "" && !in.has("mail"):
		in.wrong("mail", text.WrongNoMail)
	case way == gehoor.WritePost && given.Address == "":
		in.wrong("adres", text.WrongNoAddress)
	}
	if len(in.errors) > 0 {
		return s.reachPage(in)
	}
	why := text.ReachWhy.In(text.LangOf(s.c.Filed.Language))
	err := s.App.CorrectReach(s.Ctx(), s.Org.ID, s.c.ID, why, func(to *app.Sender) {
		to.Mail, to.Phone, to.Address, to.Secret = given.Mail, given.Phone, given.Address, given.Secret
	})
	if err != nil {
		return nil, err
	}
	return s.redirect(readPath)
}

// cameBack reports whether a mail of ours came back, and the address was not put right since.
func (s *follower) cameBack() bool {
	back := false
	for _, e := range s.c.Events() {
		switch f := e.Fact.(type) {
		case gehoor.MessageReturned, gehoor.DecisionReturned:
			back = true
		case gehoor.Corrected:
			back = back && f.Field != gehoor.FieldSender
		}
	}
	return back
}

// bounced asks who complains for another address when ours came back.
func (s *follower) bounced() Node {
	if !s.cameBack() || s.c.Filed.Anonymous {
		return nil
	}
	return ui.Block(ui.Warning, paragraph(text.ReachBack.In(s.Lang)), h.P(ui.Link(reachPath, text.ReachTitle.In(s.Lang))))
}

// ownCopy is what was sent and what was promised then, to print or keep.
func (s *follower) ownCopy() (Node, error) {
	l := s.Lang
	told, err := s.App.Told(s.Ctx(), s.Org.ID, s.c)
	if err != nil {
		return nil, err
	}
	manager, err := s.App.ByManager(s.Org.ID, s.c)
	if err != nil {
		return nil, err
	}
	v := &visit{Request: s.Request, Draft: app.Draft{Answers: told}}
	var rows []ui.Row
	for _, a := range answerRows(l, told, v.placeNames(), s.Today()) {
		rows = append(rows, a.Row)
	}
	received := s.c.Filed.ReceivedAt
	return s.around(text.SentCopyTitle).Public(
		heading(text.SentCopyTitle.In(l)),
		ui.Note(text.SentPrint.In(l)),
		paragraph(text.Fill(l, text.SentCopyOn, text.FormatDateLong(l, gehoor.DateOf(received)), text.FormatTime(l, received))),
		h.P(Text(text.SentNumber.In(l)), h.Br(), ui.Reference(s.c.Number().String())),
		ui.SummaryList(l, rows...),
		Iff(!s.c.Sealed, func() Node {
			return Group{section(text.SentNext.In(l)), ui.Timeline(v.promises(s.c.Filed, manager)...)}
		}),
		s.outside(),
	), nil
}
