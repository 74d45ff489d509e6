package web

import (
	"cmp"
	"errors"
	"net/http"
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

// C12: the administration. Each page is a sheet; what was saved stands in the organisation's log.
var _ = route(func(s *Server) {
	s.page("GET /beheer", (*Request).admin)
	s.page("GET "+previewPath, (*Request).preview)
	for _, sh := range slices.Concat(sheetsPeople, sheetsPlaces, sheetsSettings, sheetsProcedure) {
		s.page("GET /beheer/"+sh.path, sh.get)
		s.page("POST /beheer/"+sh.path, sh.post)
	}
})

// administrator is who is signed in; to anybody but an administrator these pages do not exist.
func (r *Request) administrator() (app.Who, error) {
	who, err := r.staff()
	if err == nil && !who.Viewer.Has(gehoor.Administrator) {
		err = store.ErrNotFound
	}
	return who, err
}

// A change is what an administrator wants written.
type change func(tx *store.Tx, by gehoor.Actor) error

// A sheet is a form of the administration, filled in with what is so now. Sending it twice does no harm.
type sheet struct {
	path   string // behind /beheer/
	title  text.Msg
	back   ui.Path // and where to go when it was saved
	button text.Msg
	upload bool
	now    func(r *Request) (url.Values, error) // store.ErrNotFound when there is no such thing
	form   func(r *Request, f ui.Form) Node
	read   func(r *Request, in *input) change
	beside func(r *Request) (Node, error)   // what stands below the form; may be nil
	shown  func(r *Request, in *input) Node // what the form as it is filled in would do, to look at before it is saved; may be nil
}

// sheetBacks are the pages behind the first one that a sheet goes back to.
var sheetBacks = map[ui.Path]text.Msg{"/beheer/mensen": text.PeopleTitle, "/beheer/locaties": text.AdminPlaces}

func (s sheet) get(r *Request) (Node, error) {
	if _, err := r.administrator(); err != nil {
		return nil, err
	}
	values, err := s.now(r)
	if err != nil {
		return nil, err
	}
	return s.page(r, &input{Values: values, lang: r.Lang})
}

func (s sheet) page(r *Request, in *input) (Node, error) {
	p := r.shell(s.title.In(r.Lang))
	p.Section, p.Errors = text.AdminTitle.In(r.Lang), in.errors
	p.Back, p.BackWords = s.back, text.AdminBack.In(r.Lang)
	if words, ok := sheetBacks[s.back]; ok {
		p.BackWords = words.In(r.Lang)
	}
	if len(in.errors) > 0 {
		r.invalid()
	}
	f := ui.Form{Lang: r.Lang, Action: ui.Path(r.URL.Path), Values: in.Values, Errors: in.errors, Repeatable: true, Upload: s.upload}
	button := s.button
	if button == (text.Msg{}) {
		button = text.AdminSave
	}
	var beside Node
	if s.beside != nil {
		var err error
		if beside, err = s.beside(r); err != nil {
			return nil, err
		}
	}
	var shown, look Node
	if s.shown != nil {
		shown, look = s.shown(r, in), ui.SecondButton(text.LookFirst.In(r.Lang), ui.Sends(lookFirst, "1"))
	}
	return r.staffPage(p, "/beheer", heading(s.title.In(r.Lang)), shown,
		f.Node(s.form(r, f), ui.Buttons(ui.Button(button.In(r.Lang), ui.AccessKey("s")), look)), beside), nil
}

// lookFirst is what the button sends that shows what a form would do and saves nothing.
const lookFirst = "bekijk"

const adminLimit = 2 << 20 // of what is sent: more than any procedure

func (s sheet) post(r *Request) (Node, error) {
	who, err := r.administrator()
	if err != nil {
		return nil, err
	}
	if _, err := s.now(r); err != nil {
		return nil, err
	}
	r.Body = http.MaxBytesReader(r.W, r.Body, adminLimit)
	if s.upload {
		err = r.ParseMultipartForm(adminLimit)
	}
	if err == nil || errors.Is(err, http.ErrNotMultipart) {
		err = r.ParseForm()
	} else {
		err = unreadable(err)
	}
	if err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	save := s.read(r, in)
	var refusal *gehoor.Refusal
	if s.shown != nil && in.has(lookFirst) {
		return s.page(r, in)
	}
	if len(in.errors) == 0 {
		err = r.App.Administer(r.Ctx(), who, save)
		switch {
		case errors.Is(err, store.ErrTaken):
			in.wrong("mail", text.WrongMailTaken)
		case errors.As(err, &refusal): // said above the form, with all that was typed
			in.errors.Add(firstField(r.PostForm), text.Refusal(r.Lang, refusal))
		case err != nil:
			return nil, err
		}
	}
	if len(in.errors) > 0 {
		return s.page(r, in)
	}
	return r.redirect(s.back)
}

// line is one line as it was typed, without the spaces around it.
func (in *input) line(name string) string { return in.optional(name).Text }

// maybeDate is a day that may be left open.
func (in *input) maybeDate(name string, today gehoor.Date) gehoor.Date {
	if in.line(name) == "" {
		return gehoor.Date{}
	}
	return in.date(name, today)
}

// maybeMail and maybePhone may be left empty.
func (in *input) maybeMail(name string) string {
	s := in.line(name)
	if s != "" && !mailAddress(s) {
		in.wrong(name, text.WrongMail)
	}
	return s
}

func (in *input) maybePhone(name string) string {
	s := in.line(name)
	if s != "" && !telephone(s) {
		in.wrong(name, text.WrongPhone)
	}
	return s
}

// maybeID is one of the ids of some choices, or 0 for the empty one.
func (in *input) maybeID(name string, of []ui.Choice) int64 {
	v := in.line(name)
	if v == "" {
		return 0
	}
	if !slices.ContainsFunc(of, func(c ui.Choice) bool { return c.Value == v }) {
		in.wrong(name, text.WrongChoice)
		return 0
	}
	return in.number(name)
}

// anID is maybeID that must be chosen.
func (in *input) anID(name string, of []ui.Choice) int64 {
	if in.line(name) == "" {
		in.wrong(name, text.WrongChoice)
	}
	return in.maybeID(name, of)
}

// orEmpty puts a choice of nothing before choices.
func orEmpty(words string, choices []ui.Choice) []ui.Choice {
	return append([]ui.Choice{{Words: words}}, choices...)
}

const newID = "nieuw"

// id is the number in the path; 0 for a new one.
func (r *Request) id() (int64, error) {
	v := r.PathValue("id")
	if v == newID {
		return 0, nil
	}
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil || n <= 0 || strconv.FormatInt(n, 10) != v {
		return 0, store.ErrNotFound
	}
	return n, nil
}

func idText[T ~int | ~int64](id T) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(int64(id), 10)
}

func dateText(d gehoor.Date) string {
	if d.IsZero() {
		return ""
	}
	return dayMonthYear(d)
}

// admin is the first page: what needs attention, where to change what, and what was changed.
func (r *Request) admin() (Node, error) {
	who, err := r.administrator()
	if err != nil {
		return nil, err
	}
	lacking, err := r.lacking()
	if err != nil {
		return nil, err
	}
	changes, err := r.changes(who)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	link := func(to ui.Path, words text.Msg) Node { return h.Li(ui.Link(to, words.In(l))) }
	return r.staffPage(r.shell(text.AdminTitle.In(l)), "/beheer", heading(text.AdminTitle.In(l)),
		redLines(l, lacking),
		section(text.AdminAll.In(l)),
		h.Ul(link("/beheer/mensen", text.PeopleTitle), link("/beheer/locaties", text.AdminPlaces), link("/beheer/gegevens", text.DetailsTitle),
			link(textsPath, text.WordingsTitle), link("/beheer/buiten", text.BodiesTitle), link("/beheer/kleuren", text.BrandTitle), link("/beheer/onderwerpen", text.SubjectsTitle), link("/beheer/sluitingsdagen", text.ClosedTitle), link("/beheer/reglement", text.RegulationTitle)),
		section(text.ChangesTitle.In(l)),
		If(len(changes) == 0, paragraph(text.ChangesNone.In(l))),
		If(len(changes) > 0, ui.History(changes[:min(len(changes), changesFirst)]...)),
		Iff(len(changes) > changesFirst, func() Node { return ui.Details(text.ChangesOlder.In(l), ui.History(changes[changesFirst:]...)) }),
	), nil
}

// redLines are things that are wrong as long as they stand there.
func redLines(l text.Lang, lines []string) Node {
	if len(lines) == 0 {
		return nil
	}
	return ui.Block(ui.Danger, section(text.AdminAttention.In(l)), h.Ul(Map(lines, func(s string) Node { return h.Li(Text(s)) })))
}

// lacking says who is missing today for the regulation to be carried out.
func (r *Request) lacking() ([]string, error) {
	chart, err := r.App.Store.Chart(r.Org.ID)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, role := range []gehoor.Role{gehoor.Coordinator, gehoor.SafetyOfficer, gehoor.AttentionOfficer, gehoor.PrivacyOfficer, gehoor.Board} {
		if len(chart.Holders(gehoor.Seat{Role: role}, r.Today())) == 0 {
			lines = append(lines, text.NoHolder(r.Lang, role))
		}
	}
	if len(r.Set.DutyList) == 0 {
		lines = append(lines, text.NoDutyList.In(r.Lang))
	}
	unfit, err := r.unfit()
	if err != nil {
		return nil, err
	}
	lines = append(lines, unfit...)
	without, err := r.withoutManager()
	for _, l := range without {
		lines = append(lines, text.NoManager(r.Lang, l.Name))
	}
	return lines, err
}

// withoutManager lists the open locations where nobody acts as manager today.
func (r *Request) withoutManager() ([]store.Location, error) {
	chart, err := r.App.Store.Chart(r.Org.ID)
	if err != nil {
		return nil, err
	}
	locations, err := r.App.Store.Locations(r.Org.ID)
	if err != nil {
		return nil, err
	}
	var without []store.Location
	for _, l := range locations {
		if r.isOpen(l) && len(chart.Holders(gehoor.Seat{Role: gehoor.Manager, Place: int64(l.ID)}, r.Today())) == 0 {
			without = append(without, l)
		}
	}
	return without, nil
}

func (r *Request) isOpen(l store.Location) bool {
	return l.Closed.IsZero() || l.Closed.After(r.Today())
}

const (
	changesShown = 60
	changesFirst = 10 // the others are behind a line
)

// changes are what was changed last, the newest first, and by whom. Of people and settings, which are
// sealed, only that they were.
func (r *Request) changes(who app.Who) ([]ui.Moment, error) {
	rows, err := r.App.Store.Changes(r.Ctx(), r.Org.ID, changesShown)
	if err != nil {
		return nil, err
	}
	events, err := r.App.Administered(r.Ctx(), who)
	if err != nil {
		return nil, err
	}
	var moments []ui.Moment
	add := func(at time.Time, by gehoor.Actor, words string) {
		moments = append(moments, ui.Moment{At: at, Done: true, What: []Node{Text(words)},
			When: text.FormatDate(r.Lang, gehoor.DateOf(at), r.Today()) + ", " + text.FormatTime(r.Lang, at) + " · " + r.actor(by)})
	}
	for _, c := range rows {
		did := text.ChangeMade
		if c.Added {
			did = text.ChangeAdded
		}
		add(c.At, c.Actor, r.rowWords(c.Row)+" · "+did.In(r.Lang))
	}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case gehoor.ChartChanged:
			if f.What == gehoor.ChartPeople || f.What == gehoor.ChartSettings || f.What == gehoor.ChartTexts {
				add(e.At, e.Actor, text.ChangedCount(r.Lang, f))
			}
		case gehoor.ProcedureApplied:
			add(e.At, e.Actor, text.RegulationApplied(r.Lang, f.Version, text.FormatDateLong(r.Lang, f.From)))
		}
	}
	slices.SortStableFunc(moments, func(a, b ui.Moment) int { return cmp.Compare(b.At.UnixMilli(), a.At.UnixMilli()) })
	return moments[:min(len(moments), changesShown)], nil
}

// rowWords says a row of the chart in a line.
func (r *Request) rowWords(row any) string {
	l := r.Lang
	switch row := row.(type) {
	case store.Holder:
		return row.Name
	case store.Region:
		return text.RegionTitle.In(l) + " " + row.Name
	case store.Location:
		words := row.Name
		if name := r.regionName(row.Region); name != "" {
			words += ", " + text.AdminPlaceRegion.In(l) + " " + name
		}
		if !row.Closed.IsZero() {
			words += ", " + text.AdminPlaceClosed.In(l) + " " + text.FormatDate(l, row.Closed, r.Today())
		}
		return words
	case store.Registration:
		return r.locationName(row.Location) + ", LRK " + row.LRK
	case gehoor.Position:
		return r.name(row.Person) + ", " + r.positionWords(row)
	case gehoor.Absence:
		words := r.name(row.Person) + ", " + strings.ToLower(text.AbsenceTitle.In(l)) + " " + r.period(row.From, row.Until)
		if row.Deputy != 0 {
			words += ", " + text.AbsenceBy.In(l) + " " + r.name(row.Deputy)
		}
		return words
	}
	return ""
}

// period says two days, of which the last may be open.
func (r *Request) period(from, until gehoor.Date) string {
	words := text.FormatDate(r.Lang, from, r.Today()) + " –"
	if !until.IsZero() {
		words += " " + text.FormatDate(r.Lang, until, r.Today())
	}
	return words
}
