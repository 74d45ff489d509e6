package web

import (
	"errors"
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// The annual report in the making: the desk writes and lays it down, a director or the board approves it, and the desk
// sends it and tells parents (Wko art. 1.57b, D36).
var _ = route(func(s *Server) {
	s.page("GET /rapporten/jaar", (*Request).annuals)
	s.page("GET /rapporten/jaar/{year}/{kvk}", (*Request).annual)
	s.page("POST /rapporten/jaar/{year}/{kvk}/woorden", (*Request).annualWords)
	s.page("POST /rapporten/jaar/{year}/{kvk}/vastleggen", (*Request).annualFreeze)
	s.page("POST /rapporten/jaar/{year}/{kvk}/goedkeuren", (*Request).annualApprove)
	s.page("POST /rapporten/jaar/{year}/{kvk}/bezorgd", (*Request).annualDeliver)
	s.page("POST /rapporten/jaar/{year}/{kvk}/verteld", (*Request).annualTell)
	s.page("POST /rapporten/jaar/{year}/{kvk}/regeling", (*Request).annualRegulation)
})

func annualPath(year int, kvk string) ui.Path {
	return ui.Path("/rapporten/jaar").Join(strconv.Itoa(year)).Join(kvk)
}

// annuals lists the reports of the last years that one works on or approves.
func (r *Request) annuals() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	table, err := r.annualsTable(who)
	if err != nil {
		return nil, err
	}
	return r.staffPage(r.shell(text.AnnualList.In(r.Lang)), "/rapporten/jaar", heading(text.AnnualList.In(r.Lang)), ui.Intro(text.AnnualIntro.In(r.Lang)), table), nil
}

// annualDue is what who owes for annual reports, for the desk; nil when nothing.
func (r *Request) annualDue(who app.Who) (Node, error) {
	if !isDesk(who) && !who.Viewer.Has(gehoor.Director) && !who.Viewer.Has(gehoor.Board) {
		return nil, nil
	}
	owed, err := r.App.YearDuties(r.Ctx(), who)
	if err != nil || len(owed) == 0 {
		return nil, err
	}
	mood := ui.Plain
	var lines Group
	for _, d := range owed {
		if d.Late(r.Now) {
			mood = ui.Danger
		}
		lines = append(lines, h.Li(ui.Link(annualPath(d.Year, d.Holder.KvK), text.Fill(r.Lang, text.AnnualDeskDue, d.Year, d.Holder.Name, text.Word(r.Lang, d.Kind))),
			Text(", "+text.Fill(r.Lang, text.AnnualBy, text.FormatDate(r.Lang, lastDay(d.By), r.Today())))))
	}
	return ui.Block(mood, h.Ul(lines)), nil
}

// annualsTable is that list; store.ErrNotFound when there is none for who.
func (r *Request) annualsTable(who app.Who) (Node, error) {
	list, err := r.App.YearLines(r.Ctx(), who)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.AnnualList.In(l), None: text.AnnualNoHolder.In(l), Columns: []ui.Column{
		{Words: text.YearYear.In(l)}, {Words: text.AnnualHolder.In(l)}, {Words: text.AnnualState.In(l)}}}
	for _, y := range list {
		state := text.AnnualNothing.In(l)
		_, waits := y.State.Pending()
		switch public := y.State.Approved(); {
		case y.Year == r.Today().Year:
			state = text.AnnualRuns.In(l)
		case waits:
			state = text.AnnualWaits.In(l)
		case len(public) > 0:
			state = text.AnnualPublic.In(l) + ", " + text.FormatDate(l, gehoor.DateOf(public[len(public)-1].ApprovedAt), r.Today())
		}
		t.Rows = append(t.Rows, []Node{ui.Link(annualPath(y.Year, y.Holder.KvK), strconv.Itoa(y.Year)), Text(y.Holder.Name), Text(text.Sentence(state))})
	}
	return t.Node(), nil
}

// annualOf is who asks, and the report that the path names.
func (r *Request) annualOf() (who app.Who, year int, kvk string, err error) {
	if who, err = r.staff(); err != nil {
		return who, 0, "", err
	}
	year, err = r.yearOf()
	return who, year, r.PathValue("kvk"), err
}

func (r *Request) annual() (Node, error) { return r.annualNode(nil, "") }

// annualNode is the page; in is what was sent to the form with that action and could not be taken. Without in, action is what
// was refused, in words.
func (r *Request) annualNode(in *input, action string) (Node, error) {
	who, year, kvk, err := r.annualOf()
	if err != nil {
		return nil, err
	}
	work, err := r.App.YearWork(r.Ctx(), who, year, kvk)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	title := text.YearTitle(l, year) + ", " + work.Holder.Name
	p := r.shell(title)
	p.Back, p.BackWords = "/rapporten", text.ReportsBack.In(l)
	if in != nil {
		p.Errors = in.errors
		r.invalid()
	}
	a := annualForms{Request: r, work: work, year: year, in: in, action: action}
	ended := year < r.Today().Year
	shown, caption := work.Now, text.AnnualDraftNow.In(l)
	shown.Fingerprint = "" // nothing is fixed yet, and how the log grows is nobody's to follow
	var pending Node
	if v, ok := work.State.Pending(); ok {
		shown, caption = *work.Pending, ""
		pending = a.pending(who, v)
	}
	document := shown.Document(l, 0)
	draft := Group{section(caption)}
	if caption == "" {
		draft = nil
	}
	if len(work.Public) > 0 && work.Pending == nil {
		draft = Group{ui.Unfolded(false, caption, blocksNode(document.Blocks))}
	} else {
		draft = append(draft, blocksNode(document.Blocks))
	}
	var desk Node
	if isDesk(who) {
		desk = Group{a.words(), If(ended, a.freeze()), If(len(work.Public) > 0, Group{a.deliver(), a.tell()}), a.regulation()}
	}
	return r.staffPage(p, "/rapporten", heading(title),
		If(!ended, ui.Note(text.AnnualRunning.In(l))),
		If(ended && !work.Now.Report.Required, ui.Block(ui.Plain, paragraph(text.AnnualNeedless.In(l)))),
		If(in == nil && action != "", ui.Block(ui.Danger, paragraph(action))),
		a.duties(), a.public(), pending, a.found(), desk, draft), nil
}

// annualForms are the forms of the page.
type annualForms struct {
	*Request
	work   app.YearWork
	year   int
	in     *input
	action string
}

func (a annualForms) form(action string, label text.Msg, values map[string][]string) ui.Form {
	f := ui.Form{Lang: a.Lang, Action: annualPath(a.year, a.work.Holder.KvK).Join(action), Repeatable: true, Label: label.In(a.Lang), Values: values}
	if a.in != nil && a.action == action {
		f.Values, f.Errors = a.in.Values, a.in.errors
	}
	return f
}

// duties are what must be done, and what was.
func (a annualForms) duties() Node {
	l := a.Lang
	if len(a.work.Duties) == 0 {
		return nil
	}
	var rows []ui.Row
	for _, d := range a.work.Duties {
		row := ui.Row{Term: text.Sentence(text.Word(l, d.Kind))}
		switch day := text.FormatDate(l, lastDay(d.By), a.Today()); {
		case !d.Open():
			row.Words = text.Fill(l, text.AnnualDoneOn, text.FormatDate(l, gehoor.DateOf(d.DoneAt), a.Today()))
		case d.Late(a.Now):
			row.Value = ui.Tag(ui.Late, text.Fill(l, text.AnnualBy, day))
		default:
			row.Words = text.Fill(l, text.AnnualBy, day)
		}
		rows = append(rows, row)
	}
	return Group{section(text.AnnualToDo.In(l)), ui.SummaryList(l, rows...)}
}

// public are the versions that everybody may read.
func (a annualForms) public() Node {
	var list Group
	for _, y := range a.work.Public {
		list = append(list, h.Li(ui.Link(yearPath(a.year, a.work.Holder.KvK).With("versie", strconv.Itoa(y.No)), text.Fill(a.Lang, text.YearVersion, y.No)),
			Text(", "+text.FormatDate(a.Lang, y.Approved, a.Today())+", "+a.name(y.Approver))))
	}
	if len(list) == 0 {
		return nil
	}
	return Group{section(text.AnnualPublic.In(a.Lang)), h.Ul(list)}
}

// pending is the version that waits, and the button of who may approve it.
func (a annualForms) pending(who app.Who, v gehoor.YearVersion) Node {
	l := a.Lang
	content := Group{paragraph(text.Fill(l, text.AnnualPending, text.FormatDate(l, gehoor.DateOf(v.FrozenAt), a.Today()), a.name(v.Drafter)))}
	if a.work.State.MayApprove(who.Viewer.Seats) && v.Drafter != who.Viewer.Person {
		f := a.form("goedkeuren", text.AnnualApprove, nil)
		content = append(content, f.Node(f.Hidden("versie", strconv.FormatInt(v.UpTo, 10)), ui.Note(text.AnnualApproveFor.In(l)), ui.Buttons(ui.Button(text.AnnualApprove.In(l)))))
	}
	return ui.Block(ui.Warning, content)
}

// found are the marks in the words, and why they may stay.
func (a annualForms) found() Node {
	l := a.Lang
	if len(a.work.Found) == 0 {
		return ui.Note(text.AnnualFoundNone.In(l))
	}
	var list Group
	for _, m := range a.work.Found {
		list = append(list, h.Li(El("mark", Text(m.Words)), Text(" ("+text.MarkWords(l, m.Kind)+")")))
	}
	return ui.Block(ui.Warning, section(text.AnnualFound.In(l)), paragraph(text.AnnualFoundFor.In(l)), h.Ul(list),
		If(a.work.Words.Explained != "", paragraph(text.Fill(l, text.AnnualExplained, a.work.Words.Explained))))
}

// words are what the desk writes with the figures.
func (a annualForms) words() Node {
	l, w := a.Lang, a.work.Words
	f := a.form("woorden", text.AnnualWords, map[string][]string{
		"regeling": {w.Summary.NL}, "regeling-en": {w.Summary.EN}, "strekking": {w.Gist.NL}, "strekking-en": {w.Gist.EN},
		"opmerking": {w.Remarks.NL}, "opmerking-en": {w.Remarks.EN}, "verbeterd": {w.Correction.NL}, "verbeterd-en": {w.Correction.EN}, "uitleg": {w.Explained},
	})
	english := func(name string, label text.Msg) Node {
		return f.TextArea(name+"-en", text.Fill(l, text.AnnualInEnglish, label.In(l)), ui.Optional, ui.Short)
	}
	return Group{section(text.AnnualWords.In(l)), f.Node(
		f.TextArea("strekking", text.AnnualGist.In(l), ui.Optional, ui.Hint(text.AnnualGistFor.In(l))), english("strekking", text.AnnualGist),
		f.TextArea("opmerking", text.AnnualRemarks.In(l), ui.Optional, ui.Short), english("opmerking", text.AnnualRemarks),
		f.TextArea("regeling", text.AnnualSummary.In(l), ui.Optional, ui.Short, ui.Hint(text.AnnualSummaryFor.In(l))), english("regeling", text.AnnualSummary),
		If(len(a.work.Public) > 0, Group{f.TextArea("verbeterd", text.AnnualCorrection.In(l), ui.Optional, ui.Short), english("verbeterd", text.AnnualCorrection)}),
		If(len(a.work.Found) > 0, f.TextArea("uitleg", text.AnnualExplain.In(l), ui.Optional, ui.Short, ui.Hint(text.AnnualExplainFor.In(l)))),
		ui.Buttons(ui.SecondButton(text.AnnualKeep.In(l))))}
}

func (a annualForms) freeze() Node {
	f := a.form("vastleggen", text.AnnualFreeze, nil)
	return f.Node(ui.Note(text.AnnualFreezeFor.In(a.Lang)), ui.Buttons(ui.Button(text.AnnualFreeze.In(a.Lang))))
}

// deliver records what went to each supervising body, and how.
func (a annualForms) deliver() Node {
	l := a.Lang
	nodes := Group{section(text.AnnualSend.In(l)), paragraph(text.AnnualSendFor.In(l))}
	t := ui.DataTable{Caption: text.AnnualSend.In(l), Headed: true, Columns: []ui.Column{{Words: text.AnnualBody.In(l)}, {Words: text.AnnualSendTo.In(l)}, {Words: text.AnnualSent.In(l)}}}
	var bodies []ui.Choice
	to := ""
	for _, b := range a.work.Bodies {
		name := b.Municipality
		if name == "" {
			name = text.AnnualNoBody.In(l)
		}
		sent := text.AnnualNotSent.In(l)
		if !b.Sent.IsZero() {
			sent = text.FormatDate(l, b.Sent, a.Today()) + ", " + text.Word(l, b.Channel)
		} else if to == "" {
			to = b.To
		}
		t.Rows = append(t.Rows, []Node{Text(name), Text(b.To), Text(sent)})
		bodies = append(bodies, ui.Choice{Value: b.Municipality, Words: name})
	}
	f := a.form("bezorgd", text.AnnualSend, map[string][]string{"aan": {to}})
	return append(nodes, t.Node(), f.Node(
		f.Select("gemeente", text.AnnualBody.In(l), bodies),
		f.Text("aan", text.AnnualSendTo.In(l)),
		f.Radios("hoe", text.AnnualHow.In(l), choices(l, gehoor.ReportChannels(false)...)),
		f.Date("wanneer", text.AnnualOn.In(l), a.example()),
		ui.Buttons(ui.SecondButton(text.AnnualRecord.In(l)))))
}

// tell has the words for the parent app in both languages, and records that they went.
func (a annualForms) tell() Node {
	l := a.Lang
	link := a.S.Base + string(yearPath(a.year, a.work.Holder.KvK))
	said := func(in text.Lang) string { return text.Fill(in, text.AnnualTellText, a.year, link) }
	f := a.form("verteld", text.AnnualTell, nil)
	return Group{section(text.AnnualTell.In(l)), paragraph(text.AnnualTellFor.In(l)),
		ui.SummaryList(l, ui.Row{Term: text.AnnualInDutch.In(l), Value: h.Span(h.Lang("nl"), Text(said(text.NL)))},
			ui.Row{Term: text.AnnualEnglish.In(l), Value: h.Span(h.Lang("en"), Text(said(text.EN)))}),
		f.Node(f.Radios("verteld-hoe", text.AnnualHow.In(l), choices(l, gehoor.ReportChannels(true)...)),
			f.Date("verteld-wanneer", text.AnnualOn.In(l), a.example()),
			ui.Buttons(ui.SecondButton(text.AnnualRecord.In(l))))}
}

// regulation records how parents were told of the regulation.
func (a annualForms) regulation() Node {
	l := a.Lang
	f := a.form("regeling", text.AnnualToldTitle, nil)
	return ui.Unfolded(a.action == "regeling", text.AnnualToldTitle.In(l), paragraph(text.AnnualToldFor.In(l)),
		f.Node(f.Radios("regeling-hoe", text.AnnualHow.In(l), choices(l, gehoor.ReportChannels(true)...)),
			f.Date("regeling-wanneer", text.AnnualOn.In(l), a.example()),
			f.Text("wat", text.AnnualToldWords.In(l), ui.Optional),
			ui.Buttons(ui.SecondButton(text.AnnualRecord.In(l)))))
}

// sent carries out a form of the page: what the regulation refuses stands above it, with all that was typed.
func (r *Request) sent(action string, do func(who app.Who, year int, kvk string, in *input) error) (Node, error) {
	who, year, kvk, err := r.annualOf()
	if err != nil {
		return nil, err
	}
	if _, err := r.App.YearWork(r.Ctx(), who, year, kvk); err != nil { // what one may not know is not there
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	err = do(who, year, kvk, in)
	var refusal *gehoor.Refusal
	switch {
	case errors.As(err, &refusal) && (action == "vastleggen" || action == "goedkeuren"):
		// These forms have nothing to fill in.
		r.invalid()
		return r.annualNode(nil, text.Refusal(r.Lang, refusal))
	case errors.As(err, &refusal):
		in.errors.Add(firstField(r.PostForm), text.Refusal(r.Lang, refusal))
	case err != nil:
		return nil, err
	case len(in.errors) == 0:
		return r.redirect(annualPath(year, kvk))
	}
	return r.annualNode(in, action)
}

// annualLimit is how many characters each of the texts of an annual report may have.
const annualLimit = 10_000

func (r *Request) annualWords() (Node, error) {
	return r.sent("woorden", func(who app.Who, year int, kvk string, in *input) error {
		typed := func(name string) string {
			words := typedWords(in.Values, name)
			if n := len([]rune(words)); n > annualLimit {
				in.errors.Add(name, text.Fill(r.Lang, text.WrongTooLong, n-annualLimit))
			}
			return words
		}
		both := func(name string) text.Msg { return text.Msg{NL: typed(name), EN: typed(name + "-en")} }
		words := app.YearWords{
			Summary: both("regeling"), Gist: both("strekking"), Remarks: both("opmerking"), Correction: both("verbeterd"), Explained: typed("uitleg"),
		}
		if len(in.errors) > 0 {
			return nil
		}
		return r.App.WriteYear(r.Ctx(), who, year, kvk, words)
	})
}

func (r *Request) annualFreeze() (Node, error) {
	return r.sent("vastleggen", func(who app.Who, year int, kvk string, in *input) error {
		return r.App.FreezeYear(r.Ctx(), who, year, kvk)
	})
}

func (r *Request) annualApprove() (Node, error) {
	return r.sent("goedkeuren", func(who app.Who, year int, kvk string, in *input) error {
		upTo, err := strconv.ParseInt(in.Get("versie"), 10, 64)
		if err != nil {
			return store.ErrNotFound
		}
		return r.App.ApproveYear(r.Ctx(), who, year, kvk, upTo)
	})
}

func (r *Request) annualDeliver() (Node, error) {
	return r.sent("bezorgd", func(who app.Who, year int, kvk string, in *input) error {
		to, how := in.words("aan").Text, one(in, "hoe", gehoor.ReportChannels(false)...)
		on := in.date("wanneer", r.Today())
		if len(in.errors) > 0 {
			return nil
		}
		return r.App.DeliverYear(r.Ctx(), who, year, kvk, in.Get("gemeente"), to, how, on)
	})
}

func (r *Request) annualTell() (Node, error) {
	return r.sent("verteld", func(who app.Who, year int, kvk string, in *input) error {
		how := one(in, "verteld-hoe", gehoor.ReportChannels(true)...)
		on := in.date("verteld-wanneer", r.Today())
		if len(in.errors) > 0 {
			return nil
		}
		return r.App.TellYear(r.Ctx(), who, year, kvk, how, on)
	})
}

func (r *Request) annualRegulation() (Node, error) {
	return r.sent("regeling", func(who app.Who, year int, kvk string, in *input) error {
		how := one(in, "regeling-hoe", gehoor.ReportChannels(true)...)
		on := in.date("regeling-wanneer", r.Today())
		if len(in.errors) > 0 {
			return nil
		}
		return r.App.TellRegulation(r.Ctx(), who, how, on, in.Get("wat"))
	})
}
