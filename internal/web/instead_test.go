package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
)

// vacate ends who holds a position, yesterday.
func (h *house) vacate(who gehoor.PersonID) {
	h.t.Helper()
	all, err := h.app.Store.Positions(1)
	if err != nil {
		h.t.Fatal(err)
	}
	err = h.app.Store.Write(context.Background(), 1, h.now, func(tx *store.Tx) error {
		for _, p := range all {
			if p.Person == who {
				p.Until = gehoor.DateOf(h.now).AddDays(-1)
				if _, err := tx.PutPosition(gehoor.Actor{}, p); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// unknown: of a dossier somebody learns nothing by any page, list or search.
func (b *browser) unknown(r app.Receipt) {
	b.h.t.Helper()
	missing := b.do("GET", "/dossier/26BBBB", nil)
	for _, path := range []string{"", "/stap", "/persoon", "/doorsturen"} {
		w := b.do("GET", "/dossier/"+string(r.Number)+path, nil)
		if w.Code != http.StatusNotFound || w.Body.String() != missing.Body.String() {
			b.h.t.Errorf("GET %s: %d, and not the page of what does not exist", path, w.Code)
		}
	}
	for _, path := range []string{"/bureau", "/vertrouwelijk"} {
		if w := b.do("GET", path, nil); strings.Contains(w.Body.String(), r.Number.String()) {
			b.h.t.Errorf("it stands at %s", path)
		}
	}
	for _, words := range []string{string(r.Number), "Samira Planteijn", "dochter buiten"} {
		if w := b.do("POST", "/zoeken", url.Values{"zoek": {words}}); strings.Contains(w.Body.String(), r.Number.String()) {
			b.h.t.Errorf("found by searching %q", words)
		}
	}
}

// D15, D16: a complaint about the coordinator, where there is no deputy, comes to the board: by mail, in its list, and with all that the
// coordinator would do; the parent reads who sees to it.
func TestD16TheBoardCoordinates(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.vacate(h.deputy)
	r := h.file(func(in *app.Answers) { in.About = []gehoor.About{gehoor.AboutCoordinator} })
	h.work()
	if mails := h.mailsTo("clara.oost@voorbeeld.example"); len(mails) != 1 {
		t.Errorf("the board hears of it by %d mails", len(mails))
	}
	h.as(h.coordinator).unknown(r)
	h.as(h.regional).unknown(r)
	board, dossier := h.as(h.board), "/dossier/"+string(r.Number)
	if page := board.get("/bureau"); !strings.Contains(page, r.Number.String()) {
		t.Error("it is not in the list of the board")
	}
	if page := board.get(dossier); !strings.Contains(page, story) {
		t.Error("the board does not read it")
	}
	if c := h.load(r.Complaint); len(c.Deskers(chart(h), gehoor.DateOf(h.now))) != 1 {
		t.Error("the desk is not one")
	}
	board.post(dossier+"/oppakken", url.Values{})
	board.post(dossier+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"staff"}, "soort": {"conduct"}, "wie": {seatValue(h.managerSeat())}})
	board.post(dossier+"/bericht", url.Values{"bericht": {"Ik neem dit over."}, "zie": {"klager"}})
	if c := h.load(r.Complaint); c.Desker != h.board || c.Lead != h.managerSeat() {
		t.Errorf("it is with %d, led by %v", c.Desker, c.Lead)
	}
}

func chart(h *house) gehoor.Chart {
	c, err := h.app.Store.Chart(1)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

// D15, D22 to D24: who leads the track of safety names whom it is about; that person loses all sight of it at once, and it goes on to the next, up to
// the board.
func TestD23ThePersonOfASealedDossier(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	dossier := "/dossier/" + string(r.Number)
	director := h.as(h.director)
	if page := director.get("/vertrouwelijk"); !strings.Contains(page, dossier+"/persoon") {
		t.Error("naming somebody is not offered with the track")
	}
	director.get(dossier + "/persoon")
	to := director.post(dossier+"/persoon", url.Values{"collega": {id(h.safety)}, "staat": {string(gehoor.Provisional)}})
	director.get(to)
	h.as(h.safety).unknown(r)
	h.work()
	for _, m := range h.mailsTo("noor.veen@voorbeeld.example") {
		t.Errorf("the officer whom it is about is mailed: %s", m.Subject)
	}
	if len(h.mailsTo("astrid.boom@voorbeeld.example")) != 1 {
		t.Error("the alarm did not go on to the director")
	}
	h.as(h.board).unknown(r)

	// The director names herself: it goes up to the board, which has the alarm and the track.
	if to := director.post(dossier+"/persoon", url.Values{"collega": {id(h.director)}, "staat": {string(gehoor.Accused)}}); to != "/bureau" {
		t.Errorf("she is led to %s", to)
	}
	director.unknown(r)
	h.later(31 * 60 * 1e9)
	h.work()
	if len(h.mailsTo("clara.oost@voorbeeld.example")) != 1 {
		t.Error("the alarm did not go up to the board")
	}
	board := h.as(h.board)
	if page := board.get("/vertrouwelijk"); !strings.Contains(page, r.Number.String()) {
		t.Error("it is not among what the board reads")
	}
	board.post("/vertrouwelijk/"+string(r.Number), url.Values{})
	board.post(dossier+"/betrokkene", url.Values{"persoon1": {string(gehoor.Mentioned)}})
	if page := h.as(h.safety).get(dossier); !strings.Contains(page, story) {
		t.Error("it is not about the officer, and she does not read it")
	}
	if w := h.as(h.coordinator).do("POST", dossier+"/persoon", url.Values{"naam": {"Mark"}, "staat": {string(gehoor.Mentioned)}}); w.Code != http.StatusNotFound {
		t.Errorf("the coordinator names somebody in what is sealed: %d", w.Code)
	}
}
