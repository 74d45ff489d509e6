package web

import (
	"slices"
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R9, D2, D10-D15, D17: triage, routing, declining, conflict of interest.
var actsRoute = []act{
	actTriage,
	{
		slug: "afwijzen", text: text.ActDecline, verb: gehoor.Coordinate, danger: true,
		form: (*Request).declineFields, letter: declineLetter,
		later: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(*gehoor.Complaint) app.Letter) {
			return declining(r, c, in)
		},
	},
	actName,
	actParty,
	actParts,
	actReroute,
	actTake,
	actMark,
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
			self := strconv.FormatInt(int64(r.who.Viewer.Person), 10)
			others := slices.DeleteFunc(r.deskers(c), func(c ui.Choice) bool { return c.Value == self })
			return f.Select("collega", r.label(text.LabelColleague), orEmpty("", others))
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			to := r.somebody(in, "collega")
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
				second = r.somebody(in, "tweede")
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

func reasonForm(r *Request, c *gehoor.Complaint, f ui.Form) Node {
	return f.TextArea("reden", r.label(text.LabelReason))
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
