package web

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
)

// L1, D19: the next level reads one sentence and what is late, and no word of a complaint.
func TestRegionSaysWhatIsLateAndNoContent(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	regional := h.as(h.regional)
	if page := regional.both("/regio"); !strings.Contains(page, text.RegionSentence(text.NL, 0, 0)) || !strings.Contains(page, "De Zonnebloem") {
		t.Error("without complaints it does not say so, or has no table")
	}
	r := h.file(nil)
	sealed := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	lead := seatValue(gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)})
	h.as(h.coordinator).post("/dossier/"+string(r.Number)+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "soort": {"conduct"}, "wie": {lead}})
	if page := regional.both("/regio"); !strings.Contains(page, text.RegionSentence(text.NL, 1, 0)) {
		t.Error("one that is in time is not said to be")
	}
	h.later(43 * 24 * time.Hour)
	page := regional.both("/regio")
	for _, want := range []string{text.RegionSentence(text.NL, 1, 1), text.RegionInTime.NL, text.NOf(text.NL, gehoor.Share{N: 0, Of: 1}), r.Number.String(), "1 dag te laat", button("Bel Mark Jansen"), "tel:"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, never := range []string{story, "Samira", "12345678", sealed.Number.String()} {
		if strings.Contains(page, never) {
			t.Errorf("%q stands there", never)
		}
	}
	// The director has the location in the table, but is not the next level of this complaint.
	if page := h.as(h.director).both("/regio"); !strings.Contains(page, text.RegionSentence(text.NL, 0, 0)) || !strings.Contains(page, text.RegionOnly.NL) || strings.Contains(page, r.Number.String()) || strings.Contains(page, sealed.Number.String()) {
		t.Error("the director is told of what is not hers, or of what is sealed")
	}
}

// D15: of a complaint about the manager the director calls the desk, never the manager.
func TestRegionCallsNobodyItMayBeAbout(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(func(in *app.Answers) { in.About = []gehoor.About{gehoor.AboutManager} })
	lead := seatValue(gehoor.Seat{Role: gehoor.RegionalManager, Place: 1})
	h.as(h.coordinator).post("/dossier/"+string(r.Number)+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"staff"}, "soort": {"conduct"}, "wie": {lead}})
	h.later(43 * 24 * time.Hour)
	page := h.as(h.director).both("/regio")
	if !strings.Contains(page, r.Number.String()) || !strings.Contains(page, button("Bel de klachtencoördinator")) {
		t.Error("it is not late for the director, or whom to call is not said")
	}
	if strings.Contains(page, button("Bel Mark Jansen")) {
		t.Error("the director is to call whom it is about")
	}
	if page := h.as(h.regional).both("/regio"); !strings.Contains(page, text.RegionYours.NL) || strings.Contains(page, button("Bel ")) {
		t.Error("who leads is not told that it is his turn")
	}
}

// button is what a button that calls says: it stays on one line.
func button(words string) string { return strings.ReplaceAll(words, " ", "\u00a0") }
