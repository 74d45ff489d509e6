package text

import (
	"fmt"
	"strconv"

	"gehoor"
)

// What the pages of the weekly report say (R17, C7, B1).
var (
	ReportsTitle     = Msg{"Rapporten", "Reports"}
	ReportsBack      = Msg{"Terug naar rapporten", "Back to the reports"}
	ReportsList      = Msg{"Weekrapporten", "Weekly reports"}
	ReportsNone      = Msg{"Er is nog geen rapport verstuurd.", "No report has been sent yet."}
	ReportsWeek      = Msg{"Week", "Week"}
	ReportsDays      = Msg{"Dagen", "Days"}
	ReportsSent      = Msg{"Verstuurd", "Sent"}
	ReportsItself    = Msg{"ging vanzelf", "sent automatically"}
	ReportsPreview   = Msg{"Deze week tot nu toe", "This week so far"}
	ReportsLast      = Msg{"Vorige week: bekijken en versturen", "Last week: look and send"}
	ReportsNoon      = Msg{"Stuur je niets? Dan gaat het rapport maandag om 12 uur vanzelf.", "If you do nothing, the report is sent automatically on Monday at 12:00."}
	ReportPreview    = Msg{"Dit is een voorbeeld. De cijfers kunnen nog veranderen.", "This is a preview. The figures may still change."}
	ReportFrozenAs   = Msg{"Dit rapport verandert niet meer.", "This report will not change any more."}
	ReportOnItsWay   = Msg{"Het rapport gaat over een minuut weg.", "The report will be sent in a minute."}
	ReportRemark     = Msg{"Opmerking van de coördinator", "The coordinator’s remark"}
	ReportRemarkLate = Msg{
		"Dit rapport ligt al vast. Je opmerking staat er niet in. Neem haar mee naar het rapport van deze week.",
		"This report has been frozen. Your remark is not in it. Take it along to this week’s report.",
	}
	ReportRemarkFor = Msg{"Geen namen van ouders, kinderen of collega’s", "No names of parents, children or colleagues"}
	ReportForget    = Msg{"Opmerking weghalen", "Take the remark out"}
	ReportForgetFor = Msg{"Staat er een naam in? Haal de opmerking weg, dan verdwijnt ze ook uit de bestanden die zijn vastgelegd. De cijfers blijven. Dit kan niet terug.", "Does it name somebody? Take the remark out: it goes from the files that were laid down too. The figures stay. This cannot be undone."}
	ReportKeep      = Msg{"Opmerking bewaren", "Keep the remark"}
	ReportSend      = Msg{"Rapport versturen", "Send the report"}

	ReportAttention  = Msg{"Wat vraagt een besluit of aandacht", "What needs a decision or attention"}
	ReportNothing    = Msg{"Niets. Alles loopt binnen de regeling.", "Nothing. Everything is within the regulation."}
	ReportWhat       = Msg{"Wat", "What"}
	ReportClause     = Msg{"Bepaling", "Clause"}
	ReportBy         = Msg{"Beloofd voor", "Promised for"}
	ReportDays       = Msg{"Te laat", "Late"}
	ReportWho        = Msg{"Door wie", "By whom"}
	ReportAlone      = Msg{"Oordeel zonder tweede persoon", "Decision without a second person"}
	ReportSafety     = Msg{"veiligheid ging voor", "safety went first"}
	ReportAim        = Msg{"streven", "aim"}
	ReportKept       = Msg{"Houden we ons aan de regeling?", "Do we keep to the regulation?"}
	ReportNew        = Msg{"Nieuw deze week", "New this week"}
	ReportBefore     = Msg{"Nieuw in de week ervoor", "New in the week before"}
	ReportIncidents  = Msg{"Voorvallen waar ze over gaan", "Incidents they are about"}
	ReportOpen       = Msg{"Open", "Open"}
	ReportContact    = Msg{"Contact op tijd, in dertien weken", "Contact on time, thirteen weeks"}
	ReportTried      = Msg{"Niet op tijd, wel twee keer geprobeerd", "Not on time, but tried twice"}
	ReportDecide     = Msg{"Oordeel op tijd, in dertien weken", "Decision on time, thirteen weeks"}
	ReportOverdueN   = Msg{"Maatregelen over tijd", "Measures overdue"}
	ReportWeeks      = Msg{"Nieuwe klachten per week, dertien weken", "New complaints per week, thirteen weeks"}
	ReportComplaints = Msg{"Klachten", "Complaints"}
	ReportWhere      = Msg{"Waar speelt het?", "Where is it?"}
	ReportLocations  = Msg{"Per locatie, dertien weken", "By location, thirteen weeks"}
	ReportRegions    = Msg{"Per regio, dertien weken", "By region, thirteen weeks"}
	ReportCategories = Msg{"Per onderwerp, dertien weken", "By subject, thirteen weeks"}
	ReportKinds      = Msg{"Gedrag of overeenkomst, dertien weken", "Conduct or agreement, thirteen weeks"}
	ReportNow        = Msg{"Dertien weken", "Thirteen weeks"}
	ReportEarlier    = Msg{"Dertien weken ervoor", "Thirteen weeks before"}
	ReportMost       = Msg{"Meest over", "Mostly about"}
	ReportTotal      = Msg{"Samen", "Together"}
	ReportNoPlace    = Msg{"geen locatie", "no location"}
	ReportNoRegion   = Msg{"geen regio", "no region"}
	ReportUnsorted   = Msg{"nog niet ingedeeld", "not yet sorted"}
	ReportKind       = Msg{"Soort", "Kind"}
	ReportRepeats    = Msg{"Signalen: drie of meer keer hetzelfde op een locatie, in dertien weken", "Signals: three or more of the same at a location, in thirteen weeks"}
	ReportNoRepeats  = Msg{"Geen.", "None."}
	ReportLearned    = Msg{"Afgesloten en geleerd", "Closed and learned"}
	ReportClosed     = Msg{"Afgesloten deze week", "Closed this week"}
	ReportDecided    = Msg{"Klachten die een oordeel kregen", "Complaints decided"}
	ReportOutcomes   = Msg{"Oordelen deze week, per onderdeel", "Findings this week, by part"}
	ReportNone       = Msg{"Geen deze week.", "None this week."}
	ReportNumber     = Msg{"Aantal", "Number"}
	ReportPromised   = Msg{"Nieuwe maatregelen", "New measures"}
	ReportOverdue    = Msg{"Maatregelen over tijd", "Overdue measures"}
	ReportNoOverdue  = Msg{"Er is geen maatregel over tijd.", "No measure is overdue."}
	ReportMeasure    = Msg{"Maatregel", "Measure"}
	ReportDue        = Msg{"Klaar voor", "Done by"}
	ReportMoved      = Msg{"Keer verzet", "Times moved"}
	ReportOutside    = Msg{"Buiten de procedure", "Outside the procedure"}
	ReportBody       = Msg{"Organisatie", "Body"}
	ReportBegun      = Msg{"Nieuw", "New"}
	ReportEnded      = Msg{"Klaar", "Ended"}
	ReportRunning    = Msg{"Loopt", "Running"}
	ReportProof      = Msg{"Hoe je dit kunt nagaan", "How to check this"}
	ReportLength     = Msg{"Lengte van het logboek", "Length of the log"}
	ReportPrint      = Msg{"Vingerafdruk", "Fingerprint"}
	ReportRules      = Msg{"Telregels, versie", "Counting rules, version"}
	ReportNoNames    = Msg{"Er staan geen namen van ouders of kinderen in. Dossiers over veiligheid en klachten over lezers tellen niet mee; wat al geteld was, blijft zoals het was.", "This report contains no names of parents or children. Files about safety and complaints about readers are not counted; what had been counted stays as it was."}
	ReportSealed     = Msg{"Gaat een klacht op slot nadat ze is geteld, dan telt ze mee zoals ze was, staat ze open tot het kwartaal voorbij is, en noemt geen lijst haar nog.", "A complaint that is sealed after it was counted still counts as it was, is open until the quarter is over, and no list names it any more."}
)

// ReportHeadline is the title of a report: what is the matter.
func ReportHeadline(l Lang, late, overdue int) string {
	complaints := fmt.Sprintf(Msg{"%d klachten te laat", "%d complaints late"}.In(l), late)
	if late == 1 {
		complaints = Msg{"1 klacht te laat", "1 complaint late"}.In(l)
	}
	measures := fmt.Sprintf(Msg{"%d maatregelen over tijd", "%d measures overdue"}.In(l), overdue)
	if overdue == 1 {
		measures = Msg{"1 maatregel over tijd", "1 measure overdue"}.In(l)
	}
	switch {
	case late == 0 && overdue == 0:
		return Msg{"Alles op tijd", "All in time"}.In(l)
	case late == 0:
		return Sentence(measures)
	case overdue == 0:
		return Sentence(complaints)
	}
	return complaints + ", " + measures
}

// ReportOf says which week a report is about.
func ReportOf(l Lang, week, year int, from, until string) string {
	return fmt.Sprintf(Msg{"Week %d van %d: %s tot en met %s", "Week %d of %d: %s to %s"}.In(l), week, year, from, until)
}

// ReportWeek names a week by its number.
func ReportWeek(l Lang, week int) string { return fmt.Sprintf(Msg{"Week %d", "Week %d"}.In(l), week) }

// FromUntil says a stretch of days: "16 tot en met 22 november 2026".
func FromUntil(l Lang, from, until gehoor.Date) string {
	begins := strconv.Itoa(from.Day)
	if from.Month != until.Month {
		begins = FormatDayMonth(l, from)
	}
	return begins + Msg{" tot en met ", " to "}.In(l) + FormatDayMonthYear(l, until)
}

// NOf says n of m, never a percentage.
func NOf(l Lang, s gehoor.Share) string {
	return fmt.Sprintf(Msg{"%d van %d", "%d of %d"}.In(l), s.N, s.Of)
}

// RepeatWords says a signal.
func RepeatWords(l Lang, location, category string, n int) string {
	return fmt.Sprintf(Msg{"%s: %d keer %s", "%s: %d times %s"}.In(l), location, n, category)
}
