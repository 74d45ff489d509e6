package text

import "fmt"

// The editor of a decision's letter, its versions, and what is shown before it goes out (C5, L3).
var (
	SaveDraft = Msg{"Bewaren, nog niet versturen", "Save, do not send yet"}
	DraftKept = Msg{"Bewaard. De tweede lezer krijgt deze versie nog niet. Doe wat hieronder nog moet, en kies dan “Naar tweede lezer”.",
		"Kept. The second reader does not get this version yet. Do what is still to do below, and then choose “To second reader”."}
	StillToDo     = Msg{"Wat nog moet", "What is still to do"}
	CorrectsNote  = Msg{"Er is al een oordeel verstuurd. Je schrijft een nieuwe brief die de vorige verbetert. Allebei blijven ze te lezen.", "A decision has been sent. You are writing a new letter that corrects it. Both can still be read."}
	LabelNamesWhy = Msg{"Waarom staan er namen in die de klager niet noemde?", "Why does it have names that the complainant did not use?"}

	NamesTitle   = Msg{"Namen in de brief", "Names in the letter"}
	NamesFound   = Msg{"Deze namen noemde de klager niet. Haal ze weg, of schrijf op waarom ze erin staan.", "The complainant did not use these names. Take them out, or write down why they are there."}
	NamesPerhaps = Msg{"Dit lijkt op een naam. Kijk of het er een is van een ander kind of van een medewerker.", "This looks like a name. See whether it is that of another child or of a member of staff."}
	LevelTitle   = Msg{"Hoe goed leest het?", "How well does it read?"}

	VersionsTitle = Msg{"Alle versies van de brief", "All versions of the letter"}
	VersionGone   = Msg{"weg", "removed"}
	VersionNew    = Msg{"nieuw", "added"}
	VersionSame   = Msg{"De brief heeft dezelfde woorden als de versie ervoor.", "The letter has the same words as the version before."}
	VersionFirst  = Msg{"De eerste versie.", "The first version."}
	VersionSent   = Msg{"verstuurd", "sent"}
	VersionBack   = Msg{"teruggestuurd", "sent back"}
	VersionYes    = Msg{"akkoord", "approved"}
	VersionOpen   = Msg{"nog niet af", "not finished"}

	SendPaper     = Msg{"De brief komt op de lijst om te printen. Hij telt als verstuurd zodra je zegt dat hij op de post is of is gegeven.", "The letter goes on the list to print. It counts as sent once you say that it was posted or handed over."}
	LabelPhoned   = Msg{"Gebeld over de brief", "Called about the letter"}
	CheckOutside  = Msg{"Hulp van buiten staat erin: %s, altijd; %s, uiterlijk: %s", "Help from outside is named: %s, always; %s, at the latest: %s"}
	LetterShow    = Msg{"Bekijk de brief", "See the letter"}
	LetterShowPDF = Msg{"Bekijk de pdf", "See the PDF"}
	LetterLacks   = Msg{"Dit hoort in de brief, en staat er niet in", "This belongs in the letter, and is not there"}
	LetterBlanks  = Msg{"Vul dit nog in", "Still to be filled in"}
	WrongBlanks   = Msg{"Vul nog in wat tussen haken staat: %s", "Fill in what stands between brackets: %s"}
	DeclineWords  = Msg{"Waarom we de klacht niet behandelen, in woorden voor de klager", "Why we do not handle the complaint, in words for the complainant"}
	DeclineHint   = Msg{"Alleen de reden. Aanhef, hulp van buiten met de laatste dag en ondertekening staan er al in. Nog leeg? Kies hierboven waarom en bekijk de brief: dan staat hier een voorbeeldtekst.",
		"The reason alone. Greeting, help from outside with the last day, and signature are already there. Still empty? Choose why above and see the letter: then an example text stands here."}

	LetterBefore = Msg{"De brief van %s, die we hebben verbeterd", "The letter of %s, which we corrected"}
	AddressPage  = Msg{"Adres voor de envelop (pdf)", "Address for the envelope (PDF)"}
	AddressNone  = Msg{"We hebben geen postadres. Bel de klager, of vraag het adres.", "We have no postal address. Call the complainant, or ask for the address."}
	LabelHanded  = Msg{"Wie belde, of gaf de brief?", "Who called, or handed it over?"}
	HandedOnly   = Msg{"Leeg betekent: jij zelf", "Empty means: you did"}

	BoxesTitle = Msg{"Deze tekens kunnen we niet drukken", "We cannot print these characters"}
	BoxesHelp  = Msg{"In de pdf staat er een leeg vakje. Schrijf het woord anders, bijvoorbeeld zonder emoji.", "The PDF shows an empty box. Write the word differently, for example without an emoji."}
)

// VersionTitle names a version.
func VersionTitle(l Lang, n int) string { return fmt.Sprintf(Msg{"Versie %d", "Version %d"}.In(l), n) }

// LevelHint says how easily a letter reads, from 0 to 100.
func LevelHint(l Lang, score int) string {
	if score < 60 {
		return fmt.Sprintf(Msg{"Leesbaarheid %d van 100. Vanaf 60 leest iedereen het makkelijk: maak zinnen korter en kies gewone woorden. Dit is een tip, je mag zo verder.", "Readability %d of 100. From 60 it is easy for everybody: make sentences shorter and choose plain words. This is a hint; you may go on."}.In(l), score)
	}
	return fmt.Sprintf(Msg{"Leesbaarheid %d van 100: dit leest goed.", "Readability %d of 100: this reads well."}.In(l), score)
}
