package gehoor

import "time"

// Withdraw ends the complaint by the complainant's own will: his click, or his writing that somebody enters. In has the
// letter that confirms it, where there is one. Clause R16, decision D9. A matter of safety goes on without it.
func (c *Complaint) Withdraw(in Withdrawn, by Actor) ([]Fact, error) {
	switch {
	case !c.Open():
		return nil, refuse("", "act.closed")
	case by.Kind != Complainant && in.Writing == Ref{}:
		return nil, refuse("D9", "withdraw.no-writing")
	case by.Kind != Complainant && by.Kind != Staff:
		return nil, refuse("D9", "withdraw.not-own")
	case c.decided():
		return nil, refuse("R13", "withdraw.decided")
	}
	return []Fact{in}, nil
}

// Reopen takes a complaint up again, with its filing date and its first terms.
//
// Clause R13, decisions D7 and D9. There are three grounds and a reason: within fourteen days of a withdrawal; when what
// was settled turns out not to be resolved, also before it was closed; and after a ruling. Anything else is a new complaint, linked.
func (c *Complaint) Reopen(p Procedure, ground ReopenGround, reason Ref, now time.Time) ([]Fact, error) {
	if c.Sealed {
		return nil, refuse("R8", "act.sealed")
	}
	if reason == (Ref{}) {
		return nil, refuse("D9", "reopen.no-reason")
	}
	var may bool
	switch ground {
	case AfterWithdrawal:
		may = c.ClosedOn == ClosedWithdrawn
		if may && DateOf(now).After(DateOf(c.WithdrawnAt).AddDays(p.ReopenDays)) {
			return nil, refuse("D9", "reopen.too-late", p.ReopenDays)
		}
	case AfterNotResolved:
		may = c.decided() && c.Decided.Settlement && (c.Open() || c.ClosedOn == ClosedDecided)
	case AfterRuling:
		may = c.ClosedOn == ClosedDecided && c.ruled()
	}
	if !may || !c.ErasedAt.IsZero() {
		return nil, refuse("D9", "reopen.ground")
	}
	return []Fact{Reopened{Ground: ground, Reason: reason}}, nil
}

// ruled reports whether the committee has ruled since we last decided. An advice is no ruling.
func (c *Complaint) ruled() bool {
	ruled, seen := false, map[int]bool{}
	for _, e := range c.events {
		switch f := e.Fact.(type) {
		case EscalationEnded:
			ruled = ruled || f.Body == DisputesCommittee
		case DecisionSent:
			if !seen[f.Version] && c.draft(f.Version).Corrects == 0 {
				ruled = false
			}
			seen[f.Version] = true
		}
	}
	return ruled
}

// Close ends the procedure when nothing is owed any more but measures, own-data requests and outside cases.
//
// Clauses R13 and R15, decisions D7, D10 and D29. Nothing closes by silence: a decision has gone out and has reached
// the complainant, and every message is answered. A signal closes without a decision. Two weeks later who complained is asked
// whether he was heard (see AskRating).
func (c *Complaint) Close(now time.Time) ([]Fact, error) {
	if err := c.running(); err != nil {
		return nil, err
	}
	ground := ClosedDecided
	switch {
	case c.Signal:
		ground = ClosedSignal
	case !c.decided():
		return nil, refuse("R13", "close.not-decided")
	case !c.Reached:
		return nil, refuse("D29", "close.not-reached")
	}
	for _, d := range c.duties {
		switch d.Kind {
		case OweAnswer, OweDecide, OweApprove, OweReach:
			if d.Open() {
				return nil, refuse(d.Clause, "close.owed", d.Kind)
			}
		}
	}
	return []Fact{Closed{Ground: ground, Ask: c.askOn(ground, now)}}, nil
}
