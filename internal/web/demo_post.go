package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// The demo's post: every mail that would have gone out, the newest first, so that a newcomer can sign in
// and follow a complaint without a mail server. In production there is no such page.
var _ = route(func(s *Server) { s.page("GET /demo/post", (*Request).demoPost) })

const (
	demoPostPath  ui.Path = "/demo/post"
	demoPostShown         = 50
)

func (r *Request) demoPost() (Node, error) {
	if !r.S.Demo || r.S.Post == nil {
		return nil, store.ErrNotFound
	}
	mails := r.S.Post.Mails()
	slices.Reverse(mails)
	if before, err := strconv.Atoi(r.URL.Query().Get("voor")); err == nil {
		mails = slices.DeleteFunc(mails, func(m app.OutboxMail) bool { return m.No >= before })
	}
	var older ui.Path
	if len(mails) > demoPostShown {
		mails = mails[:demoPostShown]
		older = demoPostPath.With("voor", strconv.Itoa(mails[demoPostShown-1].No))
	}
	p := r.shell(text.DemoPostTitle.In(r.Lang))
	content := []Node{heading(text.DemoPostTitle.In(r.Lang)), ui.Note(text.DemoPostIntro.In(r.Lang))}
	if len(mails) == 0 {
		content = append(content, paragraph(text.DemoPostNone.In(r.Lang)))
	}
	for _, m := range mails {
		content = append(content, r.demoMail(m))
	}
	return p.Public(append(content, ui.Pager(r.Lang, "", older))...), nil
}

// demoMail is a mail as its reader gets it; its links lead into this demo, whatever its port was when the
// mail was written.
func (r *Request) demoMail(m app.OutboxMail) Node {
	content := []Node{
		ui.Above(text.FormatDateLong(r.Lang, gehoor.DateOf(m.Date)) + ", " + text.FormatTime(r.Lang, m.Date)),
		section(m.Subject),
		ui.Note(text.DemoPostTo.In(r.Lang) + ": " + m.To),
		ui.Prose(m.Text),
	}
	for word := range strings.FieldsSeq(m.Text) {
		if to, ok := r.here(word); ok {
			content = append(content, ui.LinkAlone(to, text.DemoPostOpen.In(r.Lang)))
		}
	}
	return ui.Block(ui.Plain, content...)
}

// here makes of an address in a mail one of this demo; false for any other.
func (r *Request) here(word string) (ui.Path, bool) {
	u, err := url.Parse(strings.Trim(word, "<>()"))
	if err != nil || u.Scheme != "http" || u.Hostname() != "127.0.0.1" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") {
		return "", false
	}
	to := u.RequestURI()
	if u.Fragment != "" {
		to += "#" + u.EscapedFragment()
	}
	return ui.Path(to), true
}
