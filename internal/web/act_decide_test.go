package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// R13, D18, D21, M4, L3: the lead proposes, the desk takes it up in the letter without reading what is for the member of
// staff alone, the next level reads the letter as the complainant will, and sends it back or approves.
func TestD18ProposalLetterApproval(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk, manager, regional := h.as(h.coordinator), h.as(h.manager), h.as(h.regional)
	manager.post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	if page := manager.get(dossier); strings.Contains(page, dossier+"/oordeel\"") || !strings.Contains(page, dossier+"/voorstel") {
		t.Error("the lead is offered to write the letter, which the desk does (D18)")
	}
	for _, method := range []string{"GET", "POST"} {
		if w := manager.do(method, dossier+"/oordeel", nil); w.Code != http.StatusForbidden {
			t.Errorf("%s the letter, by the lead: %d", method, w.Code)
		}
	}
	judgment := func() url.Values {
		return url.Values{
			"oordeel1": {"upheld"}, "feiten1": {"De groep ging naar binnen."}, "weten1": {"Dat staat in het logboek."}, "redenen1": {"Er is niet geteld."},
			"maatregel1": {"We tellen de kinderen bij elke deur"}, "eigenaar1": {id(h.manager)}, "klaar1": {"1-12-2026"}, "soort1": {"told"}, "aard1": {"work"},
			"maatregel2": {"Een gesprek over toezicht"}, "eigenaar2": {id(h.manager)}, "klaar2": {"2-12-2026"}, "soort2": {"personnel"},
			"soort3": {"told"},
		}
	}
	for _, manager.lang = range []string{"en", "nl"} {
		manager.cookies["lang"] = manager.lang
		manager.get(dossier + "/voorstel")
	}
	if w := manager.do("POST", dossier+"/voorstel", url.Values{"oordeel1": {"upheld"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a proposal without reasons: %d", w.Code)
	}
	nobody := judgment() // an owner of no list (R15)
	nobody.Set("eigenaar1", "99999")
	if w := manager.do("POST", dossier+"/voorstel", nobody); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a measure that nobody who is there will take: %d", w.Code)
	}
	manager.post(dossier+"/voorstel", judgment())
	h.work()
	mails := h.outbox.Mails()
	if m := mails[len(mails)-1]; m.To != "ilse.dalen@voorbeeld.example" || !strings.Contains(m.Subject, "Voorstel") || strings.Contains(m.Text, "geteld") {
		t.Errorf("the desk is told by %s to %s:\n%s", m.Subject, m.To, m.Text)
	}
	page := desk.get(dossier + "/oordeel")
	for _, want := range []string{text.ProposalTitle.NL, "Er is niet geteld.", "Dat staat in het logboek.", "We tellen de kinderen", "1-12-2026", text.KeptPersonnel.NL, `value="work" selected`} {
		if !strings.Contains(page, want) {
			t.Errorf("the letter's form has no %q", want)
		}
	}
	if strings.Contains(page+desk.get(dossier), "gesprek over toezicht") {
		t.Error("the desk reads a measure for the member of staff (D21)")
	}
	form := judgment()
	form.Del("maatregel2")
	form.Set("eenkant", "Zij is met vakantie.")
	desk.post(dossier+"/oordeel", form)
	draft := h.complaint(r.Complaint).Draft
	if len(draft.Measures) != 2 || draft.ApproveBy.IsZero() {
		t.Fatalf("the measure that the desk does not read is gone: %+v", draft)
	}
	if page := manager.get(dossier); !strings.Contains(page, "gesprek over toezicht") {
		t.Error("who decides does not read it (D21)")
	}
	desk.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	page = regional.get(dossier + "/akkoord")
	if !strings.Contains(page, "Er is niet geteld.") || strings.Contains(page, "over toezicht") || !strings.Contains(page, text.CheckedTitle.NL) || !strings.Contains(page, dossier+"/terug") {
		t.Error("the second person does not read the letter as the complainant will, with what was checked")
	}
	if w := desk.do("POST", dossier+"/akkoord", url.Values{}); w.Code != http.StatusForbidden {
		t.Errorf("approved by who wrote it: %d", w.Code)
	}
	regional.post(dossier+"/terug", url.Values{"reden": {"Leg uit waarom."}})
	if page := desk.get(dossier + "/oordeel"); !strings.Contains(page, "Er is niet geteld.") {
		t.Error("what was written is gone after it was sent back")
	}
	desk.post(dossier+"/oordeel", form)
	h.later(3 * 24 * time.Hour) // from Monday to Thursday, past two working days
	h.work()
	c := h.complaint(r.Complaint)
	if c.Second.Role == "" {
		t.Fatal("nobody else is asked after two working days")
	}
	if w := desk.do("POST", dossier+"/versturen", url.Values{"hoe": {"post"}, "alleen": {"1"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("sent alone while the deputy has time: %d", w.Code)
	}
	h.as(h.director).post(dossier+"/akkoord", url.Values{})
	if c := h.complaint(r.Complaint); !c.Approved || c.Approver != h.director {
		t.Errorf("approved %v by %d", c.Approved, c.Approver)
	}
}

// R15: the owner of a measure has left: who leads the complaint is asked, and passes it on by the same date.
func TestR15MeasureOfWhoLeft(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	r, dossier := h.routedTo(nil)
	desk, lead := h.as(h.coordinator), h.as(h.manager)
	lead.post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	desk.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	desk.post(dossier+"/oordeel", url.Values{"oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld."}, "eenkant": {"Zij is met vakantie."},
		"maatregel1": {"We tellen de kinderen bij elke deur"}, "eigenaar1": {id(h.other)}, "klaar1": {"25-11-2026"}, "soort1": {"told"}, "soort2": {"told"}, "soort3": {"told"}})
	h.as(h.regional).post(dossier+"/akkoord", url.Values{})
	desk.post(dossier+"/versturen", url.Values{"hoe": {"post"}})
	desk.posted()
	who, err := h.app.Store.Person(1, h.other)
	if err != nil {
		t.Fatal(err)
	}
	who.Left = gehoor.DateOf(h.Now())
	err = h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) error {
		_, err := tx.PutPerson(gehoor.Actor{}, who)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	due := h.complaint(r.Complaint).Measures[1].Due
	h.later(2 * 24 * time.Hour)
	h.work()
	asked := 0
	for _, m := range h.outbox.Mails() {
		if m.To == markMail && strings.Contains(m.Subject, "aatregel") {
			asked++
		}
	}
	if asked == 0 {
		t.Error("the owner has left, and nobody is asked")
	}
	for _, form := range []url.Values{{"klaar": {"ander"}, "reden": {"Zij is weg."}}, {"klaar": {"ander"}, "collega": {id(h.regional)}}, {"klaar": {"nee"}, "reden": {"Later."}}} {
		form.Set("nummer", "1")
		if w := lead.do("POST", dossier+"/maatregel", form); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%v: %d", form, w.Code)
		}
	}
	lead.post(dossier+"/maatregel", url.Values{"nummer": {"1"}, "klaar": {"ander"}, "collega": {id(h.regional)}, "reden": {"Zij is weg."}})
	if m := h.complaint(r.Complaint).Measures[1]; m.Owner != h.regional || m.Due != due {
		t.Errorf("%d does it by %v", m.Owner, m.Due)
	}
	if page := desk.get(dossier); !strings.Contains(page, "Zij is weg.") {
		t.Error("why it was passed on is not in the dossier")
	}
}

// R15, M5: the owner says from the mail that it takes longer, and later that it is done; opening the link does nothing.
func TestR15MeasureFromTheMail(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	r, dossier := h.routedTo(nil)
	desk := h.as(h.coordinator)
	h.as(h.manager).post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	desk.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	desk.post(dossier+"/oordeel", url.Values{"oordeel1": {"upheld"}, "redenen1": {"Er is niet geteld."}, "eenkant": {"Zij is met vakantie."},
		"maatregel1": {"We tellen de kinderen bij elke deur"}, "eigenaar1": {id(h.other)}, "klaar1": {"25-11-2026"}, "soort1": {"told"}, "soort2": {"told"}, "soort3": {"told"}})
	h.as(h.regional).post(dossier+"/akkoord", url.Values{})
	desk.post(dossier+"/versturen", url.Values{"hoe": {"post"}})
	desk.posted()
	h.later(2 * 24 * time.Hour)
	h.work()
	link := h.link("tessa.rom@voorbeeld.example", "/maatregel/")
	phone := h.as(0)
	seq := h.complaint(r.Complaint).Seq
	page := phone.get(link)
	if !strings.Contains(page, "We tellen de kinderen") || strings.Contains(page, "Er is niet geteld.") || strings.Contains(page, story) || strings.Contains(page, "Samira") {
		t.Error("the page has more, or less, than the measure")
	}
	if h.complaint(r.Complaint).Seq != seq {
		t.Error("opening it did something")
	}
	for _, form := range []url.Values{{}, {"klaar": {"nee"}}, {"klaar": {"nee"}, "op": {"1-12-2026"}}, {"klaar": {"ja"}, "op": {"1-12-2026"}}, {"klaar": {"nee"}, "op": {"1-11-2026"}, "reden": {"Later."}}} {
		if w := phone.do("POST", link, form); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%v: %d", form, w.Code)
		}
	}
	for range 2 {
		if w := phone.do("POST", link, url.Values{"klaar": {"nee"}, "op": {"1-12-2026"}, "reden": {"De deur is nog niet af."}}); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "1 december") {
			t.Fatalf("it takes longer: %d %s", w.Code, w.Body)
		}
	}
	if m := h.complaint(r.Complaint).Measures[1]; m.Moved != 1 {
		t.Errorf("moved %d times", m.Moved)
	}
	sender, photo := h.parent("nl"), sample{"deur.pdf", []byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")}
	if w := sender.postParts(link, url.Values{}, photo); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.WrongFileLost.NL) {
		t.Errorf("a file that is to be chosen again: %d %s", w.Code, w.Body)
	}
	for range 2 {
		if w := sender.postParts(link, url.Values{"klaar": {"ja"}}, photo); w.Code != http.StatusOK {
			t.Fatalf("done: %d %s", w.Code, w.Body)
		}
	}
	c := h.complaint(r.Complaint)
	if m := c.Measures[1]; m.Done.IsZero() {
		t.Error("not done")
	}
	if files := c.Files(); len(files) != 1 || len(app.OwnFiles(c)) != 0 {
		t.Errorf("%d files in the dossier, %d of them the complainant's", len(files), len(app.OwnFiles(c)))
	} else if w := desk.do("GET", dossier+"/bestand/"+id(gehoor.PersonID(files[0].Original.Item)), nil); w.Code != http.StatusOK {
		t.Errorf("the photo does not open: %d", w.Code)
	}
	h.work()
	told := 0
	for _, m := range h.outbox.Mails() {
		if m.To == "samira@example.org" && strings.Contains(m.Text, text.MailNews.NL) {
			told++
		}
	}
	if told == 0 {
		t.Error("the complainant hears nothing")
	}
}

// D25: what who filed it is told of a track, a safety reader chooses; the mail is the one of any news, the link alone says
// nothing, and the letter stands behind the code.
func TestD25Telling(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	r, dossier := h.routedTo(nil)
	h.as(h.coordinator).post(dossier+"/veiligheid", url.Values{"spoor": {"duty"}})
	safety := h.as(h.safety)
	h.work()
	before := len(h.outbox.Mails())
	for _, safety.lang = range []string{"en", "nl"} {
		safety.cookies["lang"] = safety.lang
		safety.get(dossier + "/vertellen")
	}
	page := safety.get(dossier + "/vertellen")
	if start := text.StartTaken.NL; !strings.Contains(page, start) {
		t.Errorf("there is no text to begin with: %q", start)
	}
	shown := safety.do("POST", dossier+"/vertellen", url.Values{"brief": {text.StartTaken.NL}, "toon": {"brief"}})
	for _, want := range []string{"Klachtenloket", "Geschillencommissie", "vertrouwensinspecteur"} {
		if shown.Code != http.StatusOK || !strings.Contains(shown.Body.String(), want) {
			t.Errorf("the letter as it would go (%d) does not name %s", shown.Code, want)
		}
	}
	if w := safety.do("POST", dossier+"/vertellen", url.Values{"nu": {"nee"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("not now, without a reason: %d", w.Code)
	}
	safety.post(dossier+"/vertellen", url.Values{"nu": {"nee"}, "reden": {"De politie vraagt te wachten."}})
	h.later(2 * time.Hour)
	h.work()
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	if page := parent.get("/status"); strings.Contains(page, "politie") {
		t.Error("the reason for waiting is told")
	}
	mails := func() (n int) {
		for _, m := range h.outbox.Mails()[before:] {
			if m.To == "samira@example.org" {
				n++
				if m.Subject != strings.ReplaceAll(text.MailNewsSubject.NL, "%s", r.Number.String()) && !strings.Contains(m.Subject, "nieuws over je klacht") {
					t.Errorf("the subject is %q", m.Subject)
				}
			}
		}
		return n
	}
	if mails() != 0 {
		t.Error("it goes by itself")
	}
	safety.post(dossier+"/vertellen", url.Values{"nu": {"ja"}, "hoe": {"page"}, "brief": {"Je klacht gaat langs een andere weg."}})
	h.work()
	if mails() != 1 {
		t.Errorf("%d mails after it was told", mails())
	}
	at := regexp.MustCompile(`/status/brief/\d+`).FindString(parent.get("/status"))
	if page := parent.get(at); !strings.Contains(page, "Je klacht gaat langs een andere weg.") || !strings.Contains(page, "vertrouwensinspecteur") {
		t.Error("the letter is not behind the code")
	}
	file := parent.get(at + "/pdf")
	if h.later(24 * time.Hour); !strings.HasPrefix(file, "%PDF") || parent.get(at+"/pdf") != file {
		t.Error("the letter is no file, or another a day later")
	}
	if w := h.as(0).do("GET", at, nil); w.Code != http.StatusSeeOther {
		t.Errorf("the letter without the code: %d", w.Code)
	}
	link := h.link("samira@example.org", "/status/")
	if page := h.as(0).get(link); strings.Contains(page, "andere weg") || strings.Contains(page, "Overgenomen") {
		t.Error("the link alone tells (D25)")
	}
}
