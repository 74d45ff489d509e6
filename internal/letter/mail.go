package letter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gehoor"
	"gehoor/internal/text"
)

// Mail is a mail before it has a recipient's address: its subject, and a document without a title.
type Mail struct {
	Subject  string
	Document Document
}

// Frame is what every mail and letter needs: in which language and from whom it is, to whom, and about what.
type Frame struct {
	Lang         text.Lang
	Words        text.Words  // the organisation's own
	Organisation string      // signs
	Phone        string      // for questions; left out when empty
	Name         string      // of who is written to, as far as given
	Reference    string      // the number as it is shown, "KL 26 7F3K"
	Today        gehoor.Date // the day it is read, more or less: dates of another year show their year
}

// Outside is where one can go with a complaint outside the organisation (R18 to R20).
type Outside struct {
	Desk      text.Body // the Klachtenloket Kinderopvang
	Committee text.Body // the Geschillencommissie Kinderopvang

	// Until is the last day to go to the committee; zero leaves it out, as for a parent committee, whose
	// terms are others (D14).
	Until gehoor.Date
	Term  string // said instead; may be empty
}

// body is a mail or letter that is being written.
type body struct {
	f      Frame
	blocks []Block
}

// fill says m in the organisation's words, its blanks filled in.
func (f Frame) fill(m text.Msg, with ...any) string { return text.Fill(f.Lang, f.Words.Of(m), with...) }

// contact says how who will make contact; empty stands for somebody of the organisation.
func (f Frame) contact(who string, way gehoor.ContactWay) string {
	if who == "" {
		who = f.fill(text.MailAckSomeone)
	}
	return f.fill(text.MailContact(way), who)
}

// begin greets whom the mail is for.
func (f Frame) begin() *body {
	b := &body{f: f}
	if greetable(f.Name) {
		return b.say(text.MailDear, f.Name)
	}
	return b.say(text.MailHello)
}

func (b *body) say(m text.Msg, with ...any) *body { return b.add(Say(b.f.fill(m, with...))) }

// sayIf says it when there is such a day.
func (b *body) sayIf(m text.Msg, day gehoor.Date) *body {
	if day.IsZero() {
		return b
	}
	return b.say(m, b.f.day(day))
}

func (b *body) add(block Block) *body {
	b.blocks = append(b.blocks, block)
	return b
}

func (b *body) head(m text.Msg) *body { return b.add(Heading(b.f.fill(m))) }

// act adds the mail's one action; without a page to go to there is none.
func (b *body) act(label text.Msg, page string) *body {
	to := Web(page)
	if to.IsZero() {
		return b
	}
	return b.add(Action{b.f.fill(label), to})
}

// outside tells of both outside bodies, and when one may go to them directly (D27, R18 to R20). By is the last day
// of our decision; zero in the letter that gives it.
func (b *body) outside(o Outside, by gehoor.Date) *body {
	return b.head(text.MailOutside).routes(o, by, text.MailOutsideNo)
}

// routes is outside without its heading. Disagree is the ground of who disagrees with what the letter says.
func (b *body) routes(o Outside, by gehoor.Date, disagree text.Msg) *body {
	b.desk(o.Desk).committee(o.Committee).say(text.MailOutsideWhen)
	var grounds List
	if !by.IsZero() {
		grounds.Items = append(grounds.Items, Say(b.f.fill(text.MailOutsideLate, b.f.day(by))))
	}
	for _, ground := range []text.Msg{disagree, text.MailOutsideHard, text.MailOutsideRules} {
		grounds.Items = append(grounds.Items, Say(b.f.fill(ground)))
	}
	b.add(grounds)
	if o.Until.IsZero() && o.Term != "" {
		return b.add(Say(o.Term))
	}
	return b.sayIf(text.MailOutsideUntil, o.Until)
}

func (b *body) desk(o text.Body) *body {
	says := Say(b.f.fill(text.MailOutsideDesk, o.Name) + " " + b.f.fill(text.MailOutsideAlways))
	return b.add(append(says, b.reach(o)...))
}

func (b *body) committee(o text.Body) *body {
	return b.add(append(Say(b.f.fill(text.MailOutsideJudge, o.Name)), b.reach(o)...))
}

// reach says how to reach a body, as the end of a paragraph.
func (b *body) reach(o text.Body) Paragraph {
	var p Paragraph
	if o.Phone != "" {
		before, after := text.Around(b.f.Lang, b.f.Words.Of(text.MailOutsideCall))
		p = append(p, Inline{Text: " " + before}, Inline{Text: o.Phone, To: Tel(o.Phone)}, Inline{Text: after})
	}
	if len(o.Address) > 0 {
		p = append(p, Inline{Text: " " + b.f.fill(text.MailOutsidePost, strings.Join(o.Address, ", "))})
	}
	if to := Web(o.Page); !to.IsZero() {
		before, after := text.Around(b.f.Lang, b.f.Words.Of(text.MailOutsidePage))
		p = append(p, Inline{Text: " " + before}, Inline{Text: to.shown(), To: to}, Inline{Text: after})
	}
	return p
}

// shown gives a page's address as one reads and types it.
func (u URL) shown() string {
	_, address, _ := strings.Cut(u.s, "://")
	return strings.TrimSuffix(strings.TrimPrefix(address, "www."), "/")
}

// end says where questions go, and signs.
func (b *body) end(subject text.Msg, with ...any) Mail {
	if b.f.Phone != "" {
		b.say(text.MailQuestions, b.f.Phone)
	} else {
		b.say(text.MailQuestionsReply)
	}
	b.add(SignOff{b.f.Organisation})
	return Mail{b.f.fill(subject, with...), Document{Lang: b.f.Lang, Blocks: b.blocks}}
}

// onPaper ends a letter: nobody can reply to paper.
func (b *body) onPaper(title text.Msg, with ...any) Document {
	return b.call().regards("", "", title, with...)
}

// call says where to call with questions.
func (b *body) call() *body {
	if b.f.Phone == "" {
		return b
	}
	return b.say(text.MailQuestionsCall, b.f.Phone)
}

// regards greets, and leaves room to sign above who signs for the organisation and in what role.
func (b *body) regards(by, role string, title text.Msg, with ...any) Document {
	sign := SignOff{b.f.fill(text.LetterRegards), ""}
	for _, line := range []string{by, role, b.f.Organisation} {
		if line != "" {
			sign = append(sign, line)
		}
	}
	b.add(sign)
	return Document{Lang: b.f.Lang, Title: b.f.fill(title, with...), Blocks: b.blocks}
}

// about ends a mail whose subject ends in the number.
func (b *body) about(subject text.Msg) Mail { return b.end(subject, b.f.Reference) }

// day gives a date with its weekday; its year where that is not the reader's.
func (f Frame) day(d gehoor.Date) string { return text.FormatDate(f.Lang, d, f.Today) }

// greetable keeps a stranger from having us send an address or an advertisement to somebody else's mailbox by
// giving it as the name: what is no name is not greeted.
func greetable(name string) bool {
	if strings.TrimSpace(name) == "" || utf8.RuneCountInString(name) > 60 {
		return false
	}
	dot := false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r):
			// "J. de Wit" is a name; "example.org" is a link in most mail programs.
			if dot && !unicode.IsUpper(r) {
				return false
			}
		case unicode.IsMark(r), strings.ContainsRune(" .-'’,", r):
		default:
			return false
		}
		dot = r == '.'
	}
	return true
}
