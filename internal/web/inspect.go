package web

import (
	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// G2: what an inspector asks of a location, as page, print and PDF.
var _ = route(func(s *Server) {
	s.page("GET "+string(inspectPath), (*Request).inspect)
	s.page("GET "+string(inspectPath)+"/pdf", (*Request).inspectPDF)
})

const inspectPath ui.Path = "/rapporten/toezicht"

// inspected reads what the address asks for; ok is false when that is nothing yet, or wrong.
func (r *Request) inspected() (in *input, d letter.Document, ok bool, err error) {
	if _, err = r.staff(); err != nil {
		return nil, d, false, err
	}
	if !isDesk(*r.who) {
		return nil, d, false, store.ErrNotFound
	}
	in = &input{Values: r.URL.Query(), lang: r.Lang}
	if !in.has("locatie") {
		return in, d, false, nil
	}
	location := gehoor.LocationID(in.number("locatie"))
	from, until := in.date("van", r.Today()), in.date("tot", r.Today())
	if len(in.errors) == 0 && until.Before(from) {
		in.wrong("tot", text.InspectOrder)
	}
	if len(in.errors) > 0 {
		return in, d, false, nil
	}
	d, err = r.App.Inspection(r.Ctx(), *r.who, r.Lang, location, from, until)
	return in, d, err == nil, err
}

func (r *Request) inspect() (Node, error) {
	in, d, ok, err := r.inspected()
	if err != nil {
		return nil, err
	}
	l := r.Lang
	title := text.InspectMenu.In(l)
	if ok {
		title = d.Title
	}
	p := r.shell(title)
	p.Back, p.BackWords, p.Errors = "/rapporten", text.ReportsBack.In(l), in.errors
	if len(in.errors) > 0 {
		r.invalid()
	}
	last := gehoor.Date{Year: r.Today().Year - 1, Month: r.Today().Month, Day: 1}
	f := ui.Form{Lang: l, Action: inspectPath, Filter: true, Errors: in.errors}
	if in.has("locatie") {
		f.Values = in.Values
	}
	form := f.Node(
		f.Select("locatie", text.LabelLocation.In(l), r.locations()),
		f.Date("van", text.InspectFrom.In(l), r.example(), ui.Default(dayMonthYear(last))),
		f.Date("tot", text.InspectUntil.In(l), r.example(), ui.Default(dayMonthYear(r.Today()))),
		ui.Buttons(ui.Button(text.InspectShow.In(l))))
	if !ok {
		return r.staffPage(p, "/rapporten", heading(title), ui.Intro(text.InspectIntro.In(l)), form), nil
	}
	d.Title = ""
	pdf := (inspectPath+"/pdf").With("locatie", in.Get("locatie")).With("van", in.Get("van")).With("tot", in.Get("tot"))
	return r.staffPage(p, "/rapporten", heading(title), h.Article(letter.Page(d)),
		ui.Buttons(ui.SecondLink(pdf, text.InspectPDF.In(l))), ui.Details(text.InspectOther.In(l), form)), nil
}

func (r *Request) inspectPDF() (Node, error) {
	_, d, ok, err := r.inspected()
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, store.ErrNotFound
	}
	body, err := r.App.InspectionPDF(*r.who, d)
	if err != nil {
		return nil, err
	}
	return nil, r.sendPDF(text.InspectMenu.In(r.Lang), body)
}
