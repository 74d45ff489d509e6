package text

import "gehoor"

// What the inspection view says (G2; Wko art. 1.57b and 1.57c).
var (
	InspectMenu       = Msg{"Voor de toezichthouder", "For the inspector"}
	InspectIntro      = Msg{"Kies een locatie en een periode. Je krijgt een overzicht zonder namen, om te laten zien, te printen of als PDF mee te geven.", "Choose a location and a period. You get an overview without names, to show, to print, or to hand over as a PDF."}
	InspectFrom       = Msg{"Vanaf", "From"}
	InspectUntil      = Msg{"Tot en met", "Up to and including"}
	InspectShow       = Msg{"Overzicht maken", "Make the overview"}
	InspectOther      = Msg{"Een andere locatie of periode", "Another location or period"}
	InspectPDF        = Msg{"Als PDF", "As PDF"}
	InspectOrder      = Msg{"Kies een einde op of na het begin", "Choose an end on or after the beginning"}
	InspectTitle      = Msg{"Klachten bij %s: overzicht voor de toezichthouder", "Complaints at %s: overview for the inspector"}
	InspectPeriod     = Msg{"Periode, naar de dag van ontvangst", "Period, by the day of receipt"}
	InspectMade       = Msg{"Gemaakt op", "Made on"}
	InspectLRK        = Msg{"Registratienummers (LRK)", "Registration numbers (LRK)"}
	InspectNot        = Msg{"Er staan geen namen in. Zaken van veiligheid lopen langs een eigen weg: wat meteen zo binnenkwam staat er niet bij, wat later werd overgenomen staat er zoals het was. Klachten over de klachtencoördinator zelf staan er niet bij.", "There are no names in it. Matters of safety go a way of their own: what came in as one is not included, what was taken over later stands here as it was. Complaints about the complaints coordinator are not included."}
	InspectErased     = Msg{"Al gewist, niet in de lijst", "Already erased, not in the list"}
	InspectErasedIn   = Msg{"%s uit %s", "%s of %s"}
	InspectComplaints = Msg{"De klachten", "The complaints"}
	InspectNone       = Msg{"Er kwamen in deze periode geen klachten binnen.", "No complaints came in during this period."}
	InspectRuns       = Msg{"loopt nog", "still running"}
	InspectOf         = Msg{"%s van %s klaar", "%s of %s done"}
	InspectEvidence   = Msg{"Wat de wet vraagt en wat we kunnen laten zien", "What the law asks and what we can show"}
	InspectAsked      = Msg{"Gevraagd", "Asked"}
	InspectShown      = Msg{"Te laten zien", "To be shown"}
	InspectMissing    = Msg{"Ontbreekt", "Missing"}

	InspectVersion        = Msg{"versie %s, geldt vanaf %s", "version %s, in force from %s"}
	InspectNoRegulation   = Msg{"er is geen eigen regeling vastgelegd die in deze periode gold", "no regulation of our own was recorded that was in force in this period"}
	InspectNotTold        = Msg{"niet vastgelegd wanneer ouders de regeling kregen", "not recorded when parents were told of the regulation"}
	InspectToldBefore     = Msg{"niet vastgelegd dat ouders de versie van %s kregen", "not recorded that parents were told of the version of %s"}
	InspectKept           = Msg{"%s van %s oordelen binnen de wettelijke termijn", "%s of %s decisions within the statutory term"}
	InspectLate           = Msg{"%s te laat", "%s too late"}
	InspectReport         = Msg{"verslag over %s, goedgekeurd op %s", "report on %s, approved on %s"}
	InspectNoReport       = Msg{"geen goedgekeurd verslag over %s", "no approved report on %s"}
	InspectNeedless       = Msg{"%s: geen verslag nodig, want er was geen klacht en geen geschil", "%s: no report required, as there was neither complaint nor dispute"}
	InspectNilReport      = Msg{"bericht dat er niets was over %s, goedgekeurd op %s", "nil report on %s, approved on %s"}
	InspectNilPassed      = Msg{"het bericht over %s zegt dat er niets was, maar er was wel een klacht of geschil", "the nil report on %s says that there was nothing, but there was a complaint or dispute"}
	InspectNotYet         = Msg{"%s: nog niet, dit moet uiterlijk %s", "%s: not yet, this is due by %s"}
	InspectVersionOf      = Msg{"%s, versie %s", "%s, version %s"}
	InspectNoYear         = Msg{"in deze periode is geen kalenderjaar geëindigd", "no calendar year ended in this period"}
	InspectUntraceable    = Msg{"het verslag noemt niemand; kleine aantallen worden samengenomen volgens een vaste regel", "the report names nobody; small numbers are told together by a fixed rule"}
	InspectSupervisor     = Msg{"de toezichthouder", "the inspector"}
	InspectSupervisorOf   = Msg{"de toezichthouder van %s", "the inspector of %s"}
	InspectParents        = Msg{"de ouders", "the parents"}
	InspectReached        = Msg{"%s: naar %s op %s", "%s: to %s on %s"}
	InspectNotReached     = Msg{"%s: niet vastgelegd dat het naar %s ging", "%s: not recorded that it went to %s"}
	InspectLateTo         = Msg{"%s: naar %s, maar pas na %s", "%s: to %s, but only after %s"}
	InspectAffiliated     = Msg{"LRK %s: aangesloten sinds %s, volgens het register", "LRK %s: affiliated since %s, as the register says"}
	InspectNotAffiliated  = Msg{"LRK %s: het register noemt geen aansluiting", "LRK %s: the register names no affiliation"}
	InspectLeft           = Msg{"LRK %s: aansluiting eindigde op %s", "LRK %s: affiliation ended on %s"}
	InspectNoRegister     = Msg{"er is geen registratie van deze locatie vastgelegd", "no registration of this location was recorded"}
	InspectSite           = Msg{"op de eerste pagina van het klachtenloket van de organisatie", "on the first page of the organisation's complaint site"}
	InspectAcknowledged   = Msg{"in %s van %s ontvangstbevestigingen", "in %s of %s acknowledgements"}
	InspectUnacknowledged = Msg{"%s zonder ontvangstbevestiging", "%s without an acknowledgement"}
	InspectAdvice         = Msg{"versie %s: %s, op %s", "version %s: %s, on %s"}
	InspectAdviceUndated  = Msg{"versie %s: %s", "version %s: %s"}
	InspectNoAdvice       = Msg{"versie %s: niet vastgelegd dat advies is gevraagd", "version %s: not recorded that advice was asked"}
	InspectNoAdviceDate   = Msg{"versie %s: zonder datum", "version %s: without a date"}
	InspectCode           = Msg{"vastgesteld op %s; neem het document zelf mee", "adopted on %s; bring the document yourself"}
	InspectCodeAfter      = Msg{"vastgesteld op %s, na deze periode", "adopted on %s, after this period"}
	InspectNoCode         = Msg{"niet vastgelegd wanneer de meldcode is vastgesteld; neem het document zelf mee", "not recorded when the reporting code was adopted; bring the document yourself"}
)

// InspectItems are what is inspected, in the order of law.md, section 3.
var InspectItems = [10]Msg{
	{"1. Een schriftelijke klachtenregeling", "1. A written complaints regulation"},
	{"2. De regeling en wijzigingen zijn aan ouders verteld", "2. The regulation and its changes were told to parents"},
	{"3. Er wordt naar de regeling gehandeld", "3. The regulation is acted upon"},
	{"4. Een verslag over elk jaar met klachten", "4. A report on each year with complaints"},
	{"5. Het verslag is niet tot personen te herleiden", "5. The report cannot be traced to persons"},
	{"6. Het verslag ging voor 1 juni naar de toezichthouder en naar ouders", "6. The report went to the inspector before 1 June, and to parents"},
	{"7. Aangesloten bij een erkende geschillencommissie", "7. Affiliated with a recognised disputes committee"},
	{"8. Ouders weten van de geschillencommissie", "8. Parents know of the disputes committee"},
	{"9. Advies van de oudercommissie over de regeling", "9. Advice of the parent committee on the regulation"},
	{"10. De meldcode is vastgesteld", "10. The reporting code was adopted"},
}

// InspectColumns are those of the table of complaints.
func InspectColumns(l Lang) []string {
	columns := []Msg{
		{"Nummer", "Number"}, {"Ontvangen", "Received"}, {"Contact", "Contact"}, {"Berichten", "Messages"}, {"Oordeel voor", "Decision by"}, {"Oordeel", "Decision"},
		{"Uitkomst", "Outcome"}, {"Maatregelen", "Measures"}, {"Op tijd", "On time"},
	}
	words := make([]string, len(columns))
	for i, c := range columns {
		words[i] = c.In(l)
	}
	return words
}

// InspectInTime says whether a decision was in time; a dash while that is not known.
func InspectInTime(l Lang, a gehoor.Answer) string {
	switch a {
	case gehoor.Yes:
		return Msg{"ja", "yes"}.In(l)
	case gehoor.No:
		return Msg{"nee", "no"}.In(l)
	}
	return "–"
}
