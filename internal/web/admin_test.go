package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

func TestAdministrationPages(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	for _, path := range []string{
		"/beheer", "/beheer/mensen", "/beheer/mensen/nieuw", "/beheer/mensen/" + id(h.manager), "/beheer/functies/nieuw", "/beheer/functies/1",
		"/beheer/afwezig/nieuw", "/beheer/locaties", "/beheer/locaties/1", "/beheer/regios/1", "/beheer/regios/nieuw",
		"/beheer/gegevens", "/beheer/buiten", "/beheer/kleuren", "/beheer/reglement", "/beheer/onderwerpen", "/beheer/sluitingsdagen",
	} {
		admin.both(path)
	}
	for _, path := range []string{"/beheer/mensen/999", "/beheer/mensen/01", "/beheer/mensen/x", "/beheer/functies/999", "/beheer/afwezig/1", "/beheer/locaties/999", "/beheer/locaties/nieuw", "/beheer/regios/7"} {
		if w := admin.do("GET", path, nil); w.Code != http.StatusNotFound {
			t.Errorf("GET %s: %d", path, w.Code)
		}
		if w := admin.do("POST", path, url.Values{"naam": {"Ik"}}); w.Code != http.StatusNotFound {
			t.Errorf("POST %s: %d", path, w.Code)
		}
	}
}

// Every form says what is wrong at its field, and keeps what was typed.
func TestAdministrationKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	long := gehoor.Date{Year: 2020, Month: 1, Day: 1}
	for _, test := range []struct {
		name, path string
		form       url.Values
		kept       string
		wrong      text.Msg
	}{
		{"nobody's name", "/beheer/mensen/nieuw", url.Values{"mail": {"a@b.example"}, "taal": {"nl"}}, "a@b.example", text.WrongPersonName},
		{"no mail address", "/beheer/mensen/nieuw", url.Values{"naam": {"Jo"}, "mail": {"jo bij b"}, "taal": {"nl"}}, "jo bij b", text.WrongMail},
		{"somebody else's mail", "/beheer/mensen/nieuw", url.Values{"naam": {"Jo Vos"}, "mail": {"Ilse.Dalen@voorbeeld.example"}, "taal": {"nl"}}, "Jo Vos", text.WrongMailTaken},
		{"no telephone", "/beheer/mensen/" + id(h.manager), url.Values{"naam": {"Mark J."}, "telefoon": {"12"}, "taal": {"nl"}}, "Mark J.", text.WrongPhone},
		{"the last administrator leaves", "/beheer/mensen/" + id(h.admin), url.Values{"naam": {"Sem Dijk"}, "taal": {"nl"}, "weg": {"24-11-2026"}}, "24-11-2026", text.WrongLastAdmin},
		{"a manager of nothing", "/beheer/functies/nieuw", url.Values{"wie": {id(h.other)}, "functie": {"manager"}, "van": {"23-11-2026"}}, "23-11-2026", text.WrongChoice},
		{"a location that is not there", "/beheer/functies/nieuw", url.Values{"wie": {id(h.other)}, "functie": {"manager"}, "locatie": {"999"}, "van": {"23-11-2026"}}, "23-11-2026", text.WrongChoice},
		{"no day", "/beheer/functies/nieuw", url.Values{"wie": {id(h.other)}, "functie": {"board"}, "van": {"ooit"}}, "ooit", text.WrongDate},
		{"the last administrator's position ends", "/beheer/functies/8", url.Values{"wie": {id(h.admin)}, "functie": {"administrator"}, "van": {dateText(long)}, "tot": {"31-12-2026"}}, "31-12-2026", text.WrongLastAdmin},
		{"one's own deputy", "/beheer/afwezig/nieuw", url.Values{"wie": {id(h.manager)}, "vervanger": {id(h.manager)}, "van": {"1-12-2026"}}, "1-12-2026", text.WrongDeputy},
		{"a location without a way to reach it", "/beheer/locaties/1", url.Values{"contact": {"location"}, "naam": {"De balie"}}, "De balie", text.WrongOwnReach},
		{"a region that is there", "/beheer/regios/nieuw", url.Values{"naam": {"midden"}}, "midden", text.WrongRegion},
		{"no way to complain", "/beheer/gegevens", url.Values{"naam": {"Voorbeeld"}, "adres": {"Postbus 1"}}, "Postbus 1", text.WrongContact},
		{"a reporting code of next year", "/beheer/gegevens", url.Values{"naam": {"V"}, "mail": {"k@v.example"}, "adres": {"Postbus 3"}, "meldcode": {"1-2-2027"}}, "1-2-2027", text.WrongFuture},
		{"twice on the duty list", "/beheer/gegevens", url.Values{"naam": {"V"}, "mail": {"k@v.example"}, "adres": {"Postbus 2"}, "piket-1": {id(h.board)}, "piket-2": {id(h.board)}}, "Postbus 2", text.WrongTwice},
		{"no colour", "/beheer/kleuren", url.Values{"licht-knop": {"rood"}, "hoek": {"rond"}}, "rood", text.WrongColour},
		{"no font", "/beheer/kleuren", url.Values{"letter": {`x"; }`}, "hoek": {"rond"}}, "x&#34;; }", text.WrongFont},
		{"a subject without its English name", "/beheer/onderwerpen", subjectForm(url.Values{"nl-nieuw.1": {"Het eten"}}), "Het eten", text.WrongSubjectName},
		{"two subjects of one name", "/beheer/onderwerpen", subjectForm(url.Values{"nl-nieuw.1": {"vervoer!"}, "en-nieuw.1": {"Transport"}}), "vervoer!", text.WrongSubjectTwin},
		{"a place that is none", "/beheer/onderwerpen", subjectForm(url.Values{"plaats-care": {"eerst"}}), "eerst", text.WrongPlace},
		{"no closing day", "/beheer/sluitingsdagen", url.Values{"dagen": {"kerst"}, "vanaf": {"1-1-2027"}, "advies": {"not-asked"}}, "kerst", text.Msg{NL: text.WrongClosedDay(text.NL, "kerst"), EN: text.WrongClosedDay(text.EN, "kerst")}},
		{"a closing day without its year", "/beheer/sluitingsdagen", url.Values{"dagen": {"24 december"}, "vanaf": {"1-1-2027"}, "advies": {"not-asked"}}, "24 december", text.Msg{NL: text.WrongClosedDay(text.NL, "24 december"), EN: text.WrongClosedDay(text.EN, "24 december")}},
		{"no procedure", "/beheer/reglement", url.Values{"tekst": {" "}, "vanaf": {"1-1-2027"}, "advies": {"positive"}}, "1-1-2027", text.WrongNoYAML},
		{"from the past", "/beheer/reglement", url.Values{"tekst": {string(procedure.DefaultFile())}, "vanaf": {"22-11-2026"}, "advies": {"not-asked"}}, "22-11-2026", text.WrongBeforeToday},
		{"advice without its day", "/beheer/reglement", url.Values{"tekst": {string(procedure.DefaultFile())}, "vanaf": {"1-1-2027"}, "advies": {"negative"}}, "1-1-2027", text.WrongAdviceDate},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, _, err := h.app.Store.Head(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			for _, lang := range []text.Lang{text.NL, text.EN} {
				admin.cookies["lang"] = lang.String()
				w := admin.do("POST", test.path, test.form)
				page := w.Body.String()
				if w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, test.kept) || !strings.Contains(page, test.wrong.In(lang)) {
					t.Errorf("%v: %d, wanted %q kept and %q said", lang, w.Code, test.kept, test.wrong.In(lang))
				}
			}
			if after, _, err := h.app.Store.Head(t.Context(), 1); err != nil || after != before {
				t.Errorf("the log went from %d to %d, %v", before, after, err)
			}
		})
	}
}

// R9: who leaves holds no seat any more from the next day on, and the administrator is told which location
// is without a manager.
func TestSomebodyLeavesAndADeputyStandsIn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	red := text.NoManager(text.NL, "De Zonnebloem")
	if page := admin.get("/beheer"); strings.Contains(page, red) {
		t.Error("a location with a manager stands in red")
	}
	admin.post("/beheer/afwezig/nieuw", url.Values{"wie": {id(h.manager)}, "van": {"vandaag"}, "tot": {"4-12-2026"}})
	for _, path := range []string{"/beheer", "/beheer/locaties"} {
		if page := admin.both(path); !strings.Contains(page, red) {
			t.Errorf("%s does not say that nobody is manager", path)
		}
	}
	admin.post("/beheer/afwezig/1", url.Values{"wie": {id(h.manager)}, "van": {"vandaag"}, "tot": {"4-12-2026"}, "vervanger": {id(h.other)}})
	if page := admin.get("/beheer"); strings.Contains(page, red) {
		t.Error("with a deputy it still stands in red")
	}
	left := url.Values{"naam": {"Mark Jansen"}, "mail": {"mark.jansen@voorbeeld.example"}, "taal": {"nl"}, "weg": {"gisteren"}}
	admin.post("/beheer/mensen/"+id(h.manager), left)
	chart, err := h.app.Store.Chart(1)
	if err != nil {
		t.Fatal(err)
	}
	seat, today := gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)}, gehoor.DateOf(h.Now())
	if who := chart.Holders(seat, today); len(who) != 0 {
		t.Errorf("%v hold the seat of who left", who)
	}
	if who := chart.Holders(seat, today.AddDays(-1)); len(who) != 1 {
		t.Errorf("%v held it on the last day", who)
	}
	if page := admin.both("/beheer"); !strings.Contains(page, red) || !strings.Contains(page, "Sem Dijk") {
		t.Error("not in red, or not by whom it was changed")
	}
	if w := h.as(h.manager).do("GET", "/bureau", nil); w.Code != http.StatusSeeOther {
		t.Errorf("who left gets in: %d", w.Code)
	}
}

// The same form sent twice, as by a double tap, makes one.
func TestSentTwiceMakesOne(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	for _, test := range []struct {
		path  string
		form  url.Values
		count func() (int, error)
	}{
		{"/beheer/mensen/nieuw", url.Values{"naam": {"Jo Vos"}, "taal": {"en"}}, func() (int, error) { l, err := h.app.Store.People(1); return len(l), err }},
		{"/beheer/functies/nieuw", url.Values{"wie": {id(h.other)}, "functie": {"auditor"}, "van": {"vandaag"}}, func() (int, error) { l, err := h.app.Store.Positions(1); return len(l), err }},
		{"/beheer/afwezig/nieuw", url.Values{"wie": {id(h.other)}, "van": {"vandaag"}}, func() (int, error) { l, err := h.app.Store.Absences(1); return len(l), err }},
	} {
		before, err := test.count()
		if err != nil {
			t.Fatal(err)
		}
		admin.post(test.path, test.form)
		admin.post(test.path, test.form)
		if after, err := test.count(); err != nil || after != before+1 {
			t.Errorf("%s: from %d to %d, %v", test.path, before, after, err)
		}
	}
}

func TestPlacesAreChanged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	admin.post("/beheer/regios/nieuw", url.Values{"naam": {"Noord"}})
	admin.post("/beheer/locaties/1", url.Values{"regio": {"2"}, "contact": {"manager"}, "dicht": {"1-1-2027"}})
	l, err := h.app.Store.Location(1, h.location)
	if err != nil {
		t.Fatal(err)
	}
	if l.Region != 2 || l.Contact.Choice != store.ContactManager || l.Closed != (gehoor.Date{Year: 2027, Month: 1, Day: 1}) || l.Name != "De Zonnebloem" {
		t.Errorf("saved as %+v", l)
	}
	if page := admin.both("/beheer"); !strings.Contains(page, "De Zonnebloem, Regio Noord, Gesloten vanaf vrijdag 1 januari 2027") {
		t.Errorf("the change is not shown:\n%s", page)
	}
}

func TestSettingsAreChanged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	admin.post("/beheer/gegevens", url.Values{
		"naam": {"Kinderopvang Duin"}, "mail": {"klacht@duin.example"}, "telefoon": {"088 111 11 11"}, "uren": {"werkdagen"}, "uren-en": {"working days"},
		"adres": {"Postbus 1\r\n1000 AA Duinrade"}, "venster": {"1"}, "bestuur": {id(h.board)}, "piket-1": {""}, "piket-2": {id(h.director)}, "piket-3": {id(h.safety)},
	})
	set, err := h.app.Store.Settings(1)
	if err != nil {
		t.Fatal(err)
	}
	if set.Name != "Kinderopvang Duin" || len(set.Address) != 2 || !set.WindowRight || set.BoardContact != h.board || set.PhoneHours.EN != "working days" {
		t.Errorf("saved as %+v", set)
	}
	if len(set.DutyList) != 2 || set.DutyList[0] != h.director || set.DutyList[1] != h.safety {
		t.Errorf("the duty list is %v", set.DutyList)
	}
	page := admin.both("/beheer")
	if want := text.ChangedCount(text.NL, gehoor.ChartChanged{What: gehoor.ChartSettings, Changed: 1}); !strings.Contains(page, want) {
		t.Errorf("no %q among the changes", want)
	}
	admin.both("/beheer/gegevens")
}

// Colours below contrast are refused with both named; others are saved and served.
func TestBrandNeedsContrast(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	w := admin.do("POST", "/beheer/kleuren", url.Values{"licht-knop": {"#f4a6b0"}, "hoek": {"rond"}})
	if page := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, "‘Woorden op knoppen’ (on-brand) op ‘Knoppen’ (brand)") || !strings.Contains(page, "#f4a6b0") {
		t.Errorf("a pale button: %d\n%s", w.Code, page)
	}
	if set, err := h.app.Store.Settings(1); err != nil || set.Theme.Path() != "" {
		t.Errorf("saved all the same, %v", err)
	}
	admin.post("/beheer/kleuren", url.Values{"licht-knop": {"#b0006d"}, "licht-muis": {"#7b004c"}, "licht-balk": {"#b0006d"}, "licht-link": {"#b0006d"}, "licht-zacht": {"#f7e5f0"}, "hoek": {"recht"}})
	set, err := h.app.Store.Settings(1)
	if err != nil || set.Theme.Light.Brand.String() != "#b0006d" {
		t.Fatalf("the theme is %+v, %v", set.Theme, err)
	}
	if page := admin.both("/beheer/kleuren"); !strings.Contains(page, set.Theme.Path()) || !strings.Contains(page, "#b0006d") {
		t.Error("the page has not the new colours")
	}
}

// A procedure with faults is refused by line, and comes back to be mended; a good one goes by the advice
// of the parent committees and from its day on.
func TestProcedureIsAppliedFromItsDay(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	good := string(procedure.DefaultFile())
	bad := strings.Replace(good, "version: 1", "version: nul", 1)
	if bad == good {
		t.Fatal("nothing was spoilt")
	}
	send := func(file string) *httptest.ResponseRecorder {
		var body bytes.Buffer
		m := multipart.NewWriter(&body)
		for name, value := range map[string]string{"tekst": "wat hier stond", "vanaf": "1-1-2027", "advies": "positive", "advies-op": "20-11-2026"} {
			if err := m.WriteField(name, value); err != nil {
				t.Fatal(err)
			}
		}
		part, err := m.CreateFormFile("bestand", "reglement.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(file)); err != nil {
			t.Fatal(err)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("POST", "/beheer/reglement", &body)
		r.Header.Set("Content-Type", m.FormDataContentType())
		r.Header.Set("Accept-Language", "nl")
		r.AddCookie(&http.Cookie{Name: staffCookie, Value: admin.cookies[staffCookie]})
		w := httptest.NewRecorder()
		h.server.ServeHTTP(w, r)
		return w
	}
	w := send(bad)
	if page := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, "Regel ") || !strings.Contains(page, "version: nul") || !strings.Contains(page, "20-11-2026") {
		t.Errorf("a faulty file: %d, and no line, or not kept", w.Code)
	}
	if w := send(strings.Replace(good, "version: 1", "version: 2", 1)); w.Code != http.StatusSeeOther {
		t.Fatalf("a good file: %d\n%s", w.Code, w.Body)
	}
	for _, test := range []struct {
		on      gehoor.Date
		version int
	}{{gehoor.Date{Year: 2026, Month: 12, Day: 31}, 1}, {gehoor.Date{Year: 2027, Month: 1, Day: 1}, 2}} {
		if p, err := h.app.Store.Procedure(1, test.on); err != nil || p.Version != test.version {
			t.Errorf("on %v version %d, %v", test.on, p.Version, err)
		}
	}
	page := admin.both("/beheer/reglement")
	if !strings.Contains(page, "vrijdag 1 januari 2027") || !strings.Contains(page, "positief") || !strings.Contains(page, text.RegulationShipped.NL) {
		t.Error("the versions do not say from when, or with what advice")
	}
	if page := admin.both("/beheer"); !strings.Contains(page, text.RegulationApplied(text.NL, 2, "vrijdag 1 januari 2027")) {
		t.Error("it does not stand among the changes")
	}
}
