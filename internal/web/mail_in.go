package web

import (
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// What came in by mail and opened nothing, and how it stands with the mailbox.
var _ = route(func(s *Server) {
	s.page("GET /post/binnen", (*Request).mailIn)
	s.page("POST /post/binnen", (*Request).takeUpMail)
	s.page("POST /post/opnieuw", (*Request).retryMail)
})

func (r *Request) mailIn() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	list, title, intro := r.App.Asides, text.PostIn, text.PostInIntro
	other := ui.Link(ui.Path("/post/binnen").With("toon", "alles"), text.PostInAll.In(r.Lang))
	every := r.URL.Query().Get("toon") == "alles"
	if every {
		list, title, intro = r.App.Arrivals, text.PostInAll, text.PostInEach
		other = ui.Link("/post/binnen", text.PostIn.In(r.Lang))
	}
	all, err := list(r.Ctx(), who)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.PostInTable.In(l), None: text.PostInNone.In(l), Columns: []ui.Column{
		{Words: text.PostInWhen.In(l)}, {Words: text.PostInFrom.In(l)}, {Words: text.PostInAbout.In(l)}, {Words: text.PostInWhat.In(l)}, {Words: text.PostInTake.In(l)},
	}}
	if every {
		t.Columns[4].Words = text.PostInWhere.In(l)
	}
	for _, m := range all {
		f := ui.Form{Lang: l, Action: "/post/binnen", Token: strconv.FormatInt(int64(m.Raw.Item), 10), Label: "m" + strconv.FormatInt(int64(m.Raw.Item), 10)}
		var take Node
		switch {
		case every && (m.Became == app.BecameNothing || m.Became == app.BecameFault):
			take = Text(text.PostInNowhere.In(l))
		case m.Became == app.BecameNothing:
			take = f.Node(ui.SecondButton(text.PostInTake.In(l), ui.About(m.Subject)))
		case m.Became == app.BecameFault:
			take = f.Node(ui.SecondButton(text.PostInRead.In(l), ui.About(m.Subject)))
		}
		if d := m.Dossier; d.ID > 0 {
			where := ui.Path("/dossier/")
			if d.Enquiry {
				where = "/vragen/"
			}
			take = ui.Link(where.Join(string(d.Number)), d.Number.String())
		}
		t.Rows = append(t.Rows, []Node{Text(text.FormatDate(l, gehoor.DateOf(m.Came), r.Today()) + ", " + text.FormatTime(l, m.Came)), Text(m.From), Text(m.Subject),
			Text(text.Sentence(text.MailKind(l, m.Kind, m.Became))), take})
	}
	p := r.shell(title.In(l))
	p.Back, p.BackWords = "/vragen", text.MenuEnquiries.In(l)
	return r.staffPage(p, "/vragen", heading(title.In(l)), r.mailboxState(), ui.Intro(intro.In(l)), t.Node(), h.P(other)), nil
}

// programsAnswered are the mails of a dossier that a program seems to have written. A person may have: then one takes it up.
func (r *Request) programsAnswered(who app.Who, id, question gehoor.StreamID) (Node, error) {
	all, err := r.App.ProgramsAnswered(r.Ctx(), who, id, question)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	l := r.Lang
	var lines Group
	for _, m := range all {
		item := strconv.FormatInt(int64(m.Raw.Item), 10)
		what := text.FormatDate(l, gehoor.DateOf(m.Came), r.Today()) + ", " + text.FormatTime(l, m.Came) + ": " + text.MailKind(l, m.Kind, m.Became)
		f := ui.Form{Lang: l, Action: "/post/binnen", Token: item, Label: "m" + item}
		lines = append(lines, h.Li(Text(what), f.Node(ui.SecondButton(text.PostInTake.In(l), ui.About(what)))))
	}
	return ui.Details(text.MailPrograms.In(l), ui.Note(text.MailProgramsDo.In(l)), h.Ul(lines)), nil
}

func (r *Request) mailboxState() Node {
	l := r.Lang
	reading, ok := r.App.Mailbox(r.Org.ID)
	switch {
	case !ok:
		return ui.Note(text.PostBoxNone.In(l))
	case reading.Class != "":
		return ui.Block(ui.Warning, paragraph(text.Fill(l, text.PostBoxNot, text.MailboxWhy(l, string(reading.Class)))))
	}
	return ui.Note(text.Fill(l, text.PostBoxWell, text.FormatDate(l, gehoor.DateOf(reading.Since), r.Today()), text.FormatTime(l, reading.Since)))
}

// takeUpMail brings in what was put aside: a person wrote it after all.
func (r *Request) takeUpMail() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	item, err := strconv.ParseInt(r.PostForm.Get(ui.FieldToken), 10, 64)
	if err != nil {
		return nil, store.ErrNotFound
	}
	of, err := r.App.TakeUp(r.Ctx(), who, gehoor.Item(item))
	if err != nil {
		return nil, err
	}
	switch {
	case of.Enquiry:
		return r.redirect(ui.Path("/vragen/").Join(string(of.Number)))
	case of.ID > 0:
		return r.redirect(ui.Path("/dossier/").Join(string(of.Number)))
	}
	return r.redirect("/post/binnen")
}

// retryMail tries a failing mail again now.
func (r *Request) retryMail() (Node, error) {
	who, _, err := r.posts()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	if err := r.App.Retry(r.Ctx(), who, r.PostForm.Get(ui.FieldToken)); err != nil {
		return nil, err
	}
	return r.redirect("/post")
}

// The page of a question, for who has the link of its mails (R2, D32).
var _ = route(func(s *Server) {
	s.page("GET /vraag/{secret}", func(r *Request) (Node, error) { return r.question(nil) })
	s.page("POST /vraag/{secret}", (*Request).writeBack)
})

func (r *Request) question(in *input) (Node, error) {
	secret := r.PathValue("secret")
	e, err := r.App.Question(r.Ctx(), r.Org.ID, secret)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	var thread Group
	add := func(at gehoor.Date, who text.Msg, ref gehoor.Ref) error {
		words, err := r.App.WordsFor(r.Ctx(), r.Org.ID, ref)
		if err == nil && words != "" {
			thread = append(thread, ui.Block(ui.Plain, ui.Above(text.Fill(l, who, r.day(at))), r.mailWords(words)))
		}
		return err
	}
	for _, ev := range e.Events() {
		at := gehoor.DateOf(ev.At)
		err := error(nil)
		switch f := ev.Fact.(type) {
		case gehoor.Asked:
			err = add(gehoor.DateOf(f.At), text.QuestionYou, f.Question)
		case gehoor.MessageReceived:
			err = add(at, text.QuestionYou, f.Text)
		case gehoor.Answered:
			err = add(at, text.QuestionUs, f.Text)
		case gehoor.MessageSent:
			err = add(at, text.QuestionUs, f.Text)
		}
		if err != nil {
			return nil, err
		}
	}
	token, err := r.App.Token()
	if err != nil {
		return nil, err
	}
	p := r.shell(text.QuestionTitle.In(l))
	f := ui.Form{Lang: l, Action: ui.Path("/vraag/").Join(secret), Token: token}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	var waits Node
	for _, d := range e.Duties() {
		if d.Open() && (d.Kind == gehoor.OweReply || d.Kind == gehoor.OweAnswer) {
			waits = paragraph(text.Fill(l, text.QuestionWaits, r.day(d.Term.Plain)))
		}
	}
	return p.Public(heading(text.QuestionTitle.In(l)+" "+e.Asked.Number.String()), Iff(r.URL.Query().Has("verstuurd"), func() Node {
		return ui.Block(ui.Good, paragraph(text.QuestionSent.In(l)))
	}), waits, thread, f.Node(f.TextArea("bericht", text.QuestionWrite.In(l), ui.Short), ui.Buttons(ui.Button(text.QuestionSend.In(l)))),
		h.P(ui.LinkAlone(safetyPath, text.AskedClaim.In(l)))), nil
}

func (r *Request) writeBack() (Node, error) {
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	words := typedWords(in.Values, "bericht")
	if n := len([]rune(words)); n == 0 {
		in.wrong("bericht", text.WrongWords)
	} else if n > storyLimit {
		in.errors.Add("bericht", text.Fill(r.Lang, text.WrongTooLong, n-storyLimit))
	}
	if len(in.errors) > 0 || in.Get(ui.FieldToken) == "" {
		return r.question(in)
	}
	if err := r.App.WriteBack(r.Ctx(), r.Org.ID, r.PathValue("secret"), in.Get(ui.FieldToken), words); err != nil {
		return nil, err
	}
	return r.redirect(ui.Path("/vraag/").Join(r.PathValue("secret")).With("verstuurd", "1"))
}
