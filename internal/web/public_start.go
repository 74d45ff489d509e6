package web

import (
	"net/url"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// site links to an outside body by its name, siteAddress by its address; without a site they are words.
func site(b text.Body) Node { return ui.SiteLink(ui.Site(b.Page), b.Name) }

func siteAddress(b text.Body) Node {
	u, err := url.Parse(b.Page)
	if err != nil || u.Host == "" {
		return Text(b.Name)
	}
	return ui.SiteLink(ui.Site(b.Page), strings.TrimPrefix(u.Host, "www."))
}

// siteAndPhone ends without a full stop.
func (r *Request) siteAndPhone(b text.Body) Node {
	return Group{site(b), If(b.Phone != "", Group{Text(", "), ui.PhoneLink(b.Phone), Text(inBrackets(b.Hours.In(r.Lang)))})}
}

var _ = route(func(s *Server) {
	s.page("GET /{$}", (*Request).startPage)
	s.page("GET /direct-naar-de-geschillencommissie", (*Request).directPage)
})

// startPage lets somebody choose: talk first, or file (P0). Outside help is told from here on (R20).
func (r *Request) startPage() (Node, error) {
	l := r.Lang
	rules, err := r.App.Store.Procedure(r.Org.ID, r.Today())
	if err != nil {
		return nil, err
	}
	p := r.shell(text.StartTitle.In(l))
	p.Indexed, p.About = true, text.StartAbout.In(l)
	return p.Public(
		heading(text.StartTitle.In(l)),
		ui.Intro(r.own(text.StartIntro)),
		paragraph(r.own(text.StartEasy)),
		ui.Buttons(ui.ButtonLink(safetyPath, text.StartButton.In(l))),
		section(text.StartNext.In(l)),
		h.Ol(
			h.Li(Text(r.own(text.StartNextCall, text.WorkingDays(l, rules.ContactDays)))),
			h.Li(Text(r.own(text.StartNextLook))),
			h.Li(Text(r.own(text.StartNextLetter, text.Weeks(l, rules.DecideWeeks)))),
		),
		section(text.StartTalk.In(l)),
		h.P(Text(r.own(text.StartTalkCan)+" "), ui.Link(placesPath, text.StartFind.In(l)), Text(".")),
		h.P(ui.Link(askPath, text.StartAsk.In(l)), Text(".")),
		section(text.StartGoOn.In(l)),
		ui.LinkAlone(resumePath, text.StartResume.In(l)), h.Br(),
		ui.LinkAlone(readPath, text.StartStatus.In(l)),
		r.otherWays(),
		section(text.StartOutside.In(l)),
		h.P(Text(r.own(text.StartOutside1)+" "), siteAddress(r.Set.Bodies().Desk), Text(".")),
		h.P(Text(r.own(text.StartOutside2)+" "), ui.Link("/direct-naar-de-geschillencommissie", text.StartOutsideMore.In(l)), Text(".")),
	), nil
}

// otherWays are how to complain without this form.
func (r *Request) otherWays() Node {
	if r.Set.Mail == "" && r.Set.Phone == "" && len(r.Set.Address) == 0 {
		return nil
	}
	l := r.Lang
	return Group{
		section(text.StartOther.In(l)),
		Iff(r.Set.Mail != "", func() Node {
			return h.P(Text(text.StartOtherMail.In(l)+" "), ui.MailLink(r.Set.Mail), Text("."))
		}),
		Iff(r.Set.Phone != "", func() Node {
			return h.P(Text(text.StartOtherPhone.In(l)+" "), ui.PhoneLink(r.Set.Phone), Text("."))
		}),
		Iff(len(r.Set.Address) > 0, func() Node {
			return h.P(Text(text.StartOtherPost.In(l)), Map(r.Set.Address, func(line string) Node { return Group{h.Br(), Text(line)} }))
		}),
	}
}

// directPage says when one may go to the Geschillencommissie without waiting for us (R20).
func (r *Request) directPage() (Node, error) {
	l := r.Lang
	rules, err := r.App.Store.Procedure(r.Org.ID, r.Today())
	if err != nil {
		return nil, err
	}
	p := r.shell(text.DirectTitle.In(l))
	p.Back = "/"
	return p.Public(
		heading(text.DirectTitle.In(l)),
		paragraph(text.DirectIntro.In(l)),
		h.Ul(Map([]gehoor.DirectGround{gehoor.NoTimelyAnswer, gehoor.SecondOpinion, gehoor.CannotBeAsked, gehoor.NoRegulation},
			func(g gehoor.DirectGround) Node { return h.Li(Text(text.DirectGround(l, g, rules.DecideWeeks))) })),
		paragraph(text.Fill(l, text.DirectYear, text.Months(l, rules.CommitteeMonths))),
		h.P(site(r.Set.Bodies().Committee)),
		h.P(Text(r.own(text.StartOutside1)+" "), r.siteAndPhone(r.Set.Bodies().Desk), Text(".")),
		ui.Buttons(ui.ButtonLink(safetyPath, text.StartButton.In(l))),
	), nil
}
