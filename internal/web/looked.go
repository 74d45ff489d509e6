package web

import (
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// C13: who looked and who did. Of one dossier for who decides on it (the desk and the privacy officer, of what is sealed the
// readers of its track); of one person for the privacy officer alone, by the numbers of what is not sealed. An
// administrator reads neither: who looks into what says what there is.
var _ = route(func(s *Server) {
	s.page("GET /bewaren/{number}/logboek", (*Request).looked)
	s.page("GET /logboek", (*Request).lookers)
	s.page("GET /logboek/{person}", (*Request).lookedBy)
})

const lookedShown = 500

func (r *Request) looked() (Node, error) {
	c, _, _, err := r.kept()
	if err != nil {
		return nil, err
	}
	lines, err := r.App.Store.AccessesTo(r.Ctx(), r.Org.ID, c.ID)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	read := ui.DataTable{Caption: text.LogLooked.In(l), Headed: true, None: text.LogNobody.In(l), Columns: []ui.Column{{Words: text.LogWhen.In(l)}, {Words: text.LogWho.In(l)}, {Words: text.LogWhat.In(l)}}}
	for i := len(lines) - 1; i >= max(0, len(lines)-lookedShown); i-- {
		a := lines[i]
		read.Rows = append(read.Rows, []Node{Text(r.when(a)), Text(r.name(a.Person)), Text(text.Looked(l, string(a.What)))})
	}
	did := ui.DataTable{Caption: text.LogDid.In(l), Headed: true, Columns: []ui.Column{{Words: text.LogWhen.In(l)}, {Words: text.LogWho.In(l)}, {Words: text.LogWhat.In(l)}}}
	events := c.Events()
	for i := len(events) - 1; i >= 0; i-- {
		if e := events[i]; text.Fact(l, e.Fact) != "" {
			did.Rows = append(did.Rows, []Node{Text(r.when(store.Access{At: e.At})), Text(r.actor(e.Actor)), Text(text.Fact(l, e.Fact))})
		}
	}
	p := r.shell(text.LogTitle.In(l))
	p.Section = c.Number().String()
	p.Back, p.BackWords = keepPath(c.Number()), text.KeepTitle.In(l)
	return r.staffPage(p, "/bewaren", ui.Above(c.Number().String()), heading(text.LogTitle.In(l)), ui.Note(text.LogBound.In(l)),
		section(text.LogLooked.In(l)), read.Node(), section(text.LogDid.In(l)), did.Node()), nil
}

func (r *Request) when(a store.Access) string {
	return text.FormatDateShort(r.Lang, gehoor.DateOf(a.At), r.Today()) + ", " + text.FormatTime(r.Lang, a.At)
}

// officer is who is signed in, if that is a privacy officer; to others these pages do not exist.
func (r *Request) officer() (app.Who, error) {
	who, err := r.staff()
	if err == nil && !who.Viewer.Has(gehoor.PrivacyOfficer) {
		err = store.ErrNotFound
	}
	return who, err
}

func (r *Request) lookers() (Node, error) {
	if _, err := r.officer(); err != nil {
		return nil, err
	}
	p := r.shell(text.LogTitle.In(r.Lang))
	p.Back, p.BackWords = "/bewaren", text.KeepTitle.In(r.Lang)
	return r.staffPage(p, "/bewaren", heading(text.LogTitle.In(r.Lang)), ui.Intro(text.LogChoose.In(r.Lang)),
		h.Ul(Map(r.colleagues(nil), func(c ui.Choice) Node { return h.Li(ui.Link(ui.Path("/logboek").Join(c.Value), c.Words)) }))), nil
}

func (r *Request) lookedBy() (Node, error) {
	who, err := r.officer()
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(r.PathValue("person"), 10, 64)
	if err != nil {
		return nil, store.ErrNotFound
	}
	someone, found := r.colleague(gehoor.PersonID(n))
	if !found {
		return nil, store.ErrNotFound
	}
	lines, err := r.App.View(who).AccessesBy(r.Ctx(), someone.ID, lookedShown)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.LogLooked.In(l), Headed: true, None: text.LogNothing.In(l), Columns: []ui.Column{{Words: text.LogWhen.In(l)}, {Words: text.ColumnNumber.In(l)}, {Words: text.LogWhat.In(l)}}}
	for _, a := range lines {
		number := Text(a.Number.String())
		if a.Known {
			number = ui.NumberLink(keepPath(a.Number), a.Number.String())
		}
		t.Rows = append(t.Rows, []Node{Text(r.when(a.Access)), number, Text(text.Looked(l, string(a.What)))})
	}
	p := r.shell(text.LogTitle.In(l))
	p.Section = someone.Name
	p.Back, p.BackWords = "/logboek", text.LogTitle.In(l)
	return r.staffPage(p, "/bewaren", ui.Above(someone.Name), heading(text.LogTitle.In(l)), ui.Note(text.LogBound.In(l)), t.Node()), nil
}
