package text

import (
	"cmp"

	"gehoor"
)

// Word says an enumeration of the regulation in words. What has no word is said as it is stored,
// and a test fails.
func Word(l Lang, v any) string {
	if m, ok := words[v]; ok {
		return m.In(l)
	}
	switch v := v.(type) {
	case gehoor.Category: // one of ours; of an organisation's own, see Category
		for _, c := range gehoor.DefaultProcedure().Categories {
			if c.Name == v {
				return Msg{c.NL, c.EN}.In(l)
			}
		}
		return string(v)
	}
	return ""
}

// Category says a subject as an organisation calls it; one that no version of its procedure has, by its name.
func Category(l Lang, c gehoor.CategoryRule) string {
	return cmp.Or(Msg{c.NL, c.EN}.In(l), string(c.Name))
}

var words = map[any]Msg{
	gehoor.ByForm: {"via het formulier", "by the form"}, gehoor.ByMail: {"per mail", "by e-mail"},
	gehoor.ByLetter: {"per brief", "by letter"}, gehoor.ByTelephone: {"per telefoon", "by telephone"},
	gehoor.AtCounter: {"op de locatie", "at the location"}, gehoor.ByApp: {"via de ouderapp", "by the parent app"},
	gehoor.OnWebsite: {"op de website", "on the website"}, gehoor.AtIntake: {"bij de kennismaking", "at the intake"}, gehoor.AtMeeting: {"op een bijeenkomst", "at a meeting"},

	gehoor.Parent:          {"ouder of verzorger", "parent or carer"},
	gehoor.FormerParent:    {"ouder of verzorger van vroeger", "former parent or carer"},
	gehoor.FutureParent:    {"ouder of verzorger, kind start nog", "parent or carer, child has not started"},
	gehoor.OnBehalf:        {"namens een ouder", "on behalf of a parent"},
	gehoor.ParentCommittee: {"oudercommissie", "parent committee"},
	gehoor.SomeoneElse:     {"iemand anders", "someone else"},

	gehoor.Recently: {"deze week of vorige week", "this week or last week"}, gehoor.WithinTheTerm: {"langer geleden, binnen twee maanden", "longer ago, within two months"},
	gehoor.BeforeTheTerm: {"langer dan twee maanden geleden", "more than two months ago"}, gehoor.AgainAndAgain: {"het gebeurt steeds weer", "it keeps happening"}, gehoor.UnknownWhen: {"niet bekend", "not known"},

	gehoor.NoDanger: {"Nee", "No"}, gehoor.DangerNow: {"Ja, een kind is nu in gevaar", "Yes, a child is in danger now"},
	gehoor.StaffViolence: {"Ja, ik denk dat een medewerker een kind pijn deed of seksueel te ver ging", "Yes, I think a staff member hurt a child or crossed a sexual line"},
	gehoor.HomeWorry:     {"Ja, ik maak me zorgen over een kind in zijn eigen gezin", "Yes, I am worried about a child in their own family"},
	gehoor.NotSure:       {"Dat weet ik niet zeker", "I am not sure"},

	gehoor.AboutStaff: {"een medewerker of de groep", "a staff member or the group"}, gehoor.AboutManager: {"de manager van de locatie", "the location manager"},
	gehoor.AboutNextLevel: {"een leidinggevende of directeur", "a senior manager or director"}, gehoor.AboutCoordinator: {"de klachtencoördinator", "the complaints coordinator"},
	gehoor.AboutRules: {"de regels of het gebouw", "rules or building"}, gehoor.AboutContract: {"de rekening, het contract of de plaatsing", "invoice, contract or placement"},
	gehoor.AboutOffice: {"de klantenservice, de app of het hoofdkantoor", "customer service, app or head office"}, gehoor.AboutUnsaid: {"dat is niet gezegd", "not said"},

	gehoor.WishExplanation: {"uitleg over wat er is gebeurd", "an explanation"}, gehoor.WishConversation: {"een gesprek", "a conversation"}, gehoor.WishApology: {"excuses", "an apology"},
	gehoor.WishChange: {"dat het in het vervolg anders gaat", "that it goes differently next time"}, gehoor.WishMoney: {"geld terug of een andere afspraak over de kosten", "money back or another agreement on costs"}, gehoor.WishUnknown: {"dat is nog niet bekend", "not known yet"},

	gehoor.CallDaytime: {"bellen overdag", "call during the day"}, gehoor.CallEvening: {"bellen na 18 uur", "call after 18:00"}, gehoor.WriteMail: {"mailen", "e-mail"},
	gehoor.MeetThere: {"een gesprek op de locatie", "a meeting at the location"}, gehoor.OnThePage: {"alleen via de pagina met de code", "only on the page with the code"}, gehoor.WritePost: {"per post", "by post"},

	gehoor.Called: {"gebeld en gesproken", "called and spoke"}, gehoor.Met: {"op de locatie gesproken", "met at the location"}, gehoor.Wrote: {"persoonlijk geschreven", "wrote personally"},
	gehoor.NoAnswer: {"voicemail of geen gehoor", "voicemail or no answer"}, gehoor.SentMessage: {"gemaild of geappt, nog geen antwoord", "e-mailed or messaged, no answer yet"},

	gehoor.Provisional: {"misschien over deze persoon", "perhaps about this person"}, gehoor.Accused: {"over het gedrag van deze persoon", "about this person's conduct"}, gehoor.Involved: {"betrokken", "involved"}, gehoor.Mentioned: {"alleen genoemd", "only mentioned"},

	gehoor.StepAccused: {"de klacht gaat over deze persoon", "the complaint is about this person"}, gehoor.StepProvisional: {"de klacht gaat misschien over deze persoon", "the complaint may be about this person"},
	gehoor.StepInvolved: {"deze persoon is betrokken", "this person is involved"}, gehoor.StepVacant: {"deze functie is nu niet bezet", "nobody holds this position now"}, gehoor.StepAbsent: {"deze persoon is afwezig en heeft geen vervanger", "this person is away without a deputy"},
	gehoor.StepBelow: {"deze persoon werkt voor iemand over wie de klacht gaat", "this person works for someone the complaint is about"}, gehoor.StepSame: {"dit is dezelfde persoon", "this is the same person"},

	gehoor.NotOurs: {"hoort bij een andere organisatie", "belongs to another organisation"}, gehoor.NoComplaint: {"het is geen klacht", "it is no complaint"}, gehoor.TooLate: {"te lang geleden, met redenen", "too long ago, with reasons"},
	gehoor.AlreadyDecided: {"hierover is al een oordeel gegeven", "already decided"}, gehoor.NotEntitled: {"de klager hoort niet bij de regeling", "the regulation does not cover this complainant"}, gehoor.StaffMatter: {"een zaak van een medewerker", "a staff matter"}, gehoor.SpamOrPrank: {"spam of een grap", "spam or a prank"},

	gehoor.CalledBack: {"teruggebeld op het nummer uit de klantadministratie", "called back on the number in the customer records"}, gehoor.ByContract: {"gezien in het contract", "seen in the contract"}, gehoor.AuthorityStated: {"gezag verklaard", "authority stated"}, gehoor.CheckNotNeeded: {"niet nodig, met reden", "not needed, with a reason"},

	gehoor.DiscloseInvitation: {"uitnodiging voor een gesprek", "invitation to talk"}, gehoor.DiscloseAccount: {"verslag van het eigen gesprek", "account of their own conversation"}, gehoor.DiscloseOutcome: {"de uitkomst", "the outcome"},
	gehoor.ForCommittee: {"de Geschillencommissie Kinderopvang", "the Geschillencommissie Kinderopvang"}, gehoor.ForComplaintsDesk: {"het Klachtenloket Kinderopvang", "the Klachtenloket Kinderopvang"}, gehoor.ForInspector: {"de toezichthouder", "the inspector"}, gehoor.ForComplainant: {"de klager zelf", "the complainant"}, gehoor.ForOther: {"iemand anders", "somebody else"},
	gehoor.DisclosePrinted: {"op papier, zonder code", "on paper, without a code"}, gehoor.DiscloseByMail: {"met een code per mail", "with a code by e-mail"}, gehoor.DiscloseByPaper: {"met een code op papier", "with a code on paper"},
	gehoor.SideComplainant: {"de klager", "the complainant"}, gehoor.SideAccused: {"over wie de klacht gaat", "who the complaint is about"}, gehoor.SideOther: {"iemand anders", "someone else"}, gehoor.SideUs: {"wij", "us"},

	gehoor.Upheld: {"gegrond", "upheld"}, gehoor.PartlyUpheld: {"deels gegrond", "partly upheld"}, gehoor.NotUpheld: {"ongegrond", "not upheld"}, gehoor.NoFinding: {"geen oordeel mogelijk", "no finding possible"}, gehoor.Resolved: {"opgelost in gesprek", "resolved in conversation"},

	gehoor.ToldMeasure: {"we vertellen het de klager", "we tell the complainant"}, gehoor.PersonnelMeasure: {"personeelszaak, blijft geheim", "personnel matter, stays confidential"},
	gehoor.TrainingMeasure: {"scholing of begeleiding van medewerkers", "training or coaching of staff"}, gehoor.WorkMeasure: {"afspraken over de manier van werken", "agreements on how we work"},
	gehoor.InformationMeasure: {"betere informatie voor ouders", "better information for parents"}, gehoor.PremisesMeasure: {"aanpassing van gebouw of spullen", "changes to building or equipment"},
	gehoor.PlacementMeasure: {"andere plaatsing of planning", "another placement or schedule"}, gehoor.PaymentMeasure: {"kosten terugbetaald of verlaagd", "costs repaid or lowered"},
	gehoor.ApologyMeasure: {"excuses", "an apology"}, gehoor.OtherMeasure: {"iets anders", "something else"},
	gehoor.OnStatusPage: {"op de statuspagina, met een bericht per mail", "on the status page, with a notice by e-mail"}, gehoor.OnPaper: {"per post", "by post"}, gehoor.InHand: {"in de hand gegeven", "handed over"},

	gehoor.ReportingCode: {"meldcode (zorgen over thuis)", "reporting code (worries about home)"}, gehoor.ReportingDuty: {"meldplicht (vermoeden over een medewerker)", "duty to report (suspicion about staff)"},
	gehoor.StepAlarm: {"de piketlijst gewaarschuwd", "the duty list alarmed"}, gehoor.StepReceived: {"iemand van de piketlijst heeft het gezien", "somebody of the duty list has it"}, gehoor.StepConfirmed: {"de overname bevestigd", "the takeover confirmed"},
	gehoor.StepSafe: {"de kinderen zijn nu veilig", "the children are safe now"}, gehoor.StepSignals: {"signalen op een rij gezet", "signals written down"}, gehoor.StepColleague: {"overlegd met een collega of Veilig Thuis", "consulted a colleague or Veilig Thuis"},
	gehoor.StepTalked: {"gepraat met de ouders", "talked with the parents"}, gehoor.StepWeighed: {"gewogen", "weighed"}, gehoor.StepDecided: {"besloten: melden of hulp", "decided: report or help"},
	gehoor.StepConsulted: {"de vertrouwensinspecteur gebeld", "called the confidential inspector"}, gehoor.StepAdvice: {"advies van de inspecteur", "the inspector's advice"}, gehoor.StepPolice: {"aangifte bij de politie", "report to the police"},
	gehoor.StepSuspended: {"maatregel voor de medewerker", "measure towards the member of staff"}, gehoor.StepParentsTold: {"andere ouders ingelicht", "other parents informed"}, gehoor.StepTold: {"de melder heeft bericht", "who filed it has been told"}, gehoor.StepAftercare: {"nazorg", "aftercare"}, gehoor.StepEnded: {"afgerond", "ended"},

	gehoor.EnquiryAnswered: EnquiryClosedAnswered, gehoor.EnquirySilent: EnquiryClosedSilent, gehoor.EnquiryNotOurs: EnquiryClosedNotOurs,
	gehoor.ClosedDecided: {"afgesloten met een oordeel", "closed with a decision"}, gehoor.ClosedDeclined: {"niet in behandeling", "not taken up"}, gehoor.ClosedWithdrawn: {"ingetrokken", "withdrawn"}, gehoor.ClosedDiverted: {"overgenomen", "taken over"}, gehoor.ClosedSignal: {"signaal, afgerond", "signal, ended"},
	gehoor.AfterWithdrawal: {"de klager komt terug op het intrekken", "the complainant changed their mind"}, gehoor.AfterNotResolved: {"het is toch niet opgelost", "it was not resolved after all"}, gehoor.AfterRuling: {"na een uitspraak", "after a ruling"},
	gehoor.ComplaintsDesk: {"Klachtenloket Kinderopvang", "Klachtenloket Kinderopvang"}, gehoor.DisputesCommittee: {"Geschillencommissie Kinderopvang", "Geschillencommissie Kinderopvang"},
	gehoor.NoTimelyAnswer: {"geen oordeel op tijd", "no decision in time"}, gehoor.SecondOpinion: {"wil een tweede oordeel", "wants a second opinion"}, gehoor.NoRegulation: {"geen goede regeling", "no proper regulation"}, gehoor.CannotBeAsked: {"kan niet van de ouder worden gevraagd", "cannot be expected of the parent"},
	gehoor.RuledUpheld: {"gegrond", "upheld"}, gehoor.RuledPartly: {"ten dele gegrond", "partly upheld"}, gehoor.RuledNotUpheld: {"ongegrond", "not upheld"}, gehoor.RuledInadmissible: {"niet-ontvankelijk", "inadmissible"}, gehoor.RuledSettled: {"geschikt", "settled"}, gehoor.AdvisedOnly: {"advies gegeven", "advice given"},
	gehoor.DataAccess: {"gegevens zien", "see data"}, gehoor.DataCorrection: {"gegevens verbeteren", "correct data"}, gehoor.DataErasure: {"gegevens laten weghalen", "remove data"}, gehoor.DataCopy: {"een kopie krijgen", "a copy"},

	gehoor.Conduct: {"gedrag", "conduct"}, gehoor.Agreement: {"overeenkomst", "agreement"},
	gehoor.FromPostmark: {"poststempel", "postmark"}, gehoor.FromStamp: {"stempel van ontvangst", "receipt stamp"}, gehoor.FromHeader: {"gegevens van de mail", "mail header"}, gehoor.FromNote: {"telefoonnotitie", "telephone note"}, gehoor.FromStranger: {"iets anders", "something else"},

	gehoor.Manager: {"locatiemanager", "location manager"}, gehoor.RegionalManager: {"regiomanager", "regional manager"}, gehoor.Director: {"directeur", "director"}, gehoor.Board: {"bestuur", "board"}, gehoor.Supervisor: {"raad van toezicht", "supervisory board"},
	gehoor.Coordinator: {"klachtencoördinator", "complaints coordinator"}, gehoor.DeputyCoordinator: {"plaatsvervangend klachtencoördinator", "deputy complaints coordinator"}, gehoor.SafetyOfficer: {"veiligheidsfunctionaris", "safety officer"}, gehoor.AttentionOfficer: {"aandachtsfunctionaris", "attention officer"},
	gehoor.PrivacyOfficer: {"privacyfunctionaris", "privacy officer"}, gehoor.Administrator: {"beheerder", "administrator"}, gehoor.Auditor: {"auditor", "auditor"},

	gehoor.ToldForwarded: {"de klacht is doorgestuurd", "the complaint was forwarded"}, gehoor.ToldTried: {"we hebben gebeld", "we tried to call"}, gehoor.ToldSteps: {"wat er is afgesproken", "what was agreed"}, gehoor.ToldProgress: {"hoe het ervoor staat", "how far it is"},
	gehoor.ToldLate: {"we behandelen de late klacht", "we take up the late complaint"}, gehoor.ToldDates: {"de data zijn verbeterd", "the dates were corrected"},

	gehoor.OweAcknowledge: {"ontvangst bevestigen", "acknowledge"}, gehoor.OweLateAnswer: {"antwoord over te laat indienen", "answer on lateness"}, gehoor.OweForward: {"doorsturen", "forward"}, gehoor.OweSenior: {"leidinggevende inlichten", "tell the next level"},
	gehoor.OweContact: {"eerste contact", "first contact"}, gehoor.OweSteps: {"afspraak vastleggen", "record what was agreed"}, gehoor.OweConfirm: {"afspraak bevestigen", "confirm what was agreed"}, gehoor.OweFollowUp: {"afspraak nakomen", "keep the agreement"}, gehoor.OweAnswer: {"bericht beantwoorden", "answer a message"},
	gehoor.OweHearing: {"gesprek voeren", "hear someone"}, gehoor.OweComment: {"reactie op verslag", "comment on an account"}, gehoor.OweRelation: {"relatie nagaan", "check the relation"}, gehoor.OweDecide: {"oordeel", "decision"}, gehoor.OweApprove: {"akkoord geven", "approve"},
	gehoor.OweReach: {"brief niet geopend: bellen of posten", "letter not opened: call or post"}, gehoor.OweTellDates: {"verbeterde data melden", "tell the corrected dates"}, gehoor.OweTellPassed: {"melden dat het te laat is", "tell that it is late"}, gehoor.OweMeasure: {"maatregel", "measure"}, gehoor.OweTellMeasure: {"maatregel melden", "tell about a measure"}, gehoor.OweAsk: {"vragen of de klager zich gehoord voelt", "ask whether the complainant feels heard"},
	gehoor.OweAlarm: {"alarm bevestigen", "confirm the alarm"}, gehoor.OweConfirmSafe: {"overname bevestigen", "confirm the takeover"}, gehoor.OweSafetyStep: {"volgende stap veiligheid", "next safety step"}, gehoor.OweData: {"verzoek over gegevens", "data request"}, gehoor.OweBreach: {"mogelijk datalek beoordelen", "judge a possible data breach"}, gehoor.OweStatement: {"ons standpunt insturen", "send our statement"},
	gehoor.OweYearDraft: {"jaarverslag opstellen", "draft the annual report"}, gehoor.OweYearApprove: {"jaarverslag goedkeuren", "approve the annual report"}, gehoor.OweYearDeliver: {"jaarverslag naar de toezichthouder sturen", "send the annual report to the supervisor"}, gehoor.OweYearTell: {"alle ouders over het jaarverslag vertellen", "tell all parents of the annual report"},
	gehoor.OweReview: {"opnieuw kijken of dit dossier moet blijven", "look again whether this dossier must stay"}, gehoor.OweReply: {"vraag beantwoorden", "answer a question"}, gehoor.OweReceipt: {"ontvangst van vraag bevestigen", "acknowledge a question"},
}
