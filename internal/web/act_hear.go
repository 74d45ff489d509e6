package web

import (
	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R12, D20: hearing both sides, accounts and comments.
var actsHear = []act{
	{
		slug: "gesprek-plannen", text: text.ActPlan, verb: gehoor.Handle,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.sides(c, f), f.Date("op", r.label(text.LabelOn), r.example())}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			side, party, on := in.side(), in.party(c), in.date("op", r.Today())
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.PlanHearing(side, party, on, day.Now)
			}
		},
	},
	{
		slug: "gesprek", text: text.ActHear, verb: gehoor.Handle,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.sides(c, f), f.Date("op", r.label(text.LabelOn), r.example()), f.TextArea("verslag", r.label(text.LabelWords))}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			side, party, on, account := in.side(), in.party(c), in.date("op", r.Today()), in.words("verslag")
			return []*app.Body{account}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.Hear(side, party, on, account.Ref, day.Now)
			}
		},
	},
	{
		slug: "verslag", text: text.ActAccount, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Open() && len(c.Heard) > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.sides(c, f), f.TextArea("verslag", r.label(text.LabelWords)), f.Date("voor", r.label(text.LabelBy), r.example())}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			side, party, by, account := in.side(), in.party(c), in.date("voor", r.Today()), in.words("verslag")
			return []*app.Body{account}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.SendAccount(side, party, by, account.Ref, day.Now)
			}
		},
	},
	{
		slug: "reactie", text: text.ActComment, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return owes(c, gehoor.OweComment) },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.sides(c, f), f.TextArea("reactie", r.label(text.LabelWords), ui.Optional)}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			side, party, comment := in.side(), in.party(c), in.optional("reactie")
			return []*app.Body{comment}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.AnswerAccount(side, party, comment.Ref)
			}
		},
	},
}

// sides asks whom it is with: the complainant, one of the persons of the dossier, or someone else.
func (r *Request) sides(c *gehoor.Complaint, f ui.Form) Node {
	list := choices(r.Lang, gehoor.SideComplainant)
	if len(c.Parties) > 0 {
		list = append(list, choices(r.Lang, gehoor.SideAccused)...)
	}
	return f.Radios("wie", r.label(text.LabelSide), append(list, choices(r.Lang, gehoor.SideOther)...), ui.FocusHere)
}

func (in *input) side() gehoor.Side {
	return one(in, "wie", gehoor.SideComplainant, gehoor.SideAccused, gehoor.SideOther)
}

// party is the first person complained about, when that side is chosen.
func (in *input) party(c *gehoor.Complaint) gehoor.Party {
	if in.Get("wie") != string(gehoor.SideAccused) {
		return 0
	}
	for p := gehoor.Party(1); int(p) <= len(c.Parties); p++ {
		if c.Parties[p] == gehoor.Accused {
			return p
		}
	}
	return 0
}

func owes(c *gehoor.Complaint, kind gehoor.DutyKind) bool {
	for _, d := range c.Duties() {
		if d.Kind == kind && d.Open() {
			return true
		}
	}
	return false
}
