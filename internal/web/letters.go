package web

import (
	"errors"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/letter"
	"gehoor/internal/prose"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R13, D18: every version of a decision's letter stays to be read, with what changed in it.
var _ = route(func(s *Server) {
	s.page("GET /dossier/{number}/versies", (*Request).versions)
	s.page("GET /dossier/{number}/adres", (*Request).addressFile)
})

// addressFile is the page with the address, for the window of an envelope (D29). Who downloads it is logged first.
func (r *Request) addressFile() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees {
		return nil, store.ErrNotFound
	}
	body, err := r.App.AddressPDF(r.Ctx(), *r.who, c)
	if err != nil {
		return nil, err
	}
	if err := r.App.Store.LogAccess(r.Ctx(), r.Org.ID, r.who.Viewer.Person, c.ID, store.AccessFile, r.Now); err != nil {
		return nil, err
	}
	return nil, r.sendPDF(string(c.Number()), body)
}

// envelope leads to what is printed to post a letter: the letter and the address for its envelope.
func (r *Request) envelope(c *gehoor.Complaint) Node {
	return ui.Block(ui.Plain, h.P(ui.Link(dossierPath(c).Join("brief"), text.LetterDownload.In(r.Lang))), r.addressLink(c))
}

// addressLink leads to the page with the address for an envelope, or says that there is none.
func (r *Request) addressLink(c *gehoor.Complaint) Node {
	if strings.TrimSpace(r.sender(c).Address) == "" {
		return paragraph(text.AddressNone.In(r.Lang))
	}
	return h.P(ui.Link(dossierPath(c).Join("adres"), text.AddressPage.In(r.Lang)))
}

func versionsPath(c *gehoor.Complaint) ui.Path { return dossierPath(c).Join("versies") }

// proofread shows what to look at in the draft before it goes on: names that the complainant did not use, words that
// look like names, what the PDF cannot show, and as a hint how it reads. Nil when there is nothing.
func (r *Request) proofread(c *gehoor.Complaint) Node {
	l := r.Lang
	fail := func(err error) Node {
		r.S.Log.Error("proofreading a letter", "org", r.Org.ID, "error", err)
		return ui.Block(ui.Plain, paragraph(text.UnreadableWords.In(l)))
	}
	written, err := r.App.Written(r.Ctx(), *r.who, c)
	if err != nil {
		return fail(err)
	}
	find, err := r.App.Proofreader(r.Ctx(), *r.who, c)
	if err != nil {
		return fail(err)
	}
	var known, perhaps Group
	for _, words := range written.Told() {
		for paragraph := range strings.SplitSeq(words, "\n") {
			names := find(paragraph)
			if marked := markNames(paragraph, names, true); marked != nil {
				known = append(known, h.Li(marked))
			}
			if marked := markNames(paragraph, names, false); marked != nil {
				perhaps = append(perhaps, h.Li(marked))
			}
		}
	}
	score, ok := written.Level(text.LangOf(c.Filed.Language))
	return Group{
		Iff(len(known)+len(perhaps) > 0, func() Node {
			return Group{section(text.NamesTitle.In(l)),
				If(len(known) > 0, ui.Block(ui.Warning, paragraph(text.NamesFound.In(l)), h.Ul(known))),
				If(len(perhaps) > 0, ui.Block(ui.Plain, paragraph(text.NamesPerhaps.In(l)), h.Ul(perhaps)))}
		}),
		r.boxes(c),
		Iff(ok, func() Node { return Group{section(text.LevelTitle.In(l)), ui.Note(text.LevelHint(l, score))} }),
	}
}

// markNames is a paragraph with the names marked that are of one kind; nil when it has none.
func markNames(words string, names []prose.Name, known bool) Node {
	var nodes Group
	at := 0
	for _, n := range names {
		if n.Known == known {
			nodes = append(nodes, Text(words[at:n.Start]), h.Mark(Text(words[n.Start:n.End])))
			at = n.End
		}
	}
	if at == 0 {
		return nil
	}
	return append(nodes, Text(words[at:]))
}

// boxes warns of characters that the PDF cannot show; nil when it can show all.
func (r *Request) boxes(c *gehoor.Complaint) Node {
	missing, err := r.App.Boxes(r.Ctx(), *r.who, c)
	if err != nil { // a letter that cannot be read says so where it is shown
		return nil
	}
	return r.boxWarning(missing)
}

func (r *Request) boxWarning(missing []letter.Warning) Node {
	if len(missing) == 0 {
		return nil
	}
	return ui.Block(ui.Warning, h.P(h.Strong(Text(text.BoxesTitle.In(r.Lang)))), boxList(missing), paragraph(text.BoxesHelp.In(r.Lang)))
}

func boxList(missing []letter.Warning) Node {
	var all []string
	for _, w := range missing {
		all = append(all, string(w.Missing))
	}
	return h.P(Text(strings.Join(all, " ")))
}

// versions shows each version, the newest first: by whom, what became of it, and what changed in its words.
func (r *Request) versions() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees {
		return nil, store.ErrNotFound
	}
	l := r.Lang
	if err := r.reads(c); err != nil {
		return nil, err
	}
	became := map[int][]string{}
	note := func(n int, what text.Msg) { became[n] = append(became[n], what.In(l)) }
	var drafts []gehoor.Event
	for _, e := range c.Events() {
		switch f := e.Fact.(type) {
		case gehoor.DecisionDrafted:
			drafts = append(drafts, e)
			if f.Unfinished {
				note(f.Version, text.VersionOpen)
			}
		case gehoor.DecisionSentBack:
			note(f.Version, text.VersionBack)
		case gehoor.DecisionApproved:
			note(f.Version, text.VersionYes)
		case gehoor.DecisionSent:
			note(f.Version, text.VersionSent)
		}
	}
	var shown []Node
	was := ""
	for i, e := range drafts {
		f := e.Fact.(gehoor.DecisionDrafted)
		now, err := r.letterText(c, f.Letter)
		if err != nil {
			return nil, err
		}
		change := Node(paragraph(text.VersionFirst.In(l)))
		if i > 0 {
			change = changes(l, was, now)
		}
		head := text.FormatDate(l, gehoor.DateOf(e.At), r.Today()) + ", " + text.FormatTime(l, e.At) + " · " + r.actor(e.Actor)
		shown = append(shown, Group{
			section(text.VersionTitle(l, f.Version)), ui.Note(strings.Join(append([]string{head}, became[f.Version]...), " · ")),
			change, ui.Details(text.LetterShow.In(l), r.letterNode(c, f.Letter)),
		})
		was = now
	}
	if len(shown) == 0 {
		return nil, store.ErrNotFound
	}
	var newest Group
	for i := len(shown) - 1; i >= 0; i-- {
		newest = append(newest, shown[i])
	}
	p := r.shell(text.VersionsTitle.In(l))
	p.Section = c.Number().String()
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(l)
	return r.staffPage(p, "/bureau", ui.Above(c.Number().String()), heading(text.VersionsTitle.In(l)), newest), nil
}

// letterText is a letter's words; empty when they were erased.
func (r *Request) letterText(c *gehoor.Complaint, ref gehoor.Ref) (string, error) {
	content, err := r.App.View(*r.who).Item(r.Ctx(), c.ID, ref)
	if errors.Is(err, store.ErrErased) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	doc, err := app.ReadLetter(content.MediaType, content.Body)
	if err != nil {
		return "", err
	}
	return letter.Plain(doc), nil
}

// changes shows what is gone and what is new, in words as well as in colour, with a little of what stands around it.
func changes(l text.Lang, was, now string) Node {
	all := prose.Compare(was, now)
	if len(all) < 2 && was == now {
		return paragraph(text.VersionSame.In(l))
	}
	var nodes Group
	for i, c := range all {
		switch {
		case c.Gone:
			nodes = append(nodes, h.Del(ui.Unseen(text.VersionGone.In(l)+": "), Text(c.Words)))
		case c.New:
			nodes = append(nodes, h.Ins(ui.Unseen(text.VersionNew.In(l)+": "), Text(c.Words)))
		default:
			nodes = append(nodes, Text(around(c.Words, i == 0, i == len(all)-1)))
		}
	}
	return ui.Block(ui.Plain, h.Div(ui.Classes(ui.ClassProse), nodes))
}

// around shortens what did not change to the words beside what did.
func around(words string, first, last bool) string {
	const beside = 12
	list := strings.SplitAfter(words, " ")
	head, tail := list, list
	switch {
	case len(list) <= 2*beside:
		return words
	case first:
		return "… " + strings.Join(tail[len(tail)-beside:], "")
	case last:
		return strings.Join(head[:beside], "") + "…"
	}
	return strings.Join(head[:beside], "") + "… " + strings.Join(tail[len(tail)-beside:], "")
}
