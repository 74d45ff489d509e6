package letter

import (
	"strconv"
	"strings"
	"time"

	"gehoor/internal/pdf"
	"gehoor/internal/text"
)

// PDF renders a document as a tagged PDF (PDF/UA-1): its words in the order of the other forms, and around them
// what the look says. It has what its pages show and nothing else: no name in its properties but that of the
// organisation. The same document and look give the same bytes.
func PDF(d Document, look Look) ([]byte, []Warning) {
	title := d.Title
	if title == "" {
		title = strings.TrimSpace(look.Organisation + " " + look.Reference)
	}
	info := pdf.Info{Title: title, Lang: d.Lang.String(), By: look.Organisation}
	if !look.Date.IsZero() {
		info.At = time.Date(look.Date.Year, look.Date.Month, look.Date.Day, 12, 0, 0, 0, time.UTC)
	}
	s := &sheet{
		file: pdf.New(info), lang: d.Lang, look: look, measures: look.Sheet.measures(), accent: look.accent(),
	}
	s.root = s.file.Root()
	s.begin()
	if d.Title != "" {
		s.headed(1, d.Title)
	}
	for i, b := range d.Blocks {
		if t, ok := b.(Table); ok {
			s.table(t, i > 0 && says(d.Blocks[i-1], t.Caption))
		} else {
			s.block(b)
		}
		p, ok := b.(Paragraph)
		s.opened = ok && len(p) > 0 && strings.HasSuffix(p[len(p)-1].Text, ":")
	}
	s.paginate()
	body := s.file.Bytes()
	var warnings []Warning
	for _, r := range s.file.Missing() {
		warnings = append(warnings, Warning{Missing: r})
	}
	return body, warnings
}

// sheet is a document on its way to pages.
type sheet struct {
	measures
	file   *pdf.File
	root   *pdf.Element
	lang   text.Lang
	look   Look
	accent pdf.Colour

	first  float64 // where the text of the first page begins
	heads  []func(*pdf.Page)
	flow   []strip
	titled bool // a heading was just set
	opened bool // a paragraph was just set that announces what follows: it ends in a colon
	level  int  // of the last heading, 1 to 3
}

// A strip is a piece of a page from margin to margin that is never cut: a line of text, or a line of every cell
// of a row.
type strip struct {
	above, height float64
	glued         bool    // it stays on the page of the strip before it
	again         []strip // what is drawn first when a page begins with this strip: the header of its table
	draw          func(p *pdf.Page, y float64)
	level         int // of a heading, 1 to 3
	title         string
}

func (s *sheet) wide() float64 { return s.width - s.left - s.right }

func (s *sheet) style(size float64, bold bool, c pdf.Colour) pdf.Style {
	return pdf.Style{Size: size, Bold: bold, Colour: c}
}

// begin sets what stands above the text of the first page: who writes, to whom, when and about what.
func (s *sheet) begin() {
	s.first = s.firstNoHead
	if s.look.Organisation == "" && len(s.look.To) == 0 && s.look.Date.IsZero() && s.look.Reference == "" {
		return
	}
	y := s.headY
	if s.look.Organisation != "" {
		name := s.file.Lines(s.wide()*0.6, s.piece(s.root.Add(pdf.P), s.look.Organisation, s.style(s.title-2, true, s.accent)))
		for i, line := range name {
			s.at(line, s.left, y+(s.title+2)*float64(i))
		}
		s.heads = append(s.heads, func(p *pdf.Page) { p.Fill(s.accent, s.left, y-s.title-7, 16*pdf.MM, 2.2) })
		s.first = y + (s.title+2)*float64(len(name)-1) + s.nameGap
	}
	if contact := rows(s.look.Contact, 6); len(contact) > 0 {
		lines := s.file.Lines(s.wide()*0.36, s.piece(s.root.Add(pdf.P), strings.Join(contact, "\u2028"), s.style(s.small-0.5, false, quiet)))
		widest := 0.0
		for _, line := range lines {
			widest = max(widest, line.Width)
		}
		for i, line := range lines {
			s.at(line, s.width-s.right-widest, y+s.smallLeading*float64(i))
		}
		s.first = max(s.first, y+s.smallLeading*float64(len(lines)-1)+10*pdf.MM)
	}
	if to := rows(s.look.To, addressLines); len(to) > 0 {
		x := s.left
		if s.look.Window == WindowRight {
			x = addressRight
		}
		lines := s.address(to)
		for i, line := range lines {
			s.at(line, x, addressTop+addressLeading*float64(i)+9)
		}
		s.first = max(s.first, addressBottom, addressTop+addressLeading*float64(len(lines)))
	}
	x := s.left
	dated := false
	for _, of := range []struct {
		label text.Msg
		value string
	}{{text.LetterDate, text.FormatDateLong(s.lang, s.look.Date)}, {text.LetterReference, s.look.Reference}} {
		if of.value == "" {
			continue
		}
		e := s.root.Add(pdf.P)
		lines := s.file.Lines(s.wide()/2,
			s.piece(e, of.label.In(s.lang)+"\u2028", s.style(s.small-0.5, false, quiet)), s.piece(e, of.value, s.style(s.size-0.5, false, ink)))
		for i, line := range lines {
			s.at(line, x, s.first+s.small+(s.leading-2)*float64(i))
		}
		x += 62 * pdf.MM
		dated = true
	}
	if dated {
		s.first += 2*s.leading + 9*pdf.MM
	}
}

// Where the address is: four lines are between 60 and 79 mm from the top of the sheet, and 66 mm wide. There they
// are behind the window of a DL, a C6/5 and a C5 envelope, whichever way the sheet has slid, and nothing else is (TestWindow).
const (
	addressTop     = 60.7 * pdf.MM
	addressBottom  = 103 * pdf.MM // what is above this shows in the window of a C5
	addressLeading = 12.3
	addressRight   = 120 * pdf.MM
	addressWidth   = 66 * pdf.MM
	addressLines   = 5
)

// address breaks the lines of an address, in smaller type where they would be too many.
func (s *sheet) address(to []string) []pdf.Line {
	of := s.root.Add(pdf.P)
	for size := 10.0; ; size-- {
		lines := s.file.Lines(addressWidth, s.piece(of, strings.Join(to, "\u2028"), s.style(size, false, ink)))
		if len(lines) <= addressLines || size < 9 {
			return lines
		}
	}
}

// at draws a line on the first page, at a place of its own.
func (s *sheet) at(line pdf.Line, x, base float64) {
	s.heads = append(s.heads, func(p *pdf.Page) { p.Draw(line, x, base) })
}

// piece is text in one style. Lines that were typed stay lines.
func (s *sheet) piece(of *pdf.Element, words string, style pdf.Style) pdf.Piece {
	return pdf.Piece{Text: strings.ReplaceAll(words, "\n", "\u2028"), Style: style, Of: of}
}

func (s *sheet) block(b Block) {
	switch b := b.(type) {
	case Heading:
		s.headed(2, string(b))
	case Subheading:
		s.headed(3, string(b))
	case Paragraph:
		s.paragraph(b)
	case List:
		s.list(b)
	case Terms:
		s.terms(b)
	case Action:
		s.action(b)
	case SignOff:
		s.signOff(b)
	}
}

// lines puts lines under each other. At a page's end at least two stay, and at least two go on.
func (s *sheet) lines(lines []pdf.Line, x, width, above, size, leading float64, ranged bool) {
	for i, line := range lines {
		t := strip{height: leading, glued: i == 1 || i > 0 && i == len(lines)-1}
		if i == 0 {
			t.above = above
		}
		t.draw = func(p *pdf.Page, y float64) {
			at := x
			if ranged && line.RTL {
				at = x + width - line.Width
			}
			p.Draw(line, at, y+base(size, leading))
		}
		s.flow = append(s.flow, t)
	}
}

// base is how far under the top of a line the text stands.
func base(size, leading float64) float64 { return (leading-size)/2 + size*0.86 }

// headed sets a heading, which never stands alone at the foot of a page. In the structure no level is left out,
// as in a mail, which has no title.
func (s *sheet) headed(level int, words string) {
	size, above, under, colour := s.title, 0.0, s.leading*0.6, ink
	switch level {
	case 2:
		size, above, under, colour = s.heading, s.leading*1.1, s.leading*0.35, s.accent
	case 3:
		size, above, under = s.subhead, s.leading*0.7, s.leading*0.2
	}
	level = min(level, s.level+1)
	role := [...]pdf.Role{1: pdf.H1, pdf.H2, pdf.H3}[level]
	piece := s.piece(s.root.Add(role), words, s.style(size, true, colour))
	lines := s.file.Lines(s.prose, piece)
	if len(lines) == 0 {
		return
	}
	for width := s.prose * 0.95; len(lines) > 1 && len(lines) < 4 && width > s.prose/2; width *= 0.95 { // no word alone on the last line
		narrower := s.file.Lines(width, piece)
		if len(narrower) > len(lines) {
			break
		}
		lines = narrower
	}
	from := len(s.flow)
	s.lines(lines, s.left, s.prose, above, size, size*1.3, true)
	for i := from + 1; i < len(s.flow); i++ {
		s.flow[i].glued = true
	}
	s.flow[from].level, s.flow[from].title, s.level = level, words, level
	s.flow[len(s.flow)-1].height += under
	s.titled = true
}

// after glues what comes next to a heading that was just set.
func (s *sheet) after(from int) {
	if s.titled && from < len(s.flow) && from > 0 {
		s.flow[from].glued = true
	}
	s.titled = false
}

// inline are the pieces of a paragraph. A page's address follows its link, as in a mail: paper cannot be pressed.
func (s *sheet) inline(of *pdf.Element, p Paragraph, size float64) []pdf.Piece {
	var pieces []pdf.Piece
	for _, in := range p {
		e := of
		if in.Lang != "" {
			e = e.Within(pdf.Span)
			e.Lang = in.Lang
		}
		style := s.style(size, in.Strong, ink)
		if in.To.IsZero() {
			pieces = append(pieces, s.piece(e, in.Text, style))
			continue
		}
		pieces = append(pieces, s.link(e, in.Text, in.To, style))
		if shown := in.To.besides(in.Text); shown != "" {
			pieces = append(pieces, s.piece(e, " ("+shown+")", s.style(size, false, ink)))
		}
	}
	return pieces
}

func (s *sheet) link(in *pdf.Element, words string, to URL, style pdf.Style) pdf.Piece {
	style.Colour = s.accent
	e := in.Within(pdf.Link)
	says := strings.TrimSpace(words)
	if says != to.s {
		says += " (" + to.s + ")"
	}
	return pdf.Piece{Text: words, Style: style, Of: e, To: to.s, Says: says}
}

func (s *sheet) paragraph(p Paragraph) {
	from := len(s.flow)
	lines := s.file.Lines(s.prose, s.inline(s.root.Add(pdf.P), p, s.size)...)
	s.lines(lines, s.left, s.prose, s.between(), s.size, s.leading, true)
	s.after(from)
}

// between is the room between paragraphs; under a heading there is some already.
func (s *sheet) between() float64 {
	if s.titled {
		return 0
	}
	return s.leading * 0.55
}

func (s *sheet) list(l List) {
	of, opened := s.root.Add(pdf.L), s.opened
	of.List = "Disc"
	if l.Ordered {
		of.List = "Decimal"
	}
	indent := 15.0
	if l.Ordered {
		indent = 20
	}
	from := len(s.flow)
	above := s.between()
	for i, item := range l.Items {
		mark := "•"
		if l.Ordered {
			mark = strconv.Itoa(i+1) + "."
		}
		li := of.Add(pdf.LI)
		marks := s.file.Lines(indent*4, s.piece(li.Add(pdf.Lbl), mark, s.style(s.size, false, s.accent)))
		lines := s.file.Lines(s.prose-indent, s.inline(li.Add(pdf.LBody), item, s.size)...)
		begin := len(s.flow)
		s.lines(lines, s.left+indent, s.prose-indent, above, s.size, s.leading, true)
		if begin == len(s.flow) { // it says nothing, and still counts
			s.flow = append(s.flow, strip{above: above, height: s.leading, draw: func(*pdf.Page, float64) {}})
		}
		s.beside(begin, marks[0], s.left+1, s.size, s.leading)
		if i == 0 && opened || i > 0 && i == len(l.Items)-1 { // what announces it goes with it, and no item goes on alone
			s.flow[begin].glued = true
		}
		above = s.leading * 0.25
	}
	s.after(from)
}

// beside draws a line at the left of a strip, before it.
func (s *sheet) beside(at int, line pdf.Line, x, size, leading float64) {
	draw := s.flow[at].draw
	s.flow[at].draw = func(p *pdf.Page, y float64) {
		p.Draw(line, x, y+base(size, leading))
		draw(p, y)
	}
}

func (s *sheet) terms(terms Terms) {
	of := s.root.Add(pdf.L)
	of.List = "None"
	from := len(s.flow)
	names := 0.0
	for _, t := range terms {
		names = max(names, s.file.Measure(s.piece(nil, t.Name, s.style(s.size, true, ink))))
	}
	names = min(names, s.prose*0.46)
	above := s.between()
	for _, t := range terms {
		li := of.Add(pdf.LI)
		name := s.file.Lines(names+0.1, s.piece(li.Add(pdf.Lbl), t.Name, s.style(s.size, true, ink)))
		says := s.file.Lines(s.prose-names-14, s.piece(li.Add(pdf.LBody), t.Says, s.style(s.size, false, ink)))
		s.cells([]cell{{lines: name, x: s.left}, {lines: says, x: s.left + names + 14}}, above, s.size, s.leading, 0)
		above = s.leading * 0.2
	}
	s.after(from)
}

// A cell is lines beside those of other cells.
type cell struct {
	lines []pdf.Line
	x     float64
	width float64 // to range it right in
	right bool
}

// cells puts cells beside each other; a row that is not very long stays on one page. Under is room at its end.
func (s *sheet) cells(row []cell, above, size, leading, under float64) {
	n := 0
	for _, c := range row {
		n = max(n, len(c.lines))
	}
	for i := range n {
		t := strip{height: leading, glued: i > 0 && (n <= 12 || i < 3 || i > n-3)}
		if i == 0 {
			t.above = above
		}
		if i == n-1 {
			t.height += under
		}
		t.draw = func(p *pdf.Page, y float64) {
			for _, c := range row {
				if i >= len(c.lines) {
					continue
				}
				x := c.x
				if c.right {
					x += c.width - c.lines[i].Width
				}
				p.Draw(c.lines[i], x, y+base(size, leading))
			}
		}
		s.flow = append(s.flow, t)
	}
}

// action is the one thing to do: its words, and under them the address, for paper cannot be pressed.
func (s *sheet) action(a Action) {
	from := len(s.flow)
	e := s.root.Add(pdf.P)
	pieces := []pdf.Piece{s.link(e, a.Label, a.To, s.style(s.size, true, s.accent))}
	if shown := a.To.besides(a.Label); shown != "" {
		pieces = append(pieces, s.piece(e, "\u2028"+shown, s.style(s.size-0.5, false, quiet)))
	}
	lines := s.file.Lines(s.prose, pieces...)
	s.lines(lines, s.left, s.prose, s.leading*0.8, s.size, s.leading, true)
	for i := from + 1; i < len(s.flow); i++ {
		s.flow[i].glued = true
	}
	s.after(from)
}

// signOff stays together, with the last lines of what is signed.
func (s *sheet) signOff(b SignOff) {
	from := len(s.flow)
	lines := s.file.Lines(s.prose, s.piece(s.root.Add(pdf.P), strings.Join(b, "\u2028"), s.style(s.size, false, ink)))
	s.lines(lines, s.left, s.prose, s.leading*1.6, s.size, s.leading, false)
	for i := max(from, 1); i < len(s.flow); i++ {
		s.flow[i].glued = true
	}
	s.titled = false
}

// squeeze makes the room between strips narrower, to a third at the least, when the whole is one page then.
func (s *sheet) squeeze() {
	total, room := s.first, 0.0
	for i, t := range s.flow {
		total += t.height
		if i > 0 {
			total, room = total+t.above, room+t.above
		}
	}
	over := total - (s.height - s.bottom)
	if over <= 0 || over > room*2/3 {
		return
	}
	for i := range s.flow {
		s.flow[i].above *= 1 - (over+0.1)/room
	}
}

// paginate gives every strip its page, and draws them.
func (s *sheet) paginate() {
	if s.look.Sheet == OnePageSheet {
		s.squeeze()
	}
	type place struct {
		page  int
		y     float64
		again bool // the header of its table is drawn above it
	}
	places := make([]place, len(s.flow))
	page, y, start := 0, s.first, 0
	for i := 0; i < len(s.flow); i++ {
		t, again := s.flow[i], false
		if i > start {
			y += t.above
		}
		if y+t.height > s.height-s.bottom && i > start {
			next := i
			for next > start+1 && s.flow[next].glued {
				next--
			}
			if s.flow[next].glued { // all of the page belongs together: it is cut where it is full
				next = i
			}
			page, y, start, i = page+1, s.top, next, next
			t = s.flow[i]
			again = len(t.again) > 0
			for _, head := range t.again {
				y += head.height
			}
		}
		places[i] = place{page, y, again}
		y += t.height
	}
	for range page + 1 {
		s.file.Page(s.width, s.height)
	}
	pages := s.file.Pages()
	for _, draw := range s.heads {
		draw(pages[0])
	}
	for i, t := range s.flow {
		p, y := pages[places[i].page], places[i].y
		if places[i].again {
			above := 0.0
			for _, head := range t.again {
				above += head.height
			}
			for _, head := range t.again {
				head.draw(p, y-above)
				above -= head.height
			}
		}
		if t.level > 0 && (len(pages) > 2 || s.look.Bookmarks) {
			s.file.Bookmark(t.title, p, y, t.level-1)
		}
		t.draw(p, y)
	}
	s.around(pages)
}

// around draws what stands at the head and the foot of pages.
func (s *sheet) around(pages []*pdf.Page) {
	style := s.style(s.small-0.5, false, quiet)
	// one is a line of words; what does not fit is left out, and it shows.
	one := func(words string, width float64) pdf.Line {
		lines := s.file.Lines(width, pdf.Piece{Text: words, Style: style})
		for rest := words; len(lines) > 1; {
			cut := strings.LastIndexByte(rest, ' ')
			if cut < 0 {
				break
			}
			rest = rest[:cut]
			lines = s.file.Lines(width, pdf.Piece{Text: rest + "\u00a0…", Style: style})
		}
		if len(lines) == 0 {
			return pdf.Line{}
		}
		return lines[0]
	}
	reference, date := one(s.look.Reference, s.wide()*0.6), one(text.FormatDateLong(s.lang, s.look.Date), s.wide()*0.4)
	from := one(s.look.Organisation, s.wide()-date.Width-gutter)
	foot := s.height - s.footY
	for i, p := range pages {
		if i > 0 {
			p.DrawArtifact(pdf.Header, from, s.left, s.headY)
			p.DrawArtifact(pdf.Header, date, s.width-s.right-date.Width, s.headY)
		}
		if len(pages) > 1 {
			number := one(text.Fill(s.lang, text.LetterPage, i+1, len(pages)), s.wide()*0.4)
			p.DrawArtifact(pdf.Footer, reference, s.left, foot)
			p.DrawArtifact(pdf.Footer, number, s.width-s.right-number.Width, foot)
		}
	}
}
