package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
)

// C13: who looked stands there for who decides on the dossier; of a person for the privacy officer alone, and never what is
// sealed, nor a word of what was read.
func TestTheLogSaysWhoLooked(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	secret := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	h.as(h.manager).get(dossier)
	h.as(h.safety).get("/dossier/" + string(secret.Number))
	officer := h.as(h.privacy)
	if w := officer.do("GET", "/bewaren/"+string(r.Number)+"/logboek", nil); w.Code != http.StatusNotFound {
		t.Errorf("the officer reads the log of what runs: %d", w.Code)
	}
	// By whom something was read she sees without knowing more of it than its number.
	if page := officer.both("/logboek/" + idText(h.manager)); !strings.Contains(page, r.Number.String()) || strings.Contains(page, "/bewaren/"+string(r.Number)) {
		t.Error("what the manager read does not stand there, or leads nowhere")
	}
	officer.post("/bewaren/lezen", url.Values{"nr": {string(r.Number)}, "waarom": {"Wie keek er?"}})
	for _, b := range []*browser{officer, h.as(h.coordinator)} {
		page := b.both("/bewaren/" + string(r.Number) + "/logboek")
		if !strings.Contains(page, "Mark Jansen") || !strings.Contains(page, text.Looked(text.NL, "dossier")) || strings.Contains(page, story) {
			t.Error("who looked does not stand there, or what was read does")
		}
	}
	for _, person := range []gehoor.PersonID{h.admin, h.manager, h.board, h.other} {
		if w := h.as(person).do("GET", "/bewaren/"+string(r.Number)+"/logboek", nil); w.Code != http.StatusNotFound {
			t.Errorf("person %d reads the log: %d", person, w.Code)
		}
	}
	officer.both("/logboek")
	by := func(p gehoor.PersonID) string { return officer.both("/logboek/" + idText(p)) }
	if page := by(h.manager); !strings.Contains(page, r.Number.String()) && !strings.Contains(page, string(r.Number)) {
		t.Error("what the manager read does not stand there")
	}
	if page := by(h.safety); strings.Contains(page, string(secret.Number)) || !strings.Contains(page, text.LogNothing.NL) {
		t.Error("the officer learns of what is sealed")
	}
	if w := officer.do("GET", "/logboek/9999", nil); w.Code != http.StatusNotFound {
		t.Errorf("of nobody: %d", w.Code)
	}
}
