package web

import (
	"errors"
	"slices"
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// A fit is the answer to whether a complaint fits the regulation. None is chosen beforehand (D26).
type fit string

const (
	fits       fit = "ja"
	fitsSignal fit = "signaal" // only what comes from someone else (D10)
	fitsCode   fit = "code"
	fitsDuty   fit = "duty"
	fitsNot    fit = "niet"
)

// actTriage is the desk's page for a new complaint (C2, R9): the story on one side, four fields on the other, and with
// the keyboard alone ten keys to the next one.
var actTriage = act{
	slug: "doorsturen", text: text.ActRoute, verb: gehoor.Coordinate,
	when: func(c *gehoor.Complaint) bool { return c.Open() && c.Lead == (gehoor.Seat{}) },
	beside: func(r *Request, c *gehoor.Complaint) Node {
		return Group{r.justDone(c), r.warnings(c), section(text.DossierComplaint.In(r.Lang)), r.complaintWords(c),
			h.P(ui.Link(dossierPath(c).Join("persoon"), text.TriageMore.In(r.Lang)))}
	},
	form: triageForm, below: declineBelow, letter: declineLetter, later: triageLater, read: triageRead,
	at: map[string]string{
		"route.no-reason": "zin", "route.cannot-lead": "wie", "admit.late-no-reason": "reden", "admit.no-reason": "reden",
		"decline.not-late": "waarom", "decline.entitled": "waarom", "admit.category": "onderwerp",
	},
	then: func(r *Request, c *gehoor.Complaint) ui.Path {
		view := r.App.View(*r.who)
		if row, ok, err := firstNew(r, view, c.ID); err == nil && ok {
			return ui.Path("/dossier/").Join(string(row.Number)).Join("doorsturen").With("klaar", string(c.Number()))
		}
		return ui.Path("/bureau").With("klaar", string(c.Number()))
	},
}

// reasoned reports whether taking c up needs the coordinator's reason (D2, D10).
func reasoned(c *gehoor.Complaint) bool {
	return c.Filed.Late || c.Filed.Capacity == gehoor.SomeoneElse
}

func triageForm(r *Request, c *gehoor.Complaint, f ui.Form) Node {
	l := r.Lang
	chart, _ := r.chart()
	proposed, err := gehoor.Propose(c, chart, r.Today())
	choice := func(v fit, words text.Msg) ui.Choice { return ui.Choice{Value: string(v), Words: words.In(l)} }
	past := []ui.Choice{choice(fits, text.LabelFitsYes)}
	if c.Filed.Capacity == gehoor.SomeoneElse {
		past = append(past, choice(fitsSignal, text.LabelFitsSignal))
	}
	past = append(past, choice(fitsCode, text.LabelFitsCode), choice(fitsDuty, text.LabelFitsDuty), choice(fitsNot, text.LabelFitsNot))
	told := ""
	if proposed.NextLevel != (gehoor.Seat{}) {
		told = r.seatName(proposed.NextLevel)
	}
	reason := text.TriageReasonOther
	if c.Filed.Late {
		reason = text.TriageReasonLate
	}
	return Group{
		f.Radios("past", r.label(text.LabelFits), past, ui.FocusHere),
		f.Select("onderwerp", r.label(text.LabelCategory), r.subjects(c)),
		If(err == nil, f.Select("wie", r.label(text.LabelLead), r.leads(proposed), ui.Hint(text.TriageOtherLead.In(l)))),
		refused(l, err),
		r.steppedOver(proposed.Stepped),
		f.Text("zin", r.label(text.LabelNote), ui.Optional),
		r.partyQuestions(c, f),
		If(reasoned(c), f.Text("reden", text.TriageReason.In(l), ui.Hint(reason.In(l)))),
		ui.Note(text.TriageTold(l, told) + " " + text.TriageDates(l, c.Filed.Terms.Contact.Plain, c.Filed.Terms.Decide.Plain, r.Today()) + "."),
	}
}

// refused says why the regulation names nobody; nothing when it does.
func refused(l text.Lang, err error) Node {
	var refusal *gehoor.Refusal
	if !errors.As(err, &refusal) {
		return nil
	}
	return ui.Block(ui.Warning, paragraph(text.Refusal(l, refusal)))
}

// subjects are the procedure's, those on top that the answer to question 7 suggests. None is chosen.
func (r *Request) subjects(c *gehoor.Complaint) []ui.Choice {
	rules, suggested := r.rules().Suggested(c.Filed.About)
	list := []ui.Choice{{Words: text.AdminChoose.In(r.Lang)}}
	for i, rule := range rules {
		one := ui.Choice{Value: string(rule.Name), Words: text.Msg{NL: rule.NL, EN: rule.EN}.In(r.Lang)}
		if i < suggested {
			one.Hint = text.TriageSuggested.In(r.Lang)
		}
		list = append(list, one)
	}
	return list
}

// leads are who may lead, the one whom the regulation proposes first.
func (r *Request) leads(p gehoor.Proposal) []ui.Choice {
	return r.seats(distinct(p.Lead, p.NextLevel)...)
}

// partyQuestions asks of each person who may be meant whether the complaint is about his conduct (D15). Not
// answering is possible: that person stays barred.
func (r *Request) partyQuestions(c *gehoor.Complaint, f ui.Form) Node {
	var list Group
	for _, p := range openParties(c) {
		list = append(list, f.Radios("persoon"+strconv.Itoa(int(p)), text.Fill(r.Lang, text.PartyAsk, r.partyName(c, p)),
			choices(r.Lang, gehoor.Accused, gehoor.Involved, gehoor.Mentioned), ui.Optional, ui.Hint(text.PartyAskHint.In(r.Lang))))
	}
	return list
}

func declineBelow(r *Request, c *gehoor.Complaint, f ui.Form) Node {
	return ui.Unfolded(f.Values.Get("past") == string(fitsNot) || f.Values.Has(fieldShow), text.TriageDecline.In(r.Lang),
		ui.Note(text.TriageDeclineHint.In(r.Lang)), r.declineFields(c, f))
}

var declineGrounds = []gehoor.DeclineGround{gehoor.NotOurs, gehoor.NoComplaint, gehoor.TooLate, gehoor.AlreadyDecided, gehoor.NotEntitled, gehoor.StaffMatter, gehoor.SpamOrPrank}

// declining reads why a complaint is not taken up, and the letter that says so.
func declining(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(*gehoor.Complaint) app.Letter) {
	ground := one(in, "waarom", declineGrounds...)
	draft, err := declineLetter(r, c, in.Get(fieldWords))
	if err != nil {
		in.wrong(fieldWords, text.UnreadableWords)
		return nil, nil
	}
	in.letterWords(draft.Blanks)
	letter, printed := &app.Body{Letter: &draft.Letter}, r.App.Print(r.Ctx(), *r.who, c, draft.Letter)
	return []*app.Body{letter, printed}, func(*gehoor.Complaint) app.Letter {
		return app.Letter{Decline: &app.Declining{Ground: ground, Letter: letter.Ref}, PDF: printed.Ref}
	}
}

func triageLater(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(*gehoor.Complaint) app.Letter) {
	if fit(in.Get("past")) != fitsNot {
		return nil, nil
	}
	return declining(r, c, in)
}

func triageRead(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
	past := one(in, "past", fits, fitsSignal, fitsCode, fitsDuty)
	handled := past == fits || past == fitsSignal
	category := gehoor.Category(in.Get("onderwerp"))
	if handled && category == "" {
		in.wrong("onderwerp", text.WrongChoice)
	}
	seat, ok := parseSeat(in.Get("wie"))
	if handled && !ok {
		in.wrong("wie", text.WrongChoice)
	}
	if chart, err := r.chart(); err == nil {
		if p, err := gehoor.Propose(c, chart, r.Today()); err == nil && p.Lead == seat {
			seat = gehoor.Seat{} // as proposed, also when an answer below changes who that is
		}
	}
	answers := in.standings(c)
	note, reason := in.optional("zin"), in.optional("reden")
	return []*app.Body{note, reason}, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
		chain := judged(c, on, answers)
		switch past {
		case fitsCode:
			chain.Do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) { return c.AskSafety(gehoor.ReportingCode, 1) })
			return chain.Facts, chain.Err
		case fitsDuty:
			chain.Do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) { return c.AskSafety(gehoor.ReportingDuty, 1) })
			return chain.Facts, chain.Err
		}
		chain.Do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) {
			parts := gehoor.ProposeParts(c, on.Chart, category, "", on.Today) // D12: another location attaches with its own manager
			return c.Admit(parts, past == fitsSignal, reason.Ref, on.Procedure, on.Now)
		})
		chain.Do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) { return c.Route(on.Chart, seat, note.Ref, on.Now) })
		return chain.Facts, chain.Err
	}
}

// warnings are what whoever forwards should know first.
func (r *Request) warnings(c *gehoor.Complaint) Node {
	list, err := r.App.Warnings(r.Ctx(), *r.who, c)
	if err != nil {
		r.S.Log.Error("looking for warnings", "org", r.Org.ID, "error", err)
		return nil
	}
	var lines Group
	for _, w := range list {
		line := Group{Text(text.Warning(r.Lang, w, r.categoryWords(w.Category)))}
		for _, o := range w.Others[:min(len(w.Others), 5)] {
			line = append(line, Text(" "), ui.NumberLink(ui.Path("/dossier/").Join(string(o.Number)), o.Number.String()))
		}
		lines = append(lines, h.Li(line))
	}
	if len(lines) == 0 {
		return nil
	}
	return ui.Block(ui.Warning, h.Ul(lines))
}

// categoryWords says a subject as the organisation calls it, or called it when it is no longer in the list.
func (r *Request) categoryWords(name gehoor.Category) string {
	c, err := r.App.Store.Category(r.Org.ID, name)
	if err != nil {
		r.S.Log.Error("reading the procedure", "org", r.Org.ID, "error", err)
	}
	return text.Category(r.Lang, c)
}

// justDone says what was forwarded before this; in the address stands its number and no more.
func (r *Request) justDone(c *gehoor.Complaint) Node {
	n, ok := gehoor.ParseNumber(r.URL.Query().Get("klaar"))
	if !ok || r.Method != "GET" {
		return nil
	}
	words := text.TriageNext
	if c == nil {
		words = text.TriageNone
	}
	return ui.Notice(ui.Good, text.Fill(r.Lang, words, n.String()), nil)
}

// firstNew is the complaint that waits longest to be forwarded: first those that are to be read for safety (D26). But is left out.
func firstNew(r *Request, v store.View, but gehoor.StreamID) (row store.Row, ok bool, err error) {
	for _, marked := range []bool{true, false} {
		page, err := v.List(r.Ctx(), store.Query{Fresh: true, Marked: marked, Limit: 2})
		if err != nil {
			return row, false, err
		}
		for _, row := range page.Rows {
			if row.ID != but {
				return row, true, nil
			}
		}
	}
	return row, false, nil
}

// openParties are the persons of whom it is not yet answered whether it is about their conduct (D15).
func openParties(c *gehoor.Complaint) (list []gehoor.Party) {
	for p := gehoor.Party(1); int(p) <= len(c.Parties); p++ {
		if c.Parties[p] == gehoor.Provisional {
			list = append(list, p)
		}
	}
	return list
}

// standings are the answers that were given about persons who may be meant.
func (in *input) standings(c *gehoor.Complaint) map[gehoor.Party]gehoor.Standing {
	answers := map[gehoor.Party]gehoor.Standing{}
	for _, p := range openParties(c) {
		if name := "persoon" + strconv.Itoa(int(p)); in.has(name) {
			answers[p] = one(in, name, gehoor.Accused, gehoor.Involved, gehoor.Mentioned)
		}
	}
	return answers
}

// judged begins a chain with those answers.
func judged(c *gehoor.Complaint, on app.Day, answers map[gehoor.Party]gehoor.Standing) app.Chain {
	chain := app.Chain{Complaint: c, Day: on}
	for _, p := range openParties(c) {
		if standing, ok := answers[p]; ok {
			chain.Do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) { return c.Judge(p, standing) })
		}
	}
	return chain
}

var actParty = act{
	slug: "betrokkene", text: text.ActParty, verb: gehoor.Coordinate, sealed: gehoor.Safeguard,
	when: func(c *gehoor.Complaint) bool { return c.Seq > 0 && len(openParties(c)) > 0 },
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
		var list Group
		for i, p := range openParties(c) {
			options := []ui.Option{ui.Hint(text.PartyAskHint.In(r.Lang))}
			if i > 0 {
				options = append(options, ui.Optional)
			}
			list = append(list, f.Radios("persoon"+strconv.Itoa(int(p)), text.Fill(r.Lang, text.PartyAsk, r.partyName(c, p)),
				choices(r.Lang, gehoor.Accused, gehoor.Involved, gehoor.Mentioned), options...))
		}
		return list
	},
	read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
		answers := in.standings(c)
		if open := openParties(c); len(answers) == 0 && len(open) > 0 {
			in.wrong("persoon"+strconv.Itoa(int(open[0])), text.WrongChoice)
		}
		return nil, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
			chain := judged(c, on, answers)
			return chain.Facts, chain.Err
		}
	},
	then: afterNaming,
}

// actName names somebody at triage or later: a colleague, or a name as it was said (D15).
var actName = act{
	slug: "persoon", text: text.ActName, verb: gehoor.Coordinate, sealed: gehoor.Safeguard, // by who leads the track (D23)
	when: func(c *gehoor.Complaint) bool { return c.Seq > 0 },
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
		return Group{
			f.Select("collega", text.NameWho.In(r.Lang), append([]ui.Choice{{}}, r.colleagues(nil)...), ui.Optional, ui.FocusHere),
			f.Text("naam", text.NameTyped.In(r.Lang), ui.Optional),
			f.Radios("staat", text.NameStanding.In(r.Lang), choices(r.Lang, gehoor.Provisional, gehoor.Accused, gehoor.Involved, gehoor.Mentioned)),
		}
	},
	carry: func(r *Request, c *gehoor.Complaint, in *input) carrying {
		named := app.Naming{Name: in.optional("naam").Text, Standing: one(in, "staat", gehoor.Provisional, gehoor.Accused, gehoor.Involved, gehoor.Mentioned)}
		if in.has("collega") {
			named.Person = r.somebody(in, "collega")
		} else if named.Name == "" {
			in.wrong("collega", text.WrongChoice)
		}
		return func(seq int) (*gehoor.Complaint, error) { return r.App.NamePerson(r.Ctx(), *r.who, c.ID, seq, named) }
	},
	then: afterNaming,
}

// afterNaming leads back to triage, to another lead when this one may not lead any more, or away from what one may
// not see oneself any more.
func afterNaming(r *Request, c *gehoor.Complaint) ui.Path {
	chart, err := r.chart()
	switch {
	case !gehoor.Can(r.who.Viewer, gehoor.See, c):
		return "/bureau"
	case err == nil && c.Astray(chart, r.Today()) && gehoor.Can(r.who.Viewer, gehoor.Coordinate, c):
		return dossierPath(c).Join("opnieuw-doorsturen")
	case c.Open() && c.Lead == (gehoor.Seat{}) && !c.Sealed:
		return dossierPath(c).Join("doorsturen")
	}
	return dossierPath(c)
}

// actReroute gives it to another manager or location, and asks whether somebody read what was not for him (D12).
var actReroute = act{
	slug: "opnieuw-doorsturen", text: text.ActReroute, verb: gehoor.Coordinate,
	when: func(c *gehoor.Complaint) bool { return c.Open() && c.Lead != (gehoor.Seat{}) },
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
		l := r.Lang
		chart, _ := r.chart()
		proposed, _ := gehoor.Propose(c, chart, r.Today())
		locations := []ui.Choice{{Words: text.RerouteStays.In(l) + r.locationName(c.Filed.Location)}}
		leads := append([]ui.Choice{{Words: text.RerouteProposed.In(l)}}, r.leads(proposed)...)
		return Group{
			r.steppedOver(proposed.Stepped),
			f.Select("locatie", r.label(text.LabelLocation), append(locations, r.locations()...), ui.Hint(text.RerouteHint.In(l))),
			f.Select("wie", r.label(text.LabelLead), leads),
			f.TextArea("reden", r.label(text.LabelReason)),
			f.Radios("lek", text.RerouteBreach.In(l), []ui.Choice{
				{Value: "nee", Words: text.RerouteBreachNo.In(l)}, {Value: "ja", Words: text.RerouteBreachYes.In(l)},
			}, ui.Hint(text.RerouteBreachHint.In(l))),
		}
	},
	read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
		reason := in.words("reden")
		var to gehoor.Rerouting
		if in.has("locatie") {
			to.Location = gehoor.LocationID(in.number("locatie"))
		}
		if in.has("wie") {
			seat, ok := parseSeat(in.Get("wie"))
			if !ok {
				in.wrong("wie", text.WrongChoice)
			}
			to.Lead = seat
		}
		to.Breach = one(in, "lek", answer("nee"), "ja") == "ja"
		return []*app.Body{reason}, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
			to.Reason = reason.Ref
			return c.Reroute(on.Chart, to, on.Now)
		}
	},
}

// An answer is yes or no, in the address's own language.
type answer string

// actTake takes it from the desk, or from a colleague (D17).
var actTake = act{
	slug: "oppakken", text: text.ActTake, verb: gehoor.Coordinate,
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node { return nil },
	read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
		return nil, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
			seat := c.Desk()
			for _, s := range c.Desks() { // the deputy's, or who stands in for that
				if !slices.Contains(on.Who.Viewer.Seats, seat) {
					seat = s
				}
			}
			return c.TakeOver(on.Chart, on.Who.Viewer.Person, seat, gehoor.Ref{}, on.Now)
		}
	},
}

// actMark says that what raised the mark of safety was read (D26).
var actMark = act{
	slug: "gelezen", text: text.ActMark, verb: gehoor.Coordinate,
	when:   func(c *gehoor.Complaint) bool { return c.Marked != 0 },
	beside: func(r *Request, c *gehoor.Complaint) Node { return r.markedWords(c) },
	form:   func(r *Request, c *gehoor.Complaint, f ui.Form) Node { return nil },
	read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
		return nil, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) { return c.ReadMark() }
	},
}

// markedWords are the words that raised the mark: the complaint, or the message.
func (r *Request) markedWords(c *gehoor.Complaint) Node {
	if c.Marked > 1 && c.Marked <= len(c.Events()) {
		if f, ok := c.Events()[c.Marked-1].Fact.(gehoor.MessageReceived); ok {
			return Group{section(text.LabelMessage.In(r.Lang)), ui.Block(ui.Plain, ui.Prose(r.words(c, f.Text)))}
		}
	}
	return Group{section(text.DossierComplaint.In(r.Lang)), r.complaintWords(c)}
}
