package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/store"
)

// Issue section 3: nothing of one organisation reaches another: not by its number, in a list, a search or a log, nor with its
// sessions or codes.
func TestNothingReachesAnotherOrganisation(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ctx := t.Context()
	r, dossier := h.routedTo(nil)
	item := h.complaint(r.Complaint).Filed.Story.Item
	const host = "elders.voorbeeld.example"
	other, err := h.app.Store.AddOrganisation(ctx, store.Organisation{Name: "Elders", Host: host, Created: h.Now()}, h.Now())
	if err != nil {
		t.Fatal(err)
	}
	var everybody gehoor.PersonID
	err = h.app.Store.Write(ctx, other, h.Now(), func(tx *store.Tx) (err error) {
		if everybody, err = tx.PutPerson(gehoor.Actor{}, store.Person{Name: "Ander", Mail: "ander@elders.example"}); err != nil {
			return err
		}
		for _, role := range []gehoor.Role{gehoor.Coordinator, gehoor.DeputyCoordinator, gehoor.Board, gehoor.SafetyOfficer, gehoor.AttentionOfficer, gehoor.PrivacyOfficer, gehoor.Administrator} {
			if _, err := tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: everybody, Seat: gehoor.Seat{Role: role}, From: gehoor.Date{Year: 2020, Month: 1, Day: 1}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	session, err := h.app.Store.NewSession(ctx, other, everybody)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(host, session, method, path string, form url.Values) *httptest.ResponseRecorder {
		q := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
		q.Host = host
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		q.AddCookie(&http.Cookie{Name: staffCookie, Value: session})
		w := httptest.NewRecorder()
		h.server.ServeHTTP(w, q)
		return w
	}
	number := string(r.Number)
	words := []string{story, "Samira", "Planteijn", "samira@example.org", "12345678", number, r.Number.String(), "Ilse Dalen", "De Zonnebloem"}
	looked := func(w *httptest.ResponseRecorder, path string, typed string) {
		t.Helper()
		for _, word := range words {
			if strings.Contains(w.Body.String(), word) && !strings.Contains(typed+path, word) {
				t.Errorf("%s says %q", path, word)
			}
		}
	}
	for _, path := range []string{"/bureau", "/vragen", "/post", "/rapporten", "/rapporten/week/2026-11-16", "/vertrouwelijk", "/bewaren", "/logboek", "/beheer", "/beheer/mensen", "/beheer/locaties", "/reglement", "/"} {
		w := ask(host, session, "GET", path, nil)
		if w.Code != http.StatusOK {
			t.Errorf("%s of one's own: %d", path, w.Code)
		}
		looked(w, path, "")
	}
	for _, path := range []string{dossier, dossier + "/bericht", dossier + "/stukken", dossier + "/gegevens", dossier + "/bestand/" + idText(item), "/bewaren/" + number, "/bewaren/" + number + "/logboek"} {
		w := ask(host, session, "GET", path, nil)
		if w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
		looked(w, path, "")
	}
	for _, typed := range words[:5] {
		looked(ask(host, session, "POST", "/zoeken", url.Values{"zoek": {typed}}), "/zoeken", typed)
	}
	if w := ask(host, "", "POST", "/status", url.Values{"nr": {number}, "code": {r.Code}}); w.Code == http.StatusSeeOther {
		t.Error("a code opens a complaint at another organisation")
	}
	if w := ask("klachten.voorbeeld.example", session, "GET", "/bureau", nil); w.Header().Get("Location") != "/inloggen" {
		t.Errorf("signed in elsewhere, and here: %d", w.Code)
	}
}
