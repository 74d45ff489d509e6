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
	"gehoor/internal/web/ui"
)

// D2, R18: who declines writes the reason alone. Looking at the letter of a ground gives a text to begin with; what is still
// to be filled in holds it; and the letter names both outside bodies, the last day, and whom to call.
func TestD2DeclineLetter(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	dossier := "/dossier/" + string(r.Number)
	desk := h.as(h.coordinator)
	for _, slug := range []string{"/afwijzen", "/doorsturen"} {
		for _, desk.lang = range []string{"en", "nl"} {
			desk.cookies["lang"] = desk.lang
			shown := desk.do("POST", dossier+slug, url.Values{"waarom": {"not-ours"}, "toon": {"brief"}})
			body := shown.Body.String()
			if shown.Code != http.StatusOK || !strings.Contains(body, text.StartDeclineOurs.NL[:30]) || !strings.Contains(body, text.LetterBlanks.In(text.LangOf(gehoor.Language(desk.lang)))) {
				t.Errorf("%s: no text to begin with, or no word of what is to be filled in (%d)", slug, shown.Code)
			}
		}
		if w := desk.do("POST", dossier+slug, url.Values{"past": {"niet"}, "waarom": {"not-ours"}, "brief": {text.StartDeclineOurs.NL}}); w.Code != http.StatusUnprocessableEntity ||
			!strings.Contains(w.Body.String(), "Vul nog in") {
			t.Errorf("%s: with brackets it goes out: %d", slug, w.Code)
		}
		shown := desk.do("POST", dossier+slug, url.Values{"waarom": {"not-ours"}, "brief": {"Bel de andere opvang."}, "toon": {"brief"}}).Body.String()
		for _, want := range []string{"Bel de andere opvang.", "Klachtenloket", "Geschillencommissie", "Dat kan tot en met", text.DeclinedWhy.NL} {
			if !strings.Contains(shown, want) {
				t.Errorf("%s: the letter has no %q", slug, want)
			}
		}
		if file := desk.do("POST", dossier+slug, url.Values{"waarom": {"not-ours"}, "brief": {"Bel de andere opvang."}, "toon": {"pdf"}}); !strings.HasPrefix(file.Body.String(), "%PDF") {
			t.Errorf("%s: no file: %d", slug, file.Code)
		}
	}
	if c := h.complaint(r.Complaint); !c.Open() {
		t.Fatal("looking at it declined it")
	}
	desk.post(dossier+"/afwijzen", url.Values{"waarom": {"not-ours"}, "brief": {"Bel de andere opvang."}})
	h.later(2 * time.Minute)
	h.work()
	for _, m := range h.outbox.Mails() {
		if m.To == "samira@example.org" && strings.Contains(m.Text, "andere opvang") {
			t.Error("the mail says what the letter says (D27)")
		}
	}
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	if page := parent.get("/status/brief"); !strings.Contains(page, "Bel de andere opvang.") || !strings.Contains(page, "Klachtenloket") {
		t.Error("the parent does not read the letter")
	}
	if page := desk.get(dossier); !strings.Contains(page, "Bel de andere opvang.") {
		t.Error("the dossier does not show the letter")
	}
}

// D2: a box says what the law wants in the letter and is not there, before it goes.
func TestD2LetterThatLacks(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	desk := h.as(h.coordinator)
	set, err := h.app.Store.Settings(1)
	if err != nil {
		t.Fatal(err)
	}
	if page := desk.get("/dossier/" + string(r.Number) + "/afwijzen"); (set.Phone == "") != strings.Contains(page, text.LetterLacks.NL) {
		t.Errorf("with telephone %q the page warns: %v", set.Phone, set.Phone != "")
	}
	shown := desk.do("POST", "/dossier/"+string(r.Number)+"/afwijzen", url.Values{"brief": {" "}, "toon": {"brief"}}).Body.String()
	if !strings.Contains(shown, text.LetterLacks.NL) || !strings.Contains(shown, text.LawWhy.NL) {
		t.Error("nobody says that there is no reason in it")
	}
}

// D9: who withdraws reads that we stopped, until when one may go on, and who gives advice; the same bytes later.
func TestD9WithdrawnLetter(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	parent.post("/status/intrekken", url.Values{})
	h.work()
	at := regexp.MustCompile(`/status/brief/\d+`).FindString(parent.get("/status"))
	page := parent.get(at)
	for _, want := range []string{"We zijn gestopt met je klacht", "tot en met", "Klachtenloket"} {
		if !strings.Contains(page, want) {
			t.Errorf("the letter has no %q", want)
		}
	}
	file := parent.get(at + "/pdf")
	h.later(24 * time.Hour)
	if !strings.HasPrefix(file, "%PDF") || parent.get(at+"/pdf") != file {
		t.Error("no file, or another a day later")
	}
	mails := h.outbox.Mails()
	if last := mails[len(mails)-1]; strings.Contains(last.Text, "gestopt") {
		t.Errorf("the mail says what happened (D27):\n%s", last.Text)
	}
	if dossier := h.as(h.coordinator).get("/dossier/" + string(r.Number)); !strings.Contains(dossier, "We zijn gestopt met je klacht") {
		t.Error("the dossier does not show the letter")
	}
}

// D29, R13: a decision on paper waits in the one list until it is posted or handed over, and counts from then.
func TestD29PaperQueue(t *testing.T) {
	t.Parallel()
	for _, way := range []gehoor.DecisionWay{gehoor.OnPaper, gehoor.InHand} {
		h := newHouse(t)
		r, dossier := h.decidable()
		desk := h.as(h.coordinator)
		desk.post(dossier+"/oordeel", url.Values{"oordeel1": {"resolved"}, "redenen1": {"We tellen voortaan."}, "eenkant": {"Zij is met vakantie."}})
		h.as(h.regional).post(dossier+"/akkoord", url.Values{})
		if to := desk.post(dossier+"/versturen", url.Values{"hoe": {"post"}}); to != "/post" {
			t.Errorf("to the list of what is to be printed, and led to %s", to)
		}
		h.later(time.Hour)
		h.work()
		if !h.complaint(r.Complaint).SentAt.IsZero() {
			t.Fatal("it counts as sent before anybody posted it")
		}
		if page := desk.get(dossier); !strings.Contains(page, text.DossierToPrint.NL) {
			t.Error("the dossier does not lead to what waits to be printed")
		}
		if page := h.as(h.manager).get(dossier); strings.Contains(page, text.DossierToPrint.NL) {
			t.Error("the lead is sent to a list of the desk's")
		}
		if page := h.as(h.manager).do("GET", "/post/1", nil); page.Code == http.StatusOK {
			t.Error("the lead prints it")
		}
		at := regexp.MustCompile(`/post/\d+`).FindString(desk.get("/post"))
		page := desk.get(at)
		if !strings.Contains(page, text.SettledIs.NL) || !strings.Contains(page, text.PostHanded.NL) {
			t.Error("the letter to print is not the settlement, or cannot be handed over")
		}
		file := desk.get(at + "/pdf")
		token := regexp.MustCompile(`name="` + ui.FieldToken + `" value="([^"]*)"`).FindStringSubmatch(page)[1]
		form := url.Values{ui.FieldToken: {token}}
		if way == gehoor.InHand {
			form.Set("hoe", string(way))
		}
		desk.post(at, form)
		if page := desk.get(dossier); strings.Contains(page, text.DossierToPrint.NL) {
			t.Error("what was posted still waits")
		}
		c := h.complaint(r.Complaint)
		if c.SentAt.IsZero() || c.Sent.Way != way || !c.Reached {
			t.Errorf("%s: sent %v, %+v", way, c.SentAt, c.Sent)
		}
		parent := h.as(0)
		parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
		parent.post("/status/brief", url.Values{})
		if !strings.HasPrefix(file, "%PDF") || parent.get("/status/brief/pdf") != file {
			t.Error("the file on the parent's page is not what was printed")
		}
	}
}

// D29: who does not open the decision is called or gets it by post; the page says whom, and a call is recorded.
func TestD29Phoned(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(func(in *app.Answers) { in.Sender.Phone = "06 12 34 56 78" })
	h.as(h.manager).post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	desk := h.as(h.coordinator)
	desk.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	desk.post(dossier+"/oordeel", url.Values{"oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld."}, "eenkant": {"Zij is met vakantie."}})
	h.as(h.regional).post(dossier+"/akkoord", url.Values{})
	desk.post(dossier+"/versturen", url.Values{"hoe": {"page"}})
	h.later(2 * time.Minute)
	h.work()
	if c := h.complaint(r.Complaint); c.SentAt.IsZero() || c.Reached {
		t.Fatalf("sent %v, reached %v", c.SentAt, c.Reached)
	}
	if page := desk.get("/post"); strings.Contains(page, dossier+"/bezorgd") {
		t.Error("it is to be phoned or posted on the first day")
	}
	h.later(7 * 24 * time.Hour)
	if page := desk.get("/post"); !strings.Contains(page, dossier+"/bezorgd") {
		t.Error("after three working days nobody is asked to phone or post")
	}
	if page := desk.get(dossier + "/bezorgd"); !strings.Contains(page, "tel:+31612345678") || !strings.Contains(page, text.LabelPhoned.NL) {
		t.Error("there is no number to call, or no way to say that it was called")
	}
	desk.post(dossier+"/bezorgd", url.Values{"hoe": {"gebeld"}, "op": {"vandaag"}})
	if c := h.complaint(r.Complaint); !c.Reached {
		t.Error("called, and still to be reached")
	}
	if page := desk.get("/post"); strings.Contains(page, dossier+"/bezorgd") {
		t.Error("called, and still in the list")
	}
}

// D29: a letter that the post brings back was not given: the desk says so, and it is owed again until it is handed over.
func TestD29CameBackByPost(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	h.as(h.manager).post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	desk := h.as(h.coordinator)
	desk.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	desk.post(dossier+"/oordeel", url.Values{"oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld."}, "eenkant": {"Zij is met vakantie."}})
	h.as(h.regional).post(dossier+"/akkoord", url.Values{})
	desk.post(dossier+"/versturen", url.Values{"hoe": {"page"}})
	h.later(2 * time.Minute)
	h.work()
	if page := desk.get(dossier); strings.Contains(page, dossier+"/retour") {
		t.Error("it may have come back by post, and was not posted")
	}
	desk.post(dossier+"/bezorgd", url.Values{"hoe": {"post"}, "op": {"vandaag"}})
	for _, desk.lang = range []string{"en", "nl"} {
		desk.cookies["lang"] = desk.lang
		if page := desk.get(dossier); !strings.Contains(page, dossier+"/retour") {
			t.Fatal("there is no way to say that it came back")
		}
		desk.get(dossier + "/retour")
	}
	desk.post(dossier+"/retour", url.Values{})
	c := h.complaint(r.Complaint)
	if c.Reached || !owes(c, gehoor.OweDecide) || !owes(c, gehoor.OweReach) {
		t.Errorf("it came back; reached %v", c.Reached)
	}
	if page := desk.get(dossier); strings.Contains(page, dossier+"/retour") || !strings.Contains(page, dossier+"/bezorgd") {
		t.Error("after it came back it is not to be given another way")
	}
	desk.post(dossier+"/bezorgd", url.Values{"hoe": {"hand"}, "op": {"vandaag"}})
	if c := h.complaint(r.Complaint); !c.Reached || owes(c, gehoor.OweDecide) {
		t.Error("handed over, and still owed")
	}
}
