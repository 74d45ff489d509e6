package gehoor

// allFacts lists every kind once; a kind that is not here cannot be read back.
var allFacts = []Fact{
	Filed{},
	Acknowledged{},
	Admitted{},
	Declined{},
	RelationChecked{},
	PartyNamed{},
	PartyStands{},
	Routed{},
	Rerouted{},
	SeniorTold{},
	TakenOver{},
	HandedOver{},
	PracticeProposed{},
	MarkedPractice{},
	ContactTried{},
	Contacted{},
	ContactTakenBack{},
	CallPassed{},
	ResolvedAnswered{},
	StepsAgreed{},
	Informed{},
	Investigated{},
	HearingPlanned{},
	Heard{},
	AccountSent{},
	AccountAnswered{},
	Disclosed{},
	DisclosureGiven{},
	DisclosureRenewed{},
	DisclosureRead{},
	DisclosureEnded{},
	DocumentAdded{},
	NoteAdded{},
	MessageReceived{},
	MessageSent{},
	MessageReturned{},
	AnswerNotNeeded{},
	DelayAgreed{},
	LatenessTold{},
	DecisionProposed{},
	DecisionDrafted{},
	DecisionSentBack{},
	DecisionApproved{},
	ApprovalPassed{},
	DecisionSent{},
	DecisionOpened{},
	DecisionPosted{},
	DecisionHandedOver{},
	DecisionPhoned{},
	DecisionReturned{},
	MeasurePromised{},
	MeasureDone{},
	MeasureMoved{},
	MeasurePassed{},
	MeasureTold{},
	SafetyMarked{},
	SafetyMarkRead{},
	SafetyAsked{},
	SafetyCleared{},
	Diverted{},
	SafetyStep{},
	DiversionReversed{},
	Withdrawn{},
	Closed{},
	Reopened{},
	Escalated{},
	EscalationStated{},
	EscalationEnded{},
	DataRequested{},
	DataAnswered{},
	BreachSuspected{},
	BreachJudged{},
	PackageMade{},
	Linked{},
	Split{},
	AccessGranted{},
	AccessWithdrawn{},
	CodeRenewed{},
	SharedMailSet{},
	LanguageSet{},
	RatingAsked{},
	Rated{},
	Corrected{},
	Recalled{},
	Held{},
	Released{},
	Erased{},
	Asked{},
	EnquiryReceipted{},
	Answered{},
	EnquiryClosed{},
	BecameComplaint{},
	ProcedureApplied{},
	ChartChanged{},
	ReportFrozen{},
	ReportRemarked{},
	ReportApproved{},
	ReportSent{},
	ReportDelivered{},
	RegulationTold{},
	DisputeOpened{},
	DisputeStated{},
	DisputeEnded{},
	DisputeMeasureDone{},
	DisputeMeasureMoved{},
	KeyRotated{},
	AccessLogged{},
}

func (Filed) fact()               {}
func (Acknowledged) fact()        {}
func (Admitted) fact()            {}
func (Declined) fact()            {}
func (RelationChecked) fact()     {}
func (PartyNamed) fact()          {}
func (PartyStands) fact()         {}
func (Routed) fact()              {}
func (Rerouted) fact()            {}
func (SeniorTold) fact()          {}
func (TakenOver) fact()           {}
func (HandedOver) fact()          {}
func (PracticeProposed) fact()    {}
func (MarkedPractice) fact()      {}
func (ContactTried) fact()        {}
func (Contacted) fact()           {}
func (ContactTakenBack) fact()    {}
func (CallPassed) fact()          {}
func (ResolvedAnswered) fact()    {}
func (StepsAgreed) fact()         {}
func (Informed) fact()            {}
func (Investigated) fact()        {}
func (HearingPlanned) fact()      {}
func (Heard) fact()               {}
func (AccountSent) fact()         {}
func (AccountAnswered) fact()     {}
func (Disclosed) fact()           {}
func (DisclosureGiven) fact()     {}
func (DisclosureRenewed) fact()   {}
func (DisclosureRead) fact()      {}
func (DisclosureEnded) fact()     {}
func (DocumentAdded) fact()       {}
func (NoteAdded) fact()           {}
func (MessageReceived) fact()     {}
func (MessageSent) fact()         {}
func (MessageReturned) fact()     {}
func (AnswerNotNeeded) fact()     {}
func (DelayAgreed) fact()         {}
func (LatenessTold) fact()        {}
func (DecisionProposed) fact()    {}
func (DecisionDrafted) fact()     {}
func (DecisionSentBack) fact()    {}
func (DecisionApproved) fact()    {}
func (ApprovalPassed) fact()      {}
func (DecisionSent) fact()        {}
func (DecisionOpened) fact()      {}
func (DecisionPosted) fact()      {}
func (DecisionHandedOver) fact()  {}
func (DecisionPhoned) fact()      {}
func (DecisionReturned) fact()    {}
func (MeasurePromised) fact()     {}
func (MeasureDone) fact()         {}
func (MeasureMoved) fact()        {}
func (MeasurePassed) fact()       {}
func (MeasureTold) fact()         {}
func (SafetyMarked) fact()        {}
func (SafetyMarkRead) fact()      {}
func (SafetyAsked) fact()         {}
func (SafetyCleared) fact()       {}
func (Diverted) fact()            {}
func (SafetyStep) fact()          {}
func (DiversionReversed) fact()   {}
func (Withdrawn) fact()           {}
func (Closed) fact()              {}
func (Reopened) fact()            {}
func (Escalated) fact()           {}
func (EscalationStated) fact()    {}
func (EscalationEnded) fact()     {}
func (DataRequested) fact()       {}
func (DataAnswered) fact()        {}
func (BreachSuspected) fact()     {}
func (BreachJudged) fact()        {}
func (PackageMade) fact()         {}
func (Linked) fact()              {}
func (Split) fact()               {}
func (AccessGranted) fact()       {}
func (AccessWithdrawn) fact()     {}
func (CodeRenewed) fact()         {}
func (SharedMailSet) fact()       {}
func (LanguageSet) fact()         {}
func (RatingAsked) fact()         {}
func (Rated) fact()               {}
func (Corrected) fact()           {}
func (Recalled) fact()            {}
func (Held) fact()                {}
func (Released) fact()            {}
func (Erased) fact()              {}
func (Asked) fact()               {}
func (EnquiryReceipted) fact()    {}
func (Answered) fact()            {}
func (EnquiryClosed) fact()       {}
func (BecameComplaint) fact()     {}
func (ProcedureApplied) fact()    {}
func (ChartChanged) fact()        {}
func (ReportFrozen) fact()        {}
func (ReportRemarked) fact()      {}
func (ReportApproved) fact()      {}
func (ReportSent) fact()          {}
func (ReportDelivered) fact()     {}
func (RegulationTold) fact()      {}
func (DisputeOpened) fact()       {}
func (DisputeStated) fact()       {}
func (DisputeEnded) fact()        {}
func (DisputeMeasureDone) fact()  {}
func (DisputeMeasureMoved) fact() {}
func (KeyRotated) fact()          {}
func (AccessLogged) fact()        {}
