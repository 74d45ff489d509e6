package files

import (
	"fmt"
	"net/http"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SafeName returns a file name as it may be kept and shown: without folders,
// without characters that cannot be seen or that turn the direction of what
// follows, at most MaxNameLength characters, the ending kept. It is empty when
// nothing is left. A safe name stays as it is.
func SafeName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError || !unicode.IsPrint(r):
			return -1
		}
		return r
	}, name)
	name = strings.Trim(strings.Join(strings.Fields(name), " "), " .")
	if utf8.RuneCountInString(name) <= MaxNameLength {
		return name
	}
	ending := []rune(path.Ext(name))
	if len(ending) > 10 {
		ending = nil
	}
	start := []rune(name)[:MaxNameLength-len(ending)]
	return strings.TrimRight(string(start), " .") + string(ending)
}

// Headers returns with what a file is served, so that it is only ever saved:
// nothing in it runs, is guessed at, or stays behind in a cache. As the source
// of a picture on our own pages it is shown all the same. An empty name is left
// to the browser.
func Headers(mediaType, name string) http.Header {
	h := http.Header{}
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", disposition(SafeName(name)))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	return h
}

// disposition writes a safe name twice: in ASCII for old programs, and as RFC
// 6266 and RFC 8187 want it.
func disposition(name string) string {
	if name == "" {
		return "attachment"
	}
	var ascii, extended strings.Builder
	for _, r := range name {
		if r < ' ' || r > '~' || strings.ContainsRune(`"\%`, r) {
			r = '_'
		}
		ascii.WriteRune(r)
	}
	for _, c := range []byte(name) {
		if c < 0x80 && (isLetter(c) || '0' <= c && c <= '9' || strings.IndexByte("!#$&+-.^_`|~", c) >= 0) {
			extended.WriteByte(c)
		} else {
			fmt.Fprintf(&extended, "%%%02X", c)
		}
	}
	return fmt.Sprintf(`attachment; filename="%s"; filename*=UTF-8''%s`, ascii.String(), extended.String())
}
