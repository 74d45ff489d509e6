package text

import "gehoor"

// Number and code (P14), and a new code (D28).
var (
	ReadTitle      = Msg{"Bekijk je klacht", "See your complaint"}
	ReadNumber     = Msg{"Nummer van je klacht", "Number of your complaint"}
	ReadNumberHint = Msg{"Bijvoorbeeld KL 26 7F3K", "For example KL 26 7F3K"}
	ReadCode       = Msg{"Geheime code", "Secret code"}
	ReadCodeHint   = Msg{"8 cijfers", "8 digits"}
	ReadButton     = Msg{"Bekijken", "See"}
	ReadForgot     = Msg{"Ik weet mijn code niet meer", "I no longer know my code"}
	WrongPair      = Msg{"Dit nummer en deze code horen niet bij elkaar. Kijk naar de cijfers. Je mag het nog %d keer proberen", "This number and code do not match. Check the digits. You can try %d more times"}
	WrongPaused    = Msg{"Te vaak geprobeerd. Wacht 15 minuten of vraag een nieuwe code", "Too many tries. Wait 15 minutes or ask for a new code"}
	WrongNumber    = Msg{"Vul het nummer van je klacht in, zoals KL 26 7F3K", "Fill in the number of your complaint, like KL 26 7F3K"}
	WrongCode      = Msg{"Vul je geheime code van 8 cijfers in", "Fill in your secret code of 8 digits"}

	ForgotTitle  = Msg{"Een nieuwe code", "A new code"}
	ForgotIntro  = Msg{"Vul het nummer van je klacht in. We mailen een korte code naar het adres dat je ons gaf.", "Fill in the number of your complaint. We e-mail a short code to the address you gave us."}
	ForgotButton = Msg{"Mail mij een code", "E-mail me a code"}
	ForgotCall   = Msg{"Geen mail gekregen? Of gaf je ons geen mail, of leest iemand anders je mail? Bel ons dan. We bellen je terug op het nummer dat je ons gaf.", "No e-mail? Or you gave us none, or someone else reads your e-mail? Then call us. We call you back on the number you gave us."}
	ForgotAnon   = Msg{"Gaf je geen naam? Dan kunnen we je geen nieuwe code geven.", "You gave no name? Then we cannot give you a new code."}
	OnceTitle    = Msg{"Vul de code uit de mail in", "Fill in the code from the e-mail"}
	OnceIntro    = Msg{"Kennen we dit nummer en hebben we je mail? Dan krijg je binnen een paar minuten een code van 6 cijfers. Hij werkt 15 minuten.", "Do we know this number, and do we have your e-mail? Then you get a code of 6 digits within minutes. It works for 15 minutes."}
	OnceCode     = Msg{"Code uit de mail", "Code from the e-mail"}
	OnceHint     = Msg{"6 cijfers", "6 digits"}
	OnceButton   = Msg{"Verder", "Continue"}
	WrongOnce    = Msg{"Deze code klopt niet of werkt niet meer. Kijk naar de cijfers of vraag een nieuwe", "This code is wrong or no longer works. Check the digits or ask for a new one"}
	NewCodeTitle = Msg{"Dit is je nieuwe geheime code", "This is your new secret code"}
	NewCodeOld   = Msg{"De oude code werkt niet meer. Schrijf deze op of maak een foto.", "The old code no longer works. Write this one down or take a photo."}
	NewCodeGoOn  = Msg{"Naar mijn klacht", "To my complaint"}
)

// What the link of a mail shows, and the page behind number and code (P15).
var (
	LinkMore      = Msg{"Wil je meer zien?", "Do you want to see more?"}
	LinkMoreCode  = Msg{"Vul je geheime code in. Dan zie je wat er is gebeurd, de berichten en de brief.", "Fill in your secret code. Then you see what happened, the messages and the letter."}
	LinkNumber    = Msg{"Nummer %s", "Number %s"}
	StateReceived = Msg{"We hebben je klacht ontvangen", "We have received your complaint"}
	StateForward  = Msg{"Je klacht is doorgestuurd", "Your complaint has been passed on"}
	StateLooking  = Msg{"We onderzoeken je klacht", "We are looking into your complaint"}
	StateDecided  = Msg{"Ons oordeel is klaar", "Our decision is ready"}
	StateClosed   = Msg{"Je klacht is afgesloten", "Your complaint is closed"}
	StateTaken    = Msg{"Je klacht is overgenomen", "Your complaint has been taken over"}
	StateStopped  = Msg{"Je hebt je klacht ingetrokken", "You have withdrawn your complaint"}

	TurnOurs      = Msg{"Nu aan zet:", "Waiting for:"}
	TurnYou       = Msg{"jij", "you"}
	TurnNobody    = Msg{"niemand", "nobody"}
	TurnDesk      = Msg{"de klachtencoördinator", "the complaints coordinator"}
	TurnManager   = Msg{"de manager die je klacht behandelt", "the manager who handles your complaint"}
	TurnSafety    = Msg{"de directie", "the directors"}
	TurnNamed     = Msg{"%s, %s", "%s, %s"}
	NothingToDo   = Msg{"Jij hoeft nu niets te doen.", "You do not need to do anything now."}
	WaitsForYou   = Msg{"We wachten op jou.", "We are waiting for you."}
	WaitsRead     = Msg{"Lees het verslag hieronder. Klopt het? Stuur ons een bericht voor het einde van %s.", "Read the account below. Is it right? Send us a message before the end of %s."}
	WaitsLetter   = Msg{"Lees de brief met ons oordeel.", "Read the letter with our decision."}
	HearAim       = Msg{"Ons doel: je hoort van ons voor het einde van %s.", "Our aim: you will hear from us before the end of %s."}
	HearMissed    = Msg{"We wilden voor het einde van %s contact met je hebben. Dat is niet gelukt. We doen het alsnog.", "We wanted to be in touch with you before the end of %s. We did not manage to. We still will."}
	HearLimit     = Msg{"Je hoort uiterlijk %s ons oordeel.", "You will get our decision on %s at the latest."}
	HearLate      = Msg{"Ons oordeel is te laat. Dat had niet gemogen. De nieuwe datum is %s.", "Our decision is late. That should not have happened. The new date is %s."}
	HearPassed    = Msg{"Ons oordeel had er %s moeten zijn. Dat is niet gelukt. Je hoeft niet te wachten: je kunt nu hulp van buiten vragen.", "Our decision was due on %s. We did not manage that. You do not have to wait: you can ask for help from outside now."}
	TakenSays     = Msg{"Je klacht gaat verder langs een andere weg, die de wet voorschrijft. De klachtenprocedure stopt. Je contactpersoon neemt contact met je op.", "Your complaint goes on by another way, which the law prescribes. The complaints procedure stops. Your contact person will be in touch."}
	DeclinedSays  = Msg{"We behandelen dit niet als klacht. In de brief lees je waarom, en waar je wel terechtkunt.", "We do not handle this as a complaint. The letter says why, and where you can go instead."}
	StoppedSays   = Msg{"We zijn gestopt, zoals je vroeg. Je kunt dit terugdraaien tot en met %s.", "We have stopped, as you asked. You can undo this until the end of %s."}
	StoppedLong   = Msg{"We zijn gestopt, zoals je vroeg. Terugdraaien kan niet meer. Je mag altijd een nieuwe klacht indienen.", "We have stopped, as you asked. This can no longer be undone. You can always make a new complaint."}
	HistoryTitle  = Msg{"Wat er is gebeurd", "What has happened"}
	MessagesTitle = Msg{"Berichten", "Messages"}
	MessageFrom   = Msg{"%s, %s:", "%s, %s:"}
	MessageYou    = Msg{"Jij", "You"}
	MessageUs     = Msg{"Wij", "Us"}
	MessageWrite  = Msg{"Schrijf een bericht", "Write a message"}
	MessageFile   = Msg{"Foto of papier meesturen", "Add a photo or paper"}
	MessageSend   = Msg{"Bericht versturen", "Send message"}
	MessageSent   = Msg{"We hebben je bericht ontvangen. Je krijgt antwoord voor het einde van %s.", "We have received your message. You get an answer before the end of %s."}
	WrongFileLost = Msg{"Kies het bestand opnieuw. Het is nog niet verstuurd", "Choose the file again. It has not been sent yet"}
	WrongMessage  = Msg{"Schrijf een bericht of kies een bestand", "Write a message or choose a file"}
	AccountTitle  = Msg{"Verslag van het gesprek met jou", "Account of the talk with you"}
	FilesTitle    = Msg{"Bestanden", "Files"}
	FilesOpen     = Msg{"Openen", "Open"}
	StoryTitle    = Msg{"Wat je ons schreef", "What you wrote to us"}
	LetterTitle   = Msg{"Brief met ons oordeel", "Letter with our decision"}
	LetterRead    = Msg{"Lees de brief", "Read the letter"}
	LetterOther   = Msg{"Brief", "Letter"}
	LetterNot     = Msg{"Ik ben het niet eens met deze brief", "I do not agree with this letter"}
	LetterOpened  = Msg{"We leggen vast dat je de brief hebt geopend. Dan weten we dat hij is aangekomen.", "We record that you opened the letter. Then we know that it arrived."}
	MeasuresTitle = Msg{"Wat we gaan doen", "What we will do"}
	StatusDoBy    = Msg{"Klaar voor het einde van %s", "Done before the end of %s"}
	StatusDoneOn  = Msg{"Gedaan op %s", "Done on %s"}
	StatusMoved   = Msg{"De datum is veranderd.", "The date has changed."}
	OtherTitle    = Msg{"Andere dingen regelen", "Other things to arrange"}
	OtherWithdraw = Msg{"Mijn klacht intrekken", "Withdraw my complaint"}
	OtherReopen   = Msg{"Ik wil toch verder met mijn klacht", "I want to continue with my complaint after all"}
	OtherData     = Msg{"Mijn gegevens zien, veranderen of laten weghalen", "See, change or remove my data"}
	OtherUnhappy  = Msg{"Ik ben niet tevreden over hoe het gaat", "I am not happy with how it is going"}
	OtherShared   = Msg{"Iemand anders kan mijn mail lezen", "Someone else can read my e-mail"}
	OtherLeave    = Msg{"Klaar met lezen? Sluit deze pagina. Je klacht loopt gewoon door.", "Done reading? Close this page. Your complaint goes on as before."}
	OtherLeft     = Msg{"Klaar met lezen? Sluit deze pagina.", "Done reading? Close this page."} // of what is closed
	Leave         = Msg{"Pagina sluiten", "Close page"}
)

// What happened, in the timeline of who complained.
var (
	DidFile       = Msg{"Je hebt de klacht ingediend.", "You made the complaint."}
	DidForward    = Msg{"We hebben je klacht gelezen en doorgestuurd naar %s.", "We have read your complaint and passed it on to %s."}
	DidForwardTo  = Msg{"wie hem behandelt", "who handles it"}
	DidReroute    = Msg{"Iemand anders behandelt je klacht nu: %s.", "Someone else handles your complaint now: %s."}
	DidTry        = Msg{"We hebben geprobeerd je te bereiken. Dat lukte niet.", "We tried to reach you. We did not succeed."}
	DidTalk       = Msg{"We hebben met je gepraat.", "We talked with you."}
	DidWrite      = Msg{"We hebben je persoonlijk geschreven.", "We wrote to you personally."}
	DidAgree      = Msg{"Afgesproken:", "Agreed:"}
	DidAgreeNext  = Msg{"Je hoort weer van ons voor het einde van %s.", "You will hear from us again before the end of %s."}
	DidLook       = Msg{"We hebben verder uitgezocht wat er is gebeurd.", "We looked further into what happened."}
	DidHearYou    = Msg{"We hebben jouw kant gehoord.", "We heard your side."}
	DidHearOther  = Msg{"We hebben ook een andere kant gehoord.", "We heard another side too."}
	DidPlan       = Msg{"Er is een gesprek met je gepland voor %s.", "A talk with you is planned for %s."}
	DidAccount    = Msg{"We hebben je een verslag gestuurd.", "We sent you an account."}
	DidComment    = Msg{"Je hebt op het verslag gereageerd.", "You commented on the account."}
	DidAcceptLate = Msg{"We behandelen je klacht, ook al is het langer geleden.", "We handle your complaint, although it was longer ago."}
	DidDelay      = Msg{"Je hebt met ons afgesproken dat het oordeel later mag komen: %s.", "You agreed with us that the decision may come later: %s."}
	DidLate       = Msg{"We hebben je verteld dat ons oordeel te laat is. De nieuwe datum is %s.", "We told you that our decision is late. The new date is %s."}
	DidDates      = Msg{"We hebben een datum verbeterd. Hierboven staan de goede dagen.", "We corrected a date. The right days are shown above."}
	DidDecide     = Msg{"We hebben je de brief met ons oordeel gestuurd.", "We sent you the letter with our decision."}
	DidDecline    = Msg{"We hebben je een brief gestuurd.", "We sent you a letter."}
	DidOpen       = Msg{"Je hebt de brief geopend.", "You opened the letter."}
	DidPhone      = Msg{"We hebben je over de brief gebeld.", "We called you about the letter."}
	DidPost       = Msg{"We hebben de brief op de post gedaan.", "We posted the letter."}
	DidHand       = Msg{"Je hebt de brief gekregen.", "You were given the letter."}
	DidMeasure    = Msg{"Er is nieuws over wat we zouden doen.", "There is news about what we would do."}
	DidWithdraw   = Msg{"Je hebt je klacht ingetrokken.", "You withdrew your complaint."}
	DidReopen     = Msg{"Je klacht is weer open. De eerste datums gelden weer.", "Your complaint is open again. The first dates hold again."}
	DidClose      = Msg{"Je klacht is afgesloten.", "Your complaint was closed."}
	DidOutside    = Msg{"Je bent naar het %s gegaan.", "You went to the %s."}
	DidOutsideThe = Msg{"Je bent naar de %s gegaan.", "You went to the %s."}
	DidRuling     = Msg{"De uitkomst van buiten is bij ons bekend.", "We know the outcome from outside."}
	DidAskData    = Msg{"Je hebt een vraag over je gegevens gesteld. Je krijgt antwoord voor het einde van %s.", "You asked about your data. You get an answer before the end of %s."}
	DidAnswerData = Msg{"We hebben je vraag over je gegevens beantwoord.", "We answered your question about your data."}
	DidReach      = Msg{"Je hebt veranderd hoe we je bereiken.", "You changed how we reach you."}
	DidNewCode    = Msg{"Je hebt een nieuwe code gekregen.", "You got a new code."}
	WillContact   = Msg{"We nemen persoonlijk contact met je op.", "We contact you personally."}
	MissedAim     = Msg{"Ons doel was: voor het einde van %s", "Our aim was: before the end of %s"}
	MissedContact = Msg{"Dat is niet gelukt. We nemen alsnog contact met je op.", "We did not manage that. We will still contact you."}
	NewDate       = Msg{"Nieuwe datum: %s", "New date: %s"}
	WillDecide    = Msg{"Brief met ons oordeel.", "Letter with our decision."}
)

// StateOf says where a complaint stands, to who filed it. By the link alone, "taken over" is "closed"
// and says nothing else (D25).
func StateOf(c *gehoor.Complaint, byLink bool) Msg {
	switch {
	case c.ClosedOn == gehoor.ClosedDiverted && !byLink:
		return StateTaken
	case c.ClosedOn == gehoor.ClosedWithdrawn && !byLink:
		return StateStopped
	case !c.ClosedAt.IsZero():
		return StateClosed
	case !c.SentAt.IsZero() && !c.Returned:
		return StateDecided
	case !c.ContactedAt.IsZero():
		return StateLooking
	case c.Lead != (gehoor.Seat{}):
		return StateForward
	}
	return StateReceived
}

// Withdrawing (P19, D9).
var (
	StopTitle    = Msg{"Mijn klacht intrekken", "Withdraw my complaint"}
	StopWhat     = Msg{"Trek je je klacht in? Dan stoppen we. Je krijgt dan geen oordeel.", "If you withdraw your complaint, we stop. You will not get a decision."}
	StopUndo     = Msg{"Je kunt dit %s lang terugdraaien. Je eerste datum blijft dan gelden.", "You can undo this for %s. The date of your complaint then still counts."}
	StopSafety   = Msg{"Gaat het om de veiligheid van kinderen? Dan moeten we soms zelf verder. We vertellen je dat.", "Is it about the safety of children? Then we sometimes have to go on ourselves. We will tell you."}
	StopData     = Msg{"Wat je schreef, bewaren we nog even en wissen we daarna.", "We keep what you wrote for a while and then erase it."}
	StopOutside  = Msg{"Trek je hem in omdat het niet goed gaat? Je kunt ook hulp van buiten vragen.", "Are you withdrawing because it is not going well? You can also ask for help from outside."}
	StopButton   = Msg{"Klacht intrekken", "Withdraw complaint"}
	StopKeep     = Msg{"Nee, ga door", "No, continue my complaint"}
	BackTitle    = Msg{"Toch verder met je klacht", "Continue with your complaint"}
	BackWhat     = Msg{"We pakken je klacht weer op. De eerste datums gelden weer.", "We take up your complaint again. The first dates hold again."}
	BackWhy      = Msg{"Waarom wil je toch verder?", "Why do you want to continue after all?"}
	BackNoReason = Msg{"De klager wil toch verder. Gekozen op de pagina van de klacht.", "The complainant wants to go on after all. Chosen on the page of the complaint."}
	BackButton   = Msg{"Verder met mijn klacht", "Continue with my complaint"}
	NotSolved    = Msg{"Is het toch niet opgelost?", "Is it not solved after all?"}
	NotSolvedSay = Msg{"In de brief staat dat we het samen hebben opgelost. Klopt dat niet? Zeg het ons. Dan krijg je alsnog een gewoon oordeel.", "The letter says that we solved it together. Is that not right? Tell us. Then you still get an ordinary decision."}
	NotSolvedBtn = Msg{"Het is niet opgelost", "It is not solved"}
)

// How to reach who complains, later (D29).
var (
	ReachTitle  = Msg{"Veranderen hoe jullie mij bereiken", "Change how you reach me"}
	ReachBack   = Msg{"Onze mail aan jou kwam terug. Klopt je e-mail nog? Je kunt ook een postadres geven.", "Our e-mail to you came back. Is your address still right? You can also give a postal address."}
	ReachButton = Msg{"Bewaren", "Save"}
	ReachWhy    = Msg{"Veranderd door wie de klacht indiende, op de pagina van de klacht.", "Changed by who made the complaint, on the page of the complaint."}
)

// Own data (P20, D20).
var (
	DataTitle  = Msg{"Mijn gegevens", "My data"}
	DataIntro  = Msg{"Je mag weten wat we van je bewaren. Je mag het ook laten verbeteren of weghalen. Je krijgt binnen een maand antwoord.", "You may know what we keep about you. You may also have it corrected or removed. You get an answer within a month."}
	DataWhat   = Msg{"Wat wil je?", "What do you want?"}
	DataMore   = Msg{"Wil je er iets bij zeggen?", "Do you want to add anything?"}
	DataButton = Msg{"Vraag versturen", "Send request"}
	DataKeep   = Msg{"Zolang je klacht loopt, moeten we de kern bewaren. We leggen dat uit in ons antwoord.", "While your complaint is open we have to keep the core of it. We explain that in our answer."}
	DataSent   = Msg{"We hebben je vraag ontvangen. Je krijgt antwoord voor het einde van %s.", "We have received your request. You get an answer before the end of %s."}
	WrongData  = Msg{"Kies wat je wilt", "Choose what you want"}
	DataRights = map[gehoor.DataRight]Msg{
		gehoor.DataAccess: {"Mijn gegevens zien", "See my data"}, gehoor.DataCorrection: {"Iets laten verbeteren", "Have something corrected"},
		gehoor.DataErasure: {"Iets laten weghalen", "Have something removed"}, gehoor.DataCopy: {"Een kopie krijgen", "Get a copy"},
	}
)

// Not satisfied (P17, R18-R20).
var (
	UnhappyTitle   = Msg{"Je bent niet tevreden", "You are not satisfied"}
	UnhappyTell    = Msg{"Vertel het ons", "Tell us"}
	UnhappyTellUs  = Msg{"Stuur een bericht of bel. De klachtencoördinator kijkt mee.", "Send a message or call. The complaints coordinator will help."}
	UnhappyMessage = Msg{"Stuur ons een bericht", "Send us a message"}
	UnhappyDesk    = Msg{"Vraag advies aan het Klachtenloket Kinderopvang", "Ask the Klachtenloket Kinderopvang for advice"}
	UnhappyDeskIs  = Msg{"Het is gratis en hoort niet bij ons. Het geeft advies en kan bemiddelen. Je kunt er altijd terecht.", "It is free and is not part of us. It gives advice and can mediate. You can always go there."}
	UnhappyDeskTel = Msg{"Bel het loket", "Call them"}
	UnhappyJudge   = Msg{"Ga naar de Geschillencommissie Kinderopvang", "Go to the Geschillencommissie Kinderopvang"}
	UnhappyJudgeIs = Msg{"De commissie doet een uitspraak waar wij ons aan moeten houden.", "The committee gives a ruling that we must follow."}
	UnhappyFrom    = Msg{"Je kunt er terecht vanaf %s.", "You can go there from %s."}
	UnhappyNow     = Msg{"Je kunt er nu terecht.", "You can go there now."}
	UnhappyUntil   = Msg{"Doe dat voor het einde van %s.", "Do so before the end of %s."}
	UnhappyDirect  = Msg{"Je kunt er direct heen als een van deze dingen klopt:", "You can go there directly if one of these is so:"}
	UnhappySince   = Msg{"(vanaf %s)", "(from %s)"}
)

// Who else reads the mail (D28).
var (
	SharedTitle  = Msg{"Kan iemand anders je mail lezen?", "Can someone else read your e-mail?"}
	SharedWhat   = Msg{"Kies je ja? Dan laat de link in onze mails niets meer zien. Een nieuwe code krijg je dan alleen na een telefoontje, of op papier.", "If you choose yes, the link in our e-mails shows nothing any more. You then get a new code only after a telephone call, or on paper."}
	SharedButton = Msg{"Bewaren", "Save"}
	WrongShared  = Msg{"Kies ja of nee", "Choose yes or no"}
	SharedSet    = Msg{"Bewaard. De link in onze mails laat niets meer zien zonder je code.", "Saved. The link in our e-mails shows nothing without your code."}
	SharedUnset  = Msg{"Bewaard. De link in onze mails laat weer zien hoe het ervoor staat.", "Saved. The link in our e-mails shows again how things stand."}
)

// Saving and coming back (P12, P13).
var (
	SavedTitle    = Msg{"Je klacht is bewaard, maar nog niet verstuurd", "Your complaint is saved, but not sent yet"}
	SavedUntil    = Msg{"Je kunt verdergaan tot en met %s. Daarna halen we alles weg.", "You can go on until the end of %s. After that we remove everything."}
	SavedHere     = Msg{"Op dit apparaat kun je zo verder.", "On this device you can simply go on."}
	SavedMail     = Msg{"Je e-mail", "Your e-mail"}
	SavedMailHint = Msg{"We sturen je een link om verder te gaan", "We will send you a link to continue"}
	SavedSend     = Msg{"Stuur mij de link", "Send me the link"}
	SavedNoMail   = Msg{"Geen e-mail?", "No e-mail?"}
	SavedGive     = Msg{"Geef mij een link en een code", "Give me a link and a code"}
	SavedGoOn     = Msg{"Ga nu verder", "Continue now"}
	SavedCode     = Msg{"Schrijf deze code op. Op een ander apparaat heb je de link en de code nodig.", "Write down this code. On another device you need the link and the code."}
	SavedMailed   = Msg{"We sturen de link naar %s.", "We are sending the link to %s."}
	SavedLink     = Msg{"Bewaar of kopieer deze link:", "Keep or copy this link:"}
	SavedLinkHere = Msg{"Link om verder te gaan", "Link to continue"}

	ResumeTitle  = Msg{"Ga verder waar je was", "Continue where you were"}
	ResumeNone   = Msg{"Op dit apparaat hebben we geen klacht die je bewaarde. Heb je een link van ons? Open die link en vul je code in.", "On this device we have no complaint that you saved. Do you have a link from us? Open it and fill in your code."}
	ResumeHave   = Msg{"Je hebt deze vragen al beantwoord. Je antwoorden zie je als je verdergaat.", "You have answered these questions. You see your answers when you go on."}
	ResumeDone   = Msg{"Ingevuld", "Filled in"}
	ResumeTodo   = Msg{"Nog niet ingevuld", "Not filled in yet"}
	ResumeCode   = Msg{"Je code van 8 cijfers", "Your code of 8 digits"}
	ResumeButton = Msg{"Verder", "Continue"}
	ResumeGone   = Msg{"Deze link werkt niet meer. Een klacht die je bewaart, houden we 14 dagen vast.", "This link no longer works. We keep a saved complaint for 14 days."}
	ResumeNew    = Msg{"Begin een nieuwe klacht", "Start a new complaint"}
	WrongResume  = Msg{"Deze code klopt niet. Kijk naar de cijfers. Je mag het nog %d keer proberen", "This code is not right. Check the digits. You can try %d more times"}
)

// A question to the coordinator (R2, D32).
var (
	AskTitle      = Msg{"Stel een vraag", "Ask a question"}
	AskIntro      = Msg{"Twijfel je of je een klacht wilt indienen? Of wil je iets weten? De klachtencoördinator helpt je.", "Not sure whether you want to complain? Or do you want to know something? The complaints coordinator will help you."}
	AskNoCase     = Msg{"Een vraag is nog geen klacht. Wordt het toch een klacht? Dan telt de dag waarop je ons dat schreef.", "A question is not a complaint yet. Does it become one? Then the day you wrote that to us counts."}
	AskQuestion   = Msg{"Wat is je vraag?", "What is your question?"}
	AskWhere      = Msg{"Om welke locatie gaat het?", "Which location is it about?"}
	AskButton     = Msg{"Vraag versturen", "Send question"}
	WrongQuestion = Msg{"Schrijf je vraag op", "Write down your question"}
	AskedTitle    = Msg{"We hebben je vraag ontvangen", "We have received your question"}
	AskedNumber   = Msg{"Je nummer is", "Your number is"}
	AskedAim      = Msg{"De klachtencoördinator antwoordt je. Ons doel is: voor het einde van %s.", "The complaints coordinator answers you. Our aim is: before the end of %s."}
	AskedMail     = Msg{"Het antwoord komt per mail of telefoon.", "The answer comes by e-mail or phone."}
	AskedClaim    = Msg{"Toch een klacht? Die kun je altijd indienen.", "A complaint after all? You can always make one."}
)
