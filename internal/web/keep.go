package web

import (
	"cmp"
	"errors"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// C11, D35: what has reached its last day, what is held, and deciding on it. Nothing here says what a
// complaint is about but its subject.
var _ = route(func(s *Server) {
	s.page("GET /bewaren", (*Request).keep)
	s.page("POST /bewaren", (*Request).keepChosen)
	s.page("POST /bewaren/wissen", (*Request).keepErase)
	s.page("POST /bewaren/lezen", (*Request).openUp)
	s.page("GET /bewaren/{number}", (*Request).keepOne)
	s.page("POST /bewaren/{number}/vastzetten", (*Request).keepHold)
	s.page("POST /bewaren/{number}/loslaten", (*Request).keepRelease)
	s.page("POST /bewaren/{number}/lezen", (*Request).keepOpen)
})

func keepPath(n gehoor.Number) ui.Path { return ui.Path("/bewaren").Join(string(n)) }

// keepShown is how many dossiers are confirmed at a time.
const keepShown = 100

func (r *Request) keep() (Node, error) { return r.keepPage(&input{}) }

// keepPage is the page again with what was typed and is wrong in one of its forms.
func (r *Request) keepPage(in *input) (Node, error) {
	errs := in.errors
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	list, err := r.App.KeepList(r.Ctx(), who)
	if err != nil {
		return nil, err
	}
	procedure, err := r.App.Store.Procedure(r.Org.ID, r.Today())
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.shell(text.KeepTitle.In(l))
	p.Errors = errs
	if len(errs) > 0 {
		r.invalid()
	}
	review := 0
	for _, k := range list.Held {
		if k.Held.Before(r.Today()) {
			review++
		}
	}
	says := text.KeepPeople
	if procedure.Erase == gehoor.EraseItself {
		says = text.KeepAutomatic
	}
	asked, err := r.requests()
	if err != nil {
		return nil, err
	}
	officer := r.who.Viewer.Has(gehoor.PrivacyOfficer)
	read := ui.Form{Lang: l, Action: "/bewaren/lezen", Repeatable: true, Label: text.OpenUpOther.In(l), Values: in.Values, Errors: errs}
	return r.staffPage(p, "/bewaren",
		heading(text.KeepTitle.In(l)), Iff(len(list.Over)+review > 0, func() Node { return ui.Intro(text.KeepSentence(l, len(list.Over), review)) }),
		ui.Note(text.KeepIntro.In(l)+" "+says.In(l)), asked,
		section(text.KeepOver.In(l)), r.keepTable(text.KeepOver, text.KeepOverNone, list.Over), r.keepForm(list.Over, errs),
		section(text.KeepHeld.In(l)), r.heldTable(list.Held),
		section(text.KeepSoon.In(l)), r.keepTable(text.KeepSoon, text.KeepSoonNone, list.Soon),
		ui.Note(text.KeepEnquiries.In(l)),
		Iff(officer, func() Node {
			return Group{section(text.OpenUpOther.In(l)), ui.Note(text.OpenUpAny.In(l)),
				read.Node(read.Text("nr", text.OpenUpNumber.In(l), ui.Short, ui.Capitals, ui.Autocomplete("off")),
					read.TextArea("waarom", text.OpenUpReason.In(l), ui.Short), ui.Buttons(ui.SecondButton(text.OpenUpButton.In(l)))),
				h.P(ui.Link("/logboek", text.LogTitle.In(l)))}
		}),
	), nil
}

// requests are those about own data that the privacy officer has to answer, of closed complaints too (D20).
func (r *Request) requests() (Node, error) {
	if !r.who.Viewer.Has(gehoor.PrivacyOfficer) {
		return nil, nil
	}
	rows, err := r.App.View(*r.who).Asked(r.Ctx())
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.DataOpen.In(l), Headed: true, None: text.DataOpenNone.In(l), Columns: []ui.Column{
		{Words: text.ColumnNumber.In(l)}, {Words: text.LabelLocation.In(l)}, {Words: text.ColumnBy.In(l)},
	}}
	for _, row := range rows {
		day := gehoor.DateOf(row.Due.Add(-time.Second))
		t.Rows = append(t.Rows, []Node{ui.NumberLink(ui.Path("/dossier").Join(string(row.Number)).Join("gegevens"), row.Number.String()), Text(r.locationName(row.Location)),
			Group{Text(text.FormatDateLong(l, day) + " "), ui.Tag(deskUrgency(r.Today().DaysUntil(day)), text.DaysLeft(l, r.Today().DaysUntil(day)))}})
	}
	return Group{section(text.DataOpen.In(l)), t.Node()}, nil
}

func (r *Request) keepTable(caption, none text.Msg, all []app.Kept) Node {
	l := r.Lang
	t := ui.DataTable{Caption: caption.In(l), Headed: true, None: none.In(l), Columns: []ui.Column{
		{Words: text.ColumnNumber.In(l)}, {Words: text.LabelLocation.In(l)}, {Words: text.LabelCategory.In(l)}, {Words: text.KeepEnded.In(l)}, {Words: text.KeepLast.In(l)},
	}}
	for _, k := range all[:min(len(all), keepShown)] {
		last := text.FormatDateLong(l, k.Last)
		if k.Itself {
			last += " (" + text.KeepItself.In(l) + ")"
		}
		t.Rows = append(t.Rows, []Node{ui.NumberLink(keepPath(k.Number), k.Number.String()), Text(r.locationName(k.Location)),
			Text(r.categoryWords(k.Category)), Text(text.FormatDateLong(l, gehoor.DateOf(k.Closed))), Text(last)})
	}
	return t.Node()
}

func (r *Request) heldTable(all []app.Kept) Node {
	l := r.Lang
	t := ui.DataTable{Caption: text.KeepHeld.In(l), Headed: true, None: text.KeepHeldNone.In(l), Columns: []ui.Column{
		{Words: text.ColumnNumber.In(l)}, {Words: text.LabelLocation.In(l)}, {Words: text.LabelCategory.In(l)}, {Words: text.KeepSince.In(l)}, {Words: text.KeepReview.In(l)},
	}}
	for _, k := range all {
		days := r.Today().DaysUntil(k.Held)
		t.Rows = append(t.Rows, []Node{ui.NumberLink(keepPath(k.Number), k.Number.String()), Text(r.locationName(k.Location)), Text(r.categoryWords(k.Category)),
			Text(text.FormatDateLong(l, k.Since)), Group{Text(text.FormatDateLong(l, k.Held) + " "), If(days < 0, ui.Tag(ui.Late, text.KeepReview.In(l)))}})
	}
	return t.Node()
}

// keepForm is where the list is confirmed: all ticked, because they have been looked through above.
func (r *Request) keepForm(over []app.Kept, errs ui.Errors) Node {
	if len(over) == 0 {
		return nil
	}
	var list []ui.Choice
	var all []string
	for _, k := range over[:min(len(over), keepShown)] {
		list = append(list, ui.Choice{Value: string(k.Number), Words: k.Number.String()})
		all = append(all, string(k.Number))
	}
	if errs.At("nummer") != "" {
		all = nil
	}
	f := ui.Form{Lang: r.Lang, Action: "/bewaren", Repeatable: true, Errors: errs}
	return Group{If(len(over) > keepShown, ui.Note(text.KeepMore.In(r.Lang))),
		f.Node(f.Checkboxes("nummer", text.KeepChoose.In(r.Lang), list, ui.Default(all...)), ui.Buttons(ui.SecondButton(text.KeepNext.In(r.Lang))))}
}

// chosen are the ticked dossiers that this person may decide on.
func (r *Request) chosen() (rows []store.Row, err error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	for _, number := range r.PostForm["nummer"] {
		row, err := r.App.View(who).ByNumber(r.Ctx(), number)
		if errors.Is(err, store.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// keepChosen asks once more, for what is erased does not come back.
func (r *Request) keepChosen() (Node, error) {
	rows, err := r.chosen()
	if err != nil {
		return nil, err
	}
	list, err := r.App.KeepList(r.Ctx(), *r.who)
	if err != nil {
		return nil, err
	}
	if len(list.Over) == 0 {
		return r.redirect("/bewaren")
	}
	if len(rows) == 0 {
		in := &input{lang: r.Lang}
		in.wrong("nummer", text.EraseWrong)
		return r.keepPage(in)
	}
	l := r.Lang
	p := r.shell(text.EraseSure.In(l))
	p.Back, p.BackWords, p.Translated = "/bewaren", text.KeepTitle.In(l), ""
	f := ui.Form{Lang: l, Action: "/bewaren/wissen", Repeatable: true}
	return r.staffPage(p, "/bewaren", heading(text.EraseSure.In(l)), ui.Intro(text.EraseWhat.In(l)),
		h.Ul(Map(rows, func(row store.Row) Node {
			return h.Li(Text(row.Number.String() + " · " + r.locationName(row.Location)))
		})),
		f.Node(Map(rows, func(row store.Row) Node { return f.Hidden("nummer", string(row.Number)) }),
			ui.Buttons(ui.DangerButton(text.EraseButton.In(l)), ui.SecondLink("/bewaren", text.EraseCancel.In(l))))), nil
}

func (r *Request) keepErase() (Node, error) {
	rows, err := r.chosen()
	if err != nil {
		return nil, err
	}
	ids := make([]gehoor.StreamID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	erased, refused, err := r.App.EraseDossiers(r.Ctx(), *r.who, ids)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.shell(text.KeepTitle.In(l))
	p.Back, p.BackWords, p.Translated = "/bewaren", text.KeepTitle.In(l), ""
	var stay Group
	for _, row := range rows {
		if no := refused[row.ID]; no != nil {
			stay = append(stay, h.Li(ui.Link(keepPath(row.Number), row.Number.String()), Text(" "+text.Refusal(l, no))))
		}
	}
	return r.staffPage(p, "/bewaren", heading(text.KeepTitle.In(l)),
		ui.Block(ui.Good, paragraph(text.Erased(l, erased, app.Forgotten(r.Set, r.Today())))),
		If(len(stay) > 0, ui.Block(ui.Warning, section(text.EraseStays.In(l)), h.Ul(stay)))), nil
}

// kept is the complaint that the path names, if this person decides on it.
func (r *Request) kept() (c *gehoor.Complaint, last gehoor.Date, ok bool, err error) {
	who, err := r.staff()
	if err != nil {
		return nil, last, false, err
	}
	n, named := gehoor.ParseNumber(r.PathValue("number"))
	if !named {
		return nil, last, false, store.ErrNotFound
	}
	row, err := r.App.View(who).ByNumber(r.Ctx(), string(n))
	if err != nil {
		return nil, last, false, err
	}
	return r.App.Retained(r.Ctx(), who, row.ID)
}

func (r *Request) keepOne() (Node, error) { return r.keepOnePage(nil) }

func (r *Request) keepOnePage(in *input) (Node, error) {
	c, last, known, err := r.kept()
	if err != nil {
		return nil, err
	}
	reason, err := r.App.HoldReason(r.Ctx(), *r.who, c)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.shell(text.KeepTitle.In(l))
	p.Section = c.Number().String()
	sees := gehoor.Can(r.who.Viewer, gehoor.See, c)
	p.Back, p.BackWords = "/bewaren", text.KeepTitle.In(l)
	if sees { // where one comes from; and who only reads for safety has no such list
		p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(l)
	}
	hold := ui.Form{Lang: l, Action: keepPath(c.Number()).Join("vastzetten"), Repeatable: true, Label: text.HoldTitle.In(l)}
	read := ui.Form{Lang: l, Action: keepPath(c.Number()).Join("lezen"), Repeatable: true, Label: text.OpenUpOther.In(l)}
	if in != nil {
		hold.Values, hold.Errors, read.Values, read.Errors, p.Errors = in.Values, in.errors, in.Values, in.errors, in.errors
		r.invalid()
	}
	says := text.FormatDateLong(l, last)
	if !known {
		says = r.mustStay(c)
	} else if procedure, err := r.App.Store.Procedure(r.Org.ID, r.Today()); err == nil && c.GoesItself(procedure) {
		says += " (" + text.KeepItself.In(l) + ")"
	}
	rows := []ui.Row{{Term: text.LabelLocation.In(l), Words: r.locationName(c.Filed.Location)}, {Term: text.LabelCategory.In(l), Words: cmp.Or(r.categoryWords(category(c)), text.Sentence(text.ReportUnsorted.In(l)))},
		{Term: text.DossierReceived.In(l), Words: text.FormatDateLong(l, gehoor.DateOf(c.Filed.ReceivedAt))}}
	if !c.ClosedAt.IsZero() {
		rows = append(rows, ui.Row{Term: text.KeepEnded.In(l), Words: text.FormatDateLong(l, gehoor.DateOf(c.ClosedAt)) + ": " + text.Word(l, c.ClosedOn)})
	}
	rows = append(rows, ui.Row{Term: text.KeepLast.In(l), Words: says})
	if !c.Hold.IsZero() {
		rows = append(rows, ui.Row{Term: text.KeepHeld.In(l), Words: reason}, ui.Row{Term: text.KeepReview.In(l), Words: text.FormatDateLong(l, c.Hold)})
	}
	release := ui.Form{Lang: l, Action: keepPath(c.Number()).Join("loslaten"), Repeatable: true, Label: text.HoldRelease.In(l)}
	return r.staffPage(p, "/bewaren",
		ui.Above(c.Number().String()), heading(text.KeepTitle.In(l)), ui.SummaryList(l, rows...),
		h.P(ui.Link(keepPath(c.Number()).Join("logboek"), text.LogTitle.In(l))),
		If(!c.Hold.IsZero(), release.Node(ui.Buttons(ui.SecondButton(text.HoldRelease.In(l))))),
		section(text.HoldTitle.In(l)), ui.Note(text.HoldWhat.In(l)),
		hold.Node(hold.TextArea("reden", text.HoldReason.In(l), ui.Short), hold.Date("tot", text.HoldReview.In(l), r.example()), ui.Buttons(ui.Button(text.HoldButton.In(l)))),
		Iff(!sees && r.who.Viewer.Has(gehoor.PrivacyOfficer), func() Node {
			return Group{section(text.OpenUpTitle.In(l)), ui.Note(text.OpenUpWhat.In(l)),
				read.Node(read.TextArea("waarom", text.OpenUpReason.In(l), ui.Short), ui.Buttons(ui.SecondButton(text.OpenUpButton.In(l))))}
		}),
	), nil
}

// mustStay says why a dossier has no last day yet.
func (r *Request) mustStay(c *gehoor.Complaint) string {
	_, err := c.Erase(gehoor.DefaultProcedure(), gehoor.CauseRetention, r.Now)
	var no *gehoor.Refusal
	if errors.As(err, &no) {
		return text.Refusal(r.Lang, no)
	}
	return ""
}

// keepAct carries out one of the forms of the page of a dossier.
func (r *Request) keepAct(act func(c *gehoor.Complaint, in *input) error) (Node, error) {
	c, _, _, err := r.kept()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	err = act(c, in)
	var no *gehoor.Refusal
	if errors.As(err, &no) {
		in.errors.Add(firstField(r.PostForm), text.Refusal(r.Lang, no))
	} else if err != nil {
		return nil, err
	}
	if len(in.errors) > 0 {
		return r.keepOnePage(in)
	}
	return r.redirect(keepPath(c.Number()))
}

func (r *Request) keepHold() (Node, error) {
	return r.keepAct(func(c *gehoor.Complaint, in *input) error {
		reason, until := in.words("reden"), in.date("tot", r.Today())
		if len(in.errors) > 0 {
			return nil
		}
		return r.App.Hold(r.Ctx(), *r.who, c.ID, until, reason)
	})
}

func (r *Request) keepRelease() (Node, error) {
	return r.keepAct(func(c *gehoor.Complaint, _ *input) error {
		if c.Hold.IsZero() {
			return nil // released already
		}
		return r.App.Release(r.Ctx(), *r.who, c.ID)
	})
}

func (r *Request) keepOpen() (Node, error) {
	return r.keepAct(func(c *gehoor.Complaint, in *input) error {
		reason := in.words("waarom")
		if len(in.errors) > 0 || gehoor.Can(r.who.Viewer, gehoor.See, c) {
			return nil
		}
		return r.App.OpenUp(r.Ctx(), *r.who, c.Number(), reason)
	})
}

// openUp is keepOpen for a dossier that is in no list of the privacy officer's: she has its number from who asked her to look.
func (r *Request) openUp() (Node, error) {
	who, err := r.officer()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	n, ok := gehoor.ParseNumber(in.Get("nr"))
	if !ok {
		in.wrong("nr", text.WrongNumber)
	}
	reason := in.words("waarom")
	if len(in.errors) == 0 {
		if err = r.App.OpenUp(r.Ctx(), who, n, reason); errors.Is(err, store.ErrNotFound) {
			in.wrong("nr", text.OpenUpNone)
		} else if err != nil {
			return nil, err
		}
	}
	if len(in.errors) > 0 {
		return r.keepPage(in)
	}
	return r.redirect(ui.Path("/dossier").Join(string(n)))
}
