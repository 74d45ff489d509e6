package web

import (
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// P22, G1: the annual reports that everybody may read, the inspector per location too.
var _ = route(func(s *Server) {
	s.page("GET /jaarverslag", (*Request).years)
	s.page("GET /jaarverslag/{year}", (*Request).years)
	s.page("GET /jaarverslag/{year}/{kvk}", (*Request).yearPage)
	s.page("GET /jaarverslag/{year}/{kvk}/{form}", (*Request).yearFile)
	s.page("GET /jaarverslag/{year}/{kvk}/locatie/{id}", (*Request).yearPlacePage)
	s.page("GET /jaarverslag/{year}/{kvk}/locatie/{id}/{form}", (*Request).yearFile)
})

const yearsPath ui.Path = "/jaarverslag"

func yearPath(year int, kvk string) ui.Path { return yearsPath.Join(strconv.Itoa(year)).Join(kvk) }

// years lists the reports: of all years, or of one.
func (r *Request) years() (Node, error) {
	l := r.Lang
	only, err := r.yearOf()
	if err != nil && r.PathValue("year") != "" {
		return nil, err
	}
	lines, err := r.App.PublicYears(r.Ctx(), r.Org.ID)
	if err != nil {
		return nil, err
	}
	p := r.shell(text.YearsTitle.In(l))
	p.Back, p.Indexed, p.About = "/", true, text.YearsTitle.In(l)+" – "+r.Set.Name+". "+text.YearsAbout.In(l)
	var list Group
	for _, y := range lines {
		if only == 0 || only == y.Year {
			list = append(list, h.Li(ui.Link(yearPath(y.Year, y.Holder.KvK), text.YearTitle(l, y.Year)+", "+y.Holder.Name)))
		}
	}
	none := text.YearsNone.In(l)
	if only != 0 {
		p.Title, p.Back, p.BackWords = text.YearTitle(l, only), yearsPath, text.YearsTitle.In(l)
		none = text.Fill(l, text.YearNotYetFor, only)
	}
	return p.Public(heading(p.Title), ui.Intro(text.YearsAbout.In(l)),
		If(len(list) > 0, h.Ul(list)), If(len(list) == 0, paragraph(none)),
		If(only == 0, ui.Note(text.YearsLaw.In(l)))), nil
}

// yearOf is the year in the path.
func (r *Request) yearOf() (int, error) {
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || year < 2000 || year > r.Today().Year {
		return 0, store.ErrNotFound
	}
	return year, nil
}

// publicYear is the report and version that the address names.
func (r *Request) publicYear() (app.PublicYear, error) {
	year, err := r.yearOf()
	if err != nil {
		return app.PublicYear{}, err
	}
	version := 0
	if said := r.URL.Query().Get("versie"); said != "" {
		if version, err = strconv.Atoi(said); err != nil || version < 1 {
			return app.PublicYear{}, store.ErrNotFound
		}
	}
	return r.App.PublicYear(r.Ctx(), r.Org.ID, year, r.PathValue("kvk"), version)
}

// yearPage is a report for everybody.
func (r *Request) yearPage() (Node, error) {
	y, err := r.publicYear()
	if err != nil {
		return nil, err
	}
	l := r.Lang
	here := yearPath(y.Report.Year, y.Holder.KvK)
	doc := y.Document(l, 0)
	p := r.shell(doc.Title)
	p.Back, p.BackWords, p.Indexed, p.About = yearsPath, text.YearsTitle.In(l), y.No == y.Of, doc.Title+". "+text.YearsAbout.In(l)
	places := Group{}
	for _, place := range y.Places {
		places = append(places, h.Li(ui.Link(version(here.Join("locatie").Join(idText(int64(place.ID))), y), place.Name)))
	}
	var versions Group
	for no := y.Of; no >= 1 && y.Of > 1; no-- {
		versions = append(versions, h.Li(ui.Link(here.With("versie", strconv.Itoa(no)), text.Fill(l, text.YearVersion, no))))
	}
	older := r.yearOlder(&p, here, y)
	return p.Public(
		older, ui.Above(y.Organisation), heading(doc.Title),
		blocksNode(doc.Blocks), blocksNode(y.Aftermath(l)),
		section(text.YearDownload.In(l)), r.yearDownloads(here, y),
		If(len(places) > 0, ui.Details(text.YearPlacePages.In(l), h.Ul(places))),
		If(len(versions) > 0, Group{section(text.YearVersions.In(l)), h.Ul(versions)}),
	), nil
}

// yearOlder says that a page is of an earlier version, where the newest is, and keeps it at that version in the other language.
func (r *Request) yearOlder(p *ui.Page, newest ui.Path, y app.PublicYear) Node {
	if y.No == y.Of {
		return nil
	}
	if p.Translated != "" {
		p.Translated = version(p.Translated, y)
	}
	return ui.Block(ui.Warning, h.P(Text(text.YearOlder.In(r.Lang)+" "), ui.Link(newest, text.YearNewest.In(r.Lang))))
}

// version keeps an address at the version that is read, where that is not the newest.
func version(p ui.Path, y app.PublicYear) ui.Path {
	if y.No == y.Of {
		return p
	}
	return p.With("versie", strconv.Itoa(y.No))
}

func (r *Request) yearDownloads(here ui.Path, y app.PublicYear) Node {
	return h.Ul(
		h.Li(ui.Link(version(here.Join("pdf"), y), text.YearPDF.In(r.Lang))),
		h.Li(ui.Link(version(here.Join("csv"), y), text.YearCSV.In(r.Lang))),
		h.Li(ui.Link(version(here.Join("json"), y), text.YearJSON.In(r.Lang))))
}

// yearPlacePage is what the report says of one location: the inspector comes per location.
func (r *Request) yearPlacePage() (Node, error) {
	y, place, err := r.yearPlace()
	if err != nil {
		return nil, err
	}
	l := r.Lang
	whole := yearPath(y.Report.Year, y.Holder.KvK)
	here := whole.Join("locatie").Join(idText(int64(place.ID)))
	doc := y.Document(l, place.ID)
	p := r.shell(doc.Title)
	p.Back, p.BackWords, p.Indexed, p.About = version(whole, y), text.YearWhole.In(l), y.No == y.Of, doc.Title
	older := r.yearOlder(&p, here, y)
	return p.Public(older, ui.Above(y.Organisation), heading(doc.Title), blocksNode(doc.Blocks), blocksNode(y.Aftermath(l)),
		section(text.YearDownload.In(l)), h.Ul(
			h.Li(ui.Link(version(here.Join("pdf"), y), text.YearPDF.In(l))),
			h.Li(ui.Link(version(here.Join("csv"), y), text.YearCSV.In(l))))), nil
}

func (r *Request) yearPlace() (y app.PublicYear, place app.YearPlace, err error) {
	if y, err = r.publicYear(); err != nil {
		return y, place, err
	}
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return y, place, store.ErrNotFound
	}
	place, ok := y.Place(gehoor.LocationID(id))
	if !ok {
		return y, place, store.ErrNotFound
	}
	return y, place, nil
}

// yearFile is a report as a file: the whole, or of one location.
func (r *Request) yearFile() (Node, error) {
	y, err := r.publicYear()
	if err != nil {
		return nil, err
	}
	var place app.YearPlace
	if r.PathValue("id") != "" {
		if y, place, err = r.yearPlace(); err != nil {
			return nil, err
		}
	}
	name := "klachtenjaarverslag-" + strconv.Itoa(y.Report.Year) + "-" + y.Holder.KvK
	if place.ID != 0 {
		name += "-" + idText(int64(place.ID))
	}
	switch form := r.PathValue("form"); {
	case form == "pdf":
		return nil, r.sendPDF(name, y.PDF(r.Lang, place.ID, r.Set.Theme.Light.Brand.String()))
	case form == "csv":
		return nil, r.sendFileAs("text/csv; charset=utf-8", name+".csv", y.CSV(place.ID))
	case form == "json" && place.ID == 0:
		return nil, r.sendFileAs("application/json", name+".json", y.JSON)
	}
	return nil, store.ErrNotFound
}

func (r *Request) sendFileAs(mediaType, name string, body []byte) error {
	for key, values := range files.Headers(mediaType, name) {
		r.W.Header()[key] = values
	}
	_, err := r.W.Write(body)
	return err
}

// blocksNode shows the blocks of a report: a table of numbers gets bars, and its numbers stand at the right.
func blocksNode(blocks []letter.Block) Node {
	var nodes Group
	for _, b := range blocks {
		if t, ok := b.(letter.Table); ok {
			nodes = append(nodes, tableNode(t))
			continue
		}
		nodes = append(nodes, letter.Page(letter.Document{Blocks: []letter.Block{b}}))
	}
	return nodes
}

func tableNode(t letter.Table) Node {
	number := make([]bool, len(t.Header))
	for i := range number {
		number[i] = i > 0 && len(t.Rows) > 0
		for _, row := range t.Rows {
			if _, err := strconv.Atoi(row[i]); err != nil {
				number[i] = false
			}
		}
	}
	if len(t.Header) == 2 && number[1] {
		chart := ui.Chart{Caption: t.Caption, Name: t.Header[0], Unit: t.Header[1]}
		for _, row := range t.Rows {
			n, _ := strconv.Atoi(row[1])
			chart.Bars = append(chart.Bars, ui.Bar{Words: row[0], Number: float64(n)})
		}
		return chart.Node()
	}
	table := ui.DataTable{Caption: t.Caption}
	for i, words := range t.Header {
		table.Columns = append(table.Columns, ui.Column{Words: words, Number: number[i]})
	}
	for _, row := range t.Rows {
		var cells []Node
		for _, words := range row {
			cells = append(cells, Text(words))
		}
		table.Rows = append(table.Rows, cells)
	}
	return table.Node()
}
