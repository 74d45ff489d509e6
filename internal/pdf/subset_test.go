package pdf

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/go-text/typesetting/font/opentype"
	"pgregory.net/rapid"
)

// A subset is a font whose glyphs look as they did and are as wide, whichever are wanted and in which order, also
// those that are composed of others and those that are wanted twice.
func TestSubset(t *testing.T) {
	t.Parallel()
	for _, weight := range faces() {
		for _, f := range weight {
			rapid.Check(t, func(t *rapid.T) {
				want := rapid.SliceOfN(rapid.Uint16Range(0, uint16(f.head.glyphs-1)), 1, 40).Draw(t, "glyphs")
				body := f.subset(append(want, want[0]))
				if sum := checksum(body); sum != 0xB1B0AFBA {
					t.Errorf("the font's sum is %X", sum)
				}
				loader, err := opentype.NewLoader(bytes.NewReader(body))
				if err != nil {
					t.Fatal(err)
				}
				tables := map[string][]byte{}
				for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf"} {
					if tables[tag], err = loader.RawTable(opentype.MustNewTag(tag)); err != nil {
						t.Fatal(err)
					}
				}
				small := &face{tables: tables, head: readHeader(tables)}
				for i, id := range append(want, want[0]) {
					if got, is := outlineOf(small, uint16(i+1)), outlineOf(f, id); !reflect.DeepEqual(got, is) {
						t.Errorf("glyph %d looks otherwise", id)
					}
					if got, is := small.width(uint16(i+1)), f.width(id); got != is {
						t.Errorf("glyph %d is %d wide, and was %d", id, got, is)
					}
				}
			})
		}
	}
}

// outlineOf is what a glyph draws: its own description, or that of each of its parts with where it stands.
func outlineOf(f *face, id uint16) (parts [][]byte) {
	drawn := bytes.TrimRight(append([]byte(nil), f.outline(id)...), "\x00")
	at := components(f.outline(id))
	if at == nil {
		return [][]byte{drawn}
	}
	for _, p := range at {
		part := uint16(drawn[p])<<8 | uint16(drawn[p+1])
		drawn[p], drawn[p+1] = 0, 0
		parts = append(parts, outlineOf(f, part)...)
	}
	return append(parts, drawn)
}

// The fonts have what names in the Netherlands need, in both weights.
func TestFontsHaveTheLetters(t *testing.T) {
	t.Parallel()
	const letters = "ÇçĞğİıŞşŁłŃńŚśŻżŹźĄąĘęÑñÖöÜüßÆæØøÅåŠšŽžČčĐđȘșȚțĲĳ€’‘“”–—…•«»" + "ИвановаҐґЄєЇїЎўЂђЋћ" + "Ελένη" + "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگکی٠١٢۰۱۲،؛؟"
	for _, weight := range faces() {
		for _, r := range letters {
			if !faceOf(weight, r) {
				t.Errorf("%q is in none of %s and %s", r, weight[0].name, weight[1].name)
			}
		}
	}
}

func faceOf(weight []*face, r rune) bool {
	for _, f := range weight {
		if f.has(r) {
			return true
		}
	}
	return false
}

// Arabic letters join: the same letter has another glyph at the beginning, in the middle and at the end, and lam
// with alef is one.
func TestArabicJoins(t *testing.T) {
	t.Parallel()
	s := newShaper()
	arabic := faces()[0][1]
	text := []rune("ببب")
	r := s.shape(arabic, text, 0, 3, true)
	if len(r.glyphs) != 3 || r.glyphs[0].id == r.glyphs[1].id || r.glyphs[1].id == r.glyphs[2].id || r.glyphs[0].id == r.glyphs[2].id {
		t.Errorf("beh three times is %+v", r.glyphs)
	}
	alone := s.shape(arabic, []rune("ب"), 0, 1, true)
	for _, g := range r.glyphs {
		if g.id == alone.glyphs[0].id {
			t.Errorf("a joined letter looks as if it stood alone")
		}
	}
	if lam := s.shape(arabic, []rune("لا"), 0, 2, true); len(lam.glyphs) > 2 || lam.glyphs[0].text == "" {
		t.Errorf("lam and alef are %+v", lam.glyphs)
	}
}

// In a line that runs from left to right an Arabic name has its first letter at its right, and figures in it run on.
func TestOrderInALine(t *testing.T) {
	t.Parallel()
	f := New(Info{Lang: "nl"})
	lines := f.Lines(500, Piece{Text: "Beste أحمد 12,", Style: Style{Size: 10}, Of: f.Root()})
	if len(lines) != 1 || lines[0].RTL {
		t.Fatalf("it has %d lines", len(lines))
	}
	for _, p := range lines[0].parts {
		if p.rtl != (p.face == faces()[0][1]) {
			t.Errorf("a part of %s runs from right to left: %v", p.face.name, p.rtl)
		}
	}
	if arabic := f.Lines(500, Piece{Text: "أحمد zegt", Style: Style{Size: 10}, Of: f.Root()}); !arabic[0].RTL || arabic[0].parts[0].x < arabic[0].parts[len(arabic[0].parts)-1].x {
		t.Errorf("a paragraph in Arabic does not begin at the right")
	}
}

// Lines are no wider than asked, but for one character that is and for what two letters would have been set closer
// across the break; no character is lost.
func TestLines(t *testing.T) {
	t.Parallel()
	f := New(Info{Lang: "nl"})
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("abcdefw WWW -/ ب ا"))).Draw(t, "text")
		width := rapid.Float64Range(1, 300).Draw(t, "width")
		said := ""
		for _, l := range f.Lines(width, Piece{Text: text, Style: Style{Size: 10}}) {
			glyphs := 0
			for _, p := range l.parts {
				for _, g := range p.glyphs {
					said += g.text
					if g.text != " " {
						glyphs++
					}
				}
			}
			if l.Width > width+1 && glyphs > 1 {
				t.Errorf("a line of %.1f points in %.1f", l.Width, width)
			}
		}
		clean := func(s string) string { return string(bytes.Join(bytes.Fields([]byte(s)), nil)) }
		if clean(said) != clean(text) {
			t.Errorf("%q became %q", text, said)
		}
	})
}

// Each line of an address has a direction of its own: under a name in Arabic the postcode stands before the town.
func TestLinesOfAnAddress(t *testing.T) {
	t.Parallel()
	f := New(Info{Title: "Brief", Lang: "nl"})
	lines := f.Lines(500, Piece{Text: "أحمد عبد الله\u2028Dorpsstraat 1\u20281234 AB UTRECHT\u2028شارع", Style: Style{Size: 10}, Of: f.Root()})
	for i, rtl := range []bool{true, false, false, true} {
		if lines[i].RTL != rtl {
			t.Errorf("line %d runs from right to left: %t", i+1, lines[i].RTL)
		}
	}
	if postcode := lines[2].parts[0]; postcode.x != 0 || postcode.glyphs[0].text != "1" {
		t.Errorf("the postcode begins with %q at %.1f", postcode.glyphs[0].text, postcode.x)
	}
}
