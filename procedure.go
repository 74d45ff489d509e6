package gehoor

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// A Procedure is one version of an organisation's regulation: what it may set
// within the law. It comes from a YAML file (internal/procedure).
type Procedure struct {
	Version  int
	From     Date
	Hash     Hash // of the file's bytes
	Calendar Calendar

	FileMonths      int      // R4: two
	ForwardDays     int      // D17: working days, one
	ContactDays     int      // R10: working days, two (an aim)
	StepsDays       int      // D5: working days, one
	DecideWeeks     int      // R13: weeks, at most six (Wko art. 1.57b)
	LateAnswerDays  int      // D2: working days, two
	SeniorDays      int      // D19: working days, one
	ApproveDays     int      // D18: working days, two
	OpenDays        int      // D29: working days, three
	ConfirmDays     int      // D24: working days, one
	AnswerDays      int      // messages of the complainant: working days, two
	EnquiryDays     int      // R2: working days, two
	ReopenDays      int      // D9: days after a withdrawal, fourteen
	ResolvedDays    int      // D7: days to say that it is not resolved, after we noted that it was: fourteen
	DiscloseDays    int      // D20: days on which a code opens what was made for who is complained about, twenty-eight
	AlarmMinutes    int      // D22: the next of the duty list, thirty
	CommitteeMonths int      // R19: twelve after filing
	RetainMonths    int      // D35: after the last closing event, twenty-four
	RetainFiling    int      // D35: months after filing at the least, thirteen
	EnquiryRetain   int      // D32: months after closing, six
	Erase           EraseWay // D35: what happens on a complaint's last day; "" is EraseConfirmed

	Drafter  Role // D18: default Coordinator
	Decider  Role // default the lead ("" is the lead)
	Approver Role // default the next level ("" is the next level)

	SafetyWords []string // D26: the organisation's own, besides ours; see Procedure.Alarming

	Categories []CategoryRule
	Advice     Advice
	AdviceDate Date
	Reasons    string // why it deviates from a negative advice
}

// CheckAdvice refuses a version that deviates from the advice of the parent committees without saying why, or that
// has an advice without its day (Wko art. 1.60, R5).
func (p Procedure) CheckAdvice() error {
	switch {
	case p.Advice == AdviceNegative && strings.TrimSpace(p.Reasons) == "":
		return refuse("R5", "procedure.reasons")
	case (p.Advice == AdvicePositive || p.Advice == AdviceNegative) && p.AdviceDate.IsZero():
		return refuse("R5", "procedure.advice-date")
	}
	return nil
}

// CheckCategories refuses a version that calls a subject that complaints have otherwise than the version before it: they
// would be said, and counted, to be about something else (R17). A subject of another meaning has another name. Case,
// spaces and signs may change, and so may the kind that is proposed. used reports whether a complaint has the subject.
func (p Procedure) CheckCategories(was Procedure, used func(Category) bool) error {
	for _, c := range p.Categories {
		i := slices.IndexFunc(was.Categories, func(o CategoryRule) bool { return o.Name == c.Name })
		if i >= 0 && !c.SameWords(was.Categories[i]) && used(c.Name) {
			return refuse("R17", "procedure.category", c.Name)
		}
	}
	return nil
}

// CheckPlanned refuses a version that would hold before one that is planned: applied after it, it would hold in its place
// on its day too, and nobody would have said so. From the day of the planned one on, it takes its place.
func (p Procedure) CheckPlanned(planned Procedure, today Date) error {
	if planned.From.After(today) && p.From.Before(planned.From) {
		return refuse("", "procedure.planned", planned.Version, planned.From)
	}
	return nil
}

// SameWords reports whether two are called the same in both languages, but for case, spaces and signs.
func (c CategoryRule) SameWords(o CategoryRule) bool {
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
				return -1
			}
			return unicode.ToLower(r)
		}, s)
	}
	return bare(c.NL) == bare(o.NL) && bare(c.EN) == bare(o.EN)
}

// A CategoryRule is a subject parents complain about.
type CategoryRule struct {
	Name Category
	Kind PartKind // proposed
	NL   string
	EN   string
	Keep int // D35: months after the last closing event; 0 is RetainMonths
}

// DefaultProcedure is the regulation as we ship it, before an organisation sets its own.
// Its calendar is the cao's and it holds from the zero date.
func DefaultProcedure() Procedure {
	return Procedure{
		Version: 1, FileMonths: 2, ForwardDays: 1, ContactDays: 2, StepsDays: 1, DecideWeeks: 6,
		LateAnswerDays: 2, SeniorDays: 1, ApproveDays: 2, OpenDays: 3, ConfirmDays: 1, AnswerDays: 2,
		EnquiryDays: 2, ReopenDays: 14, ResolvedDays: 14, DiscloseDays: 28, AlarmMinutes: 30, CommitteeMonths: 12, RetainMonths: 24,
		RetainFiling: 13, EnquiryRetain: 6, Erase: EraseConfirmed, Drafter: Coordinator,
		Categories: []CategoryRule{
			{"care", Conduct, "Omgang met kinderen", "How children are treated", 0},
			{"safety", Conduct, "Veiligheid en gezondheid", "Safety and health", 0},
			{"staff", Conduct, "Team en vaste gezichten", "Team and familiar faces", 0},
			{"communication", Conduct, "Contact en informatie", "Contact and information", 0},
			{"placement", Agreement, "Plaatsing en planning", "Placement and planning", 0},
			{"opening", Agreement, "Openingstijden en sluiting", "Opening hours and closing", 0},
			{"contract", Agreement, "Contract en opzeggen", "Contract and giving notice", 0},
			{"costs", Agreement, "Kosten en rekening", "Costs and invoices", 0},
			{"transport", Conduct, "Vervoer", "Transport", 0},
			{"privacy", Conduct, "Privacy", "Privacy", 0},
			{"committee", Agreement, "Oudercommissie en advies", "Parent committee and advice", 0},
			{"other", Conduct, "Iets anders", "Something else", 0},
		},
	}
}

func (p Procedure) days(from time.Time, n int) Term {
	return p.Calendar.WorkingDaysTerm(DateOf(from), n)
}
