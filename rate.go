package gehoor

import (
	"slices"
	"time"
)

// RateDays is for how many days the two questions can be answered, and an answer be changed.
const RateDays = 28

const askAfter = 14 // days after a complaint was closed

// askOn is the day on which who complained is asked whether he was heard: two weeks after a decision closed it, and once.
// Who withdrew, was told that it is not for us, or was no complainant is left alone.
func (c *Complaint) askOn(g CloseGround, now time.Time) Date {
	if g != ClosedDecided || c.Practice || !c.RateAsked.IsZero() {
		return Date{}
	}
	return DateOf(now).AddDays(askAfter)
}

// AskRating records that who complained was asked two questions, which nobody has to answer: whether he was heard, and whether
// it is better now. Message is the mail that said so; there is none for who has no mail address, and the page of the complaint
// asks all the same.
func (c *Complaint) AskRating(message Ref, now time.Time) ([]Fact, error) {
	if !c.owes(OweAsk, 0) || !c.ErasedAt.IsZero() {
		return nil, refuse("", "rate.not-now")
	}
	if c.Sealed {
		return nil, refuse("R8", "act.sealed")
	}
	return []Fact{RatingAsked{Message: message, Until: DateOf(now).AddDays(RateDays)}}, nil
}

// MayRate reports whether the questions can be answered on a day, or an answer be changed.
func (c *Complaint) MayRate(on Date) bool {
	return !c.RateUntil.IsZero() && !on.After(c.RateUntil) && !c.Open() && !c.Sealed && !c.Practice && c.ErasedAt.IsZero()
}

// Rate takes in the answers, of which one may be left out; a later answer takes the place of an earlier one. A no wants an
// answer of ours, as a message does (R11).
func (c *Complaint) Rate(p Procedure, heard, better Answer, now time.Time) ([]Fact, error) {
	switch {
	case !c.MayRate(DateOf(now)):
		return nil, refuse("", "rate.not-now")
	case heard == Unanswered && better == Unanswered:
		return nil, refuse("", "rate.nothing")
	}
	f := Rated{Heard: heard, Better: better}
	if f.No() {
		f.AnswerBy = p.days(now, p.AnswerDays)
	}
	return []Fact{f}, nil
}

// Given reports whether one of the questions was answered.
func (f Rated) Given() bool { return f.Heard != Unanswered || f.Better != Unanswered }

// No reports whether one of the answers is no: then who handles complaints gets in touch. It is the one thing that is said of a
// single answer; all others are told in numbers (see HeardCount).
func (f Rated) No() bool { return f.Heard == No || f.Better == No }

// rated: a no is owed an answer once, however often it is said; and not any more when it is taken back.
func (c *Complaint) rated(e Event, f Rated) {
	was := c.Rating
	c.Rating = f
	switch {
	case f.No() && !was.No() && !f.AnswerBy.IsZero():
		c.owe(e, Duty{Kind: OweAnswer, Clause: "R11", Owner: ByCoordinator, By: f.AnswerBy.Plain.End(), Term: f.AnswerBy, No: e.Seq})
		c.ratedNo = e.Seq
	case !f.No() && c.ratedNo != 0:
		c.did(e, OweAnswer, c.ratedNo)
	}
}

// RatedNoBy is by when a no is answered; zero when there is none to answer.
func (c *Complaint) RatedNoBy() Date {
	for _, d := range c.duties {
		if d.Kind == OweAnswer && d.No == c.ratedNo && d.Open() {
			return d.Term.Plain
		}
	}
	return Date{}
}

// fewestAnswers is of how many answers something is told together, at the least.
const fewestAnswers = 5

// A HeardCount is what was said to the two questions by those who were asked in some quarters of a year, once nobody of them
// can answer any more. It is of the whole organisation, and of five answers to each question or more: a quarter with
// fewer counts with the next one of its year, and what is left at the end of the year is not told. No quarter is counted twice, no two counts
// have a complaint in common, and there is no total; and what one report told the next ones repeat as it was: so nothing can be found by taking one from another.
type HeardCount struct {
	Year, From, Until int // quarters, 1 to 4
	Asked             int
	Heard, Better     Opinions
}

// Opinions are the answers to a question.
type Opinions struct{ Yes, Partly, No int }

// Of is how many answers there are.
func (o Opinions) Of() int { return o.Yes + o.Partly + o.No }

func (o Opinions) plus(p Opinions) Opinions {
	return Opinions{o.Yes + p.Yes, o.Partly + p.Partly, o.No + p.No}
}

func opinion(a Answer) (o Opinions) {
	switch a {
	case Yes:
		o.Yes = 1
	case Partly:
		o.Partly = 1
	case No:
		o.No = 1
	}
	return o
}

func (h HeardCount) plus(o HeardCount) HeardCount {
	h.Asked, h.Heard, h.Better = h.Asked+o.Asked, h.Heard.plus(o.Heard), h.Better.plus(o.Better)
	return h
}

// A quarter is one of a year.
type quarter struct{ year, no int }

func quarterOf(d Date) quarter { return quarter{d.Year, int(d.Month-1)/3 + 1} }

func (q quarter) first() Date { return Date{Year: q.year, Month: time.Month(3*q.no - 2), Day: 1} }

func (q quarter) next() Date { return q.first().AddMonths(3) }

// answered is the moment from which nobody who was asked in q can answer any more.
func (q quarter) answered() time.Time { return q.next().AddDays(RateDays).Start(nil) }

// rate counts what was said among those who were asked in its quarter, as a report could tell of it at the moment from which nobody can
// answer: what it may tell later changes nothing.
func (w *WeekFigures) rate(v view) {
	if v.RateAsked.IsZero() {
		return
	}
	c := v.Complaint
	if len(v.silences) > 0 {
		if c = v.silences.last(v.now, quarterOf(v.RateAsked).answered()); c.RateAsked.IsZero() {
			return
		}
	}
	w.said(c.RateAsked, c.Rating)
}

// said counts what somebody said who was asked on a day; the zero Rated is nothing.
func (w *WeekFigures) said(asked Date, r Rated) {
	q := quarterOf(asked)
	w.heard[q] = w.heard[q].plus(HeardCount{Asked: 1, Heard: opinion(r.Heard), Better: opinion(r.Better)})
}

// ToldHeard says what the last report that went out told of the answers. That stays as it was told, also when a complaint was erased since; what is
// told beside it begins after it.
func (w *WeekFigures) ToldHeard(before []HeardCount) { w.before = slices.Clone(before) }

// toldHeard is what of it may be told, of this year and the year before, oldest first; nil when there is nothing.
func (w *WeekFigures) toldHeard() (told []HeardCount) {
	this := DateOf(w.end).Year
	for year := this - 1; year <= this; year++ {
		some := HeardCount{Year: year, From: 1}
		for _, before := range w.before {
			if before.Year == year {
				told, some.From = append(told, before), before.Until+1
			}
		}
		for no := some.From; no <= 4 && !(quarter{year, no}).answered().After(w.end); no++ {
			if some.Asked == 0 {
				some.From = no
			}
			some = some.plus(w.heard[quarter{year, no}])
			if some.Heard.Of() >= fewestAnswers && some.Better.Of() >= fewestAnswers {
				some.Until = no
				told = append(told, some)
				some = HeardCount{Year: year, From: no + 1}
			}
		}
	}
	return told
}
