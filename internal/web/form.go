package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// The form has nine questions, one to a page (R3). What is answered is saved in a draft at every
// step. The browser knows the draft by a cookie, and every page carries it as well, so that somebody
// whose browser keeps no cookies, or lost it, loses nothing: the next page is then the answer to
// the POST itself, and its ways back are buttons. The draft's secret never stands in an address.

const (
	draftCookie = "klacht"
	draftKept   = store.DraftDays * 24 * 60 * 60 // seconds

	formBodyLimit = 2 << 20 // of a page without files: a story that is far too long comes back to who wrote it

	nameSave  = "bewaar" // buttons of a page of the form, beside the one that goes on
	nameGo    = "naar"
	nameCheck = "na" // hidden: go back to the check page afterwards
)

// A visit is somebody at a page of the form.
type visit struct {
	*Request
	app.Draft      // the zero Draft: nothing begun yet
	loose     bool // links cannot carry the draft, for the browser has no cookie of it
	check     bool // back to the check page after this one
	away      bool // came back from elsewhere
}

// A step is a page of the form: a question, or something said between two.
type step struct {
	path  ui.Path
	show  func(v *visit) (Node, error)
	send  func(v *visit, form url.Values) (Node, error) // nil: only forms that lead elsewhere
	saves bool                                          // send keeps what was typed before it leads elsewhere

	receive func(r *Request) (Node, error) // answers a POST instead of send: where files stream in
}

// The pages of the form.
const (
	safetyPath   ui.Path = "/klacht/veilig"
	dangerPath   ui.Path = "/klacht/gevaar"
	staffPath    ui.Path = "/klacht/medewerker"
	homePath     ui.Path = "/klacht/thuis"
	doubtPath    ui.Path = "/klacht/twijfel"
	quickPath    ui.Path = "/klacht/direct"
	whoPath      ui.Path = "/klacht/wie"
	someonePath  ui.Path = "/klacht/iemand-anders"
	placePath    ui.Path = "/klacht/locatie"
	unlistedPath ui.Path = "/klacht/locatie-niet-gevonden"
	otherPath    ui.Path = "/klacht/nog-een-locatie"
	storyPath    ui.Path = "/klacht/wat"
	whenPath     ui.Path = "/klacht/wanneer"
	latePath     ui.Path = "/klacht/lang-geleden"
	wishPath     ui.Path = "/klacht/wens"
	aboutPath    ui.Path = "/klacht/over"
	filesPath    ui.Path = "/klacht/bestanden"
	contactPath  ui.Path = "/klacht/contact"
	postPath     ui.Path = "/klacht/post"
	checkPath    ui.Path = "/klacht/controleren"
	savedPath    ui.Path = "/klacht/bewaard"
	sentPath     ui.Path = "/klacht/ontvangen"
	resumePath   ui.Path = "/klacht/verder"
)

var (
	questions []question // the nine, in their order
	asides    []question // asked after some answers only
	steps     []step     // all pages of the form
)

// They are filled here because they lead to each other.
func init() {
	questions = []question{safetyQuestion, whoQuestion, placeQuestion, storyQuestion, whenQuestion, wishQuestion, aboutQuestion, filesQuestion, contactQuestion}
	asides = []question{unlistedQuestion, otherPlaceQuestion, lateQuestion, postQuestion}
	steps = []step{dangerStep, staffStep, homeStep, doubtStep, quickStep, someoneStep, checkStep, savedStep}
	for _, q := range slices.Concat(questions, asides) {
		steps = append(steps, q.step())
	}
}

func stepAt(path ui.Path) (step, bool) {
	i := slices.IndexFunc(steps, func(s step) bool { return s.path == path })
	if i < 0 {
		return step{}, false
	}
	return steps[i], true
}

var _ = route(func(s *Server) {
	for _, st := range steps {
		s.page("GET "+string(st.path), st.get)
		s.page("POST "+string(st.path), func(r *Request) (Node, error) {
			n, err := st.post(r)
			if errors.Is(err, store.ErrTooMany) {
				return r.tooOften()
			}
			return n, err
		})
	}
})

func (s step) get(r *Request) (Node, error) {
	v := &visit{Request: r, check: r.URL.Query().Has(nameCheck), away: r.URL.Query().Has("terug")}
	if c, err := r.Cookie(draftCookie); err == nil {
		if err := v.open(store.DraftID(c.Value)); err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
	} else if s.path == safetyPath || s.path == quickPath {
		r.keepCookie(draftCookie, "1", 0) // to see whether this browser keeps cookies
	}
	switch {
	case v.Filed != 0 && s.path == safetyPath:
		v.Draft = app.Draft{} // a new one, when it is sent
	case v.Filed != 0:
		return v.alreadySent()
	case v.ID == "" && s.path != safetyPath && !startsAnew(s.path):
		return r.redirect(resumePath)
	}
	return s.show(v)
}

// startsAnew reports whether a page is worth seeing with nothing begun: those that send people
// somewhere else, and the short way.
func startsAnew(p ui.Path) bool {
	return p == dangerPath || p == staffPath || p == homePath || p == doubtPath || p == quickPath
}

// open makes v about a draft; store.ErrNotFound when there is no such draft.
func (v *visit) open(id store.DraftID) error {
	d, err := v.App.Draft(v.Org.ID, id)
	if err != nil {
		return err
	}
	v.Draft = d
	return nil
}

func (s step) post(r *Request) (Node, error) {
	if s.receive != nil {
		return s.receive(r)
	}
	if tooLong(r, formBodyLimit) {
		return r.tooLarge()
	}
	if err := r.ParseForm(); err != nil {
		return r.tooLarge()
	}
	v := &visit{Request: r}
	if err := v.from(r.PostForm); err != nil {
		return nil, err
	}
	if v.Filed != 0 {
		return v.alreadySent()
	}
	to, going := stepAt(ui.Path(r.PostForm.Get(nameGo)))
	switch {
	case s.saves:
		return s.send(v, r.PostForm)
	case going: // a button that leads elsewhere sends nothing
		return v.advance(to.path)
	case s.send != nil:
		return s.send(v, r.PostForm)
	}
	return nil, store.ErrNotFound
}

// from finds the draft that a form carries, or the cookie's. That there is none any more is no
// error: what was typed begins a new one.
func (v *visit) from(form url.Values) error {
	v.check = form.Has(nameCheck)
	cookie := ""
	if c, err := v.Cookie(draftCookie); err == nil {
		cookie = c.Value
	}
	v.loose = cookie == ""
	carried := form.Get(ui.FieldDraft)
	for _, id := range []string{carried, cookie} {
		if id == "" {
			continue
		}
		err := v.open(store.DraftID(id))
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if v.Filed == 0 || id == carried {
			return nil
		}
		v.Draft = app.Draft{} // the cookie's last one was sent; this is another
	}
	return nil
}

// begin makes sure there is a draft to save in.
func (v *visit) begin() error {
	if v.ID != "" {
		return nil
	}
	err := v.App.Store.Limit(v.Ctx(), v.Org.ID, "draft", v.address(), draftLimit, limitPer)
	if err != nil {
		return err
	}
	d, err := v.App.NewDraft(v.Ctx(), v.Org.ID)
	if err != nil {
		return err
	}
	v.Draft = d
	return nil
}

// save keeps what change makes of the answers as they are now.
func (v *visit) save(change func(*app.Answers)) error {
	if err := v.begin(); err != nil {
		return err
	}
	if err := v.App.SaveAnswers(v.Ctx(), v.Org.ID, v.ID, change); err != nil {
		return err
	}
	return v.open(v.ID)
}

// advance leads to another page of the form: by its address when the browser has the cookie, and else at
// once, with the draft in the page.
func (v *visit) advance(to ui.Path) (Node, error) {
	v.keepDraft()
	if !v.loose {
		if v.check && to != checkPath && to != savedPath {
			to = to.With(nameCheck, "1")
		}
		return v.redirect(to)
	}
	s, ok := stepAt(to)
	if !ok {
		return nil, store.ErrNotFound
	}
	return s.show(v)
}

func (v *visit) keepDraft() {
	if v.ID != "" {
		v.keepCookie(draftCookie, string(v.ID), draftKept)
	}
}

// shellOf is the page around a step.
func (v *visit) shellOf(title string, back ui.Path) ui.Page {
	p := v.shell(title)
	p.Section = text.StartSection.In(v.Lang)
	p.Emergency = true
	if !v.loose || v.ID == "" {
		p.Back = back
	}
	if p.Translated != "" && v.check {
		p.Translated = p.Translated.With(nameCheck, "1")
	}
	return p
}

// form is a form of a step, which knows its draft.
func (v *visit) form(action ui.Path) ui.Form {
	return ui.Form{Lang: v.Lang, Action: action, Draft: string(v.ID), Repeatable: true}
}

// carried is what a form has beside its fields.
func (v *visit) carried() Node {
	if v.check {
		return h.Input(h.Type("hidden"), h.Name(nameCheck), h.Value("1"))
	}
	return nil
}

// backButton is the way back where a link could not carry the draft.
func (v *visit) backButton(back ui.Path) Node {
	if !v.loose || v.ID == "" || back == "" {
		return nil
	}
	return ui.QuietButton(text.UIBack.In(v.Lang), ui.Sends(nameGo, string(back)))
}

// way leads on from a page that asks nothing: a link that looks like a button, or a button.
func (v *visit) way(from, to ui.Path, words text.Msg, link func(ui.Path, string, ...ui.ButtonOption) Node, button func(string, ...ui.ButtonOption) Node) Node {
	if !v.loose || v.ID == "" {
		if v.check && to != checkPath && to != savedPath {
			to = to.With(nameCheck, "1")
		}
		return ui.Buttons(link(to, words.In(v.Lang)))
	}
	return v.form(from).Node(v.carried(), ui.Buttons(button(words.In(v.Lang), ui.Sends(nameGo, string(to)))))
}

// quietLink is a link on its own line where way has a button that looks like a link.
func quietLink(to ui.Path, words string, _ ...ui.ButtonOption) Node { return ui.LinkAlone(to, words) }

// tooLong reports whether a request says it is larger than limit, and otherwise sees to it that no
// more than that is read.
func tooLong(r *Request, limit int64) bool {
	if r.ContentLength > limit {
		return true
	}
	r.Body = http.MaxBytesReader(r.W, r.Body, limit)
	return false
}

// errForm is a form that no browser sends: what is wrong with it is in its own words, which are not for the log.
var errForm = errors.New("what was sent is no form")

// wholeForm is how much a form without a limit of its own may be.
const wholeForm = 10 << 20

// ParseForm reads the form as http.Request.ParseForm does, with what nobody sees taken out of it. A form that cannot be read
// is errForm, or errTooLarge.
func (r *Request) ParseForm() error {
	if r.PostForm == nil {
		r.Body = http.MaxBytesReader(r.W, r.Body, wholeForm)
	}
	err := r.Request.ParseForm()
	for _, values := range r.PostForm {
		for i, v := range values {
			values[i] = visible(v)
		}
	}
	return unreadable(err)
}

// unreadable is an error of reading a form as the pages and the log may know it.
func unreadable(err error) error {
	var limit *http.MaxBytesError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &limit):
		return errTooLarge
	}
	return errForm
}

var errTooLarge = errors.New("what was sent is too large")

// visible is what was typed without what cannot be seen and makes it read as something else: bytes that are no text, control
// characters, and those that turn the direction of what follows or have no width. What joins letters of a script, or
// the parts of an emoji, stays.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\r' || c == '\t':
			return c
		case unicode.IsControl(c), c >= '\u202a' && c <= '\u202e', c >= '\u2066' && c <= '\u2069', c == '\u200b', c == '\u2060', c == '\ufeff':
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\ufffd"))
}

func (r *Request) tooLarge() (Node, error) {
	r.Status = http.StatusRequestEntityTooLarge
	if r.ContentLength > formBodyLimit {
		r.W.Header().Set("Connection", "close") // nobody is going to read the rest
	}
	return r.errorPage(text.TooLargeTitle, text.TooLarge.In(r.Lang)), nil
}

// typedLine is one line as somebody typed it: without space around it, and not endless.
func typedLine(form url.Values, name string) string {
	return cut(strings.TrimSpace(form.Get(name)), 200)
}

// typedWords are several lines as somebody typed them.
func typedWords(form url.Values, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(form.Get(name), "\r\n", "\n"))
}

func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
