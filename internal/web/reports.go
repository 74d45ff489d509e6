package web

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/report"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R17, D36: the weekly reports, for the desk that sends them and the board that reads them (C7, B1).
var _ = route(func(s *Server) {
	s.page("GET /rapporten", (*Request).reports)
	s.page("GET /rapporten/week/{from}", (*Request).reportPage)
	s.page("GET /rapporten/week/{from}/bestand/{form}", (*Request).reportFile)
	s.page("POST /rapporten/week/{from}/opmerking", (*Request).remarkReport)
	s.page("POST /rapporten/week/{from}/opmerking/weghalen", (*Request).forgetRemark)
	s.page("POST /rapporten/week/{from}/versturen", (*Request).sendReport)
	s.page("POST /rapporten/week/{from}/terug", (*Request).undoReport)
})

func isDesk(who app.Who) bool {
	return who.Viewer.Has(gehoor.Coordinator) || who.Viewer.Has(gehoor.DeputyCoordinator)
}

func weekPath(from gehoor.Date) ui.Path { return ui.Path("/rapporten/week").Join(from.String()) }

// reports lists the reports as they were sent, and leads to those of this week and of the last.
func (r *Request) reports() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	weeks, err := r.App.Weeks(r.Ctx(), who)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.ReportsList.In(l), None: text.ReportsNone.In(l), Columns: []ui.Column{{Words: text.ReportsWeek.In(l)}, {Words: text.ReportsDays.In(l)}, {Words: text.ReportsSent.In(l)}}}
	last := app.LastWeek(r.Today())
	for _, w := range weeks {
		sent := ""
		if !w.SentAt.IsZero() {
			sent = text.FormatDate(l, gehoor.DateOf(w.SentAt), r.Today()) + ", " + text.FormatTime(l, w.SentAt)
		}
		if w.Itself {
			sent += " · " + text.ReportsItself.In(l)
		}
		_, week := w.From.Start(nil).Add(12 * time.Hour).ISOWeek()
		t.Rows = append(t.Rows, []Node{ui.Link(weekPath(w.From), text.ReportWeek(l, week)), Text(text.FromUntil(l, w.From, w.From.AddDays(6))), Text(sent)})
	}
	frozen := len(weeks) > 0 && weeks[0].From == last
	var annuals Node // a supervisor reads the weekly reports alone
	if isDesk(who) || who.Viewer.Has(gehoor.Board) {
		if annuals, err = r.annualsTable(who); err != nil {
			return nil, err
		}
	}
	return r.staffPage(r.shell(text.ReportsTitle.In(l)), "/rapporten", heading(text.ReportsTitle.In(l)),
		If(isDesk(who) && !frozen, ui.Note(text.ReportsNoon.In(l))),
		ui.Buttons(
			If(isDesk(who) && !frozen, ui.ButtonLink(weekPath(last), text.ReportsLast.In(l))),
			ui.SecondLink(weekPath(last.AddDays(7)), text.ReportsPreview.In(l)),
			If(isDesk(who), ui.SecondLink(inspectPath, text.InspectMenu.In(l))),
			If(!who.Viewer.Has(gehoor.Supervisor) || isDesk(who), ui.SecondLink(disputesPath, text.DisputesTitle.In(l))),
			If(isDesk(who), ui.SecondLink("/rapporten/trends", text.TrendLink.In(l)))),
		t.Node(), annuals), nil
}

// weekTitle says a week by its number and days.
func weekTitle(l text.Lang, from gehoor.Date) string {
	year, week := from.Start(nil).Add(12 * time.Hour).ISOWeek()
	until := from.AddDays(6)
	return text.ReportOf(l, week, year, text.FormatDate(l, from, until), text.FormatDateLong(l, until))
}

// week is the Monday that the path names, of this week or an earlier one, and who asks for its report.
func (r *Request) week() (app.Who, gehoor.Date, error) {
	who, err := r.staff()
	if err != nil {
		return who, gehoor.Date{}, err
	}
	from, err := gehoor.ParseDate(r.PathValue("from"))
	if err != nil || from.Weekday() != time.Monday || from.After(r.Today()) {
		return who, from, store.ErrNotFound
	}
	return who, from, nil
}

func (r *Request) reportPage() (Node, error) {
	who, from, err := r.week()
	if err != nil {
		return nil, err
	}
	return r.reportNode(who, from, nil)
}

func (r *Request) reportNode(who app.Who, from gehoor.Date, in *input) (Node, error) {
	week, err := r.App.Week(r.Ctx(), who, from)
	if err != nil {
		return nil, err
	}
	remark, err := r.App.WeekRemark(r.Ctx(), r.Org.ID, week)
	gone := errors.Is(err, store.ErrErased)
	if gone {
		remark, err = text.ErasedWords.In(r.Lang), nil
	}
	if err != nil {
		return nil, err
	}
	l, figures := r.Lang, week.Report
	title := text.Sentence(week.Headline(l))
	p := r.shell(title)
	p.Section, p.Back, p.BackWords = weekTitle(l, from), "/rapporten", text.ReportsBack.In(l)
	if in != nil {
		p.Errors = in.errors
		r.invalid()
	}
	state := ui.Note(text.ReportPreview.In(l))
	if week.Frozen {
		state = ui.Note(strings.TrimSpace(text.ReportFrozenAs.In(l) + " " + r.madeOn(week)))
		if in != nil && in.has("opmerking") { // it came too late, and is not lost
			state = Group{state, h.Div(h.ID("opmerking"), ui.Block(ui.Warning, paragraph(text.ReportRemarkLate.In(l)), ui.Prose(in.Get("opmerking"))))}
		}
	}
	var send Node
	if isDesk(who) && week.Frozen && week.Remark != (gehoor.Ref{}) && !gone {
		f := ui.Form{Lang: l, Action: weekPath(from).Join("opmerking/weghalen"), Repeatable: true, Label: text.ReportForget.In(l)}
		if in != nil {
			f.Values, f.Errors = in.Values, in.errors
		}
		send = Group{section(text.ReportForget.In(l)), paragraph(text.ReportForgetFor.In(l)),
			f.Node(f.TextArea("reden", text.LabelReason.In(l), ui.Short), ui.Buttons(ui.DangerButton(text.ReportForget.In(l))))}
	}
	if isDesk(who) && !week.Frozen {
		if send, err = r.reportForms(who, from, remark, in); err != nil {
			return nil, err
		}
	}
	return r.staffPage(p, "/rapporten", ui.Above(weekTitle(l, from)), heading(title), state,
		If(remark != "" && (week.Frozen || !isDesk(who)), Group{section(text.ReportRemark.In(l)), ui.Block(ui.Plain, ui.Prose(remark))}),
		section(text.ReportAttention.In(l)), r.exceptions(who, week),
		section(text.WeekChanged.In(l)), paragraph(week.Changed(l)),
		section(text.ReportKept.In(l)), r.keptRows(figures), r.perWeek(figures),
		section(text.ReportWhere.In(l)), r.places13(week),
		section(text.ReportLearned.In(l)), r.learned(who, week),
		Iff(len(figures.Heard) > 0, func() Node {
			t := heardTable(l, figures.Heard)
			return Group{section(text.RatedTitle.In(l)), t.Node(), ui.Note(text.HeardRule.In(l))}
		}),
		section(text.ReportOutside.In(l)), r.outsideTable(figures), If(figures.Sealed.Year != 0, Group{paragraph(text.WeekQuarter(l, figures.Sealed)), ui.Note(text.ReportSealed.In(l))}),
		send,
		section(text.WeekFiles.In(l)), r.reportFiles(from),
		Iff(week.Frozen, func() Node {
			return Group{section(text.ReportProof.In(l)), ui.SummaryList(l,
				ui.Row{Term: text.ReportLength.In(l), Words: strconv.FormatInt(week.LogLength, 10)},
				ui.Row{Term: text.ReportPrint.In(l), Words: week.Fingerprint},
				ui.Row{Term: text.ReportRules.In(l), Words: strconv.Itoa(figures.RulesVersion)})}
		}),
		ui.Note(text.ReportNoNames.In(l)),
	), nil
}

// madeOn says when a report was frozen; nothing when that was not kept.
func (r *Request) madeOn(week app.Week) string {
	if week.Made.IsZero() {
		return ""
	}
	return text.WeekMade(r.Lang, text.FormatDateLong(r.Lang, week.Made))
}

// reportForms let the desk add a remark, send the report of a week that has ended, and take that back.
func (r *Request) reportForms(who app.Who, from gehoor.Date, remark string, in *input) (Node, error) {
	l := r.Lang
	f := ui.Form{Lang: l, Action: weekPath(from).Join("opmerking"), Values: map[string][]string{"opmerking": {remark}}, Repeatable: true, Label: text.ReportRemark.In(l)}
	if in != nil {
		f.Values, f.Errors = in.Values, in.errors
	}
	forms := Group{section(text.ReportRemark.In(l)), f.Node(
		f.TextArea("opmerking", text.ReportRemark.In(l), ui.Short, ui.Hint(text.ReportRemarkFor.In(l))),
		ui.Buttons(ui.SecondButton(text.ReportKeep.In(l))))}
	if from.After(app.LastWeek(r.Today())) {
		return forms, nil
	}
	sending, ok, err := r.App.SendingWeek(r.Ctx(), who, from)
	switch {
	case err != nil:
		return nil, err
	case ok && sending.Wait:
		return append(forms, ui.Notice(ui.Good, text.ReportOnItsWay.In(l), ui.UndoForm(l, weekPath(from).Join("terug"), from.String(), text.ReportsWeek.In(l)))), nil
	case ok:
		return append(forms, ui.Block(ui.Good, paragraph(text.ReportOnItsWay.In(l)))), nil
	}
	now := ui.Form{Lang: l, Action: weekPath(from).Join("versturen"), Repeatable: true, Label: text.ReportSend.In(l)}
	return append(forms, now.Node(ui.Buttons(ui.Button(text.ReportSend.In(l))))), nil
}

// exceptions are what is late or was approved alone: complaint, what, by when, whose.
func (r *Request) exceptions(who app.Who, week app.Week) Node {
	l := r.Lang
	t := ui.DataTable{Caption: text.ReportAttention.In(l), Headed: true, None: text.ReportNothing.In(l), Columns: []ui.Column{
		{Words: text.DossierComplaint.In(l)}, {Words: text.ReportWhat.In(l)}, {Words: text.LabelLocation.In(l)}, {Words: text.ReportClause.In(l)},
		{Words: text.ReportBy.In(l)}, {Words: text.ReportDays.In(l)}, {Words: text.ReportWho.In(l)},
	}}
	for _, e := range week.Report.Exceptions {
		var days Node
		if !e.Alone {
			days = ui.Tag(ui.Late, text.Days(l, e.Days))
		}
		t.Rows = append(t.Rows, []Node{r.numberFor(who, e.Number), Text(report.What(l, e)), Text(week.Place(l, e.Location)), Text(string(e.Clause)),
			Text(text.FormatDate(l, e.By, r.Today())), days, Text(text.Sentence(r.seatWords(e.Seat)))})
	}
	return t.Node()
}

// numberFor is a complaint's number: for the desk with the way to it.
func (r *Request) numberFor(who app.Who, n gehoor.Number) Node {
	if isDesk(who) {
		return ui.NumberLink(ui.Path("/dossier/").Join(string(n)), n.String())
	}
	return Text(n.String())
}

func (r *Request) keptRows(w gehoor.WeekReport) Node {
	l := r.Lang
	n := strconv.Itoa
	return ui.SummaryList(l,
		ui.Row{Term: text.ReportNew.In(l), Words: n(w.New)},
		ui.Row{Term: text.ReportBefore.In(l), Words: n(w.NewBefore)},
		ui.Row{Term: text.ReportIncidents.In(l), Words: n(w.Incidents)},
		ui.Row{Term: text.ReportOpen.In(l), Words: n(w.Open)},
		ui.Row{Term: text.ReportContact.In(l), Words: text.NOf(l, w.Contact)},
		ui.Row{Term: text.ReportTried.In(l), Words: n(w.Tried)},
		ui.Row{Term: text.ReportDecide.In(l), Words: text.NOf(l, w.Decide)},
		ui.Row{Term: text.ReportOverdueN.In(l), Words: n(len(w.Overdue))})
}

func (r *Request) perWeek(w gehoor.WeekReport) Node {
	l := r.Lang
	chart := ui.Chart{Caption: text.ReportWeeks.In(l), Name: text.ReportsWeek.In(l), Unit: text.ReportComplaints.In(l)}
	for _, one := range w.Weeks {
		_, week := one.From.Start(nil).Add(12 * time.Hour).ISOWeek()
		chart.Bars = append(chart.Bars, ui.Bar{Words: strconv.Itoa(week), Number: float64(one.New)})
	}
	return chart.Node()
}

// places13 are the lists of thirteen weeks: by place and by subject, each with its total, and the signals.
func (r *Request) places13(week app.Week) Node {
	l, w := r.Lang, week.Report
	counts := func(caption, first text.Msg, more ...text.Msg) ui.DataTable {
		t := ui.DataTable{Caption: caption.In(l), Columns: []ui.Column{{Words: first.In(l)}, {Words: text.ReportNow.In(l), Number: true}, {Words: text.ReportEarlier.In(l), Number: true}}}
		for _, m := range more {
			t.Columns = append(t.Columns, ui.Column{Words: m.In(l), Number: m == text.WeekPer100})
		}
		return t
	}
	row := func(words string, c gehoor.Count, more ...string) []Node {
		cells := []Node{Text(words), Text(strconv.Itoa(c.N)), Text(strconv.Itoa(c.Before))}
		for _, m := range more {
			cells = append(cells, Text(m))
		}
		return cells
	}
	or := func(words string, otherwise text.Msg) string {
		if words == "" {
			return text.Sentence(otherwise.In(l))
		}
		return text.Sentence(words)
	}
	locations := counts(text.ReportLocations, text.LabelLocation, text.ReportMost, text.WeekPer100)
	for _, c := range w.Locations {
		locations.Rows = append(locations.Rows, row(text.Sentence(week.Place(l, c.Location)), c.Count, week.Subject(l, c.Subject), week.Per100(l, c)))
	}
	locations.Rows = append(locations.Rows, row(text.ReportTotal.In(l), w.Total, "", ""))
	regions := counts(text.ReportRegions, text.AdminPlaceRegion)
	for _, c := range w.Regions {
		regions.Rows = append(regions.Rows, row(text.Sentence(week.Region(l, c.Region)), c.Count))
	}
	regions.Rows = append(regions.Rows, row(text.ReportTotal.In(l), w.Total))
	categories := counts(text.ReportCategories, text.LabelCategory)
	for _, c := range w.Categories {
		categories.Rows = append(categories.Rows, row(or(week.Subject(l, c.Category), text.ReportUnsorted), c.Count))
	}
	categories.Rows = append(categories.Rows, row(text.ReportTotal.In(l), w.Parts))
	kinds := counts(text.ReportKinds, text.ReportKind)
	for _, c := range w.Kinds {
		kinds.Rows = append(kinds.Rows, row(or(text.Word(l, c.Kind), text.ReportUnsorted), c.Count))
	}
	kinds.Rows = append(kinds.Rows, row(text.ReportTotal.In(l), w.Parts))
	signals := text.ReportNoRepeats.In(l)
	for i, s := range w.Repeats {
		if i == 0 {
			signals = ""
		} else {
			signals += "\n"
		}
		signals += text.RepeatWords(l, week.Place(l, s.Location), week.Subject(l, s.Category), s.N)
	}
	return Group{locations.Node(), regions.Node(), categories.Node(), kinds.Node(), ui.SummaryList(l, ui.Row{Term: text.ReportRepeats.In(l), Words: signals})}
}

func (r *Request) learned(who app.Who, week app.Week) Node {
	l, w := r.Lang, week.Report
	closed := ui.DataTable{Caption: text.ReportClosed.In(l), None: text.ReportClosed.In(l) + ": " + text.ReportNone.In(l), Columns: []ui.Column{{Words: text.LabelGround.In(l)}, {Words: text.ReportNumber.In(l), Number: true}}}
	for _, c := range w.Closed {
		closed.Rows = append(closed.Rows, []Node{Text(text.Sentence(text.Word(l, c.Ground))), Text(strconv.Itoa(c.N))})
	}
	outcomes := ui.DataTable{Caption: text.ReportOutcomes.In(l), None: text.ReportOutcomes.In(l) + ": " + text.ReportNone.In(l), Columns: []ui.Column{{Words: text.LabelOutcome.In(l)}, {Words: text.ReportNumber.In(l), Number: true}}}
	for _, c := range w.Outcomes {
		outcomes.Rows = append(outcomes.Rows, []Node{Text(text.Sentence(text.Word(l, c.Outcome))), Text(strconv.Itoa(c.N))})
	}
	measures := func(caption text.Msg, none string, list []gehoor.WeekMeasure) Node {
		t := ui.DataTable{Caption: caption.In(l), None: none, Columns: []ui.Column{
			{Words: text.DossierComplaint.In(l)}, {Words: text.ReportMeasure.In(l), Number: true}, {Words: text.LabelLocation.In(l)}, {Words: text.ReportDue.In(l)}, {Words: text.ReportMoved.In(l), Number: true}}}
		for _, m := range list {
			t.Rows = append(t.Rows, []Node{r.numberFor(who, m.Number), Text(strconv.Itoa(m.No)), Text(week.Place(l, m.Location)), Text(text.FormatDate(l, m.Due, r.Today())), Text(strconv.Itoa(m.Moved))})
		}
		return t.Node()
	}
	return Group{closed.Node(), outcomes.Node(),
		measures(text.ReportOverdue, text.ReportNoOverdue.In(l), w.Overdue),
		measures(text.ReportPromised, text.ReportPromised.In(l)+": "+text.ReportNone.In(l), w.NewMeasures)}
}

func (r *Request) outsideTable(w gehoor.WeekReport) Node {
	l := r.Lang
	t := ui.DataTable{Caption: text.ReportOutside.In(l), Headed: true, Columns: []ui.Column{
		{Words: text.ReportBody.In(l)}, {Words: text.ReportBegun.In(l), Number: true}, {Words: text.ReportEnded.In(l), Number: true}, {Words: text.ReportRunning.In(l), Number: true}}}
	for _, o := range w.Outside {
		t.Rows = append(t.Rows, []Node{Text(text.Word(l, o.Body)), Text(strconv.Itoa(o.New)), Text(strconv.Itoa(o.Ended)), Text(strconv.Itoa(o.Running))})
	}
	return t.Node()
}

// toTake are the forms that a page leads to; it is itself the one in HTML.
var toTake = []app.Format{app.AsPDF, app.AsXLSX, app.AsCSV, app.AsJSON}

// reportFiles are the forms that one can take along.
func (r *Request) reportFiles(from gehoor.Date) Node {
	var links Group
	for _, f := range toTake {
		links = append(links, h.Li(ui.Link(weekPath(from).Join("bestand").Join(string(f)), text.WeekWord(r.Lang, string(f)))))
	}
	return h.Ul(links)
}

// reportFile sends a form of a report: of a frozen one the bytes as they were frozen.
func (r *Request) reportFile() (Node, error) {
	who, from, err := r.week()
	if err != nil {
		return nil, err
	}
	format := app.Format(r.PathValue("form"))
	if !slices.Contains(toTake, format) {
		return nil, store.ErrNotFound
	}
	week, err := r.App.Week(r.Ctx(), who, from)
	if err != nil {
		return nil, err
	}
	body, err := r.App.WeekAs(r.Ctx(), r.Org.ID, week, format, r.Lang)
	if err != nil {
		return nil, err
	}
	year, number := week.Of()
	return nil, r.sendForm(fmt.Sprintf("%s-%d-W%02d.%s", text.WeekFile.In(r.Lang), year, number, format), format.MediaType(), body)
}

// atDesk is week for who sends reports; to others there is nothing to send.
func (r *Request) atDesk() (app.Who, gehoor.Date, error) {
	who, from, err := r.week()
	if err == nil && !isDesk(who) {
		err = store.ErrNotFound
	}
	if err == nil {
		err = r.ParseForm()
	}
	return who, from, err
}

func (r *Request) remarkReport() (Node, error) {
	who, from, err := r.atDesk()
	if err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	words := in.words("opmerking").Text
	if len(in.errors) > 0 {
		return r.reportNode(who, from, in)
	}
	if err := r.App.RemarkWeek(r.Ctx(), who, from, words); errors.Is(err, app.ErrFrozen) {
		in.wrong("opmerking", text.ReportRemarkLate)
		return r.reportNode(who, from, in)
	} else if err != nil {
		return nil, err
	}
	return r.redirect(weekPath(from))
}

// forgetRemark takes the remark out of a report that was sent, and out of its files.
func (r *Request) forgetRemark() (Node, error) {
	who, from, err := r.atDesk()
	if err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	reason := in.words("reden").Text
	if len(in.errors) > 0 {
		return r.reportNode(who, from, in)
	}
	if err := r.App.EraseRemark(r.Ctx(), who, from, gehoor.CauseThird, reason); err != nil {
		return nil, err
	}
	return r.redirect(weekPath(from))
}

func (r *Request) sendReport() (Node, error) {
	who, from, err := r.atDesk()
	if err != nil {
		return nil, err
	}
	if _, err := r.App.SendWeek(r.Ctx(), who, from); err != nil {
		return nil, err
	}
	return r.redirect(weekPath(from))
}

func (r *Request) undoReport() (Node, error) {
	who, from, err := r.atDesk()
	if err != nil {
		return nil, err
	}
	sending, ok, err := r.App.SendingWeek(r.Ctx(), who, from)
	if err == nil && ok {
		_, err = r.App.Undo(r.Ctx(), who, sending.Job)
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	return r.redirect(weekPath(from))
}
