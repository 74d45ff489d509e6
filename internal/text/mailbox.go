package text

// What pages say of mail that came in, and of files.
var (
	MailCame      = Msg{"Per mail. Aangekomen op %s om %s.", "By mail. It arrived on %s at %s."}
	MailOther     = Msg{"Let op: dit komt van een ander mailadres dan we van deze persoon kennen.", "Note: this comes from another mail address than the one we know of this person."}
	MailByThread  = Msg{"Hoort hierbij omdat het een antwoord is op een mail van ons.", "It belongs here because it answers a mail of ours."}
	MailByHand    = Msg{"Iemand van het bureau heeft deze mail hier neergezet.", "Somebody at the desk put this mail here."}
	MailProved    = Msg{"De mailserver vond dat de afzender klopt. Dat zegt niet wie er achter de computer zat.", "The mail server found that the sender is right. That does not say who was at the computer."}
	MailUnproved  = Msg{"De mailserver vond dat de afzender niet klopt. Bel voordat je iets vertelt.", "The mail server found that the sender is not right. Call before you tell anything."}
	PostInTable   = Msg{"Mails, de nieuwste bovenaan", "Mails, the newest on top"}
	PostInNowhere = Msg{"Nergens", "Nowhere"}
	MailFolded    = Msg{"Eerdere mails en ondertekening", "Earlier mails and signature"}
	MailGone      = Msg{"Dit is een antwoord op een mail over iets wat we hebben gewist.", "This answers a mail about something that we have erased."}
	MailMentions  = Msg{"In het onderwerp staat het nummer van een dossier. Kijk zelf of de mail daarbij hoort:", "The subject has the number of a file. See for yourself whether the mail belongs to it:"}
	MailNoReceipt = Msg{"Er is geen ontvangstbevestiging gestuurd: dit adres kreeg er vandaag al een paar.", "No receipt was sent: this address has had several today."}
	MailReturnedA = Msg{"Een mail van ons kwam terug. %s", "A mail of ours came back. %s"}

	FileWaits    = Msg{"wordt gecontroleerd op virussen; je kunt het zo openen", "is being checked for viruses; you can open it in a moment"}
	FileInfected = Msg{"besmet met een virus, en daarom vernietigd", "infected with a virus, and therefore destroyed"}
	FileNoName   = Msg{"bestand", "file"}
	FilesGone    = Msg{"Er was een bestand besmet met een virus. We hebben het vernietigd. Voeg het opnieuw toe, bijvoorbeeld als foto.", "A file was infected with a virus. We have destroyed it. Add it again, as a photo for example."}
	ErrScanTitle = Msg{"Dit bestand kan nog niet open", "This file cannot be opened yet"}
	ErrScan      = Msg{"We controleren het nog op virussen. Probeer het over een minuut opnieuw.", "We are still checking it for viruses. Try again in a minute."}

	EnquiryHow       = Msg{"Hoe krijgt de vrager het antwoord?", "How does the person who asked get the answer?"}
	EnquiryInMail    = Msg{"Het antwoord staat in de mail", "The mail has the answer"}
	EnquiryOnPage    = Msg{"De mail zegt dat er een antwoord is; dat staat achter de link", "The mail says that there is an answer; it is behind the link"}
	EnquiryTexts     = Msg{"Begin met een tekst", "Begin with a text"}
	EnquiryMessage   = Msg{"Vanaf welk bericht is het een klacht?", "From which message on is it a complaint?"}
	EnquiryWhyLater  = Msg{"Waarom een later bericht?", "Why a later message?"}
	EnquiryWhyHint   = Msg{"Alleen nodig als het niet het eerste bericht is. De klager krijgt de datum te horen.", "Needed only when it is not the first message. The complainant is told the date."}
	EnquirySafety    = Msg{"Dit gaat over veiligheid", "This is about safety"}
	EnquirySafetyDo  = Msg{"Scherm de vraag af als het over geweld, misbruik of verwaarlozing gaat. Jij leest haar dan niet meer; wie over veiligheid gaat, krijgt meteen een alarm.", "Seal the question if it is about violence, abuse or neglect. You will not read it any more; whoever sees to safety gets an alarm at once."}
	EnquirySeal      = Msg{"Afschermen en alarm geven", "Seal and give the alarm"}
	EnquirySealed    = Msg{"Deze vraag is afgeschermd.", "This question is sealed."}
	EnquiryHave      = Msg{"Ik heb het alarm", "I have the alarm"}
	EnquiryTrack     = Msg{"Gaat het wel over veiligheid? Maak er dan een klacht van. Die is meteen afgeschermd en houdt haar datum; de klachtencoördinator ziet alleen het nummer.", "Is it about safety? Then make it a complaint. It is sealed at once and keeps its date; the complaints coordinator sees the number alone."}
	EnquiryNoAnswer  = Msg{"Hoeft geen antwoord", "Needs no answer"}
	EnquiryNoHint    = Msg{"Bijvoorbeeld: de ouder bedankt alleen.", "For example: the parent only says thank you."}
	EnquiryWhich     = Msg{"Welk bericht", "Which message"}
	EnquiryClear     = Msg{"Het is geen zaak van veiligheid", "It is no matter of safety"}
	EnquiryClosedAll = Msg{"Afgesloten vragen", "Closed questions"}
	EnquiryOpenAll   = Msg{"Open vragen", "Open questions"}
	EnquiryReopens   = Msg{"Deze vraag is gesloten. Schrijft de vrager weer, dan gaat zij weer open.", "This question is closed. If the person who asked writes again, it opens again."}
	EnquiryNote      = Msg{"Notitie van een collega", "Note of a colleague"}
	EnquiriesOpen    = Msg{"Open vragen, de eerste termijn bovenaan", "Open questions, the first date on top"}
	EnquiryAnswered  = Msg{"Beantwoord", "Answered"}
	EnquiryReread    = Msg{"Een mail leest nu anders", "A mail reads otherwise now"}

	QuestionTitle = Msg{"Je vraag", "Your question"}
	QuestionYou   = Msg{"Jij, %s", "You, %s"}
	QuestionUs    = Msg{"Wij, %s", "We, %s"}
	QuestionWaits = Msg{"We antwoorden uiterlijk op %s.", "We answer by %s at the latest."}
	QuestionWrite = Msg{"Schrijf ons terug", "Write back to us"}
	QuestionSend  = Msg{"Verstuur", "Send"}
	QuestionSent  = Msg{"Je bericht is verstuurd.", "Your message has been sent."}

	PostRetry      = Msg{"Probeer nu opnieuw", "Try again now"}
	PostNumber     = Msg{"Dossier", "File"}
	PostIn         = Msg{"Binnengekomen post die nergens bij hoort", "Mail that came in and belongs to nothing"}
	PostInIntro    = Msg{"Automatische antwoorden, nieuwsbrieven en dergelijke openen niets en krijgen geen antwoord. Ze staan hier dertig dagen. Schreef een mens ze toch? Neem ze dan op.", "Automatic answers, newsletters and the like open nothing and get no answer. They stand here for thirty days. Did a person write one after all? Then take it up."}
	PostInNone     = Msg{"Er is niets apart gelegd.", "Nothing was put aside."}
	PostInFrom     = Msg{"Van", "From"}
	PostInAbout    = Msg{"Onderwerp", "Subject"}
	PostInWhen     = Msg{"Gekomen", "Came"}
	PostInWhat     = Msg{"Wat het is", "What it is"}
	PostInTake     = Msg{"Toch opnemen", "Take it up"}
	PostInAll      = Msg{"Alle mail die binnenkwam", "All mail that came in"}
	PostInEach     = Msg{"De laatste tweehonderd mails, en wat ervan werd. Wat bij een dossier hoort dat je niet mag lezen, staat er niet bij.", "The last two hundred mails, and what became of them. What belongs to a dossier you may not read is left out."}
	PostInWhere    = Msg{"Waar het staat", "Where it is"}
	MailPrograms   = Msg{"Automatische antwoorden op onze mails", "Automatic answers to our mails"}
	MailProgramsDo = Msg{"Deze tellen niet als contact. Schreef een mens er een toch zelf? Neem die dan op.", "These do not count as contact. Did a person write one after all? Then take it up."}
	PostInRead     = Msg{"Opnieuw lezen", "Read it again"}
	PostBox        = Msg{"De mailbox", "The mailbox"}
	PostBoxWell    = Msg{"De mailbox wordt gelezen, sinds %s om %s.", "The mailbox is being read, since %s at %s."}
	PostBoxNot     = Msg{"De mailbox kan nu niet worden gelezen. %s", "The mailbox cannot be read now. %s"}
	PostBoxNone    = Msg{"Er is geen mailbox ingesteld: mail komt niet vanzelf binnen.", "No mailbox has been set up: mail does not come in by itself."}
)

// MailKind says what a mail is; kind is one of mail.Kind, became of package app.
func MailKind(l Lang, kind, became string) string {
	if m, ok := mailBecame[became]; ok {
		return m.In(l)
	}
	return mailKinds[kind].In(l)
}

var mailBecame = map[string]Msg{
	"":          {"wacht om gelezen te worden", "waits to be read"},
	"fault":     {"niet te lezen; de mail zelf is bewaard", "could not be read; the mail itself is kept"},
	"enquiry":   {"een nieuwe vraag", "a new question"},
	"message":   {"een bericht in een dossier", "a message in a dossier"},
	"note":      {"een notitie van een collega", "a note of a colleague"},
	"return":    {"een mail van ons die terugkwam", "a mail of ours that came back"},
	"too-large": {"te groot; hij staat nog in de mailbox", "too large; it is still in the mailbox"},
}

var mailKinds = map[string]Msg{
	"personal":   {"van iemand zonder bruikbaar adres", "of somebody without an address of use"},
	"auto-reply": {"automatisch antwoord", "automatic answer"},
	"bounce":     {"teruggekomen mail", "returned mail"},
	"delayed":    {"bericht van vertraging", "report of delay"},
	"receipt":    {"leesbevestiging", "read receipt"},
	"list":       {"nieuwsbrief of mailinglijst", "newsletter or mailing list"},
	"automatic":  {"mail van een programma", "mail of a program"},
	"loop":       {"onze eigen mail", "our own mail"},
}

// MailKept says why a part of a mail is kept as it came; why is one of mail.Reason, or file- and one of files.Kind.
func MailKept(l Lang, why string) string { return mailKept[why].In(l) }

var mailKept = map[string]Msg{
	"too-deep":        {"te diep verpakt om te lezen", "wrapped too deep to read"},
	"too-many":        {"meer delen dan we lezen", "more parts than we read"},
	"too-long":        {"de hele tekst; hierboven staat het begin", "the whole text; above is its beginning"},
	"bad-encoding":    {"onderweg beschadigd; dit is wat er nog te lezen is", "damaged on its way; this is what can still be read"},
	"no-encoding":     {"opgeschreven op een manier die we niet kennen", "written down in a way we do not know"},
	"no-charset":      {"in een tekenset die we niet kennen", "in a character set we do not know"},
	"no-parts":        {"de mail is beschadigd; dit is alles wat erin stond", "the mail is damaged; this is all that was in it"},
	"besides":         {"stond buiten de tekst van de mail", "stood outside the text of the mail"},
	"outlook":         {"alleen Outlook kan dit openen", "only Outlook opens this"},
	"encrypted":       {"versleuteld; alleen wie de sleutel heeft, kan het lezen", "encrypted; only who has the key can read it"},
	"signature":       {"digitale handtekening", "digital signature"},
	"invitation":      {"uitnodiging voor een agenda", "invitation for a calendar"},
	"broken-header":   {"regels boven de mail die we niet konden lezen", "lines above the mail that we could not read"},
	"file-too-big":    {"groter dan we aannemen; als het kwam bewaard", "larger than we take; kept as it came"},
	"file-pixels":     {"te veel beeldpunten om te openen; als het kwam bewaard", "too many pixels to open; kept as it came"},
	"file-type":       {"een soort bestand dat we niet kennen; open het alleen als je het vertrouwt", "a kind of file that we do not know; open it only if you trust it"},
	"file-heic":       {"een foto van een iPhone die we niet kunnen omzetten", "a photo of an iPhone that we cannot convert"},
	"file-empty":      {"leeg", "empty"},
	"file-locked":     {"opent alleen met een wachtwoord", "opens with a password only"},
	"file-broken-off": {"niet helemaal aangekomen", "did not arrive whole"},
}

// A Ready text to begin an answer to a question with.
type Ready struct{ Title, Words Msg }

// ReadyTexts are those for answers to questions.
var ReadyTexts = []Ready{
	{Msg{"Eerst met de locatie praten", "Talk with the location first"}, Msg{
		"Dank je wel voor je vraag.\n\nJe kunt dit het beste eerst bespreken met de manager van de locatie. Kom je er samen niet uit, of wil je dat niet? Dan kun je een klacht indienen. Dat mag altijd, ook meteen.\n\n",
		"Thank you for your question.\n\nIt is best to talk about this with the manager of the location first. If you cannot work it out together, or do not want to, you can file a complaint. You always may, also right away.\n\n"}},
	{Msg{"Zo dien je een klacht in", "How to file a complaint"}, Msg{
		"Dank je wel voor je vraag.\n\nJe kunt een klacht indienen met het formulier op onze site, per mail, per brief of per telefoon. Je krijgt meteen een bevestiging. Binnen twee werkdagen zoekt iemand persoonlijk contact, en binnen zes weken krijg je een oordeel met redenen.\n\n",
		"Thank you for your question.\n\nYou can file a complaint with the form on our site, by mail, by letter or by telephone. You get a confirmation at once. Within two working days somebody contacts you in person, and within six weeks you get a decision with reasons.\n\n"}},
	{Msg{"Dit hoort niet bij ons", "This is not for us"}, Msg{
		"Dank je wel voor je bericht.\n\nHier gaan wij niet over. Je kunt hiervoor terecht bij:\n\n",
		"Thank you for your message.\n\nThis is not for us to decide. You can go to:\n\n"}},
}

// What the command mail says.
var (
	MailTestAddress = Msg{"dit is geen mailadres", "this is no mail address"}
	MailTestGood    = Msg{"goed", "well"}
	MailTestBad     = Msg{"MISLUKT.", "FAILED."}
	MailTestFrom    = Msg{"Het adres waar mails vandaan komen:", "The address that mails come from:"}
	MailTestNoFrom  = Msg{"Vul bij de instellingen het mailadres van de klachtenafdeling in.", "Fill in the mail address of the complaints desk in the settings."}
	MailTestSMTP    = Msg{"Een mail versturen:", "Sending a mail:"}
	MailTestNoSMTP  = Msg{"Geef --smtp-host: zonder mailserver blijven mails liggen.", "Give --smtp-host: without a mail server mails wait."}
	MailTestIMAP    = Msg{"De mailbox openen:", "Opening the mailbox:"}
	MailTestNoIMAP  = Msg{"niet ingesteld; mail komt niet vanzelf binnen", "not set up; mail does not come in by itself"}
	MailTestBack    = Msg{"Een mail aan het klachtenadres komt in de mailbox:", "A mail to the complaints address comes to the mailbox:"}
	MailTestPlus    = Msg{"Een mail aan een adres met een plus komt in de mailbox:", "A mail to an address with a plus comes to the mailbox:"}
	MailTestNotBack = Msg{"Zij kwam niet aan. Kent de mailserver geen adressen met een plus? Geef dan separator=none.", "It did not arrive. Does the mail server not know addresses with a plus? Then give separator=none."}
	MailTestFailed  = Msg{"niet alles werkt", "not everything works"}
	MailTestLook    = Msg{"Kijk nu of er een mail is aangekomen bij %s, ook tussen de reclame.", "Now see whether a mail has arrived at %s, among the advertising too."}
	MailTestSubject = Msg{"Proefmail", "Test mail"}
	MailTestWords   = Msg{"Dit is een proefmail van het klachtenprogramma. Je hoeft niets te doen.", "This is a test mail of the complaints program. You need not do anything."}
	MailAgain       = Msg{"%d mails worden opnieuw gelezen.", "%d mails are read again."}
	MailAnew        = Msg{"In dossiers en vragen opnieuw gelezen: %d mails, waarvan er %d nu anders lezen en een notitie krijgen.", "Read again in dossiers and questions: %d mails, of which %d read otherwise now and get a note."}
	MailUnread      = Msg{"Niet te lezen: %d mails. Hun origineel is bewaard.", "Not to be read: %d mails. Their originals are kept."}
	MailNoSuch      = Msg{"zo'n mail is er niet", "there is no such mail"}
)
