package text

// Wordings are all texts that an organisation may say in its own words, in the order in which their page shows
// them. A test sees to it that every sentence of a mail or letter is among them.
var Wordings = []WordingGroup{
	{"mail", Msg{"Begin en eind van alle mails en brieven", "How all mails and letters begin and end"}, []Wording{
		said("mail-dear", MailDear, blankName),
		said("mail-hello", MailHello),
		said("mail-number", MailNumber),
		said("mail-questions", MailQuestions, blankPhone),
		said("mail-questions-reply", MailQuestionsReply),
		said("mail-questions-call", MailQuestionsCall, blankPhone),
		said("letter-regards", LetterRegards),
		said("mail-by-then", MailByThen, blankDay),
	}},
	{"contact", Msg{"Hoe de manager contact opneemt", "How the manager makes contact"}, []Wording{
		said("contact-call", ContactCall, blankWho),
		said("contact-evening", ContactEvening, blankWho),
		said("contact-mail", ContactMail, blankWho),
		said("contact-post", ContactPost, blankWho),
		said("contact-meet", ContactMeet, blankWho),
		said("contact-page", ContactPage, blankWho),
		said("mail-routed", MailRouted),
		said("mail-missed", MailMissed),
		said("mail-missed-by", MailMissedBy, blankDay),
		said("mail-tried", MailTried),
		said("mail-tried-when", MailTriedWhen),
	}},
	{"ontvangst", Msg{"Ontvangst van een klacht", "Receipt of a complaint"}, []Wording{
		said("mail-ack-subject", MailAckSubject, blankNumber),
		said("mail-ack-received", MailAckReceived),
		said("mail-ack-number", MailAckNumber, blankNumber).law(LawNumber),
		said("mail-ack-handler", MailAckHandler, blankHandler).law(LawHandler),
		said("mail-ack-next", MailAckNext),
		said("mail-ack-manager", MailAckManager),
		said("mail-ack-someone", MailAckSomeone),
		said("mail-ack-aim", MailAckAim, blankDay).law(LawAim),
		said("mail-ack-limit", MailAckLimit, blankDay).law(LawLimit),
		said("mail-ack-action", MailAckAction),
		said("mail-ack-code", MailAckCode),
		said("mail-ack-no-code", MailAckNoCode),
		said("mail-ack-call-code", MailAckCallCode),
		said("mail-ack-your-code", MailAckYourCode, blankCode),
		said("mail-ack-site", MailAckSite, blankSite),
		said("mail-ack-title", MailAckTitle),
		said("mail-ack-on-day", MailAckOnDay, blankDay).law(LawSince),
	}},
	{"buiten", Msg{"Hulp van buiten", "Help from outside"}, []Wording{
		said("mail-outside", MailOutside),
		said("mail-outside-desk", MailOutsideDesk, blankDesk).law(LawDesk),
		said("mail-outside-always", MailOutsideAlways),
		said("mail-outside-call", MailOutsideCall, blankPhone),
		said("mail-outside-page", MailOutsidePage, blankSite),
		said("mail-outside-post", MailOutsidePost, blankAddress),
		said("mail-outside-judge", MailOutsideJudge, blankCommittee).law(LawCommittee),
		said("mail-outside-when", MailOutsideWhen).law(LawDirect),
		said("mail-outside-late", MailOutsideLate, blankDay).law(LawDirect),
		said("mail-outside-no", MailOutsideNo).law(LawDirect),
		said("mail-outside-hard", MailOutsideHard).law(LawDirect),
		said("mail-outside-rules", MailOutsideRules).law(LawDirect),
		said("mail-outside-until", MailOutsideUntil, blankDay).law(LawUntil),
	}},
	{"nieuws", Msg{"Er is nieuws", "There is news"}, []Wording{
		said("mail-news-subject", MailNewsSubject, blankNumber),
		said("mail-news", MailNews),
		said("mail-news-look", MailNewsLook),
		said("mail-news-by", MailNewsBy, blankDay),
		said("mail-news-answer", MailNewsAnswer, blankDay),
		said("mail-news-next", MailNewsNext, blankDay),
		said("mail-rating", MailRating),
		said("mail-rating-by", MailRatingBy, blankDay),
	}},
	{"oordeel", Msg{"Brief met het oordeel", "Letter with the decision"}, []Wording{
		said("decision-title", DecisionTitle, blankNumber),
		said("decision-filed", DecisionFiled, blankDay, blankPlace),
		said("decision-corrects", DecisionCorrects, blankDay),
		said("decision-facts", DecisionFacts),
		said("decision-evidence", DecisionEvidence),
		said("decision-reasons", DecisionReasons).law(LawReasons),
		said("decision-measures", DecisionMeasures).law(LawMeasures),
		said("decision-no-measures", DecisionNoMeasures),
		said("decision-done-on", DecisionDoneOn, blankDay).law(LawTerm),
		said("decision-done-by", DecisionDoneBy, blankDay).law(LawTerm),
		said("decision-told", DecisionTold),
		said("decision-disagree", DecisionDisagree).law(LawRoutes),
		said("decision-handler", DecisionHandler, blankHandler).law(LawHandler),
		said("decision-upheld", DecisionUpheld, blankWhat).law(LawFinding),
		said("decision-partly", DecisionPartly, blankWhat).law(LawFinding),
		said("decision-not-upheld", DecisionNotUpheld, blankWhat).law(LawFinding),
		said("decision-no-finding", DecisionNoFinding, blankWhat).law(LawFinding),
		said("decision-resolved", DecisionResolved, blankWhat).law(LawFinding),
		said("decision-whole", DecisionWhole),
		said("decision-part", DecisionPart),
	}},
	{"oordeel-begin", Msg{"Voorbeeldteksten voor het oordeel", "Example texts for a decision"}, []Wording{
		said("start-evidence", StartEvidence),
		said("start-care-facts", StartCareFacts),
		said("start-care-reasons", StartCareReasons),
		said("start-safety-facts", StartSafetyFacts),
		said("start-safety-reasons", StartSafetyReasons),
		said("start-staff-facts", StartStaffFacts),
		said("start-staff-reasons", StartStaffReasons),
		said("start-communication-facts", StartCommunicationFacts),
		said("start-communication-why", StartCommunicationWhy),
		said("start-placement-facts", StartPlacementFacts),
		said("start-placement-reasons", StartPlacementReasons),
		said("start-opening-facts", StartOpeningFacts),
		said("start-opening-reasons", StartOpeningReasons),
		said("start-contract-facts", StartContractFacts),
		said("start-contract-reasons", StartContractReasons),
		said("start-costs-facts", StartCostsFacts),
		said("start-costs-reasons", StartCostsReasons),
		said("start-transport-facts", StartTransportFacts),
		said("start-transport-reasons", StartTransportReasons),
		said("start-privacy-facts", StartPrivacyFacts),
		said("start-privacy-reasons", StartPrivacyReasons),
		said("start-committee-facts", StartCommitteeFacts),
		said("start-committee-reasons", StartCommitteeReasons),
		said("start-other-facts", StartOtherFacts),
		said("start-other-reasons", StartOtherReasons),
	}},
	{"afspraken", Msg{"Brief met wat we afspraken", "Letter with what we agreed"}, []Wording{
		said("settled-title", SettledTitle, blankNumber),
		said("settled-about", SettledAbout, blankPlace),
		said("settled-talked", SettledTalked, blankDay),
		said("settled-is", SettledIs),
		said("settled-agreed", SettledAgreed).law(LawReasons),
		said("settled-wrong", SettledWrong).law(LawRoutes),
		said("settled-tell", SettledTell).law(LawNotSettled),
		said("settled-by", SettledBy, blankDay).law(LawLimit),
	}},
	{"afgewezen", Msg{"Brief waarom we een klacht niet behandelen", "Letter why we do not handle a complaint"}, []Wording{
		said("letter-received", LetterReceived, blankDay),
		said("declined-title", DeclinedTitle, blankNumber),
		said("declined-read", DeclinedRead),
		said("declined-why", DeclinedWhy).law(LawWhy),
		said("declined-disagree", DeclinedDisagree).law(LawRoutes),
		said("declined-handler", DeclinedHandler, blankHandler).law(LawHandler),
		said("declined-tell", DeclinedTell),
		said("declined-no", DeclinedNo).law(LawDirect),
	}},
	{"afgewezen-begin", Msg{"Voorbeeldteksten voor waarom niet", "Example texts for why not"}, []Wording{
		said("start-decline-ours", StartDeclineOurs),
		said("start-decline-none", StartDeclineNone),
		said("start-decline-late", StartDeclineLate),
		said("start-decline-before", StartDeclineBefore),
		said("start-decline-who", StartDeclineWho),
		said("start-decline-staff", StartDeclineStaff),
		said("start-decline-prank", StartDeclinePrank),
	}},
	{"overgenomen", Msg{"Brief als een andere weg voorgaat", "Letter when another way goes first"}, []Wording{
		said("taken-title", TakenTitle, blankNumber),
		said("taken-call", TakenCall, blankInspector).law(LawInspectors),
		said("start-taken", StartTaken),
		said("start-taken-call", StartTakenCall),
	}},
	{"verloop", Msg{"Te laat, ingetrokken, gegevens", "Late, withdrawn, personal data"}, []Wording{
		said("mail-still-subject", MailStillSubject, blankNumber),
		said("mail-still", MailStill),
		said("mail-still-by", MailStillBy, blankDay),
		said("mail-still-ask", MailStillAsk),
		said("late-title", LateLetterTitle, blankNumber),
		said("late-promised", LatePromised, blankDay),
		said("withdrawn-title", WithdrawnTitle, blankNumber),
		said("withdrawn-on", WithdrawnOn, blankDay),
		said("mail-withdrawn", MailWithdrawn),
		said("mail-reopen", MailReopen, blankDay).law(LawReopen),
		said("mail-late", MailLate).law(LawLate),
		said("mail-late-new", MailLateNew, blankDay).law(LawLateNew),
		said("mail-late-now", MailLateNow).law(LawLateNow),
		said("mail-rights-got", MailRightsGot),
		said("mail-rights-by", MailRightsBy, blankDay).law(LawRights),
	}},
	{"vraag", Msg{"Vragen", "Questions"}, []Wording{
		said("mail-ask-subject", MailAskSubject, blankNumber),
		said("mail-ask-got", MailAskGot),
		said("mail-ask-no-term", MailAskNoTerm, blankHandler),
		said("mail-ask-by", MailAskBy, blankHandler, blankDay),
		said("mail-ask-news", MailAskNews, blankNumber),
		said("mail-ask-answered", MailAskAnswered),
		said("mail-ask-look", MailAskLook),
		said("mail-ask-action", MailAskAction),
		said("mail-ask-complaint", MailAskComplaint),
		said("mail-turned", MailTurned),
		said("mail-turned-since", MailTurnedSince, blankDay).law(LawSince),
		said("mail-turned-wrong", MailTurnedWrong),
	}},
	{"bewaard", Msg{"Bewaarde klacht", "Saved complaint"}, []Wording{
		said("mail-draft-subject", MailDraftSubject),
		said("mail-draft-saved", MailDraftSaved),
		said("mail-draft-until", MailDraftUntil, blankDay),
		said("mail-draft-go-on", MailDraftGoOn),
		said("mail-draft-remind", MailDraftRemind),
		said("mail-draft-waits", MailDraftWaits),
		said("mail-draft-once", MailDraftOnce),
	}},
	{"code", Msg{"Codes", "Codes"}, []Wording{
		said("mail-code", MailCode, blankCode),
		said("mail-code-until", MailCodeUntil, blankTime),
		said("mail-not-asked", MailNotAsked),
		said("mail-code-subject", MailCodeSubject, blankNumber),
		said("mail-code-asked", MailCodeAsked),
		said("mail-code-type", MailCodeType),
	}},
	{"betrokkene", Msg{"Bericht aan wie het over gaat", "Message to whom it is about"}, []Wording{
		said("mail-place-subject", MailPlaceSubject),
		said("mail-place", MailPlace),
		said("mail-place-read", MailPlaceRead, blankCode),
		said("mail-place-action", MailPlaceAction),
		said("mail-place-until", MailPlaceUntil, blankDay),
		said("mail-place-print", MailPlacePrint),
	}},
	{"over-wie", Msg{"Brieven aan wie het over gaat", "Letters to whom it is about"}, []Wording{
		said("disclose-invitation-title", DiscloseInvitationTitle),
		said("disclose-came", DiscloseCame),
		said("disclose-about", DiscloseAbout),
		said("disclose-talk", DiscloseTalk),
		said("disclose-on", DiscloseOn, blankDay),
		said("disclose-bring", DiscloseBring),
		said("disclose-after", DiscloseAfter),
		said("disclose-quiet", DiscloseQuiet),
		said("disclose-account-title", DiscloseAccountTitle),
		said("disclose-said", DiscloseSaid),
		said("disclose-account-head", DiscloseAccountHead),
		said("disclose-right", DiscloseRight),
		said("disclose-comment", DiscloseComment, blankDay),
		said("disclose-outcome-title", DiscloseOutcomeTitle),
		said("disclose-done", DiscloseDone),
		said("disclose-found", DiscloseFound),
		said("disclose-more", DiscloseMore),
	}},
	{"medewerkers", Msg{"Mails aan medewerkers", "Mails to staff"}, []Wording{
		said("mail-new-subject", MailNewSubject, blankNumber),
		said("mail-new", MailNew, blankNumber),
		said("mail-new-forward", MailNewForward, blankDay),
		said("mail-new-first", MailNewFirst),
		said("mail-new-alarm", MailNewAlarm),
		said("mail-new-action", MailNewAction),
		said("mail-open-it", MailOpenIt),
		said("mail-call-subject", MailCallSubject, blankNumber),
		said("mail-call", MailCall),
		said("mail-call-aim", MailCallAim, blankDay),
		said("mail-call-how", MailCallHow),
		said("mail-call-other", MailCallOther),
		said("mail-call-action", MailCallAction),
		said("mail-call-remind", MailCallRemind),
		said("mail-inform-subject", MailInformSubject, blankNumber),
		said("mail-inform", MailInform),
		said("mail-location", MailLocation),
		said("mail-category", MailCategory),
		said("mail-received-on", MailReceivedOn),
		said("mail-contact-by", MailContactBy),
		said("mail-contact-aim", MailContactAim, blankDay),
		said("mail-decide-by", MailDecideBy),
		said("mail-decide-limit", MailDecideLimit, blankDay),
		said("mail-overdue-subject", MailOverdueSubject, blankNumber),
		said("mail-overdue", MailOverdue, blankDay),
		said("mail-overdue-told", MailOverdueTold, blankDay),
		said("mail-overdue-now", MailOverdueNow),
		said("mail-part-subject", MailPartSubject, blankNumber),
		said("mail-part", MailPart),
		said("mail-part-do", MailPartDo),
		said("mail-part-by", MailPartBy, blankDay),
		said("mail-message-subject", MailMessageSubject, blankNumber),
		said("mail-message", MailMessage),
		said("mail-message-by", MailMessageBy, blankDay),
		said("mail-quiet-subject", MailQuietSubject, blankNumber),
		said("mail-quiet", MailQuiet),
		said("mail-quiet-do", MailQuietDo),
		said("mail-decide-subject", MailDecideSubject, blankDay, blankNumber),
		said("mail-decide-soon", MailDecideSoon, blankDay),
		said("mail-decide-start", MailDecideStart),
		said("mail-decide-draft", MailDecideDraft),
		said("mail-decide-risk", MailDecideRisk),
		said("mail-approve-subject", MailApproveSubject, blankNumber),
		said("mail-approve", MailApprove),
		said("mail-approve-action", MailApproveAction),
		said("mail-proposed-subject", MailProposedSubject, blankNumber),
		said("mail-proposed", MailProposed),
		said("mail-proposed-term", MailProposedTerm, blankDay),
		said("mail-unopened-subject", MailUnopenedSubject, blankNumber),
		said("mail-unopened", MailUnopened),
		said("mail-unopened-print", MailUnopenedPrint),
		said("mail-unopened-term", MailUnopenedTerm, blankDay),
		said("mail-unopened-action", MailUnopenedAction),
		said("mail-measure-subject", MailMeasureSubject, blankNumber),
		said("mail-measure", MailMeasure, blankDay),
		said("mail-measure-tell", MailMeasureTell),
		said("mail-measure-action", MailMeasureAction),
		said("mail-stopped-subject", MailStoppedSubject, blankNumber),
		said("mail-stopped", MailStopped),
		said("mail-stopped-reopen", MailStoppedReopen, blankDay),
		said("mail-forward-subject", MailForwardSubject, blankNumber),
		said("mail-forward", MailForward, blankDay),
		said("mail-forward-do", MailForwardDo),
		said("mail-privacy-subject", MailPrivacySubject, blankNumber),
		said("mail-privacy", MailPrivacy),
		said("mail-breach-subject", MailBreachSubject, blankNumber),
		said("mail-breach", MailBreach),
		said("mail-breach-by", MailBreachBy, blankDay, blankTime),
		said("mail-erase-subject", MailEraseSubject),
		said("mail-erase", MailErase, blankCount),
		said("mail-erase-review", MailEraseReview),
		said("mail-erase-do", MailEraseDo),
		said("mail-erase-action", MailEraseAction),
		said("mail-year-subject", MailYearSubject, blankYear),
		said("mail-year-draft", MailYearDraft, blankYear),
		said("mail-year-approve", MailYearApprove, blankYear),
		said("mail-year-send", MailYearSend, blankYear),
		said("mail-year-tell", MailYearTell, blankYear),
		said("mail-year-action", MailYearAction),
		said("mail-dispute-subject", MailDisputeSubject, blankCount),
		said("mail-dispute-state", MailDisputeState, blankDay),
		said("mail-dispute-record", MailDisputeRecord),
		said("mail-dispute-action", MailDisputeAction),
		said("mail-statement-subject", MailStatementSubject, blankNumber),
		said("mail-statement-action", MailStatementAction),
		said("mail-order", MailOrder, blankDay),
		said("mail-order-record", MailOrderRecord),
		said("mail-week-subject", MailWeekSubject, blankWeek, blankYear),
		said("mail-week", MailWeek),
		said("mail-week-new", MailWeekNew),
		said("mail-week-open", MailWeekOpen),
		said("mail-week-late", MailWeekLate),
		said("mail-week-measure", MailWeekMeasure),
		said("mail-week-none", MailWeekNone),
		said("mail-week-some", MailWeekSome),
		said("mail-week-action", MailWeekAction),
		said("mail-week-log", MailWeekLog, blankCount, blankPrint),
		said("mail-sign-in-subject", MailSignInSubject),
		said("mail-sign-in", MailSignIn),
	}},
	{"begin", Msg{"De eerste pagina", "The first page"}, []Wording{
		said("start-intro", StartIntro),
		said("start-easy", StartEasy),
		said("start-next-call", StartNextCall, blankTerm).law(LawAim),
		said("start-next-look", StartNextLook),
		said("start-next-letter", StartNextLetter, blankTerm).law(LawLimit),
		said("start-talk-can", StartTalkCan),
		said("start-outside1", StartOutside1).law(LawDesk),
		said("start-outside2", StartOutside2).law(LawCommittee),
	}},
	{"reglement", Msg{"De pagina met het reglement, in het kort", "The page with the regulation, in short"}, []Wording{
		said("rules-talk", RulesTalk),
		said("rules-form", RulesForm, blankTerm).law(LawFiling),
		said("rules-contact", RulesContact, blankTerm).law(LawAim),
		said("rules-decide", RulesDecide, blankTerm).law(LawLimit),
		said("rules-desk", RulesDesk).law(LawDesk),
		said("rules-disputes", RulesDisputes).law(LawCommittee),
	}},
	{"formulier", Msg{"Uitleg bij het formulier", "Explanations of the form"}, []Wording{
		said("staff-intro", StaffIntro),
		said("staff-to-board", StaffToBoard),
		said("staff-safe", StaffSafe),
		said("staff-inspect", StaffInspect).law(LawInspector),
		said("staff-police", StaffPolice).law(LawPolice),
		said("home-intro", HomeIntro),
		said("home-us", HomeUs),
		said("who-intro", WhoIntro),
		said("who-signal", WhoSignal),
		said("who-staff1", WhoStaff1),
		said("who-child1", WhoChild1),
		said("story-help-intro", StoryHelpIntro),
		said("story-no-names", StoryNoNames),
		said("story-english", StoryEnglish),
		said("late-rules", LateRules, blankTerm),
		said("late-still", LateStill).law(LawStill),
		said("late-answer", LateAnswer, blankTerm).law(LawAnswer),
		said("files-children", FilesChildren),
		said("unlisted-intro", UnlistedIntro),
		said("unlisted-note", UnlistedNote),
	}},
}

func said(name string, shipped Msg, blanks ...Blank) Wording {
	return Wording{Name: name, Shipped: shipped, Blanks: blanks}
}

func (w Wording) law(element Msg) Wording {
	w.Law = element
	return w
}

// The blanks, each with an example.
var (
	blankName      = Blank{Msg{"naam", "name"}, Msg{"Samira de Wit", "Samira de Wit"}}
	blankNumber    = Blank{Msg{"nummer", "number"}, Msg{"KL 26 7F3K", "KL 26 7F3K"}}
	blankDay       = Blank{Msg{"dag", "day"}, Msg{"woensdag 25 november", "Wednesday 25 November"}}
	blankTime      = Blank{Msg{"tijd", "time"}, Msg{"21.42 uur", "21:42"}}
	blankHandler   = Blank{Msg{"behandelaar", "handler"}, Msg{"Ilse van Dalen", "Ilse van Dalen"}}
	blankWho       = Blank{Msg{"wie", "who"}, Msg{"Mark Jansen", "Mark Jansen"}}
	blankWhat      = Blank{Msg{"wat", "what"}, Msg{"je klacht", "your complaint"}}
	blankPlace     = Blank{Msg{"locatie", "location"}, Msg{"De Zonnebloem", "De Zonnebloem"}}
	blankCode      = Blank{Msg{"code", "code"}, Msg{"4829 1073", "4829 1073"}}
	blankPhone     = Blank{Msg{"telefoon", "telephone"}, Msg{"088 000 00 00", "088 000 00 00"}}
	blankSite      = Blank{Msg{"webadres", "address"}, Msg{"klachten.voorbeeld.example", "klachten.voorbeeld.example"}}
	blankAddress   = Blank{Msg{"postadres", "address"}, Msg{"Postbus 1, 1000 AA Voorbeeld", "Postbus 1, 1000 AA Voorbeeld"}}
	blankDesk      = Blank{Msg{"loket", "desk"}, Msg{"Klachtenloket Kinderopvang", "Klachtenloket Kinderopvang"}}
	blankCommittee = Blank{Msg{"commissie", "committee"}, Msg{"Geschillencommissie Kinderopvang", "Geschillencommissie Kinderopvang"}}
	blankInspector = Blank{Msg{"inspecteur", "inspector"}, Msg{"vertrouwensinspecteur", "confidential inspector"}}
	blankWeek      = Blank{Msg{"week", "week"}, Msg{"47", "47"}}
	blankYear      = Blank{Msg{"jaar", "year"}, Msg{"2026", "2026"}}
	blankCount     = Blank{Msg{"aantal", "count"}, Msg{"3", "3"}}
	blankPrint     = Blank{Msg{"vingerafdruk", "fingerprint"}, Msg{"5f2c 91aa", "5f2c 91aa"}}
	blankTerm      = Blank{Msg{"termijn", "term"}, Msg{"twee werkdagen", "two working days"}}
)

// What the law, or the regulation, wants said (law.md, D27).
var (
	LawNumber     = Msg{"het nummer (R6)", "the number (R6)"}
	LawHandler    = Msg{"wie de klacht behandelt (R6)", "who handles the complaint (R6)"}
	LawAim        = Msg{"het doel: wanneer er contact is (R10)", "the aim: by when there is contact (R10)"}
	LawLimit      = Msg{"de laatste dag voor het oordeel (R13)", "the last day for the decision (R13)"}
	LawDesk       = Msg{"het Klachtenloket (R18)", "the Klachtenloket (R18)"}
	LawCommittee  = Msg{"de Geschillencommissie (R19)", "the Geschillencommissie (R19)"}
	LawDirect     = Msg{"wanneer men er direct naartoe kan (R20)", "when one can go there directly (R20)"}
	LawUntil      = Msg{"de laatste dag voor de Geschillencommissie (R19)", "the last day for the Geschillencommissie (R19)"}
	LawReasons    = Msg{"dat hier de redenen staan (R13)", "that the reasons stand here (R13)"}
	LawFinding    = Msg{"wat het oordeel is (R13)", "what the decision is (R13)"}
	LawMeasures   = Msg{"dat hier de maatregelen staan (R14)", "that the measures stand here (R14)"}
	LawTerm       = Msg{"wanneer de maatregel klaar is (R15)", "when the measure is done (R15)"}
	LawRoutes     = Msg{"dat men het er niet mee eens kan zijn (R18)", "that one may disagree (R18)"}
	LawLate       = Msg{"dat wij te laat zijn (R13)", "that we are late (R13)"}
	LawLateNew    = Msg{"de nieuwe datum (R13)", "the new date (R13)"}
	LawLateNow    = Msg{"dat men nu al naar buiten kan (R20)", "that one can go outside now (R20)"}
	LawRights     = Msg{"wanneer het antwoord er is (AVG)", "by when the answer comes (GDPR)"}
	LawReopen     = Msg{"tot wanneer men verder kan (D9)", "until when one can go on (D9)"}
	LawFiling     = Msg{"hoe lang men kan klagen (R4)", "for how long one can complain (R4)"}
	LawStill      = Msg{"dat een late klacht gewoon mag (D2)", "that a late complaint is welcome (D2)"}
	LawAnswer     = Msg{"wanneer het antwoord over te laat er is (D2)", "by when lateness is answered (D2)"}
	LawInspector  = Msg{"dat we de vertrouwensinspecteur bellen (R8)", "that we call the confidential inspector (R8)"}
	LawInspectors = Msg{"de vertrouwensinspecteur (D25)", "the confidential inspector (D25)"}
	LawNotSettled = Msg{"dat men kan zeggen dat het niet is opgelost (D7)", "that one may say that it is not resolved (D7)"}
	LawPolice     = Msg{"dat we zo nodig aangifte doen (R8)", "that we report to the police if needed (R8)"}
	LawWhy        = Msg{"de reden (R13)", "the reason (R13)"}
	LawTurn       = Msg{"wie men kan bellen (R18)", "whom one can call (R18)"}
	LawSince      = Msg{"vanaf welke dag de klacht telt (D1)", "from which day the complaint counts (D1)"}
)

// What an example of a letter says where people's own words stand.
var (
	ExampleSubject  = Msg{"Omgang met kinderen", "How children are treated"}
	ExampleDecline  = Msg{"Je klacht gaat over een andere organisatie.", "Your complaint is about another organisation."}
	ExampleFacts    = Msg{"Je zoon viel van de trap. Je hoorde het pas om vijf uur.", "Your son fell down the stairs. You heard of it only at five."}
	ExampleEvidence = Msg{"We spraken met jou en met twee medewerkers.", "We talked to you and to two members of staff."}
	ExampleReasons  = Msg{"Een val van de trap horen ouders meteen te weten.", "Parents should hear of such a fall at once."}
	ExampleDone     = Msg{"Er zit een hekje bij de trap.", "There is a gate at the stairs."}
	ExampleMeasure  = Msg{"We oefenen met het hele team wanneer we ouders bellen.", "The whole team practises when to call parents."}
)
