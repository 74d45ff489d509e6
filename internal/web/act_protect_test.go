package web

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// D20, P20, C11: a request about own data is the privacy officer's for a month; she sees all that is kept, answers item by
// item, and the parent reads the answer, the copy, and by when backups forget.
func TestD20OwnDataIsAnsweredItemByItem(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk, officer, parent := h.as(h.coordinator), h.as(h.privacy), h.as(0)
	desk.post(dossier+"/bericht", url.Values{"bericht": {"Notitie: juf Loes was er niet bij."}, "zie": {"intern"}})
	if page := officer.both("/bewaren"); !strings.Contains(page, text.DataOpenNone.NL) {
		t.Error("it does not say that there are no requests")
	}
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	parent.post("/status/gegevens", url.Values{"wat": {string(gehoor.DataErasure)}, "uitleg": {"Graag alles weg."}})
	h.work()
	told := false
	for _, m := range h.mailsTo("olga.brink@voorbeeld.example") {
		told = told || strings.Contains(m.Subject, "verzoek over gegevens")
	}
	if !told {
		t.Error("the privacy officer was not told")
	}
	page := officer.both("/bewaren")
	if !strings.Contains(page, dossier+"/gegevens") || !strings.Contains(page, "woensdag 23 december") {
		t.Error("the request is not on the officer's page with its last day")
	}
	page = officer.both(dossier + "/gegevens")
	for _, want := range []string{story, "Samira Planteijn", "juf Loes", "Graag alles weg."} {
		if !strings.Contains(page, want) {
			t.Errorf("what is kept is not all there: no %q", want)
		}
	}
	for _, person := range []gehoor.PersonID{h.coordinator, h.manager, h.regional, h.admin} {
		if w := h.as(person).do("GET", dossier+"/gegevens", nil); w.Code == http.StatusOK {
			t.Errorf("person %d answers requests", person)
		}
	}
	c := h.complaint(r.Complaint)
	item := func(kind, field string) string {
		t.Helper()
		for _, k := range c.KeptItems() {
			if gehoor.Kind(k.Event.Fact) == kind && k.Field == field {
				return strconv.FormatInt(int64(k.Ref.Item), 10)
			}
		}
		t.Fatalf("no %s of %s", field, kind)
		return ""
	}
	note, own := item("NoteAdded", "Note"), item("Filed", "Story")
	request := ""
	for _, d := range openRequests(c) {
		request = strconv.Itoa(d.No)
	}
	form := url.Values{"verzoek": {request}, "gedaan": {""}, "antwoord": {"Je dossier blijft nog even."},
		"mee-" + own: {"1"}, "tekst-" + own: {story}, "mee-" + note: {"1"}, "tekst-" + note: {"Notitie: [naam weggelaten] was er niet bij."}}
	if w := officer.do("POST", dossier+"/gegevens", form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "[naam weggelaten]") {
		t.Errorf("without an outcome: %d, or what was typed is lost", w.Code)
	}
	form.Set("gedaan", string(gehoor.DataLater))
	officer.post(dossier+"/gegevens", form)
	c = h.complaint(r.Complaint)
	if c.Leave != (gehoor.Date{Year: 2027, Month: 12, Day: 23}) || len(openRequests(c)) != 0 {
		t.Errorf("leaves after %v, open %v", c.Leave, openRequests(c))
	}
	status := parent.get("/status")
	for _, want := range []string{"Je dossier blijft nog even.", "23 december 2027", "31 december 2027", "[naam weggelaten]", story} {
		if !strings.Contains(status, want) {
			t.Errorf("the parent does not read %q", want)
		}
	}
	if strings.Contains(status, "juf Loes") {
		t.Error("the parent reads what was left out")
	}
	officer.both(dossier + "/gegevens/" + strconv.Itoa(c.Seq))
}

// D20: an employee in the dossier asks, without an account; the request runs from the day on which it came in, and the copy is
// printed.
func TestD20AnEmployeeAsks(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	_, err := h.app.AsSystem(t.Context(), 1, r.Complaint, nil, nameAccused)
	if err != nil {
		t.Fatal(err)
	}
	desk := h.as(h.coordinator)
	form := url.Values{"wie": {"1"}, "wat": {string(gehoor.DataAccess)}, "op": {"30-11-2026"}, "woorden": {"Wat staat er over mij?"}}
	if w := desk.do("POST", dossier+"/verzoek", form); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("from a day that has not come: %d", w.Code)
	}
	form.Set("op", "20-11-2026")
	desk.both(dossier + "/verzoek")
	desk.post(dossier+"/verzoek", form)
	c := h.complaint(r.Complaint)
	open := openRequests(c)
	if len(open) != 1 || open[0].Term.Plain != (gehoor.Date{Year: 2026, Month: 12, Day: 20}) {
		t.Fatalf("owed: %+v", open)
	}
	officer := h.as(h.privacy)
	if w := officer.do("POST", dossier+"/gegevens", url.Values{"verzoek": {strconv.Itoa(open[0].No)}, "gedaan": {string(gehoor.DataLater)}, "antwoord": {"x"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("erasing later for somebody whom it is about: %d", w.Code)
	}
	officer.post(dossier+"/gegevens", url.Values{"verzoek": {strconv.Itoa(open[0].No)}, "gedaan": {string(gehoor.DataMet)}, "antwoord": {"Alleen je functie."}})
	if page := officer.both(dossier + "/gegevens/" + strconv.Itoa(h.complaint(r.Complaint).Seq)); !strings.Contains(page, "Alleen je functie.") {
		t.Error("there is nothing to print")
	}
	parent := h.as(0)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	if strings.Contains(parent.get("/status"), "Alleen je functie.") {
		t.Error("the parent reads the answer to somebody else")
	}
}

// D34, ux case 12: a photo with other children is taken out with a reason, its original too; who opens an original is written
// down, and everybody else reads the clean copy.
func TestD34OriginalsAndSingleItems(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	ctx := t.Context()
	up, err := h.app.Store.NewUpload(1)
	if err != nil {
		t.Fatal(err)
	}
	var photo bytes.Buffer
	picture := image.NewRGBA(image.Rect(0, 0, 20, 20))
	picture.Set(3, 3, color.RGBA{200, 0, 0, 255})
	if err := png.Encode(&photo, picture); err != nil {
		t.Fatal(err)
	}
	up.Name, up.Body, up.Size = "schoolplein.png", bytes.NewReader(photo.Bytes()), -1
	stored, err := h.app.Files.Put(ctx, up)
	if err != nil {
		t.Fatal(err)
	}
	var file gehoor.File
	err = h.app.Store.Write(ctx, 1, h.Now(), func(tx *store.Tx) (err error) {
		if file, err = tx.PutFile(r.Complaint, stored); err != nil {
			return err
		}
		_, err = tx.Append(r.Complaint, gehoor.Actor{Kind: gehoor.Complainant}, gehoor.DocumentAdded{File: file, Side: gehoor.SideComplainant})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	id := strconv.FormatInt(int64(file.Original.Item), 10)
	desk, officer := h.as(h.coordinator), h.as(h.privacy)
	for _, b := range []*browser{desk, officer} { // she has not opened it yet
		for _, path := range []string{"/stukken", "/origineel/" + id} {
			if w := b.do("GET", dossier+path, nil); w.Code != http.StatusNotFound {
				t.Errorf("%s: %d", path, w.Code)
			}
			if w := b.do("POST", dossier+path, url.Values{"stuk": {id}, "oorzaak": {"mistake"}, "reden": {"x"}}); w.Code != http.StatusNotFound {
				t.Errorf("POST %s: %d", path, w.Code)
			}
		}
	}
	officer.post("/bewaren/lezen", url.Values{"nr": {string(r.Number)}, "waarom": {"Een foto met andere kinderen."}})
	originals := func() (n int) {
		t.Helper()
		lines, err := h.app.Store.AccessesTo(ctx, 1, r.Complaint)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if l.What == store.AccessOriginal && l.Person == h.privacy {
				n++
			}
		}
		return n
	}
	officer.both(dossier + "/origineel/" + id)
	if originals() != 0 {
		t.Error("asking whether counts as opening")
	}
	w := officer.do("POST", dossier+"/origineel/"+id, url.Values{})
	if w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), photo.Bytes()) || originals() != 1 {
		t.Errorf("the original: %d, %d bytes of %d, written down %d times", w.Code, w.Body.Len(), photo.Len(), originals())
	}
	page := officer.both(dossier + "/stukken")
	if !strings.Contains(page, "schoolplein.png") {
		t.Error("the photo is not among what is kept")
	}
	form := url.Values{"stuk": {id}, "oorzaak": {string(gehoor.CauseThird)}, "reden": {" "}}
	if w := officer.do("POST", dossier+"/stukken", form); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", w.Code)
	}
	form.Set("reden", "Er staan vier andere kinderen op.")
	core := url.Values{"stuk": {strconv.FormatInt(int64(h.complaint(r.Complaint).Filed.Story.Item), 10)}, "oorzaak": {string(gehoor.CauseRequest)}, "reden": {"x"}}
	if w := officer.do("POST", dossier+"/stukken", core); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Geschillencommissie") {
		t.Errorf("the complaint itself, while it runs: %d", w.Code)
	}
	officer.post(dossier+"/stukken", form)
	for _, ref := range []gehoor.Ref{file.Original, file.Copy} {
		if _, err := h.app.Store.File(ctx, 1, ref); !errors.Is(err, store.ErrErased) {
			t.Errorf("erased, and there: %v", err)
		}
	}
	for _, blob := range []string{stored.Original.Name, stored.Clean.Name} {
		if known, err := h.app.Store.BlobKnown(ctx, blob); err != nil || known {
			t.Errorf("a row of it is left: %v", err)
		}
	}
	if _, err := h.app.Files.Sweep(ctx, time.Now().Add(time.Hour), func(name string) (bool, error) {
		t.Errorf("%s is left on disk", name)
		return true, nil
	}); err != nil {
		t.Fatal(err)
	}
	if page := desk.get(dossier); !strings.Contains(page, "Er staan vier andere kinderen op.") {
		t.Error("why it went does not stand in the dossier")
	}
	if w := desk.do("GET", dossier+"/bestand/"+id, nil); w.Code == http.StatusOK {
		t.Errorf("the copy is still read: %d", w.Code)
	}
	if report, err := h.app.Store.Verify(ctx, 1, 0); err != nil || report.Fault != "" {
		t.Errorf("verify: %v %s", err, report.Fault)
	}
}

// nameAccused adds somebody whom it is about.
func nameAccused(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) {
	return c.NameParty(gehoor.Accused, gehoor.Seat{})
}

// D20: two officers have the form of one request open. The second is told that it was answered, and keeps what was typed.
func TestD20ARequestIsAnsweredTwice(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	dossier := "/dossier/" + string(r.Number)
	parent, officer := h.as(0), h.as(h.privacy)
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	parent.post("/status/gegevens", url.Values{"wat": {string(gehoor.DataCopy)}, "uitleg": {"Mag ik alles zien?"}})
	form := url.Values{"gedaan": {string(gehoor.DataRefused)}, "antwoord": {"Dat kan nu niet, want de klacht loopt."}}
	for _, d := range openRequests(h.complaint(r.Complaint)) {
		form.Set("verzoek", strconv.Itoa(d.No))
	}
	officer.post(dossier+"/gegevens", form)
	form.Set("antwoord", "Een tweede antwoord.")
	if w := officer.do("POST", dossier+"/gegevens", form); w.Code >= 500 || !strings.Contains(w.Body.String(), "Een tweede antwoord.") {
		t.Errorf("answered again: %d\n%s", w.Code, w.Body)
	}
}
