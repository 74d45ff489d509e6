package web

import (
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	. "maragu.dev/gomponents"

	"gehoor/internal/text"
	"gehoor/internal/web/htmlcheck"
)

// P24: an error page says what is safe, and leads there, in both languages.
func TestP24WhatIsSafe(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			h.addPlaces()
			say := func(m text.Msg, with ...any) string {
				return text.Fill(map[string]text.Lang{"nl": text.NL, "en": text.EN}[lang], m, with...)
			}
			p := h.parent(lang)
			missing := func() *parent {
				t.Helper()
				p.open("/nergens").isAt(text.ErrNotFoundTitle)
				if p.status != http.StatusNotFound {
					t.Errorf("status %d", p.status)
				}
				return p
			}
			missing().sees(`href="/"`, say(text.StartStatus)).seesNot(say(text.ErrKept))

			p.fillIn()
			missing().sees(say(text.ErrKept), string(resumePath))
			p.open(string(checkPath)).sendForm(sendForm, nil).isAt(text.SentTitle)
			number, code := p.number(), p.code()
			missing().sees(say(text.ErrSent, strings.ReplaceAll(number, " ", "\u00a0")), string(sentPath)).seesNot(say(text.ErrKept))
			p.open("/status").send(url.Values{"nr": {number}, "code": {code}}).isAt(text.StateReceived)
			missing().sees(say(text.ErrReading, strings.ReplaceAll(number, " ", "\u00a0")), string(readPath))
			h.parent(lang).open("/nergens").seesNot(number) // another browser knows nothing of it

			if staff := h.as(h.coordinator).do("GET", "/nergens", nil).Body.String(); !strings.Contains(staff, `href="/bureau"`) {
				t.Error("who is signed in is not led back to the desk")
			}
			if h.log.Len() > 0 {
				t.Errorf("logged: %s", h.log)
			}
		})
	}
}

// A handler that panics is a fault of ours like any other: a page in the reader's language, and a line in the log
// without what was typed.
func TestP24AFaultOfOurs(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	s := &Server{App: h.app, Log: slog.New(slog.NewTextHandler(h.log, nil)), Base: "https://klachten.voorbeeld.example"}
	h.server = s.Handler()
	s.page("GET /valt-om", func(*Request) (Node, error) { panic("at once") })
	for lang, title := range map[string]string{"nl": text.ErrFaultTitle.NL, "en": text.ErrFaultTitle.EN} {
		p := h.parent(lang)
		p.open("/valt-om?naam=Samira").isAt(text.ErrFaultTitle).sees(title, "088", "klachten@voorbeeld.example")
		if p.status != http.StatusInternalServerError {
			t.Errorf("status %d", p.status)
		}
	}
	if log := h.log.String(); !strings.Contains(log, "at once") || strings.Contains(log, "Samira") {
		t.Errorf("the log has %s", log)
	}
}

// ux 5 case 46: when the database does not answer, the page has the telephone number that it last knew.
func TestP24TheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.addPlaces()
	p := h.parent("nl")
	p.fillIn()
	before := p.page
	if err := h.app.Store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", string(storyPath), "/status"} {
		p.open(path).isAt(text.ErrOutageTitle).sees(text.ErrOutage.NL, "088", "klachten@voorbeeld.example")
		if p.status != http.StatusServiceUnavailable {
			t.Errorf("%s: status %d", path, p.status)
		}
	}
	p.page = before
	p.sendForm(sendForm, nil).isAt(text.ErrOutageTitle).seesNot(text.SentTitle.NL)
}

// A link to a draft that is erased, and too many requests, in both languages.
func TestP24GoneAndTooMany(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"nl", "en"} {
		h := newHouse(t)
		p := h.parent(lang)
		p.open(string(resumePath) + "/nietbestaand").isAt(text.ResumeTitle)
		if p.status != http.StatusGone {
			t.Errorf("a link to nothing: %d", p.status)
		}
		for range draftLimit + 1 {
			p.cookies = map[string]string{}
			p.do("POST", string(safetyPath), url.Values{"veilig": {"no"}})
		}
		p.cookies = map[string]string{}
		p.open(string(safetyPath)).send(url.Values{"veilig": {"no"}}).isAt(text.TooOftenTitle).sees("088", "klachten@voorbeeld.example")
		if p.status != http.StatusTooManyRequests {
			t.Errorf("too many: %d", p.status)
		}
		for _, fault := range htmlcheck.Check([]byte(p.page)) {
			t.Error(fault)
		}
	}
}
