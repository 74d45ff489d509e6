package text

// What the desk says.
var (
	DeskTitle          = Msg{"Wat vandaag moet", "What must be done today"}
	DeskLate           = Msg{"te laat", "late"}
	DeskNew            = Msg{"nieuw, nog doorsturen", "new, to be forwarded"}
	DeskLateYou        = Msg{"te laat, van jou", "late, of yours"}
	DeskWeek           = Msg{"deze week een termijn", "due this week"}
	DeskFirst          = Msg{"Eerste nieuwe klacht doorsturen", "Forward the first new complaint"}
	DeskEnter          = Msg{"Klacht per brief of telefoon invoeren", "Enter a complaint made by letter or telephone"}
	DeskCaption        = Msg{"Klachten, eerste termijn bovenaan", "Complaints, the nearest deadline first"}
	DeskClosedCaption  = Msg{"Afgesloten klachten", "Closed complaints"}
	DeskPostTile       = Msg{"post om naar te kijken", "mail that needs attention"}
	DeskPost           = Msg{"Post die niet aankwam of op papier moet", "Mail that did not arrive or must go by post"}
	PostUnopened       = Msg{"Oordelen die niet zijn geopend: bel, of stuur ze per post", "Decisions nobody has opened: call, or send them by post"}
	PostAllOpened      = Msg{"Alle oordelen zijn geopend of bezorgd.", "All decisions have been opened or delivered."}
	PostDeliver        = Msg{"Gebeld of gepost?", "Called or posted?"}
	PostNone           = Msg{"Alle post is aangekomen.", "All mail has arrived."}
	PostPrint          = Msg{"Brief om te printen", "Letter to print"}
	PostBack           = Msg{"Terug naar de post", "Back to the post"}
	PostAccused        = Msg{"Op deze brief staat geen adres. Doe hem in een dichte envelop, en geef hem zelf of schrijf het adres erop.", "There is no address on this letter. Put it in a closed envelope, and hand it over yourself or write the address on it."}
	PostMark           = Msg{"Deze brief is gepost", "This letter was posted"}
	PostTries          = Msg{"Pogingen", "Tries"}
	PostHanded         = Msg{"Deze brief is in de hand gegeven", "This letter was handed over"}
	PostWhy            = Msg{"Waarom", "Why"}
	DeskQuiet          = Msg{"Niets te laat, niets nieuw.", "Nothing late, nothing new."}
	DeskQuietYou       = Msg{"Voor jou is er niets te laat.", "Nothing of yours is late."}
	DeskNextTerm       = Msg{"De volgende termijn is %s:", "The next deadline is %s:"}
	DeskNoneSuch       = Msg{"Er zijn geen klachten die hierbij horen.", "There are no such complaints."}
	DeskPractice       = Msg{"proef", "practice"}
	DeskMarkedQuestion = Msg{"Lees eerst: in een vraag staan woorden die over veiligheid kunnen gaan.", "Read first: a question contains words that may be about safety."}
	FilterLabel        = Msg{"Welke klachten", "Which complaints"}
	FilterAll          = Msg{"Alles", "All"}
	FilterMine         = Msg{"Mijn", "Mine"}
	FilterFree         = Msg{"Nog van niemand", "Unassigned"}
	FilterLate         = Msg{"Te laat", "Late"}
	FilterWaiting      = Msg{"Wacht op ouder", "Waiting for the parent"}
	FilterMeasures     = Msg{"Maatregelen", "Measures"}
	FilterPast         = Msg{"Afgesloten", "Closed"}
	FilterRegion       = Msg{"Regio %s", "Region %s"}
	SearchFound        = Msg{"Gevonden", "Found"}
	DeskEmpty          = Msg{"Je hebt geen open klachten. Er hoeft nu niets.", "You have no open complaints. Nothing is needed now."}
	DeskFresh          = Msg{"nieuw", "new"}
	ColumnLeft         = Msg{"Nog", "Left"}
	ColumnNumber       = Msg{"Klacht", "Complaint"}
	ColumnStep         = Msg{"Stap", "Step"}
	ColumnLead         = Msg{"Manager", "Manager"}
	ColumnBy           = Msg{"Voor", "By"}
	ColumnTurn         = Msg{"Aan zet", "Whose turn"}
	ColumnHow          = Msg{"Hoe", "How"}
	ColumnClosed       = Msg{"Afgesloten", "Closed"}
	DeskYou            = Msg{"jij", "you"}

	SearchLabel  = Msg{"Wat zoek je?", "What are you looking for?"}
	SearchHint   = Msg{"Een nummer, naam, mailadres, telefoonnummer of woorden uit de klacht", "A number, name, e-mail address, telephone number or words from the complaint"}
	SearchUnread = Msg{"We hebben niet alles kunnen lezen. Zoek met meer of andere woorden.", "We could not search everything. Try more words, or different ones."}
)

// DaysLeft is the first thing in a line of the desk: how long there is.
func DaysLeft(l Lang, days int) string {
	switch {
	case days == 0:
		return Msg{"vandaag", "today"}.In(l)
	case days < 0:
		return Days(l, -days) + Msg{" te laat", " late"}.In(l)
	}
	return Days(l, days)
}

// SignInWords are those of signing in.
var (
	SignInTitle   = Msg{"Inloggen", "Sign in"}
	SignInMail    = Msg{"Je mailadres van het werk", "Your work e-mail address"}
	SignInHow     = Msg{"Voor wie hier werkt. We mailen je een link en een code. Een wachtwoord heb je niet nodig.", "For staff. We will e-mail you a link and a code. You do not need a password."}
	SignInAsk     = Msg{"Stuur mij een link", "Send me a link"}
	SignInSent    = Msg{"Kijk in je mail", "Check your e-mail"}
	SignInSentTo  = Msg{"Kennen we dit adres? Dan krijg je een mail met een link en een code van zes cijfers. Ze werken 15 minuten.", "If we know this address, you will get an e-mail with a link and a six-digit code. They work for 15 minutes."}
	SignInCode    = Msg{"Code uit de mail", "Code from the e-mail"}
	SignInGo      = Msg{"Inloggen", "Sign in"}
	SignInConfirm = Msg{"Wil je hier inloggen?", "Do you want to sign in here?"}
	SignInWrong   = Msg{"Deze link of code klopt niet, of werkt niet meer. Vraag een nieuwe", "This link or code is not right, or no longer works. Ask for a new one"}
	SignInAgain   = Msg{"Vraag een nieuwe link en code", "Ask for a new link and code"}
	SignInBadMail = Msg{"Vul je mailadres in", "Enter your e-mail address"}
)
