package web

import (
	"net/url"
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

var _ = route(func(s *Server) {
	s.page("GET /bureau", (*Request).desk)
	s.page("GET /zoeken", (*Request).searchPage)
	s.page("POST /zoeken", (*Request).search)
})

// A filter of the desk's list is a link that one can keep (C1). Its name stands in the address.
type filter string

const (
	all     filter = ""
	mine    filter = "mijn"        // D17: which I took, or was given
	free    filter = "vrij"        // which no colleague who is there has
	late    filter = "te-laat"     // on which one should have acted
	waiting filter = "wacht"       // whose next word is the complainant's
	told    filter = "maatregelen" // of which a measure is next: what was promised, overdue first (C6)
	past    filter = "afgesloten"
)

// query is what the address asks for. What is no filter is no filter: the whole list.
func (r *Request) query() (q store.Query, f filter) {
	values := r.URL.Query()
	q = store.Query{After: store.Cursor(values.Get("na")), Level: gehoor.LevelKnow}
	f = filter(values.Get("toon"))
	switch f {
	case mine:
		q.Deskers = []gehoor.PersonID{r.who.Viewer.Person}
	case free:
		q.Deskers = append(r.away(), 0)
	case late:
		q.Due = r.Now
	case waiting:
		q.Waits = true
	case told:
		q.Step = gehoor.OweMeasure
	case past:
		q.Closed = true
	default:
		f = all
	}
	if n, err := strconv.ParseInt(values.Get("locatie"), 10, 64); err == nil {
		q.Location = gehoor.LocationID(n)
	}
	if n, err := strconv.ParseInt(values.Get("regio"), 10, 64); err == nil {
		q.Region = gehoor.RegionID(n)
	}
	return q, f
}

// away are the people who are not there today, or have left the desk: what they have is the desk's (D17).
func (r *Request) away() (who []gehoor.PersonID) {
	chart, err := r.chart()
	if err != nil {
		return nil
	}
	there := (&gehoor.Complaint{}).Deskers(chart, r.Today())
	for _, p := range chart.Positions {
		if (p.Seat.Role == gehoor.Coordinator || p.Seat.Role == gehoor.DeputyCoordinator) && !slices.Contains(there, p.Person) && !slices.Contains(who, p.Person) {
			who = append(who, p.Person)
		}
	}
	return who
}

// desk is what must be done today, the next duty first, for whoever looks (C1, M3, L1). What one
// may not know is not in it, nor in its counts.
func (r *Request) desk() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	v := r.App.View(who)
	q, chosen := r.query()
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
	desk := isDesk(who)
	var begin Node
	if desk {
		if begin, err = r.deskBegins(v, chosen == all && q.After == "" && q.Region == 0 && q.Location == 0); err != nil {
			return nil, err
		}
		disputes, err := r.disputeDuties()
		if err != nil {
			return nil, err
		}
		begin = Group{disputes, begin}
	}
	review, err := r.mustReview(v)
	if err != nil {
		return nil, err
	}
	annual, err := r.annualDue(who)
	if err != nil {
		return nil, err
	}
	var next ui.Path
	if page.Next != "" {
		next = listPath(chosen, q).With("na", string(page.Next))
	}
	r.keepList(chosen, q)
	var sentence Node
	if counts.Late.N == 0 && counts.New.N == 0 && chosen == all && q.After == "" {
		quiet := text.DeskQuiet
		if !desk {
			quiet = text.DeskQuietYou
		}
		sentence = Group{ui.Intro(quiet.In(l)), r.nextTerm(page.Rows)}
	}
	tiles := []ui.Tile{{Number: counted(counts.Late), Words: text.DeskLate.In(l)}, {Number: counted(counts.Week), Words: text.DeskWeek.In(l)}}
	if desk { // who forwards; nobody else waits for a new one
		tiles = slices.Insert(tiles, 1, ui.Tile{Number: counted(counts.New), Words: text.DeskNew.In(l)})
	} else {
		tiles[0].Words = text.DeskLateYou.In(l) // the list has what others owe too
	}
	if desk {
		failing, err := r.App.Undelivered(r.Ctx(), who)
		if err != nil {
			return nil, err
		}
		if n := len(failing); n > 0 {
			number := strconv.Itoa(n)
			if n == app.UndeliveredMost {
				number += "+"
			}
			tiles = append(tiles, ui.Tile{Number: number, Words: text.DeskPostTile.In(l), Path: "/post"})
		}
	}
	return r.staffPage(p, "/bureau",
		r.justDone(nil), heading(text.DeskTitle.In(l)), review, annual, sentence,
		ui.Tiles(tiles...),
		begin,
		r.filters(chosen, q, desk),
		r.deskTable(page.Rows, tableOf{closed: q.Closed, filtered: chosen != all || q.Region != 0 || q.Location != 0}),
		ui.Pager(l, "", next),
		If(desk, h.P(ui.Link("/post", text.DeskPost.In(l)))),
	), nil
}

// deskBegins is what the desk does first: forward the new ones, and before anything read what asks for it (D26).
func (r *Request) deskBegins(v store.View, top bool) (Node, error) {
	l := r.Lang
	first, some, err := firstNew(r, v, 0)
	if err != nil {
		return nil, err
	}
	begin := Group{ui.Buttons(
		Iff(some, func() Node {
			return ui.ButtonLink(ui.Path("/dossier/").Join(string(first.Number)).Join("doorsturen"), text.DeskFirst.In(l), ui.Focused, ui.AccessKey("n"))
		}),
		ui.SecondLink("/invoeren", text.DeskEnter.In(l)))}
	if !top {
		return begin, nil
	}
	marked, err := v.List(r.Ctx(), store.Query{Marked: true})
	if err != nil {
		return nil, err
	}
	asked, err := v.List(r.Ctx(), store.Query{Marked: true, Enquiries: true, Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(asked.Rows) > 0 {
		begin = append(begin, ui.Block(ui.Warning, h.P(Text(text.DeskMarkedQuestion.In(l)+" "), ui.Link("/vragen", text.MenuEnquiries.In(l)))))
	}
	if len(marked.Rows) > 0 {
		begin = append(begin, r.deskTable(marked.Rows, tableOf{caption: text.MarkList.In(l)}))
	}
	f := ui.Form{Lang: l, Action: "/zoeken", Repeatable: true, Label: text.MenuSearch.In(l)}
	return append(begin, f.Node(ui.InRow(f.Search("zoek", text.SearchLabel.In(l), ui.FieldKey("z")), ui.SecondButton(text.MenuSearch.In(l))))), nil
}

// nextTerm says what comes first when nothing is late and nothing new.
func (r *Request) nextTerm(rows []store.Row) Node {
	for _, row := range rows {
		if row.Due.Before(r.Now) { // nothing that this person owes
			continue
		}
		var what string
		if row.Due.Equal(row.StepBy) && row.Step != "" {
			what += ", " + text.Word(r.Lang, row.Step)
		}
		if place := r.locationName(row.Location); place != "" {
			what += ", " + place
		}
		return h.P(Text(text.Fill(r.Lang, text.DeskNextTerm, text.FormatDateLong(r.Lang, lastDay(row.Due)))+" "),
			ui.NumberLink(ui.Path("/dossier/").Join(string(row.Number)), row.Number.String()), Text(what+"."))
	}
	return nil
}

// listPath is the address of the list with a filter.
func listPath(f filter, q store.Query) ui.Path {
	p := ui.Path("/bureau")
	if f != all {
		p = p.With("toon", string(f))
	}
	if q.Region != 0 {
		p = p.With("regio", idText(q.Region))
	}
	if q.Location != 0 {
		p = p.With("locatie", idText(q.Location))
	}
	return p
}

const listCookie = "lijst"

// keepList remembers the filter and the page of the list, for the way back from a dossier.
func (r *Request) keepList(f filter, q store.Query) {
	path := listPath(f, q)
	if q.After != "" {
		path = path.With("na", string(q.After))
	}
	_, query, some := strings.Cut(string(path), "?")
	switch _, err := r.Cookie(listCookie); {
	case some:
		r.keepCookie(listCookie, query, 0)
	case err == nil:
		r.keepCookie(listCookie, "", -1)
	}
}

// list is the list as it was last looked at.
func (r *Request) list() ui.Path {
	if kept, err := r.Cookie(listCookie); err == nil {
		if values, err := url.ParseQuery(kept.Value); err == nil {
			return ui.Path("/bureau?" + values.Encode())
		}
	}
	return "/bureau"
}

// filters are the links above the list, the one that is chosen among them as plain words.
func (r *Request) filters(chosen filter, q store.Query, desk bool) Node {
	l := r.Lang
	link := func(on bool, to ui.Path, words string) Node {
		if on {
			return h.Li(h.Strong(h.Aria("current", "page"), Text(words)))
		}
		return h.Li(ui.Link(to, words))
	}
	var links Group
	for _, f := range []struct {
		filter
		words text.Msg
		desk  bool
	}{
		{all, text.FilterAll, false}, {mine, text.FilterMine, true}, {free, text.FilterFree, true}, {late, text.FilterLate, false},
		{waiting, text.FilterWaiting, false}, {told, text.FilterMeasures, false}, {past, text.FilterPast, false},
	} {
		if desk || !f.desk {
			links = append(links, link(f.filter == chosen && q.Region == 0 && q.Location == 0, listPath(f.filter, store.Query{}), f.words.In(l)))
		}
	}
	if desk {
		regions, err := r.App.Store.Regions(r.Org.ID)
		if err == nil {
			for _, region := range regions {
				links = append(links, link(q.Region == region.ID, listPath(chosen, store.Query{Region: region.ID}), text.Fill(l, text.FilterRegion, region.Name)))
			}
		}
	}
	if q.Location != 0 {
		links = append(links, link(true, "", r.locationName(q.Location)))
	}
	return ui.Filters(text.FilterLabel.In(l), links)
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

// A tableOf says which table of complaints it is. The zero tableOf: the open ones, the first term on top.
type tableOf struct {
	closed, filtered bool
	caption          string // empty: by the others
}

func (r *Request) deskTable(rows []store.Row, of tableOf) Node {
	l := r.Lang
	t := ui.DataTable{Caption: text.DeskCaption.In(l), Head: 1, None: text.DeskEmpty.In(l), Columns: []ui.Column{
		{Words: text.ColumnLeft.In(l)}, {Words: text.ColumnNumber.In(l)}, {Words: text.ColumnStep.In(l)}, {Words: text.ColumnBy.In(l)},
		{Words: text.ColumnTurn.In(l)}, {Words: text.LabelLocation.In(l)}, {Words: text.LabelCategory.In(l)},
	}}
	if of.closed {
		t.Caption, t.Head = text.DeskClosedCaption.In(l), 0
		t.Columns = []ui.Column{{Words: text.ColumnNumber.In(l)}, {Words: text.ColumnHow.In(l)}, {Words: text.ColumnClosed.In(l)},
			{Words: text.LabelLocation.In(l)}, {Words: text.ColumnLead.In(l)}, {Words: text.LabelCategory.In(l)}}
	}
	if of.filtered || of.closed {
		t.None = text.DeskNoneSuch.In(l)
	}
	if of.caption != "" {
		t.Caption = of.caption
	}
	for _, row := range rows {
		number := ui.NumberLink(r.rowPath(row), row.Number.String())
		lead := "—"
		if row.Lead != (gehoor.Seat{}) {
			lead = r.seatHolder(row.Lead)
		}
		category := r.categoryWords(row.Category)
		if row.Category == "" {
			category = text.DeskFresh.In(l)
		}
		if row.Sealed && row.Level != gehoor.LevelSee {
			category, lead = text.Sentence(text.Word(l, gehoor.ClosedDiverted)), "—"
		}
		if row.Practice {
			category += " · " + text.DeskPractice.In(l)
		}
		ended := ui.Unbroken(text.FormatDateShort(l, gehoor.DateOf(row.Closed), r.Today()))
		if of.closed {
			t.Rows = append(t.Rows, []Node{number, Text(text.Sentence(r.groundWords(row))), ended, Text(r.locationName(row.Location)), Text(lead), Text(category)})
			continue
		}
		step, due, turn := r.rowStep(row)
		var left, by Node
		switch {
		case !due.IsZero(): // of a closed one too: a measure is owed after the end (R15)
			day := lastDay(due)
			days := r.Today().DaysUntil(day)
			left = ui.Tag(deskUrgency(days), text.DaysLeft(l, days))
			if row.Step == gehoor.OweReview && row.StepBy.Equal(due) && deskUrgency(days) == ui.InTime { // nothing has to be done until then (D35)
				left = ui.Tag(ui.NoTerm, text.KeepHeld.In(l))
			}
			by = ui.Unbroken(text.FormatDateShort(l, day, r.Today()))
		case step == "" && !row.Closed.IsZero(): // found by a search
			left, step = ui.Tag(ui.NoTerm, text.ColumnClosed.In(l)+" "+text.FormatDateShort(l, gehoor.DateOf(row.Closed), r.Today())), r.groundWords(row)
		}
		if row.Marked {
			left = Group{ui.Tag(ui.Soon, text.MarkTag.In(l)), Text(" "), left}
		}
		t.Rows = append(t.Rows, []Node{left, number, Text(text.Sentence(step)), by, turn, Text(r.locationName(row.Location)), Text(category)})
	}
	return t.Node()
}

// groundWords is on what a row's dossier was closed.
func (r *Request) groundWords(row store.Row) string {
	if row.Enquiry {
		return text.Word(r.Lang, gehoor.EnquiryGround(row.Ground))
	}
	return text.Word(r.Lang, gehoor.CloseGround(row.Ground))
}

// rowStep is what comes next in a row, by when, and whose turn it is: the reader's own step, and where there is none, or at
// the desk, which watches over all of them, whoever's comes first.
func (r *Request) rowStep(row store.Row) (step string, by time.Time, who Node) {
	l := r.Lang
	you := h.Strong(Text(text.DeskYou.In(l)))
	if row.Own != "" && (row.Own != row.Step || !row.Due.Equal(row.StepBy)) {
		return text.Word(l, row.Own), row.Due, you
	}
	seats := r.who.Viewer.Seats
	if slices.Contains(seats, row.Turn) || row.Turn.Role == gehoor.Coordinator && isDesk(*r.who) {
		return text.Word(l, row.Step), row.StepBy, you
	}
	by = row.StepBy
	if by.IsZero() {
		by = row.Due
	}
	if row.Turn == (gehoor.Seat{}) {
		return text.Word(l, row.Step), by, nil
	}
	name := r.seatHolder(row.Turn)
	if name == "" {
		name = text.Word(l, row.Turn.Role)
	}
	return text.Word(l, row.Step), by, Text(name)
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
	if found.Exactly && len(found.Rows) == 1 {
		return r.redirect(r.rowPath(found.Rows[0]))
	}
	return r.searchForm(words, found.Rows, true, If(found.Unread, ui.Note(text.SearchUnread.In(r.Lang)))), nil
}

func (r *Request) searchForm(words string, rows []store.Row, asked bool, notes ...Node) Node {
	l := r.Lang
	p := r.shell(text.MenuSearch.In(l))
	f := ui.Form{Lang: l, Action: "/zoeken", Repeatable: true, Values: map[string][]string{"zoek": {words}}}
	return r.staffPage(p, "/zoeken", heading(text.MenuSearch.In(l)),
		f.Node(f.Search("zoek", text.SearchLabel.In(l), ui.Hint(text.SearchHint.In(l)), ui.FocusHere), ui.Buttons(ui.Button(text.MenuSearch.In(l)))),
		Iff(asked, func() Node { return r.deskTable(rows, tableOf{filtered: true, caption: text.SearchFound.In(l)}) }), Group(notes))
}

// rowPath is where a row of a list leads.
func (r *Request) rowPath(row store.Row) ui.Path {
	if row.Enquiry {
		return ui.Path("/vragen/").Join(string(row.Number))
	}
	return ui.Path("/dossier/").Join(string(row.Number))
}
