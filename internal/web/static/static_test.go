package static

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

func TestStylesheetStaysWithinItsBudget(t *testing.T) {
	t.Parallel()
	f := files[Stylesheet]
	if got, most := len(f.plain), 16<<10; got > most {
		t.Errorf("the stylesheet has %d bytes, at most %d wanted", got, most)
	}
	if got, most := len(f.small), 5<<10; got > most {
		t.Errorf("compressed, the stylesheet has %d bytes, at most %d wanted", got, most)
	}
}

func TestHandler(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, method, path, accept string
		status                     int
		encoding                   string
	}{
		{"compressed", "GET", Stylesheet, "gzip, deflate, br", 200, "gzip"},
		{"with a quality", "GET", Stylesheet, "br, gzip;q=0.5", 200, "gzip"},
		{"gzip refused", "GET", Stylesheet, "br, gzip;q=0", 200, ""},
		{"plain", "GET", Stylesheet, "", 200, ""},
		{"only the head", "HEAD", Stylesheet, "gzip", 200, "gzip"},
		{"the icon", "GET", Icon, "", 200, ""},
		{"another hash", "GET", "/static/gehoor.000000000000.css", "", 404, ""},
		{"outside", "GET", "/static/../static.go", "", 404, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest(test.method, test.path, nil)
			r.Header.Set("Accept-Encoding", test.accept)
			w := httptest.NewRecorder()
			Handler().ServeHTTP(w, r)
			if w.Code != test.status {
				t.Fatalf("status %d, want %d", w.Code, test.status)
			}
			if test.status != http.StatusOK {
				return
			}
			if got := w.Header().Get("Content-Encoding"); got != test.encoding {
				t.Errorf("Content-Encoding %q, want %q", got, test.encoding)
			}
			if got := w.Header().Get("Cache-Control"); !strings.Contains(got, "immutable") {
				t.Errorf("Cache-Control %q, want immutable", got)
			}
			if got := w.Header().Get("Vary"); got != "Accept-Encoding" {
				t.Errorf("Vary %q", got)
			}
			var body io.Reader = w.Body
			if test.method == http.MethodHead {
				if w.Body.Len() > 0 {
					t.Errorf("HEAD has a body of %d bytes", w.Body.Len())
				}
				return
			}
			if test.encoding == "gzip" {
				var err error
				if body, err = gzip.NewReader(body); err != nil {
					t.Fatal(err)
				}
			}
			got, err := io.ReadAll(body)
			if err != nil {
				t.Fatal(err)
			}
			if want := files[test.path].plain; string(got) != string(want) {
				t.Errorf("the body differs from the file: %d bytes, want %d", len(got), len(want))
			}
		})
	}
}

func TestDefaultThemeHasContrast(t *testing.T) {
	t.Parallel()
	for _, fault := range (Theme{}).Check() {
		t.Error(fault)
	}
	for _, p := range pairs {
		for _, name := range []string{p.foreground, p.background} {
			if !defaultLight[name].set || !defaultDark[name].set {
				t.Errorf("token %s is not in the stylesheet", name)
			}
		}
	}
	if got := (Theme{}).CSS(); len(got) > 0 {
		t.Errorf("the default theme has CSS of its own: %s", got)
	}
}

func TestThemeBelowContrastIsRefusedByName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		theme Theme
		want  []string
	}{
		{"pale button", Theme{Light: Palette{Brand: colour(t, "#f4a6b0")}}, []string{"light: on-brand on brand", "light: brand on bg"}},
		{"yellow link", Theme{Light: Palette{Link: colour(t, "#ffdd00")}}, []string{"light: link on bg"}},
		{"grey header", Theme{Light: Palette{Header: colour(t, "#aaaaaa")}}, []string{"light: op-kop on kop"}},
		{"dark button in the dark", Theme{Dark: Palette{Brand: colour(t, "#123456")}}, []string{"dark: brand on bg"}},
		{"strong choice", Theme{Light: Palette{BrandSoft: colour(t, "#0b5560")}}, []string{"light: text on brand-soft"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			faults := test.theme.Check()
			for _, want := range test.want {
				if !slices.ContainsFunc(faults, func(f ContrastFault) bool { return strings.HasPrefix(f.String(), want+" ") }) {
					t.Errorf("no fault %q among %v", want, faults)
				}
			}
		})
	}
}

func TestDarkIsMadeFromLight(t *testing.T) {
	t.Parallel()
	for _, hex := range []string{"#0b5560", "#b0006d", "#9a3412", "#1d4ed8", "#166534", "#4c1d95", "#000000", "#7f1d1d"} {
		t.Run(hex, func(t *testing.T) {
			t.Parallel()
			brand := colour(t, hex)
			theme := Theme{Light: Palette{
				Brand: brand, BrandStrong: brand.mix(black, 0.3), OnBrand: white, BrandSoft: brand.mix(white, 0.9), Header: brand, OnHeader: white, Link: brand,
			}}
			for _, fault := range theme.Check() {
				t.Error(fault)
			}
			_, dark := theme.palettes()
			if dark.Brand == defaultDark["brand"] {
				t.Error("the dark brand is the default's, not made from the light one")
			}
		})
	}
}

func TestThemeCSS(t *testing.T) {
	t.Parallel()
	font, err := ParseFont("Nunito Sans, Verdana")
	if err != nil {
		t.Fatal(err)
	}
	css := string(Theme{Light: Palette{Brand: colour(t, "#b0006d")}, Radius: Square, Font: font}.CSS())
	for _, want := range []string{"@media screen { :root { --brand: #b0006d;", "--kop: #0b5560;", "(prefers-color-scheme: dark)", "--radius: 0 ", `--font: "Nunito Sans", "Verdana", system-ui, sans-serif`} {
		if !strings.Contains(css, want) {
			t.Errorf("no %q in\n%s", want, css)
		}
	}
	evil := string(Theme{Font: `x"; } body { display: none } /*`}.CSS())
	if strings.Contains(evil, "display") {
		t.Errorf("a font that was not parsed gets out of its rule:\n%s", evil)
	}
}

func TestThemePathChangesWithContent(t *testing.T) {
	t.Parallel()
	a, b := Theme{Radius: 20}, Theme{Radius: 50}
	if a.Path() == b.Path() {
		t.Errorf("two themes have one address, %s", a.Path())
	}
	if got := (Theme{}).Path(); got != "" {
		t.Errorf("the default theme has the address %s", got)
	}
	w := httptest.NewRecorder()
	a.ServeHTTP(w, httptest.NewRequest("GET", a.Path(), nil))
	if got := w.Body.String(); got != string(a.CSS()) || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("served %q as %q", got, w.Header().Get("Content-Type"))
	}
}

func TestThemeSurvivesJSON(t *testing.T) {
	t.Parallel()
	want := Theme{Light: Palette{Brand: colour(t, "#b0006d")}, Radius: 20, Font: "Verdana"}
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Theme
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("got %+v from %s", got, b)
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"0b5560", "#12", "#12345", "#gggggg", "red", "#1234567", "url(x)"} {
		if c, err := ParseColour(s); err == nil {
			t.Errorf("ParseColour(%q) = %v", s, c)
		}
	}
	for _, s := range []string{`a"b`, "a;b", "a}b", "a,,b", "-x", "a/*"} {
		if f, err := ParseFont(s); err == nil {
			t.Errorf("ParseFont(%q) = %q", s, f)
		}
	}
}

// A colour goes into the stylesheet as six digits, and is read back from it.
func FuzzParseColour(f *testing.F) {
	for _, s := range []string{"#0b5560", "#B0006D", "#abc", "#aéb", "#+12345", "#0x1234", "#1_2", "0b5560", "abc", "#", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseColour(s)
		if err != nil {
			if c != (Colour{}) {
				t.Errorf("%q is no colour, but gives %v", s, c)
			}
			return
		}
		css := c.String()
		if back, err := ParseColour(css); err != nil || back != c {
			t.Errorf("%q prints as %q, which is %v, %v", s, css, back, err)
		}
		if s != "" && (len(css) != 7 || css[0] != '#' || strings.Trim(css[1:], "0123456789abcdef") != "") {
			t.Errorf("%q gives %q", s, css)
		}
		if len(s) == 7 && css != strings.ToLower(s) {
			t.Errorf("%q prints as %q", s, css)
		}
	})
}

func FuzzParseFont(f *testing.F) {
	f.Add("Nunito Sans, Verdana")
	f.Add(`x"; }`)
	f.Fuzz(func(t *testing.T, s string) {
		font, err := ParseFont(s)
		if err != nil || font == "" {
			return
		}
		if css := font.css(); strings.ContainsAny(css, ";{}<\\\n") {
			t.Errorf("font %q gives %q", s, css)
		}
	})
}

func colour(t *testing.T, s string) Colour {
	t.Helper()
	c, err := ParseColour(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
