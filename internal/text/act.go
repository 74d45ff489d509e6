package text

import "gehoor"

// An Act is what the page of one act on a dossier says.
type Act struct {
	Title, Intro, Button Msg
}

// The acts on a dossier, in the order of the regulation.
var (
	ActRoute    = Act{Msg{"Doorsturen", "Forward"}, Msg{"Je kiest zelf. Er is niets vooraf gekozen.", "The choice is yours. Nothing has been chosen for you."}, Msg{"Doorsturen en volgende", "Forward and next"}}
	ActDecline  = Act{Msg{"Niet in behandeling nemen", "Do not take up"}, Msg{"De klager krijgt een brief met de reden en met wat hij nog kan doen.", "The complainant gets a letter with the reason and with what they can still do."}, Msg{"Brief versturen", "Send the letter"}}
	ActParty    = Act{Msg{"Gaat de klacht over deze persoon?", "Is the complaint about this person?"}, Msg{"Tot je antwoordt, ziet deze persoon de klacht niet.", "Until you answer, this person does not see the complaint."}, Msg{"Vastleggen", "Record"}}
	ActReroute  = Act{Msg{"Andere manager of locatie", "Another manager or location"}, Msg{"Wie de klacht nu leidt, ziet haar daarna niet meer.", "Whoever handles it now will no longer see it."}, Msg{"Opnieuw doorsturen", "Forward again"}}
	ActTakeOver = Act{Msg{"Overnemen", "Take over"}, Msg{"Je neemt de leiding over. De reden staat in het dossier.", "You take over. The reason is kept in the dossier."}, Msg{"Overnemen", "Take over"}}
	ActRelation = Act{Msg{"Relatie met het kind nagaan", "Check the relation to the child"}, Msg{"Dit moet voordat je iets over een kind schrijft, en voor elk oordeel.", "This comes before you write anything about a child, and before any decision."}, Msg{"Vastleggen", "Record"}}
	ActContact  = Act{Msg{"Eerste contact vastleggen", "Record first contact"}, Msg{"Alleen persoonlijk contact telt. Voicemail is een poging.", "Only personal contact counts. Voicemail is an attempt."}, Msg{"Vastleggen", "Record"}}
	ActSteps    = Act{Msg{"Afspraak vastleggen", "Record what was agreed"}, Msg{"Wat gaat er gebeuren, wie doet het en wanneer hoort de klager iets?", "What will happen, who does it, and when will the complainant hear?"}, Msg{"Vastleggen", "Record"}}
	ActMessage  = Act{Msg{"Bericht of notitie", "Message or note"}, Msg{"Kies wie dit ziet. Er is niets vooraf gekozen.", "Choose who sees this. Nothing has been chosen for you."}, Msg{"Toevoegen", "Add"}}
	ActPlan     = Act{Msg{"Gesprek plannen", "Plan a hearing"}, Msg{"Beide kanten horen geeft een eerlijk oordeel.", "Hearing both sides makes a fair decision."}, Msg{"Plannen", "Plan"}}
	ActHear     = Act{Msg{"Gesprek vastleggen", "Record a hearing"}, Msg{"Schrijf op wat er is gezegd. Laat het nalezen.", "Write down what was said. Have it read back."}, Msg{"Vastleggen", "Record"}}
	ActAccount  = Act{Msg{"Verslag ter reactie sturen", "Send an account for comment"}, Msg{"Wie gehoord is, mag zeggen of het verslag klopt.", "Whoever was heard may say whether the account is right."}, Msg{"Sturen", "Send"}}
	ActComment  = Act{Msg{"Reactie op verslag vastleggen", "Record a comment on an account"}, Msg{"Leeg laten betekent: geen reactie voor de datum.", "If left empty: no comment by the date."}, Msg{"Vastleggen", "Record"}}
	ActDelay    = Act{Msg{"Uitstel afgesproken", "Delay agreed"}, Msg{"Dit verschuift de wettelijke datum niet. De klager mag daarna nog steeds naar buiten.", "This does not move the statutory date. The complainant may still go outside after it."}, Msg{"Vastleggen", "Record"}}
	ActDraft    = Act{Msg{"Oordeel schrijven", "Write the decision"}, Msg{"Een oordeel per onderdeel, met redenen. Elke maatregel heeft een naam en een datum.", "A finding per part, with reasons. Every measure has an owner and a date."}, Msg{"Naar tweede lezer", "To the second reader"}}
	ActPropose  = Act{Msg{"Voorstel voor het oordeel", "Proposal for the decision"}, Msg{"Wat vind je en wat ga je doen? De klachtencoördinator schrijft er de brief van.", "What do you find, and what will you do? The complaints coordinator makes the letter of it."}, Msg{"Voorstel sturen", "Send proposal"}}
	ActApprove  = Act{Msg{"Akkoord geven", "Approve"}, Msg{"Lees de brief zoals de klager hem ziet.", "Read the letter as the complainant will see it."}, Msg{"Akkoord", "Approve"}}
	ActSendBack = Act{Msg{"Terug met opmerkingen", "Send back with remarks"}, Msg{"De schrijver krijgt je opmerkingen en maakt een nieuwe versie.", "The writer gets your remarks and makes a new version."}, Msg{"Terugsturen", "Send back"}}
	ActSend     = Act{Msg{"Oordeel versturen", "Send the decision"}, Msg{"Na versturen ligt de brief vast.", "Once sent, the letter is fixed."}, Msg{"Versturen", "Send"}}
	ActDeliver  = Act{Msg{"Brief bezorgd", "Letter delivered"}, Msg{"De brief is gepost of in de hand gegeven.", "The letter was posted or handed over."}, Msg{"Vastleggen", "Record"}}
	ActCameBack = Act{Msg{"Brief kwam terug", "Letter came back"}, Msg{"De post bracht de brief terug. Dan telt het oordeel als niet gegeven, en de termijn loopt door. Stuur de brief nog eens, of geef hem in de hand.", "The post brought the letter back. Then the decision counts as not given, and the term runs on. Send the letter again, or hand it over."}, Msg{"Vastleggen", "Record"}}
	ActMeasure  = Act{Msg{"Maatregel", "Measure"}, Msg{"Is het klaar, of duurt het langer? Dan hoort er een nieuwe datum bij. Gaat een collega het doen, dan blijft de datum zoals die is.", "Is it done, or does it take longer? Then there must be a new date. If a colleague will do it, the date stays as it is."}, Msg{"Vastleggen", "Record"}}
	ActOutside  = Act{Msg{"Naar buiten gegaan", "Taken to an outside body"}, Msg{"De klager is naar het Klachtenloket of de Geschillencommissie gegaan.", "The complainant went to the Klachtenloket or the Geschillencommissie."}, Msg{"Vastleggen", "Record"}}
	ActRuling   = Act{Msg{"Uitkomst van buiten", "Outcome from outside"}, Msg{"Gebruik het woord van de commissie.", "Use the committee's own word."}, Msg{"Vastleggen", "Record"}}
	ActClose    = Act{Msg{"Signaal afsluiten", "Close the signal"}, Msg{"Er is gedaan wat nodig was.", "What was needed has been done."}, Msg{"Afsluiten", "Close"}}
	ActReopen   = Act{Msg{"Opnieuw openen", "Reopen"}, Msg{"De eerste datums gelden weer.", "The first dates hold again."}, Msg{"Opnieuw openen", "Reopen"}}
	ActWithdraw = Act{Msg{"Ingetrokken door de klager", "Withdrawn by the complainant"}, Msg{"Alleen als de klager het zelf schrijft. Neem de woorden over.", "Only when the complainant writes so. Copy the words."}, Msg{"Intrekken", "Withdraw"}}
	ActCorrect  = Act{Msg{"Datum van ontvangst verbeteren", "Correct the date of receipt"}, Msg{"Alleen dit verschuift de wettelijke datum. Wordt die later, dan bevestigt een tweede persoon het.", "Only this moves the statutory date. When it becomes later, a second person confirms."}, Msg{"Verbeteren", "Correct"}}
	ActSafety   = Act{Msg{"Veiligheid", "Safety"}, Msg{"De klacht gaat meteen op slot. Alleen wie erover gaat, ziet haar nog. Jij daarna niet meer.", "The complaint is sealed at once. Only those in charge see it. You no longer will."}, Msg{"Op slot doen en alarm geven", "Seal and alarm"}}
	ActStep     = Act{Msg{"Stap vastleggen", "Record a step"}, Msg{"Leg vast wat is gedaan, of waarom het wacht.", "Record what was done, or why it waits."}, Msg{"Vastleggen", "Record"}}
	ActClear    = Act{Msg{"Geen zaak van veiligheid", "Not a safety matter"}, Msg{"Het slot gaat eraf. De eerste datums gelden weer.", "The seal is lifted. The first dates hold again."}, Msg{"Slot eraf", "Lift the seal"}}
	ActReverse  = Act{Msg{"Overname terugdraaien", "Reverse the takeover"}, Msg{"De klacht komt terug met haar eerste datum.", "The complaint comes back with its first date."}, Msg{"Terugdraaien", "Reverse"}}
	ActHandOver = Act{Msg{"Overdragen", "Hand over"}, Msg{"Een collega van het bureau neemt dit verder.", "A colleague at the desk takes this on."}, Msg{"Overdragen", "Hand over"}}
)

// HeardOn says whose words the notes of a hearing are, and of which day.
func HeardOn(l Lang, side gehoor.Side, on, today gehoor.Date) string {
	return Sentence(Word(l, side)) + ", " + FormatDate(l, on, today)
}

// CommentOf says whose comment on an account it is.
func CommentOf(l Lang, side gehoor.Side) string {
	return Fill(l, Msg{"Reactie op het verslag: %s", "Comment on the account: %s"}, Word(l, side))
}

// The labels of the acts' fields.
var (
	LabelFits        = Msg{"Past de klacht in de regeling?", "Does the complaint fit the regulation?"}
	LabelFitsYes     = Msg{"Ja, behandelen", "Yes, handle it"}
	LabelFitsSignal  = Msg{"Nee: het is een signaal", "No: it is a signal"}
	LabelFitsCode    = Msg{"Nee: meldcode (thuis)", "No: reporting code (home)"}
	LabelFitsDuty    = Msg{"Nee: meldplicht (medewerker)", "No: duty to report (staff)"}
	LabelFitsNot     = Msg{"Nee: hoort hier niet", "No: it does not belong here"}
	LabelCategory    = Msg{"Onderwerp", "Subject"}
	LabelKind        = Msg{"Gedrag of overeenkomst?", "Conduct or agreement?"}
	LabelLead        = Msg{"Wie behandelt de klacht?", "Who handles the complaint?"}
	LabelNote        = Msg{"Zin voor de manager", "A line for the manager"}
	LabelReason      = Msg{"Reden", "Reason"}
	LabelLetter      = Msg{"Brief aan de klager", "Letter to the complainant"}
	LabelHow         = Msg{"Hoe?", "How?"}
	LabelOn          = Msg{"Op welke dag?", "On which day?"}
	LabelBy          = Msg{"Voor welke dag?", "By which day?"}
	LabelSide        = Msg{"Met wie?", "With whom?"}
	LabelOfWhom      = Msg{"Van wie?", "Whose?"}
	LabelToWhom      = Msg{"Aan wie?", "To whom?"}
	LabelAccount     = Msg{"Verslag", "Account"}
	LabelComment     = Msg{"Reactie", "Comment"}
	LabelCopied      = Msg{"Wat schreef de klager?", "What did the complainant write?"}
	LabelRuled       = Msg{"Wat staat er in de uitspraak?", "What does the ruling say?"}
	LabelWords       = Msg{"Wat is er gezegd?", "What was said?"}
	HeardTitle       = Msg{"Wat er is gezegd", "What was said"}
	LabelSteps       = Msg{"Wat is er afgesproken?", "What was agreed?"}
	LabelNext        = Msg{"Wanneer hoort de klager weer iets?", "When will the complainant hear again?"}
	LabelResolved    = Msg{"De klager vindt het zo opgelost", "The complainant finds it resolved"}
	LabelMessage     = Msg{"Bericht", "Message"}
	LabelWho         = Msg{"Wie ziet dit?", "Who sees this?"}
	LabelOnlyUs      = Msg{"Alleen wij", "Only us"}
	LabelAlsoThem    = Msg{"Ook de klager", "Also the complainant"}
	LabelOutcome     = Msg{"Oordeel", "Finding"}
	LabelReasons     = Msg{"Waarom vinden we dit?", "Why do we find this?"}
	LabelOneSide     = Msg{"Waarom is niet iedereen gehoord?", "Why was somebody not heard?"}
	OnlyIfSo         = Msg{"Alleen als dat zo is", "Only if that is the case"}
	LabelMeasure     = Msg{"Maatregel", "Measure"}
	LabelWhatMeasure = Msg{"Wat gaan we doen?", "What will we do?"}
	MoreMeasures     = Msg{"Meer maatregelen", "More measures"}
	LabelOwner       = Msg{"Wie doet dit?", "Who does this?"}
	LabelDue         = Msg{"Wanneer klaar?", "Done by when?"}
	LabelNature      = Msg{"Wat voor maatregel is het?", "What kind of measure is it?"}
	NatureFor        = Msg{"Alleen deze soort komt in het jaarverslag, niet je woorden", "Only this kind appears in the annual report, not your words"}
	LabelMeasureWho  = Msg{"Vertellen we dit de klager?", "Do we tell the complainant?"}
	LabelSettle      = Msg{"Dit is een schikking: opgelost in gesprek", "This is a settlement: resolved in conversation"}
	LabelAlone       = Msg{"Geen tweede persoon binnen twee werkdagen. Het bestuur ziet dit.", "No second person within two working days. The board sees this."}
	LabelDone        = Msg{"Ja, klaar", "Yes, done"}
	LabelLonger      = Msg{"Nee, het duurt langer", "No, it takes longer"}
	LabelAnother     = Msg{"Iemand anders gaat het doen", "Somebody else will do it"}
	LabelAnotherWho  = Msg{"Wie gaat het doen?", "Who will do it?"}
	LabelBody        = Msg{"Welke organisatie?", "Which body?"}
	LabelGround      = Msg{"Waarom?", "Why?"}
	LabelSource      = Msg{"Waaruit blijkt dat?", "What shows it?"}
	LabelTrack       = Msg{"Waar gaat het om?", "What is it about?"}
	LabelStep        = Msg{"Welke stap?", "Which step?"}
	LabelWaits       = Msg{"Dit wacht nog, met de reden hieronder", "This still waits, for the reason below"}
	LabelSecond      = Msg{"Wie bevestigt het?", "Who confirms it?"}
	LabelColleague   = Msg{"Welke collega?", "Which colleague?"}
	LabelLocation    = Msg{"Locatie", "Location"}

	WrongChoice = Msg{"Maak een keuze", "Make a choice"}
	WrongWords  = Msg{"Schrijf dit op", "Write this down"}
	WrongDate   = Msg{"Vul een datum in: dag-maand-jaar, in cijfers", "Enter a date: day-month-year, in figures"}
)

// More labels.
var (
	LabelReference    = Msg{"Kenmerk", "Reference"}
	LabelStatementBy  = Msg{"Voor welke dag vraagt de commissie ons standpunt?", "By what date does the committee want our statement?"}
	SafetyDivert      = Msg{"Overnemen door veiligheid", "Take over for safety"}
	SafetyWhich       = Msg{"Welke onderdelen neem je over?", "Which parts do you take over?"}
	SafetyBack        = Msg{"Welke onderdelen komen terug?", "Which parts come back?"}
	SafetyDivertIntro = Msg{"De klachtprocedure stopt. De stappen van de wet gaan voor.", "The complaint procedure ends. The steps of the law go first."}
	BackToDossier     = Msg{"Terug naar het dossier", "Back to the dossier"}
	BackToDesk        = Msg{"Terug naar de lijst", "Back to the list"}
	SomeColleague     = Msg{"een collega", "a colleague"}

	MenuComplaints = Msg{"Klachten", "Complaints"}
	MenuEnquiries  = Msg{"Vragen", "Questions"}
	MenuRegion     = Msg{"Regio", "Region"}
	MenuReports    = Msg{"Rapporten", "Reports"}
	MenuSafety     = Msg{"Vertrouwelijk", "Confidential"}
	MenuSearch     = Msg{"Zoeken", "Search"}
	MenuAdmin      = Msg{"Beheer", "Administration"}
)
