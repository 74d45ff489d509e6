package text

import (
	"fmt"

	"gehoor"
)

// The pages that change a part of the procedure (C12).
var (
	SubjectsTitle    = Msg{"Onderwerpen", "Subjects"}
	SubjectsIntro    = Msg{"Dit zijn de onderwerpen van klachten. Klachten die er al zijn, houden het onderwerp dat ze hebben. Opslaan maakt een nieuwe versie van het reglement.", "These are the subjects of complaints. Existing complaints keep their subject. Saving makes a new version of the regulation."}
	SubjectNL        = Msg{"Naam in het Nederlands", "Name in Dutch"}
	SubjectEN        = Msg{"Naam in het Engels", "Name in English"}
	SubjectKind      = Msg{"Soort klacht die we voorstellen", "Kind of complaint we propose"}
	SubjectPlace     = Msg{"Plaats in de lijst", "Position in the list"}
	SubjectKeep      = Msg{"Maanden bewaren", "Months to keep"}
	SubjectKeepHint  = Msg{"Leeg: zo lang als alle klachten", "If empty: the same as all complaints"}
	SubjectDrop      = Msg{"Haal dit onderwerp uit de lijst", "Take this subject off the list"}
	SubjectNew       = Msg{"Nieuw onderwerp", "New subject"}
	WrongSubjectUsed = Msg{"Er zijn klachten met dit onderwerp. Dan kan de naam niet iets anders gaan betekenen. Haal het uit de lijst en zet de nieuwe naam bij ‘Nieuw onderwerp’", "There are complaints with this subject. Its name cannot come to mean something else. Take it off the list and enter the new name under ‘New subject’"}
	WrongSubjectName = Msg{"Vul de naam in", "Enter the name"}
	WrongSubjectTwin = Msg{"Er is al een onderwerp met deze naam", "There is already a subject with this name"}
	WrongSubjectNone = Msg{"Laat ten minste één onderwerp staan", "Leave at least one subject"}
	WrongPlace       = Msg{"Vul een getal in van 1 tot en met 999", "Enter a number from 1 to 999"}
	WrongMonths      = Msg{"Vul een getal in van 1 tot en met 240", "Enter a number from 1 to 240"}

	ClosedTitle   = Msg{"Sluitingsdagen", "Closing days"}
	ClosedIntro   = Msg{"Op deze dagen is de hele organisatie dicht. Ze tellen niet als werkdag. De zes weken van de wet schuiven niet op. Klachten die er al zijn, houden hun datums. Opslaan maakt een nieuwe versie van het reglement.", "On these days the whole organisation is closed. They do not count as working days. The statutory six weeks do not move. Existing complaints keep their dates. Saving makes a new version of the regulation."}
	ClosedDays    = Msg{"Dagen waarop we dicht zijn, elke dag op een regel", "Days we are closed, one per line"}
	ClosedHint    = Msg{"Zoals 24-12-2026. Weekenden en feestdagen hoeven er niet bij", "Such as 24-12-2026. Leave out weekends and public holidays"}
	ClosedMoves   = Msg{"Wat er verschuift", "What moves"}
	ClosedNothing = Msg{"Er staan geen sluitingsdagen in de lijst die nog komen.", "No upcoming closing days are listed."}
	ClosedDay     = Msg{"Sluitingsdag", "Closing day"}
	ClosedWhen    = Msg{"Klacht van", "Complaint of"}
	ClosedContact = Msg{"Contact uiterlijk", "Contact at the latest"}
	ClosedInstead = Msg{"Zonder sluitingsdag", "Without the closing day"}
	ClosedOff     = Msg{"Geen verschil: die dag is al vrij", "No difference: that is already a day off"}

	ProcedurePlanned = Msg{"Er is al een versie die later ingaat. Deze wijziging komt daarbovenop en kan niet eerder ingaan.", "A later version is already planned. This change builds on it and cannot start earlier."}

	LookFirst      = Msg{"Bekijk eerst", "Preview"}
	BrandDarkPages = Msg{"Donkere pagina’s", "Dark pages"}
	BrandExample   = Msg{"Zo ziet het eruit", "What it looks like"}
	BrandButton    = Msg{"Een knop", "A button"}
	BrandChosen    = Msg{"Een gekozen antwoord", "A chosen answer"}
	BrandALink     = Msg{"een link", "a link"}
	BrandError     = Msg{"Vul je naam in", "Enter your name"}
	BrandWords     = Msg{"Gewone woorden met", "Ordinary words with"}
)

// WrongFromBefore says that a change cannot hold before the version on which it comes.
func WrongFromBefore(l Lang, version int, from string) string {
	return fmt.Sprintf(Msg{"Versie %d gaat in op %s. Kies die dag of een latere", "Version %d is in force from %s. Choose that day or a later one"}.In(l), version, from)
}

// WrongClosedDay says which line of closing days is no day.
func WrongClosedDay(l Lang, line string) string {
	return fmt.Sprintf(Msg{"‘%s’ is geen datum zoals 24-12-2026", "‘%s’ is not a date such as 24-12-2026"}.In(l), line)
}

// WrongClosedTwice says which closing day is there twice.
func WrongClosedTwice(l Lang, day string) string {
	return fmt.Sprintf(Msg{"%s staat er twee keer", "%s is listed twice"}.In(l), day)
}

// SubjectLegend heads a subject in the form.
func SubjectLegend(l Lang, place int, c gehoor.CategoryRule) string {
	return fmt.Sprintf("%d. %s", place, Category(l, c))
}
