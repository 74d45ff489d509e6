package gehoor_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"gehoor"

	"pgregory.net/rapid"
)

// acts are all that can be done with a complaint, each with arguments drawn at random, right and wrong.
var acts = []func(*random) ([]gehoor.Fact, error){
	func(r *random) ([]gehoor.Fact, error) { return r.Acknowledge(r.ref()) },
	func(r *random) ([]gehoor.Fact, error) {
		parts := []gehoor.Part{{No: 1, Category: "care"}, {No: 2, Category: "costs"}}
		return r.Admit(parts[:r.n(1, 2)], r.flip(), r.ref(), r.p, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.Decline(gehoor.NoComplaint, r.ref(), r.ref()) },
	func(r *random) ([]gehoor.Fact, error) { return r.CheckRelation(gehoor.CalledBack, r.ref()) },
	func(r *random) ([]gehoor.Fact, error) { return r.Correct(r.p, r.correction(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Withdraw(gehoor.Withdrawn{Writing: r.ref()}, gehoor.By(coordinator))
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.Reopen(r.p, oneOf(r, gehoor.AfterWithdrawal, gehoor.AfterNotResolved, gehoor.AfterRuling), r.ref(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.Close(r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.Route(r.chart, r.lead(), r.ref(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Reroute(r.chart, gehoor.Rerouting{Lead: r.lead(), Location: gehoor.LocationID(r.n(7, 9)), Reason: r.ref()}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.Judge(gehoor.Party(r.n(1, 3)), oneOf(r, gehoor.Accused, gehoor.Involved, gehoor.Mentioned))
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.TakeOver(r.chart, oneOf(r, regional, director, board, colleague), oneOf(r, regionalSeat, directorSeat, boardSeat, deskSeat), r.ref(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.HandOver(oneOf(r, coordinator, colleague)) },
	func(r *random) ([]gehoor.Fact, error) { return r.Try(gehoor.NoAnswer, r.day(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Contact(r.p, gehoor.Contact{Way: oneOf(r, gehoor.Called, gehoor.Wrote), Resolved: r.flip(), At: r.now.Add(-time.Duration(r.n(-1, 30)) * time.Hour)}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.PassCall(oneOf(r, otherOne, regional, manager)) },
	func(r *random) ([]gehoor.Fact, error) { return r.AgreeSteps(r.ref(), gehoor.Seat{}, r.day(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Inform(oneOf(r, gehoor.ToldSteps, gehoor.ToldProgress, gehoor.ToldLate, gehoor.ToldDates), r.ref())
	},
	func(r *random) ([]gehoor.Fact, error) { return r.Receive(r.p, r.ref(), nil, 0, r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Send(r.p, gehoor.Message{Text: r.ref(), Personal: r.flip(), Answers: r.seq("MessageReceived")}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.NoAnswer(r.seq("MessageReceived")) },
	func(r *random) ([]gehoor.Fact, error) { return r.AgreeDelay(r.day(), r.ref(), r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.TellPassed(r.day(), r.ref(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.RequestData(r.p, gehoor.Party(r.n(0, 2)), gehoor.DataAccess, r.ref(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.SuspectBreach(r.ref(), r.now.Add(-time.Duration(r.n(-1, 30))*time.Hour), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.JudgeBreach(gehoor.BreachJudged{Seq: r.seq(), Outcome: oneOf(r, gehoor.BreachNone, gehoor.BreachReported), Reason: r.ref()})
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.KeepLonger(gehoor.DateOf(r.now).AddDays(r.n(0, 800)), r.ref(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.Release() },
	func(r *random) ([]gehoor.Fact, error) { return r.OpenUp(privacy, r.ref()) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.EraseItems(r.p, []gehoor.Item{gehoor.Item(r.n(0, 50))}, gehoor.CauseThird, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.AnswerData(r.p, gehoor.DataAnswered{Seq: r.seq("DataRequested"), Answer: r.ref(), Outcome: rapid.SampledFrom([]gehoor.DataOutcome{gehoor.DataMet, gehoor.DataLater, gehoor.DataRefused}).Draw(r.rt, "outcome")}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.PlanHearing(r.side(), r.heard(), r.day(), r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.Hear(r.side(), r.heard(), r.day(), r.ref(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.SendAccount(r.side(), r.heard(), r.day(), r.ref(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		in := gehoor.Offer{
			What:  oneOf(r, gehoor.DiscloseInvitation, gehoor.DiscloseAccount, gehoor.DiscloseOutcome),
			Party: r.party(), On: r.day(), Text: r.ref(), Way: gehoor.DiscloseByPaper, Number: "7F3K2H",
		}
		if r.flip() {
			in.Way, in.Number = gehoor.DisclosePrinted, ""
		}
		return r.Disclose(r.p, in, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.RenewDisclosure(r.p, r.seq("Disclosed"), gehoor.DiscloseByMail, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.EndDisclosure(r.seq("Disclosed")) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.AnswerDisclosure(r.p, r.seq("Disclosed"), r.ref(), r.flip(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.Note(r.ref()) },
	func(r *random) ([]gehoor.Fact, error) { return r.Investigate(r.ref()) },
	func(r *random) ([]gehoor.Fact, error) {
		d := gehoor.DecisionDrafted{Letter: r.ref(), OneSide: r.ref()}
		d.Settlement = r.flip()
		for _, p := range r.Parts {
			f := gehoor.Finding{Part: p.No, Outcome: gehoor.Upheld, Reasons: r.ref()}
			if d.Settlement {
				f.Outcome = gehoor.Resolved
			}
			d.Findings = append(d.Findings, f)
		}
		if r.flip() {
			d.Measures = []gehoor.Measure{{No: 1, Kind: gehoor.ToldMeasure, Owner: manager, Text: r.ref(), Due: r.day()}}
		}
		return r.DraftDecision(r.p, d, coordinator, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.ProposeDecision(gehoor.DecisionProposed{Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld, Reasons: r.ref()}}}, manager, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.SendBack(regional, r.ref()) },
	func(r *random) ([]gehoor.Fact, error) { return r.Approve(r.p, regional, r.flip(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.SendDecision(r.p, oneOf(r, gehoor.OnStatusPage, gehoor.OnPaper), r.Draft.Letter, r.ref(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.OpenDecision() },
	func(r *random) ([]gehoor.Fact, error) { return r.PostDecision(r.day(), r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.PhoneDecision(r.day(), 0, r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.ReturnDecision("bounce") },
	func(r *random) ([]gehoor.Fact, error) { return r.FinishMeasure(1, r.day(), r.ref(), manager, r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.MoveMeasure(1, r.day(), r.ref(), manager, r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.TellMeasure(1, r.ref()) },
	func(r *random) ([]gehoor.Fact, error) { return r.Mark(r.flip(), r.seq()), nil },
	func(r *random) ([]gehoor.Fact, error) { return r.ReadMark() },
	func(r *random) ([]gehoor.Fact, error) { return r.AskSafety(r.track(), r.seq()) },
	func(r *random) ([]gehoor.Fact, error) { return r.ClearSafety(r.ref()) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Divert(r.p, r.track(), []gehoor.PartNo{gehoor.PartNo(r.n(1, 2))}, r.seq(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.TakeStep(oneOf(r, gehoor.Checklist(r.track())...), r.now, r.flip(), r.ref(), r.flip(), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.TellComplainant(r.ref(), gehoor.Ref{}, gehoor.OnStatusPage, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.ReverseDiversion([]gehoor.PartNo{gehoor.PartNo(r.n(1, 2))}, r.ref())
	},
	func(r *random) ([]gehoor.Fact, error) { return r.TellSenior(r.chart, r.ref(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Escalate(gehoor.Escalated{Body: gehoor.DisputesCommittee, On: r.day(), AnswerBy: r.day()}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.EndEscalation(gehoor.EscalationEnded{Body: gehoor.DisputesCommittee, On: r.day(), Outcome: gehoor.RuledUpheld, Ruling: r.ref()}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.AskRating(r.ref(), r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Rate(r.p, oneOf(r, gehoor.Yes, gehoor.No), oneOf(r, gehoor.Unanswered, gehoor.No, gehoor.Partly), r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.SplitOff(2, []gehoor.PartNo{gehoor.PartNo(r.n(1, 2))})
	},
}

// random is a dossier to which anything may happen.
type random struct {
	*dossier
	rt    *rapid.T
	tb    testing.TB
	drawn int
	acted uint64
	hears gehoor.Side
}

func oneOf[T any](r *random, from ...T) T { return rapid.SampledFrom(from).Draw(r.rt, "one of") }

func (r *random) n(from, to int) int { return rapid.IntRange(from, to).Draw(r.rt, "n") }

// seq is that of an event, of one of some kinds if there is any, or of any event now and then.
func (r *random) seq(kinds ...string) int {
	var of []int
	for _, e := range r.events {
		if slices.Contains(kinds, gehoor.Kind(e.Fact)) {
			of = append(of, e.Seq)
		}
	}
	if len(of) == 0 || r.n(0, 5) == 0 {
		return r.n(0, r.Seq)
	}
	return oneOf(r, of...)
}

func (r *random) flip() bool          { return rapid.Bool().Draw(r.rt, "flip") }
func (r *random) day() gehoor.Date    { return gehoor.DateOf(r.now).AddDays(r.n(-1, 3)) }
func (r *random) party() gehoor.Party { return gehoor.Party(r.n(0, max(2, len(r.Parties)))) }
func (r *random) track() gehoor.Track { return oneOf(r, gehoor.ReportingCode, gehoor.ReportingDuty) }
func (r *random) side() gehoor.Side {
	r.hears = oneOf(r, gehoor.SideComplainant, gehoor.SideAccused, gehoor.SideOther)
	return r.hears
}

// heard is who is heard for the side that was drawn last, and now and then another.
func (r *random) heard() gehoor.Party {
	if r.hears == gehoor.SideComplainant && r.n(0, 5) > 0 {
		return 0
	}
	return r.party()
}
func (r *random) lead() gehoor.Seat {
	return oneOf(r, gehoor.Seat{}, gehoor.Seat{}, managerSeat, directorSeat)
}
func (r *random) ref() gehoor.Ref { r.drawn++; return ref(r.drawn) }
func (r *random) viewer(p gehoor.PersonID) gehoor.Viewer {
	return gehoor.Viewer{Person: p, Seats: r.chart.Seats(p, gehoor.DateOf(r.now))}
}

func (r *random) correction() gehoor.Correction {
	return gehoor.Correction{
		Field:      oneOf(r, gehoor.FieldReceived, gehoor.FieldArose, gehoor.FieldWay),
		ReceivedAt: r.Filed.ReceivedAt.AddDate(0, 0, r.n(-5, 2)), Arose: gehoor.DateOf(monday).AddDays(-r.n(0, 100)), Way: gehoor.WriteMail,
		Reason: r.ref(), Source: gehoor.FromStamp, By: coordinator, Second: colleague,
	}
}

// beginnings are how far a dossier is when anything may happen to it. Between them they come by every fact that
// changes what a complaint is.
var beginnings = map[string]func(*random){
	"filed": func(*random) {},
	"routed, rerouted and taken over": func(r *random) {
		r.route()
		r.must(r.Reroute(r.chart, gehoor.Rerouting{Location: 8, Reason: r.ref()}, r.now))
		r.must(r.TakeOver(r.chart, r.chart.Holders(r.NextLevel, gehoor.DateOf(r.now))[0], r.NextLevel, r.ref(), r.now))
	},
	"decided": func(r *random) { r.decide(false) },
	"settled, closed, and not resolved": func(r *random) {
		r.decide(true)
		r.must(r.OpenDecision())
		r.must(r.Close(r.now))
		r.must(r.Reopen(r.p, gehoor.AfterNotResolved, r.ref(), r.now))
	},
	"closed": func(r *random) {
		r.decide(false)
		r.must(r.OpenDecision())
		r.must(r.Close(r.now))
	},
	"corrected and withdrawn": func(r *random) {
		r.must(r.Correct(r.p, gehoor.Correction{Field: gehoor.FieldReceived, ReceivedAt: monday.AddDate(0, 0, -2), Reason: r.ref(), Source: gehoor.FromStamp, By: coordinator}, r.now))
		r.must(r.Withdraw(gehoor.Withdrawn{Writing: r.ref()}, gehoor.By(coordinator)))
	},
	"heard, and then called": func(r *random) {
		r.name(gehoor.Accused, gehoor.Seat{}, otherOne)
		party := gehoor.Party(len(r.Parties))
		r.route()
		r.must(r.Hear(gehoor.SideComplainant, 0, gehoor.DateOf(r.now), r.ref(), r.now))
		r.must(r.Hear(gehoor.SideAccused, party, gehoor.DateOf(r.now), r.ref(), r.now))
		r.must(r.Disclose(r.p, gehoor.Offer{
			What: gehoor.DiscloseAccount, Party: party, On: gehoor.DateOf(r.now).AddDays(5), Text: r.ref(), Way: gehoor.DiscloseByMail, Number: "7F3K2H",
		}, r.now))
		r.must(r.Contact(r.p, gehoor.Contact{Way: gehoor.Called, At: r.now, Resolved: true}, r.now))
	},
	"waits for approval": func(r *random) {
		r.route()
		r.draft(gehoor.Upheld)
	},
	"diverted": func(r *random) {
		r.route()
		r.must(r.Divert(r.p, gehoor.ReportingDuty, []gehoor.PartNo{1}, 1, r.now))
	},
	"diverted and back": func(r *random) {
		r.route()
		r.must(r.Divert(r.p, gehoor.ReportingCode, []gehoor.PartNo{1}, 1, r.now))
		r.must(r.ReverseDiversion([]gehoor.PartNo{1}, r.ref()))
	},
}

func (r *random) route() {
	r.must(r.Admit([]gehoor.Part{{No: 1, Category: "care"}}, false, r.ref(), r.p, r.now))
	r.must(r.Route(r.chart, gehoor.Seat{}, r.ref(), r.now))
}

func (r *random) decide(settlement bool) {
	r.route()
	r.must(r.Contact(r.p, gehoor.Contact{Way: gehoor.Called, At: r.now}, r.now))
	r.must(r.CheckRelation(gehoor.ByContract, gehoor.Ref{}))
	if settlement {
		r.draft(gehoor.Resolved)
	} else {
		r.draft(gehoor.Upheld)
	}
	r.must(r.Approve(r.p, r.chart.Holders(r.NextLevel, gehoor.DateOf(r.now))[0], false, r.now))
	r.must(r.SendDecision(r.p, gehoor.OnStatusPage, r.Draft.Letter, r.ref(), r.now))
}

func (r *random) draft(outcome gehoor.Outcome) {
	r.must(r.DraftDecision(r.p, gehoor.DecisionDrafted{
		Letter: r.ref(), OneSide: r.ref(),
		Findings: []gehoor.Finding{{Part: 1, Outcome: outcome, Reasons: r.ref()}},
		Measures: []gehoor.Measure{{Kind: gehoor.ToldMeasure, Owner: regional, Text: r.ref(), Due: gehoor.DateOf(r.now).AddDays(30)}},
	}, coordinator, r.now))
}

// must adds what an act that belongs to the beginning answered.
func (r *random) must(facts []gehoor.Fact, err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	for _, f := range facts {
		r.happen(f)
	}
}

// happen adds a fact and holds what the design promises.
func (r *random) happen(f gehoor.Fact) {
	before := r.Duties()
	decide, wasOpen, seq := r.Filed.Terms.Decide, r.Open(), r.Seq
	r.add(gehoor.By(coordinator), f)
	if r.Seq%8 == 0 {
		r.checkLoad()
	}
	r.checkDuties(f, before, seq)
	r.checkTerms(f, decide)
	r.checkClosed(f, wasOpen)
	r.checkAccess()
	r.checkDisclosures(f)
}

// TestAnyOrderOfActs does what anybody could ask for, in any order and at any time, and holds after each fact what
// the design promises.
func TestAnyOrderOfActs(t *testing.T) {
	t.Parallel()
	seen := &reached{kinds: map[string]int{}}
	t.Cleanup(func() { // after all of them
		if seen.begins == len(beginnings) {
			seen.check(t)
		}
	})
	for name, begin := range beginnings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Cleanup(seen.begin)
			rapid.Check(t, func(rt *rapid.T) {
				r := begun(t, rt)
				begin(r)
				for range 40 {
					r.step()
				}
				r.checkLoad()
				r.checkMeets()
				r.checkOwners()
				r.checkFigures()
				seen.add(r.events)
			})
		})
	}
}

// D15, D16: whoever it is or may be about can do nothing with it, from whatever seat: not the coordinator, not somebody of the board or
// of its supervisor, not who reads for safety or privacy, not who stands in for all of them at once; and nothing that is done afterwards
// gives it back but the answer that it is not about them.
func TestD15CanNeverWidens(t *testing.T) {
	t.Parallel()
	everybody := []gehoor.PersonID{manager, otherOne, regional, director, board, supervisor, coordinator, colleague, deputy, safety, attention, privacy}
	for name, begin := range beginnings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(rt *rapid.T) {
				r := &random{dossier: open(t, func(s *gehoor.Submission) { s.Channel = gehoor.ByLetter }), rt: rt}
				r.t = rt
				begin(r)
				for range r.n(1, 3) {
					who := oneOf(r, everybody...)
					r.name(oneOf(r, gehoor.Accused, gehoor.Involved, gehoor.Provisional), oneOf(r, gehoor.Seat{}, deskSeat, boardSeat, supervisorSeat), who)
					r.checkBarred(who)
				}
				for range r.n(1, 15) {
					r.now = r.now.Add(time.Duration(r.n(0, 30)) * time.Hour)
					facts, err := oneOf(r, acts...)(r)
					if err != nil {
						continue
					}
					for _, f := range facts {
						r.add(gehoor.By(coordinator), f)
						r.checkAccess()
					}
				}
			})
		})
	}
}

// checkBarred: p can do nothing, with what p is and with every seat there is.
func (r *random) checkBarred(p gehoor.PersonID) {
	all := r.viewer(p)
	for _, position := range r.chart.Positions {
		all.Seats = append(all.Seats, position.Seat)
	}
	all.Seats = append(all.Seats, gehoor.Seat{Role: gehoor.Administrator}, gehoor.Seat{Role: gehoor.Auditor})
	for other := range r.Grants {
		all.Seats = append(all.Seats, gehoor.Named(other))
	}
	for _, verb := range verbs {
		if gehoor.Can(r.viewer(p), verb, r.Complaint) || gehoor.Can(all, verb, r.Complaint) {
			r.rt.Fatalf("person %d, whom it is or may be about, may %s", p, verb)
		}
	}
}

// begun is a letter about two people, perhaps from somebody who is no customer, perhaps late.
func begun(t testing.TB, rt *rapid.T) *random {
	r := &random{rt: rt, tb: t}
	capacity, arose := oneOf(r, gehoor.Parent, gehoor.Parent, gehoor.SomeoneElse), oneOf(r, gehoor.Date{}, date(t, "2026-01-01"))
	r.dossier = open(t, func(s *gehoor.Submission) {
		s.Channel, s.Capacity, s.Arose = gehoor.ByLetter, capacity, arose
	})
	r.t = rt
	if r.flip() {
		r.name(gehoor.Accused, gehoor.Seat{}, manager)
	}
	if r.flip() {
		r.name(gehoor.Provisional, gehoor.Seat{}, otherOne)
	}
	return r
}

// act is any of all acts, each as likely: rapid draws small numbers more often, and the first of a list.
func (r *random) act() func(*random) ([]gehoor.Fact, error) {
	r.acted++
	n := (rapid.Uint64().Draw(r.rt, "act") + r.acted) * 0x9e3779b97f4a7c15
	return everyAct[n>>32%uint64(len(everyAct))]
}

// step does one thing, some hours later. With what was erased nothing can be done.
func (r *random) step() {
	r.now = r.now.Add(time.Duration(oneOf(r, 0, r.n(0, 30), r.n(0, 30), 24*r.n(0, 30))) * time.Hour)
	var facts []gehoor.Fact
	for range 5 { // what is refused changes nothing
		var err error
		if facts, err = r.act()(r); err == nil && len(facts) > 0 {
			break
		}
		facts = nil
	}
	if len(facts) > 0 && !r.ErasedAt.IsZero() {
		r.rt.Fatalf("erased, and %+v", facts)
	}
	for _, f := range facts {
		r.happen(f)
	}
}

// checkLoad: what the events add up to at once is what they added up to one by one.
func (r *random) checkLoad() {
	c, err := gehoor.Load(r.events)
	if err != nil {
		r.rt.Fatal(err)
	}
	c.Persons = r.Persons
	if !reflect.DeepEqual(c.Duties(), r.Duties()) || !reflect.DeepEqual(c.Readers(), r.Readers()) {
		r.rt.Fatalf("loaded duties %v and readers %v; applied %v and %v", c.Duties(), c.Readers(), r.Duties(), r.Readers())
	}
	if !reflect.DeepEqual(c, r.Complaint) {
		r.rt.Fatalf("loaded %+v, applied %+v", c, r.Complaint)
	}
}

// checkDuties: no duty vanishes; one that ended did so by this very fact.
func (r *random) checkDuties(f gehoor.Fact, before []gehoor.Duty, seq int) {
	taken, _ := f.(gehoor.ContactTakenBack) // gives back what the note ended, and other contact may have met the aim
	after := r.Duties()
	if len(after) < len(before) {
		r.rt.Fatalf("%d duties after %d", len(after), len(before))
	}
	for i, was := range before {
		is := after[i]
		switch {
		case is.Kind != was.Kind || is.Since != was.Since || is.No != was.No || is.Clause != was.Clause:
			r.rt.Fatalf("%+v became %+v", was, is)
		case was.Open() && !is.Open() && is.Done <= seq:
			r.rt.Fatalf("%+v ended by an earlier fact", is)
		case taken.Seq != 0 && was.Done == taken.Seq:
		case !was.Open() && is.Open() && !was.Lapsed:
			r.rt.Fatalf("%+v was done and is owed again as the same duty", was)
		case !was.Open() && !is.Open() && was.Done != is.Done && !was.Lapsed:
			r.rt.Fatalf("%+v was done by another fact: %+v", was, is)
		}
	}
}

// checkTerms: no statutory date moves but by a correction of the date of receipt (D6).
func (r *random) checkTerms(f gehoor.Fact, decide gehoor.Term) {
	correction, ok := f.(gehoor.Corrected)
	if moved := !reflect.DeepEqual(r.Filed.Terms.Decide, decide); moved && (!ok || correction.Field != gehoor.FieldReceived) {
		r.rt.Fatalf("%s moved the decision from %v to %v", gehoor.Kind(f), decide.Plain, r.Filed.Terms.Decide.Plain)
	}
	for _, d := range r.Duties() {
		if d.Kind == gehoor.OweDecide && (!reflect.DeepEqual(d.Term, r.Filed.Terms.Decide) || !d.By.Equal(d.Term.Plain.End())) {
			r.rt.Fatalf("the decision is owed by %v, promised by %v", d.By, r.Filed.Terms.Decide.Plain)
		}
	}
}

// checkClosed: closed is left only by Reopened and DiversionReversed, and what is closed owes no decision.
func (r *random) checkClosed(f gehoor.Fact, wasOpen bool) {
	if kind := gehoor.Kind(f); !wasOpen && r.Open() && kind != "Reopened" && kind != "DiversionReversed" {
		r.rt.Fatalf("%s opened what was closed", kind)
	}
	if r.Open() {
		return
	}
	owes := []gehoor.DutyKind{gehoor.OweAcknowledge, gehoor.OweSenior, gehoor.OweAnswer, gehoor.OweApprove, gehoor.OweReach, gehoor.OweMeasure, gehoor.OweTellMeasure, gehoor.OweAsk,
		gehoor.OweStatement, gehoor.OweData, gehoor.OweBreach, gehoor.OweReview, gehoor.OweAlarm, gehoor.OweConfirmSafe, gehoor.OweSafetyStep}
	switch {
	case r.Sealed: // nothing that is told from a dossier that is not sealed
		for _, told := range []gehoor.DutyKind{gehoor.OweSenior, gehoor.OweApprove, gehoor.OweReach, gehoor.OweTellMeasure, gehoor.OweAsk} {
			owes = slices.DeleteFunc(owes, func(k gehoor.DutyKind) bool { return k == told })
		}
	case r.Returned && r.ClosedOn == gehoor.ClosedDecided: // it was not given (D29)
		owes = append(owes, gehoor.OweDecide, gehoor.OweTellPassed)
	}
	for _, d := range r.Duties() {
		if d.Open() && !slices.Contains(owes, d.Kind) {
			r.rt.Fatalf("closed as %s, sealed %v, and %s is owed: %v", r.ClosedOn, r.Sealed, d.Kind, r.story())
		}
	}
}

var verbs = []gehoor.Verb{gehoor.Know, gehoor.See, gehoor.Coordinate, gehoor.Handle, gehoor.Draft, gehoor.Approve,
	gehoor.TakeOver, gehoor.Safeguard, gehoor.Protect, gehoor.OpenUp, gehoor.Retain, gehoor.Personnel}

// checkAccess: who is or may be complained about can do nothing, and what is sealed is read by its track alone.
func (r *random) checkAccess() {
	for party, standing := range r.Parties {
		if p := r.Persons[party]; standing.Bars() && p != 0 {
			r.checkBarred(p)
		}
	}
	if !r.Sealed {
		return
	}
	track := []gehoor.Role{gehoor.SafetyOfficer, gehoor.Director}
	if r.Track == gehoor.ReportingCode {
		track = []gehoor.Role{gehoor.AttentionOfficer}
	}
	for _, p := range r.chart.Positions {
		v := r.viewer(p.Person)
		reads := slices.ContainsFunc(track, v.Has)
		if gehoor.Can(v, gehoor.See, r.Complaint) && !reads {
			r.rt.Fatalf("sealed for track %s, and seen by person %d from %v", r.Track, p.Person, v.Seats)
		}
		for _, verb := range verbs[2:] {
			if verb != gehoor.Safeguard && verb != gehoor.Protect && verb != gehoor.Retain && gehoor.Can(v, verb, r.Complaint) {
				r.rt.Fatalf("sealed, and person %d may %s", p.Person, verb)
			}
		}
	}
}

// checkDisclosures: who is complained about is told nothing, and reads nothing, while it is or may be a matter of
// safety; nor does anybody whom it is not about (D20, D25).
func (r *random) checkDisclosures(f gehoor.Fact) {
	told, ok := f.(gehoor.Disclosed)
	if ok && (r.HearingWaits() || r.Parties[told.Party] != gehoor.Accused) {
		r.rt.Fatalf("%+v was disclosed; sealed %v, standing %q", told, r.Sealed, r.Parties[told.Party])
	}
	for seq, d := range r.Disclosures {
		_, opens := r.OpenDisclosure(seq, gehoor.DateOf(r.now))
		if opens && (r.HearingWaits() || d.Ended || r.Parties[d.Party] != gehoor.Accused) {
			r.rt.Fatalf("%+v opens; sealed %v", d, r.Sealed)
		}
	}
}

func (r *random) story() (all []string) {
	for _, e := range r.events {
		all = append(all, gehoor.Kind(e.Fact))
	}
	return all
}
