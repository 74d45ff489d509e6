package web

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// queued is the letter that waits alone to be printed, with what says that it went.
func (b *browser) queued() (at, page string, form url.Values) {
	b.h.t.Helper()
	all := regexp.MustCompile(`href="(/post/\d+)"`).FindAllStringSubmatch(b.both("/post"), -1)
	if len(all) != 1 {
		b.h.t.Fatalf("%d letters wait to be printed", len(all))
	}
	page = b.both(all[0][1])
	token := regexp.MustCompile(`name="` + ui.FieldToken + `" value="([^"]*)"`).FindStringSubmatch(page)
	return all[0][1], page, url.Values{ui.FieldToken: {token[1]}}
}

// toldStep is the last step by which a safety reader told who complains; the zero step: none.
func toldStep(c *gehoor.Complaint) (step gehoor.SafetyStep) {
	for _, s := range c.SafetySteps {
		if s.Step == gehoor.StepTold && !s.Waits {
			step = s
		}
	}
	return step
}

// D25, D29: the letter of a safety reader waits to be printed for who reads the track, and for nobody else: the desk's list, its count and
// its pages are as if it were not there. It is told once it was posted or handed over; a newer letter takes its place.
func TestD25ALetterOnPaperWaits(t *testing.T) {
	t.Parallel()
	for _, way := range []gehoor.DecisionWay{gehoor.OnPaper, gehoor.InHand} {
		h := newHouse(t)
		r, dossier := h.routedTo(nil)
		h.work()
		desk, safety := h.as(h.coordinator), h.as(h.safety)
		before := desk.get("/bureau")
		desk.post(dossier+"/veiligheid", url.Values{"spoor": {"duty"}})
		h.work()
		emptyList, nothing := desk.get("/post"), desk.do("GET", "/post/1", nil)
		tell := url.Values{"nu": {"ja"}, "hoe": {"post"}, "brief": {"Het is een andere weg."}}
		if to := safety.post(dossier+"/vertellen", tell); to != string(paperPath) {
			t.Errorf("to the list of what is to be printed, and led to %s", to)
		}
		tell.Set("brief", "Het gaat langs een andere weg.")
		safety.post(dossier+"/vertellen", tell)
		h.later(2 * time.Hour)
		h.work()
		if toldStep(h.complaint(r.Complaint)).Letter != (gehoor.Ref{}) {
			t.Fatal("it counts as told before anybody posted it")
		}
		for _, page := range []string{safety.both("/vertrouwelijk"), safety.both(dossier)} {
			if !strings.Contains(page, text.DossierToPrint.NL) || !strings.Contains(page, `href="/post"`) {
				t.Error("nothing leads to what waits to be printed")
			}
		}
		at, page, form := safety.queued()
		if !strings.Contains(page, "Het gaat langs een andere weg.") || !strings.Contains(page, "vertrouwensinspecteur") {
			t.Error("it is another letter, or an older one")
		}
		file, words := safety.file(at + "/pdf")
		if !strings.Contains(words, "Het gaat langs een andere weg.") {
			t.Errorf("the file says %s", words)
		}
		if got := desk.get("/post"); got != emptyList {
			t.Error("the desk's list shows something of it")
		}
		for _, path := range []string{at, at + "/pdf"} {
			if w := desk.do("GET", path, nil); w.Code != http.StatusNotFound || w.Body.String() != nothing.Body.String() {
				t.Errorf("the desk gets %s: %d", path, w.Code)
			}
		}
		if page := desk.get("/bureau"); strings.Contains(page, text.DeskPostTile.NL) || strings.Contains(before, text.DeskPostTile.NL) {
			t.Error("it is counted for the desk")
		}
		if page := desk.do("GET", dossier, nil).Body.String(); strings.Contains(page, text.DossierToPrint.NL) {
			t.Error("who handed it over is told that a letter waits")
		}
		desk.post("/post/1", form) // as of a letter that went a moment ago
		for _, other := range []gehoor.PersonID{h.manager, h.regional, h.admin, h.board, h.privacy} {
			for _, path := range []string{"/post", at, at + "/pdf"} {
				if w := h.as(other).do("GET", path, nil); w.Code != http.StatusNotFound {
					t.Errorf("person %d gets %s: %d", other, path, w.Code)
				}
			}
			h.as(other).do("POST", at, form)
		}
		if toldStep(h.complaint(r.Complaint)).Letter != (gehoor.Ref{}) {
			t.Fatal("somebody else says that it went")
		}
		if way == gehoor.InHand {
			form.Set("hoe", string(way))
		}
		safety.post(at, form)
		step := toldStep(h.complaint(r.Complaint))
		if step.Way != way || step.Letter == (gehoor.Ref{}) || step.PDF == (gehoor.Ref{}) {
			t.Errorf("%s: it was told as %+v", way, step)
		}
		if content, err := h.app.Store.Item(t.Context(), 1, step.PDF); err != nil || !bytes.Equal(content.Body, file) {
			t.Errorf("the sealed file is another: %v", err)
		}
		for _, page := range []string{safety.get("/post"), safety.get("/vertrouwelijk"), safety.get(dossier)} {
			if strings.Contains(page, text.DossierToPrint.NL) || strings.Contains(page, at) {
				t.Error("what was posted still waits")
			}
		}
	}
}

// D24, D25: when the seal is lifted, or it was told some other way, the letter that waits is nobody's any more.
func TestD25ALetterThatIsNoLongerOwed(t *testing.T) {
	t.Parallel()
	for name, then := range map[string]func(safety *browser, dossier string){
		"cleared": func(safety *browser, dossier string) {
			safety.post(dossier+"/geen-veiligheid", url.Values{"reden": {"Het was een misverstand."}})
		},
		"told on the page": func(safety *browser, dossier string) {
			safety.post(dossier+"/vertellen", url.Values{"nu": {"ja"}, "hoe": {"page"}, "brief": {"Een andere weg."}})
		},
	} {
		h := newHouse(t)
		_, dossier := h.routedTo(nil)
		h.work()
		desk, safety := h.as(h.coordinator), h.as(h.safety)
		desk.post(dossier+"/veiligheid", url.Values{"spoor": {"duty"}})
		safety.post(dossier+"/vertellen", url.Values{"nu": {"ja"}, "hoe": {"post"}, "brief": {"Het is een andere weg."}})
		h.work()
		_, _, form := safety.queued()
		then(safety, dossier)
		for _, b := range []*browser{desk, safety} {
			if w := b.do("GET", "/post/1", nil); w.Code != http.StatusNotFound {
				t.Errorf("%s: it can still be printed: %d", name, w.Code)
			}
			b.post("/post/1", form)
		}
		if page := desk.get("/post"); strings.Contains(page, string(paperPath)+"/1") {
			t.Errorf("%s: it waits for the desk", name)
		}
	}
}

// D20, D29: what is printed for who is complained about waits for the desk in the one list, with nothing of the complainant's on it; it is given
// once it was posted or handed over, and can be taken back until then. While it may be a matter of safety it waits unseen.
func TestD20ALetterOnPaperWaits(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, dossier := h.routedTo(nil)
	h.work()
	desk, safety := h.as(h.coordinator), h.as(h.safety)
	give := url.Values{"woorden": {"Het gaat over maandag."}, "op": {"1-12-2026"}, "waar": {"Op kantoor."}, "hoe": {"print"}, "taal": {"nl"}, "geef": {"1"}}
	made := desk.post(dossier+"/beklaagde/0/invitation", give)
	h.work()
	for _, page := range []string{desk.both(dossier + "/beklaagde"), desk.both(made)} {
		if !strings.Contains(page, text.DiscloseToPrint.NL) {
			t.Error("it does not say that it waits to be printed")
		}
	}
	if page := desk.both(dossier); !strings.Contains(page, text.DossierToPrint.NL) {
		t.Error("the dossier does not lead to what waits to be printed")
	}
	at, page, form := desk.queued()
	_, words := desk.file(at + "/pdf")
	for _, never := range []string{"Samira", r.Number.String(), string(r.Number)} {
		if strings.Contains(words, never) {
			t.Errorf("the file to who is complained about says %q", never)
		}
	}
	if !strings.Contains(words, "Het gaat over maandag.") || !strings.Contains(page, "Het gaat over maandag.") || !strings.Contains(page, text.PostAccused.NL) || strings.Contains(page, dossier+"/adres") {
		t.Error("the letter is another, or leads to the complainant's address")
	}
	for _, other := range []gehoor.PersonID{h.manager, h.safety, h.admin} {
		if w := h.as(other).do("GET", at, nil); w.Code != http.StatusNotFound {
			t.Errorf("person %d prints it: %d", other, w.Code)
		}
	}

	// Sealed: it is in nobody's list. Cleared: it is there again.
	desk.post(dossier+"/veiligheid", url.Values{"spoor": {"duty"}})
	h.later(2 * time.Hour)
	h.work()
	for _, b := range []*browser{desk, safety} {
		if w := b.do("GET", at, nil); w.Code != http.StatusNotFound || strings.Contains(b.get("/post"), string(paperPath)+"/1") {
			t.Errorf("a letter to who is complained about waits while it is sealed: %d", w.Code)
		}
		b.post(at, form)
	}
	if page := safety.get(dossier); strings.Contains(page, text.DossierToPrint.NL) {
		t.Error("the dossier leads there while it is sealed")
	}
	safety.post(dossier+"/geen-veiligheid", url.Values{"reden": {"Het was een misverstand."}})
	h.later(2 * time.Hour)
	h.work()
	at, _, form = desk.queued()
	form.Set("hoe", string(gehoor.InHand))
	desk.post(at, form)
	given := 0
	for _, e := range h.complaint(r.Complaint).Events() {
		if f, ok := e.Fact.(gehoor.DisclosureGiven); ok && f.Way == gehoor.InHand && e.Actor == gehoor.By(h.coordinator) {
			given++
		}
	}
	if page := desk.both(made); given != 1 || !strings.Contains(page, text.DiscloseHanded.NL) || strings.Contains(page, text.DiscloseQueue.NL) {
		t.Errorf("it was given %d times, or its page does not say so", given)
	}

	// Another is taken back.
	give.Set("op", "2-12-2026")
	made = desk.post(dossier+"/beklaagde/1/invitation", give)
	h.work()
	_, _, form = desk.queued()
	desk.post(made, url.Values{"wat": {"terug"}})
	if page := desk.get("/post"); strings.Contains(page, string(paperPath)+"/1") {
		t.Error("what was taken back waits still")
	}
	desk.post("/post/1", form)
	if page := desk.both(made); !strings.Contains(page, text.DiscloseEnded.NL) {
		t.Error("it was given after it was taken back")
	}
}
