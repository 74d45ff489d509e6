package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gehoor"
)

// D12: whoever reads the dossier reports it, the privacy officer finds it on her desk with its 72 hours, and what she judged
// stands in the dossier and nowhere outside it.
func TestD12ABreachByThePages(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	officer, desk := h.as(h.privacy), h.as(h.coordinator)
	if w := officer.do("GET", dossier, nil); w.Code == http.StatusOK {
		t.Error("she reads it before there is anything to judge")
	}
	desk.both(dossier + "/datalek")
	if w := desk.do("POST", dossier+"/datalek", url.Values{"wat": {""}, "op": {"30-11-2026"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "30-11-2026") {
		t.Errorf("nothing happened, on a day that has not come: %d", w.Code)
	}
	if w := desk.do("POST", dossier+"/datalek-beoordelen", nil); w.Code == http.StatusSeeOther {
		t.Error("the coordinator judges")
	}
	known := gehoor.DateOf(h.Now()).AddDays(-1)
	desk.post(dossier+"/datalek", url.Values{"wat": {"De brief lag bij de buren."}, "op": {dayMonthYear(known)}})
	open := suspected(h.complaint(r.Complaint))
	if len(open) != 1 || !open[0].By.Equal(known.Start(nil).Add(72*time.Hour)) {
		t.Fatalf("owed: %+v", open)
	}
	if list := officer.get("/bureau"); !strings.Contains(list, r.Number.String()) {
		t.Error("it is not on her desk")
	}
	if page := officer.both(dossier); !strings.Contains(page, "De brief lag bij de buren.") {
		t.Error("she does not read what happened")
	}
	officer.both(dossier + "/datalek-beoordelen")
	officer.post(dossier+"/datalek-beoordelen", url.Values{"melding": {strconv.Itoa(open[0].No)}, "is": {string(gehoor.BreachReported)}, "waarom": {"De buren lazen de naam van het kind."}})
	c := h.complaint(r.Complaint)
	if len(suspected(c)) != 0 || !slices.ContainsFunc(c.Events(), func(e gehoor.Event) bool { _, ok := e.Fact.(gehoor.BreachJudged); return ok }) {
		t.Error("it is still owed")
	}
	if page := desk.get(dossier); !strings.Contains(page, "De buren lazen") || !strings.Contains(page, "gemeld aan de Autoriteit Persoonsgegevens") {
		t.Error("the desk does not read how it ended")
	}
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	if page := parent.get("/status"); strings.Contains(page, "datalek") || strings.Contains(page, "buren") {
		t.Error("the parent reads of it on the page; she is told in a letter or not at all")
	}
}
