package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/bidi"
)

// A Style is how text looks.
type Style struct {
	Size   float64 // in points
	Bold   bool
	Colour Colour
}

// A Piece is text in one style and of one element. U+2028 ends a line; every other white space, but for
// no-break spaces, is a space.
type Piece struct {
	Text string
	Style
	Of *Element

	// To makes it a link to an address; Of is then a Link. Says is read out instead of the address.
	To, Says string
}

// A Line is a line of text, ready to be drawn.
type Line struct {
	Width float64 // in points, without the space at its end
	RTL   bool    // it is of text that reads from right to left

	parts []part
}

// part is what of a line is drawn at once; parts are in the order in which they are read.
type part struct {
	run
	*Piece
	x float64 // from the left of the line
}

// ends is U+2028, which ends a line and not the element that it stands in.
const ends = '\u2028'

// Lines breaks text into lines of at most width points. It breaks at spaces, and within a word only where the
// word alone is wider than a line. Text up to U+2028 whose first letter is of a script that runs from right to left is
// set in that direction: an address has a name in one and a postcode in another.
func (f *File) Lines(width float64, pieces ...Piece) []Line {
	var lines []Line
	t := typesetting{file: f}
	for i := range pieces {
		t.add(&pieces[i])
	}
	t.trim()
	t.level()
	for start := 0; start < len(t.text); {
		line, next := t.line(start, width)
		lines = append(lines, line)
		start = next
	}
	return lines
}

// Measure gives the width in points of text on one line.
func (f *File) Measure(pieces ...Piece) float64 {
	w := 0.0
	for _, l := range f.Lines(1e9, pieces...) {
		w = max(w, l.Width)
	}
	return w
}

// Widest gives the width in points of the widest word.
func (f *File) Widest(pieces ...Piece) float64 {
	w := 0.0
	t := typesetting{file: f}
	for i := range pieces {
		t.add(&pieces[i])
	}
	t.trim()
	t.level()
	for start := 0; start < len(t.text); {
		end := t.wordEnd(start)
		w = max(w, t.width(start, end))
		start = end + 1
	}
	return w
}

// typesetting is one paragraph on its way to lines.
type typesetting struct {
	file   *File
	text   []rune
	pieces []*Piece // of each character
	faces  []*face  // of each character
	levels []bidi.Level
	rtl    []bool // of each character: whether the text up to the next U+2028 runs from right to left
}

func (t *typesetting) add(p *Piece) {
	var before *face
	for _, r := range p.Text {
		r = plain(r)
		if r == 0 {
			continue
		}
		blank := len(t.text) == 0 || t.text[len(t.text)-1] == ' ' || t.text[len(t.text)-1] == ends
		if r == ' ' && blank {
			continue
		}
		if r == ends && len(t.text) > 0 && t.text[len(t.text)-1] == ' ' {
			t.drop()
		}
		before = faceFor(p.Bold, r, before)
		t.text, t.pieces, t.faces = append(t.text, r), append(t.pieces, p), append(t.faces, before)
	}
}

func (t *typesetting) drop() {
	n := len(t.text) - 1
	t.text, t.pieces, t.faces = t.text[:n], t.pieces[:n], t.faces[:n]
}

func (t *typesetting) trim() {
	for len(t.text) > 0 && (t.text[len(t.text)-1] == ' ' || t.text[len(t.text)-1] == ends) {
		t.drop()
	}
}

// plain gives a character as it is set: white space as a space, what has no shape not at all (0), and what is
// no character as the sign for that. Marks that turn the direction of others are left out: whoever typed them
// could make a sentence read otherwise than it was written.
func plain(r rune) rune {
	switch {
	case r >= 0x600 && r <= 0x605, r == 0x6dd: // of category Cf, and yet signs with a shape
		return r
	case r == ends, r == '\u00a0', r == '\u202f', invisible(r):
		return r
	case unicode.IsSpace(r):
		return ' '
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff, r == 0x34f, r == 0x61c, r >= 0x180b && r <= 0x180f:
		return 0
	case unicode.In(r, unicode.Cc, unicode.Cf):
		return 0
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef, unicode.Is(unicode.Cs, r):
		return unicode.ReplacementChar
	}
	return r
}

// level says of each character in which direction it runs (UAX 9).
func (t *typesetting) level() {
	t.levels, t.rtl = make([]bidi.Level, len(t.text)), make([]bool, len(t.text))
	var p bidi.Paragraph
	for from := 0; from < len(t.text); {
		to := from
		for to < len(t.text) && t.text[to] != ends {
			to++
		}
		// The first letter decides on the direction, whatever stands in the text itself.
		base, first := bidi.LeftToRight, '\u200e'
		if i := slices.IndexFunc(t.text[from:to], unicode.IsLetter); i >= 0 && rightToLeft(t.text[from+i]) {
			base, first = bidi.RightToLeft, '\u200f'
		}
		runs := p.Segment(append([]rune{first}, t.text[from:to]...), base)
		for i := range runs.NumRuns() {
			run := runs.Run(i)
			for at := max(run.Start, 1); at < run.End; at++ {
				t.levels[from+at-1] = run.Level
			}
		}
		for at := from; at < min(to+1, len(t.text)); at++ {
			t.rtl[at] = base == bidi.RightToLeft
		}
		if to < len(t.text) && t.rtl[to] {
			t.levels[to] = 1
		}
		from = to + 1
	}
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// wordEnd gives the end of a word, or of as much of it as is looked at.
func (t *typesetting) wordEnd(start int) int {
	end := start
	for end < len(t.text) && end-start <= longest && t.text[end] != ' ' && t.text[end] != ends {
		end++
	}
	return end
}

// line makes the line that begins at a character, and says where the next begins.
func (t *typesetting) line(start int, width float64) (Line, int) {
	end, next, used := start, start, 0.0
	for next < len(t.text) {
		stop := t.wordEnd(next)
		w := t.width(next, stop)
		gap := 0.0
		if next > start {
			gap = t.width(next-1, next)
		}
		if next > start && used+gap+w > width {
			break
		}
		if w > width { // alone on its line, and still too wide
			stop = t.fit(next, stop, width)
			return t.set(start, stop), stop
		}
		used += gap + w
		end, next = stop, stop+1
		if stop < len(t.text) && t.text[stop] == ends {
			return t.set(start, stop), next
		}
	}
	return t.set(start, end), min(next, len(t.text))
}

// longest is how much of a word is looked at to break it, in characters: more do not fit on a line, unless they
// are marks without a width.
const longest = 400

// fit gives where to break a word that is wider than a line: behind a mark that parts it, or where the line
// is full. It takes one character at least.
func (t *typesetting) fit(start, end int, width float64) int {
	end = min(end, start+longest)
	at, mark, used := start, 0, 0.0
	for _, r := range t.runs(start, end) {
		for _, g := range r.glyphs {
			used += float64(g.advance) / 1000 * r.Size
			if used > width && at > start {
				if mark > start+(at-start)/2 {
					return mark
				}
				return at
			}
			at += len([]rune(g.text))
			if strings.ContainsAny(g.text, "-/.?&=_@:,;") {
				mark = at
			}
		}
	}
	return max(at, start+1)
}

// width measures characters as they would be set.
func (t *typesetting) width(start, end int) float64 {
	if start >= end {
		return 0
	}
	if end-start > longest {
		return 1e8
	}
	one := t.pieces[start] == t.pieces[end-1]
	key := word{t.pieces[start].Bold, string(t.text[start:end])}
	if one {
		if w, ok := t.file.shaper.widths[key]; ok {
			return float64(w) / 1000 * t.pieces[start].Size
		}
	}
	units, points := 0, 0.0
	for _, r := range t.runs(start, end) {
		units += r.width
		points += float64(r.width) / 1000 * r.Size
	}
	if one {
		t.file.shaper.widths[key] = units
	}
	return points
}

// runs shapes characters, cut where font, direction or piece changes.
func (t *typesetting) runs(start, end int) []part {
	var parts []part
	for from := start; from < end; {
		to := from + 1
		for to < end && t.levels[to] == t.levels[from] && t.pieces[to] == t.pieces[from] && t.faces[to] == t.faces[from] {
			to++
		}
		parts = append(parts, part{run: t.file.shaper.shape(t.faces[from], t.text, from, to, t.levels[from]%2 == 1), Piece: t.pieces[from]})
		from = to
	}
	return parts
}

// set places the characters of a line from left to right (UAX 9, L2). The space at which a line was broken is
// drawn behind it, for who reads the file as text.
func (t *typesetting) set(start, end int) Line {
	l := Line{RTL: t.rtl[start], parts: t.runs(start, end)}
	order := make([]int, len(l.parts))
	levels := make([]bidi.Level, len(l.parts))
	at, highest := start, bidi.Level(0)
	for i, p := range l.parts {
		order[i], levels[i] = i, t.levels[at]
		highest = max(highest, levels[i])
		for _, g := range p.glyphs {
			at += len([]rune(g.text))
		}
	}
	for level := highest; level > 0; level-- {
		for from := 0; from < len(order); from++ {
			to := from
			for to < len(order) && levels[order[to]] >= level {
				to++
			}
			for a, b := from, to-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			from = max(from, to)
		}
	}
	for _, i := range order {
		p := &l.parts[i]
		p.x = l.Width
		l.Width += float64(p.width) / 1000 * p.Size
	}
	if end < len(t.text) && (t.text[end] == ' ' || t.text[end] == ends) && end > start {
		piece := t.pieces[end-1]
		space := t.file.shaper.shape(faceFor(piece.Bold, ' ', nil), []rune{' '}, 0, 1, false)
		x := l.Width
		if l.RTL {
			x = -float64(space.width) / 1000 * piece.Size
		}
		l.parts = append(l.parts, part{run: space, Piece: piece, x: x})
	}
	return l
}
