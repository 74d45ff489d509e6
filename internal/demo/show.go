package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
)

// A tale is a complaint from its first word to as far as it has come.
type tale struct {
	ago     int    // filed so many working days before today, at least one
	at      string // and at what time: "20:41"
	where   string // a location's name
	in      app.Answers
	channel gehoor.Channel // empty: the form; otherwise the desk enters it
	beats   []beat

	question bool // it is a question to the coordinator, and not yet a complaint (R2)
}

// A beat is what happens so many working days after filing, one thing after another. What would
// be later than now has not happened yet.
type beat struct {
	day  int
	at   string
	acts []act
}

// An act is one thing that somebody does.
type act func(s *show, t *telling) error

func on(day int, at string, acts ...act) beat { return beat{day, at, acts} }

// A telling is a tale as it is played.
type telling struct {
	tale
	id        gehoor.StreamID
	complaint *gehoor.Complaint // as the last act left it; nil before the first
	receipt   app.Receipt
}

// A show plays tales with the clock that it moves.
type show struct {
	ctx   context.Context
	app   *app.App
	clock *Clock
	org   int64
	until time.Time // now
	days  gehoor.Calendar
	hours []string // at which the program does its own work; nil: three times a day
	place map[string]gehoor.LocationID
	told  []*telling // all that is played
}

// A scene is a moment at which something happens; telling is nil for the program's own work.
type scene struct {
	at      time.Time
	telling *telling
	acts    []act
}

// play plays all tales together, in the order of the clock, and lets the program do its own
// work before everything and three times a working day besides.
func (s *show) play(tales []tale) ([]*telling, error) {
	var scenes []scene
	var told []*telling
	first := s.until
	for _, tale := range tales {
		t := &telling{tale: tale}
		told = append(told, t)
		day := s.workingDayBefore(tale.ago)
		filed := moment(day, tale.at)
		if filed.Before(first) {
			first = filed
		}
		scenes = append(scenes, scene{filed, t, []act{file}})
		for _, b := range tale.beats {
			scenes = append(scenes, scene{moment(s.days.AddWorkingDays(day, b.day), b.at), t, b.acts})
		}
	}
	hours := s.hours
	if hours == nil {
		hours = []string{"07:00", "12:05", "18:00"}
	}
	for day := gehoor.DateOf(first); !day.After(gehoor.DateOf(s.until)); day = day.AddDays(1) {
		for _, at := range hours {
			scenes = append(scenes, scene{at: moment(day, at)})
		}
		if sent := moment(day, "12:05"); s.hours == nil && sent.Weekday() == time.Monday && !sent.After(s.until) && sent.AddDate(0, 0, 7).After(s.until) {
			scenes = append(scenes, scene{at: moment(day, "09:30"), acts: []act{remark("De wachttijd aan de telefoon is deze maand korter, omdat elke locatie nu terugbelt voor vijf uur.")}})
		}
	}
	s.told = told
	slices.SortStableFunc(scenes, func(a, b scene) int { return a.at.Compare(b.at) })
	for _, sc := range scenes {
		if sc.at.Before(first) || sc.at.After(s.until) {
			continue
		}
		s.clock.Set(sc.at)
		if _, err := s.app.RunJobs(s.ctx); err != nil {
			return nil, fmt.Errorf("working at %s: %w", sc.at.Format(time.RFC3339), err)
		}
		if t := sc.telling; t != nil && t.id != 0 && !t.question {
			c, err := s.app.Store.System().Load(s.ctx, s.org, t.id)
			if err != nil {
				return nil, err
			}
			t.complaint = c
		}
		for i, act := range sc.acts {
			if err := act(s, sc.telling); err != nil {
				return nil, fmt.Errorf("complaint of %d working days ago at %s: act %d at %s: %w",
					sc.telling.ago, sc.telling.where, i+1, sc.at.Format(time.RFC3339), err)
			}
		}
	}
	s.clock.Set(s.until)
	_, err := s.app.RunJobs(s.ctx)
	return told, err
}

// workingDayBefore is the n-th working day before today.
func (s *show) workingDayBefore(n int) gehoor.Date {
	d := gehoor.DateOf(s.until)
	for n > 0 {
		if d = d.AddDays(-1); s.days.WorkingDay(d) {
			n--
		}
	}
	return d
}

// moment is a time of a day in the Netherlands.
func moment(d gehoor.Date, at string) time.Time {
	t, err := time.Parse("15:04", at)
	if err != nil {
		panic(err) // it stands in the tales
	}
	return time.Date(d.Year, d.Month, d.Day, t.Hour(), t.Minute(), 0, 0, gehoor.Amsterdam())
}

func (s *show) now() time.Time { return s.clock.Now() }

func (s *show) today() gehoor.Date { return gehoor.DateOf(s.now()) }

// file is the first act of every tale.
func file(s *show, t *telling) error {
	in := t.in
	if t.where != "" {
		id, ok := s.place[t.where]
		if !ok {
			return fmt.Errorf("there is no location %q", t.where)
		}
		in.Location = id
	}
	if t.question {
		asked, err := s.app.Ask(s.ctx, s.org, fmt.Sprint("demo", t.ago, t.at), app.Question{
			Language: in.Language, Location: in.Location, Words: in.Story, Sender: in.Sender})
		if err != nil {
			return err
		}
		t.id, err = s.app.Store.System().ByNumber(s.ctx, s.org, string(asked.Number))
		return err
	}
	if in.Arose.IsZero() && in.Happened == gehoor.Recently {
		in.Arose = s.today().AddDays(-2)
		in.Date = in.Arose.String()
	}
	how := app.Intake{}
	if t.channel != "" {
		who, err := s.acting(gehoor.Seat{Role: gehoor.Coordinator}, nil)
		if err != nil {
			return err
		}
		how = app.Intake{Who: who, Channel: t.channel}
	}
	draft, err := s.app.NewDraft(s.ctx, s.org)
	if err != nil {
		return err
	}
	t.receipt, err = s.app.Submit(s.ctx, s.org, draft.ID, in, how)
	t.id = t.receipt.Complaint
	return err
}

// acting is who acts for a seat today and is not barred.
func (s *show) acting(seat gehoor.Seat, c *gehoor.Complaint) (app.Who, error) {
	chart, err := s.app.Store.Chart(s.org)
	if err != nil {
		return app.Who{}, err
	}
	for _, p := range chart.Holders(seat, s.today()) {
		if c == nil || !c.Barred(p) {
			return s.app.Who(s.org, p)
		}
	}
	return app.Who{}, fmt.Errorf("nobody acts as %s", seat.Role)
}

// desk, lead, above and safety are who does what in a dossier.
func desk(s *show, t *telling) (app.Who, error) {
	if slices.Contains(t.in.About, gehoor.AboutCoordinator) {
		return s.acting(gehoor.Seat{Role: gehoor.DeputyCoordinator}, t.complaint)
	}
	return s.acting(gehoor.Seat{Role: gehoor.Coordinator}, t.complaint)
}

func lead(s *show, t *telling) (app.Who, error) { return s.acting(t.complaint.Lead, t.complaint) }

func above(s *show, t *telling) (app.Who, error) { return s.acting(t.complaint.NextLevel, t.complaint) }

func safety(s *show, t *telling) (app.Who, error) {
	if t.complaint != nil && t.complaint.Track == gehoor.ReportingCode {
		return s.acting(gehoor.Seat{Role: gehoor.AttentionOfficer}, t.complaint)
	}
	return s.acting(gehoor.Seat{Role: gehoor.SafetyOfficer}, t.complaint)
}

type actor func(s *show, t *telling) (app.Who, error)

// does makes an act of what somebody of the organisation does, with the words for it.
func does(who actor, verb gehoor.Verb, words []string, do func(s *show, c *gehoor.Complaint, day app.Day, refs []gehoor.Ref) ([]gehoor.Fact, error)) act {
	return func(s *show, t *telling) error {
		w, err := who(s, t)
		if err != nil {
			return err
		}
		bodies := bodiesOf(words)
		t.complaint, err = s.app.Do(s.ctx, w, t.id, 0, verb, bodies, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
			return do(s, c, day, refsOf(bodies))
		})
		return err
	}
}

// tells makes an act of what the complainant does.
func tells(words []string, do func(c *gehoor.Complaint, day app.Day, refs []gehoor.Ref) ([]gehoor.Fact, error)) act {
	return func(s *show, t *telling) error {
		bodies := bodiesOf(words)
		c, err := s.app.AsComplainant(s.ctx, s.org, t.id, bodies, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
			return do(c, day, refsOf(bodies))
		})
		t.complaint = c
		return err
	}
}

// sends makes an act of a letter that goes out, after the minute in which it can be taken back.
func sends(who actor, verb gehoor.Verb, words string, write func(c *gehoor.Complaint, w app.Who, ref gehoor.Ref) app.Letter) act {
	return posts(who, verb, func(_ *show, _ *telling, w app.Who) ([]*app.Body, func(*gehoor.Complaint) app.Letter, error) {
		bodies := bodiesOf([]string{words})
		return bodies, func(c *gehoor.Complaint) app.Letter { return write(c, w, bodies[0].Ref) }, nil
	})
}

// posts is sends for a letter with bodies of its own.
func posts(who actor, verb gehoor.Verb, make func(s *show, t *telling, w app.Who) ([]*app.Body, func(*gehoor.Complaint) app.Letter, error)) act {
	return func(s *show, t *telling) error {
		w, err := who(s, t)
		if err != nil {
			return err
		}
		bodies, write, err := make(s, t, w)
		if err != nil {
			return err
		}
		if _, err = s.app.Later(s.ctx, w, t.id, 0, verb, bodies, write); err != nil {
			return err
		}
		s.clock.Set(s.now().Add(app.UndoLasts + time.Second))
		if _, err := s.app.RunJobs(s.ctx); err != nil {
			return err
		}
		t.complaint, err = s.app.Store.System().Load(s.ctx, s.org, t.id)
		return err
	}
}

func bodiesOf(words []string) []*app.Body {
	bodies := make([]*app.Body, len(words))
	for i, w := range words {
		bodies[i] = &app.Body{Text: w}
	}
	return bodies
}

func refsOf(bodies []*app.Body) []gehoor.Ref {
	refs := make([]gehoor.Ref, len(bodies))
	for i, b := range bodies {
		refs[i] = b.Ref
	}
	return refs
}

// says is does for one text.
func says(who actor, verb gehoor.Verb, words string, do func(s *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error)) act {
	return does(who, verb, []string{words}, func(s *show, c *gehoor.Complaint, day app.Day, refs []gehoor.Ref) ([]gehoor.Fact, error) {
		return do(s, c, day, refs[0])
	})
}

// Triage and routing (R9).

func admit(reason string, cats ...gehoor.Category) act {
	return admitted(reason, false, cats...)
}

func signal(reason string, cats ...gehoor.Category) act {
	return admitted(reason, true, cats...)
}

func admitted(reason string, signal bool, cats ...gehoor.Category) act {
	return says(desk, gehoor.Coordinate, reason, func(_ *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		var parts []gehoor.Part
		for i, cat := range cats {
			parts = append(parts, gehoor.Part{No: gehoor.PartNo(i + 1), Category: cat})
		}
		return c.Admit(parts, signal, ref, day.Procedure, day.Now)
	})
}

func decline(ground gehoor.DeclineGround, words string) act {
	return posts(desk, gehoor.Coordinate, func(s *show, t *telling, w app.Who) ([]*app.Body, func(*gehoor.Complaint) app.Letter, error) {
		draft, err := s.app.DeclinedLetter(s.ctx, w, t.complaint, words, text.NL)
		letter, printed := &app.Body{Letter: &draft.Letter}, s.app.Print(s.ctx, w, t.complaint, draft.Letter)
		return []*app.Body{letter, printed}, func(*gehoor.Complaint) app.Letter {
			return app.Letter{Decline: &app.Declining{Ground: ground, Letter: letter.Ref}, PDF: printed.Ref}
		}, err
	})
}

func route() act {
	return says(desk, gehoor.Coordinate, "", func(_ *show, c *gehoor.Complaint, day app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Route(day.Chart, gehoor.Seat{}, gehoor.Ref{}, day.Now)
	})
}

func judge(standing gehoor.Standing) act {
	return says(desk, gehoor.Coordinate, "", func(_ *show, c *gehoor.Complaint, _ app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Judge(1, standing)
	})
}

// accuse adds somebody without an account, of whom it turns out to be about.
func accuse() act {
	return says(desk, gehoor.Coordinate, "", func(_ *show, c *gehoor.Complaint, _ app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.NameParty(gehoor.Accused, gehoor.Seat{})
	})
}

func relation() act {
	return says(desk, gehoor.Coordinate, "", func(_ *show, c *gehoor.Complaint, _ app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.CheckRelation(gehoor.CalledBack, gehoor.Ref{})
	})
}

// Contact and next steps (R10, R11).

func tried() act {
	return says(lead, gehoor.Handle, "", func(s *show, c *gehoor.Complaint, day app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Try(gehoor.NoAnswer, s.today(), day.Now)
	})
}

func called() act { return contacted(gehoor.Called, false) }

func met() act { return contacted(gehoor.Met, false) }

func solved() act { return contacted(gehoor.Called, true) }

func contacted(way gehoor.ContactMade, resolved bool) act {
	return says(lead, gehoor.Handle, "", func(_ *show, c *gehoor.Complaint, day app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Contact(day.Procedure, gehoor.Contact{Way: way, At: day.Now.Add(-10 * time.Minute), By: day.Who.Viewer.Person, Resolved: resolved}, day.Now)
	})
}

// wrote is the personal message of the lead to who chose writing (D4).
func wrote(words string) act {
	return sends(lead, gehoor.Handle, words, func(_ *gehoor.Complaint, w app.Who, ref gehoor.Ref) app.Letter {
		return app.Letter{Message: &gehoor.Message{Text: ref, Personal: true, By: w.Viewer.Person}}
	})
}

func steps(words string, days int) act {
	return says(lead, gehoor.Handle, words, func(s *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.AgreeSteps(ref, gehoor.Seat{}, s.days.AddWorkingDays(s.today(), days), day.Now)
	})
}

func asks(words string) act {
	return tells([]string{words}, func(c *gehoor.Complaint, day app.Day, refs []gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Receive(day.Procedure, refs[0], nil, 0, day.Now)
	})
}

func answers(words string) act {
	return sends(desk, gehoor.Coordinate, words, func(c *gehoor.Complaint, w app.Who, ref gehoor.Ref) app.Letter {
		return app.Letter{Message: &gehoor.Message{Text: ref, Answers: lastMessage(c), By: w.Viewer.Person}}
	})
}

func lastMessage(c *gehoor.Complaint) int {
	seq := 0
	for _, e := range c.Events() {
		if _, ok := e.Fact.(gehoor.MessageReceived); ok {
			seq = e.Seq
		}
	}
	return seq
}

func delay(days int, reason string) act {
	return says(desk, gehoor.Coordinate, reason, func(_ *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.AgreeDelay(c.Filed.Terms.Decide.Plain.AddDays(days), ref, day.Now)
	})
}

func dataRequest(words string) act {
	return tells([]string{words}, func(c *gehoor.Complaint, day app.Day, refs []gehoor.Ref) ([]gehoor.Fact, error) {
		return c.RequestData(day.Procedure, 0, gehoor.DataCopy, refs[0], day.Now)
	})
}

// Investigation (R12). Party 1 is who is complained about.

func sideOf(party gehoor.Party) gehoor.Side {
	if party == 0 {
		return gehoor.SideComplainant
	}
	return gehoor.SideAccused
}

func plan(party gehoor.Party, days int) act {
	return says(lead, gehoor.Handle, "", func(s *show, c *gehoor.Complaint, day app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.PlanHearing(sideOf(party), party, s.days.AddWorkingDays(s.today(), days), day.Now)
	})
}

func hear(party gehoor.Party, account string) act {
	return says(lead, gehoor.Handle, account, func(s *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Hear(sideOf(party), party, s.today(), ref, day.Now)
	})
}

func sendAccount(party gehoor.Party, account string) act {
	return says(desk, gehoor.Coordinate, account, func(s *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.SendAccount(sideOf(party), party, s.days.AddWorkingDays(s.today(), 3), ref, day.Now)
	})
}

func comment(party gehoor.Party, words string) act {
	return says(desk, gehoor.Coordinate, words, func(_ *show, c *gehoor.Complaint, _ app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.AnswerAccount(sideOf(party), party, ref)
	})
}

func note(words string) act {
	return says(desk, gehoor.Coordinate, words, func(_ *show, c *gehoor.Complaint, _ app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Note(ref)
	})
}

func investigate(words string) act {
	return says(lead, gehoor.Handle, words, func(_ *show, c *gehoor.Complaint, _ app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Investigate(ref)
	})
}

// Decision and measures (R13 to R15).

// A promise is a measure as a decision says it.
type promise struct {
	words     string
	days      int // from the draft; 0: done that day
	personnel bool
	nature    gehoor.MeasureNature
}

// draft writes the decision: one finding and one set of reasons for each part.
func draft(outcome gehoor.Outcome, reasons, oneSide string, promises ...promise) act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		owner, err := lead(s, t)
		if err != nil {
			return err
		}
		d := app.Drafting{OneSide: oneSide}
		for _, p := range t.complaint.Remaining() {
			d.Findings = append(d.Findings, app.FindingInWords{Part: p.No, Outcome: outcome, Reasons: reasons})
		}
		for _, p := range promises {
			m := app.MeasureInWords{Words: p.words, Measure: gehoor.Measure{Kind: gehoor.ToldMeasure, Owner: owner.Viewer.Person, Nature: p.nature}}
			if p.personnel {
				m.Kind = gehoor.PersonnelMeasure
			}
			if p.days == 0 {
				m.Done = s.today()
			} else {
				m.Due = s.days.AddWorkingDays(s.today(), p.days)
			}
			d.Measures = append(d.Measures, m)
		}
		bodies, act := s.app.Judge(s.ctx, who, t.complaint, d)
		t.complaint, err = s.app.Do(s.ctx, who, t.id, 0, gehoor.Draft, bodies, act)
		return err
	}
}

func sendBack(remarks string) act {
	return says(above, gehoor.Approve, remarks, func(_ *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.SendBack(day.Who.Viewer.Person, ref)
	})
}

func approve() act {
	return says(above, gehoor.Approve, "", func(_ *show, c *gehoor.Complaint, day app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Approve(day.Procedure, day.Who.Viewer.Person, false, day.Now)
	})
}

func send(way gehoor.DecisionWay) act {
	return posts(desk, gehoor.Coordinate, func(s *show, t *telling, w app.Who) ([]*app.Body, func(*gehoor.Complaint) app.Letter, error) {
		printed := s.app.Printed(s.ctx, w, t.complaint)
		return []*app.Body{printed}, func(*gehoor.Complaint) app.Letter { return app.Letter{Decision: &way, PDF: printed.Ref} }, nil
	})
}

func opens() act {
	return tells(nil, func(c *gehoor.Complaint, _ app.Day, _ []gehoor.Ref) ([]gehoor.Fact, error) { return c.OpenDecision() })
}

func post() act {
	return says(desk, gehoor.Coordinate, "", func(s *show, c *gehoor.Complaint, _ app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.PostDecision(s.today(), s.now())
	})
}

func finish(no int, proof string) act {
	return says(lead, gehoor.Handle, proof, func(s *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.FinishMeasure(no, s.today(), ref, day.Who.Viewer.Person, day.Now)
	})
}

func shut() act {
	return says(desk, gehoor.Coordinate, "", func(_ *show, c *gehoor.Complaint, day app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Close(day.Now)
	})
}

// rates is what the complainant says when asked, two weeks after the end.
func rates(heard, better gehoor.Answer) act {
	return tells(nil, func(c *gehoor.Complaint, day app.Day, _ []gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Rate(day.Procedure, heard, better, day.Now)
	})
}

// Ends and outside bodies.

func withdraw() act {
	return func(s *show, t *telling) error {
		bodies, do, err := s.app.Withdraw(s.ctx, app.Who{Org: s.org}, t.complaint, &app.Body{}, gehoor.Actor{Kind: gehoor.Complainant})
		if err != nil {
			return err
		}
		t.complaint, err = s.app.AsComplainant(s.ctx, s.org, t.id, bodies, do)
		return err
	}
}

func reopen(ground gehoor.ReopenGround, reason string) act {
	return says(desk, gehoor.Coordinate, reason, func(_ *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Reopen(day.Procedure, ground, ref, day.Now)
	})
}

func escalate(body gehoor.Body, ground gehoor.DirectGround) act {
	return says(desk, gehoor.Coordinate, "", func(s *show, c *gehoor.Complaint, day app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.Escalate(gehoor.Escalated{Body: body, On: s.today(), Direct: ground}, day.Now)
	})
}

func ruled(body gehoor.Body, outcome gehoor.Ruling, ruling, measure string, days int) act {
	return func(s *show, t *telling) error {
		owner, err := lead(s, t)
		if err != nil {
			return err
		}
		return does(desk, gehoor.Coordinate, []string{ruling, measure}, func(s *show, c *gehoor.Complaint, day app.Day, refs []gehoor.Ref) ([]gehoor.Fact, error) {
			end := gehoor.EscalationEnded{Body: body, On: s.today(), Outcome: outcome, Ruling: refs[0]}
			if measure != "" {
				end.Measures = []gehoor.Measure{{Kind: gehoor.ToldMeasure, Owner: owner.Viewer.Person, Text: refs[1], Due: s.days.AddWorkingDays(s.today(), days)}}
			}
			return c.EndEscalation(end, day.Now)
		})(s, t)
	}
}

// packs makes a dossier for the committee of all that is not our own (R19).
func packs() act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		c, err := s.app.Store.System().Load(s.ctx, s.org, t.id)
		if err != nil {
			return err
		}
		in := app.Packing{For: gehoor.ForCommittee, How: map[gehoor.Item]app.How{}}
		all, err := s.app.Exhibits(s.ctx, who, c, in.For)
		if err != nil {
			return err
		}
		for _, x := range all {
			if !x.Inside && !x.Secret {
				in.How[x.Ref.Item] = app.Whole
			}
		}
		_, err = s.app.MakePackage(s.ctx, who, c, c.Seq, in)
		return err
	}
}

// disputed records a case that somebody took to the committee without a complaint to us (R20).
func disputed(reference string) act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		words := &app.Body{Text: reference}
		return s.app.DoDispute(s.ctx, who, []*app.Body{words}, func(all []gehoor.Dispute, day app.Day) ([]gehoor.Fact, error) {
			return gehoor.OpenDispute(gehoor.DisputeOpened{
				Holder: t.complaint.Filed.Holder, Location: t.complaint.Filed.Location, On: s.today(), Direct: gehoor.CannotBeAsked,
				Reference: words.Ref, AnswerBy: s.days.AddWorkingDays(s.today(), 20),
			}, all, day.Now)
		})
	}
}

// Questions (R2, D32).

// replies answers a question; with a ground it is closed too.
func replies(words string, ground gehoor.EnquiryGround) act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		bodies := bodiesOf([]string{words})
		err = s.app.DoEnquiry(s.ctx, who, t.id, gehoor.Coordinate, bodies, func(e *gehoor.Enquiry, _ app.Day) ([]gehoor.Fact, error) {
			return e.Answer(bodies[0].Ref, false)
		})
		if err != nil || ground == "" {
			return err
		}
		return s.app.DoEnquiry(s.ctx, who, t.id, gehoor.Coordinate, nil, func(e *gehoor.Enquiry, _ app.Day) ([]gehoor.Fact, error) {
			return e.Close(ground)
		})
	}
}

// complains makes a question the complaint that it is, with the date of the question.
func complains() act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		in := t.in
		in.Location = s.place[t.where]
		t.receipt, err = s.app.Convert(s.ctx, who, t.id, 0, "", in)
		t.id, t.question = t.receipt.Complaint, false
		if err != nil {
			return err
		}
		t.complaint, err = s.app.Store.System().Load(s.ctx, s.org, t.id)
		return err
	}
}

// Safety (R7, R8).

func suspect(track gehoor.Track) act {
	return says(desk, gehoor.Handle, "", func(_ *show, c *gehoor.Complaint, _ app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		return c.AskSafety(track, 1)
	})
}

func divert(track gehoor.Track) act {
	return says(safety, gehoor.Safeguard, "", func(_ *show, c *gehoor.Complaint, day app.Day, _ gehoor.Ref) ([]gehoor.Fact, error) {
		var parts []gehoor.PartNo
		for _, p := range c.Remaining() {
			parts = append(parts, p.No)
		}
		return c.Divert(day.Procedure, track, parts, 1, day.Now)
	})
}

func step(which gehoor.TrackStep, words string) act {
	return says(safety, gehoor.Safeguard, words, func(_ *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.TakeStep(which, day.Now, false, ref, false, day.Now)
	})
}

func waits(which gehoor.TrackStep, why string) act {
	return says(safety, gehoor.Safeguard, why, func(_ *show, c *gehoor.Complaint, day app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.TakeStep(which, day.Now, true, ref, false, day.Now)
	})
}

func clearSafety(reason string) act {
	return says(safety, gehoor.Safeguard, reason, func(_ *show, c *gehoor.Complaint, _ app.Day, ref gehoor.Ref) ([]gehoor.Fact, error) {
		return c.ClearSafety(ref)
	})
}

// What belongs together, and what counts nowhere (D13, D35, D37).

// remark says something with the figures of last week, which the board gets at noon (R17).
func remark(words string) act {
	return func(s *show, _ *telling) error {
		who, err := s.acting(gehoor.Seat{Role: gehoor.Coordinator}, nil)
		if err != nil {
			return err
		}
		return s.app.RemarkWeek(s.ctx, who, app.LastWeek(s.today()), words)
	}
}

// invite asks who is complained about to tell the other side, so many working days on, by a code on paper or by a letter that waits to be
// printed (D20).
func invite(party gehoor.Party, days int, way gehoor.DisclosedWay, words string) act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		t.complaint, _, err = s.app.Disclose(s.ctx, who, t.id, 0, app.Disclosing{
			What: gehoor.DiscloseInvitation, Party: party, On: s.days.AddWorkingDays(s.today(), days), Words: words,
			Where: "Op kantoor, om 15.00 uur", Way: way, Lang: text.NL,
		})
		return err
	}
}

// split lets words of the complaint go on as one of its own, about something else.
func split(cat gehoor.Category, words string) act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		_, err = s.app.Split(s.ctx, who, t.id, 0, gehoor.Coordinate, app.Splitting{Category: cat, Words: words})
		return err
	}
}

// linked links a complaint to the one of somebody else about the same incident.
func linked(name string) act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		other := slices.IndexFunc(s.told, func(o *telling) bool { return o.in.Name == name && o.complaint != nil })
		if other < 0 {
			return fmt.Errorf("nobody is called %q", name)
		}
		t.complaint, err = s.app.Link(s.ctx, who, t.id, 0, s.told[other].complaint.Number(), true, false)
		return err
	}
}

// practice is a filing to try the form with, as two people of the desk say.
func practice() act {
	return func(s *show, t *telling) error {
		first, err := desk(s, t)
		if err != nil {
			return err
		}
		t.complaint, err = s.app.Do(s.ctx, first, t.id, 0, gehoor.Coordinate, nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
			return c.ProposePractice(day.Who.Viewer.Person)
		})
		if err != nil {
			return err
		}
		second, err := s.acting(gehoor.Seat{Role: gehoor.DeputyCoordinator}, t.complaint)
		if err != nil {
			return err
		}
		t.complaint, err = s.app.Do(s.ctx, second, t.id, 0, gehoor.Coordinate, nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
			return c.MarkPractice(day.Who.Viewer.Person, c.PracticeBy)
		})
		return err
	}
}

// hold keeps a dossier, until somebody looks at the reason again in half a year.
func hold(reason string) act {
	return func(s *show, t *telling) error {
		who, err := desk(s, t)
		if err != nil {
			return err
		}
		if err := s.app.Hold(s.ctx, who, t.id, s.today().AddDays(180), &app.Body{Text: reason}); err != nil {
			return err
		}
		t.complaint, err = s.app.Store.System().Load(s.ctx, s.org, t.id)
		return err
	}
}
