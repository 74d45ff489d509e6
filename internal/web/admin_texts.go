package web

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const textsPath ui.Path = "/beheer/teksten"

var _ = route(func(s *Server) {
	s.page("GET "+string(textsPath), (*Request).texts)
	s.page("GET "+string(textsPath)+"/{group}/{in}", (*Request).textsOf)
	s.page("POST "+string(textsPath)+"/{group}/{in}", (*Request).changeTexts)
	s.page("POST "+string(textsPath)+"/{group}/{in}/terug", (*Request).restoreText)
})

// texts lists all that an organisation may say in its own words, in groups.
func (r *Request) texts() (Node, error) {
	if _, err := r.administrator(); err != nil {
		return nil, err
	}
	_, own, err := r.wordings()
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.shell(text.WordingsTitle.In(l))
	p.Section, p.Back, p.BackWords = text.AdminTitle.In(l), "/beheer", text.AdminBack.In(l)
	t := ui.DataTable{Caption: text.WordingsCaption.In(l), Columns: []ui.Column{
		{Words: text.WordingsWhere.In(l)}, {Words: text.Tongue(l, text.NL)}, {Words: text.Tongue(l, text.EN)},
	}}
	for _, g := range text.Wordings {
		row := []Node{Text(g.Title.In(l))}
		for _, in := range []text.Lang{text.NL, text.EN} {
			n := 0
			for _, w := range g.Wordings {
				if own[wordingKey{w.Name, in}].Own != "" {
					n++
				}
			}
			row = append(row, h.A(ui.Href(textsPath.Join(g.Name).Join(in.String())), Text(text.WordingsOwn(l, in, n)), ui.Unseen(": "+g.Title.In(l))))
		}
		t.Rows = append(t.Rows, row)
	}
	return r.staffPage(p, "/beheer", heading(text.WordingsTitle.In(l)), ui.Intro(text.WordingsIntro.In(l)), paragraph(text.WordingsElsewhere.In(l)), t.Node()), nil
}

type wordingKey struct {
	name string
	lang text.Lang
}

// wordings are all versions, the newest first, and the one of each that was put last.
func (r *Request) wordings() ([]store.Wording, map[wordingKey]store.Wording, error) {
	all, err := r.App.Store.Wordings(r.Ctx(), r.Org.ID)
	last := map[wordingKey]store.Wording{}
	for _, w := range all {
		if k := (wordingKey{w.Name, w.Lang}); w.No > last[k].No {
			last[k] = w
		}
	}
	return all, last, err
}

// A textsForm is a group of texts in one language, being changed.
type textsForm struct {
	text.WordingGroup
	in   text.Lang
	path ui.Path
	all  []store.Wording
	last map[wordingKey]store.Wording
}

func (r *Request) textsForm() (f textsForm, err error) {
	if _, err := r.administrator(); err != nil {
		return f, err
	}
	var is bool
	if f.WordingGroup, is = text.FindWordingGroup(r.PathValue("group")); !is {
		return f, store.ErrNotFound
	}
	if f.in, err = text.ParseLang(r.PathValue("in")); err != nil {
		return f, store.ErrNotFound
	}
	f.path = textsPath.Join(f.Name).Join(f.in.String())
	f.all, f.last, err = r.wordings()
	return f, err
}

// says is what a text says now, as people write it.
func (f textsForm) says(w text.Wording) string {
	return cmp.Or(f.last[wordingKey{w.Name, f.in}].Own, w.Template(f.in))
}

// before stands before the field of a text that has what it said when the form was made: who changes another
// text does not undo what somebody else changed meanwhile.
const before = "was-"

func (r *Request) textsOf() (Node, error) {
	f, err := r.textsForm()
	if err != nil {
		return nil, err
	}
	values := url.Values{}
	for _, w := range f.Wordings {
		values.Set(w.Name, f.says(w))
		values.Set(before+w.Name, f.says(w))
	}
	return r.textsPage(f, &input{Values: values, lang: r.Lang}, r.Set.Words), nil
}

const textsCheck = "gekeken"

func (r *Request) textsPage(f textsForm, in *input, words text.Words) Node {
	l := r.Lang
	title := text.WordingsIn(l, f.WordingGroup, f.in)
	p := r.shell(title)
	p.Section, p.Errors, p.Back, p.BackWords = text.AdminTitle.In(l), in.errors, textsPath, text.WordingsBack.In(l)
	if len(in.errors) > 0 {
		r.invalid()
	}
	form := ui.Form{Lang: l, Action: f.path, Values: in.Values, Errors: in.errors, Repeatable: true}
	var fields Group
	law := false
	for _, w := range f.Wordings {
		options := []ui.Option{ui.Short}
		if w.Law != (text.Msg{}) {
			law = true
			options = append(options, ui.Hint(text.WordingMust(f.in, w.Law)))
		}
		fields = append(fields, form.Hidden(before+w.Name, in.Get(before+w.Name)), form.TextArea(w.Name, w.Template(f.in), options...))
	}
	return r.staffPage(p, "/beheer", heading(title), paragraph(text.WordingsHow.In(l)),
		form.Node(h.Div(h.Lang(f.in.String()), fields),
			If(law, form.Checkbox(textsCheck, text.WordingsCheck.In(l))),
			ui.Buttons(ui.Button(text.AdminSave.In(l), ui.AccessKey("s")), ui.SecondButton(text.WordingsLook.In(l), ui.Sends("doe", "voorbeeld"), ui.To(f.path+"#voorbeeld")))),
		h.Section(h.ID("voorbeeld"), section(text.WordingsExample.In(l)), ui.Note(text.WordingsInvent.In(l)), r.textsExample(f, words)),
		section(text.WordingsBefore.In(l)), r.textsBefore(f))
}

func (r *Request) exampleFrame(in text.Lang, words text.Words) letter.Frame {
	return letter.Frame{Lang: in, Words: words, Organisation: r.Set.Name, Phone: r.Set.Phone, Today: r.Today()}
}

func (r *Request) examples(f textsForm, words text.Words) []letter.Example {
	bodies := r.Set.Bodies()
	return letter.Examples(f.Name, r.exampleFrame(f.in, words), bodies.Desk, bodies.Committee)
}

// textsExample shows the letters in which the texts are said, or the texts where they stand on pages.
func (r *Request) textsExample(f textsForm, words text.Words) Node {
	var all Group
	for _, e := range r.examples(f, words) {
		doc := e.Document
		doc.Title = "" // the summary says it
		all = append(all, h.Div(h.Lang(f.in.String()), ui.Details(e.Subject, h.Article(letter.Page(doc)))))
	}
	if len(all) > 0 {
		return all
	}
	return ui.Block(ui.Plain, h.Div(h.Lang(f.in.String()), Map(f.Wordings, func(w text.Wording) Node { return paragraph(w.Example(words, f.in)) })))
}

// textsBefore are the versions so far; each can be used again.
func (r *Request) textsBefore(f textsForm) Node {
	l := r.Lang
	var moments []ui.Moment
	for _, v := range f.all {
		i := slices.IndexFunc(f.Wordings, func(w text.Wording) bool { return w.Name == v.Name })
		if i < 0 || v.Lang != f.in {
			continue
		}
		shipped := f.Wordings[i].Template(f.in)
		now := f.last[wordingKey{v.Name, v.Lang}].No == v.No
		again := ui.Form{Lang: l, Action: f.path.Join("terug"), Repeatable: true}
		moments = append(moments, ui.Moment{At: v.At, Done: now,
			When: text.FormatDate(l, gehoor.DateOf(v.At), r.Today()) + ", " + text.FormatTime(l, v.At) + " · " + r.actor(v.By),
			What: []Node{
				h.P(h.Lang(f.in.String()), Text(shipped)),
				h.P(Text("→ "), If(v.Own != "", h.Strong(h.Lang(f.in.String()), Text(v.Own))), If(v.Own == "", Text(text.WordingsShipped.In(l))),
					If(now, Text(" ("+text.WordingsInUse.In(l)+")"))),
				Iff(!now, func() Node {
					return again.Node(again.Hidden("naam", v.Name), again.Hidden("versie", strconv.FormatInt(v.No, 10)),
						ui.QuietButton(text.WordingsAgain.In(l), ui.About(cmp.Or(v.Own, shipped))))
				}),
			}})
	}
	if len(moments) == 0 {
		return paragraph(text.WordingsNone.In(l))
	}
	return ui.History(moments...)
}

func (r *Request) changeTexts() (Node, error) {
	f, err := r.textsForm()
	if err != nil {
		return nil, err
	}
	r.Body = http.MaxBytesReader(r.W, r.Body, adminLimit)
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	words, put, law := r.Set.Words, []store.Wording(nil), false
	for _, w := range f.Wordings {
		own := strings.Join(strings.Fields(in.Get(w.Name)), " ")
		if !in.Values.Has(w.Name) || own == in.line(before+w.Name) {
			continue
		}
		if own == w.Template(f.in) {
			own = ""
		}
		var fault *text.WordingFault
		if _, err := w.Parse(f.in, cmp.Or(own, w.Template(f.in))); errors.As(err, &fault) {
			in.errors.Add(w.Name, fault.In(r.Lang))
			continue
		}
		words = words.With(w, f.in, cmp.Or(own, w.Template(f.in)))
		law = law || own != "" && w.Law != (text.Msg{})
		put = append(put, store.Wording{Name: w.Name, Lang: f.in, Own: own, Checked: in.has(textsCheck)})
	}
	for _, e := range r.examples(f, words) {
		if lost := e.Lost(r.Lang); len(lost) > 0 && len(put) > 0 {
			in.errors.Add(put[0].Name, text.WordingLost(r.Lang, lost...))
		}
	}
	if in.Get("doe") == "voorbeeld" {
		return r.textsPage(f, in, words), nil
	}
	if law && !in.has(textsCheck) {
		in.wrong(textsCheck, text.WordingsCheckIt)
	}
	if len(in.errors) > 0 {
		return r.textsPage(f, in, words), nil
	}
	return r.putTexts(f, put...)
}

// restoreText uses a version of a text again.
func (r *Request) restoreText() (Node, error) {
	f, err := r.textsForm()
	if err != nil {
		return nil, err
	}
	r.Body = http.MaxBytesReader(r.W, r.Body, adminLimit)
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	i := slices.IndexFunc(f.all, func(w store.Wording) bool {
		return w.Lang == f.in && w.Name == r.PostForm.Get("naam") && strconv.FormatInt(w.No, 10) == r.PostForm.Get("versie")
	})
	if i < 0 {
		return nil, store.ErrNotFound
	}
	w, is := text.FindWording(f.all[i].Name)
	if !is {
		return nil, store.ErrNotFound
	}
	if _, err := w.Parse(f.in, cmp.Or(f.all[i].Own, w.Template(f.in))); err != nil {
		// It was written for an earlier version of the program.
		in := &input{Values: url.Values{w.Name: {f.all[i].Own}, before + w.Name: {f.says(w)}}, lang: r.Lang}
		var fault *text.WordingFault
		if errors.As(err, &fault) {
			in.errors.Add(w.Name, fault.In(r.Lang))
		}
		return r.textsPage(f, in, r.Set.Words), nil
	}
	return r.putTexts(f, f.all[i])
}

func (r *Request) putTexts(f textsForm, put ...store.Wording) (Node, error) {
	err := r.App.Administer(r.Ctx(), *r.who, func(tx *store.Tx, by gehoor.Actor) error {
		for _, w := range put {
			if err := tx.PutWording(by, w); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return r.redirect(f.path)
}

// unfit says which words of its own an organisation thinks are said and are not.
func (r *Request) unfit() ([]string, error) {
	_, last, err := r.wordings()
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, g := range text.Wordings {
		if slices.ContainsFunc(g.Wordings, func(w text.Wording) bool {
			for _, in := range []text.Lang{text.NL, text.EN} {
				own := last[wordingKey{w.Name, in}].Own
				if _, err := w.Parse(in, own); own != "" && err != nil {
					return true
				}
			}
			return false
		}) {
			lines = append(lines, text.WordingUnfit(r.Lang, g))
		}
	}
	return lines, nil
}
