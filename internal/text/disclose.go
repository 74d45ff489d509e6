package text

// D20: what who is complained about gets to read, and the pages for it.
var (
	DiscloseInvitationTitle = Msg{"Uitnodiging voor een gesprek", "Invitation to talk"}
	DiscloseCame            = Msg{"We hebben een klacht ontvangen. Die gaat ook over jou. Er is nog niets besloten. We willen eerst jouw kant horen.", "We have received a complaint. It is also about you. Nothing has been decided yet. We first want to hear your side."}
	DiscloseAbout           = Msg{"Waar het over gaat", "What it is about"}
	DiscloseTalk            = Msg{"Het gesprek", "The conversation"}
	DiscloseOn              = Msg{"We praten graag met je op %s.", "We would like to talk with you on %s."}
	DiscloseBring           = Msg{"Je mag iemand meenemen. Bijvoorbeeld een collega of iemand van de vakbond.", "You may bring someone. For example a colleague or someone from your union."}
	DiscloseAfter           = Msg{"Daarna krijg je het verslag. Je mag zeggen wat er niet klopt.", "Afterwards you get the account. You may say what is not right."}
	DiscloseQuiet           = Msg{"Praat er niet over met wie de klacht indiende. Dat doen wij.", "Do not talk about it with whoever made the complaint. We do that."}

	DiscloseAccountTitle = Msg{"Verslag van je gesprek", "Account of your conversation"}
	DiscloseSaid         = Msg{"Dit is het verslag van ons gesprek met jou.", "This is the account of our conversation with you."}
	DiscloseAccountHead  = Msg{"Het verslag", "The account"}
	DiscloseRight        = Msg{"Klopt het?", "Is it right?"}
	DiscloseComment      = Msg{"Je kunt reageren tot en met %s. Reageer je niet? Dan gaan we van dit verslag uit.", "You can comment until the end of %s. If you do not, we take this account as it is."}

	DiscloseOutcomeTitle = Msg{"De uitkomst van de klacht", "The outcome of the complaint"}
	DiscloseDone         = Msg{"Ons onderzoek naar de klacht is klaar.", "Our investigation of the complaint is finished."}
	DiscloseFound        = Msg{"Wat we vinden", "What we find"}
	DiscloseMore         = Msg{"Wil je erover praten? Dat kan altijd.", "Would you like to talk about it? You always can."}

	// The coordinator's pages.
	DiscloseTo          = Msg{"Over wie de klacht gaat", "Who the complaint is about"}
	DiscloseToIntro     = Msg{"Deze persoon heeft geen account en ziet het dossier niet. Je kiest zelf wat hij of zij leest.", "This person has no account and does not see the dossier. You choose what they read."}
	DiscloseWaits       = Msg{"Het kan om veiligheid gaan. Zeg nog niets. De veiligheidsfunctionaris laat weten wanneer het mag.", "It may be a matter of safety. Say nothing yet. The safety officer says when you may."}
	DiscloseNobody      = Msg{"een persoon zonder naam", "a person without a name"}
	DisclosePerson      = Msg{"Persoon %d", "Person %d"}
	DiscloseBack        = Msg{"Terug naar wat er gegeven is", "Back to what was given"}
	DiscloseGiven       = Msg{"Wat er gegeven is", "What was given"}
	DiscloseGivenNone   = Msg{"Er is nog niets gegeven.", "Nothing was given yet."}
	DiscloseWhat        = Msg{"Wat", "What"}
	DiscloseHow         = Msg{"Hoe", "How"}
	DiscloseState       = Msg{"Stand", "State"}
	DiscloseWho         = Msg{"Wie", "Who"}
	DiscloseRead        = Msg{"Gelezen", "Read"}
	DiscloseUnread      = Msg{"Nog niet gelezen, kan tot en met %s", "Not read yet, can be until the end of %s"}
	DiscloseEnded       = Msg{"Teruggehaald", "Taken back"}
	DiscloseExpired     = Msg{"De code werkt niet meer", "The code no longer works"}
	DiscloseHanded      = Msg{"Gegeven", "Given"}
	DiscloseMakeFor     = Msg{"Maken voor %s", "Make for %s"}
	DiscloseChooseStory = Msg{"Kies uit de klacht", "Choose from the complaint"}
	DiscloseChooseHeard = Msg{"Kies uit het verslag van dit gesprek", "Choose from the account of this conversation"}
	DiscloseChooseFound = Msg{"Kies uit het oordeel", "Choose from the decision"}
	DiscloseChooseHint  = Msg{"Laat namen en wat er niet toe doet weg.", "Leave out names and what does not matter."}
	DiscloseOwnWords    = Msg{"Of in je eigen woorden", "Or in your own words"}
	DiscloseDay         = Msg{"Dag van het gesprek", "Day of the conversation"}
	DiscloseWhere       = Msg{"Waar en hoe laat", "Where and at what time"}
	DiscloseBy          = Msg{"Reageren tot en met", "Comment until the end of"}
	DiscloseWay         = Msg{"Hoe krijgt deze persoon het?", "How does this person get it?"}
	DiscloseMail        = Msg{"E-mail van deze persoon", "E-mail of this person"}
	DiscloseMailHint    = Msg{"Alleen bij een code per mail. Kies een adres dat niemand anders leest.", "Only for a code by e-mail. Choose an address that nobody else reads."}
	DiscloseLang        = Msg{"In welke taal?", "In which language?"}
	DiscloseShow        = Msg{"Laat zien hoe het wordt", "Show what it will be"}
	DiscloseGive        = Msg{"Zo geven", "Give it like this"}
	DisclosePreview     = Msg{"Dit leest deze persoon, en niets anders:", "This is what the person reads, and nothing else:"}
	DiscloseToPrint     = Msg{"Wacht tot je hem print en bezorgt", "Waits for you to print and deliver it"}
	DiscloseQueue       = Msg{"Deze brief wacht bij de post. Print hem daar, en zeg dan dat hij is gepost of in de hand gegeven. Doe hem in een dichte envelop.", "This letter waits with the post. Print it there, and then say that it was posted or handed over. Put it in a closed envelope."}
	DisclosePrint       = Msg{"Print dit en geef het zelf. Doe het in een dichte envelop.", "Print this and hand it over yourself, in a closed envelope."}
	DiscloseSlip        = Msg{"Briefje met de code", "Slip with the code"}
	DiscloseSlipSays    = Msg{"Er staat een bericht voor je klaar op %s.", "There is a message for you at %s."}
	DiscloseSlipNumber  = Msg{"Nummer", "Number"}
	DiscloseSlipCode    = Msg{"Code", "Code"}
	DiscloseMailed      = Msg{"De code gaat per mail. Alleen die persoon krijgt hem.", "The code goes by e-mail. Only that person gets it."}
	DiscloseRenew       = Msg{"Nieuwe code", "New code"}
	DiscloseRenewSays   = Msg{"De code van nu werkt dan niet meer.", "The present code will no longer work."}
	DiscloseEnd         = Msg{"Terughalen", "Take back"}
	DiscloseEndSays     = Msg{"De code werkt dan niet meer. Wat gelezen is, is gelezen.", "The code will no longer work. What has been read has been read."}
	DiscloseEndPaper    = Msg{"De brief gaat dan niet.", "The letter will not go."}
	WrongDiscloseMail   = Msg{"Vul de e-mail van deze persoon in", "Fill in this person's e-mail"}

	// The pages of who is complained about.
	DisclosedTitle   = Msg{"Lees een bericht dat voor je klaarstaat", "Read a message that is waiting for you"}
	DisclosedIntro   = Msg{"Je kreeg van ons een nummer en een code.", "You got a number and a code from us."}
	DisclosedNumber  = Msg{"Nummer", "Number"}
	DisclosedHint    = Msg{"6 letters en cijfers, zoals 7F3 K2H", "6 letters and digits, like 7F3 K2H"}
	DisclosedCode    = Msg{"Code", "Code"}
	DisclosedWrong   = Msg{"Vul de code van 8 cijfers in", "Fill in the code of 8 digits"}
	DisclosedDigits  = Msg{"8 cijfers", "8 digits"}
	DisclosedRead    = Msg{"Lezen", "Read"}
	DisclosedReply   = Msg{"Wat vind je van het verslag?", "What do you say about the account?"}
	DisclosedHow     = Msg{"Schrijf op wat er niet klopt, of dat het klopt.", "Write what is not right, or that it is right."}
	DisclosedSend    = Msg{"Reactie versturen", "Send comment"}
	DisclosedOwn     = Msg{"Jouw verhaal", "Your story"}
	DisclosedOwnHow  = Msg{"Je mag ook zelf opschrijven wat er is gebeurd. Dat hoeft niet.", "You may also write down yourself what happened. You do not have to."}
	DisclosedOwnSend = Msg{"Verhaal versturen", "Send story"}
	DisclosedThanks  = Msg{"We hebben je reactie ontvangen.", "We have received your comment."}
	DisclosedGot     = Msg{"We hebben je verhaal ontvangen. We reageren voor het einde van %s.", "We have received your story. We reply before the end of %s."}
	DisclosedUntil   = Msg{"Je kunt dit lezen tot en met %s.", "You can read this until the end of %s."}
	DisclosedLeave   = Msg{"Klaar? Sluit dit bericht", "Done? Close this message"}
	DisclosedPaper   = Msg{"Je kunt deze pagina ook printen.", "You can also print this page."}
	WrongDisclosure  = Msg{"Vul het nummer in. Het heeft 6 letters en cijfers", "Fill in the number. It has 6 letters and digits"}
)

// What who complained says of the account of their own conversation (R12, D20).
var (
	AccountComment     = Msg{"Wat vind je van het verslag?", "What do you say about the account?"}
	AccountCommentHow  = Msg{"Schrijf op wat er niet klopt, of dat het klopt. Dat kan tot en met %s.", "Write what is not right, or that it is right. You can until the end of %s."}
	AccountCommentSend = Msg{"Reactie versturen", "Send comment"}
	AccountCommentGot  = Msg{"We hebben je reactie op het verslag ontvangen.", "We have received your comment on the account."}
)

// What who complained says to our note that it is resolved (D7), and the language of our answers.
var (
	ResolvedTitle  = Msg{"Is het opgelost?", "Is it resolved?"}
	ResolvedSays   = Msg{"We schreven op dat het voor jou is opgelost. Klopt dat? Laat het weten tot en met %s. Je krijgt daarna een korte brief.", "We noted that it is resolved for you. Is that right? Let us know until the end of %s. After that you get a short letter."}
	ResolvedSayYes = Msg{"Ja, het is opgelost", "Yes, it is resolved"}
	ResolvedSayNo  = Msg{"Nee, het is niet opgelost", "No, it is not resolved"}
	ResolvedYes    = Msg{"Je liet weten dat het is opgelost. Je krijgt nog een korte brief.", "You told us that it is resolved. You will still get a short letter."}
	ResolvedNo     = Msg{"Je liet weten dat het niet is opgelost. We nemen contact met je op.", "You told us that it is not resolved. We will contact you."}
	DidSayResolved = Msg{"Je vindt het opgelost.", "You find it resolved."}
	DidSayNot      = Msg{"Je vindt het niet opgelost.", "You do not find it resolved."}

	LanguageTitle = Msg{"Taal van onze mails en brieven", "Language of our mails and letters"}
	LanguageAsk   = Msg{"In welke taal schrijven we je?", "In which language do we write to you?"}
	LanguageHint  = Msg{"Wat we al schreven, blijft zoals het is.", "What we wrote before stays as it is."}
	LanguageSet   = Msg{"Bewaren", "Save"}
)
