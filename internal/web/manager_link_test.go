package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
)

// link is the address in the newest mail of its kind to somebody.
func (h *house) link(to, path string) string {
	h.t.Helper()
	mails := h.outbox.Mails()
	for _, m := range slices.Backward(mails) {
		if found := regexp.MustCompile(regexp.QuoteMeta(path) + `[A-Za-z0-9_-]+`).FindString(m.Text); m.To == to && found != "" {
			return found
		}
	}
	h.t.Fatalf("no mail with a link %s to %s among %d", path, to, len(mails))
	return ""
}

const markMail, evaMail = "mark.jansen@voorbeeld.example", "eva.kok@voorbeeld.example"

// R10, D31: from the mail it is three taps; opening the page changes nothing, a double tap is one record, and for ten
// minutes a slip of the finger can be taken back: the parent is not told before that.
func TestR10ContactFromTheMail(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	r, _ := h.routedTo(nil)
	link := h.link(markMail, "/bel/")
	phone := h.as(0)
	for range 3 {
		phone.get(link)
		phone.do("HEAD", link, nil)
	}
	seq := h.complaint(r.Complaint).Seq
	page := phone.get(link)
	if strings.Contains(page, story) || !strings.Contains(page, "12345678") || strings.Contains(page, "Planteijn") {
		t.Error("the page says more, or less, than a first name and a number")
	}
	tap := func(how string, seen int) string {
		w := phone.do("POST", link, url.Values{"hoe": {how}, "tijd": {"nu"}, "seq": {id(gehoor.PersonID(seen))}})
		if w.Code != http.StatusOK {
			t.Fatalf("%s: %d", how, w.Code)
		}
		return w.Body.String()
	}
	tap("no-answer", seq)
	if page := tap("no-answer", seq); !strings.Contains(page, text.TakeBackNote.NL) {
		t.Error("nothing to take it back")
	}
	c := h.complaint(r.Complaint)
	if c.Tries != 1 {
		t.Errorf("a double tap is %d attempts", c.Tries)
	}
	h.work()
	tried := func() (n int) {
		for _, m := range h.outbox.Mails() {
			if m.To == "samira@example.org" && strings.Contains(m.Text, text.MailTried.NL) {
				n++
			}
		}
		return n
	}
	if tried() != 0 {
		t.Error("the parent is told while it can still be taken back")
	}
	phone.post(link+"/terug", url.Values{"nummer": {id(gehoor.PersonID(c.Seq))}})
	phone.post(link+"/terug", url.Values{"nummer": {id(gehoor.PersonID(c.Seq))}})
	h.later(gehoor.NoteLasts + time.Minute)
	h.work()
	if tried() != 0 || h.complaint(r.Complaint).Tries != 0 {
		t.Error("what was taken back is told or counted")
	}
	tap("called", h.complaint(r.Complaint).Seq)
	if c := h.complaint(r.Complaint); c.ContactedAt.IsZero() {
		t.Fatal("no contact")
	}
	if page := phone.get(link); strings.Contains(page, "name=\"hoe\"") || !strings.Contains(page, text.TakeBackNote.NL) {
		t.Error("it is asked again after it was noted")
	}
	phone.post(link+"/terug", url.Values{"nummer": {id(gehoor.PersonID(h.complaint(r.Complaint).Seq))}})
	if c := h.complaint(r.Complaint); !c.ContactedAt.IsZero() {
		t.Error("contact was taken back and stands")
	}
	tap("called", h.complaint(r.Complaint).Seq)
	h.later(gehoor.NoteLasts + time.Minute)
	late := phone.do("POST", link+"/terug", url.Values{"nummer": {id(gehoor.PersonID(h.complaint(r.Complaint).Seq))}})
	if late.Code != http.StatusUnprocessableEntity || h.complaint(r.Complaint).ContactedAt.IsZero() {
		t.Errorf("taken back after ten minutes: %d", late.Code)
	}
}

// M2, D15: somebody else calls, with a link of their own; and who is involved sees nothing from then on, while the next
// level has it at once.
func TestD15SomeoneElseCalls(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	r, dossier := h.routedTo(nil)
	link := h.link(markMail, "/bel/")
	phone := h.as(0)
	page := phone.get(link + "/ander")
	if !strings.Contains(page, "Eva Kok") || strings.Contains(page, "Ilse Dalen") || strings.Contains(page, "Mark Jansen") {
		t.Error("not the colleagues near it are offered")
	}
	if w := phone.do("POST", link+"/ander", url.Values{}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("nobody chosen: %d", w.Code)
	}
	if w := phone.do("POST", link+"/ander", url.Values{"wie": {id(h.coordinator)}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("somebody else entirely: %d", w.Code)
	}
	for range 2 {
		if w := phone.do("POST", link+"/ander", url.Values{"wie": {id(h.regional)}}); w.Code != http.StatusOK {
			t.Fatalf("passing on: %d %s", w.Code, w.Body)
		}
	}
	h.work()
	hers := h.link(evaMail, "/bel/")
	if page := h.as(0).get(hers); !strings.Contains(page, "12345678") {
		t.Error("who calls has no number to call")
	}
	told := false
	for _, m := range h.outbox.Mails() {
		told = told || m.To == "samira@example.org" && strings.Contains(m.Text, "Eva Kok")
	}
	if !told {
		t.Error("the parent does not know who calls")
	}
	if w := h.as(0).do("POST", link+"/betrokken", url.Values{}); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), text.InvolvedPassed.NL) {
		t.Fatalf("involved: %d %s", w.Code, w.Body)
	}
	c := h.complaint(r.Complaint)
	if c.Lead.Role != gehoor.RegionalManager || c.Caller != 0 {
		t.Errorf("led by %+v, called by %d", c.Lead, c.Caller)
	}
	for _, path := range []string{dossier, link, link + "/ander"} {
		if w := h.as(h.manager).do("GET", path, nil); w.Code != http.StatusNotFound {
			t.Errorf("who is involved opens %s: %d", path, w.Code)
		} else if path != dossier && !strings.Contains(w.Body.String(), text.ErrLinkNew.NL) {
			t.Errorf("%s leads to no new link", path)
		}
	}
	if page := h.as(h.regional).get(dossier); !strings.Contains(page, story) {
		t.Error("the next level does not lead")
	}
}

// D7, E20: what we noted as resolved is asked, nothing closes by it, and who says no gets no settlement.
func TestD7IsItResolved(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	r, dossier := h.routedTo(nil)
	manager, parent := h.as(h.manager), h.as(0)
	manager.post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}, "opgelost": {"1"}})
	h.later(gehoor.NoteLasts + time.Minute)
	h.work()
	asked := false
	for _, m := range h.outbox.Mails() {
		asked = asked || m.To == "samira@example.org" && strings.Contains(m.Text, "We horen graag van je voor het einde van maandag 7 december")
	}
	if !asked {
		t.Error("nobody asked by mail")
	}
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	if page := parent.get("/status"); !strings.Contains(page, text.ResolvedTitle.NL) || !strings.Contains(page, "maandag 7 december") {
		t.Error("it is not asked on the page")
	}
	for range 2 {
		parent.post("/status/opgelost", url.Values{"opgelost": {"nee"}})
	}
	if page := parent.get("/status"); !strings.Contains(page, text.ResolvedNo.NL) {
		t.Error("the answer is not there")
	}
	if w := parent.do("POST", "/status/opgelost", url.Values{"opgelost": {"ja"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("another answer: %d", w.Code)
	}
	w := h.as(h.coordinator).do("POST", dossier+"/oordeel", url.Values{"oordeel1": {"resolved"}, "redenen1": {"We spraken het uit."},
		"soort1": {"told"}, "soort2": {"told"}, "soort3": {"told"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "niet is opgelost") {
		t.Errorf("a settlement after a no: %d", w.Code)
	}
	if c := h.complaint(r.Complaint); !c.Open() {
		t.Error("it is closed")
	}
}

// The language of our mails is the complainant's to change, whatever the language of the pages.
func TestLanguageOfRepliesIsChanged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Base = "https://klachten.voorbeeld.example"
	r, dossier := h.routedTo(nil)
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	parent.get("/status/taal")
	if w := parent.do("POST", "/status/taal", url.Values{"taal": {"fr"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a language there is not: %d", w.Code)
	}
	parent.post("/status/taal", url.Values{"taal": {"en"}})
	h.as(h.coordinator).post(dossier+"/bericht", url.Values{"bericht": {"Hello"}, "zie": {"klager"}})
	h.later(2 * app.UndoLasts)
	h.work()
	mails := h.outbox.Mails()
	for _, m := range slices.Backward(mails) {
		if m.To == "samira@example.org" {
			if !strings.Contains(m.Text, text.MailNews.EN) {
				t.Errorf("the mail is\n%s", m.Text)
			}
			return
		}
	}
	t.Error("no mail")
}
