package text

import "gehoor"

// What the pages about a possible data breach say (D12, GDPR art. 33 and 34).
var (
	ActBreach = Act{Msg{"Mogelijk datalek melden", "Report a possible data breach"}, Msg{"Iemand las iets wat niet voor die persoon was, of er is iets kwijt. De privacyfunctionaris krijgt bericht en heeft 72 uur.", "Somebody read what was not for that person, or something is lost. The privacy officer is told, and has 72 hours."}, Msg{"Melden", "Report"}}
	ActJudge  = Act{Msg{"Mogelijk datalek beoordelen", "Judge a possible data breach"}, Msg{"Is er een risico voor iemand? Meld het dan binnen 72 uur aan de Autoriteit Persoonsgegevens. Is het risico groot? Vertel het ook aan de mensen om wie het gaat.", "Is anybody at risk? Then report it to the Autoriteit Persoonsgegevens (the data protection authority) within 72 hours. Is the risk high? Then also tell the people it is about."}, Msg{"Beoordeling vastleggen", "Record the judgment"}}

	BreachWhat    = Msg{"Wat is er gebeurd?", "What happened?"}
	BreachWhatHow = Msg{"Welke gegevens, bij wie kwamen ze terecht, en wat is er al aan gedaan?", "Which data, who got them, and what has been done about it?"}
	BreachKnown   = Msg{"Sinds wanneer weten we dit?", "Since when do we know this?"}
	BreachWhich   = Msg{"Welke melding?", "Which report?"}
	BreachBy      = Msg{"%s: voor %s, %s", "%s: before %s, %s"}
	BreachIs      = Msg{"Wat is het?", "What is it?"}
	BreachWhy     = Msg{"Waarom, en wat is er gedaan?", "Why, and what was done?"}
)

var breaches = map[gehoor.BreachOutcome]Msg{
	gehoor.BreachNone:     {"geen datalek", "no data breach"},
	gehoor.BreachKept:     {"een datalek zonder risico: het staat alleen in ons register", "a data breach without a risk: it stands in our register only"},
	gehoor.BreachReported: {"een datalek, gemeld aan de Autoriteit Persoonsgegevens", "a data breach, reported to the Autoriteit Persoonsgegevens"},
	gehoor.BreachTold:     {"een datalek, gemeld aan de Autoriteit Persoonsgegevens en aan de mensen om wie het gaat", "a data breach, reported to the Autoriteit Persoonsgegevens and to the people it is about"},
}

// Breach says what a possible data breach is.
func Breach(l Lang, o gehoor.BreachOutcome) string { return Sentence(breaches[o].In(l)) }
