package web

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"gehoor"
	"gehoor/internal/store/storetest"
	"gehoor/internal/web/static"
)

// filled is every route with something in its path: what there is, where there is one.
func (c *city) filled(number gehoor.Number) (all [][2]string) {
	for _, pattern := range c.server.patterns {
		method, path, ok := strings.Cut(pattern, " ")
		if !ok {
			continue // the page of what does not exist
		}
		path = strings.NewReplacer("{number}", string(number), "{seq}", "1", "{party}", "0", "{what}", string(gehoor.DiscloseInvitation), "{item}", "1", "{person}", "1", "{n}", "1",
			"{no}", "1", "{from}", "2026-11-23", "{group}", "mail", "{in}", "nl").Replace(path)
		for _, p := range plain(path) {
			all = append(all, [2]string{method, p})
		}
	}
	return all
}

var fieldName = regexp.MustCompile(`<(?:input|textarea|select)[^>]*? name="([^"]+)"`)

// A hostile body, with what its sender calls it.
type hostileBody struct{ name, kind, body string }

// hostile are bodies that nobody's browser would send; fields are the names that the forms of the page have.
func hostile(fields []string) []hostileBody {
	every := func(value string) string {
		v := url.Values{}
		for _, f := range fields {
			v[f] = []string{value, value} // and each twice
		}
		return v.Encode()
	}
	const form = "application/x-www-form-urlencoded"
	kind, parts := tenThousand()
	return []hostileBody{
		{"no escape", form, "bericht=%zz" + typedBadly + "&a=%"},
		{"no text", form, every("\xff\xfe\x80" + typedBadly)},
		{"nothing in the middle", form, every("a\x00b" + typedBadly)},
		{"turned round", form, every("Jan\u202egnp.exe\u2066\u200b\u0007" + typedBadly)},
		{"lines", form, every("a\r\nBcc: slachtoffer@example.org\r\n\r\n" + typedBadly)},
		{"long", form, every(strings.Repeat("lang ", 20_000/max(1, len(fields))) + typedBadly)},
		{"numbers", form, every("99999999999999999999999")},
		{"ten thousand parts", kind, parts},
		{"no parts", "multipart/form-data", "bericht=x"},
		{"half a part", kind, parts[:200]},
		{"no form", "application/json", `{"` + typedBadly + `": 1}`},
	}
}

// tenThousand is a form of ten thousand parts.
var tenThousand = sync.OnceValues(func() (kind, body string) {
	var parts bytes.Buffer
	m := multipart.NewWriter(&parts)
	for i := range 10_000 {
		m.WriteField(fmt.Sprintf("veld%d", i), "x") // into memory
	}
	m.Close()
	return m.FormDataContentType(), parts.String()
})

const typedBadly = "vuursalamander"

// Whatever is sent to whatever address, the answer is one of ours: no fault, no panic, no word of it in the log or in a header, and
// on either database.
func TestHostileBodies(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "on", func(t *testing.T, address string) {
		c := newCityOn(t, storetest.OpenURL(t, address, 1))
		viewers := map[string]*viewer{}
		for _, v := range c.viewers() {
			viewers[v.name] = v
		}
		known := c.known.Number
		for _, who := range []string{"coordinator", "administrator", "parent with a code", "nobody"} {
			v := viewers[who]
			for _, route := range c.filled(known) {
				if route[0] != http.MethodPost || route[1] == "/uitloggen" || strings.HasSuffix(route[1], "sluiten") {
					continue
				}
				var fields []string
				page := v.ask("GET", route[1], nil)
				for _, found := range fieldName.FindAllStringSubmatch(page.Body.String(), -1) {
					fields = append(fields, found[1])
				}
				if page.Code == http.StatusNotFound && who != "nobody" {
					continue
				}
				if len(fields) == 0 {
					fields = []string{"nr", "code", "zoek", "mail", "bericht", "reden"}
				}
				for _, h := range hostile(fields) {
					c.answers(t, v, route[0], route[1], h)
				}
			}
		}
		if log := c.log.String(); strings.Contains(log, "level=ERROR") || strings.Contains(log, typedBadly) {
			t.Errorf("the log:\n%.3000s", log)
		}
	})
}

func (c *city) answers(t *testing.T, v *viewer, method, path string, h hostileBody) {
	t.Helper()
	q := httptest.NewRequest(method, path, strings.NewReader(h.body))
	q.Header.Set("Content-Type", h.kind)
	for name, value := range v.cookies {
		q.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	before := c.log.Len()
	c.house.server.ServeHTTP(w, q)
	if w.Code >= 500 {
		t.Errorf("%s: %s %s with %s: %d\n%.300s", v.name, method, path, h.name, w.Code, c.log.String()[before:])
	}
	for name, values := range w.Header() {
		for _, value := range values {
			if strings.ContainsAny(value, "\r\n\x00") || strings.Contains(value, typedBadly) && name != "Set-Cookie" {
				t.Errorf("%s %s with %s: the header %s is %q", method, path, h.name, name, value)
			}
		}
	}
}

// nobodyTypes are values in a path or a query that no link of ours has.
var nobodyTypes = []string{"%00", "%ff%fe", "%0d%0aSet-Cookie:%20a=b", "..%2f..%2fetc%2fpasswd", "%2e%2e", "-1", "0", "99999999999999999999", "%E2%80%AE26", "'%22%3E%3Cscript%3E", "26BBBB%00", strings.Repeat("9", 8000)}

// Paths and queries that no link of ours has: an answer of ours, never a fault, and nothing of them in the log or in a header.
func TestHostileAddresses(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "on", func(t *testing.T, address string) {
		c := newCityOn(t, storetest.OpenURL(t, address, 1))
		for _, v := range c.viewers() {
			if !slices.Contains([]string{"coordinator", "administrator", "privacy officer", "parent with a code"}, v.name) {
				continue
			}
			for _, pattern := range c.server.patterns {
				method, path, ok := strings.Cut(pattern, " ")
				if !ok || path == "/uitloggen" || path == "/sluiten" {
					continue
				}
				var all []string
				for _, value := range nobodyTypes {
					if filled := variable.ReplaceAllLiteralString(path, value); filled != path && path != "/{$}" {
						all = append(all, filled)
					}
				}
				if method == "GET" {
					for _, value := range nobodyTypes {
						all = append(all, plain(variable.ReplaceAllLiteralString(path, "1"))[0]+"?lang="+value+"&na="+value+"&toon="+value+"&locatie="+value+"&regio="+value+"&zoek="+value+"&van="+value+"&tot="+value+"&plaats="+value+"&p="+value+"&jaar="+value)
					}
				}
				for _, p := range all {
					c.answers(t, v, method, p, hostileBody{name: "an address", kind: "application/x-www-form-urlencoded"})
				}
			}
		}
		for _, p := range []string{"/../bureau", "//elders.example/", "/./", "/dossier/../beheer", "/static/../server.go", "/%2e%2e/%2e%2e/etc/passwd", "/" + strings.Repeat("a/", 5000), "/dossier//", "/*"} {
			q := httptest.NewRequest("GET", "/", nil)
			q.URL = &url.URL{Path: p}
			w := httptest.NewRecorder()
			c.house.server.ServeHTTP(w, q)
			if to := w.Header().Get("Location"); w.Code >= 500 || w.Code == http.StatusOK || strings.HasPrefix(to, "//") || strings.Contains(to, "elders.example/") && !strings.HasPrefix(to, "/elders") {
				t.Errorf("GET %.40s: %d to %.60q", p, w.Code, to)
			}
		}
		if log := c.log.String(); strings.Contains(log, "level=ERROR") {
			t.Errorf("the log:\n%.3000s", log)
		}
	})
}

// Every address answers the ways of asking it has and no other; a form of another site does nothing; and nothing personal stays behind in
// a browser or a proxy.
func TestHowOneMayAsk(t *testing.T) {
	t.Parallel()
	c := newCity(t)
	var coordinator *viewer
	for _, v := range c.viewers() {
		if v.name == "coordinator" {
			coordinator = v
		}
	}
	ask := func(method, path string, change func(*http.Request)) *httptest.ResponseRecorder {
		q := httptest.NewRequest(method, path, strings.NewReader("bericht=x"))
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for name, value := range coordinator.cookies {
			q.AddCookie(&http.Cookie{Name: name, Value: value})
		}
		if change != nil {
			change(q)
		}
		w := httptest.NewRecorder()
		c.house.server.ServeHTTP(w, q)
		return w
	}
	methods := map[string][]string{}
	for _, route := range c.filled(c.known.Number) {
		path, _, _ := strings.Cut(route[1], "?")
		if !slices.Contains(methods[path], route[0]) {
			methods[path] = append(methods[path], route[0])
		}
	}
	seq := c.complaint(c.known.Complaint).Seq
	for path, has := range methods {
		gets, posts := slices.Contains(has, "GET"), slices.Contains(has, "POST")
		for _, method := range []string{"PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"} {
			if w := ask(method, path, nil); w.Code < 400 || w.Code >= 500 {
				t.Errorf("%s %s: %d", method, path, w.Code)
			}
		}
		if !posts {
			if w := ask("POST", path, nil); w.Code != http.StatusNotFound && w.Code != http.StatusMethodNotAllowed {
				t.Errorf("POST to the page %s: %d", path, w.Code)
			}
		}
		if gets {
			get, head := ask("GET", path, nil), ask("HEAD", path, func(q *http.Request) { q.Header.Set("If-None-Match", "*") })
			if head.Code != get.Code {
				t.Errorf("HEAD %s: %d, and GET %d", path, head.Code, get.Code)
			}
			fixed := strings.HasPrefix(path, "/static/") || path == static.ThemePath || path == "/healthz"
			if how := get.Header().Get("Cache-Control"); !strings.Contains(how, "no-store") && !fixed {
				t.Errorf("%s may be kept: %q", path, how)
			}
			if h := get.Header(); !fixed && (h.Get("Etag") != "" || h.Get("Last-Modified") != "") {
				t.Errorf("%s says when it changed", path)
			}
			over := ask("GET", path+"?_method=POST", func(q *http.Request) { q.Header.Set("X-HTTP-Method-Override", "POST") })
			if over.Code != get.Code {
				t.Errorf("GET %s as if it were a POST: %d", path, over.Code)
			}
		}
		if posts {
			for name, change := range map[string]func(*http.Request){
				"of another origin":  func(q *http.Request) { q.Header.Set("Origin", "https://elders.example") },
				"of no origin":       func(q *http.Request) { q.Header.Set("Origin", "null") },
				"of another site":    func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "cross-site") },
				"of a neighbour":     func(q *http.Request) { q.Header.Set("Sec-Fetch-Site", "same-site") },
				"of a likely origin": func(q *http.Request) { q.Header.Set("Origin", "https://klachten.voorbeeld.example.elders.example") },
			} {
				if w := ask("POST", path, change); w.Code != http.StatusForbidden {
					t.Errorf("POST %s, a form %s: %d", path, name, w.Code)
				}
			}
		}
	}
	if now := c.complaint(c.known.Complaint).Seq; now != seq {
		t.Errorf("asking did %d things", now-seq)
	}
}

// A session begins when somebody signs in, and is nobody's choice: one that was planted in a browser before is worth nothing, and
// what was signed out of stays so.
func TestSessionsAreNotFixed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	planted := "gekozen-door-een-ander"
	b := h.as(0)
	b.cookies[staffCookie], b.cookies[readingCookie], b.cookies[disclosedCookie] = planted, planted, planted
	b.do("POST", "/inloggen", url.Values{"mail": {"ilse.dalen@voorbeeld.example"}})
	h.work()
	b.post(h.link("ilse.dalen@voorbeeld.example", "/inloggen/"), url.Values{})
	session := b.cookies[staffCookie]
	if session == planted || session == "" {
		t.Fatalf("signed in with the session %q", session)
	}
	b.get("/bureau")
	other := h.as(0)
	other.cookies[staffCookie] = planted
	if w := other.do("GET", "/bureau", nil); w.Header().Get("Location") != "/inloggen" {
		t.Errorf("the planted session: %d", w.Code)
	}
	b.post("/uitloggen", url.Values{})
	other.cookies[staffCookie] = session
	if w := other.do("GET", "/bureau", nil); w.Header().Get("Location") != "/inloggen" {
		t.Errorf("the session that was signed out of: %d", w.Code)
	}
}
