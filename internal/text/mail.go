package text

import (
	"fmt"

	"gehoor"
)

// Fill gives a sentence in l with its blanks (%s) filled in, in the order of the words in that language. What
// has no blanks is as In gives it.
func Fill(l Lang, m Msg, with ...any) string {
	if len(with) == 0 {
		return m.In(l)
	}
	return fmt.Sprintf(m.In(l), with...)
}

// What every mail has: how it begins and ends.
var (
	MailDear      = Msg{"Beste %s,", "Dear %s,"}
	MailHello     = Msg{"Hallo,", "Hello,"}
	MailNumber    = Msg{"Nummer", "Number"}
	MailQuestions = Msg{
		"Vragen? Antwoord op deze mail of bel %s.",
		"Questions? Reply to this mail or call %s.",
	}
	MailQuestionsReply = Msg{"Vragen? Antwoord op deze mail.", "Questions? Reply to this mail."}
	MailQuestionsCall  = Msg{"Vragen? Bel %s.", "Questions? Call %s."}
	MailCode           = Msg{"Je code is %s.", "Your code is %s."}
	MailCodeUntil      = Msg{
		"De code werkt tot %s. Je kunt hem één keer gebruiken.",
		"The code works until %s. You can use it once.",
	}
	MailNotAsked = Msg{
		"Heb je hier niet om gevraagd? Dan hoef je niets te doen.",
		"Did you not ask for this? Then there is nothing you need to do.",
	}
	MailByThen = Msg{"Doe dat voor het einde van %s.", "Please do so before the end of %s."}
)

// How the manager will make contact, in the way that was chosen (D4), after who it is.
var (
	ContactCall    = Msg{"%s belt je.", "%s will call you."}
	ContactEvening = Msg{"%s belt je, in de avond.", "%s will call you, in the evening."}
	ContactMail    = Msg{"%s schrijft je een mail.", "%s will write you a mail."}
	ContactPost    = Msg{"%s stuurt je een brief.", "%s will send you a letter."}
	ContactMeet    = Msg{"%s maakt een afspraak met je.", "%s will arrange to meet you."}
	ContactPage    = Msg{"%s schrijft je op de pagina van je klacht.", "%s will write to you on the page of your complaint."}
)

// MailContact says how the manager will make contact, with a blank for who it is.
func MailContact(way gehoor.ContactWay) Msg {
	switch way {
	case gehoor.CallEvening:
		return ContactEvening
	case gehoor.WriteMail:
		return ContactMail
	case gehoor.WritePost:
		return ContactPost
	case gehoor.MeetThere:
		return ContactMeet
	case gehoor.OnThePage:
		return ContactPage
	}
	return ContactCall
}
