package letter

import (
	"testing"

	"pgregory.net/rapid"

	"gehoor/internal/pdf"
)

// Whatever colour an organisation has, its words on white can be read; one that can be read stays as it is.
func TestAccentCanBeRead(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		look := Look{Accent: "#" + rapid.StringMatching(`[0-9a-f]{6}`).Draw(t, "colour")}
		if c := look.accent(); onWhite(c) < 4.5 {
			t.Errorf("%s became %v, with a contrast of %.2f", look.Accent, c, onWhite(c))
		}
	})
	if got := (Look{Accent: "#7a1f5c"}).accent(); got != (pdf.Colour{R: 0x7a, G: 0x1f, B: 0x5c}) {
		t.Errorf("a colour that can be read became %v", got)
	}
	for _, none := range []string{"", "blauw", "#12", "#xyzxyz"} {
		if got := (Look{Accent: none}).accent(); got != own {
			t.Errorf("%q became %v", none, got)
		}
	}
}

func TestRows(t *testing.T) {
	t.Parallel()
	got := rows([]string{" a ", "", "b\tc", "d", "e"}, 3)
	if len(got) != 3 || got[0] != "a" || got[1] != "b c" || got[2] != "d, e" {
		t.Errorf("got %q", got)
	}
}
