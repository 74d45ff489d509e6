package text

import (
	"fmt"

	"gehoor"
)

// What the dossier's page says.
var (
	DossierTimeline  = Msg{"Tijdlijn", "Timeline"}
	DossierComplaint = Msg{"De klacht", "The complaint"}
	DossierDecision  = Msg{"Oordeel en maatregelen", "Decision and measures"}
	DossierDo        = Msg{"Doen", "To do"}
	DossierToPrint   = Msg{"Een brief wacht tot je hem print en bezorgt.", "A letter waits for you to print and deliver it."}
	DossierNext      = Msg{"Volgende stap", "Next step"}
	DossierNothing   = Msg{"Er hoeft nu niets.", "Nothing is needed now."}
	DossierActs      = Msg{"Wat je kunt doen", "What you can do"}
	DossierPeople    = Msg{"Mensen", "People"}
	DossierReceived  = Msg{"Ontvangen", "Received"}
	DossierFrom      = Msg{"Van", "From"}
	DossierReach     = Msg{"Bereikbaar", "Reachable"}
	DossierArose     = Msg{"Ontstaan", "Happened"}
	DossierWishes    = Msg{"Wil graag", "Would like"}
	DossierAbout     = Msg{"Over", "About"}
	DossierChild     = Msg{"Kind", "Child"}
	DossierBehalf    = Msg{"Namens", "On behalf of"}
	DossierAlso      = Msg{"Gaat ook over", "Also about"}
	DossierSecret    = Msg{"Postadres: geheim, de klachtencoördinator stuurt de brief", "Postal address: secret, the complaints coordinator sends the letter"}
	DossierLate      = Msg{"Langer dan twee maanden geleden", "More than two months ago"}
	DossierNoContact = Msg{"Nog geen contact", "No contact yet"}
	DossierContact   = Msg{"contact gehad", "contact made"}
	NextLevelWord    = Msg{"Leidinggevende", "Next level"}
	SteppedOver      = Msg{"Overgeslagen, met de reden:", "Left out, and why:"}
	TheSystem        = Msg{"systeem", "system"}
	ErasedWords      = Msg{"(weggehaald)", "(removed)"}
	UnreadableWords  = Msg{"(dit kunnen we nu niet lezen; de beheerder ziet waarom)", "(we cannot read this now; the administrator can see why)"}
	SealedSentence   = Msg{"Deze klacht is overgenomen door de veiligheidsfunctionaris. Onderzoek niets zelf en praat er met niemand over.", "The safety officer has taken over this complaint. Do not investigate, and do not talk about it with anybody."}
	OnlyKnown        = Msg{"Je weet dat deze klacht er is. De inhoud zie je pas als je haar overneemt of moet goedkeuren.", "You know that this complaint exists. You see the content only when you take over or have to approve."}
	OnItsWay         = Msg{"Dit gaat binnen een minuut de deur uit.", "This goes out within a minute."}
	TooLateToUndo    = Msg{"Het is al weg", "It has already gone"}
	AlreadySent      = Msg{"Dit is al verstuurd. Stuur een nieuw bericht als er iets niet klopt.", "This has already been sent. Send a new message if something is wrong."}
	ActsHandle       = Msg{"Behandelen", "Handling"}
	ActsWho          = Msg{"Wie, wat en waar", "Who, what and where"}
	ActsElse         = Msg{"Naar buiten, veiligheid en bewaren", "Outside, safety and retention"}
	DossierAstray    = Msg{"Wie deze klacht behandelt, mag of kan dat niet meer. Kies een ander.", "The person handling this complaint can no longer do so. Choose somebody else."}
	DossierWith      = Msg{"Bij %s", "With %s"}
	DossierBack      = Msg{"Terug bij het bureau: %s is er niet", "Back at the desk: %s is away"}
	TimelineShow     = Msg{"Wat staat in de tijdlijn", "What the timeline shows"}
	TimelineAll      = Msg{"Alles", "All"}
	TimelinePeople   = Msg{"Alleen mensen", "People only"}
	PartLeadWord     = Msg{"Manager van een onderdeel", "Manager of a part"}
	CheckDone        = Msg{"klaar", "done"}
	CheckOpen        = Msg{"nog doen", "to do"}
)

var states = struct{ Received, Forwarded, Investigating, Decided, Closed, TakenOver Msg }{
	Msg{"ontvangen", "received"}, Msg{"doorgestuurd", "forwarded"}, Msg{"we onderzoeken de klacht", "we are looking into it"},
	Msg{"oordeel klaar", "decision ready"}, Msg{"afgesloten", "closed"}, Msg{"overgenomen", "taken over"},
}

// StateWord is where a complaint stands, in one of six words.
func StateWord(l Lang, c *gehoor.Complaint) string {
	switch {
	case c.ClosedOn == gehoor.ClosedDiverted || c.Sealed:
		return states.TakenOver.In(l)
	case !c.ClosedAt.IsZero():
		return states.Closed.In(l)
	case !c.SentAt.IsZero():
		return states.Decided.In(l)
	case !c.ContactedAt.IsZero():
		return states.Investigating.In(l)
	case c.Lead != (gehoor.Seat{}):
		return states.Forwarded.In(l)
	}
	return states.Received.In(l)
}

// DossierTried counts attempts.
func DossierTried(l Lang, n int) string {
	return plural(l, n, Msg{"%d poging tot contact", "%d attempt to reach"}, Msg{"%d pogingen tot contact", "%d attempts to reach"})
}

// DecideIn says how long there is until the decision.
func DecideIn(l Lang, days int, by, today gehoor.Date) string {
	if days < 0 {
		return fmt.Sprintf(Msg{"Oordeel %s te laat: %s", "Decision %s late: %s"}.In(l), Days(l, -days), FormatDate(l, by, today))
	}
	return fmt.Sprintf(Msg{"Oordeel over %s: %s", "Decision in %s: %s"}.In(l), Days(l, days), FormatDate(l, by, today))
}

// MeasureWasDone says since when a measure is done.
func MeasureWasDone(l Lang, d gehoor.Date) string {
	return fmt.Sprintf(Msg{"klaar op %s", "done on %s"}.In(l), FormatDateLong(l, d))
}

// MeasureDueOn says when a measure has to be done.
func MeasureDueOn(l Lang, d gehoor.Date) string {
	return fmt.Sprintf(Msg{"uiterlijk %s", "by %s"}.In(l), FormatDateLong(l, d))
}

// FileName is what an attachment is called where its own name is not shown.
func FileName(l Lang, n int) string { return fmt.Sprintf(Msg{"Bestand %d", "File %d"}.In(l), n) }

// CallWords is what a telephone button says.
func CallWords(l Lang, number string) string { return Msg{"Bel ", "Call "}.In(l) + number }

var checks = map[string]Msg{
	"decide.no-reasons":           {"Een oordeel met redenen", "A finding with reasons"},
	"decide.measure-without-date": {"De maatregel heeft een naam en een datum", "The measure has an owner and a date"},
	"decide.one-side":             {"Beide kanten gehoord, of waarom niet", "Both sides heard, or why not"},
	"decide.relation":             {"De relatie met het kind nagegaan", "The relation to the child checked"},
	"decide.names":                {"Geen namen die de klager niet noemde, of waarom wel", "No names that the complainant did not use, or why"},
	"decide.blanks":               {"Alles tussen haken is ingevuld", "Everything in brackets has been filled in"},
	"decide.unfinished":           {"De brief is naar de tweede lezer", "The letter is with the second reader"},
	"decide.no-letter":            {"De brief is gemaakt", "The letter has been made"},
	"decide.not-approved":         {"Akkoord van een tweede persoon", "Approved by a second person"},
}

// Check says a line of the task list; about is the part or measure that it is about, where there are more.
func Check(l Lang, c gehoor.Check, about string) string {
	if about == "" {
		return checks[c.Code].In(l)
	}
	return about + ": " + checks[c.Code].In(l)
}
