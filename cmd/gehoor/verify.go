package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"gehoor"
	"gehoor/internal/bundle"
	"gehoor/internal/text"
)

// verify is the command verify: whether the log is whole and everything else is what it says.
type verify struct {
	tenant
	Package string `help:"Check a package of a dossier instead, offline: it needs no database and no key." type:"existingfile" placeholder:"FILE"`

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
  gehoor verify --json
  gehoor verify --package 267F3K.zip`
}

// Run verifies.
func (v verify) Run(c *console) error {
	if v.Package != "" {
		return v.checkPackage(c)
	}
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

// checkPackage checks a file by itself. What it cannot say is whether the organisation's log has these lines: it prints what to ask for.
func (v verify) checkPackage(c *console) error {
	if v.At != 0 {
		return misuse{errors.New(text.PackageBoth.In(c.Lang))}
	}
	file, err := os.ReadFile(v.Package)
	if err != nil {
		return err
	}
	r, err := bundle.Verify(file)
	var fault bundle.Fault
	if err != nil && !errors.As(err, &fault) {
		return err
	}
	switch {
	case v.JSON:
		out := struct {
			Number string      `json:"number,omitempty"`
			Made   string      `json:"made,omitempty"`
			Whole  int         `json:"whole"`
			Cut    int         `json:"cut"`
			Left   int         `json:"left"`
			Lines  int         `json:"lines"`
			Gaps   int         `json:"gaps"`
			Line   int64       `json:"line"`
			Hash   gehoor.Hash `json:"fingerprint"`
			Sum    gehoor.Hash `json:"file"`
			Fault  string      `json:"fault,omitempty"`
		}{r.Number, r.Made, r.Whole, r.Cut, r.Left, len(r.Lines), r.Gaps, r.N, gehoor.Hash(r.Hash), r.Sum, fault.Says}
		if err := json.NewEncoder(c.Out).Encode(out); err != nil {
			return err
		}
	case err == nil:
		if _, err := fmt.Fprintln(c.Out, text.PackageReport(c.Lang, r.Number, r.Made, r.Whole, r.Cut, r.Left, len(r.Lines), r.Gaps, r.N, r.Hash.String(), gehoor.Hash(r.Sum).String())); err != nil {
			return err
		}
	}
	if err != nil {
		return no{errors.New(text.PackageWrong.In(c.Lang) + fault.Says)}
	}
	return nil
}
