package web

import (
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// D29: mail that failed stands on the desk's page until it arrived or went on paper; nothing dies silently.
var _ = route(func(s *Server) {
	s.page("GET /post", (*Request).undelivered)
	s.page("GET /post/{n}", (*Request).paper)
	s.page("GET /post/{n}/pdf", (*Request).paperPDF)
	s.page("POST /post/{n}", (*Request).posted)
})

const paperPath ui.Path = "/post"

// posts is who is signed in, if that is somebody who sees to what does not go by mail: the desk, and for what is sealed who reads
// that (D25). Back is the page where that work begins.
func (r *Request) posts() (who app.Who, back ui.Path, err error) {
	if who, err = r.staff(); err != nil || isDesk(who) {
		return who, "/bureau", err
	}
	who, err = r.safetyReader()
	return who, "/vertrouwelijk", err
}

func (r *Request) undelivered() (Node, error) {
	who, back, err := r.posts()
	if err != nil {
		return nil, err
	}
	failing, err := r.App.Undelivered(r.Ctx(), who)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.DeskPost.In(l), Headed: true, None: text.PostNone.In(l), Columns: []ui.Column{
		{Words: text.DossierComplaint.In(l)}, {Words: text.ColumnStep.In(l)}, {Words: text.PostWhy.In(l)}, {Words: text.PostTries.In(l), Number: true}, {Words: text.DossierDo.In(l)},
	}}
	for i, u := range failing {
		number := Node(Text("—"))
		if u.Number != "" {
			number = ui.Link(ui.Path("/dossier/").Join(string(u.Number)), u.Number.String())
			if u.Enquiry {
				number = ui.Link(ui.Path("/vragen/").Join(string(u.Number)), u.Number.String())
			}
		}
		var letter Node
		if u.Paper {
			letter = h.P(ui.Link(ui.Path("/post/").Join(strconv.Itoa(i+1)), text.PostPrint.In(l)))
		}
		why := text.MailWhy(l, u.Class)
		if why == "" {
			why = u.Class
		}
		var again Node
		if u.Class != app.OnPaper && u.Class != store.Expired {
			again = ui.Form{Lang: l, Action: "/post/opnieuw", Token: u.Job, Label: "o" + strconv.Itoa(i)}.Node(ui.SecondButton(text.PostRetry.In(l), ui.About(u.Number.String())))
		}
		tries := strconv.Itoa(u.Tries)
		if u.Class == app.OnPaper { // nobody tries: it waits to be printed
			tries = "—"
		}
		t.Rows = append(t.Rows, []Node{number, Text(text.Posted(l, u.What)), Text(why), Text(tries), Group{letter, again}})
	}
	p := r.shell(text.DeskPost.In(l))
	p.Back, p.BackWords = back, text.BackToDesk.In(l)
	if back != "/bureau" { // decisions are the desk's
		p.BackWords = text.BackToSafety.In(l)
		return r.staffPage(p, back, heading(text.DeskPost.In(l)), t.Node()), nil
	}
	unopened, err := r.unopened(who)
	if err != nil {
		return nil, err
	}
	return r.staffPage(p, "/bureau", heading(text.DeskPost.In(l)), t.Node(), section(text.PostUnopened.In(l)), unopened), nil
}

// unopened are the decisions that nobody has opened three working days after they went, or that came back: to call about, or
// to post, before the term ends (D29).
func (r *Request) unopened(who app.Who) (Node, error) {
	view := r.App.View(who)
	rows, err := allRows(r.Ctx(), view, store.Query{Due: r.Now}) // the desk watches over what anybody owes
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.PostUnopened.In(l), Headed: true, None: text.PostAllOpened.In(l), Head: 1, Columns: []ui.Column{
		{Words: text.ColumnLeft.In(l)}, {Words: text.ColumnNumber.In(l)}, {Words: text.LabelLocation.In(l)}, {Words: text.PostDeliver.In(l)},
	}}
	for _, row := range rows {
		c, err := view.Complaint(r.Ctx(), row.ID)
		if err != nil {
			return nil, err
		}
		for _, d := range c.Duties() {
			if d.Kind == gehoor.OweReach && d.Open() && d.By.Before(r.Now) && gehoor.Can(who.Viewer, gehoor.Coordinate, c) {
				days := r.Today().DaysUntil(lastDay(d.By))
				t.Rows = append(t.Rows, []Node{ui.Tag(deskUrgency(days), text.DaysLeft(l, days)), ui.NumberLink(dossierPath(c), c.Number().String()),
					Text(r.locationName(c.Filed.Location)), Group{ui.Link(dossierPath(c).Join("bezorgd"), text.ActDeliver.Title.In(l)), h.Br(),
						ui.Link(dossierPath(c).Join("brief"), text.LetterDownload.In(l))}})
			}
		}
	}
	return t.Node(), nil
}

// job is the one the path counts to among what this person's desk has to post. Its letter is read: that stands in the log.
func (r *Request) job() (u app.Undelivered, err error) {
	who, _, err := r.posts()
	if err != nil {
		return u, err
	}
	failing, err := r.App.Undelivered(r.Ctx(), who)
	if err != nil {
		return u, err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil || n < 1 || n > len(failing) || !failing[n-1].Paper {
		return u, store.ErrNotFound
	}
	u = failing[n-1]
	return u, r.App.Store.LogAccess(r.Ctx(), r.Org.ID, who.Viewer.Person, u.Complaint, store.AccessDossier, r.Now)
}

func (r *Request) paper() (Node, error) {
	u, err := r.job()
	if err != nil {
		return nil, err
	}
	doc, err := r.App.Paper(r.Ctx(), *r.who, u.Job)
	if err != nil {
		return nil, err
	}
	c, err := r.App.View(*r.who).Complaint(r.Ctx(), u.Complaint)
	if err != nil {
		return nil, err
	}
	_, missing, err := r.App.PaperPDF(r.Ctx(), *r.who, u.Job)
	if err != nil {
		return nil, err
	}
	p := r.shell(text.PostPrint.In(r.Lang))
	p.Back, p.BackWords, p.Translated = paperPath, text.PostBack.In(r.Lang), ""
	f := ui.Form{Lang: r.Lang, Action: paperPath.Join(r.PathValue("n")), Token: u.Job}
	title := doc.Title
	if title == "" {
		title = text.PostPrint.In(r.Lang)
	}
	doc.Title = ""
	envelope := r.addressLink(c)
	if u.ToAccused {
		envelope = paragraph(text.PostAccused.In(r.Lang))
	}
	_, at, err := r.posts()
	if err != nil {
		return nil, err
	}
	return r.staffPage(p, at, heading(title), r.boxWarning(missing), h.Article(h.Lang(doc.Lang.String()), letter.Page(doc)), envelope,
		f.Node(ui.Buttons(ui.SecondLink(paperPath.Join(r.PathValue("n")).Join("pdf"), text.LetterDownload.In(r.Lang)), ui.Button(text.PostMark.In(r.Lang)),
			ui.SecondButton(text.PostHanded.In(r.Lang), ui.Sends("hoe", string(gehoor.InHand)))))), nil
}

// paperPDF is the letter to print, for an envelope with a window.
func (r *Request) paperPDF() (Node, error) {
	u, err := r.job()
	if err != nil {
		return nil, err
	}
	body, _, err := r.App.PaperPDF(r.Ctx(), *r.who, u.Job)
	if err != nil {
		return nil, err
	}
	return nil, r.sendPDF(text.LetterFile.In(r.Lang), body)
}

// posted marks the letter that was looked at: its token says which, for the list may have changed.
func (r *Request) posted() (Node, error) {
	who, _, err := r.posts()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	failing, err := r.App.Undelivered(r.Ctx(), who)
	if err != nil {
		return nil, err
	}
	for _, u := range failing {
		if u.Job == r.PostForm.Get(ui.FieldToken) && u.Paper {
			way := gehoor.OnPaper
			if r.PostForm.Get("hoe") == string(gehoor.InHand) {
				way = gehoor.InHand
			}
			if err := r.App.MarkPosted(r.Ctx(), who, u.Job, way); err != nil {
				return nil, err
			}
			break
		}
	}
	return r.redirect("/post")
}
