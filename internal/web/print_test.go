package web

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// file gives a PDF that somebody downloads, with its words; it fails where there is none.
func (b *browser) file(path string) (body []byte, words string) {
	b.h.t.Helper()
	w := b.do("GET", path, nil)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/pdf" {
		b.h.t.Fatalf("GET %s: %d, %s", path, w.Code, w.Header().Get("Content-Type"))
	}
	if how := w.Header().Get("Cache-Control"); how != "no-store" {
		b.h.t.Errorf("GET %s: a browser may keep it: %q", path, how)
	}
	how := w.Header().Get("Content-Disposition")
	if !strings.HasPrefix(how, "attachment;") || strings.Contains(how, "Samira") || !strings.Contains(how, ".pdf") {
		b.h.t.Errorf("GET %s: %q", path, how)
	}
	f, err := pdfcheck.Read(w.Body.Bytes())
	if err != nil {
		b.h.t.Errorf("GET %s: the PDF has faults:\n%v", path, err)
		return w.Body.Bytes(), ""
	}
	return w.Body.Bytes(), strings.Join(strings.Fields(f.Root.Text()), " ")
}

// R13: the letter is a file for its reader and in the dossier. Once it went out it is the same bytes for ever, and its
// hash is in the fact; it is for nobody who may not read the dossier, and not before it was opened.
func TestR13TheLetterIsAFile(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk, manager, regional := h.as(h.coordinator), h.as(h.manager), h.as(h.regional)
	desk.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	desk.post(dossier+"/oordeel", url.Values{
		"oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld."}, "soort1": {"told"}, "soort2": {"told"}, "soort3": {"told"}, "eenkant": {"Het gaat niet over een persoon."},
		"maatregel1": {"Gesprek met de leiding"}, "eigenaar1": {id(h.manager)}, "klaar1": {"2-12-2026"},
	})
	file := dossier + "/brief"
	if page := desk.get(dossier); !strings.Contains(page, `href="`+file+`"`) {
		t.Error("the dossier offers no file")
	}
	draft, words := desk.file(file)
	for _, want := range []string{"Ons oordeel over je klacht", "Er is niet geteld.", "Samira Planteijn", "maandag 23 november 2026"} {
		if !strings.Contains(words, want) {
			t.Errorf("the file does not say %q but %s", want, words)
		}
	}
	for _, other := range []*browser{h.as(h.other), h.as(h.admin), h.as(h.board), h.as(0)} {
		if w := other.do("GET", file, nil); w.Code == http.StatusOK || bytes.HasPrefix(w.Body.Bytes(), []byte("%PDF")) {
			t.Errorf("another downloads the letter: %d", w.Code)
		}
	}
	regional.post(dossier+"/akkoord", url.Values{})
	desk.post(dossier+"/versturen", url.Values{"hoe": {"page"}})
	h.later(app.UndoLasts + 1)
	h.work()

	c := h.complaint(r.Complaint)
	if c.SentAt.IsZero() || c.Sent.PDF == (gehoor.Ref{}) || c.Sent.PDF.Seal == (gehoor.Hash{}) {
		t.Fatalf("the fact has no file: %+v", c.Sent)
	}
	sent, _ := desk.file(file)
	if !bytes.Equal(sent, draft) {
		t.Error("what went out is not what the desk looked at on the same day")
	}
	p := h.reading(r, "nl")
	p.open(string(letterPDF)).isAt(text.LetterTitle)
	p.send(nil).sees(string(letterPDF))
	for range 2 {
		if got, _ := p.file(string(letterPDF)); !bytes.Equal(got, sent) {
			t.Error("the complainant gets other bytes than the dossier")
		}
		// The organisation has another name now; the letter has the old one.
		set, err := h.app.Store.Settings(1)
		if err != nil {
			t.Fatal(err)
		}
		set.Name = "Een andere naam"
		if err := h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) error { return tx.PutSettings(set) }); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := manager.file(file); !bytes.Equal(got, sent) {
		t.Error("the manager gets other bytes")
	}
	content, err := h.app.Store.Item(context.Background(), 1, c.Sent.PDF)
	if err != nil || !bytes.Equal(content.Body, sent) {
		t.Errorf("the sealed item is another file: %v", err)
	}
	// Who answers a request about own data reads the letter's words once, and can take the paper out beside them (D20).
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	parent.post("/status/gegevens", url.Values{"wat": {string(gehoor.DataCopy)}, "uitleg": {"Mag ik alles zien?"}})
	h.work()
	if page := h.as(h.privacy).get(dossier + "/gegevens"); strings.Contains(page, "%PDF") || strings.Count(page, "Er is niet geteld.") == 0 {
		t.Error("the form for own data has the file's bytes, or not the letter's words")
	}
	if page := h.as(h.privacy).get(dossier + "/stukken"); !strings.Contains(page, "(PDF)") {
		t.Error("the paper cannot be taken out")
	}
}
