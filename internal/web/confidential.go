package web

import (
	"errors"
	"slices"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var _ = route(func(s *Server) {
	s.page("GET /vertrouwelijk", (*Request).confidential)
	s.page("POST /vertrouwelijk/{number}", (*Request).confirmAlarm)
})

// safetyReader is who is signed in, if that is somebody for whom there are safety tracks (D23); to others
// the page does not exist.
func (r *Request) safetyReader() (app.Who, error) {
	who, err := r.staff()
	if err != nil || who.Viewer.Has(gehoor.SafetyOfficer) || who.Viewer.Has(gehoor.AttentionOfficer) || who.Viewer.Has(gehoor.Director) {
		return who, err
	}
	for _, closed := range []bool{false, true} { // to whom one came because it is about the others
		rows, err := allRows(r.Ctx(), r.App.View(who), store.Query{Closed: closed})
		if err != nil {
			return who, err
		}
		if slices.ContainsFunc(rows, func(row store.Row) bool { return row.Sealed && row.Level == gehoor.LevelSee }) {
			return who, nil
		}
	}
	return who, store.ErrNotFound
}

// confidential lists the sealed dossiers that this person reads (B2, R7, R8): whether somebody has it, since
// when it is known, the next step of the checklist, and what one may do.
func (r *Request) confidential() (Node, error) {
	who, err := r.safetyReader()
	if err != nil {
		return nil, err
	}
	return r.confidentialPage(who, nil)
}

func (r *Request) confidentialPage(who app.Who, errs ui.Errors) (Node, error) {
	view := r.App.View(who)
	var running, ended []*gehoor.Complaint
	alarms := 0
	for _, closed := range []bool{false, true} { // a complaint of which all was taken over is closed
		rows, err := allRows(r.Ctx(), view, store.Query{Closed: closed})
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if !row.Sealed || row.Level != gehoor.LevelSee {
				continue
			}
			c, err := view.Complaint(r.Ctx(), row.ID)
			if errors.Is(err, store.ErrNotFound) {
				continue // taken from this reader just now
			} else if err != nil {
				return nil, err
			}
			if _, more := c.NextStep(); !more {
				ended = append(ended, c)
				continue
			}
			running = append(running, c)
			if alarmOpen(c) {
				alarms++
			}
		}
	}
	l := r.Lang
	p := r.shell(text.MenuSafety.In(l))
	p.Errors = errs
	if len(errs) > 0 {
		r.invalid()
	}
	t := ui.DataTable{Caption: text.SafetyEnded.In(l), Columns: []ui.Column{{Words: text.DossierComplaint.In(l)}, {Words: text.LabelLocation.In(l)}, {Words: text.SafetySince.In(l)}}}
	for _, c := range ended {
		t.Rows = append(t.Rows, []Node{ui.NumberLink(dossierPath(c), c.Number().String()), Text(r.locationName(c.Filed.Location)), Text(text.FormatDateLong(l, gehoor.DateOf(c.KnownSince)))})
	}
	return r.staffPage(p, "/vertrouwelijk", heading(text.MenuSafety.In(l)),
		ui.Intro(text.SafetySentence(l, len(running), alarms)),
		If(len(running) > 0, ui.Note(text.SafetyQuiet.In(l))),
		Map(running, func(c *gehoor.Complaint) Node { return r.trackBlock(who, c, errs) }),
		Iff(len(ended) > 0, func() Node { return Group{section(text.SafetyEnded.In(l)), t.Node()} }),
		Iff(r.Set.DirectorPhone != "" && who.Viewer.Has(gehoor.SafetyOfficer), func() Node {
			return Group{section(text.SafetyDirector.In(l)), ui.Buttons(ui.SecondCallButton(r.Set.DirectorPhone, text.CallWords(l, r.Set.DirectorPhone)))}
		}),
	), nil
}

// alarmOpen reports whether nobody has confirmed the alarm (D22).
func alarmOpen(c *gehoor.Complaint) bool {
	for _, d := range c.Duties() {
		if d.Kind == gehoor.OweAlarm && d.Open() {
			return true
		}
	}
	return false
}

// trackBlock is a dossier on its track.
func (r *Request) trackBlock(who app.Who, c *gehoor.Complaint, errs ui.Errors) Node {
	l := r.Lang
	mood := ui.Warning
	alarm := Node(nil)
	waits, err := r.App.ToPrint(r.Ctx(), who, c)
	if err != nil { // the rest of the track is shown
		r.S.Log.Error("looking for letters to print", "org", r.Org.ID, "error", err)
	}
	if alarmOpen(c) {
		mood = ui.Danger
		f := ui.Form{Lang: l, Action: ui.Path("/vertrouwelijk").Join(string(c.Number())), Repeatable: true, Label: text.SafetyReceive.In(l) + " " + c.Number().String(), Errors: errs}
		alarm = Group{h.P(h.Strong(Text(text.SafetyOpen.In(l)))), f.Node(ui.Buttons(ui.Button(text.SafetyReceive.In(l), ui.About(c.Number().String()))))}
	}
	rows := []ui.Row{
		{Term: text.SafetyTrack.In(l), Words: trackWords(l, c.Track)},
		{Term: text.LabelLocation.In(l), Words: r.locationName(c.Filed.Location)},
		{Term: text.SafetySince.In(l), Words: r.moment(c)},
	}
	for _, e := range c.Events() {
		if s, ok := e.Fact.(gehoor.SafetyStep); ok && s.Confirm && alarm == nil {
			rows = append(rows, ui.Row{Term: text.SafetyAlarm.In(l), Words: text.SafetyConfirmedAt(l, text.FormatDate(l, gehoor.DateOf(s.At), r.Today())+", "+text.FormatTime(l, s.At)+" · "+r.actor(e.Actor))})
			break
		}
	}
	if next, ok := c.NextStep(); ok {
		rows = append(rows, ui.Row{Term: text.SafetyNext.In(l), Words: text.Sentence(text.Word(l, next)), Change: dossierPath(c).Join("stap"), Verb: text.SafetyRecord.In(l)})
	}
	var links Group
	for _, a := range slices.Concat([]act{actName, actParty}, actsSafety) {
		if a.slug != "stap" && a.offered(c) && gehoor.Can(who.Viewer, a.needs(c), c) {
			links = append(links, h.Li(ui.Link(a.path(c), a.text.Title.In(l)), ui.Unseen(" "+c.Number().String())))
		}
	}
	return ui.Block(mood, section(c.Number().String()), alarm, ui.SummaryList(l, rows...),
		If(waits, Group{paragraph(text.DossierToPrint.In(l)), ui.LinkAlone(paperPath, text.PostPrint.In(l)+" "+c.Number().String())}),
		ui.LinkAlone(dossierPath(c), text.SafetyRead.In(l)+" "+c.Number().String()),
		If(len(links) > 0, Group{h.H3(Text(text.SafetyDo.In(l))), h.Ul(links)}))
}

func trackWords(l text.Lang, t gehoor.Track) string {
	if words := text.Word(l, t); words != "" {
		return text.Sentence(words)
	}
	return text.Sentence(text.SafetyUnknown.In(l))
}

func (r *Request) moment(c *gehoor.Complaint) string {
	return text.FormatDate(r.Lang, gehoor.DateOf(c.KnownSince), r.Today()) + ", " + text.FormatTime(r.Lang, c.KnownSince)
}

// confirmAlarm says that this person has it: the alarms stop. A second time changes nothing.
func (r *Request) confirmAlarm() (Node, error) {
	who, err := r.safetyReader()
	if err != nil {
		return nil, err
	}
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees || !gehoor.Can(who.Viewer, gehoor.Safeguard, c) {
		return nil, store.ErrNotFound
	}
	if !alarmOpen(c) {
		return r.redirect("/vertrouwelijk")
	}
	_, err = r.App.Do(r.Ctx(), who, c.ID, 0, gehoor.Safeguard, nil, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
		return c.TakeStep(gehoor.StepReceived, on.Now, false, gehoor.Ref{}, true, on.Now)
	})
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) {
		var errs ui.Errors
		errs.Add(ui.MainID, text.Refusal(r.Lang, refusal))
		return r.confidentialPage(who, errs)
	}
	if err != nil {
		return nil, err
	}
	return r.redirect("/vertrouwelijk")
}
