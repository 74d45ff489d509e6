package gehoor_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gehoor"
)

func closed(t *testing.T) *dossier {
	t.Helper()
	d := open(t, nil)
	d.do(d.Acknowledge(ref(3)))
	d.add(gehoor.Actor{}, gehoor.SeniorTold{Seat: regionalSeat})
	d.add(gehoor.By(coordinator), gehoor.Admitted{Parts: []gehoor.Part{{No: 1, Category: "care"}, {No: 2, Category: "safety"}}})
	d.add(gehoor.By(coordinator), gehoor.Closed{Ground: gehoor.ClosedDecided})
	return d
}

func TestD35KeepingPerCategory(t *testing.T) {
	t.Parallel()
	d := closed(t)
	if last, ok := gehoor.EraseAfter(d.Complaint, d.p); !ok || last != date(t, "2028-09-07") {
		t.Errorf("without a rule of its own: %v, %v", last, ok)
	}
	for i, months := range map[string]int{"care": 1, "safety": 60} {
		n := slices.IndexFunc(d.p.Categories, func(r gehoor.CategoryRule) bool { return string(r.Name) == i })
		d.p.Categories[n].Keep = months
	}
	if last, _ := gehoor.EraseAfter(d.Complaint, d.p); last != date(t, "2031-09-07") {
		t.Errorf("about two categories, kept for the longest: %v", last)
	}
	d.p.Categories[slices.IndexFunc(d.p.Categories, func(r gehoor.CategoryRule) bool { return r.Name == "safety" })].Keep = 1
	if last, _ := gehoor.EraseAfter(d.Complaint, d.p); last != date(t, "2027-10-07") {
		t.Errorf("never before thirteen months after filing: %v", last)
	}
}

func TestD35NothingGoesThatMustStay(t *testing.T) {
	t.Parallel()
	d := closed(t)
	erase := func(code, why string) {
		t.Helper()
		_, err := d.Erase(d.p, gehoor.CauseRetention, d.now)
		refused(t, err, code, why)
	}
	erase("erase.not-yet", "two years have not passed")
	d.now = date(t, "2028-09-07").End().Add(-1)
	erase("erase.not-yet", "the last day itself")
	d.now = date(t, "2028-09-08").Start(nil)
	if _, err := d.Erase(d.p, gehoor.CauseRetention, d.now); err != nil {
		t.Errorf("the day after its last: %v", err)
	}
	_, err := d.KeepLonger(date(t, "2029-01-01"), gehoor.Ref{}, d.now)
	refused(t, err, "hold.no-reason", "without a reason")
	_, err = d.KeepLonger(date(t, "2028-09-08"), ref(6), d.now)
	refused(t, err, "hold.past", "today")
	_, err = d.KeepLonger(date(t, "2031-01-01"), ref(6), d.now)
	refused(t, err, "hold.far", "more than two years off")
	d.do(d.KeepLonger(date(t, "2029-01-01"), ref(6), d.now))
	erase("erase.held", "held")
	if duty := d.owed(gehoor.OweReview); !duty.Open() || duty.Seat != deskSeat || !duty.By.Equal(date(t, "2029-01-01").End()) {
		t.Errorf("looking again: %+v", duty)
	}
	if _, err := d.EraseItems(d.p, []gehoor.Item{9}, gehoor.CauseThird, d.now); err == nil {
		t.Error("an item of what is held can be erased")
	}
	d.do(d.Release())
	_, err = d.Release()
	refused(t, err, "hold.none", "released already")
	if duty := d.owed(gehoor.OweReview); duty.Open() {
		t.Error("released, and still to be looked at")
	}
	d.add(gehoor.By(coordinator), gehoor.Escalated{Body: gehoor.DisputesCommittee, On: date(t, "2028-09-08")})
	erase("erase.outside", "an outside case runs")
	d.add(gehoor.By(coordinator), gehoor.EscalationEnded{Body: gehoor.DisputesCommittee, Outcome: gehoor.RuledNotUpheld})
	erase("erase.not-yet", "the ruling counts anew")
	d.add(gehoor.By(safety), gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
	erase("erase.safety", "a safety track runs")
}

func TestD34ItemsGoSinglyButNotTheCore(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	_, err := d.EraseItems(d.p, nil, gehoor.CauseThird, d.now)
	refused(t, err, "erase.nothing", "nothing chosen")
	_, err = d.EraseItems(d.p, []gehoor.Item{9, 1}, gehoor.CauseRequest, d.now)
	refused(t, err, "erase.core", "the complaint's own words")
	d.do(d.EraseItems(d.p, []gehoor.Item{9}, gehoor.CauseThird, d.now)) // while the procedure runs: ux case 40
	if !d.ErasedAt.IsZero() || !d.Open() {
		t.Error("an item took the dossier along")
	}
	d.add(gehoor.By(safety), gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
	_, err = d.EraseItems(d.p, []gehoor.Item{10}, gehoor.CauseThird, d.now)
	refused(t, err, "erase.safety", "a safety track runs")
}

func TestD20WhoAsksToBeErasedGoesOnThePromisedDay(t *testing.T) {
	t.Parallel()
	d := closed(t)
	d.do(d.RequestData(d.p, 0, gehoor.DataErasure, gehoor.Ref{}, d.now))
	answer := gehoor.DataAnswered{Seq: d.Seq, Answer: ref(7)}
	_, err := d.AnswerData(d.p, answer, d.now)
	refused(t, err, "data.outcome", "without saying what was done")
	if _, ok := gehoor.EraseAfter(d.Complaint, d.p); ok {
		t.Error("it may go while a request is open")
	}
	answer.Outcome = gehoor.DataLater
	d.do(d.AnswerData(d.p, answer, d.now))
	if last, _ := gehoor.EraseAfter(d.Complaint, d.p); last != date(t, "2027-10-07") || !d.GoesItself(d.p) {
		t.Errorf("goes after %v, by itself %v", last, d.GoesItself(d.p))
	}
	// Asked again after that day: there is time to read the answer.
	d.now = date(t, "2028-01-10").Start(nil)
	if got := d.Leaves(d.p, d.now); got != date(t, "2028-02-09") {
		t.Errorf("asked late, it goes after %v", got)
	}
	d.do(d.RequestData(d.p, 0, gehoor.DataAccess, gehoor.Ref{}, d.now))
	_, err = d.AnswerData(d.p, gehoor.DataAnswered{Seq: d.Seq, Answer: ref(7), Outcome: gehoor.DataLater}, d.now)
	refused(t, err, "data.not-later", "who asks to see")
}

// D20, D34, D35: of what runs the privacy officer knows nothing unless it is held or somebody asked for own data, and she may
// open it with a reason; what has ended she knows and decides on. A sealed one is the track's readers' alone.
func TestD35WhoDecides(t *testing.T) {
	t.Parallel()
	d := closed(t)
	officer := gehoor.Viewer{Person: privacy, Seats: []gehoor.Seat{{Role: gehoor.PrivacyOfficer}, gehoor.Named(privacy)}}
	desk := gehoor.Viewer{Person: coordinator, Seats: []gehoor.Seat{deskSeat}}
	runs := open(t, nil)
	if gehoor.Can(officer, gehoor.Know, runs.Complaint) || gehoor.Can(officer, gehoor.Retain, runs.Complaint) || !gehoor.Can(officer, gehoor.OpenUp, runs.Complaint) {
		t.Error("the officer knows of what runs, or cannot open it")
	}
	if gehoor.Can(desk, gehoor.OpenUp, runs.Complaint) || gehoor.Can(gehoor.Viewer{Person: 77, Seats: []gehoor.Seat{{Role: gehoor.Administrator}}}, gehoor.OpenUp, runs.Complaint) {
		t.Error("others open it too")
	}
	runs.do(runs.KeepLonger(date(t, "2028-01-01"), ref(9), runs.now))
	if !gehoor.Can(officer, gehoor.Retain, runs.Complaint) || gehoor.Can(officer, gehoor.See, runs.Complaint) {
		t.Error("held, and the officer does not know, or reads")
	}
	if !gehoor.Can(officer, gehoor.Retain, d.Complaint) || gehoor.Can(officer, gehoor.See, d.Complaint) || gehoor.Can(officer, gehoor.Protect, d.Complaint) {
		t.Error("the officer cannot decide, or reads")
	}
	if !gehoor.Can(desk, gehoor.Retain, d.Complaint) || gehoor.Can(desk, gehoor.Protect, d.Complaint) {
		t.Error("the desk cannot decide, or opens originals")
	}
	_, err := d.OpenUp(privacy, gehoor.Ref{})
	refused(t, err, "open.no-reason", "without a reason")
	facts, err := d.OpenUp(privacy, ref(8))
	d.do(facts, err)
	if !gehoor.Can(officer, gehoor.Protect, d.Complaint) {
		t.Error("opened, and not read")
	}
	d.add(gehoor.By(safety), gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
	track := gehoor.Viewer{Person: safety, Seats: []gehoor.Seat{{Role: gehoor.SafetyOfficer}}}
	if gehoor.Can(officer, gehoor.Know, d.Complaint) || gehoor.Can(officer, gehoor.OpenUp, d.Complaint) || gehoor.Can(desk, gehoor.Retain, d.Complaint) ||
		!gehoor.Can(track, gehoor.Retain, d.Complaint) || !gehoor.Can(track, gehoor.Protect, d.Complaint) {
		t.Error("sealed, and not the track's alone")
	}
}

// D35 as a property: whatever is set and whenever it ended, nothing goes before thirteen months after filing, nor before
// its own category's time is over.
func TestD35NeverTooEarly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		p := gehoor.DefaultProcedure()
		for i := range p.Categories {
			p.Categories[i].Keep = rapid.IntRange(0, 240).Draw(rt, "months")
		}
		k := gehoor.Keeping{Filed: gehoor.Date{Year: 2026, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 2000).Draw(rt, "filed"))}
		k.Settled = k.Filed.AddDays(rapid.IntRange(0, 1000).Draw(rt, "settled"))
		for range rapid.IntRange(0, 3).Draw(rt, "parts") {
			k.Categories = append(k.Categories, rapid.SampledFrom(p.Categories).Draw(rt, "category").Name)
		}
		last := p.KeepUntil(k)
		if last.Before(k.Filed.AddMonths(13)) {
			rt.Fatalf("filed %v, kept until %v", k.Filed, last)
		}
		for _, c := range k.Categories {
			i := slices.IndexFunc(p.Categories, func(r gehoor.CategoryRule) bool { return r.Name == c })
			if last.Before(k.Settled.AddMonths(p.Categories[i].Keep)) {
				rt.Fatalf("%s ended %v, kept until %v", c, k.Settled, last)
			}
		}
	})
}
