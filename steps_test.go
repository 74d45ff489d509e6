package gehoor_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gehoor"
)

func TestR3Submit(t *testing.T) {
	t.Parallel()
	tests := []struct {
		change func(*gehoor.Submission)
		code   string
		why    string
	}{
		{func(*gehoor.Submission) {}, "", "an ordinary complaint"},
		{func(s *gehoor.Submission) { s.Story = gehoor.Ref{} }, "submit.no-story", "without a word there is nothing to handle"},
		{func(s *gehoor.Submission) { s.Capacity = "" }, "submit.capacity", "question 2 was skipped"},
		{func(s *gehoor.Submission) { s.ReceivedAt = monday.Add(time.Second) }, "submit.received-future", "receipt is never ahead"},
		{func(s *gehoor.Submission) { s.Arose = date(t, "2026-09-08") }, "submit.arose-future", "what has not happened yet"},
		{func(s *gehoor.Submission) { s.Arose = date(t, "2026-09-07") }, "", "it happened today"},
		{func(s *gehoor.Submission) { s.Mail, s.Phone = false, false }, "submit.no-contact", "no way to answer"},
		{func(s *gehoor.Submission) { s.Mail, s.Phone, s.Anonymous = false, false, true }, "", "D3: no name, answered on the page"},
		{func(s *gehoor.Submission) { s.Phone = false }, "submit.no-phone", "wants to be called"},
		{func(s *gehoor.Submission) { s.Mail, s.Way = false, gehoor.WriteMail }, "submit.no-mail", "wants mail"},
		{func(s *gehoor.Submission) { s.Channel, s.Mail, s.Phone, s.Way = gehoor.ByLetter, false, false, "" }, "", "a letter is answered by letter"},
	}
	for _, tt := range tests {
		s := submission()
		tt.change(&s)
		_, err := gehoor.DefaultProcedure().Submit(s, "267F3K", monday)
		refused(t, err, tt.code, tt.why)
	}
}

func TestR4LateIsFlaggedNeverRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		arose    string
		happened gehoor.Happened
		late     bool
		why      string
	}{
		{"2026-07-07", gehoor.WithinTheTerm, false, "two months to the day is in time"},
		{"2026-07-06", gehoor.WithinTheTerm, true, "a day more is late, whatever was ticked"},
		{"2020-01-01", gehoor.BeforeTheTerm, true, "six years"},
		{"2026-08-01", gehoor.BeforeTheTerm, false, "the date says more than the box"},
		{"", gehoor.BeforeTheTerm, true, "in the complainant's own words"},
		{"", gehoor.UnknownWhen, false, "not known is not late"},
		{"2026-01-01", gehoor.AgainAndAgain, false, "it began long ago and goes on"},
	}
	for _, tt := range tests {
		d := open(t, func(s *gehoor.Submission) {
			s.Happened = tt.happened
			if tt.arose != "" {
				s.Arose = date(t, tt.arose)
			}
		})
		if d.Filed.Late != tt.late {
			t.Errorf("%s %s: late is %v, want %v: %s", tt.arose, tt.happened, d.Filed.Late, tt.late, tt.why)
		}
		if d.Filed.Terms.Decide.Plain != date(t, "2026-10-19") {
			t.Errorf("%s: decision by %v: late complaints have all terms (D2)", tt.arose, d.Filed.Terms.Decide.Plain)
		}
	}
}

func TestD2LateIsAnsweredWithinTwoWorkingDays(t *testing.T) {
	t.Parallel()
	d := open(t, func(s *gehoor.Submission) { s.Arose = date(t, "2026-01-01") })
	if got, want := d.owed(gehoor.OweLateAnswer).Term.Plain, date(t, "2026-09-09"); got != want {
		t.Errorf("answer by %v, want %v", got, want)
	}
	_, err := d.Admit([]gehoor.Part{{No: 1, Category: "care"}}, false, gehoor.Ref{}, d.p, d.now)
	refused(t, err, "admit.late-no-reason", "the coordinator decides with a reason")
	d.admit()
	if duty := d.owed(gehoor.OweLateAnswer); !duty.Open() || duty.Owner != gehoor.BySystem {
		t.Errorf("after admitting: %+v; the complainant has not been told yet", duty)
	}
	d.do(d.Inform(gehoor.ToldLate, ref(4)))
	if d.owed(gehoor.OweLateAnswer).Open() {
		t.Error("still owed after it was told")
	}
}

func TestD2Decline(t *testing.T) {
	t.Parallel()
	late := func(s *gehoor.Submission) { s.Arose = date(t, "2026-01-01") }
	tests := []struct {
		change func(*gehoor.Submission)
		ground gehoor.DeclineGround
		letter gehoor.Ref
		code   string
		why    string
	}{
		{late, gehoor.TooLate, ref(5), "", "late, with reasons in a letter"},
		{late, gehoor.TooLate, gehoor.Ref{}, "decline.no-letter", "reasons and the way outside are owed"},
		{nil, gehoor.TooLate, ref(5), "decline.not-late", "it came in time"},
		{nil, gehoor.NotEntitled, ref(5), "decline.entitled", "R5: a parent is entitled"},
		{func(s *gehoor.Submission) { s.Capacity = gehoor.FormerParent }, gehoor.NotEntitled, ref(5), "decline.entitled", "R5: so is who had a service"},
		{func(s *gehoor.Submission) { s.Capacity = gehoor.SomeoneElse }, gehoor.NotEntitled, ref(5), "", "a neighbour is not"},
		{nil, "", ref(5), "decline.no-ground", "a ground is needed"},
	}
	for _, tt := range tests {
		d := open(t, tt.change)
		facts, err := d.Decline(tt.ground, tt.letter, gehoor.Ref{})
		refused(t, err, tt.code, tt.why)
		if tt.code != "" {
			continue
		}
		d.do(facts, err)
		if d.Open() || d.owed(gehoor.OweDecide).Open() {
			t.Errorf("declined as %s and still open", tt.ground)
		}
	}
}

func TestR5SignalOnlyFromWhoIsNoCustomer(t *testing.T) {
	t.Parallel()
	parts := []gehoor.Part{{No: 1, Category: "care"}}
	for _, c := range []gehoor.Capacity{gehoor.Parent, gehoor.FormerParent, gehoor.FutureParent, gehoor.OnBehalf, gehoor.ParentCommittee} {
		d := open(t, func(s *gehoor.Submission) { s.Capacity = c })
		_, err := d.Admit(parts, true, ref(3), d.p, d.now)
		refused(t, err, "admit.entitled", string(c))
	}
	d := open(t, func(s *gehoor.Submission) { s.Capacity = gehoor.SomeoneElse })
	_, err := d.Admit(parts, false, gehoor.Ref{}, d.p, d.now)
	refused(t, err, "admit.no-reason", "the coordinator decides with a reason, either way (D10)")
	d.do(d.Admit(parts, true, ref(3), d.p, d.now))
	if d.Counts() || d.owed(gehoor.OweDecide).Open() {
		t.Error("a signal has no statutory term and counts nowhere")
	}
	d.later(3).do(d.Admit(parts, false, ref(3), d.p, d.now))
	if duty := d.owed(gehoor.OweDecide); !duty.Open() || duty.Term.Plain != date(t, "2026-10-19") {
		t.Errorf("taken up after all: %+v, want the term of the first day", duty)
	}
}

func TestR6AcknowledgeAtOnce(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	if duty := d.owed(gehoor.OweAcknowledge); !duty.By.Equal(d.now) || duty.Owner != gehoor.BySystem {
		t.Errorf("acknowledgement owed %+v, want at once, by the system", duty)
	}
	_, err := d.Acknowledge(gehoor.Ref{})
	refused(t, err, "acknowledge.no-message", "there is a mail address")
	d.do(d.Acknowledge(ref(3)))
	_, err = d.Acknowledge(ref(3))
	refused(t, err, "acknowledge.done", "once")
}

func TestD37PracticeTakesTwo(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	_, err := d.MarkPractice(coordinator, coordinator)
	refused(t, err, "practice.second", "one person is not two")
	d.do(d.MarkPractice(coordinator, colleague))
	if d.Counts() {
		t.Error("a test filing counts")
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in   string
		want gehoor.Number
		ok   bool
	}{
		{"KL 26 7F3K", "267F3K", true}, {"kl267f3k", "267F3K", true}, {" 26-7f3k ", "267F3K", true},
		{"KL\u00a026\u00a07F3K", "267F3K", true}, {"26 7A3K", "", false}, {"26 7F3", "", false}, {"", "", false}, {"KL 2X 7F3K", "", false},
	}
	for _, tt := range tests {
		if got, ok := gehoor.ParseNumber(tt.in); got != tt.want || ok != tt.ok {
			t.Errorf("ParseNumber(%q) = %q, %v; want %q, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
	i := 0
	n := gehoor.NewNumber(2026, func(n int) int { i += 7; return i % n })
	if back, ok := gehoor.ParseNumber(n.String()); !ok || back != n || !strings.HasPrefix(n.String(), "KL\u00a026\u00a0") {
		t.Errorf("drew %q, shown as %q, read back as %q", string(n), n.String(), string(back))
	}
}

// What is taken for a number can be shown and typed over, and is none but a number that could have been drawn.
func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"KL 26 7F3K", "kl267f3k", " 26-7f3k ", "KL\u00a026\u00a07F3K", "26 7A3K", "KLKL267F3K", "2\u212a7F3K", "\xff", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := gehoor.ParseNumber(s)
		if !ok {
			if n != "" {
				t.Errorf("%q is no number, but gives %q", s, string(n))
			}
			return
		}
		if !numberForm.MatchString(string(n)) {
			t.Errorf("%q is taken for number %q", s, string(n))
		}
		for _, shown := range []string{n.String(), string(n), strings.ToLower(n.String())} {
			if back, ok := gehoor.ParseNumber(shown); !ok || back != n {
				t.Errorf("%q is %q, shown as %q, read back as %q", s, string(n), shown, string(back))
			}
		}
	})
}

var numberForm = regexp.MustCompile(`^[0-9]{2}[2-9BCDFGHJKMNPQRTVWX]{4}$`)

// TestD15Propose is who leads, and who was stepped over: ux, ugly cases 16 to 21.
func TestD15Propose(t *testing.T) {
	t.Parallel()
	away := func(p, deputy gehoor.PersonID) func(*dossier) {
		return func(d *dossier) {
			d.chart.Absences = append(d.chart.Absences, gehoor.Absence{Person: p, Deputy: deputy, From: date(t, "2026-09-01"), Until: date(t, "2026-09-30")})
		}
	}
	vacant := func(s gehoor.Seat) func(*dossier) {
		return func(d *dossier) {
			d.chart.Positions = slices.DeleteFunc(d.chart.Positions, func(p gehoor.Position) bool { return p.Seat == s })
		}
	}
	about := func(a gehoor.About) func(*gehoor.Submission) {
		return func(s *gehoor.Submission) { s.About = []gehoor.About{a} }
	}
	tests := []struct {
		change     func(*gehoor.Submission)
		then       func(*dossier)
		lead, next gehoor.Seat
		stepped    []gehoor.StepWhy
		why        string
	}{
		{nil, nil, managerSeat, regionalSeat, nil, "the location manager"},
		{about(gehoor.AboutManager), nil, regionalSeat, directorSeat, []gehoor.StepWhy{gehoor.StepAccused}, "16: about the manager"},
		{about(gehoor.AboutManager), func(d *dossier) { d.name(gehoor.Mentioned, managerSeat, manager) }, managerSeat, regionalSeat, nil, "answered: not about his conduct"},
		{nil, func(d *dossier) { d.name(gehoor.Provisional, gehoor.Seat{}, manager) }, regionalSeat, directorSeat, []gehoor.StepWhy{gehoor.StepProvisional}, "not answered yet"},
		{nil, func(d *dossier) { d.name(gehoor.Mentioned, gehoor.Seat{}, manager) }, managerSeat, regionalSeat, nil, "merely mentioned: R1 sends parents to the manager"},
		{about(gehoor.AboutNextLevel), nil, boardSeat, supervisorSeat, []gehoor.StepWhy{gehoor.StepBelow, gehoor.StepProvisional, gehoor.StepProvisional}, "17: a next level, not yet known which"},
		{about(gehoor.AboutNextLevel), func(d *dossier) { d.name(gehoor.Accused, regionalSeat, regional) }, directorSeat, boardSeat, []gehoor.StepWhy{gehoor.StepBelow, gehoor.StepAccused}, "17: the regional manager; who works for him does not judge him"},
		{nil, func(d *dossier) { d.name(gehoor.Accused, boardSeat, board) }, supervisorSeat, gehoor.Seat{}, []gehoor.StepWhy{gehoor.StepBelow, gehoor.StepBelow, gehoor.StepBelow, gehoor.StepAccused}, "17: the board"},
		{nil, func(d *dossier) { d.name(gehoor.Involved, gehoor.Seat{}, manager) }, regionalSeat, directorSeat, []gehoor.StepWhy{gehoor.StepInvolved}, "19: a relative"},
		{nil, away(manager, otherOne), managerSeat, regionalSeat, nil, "20: on leave, with a deputy"},
		{nil, away(manager, 0), regionalSeat, directorSeat, []gehoor.StepWhy{gehoor.StepAbsent}, "20: ill, without a deputy"},
		{nil, func(d *dossier) {
			away(manager, otherOne)(d)
			d.name(gehoor.Accused, gehoor.Seat{}, manager)
		}, regionalSeat, directorSeat, []gehoor.StepWhy{gehoor.StepAccused}, "his deputy stands in for who is complained about"},
		{nil, func(d *dossier) {
			away(manager, otherOne)(d)
			d.name(gehoor.Involved, gehoor.Seat{}, otherOne)
		}, regionalSeat, directorSeat, []gehoor.StepWhy{gehoor.StepInvolved}, "only the deputy acts, and is involved"},
		{nil, vacant(managerSeat), regionalSeat, directorSeat, []gehoor.StepWhy{gehoor.StepVacant}, "21: nobody linked to the location"},
		{nil, vacant(regionalSeat), managerSeat, directorSeat, []gehoor.StepWhy{gehoor.StepVacant}, "the next level above a vacant seat"},
		{nil, func(d *dossier) {
			vacant(managerSeat)(d)
			vacant(regionalSeat)(d)
			vacant(directorSeat)(d)
			vacant(boardSeat)(d)
		}, supervisorSeat, gehoor.Seat{}, []gehoor.StepWhy{gehoor.StepVacant, gehoor.StepVacant, gehoor.StepVacant, gehoor.StepVacant}, "up to the supervisor"},
		{nil, func(d *dossier) {
			d.chart.Positions = append(d.chart.Positions, gehoor.Position{Person: regional, Seat: managerSeat})
			vacantHolder(d, manager)
		}, managerSeat, directorSeat, []gehoor.StepWhy{gehoor.StepSame}, "one person in two seats is no next level for himself"},
		{func(s *gehoor.Submission) { s.Location, s.Region = 0, 0 }, nil, directorSeat, boardSeat, nil, "about no location"},
		{func(s *gehoor.Submission) { s.Location = 9 }, nil, directorSeat, boardSeat, nil, "D12: sold to another holder since: stays with ours"},
		{func(s *gehoor.Submission) { s.Location = 99 }, nil, regionalSeat, directorSeat, nil, "13: a location that is gone is its region's"},
	}
	for _, tt := range tests {
		d := open(t, tt.change)
		if tt.then != nil {
			tt.then(d)
		}
		p, err := gehoor.Propose(d.Complaint, d.chart, gehoor.DateOf(d.now))
		if err != nil {
			t.Errorf("%v: %s", err, tt.why)
			continue
		}
		var whys []gehoor.StepWhy
		for _, s := range p.Stepped {
			whys = append(whys, s.Why)
		}
		if p.Lead != tt.lead || p.NextLevel != tt.next || !slices.Equal(whys, tt.stepped) {
			t.Errorf("lead %v, next level %v, stepped over %v; want %v, %v, %v: %s", p.Lead, p.NextLevel, whys, tt.lead, tt.next, tt.stepped, tt.why)
		}
	}
	d := open(t, nil)
	_, err := gehoor.Propose(d.Complaint, gehoor.Chart{}, gehoor.DateOf(d.now))
	refused(t, err, "route.nobody", "an organisation of nobody")
}

func vacantHolder(d *dossier, p gehoor.PersonID) {
	d.chart.Positions = slices.DeleteFunc(d.chart.Positions, func(x gehoor.Position) bool { return x.Person == p })
}

func TestD16CoordinatorComplainedAbout(t *testing.T) {
	t.Parallel()
	tests := []struct {
		d   *dossier
		why string
	}{
		{open(t, func(s *gehoor.Submission) { s.About = []gehoor.About{gehoor.AboutCoordinator} }), "from the first second"},
		{open(t, nil).name(gehoor.Accused, deskSeat, 0), "when it turns out later"},
	}
	for _, tt := range tests {
		for _, p := range []gehoor.PersonID{coordinator, deputy} {
			v := gehoor.Viewer{Person: p, Seats: tt.d.chart.Seats(p, gehoor.DateOf(tt.d.now))}
			if got, want := gehoor.Can(v, gehoor.Know, tt.d.Complaint), p == deputy; got != want {
				t.Errorf("person %d knows of it: %v, want %v: %s", p, got, want, tt.why)
			}
		}
		if seat := tt.d.owed(gehoor.OweForward).Seat; seat != deputySeat {
			t.Errorf("forwarding is owed by %v: %s", seat, tt.why)
		}
	}
}

func TestR9Route(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	if got, want := d.owed(gehoor.OweForward).Term.Plain, date(t, "2026-09-08"); got != want {
		t.Errorf("forward by %v, want %v: the next working day (D17)", got, want)
	}
	_, err := d.Route(d.chart, gehoor.Seat{}, gehoor.Ref{}, d.now)
	refused(t, err, "route.not-admitted", "first what it is about")
	d.admit()
	_, err = d.Route(d.chart, otherSeat, gehoor.Ref{}, d.now)
	refused(t, err, "route.no-reason", "someone else than proposed")
	d.name(gehoor.Accused, gehoor.Seat{}, otherOne)
	_, err = d.Route(d.chart, otherSeat, ref(5), d.now)
	refused(t, err, "route.cannot-lead", "nobody who is complained about")
	d.do(d.Route(d.chart, gehoor.Seat{}, gehoor.Ref{}, d.now))
	if d.Lead != managerSeat || d.NextLevel != regionalSeat || d.owed(gehoor.OweForward).Open() {
		t.Errorf("led by %v under %v", d.Lead, d.NextLevel)
	}
	_, err = d.Route(d.chart, gehoor.Seat{}, gehoor.Ref{}, d.now)
	refused(t, err, "route.already", "once")
	if d.Astray(d.chart, gehoor.DateOf(d.now)) {
		t.Error("astray while everybody is there")
	}
	vacantHolder(d, manager)
	if !d.Astray(d.chart, gehoor.DateOf(d.now)) {
		t.Error("the manager left, and nobody notices")
	}
}

// A part for each location, led by its own manager unless it is or may be about him; who leads a part reads
// it once it is routed, and not before.
func TestD12SeveralLocations(t *testing.T) {
	t.Parallel()
	tests := []struct {
		about  gehoor.About
		others []gehoor.LocationID
		leads  []gehoor.Seat
		why    string
	}{
		{gehoor.AboutStaff, nil, []gehoor.Seat{{}}, "one location is one part"},
		{gehoor.AboutStaff, []gehoor.LocationID{8}, []gehoor.Seat{{}, otherSeat}, "each its own manager"},
		{gehoor.AboutManager, []gehoor.LocationID{8}, []gehoor.Seat{{}, regionalSeat}, "it may be about either manager"},
		{gehoor.AboutStaff, []gehoor.LocationID{9}, []gehoor.Seat{{}, directorSeat}, "another holder's location stays with our director until it is split off"},
	}
	for _, tt := range tests {
		d := open(t, func(s *gehoor.Submission) { s.About, s.Others = []gehoor.About{tt.about}, tt.others })
		parts := gehoor.ProposeParts(d.Complaint, d.chart, "care", gehoor.Conduct, gehoor.DateOf(d.now))
		var leads []gehoor.Seat
		for _, p := range parts {
			leads = append(leads, p.Lead)
		}
		if !slices.Equal(leads, tt.leads) {
			t.Errorf("parts are led by %v, want %v: %s", leads, tt.leads, tt.why)
		}
		d.do(d.Admit(parts, false, ref(3), d.p, d.now))
		v := gehoor.Viewer{Person: otherOne, Seats: []gehoor.Seat{otherSeat}}
		if gehoor.Can(v, gehoor.Know, d.Complaint) {
			t.Errorf("known before it is routed: %s", tt.why)
		}
		d.do(d.Route(d.chart, gehoor.Seat{}, gehoor.Ref{}, d.now))
		if got, want := gehoor.Can(v, gehoor.Handle, d.Complaint), slices.Contains(tt.leads, otherSeat); got != want {
			t.Errorf("the other manager handles it: %v, want %v: %s", got, want, tt.why)
		}
	}
}

func TestD12Reroute(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	d.add(gehoor.Actor{}, gehoor.SeniorTold{Seat: regionalSeat, Message: ref(9)})
	_, err := d.Reroute(d.chart, gehoor.Rerouting{Location: 9, Reason: ref(5)}, d.now)
	refused(t, err, "reroute.other-holder", "never to another holder")
	_, err = d.Reroute(d.chart, gehoor.Rerouting{Location: 8}, d.now)
	refused(t, err, "reroute.no-reason", "a reason is kept")
	_, err = d.Reroute(d.chart, gehoor.Rerouting{Reason: ref(5)}, d.now)
	refused(t, err, "reroute.same", "nothing would change")
	d.do(d.Reroute(d.chart, gehoor.Rerouting{Location: 8, Reason: ref(5), Breach: true}, d.now))
	old := gehoor.Viewer{Person: manager, Seats: []gehoor.Seat{managerSeat}}
	if gehoor.Can(old, gehoor.See, d.Complaint) || !gehoor.Can(old, gehoor.Know, d.Complaint) {
		t.Error("who led before knows the number and no more")
	}
	if !d.owed(gehoor.OweSenior).Open() {
		t.Error("the next level is told anew of another location")
	}
	if d.Lead != otherSeat || d.Filed.Location != 8 {
		t.Errorf("led by %v for location %d", d.Lead, d.Filed.Location)
	}
}

func TestD19TakeOver(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	_, err := d.TakeOver(d.chart, regional, regionalSeat, gehoor.Ref{}, d.now)
	refused(t, err, "take-over.no-reason", "with a reason")
	_, err = d.TakeOver(d.chart, director, directorSeat, ref(5), d.now)
	refused(t, err, "take-over.not-next-level", "the next level only")
	_, err = d.TakeOver(d.chart, manager, regionalSeat, ref(5), d.now)
	refused(t, err, "take-over.barred", "who does not hold the seat")
	d.do(d.TakeOver(d.chart, regional, regionalSeat, ref(5), d.now))
	if d.Lead != regionalSeat || d.NextLevel != directorSeat {
		t.Errorf("led by %v under %v: who leads is not his own next level", d.Lead, d.NextLevel)
	}
	d.do(d.TakeOver(d.chart, colleague, deskSeat, gehoor.Ref{}, d.now))
	if d.Desker != colleague || d.Lead != regionalSeat {
		t.Errorf("the desk's work is with %d, the lead with %v (D17)", d.Desker, d.Lead)
	}
	d.do(d.HandOver(coordinator))
	if d.Desker != coordinator {
		t.Errorf("handed over, and with %d", d.Desker)
	}
}

func TestR10OnlyContactInTheChosenWay(t *testing.T) {
	t.Parallel()
	anonymous := func(s *gehoor.Submission) { s.Anonymous = true }
	way := func(w gehoor.ContactWay) func(*gehoor.Submission) { return func(s *gehoor.Submission) { s.Way = w } }
	hour := monday.Add(time.Hour)
	tests := []struct {
		change func(*gehoor.Submission)
		made   gehoor.ContactMade
		at     time.Time
		code   string
		why    string
	}{
		{nil, gehoor.Called, hour, "", "a conversation"},
		{nil, gehoor.Met, hour, "", "a conversation"},
		{way(gehoor.MeetThere), gehoor.Called, hour, "", "a conversation too"},
		{nil, gehoor.Wrote, hour, "contact.not-chosen", "wanted to be called"},
		{nil, gehoor.NoAnswer, hour, "contact.attempt", "an attempt does not meet it"},
		{nil, gehoor.SentMessage, hour, "contact.attempt", "nor does a message without an answer"},
		{way(gehoor.WriteMail), gehoor.Wrote, hour, "", "chose writing"},
		{way(gehoor.WriteMail), gehoor.Called, hour, "contact.not-chosen", "chose writing"},
		{anonymous, gehoor.Wrote, hour, "", "on the status page"},
		{anonymous, gehoor.Called, hour, "contact.not-chosen", "gave no name"},
		{nil, gehoor.Called, hour.Add(time.Hour), "contact.future", "not yet"},
		{nil, gehoor.Called, monday.Add(-time.Second), "contact.before-receipt", "before it came in"},
		{nil, gehoor.Called, monday, "", "the very moment"},
	}
	for _, tt := range tests {
		d := open(t, tt.change).routed()
		d.now = hour
		facts, err := d.Contact(d.p, gehoor.Contact{Way: tt.made, At: tt.at}, d.now)
		refused(t, err, tt.code, tt.why)
		if err == nil {
			d.do(facts, err)
		}
		if met := !d.owed(gehoor.OweContact).Open(); met != (tt.code == "") {
			t.Errorf("the aim is met: %v: %s", met, tt.why)
		}
	}
	d := open(t, nil)
	_, err := d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now)
	refused(t, err, "contact.not-routed", "by that manager")
}

func TestR10Tried(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	today := gehoor.DateOf(d.now)
	_, err := d.Try(gehoor.Called, today, d.now)
	refused(t, err, "contact.no-attempt", "a conversation is no attempt")
	_, err = d.Try(gehoor.NoAnswer, today.AddDays(1), d.now)
	refused(t, err, "contact.future", "tomorrow")
	_, err = d.Try(gehoor.NoAnswer, today.AddDays(-1), d.now)
	refused(t, err, "contact.before-receipt", "yesterday")
	for range 2 {
		d.do(d.Try(gehoor.NoAnswer, today, d.now))
	}
	if duty := d.owed(gehoor.OweContact); d.Tries != 2 || !duty.Open() || !duty.Aim || duty.Term.Plain != date(t, "2026-09-09") {
		t.Errorf("after %d attempts the aim is %+v; want open, by Wednesday", d.Tries, duty)
	}
}

func TestD4PersonalMessageIsContactWhereWritingWasChosen(t *testing.T) {
	t.Parallel()
	tests := []struct {
		way      gehoor.ContactWay
		personal bool
		met      bool
		why      string
	}{
		{gehoor.WriteMail, true, true, "chose writing, and the lead wrote"},
		{gehoor.WriteMail, false, false, "any other message does not meet it"},
		{gehoor.CallDaytime, true, false, "wanted to be called"},
	}
	for _, tt := range tests {
		d := open(t, func(s *gehoor.Submission) { s.Way = tt.way }).routed()
		d.do(d.Send(d.p, gehoor.Message{Text: ref(5), Personal: tt.personal, By: manager}, d.now))
		if met := !d.owed(gehoor.OweContact).Open(); met != tt.met {
			t.Errorf("%s, personal %v: met is %v, want %v: %s", tt.way, tt.personal, met, tt.met, tt.why)
		}
	}
}

func TestR11StepsStayOwed(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	_, err := d.AgreeSteps(ref(5), gehoor.Seat{}, gehoor.Date{}, d.now)
	refused(t, err, "steps.no-contact", "there is nobody to agree with")
	d.now = time.Date(2026, 9, 11, 16, 0, 0, 0, time.UTC)
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now))
	if duty := d.owed(gehoor.OweSteps); !duty.Open() || duty.Term.Plain != date(t, "2026-09-14") {
		t.Errorf("after a call on Friday: %+v; want owed until Monday (D5)", duty)
	}
	_, err = d.AgreeSteps(ref(5), gehoor.Seat{}, date(t, "2026-09-10"), d.now)
	refused(t, err, "steps.past", "yesterday")
	d.do(d.AgreeSteps(ref(5), gehoor.Seat{}, date(t, "2026-09-18"), d.now))
	if d.owed(gehoor.OweSteps).Open() || !d.owed(gehoor.OweConfirm).Open() || !d.owed(gehoor.OweFollowUp).By.Equal(date(t, "2026-09-18").End()) {
		t.Error("agreed: recorded, to be confirmed, and followed up on the day")
	}
	d.do(d.Inform(gehoor.ToldSteps, ref(6)))
	_, err = d.Inform(gehoor.ToldSteps, ref(6))
	refused(t, err, "inform.not-so", "nothing to confirm any more")
}

func TestR11EveryMessageIsAnswered(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.Receive(d.p, ref(5), nil, 0, d.now)).do(d.Receive(d.p, ref(6), nil, 0, d.now))
	first := d.Seq - 1
	d.do(d.Send(d.p, gehoor.Message{Text: ref(7), Answers: first}, d.now))
	_, err := d.Send(d.p, gehoor.Message{Text: ref(7), Answers: first}, d.now)
	refused(t, err, "send.no-question", "answered already")
	if duty := d.owed(gehoor.OweAnswer); !duty.Open() {
		t.Error("an answer to one message ended the other")
	}
	d.do(d.NoAnswer(d.owed(gehoor.OweAnswer).No))
	_, err = d.Send(d.p, gehoor.Message{Text: ref(8), Child: true}, d.now)
	refused(t, err, "send.relation", "D11: who is this?")
	d.do(d.CheckRelation(gehoor.CalledBack, gehoor.Ref{})).do(d.Send(d.p, gehoor.Message{Text: ref(8), Child: true}, d.now))
}

func TestD8PassedTermIsToldTheDayAfter(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	d.now = time.Date(2026, 10, 19, 12, 0, 0, 0, time.UTC)
	_, err := d.TellPassed(date(t, "2026-10-26"), ref(5), d.now)
	refused(t, err, "passed.not-yet", "the day itself")
	d.later(1)
	_, err = d.TellPassed(date(t, "2026-10-19"), ref(5), d.now)
	refused(t, err, "passed.new-date", "a new date that passed")
	d.do(d.TellPassed(date(t, "2026-10-26"), ref(5), d.now))
	if duty := d.owed(gehoor.OweTellPassed); !duty.Open() || !duty.By.Equal(date(t, "2026-10-27").End()) {
		t.Errorf("when the new date passes too: %+v", duty)
	}
	if got := d.owed(gehoor.OweDecide).Term.Plain; got != date(t, "2026-10-19") {
		t.Errorf("the statutory date moved to %v", got)
	}
}

func TestD20DataRequestTakesOneMonth(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.do(d.RequestData(d.p, 0, gehoor.DataAccess, gehoor.Ref{}, d.now))
	duty := d.owed(gehoor.OweData)
	if duty.Term.Plain != date(t, "2026-10-07") || duty.Seat.Role != gehoor.PrivacyOfficer {
		t.Errorf("owed %+v", duty)
	}
	answer := gehoor.DataAnswered{Seq: duty.No, Answer: ref(5), Outcome: gehoor.DataMet}
	d.do(d.AnswerData(d.p, answer, d.now))
	_, err := d.AnswerData(d.p, answer, d.now)
	refused(t, err, "data.none", "answered already")
}

// D12: the privacy officer has 72 hours from when we knew, weekend or not, also when the complaint is closed meanwhile.
func TestD12ABreachIsJudgedWithin72Hours(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	known := d.now.Add(-5 * time.Hour)
	_, err := d.SuspectBreach(gehoor.Ref{}, known, d.now)
	refused(t, err, "breach.nothing", "nothing happened")
	_, err = d.SuspectBreach(ref(5), d.now.Add(time.Second), d.now)
	refused(t, err, "breach.future", "known tomorrow")
	d.do(d.SuspectBreach(ref(5), known, d.now))
	first := d.owed(gehoor.OweBreach)
	if !first.By.Equal(known.Add(72*time.Hour)) || first.Seat.Role != gehoor.PrivacyOfficer {
		t.Errorf("owed %+v", first)
	}
	officer := gehoor.Viewer{Person: 99, Seats: []gehoor.Seat{{Role: gehoor.PrivacyOfficer}}}
	if !gehoor.Can(officer, gehoor.Protect, d.Complaint) {
		t.Error("she may not read what she has to judge")
	}
	d.do(d.Reroute(d.chart, gehoor.Rerouting{Lead: regionalSeat, Reason: ref(6), Breach: true}, d.now))
	rerouted := d.Seq
	d.do(d.Withdraw(gehoor.Withdrawn{Writing: ref(7)}, gehoor.Actor{Kind: gehoor.Complainant}))
	owed := func() (all []int) {
		for _, duty := range d.Duties() {
			if duty.Kind == gehoor.OweBreach && duty.Open() {
				all = append(all, duty.No)
			}
		}
		return all
	}
	if got := owed(); !slices.Equal(got, []int{first.No, rerouted}) {
		t.Errorf("%v are owed after it was withdrawn, want both", got)
	}
	judged := gehoor.BreachJudged{Seq: rerouted, Outcome: gehoor.BreachReported, Reason: ref(8)}
	for _, tt := range []struct {
		spoil func(*gehoor.BreachJudged)
		code  string
	}{
		{func(b *gehoor.BreachJudged) { b.Seq = 1 }, "breach.none"},
		{func(b *gehoor.BreachJudged) { b.Outcome = "" }, "breach.outcome"},
		{func(b *gehoor.BreachJudged) { b.Reason = gehoor.Ref{} }, "breach.no-reason"},
	} {
		wrong := judged
		tt.spoil(&wrong)
		_, err := d.JudgeBreach(wrong)
		refused(t, err, tt.code, "judged wrongly")
	}
	d.do(d.JudgeBreach(judged))
	if got := owed(); !slices.Equal(got, []int{first.No}) {
		t.Errorf("%v are owed after the second was judged, want the first", got)
	}
	_, err = d.JudgeBreach(judged)
	refused(t, err, "breach.none", "judged already")
}

func TestR12HearingBothSides(t *testing.T) {
	t.Parallel()
	today := gehoor.DateOf(monday)
	d := open(t, nil).routed().name(gehoor.Accused, gehoor.Seat{}, 0).name(gehoor.Mentioned, gehoor.Seat{}, 0)
	tests := []struct {
		side  gehoor.Side
		party gehoor.Party
		code  string
		why   string
	}{
		{gehoor.SideComplainant, 0, "", "the complainant"},
		{gehoor.SideComplainant, 1, "hear.side", "the complainant is no person complained about"},
		{gehoor.SideAccused, 1, "", "the accused"},
		{gehoor.SideAccused, 2, "hear.not-accused", "merely mentioned"},
		{gehoor.SideOther, 2, "", "a witness"},
		{gehoor.SideAccused, 3, "party.unknown", "nobody"},
		{gehoor.SideAccused, 0, "hear.side", "nobody in particular"},
	}
	for _, tt := range tests {
		_, err := d.PlanHearing(tt.side, tt.party, today, d.now)
		refused(t, err, tt.code, tt.why)
		_, err = d.Hear(tt.side, tt.party, today, ref(5), d.now)
		refused(t, err, tt.code, tt.why)
	}
	_, err := d.Hear(gehoor.SideAccused, 1, today, gehoor.Ref{}, d.now)
	refused(t, err, "hear.no-account", "an account is written")
	_, err = d.Hear(gehoor.SideAccused, 1, today.AddDays(1), ref(5), d.now)
	refused(t, err, "hear.future", "not yet")
	_, err = d.SendAccount(gehoor.SideAccused, 1, today, ref(6), d.now)
	refused(t, err, "account.not-heard", "first heard")
	d.do(d.Hear(gehoor.SideComplainant, 0, today, ref(5), d.now)).do(d.Hear(gehoor.SideAccused, 1, today, ref(5), d.now))
	d.do(d.SendAccount(gehoor.SideComplainant, 0, today, ref(6), d.now)).do(d.SendAccount(gehoor.SideAccused, 1, today, ref(6), d.now))
	d.do(d.AnswerAccount(gehoor.SideComplainant, 0, gehoor.Ref{}))
	if duty := d.owed(gehoor.OweComment); !duty.Open() || duty.No != 1 {
		t.Errorf("the complainant's comment ended that of the accused: %+v", duty)
	}
	d.do(d.Investigate(ref(7))).do(d.Note(ref(8))).do(d.AddDocument(gehoor.File{Original: ref(9)}, gehoor.SideUs, false))
}

func TestD20NoInvitationBeforeSafetyIsCleared(t *testing.T) {
	t.Parallel()
	d := open(t, func(s *gehoor.Submission) { s.Safety = gehoor.NotSure }).routed().name(gehoor.Accused, gehoor.Seat{}, 0)
	today := gehoor.DateOf(d.now)
	_, err := d.PlanHearing(gehoor.SideAccused, 1, today, d.now)
	refused(t, err, "hear.safety", "question 1 was answered with doubt")
	d.add(gehoor.By(coordinator), gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
	for _, act := range []func() ([]gehoor.Fact, error){
		func() ([]gehoor.Fact, error) { return d.PlanHearing(gehoor.SideAccused, 1, today, d.now) },
		func() ([]gehoor.Fact, error) { return d.Investigate(ref(5)) },
		func() ([]gehoor.Fact, error) { return d.Send(d.p, gehoor.Message{Text: ref(5)}, d.now) },
		func() ([]gehoor.Fact, error) { return d.CheckRelation(gehoor.ByContract, gehoor.Ref{}) },
		func() ([]gehoor.Fact, error) { return d.Inform(gehoor.ToldProgress, ref(5)) },
		func() ([]gehoor.Fact, error) { return d.HandOver(colleague) },
	} {
		_, err := act()
		refused(t, err, "act.sealed", "while a safety track runs, nobody investigates or talks")
	}
	if seat := d.owed(gehoor.OweDecide).Seat; seat.Role != gehoor.SafetyOfficer {
		t.Errorf("while sealed the decision is seen to by %v", seat)
	}
	d.add(gehoor.By(safety), gehoor.SafetyCleared{Reason: ref(6)})
	d.do(d.PlanHearing(gehoor.SideAccused, 1, today, d.now))
}

func TestD6CorrectReceipt(t *testing.T) {
	t.Parallel()
	letter := func(s *gehoor.Submission) { s.Channel = gehoor.ByLetter }
	right := gehoor.Correction{Field: gehoor.FieldReceived, ReceivedAt: monday.AddDate(0, 0, -3), Reason: ref(5), Source: gehoor.FromStamp, By: coordinator}
	tests := []struct {
		change func(*gehoor.Submission)
		edit   func(*gehoor.Correction)
		code   string
		decide string
		why    string
	}{
		{letter, func(*gehoor.Correction) {}, "", "2026-10-16", "it lay in the post room from Friday"},
		{letter, func(in *gehoor.Correction) { in.Reason = gehoor.Ref{} }, "correct.no-reason", "", "with a reason"},
		{letter, func(in *gehoor.Correction) { in.Source = "" }, "correct.no-source", "", "and a source"},
		{letter, func(in *gehoor.Correction) { in.ReceivedAt = monday }, "correct.same", "", "nothing changes"},
		{letter, func(in *gehoor.Correction) { in.ReceivedAt = monday.AddDate(0, 0, 1) }, "correct.second", "", "later: a second person"},
		{letter, func(in *gehoor.Correction) { in.ReceivedAt, in.Second = monday.AddDate(0, 0, 1), coordinator }, "correct.second", "", "who is another"},
		{letter, func(in *gehoor.Correction) { in.ReceivedAt, in.Second = monday.AddDate(0, 0, 1), colleague }, "", "2026-10-20", "then it may"},
		{nil, func(in *gehoor.Correction) { in.ReceivedAt, in.Second = monday.AddDate(0, 0, 1), colleague }, "correct.form", "", "D1: the server's own time"},
		{letter, func(in *gehoor.Correction) { in.ReceivedAt = monday.AddDate(0, 0, 3) }, "submit.received-future", "", "still to come"},
	}
	for _, tt := range tests {
		d := open(t, tt.change)
		d.do(d.Acknowledge(ref(3)))
		d.later(2)
		in := right
		tt.edit(&in)
		facts, err := d.Correct(d.p, in, d.now)
		refused(t, err, tt.code, tt.why)
		if err != nil {
			continue
		}
		d.do(facts, err)
		if got := d.owed(gehoor.OweDecide); got.Term.Plain != date(t, tt.decide) || !got.By.Equal(date(t, tt.decide).End()) {
			t.Errorf("decision by %v, want %s: %s", got.Term.Plain, tt.decide, tt.why)
		}
		if got, want := d.owed(gehoor.OweContact).Term.From, gehoor.DateOf(in.ReceivedAt); got != want {
			t.Errorf("contact is counted from %v, want %v: all terms move", got, want)
		}
		if !d.owed(gehoor.OweTellDates).Open() {
			t.Errorf("the complainant was promised another date: %s", tt.why)
		}
	}
	d := open(t, letter).contacted().later(1)
	_, err := d.Correct(d.p, gehoor.Correction{Field: gehoor.FieldReceived, ReceivedAt: d.now, Reason: ref(5), Source: gehoor.FromStamp, By: coordinator, Second: colleague}, d.now)
	refused(t, err, "correct.after-contact", "nobody is called about what is not there")
}

func TestD6NothingElseMovesATerm(t *testing.T) {
	t.Parallel()
	d := open(t, func(s *gehoor.Submission) { s.Arose = date(t, "2026-08-01") })
	before := d.Filed.Terms
	for _, in := range []gehoor.Correction{
		{Field: gehoor.FieldArose, Arose: date(t, "2026-01-01"), Reason: ref(5)},
		{Field: gehoor.FieldCapacity, Capacity: gehoor.FormerParent, Reason: ref(5)},
		{Field: gehoor.FieldWay, Way: gehoor.WriteMail, Reason: ref(5)},
		{Field: gehoor.FieldSender, Sender: ref(6), Mail: true, Reason: ref(5)},
	} {
		d.do(d.Correct(d.p, in, d.now))
	}
	d.do(d.AgreeDelay(date(t, "2026-12-01"), ref(5), d.now))
	after := d.Filed.Terms
	if after.Decide.Plain != before.Decide.Plain || after.Contact.Plain != before.Contact.Plain || d.owed(gehoor.OweDecide).Term.Plain != before.Decide.Plain {
		t.Errorf("terms moved from %+v to %+v", before, after)
	}
	if !d.Filed.Late || !d.owed(gehoor.OweLateAnswer).Open() {
		t.Error("it arose long before: late now, and an answer on that is owed")
	}
}

func TestD9Withdraw(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	_, err := d.Withdraw(gehoor.Withdrawn{}, gehoor.By(coordinator))
	refused(t, err, "withdraw.no-writing", "only by the complainant's own writing")
	_, err = d.Withdraw(gehoor.Withdrawn{Writing: ref(5)}, gehoor.Actor{})
	refused(t, err, "withdraw.not-own", "never by the machine")
	d.do(d.Withdraw(gehoor.Withdrawn{}, gehoor.Actor{Kind: gehoor.Complainant}))
	if d.Open() || d.owed(gehoor.OweDecide).Open() || !d.owed(gehoor.OweSenior).Open() {
		t.Error("withdrawn: ended, and the next level still hears of it (D19)")
	}
}

func TestD9Reopen(t *testing.T) {
	t.Parallel()
	tests := []struct {
		days int
		code string
		why  string
	}{
		{14, "", "the fourteenth day"},
		{15, "reopen.too-late", "the fifteenth: a new complaint, linked"},
	}
	for _, tt := range tests {
		d := open(t, nil).routed()
		d.do(d.Withdraw(gehoor.Withdrawn{Writing: ref(5)}, gehoor.By(coordinator))).later(tt.days)
		_, err := d.Reopen(d.p, gehoor.AfterWithdrawal, gehoor.Ref{}, d.now)
		refused(t, err, "reopen.no-reason", "a reason is kept")
		_, err = d.Reopen(d.p, gehoor.AfterRuling, ref(6), d.now)
		refused(t, err, "reopen.ground", "there is no ruling")
		facts, err := d.Reopen(d.p, gehoor.AfterWithdrawal, ref(6), d.now)
		refused(t, err, tt.code, tt.why)
		if err != nil {
			continue
		}
		d.do(facts, err)
		if duty := d.owed(gehoor.OweDecide); !d.Open() || !duty.Open() || duty.Term.Plain != date(t, "2026-10-19") {
			t.Errorf("reopened: %+v; want its first term", duty)
		}
	}
}

// sent has a decision that went out on the status page.
func sent(t *testing.T, settlement bool) *dossier {
	d := open(t, nil).contacted()
	d.add(gehoor.By(coordinator),
		gehoor.DecisionDrafted{Version: 1, Settlement: settlement, Letter: ref(5)}, gehoor.DecisionApproved{Version: 1},
		gehoor.DecisionSent{Version: 1, Way: gehoor.OnStatusPage, Letter: ref(5), OpenBy: d.p.Calendar.WorkingDaysTerm(gehoor.DateOf(d.now), 3)})
	return d
}

func TestD7SettlementNotResolved(t *testing.T) {
	t.Parallel()
	d := sent(t, false)
	_, err := d.Reopen(d.p, gehoor.AfterNotResolved, ref(6), d.now)
	refused(t, err, "reopen.ground", "an ordinary decision is not a settlement")
	d = sent(t, true)
	d.do(d.Reopen(d.p, gehoor.AfterNotResolved, ref(6), d.now))
	if duty := d.owed(gehoor.OweDecide); !duty.Open() || duty.Term.Plain != date(t, "2026-10-19") || !d.owed(gehoor.OweTellPassed).Open() {
		t.Errorf("the ordinary decision is owed by the same date: %+v", duty)
	}
}

func TestD7NothingClosesBySilence(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed()
	_, err := d.Close(d.now)
	refused(t, err, "close.not-decided", "no decision")
	d = sent(t, false)
	_, err = d.Close(d.now)
	refused(t, err, "close.not-reached", "sent, and not opened (D29)")
	d.add(gehoor.Actor{Kind: gehoor.Complainant}, gehoor.DecisionOpened{})
	d.do(d.Receive(d.p, ref(7), nil, 0, d.now))
	_, err = d.Close(d.now)
	refused(t, err, "close.owed", "a message waits")
	d.do(d.Send(d.p, gehoor.Message{Text: ref(8), Answers: d.Seq}, d.now)).do(d.Close(d.now))
	if d.Open() || d.ClosedOn != gehoor.ClosedDecided {
		t.Errorf("closed as %q", d.ClosedOn)
	}
	_, err = d.Close(d.now)
	refused(t, err, "act.closed", "once")
}

func TestD35Retention(t *testing.T) {
	t.Parallel()
	tests := []struct {
		end  func(*dossier)
		want string
		why  string
	}{
		{func(d *dossier) {}, "", "open"},
		{func(d *dossier) { d.do(d.Decline(gehoor.NoComplaint, ref(5), gehoor.Ref{})) }, "2027-10-07", "declined: thirteen months after filing"},
		{func(d *dossier) { d.add(gehoor.By(coordinator), gehoor.Closed{Ground: gehoor.ClosedDecided}) }, "2028-09-07", "two years after it closed"},
		{func(d *dossier) {
			d.add(gehoor.By(coordinator), gehoor.Closed{Ground: gehoor.ClosedDecided}, gehoor.Held{Review: date(t, "2027-01-01"), Reason: ref(5)})
		}, "", "held"},
		{func(d *dossier) {
			d.add(gehoor.By(coordinator), gehoor.Closed{Ground: gehoor.ClosedDecided}, gehoor.Escalated{Body: gehoor.DisputesCommittee, On: date(t, "2026-09-08")})
		}, "", "an outside case runs"},
		{func(d *dossier) {
			d.add(gehoor.By(coordinator), gehoor.Closed{Ground: gehoor.ClosedDecided}, gehoor.Escalated{Body: gehoor.DisputesCommittee, On: date(t, "2026-09-08")})
			d.later(100).add(gehoor.By(coordinator), gehoor.EscalationEnded{Body: gehoor.DisputesCommittee, Outcome: gehoor.RuledNotUpheld})
		}, "2028-12-16", "two years after the ruling"},
		{func(d *dossier) {
			d.add(gehoor.By(coordinator), gehoor.Closed{Ground: gehoor.ClosedDecided}, gehoor.MeasurePromised{Measure: gehoor.Measure{No: 1, Kind: gehoor.ToldMeasure, Owner: manager, Due: date(t, "2027-01-01")}})
		}, "", "a measure is owed"},
	}
	for _, tt := range tests {
		d := open(t, nil)
		d.do(d.Acknowledge(ref(3)))
		d.add(gehoor.Actor{}, gehoor.SeniorTold{Seat: regionalSeat})
		tt.end(d)
		last, ok := gehoor.EraseAfter(d.Complaint, d.p)
		if ok != (tt.want != "") || ok && last != date(t, tt.want) {
			t.Errorf("erase after %v, %v; want %q: %s", last, ok, tt.want, tt.why)
		}
	}
}

func TestR2Enquiry(t *testing.T) {
	t.Parallel()
	p := gehoor.DefaultProcedure()
	e := &gehoor.Enquiry{}
	now := monday
	do := func(facts []gehoor.Fact, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range facts {
			if err := e.Apply(gehoor.Event{Stream: 5, Seq: e.Seq + 1, At: now, Fact: f}); err != nil {
				t.Fatal(err)
			}
		}
	}
	_, err := p.Ask(gehoor.Asked{Mail: true}, now)
	refused(t, err, "enquire.nothing", "without a question")
	do(p.Ask(gehoor.Asked{Number: "267F3K", Mail: true, Question: ref(1), Sender: ref(2)}, now))
	if d, ok := e.Next(); !ok || d.Kind != gehoor.OweReply || d.Term.Plain != date(t, "2026-09-09") {
		t.Errorf("owed first: %+v", d)
	}
	do(e.Receipt(ref(3)))
	_, err = e.Close(gehoor.EnquiryAnswered)
	refused(t, err, "enquire.not-answered", "nothing closes by silence")
	do(e.Answer(ref(4), false))
	do(e.Close(gehoor.EnquiryAnswered))
	if last, ok := gehoor.EnquiryEraseAfter(e, p); !ok || last != date(t, "2027-03-07") {
		t.Errorf("erase after %v, %v: six months after closing (D32)", last, ok)
	}
	now = now.AddDate(0, 0, 3)
	do(e.Receive(p, ref(5), nil, now))
	if !e.Open() {
		t.Error("a new message leaves it closed")
	}
	message := e.Seq
	_, err = e.Convert(9, message, gehoor.Ref{})
	refused(t, err, "enquire.no-reason", "a later message needs a reason (D32)")
	_, err = e.Convert(9, 2, ref(6))
	refused(t, err, "enquire.no-message", "the receipt is no message of the parent")
	if at, ok := e.Came(1); !ok || !at.Equal(monday) {
		t.Errorf("the first message came %v", at)
	}
	if at, ok := e.Came(message); !ok || !at.Equal(now) {
		t.Errorf("the later message came %v", at)
	}
	do(e.Convert(9, 0, gehoor.Ref{}))
	if _, ok := gehoor.EnquiryEraseAfter(e, p); ok || e.Complaint != 9 {
		t.Error("what became a complaint goes with it")
	}
	_, err = e.Receive(p, ref(7), nil, now)
	refused(t, err, "enquire.converted", "messages belong to the complaint")
}

func TestR2SealedEnquiryIsTheTracksAlone(t *testing.T) {
	t.Parallel()
	e := &gehoor.Enquiry{}
	for i, f := range []gehoor.Fact{gehoor.Asked{Question: ref(1)}, gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1}} {
		if err := e.Apply(gehoor.Event{Stream: 5, Seq: i + 1, At: monday, Fact: f}); err != nil {
			t.Fatal(err)
		}
	}
	desk := gehoor.Viewer{Person: coordinator, Seats: []gehoor.Seat{deskSeat}}
	officer := gehoor.Viewer{Person: safety, Seats: []gehoor.Seat{{Role: gehoor.SafetyOfficer}}}
	if gehoor.CanEnquire(desk, gehoor.Know, e) || !gehoor.CanEnquire(officer, gehoor.Safeguard, e) {
		t.Error("a sealed question is seen by its track's readers alone")
	}
}

// R10: a note of contact or of an attempt is taken back within ten minutes, by who made it; contact is then owed by
// its first date, and it counts nowhere.
func TestR10TakeBack(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		note  func(*dossier)
		by    gehoor.PersonID
		after time.Duration
		code  string
		why   string
	}{
		{func(d *dossier) { d.do(d.Try(gehoor.NoAnswer, gehoor.DateOf(d.now), d.now)) }, coordinator, gehoor.NoteLasts, "", "an attempt, in the last minute"},
		{func(d *dossier) {
			d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now, Resolved: true}, d.now))
		}, coordinator, 0, "", "contact"},
		{func(d *dossier) { d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now)) }, coordinator, gehoor.NoteLasts + 1, "note.too-late", "ten minutes are over"},
		{func(d *dossier) { d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now}, d.now)) }, manager, 0, "note.none", "it is another's note"},
		{func(d *dossier) { d.do(d.Note(ref(8))) }, coordinator, 0, "note.none", "that is no contact"},
	} {
		d := open(t, nil).routed()
		tt.note(d)
		noted := d.Seq
		facts, err := d.TakeBackContact(noted, tt.by, d.now.Add(tt.after))
		refused(t, err, tt.code, tt.why)
		if err != nil {
			continue
		}
		d.do(facts, nil)
		contact := d.owed(gehoor.OweContact)
		if !contact.Open() || !contact.Aim || contact.Term.Plain != d.Filed.Terms.Contact.Plain || d.Tries != 0 || !d.ContactedAt.IsZero() || !d.ResolvedBy.IsZero() {
			t.Errorf("%s: taken back, and %+v, %d tries, contact %v", tt.why, contact, d.Tries, d.ContactedAt)
		}
		_, err = d.TakeBackContact(noted, tt.by, d.now)
		refused(t, err, "note.none", "a second time")
	}
}

// R10, D15: the call may be another's, with the same date, never one's whom it is about; the lead stays.
func TestD15PassCall(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed().name(gehoor.Accused, gehoor.Seat{}, otherOne)
	_, err := d.PassCall(otherOne)
	refused(t, err, "contact.barred", "it is about this person")
	lead, was := d.Lead, d.owed(gehoor.OweContact)
	d.do(d.PassCall(colleague))
	if is := d.owed(gehoor.OweContact); d.Lead != lead || is.Seat != gehoor.Named(colleague) || !is.By.Equal(was.By) {
		t.Errorf("passed: lead %v, %+v", d.Lead, is)
	}
	caller := gehoor.Viewer{Person: colleague, Seats: []gehoor.Seat{gehoor.Named(colleague)}}
	if !gehoor.Can(caller, gehoor.Handle, d.Complaint) || gehoor.Can(caller, gehoor.Draft, d.Complaint) {
		t.Error("who calls may call, and not decide")
	}
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now, By: colleague}, d.now))
	d.do(d.AgreeSteps(ref(7), gehoor.Seat{}, gehoor.Date{}, d.now))
	if gehoor.Can(caller, gehoor.Know, d.Complaint) {
		t.Error("the call is done, and who made it reads on")
	}
	_, err = d.PassCall(regional)
	refused(t, err, "pass.contacted", "there was contact")
}

// D15: who declares to be involved steps aside at once.
func TestD15StepAside(t *testing.T) {
	t.Parallel()
	d := open(t, nil).routed().name(gehoor.Involved, gehoor.Seat{}, manager)
	d.do(d.StepAside(d.chart, manager, ref(8), d.now))
	if d.Lead == managerSeat || d.Astray(d.chart, gehoor.DateOf(d.now)) {
		t.Errorf("led by %v", d.Lead)
	}
	again, err := d.StepAside(d.chart, manager, ref(8), d.now)
	if err != nil || again != nil {
		t.Errorf("a second time: %v, %v", again, err)
	}
	d = open(t, nil).routed()
	d.do(d.PassCall(colleague))
	d.name(gehoor.Involved, gehoor.Seat{}, colleague)
	d.do(d.StepAside(d.chart, colleague, ref(8), d.now))
	if d.Caller != 0 || d.Calls() != d.Lead {
		t.Errorf("the call is %d's", d.Caller)
	}
}

// D7: silence and yes close nothing; who says no hears from us, and gets an ordinary decision.
func TestD7AnswerResolved(t *testing.T) {
	t.Parallel()
	said := func() *dossier {
		d := open(t, nil).routed()
		return d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now, Resolved: true}, d.now))
	}
	_, err := open(t, nil).routed().AnswerResolved(gehoor.DefaultProcedure(), true, monday)
	refused(t, err, "resolved.not-asked", "nobody said that it is resolved")
	d := said()
	_, err = d.AnswerResolved(d.p, false, d.now.AddDate(0, 0, d.p.ResolvedDays+1))
	refused(t, err, "resolved.too-late", "fourteen days are over")
	d.do(d.AnswerResolved(d.p, true, d.now.AddDate(0, 0, d.p.ResolvedDays)))
	if !d.Open() || !d.owed(gehoor.OweDecide).Open() {
		t.Error("a yes closed it")
	}
	_, err = d.AnswerResolved(d.p, false, d.now)
	refused(t, err, "resolved.answered", "it was answered")
	d = said()
	d.do(d.AnswerResolved(d.p, false, d.now))
	if follow := d.owed(gehoor.OweFollowUp); !follow.Open() || follow.Term.IsZero() {
		t.Errorf("after a no: %+v", follow)
	}
	settled := gehoor.DecisionDrafted{Letter: ref(9), Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Resolved, Reasons: ref(10)}}}
	_, err = d.DraftDecision(d.p, settled, coordinator, d.now)
	refused(t, err, "decide.said-no", "who said no gets an ordinary decision")
	d.do(d.Contact(d.p, gehoor.Contact{Way: gehoor.Called, At: d.now, Resolved: true}, d.now))
	_, err = d.DraftDecision(d.p, settled, coordinator, d.now)
	refused(t, err, "", "it was resolved later")
}
