package text

// What the pages about cases at the Geschillencommissie say of which no complaint was filed with us (R20).
var (
	DisputesTitle   = Msg{"Geschillen zonder klacht bij ons", "Disputes without a complaint to us"}
	DisputesIntro   = Msg{"Een ouder of oudercommissie mag ook rechtstreeks naar de Geschillencommissie. Leg zo'n zaak hier vast: dan bewaken we de termijn en telt ze mee in het jaarverslag. Ging er een klacht bij ons aan vooraf, leg de zaak dan vast in dat dossier.", "A parent or parent committee may also go to the Geschillencommissie directly. Record such a case here, so that we watch the deadline and it counts in the annual report. If a complaint to us came first, record the case in that dossier."}
	DisputesNone    = Msg{"Er is geen zaak vastgelegd.", "No case has been recorded."}
	DisputeNew      = Msg{"Een zaak vastleggen", "Record a case"}
	DisputeTitle    = Msg{"Geschil %s", "Dispute %s"}
	DisputeHolder   = Msg{"Houder", "Holder"}
	DisputeOn       = Msg{"Wanneer begon de zaak?", "When did the case begin?"}
	DisputeBegan    = Msg{"Begonnen", "Begun"}
	DisputeWhy      = Msg{"Op welke grond?", "On what grounds?"}
	DisputeAnswerBy = Msg{"Ons standpunt voor", "Our statement by"}
	DisputeStated   = Msg{"Ons standpunt verstuurd", "Our statement sent"}
	DisputeOutcome  = Msg{"Uitkomst", "Outcome"}
	DisputeRuns     = Msg{"loopt nog", "still running"}
	DisputeOpen     = Msg{"Wat er nog moet", "What is still to do"}
	DisputeState    = Msg{"Ons standpunt is verstuurd", "Our statement was sent"}
	DisputeStateOn  = Msg{"Wanneer verstuurd?", "Sent when?"}
	DisputeEnd      = Msg{"De uitkomst vastleggen", "Record the outcome"}
	DisputeEndOn    = Msg{"Datum van de uitspraak", "Date of the ruling"}
	DisputeRuling   = Msg{"Wat staat in de uitspraak?", "What does the ruling say?"}
	DisputeMeasure  = Msg{"Wat wij moeten doen (%s)", "What we must do (%s)"}
	DisputeMeasures = Msg{"Maatregelen", "Measures"}
	DisputeWhat     = Msg{"Wat?", "What?"}
	DisputeOwner    = Msg{"Door wie?", "By whom?"}
	DisputeDue      = Msg{"Voor welke dag?", "By which day?"}
	DisputeIsDone   = Msg{"Maatregel %s is klaar", "Measure %s is done"}
	DisputeDoneOn   = Msg{"Wanneer was het klaar?", "When was it done?"}
	DisputeLonger   = Msg{"Maatregel %s duurt langer", "Measure %s takes longer"}
	DisputeNewDay   = Msg{"Nieuwe dag", "New day"}
	DisputeMovedTo  = Msg{"Maatregel %s is verzet naar %s.", "Measure %s was moved to %s."}
	OrderLonger     = Msg{"Is de maatregel klaar, zeg het hier. Duurt het langer? Bel dan de klachtencoördinator.", "If the measure is done, say so here. Does it take longer? Then call the complaints coordinator."}
	OrderDayHint    = Msg{"Leeg is vandaag", "Empty is today"}
	OrderDone       = Msg{"De maatregel is klaar", "The measure is done"}
	DisputeSave     = Msg{"Vastleggen", "Record"}
	DisputeBack     = Msg{"Terug naar de geschillen", "Back to the disputes"}
	DisputeWaits    = Msg{"Bij een geschil moet nog iets:", "A dispute still needs something from us:"}

	ActStatement = Act{Msg{"Ons standpunt is verstuurd", "Our statement was sent"}, Msg{"Leg vast wanneer ons standpunt naar de Geschillencommissie ging.", "Record when our statement went to the Geschillencommissie."}, Msg{"Vastleggen", "Record"}}
)
