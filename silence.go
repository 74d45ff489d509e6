package gehoor

import (
	"cmp"
	"slices"
	"time"
)

// A Reading is when somebody reads a report: from a day until and including another. The zero From is since ever, the zero Until for now.
type Reading struct {
	Person      PersonID
	From, Until Date
}

func (r Reading) at(t time.Time) bool { return within(DateOf(t), r.From, r.Until) }

// turns are the moments from which it is another.
func (r Reading) turns() (at []time.Time) {
	if !r.From.IsZero() {
		at = append(at, r.From.Start(nil))
	}
	if !r.Until.IsZero() {
		at = append(at, r.Until.End())
	}
	return at
}

// Readings lists who reads a report that is for seats, in some days: whoever acts for one, and who holds one and is away, for he keeps seeing
// what is his. Who reads it on the first day does since ever, and on the last for now.
func (c Chart) Readings(seats []Seat, from, until Date) (all []Reading) {
	reads := map[PersonID]Date{}
	for day := from; !day.After(until); day = day.AddDays(1) {
		var today []PersonID
		for _, s := range seats {
			today = append(append(today, c.Holders(s, day)...), c.incumbents(s, day)...)
		}
		for p, since := range reads {
			if !slices.Contains(today, p) {
				all = append(all, Reading{p, since, day.AddDays(-1)})
				delete(reads, p)
			}
		}
		for _, p := range today {
			if _, already := reads[p]; !already {
				reads[p] = day
				if day == from {
					reads[p] = Date{}
				}
			}
		}
	}
	for p, since := range reads {
		all = append(all, Reading{Person: p, From: since})
	}
	slices.SortFunc(all, func(a, b Reading) int { return cmp.Or(cmp.Compare(a.Person, b.Person), a.From.Compare(b.From)) })
	return all
}

// A silence is from when until when a report cannot tell of a complaint: it is sealed, or about somebody who reads the report.
// Until is zero while it lasts.
type silence struct{ from, until time.Time }

// silences are those of one complaint, oldest first.
type silences []silence

// silences are those of c, by whether a report may tell of it at some moment as it stood then, which follows from the seal, from
// whom it is about, and from who reads the report, which is another from each of turns on. One begins before all that happened at its first
// moment: of what is about somebody who was named together with the filing no report could ever tell.
func (c *Complaint) silences(tells func(c *Complaint, at time.Time) bool, turns ...time.Time) (all silences) {
	switch {
	case c.Seq == 0:
		return nil
	case slices.ContainsFunc(c.events, silencing):
	case tells(c, c.FiledAt):
		return nil
	default:
		return silences{{from: c.FiledAt}}
	}
	past := &Complaint{Persons: c.Persons}
	look := func(at time.Time) {
		_, silent := all.now()
		switch told := tells(past, at); {
		case told && silent:
			all[len(all)-1].until = at
		case !told && !silent:
			all = append(all, silence{from: at})
		}
	}
	turns = slices.SortedFunc(slices.Values(turns), time.Time.Compare)
	turn := func(before time.Time) {
		for len(turns) > 0 && (before.IsZero() || turns[0].Before(before)) {
			if past.Seq > 0 {
				look(turns[0])
			}
			turns = turns[1:]
		}
	}
	for _, e := range c.events {
		turn(e.At)
		if err := past.Apply(e); err != nil {
			panic("gehoor: a complaint that was read cannot be read: " + err.Error())
		}
		look(e.At)
	}
	turn(time.Time{})
	return all
}

// silencing reports whether a silence can begin with an event.
func silencing(e Event) bool {
	_, names := e.Fact.(PartyNamed)
	_, stands := e.Fact.(PartyStands)
	return names || stands || seals(e)
}

// seals reports whether an event seals the dossier.
func seals(e Event) bool {
	switch f := e.Fact.(type) {
	case Filed:
		return f.Safety == StaffViolence
	case SafetyAsked, Diverted:
		return true
	}
	return false
}

// now is the silence that lasts, if one does.
func (s silences) now() (one silence, silent bool) {
	if n := len(s); n > 0 && s[n-1].until.IsZero() {
		return s[n-1], true
	}
	return one, false
}

// before is the silence that lasts just before a moment, if one does.
func (s silences) before(at time.Time) (one silence, silent bool) {
	for _, one := range slices.Backward(s) {
		if one.from.Before(at) {
			return one, one.until.IsZero() || !one.until.Before(at)
		}
	}
	return one, false
}

// last is c, the complaint whose silences they are, as it stood just before a moment, or, in a silence, as it stood last before that. It
// is not yet filed when no report could tell of it by then.
func (s silences) last(c *Complaint, at time.Time) *Complaint {
	if one, silent := s.before(at); silent {
		at = one.from
	}
	return c.asOf(at)
}

// told is when a report could first tell of what happened at a moment: then, or at the end of a silence.
func (s silences) told(at time.Time) time.Time {
	for _, one := range s {
		if !at.Before(one.from) && at.Before(one.until) {
			return one.until
		}
	}
	return at
}

// last is c as it stood last while a report could tell of it, and since when it cannot: c itself and no moment when it can now, and
// nil when it never could. What was recorded at one moment happened at once: what was sealed as it came in was never told of.
func (c *Complaint) last(tells func(*Complaint) bool) (was *Complaint, since time.Time) {
	one, silent := c.silences(func(c *Complaint, _ time.Time) bool { return tells(c) }).now()
	if !silent {
		return c, since
	}
	if was = c.asOf(one.from); was.Seq == 0 {
		return nil, one.from
	}
	return was, one.from
}
