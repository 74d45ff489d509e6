package text

import (
	"fmt"
	"time"

	"gehoor"
)

// What the commands backup and restore say.
var (
	BackupKeep      = Msg{"--keep is een aantal dagen, minstens 1", "--keep is a number of days, at least 1"}
	RestoreNone     = Msg{"in die map staat geen reservekopie met sleutels", "there is no backup with keys in that folder"}
	RestoreNotEmpty = Msg{"hier staat al iets: terugzetten kan alleen op een lege plek", "there is something here already: restoring needs an empty place"}
	RestoreBroken   = Msg{"deze reservekopie is niet heel of niet van dit programma", "this backup is not whole, or not of this program"}
	RestoreVerified = Msg{"Alles is nagekeken en klopt.", "Everything was verified and is right."}
)

// BackupDone says what was copied.
func BackupDone(l Lang, made time.Time, files, copied, dropped int) string {
	return fmt.Sprintf(Msg{
		"Reservekopie van %s, %s: %d bestanden, waarvan %d nieuw. %d oude delen weggegooid.",
		"Backup of %s, %s: %d files, %d of them new. %d old parts removed.",
	}.In(l), FormatDateLong(l, gehoor.DateOf(made)), FormatTime(l, made), files, copied, dropped)
}

// BackupMissing says that attachments are not there.
func BackupMissing(l Lang, n int) string {
	return fmt.Sprintf(Msg{"%d bestanden horen er te zijn en zijn er niet", "%d files should be there and are not"}.In(l), n)
}

// RestoreDone says what came back.
func RestoreDone(l Lang, data, keys time.Time, rows, dossiers, items int) string {
	at := func(t time.Time) string { return FormatDateLong(l, gehoor.DateOf(t)) + ", " + FormatTime(l, t) }
	return fmt.Sprintf(Msg{
		"Teruggezet: gegevens van %s, sleutels van %s, %d regels. Opnieuw gewist: %d dossiers en %d losse stukken.",
		"Restored: data of %s, keys of %s, %d rows. Erased again: %d dossiers and %d single items.",
	}.In(l), at(data), at(keys), rows, dossiers, items)
}
