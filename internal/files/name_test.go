package files

import (
	"mime"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSafeName(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, want, why string }{
		{"brief.pdf", "brief.pdf", "as it is"},
		{"Brief aan Zoë (2).pdf", "Brief aan Zoë (2).pdf", "letters of all kinds"},
		{"照片.jpg", "照片.jpg", "of all languages"},
		{`C:\Users\An\foto.jpg`, "foto.jpg", "folders of Windows"},
		{"../../etc/passwd", "passwd", "folders of Unix"},
		{"..", "", "no name"},
		{"", "", "nothing"},
		{" . .", "", "nothing that is seen"},
		{".htaccess", "htaccess", "hidden"},
		{"a.pdf. ", "a.pdf", "what Windows drops"},
		{"foto\u202Egpj.exe", "fotogpj.exe", "turns the direction: would read fotoexe.jpg"},
		{"a\u2066b\u2069c\u200Ed\ufeff.txt", "abcd.txt", "isolates, marks"},
		{"a\r\nSet-Cookie: x.txt", "a Set-Cookie: x.txt", "line ends"},
		{"a\x00b\x1b[31m.txt", "ab[31m.txt", "control characters"},
		{"a\xff\xfeb.txt", "ab.txt", "not UTF-8"},
		{"a \u00a0\t b.txt", "a b.txt", "spaces of all kinds"},
		{strings.Repeat("é", 300) + ".docx", strings.Repeat("é", 95) + ".docx", "long: the ending is kept"},
		{"a." + strings.Repeat("b", 300), "a." + strings.Repeat("b", 98), "a long ending is none"},
	}
	for _, tt := range tests {
		if got := SafeName(tt.name); got != tt.want {
			t.Errorf("SafeName(%q) = %q, want %q: %s", tt.name, got, tt.want, tt.why)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	f.Add("../a\u202Eb.pdf")
	f.Add(strings.Repeat("a ", 200) + ".x")
	f.Add(strings.Repeat(".", 99) + "a" + strings.Repeat(" .", 20))
	f.Fuzz(func(t *testing.T, name string) {
		safe := SafeName(name)
		if again := SafeName(safe); again != safe {
			t.Errorf("%q becomes %q, and that %q", name, safe, again)
		}
		if !utf8.ValidString(safe) || utf8.RuneCountInString(safe) > MaxNameLength || strings.ContainsAny(safe, `/\`) {
			t.Errorf("%q becomes %q", name, safe)
		}
		for _, r := range safe {
			if !unicode.IsPrint(r) {
				t.Errorf("%q keeps %U", name, r)
			}
		}
		// Whatever the name, the header is one, and gives it back.
		header := Headers("text/plain", name).Get("Content-Disposition")
		kind, params, err := mime.ParseMediaType(header)
		if err != nil || kind != "attachment" || params["filename"] != safe {
			t.Errorf("%q is read as %q %q, %v", header, kind, params, err)
		}
		for _, c := range []byte(header) {
			if c < ' ' || c > '~' {
				t.Errorf("%q is not ASCII", header)
			}
		}
	})
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	h := Headers("application/pdf", `../Brief "één" 100%.pdf`)
	for key, want := range map[string]string{
		"Content-Type":                 "application/pdf",
		"Content-Disposition":          `attachment; filename="Brief ___n_ 100_.pdf"; filename*=UTF-8''Brief%20%22%C3%A9%C3%A9n%22%20100%25.pdf`,
		"X-Content-Type-Options":       "nosniff",
		"Content-Security-Policy":      "sandbox; default-src 'none'",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Cache-Control":                "no-store",
	} {
		if h.Get(key) != want {
			t.Errorf("%s: %s, want %s", key, h.Get(key), want)
		}
	}
	if got := Headers("text/plain", "\u202E").Get("Content-Disposition"); got != "attachment" {
		t.Errorf("without a name: %q", got)
	}
}
