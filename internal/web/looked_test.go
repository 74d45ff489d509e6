package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
)

// C13: who looked stands there for who decides on the dossier; of a person for the privacy officer alone, and never what is
// sealed, nor a word of what was read.
func TestTheLogSaysWhoLooked(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	secret := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	h.as(h.manager).get(dossier)
	h.as(h.safety).get("/dossier/" + string(secret.Number))
	officer := h.as(h.privacy)
	if w := officer.do("GET", "/bewaren/"+string(r.Number)+"/logboek", nil); w.Code != http.StatusNotFound {
		t.Errorf("the officer reads the log of what runs: %d", w.Code)
	}
	// By whom something was read she sees without knowing more of it than its number.
	if page := officer.both("/logboek/" + idText(h.manager)); !strings.Contains(page, r.Number.String()) || strings.Contains(page, "/bewaren/"+string(r.Number)) {
		t.Error("what the manager read does not stand there, or leads nowhere")
	}
	officer.post("/bewaren/lezen", url.Values{"nr": {string(r.Number)}, "waarom": {"Wie keek er?"}})
	for _, b := range []*browser{officer, h.as(h.coordinator)} {
		page := b.both("/bewaren/" + string(r.Number) + "/logboek")
		if !strings.Contains(page, "Mark Jansen") || !strings.Contains(page, text.Looked(text.NL, "dossier")) || strings.Contains(page, story) {
			t.Error("who looked does not stand there, or what was read does")
		}
	}
	for _, person := range []gehoor.PersonID{h.admin, h.manager, h.board, h.other} {
		if w := h.as(person).do("GET", "/bewaren/"+string(r.Number)+"/logboek", nil); w.Code != http.StatusNotFound {
			t.Errorf("person %d reads the log: %d", person, w.Code)
		}
	}
	officer.both("/logboek")
	by := func(p gehoor.PersonID) string { return officer.both("/logboek/" + idText(p)) }
	if page := by(h.manager); !strings.Contains(page, r.Number.String()) && !strings.Contains(page, string(r.Number)) {
		t.Error("what the manager read does not stand there")
	}
	if page := by(h.safety); strings.Contains(page, string(secret.Number)) || !strings.Contains(page, text.LogNothing.NL) {
		t.Error("the officer learns of what is sealed")
	}
	if w := officer.do("GET", "/logboek/9999", nil); w.Code != http.StatusNotFound {
		t.Errorf("of nobody: %d", w.Code)
	}
}

// Design 5: the words of a dossier are also on the pages where something is done with it, and those are reached by their
// address alone; whoever reads there stands in the log like whoever reads the dossier.
func TestEveryPageWithItsWordsIsLogged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	other, _ := h.routedTo(nil)
	desk := h.as(h.coordinator)
	lines := func(c app.Receipt) (n int) {
		t.Helper()
		all, err := h.app.Store.AccessesTo(t.Context(), 1, c.Complaint)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range all {
			if l.Person == h.coordinator {
				n++
			}
		}
		return n
	}
	for _, path := range []string{"/splitsen", "/beklaagde"} {
		before := lines(r)
		if page := desk.get(dossier + path); path != "/beklaagde" && !strings.Contains(page, story) {
			t.Errorf("%s no longer shows the story; choose another page", path)
		}
		if lines(r) == before {
			t.Errorf("reading %s left no line", path)
		}
	}
	before := lines(r) // a form that is refused is shown again, with what stands beside it
	if w := desk.do("POST", dossier+"/splitsen", url.Values{"woorden": {""}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), story) {
		t.Fatalf("an empty form: %d", w.Code)
	}
	if lines(r) == before {
		t.Error("reading a form that was refused left no line")
	}
	_, err := h.app.AsSystem(t.Context(), 1, other.Complaint, nil, func(*gehoor.Complaint, app.Day) ([]gehoor.Fact, error) {
		return []gehoor.Fact{gehoor.Investigated{}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	desk.post(dossier+"/koppelen", url.Values{"nummer": {string(other.Number)}, "voorval": {"1"}})
	if before = lines(other); before != 0 {
		t.Fatalf("%d lines before anybody read it", before)
	}
	desk.get(dossier + "/samenhang")
	if lines(other) == 0 {
		t.Error("what was found out in another complaint of the group was read without a line")
	}
}

// D29: a letter that is printed instead of a mail is read by who prints it.
func TestPrintedPostIsLogged(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	who, err := h.app.Who(1, h.coordinator)
	if err != nil {
		t.Fatal(err)
	}
	draft, err := h.app.Store.NewDraft(t.Context(), 1, h.Now())
	if err != nil {
		t.Fatal(err)
	}
	c, err := h.app.Submit(t.Context(), 1, draft, app.Answers{
		Capacity: gehoor.Parent, Location: h.location, Story: story, Happened: gehoor.Recently, Way: gehoor.WritePost,
		Sender: app.Sender{Name: "Samira Planteijn", Address: "Dorpsstraat 1\n1234 AB Dorp"},
	}, app.Intake{Who: who, Channel: gehoor.ByLetter})
	if err != nil {
		t.Fatal(err)
	}
	h.work()
	desk := h.as(h.coordinator)
	_, at, ok := strings.Cut(desk.get("/post"), `href="/post/`)
	n, _, _ := strings.Cut(at, `"`)
	if !ok {
		t.Fatal("nothing is to be printed")
	}
	desk.get("/post/" + n)
	if w := desk.do("GET", "/post/"+n+"/pdf", nil); w.Code != http.StatusOK {
		t.Fatalf("the letter: %d", w.Code)
	}
	if all, err := h.app.Store.AccessesTo(t.Context(), 1, c.Complaint); err != nil || len(all) != 2 || all[0].Person != h.coordinator {
		t.Errorf("who printed it stands nowhere: %v, %v", all, err)
	}
}
