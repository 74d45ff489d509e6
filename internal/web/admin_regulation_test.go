package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/text"
)

// Who deviates from a negative advice of the parent committees says why, and it stands with the version.
func TestR5DeviatingFromAdviceAsksForReasons(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	form := url.Values{"tekst": {string(procedure.DefaultFile())}, "vanaf": {"1-1-2027"}, "advies": {"negative"}, "advies-op": {"20-11-2026"}}
	w := admin.do("POST", "/beheer/reglement", form)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.WrongReasons.NL) {
		t.Errorf("without reasons: %d", w.Code)
	}
	form.Set("redenen", "Dit is <waarom>.")
	admin.post("/beheer/reglement", form)
	if page := admin.both("/beheer/reglement"); !strings.Contains(page, "Dit is &lt;waarom&gt;.") {
		t.Error("the reasons do not stand with the version")
	}
	versions, err := h.app.Store.Procedures(1)
	if err != nil || len(versions) != 1 || versions[0].Applied.Reasons == (gehoor.Ref{}) || versions[0].Applied.From != (gehoor.Date{Year: 2027, Month: 1, Day: 1}) {
		t.Errorf("applied is %+v, %v", versions, err)
	}
	// It holds from its day, and not before.
	if p, err := h.app.Store.ProcedureVersion(1, gehoor.DateOf(h.Now())); err != nil || p.Applied != (gehoor.ProcedureApplied{}) {
		t.Errorf("today holds %+v, %v", p.Applied, err)
	}
}
