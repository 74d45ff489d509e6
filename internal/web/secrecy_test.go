package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// A city is a house with everybody from whom something may be kept, and with complaints and a question that have
// nothing to do with what is secret.
type city struct {
	*house
	supervisor, attention, auditor, otherRegion, left, stoodIn gehoor.PersonID

	server   *Server
	elsewher string        // session of somebody with every seat of another organisation
	known    app.Receipt   // an ordinary complaint, that the parent of the tests follows
	accused  *browser      // somebody whom it is about, who gave their own number and code
	parents  []app.Receipt // of the known complaints
}

const elsewhere = "elders.voorbeeld.example"

// undeliverable refuses what goes to one address, so that it stands on the desk's page of post.
type undeliverable struct {
	*app.Outbox
	to string
}

func (u undeliverable) Send(ctx context.Context, to mail.Envelope, raw []byte) error {
	if strings.HasPrefix(to.To, u.to) {
		return &mail.Failure{Class: mail.RecipientRefused, Code: 550}
	}
	return u.Outbox.Send(ctx, to, raw)
}

func newCity(t testing.TB) *city { t.Helper(); return newCityOn(t, storetest.Open(t)) }

func newCityOn(t testing.TB, s *store.Store) *city {
	t.Helper()
	c := &city{house: newHouseOn(t, s)}
	c.app.Base = "https://klachten.voorbeeld.example"
	c.app.Mail = undeliverable{c.outbox, plantedMail}
	c.server = &Server{App: c.app, Log: c.app.Log, Base: c.app.Base}
	c.house.server = c.server.Handler()
	ctx := context.Background()
	yesterday := gehoor.DateOf(c.Now()).AddDays(-1)
	long := gehoor.Date{Year: 2020, Month: 1, Day: 1}
	err := c.app.Store.Write(ctx, 1, c.Now(), func(tx *store.Tx) error {
		region, err := tx.PutRegion(gehoor.Actor{}, store.Region{Name: "Noord"})
		if err != nil {
			return err
		}
		for _, p := range []struct {
			who   *gehoor.PersonID
			name  string
			seat  gehoor.Seat
			until gehoor.Date
		}{
			{&c.supervisor, "Roos Toezicht", gehoor.Seat{Role: gehoor.Supervisor}, gehoor.Date{}},
			{&c.attention, "Aleid Winter", gehoor.Seat{Role: gehoor.AttentionOfficer}, gehoor.Date{}},
			{&c.auditor, "Udo Keur", gehoor.Seat{Role: gehoor.Auditor}, gehoor.Date{}},
			{&c.otherRegion, "Rik Noord", gehoor.Seat{Role: gehoor.RegionalManager, Place: int64(region)}, gehoor.Date{}},
			{&c.left, "Leo Weg", gehoor.Seat{Role: gehoor.Manager, Place: int64(c.location)}, yesterday},
			{&c.stoodIn, "Ina Even", gehoor.Seat{}, gehoor.Date{}},
		} {
			if *p.who, err = tx.PutPerson(gehoor.Actor{}, store.Person{Name: p.name, Mail: strings.ToLower(strings.ReplaceAll(p.name, " ", ".")) + "@voorbeeld.example"}); err != nil {
				return err
			}
			if p.seat != (gehoor.Seat{}) {
				if _, err = tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: *p.who, Seat: p.seat, From: long, Until: p.until}); err != nil {
					return err
				}
			}
		}
		// She stood in for the coordinator and for the manager until yesterday.
		for _, away := range []gehoor.PersonID{c.coordinator, c.manager} {
			if _, err := tx.PutAbsence(gehoor.Actor{}, gehoor.Absence{Person: away, Deputy: c.stoodIn, From: yesterday.AddDays(-5), Until: yesterday}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	other, err := c.app.Store.AddOrganisation(ctx, store.Organisation{Name: "Elders", Host: elsewhere, Created: c.Now()}, c.Now())
	if err != nil {
		t.Fatal(err)
	}
	var everybody gehoor.PersonID
	err = c.app.Store.Write(ctx, other, c.Now(), func(tx *store.Tx) (err error) {
		if everybody, err = tx.PutPerson(gehoor.Actor{}, store.Person{Name: "Ander", Mail: "ander@elders.example"}); err != nil {
			return err
		}
		for _, role := range []gehoor.Role{gehoor.Coordinator, gehoor.DeputyCoordinator, gehoor.Board, gehoor.Supervisor, gehoor.SafetyOfficer, gehoor.AttentionOfficer, gehoor.PrivacyOfficer, gehoor.Administrator} {
			if _, err := tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: everybody, Seat: gehoor.Seat{Role: role}, From: long}); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		c.elsewher, err = c.app.Store.NewSession(ctx, other, everybody)
	}
	if err != nil {
		t.Fatal(err)
	}
	c.open()
	return c
}

// open is what there is beside the secret: a complaint that the manager handles, a new one, one that is somebody's
// own to read, and a question.
func (c *city) open() {
	c.t.Helper()
	first, dossier := c.routedTo(nil)
	c.known = first
	desk := c.as(c.coordinator)
	found := slip.FindStringSubmatch(desk.get(desk.post(dossier+"/beklaagde/0/invitation", url.Values{"kies": {"1"}, "op": {"1-12-2026"}, "waar": {"Op kantoor."}, "hoe": {"paper"}, "taal": {"nl"}, "geef": {"1"}})))
	if found == nil {
		c.t.Fatal("no slip")
	}
	c.accused = c.as(0)
	c.accused.post("/bericht", url.Values{"nr": {found[1]}, "code": {found[2]}})
	second := c.file(func(in *app.Answers) {
		in.Sender = app.Sender{Name: "Yvonne Open", Mail: "yvonne@example.org", Phone: "06 87654321"}
	})
	c.parents = []app.Receipt{first, second}
	c.comes(1, "From: Noor <noor@example.net>", "Subject: Hek", "Message-ID: <een@example.net>", "", "Is het hek al gemaakt?")
	c.work()
}

// What is typed into what is secret, and is nobody else's.
const (
	plantedName  = "Zwartkopgrasmus"
	plantedMail  = "zilvermeeuw@ouders.example"
	plantedPhone = "0698712345"
	plantedStory = "wintertaling"
	plantedNote  = "goudplevier"
	plantedFile  = "wielewaal"
)

var planted = []string{plantedName, plantedMail, plantedPhone, plantedStory, plantedNote, plantedFile}

// fileSecret files one with the planted words.
func (c *city) fileSecret(change func(*app.Answers)) gehoor.StreamID {
	c.t.Helper()
	r := c.file(func(in *app.Answers) {
		in.Story = "Er gebeurde iets met de " + plantedStory + "."
		in.Sender = app.Sender{Name: plantedName, Mail: plantedMail, Phone: plantedPhone}
		if change != nil {
			change(in)
		}
	})
	return r.Complaint
}

// name says that somebody who works here is complained about.
func (c *city) name(id gehoor.StreamID, by *browser, person gehoor.PersonID) {
	c.t.Helper()
	by.post("/dossier/"+string(c.complaint(id).Number())+"/persoon", url.Values{"collega": {idText(person)}, "staat": {"accused"}})
	c.work()
}

// develop does with a secret complaint what is mostly done with one, as far as a decision that waits for approval.
func (c *city) develop(id gehoor.StreamID, by *browser, lead gehoor.Seat) {
	c.t.Helper()
	dossier := "/dossier/" + string(c.complaint(id).Number())
	by.post(dossier+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "soort": {"conduct"}, "wie": {seatValue(lead)}})
	c.work()
	by.post(dossier+"/bericht", url.Values{"bericht": {"Intern over de " + plantedNote + "."}, "zie": {"intern"}})
	by.post(dossier+"/bericht", url.Values{"bericht": {"Aan de ouder over de " + plantedNote + "."}, "zie": {"klager"}})
	by.post(dossier+"/contact", url.Values{"hoe": {"called"}, "op": {"vandaag"}})
	by.post(dossier+"/relatie", url.Values{"hoe": {"contract"}})
	c.work()
}

// A secret is something that some may not know of.
type secret struct {
	name      string
	make      func(c *city) gehoor.StreamID
	everybody bool // looks around; else only whom it is about, and those outside
	alone     bool // nobody looks around

	later  func(c *city, id gehoor.StreamID) // two minutes later, when what was done can no longer be taken back
	barred func(c *city) gehoor.PersonID     // who in any case may not know; nil: see the viewers
}

func (c *city) regionalSeat() gehoor.Seat { return gehoor.Seat{Role: gehoor.RegionalManager, Place: 1} }

var secrets = []secret{
	{name: "an ordinary complaint", everybody: true,
		make: func(c *city) gehoor.StreamID {
			id := c.fileSecret(func(in *app.Answers) { in.About = []gehoor.About{gehoor.AboutStaff} })
			c.develop(id, c.as(c.coordinator), c.managerSeat())
			return id
		},
		later: func(c *city, id gehoor.StreamID) { c.letters(id, c.as(c.coordinator)) },
	},
	{name: "about the coordinator",
		make: func(c *city) gehoor.StreamID {
			id := c.fileSecret(func(in *app.Answers) { in.About = []gehoor.About{gehoor.AboutCoordinator} })
			c.name(id, c.as(c.deputy), c.coordinator)
			c.develop(id, c.as(c.deputy), c.managerSeat())
			return id
		},
		later:  func(c *city, id gehoor.StreamID) { c.letters(id, c.as(c.deputy)) },
		barred: func(c *city) gehoor.PersonID { return c.coordinator },
	},
	{name: "about a board member",
		make: func(c *city) gehoor.StreamID {
			id := c.fileSecret(nil)
			c.name(id, c.as(c.coordinator), c.board)
			c.develop(id, c.as(c.coordinator), gehoor.Seat{Role: gehoor.Supervisor})
			return id
		},
		later:  func(c *city, id gehoor.StreamID) { c.letters(id, c.as(c.coordinator)) },
		barred: func(c *city) gehoor.PersonID { return c.board },
	},
	{name: "about the supervisor", alone: true,
		make: func(c *city) gehoor.StreamID {
			id := c.fileSecret(nil)
			c.develop(id, c.as(c.coordinator), c.managerSeat())
			c.name(id, c.as(c.coordinator), c.supervisor)
			return id
		},
		barred: func(c *city) gehoor.PersonID { return c.supervisor },
	},
	{name: "about the manager",
		make: func(c *city) gehoor.StreamID {
			id := c.fileSecret(func(in *app.Answers) { in.About = []gehoor.About{gehoor.AboutManager} })
			c.name(id, c.as(c.coordinator), c.manager)
			c.develop(id, c.as(c.coordinator), c.regionalSeat())
			return id
		},
		later:  func(c *city, id gehoor.StreamID) { c.letters(id, c.as(c.coordinator)) },
		barred: func(c *city) gehoor.PersonID { return c.manager },
	},
	{name: "about the next level", alone: true,
		make: func(c *city) gehoor.StreamID {
			id := c.fileSecret(func(in *app.Answers) { in.About = []gehoor.About{gehoor.AboutNextLevel} })
			c.name(id, c.as(c.coordinator), c.regional)
			c.develop(id, c.as(c.coordinator), gehoor.Seat{Role: gehoor.Director, Place: 1})
			return id
		},
		barred: func(c *city) gehoor.PersonID { return c.regional },
	},
	{name: "of violence by staff", everybody: true,
		make: func(c *city) gehoor.StreamID {
			return c.fileSecret(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
		},
		later: func(c *city, id gehoor.StreamID) {
			number := string(c.complaint(id).Number())
			safety := c.as(c.safety)
			safety.post("/vertrouwelijk/"+number, url.Values{})
			step, _ := c.complaint(id).NextStep()
			safety.post("/dossier/"+number+"/stap", url.Values{"stap": {string(step)}, "reden": {"over de " + plantedNote}})
			safety.post("/dossier/"+number+"/vertellen", url.Values{"nu": {"ja"}, "hoe": {"post"}, "brief": {"Over de " + plantedNote + "."}}) // and it waits to be printed
		},
		barred: func(c *city) gehoor.PersonID { return c.coordinator },
	},
	{name: "of violence by staff, about its safety officer", alone: true,
		make: func(c *city) gehoor.StreamID {
			return c.fileSecret(func(in *app.Answers) { in.Safety, in.AboutName = gehoor.StaffViolence, "Noor Veen" })
		},
		barred: func(c *city) gehoor.PersonID { return c.safety },
	},
	{name: "of the reporting code",
		make: func(c *city) gehoor.StreamID {
			id := c.fileSecret(func(in *app.Answers) { in.Safety = gehoor.HomeWorry })
			c.as(c.coordinator).post("/dossier/"+string(c.complaint(id).Number())+"/veiligheid", url.Values{"spoor": {"code"}})
			return id
		},
		barred: func(c *city) gehoor.PersonID { return c.safety },
	},
}

// letters writes a decision, makes a package and gives a message to who is complained about: what has pages and files of its own.
func (c *city) letters(id gehoor.StreamID, by *browser) {
	c.t.Helper()
	dossier := "/dossier/" + string(c.complaint(id).Number())
	by.post(dossier+"/oordeel", url.Values{"bewaar": {"1"}, "feiten1": {"De " + plantedNote + " telde niet."}, "oordeel1": {"upheld"}, "redenen1": {"Omdat de " + plantedNote + " sliep."}})
	form := url.Values{"voor": {string(gehoor.ForCommittee)}, "taal": {"nl"}, "seq": {strconv.Itoa(c.complaint(id).Seq)}}
	for _, x := range c.complaint(id).Exhibits(gehoor.ForCommittee) {
		form.Set("hoe-"+strconv.FormatInt(int64(x.Ref.Item), 10), "whole")
	}
	by.post(dossier+"/pakket", form)
	party := gehoor.Party(0)
	for n, standing := range c.complaint(id).Parties {
		if standing == gehoor.Accused {
			party = n
		}
	}
	invite := url.Values{"woorden": {"Over de " + plantedNote + "."}, "kies": {"1"}, "op": {"1-12-2026"}, "waar": {"Op kantoor."}, "hoe": {"paper"}, "taal": {"nl"}, "geef": {"1"}}
	by.post(dossier+"/beklaagde/"+strconv.Itoa(int(party))+"/invitation", invite)
	invite.Set("hoe", "print") // another waits to be printed
	by.post(dossier+"/beklaagde/"+strconv.Itoa(max(1, int(party)))+"/invitation", invite)
	c.work()
}

// A viewer looks with somebody's session.
type viewer struct {
	name   string
	person gehoor.PersonID // 0: no member of staff
	browser
	host string
}

func (c *city) viewers() []*viewer {
	c.t.Helper()
	var all []*viewer
	for name, person := range map[string]gehoor.PersonID{
		"manager": c.manager, "regional": c.regional, "director": c.director, "board": c.board, "supervisor": c.supervisor, "coordinator": c.coordinator, "deputy": c.deputy,
		"safety officer": c.safety, "attention officer": c.attention, "privacy officer": c.privacy, "administrator": c.admin, "auditor": c.auditor,
		"manager elsewhere": c.other, "next level of another region": c.otherRegion, "manager until yesterday": c.left, "deputy until yesterday": c.stoodIn,
	} {
		all = append(all, &viewer{name: name, person: person, browser: *c.as(person)})
	}
	parent := func(r app.Receipt) browser {
		b := c.as(0)
		b.post("/status", url.Values{"nr": {string(r.Number)}, "code": {r.Code}})
		return *b
	}
	all = append(all,
		&viewer{name: "nobody", browser: *c.as(0)},
		&viewer{name: "parent with a code", browser: parent(c.parents[0])},
		&viewer{name: "another parent", browser: parent(c.parents[1])},
		&viewer{name: "employee with number and code", browser: *c.accused},
		&viewer{name: "staff elsewhere", host: elsewhere, browser: browser{h: c.house, lang: "nl", cookies: map[string]string{staffCookie: c.elsewher}}},
		&viewer{name: "staff elsewhere, with their session here", browser: browser{h: c.house, lang: "nl", cookies: map[string]string{staffCookie: c.elsewher}}},
	)
	slices.SortFunc(all, func(a, b *viewer) int { return strings.Compare(a.name, b.name) })
	return all
}

// ask is one request that keeps no cookies.
func (v *viewer) ask(method, path string, form url.Values) *httptest.ResponseRecorder {
	q := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if v.host != "" {
		q.Host = v.host
	}
	if method == http.MethodPost {
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range v.cookies {
		q.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	v.h.server.ServeHTTP(w, q)
	return w
}

// can is the rule itself; the tests below look whether everything follows it.
func (c *city) can(v *viewer, verb gehoor.Verb, about *gehoor.Complaint) bool {
	if v.person == 0 {
		return false
	}
	who, err := c.app.Who(1, v.person)
	if err != nil {
		c.t.Fatal(err)
	}
	return gehoor.Can(who.Viewer, verb, about)
}

var variable = regexp.MustCompile(`\{[a-z$]+\}`)

// addresses are all that a pattern stands for when it is about one dossier: its number, and what else its path names of it.
// ok is false for a pattern that names no dossier.
func addresses(path string, c *gehoor.Complaint) (all []string, ok bool) {
	if !strings.Contains(path, "{number}") && !strings.Contains(path, "{item}") {
		return nil, false
	}
	all = []string{path}
	fill := func(name string, values ...string) {
		var filled []string
		for _, p := range all {
			if !strings.Contains(p, "{"+name+"}") {
				filled = append(filled, p)
				continue
			}
			for _, v := range values {
				filled = append(filled, strings.ReplaceAll(p, "{"+name+"}", v))
			}
		}
		all = filled
	}
	fill("number", string(c.Number()))
	fill("item", idText(c.Filed.Story.Item))
	var seqs []string
	for seq := range c.Disclosures {
		seqs = append(seqs, strconv.Itoa(seq))
	}
	for _, p := range c.Packages() {
		seqs = append(seqs, strconv.Itoa(p.Seq))
	}
	for _, sent := range app.SentLetters(c) {
		seqs = append(seqs, strconv.Itoa(sent.Seq))
	}
	slices.Sort(seqs)
	fill("seq", append(seqs, "1")...)
	fill("party", "0", "1")
	fill("what", string(gehoor.DiscloseInvitation))
	return all, true
}

const missing = gehoor.Number("26BBBB")

// unnamed takes the number that was asked for out of an answer.
func unnamed(w *httptest.ResponseRecorder, n gehoor.Number, item gehoor.Item) string {
	return strconv.Itoa(w.Code) + " " + strings.NewReplacer(string(n), "NUMBER", n.String(), "NUMBER", "/"+idText(item)+"?", "/ITEM?").Replace(w.Header().Get("Location")+w.Body.String())
}

// Whatever names a dossier answers who may not know of it as it answers for a number that nobody has: to reading and to
// sending, on every page there is. A page that is added is among them by itself; a variable that this test does not
// know fails it. Whom a complaint is about tries every page of it; others take turns.
func TestWhatOneMayNotKnowDoesNotExist(t *testing.T) {
	t.Parallel()
	c := newCity(t)
	var about []*gehoor.Complaint
	for _, s := range secrets {
		about = append(about, c.complaint(c.keep(&s)))
	}
	nobodys := &gehoor.Complaint{}
	nobodys.Filed.Number, nobodys.Filed.Story.Item = missing, 1<<40
	tried := map[string]int{}
	for turn, v := range c.viewers() {
		for i, x := range about {
			s := secrets[i]
			isAbout := v.person != 0 && s.barred != nil && s.barred(c) == v.person
			if c.can(v, gehoor.Know, x) {
				if isAbout {
					t.Errorf("%s may know the one %s", v.name, s.name)
				}
				continue
			}
			for n, pattern := range c.server.patterns {
				method, path, _ := strings.Cut(pattern, " ")
				here, ok := addresses(path, x)
				if !ok || !isAbout && (n+turn)%len(secrets) != i && path != "/dossier/{number}" {
					continue
				}
				if method == "POST" && strings.HasSuffix(path, "/lezen") && c.can(v, gehoor.OpenUp, x) {
					continue // whoever may open it by its number learns that there is one
				}
				for _, p := range here {
					if variable.MatchString(p) {
						t.Fatalf("%s has a variable that nothing fills in", pattern)
					}
					there := strings.NewReplacer(string(x.Number()), string(missing), "/"+idText(x.Filed.Story.Item), "/"+idText(nobodys.Filed.Story.Item)).Replace(p)
					form := url.Values{"seq": {strconv.Itoa(x.Seq)}, "reden": {"nieuwsgierig"}, "token": {"t"}}
					got, want := unnamed(v.ask(method, p, form), x.Number(), x.Filed.Story.Item), unnamed(v.ask(method, there, form), missing, nobodys.Filed.Story.Item)
					tried[pattern]++
					if got != want {
						t.Errorf("%s: %s %s of the one %s answers %.60q, and of what does not exist %.60q", v.name, method, path, s.name, got, want)
					}
					if code := got[:3]; code != "404" && code != "303" {
						t.Errorf("%s: %s %s answers %s", v.name, method, path, code)
					}
				}
			}
		}
	}
	for _, pattern := range c.server.patterns {
		if _, path, _ := strings.Cut(pattern, " "); strings.Contains(path, "{number}") && tried[pattern] == 0 {
			t.Errorf("%s was not tried", pattern)
		}
	}
}

// keep has a secret made and what follows from it done. With nil nothing happens but that the same time passes.
func (c *city) keep(s *secret) (id gehoor.StreamID) {
	c.t.Helper()
	if s != nil {
		id = s.make(c)
	}
	c.later(2 * time.Minute)
	c.work()
	if s != nil && s.later != nil {
		s.later(c, id)
	}
	c.later(2 * time.Minute)
	c.work()
	return id
}

// plain are the addresses of what names no dossier.
func plain(pattern string) []string {
	switch pattern {
	case "/bureau":
		return []string{"/bureau", "/bureau?toon=vrij", "/bureau?toon=mijn", "/bureau?toon=te-laat", "/bureau?toon=wacht", "/bureau?toon=maatregelen", "/bureau?toon=afgesloten", "/bureau?locatie=1", "/bureau?regio=1"}
	case "/rapporten/toezicht", "/rapporten/toezicht/pdf":
		return []string{pattern, pattern + "?locatie=1&van=2026-01-01&tot=2027-01-31"}
	case "/rapporten/week/{from}":
		return []string{"/rapporten/week/2026-11-16", "/rapporten/week/2026-11-23", "/rapporten/week/2027-01-11"}
	case "/rapporten/week/{from}/bestand/{form}":
		return []string{"/rapporten/week/2026-11-23/bestand/csv"}
	case "/post/{n}", "/post/{n}/pdf":
		return []string{strings.Replace(pattern, "{n}", "1", 1), strings.Replace(pattern, "{n}", "2", 1)}
	case "/status/brief/{seq}", "/status/brief/{seq}/pdf":
		return []string{strings.Replace(pattern, "{seq}", "1", 1), strings.Replace(pattern, "{seq}", "2", 1)}
	case "/logboek/{person}":
		var all []string
		for person := range 20 {
			all = append(all, "/logboek/"+strconv.Itoa(person))
		}
		return all
	case "/beheer/teksten/{group}/{in}":
		return []string{"/beheer/teksten/mail/nl"}
	case "/geschillen/{no}":
		return []string{"/geschillen/1"}
	case "/locatie/{id}", "/locaties/{id}", "/beheer/locaties/{id}", "/beheer/mensen/{id}", "/beheer/functies/{id}", "/beheer/afwezig/{id}", "/beheer/regios/{id}":
		return []string{strings.Replace(pattern, "{id}", "1", 1)}
	}
	fill := strings.NewReplacer("{year}", "2026", "{kvk}", "90000011", "{form}", "pdf", "{id}", "1", "{token}", "geen", "{link}", "geen", "{secret}", "geen", "{$}", "")
	if path := fill.Replace(pattern); !variable.MatchString(path) {
		return []string{path}
	}
	return nil
}

// random is what is drawn anew in every page or mail, and what is told of the log as a whole: how long it was when a report was
// frozen, and of how many dossiers in the quarter before, in the whole organisation, safety had to come first.
var random = regexp.MustCompile(`(name="token" value=|/bel/|/maatregel/|/opdracht/|/status/|/vraag/|/inloggen/)"?[^"\s]*` +
	`|<dt>Lengte van het logboek.*?</dd>|<dt>Vingerafdruk.*?</dd>|Logboek: [^.]*\.|In het [1-4]e kwartaal van [^.]*\.|(Lengte van het logboek|Vingerafdruk|"Dossiers over veiligheid[^,]*"),Waarde,\w+`)

// looksAround is everything that somebody reads without knowing a number: all pages with their lists and counts, what a search for
// the planted words finds, and the mail.
func (c *city) looksAround(v *viewer) map[string]string {
	c.t.Helper()
	seen := map[string]string{}
	for _, pattern := range c.server.patterns {
		method, path, _ := strings.Cut(pattern, " ")
		if method != "GET" || strings.Contains(path, "{number}") || strings.Contains(path, "{item}") {
			continue
		}
		all := plain(path)
		if all == nil {
			c.t.Errorf("%s has a variable that nothing fills in", pattern)
		}
		for _, p := range all {
			w := v.ask("GET", p, nil)
			seen[p] = strconv.Itoa(w.Code) + w.Body.String()
		}
	}
	for _, words := range append(planted, "Samira", "iets met de") {
		w := v.ask("POST", "/zoeken", url.Values{"zoek": {words}})
		seen["/zoeken "+words] = strconv.Itoa(w.Code) + w.Header().Get("Location") + w.Body.String()
	}
	if v.person != 0 {
		p, err := c.app.Store.Person(1, v.person)
		if err != nil {
			c.t.Fatal(err)
		}
		mails := c.mailsTo(p.Mail)
		slices.SortStableFunc(mails, func(a, b app.OutboxMail) int { return strings.Compare(a.Subject, b.Subject) }) // jobs have no order
		for _, m := range mails {
			place := "mail"
			if strings.Contains(m.Text, app.PageWeek) {
				place = "mail of a report"
			}
			seen[place] += m.Subject + "\n" + m.Text + "\n"
		}
	}
	return seen
}

// times are when people look: at once, and when much is late, reports have gone out and the year is over.
var times = []time.Duration{0, 55 * 24 * time.Hour}

// atTimes is what everybody sees at all those times, beside a secret or with none.
func atTimes(t testing.TB, s *secret) (c *city, about *gehoor.Complaint, seen []map[string]map[string]string) {
	c = newCity(t)
	if id := c.keep(s); id != 0 {
		about = c.complaint(id)
	}
	for _, d := range times {
		for range 2 {
			c.later(d / 2)
			c.work()
		}
		at := map[string]map[string]string{}
		for _, v := range c.viewers() {
			if s == nil || s.everybody || s.barred(c) == v.person || v.person == 0 && v.host == "" && v.name != "nobody" {
				at[v.name] = c.looksAround(v)
			}
		}
		seen = append(seen, at)
	}
	return c, about, seen
}

// What is secret changes nothing of what others see: no list, no count, nothing by subtraction, no search, no report, no mail.
// Two organisations that differ in nothing but it are the same to whoever may not know of it.
func TestNothingShowsThatThereIsASecret(t *testing.T) {
	t.Parallel()
	_, _, without := atTimes(t, nil)
	for _, s := range secrets {
		if s.alone {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			c, about, with := atTimes(t, &s)
			for _, v := range c.viewers() {
				if c.can(v, gehoor.Know, about) {
					continue
				}
				for i := range times {
					for place, sees := range with[i][v.name] {
						words := planted
						if !c.reckonsWith(v, place, about) {
							words = append(slices.Clone(planted), string(about.Number()), about.Number().String())
						}
						for _, word := range words {
							if strings.Contains(sees, word) && !strings.HasSuffix(place, " "+word) {
								t.Errorf("%s reads %q at %s", v.name, word, place)
							}
						}
						if c.reckonsWith(v, place, about) || strings.HasPrefix(place, "/rapporten/jaar/2026/") && c.Now().Year() > 2026 && i == len(times)-1 {
							continue // of a year that has ended the law has the number told (Wko art. 1.57b)
						}
						if was := without[i][v.name][place]; sees != was && random.ReplaceAllString(sees, "$1") != random.ReplaceAllString(was, "$1") {
							t.Errorf("%s sees at %s, time %d, that there is something: %s", v.name, place, i, differs(random.ReplaceAllString(was, "$1"), random.ReplaceAllString(sees, "$1")))
						}
					}
				}
			}
		})
	}
}

// reckonsWith: figures count complaints that their reader does not know, but none that is sealed or about somebody who reads them.
func (c *city) reckonsWith(v *viewer, place string, about *gehoor.Complaint) bool {
	if about.Sealed {
		return false
	}
	if strings.HasPrefix(place, "/logboek") {
		return c.can(v, gehoor.OpenUp, about)
	}
	return (strings.HasPrefix(place, "/rapporten") || place == "mail of a report") && !about.Barred(v.person)
}

// differs is the first place where two pages are not the same.
func differs(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-60)
	return strconv.Quote(a[from:min(len(a), i+100)]) + " became " + strconv.Quote(b[from:min(len(b), i+100)])
}

// A question is the desk's alone, and once it is a matter of safety its readers' alone: nobody else has a page of it, and the desk
// keeps no word of it.
func TestAQuestionOneMayNotKnowDoesNotExist(t *testing.T) {
	t.Parallel()
	c := newCity(t)
	c.comes(2, "From: "+plantedName+" <"+plantedMail+">", "Subject: "+plantedNote, "Message-ID: <twee@example.net>", "", "Wat deed zij met de "+plantedStory+"?")
	var asked gehoor.Number
	for _, e := range c.enquiries() {
		if e.Asked.Number != "" && len(e.Asked.Files) == 0 {
			asked = e.Asked.Number
		}
	}
	readers := []gehoor.PersonID{c.coordinator, c.deputy}
	try := func() {
		t.Helper()
		for _, v := range c.viewers() {
			if v.person != 0 && slices.Contains(readers, v.person) {
				continue
			}
			for _, pattern := range c.server.patterns {
				method, path, _ := strings.Cut(pattern, " ")
				if !strings.HasPrefix(path, "/vragen/{number}") {
					continue
				}
				at := func(n gehoor.Number) string {
					return strings.NewReplacer("{number}", string(n), "{item}", "7").Replace(path)
				}
				form := url.Values{"antwoord": {"Dag"}, "reden": {"x"}, "spoor": {"duty"}}
				if got, want := unnamed(v.ask(method, at(asked), form), asked, 0), unnamed(v.ask(method, at(missing), form), missing, 0); got != want {
					t.Errorf("%s: %s answers %.60q, and of what does not exist %.60q", v.name, pattern, got, want)
				}
			}
			for _, p := range []string{"/bureau", "/vragen", "/vertrouwelijk", "/bewaren", "/post/binnen", "/post"} {
				body := v.ask("GET", p, nil).Body.String()
				for _, word := range append(planted, string(asked)) {
					if strings.Contains(body, word) {
						t.Errorf("%s reads %q at %s", v.name, word, p)
					}
				}
			}
		}
	}
	if !strings.Contains(c.as(c.coordinator).get("/vragen/"+string(asked)), plantedStory) {
		t.Fatal("the desk does not read the question")
	}
	try()
	c.as(c.coordinator).post("/vragen/"+string(asked)+"/veiligheid", url.Values{"spoor": {"duty"}})
	c.work()
	readers = []gehoor.PersonID{c.coordinator, c.deputy, c.safety, c.director}
	try()
	for _, p := range []gehoor.PersonID{c.coordinator, c.deputy} {
		for _, path := range []string{"/vragen", "/vragen/" + string(asked), "/bureau", "/zoeken", "/post/binnen"} {
			body := c.as(p).do("GET", path, nil).Body.String()
			if path == "/zoeken" {
				body = c.as(p).do("POST", path, url.Values{"zoek": {plantedMail}}).Body.String()
				body = strings.ReplaceAll(body, `value="`+plantedMail, "")
			}
			for _, word := range planted {
				if strings.Contains(body, word) {
					t.Errorf("the desk reads %q at %s of what is sealed", word, path)
				}
			}
		}
	}
}

// A link in a mail is dead for whom the complaint turns out to be about, and answers as one that never was.
func TestLinksOfWhoIsComplainedAboutAreDead(t *testing.T) {
	t.Parallel()
	c := newCity(t)
	id := c.fileSecret(nil)
	c.as(c.coordinator).post("/dossier/"+string(c.complaint(id).Number())+"/doorsturen", url.Values{"past": {"ja"}, "onderwerp": {"safety"}, "soort": {"conduct"}, "wie": {seatValue(c.managerSeat())}})
	c.work()
	link := c.link(markMail, "/bel/")
	v := &viewer{browser: *c.as(0)}
	if w := v.ask("GET", link, nil); w.Code != http.StatusOK {
		t.Fatalf("the link does not open: %d", w.Code)
	}
	c.name(id, c.as(c.coordinator), c.manager)
	for _, pattern := range c.server.patterns {
		method, path, _ := strings.Cut(pattern, " ")
		rest, ok := strings.CutPrefix(path, "/bel/{token}")
		if !ok {
			continue
		}
		form := url.Values{"hoe": {"called"}, "tijd": {"nu"}, "wie": {idText(c.regional)}}
		got, want := v.ask(method, link+rest, form), v.ask(method, "/bel/nooit-geweest"+rest, form)
		if got.Code != http.StatusNotFound || got.Body.String() != want.Body.String() {
			t.Errorf("%s: %d, and another page than of a link that never was", pattern, got.Code)
		}
	}
}
