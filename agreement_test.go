package gehoor

import (
	"testing"
	"time"
)

// R11: what was agreed is kept when the complainant hears from us: by being heard, or by the decision.
func TestR11TheAgreementIsKeptByBeingHeard(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		side Side
		open bool
		why  string
	}{
		{SideComplainant, false, "she has spoken with us"},
		{SideOther, true, "somebody else was heard; she knows of nothing"},
	} {
		c := &Complaint{}
		day := Date{2026, time.November, 23}
		e := func(f Fact) Event { return Event{Stream: 1, Seq: c.Seq + 1, At: day.Start(nil), Fact: f} }
		for _, f := range []Fact{
			Filed{Terms: Terms{Contact: Term{From: day, Plain: day}, Decide: Term{From: day, Plain: day}}},
			StepsAgreed{Next: day.AddDays(3)}, Heard{Side: tt.side, On: day},
		} {
			if err := c.Apply(e(f)); err != nil {
				t.Fatal(err)
			}
		}
		if got := c.owes(OweFollowUp, 0); got != tt.open {
			t.Errorf("heard %s: the follow-up is owed: %v, want %v: %s", tt.side, got, tt.open, tt.why)
		}
	}
}
