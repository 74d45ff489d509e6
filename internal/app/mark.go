package app

import (
	"strings"

	"gehoor"
	"gehoor/internal/register"
	"gehoor/internal/store"
)

// alarming reports whether words ask to be read for the safety of a child first (D26). It is asked before Write, for it takes
// a moment.
func (d Day) alarming(words ...string) bool {
	return d.Procedure.Alarming(register.Words(strings.Join(words, "\n")))
}

// raiseMark raises the mark of safety on what stands in event seq of a complaint (D26): the program does, not who wrote it.
func raiseMark(tx *store.Tx, c *gehoor.Complaint, alarming bool, seq int) (*gehoor.Complaint, error) {
	facts := c.Mark(alarming, seq)
	if len(facts) == 0 {
		return c, nil
	}
	return tx.Append(c.ID, gehoor.Actor{}, facts...)
}
