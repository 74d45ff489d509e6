package letter

import (
	"strings"

	"gehoor"
	"gehoor/internal/text"
)

// DraftSaved gives the link to go on with a draft (E1). Until is the last day that it is kept.
func DraftSaved(f Frame, until gehoor.Date, page string) Mail {
	return f.begin().say(text.MailDraftSaved).say(text.MailDraftUntil, f.day(until)).
		act(text.MailDraftGoOn, page).end(text.MailDraftSubject)
}

// DraftReminder reminds once of a draft (E2).
func DraftReminder(f Frame, until gehoor.Date, page string) Mail {
	return f.begin().say(text.MailDraftWaits).say(text.MailDraftUntil, f.day(until)).say(text.MailDraftOnce).
		act(text.MailDraftGoOn, page).end(text.MailDraftRemind)
}

// Receipt is what who complains is told when a complaint has come in (R6).
type Receipt struct {
	Handler   string            // who sees to it: the complaints coordinator
	Received  gehoor.Date       // only the letter says it
	Way       gehoor.ContactWay // chosen by the complainant (D4)
	Manager   bool              // the manager of the location makes contact; not when it may be about the manager (D15)
	ContactBy gehoor.Date       // the aim (R10); zero when it was not promised
	DecideBy  gehoor.Date       // the limit (R13): the plain date
	Outside   Outside
	Page      string // of the complaint; on paper the page where number and code are typed
	Code      string // the letter's secret code; no mail ever has it
	CodeWay   CodeWay
}

// CodeWay is how who gets a mail comes by the secret code.
type CodeWay int

// It was on the screen after sending; it is asked for on the page, by who never saw that screen; or by telephone, when
// somebody else reads the mail (D28).
const (
	CodeShown CodeWay = iota
	CodeAsked
	CodeCalled
)

func (w CodeWay) says() text.Msg {
	return map[CodeWay]text.Msg{CodeShown: text.MailAckCode, CodeAsked: text.MailAckNoCode, CodeCalled: text.MailAckCallCode}[w]
}

// Acknowledgement says that a complaint was received (E3, R6, D27): number, name, both dates, both outside
// bodies and when one may go to them directly. It is the same for every complaint, also for one that is sealed.
func Acknowledgement(f Frame, r Receipt) Mail {
	b := f.begin().say(text.MailAckReceived)
	return b.receipt(r).say(r.CodeWay.says()).act(text.MailAckAction, r.Page).
		outside(r.Outside, r.DecideBy).about(text.MailAckSubject)
}

// AcknowledgementLetter is the same on paper, with the day of receipt and the secret code (E4): for who has no
// mail, or whose complaint came by letter or telephone.
func AcknowledgementLetter(f Frame, r Receipt) Document {
	b := f.begin().say(text.MailAckOnDay, f.day(r.Received)).receipt(r).say(text.MailAckYourCode, r.Code)
	if to := Web(r.Page); !to.IsZero() {
		before, after := text.Around(f.Lang, f.Words.Of(text.MailAckSite))
		b.add(Paragraph{{Text: before}, {Text: to.shown(), To: to}, {Text: after}})
	}
	return b.outside(r.Outside, r.DecideBy).onPaper(text.MailAckTitle)
}

func (b *body) receipt(r Receipt) *body {
	b.say(text.MailAckNumber, b.f.Reference)
	if r.Handler != "" {
		b.say(text.MailAckHandler, r.Handler)
	}
	b.head(text.MailAckNext)
	who := ""
	if r.Manager {
		who = b.f.fill(text.MailAckManager)
	}
	if !r.ContactBy.IsZero() {
		b.add(Say(b.f.contact(who, r.Way) + " " + b.f.fill(text.MailAckAim, b.f.day(r.ContactBy))))
	}
	return b.say(text.MailAckLimit, b.f.day(r.DecideBy))
}

// Routed says who makes contact, how, and by when (E8). Who is empty when no name may be told, as when the
// manager is complained about and the next level has not been named yet.
func Routed(f Frame, who string, way gehoor.ContactWay, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailNews).add(Say(f.contact(who, way))).sayIf(text.MailAckAim, by).
		say(text.MailRouted).act(text.MailAckAction, page).about(text.MailNewsSubject)
}

// ContactMissed says that the aim was missed, and when contact will be (E11).
func ContactMissed(f Frame, who string, way gehoor.ContactWay, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailNews).say(text.MailMissed).add(Say(f.contact(who, way))).
		sayIf(text.MailMissedBy, by).act(text.MailAckAction, page).about(text.MailNewsSubject)
}

// ContactTried says that we tried and asks when it would suit (E12).
func ContactTried(f Frame, page string) Mail {
	return f.begin().say(text.MailNews).say(text.MailTried).say(text.MailTriedWhen).
		act(text.MailAckAction, page).about(text.MailNewsSubject)
}

// When is by when something is to happen after a piece of news; each is left out when zero.
type When struct {
	Read   gehoor.Date // by when to look
	Answer gehoor.Date // by when we hope for an answer
	Next   gehoor.Date // by when we write again
}

// News says that there is news and by when, and never what (D27). It is the one mail for a summary of contact
// (E13), a message (E15), progress (E16), a settlement to answer (E20), a decision (E21), a measure (E22, E23),
// a complaint that is not ours (E25), and for the end of the procedure by the safety track (E24, D25): whoever
// sees subject, sender or preview cannot tell which.
func News(f Frame, w When, page string) Mail {
	return f.begin().say(text.MailNews).say(text.MailNewsLook).
		sayIf(text.MailNewsBy, w.Read).sayIf(text.MailNewsAnswer, w.Answer).sayIf(text.MailNewsNext, w.Next).
		act(text.MailAckAction, page).about(text.MailNewsSubject)
}

// Still says that we are at work on a complaint of which nothing could be seen for ten working days (E16, R11). By is the
// day of our decision; zero leaves it out.
func Still(f Frame, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailStill).sayIf(text.MailStillBy, by).say(text.MailStillAsk).
		act(text.MailAckAction, page).about(text.MailStillSubject)
}

// Rating says that there are two questions for who complained, two weeks after the end, and until when they can be answered
// (E34). It is as any other news (D27); only that nobody has to answer is said.
func Rating(f Frame, until gehoor.Date, page string) Mail {
	return f.begin().say(text.MailNews).say(text.MailRating).say(text.MailNewsLook).say(text.MailRatingBy, f.day(until)).
		act(text.MailAckAction, page).about(text.MailNewsSubject)
}

// OneTimeCode gives a code that was asked for (E28), until the time given in words, "21.42 uur". It has no link:
// the code is typed where it was asked for.
func OneTimeCode(f Frame, code, until string) Mail {
	return f.begin().say(text.MailCodeAsked).say(text.MailCode, code).say(text.MailCodeUntil, until).
		say(text.MailCodeType).say(text.MailNotAsked).about(text.MailCodeSubject)
}

// DataRequest confirms a request about one's own data, with the day of the answer (E29, D20).
func DataRequest(f Frame, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailNews).say(text.MailRightsGot).say(text.MailRightsBy, f.day(by)).
		act(text.MailAckAction, page).about(text.MailNewsSubject)
}

// EnquiryReceipt says that a question came in and who answers it (D32). By is an aim; zero leaves it out.
// Gone: it answers a mail about something that we have erased. Without a page the answer comes by mail.
func EnquiryReceipt(f Frame, handler string, by gehoor.Date, gone bool, page string) Mail {
	b := f.begin().say(text.MailAskGot)
	if gone {
		b.say(text.MailAskGone)
	}
	if by.IsZero() {
		b.say(text.MailAskNoTerm, handler)
	} else {
		b.say(text.MailAskBy, handler, f.day(by))
	}
	return b.say(text.MailAskComplaint).act(text.MailAskAction, page).about(text.MailAskSubject)
}

// EnquiryAnswered says that there is an answer to a question (D32).
func EnquiryAnswered(f Frame, page string) Mail {
	return f.begin().say(text.MailAskAnswered).say(text.MailAskLook).say(text.MailAskComplaint).
		act(text.MailAskAction, page).about(text.MailAskNews)
}

// EnquiryAnswer is the answer to a question that came by mail, in full (D32). Who answers writes it as the letter it is.
func EnquiryAnswer(f Frame, words string) Mail {
	b := f.begin()
	for _, paragraph := range strings.Split(words, "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			b.add(Say(paragraph))
		}
	}
	return b.say(text.MailAskReply).say(text.MailAskComplaint).about(text.MailAskNews)
}

// EnquiryTurned says that a question has become a complaint, and from when it counts (D32), with all that an
// acknowledgement says. Received is that day.
func EnquiryTurned(f Frame, r Receipt) Mail {
	return f.begin().say(text.MailAckReceived).say(text.MailTurned).say(text.MailTurnedSince, f.day(r.Received)).
		say(text.MailTurnedWrong).receipt(r).say(r.CodeWay.says()).act(text.MailAckAction, r.Page).
		outside(r.Outside, r.DecideBy).about(text.MailAckSubject)
}

// Place invites who is complained about to the place that is theirs (D20): one mail for the invitation, the own
// account for comment, and the outcome. Its number is its own, for the complaint's is the complainant's. By is by when
// we hope to hear; zero leaves it out.
func Place(f Frame, number, code string, until, by gehoor.Date, page string) Mail {
	return f.begin().say(text.MailPlace).act(text.MailPlaceAction, page).say(text.MailAckNumber, number).say(text.MailPlaceRead, code).
		say(text.MailPlaceUntil, f.day(until)).sayIf(text.MailNewsAnswer, by).say(text.MailPlacePrint).
		end(text.MailPlaceSubject)
}
