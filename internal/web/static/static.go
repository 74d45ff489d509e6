// Package static holds the files that are the same for everybody, a stylesheet and an icon, and the
// theme with which an organisation gives the stylesheet its own colours.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
)

//go:embed gehoor.css
var stylesheet []byte

//go:embed icon.svg
var icon []byte

// Prefix is the path under which Handler serves.
const Prefix = "/static/"

// Stylesheet and Icon are the paths of the two files. Each holds a hash of its content, so that a
// browser may keep it for ever.
var (
	Stylesheet = address("gehoor", stylesheet, ".css")
	Icon       = address("icon", icon, ".svg")
)

// A file is what Handler sends, compressed once, when the program starts.
type file struct {
	mediaType    string
	plain, small []byte
}

var files = map[string]file{
	Stylesheet: {"text/css; charset=utf-8", stylesheet, compress(stylesheet)},
	Icon:       {"image/svg+xml", icon, compress(icon)},
}

// Handler serves Stylesheet and Icon, compressed where the browser takes that, to be kept for ever.
// Any other path is not found.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, ok := files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		send(w, r, f)
	})
}

func send(w http.ResponseWriter, r *http.Request, f file) {
	header := w.Header()
	header.Set("Content-Type", f.mediaType)
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Vary", "Accept-Encoding")
	body := f.plain
	if takesGzip(r.Header.Get("Accept-Encoding")) {
		header.Set("Content-Encoding", "gzip")
		body = f.small
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	w.Write(body)
}

// takesGzip reads an Accept-Encoding header as far as it concerns gzip: named, and not with quality zero.
func takesGzip(accept string) bool {
	for coding := range strings.SplitSeq(accept, ",") {
		name, parameters, _ := strings.Cut(coding, ";")
		if !strings.EqualFold(strings.TrimSpace(name), "gzip") {
			continue
		}
		quality, given := strings.CutPrefix(strings.TrimSpace(parameters), "q=")
		if !given {
			return true
		}
		q, err := strconv.ParseFloat(quality, 64)
		return err == nil && q > 0
	}
	return false
}

func address(name string, content []byte, suffix string) string {
	return Prefix + name + "." + fingerprint(content) + suffix
}

func fingerprint(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:6])
}

func compress(content []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	z.Write(content)
	z.Close() // A bytes.Buffer takes everything: nothing here can fail.
	return b.Bytes()
}

// File returns the content of Stylesheet or Icon, and nothing for any other path.
func File(path string) []byte { return files[path].plain }
