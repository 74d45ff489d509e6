package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
)

// R9-R15: a complaint from triage to the last measure, by the pages alone, each looked at in both
// languages on the way.
func TestR9ToR15ByThePages(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	h.work()
	desk, manager, regional := h.as(h.coordinator), h.as(h.manager), h.as(h.regional)
	dossier := "/dossier/" + string(r.Number)
	look := func(b *browser, path string) {
		t.Helper()
		for _, b.lang = range []string{"en", "nl"} {
			b.cookies["lang"] = b.lang
			b.get(path)
		}
	}

	look(desk, "/bureau")
	look(desk, dossier)
	look(desk, dossier+"/doorsturen")
	if w := manager.do("GET", dossier, nil); w.Code != http.StatusNotFound {
		t.Errorf("before routing the manager gets %d", w.Code)
	}
	lead := seatValue(gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)})
	bad := desk.do("POST", dossier+"/doorsturen", url.Values{"zin": {"Bel je haar?"}})
	if bad.Code != http.StatusUnprocessableEntity || !strings.Contains(bad.Body.String(), "Bel je haar?") {
		t.Errorf("a form without choices: %d, and what was typed must stay", bad.Code)
	}
	to := desk.post(dossier+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "soort": {"conduct"}, "wie": {lead}})
	if to != "/bureau?klaar="+string(r.Number) {
		t.Errorf("after triage: %s", to)
	}
	h.work()
	look(manager, "/bureau")
	look(manager, dossier)
	look(regional, "/bureau")
	if page := regional.get(dossier); strings.Contains(page, story) {
		t.Error("the next level reads the story without leading (D19)")
	}

	look(manager, dossier+"/contact")
	manager.post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	look(manager, dossier+"/afspraak")
	manager.post(dossier+"/afspraak", url.Values{"wat": {"Ik praat met het team."}, "wie": {lead}, "wanneer": {"1-12-2026"}})
	for _, slug := range []string{"bericht", "relatie", "gesprek-plannen", "gesprek", "uitstel", "datum", "overdragen", "opnieuw-doorsturen", "afwijzen", "naar-buiten", "veiligheid", "ingetrokken"} {
		look(desk, dossier+"/"+slug)
	}
	desk.post(dossier+"/bericht", url.Values{"bericht": {"Denk aan het logboek."}, "zie": {"intern"}})
	desk.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	manager.post(dossier+"/gesprek", url.Values{"wie": {"complainant"}, "op": {"vandaag"}, "verslag": {"Zij zag het hek open."}})

	look(desk, dossier+"/oordeel")
	desk.post(dossier+"/oordeel", url.Values{
		"oordeel1": {"upheld"}, "feiten1": {"De groep ging naar binnen."}, "redenen1": {"Er is niet geteld."},
		"maatregel1": {"We tellen de kinderen bij elke deur"}, "eigenaar1": {id(h.manager)}, "klaar1": {"1-12-2026"}, "soort1": {"told"},
		"maatregel2": {"Gesprek met de leiding"}, "eigenaar2": {id(h.manager)}, "klaar2": {"2-12-2026"}, "soort2": {"personnel"},
		"soort3": {"told"}, "eenkant": {"Het gaat niet over een persoon."},
	})
	if page := desk.get(dossier); strings.Contains(page, "Gesprek met de leiding") {
		t.Error("a personnel measure is read at the desk (D21)")
	}
	look(regional, dossier+"/akkoord")
	if w := desk.do("POST", dossier+"/versturen", url.Values{"hoe": {"page"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("sent without a second person: %d", w.Code)
	}
	regional.post(dossier+"/akkoord", url.Values{})
	look(desk, dossier+"/versturen")
	desk.post(dossier+"/versturen", url.Values{"hoe": {"post"}})
	desk.posted()
	h.later(2 * time.Minute)
	h.work()

	c, err := h.app.Store.System().Load(context.Background(), 1, r.Complaint)
	if err != nil {
		t.Fatal(err)
	}
	if c.SentAt.IsZero() || len(c.Measures) != 2 {
		t.Fatalf("sent %v, measures %v", c.SentAt, c.Measures)
	}
	look(manager, dossier+"/maatregel")
	manager.post(dossier+"/maatregel", url.Values{"nummer": {"1"}, "klaar": {"ja"}, "op": {"vandaag"}})
	look(desk, dossier)
}

func id(p gehoor.PersonID) string { return strconv.FormatInt(int64(p), 10) }

// D15, D16: the manager a complaint is about never learns of it by any page, count, mail or search.
func TestD15TheAccusedManagerLearnsNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(func(in *app.Answers) { in.About = []gehoor.About{gehoor.AboutManager} })
	h.work()
	desk, manager := h.as(h.coordinator), h.as(h.manager)
	dossier := "/dossier/" + string(r.Number)
	if page := desk.get(dossier + "/doorsturen"); !strings.Contains(page, "Eva Kok") {
		t.Error("the next level is not proposed")
	}
	lead := seatValue(gehoor.Seat{Role: gehoor.RegionalManager, Place: 1})
	for _, seat := range []gehoor.Seat{{Role: gehoor.RegionalManager, Place: 1}} {
		lead = seatValue(seat)
	}
	desk.post(dossier+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"staff"}, "soort": {"conduct"}, "wie": {lead}})
	h.work()
	missing := manager.do("GET", "/dossier/26BBBB", nil)
	for _, path := range []string{dossier, dossier + "/contact", dossier + "/akkoord"} {
		w := manager.do("GET", path, nil)
		if w.Code != http.StatusNotFound || w.Body.String() != missing.Body.String() {
			t.Errorf("GET %s: %d, and not the page of what does not exist", path, w.Code)
		}
	}
	for _, words := range []string{string(r.Number), "Samira Planteijn", "samira@example.org", "dochter buiten"} {
		if w := manager.do("POST", "/zoeken", url.Values{"zoek": {words}}); strings.Contains(w.Body.String(), r.Number.String()) {
			t.Errorf("found by searching %q", words)
		}
	}
	if page := manager.get("/bureau"); strings.Contains(page, r.Number.String()) {
		t.Error("it stands in his list")
	}
	for _, m := range h.outbox.Mails() {
		if strings.HasPrefix(m.To, "mark.jansen@") {
			t.Errorf("he was mailed: %s", m.Subject)
		}
	}
}

// D22, D23: a filing of violence by staff is seen by its readers alone, from the first second.
func TestD22SealedFromTheFirstSecond(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	dossier := "/dossier/" + string(r.Number)
	for _, person := range []gehoor.PersonID{h.coordinator, h.deputy, h.manager, h.regional, h.board, h.admin, h.other} {
		b := h.as(person)
		if w := b.do("GET", dossier, nil); w.Code != http.StatusNotFound {
			t.Errorf("person %d gets %d", person, w.Code)
		}
		if page := b.get("/bureau"); strings.Contains(page, r.Number.String()) {
			t.Errorf("it stands in the list of person %d", person)
		}
	}
	for _, person := range []gehoor.PersonID{h.safety, h.director} {
		b := h.as(person)
		if page := b.get(dossier); !strings.Contains(page, story) {
			t.Errorf("person %d, a reader of the track, does not see it", person)
		}
		b.get(dossier + "/stap")
	}
}

// Signing in answers the same for an address that is nobody's, works once, and not for whoever left.
func TestSignIn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	known, unknown := h.as(0), h.as(0)
	a := known.do("POST", "/inloggen", url.Values{"mail": {"ilse.dalen@voorbeeld.example"}})
	b := unknown.do("POST", "/inloggen", url.Values{"mail": {"niemand@voorbeeld.example"}})
	if a.Code != b.Code || a.Body.String() != b.Body.String() {
		t.Error("the answer tells whether an address is known")
	}
	h.work()
	var link string
	for _, m := range h.outbox.Mails() {
		if _, after, ok := strings.Cut(m.Text, "https://klachten.voorbeeld.example/inloggen/"); ok {
			if link != "" || !strings.HasPrefix(m.To, "ilse.dalen@") {
				t.Fatalf("a link for %s", m.To)
			}
			link = "/inloggen/" + strings.Fields(after)[0]
		}
	}
	if link == "" {
		t.Fatal("no mail with a link")
	}
	known.get(link)
	known.get(link) // a scanner opened it too
	if to := known.post(link, url.Values{}); to != "/bureau" {
		t.Errorf("signed in to %s", to)
	}
	known.get("/bureau")
	if w := h.as(0).do("POST", link, url.Values{}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("the link works twice: %d", w.Code)
	}
	if to := h.as(0).post("/uitloggen", url.Values{}); to != "/inloggen" {
		t.Errorf("signed out to %s", to)
	}
	w := h.as(0).do("GET", "/bureau", nil)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/inloggen" {
		t.Errorf("not signed in: %d to %s", w.Code, w.Header().Get("Location"))
	}
}

// R13, D21: the letter is one document: what the desk reads is what the complainant gets, with headings, the last
// day for the committee, and no personnel measure.
func TestR13TheLetterIsOneDocument(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	desk := h.as(h.coordinator)
	dossier := "/dossier/" + string(r.Number)
	lead := seatValue(gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)})
	desk.post(dossier+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "soort": {"conduct"}, "wie": {lead}})
	desk.post(dossier+"/oordeel", url.Values{
		"oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld."},
		"maatregel1": {"We tellen de kinderen"}, "eigenaar1": {id(h.manager)}, "klaar1": {"1-12-2026"}, "soort1": {"told"},
		"maatregel2": {"Gesprek met de leiding"}, "eigenaar2": {id(h.manager)}, "klaar2": {"2-12-2026"}, "soort2": {"personnel"}, "soort3": {"told"},
	})
	page := desk.get(dossier)
	for _, words := range []string{"<h3>Waarom we dit vinden</h3>", "<h2>Wat we gaan doen</h2>", "We tellen de kinderen. ", "dinsdag 23 november 2027", "Mark Jansen"} {
		if !strings.Contains(page, words) {
			t.Errorf("the letter does not say %q", words)
		}
	}
	for _, words := range []string{"====", "Gesprek met de leiding"} {
		if strings.Contains(page, words) {
			t.Errorf("the letter says %q", words)
		}
	}
}
