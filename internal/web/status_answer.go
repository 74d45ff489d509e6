package web

import (
	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const (
	resolvedPath ui.Path = "/status/opgelost"
	languagePath ui.Path = "/status/taal"
)

var _ = route(func(s *Server) {
	s.page("POST "+string(resolvedPath), readers((*follower).answerResolved))
	s.page("GET "+string(languagePath), readers(func(s *follower) (Node, error) { return s.languagePage(nil), nil }))
	s.page("POST "+string(languagePath), readers((*follower).setLanguage))
})

// resolvedForm asks whether it is resolved, as we noted (D7). Nothing closes by silence, nor by a yes: a short decision
// still follows.
func (s *follower) resolvedForm() Node {
	l, c := s.Lang, s.c
	switch {
	case c.ResolvedBy.IsZero() || !c.Open() || c.Sealed || !c.SentAt.IsZero():
		return nil
	case c.Resolves == gehoor.Yes:
		return ui.Block(ui.Plain, paragraph(text.ResolvedYes.In(l)))
	case c.Resolves == gehoor.No:
		return ui.Block(ui.Plain, paragraph(text.ResolvedNo.In(l)))
	case s.Today().After(c.ResolvedBy):
		return nil
	}
	f := ui.Form{Lang: l, Action: resolvedPath, Token: s.once()}
	return ui.Block(ui.Warning, section(text.ResolvedTitle.In(l)), paragraph(text.Fill(l, text.ResolvedSays, s.day(c.ResolvedBy))),
		f.Node(ui.Buttons(
			ui.SecondButton(text.ResolvedSayYes.In(l), ui.Sends("opgelost", "ja")),
			ui.SecondButton(text.ResolvedSayNo.In(l), ui.Sends("opgelost", "nee")))))
}

func (s *follower) answerResolved() (Node, error) {
	agrees := s.PostForm.Get("opgelost") == "ja"
	if !agrees && s.PostForm.Get("opgelost") != "nee" {
		return nil, store.ErrNotFound
	}
	err := s.act(nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
		if c.Resolves == gehoor.Yes && agrees || c.Resolves == gehoor.No && !agrees {
			return nil, nil // pressed twice
		}
		return c.AnswerResolved(day.Procedure, agrees, day.Now)
	})
	if err != nil {
		return nil, err
	}
	return s.redirect(readPath)
}

// languagePage lets the language of our mails and letters be another than that of the pages.
func (s *follower) languagePage(in *input) Node {
	l := s.Lang
	p := s.around(text.LanguageTitle)
	f := ui.Form{Lang: l, Action: languagePath, Token: s.once()}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		s.invalid()
	}
	return p.Public(heading(text.LanguageTitle.In(l)), f.Node(
		f.Radios("taal", text.LanguageAsk.In(l), []ui.Choice{{Value: text.NL.String(), Words: "Nederlands"}, {Value: text.EN.String(), Words: "English"}},
			ui.Default(text.LangOf(s.c.Filed.Language).String()), ui.Hint(text.LanguageHint.In(l))),
		ui.Buttons(ui.Button(text.LanguageSet.In(l)))))
}

func (s *follower) setLanguage() (Node, error) {
	lang, err := text.ParseLang(s.PostForm.Get("taal"))
	if err != nil {
		in := &input{Values: s.PostForm, lang: s.Lang}
		in.wrong("taal", text.WrongChoice)
		return s.languagePage(in), nil
	}
	err = s.act(nil, func(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) { return c.SetLanguage(languageOf(lang)) })
	if err != nil {
		return nil, err
	}
	return s.redirect(readPath)
}
