package app

import (
	"context"
	"slices"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// dispute lets the desk record something of the first dispute.
func (w *world) dispute(act func(d gehoor.Dispute, all []gehoor.Dispute, words gehoor.Ref, day Day) ([]gehoor.Fact, error)) {
	w.t.Helper()
	b := &Body{Text: plantedStory}
	err := w.DoDispute(context.Background(), w.who(cora), []*Body{b}, func(all []gehoor.Dispute, day Day) ([]gehoor.Fact, error) {
		d := gehoor.Dispute{}
		if len(all) > 0 {
			d = all[0]
		}
		return act(d, all, b.Ref, day)
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) disputeOpened(by gehoor.Date) {
	w.dispute(func(_ gehoor.Dispute, all []gehoor.Dispute, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
		return gehoor.OpenDispute(gehoor.DisputeOpened{Holder: 1, On: day.Today, Direct: gehoor.CannotBeAsked, Reference: words, AnswerBy: by}, all, day.Now)
	})
}

func (w *world) disputeEnded(owners ...gehoor.PersonID) {
	w.dispute(func(d gehoor.Dispute, _ []gehoor.Dispute, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
		end := gehoor.DisputeEnded{On: day.Today, Outcome: gehoor.RuledUpheld}
		for _, p := range owners {
			end.Measures = append(end.Measures, gehoor.Measure{Kind: gehoor.ToldMeasure, Text: words, Owner: p, Due: day.Today.AddDays(14)})
		}
		return d.End(end, day.Now)
	})
}

// disputeMails are who got mails about disputes since the last time.
func (w *world) disputeMails(before *int) string {
	var to []string
	all := w.post.mails()
	for _, m := range all[*before:] {
		if strings.HasPrefix(m.Subject, "Geschil ") {
			to = append(to, strings.TrimSuffix(m.To, "@opvang.example"))
		}
	}
	*before = len(all)
	slices.Sort(to)
	return strings.Join(to, " ")
}

// R19: two weeks before our statement must be with the committee the desk is told, three days before once more, and every week when it is late;
// nothing twice, also when another node looks, and nothing once it went.
func TestR19StatementIsRemindedOf(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	seen, monday := 0, gehoor.DateOf(w.clock)
	w.disputeOpened(monday.AddDays(28))
	for _, step := range []struct {
		after int
		want  string
	}{{0, ""}, {13, ""}, {14, "cora dee"}, {15, ""}, {21, ""}, {24, ""}, {25, "cora dee"}, {28, ""}, {29, "cora dee"}, {30, ""}, {35, "cora dee"}} {
		w.at(monday.AddDays(step.after), 0, 5)
		w.at(monday.AddDays(step.after), 9, 0)
		if _, err := w.node(w.Store).RunJobs(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.disputeMails(&seen); got != step.want {
			t.Errorf("after %d days it goes to %q, want %q", step.after, got, step.want)
		}
	}
	w.dispute(func(d gehoor.Dispute, _ []gehoor.Dispute, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
		return d.State(day.Today, day.Now)
	})
	w.at(monday.AddDays(56), 9, 0)
	if got := w.disputeMails(&seen); got != "" {
		t.Errorf("it went, and %s is reminded", got)
	}
}

// R15: who has a measure that follows from a ruling is told at once, unless he is the desk, and reminded from its day on with a link of his own,
// which records that it is done; the desk when he left.
func TestR15OwnerOfAnOrderIsTold(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	w := newWorld(t, storetest.Open(t))
	seen, monday := 0, gehoor.DateOf(w.clock)
	w.disputeOpened(gehoor.Date{})
	w.disputeEnded(mark, cora, rita)
	w.run()
	w.run()
	if got := w.disputeMails(&seen); got != "mark rita" {
		t.Fatalf("it is told to %q", got)
	}
	w.write(func(tx *store.Tx) error {
		_, err := tx.PutPerson(gehoor.Actor{}, store.Person{ID: rita, Name: "Rita van de Opvang", Mail: address(rita), Left: monday.AddDays(7)})
		return err
	})
	w.at(monday.AddDays(13), 9, 0)
	if got := w.disputeMails(&seen); got != "" {
		t.Errorf("the day before it goes to %s", got)
	}
	w.at(monday.AddDays(14), 9, 0)
	w.at(monday.AddDays(15), 9, 0)
	if got := w.disputeMails(&seen); got != "cora cora dee mark" { // for herself, and the desk for Rita
		t.Errorf("on its day it goes to %q", got)
	}
	mails := w.post.to(address(mark))
	last := mails[len(mails)-1]
	_, after, _ := strings.Cut(last.Text, PageOrder)
	secret := strings.Fields(after)[0]
	who, no, m, err := w.OrderByLink(ctx, 1, secret)
	if err != nil || who.Viewer.Person != mark || no != 1 || m.No != 1 {
		t.Fatalf("the link: %v %d %+v %v", who, no, m, err)
	}
	if words, err := w.OrderWords(ctx, who, m); err != nil || words != plantedStory {
		t.Errorf("it says %q, %v", words, err)
	}
	if words, err := w.OrderWords(ctx, w.who(sam), m); err != nil || words != "" {
		t.Errorf("another reads %q, %v", words, err)
	}
	if _, _, _, err := w.MeasureByLink(ctx, 1, secret); err == nil {
		t.Error("the link opens a measure of a complaint")
	}
	if err := w.FinishOrder(ctx, w.who(sam), no, m.No, monday.AddDays(15)); err == nil {
		t.Error("another finished it")
	}
	if err := w.FinishOrder(ctx, who, no, m.No, monday.AddDays(15)); err != nil {
		t.Fatal(err)
	}
	w.at(monday.AddDays(21), 9, 0)
	if got := w.disputeMails(&seen); got != "cora cora dee" {
		t.Errorf("a week later it goes to %q", got)
	}
	all, err := w.Disputes(ctx, w.who(cora))
	if err != nil || all[0].Measures[0].Done != monday.AddDays(15) {
		t.Errorf("%+v, %v", all, err)
	}
}

// R15: when a measure that a ruling brought gets a new day its owner is told of it, and reminded anew from that day on, not before.
func TestR15AMovedOrderIsRemindedOfAnew(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	seen, monday := 0, gehoor.DateOf(w.clock)
	w.disputeOpened(gehoor.Date{})
	w.disputeEnded(mark)
	w.run()
	w.at(monday.AddDays(14), 9, 0)
	if got := w.disputeMails(&seen); got != "mark mark" {
		t.Fatalf("told, and reminded on its day: %q", got)
	}
	for i, day := range []int{28, 42} {
		w.dispute(func(d gehoor.Dispute, _ []gehoor.Dispute, words gehoor.Ref, today Day) ([]gehoor.Fact, error) {
			return d.MoveMeasure(1, monday.AddDays(day), words, today.Now)
		})
		w.run()
		if got := w.disputeMails(&seen); got != "mark" {
			t.Errorf("move %d is told to %q", i+1, got)
		}
		mails := w.post.to(address(mark))
		if last := mails[len(mails)-1]; !strings.Contains(last.Text, text.FormatDate(text.NL, monday.AddDays(day), monday)) || strings.Contains(last.Text, plantedStory) {
			t.Errorf("move %d: the mail does not say the new day, or says why:\n%s", i+1, last.Text)
		}
		w.at(monday.AddDays(day-1), 9, 0)
		if got := w.disputeMails(&seen); got != "" {
			t.Errorf("move %d: the day before it goes to %q", i+1, got)
		}
		w.at(monday.AddDays(day), 9, 0)
		w.run()
		if got := w.disputeMails(&seen); got != "mark" {
			t.Errorf("move %d: on its day it goes to %q", i+1, got)
		}
	}
}

// R19: of our statement in the case of a complaint the desk is reminded as of that of a direct dispute, also once the complaint is closed;
// not while a safety track runs, nor once it went.
func TestR19StatementOfAComplaintIsRemindedOf(t *testing.T) {
	t.Parallel()
	for _, closed := range []bool{false, true} {
		w := newWorld(t, storetest.Open(t))
		var c *gehoor.Complaint
		if closed {
			c = w.closed(told())
		} else {
			c = w.route(w.file(told(), Intake{}).ID)
		}
		w.run()
		monday := gehoor.DateOf(w.clock)
		monday = monday.AddDays(-(int(monday.Weekday())+6)%7 + 7)
		w.at(monday, 9, 0)
		w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Escalate(gehoor.Escalated{Body: gehoor.DisputesCommittee, On: day.Today, AnswerBy: monday.AddDays(28)}, day.Now)
		})
		seen := len(w.post.mails())
		mails := func() string {
			var to []string
			all := w.post.mails()
			for _, m := range all[seen:] {
				if strings.HasPrefix(m.Subject, strings.TrimSuffix(text.MailStatementSubject.NL, "%s")) {
					to = append(to, strings.TrimSuffix(m.To, "@opvang.example"))
				}
			}
			seen = len(all)
			slices.Sort(to)
			return strings.Join(to, " ")
		}
		for _, step := range []struct {
			after int
			want  string
		}{{1, ""}, {13, ""}, {14, "cora"}, {15, ""}, {24, ""}, {25, "cora"}, {28, ""}, {29, "cora"}, {30, ""}, {35, "cora"}} {
			w.at(monday.AddDays(step.after), 0, 5)
			w.at(monday.AddDays(step.after), 9, 0)
			if _, err := w.node(w.Store).RunJobs(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := mails(); got != step.want {
				t.Errorf("closed %t, after %d days it goes to %q, want %q", closed, step.after, got, step.want)
			}
		}
		if closed {
			w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
				return c.StateCase(day.Today, day.Now)
			})
		} else {
			w.do(cora, gehoor.Handle, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, _ Day) ([]gehoor.Fact, error) {
				return c.AskSafety(gehoor.ReportingDuty, 0)
			})
		}
		for _, after := range []int{42, 49} {
			w.at(monday.AddDays(after), 9, 0)
			if got := mails(); got != "" {
				t.Errorf("closed %t: it went, or is sealed, and %s is reminded", closed, got)
			}
		}
	}
}
