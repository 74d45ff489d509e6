package web

import (
	"errors"
	"strconv"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// D12, D13, D24, D37: parts, split, link, and what is no complaint at all.
var actsTogether = []act{actSplit, actRest, actLink, actPractice}

var _ = route(func(s *Server) {
	s.page("GET /dossier/{number}/gesplitst", (*Request).wasSplit)
	s.page("GET /dossier/{number}/samenhang", (*Request).groupPage)
})

// actParts divides a complaint into parts, each with its subject, kind and location, and where that is another one with
// its manager, who reads along (D12, D13).
var actParts = act{
	slug: "onderdelen", text: text.ActParts, verb: gehoor.Coordinate,
	when:   func(c *gehoor.Complaint) bool { return c.Open() && c.Admitted && !c.Sealed && c.Draft.Version == 0 },
	beside: func(r *Request, c *gehoor.Complaint) Node { return r.complaintWords(c) },
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
		l := r.Lang
		places := append([]ui.Choice{{Value: "0", Words: text.IntakeNoLocation.In(l)}}, r.locations()...)
		fields := func(n int, legend string, p gehoor.Part, subjects []ui.Choice, hint ...ui.Option) Node {
			no, place := strconv.Itoa(n), p.Location
			if place == 0 {
				place = c.Filed.Location
			}
			by := Node(nil)
			if p.Lead != (gehoor.Seat{}) {
				by = ui.Note(text.Fill(l, text.PartBy, r.seatName(p.Lead)))
			}
			return f.Group(legend,
				f.Select("onderwerp"+no, r.label(text.LabelCategory), subjects, append(hint, ui.Default(string(p.Category)))...),
				f.Radios("soort"+no, r.label(text.LabelKind), choices(l, gehoor.Conduct, gehoor.Agreement), ui.Optional, ui.Default(string(p.Kind))),
				f.Select("locatie"+no, r.label(text.LabelLocation), places, ui.Default(idText(place))), by,
				f.Text("wat"+no, text.PartWords.In(l), ui.Optional, ui.Default(r.words(c, p.Words))))
		}
		var parts Group
		for i, p := range c.Parts {
			subjects := r.categories(p.Category)
			if len(c.Parts) > 1 {
				subjects = append([]ui.Choice{{Words: text.PartDrop.In(l)}}, subjects...)
			}
			parts = append(parts, fields(i+1, text.PartTitle(l, p.No), p, subjects))
		}
		return Group{parts, fields(len(c.Parts)+1, text.PartNew.In(l), gehoor.Part{}, append([]ui.Choice{{}}, r.categories("")...), ui.Hint(text.PartNewHint.In(l)))}
	},
	read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
		type typed struct {
			part  gehoor.Part
			words *app.Body
		}
		var list []typed
		var bodies []*app.Body
		for i := range len(c.Parts) + 1 {
			no := strconv.Itoa(i + 1)
			if !in.has("onderwerp" + no) {
				continue
			}
			var p gehoor.Part // without a number: a new one
			if i < len(c.Parts) {
				p = c.Parts[i]
			}
			p.Category, p.Kind = gehoor.Category(in.Get("onderwerp"+no)), ""
			if in.has("soort" + no) {
				p.Kind = one(in, "soort"+no, gehoor.Conduct, gehoor.Agreement)
			}
			p.Location = gehoor.LocationID(in.number("locatie" + no))
			words := in.optional("wat" + no)
			if words.Text == r.words(c, p.Words) {
				words.Text = "" // as it was
			}
			list, bodies = append(list, typed{p, words}), append(bodies, words)
		}
		return bodies, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
			var parts []gehoor.Part
			for _, one := range list {
				p := one.part
				if was, ok := c.Part(p.No); !ok || was.Location != p.Location {
					var err error
					if p.Lead, err = c.PartLead(on.Chart, p.Location, on.Today); err != nil {
						return nil, err
					}
				}
				if one.words.Ref != (gehoor.Ref{}) {
					p.Words = one.words.Ref
				}
				parts = append(parts, p)
			}
			return c.Divide(parts, on.Procedure, on.Now)
		}
	},
}

// leaving asks which words and files of the complainant go along.
func (r *Request) leaving(c *gehoor.Complaint, f ui.Form) Node {
	var list []ui.Choice
	for i, file := range c.Files() {
		list = append(list, ui.Choice{Value: idText(file.Original.Item), Words: text.FileName(r.Lang, i+1)})
	}
	return Group{
		f.TextArea("woorden", text.SplitPassages.In(r.Lang), ui.Default(r.words(c, c.Filed.Story)), ui.Hint(text.SplitHint.In(r.Lang))),
		Iff(len(list) > 0, func() Node { return f.Checkboxes("bestanden", text.SplitFiles.In(r.Lang), list, ui.Optional) }),
	}
}

func (in *input) leaving(s *app.Splitting) {
	s.Words = in.words("woorden").Text
	for _, v := range in.Values["bestanden"] {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			in.wrong("bestanden", text.WrongChoice)
		}
		s.Files = append(s.Files, gehoor.Item(n))
	}
}

// actSplit lets a part go on as a complaint of its own: for another manager, holder or track (D12, D13).
var actSplit = act{
	slug: "splitsen", text: text.ActSplit, verb: gehoor.Coordinate,
	when:   func(c *gehoor.Complaint) bool { return c.Open() && c.Admitted && !c.Sealed },
	beside: func(r *Request, c *gehoor.Complaint) Node { return r.complaintWords(c) },
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
		l := r.Lang
		which := Node(f.Select("onderwerp", text.SplitSubject.In(l), append([]ui.Choice{{}}, r.categories("")...), ui.FocusHere))
		if len(c.Parts) > 1 {
			which = r.whichParts(f, text.SplitWhich, c.Parts)
		}
		stays := []ui.Choice{{Words: text.RerouteStays.In(l) + r.locationName(c.Filed.Location)}}
		return Group{which, f.Select("locatie", text.SplitPlace.In(l), append(stays, r.locations()...)), r.leaving(c, f)}
	},
	carry: func(r *Request, c *gehoor.Complaint, in *input) carrying {
		var s app.Splitting
		if len(c.Parts) > 1 {
			s.Parts = in.parts(c.Parts)
		} else if s.Category = gehoor.Category(in.Get("onderwerp")); s.Category == "" {
			in.wrong("onderwerp", text.WrongChoice)
		}
		if in.has("locatie") {
			s.Location = gehoor.LocationID(in.number("locatie"))
		}
		in.leaving(&s)
		return r.split(c, gehoor.Coordinate, s)
	},
	then: func(r *Request, c *gehoor.Complaint) ui.Path { return dossierPath(c).Join("gesplitst") },
}

func (r *Request) split(c *gehoor.Complaint, verb gehoor.Verb, s app.Splitting) carrying {
	return func(seq int) (*gehoor.Complaint, error) {
		if _, err := r.App.Split(r.Ctx(), *r.who, c.ID, seq, verb, s); err != nil {
			return nil, err
		}
		return c, nil
	}
}

// actRest lets what was not taken over go on outside the sealed dossier (D24). Who does it reads the sealed one and not the new one.
var actRest = act{
	slug: "verder", text: text.ActRest, verb: gehoor.Safeguard,
	when:   func(c *gehoor.Complaint) bool { return c.Open() && len(c.Diverted) > 0 && len(c.Remaining()) > 0 },
	beside: func(r *Request, c *gehoor.Complaint) Node { return r.complaintWords(c) },
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
		return Group{r.partList(c.Remaining()), r.leaving(c, f)}
	},
	carry: func(r *Request, c *gehoor.Complaint, in *input) carrying {
		var s app.Splitting
		for _, p := range c.Remaining() {
			s.Parts = append(s.Parts, p.No)
		}
		in.leaving(&s)
		return r.split(c, gehoor.Safeguard, s)
	},
}

func (r *Request) partList(parts []gehoor.Part) Node {
	return h.Ul(Map(parts, func(p gehoor.Part) Node { return h.Li(Text(r.partLine(p))) }))
}

// partLine says a part: its number, subject, kind, location and who leads it.
func (r *Request) partLine(p gehoor.Part) string {
	line := text.PartTitle(r.Lang, p.No)
	if p.Category != "" {
		line += ": " + r.categoryWords(p.Category)
	}
	if p.Kind != "" {
		line += " (" + text.Word(r.Lang, p.Kind) + ")"
	}
	if place := r.locationName(p.Location); place != "" {
		line += ", " + place
	}
	if p.Lead != (gehoor.Seat{}) {
		line += ", " + r.seatName(p.Lead)
	}
	return line
}

// wasSplit shows the number and code of what was split off, for an hour: as long as they are shown to who filed by the form.
func (r *Request) wasSplit() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees || !gehoor.Can(r.who.Viewer, gehoor.Coordinate, c) || len(c.SplitInto) == 0 {
		return nil, store.ErrNotFound
	}
	var at time.Time
	for _, e := range c.Events() {
		if _, ok := e.Fact.(gehoor.Split); ok {
			at = e.At
		}
	}
	piece, err := r.App.View(*r.who).Complaint(r.Ctx(), c.SplitInto[len(c.SplitInto)-1])
	if errors.Is(err, store.ErrNotFound) || r.Now.Sub(at) > time.Hour {
		return r.redirect(dossierPath(c))
	}
	if err != nil {
		return nil, err
	}
	code, err := r.App.Store.ReceiptCode(r.Ctx(), r.Org.ID, piece.ID)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.shell(text.SplitDone.In(l))
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(l)
	return r.staffPage(p, "/bureau", ui.Block(ui.Good, heading(text.SplitDone.In(l)), paragraph(text.SplitTell.In(l)),
		ui.Reference(piece.Number().String()), Text(" "), ui.Reference(seal.FormatCode(code))),
		ui.Buttons(ui.ButtonLink(dossierPath(piece).Join("doorsturen"), text.SplitForward.In(l)), ui.SecondLink("/bureau", text.BackToDesk.In(l)))), nil
}

// actLink says for staff that another complaint belongs with this one (D13).
var actLink = act{
	slug: "koppelen", text: text.ActLink, verb: gehoor.Coordinate,
	when: func(c *gehoor.Complaint) bool { return c.Seq > 0 && !c.Sealed },
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
		return Group{f.Text("nummer", text.LinkTo.In(r.Lang), ui.FocusHere, ui.Capitals, ui.Short), f.Checkbox("voorval", text.LinkIncident.In(r.Lang)),
			f.Checkbox("brief", text.LinkLetter.In(r.Lang)), ui.Note(text.LinkLetterIs.In(r.Lang))}
	},
	carry: func(r *Request, c *gehoor.Complaint, in *input) carrying {
		n, ok := gehoor.ParseNumber(in.Get("nummer"))
		if !ok {
			in.wrong("nummer", text.LinkNone)
		}
		return func(seq int) (*gehoor.Complaint, error) {
			after, err := r.App.Link(r.Ctx(), *r.who, c.ID, seq, n, in.has("voorval"), in.has("brief"))
			if errors.Is(err, store.ErrNotFound) || errors.Is(err, gehoor.ErrForbidden) {
				in.wrong("nummer", text.LinkNone)
				return c, errAsk
			}
			return after, err
		}
	},
	then: func(r *Request, c *gehoor.Complaint) ui.Path { return dossierPath(c).Join("samenhang") },
}

// errAsk says that what was typed turned out wrong while it was done: the page asks again.
var errAsk = errors.New("asking again")

// groupPage shows the complaints that belong together, of those that one may see: twenty parents and one incident (D13).
func (r *Request) groupPage() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees {
		return nil, store.ErrNotFound
	}
	group, err := r.App.Group(r.Ctx(), *r.who, c)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	view := r.App.View(*r.who)
	var rows []store.Row
	incidents := 0
	var research Group
	for _, one := range group {
		row, err := view.Row(r.Ctx(), one.ID)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
		if one.Incident() {
			incidents++
		}
		logged := false
		for _, e := range one.Events() {
			switch f := e.Fact.(type) {
			case gehoor.Investigated, gehoor.DocumentAdded:
			case gehoor.Heard:
				if f.Side == gehoor.SideComplainant {
					continue
				}
			default:
				continue
			}
			if !logged { // what was found out in one is read here in all
				if err := r.reads(one); err != nil {
					return nil, err
				}
				logged = true
			}
			research = append(research, ui.Block(ui.Plain, ui.Above(one.Number().String()+" · "+text.FormatDate(l, gehoor.DateOf(e.At), r.Today())+" · "+r.actor(e.Actor)),
				paragraph(text.Fact(l, e.Fact)), r.factWords(one, e)))
		}
	}
	intro := text.GroupLoose.In(l)
	if incidents > 0 {
		intro = text.Fill(l, text.GroupIntro, text.Complaints(l, incidents))
	}
	p := r.shell(text.GroupTitle.In(l))
	p.Section = c.Number().String()
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(l)
	return r.staffPage(p, "/bureau", ui.Above(c.Number().String()), heading(text.GroupTitle.In(l)), ui.Intro(intro), r.deskTable(rows, tableOf{}),
		If(len(research) > 0, Group{section(text.GroupResearch.In(l)), research})), nil
}

// belongs says in the dossier what belongs with it, of what one may see.
func (r *Request) belongs(c *gehoor.Complaint) (Node, error) {
	group, err := r.App.Group(r.Ctx(), *r.who, c)
	if err != nil || len(group) < 2 {
		return nil, err
	}
	l := r.Lang
	var lines Group
	for _, other := range group[1:] {
		how := text.RelatedLink
		switch {
		case c.Filed.SplitFrom == other.ID:
			how = text.RelatedFrom
		case other.Filed.SplitFrom == c.ID:
			how = text.RelatedInto
		}
		lines = append(lines, h.Li(Text(text.Sentence(how.In(l))+" "), ui.NumberLink(dossierPath(other), other.Number().String()),
			If(c.OneLetter(other.ID), Text(": "+text.RelatedLetter.In(l)))))
	}
	return Group{section(text.RelatedTitle.In(l)), h.Ul(lines), h.P(ui.Link(dossierPath(c).Join("samenhang"), text.GroupLink.In(l)))}, nil
}

// actPractice marks a test filing, when two people say so (D37).
var actPractice = act{
	slug: "proef", text: text.ActPractice, verb: gehoor.Coordinate,
	when: func(c *gehoor.Complaint) bool { return c.Seq > 0 && !c.Practice && !c.Sealed },
	form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
		switch c.PracticeBy {
		case 0:
			return nil
		case r.who.Viewer.Person:
			return ui.Block(ui.Warning, paragraph(text.PracticeWaiting.In(r.Lang)))
		}
		return ui.Block(ui.Warning, paragraph(text.Fill(r.Lang, text.PracticeSecond, r.name(c.PracticeBy))))
	},
	read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
		return nil, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
			if c.PracticeBy == 0 {
				return c.ProposePractice(on.Who.Viewer.Person)
			}
			return c.MarkPractice(on.Who.Viewer.Person, c.PracticeBy)
		}
	},
}
