package web

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// Who signs in begins where there is work: the administration and the reports of who has no complaints, else the desk.
func TestSignInBeginsWhereTheWorkIs(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, one := range []struct {
		who  gehoor.PersonID
		path ui.Path
	}{{h.admin, "/beheer"}, {h.board, "/rapporten"}, {h.coordinator, "/bureau"}, {h.manager, "/bureau"}, {h.safety, "/bureau"}} {
		r := &Request{App: h.app, Org: store.Organisation{ID: 1}, Now: h.Now()}
		if at := r.begins(one.who); at != one.path {
			t.Errorf("person %d begins at %s, not %s", one.who, at, one.path)
		}
	}
}

// Nobody hands over to himself (D17), and no way back leads to a list that one has not.
func TestPagesLeadSomewhere(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	dossier := "/dossier/" + string(r.Number)
	desk := h.as(h.coordinator)
	page := desk.both(dossier + "/overdragen")
	if self := `value="` + idText(h.coordinator) + `"`; strings.Contains(page, self) {
		t.Error("the coordinator can hand over to herself")
	}
	if page := desk.both("/bewaren/" + string(r.Number)); !strings.Contains(page, `href="`+dossier+`"`) {
		t.Error("no way back to the dossier")
	}
}

// What must be done next, by whom, and the button are about one thing (C3), and only the desk counts what is to be
// forwarded.
func TestNextStepIsOneThing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	dossier := "/dossier/" + string(r.Number)
	h.forward(h.as(h.coordinator), r.Number, h.managerSeat())
	h.as(h.manager).post(dossier+"/contact", url.Values{"hoe": {string(gehoor.Called)}, "op": {dayMonthYear(gehoor.DateOf(h.Now()))}})
	h.later(40 * 24 * time.Hour)
	page := h.as(h.manager).both(dossier)
	_, next, _ := strings.Cut(page, text.DossierNext.NL)
	next, _, _ = strings.Cut(next, "</a>")
	if steps := text.Sentence(text.Word(text.NL, gehoor.OweSteps)); strings.Count(next, steps) != 2 || !strings.Contains(next, "Mark Jansen") {
		t.Errorf("not the manager's own step: %s", next)
	}
	if page := h.as(h.manager).both("/bureau"); strings.Contains(page, text.DeskNew.NL) {
		t.Error("a manager is told how many are to be forwarded")
	}
}

// R8: a step that waits is not read as one that was taken.
func TestR8AStepThatWaitsSaysSo(t *testing.T) {
	t.Parallel()
	step := gehoor.SafetyStep{Step: gehoor.StepPolice, Waits: true}
	for _, l := range []text.Lang{text.NL, text.EN} {
		waits := text.Fact(l, step)
		step := step
		step.Waits = false
		if done := text.Fact(l, step); waits == done || !strings.HasSuffix(waits, text.Word(l, gehoor.StepPolice)+".") {
			t.Errorf("%q, and when it is done %q", waits, done)
		}
	}
}
