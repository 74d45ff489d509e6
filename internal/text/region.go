package text

import "fmt"

// What the page of the next level says (L1).
var (
	RegionTitlePage = Msg{"Jouw locaties", "Your locations"}
	RegionTable     = Msg{"Locaties, open en te laat", "Locations, open and late"}
	RegionEmpty     = Msg{"Er hoort nu geen locatie bij jou.", "You have no locations at the moment."}
	RegionOpen      = Msg{"Open", "Open"}
	RegionLate      = Msg{"Te laat", "Late"}
	RegionDossier   = Msg{"Naar de klacht", "To the complaint"}
	RegionOnly      = Msg{
		"Dit gaat over de klachten waarvan jij bericht kreeg: als leidinggevende van wie ze behandelt, of omdat je ze zelf behandelt. Op een locatie kunnen er meer zijn.",
		"This is about the complaints of which you were told: as the manager of whoever handles them, or because you handle them yourself. A location may have more.",
	}
	RegionYours = Msg{"Jij bent nu aan de beurt.", "It is your turn now."}
)

// RegionSentence is the first thing a regional manager or director reads.
func RegionSentence(l Lang, open, late int) string {
	switch {
	case open == 0:
		return Msg{"Er zijn geen open klachten. Je hoeft niets te doen.", "There are no open complaints. There is nothing you need to do."}.In(l)
	case late == 0:
		return fmt.Sprintf(Msg{"%d open, alles op tijd. Je hoeft niets te doen.", "%d open, all on time. There is nothing you need to do."}.In(l), open)
	case late == 1:
		return fmt.Sprintf(Msg{"%d open, 1 te laat. Je hoeft niets te doen, behalve bij deze:", "%d open, 1 late. There is nothing you need to do, except for this one:"}.In(l), open)
	}
	return fmt.Sprintf(Msg{"%d open, %d te laat. Je hoeft niets te doen, behalve bij deze:", "%d open, %d late. You do not need to do anything, except for these:"}.In(l), open, late)
}

// RegionPromised says what was promised for which day.
func RegionPromised(l Lang, date string) string {
	return fmt.Sprintf(Msg{"Het oordeel was beloofd voor %s.", "The decision was promised for %s."}.In(l), date)
}

// RegionOwed says that a term of the reader's own has passed.
func RegionOwed(l Lang, date string) string {
	return fmt.Sprintf(Msg{"Jij moest iets doen voor %s.", "You had something to do by %s."}.In(l), date)
}

// CallName is a button that calls somebody by name.
func CallName(l Lang, name string) string {
	return fmt.Sprintf(Msg{"Bel %s", "Call %s"}.In(l), name)
}
