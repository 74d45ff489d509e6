package app

import (
	"slices"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// closed is a complaint that was closed with a decision today.
func (w *world) closed(in Answers) *gehoor.Complaint {
	w.t.Helper()
	c := w.file(in, Intake{})
	w.write(func(tx *store.Tx) error {
		closed, err := tx.Append(c.ID, gehoor.Actor{}, gehoor.Closed{Ground: gehoor.ClosedDecided, Ask: gehoor.DateOf(w.clock).AddDays(14)})
		c = closed
		return err
	})
	w.run()
	return c
}

// E34, D27: two weeks after a decision closed it who complained gets one mail that says nothing, at noon; not who has no mail
// address, not about what is sealed, and not whose address is refused. The question is on the page all the same.
func TestE34AskedOnce(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		silent := told()
		silent.Sender.Mail, silent.Way = "", gehoor.OnThePage
		refused := told()
		refused.Sender.Mail = "weg@thuis.example"
		c, without, gone, sealed := w.closed(told()), w.closed(silent), w.closed(refused), w.closed(told())
		w.do(cora, gehoor.Coordinate, sealed.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.AskSafety(gehoor.ReportingDuty, 1)
		})
		before := len(w.post.to(parentMail))
		w.post.refuse = func(to string) *mail.Failure {
			if to == "weg@thuis.example" {
				return &mail.Failure{Class: mail.RecipientRefused}
			}
			return nil
		}
		day := gehoor.DateOf(w.clock).AddDays(14)
		w.at(day, 11, 59)
		if got := len(w.post.to(parentMail)); got != before {
			t.Errorf("before noon there are %d mails more", got-before)
		}
		w.at(day, 12, 1)
		w.at(day.AddDays(1), 12, 1)
		mails := w.post.to(parentMail)
		if len(mails) != before+1 {
			t.Fatalf("%d mails more, want 1", len(mails)-before)
		}
		last := mails[len(mails)-1]
		if !strings.HasPrefix(last.Subject, "Er is nieuws over je klacht") || !strings.Contains(last.Text, "twee korte vragen") || strings.Contains(last.Text, plantedStory) {
			t.Errorf("the mail is %s\n%s", last.Subject, last.Text)
		}
		for what, one := range map[string]*gehoor.Complaint{"with mail": c, "without": without, "refused": gone} {
			if one = w.load(one.ID); count(one, "RatingAsked") != 1 || !one.MayRate(day.AddDays(28)) || one.MayRate(day.AddDays(29)) {
				t.Errorf("%s: asked %d times, until %s", what, count(one, "RatingAsked"), one.RateUntil)
			}
		}
		if got := count(w.load(sealed.ID), "RatingAsked"); got != 0 {
			t.Errorf("about what is sealed it was asked %d times", got)
		}
		failing, err := w.Store.Jobs(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, j := range failing {
			if j.Duty == gehoor.OweAsk {
				t.Errorf("a question waits for the post: %+v", j)
			}
		}
		w.do(safa, gehoor.Safeguard, sealed.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.ClearSafety(words)
		})
		w.at(day.AddDays(2), 9, 0)
		if got := count(w.load(sealed.ID), "RatingAsked"); got != 1 {
			t.Errorf("once it is no matter of safety it was asked %d times", got)
		}
	})
}

// E34, P17: a no reaches the desk once, as what is owed and as a mail without the answer; a yes reaches nobody.
func TestE34ANoReachesTheDesk(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.closed(told())
		w.at(gehoor.DateOf(w.clock).AddDays(14), 12, 1)
		before := len(w.post.to(address(cora)))
		rate := func(heard, better gehoor.Answer) {
			t.Helper()
			if _, err := w.AsComplainant(t.Context(), 1, c.ID, nil, func(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) {
				return c.Rate(day.Procedure, heard, better, day.Now)
			}); err != nil {
				t.Fatal(err)
			}
			w.run()
		}
		rate(gehoor.Yes, gehoor.Partly)
		if got := len(w.post.to(address(cora))); got != before {
			t.Errorf("a yes: %d mails", got-before)
		}
		rate(gehoor.No, gehoor.Partly)
		rate(gehoor.No, gehoor.Yes)
		mails := w.post.to(address(cora))
		if len(mails) != before+1 || strings.Contains(mails[len(mails)-1].Text, "gehoord") {
			t.Errorf("a no: %d mails, %+v", len(mails)-before, mails[len(mails)-1])
		}
		if got := len(w.post.to(address(mark))); got != 0 {
			t.Errorf("the manager got %d mails", got)
		}
		if next, ok := w.load(c.ID).Next(nil); !ok || next.Kind != gehoor.OweAnswer {
			t.Errorf("owed is %+v", next)
		}
	})
}

// E34, R17: the page of trends tells the same numbers as the weekly report, of however long ago the complaints are.
func TestE34TrendsTellTheSame(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		for range 5 {
			c := w.closed(told())
			w.write(func(tx *store.Tx) error {
				_, err := tx.Append(c.ID, gehoor.Actor{}, gehoor.RatingAsked{Until: gehoor.DateOf(w.clock).AddDays(gehoor.RateDays)}, gehoor.Rated{Heard: gehoor.Yes, Better: gehoor.No})
				return err
			})
		}
		w.clock = w.clock.AddDate(0, 0, 66*7)
		trends, from, err := w.Trends(t.Context(), w.who(cora))
		if err != nil {
			t.Fatal(err)
		}
		week, err := w.Week(t.Context(), w.who(cora), from)
		if err != nil || len(week.Report.Heard) != 1 {
			t.Fatalf("the weekly report tells %+v, %v", week.Report.Heard, err)
		}
		if got := trends.Heard(); !slices.Equal(got, week.Report.Heard) {
			t.Errorf("trends tell %+v, and the weekly report %+v", got, week.Report.Heard)
		}
	})
}

// E34, D35: the count that a report told stands in the next ones, and on the page of trends, also when who was counted asked to be erased; the report counted
// again is the one that was frozen.
func TestE34ErasedStaysTold(t *testing.T) {
	storetest.On(t, "erased", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := t.Context()
		ids := make([]gehoor.StreamID, 5)
		for i := range ids {
			ids[i] = w.closed(told()).ID
		}
		w.at(gehoor.DateOf(w.clock).AddDays(14), 12, 1)
		for _, id := range ids {
			w.write(func(tx *store.Tx) error {
				_, err := tx.Append(id, gehoor.Actor{Kind: gehoor.Complainant}, gehoor.Rated{Heard: gehoor.Yes, Better: gehoor.Yes})
				return err
			})
		}
		first := gehoor.Date{Year: 2026, Month: 10, Day: 26}
		heard := func(from gehoor.Date) []gehoor.HeardCount {
			t.Helper()
			w.at(from.AddDays(7), 13, 0)
			week, err := w.FrozenWeek(ctx, 1, gehoor.WeeklyReport, from)
			if err != nil || !week.Frozen {
				t.Fatalf("it did not go: %v", err)
			}
			return week.Report.Heard
		}
		was := heard(first)
		if len(was) != 1 || was[0].Asked != 5 {
			t.Fatalf("told is %+v", was)
		}
		if _, err := s.EraseDossier(ctx, 1, w.clock, gehoor.By(cora), ids[0], gehoor.CauseRequest, nil); err != nil {
			t.Fatal(err)
		}
		if now := heard(first.AddDays(7)); !slices.Equal(now, was) {
			t.Errorf("the next report tells %+v, after %+v", now, was)
		}
		if again, err := w.RecountWeek(ctx, 1, gehoor.WeeklyReport, first.AddDays(7)); err != nil || !slices.Equal(again.Heard, was) {
			t.Errorf("counted again it is %+v, %v", again.Heard, err)
		}
		trends, _, err := w.Trends(ctx, w.who(cora))
		if err != nil || !slices.Equal(trends.Heard(), was) {
			t.Errorf("the page of trends tells another thing: %v", err)
		}
	})
}
