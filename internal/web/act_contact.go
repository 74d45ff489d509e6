package web

import (
	"slices"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R10, R11: contact, next steps, messages, delay, withdrawal.
var actsContact = []act{
	{
		slug: "contact", text: text.ActContact, verb: gehoor.Handle,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				r.reachComplainant(c),
				f.Radios("hoe", r.label(text.LabelHow), choices(r.Lang, gehoor.Called, gehoor.Met, gehoor.Wrote, gehoor.NoAnswer, gehoor.SentMessage), ui.FocusHere),
				f.Date("op", r.label(text.LabelOn), r.example(), ui.Default(dayMonthYear(r.Today()))),
				f.Checkbox("opgelost", r.label(text.LabelResolved)),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			how := one(in, "hoe", gehoor.Called, gehoor.Met, gehoor.Wrote, gehoor.NoAnswer, gehoor.SentMessage)
			on := in.date("op", r.Today())
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return recordContact(c, day, how, on, in.has("opgelost"))
			}
		},
	},
	{
		slug: "afspraak", text: text.ActSteps, verb: gehoor.Handle,
		when: func(c *gehoor.Complaint) bool { return c.Open() && !c.ContactedAt.IsZero() },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.TextArea("wat", r.label(text.LabelSteps)),
				f.Select("wie", r.label(text.LabelOwner), r.seats(distinct(c.Lead, c.Desk())...)),
				f.Date("wanneer", r.label(text.LabelNext), r.example(), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			what := in.words("wat")
			owner, ok := parseSeat(in.Get("wie"))
			if !ok {
				in.wrong("wie", text.WrongChoice)
			}
			var next gehoor.Date
			if in.has("wanneer") {
				next = in.date("wanneer", r.Today())
			}
			return []*app.Body{what}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.AgreeSteps(what.Ref, owner, next, day.Now)
			}
		},
	},
	{
		slug: "bericht", text: text.ActMessage, verb: gehoor.Handle,
		when: func(c *gehoor.Complaint) bool { return c.Seq > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return r.noteFields(f, ui.FocusHere)
		},
		later: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(*gehoor.Complaint) app.Letter) {
			if in.Get("zie") != "klager" {
				return nil, nil
			}
			body, who := in.words("bericht"), r.who.Viewer
			return []*app.Body{body}, func(c *gehoor.Complaint) app.Letter {
				m := gehoor.Message{Text: body.Ref, By: who.Person, Personal: slices.Contains(who.Seats, c.Lead)}
				if d, ok := openAnswer(c); ok {
					m.Answers = d.No
				}
				return app.Letter{Message: &m}
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			note := in.words("bericht")
			one(in, "zie", audience("intern"))
			return []*app.Body{note}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) { return c.Note(note.Ref) }
		},
	},
	{
		slug: "uitstel", text: text.ActDelay, verb: gehoor.Coordinate,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{f.Date("tot", r.label(text.LabelBy), r.example()), reasonForm(r, c, f)}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			until, reason := in.date("tot", r.Today()), in.words("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.AgreeDelay(until, reason.Ref, day.Now)
			}
		},
	},
	{
		slug: "ingetrokken", text: text.ActWithdraw, verb: gehoor.Coordinate,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return f.TextArea("woorden", r.label(text.LabelCopied))
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			words := in.words("woorden")
			bodies, do, err := r.App.Withdraw(r.Ctx(), *r.who, c, words, r.who.Actor())
			if err != nil {
				in.wrong("woorden", text.UnreadableWords)
			}
			return bodies, do
		},
	},
	{
		slug: "afsluiten", text: text.ActClose, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Open() && c.Signal },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node { return nil },
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) { return c.Close(day.Now) }
		},
	},
	{
		slug: "heropenen", text: text.ActReopen, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Seq > 0 && !c.Open() && c.ErasedAt.IsZero() },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("waarom", r.label(text.LabelGround), choices(r.Lang, gehoor.AfterWithdrawal, gehoor.AfterNotResolved, gehoor.AfterRuling)),
				reasonForm(r, c, f),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			ground := one(in, "waarom", gehoor.AfterWithdrawal, gehoor.AfterNotResolved, gehoor.AfterRuling)
			reason := in.words("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.Reopen(day.Procedure, ground, reason.Ref, day.Now)
			}
		},
	},
}

// An audience is who sees a message.
type audience string

// recordContact is contact, or an attempt, by what it was (D4).
func recordContact(c *gehoor.Complaint, day app.Day, how gehoor.ContactMade, on gehoor.Date, resolved bool) ([]gehoor.Fact, error) {
	if how == gehoor.NoAnswer || how == gehoor.SentMessage {
		return c.Try(how, on, day.Now)
	}
	at := day.Now
	if on != day.Today {
		at = on.Start(nil).Add(12 * 3600e9)
	}
	return c.Contact(day.Procedure, gehoor.Contact{Way: how, At: at, By: day.Who.Viewer.Person, Resolved: resolved}, day.Now)
}

// openAnswer is the message that waits longest for an answer.
func openAnswer(c *gehoor.Complaint) (gehoor.Duty, bool) {
	for _, d := range c.Duties() {
		if d.Kind == gehoor.OweAnswer && d.Open() {
			return d, true
		}
	}
	return gehoor.Duty{}, false
}
