package gehoor

import (
	"slices"
	"time"
)

// breachTerm is how long there is, weekends and free days included, to report a data breach once it is known
// (GDPR art. 33(1)).
const breachTerm = 72 * time.Hour

// oweBreach owes the privacy officer's judgment.
func (c *Complaint) oweBreach(e Event, known time.Time) {
	c.owe(e, Duty{Kind: OweBreach, Clause: "D12", Owner: ByPrivacy, By: known.Add(breachTerm), No: e.Seq})
}

// SuspectBreach records that data of this dossier may have come where they should not. Decision D12: the privacy
// officer judges it within 72 hours of when we knew, which may be before it is recorded here.
func (c *Complaint) SuspectBreach(reason Ref, known, now time.Time) ([]Fact, error) {
	switch {
	case !c.ErasedAt.IsZero():
		return nil, refuse("D35", "erase.gone")
	case reason == Ref{}:
		return nil, refuse("D12", "breach.nothing")
	case known.After(now):
		return nil, refuse("D12", "breach.future")
	}
	return []Fact{BreachSuspected{Reason: reason, Known: known}}, nil
}

// JudgeBreach says what the possible data breach of event b.Seq is, and why: decision D12. What it was, what came of
// it and what was done is kept whatever the outcome (GDPR art. 33(5)).
func (c *Complaint) JudgeBreach(b BreachJudged) ([]Fact, error) {
	switch {
	case b.Seq < 1 || !c.owes(OweBreach, b.Seq):
		return nil, refuse("D12", "breach.none")
	case !slices.Contains([]BreachOutcome{BreachNone, BreachKept, BreachReported, BreachTold}, b.Outcome):
		return nil, refuse("D12", "breach.outcome")
	case b.Reason == Ref{}:
		return nil, refuse("D12", "breach.no-reason")
	}
	return []Fact{b}, nil
}
