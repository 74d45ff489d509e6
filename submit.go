package gehoor

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Submission is what comes in: Filed without what the organisation adds to it.
type Submission struct {
	Channel   Channel
	Capacity  Capacity
	Anonymous bool
	Language  Language
	Holder    HolderID
	Region    RegionID
	Location  LocationID // the leading one (D12); 0: none, or not in the list
	Others    []LocationID
	// ReceivedAt is when the organisation had it (D1): for the form the server's time, for a mail the
	// trusted Received time, for a letter or a telephone call some moment of the day it came in.
	// Zero: now.
	ReceivedAt time.Time
	Happened   Happened
	Arose      Date // zero: not known
	Safety     SafetyAnswer
	About      []About
	Wishes     []Wish
	Way        ContactWay // empty: the best there is for what was given
	Mail       bool
	Phone      bool
	Shared     bool
	Story      Ref
	Sender     Ref
	Details    Ref
	Files      []File
	Enquiry    StreamID
	SplitFrom  StreamID
}

// Submit files a complaint: the Filed that starts its clocks.
//
// Clauses R3, R4, R5 and R6, decisions D1, D2, D3 and D10. Filing is receipt by the organisation, also
// in the evening and at the weekend. What is late is flagged and never refused; every capacity is
// welcome, and an anonymous complaint has the same terms and is answered on the status page. What
// is refused is only what cannot be a complaint: without a word, from the future, or with no way
// to answer it.
func (p Procedure) Submit(s Submission, number Number, now time.Time) (Filed, error) {
	if s.ReceivedAt.IsZero() {
		s.ReceivedAt = now
	}
	switch {
	case !s.Channel.known():
		return Filed{}, fmt.Errorf("filing a complaint: unknown channel %q", s.Channel)
	case !s.Capacity.known():
		return Filed{}, refuse("R5", "submit.capacity")
	case s.Story == Ref{}:
		return Filed{}, refuse("R3", "submit.no-story")
	case s.ReceivedAt.After(now):
		return Filed{}, refuse("R3", "submit.received-future")
	case DateOf(s.ReceivedAt).Before(s.Arose):
		return Filed{}, refuse("R4", "submit.arose-future")
	case !s.Anonymous && !s.Mail && !s.Phone && (s.Channel == ByForm || s.Channel == ByApp):
		return Filed{}, refuse("R3", "submit.no-contact")
	case !s.Anonymous && s.Way.calls() && !s.Phone && s.Channel == ByForm:
		return Filed{}, refuse("R10", "submit.no-phone")
	case !s.Anonymous && s.Way == WriteMail && !s.Mail:
		return Filed{}, refuse("R10", "submit.no-mail")
	}
	terms, late := p.terms(s.ReceivedAt, s.Happened, s.Arose)
	return Filed{
		Number: number, Channel: s.Channel, Capacity: s.Capacity, Anonymous: s.Anonymous, Language: s.Language,
		Holder: s.Holder, Region: s.Region, Location: s.Location, Others: s.Others,
		ReceivedAt: s.ReceivedAt.UTC(), Happened: s.Happened, Arose: s.Arose, Late: late,
		Safety: s.Safety, About: s.About, Wishes: s.Wishes, Way: s.way(),
		Mail: s.Mail, Phone: s.Phone, Shared: s.Shared,
		Story: s.Story, Sender: s.Sender, Details: s.Details, Files: s.Files,
		Terms: terms, Procedure: p.Hash, Enquiry: s.Enquiry, SplitFrom: s.SplitFrom,
	}, nil
}

// way is the chosen way of contact (D4). Who gives no name is answered on the status page (D3);
// who did not choose is reached as personally as what was given allows.
func (s Submission) way() ContactWay {
	switch {
	case s.Anonymous:
		return OnThePage
	case s.Way != "":
		return s.Way
	case s.Phone:
		return CallDaytime
	case s.Mail:
		return WriteMail
	}
	return WritePost
}

// terms are the promises that receipt makes, counted from its day (R4, R9, R10, R13, R16, D1, D2),
// and whether it is late: received after the day it arose and two months, or "before that" in the
// complainant's own words where no date is known. What keeps happening arises anew and is not late.
func (p Procedure) terms(received time.Time, happened Happened, arose Date) (t Terms, late bool) {
	day := DateOf(received)
	t = Terms{
		Forward: p.days(received, p.ForwardDays),
		Contact: p.days(received, p.ContactDays),
		Decide:  StatutoryWeeks(day, p.DecideWeeks),
		Senior:  p.days(received, p.SeniorDays),
	}
	switch {
	case happened == AgainAndAgain:
	case arose != Date{}:
		t.File = Months(arose, p.FileMonths)
		late = t.File.Plain.Before(day)
	default:
		late = happened == BeforeTheTerm
	}
	if late {
		t.Late = p.days(received, p.LateAnswerDays)
	}
	return t, late
}

// calls reports whether the complainant wants to be telephoned.
func (w ContactWay) calls() bool { return w == CallDaytime || w == CallEvening }

// writes reports whether the complainant wants it in writing (D4).
func (w ContactWay) writes() bool { return w == WriteMail || w == WritePost || w == OnThePage }

func (w ContactWay) known() bool { return w.calls() || w.writes() || w == MeetThere }

func (ch Channel) known() bool {
	return slices.Contains([]Channel{ByForm, ByMail, ByLetter, ByTelephone, AtCounter, ByApp}, ch)
}

func (c Capacity) known() bool {
	return slices.Contains([]Capacity{Parent, FormerParent, FutureParent, OnBehalf, ParentCommittee, SomeoneElse}, c)
}

// Acknowledge says that the receipt has gone out, with reference, names, dates and the outside
// routes. Clauses R6, R18 and R20. Without a mail address it was shown, and message may be zero.
func (c *Complaint) Acknowledge(message Ref) ([]Fact, error) {
	switch {
	case !c.owes(OweAcknowledge, 0):
		return nil, refuse("R6", "acknowledge.done")
	case message == Ref{} && c.Filed.Mail:
		return nil, refuse("R6", "acknowledge.no-message")
	}
	return []Fact{Acknowledged{Message: message}}, nil
}

// Admit takes the complaint up, in parts that each have a subject and one of the law's two kinds,
// or as a signal. It may be done again until the decision is drafted.
//
// Clauses R4 and R5, decisions D2, D10, D12 and D13. A reason is needed for what is late, for what
// comes from someone who is no customer, and for every signal: each of them is the coordinator's
// decision and never the machine's. A part without a kind has the kind its subject proposes.
func (c *Complaint) Admit(parts []Part, signal bool, reason Ref, p Procedure, now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case c.Draft.Version > 0:
		return nil, refuse("R13", "admit.drafted")
	case len(parts) == 0:
		return nil, refuse("D13", "admit.no-parts")
	case signal && c.Filed.Capacity != SomeoneElse:
		return nil, refuse("D10", "admit.entitled")
	case reason == Ref{} && c.Filed.Late:
		return nil, refuse("D2", "admit.late-no-reason")
	case reason == Ref{} && (signal || c.Filed.Capacity == SomeoneElse):
		return nil, refuse("D10", "admit.no-reason")
	}
	parts = slices.Clone(parts)
	seen := map[PartNo]bool{}
	for i := range parts {
		part := &parts[i]
		rule := slices.IndexFunc(p.Categories, func(r CategoryRule) bool { return r.Name == part.Category })
		if part.No < 1 || seen[part.No] {
			return nil, fmt.Errorf("taking up complaint %d: part %d twice, or without a number", c.ID, part.No)
		}
		seen[part.No] = true
		if rule < 0 {
			return nil, refuse("D13", "admit.category")
		}
		if part.Kind == "" {
			part.Kind = p.Categories[rule].Kind
		}
		if part.Kind != Conduct && part.Kind != Agreement {
			return nil, fmt.Errorf("taking up complaint %d: unknown kind %q", c.ID, part.Kind)
		}
	}
	for _, no := range c.Diverted {
		if !seen[no] {
			return nil, refuse("D24", "admit.diverted", int(no))
		}
	}
	return []Fact{Admitted{Parts: parts, Reason: reason, Signal: signal}}, nil
}

// Decline ends what is no complaint for us, in a letter with the reasons and the outside routes.
//
// Clauses R4, R5 and R18, decisions D2, D10 and D12. Too late can only be what is late, and then the letter
// must say why hearing it now is no use: lateness alone never suffices. Customers, whoever acts
// for one with consent, and parent committees are entitled: their capacity is corrected first if it is wrong.
func (c *Complaint) Decline(g DeclineGround, letter, pdf Ref) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case !slices.Contains([]DeclineGround{NotOurs, NoComplaint, TooLate, AlreadyDecided, NotEntitled, StaffMatter, SpamOrPrank}, g):
		return nil, refuse("", "decline.no-ground")
	case letter == Ref{}:
		return nil, refuse("D2", "decline.no-letter")
	case c.Decided.Version != 0: // also one that came back, and one that a ruling asks anew
		return nil, refuse("R13", "decline.decided")
	case g == TooLate && !c.Filed.Late:
		return nil, refuse("R4", "decline.not-late")
	case g == NotEntitled && c.Filed.Capacity != SomeoneElse && c.Filed.Capacity != OnBehalf:
		return nil, refuse("R5", "decline.entitled")
	}
	return []Fact{Declined{Ground: g, Letter: letter, PDF: pdf}}, nil
}

// CheckRelation records how the complainant's relation to the child was checked, or why that was
// not needed. Clause R5, decision D11. Nothing with facts about a child, and no decision, goes out before it.
func (c *Complaint) CheckRelation(how RelationCheck, reason Ref) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	switch {
	case !slices.Contains([]RelationCheck{CalledBack, ByContract, AuthorityStated, CheckNotNeeded}, how):
		return nil, refuse("D11", "relation.how")
	case how == CheckNotNeeded && reason == Ref{}:
		return nil, refuse("D11", "relation.no-reason")
	}
	return []Fact{RelationChecked{How: how, Reason: reason}}, nil
}

// ProposePractice says that it is a test filing. Decision D37: it counts as long as no second person says so too.
func (c *Complaint) ProposePractice(by PersonID) ([]Fact, error) {
	switch {
	case !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case c.Practice || c.PracticeBy != 0:
		return nil, refuse("D37", "practice.already")
	case by == 0 || c.Barred(by):
		return nil, refuse("D37", "practice.second")
	}
	return []Fact{PracticeProposed{}}, nil
}

// MarkPractice marks a test filing, so that it counts nowhere: decision D37. It takes two people,
// of whom by is the one who acts.
func (c *Complaint) MarkPractice(by, second PersonID) ([]Fact, error) {
	switch {
	case !c.ErasedAt.IsZero():
		return nil, refuse("", "act.closed")
	case c.Practice:
		return nil, refuse("D37", "practice.already")
	case by == 0 || second == 0 || by == second || c.Barred(by) || c.Barred(second):
		return nil, refuse("D37", "practice.second")
	}
	return []Fact{MarkedPractice{Second: second}}, nil
}

// running refuses what can only be done while the procedure runs and nothing is on a safety track.
func (c *Complaint) running() error {
	switch {
	case c.Sealed:
		return refuse("R8", "act.sealed")
	case !c.Open():
		return refuse("", "act.closed")
	}
	return nil
}

// decided reports whether a decision has gone out and did not come back.
func (c *Complaint) decided() bool { return !c.SentAt.IsZero() && !c.Returned }

// numberLetters has no vowels and nothing that looks like something else.
const numberLetters = "23456789BCDFGHJKMNPQRTVWX"

// NewNumber draws a number of a year; draw(n) gives one of 0 ... n-1 at random. Numbers say nothing of how
// many there are. Whoever draws looks whether it was given before.
func NewNumber(year int, draw func(n int) int) Number {
	var b strings.Builder
	fmt.Fprintf(&b, "%02d", year%100)
	for range 4 {
		b.WriteByte(numberLetters[draw(len(numberLetters))])
	}
	return Number(b.String())
}

// ParseNumber reads a number as people type it: case, spaces, dashes and "KL" do not matter.
// ok is false when it cannot be one.
func ParseNumber(s string) (n Number, ok bool) {
	s = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\u00a0', '\u202f', '-', '\u2010', '\u2011', '\u2013', '.':
			return -1
		}
		return r
	}, strings.ToUpper(s))
	s = strings.TrimPrefix(s, "KL")
	if len(s) != 6 || strings.Trim(s[:2], "0123456789") != "" || strings.Trim(s[2:], numberLetters) != "" {
		return "", false
	}
	return Number(s), true
}

// String is the number as it is shown, "KL 26 7F3K" with spaces that do not break; empty for the zero Number.
func (n Number) String() string {
	if len(n) != 6 {
		return string(n)
	}
	return "KL\u00a0" + string(n[:2]) + "\u00a0" + string(n[2:])
}
