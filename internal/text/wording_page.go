package text

// What the pages say on which an organisation changes the program's texts (C12).
var (
	WordingsTitle = Msg{"Teksten", "Texts"}
	WordingsIntro = Msg{
		"Zeg het in je eigen woorden. Wat je niet verandert, blijft zoals het bij het programma zit.",
		"Say it in your own words. What you do not change stays as it comes with the program.",
	}
	WordingsElsewhere = Msg{
		"De tekst van het reglement zelf verander je bij Reglement. Telefoonnummers en adressen van anderen staan bij Hulp van buiten.",
		"You change the text of the regulation itself under Regulation. Telephone numbers and addresses of others are under Help from outside.",
	}
	WordingsCaption = Msg{"Alle teksten", "All texts"}
	WordingsWhere   = Msg{"Waar", "Where"}
	WordingsHow     = Msg{
		"Boven elk veld staat de standaardtekst. Maak je een veld leeg, dan geldt die weer. Wat tussen { en } staat, vult het programma in: laat het staan.",
		"Above each field stands the default. If you empty a field, it holds again. What stands between { and } is filled in by the program: leave it there.",
	}
	WordingsLook    = Msg{"Bekijk een voorbeeld", "See an example"}
	WordingsExample = Msg{"Voorbeeld", "Example"}
	WordingsInvent  = Msg{"Met verzonnen namen en dagen. Dit is nog niet opgeslagen als je hierboven iets veranderde.", "With invented names and days. If you changed something above, it has not been saved yet."}
	WordingsCheck   = Msg{
		"Ik heb gekeken: wat de wet vraagt, staat er nog",
		"I have checked: what the law asks still stands there",
	}
	WordingsCheckIt = Msg{
		"Je veranderde een tekst die moet zeggen wat de wet vraagt. Kijk of die dat nog doet en zet een vinkje",
		"You changed a text that must say what the law asks. See whether it still does, and tick the box",
	}
	WordingsBefore   = Msg{"Eerdere teksten", "Earlier texts"}
	WordingsNone     = Msg{"Hier is nog niets veranderd.", "Nothing has been changed here yet."}
	WordingsAgain    = Msg{"Gebruik deze tekst", "Use this text"}
	WordingsShipped  = Msg{"de standaardtekst", "the default"}
	WordingsInUse    = Msg{"nu in gebruik", "in use now"}
	WordingsBack     = Msg{"Terug naar alle teksten", "Back to all texts"}
	wordingsMust     = Msg{"De wet wil dat hier staat: %s", "The law wants this said here: %s"}
	wordingsLost     = Msg{"Zo staat dit niet meer in de brief: %s. Zet het terug", "Like this the letter no longer says: %s. Put it back"}
	wordingsUnfit    = Msg{"Een eigen tekst past niet meer bij het programma, dus de standaard geldt. Kijk bij Teksten: %s", "A text of your own no longer fits the program, so the default holds. See Texts: %s"}
	wordingsChanged  = Msg{"%s, %d in eigen woorden", "%s, %d in your own words"}
	wordingsInNL     = Msg{"Nederlands", "Dutch"}
	wordingsInEN     = Msg{"Engels", "English"}
	wordingsInstance = Msg{"%s, %s", "%s, %s"}
)

// Tongue names a language in a language.
func Tongue(l, of Lang) string {
	if of == EN {
		return wordingsInEN.In(l)
	}
	return wordingsInNL.In(l)
}

// WordingsIn says a group in one of the languages.
func WordingsIn(l Lang, group WordingGroup, of Lang) string {
	return Fill(l, wordingsInstance, group.Title.In(l), Tongue(l, of))
}

// WordingsOwn says how many texts of a group an organisation says in its own words.
func WordingsOwn(l, of Lang, own int) string {
	if own == 0 {
		return Tongue(l, of)
	}
	return Fill(l, wordingsChanged, Tongue(l, of), own)
}

// WordingMust says what the law wants a text to say.
func WordingMust(l Lang, law Msg) string { return Fill(l, wordingsMust, law.In(l)) }

// WordingLost says what a letter would no longer say.
func WordingLost(l Lang, lost ...string) string { return Fill(l, wordingsLost, List(l, lost...)) }

// WordingUnfit says that words of one's own hold no longer.
func WordingUnfit(l Lang, group WordingGroup) string {
	return Fill(l, wordingsUnfit, group.Title.In(l))
}
