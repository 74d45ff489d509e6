package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// declined files a complaint that is declined at once: it may go thirteen months after filing.
func (h *house) declined(change func(*app.Answers)) app.Receipt {
	h.t.Helper()
	r := h.file(change)
	h.work()
	_, err := h.app.AsSystem(h.t.Context(), 1, r.Complaint, nil, func(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) {
		return []gehoor.Fact{gehoor.SeniorTold{}, gehoor.Declined{Ground: gehoor.NoComplaint}}, nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}

// D35, C11: what reached its last day is erased when somebody confirms it, and nothing before.
func TestD35KeepingIsConfirmed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, other := h.declined(nil), h.declined(nil)
	secret := h.declined(func(in *app.Answers) { in.About = []gehoor.About{gehoor.AboutCoordinator} })
	desk, officer := h.as(h.coordinator), h.as(h.privacy)
	if page := desk.both("/bewaren"); !strings.Contains(page, text.KeepOverNone.NL) || strings.Contains(page, r.Number.String()) {
		t.Error("something may go on the first day")
	}
	h.later(13 * 31 * 24 * time.Hour)
	for _, b := range []*browser{desk, officer} {
		page := b.both("/bewaren")
		for _, want := range []string{"/bewaren/" + string(r.Number), "/bewaren/" + string(other.Number), "De Zonnebloem", text.KeepPeople.NL} {
			if !strings.Contains(page, want) {
				t.Errorf("no %q", want)
			}
		}
		for _, never := range []string{story, "Samira"} {
			if strings.Contains(page, never) {
				t.Errorf("%q stands there", never)
			}
		}
	}
	if strings.Contains(desk.get("/bewaren"), string(secret.Number)) || !strings.Contains(officer.get("/bewaren"), string(secret.Number)) {
		t.Error("D16: the coordinator knows of a complaint about her, or nobody else decides on it")
	}
	h.work()
	// Held by the officer, who reads no word of it.
	if w := officer.do("GET", "/dossier/"+string(other.Number), nil); strings.Contains(w.Body.String(), story) {
		t.Error("the officer reads without a reason")
	}
	if w := officer.do("POST", "/bewaren/"+string(other.Number)+"/vastzetten", url.Values{"reden": {""}, "tot": {"1-3-2029"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("held without a reason: %d", w.Code)
	}
	officer.post("/bewaren/"+string(other.Number)+"/vastzetten", url.Values{"reden": {"Er loopt een rechtszaak."}, "tot": {"1-3-2028"}})
	if page := desk.both("/bewaren/" + string(other.Number)); !strings.Contains(page, "Er loopt een rechtszaak.") || !strings.Contains(page, "woensdag 1 maart 2028") {
		t.Error("why it is held, or until when, is not said")
	}
	if page := desk.get("/bureau"); !strings.Contains(page, text.KeepHeld.NL) {
		t.Error("D35: the list counts the days to when it is looked at again")
	}
	if w := desk.do("POST", "/bewaren", url.Values{}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.EraseWrong.NL) {
		t.Errorf("nothing ticked: %d", w.Code)
	}
	// Ticked, confirmed, gone; what was held meanwhile stays, and it is said why.
	both := url.Values{"nummer": {string(r.Number), string(other.Number), string(secret.Number), "26ZZZZ"}}
	if w := desk.do("POST", "/bewaren", both); w.Code != http.StatusOK || strings.Contains(w.Body.String(), string(secret.Number)) || !strings.Contains(w.Body.String(), text.EraseWhat.NL) {
		t.Errorf("asking once more: %d", w.Code)
	}
	if _, err := h.app.Store.System().Load(t.Context(), 1, r.Complaint); err != nil {
		t.Fatalf("gone before it was confirmed: %v", err)
	}
	w := desk.do("POST", "/bewaren/wissen", both)
	if page := w.Body.String(); !strings.Contains(page, "1 dossier is gewist") || !strings.Contains(page, "vastgezet tot en met") {
		t.Errorf("what was done is not said: %d %s", w.Code, page)
	}
	if _, err := h.app.Store.System().Load(t.Context(), 1, r.Complaint); err != store.ErrErased {
		t.Errorf("confirmed, and there: %v", err)
	}
	for _, stays := range []gehoor.StreamID{other.Complaint, secret.Complaint} {
		if _, err := h.app.Store.System().Load(t.Context(), 1, stays); err != nil {
			t.Errorf("held, or not hers, and gone: %v", err)
		}
	}
	// The day passes on which the hold is looked at again: the desk is told until somebody has.
	h.later(200 * 24 * time.Hour)
	if page := desk.get("/bureau"); !strings.Contains(page, text.HoldDue.NL) {
		t.Error("the desk is not told to look again")
	}
	desk.post("/bewaren/"+string(other.Number)+"/loslaten", url.Values{})
	desk.post("/bewaren/"+string(other.Number)+"/loslaten", url.Values{}) // a double tap
	if page := desk.get("/bureau"); strings.Contains(page, text.HoldDue.NL) {
		t.Error("released, and still to be looked at")
	}
	report, err := h.app.Store.Verify(t.Context(), 1, 0)
	if err != nil || report.Fault != "" {
		t.Errorf("verify: %v %s", err, report.Fault)
	}
}

// D34, D20: the officer opens a dossier with a reason, which the dossier shows to all who read it.
func TestD34TheOfficerReadsWithAReason(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	officer := h.as(h.privacy)
	if w := officer.do("POST", "/bewaren/lezen", url.Values{"nr": {string(r.Number)}, "waarom": {" "}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", w.Code)
	}
	officer.post("/bewaren/lezen", url.Values{"nr": {string(r.Number)}, "waarom": {"Een foto met andere kinderen."}})
	if page := officer.get("/dossier/" + string(r.Number)); !strings.Contains(page, story) {
		t.Error("opened, and not read")
	}
	if page := h.as(h.coordinator).get("/dossier/" + string(r.Number)); !strings.Contains(page, "Een foto met andere kinderen.") {
		t.Error("the dossier does not show who reads along, or why")
	}
	for _, person := range []gehoor.PersonID{h.manager, h.admin, h.other, h.board} {
		if w := h.as(person).do("POST", "/bewaren/lezen", url.Values{"nr": {string(r.Number)}, "waarom": {"x"}}); w.Code != http.StatusNotFound {
			t.Errorf("person %d opens: %d", person, w.Code)
		}
		for _, path := range []string{"", "/vastzetten", "/loslaten", "/lezen"} {
			method := "POST"
			if path == "" {
				method = "GET"
			}
			if w := h.as(person).do(method, "/bewaren/"+string(r.Number)+path, url.Values{"reden": {"x"}, "waarom": {"x"}, "tot": {"morgen"}}); w.Code != http.StatusNotFound {
				t.Errorf("person %d, %s: %d", person, path, w.Code)
			}
		}
	}
	secret := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	if w := officer.do("GET", "/bewaren/"+string(secret.Number), nil); w.Code != http.StatusNotFound {
		t.Errorf("the officer knows of what is sealed: %d", w.Code)
	}
	// What runs she does not know of until she opens it; what is sealed is like what never was.
	fresh := h.file(nil)
	for _, path := range []string{"/bureau", "/bewaren", "/logboek"} {
		if strings.Contains(officer.get(path), string(fresh.Number)) {
			t.Errorf("what runs stands on %s", path)
		}
	}
	for _, path := range []string{"/dossier/", "/bewaren/"} {
		if w := officer.do("GET", path+string(fresh.Number), nil); w.Code != http.StatusNotFound {
			t.Errorf("what runs is at %s: %d", path, w.Code)
		}
	}
	form := func(n gehoor.Number) string {
		w := officer.do("POST", "/bewaren/lezen", url.Values{"nr": {string(n)}, "waarom": {"Een verzoek."}})
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.OpenUpNone.NL) || !strings.Contains(w.Body.String(), "Een verzoek.") {
			t.Errorf("opening %s: %d", n, w.Code)
		}
		return strings.ReplaceAll(w.Body.String(), string(n), "")
	}
	if form(secret.Number) != form("267F3K") {
		t.Error("what is sealed is told from what never was")
	}
	if page := h.as(h.safety).get("/bewaren/" + string(secret.Number)); !strings.Contains(page, "Er loopt een zaak van veiligheid") {
		t.Error("the reader of the track is not told that it stays")
	}
}
