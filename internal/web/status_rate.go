package web

import (
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const ratePath ui.Path = "/status/gehoord"

var _ = route(func(s *Server) {
	s.page("GET "+string(ratePath), readers(func(s *follower) (Node, error) { return s.ratePage(nil) }))
	s.page("POST "+string(ratePath), readers((*follower).rate))
})

// rateLink leads to the two questions while they stand open (E34).
func (s *follower) rateLink() Node {
	if !s.c.MayRate(s.Today()) {
		return nil
	}
	l := s.Lang
	words := text.Fill(l, text.RateLink, s.day(s.c.RateUntil))
	if s.c.Rating.Given() {
		words = text.RateThanks.In(l) + " " + text.Fill(l, text.RateChange, s.day(s.c.RateUntil))
	}
	return ui.Block(ui.Plain, section(text.RateTitle.In(l)), paragraph(words), h.P(ui.ButtonLink(ratePath, text.RateOpen.In(l))))
}

var answers = []gehoor.Answer{gehoor.Yes, gehoor.Partly, gehoor.No}

// ratePage asks the two questions, and says to who answered no where to go now (E34, P17).
func (s *follower) ratePage(in *input) (Node, error) {
	l, c := s.Lang, s.c
	if !c.MayRate(s.Today()) {
		return s.redirect(readPath)
	}
	p := s.around(text.RateTitle)
	f := ui.Form{Lang: l, Action: ratePath, Token: s.once()}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		s.invalid()
	}
	choices := []ui.Choice{
		{Value: string(gehoor.Yes), Words: text.SayYes.In(l)}, {Value: string(gehoor.Partly), Words: text.RatePartly.In(l)}, {Value: string(gehoor.No), Words: text.SayNo.In(l)},
	}
	var said Node
	if c.Rating.Given() && in == nil {
		said = ui.Notice(ui.Good, text.RateThanks.In(l), nil)
	}
	return p.Public(
		heading(text.RateTitle.In(l)), said, Iff(in == nil && c.Rating.No(), s.rateNo),
		ui.Intro(text.RateIntro.In(l)), paragraph(text.RateUse.In(l)),
		f.Node(
			f.Radios("gehoord", text.RateHeard.In(l), choices, ui.Optional, ui.Default(string(c.Rating.Heard))),
			f.Radios("beter", text.RateBetter.In(l), choices, ui.Optional, ui.Default(string(c.Rating.Better))),
			ui.Note(text.Fill(l, text.RateChange, s.day(c.RateUntil))),
			ui.Buttons(ui.Button(text.RateSend.In(l)))),
	), nil
}

// rateNo offers the next step to who is not satisfied.
func (s *follower) rateNo() Node {
	l := s.Lang
	says := text.RateNoDone.In(l)
	if by := s.c.RatedNoBy(); !by.IsZero() {
		says = text.Fill(l, text.RateNoSays, s.day(by))
	}
	return ui.Block(ui.Warning, section(text.RateNo.In(l)), paragraph(says), h.P(ui.ButtonLink(unhappyPath, text.RateNext.In(l))))
}

func (s *follower) rate() (Node, error) {
	in := &input{Values: s.PostForm, lang: s.Lang}
	heard, better := pick(in.Values, "gehoord", answers), pick(in.Values, "beter", answers)
	if heard == gehoor.Unanswered && better == gehoor.Unanswered {
		in.wrong("gehoord", text.RateNothing)
		return s.ratePage(in)
	}
	err := s.act(nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
		if c.Rating.Heard == heard && c.Rating.Better == better {
			return nil, nil // pressed twice
		}
		return c.Rate(day.Procedure, heard, better, day.Now)
	})
	if err != nil {
		return nil, err
	}
	return s.redirect(ratePath)
}

// ratedNo is the one thing that is said of a single answer, and to the desk alone: that it is a no.
func (r *Request) ratedNo(c *gehoor.Complaint, f gehoor.Rated) string {
	var said []string
	if gehoor.Can(r.who.Viewer, gehoor.Coordinate, c) {
		if f.Heard == gehoor.No {
			said = append(said, text.RatedNotHeard.In(r.Lang))
		}
		if f.Better == gehoor.No {
			said = append(said, text.RatedNotBetter.In(r.Lang))
		}
	}
	return strings.Join(said, " ")
}
