package web

import (
	"strings"

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
	s.page("POST /bel/{token}/betrokken", (*Request).managerInvolved)
	s.page("POST /bel/{token}/lezen", (*Request).managerReads)
})

// byLink is who the link is for and what about, if that person may still handle it.
func (r *Request) byLink() (*gehoor.Complaint, error) {
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
	return r.managerPage(c, nil), nil
}

func (r *Request) managerPage(c *gehoor.Complaint, in *input) Node {
	l, s := r.Lang, r.sender(c)
	first, _, _ := strings.Cut(s.Name, " ")
	if first == "" {
		first = text.TheParent.In(l)
	}
	title := text.SpokenTo(l, first)
	p := r.shell(title)
	p.Translated = ""
	f := ui.Form{Lang: l, Action: r.linkPath(), Repeatable: true}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	return p.Bare(
		ui.Above(c.Number().String()+" · "+text.Before(l, c.Filed.Terms.Contact.Plain, r.Today())),
		heading(title),
		ui.Form{Lang: l, Action: r.linkPath().Join("lezen"), Repeatable: true}.Node(ui.QuietButton(text.ReadFirst.In(l))),
		If(s.Phone != "", h.P(ui.SecondCallButton(s.Phone, text.CallWords(l, s.Phone)))),
		ui.Note(text.Sentence(text.Word(l, c.Filed.Way))),
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
	if !c.ContactedAt.IsZero() { // a double tap is one record
		return r.managerDone(c), nil
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

func (r *Request) managerDone(c *gehoor.Complaint) Node {
	p := r.shell(text.Noted.In(r.Lang))
	p.Translated = ""
	next := text.NotedTried.In(r.Lang)
	if !c.ContactedAt.IsZero() {
		next = text.NotedNext(r.Lang, c.Filed.Terms.Decide.Plain, r.Today())
	}
	return p.Bare(ui.Block(ui.Good, heading(text.Noted.In(r.Lang)), paragraph(next)))
}

// managerInvolved: whoever is involved steps aside, and the desk finds somebody else (D15).
func (r *Request) managerInvolved() (Node, error) {
	c, err := r.byLink()
	if err != nil {
		return nil, err
	}
	if err := r.App.DeclareInvolved(r.Ctx(), *r.who, c.ID); err != nil {
		return nil, err
	}
	p := r.shell(text.Thanks.In(r.Lang))
	p.Translated = ""
	return p.Bare(ui.Block(ui.Good, heading(text.Thanks.In(r.Lang)), paragraph(text.InvolvedNoted.In(r.Lang)))), nil
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
	browser, err := r.App.AskSignIn(r.Ctx(), r.Org.ID, person.Mail, r.base())
	if err != nil {
		return nil, err
	}
	r.keepCookie(browserCookie, browser, 15*60)
	return r.signInSent(nil), nil
}
