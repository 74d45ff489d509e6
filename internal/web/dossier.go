package web

import (
	"encoding/json"
	"errors"
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

var _ = route(func(s *Server) {
	s.page("GET /dossier/{number}", (*Request).dossierPage)
	s.page("POST /dossier/{number}/ongedaan", (*Request).undo)
})

// pending is what is on its way and can still be taken back.
func (r *Request) pending(who app.Who, c *gehoor.Complaint) (Node, error) {
	sendings, err := r.App.Pending(r.Ctx(), who, c)
	if err != nil {
		return nil, err
	}
	var notices Group
	for i := range sendings {
		notices = append(notices, ui.Notice(ui.Good, text.OnItsWay.In(r.Lang), ui.UndoForm(r.Lang, dossierPath(c).Join("ongedaan"), strconv.Itoa(i+1), c.Number().String())))
	}
	return notices, nil
}

// undo takes back what was sent within the last minute; its token says which.
func (r *Request) undo() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees {
		return nil, store.ErrNotFound
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	sendings, err := r.App.Pending(r.Ctx(), *r.who, c)
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(r.PostForm.Get(ui.FieldToken))
	inTime := false
	if err == nil && n >= 1 && n <= len(sendings) {
		if inTime, err = r.App.Undo(r.Ctx(), *r.who, sendings[n-1].Job); err != nil {
			return nil, err
		}
	}
	if inTime {
		return r.redirect(dossierPath(c))
	}
	p := r.shell(text.TooLateToUndo.In(r.Lang))
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(r.Lang)
	return r.staffPage(p, "/bureau", heading(text.TooLateToUndo.In(r.Lang)), paragraph(text.AlreadySent.In(r.Lang))), nil
}

// dossierPage is a whole dossier on one page: where it stands, what is next, what happened (C3).
// Who may know of it but not read it gets its number and one sentence (D23), nothing else.
func (r *Request) dossierPage() (Node, error) {
	row, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	who := *r.who
	p := r.shell(c.Number().String())
	p.Back, p.BackWords = r.list(), text.BackToDesk.In(r.Lang)
	if !sees {
		return r.staffPage(p, "/bureau", heading(c.Number().String()), r.onlyKnown(row)), nil
	}
	if err := r.reads(c); err != nil {
		return nil, err
	}
	title := c.Number().String()
	if name := r.locationName(c.Filed.Location); name != "" {
		title += " · " + name
	}
	if name := r.senderName(c); name != "" {
		title += " · " + name
	}
	pending, err := r.pending(who, c)
	if err != nil {
		return nil, err
	}
	belongs, err := r.belongs(c)
	if err != nil {
		return nil, err
	}
	programs, err := r.programsAnswered(who, c.ID, c.Filed.Enquiry)
	if err != nil {
		return nil, err
	}
	return r.staffPage(p, "/bureau",
		heading(title), pending, r.chips(c), r.nextStep(who, c),
		ui.TwoColumns(Group{
			r.timeline(c),
			section(text.DossierComplaint.In(r.Lang)), r.complaintWords(c), r.partsOf(c),
			r.decisionPart(c), programs,
		}, text.DossierDo.In(r.Lang), r.noteForm(who, c), r.whoIsWho(c), belongs, r.acts(who, c)),
	), nil
}

// reads writes down that this person reads a dossier; its words are shown when it has returned.
func (r *Request) reads(c *gehoor.Complaint) error {
	return r.App.Store.LogAccess(r.Ctx(), r.Org.ID, r.who.Viewer.Person, c.ID, store.AccessDossier, r.Now)
}

// onlyKnown is what somebody reads who may know of a dossier without reading it.
func (r *Request) onlyKnown(row store.Row) Node {
	if row.Sealed {
		return ui.Block(ui.Warning, paragraph(text.SealedSentence.In(r.Lang)))
	}
	l := r.Lang
	above := r.who.Viewer.Has(gehoor.RegionalManager) || r.who.Viewer.Has(gehoor.Director) || r.who.Viewer.Has(gehoor.Board)
	return Group{
		ui.SummaryList(l,
			ui.Row{Term: text.LabelLocation.In(l), Words: r.locationName(row.Location)},
			ui.Row{Term: text.LabelCategory.In(l), Words: r.categoryWords(row.Category)},
			ui.Row{Term: text.DossierReceived.In(l), Words: text.FormatDateLong(l, gehoor.DateOf(row.Received))},
		),
		paragraph(text.OnlyKnown.In(l)),
		If(r.who.Viewer.Has(gehoor.PrivacyOfficer), h.P(ui.Link(keepPath(row.Number), text.KeepTitle.In(l)))),
		If(above, ui.Buttons(ui.SecondLink(ui.Path("/dossier/").Join(string(row.Number)).Join("overnemen"), text.ActTakeOver.Title.In(l)))),
	}
}

func category(c *gehoor.Complaint) gehoor.Category {
	if len(c.Parts) == 0 {
		return ""
	}
	return c.Parts[0].Category
}

// chips say in three words where it stands.
func (r *Request) chips(c *gehoor.Complaint) Node {
	l := r.Lang
	state := ui.Tag(ui.NoTerm, text.Sentence(text.StateWord(l, c)))
	contact := ui.Tag(ui.NoTerm, text.DossierNoContact.In(l))
	switch {
	case !c.ContactedAt.IsZero():
		contact = ui.Tag(ui.InTime, text.Sentence(text.DossierContact.In(l)))
	case c.Tries > 0:
		contact = ui.Tag(ui.Soon, text.DossierTried(l, c.Tries))
	}
	var decide Node
	if c.Open() && c.SentAt.IsZero() {
		left := r.Today().DaysUntil(c.Filed.Terms.Decide.Plain)
		decide = ui.Tag(urgency(left), text.DecideIn(l, left, c.Filed.Terms.Decide.Plain, r.Today()))
	}
	return ui.Tags(If(c.Marked != 0, ui.Tag(ui.Soon, text.MarkTag.In(l))), contact, state, decide, If(c.Practice, ui.Tag(ui.NoTerm, text.Sentence(text.DeskPractice.In(l)))), r.withWhom(c))
}

func urgency(days int) ui.Urgency {
	switch {
	case days < 0:
		return ui.Late
	case days <= 7:
		return ui.Soon
	}
	return ui.InTime
}

// dutyAct is the act by which a duty is done.
var dutyAct = map[gehoor.DutyKind]string{
	gehoor.OweForward: "doorsturen", gehoor.OweLateAnswer: "doorsturen", gehoor.OweContact: "contact", gehoor.OweSteps: "afspraak",
	gehoor.OweFollowUp: "bericht", gehoor.OweAnswer: "bericht", gehoor.OweHearing: "gesprek", gehoor.OweComment: "reactie",
	gehoor.OweRelation: "relatie", gehoor.OweDecide: "oordeel", gehoor.OweApprove: "akkoord", gehoor.OweReach: "bezorgd",
	gehoor.OweMeasure: "maatregel", gehoor.OweAlarm: "stap", gehoor.OweConfirmSafe: "stap", gehoor.OweSafetyStep: "stap",
	gehoor.OweStatement: "standpunt", gehoor.OweData: "gegevens", gehoor.OweBreach: "datalek-beoordelen", gehoor.OweAcknowledge: "bericht",
}

func (r *Request) actor(a gehoor.Actor) string {
	switch a.Kind {
	case gehoor.Staff:
		return r.name(a.Person)
	case gehoor.Complainant:
		return text.Word(r.Lang, gehoor.SideComplainant)
	case gehoor.PartyActor:
		return text.Word(r.Lang, gehoor.SideAccused)
	}
	return text.TheSystem.In(r.Lang)
}

// factWords are the sealed words that belong to an event, folded.
func (r *Request) factWords(c *gehoor.Complaint, e gehoor.Event) Node {
	var words string
	switch f := e.Fact.(type) {
	case gehoor.NoteAdded:
		if !f.Mail.At.IsZero() {
			return r.message(c, gehoor.MessageReceived{Text: f.Note, Mail: f.Mail})
		}
		words = r.words(c, f.Note)
	case gehoor.MessageReceived:
		return r.message(c, f)
	case gehoor.MessageSent:
		words = r.words(c, f.Text)
	case gehoor.StepsAgreed:
		words = r.words(c, f.Steps)
	case gehoor.Heard:
		words = r.words(c, f.Account)
	case gehoor.AccountSent:
		if f.Side == gehoor.SideAccused {
			return r.letterNode(c, f.Text)
		}
		words = r.words(c, f.Text)
	case gehoor.DecisionProposed:
		return r.judgmentWords(c, f.Findings, f.Measures)
	case gehoor.Disclosed:
		if f.What != gehoor.DiscloseAccount { // which stands with AccountSent
			return r.letterNode(c, f.Text)
		}
	case gehoor.AccountAnswered:
		words = r.words(c, f.Comment)
	case gehoor.Routed:
		words = r.words(c, f.Note)
	case gehoor.Rerouted:
		words = r.words(c, f.Reason)
	case gehoor.TakenOver:
		words = r.words(c, f.Reason)
	case gehoor.Admitted:
		words = r.words(c, f.Reason)
	case gehoor.Declined, gehoor.LatenessTold:
		return r.sentNode(c, e.Seq)
	case gehoor.Withdrawn:
		return Group{If(f.Writing != gehoor.Ref{}, ui.Block(ui.Plain, ui.Prose(r.words(c, f.Writing)))), r.sentNode(c, e.Seq)}
	case gehoor.DecisionSentBack:
		words = r.words(c, f.Remarks)
	case gehoor.DelayAgreed:
		words = r.words(c, f.Reason)
	case gehoor.Corrected:
		words = r.words(c, f.Reason)
	case gehoor.Reopened:
		words = r.words(c, f.Reason)
	case gehoor.SafetyStep:
		if f.Letter != (gehoor.Ref{}) {
			return r.sentNode(c, e.Seq)
		}
		words = r.words(c, f.Note)
	case gehoor.MeasurePassed:
		words = r.words(c, f.Reason)
	case gehoor.MeasureMoved:
		words = r.words(c, f.Reason)
	case gehoor.Held:
		words = r.words(c, f.Reason)
	case gehoor.Erased:
		words = r.words(c, f.Reason)
	case gehoor.DataRequested:
		words = r.words(c, f.Text)
	case gehoor.DataAnswered:
		words = r.words(c, f.Answer)
	case gehoor.BreachSuspected:
		words = r.words(c, f.Reason)
	case gehoor.BreachJudged:
		words = text.Breach(r.Lang, f.Outcome) + "\n\n" + r.words(c, f.Reason)
	case gehoor.AccessGranted:
		words = r.words(c, f.Reason)
	case gehoor.PackageMade:
		words = r.words(c, f.To)
	case gehoor.Rated:
		words = r.ratedNo(c, f)
	}
	if words == "" {
		return nil
	}
	return ui.Block(ui.Plain, ui.Prose(words))
}

// words reads a sealed item of a dossier that this person may see; what was erased says so.
func (r *Request) words(c *gehoor.Complaint, ref gehoor.Ref) string {
	if ref == (gehoor.Ref{}) || r.who == nil || !gehoor.Can(r.who.Viewer, gehoor.See, c) {
		return ""
	}
	content, err := r.App.View(*r.who).Item(r.Ctx(), c.ID, ref)
	if errors.Is(err, store.ErrErased) {
		return text.ErasedWords.In(r.Lang)
	}
	if err != nil {
		r.S.Log.Error("reading an item", "org", r.Org.ID, "error", err)
		return text.UnreadableWords.In(r.Lang)
	}
	return string(content.Body)
}

func (r *Request) sender(c *gehoor.Complaint) (s app.Sender) {
	if words := r.words(c, c.Filed.Sender); words != "" {
		json.Unmarshal([]byte(words), &s) // erased or unreadable: the zero Sender
	}
	return s
}

func (r *Request) senderName(c *gehoor.Complaint) string { return r.sender(c).Name }

// complaintWords are the complainant's own words and answers.
func (r *Request) complaintWords(c *gehoor.Complaint) Node {
	l, s := r.Lang, r.sender(c)
	var d app.Details
	if words := r.words(c, c.Filed.Details); words != "" {
		json.Unmarshal([]byte(words), &d)
	}
	row := func(term text.Msg, says ...string) ui.Row {
		says = slices.DeleteFunc(says, func(s string) bool { return s == "" })
		return ui.Row{Term: term.In(l), Words: strings.Join(says, "\n")}
	}
	when := text.Sentence(text.Word(l, c.Filed.Happened))
	if !c.Filed.Arose.IsZero() {
		when, d.Date = text.FormatDateLong(l, c.Filed.Arose), ""
	}
	rows := []ui.Row{
		row(text.DossierFrom, s.Name, text.Word(l, c.Filed.Capacity), d.Committee, s.Second),
		row(text.DossierReach, text.Sentence(text.Word(l, c.Filed.Way)), s.Phone, s.Mail, r.postalAddress(c, s)),
		row(text.DossierArose, when, d.Date, d.WhyLate),
		row(text.DossierWishes, append(wordsOf(l, c.Filed.Wishes), d.OtherWish)...),
		row(text.DossierAbout, append(wordsOf(l, c.Filed.About), d.AboutName)...),
	}
	if s.Child != "" {
		rows = append(rows, row(text.DossierChild, s.Child))
	}
	if s.Behalf != "" {
		rows = append(rows, row(text.DossierBehalf, s.Behalf))
	}
	if len(c.Filed.Others) > 0 {
		names := make([]string, len(c.Filed.Others))
		for i, at := range c.Filed.Others {
			names[i] = r.locationName(at)
		}
		rows = append(rows, row(text.DossierAlso, names...))
	}
	return Group{
		Iff(c.Filed.Late, func() Node { return h.P(ui.Tag(ui.Soon, text.DossierLate.In(l))) }),
		ui.Block(ui.Plain, ui.Prose(r.words(c, c.Filed.Story))),
		ui.SummaryList(l, rows...),
		r.attachments(c),
	}
}

// postalAddress is where a letter goes. A secret one is for who sends the letters, never for the location (D29).
func (r *Request) postalAddress(c *gehoor.Complaint, s app.Sender) string {
	v := r.who.Viewer
	if s.Secret && !gehoor.Can(v, gehoor.Coordinate, c) && !gehoor.Can(v, gehoor.Safeguard, c) && !gehoor.Can(v, gehoor.Protect, c) {
		return text.DossierSecret.In(r.Lang)
	}
	return s.Address
}

func wordsOf[T ~string](l text.Lang, values []T) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = text.Sentence(text.Word(l, v))
	}
	return list
}

func filePathOf(c *gehoor.Complaint, item gehoor.Item) ui.Path {
	return dossierPath(c).Join("bestand").Join(strconv.FormatInt(int64(item), 10))
}

// message is what who complains wrote, with its files and how it came.
func (r *Request) message(c *gehoor.Complaint, f gehoor.MessageReceived) Node {
	words := r.words(c, f.Text)
	if words == "" && len(f.Files) == 0 {
		return nil
	}
	return ui.Block(ui.Plain, r.mailWords(words),
		r.fileList(f.Files, func(item gehoor.Item) ui.Path { return filePathOf(c, item) }), r.mailNotes(f.Mail))
}

func (r *Request) attachments(c *gehoor.Complaint) Node {
	if len(c.Files()) == 0 {
		return nil
	}
	var links Group
	for i, f := range c.Files() {
		links = append(links, h.Li(r.fileLine(f, i+1, filePathOf(c, f.Original.Item))))
	}
	return h.Ul(links)
}

// decisionPart is the decision and its measures; personnel measures for the decider alone (D21).
func (r *Request) decisionPart(c *gehoor.Complaint) Node {
	l := r.Lang
	if c.Draft.Version == 0 && len(c.Measures) == 0 {
		return nil
	}
	var lines Group
	for no := 1; no <= len(c.Measures); no++ {
		m, ok := c.Measures[no]
		if !ok || m.Kind == gehoor.PersonnelMeasure && !gehoor.Can(r.who.Viewer, gehoor.Personnel, c) {
			continue
		}
		tag := ui.Tag(ui.InTime, text.MeasureWasDone(l, m.Done))
		if m.Done.IsZero() {
			tag = ui.Tag(urgency(r.Today().DaysUntil(m.Due)), text.MeasureDueOn(l, m.Due))
		}
		lines = append(lines, h.Li(Text(r.words(c, m.Text)+" "), tag, Text(" "+r.name(m.Owner))))
	}
	return Group{
		section(text.DossierDecision.In(l)),
		Iff(c.Draft.Version > 0, func() Node {
			return Group{r.checkList(c), r.draftLetter(c), h.P(ui.Link(versionsPath(c), text.VersionsTitle.In(l)))}
		}),
		If(len(lines) > 0, h.Ul(lines)),
	}
}

func (r *Request) draftLetter(c *gehoor.Complaint) Node {
	return Group{r.letterNode(c, c.Draft.Letter), h.P(ui.Link(dossierPath(c).Join("brief"), text.LetterDownload.In(r.Lang)))}
}

// letterNode is a letter as its reader gets it, for who may see the dossier. Its headings stand below those of
// the page.
func (r *Request) letterNode(c *gehoor.Complaint, ref gehoor.Ref) Node {
	if ref == (gehoor.Ref{}) {
		return nil
	}
	content, err := r.App.View(*r.who).Item(r.Ctx(), c.ID, ref)
	if errors.Is(err, store.ErrErased) {
		return ui.Block(ui.Plain, paragraph(text.ErasedWords.In(r.Lang)))
	}
	var doc letter.Document
	if err == nil {
		doc, err = app.ReadLetter(content.MediaType, content.Body)
	}
	if err != nil {
		r.S.Log.Error("reading a letter", "org", r.Org.ID, "error", err)
		return ui.Block(ui.Plain, paragraph(text.UnreadableWords.In(r.Lang)))
	}
	doc.Title = ""
	return ui.Block(ui.Plain, h.Article(h.Lang(doc.Lang.String()), letter.Page(doc)))
}

// outsideLine says which ways outside the letter names, with the last day (R18, R19); to be done when there is none.
func (r *Request) outsideLine(c *gehoor.Complaint) Node {
	bodies := r.Set.Bodies()
	until := ""
	for _, w := range c.Windows(r.rules()) {
		if w.Body == gehoor.DisputesCommittee && !w.Until.IsZero() {
			until = text.FormatDateLong(r.Lang, w.Until)
		}
	}
	if until == "" && c.Filed.Capacity == gehoor.ParentCommittee {
		until = bodies.CommitteeTerm.In(r.Lang)
	}
	mood, words := ui.InTime, text.CheckDone.In(r.Lang)
	if until == "" || bodies.Desk.Name == "" || bodies.Committee.Name == "" {
		mood, words = ui.Soon, text.CheckOpen.In(r.Lang)
	}
	return h.Li(ui.Tag(mood, words), Text(" "+text.Fill(r.Lang, text.CheckOutside, bodies.Desk.Name, bodies.Committee.Name, until)))
}

// checkList is the task list before a decision goes out.
func (r *Request) checkList(c *gehoor.Complaint) Node {
	if c.Draft.Version == 0 || c.Draft.Version == c.Sent.Version {
		return nil
	}
	var lines Group
	parts, measures := len(c.Remaining()) > 1, len(c.Draft.Measures) > 1
	for _, check := range c.Checks() {
		if check.OK && (check.Code == "decide.unfinished" || check.Code == "decide.no-letter") {
			continue // that goes by itself
		}
		about := ""
		switch {
		case check.Part != 0 && parts:
			about = r.partName(c, check.Part)
		case check.Measure != 0 && measures:
			about = text.LabelMeasure.In(r.Lang) + " " + strconv.Itoa(check.Measure)
		}
		mood, words := ui.InTime, text.CheckDone.In(r.Lang)
		if !check.OK {
			mood, words = ui.Soon, text.CheckOpen.In(r.Lang)
		}
		lines = append(lines, h.Li(ui.Tag(mood, words), Text(" "+text.Check(r.Lang, check, about))))
	}
	return h.Ul(append(lines, r.outsideLine(c)))
}

func phone(number string) Node {
	if letter.Tel(number).IsZero() {
		return Text(number)
	}
	return ui.PhoneLink(number)
}

func (r *Request) reachComplainant(c *gehoor.Complaint) Node {
	s := r.sender(c)
	return Group{
		paragraph(s.Name + " · " + text.Sentence(text.Word(r.Lang, c.Filed.Way))),
		If(s.Phone != "", h.P(ui.SecondCallButton(s.Phone, text.CallWords(r.Lang, s.Phone)))),
	}
}

func (r *Request) steppedOver(steps []gehoor.Step) Node {
	var lines Group
	for _, s := range steps {
		lines = append(lines, h.Li(Text(r.seatName(s.Over)+": "+text.Word(r.Lang, s.Why))))
	}
	if len(lines) == 0 {
		return nil
	}
	return ui.Block(ui.Warning, paragraph(text.SteppedOver.In(r.Lang)), h.Ul(lines))
}

// categories are the subjects to choose from, and the one a part has when that is no longer among them.
func (r *Request) categories(has gehoor.Category) []ui.Choice {
	procedure, err := r.App.Store.Procedure(r.Org.ID, r.Today())
	if err != nil {
		procedure = gehoor.DefaultProcedure()
	}
	list := make([]ui.Choice, len(procedure.Categories))
	for i, c := range procedure.Categories {
		list[i] = ui.Choice{Value: string(c.Name), Words: text.Category(r.Lang, c)}
	}
	if has != "" && !slices.ContainsFunc(procedure.Categories, func(c gehoor.CategoryRule) bool { return c.Name == has }) {
		list = append(list, ui.Choice{Value: string(has), Words: r.categoryWords(has)})
	}
	return list
}

func (r *Request) locations() []ui.Choice {
	locations, err := r.App.Store.Locations(r.Org.ID)
	if err != nil {
		return nil
	}
	var list []ui.Choice
	for _, l := range locations {
		list = append(list, ui.Choice{Value: strconv.FormatInt(int64(l.ID), 10), Words: l.Name + ", " + l.Town})
	}
	return list
}

func (r *Request) locationName(id gehoor.LocationID) string {
	if id == 0 {
		return ""
	}
	l, _ := r.placeAt(id)
	return l.Name
}

// deskers are the coordinators of this dossier's desk.
func (r *Request) deskers(c *gehoor.Complaint) []ui.Choice {
	chart, err := r.App.Store.Chart(r.Org.ID)
	if err != nil {
		return nil
	}
	var list []ui.Choice
	for _, id := range c.Deskers(chart, r.Today()) {
		list = append(list, ui.Choice{Value: strconv.FormatInt(int64(id), 10), Words: r.name(id)})
	}
	return list
}

func (r *Request) openMeasures(c *gehoor.Complaint) []ui.Choice {
	var list []ui.Choice
	for no := 1; no <= len(c.Measures); no++ {
		if m, ok := c.Measures[no]; ok && m.Done.IsZero() && (m.Kind == gehoor.ToldMeasure || gehoor.Can(r.who.Viewer, gehoor.Personnel, c)) {
			list = append(list, ui.Choice{Value: strconv.Itoa(no), Words: r.words(c, m.Text)})
		}
	}
	return list
}

// seatHolder is the name of who holds a seat today.
func (r *Request) seatHolder(s gehoor.Seat) string {
	chart, err := r.chart()
	if err != nil {
		return ""
	}
	for _, id := range chart.Holders(s, r.Today()) {
		return r.name(id)
	}
	return ""
}

func (in *input) number(name string) int64 {
	n, err := strconv.ParseInt(in.Get(name), 10, 64)
	if err != nil {
		in.wrong(name, text.WrongChoice)
	}
	return n
}
