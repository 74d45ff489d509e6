package web

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R2, D32: questions at the desk; one becomes a complaint in one action.
var _ = route(func(s *Server) {
	s.page("GET /vragen", (*Request).enquiries)
	s.page("GET /vragen/{number}", (*Request).enquiryPage)
	s.page("POST /vragen/{number}/antwoord", (*Request).answerEnquiry)
	s.page("POST /vragen/{number}/gelezen", (*Request).readEnquiry)
	s.page("POST /vragen/{number}/sluiten", (*Request).closeEnquiry)
	s.page("POST /vragen/{number}/klacht", (*Request).convertEnquiry)
})

func (r *Request) enquiries() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	page, err := r.App.View(who).List(r.Ctx(), store.Query{Enquiries: true, Closed: r.URL.Query().Get("toon") == "afgesloten", After: store.Cursor(r.URL.Query().Get("na"))})
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.MenuEnquiries.In(l), None: text.EnquiriesNone.In(l), Columns: []ui.Column{
		{Words: text.EnquiryNumber.In(l)}, {Words: text.ColumnBy.In(l)}, {Words: text.DossierReceived.In(l)}, {Words: text.LabelLocation.In(l)},
	}}
	marked, err := r.App.View(who).List(r.Ctx(), store.Query{Enquiries: true, Marked: true})
	if err != nil {
		return nil, err
	}
	// What is to be read for safety first stands on top of the first page (D26).
	if rows := page.Rows; r.URL.RawQuery == "" {
		page.Rows = append(marked.Rows, slices.DeleteFunc(rows, func(row store.Row) bool { return row.Marked })...)
	}
	for _, row := range page.Rows {
		var by Node
		if !row.StepBy.IsZero() {
			day := gehoor.DateOf(row.StepBy.Add(-1))
			by = ui.Tag(deskUrgency(r.Today().DaysUntil(day)), text.FormatDate(l, day, r.Today()))
		}
		if row.Marked {
			by = Group{ui.Tag(ui.Soon, text.MarkTag.In(l)), Text(" "), by}
		}
		t.Rows = append(t.Rows, []Node{ui.Link(ui.Path("/vragen/").Join(string(row.Number)), row.Number.String()), by,
			Text(text.FormatDate(l, gehoor.DateOf(row.Received), r.Today())), Text(r.locationName(row.Location))})
	}
	var next ui.Path
	if page.Next != "" {
		next = ui.Path("/vragen").With("na", string(page.Next))
	}
	return r.staffPage(r.shell(text.MenuEnquiries.In(l)), "/vragen", heading(text.MenuEnquiries.In(l)), t.Node(), ui.Pager(l, "", next)), nil
}

func (r *Request) enquiry() (app.Who, *gehoor.Enquiry, error) {
	who, err := r.staff()
	if err != nil {
		return who, nil, err
	}
	n, ok := gehoor.ParseNumber(r.PathValue("number"))
	if !ok {
		return who, nil, store.ErrNotFound
	}
	view := r.App.View(who)
	row, err := view.ByNumber(r.Ctx(), string(n))
	if err != nil {
		return who, nil, err
	}
	e, err := view.Enquiry(r.Ctx(), row.ID)
	return who, e, err
}

func (r *Request) enquiryPage() (Node, error) {
	who, e, err := r.enquiry()
	if err != nil {
		return nil, err
	}
	return r.enquiryNode(who, e, nil)
}

func (r *Request) enquiryNode(who app.Who, e *gehoor.Enquiry, errs ui.Errors) (Node, error) {
	l := r.Lang
	if err := r.App.Store.LogAccess(r.Ctx(), r.Org.ID, who.Viewer.Person, e.ID, store.AccessDossier, r.Now); err != nil {
		return nil, err
	}
	read := func(ref gehoor.Ref) string {
		if ref == (gehoor.Ref{}) {
			return ""
		}
		content, err := r.App.View(who).Item(r.Ctx(), e.ID, ref)
		if err != nil {
			return text.ErasedWords.In(l)
		}
		return string(content.Body)
	}
	var sender app.Sender
	json.Unmarshal([]byte(read(e.Asked.Sender)), &sender) // erased: the zero Sender
	var thread Group
	for _, ev := range e.Events() {
		var words, from string
		switch f := ev.Fact.(type) {
		case gehoor.Asked:
			words, from = read(f.Question), sender.Name
		case gehoor.MessageReceived:
			words, from = read(f.Text), sender.Name
		case gehoor.Answered:
			words, from = read(f.Text), r.actor(ev.Actor)
		case gehoor.MessageSent:
			words, from = read(f.Text), r.actor(ev.Actor)
		default:
			continue
		}
		thread = append(thread, ui.Block(ui.Plain, ui.Above(text.FormatDate(l, gehoor.DateOf(ev.At), r.Today())+", "+text.FormatTime(l, ev.At)+" · "+from), ui.Prose(words)))
	}
	p := r.shell(e.Asked.Number.String())
	p.Back, p.BackWords, p.Errors = "/vragen", text.BackToDesk.In(l), errs
	if len(errs) > 0 {
		r.invalid()
	}
	here := ui.Path("/vragen/").Join(string(e.Asked.Number))
	form := func(slug, prefix string) ui.Form {
		return ui.Form{Lang: l, Action: here.Join(slug), Token: strconv.Itoa(e.Seq), Seq: e.Seq, Prefix: prefix, Values: r.PostForm, Errors: errs, Label: slug}
	}
	answer, end, convert := form("antwoord", ""), form("sluiten", "s"), form("klacht", "k")
	return r.staffPage(p, "/vragen", heading(text.MenuEnquiries.In(l)+" "+e.Asked.Number.String()),
		ui.SummaryList(l, ui.Row{Term: text.DossierFrom.In(l), Words: sender.Name}, ui.Row{Term: text.DossierReach.In(l), Words: sender.Mail + " " + sender.Phone}),
		r.enquiryMark(e, form("gelezen", "g")), thread,
		Iff(e.Open(), func() Node {
			return Group{
				section(text.EnquiryAnswer.In(l)),
				answer.Node(answer.TextArea("antwoord", text.LabelMessage.In(l)), ui.Buttons(ui.Button(text.EnquiryAnswer.In(l)))),
				section(text.EnquiryConvert.In(l)),
				convert.Node(
					convert.Select("wie", text.DossierFrom.In(l), choices(l, gehoor.Parent, gehoor.FormerParent, gehoor.FutureParent, gehoor.ParentCommittee, gehoor.SomeoneElse)),
					convert.Select("wanneer", text.DossierArose.In(l), choices(l, gehoor.Recently, gehoor.WithinTheTerm, gehoor.BeforeTheTerm, gehoor.AgainAndAgain, gehoor.UnknownWhen)),
					ui.Buttons(ui.SecondButton(text.EnquiryConvert.In(l)))),
				section(text.EnquiryClose.In(l)),
				end.Node(end.Select("waarom", text.LabelGround.In(l), []ui.Choice{
					{Value: string(gehoor.EnquiryAnswered), Words: text.EnquiryClosedAnswered.In(l)},
					{Value: string(gehoor.EnquirySilent), Words: text.EnquiryClosedSilent.In(l)},
					{Value: string(gehoor.EnquiryNotOurs), Words: text.EnquiryClosedNotOurs.In(l)}}), ui.Buttons(ui.SecondButton(text.EnquiryClose.In(l)))),
			}
		})), nil
}

func (r *Request) answerEnquiry() (Node, error) {
	return r.onEnquiry("antwoord", func(in *input) ([]*app.Body, app.EnquiryAct) {
		words := in.words("antwoord")
		return []*app.Body{words}, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) { return e.Answer(words.Ref, false) }
	})
}

func (r *Request) closeEnquiry() (Node, error) {
	return r.onEnquiry("waarom", func(in *input) ([]*app.Body, app.EnquiryAct) {
		ground := one(in, "waarom", gehoor.EnquiryAnswered, gehoor.EnquirySilent, gehoor.EnquiryNotOurs)
		return nil, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) { return e.Close(ground) }
	})
}

// enquiryMark says that it is to be read for safety first, and lets who read it say so (D26).
func (r *Request) enquiryMark(e *gehoor.Enquiry, f ui.Form) Node {
	if e.Marked == 0 {
		return nil
	}
	return ui.Block(ui.Warning, paragraph(text.MarkList.In(r.Lang)+"."), f.Node(ui.Buttons(ui.SecondButton(text.ActMark.Title.In(r.Lang)))))
}

func (r *Request) readEnquiry() (Node, error) {
	return r.onEnquiry("antwoord", func(in *input) ([]*app.Body, app.EnquiryAct) {
		return nil, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) { return e.ReadMark() }
	})
}

func (r *Request) onEnquiry(field string, read func(*input) ([]*app.Body, app.EnquiryAct)) (Node, error) {
	who, e, err := r.enquiry()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	bodies, act := read(in)
	if len(in.errors) == 0 {
		err = r.App.DoEnquiry(r.Ctx(), who, e.ID, gehoor.Coordinate, bodies, act)
		var refusal *gehoor.Refusal
		if errors.As(err, &refusal) {
			in.errors.Add(field, text.Refusal(r.Lang, refusal))
		} else if err != nil {
			return nil, err
		}
	}
	if len(in.errors) > 0 {
		return r.enquiryNode(who, e, in.errors)
	}
	return r.redirect(ui.Path("/vragen/").Join(string(e.Asked.Number)))
}

func (r *Request) convertEnquiry() (Node, error) {
	who, e, err := r.enquiry()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	answers := app.Answers{
		Capacity: one(in, "wie", gehoor.Parent, gehoor.FormerParent, gehoor.FutureParent, gehoor.ParentCommittee, gehoor.SomeoneElse),
		Happened: one(in, "wanneer", gehoor.Recently, gehoor.WithinTheTerm, gehoor.BeforeTheTerm, gehoor.AgainAndAgain, gehoor.UnknownWhen),
		Way:      gehoor.WriteMail,
	}
	if len(in.errors) > 0 {
		return r.enquiryNode(who, e, in.errors)
	}
	receipt, err := r.App.Convert(r.Ctx(), who, e.ID, 1, "", answers)
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) {
		in.errors.Add("wie", text.Refusal(r.Lang, refusal))
		return r.enquiryNode(who, e, in.errors)
	}
	if err != nil {
		return nil, err
	}
	return r.redirect(ui.Path("/dossier/").Join(string(receipt.Number)))
}
