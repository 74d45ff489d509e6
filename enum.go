package gehoor

// The enumerations that facts hold. Each is stored for ever under the word given
// here: words may be added, none may change its meaning.
type (
	// Number is a complaint's or enquiry's public number: two digits of the year and four
	// characters of 23456789BCDFGHJKMNPQRTVWX, "267F3K", shown as "KL 26 7F3K". It is not secret.
	Number string
	// Channel is how it came in, or went out.
	Channel string
	// Capacity is in what capacity someone complains (R5, D10).
	Capacity string
	// Language of the complainant: "nl" or "en"; empty is Dutch.
	Language string
	// Happened is how long ago it was, in the words of question 5.
	Happened string
	// SafetyAnswer is the answer to question 1. Empty: not asked (a letter, a mail).
	SafetyAnswer string
	// About is whom or what it is about: question 7 (D16).
	About string
	// Wish is what the complainant wants: question 6.
	Wish string
	// ContactWay is how the complainant wants to be reached (D4).
	ContactWay string
	// ContactMade is how contact was made or tried.
	ContactMade string
	// Standing is how a named person stands towards the complaint (D15).
	Standing string
	// StepWhy is why a seat was stepped over.
	StepWhy string
	// DeclineGround is why a complaint is not taken up.
	DeclineGround string
	// RelationCheck is how the relation to the child was checked (D11).
	RelationCheck string
	// Told is what the complainant was told of.
	Told string
	// Side of a hearing (R12).
	Side string
	// Outcome of a part (D7).
	Outcome string
	// MeasureKind is told or personnel (D21).
	MeasureKind string
	// MeasureNature is what kind of measure it is, in a word that the annual report may tell (Wko art. 1.57b).
	MeasureNature string
	// DecisionWay is how a decision went out.
	DecisionWay string
	// MailClass is the class of a mail server's refusal.
	MailClass string
	// MailFound is how the dossier was found that a mail belongs to; empty: it began one.
	MailFound string
	// MailProof is what the organisation's own server found of where a mail came from (SPF, DKIM, DMARC); empty: nothing.
	MailProof string
	// Track is one of the law's two safety tracks.
	Track string
	// TrackStep is a step of a track's checklist.
	TrackStep string
	// CloseGround is why a complaint is closed.
	CloseGround string
	// ReopenGround is why it may be opened again (D9).
	ReopenGround string
	// Body is an outside body.
	Body string
	// DirectGround is why a complainant goes to the Geschillencommissie directly (law: art. 1.57c).
	DirectGround string
	// Ruling is an outcome as the Geschillencommissie publishes it.
	Ruling string
	// DataRight is which right over own data is used.
	DataRight string
	// DataOutcome is what came of a request about own data.
	DataOutcome string
	// BreachOutcome is what a possible data breach turned out to be.
	BreachOutcome string
	// Recipient is for whom a package of a dossier was made (R19, D20).
	Recipient string
	// EraseWay is whether people confirm what is erased on its last day, or it goes by itself (D35).
	EraseWay string
	// CodeWay is how a new code was given (D28).
	CodeWay string
	// DisclosedWhat is what somebody who is complained about gets to read (D20).
	DisclosedWhat string
	// DisclosedWay is how they get it (D20).
	DisclosedWay string
	// DisclosureNumber is the number of a place, six characters like those of Number; it is not secret (D20).
	DisclosureNumber string
	// Answer to a yes-or-no question afterwards.
	Answer string
	// Field is what was corrected.
	Field string
	// CorrectionSource is what a correction of the date of receipt rests on (D6).
	CorrectionSource string
	// ErasedWhat is how much was erased.
	ErasedWhat string
	// EraseCause is why.
	EraseCause string
	// EnquiryGround is why an enquiry is closed.
	EnquiryGround string
	// Advice of the parent committees on the procedure.
	Advice string
	// ChartWhat is what changed of the chart.
	ChartWhat string
	// ReportKind is weekly, or annual.
	ReportKind string
	// PartKind is one of the law's two kinds of complaints (art. 1.57b).
	PartKind string
	// Category is a subject of the procedure's list, such as "safety"; see Procedure.Categories.
	Category string
	// Level is how much someone may know of a dossier.
	Level string
	// Role is a kind of position in the organisation.
	Role string
)

// The words of the enumerations.
const (
	ByForm      Channel = "form"
	ByMail      Channel = "mail"
	ByLetter    Channel = "letter"
	ByTelephone Channel = "telephone"
	AtCounter   Channel = "counter"
	ByApp       Channel = "app"     // the parent app: reports told to parents
	OnWebsite   Channel = "website" // told to parents only, as are the next two
	AtIntake    Channel = "intake"
	AtMeeting   Channel = "meeting"

	Parent          Capacity = "parent"
	FormerParent    Capacity = "former"
	FutureParent    Capacity = "future"
	OnBehalf        Capacity = "on-behalf" // of a parent, with consent
	ParentCommittee Capacity = "committee"
	SomeoneElse     Capacity = "other" // proposed as a signal; the coordinator decides (D10)

	FoundByAddress MailFound = "address" // it went to the secret address of that dossier and person
	FoundByThread  MailFound = "thread"  // it answers a mail of ours
	FoundByHand    MailFound = "hand"    // somebody at the desk put it there

	ProofPassed MailProof = "passed"
	ProofFailed MailProof = "failed" // it does not come from where it says

	Dutch   Language = ""
	English Language = "en"

	Recently      Happened = "recent"   // this week or last week
	WithinTheTerm Happened = "longer"   // longer ago, within two months
	BeforeTheTerm Happened = "before"   // more than two months ago
	AgainAndAgain Happened = "repeated" // it keeps happening
	UnknownWhen   Happened = "unknown"

	NoDanger      SafetyAnswer = "no"
	DangerNow     SafetyAnswer = "now"
	StaffViolence SafetyAnswer = "staff"
	HomeWorry     SafetyAnswer = "home"
	NotSure       SafetyAnswer = "unsure"

	AboutStaff       About = "staff"       // a member of staff or the group
	AboutManager     About = "manager"     // of the location: goes to the next level
	AboutNextLevel   About = "next-level"  // a next-level manager or director (D16)
	AboutCoordinator About = "coordinator" // then only the deputy's desk (D16)
	AboutRules       About = "rules"
	AboutContract    About = "contract"
	AboutOffice      About = "office"
	AboutUnsaid      About = "unsaid"

	WishExplanation  Wish = "explanation"
	WishConversation Wish = "conversation"
	WishApology      Wish = "apology"
	WishChange       Wish = "change"
	WishMoney        Wish = "money"
	WishUnknown      Wish = "unknown"

	CallDaytime ContactWay = "call-day"
	CallEvening ContactWay = "call-evening"
	WriteMail   ContactWay = "mail"
	MeetThere   ContactWay = "meet"
	OnThePage   ContactWay = "page" // anonymous: by the status page only
	WritePost   ContactWay = "post"

	Called      ContactMade = "called"
	Met         ContactMade = "met"
	Wrote       ContactMade = "wrote" // a message the lead wrote personally (D4)
	NoAnswer    ContactMade = "no-answer"
	SentMessage ContactMade = "message" // mail or app without an answer: an attempt

	Provisional Standing = "provisional" // may be meant; barred until answered (D15)
	Accused     Standing = "accused"     // whose conduct is complained about
	Involved    Standing = "involved"    // declared so himself, or by the coordinator
	Mentioned   Standing = "mentioned"   // merely named: not barred

	StepAccused     StepWhy = "accused"
	StepProvisional StepWhy = "provisional"
	StepInvolved    StepWhy = "involved"
	StepVacant      StepWhy = "vacant"
	StepAbsent      StepWhy = "absent" // and nobody deputises
	StepBelow       StepWhy = "below"  // answers to who is complained about
	StepSame        StepWhy = "same"   // the lead's own people: no next level

	NotOurs        DeclineGround = "not-ours" // another holder or organisation (D12)
	NoComplaint    DeclineGround = "no-complaint"
	TooLate        DeclineGround = "too-late" // with reasons; lateness alone never suffices (D2)
	AlreadyDecided DeclineGround = "already-decided"
	NotEntitled    DeclineGround = "not-entitled"
	StaffMatter    DeclineGround = "staff-matter"
	SpamOrPrank    DeclineGround = "prank"

	CalledBack      RelationCheck = "called-back" // on the number in the customer administration
	ByContract      RelationCheck = "contract"
	AuthorityStated RelationCheck = "authority"
	CheckNotNeeded  RelationCheck = "not-needed" // with a reason

	ToldForwarded Told = "forwarded"
	ToldTried     Told = "tried"
	ToldSteps     Told = "steps"
	ToldProgress  Told = "progress"
	ToldLate      Told = "accepted-late"
	ToldDates     Told = "dates" // the promised dates were corrected (D6)

	SideComplainant Side = "complainant"
	SideAccused     Side = "accused"
	SideOther       Side = "other"
	SideUs          Side = "us" // a document of the organisation

	Upheld       Outcome = "upheld"
	PartlyUpheld Outcome = "partly"
	NotUpheld    Outcome = "not"
	NoFinding    Outcome = "none"
	Resolved     Outcome = "resolved" // in conversation (D7)

	ToldMeasure      MeasureKind = "told"
	PersonnelMeasure MeasureKind = "personnel" // in no letter, page, package or report (D21)

	TrainingMeasure    MeasureNature = "training"    // of staff: training, coaching
	WorkMeasure        MeasureNature = "work"        // how we work: agreements, roster
	InformationMeasure MeasureNature = "information" // how we tell parents
	PremisesMeasure    MeasureNature = "premises"    // building, things
	PlacementMeasure   MeasureNature = "placement"   // for the child: group, days, place
	PaymentMeasure     MeasureNature = "payment"     // costs repaid or lowered
	ApologyMeasure     MeasureNature = "apology"
	OtherMeasure       MeasureNature = "other"

	OnStatusPage DecisionWay = "page" // a notice by mail; the letter behind the code
	OnPaper      DecisionWay = "post"
	InHand       DecisionWay = "hand"

	ReportingCode Track = "code" // meldcode: the home (R7)
	ReportingDuty Track = "duty" // meldplicht: a member of staff (R8)

	StepAlarm       TrackStep = "alarm"     // the duty list was told
	StepReceived    TrackStep = "received"  // somebody of the list has it
	StepConfirmed   TrackStep = "confirmed" // the safety officer confirms the diversion (D24)
	StepSafe        TrackStep = "safe"      // the children are safe now
	StepSignals     TrackStep = "signals"   // meldcode 1
	StepColleague   TrackStep = "colleague" // meldcode 2: attention officer, Veilig Thuis
	StepTalked      TrackStep = "talked"    // meldcode 3
	StepWeighed     TrackStep = "weighed"   // meldcode 4
	StepDecided     TrackStep = "decided"   // meldcode 5
	StepConsulted   TrackStep = "consulted" // meldplicht: confidential inspector, at once
	StepAdvice      TrackStep = "advice"    // what the inspector advised
	StepPolice      TrackStep = "police"    // report to the police, or why not
	StepSuspended   TrackStep = "suspended" // measure towards the member of staff
	StepParentsTold TrackStep = "parents"   // other parents informed
	StepTold        TrackStep = "told"      // the neutral letter to who filed it, or "not now" (D25)
	StepAftercare   TrackStep = "aftercare"
	StepEnded       TrackStep = "ended"

	ClosedDecided   CloseGround = "decided"
	ClosedDeclined  CloseGround = "declined"
	ClosedWithdrawn CloseGround = "withdrawn"
	ClosedDiverted  CloseGround = "diverted"
	ClosedSignal    CloseGround = "signal"

	AfterWithdrawal  ReopenGround = "withdrawal" // within 14 days
	AfterNotResolved ReopenGround = "not-resolved"
	AfterRuling      ReopenGround = "ruling"

	ComplaintsDesk    Body = "desk"      // Klachtenloket Kinderopvang
	DisputesCommittee Body = "committee" // Geschillencommissie Kinderopvang

	NotDirect      DirectGround = ""
	NoTimelyAnswer DirectGround = "no-timely-decision"
	SecondOpinion  DirectGround = "second-instance"
	NoRegulation   DirectGround = "no-regulation"
	CannotBeAsked  DirectGround = "cannot-be-expected"

	RuledUpheld       Ruling = "upheld"
	RuledPartly       Ruling = "partly"
	RuledNotUpheld    Ruling = "not"
	RuledInadmissible Ruling = "inadmissible"
	RuledSettled      Ruling = "settled"
	AdvisedOnly       Ruling = "advised"

	DataAccess     DataRight = "access"
	DataCorrection DataRight = "correction"
	DataErasure    DataRight = "erasure"
	DataCopy       DataRight = "copy"

	BreachNone     BreachOutcome = "none"     // no data breach
	BreachKept     BreachOutcome = "kept"     // one without a risk to anybody: it stands in our register
	BreachReported BreachOutcome = "reported" // reported to the Autoriteit Persoonsgegevens (GDPR art. 33)
	BreachTold     BreachOutcome = "told"     // reported, and those whom it concerns were told (GDPR art. 34)

	DataMet     DataOutcome = "met"
	DataLater   DataOutcome = "later"   // erased when it need no longer be kept, of itself (D35)
	DataRefused DataOutcome = "refused" // with reasons, and where one can complain about that

	ForCommittee      Recipient = "committee"
	ForComplaintsDesk Recipient = "complaints-desk"
	ForInspector      Recipient = "inspector"
	ForComplainant    Recipient = "complainant" // their own copy, behind the code
	ForOther          Recipient = "other"       // somebody else, named in words

	EraseConfirmed EraseWay = "confirmed" // the zero EraseWay is this one
	EraseItself    EraseWay = "automatic"

	CodeByTelephone CodeWay = "telephone" // after calling back
	CodeOnPaper     CodeWay = "paper"
	CodeByMailbox   CodeWay = "mailbox" // after a one-time code, when nobody else reads it

	DiscloseInvitation DisclosedWhat = "invitation" // what it is about, the day, and that one may bring someone
	DiscloseAccount    DisclosedWhat = "account"    // of their own conversation, for comment
	DiscloseOutcome    DisclosedWhat = "outcome"

	DisclosePrinted DisclosedWay = "print" // the text itself, on paper
	DiscloseByMail  DisclosedWay = "mail"  // a code by mail
	DiscloseByPaper DisclosedWay = "paper" // a code on paper, handed over

	Yes        Answer = "yes"
	No         Answer = "no"
	Partly     Answer = "partly"
	Unanswered Answer = ""

	FieldReceived Field = "received" // the date of receipt (D6)
	FieldArose    Field = "arose"
	FieldCapacity Field = "capacity"
	FieldWay      Field = "way"
	FieldSender   Field = "sender"

	FromPostmark CorrectionSource = "postmark"
	FromStamp    CorrectionSource = "stamp"
	FromHeader   CorrectionSource = "mail-header"
	FromNote     CorrectionSource = "telephone-note"
	FromStranger CorrectionSource = "other"

	ErasedItem    ErasedWhat = "item"
	ErasedFacts   ErasedWhat = "facts"
	ErasedDossier ErasedWhat = "dossier"

	CauseRetention EraseCause = "retention"
	CauseRequest   EraseCause = "request"
	CauseThird     EraseCause = "third-party"
	CauseMistake   EraseCause = "mistake"
	CauseInfected  EraseCause = "infected" // a file that does harm
	CauseRestored  EraseCause = "restored" // it was erased after the backup that was put back was made

	EnquiryAnswered EnquiryGround = "answered"
	EnquirySilent   EnquiryGround = "no-reply"
	EnquiryNotOurs  EnquiryGround = "not-ours"

	AdvicePositive Advice = "positive"
	AdviceNegative Advice = "negative" // deviation with written reasons
	AdviceNone     Advice = "none"     // asked, not given in time
	AdviceNotAsked Advice = ""

	ChartHolders   ChartWhat = "holders"
	ChartLocations ChartWhat = "locations"
	ChartPeople    ChartWhat = "people"
	ChartPositions ChartWhat = "positions"
	ChartAbsences  ChartWhat = "absences"
	ChartSettings  ChartWhat = "settings" // name, addresses, duty list, look
	ChartTexts     ChartWhat = "texts"    // the organisation's own words

	WeeklyReport ReportKind = "weekly"
	AnnualReport ReportKind = "annual"
	// SupervisorReport is the weekly one of what the board's leaves out because it is about its readers.
	SupervisorReport ReportKind = "weekly-supervisor"

	Conduct   PartKind = "conduct"
	Agreement PartKind = "agreement"

	LevelNone Level = ""
	LevelKnow Level = "know" // that it exists: number, location, category, dates
	LevelSee  Level = "see"

	Manager           Role = "manager"          // of a location
	RegionalManager   Role = "regional-manager" // of a region
	Director          Role = "director"         // of a holder
	Board             Role = "board"
	Supervisor        Role = "supervisor" // raad van toezicht
	Coordinator       Role = "coordinator"
	DeputyCoordinator Role = "deputy-coordinator"
	SafetyOfficer     Role = "safety-officer"    // meldplicht
	AttentionOfficer  Role = "attention-officer" // meldcode
	PrivacyOfficer    Role = "privacy-officer"
	Administrator     Role = "administrator"
	Auditor           Role = "auditor"
)
