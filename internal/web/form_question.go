package web

import (
	"errors"
	"net/url"
	"slices"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// A question is a page of the form that asks something. What it knows of an answer it knows once:
// values says how an answer is filled in, read takes it from what was sent; so whether a form is
// complete is asked by reading its own values.
type question struct {
	path    ui.Path
	follows ui.Path             // for one that is asked only after some answers to another: that one
	asked   func(v *visit) bool // and after which; nil: only by a button
	ask     func(v *visit) string
	about   func(v *visit) Node // above the fields, on a page that is not one field with its heading; may be nil
	fields  func(v *visit, f ui.Form) Node
	values  func(v *visit) url.Values
	read    func(v *visit, in *input, a *app.Answers)
	detour  func(v *visit) ui.Path                                         // where an answer leads instead of on; may be nil
	before  func(v *visit, form url.Values) (done bool, n Node, err error) // what another button of the page does; may be nil
	receive func(q question, r *Request) (Node, error)                     // instead of the ordinary POST; may be nil
	upload  bool
}

// questionAt is the question of a page: one of the nine, or an aside.
func questionAt(p ui.Path) question {
	all := slices.Concat(questions, asides)
	return all[slices.IndexFunc(all, func(q question) bool { return q.path == p })]
}

func (q question) step() step {
	st := step{path: q.path, show: func(v *visit) (Node, error) { return q.page(v, nil), nil }, send: q.send, saves: true}
	if q.receive != nil {
		st.receive = func(r *Request) (Node, error) { return q.receive(q, r) }
	}
	return st
}

// number is its place among the nine; the zero Step for an aside.
func (q question) number() ui.Step {
	i := slices.IndexFunc(questions, func(o question) bool { return o.path == q.path })
	if i < 0 {
		return ui.Step{}
	}
	return ui.Step{N: i + 1, Of: len(questions)}
}

// after is the page that follows a question when its answer leads nowhere else.
func (v *visit) after(path ui.Path) ui.Path {
	if v.check {
		return checkPath
	}
	i := slices.IndexFunc(questions, func(q question) bool { return q.path == path }) + 1
	if i < len(questions) && questions[i].path == placePath && v.onlyPlace() != 0 {
		i++
	}
	if i >= len(questions) {
		return checkPath
	}
	return questions[i].path
}

// previous is where the link back leads.
func (v *visit) previous(path ui.Path) ui.Path {
	if v.check {
		return checkPath
	}
	i := slices.IndexFunc(questions, func(q question) bool { return q.path == path }) - 1
	if i >= 0 && questions[i].path == placePath && v.onlyPlace() != 0 {
		i--
	}
	if i < 0 {
		return "/"
	}
	return questions[i].path
}

func (q question) back(v *visit) ui.Path {
	if q.follows != "" {
		return q.follows
	}
	return v.previous(q.path)
}

// page asks; in is what was sent, when something was wrong with it.
func (q question) page(v *visit, in *input) Node {
	back := q.back(v)
	p := v.shellOf(q.number().Title(v.Lang, q.ask(v)), back)
	f := v.form(q.path)
	f.Upload = q.upload
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		if len(in.errors) > 0 {
			v.invalid()
		}
	} else {
		f.Values = q.values(v)
	}
	content := Group{}
	if q.path == safetyPath {
		content = append(content, ui.Note(text.FormFillIn.In(v.Lang)))
	}
	if q.about != nil {
		content = append(content, q.about(v))
	}
	return p.Public(content, f.Node(
		v.carried(), q.fields(v, f),
		ui.Buttons(
			ui.Button(text.FormContinue.In(v.Lang)),
			If(q.path != safetyPath, ui.QuietButton(text.FormSave.In(v.Lang), ui.Sends(nameSave, "1"))),
			v.backButton(back)),
	))
}

func (q question) send(v *visit, form url.Values) (Node, error) {
	if q.before != nil {
		if done, n, err := q.before(v, form); done || err != nil {
			return n, err
		}
	}
	in := &input{Values: form, lang: v.Lang}
	q.read(v, in, &app.Answers{}) // into nothing: to see what is wrong
	saves, goes := form.Has(nameSave), form.Get(nameGo)
	if len(in.errors) > 0 && !saves && goes == "" {
		return q.page(v, in), nil
	}
	if len(in.errors) == 0 || saves {
		err := v.save(func(a *app.Answers) {
			q.read(v, &input{Values: form, lang: v.Lang}, a)
			a.Language = languageOf(v.Lang)
		})
		if errors.Is(err, store.ErrNotFound) { // sent, or thrown away, in another tab meanwhile
			if again := v.open(v.ID); again == nil && v.Filed != 0 {
				return v.alreadySent()
			}
		}
		if err != nil {
			return nil, err
		}
	}
	switch {
	case saves:
		return v.advance(savedPath)
	case goes != "":
		return v.advance(ui.Path(goes))
	}
	if q.detour != nil {
		if to := q.detour(v); to != "" {
			return v.advance(to)
		}
	}
	for _, aside := range asides {
		if aside.follows == q.path && aside.asked != nil && aside.asked(v) {
			return v.advance(aside.path)
		}
	}
	path := q.path
	if q.follows != "" {
		path = q.follows
	}
	return v.advance(v.after(path))
}

// complete reports whether the answer that was given is one that may be sent.
func (q question) complete(v *visit) bool {
	in := &input{Values: q.values(v), lang: v.Lang}
	q.read(v, in, &app.Answers{})
	return len(in.errors) == 0
}

// missing is the first question that has to be answered yet.
func (v *visit) missing() (question, bool) {
	for _, q := range questions {
		if !q.complete(v) {
			return q, true
		}
	}
	for _, q := range asides {
		if q.asked != nil && q.asked(v) && !q.complete(v) {
			return q, true
		}
	}
	return question{}, false
}

// pick takes a choice that is one of those offered; what is no choice is empty.
func pick[T ~string](form url.Values, name string, offered []T) T {
	if i := slices.Index(offered, T(form.Get(name))); i >= 0 {
		return offered[i]
	}
	return ""
}

// picks takes all choices that are among those offered, in their order.
func picks[T ~string](form url.Values, name string, offered []T) []T {
	var chosen []T
	for _, o := range offered {
		if slices.Contains(form[name], string(o)) {
			chosen = append(chosen, o)
		}
	}
	return chosen
}

// fill is the values of a field, or none.
func fill[T ~string](values url.Values, name string, all ...T) {
	for _, one := range all {
		if one != "" {
			values.Add(name, string(one))
		}
	}
}

// offer says choices in words.
func offer[T ~string](l text.Lang, order []T, say map[T]text.Msg) []ui.Choice {
	list := make([]ui.Choice, len(order))
	for i, o := range order {
		list[i] = ui.Choice{Value: string(o), Words: say[o].In(l)}
	}
	return list
}

// offerWithHints is offer with a line under some of them.
func offerWithHints[T ~string](l text.Lang, order []T, say map[T][2]text.Msg) []ui.Choice {
	list := make([]ui.Choice, len(order))
	for i, o := range order {
		list[i] = ui.Choice{Value: string(o), Words: say[o][0].In(l), Hint: say[o][1].In(l)}
	}
	return list
}

func bullets(l text.Lang, lines ...text.Msg) Node {
	return h.Ul(Map(lines, func(m text.Msg) Node { return h.Li(Text(m.In(l))) }))
}
