package text

import (
	"fmt"
	"strings"

	"gehoor"
)

// What the weekly report says on paper and in files (R17, ux.md 4.11).
var (
	WeekAttention = Msg{"Wat vraagt een besluit of aandacht", "What needs a decision or attention"}
	WeekChanged   = Msg{"Wat is er veranderd", "What has changed"}
	WeekKept      = Msg{"Houden we ons aan de regeling?", "Do we keep to the regulation?"}
	WeekWhere     = Msg{"Waar speelt het?", "Where is it?"}
	WeekLearned   = Msg{"Afgesloten en geleerd", "Closed and learned"}
	WeekOutside   = Msg{"Buiten de procedure", "Outside the procedure"}
	WeekProof     = Msg{"Hoe je dit kunt nagaan", "How to check this"}

	WeekFigure      = Msg{"Cijfer", "Figure"}
	WeekValue       = Msg{"Waarde", "Value"}
	WeekList        = Msg{"Lijst", "List"}
	WeekComplaint   = Msg{"Klacht", "Complaint"}
	WeekLateOrAlone = Msg{"Te laat, of vastgesteld zonder tweede persoon", "Late, or approved without a second person"}
	WeekRow         = Msg{"Regel", "Row"}
	WeekOf          = Msg{"Van", "Of"}
	WeekPer100      = Msg{"Per 100 kinderen", "Per 100 children"}
	WeekWas         = Msg{"Was", "Was"}
	WeekNow         = Msg{"Nu", "Now"}
	WeekSince       = Msg{"Sinds week", "Since week"}
	WeekOpen        = Msg{"Open klachten", "Open complaints"}
	WeekLate        = Msg{"Stappen te laat", "Steps late"}
	WeekOverdue     = Msg{"Maatregelen over tijd", "Measures overdue"}
	WeekAtBodies    = Msg{"Zaken bij een organisatie buiten ons", "Cases at outside bodies"}
	WeekContactIn   = Msg{"Contact op tijd, dertien weken", "Contact in time, thirteen weeks"}
	WeekDecideIn    = Msg{"Oordeel op tijd, dertien weken", "Decision in time, thirteen weeks"}
	WeekFreshOn     = Msg{"Nieuw bij wat te laat is", "New among what is late"}
	WeekFirst       = Msg{"Er is geen rapport van een eerdere week om mee te vergelijken.", "There is no report of an earlier week to compare with."}
	WeekSafety      = Msg{"Dossiers over veiligheid", "Files about safety"}
	WeekNumbers     = Msg{"Cijfers", "Figures"}
	WeekPerWeek     = Msg{"Nieuw per week", "New per week"}
	WeekTwoOrMore   = Msg{"Locaties met twee of meer klachten in dertien weken", "Locations with two or more complaints in thirteen weeks"}
	WeekNoneTwo     = Msg{"Geen locatie had in dertien weken twee of meer klachten.", "No location had two or more complaints in thirteen weeks."}
	WeekRepeatRule  = Msg{"Signaal: drie of meer keer hetzelfde onderwerp op een locatie in dertien weken:", "Signal: three or more times the same subject at a location in thirteen weeks:"}
	WeekFiles       = Msg{"Meenemen", "Take it with you"}
	WeekNotFrozen   = Msg{"van die week is geen rapport verstuurd; een voorbeeld staat bij Rapporten", "no report of that week was sent; a preview stands under Reports"}
	WeekSame        = Msg{"Opnieuw geteld uit het logboek geeft het dezelfde cijfers.", "Counted again from the log it gives the same figures."}
	WeekDiffers     = Msg{"opnieuw geteld uit het logboek geeft het andere cijfers: er is sindsdien een dossier gewist, of er klopt iets niet; draai «gehoor verify»", "counted again from the log it gives other figures: a file was erased since, or something is wrong; run “gehoor verify”"}
	WeekOtherRules  = Msg{"dit rapport is geteld met telregels die deze versie van gehoor niet kent; tel het opnieuw met de versie waarmee het is verstuurd", "this report was counted by rules that this version of gehoor does not have; count it again with the version that sent it"}
	WeekFile        = Msg{"weekrapport", "weekly-report"}
	WeekBad         = Msg{"dat is geen week; schrijf hem als 2026-W47", "that is no week; write it as 2026-W47"}
)

// WeekWord is a form of the report, as a link says it.
func WeekWord(l Lang, format string) string {
	return map[string]Msg{
		"pdf": {"PDF om te printen", "PDF to print"}, "xlsx": {"Rekenblad (XLSX)", "Spreadsheet (XLSX)"},
		"csv": {"Lijst (CSV)", "List (CSV)"}, "json": {"Gegevens (JSON)", "Data (JSON)"},
	}[format].In(l)
}

// WeekNumbersLine is the week in a sentence.
func WeekNumbersLine(l Lang, r gehoor.WeekReport) string {
	return fmt.Sprintf(Msg{
		"%d nieuw (week ervoor %d), over %d voorvallen. %d open.",
		"%d new (week before %d), about %d incidents. %d open.",
	}.In(l), r.New, r.NewBefore, r.Incidents, r.Open)
}

// WeekTried says how many were not reached in time, but tried.
func WeekTried(l Lang, n int) string {
	return fmt.Sprintf(Msg{"%d keer niet op tijd, wel twee keer geprobeerd", "%d not in time, but tried twice"}.In(l), n)
}

// WeekWasNow says a change.
func WeekWasNow(l Lang, what Msg, c gehoor.Change) string {
	return fmt.Sprintf(Msg{"%s %d (was %d)", "%s %d (was %d)"}.In(l), strings.ToLower(what.In(l)), c.Now, c.Was)
}

// WeekCount says a name with how often in thirteen weeks and in the thirteen before.
func WeekCount(l Lang, name string, c gehoor.Count) string {
	return fmt.Sprintf(Msg{"%s %d (was %d)", "%s %d (was %d)"}.In(l), name, c.N, c.Before)
}

// WeekQuarter says the quarter's number of sealed dossiers.
func WeekQuarter(l Lang, q gehoor.QuarterCount) string {
	if q.Year == 0 {
		return ""
	}
	if q.N == 1 {
		return fmt.Sprintf(Msg{"In het %de kwartaal van %d: 1 dossier over veiligheid, in de hele organisatie.", "In quarter %d of %d: 1 file about safety, in the whole organisation."}.In(l), q.Quarter, q.Year)
	}
	return fmt.Sprintf(Msg{"In het %de kwartaal van %d: %d dossiers over veiligheid, in de hele organisatie.", "In quarter %d of %d: %d files about safety, in the whole organisation."}.In(l), q.Quarter, q.Year, q.N)
}

// WeekBody says what is at an outside body.
func WeekBody(l Lang, name string, o gehoor.OutsideCount) string {
	return fmt.Sprintf(Msg{"%s: %d nieuw, %d klaar, %d loopt.", "%s: %d new, %d ended, %d running."}.In(l), name, o.New, o.Ended, o.Running)
}

// WeekLog says from what log a report was made.
func WeekLog(l Lang, length int64, fingerprint string, rules int) string {
	return fmt.Sprintf(Msg{
		"Lengte van het logboek %d, telregels versie %d, vingerafdruk %s. Met «gehoor verify --at %d» reken je het na.",
		"Length of the log %d, counting rules version %d, fingerprint %s. Check it with “gehoor verify --at %d”.",
	}.In(l), length, rules, fingerprint, length)
}

// WeekMade says when a report was made.
func WeekMade(l Lang, day string) string {
	return fmt.Sprintf(Msg{"Gemaakt op %s.", "Made on %s."}.In(l), day)
}

// WeekDecided says how many complaints were decided.
func WeekDecided(l Lang, n int) string {
	return plural(l, n, Msg{"klacht kreeg een oordeel", "complaint was decided"}, Msg{"klachten kregen een oordeel", "complaints were decided"})
}

// WeekRest says how many rows of a list are left out.
func WeekRest(l Lang, n int) string {
	return fmt.Sprintf(Msg{"En nog %d. Het rekenblad heeft ze alle.", "And %d more. The spreadsheet has them all."}.In(l), n)
}

// WeekAndMore says how many words are left out of a row.
func WeekAndMore(l Lang, n int) string { return fmt.Sprintf(Msg{"en nog %d", "and %d more"}.In(l), n) }

// WeekMeasure says a new measure in a line.
func WeekMeasure(l Lang, number, place, due string) string {
	return fmt.Sprintf(Msg{"%s (%s), klaar voor %s", "%s (%s), done by %s"}.In(l), place, number, due)
}
