package web

import (
	"context"
	"slices"
	"strconv"
	"time"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var _ = route(func(s *Server) { s.page("GET /regio", (*Request).region) })

// region is what a regional manager or director sees first (L1): a sentence, what is late, and a
// table of the locations. It has no content of complaints (D19), and none that is sealed.
func (r *Request) region() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	if !who.Viewer.Has(gehoor.RegionalManager) && !who.Viewer.Has(gehoor.Director) {
		return nil, store.ErrNotFound
	}
	locations, err := r.App.Store.Locations(r.Org.ID)
	if err != nil {
		return nil, err
	}
	rows, err := allRows(r.Ctx(), r.App.View(who), store.Query{Level: gehoor.LevelKnow})
	if err != nil {
		return nil, err
	}
	year := r.Today().AddMonths(-12)
	closed, err := closedSince(r.Ctx(), r.App.View(who), year.Start(nil))
	if err != nil {
		return nil, err
	}
	at := map[gehoor.LocationID]*atLocation{}
	for _, l := range locations {
		if under(who, l) && (r.isOpen(l) || slices.ContainsFunc(rows, func(row store.Row) bool { return row.Location == l.ID })) {
			at[l.ID] = &atLocation{}
		}
	}
	var open int
	var late []store.Row
	for _, row := range rows {
		place := at[row.Location]
		if place == nil || row.Sealed || row.Practice {
			continue
		}
		open++
		place.open++
		if _, is := r.lateSince(row); is {
			place.late++
			late = append(late, row)
		}
	}
	for _, row := range append(rows, closed...) {
		place := at[row.Location]
		if place == nil || row.Sealed || row.Practice || gehoor.DateOf(row.Received).Before(year) {
			continue
		}
		place.year++
		ended, kept, err := r.App.DecisionTerm(r.Ctx(), who, row)
		if err != nil {
			return nil, err
		}
		if ended {
			place.inTime.Of++
		}
		if ended && kept {
			place.inTime.N++
		}
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.RegionTable.In(l), None: text.RegionEmpty.In(l), Columns: []ui.Column{
		{Words: text.LabelLocation.In(l)}, {Words: text.AdminPlaceManager.In(l)}, {Words: text.RegionOpen.In(l), Number: true}, {Words: text.RegionLate.In(l), Number: true},
		{Words: text.RegionYear.In(l), Number: true}, {Words: text.RegionInTime.In(l), Number: true},
	}}
	for _, one := range locations {
		if n := at[one.ID]; n != nil {
			inTime := "–" // there was no decision
			if n.inTime.Of > 0 {
				inTime = text.NOf(l, n.inTime)
			}
			t.Rows = append(t.Rows, []Node{ui.Link(ui.Path("/bureau").With("locatie", idText(one.ID)), one.Name), r.managerOf(one), Text(strconv.Itoa(n.open)), Text(strconv.Itoa(n.late)), Text(strconv.Itoa(n.year)), Text(inTime)})
		}
	}
	return r.staffPage(r.shell(text.RegionTitlePage.In(l)), "/regio", heading(text.RegionTitlePage.In(l)),
		ui.Intro(text.RegionSentence(l, open, len(late))), ui.Note(text.RegionOnly.In(l)),
		Map(late, func(row store.Row) Node { return r.lateBlock(who, row) }),
		t.Node()), nil
}

// atLocation counts the complaints of a location: those that are open, and those that were received in the last year, with of
// how many the decision was in time.
type atLocation struct {
	open, late, year int
	inTime           gehoor.Share
}

// closedSince reads the list of closed ones, the last closed first, back to a moment.
func closedSince(ctx context.Context, v store.View, since time.Time) ([]store.Row, error) {
	q := store.Query{Level: gehoor.LevelKnow, Closed: true, Limit: 200}
	var rows []store.Row
	for {
		page, err := v.List(ctx, q)
		if err != nil {
			return nil, err
		}
		rows = append(rows, page.Rows...)
		if page.Next == "" || page.Rows[len(page.Rows)-1].Closed.Before(since) {
			return rows, nil
		}
		q.After = page.Next
	}
}

// allRows reads a list to its end.
func allRows(ctx context.Context, v store.View, q store.Query) ([]store.Row, error) {
	q.Limit = 200
	var rows []store.Row
	for {
		page, err := v.List(ctx, q)
		if err != nil {
			return nil, err
		}
		rows = append(rows, page.Rows...)
		if page.Next == "" {
			return rows, nil
		}
		q.After = page.Next
	}
}

// under reports whether a location is of the region or the holder of one of w's seats.
func under(w app.Who, l store.Location) bool {
	return slices.ContainsFunc(w.Viewer.Seats, func(s gehoor.Seat) bool {
		return s == gehoor.Seat{Role: gehoor.RegionalManager, Place: int64(l.Region)} && l.Region != 0 ||
			s == gehoor.Seat{Role: gehoor.Director, Place: int64(l.Holder)}
	})
}

// lateSince is the last day of the term that passed: of the decision, of what the reader owes, or for
// who reads the dossier of whatever is owed next.
func (r *Request) lateSince(row store.Row) (gehoor.Date, bool) {
	first := time.Time{}
	for _, by := range []time.Time{row.Decide, row.Due, row.StepBy} {
		if !by.IsZero() && by.Before(r.Now) && (first.IsZero() || by.Before(first)) {
			first = by
		}
	}
	return lastDay(first), !first.IsZero()
}

// lastDay is the day that ends at a moment.
func lastDay(t time.Time) gehoor.Date { return gehoor.DateOf(t.Add(-time.Second)) }

// lateBlock is an exception: what, how late, and whom to call.
func (r *Request) lateBlock(who app.Who, row store.Row) Node {
	l := r.Lang
	since, _ := r.lateSince(row)
	var lines Group
	if !row.Decide.IsZero() && row.Decide.Before(r.Now) {
		lines = append(lines, paragraph(text.RegionPromised(l, text.FormatDate(l, lastDay(row.Decide), r.Today()))))
	}
	if !row.Due.IsZero() && row.Due.Before(r.Now) && row.Level == gehoor.LevelKnow {
		lines = append(lines, paragraph(text.RegionOwed(l, text.FormatDate(l, lastDay(row.Due), r.Today()))))
	}
	if row.Step != "" && row.StepBy.Before(r.Now) {
		lines = append(lines, paragraph(text.Sentence(text.Word(l, row.Step))+": "+text.FormatDate(l, lastDay(row.StepBy), r.Today())))
	}
	title := row.Number.String() + " · " + r.locationName(row.Location)
	if row.Category != "" {
		title += " · " + r.categoryWords(row.Category)
	}
	return ui.Block(ui.Danger, section(title), ui.Tags(ui.Tag(ui.Late, text.DaysLeft(l, r.Today().DaysUntil(since)))), lines, r.callFor(who, row),
		ui.LinkAlone(ui.Path("/dossier/").Join(string(row.Number)), text.RegionDossier.In(l)))
}

// callFor is whom to call: who leads, where the reader may know that; a regional manager who merely
// knows of it the location's manager; and otherwise the desk, for the one below may be whom it is about.
func (r *Request) callFor(who app.Who, row store.Row) Node {
	seat := row.Lead
	if seat == (gehoor.Seat{}) && row.Level == gehoor.LevelKnow {
		if slices.Contains(who.Viewer.Seats, gehoor.Seat{Role: gehoor.RegionalManager, Place: int64(row.Region)}) {
			seat = gehoor.Seat{Role: gehoor.Manager, Place: int64(row.Location)}
		}
	}
	if slices.Contains(who.Viewer.Seats, seat) {
		return paragraph(text.RegionYours.In(r.Lang))
	}
	chart, err := r.App.Store.Chart(r.Org.ID)
	if err != nil {
		return nil
	}
	for _, id := range chart.Holders(seat, r.Today()) {
		if p, err := r.App.Store.Person(r.Org.ID, id); err == nil && p.Phone != "" {
			return callRow(p.Phone, text.CallName(r.Lang, p.Name))
		}
	}
	if r.Set.Phone == "" {
		return nil
	}
	return callRow(r.Set.Phone, text.CallName(r.Lang, text.Msg{NL: "de " + text.Word(text.NL, gehoor.Coordinator), EN: "the " + text.Word(text.EN, gehoor.Coordinator)}.In(r.Lang)))
}

func callRow(number, words string) Node { return ui.Buttons(ui.SecondCallButton(number, words)) }

// managerOf is who acts as manager of a location today, or in red that nobody does.
func (r *Request) managerOf(l store.Location) Node {
	if name := r.seatHolder(gehoor.Seat{Role: gehoor.Manager, Place: int64(l.ID)}); name != "" {
		return Text(name)
	}
	return ui.Tag(ui.Late, text.AdminNobody.In(r.Lang))
}
