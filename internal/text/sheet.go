package text

// What stands around the words of a letter or report on paper.
var (
	LetterDate      = Msg{"Datum", "Date"}
	LetterReference = Msg{"Kenmerk", "Reference"}
	LetterPage      = Msg{"Pagina %d van %d", "Page %d of %d"}

	LetterDownload = Msg{"Download de brief (pdf)", "Download the letter (PDF)"}
	LetterFile     = Msg{"brief", "letter"} // the name of a file that has no number
)
