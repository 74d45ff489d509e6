package text

// What mails to the organisation's own people say: a number, who must do something, and by when; never a name
// of who complains and never what about (D27). The alarm of the safety track has the subject and the first
// words of every new complaint (D22, D25).
var (
	MailNewSubject = Msg{"Er is een nieuwe klacht – %s", "There is a new complaint – %s"}
	MailNew        = Msg{"Er is een nieuwe klacht: %s.", "There is a new complaint: %s."}
	MailNewForward = Msg{"Stuur hem door voor het einde van %s.", "Pass it on before the end of %s."}
	MailNewFirst   = Msg{"Lees deze als eerste.", "Read this one first."}
	MailNewAlarm   = Msg{
		"Open hem nu en bevestig dat je hem hebt gelezen. Bevestig je niet? Dan vragen we na 30 minuten de volgende.",
		"Open it now and confirm that you have read it. If you do not, we ask the next person after 30 minutes.",
	}
	MailNewAction = Msg{"Open de klacht", "Open the complaint"}
	MailOpenIt    = Msg{"Bekijk de klacht", "See the complaint"}

	MailCallSubject = Msg{"Neem contact op met een ouder – %s", "Contact a parent – %s"}
	MailCall        = Msg{"Er is een klacht waar jij contact over opneemt.", "There is a complaint for which you make contact."}
	MailCallAim     = Msg{"Het doel is: voor het einde van %s.", "The aim is: before the end of %s."}
	MailCallHow     = Msg{
		"Tik op de knop. Je ziet hoe je de ouder bereikt. Na het gesprek tik je aan hoe het ging. Dat duurt een halve minuut.",
		"Tap the button. You will see how to reach the parent. After the talk you tap how it went. That takes half a minute.",
	}
	MailCallOther  = Msg{"Kun je niet, of ben je erbij betrokken? Dat kun je daar ook aantikken.", "Can you not do it, or are you involved? You can tap that there too."}
	MailCallAction = Msg{"Neem contact op", "Make contact"}
	MailCallRemind = Msg{"Je hebt nog geen contact gehad over deze klacht.", "You have not made contact about this complaint yet."}

	MailInformSubject = Msg{"Er is een klacht binnengekomen – %s", "A complaint has come in – %s"}
	MailInform        = Msg{"Er is een klacht binnengekomen. Je hoeft nu niets te doen.", "A complaint has come in. There is nothing you need to do now."}
	MailLocation      = Msg{"Locatie", "Location"}
	MailCategory      = Msg{"Onderwerp", "Category"}
	MailReceivedOn    = Msg{"Ontvangen", "Received"}
	MailContactBy     = Msg{"Contact", "Contact"}
	MailContactAim    = Msg{"doel: %s", "aim: %s"}
	MailDecideBy      = Msg{"Oordeel", "Decision"}
	MailDecideLimit   = Msg{"uiterlijk %s", "at the latest %s"}

	MailOverdueSubject = Msg{"Nog geen contact – %s", "No contact yet – %s"}
	MailOverdue        = Msg{"Over deze klacht is nog geen contact geweest. Het doel was: %s.", "There has been no contact about this complaint yet. The aim was: %s."}
	MailOverdueTold    = Msg{"We hebben de ouder beloofd: voor het einde van %s.", "We have promised the parent: before the end of %s."}
	MailOverdueNow     = Msg{"Zorg dat het vandaag gebeurt. De ouder weet dat het niet gelukt is.", "See that it happens today. The parent knows that it did not work out."}

	MailMessageSubject = Msg{"Er is een bericht – %s", "There is a message – %s"}
	MailPartSubject    = Msg{"Een deel van een klacht is voor jou – %s", "Part of a complaint is yours – %s"}
	MailPart           = Msg{"Deze klacht gaat ook over jouw locatie. Dat deel is voor jou.", "This complaint is also about your location. That part is yours."}
	MailPartDo         = Msg{"Iemand anders neemt contact op met de ouder. Zoek jij uit wat er bij jou is gebeurd.", "Someone else contacts the parent. Please find out what happened at your location."}
	MailPartBy         = Msg{"Het oordeel is er uiterlijk %s.", "The decision is due on %s at the latest."}
	MailMessage        = Msg{"Er is een nieuw bericht bij deze klacht.", "There is a new message for this complaint."}
	MailMessageBy      = Msg{"Antwoord voor het einde van %s.", "Answer before the end of %s."}
	MailQuietSubject   = Msg{"Laat iets horen – %s", "Give a sign of life – %s"}
	MailQuiet          = Msg{"De ouder heeft al tien werkdagen niets gehoord.", "The parent has heard nothing for ten working days."}
	MailQuietDo        = Msg{"Schrijf in een paar zinnen waar je mee bezig bent.", "Write in a few sentences what you are working on."}

	MailDecideSubject = Msg{"Oordeel uiterlijk %s – %s", "Decision by %s – %s"}
	MailDecideSoon    = Msg{"Over deze klacht is nog geen oordeel verstuurd. De laatste dag is %s.", "No decision about this complaint has been sent yet. The last day is %s."}
	MailDecideStart   = Msg{"Begin nu met schrijven. Zijn beide kanten gehoord?", "Start writing now. Have both sides been heard?"}
	MailDecideDraft   = Msg{"Het concept moet nu klaar. Er moet nog iemand naar kijken.", "The draft must be ready now. Someone else must still look at it."}
	MailDecideRisk    = Msg{"Dit dreigt te laat te worden. Spreek nu af wie wat doet.", "This is about to be late. Agree now who does what."}

	MailApproveSubject = Msg{"Lees een oordeel na – %s", "Check a decision – %s"}
	MailApprove        = Msg{"Er ligt een oordeel klaar. Jij bent de tweede die het leest.", "A decision is ready. You are the second person to read it."}
	MailApproveAction  = Msg{"Lees het oordeel", "Read the decision"}

	MailUnopenedSubject = Msg{"Bel of stuur een brief – %s", "Call or send a letter – %s"}
	MailProposed        = Msg{"Er is een voorstel voor het oordeel. Jij schrijft de brief.", "There is a proposal for the decision. You write the letter."}
	MailProposedTerm    = Msg{"De brief moet er zijn voor het einde van %s.", "The letter must be there before the end of %s."}
	MailProposedSubject = Msg{"Voorstel voor een oordeel – %s", "Proposal for a decision – %s"}
	MailUnopened        = Msg{"Het oordeel is drie werkdagen geleden verstuurd. Het is nog niet geopend.", "The decision was sent three working days ago. It has not been opened yet."}
	MailUnopenedPrint   = Msg{"Bel, of print de brief en doe hem op de post. Leg daarna vast wat je deed.", "Call, or print the letter and post it. Then record what you did."}
	MailUnopenedTerm    = Msg{"De laatste dag is %s.", "The last day is %s."}
	MailUnopenedAction  = Msg{"Print de brief", "Print the letter"}

	MailMeasureSubject = Msg{"Is de maatregel klaar? – %s", "Is the measure done? – %s"}
	MailMeasure        = Msg{"Er is een maatregel beloofd. Die moet klaar zijn op %s.", "A measure was promised. It must be done on %s."}
	MailMeasureTell    = Msg{"Is hij klaar? Tik dat aan. Duurt het langer? Kies een nieuwe datum en zeg waarom.", "Is it done? Tap that. Does it take longer? Choose a new date and say why."}
	MailMeasureAction  = Msg{"Bekijk de maatregel", "See the measure"}

	MailStoppedSubject = Msg{"Een klacht is gestopt – %s", "A complaint has stopped – %s"}
	MailStopped        = Msg{"Deze klacht is ingetrokken. Je hoeft niets meer te doen.", "This complaint was withdrawn. There is nothing more you need to do."}
	MailStoppedReopen  = Msg{"De ouder kan hem nog openen tot en met %s.", "The parent can still open it until the end of %s."}

	MailForwardSubject = Msg{"Een klacht ligt stil – %s", "A complaint is waiting – %s"}
	MailForward        = Msg{"Deze klacht is niet op tijd doorgestuurd. De laatste dag was %s.", "This complaint was not passed on in time. The last day was %s."}
	MailForwardDo      = Msg{"Spreek af wie hem vandaag oppakt.", "Agree who takes it up today."}

	MailPrivacySubject = Msg{"Er is een verzoek over gegevens – %s", "There is a data request – %s"}
	MailPrivacy        = Msg{"Iemand vraagt naar de eigen gegevens in deze klacht.", "Somebody asks about their own data in this complaint."}

	MailBreachSubject = Msg{"Mogelijk een datalek – %s", "Possibly a data breach – %s"}
	MailBreach        = Msg{"Iemand heeft misschien iets gelezen of gekregen wat niet voor die persoon was.", "Somebody may have read or received what was not for that person."}
	MailBreachBy      = Msg{"Beoordeel het voor %s, %s. De 72 uur van de wet lopen ook in het weekend.", "Judge it before %s, %s. The 72 hours of the law run at the weekend too."}

	MailYearSubject = Msg{"Klachtenjaarverslag %d", "Annual complaints report %d"}
	MailYearDraft   = Msg{"Het concept van het klachtenjaarverslag over %d staat klaar. Schrijf er woorden bij en leg het vast.", "The draft of the annual complaints report on %d is ready. Add words and lay it down."}
	MailYearApprove = Msg{"Het klachtenjaarverslag over %d wacht op goedkeuring. Wie het maakte, mag het niet zelf goedkeuren.", "The annual complaints report on %d waits for approval. Who made it may not approve it."}
	MailYearSend    = Msg{"Het klachtenjaarverslag over %d is nog niet bij elke toezichthouder. De wet vraagt dat voor 1 juni.", "The annual complaints report on %d is not with every supervisor yet. The law asks for that before 1 June."}
	MailYearTell    = Msg{"Nog niet alle ouders hoorden van het klachtenjaarverslag over %d. De tekst voor de ouderapp staat klaar.", "Not all parents have been told of the annual complaints report on %d. The text for the parent app is ready."}
	MailYearAction  = Msg{"Open het verslag", "Open the report"}

	MailDisputeSubject   = Msg{"Geschil %d: er moet iets gebeuren", "Dispute %d: something is to be done"}
	MailDisputeState     = Msg{"De Geschillencommissie vraagt ons standpunt. Het moet er zijn voor het einde van %s.", "The Geschillencommissie asks for our statement. It must be there before the end of %s."}
	MailDisputeRecord    = Msg{"Is het verstuurd? Leg dat dan vast.", "Has it been sent? Then record that."}
	MailDisputeAction    = Msg{"Bekijk het geschil", "See the dispute"}
	MailStatementSubject = Msg{"Ons standpunt – %s", "Our statement – %s"}
	MailStatementAction  = Msg{"Bekijk het dossier", "See the file"}
	MailOrder            = Msg{"Uit een uitspraak van de Geschillencommissie volgt een maatregel. Die moet klaar zijn op %s.", "A measure follows from a ruling of the Geschillencommissie. It must be done on %s."}
	MailOrderRecord      = Msg{"Is hij klaar? Leg dat dan vast.", "Is it done? Then record that."}

	MailEraseSubject = Msg{"Gegevens om te wissen", "Data to erase"}
	MailErase        = Msg{"De bewaartijd is voorbij. Aantal dossiers: %d.", "The keeping period is over. Number of dossiers: %d."}
	MailEraseReview  = Msg{"Er zijn dossiers vastgezet waar je opnieuw naar moet kijken.", "There are dossiers on hold that must be looked at again."}
	MailEraseDo      = Msg{"Kijk de lijst na en bevestig.", "Check the list and confirm."}
	MailEraseAction  = Msg{"Bekijk de lijst", "See the list"}

	MailWeekSubject = Msg{"Weekrapport klachten – week %d van %d", "Weekly report on complaints – week %d of %d"}
	MailWeek        = Msg{"Dit is het weekrapport over klachten, in vier getallen.", "This is the weekly report on complaints, in four numbers."}
	MailWeekNew     = Msg{"Nieuw", "New"}
	MailWeekOpen    = Msg{"Open", "Open"}
	MailWeekLate    = Msg{"Te laat", "Late"}
	MailWeekMeasure = Msg{"Maatregelen over tijd", "Measures overdue"}
	MailWeekNone    = Msg{"Er is niets wat je besluit vraagt.", "Nothing asks for your decision."}
	MailWeekSome    = Msg{"In het rapport staat wat je besluit vraagt.", "The report says what asks for your decision."}
	MailWeekAction  = Msg{"Lees het rapport", "Read the report"}
	MailWeekLog     = Msg{"Logboek: %d regels, vingerafdruk %s.", "Log: %d lines, fingerprint %s."}

	MailSignInSubject = Msg{"Inloggen", "Sign in"}
	MailSignIn        = Msg{"Je wilt inloggen. Gebruik de knop of de code.", "You want to sign in. Use the button or the code."}
)
