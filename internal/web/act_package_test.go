package web

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/bundle"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/text"
)

// R19, D20, D21, D34: the desk makes a dossier for the committee, chooses per item, sees it first, and what was left out or cut is
// nowhere in the file.
func TestR19ADossierForTheCommittee(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk := h.as(h.coordinator)
	const secret, ours = "Griselda Zonderling", "Dit is alleen voor ons."
	desk.post(dossier+"/bericht", url.Values{"bericht": {ours}, "zie": {"intern"}})
	desk.post(dossier+"/bericht", url.Values{"bericht": {"We spraken met " + secret + "."}, "zie": {"klager"}})
	h.later(2 * time.Minute) // it can no longer be taken back
	h.work()
	c := h.complaint(r.Complaint)
	form := url.Values{"voor": {string(gehoor.ForCommittee)}, "taal": {"nl"}, "seq": {strconv.Itoa(c.Seq)}}
	cutItem := ""
	for _, x := range c.Exhibits(gehoor.ForCommittee) {
		n := strconv.FormatInt(int64(x.Ref.Item), 10)
		form.Set("hoe-"+n, "whole")
		switch gehoor.Kind(x.Event.Fact) {
		case "NoteAdded":
			form.Set("hoe-"+n, "niet")
		case "MessageSent":
			cutItem = n
			form.Set("hoe-"+n, "cut")
			form.Set("tekst-"+n, "We spraken met [een medewerker].")
		}
	}
	page := desk.both(dossier + "/pakket")
	for _, want := range []string{story, ours, secret, text.PackageInside.NL} {
		if !strings.Contains(page, want) {
			t.Errorf("what may go along is not all there: no %q", want)
		}
	}
	for _, person := range []gehoor.PersonID{h.manager, h.regional, h.admin} {
		if w := h.as(person).do("GET", dossier+"/pakket", nil); w.Code == http.StatusOK {
			t.Errorf("person %d makes packages", person)
		}
	}
	form.Set("voorbeeld", "1")
	w := desk.do("POST", dossier+"/pakket", form)
	if _, seen, _ := strings.Cut(w.Body.String(), text.PackageSeen.NL); !strings.Contains(seen, "[een medewerker]") || strings.Contains(seen, secret) || len(h.complaint(r.Complaint).Packages()) != 0 {
		t.Errorf("the preview (%d) does not show what it will be", w.Code)
	}
	form.Del("voorbeeld")
	form.Set("seq", strconv.Itoa(c.Seq))
	list := desk.both(desk.post(dossier+"/pakket", form))
	if !strings.Contains(list, text.PackagesTitle.NL) {
		t.Fatalf("it does not lead to what was made: %s", list)
	}
	made := h.complaint(r.Complaint).Packages()
	if len(made) != 1 {
		t.Fatalf("%d packages", len(made))
	}
	w = desk.do("GET", dossier+"/pakketten/"+strconv.Itoa(made[0].Seq), nil)
	file := w.Body.Bytes()
	report, err := bundle.Verify(file)
	if err != nil {
		t.Fatal(err)
	}
	f := made[0].Fact.(gehoor.PackageMade)
	if report.Sum != f.Sum || report.Whole != f.Shown || report.Cut != 1 || report.Left < 1 || f.Cut != 1 || w.Header().Get("Content-Type") != "application/zip" {
		t.Errorf("recorded %+v, and found whole %d, cut %d, left %d", f, report.Whole, report.Cut, report.Left)
	}
	link, err := h.app.Store.StatusLink(t.Context(), 1, r.Complaint)
	if err != nil {
		t.Fatal(err)
	}
	for _, no := range []string{secret, ours, link, app.PageStatus} {
		if bytes.Contains(file, []byte(no)) {
			t.Errorf("%q is in the file", no)
		}
	}
	for _, x := range report.Exhibits {
		if x.Item == cutItem && (x.Salt != "" || x.Path != "") {
			t.Error("what was cut discloses its salt or its body")
		}
	}
	pdf := pdfOf(t, file)
	for _, want := range []string{story, "[een medewerker]", text.PackageIndex.NL, text.PackageTimeline.NL} {
		if !strings.Contains(strings.Join(strings.Fields(pdf.Root.Text()), " "), want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	for _, no := range []string{"Griselda", "Zonderling", "alleen voor ons"} {
		if strings.Contains(pdf.Root.Text()+pdf.Artifacts, no) {
			t.Errorf("the PDF says %q", no)
		}
	}
	if len(pdf.Bookmarks) < 3 {
		t.Errorf("bookmarks: %q", pdf.Bookmarks)
	}
	other := url.Values{}
	for k, v := range form {
		other[k] = v
	}
	other.Set("voor", string(gehoor.ForOther))
	other.Set("seq", strconv.Itoa(h.complaint(r.Complaint).Seq))
	if w := desk.do("POST", dossier+"/pakket", other); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "[een medewerker]") {
		t.Errorf("for somebody without a name: %d, or what was typed is lost", w.Code)
	}
}

// D20: what was granted to the complainant can be fetched behind the code, and nothing of ours, of hearings of others or of messages to others is in it.
func TestD20TheComplainantsOwnCopy(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	desk, officer, parent := h.as(h.coordinator), h.as(h.privacy), h.as(0)
	desk.post(dossier+"/bericht", url.Values{"bericht": {"Alleen voor ons."}, "zie": {"intern"}})
	parent.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	parent.post("/status/gegevens", url.Values{"wat": {string(gehoor.DataCopy)}, "uitleg": {"Mag ik alles zien?"}})
	h.work()
	c := h.complaint(r.Complaint)
	request := strconv.Itoa(openRequests(c)[0].No)
	if strings.Contains(officer.get(dossier), dossier+"/eigen-kopie") {
		t.Error("a copy is offered before the request is answered")
	}
	officer.post(dossier+"/gegevens", url.Values{"verzoek": {request}, "gedaan": {string(gehoor.DataMet)}, "antwoord": {"Je kopie staat klaar."}})
	// Her access ends with the request: she opens it again, with a reason.
	if w := officer.do("GET", dossier+"/eigen-kopie", nil); w.Code != http.StatusOK {
		officer.post("/bewaren/"+string(r.Number)+"/openen", url.Values{"reden": {"Eigen kopie maken."}})
	}
	for _, e := range h.complaint(r.Complaint).Events() { // where she reads her answer again, its copy is a step away
		if _, is := e.Fact.(gehoor.DataAnswered); is && !strings.Contains(officer.both(dossier+"/gegevens/"+strconv.Itoa(e.Seq)), dossier+"/eigen-kopie") {
			t.Error("the answer does not lead to the copy that was granted")
		}
	}
	if strings.Contains(parent.get("/status"), string(ownPackagePath)) {
		t.Error("a copy is offered that is not there")
	}
	if w := parent.do("GET", string(ownPackagePath), nil); w.Code != http.StatusNotFound {
		t.Errorf("a copy that is not there: %d", w.Code)
	}
	c = h.complaint(r.Complaint)
	form := url.Values{"taal": {"nl"}, "seq": {strconv.Itoa(c.Seq)}}
	for _, x := range c.Exhibits(gehoor.ForComplainant) {
		form.Set("hoe-"+strconv.FormatInt(int64(x.Ref.Item), 10), "whole")
		if x.Inside {
			t.Errorf("%s is offered to the complainant", gehoor.Kind(x.Event.Fact))
		}
	}
	officer.post(dossier+"/eigen-kopie", form)
	if !strings.Contains(parent.get("/status"), string(ownPackagePath)) {
		t.Error("the copy is not offered")
	}
	file := parent.do("GET", string(ownPackagePath), nil).Body.Bytes()
	if _, err := bundle.Verify(file); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(file, []byte("Alleen voor ons")) || !bytes.Contains(file, []byte(story)) {
		t.Error("it holds what is ours, or not what is theirs")
	}
	if w := h.as(0).do("GET", string(ownPackagePath), nil); w.Code == http.StatusOK {
		t.Error("it can be fetched without the code")
	}
}

// pdfOf reads the PDF of a package back, by a library that did not write it.
func pdfOf(t *testing.T, file []byte) *pdfcheck.File {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(bundle.NamePDF)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := pdfcheck.Read(body)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}
