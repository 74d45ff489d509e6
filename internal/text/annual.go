package text

import (
	"fmt"

	"gehoor"
)

// What the annual report says, on its page, in its PDF and in its CSV (Wko art. 1.57b).
var (
	YearRulesTitle  = Msg{"Onze regeling in het kort", "Our regulation in short"}
	YearRulesSince  = Msg{"In %d gold versie %d van de regeling, sinds %s.", "In %d version %d of the regulation held, since %s."}
	YearRulesThen   = Msg{"Vanaf %s gold versie %d.", "From %s version %d held."}
	YearToldTitle   = Msg{"Hoe ouders de regeling kennen", "How parents hear of the regulation"}
	YearToldNothing = Msg{"De regeling staat op de pagina waar ouders een klacht indienen. Andere keren dat we erover vertelden, zijn niet vastgelegd.", "The regulation is on the page where parents make a complaint. Other times that we told of it were not recorded."}
	YearToldAlways  = Msg{"De regeling staat op de pagina waar ouders een klacht indienen. We vertelden er ook over:", "The regulation is on the page where parents make a complaint. We also told of it:"}
	YearNumberTitle = Msg{"Aantal en aard", "Number and nature"}
	YearCarriedIn   = Msg{"Nog open van het jaar ervoor", "Still open from the year before"}
	YearFiled       = Msg{"Ingediend", "Filed"}
	YearCommittees  = Msg{"Daarvan door oudercommissies", "Of those by parent committees"}
	YearConcluded   = Msg{"Afgerond", "Concluded"}
	YearOpen        = Msg{"Nog open op 31 december", "Still open on 31 December"}
	YearSignals     = Msg{"Signalen van anderen, geen klacht", "Signals from others, no complaints"}
	YearKinds       = Msg{"Klachten per soort", "Complaints by kind"}
	YearKind        = Msg{"Soort", "Kind"}
	YearComplaints  = Msg{"Klachten", "Complaints"}
	YearConduct     = Msg{"Gedrag", "Conduct"}
	YearAgreement   = Msg{"Contract", "Contract"}
	YearUnsorted    = Msg{"Nog niet ingedeeld", "Not yet sorted"}
	YearSubjects    = Msg{"Onderwerpen van de ingediende klachten", "Subjects of the complaints that were filed"}
	YearSubject     = Msg{"Onderwerpen", "Subjects"}
	YearWhere       = Msg{"Waar", "Where"}
	YearRule        = Msg{
		"Over minder dan drie klachten van één soort op een locatie zeggen we niet waarover ze gingen of hoe ze afliepen. Die tellen we op met die van andere locaties. Zijn het er dan nog minder dan drie, dan zeggen we er niets meer over. Zo is niets terug te vinden van één gezin of één medewerker.",
		"Of fewer than three complaints of one kind at a location we do not say what they were about or how they ended. We add them to those of other locations. If there are still fewer than three, we say no more about them. So nothing can be traced to one family or one member of staff.",
	}
	YearRuleAgain = Msg{
		"Dit is een verbeterd verslag. Ook met het eerdere verslag ernaast is niets over één of twee klachten te vinden: is er bij een groep maar één klacht of zijn er maar twee bij gekomen of af gegaan, dan zeggen we daar niets over. Dan vertellen we van die groep alleen wat er over de klachten van eerder te zeggen is, of niets meer.",
		"This is a corrected report. Nothing about one or two complaints can be found by laying the earlier report beside it: where only one or two complaints joined or left a group, we say nothing about those. Of that group we then tell only what can be said about the complaints told of before, or nothing more.",
	}
	YearWithout        = Msg{"zonder oordeel geëindigd", "ended without a decision"}
	YearTogether       = Msg{"Andere locaties samen", "Other locations together"}
	YearHidden         = Msg{"Over de andere klachten zeggen we hier niet meer.", "We say no more here about the other complaints."}
	YearEndTitle       = Msg{"Oordelen en maatregelen", "Decisions and measures"}
	YearOutcomes       = Msg{"Hoe de afgeronde klachten afliepen", "How the closed complaints ended"}
	YearOutcome        = Msg{"Oordeel of einde", "Decision or ending"}
	YearMeasures       = Msg{"Maatregelen", "Measures"}
	YearOnTime         = Msg{"Maatregelen op tijd klaar", "Measures done on time"}
	YearOutside        = Msg{"Klachtenloket en Geschillencommissie", "Klachtenloket and Geschillencommissie"}
	YearAdvised        = Msg{"Naar het Klachtenloket", "Taken to the Klachtenloket"}
	YearHandled        = Msg{"Zaken bij de Geschillencommissie", "Cases at the Geschillencommissie"}
	YearNew            = Msg{"Daarvan nieuw in dit jaar", "Of those new this year"}
	YearEnded          = Msg{"Daarvan klaar", "Of those ended"}
	YearRunning        = Msg{"Daarvan nog bezig op 31 december", "Of those still running on 31 December"}
	YearRulings        = Msg{"Uitspraken", "Rulings"}
	YearKept           = Msg{"Hielden we ons aan de termijnen?", "Did we keep to the terms?"}
	YearContact        = Msg{"Op tijd gesproken, of al afgerond", "Contact on time, or already concluded"}
	YearDecide         = Msg{"Op tijd afgerond", "Concluded on time"}
	YearSafety         = Msg{"Overgenomen vanwege veiligheid, hele organisatie", "Taken over for safety, whole organisation"}
	YearSafetyFor      = Msg{"Bij een vermoeden van geweld of mishandeling geldt een andere wet. Wat meteen zo binnenkwam, telt verder nergens mee. Wat later werd overgenomen, telt ook mee als klacht die zonder oordeel eindigde.", "Another law applies when violence or abuse is suspected. What came in as such is not counted anywhere else. What was taken over later also counts as a complaint that ended without a decision."}
	YearQuarter        = Msg{"Kwartaal", "Quarter"}
	YearFew            = Msg{"1 of 2", "1 or 2"}
	YearBefore         = Msg{"Vergeleken met eerdere jaren", "Compared with earlier years"}
	YearYear           = Msg{"Jaar", "Year"}
	YearDisputes       = Msg{"Bij de Geschillencommissie", "At the Geschillencommissie"}
	YearRemarks        = Msg{"Wat we er nog bij zeggen", "What else we say"}
	YearPlaces         = Msg{"Per locatie", "By location"}
	YearPlace          = Msg{"Locatie", "Location"}
	YearNoPlace        = Msg{"Geen locatie", "No location"}
	YearLRK            = Msg{"LRK-nummer en soort", "LRK number and type"}
	YearPlacesTable    = Msg{"Klachten van elke locatie", "Complaints of each location"}
	YearShortCommittee = Msg{"Van OC", "By PC"}
	YearShortOpen      = Msg{"Open", "Open"}
	YearShortDisputes  = Msg{"Geschil", "Dispute"}
	YearShortFor       = Msg{"Van OC: ingediend door de oudercommissie. Open: nog niet klaar op 31 december. Geschil: bij de Geschillencommissie.", "By PC: filed by the parent committee. Open: not concluded on 31 December. Dispute: at the Geschillencommissie."}
	YearHow            = Msg{"Hoe dit verslag is gemaakt", "How this report was made"}
	YearNoNames        = Msg{"In dit verslag staan geen namen, data van klachten of groepen.", "This report contains no names, dates of complaints or groups."}
	YearNil            = Msg{
		"In %d zijn er geen schriftelijke klachten ingediend, en er was geen zaak bij de Geschillencommissie. Er is dan wettelijk geen verslag nodig. Wij publiceren dit bericht toch.",
		"In %d no written complaints were filed, and there was no case at the Geschillencommissie. The law then asks for no report. We publish this all the same.",
	}
	YearApproved  = Msg{"Vastgesteld op %s door de directie.", "Approved on %s by the management."}
	YearSent      = Msg{"Naar de toezichthouder gestuurd: %s.", "Sent to the supervisor: %s."}
	YearTold      = Msg{"Ouders hoorden ervan: %s.", "Parents were told: %s."}
	YearProof     = Msg{"Gemaakt op %s, uit het logboek tot regel %d, met telregels %d. Vingerafdruk van het logboek: %s.", "Made on %s, from the log up to line %d, by counting rules %d. Fingerprint of the log: %s."}
	YearCorrected = Msg{"Dit is versie %d. Verbeterd: %s", "This is version %d. Corrected: %s"}
	YearOlder     = Msg{"Er is een nieuwere versie van dit verslag.", "There is a newer version of this report."}
	YearNewest    = Msg{"Lees de nieuwste versie", "Read the newest version"}
	YearVersions  = Msg{"Versies", "Versions"}
	YearVersion   = Msg{"Versie %d", "Version %d"}

	YearsTitle     = Msg{"Klachtenjaarverslagen", "Annual complaints reports"}
	YearsAbout     = Msg{"Elk jaar vertellen we hoeveel klachten er waren, waarover ze gingen en wat we eraan deden.", "Every year we tell how many complaints there were, what they were about and what we did about them."}
	YearsNone      = Msg{"Er is nog geen jaarverslag.", "There is no annual report yet."}
	YearsLaw       = Msg{"Was er in een jaar geen klacht en geen geschil? Dan vraagt de wet geen verslag.", "If a year had neither a complaint nor a dispute, the law does not ask for a report."}
	YearNotYet     = Msg{"Er is geen verslag over dit jaar", "There is no report for this year"}
	YearNotYetFor  = Msg{"Er is nog geen verslag over %d, of het was niet nodig: zonder klacht en zonder geschil vraagt de wet geen verslag. Een verslag komt voor 1 juni van het jaar erna.", "There is no report for %d yet, or none was needed: without a complaint or a dispute the law does not ask for one. A report is published before 1 June of the next year."}
	YearDownload   = Msg{"Downloaden", "Download"}
	YearPDF        = Msg{"Als pdf", "As PDF"}
	YearCSV        = Msg{"Cijfers als csv", "Figures as CSV"}
	YearJSON       = Msg{"Alles als json", "All as JSON"}
	YearWhole      = Msg{"Het hele verslag", "The whole report"}
	YearPlacePages = Msg{"Lees het verslag van één locatie", "Read the report of one location"}
)

// YearTitle is what a report is called.
func YearTitle(l Lang, year int) string {
	return fmt.Sprintf(Msg{"Klachtenjaarverslag %d", "Annual complaints report %d"}.In(l), year)
}

// YearSentence is a year in two sentences.
func YearSentence(l Lang, year, filed int, decide gehoor.Share) string {
	said := fmt.Sprintf(Msg{"In %d kregen we %d klachten.", "In %d we received %d complaints."}.In(l), year, filed)
	if filed == 1 {
		said = fmt.Sprintf(Msg{"In %d kregen we 1 klacht.", "In %d we received 1 complaint."}.In(l), year)
	}
	if decide.Of > 0 {
		said += " " + fmt.Sprintf(Msg{"De termijn liep %[2]d keer af; %[1]d keer was de klacht dan afgerond.", "The term ended %[2]d times; %[1]d times the complaint was concluded by then."}.In(l), decide.N, decide.Of)
	}
	return said
}

// What staff read and fill in on the annual report.
var (
	AnnualList       = Msg{"Jaarverslagen", "Annual reports"}
	AnnualIntro      = Msg{"Over elk kalenderjaar met een klacht of geschil hoort voor 1 juni een verslag bij de toezichthouder en bij alle ouders te zijn.", "For every calendar year with a complaint or dispute, the supervisor and all parents must have a report before 1 June."}
	AnnualNoHolder   = Msg{"Er is nog geen houder met een KvK-nummer. De beheerder leest de locaties in.", "There is no holder with a KvK number yet. The administrator imports the locations."}
	AnnualNothing    = Msg{"nog niet vastgelegd", "not finalised yet"}
	AnnualRuns       = Msg{"het jaar loopt nog", "the year is not over"}
	AnnualWaits      = Msg{"wacht op goedkeuring", "waiting for approval"}
	AnnualState      = Msg{"Hoe ver het is", "How far it is"}
	AnnualHolder     = Msg{"Houder", "Holder"}
	AnnualDraftNow   = Msg{"Zo zou het verslag er nu uitzien", "What the report would look like now"}
	AnnualRunning    = Msg{"Dit jaar loopt nog. De cijfers kunnen nog veranderen; vastleggen kan vanaf 1 januari.", "This year is not over. The figures may still change; the report can be finalised from 1 January."}
	AnnualNeedless   = Msg{"Over dit jaar is geen verslag nodig: er was geen klacht en geen geschil. Je mag toch een bericht publiceren.", "No report is needed for this year: there was neither a complaint nor a dispute. You may still publish a notice."}
	AnnualToDo       = Msg{"Wat er moet gebeuren", "What must be done"}
	AnnualDoneOn     = Msg{"klaar op %s", "done on %s"}
	AnnualBy         = Msg{"uiterlijk %s", "by %s"}
	AnnualWords      = Msg{"Woorden bij de cijfers", "Words to go with the figures"}
	AnnualSummary    = Msg{"De regeling in het kort", "The regulation in short"}
	AnnualSummaryFor = Msg{"Leeg: onze eigen samenvatting van de regeling", "If empty: our own summary of the regulation"}
	AnnualGist       = Msg{"Strekking van de oordelen", "Gist of the decisions"}
	AnnualGistFor    = Msg{"In algemene woorden. Geen namen, data, groepen of functies", "In general terms. No names, dates, groups or positions"}
	AnnualRemarks    = Msg{"Wat je er nog bij wilt zeggen", "What else you want to say"}
	AnnualCorrection = Msg{"Wat deze nieuwe versie verbetert", "What this new version corrects"}
	AnnualInEnglish  = Msg{"%s, in het Engels", "%s, in English"}
	AnnualExplain    = Msg{"Waarom gevonden namen of nummers mogen blijven staan", "Why the names or numbers we found may stay"}
	AnnualExplainFor = Msg{"Dit wordt niet gepubliceerd", "This is not published"}
	AnnualKeep       = Msg{"Woorden bewaren", "Keep the words"}
	AnnualFound      = Msg{"Kijk hier nog eens naar", "Look at this once more"}
	AnnualFoundFor   = Msg{"Het verslag mag niet te herleiden zijn tot een persoon. Dit stond in de woorden:", "The report must not be traceable to a person. We found this in the words:"}
	AnnualFoundNone  = Msg{"In de woorden staan geen namen die we kennen, en geen mailadressen, telefoonnummers, data of groepen.", "The words contain no names we know, and no e-mail addresses, telephone numbers, dates or groups."}
	AnnualFreeze     = Msg{"Vastleggen en laten goedkeuren", "Finalise, for approval"}
	AnnualFreezeFor  = Msg{"Daarna veranderen de cijfers niet meer. Iemand van de directie of het bestuur keurt goed; dat is niet wie het verslag maakte.", "After this the figures no longer change. Somebody from the management or the board approves it, not whoever made the report."}
	AnnualPending    = Msg{"Dit ligt klaar om goed te keuren. Vastgelegd op %s door %s.", "Waiting for approval. Finalised on %s by %s."}
	AnnualApprove    = Msg{"Goedkeuren en publiceren", "Approve and publish"}
	AnnualApproveFor = Msg{"Na goedkeuren kan iedereen dit verslag lezen. Een fout verbeter je dan met een nieuwe versie.", "Once approved, everybody can read this report. A mistake is then corrected in a new version."}
	AnnualExplained  = Msg{"Uitleg van wie het schreef: %s", "The writer’s explanation: %s"}
	AnnualPublic     = Msg{"Openbaar", "Public"}
	AnnualSend       = Msg{"Naar de toezichthouder", "To the supervisor"}
	AnnualSendFor    = Msg{"Stuur de pdf vóór 1 juni naar de GGD of gemeente die toezicht houdt. Schrijf hier op wanneer en hoe het ging.", "Send the PDF before 1 June to the GGD or municipality that supervises you. Record here when and how it was sent."}
	AnnualSendTo     = Msg{"Naam en adres van de toezichthouder", "Name and address of the supervisor"}
	AnnualBody       = Msg{"Gemeente", "Municipality"}
	AnnualNoBody     = Msg{"Niet bekend in het register", "Not in the register"}
	AnnualHow        = Msg{"Hoe", "How"}
	AnnualOn         = Msg{"Wanneer", "When"}
	AnnualSent       = Msg{"Verstuurd", "Sent"}
	AnnualNotSent    = Msg{"nog niet", "not yet"}
	AnnualRecord     = Msg{"Vastleggen", "Record"}
	AnnualTell       = Msg{"Aan alle ouders vertellen", "Tell all parents"}
	AnnualTellFor    = Msg{"Alle ouders moeten ervan horen, niet alleen de oudercommissie. Zet deze tekst in de ouderapp of in een mail:", "All parents must be told, not only the parent committee. Put this text in the parent app or in an e-mail:"}
	AnnualTellText   = Msg{
		"Het klachtenjaarverslag over %d staat klaar. Je leest er hoeveel klachten er waren, waarover ze gingen en wat we eraan deden: %s",
		"The annual complaints report on %d is ready. It tells how many complaints there were, what they were about and what we did about them: %s",
	}
	AnnualInDutch   = Msg{"In het Nederlands", "In Dutch"}
	AnnualEnglish   = Msg{"In het Engels", "In English"}
	AnnualToldTitle = Msg{"Hoe ouders van de regeling hoorden", "How parents were told about the regulation"}
	AnnualToldFor   = Msg{"Schrijf elke keer op dat je ouders over de regeling vertelde. Het komt in het verslag van dat jaar.", "Record each time you told parents about the regulation. It goes into that year’s report."}
	AnnualToldWords = Msg{"Wat er is verteld, in een zin", "What they were told, in a sentence"}
	AnnualDeskDue   = Msg{"Jaarverslag %d, %s: %s", "Annual report %d, %s: %s"}
)

// MarkWords says what kind of mark it is.
func MarkWords(l Lang, kind gehoor.MarkKind) string {
	return map[gehoor.MarkKind]Msg{
		gehoor.MarkName: {"naam", "name"}, gehoor.MarkMail: {"mailadres", "mail address"}, gehoor.MarkPhone: {"telefoonnummer", "telephone number"},
		gehoor.MarkDate: {"datum", "date"}, gehoor.MarkGroup: {"groep", "group"},
	}[kind].In(l)
}

// yearRefusals are those of the annual report.
var yearRefusals = map[string]Msg{
	"year.running":       {"Het jaar %s loopt nog. Vastleggen kan vanaf 1 januari van het jaar erna.", "The year %s is not over. The report can be finalised from 1 January of the next year."},
	"year.no-note":       {"Er is al een openbare versie. Schrijf op wat deze nieuwe versie verbetert.", "There is already a public version. Say what this new version corrects."},
	"year.other-version": {"Er is intussen een andere versie vastgelegd. Kijk die eerst na.", "Another version has been finalised in the meantime. Look at that one first."},
	"year.same-person":   {"Je hebt dit verslag zelf gemaakt of de woorden geschreven. Iemand anders moet het goedkeuren.", "You made this report yourself or wrote its words. Somebody else must approve it."},
	"year.traceable":     {"In de woorden staat nog een naam, mailadres of telefoonnummer. Laat het weghalen, of laat uitleggen waarom het mag blijven.", "The words still contain a name, e-mail address or telephone number. Have it removed, or have an explanation added of why it may stay."},
	"year.not-approved":  {"Dit verslag is nog niet goedgekeurd.", "This report has not been approved yet."},
	"year.told-date":     {"Vul een dag in tot en met vandaag.", "Enter today or an earlier date."},
	"year.body":          {"Kies een gemeente die op deze locaties toezicht houdt.", "Choose a municipality that supervises these locations."},
	"year.channel":       {"Kies hoe het is gegaan.", "Choose how it was sent."},
	"year.date":          {"Vul een dag in van na de goedkeuring tot en met vandaag.", "Enter a date from the approval up to today."},
}
