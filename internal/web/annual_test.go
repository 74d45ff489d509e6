package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// register gives the house's location its lines in the register.
func (h *house) register() {
	h.t.Helper()
	err := h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) error {
		reg := store.Registration{Location: h.location}
		reg.LRK, reg.Kind, reg.Municipality.Name = "100000001", "KDV", "Duinrade"
		_, err := tx.PutRegistration(gehoor.Actor{}, reg)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// Art. 1.57b Wko: the desk writes and lays down, another approves, everybody reads, and what became of it stands there.
func TestD36TheAnnualReportByThePages(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.register()
	h.file(nil)
	h.file(nil)
	desk, director, anyone := h.as(h.coordinator), h.as(h.director), h.as(0)
	work, public := "/rapporten/jaar/2026/90000011", "/jaarverslag/2026/90000011"
	if page := desk.both(work); !strings.Contains(page, text.AnnualRunning.NL) || strings.Contains(page, text.AnnualFreeze.NL) {
		t.Error("a year that runs may be laid down")
	}
	if page := desk.both("/rapporten/jaar"); !strings.Contains(page, work) || strings.Contains(page, "/rapporten/jaar/2025/") {
		t.Error("the list has not this year, or one before anybody complained here")
	}
	h.later(60 * 24 * time.Hour) // 22 January 2027
	if page := desk.both("/bureau"); !strings.Contains(page, text.Fill(text.NL, text.AnnualDeskDue, 2026, "Kinderopvang Voorbeeld", text.Word(text.NL, gehoor.OweYearDraft))) {
		t.Error("the desk does not say that a report is to be drafted")
	}
	if page := h.as(h.manager).both("/bureau"); strings.Contains(page, work) {
		t.Error("a manager is led to the report")
	}
	desk.post(work+"/regeling", url.Values{"regeling-hoe": {"app"}, "regeling-wanneer": {"1-9-2026"}, "wat": {"Alle ouders kregen een bericht."}})
	if w := desk.do("POST", work+"/woorden", url.Values{"strekking": {strings.Repeat("a", 10_003)}}); w.Code != http.StatusUnprocessableEntity ||
		!strings.Contains(w.Body.String(), text.Fill(text.NL, text.WrongTooLong, 3)) || !strings.Contains(w.Body.String(), strings.Repeat("a", 10_003)) {
		t.Errorf("what is too long: %d", w.Code)
	}
	desk.post(work+"/woorden", url.Values{"strekking": {"Ilse Dalen vond, bel 06 12345678."}})
	if page := desk.both(work); !strings.Contains(page, "<mark>Ilse</mark>") || !strings.Contains(page, "<mark>06 12345678</mark>") {
		t.Error("a name or a telephone number is not marked")
	}
	desk.post(work+"/vastleggen", url.Values{})
	version := func() string {
		_, after, _ := strings.Cut(director.both(work), `name="versie" value="`)
		upTo, _, _ := strings.Cut(after, `"`)
		return upTo
	}
	if page := director.both("/bureau"); !strings.Contains(page, text.Word(text.NL, gehoor.OweYearApprove)) {
		t.Error("the director is not told that a report waits")
	}
	if w := director.do("POST", work+"/goedkeuren", url.Values{"versie": {version()}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("words with a name are approved: %d", w.Code)
	}
	if w := anyone.do("GET", public, nil); w.Code != http.StatusNotFound {
		t.Errorf("what was not approved can be read: %d", w.Code)
	}
	desk.post(work+"/woorden", url.Values{"strekking": {"We tellen nu ook buiten."}})
	desk.post(work+"/vastleggen", url.Values{})
	if w := desk.do("POST", work+"/goedkeuren", url.Values{"versie": {version()}}); w.Code != http.StatusForbidden {
		t.Errorf("the desk approves: %d", w.Code)
	}
	director.post(work+"/goedkeuren", url.Values{"versie": {version()}})
	page := anyone.both(public)
	for _, want := range []string{"Klachtenjaarverslag 2026, Kinderopvang Voorbeeld", "We tellen nu ook buiten.", "100000001 KDV", "Alle ouders kregen een bericht.", text.YearRule.NL, "In 2026 kregen we 2 klachten."} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, never := range []string{"Samira", "noindex", "Ilse"} {
		if strings.Contains(page, never) {
			t.Errorf("%q stands in the public report", never)
		}
	}
	anyone.both("/jaarverslag")
	anyone.both("/jaarverslag/2026")
	if page := anyone.both("/jaarverslag/2025"); !strings.Contains(page, text.Fill(text.NL, text.YearNotYetFor, 2025)) {
		t.Error("a year without a report is not explained")
	}
	place := public + "/locatie/" + strconv.FormatInt(int64(h.location), 10)
	if page := anyone.both(place); !strings.Contains(page, "De Zonnebloem") {
		t.Error("no page of the location")
	}
	desk.post(work+"/bezorgd", url.Values{"gemeente": {"Duinrade"}, "aan": {"GGD Duinstreek"}, "hoe": {"mail"}, "wanneer": {"22-1-2027"}})
	desk.post(work+"/verteld", url.Values{"verteld-hoe": {"app"}, "verteld-wanneer": {"22-1-2027"}})
	if w := desk.do("POST", work+"/verteld", url.Values{"verteld-hoe": {"app"}, "verteld-wanneer": {"1-1-2027"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("parents were told before it was approved: %d", w.Code)
	}
	if page := anyone.both(public); !strings.Contains(page, "Duinrade op vrijdag 22 januari 2027") {
		t.Error("the page does not say when it went to the supervisor")
	}
	if page := desk.both(work); !strings.Contains(page, "GGD Duinstreek") || strings.Contains(page, "<td>"+text.AnnualNotSent.NL) || strings.Count(page, "<dd>klaar op") != 4 {
		t.Error("something is still owed, or the address is gone")
	}
	before := anyone.do("GET", public+"/json", nil).Body.String()

	// A correction: a version of its own, with a note; the first stays as it was.
	if w := desk.do("POST", work+"/vastleggen", url.Values{}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a correction without a note: %d", w.Code)
	}
	desk.post(work+"/woorden", url.Values{"strekking": {"We tellen nu ook binnen."}, "verbeterd": {"Binnen, en niet buiten."}})
	desk.post(work+"/vastleggen", url.Values{})
	h.as(h.board).post(work+"/goedkeuren", url.Values{"versie": {version()}})
	if page := anyone.both(public); !strings.Contains(page, "Binnen, en niet buiten.") || !strings.Contains(page, "ook binnen") {
		t.Error("the correction is not there")
	}
	if page := anyone.get(public + "?versie=1"); !strings.Contains(page, "ook buiten") || !strings.Contains(page, text.YearOlder.NL) {
		t.Error("the first version is gone, or does not say that there is a newer")
	}
	if page := anyone.get(place + "?versie=1"); !strings.Contains(page, text.YearOlder.NL) || !strings.Contains(page, "lang=en&amp;versie=1") {
		t.Error("a location's page in the first version does not say that there is a newer, or leaves it in the other language")
	}
	if again := anyone.do("GET", public+"/json?versie=1", nil).Body.String(); again != before {
		t.Error("a frozen report changed")
	}
	// What an inspector sees of it: the first version arrived, the second did not (law.md §3).
	inspection := string(inspectPath) + "?locatie=1&van=1-1-2025&tot=31-12-2026"
	paper, err := pdfcheck.Read(desk.do("GET", strings.Replace(inspection, "?", "/pdf?", 1), nil).Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	page = desk.both(inspection)
	for _, want := range []string{
		text.Fill(text.NL, text.InspectNeedless, "2025"), "2026, versie 1: naar de toezichthouder van Duinrade op 22-1-2027",
		"2026, versie 2: niet vastgelegd dat het naar de toezichthouder van Duinrade ging",
	} {
		if !strings.Contains(page, want) || !strings.Contains(paper.Root.Text(), want) {
			t.Errorf("the inspection does not say %q, or its PDF does not", want)
		}
	}
	// Page, PDF, CSV and JSON are of the same bytes.
	var y app.Year
	if err := json.Unmarshal([]byte(before), &y); err != nil {
		t.Fatal(err)
	}
	if y.Report.Filed != 2 || y.Version != 1 || len(y.Fingerprint) != 64 {
		t.Errorf("the JSON says %+v", y)
	}
	if csv := anyone.do("GET", public+"/csv", nil).Body.String(); !strings.Contains(csv, "2026;90000011;De Zonnebloem;100000001;;filed;;2;") {
		t.Errorf("the CSV says\n%s", csv)
	}
	if w := anyone.do("GET", public+"/pdf", nil); !strings.HasPrefix(w.Body.String(), "%PDF") {
		t.Error("no PDF")
	}
	for _, path := range []string{"/jaarverslag/1999/90000011", "/jaarverslag/2026/1", public + "/xls", public + "/json?versie=9", public + "/locatie/99", public + "/locatie/x/pdf"} {
		if w := anyone.do("GET", path, nil); w.Code != http.StatusNotFound {
			t.Errorf("GET %s: %d", path, w.Code)
		}
	}
}
