package text

import (
	"fmt"

	"gehoor"
)

// What the page about keeping and erasing says (C11, D35).
var (
	MenuKeep      = Msg{"Bewaren", "Retention"}
	KeepTitle     = Msg{"Bewaren en wissen", "Retention and erasure"}
	KeepIntro     = Msg{"Dossiers gaan weg als hun bewaartijd voorbij is. Wat moet blijven, zet je vast met een reden.", "Dossiers are erased when their retention period ends. Put what must stay on hold, with a reason."}
	KeepOver      = Msg{"Bewaartijd voorbij", "Retention period ended"}
	KeepOverNone  = Msg{"Van geen dossier is de bewaartijd voorbij.", "No dossier has reached the end of its retention period."}
	KeepSoon      = Msg{"Binnen drie maanden", "Within three months"}
	KeepSoonNone  = Msg{"De komende drie maanden is er niets.", "Nothing in the next three months."}
	KeepHeld      = Msg{"Vastgezet", "On hold"}
	KeepHeldNone  = Msg{"Er is niets vastgezet.", "Nothing is on hold."}
	KeepLast      = Msg{"Laatste dag", "Last day"}
	KeepEnded     = Msg{"Afgesloten", "Closed"}
	KeepSince     = Msg{"Vast sinds", "On hold since"}
	KeepReview    = Msg{"Opnieuw kijken", "Check again"}
	KeepDo        = Msg{"Bekijken", "Look"}
	KeepChoose    = Msg{"Welke dossiers wis je?", "Which dossiers do you want to erase?"}
	KeepNext      = Msg{"Verder naar wissen", "Continue to erasure"}
	KeepMore      = Msg{"Dit zijn de eerste honderd. De rest zie je daarna.", "These are the first hundred. You will see the rest afterwards."}
	KeepItself    = Msg{"gaat vanzelf weg", "erased automatically"}
	KeepBy        = Msg{"Wie beslist", "Who decides"}
	KeepPeople    = Msg{"Niets gaat weg zonder dat jij of een collega het hier bevestigt.", "Nothing is erased until you or a colleague confirms it here."}
	KeepAutomatic = Msg{"Het reglement zegt: een maand na de laatste dag gaat een dossier vanzelf weg, tenzij je het vastzet.", "The regulation says: a month after its last day a dossier is erased automatically, unless you put it on hold."}
	KeepEnquiries = Msg{"Vragen die geen klacht werden gaan zes maanden na afsluiten vanzelf weg.", "Questions that did not become a complaint are erased automatically six months after they are closed."}

	EraseSure   = Msg{"Deze dossiers wissen?", "Erase these dossiers?"}
	EraseWhat   = Msg{"Dit kun je niet ongedaan maken. Alle woorden, namen en bestanden gaan weg. In het logboek blijft dat er iets was; cijfers blijven.", "This cannot be undone. All words, names and files are erased. The log still shows that there was something, and the figures stay."}
	EraseButton = Msg{"Definitief wissen", "Erase for good"}
	EraseCancel = Msg{"Toch niet", "Do not"}
	EraseWrong  = Msg{"Kies minstens één dossier", "Choose at least one dossier"}
	EraseStays  = Msg{"Deze zijn niet gewist", "These were not erased"}

	HoldTitle    = Msg{"Vastzetten", "Put on hold"}
	HoldWhat     = Msg{"Een vastgezet dossier wordt niet gewist. Op de dag die je kiest kijk je opnieuw of het nog moet.", "A dossier on hold is not erased. On the day you choose, you check whether it still needs to stay."}
	HoldReason   = Msg{"Waarom moet dit dossier blijven?", "Why must this dossier stay?"}
	HoldReview   = Msg{"Wanneer kijk je opnieuw?", "When will you check again?"}
	HoldButton   = Msg{"Vastzetten", "Put on hold"}
	HoldRelease  = Msg{"Loslaten", "Release"}
	HoldDue      = Msg{"Kijk opnieuw naar wat vastgezet is", "Check what is on hold"}
	OpenUpTitle  = Msg{"Dit dossier lezen", "Read this dossier"}
	OpenUpOther  = Msg{"Een dossier lezen", "Read a dossier"}
	OpenUpWhat   = Msg{"Je ziet nu alleen dat het dossier er is. Lezen kan met een reden; die staat in het dossier.", "You only see that this dossier exists. You can read it if you give a reason, which is recorded in the dossier."}
	OpenUpAny    = Msg{"Een dossier dat loopt staat hier niet. Heb je het nummer, dan kun je het lezen met een reden; die staat in het dossier. Wat vertrouwelijk is, kun je zo niet openen.", "Open dossiers are not listed here. If you have the number, you can read one by giving a reason, which is recorded in the dossier. Confidential dossiers cannot be opened this way."}
	OpenUpNone   = Msg{"Met dit nummer is er geen dossier dat je kunt openen.", "There is no dossier with this number that you can open."}
	OpenUpNumber = Msg{"Nummer van de klacht", "Number of the complaint"}
	OpenUpReason = Msg{"Waarom wil je dit lezen?", "Why do you want to read this?"}
	OpenUpButton = Msg{"Openen", "Open"}
)

// Erased says how many dossiers were erased, and by when backups have forgotten them.
func Erased(l Lang, n int, forgotten gehoor.Date) string {
	day := FormatDateLong(l, forgotten)
	if n == 1 {
		return fmt.Sprintf(Msg{"1 dossier is gewist. Uiterlijk %s is het ook uit de reservekopieën weg.", "1 dossier was erased. By %s it will be gone from the backups too."}.In(l), day)
	}
	return fmt.Sprintf(Msg{"%d dossiers zijn gewist. Uiterlijk %s zijn ze ook uit de reservekopieën weg.", "%d dossiers were erased. By %s they will be gone from the backups too."}.In(l), n, day)
}

// KeepSentence is the first thing one reads about keeping.
func KeepSentence(l Lang, over, review int) string {
	s := fmt.Sprintf(Msg{"Van %d dossiers is de bewaartijd voorbij.", "The retention period of %d dossiers has ended."}.In(l), over)
	switch over {
	case 0:
		s = KeepOverNone.In(l)
	case 1:
		s = Msg{"Van 1 dossier is de bewaartijd voorbij.", "The retention period of 1 dossier has ended."}.In(l)
	}
	switch review {
	case 0:
	case 1:
		s += " " + Msg{"Naar 1 dossier moet je opnieuw kijken.", "1 dossier on hold needs checking again."}.In(l)
	default:
		s += " " + fmt.Sprintf(Msg{"Naar %d dossiers moet je opnieuw kijken.", "%d dossiers on hold need checking again."}.In(l), review)
	}
	return s
}
