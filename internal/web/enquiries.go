package web

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

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
	s.page("POST /vragen/{number}/geen-antwoord", (*Request).noAnswerEnquiry)
	s.page("POST /vragen/{number}/sluiten", (*Request).closeEnquiry)
	s.page("POST /vragen/{number}/klacht", (*Request).convertEnquiry)
	s.page("POST /vragen/{number}/veiligheid", (*Request).sealEnquiry)
	s.page("POST /vragen/{number}/alarm", (*Request).confirmEnquiryAlarm)
	s.page("POST /vragen/{number}/vrijgeven", (*Request).clearEnquiry)
	s.page("GET /vragen/{number}/bestand/{item}", (*Request).enquiryFile)
})

func (r *Request) enquiries() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	closed := r.URL.Query().Get("toon") == "afgesloten"
	page, err := r.App.View(who).List(r.Ctx(), store.Query{Enquiries: true, Closed: closed, After: store.Cursor(r.URL.Query().Get("na"))})
	if err != nil {
		return nil, err
	}
	l := r.Lang
	caption := text.EnquiriesOpen
	if closed {
		caption = text.EnquiryClosedAll
	}
	t := ui.DataTable{Caption: caption.In(l), None: text.EnquiriesNone.In(l), Columns: []ui.Column{
		{Words: text.EnquiryNumber.In(l)}, {Words: text.ColumnBy.In(l)}, {Words: text.DossierReceived.In(l)}, {Words: text.LabelLocation.In(l)},
	}}
	marked, err := r.App.View(who).List(r.Ctx(), store.Query{Enquiries: true, Marked: true})
	if err != nil {
		return nil, err
	}
	// What is to be read for safety first stands on top of the first page (D26).
	if rows := page.Rows; r.URL.Query().Get("na") == "" && !closed {
		page.Rows = append(marked.Rows, slices.DeleteFunc(rows, func(row store.Row) bool { return row.Marked })...)
	}
	for _, row := range page.Rows {
		var by Node
		if row.StepBy.IsZero() && !closed {
			by = Text(text.EnquiryAnswered.In(l))
		} else if !row.StepBy.IsZero() {
			day := gehoor.DateOf(row.StepBy.Add(-1))
			by = ui.Tag(deskUrgency(r.Today().DaysUntil(day)), text.FormatDate(l, day, r.Today()))
		}
		number := ui.Link(ui.Path("/vragen/").Join(string(row.Number)), row.Number.String())
		if row.Marked {
			number = Group{number, Text(" "), ui.Tag(ui.Late, text.MarkTag.In(l))}
		}
		t.Rows = append(t.Rows, []Node{number, by,
			Text(text.FormatDate(l, gehoor.DateOf(row.Received), r.Today())), Text(r.locationName(row.Location))})
	}
	var next ui.Path
	if page.Next != "" {
		next = ui.Path("/vragen").With("na", string(page.Next))
	}
	other := h.Li(ui.Link(ui.Path("/vragen").With("toon", "afgesloten"), text.EnquiryClosedAll.In(l)))
	if closed {
		other = h.Li(ui.Link("/vragen", text.EnquiryOpenAll.In(l)))
	}
	return r.staffPage(r.shell(text.MenuEnquiries.In(l)), "/vragen", heading(text.MenuEnquiries.In(l)), t.Node(), ui.Pager(l, "", next),
		h.Ul(other, Iff(atDesk(who), func() Node { return h.Li(ui.Link("/post/binnen", text.PostIn.In(l))) }))), nil
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
	if !row.Enquiry {
		return who, nil, becameComplaint(row.Number)
	}
	e, err := view.Enquiry(r.Ctx(), row.ID)
	return who, e, err
}

// A becameComplaint is what is asked for as a question and is read as a complaint now.
type becameComplaint gehoor.Number

func (becameComplaint) Error() string        { return "it became a complaint" }
func (becameComplaint) Is(target error) bool { return target == store.ErrNotFound }

// instead leads to the complaint that a question became; other errors stay.
func (r *Request) instead(err error) (Node, error) {
	var became becameComplaint
	if errors.As(err, &became) {
		return r.redirect(ui.Path("/dossier/").Join(string(became)))
	}
	return nil, err
}

func (r *Request) enquiryPage() (Node, error) {
	who, e, err := r.enquiry()
	if err != nil {
		return r.instead(err)
	}
	return r.enquiryNode(who, e, nil)
}

func enquiryPath(e *gehoor.Enquiry) ui.Path { return ui.Path("/vragen/").Join(string(e.Asked.Number)) }

func (r *Request) enquiryNode(who app.Who, e *gehoor.Enquiry, errs ui.Errors) (Node, error) {
	l := r.Lang
	if err := r.App.Store.LogAccess(r.Ctx(), r.Org.ID, who.Viewer.Person, e.ID, store.AccessDossier, r.Now); err != nil {
		return nil, err
	}
	read := r.enquiryWords(who, e)
	var sender app.Sender
	json.Unmarshal([]byte(read(e.Asked.Sender)), &sender) // erased: the zero Sender
	p := r.shell(e.Asked.Number.String())
	p.Back, p.BackWords, p.Errors = "/vragen", text.MenuEnquiries.In(l), errs
	if len(errs) > 0 {
		r.invalid()
	}
	safety := gehoor.CanEnquire(who.Viewer, gehoor.Safeguard, e)
	programs, err := r.programsAnswered(who, e.ID, 0)
	if err != nil {
		return nil, err
	}
	return r.staffPage(p, "/vragen", heading(text.EnquiryNumber.In(l)+" "+e.Asked.Number.String()),
		Iff(e.Sealed, func() Node { return ui.Block(ui.Warning, paragraph(text.EnquirySealed.In(l))) }),
		Iff(e.Marked != 0 && !e.Sealed, func() Node { return r.enquiryMark(e) }),
		ui.SummaryList(l, ui.Row{Term: text.DossierFrom.In(l), Words: sender.Name}, ui.Row{Term: text.DossierReach.In(l), Words: strings.TrimSpace(sender.Phone + "\n" + sender.Mail)}),
		r.enquiryHints(who, e),
		r.enquiryThread(e, sender.Name, read), programs,
		Iff(safety, func() Node { return r.enquirySafety(e, errs) }),
		Iff(!e.Sealed, func() Node { return r.enquiryActs(e, errs, read) })), nil
}

// enquiryWords reads a sealed item of a question that this person may see.
func (r *Request) enquiryWords(who app.Who, e *gehoor.Enquiry) func(gehoor.Ref) string {
	return func(ref gehoor.Ref) string {
		if ref == (gehoor.Ref{}) {
			return ""
		}
		content, err := r.App.View(who).Item(r.Ctx(), e.ID, ref)
		if err != nil {
			return text.ErasedWords.In(r.Lang)
		}
		return string(content.Body)
	}
}

func (r *Request) enquiryForm(e *gehoor.Enquiry, slug, prefix string, errs ui.Errors) ui.Form {
	return ui.Form{Lang: r.Lang, Action: enquiryPath(e).Join(slug), Token: strconv.Itoa(e.Seq), Seq: e.Seq, Prefix: prefix, Values: r.PostForm, Errors: errs, Label: slug}
}

func (r *Request) enquiryMark(e *gehoor.Enquiry) Node {
	return ui.Block(ui.Warning, paragraph(text.MarkList.In(r.Lang)+"."),
		r.enquiryForm(e, "gelezen", "g", nil).Node(ui.Buttons(ui.SecondButton(text.ActMark.Title.In(r.Lang)))))
}

// enquiryHints are what one should know before one answers.
func (r *Request) enquiryHints(who app.Who, e *gehoor.Enquiry) Node {
	l := r.Lang
	var hints Group
	if e.Asked.Gone {
		hints = append(hints, paragraph(text.MailGone.In(l)))
	}
	if e.Asked.Quiet {
		hints = append(hints, paragraph(text.MailNoReceipt.In(l)))
	}
	if e.Asked.Mentions != 0 {
		if row, err := r.App.View(who).Row(r.Ctx(), e.Asked.Mentions); err == nil { // else it does not exist, for this person
			hints = append(hints, h.P(Text(text.MailMentions.In(l)+" "), ui.Link(ui.Path("/dossier/").Join(string(row.Number)), row.Number.String())))
		}
	}
	for _, ev := range e.Events() {
		if f, ok := ev.Fact.(gehoor.MessageReturned); ok && f.To == 0 {
			hints = append(hints, paragraph(text.Fill(l, text.MailReturnedA, text.MailWhy(l, string(f.Class)))))
		}
	}
	if len(hints) == 0 {
		return nil
	}
	return ui.Block(ui.Warning, hints...)
}

func (r *Request) enquiryThread(e *gehoor.Enquiry, sender string, read func(gehoor.Ref) string) Node {
	l := r.Lang
	file := func(item gehoor.Item) ui.Path {
		return enquiryPath(e).Join("bestand").Join(strconv.FormatInt(int64(item), 10))
	}
	var thread Group
	add := func(at time.Time, from string, content ...Node) {
		thread = append(thread, ui.Block(ui.Plain, append([]Node{ui.Above(text.FormatDate(l, gehoor.DateOf(at), r.Today()) + ", " + text.FormatTime(l, at) + " · " + from)}, content...)...))
	}
	for _, ev := range e.Events() {
		switch f := ev.Fact.(type) {
		case gehoor.Asked:
			add(f.At, sender, r.mailWords(read(f.Question)), r.fileList(f.Files, file), r.mailNotes(f.Mailed))
		case gehoor.MessageReceived:
			at := ev.At
			if !f.Mail.At.IsZero() {
				at = f.Mail.At
			}
			add(at, sender, r.mailWords(read(f.Text)), r.fileList(f.Files, file), r.mailNotes(f.Mail))
		case gehoor.Answered:
			add(ev.At, r.actor(ev.Actor), ui.Prose(read(f.Text)))
		case gehoor.MessageSent:
			add(ev.At, r.actor(ev.Actor), ui.Prose(read(f.Text)))
		case gehoor.AnswerNotNeeded:
			add(ev.At, r.actor(ev.Actor)+" · "+text.EnquiryNoAnswer.In(l), ui.Prose(read(f.Reason)))
		case gehoor.NoteAdded:
			what := text.EnquiryNote
			if f.Again {
				what = text.EnquiryReread
			}
			add(ev.At, r.actor(ev.Actor)+" · "+what.In(l), r.mailWords(read(f.Note)), r.fileList(f.Files, file), r.mailNotes(f.Mail))
		}
	}
	return thread
}

func (r *Request) enquirySafety(e *gehoor.Enquiry, errs ui.Errors) Node {
	l := r.Lang
	clearing := r.enquiryForm(e, "vrijgeven", "", errs)
	alarm := false
	for _, d := range e.Duties() {
		alarm = alarm || d.Kind == gehoor.OweAlarm && d.Open()
	}
	return Group{
		Iff(alarm, func() Node {
			return r.enquiryForm(e, "alarm", "a", errs).Node(ui.Buttons(ui.Button(text.EnquiryHave.In(l))))
		}),
		section(text.EnquirySafety.In(l)), paragraph(text.EnquiryTrack.In(l)), r.enquiryConversion(e, errs),
		section(text.EnquiryClear.In(l)),
		clearing.Node(clearing.TextArea("reden", text.LabelReason.In(l), ui.Short), ui.Buttons(ui.SecondButton(text.EnquiryClear.In(l)))),
	}
}

func (r *Request) enquiryActs(e *gehoor.Enquiry, errs ui.Errors, read func(gehoor.Ref) string) Node {
	l := r.Lang
	asked := languageIn(e.Asked.Language)
	answer, end, seal := r.enquiryForm(e, "antwoord", "", errs), r.enquiryForm(e, "sluiten", "s", errs), r.enquiryForm(e, "veiligheid", "v", errs)
	var options []ui.Option
	if n, err := strconv.Atoi(r.URL.Query().Get("tekst")); err == nil && n >= 0 && n < len(text.ReadyTexts) && r.PostForm == nil {
		options = append(options, ui.Default(text.ReadyTexts[n].Words.In(asked)))
	}
	var texts Group
	for i, t := range text.ReadyTexts {
		texts = append(texts, h.Li(ui.Link(enquiryPath(e).With("tekst", strconv.Itoa(i)), t.Title.In(l))))
	}
	how := []ui.Choice{{Value: "mail", Words: text.EnquiryInMail.In(l)}, {Value: "pagina", Words: text.EnquiryOnPage.In(l)}}
	return Group{
		Iff(e.Open(), func() Node {
			return Group{
				section(text.EnquiryAnswer.In(l)),
				ui.Details(text.EnquiryTexts.In(l), h.Ul(texts)),
				answer.Node(answer.TextArea("antwoord", text.LabelMessage.In(l), options...),
					Iff(e.Asked.Mail, func() Node { return answer.Radios("hoe", text.EnquiryHow.In(l), how, ui.Default("mail")) }),
					ui.Buttons(ui.Button(text.EnquiryAnswer.In(l)))),
			}
		}),
		Iff(!e.Open(), func() Node { return ui.Note(text.EnquiryReopens.In(l)) }),
		r.enquiryConversion(e, errs),
		r.enquiryNoAnswer(e, errs),
		Iff(e.Open(), func() Node {
			return ui.Unfolded(len(errs) > 0, text.EnquiryClose.In(l), end.Node(end.Select("waarom", text.LabelGround.In(l), []ui.Choice{
				{Value: string(gehoor.EnquiryAnswered), Words: text.Sentence(text.EnquiryClosedAnswered.In(l))},
				{Value: string(gehoor.EnquirySilent), Words: text.Sentence(text.EnquiryClosedSilent.In(l))},
				{Value: string(gehoor.EnquiryNotOurs), Words: text.Sentence(text.EnquiryClosedNotOurs.In(l))}}), ui.Buttons(ui.SecondButton(text.EnquiryClose.In(l)))))
		}),
		ui.Unfolded(e.Marked != 0 || len(errs) > 0, text.EnquirySafety.In(l), paragraph(text.EnquirySafetyDo.In(l)), seal.Node(
			seal.Select("spoor", text.LabelTrack.In(l), choices(l, gehoor.ReportingDuty, gehoor.ReportingCode)),
			ui.Buttons(ui.DangerButton(text.EnquirySeal.In(l))))),
	}
}

// enquiryMessages are what the asker wrote, by when it came in.
func (r *Request) enquiryMessages(e *gehoor.Enquiry, seqs ...int) []ui.Choice {
	var messages []ui.Choice
	for _, seq := range seqs {
		if at, ok := e.Came(seq); ok {
			messages = append(messages, ui.Choice{Value: strconv.Itoa(seq), Words: text.FormatDateLong(r.Lang, gehoor.DateOf(at)) + ", " + text.FormatTime(r.Lang, at)})
		}
	}
	return messages
}

// enquiryConversion makes it a complaint: by the desk, or while it is sealed by who sees to safety (R2, R8).
func (r *Request) enquiryConversion(e *gehoor.Enquiry, errs ui.Errors) Node {
	l := r.Lang
	convert := r.enquiryForm(e, "klacht", "", errs)
	var all []int
	for _, ev := range e.Events() {
		all = append(all, ev.Seq)
	}
	messages := r.enquiryMessages(e, all...)
	return ui.Unfolded(len(errs) > 0, text.EnquiryConvert.In(l), convert.Node(
		Iff(len(messages) > 1, func() Node {
			return Group{convert.Select("bericht", text.EnquiryMessage.In(l), messages, ui.Default("1")),
				convert.TextArea("waarom", text.EnquiryWhyLater.In(l), ui.Short, ui.Optional, ui.Hint(text.EnquiryWhyHint.In(l)))}
		}),
		convert.Select("wie", text.DossierFrom.In(l), choices(l, gehoor.Parent, gehoor.FormerParent, gehoor.FutureParent, gehoor.ParentCommittee, gehoor.SomeoneElse)),
		convert.Select("wanneer", text.DossierArose.In(l), choices(l, gehoor.Recently, gehoor.WithinTheTerm, gehoor.BeforeTheTerm, gehoor.AgainAndAgain, gehoor.UnknownWhen)),
		convert.Checkboxes("over", text.DossierAbout.In(l), choices(l, aboutWhom...), ui.Optional),
		convert.Text("naam-over", text.IntakeAboutName.In(l), ui.Optional),
		ui.Buttons(ui.SecondButton(text.EnquiryConvert.In(l)))))
}

// enquiryNoAnswer says of a message that nobody waits for an answer to it.
func (r *Request) enquiryNoAnswer(e *gehoor.Enquiry, errs ui.Errors) Node {
	waits := e.Unanswered()
	if !e.Open() || len(waits) == 0 {
		return nil
	}
	l, f := r.Lang, r.enquiryForm(e, "geen-antwoord", "", errs)
	return ui.Unfolded(len(errs) > 0, text.EnquiryNoAnswer.In(l), f.Node(
		Iff(len(waits) > 1, func() Node {
			return f.Select("welk", text.EnquiryWhich.In(l), r.enquiryMessages(e, waits...), ui.Default(strconv.Itoa(waits[0])))
		}),
		f.TextArea("omdat", text.LabelReason.In(l), ui.Short, ui.Hint(text.EnquiryNoHint.In(l))),
		ui.Buttons(ui.SecondButton(text.EnquiryNoAnswer.In(l)))))
}

// languageIn is the language in which somebody is answered.
func languageIn(l gehoor.Language) text.Lang { return text.LangOf(l) }

func (r *Request) answerEnquiry() (Node, error) {
	return r.onEnquiry("antwoord", gehoor.Coordinate, func(in *input) ([]*app.Body, app.EnquiryAct) {
		words, inMail := in.words("antwoord"), in.Get("hoe") != "pagina"
		if n := len([]rune(words.Text)); n > answerLimit {
			in.errors.Add("antwoord", text.Fill(r.Lang, text.WrongTooLong, n-answerLimit))
		}
		return []*app.Body{words}, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) {
			return e.Answer(words.Ref, inMail)
		}
	})
}

// answerLimit is how many characters an answer may have: it goes in a mail of at most twenty kilobytes, twice.
const answerLimit = 4000

func (r *Request) noAnswerEnquiry() (Node, error) {
	return r.onEnquiry("omdat", gehoor.Coordinate, func(in *input) ([]*app.Body, app.EnquiryAct) {
		reason := in.words("omdat")
		seq, err := strconv.Atoi(in.Get("welk"))
		return []*app.Body{reason}, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) {
			if waits := e.Unanswered(); err != nil && len(waits) == 1 {
				seq = waits[0]
			}
			return e.NoAnswer(seq, reason.Ref)
		}
	})
}

func (r *Request) closeEnquiry() (Node, error) {
	return r.onEnquiry("waarom", gehoor.Coordinate, func(in *input) ([]*app.Body, app.EnquiryAct) {
		ground := one(in, "waarom", gehoor.EnquiryAnswered, gehoor.EnquirySilent, gehoor.EnquiryNotOurs)
		return nil, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) { return e.Close(ground) }
	})
}

func (r *Request) readEnquiry() (Node, error) {
	return r.onEnquiry("gelezen", gehoor.Coordinate, func(in *input) ([]*app.Body, app.EnquiryAct) {
		return nil, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) { return e.ReadMark() }
	})
}

// sealEnquiry takes the question away from who seals it: the track's readers have it from then on (D22, D23).
func (r *Request) sealEnquiry() (Node, error) {
	return r.onEnquiry("spoor", gehoor.Coordinate, func(in *input) ([]*app.Body, app.EnquiryAct) {
		track := one(in, "spoor", gehoor.ReportingDuty, gehoor.ReportingCode)
		return nil, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) { return e.AskSafety(track, e.Marked) }
	}, "/vragen")
}

func (r *Request) confirmEnquiryAlarm() (Node, error) {
	return r.onEnquiry("alarm", gehoor.Safeguard, func(in *input) ([]*app.Body, app.EnquiryAct) {
		return nil, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) { return e.ConfirmAlarm(on.Now) }
	})
}

func (r *Request) clearEnquiry() (Node, error) {
	return r.onEnquiry("reden", gehoor.Safeguard, func(in *input) ([]*app.Body, app.EnquiryAct) {
		reason := in.words("reden")
		return []*app.Body{reason}, func(e *gehoor.Enquiry, on app.Day) ([]gehoor.Fact, error) { return e.ClearSafety(reason.Ref) }
	}, "/vragen")
}

// enquiryFile sends a file of a question. Who opens it is logged first.
func (r *Request) enquiryFile() (Node, error) {
	who, e, err := r.enquiry()
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(r.PathValue("item"), 10, 64)
	if err != nil {
		return nil, store.ErrNotFound
	}
	for _, f := range e.Files() {
		if f.Original.Item == gehoor.Item(n) {
			if err := r.App.Store.LogAccess(r.Ctx(), r.Org.ID, who.Viewer.Person, e.ID, store.AccessFile, r.Now); err != nil {
				return nil, err
			}
			return nil, r.sendFile(f)
		}
	}
	return nil, store.ErrNotFound
}

// onEnquiry carries out one act of who may do verb. Where to go then: back to the question, unless it says otherwise.
func (r *Request) onEnquiry(field string, verb gehoor.Verb, read func(*input) ([]*app.Body, app.EnquiryAct), then ...ui.Path) (Node, error) {
	who, e, err := r.enquiry()
	if err != nil {
		return r.instead(err)
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	bodies, act := read(in)
	if len(in.errors) == 0 {
		err = r.App.DoEnquiry(r.Ctx(), who, e.ID, verb, bodies, act)
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
	if len(then) > 0 {
		return r.redirect(then[0])
	}
	return r.redirect(enquiryPath(e))
}

func (r *Request) convertEnquiry() (Node, error) {
	who, e, err := r.enquiry()
	if err != nil {
		return r.instead(err)
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	answers := app.Answers{
		Capacity: one(in, "wie", gehoor.Parent, gehoor.FormerParent, gehoor.FutureParent, gehoor.ParentCommittee, gehoor.SomeoneElse),
		Happened: one(in, "wanneer", gehoor.Recently, gehoor.WithinTheTerm, gehoor.BeforeTheTerm, gehoor.AgainAndAgain, gehoor.UnknownWhen),
		Way:      gehoor.WriteMail,

		AboutName: strings.TrimSpace(in.Get("naam-over")),
	}
	for _, about := range in.Values["over"] {
		if a := gehoor.About(about); slices.Contains(aboutWhom, a) {
			answers.About = append(answers.About, a)
		}
	}
	if len(in.errors) > 0 {
		return r.enquiryNode(who, e, in.errors)
	}
	seq, err := strconv.Atoi(in.Get("bericht"))
	if err != nil {
		seq = 1
	}
	receipt, err := r.App.Convert(r.Ctx(), who, e.ID, seq, in.optional("waarom").Text, answers)
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) {
		field := "wie"
		if seq > 1 {
			field = "waarom"
		}
		in.errors.Add(field, text.Refusal(r.Lang, refusal))
		return r.enquiryNode(who, e, in.errors)
	}
	if err != nil {
		return nil, err
	}
	if _, err := r.App.View(who).Complaint(r.Ctx(), receipt.Complaint); errors.Is(err, store.ErrNotFound) {
		return r.redirect("/vragen") // it is about who made it a complaint (D16)
	}
	return r.redirect(ui.Path("/dossier/").Join(string(receipt.Number)))
}
