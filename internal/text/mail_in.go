package text

// Mails about mail that came in, or came back.
var (
	MailAskGone = Msg{"Je mail is een antwoord op iets wat al lang is afgesloten. De gegevens daarvan hebben we gewist, zoals we hebben beloofd. Daarom behandelen we je mail als een nieuwe vraag.",
		"Your mail answers something that was closed long ago. We have erased what we had of it, as we promised. So we treat your mail as a new question."}
	MailAskReply = Msg{"Wil je nog iets weten of kwijt? Beantwoord dan deze mail.", "Is there anything else you want to know or say? Just answer this mail."}

	MailInfectedSubject = Msg{"%s: een bestand was besmet", "%s: a file had a virus in it"}
	MailInfected        = Msg{"Een bestand dat is meegestuurd, was besmet met een virus. We hebben het vernietigd. Niemand kan het nog openen.", "A file that was sent along had a virus in it. We have destroyed it. Nobody can open it any more."}
	MailInfectedDo      = Msg{"Vraag de afzender om het opnieuw te sturen, bijvoorbeeld als foto.", "Ask the sender to send it again, as a photo for example."}

	MailBackSubject  = Msg{"Een mail over %s kwam terug", "A mail about %s came back"}
	MailBackParent   = Msg{"Een mail over dit dossier kwam terug. De ontvanger weet dus nog niet wat erin stond.", "A mail about this file came back. The person it was for does not know yet what it says."}
	MailBackDecision = Msg{"De mail over het oordeel kwam terug. Het oordeel telt nu als niet verstuurd. De termijn loopt gewoon door.", "The mail that the decision is ready came back. The decision counts as not sent now, and the time limit goes on."}
	MailBackStaff    = Msg{"Een mail aan een collega kwam terug. Bel die collega even, en kijk of het mailadres klopt.", "A mail about this file to a colleague came back. Call the colleague, and see whether the mail address is right."}
	MailBackDo       = Msg{"Bel om het adres na te vragen, of stuur het op papier: op de pagina Post kun je de brief printen.", "Call to ask for the right address, or send it on paper: on the page Post you can print the letter."}
)

// MailWhy says in plain words why a mail did not arrive. Class is one of mail.Class.
func MailWhy(l Lang, class string) string { return mailWhy[class].In(l) }

var mailWhy = map[string]Msg{
	"recipient refused": {"Dit mailadres bestaat niet, of neemt geen mail aan.", "This mail address does not exist, or takes no mail."},
	"mailbox full":      {"De mailbox is vol.", "The mailbox is full."},
	"message refused":   {"De mailserver van de ontvanger weigert onze mail, bijvoorbeeld omdat hij die voor reclame houdt.", "The recipient's mail server refuses our mail, perhaps because it takes it for advertising."},
	"connect":           {"De mailserver van de ontvanger was niet te bereiken.", "The recipient's mail server could not be reached."},
	"tls":               {"De verbinding met de mailserver kan niet worden versleuteld.", "The connection to the mail server cannot be encrypted."},
	"auth":              {"De mailserver neemt onze naam of ons wachtwoord niet aan.", "The mail server does not take our name or password."},
	"timeout":           {"De mailserver gaf te lang geen antwoord.", "The mail server gave no answer for too long."},
	"dropped":           {"De verbinding met de mailserver brak af.", "The connection to the mail server broke."},
	"temporary":         {"De mailserver vraagt om het later opnieuw te proberen.", "The mail server asks to try again later."},
	"no token":          {"De server die toegang tot de mailbox geeft, gaf die niet.", "The server that gives access to the mailbox did not give it."},
	"no secret":         {"Het bestand met het wachtwoord of de toegang tot de mailbox is niet te lezen.", "The file with the password or the access to the mailbox cannot be read."},
	"unknown":           {"De mailserver gaf een antwoord dat we niet kennen.", "The mail server gave an answer that we do not know."},
	"no mail server":    {"Er is geen mailserver ingesteld.", "No mail server has been set up."},
	"nobody":            {"Er is niemand met deze taak die een mailadres heeft.", "Nobody with this task has a mail address."},
	"paper":             {"Dit gaat op papier.", "This goes on paper."},
	"scanner":           {"De virusscanner antwoordt niet. Tot hij dat doet, kan het bestand niet worden geopend.", "The virus scanner does not answer. Until it does, the file cannot be opened."},
	"waits":             {"Een eerdere mail in dit dossier is nog niet weg. Deze gaat daarna.", "An earlier mail about this file has not gone yet. This one goes after it."},
	"fault":             {"Het programma heeft een fout; die staat in het log.", "The program has a fault; it is in the log."},
	"expired":           {"Het is niet op tijd verstuurd en heeft nu geen zin meer.", "It was not sent in time, and is of no use any more."},
}

// MailboxWhy is MailWhy for the mailbox that mail comes in from.
func MailboxWhy(l Lang, class string) string {
	if class == "connect" {
		return Msg{"De server van de mailbox was niet te bereiken.", "The server of the mailbox could not be reached."}.In(l)
	}
	return MailWhy(l, class)
}

// MailTestDo says to who administers what to do when a mailbox or mail server cannot be used; empty when the server's own words
// must say it.
func MailTestDo(l Lang, class string) string { return mailTestDo[class].In(l) }

var mailTestDo = map[string]Msg{
	"connect":   {"Kijk of de naam en de poort kloppen, en of de firewall deze verbinding toelaat.", "See whether the name and the port are right, and whether the firewall lets this connection through."},
	"tls":       {"Kijk of de naam dezelfde is als in het certificaat van de server, en of de poort bij deze versleuteling hoort.", "See whether the name is the one in the server's certificate, and whether the port goes with this encryption."},
	"auth":      {"Kijk naar de naam en het wachtwoord of token, en of deze manier van aanmelden daar is aangezet.", "See whether name and password or token are right, and whether this way to sign in is switched on there."},
	"timeout":   {"Kijk of de poort klopt, en of de firewall deze verbinding toelaat.", "See whether the port is right, and whether the firewall lets this connection through."},
	"no token":  {"Vóór het aanmelden wordt een token gevraagd bij token-url. Kijk naar token-url, client-id, scope en de bestanden die je noemde, en of het geheim of de toestemming daar niet is verlopen.", "Before signing in a token is asked for at token-url. See whether token-url, client-id, scope and the files you named are right, and whether the secret or the consent there has not expired."},
	"no secret": {"Kijk of de naam van het bestand klopt, en of het programma het mag lezen.", "See whether the name of the file is right, and whether the program may read it."},
}
