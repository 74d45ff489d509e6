package web

import (
	"errors"
	"net/url"
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// M5, R15: the owner of a measure says from the mail that it is done, or takes longer until a new date and why. The page
// has the measure and nothing of the complaint. Opening it does nothing.
var _ = route(func(s *Server) {
	s.page("GET "+app.PageMeasure+"{token}", (*Request).measureLink)
	s.page("POST "+app.PageMeasure+"{token}", (*Request).measureAnswered)
})

// measureByLink is the measure of the link, and whose it is.
func (r *Request) measureByLink() (*gehoor.Complaint, gehoor.MeasureState, error) {
	who, c, m, err := r.App.MeasureByLink(r.Ctx(), r.Org.ID, r.PathValue("token"))
	if err == nil {
		r.who = &who
	}
	c, err = byMail(c, err)
	return c, m, err
}

func (r *Request) measureLink() (Node, error) {
	c, m, err := r.measureByLink()
	if err != nil {
		return nil, err
	}
	return r.measurePage(c, m, nil)
}

func (r *Request) measurePage(c *gehoor.Complaint, m gehoor.MeasureState, in *input) (Node, error) {
	l := r.Lang
	words, err := r.App.MeasureWords(r.Ctx(), *r.who, c, m)
	if err != nil {
		return nil, err
	}
	if words == "" {
		words = text.MeasureUnsaid.In(l)
	}
	p := r.shell(text.MeasureDone.In(l))
	p.Translated = ""
	told := m.Kind == gehoor.ToldMeasure // what is the decider's alone comes in no dossier that others read (D21)
	f := ui.Form{Lang: l, Action: ui.Path(app.PageMeasure).Join(r.PathValue("token")), Token: strconv.Itoa(c.Seq), Upload: told}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	content := Group{ui.Above(c.Number().String() + " · " + text.MeasureDueOn(l, m.Due)), heading(text.MeasureDone.In(l)), ui.Block(ui.Plain, ui.Prose(words))}
	if !m.Done.IsZero() {
		return p.Bare(content, ui.Block(ui.Good, paragraph(text.Sentence(text.MeasureWasDone(l, m.Done))+"."))), nil
	}
	return p.Bare(content, f.Node(
		f.Radios("klaar", text.MeasureDone.In(l), []ui.Choice{{Value: "ja", Words: text.LabelDone.In(l)}, {Value: "nee", Words: text.LabelLonger.In(l)}}, ui.LabelUnseen),
		f.Date("op", text.MeasureDay.In(l), r.example(), ui.Hint(text.MeasureDayHint.In(l)), ui.Optional),
		f.TextArea("reden", text.MeasureWhy.In(l), ui.Optional, ui.Hint(text.MeasureWhyHint.In(l))),
		If(told, f.File("bestand", text.MeasurePhoto.In(l), ui.Optional, ui.Several, ui.Hint(text.MeasurePhotoIs.In(l)))),
		ui.Buttons(ui.Button(text.ActMeasure.Button.In(l))))), nil
}

func (r *Request) measureAnswered() (Node, error) {
	c, m, err := r.measureByLink()
	if err != nil {
		return nil, err
	}
	in := &input{Values: url.Values{}, lang: r.Lang}
	if tooLong(r, uploadLimit) {
		return r.tooLarge()
	}
	photos, err := r.received(in)
	if err != nil {
		return nil, err
	}
	if !m.Done.IsZero() { // pressed twice
		return r.measurePage(c, m, nil)
	}
	done, on, why := one(in, "klaar", progress("ja"), "nee") == "ja", r.Today(), in.optional("reden")
	if !done || in.line("op") != "" {
		on = in.date("op", r.Today())
	}
	if !done && why.Text == "" && len(in.errors) == 0 {
		in.wrong("reden", text.WrongWords)
	}
	if m.Kind == gehoor.ToldMeasure {
		why.With = photos
	}
	if len(in.errors) > 0 {
		in.again(why.With)
		return r.measurePage(c, m, in)
	}
	if !done && on == m.Due && m.Moved > 0 { // pressed twice
		return r.measureNoted(c, m)
	}
	err = r.App.AsOwner(r.Ctx(), *r.who, c.ID, m.No, []*app.Body{why}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
		says := c.MoveMeasure
		if done {
			says = c.FinishMeasure
		}
		facts, err := says(m.No, on, why.Ref, day.Who.Viewer.Person, day.Now)
		for _, file := range why.Files {
			if err == nil {
				var added []gehoor.Fact
				added, err = c.AddDocument(file, gehoor.SideUs, false)
				facts = append(facts, added...)
			}
		}
		return facts, err
	})
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) {
		in.errors.Add("op", text.Refusal(r.Lang, refusal))
		in.again(why.With)
		return r.measurePage(c, m, in)
	}
	if err != nil {
		return nil, err
	}
	if c, m, err = r.measureByLink(); err != nil {
		return nil, err
	}
	return r.measureNoted(c, m)
}

// measureNoted says what was recorded, and that the complainant hears of a measure that was promised to him.
func (r *Request) measureNoted(c *gehoor.Complaint, m gehoor.MeasureState) (Node, error) {
	l := r.Lang
	says := text.MeasureWasDone(l, m.Done)
	if m.Done.IsZero() {
		says = text.MeasureDueOn(l, m.Due)
	}
	p := r.shell(text.Thanks.In(l))
	p.Translated = ""
	return p.Bare(ui.Above(c.Number().String()), ui.Block(ui.Good, heading(text.Thanks.In(l)), paragraph(text.Sentence(says)+"."),
		If(m.Kind == gehoor.ToldMeasure, paragraph(text.MeasureTheyHear.In(l))))), nil
}
