package text

import "gehoor"

// Fact says in a line what happened, for people who may see the dossier. What is not for a timeline is empty.
func Fact(l Lang, f gehoor.Fact) string {
	switch f := f.(type) {
	case gehoor.Filed:
		return Msg{"Klacht ingediend, ", "Complaint made, "}.In(l) + Word(l, f.Channel) + "."
	case gehoor.ContactTried:
		return Msg{"Poging tot contact: ", "Attempt to reach: "}.In(l) + Word(l, f.Way) + "."
	case gehoor.Contacted:
		return Msg{"Contact gehad: ", "Contact made: "}.In(l) + Word(l, f.Way) + "."
	case gehoor.HearingPlanned:
		return Msg{"Gesprek gepland met ", "Hearing planned with "}.In(l) + Word(l, f.Side) + ": " + FormatDateLong(l, f.On) + "."
	case gehoor.Heard:
		return Msg{"Gesproken met ", "Heard "}.In(l) + Word(l, f.Side) + "."
	case gehoor.ResolvedAnswered:
		if f.Agrees {
			return Msg{"De klager vindt het opgelost.", "The complainant finds it resolved."}.In(l)
		}
		return Msg{"De klager vindt het niet opgelost.", "The complainant does not find it resolved."}.In(l)
	case gehoor.Disclosed:
		if f.Waits {
			return Msg{"Gemaakt voor over wie het gaat: ", "Made for who it is about: "}.In(l) + Word(l, f.What) + ", " + Word(l, f.Way) + "."
		}
		return Msg{"Gegeven aan over wie het gaat: ", "Given to who it is about: "}.In(l) + Word(l, f.What) + ", " + Word(l, f.Way) + "."
	case gehoor.DecisionSent:
		return Msg{"Oordeel verstuurd, ", "Decision sent, "}.In(l) + Word(l, f.Way) + "."
	case gehoor.Declined:
		return Msg{"Niet in behandeling: ", "Not taken up: "}.In(l) + Word(l, f.Ground) + "."
	case gehoor.Closed:
		return Sentence(Word(l, f.Ground)) + "."
	case gehoor.Escalated:
		return Msg{"Naar buiten: ", "Outside: "}.In(l) + Word(l, f.Body) + "."
	case gehoor.EscalationEnded:
		return Word(l, f.Body) + ": " + Word(l, f.Outcome) + "."
	case gehoor.Held:
		return Msg{"Vastgezet. Opnieuw kijken voor het einde van ", "On hold. To be checked again before the end of "}.In(l) + FormatDateLong(l, f.Review) + "."
	case gehoor.SafetyStep:
		if f.Waits {
			return Msg{"Wacht nog: ", "Still waiting: "}.In(l) + Word(l, f.Step) + "."
		}
		return Sentence(Word(l, f.Step)) + "."
	case gehoor.PackageMade:
		return Msg{"Dossier gemaakt voor ", "Dossier made for "}.In(l) + Word(l, f.For) + "."
	case gehoor.NoteAdded:
		if f.Again {
			return Msg{"Een mail is opnieuw gelezen en leest nu anders.", "An e-mail was read again and now reads differently."}.In(l)
		}
	case gehoor.PartyStands:
		return Msg{"Vraag over een persoon beantwoord: ", "Question about a person answered: "}.In(l) + Word(l, f.Standing) + "."
	}
	return facts[gehoor.Kind(f)].In(l)
}

var facts = map[string]Msg{
	"EscalationStated":   {"Ons standpunt is naar de Geschillencommissie.", "Our statement went to the Geschillencommissie."},
	"Acknowledged":       {"Ontvangst bevestigd.", "Receipt acknowledged."},
	"Admitted":           {"In behandeling genomen.", "Taken up."},
	"RelationChecked":    {"Relatie met het kind nagegaan.", "Relation to the child checked."},
	"PartyNamed":         {"Een persoon genoemd.", "A person named."},
	"Routed":             {"Doorgestuurd naar wie de klacht behandelt.", "Forwarded to who handles it."},
	"Rerouted":           {"Opnieuw doorgestuurd.", "Forwarded again."},
	"SeniorTold":         {"De leidinggevende is ingelicht.", "The next level up was told."},
	"TakenOver":          {"Overgenomen.", "Taken over."},
	"HandedOver":         {"Overgedragen aan een collega.", "Handed over to a colleague."},
	"PracticeProposed":   {"Iemand zegt dat dit een proef is. Een tweede persoon moet dat bevestigen.", "Somebody says this is a practice complaint. A second person must confirm it."},
	"MarkedPractice":     {"Proef: telt niet mee.", "Practice: does not count."},
	"StepsAgreed":        {"Afspraak vastgelegd.", "Next steps recorded."},
	"Informed":           {"De klager heeft bericht gekregen.", "The complainant was told."},
	"Investigated":       {"Iets uitgezocht.", "Something was looked into."},
	"AccountSent":        {"Verslag ter reactie gestuurd.", "Account sent for comment."},
	"AccountAnswered":    {"Reactie op het verslag.", "Comment on the account."},
	"ContactTakenBack":   {"De notitie over contact is teruggenomen.", "The note of contact was taken back."},
	"CallPassed":         {"Een collega neemt contact op.", "A colleague makes contact."},
	"LanguageSet":        {"De klager koos een andere taal.", "The complainant chose another language."},
	"DecisionProposed":   {"Voorstel voor het oordeel.", "Proposal for the decision."},
	"ApprovalPassed":     {"Geen antwoord op tijd. Iemand anders is gevraagd om akkoord.", "No answer in time. Someone else was asked to approve."},
	"DisclosureGiven":    {"Op papier gegeven aan over wie het gaat.", "Given on paper to who it is about."},
	"DisclosureRenewed":  {"Een nieuwe code gegeven aan over wie het gaat.", "A new code given to who it is about."},
	"DisclosureRead":     {"Gelezen door over wie het gaat.", "Read by who it is about."},
	"DisclosureEnded":    {"Teruggehaald wat over wie het gaat kon lezen.", "Taken back what who it is about could read."},
	"DocumentAdded":      {"Een bestand toegevoegd.", "A file added."},
	"NoteAdded":          {"Notitie, alleen voor ons.", "Note, for us alone."},
	"MessageReceived":    {"Bericht ontvangen.", "Message received."},
	"MessageSent":        {"Bericht gestuurd.", "Message sent."},
	"MessageReturned":    {"Een mail kwam terug.", "A mail came back."},
	"AnswerNotNeeded":    {"Bericht hoeft geen antwoord.", "Message needs no answer."},
	"DelayAgreed":        {"Uitstel afgesproken. De wettelijke datum blijft.", "Delay agreed. The statutory date stays."},
	"LatenessTold":       {"Verteld dat het oordeel te laat is.", "Told that the decision is late."},
	"DecisionDrafted":    {"Oordeel geschreven, voor akkoord.", "Decision drafted, for approval."},
	"DecisionSentBack":   {"Oordeel terug met opmerkingen.", "Decision sent back with remarks."},
	"DecisionApproved":   {"Akkoord gegeven op het oordeel.", "Decision approved."},
	"DecisionOpened":     {"De brief is geopend.", "The letter was opened."},
	"DecisionPosted":     {"De brief is gepost.", "The letter was posted."},
	"DecisionPhoned":     {"De klager is gebeld over de brief.", "The complainant was called about the letter."},
	"DecisionHandedOver": {"De brief is in de hand gegeven.", "The letter was handed over."},
	"DecisionReturned":   {"De brief kwam terug.", "The letter came back."},
	"MeasurePromised":    {"Een maatregel beloofd.", "A measure promised."},
	"MeasureDone":        {"Een maatregel is klaar.", "A measure is done."},
	"MeasurePassed":      {"Een collega doet nu een maatregel.", "A colleague sees to a measure now."},
	"MeasureMoved":       {"Een maatregel heeft een nieuwe datum.", "A measure has a new date."},
	"MeasureTold":        {"De klager weet van de maatregel.", "The complainant was told about the measure."},
	"SafetyMarked":       {"Lees eerst: er staan woorden in die over veiligheid kunnen gaan.", "Read first: it contains words that may be about safety."},
	"SafetyMarkRead":     {"Gelezen: geen zaak van veiligheid.", "Read: not a safety matter."},
	"SafetyAsked":        {"Gevraagd of dit een zaak van veiligheid is. Op slot.", "Asked whether this is a matter of safety. Sealed."},
	"SafetyCleared":      {"Geen zaak van veiligheid. Het slot is eraf.", "Not a safety matter. The seal is lifted."},
	"Diverted":           {"De wet gaat voor: overgenomen.", "The law goes first: taken over."},
	"DiversionReversed":  {"Terug in de klachtprocedure.", "Back in the complaint procedure."},
	"Withdrawn":          {"Ingetrokken door de klager.", "Withdrawn by the complainant."},
	"Reopened":           {"Opnieuw geopend, met de eerste datums.", "Reopened, with the first dates."},
	"DataRequested":      {"Verzoek over eigen gegevens.", "Request about own data."},
	"DataAnswered":       {"Verzoek over gegevens beantwoord.", "Data request answered."},
	"BreachSuspected":    {"Mogelijk een datalek.", "Possibly a data breach."},
	"BreachJudged":       {"Mogelijk datalek beoordeeld.", "Possible data breach judged."},
	"Linked":             {"Verbonden met een andere klacht.", "Linked with another complaint."},
	"Split":              {"Een deel ging verder als eigen klacht.", "A part continued as a complaint of its own."},
	"AccessGranted":      {"Iemand leest mee, met een reden.", "Somebody can read this too, with a reason."},
	"AccessWithdrawn":    {"Iemand leest niet meer mee.", "Somebody can no longer read this."},
	"CodeRenewed":        {"Een nieuwe code gegeven.", "A new code was given."},
	"SharedMailSet":      {"Vastgelegd of iemand anders de mail leest.", "Recorded whether somebody else reads the mail."},
	"RatingAsked":        {"De klager is gevraagd of hij zich gehoord voelt.", "The complainant was asked whether he feels heard."},
	"Rated":              {"De klager beantwoordde de twee vragen achteraf.", "The complainant answered the two questions afterwards."},
	"Corrected":          {"Een gegeven verbeterd. Beide blijven zichtbaar.", "An entry corrected. Both stay visible."},
	"Recalled":           {"Ongedaan gemaakt.", "Undone."},
	"Released":           {"Losgelaten: niet meer vastgezet.", "Released: no longer on hold."},
	"Erased":             {"Iets weggehaald.", "Something was removed."},
}
