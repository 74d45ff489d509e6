package app

import "gehoor"

// A Chain is several acts in one breath, each leaning on those before it. When one is refused nothing of it
// happens: Err says why, and the rest is not asked.
type Chain struct {
	Complaint *gehoor.Complaint // as it is after the acts so far
	Day       Day
	Facts     []gehoor.Fact
	Err       error
}

// Do asks the next act.
func (ch *Chain) Do(act func(c *gehoor.Complaint) ([]gehoor.Fact, error)) {
	if ch.Err != nil {
		return
	}
	facts, err := act(ch.Complaint)
	if err != nil {
		ch.Facts, ch.Err = nil, err
		return
	}
	ch.Facts = append(ch.Facts, facts...)
	ch.Complaint, ch.Err = ch.Complaint.After(ch.Day.Who.Actor(), ch.Day.Now, facts...)
}
