package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
)

// R2: a word of thanks needs no answer: the desk says so with why, and closes.
func TestR2NeedsNoAnswerByThePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.comes(1, "From: noor@example.net", "Message-ID: <een@example.net>", "", "Bedankt voor het snelle antwoord van gisteren!")
	path := "/vragen/" + string(h.enquiries()[0].Asked.Number)
	desk := h.as(h.coordinator)
	if page := desk.both(path); !strings.Contains(page, path+"/geen-antwoord") {
		t.Error("that it needs no answer cannot be said")
	}
	for _, lang := range []string{"nl", "en"} {
		desk.lang = lang
		if w := desk.do("POST", path+"/geen-antwoord", url.Values{"omdat": {" "}}); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s: without a reason it gives %d", lang, w.Code)
		}
	}
	desk.lang = "nl"
	desk.post(path+"/geen-antwoord", url.Values{"omdat": {"Zij bedankt alleen."}})
	if page := desk.both(path); !strings.Contains(page, "Zij bedankt alleen.") || strings.Contains(page, path+"/geen-antwoord") {
		t.Error("why it needs none is not said, or it is asked again")
	}
	desk.post(path+"/sluiten", url.Values{"waarom": {string(gehoor.EnquiryAnswered)}})
	if h.enquiries()[0].Open() {
		t.Error("it is not closed")
	}
	if got := len(h.mailsTo("noor@example.net")); got != 1 {
		t.Errorf("who only said thank you has %d mails, want the receipt alone", got)
	}
}

// R8, D22 to D25, D32: who sees to safety makes a sealed question a complaint, which nobody else reads from its first second.
func TestR8SealedQuestionBecomesAComplaintByThePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.comes(1, "From: noor@example.net", "", "De leidster heeft mijn zoon geslagen.")
	e := h.enquiries()[0]
	path := "/vragen/" + string(e.Asked.Number)
	h.as(h.coordinator).post(path+"/veiligheid", url.Values{"spoor": {"duty"}})
	h.work()
	in := url.Values{"wie": {"parent"}, "wanneer": {"recent"}, "naam-over": {"Mark Jansen"}}
	if w := h.as(h.coordinator).do("POST", path+"/klacht", in); w.Code != http.StatusNotFound {
		t.Errorf("who sealed it makes it a complaint: %d", w.Code)
	}
	safety := h.as(h.safety)
	if page := safety.both(path); !strings.Contains(page, path+"/klacht") || strings.Contains(page, path+"/antwoord") {
		t.Error("it cannot be made a complaint, or be answered")
	}
	for _, form := range []string{"/klacht", "/vrijgeven"} {
		if w := safety.do("POST", path+form, url.Values{}); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s without a word gives %d", form, w.Code)
		}
	}
	safety.post(path+"/alarm", url.Values{})
	mails := len(h.outbox.Mails())
	to := safety.post(path+"/klacht", in)
	if page := safety.get(to); !strings.Contains(page, "geslagen") {
		t.Errorf("it is not read at %s", to)
	}
	h.work()
	c := h.load(h.enquiries()[0].Complaint)
	if !c.Sealed || c.Track != gehoor.ReportingDuty || !c.Filed.ReceivedAt.Equal(e.Asked.At) || !c.Barred(h.manager) {
		t.Errorf("sealed %v on %q, filed %v, and the manager is not barred: %v", c.Sealed, c.Track, c.Filed.ReceivedAt, c.Parties)
	}
	for _, m := range h.outbox.Mails()[mails:] {
		if m.To != "noor@example.net" {
			t.Errorf("%s is mailed: %s; it had been confirmed", m.To, m.Subject)
		}
	}
	for _, p := range []gehoor.PersonID{h.coordinator, h.manager, h.board} {
		if page := h.as(p).do("GET", "/dossier/"+string(c.Number()), nil).Body.String(); strings.Contains(page, "geslagen") || strings.Contains(page, "noor@") {
			t.Errorf("person %d reads it", p)
		}
	}
	if page := h.as(h.director).get("/vertrouwelijk"); !strings.Contains(page, c.Number().String()) {
		t.Error("it is not among what the director reads (D23)")
	}
}
