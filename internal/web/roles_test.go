package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
)

// both opens a page in both languages; browser.do checks each.
func (b *browser) both(path string) string {
	b.h.t.Helper()
	for _, b.lang = range []string{"en", "nl"} {
		b.cookies["lang"] = b.lang
		b.get(path)
	}
	return b.get(path)
}

// Whoever has not the role gets the very page of an address that does not exist, for reading and for
// sending alike.
func TestPagesOfARoleAreNotThereForOthers(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	everybody := map[string]gehoor.PersonID{
		"manager": h.manager, "regional": h.regional, "director": h.director, "board": h.board, "coordinator": h.coordinator,
		"deputy": h.deputy, "safety": h.safety, "admin": h.admin, "other": h.other,
	}
	for _, test := range []struct {
		path string
		only []string
		post []string
	}{
		{"/beheer", []string{"admin"}, nil},
		{"/beheer/mensen", []string{"admin"}, nil},
		{"/beheer/buiten", []string{"admin"}, []string{"/beheer/buiten"}},
		{"/beheer/teksten", []string{"admin"}, nil},
		{"/beheer/teksten/mail/nl", []string{"admin"}, []string{"/beheer/teksten/mail/nl", "/beheer/teksten/mail/nl/terug"}},
		{"/beheer/mensen/nieuw", []string{"admin"}, []string{"/beheer/mensen/nieuw"}},
		{"/beheer/mensen/1", []string{"admin"}, []string{"/beheer/mensen/1"}},
		{"/beheer/functies/1", []string{"admin"}, []string{"/beheer/functies/1"}},
		{"/beheer/afwezig/nieuw", []string{"admin"}, []string{"/beheer/afwezig/nieuw"}},
		{"/beheer/locaties", []string{"admin"}, nil},
		{"/beheer/locaties/1", []string{"admin"}, []string{"/beheer/locaties/1"}},
		{"/beheer/regios/1", []string{"admin"}, []string{"/beheer/regios/1"}},
		{"/beheer/gegevens", []string{"admin"}, []string{"/beheer/gegevens"}},
		{"/beheer/kleuren", []string{"admin"}, []string{"/beheer/kleuren"}},
		{"/beheer/reglement", []string{"admin"}, []string{"/beheer/reglement"}},
		{"/regio", []string{"regional", "director"}, nil},
		{"/vertrouwelijk", []string{"safety", "director"}, nil},
		{"/logboek", nil, nil},
		{"/logboek/1", nil, nil},
		{"/bewaren", []string{"coordinator", "deputy", "safety"}, []string{"/bewaren"}},
		{"/rapporten", []string{"coordinator", "deputy", "board"}, nil},
		{"/rapporten/week/2026-11-16", []string{"coordinator", "deputy", "board"}, nil},
		{"/rapporten/jaar", []string{"coordinator", "deputy", "board", "director"}, nil},
		{"/rapporten/jaar/2026/90000011", []string{"coordinator", "deputy", "board", "director"}, []string{
			"/rapporten/jaar/2026/90000011/woorden", "/rapporten/jaar/2026/90000011/vastleggen", "/rapporten/jaar/2026/90000011/goedkeuren",
			"/rapporten/jaar/2026/90000011/bezorgd", "/rapporten/jaar/2026/90000011/verteld", "/rapporten/jaar/2026/90000011/regeling"}},
	} {
		t.Run(test.path, func(t *testing.T) {
			for name, person := range everybody {
				b := h.as(person)
				nothing := b.do("GET", "/is-er-niet", nil)
				w := b.do("GET", test.path, nil)
				if strings.Contains(" "+strings.Join(test.only, " ")+" ", " "+name+" ") {
					if w.Code != http.StatusOK {
						t.Errorf("%s gets %d", name, w.Code)
					}
					continue
				}
				if w.Code != http.StatusNotFound || without(w.Body.String(), test.path) != without(nothing.Body.String(), "/is-er-niet") {
					t.Errorf("%s gets %d, or another page than of what does not exist", name, w.Code)
				}
				for _, path := range test.post {
					if w := b.do("POST", path, url.Values{"naam": {"Ik"}}); w.Code != http.StatusNotFound {
						t.Errorf("%s may send %s: %d", name, path, w.Code)
					}
				}
			}
		})
	}
	for path, person := range map[string]gehoor.PersonID{
		"/rapporten/week/2026-11-16/opmerking": h.board, "/rapporten/week/2026-11-16/versturen": h.board,
		"/rapporten/week/2026-11-16/terug": h.manager, "/vertrouwelijk/26AAAA": h.coordinator,
	} {
		if w := h.as(person).do("POST", path, url.Values{"opmerking": {"x"}}); w.Code != http.StatusNotFound {
			t.Errorf("POST %s by person %d: %d", path, person, w.Code)
		}
	}
	if w := h.as(0).do("GET", "/beheer", nil); w.Header().Get("Location") != "/inloggen" {
		t.Errorf("who is not signed in gets %d", w.Code)
	}
}

// without leaves out the page's own address, which its link to the other language holds.
func without(page, path string) string { return strings.ReplaceAll(page, path+"?", "?") }
