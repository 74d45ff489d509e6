package gehoor_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gehoor"
)

// without is an organisation in which nobody holds some seats.
func without(seats ...gehoor.Seat) gehoor.Chart {
	c := organisation()
	c.Positions = slices.DeleteFunc(c.Positions, func(p gehoor.Position) bool { return slices.Contains(seats, p.Seat) })
	return c
}

// reads lists who reads d, of everybody.
func (d *dossier) reads(verb gehoor.Verb) (who []gehoor.PersonID) {
	for _, p := range []gehoor.PersonID{manager, otherOne, regional, director, board, supervisor, coordinator, colleague, deputy, safety, attention, privacy} {
		if gehoor.Can(gehoor.Viewer{Person: p, Seats: d.chart.Seats(p, gehoor.DateOf(d.now))}, verb, d.Complaint) {
			who = append(who, p)
		}
	}
	return who
}

// names somebody as the program does: with the positions that this leaves to nobody.
func (d *dossier) names(standing gehoor.Standing, p gehoor.PersonID) *dossier {
	d.t.Helper()
	d.do(d.NameParty(standing, gehoor.Seat{}, d.chart.Alone(p, d.Filed.Holder, d.Barred, gehoor.DateOf(d.now))...))
	if d.Persons == nil {
		d.Persons = map[gehoor.Party]gehoor.PersonID{}
	}
	d.Persons[gehoor.Party(len(d.Parties))] = p
	return d
}

// D15, D16: a complaint about the coordinator is the deputy's; where there is none it is the board's, where that may not act its
// supervisor's. Whoever it is can do what the coordinator does.
func TestD16WhoCoordinates(t *testing.T) {
	t.Parallel()
	about := func(s *gehoor.Submission) { s.About = []gehoor.About{gehoor.AboutCoordinator} }
	tests := []struct {
		name  string
		chart gehoor.Chart
		about bool
		named []gehoor.PersonID
		want  []gehoor.PersonID
	}{
		{"there is a deputy", organisation(), true, nil, []gehoor.PersonID{deputy}},
		{"there is none", without(deputySeat), true, nil, []gehoor.PersonID{board}},
		{"neither a deputy nor a board", without(deputySeat, boardSeat), true, nil, []gehoor.PersonID{supervisor}},
		{"the deputy is complained about too", organisation(), true, []gehoor.PersonID{deputy}, []gehoor.PersonID{board}},
		{"no deputy, and the board is complained about", without(deputySeat), true, []gehoor.PersonID{board}, []gehoor.PersonID{supervisor}},
		{"one of two coordinators", organisation(), false, []gehoor.PersonID{coordinator}, []gehoor.PersonID{colleague, deputy}},
		{"both coordinators", organisation(), false, []gehoor.PersonID{coordinator, colleague}, []gehoor.PersonID{deputy}},
		{"both, and no deputy", without(deputySeat), false, []gehoor.PersonID{coordinator, colleague}, []gehoor.PersonID{board}},
		{"nobody of them", organisation(), false, nil, []gehoor.PersonID{coordinator, colleague, deputy}},
		{"nobody of them, without a deputy", without(deputySeat), false, nil, []gehoor.PersonID{coordinator, colleague}},
	}
	for _, tt := range tests {
		change := about
		if !tt.about {
			change = nil
		}
		d := open(t, change)
		d.chart = tt.chart
		for _, p := range tt.named {
			d.names(gehoor.Accused, p)
		}
		for _, verb := range []gehoor.Verb{gehoor.See, gehoor.Coordinate} {
			if got := d.reads(verb); !slices.Equal(got, tt.want) {
				t.Errorf("%s: %s by %v, want %v", tt.name, verb, got, tt.want)
			}
		}
		if got := d.Deskers(d.chart, gehoor.DateOf(d.now)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: the desk is %v, want %v", tt.name, got, tt.want)
		}
		who := tt.want[len(tt.want)-1]
		seats := d.chart.Seats(who, gehoor.DateOf(d.now))
		i := slices.IndexFunc(d.Desks(), func(s gehoor.Seat) bool { return slices.Contains(seats, s) })
		d.do(d.TakeOver(d.chart, who, d.Desks()[i], gehoor.Ref{}, d.now))
		if d.Desker != who || d.Lead != (gehoor.Seat{}) {
			t.Errorf("%s: it is taken up by %d, as a lead of %v", tt.name, d.Desker, d.Lead)
		}
		for _, r := range d.Readers() {
			if slices.Contains(seats, r.Seat) && !r.Due.Equal(d.owed(gehoor.OweForward).By) {
				t.Errorf("%s: %v is to act by %v, not when it has to be forwarded", tt.name, r.Seat, r.Due)
			}
		}
	}
}

// D16: somebody who falls ill without a deputy of her own, and a deputy who is the coordinator, are no deputy.
func TestD16NoDeputyToday(t *testing.T) {
	t.Parallel()
	today := gehoor.DateOf(monday)
	ill := organisation()
	ill.Absences = []gehoor.Absence{{Person: deputy, From: today, Until: today}}
	both := without(deputySeat)
	both.Positions = append(both.Positions, gehoor.Position{Person: coordinator, Seat: deputySeat})
	for name, chart := range map[string]gehoor.Chart{"ill": ill, "the coordinator herself": both} {
		if !slices.Contains(chart.Seats(board, today), gehoor.OrAbove(deputySeat, 0)) {
			t.Errorf("%s: the board does not act instead: %v", name, chart.Seats(board, today))
		}
	}
	if got := ill.Seats(board, today.AddDays(1)); !slices.Equal(got, organisation().Seats(board, today)) {
		t.Errorf("the deputy is back, and the board has %v", got)
	}
}

// D15, D22, D23: whom a sealed dossier is about loses it, and it goes on to the next, up to the board and its supervisor.
func TestD23WhoReadsInstead(t *testing.T) {
	t.Parallel()
	officer, keeper := gehoor.Seat{Role: gehoor.SafetyOfficer}, gehoor.Seat{Role: gehoor.AttentionOfficer}
	tests := []struct {
		name  string
		chart gehoor.Chart
		track gehoor.Track
		named []gehoor.PersonID
		want  []gehoor.PersonID
		owes  gehoor.Seat
	}{
		{"nobody", organisation(), gehoor.ReportingDuty, nil, []gehoor.PersonID{director, safety}, officer},
		{"the safety officer", organisation(), gehoor.ReportingDuty, []gehoor.PersonID{safety}, []gehoor.PersonID{director}, directorSeat},
		{"the director", organisation(), gehoor.ReportingDuty, []gehoor.PersonID{director}, []gehoor.PersonID{board, safety}, officer},
		{"both", organisation(), gehoor.ReportingDuty, []gehoor.PersonID{director, safety}, []gehoor.PersonID{board}, boardSeat},
		{"both and the board", organisation(), gehoor.ReportingDuty, []gehoor.PersonID{director, safety, board}, []gehoor.PersonID{supervisor}, supervisorSeat},
		{"no officer, no director", without(officer, directorSeat), gehoor.ReportingDuty, nil, []gehoor.PersonID{board}, officer},
		{"no officer, and the director", without(officer), gehoor.ReportingDuty, []gehoor.PersonID{director}, []gehoor.PersonID{board}, officer},
		{"nobody of the code", organisation(), gehoor.ReportingCode, nil, []gehoor.PersonID{attention}, keeper},
		{"the attention officer", organisation(), gehoor.ReportingCode, []gehoor.PersonID{attention}, []gehoor.PersonID{safety}, officer},
		{"no attention officer", without(keeper), gehoor.ReportingCode, nil, []gehoor.PersonID{safety}, keeper},
		{"no officer at all", without(keeper, officer), gehoor.ReportingCode, nil, []gehoor.PersonID{director}, keeper},
	}
	for _, tt := range tests {
		d := open(t, nil)
		d.chart = tt.chart
		d.do(d.AskSafety(tt.track, 0))
		for _, p := range tt.named {
			d.names(gehoor.Provisional, p)
		}
		for _, verb := range []gehoor.Verb{gehoor.See, gehoor.Safeguard, gehoor.Protect} {
			if got := d.reads(verb); !slices.Equal(got, tt.want) {
				t.Errorf("%s: %s by %v, want %v", tt.name, verb, got, tt.want)
			}
		}
		if got := d.Guards(d.chart, gehoor.DateOf(d.now)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: it falls to %v, want %v", tt.name, got, tt.want)
		}
		if got := d.owed(gehoor.OweAlarm).Seat; got != tt.owes {
			t.Errorf("%s: the alarm is owed by %v, want %v", tt.name, got, tt.owes)
		}
		if len(tt.named) > 0 { // it was not about her
			d.do(d.Judge(1, gehoor.Mentioned))
			if got := d.reads(gehoor.See); !slices.Contains(got, tt.named[0]) && tt.chart.Holders(tt.owes, gehoor.DateOf(d.now)) != nil {
				t.Errorf("%s: %d is not barred any more, and does not read it: %v", tt.name, tt.named[0], got)
			}
		}
	}
}

// D16, D23: whatever positions are nobody's, whoever is named and whatever is sealed, somebody reads it as long as anybody of
// the board or its supervisor may; and never who is barred.
func TestD16SomebodyReads(t *testing.T) {
	t.Parallel()
	all := organisation().Positions
	rapid.Check(t, func(rt *rapid.T) {
		d := open(t, func(s *gehoor.Submission) {
			if rapid.Bool().Draw(rt, "about the coordinator") {
				s.About = []gehoor.About{gehoor.AboutCoordinator}
			}
		})
		d.t = rt
		d.chart.Positions = slices.DeleteFunc(slices.Clone(all), func(gehoor.Position) bool { return rapid.Bool().Draw(rt, "nobody's") })
		d.chart.Positions = append(d.chart.Positions, gehoor.Position{Person: supervisor, Seat: supervisorSeat})
		hold := func(p gehoor.PersonID) { // a small organisation, where one is several things
			s := rapid.SampledFrom(all).Draw(rt, "too")
			d.chart.Positions = append(d.chart.Positions, gehoor.Position{Person: p, Seat: s.Seat})
		}
		hold(coordinator)
		hold(director)
		for range rapid.IntRange(0, 2).Draw(rt, "named") {
			p := rapid.SampledFrom([]gehoor.PersonID{coordinator, colleague, deputy, safety, attention, director, board}).Draw(rt, "who")
			if !d.Barred(p) {
				d.names(gehoor.Accused, p)
			}
		}
		if track := rapid.SampledFrom([]gehoor.Track{"", gehoor.ReportingDuty, gehoor.ReportingCode}).Draw(rt, "track"); track != "" {
			d.do(d.AskSafety(track, 0))
		}
		got := d.reads(gehoor.See)
		vacant := !d.Sealed && d.Desk() == deskSeat && d.chart.Holders(deskSeat, gehoor.DateOf(d.now)) == nil // there is no coordinator
		if len(got) == 0 && !vacant {
			rt.Fatalf("nobody reads it; positions %v, named %v, track %q", d.chart.Positions, d.Persons, d.Track)
		}
		for _, p := range d.Persons {
			if slices.Contains(got, p) {
				rt.Fatalf("%d reads what it is about", p)
			}
		}
	})
}
