package text

import (
	"fmt"

	"gehoor"
)

// What stands on every page of the form.
var (
	FormFillIn   = Msg{"Vul alle vragen in. Staat er ‘niet verplicht’? Dan mag je de vraag overslaan.", "Answer all questions. Does it say ‘optional’? Then you may skip the question."}
	FormContinue = Msg{"Verder", "Continue"}
	FormSave     = Msg{"Bewaren en later verder", "Save and come back later"}
	FormSend     = Msg{"Klacht versturen", "Send complaint"}
	FormChoose   = Msg{"Kies een antwoord", "Choose an answer"}
	FormHoney    = Msg{"Laat dit leeg", "Leave this empty"}
)

// Question 1 and the safety exits (P1a-P1d).
var (
	AskSafety     = Msg{"Gaat het om de veiligheid van een kind?", "Is this about the safety of a child?"}
	AskSafetyHint = Msg{"We vragen dit, omdat je dan soms sneller geholpen bent op een andere plek", "We ask because another route may help you faster"}
	WrongSafety   = Msg{"Kies of het om de veiligheid van een kind gaat", "Choose whether this is about the safety of a child"}

	DangerTitle = Msg{"Bel nu 112", "Call 112 now"}
	DangerCall  = Msg{"Is een kind nu in gevaar? Bel dan meteen 112. Wacht niet op ons.", "Is a child in danger now? Call 112 at once. Do not wait for us."}
	DangerBtn   = Msg{"Bel 112", "Call 112"}
	DangerElse  = Msg{"Geen directe nood, wel zorgen?", "No immediate danger, but worried?"}
	VeiligThuis = Msg{"Bel Veilig Thuis:", "Call Veilig Thuis:"}
	VeiligFree  = Msg{"Dat is gratis. Je kunt dag en nacht bellen. Je hoeft je naam niet te zeggen.", "It is free. You can call day and night. You do not need to say your name."}
	DangerAlso  = Msg{"Ik wil ook een klacht indienen", "I also want to make a complaint"}

	StaffTitle   = Msg{"Dit pakken we meteen op", "We will act on this at once"}
	StaffIntro   = Msg{"Goed dat je dit vertelt. Voor een vermoeden van geweld of misbruik geldt een andere, snellere weg dan een klacht.", "It is good that you are telling us. For a suspicion of violence or abuse there is another, faster way than a complaint."}
	StaffCall    = Msg{"Bel ons vandaag nog", "Call us today"}
	StaffAlways  = Msg{"Er is dag en nacht iemand die het meteen leest.", "There is always someone who reads it at once, day and night."}
	StaffDay     = Msg{"Vraag naar de directie:", "Ask for the directors:"}
	StaffBtn     = Msg{"Bel de directie", "Call the directors"}
	StaffWhat    = Msg{"Wat we dan doen", "What we will do"}
	StaffSafe    = Msg{"We zorgen meteen dat de kinderen veilig zijn.", "We make sure at once that the children are safe."}
	StaffInspect = Msg{"We bellen de vertrouwensinspecteur van de Inspectie van het Onderwijs. Dat moeten we van de wet.", "We call the confidential inspector of the Inspectorate of Education. The law says we must."}
	StaffPolice  = Msg{"Als dat nodig is, doen we aangifte bij de politie.", "If needed, we report it to the police."}
	StaffToday   = Msg{"Je hoort dezelfde dag van ons wie jouw contactpersoon is.", "You will hear from us the same day who your contact person is."}
	StaffSoon    = Msg{"Je hoort zo snel mogelijk van ons wie jouw contactpersoon is.", "You will hear from us as soon as possible who your contact person is."}
	StaffElse    = Msg{"Liever niet met ons praten?", "Would you rather not talk to us?"}
	StaffElse1   = Msg{"Je mag zelf bellen met de vertrouwensinspecteur:", "You may call the confidential inspector yourself:"}
	StaffElse2   = Msg{"Of met de politie:", "Or the police:"}
	StaffWrite   = Msg{"Liever schrijven?", "Would you rather write?"}
	StaffWriteIt = Msg{"Schrijf het ons nu op", "Write it to us now"}
	StaffToBoard = Msg{"Wat je schrijft, gaat meteen naar de directie. Niet naar de locatie.", "What you write goes straight to the directors. Not to the location."}
	StaffAll     = Msg{"Ik wil alle vragen beantwoorden", "I want to answer all questions"}
	StaffMistake = Msg{"Het gaat toch om iets anders", "It is about something else after all"}

	HomeTitle  = Msg{"Bel Veilig Thuis", "Call Veilig Thuis"}
	HomeIntro  = Msg{"Maak je je zorgen over een kind in zijn eigen gezin? Dan helpt Veilig Thuis je het snelst.", "Are you worried about a child in their own family? Then Veilig Thuis can help you fastest."}
	HomeBtn    = Msg{"Bel Veilig Thuis", "Call Veilig Thuis"}
	HomeUs     = Msg{"Ook onze medewerkers letten op de veiligheid van kinderen. Zij volgen daarbij de meldcode. Dat is een andere weg dan een klacht.", "Our staff watch over the safety of children too. They follow the reporting code. That is another way than a complaint."}
	HomeClaim  = Msg{"Gaat je klacht over hoe wij hiermee omgaan?", "Is your complaint about how we handle this?"}
	HomeLeave  = Msg{"Deze pagina snel verlaten", "Leave this page quickly"}
	HomeGoOn   = Msg{"Dan kun je gewoon verder met je klacht.", "Then you can simply go on with your complaint."}
	HomeClaimB = Msg{"Verder met mijn klacht", "Continue with my complaint"}

	DoubtTitle    = Msg{"Twijfel je?", "Not sure?"}
	DoubtIntro    = Msg{"Deze voorbeelden kunnen helpen.", "These examples may help."}
	DoubtCall     = Msg{"Bel ons liever meteen", "Better to call us at once"}
	DoubtCallFor  = [...]Msg{{"Een medewerker sloeg, kneep of schopte een kind.", "A staff member hit, pinched or kicked a child."}, {"Een medewerker raakte een kind aan op een manier die niet kan.", "A staff member touched a child in a way that is not right."}, {"Een kind heeft blauwe plekken en niemand kan uitleggen hoe dat komt.", "A child has bruises and nobody can explain them."}}
	DoubtClaim    = Msg{"Vertel het in een klacht", "Tell us in a complaint"}
	DoubtClaimFor = [...]Msg{{"Een kind viel en werd niet goed geholpen.", "A child fell and was not looked after well."}, {"Er is te weinig toezicht op de groep.", "There is too little supervision in the group."}, {"Een medewerker deed boos of onaardig tegen een kind.", "A staff member was angry or unkind to a child."}}
	DoubtFine     = Msg{"Kies je de verkeerde weg? Dat geeft niet. We lezen je klacht eerst op veiligheid.", "Did you choose the wrong way? That does not matter. We check every complaint for safety first."}
	DoubtStaff    = Msg{"Het gaat om een medewerker", "It is about a staff member"}
)

// The short way straight to the directors (P1b).
var (
	QuickTitle     = Msg{"Schrijf het ons nu op", "Write it to us now"}
	QuickWhat      = Msg{"Wat is er gebeurd?", "What happened?"}
	QuickWhere     = Msg{"Waar is het gebeurd?", "Where did it happen?"}
	QuickWhereHint = Msg{"De naam van de locatie, de plaats of de straat", "The name of the location, the town or the street"}
	QuickReach     = Msg{"Hoe kunnen we je bereiken?", "How can we reach you?"}
	QuickReachHint = Msg{"Wil je niet zeggen wie je bent? Laat dit dan leeg. Je krijgt een code waarmee je ons antwoord leest.", "Would you rather not say who you are? Then leave this empty. You get a code to read our answer with."}
	QuickSend      = Msg{"Versturen naar de directie", "Send to the directors"}
	WrongWhere     = Msg{"Schrijf op waar het is gebeurd. Weet je het niet precies? Schrijf dan wat je wel weet", "Write down where it happened. Not sure? Write what you do know"}
)

// Question 2, and someone who is no customer (P2a).
var (
	AskWho    = Msg{"Wie ben je?", "Who are you?"}
	WrongWho  = Msg{"Kies wie je bent", "Choose who you are"}
	WhoTitle  = Msg{"Vertel het ons toch", "Tell us all the same"}
	WhoIntro  = Msg{"De klachtenregeling is voor ouders, verzorgers en oudercommissies. Maar wat jij ziet of hoort, is belangrijk. We lezen het en doen er iets mee.", "The complaints procedure is for parents, carers and parent committees. But what you see or hear matters. We read it and act on it."}
	WhoSignal = Msg{"We behandelen het als een signaal. De klachtencoördinator kijkt of het toch een klacht is.", "We handle it as a signal. The complaints coordinator looks whether it is a complaint after all."}
	WhoParent = Msg{"Wil een ouder een klacht indienen?", "Does a parent want to make a complaint?"}
	WhoForYou = Msg{"Dan kan de ouder dit formulier zelf invullen. Of jij doet het, met toestemming van de ouder. Kies dan ‘Ik schrijf namens een ouder’.", "Then the parent can fill in this form. Or you do it, with the parent’s consent. Then choose ‘I write on behalf of a parent’."}
	WhoChange = Msg{"Ik kies iets anders", "I choose something else"}
	WhoStaff  = Msg{"Werk je bij ons?", "Do you work for us?"}
	WhoStaff1 = Msg{"Praat met je leidinggevende of de vertrouwenspersoon. Je kunt ook de klokkenluidersregeling gebruiken.", "Talk to your manager or the confidential adviser. You can also use the whistleblower procedure."}
	WhoChild  = Msg{"Ben je zelf een kind?", "Are you a child yourself?"}
	WhoChild1 = Msg{"Goed dat je dit doet. Vraag je vader, moeder of iemand anders die je vertrouwt om mee te kijken.", "Good that you do this. Ask your father, mother or someone else you trust to look along."}
	WhoGoOn   = Msg{"Vertel het toch", "Tell us anyway"}
)

// The answers to question 2.
var (
	WhoChoices = map[gehoor.Capacity][2]Msg{
		gehoor.Parent:          {{"Ouder of verzorger", "Parent or carer"}, {"Je kind of kleinkind komt nu bij ons", "Your child or grandchild comes to us now"}},
		gehoor.FormerParent:    {{"Ouder of verzorger van een kind dat hier vroeger kwam", "Parent or carer of a child who used to come here"}, {}},
		gehoor.FutureParent:    {{"Ouder of verzorger van een kind dat hier nog moet starten", "Parent or carer of a child who has not started yet"}, {}},
		gehoor.ParentCommittee: {{"Lid van de oudercommissie", "Member of the parent committee"}, {"Je schrijft namens de commissie", "You write for the committee"}},
		gehoor.OnBehalf:        {{"Ik schrijf namens een ouder", "I write on behalf of a parent"}, {"De ouder weet het en vindt het goed", "The parent knows and agrees"}},
		gehoor.SomeoneElse:     {{"Iemand anders", "Someone else"}, {"Bijvoorbeeld een buur of een kennis", "For example a neighbour or a friend"}},
	}
)

// Question 3, and a location that is not in the list (P3a).
var (
	AskPlace       = Msg{"Om welke locatie gaat het?", "Which location is it about?"}
	AskPlaceHint   = Msg{"Typ de naam, de plaats of de postcode", "Type the name, town or postcode"}
	PlaceSearch    = Msg{"Zoeken", "Search"}
	PlaceTooMany   = Msg{"Er zijn er meer. Typ iets meer", "There are more. Type a little more"}
	PlaceMore      = Msg{"Nog een locatie toevoegen", "Add another location"}
	PlaceOther     = Msg{"Om welke locatie gaat het nog meer?", "Which other location is it about?"}
	PlaceOtherHint = Msg{"Je klacht blijft één klacht. We onderzoeken wat er op elke locatie is gebeurd", "It stays one complaint. We look into what happened at each location"}
	PlaceChosen    = Msg{"Gekozen locaties", "Locations chosen"}
	PlaceRemove    = Msg{"Weghalen", "Remove"}
	WrongPlaceMost = Msg{"Je kunt 5 locaties kiezen. Haal er eerst een weg", "You can choose 5 locations. Remove one first"}
	PlaceNotListed = Msg{"Mijn locatie staat er niet bij", "My location is not listed"}
	PlaceNone      = Msg{"Het gaat niet om een locatie", "It is not about a location"}
	WrongNoSearch  = Msg{"Typ de naam, de plaats of de postcode van de locatie", "Type the name, town or postcode of the location"}
	WrongNoHit     = Msg{"We vinden geen locatie bij ‘%s’. Probeer de plaats of de straat", "We cannot find a location for ‘%s’. Try the town or street"}
	WrongNoPlace   = Msg{"Kies je locatie. Staat hij er niet bij? Kies dan ‘Mijn locatie staat er niet bij’", "Choose your location. Not listed? Then choose ‘My location is not listed’"}

	UnlistedTitle  = Msg{"We vinden je locatie niet", "We cannot find your location"}
	UnlistedIntro  = Msg{"Misschien hoort deze opvang niet bij ons. Op de factuur of het contract staat bij welke organisatie je kind zit.", "Perhaps this childcare is not ours. The invoice or contract says which organisation your child is with."}
	UnlistedOther  = Msg{"Een andere organisatie?", "Another organisation?"}
	UnlistedDesk   = Msg{"Dien je klacht dan daar in. Weet je niet waar? Het Klachtenloket Kinderopvang helpt je gratis.", "Then make your complaint there. Not sure where? The Klachtenloket Kinderopvang helps you for free."}
	UnlistedSearch = Msg{"Zoek op LRK-nummer", "Search by LRK number"}
	UnlistedLRK    = Msg{"Elke opvang heeft een LRK-nummer van 9 cijfers. Het staat op je contract. Je kunt ook daarop zoeken.", "Every childcare location has an LRK number of 9 digits. It is on your contract. You can search for it too."}
	UnlistedStill  = Msg{"Toch bij ons?", "Ours after all?"}
	UnlistedName   = Msg{"Hoe heet de locatie?", "What is the location called?"}
	UnlistedHint   = Msg{"En in welke plaats of straat", "And in which town or street"}
	UnlistedNote   = Msg{"De klachtencoördinator zoekt het voor je uit.", "The complaints coordinator will find it for you."}
)

// PlaceHits says how many locations were found.
func PlaceHits(l Lang, n int, query string) string {
	if n == 1 {
		return fmt.Sprintf(Msg{"1 locatie gevonden voor ‘%s’", "1 location found for ‘%s’"}.In(l), query)
	}
	return fmt.Sprintf(Msg{"%d locaties gevonden voor ‘%s’", "%d locations found for ‘%s’"}.In(l), n, query)
}

// PlaceClosedOn marks a location that was closed.
func PlaceClosedOn(l Lang, month gehoor.Date) string {
	return fmt.Sprintf(Msg{"gesloten in %s %d", "closed in %s %d"}.In(l), months[month.Month].In(l), month.Year)
}

// PlaceKind says what kind of childcare a registration is for: KDV, BSO, GOB, VGO, PSZ.
func PlaceKind(l Lang, kind string) string {
	switch kind {
	case "KDV":
		return Msg{"dagopvang", "day care"}.In(l)
	case "BSO":
		return Msg{"buitenschoolse opvang", "after-school care"}.In(l)
	case "GOB":
		return Msg{"gastouderbureau", "childminder agency"}.In(l)
	case "VGO":
		return Msg{"gastouder", "childminder"}.In(l)
	case "PSZ":
		return Msg{"peuteropvang", "playgroup"}.In(l)
	}
	return ""
}

// Question 4.
var (
	AskStory          = Msg{"Wat is er gebeurd?", "What happened?"}
	AskStoryHint      = Msg{"Schrijf het op in je eigen woorden, een paar zinnen is genoeg", "Tell us in your own words, a few sentences are enough"}
	AskStoryCommittee = Msg{"Waar gaat de klacht over?", "What is the complaint about?"}
	StoryCommittee    = Msg{"Gaat het om het kind van één ouder? Dan dient die ouder zelf een klacht in.", "Is it about one parent’s child? Then that parent makes the complaint."}
	StoryHelp         = Msg{"Hulp bij het schrijven", "Help with writing"}
	StoryHelpIntro    = Msg{"Deze vragen kunnen je helpen:", "These questions can help you:"}
	StoryHelps        = [...]Msg{
		{"Wat zag of hoorde je?", "What did you see or hear?"}, {"Wie waren erbij?", "Who was there?"},
		{"Wat betekende dit voor je kind?", "What did this mean for your child?"},
		{"Heb je er al met iemand over gepraat? Wat zei die?", "Have you already talked to someone? What did they say?"},
	}
	StoryNoNames = Msg{"Schrijf geen namen van andere kinderen op. Dat hoeft niet.", "Please do not write names of other children. You do not need to."}
	StoryEnglish = Msg{"Je mag in het Engels schrijven. Wij antwoorden dan in het Engels.", "You can write in English. We reply in English."}
	WrongStory   = Msg{"Schrijf op wat er is gebeurd", "Write down what happened"}
	WrongTooLong = Msg{"Je tekst is te lang. Haal %d tekens weg of stuur de rest mee als bestand", "Your text is too long. Remove %d characters or add the rest as a file"}
)

// Question 5, and what is longer ago (P5a).
var (
	AskWhen      = Msg{"Wanneer is het gebeurd?", "When did it happen?"}
	AskDate      = Msg{"Weet je de datum?", "Do you know the date?"}
	WrongWhen    = Msg{"Kies wanneer het is gebeurd. Weet je het niet? Kies ‘Dat weet ik niet’", "Choose when it happened. Not sure? Choose ‘I do not know’"}
	WrongFuture  = Msg{"De datum ligt in de toekomst. Kijk of het jaar klopt", "The date is in the future. Check the year"}
	WhenLonger   = Msg{"Langer geleden, maar op of na %s", "Longer ago, but on or after %s"}
	WhenBefore   = Msg{"Voor %s", "Before %s"}
	WhenRecently = Msg{"Deze week of vorige week", "This week or last week"}
	WhenRepeated = Msg{"Het gebeurt steeds weer", "It keeps happening"}
	WhenUnknown  = Msg{"Dat weet ik niet", "I do not know"}

	LateTitle   = Msg{"Het is langer dan %s geleden", "It was more than %s ago"}
	LateRules   = Msg{"In ons reglement staat dat je een klacht indient binnen %s. Dan weten mensen nog goed wat er is gebeurd.", "Our rules ask you to complain within %s, while people still remember well."}
	LateStill   = Msg{"Je mag je klacht gewoon indienen.", "You can still send your complaint."}
	LateAnswer  = Msg{"De klachtencoördinator kijkt wat we nog kunnen doen. Je hoort dat binnen %s.", "The coordinator looks at what we can still do. You will hear within %s."}
	LateWhy     = Msg{"Waarom dien je de klacht nu in?", "Why are you making the complaint now?"}
	LateWhyHint = Msg{"Bijvoorbeeld: je hoorde het pas later, of je praatte eerst met de locatie", "For example: you heard of it later, or you first talked to the location"}
)

// Questions 6 and 7.
var (
	AskWish      = Msg{"Wat wil je dat er gebeurt?", "What would you like to happen?"}
	AskWishHint  = Msg{"Je mag meer dan één antwoord kiezen, of niets", "Choose one or more, or none"}
	AskWishElse  = Msg{"Iets anders", "Something else"}
	AskAbout     = Msg{"Over wie of wat gaat het?", "Who or what is it about?"}
	AskAboutHint = Msg{"Niet verplicht. Zo komt je klacht bij de juiste persoon", "Optional. It helps us send it to the right person"}
	AskAboutName = Msg{"Naam", "Name"}

	WishChoices = map[gehoor.Wish]Msg{
		gehoor.WishExplanation:  {"Uitleg over wat er is gebeurd", "An explanation"},
		gehoor.WishConversation: {"Een gesprek", "A conversation"},
		gehoor.WishApology:      {"Excuses", "An apology"},
		gehoor.WishChange:       {"Dat het in het vervolg anders gaat", "That it goes differently next time"},
		gehoor.WishMoney:        {"Geld terug of een andere afspraak over de kosten", "Money back or another agreement on costs"},
		gehoor.WishUnknown:      {"Dat weet ik nog niet", "I do not know yet"},
	}
	AboutChoices = map[gehoor.About][2]Msg{
		gehoor.AboutStaff:       {{"Een medewerker of de groep", "A staff member or the group"}, {}},
		gehoor.AboutManager:     {{"De manager van de locatie", "The location manager"}, {"Dan gaat je klacht naar zijn of haar leidinggevende", "Then it goes to his or her manager"}},
		gehoor.AboutNextLevel:   {{"Een leidinggevende daarboven of een directeur", "A senior manager or a director"}, {"Dan leest die persoon je klacht niet", "Then that person does not read your complaint"}},
		gehoor.AboutCoordinator: {{"De klachtencoördinator", "The complaints coordinator"}, {"Dan leest alleen de vervanger je klacht", "Then only the deputy reads your complaint"}},
		gehoor.AboutRules:       {{"De regels of het gebouw", "Rules or building"}, {}},
		gehoor.AboutContract:    {{"De rekening, het contract of de plaatsing", "Invoice, contract or placement"}, {}},
		gehoor.AboutOffice:      {{"De klantenservice, de app of het hoofdkantoor", "Customer service, app or head office"}, {}},
		gehoor.AboutUnsaid:      {{"Dat zeg ik liever niet", "I would rather not say"}, {}},
	}
)

// Question 8.
var (
	AskFiles       = Msg{"Wil je foto’s of papieren meesturen?", "Do you want to add photos or papers?"}
	AskFilesHint   = Msg{"Niet verplicht. Maximaal 10 bestanden van elk 25 MB. Foto, pdf of Word", "Optional. At most 10 files of 25 MB each. Photo, PDF or Word"}
	FilesAdd       = Msg{"Toevoegen", "Add"}
	FilesAdded     = Msg{"Toegevoegd", "Added"}
	FilesRemove    = Msg{"Weghalen", "Remove"}
	FilesChildren  = Msg{"Staan er andere kinderen op de foto? Stuur die dan liever niet mee.", "Are other children in the photo? Then please do not send it."}
	FilesByMail    = Msg{"Lukt het niet? Mail het dan naar %s. Zet je nummer in het onderwerp als je dat al hebt.", "Does it not work? Then e-mail it to %s. Put your number in the subject if you have it."}
	WrongTooBig    = Msg{"%s is te groot. Een bestand mag 25 MB zijn. Mail het anders naar %s", "%s is too big. A file can be 25 MB. Or e-mail it to %s"}
	WrongType      = Msg{"%s kunnen we niet openen. Stuur een foto, pdf of Word-bestand", "We cannot open %s. Send a photo, PDF or Word file"}
	WrongHEIC      = Msg{"%s is een HEIC-foto. Die kunnen we niet openen. Stuur een schermafdruk van de foto, of zet je camera op ‘Meest compatibel’", "%s is an HEIC photo. We cannot open those. Send a screenshot of the photo, or set your camera to ‘Most Compatible’"}
	WrongPixels    = Msg{"%s heeft te veel beeldpunten. Stuur een kleinere foto of een schermafdruk", "%s has too many pixels. Send a smaller photo or a screenshot"}
	WrongEmpty     = Msg{"%s is leeg", "%s is empty"}
	WrongLocked    = Msg{"%s zit op slot met een wachtwoord", "%s is locked with a password"}
	WrongTooMany   = Msg{"Je kunt 10 bestanden meesturen. Haal er eerst een weg", "You can add 10 files. Remove one first"}
	WrongBrokenOff = Msg{"Het bestand kwam niet aan. Probeer het nog een keer. Je antwoorden zijn bewaard", "The file did not arrive. Try again. Your answers are saved"}
	WrongNoFile    = Msg{"Kies eerst een bestand", "Choose a file first"}
	WrongAllTooBig = Msg{"Wat je stuurt, is te groot. Een bestand mag 25 MB zijn. Mail het anders naar %s", "What you send is too big. A file can be 25 MB. Or e-mail it to %s"}
)

// Megabytes gives a size as people read it: "2,1 MB".
func Megabytes(l Lang, bytes int64) string {
	if bytes < 100_000 {
		return fmt.Sprintf("%d kB", (bytes+999)/1000)
	}
	tenths := (bytes + 50_000) / 100_000
	return fmt.Sprintf("%d%s%d MB", tenths/10, Msg{",", "."}.In(l), tenths%10)
}

// Question 9.
var (
	AskContact       = Msg{"Hoe kunnen we je bereiken?", "How can we reach you?"}
	AskName          = Msg{"Je naam", "Your name"}
	AskMail          = Msg{"E-mail", "E-mail"}
	AskMailHint      = Msg{"Hier sturen we de bevestiging naartoe", "We send the confirmation here"}
	AskPhone         = Msg{"Telefoon", "Phone"}
	AskWay           = Msg{"Wat vind je het fijnst?", "What do you prefer?"}
	AskChild         = Msg{"Naam van je kind", "Your child’s name"}
	AskChildHint     = Msg{"Dan weet de manager om welke groep het gaat", "Then the manager knows which group it is about"}
	AskTheChild      = Msg{"Naam van het kind", "The child’s name"}
	AskBehalf        = Msg{"Namens welke ouder schrijf je?", "For which parent do you write?"}
	AskBehalfHint    = Msg{"De naam, en een e-mail of telefoon als je die weet", "The name, and an e-mail or phone number if you know it"}
	AskLanguage      = Msg{"Antwoord mij in het Engels", "Reply to me in Dutch"}
	AskMailCommittee = Msg{"Kies een adres dat geen medewerker van ons kan lezen", "Choose an address that no employee of ours can read"}
	AskCommittee     = Msg{"Namens welke oudercommissie?", "For which parent committee?"}
	AskSecond        = Msg{"Tweede contactpersoon", "Second contact person"}
	AskSecondHint    = Msg{"Naam en e-mail of telefoon", "Name and e-mail or phone"}
	AskShared        = Msg{"Kan iemand anders je mail lezen?", "Can someone else read your e-mail?"}
	AskSharedHint    = Msg{"Bijvoorbeeld een partner of ex-partner. Dan geven we via je mail nooit een nieuwe code", "For example a partner or former partner. Then we never give a new code by e-mail"}
	AskAddress       = Msg{"Waar mogen we een brief naartoe sturen?", "Where may we send a letter?"}
	AskAddressFor    = Msg{"Straat, huisnummer, postcode en plaats", "Street, number, postcode and town"}
	AskSecret        = Msg{"Mijn adres is geheim. Vertel het niet aan de locatie", "My address is secret. Do not tell the location"}
	NoNameTitle      = Msg{"Ik wil mijn naam niet geven", "I do not want to give my name"}
	NoNameCan        = Msg{"Dat kan. We lezen je klacht en doen er iets mee. Maar we kunnen je dan niet bellen of mailen. Bewaar je code goed: daarmee lees je ons antwoord. Zonder code kun je er niet meer bij.", "You can. We read your complaint and act on it. But we cannot call or e-mail you. Keep your code safe: with it you read our answer. Without the code you cannot get back in."}
	NoNameGoOn       = Msg{"Zonder naam verdergaan", "Continue without a name"}
	SayYes           = Msg{"Ja", "Yes"}
	SayNo            = Msg{"Nee", "No"}

	WayChoices = map[gehoor.ContactWay]Msg{
		gehoor.CallDaytime: {"Bellen overdag", "Call during the day"},
		gehoor.CallEvening: {"Bellen na 18 uur", "Call after 18:00"},
		gehoor.WriteMail:   {"Mailen", "E-mail"},
		gehoor.MeetThere:   {"Een gesprek op de locatie", "A meeting at the location"},
		gehoor.WritePost:   {"Een brief met de post", "A letter by post"},
		gehoor.OnThePage:   {"Alleen op de pagina van je klacht", "Only on the page of your complaint"},
	}

	WrongName      = Msg{"Schrijf je naam op, of kies ‘Ik wil mijn naam niet geven’", "Write your name, or choose ‘I do not want to give my name’"}
	WrongContact   = Msg{"Vul je e-mail of je telefoon in. Eén van de twee is genoeg", "Give your e-mail or phone. One of the two is enough"}
	WrongMail      = Msg{"Controleer je e-mail. Er hoort een @ in, zoals naam@voorbeeld.nl", "Check your e-mail. It needs an @, like name@example.org"}
	WrongPhone     = Msg{"Controleer je telefoonnummer. Het heeft 10 cijfers, of begint met + en een landnummer", "Check your phone number. It has 10 digits, or starts with + and a country code"}
	WrongNoPhone   = Msg{"Vul je telefoonnummer in. Dan kunnen we je bellen", "Give your phone number. Then we can call you"}
	WrongNoMail    = Msg{"Vul je e-mail in. Dan kunnen we je mailen", "Give your e-mail. Then we can write to you"}
	WrongNoAddress = Msg{"Vul je postadres in. Dan kunnen we je een brief sturen", "Give your postal address. Then we can send you a letter"}
	WrongBehalf    = Msg{"Schrijf op namens welke ouder je schrijft. Schrijf je voor jezelf? Kies dan ‘Iemand anders’ bij vraag 2", "Write down for which parent you write. Do you write for yourself? Then choose ‘Someone else’ at question 2"}
	WrongCommittee = Msg{"Schrijf op van welke oudercommissie je lid bent", "Write down which parent committee you belong to"}
	MailMeant      = Msg{"Bedoel je %s?", "Did you mean %s?"}
	MailMeantYes   = Msg{"Ja, verbeter mijn e-mail", "Yes, correct my e-mail"}
)

// The check page (P10).
var (
	CheckTitle    = Msg{"Controleer je antwoorden en verstuur", "Check your answers and send"}
	CheckNotSent  = Msg{"Je klacht is nog niet verstuurd.", "Your complaint has not been sent yet."}
	CheckAway     = Msg{"Je was even weg. Je antwoorden staan er nog. Controleer ze en verstuur", "You were away. Your answers are still here. Check and send"}
	CheckSafety   = Msg{"Veiligheid", "Safety"}
	CheckWho      = Msg{"Wie je bent", "Who you are"}
	CheckPlace    = Msg{"Locatie", "Location"}
	CheckStory    = Msg{"Wat er is gebeurd", "What happened"}
	CheckWhen     = Msg{"Wanneer", "When"}
	CheckWhy      = Msg{"Waarom nu", "Why now"}
	CheckWish     = Msg{"Wat je wilt", "What you want"}
	CheckAbout    = Msg{"Over wie of wat", "About who or what"}
	CheckFiles    = Msg{"Bestanden", "Files"}
	CheckContact  = Msg{"Contact", "Contact"}
	CheckNothing  = Msg{"Niets ingevuld", "Nothing filled in"}
	CheckNoFiles  = Msg{"Geen", "None"}
	CheckNoName   = Msg{"Zonder naam", "Without a name"}
	CheckPost     = Msg{"Postadres", "Postal address"}
	CheckSecret   = Msg{"(geheim adres)", "(secret address)"}
	CheckBehalf   = Msg{"Namens %s", "On behalf of %s"}
	CheckOthers   = Msg{"Iemand anders leest mijn mail", "Someone else reads my e-mail"}
	CheckReads    = Msg{"Wie leest je klacht?", "Who reads it?"}
	CheckReader   = Msg{"De klachtencoördinator en de manager die je klacht behandelt.", "The complaints coordinator and the manager who handles your complaint."}
	CheckReaderUp = Msg{"De klachtencoördinator en een leidinggevende. Niet de manager over wie het gaat.", "The complaints coordinator and a senior manager. Not the manager it is about."}
	CheckReaderEx = Msg{"De vervanger van de klachtencoördinator en de manager die je klacht behandelt. Niet de coördinator over wie het gaat.", "The deputy of the complaints coordinator and the manager who handles your complaint. Not the coordinator it is about."}
	CheckNext     = Msg{"Hun leidinggevende hoort dat er een klacht is, maar leest hem niet.", "Their own manager hears that there is a complaint, but does not read it."}
	CheckSealed   = Msg{"Alleen de directie en wie bij ons over veiligheid gaat. De locatie en de manager lezen het niet.", "Only the directors and those in charge of safety. The location and the manager do not read it."}
	CheckTold     = Msg{"Gaat het over iemand? Dan vertellen we die persoon waar het over gaat.", "Is it about someone? Then we tell that person what it is about."}
	CheckShared   = Msg{"Gaat het om veiligheid, of komt er een geschil? Dan kunnen we je klacht delen met de instanties die daarover gaan.", "Is it about safety, or is there a dispute? Then we may share your complaint with the bodies concerned."}
	CheckFigures  = Msg{"In cijfers staat nooit je naam. We gebruiken je gegevens alleen voor deze klacht.", "Our figures never show your name. We use your details only for this complaint."}
	CheckPrivacy  = Msg{"Lees meer over privacy", "Read more about privacy"}
)

// What is shown once it was sent (P11).
var (
	SentTitle      = Msg{"We hebben je klacht ontvangen", "We have received your complaint"}
	SentNumber     = Msg{"Je nummer is", "Your number is"}
	SentCode       = Msg{"Je geheime code is", "Your secret code is"}
	SentKeep       = Msg{"Schrijf de code op of maak een foto. Met het nummer en de code zie je hoe het met je klacht gaat.", "Write down the code or take a photo. With the number and the code you see how your complaint is going."}
	SentKeepAnon   = Msg{"Zonder deze code kun je er niet meer bij. We kunnen je geen nieuwe sturen.", "Without this code you cannot get back in. We cannot send you a new one."}
	SentCodeGone   = Msg{"De geheime code tonen we maar een uur. Je had hem toen opgeschreven of er een foto van gemaakt.", "We show the secret code for one hour only. You wrote it down then, or took a photo."}
	SentMailed     = Msg{"We sturen een mail naar %s. Geen mail? Kijk ook bij ongewenste mail.", "We are sending an e-mail to %s. No e-mail? Look in your spam folder too."}
	SentNext       = Msg{"Wat er nu gebeurt", "What happens now"}
	SentIn         = Msg{"Je klacht is bij ons binnen.", "Your complaint is with us."}
	SentForward    = Msg{"We lezen hem en sturen hem door naar wie hem behandelt.", "We read it and pass it on to who handles it."}
	SentForwardBy  = Msg{"Voor het einde van %s", "Before the end of %s"}
	SentAim        = Msg{"Ons doel: voor het einde van %s", "Our aim: before the end of %s"}
	SentSenior     = Msg{"Een leidinggevende", "A senior manager"}
	SentAimFails   = Msg{"Lukt dat niet? Dan krijg je bericht van ons.", "If we do not manage, you will hear from us."}
	SentWeeks      = Msg{"In de weken daarna", "In the weeks after that"}
	SentLook       = Msg{"We onderzoeken je klacht. We houden je op de hoogte.", "We look into your complaint. We keep you informed."}
	SentLimit      = Msg{"Uiterlijk %s", "At the latest %s"}
	SentLetter     = Msg{"Je krijgt een brief. Daarin staat wat we vinden en wat we gaan doen.", "You get a letter. It says what we think and what we will do."}
	SentLate       = Msg{"Je hoort van de klachtencoördinator wat we nog kunnen doen, omdat het langer geleden is.", "The coordinator will tell you what we can still do, as it was longer ago."}
	SentSealed     = Msg{"De directie leest dit meteen. Niet de locatie.", "The directors read this at once. Not the location."}
	SentSealedWho  = Msg{"Je hoort van ons wie jouw contactpersoon is.", "You will hear from us who your contact person is."}
	SentView       = Msg{"Bekijk je klacht", "See your complaint"}
	SentCopy       = Msg{"Bewaar of print een kopie", "Save or print a copy"}
	SentDesk       = Msg{"Wil je advies van iemand die niet bij ons werkt? Vraag het aan het", "Do you want advice from someone who does not work for us? Ask the"}
	SentDeskFree   = Msg{"Dat is gratis.", "It is free."}
	SentCommittee  = Msg{"Soms kun je direct naar de", "Sometimes you can go directly to the"}
	SentCopyTitle  = Msg{"Kopie van je klacht", "Copy of your complaint"}
	SentCopyOn     = Msg{"Ontvangen op %s, %s", "Received on %s, %s"}
	SentPrint      = Msg{"Gebruik ‘Afdrukken’ van je telefoon of browser. Daar kun je ook ‘Bewaar als pdf’ kiezen.", "Use ‘Print’ on your phone or browser. There you can also choose ‘Save as PDF’."}
	SentDownload   = Msg{"Download de kopie (pdf)", "Download the copy (PDF)"}
	SentAlready    = Msg{"Deze klacht is verstuurd op %s, %s", "This complaint was sent on %s, %s"}
	SentOnlyOnce   = Msg{"Je hoeft hem niet nog een keer te sturen. Wil je iets toevoegen? Doe dat op de pagina van je klacht.", "You do not need to send it again. Do you want to add something? Do so on the page of your complaint."}
	SentSee        = Msg{"Bekijk deze klacht", "See this complaint"}
	SentNew        = Msg{"Begin een nieuwe klacht", "Start a new complaint"}
	SentToReceipt  = Msg{"Terug naar de bevestiging", "Back to the confirmation"}
	SentExplain    = Msg{"Hoe we deze dagen tellen", "How we count these days"}
	SentWhoHandles = Msg{"%s zorgt dat je klacht goed behandeld wordt.", "%s makes sure that your complaint is handled well."}
)

// FormatDayMonth gives d as "18 november".
func FormatDayMonth(l Lang, d gehoor.Date) string {
	return fmt.Sprintf("%d %s", d.Day, months[d.Month].In(l))
}

// FormatDayMonthYear gives d as "18 november 2026".
func FormatDayMonthYear(l Lang, d gehoor.Date) string {
	return fmt.Sprintf("%d %s %d", d.Day, months[d.Month].In(l), d.Year)
}

// What is said when more was sent than we take.
var (
	ErrFormTitle  = Msg{"Dit kunnen we niet lezen", "We cannot read this"}
	ErrForm       = Msg{"Het formulier kwam niet heel aan. Ga terug en verstuur het nog eens.", "The form did not arrive whole. Go back and send it again."}
	TooLargeTitle = Msg{"Dat is te groot", "That is too big"}
	TooLarge      = Msg{"Ga terug en stuur minder. Je antwoorden zijn bewaard.", "Go back and send less. Your answers are saved."}
)

// Soft limits.
var (
	TooOftenTitle = Msg{"Even wachten", "Please wait a moment"}
	TooOften      = Msg{"Er komt nu heel veel binnen vanaf jouw verbinding. Probeer het over een uur opnieuw, of bel of mail ons.", "A great deal is coming in from your connection. Try again in an hour, or call or e-mail us."}
)
