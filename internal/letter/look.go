package letter

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"gehoor"
	"gehoor/internal/pdf"
)

// Look is what stands around a document on paper, and how it is laid out. The zero Look is a letter without a
// letterhead.
type Look struct {
	Sheet        Sheet
	Bookmarks    bool     // also when it has two pages or fewer; a longer one always has them
	Organisation string   // in the letterhead, and who made the file; left out when empty
	Contact      []string // under it, a line each: where it can be reached
	Accent       string   // the organisation's colour, as "#0b5560"; made darker where white paper needs it

	To     []string // name and address, a line each, where the window of the envelope is; none: no window
	Window Window

	Date      gehoor.Date // of the letter, and of the file; left out when zero
	Reference string      // the number as it is shown; left out when empty
}

// Sheet is the paper and how it is filled.
type Sheet int

// The sheets. A letter has wide margins and lines of about seventy characters; a report has room for tables.
const (
	LetterSheet    Sheet = iota // A4
	ReportSheet                 // A4, small type, narrow margins
	LandscapeSheet              // A4 on its side, small type
	OnePageSheet                // A4, smaller type, text as wide as tables, and less room between when it is one page then
)

// Window is on which side the envelope has its window. The address is where that of a DL envelope (110 by 220 mm)
// and of a C5 envelope (162 by 229 mm) both show it, however the sheet has slid: docs/administrator.md has the
// measures.
type Window int

// The windows.
const (
	WindowLeft Window = iota
	WindowRight
)

// Warning is something that the reader of the PDF sees and nobody meant.
type Warning struct {
	Missing rune // no font of the program has this character: it is shown as a box
}

// measures are those of a sheet, in points.
type measures struct {
	width, height             float64 // of the paper
	left, right, top, bottom  float64 // margins; top is that of the second and later pages
	size, leading             float64 // of the text
	title, heading, subhead   float64 // sizes
	small, smallLeading       float64 // of tables, captions and what stands around
	pad                       float64 // over and under a row of a table
	prose                     float64 // how wide text may be; tables may be wider
	headY, footY, firstNoHead float64
	nameGap                   float64 // from the name of who writes to the title
}

func (s Sheet) measures() measures {
	m := measures{
		width: pdf.A4Width, height: pdf.A4Height, left: 25 * pdf.MM, right: 32 * pdf.MM, top: 30 * pdf.MM, bottom: 26 * pdf.MM,
		size: 10.5, leading: 15.5, title: 17, heading: 12.5, subhead: 10.5, small: 9, smallLeading: 12.5, pad: 3,
		prose: 134 * pdf.MM, headY: 17 * pdf.MM, footY: 14 * pdf.MM, firstNoHead: 25 * pdf.MM, nameGap: 10 * pdf.MM,
	}
	if s != LetterSheet {
		m.left, m.right, m.top, m.bottom = 18*pdf.MM, 18*pdf.MM, 22*pdf.MM, 20*pdf.MM
		m.size, m.leading, m.title, m.heading, m.subhead, m.small, m.smallLeading = 9.5, 13.5, 16, 11.5, 9.5, 8.5, 11.5
		m.prose = 130 * pdf.MM
		m.headY, m.footY, m.firstNoHead = 13*pdf.MM, 10*pdf.MM, 18*pdf.MM
	}
	if s == OnePageSheet {
		m.left, m.right, m.top, m.bottom = 16*pdf.MM, 16*pdf.MM, 20*pdf.MM, 11*pdf.MM
		m.size, m.leading, m.title, m.heading, m.subhead, m.small, m.smallLeading = 8.5, 10.4, 14, 10, 8.5, 8, 9.4
		m.pad = 1.4
		m.prose = m.width - m.left - m.right
		m.headY, m.footY, m.firstNoHead, m.nameGap = 13*pdf.MM, 7*pdf.MM, 14*pdf.MM, 7*pdf.MM
	}
	if s == LandscapeSheet {
		m.width, m.height = m.height, m.width
	}
	return m
}

var (
	ink   = pdf.Colour{R: 0x1c, G: 0x1f, B: 0x21}
	quiet = pdf.Colour{R: 0x55, G: 0x5b, B: 0x60}
	hair  = pdf.Colour{R: 0xcf, G: 0xd4, B: 0xd6}
	own   = pdf.Colour{R: 0x0b, G: 0x55, B: 0x60} // where the organisation has no colour
)

// accent is the organisation's colour, mixed with black until words in it can be read on white (WCAG 1.4.3).
func (l Look) accent() pdf.Colour {
	c := own
	if digits, ok := strings.CutPrefix(l.Accent, "#"); ok && len(digits) == 6 {
		if n, err := strconv.ParseUint(digits, 16, 32); err == nil {
			c = pdf.Colour{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n)}
		}
	}
	for onWhite(c) < 4.5 {
		c = pdf.Colour{R: uint8(float64(c.R) * 0.95), G: uint8(float64(c.G) * 0.95), B: uint8(float64(c.B) * 0.95)}
	}
	return c
}

// onWhite is the contrast of a colour with white, from 1 to 21 (WCAG 2.2).
func onWhite(c pdf.Colour) float64 {
	linear := func(v uint8) float64 {
		if s := float64(v) / 255; s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	return 1.05 / (0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B) + 0.05)
}

// rows are at most n lines; the last takes what is left over.
func rows(lines []string, n int) []string {
	var kept []string
	for _, line := range lines {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			kept = append(kept, line)
		}
	}
	if len(kept) > n {
		kept = append(kept[:n-1:n-1], strings.Join(kept[n-1:], ", "))
	}
	return kept
}

// figures reports whether a cell is a number, to stand under others at the right.
func figures(s string) bool {
	return s == "" || s == "–" || utf8.RuneCountInString(s) < 12 && strings.Trim(s, "0123456789 .,%+-–") == ""
}
