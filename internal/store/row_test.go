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
