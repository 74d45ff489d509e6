package web

import (
	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R9, D2, D10-D15, D17: triage, routing, declining, conflict of interest.
var actsRoute = []act{
	{
		slug: "doorsturen", text: text.ActRoute, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Open() && c.Lead == (gehoor.Seat{}) },
		beside: func(r *Request, c *gehoor.Complaint) Node {
			return Group{section(text.DossierComplaint.In(r.Lang)), r.complaintWords(c)}
		},
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			chart, _ := r.App.Store.Chart(r.Org.ID)
			proposed, err := gehoor.Propose(c, chart, r.Today())
			return Group{
				f.Radios("past", r.label(text.LabelFits), []ui.Choice{
					{Value: "ja", Words: r.label(text.LabelFitsYes)}, {Value: "signaal", Words: r.label(text.LabelFitsSignal)},
					{Value: "code", Words: r.label(text.LabelFitsCode)}, {Value: "duty", Words: r.label(text.LabelFitsDuty)},
				}, ui.FocusHere),
				f.Select("onderwerp", r.label(text.LabelCategory), append([]ui.Choice{{}}, r.categories()...)),
				f.Radios("soort", r.label(text.LabelKind), choices(r.Lang, gehoor.Conduct, gehoor.Agreement)),
				If(err == nil, f.Select("wie", r.label(text.LabelLead), r.seats(distinct(proposed.Lead, proposed.NextLevel)...))),
				r.steppedOver(proposed.Stepped),
				f.Text("zin", r.label(text.LabelNote), ui.Optional),
				f.Text("reden", r.label(text.LabelReason), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			fits := one(in, "past", fit("ja"), "signaal", "code", "duty")
			kind := one(in, "soort", gehoor.Conduct, gehoor.Agreement)
			seat, ok := parseSeat(in.Get("wie"))
			if !ok && (fits == "ja" || fits == "signaal") {
				in.wrong("wie", text.WrongChoice)
			}
			note, reason := in.optional("zin"), in.optional("reden")
			category := gehoor.Category(in.Get("onderwerp"))
			if category == "" && (fits == "ja" || fits == "signaal") { // never chosen beforehand (D26)
				in.wrong("onderwerp", text.WrongChoice)
			}
			return []*app.Body{note, reason}, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
				switch fits {
				case "code":
					return c.AskSafety(gehoor.ReportingCode, 1)
				case "duty":
					return c.AskSafety(gehoor.ReportingDuty, 1)
				}
				parts := gehoor.ProposeParts(c, on.Chart, category, kind, on.Today)
				admitted, err := c.Admit(parts, fits == "signaal", reason.Ref, on.Procedure, on.Now)
				if err != nil {
					return nil, err
				}
				if c, err = c.After(on.Who.Actor(), on.Now, admitted...); err != nil {
					return nil, err
				}
				routed, err := c.Route(on.Chart, seat, note.Ref, on.Now)
				return append(admitted, routed...), err
			}
		},
		then: func(r *Request, c *gehoor.Complaint) ui.Path { return "/bureau" },
	},
	{
		slug: "afwijzen", text: text.ActDecline, verb: gehoor.Coordinate, danger: true,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("waarom", r.label(text.LabelGround), choices(r.Lang, gehoor.NotOurs, gehoor.NoComplaint, gehoor.TooLate, gehoor.AlreadyDecided, gehoor.NotEntitled, gehoor.StaffMatter, gehoor.SpamOrPrank)),
				f.TextArea("brief", r.label(text.LabelLetter)),
			}
		},
		later: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(*gehoor.Complaint) app.Letter) {
			ground := one(in, "waarom", gehoor.NotOurs, gehoor.NoComplaint, gehoor.TooLate, gehoor.AlreadyDecided, gehoor.NotEntitled, gehoor.StaffMatter, gehoor.SpamOrPrank)
			letter := in.words("brief")
			return []*app.Body{letter}, func(*gehoor.Complaint) app.Letter {
				return app.Letter{Decline: &app.Declining{Ground: ground, Letter: letter.Ref}}
			}
		},
	},
	{
		slug: "betrokkene", text: text.ActParty, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Open() && openParty(c) != 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			party := openParty(c)
			return Group{
				If(party != 0, paragraph(r.name(c.Persons[party]))),
				f.Radios("staat", r.label(text.LabelFits), choices(r.Lang, gehoor.Accused, gehoor.Involved, gehoor.Mentioned)),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			standing := one(in, "staat", gehoor.Accused, gehoor.Involved, gehoor.Mentioned)
			return nil, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
				return c.Judge(openParty(c), standing)
			}
		},
	},
	{
		slug: "opnieuw-doorsturen", text: text.ActReroute, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Open() && c.Lead != (gehoor.Seat{}) },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Select("locatie", r.label(text.LabelLocation), r.locations()),
				f.TextArea("reden", r.label(text.LabelReason)),
				f.Checkbox("lek", r.label(text.LabelBreach)),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			reason := in.words("reden")
			location := gehoor.LocationID(in.number("locatie"))
			return []*app.Body{reason}, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
				return c.Reroute(on.Chart, gehoor.Rerouting{Location: location, Reason: reason.Ref, Breach: in.has("lek")}, on.Now)
			}
		},
	},
	{
		slug: "overnemen", text: text.ActTakeOver, verb: gehoor.TakeOver,
		form: reasonForm, read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			reason := in.words("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
				return c.TakeOver(on.Chart, on.Who.Viewer.Person, c.NextLevel, reason.Ref, on.Now)
			}
		},
	},
	{
		slug: "overdragen", text: text.ActHandOver, verb: gehoor.Coordinate,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return f.Select("collega", r.label(text.LabelColleague), r.deskers(c))
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			to := in.person("collega")
			return nil, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) { return c.HandOver(to) }
		},
	},
	{
		slug: "relatie", text: text.ActRelation, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Open() && c.Relation == "" },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("hoe", r.label(text.LabelHow), choices(r.Lang, gehoor.CalledBack, gehoor.ByContract, gehoor.AuthorityStated, gehoor.CheckNotNeeded)),
				f.Text("reden", r.label(text.LabelReason), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			how := one(in, "hoe", gehoor.CalledBack, gehoor.ByContract, gehoor.AuthorityStated, gehoor.CheckNotNeeded)
			reason := in.optional("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
				return c.CheckRelation(how, reason.Ref)
			}
		},
	},
	{
		slug: "datum", text: text.ActCorrect, verb: gehoor.Coordinate,
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Date("op", r.label(text.LabelOn), r.example()),
				f.Radios("bron", r.label(text.LabelSource), choices(r.Lang, gehoor.FromPostmark, gehoor.FromStamp, gehoor.FromHeader, gehoor.FromNote, gehoor.FromStranger)),
				f.TextArea("reden", r.label(text.LabelReason)),
				f.Select("tweede", r.label(text.LabelSecond), append([]ui.Choice{{}}, r.deskers(c)...), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			on := in.date("op", r.Today())
			source := one(in, "bron", gehoor.FromPostmark, gehoor.FromStamp, gehoor.FromHeader, gehoor.FromNote, gehoor.FromStranger)
			reason := in.words("reden")
			var second gehoor.PersonID
			if in.has("tweede") {
				second = in.person("tweede")
			}
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.Correct(day.Procedure, gehoor.Correction{
					Field: gehoor.FieldReceived, ReceivedAt: on.Start(nil), Source: source,
					Reason: reason.Ref, By: day.Who.Viewer.Person, Second: second,
				}, day.Now)
			}
		},
	},
}

// A fit is the answer to whether a complaint fits the regulation.
type fit string

func reasonForm(r *Request, c *gehoor.Complaint, f ui.Form) Node {
	return f.TextArea("reden", r.label(text.LabelReason))
}

// openParty is the first person of whom it is not yet answered whether it is about his conduct (D15).
func openParty(c *gehoor.Complaint) gehoor.Party {
	for p := gehoor.Party(1); int(p) <= len(c.Parties); p++ {
		if c.Parties[p] == gehoor.Provisional {
			return p
		}
	}
	return 0
}

func distinct(seats ...gehoor.Seat) []gehoor.Seat {
	var list []gehoor.Seat
	for _, s := range seats {
		if s != (gehoor.Seat{}) && (len(list) == 0 || list[0] != s) {
			list = append(list, s)
		}
	}
	return list
}
