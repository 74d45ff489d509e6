package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor/internal/app"
	"gehoor/internal/mail"
)

// Design section 6: the log has route, organisation and class of error; no path, query, header, server's sentence or form value. Here everything
// that can go wrong does so, with words in it that would be known again.
func TestTheLogHoldsNothingPersonal(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk, parent := h.as(h.coordinator), h.as(0)
	const planted = "Zevenblad"
	h.app.Mail = refusing("550 " + planted + "@example.org unknown")
	desk.post(dossier+"/bericht", url.Values{"bericht": {planted + " is gebeld."}, "zie": {"klager"}})
	h.later(2 * app.UndoLasts)
	h.work()
	for _, try := range []struct {
		method, path string
		form         url.Values
		by           *browser
	}{
		{"POST", "/zoeken", url.Values{"q": {planted}}, desk},
		{"GET", "/zoeken?q=" + planted, nil, desk},
		{"GET", "/dossier/" + planted, nil, desk},
		{"GET", "/" + planted + "/" + r.Code, nil, parent},
		{"POST", "/status", url.Values{"nr": {string(r.Number)}, "code": {planted}}, parent},
		{"POST", "/inloggen", url.Values{"mail": {planted + "@example.org"}}, parent},
		{"GET", "/status/" + planted, nil, parent},
		{"GET", "/bel/" + planted, nil, parent},
		{"POST", dossier + "/contact", url.Values{planted: {planted}}, desk},
		{"PUT", "/klacht/" + planted, nil, parent},
	} {
		if w := try.by.do(try.method, try.path, try.form); w.Code == http.StatusInternalServerError {
			t.Errorf("%s %s: %d", try.method, try.path, w.Code)
		}
	}
	h.app.Store.Close() // and now everything fails
	for _, path := range []string{dossier, "/bureau", "/klacht", "/status/" + planted, "/zoeken?q=" + planted} {
		desk.do("GET", path, nil)
	}
	log := h.log.String()
	if !strings.Contains(log, "error") {
		t.Fatalf("nothing was logged, and so nothing is shown:\n%s", log)
	}
	for _, word := range []string{planted, strings.ToLower(planted), r.Code, string(r.Number), "Samira", "Planteijn", "samira@example.org", "12345678", "Zonnebloem", "alleen buiten"} {
		if strings.Contains(log, word) {
			t.Errorf("the log has %q:\n%s", word, log)
		}
	}
}

// A refusing server says so in its own words.
type refusing string

func (r refusing) Send(context.Context, mail.Envelope, []byte) error { return errors.New(string(r)) }
