package web

import (
	"strconv"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var _ = route(func(s *Server) {
	s.page("GET /bureau", (*Request).desk)
	s.page("GET /zoeken", (*Request).searchPage)
	s.page("POST /zoeken", (*Request).search)
})

// desk is what must be done today, the next duty first, for whoever looks (C1, M3, L1). What one
// may not know is not in it, nor in its counts.
func (r *Request) desk() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	v := r.App.View(who)
	q := store.Query{Closed: r.URL.Query().Get("toon") == "afgesloten", After: store.Cursor(r.URL.Query().Get("na")), Level: gehoor.LevelKnow}
	if n, err := strconv.ParseInt(r.URL.Query().Get("locatie"), 10, 64); err == nil {
		q.Location = gehoor.LocationID(n)
	}
	page, err := v.List(r.Ctx(), q)
	if err != nil {
		return nil, err
	}
	counts, err := v.Counts(r.Ctx(), r.Now)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.shell(text.DeskTitle.In(l))
	first, err := firstNew(r, v)
	if err != nil {
		return nil, err
	}
	desk := who.Viewer.Has(gehoor.Coordinator) || who.Viewer.Has(gehoor.DeputyCoordinator)
	var next ui.Path
	if page.Next != "" {
		next = ui.Path("/bureau").With("na", string(page.Next))
		if q.Closed {
			next = next.With("toon", "afgesloten")
		}
	}
	other := ui.Link(ui.Path("/bureau").With("toon", "afgesloten"), text.DeskClosed.In(l))
	if q.Closed {
		other = ui.Link("/bureau", text.DeskOpen.In(l))
	}
	review, err := r.mustReview(v)
	if err != nil {
		return nil, err
	}
	return r.staffPage(p, "/bureau",
		heading(text.DeskTitle.In(l)), review,
		ui.Tiles(
			ui.Tile{Number: counted(counts.Late), Words: text.DeskLate.In(l)},
			ui.Tile{Number: counted(counts.New), Words: text.DeskNew.In(l)},
			ui.Tile{Number: counted(counts.Week), Words: text.DeskWeek.In(l)},
		),
		Iff(desk, func() Node {
			return ui.Buttons(
				Iff(first != "", func() Node {
					return ui.ButtonLink(ui.Path("/dossier/").Join(string(first)).Join("doorsturen"), text.DeskFirst.In(l), ui.Focused, ui.AccessKey("n"))
				}),
				ui.SecondLink("/invoeren", text.DeskEnter.In(l)))
		}),
		r.deskTable(page.Rows, q.Closed),
		ui.Pager(l, "", next),
		h.Ul(h.Li(other), If(desk, h.Li(ui.Link("/post", text.DeskPost.In(l))))),
	), nil
}

// mustReview stands there while something that is held must be looked at again: such a dossier is mostly closed, and
// in no list of what is open (D35).
func (r *Request) mustReview(v store.View) (Node, error) {
	if !r.who.Viewer.Has(gehoor.Coordinator) && !r.who.Viewer.Has(gehoor.DeputyCoordinator) && !r.who.Viewer.Has(gehoor.SafetyOfficer) {
		return nil, nil
	}
	held, err := v.Held(r.Ctx())
	if err != nil || len(held) == 0 || !held[0].Held.Before(r.Today()) {
		return nil, err
	}
	return ui.Block(ui.Warning, h.P(ui.Link("/bewaren", text.HoldDue.In(r.Lang)))), nil
}

func counted(c store.Count) string {
	if c.More {
		return strconv.Itoa(c.N) + "+"
	}
	return strconv.Itoa(c.N)
}

// firstNew is the complaint that waits longest to be routed.
func firstNew(r *Request, v store.View) (gehoor.Number, error) {
	page, err := v.List(r.Ctx(), store.Query{Step: gehoor.OweForward, Limit: 5})
	if err != nil {
		return "", err
	}
	for _, row := range page.Rows {
		if !row.Sealed && row.Lead == (gehoor.Seat{}) {
			return row.Number, nil
		}
	}
	return "", nil
}

func (r *Request) deskTable(rows []store.Row, closed bool) Node {
	l := r.Lang
	t := ui.DataTable{Caption: text.DeskCaption.In(l), Head: 1, None: text.DeskEmpty.In(l), Columns: []ui.Column{
		{Words: text.ColumnLeft.In(l)}, {Words: text.ColumnNumber.In(l)}, {Words: text.ColumnStep.In(l)}, {Words: text.ColumnBy.In(l)},
		{Words: text.LabelLocation.In(l)}, {Words: text.LabelLead.In(l)}, {Words: text.LabelCategory.In(l)},
	}}
	if closed {
		t.Caption = text.DeskClosedCaption.In(l)
	}
	for _, row := range rows {
		due := row.Due
		if due.IsZero() {
			due = row.StepBy
		}
		var left, by Node
		if !due.IsZero() && row.Closed.IsZero() {
			day := gehoor.DateOf(due.Add(-time.Second))
			days := r.Today().DaysUntil(day)
			left = ui.Tag(deskUrgency(days), text.DaysLeft(l, days))
			by = Text(text.FormatDate(l, day, r.Today()))
		}
		number := Node(ui.Link(ui.Path("/dossier/").Join(string(row.Number)), row.Number.String()))
		lead := "—"
		if row.Lead != (gehoor.Seat{}) {
			lead = r.seatHolder(row.Lead)
		}
		category := text.Word(l, row.Category)
		if row.Category == "" {
			category = text.DeskFresh.In(l)
		}
		if row.Sealed && row.Level != gehoor.LevelSee {
			category, lead = text.Sentence(text.Word(l, gehoor.ClosedDiverted)), "—"
		}
		t.Rows = append(t.Rows, []Node{left, number, Text(text.Sentence(text.Word(l, row.Step))), by, Text(r.locationName(row.Location)), Text(lead), Text(category)})
	}
	return t.Node()
}

func deskUrgency(days int) ui.Urgency {
	switch {
	case days < 0:
		return ui.Late
	case days <= 2:
		return ui.Soon
	}
	return ui.InTime
}

func (r *Request) searchPage() (Node, error) {
	if _, err := r.staff(); err != nil {
		return nil, err
	}
	return r.searchForm("", nil, false), nil
}

// search looks a number, name, mail or telephone up exactly, and the words of stories by reading
// what this person may see. It is a POST: no name stands in an address.
func (r *Request) search() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	words := r.PostForm.Get("zoek")
	found, err := r.App.Find(r.Ctx(), who, words)
	if err != nil {
		return nil, err
	}
	return r.searchForm(words, found.Rows, true, If(found.Unread, ui.Note(text.SearchUnread.In(r.Lang)))), nil
}

func (r *Request) searchForm(words string, rows []store.Row, asked bool, notes ...Node) Node {
	l := r.Lang
	p := r.shell(text.MenuSearch.In(l))
	f := ui.Form{Lang: l, Action: "/zoeken", Repeatable: true, Values: map[string][]string{"zoek": {words}}}
	return r.staffPage(p, "/zoeken", heading(text.MenuSearch.In(l)),
		f.Node(f.Search("zoek", text.SearchLabel.In(l), ui.Hint(text.SearchHint.In(l)), ui.FocusHere), ui.Buttons(ui.Button(text.MenuSearch.In(l)))),
		Iff(asked, func() Node { return r.deskTable(rows, false) }), Group(notes))
}
