package static

import (
	"fmt"
	"maps"
	"math"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Colour is opaque and in sRGB. The zero Colour means: as in the default theme.
type Colour struct {
	r, g, b uint8
	set     bool
}

// ParseColour reads #rgb or #rrggbb; the empty string is the zero Colour.
func ParseColour(s string) (Colour, error) {
	if s == "" {
		return Colour{}, nil
	}
	digits, ok := strings.CutPrefix(s, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if !ok || len(digits) != 6 || err != nil {
		return Colour{}, fmt.Errorf("colour %q is not like #0b5560", s)
	}
	return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n), true}, nil
}

// String returns #rrggbb, or nothing for the zero Colour.
func (c Colour) String() string {
	if !c.set {
		return ""
	}
	return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b)
}

// MarshalText writes what String returns.
func (c Colour) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what ParseColour reads.
func (c *Colour) UnmarshalText(text []byte) error {
	parsed, err := ParseColour(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

// luminance is the relative luminance of WCAG 2.2, from 0 (black) to 1 (white).
func (c Colour) luminance() float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b Colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// mix returns c with a part of other in it: 0 is c, 1 is other.
func (c Colour) mix(other Colour, part float64) Colour {
	m := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return Colour{m(c.r, other.r), m(c.g, other.g), m(c.b, other.b), true}
}

// until returns the first mixture of c with other that has the contrast with the background, or
// other itself where none has.
func (c Colour) until(ratio float64, background, other Colour) Colour {
	for part := 0.0; part < 1; part += 0.02 {
		if m := c.mix(other, part); contrast(m, background) >= ratio {
			return m
		}
	}
	return other
}

var (
	black = Colour{0, 0, 0, true}
	white = Colour{255, 255, 255, true}
)

// A Palette is the seven colours an organisation may choose, each for a purpose: what one presses
// (Brand), the same under the pointer (BrandStrong), the words on both (OnBrand), what is chosen
// (BrandSoft), the bar on top and its words (Header, OnHeader), and links.
type Palette struct {
	Brand       Colour `json:"brand,omitzero"`
	BrandStrong Colour `json:"brand_strong,omitzero"`
	OnBrand     Colour `json:"on_brand,omitzero"`
	BrandSoft   Colour `json:"brand_soft,omitzero"`
	Header      Colour `json:"header,omitzero"`
	OnHeader    Colour `json:"on_header,omitzero"`
	Link        Colour `json:"link,omitzero"`
}

// tokens names the colours as the stylesheet does.
func (p Palette) tokens() [7]token {
	return [7]token{
		{"brand", p.Brand}, {"brand-strong", p.BrandStrong}, {"on-brand", p.OnBrand}, {"brand-soft", p.BrandSoft},
		{"kop", p.Header}, {"op-kop", p.OnHeader}, {"link", p.Link},
	}
}

type token struct {
	name   string
	colour Colour
}

// A Theme is an organisation's own look: seven colours, a radius and a font, the nine brand tokens.
// The zero Theme is the default look, and so is every field left at zero. A Dark palette left at
// zero is made from the light one.
type Theme struct {
	Light  Palette `json:"light,omitzero"`
	Dark   Palette `json:"dark,omitzero"`
	Radius Radius  `json:"radius,omitzero"`
	Font   Font    `json:"font,omitzero"`
}

// A Radius rounds the corners of fields and buttons, in hundredths of the root's font size; the
// zero Radius is the default. A square corner is Square.
type Radius int

// Square is the Radius of a corner that is not rounded.
const Square Radius = -1

// A Font is a list of families that are on the reader's own device, the first first. The program
// sends no fonts. The empty Font is the system's.
type Font string

var fontName = regexp.MustCompile(`^[\pL\pN][\pL\pN -]{0,39}$`)

// ParseFont reads names of families with commas between them.
func ParseFont(s string) (Font, error) {
	if strings.TrimSpace(s) == "" {
		return "", nil
	}
	var names []string
	for name := range strings.SplitSeq(s, ",") {
		name = strings.TrimSpace(name)
		if !fontName.MatchString(name) {
			return "", fmt.Errorf("font family %q has signs other than letters, digits, spaces and hyphens", name)
		}
		names = append(names, name)
	}
	return Font(strings.Join(names, ", ")), nil
}

// css quotes every family. What did not come from ParseFont is left out, so that a Font can never
// close the rule it stands in.
func (f Font) css() string {
	var b strings.Builder
	for name := range strings.SplitSeq(string(f), ",") {
		if name = strings.TrimSpace(name); fontName.MatchString(name) {
			fmt.Fprintf(&b, "%q, ", name)
		}
	}
	return b.String() + "system-ui, sans-serif"
}

func (r Radius) css() string {
	if r < 0 {
		return "0"
	}
	return strconv.FormatFloat(float64(min(r, 150))/100, 'f', -1, 64) + "rem"
}

// A ContrastFault is a pair of colours that people with poor sight cannot tell apart well enough.
type ContrastFault struct {
	Mode        string  // "light" or "dark"
	Foreground  string  // the token of the words, line or mark, as in the stylesheet
	Background  string  // the token it stands on
	Ratio       float64 // as it is
	LeastWanted float64 // as WCAG wants it, or as we do where we want more
}

// String says it in a line for logs and command lines.
func (f ContrastFault) String() string {
	return fmt.Sprintf("%s: %s on %s has contrast %.2f, wanted %.1f", f.Mode, f.Foreground, f.Background, f.Ratio, f.LeastWanted)
}

// pairs are the tokens that stand on one another somewhere in the stylesheet. Text that is read at
// length wants 7 (AAA), other words 4.5 (AA), borders and marks that carry meaning 3 (AA).
var pairs = []struct {
	foreground, background string
	least                  float64
}{
	{"text", "bg", 7}, {"text", "surface", 7}, {"text", "brand-soft", 7}, {"text", "warn-soft", 7}, {"text", "bad-soft", 7}, {"text", "ok-soft", 7},
	{"muted", "bg", 4.5}, {"muted", "surface", 4.5}, {"muted", "brand-soft", 4.5},
	{"link", "bg", 4.5}, {"link", "surface", 4.5}, {"link", "brand-soft", 4.5}, {"link", "warn-soft", 4.5}, {"link", "bad-soft", 4.5}, {"link", "ok-soft", 4.5},
	{"on-brand", "brand", 4.5}, {"on-brand", "brand-strong", 4.5}, {"op-kop", "kop", 4.5},
	{"bad", "bg", 4.5}, {"bad", "bad-soft", 4.5}, {"ok", "ok-soft", 4.5}, {"warn", "warn-soft", 4.5}, {"bg", "bad", 4.5}, {"bg", "text", 4.5},
	{"field", "bg", 3}, {"field", "surface", 3}, {"brand", "bg", 3}, {"brand", "surface", 3}, {"brand", "brand-soft", 3},
	{"focus-ink", "focus", 4.5}, {"ring", "bg", 3}, {"ring", "surface", 3}, {"ring", "glow", 3},
}

// Check returns every pair of colours below its least contrast, light before dark. A theme with
// faults must not be saved (ux.md: an organisation's colours are refused below contrast).
func (t Theme) Check() []ContrastFault {
	var faults []ContrastFault
	light, dark := t.palettes()
	for _, mode := range []struct {
		name    string
		tokens  map[string]Colour
		palette Palette
	}{{"light", defaultLight, light}, {"dark", defaultDark, dark}} {
		colours := make(map[string]Colour, len(mode.tokens))
		for name, c := range mode.tokens {
			colours[name] = c
		}
		for _, own := range mode.palette.tokens() {
			colours[own.name] = own.colour
		}
		for _, p := range pairs {
			if ratio := contrast(colours[p.foreground], colours[p.background]); ratio < p.least {
				faults = append(faults, ContrastFault{mode.name, p.foreground, p.background, ratio, p.least})
			}
		}
	}
	return faults
}

// CSS returns the rules that lay the theme over the stylesheet, for screens only: paper stays black
// on white. It comes after Stylesheet in the page. The zero Theme has none.
func (t Theme) CSS() []byte {
	if t == (Theme{}) {
		return nil
	}
	light, dark := t.palettes()
	var b strings.Builder
	rule := func(media string, p Palette) {
		fmt.Fprintf(&b, "@media %s { :root {", media)
		for _, own := range p.tokens() {
			fmt.Fprintf(&b, " --%s: %s;", own.name, own.colour)
		}
		b.WriteString(" } }\n")
	}
	rule("screen", light)
	rule("screen and (prefers-color-scheme: dark)", dark)
	if t.Radius != 0 {
		fmt.Fprintf(&b, ":root { --radius: %s }\n", t.Radius.css())
	}
	if t.Font != "" {
		fmt.Fprintf(&b, ":root { --font: %s }\n", t.Font.css())
	}
	return []byte(b.String())
}

// PreviewCSS returns the rules that show the theme in two boxes of a page, whatever the reader's own mode: all colours of a
// light page within the class licht, and of a dark one within donker.
func (t Theme) PreviewCSS() []byte {
	light, dark := t.palettes()
	var b strings.Builder
	for _, box := range []struct {
		class, scheme string
		tokens        map[string]Colour
		palette       Palette
	}{{"licht", "light", defaultLight, light}, {"donker", "dark", defaultDark, dark}} {
		colours := maps.Clone(box.tokens)
		for _, own := range box.palette.tokens() {
			colours[own.name] = own.colour
		}
		fmt.Fprintf(&b, ".%s { color-scheme: %s;", box.class, box.scheme)
		for _, name := range slices.Sorted(maps.Keys(colours)) {
			fmt.Fprintf(&b, " --%s: %s;", name, colours[name])
		}
		if t.Radius != 0 {
			fmt.Fprintf(&b, " --radius: %s;", t.Radius.css())
		}
		if t.Font != "" {
			fmt.Fprintf(&b, " --font: %s;", t.Font.css())
		}
		b.WriteString(" }\n")
	}
	return []byte(b.String())
}

// ThemePath is where an organisation's theme is served.
const ThemePath = "/theme.css"

// Path returns ThemePath with a hash of the theme's content, or nothing for the zero Theme, which
// needs no request.
func (t Theme) Path() string {
	if t == (Theme{}) {
		return ""
	}
	return ThemePath + "?v=" + fingerprint(t.CSS())
}

// ServeHTTP sends the theme's CSS, to be kept for ever under the address of Path.
func (t Theme) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	css := t.CSS()
	send(w, r, file{"text/css; charset=utf-8", css, compress(css)})
}

// palettes fills in what the theme leaves open.
func (t Theme) palettes() (light, dark Palette) {
	light = t.Light.over(defaultLight)
	if t.Dark == (Palette{}) && t.Light != (Palette{}) {
		return light, light.darkened()
	}
	return light, t.Dark.over(defaultDark)
}

func (p Palette) over(tokens map[string]Colour) Palette {
	or := func(c Colour, name string) Colour {
		if c.set {
			return c
		}
		return tokens[name]
	}
	return Palette{
		or(p.Brand, "brand"), or(p.BrandStrong, "brand-strong"), or(p.OnBrand, "on-brand"), or(p.BrandSoft, "brand-soft"),
		or(p.Header, "kop"), or(p.OnHeader, "op-kop"), or(p.Link, "link"),
	}
}

// darkened keeps the hues of a light palette and turns its lightness round.
func (p Palette) darkened() Palette {
	bg, text := defaultDark["bg"], defaultDark["text"]
	d := Palette{
		Brand:    p.Brand.until(8, bg, white),
		Link:     p.Link.until(9, bg, white),
		Header:   p.Header.until(7, white, black),
		OnHeader: white,
	}
	d.BrandStrong = d.Brand.mix(white, 0.4)
	d.OnBrand = p.Brand.until(7, d.Brand, black)
	d.BrandSoft = p.Brand.until(9, text, bg)
	return d
}

// The tokens of the default theme are those of the stylesheet, read from it, so that what is
// checked is what is sent.
var defaultLight, defaultDark = defaultTokens(string(stylesheet))

var colourToken = regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{3,6})\b`)

func defaultTokens(css string) (light, dark map[string]Colour) {
	_, css, _ = strings.Cut(css, ":root {")
	first, rest, _ := strings.Cut(css, "}")
	_, rest, _ = strings.Cut(rest, "(prefers-color-scheme: dark) { :root {")
	second, _, _ := strings.Cut(rest, "}")
	light, dark = map[string]Colour{}, map[string]Colour{}
	for _, m := range colourToken.FindAllStringSubmatch(first, -1) {
		c, _ := ParseColour(m[2])
		light[m[1]], dark[m[1]] = c, c
	}
	for _, m := range colourToken.FindAllStringSubmatch(second, -1) {
		dark[m[1]], _ = ParseColour(m[2])
	}
	return light, dark
}
