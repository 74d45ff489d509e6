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
	letterPath   ui.Path = "/status/brief"
	letterPDF    ui.Path = "/status/brief/pdf"
	withdrawPath ui.Path = "/status/intrekken"
	reopenPath   ui.Path = "/status/toch-verder"
	unsolvedPath ui.Path = "/status/niet-opgelost"
	ownDataPath  ui.Path = "/status/gegevens"
	unhappyPath  ui.Path = "/status/niet-tevreden"
	sharedPath   ui.Path = "/status/mail"
)

var _ = route(func(s *Server) {
	s.page("GET "+string(letterPath), readers((*follower).letterPage))
	s.page("POST "+string(letterPath), readers((*follower).openLetter))
	s.page("GET "+string(letterPDF), readers((*follower).letterFile))
	s.page("GET "+string(withdrawPath), readers((*follower).withdrawPage))
	s.page("POST "+string(withdrawPath), readers((*follower).withdraw))
	s.page("GET "+string(reopenPath), readers((*follower).reopenPage))
	s.page("POST "+string(reopenPath), readers((*follower).reopen))
	s.page("POST "+string(unsolvedPath), readers((*follower).unsolved))
	s.page("GET "+string(ownDataPath), readers(func(s *follower) (Node, error) { return s.ownDataPage(nil), nil }))
	s.page("POST "+string(ownDataPath), readers((*follower).askData))
	s.page("GET "+string(unhappyPath), readers((*follower).unhappyPage))
	s.page("GET "+string(sharedPath), readers(func(s *follower) (Node, error) { return s.sharedPage(nil), nil }))
	s.page("POST "+string(sharedPath), readers((*follower).setShared))
})

// readers lets a page be seen by who gave the code, and sends others to where it is asked.
func readers(page func(*follower) (Node, error)) func(*Request) (Node, error) {
	return func(r *Request) (Node, error) {
		c, err := r.reading()
		if errors.Is(err, store.ErrNotFound) {
			return r.redirect(readPath)
		}
		if err != nil {
			return nil, err
		}
		if r.Method == "POST" && (tooLong(r, formBodyLimit) || r.ParseForm() != nil) {
			return r.tooLarge()
		}
		n, err := page(&follower{Request: r, c: c})
		return n, err
	}
}

func (s *follower) around(title text.Msg) ui.Page {
	p := s.shell(title.In(s.Lang))
	p.Section = s.c.Number().String()
	p.Back = readPath
	return p
}

// act does something as the complainant.
func (s *follower) act(bodies []*app.Body, act app.Act) error {
	_, err := s.App.AsComplainant(s.Ctx(), s.Org.ID, s.c.ID, bodies, act)
	return err
}

// once is the token of a form that would change nothing a second time, for what it does is refused then.
func (s *follower) once() string { return string(s.c.Number()) }

// letterPage is the letter with the decision (P16, R13-R15). That it was opened is recorded by a button,
// for GET changes nothing and scanners of mail fetch everything (D29).
func (s *follower) letterPage() (Node, error) {
	l := s.Lang
	sent, err := s.lastLetter()
	if err != nil {
		return nil, err
	}
	p := s.around(text.LetterTitle)
	if sent.Decision && !s.opened() {
		f := ui.Form{Lang: l, Action: letterPath, Token: s.once()}
		return p.Public(heading(text.LetterTitle.In(l)), paragraph(text.LetterOpened.In(l)),
			f.Node(ui.Buttons(ui.Button(text.LetterRead.In(l))))), nil
	}
	doc, err := s.App.SentWords(s.Ctx(), s.Org.ID, s.c, sent)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	title := doc.Title
	if title == "" {
		title = text.LetterTitle.In(l)
		if !sent.Decision {
			title = text.LetterOther.In(l)
		}
	}
	doc.Title = "" // the page has one
	return p.Public(
		heading(title), h.P(ui.Link(letterPDF, text.LetterDownload.In(l))),
		ui.Block(ui.Plain, h.Article(h.Lang(doc.Lang.String()), letter.Page(doc))),
		s.replaced(),
		s.measures(),
		s.notSolved(),
		h.P(ui.LinkAlone(unhappyPath, text.LetterNot.In(l))),
	), nil
}

// replaced are the letters that a later one corrected: they stay to be read (R13).
func (s *follower) replaced() Node {
	var before Group
	for _, e := range s.c.Events() {
		f, is := e.Fact.(gehoor.DecisionSent)
		if !is || f.Version == s.c.Sent.Version {
			continue
		}
		doc, err := s.App.LetterFor(s.Ctx(), s.Org.ID, f.Letter)
		if err != nil || len(doc.Blocks) == 0 { // erased
			continue
		}
		doc.Title = ""
		before = append(before, ui.Details(text.Fill(s.Lang, text.LetterBefore, text.FormatDateLong(s.Lang, gehoor.DateOf(e.At))),
			h.Article(h.Lang(doc.Lang.String()), letter.Page(doc))))
	}
	if len(before) == 0 {
		return nil
	}
	return before
}

// lastLetter is the letter with the decision that went out last, or before there is one, that which says why the complaint is
// not dealt with; store.ErrNotFound when there is none to read.
func (s *follower) lastLetter() (last app.SentLetter, err error) {
	if s.c.Sealed {
		return last, store.ErrNotFound
	}
	err = store.ErrNotFound
	for _, sent := range app.SentLetters(s.c) {
		if _, declined := s.c.Events()[sent.Seq-1].Fact.(gehoor.Declined); declined || sent.Decision {
			last, err = sent, nil
		}
	}
	return last, err
}

// letterFile is the letter as a file, once it was opened.
func (s *follower) letterFile() (Node, error) {
	sent, err := s.lastLetter()
	if err != nil {
		return nil, err
	}
	if sent.Decision && !s.opened() {
		return s.redirect(letterPath)
	}
	body, err := s.App.SentPDF(s.Ctx(), s.Org.ID, s.c, sent)
	if err != nil {
		return nil, err
	}
	return nil, s.sendPDF(string(s.c.Number()), body)
}

// opened reports whether the decision that went out last was opened, or came in another way.
func (s *follower) opened() bool {
	opened := false
	for _, e := range s.c.Events() {
		switch e.Fact.(type) {
		case gehoor.DecisionSent:
			opened = false
		case gehoor.DecisionOpened:
			opened = true
		}
	}
	return opened
}

func (s *follower) openLetter() (Node, error) {
	err := s.act(nil, func(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) { return c.OpenDecision() })
	if err != nil {
		return nil, err
	}
	return s.redirect(letterPath)
}

// notSolved lets who was told that it was settled say that it is not (D7).
func (s *follower) notSolved() Node {
	if s.c.SentAt.IsZero() || !s.c.Decided.Settlement {
		return nil
	}
	l := s.Lang
	f := ui.Form{Lang: l, Action: unsolvedPath, Token: s.once()}
	return Group{section(text.NotSolved.In(l)), paragraph(text.NotSolvedSay.In(l)),
		f.Node(f.TextArea("reden", text.BackWhy.In(l), ui.Optional, ui.Short), ui.Buttons(ui.SecondButton(text.NotSolvedBtn.In(l))))}
}

func (s *follower) unsolved() (Node, error) { return s.reopenFor(gehoor.AfterNotResolved) }
func (s *follower) reopen() (Node, error)   { return s.reopenFor(gehoor.AfterWithdrawal) }

// reopenFor takes the complaint up again, with its first dates (D9). Who gives no reason has one: it was
// chosen here.
func (s *follower) reopenFor(ground gehoor.ReopenGround) (Node, error) {
	if s.c.Open() && ground == gehoor.AfterWithdrawal {
		return s.redirect(readPath) // pressed twice
	}
	why := &app.Body{Text: cut(typedWords(s.PostForm, "reden"), storyLimit)}
	if why.Text == "" {
		why.Text = text.BackNoReason.In(text.LangOf(s.c.Filed.Language))
	}
	err := s.act([]*app.Body{why}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
		return c.Reopen(day.Procedure, ground, why.Ref, day.Now)
	})
	if err != nil {
		return nil, err
	}
	return s.redirect(readPath)
}

// withdrawPage says what happens when one withdraws (P19, D9).
func (s *follower) withdrawPage() (Node, error) {
	l := s.Lang
	if !s.c.Open() {
		return s.redirect(readPath)
	}
	p := s.around(text.StopTitle)
	f := ui.Form{Lang: l, Action: withdrawPath, Token: s.once()}
	return p.Public(
		heading(text.StopTitle.In(l)),
		ui.Intro(text.StopWhat.In(l)),
		paragraph(text.Fill(l, text.StopUndo, text.Days(l, s.rules().ReopenDays))),
		paragraph(text.StopSafety.In(l)), paragraph(text.StopData.In(l)),
		h.P(ui.Link(unhappyPath, text.StopOutside.In(l))),
		f.Node(ui.Buttons(ui.DangerButton(text.StopButton.In(l)), ui.SecondLink(readPath, text.StopKeep.In(l)))),
	), nil
}

func (s *follower) withdraw() (Node, error) {
	if s.c.ClosedOn == gehoor.ClosedWithdrawn {
		return s.redirect(readPath) // pressed twice
	}
	bodies, do, err := s.App.Withdraw(s.Ctx(), app.Who{Org: s.Org.ID}, s.c, &app.Body{}, gehoor.Actor{Kind: gehoor.Complainant})
	if err == nil {
		err = s.act(bodies, do)
	}
	if err != nil {
		return nil, err
	}
	return s.redirect(readPath)
}

func (s *follower) reopenPage() (Node, error) {
	l := s.Lang
	if !s.mayReopen() {
		return s.redirect(readPath)
	}
	p := s.around(text.BackTitle)
	f := ui.Form{Lang: l, Action: reopenPath, Token: s.once()}
	return p.Public(
		heading(text.BackTitle.In(l)), ui.Intro(text.BackWhat.In(l)),
		f.Node(f.TextArea("reden", text.BackWhy.In(l), ui.Optional, ui.Short), ui.Buttons(ui.Button(text.BackButton.In(l)))),
	), nil
}

var dataRights = []gehoor.DataRight{gehoor.DataAccess, gehoor.DataCorrection, gehoor.DataErasure, gehoor.DataCopy}

// ownDataPage takes a request about one's own data (P20, D20).
func (s *follower) ownDataPage(in *input) Node {
	l := s.Lang
	p := s.around(text.DataTitle)
	f := ui.Form{Lang: l, Action: ownDataPath, Token: s.once()}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		s.invalid()
	}
	var waiting Node
	if by := s.dataBy(); !by.IsZero() {
		waiting = ui.Notice(ui.Good, text.Fill(l, text.DataSent, s.day(by)), nil)
	}
	return p.Public(
		heading(text.DataTitle.In(l)), waiting,
		ui.Intro(text.DataIntro.In(l)),
		f.Node(
			f.Radios("wat", text.DataWhat.In(l), offer(l, dataRights, text.DataRights)),
			f.TextArea("uitleg", text.DataMore.In(l), ui.Optional, ui.Short),
			ui.Note(text.DataKeep.In(l)),
			ui.Buttons(ui.Button(text.DataButton.In(l)))),
	)
}

// dataBy is when an open request about own data is to be answered; zero: there is none.
func (s *follower) dataBy() (by gehoor.Date) {
	for _, d := range s.c.Duties() {
		if d.Kind == gehoor.OweData && d.Open() && s.asked(d.No) {
			by = d.Term.Plain
		}
	}
	return by
}

func (s *follower) askData() (Node, error) {
	in := &input{Values: s.PostForm, lang: s.Lang}
	what := pick(in.Values, "wat", dataRights)
	if what == "" {
		in.wrong("wat", text.WrongData)
		return s.ownDataPage(in), nil
	}
	more := &app.Body{Text: cut(typedWords(in.Values, "uitleg"), storyLimit)}
	err := s.act([]*app.Body{more}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
		for _, d := range c.Duties() { // the same request twice is one
			if d.Kind == gehoor.OweData && d.Open() && d.No >= 1 {
				if f, ok := c.Events()[d.No-1].Fact.(gehoor.DataRequested); ok && f.Party == 0 && f.What == what {
					return nil, nil
				}
			}
		}
		return c.RequestData(day.Procedure, 0, what, more.Ref, day.Now)
	})
	if err != nil {
		return nil, err
	}
	return s.redirect(ownDataPath)
}

// unhappyPage says where one can go: to us, to the Klachtenloket, to the Geschillencommissie, with
// the days of this complaint (P17, R18-R20).
func (s *follower) unhappyPage() (Node, error) {
	l := s.Lang
	rules, bodies := s.rules(), s.Set.Bodies()
	p := s.around(text.UnhappyTitle)
	content := Group{
		heading(text.UnhappyTitle.In(l)),
		section("1. " + text.UnhappyTell.In(l)), paragraph(text.UnhappyTellUs.In(l)),
		ui.Buttons(ui.SecondLink(readPath+"#bericht", text.UnhappyMessage.In(l)), Iff(s.Set.Phone != "", func() Node {
			return ui.SecondCallButton(s.Set.Phone, text.CallWords(l, s.Set.Phone))
		})),
	}
	for _, w := range s.c.Windows(rules) {
		if w.Body == gehoor.ComplaintsDesk {
			content = append(content, section("2. "+text.UnhappyDesk.In(l)), paragraph(text.UnhappyDeskIs.In(l)),
				h.P(ui.CallButton(bodies.Desk.Phone, text.UnhappyDeskTel.In(l))),
				h.P(siteAddress(bodies.Desk)))
			continue
		}
		content = append(content, section("3. "+text.UnhappyJudge.In(l)), paragraph(text.UnhappyJudgeIs.In(l)))
		when := text.UnhappyNow.In(l)
		if w.From.After(s.Today()) {
			when = text.Fill(l, text.UnhappyFrom, s.day(w.From))
		}
		if !w.Until.IsZero() {
			when += " " + text.Fill(l, text.UnhappyUntil, s.day(w.Until))
		} else {
			when += " " + bodies.CommitteeTerm.In(l)
		}
		content = append(content, paragraph(when))
		if w.From.After(s.Today()) {
			content = append(content, paragraph(text.UnhappyDirect.In(l)), h.Ul(Map(w.Grounds, func(o gehoor.Opening) Node {
				says := text.DirectGround(l, o.Ground, rules.DecideWeeks)
				if o.From.After(s.Today()) {
					says += " " + text.Fill(l, text.UnhappySince, s.day(o.From))
				}
				return h.Li(Text(says))
			})))
		}
		content = append(content, h.P(s.siteAndPhone(bodies.Committee)))
	}
	return p.Public(content), nil
}

// sharedPage asks whether somebody else reads the mail (D28).
func (s *follower) sharedPage(in *input) Node {
	l := s.Lang
	p := s.around(text.SharedTitle)
	f := ui.Form{Lang: l, Action: sharedPath, Repeatable: true}
	now := "nee"
	if s.c.Filed.Shared {
		now = "ja"
	}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		s.invalid()
	}
	var done Node
	if s.URL.Query().Has("bewaard") {
		says := text.SharedUnset
		if s.c.Filed.Shared {
			says = text.SharedSet
		}
		done = ui.Notice(ui.Good, says.In(l), nil)
	}
	return p.Public(
		heading(text.SharedTitle.In(l)), done, ui.Intro(text.SharedWhat.In(l)),
		f.Node(f.Radios("gedeeld", text.SharedTitle.In(l), []ui.Choice{{Value: "nee", Words: text.SayNo.In(l)}, {Value: "ja", Words: text.SayYes.In(l)}}, ui.Default(now), ui.LabelUnseen),
			ui.Buttons(ui.Button(text.SharedButton.In(l)))),
	)
}

func (s *follower) setShared() (Node, error) {
	says := s.PostForm.Get("gedeeld")
	if says != "ja" && says != "nee" {
		in := &input{Values: s.PostForm, lang: s.Lang}
		in.wrong("gedeeld", text.WrongShared)
		return s.sharedPage(in), nil
	}
	if err := s.App.SetShared(s.Ctx(), s.Org.ID, s.c.ID, says == "ja"); err != nil {
		return nil, err
	}
	return s.redirect(sharedPath.With("bewaard", "1"))
}
