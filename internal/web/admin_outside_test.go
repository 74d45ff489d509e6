package web

import (
	"net/url"
	"strings"
	"testing"

	"gehoor/internal/text"
)

// An outside body that is corrected is corrected on every page, and only what differs is kept.
func TestOutsideBodiesAreTheOrganisationsToCorrect(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	page := admin.both("/beheer/buiten")
	if hint := text.BodyHint(text.NL, "0900 1877", text.Likely); !strings.Contains(page, hint) {
		t.Errorf("the page does not say %q", hint)
	}
	shipped := text.ShippedBodies()
	form := url.Values{
		"loket-naam": {shipped.Desk.Name}, "loket-telefoon": {"020 123 45 67"}, "loket-site": {"https://loket.example/"},
		"commissie-adres": {"Postbus 7\n1000 AA Adam"}, "inspecteur-telefoon": {"0900 765 4321"}, "inspecteur-uren": {"altijd"},
	}
	if w := admin.do("POST", "/beheer/buiten", url.Values{"thuis-telefoon": {"bel maar"}}); !strings.Contains(w.Body.String(), text.WrongBodyPhone.In(text.NL)) {
		t.Errorf("words are taken for a number: %d", w.Code)
	}
	for _, wrong := range []string{"http://loket.example", "javascript:alert(1)", "loket.example", "https://ik@loket.example"} {
		bad := url.Values{"loket-site": {wrong}}
		if w := admin.do("POST", "/beheer/buiten", bad); !strings.Contains(w.Body.String(), text.WrongBodyPage.In(text.NL)) {
			t.Errorf("%s is taken for a site: %d", wrong, w.Code)
		}
	}
	admin.post("/beheer/buiten", form)
	set, err := h.app.Store.Settings(1)
	if err != nil {
		t.Fatal(err)
	}
	if set.Outside.Desk.Name != "" || set.Outside.Desk.Phone != "020 123 45 67" || set.Outside.Police.Phone != "" {
		t.Errorf("kept is %+v", set.Outside)
	}
	anybody := h.parent("nl")
	for path, want := range map[string]string{
		"/direct-naar-de-geschillencommissie": "tel:+31201234567", "/": `href="https://loket.example/"`, "/klacht/medewerker": "tel:09007654321",
	} {
		if !strings.Contains(anybody.get(path), want) {
			t.Errorf("%s does not have %s", path, want)
		}
	}
	// Emptied, the default holds again.
	admin.post("/beheer/buiten", url.Values{})
	if got := anybody.get("/direct-naar-de-geschillencommissie"); !strings.Contains(got, "tel:09001877") {
		t.Error("the default does not hold again")
	}
}
