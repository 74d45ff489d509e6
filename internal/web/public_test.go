package web

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/htmlcheck"
	"gehoor/internal/web/ui"
)

// A parent is a browser that fills in forms as they stand on the page. Without cookies it has only
// what the pages carry. It sees to it that what is secret stands in no address.
type parent struct {
	*browser
	cookieless bool
	page       string // the last page
	at         string // its address
	status     int
}

func (h *house) parent(lang string) *parent {
	b := h.as(0)
	b.lang = lang
	return &parent{browser: b}
}

func (p *parent) open(path string) *parent {
	p.h.t.Helper()
	p.took(p.do("GET", path, nil), path)
	return p
}

// took follows where an answer leads.
func (p *parent) took(w *httptest.ResponseRecorder, path string) {
	p.h.t.Helper()
	if p.cookieless {
		clear(p.cookies)
	}
	if w.Code == http.StatusSeeOther {
		to := w.Header().Get("Location")
		for _, secret := range []string{"alleen", "Samira", "example.org"} {
			if strings.Contains(to, secret) {
				p.h.t.Errorf("the address %s has what was typed", to)
			}
		}
		p.open(to)
		return
	}
	p.page, p.at, p.status = w.Body.String(), path, w.Code
}

// send fills in the first form of the page, beside what stands in it already, and sends it. A field
// with no values is left out.
func (p *parent) send(fill url.Values) *parent {
	p.h.t.Helper()
	return p.sendForm("main form", fill)
}

func (p *parent) sendForm(selector string, fill url.Values) *parent {
	p.h.t.Helper()
	action := htmlcheck.Attr([]byte(p.page), selector, "action")
	if action == "" {
		p.h.t.Fatalf("%s has no form %s:\n%s", p.at, selector, p.page)
	}
	values := url.Values(htmlcheck.Values([]byte(p.page), selector))
	for _, button := range []string{nameSave, nameGo, "zoeken", "anoniem", "toevoegen", "weg", "nog", "zonder", "bedoeld"} {
		values.Del(button)
	}
	maps.Copy(values, fill)
	if htmlcheck.Attr([]byte(p.page), selector, "enctype") != "" {
		p.sendParts(action, values)
		return p
	}
	p.took(p.do("POST", action, values), action)
	return p
}

// A sample is a file to send.
type sample struct {
	name string
	body []byte
}

func (p *parent) sendParts(action string, values url.Values, samples ...sample) {
	p.h.t.Helper()
	p.took(p.postParts(action, values, samples...), action)
}

func (p *parent) postParts(action string, values url.Values, samples ...sample) *httptest.ResponseRecorder {
	p.h.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for _, first := range []string{ui.FieldToken, ui.FieldDraft, nameCheck} { // as they stand on the page
		if values.Has(first) {
			m.WriteField(first, values.Get(first))
		}
	}
	for _, s := range samples {
		w, err := m.CreateFormFile("bestand", s.name)
		if err != nil {
			p.h.t.Fatal(err)
		}
		w.Write(s.body)
	}
	for k, vs := range values {
		for _, v := range vs {
			if k != ui.FieldToken && k != ui.FieldDraft && k != nameCheck {
				m.WriteField(k, v)
			}
		}
	}
	m.Close()
	return p.raw(action, m.FormDataContentType(), &body, int64(body.Len()))
}

// raw posts a body as it is.
func (p *parent) raw(path, contentType string, body io.Reader, length int64) *httptest.ResponseRecorder {
	p.h.t.Helper()
	r := httptest.NewRequest("POST", path, body)
	r.ContentLength = length
	r.Header.Set("Content-Type", contentType)
	r.Header.Set("Accept-Language", p.lang)
	for name, value := range p.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	p.h.server.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		p.cookies[c.Name] = c.Value
	}
	if w.Code != http.StatusSeeOther {
		for _, fault := range htmlcheck.Check(w.Body.Bytes()) {
			p.h.t.Errorf("POST %s: %v", path, fault)
		}
	}
	return w
}

func (p *parent) sees(words ...string) *parent {
	p.h.t.Helper()
	shown := strings.Join(htmlcheck.All([]byte(p.page), "html"), " ")
	for _, w := range words {
		if !strings.Contains(shown, strings.Join(strings.Fields(w), " ")) && !strings.Contains(p.page, w) {
			p.h.t.Errorf("%s (%d) does not say %q:\n%s", p.at, p.status, w, shown)
		}
	}
	return p
}

func (p *parent) seesNot(words ...string) *parent {
	p.h.t.Helper()
	for _, w := range words {
		if strings.Contains(p.page, w) {
			p.h.t.Errorf("%s must not say %q", p.at, w)
		}
	}
	return p
}

func (p *parent) isAt(heading text.Msg) *parent {
	p.h.t.Helper()
	want := heading.NL
	if p.lang == "en" {
		want = heading.EN
	}
	if got := htmlcheck.Text([]byte(p.page), "h1"); !strings.Contains(got, want) {
		p.h.t.Fatalf("at %q (%s, %d) instead of %q", got, p.at, p.status, want)
	}
	return p
}

// addPlaces gives the house more locations, one of them closed.
func (h *house) addPlaces() {
	h.t.Helper()
	err := h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) error {
		for _, l := range []store.Location{
			{Holder: 1, Region: 1, Name: "BSO De Vlieger", Street: "Kruisstraat 12", Postcode: "3581GK", Town: "Duinrade"},
			{Holder: 1, Region: 1, Name: "Het Zonnetje", Street: "Laan 5", Postcode: "3531JA", Town: "Duinrade", Closed: gehoor.Date{Year: 2026, Month: 7, Day: 1}},
		} {
			if _, err := tx.PutLocation(gehoor.Actor{}, l); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// answers to the nine questions, by the page they are sent on.
var journey = []struct {
	ask    text.Msg
	answer url.Values
}{
	{text.AskSafety, url.Values{"veilig": {"no"}}},
	{text.AskWho, url.Values{"wie": {"parent"}}},
	{text.AskPlace, url.Values{"loc": {"1"}}},
	{text.AskStory, url.Values{"wat": {story}}},
	{text.AskWhen, url.Values{"wanneer": {"recent"}, "datum": {"18 november"}}},
	{text.AskWish, url.Values{"wens": {"explanation", "change"}, "wenstekst": {"Een hek."}}},
	{text.AskAbout, url.Values{"over": {"staff"}}},
	{text.AskFiles, nil},
	{text.AskContact, url.Values{"naam": {"Samira de Wit"}, "mail": {"samira@example.org"}, "tel": {"06 12 34 56 78"}, "voorkeur": {"call-evening"}, "gedeeld": {"nee"}}},
}

// fillIn answers all questions, from the start page to the check page.
func (p *parent) fillIn() *parent {
	p.h.t.Helper()
	p.open("/").isAt(text.StartTitle)
	p.open(htmlcheck.Attr([]byte(p.page), "main a.knop", "href"))
	for _, q := range journey {
		p.isAt(q.ask).send(q.answer)
	}
	return p.isAt(text.CheckTitle)
}

var reference = regexp.MustCompile(`KL.26.[0-9A-Z]{4}`)
var eightDigits = regexp.MustCompile(`>(\d{4}).(\d{4})<`)

func (p *parent) number() string {
	return strings.ReplaceAll(reference.FindString(p.page), "\u00a0", " ")
}

func (p *parent) code() string {
	m := eightDigits.FindStringSubmatch(p.page)
	if m == nil {
		p.h.t.Fatalf("no code at %s", p.at)
	}
	return m[1] + m[2]
}

// R3, R6: from the start page to the receipt, without an account, with and without cookies, in both
// languages. What is typed stands in no address and in no line of the log.
func TestR3FilingByThePages(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"nl", "en"} {
		for _, cookieless := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s cookieless=%v", lang, cookieless), func(t *testing.T) {
				t.Parallel()
				h := newHouse(t)
				h.addPlaces()
				p := h.parent(lang)
				p.cookieless = cookieless
				p.fillIn().sees(story, "Samira de Wit", "De Zonnebloem", "Een hek.")
				check := *p
				p.sendForm("form:has(input[name=website])", nil).isAt(text.SentTitle)
				number, code := p.number(), p.code()
				if number == "" {
					t.Fatal("no number")
				}
				again := check
				again.sendForm("form:has(input[name=website])", nil)
				again.sees(number)
				if strings.Contains(h.log.String(), "alleen buiten") || strings.Contains(h.log.String(), "Samira") {
					t.Errorf("the log has what was typed:\n%s", h.log)
				}
				if cookieless {
					p.sendForm("form[action='/klacht/kopie']", nil).isAt(text.SentCopyTitle).sees(story)
				} else {
					p.open(string(copyPath)).isAt(text.SentCopyTitle).sees(story, number)
					if _, words := p.file(string(copyPDF)); !strings.Contains(words, story) || !strings.Contains(words, number) || strings.Contains(words, code) {
						t.Errorf("the copy as a file says %s", words)
					}
					p.open(string(checkPath)).sees(number).seesNot(story) // the back button
					p.open(string(safetyPath)).isAt(text.AskSafety)       // a new one may begin
				}
				p.cookieless = false
				p.open("/status").isAt(text.ReadTitle).send(url.Values{"nr": {strings.ToLower(number)}, "code": {code}}).isAt(text.StateReceived).sees(number)
			})
		}
	}
}

// Error texts of ux 4.5, word for word, at the field and in the list on top; what was typed stays.
func TestErrorTexts(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", storyLimit+7)
	tests := []struct {
		at     int // which question
		fill   url.Values
		nl, en string
	}{
		{0, nil, "Kies of het om de veiligheid van een kind gaat", "Choose whether this is about the safety of a child"},
		{1, nil, "Kies wie je bent", "Choose who you are"},
		{2, nil, "Typ de naam, de plaats of de postcode van de locatie", "Type the name, town or postcode of the location"},
		{2, url.Values{"zoeken": {"1"}, "zoek": {" "}}, "Typ de naam, de plaats of de postcode van de locatie", "Type the name, town or postcode of the location"},
		{2, url.Values{"zoeken": {"1"}, "zoek": {"Timboektoe"}}, "We vinden geen locatie bij ‘Timboektoe’. Probeer de plaats of de straat", "We cannot find a location for ‘Timboektoe’. Try the town or street"},
		{2, url.Values{"zoek": {"Duinrade"}}, "Kies je locatie. Staat hij er niet bij? Kies dan ‘Mijn locatie staat er niet bij’", "Choose your location. Not listed? Then choose ‘My location is not listed’"},
		{3, nil, "Schrijf op wat er is gebeurd", "Write down what happened"},
		{3, url.Values{"wat": {long}}, "Je tekst is te lang. Haal 7 tekens weg of stuur de rest mee als bestand", "Your text is too long. Remove 7 characters or add the rest as a file"},
		{4, nil, "Kies wanneer het is gebeurd. Weet je het niet? Kies ‘Dat weet ik niet’", "Choose when it happened. Not sure? Choose ‘I do not know’"},
		{4, url.Values{"wanneer": {"recent"}, "datum": {"18-11-2027"}}, "De datum ligt in de toekomst. Kijk of het jaar klopt", "The date is in the future. Check the year"},
		{8, url.Values{"mail": {"s@example.org"}}, "Schrijf je naam op, of kies ‘Ik wil mijn naam niet geven’", "Write your name, or choose ‘I do not want to give my name’"},
		{8, url.Values{"naam": {"S"}}, "Vul je e-mail of je telefoon in. Eén van de twee is genoeg", "Give your e-mail or phone. One of the two is enough"},
		{8, url.Values{"naam": {"S"}, "mail": {"samira.example.org"}}, "Controleer je e-mail. Er hoort een @ in, zoals naam@voorbeeld.nl", "Check your e-mail. It needs an @, like name@example.org"},
		{8, url.Values{"naam": {"S"}, "tel": {"06 123"}}, "Controleer je telefoonnummer. Het heeft 10 cijfers, of begint met + en een landnummer", "Check your phone number. It has 10 digits, or starts with + and a country code"},
		{8, url.Values{"naam": {"S"}, "mail": {"s@example.org"}, "voorkeur": {"call-day"}}, text.WrongNoPhone.NL, text.WrongNoPhone.EN},
		{8, url.Values{"naam": {"S"}, "tel": {"0612345678"}, "voorkeur": {"mail"}}, text.WrongNoMail.NL, text.WrongNoMail.EN},
	}
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			h.addPlaces()
			p := h.parent(lang)
			p.open(string(safetyPath))
			asked := 0
			for _, tt := range tests {
				for ; asked < tt.at; asked++ {
					p.isAt(journey[asked].ask).send(journey[asked].answer)
				}
				p.open(string(questions[tt.at].path)).send(tt.fill)
				want := tt.nl
				if lang == "en" {
					want = tt.en
				}
				if p.status != http.StatusUnprocessableEntity {
					t.Errorf("question %d, %v: status %d", tt.at+1, keys(tt.fill), p.status)
				}
				got := htmlcheck.All([]byte(p.page), ".foutlijst li")
				if len(got) != 1 || got[0] != want {
					t.Errorf("question %d, %v: errors %q, want %q", tt.at+1, keys(tt.fill), got, want)
				}
				for _, typed := range []string{"naam", "tel", "datum"} {
					if v := tt.fill.Get(typed); v != "" && url.Values(htmlcheck.Values([]byte(p.page), "main form")).Get(typed) != v {
						t.Errorf("question %d: %s is lost", tt.at+1, typed)
					}
				}
			}
		})
	}
}

func keys(v url.Values) (names []string) {
	for k := range v {
		names = append(names, k)
	}
	return names
}

func picture(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Question 8: what cannot be taken is said by its cause, and what can is kept (ux 4.5, 5).
func TestFilesByTheirCause(t *testing.T) {
	t.Parallel()
	heic := append([]byte{0, 0, 0, 24}, "ftypheic\x00\x00\x00\x00heicmif1"...)
	locked := []byte("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Encrypt 3 0 R /Root 1 0 R >>\nstartxref\n9\n%%EOF\n")
	tests := []struct {
		name   string
		body   []byte
		nl, en text.Msg
	}{
		{"leeg.txt", nil, text.Msg{NL: "leeg.txt is leeg"}, text.Msg{EN: "leeg.txt is empty"}},
		{"film.mp4", []byte("\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"), text.Msg{NL: "film.mp4 kunnen we niet openen. Stuur een foto, pdf of Word-bestand"}, text.Msg{EN: "We cannot open film.mp4. Send a photo, PDF or Word file"}},
		{"foto.heic", heic, text.Msg{NL: text.Fill(text.NL, text.WrongHEIC, "foto.heic")}, text.Msg{EN: text.Fill(text.EN, text.WrongHEIC, "foto.heic")}},
		{"brief.pdf", locked, text.Msg{NL: "brief.pdf zit op slot met een wachtwoord"}, text.Msg{EN: "brief.pdf is locked with a password"}},
		{"groot.txt", bytes.Repeat([]byte("woord "), (25<<20)/6+10), text.Msg{NL: "groot.txt is te groot. Een bestand mag 25 MB zijn. Mail het anders naar klachten@voorbeeld.example"}, text.Msg{EN: "groot.txt is too big. A file can be 25 MB. Or e-mail it to klachten@voorbeeld.example"}},
	}
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			p := h.parent(lang)
			p.open(string(safetyPath)).send(journey[0].answer)
			add := url.Values{"toevoegen": {"1"}}
			for _, tt := range tests {
				p.open(string(filesPath))
				p.sendParts(string(filesPath), add, sample{tt.name, tt.body})
				want := tt.nl.NL
				if lang == "en" {
					want = tt.en.EN
				}
				if got := htmlcheck.All([]byte(p.page), ".foutlijst li"); len(got) != 1 || got[0] != want {
					t.Errorf("%s: %q, want %q", tt.name, got, want)
				}
			}
			for i := range 10 {
				p.open(string(filesPath))
				p.sendParts(string(filesPath), add, sample{fmt.Sprintf("foto%d.png", i), picture(t)})
			}
			p.isAt(text.AskFiles).sees("foto0.png", "foto9.png")
			p.sendParts(string(filesPath), add, sample{"elf.png", picture(t)})
			p.sees(text.WrongTooMany.In(text.NL)[:0] + map[string]string{"nl": "Je kunt 10 bestanden meesturen. Haal er eerst een weg", "en": "You can add 10 files. Remove one first"}[lang])
			p.open(string(filesPath))
			p.sendParts(string(filesPath), url.Values{"weg": {htmlcheck.Attr([]byte(p.page), "button[name=weg]", "value")}})
			p.isAt(text.AskFiles).seesNot("foto0.png").sees("foto9.png")

			// What breaks off half-way is said; what was answered stays.
			var body bytes.Buffer
			m := multipart.NewWriter(&body)
			part, err := m.CreateFormFile("bestand", "half.png")
			if err != nil {
				t.Fatal(err)
			}
			part.Write(picture(t)[:20])
			p.took(p.raw(string(filesPath), m.FormDataContentType(), &body, int64(body.Len())+1000), string(filesPath))
			p.sees(map[string]string{"nl": "Het bestand kwam niet aan. Probeer het nog een keer. Je antwoorden zijn bewaard", "en": "The file did not arrive. Try again. Your answers are saved"}[lang], "foto9.png")
		})
	}
}

// A body that says it is too large is refused before a byte of it is read; the answers are kept.
func TestTooLargeIsRefusedUnread(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.parent("nl")
	p.open(string(safetyPath)).send(journey[0].answer)
	read := 0
	body := readerFunc(func(b []byte) (int, error) { read += len(b); return len(b), nil })
	w := p.raw(string(filesPath), "multipart/form-data; boundary=x", body, 600<<20)
	if w.Code != http.StatusRequestEntityTooLarge || read != 0 {
		t.Errorf("status %d, %d bytes read", w.Code, read)
	}
	p.took(w, string(filesPath))
	p.sees("te groot")
	p.open(string(safetyPath))
	if got := htmlcheck.Values([]byte(p.page), "main form")["veilig"]; len(got) != 1 || got[0] != "no" {
		t.Errorf("the answer is gone: %v", got)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

// R4, R7, R8: the safety exits, who is no customer, a location that is not in the list, and what is long
// ago: each says its piece and leads on; nothing is refused.
func TestDetours(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			h.addPlaces()
			for _, cookieless := range []bool{false, true} {
				for answer, at := range map[string]text.Msg{"now": text.DangerTitle, "staff": text.StaffTitle, "home": text.HomeTitle, "unsure": text.DoubtTitle} {
					p := h.parent(lang)
					p.cookieless = cookieless
					p.open(string(safetyPath)).send(url.Values{"veilig": {answer}}).isAt(at)
					if cookieless {
						p.sendForm("form:has(button[name=naar][value='/klacht/wie'])", url.Values{nameGo: {string(whoPath)}})
					} else {
						p.sees("/klacht/wie").open(string(whoPath))
					}
					p.isAt(text.AskWho).send(url.Values{"wie": {"other"}}).isAt(text.WhoTitle)
					if cookieless {
						p.sendForm("form:has(button[value='/klacht/locatie'])", url.Values{nameGo: {string(placePath)}})
					} else {
						p.open(string(placePath))
					}
					p.isAt(text.AskPlace).send(url.Values{"zoeken": {"1"}, "zoek": {"duinrade"}}).
						sees("BSO De Vlieger", map[string]string{"nl": "gesloten in juli 2026", "en": "closed in July 2026"}[lang], "3581")
					p.send(url.Values{"loc": {placeUnlisted}}).isAt(text.UnlistedTitle)
					p.sendForm("form:has(input[name=plek])", url.Values{"plek": {"De Krekel, Ommen"}}).isAt(text.AskStory)
					p.send(url.Values{"wat": {story}}).isAt(text.AskWhen)
					p.sees(map[string]string{"nl": "op of na 23 september 2026", "en": "on or after 23 September 2026"}[lang])
					p.send(url.Values{"wanneer": {"before"}})
					p.sees(map[string]string{"nl": "Je mag je klacht gewoon indienen.", "en": "You can still send your complaint."}[lang])
					p.send(url.Values{"reden": {"Ik hoorde het pas later."}}).isAt(text.AskWish)
				}
			}
		})
	}
}

// R8, D22: three questions, no name; sealed from the first second, and once however often it is sent.
func TestR8TheShortWay(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.parent("nl")
	p.open(string(staffPath)).isAt(text.StaffTitle).open(string(quickPath)).isAt(text.QuickTitle).send(nil)
	p.sees("Schrijf op wat er is gebeurd", text.WrongWhere.NL)
	form := *p
	p.send(url.Values{"wat": {story}, "waar": {"De Zonnebloem"}}).isAt(text.SentTitle).
		sees(text.SentSealed.NL, text.SentKeepAnon.NL).seesNot("De manager belt", "Ilse")
	again := form
	again.browser = h.as(0)
	again.cookies = map[string]string{}
	again.send(url.Values{"wat": {story}, "waar": {"De Zonnebloem"}})
	if again.number() != p.number() {
		t.Errorf("sent twice: %s and %s", p.number(), again.number())
	}
	p = h.parent("nl").open(string(quickPath)).send(url.Values{"wat": {story}, "waar": {"ergens in de bus"}}).isAt(text.SentTitle)
	dossier := "/dossier/" + strings.ReplaceAll(strings.TrimPrefix(p.number(), "KL "), " ", "")
	for who, want := range map[gehoor.PersonID]int{h.coordinator: http.StatusNotFound, h.manager: http.StatusNotFound, h.director: http.StatusOK, h.safety: http.StatusOK} {
		if w := h.as(who).do("GET", dossier, nil); w.Code != want {
			t.Errorf("%d gets %d, want %d", who, w.Code, want)
		}
	}
}

// Each page saves its own question; of two tabs the last one wins, question by question (ux 5).
func TestTwoTabs(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.parent("nl")
	p.open(string(safetyPath)).send(journey[0].answer).send(journey[1].answer)
	first, second := *p, *p
	first.open(string(storyPath))
	second.open(string(wishPath))
	first.send(url.Values{"wat": {story}})
	second.send(url.Values{"wens": {"apology"}})
	first.open(string(storyPath)).sees(story)
	first.open(string(wishPath))
	if got := htmlcheck.Values([]byte(first.page), "main form")["wens"]; len(got) != 1 || got[0] != "apology" {
		t.Errorf("the wish is %v", got)
	}
}

// What is typed on a page whose draft is kept no longer begins a new one: nothing typed is lost.
func TestTypedAfterTheDraftIsGone(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.parent("nl")
	p.open(string(safetyPath)).send(journey[0].answer).send(journey[1].answer).isAt(text.AskStory)
	h.later(15 * 24 * time.Hour)
	p.send(url.Values{"wat": {story}}).isAt(text.AskWhen)
	p.open(string(storyPath)).sees(story)
}

// A slip of the finger in a mail address is asked about and mended by one button; it is no error.
func TestMailMeant(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"a@gmial.com": "a@gmail.com", "a@gmail.com": "", "a@gmai.com": "a@gmail.com", "a@hotmal.com": "a@hotmail.com",
		"a@hotmail.nl": "", "a@example.org": "", "a@zigggo.nl": "a@ziggo.nl", "zonder": "",
	} {
		if got := mailMeant(typed); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
	h := newHouse(t)
	h.addPlaces()
	p := h.parent("nl")
	p.fillIn().open(string(contactPath) + "?na=1").send(url.Values{"mail": {"samira@gmial.com"}}).isAt(text.CheckTitle).
		sees("Bedoel je samira@gmail.com?")
	p.sendForm("form:has(button[name=bedoeld])", url.Values{"bedoeld": {"1"}}).isAt(text.CheckTitle).sees("samira@gmail.com").seesNot("gmial", "Bedoel je")
}

// Limits go by who asks, also behind a proxy; a proxy far away is not believed.
func TestAddress(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ remote, forwarded, want string }{
		{"203.0.113.7:1234", "", "203.0.113.7"},
		{"203.0.113.7:1234", "198.51.100.1", "203.0.113.7"},
		{"127.0.0.1:1234", "198.51.100.1", "198.51.100.1"},
		{"10.0.0.2:1234", "192.0.2.9, 198.51.100.1", "198.51.100.1"},
		{"127.0.0.1:1234", "onzin", "127.0.0.1"},
		{"[2001:db8::1]:1234", "", "2001:db8::1"},
	} {
		hr := httptest.NewRequest("GET", "/", nil)
		hr.RemoteAddr = tt.remote
		if tt.forwarded != "" {
			hr.Header.Set("X-Forwarded-For", tt.forwarded)
		}
		if got := (&Request{Request: hr}).address(); got != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
	}
}

func TestTelephone(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]bool{
		"06 12 34 56 78": true, "0612345678": true, "030-123 45 67": true, "+31 6 12345678": true, "0031612345678": true,
		"06 123": false, "612345678": false, "bel maar": false, "06123456789": false, "+": false,
	} {
		if got := telephone(typed); got != want {
			t.Errorf("%q: %v, want %v", typed, got, want)
		}
	}
}

// P10: every answer can be changed and one comes back to the check page; who is complained about is not
// among the readers (D30).
func TestCheckPage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.addPlaces()
	p := h.parent("nl")
	p.fillIn().sees(text.CheckReader.NL, text.CheckTold.NL)
	for _, path := range htmlcheck.Attrs([]byte(p.page), ".doe a", "href") {
		p.open(path)
		if p.status != http.StatusOK {
			t.Errorf("%s: %d", path, p.status)
		}
		p.send(nil).isAt(text.CheckTitle)
	}
	p.open(string(aboutPath) + "?na=1").send(url.Values{"over": {"manager"}}).isAt(text.CheckTitle).sees(text.CheckReaderUp.NL).seesNot(text.CheckReader.NL)
	p.open(string(contactPath) + "?na=1").send(url.Values{"anoniem": {"1"}}).isAt(text.CheckTitle).sees(text.CheckNoName.NL).seesNot("Samira")
	p.sendForm("form:has(input[name=website])", url.Values{"website": {"http://koop.example"}}).isAt(text.CheckTitle).sees(text.CheckAway.NL)
	p.sendForm("form:has(input[name=website])", nil).isAt(text.SentTitle).sees(text.SentKeepAnon.NL)
}

// The buttons of the check page that lead elsewhere send nothing, also where they stand for links.
func TestOnlySendSends(t *testing.T) {
	t.Parallel()
	for _, cookieless := range []bool{false, true} {
		h := newHouse(t)
		h.addPlaces()
		p := h.parent("nl")
		p.cookieless = cookieless
		p.fillIn()
		check := *p
		p.sendForm("form:has(input[name=website])", url.Values{nameGo: {string(savedPath)}}).isAt(text.SavedTitle)
		if cookieless {
			*p = check
			p.sendForm("form:has(input[name=website])", url.Values{nameGo: {string(contactPath)}}).isAt(text.AskContact)
			*p = check
			p.sendForm("form:has(button[name=naar][value='/klacht/wat'])", url.Values{nameGo: {string(storyPath)}}).isAt(text.AskStory).sees(story)
			p.send(url.Values{"wat": {story + " Echt."}}).isAt(text.CheckTitle).sees("Echt.")
			p.open(string(quickPath)).send(url.Values{nameGo: {string(staffPath)}, "wat": {story}, "waar": {"hier"}}).isAt(text.StaffTitle)
		}
		for range h.app.Store.System().Complaints(context.Background(), 1) {
			t.Errorf("cookieless=%v: something was filed", cookieless)
		}
	}
}

// P12, P13: saved, and gone on with: on this device at once, on another by link and code.
func TestSaveAndResume(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			p := h.parent(lang)
			p.open(string(safetyPath)).send(journey[0].answer).send(journey[1].answer).isAt(text.AskStory)
			p.send(url.Values{"wat": {story}, nameSave: {"1"}}).isAt(text.SavedTitle)
			p.sees(map[string]string{"nl": "7 december", "en": "7 December"}[lang])
			p.send(url.Values{"m": {"samira"}}).sees(map[string]string{"nl": "Er hoort een @ in", "en": "It needs an @"}[lang])
			p.send(url.Values{"m": {"samira@example.org"}}).isAt(text.SavedTitle)
			code := p.code()
			h.work()
			mails := h.mailsTo("samira@example.org")
			if len(mails) != 1 || strings.Contains(mails[0].Text+mails[0].HTML, story) || strings.Contains(mails[0].Text, code) {
				t.Fatalf("mails: %+v", mails)
			}
			link := regexp.MustCompile(`/klacht/verder/[\w-]+`).FindString(mails[0].Text)
			p.open(string(resumePath)).isAt(text.ResumeTitle).seesNot(story)

			other := h.parent(lang)
			other.open(link).isAt(text.ResumeTitle).seesNot(story)
			other.send(url.Values{"code": {"00000000"}}).sees(map[string]string{"nl": "Je mag het nog 9 keer proberen", "en": "You can try 9 more times"}[lang]).seesNot(story)
			other.open(string(storyPath)).seesNot(story)
			other.open(link).send(url.Values{"code": {code[:4] + " " + code[4:]}}).isAt(text.AskWhen)
			other.open(string(storyPath)).sees(story)

			h.later(14 * 24 * time.Hour)
			other.open(link)
			if other.status != http.StatusGone {
				t.Errorf("after fourteen days the link gives %d", other.status)
			}
		})
	}
}

// P14: ten wrong tries, then a pause (ux 4.5), in words that do not say which of the two is wrong.
func TestCodeTries(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	p := h.parent("nl")
	p.open("/status").send(nil).sees(text.WrongNumber.NL, text.WrongCode.NL)
	for left := 9; left > 0; left-- {
		p.open("/status").send(url.Values{"nr": {string(r.Number)}, "code": {"12345678"}})
		p.sees(fmt.Sprintf("Dit nummer en deze code horen niet bij elkaar. Kijk naar de cijfers. Je mag het nog %d keer proberen", left))
	}
	for range 2 {
		p.open("/status").send(url.Values{"nr": {string(r.Number)}, "code": {"12345678"}}).sees("Te vaak geprobeerd. Wacht 15 minuten of vraag een nieuwe code")
	}
	p.open("/status").send(url.Values{"nr": {string(r.Number)}, "code": {r.Code}}).sees("Te vaak geprobeerd")
	h.later(16 * time.Minute)
	p.open("/status").send(url.Values{"nr": {string(r.Number)}, "code": {r.Code}}).isAt(text.StateReceived)
}

// mailsTo lists what somebody got.
func (h *house) mailsTo(address string) (all []app.OutboxMail) {
	for _, m := range h.outbox.Mails() {
		if m.To == address {
			all = append(all, m)
		}
	}
	return all
}

// reading is a parent who gave number and code.
func (h *house) reading(r app.Receipt, lang string) *parent {
	h.t.Helper()
	p := h.parent(lang)
	return p.open("/status").send(url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
}

// D25, D28: the link of a mail shows the state and the next date, nothing that was written, no name; and
// nothing at all once somebody else reads the mail.
func TestD25StatusByLink(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			r := h.file(nil)
			link, err := h.app.Store.StatusLink(context.Background(), 1, r.Complaint)
			if err != nil {
				t.Fatal(err)
			}
			p := h.parent(lang)
			p.open(app.PageStatus+link).isAt(text.StateReceived).
				sees(r.Number.String(), map[string]string{"nl": "25 november", "en": "25 November"}[lang]).
				seesNot(story, "Samira", "Ilse", "Zonnebloem,", r.Code)
			p.send(url.Values{"code": {r.Code}}).isAt(text.StateReceived).sees(story)

			p.open(string(sharedPath)).send(url.Values{"gedeeld": {"ja"}})
			p.isAt(text.SharedTitle)
			other := h.parent(lang)
			other.open(app.PageStatus+link).isAt(text.ReadTitle).seesNot(r.Number.String(), story)
			h.app.Store.StatusLink(context.Background(), 1, r.Complaint)
			other.open(app.PageStatus + link).isAt(text.ReadTitle).seesNot(r.Number.String())

			other.open(string(forgotPath)).send(url.Values{"nr": {string(r.Number)}}).isAt(text.OnceTitle)
			h.work()
			for _, m := range h.outbox.Mails() {
				if strings.Contains(m.Subject, text.MailCodeSubject.NL[:7]) {
					t.Errorf("a code went to a mailbox that others read: %s", m.Subject)
				}
			}
			other.open(app.PageStatus + "niets").isAt(text.ReadTitle)
		})
	}
}

// R11, D9, D20: what who complained can do on the status page, each once however often it is sent.
func TestStatusPage(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			r := h.file(nil)
			p := h.reading(r, lang).isAt(text.StateReceived).sees("Ilse Dalen", story)
			count := func(kind string) (n int) {
				c, err := h.app.Store.System().Load(context.Background(), 1, r.Complaint)
				if err != nil {
					t.Fatal(err)
				}
				for _, e := range c.Events() {
					if gehoor.Kind(e.Fact) == kind {
						n++
					}
				}
				return n
			}

			message := "form[action='/status/bericht']"
			p.sendForm(message, nil).sees(map[string]string{"nl": text.WrongMessage.NL, "en": text.WrongMessage.EN}[lang])
			values := url.Values(htmlcheck.Values([]byte(p.page), message))
			values.Set("bericht", "Het hek is nog steeds open.")
			for range 2 {
				p.sendParts(string(messagePath), values, sample{"hek.png", picture(t)})
				p.isAt(text.StateReceived).sees("Het hek is nog steeds open.", "hek.png")
			}
			if n := count("MessageReceived"); n != 1 {
				t.Errorf("%d messages", n)
			}
			file := htmlcheck.Attr([]byte(p.page), "a[href^='/status/bestand/']", "href")
			if w := p.do("GET", file, nil); w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
				t.Errorf("the file: %d %s", w.Code, w.Header())
			}
			if w := h.as(0).do("GET", file, nil); w.Code != http.StatusNotFound {
				t.Errorf("the file for nobody: %d", w.Code)
			}

			p.open(string(ownDataPath)).send(nil).sees(map[string]string{"nl": text.WrongData.NL, "en": text.WrongData.EN}[lang])
			for range 2 {
				p.open(string(ownDataPath)).send(url.Values{"wat": {"erasure"}, "uitleg": {"De foto."}}).
					sees(map[string]string{"nl": "23 december", "en": "23 December"}[lang])
			}
			if n := count("DataRequested"); n != 1 {
				t.Errorf("%d requests", n)
			}
			p.open(string(unhappyPath)).isAt(text.UnhappyTitle).sees("Klachtenloket", "2027")

			stop := p.open(string(withdrawPath)).isAt(text.StopTitle)
			again := *stop
			p.send(nil).isAt(text.StateStopped).sees(map[string]string{"nl": "7 december", "en": "7 December"}[lang])
			again.send(nil).isAt(text.StateStopped)
			if n := count("Withdrawn"); n != 1 {
				t.Errorf("withdrawn %d times", n)
			}
			p.open(string(reopenPath)).isAt(text.BackTitle).send(nil).isAt(text.StateReceived)
			p.open(string(withdrawPath)).send(nil)
			h.later(15 * 24 * time.Hour)
			p = h.reading(r, lang).isAt(text.StateStopped).seesNot(string(reopenPath))

			p.sendForm("form[action='/sluiten']", nil).isAt(text.StartTitle)
			p.open("/status").isAt(text.ReadTitle)
			p.open(string(unhappyPath)).isAt(text.ReadTitle)
		})
	}
}

// R13, D29: the letter is opened by a button, which is recorded; looking changes nothing.
func TestR13TheLetter(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	letter, measure, secret := &app.Body{Text: "Je klacht is gegrond. Je hebt gelijk."}, &app.Body{Text: "We tellen bij de deur."}, &app.Body{Text: "Een waarschuwing"}
	_, err := h.app.AsSystem(context.Background(), 1, r.Complaint, []*app.Body{letter, measure, secret}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
		due := day.Today.AddDays(20)
		told := gehoor.Measure{No: 1, Kind: gehoor.ToldMeasure, Owner: h.manager, Text: measure.Ref, Due: due, Part: 1}
		personnel := gehoor.Measure{No: 2, Kind: gehoor.PersonnelMeasure, Owner: h.manager, Text: secret.Ref, Due: due, Part: 1}
		return []gehoor.Fact{
			gehoor.Routed{Lead: gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)}},
			gehoor.DecisionDrafted{Version: 1, Letter: letter.Ref, Measures: []gehoor.Measure{told, personnel}, Settlement: true},
			gehoor.DecisionSent{Version: 1, Way: gehoor.OnStatusPage, Letter: letter.Ref},
			gehoor.MeasurePromised{Measure: told}, gehoor.MeasurePromised{Measure: personnel},
		}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	opened := func() (n int) {
		c, err := h.app.Store.System().Load(context.Background(), 1, r.Complaint)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Events() {
			if _, ok := e.Fact.(gehoor.DecisionOpened); ok {
				n++
			}
		}
		return n
	}
	p := h.reading(r, "nl").isAt(text.StateDecided).seesNot("gegrond", "We tellen", "waarschuwing")
	p.open(string(letterPath)).isAt(text.LetterTitle).seesNot("gegrond")
	if opened() != 0 {
		t.Error("looking was recorded")
	}
	p.send(nil).isAt(text.LetterTitle).sees("Je klacht is gegrond.", "We tellen bij de deur.").seesNot("waarschuwing")
	p.open(string(letterPath)).sees("Je klacht is gegrond.")
	if n := opened(); n != 1 {
		t.Errorf("opened %d times", n)
	}
	p.lang = "en"
	p.open("/status?lang=en").sees("We tellen bij de deur.")
	p.open(string(letterPath)).sendForm("form[action='/status/niet-opgelost']", url.Values{"reden": {"Het hek is nog open."}})
	p.isAt(text.StateForward)
}

// D28: who lost the code gets a six-digit one by mail, and with it a new code; the old one is void.
func TestD28NewCode(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	h.work()
	p := h.parent("nl")
	p.open(string(forgotPath)).send(nil).sees(text.WrongNumber.NL)
	p.open(string(forgotPath)).send(url.Values{"nr": {r.Number.String()}}).isAt(text.OnceTitle)
	h.work()
	mails := h.mailsTo("samira@example.org")
	once := regexp.MustCompile(`\b\d{6}\b`).FindString(mails[len(mails)-1].Text)
	if once == "" {
		t.Fatalf("the last mail: %+v", mails[len(mails)-1])
	}
	p.send(url.Values{"code": {"000000"}}).sees(text.WrongOnce.NL)
	p.send(url.Values{"code": {once}}).isAt(text.NewCodeTitle)
	fresh := r
	fresh.Code = p.code()
	if fresh.Code == r.Code {
		t.Fatal("the code is the old one")
	}
	p.open("/status").isAt(text.StateReceived)
	h.reading(r, "nl").isAt(text.ReadTitle)
	h.reading(fresh, "nl").isAt(text.StateReceived)

	p = h.parent("nl") // nobody learns whether there is such a number
	p.open(string(forgotPath)).send(url.Values{"nr": {"26 2345"}}).isAt(text.OnceTitle).send(url.Values{"code": {once}}).sees(text.WrongOnce.NL)
}

// R2, D32: a question, once however often it is sent.
func TestR2AskAQuestion(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			p := h.parent(lang)
			p.open(string(askPath)).isAt(text.AskTitle).send(nil).
				sees(map[string]string{"nl": text.WrongQuestion.NL, "en": text.WrongQuestion.EN}[lang], map[string]string{"nl": text.WrongContact.NL, "en": text.WrongContact.EN}[lang])
			form := *p
			fill := url.Values{"wat": {"Mag ik een klacht indienen?"}, "mail": {"samira@example.org"}, "waar": {"zonnebloem"}}
			p.send(fill).isAt(text.AskedTitle)
			form.send(fill).isAt(text.AskedTitle)
			if p.number() == "" || p.number() != form.number() {
				t.Errorf("numbers %q and %q", p.number(), form.number())
			}
		})
	}
}

// R1, D33: a location has an address of its own with whom to speak to: the manager, who stands in, or
// the desk.
func TestR1PublicLocation(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.addPlaces()
	p := h.parent("nl")
	p.open("/locaties?zoek=niets").sees("We vinden geen locatie bij ‘niets’")
	p.open("/locaties?zoek=zonnebloem").sees("De Zonnebloem")
	at := fmt.Sprintf("/locaties/%d", h.location)
	p.open(at).sees("Klachtencoördinator", "088").seesNot("Mark")
	set := func(change func(tx *store.Tx) error) {
		t.Helper()
		if err := h.app.Store.Write(context.Background(), 1, h.Now(), change); err != nil {
			t.Fatal(err)
		}
	}
	set(func(tx *store.Tx) error {
		l, err := h.app.Store.Location(1, h.location)
		if err != nil {
			return err
		}
		l.Contact.Choice = store.ContactManager
		_, err = tx.PutLocation(gehoor.Actor{}, l)
		return err
	})
	p.open(at).sees("Mark Jansen", "06")
	set(func(tx *store.Tx) error {
		_, err := tx.PutAbsence(gehoor.Actor{}, gehoor.Absence{Person: h.manager, Deputy: h.deputy, From: gehoor.DateOf(h.Now()), Until: gehoor.DateOf(h.Now())})
		return err
	})
	p.open(at).sees("Wim Schoon").seesNot("Mark Jansen")
	if w := p.do("GET", "/locaties/999", nil); w.Code != http.StatusNotFound {
		t.Errorf("no such location: %d", w.Code)
	}
}

// The pages that only say something, in both languages.
func TestPublicPages(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, lang := range []string{"nl", "en"} {
		p := h.parent(lang)
		for _, path := range []string{"/", "/reglement", "/privacy", "/toegankelijkheid", "/direct-naar-de-geschillencommissie", "/locaties", "/vraag", "/status", "/nieuwe-code", "/klacht/verder", "/nergens"} {
			p.open(path)
			if want := path == "/nergens"; (p.status == http.StatusNotFound) != want {
				t.Errorf("%s: %d", path, p.status)
			}
		}
	}
}
