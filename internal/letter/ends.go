package letter

import (
	"gehoor"
	"gehoor/internal/text"
)

// Declined is what the letter says to whom a complaint is not taken up (D2, R18).
type Declined struct {
	Received gehoor.Date
	Reasons  []string // in paragraphs of plain text, as somebody wrote them
	Outside  Outside
	Handler  string // who handled it
}

// DeclinedLetter says that a complaint is not taken up: why, and where one can turn, with the last day.
func DeclinedLetter(f Frame, d Declined) Document {
	b := f.begin().say(text.LetterReceived, f.day(d.Received)).say(text.DeclinedRead).head(text.DeclinedWhy).paragraphs(d.Reasons).
		head(text.DeclinedDisagree).say(text.DeclinedTell).routes(d.Outside, gehoor.Date{}, text.DeclinedNo)
	return b.call().handled(text.DeclinedHandler, d.Handler).regards("", "", text.DeclinedTitle, f.Reference)
}

func (d Declined) musts(f Frame) []must {
	return append(outsideMusts(f, d.Outside), must{text.LawWhy, first(d.Reasons)}, must{text.LawDirect, f.fill(text.DeclinedNo)})
}

// Lacks lists, in the language of who looks, what the law wants said and the letter does not say: because nobody wrote
// it, or because the organisation's settings or own words leave it out.
func (d Declined) Lacks(f Frame, l text.Lang) []string {
	return lacking(f, DeclinedLetter(f, d), d.musts(f), l)
}

// Late is what the letter says when the promised day has passed without a decision (D8, R20).
type Late struct {
	Received gehoor.Date
	Promised gehoor.Date // the day that passed
	New      gehoor.Date
	Outside  Outside
}

// LateLetter says that our decision is late, by when it comes, and that one need not wait for it.
func LateLetter(f Frame, d Late) Document {
	return f.begin().say(text.LetterReceived, f.day(d.Received)).say(text.LatePromised, f.day(d.Promised)).say(text.MailLate).
		say(text.MailLateNew, f.day(d.New)).say(text.MailLateNow).outside(d.Outside, d.Promised).onPaper(text.LateLetterTitle, f.Reference)
}

func (d Late) musts(f Frame) []must {
	return append(outsideMusts(f, d.Outside), must{text.LawLateNew, f.day(d.New)}, must{text.LawDirect, f.fill(text.MailOutsideLate, f.day(d.Promised))})
}

// Withdrawn is what the letter says to who withdrew a complaint (D9).
type Withdrawn struct {
	Received gehoor.Date
	On       gehoor.Date // it was withdrawn
	Until    gehoor.Date // the last day on which one may go on after all
	Desk     text.Body   // the Klachtenloket
}

// WithdrawnLetter confirms that we stopped, and says until when one may go on, and who gives advice.
func WithdrawnLetter(f Frame, d Withdrawn) Document {
	return f.begin().say(text.LetterReceived, f.day(d.Received)).say(text.WithdrawnOn, f.day(d.On)).say(text.MailWithdrawn).
		say(text.MailReopen, f.day(d.Until)).head(text.MailOutside).desk(d.Desk).onPaper(text.WithdrawnTitle, f.Reference)
}

func (d Withdrawn) musts(f Frame) []must {
	return []must{{text.LawReopen, f.day(d.Until)}, {text.LawDesk, d.Desk.Name}}
}

// Taken is what a safety reader tells who filed a complaint that another way takes over (D25). Its words name no track.
type Taken struct {
	Words     []string // in paragraphs of plain text, chosen by a safety reader
	Desk      text.Body
	Committee text.Body
	Inspector text.Body
}

// TakenLetter says that the complaint procedure stops, in the words chosen, and who gives advice outside. Nothing in it
// but those words differs between the tracks.
func TakenLetter(f Frame, d Taken) Document {
	b := f.begin().paragraphs(d.Words).head(text.MailOutside).desk(d.Desk).committee(d.Committee)
	if d.Inspector.Name != "" {
		b.add(append(Say(f.fill(text.TakenCall, d.Inspector.Name)), b.reach(d.Inspector)...))
	}
	return b.onPaper(text.TakenTitle, b.f.Reference)
}

func (d Taken) musts(Frame) []must {
	return []must{{text.LawWhy, first(d.Words)}, {text.LawDesk, d.Desk.Name}, {text.LawCommittee, d.Committee.Name}, {text.LawInspectors, d.Inspector.Name}}
}

// Lacks is as that of Declined.
func (d Taken) Lacks(f Frame, l text.Lang) []string {
	return lacking(f, TakenLetter(f, d), d.musts(f), l)
}

// outsideMusts are both outside bodies, and the last day.
func outsideMusts(f Frame, o Outside) []must {
	musts := []must{{text.LawDesk, o.Desk.Name}, {text.LawCommittee, o.Committee.Name}}
	switch {
	case !o.Until.IsZero():
		musts = append(musts, must{text.LawUntil, f.day(o.Until)})
	default:
		musts = append(musts, must{text.LawUntil, o.Term})
	}
	return musts
}

// lacking is what of musts doc does not say; what has no words at all is lacking, as is whom one can call.
func lacking(f Frame, doc Document, musts []must, l text.Lang) []string {
	var lost []string
	for _, m := range append(musts, must{text.LawTurn, f.Phone}) {
		if m.says == "" || len(Example{Mail{Document: doc}, []must{m}}.Lost(l)) > 0 {
			lost = append(lost, m.law.In(l))
		}
	}
	return lost
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// handled says in the words of m who handled the complaint.
func (b *body) handled(m text.Msg, by string) *body {
	if by == "" {
		return b
	}
	return b.say(m, by)
}
