package web

import (
	"net/url"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// quickStep is the short way for a suspicion against a member of staff (P1b, R8, D22): three questions
// on one page, sealed from the first second and read by the safety track alone.
var quickStep = step{
	path: quickPath,
	show: func(v *visit) (Node, error) { return v.quickPage(nil) },
	send: func(v *visit, form url.Values) (Node, error) {
		in := &input{Values: form, lang: v.Lang}
		readQuick(v, in, &app.Answers{})
		if len(in.errors) > 0 {
			return v.quickPage(in)
		}
		if v.ID == "" { // the form's own token is the draft, so that sending twice is sending once
			if v.ID = store.DraftID(form.Get(ui.FieldToken)); v.ID == "" {
				return v.quickPage(nil)
			}
			readQuick(v, in, &v.Answers)
			v.Language = languageOf(v.Lang)
			return v.submit()
		}
		if err := v.save(func(a *app.Answers) {
			readQuick(v, &input{Values: form, lang: v.Lang}, a)
			a.Language = languageOf(v.Lang)
		}); err != nil {
			return nil, err
		}
		return v.submit()
	},
}

func (v *visit) quickPage(in *input) (Node, error) {
	l := v.Lang
	p := v.shellOf(text.QuickTitle.In(l), staffPath)
	f := v.form(quickPath)
	token, err := v.App.Token()
	if err != nil {
		return nil, err
	}
	f.Repeatable, f.Token = false, token
	f.Values = url.Values{}
	fill(f.Values, "wat", v.Story)
	fill(f.Values, "waar", v.placeName())
	fill(f.Values, "naam", v.Name)
	fill(f.Values, "mail", v.Mail)
	fill(f.Values, "tel", v.Phone)
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		if was := in.Get(ui.FieldToken); was != "" {
			f.Token = was
		}
		v.invalid()
	}
	return p.Public(
		heading(text.QuickTitle.In(l)), ui.Note(v.own(text.StaffToBoard)),
		f.Node(
			f.TextArea("wat", text.QuickWhat.In(l), ui.Hint(text.AskStoryHint.In(l))),
			f.Text("waar", text.QuickWhere.In(l), ui.Hint(text.QuickWhereHint.In(l)), ui.Autocomplete("off")),
			f.Group(text.QuickReach.In(l),
				ui.Note(text.QuickReachHint.In(l)),
				f.Text("naam", text.AskName.In(l), ui.Optional, ui.Autocomplete("name")),
				f.Email("mail", text.AskMail.In(l), ui.Optional, ui.Autocomplete("email")),
				f.Tel("tel", text.AskPhone.In(l), ui.Optional, ui.Autocomplete("tel"))),
			ui.Buttons(ui.Button(text.QuickSend.In(l)), v.backButton(staffPath)))), nil
}

// readQuick takes the three answers. Who they are is not asked: nobody loses a right by the short
// way, so they count as a parent until somebody knows better.
func readQuick(v *visit, in *input, a *app.Answers) {
	a.Safety = gehoor.StaffViolence
	if a.Capacity == "" {
		a.Capacity = gehoor.Parent
	}
	if a.Happened == "" {
		a.Happened = gehoor.UnknownWhen
	}
	a.Story = typedWords(in.Values, "wat")
	readStory(in, a.Story)
	where := typedLine(in.Values, "waar")
	if where == "" {
		in.wrong("waar", text.WrongWhere)
	}
	if where != v.placeName() { // what was chosen from the list before stays chosen
		a.Location, a.Place, a.Unlisted = 0, where, true
		if hits, more := v.finder().Find(where, 1); len(hits) == 1 && !more {
			a.Location, a.Unlisted = gehoor.LocationID(hits[0].ID), false
		}
	}
	a.Name = typedLine(in.Values, "naam")
	readReach(in, a)
	a.Anonymous = a.Mail == "" && a.Phone == ""
	a.Way = ""
}
