package text

import (
	"fmt"

	"gehoor"
)

// What the manager's link says.
var (
	TheParent       = Msg{"de ouder", "the parent"}
	ReadFirst       = Msg{"Lees eerst de klacht (je krijgt een code per mail)", "Read the complaint first (you get a code by e-mail)"}
	HowItWent       = Msg{"Hoe ging het contact?", "How did it go?"}
	YesSpoken       = Msg{"Ja, gesproken", "Yes, we spoke"}
	NoVoicemail     = Msg{"Nee, voicemail of geen gehoor", "No, voicemail or no answer"}
	NoMessage       = Msg{"Nee, wel gemaild of geappt", "No, but e-mailed or messaged"}
	WhenWasIt       = Msg{"Wanneer?", "When?"}
	JustNow         = Msg{"Zojuist", "Just now"}
	EarlierToday    = Msg{"Eerder vandaag", "Earlier today"}
	Yesterday       = Msg{"Gisteren", "Yesterday"}
	AgreedAlready   = Msg{"Is het al opgelost, of is er iets afgesproken?", "Is it resolved already, or was something agreed?"}
	InEnglish       = Msg{"liefst in het Engels", "preferably in English"}
	IAmInvolved     = Msg{"Ik ben betrokken bij deze klacht", "I am involved in this complaint"}
	Noted           = Msg{"Genoteerd", "Noted"}
	NotedTried      = Msg{"De poging staat erin. Probeer het later nog een keer.", "The attempt is recorded. Try again later."}
	Thanks          = Msg{"Dank je", "Thank you"}
	InvolvedPassed  = Msg{"Je leidinggevende neemt het over. Je ziet deze klacht niet meer.", "Your own manager takes over. You can no longer see this complaint."}
	ProposalTitle   = Msg{"Voorstel van de manager", "The manager’s proposal"}
	KeptPersonnel   = Msg{"Er staat ook een maatregel in die je niet leest. Die blijft staan.", "There is also a measure you cannot see. It stays."}
	SendBackLink    = Msg{"Niet akkoord? Stuur terug met opmerkingen", "Do not agree? Send it back with remarks"}
	AsParentSees    = Msg{"De brief zoals de klager hem krijgt", "The letter as the complainant will get it"}
	CheckedTitle    = Msg{"Automatisch nagekeken", "Checked automatically"}
	MeasureDone     = Msg{"Is de maatregel klaar?", "Is the measure done?"}
	MeasureUnsaid   = Msg{"Een maatregel die je niet leest. Vraag het aan wie besliste.", "A measure you cannot see. Ask the person who decided."}
	MeasureDay      = Msg{"Op welke dag?", "On which day?"}
	MeasureDayHint  = Msg{"Klaar: leeg is vandaag. Duurt het langer: de nieuwe dag", "If done: leave empty for today. If it takes longer: the new date"}
	MeasureWhy      = Msg{"Wat is er gedaan, of waarom duurt het langer?", "What was done, or why does it take longer?"}
	MeasureWhyHint  = Msg{"Duurt het langer? Dan hoort er een reden bij.", "Does it take longer? Then there must be a reason."}
	MeasurePhoto    = Msg{"Foto of papier erbij", "Add a photo or paper"}
	MeasurePhotoIs  = Msg{"Van wat er gedaan is. Zonder kinderen erop. De klager krijgt hem niet.", "Of what was done, with no children in it. The complainant does not get it."}
	MeasureTheyHear = Msg{"Wie de klacht indiende, hoort dat er nieuws is.", "Who made the complaint hears that there is news."}
	SomeoneElse     = Msg{"Iemand anders moet bellen", "Someone else must call"}
	SomeoneIntro    = Msg{"Ben je er niet, of lukt het niet op tijd? Kies wie er belt. Die krijgt meteen een mail. De klacht blijft van jou.", "Are you away, or can you not make it in time? Choose who calls. They get an e-mail at once. The complaint stays yours."}
	SomeoneWho      = Msg{"Wie belt er?", "Who calls?"}
	SomeoneButton   = Msg{"Doorgeven", "Pass on"}
	SomeoneNobody   = Msg{"We kennen geen collega die kan bellen. Bel de klachtencoördinator.", "We do not know a colleague who can call. Call the complaints coordinator."}
	SomeonePassed   = Msg{"%s krijgt nu een mail.", "%s gets an e-mail now."}
	TakeBackNote    = Msg{"Klopt het niet? Neem het terug", "Not right? Take it back"}
	TakeBackUntil   = Msg{"Dat kan tot %s.", "You can until %s."}
	NotedAt         = Msg{"Genoteerd om %s", "Noted at %s"}
	InvolvedWords   = Msg{"De manager is zelf betrokken.", "The manager is involved."}
	ContactWasMade  = Msg{"Er is al contact geweest", "There has been contact already"}
	InvolvedNoted   = Msg{"De klachtencoördinator zoekt iemand anders. Je ziet deze klacht niet meer.", "The complaints coordinator will find somebody else. You can no longer see this complaint."}
)

// SpokenTo asks whether there was contact.
func SpokenTo(l Lang, first string) string {
	return fmt.Sprintf(Msg{"Heb je %s gesproken?", "Did you speak with %s?"}.In(l), first)
}

// Before says by when.
func Before(l Lang, d, today gehoor.Date) string {
	return Msg{"voor het einde van ", "before the end of "}.In(l) + FormatDate(l, d, today)
}

// NotedNext says what comes after first contact.
func NotedNext(l Lang, by, today gehoor.Date) string {
	return fmt.Sprintf(Msg{"Wat nu: je zoekt uit wat er is gebeurd. Het oordeel is er uiterlijk %s.", "What now: find out what happened. The decision is due by %s at the latest."}.In(l), FormatDate(l, by, today))
}
