package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"gehoor/internal/web/htmlcheck"
)

// Whatever is sent to whatever form, by whomever, is answered by a whole page of ours, without a fault in the log. What is sent is the body
// itself, or, so that it comes past the tokens, the form as it stands on its page with one field changed and the body after it.
//
// The world is made once, and what is done to it stays: a fault may need what was sent before it.
func FuzzForms(f *testing.F) {
	c := newCity(f)
	viewers := c.viewers()
	var forms []string
	for _, route := range c.filled(c.known.Number) {
		if route[0] == http.MethodPost && route[1] != "/uitloggen" && !strings.HasSuffix(route[1], "sluiten") { // they end the session
			forms = append(forms, route[1])
		}
	}
	who := func(name string) uint {
		return uint(slices.IndexFunc(viewers, func(v *viewer) bool { return v.name == name }))
	}
	at := func(address string) uint { return uint(max(0, slices.Index(forms, address))) }
	dossier := "/dossier/" + string(c.known.Number)
	f.Add(at(dossier+"/bericht"), who("coordinator"), uint(1), "bericht=Dank&zie=klager", "\xff\x00\u202e")
	f.Add(at(dossier+"/bericht"), who("manager"), uint(0), "bericht=%zz&zie=intern&a=%", "")
	f.Add(at(dossier+"/oordeel"), who("coordinator"), uint(0), "feiten1=x&oordeel1=upheld&redenen1=y&bewaar=1", "")
	f.Add(at(dossier+"/doorsturen"), who("deputy"), uint(2), "past=ja&onderwerp=safety&soort=conduct&wie=99999999999999999999", "-1")
	f.Add(at("/status"), who("nobody"), uint(0), "nr="+string(c.known.Number)+"&code=x&code=y", "")
	f.Add(at("/inloggen"), who("nobody"), uint(1), "", "a\r\nBcc: slachtoffer@example.org\r\n\r\n")
	f.Add(at(dossier+"/gegevens"), who("privacy officer"), uint(0), "", "") // nothing was asked
	f.Add(at(dossier+"/datalek-beoordelen"), who("privacy officer"), uint(0), "", "")
	for n := range uint(len(forms)) {
		if n%8 == 0 {
			f.Add(n, who("administrator"), n/8, "", "31-2-10000")
		}
	}

	sent := 0
	f.Fuzz(func(t *testing.T, form, viewer, field uint, body, value string) {
		v := viewers[viewer%uint(len(viewers))]
		to := forms[form%uint(len(forms))]
		if field > 0 {
			if stands := v.stands(to); len(stands) > 0 {
				names := slices.Sorted(maps.Keys(stands))
				stands[names[(field-1)%uint(len(names))]] = []string{value}
				body = stands.Encode() + "&" + body
			}
		}
		q := v.sends(to, body)
		sent++
		q.RemoteAddr = fmt.Sprintf("10.%d.%d.%d:1", byte(sent>>16), byte(sent>>8), byte(sent)) // or it soon asked too often
		c.log.Reset()
		w := httptest.NewRecorder()
		c.house.server.ServeHTTP(w, q)
		if w.Code >= 500 || strings.Contains(c.log.String(), "level=ERROR") {
			t.Errorf("%s: POST %s with %q: %d\n%.3000s", v.name, to, body, w.Code, c.log)
		}
		// A redirection of net/http's own is HTML too, and no page.
		html := strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") && w.Code/100 != 3
		if page := strings.TrimSpace(w.Body.String()); html && !strings.HasSuffix(page, "</html>") {
			t.Errorf("%s: POST %s with %q: %d, a page that ends in %q", v.name, to, body, w.Code, page[max(0, len(page)-100):])
		}
	})
}

// stands is the form that is sent to an address, as its own page or one above it has it; empty when the viewer sees none.
func (v *viewer) stands(to string) url.Values {
	address, _, _ := strings.Cut(to, "?")
	for at := address; at != "/"; at = path.Dir(at) {
		w := v.ask(http.MethodGet, at, nil)
		if w.Code != http.StatusOK {
			continue
		}
		for _, selector := range []string{`form[method="post"][action="` + address + `"]`, `form[method="post"]:not([action])`} {
			if values := htmlcheck.Values(w.Body.Bytes(), selector); len(values) > 0 && (at == address || strings.Contains(selector, address)) {
				return values
			}
		}
	}
	return nil
}

// sends is a form as the viewer's browser sends it from a page of ours.
func (v *viewer) sends(to, body string) *http.Request {
	q := httptest.NewRequest(http.MethodPost, to, strings.NewReader(body))
	if v.host != "" {
		q.Host = v.host
	}
	q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	q.Header.Set("Origin", "https://klachten.voorbeeld.example")
	for name, value := range v.cookies {
		q.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	return q
}
