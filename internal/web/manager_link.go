package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// M1, M2, D31: the manager records first contact from the link in the mail, without signing in. The
// link is of one person, one complaint and this one thing; it shows a first name, a telephone
// number and when to call, and nothing of the story. Opening it does nothing.
var _ = route(func(s *Server) {
	s.page("GET /bel/{token}", (*Request).managerLink)
	s.page("POST /bel/{token}", (*Request).managerRecords)
	s.page("POST /bel/{token}/terug", (*Request).managerTakesBack)
	s.page("GET /bel/{token}/ander", (*Request).managerPasses)
	s.page("POST /bel/{token}/ander", (*Request).managerPassed)
	s.page("POST /bel/{token}/betrokken", (*Request).managerInvolved)
	s.page("POST /bel/{token}/lezen", (*Request).managerReads)
})

// byLink is who the link is for and what about, if that person may still handle it.
func (r *Request) byLink() (*gehoor.Complaint, error) { return byMail(r.linked()) }

func (r *Request) linked() (*gehoor.Complaint, error) {
	action, err := r.App.Store.Action(r.Ctx(), r.Org.ID, r.PathValue("token"))
	if err != nil {
		return nil, err
	}
	if action.Kind != app.ActionContact {
		return nil, store.ErrNotFound
	}
	who, err := r.App.Who(r.Org.ID, action.Person)
	if err != nil {
		return nil, err
	}
	r.who = &who
	c, err := r.App.View(who).Complaint(r.Ctx(), action.Complaint)
	if err != nil {
		return nil, err
	}
	if !gehoor.Can(who.Viewer, gehoor.Handle, c) {
		return nil, store.ErrNotFound
	}
	return c, nil
}

func (r *Request) linkPath() ui.Path { return ui.Path("/bel/").Join(r.PathValue("token")) }

func (r *Request) managerLink() (Node, error) {
	c, err := r.byLink()
	if err != nil {
		return nil, err
	}
	if !c.ContactedAt.IsZero() {
		return r.managerDone(c), nil
	}
	return r.managerPage(c, nil), nil
}

func (r *Request) managerPage(c *gehoor.Complaint, in *input) Node {
	l, s := r.Lang, r.sender(c)
	first, _, _ := strings.Cut(s.Name, " ")
	if first == "" {
		first = text.TheParent.In(l)
	}
	title := text.SpokenTo(l, first)
	way := text.Sentence(text.Word(l, c.Filed.Way))
	if c.Filed.Language == gehoor.English {
		way += ", " + text.InEnglish.In(l)
	}
	p := r.shell(title)
	p.Translated = ""
	f := ui.Form{Lang: l, Action: r.linkPath(), Seq: c.Seq, Token: strconv.Itoa(c.Seq)}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	return p.Bare(
		ui.Above(c.Number().String()+" · "+text.Before(l, c.Filed.Terms.Contact.Plain, r.Today())),
		heading(title),
		ui.Form{Lang: l, Action: r.linkPath().Join("lezen"), Repeatable: true}.Node(ui.QuietButton(text.ReadFirst.In(l))),
		If(s.Phone != "", h.P(ui.SecondCallButton(s.Phone, text.CallWords(l, s.Phone)))),
		ui.Note(way),
		f.Node(
			f.Radios("hoe", text.HowItWent.In(l), []ui.Choice{
				{Value: string(gehoor.Called), Words: text.YesSpoken.In(l)},
				{Value: string(gehoor.NoAnswer), Words: text.NoVoicemail.In(l)},
				{Value: string(gehoor.SentMessage), Words: text.NoMessage.In(l)},
			}, ui.LabelUnseen),
			f.Radios("tijd", text.WhenWasIt.In(l), []ui.Choice{
				{Value: "nu", Words: text.JustNow.In(l)}, {Value: "vandaag", Words: text.EarlierToday.In(l)}, {Value: "gisteren", Words: text.Yesterday.In(l)},
			}, ui.Default("nu")),
			ui.Details(text.AgreedAlready.In(l),
				f.TextArea("afspraak", text.LabelSteps.In(l), ui.Optional),
				f.Checkbox("opgelost", text.LabelResolved.In(l))),
			ui.Buttons(ui.Button(text.ActContact.Button.In(l))),
		),
		h.P(ui.LinkAlone(r.linkPath().Join("ander"), text.SomeoneElse.In(l))),
		ui.Form{Lang: l, Action: r.linkPath().Join("betrokken"), Repeatable: true}.Node(ui.QuietButton(text.IAmInvolved.In(l))),
	)
}

func (r *Request) managerRecords() (Node, error) {
	c, err := r.byLink()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	how := one(in, "hoe", gehoor.Called, gehoor.NoAnswer, gehoor.SentMessage)
	on := r.Today()
	if in.Get("tijd") == "gisteren" {
		on = on.AddDays(-1)
	}
	if len(in.errors) > 0 {
		return r.managerPage(c, in), nil
	}
	seen, err := strconv.Atoi(in.Get(ui.FieldSeq))
	if _, noted := r.lastNote(c); !c.ContactedAt.IsZero() || err == nil && noted > seen {
		return r.managerDone(c), nil // a double tap is one record, of an attempt too
	}
	steps := in.optional("afspraak")
	after, err := r.App.Do(r.Ctx(), *r.who, c.ID, 0, gehoor.Handle, []*app.Body{steps}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
		facts, err := recordContact(c, day, how, on, in.has("opgelost"))
		if err == nil && steps.Text != "" && how == gehoor.Called {
			if c, err = c.After(day.Who.Actor(), day.Now, facts...); err != nil {
				return nil, err
			}
			agreed, err := c.AgreeSteps(steps.Ref, c.Lead, gehoor.Date{}, day.Now)
			return append(facts, agreed...), err
		}
		return facts, err
	})
	if err != nil {
		return nil, err
	}
	return r.managerDone(after), nil
}

// lastNote is the last note of contact, or of an attempt, of who has the link, and the seq it is known by; 0 when there is
// none.
func (r *Request) lastNote(c *gehoor.Complaint) (at time.Time, seq int) {
	for _, e := range c.Events() {
		switch e.Fact.(type) {
		case gehoor.Contacted, gehoor.ContactTried:
			if e.Actor == r.who.Actor() && !c.Recalled[e.Seq] {
				at, seq = e.At, e.Seq
			}
		}
	}
	return at, seq
}

// managerDone says what was noted and what is next; for ten minutes it can be taken back.
func (r *Request) managerDone(c *gehoor.Complaint) Node {
	l := r.Lang
	title, next := text.ContactWasMade.In(l), text.NotedTried.In(l)
	at, seq := r.lastNote(c)
	if seq != 0 {
		title = text.Fill(l, text.NotedAt, text.FormatTime(l, at))
	}
	if !c.ContactedAt.IsZero() {
		next = text.NotedNext(l, c.Filed.Terms.Decide.Plain, r.Today())
	}
	p := r.shell(title)
	p.Translated = ""
	var back Node
	if _, err := c.TakeBackContact(seq, r.who.Viewer.Person, r.Now); err == nil {
		f := ui.Form{Lang: l, Action: r.linkPath().Join("terug"), Token: strconv.Itoa(seq), Label: text.TakeBackNote.In(l)}
		back = Group{f.Node(f.Hidden("nummer", strconv.Itoa(seq)), ui.Buttons(ui.SecondButton(text.TakeBackNote.In(l)))),
			ui.Note(text.Fill(l, text.TakeBackUntil, text.FormatTime(l, at.Add(gehoor.NoteLasts))))}
	}
	return p.Bare(ui.Above(c.Number().String()), ui.Block(ui.Good, heading(title), paragraph(next)), back)
}

// managerTakesBack takes back a note that was a slip of the finger, and asks anew.
func (r *Request) managerTakesBack() (Node, error) {
	c, err := r.byLink()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	seq, _ := strconv.Atoi(r.PostForm.Get("nummer"))
	if seq >= 1 && seq <= c.Seq && c.Recalled[seq] {
		return r.redirect(r.linkPath()) // pressed twice
	}
	_, err = r.App.Do(r.Ctx(), *r.who, c.ID, 0, gehoor.Handle, nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
		return c.TakeBackContact(seq, day.Who.Viewer.Person, day.Now)
	})
	if err != nil {
		return nil, err
	}
	return r.redirect(r.linkPath())
}

// managerPasses asks who else calls (M2).
func (r *Request) managerPasses() (Node, error) {
	c, err := r.byLink()
	if err != nil {
		return nil, err
	}
	return r.passPage(c, nil)
}

func (r *Request) passPage(c *gehoor.Complaint, in *input) (Node, error) {
	l := r.Lang
	callers, deputy, err := r.callers(c)
	if err != nil {
		return nil, err
	}
	p := r.shell(text.SomeoneElse.In(l))
	p.Translated = ""
	if len(callers) == 0 {
		return p.Bare(heading(text.SomeoneElse.In(l)), paragraph(text.SomeoneNobody.In(l)), Iff(r.Set.Phone != "", func() Node { return h.P(ui.PhoneLink(r.Set.Phone)) })), nil
	}
	f := ui.Form{Lang: l, Action: r.linkPath().Join("ander"), Token: strconv.Itoa(c.Seq)}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	return p.Bare(ui.Above(c.Number().String()), heading(text.SomeoneElse.In(l)), paragraph(text.SomeoneIntro.In(l)),
		f.Node(f.Radios("wie", text.SomeoneWho.In(l), callers, ui.Default(deputy)), ui.Buttons(ui.Button(text.SomeoneButton.In(l)), ui.SecondLink(r.linkPath(), text.UIBack.In(l))))), nil
}

// callers are the colleagues near the complaint who may call: who hold the same position, the managers of the region, and
// who stands above. The one who deputises for who has the link is suggested.
func (r *Request) callers(c *gehoor.Complaint) (list []ui.Choice, deputy string, err error) {
	chart, err := r.App.Store.Chart(r.Org.ID)
	if err != nil {
		return nil, "", err
	}
	me := r.who.Viewer.Person
	near := append(chart.Holders(c.Lead, r.Today()), chart.Holders(c.NextLevel, r.Today())...)
	for _, p := range chart.Positions {
		if p.Seat.Role == gehoor.Manager && chart.Places[gehoor.LocationID(p.Seat.Place)].Region == c.Filed.Region && c.Filed.Region != 0 {
			near = append(near, chart.Holders(p.Seat, r.Today())...)
		}
	}
	for _, a := range chart.Absences {
		if a.Person == me && a.Deputy != 0 {
			near, deputy = append(near, a.Deputy), idText(a.Deputy)
		}
	}
	return r.colleagues(func(p gehoor.PersonID) bool {
		_, err := c.PassCall(p)
		return p != me && err == nil && slices.Contains(near, p)
	}), deputy, nil
}

func (r *Request) managerPassed() (Node, error) {
	c, err := r.byLink()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	callers, _, err := r.callers(c)
	if err != nil {
		return nil, err
	}
	to := gehoor.PersonID(0)
	if !slices.ContainsFunc(callers, func(o ui.Choice) bool { return o.Value == in.Get("wie") }) && in.Get("wie") != idText(c.Caller) {
		in.wrong("wie", text.WrongChoice)
	} else {
		to = r.somebody(in, "wie")
	}
	if len(in.errors) > 0 {
		return r.passPage(c, in)
	}
	if to != c.Caller { // pressed twice is once
		_, err = r.App.Do(r.Ctx(), *r.who, c.ID, 0, gehoor.Handle, nil, func(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) { return c.PassCall(to) })
	}
	if err != nil {
		return nil, err
	}
	p := r.shell(text.Thanks.In(r.Lang))
	p.Translated = ""
	return p.Bare(ui.Block(ui.Good, heading(text.Thanks.In(r.Lang)), paragraph(text.Fill(r.Lang, text.SomeonePassed, r.name(to))))), nil
}

// managerInvolved: whoever is involved steps aside, and the next level has it at once (D15).
func (r *Request) managerInvolved() (Node, error) {
	c, err := r.byLink()
	if err != nil {
		return nil, err
	}
	passed, err := r.App.DeclareInvolved(r.Ctx(), *r.who, c.ID, text.InvolvedWords.In(text.NL))
	if err != nil {
		return nil, err
	}
	says := text.InvolvedNoted
	if passed {
		says = text.InvolvedPassed
	}
	p := r.shell(text.Thanks.In(r.Lang))
	p.Translated = ""
	return p.Bare(ui.Block(ui.Good, heading(text.Thanks.In(r.Lang)), paragraph(says.In(r.Lang)))), nil
}

// managerReads sends the six-digit code with which the complaint itself can be read.
func (r *Request) managerReads() (Node, error) {
	if _, err := r.byLink(); err != nil {
		return nil, err
	}
	person, err := r.App.Store.Person(r.Org.ID, r.who.Viewer.Person)
	if err != nil {
		return nil, err
	}
	browser, err := r.App.AskSignIn(r.Ctx(), r.Org.ID, person.Mail, r.address(), r.base())
	if errors.Is(err, store.ErrTooMany) {
		return r.tooOften()
	}
	if err != nil {
		return nil, err
	}
	r.keepCookie(browserCookie, browser, 15*60)
	return r.signInSent(nil), nil
}
