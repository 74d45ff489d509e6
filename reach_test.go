package gehoor_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gehoor"
)

// moreActs are what anybody can do besides acts: with people, papers and outside bodies.
var moreActs = []func(*random) ([]gehoor.Fact, error){
	func(r *random) ([]gehoor.Fact, error) {
		return r.NameParty(oneOf(r, gehoor.Accused, gehoor.Involved, gehoor.Mentioned), oneOf(r, gehoor.Seat{}, managerSeat, regionalSeat, deskSeat))
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.AddDocument(gehoor.File{Original: r.ref()}, gehoor.SideComplainant, r.flip())
	},
	func(r *random) ([]gehoor.Fact, error) { return r.Return(r.seq(), "", 0, gehoor.Mailed{}) },
	func(r *random) ([]gehoor.Fact, error) { return r.HandOverDecision(r.day(), 0, r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.PassMeasure(r.n(1, 2), oneOf(r, manager, otherOne, regional), r.ref(), coordinator)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.Escalate(gehoor.Escalated{Body: gehoor.ComplaintsDesk, On: r.day()}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.EndEscalation(gehoor.EscalationEnded{Body: gehoor.ComplaintsDesk, On: r.day(), Outcome: gehoor.AdvisedOnly}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.EndEscalation(gehoor.EscalationEnded{Body: gehoor.DisputesCommittee, On: r.day(), Outcome: gehoor.RuledPartly, Ruling: r.ref(),
			Measures: []gehoor.Measure{{Kind: oneOf(r, gehoor.ToldMeasure, gehoor.PersonnelMeasure), Owner: otherOne, Text: r.ref(), Due: r.day()}}}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.StateCase(r.day(), r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.Link(gehoor.StreamID(r.n(1, 4))) },
	func(r *random) ([]gehoor.Fact, error) { return r.LinkIncident(gehoor.StreamID(r.n(1, 4))) },
	func(r *random) ([]gehoor.Fact, error) { return r.SetLanguage(gehoor.English) },
	func(r *random) ([]gehoor.Fact, error) { return r.ProposePractice(coordinator) },
	func(r *random) ([]gehoor.Fact, error) { return r.MarkPractice(coordinator, colleague) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.Admit(slices.Clone(r.Parts), true, r.ref(), r.p, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.AddPart(gehoor.Part{Category: "staff", Location: 8, Lead: otherSeat}, r.p, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.SuspectBreach(r.ref(), r.now, r.now) },
	func(r *random) ([]gehoor.Fact, error) {
		return r.JudgeBreach(gehoor.BreachJudged{Seq: r.seq("BreachSuspected"), Outcome: gehoor.BreachNone, Reason: r.ref()})
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.MakePackage(gehoor.PackageMade{For: gehoor.ForCommittee, File: gehoor.File{Original: r.ref()}, Sum: gehoor.Hash{1}, Shown: 1})
	},
	func(r *random) ([]gehoor.Fact, error) {
		c := r.correction()
		c.Field, c.Capacity, c.Sender, c.Mail, c.Phone = oneOf(r, gehoor.FieldCapacity, gehoor.FieldSender), oneOf(r, gehoor.Parent, gehoor.SomeoneElse), r.ref(), r.flip(), true
		return r.Correct(r.p, c, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) {
		return r.Send(r.p, gehoor.Message{Text: r.ref(), Party: r.party(), Answers: r.seq("MessageReceived")}, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.ReturnCall(r.chart, gehoor.DateOf(r.now)), nil },
	func(r *random) ([]gehoor.Fact, error) { return r.Erase(r.p, gehoor.CauseMistake, r.now) },
	// What nothing but the pages decides.
	func(r *random) ([]gehoor.Fact, error) {
		if !r.ErasedAt.IsZero() {
			return nil, errGone
		}
		return []gehoor.Fact{oneOf[gehoor.Fact](r, (gehoor.CodeRenewed{Version: r.CodeVersion + 1}), gehoor.SharedMailSet{Shared: r.flip()}, gehoor.Recalled{Seq: r.Seq},
			gehoor.Rated{}, gehoor.AccessWithdrawn{Person: privacy})}, nil
	},
}

var errGone = errors.New("erased")

// soon are acts whose moment passes soon: they are tried more often.
var soon = []func(*random) ([]gehoor.Fact, error){
	func(r *random) ([]gehoor.Fact, error) {
		return r.TakeBackContact(r.seq("Contacted", "ContactTried"), coordinator, r.now)
	},
	func(r *random) ([]gehoor.Fact, error) { return r.AnswerResolved(r.p, r.flip(), r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.AnswerAccount(r.side(), r.heard(), r.ref()) },
	func(r *random) ([]gehoor.Fact, error) { return r.PassApproval(r.p, r.chart, r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.ReadDisclosure(r.seq("Disclosed"), r.now) },
	func(r *random) ([]gehoor.Fact, error) { return r.GiveDisclosure(r.seq("Disclosed"), gehoor.InHand) },
}

var everyAct = slices.Concat(acts, moreActs, slices.Repeat(soon, 6))

// reached counts the kinds of facts that random acts came by.
type reached struct {
	sync.Mutex
	kinds  map[string]int
	begins int // beginnings that were tried to the end
}

func (seen *reached) begin() {
	seen.Lock()
	defer seen.Unlock()
	seen.begins++
}

func (seen *reached) add(events []gehoor.Event) {
	seen.Lock()
	defer seen.Unlock()
	for _, e := range events {
		seen.kinds[gehoor.Kind(e.Fact)]++
	}
}

// check: there is no kind of fact of a complaint that random acts never come by; a rule about one would not be tried.
func (seen *reached) check(t *testing.T) {
	for _, f := range gehoor.Facts() {
		if kind := gehoor.Kind(f); belongs(t, f) && seen.kinds[kind] == 0 {
			t.Errorf("%s is never reached", kind)
		}
	}
}

// belongs reports whether a fact has a place in a complaint.
func belongs(t *testing.T, f gehoor.Fact) bool {
	if gehoor.Kind(f) == "Filed" {
		return true
	}
	d := open(t, nil)
	err := d.Apply(gehoor.Event{Stream: 1, Seq: 2, At: monday, Fact: f})
	return err == nil || !strings.Contains(err.Error(), "has no place")
}

// meets is how each duty is met, other than by ending the procedure: what is owed can be done by somebody. An act that
// answers nil is none for this duty now.
func (r *random) meets(d gehoor.Duty) (acts func() ([]gehoor.Fact, error)) {
	today := gehoor.DateOf(r.now)
	at := func(f func() ([]gehoor.Fact, error)) func() ([]gehoor.Fact, error) { return f }
	always := func() func() ([]gehoor.Fact, error) {
		switch d.Kind {
		case gehoor.OweAcknowledge:
			return at(func() ([]gehoor.Fact, error) { return r.Acknowledge(r.ref()) })
		case gehoor.OweAnswer:
			return at(func() ([]gehoor.Fact, error) { return r.NoAnswer(d.No) })
		case gehoor.OweMeasure:
			return at(func() ([]gehoor.Fact, error) { return r.FinishMeasure(d.No, today, gehoor.Ref{}, coordinator, r.now) })
		case gehoor.OweStatement:
			return at(func() ([]gehoor.Fact, error) { return r.StateCase(today, r.now) })
		case gehoor.OweData:
			return at(func() ([]gehoor.Fact, error) {
				return r.AnswerData(r.p, gehoor.DataAnswered{Seq: d.No, Answer: r.ref(), Outcome: gehoor.DataMet}, r.now)
			})
		case gehoor.OweBreach:
			return at(func() ([]gehoor.Fact, error) {
				return r.JudgeBreach(gehoor.BreachJudged{Seq: d.No, Outcome: gehoor.BreachNone, Reason: r.ref()})
			})
		case gehoor.OweReview:
			return at(r.Release)
		case gehoor.OweAlarm:
			return at(func() ([]gehoor.Fact, error) {
				return r.TakeStep(gehoor.StepReceived, r.now, false, r.ref(), true, r.now)
			})
		case gehoor.OweConfirmSafe:
			return at(func() ([]gehoor.Fact, error) {
				return r.TakeStep(gehoor.StepConfirmed, r.now, false, r.ref(), false, r.now)
			})
		}
		return nil
	}()
	if always != nil || r.Sealed { // what else is owed of what is sealed waits until it is not
		return always
	}
	return map[gehoor.DutyKind]func() ([]gehoor.Fact, error){
		gehoor.OweLateAnswer: func() ([]gehoor.Fact, error) {
			if !r.Admitted {
				return nil, nil // it is taken up, or declined
			}
			return r.Inform(gehoor.ToldLate, r.ref())
		},
		gehoor.OweForward: func() ([]gehoor.Fact, error) {
			if !r.Admitted {
				return nil, nil
			}
			return r.Route(r.chart, supervisorSeat, r.ref(), r.now)
		},
		gehoor.OweSenior: func() ([]gehoor.Fact, error) {
			if _, err := r.Senior(r.chart, today); err != nil {
				return nil, nil // nobody stands above
			}
			return r.TellSenior(r.chart, r.ref(), r.now)
		},
		gehoor.OweContact: func() ([]gehoor.Fact, error) {
			way := gehoor.Called
			switch {
			case r.Lead == gehoor.Seat{}:
				return nil, nil
			case r.Filed.Way == gehoor.WriteMail:
				way = gehoor.Wrote
			}
			return r.Contact(r.p, gehoor.Contact{Way: way, At: r.now}, r.now)
		},
		gehoor.OweSteps:    func() ([]gehoor.Fact, error) { return r.AgreeSteps(r.ref(), gehoor.Seat{}, gehoor.Date{}, r.now) },
		gehoor.OweConfirm:  func() ([]gehoor.Fact, error) { return r.Inform(gehoor.ToldSteps, r.ref()) },
		gehoor.OweFollowUp: func() ([]gehoor.Fact, error) { return r.Inform(gehoor.ToldProgress, r.ref()) },
		gehoor.OweHearing: func() ([]gehoor.Fact, error) {
			side, party := gehoor.SideOther, gehoor.Party(d.No)
			if party == 0 {
				side = gehoor.SideComplainant
			}
			return r.Hear(side, party, today, r.ref(), r.now)
		},
		gehoor.OweComment: func() ([]gehoor.Fact, error) {
			return r.AnswerAccount(gehoor.SideOther, gehoor.Party(d.No), gehoor.Ref{})
		},
		gehoor.OweRelation: func() ([]gehoor.Fact, error) { return r.CheckRelation(gehoor.ByContract, gehoor.Ref{}) },
		gehoor.OweDecide:   r.decideNow,
		gehoor.OweApprove:  func() ([]gehoor.Fact, error) { return r.SendBack(supervisor, r.ref()) },
		gehoor.OweReach:    func() ([]gehoor.Fact, error) { return r.PostDecision(today, r.now) },
		gehoor.OweTellPassed: func() ([]gehoor.Fact, error) {
			now := r.Filed.Terms.Decide.Plain.End().Add(time.Hour)
			if now.Before(r.now) {
				now = r.now
			}
			return r.TellPassed(gehoor.DateOf(now).AddDays(9), r.ref(), now)
		},
		gehoor.OweTellDates:   func() ([]gehoor.Fact, error) { return r.Inform(gehoor.ToldDates, r.ref()) },
		gehoor.OweAsk:         func() ([]gehoor.Fact, error) { return r.AskRating(r.ref(), r.now) },
		gehoor.OweTellMeasure: func() ([]gehoor.Fact, error) { return r.TellMeasure(d.No, r.ref()) },
	}[d.Kind]
}

// about reports whether a position was complained about: whoever holds it by now, somebody else writes the decision.
func (r *random) about(s gehoor.Seat) bool {
	for party, seat := range r.PartySeats {
		if seat == s && r.Parties[party].Bars() {
			return true
		}
	}
	return false
}

// decideNow goes the whole way to a decision, from where the complaint is.
func (r *random) decideNow() (all []gehoor.Fact, err error) {
	after := r.Complaint
	do := func(f func(*gehoor.Complaint) ([]gehoor.Fact, error)) {
		if err != nil {
			return
		}
		var facts []gehoor.Fact
		if facts, err = f(after); err == nil {
			all = append(all, facts...)
			after, err = after.After(gehoor.By(colleague), r.now, facts...)
		}
	}
	if r.Returned {
		return r.PostDecision(gehoor.DateOf(r.now), r.now)
	}
	if !after.Admitted {
		do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) {
			return c.Admit([]gehoor.Part{{No: 1, Category: "care"}}, false, r.ref(), r.p, r.now)
		})
	}
	lead := func(c *gehoor.Complaint) (f []gehoor.Fact, err error) {
		for _, s := range []gehoor.Seat{boardSeat, directorSeat, supervisorSeat, otherSeat} {
			if c.Lead == (gehoor.Seat{}) {
				f, err = c.Route(r.chart, s, r.ref(), r.now)
			} else {
				f, err = c.Reroute(r.chart, gehoor.Rerouting{Lead: s, Reason: r.ref()}, r.now)
			}
			if err == nil {
				return f, nil
			}
		}
		return f, err
	}
	if after.Lead == (gehoor.Seat{}) || after.Astray(r.chart, gehoor.DateOf(r.now)) || r.about(after.Lead) {
		do(lead)
	}
	if after.Relation == "" {
		do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) {
			return c.CheckRelation(gehoor.ByContract, gehoor.Ref{})
		})
	}
	do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) {
		d := gehoor.DecisionDrafted{Letter: r.ref(), OneSide: r.ref()}
		for _, p := range c.Remaining() {
			d.Findings = append(d.Findings, gehoor.Finding{Part: p.No, Outcome: gehoor.NoFinding, Reasons: r.ref()})
		}
		return c.DraftDecision(r.p, d, colleague, r.now)
	})
	do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) { return c.Approve(r.p, supervisor, false, r.now) })
	do(func(c *gehoor.Complaint) ([]gehoor.Fact, error) {
		return c.SendDecision(r.p, gehoor.OnPaper, c.Draft.Letter, r.ref(), r.now)
	})
	return all, err
}

// checkMeets: nothing is owed for ever. Whatever is owed now can be done now, by what ends it.
func (r *random) checkMeets() {
	for i, d := range r.Duties() {
		if !d.Open() {
			continue
		}
		act := r.meets(d)
		if act == nil {
			if d.Kind == gehoor.OweSafetyStep {
				if _, ok := r.NextStep(); !ok {
					r.rt.Fatalf("a step of the track is owed, and none is next")
				}
			} else if !r.Sealed {
				r.rt.Fatalf("nobody knows how %s is met", d.Kind)
			}
			continue
		}
		facts, err := act()
		if err != nil {
			r.rt.Fatalf("%s is owed since %d (closed as %q), and cannot be done: %v", d.Kind, d.Since, r.ClosedOn, err)
		}
		if facts == nil {
			continue
		}
		after, err := r.After(gehoor.By(colleague), r.now, facts...)
		if err != nil {
			r.rt.Fatal(err)
		}
		if is := after.Duties()[i]; is.Open() || is.Lapsed {
			r.rt.Fatalf("%s was met by %+v, and is still owed: %+v", d.Kind, facts, is)
		}
	}
}

// checkOwners: whatever is owed by people is owed by a position, and somebody who holds it may know of it; or the desk sees that
// another has to be found.
func (r *random) checkOwners() {
	on := gehoor.DateOf(r.now)
	for _, d := range r.Duties() {
		if !d.Open() || d.Owner == gehoor.BySystem {
			continue
		}
		if d.Seat == (gehoor.Seat{}) {
			r.rt.Fatalf("%s is nobody's", d.Kind)
		}
		knows := slices.ContainsFunc(append(r.chart.Holders(d.Seat, on), r.chart.Holders(gehoor.OrAbove(d.Seat, r.Filed.Holder), on)...), func(p gehoor.PersonID) bool { return gehoor.Can(r.viewer(p), gehoor.Know, r.Complaint) })
		if !knows && !r.Astray(r.chart, on) {
			r.rt.Fatalf("%s (%s) is owed by %v, of whom nobody may know of it; led by %v, below %v", d.Kind, d.Owner, d.Seat, r.Lead, r.NextLevel)
		}
	}
}

// checkFigures: a complaint counts once, whatever happened to it.
func (r *random) checkFigures() {
	on := gehoor.DateOf(r.now)
	for _, week := range []int{0, 7, 12} { // of the filing, of the plain date, of the last in which that counts
		w := gehoor.NewWeek(date(r.tb, "2026-09-07").AddDays(7 * week))
		w.Add(r.Complaint)
		if s := w.Report(); s.Contact.Of > 1 || s.Decide.Of > 1 || s.Open > 1 || s.Contact.N > s.Contact.Of || s.Decide.N > s.Decide.Of {
			r.rt.Fatalf("week %d counts %+v, %+v and %d", week, s.Contact, s.Decide, s.Open)
		}
	}
	r.checkRow()
	for year := 2026; year <= on.Year; year++ {
		y := gehoor.NewYear(year, 1)
		y.Add(r.Complaint)
		if s := y.Report(); s.Contact.Of > 1 || s.Decide.Of > 1 {
			r.rt.Fatalf("year %d counts %+v and %+v", year, s.Contact, s.Decide)
		}
	}
}

// checkRow: what a weekly report says of the week before is what that week's own said, whatever happened in between; unless it turned out to be a test
// filing, was no complaint for a while, or was erased (D10, D35, D37).
func (r *random) checkRow() {
	if r.Practice || !r.ErasedAt.IsZero() || slices.ContainsFunc(r.events, func(e gehoor.Event) bool { f, ok := e.Fact.(gehoor.Admitted); return ok && f.Signal }) {
		return
	}
	var was gehoor.WeekReport
	from := gehoor.DateOf(r.FiledAt)
	from = from.AddDays(-(int(from.Weekday()) + 6) % 7)
	for week := range 5 {
		made := noon(from.AddDays(7))
		w := gehoor.NewWeek(from, slices.Concat(reading(board), reading(regional), reading(manager))...)
		w.Add(before(r.rt, r.Complaint, made))
		is := w.Report()
		if week > 0 && (is.NewBefore != was.New || is.Total.N < was.Total.N) {
			r.rt.Fatalf("the report of %s says %d new before, and %d in thirteen weeks; the report before said %d and %d", from, is.NewBefore, is.Total.N, was.New, was.Total.N)
		}
		was, from = is, from.AddDays(7)
	}
}
