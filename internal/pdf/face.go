package pdf

import (
	"bytes"
	"embed"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// The fonts of every file: Noto Sans for Latin, Greek and Cyrillic, Noto Sans Arabic beside it.
// fonts/README.md says where they come from and what was left out of them.
//
//go:embed fonts/*.ttf
var fonts embed.FS

// A face is one font file. It is shared and not changed.
type face struct {
	name   string
	font   *font.Font
	tables map[string][]byte // of TrueType, those that a subset is made from
	head   header
}

// faces are the fonts to look a character up in, in that order, by weight: regular and bold.
var faces = sync.OnceValue(func() [2][]*face {
	return [2][]*face{
		{readFace("NotoSans-Regular"), readFace("NotoSansArabic-Regular")},
		{readFace("NotoSans-Bold"), readFace("NotoSansArabic-Bold")},
	}
})

// readFace reads a font that is part of the program: what it cannot read is a mistake in the program.
func readFace(name string) *face {
	body, err := fonts.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		panic(err)
	}
	loader, err := opentype.NewLoader(bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	f := &face{name: name, tables: map[string][]byte{}}
	if f.font, err = font.NewFont(loader); err != nil {
		panic(err)
	}
	for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf"} {
		if f.tables[tag], err = loader.RawTable(opentype.MustNewTag(tag)); err != nil {
			panic(err)
		}
	}
	f.head = readHeader(f.tables)
	return f
}

// has reports whether the font has a glyph for a character.
func (f *face) has(r rune) bool {
	_, ok := f.font.NominalGlyph(r)
	return ok
}

// faceFor gives the font for a character that follows one in another: marks and spaces stay in the font of what
// they belong to. A character that no font has gets the first, which draws a box for it.
func faceFor(bold bool, r rune, before *face) *face {
	all := faces()[0]
	if bold {
		all = faces()[1]
	}
	stays := language.LookupScript(r) == language.Inherited || r == ' ' || invisible(r)
	if stays && before != nil && (before.has(r) || invisible(r)) {
		return before
	}
	for _, f := range all {
		if f.has(r) {
			return f
		}
	}
	if before != nil && unicode.Is(unicode.M, r) {
		return before
	}
	return all[0]
}

// invisible reports whether a character only joins or parts its neighbours.
func invisible(r rune) bool { return r == '\u200c' || r == '\u200d' }

// A glyph is a shape with the characters it stands for; measures are in thousandths of the size.
type glyph struct {
	id      uint16
	text    string // empty for the second and later glyphs of one character
	advance int
	dx, dy  int
}

// missing reports whether the glyph is the box for what no font has.
func (g glyph) missing() bool { return g.id == 0 }

// A run is a stretch of one font and one direction, in the order in which it is read.
type run struct {
	face   *face
	rtl    bool
	glyphs []glyph
	width  int
}

// shaper turns characters into glyphs. It keeps the state that the shaping library needs for each font, so
// each file has its own.
type shaper struct {
	buffer *harfbuzz.Buffer
	fonts  map[*face]*harfbuzz.Font
	widths map[word]int
}

type word struct {
	bold bool
	text string
}

// noLigatures keeps one glyph for one character where the script can do without: text that is searched and
// copied then needs no exceptions.
var noLigatures = []harfbuzz.Feature{
	{Tag: opentype.MustNewTag("liga"), End: harfbuzz.FeatureGlobalEnd},
	{Tag: opentype.MustNewTag("clig"), End: harfbuzz.FeatureGlobalEnd},
}

func newShaper() *shaper {
	return &shaper{harfbuzz.NewBuffer(), map[*face]*harfbuzz.Font{}, map[word]int{}}
}

// shape gives the glyphs of text[start:end], which is of one font and direction; what stands around it decides
// how letters at its ends join.
func (s *shaper) shape(f *face, text []rune, start, end int, rtl bool) run {
	hb := s.fonts[f]
	if hb == nil {
		hb = harfbuzz.NewFont(font.NewFace(f.font))
		hb.XScale, hb.YScale = 1000, 1000
		s.fonts[f] = hb
	}
	b := s.buffer
	b.Clear()
	b.ClusterLevel = harfbuzz.MonotoneCharacters
	b.AddRunes(text, start, end-start)
	b.Props.Direction = harfbuzz.LeftToRight
	if rtl {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Props.Language = language.NewLanguage("nl")
	b.GuessSegmentProperties()
	b.Shape(hb, noLigatures)

	// HarfBuzz gives glyphs from left to right, each with the first of its characters.
	n := len(b.Info)
	reading := func(i int) int {
		if rtl {
			return n - 1 - i
		}
		return i
	}
	ordered := true // it may not be where marks stand alone
	for i := 1; i < n; i++ {
		ordered = ordered && b.Info[reading(i)].Cluster >= b.Info[reading(i-1)].Cluster
	}
	r := run{face: f, rtl: rtl, glyphs: make([]glyph, n)}
	to := end
	for i := n - 1; i >= 0; i-- {
		at := reading(i)
		from, pos := b.Info[at].Cluster, b.Pos[at]
		g := glyph{id: uint16(b.Info[at].Glyph), advance: int(pos.XAdvance), dx: int(pos.XOffset), dy: int(pos.YOffset)}
		if i == 0 {
			g.text = string(text[start:to])
		} else if ordered && b.Info[reading(i-1)].Cluster != from {
			g.text = string(text[from:to])
			to = from
		}
		r.width += g.advance
		r.glyphs[i] = g
	}
	return r
}
