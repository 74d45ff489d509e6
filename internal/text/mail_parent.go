package text

// What mails to who complains or asks say. They never say what the news is (D27): number, that there is some,
// and by when. The mail about the safety track is the same mail as every other (D25).
var (
	MailDraftSubject = Msg{"Je hebt je klacht bewaard", "You saved your complaint"}
	MailDraftSaved   = Msg{"Je hebt je klacht bewaard. Je hebt nog niets verstuurd.", "You saved your complaint. You have not sent anything yet."}
	MailDraftUntil   = Msg{"Je kunt verder tot en met %s. Daarna wissen we wat je schreef.", "You can go on until the end of %s. After that we erase what you wrote."}
	MailDraftGoOn    = Msg{"Ga verder met je klacht", "Go on with your complaint"}
	MailDraftRemind  = Msg{"Je klacht staat nog klaar", "Your complaint is still waiting"}
	MailDraftWaits   = Msg{"Je klacht staat nog klaar. Je hebt hem nog niet verstuurd.", "Your complaint is still waiting. You have not sent it yet."}
	MailDraftOnce    = Msg{"Je krijgt hier geen mail meer over.", "We will send you no other mail about this."}

	MailAckSubject  = Msg{"We hebben je klacht ontvangen – %s", "We have received your complaint – %s"}
	MailAckReceived = Msg{"We hebben je klacht ontvangen. Goed dat je het vertelt.", "We have received your complaint. Thank you for telling us."}
	MailAckNumber   = Msg{"Je nummer is %s.", "Your number is %s."}
	MailAckHandler  = Msg{"%s zorgt dat je klacht goed behandeld wordt.", "%s makes sure that your complaint is handled well."}
	MailAckNext     = Msg{"Wat er nu gebeurt", "What happens now"}
	MailAckManager  = Msg{"De manager", "The manager"}
	MailAckSomeone  = Msg{"Iemand van ons", "One of us"}
	MailAckAim      = Msg{"Ons doel is: voor het einde van %s.", "We aim to do so before the end of %s."}
	MailAckLimit    = Msg{"Je krijgt een brief met ons oordeel. Dat is uiterlijk %s.", "You will get a letter with our decision, on %s at the latest."}
	MailAckAction   = Msg{"Bekijk je klacht", "See your complaint"}
	MailAckCode     = Msg{
		"Je hebt je geheime code nodig. Die stond op het scherm na het versturen.",
		"You need your secret code. It was on the screen after you sent your complaint.",
	}
	MailAckNoCode     = Msg{"Je hebt een geheime code nodig. Heb je die nog niet? Vraag hem aan op de pagina.", "You need a secret code. Do you not have one yet? Ask for it on the page."}
	MailAckCallCode   = Msg{"Je hebt een geheime code nodig. Heb je die nog niet? Bel ons.", "You need a secret code. Do you not have one yet? Call us."}
	MailAckYourCode   = Msg{"Je geheime code is %s. Bewaar deze brief goed.", "Your secret code is %s. Keep this letter safe."}
	MailAckSite       = Msg{"Volg je klacht op %s.", "Follow your complaint at %s."}
	MailAckTitle      = Msg{"We hebben je klacht ontvangen", "We have received your complaint"}
	MailAckOnDay      = Msg{"Je klacht kwam binnen op %s.", "Your complaint came in on %s."}
	MailOutside       = Msg{"Hulp van buiten", "Help from outside"}
	MailOutsideDesk   = Msg{"Het %s geeft gratis advies. Ze werken niet voor ons.", "The %s gives free advice. They do not work for us."}
	MailOutsideAlways = Msg{"Je kunt er altijd terecht.", "You can always turn to them."}
	MailOutsideCall   = Msg{"Bel %s.", "Call %s."}
	MailOutsidePage   = Msg{"Kijk op %s.", "See %s."}
	MailOutsidePost   = Msg{"Per post: %s.", "By post: %s."}
	MailOutsideJudge  = Msg{
		"De %s doet een uitspraak waar wij ons aan houden.",
		"The %s gives a ruling that we must follow.",
	}
	MailOutsideWhen = Msg{"Je kunt daar meteen naartoe als een van deze dingen klopt:", "You can go there directly if one of these is true:"}
	MailOutsideLate = Msg{"Je hebt op %s nog geen oordeel van ons.", "You have no decision from us by %s."}
	MailOutsideNo   = Msg{"Je bent het niet eens met ons oordeel.", "You do not agree with our decision."}
	MailOutsideHard = Msg{
		"Je kunt je klacht niet goed bij ons kwijt. Bijvoorbeeld omdat je bang bent voor wat er dan gebeurt.",
		"It is hard for you to bring your complaint to us. For example because you are afraid of what would happen.",
	}
	MailOutsideRules = Msg{"Wij houden ons niet aan de wet over klachten.", "We do not follow the law on complaints."}
	MailOutsideUntil = Msg{"Dat kan tot en met %s.", "You can do so until the end of %s."}

	MailNewsSubject = Msg{"Er is nieuws over je klacht – %s", "There is news about your complaint – %s"}
	MailNews        = Msg{"Er is nieuws over je klacht.", "There is news about your complaint."}
	MailNewsLook    = Msg{"Je leest het op de pagina van je klacht. Je hebt je geheime code nodig.", "You can read it on the page of your complaint. You need your secret code."}
	MailNewsBy      = Msg{"Kijk graag voor het einde van %s.", "Please look before the end of %s."}
	MailNewsAnswer  = Msg{"We horen graag van je voor het einde van %s.", "Please let us know before the end of %s."}
	MailNewsNext    = Msg{"Je hoort weer van ons voor het einde van %s.", "You will hear from us again before the end of %s."}

	MailRating       = Msg{"We hebben twee korte vragen voor je. Je hoeft ze niet te beantwoorden.", "We have two short questions for you. You do not have to answer them."}
	MailRatingBy     = Msg{"Het kan tot en met %s. We vragen het maar één keer.", "You can until the end of %s. We ask only once."}
	MailRouted       = Msg{"Klopt dit niet, of wil je iemand anders spreken? Laat het ons weten.", "Is this not right, or would you rather talk to someone else? Let us know."}
	MailMissed       = Msg{"We hadden al contact met je willen hebben. Dat is niet gelukt. Dat spijt ons.", "We wanted to have been in touch with you by now. We did not manage to. We are sorry."}
	MailMissedBy     = Msg{"Dat gebeurt voor het einde van %s.", "That will be before the end of %s."}
	MailTried        = Msg{"We hebben geprobeerd je te bereiken. Dat is niet gelukt.", "We tried to reach you. We did not succeed."}
	MailTriedWhen    = Msg{"Wanneer past het je? Zet het op de pagina van je klacht of antwoord op deze mail.", "When would suit you? Put it on the page of your complaint or reply to this mail."}
	MailWithdrawn    = Msg{"We zijn gestopt met je klacht, zoals je vroeg.", "We have stopped handling your complaint, as you asked."}
	MailReopen       = Msg{"Wil je toch verder? Dat kan tot en met %s.", "Do you want to go on after all? You can until the end of %s."}
	MailLate         = Msg{"Ons oordeel is te laat. Dat had niet gemogen. Het spijt ons.", "Our decision is late. That should not have happened. We are sorry."}
	MailLateNew      = Msg{"De nieuwe datum is %s.", "The new date is %s."}
	MailLateNow      = Msg{"Je hoeft daar niet op te wachten. Je kunt nu al hulp van buiten vragen.", "You do not have to wait for it. You can ask for help from outside now."}
	MailStillSubject = Msg{"We zijn bezig met je klacht – %s", "We are working on your complaint – %s"}
	MailStill        = Msg{"Je hebt een tijd niets van ons gehoord. We zijn nog bezig met je klacht.", "You have not heard from us for a while. We are still working on your complaint."}
	MailStillBy      = Msg{"Je krijgt ons oordeel uiterlijk %s.", "You will have our decision on %s at the latest."}
	MailStillAsk     = Msg{"Wil je nu al iets weten of kwijt? Antwoord op deze mail.", "Is there something you want to know or say now? Reply to this mail."}
	MailCodeSubject  = Msg{"Je code – %s", "Your code – %s"}
	MailCodeAsked    = Msg{"Je vroeg om een code.", "You asked for a code."}
	MailCodeType     = Msg{"Vul de code in op de pagina waar je hem vroeg.", "Type the code on the page where you asked for it."}
	MailRightsGot    = Msg{"We hebben je vraag over je gegevens ontvangen.", "We have received your request about your personal data."}
	MailRightsBy     = Msg{"Je krijgt antwoord voor het einde van %s.", "You will have our answer before the end of %s."}

	MailAskSubject   = Msg{"We hebben je vraag ontvangen – %s", "We have received your question – %s"}
	MailAskGot       = Msg{"We hebben je vraag ontvangen.", "We have received your question."}
	MailAskNoTerm    = Msg{"%s geeft je zo snel mogelijk antwoord.", "%s will answer you as soon as possible."}
	MailAskBy        = Msg{"%s geeft je antwoord. Ons doel is: voor het einde van %s.", "%s will answer you. We aim to do so before the end of %s."}
	MailAskNews      = Msg{"Er is antwoord op je vraag – %s", "There is an answer to your question – %s"}
	MailAskAnswered  = Msg{"Er is antwoord op je vraag.", "There is an answer to your question."}
	MailAskLook      = Msg{"Je leest het op de pagina van je vraag.", "You can read it on the page of your question."}
	MailAskAction    = Msg{"Bekijk je vraag", "See your question"}
	MailAskComplaint = Msg{"Wil je er een klacht van maken? Zeg het ons. Dan telt de dag waarop je het ons schreef.", "Do you want to make it a complaint? Tell us. The day you wrote to us about it will count."}
	MailTurned       = Msg{"Je vraag is nu een klacht.", "Your question is now a complaint."}
	MailTurnedSince  = Msg{"Hij telt vanaf %s. Toen schreef je ons dat je een klacht had.", "It counts from %s. That is when you wrote to us that you had a complaint."}
	MailTurnedWrong  = Msg{"Klopt die dag niet? Laat het ons weten.", "Is that day not right? Let us know."}

	MailPlaceSubject = Msg{"Er staat een bericht voor je klaar", "There is a message for you"}
	MailPlace        = Msg{"Er staat een bericht voor je klaar. Het is alleen voor jou.", "There is a message for you. It is for you alone."}
	MailPlaceRead    = Msg{"Vul op de pagina deze code in: %s.", "Type this code on the page: %s."}
	MailPlaceAction  = Msg{"Lees het bericht", "Read the message"}
	MailPlaceUntil   = Msg{"De code werkt tot en met %s.", "The code works until the end of %s."}
	MailPlacePrint   = Msg{"Wil je het liever op papier? Antwoord op deze mail.", "Would you rather have it on paper? Reply to this mail."}
)
