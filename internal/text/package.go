package text

import (
	"fmt"

	"gehoor"
)

// What the pages and files of a dossier package say (R19, D20).
var (
	ActPackage    = Act{Msg{"Dossier maken voor iemand buiten", "Make a dossier for somebody outside"}, Msg{"Eén bestand met een leesbaar dossier, de bestanden en het bewijs dat er niets is veranderd. Kies per stuk of het heel meegaat, zonder gegevens van anderen, of niet.", "One file with a readable dossier, the attachments, and proof that nothing was changed. For each item, choose whether to include it in full, without other people’s data, or not at all."}, Msg{"Dossier maken", "Make the dossier"}}
	ActOwnPackage = Act{Msg{"Eigen kopie maken voor de klager", "Make the complainant's own copy"}, Msg{"De klager vroeg om de gegevens en kreeg antwoord. Wat je hier maakt, kan de klager ophalen met de code. Haal gegevens van anderen eruit.", "The complainant asked for their data and got an answer. They can download what you make here with their code. Remove other people’s data."}, Msg{"Kopie klaarzetten", "Make it available"}}

	PackageForWhom  = Msg{"Voor wie is het dossier?", "Who is the dossier for?"}
	PackageToWhom   = Msg{"Wie is dat?", "Who is that?"}
	PackageToHint   = Msg{"Bijvoorbeeld de naam van een advocaat. Alleen nodig bij iemand anders.", "For instance a lawyer’s name. Only needed for ‘Somebody else’."}
	PackageLanguage = Msg{"In welke taal?", "In which language?"}
	PackageGoes     = Msg{"Hoe gaat het mee?", "How is it included?"}
	PackageWords    = Msg{"Zo leest de ontvanger het, zonder gegevens van anderen", "As the recipient will read it, without other people’s data"}
	PackageInside   = Msg{"Van onszelf. Gaat alleen mee als je dat kiest.", "For us only. Included only if you choose so."}
	PackagePaper    = Msg{"De brief als pdf. Laat je gegevens weg uit de tekst van de brief? Dan gaat deze niet mee.", "The letter as a PDF. If you leave data out of the letter's text, this is not included."}
	PackageSecret   = Msg{"Hier staat een geheim adres in. Daarom gaat het niet vanzelf heel mee.", "This contains a secret address, so it is not included in full by default."}
	PackageNotYet   = Msg{"nog niet", "not yet"}
	PackageReadAll  = Msg{"Lees alles", "Read all of it"}
	PackagePreview  = Msg{"Voorbeeld bekijken", "See a preview"}
	PackageSeen     = Msg{"Zo wordt het dossier", "This is what the dossier will look like"}
	PackageNothing  = Msg{"Maatregelen over medewerkers en wat bij een veiligheidszaak hoort, gaan nooit mee.", "Measures about employees and anything about a safety matter are never included."}

	PackagesTitle = Msg{"Gemaakte dossiers", "Dossiers made so far"}
	PackagesNone  = Msg{"Er is nog geen dossier gemaakt.", "No dossier has been made yet."}
	PackageFetch  = Msg{"Ophalen", "Fetch"}
	PackageGone   = Msg{"gewist", "erased"}
	PackageSumIs  = Msg{"Vingerafdruk van het bestand (SHA-256)", "Fingerprint of the file (SHA-256)"}
	PackageByWhom = Msg{"Gemaakt door", "Made by"}
	OwnCopyTitle  = Msg{"Je eigen kopie", "Your own copy"}
	OwnCopySays   = Msg{"We hebben een kopie van je dossier klaargezet. In het bestand staat een PDF om te lezen. Bewaar het op een plek waar anderen niet bij kunnen.", "We have made a copy of your dossier available. The file has a PDF to read. Keep it where others cannot get at it."}
	OwnCopyFetch  = Msg{"Kopie ophalen (ZIP)", "Fetch the copy (ZIP)"}

	PackageCover    = Msg{"Dossier %s", "Dossier %s"}
	PackageFor      = Msg{"Voor", "For"}
	PackageState    = Msg{"Stand", "State"}
	PackageMadeOn   = Msg{"Gemaakt op", "Made on"}
	PackageHolds    = Msg{"Stukken", "Items"}
	PackageProof    = Msg{"Bij dit dossier horen de stukken zelf en het bewijs dat ze niet zijn veranderd. LEESMIJ.txt legt uit hoe je dat nagaat. Gegevens van anderen kunnen zijn weggelaten.", "With this dossier come the items themselves and the proof that they were not changed. LEESMIJ.txt explains how to check that. Data of others may have been left out."}
	PackageIndex    = Msg{"Inhoud", "Contents"}
	PackageTimeline = Msg{"Wat er is gebeurd", "What happened"}
	PackageNo       = Msg{"Nr.", "No."}
	PackageDay      = Msg{"Datum", "Date"}
	PackageWhat     = Msg{"Wat", "What"}
	PackageWho      = Msg{"Door", "By"}
	PackageHow      = Msg{"Hoe", "How"}
	PackageDue      = Msg{"Beloofd voor", "Promised by"}
	PackageDone     = Msg{"Klaar op", "Done on"}
	PackageFile     = Msg{"Bestand: %s. Het staat in de map stukken.", "File: %s. It is in the folder stukken."}
	PackageWithout  = Msg{"Gegevens van anderen zijn hier weggelaten.", "Data of others were left out here."}

	PackageAsWhole    = Msg{"heel", "whole"}
	PackageAsCut      = Msg{"zonder gegevens van anderen", "without other people’s data"}
	PackageAsOriginal = Msg{"het origineel", "the original"}
	PackageAsOut      = Msg{"gaat niet mee", "left out"}
	PackageAsCopy     = Msg{"de schone kopie", "the clean copy"}

	// Of the command verify --package.
	PackageWrong = Msg{"dit bestand klopt niet: ", "this file is not as it should be: "}
	PackageBoth  = Msg{"--package controleert één bestand, zonder installatie: laat --at weg", "--package checks one file, without an installation: leave out --at"}
)

// PackageSections are the sections of the PDF, in order.
var PackageSections = []struct {
	Name string
	Says Msg
}{
	{"complaint", Msg{"De klacht", "The complaint"}},
	{"messages", Msg{"Berichten", "Messages"}},
	{"hearings", Msg{"Gesprekken en verslagen", "Hearings and accounts"}},
	{"decision", Msg{"Het oordeel", "The decision"}},
	{"measures", Msg{"Maatregelen", "Measures"}},
	{"outside", Msg{"Klachtenloket en Geschillencommissie", "Klachtenloket and Geschillencommissie"}},
	{"data", Msg{"Verzoeken over gegevens", "Data requests"}},
	{"own", Msg{"Van de organisatie zelf", "Of the organisation itself"}},
}

var packageFields = map[string]Msg{
	"Story": {"de klacht in eigen woorden", "the complaint in their own words"}, "Sender": {"naam en adres", "name and address"}, "Details": {"andere antwoorden", "other answers"},
	"PDF": {"de brief zoals verstuurd", "the letter as it was sent"}, "Letter": {"de tekst van de brief", "the text of the letter"}, "File": {"een bestand", "a file"},
	"Reasons": {"de redenen", "the reasons"}, "Facts": {"wat er is gebeurd", "what happened"}, "Evidence": {"hoe we dat weten", "how we know"}, "Comment": {"de reactie", "the comment"},
	"Copy": {"de kopie van de gegevens", "the copy of the data"}, "Raw": {"de mail zelf", "the mail itself"}, "Reference": {"het kenmerk", "the reference"}, "Ruling": {"de uitspraak", "the ruling"},
	"Reason": {"de reden", "the reason"},
}

// PackageField says which part of an event an exhibit is, where an event has several; else nothing.
func PackageField(l Lang, field string) string { return packageFields[field].In(l) }

// PackageCount says how many items went along, and how.
func PackageCount(l Lang, whole, cut, left int) string {
	return fmt.Sprintf(Msg{"%d heel, %d zonder gegevens van anderen, %d niet meegestuurd", "%d in full, %d without other people’s data, %d not included"}.In(l), whole, cut, left)
}

// PackageActor says who did something, without a name.
func PackageActor(l Lang, k gehoor.ActorKind) string {
	switch k {
	case gehoor.Complainant:
		return Word(l, gehoor.SideComplainant)
	case gehoor.PartyActor:
		return Word(l, gehoor.SideAccused)
	case gehoor.Staff:
		return Msg{"de organisatie", "the organisation"}.In(l)
	}
	return Msg{"het programma", "the program"}.In(l)
}

// PackageReport says what verify --package found.
func PackageReport(l Lang, number, made string, whole, cut, left, lines, gaps int, n int64, hash, sum string) string {
	return fmt.Sprintf(Msg{
		"Dossier %s, gemaakt op %s.\nStukken: %d zijn wat het logboek zegt, %d zonder gegevens van anderen, %d niet meegestuurd.\nLogboek: %d regels, %d keer zijn regels daartussen niet meegestuurd.\nVraag de organisatie om de vingerafdruk van regel %d; die moet zijn: %s\nVraag ook naar de vingerafdruk van het bestand zelf: alleen daaraan zie je dat dossier.pdf niet is veranderd. Die moet zijn: %s",
		"Dossier %s, made on %s.\nItems: %d are what the log says, %d without the data of others, %d not included.\nLog: %d lines, %d times lines in between are not included.\nAsk the organisation for the fingerprint of line %d; it must be: %s\nAsk for the fingerprint of the file itself too: only that shows that dossier.pdf was not changed. It must be: %s",
	}.In(l), number, made, whole, cut, left, lines, gaps, n, hash, sum)
}

// PackageReadme explains a package to who gets it, in both languages.
const PackageReadme = `DIT DOSSIER LEZEN EN NAGAAN

dossier.pdf     het dossier om te lezen: inhoud, wat er is gebeurd, en de stukken
stukken/        elk stuk dat heel meegaat, zoals het is bewaard
manifest.json   van elk stuk het zegel en het getal (salt) waarmee het is gemaakt,
                en de regels van het logboek waarin dat zegel staat
SHA256SUMS      de vingerafdrukken van deze bestanden (sha256sum -c SHA256SUMS)

Met "gehoor verify --package BESTAND" zie je, zonder internet, of er iets is
veranderd. Het programma noemt de laatste regel van het logboek die is
meegestuurd, met haar vingerafdruk. De organisatie kan die met
"gehoor verify --at REGEL" ook noemen: zijn ze gelijk, dan staan de regels in haar
logboek. Zij heeft ook vastgelegd welke vingerafdruk dit bestand heeft.

Van wat is weggelaten staat niets in dit bestand.


READING AND CHECKING THIS DOSSIER

dossier.pdf     the dossier to be read: contents, what happened, and the items
stukken/        each item that is included whole, as it was kept
manifest.json   for each item its seal and the number (salt) it was made with,
                and the lines of the log in which that seal stands
SHA256SUMS      the fingerprints of these files (sha256sum -c SHA256SUMS)

"gehoor verify --package FILE" shows, without a network, whether anything was
changed. It names the last line of the log that is included, with its fingerprint.
The organisation can name it too, with "gehoor verify --at LINE": when they are
the same, the lines stand in its log. It has also recorded the fingerprint of
this file.

Nothing of what was left out is in this file.
`
