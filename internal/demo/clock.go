package demo

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// A Clock is what the program takes for the time: moved by hand while the demo's past is made,
// running from then on. The zero Clock is the machine's.
type Clock struct {
	mu    sync.Mutex
	from  time.Time // what it shows when it starts to run
	since time.Time // of the machine, when it started; zero while it stands still

	begin, began time.Time // from and since as ParseClock made them
}

// Now is the time by the clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.from.IsZero():
		return time.Now()
	case c.since.IsZero():
		return c.from
	}
	return c.from.Add(time.Since(c.since))
}

// Set stops the clock at t.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.from, c.since = t, time.Time{}
}

// Reset lets the clock go on as it would have without Set: from the moment and at the pace with
// which ParseClock made it.
func (c *Clock) Reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.from, c.since = c.begin, c.began
}

// ParseClock makes a clock of what GEHOOR_NOW says: an RFC 3339 moment at which it starts and from
// which it runs on, or with an exclamation mark behind it one at which it stands still. Empty is the
// machine's clock.
func ParseClock(s string) (*Clock, error) {
	c := new(Clock)
	if s == "" {
		return c, nil
	}
	moment, still := strings.CutSuffix(s, "!")
	t, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		return nil, fmt.Errorf("reading the time %q: not RFC 3339, with or without an exclamation mark", s)
	}
	c.begin = t
	if !still {
		c.began = time.Now()
	}
	c.Reset()
	return c, nil
}
