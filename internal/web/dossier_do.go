package web

import (
	"slices"
	"strconv"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// nextStep is always exactly one button: what must be done first by whoever looks, else what one can do while another
// must act (C3).
func (r *Request) nextStep(who app.Who, c *gehoor.Complaint) Node {
	l := r.Lang
	lead := func(mood ui.Mood, line, by string, to ui.Path, words string) Node {
		return Group{section(text.DossierNext.In(l)), ui.Block(mood, paragraph(line), If(by != "", ui.Note(by)),
			h.P(ui.ButtonLink(to, words, ui.AccessKey("n"))))}
	}
	step := func(mood ui.Mood, line, by, slug, words string) Node {
		to := r.list()
		if slug != "" {
			to = dossierPath(c).Join(slug)
		}
		return lead(mood, line, by, to, words)
	}
	if c.Marked != 0 && (c.Admitted || !c.Open()) && r.may(who, c, actMark.slug) {
		return step(ui.Warning, text.MarkList.In(l)+".", "", actMark.slug, text.MarkTag.In(l))
	}
	if chart, err := r.chart(); err == nil && c.Astray(chart, r.Today()) && r.may(who, c, actReroute.slug) {
		return step(ui.Warning, text.DossierAstray.In(l), "", actReroute.slug, text.ActReroute.Title.In(l))
	}
	waits, err := r.App.ToPrint(r.Ctx(), who, c)
	if err != nil { // the rest of the dossier is shown
		r.S.Log.Error("looking for letters to print", "org", r.Org.ID, "error", err)
	}
	if waits {
		return lead(ui.Warning, text.DossierToPrint.In(l), "", paperPath, text.PostPrint.In(l))
	}
	next, owed := c.Next(nil)
	says := func(d gehoor.Duty) (line, by string) {
		line = text.Sentence(text.Word(l, d.Kind))
		if !d.By.IsZero() {
			line += ": " + text.FormatDate(l, gehoor.DateOf(d.By.Add(-time.Second)), r.Today())
		}
		return line, r.seatName(d.Seat)
	}
	mood, line, by := ui.Plain, text.DossierNothing.In(l), ""
	if owed {
		mood = ui.Warning
		line, by = says(next)
	}
	for _, d := range r.ordered(c, next) {
		if app.ToPost(c, d) && gehoor.Can(who.Viewer, gehoor.Coordinate, c) {
			line, by = says(d)
			return lead(mood, line, by, paperPath, text.PostPrint.In(l))
		}
		slug := dutyAct[d.Kind]
		if slug == "oordeel" && !r.may(who, c, slug) && len(c.Proposal.Findings) == 0 {
			slug = "voorstel" // somebody else writes it, and takes this up (D18)
		}
		if slug != "" && r.may(who, c, slug) {
			line, by = says(d) // of what the button does
			return step(mood, line, by, slug, text.Sentence(text.Word(l, d.Kind)))
		}
	}
	if owed && r.may(who, c, "bericht") {
		return step(mood, line, by, "bericht", text.ActMessage.Title.In(l))
	}
	return step(mood, line, by, "", text.BackToDesk.In(l))
}

// ordered are the open duties of people, the first that has to be done first.
func (r *Request) ordered(c *gehoor.Complaint, first gehoor.Duty) []gehoor.Duty {
	same := func(a, b gehoor.Duty) bool { return a.Kind == b.Kind && a.Since == b.Since && a.No == b.No }
	duties := slices.DeleteFunc(c.Duties(), func(d gehoor.Duty) bool { return !d.Open() || d.Owner == gehoor.BySystem })
	slices.SortStableFunc(duties, func(a, b gehoor.Duty) int {
		switch {
		case same(a, first):
			return -1
		case same(b, first):
			return 1
		case a.By.IsZero() != b.By.IsZero():
			return map[bool]int{true: 1, false: -1}[a.By.IsZero()]
		}
		return a.By.Compare(b.By)
	})
	return duties
}

func (r *Request) may(who app.Who, c *gehoor.Complaint, slug string) bool {
	for _, a := range acts {
		if a.slug == slug {
			return a.offered(c) && r.can(who, c, a)
		}
	}
	return false
}

// acts are the other things this person may do now, as links, by what they are for. They are not printed.
func (r *Request) acts(who app.Who, c *gehoor.Complaint) Node {
	var groups Group
	add := func(title text.Msg, acts []act, more ...Node) {
		var links Group
		for _, a := range acts {
			if a.offered(c) && r.can(who, c, a) {
				links = append(links, h.Li(ui.Link(a.path(c), a.text.Title.In(r.Lang))))
			}
		}
		for _, link := range more {
			if link != nil {
				links = append(links, h.Li(link))
			}
		}
		if len(links) > 0 {
			groups = append(groups, h.H3(Text(title.In(r.Lang))), h.Ul(links))
		}
	}
	link := func(may bool, to ui.Path, words text.Msg) Node {
		if !may {
			return nil
		}
		return ui.Link(to, words.In(r.Lang))
	}
	add(text.ActsHandle, slices.Concat(actsContact, actsHear, actsDecide))
	add(text.ActsWho, slices.Concat(actsRoute, actsTogether),
		link(offersDisclosures(c) && gehoor.Can(who.Viewer, gehoor.Coordinate, c), disclosurePath(c), text.DiscloseTo))
	add(text.ActsElse, slices.Concat(actsOutside, actsPackage, actsProtect, actsBreach, actsSafety),
		link(len(c.Packages()) > 0 && (gehoor.Can(who.Viewer, gehoor.Coordinate, c) || gehoor.Can(who.Viewer, gehoor.Protect, c)), packagesOf(r, c), text.PackagesTitle),
		link(gehoor.Can(who.Viewer, gehoor.Protect, c), dossierPath(c).Join("stukken"), text.ItemsTitle),
		link(gehoor.Can(who.Viewer, gehoor.Retain, c), keepPath(c.Number()), text.KeepTitle))
	if len(groups) == 0 {
		return nil
	}
	return h.Nav(h.Aria("label", text.DossierActs.In(r.Lang)), section(text.DossierActs.In(r.Lang)), groups)
}

// can reports whether this person may do the act. Who drafts, the procedure says (D18).
func (r *Request) can(who app.Who, c *gehoor.Complaint, a act) bool {
	if a.verb != gehoor.Draft {
		return gehoor.Can(who.Viewer, a.needs(c), c)
	}
	chart, err := r.App.Store.Chart(r.Org.ID)
	return err == nil && c.MayDraft(r.rules(), chart, who.Viewer, r.Today())
}

// noteForm is a message or note in place, with the forced choice who sees it.
func (r *Request) noteForm(who app.Who, c *gehoor.Complaint) Node {
	if !r.may(who, c, "bericht") {
		return nil
	}
	f := ui.Form{Lang: r.Lang, Action: dossierPath(c).Join("bericht"), Seq: c.Seq, Token: strconv.Itoa(c.Seq), Label: text.ActMessage.Title.In(r.Lang)}
	return Group{section(text.ActMessage.Title.In(r.Lang)), f.Node(r.noteFields(f), ui.Buttons(ui.SecondButton(text.ActMessage.Button.In(r.Lang))))}
}

func (r *Request) noteFields(f ui.Form, options ...ui.Option) Node {
	return Group{
		f.TextArea("bericht", r.label(text.LabelMessage), options...),
		f.Radios("zie", r.label(text.LabelWho), []ui.Choice{
			{Value: "intern", Words: r.label(text.LabelOnlyUs)}, {Value: "klager", Words: r.label(text.LabelAlsoThem)}}),
	}
}

// timeline says every event in a line, newest first; on request without what the program did by itself.
func (r *Request) timeline(c *gehoor.Complaint) Node {
	l := r.Lang
	people := r.URL.Query().Get("tijdlijn") == "mensen"
	events := c.Events()
	var moments []ui.Moment
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		line := text.Fact(l, e.Fact)
		if line == "" || people && e.Actor.Kind == gehoor.System {
			continue
		}
		if f, rated := e.Fact.(gehoor.Rated); rated && r.ratedNo(c, f) == "" { // that one answered, and not with a no, is told in numbers alone
			continue
		}
		moments = append(moments, ui.Moment{
			At: e.At, When: text.FormatDate(l, gehoor.DateOf(e.At), r.Today()) + ", " + text.FormatTime(l, e.At) + " · " + r.actor(e.Actor),
			Done: true, What: []Node{Text(line), r.factWords(c, e)},
		})
	}
	choice := func(on bool, to ui.Path, words text.Msg) Node {
		if on {
			return h.Li(h.Strong(h.Aria("current", "true"), Text(words.In(l))))
		}
		return h.Li(ui.Link(to, words.In(l)))
	}
	return Group{section(text.DossierTimeline.In(l)),
		ui.Filters(text.TimelineShow.In(l), choice(!people, dossierPath(c), text.TimelineAll), choice(people, dossierPath(c).With("tijdlijn", "mensen"), text.TimelinePeople)),
		ui.History(moments...)}
}

// partsOf are the parts of the complaint, when there is more to say than its subject.
func (r *Request) partsOf(c *gehoor.Complaint) Node {
	if len(c.Parts) < 2 && len(c.Diverted) == 0 {
		return nil
	}
	return Group{section(text.ActParts.Title.In(r.Lang)), r.partList(c.Parts)}
}

// withWhom says which colleague of the desk has it; what an absent one has is the desk's (D17).
func (r *Request) withWhom(c *gehoor.Complaint) Node {
	chart, err := r.chart()
	if err != nil || !c.Open() || c.Sealed || c.Desker == 0 {
		return nil
	}
	if who := c.At(chart, r.Today()); who != 0 {
		return ui.Tag(ui.NoTerm, text.Fill(r.Lang, text.DossierWith, r.name(who)))
	}
	return ui.Tag(ui.Soon, text.Fill(r.Lang, text.DossierBack, r.name(c.Desker)))
}

// whoIsWho is who is in it, with telephone links.
func (r *Request) whoIsWho(c *gehoor.Complaint) Node {
	l, s := r.Lang, r.sender(c)
	rows := []ui.Row{{Term: text.Sentence(text.Word(l, gehoor.SideComplainant)), Value: Group{Text(s.Name + " "), If(s.Phone != "", phone(s.Phone))}}}
	seat := func(term text.Msg, s gehoor.Seat) {
		if s != (gehoor.Seat{}) {
			rows = append(rows, ui.Row{Term: term.In(l), Value: r.seatPhones(s)})
		}
	}
	seat(text.LabelLead, c.Lead)
	for _, p := range c.Parts {
		if p.Lead != c.Lead {
			seat(text.PartLeadWord, p.Lead)
		}
	}
	seat(text.NextLevelWord, c.NextLevel)
	for p := gehoor.Party(1); int(p) <= len(c.Parties); p++ {
		open := c.Parties[p] == gehoor.Provisional && r.may(*r.who, c, actParty.slug)
		rows = append(rows, ui.Row{Term: text.Sentence(text.Word(l, c.Parties[p])), Value: Group{Text(r.partyName(c, p)),
			Iff(open, func() Node {
				return Group{Text(" "), ui.Link(dossierPath(c).Join(actParty.slug), text.PartyOpen.In(l))}
			})}})
	}
	return Group{section(text.DossierPeople.In(l)), ui.SummaryList(l, rows...)}
}

// seatPhones says a seat with who holds it today, and their telephones.
func (r *Request) seatPhones(s gehoor.Seat) Node {
	said := Group{Text(r.seatName(s))}
	chart, err := r.chart()
	if err != nil {
		return said
	}
	for _, id := range chart.Holders(s, r.Today()) {
		if p, ok := r.colleague(id); ok && p.Phone != "" {
			said = append(said, Text(" "), phone(p.Phone))
		}
	}
	return said
}
