package gehoor

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"time"
)

// Ids. They are numbers without meaning and stay inside one organisation.
type (
	StreamID   int64 // a complaint, an enquiry; the n of its first event
	PersonID   int64 // someone with an account
	HolderID   int64 // houder
	RegionID   int64
	LocationID int64
	Item       int64 // a sealed body: words, a name, a file, a letter
	Party      int   // 1, 2, ...: a person of one dossier; who it is stands in no fact
	PartNo     int   // 1, 2, ...: a part of one complaint
)

// A Ref names a sealed item and proves its content: the item can be destroyed
// and the Ref stays true. The zero Ref is no item.
type Ref struct {
	Item Item `json:"item,omitzero"`
	Seal Hash `json:"seal,omitzero"`
}

// A Hash is 32 bytes; JSON and String give 64 hex digits, and nothing for the zero Hash, which is none.
type Hash [32]byte

// String gives 64 hex digits, or nothing for the zero Hash.
func (h Hash) String() string {
	if h == (Hash{}) {
		return ""
	}
	return hex.EncodeToString(h[:])
}

// MarshalText gives what String does.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (h *Hash) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*h = Hash{}
		return nil
	}
	var read Hash
	if len(text) != hex.EncodedLen(len(read)) {
		return fmt.Errorf("reading a hash of %d digits: there are %d", hex.EncodedLen(len(read)), len(text))
	}
	if _, err := hex.Decode(read[:], text); err != nil {
		return fmt.Errorf("reading a hash: %w", err)
	}
	*h = read
	return nil
}

// An Event is one line of an organisation's log.
type Event struct {
	N      int64     // place in the organisation's log: 1, 2, 3 ... without gaps
	Stream StreamID  // 0 is the organisation's own stream
	Seq    int       // place in the stream: 1, 2, 3 ...
	At     time.Time // UTC, milliseconds
	Actor  Actor
	Fact   Fact
}

// An Actor is who did it: "system", "complainant", "party:2" or "person:17".
type Actor struct {
	Kind   ActorKind
	Person PersonID // of a Staff actor
	Party  Party    // of a PartyActor
}

// ActorKind says which kind of actor. The zero value is the system itself.
type ActorKind int

// The kinds of actors.
const (
	System      ActorKind = iota
	Complainant           // by link and code, or by a letter that was entered
	Staff
	PartyActor // someone complained about, by a one-time code
)

// By is the member of staff p as an actor.
func By(p PersonID) Actor { return Actor{Kind: Staff, Person: p} }

// A Fact is what happened, as a past participle. Facts hold enumerations, dates,
// ids and numbers: never a name, never prose (those are sealed items, see Ref).
//
// Facts are stored as JSON for ever. Fields may be added; none may be removed,
// renamed or given another meaning: a changed meaning is a new kind.
type Fact interface{ fact() }

// Kind is the fact's name in the log, such as "Filed".
func Kind(f Fact) string { return reflect.TypeOf(f).Name() }

// EncodeFact gives the JSON of f, the same bytes each time.
func EncodeFact(f Fact) ([]byte, error) { return json.Marshal(f) }

// DecodeFact reads what EncodeFact wrote. A kind that this version does not know is an error.
func DecodeFact(kind string, data []byte) (Fact, error) {
	t, ok := kinds[kind]
	if !ok {
		return nil, fmt.Errorf("reading the log: this version does not know facts of kind %q", kind)
	}
	v := reflect.New(t)
	if err := json.Unmarshal(data, v.Interface()); err != nil {
		return nil, fmt.Errorf("reading a fact of kind %s: %w", kind, err)
	}
	return v.Elem().Interface().(Fact), nil
}

// Facts lists one zero fact of every kind there is, in the order of the regulation.
func Facts() []Fact { return append([]Fact(nil), allFacts...) }

var kinds = func() map[string]reflect.Type {
	m := make(map[string]reflect.Type, len(allFacts))
	for _, f := range allFacts {
		m[Kind(f)] = reflect.TypeOf(f)
	}
	return m
}()

// Receipt, routing, clocks.
type (
	// Filed opens a complaint (R3, D1). Its terms are promises and never computed again.
	Filed struct {
		Number     Number
		Channel    Channel
		Capacity   Capacity
		Anonymous  bool         `json:",omitzero"`
		Language   Language     `json:",omitzero"`
		Holder     HolderID     `json:",omitzero"`
		Region     RegionID     `json:",omitzero"`
		Location   LocationID   `json:",omitzero"` // the leading one (D12); 0: none, or not in the list
		Others     []LocationID `json:",omitzero"`
		ReceivedAt time.Time    // UTC; day zero is its day in Europe/Amsterdam
		Happened   Happened
		Arose      Date         `json:",omitzero"`
		Late       bool         `json:",omitzero"` // flagged, never refused (R4, D2)
		Safety     SafetyAnswer // question 1
		About      []About      `json:",omitzero"` // question 7
		Wishes     []Wish       `json:",omitzero"` // question 6
		Way        ContactWay   // the chosen way of contact (D4)
		Mail       bool         `json:",omitzero"` // there is a mail address
		Phone      bool         `json:",omitzero"`
		Shared     bool         `json:",omitzero"` // someone else reads the mail (D28)
		Story      Ref          // the complaint's own words
		Sender     Ref          // name, mail, telephone, address, child
		Details    Ref          `json:",omitzero"` // other free answers: other wish, name typed, reason of lateness
		Files      []File       `json:",omitzero"`
		Terms      Terms
		Procedure  Hash     // of the procedure in force
		Enquiry    StreamID `json:",omitzero"` // the question it came from (D32)
		SplitFrom  StreamID `json:",omitzero"` // the complaint it was split from (D13)
	}
	// Acknowledged: the receipt has gone out, or was shown and cannot be mailed (R6).
	Acknowledged struct{ Message Ref }
	// Admitted takes the complaint up at triage, in parts (D13).
	Admitted struct {
		Parts  []Part
		Reason Ref  `json:",omitzero"` // required when late or from someone else (D2, D10)
		Signal bool `json:",omitzero"` // handled as a signal, not a complaint (D10)
	}
	// Declined ends what is no complaint of ours, in a letter with reasons (D2).
	Declined struct {
		Ground DeclineGround
		Letter Ref
		PDF    Ref `json:",omitzero"` // the letter as it is printed and downloaded; a fact from before there was one has none
	}
	// RelationChecked: how the complainant's relation to the child was checked, or why not (D11).
	RelationChecked struct {
		How    RelationCheck
		Reason Ref `json:",omitzero"`
	}
	// PartyNamed: a person of this dossier. Who it is stands in table party only.
	PartyNamed struct {
		Party    Party
		Standing Standing
		Seat     Seat   `json:",omitzero"`  // the position complained about, if it was that
		Alone    []Seat `json:",omitempty"` // of the desk and of safety, which nobody else held (D16, D23)
		Name     Ref    `json:",omitzero"`  // as somebody wrote it, when nobody of the directory was meant
	}
	// PartyStands answers the question whether the complaint is about this person's conduct (D15).
	PartyStands struct {
		Party    Party
		Standing Standing
	}
	// Routed gives it to the responsible manager (R9), with who was stepped over and why (D15).
	Routed struct {
		Lead      Seat
		NextLevel Seat
		Stepped   []Step `json:",omitzero"`
		Note      Ref    `json:",omitzero"`
	}
	// Rerouted: another lead or location (D12); who led before loses access.
	Rerouted struct {
		Lead      Seat
		NextLevel Seat
		Location  LocationID `json:",omitzero"`
		Region    RegionID   `json:",omitzero"`
		Holder    HolderID   `json:",omitzero"`
		Stepped   []Step     `json:",omitzero"`
		Reason    Ref
		Breach    bool `json:",omitzero"` // to be judged as a data breach
	}
	// SeniorTold: the next level has been told that there is a complaint (R16, D19).
	SeniorTold struct {
		Seat    Seat
		Message Ref
	}
	// TakenOver: the next level, or a colleague at the desk, takes the lead with a reason (D17, D19).
	TakenOver struct {
		Seat      Seat
		Person    PersonID
		NextLevel Seat `json:",omitzero"` // above a new lead
		Reason    Ref
	}
	// HandedOver gives the desk's work on it to a colleague (D17).
	HandedOver struct{ To PersonID }
	// PracticeProposed: somebody says that it is a test filing; a second person has to say so too (D37).
	PracticeProposed struct{}
	// MarkedPractice: a test filing, by two people (D37). It counts nowhere.
	MarkedPractice struct{ Second PersonID }
)

// Contact, next steps, hearing.
type (
	// ContactTried: an attempt; it does not meet the aim of R10 (D4).
	ContactTried struct {
		Way ContactMade
		On  Date
	}
	// Contacted: personal contact in the chosen way (R10). What is agreed stays owed until StepsBy (D5).
	Contacted struct {
		Way      ContactMade
		At       time.Time
		By       PersonID `json:",omitzero"` // who spoke, when another recorded it
		StepsBy  Term
		Resolved bool `json:",omitzero"` // the parent finds it resolved so: a settlement is owed (D7)
		NoBy     Date `json:",omitzero"` // until then the parent may say that it is not; zero unless Resolved
	}
	// ContactTakenBack: the note of contact or of an attempt at Seq was a mistake; contact is owed as before.
	ContactTakenBack struct{ Seq int }
	// CallPassed: another colleague makes contact; the lead stays who it was.
	CallPassed struct{ To PersonID }
	// ResolvedAnswered: whether the complainant finds it resolved, as we noted (D7). If not, we are in touch by FollowBy.
	ResolvedAnswered struct {
		Agrees   bool
		FollowBy Term `json:",omitzero"`
	}
	// StepsAgreed: what, who and when next (R11).
	StepsAgreed struct {
		Steps Ref
		Owner Seat `json:",omitzero"`
		Next  Date `json:",omitzero"` // makes a follow-up of its own; zero: none
	}
	// Informed: the complainant was told of progress or the next steps (R11).
	Informed struct {
		What    Told
		Message Ref
	}
	// Investigated: something was looked into: logbook, roster, a visit (R12).
	Investigated struct{ Note Ref }
	// HearingPlanned: someone is to be heard by a date (R12, D20).
	HearingPlanned struct {
		Side  Side
		Party Party `json:",omitzero"`
		On    Date
	}
	// Heard: one side was heard; the account is written down.
	Heard struct {
		Side    Side
		Party   Party `json:",omitzero"`
		On      Date
		Account Ref
	}
	// AccountSent: the account went to who was heard, for comment by a date.
	AccountSent struct {
		Side  Side
		Party Party `json:",omitzero"`
		By    Date
		Text  Ref
	}
	// AccountAnswered: comment received, or none by the date.
	AccountAnswered struct {
		Side    Side
		Party   Party `json:",omitzero"`
		Comment Ref   `json:",omitzero"`
	}
	// Disclosed: who is complained about got something to read, of text that the coordinator selected (D20).
	Disclosed struct {
		What   DisclosedWhat
		Party  Party
		On     Date `json:",omitzero"` // of the conversation, or by when we hope for a comment
		Text   Ref
		Way    DisclosedWay
		Number DisclosureNumber `json:",omitzero"` // none on paper
		Until  Date             // the last day on which the code opens it
		Waits  bool             `json:",omitzero"` // on paper, to be printed: it is given with DisclosureGiven
	}
	// DisclosureGiven: the paper that was made at Seq was posted or handed over.
	DisclosureGiven struct {
		Seq int
		Way DecisionWay
	}
	// DisclosureRenewed: a new code for what was made at Seq; the one before is void.
	DisclosureRenewed struct {
		Seq   int
		Way   DisclosedWay
		Until Date
	}
	// DisclosureRead: what was made at Seq was opened with its code.
	DisclosureRead struct{ Seq int }
	// DisclosureEnded: what was made at Seq was taken back.
	DisclosureEnded struct{ Seq int }
	// DocumentAdded: a file of ours or of the complainant.
	DocumentAdded struct {
		File   File
		Side   Side
		Public bool `json:",omitzero"` // the complainant sees it
	}
	// NoteAdded: for us alone. Mail: a colleague's answer to a notice of ours, or with Again what a mail of the dossier
	// says now that it was read anew.
	NoteAdded struct {
		Note  Ref
		Mail  Mailed `json:",omitzero"`
		Files []File `json:",omitzero"` // that came with it, on a question; in a complaint each is a DocumentAdded
		Again bool   `json:",omitzero"`
	}
	// MessageReceived: from the complainant, or from a party. An answer is owed by AnswerBy.
	MessageReceived struct {
		Text     Ref
		Files    []File `json:",omitzero"`
		Party    Party  `json:",omitzero"`
		AnswerBy Term
		Mail     Mailed    `json:",omitzero"` // when it came by mail
		At       time.Time `json:",omitzero"` // when it came in, when that was before it stood here (D32)
	}
	// MessageSent: to the complainant (Party 0) or a party.
	MessageSent struct {
		Text     Ref
		Party    Party     `json:",omitzero"`
		Personal bool      `json:",omitzero"` // written by the lead personally: meets R10 where writing was chosen (D4)
		Answers  int       `json:",omitzero"` // seq of the message it answers
		InMail   bool      `json:",omitzero"` // of a question: the mail says it all
		At       time.Time `json:",omitzero"` // when it went, when that was before it stood here (D32)
	}
	// MessageReturned: a mail of ours came back; Seq is the fact it belonged to (D29).
	MessageReturned struct {
		Seq   int
		Class MailClass
		To    PersonID `json:",omitzero"` // a colleague; 0: who complains or asks
		Mail  Mailed   `json:",omitzero"` // the report that says so
	}
	// AnswerNotNeeded: a message wants no answer; Seq is 1 for a question itself (R2).
	AnswerNotNeeded struct {
		Seq    int
		Reason Ref `json:",omitzero"` // of a question's (R2)
	}
	// DelayAgreed: the parent agreed to a later date. It moves nothing statutory (D6).
	DelayAgreed struct {
		Until  Date
		Reason Ref
	}
	// LatenessTold: the promised date passed and the parent was told, with the new date (D8).
	LatenessTold struct {
		New     Date
		Message Ref
	}
)

// Decision and measures.
type (
	// DecisionProposed: what the lead would find, and do, for who drafts to take up in the letter (D18).
	DecisionProposed struct {
		Findings []Finding
		Measures []Measure `json:",omitzero"`
	}
	// DecisionDrafted: a version of the judgment, per part (R13).
	DecisionDrafted struct {
		Version    int
		Findings   []Finding
		Measures   []Measure `json:",omitzero"`
		Settlement bool      `json:",omitzero"` // resolved in conversation (D7)
		Letter     Ref
		Decider    Seat
		Approver   Seat `json:",omitzero"` // when the procedure names another than the next level (D18)
		OneSide    Ref  `json:",omitzero"` // why not both sides were heard (R12)
		Corrects   int  `json:",omitzero"` // seq of the decision this letter corrects
		ApproveBy  Term // two working days (D18); zero while the version is not complete
		Unfinished bool `json:",omitzero"` // kept to go on with: nobody is asked to approve it
		Names      int  `json:",omitzero"` // how many names its words have that the complainant did not use
		NamesWhy   Ref  `json:",omitzero"` // why they are in it all the same
		Blanks     int  `json:",omitzero"` // how many places of its words are still to be filled in
	}
	// DecisionSentBack: the second person does not agree; remarks.
	DecisionSentBack struct {
		Version int
		Remarks Ref
	}
	// DecisionApproved: by a second person, who is not the drafter (D18). The version is locked.
	DecisionApproved struct {
		Version int
		Alone   bool `json:",omitzero"` // no second person in two working days; the board sees it
	}
	// ApprovalPassed: no answer in two working days; To is asked, and answers by By (D18).
	ApprovalPassed struct {
		To Seat
		By Term
	}
	// DecisionSent: it has really gone out (R13). OpenBy: phoned or posted if not opened then (D29). Letter is its
	// words and PDF the letter as it is printed and downloaded; a fact from before there was one has none.
	DecisionSent struct {
		Version int
		Way     DecisionWay
		Letter  Ref
		PDF     Ref `json:",omitzero"`
		OpenBy  Term
		Outside Date // last day for the Geschillencommissie (R19)
	}
	// DecisionOpened: read behind the code.
	DecisionOpened struct{}
	// DecisionPosted: put in the post.
	DecisionPosted struct{ On Date }
	// DecisionHandedOver: given in hand, by whom; 0: by who recorded it.
	DecisionHandedOver struct {
		On Date
		By PersonID `json:",omitzero"`
	}
	// DecisionPhoned: who complains was called about it, by whom; 0: by who recorded it.
	DecisionPhoned struct {
		On Date
		By PersonID `json:",omitempty"`
	}
	// DecisionReturned: bounced or came back; the clock runs on.
	DecisionReturned struct {
		Class MailClass
		Mail  Mailed `json:",omitzero"` // the report that says so
	}
	// MeasurePromised: a measure of a decision or ruling that is not yet done (R14, R15).
	MeasurePromised struct{ Measure Measure }
	// MeasureDone: done on a day, with what shows it.
	MeasureDone struct {
		No    int
		On    Date
		Proof Ref `json:",omitzero"`
	}
	// MeasureMoved: a new concrete date with a reason; the complainant is told.
	MeasureMoved struct {
		No     int
		Due    Date
		Reason Ref
	}
	// MeasurePassed: another sees to it, by the same date: its owner has left, or it turned out not to be his to do.
	MeasurePassed struct {
		No     int
		To     PersonID
		Reason Ref
	}
	// MeasureTold: the complainant was told that there is news on a measure.
	MeasureTold struct {
		No      int
		Message Ref
	}
)

// Safety (R7, R8, D22-D26).
type (
	// SafetyAsked: since a message or on second thoughts, this may be a matter of safety. It is sealed at once.
	SafetyAsked struct {
		Track Track
		Since int // seq of the filing or message that raised it: known since then
	}
	// SafetyCleared: a safety reader says it is none; the seal is lifted.
	SafetyCleared struct{ Reason Ref }
	// Diverted: the law's own track takes over; the complaint procedure ends for these parts.
	Diverted struct {
		Track     Track
		Parts     []PartNo
		Since     int
		ConfirmBy Term // by the safety officer, one working day (D24)
	}
	// SafetyMarked: the filing, question or message of event Seq has words that ask to be read for safety first (D26).
	// Which words, is not kept.
	SafetyMarked struct{ Seq int }
	// SafetyMarkRead: what raised the mark was read, and it was no matter of safety.
	SafetyMarkRead struct{ Seq int }
	// SafetyStep: a step of the track's checklist, or why it waits.
	SafetyStep struct {
		Step    TrackStep
		At      time.Time
		Waits   bool        `json:",omitzero"` // not done yet, with the reason
		Note    Ref         `json:",omitzero"`
		Confirm bool        `json:",omitzero"` // the duty list has it: alarms stop
		Letter  Ref         `json:",omitzero"` // what who filed it was told (D25)
		PDF     Ref         `json:",omitzero"` // the letter as it is printed and downloaded
		Way     DecisionWay `json:",omitzero"` // how; the page tells by mail that there is news, as always
	}
	// DiversionReversed: the parts come back, with their first filing date (D24).
	DiversionReversed struct {
		Parts  []PartNo
		Reason Ref
	}
)

// Ends, outside bodies, people, corrections.
type (
	// Withdrawn: by the complainant's own click or writing (D9).
	Withdrawn struct {
		Writing Ref `json:",omitzero"`
		Letter  Ref `json:",omitzero"` // what confirms it; a fact from before there was one has none
		PDF     Ref `json:",omitzero"` // the letter as it is printed and downloaded
	}
	// Closed: nothing is owed but measures and outside cases.
	Closed struct {
		Ground CloseGround
		Ask    Date `json:",omitzero"` // when the complainant is asked whether he was heard; zero: he is not
	}
	// Reopened restores the original terms (D9).
	Reopened struct {
		Ground ReopenGround
		Reason Ref
	}
	// Escalated: the complainant goes to an outside body (R18-R20).
	Escalated struct {
		Body      Body
		On        Date
		Direct    DirectGround `json:",omitzero"`
		Reference Ref          `json:",omitzero"`
		AnswerBy  Date         `json:",omitzero"` // our statement is due
	}
	// EscalationStated: our statement went to the committee.
	EscalationStated struct{ On Date }
	// EscalationEnded: with the outcome word as published.
	EscalationEnded struct {
		Body     Body
		On       Date
		Outcome  Ruling
		Ruling   Ref       `json:",omitzero"`
		Measures []Measure `json:",omitzero"`
	}
	// DataRequested: own data, by the complainant or a party: one month, to the privacy officer (D20).
	DataRequested struct {
		Party Party `json:",omitzero"`
		What  DataRight
		Text  Ref `json:",omitzero"`
		By    Term
	}
	// DataAnswered ends it.
	DataAnswered struct {
		Seq     int
		Answer  Ref
		Outcome DataOutcome `json:",omitzero"`
		Until   Date        `json:",omitzero"` // of DataLater: the last day on which it is kept
		Copy    Ref         `json:",omitzero"` // what is kept, for the person, without the data of others
	}
	// BreachSuspected: somebody may have read, lost or changed what was not theirs; the privacy officer judges it (D12).
	BreachSuspected struct {
		Reason Ref       // what happened
		Known  time.Time // since when we know of it
	}
	// BreachJudged ends it: what it is, and what was done.
	BreachJudged struct {
		Seq     int // of the BreachSuspected, or of the Rerouted that raised it
		Outcome BreachOutcome
		Reason  Ref // the judgment, which has to be kept whatever it is (GDPR art. 33(5))
	}
	// PackageMade: the dossier, or what was chosen of it, as a file for somebody outside (R19), or for the complainant (D20).
	PackageMade struct {
		For   Recipient
		To    Ref  `json:",omitzero"` // who that is, in words
		File  File // as it was made
		Sum   Hash // SHA-256 of the file
		Shown int  // exhibits that are in it whole
		Cut   int  `json:",omitzero"` // in it without the data of others
		Left  int  `json:",omitzero"` // not in it
	}
	// Linked: for staff only; streams never join (D13).
	Linked struct {
		To       StreamID
		Incident bool `json:",omitzero"` // one incident, several complaints
		Letter   bool `json:",omitzero"` // both complainants said yes to one letter
	}
	// Split: parts went on as a complaint of their own, with the same filing date (D13).
	Split struct {
		Into  StreamID
		Parts []PartNo
	}
	// AccessGranted: someone may read along, with a reason.
	AccessGranted struct {
		Person PersonID
		Level  Level
		Reason Ref
	}
	// AccessWithdrawn ends it.
	AccessWithdrawn struct{ Person PersonID }
	// CodeRenewed: a new receipt code was given; the old one is void (D28).
	CodeRenewed struct {
		Version int
		How     CodeWay
	}
	// SharedMailSet: whether someone else reads the complainant's mail (D28).
	SharedMailSet struct{ Shared bool }
	// LanguageSet: the language of our answers, as the complainant wants it.
	LanguageSet struct{ Language Language }
	// RatingAsked: the complainant was asked whether he was heard, and may say so until the end of a day.
	RatingAsked struct {
		Message Ref `json:",omitzero"` // none for who has no mail address
		Until   Date
	}
	// Rated: two questions after closing. A no is answered by AnswerBy.
	Rated struct {
		Heard, Better Answer
		AnswerBy      Term `json:",omitzero"`
	}
	// Corrected: a wrong entry, followed by the right one. Only the date of receipt moves a term (D6).
	Corrected struct {
		Seq        int
		Field      Field
		ReceivedAt time.Time  `json:",omitzero"`
		Terms      *Terms     `json:",omitzero"`
		Arose      Date       `json:",omitzero"`
		Capacity   Capacity   `json:",omitzero"`
		Way        ContactWay `json:",omitzero"`
		Sender     Ref        `json:",omitzero"`
		Mail       bool       `json:",omitzero"` // with Sender: there is a mail address
		Phone      bool       `json:",omitzero"`
		Reason     Ref
		Source     CorrectionSource `json:",omitzero"`
		Second     PersonID         `json:",omitzero"` // confirms a later date
	}
	// Recalled: what was undone before it went out (design: undo).
	Recalled struct{ Seq int }
	// Held: not erased before Review, with a reason (D35).
	Held struct {
		Review Date // until its end; then somebody looks again
		Reason Ref
	}
	// Released ends a hold.
	Released struct{}
	// Erased: an item, facts or the whole dossier is gone (D34, D35).
	Erased struct {
		What   ErasedWhat
		Items  []Item `json:",omitzero"`
		Seqs   []int  `json:",omitzero"`
		Cause  EraseCause
		Reason Ref `json:",omitzero"` // of single items: why, in words

		Years []YearShare `json:",omitzero"` // of a whole complaint: what the annual reports count of it, and all that is left of it
	}
)

// Enquiry (R2, D32).
type (
	// Asked opens an enquiry.
	Asked struct {
		Number   Number
		Channel  Channel
		Language Language   `json:",omitzero"`
		Location LocationID `json:",omitzero"`
		At       time.Time
		Mail     bool `json:",omitzero"`
		Phone    bool `json:",omitzero"`
		Question Ref
		Sender   Ref
		AnswerBy Term
		Files    []File   `json:",omitzero"`
		Mailed   Mailed   `json:",omitzero"` // when it came by mail
		Quiet    bool     `json:",omitzero"` // no receipt: its address has had several today
		Gone     bool     `json:",omitzero"` // it answers a mail about what has been erased
		Mentions StreamID `json:",omitzero"` // a dossier whose number it has; that proposes, and decides nothing
	}
	// EnquiryReceipted: the receipt has gone out.
	EnquiryReceipted struct{ Message Ref }
	// Answered ends the duty to answer.
	Answered struct {
		Text   Ref
		InMail bool `json:",omitzero"` // the mail says it all, for who wrote by mail
	}
	// EnquiryClosed: nothing more is owed.
	EnquiryClosed struct{ Ground EnquiryGround }
	// BecameComplaint: converted; Seq is the message in which the parent complains (D32).
	BecameComplaint struct {
		Complaint StreamID
		Seq       int
		Reason    Ref `json:",omitzero"`
	}
)

// The organisation's own stream.
type (
	// ProcedureApplied: a version of the procedure from a day on.
	ProcedureApplied struct {
		Version    int
		Procedure  Hash
		From       Date
		AdviceDate Date   `json:",omitzero"` // the parent committees' advice (Wko art. 1.60)
		Advice     Advice `json:",omitzero"`
		Reasons    Ref    `json:",omitzero"` // why it deviates from a negative advice
		Text       Ref
	}
	// ChartChanged: holders, locations, positions or absences changed.
	ChartChanged struct {
		What    ChartWhat
		Added   int `json:",omitzero"`
		Changed int `json:",omitzero"`
		Closed  int `json:",omitzero"`
	}
	// ReportFrozen: figures of a period as they were, made from the log up to N.
	ReportFrozen struct {
		Report ReportKind
		From   Date
		Until  Date // the last day of the period
		UpTo   int64
		Rules  int // version of the counting rules
		Bytes  Ref
		Forms  Ref      `json:",omitzero"` // the weekly report as it was sent, in each form and language; with its remark, so it is erased with it
		Told   Ref      `json:",omitzero"` // of an annual report: of whom it tells in detail, a YearTold; never published
		Holder HolderID `json:",omitzero"` // of an annual report
	}
	// ReportRemarked: the coordinator's remark.
	ReportRemarked struct {
		Report ReportKind
		From   Date
		Remark Ref
		Holder HolderID `json:",omitzero"`
	}
	// ReportApproved: by a named person. Of an annual report it names the version: the UpTo that it was frozen with.
	ReportApproved struct {
		Report ReportKind
		From   Date
		Holder HolderID `json:",omitzero"`
		UpTo   int64    `json:",omitzero"`
	}
	// ReportSent: to its readers.
	ReportSent struct {
		Report  ReportKind
		From    Date
		Message Ref
		Itself  bool `json:",omitzero"` // went by itself (D36)
	}
	// ReportDelivered: to a supervising body, or told to parents, by a channel.
	ReportDelivered struct {
		Report  ReportKind
		From    Date
		Channel Channel
		On      Date
		Holder  HolderID `json:",omitzero"`
		UpTo    int64    `json:",omitzero"` // the version
		To      Ref      `json:",omitzero"` // which supervising body; zero: the parents
	}
	// RegulationTold: how parents were told of the regulation (Wko art. 1.57b), for the annual report.
	RegulationTold struct {
		Channel Channel
		On      Date
		Holder  HolderID `json:",omitzero"` // zero: all
		Words   Ref      `json:",omitzero"`
	}
	// DisputeOpened: a case at the Geschillencommissie of which no complaint was filed with us (R20).
	DisputeOpened struct {
		No        int // 1, 2, 3 ... within the organisation
		Holder    HolderID
		Location  LocationID `json:",omitzero"`
		On        Date
		Direct    DirectGround
		Reference Ref  `json:",omitzero"`
		AnswerBy  Date `json:",omitzero"` // our statement is due
	}
	// DisputeStated: our statement went to the committee.
	DisputeStated struct {
		No int
		On Date
	}
	// DisputeEnded: with the outcome word as published, and what we were told to do.
	DisputeEnded struct {
		No       int
		On       Date
		Outcome  Ruling
		Ruling   Ref       `json:",omitzero"`
		Measures []Measure `json:",omitzero"`
	}
	// DisputeMeasureDone: a measure that followed from it.
	DisputeMeasureDone struct {
		No       int
		Measure  int
		On       Date
		Evidence Ref `json:",omitzero"`
	}
	// DisputeMeasureMoved: a new concrete date for such a measure, with a reason.
	DisputeMeasureMoved struct {
		No      int
		Measure int
		Due     Date
		Reason  Ref
	}
	// KeyRotated: a new version of the master key wraps from now on.
	KeyRotated struct{ Version int }
	// AccessLogged binds an hour's access lines to the chain.
	AccessLogged struct {
		From  time.Time
		Count int
		Lines Hash
	}
)

// A File is an attachment: the sealed original and the copy that is read (D34).
type File struct {
	Original Ref
	Copy     Ref `json:",omitzero"` // the zero Ref: the original is read
	Size     int64
}

// Mailed says how something came by mail. The zero Mailed: it did not.
type Mailed struct {
	Raw   Ref       `json:",omitzero"` // the mail itself, byte for byte
	At    time.Time `json:",omitzero"` // when the organisation's own server took it (D1)
	Found MailFound `json:",omitzero"` // how its dossier was found
	Other bool      `json:",omitzero"` // from another address than we know of who writes
	Proof MailProof `json:",omitzero"` // what the organisation's own server found of where it came from
}

// A Part of a complaint, with one of the law's two kinds (art. 1.57b).
type Part struct {
	No       PartNo
	Category Category
	Kind     PartKind
	Location LocationID `json:",omitzero"`
	Lead     Seat       `json:",omitzero"` // when another manager leads this part (D12)
	Words    Ref        `json:",omitzero"`
}

// A Finding on one part.
type Finding struct {
	Part     PartNo
	Outcome  Outcome
	Reasons  Ref
	Facts    Ref `json:",omitzero"` // what happened, as the letter tells it
	Evidence Ref `json:",omitzero"` // how we know
}

// A Measure, told or personnel (D21).
type Measure struct {
	No    int
	Kind  MeasureKind
	Owner PersonID `json:",omitzero"`
	Text  Ref
	Due   Date   `json:",omitzero"`
	Done  Date   `json:",omitzero"`
	Part  PartNo `json:",omitzero"`
	// Nature: what the annual report tells of it; empty: another, or of before it was asked.
	Nature MeasureNature `json:",omitzero"`
}

// Terms are the promises made when the clock started.
type Terms struct {
	File    Term // R4: two months after it arose; zero when that is not known
	Forward Term // D17: to the manager
	Contact Term // R10: the aim
	Decide  Term // R13: plain and as extended by the Algemene termijnenwet
	Senior  Term // D19: the next level, at the latest
	Late    Term `json:",omitzero"` // D2: the answer on lateness
}

// A Step over a seat on the way to who is responsible (D15).
type Step struct {
	Over Seat
	Why  StepWhy
}
