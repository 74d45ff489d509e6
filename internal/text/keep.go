package text

import (
	"fmt"

	"gehoor"
)

// What the page about keeping and erasing says (C11, D35).
var (
	MenuKeep      = Msg{"Bewaren", "Keeping"}
	KeepTitle     = Msg{"Bewaren en wissen", "Keeping and erasing"}
	KeepIntro     = Msg{"Dossiers gaan weg als hun bewaartijd voorbij is. Wat moet blijven, zet je vast met een reden.", "Dossiers go when their keeping period is over. What must stay you put on hold, with a reason."}
	KeepOver      = Msg{"Bewaartijd voorbij", "Keeping period over"}
	KeepOverNone  = Msg{"Van geen dossier is de bewaartijd voorbij.", "No dossier has reached the end of its keeping period."}
	KeepSoon      = Msg{"Binnen drie maanden", "Within three months"}
	KeepSoonNone  = Msg{"De komende drie maanden is er niets.", "There is nothing in the next three months."}
	KeepHeld      = Msg{"Vastgezet", "On hold"}
	KeepHeldNone  = Msg{"Er is niets vastgezet.", "Nothing is on hold."}
	KeepLast      = Msg{"Laatste dag", "Last day"}
	KeepEnded     = Msg{"Afgesloten", "Closed"}
	KeepReview    = Msg{"Opnieuw kijken", "Look again"}
	KeepDo        = Msg{"Bekijken", "Look"}
	KeepChoose    = Msg{"Welke dossiers wis je?", "Which dossiers do you erase?"}
	KeepNext      = Msg{"Verder naar wissen", "Go on to erasing"}
	KeepMore      = Msg{"Dit zijn de eerste honderd. De rest zie je daarna.", "These are the first hundred. The rest follows."}
	KeepItself    = Msg{"gaat vanzelf weg", "goes by itself"}
	KeepBy        = Msg{"Wie beslist", "Who decides"}
	KeepPeople    = Msg{"Niets gaat weg zonder dat jij of een collega het hier bevestigt.", "Nothing goes without you or a colleague confirming it here."}
	KeepAutomatic = Msg{"Het reglement zegt: een maand na de laatste dag gaat een dossier vanzelf weg, tenzij je het vastzet.", "The regulation says: a month after its last day a dossier goes by itself, unless you put it on hold."}
	KeepEnquiries = Msg{"Vragen die geen klacht werden gaan zes maanden na afsluiten vanzelf weg.", "Questions that became no complaint go by themselves six months after closing."}

	EraseSure   = Msg{"Deze dossiers wissen?", "Erase these dossiers?"}
	EraseWhat   = Msg{"Dit kun je niet ongedaan maken. Alle woorden, namen en bestanden gaan weg. In het logboek blijft dat er iets was; cijfers blijven.", "This cannot be undone. All words, names and files go. The log keeps that there was something; figures stay."}
	EraseButton = Msg{"Definitief wissen", "Erase for good"}
	EraseCancel = Msg{"Toch niet", "Do not"}
	EraseWrong  = Msg{"Kies minstens één dossier", "Choose at least one dossier"}
	EraseStays  = Msg{"Deze zijn niet gewist", "These were not erased"}

	HoldTitle    = Msg{"Vastzetten", "Put on hold"}
	HoldWhat     = Msg{"Een vastgezet dossier wordt niet gewist. Op de dag die je kiest kijk je opnieuw of het nog moet.", "A dossier on hold is not erased. On the day you choose you look again whether it must still stay."}
	HoldReason   = Msg{"Waarom moet dit dossier blijven?", "Why must this dossier stay?"}
	HoldReview   = Msg{"Wanneer kijk je opnieuw?", "When do you look again?"}
	HoldButton   = Msg{"Vastzetten", "Put on hold"}
	HoldRelease  = Msg{"Loslaten", "Release"}
	HoldDue      = Msg{"Kijk opnieuw naar wat vastgezet is", "Look again at what is on hold"}
	OpenUpTitle  = Msg{"Dit dossier lezen", "Read this dossier"}
	OpenUpWhat   = Msg{"Je ziet nu alleen dat het dossier er is. Lezen kan met een reden; die staat in het dossier.", "You only see that the dossier is there. You can read it with a reason, which stands in the dossier."}
	OpenUpAny    = Msg{"Een dossier dat loopt staat hier niet. Heb je het nummer, dan kun je het lezen met een reden; die staat in het dossier. Wat vertrouwelijk is, kun je zo niet openen.", "A dossier that runs is not here. If you have its number you can read it with a reason, which stands in the dossier. What is confidential cannot be opened this way."}
	OpenUpNone   = Msg{"Met dit nummer is er geen dossier dat je kunt openen.", "There is no dossier with this number that you can open."}
	OpenUpReason = Msg{"Waarom wil je dit lezen?", "Why do you want to read this?"}
	OpenUpButton = Msg{"Openen", "Open"}
)

// Erased says how many dossiers were erased, and by when backups have forgotten them.
func Erased(l Lang, n int, forgotten gehoor.Date) string {
	day := FormatDateLong(l, forgotten)
	if n == 1 {
		return fmt.Sprintf(Msg{"1 dossier is gewist. Uiterlijk %s is het ook uit de reservekopieën weg.", "1 dossier was erased. By %s it is gone from the backups too."}.In(l), day)
	}
	return fmt.Sprintf(Msg{"%d dossiers zijn gewist. Uiterlijk %s zijn ze ook uit de reservekopieën weg.", "%d dossiers were erased. By %s they are gone from the backups too."}.In(l), n, day)
}

// KeepSentence is the first thing one reads about keeping.
func KeepSentence(l Lang, over, review int) string {
	s := fmt.Sprintf(Msg{"Van %d dossiers is de bewaartijd voorbij.", "Of %d dossiers the keeping period is over."}.In(l), over)
	switch over {
	case 0:
		s = KeepOverNone.In(l)
	case 1:
		s = Msg{"Van 1 dossier is de bewaartijd voorbij.", "Of 1 dossier the keeping period is over."}.In(l)
	}
	switch review {
	case 0:
	case 1:
		s += " " + Msg{"Naar 1 dossier moet je opnieuw kijken.", "1 dossier must be looked at again."}.In(l)
	default:
		s += " " + fmt.Sprintf(Msg{"Naar %d dossiers moet je opnieuw kijken.", "%d dossiers must be looked at again."}.In(l), review)
	}
	return s
}
