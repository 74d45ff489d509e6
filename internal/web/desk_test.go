package web

import (
	"context"
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

// load is a complaint as it is, whoever may see it.
func (h *house) load(id gehoor.StreamID) *gehoor.Complaint {
	h.t.Helper()
	c, err := h.app.Store.System().Load(context.Background(), 1, id)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

// forward takes a complaint up and forwards it as proposed.
func (h *house) forward(desk *browser, n gehoor.Number, to gehoor.Seat) string {
	h.t.Helper()
	return desk.post("/dossier/"+string(n)+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "wie": {seatValue(to)}})
}

func (h *house) managerSeat() gehoor.Seat {
	return gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)}
}

// C2, R9: triage says what one should know first, chooses nothing, and leads on to the next new one; what does not belong here is
// declined in the same page, a minute later.
func TestR9TriageOnOnePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	first := h.file(func(in *app.Answers) { in.Story, in.Sender.Name = "De rekening klopt niet.", "Jan Holst" })
	h.later(time.Hour)
	alarming := h.file(func(in *app.Answers) { in.Story = "Hij is geslagen, zegt hij." })
	desk := h.as(h.coordinator)
	page := desk.both("/bureau")
	if !strings.Contains(page, `href="/dossier/`+string(alarming.Number)+`/doorsturen"`) {
		t.Error("what is to be read for safety is not what the desk begins with")
	}
	page = desk.both("/dossier/" + string(alarming.Number) + "/doorsturen")
	for _, want := range []string{"Lees eerst", "Misschien dubbel", first.Number.String(), "Mark Jansen", "Eva Kok"} {
		if !strings.Contains(page, want) {
			t.Errorf("triage does not say %q", want)
		}
	}
	if strings.Contains(page, " checked") || strings.Contains(page, `value="safety" selected`) {
		t.Error("something was chosen beforehand (D26)")
	}
	to := h.forward(desk, alarming.Number, h.managerSeat())
	if want := "/dossier/" + string(first.Number) + "/doorsturen?klaar=" + string(alarming.Number); to != want {
		t.Fatalf("after triage: %s, want %s", to, want)
	}
	if c := h.load(alarming.Complaint); c.Lead != h.managerSeat() || c.Marked != 0 || c.Parts[0].Kind != gehoor.Conduct {
		t.Errorf("led by %v, marked %d, parts %v", c.Lead, c.Marked, c.Parts)
	}
	desk.both(to)
	w := desk.do("POST", "/dossier/"+string(first.Number)+"/doorsturen", url.Values{"past": {"niet"}, "brief": {"Dit is iets voor de bank."}})
	if page := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, "<details open>") || !strings.Contains(page, "iets voor de bank") {
		t.Errorf("declining without a ground: %d, and what was typed must stay in sight", w.Code)
	}
	to = desk.post("/dossier/"+string(first.Number)+"/doorsturen", url.Values{"past": {"niet"}, "waarom": {"not-ours"}, "brief": {"Dit is iets voor de bank."}})
	if to != "/bureau?klaar="+string(first.Number) {
		t.Errorf("after the last one: %s", to)
	}
	if page := desk.get(to); !strings.Contains(page, "geen nieuwe klacht meer") {
		t.Error("that nothing new waits is not said")
	}
	h.later(2 * time.Minute)
	h.work()
	if c := h.load(first.Complaint); c.ClosedOn != gehoor.ClosedDeclined {
		t.Errorf("closed on %q", c.ClosedOn)
	}
}

// D15: a name asks one question; until it is answered that person sees nothing, and whoever is merely
// mentioned leads as ever. Who names herself loses it.
func TestD15NamingAPerson(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	dossier := "/dossier/" + string(r.Number)
	desk, manager := h.as(h.coordinator), h.as(h.manager)
	desk.both(dossier + "/persoon")
	if w := desk.do("POST", dossier+"/persoon", url.Values{"staat": {"mentioned"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("nobody was named: %d", w.Code)
	}
	if to := desk.post(dossier+"/persoon", url.Values{"naam": {"Mark"}, "staat": {"mentioned"}}); to != dossier+"/doorsturen" {
		t.Errorf("after naming: %s", to)
	}
	page := desk.both(dossier + "/doorsturen")
	if !strings.Contains(page, "Gaat de klacht over het gedrag van Mark Jansen?") {
		t.Error("the question is not asked")
	}
	if !strings.Contains(page, "misschien over deze persoon") {
		t.Error("that he is stepped over for now is not said")
	}
	c := h.load(r.Complaint)
	proposed := gehoor.Seat{Role: gehoor.RegionalManager, Place: 1}
	desk.post(dossier+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "wie": {seatValue(proposed)}, "persoon" + strconv.Itoa(len(c.Parties)): {"mentioned"}})
	if c = h.load(r.Complaint); c.Lead != h.managerSeat() {
		t.Errorf("merely mentioned, and led by %v", c.Lead)
	}
	manager.get(dossier)
	if to := desk.post(dossier+"/persoon", url.Values{"collega": {id(h.manager)}, "staat": {"accused"}}); to != dossier+"/opnieuw-doorsturen" {
		t.Errorf("after the lead turned out to be complained about: %s", to)
	}
	if w := manager.do("GET", dossier, nil); w.Code != http.StatusNotFound {
		t.Errorf("complained about, and gets %d", w.Code)
	}
	desk.post(dossier+"/persoon", url.Values{"naam": {"Truus van de groep"}, "staat": {"involved"}})
	if page := desk.get(dossier); !strings.Contains(page, "Truus van de groep") {
		t.Error("a name that is nobody's in the directory is not kept")
	}
	if to := desk.post(dossier+"/persoon", url.Values{"collega": {id(h.coordinator)}, "staat": {"accused"}}); to != "/bureau" {
		t.Errorf("after naming herself: %s", to)
	}
	if w := desk.do("GET", dossier, nil); w.Code != http.StatusNotFound {
		t.Errorf("who named herself gets %d", w.Code)
	}
}

// A seat chosen is the seat that was offered.
func FuzzParseSeat(f *testing.F) {
	for _, s := range []string{"manager:3", "coordinator:0", ":0", ":", "a:b:1", "a:+1", "\xff:1", "a:-9223372036854775808", "manager", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		seat, ok := parseSeat(s)
		if !ok {
			return
		}
		if back, ok := parseSeat(seatValue(seat)); !ok || back != seat {
			t.Errorf("%q is %v, offered as %q and chosen as %v, %v", s, seat, seatValue(seat), back, ok)
		}
	})
}

// D12, D13: parts of another location are read by its manager; a split keeps the day of receipt and all terms, both
// numbers stay, the new one is shown to who filed it behind the old code, and bars whom the old one bars.
func TestD13PartsAndSplit(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	var second gehoor.LocationID
	other := h.other
	err := h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) error {
		var err error
		if second, err = tx.PutLocation(gehoor.Actor{}, store.Location{Holder: 1, Region: 1, Name: "De Vlieger", Town: "Duinrade"}); err != nil {
			return err
		}
		_, err = tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: other, Seat: gehoor.Seat{Role: gehoor.Manager, Place: int64(second)}, From: gehoor.Date{Year: 2020, Month: 1, Day: 1}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	r := h.file(func(in *app.Answers) { in.AboutName = "Noor" }) // the safety officer, perhaps
	dossier := "/dossier/" + string(r.Number)
	desk, elsewhere := h.as(h.coordinator), h.as(h.other)
	h.forward(desk, r.Number, h.managerSeat())
	desk.both(dossier + "/onderdelen")
	desk.post(dossier+"/onderdelen", url.Values{
		"onderwerp1": {"safety"}, "locatie1": {idText(h.location)}, "onderwerp2": {"costs"}, "locatie2": {idText(second)}, "wat2": {"De rekening van de BSO"},
	})
	h.later(time.Minute)
	h.work()
	if page := elsewhere.get(dossier); !strings.Contains(page, "De rekening van de BSO") && !strings.Contains(page, "Kosten en rekening") {
		t.Error("the manager of the part does not read it")
	}
	mailed := false
	for _, m := range h.outbox.Mails() {
		mailed = mailed || strings.HasPrefix(m.To, "tessa.rom@")
	}
	if !mailed {
		t.Error("the manager of the part was not told")
	}
	desk.both(dossier + "/splitsen")
	if w := desk.do("POST", dossier+"/splitsen", url.Values{"delen": {"2"}, "woorden": {""}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("split without words: %d", w.Code)
	}
	if to := desk.post(dossier+"/splitsen", url.Values{"delen": {"2"}, "woorden": {"Mijn dochter bleef alleen buiten."}}); to != dossier+"/gesplitst" {
		t.Fatalf("after splitting: %s", to)
	}
	page := desk.both(dossier + "/gesplitst")
	c := h.load(r.Complaint)
	piece := h.load(c.SplitInto[0])
	code, err := h.app.Store.ReceiptCode(context.Background(), 1, piece.ID)
	if err != nil {
		t.Fatal(err)
	}
	digits := strings.NewReplacer(" ", "", "\u00a0", "").Replace
	if !strings.Contains(digits(page), code) || !strings.Contains(page, piece.Number().String()) {
		t.Error("number and code are not shown to who must tell them")
	}
	if piece.Filed.ReceivedAt != c.Filed.ReceivedAt || piece.Filed.Terms.Decide.Plain != c.Filed.Terms.Decide.Plain || piece.Number() == c.Number() || len(c.Parts) != 1 {
		t.Errorf("the piece came in %v, decides by %v; parts left %v", piece.Filed.ReceivedAt, piece.Filed.Terms.Decide.Plain, c.Parts)
	}
	if piece.Filed.Location != second || piece.Lead != (gehoor.Seat{}) || !piece.Barred(h.safety) {
		t.Errorf("at location %d, led by %v, the safety officer barred: %v", piece.Filed.Location, piece.Lead, piece.Barred(h.safety))
	}
	if w := elsewhere.do("GET", dossier, nil); w.Code != http.StatusNotFound {
		t.Errorf("the part left, and its manager gets %d", w.Code)
	}
	h.later(2 * time.Hour)
	if w := desk.do("GET", dossier+"/gesplitst", nil); w.Code != http.StatusSeeOther {
		t.Errorf("the code is shown after hours: %d", w.Code)
	}
	parent := h.parent("nl").open("/status").send(url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
	if page := parent.page; !strings.Contains(digits(page), code) || !strings.Contains(page, piece.Number().String()) {
		t.Error("who filed it does not find the new number and code behind the old one")
	}
	for _, m := range h.outbox.Mails() {
		if strings.Contains(digits(m.Text), code) {
			t.Error("a mail has the code")
		}
	}
	if page := desk.both(dossier); !strings.Contains(page, piece.Number().String()) {
		t.Error("the dossier does not say where the part went")
	}
}

// D13: linked complaints are seen together by staff who may see both, and a number that one may not see is one that nobody has.
func TestD13Link(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a, b := h.file(nil), h.file(func(in *app.Answers) { in.Sender.Name, in.Sender.Mail = "Piet Anders", "piet@example.org" })
	hidden := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	desk := h.as(h.coordinator)
	dossier := "/dossier/" + string(a.Number)
	desk.both(dossier + "/koppelen")
	for _, n := range []gehoor.Number{hidden.Number, "26BBBB"} {
		if w := desk.do("POST", dossier+"/koppelen", url.Values{"nummer": {string(n)}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Dit nummer kennen we niet") {
			t.Errorf("linking to %s: %d", n, w.Code)
		}
	}
	to := desk.post(dossier+"/koppelen", url.Values{"nummer": {b.Number.String()}, "voorval": {"1"}})
	page := desk.both(to)
	if !strings.Contains(page, a.Number.String()) || !strings.Contains(page, b.Number.String()) || !strings.Contains(page, "2 klachten over één voorval") {
		t.Error("the group is not shown together")
	}
	if page := desk.get("/dossier/" + string(b.Number)); !strings.Contains(page, a.Number.String()) {
		t.Error("the other end does not say so")
	}
	desk.post(dossier+"/koppelen", url.Values{"nummer": {b.Number.String()}, "voorval": {"1"}, "brief": {"1"}})
	for _, n := range []gehoor.Number{a.Number, b.Number} {
		if page := desk.both("/dossier/" + string(n)); strings.Count(page, text.RelatedLetter.NL) != 1 {
			t.Errorf("%s does not say once that both want one letter", n)
		}
	}
	h.forward(desk, a.Number, h.managerSeat())
	desk.post("/dossier/"+string(b.Number)+"/persoon", url.Values{"collega": {id(h.manager)}, "staat": {"accused"}})
	if page := h.as(h.manager).get(dossier + "/samenhang"); strings.Contains(page, b.Number.String()) {
		t.Error("the manager finds by way of the group what is about himself")
	}
}

// D17, D37: taking, what an absent colleague has, and a practice filing by two people.
func TestD17TakingAndD37Practice(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	dossier := "/dossier/" + string(r.Number)
	desk, deputy := h.as(h.coordinator), h.as(h.deputy)
	has := func(b *browser, path string) bool {
		return strings.Contains(b.both(path), `href="/dossier/`+string(r.Number)+`">`)
	}
	if has(desk, "/bureau?toon=mijn") || !has(desk, "/bureau?toon=vrij") {
		t.Error("nobody took it, and it is somebody's")
	}
	deputy.both(dossier + "/oppakken")
	deputy.post(dossier+"/oppakken", url.Values{})
	if !has(deputy, "/bureau?toon=mijn") || has(desk, "/bureau?toon=vrij") {
		t.Error("the deputy took it, and does not have it")
	}
	err := h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) error {
		_, err := tx.PutAbsence(gehoor.Actor{}, gehoor.Absence{Person: h.deputy, From: gehoor.DateOf(h.Now()), Until: gehoor.DateOf(h.Now()).AddDays(3)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !has(desk, "/bureau?toon=vrij") || !strings.Contains(desk.get(dossier), "Terug bij het bureau") {
		t.Error("the deputy is away, and it is not the desk's again")
	}
	desk.both(dossier + "/proef")
	desk.post(dossier+"/proef", url.Values{})
	if w := desk.do("POST", dossier+"/proef", url.Values{}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("one person said so twice: %d", w.Code)
	}
	if page := deputy.both(dossier + "/proef"); !strings.Contains(page, "Ilse Dalen zegt dat dit een proef is") {
		t.Error("the second person does not read who said so")
	}
	deputy.post(dossier+"/proef", url.Values{})
	if !h.load(r.Complaint).Practice {
		t.Error("two people said so, and it is none")
	}
	if page := desk.both("/bureau"); !strings.Contains(page, "proef") {
		t.Error("the list does not say so")
	}
}

// C8: the last four characters of a number lead to it, as a POST, and to what one may not see they lead nobody.
func TestC8FourCharacters(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	four := strings.ToLower(string(r.Number[2:]))
	if to := h.as(h.coordinator).post("/zoeken", url.Values{"zoek": {four}}); to != "/dossier/"+string(r.Number) {
		t.Errorf("four characters lead to %s", to)
	}
	if w := h.as(h.other).do("POST", "/zoeken", url.Values{"zoek": {four}}); strings.Contains(w.Body.String(), string(r.Number)) {
		t.Error("found by who may not see it")
	}
}

// D26: after triage a message raises the mark anew, and only reading it takes it off; a question too.
func TestD26MarkOnTheDesk(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	dossier := "/dossier/" + string(r.Number)
	desk := h.as(h.coordinator)
	h.forward(desk, r.Number, h.managerSeat())
	if _, err := h.app.Write(context.Background(), 1, r.Complaint, "", "Nu heeft hij een blauwe plek.", nil); err != nil {
		t.Fatal(err)
	}
	if page := desk.both("/bureau"); !strings.Contains(page, "Lees eerst: veiligheid") {
		t.Error("the desk does not say what to read first")
	}
	if page := desk.both(dossier); !strings.Contains(page, dossier+`/gelezen"`) {
		t.Error("the next step is not to read it")
	}
	if page := desk.both(dossier + "/gelezen"); !strings.Contains(page, "blauwe plek") {
		t.Error("the words are not beside the question")
	}
	desk.post(dossier+"/gelezen", url.Values{})
	if page := desk.get("/bureau"); strings.Contains(page, "Lees eerst") {
		t.Error("read, and still on top")
	}
	if _, err := h.app.Ask(context.Background(), 1, "q", app.Question{Words: "Hij werd opgesloten. Mag dat?", Sender: app.Sender{Mail: "x@example.org"}}); err != nil {
		t.Fatal(err)
	}
	if page := desk.both("/vragen"); !strings.Contains(page, "Lees eerst: veiligheid") {
		t.Error("the question is not marked")
	}
	if page := desk.get("/bureau"); !strings.Contains(page, "in een vraag staan woorden") {
		t.Error("the desk does not say that there is such a question")
	}
}

// C3: the way back from a dossier is to the list as it was left: its filter and its page.
func TestC3BackToTheListAsItWas(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	dossier := "/dossier/" + string(r.Number)
	desk := h.as(h.coordinator)
	place := id(gehoor.PersonID(h.location))
	back := `href="/bureau?locatie=` + place + `&amp;toon=vrij"`
	for _, step := range []struct {
		list string
		want bool
	}{{"/bureau?toon=vrij&locatie=" + place, true}, {"/bureau", false}} {
		desk.get(step.list)
		if page := desk.get(dossier); strings.Contains(page, back) != step.want {
			t.Errorf("from %s: back leads elsewhere", step.list)
		}
	}
}

// C1: a row says what its reader must do, and otherwise whose turn it is.
func TestC1WhoseTurn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	f := h.file(nil)
	desk := h.as(h.coordinator)
	row := func(b *browser) string {
		t.Helper()
		_, rest, _ := strings.Cut(b.get("/bureau"), "<tbody>")
		row, _, _ := strings.Cut(rest, "</tr>")
		return row
	}
	if got := row(desk); !strings.Contains(got, "Doorsturen") || !strings.Contains(got, "<strong>jij</strong>") {
		t.Errorf("the desk's own step: %s", got)
	}
	h.forward(desk, f.Number, h.managerSeat())
	if got := row(desk); !strings.Contains(got, "Eerste contact") || !strings.Contains(got, "Mark Jansen") || strings.Contains(got, "jij") {
		t.Errorf("the manager's step, as the desk reads it: %s", got)
	}
	if got := row(h.as(h.manager)); !strings.Contains(got, "Eerste contact") || !strings.Contains(got, "<strong>jij</strong>") {
		t.Errorf("the manager's step, as he reads it: %s", got)
	}
}
