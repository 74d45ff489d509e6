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

// D22: the alarm stands open until somebody of the readers has it; then the next step of the checklist
// stands there until the track has ended.
func TestConfidentialFollowsTheChecklist(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	safety := h.as(h.safety)
	if page := safety.both("/vertrouwelijk"); !strings.Contains(page, text.SafetyNone.NL) {
		t.Error("it does not say that there is nothing")
	}
	open := h.file(nil)
	r := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	page := safety.both("/vertrouwelijk")
	for _, want := range []string{r.Number.String(), text.SafetyOpen.NL, "maandag 23 november, 10.00 uur", "De Zonnebloem", "/dossier/" + string(r.Number) + "/stap"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, never := range []string{open.Number.String(), story, "Samira"} {
		if strings.Contains(page, never) {
			t.Errorf("%q stands there", never)
		}
	}
	confirm := "/vertrouwelijk/" + string(r.Number)
	if w := h.as(h.director).do("POST", "/vertrouwelijk/"+string(open.Number), url.Values{}); w.Code != http.StatusNotFound {
		t.Errorf("confirming what is not sealed: %d", w.Code)
	}
	safety.post(confirm, url.Values{})
	safety.post(confirm, url.Values{}) // a double tap
	page = safety.both("/vertrouwelijk")
	if strings.Contains(page, text.SafetyOpen.NL) || !strings.Contains(page, "Opgepakt op maandag 23 november, 10.00 uur · Noor Veen") {
		t.Error("the alarm is not confirmed, or not by whom")
	}
	if want := text.Sentence(text.Word(text.NL, gehoor.StepSafe)); !strings.Contains(page, want) {
		t.Errorf("the next step is not %q", want)
	}
	c, err := h.app.Store.System().Load(t.Context(), 1, r.Complaint)
	if err != nil {
		t.Fatal(err)
	}
	for step, ok := c.NextStep(); ok; step, ok = c.NextStep() {
		safety.post("/dossier/"+string(r.Number)+"/stap", url.Values{"stap": {string(step)}, "reden": {"zoals besproken"}})
		if c, err = h.app.Store.System().Load(t.Context(), 1, r.Complaint); err != nil {
			t.Fatal(err)
		}
	}
	page = h.as(h.director).both("/vertrouwelijk")
	if !strings.Contains(page, text.SafetyNone.NL) || !strings.Contains(page, text.SafetyEnded.NL) || !strings.Contains(page, string(r.Number)) {
		t.Error("what has ended does not stand among what has")
	}
}
