package web

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/procedure"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// subjectForm is the form of the subjects as it is shipped, with changes.
func subjectForm(changes url.Values) url.Values {
	form := url.Values{"vanaf": {"vandaag"}, "advies": {"not-asked"}}
	put := func(field string, c gehoor.CategoryRule, place int) {
		form["nl-"+field], form["en-"+field] = []string{c.NL}, []string{c.EN}
		form["soort-"+field], form["plaats-"+field] = []string{string(c.Kind)}, []string{strconv.Itoa(place)}
	}
	list := gehoor.DefaultProcedure().Categories
	for i, c := range list {
		put(string(c.Name), c, i+1)
	}
	for i := range newSubjects {
		put("nieuw."+strconv.Itoa(i+1), gehoor.CategoryRule{Kind: gehoor.Conduct}, len(list)+i+1)
	}
	maps.Copy(form, changes)
	return form
}

// A change of the subjects is a new version of the procedure, by whom and when; complaints keep the subject they have, and
// what they have does not come to mean something else (R17).
func TestR17SubjectsAreChanged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin, desk := h.as(h.admin), h.as(h.coordinator)
	r := h.file(func(*app.Answers) {})
	h.forward(desk, r.Number, h.managerSeat())
	care, _ := h.app.Store.Category(1, h.filed().Parts[0].Category)
	if care.Name == "" {
		t.Fatal("the complaint has no subject")
	}
	mine := string(care.Name)

	w := admin.do("POST", "/beheer/onderwerpen", subjectForm(url.Values{"nl-" + mine: {"Het eten"}}))
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.WrongSubjectUsed.NL) {
		t.Errorf("a subject in use gets another meaning: %d", w.Code)
	}
	other := "transport"
	change := url.Values{
		"nl-" + mine: {strings.ToUpper(care.NL)}, "plaats-" + mine: {"99"}, // as it is called, and last
		"nl-" + other: {"Vervoer en uitjes"}, "en-" + other: {"Transport and trips"}, "bewaren-" + other: {"60"}, // nobody has it
		"weg-privacy": {"1"},
		"nl-nieuw.2":  {"Eten & drinken: 'thuis'"}, "en-nieuw.2": {"Food and drink"}, "soort-nieuw.2": {"agreement"}, "plaats-nieuw.2": {"1"},
	}
	for range 2 { // sent twice it is one version
		admin.post("/beheer/onderwerpen", subjectForm(change))
	}
	versions, err := h.app.Store.Procedures(1)
	if err != nil || len(versions) != 1 || versions[0].Procedure.Version != 2 {
		t.Fatalf("versions: %+v, %v", versions, err)
	}
	got := versions[0].Procedure.Categories
	first := gehoor.CategoryRule{Name: "eten-drinken-thuis", Kind: gehoor.Agreement, NL: "Eten & drinken: 'thuis'", EN: "Food and drink"}
	if len(got) != 12 || got[0] != first || got[11].Name != care.Name || got[11].NL != strings.ToUpper(care.NL) {
		t.Errorf("the subjects are %+v", got)
	}
	for _, c := range got {
		if c.Name == "privacy" || c.Name == "transport" && (c.NL != "Vervoer en uitjes" || c.Keep != 60) {
			t.Errorf("there is %+v", c)
		}
	}
	if page := admin.both("/beheer"); !strings.Contains(page, text.RegulationApplied(text.NL, 2, text.FormatDateLong(text.NL, gehoor.DateOf(h.Now())))) {
		t.Error("it does not stand among the changes")
	}
	// Taken off the list the complaint still says what it is about, on every page.
	drop := url.Values{"nl-eten-drinken-thuis": {first.NL}, "en-eten-drinken-thuis": {first.EN}, "soort-eten-drinken-thuis": {"agreement"}, "plaats-eten-drinken-thuis": {"1"}}
	for _, c := range gehoor.DefaultProcedure().Categories {
		drop.Set("weg-"+string(c.Name), "1")
	}
	admin.post("/beheer/onderwerpen", subjectForm(drop))
	if p, err := h.app.Store.Procedure(1, gehoor.DateOf(h.Now())); err != nil || len(p.Categories) != 1 {
		t.Fatalf("the subjects are %+v, %v", p.Categories, err)
	}
	if page := desk.both("/bureau?wat=alle"); !strings.Contains(page, strings.ToUpper(care.NL)) {
		t.Error("the desk does not say what it is about")
	}
	// Nor may a file say otherwise.
	v, err := h.app.Store.ProcedureVersion(1, gehoor.DateOf(h.Now()))
	if err != nil {
		t.Fatal(err)
	}
	content, err := h.app.Store.Item(t.Context(), 1, v.Applied.Text)
	if err != nil {
		t.Fatal(err)
	}
	file := strings.Replace(string(content.Body), "eten-drinken-thuis", mine, 1)
	err = h.app.Store.Write(t.Context(), 1, h.Now(), func(tx *store.Tx) error {
		_, err := tx.ApplyProcedure(gehoor.Actor{}, store.Applying{File: []byte(file), From: gehoor.DateOf(h.Now())})
		return err
	})
	var refusal *gehoor.Refusal
	if !errors.As(err, &refusal) || refusal.Code != "procedure.category" {
		t.Errorf("a file gives a subject in use another meaning: %v", err)
	}
}

// A closing day moves a term of the house, which the page says before it is saved, and no term of the law.
func TestR10ClosingDaysAreChanged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	form := url.Values{"dagen": {"24-12-2026\r\n27-12-2026"}, "vanaf": {"vandaag"}, "advies": {"positive"}, "advies-op": {"20-11-2026"}}
	look := maps.Clone(form)
	look.Set(lookFirst, "1")
	w := admin.do("POST", "/beheer/sluitingsdagen", look)
	page := w.Body.String()
	// A complaint of Wednesday the 23rd: Thursday closed, Friday Christmas; Monday and Tuesday count.
	if w.Code != http.StatusOK || !strings.Contains(page, "dinsdag 29 december 2026") || !strings.Contains(page, "maandag 28 december 2026") || !strings.Contains(page, text.ClosedOff.NL) {
		t.Errorf("it does not say what moves: %d\n%s", w.Code, page)
	}
	if versions, err := h.app.Store.Procedures(1); err != nil || len(versions) != 0 {
		t.Fatalf("looking saved it: %v", err)
	}
	admin.post("/beheer/sluitingsdagen", form)
	versions, err := h.app.Store.Procedures(1)
	if err != nil || len(versions) != 1 || versions[0].Applied.Advice != gehoor.AdvicePositive {
		t.Fatalf("versions: %+v, %v", versions, err)
	}
	if c := versions[0].Procedure.Calendar; c.WorkingDay(gehoor.Date{Year: 2026, Month: 12, Day: 24}) {
		t.Error("the closing day is a working day")
	}
	if page := admin.both("/beheer/sluitingsdagen"); !strings.Contains(page, "24-12-2026") {
		t.Error("the closing day is not in the form")
	}
	// What holds from later on is not undone by what is changed before it.
	form.Set("dagen", "24-12-2026")
	form.Set("vanaf", "1-1-2027")
	admin.post("/beheer/sluitingsdagen", form)
	form.Set("dagen", "")
	form.Set("vanaf", "vandaag")
	w = admin.do("POST", "/beheer/sluitingsdagen", form)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.WrongFromBefore(text.NL, 3, "vrijdag 1 januari 2027")) {
		t.Errorf("before a version that is still to come: %d", w.Code)
	}
	w = admin.do("POST", "/beheer/reglement", url.Values{"tekst": {string(procedure.DefaultFile())}, "vanaf": {"vandaag"}, "advies": {"positive"}, "advies-op": {"1-6-2026"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), text.WrongFromBefore(text.NL, 3, "vrijdag 1 januari 2027")) || !strings.Contains(w.Body.String(), "working-days") {
		t.Errorf("a file before a version that is still to come: %d", w.Code)
	}
}

// Colours are shown before they are saved, also those that are refused.
func TestBrandIsShownFirst(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	admin := h.as(h.admin)
	for colour, code := range map[string]int{"#7b004c": http.StatusOK, "#f4a6b0": http.StatusUnprocessableEntity} {
		w := admin.do("POST", "/beheer/kleuren", url.Values{"licht-knop": {colour}, "hoek": {"rond"}, lookFirst: {"1"}})
		_, address, ok := strings.Cut(w.Body.String(), `href="`+previewPath)
		address, _, _ = strings.Cut(address, `"`)
		if w.Code != code || !ok {
			t.Fatalf("%s: %d, and the preview %v", colour, w.Code, ok)
		}
		css := admin.do("GET", previewPath+strings.ReplaceAll(address, "&amp;", "&"), nil)
		if got := css.Body.String(); css.Header().Get("Content-Type") != "text/css; charset=utf-8" || !strings.Contains(got, ".licht {") || !strings.Contains(got, "--brand: "+colour) || !strings.Contains(got, "--radius: 1rem") {
			t.Errorf("%s is shown by\n%s", colour, got)
		}
	}
	if set, err := h.app.Store.Settings(1); err != nil || set.Theme.Path() != "" {
		t.Errorf("looking saved it, %v", err)
	}
	if w := h.as(h.coordinator).do("GET", previewPath, nil); w.Code != http.StatusNotFound {
		t.Errorf("no administrator: %d", w.Code)
	}
}
