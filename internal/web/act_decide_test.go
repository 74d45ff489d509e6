package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"gehoor/internal/text"
)

// R13, D18, D21, M4, L3: the lead proposes, the desk takes it up in the letter without reading what is for the member of
// staff alone, the next level reads the letter as the complainant will, and sends it back or approves.
func TestD18ProposalLetterApproval(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk, manager, regional := h.as(h.coordinator), h.as(h.manager), h.as(h.regional)
	manager.post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	if page := manager.get(dossier); strings.Contains(page, dossier+"/oordeel\"") || !strings.Contains(page, dossier+"/voorstel") {
		t.Error("the lead is offered to write the letter, which the desk does (D18)")
	}
	for _, method := range []string{"GET", "POST"} {
		if w := manager.do(method, dossier+"/oordeel", nil); w.Code != http.StatusForbidden {
			t.Errorf("%s the letter, by the lead: %d", method, w.Code)
		}
	}
	judgment := func() url.Values {
		return url.Values{
			"oordeel1": {"upheld"}, "feiten1": {"De groep ging naar binnen."}, "weten1": {"Dat staat in het logboek."}, "redenen1": {"Er is niet geteld."},
			"maatregel1": {"We tellen de kinderen bij elke deur"}, "eigenaar1": {id(h.manager)}, "klaar1": {"1-12-2026"}, "soort1": {"told"},
			"maatregel2": {"Een gesprek over toezicht"}, "eigenaar2": {id(h.manager)}, "klaar2": {"2-12-2026"}, "soort2": {"personnel"},
			"soort3": {"told"},
		}
	}
	for _, manager.lang = range []string{"en", "nl"} {
		manager.cookies["lang"] = manager.lang
		manager.get(dossier + "/voorstel")
	}
	if w := manager.do("POST", dossier+"/voorstel", url.Values{"oordeel1": {"upheld"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a proposal without reasons: %d", w.Code)
	}
	manager.post(dossier+"/voorstel", judgment())
	h.work()
	mails := h.outbox.Mails()
	if m := mails[len(mails)-1]; m.To != "ilse.dalen@voorbeeld.example" || !strings.Contains(m.Subject, "Voorstel") || strings.Contains(m.Text, "geteld") {
		t.Errorf("the desk is told by %s to %s:\n%s", m.Subject, m.To, m.Text)
	}
	page := desk.get(dossier + "/oordeel")
	for _, want := range []string{text.ProposalTitle.NL, "Er is niet geteld.", "Dat staat in het logboek.", "We tellen de kinderen", "1-12-2026", text.KeptPersonnel.NL} {
		if !strings.Contains(page, want) {
			t.Errorf("the letter's form has no %q", want)
		}
	}
	if strings.Contains(page+desk.get(dossier), "gesprek over toezicht") {
		t.Error("the desk reads a measure for the member of staff (D21)")
	}
	form := judgment()
	form.Del("maatregel2")
	form.Set("eenkant", "Zij is met vakantie.")
	desk.post(dossier+"/oordeel", form)
	draft := h.complaint(r.Complaint).Draft
	if len(draft.Measures) != 2 || draft.ApproveBy.IsZero() {
		t.Fatalf("the measure that the desk does not read is gone: %+v", draft)
	}
	if page := manager.get(dossier); !strings.Contains(page, "gesprek over toezicht") {
		t.Error("who decides does not read it (D21)")
	}
	desk.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	page = regional.get(dossier + "/akkoord")
	if !strings.Contains(page, "Er is niet geteld.") || strings.Contains(page, "over toezicht") || !strings.Contains(page, text.CheckedTitle.NL) || !strings.Contains(page, dossier+"/terug") {
		t.Error("the second person does not read the letter as the complainant will, with what was checked")
	}
	if w := desk.do("POST", dossier+"/akkoord", url.Values{}); w.Code != http.StatusForbidden {
		t.Errorf("approved by who wrote it: %d", w.Code)
	}
	regional.post(dossier+"/terug", url.Values{"reden": {"Leg uit waarom."}})
	if page := desk.get(dossier + "/oordeel"); !strings.Contains(page, "Er is niet geteld.") {
		t.Error("what was written is gone after it was sent back")
	}
	desk.post(dossier+"/oordeel", form)
	h.later(3 * 24 * time.Hour) // from Monday to Thursday, past two working days
	h.work()
	c := h.complaint(r.Complaint)
	if c.Second.Role == "" {
		t.Fatal("nobody else is asked after two working days")
	}
	if w := desk.do("POST", dossier+"/versturen", url.Values{"hoe": {"post"}, "alleen": {"1"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("sent alone while the deputy has time: %d", w.Code)
	}
	h.as(h.director).post(dossier+"/akkoord", url.Values{})
	if c := h.complaint(r.Complaint); !c.Approved || c.Approver != h.director {
		t.Errorf("approved %v by %d", c.Approved, c.Approver)
	}
}
