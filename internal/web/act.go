package web

import (
	"errors"
	"slices"
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// An act is one thing people do with a dossier: a page that asks and a POST that does it.
type act struct {
	slug   string // its place behind /dossier/NUMBER/
	text   text.Act
	verb   gehoor.Verb
	sealed gehoor.Verb                    // instead of verb while it is sealed; empty: verb
	when   func(c *gehoor.Complaint) bool // offered on the dossier page; nil: always while the procedure runs
	danger bool
	saves  bool                                       // a second button keeps what is unfinished; it sends fieldSave
	beside func(r *Request, c *gehoor.Complaint) Node // what is read while deciding; may be nil
	aside  func(r *Request, c *gehoor.Complaint) Node // the same where what one writes needs the room; may be nil
	form   func(r *Request, c *gehoor.Complaint, f ui.Form) Node
	below  func(r *Request, c *gehoor.Complaint, f ui.Form) Node // of the same form, behind its button: what few need; may be nil
	read   func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act)
	carry  func(r *Request, c *gehoor.Complaint, in *input) carrying                                            // instead of read: what is not one complaint's facts alone
	later  func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(c *gehoor.Complaint) app.Letter) // instead of read: what is sent, and can be taken back for a minute
	letter func(r *Request, c *gehoor.Complaint, words string) (app.DraftLetter, error)                         // what is typed becomes; may be nil
	at     map[string]string                                                                                    // by the code of a refusal: the field it is about; else the first
	then   func(r *Request, c *gehoor.Complaint) ui.Path                                                        // where to go after; nil: the dossier
}

const fieldSave = "bewaar"

// carrying does an act that looked at history seq, and gives the dossier as it is then.
type carrying func(seq int) (*gehoor.Complaint, error)

// acts are filled by the files of the steps, in the order of the regulation.
var acts = slices.Concat(actsRoute, actsTogether, actsContact, actsHear, actsDecide, actsOutside, actsPackage, actsProtect, actsBreach, actsSafety)

func (a act) offered(c *gehoor.Complaint) bool {
	if a.when != nil {
		return a.when(c)
	}
	return c.Open()
}

// needs is what one must be allowed with c to do it.
func (a act) needs(c *gehoor.Complaint) gehoor.Verb {
	if c.Sealed && a.sealed != "" {
		return a.sealed
	}
	return a.verb
}

func (a act) path(c *gehoor.Complaint) ui.Path { return dossierPath(c).Join(a.slug) }

var _ = route(func(s *Server) {
	for _, a := range acts {
		s.page("GET /dossier/{number}/"+a.slug, a.get)
		s.page("POST /dossier/{number}/"+a.slug, a.post)
	}
})

func (a act) get(r *Request) (Node, error) {
	c, err := a.open(r)
	if err != nil {
		return nil, err
	}
	if c.Filed.Story != (gehoor.Ref{}) && !a.offered(c) { // read, and not what comes next: the dossier says what does
		return r.redirect(dossierPath(c))
	}
	return a.page(r, c, nil)
}

// open is the dossier, if this person may do this with it.
func (a act) open(r *Request) (*gehoor.Complaint, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	// What may be taken over is not yet read; that it may, Do decides.
	if sees && !r.can(*r.who, c, a) || !sees && a.verb != gehoor.TakeOver {
		return nil, gehoor.ErrForbidden
	}
	return c, nil
}

func (a act) page(r *Request, c *gehoor.Complaint, in *input) (Node, error) {
	if c.Filed.Story != (gehoor.Ref{}) { // read: the words stand beside what is asked, or in it
		if err := r.reads(c); err != nil {
			return nil, err
		}
	}
	p := r.shell(a.text.Title.In(r.Lang))
	p.Section = c.Number().String()
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(r.Lang)
	f := ui.Form{Lang: r.Lang, Action: a.path(c), Seq: c.Seq, Token: strconv.Itoa(c.Seq)}
	var no Node // a refusal of a form without fields
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		if words := in.errors.At(ui.MainID); words != "" {
			p.Errors, no = nil, ui.Block(ui.Danger, paragraph(words))
		}
		if len(in.errors) > 0 { // and it is not a preview
			r.invalid()
		}
	}
	button := ui.Button
	if a.danger {
		button = ui.DangerButton
	}
	asks := f.Node(no, a.form(r, c, f), ui.Buttons(button(a.text.Button.In(r.Lang), ui.AccessKey("s")), If(a.saves, ui.SecondButton(text.SaveDraft.In(r.Lang), ui.Sends(fieldSave, "1")))),
		Iff(a.below != nil, func() Node { return a.below(r, c, f) }))
	switch {
	case a.beside != nil:
		asks = ui.TwoColumns(a.beside(r, c), a.text.Title.In(r.Lang), asks)
	case a.aside != nil:
		asks = ui.TwoColumns(asks, text.DossierComplaint.In(r.Lang), a.aside(r, c))
	}
	return r.staffPage(p, "/bureau",
		ui.Above(c.Number().String()), heading(a.text.Title.In(r.Lang)), ui.Note(a.text.Intro.In(r.Lang)), asks), nil
}

func (a act) post(r *Request) (Node, error) {
	c, err := a.open(r)
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	if a.letter != nil && in.has(fieldShow) {
		return a.showLetter(r, c, in)
	}
	var bodies []*app.Body
	var do app.Act
	var letter func(c *gehoor.Complaint) app.Letter
	if a.later != nil {
		bodies, letter = a.later(r, c, in)
	}
	var carry carrying
	switch {
	case letter != nil || len(in.errors) > 0:
	case a.carry != nil:
		carry = a.carry(r, c, in)
	default:
		bodies, do = a.read(r, c, in)
	}
	if len(in.errors) > 0 {
		return a.page(r, c, in)
	}
	seq, err := strconv.Atoi(r.PostForm.Get(ui.FieldSeq))
	if err != nil || seq < 1 {
		seq = c.Seq
	}
	after := c
	switch {
	case letter != nil:
		_, err = r.App.Later(r.Ctx(), *r.who, c.ID, seq, a.verb, bodies, letter)
	case carry != nil:
		after, err = carry(seq)
	default:
		after, err = r.App.Do(r.Ctx(), *r.who, c.ID, seq, a.needs(c), bodies, do)
	}
	if after == nil {
		after = c
	}
	if errors.Is(err, errAsk) {
		return a.page(r, after, in)
	}
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) { // said above the form, with all that was typed
		field := a.at[refusal.Code]
		if field == "" {
			field = firstField(r.PostForm)
		}
		in.errors.Add(field, text.Refusal(r.Lang, refusal))
		return a.page(r, after, in)
	}
	if err != nil {
		return nil, err
	}
	if a.then != nil {
		return r.redirect(a.then(r, after))
	}
	return r.redirect(dossierPath(after))
}

// firstField is where a refusal's link leads: a refusal is about the whole form.
func firstField(form map[string][]string) string {
	for _, name := range slices.Sorted(mapKeys(form)) {
		if name != ui.FieldSeq && name != ui.FieldToken && name != ui.FieldDraft {
			return name
		}
	}
	return ui.MainID
}

func mapKeys(m map[string][]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// label is a field's label in the reader's language.
func (r *Request) label(m text.Msg) string { return m.In(r.Lang) }

// example is a date as one may type it.
func (r *Request) example() string { return dayMonthYear(r.Today()) }

func dayMonthYear(d gehoor.Date) string {
	return strconv.Itoa(d.Day) + "-" + strconv.Itoa(int(d.Month)) + "-" + strconv.Itoa(d.Year)
}

// seats says seats as choices, with who holds them today.
func (r *Request) seats(seats ...gehoor.Seat) []ui.Choice {
	var list []ui.Choice
	for _, s := range seats {
		if s != (gehoor.Seat{}) {
			list = append(list, ui.Choice{Value: seatValue(s), Words: r.seatName(s)})
		}
	}
	return list
}

func seatValue(s gehoor.Seat) string { return string(s.Role) + ":" + strconv.FormatInt(s.Place, 10) }

func parseSeat(v string) (gehoor.Seat, bool) {
	for i := range v {
		if v[i] == ':' {
			place, err := strconv.ParseInt(v[i+1:], 10, 64)
			return gehoor.Seat{Role: gehoor.Role(v[:i]), Place: place}, err == nil
		}
	}
	return gehoor.Seat{}, false
}

// seatName says a seat with the names of who holds it today.
func (r *Request) seatName(s gehoor.Seat) string {
	chart, err := r.App.Store.Chart(r.Org.ID)
	if err != nil {
		return text.Word(r.Lang, s.Role)
	}
	var names []string
	for _, id := range chart.Holders(s, r.Today()) {
		names = append(names, r.name(id))
	}
	role := text.Word(r.Lang, s.Role)
	switch {
	case len(names) == 0:
		return text.Sentence(role)
	case role == "":
		return text.List(r.Lang, names...)
	}
	return text.List(r.Lang, names...) + " (" + role + ")"
}

func (r *Request) name(id gehoor.PersonID) string {
	p, found := r.colleague(id)
	if !found || p.Name == "" {
		return text.SomeColleague.In(r.Lang)
	}
	return p.Name
}

// colleagues are people one may choose, by name.
func (r *Request) colleagues(keep func(gehoor.PersonID) bool) []ui.Choice {
	people, err := r.App.Store.People(r.Org.ID)
	if err != nil {
		return nil
	}
	var list []ui.Choice
	for _, p := range people {
		if (p.Left.IsZero() || p.Left.After(r.Today())) && (keep == nil || keep(p.ID)) {
			list = append(list, ui.Choice{Value: strconv.FormatInt(int64(p.ID), 10), Words: p.Name})
		}
	}
	return list
}

// somebody is who was chosen among colleagues: somebody who works here, and not any number.
func (r *Request) somebody(in *input, name string) gehoor.PersonID {
	n, err := strconv.ParseInt(in.Get(name), 10, 64)
	p, works := r.colleague(gehoor.PersonID(n))
	if err != nil || !works || !p.Left.IsZero() && !p.Left.After(r.Today()) {
		in.wrong(name, text.WrongChoice)
		return 0
	}
	return p.ID
}
