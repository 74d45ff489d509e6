package web

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const (
	messagePath ui.Path = "/status/bericht"
	filePath    ui.Path = "/status/bestand"
)

var _ = route(func(s *Server) {
	s.page("POST "+string(messagePath), (*Request).sendMessage)
	s.page("GET "+string(messagePath), (*Request).messageSent)
	s.page("GET "+string(filePath)+"/{item}", (*Request).ownFile)
})

// messages are those of both sides, the oldest first, and accounts that were sent for comment (R11, R12).
func (s *follower) messages() []Node {
	l := s.Lang
	var list []Node
	add := func(e gehoor.Event, from string, ref gehoor.Ref) {
		words := s.words(ref)
		if words == "" {
			return
		}
		list = append(list, ui.Block(ui.Plain,
			h.P(h.Strong(Text(text.Fill(l, text.MessageFrom, from, s.day(gehoor.DateOf(e.At)))))), ui.Prose(words)))
	}
	for _, e := range s.c.Events() {
		if s.c.Recalled[e.Seq] {
			continue
		}
		switch f := e.Fact.(type) {
		case gehoor.MessageReceived:
			if f.Party == 0 {
				add(e, text.MessageYou.In(l), f.Text)
			}
		case gehoor.MessageSent:
			if f.Party == 0 {
				add(e, s.writer(e.Actor), f.Text)
			}
		case gehoor.AccountSent:
			if f.Side == gehoor.SideComplainant {
				add(e, text.AccountTitle.In(l), f.Text)
			}
		}
	}
	return list
}

func (s *follower) writer(a gehoor.Actor) string {
	if a.Kind == gehoor.Staff {
		if p, err := s.App.Store.Person(s.Org.ID, a.Person); err == nil && p.Name != "" {
			return p.Name
		}
	}
	return text.MessageUs.In(s.Lang)
}

func (s *follower) messageForm(in *input) (Node, error) {
	l := s.Lang
	token, err := s.App.Token()
	if err != nil {
		return nil, err
	}
	f := ui.Form{Lang: l, Action: messagePath, Token: token, Upload: true}
	if in != nil {
		f.Values, f.Errors = in.Values, in.errors
	}
	return f.Node(
		f.TextArea("bericht", text.MessageWrite.In(l), ui.Short),
		f.File("bestand", text.MessageFile.In(l), ui.Optional, ui.Several, ui.Hint(s.own(text.FilesChildren))),
		ui.Buttons(ui.Button(text.MessageSend.In(l)))), nil
}

// sendMessage takes in a message and later files. It happens once, and is never refused for the state
// of the complaint (R11).
func (r *Request) sendMessage() (Node, error) {
	c, err := r.reading()
	if errors.Is(err, store.ErrNotFound) {
		return r.redirect(readPath)
	}
	if err != nil {
		return nil, err
	}
	in := &input{Values: url.Values{}, lang: r.Lang}
	if tooLong(r, uploadLimit) {
		in.errors.Add("bestand", text.Fill(r.Lang, text.WrongAllTooBig, r.Set.Mail))
		page, err := r.statusPage(c, in, "")
		r.Status = http.StatusRequestEntityTooLarge
		r.W.Header().Set("Connection", "close")
		return page, err
	}
	received, err := r.received(in)
	if err != nil {
		return nil, err
	}
	words := typedWords(in.Values, "bericht")
	if len(in.errors) == 0 && words == "" && len(received) == 0 {
		in.wrong("bericht", text.WrongMessage)
	}
	if n := len([]rune(words)); n > storyLimit {
		in.errors.Add("bericht", text.Fill(r.Lang, text.WrongTooLong, n-storyLimit))
	}
	if len(in.errors) > 0 {
		in.again(received)
		return r.statusPage(c, in, "")
	}
	if _, err := r.App.Write(r.Ctx(), r.Org.ID, c.ID, in.Get(ui.FieldToken), words, received); err != nil {
		return nil, err
	}
	return r.redirect(messagePath)
}

// received takes in a form with the files that go with what is typed.
func (r *Request) received(in *input) (list []app.Received, err error) {
	_, err = r.parts(func(name string, body io.Reader) error {
		if len(list) >= files.MaxFiles {
			return app.ErrTooManyFiles
		}
		one, err := r.App.Receive(r.Ctx(), r.Org.ID, name, -1, body)
		if err == nil {
			list = append(list, one)
		}
		return err
	}, in)
	return list, err
}

// again asks once more for files that came with something that has to be mended: a browser does not choose them itself.
func (in *input) again(received []app.Received) {
	if len(received) > 0 && in.errors.At("bestand") == "" {
		in.wrong("bestand", text.WrongFileLost)
	}
}

// messageSent is the status page after a message, with what was promised.
func (r *Request) messageSent() (Node, error) {
	c, err := r.reading()
	if errors.Is(err, store.ErrNotFound) {
		return r.redirect(readPath)
	}
	if err != nil {
		return nil, err
	}
	var by gehoor.Date
	for _, e := range c.Events() {
		if f, ok := e.Fact.(gehoor.MessageReceived); ok && f.Party == 0 {
			by = f.AnswerBy.Plain
		}
	}
	if by.IsZero() {
		return r.redirect(readPath)
	}
	return r.statusPage(c, nil, text.Fill(r.Lang, text.MessageSent, r.day(by)))
}

// ownFile sends a file to who may have it.
func (r *Request) ownFile() (Node, error) {
	c, err := r.reading()
	if err != nil {
		return nil, err
	}
	item, err := strconv.ParseInt(r.PathValue("item"), 10, 64)
	if err != nil {
		return nil, store.ErrNotFound
	}
	for _, f := range app.OwnFiles(c) {
		if f.Original.Item == gehoor.Item(item) {
			return nil, r.sendFile(f)
		}
	}
	return nil, store.ErrNotFound
}
