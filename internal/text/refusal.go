package text

import (
	"fmt"

	"gehoor"
)

// Refusal says to a person what the regulation refused, and what to do instead. A code that has
// no words is a fault, which a test finds.
func Refusal(l Lang, r *gehoor.Refusal) string {
	for _, area := range refusals {
		if m, ok := area[r.Code]; ok {
			return fmt.Sprintf(m.In(l), refusalArgs(l, r.Args)...)
		}
	}
	return Msg{"Dit kan nu niet.", "This is not possible now."}.In(l)
}

// refusals are the words by area. An area is a file.
var refusals = []map[string]Msg{refusalsHandle, mailRefusals, decideRefusals, keepRefusals, yearRefusals}

// refusalArgs says dates, numbers and enumerations in words.
func refusalArgs(l Lang, args []any) []any {
	said := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case gehoor.Date:
			said[i] = FormatDateLong(l, a)
		case int, gehoor.PartNo, gehoor.Party:
			said[i] = fmt.Sprint(a)
		default:
			said[i] = Word(l, a)
		}
	}
	return said
}

// refusalsHandle are those of filing, routing, contact, hearing, correcting, closing and enquiries.
var refusalsHandle = map[string]Msg{
	"act.closed": {"Deze klacht is afgesloten. Dit kan niet meer.", "This complaint is closed. This is no longer possible."},
	"act.sealed": {"Deze klacht is overgenomen. Onderzoek niets en praat er niet over.", "This complaint has been taken over. Do not investigate and do not talk about it."},

	"submit.capacity":        {"Kies wie je bent.", "Choose who you are."},
	"submit.no-story":        {"Schrijf op wat er is gebeurd.", "Write down what happened."},
	"submit.received-future": {"De datum van ontvangst ligt in de toekomst. Kijk of de datum klopt.", "The date of receipt is in the future. Check the date."},
	"submit.arose-future":    {"Het is gebeurd na de dag van ontvangst. Kijk of de datum klopt.", "It happened after the day of receipt. Check the date."},
	"submit.no-contact":      {"Vul je e-mail of je telefoon in. Eén van de twee is genoeg.", "Give your e-mail or phone. One of the two is enough."},
	"submit.no-phone":        {"Vul een telefoonnummer in om te kunnen bellen, of kies iets anders.", "Give a phone number for the call, or choose something else."},
	"submit.no-mail":         {"Vul een e-mailadres in om te kunnen mailen, of kies iets anders.", "Give an e-mail address for the mail, or choose something else."},

	"acknowledge.done":       {"De ontvangst is al bevestigd.", "Receipt has already been acknowledged."},
	"acknowledge.no-message": {"De bevestiging is nog niet verstuurd.", "The acknowledgement has not been sent yet."},

	"admit.drafted":        {"Er is al een oordeel geschreven. De onderdelen staan nu vast.", "A decision has been written. The parts can no longer change."},
	"admit.no-parts":       {"Kies waar de klacht over gaat.", "Choose what the complaint is about."},
	"admit.entitled":       {"Deze persoon mag een klacht indienen. Behandel het als klacht, niet als signaal.", "This person may complain. Handle it as a complaint, not as a signal."},
	"admit.late-no-reason": {"De klacht is na de termijn ingediend. Schrijf op waarom je hem toch behandelt.", "The complaint came after the term. Write down why you take it up."},
	"admit.no-reason":      {"Schrijf op waarom je dit zo behandelt.", "Write down why you handle it this way."},
	"admit.category":       {"Kies een onderwerp uit de lijst.", "Choose a subject from the list."},
	"admit.diverted":       {"Onderdeel %s is overgenomen en moet blijven staan.", "Part %s has been taken over and must stay."},

	"decline.no-ground": {"Kies waarom je de klacht niet behandelt.", "Choose why the complaint is not taken up."},
	"decline.no-letter": {"Schrijf een brief met de redenen en met de hulp van buiten.", "Write a letter with the reasons and the help from outside."},
	"decline.decided":   {"Er is al een oordeel verstuurd.", "A decision has already been sent."},
	"decline.not-late":  {"Deze klacht is op tijd ingediend.", "This complaint came in time."},
	"decline.entitled":  {"Deze persoon mag een klacht indienen. Klopt het niet wie dit is? Verbeter dat eerst.", "This person may complain. Is it wrong who this is? Correct that first."},

	"mark.none": {"Er staat niets meer klaar om eerst te lezen.", "Nothing is left to be read first."},

	"relation.how":       {"Kies hoe je hebt nagegaan wie dit is.", "Choose how you checked who this is."},
	"relation.no-reason": {"Schrijf op waarom nagaan niet nodig is.", "Write down why a check is not needed."},
	"party.no-name":      {"Kies een collega of schrijf een naam op.", "Choose a colleague or write a name."},
	"practice.already":   {"Deze klacht is al een proef.", "This complaint is already marked as a test."},
	"practice.second":    {"Een tweede persoon moet zeggen dat dit een proef is.", "A second person must say that this is a test."},

	"route.already":            {"De klacht is al doorgestuurd. Stuur hem anders opnieuw door, met een reden.", "The complaint has already been forwarded. Forward it anew, with a reason."},
	"route.not-admitted":       {"Kies eerst waar de klacht over gaat en of je hem behandelt.", "First choose what the complaint is about and whether you take it up."},
	"route.nobody":             {"Niemand in de organisatie kan deze klacht nu behandelen. Vraag de beheerder om de functies aan te vullen.", "Nobody in the organisation can handle this complaint now. Ask the administrator to fill the positions."},
	"route.no-reason":          {"Je kiest iemand anders dan het voorstel. Schrijf op waarom.", "You chose someone other than proposed. Write down why."},
	"route.cannot-lead":        {"Deze functie kan de klacht niet behandelen: %s.", "This position cannot handle the complaint: %s."},
	"reroute.not-routed":       {"De klacht is nog niet doorgestuurd.", "The complaint has not been forwarded yet."},
	"reroute.no-reason":        {"Schrijf op waarom de klacht naar iemand anders gaat.", "Write down why the complaint goes to someone else."},
	"reroute.other-holder":     {"Deze locatie hoort bij een andere houder. Splits de klacht, of geef de ouder het adres.", "This location belongs to another holder. Split the complaint, or give the parent the address."},
	"reroute.same":             {"De klacht ligt al bij deze persoon en locatie.", "The complaint is already with this person and location."},
	"party.standing":           {"Kies of de klacht over het gedrag van deze persoon gaat.", "Choose whether the complaint is about this person's conduct."},
	"party.unknown":            {"Deze persoon staat niet in het dossier.", "This person is not in the dossier."},
	"party.same":               {"Dit antwoord was al gegeven.", "This answer was already given."},
	"take-over.barred":         {"Je kunt deze klacht niet overnemen.", "You cannot take over this complaint."},
	"take-over.already":        {"Je hebt deze klacht al.", "You already have this complaint."},
	"take-over.not-next-level": {"Alleen de leidinggevende van de behandelaar kan de klacht overnemen.", "Only the next level above who handles it can take it over."},
	"take-over.no-reason":      {"Schrijf op waarom je de klacht overneemt.", "Write down why you take over the complaint."},
	"take-over.decided":        {"Er is al een oordeel verstuurd.", "A decision has already been sent."},
	"hand-over.barred":         {"Deze collega kan de klacht niet krijgen.", "This colleague cannot have the complaint."},
	"hand-over.same":           {"Deze collega heeft de klacht al.", "This colleague already has the complaint."},

	"contact.not-routed":     {"Stuur de klacht eerst door. Dan kan de manager contact vastleggen.", "Forward the complaint first. Then the manager can record contact."},
	"contact.attempt":        {"Een poging is nog geen contact. Leg hem vast als poging.", "An attempt is not contact yet. Record it as an attempt."},
	"contact.no-attempt":     {"Dit is geen poging. Heb je de ouder gesproken? Leg dat dan vast als contact.", "This is not an attempt. Did you speak to the parent? Then record it as contact."},
	"contact.not-chosen":     {"De ouder koos voor: %s. Alleen zo telt het contact. Wil de ouder nu iets anders? Verbeter dat eerst.", "The parent chose: %s. Only that counts as contact. Does the parent want something else now? Correct that first."},
	"contact.barred":         {"De klacht gaat misschien over deze persoon. Iemand anders moet dit doen.", "The complaint may be about this person. Someone else must do this."},
	"contact.future":         {"Dit moment is nog niet geweest. Leg het vast als het is gebeurd.", "This moment has not come yet. Record it when it has happened."},
	"contact.before-receipt": {"De klacht kwam binnen op %s. Het contact was later.", "The complaint came in on %s. Contact was after that."},

	"steps.no-contact":     {"Er is nog geen contact geweest. Stuur de ouder een bericht, of leg eerst het gesprek vast.", "There has been no contact yet. Send the parent a message, or record the conversation first."},
	"steps.nothing":        {"Schrijf op wat jullie hebben afgesproken.", "Write down what was agreed."},
	"steps.past":           {"De ouder hoort het vandaag of later. Kies een andere datum.", "The parent hears it today or later. Choose another date."},
	"inform.not-so":        {"Dit kun je nu niet melden: %s.", "You cannot tell this now: %s."},
	"inform.nothing":       {"Er is nog geen bericht geschreven.", "No message has been written yet."},
	"receive.nothing":      {"Schrijf een bericht of voeg een bestand toe.", "Write a message or add a file."},
	"send.nothing":         {"Schrijf een bericht.", "Write a message."},
	"send.relation":        {"Ga eerst na wie dit is. Daarna mag je iets over een kind schrijven.", "First check who this is. After that you may write about a child."},
	"send.no-question":     {"Dit bericht wacht niet op een antwoord.", "This message does not wait for an answer."},
	"send.not-complainant": {"Alleen een bericht aan de ouder telt als persoonlijk contact.", "Only a message to the parent counts as personal contact."},
	"delay.decided":        {"Er is al een oordeel verstuurd.", "A decision has already been sent."},
	"delay.no-reason":      {"Schrijf op waarom het langer duurt.", "Write down why it takes longer."},
	"delay.not-later":      {"Kies een dag na vandaag en na %s. De wettelijke datum blijft gewoon staan.", "Choose a day after today and after %s. The legal date stays as it is."},
	"passed.told":          {"De ouder weet het al, of er is al een oordeel.", "The parent already knows, or there is a decision."},
	"passed.not-yet":       {"De datum is nog niet voorbij. Het oordeel is er uiterlijk op %s.", "The date has not passed. The decision is due on %s."},
	"passed.new-date":      {"Kies een nieuwe datum: vandaag of later.", "Choose a new date: today or later."},
	"data.what":            {"Kies wat deze persoon met de gegevens wil.", "Choose what this person wants with the data."},
	"data.none":            {"Dit verzoek is al beantwoord.", "This request has already been answered."},
	"breach.nothing":       {"Schrijf op wat er is gebeurd.", "Write down what happened."},
	"breach.future":        {"Kies vandaag of een dag ervoor.", "Choose today or an earlier day."},
	"breach.none":          {"Dit is al beoordeeld.", "This has already been judged."},
	"breach.outcome":       {"Kies wat het is.", "Choose what it is."},
	"breach.no-reason":     {"Schrijf op waarom. Dat moet bewaard blijven, ook als het geen datalek is.", "Write down why. That has to be kept, also when it is no data breach."},
	"data.no-answer":       {"Schrijf een antwoord.", "Write an answer."},

	"hear.side":            {"Kies wie je spreekt.", "Choose who is heard."},
	"hear.not-accused":     {"De klacht gaat niet over het gedrag van deze persoon. Kies ‘iemand anders’, of beantwoord eerst die vraag.", "The complaint is not about this person's conduct. Choose ‘someone else’, or answer that question first."},
	"hear.safety":          {"Laat eerst de veiligheidsfunctionaris zeggen dat het niet om veiligheid gaat. Nodig daarna pas uit.", "First have the safety officer say that it is no matter of safety. Only then invite."},
	"hear.past":            {"Kies een dag: vandaag of later.", "Choose a day: today or later."},
	"hear.future":          {"Dit gesprek is nog niet geweest.", "This conversation has not taken place yet."},
	"hear.before-receipt":  {"De klacht kwam binnen op %s. Het gesprek was later.", "The complaint came in on %s. The conversation was after that."},
	"hear.no-account":      {"Schrijf een verslag van het gesprek.", "Write an account of the conversation."},
	"note.none":            {"Hier is niets om terug te nemen.", "There is nothing here to take back."},
	"note.too-late":        {"Dit kan niet meer worden teruggenomen. Bel de klachtencoördinator.", "This can no longer be taken back. Call the complaints coordinator."},
	"pass.contacted":       {"Er is al contact geweest.", "There has been contact already."},
	"pass.nobody":          {"Kies wie er belt.", "Choose who calls."},
	"rate.not-now":         {"Deze vragen staan niet meer open. Wil je iets zeggen? Stuur een bericht.", "These questions are no longer open. Is there something to say? Send a message."},
	"rate.nothing":         {"Kies bij een van de vragen een antwoord.", "Choose an answer to one of the questions."},
	"resolved.not-asked":   {"Er is niets om te beantwoorden.", "There is nothing to answer."},
	"resolved.answered":    {"Je hebt dit al laten weten. Wil je nog iets zeggen? Stuur een bericht.", "You have told us already. Is there more to say? Send a message."},
	"resolved.too-late":    {"Dit kan hier niet meer. Stuur een bericht.", "This is no longer possible here. Send a message."},
	"language.unknown":     {"Kies een taal.", "Choose a language."},
	"decide.said-no":       {"De klager zegt dat het niet is opgelost. Geef een gewoon oordeel.", "The complainant says that it is not resolved. Give an ordinary decision."},
	"propose.nothing":      {"Schrijf op wat je vindt en waarom, of een maatregel.", "Write what you find and why, or a measure."},
	"approve.not-passed":   {"De tweede lezer heeft nog tijd.", "The second reader still has time."},
	"approve.nobody":       {"Er is niemand anders die kan meelezen.", "There is nobody else who can read along."},
	"safety.no-letter":     {"Schrijf de brief.", "Write the letter."},
	"safety.way":           {"Kies hoe de brief gaat.", "Choose how the letter goes."},
	"disclose.nothing":     {"Kies wat deze persoon te lezen krijgt, of schrijf het op.", "Choose what this person gets to read, or write it down."},
	"disclose.what":        {"Kies wat deze persoon te lezen krijgt.", "Choose what this person gets to read."},
	"disclose.way":         {"Kies hoe deze persoon het krijgt.", "Choose how this person gets it."},
	"disclose.no-decision": {"Er is nog geen oordeel verstuurd. Vertel de uitkomst daarna.", "No decision has been sent yet. Tell the outcome after that."},
	"disclose.ended":       {"Dit kan niet meer worden gelezen.", "This can no longer be read."},
	"disclose.outcome":     {"Op de uitkomst kun je hier niet reageren. Bel ons.", "You cannot reply to the outcome here. Call us."},
	"disclose.no-words":    {"Schrijf iets op.", "Write something."},
	"account.not-heard":    {"Met deze persoon is nog niet gesproken.", "This person has not been heard yet."},
	"account.nothing":      {"Er is nog geen verslag.", "There is no account yet."},
	"account.past":         {"Geef tijd voor een reactie: vandaag of later.", "Give time for a comment: today or later."},
	"account.not-sent":     {"Er is geen verslag dat op een reactie wacht.", "No account waits for a comment."},
	"document.nothing":     {"Kies een bestand.", "Choose a file."},
	"note.nothing":         {"Schrijf een notitie.", "Write a note."},

	"correct.field":         {"Kies wat er niet klopt.", "Choose what is wrong."},
	"correct.no-reason":     {"Schrijf op waarom je dit verbetert.", "Write down why you correct this."},
	"correct.no-source":     {"Kies waaruit de juiste datum blijkt.", "Choose what shows the right date."},
	"correct.no-sender":     {"Vul de gegevens in.", "Fill in the details."},
	"correct.same":          {"Dit stond er al zo.", "This is what it was already."},
	"correct.way":           {"Deze manier van contact kan hier niet.", "This way of contact is not possible here."},
	"correct.form":          {"De klacht kwam binnen via het formulier. Later dan dat kan niet.", "The complaint came in by the form. It cannot have been later than that."},
	"correct.second":        {"De datum wordt later. Een tweede persoon moet dat bevestigen.", "The date becomes later. A second person must confirm that."},
	"correct.after-contact": {"Er is al contact geweest op %s. De klacht kwam dus eerder binnen.", "There was contact on %s. So the complaint came in before that."},

	"withdraw.no-writing": {"Voeg toe wat de ouder schreef. Alleen de ouder kan de klacht stoppen.", "Add what the parent wrote. Only the parent can stop the complaint."},
	"withdraw.not-own":    {"Alleen de ouder kan de klacht stoppen.", "Only the parent can stop the complaint."},
	"withdraw.decided":    {"Er is al een oordeel. De klacht stoppen kan niet meer.", "There is a decision. The complaint can no longer be stopped."},
	"reopen.no-reason":    {"Schrijf op waarom de klacht weer open gaat.", "Write down why the complaint is opened again."},
	"reopen.too-late":     {"Dit kan tot %s dagen na het stoppen. Dien een nieuwe klacht in. Die koppelen we aan deze.", "This is possible until %s days after it was stopped. Make a new complaint. We link it to this one."},
	"reopen.ground":       {"Deze klacht kan om deze reden niet weer open. Een nieuwe klacht kan wel.", "This complaint cannot be opened again for this reason. A new complaint is possible."},
	"close.not-decided":   {"Er is nog geen oordeel verstuurd.", "No decision has been sent yet."},
	"close.not-reached":   {"De ouder heeft het oordeel nog niet gezien. Bel, of stuur het per post.", "The parent has not seen the decision yet. Call, or send it by post."},
	"close.owed":          {"Dit moet eerst nog: %s.", "This must be done first: %s."},

	"procedure.reasons":     {"De oudercommissies adviseerden negatief. Schrijf op waarom je daarvan afwijkt.", "The parent committees gave a negative advice. Write down why you deviate from it."},
	"procedure.category":    {"Er zijn klachten met het onderwerp ‘%s’. Dat kan niet anders gaan heten. Haal het weg en voeg een nieuw onderwerp toe.", "There are complaints with the subject ‘%s’. It cannot be given another name. Take it off the list and add a new subject."},
	"procedure.planned":     {"Versie %s is gepland vanaf %s. Kies die dag of een latere.", "Version %s is planned from %s. Choose that day or a later one."},
	"procedure.advice-date": {"Vul in op welke dag de oudercommissies adviseerden.", "Fill in on which day the parent committees gave their advice."},
	"enquire.nothing":       {"Schrijf je vraag op.", "Write down your question."},
	"enquire.closed":        {"Deze vraag is afgesloten.", "This question is closed."},
	"enquire.converted":     {"Deze vraag is een klacht geworden. Ga daar verder.", "This question has become a complaint. Go on there."},
	"enquire.ground":        {"Kies waarom de vraag klaar is.", "Choose why the question is done."},
	"enquire.not-answered":  {"Er wacht nog een bericht op antwoord.", "A message still waits for an answer."},
	"enquire.no-answer-why": {"Schrijf op waarom dit geen antwoord nodig heeft.", "Write down why this needs no answer."},
	"enquire.no-message":    {"Kies het bericht waarin de ouder klaagt.", "Choose the message in which the parent complains."},
	"enquire.no-reason":     {"Schrijf op waarom de klacht pas met dit bericht begint.", "Write down why the complaint only begins with this message."},
}
