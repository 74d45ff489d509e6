package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
)

// routedTo files a complaint about a member of staff and forwards it to the manager.
func (h *house) routedTo(change func(*app.Answers)) (r app.Receipt, dossier string) {
	h.t.Helper()
	r = h.file(func(in *app.Answers) {
		in.About = []gehoor.About{gehoor.AboutStaff}
		if change != nil {
			change(in)
		}
	})
	h.work()
	dossier = "/dossier/" + string(r.Number)
	lead := seatValue(gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)})
	h.as(h.coordinator).post(dossier+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "soort": {"conduct"}, "wie": {lead}})
	h.work()
	return r, dossier
}

func (h *house) complaint(id gehoor.StreamID) *gehoor.Complaint {
	h.t.Helper()
	c, err := h.app.Store.System().Load(context.Background(), 1, id)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

var slip = regexp.MustCompile(`([2-9B-X]{3}\x{a0}[2-9B-X]{3})(?s:.*?)([0-9]{4}\x{a0}[0-9]{4})`)

// R12, D20: the desk chooses what who is complained about reads, looks at it, and hands over number and code; that
// person reads exactly that, and answers. The first word comes after it is no matter of safety.
func TestD20WhoIsComplainedAboutHasAPlace(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	const hidden, chosen = "Zij heet Femke en belde mij huilend.", "De groep ging naar binnen en telde niet."
	r, dossier := h.routedTo(func(in *app.Answers) { in.Story = hidden + "\n\n" + chosen })
	desk, manager := h.as(h.coordinator), h.as(h.manager)
	page := dossier + "/beklaagde"
	look := func(b *browser, path string) {
		t.Helper()
		for _, b.lang = range []string{"en", "nl"} {
			b.cookies["lang"] = b.lang
			b.get(path)
		}
	}
	look(desk, page)
	if w := manager.do("GET", page, nil); w.Code != http.StatusForbidden {
		t.Errorf("the manager opens it: %d", w.Code)
	}
	make := page + "/0/invitation"
	look(desk, make)
	if w := desk.do("POST", make, url.Values{"toon": {"1"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	form := url.Values{"kies": {"2"}, "woorden": {"Het was maandag om vijf uur."}, "op": {"1-12-2026"}, "waar": {"Om 10.00 uur op kantoor."}, "hoe": {"paper"}, "taal": {"nl"}}
	form.Set("toon", "1")
	shown := desk.do("POST", make, form).Body.String()
	if !strings.Contains(shown, text.DisclosePreview.NL) || len(h.complaint(r.Complaint).Disclosures) != 0 {
		t.Fatal("it is not shown before it is given")
	}
	form.Del("toon")
	form.Set("geef", "1")
	given := desk.post(make, form)
	look(desk, given)
	look(desk, page)
	look(desk, dossier)
	found := slip.FindStringSubmatch(desk.get(given))
	if found == nil {
		t.Fatalf("no slip with number and code:\n%s", desk.get(given))
	}
	number, code := found[1], found[2]
	if file := desk.get(given + "/pdf"); !strings.HasPrefix(file, "%PDF") {
		t.Error("what was given is no file to print")
	}
	if w := manager.do("GET", given+"/pdf", nil); w.Code != http.StatusForbidden {
		t.Errorf("the manager downloads it: %d", w.Code)
	}

	accused := h.as(0)
	look(accused, "/bericht")
	if w := accused.do("POST", "/bericht", url.Values{"nr": {number}, "code": {"12345678"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a wrong code: %d", w.Code)
	}
	accused.post("/bericht", url.Values{"nr": {strings.ToLower(number)}, "code": {code}})
	look(accused, "/bericht")
	reads := accused.get("/bericht")
	for _, want := range []string{chosen, "maandag om vijf uur", "dinsdag 1 december", "10.00 uur", text.DiscloseBring.NL} {
		if !strings.Contains(reads, want) {
			t.Errorf("%q is not there to read", want)
		}
	}
	for _, never := range []string{hidden, "Femke", "Samira", string(r.Number), r.Number.String(), "Mark Jansen"} {
		if strings.Contains(reads, never) {
			t.Errorf("%q is read", never)
		}
	}
	if w := accused.do("POST", "/bericht/verhaal", url.Values{"verhaal": {""}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an empty story: %d", w.Code)
	}
	own := url.Values{"verhaal": {"Ik heb wel geteld, twee keer."}, "token": {"once"}}
	for range 2 { // a double tap
		if w := accused.do("POST", "/bericht/verhaal", own); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "We hebben je verhaal ontvangen") {
			t.Fatalf("their own story: %d\n%s", w.Code, w.Body)
		}
	}
	c, stories := h.complaint(r.Complaint), 0
	for _, e := range c.Events() {
		if f, ok := e.Fact.(gehoor.MessageReceived); ok && f.Party == 1 {
			stories++
			if e.Actor != (gehoor.Actor{Kind: gehoor.PartyActor, Party: 1}) {
				t.Errorf("it was told by %+v", e.Actor)
			}
		}
	}
	if stories != 1 || len(c.Hearings) != 1 {
		t.Errorf("%d stories, hearings %v", stories, c.Hearings)
	}

	desk.post(dossier+"/gesprek", url.Values{"wie": {"accused"}, "op": {"vandaag"}, "verslag": {"Zij telde twee keer.\nDaarna ging het hek dicht."}})
	account := page + "/1/account"
	look(desk, account)
	form = url.Values{"kies": {"1", "2"}, "op": {"4-12-2026"}, "hoe": {"mail"}, "mail": {"femke@example.org"}, "taal": {"en"}, "geef": {"1"}}
	look(desk, desk.post(account, form))
	h.work()
	mails := h.outbox.Mails()
	mail := mails[len(mails)-1]
	for _, m := range mails {
		if m.To == "femke@example.org" {
			mail = m
		}
	}
	if mail.To != "femke@example.org" || strings.Contains(mail.Text+mail.Subject, r.Number.String()) || strings.Contains(mail.Text, "telde") {
		t.Fatalf("the mail to who is complained about is to %s: %s\n%s", mail.To, mail.Subject, mail.Text)
	}
	found = regexp.MustCompile(`([2-9B-X]{3} [2-9B-X]{3})(?s:.*?)([0-9]{4} [0-9]{4})`).FindStringSubmatch(mail.Text)
	if found == nil {
		t.Fatalf("no number and code in\n%s", mail.Text)
	}
	second := h.as(0)
	second.post("/bericht", url.Values{"nr": {found[1]}, "code": {found[2]}})
	if page := second.get("/bericht"); !strings.Contains(page, "Account of your conversation") || strings.Contains(page, chosen) {
		t.Error("the account is not what is read")
	}
	for i, want := range []string{text.DisclosedThanks.NL, "Er is geen verslag dat op een reactie wacht."} {
		if w := second.do("POST", "/bericht/reactie", url.Values{"reactie": {"Het hek was al dicht."}}); !strings.Contains(w.Body.String(), want) {
			t.Errorf("comment %d: %d, not %q", i+1, w.Code, want)
		}
	}

	desk.post(given, url.Values{"wat": {"nieuw"}, "hoe": {"paper"}})
	if page := accused.get("/bericht"); strings.Contains(page, chosen) {
		t.Error("the code is new, and who had the old one reads on")
	}
	if w := accused.do("POST", "/bericht", url.Values{"nr": {number}, "code": {code}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("the old code: %d", w.Code)
	}
	found = slip.FindStringSubmatch(desk.get(given))
	accused.post("/bericht", url.Values{"nr": {found[1]}, "code": {found[2]}})
	if page := accused.get("/bericht"); !strings.Contains(page, chosen) {
		t.Error("the new code opens nothing")
	}

	desk.post(dossier+"/veiligheid", url.Values{"spoor": {"duty"}})
	if page := accused.get("/bericht"); strings.Contains(page, chosen) {
		t.Error("it is a matter of safety, and who it is about reads on (D20)")
	}
	if w := h.as(0).do("POST", "/bericht", url.Values{"nr": {found[1]}, "code": {found[2]}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("sealed, and its code gets %d", w.Code)
	}
	h.as(h.safety).post(dossier+"/geen-veiligheid", url.Values{"reden": {"Het was een gewone dag."}})
	accused.post("/bericht", url.Values{"nr": {found[1]}, "code": {found[2]}})
	desk.post(given, url.Values{"wat": {"terug"}})
	if page := accused.get("/bericht"); strings.Contains(page, chosen) {
		t.Error("it was taken back and is read")
	}
	look(desk, given)
}

// D20: numbers and codes are guessed no oftener than a parent's, and no answer says whether there is such a number.
func TestD20GuessingIsLimited(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for i := range 10 {
		h.as(0).do("POST", "/bericht", url.Values{"nr": {"7F3K2H"}, "code": {strconv.Itoa(10000000 + i)}})
	}
	w := h.as(0).do("POST", "/bericht", url.Values{"nr": {"7F3K2H"}, "code": {"12345678"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.WrongPaused.NL) {
		t.Errorf("an eleventh try: %d", w.Code)
	}
}

// D20, D22: with a worry that nobody cleared there is nothing to make, and by its address nothing is made.
func TestD20NothingBeforeSafetyIsCleared(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	_, dossier := h.routedTo(func(in *app.Answers) { in.Safety = gehoor.NotSure })
	desk := h.as(h.coordinator)
	if page := desk.get(dossier + "/beklaagde"); !strings.Contains(page, text.DiscloseWaits.NL) {
		t.Error("the page does not say to wait")
	}
	w := desk.do("POST", dossier+"/beklaagde/0/invitation", url.Values{"kies": {"1"}, "op": {"1-12-2026"}, "hoe": {"paper"}, "taal": {"nl"}, "geef": {"1"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "veiligheidsfunctionaris") {
		t.Errorf("made all the same: %d", w.Code)
	}
}

// R12, D20: who complained comments on the account of their own conversation on the status page, once.
func TestR12CommentOnTheAccount(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk, parent := h.as(h.coordinator), h.as(0)
	desk.post(dossier+"/gesprek", url.Values{"wie": {"complainant"}, "op": {"vandaag"}, "verslag": {"Zij zag het hek open."}})
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	if page := parent.get("/status"); strings.Contains(page, text.AccountComment.NL) {
		t.Error("a comment is asked on an account that was not sent")
	}
	desk.post(dossier+"/verslag", url.Values{"wie": {"complainant"}, "verslag": {"Zij zag het hek open."}, "voor": {"1-12-2026"}})
	if page := parent.get("/status"); !strings.Contains(page, text.AccountComment.NL) || !strings.Contains(page, "dinsdag 1 december") {
		t.Error("no comment is asked")
	}
	if w := parent.do("POST", "/status/verslag", url.Values{"reactie": {" "}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an empty comment: %d", w.Code)
	}
	comment := url.Values{"reactie": {"Het waren twee hekken."}, "token": {"once"}}
	for range 2 {
		parent.post("/status/verslag", comment)
	}
	if page := parent.get("/status/verslag"); !strings.Contains(page, text.AccountCommentGot.NL) || strings.Contains(page, text.AccountComment.NL) {
		t.Error("it does not say that the comment came")
	}
	again := parent.do("POST", "/status/verslag", url.Values{"reactie": {"En nog iets."}})
	if again.Code != http.StatusUnprocessableEntity || !strings.Contains(again.Body.String(), "En nog iets.") {
		t.Errorf("a second comment: %d; what was typed must stay", again.Code)
	}
	if page := desk.get(dossier); !strings.Contains(page, "Het waren twee hekken.") {
		t.Error("the desk does not read the comment")
	}
	h.work()
	told := false
	for _, m := range h.outbox.Mails() {
		told = told || m.To == "ilse.dalen@voorbeeld.example" && strings.Contains(m.Subject, "bericht")
	}
	if !told {
		t.Error("the desk is not told")
	}
}
