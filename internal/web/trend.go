package web

import (
	"cmp"
	"slices"
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var _ = route(func(s *Server) { s.page("GET /rapporten/trends", (*Request).trends) })

// trends are what stands out against its own past, for the desk: tables and the rule, no chart.
func (r *Request) trends() (Node, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	trends, from, err := r.App.Trends(r.Ctx(), who)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	out := 0
	locations := r.trendTable(text.TrendLocations, text.LabelLocation, from)
	for _, t := range trends.Locations() {
		out += trendRow(l, &locations, cmp.Or(r.locationName(t.Of), text.ReportNoPlace.In(l)), t)
	}
	subjects := r.trendTable(text.TrendSubjects, text.LabelCategory, from)
	for _, t := range trends.Categories() {
		out += trendRow(l, &subjects, text.Word(l, t.Of), t)
	}
	heard := heardTable(l, trends.Heard())
	p := r.shell(text.TrendTitle.In(l))
	p.Back, p.BackWords = "/rapporten", text.ReportsBack.In(l)
	return r.staffPage(p, "/rapporten", heading(text.TrendSentence(l, out, text.FormatDate(l, from.AddDays(6), r.Today()))),
		ui.Intro(text.TrendRule.In(l)), locations.Node(), subjects.Node(), ui.Note(text.TrendCounts.In(l)),
		section(text.RatedTitle.In(l)), heard.Node(), ui.Note(text.HeardRule.In(l))), nil
}

func (r *Request) trendTable(caption, of text.Msg, from gehoor.Date) ui.DataTable {
	l := r.Lang
	t := ui.DataTable{Caption: caption.In(l), None: text.TrendNone.In(l), Columns: []ui.Column{
		{Words: of.In(l)}, {Words: text.TrendAgainst.In(l)}, {Words: text.TrendNow.In(l), Number: true},
	}}
	for ago := 1; ago <= 4; ago++ { // the thirteen weeks before first, as the eye compares them
		t.Columns = append(t.Columns, ui.Column{Words: text.TrendFrom(l, text.FormatDate(l, from.AddDays(7*(1-13*(ago+1))), r.Today())), Number: true})
	}
	return t
}

func trendRow[K cmp.Ordered](l text.Lang, table *ui.DataTable, name string, t gehoor.Trend[K]) (out int) {
	var tag Node
	if t.StandsOut() {
		tag, out = ui.Tag(ui.Late, text.TrendOut.In(l)), 1
	}
	row := []Node{Text(name), tag, Text(strconv.Itoa(t.Now))}
	for i := len(t.Past) - 1; i >= 0; i-- {
		row = append(row, Text(strconv.Itoa(t.Past[i])))
	}
	table.Rows = append(table.Rows, row)
	return out
}

// heardTable is what complainants said of whether they were heard, the last first (E34).
func heardTable(l text.Lang, told []gehoor.HeardCount) ui.DataTable {
	t := ui.DataTable{Caption: text.RatedTitle.In(l), Headed: true, None: text.HeardNone.In(l), Columns: []ui.Column{
		{Words: text.HeardWhen.In(l)}, {Words: text.HeardAsked.In(l), Number: true}, {Words: text.RateHeard.In(l)}, {Words: text.RateBetter.In(l)},
	}}
	for _, one := range slices.Backward(told) {
		t.Rows = append(t.Rows, []Node{
			Text(text.Sentence(text.HeardQuarters(l, one))), Text(strconv.Itoa(one.Asked)), Text(text.HeardAnswers(l, one.Heard)), Text(text.HeardAnswers(l, one.Better)),
		})
	}
	return t
}
