package text

import "fmt"

// What the frame of every page and the parts of forms say.
var (
	UISkip           = Msg{"Direct naar de inhoud", "Skip to the content"}
	UIBack           = Msg{"Terug", "Back"}
	UILanguage       = Msg{"Taal", "Language"}
	UIMenu           = Msg{"Hoofdmenu", "Main menu"}
	UISignOut        = Msg{"Uitloggen", "Sign out"}
	UIEmergencyLabel = Msg{"Noodnummer", "Emergency number"}
	UIEmergency      = Msg{"Is een kind nu in gevaar? Bel", "Is a child in danger now? Call"}
	UIPracticeLabel  = Msg{"Oefenen", "Practice"}
	UIPractice       = Msg{"Dit is een oefenversie. Wat je hier doet, telt niet. Alleen de mail om in te loggen gaat echt weg.", "This is a practice copy. Nothing you do here counts. Only the mail to sign in is really sent."}
	UIClockLabel     = Msg{"Klok", "Clock"}

	UIContact       = Msg{"Vragen?", "Questions?"}
	UIContactMail   = Msg{"Mail", "E-mail"}
	UIContactCall   = Msg{"Bel", "Call"}
	UIRegulation    = Msg{"Klachtenreglement", "Complaints regulation"}
	UIPrivacy       = Msg{"Privacy", "Privacy"}
	UIAccessibility = Msg{"Toegankelijkheid", "Accessibility"}

	UIErrorPrefix = Msg{"Fout: ", "Error: "}
	UIProblem     = Msg{"Er is een probleem", "There is a problem"}
	UIChange      = Msg{"Wijzigen", "Change"}
	UIUndo        = Msg{"Ongedaan maken", "Undo"}
	UIPages       = Msg{"Bladeren", "Pages"}
	UIPrevious    = Msg{"Vorige", "Previous"}
	UINext        = Msg{"Volgende", "Next"}
)

// UIStep counts the questions of a form, "Vraag 4 van 9".
func UIStep(l Lang, n, of int) string {
	return fmt.Sprintf(Msg{"Vraag %d van %d", "Question %d of %d"}.In(l), n, of)
}

// UIOptional is the label of a question that may be skipped.
func UIOptional(l Lang, label string) string {
	return label + Msg{" (niet verplicht)", " (optional)"}.In(l)
}

// UIDateExample explains how to type a date.
func UIDateExample(l Lang, example string) string {
	return fmt.Sprintf(Msg{"Bijvoorbeeld %s", "For example %s"}.In(l), example)
}

// UIDateVague explains how to type a date that one knows only roughly.
func UIDateVague(l Lang, example string) string {
	return fmt.Sprintf(Msg{"Bijvoorbeeld %s, of ‘half november’", "For example %s, or ‘mid November’"}.In(l), example)
}

// UIClock says that the clock of a demonstration was moved, and to when.
func UIClock(l Lang, now string) string {
	return fmt.Sprintf(Msg{"De klok is verzet. Het is hier nu %s.", "The clock was moved. Here it is now %s."}.In(l), now)
}
