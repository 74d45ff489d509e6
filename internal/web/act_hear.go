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
			return Group{r.sides(f, text.LabelSide), f.Date("op", r.label(text.LabelOn), r.example())}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			side, on := in.side(), in.date("op", r.Today())
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return withSide(c, day, side, func(c *gehoor.Complaint, party gehoor.Party) ([]gehoor.Fact, error) {
					return c.PlanHearing(side, party, on, day.Now)
				})
			}
		},
	},
	{
		slug: "gesprek", text: text.ActHear, verb: gehoor.Handle,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.sides(f, text.LabelSide), f.Date("op", r.label(text.LabelOn), r.example()), f.TextArea("verslag", r.label(text.LabelWords))}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			side, on, account := in.side(), in.date("op", r.Today()), in.words("verslag")
			return []*app.Body{account}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return withSide(c, day, side, func(c *gehoor.Complaint, party gehoor.Party) ([]gehoor.Fact, error) {
					return c.Hear(side, party, on, account.Ref, day.Now)
				})
			}
		},
	},
	{
		slug: "verslag", text: text.ActAccount, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Open() && len(c.Heard) > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.sides(f, text.LabelToWhom), f.TextArea("verslag", r.label(text.LabelAccount)), f.Date("voor", r.label(text.LabelBy), r.example())}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			side, by, account := in.side(), in.date("voor", r.Today()), in.words("verslag")
			return []*app.Body{account}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.SendAccount(side, partyOf(c, side), by, account.Ref, day.Now)
			}
		},
	},
	{
		slug: "reactie", text: text.ActComment, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return owes(c, gehoor.OweComment) },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.sides(f, text.LabelOfWhom), f.TextArea("reactie", r.label(text.LabelComment), ui.Optional)}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			side, comment := in.side(), in.optional("reactie")
			return []*app.Body{comment}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.AnswerAccount(side, partyOf(c, side), comment.Ref)
			}
		},
	},
}

// sides asks whom it is with: the complainant, who it is about, or someone else. Who it is about need not
// have been named before: of most members of staff the complainant knows no name.
func (r *Request) sides(f ui.Form, ask text.Msg) Node {
	return f.Radios("wie", r.label(ask), choices(r.Lang, gehoor.SideComplainant, gehoor.SideAccused, gehoor.SideOther), ui.FocusHere)
}

func (in *input) side() gehoor.Side {
	return one(in, "wie", gehoor.SideComplainant, gehoor.SideAccused, gehoor.SideOther)
}

// partyOf is the person of the dossier on that side; 0 for the complainant, and when there is none yet.
func partyOf(c *gehoor.Complaint, side gehoor.Side) (found gehoor.Party) {
	for p := gehoor.Party(len(c.Parties)); p > 0; p-- {
		switch standing := c.Parties[p]; {
		case side == gehoor.SideAccused && standing == gehoor.Accused:
			found = p
		case side == gehoor.SideAccused && standing == gehoor.Provisional && c.Parties[found] != gehoor.Accused:
			found = p // refused, until it is said whether it is about this person's conduct (D15)
		case side == gehoor.SideOther && standing == gehoor.Mentioned && c.Persons[p] == 0:
			found = p
		}
	}
	return found
}

// withSide does something with the person on that side, who gets a place in the dossier first when there is
// none there yet (D20).
func withSide(c *gehoor.Complaint, day app.Day, side gehoor.Side, do func(c *gehoor.Complaint, party gehoor.Party) ([]gehoor.Fact, error)) ([]gehoor.Fact, error) {
	party := partyOf(c, side)
	if party != 0 || side == gehoor.SideComplainant {
		return do(c, party)
	}
	standing := gehoor.Mentioned
	if side == gehoor.SideAccused {
		standing = gehoor.Accused
	}
	named, err := c.NameParty(standing, gehoor.Seat{})
	if err != nil {
		return nil, err
	}
	if c, err = c.After(day.Who.Actor(), day.Now, named...); err != nil {
		return nil, err
	}
	facts, err := do(c, partyOf(c, side))
	return append(named, facts...), err
}

func owes(c *gehoor.Complaint, kind gehoor.DutyKind) bool {
	for _, d := range c.Duties() {
		if d.Kind == kind && d.Open() {
			return true
		}
	}
	return false
}
