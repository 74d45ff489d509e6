package gehoor_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gehoor"
)

// The people of these tests.
const (
	ilse    gehoor.PersonID = 11 // coordinator
	mark    gehoor.PersonID = 12 // manager of location 1
	noor    gehoor.PersonID = 13 // regional manager
	dirk    gehoor.PersonID = 14 // director
	bo      gehoor.PersonID = 15 // board
	accused gehoor.PersonID = 99
)

func matterChart() gehoor.Chart {
	seat := func(r gehoor.Role, place int64) gehoor.Seat { return gehoor.Seat{Role: r, Place: place} }
	c := gehoor.Chart{Places: map[gehoor.LocationID]gehoor.Place{
		1: {Location: 1, Region: 1, Holder: 1}, 2: {Location: 2, Region: 1, Holder: 1}, 3: {Location: 3, Region: 2, Holder: 1},
	}}
	for i, p := range []gehoor.Position{
		{Person: ilse, Seat: seat(gehoor.Coordinator, 0)},
		{Person: mark, Seat: seat(gehoor.Manager, 1)},
		{Person: mark, Seat: seat(gehoor.Manager, 2)},
		{Person: mark, Seat: seat(gehoor.Manager, 3)},
		{Person: noor, Seat: seat(gehoor.RegionalManager, 1)},
		{Person: noor, Seat: seat(gehoor.RegionalManager, 2)},
		{Person: dirk, Seat: seat(gehoor.Director, 1)},
		{Person: bo, Seat: seat(gehoor.Board, 0)},
	} {
		p.ID = int64(i + 1)
		c.Positions = append(c.Positions, p)
	}
	return c
}

// A matter is a complaint on its way, with a clock.
type matter struct {
	t   testing.TB
	c   *gehoor.Complaint
	p   gehoor.Procedure
	now time.Time
	ref gehoor.Item
}

// filedMatter files a complaint at a moment and does no more.
func filedMatter(t testing.TB, id gehoor.StreamID, at time.Time, edit func(*gehoor.Submission)) *matter {
	t.Helper()
	m := &matter{t: t, c: &gehoor.Complaint{ID: id}, p: gehoor.DefaultProcedure(), now: at}
	s := gehoor.Submission{
		Channel: gehoor.ByForm, Capacity: gehoor.Parent, Holder: 1, Region: 1, Location: 1, ReceivedAt: at, Happened: gehoor.Recently,
		Safety: gehoor.NoDanger, Way: gehoor.CallDaytime, Mail: true, Phone: true, Story: m.words(), Sender: m.words(),
	}
	if edit != nil {
		edit(&s)
	}
	f, err := m.p.Submit(s, gehoor.Number("26BCDF"), at)
	m.does(ilse, []gehoor.Fact{f}, err)
	return m
}

// routedMatter files a complaint of parts 1 and 2, and brings it to its manager.
func routedMatter(t testing.TB, edit func(*gehoor.Submission)) *matter {
	t.Helper()
	m := filedMatter(t, 1, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), edit)
	m.route()
	return m
}

func (m *matter) route() {
	m.t.Helper()
	facts, err := m.c.Admit([]gehoor.Part{{No: 1, Category: "care"}, {No: 2, Category: "costs"}}, false, m.words(), m.p, m.now)
	m.does(ilse, facts, err)
	facts, err = m.c.Route(matterChart(), gehoor.Seat{}, gehoor.Ref{}, m.now)
	m.does(ilse, facts, err)
}

func (m *matter) words() gehoor.Ref {
	m.ref++
	return gehoor.Ref{Item: m.ref, Seal: gehoor.Hash{1}}
}

// does applies what was answered; a refusal ends the test.
func (m *matter) does(by gehoor.PersonID, facts []gehoor.Fact, err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatalf("refused: %v", err)
	}
	for _, f := range facts {
		m.fact(by, f)
	}
}

func (m *matter) fact(by gehoor.PersonID, f gehoor.Fact) {
	m.t.Helper()
	e := gehoor.Event{Stream: m.c.ID, Seq: m.c.Seq + 1, At: m.now, Actor: gehoor.By(by), Fact: f}
	if err := m.c.Apply(e); err != nil {
		m.t.Fatal(err)
	}
}

// accuse names a person whose conduct it is about.
func (m *matter) accuse(who gehoor.PersonID, seat gehoor.Seat) {
	m.t.Helper()
	facts, err := m.c.NameParty(gehoor.Accused, seat)
	m.does(ilse, facts, err)
	if m.c.Persons == nil {
		m.c.Persons = map[gehoor.Party]gehoor.PersonID{}
	}
	m.c.Persons[gehoor.Party(len(m.c.Parties))] = who
}

func (m *matter) hear(side gehoor.Side, party gehoor.Party) {
	m.t.Helper()
	facts, err := m.c.Hear(side, party, gehoor.DateOf(m.now), m.words(), m.now)
	m.does(mark, facts, err)
}

func (m *matter) relation() {
	m.t.Helper()
	facts, err := m.c.CheckRelation(gehoor.CalledBack, gehoor.Ref{})
	m.does(ilse, facts, err)
}

// decision is a complete version: both parts, one told and one personnel measure.
func (m *matter) decision() gehoor.DecisionDrafted {
	due := gehoor.DateOf(m.now).AddDays(30)
	return gehoor.DecisionDrafted{
		Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld, Reasons: m.words()}, {Part: 2, Outcome: gehoor.NotUpheld, Reasons: m.words()}},
		Measures: []gehoor.Measure{
			{Kind: gehoor.ToldMeasure, Owner: mark, Text: m.words(), Due: due},
			{Kind: gehoor.PersonnelMeasure, Owner: mark, Text: m.words(), Due: due},
		},
		Letter: m.words(),
	}
}

func (m *matter) draft(by gehoor.PersonID, d gehoor.DecisionDrafted) {
	m.t.Helper()
	facts, err := m.c.DraftDecision(m.p, d, by, m.now)
	m.does(by, facts, err)
}

// draftedMatter is a complaint of which the complainant was heard and a complete version is written.
func draftedMatter(t testing.TB) *matter {
	t.Helper()
	m := routedMatter(t, nil)
	m.hear(gehoor.SideComplainant, 0)
	m.relation()
	m.draft(ilse, m.decision())
	return m
}

func (m *matter) approve(by gehoor.PersonID) {
	m.t.Helper()
	facts, err := m.c.Approve(m.p, by, false, m.now)
	m.does(by, facts, err)
}

func (m *matter) send(way gehoor.DecisionWay) {
	m.t.Helper()
	facts, err := m.c.SendDecision(m.p, way, m.c.Draft.Letter, m.words(), m.now)
	m.does(ilse, facts, err)
}

// sentMatter is a complaint of which the decision has gone out by the status page.
func sentMatter(t testing.TB) *matter {
	t.Helper()
	m := draftedMatter(t)
	m.approve(noor)
	m.send(gehoor.OnStatusPage)
	return m
}

// wantRefusal checks the code of a refusal; an empty code: none.
func wantRefusal(t testing.TB, facts []gehoor.Fact, err error, code string) {
	t.Helper()
	var r *gehoor.Refusal
	switch {
	case code == "" && err != nil:
		t.Errorf("got %v, want no refusal", err)
	case code != "" && !errors.As(err, &r):
		t.Errorf("got %v and error %v, want refusal %s", facts, err, code)
	case code != "" && (r.Code != code || r.Clause == ""):
		t.Errorf("got refusal %s by clause %q, want %s", r.Code, r.Clause, code)
	}
}

func (m *matter) owes(kind gehoor.DutyKind) bool {
	return slices.ContainsFunc(m.c.Duties(), func(d gehoor.Duty) bool { return d.Kind == kind && d.Open() })
}

// R13, R14, R15: what cannot stand in a version.
func TestR13Draft(t *testing.T) {
	t.Parallel()
	tests := []struct {
		code string
		edit func(m *matter, d *gehoor.DecisionDrafted)
	}{
		{"", func(m *matter, d *gehoor.DecisionDrafted) {}},
		{"", func(m *matter, d *gehoor.DecisionDrafted) { *d = gehoor.DecisionDrafted{} }}, // not complete, yet written down
		{"decide.no-part", func(m *matter, d *gehoor.DecisionDrafted) { d.Findings[0].Part = 3 }},
		{"decide.part-twice", func(m *matter, d *gehoor.DecisionDrafted) { d.Findings[0].Part = 2 }},
		{"decide.outcome", func(m *matter, d *gehoor.DecisionDrafted) { d.Findings[0].Outcome = "half" }},
		{"decide.not-settled", func(m *matter, d *gehoor.DecisionDrafted) { d.Settlement = true }},
		{"decide.corrects-nothing", func(m *matter, d *gehoor.DecisionDrafted) { d.Corrects = 1 }},
		{"decide.measure-kind", func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Kind = "secret" }},
		{"decide.measure-empty", func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Text = gehoor.Ref{} }},
		{"decide.measure-twice", func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].No, d.Measures[1].No = 4, 4 }},
		{"decide.measure-passed", func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Due = date(m.t, "2026-03-01") }},
		{"", func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Due = date(m.t, "2026-03-02") }},
		{"decide.measure-future", func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Done = date(m.t, "2026-03-03") }},
		{"decide.no-part", func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Part = 3 }},
		{"decide.measure-barred", func(m *matter, d *gehoor.DecisionDrafted) {
			m.accuse(accused, gehoor.Seat{})
			d.Measures[0].Owner = accused
		}},
		{"decide.barred", func(m *matter, d *gehoor.DecisionDrafted) { m.accuse(ilse, gehoor.Seat{}) }},
		{"decide.decider-accused", func(m *matter, d *gehoor.DecisionDrafted) {
			m.accuse(mark, m.c.Lead)
			d.Measures = nil
		}},
		{"decide.sealed", func(m *matter, d *gehoor.DecisionDrafted) {
			m.fact(ilse, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
		}},
		{"decide.closed", func(m *matter, d *gehoor.DecisionDrafted) { m.fact(0, gehoor.Withdrawn{}) }},
	}
	for _, tt := range tests {
		t.Run(tt.code, func(t *testing.T) {
			t.Parallel()
			m := routedMatter(t, nil)
			d := m.decision()
			tt.edit(m, &d)
			facts, err := m.c.DraftDecision(m.p, d, ilse, m.now)
			wantRefusal(t, facts, err, tt.code)
		})
	}
	for code, arrange := range map[string]func(*matter){
		"decide.not-admitted": func(*matter) {},
		"decide.not-routed": func(m *matter) {
			m.fact(ilse, gehoor.Admitted{Parts: []gehoor.Part{{No: 1, Category: "care", Kind: gehoor.Conduct}}})
		},
		"decide.signal": func(m *matter) { m.fact(ilse, gehoor.Admitted{Parts: []gehoor.Part{{No: 1}}, Signal: true}) },
	} {
		m := filedMatter(t, 1, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), nil)
		arrange(m)
		facts, err := m.c.DraftDecision(m.p, m.decision(), ilse, m.now)
		wantRefusal(t, facts, err, code)
	}
}

// R13, R15: what is unfinished is kept as far as it got, asks nobody to approve it, and is refused once it is said to be finished.
func TestR13UnfinishedIsKept(t *testing.T) {
	t.Parallel()
	for code, edit := range map[string]func(m *matter, d *gehoor.DecisionDrafted){
		"decide.measure-empty":  func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Text = gehoor.Ref{} },
		"decide.measure-passed": func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Due = date(m.t, "2026-03-01") },
		"decide.measure-future": func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Done = date(m.t, "2026-03-03") },
		"decide.measure-barred": func(m *matter, d *gehoor.DecisionDrafted) {
			m.accuse(accused, gehoor.Seat{})
			d.Measures[0].Owner = accused
		},
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			m := routedMatter(t, nil)
			d := m.decision()
			edit(m, &d)
			_, err := m.c.DraftDecision(m.p, d, ilse, m.now)
			wantRefusal(t, nil, err, code)
			d.Unfinished = true
			m.draft(ilse, d)
			if slices.ContainsFunc(m.c.Duties(), func(d gehoor.Duty) bool { return d.Kind == gehoor.OweApprove }) {
				t.Error("somebody is asked to approve what is not finished")
			}
		})
	}
}

// R12, R13, R15, D11: what a version needs before it is approved.
func TestR13Checks(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, code string
		submit     func(*gehoor.Submission)
		arrange    func(m *matter, d *gehoor.DecisionDrafted)
	}{
		{"complete", "", nil, func(m *matter, d *gehoor.DecisionDrafted) {}},
		{"a part without a finding", "decide.no-reasons", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Findings = d.Findings[:1] }},
		{"a finding without reasons", "decide.no-reasons", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Findings[1].Reasons = gehoor.Ref{} }},
		{"a finding without an outcome", "decide.no-reasons", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Findings[0].Outcome = "" }},
		{"a measure without an owner", "decide.measure-without-date", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Owner = 0 }},
		{"a measure without a date", "decide.measure-without-date", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[0].Due = gehoor.Date{} }},
		{"a personnel measure without a date", "decide.measure-without-date", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Measures[1].Due = gehoor.Date{} }},
		{"a measure that is done needs neither", "", nil, func(m *matter, d *gehoor.DecisionDrafted) {
			d.Measures[0].Owner, d.Measures[0].Due, d.Measures[0].Done = 0, gehoor.Date{}, date(m.t, "2026-03-02")
		}},
		{"names that the complainant did not use", "decide.names", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Names = 2 }},
		{"such names, with the reason", "", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Names, d.NamesWhy = 2, m.words() }},
		{"something is not filled in", "decide.blanks", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Blanks = 1 }},
		{"not finished", "decide.unfinished", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Unfinished = true }},
		{"no letter", "decide.no-letter", nil, func(m *matter, d *gehoor.DecisionDrafted) { d.Letter = gehoor.Ref{} }},
		{"somebody accused was not heard", "decide.one-side", nil, func(m *matter, d *gehoor.DecisionDrafted) { m.accuse(accused, gehoor.Seat{}) }},
		{"two accused, one heard", "decide.one-side", nil, func(m *matter, d *gehoor.DecisionDrafted) {
			m.accuse(accused, gehoor.Seat{})
			m.accuse(accused+1, gehoor.Seat{})
			m.hear(gehoor.SideAccused, 1)
		}},
		{"the accused was heard", "", nil, func(m *matter, d *gehoor.DecisionDrafted) {
			m.accuse(accused, gehoor.Seat{})
			m.hear(gehoor.SideAccused, 1)
		}},
		{"not heard, with the reason", "", nil, func(m *matter, d *gehoor.DecisionDrafted) {
			m.accuse(accused, gehoor.Seat{})
			d.OneSide = m.words()
		}},
		{"merely mentioned is no side", "", nil, func(m *matter, d *gehoor.DecisionDrafted) {
			m.fact(ilse, gehoor.PartyNamed{Party: 1, Standing: gehoor.Mentioned})
		}},
		{"about staff nobody named", "decide.one-side",
			func(s *gehoor.Submission) { s.About = []gehoor.About{gehoor.AboutStaff} }, func(m *matter, d *gehoor.DecisionDrafted) {}},
		{"about rules there is only the complainant", "",
			func(s *gehoor.Submission) { s.About = []gehoor.About{gehoor.AboutRules} }, func(m *matter, d *gehoor.DecisionDrafted) {}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := routedMatter(t, tt.submit)
			m.hear(gehoor.SideComplainant, 0)
			m.relation()
			d := m.decision()
			tt.arrange(m, &d)
			m.draft(ilse, d)
			facts, err := m.c.Approve(m.p, noor, false, m.now)
			wantRefusal(t, facts, err, tt.code)
			open := slices.DeleteFunc(m.c.Checks(), func(k gehoor.Check) bool { return k.OK })
			want := []string{"decide.not-approved"}
			if tt.code != "" {
				want = []string{tt.code, "decide.not-approved"}
			}
			var got []string
			for _, k := range open {
				got = append(got, k.Code)
			}
			if !slices.Equal(got, want) {
				t.Errorf("the task list has open %v, want %v", got, want)
			}
		})
	}
}

// R12: the complainant is a side also when nobody is accused. D11: the relation is checked.
func TestD11RelationAndComplainantHeard(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	m.draft(ilse, m.decision())
	_, err := m.c.Approve(m.p, noor, false, m.now)
	wantRefusal(t, nil, err, "decide.one-side")
	m.hear(gehoor.SideComplainant, 0)
	_, err = m.c.Approve(m.p, noor, false, m.now)
	wantRefusal(t, nil, err, "decide.relation")
	m.relation()
	m.approve(noor)
}

// D7: a settlement is a decision; the conversation is the hearing.
func TestD7SettlementIsADecision(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	facts, err := m.c.Contact(m.p, gehoor.Contact{Way: gehoor.Called, At: m.now, By: mark, Resolved: true}, m.now)
	m.does(mark, facts, err)
	m.relation()
	d := m.decision()
	for i := range d.Findings {
		d.Findings[i].Outcome = gehoor.Resolved
	}
	m.draft(ilse, d)
	if !m.c.Draft.Settlement {
		t.Error("all was resolved in conversation, but it is no settlement")
	}
	m.approve(noor)
	m.send(gehoor.OnStatusPage)
	if m.owes(gehoor.OweDecide) {
		t.Error("the settlement went out and a decision is still owed")
	}
}

// D18: a second person, who is not the drafter and whom it is not about; alone only after two
// working days.
func TestD18SecondPerson(t *testing.T) {
	t.Parallel()
	day := 24 * time.Hour
	tests := []struct {
		name, code string
		by         gehoor.PersonID
		alone      bool
		later      time.Duration
		arrange    func(*matter)
	}{
		{"the next level", "", noor, false, 0, nil},
		{"who drafted it", "decide.own-draft", ilse, false, 0, nil},
		{"who drafted it, at once alone", "decide.alone-too-soon", ilse, true, 0, nil},
		{"alone on the second working day", "decide.alone-too-soon", ilse, true, 2 * day, nil},
		{"alone on the third", "", ilse, true, 3 * day, nil},
		{"who it is about, also alone", "decide.barred", noor, true, 3 * day, func(m *matter) {
			m.accuse(noor, gehoor.Seat{})
		}},
		{"approved already", "decide.approved", noor, false, 0, func(m *matter) { m.approve(noor) }},
		{"sent back", "decide.sent-back", noor, false, 0, func(m *matter) {
			facts, err := m.c.SendBack(noor, m.words())
			m.does(noor, facts, err)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := draftedMatter(t)
			if tt.arrange != nil {
				tt.arrange(m)
			}
			m.now = m.now.Add(tt.later)
			facts, err := m.c.Approve(m.p, tt.by, tt.alone, m.now)
			wantRefusal(t, facts, err, tt.code)
			if err == nil && facts[0].(gehoor.DecisionApproved).Alone != tt.alone {
				t.Errorf("got %+v, want Alone %v", facts[0], tt.alone)
			}
		})
	}
	m := draftedMatter(t)
	_, err := m.c.SendBack(ilse, m.words())
	wantRefusal(t, nil, err, "decide.own-draft")
	_, err = m.c.SendBack(noor, gehoor.Ref{})
	wantRefusal(t, nil, err, "decide.no-remarks")
}

// D18: an incomplete version is not put before the second person; a later one voids the approval.
func TestD18VersionsAndApproval(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	d := m.decision()
	d.Letter = gehoor.Ref{}
	m.draft(ilse, d)
	if m.owes(gehoor.OweApprove) {
		t.Error("approval is owed of a version without a letter")
	}
	m.hear(gehoor.SideComplainant, 0)
	m.relation()
	m.draft(ilse, m.decision())
	if !m.owes(gehoor.OweApprove) {
		t.Error("approval is not owed of a complete version")
	}
	if got, want := m.c.Draft.ApproveBy.Plain, date(t, "2026-03-04"); got != want {
		t.Errorf("approve by %v, want %v", got, want)
	}
	m.approve(noor)
	m.draft(ilse, m.decision())
	if m.c.Approved || m.c.Draft.Version != 3 {
		t.Errorf("version %d is approved (%v) by what was said of version 2", m.c.Draft.Version, m.c.Approved)
	}
	_, err := m.c.SendDecision(m.p, gehoor.OnStatusPage, m.c.Draft.Letter, gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "decide.not-approved")
}

// D6, R20: an approved letter with the old date of receipt, and so with another last day at the committee, is not signed.
func TestD6LetterOfAnotherDate(t *testing.T) {
	t.Parallel()
	m := draftedMatter(t)
	m.approve(noor)
	facts, err := m.c.Correct(m.p, gehoor.Correction{Field: gehoor.FieldReceived, ReceivedAt: m.c.Filed.ReceivedAt.AddDate(0, 0, -1), Source: gehoor.FromStamp, Reason: m.words(), By: ilse}, m.now)
	m.does(ilse, facts, err)
	_, err = m.c.SendDecision(m.p, gehoor.OnStatusPage, m.c.Draft.Letter, gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "decide.outdated")
	m.draft(ilse, m.decision())
	m.approve(noor)
	m.send(gehoor.OnStatusPage)
}

// D18: the procedure may name who decides and who approves, and then that seat owes it.
func TestD18RolesOfTheProcedure(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	m.p.Decider, m.p.Approver = gehoor.RegionalManager, gehoor.Board
	m.draft(ilse, m.decision())
	if got, want := m.c.Draft.Decider, (gehoor.Seat{Role: gehoor.RegionalManager, Place: 1}); got != want {
		t.Errorf("decided by %v, want %v", got, want)
	}
	board := gehoor.Viewer{Person: bo, Seats: []gehoor.Seat{{Role: gehoor.Board}}}
	if !gehoor.Can(board, gehoor.Approve, m.c) {
		t.Error("the board cannot approve, though the procedure says so")
	}
	region := gehoor.Viewer{Person: noor, Seats: []gehoor.Seat{{Role: gehoor.RegionalManager, Place: 1}}}
	if gehoor.Can(region, gehoor.Approve, m.c) {
		t.Error("the next level can approve, though the procedure names another")
	}
}

// R13, R14, R15: sending meets the statutory term, and promises the measures.
func TestR15SendingPromises(t *testing.T) {
	t.Parallel()
	m := draftedMatter(t)
	_, err := m.c.SendDecision(m.p, gehoor.OnStatusPage, m.c.Draft.Letter, gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "decide.not-approved")
	m.approve(noor)
	_, err = m.c.SendDecision(m.p, "pigeon", m.c.Draft.Letter, gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "decide.way")
	_, err = m.c.SendDecision(m.p, gehoor.OnPaper, gehoor.Ref{}, gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "decide.no-letter")
	_, err = m.c.SendDecision(m.p, gehoor.OnPaper, m.words(), gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "decide.other-letter")
	if !m.owes(gehoor.OweDecide) {
		t.Fatal("the decision is not owed before it is sent")
	}
	late := m.now
	m.now = m.now.AddDate(0, 0, 31)
	_, err = m.c.SendDecision(m.p, gehoor.OnPaper, m.c.Draft.Letter, gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "decide.measure-passed")
	m.now = late
	m.send(gehoor.OnStatusPage)
	if m.owes(gehoor.OweDecide) {
		t.Error("the decision was sent and is still owed")
	}
	if len(m.c.Measures) != 2 || m.c.Measures[1].Kind != gehoor.ToldMeasure || m.c.Measures[2].Kind != gehoor.PersonnelMeasure {
		t.Errorf("promised %+v, want measures 1 and 2", m.c.Measures)
	}
	if got, want := m.c.Sent.Outside, date(t, "2027-03-02"); got != want {
		t.Errorf("the committee until %v, want %v", got, want)
	}
	_, err = m.c.SendDecision(m.p, gehoor.OnPaper, m.c.Draft.Letter, gehoor.Ref{}, m.now)
	wantRefusal(t, nil, err, "decide.sent")
	_, err = m.c.Approve(m.p, noor, false, m.now)
	wantRefusal(t, nil, err, "decide.sent")
}

// R13: a letter that corrects names the one it corrects, and promises nothing twice.
func TestR13Correction(t *testing.T) {
	t.Parallel()
	m := sentMatter(t)
	seq := 0
	for _, e := range m.c.Events() {
		if _, ok := e.Fact.(gehoor.DecisionSent); ok {
			seq = e.Seq
		}
	}
	d := m.decision()
	_, err := m.c.DraftDecision(m.p, d, ilse, m.now)
	wantRefusal(t, nil, err, "decide.sent")
	d.Corrects = seq - 1
	_, err = m.c.DraftDecision(m.p, d, ilse, m.now)
	wantRefusal(t, nil, err, "decide.sent")
	d.Corrects = seq
	d.Measures = slices.Clone(m.c.Decided.Measures)
	d.Measures[0].Due = d.Measures[0].Due.AddDays(1)
	_, err = m.c.DraftDecision(m.p, d, ilse, m.now)
	wantRefusal(t, nil, err, "decide.measure-promised")
	d.Measures[0].Due = d.Measures[0].Due.AddDays(-1)
	d.Measures = append(d.Measures, gehoor.Measure{Kind: gehoor.ToldMeasure, Owner: mark, Text: m.words(), Due: gehoor.DateOf(m.now)})
	m.draft(ilse, d)
	m.approve(noor)
	before := len(m.c.Events())
	m.send(gehoor.OnPaper)
	var promised []int
	for _, e := range m.c.Events()[before:] {
		if p, ok := e.Fact.(gehoor.MeasurePromised); ok {
			promised = append(promised, p.Measure.No)
		}
	}
	if !slices.Equal(promised, []int{3}) {
		t.Errorf("promised measures %v, want the new one, 3", promised)
	}
}

// D21: what the complainant gets knows of no personnel measure.
func TestD21PersonnelMeasuresAreUntold(t *testing.T) {
	t.Parallel()
	m := sentMatter(t)
	told, err := json.Marshal(m.c.Decided.ForComplainant())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(told), string(gehoor.PersonnelMeasure)) || !strings.Contains(string(told), `"Kind":"told"`) {
		t.Errorf("the complainant gets %s", told)
	}
	if len(m.c.Decided.Measures) != 2 {
		t.Error("leaving it out changed the decision itself")
	}
	facts, err := m.c.FinishMeasure(2, gehoor.DateOf(m.now), gehoor.Ref{}, mark, m.now)
	m.does(mark, facts, err)
	if m.owes(gehoor.OweTellMeasure) {
		t.Error("a personnel measure is to be told")
	}
	_, err = m.c.TellMeasure(2, m.words())
	wantRefusal(t, nil, err, "measure.personnel")
}

// R15: measures are followed until they are done, and the complainant is told.
func TestR15Measures(t *testing.T) {
	t.Parallel()
	m := sentMatter(t)
	today := gehoor.DateOf(m.now)
	for _, tt := range []struct {
		code string
		act  func() ([]gehoor.Fact, error)
	}{
		{"measure.unknown", func() ([]gehoor.Fact, error) { return m.c.FinishMeasure(9, today, gehoor.Ref{}, mark, m.now) }},
		{"measure.date", func() ([]gehoor.Fact, error) {
			return m.c.FinishMeasure(1, today.AddDays(1), gehoor.Ref{}, mark, m.now)
		}},
		{"measure.date", func() ([]gehoor.Fact, error) { return m.c.FinishMeasure(1, gehoor.Date{}, gehoor.Ref{}, mark, m.now) }},
		{"measure.new-date", func() ([]gehoor.Fact, error) { return m.c.MoveMeasure(1, today.AddDays(-1), m.words(), mark, m.now) }},
		{"measure.new-date", func() ([]gehoor.Fact, error) {
			return m.c.MoveMeasure(1, m.c.Measures[1].Due, m.words(), mark, m.now)
		}},
		{"measure.no-reason", func() ([]gehoor.Fact, error) {
			return m.c.MoveMeasure(1, today.AddDays(60), gehoor.Ref{}, mark, m.now)
		}},
		{"measure.no-news", func() ([]gehoor.Fact, error) { return m.c.TellMeasure(1, m.words()) }},
	} {
		facts, err := tt.act()
		wantRefusal(t, facts, err, tt.code)
	}
	facts, err := m.c.MoveMeasure(1, today.AddDays(60), m.words(), mark, m.now)
	m.does(mark, facts, err)
	if !m.owes(gehoor.OweTellMeasure) || !m.owes(gehoor.OweMeasure) {
		t.Error("a moved measure is to be told, and still to be done")
	}
	facts, err = m.c.TellMeasure(1, m.words())
	m.does(0, facts, err)
	facts, err = m.c.FinishMeasure(1, today, m.words(), mark, m.now)
	m.does(mark, facts, err)
	facts, err = m.c.FinishMeasure(1, today, m.words(), mark, m.now)
	wantRefusal(t, facts, err, "measure.done")
	m.accuse(mark, gehoor.Seat{})
	facts, err = m.c.FinishMeasure(2, today, m.words(), mark, m.now)
	wantRefusal(t, facts, err, "measure.barred")
}

// D29: a decision that is not opened is phoned or posted; one that came back is owed again.
func TestD29Reaching(t *testing.T) {
	t.Parallel()
	m := sentMatter(t)
	if got, want := m.c.Sent.OpenBy.Plain, date(t, "2026-03-05"); got != want {
		t.Errorf("phoned or posted by %v, want %v", got, want)
	}
	facts, err := m.c.OpenDecision()
	m.does(0, facts, err)
	if m.owes(gehoor.OweReach) {
		t.Error("it was opened and has still to be reached")
	}
	if facts, err := m.c.OpenDecision(); err != nil || len(facts) != 0 {
		t.Errorf("opened again: got %v and %v, want nothing to record", facts, err)
	}
	_, err = m.c.ReturnDecision("permanent")
	wantRefusal(t, nil, err, "decide.opened")

	m = sentMatter(t)
	facts, err = m.c.ReturnDecision("permanent")
	m.does(0, facts, err)
	if !m.owes(gehoor.OweDecide) || !m.owes(gehoor.OweReach) || !m.owes(gehoor.OweTellPassed) {
		t.Error("it came back: it is owed again, to be reached, and the parent is told when the date passes")
	}
	_, err = m.c.PostDecision(date(t, "2026-03-01"), m.now)
	wantRefusal(t, nil, err, "decide.before-sent")
	tomorrow := gehoor.DateOf(m.now).AddDays(1)
	_, err = m.c.PostDecision(tomorrow, m.now)
	wantRefusal(t, nil, err, "decide.not-yet")
	_, err = m.c.PhoneDecision(tomorrow, mark, m.now)
	wantRefusal(t, nil, err, "decide.not-yet")
	_, err = m.c.HandOverDecision(tomorrow, mark, m.now)
	wantRefusal(t, nil, err, "decide.not-yet")
	facts, err = m.c.PostDecision(gehoor.DateOf(m.now), m.now)
	m.does(ilse, facts, err)
	if m.owes(gehoor.OweDecide) || m.owes(gehoor.OweTellPassed) || !m.c.Reached {
		t.Error("it was put in the post and is still owed")
	}

	// The notice bounces late, when the letter has been handed over.
	m = sentMatter(t)
	notice := 0
	for _, e := range m.c.Events() {
		if _, is := e.Fact.(gehoor.DecisionSent); is {
			notice = e.Seq
		}
	}
	facts, err = m.c.HandOverDecision(gehoor.DateOf(m.now), mark, m.now)
	m.does(ilse, facts, err)
	facts, err = m.c.Return(notice, "permanent", 0, gehoor.Mailed{})
	m.does(0, facts, err)
	if m.owes(gehoor.OweDecide) || m.owes(gehoor.OweReach) || !m.c.Reached {
		t.Error("the notice came back of a decision that was handed over, and it is owed again")
	}

	m = sentMatter(t)
	_, err = m.c.PhoneDecision(date(t, "2026-03-01"), mark, m.now)
	wantRefusal(t, nil, err, "decide.before-sent")
	facts, err = m.c.PhoneDecision(gehoor.DateOf(m.now), mark, m.now)
	m.does(ilse, facts, err)
	if m.owes(gehoor.OweReach) || !m.c.Reached {
		t.Error("who complains was called and has still to be reached")
	}

	m = sentMatter(t)
	facts, err = m.c.ReturnDecision("permanent")
	m.does(0, facts, err)
	facts, err = m.c.PhoneDecision(gehoor.DateOf(m.now), 0, m.now)
	m.does(mark, facts, err)
	if m.owes(gehoor.OweReach) || !m.owes(gehoor.OweDecide) || m.c.Reached {
		t.Error("it came back and there was a call: reached, and owed in writing")
	}

	m = sentMatter(t)
	facts, err = m.c.ReturnDecision("permanent")
	m.does(0, facts, err)
	m.send(gehoor.OnPaper)
	if m.owes(gehoor.OweDecide) || m.owes(gehoor.OweReach) && !m.c.Reached {
		t.Error("it was sent again on paper and is still owed")
	}

	m = draftedMatter(t)
	_, err = m.c.OpenDecision()
	wantRefusal(t, nil, err, "decide.not-sent")
	_, err = m.c.HandOverDecision(gehoor.DateOf(m.now), mark, m.now)
	wantRefusal(t, nil, err, "decide.not-sent")
	_, err = m.c.PhoneDecision(gehoor.DateOf(m.now), mark, m.now)
	wantRefusal(t, nil, err, "decide.not-sent")
	_, err = m.c.ReturnDecision("permanent")
	wantRefusal(t, nil, err, "decide.not-sent")
}

// D29: near the end of the term it is phoned or posted before that end.
func TestD29BeforeTheTermEnds(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ sent, by, why string }{
		{"2026-04-07", "2026-04-10", "three working days"},
		{"2026-04-09", "2026-04-13", "the term ends first"},
		{"2026-04-13", "2026-04-16", "on the last day there is no time left"},
	} {
		m := routedMatter(t, nil)
		m.hear(gehoor.SideComplainant, 0)
		m.relation()
		m.now = date(t, tt.sent).Start(nil).Add(9 * time.Hour)
		m.draft(ilse, m.decision())
		m.approve(noor)
		m.send(gehoor.OnStatusPage)
		if got := m.c.Sent.OpenBy.Plain; got != date(t, tt.by) {
			t.Errorf("sent on %s: phoned or posted by %v, want %s: %s", tt.sent, got, tt.by, tt.why)
		}
	}
}

// R14: what was done already stands in the decision, is kept, and is owed by nobody.
func TestR14MeasuresTaken(t *testing.T) {
	t.Parallel()
	m := routedMatter(t, nil)
	m.hear(gehoor.SideComplainant, 0)
	m.relation()
	d := m.decision()
	d.Measures = []gehoor.Measure{{Kind: gehoor.ToldMeasure, Text: m.words(), Done: gehoor.DateOf(m.now)}}
	m.draft(ilse, d)
	m.approve(noor)
	m.send(gehoor.OnStatusPage)
	if got := m.c.Measures[1].Done; got != gehoor.DateOf(m.now) {
		t.Errorf("measure 1 was done on %v, want %v", got, gehoor.DateOf(m.now))
	}
	if m.owes(gehoor.OweMeasure) {
		t.Error("the measure is done and is owed")
	}
}

// D18: the procedure names who drafts; the desk steps in when nobody there may act, and whoever it is about writes nothing.
func TestD18MayDraft(t *testing.T) {
	t.Parallel()
	byLead := gehoor.DefaultProcedure()
	byLead.Drafter = ""
	for _, tt := range []struct {
		p      gehoor.Procedure
		who    gehoor.PersonID
		change func(*dossier)
		may    bool
		why    string
	}{
		{gehoor.DefaultProcedure(), coordinator, nil, true, "the coordinator, by default"},
		{gehoor.DefaultProcedure(), manager, nil, false, "the lead proposes"},
		{byLead, manager, nil, true, "the procedure names the lead"},
		{byLead, coordinator, nil, false, "and then it is the lead's"},
		{byLead, coordinator, func(d *dossier) { d.name(gehoor.Involved, gehoor.Seat{}, manager) }, true, "nobody may act in that position"},
		{byLead, manager, func(d *dossier) { d.name(gehoor.Involved, gehoor.Seat{}, manager) }, false, "it is about this person"},
		{gehoor.DefaultProcedure(), regional, nil, false, "the next level approves"},
	} {
		d := open(t, nil).routed()
		if tt.change != nil {
			tt.change(d)
		}
		v := gehoor.Viewer{Person: tt.who, Seats: d.chart.Seats(tt.who, gehoor.DateOf(d.now))}
		if got := d.MayDraft(tt.p, d.chart, v, gehoor.DateOf(d.now)); got != tt.may {
			t.Errorf("may draft: %v, want %v: %s", got, tt.may, tt.why)
		}
	}
}

// D18: no answer in two working days asks a deputy, or the seat above; alone only after that one's two days.
func TestD18PassApproval(t *testing.T) {
	t.Parallel()
	d := open(t, nil).contacted()
	d.do(d.CheckRelation(gehoor.ByContract, gehoor.Ref{}))
	d.do(d.DraftDecision(d.p, gehoor.DecisionDrafted{Letter: ref(9), OneSide: ref(10),
		Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld, Reasons: ref(11)}}}, coordinator, d.now))
	_, err := d.PassApproval(d.p, d.chart, d.now)
	refused(t, err, "approve.not-passed", "the next level has two days")
	d.later(4)
	first := d.owed(gehoor.OweApprove).Seat
	d.do(d.PassApproval(d.p, d.chart, d.now))
	if second := d.owed(gehoor.OweApprove); second.Seat == first || !second.Open() || second.Seat != d.Second {
		t.Errorf("first %v, then %+v", first, second)
	}
	_, err = d.PassApproval(d.p, d.chart, d.now)
	refused(t, err, "approve.not-passed", "once")
	_, err = d.Approve(d.p, coordinator, true, d.now)
	refused(t, err, "decide.alone-too-soon", "the deputy has two days as well")
	for _, seat := range []gehoor.Seat{first, d.Second} {
		who := d.chart.Holders(seat, gehoor.DateOf(d.now))[0]
		if !gehoor.Can(gehoor.Viewer{Person: who, Seats: []gehoor.Seat{seat}}, gehoor.Approve, d.Complaint) {
			t.Errorf("%v cannot approve", seat)
		}
	}
	d.later(5)
	_, err = d.Approve(d.p, coordinator, true, d.now)
	refused(t, err, "", "no second person answered")

	d = open(t, nil).contacted()
	d.do(d.DraftDecision(d.p, gehoor.DecisionDrafted{Letter: ref(9), Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld, Reasons: ref(11)}}}, coordinator, d.now)).later(4)
	d.chart.Absences = append(d.chart.Absences, gehoor.Absence{Person: regional, Deputy: colleague, From: gehoor.DateOf(d.now).AddDays(30), Until: gehoor.DateOf(d.now).AddDays(40)})
	facts, err := d.PassApproval(d.p, d.chart, d.now)
	if err != nil || facts[0].(gehoor.ApprovalPassed).To != gehoor.Named(colleague) {
		t.Errorf("passed by %v, %v; who deputises comes before who stands above", facts, err)
	}
}

// D18: the lead's proposal.
func TestD18ProposeDecision(t *testing.T) {
	t.Parallel()
	finding := gehoor.Finding{Part: 1, Outcome: gehoor.Upheld, Reasons: ref(11)}
	for _, tt := range []struct {
		in     gehoor.DecisionProposed
		change func(*dossier)
		code   string
		why    string
	}{
		{gehoor.DecisionProposed{Findings: []gehoor.Finding{finding}}, nil, "", "a finding with reasons"},
		{gehoor.DecisionProposed{Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld}}}, nil, "propose.nothing", "a bare outcome"},
		{gehoor.DecisionProposed{Findings: []gehoor.Finding{{Part: 7, Outcome: gehoor.Upheld, Reasons: ref(11)}}}, nil, "decide.no-part", "a part there is not"},
		{gehoor.DecisionProposed{Findings: []gehoor.Finding{finding}}, func(d *dossier) { d.name(gehoor.Accused, gehoor.Seat{}, manager) }, "decide.barred", "it is about this person"},
		{gehoor.DecisionProposed{Findings: []gehoor.Finding{finding}}, func(d *dossier) { d.do(d.AskSafety(gehoor.ReportingDuty, 0)) }, "decide.sealed", "while a safety track runs"},
		{gehoor.DecisionProposed{Measures: []gehoor.Measure{{Kind: gehoor.ToldMeasure, Text: ref(12), Due: gehoor.DateOf(monday).AddDays(-1)}}}, nil, "decide.measure-passed", "a date that passed"},
	} {
		d := open(t, nil).routed()
		if tt.change != nil {
			tt.change(d)
		}
		_, err := d.ProposeDecision(tt.in, manager, d.now)
		refused(t, err, tt.code, tt.why)
	}
}
