package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
)

// decidable is a complaint of which only the decision is still to be written.
func (h *house) decidable() (app.Receipt, string) {
	h.t.Helper()
	r, dossier := h.routedTo(nil)
	h.as(h.manager).post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	h.as(h.coordinator).post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	return r, dossier
}

// C5, R13, R15: from an empty form to the second reader. What is half finished, or mistyped, is kept at each step and
// stands in the form again; nobody is asked to approve it; and the list says what is still to do.
func TestR13EditorKeepsWhatIsHalfFinished(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.decidable()
	desk := h.as(h.coordinator)
	draft := func() gehoor.DecisionDrafted { return h.complaint(r.Complaint).Draft }
	save := func(form url.Values) string {
		form.Set("bewaar", "1")
		return desk.post(dossier+"/oordeel", form)
	}
	if to := save(url.Values{"feiten1": {"De groep ging naar binnen."}}); to != dossier+"/oordeel" {
		t.Errorf("kept, and led to %s", to)
	}
	page := desk.get(dossier + "/oordeel")
	for _, want := range []string{"De groep ging naar binnen.", text.DraftKept.NL, text.StillToDo.NL, "Hulp van buiten staat erin: Klachtenloket Kinderopvang, altijd; Geschillencommissie Kinderopvang, uiterlijk: ", "Een oordeel met redenen"} {
		if !strings.Contains(page, want) {
			t.Errorf("the editor does not show %q", want)
		}
	}
	// A measure without words, one without a day, one in the past, and a day that is none.
	form := url.Values{"feiten1": {"De groep ging naar binnen."}, "eigenaar1": {id(h.other)}, "soort1": {"told"}, "soort2": {"told"}, "soort3": {"told"},
		"maatregel2": {"Tellen bij de deur"}, "maatregel3": {"Een bel"}, "klaar3": {"1-1-2026"}}
	save(form)
	if d := draft(); len(d.Measures) != 3 || d.Measures[0].Owner != h.other || d.Measures[2].Due.IsZero() || !d.ApproveBy.Plain.IsZero() {
		t.Fatalf("kept %+v", d)
	}
	if page := desk.get(dossier + "/oordeel"); !strings.Contains(page, `name="maatregel4"`) {
		t.Error("there is no room for a fourth measure")
	}
	form.Set("klaar2", "half december")
	form.Set("maatregel4", "Een vierde")
	form.Set("soort4", "told")
	w := desk.do("POST", dossier+"/oordeel", form)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "half december") || len(draft().Measures) != 4 {
		t.Errorf("a day that is none: %d, kept %d measures", w.Code, len(draft().Measures))
	}
	// The page that asks again goes on from what it kept.
	version := draft().Version
	form.Set("klaar2", "1-12-2026")
	save(form)
	if save(form); draft().Version != version+1 {
		t.Errorf("the same words twice: version %d after %d", draft().Version, version)
	}
	// Said to be finished while a measure's day has passed: refused, and kept.
	form.Del("bewaar")
	form.Set("oordeel1", "upheld")
	form.Set("redenen1", "Er is niet geteld.")
	form.Set("eenkant", "Zij is met vakantie.")
	form.Set("maatregel1", "Een briefje aan de deur")
	form.Set("klaar1", "2-12-2026")
	for _, n := range []string{"2", "3", "4"} {
		form.Set("eigenaar"+n, id(h.other))
	}
	form.Set("klaar4", "3-12-2026")
	if w := desk.do("POST", dossier+"/oordeel", form); w.Code != http.StatusUnprocessableEntity || draft().Findings[0].Outcome != gehoor.Upheld || !draft().Unfinished {
		t.Errorf("a day that has passed: %d, %+v", w.Code, draft())
	}
	form.Set("klaar3", "4-12-2026")
	// Somebody writes in meanwhile: nothing typed is lost.
	h.as(h.manager).post(dossier+"/bericht", url.Values{"bericht": {"Even een notitie."}, "zie": {"intern"}})
	form.Set("seq", "3")
	if to := desk.post(dossier+"/oordeel", form); to != dossier {
		t.Errorf("finished, and led to %s", to)
	}
	if d := draft(); d.Unfinished || d.ApproveBy.Plain.IsZero() || len(d.Measures) != 4 {
		t.Errorf("finished: %+v", d)
	}
	h.as(h.regional).post(dossier+"/akkoord", url.Values{})
}

// C5, R13: names that the complainant did not use are marked, hold the letter until there is a reason, and who may
// approve sees them too. Those of who handles it, and those that the complainant used, are free.
func TestR13NamesInTheLetter(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.decidable()
	desk := h.as(h.coordinator)
	form := url.Values{"oordeel1": {"upheld"}, "feiten1": {"Mark Jansen sprak met Samira. Ook Tessa Rom was erbij, net als Floortje en haar moeder."}, "redenen1": {"Er is niet geteld."},
		"eenkant": {"Zij is met vakantie."}}
	if to := desk.post(dossier+"/oordeel", form); to != dossier+"/oordeel" {
		t.Errorf("with a colleague's name it led to %s", to)
	}
	page := desk.get(dossier + "/oordeel")
	if !strings.Contains(page, "<mark>Tessa Rom</mark>") || !strings.Contains(page, "<mark>Floortje</mark>") || strings.Contains(page, "<mark>Mark") || strings.Contains(page, "<mark>Samira") {
		t.Errorf("marked: %q", regexp.MustCompile("<mark>.*?</mark>").FindAllString(page, -1))
	}
	if c := h.complaint(r.Complaint); c.Draft.Names != 1 || !c.Draft.ApproveBy.Plain.IsZero() {
		t.Errorf("%d names, to be approved by %v", c.Draft.Names, c.Draft.ApproveBy.Plain)
	}
	form.Set("namen", "De klager vroeg wie erbij was.")
	desk.post(dossier+"/oordeel", form)
	if page := h.as(h.regional).get(dossier + "/akkoord"); !strings.Contains(page, "<mark>Tessa Rom</mark>") {
		t.Error("who approves does not see the names")
	}
	h.as(h.regional).post(dossier+"/akkoord", url.Values{})
}

// R13, D18: all versions stay to be read, with what changed between two, for who may read the dossier.
func TestR13Versions(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, dossier := h.decidable()
	desk := h.as(h.coordinator)
	if w := desk.do("GET", dossier+"/versies", nil); w.Code != http.StatusNotFound {
		t.Errorf("no version: %d", w.Code)
	}
	form := url.Values{"oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld."}, "eenkant": {"Zij is met vakantie."}}
	desk.post(dossier+"/oordeel", form)
	h.as(h.regional).post(dossier+"/terug", url.Values{"reden": {"Leg uit waarom."}})
	if page := desk.get(dossier + "/oordeel"); !strings.Contains(page, "Leg uit waarom.") {
		t.Error("the editor does not show the second reader's remarks")
	}
	form.Set("redenen1", "Er is wel geteld, maar te laat.")
	desk.post(dossier+"/oordeel", form)
	for _, desk.lang = range []string{"en", "nl"} {
		desk.cookies["lang"] = desk.lang
		page := desk.get(dossier + "/versies")
		del, ins := regexp.MustCompile("(?s)<del>.*?</del>").FindString(page), regexp.MustCompile("(?s)<ins>.*?</ins>").FindString(page)
		if !strings.Contains(del, "niet geteld.") || !strings.Contains(ins, "wel geteld,") {
			t.Errorf("changed: %q to %q", del, ins)
		}
	}
	if page := desk.get(dossier + "/versies"); !strings.Contains(page, text.VersionBack.NL) || !strings.Contains(page, text.VersionFirst.NL) {
		t.Error("what became of a version is not said")
	}
	if w := h.as(h.other).do("GET", dossier+"/versies", nil); w.Code != http.StatusNotFound {
		t.Errorf("for who may not know of it: %d", w.Code)
	}
}

// C5: what the PDF would show as a box is said before the letter goes.
func TestR13BoxesBeforeSending(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, dossier := h.decidable()
	desk := h.as(h.coordinator)
	form := url.Values{"oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld 🙂."}, "eenkant": {"Zij is met vakantie."}}
	desk.post(dossier+"/oordeel", form)
	if page := desk.get(dossier + "/oordeel"); !strings.Contains(page, text.BoxesTitle.NL) {
		t.Error("the editor does not warn")
	}
	if page := h.as(h.regional).get(dossier + "/akkoord"); !strings.Contains(page, text.BoxesTitle.NL) {
		t.Error("who approves is not warned")
	}
	h.as(h.regional).post(dossier+"/akkoord", url.Values{})
	if page := desk.get(dossier + "/versturen"); !strings.Contains(page, text.BoxesTitle.NL) {
		t.Error("who sends is not warned")
	}
}

// R13: a letter that went out is corrected by a new one, which refers to it; both stay to be read, and the file of
// each is the one that went out.
func TestR13ACorrectionIsANewLetter(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.decidable()
	desk, regional := h.as(h.coordinator), h.as(h.regional)
	form := url.Values{"oordeel1": {"not"}, "redenen1": {"Er is wel geteld."}, "eenkant": {"Zij is met vakantie."},
		"maatregel1": {"Tellen bij de deur"}, "eigenaar1": {id(h.other)}, "klaar1": {"1-12-2026"}, "soort1": {"told"}}
	desk.post(dossier+"/oordeel", form)
	regional.post(dossier+"/akkoord", url.Values{})
	desk.post(dossier+"/versturen", url.Values{"hoe": {"post"}})
	desk.posted()
	sent := h.complaint(r.Complaint)
	form.Set("redenen1", "Er is toch niet geteld.")
	if w := desk.do("POST", dossier+"/oordeel", form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Er is toch niet geteld.") {
		t.Errorf("a form from before it was sent: %d", w.Code)
	}
	h.later(24 * time.Hour)
	page := desk.get(dossier + "/oordeel")
	if !strings.Contains(page, text.CorrectsNote.NL) || !strings.Contains(page, "Er is wel geteld.") {
		t.Error("the editor does not begin with what went out")
	}
	form.Set("verbetert", regexp.MustCompile(`name="verbetert" value="(\d+)"`).FindStringSubmatch(page)[1])
	form.Set("oordeel1", "upheld")
	form.Set("redenen1", "Er is toch niet geteld.")
	desk.post(dossier+"/oordeel", form)
	regional.post(dossier+"/akkoord", url.Values{})
	desk.post(dossier+"/versturen", url.Values{"hoe": {"post"}})
	desk.posted()
	c := h.complaint(r.Complaint)
	if c.Sent.Version <= sent.Sent.Version || c.Sent.PDF == sent.Sent.PDF || len(c.Measures) != 1 {
		t.Fatalf("sent again: %+v, %d measures", c.Sent, len(c.Measures))
	}
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	parent.post("/status/brief", url.Values{})
	page = parent.get("/status/brief")
	for _, want := range []string{"Er is toch niet geteld.", "Er is wel geteld.", "Dit is een verbeterde brief. Hij komt in de plaats van onze brief van maandag 23 november."} {
		if !strings.Contains(page, want) {
			t.Errorf("the parent does not read %q", want)
		}
	}
}

// D2, R13: the letter of what is not taken up is sealed as it went out: the same bytes a week later.
func TestD2DeclinedIsSealed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	h.as(h.coordinator).post("/dossier/"+string(r.Number)+"/afwijzen", url.Values{"waarom": {"not-ours"}, "brief": {"Dit hoort niet bij ons."}})
	h.later(2 * time.Minute)
	h.work()
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	was := parent.get("/status/brief/pdf")
	h.later(7 * 24 * time.Hour)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	if now := parent.get("/status/brief/pdf"); now != was || !strings.HasPrefix(now, "%PDF") {
		t.Error("a week later the letter is another file")
	}
}

// D29: who sends letters prints the address for the envelope, also a secret one; the lead does not.
func TestD29AddressForTheEnvelope(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, dossier := h.routedTo(func(in *app.Answers) {
		in.Sender.Address, in.Sender.Secret = "Dorpsstraat 1, 1234 AB Dorp", true
	})
	w := h.as(h.coordinator).do("GET", dossier+"/adres", nil)
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), "%PDF") {
		t.Errorf("the address for who sends: %d", w.Code)
	}
	if w := h.as(h.manager).do("GET", dossier+"/adres", nil); w.Code != http.StatusForbidden {
		t.Errorf("the secret address for the lead: %d", w.Code)
	}
	_, dossier = h.routedTo(nil)
	if w := h.as(h.coordinator).do("GET", dossier+"/adres", nil); w.Code != http.StatusNotFound {
		t.Errorf("no address: %d", w.Code)
	}
}

// C5: each category has a text to begin with, in the complainant's language; what it leaves open holds the letter.
func TestR13StartingText(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.decidable()
	desk := h.as(h.coordinator)
	if page := desk.get(dossier + "/oordeel"); !strings.Contains(page, text.StartLabel.NL) {
		t.Error("no text to begin with is offered")
	}
	desk.post(dossier+"/oordeel", url.Values{"begin1": {"1"}, "oordeel1": {"upheld"}, "eenkant": {"Zij is met vakantie."}})
	facts, evidence, reasons := text.Starting(text.NL, text.Words{}, h.complaint(r.Complaint).Parts[0].Category)
	page := desk.get(dossier + "/oordeel")
	for _, want := range []string{facts, evidence, reasons} {
		if !strings.Contains(page, want) {
			t.Errorf("the editor has no %q", want)
		}
	}
	if strings.Contains(page, text.StartLabel.NL) {
		t.Error("it is offered again over what was written")
	}
	if d := h.complaint(r.Complaint).Draft; d.Blanks == 0 || !d.ApproveBy.Plain.IsZero() {
		t.Errorf("%d places to fill in, to be approved by %v", d.Blanks, d.ApproveBy.Plain)
	}
	for _, l := range []text.Lang{text.NL, text.EN} {
		seen := map[string]bool{}
		for _, c := range gehoor.DefaultProcedure().Categories {
			facts, _, reasons := text.Starting(l, text.Words{}, c.Name)
			if seen[facts] || seen[reasons] {
				t.Errorf("%s has no text of its own", c.Name)
			}
			seen[facts], seen[reasons] = true, true
		}
	}
}

// R13: the letter on a complaint about no location says that it is about the organisation, and not about nothing.
func TestR13AboutNoLocation(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(func(in *app.Answers) { in.Location = 0 })
	h.work()
	dossier, desk := "/dossier/"+string(r.Number), h.as(h.coordinator)
	director := seatValue(gehoor.Seat{Role: gehoor.Director, Place: 1})
	desk.post(dossier+"/doorsturen", url.Values{"onderwerp": {"safety"}, "soort": {"conduct"}, "wie": {director}, "past": {"ja"}})
	desk.post(dossier+"/oordeel", url.Values{"bewaar": {"1"}, "oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld."}})
	if page := desk.get(dossier + "/oordeel"); h.complaint(r.Complaint).Draft.Version != 1 || !strings.Contains(page, "Hij gaat over Kinderopvang Voorbeeld.") {
		t.Errorf("version %d reads\n%s", h.complaint(r.Complaint).Draft.Version, page)
	}
}
