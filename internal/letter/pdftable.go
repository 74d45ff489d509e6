package letter

import (
	"gehoor/internal/pdf"
)

const (
	gutter = 12.0 // the room between columns
	few    = 70.0 // so wide a cell is not broken if it can be helped
)

// table sets a table. Its header stands again, as an artifact, on each page that the table goes on to.
// Headed: a heading right above says what its caption does.
func (s *sheet) table(t Table, headed bool) {
	if len(t.Header) == 0 {
		return
	}
	from := len(s.flow)
	above := s.leading
	if s.titled {
		above = s.leading * 0.3
	}
	of := s.root.Add(pdf.Table)
	var lines []pdf.Line
	if !headed {
		lines = s.file.Lines(s.wide(), s.piece(of.Add(pdf.Caption), t.Caption, s.style(s.size, true, ink)))
	}
	s.lines(lines, s.left, s.wide(), above, s.size, s.leading, false)
	for i := from + 1; i < len(s.flow); i++ {
		s.flow[i].glued = true
	}
	if len(lines) > 0 {
		s.flow[len(s.flow)-1].height += 3
	}

	columns := s.columns(t)
	total := gutter * float64(len(columns)-1)
	for _, w := range columns {
		total += w
	}
	rule := func(c pdf.Colour, thick float64) func(p *pdf.Page, y float64) {
		return func(p *pdf.Page, y float64) { p.Fill(c, s.left, y, total, thick) }
	}
	row := func(cells []string, style pdf.Style, element func(i int) *pdf.Element) []cell {
		var set []cell
		x := s.left
		for i, w := range columns {
			c := cell{x: x, width: w, right: t.numeric(i)}
			words := ""
			if i < len(cells) {
				words = cells[i]
			}
			c.lines = s.file.Lines(w+0.1, s.piece(element(i), words, style))
			set = append(set, c)
			x += w + gutter
		}
		return set
	}

	header := of.Add(pdf.THead).Add(pdf.TR)
	bold := s.style(s.small, true, s.accent)
	cells := row(t.Header, bold, func(int) *pdf.Element {
		th := header.Add(pdf.TH)
		th.Scope = "Column"
		return th
	})
	top := len(s.flow)
	s.cells(cells, 0, s.small, s.smallLeading, 3)
	s.underline(top, rule(s.accent, 0.9), 2)
	for i := max(top, 1); i < len(s.flow); i++ {
		s.flow[i].glued = i > top || top > from
	}
	// The same again on a page that the table goes on to.
	copies := row(t.Header, bold, func(int) *pdf.Element { return nil })
	again := s.repeated(copies, rule(s.accent, 0.9))

	body := of.Add(pdf.TBody)
	for n, words := range t.Rows {
		tr := body.Add(pdf.TR)
		set := row(words, s.style(s.small, false, ink), func(i int) *pdf.Element {
			if i == 0 {
				th := tr.Add(pdf.TH)
				th.Scope = "Row"
				return th
			}
			return tr.Add(pdf.TD)
		})
		begin := len(s.flow)
		s.cells(set, s.pad, s.small, s.smallLeading, s.pad)
		if begin == len(s.flow) {
			continue
		}
		s.underline(begin, rule(hair, 0.5), 0.5)
		for i := begin; i < len(s.flow); i++ {
			s.flow[i].again = again
		}
		if n == 0 || n == len(t.Rows)-1 && n > 1 { // the first row stays with the header, the last is not alone
			s.flow[begin].glued = true
		}
	}
	s.after(from)
}

// underline draws a rule under the strips from one on.
func (s *sheet) underline(from int, rule func(p *pdf.Page, y float64), under float64) {
	if from >= len(s.flow) {
		return
	}
	last := &s.flow[len(s.flow)-1]
	draw, height := last.draw, last.height
	last.draw = func(p *pdf.Page, y float64) {
		draw(p, y)
		rule(p, y+height-under)
	}
}

// repeated are the strips of a header that stands again.
func (s *sheet) repeated(header []cell, rule func(p *pdf.Page, y float64)) []strip {
	n := 0
	for _, c := range header {
		n = max(n, len(c.lines))
	}
	height := float64(n)*s.smallLeading + 6 // with the room above the first row
	if height > s.height/4 {                // it would leave no room for what it heads
		return nil
	}
	return []strip{{height: height, draw: func(p *pdf.Page, y float64) {
		for _, c := range header {
			for i, line := range c.lines {
				x := c.x
				if c.right {
					x += c.width - line.Width
				}
				p.DrawArtifact(pdf.Repeated, line, x, y+float64(i)*s.smallLeading+base(s.small, s.smallLeading))
			}
		}
		rule(p, y+height-5)
	}}}
}

// columns shares the width among columns: each has its widest word at least, and all its words when they are few;
// what is left goes to those that have most to say.
func (s *sheet) columns(t Table) []float64 {
	n := len(t.Header)
	for _, row := range t.Rows {
		n = max(n, len(row))
	}
	room := s.wide() - gutter*float64(n-1)
	least, most := make([]float64, n), make([]float64, n)
	sumLeast, sumMost := 0.0, 0.0
	for i := range n {
		look := func(words string, bold bool) {
			p := s.piece(nil, words, s.style(s.small, bold, ink))
			least[i] = max(least[i], s.file.Widest(p))
			most[i] = max(most[i], s.file.Measure(p))
		}
		if i < len(t.Header) {
			look(t.Header[i], true)
		}
		for _, row := range t.Rows {
			if i < len(row) {
				look(row[i], false)
			}
		}
		sumLeast, sumMost = sumLeast+least[i], sumMost+most[i]
	}
	short := 0.0
	for i := range n {
		short += max(least[i], min(most[i], few))
	}
	if short < room {
		for i := range n {
			least[i] = max(least[i], min(most[i], few))
		}
		sumLeast = short
	}
	widths := make([]float64, n)
	for i := range widths {
		switch {
		case sumMost <= room:
			widths[i] = most[i]
		case sumLeast <= room:
			widths[i] = least[i] + (room-sumLeast)*(most[i]-least[i])/(sumMost-sumLeast)
		default:
			widths[i] = max(room*least[i]/sumLeast, 4)
		}
	}
	return widths
}
