package web

import (
	"html"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// D37: in a copy to practise on everything works, the banner stands on every page that anybody can open, and no mail goes out but
// to who signs in: for a whole week of work.
func TestD37PracticeBannerAndNoMail(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	if err := h.app.Store.SetOrganisation(t.Context(), store.Organisation{ID: 1, Name: "Oefenen", Practice: true}); err != nil {
		t.Fatal(err)
	}
	r, dossier := h.routedTo(nil)
	sealed := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	h.as(h.coordinator).post(dossier+"/datalek", url.Values{"wat": {"Een proef."}, "op": {dayMonthYear(gehoor.DateOf(h.Now()))}})
	h.as(h.coordinator).post(dossier+"/bericht", url.Values{"zie": {"klager"}, "bericht": {"We bellen je."}})
	parent := h.as(0)
	parent.post("/nieuwe-code", url.Values{"nr": {string(r.Number)}})
	h.work()
	for range 7 {
		h.later(24 * time.Hour)
		h.work()
	}
	if all := h.outbox.Mails(); len(all) != 0 {
		t.Fatalf("%q went to %s", all[0].Subject, all[0].To)
	}
	if c := h.complaint(r.Complaint); !c.Told {
		t.Error("the next level was not told: there is nothing to practise on")
	}
	if failing, err := h.app.Store.Jobs(t.Context(), 1); err != nil || len(failing) != 0 {
		t.Errorf("failing: %+v, %v", failing, err)
	}

	banner, looked := html.EscapeString(text.UIPractice.In(text.NL)), 0
	people := []gehoor.PersonID{0, h.manager, h.regional, h.director, h.board, h.coordinator, h.deputy, h.safety, h.admin, h.privacy}
	for _, path := range append(everyPath(t), "/nergens", dossier, dossier+"/bericht", "/dossier/"+string(sealed.Number), "/demo/post") {
		for _, who := range people {
			w := h.as(who).do("GET", path, nil)
			if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") || w.Code == http.StatusSeeOther {
				continue
			}
			if looked++; !strings.Contains(w.Body.String(), banner) {
				t.Errorf("%s has no banner for person %d (%d)", path, who, w.Code)
			}
		}
	}
	if looked < 250 {
		t.Errorf("only %d pages were looked at", looked)
	}

	h.as(0).do("POST", "/inloggen", url.Values{"mail": {"ilse.dalen@voorbeeld.example"}})
	h.work()
	if all := h.outbox.Mails(); len(all) != 1 || all[0].To != "ilse.dalen@voorbeeld.example" || !strings.Contains(all[0].Text, app.PageSignIn) {
		t.Errorf("nobody can come in to practise: %d mails", len(all))
	}
}

// everyPath are the addresses of all pages that need no number.
func everyPath(t *testing.T) (paths []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	pattern := regexp.MustCompile(`"GET (/[^"{]*)"`)
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, found := range pattern.FindAllSubmatch(source, -1) {
			paths = append(paths, string(found[1]))
		}
	}
	return paths
}

// D29: the desk sees on its first page that mail did not arrive, with the way to it; nobody else does, and it goes when it arrived.
func TestD29TheDeskSeesThatMailFailed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	desk := h.as(h.coordinator)
	says := func(b *browser) bool {
		return strings.Contains(b.both("/bureau"), html.EscapeString(text.DeskPostTile.In(text.NL)))
	}
	if says(desk) {
		t.Error("nothing failed, and the desk says so")
	}
	h.app.Mail = nil
	r := h.file(nil)
	h.work()
	if !says(desk) {
		t.Error("the desk does not see that mail failed")
	}
	if says(h.as(h.regional)) || says(h.as(h.board)) {
		t.Error("others see it")
	}
	page := desk.both("/post")
	for _, want := range []string{r.Number.String(), text.Posted(text.NL, "mail-new"), text.MailWhy(text.NL, app.NoMail), `/post/`} {
		if !strings.Contains(page, html.EscapeString(want)) {
			t.Errorf("the page of it does not say %q", want)
		}
	}
	if strings.Contains(page, ">mail-") {
		t.Error("it says a word of the program's own")
	}
	h.app.Mail = h.outbox
	jobs, err := h.app.Store.Jobs(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	who, err := h.app.Who(1, h.coordinator)
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range jobs {
		if err := h.app.Retry(t.Context(), who, j.ID); err != nil {
			t.Fatal(err)
		}
	}
	h.work()
	if says(desk) {
		t.Error("it arrived, and the desk does not say so")
	}
}
