package text

// What the pages about who looked and who did say (C13).
var (
	LogTitle   = Msg{"Logboek", "Log"}
	LogLooked  = Msg{"Wie keek", "Who looked"}
	LogDid     = Msg{"Wie deed wat", "Who did what"}
	LogNobody  = Msg{"Nog niemand heeft dit dossier geopend.", "Nobody has opened this dossier yet."}
	LogNothing = Msg{"Deze collega heeft niets geopend waar jij van weet.", "This colleague has not opened anything that you may know of."}
	LogWhen    = Msg{"Wanneer", "When"}
	LogWho     = Msg{"Wie", "Who"}
	LogWhat    = Msg{"Wat", "What"}
	LogChoose  = Msg{"Van wie wil je zien wat die heeft geopend?", "Whose activity do you want to see?"}
	LogBound   = Msg{"Elk uur komt de som van deze regels in het logboek van de organisatie. Zo valt het op als er een regel wordt veranderd.", "Every hour a checksum of these lines goes into the organisation’s log, so it shows if a line is changed."}
)

var looked = map[string]Msg{
	"dossier":  {"dossier gelezen", "read the dossier"},
	"file":     {"bestand geopend", "opened a file"},
	"original": {"origineel geopend", "opened an original"},
	"export":   {"uitvoer gemaakt", "made an export"},
	"package":  {"pakket gemaakt", "made a package"},
}

// Looked says what was read.
func Looked(l Lang, what string) string { return Sentence(looked[what].In(l)) }
