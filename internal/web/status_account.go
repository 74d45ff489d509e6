package web

import (
	"errors"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const accountPath ui.Path = "/status/verslag"

// R12, D20: who complained says whether the account of their own conversation is right.
var _ = route(func(s *Server) {
	s.page("POST "+string(accountPath), readers((*follower).commentOnAccount))
	s.page("GET "+string(accountPath), readers((*follower).commented))
})

// accountForm stands with the account as long as we wait for a comment on it.
func (s *follower) accountForm(in *input) (Node, error) {
	by := commentBy(s.c)
	if by.IsZero() || s.c.Sealed {
		return nil, nil
	}
	token, err := s.App.Token()
	if err != nil {
		return nil, err
	}
	l := s.Lang
	f := ui.Form{Lang: l, Action: accountPath, Token: token}
	if in != nil {
		f.Values, f.Errors = in.Values, in.errors
	}
	return Group{section(text.AccountComment.In(l)), f.Node(
		f.TextArea("reactie", text.Fill(l, text.AccountCommentHow, s.day(by))),
		ui.Buttons(ui.Button(text.AccountCommentSend.In(l))))}, nil
}

func (s *follower) commentOnAccount() (Node, error) {
	in := &input{Values: s.PostForm, lang: s.Lang}
	words := typedWords(in.Values, "reactie")
	if words == "" {
		in.wrong("reactie", text.WrongWords)
	}
	if n := len([]rune(words)); n > storyLimit {
		in.errors.Add("reactie", text.Fill(s.Lang, text.WrongTooLong, n-storyLimit))
	}
	if len(in.errors) > 0 && !commentBy(s.c).IsZero() {
		return s.statusPage(s.c, in, "")
	}
	err := s.App.CommentAccount(s.Ctx(), s.Org.ID, s.c.ID, in.Get(ui.FieldToken), words)
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) { // answered before, from another page: it can still be sent as a message
		in.Values.Set("bericht", words)
		in.errors.Add("bericht", text.Refusal(s.Lang, refusal))
		return s.statusPage(s.c, in, "")
	}
	if err != nil {
		return nil, err
	}
	return s.redirect(accountPath)
}

// commented is the status page after a comment.
func (s *follower) commented() (Node, error) {
	if !commentBy(s.c).IsZero() {
		return s.redirect(readPath)
	}
	return s.statusPage(s.c, nil, text.AccountCommentGot.In(s.Lang))
}
