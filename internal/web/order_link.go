package web

import (
	"errors"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R15: the owner of a measure that followed from a ruling says from the mail that it is done. The page has the measure and
// nothing of the case. Opening it does nothing.
var _ = route(func(s *Server) {
	s.page("GET "+app.PageOrder+"{token}", (*Request).orderLink)
	s.page("POST "+app.PageOrder+"{token}", (*Request).orderAnswered)
})

// orderByLink is the measure of the link, and the number of its dispute.
func (r *Request) orderByLink() (int, gehoor.MeasureState, error) {
	who, no, m, err := r.App.OrderByLink(r.Ctx(), r.Org.ID, r.PathValue("token"))
	if err == nil {
		r.who = &who
	}
	m, err = byMail(m, err)
	return no, m, err
}

func (r *Request) orderLink() (Node, error) {
	_, m, err := r.orderByLink()
	if err != nil {
		return nil, err
	}
	return r.orderPage(m, nil)
}

func (r *Request) orderPage(m gehoor.MeasureState, in *input) (Node, error) {
	l := r.Lang
	words, err := r.App.OrderWords(r.Ctx(), *r.who, m)
	if err != nil {
		return nil, err
	}
	p := r.shell(text.MeasureDone.In(l))
	p.Translated = ""
	f := ui.Form{Lang: l, Action: ui.Path(app.PageOrder).Join(r.PathValue("token")), Repeatable: true}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	content := Group{ui.Above(text.Sentence(text.MeasureDueOn(l, m.Due))), heading(text.MeasureDone.In(l)), ui.Block(ui.Plain, ui.Prose(words))}
	if !m.Done.IsZero() {
		return p.Bare(content, ui.Block(ui.Good, paragraph(text.Sentence(text.MeasureWasDone(l, m.Done))+"."))), nil
	}
	return p.Bare(content, paragraph(text.OrderLonger.In(l)), f.Node(
		f.Date("op", text.DisputeDoneOn.In(l), r.example(), ui.Hint(text.OrderDayHint.In(l)), ui.Optional),
		ui.Buttons(ui.Button(text.OrderDone.In(l))))), nil
}

func (r *Request) orderAnswered() (Node, error) {
	no, m, err := r.orderByLink()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	if !m.Done.IsZero() { // pressed twice
		return r.orderPage(m, nil)
	}
	in, on := &input{Values: r.PostForm, lang: r.Lang}, r.Today()
	if in.line("op") != "" {
		on = in.date("op", r.Today())
	}
	if len(in.errors) == 0 {
		err := r.App.FinishOrder(r.Ctx(), *r.who, no, m.No, on)
		var refusal *gehoor.Refusal
		if err != nil && !errors.As(err, &refusal) {
			return nil, err
		}
		if refusal != nil {
			in.errors.Add("op", text.Refusal(r.Lang, refusal))
		}
	}
	if len(in.errors) > 0 {
		return r.orderPage(m, in)
	}
	p := r.shell(text.Thanks.In(r.Lang))
	p.Translated = ""
	return p.Bare(ui.Block(ui.Good, heading(text.Thanks.In(r.Lang)), paragraph(text.Sentence(text.MeasureWasDone(r.Lang, on))+"."))), nil
}
