package text

import (
	"fmt"

	"gehoor"
)

// What the administration says (C12).
var (
	AdminTitle     = Msg{"Beheer", "Administration"}
	AdminBack      = Msg{"Terug naar beheer", "Back to administration"}
	AdminSave      = Msg{"Opslaan", "Save"}
	AdminAll       = Msg{"Wat wil je wijzigen?", "What do you want to change?"}
	AdminAttention = Msg{"Dit vraagt aandacht", "This needs attention"}
	AdminNew       = Msg{"Toevoegen", "Add"}
	AdminFrom      = Msg{"Eerste dag", "First day"}
	AdminUntil     = Msg{"Laatste dag", "Last day"}
	AdminUntilHint = Msg{"Leeg: voorlopig. Was het een vergissing? Kies een dag voor de eerste dag", "Leave empty if not known. Made a mistake? Choose a day before the first day"}
	AdminNobody    = Msg{"Niemand", "Nobody"}
	AdminChoose    = Msg{"Kies", "Choose"}

	PeopleTitle      = Msg{"Mensen", "People"}
	PeopleCaption    = Msg{"Iedereen die hier werkt of werkte", "Everybody who works here or used to"}
	PeopleAdd        = Msg{"Iemand toevoegen", "Add somebody"}
	PersonName       = Msg{"Naam", "Name"}
	PersonMail       = Msg{"Mailadres", "E-mail address"}
	PersonMailHint   = Msg{"Hiermee logt iemand in", "Used for signing in"}
	PersonPhone      = Msg{"Telefoon", "Telephone"}
	PersonLanguage   = Msg{"Taal van de mails", "Language of e-mails"}
	PersonLeft       = Msg{"Laatste werkdag", "Last working day"}
	PersonLeftHint   = Msg{"Alle functies stoppen dan op die dag", "All positions end on that day"}
	PersonSeats      = Msg{"Functies", "Positions"}
	PersonAway       = Msg{"Afwezig", "Absences"}
	PersonWorks      = Msg{"werkt hier", "works here"}
	WrongPersonName  = Msg{"Vul een naam in", "Enter a name"}
	WrongMailTaken   = Msg{"Iemand anders heeft dit mailadres al", "Somebody else already has this e-mail address"}
	PositionTitle    = Msg{"Functie", "Position"}
	PositionAdd      = Msg{"Functie toevoegen", "Add a position"}
	PositionWho      = Msg{"Wie?", "Who?"}
	PositionRole     = Msg{"Welke functie?", "Which position?"}
	PositionPlace    = Msg{"Van welke locatie?", "At which location?"}
	PositionPlaceFor = Msg{"Alleen voor een locatiemanager", "Only for a location manager"}
	PositionRegion   = Msg{"Van welke regio?", "In which region?"}
	PositionRegFor   = Msg{"Alleen voor een regiomanager", "Only for a regional manager"}
	PositionHolder   = Msg{"Van welke houder?", "For which holder?"}
	PositionHoldFor  = Msg{"Alleen voor een directeur", "Only for a director"}
	WrongLastAdmin   = Msg{"Er moet een beheerder blijven. Wijs eerst iemand anders aan", "There must be an administrator. Appoint somebody else first"}
	AbsenceTitle     = Msg{"Afwezig", "Absence"}
	AbsenceAdd       = Msg{"Afwezigheid toevoegen", "Add an absence"}
	AbsenceDeputy    = Msg{"Wie vervangt?", "Who stands in?"}
	AbsenceBy        = Msg{"vervanger:", "deputy:"}
	AbsenceUntil     = Msg{"Leeg: tot je het verandert", "Leave empty: until you change it"}
	WrongDeputy      = Msg{"Kies iemand anders als vervanger", "Choose somebody else as deputy"}

	AdminPlaces         = Msg{"Locaties en regio’s", "Locations and regions"}
	AdminPlacesCaption  = Msg{"Locaties", "Locations"}
	AdminPlacesNone     = Msg{"Er zijn nog geen locaties. Ze komen uit het landelijk register kinderopvang.", "There are no locations yet. They come from the national childcare register."}
	AdminPlaceRegion    = Msg{"Regio", "Region"}
	AdminPlaceNoRegion  = Msg{"Geen: direct onder de directeur", "None: directly under the director"}
	AdminPlaceManager   = Msg{"Manager", "Manager"}
	AdminPlaceContact   = Msg{"Wie zien ouders als eerste contact?", "Who do parents see as their first contact?"}
	AdminPlaceDesk      = Msg{"De klachtencoördinator", "The complaints coordinator"}
	AdminPlaceLocation  = Msg{"De locatie, met de gegevens hieronder", "The location, with the details below"}
	AdminPlaceOfManager = Msg{"De manager, of de vervanger", "The manager, or the deputy"}
	AdminPlacePublic    = Msg{"Dit ziet iedereen", "Everybody can see this"}
	AdminPlaceClosed    = Msg{"Gesloten vanaf", "Closed from"}
	AdminPlaceClosedFor = Msg{"Leeg: open", "Leave empty if open"}
	AdminPlaceNotClosed = Msg{"open", "open"}
	WrongOwnReach       = Msg{"Vul een telefoon of mailadres van de locatie in", "Enter a telephone or e-mail address of the location"}
	RegionTitle         = Msg{"Regio", "Region"}
	RegionAdd           = Msg{"Regio toevoegen", "Add a region"}
	RegionName          = Msg{"Naam van de regio", "Name of the region"}
	WrongRegion         = Msg{"Er is al een regio met deze naam", "There is already a region with this name"}
	RegionsCaption      = Msg{"Regio’s", "Regions"}
	RegionsNone         = Msg{"Er zijn geen regio’s.", "There are no regions."}

	DetailsTitle        = Msg{"Organisatie en piket", "Organisation and duty list"}
	DetailsName         = Msg{"Naam, zoals ouders die kennen", "Name, as parents know it"}
	DetailsMail         = Msg{"Mailadres voor klachten", "E-mail address for complaints"}
	DetailsPhone        = Msg{"Telefoon voor klachten", "Telephone for complaints"}
	DetailsHours        = Msg{"Wanneer te bereiken", "Opening hours"}
	DetailsHoursEN      = Msg{"Wanneer te bereiken, in het Engels", "Opening hours, in English"}
	DetailsAddress      = Msg{"Postadres", "Postal address"}
	DetailsWindow       = Msg{"Onze enveloppen hebben het venster rechts", "Our envelopes have the window on the right"}
	DetailsFrom         = Msg{"Afzender van onze mails", "Sender of our e-mails"}
	DetailsFromHint     = Msg{"Leeg: het mailadres voor klachten", "If empty: the e-mail address for complaints"}
	DetailsCommittee    = Msg{"Mailadres van de oudercommissie", "E-mail address of the parent committee"}
	DetailsCommitteeOK  = Msg{"Een adres dat geen medewerker kan lezen", "An address no employee can read"}
	DetailsBoard        = Msg{"Wie hoort het in het bestuur als een klacht niet is doorgestuurd?", "Which board member is told when a complaint has not been forwarded?"}
	DetailsDirector     = Msg{"Telefoon van de directeur buiten kantoortijd", "Director’s telephone outside office hours"}
	DetailsCode         = Msg{"Wanneer is jullie meldcode vastgesteld?", "When was your reporting code (meldcode) adopted?"}
	DetailsCodeFor      = Msg{"De versie die nu geldt. De toezichthouder vraagt ernaar", "The version in use now. The inspector asks for it"}
	DetailsSnapshot     = Msg{"Hoeveel dagen kopieën van de server worden bewaard", "How many days server copies are kept"}
	DetailsSnapshotHint = Msg{"Andere kopieën dan de reservekopie van Gehoor, zoals snapshots. Zo kan een ouder lezen wanneer alles ook daar weg is", "Copies other than Gehoor’s own backup, such as snapshots. It lets a parent read when everything is gone from those too"}
	DetailsDirectorFor  = Msg{"Alleen voor de veiligheidsfunctionaris. Ouders zien het niet", "For the safety officer only. Parents do not see it"}
	DutyTitle           = Msg{"Piketlijst", "Duty list"}
	DutyHint            = Msg{"Zij krijgen een alarm bij een vermoeden over veiligheid, de een na de ander. Zonder lijst beloven we geen ‘dag en nacht’", "They are alerted one after another when there may be a safety matter. Without a list we do not promise ‘day and night’"}
	WrongTwice          = Msg{"Deze persoon staat al in de lijst", "This person is already on the list"}

	BrandTitle     = Msg{"Kleuren en letter", "Colours and font"}
	BrandIntro     = Msg{"Schrijf een kleur zoals #0b5560. Elk veld mag leeg blijven: dan houden we onze eigen kleur. Kleuren die mensen niet goed kunnen lezen, slaan we niet op.", "Enter a colour such as #0b5560. Any field may stay empty: we then keep our own colour. Colours that are hard to read are not saved."}
	BrandLight     = Msg{"Lichte pagina’s", "Light pages"}
	BrandDark      = Msg{"Donkere pagina’s (leeg: we maken ze uit de lichte)", "Dark pages (if empty, made from the light ones)"}
	BrandBrand     = Msg{"Knoppen", "Buttons"}
	BrandStrong    = Msg{"Knoppen onder de muis", "Hovered buttons"}
	BrandOn        = Msg{"Woorden op knoppen", "Words on buttons"}
	BrandSoft      = Msg{"Gekozen antwoord", "Chosen answer"}
	BrandHeader    = Msg{"Balk boven", "Top bar"}
	BrandOnHeader  = Msg{"Woorden in de balk", "Words in the top bar"}
	BrandLink      = Msg{"Links", "Links"}
	BrandColour    = Msg{"Zoals #0b5560", "Such as #0b5560"}
	BrandRadius    = Msg{"Ronding van hoeken", "Rounded corners"}
	BrandDefault   = Msg{"Gewoon", "Ordinary"}
	BrandSquare    = Msg{"Recht", "Square"}
	BrandRound     = Msg{"Rond", "Round"}
	BrandFont      = Msg{"Letter", "Font"}
	BrandFontHint  = Msg{"Namen van letters die op het apparaat van de lezer staan, met komma’s ertussen", "Names of fonts on the reader’s own device, with commas between them"}
	WrongColour    = Msg{"Vul een kleur in zoals #0b5560", "Enter a colour such as #0b5560"}
	WrongFont      = Msg{"Gebruik in namen van letters alleen letters, cijfers, spaties en streepjes", "Use only letters, digits, spaces and hyphens in font names"}
	BrandLightMode = Msg{"licht", "light"}
	BrandDarkMode  = Msg{"donker", "dark"}

	RegulationTitle      = Msg{"Reglement", "Regulation"}
	RegulationNow        = Msg{"Nu geldt", "In force now"}
	RegulationShipped    = Msg{"Het reglement zoals het bij het programma zit", "The regulation as it comes with the program"}
	RegulationAll        = Msg{"Eerdere versies", "Earlier versions"}
	RegulationVersion    = Msg{"Versie", "Version"}
	RegulationFrom       = Msg{"Geldt vanaf", "In force from"}
	RegulationSince      = Msg{"Vastgelegd", "Recorded"}
	RegulationAdvice     = Msg{"Advies van de oudercommissies", "Advice of the parent committees"}
	RegulationAdvised    = Msg{"Dag van het advies", "Date of the advice"}
	RegulationReasons    = Msg{"Waarom wijk je af van het advies?", "Why do you deviate from the advice?"}
	RegulationReasonsFor = Msg{"Verplicht na een negatief advies. De oudercommissies mogen dit lezen", "Required after negative advice. The parent committees may read this"}
	RegulationWhy        = Msg{"Waarom we afwijken", "Why we deviate"}
	WrongReasons         = Msg{"Schrijf op waarom je afwijkt van het negatieve advies", "Write down why you deviate from the negative advice"}
	RegulationPut        = Msg{"Nieuwe versie", "New version"}
	RegulationFile       = Msg{"Bestand (YAML)", "File (YAML)"}
	RegulationFileFor    = Msg{"Kies een bestand, of wijzig de tekst hieronder", "Choose a file, or change the text below"}
	RegulationText       = Msg{"Tekst van het reglement (YAML)", "Text of the regulation (YAML)"}
	RegulationTake       = Msg{"Deze versie gaat gelden", "Bring this version into force"}
	WrongNoYAML          = Msg{"Kies een bestand of vul de tekst in", "Choose a file or enter the text"}
	WrongBeforeToday     = Msg{"Kies vandaag of een latere dag", "Choose today or a later day"}
	WrongAdviceDate      = Msg{"Vul de dag van het advies in", "Enter the day of the advice"}

	ChangesTitle = Msg{"Wat er is veranderd", "What has changed"}
	ChangesOlder = Msg{"Wat daarvoor veranderde", "Earlier changes"}
	ChangesNone  = Msg{"Er is nog niets veranderd.", "Nothing has changed yet."}
	ChangeAdded  = Msg{"toegevoegd", "added"}
	ChangeMade   = Msg{"gewijzigd", "changed"}
	ChangeEmpty  = Msg{"Een functie zonder naam", "A position without a name"}
)

var advices = map[gehoor.Advice]Msg{
	gehoor.AdvicePositive: {"positief", "positive"}, gehoor.AdviceNegative: {"negatief, we wijken af met redenen", "negative, we deviate and give reasons"},
	gehoor.AdviceNone: {"gevraagd, niet op tijd gegeven", "asked, not given in time"}, gehoor.AdviceNotAsked: {"niet gevraagd", "not asked"},
}

// Advice says what the parent committees advised.
func Advice(l Lang, a gehoor.Advice) string { return advices[a].In(l) }

// NoManager is the line about a location where nobody acts as manager today.
func NoManager(l Lang, location string) string {
	return fmt.Sprintf(Msg{"%s heeft vandaag geen manager en geen vervanger.", "%s has no manager and no deputy today."}.In(l), location)
}

// NoHolder is the line about a role that nobody acts in today.
func NoHolder(l Lang, role gehoor.Role) string {
	return fmt.Sprintf(Msg{"Er is vandaag geen %s.", "There is no %s today."}.In(l), Word(l, role))
}

// NoDutyList is the line about the duty list when it is empty.
var NoDutyList = Msg{"De piketlijst is leeg. Bij een vermoeden over veiligheid wordt niemand gebeld.", "The duty list is empty. Nobody will be alerted when there may be a safety matter."}

// DutyPerson is the label of the nth person of the duty list.
func DutyPerson(l Lang, n int) string {
	return fmt.Sprintf(Msg{"Nummer %d", "Number %d"}.In(l), n)
}

// LineWrong is what is wrong with a line of a procedure's file. What it is, is in English, as in the file.
func LineWrong(l Lang, line int, what string) string {
	if line == 0 {
		return what
	}
	return fmt.Sprintf(Msg{"Regel %d: %s", "Line %d: %s"}.In(l), line, what)
}

// Pale is about two colours that cannot be told apart well enough.
func Pale(l Lang, mode, foreground, background string, ratio, wanted float64) string {
	return fmt.Sprintf(Msg{"Op %s pagina’s is %s op %s niet goed te lezen: contrast %.1f, nodig is %.1f", "On %s pages %s on %s is hard to read: contrast %.1f, at least %.1f is needed"}.In(l),
		map[string]Msg{"light": {"lichte", "light"}, "dark": {"donkere", "dark"}}[mode].In(l), foreground, background, ratio, wanted)
}

// ChangedCount says how much of a part of the chart was changed at once.
func ChangedCount(l Lang, f gehoor.ChartChanged) string {
	what := map[gehoor.ChartWhat]Msg{
		gehoor.ChartHolders: {"Houders", "Holders"}, gehoor.ChartLocations: {"Locaties en regio’s", "Locations and regions"},
		gehoor.ChartPeople: {"Mensen", "People"}, gehoor.ChartPositions: {"Functies", "Positions"},
		gehoor.ChartAbsences: {"Afwezigheid", "Absences"}, gehoor.ChartSettings: {"Organisatie, piket en kleuren", "Organisation, duty list and colours"},
		gehoor.ChartTexts: {"Eigen teksten", "Own words"},
	}[f.What].In(l)
	var did []string
	for _, n := range []struct {
		n     int
		words Msg
	}{{f.Added, Msg{"toegevoegd", "added"}}, {f.Changed, Msg{"gewijzigd", "changed"}}, {f.Closed, Msg{"beëindigd", "ended"}}} {
		if n.n > 0 {
			did = append(did, fmt.Sprintf("%d %s", n.n, n.words.In(l)))
		}
	}
	return what + ": " + List(l, did...)
}

// RegulationApplied says that a version was put into force.
func RegulationApplied(l Lang, version int, from string) string {
	return fmt.Sprintf(Msg{"Reglement versie %d, geldt vanaf %s", "Regulation version %d, in force from %s"}.In(l), version, from)
}
