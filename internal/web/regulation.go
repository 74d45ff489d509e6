package web

import (
	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/procedure"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var _ = route(func(s *Server) {
	s.page("GET /reglement", (*Request).regulationPage)
	s.page("GET /privacy", (*Request).privacyPage)
	s.page("GET /toegankelijkheid", (*Request).accessibilityPage)
})

// regulationPage is the organisation's regulation as it is in force, with what it comes to on top (P21).
func (r *Request) regulationPage() (Node, error) {
	l := r.Lang
	rules := r.rules()
	_, words := procedure.Default()
	versions, err := r.App.Store.Procedures(r.Org.ID)
	if err != nil {
		return nil, err
	}
	var version Node
	for _, v := range versions {
		if v.Procedure.Hash == rules.Hash {
			words = v.Text
			version = ui.Note(text.Fill(l, text.RulesVersion, rules.Version, text.FormatDateLong(l, v.Applied.From)))
		}
	}
	p := r.shell(text.RulesTitle.In(l))
	p.Back, p.Indexed, p.About = "/", true, text.RulesTitle.In(l)+" – "+r.Set.Name
	li := func(words string) Node { return h.Li(Text(words)) }
	return p.Public(
		heading(text.RulesTitle.In(l)), version,
		section(text.RulesShort.In(l)),
		h.Ul(
			li(r.own(text.RulesTalk)),
			li(r.own(text.RulesForm, text.Months(l, rules.FileMonths))),
			li(r.own(text.RulesContact, text.WorkingDays(l, rules.ContactDays))),
			li(r.own(text.RulesDecide, text.Weeks(l, rules.DecideWeeks))),
			li(r.own(text.RulesDesk)+" "+r.own(text.RulesDisputes))),
		ui.Buttons(ui.ButtonLink(safetyPath, text.StartButton.In(l)), ui.SecondLink(askPath, text.AskTitle.In(l))),
		section(text.RulesFull.In(l)),
		h.Article(h.Ol(Map(words, func(c procedure.Clause) Node { return li(text.Msg{NL: c.NL, EN: c.EN}.In(l)) }))),
	), nil
}

// privacyPage says what happens to what somebody tells us, and for how long it is kept (D30, D35).
func (r *Request) privacyPage() (Node, error) {
	l := r.Lang
	rules := r.rules()
	p := r.shell(text.PrivacyTitle.In(l))
	p.Back, p.Indexed, p.About = "/", true, text.PrivacyIntro.In(l)
	return p.Public(
		heading(text.PrivacyTitle.In(l)),
		ui.Intro(text.PrivacyIntro.In(l)),
		section(text.PrivacyWho.In(l)),
		paragraph(text.CheckReader.In(l)+" "+text.CheckNext.In(l)),
		paragraph(text.CheckTold.In(l)), paragraph(text.CheckShared.In(l)), paragraph(text.CheckFigures.In(l)),
		section(text.PrivacyKeep.In(l)),
		h.Ul(h.Li(Text(text.Fill(l, text.PrivacyKeepFor, text.Months(l, rules.RetainMonths)))),
			h.Li(Text(text.PrivacyKeepSave.In(l))),
			h.Li(Text(text.Fill(l, text.PrivacyKeepAsk, text.Months(l, rules.EnquiryRetain))))),
		section(text.PrivacyHow.In(l)), paragraph(text.PrivacyHowLong.In(l)),
		section(text.PrivacyCookies.In(l)), paragraph(text.PrivacyCookiesOnly.In(l)),
		section(text.PrivacyRights.In(l)), paragraph(text.PrivacyRightsLong.In(l)),
		h.P(ui.LinkAlone(readPath, text.PrivacyOpen.In(l))),
		h.P(Text(text.PrivacyAuthority.In(l)+" "), ui.SiteLink(text.AuthorityPage, "autoriteitpersoonsgegevens.nl")),
	), nil
}

// accessibilityPage says what was done so that everybody can use this, and whom to tell when it fails.
func (r *Request) accessibilityPage() (Node, error) {
	l := r.Lang
	p := r.shell(text.AccessTitle.In(l))
	p.Back, p.Indexed, p.About = "/", true, text.AccessIntro.In(l)
	return p.Public(
		heading(text.AccessTitle.In(l)),
		ui.Intro(text.AccessIntro.In(l)), paragraph(text.AccessAim.In(l)),
		section(text.AccessProblem.In(l)), paragraph(text.AccessTell.In(l)),
		Iff(r.Set.Mail != "", func() Node { return h.P(ui.MailLink(r.Set.Mail)) }),
		Iff(r.Set.Phone != "", func() Node { return h.P(ui.PhoneLink(r.Set.Phone)) }),
	), nil
}
