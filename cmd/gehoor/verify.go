package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gehoor"
	"gehoor/internal/text"
)

// verify is the command verify: whether the log is whole and everything else is what it says.
type verify struct {
	tenant
	At   int64 `help:"Check the log up to this line, and print its fingerprint, to hold against one that was kept." placeholder:"N"`
	JSON bool  `name:"json" help:"Print the report as a line of JSON."`
}

// Help gives the examples.
func (verify) Help() string {
	return `The log is a chain: each line holds the fingerprint of all before it. Whoever kept the length and fingerprint of a weekly report can see with --at that nothing before it was changed. What was erased cannot be checked, and is counted.

Exit code 1: something is not as it should be; the first fault is named.

Examples:

  gehoor verify
  gehoor verify --at 1200
  gehoor verify --json`
}

// Run verifies.
func (v verify) Run(c *console) error {
	ctx := context.Background()
	s, err := v.open(ctx, c, false)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := v.check(ctx, c, s); err != nil {
		return err
	}
	r, err := s.Verify(ctx, v.Organisation, v.At)
	if err != nil {
		return err
	}
	if v.JSON {
		err = json.NewEncoder(c.Out).Encode(struct {
			Lines    int64       `json:"lines"`
			Hash     gehoor.Hash `json:"fingerprint"`
			Dossiers int         `json:"dossiers"`
			Erased   int         `json:"erased"`
			Seals    int         `json:"seals"`
			Gone     int         `json:"seals_erased"`
			Files    int         `json:"files"`
			Fault    string      `json:"fault,omitempty"`
		}{r.Lines, r.Hash, r.Dossiers, r.Erased, r.Seals, r.Gone, r.Files, r.Fault})
	} else {
		_, err = fmt.Fprintln(c.Out, text.VerifyReport(c.Lang, r.Lines, fmt.Sprintf("%x", r.Hash[:]), r.Dossiers, r.Erased, r.Seals, r.Gone, r.Files))
	}
	if r.Fault != "" {
		return errors.Join(err, no{errors.New(text.VerifyFault(c.Lang, r.Fault))})
	}
	return err
}
