package store

import (
	"testing"
	"time"

	"gehoor"
)

// A list says by when a decision was promised as long as it is not there (R13): one that has been sent is not late ever after.
func TestR13PromisedUntilItIsThere(t *testing.T) {
	t.Parallel()
	sent := time.Date(2026, 10, 13, 14, 0, 0, 0, gehoor.Amsterdam())
	c := &gehoor.Complaint{Seq: 1}
	c.Filed.Terms.Decide.Plain = gehoor.Date{Year: 2026, Month: 10, Day: 28}
	if d := deriveComplaint(c).dossier.decide; d == "" {
		t.Error("nothing is promised")
	}
	c.SentAt = sent
	if d := deriveComplaint(c).dossier.decide; d != "" {
		t.Errorf("sent, and still promised by %s", d)
	}
	c.SentAt, c.ClosedAt = time.Time{}, sent
	if d := deriveComplaint(c).dossier.decide; d != "" {
		t.Errorf("closed, and still promised by %s", d)
	}
}

// A page goes on where the one before it ended, whatever stands in the address.
func FuzzParseCursor(f *testing.F) {
	for _, s := range []string{"2026-10-13T12:00:00.7", "9999.7", "9999Z.7", "Z.7", ".0", "2026.-1", "2026.+1", "2026.007", "2026.9223372036854775808", "2026", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := parseCursor(Cursor(s))
		if err != nil || s == "" {
			if c != (cursor{}) {
				t.Errorf("%q is no cursor, but gives %v", s, c)
			}
			return
		}
		if back, err := parseCursor(c.text()); err != nil || back != c {
			t.Errorf("%q is %v, which prints as %q and is %v, %v", s, c, c.text(), back, err)
		}
	})
}

// A seat in a column is the seat that was written.
func FuzzParseSeat(f *testing.F) {
	for _, s := range []string{"manager:3", "coordinator:0", ":0", ":", "a:b:1", "a:+1", "a:-9223372036854775808", "manager", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		seat, err := parseSeat(s)
		if err != nil {
			return
		}
		if back, err := parseSeat(seatText(seat)); err != nil || back != seat {
			t.Errorf("%q is %v, which is written as %q and is %v, %v", s, seat, seatText(seat), back, err)
		}
	})
}
