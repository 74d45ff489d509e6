package text

import (
	"fmt"

	"gehoor"
)

// What the commands say.
var (
	CommandNoYear = Msg{
		"er is geen goedgekeurd jaarverslag van deze houder over dat jaar; kijk of het KvK-nummer en het jaar kloppen",
		"there is no approved annual report of this holder on that year; check the KvK number and the year",
	}
	CommandNoDatabase = Msg{"hier is nog geen database; kijk of --data klopt, of begin met gehoor organisation add", "there is no database here yet; see whether --data is right, or begin with gehoor organisation add"}
	CommandNoKey      = Msg{"de database is met een sleutelbestand gemaakt dat er niet is; zet het terug", "the database was made with a key file that is not there; put it back"}
	CommandNoName     = Msg{"de organisatie heeft een naam nodig", "the organisation needs a name"}
	CommandUnnamed    = Msg{"(nog zonder naam)", "(no name yet)"}
	CommandPractice   = Msg{"oefenomgeving", "practice copy"}
)

// CommandNoOrganisation says that there is no organisation of that number.
func CommandNoOrganisation(l Lang, id int64) string {
	return fmt.Sprintf(Msg{"er is geen organisatie met nummer %d", "there is no organisation with number %d"}.In(l), id)
}

// CommandHostTaken says that another organisation has the host; empty is every host that is no other's.
func CommandHostTaken(l Lang, host string) string {
	if host == "" {
		return Msg{"een andere organisatie heeft al alle namen die van geen ander zijn; geef --host", "another organisation already has every name that is no other's; give --host"}.In(l)
	}
	return fmt.Sprintf(Msg{"een andere organisatie heeft %s al", "another organisation already has %s"}.In(l), host)
}

// CommandOrganisationAdded says that an organisation was added.
func CommandOrganisationAdded(l Lang, id int64, name string) string {
	return fmt.Sprintf(Msg{"Organisatie %d is %s.", "Organisation %d is %s."}.In(l), id, name)
}

// CommandProcedureGood says that nothing is wrong with a procedure file.
func CommandProcedureGood(l Lang, contactDays, decideWeeks int) string {
	return fmt.Sprintf(Msg{"Het bestand is goed: contact binnen %d werkdagen (R10), oordeel binnen %d weken (R13).", "The file is good: contact within %d working days (R10), judgment within %d weeks (R13)."}.In(l), contactDays, decideWeeks)
}

// CommandNoText says that a file is no text.
var CommandNoText = Msg{"dit is geen tekst in UTF-8", "this is no text in UTF-8"}

// CommandProcedureApplied says from when a version holds.
func CommandProcedureApplied(l Lang, version int, from gehoor.Date) string {
	return fmt.Sprintf(Msg{"Versie %d geldt vanaf %s.", "Version %d holds from %s."}.In(l), version, FormatDateLong(l, from))
}

// What verify, rebuild and erase say.
var (
	RebuildDone = Msg{"Klaar.", "Done."}

	EraseDossier    = Msg{"Het hele dossier wordt vernietigd: alle woorden, namen, bestanden, mails en zoektermen, en wie de betrokkenen zijn.", "The whole dossier is destroyed: all words, names, files, mails and search terms, and who its parties are."}
	EraseLeaves     = Msg{"Wat blijft: in het logboek dat er een regel was, wanneer, en dat die gewist is; de cijfers in rapporten die al zijn vastgelegd; kopieën in reservekopieën tot die zelf verlopen.", "What stays: in the log that there was a line, when, and that it was erased; the figures in reports that are frozen; copies in backups until those expire."}
	EraseSayYes     = Msg{"er is niets gewist; geef --yes om het te doen", "nothing was erased; give --yes to do it"}
	EraseDone       = Msg{"Gewist.", "Erased."}
	EraseNoDossier  = Msg{"er is geen dossier met dit nummer", "there is no dossier with this number"}
	EraseNoItem     = Msg{"dit dossier heeft zo'n stuk niet", "this dossier has no such item"}
	EraseAlready    = Msg{"dit dossier is al gewist", "this dossier is erased already"}
	EraseHeld       = Msg{"dit dossier wordt nu bewaard: er loopt een veiligheidszaak, een zaak buiten, of het is vastgezet", "this dossier is kept for now: a safety track or an outside case runs, or it is on hold"}
	EraseRemark     = Msg{"De opmerking in het weekrapport van %s wordt vernietigd, en de bestanden die ermee zijn vastgelegd. De cijfers blijven.", "The remark in the weekly report of %s is destroyed, and the files that were frozen with it. The figures stay."}
	EraseNoRemark   = Msg{"het rapport van die week heeft geen opmerking", "the report of that week has no remark"}
	EraseNotDesk    = Msg{"--by is geen klachtencoördinator of privacy officer van deze organisatie", "--by is no complaints coordinator or privacy officer of this organisation"}
	EraseNotOfficer = Msg{"--by is geen privacy officer van deze organisatie", "--by is no privacy officer of this organisation"}
)

// EraseItems says how many items are destroyed.
func EraseItems(l Lang, n int) string {
	return fmt.Sprintf(Msg{"%d stukken worden vernietigd.", "%d items are destroyed."}.In(l), n)
}

// VerifyReport says what was checked.
func VerifyReport(l Lang, lines int64, fingerprint string, dossiers, erased, seals, gone, files int) string {
	return fmt.Sprintf(Msg{
		"Logboek: %d regels, vingerafdruk %s.\nDossiers: %d gelijk aan hun feiten, %d gewist.\nZegels: %d gecontroleerd, %d gewist, %d van bestanden op schijf.",
		"Log: %d lines, fingerprint %s.\nDossiers: %d as their facts say, %d erased.\nSeals: %d checked, %d erased, %d of files on disk.",
	}.In(l), lines, fingerprint, dossiers, erased, seals, gone, files)
}

// VerifyFault names the first thing that is wrong.
func VerifyFault(l Lang, fault string) string {
	return Msg{"er klopt iets niet: ", "something is not as it should be: "}.In(l) + fault
}

// What serve says.
var (
	ServeNoClock   = Msg{"GEHOOR_NOW is alleen voor de demo en voor tests", "GEHOOR_NOW is for the demo and tests only"}
	ServeACMEBase  = Msg{"--acme vraagt een --base-url met https en een naam, zoals https://klachten.example.org", "--acme needs a --base-url with https and a name, such as https://klachten.example.org"}
	ServeACMEAlone = Msg{"--acme-redirect werkt alleen met --acme", "--acme-redirect works only with --acme"}
	ServeBadBase   = Msg{"--base-url is geen adres zoals https://klachten.example.org", "--base-url is no address such as https://klachten.example.org"}
)
