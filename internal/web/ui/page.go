// Package ui has the parts every page is made of. They are functions that demand what an accessible
// page needs: a field has its label, an error stands at its field and in the list above, a table has
// its caption. Pages are written with gomponents, and with these parts wherever one fits.
package ui

import (
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/text"
	"gehoor/internal/web/static"
)

// MainID is the id of the page's main part, where the skip link leads.
const MainID = "inhoud"

// An Organisation is what a page shows of the organisation it belongs to.
type Organisation struct {
	Name  string
	Home  Path // where its name leads; empty: nowhere
	Theme Path // of its own colours, as static.Theme.Path gives it; empty: the default look

	// The footer of public pages. What is empty is left out.
	Mail, Phone                        string
	Hours                              string // when the telephone is answered, in the page's language
	Regulation, Privacy, Accessibility Path
}

// A Page is everything around a page's own content. Public, Staff and Bare make it whole.
type Page struct {
	Lang         text.Lang
	Title        string // what the page is about, as its h1 says; the shell adds the rest
	Section      string // what the page is part of, such as "Klacht indienen"; may be empty
	Organisation Organisation

	Translated Path   // the same page in the other language; empty: there is none
	Back       Path   // one page back; empty: no such link
	BackWords  string // what the link back says; empty: "Terug"
	Emergency  bool   // the strip with 112
	Indexed    bool   // search engines may find it; the zero value keeps them out
	About      string // a sentence for search engines, for indexed pages

	Errors   Errors // of the page's form; they stand above it, and the title begins with "Fout:"
	Practice bool   // this is a practice copy (D37)
	Clock    string // the moved clock of a demonstration in words; empty: it is the real time
}

// A Desk is what staff pages have beside their content: the menu, and who is signed in.
type Desk struct {
	Menu    []MenuItem
	Name    string // of who is signed in
	Role    string // in words; may be empty
	SignOut Path   // takes the POST that signs out
}

// A MenuItem is a link in the menu of staff pages.
type MenuItem struct {
	Words   string
	Path    Path
	Current bool // this page, or the part of the program it belongs to
}

// Public makes a page for parents and parent committees.
func (p Page) Public(content ...Node) Node {
	o := p.Organisation
	return p.document("", ClassNarrow,
		Group{p.name(), p.languages()},
		Group{If(p.Emergency, p.emergency()), h.Div(Classes(ClassFill), h.Div(Classes(ClassWrap, ClassNarrow), p.back(), p.main(content)))},
		h.Footer(Classes(ClassFooter), h.Div(Classes(ClassWrap, ClassNarrow),
			p.contact(),
			Iff(o.Regulation != "" || o.Privacy != "" || o.Accessibility != "", func() Node {
				return h.Ul(
					footerLink(o.Regulation, text.UIRegulation.In(p.Lang)),
					footerLink(o.Privacy, text.UIPrivacy.In(p.Lang)),
					footerLink(o.Accessibility, text.UIAccessibility.In(p.Lang)),
				)
			}))))
}

// Staff makes a page for who is signed in.
func (p Page) Staff(d Desk, content ...Node) Node {
	return p.document(ClassDesk, "",
		Group{p.name(),
			Iff(len(d.Menu) > 0, func() Node {
				return h.Nav(h.Aria("label", text.UIMenu.In(p.Lang)), Map(d.Menu, func(m MenuItem) Node {
					return h.A(Href(m.Path), If(m.Current, h.Aria("current", "page")), Text(m.Words))
				}))
			}),
			Iff(d.SignOut != "", func() Node {
				who := d.Name
				if d.Role != "" {
					who = d.Role + " · " + d.Name
				}
				return Form{Lang: p.Lang, Action: d.SignOut, Repeatable: true}.Node(
					h.Span(Text(who)), QuietButton(text.UISignOut.In(p.Lang)))
			})},
		h.Div(Classes(ClassFill), h.Div(Classes(ClassWrap), p.back(), p.main(content))), nil)
}

// Bare makes a page without a way to anywhere else, for who comes by a link in a mail to do one
// thing.
func (p Page) Bare(content ...Node) Node {
	p.Organisation.Home = ""
	return p.document("", ClassNarrow, p.name(),
		h.Div(Classes(ClassFill), h.Div(Classes(ClassWrap, ClassNarrow), p.main(content))), nil)
}

func (p Page) document(body, width Class, header, content, footer Node) Node {
	return h.Doctype(h.HTML(h.Lang(p.Lang.String()),
		h.Head(
			h.Meta(h.Charset("utf-8")),
			h.TitleEl(Text(p.fullTitle())),
			h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			If(!p.Indexed, h.Meta(h.Name("robots"), h.Content("noindex, nofollow"))),
			If(p.Indexed && p.About != "", h.Meta(h.Name("description"), h.Content(p.About))),
			h.Link(h.Rel("icon"), h.Type("image/svg+xml"), Href(Path(static.Icon))),
			h.Link(h.Rel("stylesheet"), Href(Path(static.Stylesheet))),
			Iff(p.Organisation.Theme != "", func() Node { return h.Link(h.Rel("stylesheet"), Href(p.Organisation.Theme)) }),
		),
		h.Body(Classes(body),
			h.A(Classes(ClassSkip), Href("#"+MainID), Text(text.UISkip.In(p.Lang))),
			h.Header(Classes(ClassHeader), h.Div(Classes(ClassWrap, width), header)),
			If(p.Practice, p.banner(width, text.UIPracticeLabel.In(p.Lang), text.UIPractice.In(p.Lang))),
			Iff(p.Clock != "", func() Node {
				return p.banner(width, text.UIClockLabel.In(p.Lang), text.UIClock(p.Lang, p.Clock))
			}),
			content,
			footer,
		),
	))
}

// fullTitle puts what differs between pages first: that is what a tab or a screen reader says first.
func (p Page) fullTitle() string {
	parts := []string{p.Title}
	for _, s := range []string{p.Section, p.Organisation.Name} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	title := strings.Join(parts, " – ")
	if len(p.Errors) > 0 {
		title = text.UIErrorPrefix.In(p.Lang) + title
	}
	return title
}

func (p Page) main(content []Node) Node {
	return h.Main(h.ID(MainID), h.TabIndex("-1"), p.Errors.summary(p.Lang), Group(content))
}

func (p Page) name() Node {
	if p.Organisation.Home == "" {
		return h.Span(Classes(ClassName), Text(p.Organisation.Name))
	}
	return h.A(Classes(ClassName), Href(p.Organisation.Home), Text(p.Organisation.Name))
}

func (p Page) languages() Node {
	if p.Translated == "" {
		return nil
	}
	other, name := text.EN, "English"
	if p.Lang == text.EN {
		other, name = text.NL, "Nederlands"
	}
	return h.Nav(h.Aria("label", text.UILanguage.In(p.Lang)),
		h.A(Href(p.Translated), h.Lang(other.String()), Attr("hreflang", other.String()), Text(name)))
}

func (p Page) emergency() Node {
	return h.Aside(Classes(ClassStrip), h.Aria("label", text.UIEmergencyLabel.In(p.Lang)),
		h.Div(Classes(ClassWrap, ClassNarrow), h.P(Text(text.UIEmergency.In(p.Lang)+" "), PhoneLink(text.Emergency))))
}

func (p Page) banner(width Class, label, words string) Node {
	return h.Aside(Classes(ClassStrip, ClassWarning), h.Aria("label", label),
		h.Div(Classes(ClassWrap, width), h.P(h.Strong(Text(words)))))
}

func (p Page) back() Node {
	if p.Back == "" {
		return nil
	}
	words := p.BackWords
	if words == "" {
		words = text.UIBack.In(p.Lang)
	}
	return h.Nav(h.Aria("label", text.UIBack.In(p.Lang)), h.A(Classes(ClassBackLink), Href(p.Back), Text(words)))
}

func (p Page) contact() Node {
	o, l := p.Organisation, p.Lang
	ask := text.UIContact.In(l) + " "
	var ways Group
	if o.Mail != "" {
		ways = append(ways, h.Li(Text(ask+text.UIContactMail.In(l)+" "), MailLink(o.Mail)))
		ask = ""
	}
	if o.Phone != "" {
		ways = append(ways, h.Li(Text(ask+text.UIContactCall.In(l)+" "), PhoneLink(o.Phone), If(o.Hours != "", Text(" ("+o.Hours+")"))))
	}
	return If(len(ways) > 0, h.Ul(ways))
}

func footerLink(p Path, words string) Node {
	if p == "" {
		return nil
	}
	return h.Li(Link(p, words))
}
