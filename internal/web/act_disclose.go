package web

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

const discloseSlug = "beklaagde"

// D20: the desk makes what who is complained about gets to read: chooses the text, looks at what it will be, gives
// it on paper or with a code, and can give a new code or take it back.
var _ = route(func(s *Server) {
	s.page("GET /dossier/{number}/"+discloseSlug, (*Request).disclosures)
	s.page("GET /dossier/{number}/"+discloseSlug+"/{party}/{what}", (*Request).discloseForm)
	s.page("POST /dossier/{number}/"+discloseSlug+"/{party}/{what}", (*Request).disclose)
	s.page("GET /dossier/{number}/"+discloseSlug+"/{seq}", (*Request).disclosure)
	s.page("GET /dossier/{number}/"+discloseSlug+"/{seq}/pdf", (*Request).disclosureFile)
	s.page("POST /dossier/{number}/"+discloseSlug+"/{seq}", (*Request).changeDisclosure)
})

func disclosurePath(c *gehoor.Complaint) ui.Path { return dossierPath(c).Join(discloseSlug) }

// coordinates is the dossier of the path, for who coordinates it.
func (r *Request) coordinates() (*gehoor.Complaint, error) {
	_, c, sees, err := r.dossier()
	switch {
	case err != nil:
		return nil, err
	case !sees:
		return nil, store.ErrNotFound
	case !gehoor.Can(r.who.Viewer, gehoor.Coordinate, c):
		return nil, gehoor.ErrForbidden
	}
	return c, r.reads(c)
}

// offersDisclosures reports whether there is somebody the complaint may be about, to tell something.
func offersDisclosures(c *gehoor.Complaint) bool {
	return len(c.Disclosures) > 0 || c.Lead != (gehoor.Seat{}) && !c.Signal && (len(accused(c)) > 0 || c.Open())
}

func accused(c *gehoor.Complaint) []gehoor.Party {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(c.Parties)), func(p gehoor.Party) bool { return c.Parties[p] != gehoor.Accused })
}

// partyName is who somebody of the dossier is, as far as known.
func (r *Request) partyName(c *gehoor.Complaint, p gehoor.Party) string {
	switch {
	case p == 0:
		return text.DiscloseNobody.In(r.Lang)
	case c.Persons[p] != 0:
		return r.name(c.Persons[p])
	case c.PartySeats[p] != gehoor.Seat{}:
		return r.seatName(c.PartySeats[p])
	case c.PartyNames[p] != gehoor.Ref{}:
		return r.words(c, c.PartyNames[p])
	}
	return text.Fill(r.Lang, text.DisclosePerson, int(p))
}

func (r *Request) disclosures() (Node, error) {
	c, err := r.coordinates()
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.disclosureShell(c, text.DiscloseTo.In(l))
	t := ui.DataTable{Caption: text.DiscloseGiven.In(l), None: text.DiscloseGivenNone.In(l), Columns: []ui.Column{
		{Words: text.DiscloseWhat.In(l)}, {Words: text.DiscloseWho.In(l)}, {Words: text.DiscloseHow.In(l)}, {Words: text.DiscloseState.In(l)},
	}}
	for _, seq := range slices.Sorted(maps.Keys(c.Disclosures)) {
		d := c.Disclosures[seq]
		t.Rows = append(t.Rows, []Node{
			ui.Link(disclosurePath(c).Join(strconv.Itoa(seq)), text.Sentence(text.Word(l, d.What))),
			Text(r.partyName(c, d.Party)), Text(text.Sentence(text.Word(l, d.Way))), Text(r.disclosureState(c, d)),
		})
	}
	people := accused(c)
	if len(people) == 0 {
		people = []gehoor.Party{0}
	}
	var make Group
	for _, who := range people {
		var links Group
		for _, what := range r.disclosable(c, who) {
			links = append(links, h.Li(ui.Link(disclosurePath(c).Join(strconv.Itoa(int(who))).Join(string(what)), text.Sentence(text.Word(l, what)))))
		}
		make = append(make, section(text.Fill(l, text.DiscloseMakeFor, r.partyName(c, who))), h.Ul(links))
	}
	if c.HearingWaits() {
		make = Group{ui.Block(ui.Warning, paragraph(text.DiscloseWaits.In(l)))}
	}
	return r.staffPage(p, "/bureau", ui.Above(c.Number().String()), heading(text.DiscloseTo.In(l)),
		ui.Note(text.DiscloseToIntro.In(l)), t.Node(), make), nil
}

// disclosable is what can be made now, in the order of the regulation.
func (r *Request) disclosable(c *gehoor.Complaint, who gehoor.Party) []gehoor.DisclosedWhat {
	list := []gehoor.DisclosedWhat{}
	if c.Open() {
		list = append(list, gehoor.DiscloseInvitation)
	}
	if c.Open() && len(accounts(c, who)) > 0 {
		list = append(list, gehoor.DiscloseAccount)
	}
	if who != 0 && !c.SentAt.IsZero() && !c.Returned {
		list = append(list, gehoor.DiscloseOutcome)
	}
	return list
}

func (r *Request) disclosureState(c *gehoor.Complaint, d gehoor.Disclosure) string {
	_, open := c.OpenDisclosure(d.Seq, r.Today())
	switch {
	case d.Ended:
		return text.DiscloseEnded.In(r.Lang)
	case d.Waits:
		return text.DiscloseToPrint.In(r.Lang)
	case d.Way == gehoor.DisclosePrinted:
		return text.DiscloseHanded.In(r.Lang)
	case d.Read:
		return text.DiscloseRead.In(r.Lang)
	case !open:
		return text.DiscloseExpired.In(r.Lang)
	}
	return text.Fill(r.Lang, text.DiscloseUnread, r.day(d.Until))
}

func (r *Request) disclosureShell(c *gehoor.Complaint, title string) ui.Page {
	p := r.shell(title)
	p.Section = c.Number().String()
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(r.Lang)
	return p
}

// accounts are those of what this person said, the newest last.
func accounts(c *gehoor.Complaint, who gehoor.Party) (refs []gehoor.Ref) {
	for _, e := range c.Events() {
		if f, ok := e.Fact.(gehoor.Heard); ok && f.Side == gehoor.SideAccused && f.Party == who && who != 0 {
			refs = append(refs, f.Account)
		}
	}
	return refs
}

// passages are what the coordinator may choose from: paragraphs of the complaint, of this person's own account, or
// of the reasons of the decision.
func (r *Request) passages(c *gehoor.Complaint, who gehoor.Party, what gehoor.DisclosedWhat) (list []string) {
	refs := []gehoor.Ref{c.Filed.Story}
	switch what {
	case gehoor.DiscloseAccount:
		refs = accounts(c, who)
	case gehoor.DiscloseOutcome:
		refs = nil
		for _, f := range c.Decided.Findings {
			refs = append(refs, f.Reasons)
		}
	}
	for _, ref := range refs {
		for line := range strings.SplitSeq(r.words(c, ref), "\n") {
			if line = strings.TrimSpace(line); line != "" {
				list = append(list, line)
			}
		}
	}
	return list
}

// disclosing reads the path: who, and what; store.ErrNotFound for what cannot be made.
func (r *Request) disclosing() (*gehoor.Complaint, app.Disclosing, error) {
	c, err := r.coordinates()
	if err != nil {
		return nil, app.Disclosing{}, err
	}
	n, err := strconv.Atoi(r.PathValue("party"))
	in := app.Disclosing{Party: gehoor.Party(n), What: gehoor.DisclosedWhat(r.PathValue("what"))}
	nobody := n == 0 && len(accused(c)) == 0
	if err != nil || !nobody && !slices.Contains(accused(c), in.Party) || !slices.Contains(r.disclosable(c, in.Party), in.What) {
		return nil, in, store.ErrNotFound
	}
	return c, in, nil
}

func (r *Request) discloseForm() (Node, error) {
	c, d, err := r.disclosing()
	if err != nil {
		return nil, err
	}
	return r.disclosePage(c, d, nil, nil), nil
}

// disclosePage asks what to tell. Shown is what it will be, once looked at; only then it can be given.
func (r *Request) disclosePage(c *gehoor.Complaint, d app.Disclosing, in *input, shown *letter.Document) Node {
	l := r.Lang
	title := text.Sentence(text.Word(l, d.What))
	p := r.disclosureShell(c, title)
	p.Back, p.BackWords = disclosurePath(c), text.DiscloseBack.In(l)
	f := ui.Form{Lang: l, Action: disclosurePath(c).Join(strconv.Itoa(int(d.Party))).Join(string(d.What)), Seq: c.Seq, Token: strconv.Itoa(c.Seq)}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		if len(in.errors) > 0 {
			r.invalid()
		}
	}
	choose := map[gehoor.DisclosedWhat]text.Msg{gehoor.DiscloseInvitation: text.DiscloseChooseStory, gehoor.DiscloseAccount: text.DiscloseChooseHeard, gehoor.DiscloseOutcome: text.DiscloseChooseFound}[d.What]
	var passages []ui.Choice
	var all []string
	for i, words := range r.passages(c, d.Party, d.What) {
		n := strconv.Itoa(i + 1)
		passages, all = append(passages, ui.Choice{Value: n, Words: words}), append(all, n)
	}
	if d.What != gehoor.DiscloseAccount {
		all = nil // of one's own conversation one reads all; of what others wrote only what was chosen
	}
	var fields Group
	if len(passages) > 0 {
		fields = append(fields, f.Checkboxes("kies", choose.In(l), passages, ui.Optional, ui.Hint(text.DiscloseChooseHint.In(l)), ui.Default(all...)))
	}
	fields = append(fields, f.TextArea("woorden", text.DiscloseOwnWords.In(l), ui.Optional))
	switch d.What {
	case gehoor.DiscloseInvitation:
		fields = append(fields, f.Date("op", text.DiscloseDay.In(l), r.example()), f.Text("waar", text.DiscloseWhere.In(l), ui.Optional))
	case gehoor.DiscloseAccount:
		fields = append(fields, f.Date("op", text.DiscloseBy.In(l), r.example()))
	}
	known, lang := r.knownParty(c, d.Party)
	fields = append(fields,
		f.Radios("hoe", text.DiscloseWay.In(l), choices(l, gehoor.DiscloseByPaper, gehoor.DisclosePrinted, gehoor.DiscloseByMail)),
		f.Email("mail", text.DiscloseMail.In(l), ui.Optional, ui.Hint(text.DiscloseMailHint.In(l)), ui.Default(known), ui.Autocomplete("off")),
		f.Radios("taal", text.DiscloseLang.In(l), []ui.Choice{{Value: "nl", Words: "Nederlands"}, {Value: "en", Words: "English"}}, ui.Default(lang.String())),
	)
	buttons := ui.Buttons(ui.Button(text.DiscloseShow.In(l), ui.Sends("toon", "1")))
	var preview Node
	if shown != nil {
		doc := *shown
		head := doc.Title
		doc.Title = ""
		preview = Group{paragraph(text.DisclosePreview.In(l)), ui.Block(ui.Plain, section(head), h.Article(h.Lang(doc.Lang.String()), letter.Page(doc)))}
		buttons = ui.Buttons(ui.Button(text.DiscloseGive.In(l), ui.Sends("geef", "1")), ui.SecondButton(text.DiscloseShow.In(l), ui.Sends("toon", "1")))
	}
	return r.staffPage(p, "/bureau", ui.Above(c.Number().String()), heading(title), ui.Note(text.Sentence(r.partyName(c, d.Party))), preview, f.Node(fields, buttons))
}

// knownParty is the mail address and language of a colleague that the complaint is about, from the directory.
func (r *Request) knownParty(c *gehoor.Complaint, party gehoor.Party) (string, text.Lang) {
	if p, found := r.colleague(c.Persons[party]); found && c.Persons[party] != 0 {
		return p.Mail, text.LangOf(p.Lang)
	}
	return "", text.NL
}

func (r *Request) disclose() (Node, error) {
	c, d, err := r.disclosing()
	if err != nil {
		return nil, err
	}
	if tooLong(r, formBodyLimit) || r.ParseForm() != nil {
		return r.tooLarge()
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	passages := r.passages(c, d.Party, d.What)
	var words []string
	for i, p := range passages {
		if slices.Contains(in.Values["kies"], strconv.Itoa(i+1)) {
			words = append(words, p)
		}
	}
	if own := in.optional("woorden").Text; own != "" {
		words = append(words, own)
	}
	d.Words, d.Where = strings.Join(words, "\n\n"), in.optional("waar").Text
	if d.Words == "" {
		in.wrong("woorden", text.WrongWords)
	}
	if d.What != gehoor.DiscloseOutcome {
		d.On = in.date("op", r.Today())
	}
	d.Way = one(in, "hoe", gehoor.DiscloseByPaper, gehoor.DisclosePrinted, gehoor.DiscloseByMail)
	if d.Way == gehoor.DiscloseByMail {
		if d.Mail = in.line("mail"); !mailAddress(d.Mail) {
			in.wrong("mail", text.WrongDiscloseMail)
		}
	}
	if d.Lang = text.NL; in.Get("taal") == "en" {
		d.Lang = text.EN
	}
	if len(in.errors) > 0 {
		return r.disclosePage(c, d, in, nil), nil
	}
	doc, err := r.App.Disclosure(r.Org.ID, d)
	if err != nil {
		return nil, err
	}
	if !in.has("geef") {
		return r.disclosePage(c, d, in, &doc), nil
	}
	seq, err := strconv.Atoi(in.Get(ui.FieldSeq))
	if err != nil || seq < 1 {
		seq = c.Seq
	}
	_, made, err := r.App.Disclose(r.Ctx(), *r.who, c.ID, seq, d)
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) {
		in.errors.Add("woorden", text.Refusal(r.Lang, refusal))
		return r.disclosePage(c, d, in, &doc), nil
	}
	if err != nil {
		return nil, err
	}
	return r.redirect(disclosurePath(c).Join(strconv.Itoa(made)))
}

// oneDisclosure is the dossier and what the path names in it.
func (r *Request) oneDisclosure() (*gehoor.Complaint, gehoor.Disclosure, error) {
	c, err := r.coordinates()
	if err != nil {
		return nil, gehoor.Disclosure{}, err
	}
	seq, err := strconv.Atoi(r.PathValue("seq"))
	d, ok := c.Disclosures[seq]
	if err != nil || !ok {
		return nil, d, store.ErrNotFound
	}
	return c, d, nil
}

func (r *Request) disclosure() (Node, error) {
	c, d, err := r.oneDisclosure()
	if err != nil {
		return nil, err
	}
	return r.disclosureOf(c, d, nil)
}

// disclosureOf is what was given, to print, with the slip when its code is handed over on paper.
func (r *Request) disclosureOf(c *gehoor.Complaint, d gehoor.Disclosure, in *input) (Node, error) {
	l := r.Lang
	title := text.Sentence(text.Word(l, d.What))
	p := r.disclosureShell(c, title)
	p.Back, p.BackWords = disclosurePath(c), text.DiscloseBack.In(l)
	_, open := c.OpenDisclosure(d.Seq, r.Today())
	content := Group{ui.Above(c.Number().String()), heading(title), ui.Note(r.partyName(c, d.Party) + " · " + text.Sentence(text.Word(l, d.Way)) + " · " + r.disclosureState(c, d))}
	switch {
	case d.Waits && !d.Ended:
		content = append(content, ui.Block(ui.Warning, paragraph(text.DiscloseQueue.In(l)), ui.LinkAlone(paperPath, text.DeskPost.In(l))))
	case d.Way == gehoor.DiscloseByMail && open:
		content = append(content, ui.Block(ui.Good, paragraph(text.DiscloseMailed.In(l))))
	case d.Way == gehoor.DiscloseByPaper && open:
		code, err := r.App.Store.DisclosureCode(r.Ctx(), r.Org.ID, c.ID, d.Seq)
		if err != nil {
			return nil, err
		}
		content = append(content, ui.Block(ui.Good, section(text.DiscloseSlip.In(l)),
			paragraph(text.Fill(l, text.DiscloseSlipSays, r.base()+string(disclosedPath))),
			h.P(Text(text.DiscloseSlipNumber.In(l)+" "), ui.Reference(d.Number.String())),
			h.P(Text(text.DiscloseSlipCode.In(l)+" "), ui.Reference(grouped(code))),
			paragraph(text.Fill(l, text.DisclosedUntil, r.day(d.Until))), paragraph(text.DisclosePrint.In(l))))
	}
	content = append(content, r.letterNode(c, d.Text))
	if !d.Ended {
		content = append(content, h.P(ui.Link(disclosurePath(c).Join(strconv.Itoa(d.Seq)).Join("pdf"), text.LetterDownload.In(l))))
	}
	if !d.Ended && d.Way != gehoor.DisclosePrinted {
		f := ui.Form{Lang: l, Action: disclosurePath(c).Join(strconv.Itoa(d.Seq)), Token: strconv.Itoa(c.Seq)}
		if in != nil {
			f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
			r.invalid()
		}
		known, _ := r.knownParty(c, d.Party)
		content = append(content, section(text.DiscloseRenew.In(l)), ui.Note(text.DiscloseRenewSays.In(l)), f.Node(
			f.Radios("hoe", text.DiscloseWay.In(l), choices(l, gehoor.DiscloseByPaper, gehoor.DiscloseByMail)),
			f.Email("mail", text.DiscloseMail.In(l), ui.Optional, ui.Hint(text.DiscloseMailHint.In(l)), ui.Default(known), ui.Autocomplete("off")),
			ui.Buttons(ui.SecondButton(text.DiscloseRenew.In(l), ui.Sends("wat", "nieuw")))))
	}
	if !d.Ended && (d.Waits || d.Way != gehoor.DisclosePrinted) {
		says := text.DiscloseEndSays
		if d.Waits {
			says = text.DiscloseEndPaper
		}
		f := ui.Form{Lang: l, Action: disclosurePath(c).Join(strconv.Itoa(d.Seq)), Token: strconv.Itoa(c.Seq), Label: text.DiscloseEnd.In(l)}
		content = append(content, section(text.DiscloseEnd.In(l)), ui.Note(says.In(l)), f.Node(
			ui.Buttons(ui.DangerButton(text.DiscloseEnd.In(l), ui.Sends("wat", "terug")))))
	}
	return r.staffPage(p, "/bureau", content), nil
}

// disclosureFile is what was given as a file to print. Neither it nor its name has the number, which is the complainant's.
func (r *Request) disclosureFile() (Node, error) {
	c, d, err := r.oneDisclosure()
	if err == nil && d.Ended {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	doc, err := r.App.LetterFor(r.Ctx(), r.Org.ID, d.Text)
	if err == nil && len(doc.Blocks) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	body, err := r.App.OnLetterhead(r.Org.ID, doc, "", gehoor.DateOf(c.Events()[d.Seq-1].At))
	if err != nil {
		return nil, err
	}
	if err := r.App.Store.LogAccess(r.Ctx(), r.Org.ID, r.who.Viewer.Person, c.ID, store.AccessFile, r.Now); err != nil {
		return nil, err
	}
	return nil, r.sendPDF(text.LetterFile.In(r.Lang), body)
}

func (r *Request) changeDisclosure() (Node, error) {
	c, d, err := r.oneDisclosure()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	if in.Get("wat") == "terug" {
		err = r.App.EndDisclosure(r.Ctx(), *r.who, c.ID, d.Seq)
	} else {
		way, mail := one(in, "hoe", gehoor.DiscloseByPaper, gehoor.DiscloseByMail), ""
		if way == gehoor.DiscloseByMail {
			if mail = in.line("mail"); !mailAddress(mail) {
				in.wrong("mail", text.WrongDiscloseMail)
			}
		}
		if len(in.errors) > 0 {
			return r.disclosureOf(c, d, in)
		}
		err = r.App.RenewDisclosure(r.Ctx(), *r.who, c.ID, d.Seq, way, mail)
	}
	if err != nil {
		return nil, err
	}
	return r.redirect(disclosurePath(c).Join(strconv.Itoa(d.Seq)))
}
