package web

import (
	"context"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/web/htmlcheck"
	"gehoor/internal/web/ui"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// A house is an organisation with a location and everybody who has to do with a complaint, and the
// pages in front of it. Its clock stands still until it is moved.
type house struct {
	t      testing.TB
	app    *app.App
	server http.Handler
	outbox *app.Outbox
	log    *strings.Builder

	mu  sync.Mutex
	now time.Time

	location                                                                               gehoor.LocationID
	manager, regional, director, board, coordinator, deputy, safety, admin, other, privacy gehoor.PersonID
}

func newHouse(t testing.TB) *house { t.Helper(); return newHouseOn(t, storetest.Open(t)) }

func newHouseOn(t testing.TB, s *store.Store) *house {
	t.Helper()
	dir, err := files.OpenDir(t.TempDir(), storetest.Seeded(2))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dir.Close() })
	h := &house{t: t, outbox: new(app.Outbox), log: new(strings.Builder), now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	log := slog.New(slog.NewTextHandler(h.log, nil))
	h.app = &app.App{Store: s, Files: dir, Mail: h.outbox, Now: h.Now, Rand: &locked{r: storetest.Seeded(3)}, Log: log}
	h.server = (&Server{App: h.app, Log: log, Base: "https://klachten.voorbeeld.example"}).Handler()
	err = s.Write(context.Background(), 1, h.now, func(tx *store.Tx) error {
		by := gehoor.Actor{}
		holder, err := tx.PutHolder(by, store.Holder{Name: "Kinderopvang Voorbeeld", KvK: "90000011"})
		if err != nil {
			return err
		}
		region, err := tx.PutRegion(by, store.Region{Name: "Midden"})
		if err != nil {
			return err
		}
		h.location, err = tx.PutLocation(by, store.Location{Holder: holder, Region: region, Name: "De Zonnebloem", Street: "Kruisstraat 10", Postcode: "3581GK", Town: "Duinrade"})
		if err != nil {
			return err
		}
		set, err := s.Settings(1)
		if err != nil {
			return err
		}
		set.Name, set.Mail, set.Phone = "Kinderopvang Voorbeeld", "klachten@voorbeeld.example", "088 000 00 00"
		for _, p := range []struct {
			who  *gehoor.PersonID
			name string
			seat gehoor.Seat
		}{
			{&h.manager, "Mark Jansen", gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location)}},
			{&h.regional, "Eva Kok", gehoor.Seat{Role: gehoor.RegionalManager, Place: int64(region)}},
			{&h.director, "Astrid Boom", gehoor.Seat{Role: gehoor.Director, Place: int64(holder)}},
			{&h.board, "Clara Oost", gehoor.Seat{Role: gehoor.Board}},
			{&h.coordinator, "Ilse Dalen", gehoor.Seat{Role: gehoor.Coordinator}},
			{&h.deputy, "Wim Schoon", gehoor.Seat{Role: gehoor.DeputyCoordinator}},
			{&h.safety, "Noor Veen", gehoor.Seat{Role: gehoor.SafetyOfficer}},
			{&h.admin, "Sem Dijk", gehoor.Seat{Role: gehoor.Administrator}},
			{&h.privacy, "Olga Brink", gehoor.Seat{Role: gehoor.PrivacyOfficer}},
			{&h.other, "Tessa Rom", gehoor.Seat{Role: gehoor.Manager, Place: int64(h.location) + 1000}},
		} {
			mail := strings.ToLower(strings.ReplaceAll(p.name, " ", ".")) + "@voorbeeld.example"
			if *p.who, err = tx.PutPerson(by, store.Person{Name: p.name, Mail: mail, Phone: "06 00000010"}); err != nil {
				return err
			}
			if _, err = tx.PutPosition(by, gehoor.Position{Person: *p.who, Seat: p.seat, From: gehoor.Date{Year: 2020, Month: 1, Day: 1}}); err != nil {
				return err
			}
		}
		set.DutyList = []gehoor.PersonID{h.safety, h.director}
		return tx.PutSettings(set)
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

type locked struct {
	mu sync.Mutex
	r  io.Reader
}

func (l *locked) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return io.ReadFull(l.r, p)
}

func (h *house) Now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *house) later(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

// work does what the program owes by itself now.
func (h *house) work() {
	h.t.Helper()
	if _, err := h.app.RunJobs(context.Background()); err != nil {
		h.t.Fatal(err)
	}
}

// posted says of all that waits to be printed that it was put in the post.
func (b *browser) posted() {
	b.h.t.Helper()
	for range 20 {
		page := b.get("/post")
		at := regexp.MustCompile(`href="(/post/\d+)"`).FindStringSubmatch(page)
		if at == nil {
			return
		}
		token := regexp.MustCompile(`name="` + ui.FieldToken + `" value="([^"]*)"`).FindStringSubmatch(b.get(at[1]))
		b.post(at[1], url.Values{ui.FieldToken: {html.UnescapeString(token[1])}})
	}
	b.h.t.Fatal("a letter stays to be printed")
}

// A browser has the cookies of one person.
type browser struct {
	h       *house
	cookies map[string]string
	lang    string
}

// as is a browser in which a member of staff has signed in; nobody when person is 0.
func (h *house) as(person gehoor.PersonID) *browser {
	h.t.Helper()
	b := &browser{h: h, cookies: map[string]string{}, lang: "nl"}
	if person != 0 {
		session, err := h.app.Store.NewSession(context.Background(), 1, person)
		if err != nil {
			h.t.Fatal(err)
		}
		b.cookies[staffCookie] = session
	}
	return b
}

func (b *browser) do(method, path string, form url.Values) *httptest.ResponseRecorder {
	b.h.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	r := httptest.NewRequest(method, path, body)
	r.Header.Set("Accept-Language", b.lang)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	b.h.server.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		b.cookies[c.Name] = c.Value
		if c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		}
	}
	if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") && w.Code != http.StatusSeeOther {
		for _, fault := range htmlcheck.Check(w.Body.Bytes()) {
			b.h.t.Errorf("%s %s: %v", method, path, fault)
		}
		if err := htmlcheck.Save(pageName(b.h.t.Name(), method, path, b.lang, strconv.Itoa(w.Code)), w.Body.Bytes()); err != nil {
			b.h.t.Error(err)
		}
	}
	return w
}

// pageName is a file's name for a saved page; the numbers of complaints differ from run to run.
func pageName(parts ...string) string {
	name := regexp.MustCompile(`26[0-9A-Z]{4}`).ReplaceAllString(strings.Join(parts, "-"), "number")
	return strings.Trim(regexp.MustCompile(`[^A-Za-z0-9]+`).ReplaceAllString(name, "-"), "-")
}

// get opens a page that works.
func (b *browser) get(path string) string {
	b.h.t.Helper()
	w := b.do("GET", path, nil)
	if w.Code != http.StatusOK {
		b.h.t.Fatalf("GET %s: %d\n%s", path, w.Code, w.Body)
	}
	return w.Body.String()
}

// post sends a form that is taken, and gives where it leads.
func (b *browser) post(path string, form url.Values) string {
	b.h.t.Helper()
	w := b.do("POST", path, form)
	if w.Code != http.StatusSeeOther {
		b.h.t.Fatalf("POST %s: %d\n%s\n%s", path, w.Code, w.Body, b.h.log)
	}
	return w.Header().Get("Location")
}

const story = "Mijn dochter bleef alleen buiten toen de groep naar binnen ging."

// file files a complaint as a parent would.
func (h *house) file(change func(*app.Answers)) app.Receipt {
	h.t.Helper()
	in := app.Answers{
		Safety: gehoor.NoDanger, Capacity: gehoor.Parent, Location: h.location, Story: story, Happened: gehoor.Recently,
		Wishes: []gehoor.Wish{gehoor.WishExplanation}, About: []gehoor.About{gehoor.AboutRules}, Way: gehoor.CallDaytime,
		Sender: app.Sender{Name: "Samira Planteijn", Mail: "samira@example.org", Phone: "06 12345678"},
	}
	if change != nil {
		change(&in)
	}
	draft, err := h.app.Store.NewDraft(context.Background(), 1, h.Now())
	if err != nil {
		h.t.Fatal(err)
	}
	r, err := h.app.Submit(context.Background(), 1, draft, in, app.Intake{})
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}
