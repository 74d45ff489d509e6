package app

import (
	"context"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// D26: alarming words raise a mark when they are filed, sent later or asked, and stand on top of the desk for whoever may
// read; what is sealed has no mark, and no fact holds a word.
func TestD26MarksWhereWordsComeIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	submit := func(draft, story string, safety gehoor.SafetyAnswer) *gehoor.Complaint {
		t.Helper()
		r, err := w.Submit(ctx, 1, store.DraftID(draft), Answers{
			Capacity: gehoor.Parent, Location: 1, Story: story, Happened: gehoor.Recently, Safety: safety,
			Sender: Sender{Name: "Ouder", Mail: "ouder@example.org"}, Way: gehoor.WriteMail,
		}, Intake{})
		if err != nil {
			t.Fatal(err)
		}
		c, err := w.Store.System().Load(ctx, 1, r.Complaint)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	quiet := submit("a", "De rekening klopt niet.", gehoor.NoDanger)
	alarming := submit("b", "Zij heeft hem GESLAGEN, zegt hij.", gehoor.NoDanger)
	sealed := submit("c", "Zij heeft hem geslagen.", gehoor.StaffViolence)
	if quiet.Marked != 0 || alarming.Marked != 1 || sealed.Marked != 0 {
		t.Errorf("marks %d, %d and %d", quiet.Marked, alarming.Marked, sealed.Marked)
	}
	after, err := w.Write(ctx, 1, quiet.ID, "", "Vandaag had hij blauwe plékken.", nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(after.Events()) - 1; after.Marked != n {
		t.Errorf("the message is event %d, and %d raised the mark", n, after.Marked)
	}
	if _, err := w.Ask(ctx, 1, "q", Question{Words: "My son was locked in. What now?", Sender: Sender{Mail: "ouder@example.org"}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []*gehoor.Complaint{after, alarming} {
		for _, e := range c.Events() {
			data, err := gehoor.EncodeFact(e.Fact)
			if err != nil {
				t.Fatal(err)
			}
			if s := strings.ToLower(string(data)); strings.Contains(s, "slagen") || strings.Contains(s, "blauwe") {
				t.Errorf("a fact holds words: %s", data)
			}
		}
	}
	for _, c := range []struct {
		who       gehoor.PersonID
		enquiries bool
		want      int
	}{{cora, false, 2}, {dee, false, 2}, {cora, true, 1}, {mark, false, 0}, {safa, false, 0}} {
		who, err := w.Who(1, c.who)
		if err != nil {
			t.Fatal(err)
		}
		page, err := w.View(who).List(ctx, store.Query{Marked: true, Enquiries: c.enquiries})
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Rows) != c.want {
			t.Errorf("%s sees %d marked (questions: %v), want %d", names[c.who-1], len(page.Rows), c.enquiries, c.want)
		}
		for _, r := range page.Rows {
			if !r.Marked {
				t.Errorf("%s does not say so", r.Number)
			}
		}
	}
}
