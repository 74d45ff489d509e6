package letter

import (
	"slices"
	"strings"
	"unicode/utf8"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// MailHTML renders a document as the HTML of a mail: a whole page that loads nothing. Mail programs drop style
// sheets and turn colours about in the dark, so it has colours nowhere but on the button, which has both.
func MailHTML(d Document) string { return mailHTML(d.Title, d) }

// HTML renders a mail, with its subject for a title: a screen reader says it where a mail opens in a browser.
func (m Mail) HTML() string { return mailHTML(m.Subject, m.Document) }

func mailHTML(title string, d Document) string {
	var s strings.Builder
	page := h.Doctype(h.HTML(h.Lang(d.Lang.String()),
		h.Head(
			h.Meta(h.Charset("utf-8")),
			h.Meta(h.Name("viewport"), h.Content("width=device-width, initial-scale=1")),
			h.Meta(h.Name("color-scheme"), h.Content("light dark")),
			h.TitleEl(g.Text(title)),
		),
		h.Body(h.Style("margin:0;padding:1rem;font:16px/1.5 system-ui,'Segoe UI',Roboto,Arial,sans-serif"),
			h.Div(h.Style("max-width:36rem"), form{mail: true}.document(d)),
		),
	))
	// A strings.Builder does not fail.
	_ = page.Render(&s)
	return s.String()
}

// Page renders a document as part of a page of the site, with the classes of its style sheet.
func Page(d Document) g.Node { return form{}.document(d) }

// form is which HTML is made: with the styles in the elements, as mail needs, or with classes.
type form struct{ mail bool }

// look gives an element its class on a page, or its style in a mail.
func (f form) look(class, style string) g.Node {
	switch {
	case f.mail && style != "":
		return h.Style(style)
	case !f.mail && class != "":
		return h.Class(class)
	}
	return nil
}

func (f form) document(d Document) g.Node {
	var nodes g.Group
	if d.Title != "" {
		nodes = append(nodes, h.H1(f.look("", "font-size:24px;line-height:1.2"), g.Text(d.Title)))
	}
	for i, b := range d.Blocks {
		if t, ok := b.(Table); ok && i > 0 && says(d.Blocks[i-1], t.Caption) {
			nodes = append(nodes, f.table(t, "vh"))
			continue
		}
		nodes = append(nodes, f.block(b))
	}
	return nodes
}

// says reports whether a block is a heading of these words: then the table under it does not say them again, but to
// who moves from table to table on a page.
func says(b Block, words string) bool {
	heading, ok := b.(Heading)
	return ok && string(heading) == words
}

func (f form) block(b Block) g.Node {
	switch b := b.(type) {
	case Heading:
		return h.H2(f.look("", "font-size:19px;line-height:1.2;margin:1.5em 0 .5em"), g.Text(string(b)))
	case Subheading:
		return h.H3(f.look("", "font-size:16px;line-height:1.2;margin:1em 0 .5em"), g.Text(string(b)))
	case Paragraph:
		return h.P(f.inline(b))
	case List:
		items := g.Map(b.Items, func(p Paragraph) g.Node { return h.Li(f.inline(p)) })
		if b.Ordered {
			return h.Ol(items)
		}
		return h.Ul(items)
	case Table:
		return f.table(b, "")
	case Terms:
		return h.Dl(f.look("lijst", ""), g.Map(b, func(t Term) g.Node {
			return h.Div(f.look("", "margin-bottom:.5em"), h.Dt(f.look("", "font-weight:bold"), g.Text(t.Name)), h.Dd(f.look("", "margin:0"), g.Text(t.Says)))
		}))
	case Action:
		return h.P(f.look("knoppen", "margin:1.5em 0"), h.A(
			f.look("knop", "display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5560;color:#ffffff;font-weight:bold;text-decoration:none"),
			h.Href(b.To.String()), g.Text(b.Label)))
	case SignOff:
		var lines g.Group
		for i, line := range b {
			if i > 0 {
				lines = append(lines, h.Br())
			}
			lines = append(lines, g.Text(line))
		}
		return h.P(lines)
	}
	return nil
}

func (f form) inline(p Paragraph) g.Node {
	return g.Map(p, func(in Inline) g.Node {
		var node g.Node = g.Text(in.Text)
		if first, rest, more := strings.Cut(in.Text, "\n"); more {
			lines := g.Group{g.Text(first)} // typed words: their lines stay lines
			for line := range strings.SplitSeq(rest, "\n") {
				lines = append(lines, h.Br(), g.Text(line))
			}
			node = lines
		}
		if in.Strong {
			node = h.Strong(node)
		}
		if !in.To.IsZero() {
			node = h.A(h.Href(in.To.String()), node)
		}
		if in.Lang != "" {
			node = h.Span(h.Lang(in.Lang), node)
		}
		return node
	})
}

// stacked reports whether a row of t does not fit across a phone: its cells stand below each other there, each with the head of its
// column before it.
func (t Table) stacked() bool {
	const cells, sentence = 3, 40 // so many short cells fit beside each other
	return len(t.Header) > cells || len(t.Header) == cells && slices.ContainsFunc(t.Rows, func(row []string) bool {
		return slices.ContainsFunc(row, func(s string) bool { return utf8.RuneCountInString(s) > sentence })
	})
}

// table is a table; caption is the class of its caption: "vh" when a heading right above says the same.
func (f form) table(t Table, caption string) g.Node {
	cell := func(i int) g.Node {
		if t.numeric(i) {
			return f.look("n", "text-align:right;vertical-align:top;padding:4px 12px 4px 0")
		}
		return f.look("", "text-align:left;vertical-align:top;padding:4px 12px 4px 0")
	}
	head := make([]g.Node, len(t.Header))
	for i, s := range t.Header {
		head[i] = h.Th(cell(i), h.Scope("col"), g.Text(s))
	}
	stacked, class := !f.mail && t.stacked(), ""
	if stacked {
		class = "stapel"
	}
	table := h.Table(f.look(class, "border-collapse:collapse;margin:1em 0"),
		g.If(!f.mail || caption == "", h.Caption(f.look(caption, "text-align:left;font-weight:bold"), g.Text(t.Caption))),
		h.THead(h.Tr(g.Group(head))),
		h.TBody(g.Map(t.Rows, func(row []string) g.Node {
			var cells g.Group
			for i, s := range row {
				if i == 0 {
					cells = append(cells, h.Th(cell(i), h.Scope("row"), g.Text(s)))
					continue
				}
				head := g.Iff(stacked && i < len(t.Header), func() g.Node { return h.Data("kop", t.Header[i]) })
				cells = append(cells, h.Td(cell(i), head, g.Text(s)))
			}
			return h.Tr(cells)
		})),
	)
	if f.mail {
		return table
	}
	// A wide table scrolls within itself, also by the keyboard.
	return h.Section(h.Class("rol"), h.TabIndex("0"), h.Aria("label", t.Caption), table)
}
