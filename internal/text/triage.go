package text

import (
	"fmt"

	"gehoor"
)

// What the page says on which a complaint is forwarded, and what belongs to it.
var (
	TriageDecline     = Msg{"Hoort de klacht hier niet? Kies waarom en schrijf de brief", "Does it not belong here? Choose why and write the letter"}
	TriageDeclineHint = Msg{"Alleen als je hierboven ‘hoort hier niet’ kiest. De brief gaat een minuut later weg.", "Only when you choose ‘does not belong here’ above. The letter goes a minute later."}
	TriageSuggested   = Msg{"past bij het antwoord op vraag 7", "matches the answer to question 7"}
	TriageReason      = Msg{"Waarom behandel je deze klacht?", "Why are you taking up this complaint?"}
	TriageReasonLate  = Msg{"De klacht kwam na twee maanden. De klager krijgt je reden te lezen.", "It came after two months. The complainant will read your reason."}
	TriageReasonOther = Msg{"De klager is geen ouder of verzorger.", "The complainant is not a parent or carer."}
	TriageOtherLead   = Msg{"Kies je iemand anders? Schrijf dan hieronder waarom.", "Choosing somebody else? Say why below."}
	TriageMore        = Msg{"Iemand noemen over wie het gaat", "Name somebody it is about"}
	TriageNext        = Msg{"Klaar met %s. Dit is de volgende.", "Done with %s. This is the next one."}
	TriageNone        = Msg{"Klaar met %s. Er wacht geen nieuwe klacht meer.", "Done with %s. No new complaint is waiting."}
	PartyAsk          = Msg{"Gaat de klacht over het gedrag van %s?", "Is the complaint about the conduct of %s?"}
	PartyAskHint      = Msg{"Zolang je niet antwoordt, ziet deze persoon de klacht niet. Wie alleen genoemd wordt, wordt niet overgeslagen.", "Until you answer, this person does not see the complaint. Somebody who is only mentioned is not left out."}
	PartyOpen         = Msg{"nog beantwoorden", "to be answered"}

	ActName      = Act{Msg{"Een persoon noemen", "Name a person"}, Msg{"Kies een collega, of schrijf een naam op. Wie misschien bedoeld is, ziet de klacht niet tot je de vraag beantwoordt.", "Choose a colleague, or write a name. Whoever may be meant does not see the complaint until you answer the question."}, Msg{"Vastleggen", "Record"}}
	NameWho      = Msg{"Welke collega?", "Which colleague?"}
	NameTyped    = Msg{"Of: naam zoals genoemd", "Or: the name as it was said"}
	NameStanding = Msg{"Hoe staat deze persoon tegenover de klacht?", "What is this person’s part in the complaint?"}

	ActMark  = Act{Msg{"Gelezen: geen zaak van veiligheid", "Read: not a safety matter"}, Msg{"Lees de klacht en de berichten. Gaat het toch om veiligheid? Kies dan Veiligheid.", "Read the complaint and the messages. Is it about safety after all? Then choose Safety."}, Msg{"Ik heb het gelezen", "I have read it"}}
	MarkTag  = Msg{"Lees eerst: veiligheid", "Read first: safety"}
	MarkList = Msg{"Lees eerst: er staan woorden in die over veiligheid kunnen gaan", "Read first: it contains words that may be about safety"}

	ActTake = Act{Msg{"Oppakken", "Take it"}, Msg{"Je doet deze klacht zelf. Ben je weg, dan valt ze terug naar het bureau.", "You handle this complaint yourself. When you are away, it goes back to the desk."}, Msg{"Ik pak dit op", "I take it"}}

	ActParts    = Act{Msg{"Onderdelen", "Parts"}, Msg{"Een brief kan over meer gaan. Elk onderdeel krijgt een oordeel. Gaat een onderdeel over een andere locatie, dan leest de manager daar mee.", "One letter may be about several things. Each part gets a finding. If a part is about another location, the manager there can read the complaint too."}, Msg{"Vastleggen", "Record"}}
	PartNumber  = Msg{"Onderdeel %d", "Part %d"}
	PartNew     = Msg{"Nog een onderdeel", "Another part"}
	PartNewHint = Msg{"Laat het onderwerp leeg als er niets bij komt.", "Leave the subject empty if there is nothing to add."}
	PartWords   = Msg{"Waar gaat dit onderdeel over?", "What is this part about?"}
	PartDrop    = Msg{"dit onderdeel vervalt", "this part goes"}
	PartBy      = Msg{"Geleid door %s", "Led by %s"}

	ActSplit      = Act{Msg{"Splitsen", "Split"}, Msg{"Een deel gaat verder als eigen klacht, met een eigen nummer en dezelfde datum van ontvangst. Alleen wat je hier laat staan, gaat mee.", "A part continues as a complaint of its own, with its own number and the same date of receipt. Only what you leave here goes with it."}, Msg{"Splitsen", "Split"}}
	ActRest       = Act{Msg{"Wat overblijft gaat verder", "What remains continues"}, Msg{"De onderdelen die niet zijn overgenomen gaan verder als eigen klacht, met dezelfde datum van ontvangst. Alleen wat je hier laat staan, gaat mee.", "The parts that were not taken over continue as a complaint of their own, with the same date of receipt. Only what you leave here goes with it."}, Msg{"Laten verdergaan", "Let it go on"}}
	SplitWhich    = Msg{"Welk deel gaat weg?", "Which part leaves?"}
	SplitSubject  = Msg{"Waar gaat de nieuwe klacht over?", "What is the new complaint about?"}
	SplitPlace    = Msg{"Welke locatie?", "Which location?"}
	SplitPassages = Msg{"Woorden van de klager die meegaan", "The complainant’s words that go with it"}
	SplitHint     = Msg{"Haal weg wat niet bij de nieuwe klacht hoort.", "Take out what does not belong with the new complaint."}
	SplitFiles    = Msg{"Bestanden die meegaan", "Files that go with it"}
	SplitDone     = Msg{"De klacht is gesplitst", "The complaint was split"}
	SplitTell     = Msg{"Het oude nummer blijft gelden. De klager ziet het nieuwe nummer en de nieuwe code op zijn eigen pagina, achter de oude code. Heeft de klager geen mail? Stuur nummer en code per brief, of bel terug en geef ze door. Mail de code niet.", "The old number stays valid. The complainant finds the new number and code on their own page, behind the old code. No e-mail address? Send the number and code by letter, or call back and tell them. Do not e-mail the code."}
	SplitForward  = Msg{"De nieuwe klacht doorsturen", "Forward the new complaint"}
	SplitYours    = Msg{"Een deel van je klacht gaat verder onder een eigen nummer. We nemen beide in behandeling, met dezelfde dag van ontvangst.", "Part of your complaint continues under its own number. We handle both, with the same date of receipt."}
	SplitCode     = Msg{"Je code voor %s", "Your code for %s"}

	ActLink       = Act{Msg{"Koppelen", "Link"}, Msg{"Alleen voor ons. Elke klager houdt een eigen nummer en krijgt een eigen brief, die de ander niet noemt.", "Only we see this. Each complainant keeps their own number and gets their own letter, which does not mention the other."}, Msg{"Koppelen", "Link"}}
	LinkTo        = Msg{"Nummer van de andere klacht", "Number of the other complaint"}
	LinkIncident  = Msg{"Ze gaan over hetzelfde voorval", "They are about the same incident"}
	LinkNone      = Msg{"Dit nummer kennen we niet. Kijk het na.", "We do not know this number. Check it."}
	GroupTitle    = Msg{"Klachten die bij elkaar horen", "Complaints that belong together"}
	GroupIntro    = Msg{"Eén onderzoek, en een brief voor elke klager. In de cijfers: %s over één voorval.", "One investigation, a letter for each complainant. In the figures: %s about one incident."}
	GroupLoose    = Msg{"Alleen voor ons. Ze zijn gekoppeld, niet samengevoegd.", "Only we see this. They are linked, not merged."}
	GroupLink     = Msg{"Alles bij elkaar zien", "See all together"}
	GroupResearch = Msg{"Wat er is uitgezocht", "What was investigated"}
	LinkLetter    = Msg{"Allebei willen ze samen één brief", "Both agreed to one letter"}
	LinkLetterIs  = Msg{"Vraag het aan allebei. Anders noemt geen brief de ander.", "Ask both of them. Otherwise no letter mentions the other."}
	RelatedLetter = Msg{"samen één brief, dat willen ze allebei", "one joint letter, both agreed"}
	RelatedTitle  = Msg{"Hoort bij", "Belongs with"}
	RelatedFrom   = Msg{"gesplitst van", "split from"}
	RelatedInto   = Msg{"ging verder als", "went on as"}
	RelatedLink   = Msg{"gekoppeld", "linked"}

	ActPractice     = Act{Msg{"Dit is een proef", "This is a practice complaint"}, Msg{"Een proef telt nergens mee. Twee mensen zeggen het allebei.", "A practice complaint does not count anywhere. Two people must both say so."}, Msg{"Ja, dit is een proef", "Yes, this is a practice complaint"}}
	PracticeSecond  = Msg{"%s zegt dat dit een proef is. Vind jij dat ook?", "%s says this is a practice complaint. Do you agree?"}
	PracticeWaiting = Msg{"Jij zei dat dit een proef is. Een tweede collega van het bureau moet het bevestigen.", "You said this is a practice complaint. A second colleague at the desk must confirm it."}

	RerouteBreach     = Msg{"Heeft iemand dit gelezen die het niet had mogen lezen?", "Did somebody read this who should not have?"}
	RerouteBreachHint = Msg{"Dan is het misschien een datalek. De privacyfunctionaris krijgt bericht en heeft 72 uur.", "Then it may be a data breach. The privacy officer is told, and has 72 hours."}
	RerouteBreachYes  = Msg{"Ja, of dat kan: laat het beoordelen", "Yes, or possibly: have it assessed"}
	RerouteBreachNo   = Msg{"Nee", "No"}
	RerouteStays      = Msg{"de locatie blijft: ", "the location stays: "}
	RerouteProposed   = Msg{"zoals de regeling het zegt", "as the regulation says"}
	RerouteHint       = Msg{"Een locatie van een andere houder? Splits de klacht, of neem haar niet in behandeling en geef het adres.", "A location of another holder? Split the complaint, or decline it and give their address."}
)

// TriageDates says the two dates that the complainant was promised.
func TriageDates(l Lang, contact, decide, today gehoor.Date) string {
	return Fill(l, Msg{"Contact voor %s · Oordeel voor %s", "Contact by %s · Decision by %s"}, FormatDate(l, contact, today), FormatDate(l, decide, today))
}

// TriageTold says who is told without being asked.
func TriageTold(l Lang, nextLevel string) string {
	if nextLevel == "" {
		return Msg{"De manager en de klager krijgen bericht.", "The manager and the complainant are told."}.In(l)
	}
	return Fill(l, Msg{"De manager en de klager krijgen bericht. %s hoort dat de klacht er is, niet wat erin staat.", "The manager and the complainant are told. %s is told that the complaint exists, not what is in it."}, nextLevel)
}

// Warning says what whoever forwards a complaint should know; about is the subject of WarnPlace, in words.
func Warning(l Lang, w gehoor.Warning, about string) string {
	n := len(w.Others)
	switch w.Kind {
	case gehoor.WarnSafety:
		return MarkList.In(l) + "."
	case gehoor.WarnLate:
		return Msg{"Langer dan twee maanden geleden. Jij beslist, met een reden. De klager hoort dat binnen twee werkdagen.", "More than two months ago. You decide, with a reason. The complainant hears within two working days."}.In(l)
	case gehoor.WarnDuplicate:
		return Msg{"Misschien dubbel: zelfde locatie, zelfde naam of adres, binnen 14 dagen:", "Possible duplicate: same location, same name or address, within 14 days:"}.In(l)
	case gehoor.WarnSender:
		return Fill(l, Msg{"Deze klager diende eerder %s in:", "This complainant made %s before:"}, Complaints(l, n))
	case gehoor.WarnPlace:
		return Fill(l, Msg{"Al %s over ‘%s’ op deze locatie in 13 weken. Gaat deze daar ook over, dan is het nummer %d:", "Already %s about ‘%s’ at this location in 13 weeks. If this one is about that too, it is number %d:"}, Complaints(l, n), about, n+1)
	}
	return ""
}

// Complaints counts them: "1 klacht", "2 klachten".
func Complaints(l Lang, n int) string {
	return plural(l, n, Msg{"klacht", "complaint"}, Msg{"klachten", "complaints"})
}

// PartTitle is the heading of a part of a complaint.
func PartTitle(l Lang, no gehoor.PartNo) string { return fmt.Sprintf(PartNumber.In(l), no) }
