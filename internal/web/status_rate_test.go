package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// E34, P17: the two questions stand on the page behind the code, for four weeks; a no offers the next step and reaches the desk, and
// no other answer is told to anybody.
func TestE34TwoQuestions(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	r, dossier := h.routedTo(nil)
	if err := h.app.Store.Write(t.Context(), 1, h.Now(), func(tx *store.Tx) error {
		_, err := tx.Append(r.Complaint, gehoor.Actor{}, gehoor.Closed{Ground: gehoor.ClosedDecided, Ask: gehoor.DateOf(h.Now()).AddDays(14)})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	parent, desk := h.as(0), h.as(h.coordinator)
	const questions = "/status/gehoord"
	read := func() {
		t.Helper()
		parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	}
	read()
	if w := parent.do("GET", questions, nil); w.Code != http.StatusSeeOther {
		t.Errorf("before it is asked: %d", w.Code)
	}
	h.later(14*24*time.Hour + 4*time.Hour)
	h.work()
	if w := h.as(0).do("GET", questions, nil); w.Code != http.StatusSeeOther {
		t.Errorf("without the code: %d", w.Code)
	}
	read()
	if page := parent.both("/status"); !strings.Contains(page, text.RateOpen.NL) || !strings.Contains(page, "4 januari") || strings.Contains(page, text.OtherLeave.NL) {
		t.Error("the page does not lead to the questions, or says that what is closed goes on")
	}
	page := parent.both(questions)
	if !strings.Contains(page, text.RateHeard.NL) || !strings.Contains(page, text.RateBetter.NL) || strings.Contains(page, text.RateNo.NL) {
		t.Error("the questions are not asked")
	}
	if w := parent.do("POST", questions, url.Values{}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.RateNothing.NL) {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	said := func(heard, better string) string {
		t.Helper()
		for range 2 {
			parent.post(questions, url.Values{"gehoord": {heard}, "beter": {better}})
		}
		return parent.both(questions)
	}
	if page := said("yes", "partly"); strings.Contains(page, text.RateNo.NL) || !strings.Contains(page, text.RateThanks.NL) {
		t.Error("a yes is taken for a no")
	}
	if page := desk.get(dossier); strings.Contains(page, "niet gehoord") || strings.Contains(page, "twee vragen") || strings.Contains(desk.get("/bureau"), text.Word(text.NL, gehoor.OweAnswer)) {
		t.Error("the desk reads of an answer that is no no")
	}
	if page := said("no", ""); !strings.Contains(page, text.RateNo.NL) || !strings.Contains(page, `href="/status/niet-tevreden"`) || !strings.Contains(page, "9 december") {
		t.Error("a no does not lead on")
	}
	if page := desk.get(dossier); !strings.Contains(page, "niet gehoord") {
		t.Error("the desk does not read of a no")
	}
	if page := desk.get("/bureau"); !strings.Contains(page, r.Number.String()) {
		t.Error("it is not on the desk")
	}
	if page := h.as(h.manager).get(dossier); strings.Contains(page, "niet gehoord") || strings.Contains(page, "twee vragen") {
		t.Error("the manager reads of a no")
	}
	c := h.complaint(r.Complaint)
	if n := len(c.Events()); c.Events()[n-1].Fact.(gehoor.Rated).Heard != gehoor.No || n < 3 || c.Events()[n-2].Fact.(gehoor.Rated).Heard != gehoor.Yes {
		t.Error("pressed twice it is written twice")
	}
	h.later(29 * 24 * time.Hour)
	read()
	if w := parent.do("POST", questions, url.Values{"gehoord": {"yes"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("after four weeks: %d", w.Code)
	}
	if strings.Contains(parent.get("/status"), text.RateOpen.NL) {
		t.Error("after four weeks it is still asked")
	}
}
