package gehoor_test

import (
	"fmt"
	"time"

	"gehoor"
)

// The example of README.md: an act answers with facts, or with a refusal; a complaint is what its
// facts add up to; what is owed follows from it.
func ExampleComplaint() {
	p, chart, now := gehoor.DefaultProcedure(), organisation(), monday
	c := new(gehoor.Complaint)
	happened := func(facts ...gehoor.Fact) {
		for _, f := range facts {
			if err := c.Apply(gehoor.Event{Seq: c.Seq + 1, At: now, Fact: f}); err != nil {
				fmt.Println(err)
			}
		}
		next, _ := c.Next(nil)
		fmt.Println(gehoor.Kind(facts[0]), "so", next.Clause, next.Kind, "by", gehoor.DateOf(next.By.Add(-time.Second)))
	}

	filed, _ := p.Submit(submission(), "267F3K", now)
	happened(filed)
	admitted, _ := c.Admit([]gehoor.Part{{No: 1, Category: "care"}}, false, gehoor.Ref{}, p, now)
	happened(admitted...)
	routed, _ := c.Route(chart, gehoor.Seat{}, gehoor.Ref{}, now)
	happened(routed...)

	_, refusal := c.Contact(p, gehoor.Contact{Way: gehoor.Wrote, At: now}, now) // she asked to be called
	fmt.Println(refusal)
	contacted, _ := c.Contact(p, gehoor.Contact{Way: gehoor.Called, At: now}, now)
	happened(contacted...)

	// Output:
	// Filed so R9 forward by 2026-09-08
	// Admitted so R9 forward by 2026-09-08
	// Routed so R10 contact by 2026-09-09
	// refused: contact.not-chosen
	// Contacted so R11 agree-steps by 2026-09-08
}
