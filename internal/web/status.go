package web

import (
	"slices"
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// statusPage is everything about a complaint for who filed it and gave the code (P15): whose turn it
// is, what happened, messages, the letter, files, and what else one can arrange. done says what was
// just done.
func (r *Request) statusPage(c *gehoor.Complaint, in *input, done string) (Node, error) {
	l := r.Lang
	s := &follower{Request: r, c: c}
	state := text.StateOf(c, false).In(l)
	p := r.shell(state)
	p.Section = c.Number().String()
	above := c.Number().String()
	if place, ok := r.place(c.Filed.Location); ok && c.Filed.Location != 0 {
		above += " · " + place.Name
	}
	if in != nil {
		p.Errors = in.errors
		r.invalid()
	}
	told, err := r.App.Told(r.Ctx(), r.Org.ID, c)
	if err != nil {
		return nil, err
	}
	timeline := s.timeline()
	messages, pieces := s.messages(), s.pieces()
	form, err := s.messageForm(in)
	if err != nil {
		return nil, err
	}
	comment, err := s.accountForm(in)
	if err != nil {
		return nil, err
	}
	if s.err != nil {
		return nil, s.err
	}
	leave := text.OtherLeave
	if !c.ClosedAt.IsZero() {
		leave = text.OtherLeft
	}
	return p.Public(
		ui.Above(above),
		heading(state),
		If(done != "", ui.Notice(ui.Good, done, nil)),
		ui.Block(ui.Plain, r.turn(c, false)),
		s.bounced(),
		s.resolvedForm(),
		s.rateLink(),
		pieces,
		s.letter(),
		section(text.HistoryTitle.In(l)), ui.Timeline(timeline...),
		s.measures(),
		section(text.MessagesTitle.In(l)), Group(messages), comment, form,
		ui.Details(text.StoryTitle.In(l), ui.Prose(told.Story)),
		s.files(),
		s.granted(),
		section(text.OtherTitle.In(l)), s.others(),
		ui.Form{Lang: l, Action: "/sluiten", Repeatable: true, Label: leave.In(l)}.Node(h.P(Text(leave.In(l)+" ")), ui.SecondButton(text.Leave.In(l))),
	), nil
}

// A follower is who filed a complaint, reading. The first error of reading words stops the page.
type follower struct {
	*Request
	c   *gehoor.Complaint
	err error
}

func (s *follower) words(ref gehoor.Ref) string {
	words, err := s.App.WordsFor(s.Ctx(), s.Org.ID, ref)
	if err != nil && s.err == nil {
		s.err = err
	}
	return words
}

func (r *Request) day(d gehoor.Date) string { return text.FormatDate(r.Lang, d, r.Today()) }

// turn says whose turn it is, whether one has to do something oneself, and what comes when. By the
// link alone it names nobody.
func (r *Request) turn(c *gehoor.Complaint, byLink bool) Node {
	l := r.Lang
	line := func(who string) Node { return h.P(h.Strong(Text(text.TurnOurs.In(l))), Text(" "+who+".")) }
	nothing := h.P(h.Strong(Text(text.NothingToDo.In(l))))
	yours := func(what string) Node {
		return Group{line(text.TurnYou.In(l)), h.P(h.Strong(Text(text.WaitsForYou.In(l))), Text(" "+what))}
	}
	switch {
	case !c.ClosedAt.IsZero() && byLink:
		return Group{line(text.TurnNobody.In(l)), nothing}
	case c.ClosedOn == gehoor.ClosedDiverted:
		return Group{line(text.TurnSafety.In(l)), nothing, paragraph(text.TakenSays.In(l))}
	case c.ClosedOn == gehoor.ClosedWithdrawn:
		until := gehoor.DateOf(c.WithdrawnAt).AddDays(r.rules().ReopenDays)
		if until.Before(r.Today()) {
			return Group{line(text.TurnNobody.In(l)), paragraph(text.StoppedLong.In(l))}
		}
		return Group{line(text.TurnNobody.In(l)), paragraph(text.Fill(l, text.StoppedSays, r.day(until)))}
	case c.ClosedOn == gehoor.ClosedDeclined:
		return Group{line(text.TurnNobody.In(l)), paragraph(text.DeclinedSays.In(l))}
	case !c.ClosedAt.IsZero():
		return Group{line(text.TurnNobody.In(l)), nothing}
	case c.Sealed && c.Filed.Safety == gehoor.StaffViolence && !byLink:
		return Group{line(text.TurnSafety.In(l)), nothing, paragraph(text.SentSealedWho.In(l))}
	case !c.SentAt.IsZero() && !c.Returned:
		if c.Reached {
			return Group{line(text.TurnNobody.In(l)), nothing}
		}
		return yours(text.WaitsLetter.In(l))
	}
	if by := commentBy(c); !by.IsZero() && !byLink {
		return yours(text.Fill(l, text.WaitsRead, r.day(by)))
	}
	return Group{line(r.whose(c, byLink)), nothing, h.P(Text(r.hears(c)))}
}

// whose is who has to act: the desk until it is passed on, then who leads.
func (r *Request) whose(c *gehoor.Complaint, byLink bool) string {
	l := r.Lang
	seat, words := c.Desk(), text.TurnDesk.In(l)
	if c.Lead != (gehoor.Seat{}) {
		seat, words = c.Lead, text.TurnManager.In(l)
	}
	if byLink || c.Sealed {
		return words
	}
	names := r.namesOf(seat)
	if c.Lead == (gehoor.Seat{}) && len(names) == 0 { // the board's, of a complaint about the coordinator (D16)
		names = r.namesOf(gehoor.OrAbove(seat, 0))
	}
	if len(names) > 0 {
		return text.Fill(l, text.TurnNamed, text.List(l, names...), words)
	}
	return words
}

// hears says when one hears from us: the aim until there was contact, then the last day of the decision.
func (r *Request) hears(c *gehoor.Complaint) string {
	l, decide := r.Lang, c.Filed.Terms.Decide.Plain
	aim := c.Filed.Terms.Contact.Plain
	if c.ContactedAt.IsZero() && !aim.Before(r.Today()) {
		return text.Fill(l, text.HearAim, r.day(aim))
	}
	if decide.Before(r.Today()) {
		if fresh := lateUntil(c); !fresh.Before(r.Today()) {
			return text.Fill(l, text.HearLate, r.day(fresh))
		}
		return text.Fill(l, text.HearPassed, r.day(decide))
	}
	limit := text.Fill(l, text.HearLimit, r.day(decide))
	if c.ContactedAt.IsZero() && !c.Sealed {
		return text.Fill(l, text.HearMissed, r.day(aim)) + " " + limit
	}
	return limit
}

// lateUntil is the new date that the complainant was told last, of a decision that is late; zero: none.
func lateUntil(c *gehoor.Complaint) (fresh gehoor.Date) {
	for _, e := range c.Events() {
		if f, ok := e.Fact.(gehoor.LatenessTold); ok {
			fresh = f.New
		}
	}
	return fresh
}

// commentBy is until when we wait for the complainant's comment on an account; zero: for none.
func commentBy(c *gehoor.Complaint) (by gehoor.Date) {
	for _, e := range c.Events() {
		switch f := e.Fact.(type) {
		case gehoor.AccountSent:
			if f.Side == gehoor.SideComplainant {
				by = f.By
			}
		case gehoor.AccountAnswered:
			if f.Side == gehoor.SideComplainant {
				by = gehoor.Date{}
			}
		}
	}
	return by
}

// timeline is what happened, in words for who filed it, and the dates that were promised.
func (s *follower) timeline() []ui.Moment {
	l, c := s.Lang, s.c
	var moments []ui.Moment
	for _, e := range c.Events() {
		what := s.happened(e)
		if len(what) == 0 {
			continue
		}
		at := e.At
		if f, ok := e.Fact.(gehoor.Filed); ok {
			at = f.ReceivedAt
		}
		if f, ok := e.Fact.(gehoor.Contacted); ok {
			at = f.At
		}
		when := text.Sentence(s.day(gehoor.DateOf(at))) + ", " + text.FormatTime(l, at)
		moments = append(moments, ui.Moment{At: at, When: when, Done: true, What: what})
	}
	if c.Open() && !c.Sealed {
		for _, d := range c.Duties() {
			if d.Kind == gehoor.OweLateAnswer && d.Open() && !c.Filed.Terms.Late.Plain.Before(s.Today()) {
				moments = append(moments, ui.Moment{When: text.Fill(l, text.SentForwardBy, s.day(c.Filed.Terms.Late.Plain)), What: []Node{Text(text.SentLate.In(l))}})
				break
			}
		}
		if c.ContactedAt.IsZero() && c.SentAt.IsZero() {
			when, what, aim := text.SentAim, text.WillContact, c.Filed.Terms.Contact.Plain
			if aim.Before(s.Today()) {
				when, what = text.MissedAim, text.MissedContact
			}
			moments = append(moments, ui.Moment{When: text.Fill(l, when, s.day(aim)), What: []Node{Text(what.In(l))}})
		}
		if c.SentAt.IsZero() || c.Returned {
			when, by := text.SentLimit, c.Filed.Terms.Decide.Plain
			if fresh := lateUntil(c); by.Before(s.Today()) && !fresh.IsZero() {
				when, by = text.NewDate, fresh
			}
			moments = append(moments, ui.Moment{When: text.Fill(l, when, s.day(by)), What: []Node{Text(text.WillDecide.In(l))}})
		}
	}
	return moments
}

// happened says an event to who filed it; nothing when it is not his: notes, notices to others, and
// whatever belongs to a track of safety.
func (s *follower) happened(e gehoor.Event) []Node {
	l := s.Lang
	say := func(m text.Msg, with ...any) []Node {
		if len(with) == 0 {
			return []Node{Text(m.In(l))}
		}
		return []Node{Text(text.Fill(l, m, with...))}
	}
	if s.c.Recalled[e.Seq] {
		return nil
	}
	switch f := e.Fact.(type) {
	case gehoor.Filed:
		return say(text.DidFile)
	case gehoor.Routed:
		return say(text.DidForward, s.leads(f.Lead))
	case gehoor.Rerouted:
		return say(text.DidReroute, s.leads(f.Lead))
	case gehoor.TakenOver:
		if !slices.Contains(s.c.Desks(), f.Seat) {
			return say(text.DidReroute, s.leads(f.Seat))
		}
	case gehoor.ContactTried:
		return say(text.DidTry)
	case gehoor.Contacted:
		if f.Way == gehoor.Wrote {
			return say(text.DidWrite)
		}
		return say(text.DidTalk)
	case gehoor.StepsAgreed:
		if !s.confirmed(e.Seq) {
			return nil
		}
		what := []Node{Text(text.DidAgree.In(l)), ui.Prose(s.words(f.Steps))}
		if !f.Next.IsZero() {
			what = append(what, Text(text.Fill(l, text.DidAgreeNext, s.day(f.Next))))
		}
		return what
	case gehoor.SafetyStep: // what a safety reader chose to tell, and nothing else of the track (D25)
		if f.Letter != (gehoor.Ref{}) {
			return s.andLetter(say(text.DidTell), e.Seq)
		}
	case gehoor.ResolvedAnswered:
		if f.Agrees {
			return say(text.DidSayResolved)
		}
		return say(text.DidSayNot)
	case gehoor.Informed:
		if f.What == gehoor.ToldLate {
			return say(text.DidAcceptLate)
		}
		if f.What == gehoor.ToldDates {
			return say(text.DidDates)
		}
	case gehoor.Investigated:
		return say(text.DidLook)
	case gehoor.HearingPlanned:
		if f.Side == gehoor.SideComplainant {
			return say(text.DidPlan, s.day(f.On))
		}
	case gehoor.Heard:
		if f.Side == gehoor.SideComplainant {
			return say(text.DidHearYou)
		}
		return say(text.DidHearOther)
	case gehoor.AccountSent:
		if f.Side == gehoor.SideComplainant {
			return say(text.DidAccount)
		}
	case gehoor.AccountAnswered:
		if f.Side == gehoor.SideComplainant && f.Comment != (gehoor.Ref{}) {
			return say(text.DidComment)
		}
	case gehoor.DelayAgreed:
		return say(text.DidDelay, s.day(f.Until))
	case gehoor.LatenessTold:
		return s.andLetter(say(text.DidLate, s.day(f.New)), e.Seq)
	case gehoor.DecisionSent:
		return say(text.DidDecide)
	case gehoor.Declined:
		return say(text.DidDecline)
	case gehoor.DecisionOpened:
		return say(text.DidOpen)
	case gehoor.DecisionPhoned:
		return say(text.DidPhone)
	case gehoor.DecisionPosted:
		return say(text.DidPost)
	case gehoor.DecisionHandedOver:
		return say(text.DidHand)
	case gehoor.MeasureTold:
		return say(text.DidMeasure)
	case gehoor.Withdrawn:
		return s.andLetter(say(text.DidWithdraw), e.Seq)
	case gehoor.Reopened:
		return say(text.DidReopen)
	case gehoor.Closed:
		return say(text.DidClose)
	case gehoor.Escalated:
		if f.Body == gehoor.ComplaintsDesk {
			return say(text.DidOutside, text.Word(l, f.Body))
		}
		return say(text.DidOutsideThe, text.Word(l, f.Body))
	case gehoor.EscalationEnded:
		return say(text.DidRuling)
	case gehoor.DataRequested:
		if f.Party == 0 {
			return say(text.DidAskData, s.day(f.By.Plain))
		}
	case gehoor.DataAnswered:
		if s.asked(f.Seq) {
			what := say(text.DidAnswerData)
			if answer := s.words(f.Answer); answer != "" {
				what = append(what, ui.Prose(answer))
			}
			what = append(what, s.forgetting(f, gehoor.DateOf(e.At)))
			if kept, err := s.App.LetterFor(s.Ctx(), s.Org.ID, f.Copy); f.Copy.Item != 0 && err == nil {
				title := kept.Title
				kept.Title = ""
				what = append(what, ui.Details(title, h.Article(h.Lang(kept.Lang.String()), letter.Page(kept))))
			}
			return what
		}
	case gehoor.Corrected:
		if f.Field == gehoor.FieldSender && e.Actor.Kind == gehoor.Complainant {
			return say(text.DidReach)
		}
	case gehoor.CodeRenewed:
		return say(text.DidNewCode)
	}
	return nil
}

// leads names who leads, as a parent may know them.
func (s *follower) leads(seat gehoor.Seat) string {
	if names := s.namesOf(seat); len(names) > 0 && !s.c.Sealed {
		return text.List(s.Lang, names...)
	}
	return text.DidForwardTo.In(s.Lang)
}

// confirmed reports whether what was agreed was confirmed to the complainant after it was recorded
// (D5, D11).
func (s *follower) confirmed(seq int) bool {
	return slices.ContainsFunc(s.c.Events(), func(e gehoor.Event) bool {
		f, ok := e.Fact.(gehoor.Informed)
		return ok && e.Seq > seq && f.What == gehoor.ToldSteps
	})
}

func (s *follower) asked(seq int) bool {
	if seq < 1 || seq > len(s.c.Events()) {
		return false
	}
	f, ok := s.c.Events()[seq-1].Fact.(gehoor.DataRequested)
	return ok && f.Party == 0
}

// letter leads to the letter with the decision once it has gone out, or to that of a complaint that
// was not taken up.
func (s *follower) letter() Node {
	l, c := s.Lang, s.c
	if c.ClosedOn == gehoor.ClosedDeclined || !c.SentAt.IsZero() && !c.Sealed {
		return Group{section(text.LetterOther.In(l)), h.P(ui.ButtonLink(letterPath, text.LetterRead.In(l)))}
	}
	return nil
}

// measures are what was promised to who complains; personnel measures are nobody's business (D21).
func (s *follower) measures() Node {
	l := s.Lang
	if s.c.SentAt.IsZero() && len(s.c.Rulings) == 0 || s.c.Sealed || !s.c.Reached {
		return nil
	}
	var rows []ui.Row
	for _, no := range slices.Sorted(mapOrder(s.c.Measures)) {
		m := s.c.Measures[no]
		if m.Kind != gehoor.ToldMeasure {
			continue
		}
		when := text.Fill(l, text.StatusDoBy, s.day(m.Due))
		if !m.Done.IsZero() {
			when = text.Fill(l, text.StatusDoneOn, s.day(m.Done))
		} else if m.Moved > 0 {
			when += ". " + text.StatusMoved.In(l)
		}
		rows = append(rows, ui.Row{Term: s.words(m.Text), Words: when})
	}
	if len(rows) == 0 {
		return nil
	}
	return Group{section(text.MeasuresTitle.In(l)), ui.SummaryList(l, rows...)}
}

func mapOrder(m map[int]gehoor.MeasureState) func(func(int) bool) {
	return func(yield func(int) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// files are those one may open again.
func (s *follower) files() Node {
	l := s.Lang
	var rows []ui.Row
	for _, f := range app.OwnFiles(s.c) {
		a, err := s.App.Store.Attachment(s.Ctx(), s.Org.ID, f)
		if err != nil {
			continue // erased
		}
		if a.Scan == store.ScanWaits {
			rows = append(rows, ui.Row{Term: text.FileName(l, len(rows)+1), Words: a.Name + "\n" + text.Sentence(text.FileWaits.In(l))})
			continue
		}
		rows = append(rows, ui.Row{Term: text.FileName(l, len(rows)+1), Words: a.Name + " (" + text.Megabytes(l, f.Size) + ")", Verb: text.FilesOpen.In(l),
			Change: filePath.Join(strconv.FormatInt(int64(f.Original.Item), 10))})
	}
	if len(rows) == 0 {
		return nil
	}
	return Group{section(text.FilesTitle.In(l)), ui.SummaryList(l, rows...)}
}

// others are what else one can arrange, as far as it is possible now.
func (s *follower) others() Node {
	l, c := s.Lang, s.c
	var links []Node
	add := func(show bool, path ui.Path, words text.Msg) {
		if show {
			links = append(links, h.Li(ui.Link(path, words.In(l))))
		}
	}
	add(true, unhappyPath, text.OtherUnhappy)
	add(c.Open() && (c.SentAt.IsZero() || c.Returned), withdrawPath, text.OtherWithdraw)
	add(s.mayReopen(), reopenPath, text.OtherReopen)
	add(true, ownDataPath, text.OtherData)
	add(c.Filed.Mail, sharedPath, text.OtherShared)
	add(!c.Filed.Anonymous, reachPath, text.ReachTitle)
	add(true, languagePath, text.LanguageTitle)
	add(true, ownCopyPath, text.SentCopyTitle)
	return h.Ul(Group(links))
}

func (s *follower) mayReopen() bool {
	return s.c.ClosedOn == gehoor.ClosedWithdrawn && !s.Today().After(gehoor.DateOf(s.c.WithdrawnAt).AddDays(s.rules().ReopenDays))
}
