package web

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/htmlcheck"
)

const sendForm = "form:has(input[name=website])"

// filed is the newest complaint of the house.
func (h *house) filed() *gehoor.Complaint {
	h.t.Helper()
	var newest *gehoor.Complaint
	for c, err := range h.app.Store.System().Complaints(context.Background(), 1) {
		if err != nil {
			h.t.Fatal(err)
		}
		newest = c
	}
	if newest == nil {
		h.t.Fatal("nothing was filed")
	}
	return newest
}

// sender is who filed it, as told.
func (h *house) sender(c *gehoor.Complaint) app.Answers {
	h.t.Helper()
	told, err := h.app.Told(context.Background(), 1, c)
	if err != nil {
		h.t.Fatal(err)
	}
	return told
}

// D29: a postal address is asked of who has no mail or chose post, and of nobody else; a secret one is not
// told to the location.
func TestD29PostalAddress(t *testing.T) {
	t.Parallel()
	for _, cookieless := range []bool{false, true} {
		h := newHouse(t)
		h.addPlaces()
		p := h.parent("nl")
		p.cookieless = cookieless
		p.open(string(safetyPath))
		for _, q := range journey[:8] {
			p.isAt(q.ask).send(q.answer)
		}
		asked := *p
		p.send(url.Values{"naam": {"Samira"}, "mail": {"s@example.org"}}).isAt(text.CheckTitle).seesNot(text.CheckPost.NL)
		*p = asked
		p.send(url.Values{"naam": {"Samira"}, "mail": {}, "tel": {"0612345678"}}).isAt(text.AskAddress)
		p.send(nil).isAt(text.CheckTitle) // no mail, and no address either: one may
		*p = asked
		p.send(url.Values{"naam": {"Samira"}, "mail": {"s@example.org"}, "tel": {"0612345678"}, "voorkeur": {"post"}}).isAt(text.AskAddress)
		p.send(nil).sees(text.WrongNoAddress.NL)
		if !cookieless {
			p.open(string(checkPath)).isAt(text.AskAddress) // nothing is sent that cannot be answered
		}
		p.send(url.Values{"adres": {"Dorpsstraat 1\n1234 AB Dorp"}, "geheim": {"1"}}).isAt(text.CheckTitle)
		p.sees("Dorpsstraat 1", text.CheckSecret.NL)
		p.sendForm(sendForm, nil).isAt(text.SentTitle)
		c := h.filed()
		if told := h.sender(c); !told.Secret || told.Address != "Dorpsstraat 1\n1234 AB Dorp" || c.Filed.Way != gehoor.WritePost {
			t.Errorf("filed: %+v by %q", told.Sender, c.Filed.Way)
		}
		dossier := "/dossier/" + string(c.Number())
		desk, manager := h.as(h.coordinator), h.as(h.manager)
		desk.post(dossier+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "soort": {"conduct"},
			"wie": {seatValue(gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)})}})
		if page := desk.get(dossier); !strings.Contains(page, "Dorpsstraat 1") {
			t.Error("the desk does not see where to send a letter")
		}
		if page := manager.get(dossier); strings.Contains(page, "Dorpsstraat") || !strings.Contains(page, text.DossierSecret.NL) {
			t.Error("the location is told a secret address")
		}
	}
}

// The language of our answers is the page's, and can be another (ux 4.4).
func TestLanguageOfReplies(t *testing.T) {
	t.Parallel()
	tests := []struct {
		lang    string
		another bool
		want    gehoor.Language
	}{
		{"nl", false, gehoor.Dutch}, {"nl", true, gehoor.English}, {"en", false, gehoor.English}, {"en", true, gehoor.Dutch},
	}
	for _, tt := range tests {
		h := newHouse(t)
		h.addPlaces()
		p := h.parent(tt.lang)
		p.open(string(safetyPath))
		for _, q := range journey[:8] {
			p.isAt(q.ask).send(q.answer)
		}
		answer := url.Values{"naam": {"Samira"}, "mail": {"s@example.org"}}
		if tt.another {
			answer.Set("taal", "1")
		}
		p.send(answer).isAt(text.CheckTitle)
		p.open(string(contactPath) + "?na=1").send(nil).isAt(text.CheckTitle) // looked at again, and kept
		p.sendForm(sendForm, nil).isAt(text.SentTitle)
		if got := h.filed().Filed.Language; got != tt.want {
			t.Errorf("on %s pages, another language %v: filed in %q, want %q", tt.lang, tt.another, got, tt.want)
		}
		h.work()
		subject := h.mailsTo("s@example.org")[0].Subject
		if english := strings.Contains(subject, "We have received"); english != (tt.want == gehoor.English) {
			t.Errorf("the mail says %q in %q", subject, tt.want)
		}
	}
}

// D10: who writes on behalf of a parent says of which.
func TestD10OnBehalf(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.addPlaces()
	p := h.parent("nl")
	p.open(string(safetyPath))
	for i, q := range journey[:8] {
		if i == 1 {
			q.answer = url.Values{"wie": {"on-behalf"}}
		}
		p.isAt(q.ask).send(q.answer)
	}
	p.send(url.Values{"naam": {"Opa Jan"}, "mail": {"opa@example.org"}}).sees(text.WrongBehalf.NL)
	p.send(url.Values{"naam": {"Opa Jan"}, "mail": {"opa@example.org"}, "ouder": {"Lotte Vis, 0612345678"}}).isAt(text.CheckTitle).sees("Namens Lotte Vis")
	p.sendForm(sendForm, nil).isAt(text.SentTitle)
	c := h.filed()
	if c.Filed.Capacity != gehoor.OnBehalf || h.sender(c).Behalf != "Lotte Vis, 0612345678" {
		t.Errorf("filed as %q for %q", c.Filed.Capacity, h.sender(c).Behalf)
	}
	if page := h.as(h.coordinator).get("/dossier/" + string(c.Number())); !strings.Contains(page, "Lotte Vis") {
		t.Error("the desk does not see for whom")
	}
}

// D12: one complaint about several locations: the first leads, each other is a part with a manager of its
// own, who hears of it and reads it, and is barred when it may be about him.
func TestD12AnotherLocation(t *testing.T) {
	t.Parallel()
	for _, cookieless := range []bool{false, true} {
		h := newHouse(t)
		h.addPlaces()
		other := h.putManager("Vera Vlieger", 2)
		file := func(about string) *gehoor.Complaint {
			p := h.parent("nl")
			p.cookieless = cookieless
			p.open(string(safetyPath)).send(journey[0].answer).send(journey[1].answer).isAt(text.AskPlace)
			p.seesNot(text.PlaceMore.NL)
			p.send(url.Values{"zoek": {"zonnebloem"}, "zoeken": {"1"}}).sees("De Zonnebloem", text.PlaceMore.NL)
			p.send(url.Values{"nog": {"1"}}).sees(text.WrongNoPlace.NL) // first choose one
			p.send(url.Values{"loc": {"1"}, "nog": {"1"}}).isAt(text.PlaceOther).seesNot(text.PlaceChosen.NL)
			p.send(url.Values{"zoek": {"nergens"}, "zoeken": {"1"}}).sees("We vinden geen locatie bij ‘nergens’")
			p.send(url.Values{"zoek": {"zonnetje"}, "zoeken": {"1"}}).send(url.Values{"loc": {"3"}, "nog": {"1"}}).isAt(text.PlaceOther).sees("Het Zonnetje")
			p.send(url.Values{"weg": {"3"}}).isAt(text.PlaceOther).seesNot("Het Zonnetje")
			p.send(url.Values{"zoek": {"vlieger"}, "zoeken": {"1"}}).send(url.Values{"loc": {"2"}}).isAt(text.AskStory)
			for _, q := range journey[3:6] {
				p.isAt(q.ask).send(q.answer)
			}
			p.send(url.Values{"over": {about}})
			for _, q := range journey[7:] {
				p.isAt(q.ask).send(q.answer)
			}
			p.isAt(text.CheckTitle).sees("De Zonnebloem, Duinrade", "BSO De Vlieger, Duinrade")
			p.sendForm(sendForm, nil).isAt(text.SentTitle)
			return h.filed()
		}
		route := func(c *gehoor.Complaint, to gehoor.Seat) *gehoor.Complaint {
			h.as(h.coordinator).post("/dossier/"+string(c.Number())+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "soort": {"conduct"},
				"wie": {seatValue(to)}})
			h.work()
			return h.filed()
		}

		c := file("staff")
		if c.Filed.Location != 1 || !slices.Equal(c.Filed.Others, []gehoor.LocationID{2}) {
			t.Fatalf("filed about %d and %v", c.Filed.Location, c.Filed.Others)
		}
		dossier := "/dossier/" + string(c.Number())
		if page := h.as(h.coordinator).get(dossier); !strings.Contains(page, "BSO De Vlieger") {
			t.Error("the desk does not see the other location")
		}
		if w := h.as(other).do("GET", dossier, nil); w.Code != 404 {
			t.Errorf("before it is routed the other manager gets %d", w.Code)
		}
		c = route(c, gehoor.Seat{Role: gehoor.Manager, Place: 1})
		if len(c.Parts) != 2 || c.Parts[1].Location != 2 || c.Parts[1].Lead != (gehoor.Seat{Role: gehoor.Manager, Place: 2}) {
			t.Fatalf("parts: %+v", c.Parts)
		}
		if page := h.as(other).get(dossier); !strings.Contains(page, story) {
			t.Error("who leads a part does not read it")
		}
		got := h.mailsTo("vera.vlieger@voorbeeld.example")
		if len(got) != 1 || !strings.Contains(got[0].Subject, "Een deel van een klacht") || strings.Contains(got[0].Text, "alleen buiten") {
			t.Errorf("mail to who leads a part: %+v", got)
		}

		about := file("manager")
		dossier = "/dossier/" + string(about.Number())
		about = route(about, gehoor.Seat{Role: gehoor.RegionalManager, Place: 1})
		for _, who := range []gehoor.PersonID{h.manager, other} {
			if w := h.as(who).do("GET", dossier, nil); w.Code != 404 {
				t.Errorf("person %d, whom it may be about, gets %d", who, w.Code)
			}
		}
		if len(h.mailsTo("vera.vlieger@voorbeeld.example")) != 1 {
			t.Error("a mail went to whom it may be about")
		}
	}
}

// putManager gives a location a manager.
func (h *house) putManager(name string, at gehoor.LocationID) (who gehoor.PersonID) {
	h.t.Helper()
	err := h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) (err error) {
		mail := strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@voorbeeld.example"
		if who, err = tx.PutPerson(gehoor.Actor{}, store.Person{Name: name, Mail: mail}); err != nil {
			return err
		}
		_, err = tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: who, Seat: gehoor.Seat{Role: gehoor.Manager, Place: int64(at)}, From: gehoor.Date{Year: 2020, Month: 1, Day: 1}})
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return who
}

// At most so many locations; another leading one is none of the others.
func TestD12LocationsAreFew(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.addPlaces()
	err := h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) error {
		for i := range 6 {
			if _, err := tx.PutLocation(gehoor.Actor{}, store.Location{Holder: 1, Region: 1, Name: "Villa " + strconv.Itoa(i), Town: "Duinrade"}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p := h.parent("nl")
	p.open(string(safetyPath)).send(journey[0].answer).send(journey[1].answer).isAt(text.AskPlace).send(url.Values{"loc": {"1"}, "nog": {"1"}})
	for id := 2; id <= placesMost; id++ {
		p.isAt(text.PlaceOther).send(url.Values{"zoek": {"duinrade"}, "loc": {strconv.Itoa(id)}, "nog": {"1"}})
	}
	p.send(url.Values{"zoek": {"villa"}, "loc": {"9"}, "nog": {"1"}}).sees(text.WrongPlaceMost.NL)
	p.open(string(placePath)).send(url.Values{"zoek": {"vlieger"}, "loc": {"2"}}).isAt(text.AskStory)
	p.open(string(placePath))
	if got := htmlcheck.Attrs([]byte(p.page), "button[name=weg]", "value"); !slices.Equal(got, []string{"3", "4", "5"}) {
		t.Errorf("others: %v", got)
	}
	p.send(url.Values{"loc": {placeNone}}).isAt(text.AskStory)
	p.open(string(placePath)).seesNot(text.PlaceChosen.NL)
}

// An organisation that has given no address yet can be signed in to, to give one.
func TestSignInBeforeThereIsAnAddress(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	err := h.app.Store.Write(context.Background(), 1, h.Now(), func(tx *store.Tx) error {
		set, err := h.app.Store.Settings(1)
		if err != nil {
			return err
		}
		set.Mail, set.MailFrom = "", ""
		return tx.PutSettings(set)
	})
	if err != nil {
		t.Fatal(err)
	}
	h.app.MailFrom = "post@installatie.example"
	w := h.as(0).do("POST", "/inloggen", url.Values{"mail": {"sem.dijk@voorbeeld.example"}})
	h.work()
	got := h.mailsTo("sem.dijk@voorbeeld.example")
	if w.Code >= 400 || len(got) != 1 || !strings.HasSuffix(got[0].MessageID, "@installatie.example") {
		t.Errorf("%d, mails %+v\n%s", w.Code, got, h.log)
	}
}

// D29: after a mail that came back the page asks for another address, or a postal one; what is changed is
// how one is reached from then on, also by the search.
func TestD29AfterABounce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	p := h.reading(r, "nl").isAt(text.StateReceived).seesNot(text.ReachBack.NL)
	_, err := h.app.AsSystem(context.Background(), 1, r.Complaint, nil, func(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) {
		return []gehoor.Fact{gehoor.MessageReturned{Seq: 1}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p.open("/status").sees(text.ReachBack.NL)
	p.open(string(reachPath)).isAt(text.ReachTitle).sees("samira@example.org", "06 12345678")
	p.send(url.Values{"mail": {"samira"}}).sees(text.WrongMail.NL)
	p.open(string(reachPath)).send(url.Values{"mail": {""}, "tel": {""}}).sees(text.WrongContact.NL)
	p.open(string(reachPath)).send(url.Values{"tel": {""}}).sees(text.WrongNoPhone.NL) // who wants to be called
	p.open(string(reachPath)).send(url.Values{"mail": {"nieuw@example.net"}, "adres": {"Dorpsstraat 1"}, "geheim": {"1"}}).isAt(text.StateReceived)
	p.seesNot(text.ReachBack.NL).sees(text.DidReach.NL)
	seq := h.filed().Seq
	p.open(string(reachPath)).sees("nieuw@example.net", "Dorpsstraat 1").send(nil)
	c := h.filed()
	if told := h.sender(c); c.Seq != seq || told.Mail != "nieuw@example.net" || !told.Secret || told.Name != "Samira Planteijn" {
		t.Errorf("after %d facts, %d before: %+v", c.Seq, seq, told.Sender)
	}
	if page := h.as(h.coordinator).get("/dossier/" + string(c.Number())); !strings.Contains(page, "nieuw@example.net") {
		t.Error("the desk does not see the new address")
	}
	p.open(string(ownCopyPath)).isAt(text.SentCopyTitle).sees(story, "nieuw@example.net")
	h.parent("nl").open(string(ownCopyPath)).isAt(text.ReadTitle) // not without the code

	anonymous := h.reading(h.file(func(a *app.Answers) { a.Sender, a.Anonymous, a.Way = app.Sender{}, true, "" }), "en")
	anonymous.isAt(text.StateReceived).seesNot(string(reachPath))
	anonymous.open(string(reachPath)).isAt(text.StateReceived)
}

// D14: a parent committee is asked for an address that no employee can read, and told whose complaint an individual
// parent's is; its own days at the committee are not the twelve months.
func TestD14ParentCommittee(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.addPlaces()
	p := h.parent("nl")
	p.open(string(safetyPath)).send(journey[0].answer).send(url.Values{"wie": {"committee"}}).send(journey[2].answer)
	p.isAt(text.AskStoryCommittee).sees(text.StoryCommittee.NL).seesNot(text.StoryHelps[2].NL)
	for _, q := range journey[3:8] {
		p.send(q.answer)
	}
	p.isAt(text.AskContact).sees(text.AskMailCommittee.NL, text.AskSecond.NL).seesNot(text.AskChild.NL)
	p.send(url.Values{"naam": {"Samira"}, "mail": {"oc@example.org"}}).sees(text.WrongCommittee.NL)
	p.send(url.Values{"naam": {"Samira"}, "mail": {"oc@example.org"}, "commissie": {"OC De Zonnebloem"}, "tweede": {"Jan, 0612345678"}})
	p.isAt(text.CheckTitle).sees("OC De Zonnebloem", "Jan, 0612345678").sendForm(sendForm, nil).isAt(text.SentTitle)
	code := p.code()
	c := h.filed()
	p.open("/status").send(url.Values{"nr": {string(c.Number())}, "code": {code}})
	p.open(string(unhappyPath)).isAt(text.UnhappyTitle).sees("oudercommissie").seesNot("2027")
}
