package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

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
	copyPath ui.Path = "/klacht/kopie"
	copyPDF  ui.Path = "/klacht/kopie/pdf"
)

var _ = route(func(s *Server) {
	s.page("GET "+string(sentPath), (*Request).sentPage)
	s.page("GET "+string(copyPath), (*Request).copyPage)
	s.page("POST "+string(copyPath), (*Request).copyPage) // for a browser without the cookie
	s.page("GET "+string(copyPDF), (*Request).copyFile)
	s.page("POST "+string(copyPDF), (*Request).copyFile)
})

// filed is what this browser has sent, if it has.
func (r *Request) filed() (app.Receipt, app.Answers, store.DraftID, error) {
	var id store.DraftID
	if c, err := r.Cookie(draftCookie); err == nil {
		id = store.DraftID(c.Value)
	}
	if r.Method == http.MethodPost {
		if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
			return app.Receipt{}, app.Answers{}, "", store.ErrNotFound
		}
		id = store.DraftID(r.PostForm.Get(ui.FieldDraft))
	}
	receipt, answers, err := r.App.FiledFor(r.Ctx(), r.Org.ID, id)
	return receipt, answers, id, err
}

func (r *Request) sentPage() (Node, error) {
	receipt, answers, id, err := r.filed()
	if errors.Is(err, store.ErrNotFound) {
		return r.redirect(resumePath)
	}
	if err != nil {
		return nil, err
	}
	v := &visit{Request: r, Draft: app.Draft{ID: id, Answers: answers}}
	return v.receiptPage(receipt, answers), nil
}

// receiptPage says that it was received, with the number, the code, real dates and who helps outside
// (P11, R6, R18, R20). What is an aim is called our aim, and what is a limit is called the latest day.
func (v *visit) receiptPage(r app.Receipt, a app.Answers) Node {
	l := v.Lang
	p := v.shell(text.SentTitle.In(l))
	p.Section = text.StartSection.In(l)
	return p.Public(
		ui.Block(ui.Good,
			heading(text.SentTitle.In(l)),
			v.numberAndCode(r)),
		If(a.Mail != "", paragraph(text.Fill(l, text.SentMailed, a.Mail))),
		section(text.SentNext.In(l)),
		ui.Timeline(v.promises(r.Filed, r.Manager)...),
		v.handlers(r.Filed),
		ui.Buttons(ui.SecondLink(readPath, text.SentView.In(l)), v.copyButton()),
		v.counted(r.Filed),
		v.outside(),
	)
}

func (v *visit) copyButton() Node {
	if !v.loose {
		return ui.SecondLink(copyPath, text.SentCopy.In(v.Lang))
	}
	return v.form(copyPath).Node(ui.SecondButton(text.SentCopy.In(v.Lang)))
}

// numberAndCode shows the code for an hour, to the browser that filed. After that nobody sees it.
func (v *visit) numberAndCode(r app.Receipt) Node {
	l := v.Lang
	keep := text.SentKeep.In(l)
	if r.Filed.Anonymous {
		keep += " " + text.SentKeepAnon.In(l)
	}
	return Group{
		h.P(Text(text.SentNumber.In(l)), h.Br(), ui.Reference(r.Number.String())),
		If(r.Code != "", h.P(Text(text.SentCode.In(l)), h.Br(), ui.Reference(grouped(r.Code)))),
		If(r.Code != "", paragraph(keep)),
		If(r.Code == "", paragraph(text.SentCodeGone.In(l))),
	}
}

// grouped shows eight digits in two fours.
func grouped(code string) string {
	if len(code) != 8 {
		return code
	}
	return code[:4] + " " + code[4:]
}

// promises are the dates that were promised when it was filed. Manager: the location's makes contact.
func (v *visit) promises(f gehoor.Filed, manager bool) []ui.Moment {
	l, today := v.Lang, v.Today()
	day := func(d gehoor.Date) string { return text.FormatDate(l, d, today) }
	received := ui.Moment{At: f.ReceivedAt, Done: true, When: text.Sentence(day(gehoor.DateOf(f.ReceivedAt))) + ", " + text.FormatTime(l, f.ReceivedAt), What: []Node{Text(text.SentIn.In(l))}}
	if f.Safety == gehoor.StaffViolence {
		received.What = []Node{Text(text.SentIn.In(l) + " " + text.SentSealed.In(l) + " " + text.SentSealedWho.In(l))}
		return []ui.Moment{received}
	}
	moments := []ui.Moment{received,
		{When: text.Fill(l, text.SentForwardBy, day(f.Terms.Forward.Plain)), What: []Node{Text(text.SentForward.In(l))}},
	}
	if !f.Terms.Late.IsZero() {
		moments = append(moments, ui.Moment{When: text.Fill(l, text.SentForwardBy, day(f.Terms.Late.Plain)), What: []Node{Text(text.SentLate.In(l))}})
	}
	who := v.own(text.MailAckSomeone)
	switch { // never whom it is, or may be, about (D15)
	case manager:
		who = v.own(text.MailAckManager)
	case slices.Contains(f.About, gehoor.AboutManager):
		who = text.SentSenior.In(l)
	}
	return append(moments,
		ui.Moment{When: text.Fill(l, text.SentAim, day(f.Terms.Contact.Plain)), What: []Node{Text(v.own(text.MailContact(f.Way), who) + " " + text.SentAimFails.In(l))}},
		ui.Moment{When: text.SentWeeks.In(l), What: []Node{Text(text.SentLook.In(l))}},
		ui.Moment{When: text.Fill(l, text.SentLimit, day(f.Terms.Decide.Plain)), What: []Node{Text(text.SentLetter.In(l))}},
	)
}

// handlers names who sees to it that the complaint is handled: never whom it is about.
func (v *visit) handlers(f gehoor.Filed) Node {
	if f.Safety == gehoor.StaffViolence {
		return nil
	}
	role := gehoor.Coordinator
	if slices.Contains(f.About, gehoor.AboutCoordinator) {
		role = gehoor.DeputyCoordinator
	}
	seat := gehoor.Seat{Role: role}
	names := v.namesOf(seat)
	if len(names) == 0 && role == gehoor.DeputyCoordinator { // the board's contact (D16)
		names = v.namesOf(gehoor.OrAbove(seat, 0))
	}
	if len(names) == 0 {
		return nil
	}
	return paragraph(text.Fill(v.Lang, text.SentWhoHandles, text.List(v.Lang, names...)))
}

// namesOf are the names of who acts for a seat today.
func (r *Request) namesOf(seat gehoor.Seat) []string {
	chart, err := r.App.Store.Chart(r.Org.ID)
	if err != nil {
		return nil
	}
	var names []string
	for _, id := range chart.Holders(seat, r.Today()) {
		if p, err := r.App.Store.Person(r.Org.ID, id); err == nil && p.Name != "" {
			names = append(names, p.Name)
		}
	}
	return names
}

// counted explains how the two dates were counted.
func (v *visit) counted(f gehoor.Filed) Node {
	if f.Safety == gehoor.StaffViolence {
		return nil
	}
	l := v.Lang
	lines := slices.Concat(text.ExplainTerm(l, f.Terms.Contact), text.ExplainTerm(l, f.Terms.Decide))
	return ui.Details(text.SentExplain.In(l), h.Ul(Map(lines, func(s string) Node { return h.Li(Text(s)) })))
}

// outside names who helps outside the organisation, and that one may sometimes go there directly.
func (r *Request) outside() Node {
	l := r.Lang
	return Group{
		section(text.StartOutside.In(l)),
		h.P(Text(text.SentDesk.In(l)+" "), r.siteAndPhone(r.Set.Bodies().Desk), Text(". "+text.SentDeskFree.In(l))),
		h.P(Text(text.SentCommittee.In(l)+" "), site(r.Set.Bodies().Committee), Text(". "),
			ui.Link("/direct-naar-de-geschillencommissie", text.StartOutsideMore.In(l)), Text(".")),
	}
}

// copyPage is what was sent, to print or keep.
func (r *Request) copyPage() (Node, error) {
	receipt, answers, id, err := r.filed()
	if errors.Is(err, store.ErrNotFound) {
		return r.redirect(resumePath)
	}
	if err != nil {
		return nil, err
	}
	l := r.Lang
	v := &visit{Request: r, Draft: app.Draft{ID: id, Answers: answers}}
	p := r.shell(text.SentCopyTitle.In(l))
	download := v.form(copyPDF).Node(ui.SecondButton(text.SentDownload.In(l)))
	if r.Method == http.MethodGet {
		download = h.P(ui.Link(copyPDF, text.SentDownload.In(l)))
		p.Back, p.BackWords = sentPath, text.SentToReceipt.In(l)
	}
	var rows []ui.Row
	for _, a := range answerRows(l, answers, v.placeNames(), r.Today()) {
		rows = append(rows, a.Row)
	}
	return p.Public(
		heading(text.SentCopyTitle.In(l)),
		download,
		paragraph(text.Fill(l, text.SentCopyOn, text.FormatDateLong(l, gehoor.DateOf(receipt.Filed.ReceivedAt)), text.FormatTime(l, receipt.Filed.ReceivedAt))),
		v.numberAndCode(receipt),
		ui.SummaryList(l, rows...),
		section(text.SentNext.In(l)),
		ui.Timeline(v.promises(receipt.Filed, receipt.Manager)...),
		r.outside(),
	), nil
}

// copyFile is what was sent as a file. The code is not in it: it is kept apart from what it opens.
func (r *Request) copyFile() (Node, error) {
	receipt, answers, id, err := r.filed()
	if errors.Is(err, store.ErrNotFound) {
		return r.redirect(resumePath)
	}
	if err != nil {
		return nil, err
	}
	l, received := r.Lang, receipt.Filed.ReceivedAt
	v := &visit{Request: r, Draft: app.Draft{ID: id, Answers: answers}}
	doc := letter.Document{Lang: l, Title: text.SentCopyTitle.In(l), Blocks: []letter.Block{
		letter.Say(text.Fill(l, text.SentCopyOn, text.FormatDateLong(l, gehoor.DateOf(received)), text.FormatTime(l, received))),
	}}
	for _, a := range answerRows(l, answers, v.placeNames(), r.Today()) {
		doc.Blocks = append(doc.Blocks, letter.Heading(a.Term))
		for line := range strings.Lines(a.Words) {
			if line = strings.TrimSpace(line); line != "" {
				doc.Blocks = append(doc.Blocks, letter.Say(line))
			}
		}
	}
	body, err := r.App.OnLetterhead(r.Org.ID, doc, receipt.Number.String(), gehoor.DateOf(received))
	if err != nil {
		return nil, err
	}
	return nil, r.sendPDF(string(receipt.Number), body)
}
