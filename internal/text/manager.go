package text

import (
	"fmt"

	"gehoor"
)

// What the manager's link says.
var (
	TheParent     = Msg{"de ouder", "the parent"}
	ReadFirst     = Msg{"Lees eerst de klacht (je krijgt een code per mail)", "Read the complaint first (you get a code by e-mail)"}
	HowItWent     = Msg{"Hoe ging het contact?", "How did it go?"}
	YesSpoken     = Msg{"Ja, gesproken", "Yes, we spoke"}
	NoVoicemail   = Msg{"Nee, voicemail of geen gehoor", "No, voicemail or no answer"}
	NoMessage     = Msg{"Nee, wel gemaild of geappt", "No, but e-mailed or messaged"}
	WhenWasIt     = Msg{"Wanneer?", "When?"}
	JustNow       = Msg{"Zojuist", "Just now"}
	EarlierToday  = Msg{"Eerder vandaag", "Earlier today"}
	Yesterday     = Msg{"Gisteren", "Yesterday"}
	AgreedAlready = Msg{"Is het al opgelost, of is er iets afgesproken?", "Is it resolved already, or was something agreed?"}
	IAmInvolved   = Msg{"Ik ben betrokken bij deze klacht", "I am involved in this complaint"}
	Noted         = Msg{"Genoteerd", "Noted"}
	NotedTried    = Msg{"De poging staat erin. Probeer het later nog een keer.", "The attempt is recorded. Try again later."}
	Thanks        = Msg{"Dank je", "Thank you"}
	InvolvedNoted = Msg{"De klachtencoördinator zoekt iemand anders. Je ziet deze klacht niet meer.", "The complaints coordinator finds somebody else. You no longer see this complaint."}
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
	return fmt.Sprintf(Msg{"Wat nu: je zoekt uit wat er is gebeurd. Het oordeel is er uiterlijk %s.", "What now: you find out what happened. The decision is there by %s at the latest."}.In(l), FormatDate(l, by, today))
}
