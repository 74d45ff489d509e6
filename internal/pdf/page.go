package pdf

import (
	"bytes"
	"fmt"
)

// A Page is drawn on from top to bottom.
type Page struct {
	file          *File
	width, height float64
	content       bytes.Buffer
	marks         []*Element // whose each marked content is
	open          *Element   // whose the marked content is that is being written
	id            int
}

// An annotation is a link's place on a page.
type annotation struct {
	page                *Page
	x, y, width, height float64
	to, says            string
	id                  int
}

// An Artifact is what is on a page and is no part of what it says.
type Artifact string

// The artifacts (14.8.2.2): what stands at the head and the foot of every page, and lines and fields of colour.
const (
	Header     Artifact = "/Type /Pagination /Subtype /Header"
	Footer     Artifact = "/Type /Pagination /Subtype /Footer"
	Repeated   Artifact = "/Type /Pagination"
	Decoration Artifact = "/Type /Layout"
)

// Page adds a page.
func (f *File) Page(width, height float64) *Page {
	p := &Page{file: f, width: width, height: height}
	f.pages = append(f.pages, p)
	return p
}

// Draw draws a line of text at its left end, on its base line. Its pieces have an element each.
func (p *Page) Draw(l Line, x, base float64) {
	for i, part := range l.parts {
		p.begin(part.Of)
		p.text(part, x+part.x, base)
		if part.To != "" && !(i > 0 && l.parts[i-1].Piece == part.Piece) {
			p.link(l, part.Piece, x, base)
		}
	}
}

// DrawArtifact draws a line of text that is no part of what the file says.
func (p *Page) DrawArtifact(kind Artifact, l Line, x, base float64) {
	if len(l.parts) == 0 {
		return
	}
	p.artifact(kind, func() {
		for _, part := range l.parts {
			p.text(part, x+part.x, base)
		}
	})
}

// Fill fills a rectangle, as decoration.
func (p *Page) Fill(c Colour, x, y, width, height float64) {
	p.artifact(Decoration, func() {
		fmt.Fprintf(&p.content, "%s rg %s %s %s %s re f\n", c, number(x), number(p.height-y-height), number(width), number(height))
	})
}

// String gives a colour as operators have it.
func (c Colour) String() string {
	return fmt.Sprintf("%.3g %.3g %.3g", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

func (p *Page) artifact(kind Artifact, draw func()) {
	p.close()
	fmt.Fprintf(&p.content, "/Artifact << %s >> BDC\n", kind)
	draw()
	p.content.WriteString("EMC\n")
}

// begin begins the marked content of an element, unless it is being written already.
func (p *Page) begin(e *Element) {
	if p.open == e {
		return
	}
	p.close()
	fmt.Fprintf(&p.content, "/%s << /MCID %d >> BDC\n", e.Role, len(p.marks))
	e.place()
	e.kids = append(e.kids, kid{page: p, mark: len(p.marks)})
	p.marks, p.open = append(p.marks, e), e
}

func (p *Page) close() {
	if p.open != nil {
		p.content.WriteString("EMC\n")
		p.open = nil
	}
}

// link makes the place of a piece on a line one that can be pressed.
func (p *Page) link(l Line, piece *Piece, x, base float64) {
	from, to := 1e9, -1e9
	for _, part := range l.parts {
		if part.Piece == piece {
			from, to = min(from, part.x), max(to, part.x+float64(part.width)/1000*part.Size)
		}
	}
	a := &annotation{page: p, x: x + from, y: base - piece.Size, width: to - from, height: piece.Size * 1.3, to: piece.To, says: piece.Says}
	p.file.links = append(p.file.links, a)
	piece.Of.kids = append(piece.Of.kids, kid{page: p, annotation: a})
}

// text writes the glyphs of a part. Those that run from right to left are written in the order in which they
// are read, each set back from the one before (14.8.2.3.3).
func (p *Page) text(t part, x, base float64) {
	b := &p.content
	u := ""
	at, shown := 0, 0 // where the next glyph belongs, and where the writer would put it
	if t.rtl {
		at = t.width
	}
	rise, open := 0, false
	for _, g := range t.glyphs {
		name, n := p.file.number(t.face, g)
		if u == "" {
			u = name
			fmt.Fprintf(b, "BT /%s %s Tf %s rg 1 0 0 1 %s %s Tm\n", u, number(t.Size), t.Colour, number(x), number(p.height-base))
		}
		if t.rtl {
			at -= g.advance
		}
		if g.dy != rise {
			if open {
				b.WriteString("] TJ ")
				open = false
			}
			rise = g.dy
			fmt.Fprintf(b, "%s Ts ", number(float64(rise)/1000*t.Size))
		}
		if !open {
			b.WriteString("[")
			open = true
		}
		if back := shown - at - g.dx; back != 0 {
			fmt.Fprintf(b, "%d", back)
		}
		fmt.Fprintf(b, "<%04X>", n)
		shown = at + g.dx + t.face.width(g.id)
		if !t.rtl {
			at += g.advance
		}
	}
	if open {
		b.WriteString("] TJ ")
	}
	if rise != 0 {
		b.WriteString("0 Ts ")
	}
	if u != "" {
		b.WriteString("ET\n")
	}
}
