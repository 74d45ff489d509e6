package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor/internal/app"
	"gehoor/internal/text"
)

const receiptNL = "/beheer/teksten/ontvangst/nl"

// typed is a form in which some texts were changed.
func typed(group string, l text.Lang, change map[string]string) url.Values {
	g, _ := text.FindWordingGroup(group)
	form := url.Values{}
	for _, w := range g.Wordings {
		form.Set(w.Name, w.Template(l))
		form.Set(before+w.Name, w.Template(l))
	}
	for name, own := range change {
		form.Set(name, own)
	}
	return form
}

func TestPagesOfTexts(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	admin.both("/beheer/teksten")
	for _, g := range text.Wordings {
		for _, in := range []string{"nl", "en"} {
			if page := admin.both("/beheer/teksten/" + g.Name + "/" + in); !strings.Contains(page, "voorbeeld") {
				t.Errorf("%s has no example", g.Name)
			}
		}
	}
	for _, path := range []string{"/beheer/teksten/niets/nl", "/beheer/teksten/mail/fr", "/beheer/teksten/mail"} {
		if w := admin.do("GET", path, nil); w.Code != http.StatusNotFound {
			t.Errorf("GET %s: %d", path, w.Code)
		}
	}
}

// An organisation's own words are in its mails and pages at once, and only in the language they were written for.
func TestOwnWordsAreSaidAtOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	admin.post(receiptNL, typed("ontvangst", text.NL, map[string]string{
		"mail-ack-received": "Fijn dat je dit bij ons meldt.", "mail-ack-number": "Bewaar dit nummer goed: {nummer}!", textsCheck: "1",
	}))
	admin.post("/beheer/teksten/begin/en", typed("begin", text.EN, map[string]string{"start-easy": "It is 100% easy."}))
	r := h.file(func(a *app.Answers) {})
	h.work()
	var found bool
	for _, m := range h.mailsTo("samira@example.org") {
		said := strings.Join(strings.Fields(m.Text), " ")
		found = found || strings.Contains(said, "Fijn dat je dit bij ons meldt.") &&
			strings.Contains(said, "Bewaar dit nummer goed: "+strings.Join(strings.Fields(r.Filed.Number.String()), " ")+"!")
	}
	if !found {
		t.Errorf("no mail says it: %+v", h.mailsTo("samira@example.org"))
	}
	if page := h.parent("en").open("/").page; !strings.Contains(page, "It is 100% easy.") {
		t.Error("the English page does not say it")
	}
	if page := h.parent("nl").open("/").page; !strings.Contains(page, text.StartEasy.NL) {
		t.Error("the Dutch page does not say what is shipped")
	}
	if page := admin.get("/beheer"); !strings.Contains(page, "Eigen teksten: 2 gewijzigd") {
		t.Error("the changes do not name it")
	}
}

// What would lose a blank, or something the law wants said, is refused, and what was typed stays.
func TestOwnWordsThatLoseSomethingAreRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	for _, test := range []struct{ name, text, own, says string }{
		{"the number is gone", "mail-ack-number", "Je hebt een nummer.", "Zet {nummer} er weer in"},
		{"a blank of another text", "mail-ack-handler", "{behandelaar} belt op {dag}", "{dag} kennen we hier niet. Hier kan alleen: {behandelaar}"},
		{"nobody looked at the law", "mail-ack-limit", "Klaar op {dag}.", text.WordingsCheckIt.NL},
		{"a brace too many", "mail-ack-next", "Wat nu}", "te veel of te weinig"},
	} {
		w := admin.do("POST", receiptNL, typed("ontvangst", text.NL, map[string]string{test.text: test.own}))
		if page := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, test.says) || !strings.Contains(page, test.own) {
			t.Errorf("%s: %d, %q is not said or %q is lost", test.name, w.Code, test.says, test.own)
		}
	}
	if all, err := h.app.Store.Wordings(t.Context(), 1); len(all) != 0 || err != nil {
		t.Errorf("kept is %v, %v", all, err)
	}
	// To look at an example saves nothing.
	form := typed("ontvangst", text.NL, map[string]string{"mail-ack-received": "Eerst even kijken.", "doe": "voorbeeld"})
	page := admin.do("POST", receiptNL, form).Body.String()
	if strings.Count(page, "Eerst even kijken.") < 2 { // the field, and the mail
		t.Error("the example does not say what was typed")
	}
	if all, err := h.app.Store.Wordings(t.Context(), 1); len(all) != 0 || err != nil {
		t.Errorf("kept is %v, %v", all, err)
	}
}

// Each version is kept with who wrote it, and can be used again; an emptied field is the default again. Who
// changes another text does not undo what somebody else changed meanwhile.
func TestOwnWordsCanBeUndone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	first := typed("ontvangst", text.NL, map[string]string{"mail-ack-received": "Eerste tekst."})
	admin.post(receiptNL, first)
	stale := typed("ontvangst", text.NL, map[string]string{"mail-ack-next": "Zo gaat het verder"})
	admin.post(receiptNL, stale) // made before the first was saved
	words := func() text.Words {
		set, err := h.app.Store.Settings(1)
		if err != nil {
			t.Fatal(err)
		}
		return set.Words
	}
	if got := words().Of(text.MailAckReceived).NL; got != "Eerste tekst." {
		t.Errorf("another's change was undone: %q", got)
	}
	admin.post(receiptNL, url.Values{"mail-ack-received": {"Tweede tekst."}, before + "mail-ack-received": {"Eerste tekst."}})
	page := admin.both(receiptNL)
	for _, want := range []string{"Eerste tekst.", "Tweede tekst.", "Sem Dijk", text.WordingsAgain.NL} {
		if !strings.Contains(page, want) {
			t.Errorf("the history does not say %q", want)
		}
	}
	admin.post(receiptNL+"/terug", url.Values{"naam": {"mail-ack-received"}, "versie": {"1"}})
	if got := words().Of(text.MailAckReceived).NL; got != "Eerste tekst." {
		t.Errorf("put back is %q", got)
	}
	admin.post(receiptNL, url.Values{"mail-ack-received": {""}, before + "mail-ack-received": {"Eerste tekst."}})
	if words().Of(text.MailAckReceived) != text.MailAckReceived {
		t.Errorf("emptied is %q", words().Of(text.MailAckReceived).NL)
	}
	if w := admin.do("POST", receiptNL+"/terug", url.Values{"naam": {"mail-ack-received"}, "versie": {"99"}}); w.Code != http.StatusNotFound {
		t.Errorf("a version that is not there: %d", w.Code)
	}
	all, err := h.app.Store.Wordings(t.Context(), 1)
	if err != nil || len(all) != 5 {
		t.Errorf("%d versions, want 5: %v", len(all), err)
	}
}
