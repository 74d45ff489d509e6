package gehoor

import (
	"slices"
	"time"
)

// A silence is from when until when a report cannot tell of a complaint: it is sealed, or about somebody who reads the report.
// Until is zero while it lasts.
type silence struct{ from, until time.Time }

// silences are those of one complaint, oldest first.
type silences []silence

// silences are those of c, by whether a report may tell of it as it stands at some moment, which follows from the seal and from
// whom it is about and from nothing else. One begins before all that happened at its first moment: of what is about somebody who
// was named together with the filing no report could ever tell.
func (c *Complaint) silences(tells func(*Complaint) bool) (all silences) {
	switch {
	case c.Seq == 0:
		return nil
	case slices.ContainsFunc(c.events, silencing):
	case tells(c):
		return nil
	default:
		return silences{{from: c.FiledAt}}
	}
	past := &Complaint{Persons: c.Persons}
	for _, e := range c.events {
		if err := past.Apply(e); err != nil {
			panic("gehoor: a complaint that was read cannot be read: " + err.Error())
		}
		_, silent := all.now()
		switch told := tells(past); {
		case told && silent:
			all[len(all)-1].until = e.At
		case !told && !silent:
			all = append(all, silence{from: e.At})
		}
	}
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
	one, silent := c.silences(tells).now()
	if !silent {
		return c, since
	}
	if was = c.asOf(one.from); was.Seq == 0 {
		return nil, one.from
	}
	return was, one.from
}
