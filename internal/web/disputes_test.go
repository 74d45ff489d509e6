package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/text"
)

// R20, R15, D36: a case that came to the committee without a complaint to us: our statement and what the committee orders are duties of ours.
func TestR20ADisputeWithoutAComplaint(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	desk := h.as(h.coordinator)
	for _, person := range []gehoor.PersonID{h.manager, h.admin, h.privacy} {
		for _, path := range []string{"/geschillen", "/geschillen/nieuw", "/geschillen/1"} {
			if w := h.as(person).do("GET", path, nil); w.Code != http.StatusNotFound {
				t.Errorf("person %d: %s: %d", person, path, w.Code)
			}
		}
	}
	if !strings.Contains(desk.both("/geschillen"), text.DisputesNone.NL) {
		t.Error("it does not say that there is none")
	}
	desk.both("/geschillen/nieuw")
	form := url.Values{"houder": {"1"}, "locatie": {strconv.FormatInt(int64(h.location), 10)}, "op": {"2026-11-20"}, "kenmerk": {"198021/202468"}, "voor": {"2026-11-19"}}
	if w := desk.do("POST", "/geschillen/nieuw", form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "198021/202468") {
		t.Errorf("without a ground: %d, or what was typed is lost", w.Code)
	}
	form.Set("grond", string(gehoor.CannotBeAsked))
	if w := desk.do("POST", "/geschillen/nieuw", form); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a statement due before it began: %d", w.Code)
	}
	form.Set("voor", "2026-12-04")
	desk.post("/geschillen/nieuw", form)
	for _, path := range []string{"/geschillen", "/geschillen/1", "/bureau"} {
		if !strings.Contains(desk.both(path), "4 december") {
			t.Errorf("%s does not say by when our statement is due", path)
		}
	}
	if strings.Contains(h.as(h.manager).get("/bureau"), "Geschil 1") {
		t.Error("a manager reads of it")
	}
	if !strings.Contains(desk.get("/geschillen/1"), "198021/202468") {
		t.Error("the reference is gone")
	}
	desk.post("/geschillen/1/standpunt", url.Values{"op": {"2026-11-21"}})
	if strings.Contains(desk.get("/bureau"), "Geschil 1") {
		t.Error("what was done is still owed")
	}
	end := url.Values{"einde": {"2026-11-22"}, "uitkomst": {string(gehoor.RuledPartly)}, "uitspraak": {"Ten dele gegrond."}, "wat1": {"De voorwaarden herschrijven."}, "dag1": {"2027-01-15"}}
	if w := desk.do("POST", "/geschillen/1/uitkomst", end); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "De voorwaarden herschrijven.") {
		t.Errorf("a measure of nobody: %d, or what was typed is lost", w.Code)
	}
	end.Set("wie1", strconv.FormatInt(int64(h.manager), 10))
	desk.post("/geschillen/1/uitkomst", end)
	if page := desk.both("/bureau"); !strings.Contains(page, "15 januari") {
		t.Error("the measure is no duty of ours")
	}
	for _, wrong := range []url.Values{{"nr": {"1"}, "nieuw-1": {"2027-02-01"}}, {"nr": {"1"}, "nieuw-1": {"2026-11-01"}, "waarom-1": {"De jurist is ziek."}}} {
		if w := desk.do("POST", "/geschillen/1/maatregel/dag", wrong); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), wrong.Get("nieuw-1")) || !strings.Contains(w.Body.String(), "<details open>") {
			t.Errorf("%v: %d, or what was typed is lost", wrong, w.Code)
		}
	}
	desk.post("/geschillen/1/maatregel/dag", url.Values{"nr": {"1"}, "nieuw-1": {"2027-02-01"}, "waarom-1": {"De jurist is ziek."}})
	if page := desk.both("/geschillen/1"); !strings.Contains(page, "1 februari 2027") || !strings.Contains(page, "De jurist is ziek.") || !strings.Contains(desk.get("/bureau"), "1 februari") {
		t.Error("that it takes longer, or why, does not show")
	}
	if w := h.as(h.director).do("POST", "/geschillen/1/maatregel/dag", url.Values{"nr": {"1"}, "nieuw-1": {"2027-03-01"}, "waarom-1": {"Later."}}); w.Code != http.StatusForbidden {
		t.Errorf("a director moves it: %d", w.Code)
	}
	desk.post("/geschillen/1/maatregel", url.Values{"nr": {"1"}, "klaar-1": {"2026-11-23"}})
	if page := desk.both("/geschillen/1"); !strings.Contains(page, "23 november 2026") || !strings.Contains(page, "Ten dele gegrond.") {
		t.Error("that it is done does not show")
	}
	all, err := h.app.Disputes(t.Context(), who(t, h, h.coordinator))
	if err != nil || len(all) != 1 || all[0].Outcome != gehoor.RuledPartly || all[0].Measures[0].Done.IsZero() {
		t.Errorf("%+v, %v", all, err)
	}
}

// R15: the owner of a measure that a ruling brought reads it from the mail, and says there that it is done; of the case he reads nothing.
func TestR15AnOrderFromTheMail(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	desk := h.as(h.coordinator)
	desk.post("/geschillen/nieuw", url.Values{"houder": {"1"}, "locatie": {"0"}, "op": {"2026-11-20"}, "kenmerk": {"198021/202468"}, "grond": {string(gehoor.CannotBeAsked)}})
	desk.post("/geschillen/1/uitkomst", url.Values{"einde": {"2026-11-22"}, "uitkomst": {string(gehoor.RuledPartly)}, "uitspraak": {"Ten dele gegrond."},
		"wat1": {"De voorwaarden herschrijven."}, "dag1": {"2027-01-15"}, "wie1": {id(h.other)}})
	h.work()
	link, phone := h.link("tessa.rom@voorbeeld.example", "/opdracht/"), h.as(0)
	for range 2 {
		page := phone.both(link)
		if !strings.Contains(page, "De voorwaarden herschrijven.") || strings.Contains(page, "Ten dele") || strings.Contains(page, "198021") {
			t.Error("the page has more, or less, than the measure")
		}
	}
	for _, wrong := range []string{"2026-11-21", "2027-01-01", "morgen misschien"} { // before the ruling, still to come, no date
		if w := phone.do("POST", link, url.Values{"op": {wrong}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), wrong) {
			t.Errorf("%s: %d, or what was typed is lost", wrong, w.Code)
		}
	}
	for range 2 { // pressed twice
		if w := phone.do("POST", link, url.Values{}); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "november") {
			t.Fatalf("it is done: %d", w.Code)
		}
	}
	if all, err := h.app.Disputes(t.Context(), who(t, h, h.coordinator)); err != nil || all[0].Measures[0].Done.IsZero() {
		t.Errorf("%+v, %v", all, err)
	}
	if w := phone.do("GET", "/opdracht/niets", nil); w.Code != http.StatusNotFound {
		t.Errorf("a link that is none: %d", w.Code)
	}
}

// R19, R15: on a dossier too, that our statement went and what the committee ordered are recorded.
func TestR19TheCommitteesOrdersAreDutiesOfOurs(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk := h.as(h.coordinator)
	desk.post(dossier+"/naar-buiten", url.Values{"waar": {string(gehoor.DisputesCommittee)}, "op": {"vandaag"}, "voor": {"2026-12-20"}})
	if page := desk.both(dossier + "/standpunt"); !strings.Contains(page, text.ActStatement.Intro.NL) {
		t.Error("that our statement went cannot be recorded")
	}
	desk.post(dossier+"/standpunt", url.Values{"op": {"vandaag"}})
	if c := h.complaint(r.Complaint); c.OwesStatement() || len(c.Outside) != 1 {
		t.Error("our statement is still owed, or the case has ended by it")
	}
	desk.both(dossier + "/uitkomst")
	desk.post(dossier+"/uitkomst", url.Values{"waar": {string(gehoor.DisputesCommittee)}, "op": {"vandaag"}, "uitkomst": {string(gehoor.RuledUpheld)},
		"wat1": {"De regeling herschrijven."}, "wie1": {strconv.FormatInt(int64(h.manager), 10)}, "dag1": {"2027-02-01"}, "aard1": {string(gehoor.WorkMeasure)}})
	c := h.complaint(r.Complaint)
	if len(c.Measures) != 1 || c.Measures[1].Nature != gehoor.WorkMeasure || c.Measures[1].Due != (gehoor.Date{Year: 2027, Month: 2, Day: 1}) {
		t.Errorf("measures %+v", c.Measures)
	}
}
