package text

import (
	"fmt"
	"strings"
)

// What an import reports.
var (
	ImportDryRun        = Msg{"Er is niets veranderd; dit zou er gebeuren:", "Nothing was changed; this is what would happen:"}
	ImportHolders       = Msg{"houders", "holders"}
	ImportLocations     = Msg{"locaties", "locations"}
	ImportRegistrations = Msg{"registraties", "registrations"}
	ImportPeople        = Msg{"mensen", "people"}
	ImportPositions     = Msg{"functies", "positions"}
	ImportRegions       = Msg{"regio's", "regions"}
)

// ImportTally says what was done with things of one kind.
func ImportTally(l Lang, what Msg, added, changed, closed int) string {
	return fmt.Sprintf(Msg{"%s: %d erbij, %d veranderd, %d gesloten", "%s: %d added, %d changed, %d closed"}.In(l), what.In(l), added, changed, closed)
}

// ImportUnheld says how many child minders stand in the file without a holder.
func ImportUnheld(l Lang, n int) string {
	return fmt.Sprintf(Msg{"%d voorzieningen voor gastouderopvang zonder houder in dit bestand zijn niet overgenomen", "%d child minders without a holder in this file were not taken over"}.In(l), n)
}

// ImportAbsent says that the file has nothing of a known holder.
func ImportAbsent(l Lang, kvk string) string {
	return fmt.Sprintf(Msg{"houder %s staat niet in dit bestand en blijft zoals hij is", "holder %s is not in this file and stays as it is"}.In(l), kvk)
}

// ImportIgnored says that a column is not used.
func ImportIgnored(l Lang, column string) string {
	return fmt.Sprintf(Msg{"kolom %q is niet gebruikt", "column %q was not used"}.In(l), column)
}

// ImportRefused counts the rows.
func ImportRefused(l Lang, rows, refused int) string {
	return fmt.Sprintf(Msg{"%d regels gelezen, %d geweigerd", "%d rows read, %d refused"}.In(l), rows, refused)
}

// importReasons are the words for the codes of package register; %s is the first argument, the
// second, and so on.
var importReasons = map[string]Msg{
	"columns":    {"%s velden in plaats van %s", "%s fields instead of %s"},
	"too long":   {"de regel is langer dan een megabyte", "the line is longer than a megabyte"},
	"characters": {"er staan tekens in die geen tekst zijn", "it has characters that are no text"},
	"missing":    {"%s is leeg", "%s is empty"},
	"malformed":  {"%s kan niet %q zijn", "%s cannot be %q"},
	"unknown":    {"%s %q is niet bekend", "%s %q is not known"},
	"twice":      {"staat ook op regel %s", "is on line %s too"},
	"order":      {"de laatste dag ligt voor de eerste: %s, %s", "the last day lies before the first: %s, %s"},
	"other name": {"het mailadres is op regel %s van een ander", "the mail address is somebody else's on line %s"},
	"ambiguous":  {"er zijn meer locaties die %q heten; geef de plaats erbij", "several locations are called %q; give the town too"},
}

// ImportRefusedRow says why a row was not taken over. A reason that has no words is said as it is.
func ImportRefusedRow(l Lang, line int, reason string, args []string) string {
	say, ok := importReasons[reason]
	why := reason
	if ok {
		values := make([]any, strings.Count(say.In(l), "%"))
		for i := range values {
			values[i] = ""
			if i < len(args) {
				values[i] = args[i]
			}
		}
		why = fmt.Sprintf(say.In(l), values...)
	}
	return fmt.Sprintf(Msg{"regel %d geweigerd: %s", "line %d refused: %s"}.In(l), line, why)
}
