package letter

import (
	"strconv"
	"time"

	"gehoor"
	"gehoor/internal/text"
)

// NewComplaint tells the desk that a complaint came in, where, and by when to pass it on (E5, D17). First: it is to be
// read before the others, and the mail does not say why (D26).
func NewComplaint(f Frame, location string, first bool, forwardBy gehoor.Date, page string) Mail {
	b := f.begin().say(text.MailNew, f.Reference)
	if first {
		b.say(text.MailNewFirst)
	}
	if location != "" {
		b.add(Terms{{f.fill(text.MailLocation), location}})
	}
	return b.say(text.MailNewForward, f.day(forwardBy)).act(text.MailNewAction, page).about(text.MailNewSubject)
}

// SafetyAlarm calls a person of the duty list (D22). Its subject and its first words are those of NewComplaint.
func SafetyAlarm(f Frame, page string) Mail {
	return f.begin().say(text.MailNew, f.Reference).say(text.MailNewAlarm).
		act(text.MailNewAction, page).about(text.MailNewSubject)
}

// MakeContact asks the manager to make contact (E6, D31). Reminder says it again (E9).
func MakeContact(f Frame, by gehoor.Date, page string, reminder bool) Mail {
	first := text.MailCall
	if reminder {
		first = text.MailCallRemind
	}
	return f.begin().say(first).say(text.MailCallAim, f.day(by)).say(text.MailCallHow).say(text.MailCallOther).
		act(text.MailCallAction, page).about(text.MailCallSubject)
}

// Notice is what the next level is told of each complaint (R16, D19), and nothing else.
type Notice struct {
	Location  string
	Category  string // in the reader's language
	Received  gehoor.Date
	ContactBy gehoor.Date
	DecideBy  gehoor.Date
}

// NextLevel tells the next-level manager that a complaint has come in (E7, R16).
func NextLevel(f Frame, n Notice) Mail {
	terms := Terms{{f.fill(text.MailNumber), f.Reference}}
	if n.Location != "" {
		terms = append(terms, Term{f.fill(text.MailLocation), n.Location})
	}
	if n.Category != "" {
		terms = append(terms, Term{f.fill(text.MailCategory), n.Category})
	}
	terms = append(terms, Term{f.fill(text.MailReceivedOn), f.day(n.Received)})
	if !n.ContactBy.IsZero() {
		terms = append(terms, Term{f.fill(text.MailContactBy), f.fill(text.MailContactAim, f.day(n.ContactBy))})
	}
	if !n.DecideBy.IsZero() {
		terms = append(terms, Term{f.fill(text.MailDecideBy), f.fill(text.MailDecideLimit, f.day(n.DecideBy))})
	}
	return f.begin().say(text.MailInform).add(terms).about(text.MailInformSubject)
}

// ContactOverdue tells manager, next level and coordinator that the aim was missed (E10). Promised is what the parent
// was told of when contact will be; zero leaves it out.
func ContactOverdue(f Frame, aim, promised gehoor.Date, page string) Mail {
	return f.begin().say(text.MailOverdue, f.day(aim)).say(text.MailOverdueNow).sayIf(text.MailOverdueTold, promised).
		act(text.MailOpenIt, page).about(text.MailOverdueSubject)
}

// PartForwarded tells the manager of another location that a part of a complaint is for him (D12). Who leads all
// of it makes contact with the parent. By is when the decision is due.
func PartForwarded(f Frame, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailPart).say(text.MailPartDo).say(text.MailPartBy, f.day(by)).
		act(text.MailOpenIt, page).about(text.MailPartSubject)
}

// MessageCame tells coordinator and manager of a message or a file from the complainant (E14). By is by when to
// answer; zero leaves it out.
func MessageCame(f Frame, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailMessage).sayIf(text.MailMessageBy, by).
		act(text.MailOpenIt, page).about(text.MailMessageSubject)
}

// Quiet tells the manager that the complainant has heard nothing for ten working days (E16).
func Quiet(f Frame, page string) Mail {
	return f.begin().say(text.MailQuiet).say(text.MailQuietDo).act(text.MailOpenIt, page).about(text.MailQuietSubject)
}

// Urgency is how near the last day of the decision is.
type Urgency int

// The three moments: four weeks after filing (E17), five weeks (E18), two days before the end (E19).
const (
	StartWriting Urgency = iota
	DraftNow
	NearlyLate
)

// DecisionDue reminds of the decision's last day (E17 to E19, R13).
func DecisionDue(f Frame, u Urgency, by gehoor.Date, page string) Mail {
	do := map[Urgency]text.Msg{StartWriting: text.MailDecideStart, DraftNow: text.MailDecideDraft, NearlyLate: text.MailDecideRisk}[u]
	return f.begin().say(text.MailDecideSoon, f.day(by)).say(do).act(text.MailOpenIt, page).
		end(text.MailDecideSubject, f.day(by), f.Reference)
}

// ApprovalAsked asks a second person to read a decision (D18).
func ApprovalAsked(f Frame, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailApprove).sayIf(text.MailByThen, by).
		act(text.MailApproveAction, page).about(text.MailApproveSubject)
}

// Proposed tells the desk that the lead's proposal for a decision is there (D18). Last is the last day of the term.
func Proposed(f Frame, last gehoor.Date, page string) Mail {
	return f.begin().say(text.MailProposed).sayIf(text.MailProposedTerm, last).
		act(text.MailOpenIt, page).about(text.MailProposedSubject)
}

// DecisionUnopened tells the coordinator to call or to post (D29). Last is the last day of the term.
func DecisionUnopened(f Frame, last gehoor.Date, page string) Mail {
	return f.begin().say(text.MailUnopened).say(text.MailUnopenedPrint).sayIf(text.MailUnopenedTerm, last).
		act(text.MailUnopenedAction, page).about(text.MailUnopenedSubject)
}

// MeasureDue asks the manager whether a measure is done (E22, R15).
func MeasureDue(f Frame, on gehoor.Date, page string) Mail {
	return f.begin().say(text.MailMeasure, f.day(on)).say(text.MailMeasureTell).
		act(text.MailMeasureAction, page).about(text.MailMeasureSubject)
}

// Stopped tells manager and next level that a complaint was withdrawn (E26).
func Stopped(f Frame, reopenUntil gehoor.Date) Mail {
	return f.begin().say(text.MailStopped).sayIf(text.MailStoppedReopen, reopenUntil).about(text.MailStoppedSubject)
}

// ForwardingMissed tells the deputy and the board's contact that a complaint lies still (D17).
func ForwardingMissed(f Frame, last gehoor.Date, page string) Mail {
	return f.begin().say(text.MailForward, f.day(last)).say(text.MailForwardDo).
		act(text.MailOpenIt, page).about(text.MailForwardSubject)
}

// DataAsked tells the privacy officer of a request about own data (D20). By is the last day for the answer.
func DataAsked(f Frame, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailPrivacy).say(text.MailMessageBy, f.day(by)).act(text.MailOpenIt, page).about(text.MailPrivacySubject)
}

// BreachSuspected tells the privacy officer of a possible data breach (D12). By is when the 72 hours of the law end.
func BreachSuspected(f Frame, by time.Time, page string) Mail {
	return f.begin().say(text.MailBreach).say(text.MailBreachBy, f.day(gehoor.DateOf(by)), text.FormatTime(f.Lang, by)).
		act(text.MailOpenIt, page).about(text.MailBreachSubject)
}

// KeepingOver tells who decides that there are dossiers to erase, and with review that there are holds to look at again
// (E30, D35).
func KeepingOver(f Frame, dossiers int, review bool, by gehoor.Date, page string) Mail {
	b := f.begin()
	if dossiers > 0 {
		b.say(text.MailErase, dossiers)
	}
	if review {
		b.say(text.MailEraseReview)
	}
	return b.say(text.MailEraseDo).sayIf(text.MailByThen, by).
		act(text.MailEraseAction, page).end(text.MailEraseSubject)
}

// Week is what the mail with the weekly report says (E31, R17): four numbers, and the log's length and
// fingerprint, so that whoever keeps the mail can hold it against the log.
type Week struct {
	Week, Year                    int // ISO 8601
	New, Open, Late, MeasuresLate int
	Decisions                     bool // something asks for the board's decision
	LogLength                     int64
	Fingerprint                   string
}

// WeeklyReport brings the board its weekly report (E31).
func WeeklyReport(f Frame, w Week, page string) Mail {
	asks := text.MailWeekNone
	if w.Decisions {
		asks = text.MailWeekSome
	}
	return f.begin().say(text.MailWeek).add(Terms{
		{f.fill(text.MailWeekNew), strconv.Itoa(w.New)},
		{f.fill(text.MailWeekOpen), strconv.Itoa(w.Open)},
		{f.fill(text.MailWeekLate), strconv.Itoa(w.Late)},
		{f.fill(text.MailWeekMeasure), strconv.Itoa(w.MeasuresLate)},
	}).say(asks).act(text.MailWeekAction, page).say(text.MailWeekLog, w.LogLength, w.Fingerprint).
		end(text.MailWeekSubject, w.Week, w.Year)
}

// YearDue is what is owed for an annual report: one of the duties that are called after it, and by when.
type YearDue struct {
	Year int
	Owed gehoor.DutyKind
	By   gehoor.Date
}

// AnnualDue says that an annual report is to be drafted, approved, or sent and told (E32).
func AnnualDue(f Frame, d YearDue, page string) Mail {
	says := map[gehoor.DutyKind]text.Msg{
		gehoor.OweYearDraft: text.MailYearDraft, gehoor.OweYearApprove: text.MailYearApprove,
		gehoor.OweYearDeliver: text.MailYearSend, gehoor.OweYearTell: text.MailYearTell,
	}
	return f.begin().say(says[d.Owed], d.Year).say(text.MailByThen, f.day(d.By)).act(text.MailYearAction, page).end(text.MailYearSubject, d.Year)
}

// StatementDue asks the desk for our statement in a case at the Geschillencommissie, which has that number with us (R19). By is its last day.
func StatementDue(f Frame, no int, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailDisputeState, f.day(by)).say(text.MailDisputeRecord).act(text.MailDisputeAction, page).end(text.MailDisputeSubject, no)
}

// StatementOwed asks the desk for our statement in the case of a complaint at the Geschillencommissie (R19). By is its last day.
func StatementOwed(f Frame, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailDisputeState, f.day(by)).say(text.MailDisputeRecord).act(text.MailStatementAction, page).about(text.MailStatementSubject)
}

// OrderDue tells the owner of a measure that followed from a ruling that it is his, and asks whether it is done (R15). On is its day.
func OrderDue(f Frame, no int, on gehoor.Date, page string) Mail {
	return f.begin().say(text.MailOrder, f.day(on)).say(text.MailOrderRecord).act(text.MailMeasureAction, page).end(text.MailDisputeSubject, no)
}

// SignIn gives staff a link and a code to sign in with; both work once, until the time given in words.
func SignIn(f Frame, code, until, page string) Mail {
	return f.begin().say(text.MailSignIn).act(text.MailSignInSubject, page).say(text.MailCode, code).
		say(text.MailCodeUntil, until).say(text.MailNotAsked).end(text.MailSignInSubject)
}

// MailReturned tells the desk that a mail came back, and why (D29). Staff: it was a mail to a colleague. Decision: it said that
// there is a decision, which counts as not sent now.
func MailReturned(f Frame, why gehoor.MailClass, staff, decision bool, page string) Mail {
	b := f.begin()
	switch {
	case staff:
		b.say(text.MailBackStaff)
	case decision:
		b.say(text.MailBackDecision)
	default:
		b.say(text.MailBackParent)
	}
	b.add(Say(text.MailWhy(f.Lang, string(why))))
	if !staff {
		b.say(text.MailBackDo)
	}
	return b.act(text.MailOpenIt, page).about(text.MailBackSubject)
}

// Infected tells the desk that a file that was sent along does harm, and was destroyed.
func Infected(f Frame, page string) Mail {
	return f.begin().say(text.MailInfected).say(text.MailInfectedDo).act(text.MailOpenIt, page).about(text.MailInfectedSubject)
}
