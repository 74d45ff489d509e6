package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// procedureFile is the command procedure: the regulation of an organisation, one file per version.
type procedureFile struct {
	Check procedureCheck `cmd:"" help:"Say what is wrong with a procedure file."`
	Apply procedureApply `cmd:"" help:"Make a procedure file the organisation's, from a day on."`
	Show  procedureShow  `cmd:"" help:"Print the procedure that holds, as a file."`
}

type procedureCheck struct {
	File string `arg:"" help:"The YAML file." type:"existingfile"`
	JSON bool   `name:"json" help:"Say it as a line of JSON on the standard output too."`
}

// Help gives the examples.
func (procedureCheck) Help() string {
	return `Stricter terms than the law's are allowed, longer ones are not. Every error has the line it stands on, and the clause. Exit code 1: something is wrong with the file.

Examples:

  gehoor procedure show --default > reglement.yaml
  gehoor procedure check reglement.yaml
  gehoor procedure check reglement.yaml --json`
}

// A checkedFile is what procedure check says of a file as --json writes it.
type checkedFile struct {
	File   string      `json:"file"`
	Good   bool        `json:"good"`
	Faults []fileFault `json:"faults"`                         // by line; empty when it is good
	Days   int         `json:"contact_working_days,omitempty"` // R10; of a good file
	Weeks  int         `json:"decide_weeks,omitempty"`         // R13
}

// A fileFault is one thing that is wrong with a file.
type fileFault struct {
	Line    int    `json:"line"` // 0: the file as a whole
	Message string `json:"message"`
}

// Run checks it.
func (p procedureCheck) Run(c *console) error {
	_, read, _, wrong := readProcedure(p.File)
	if wrong == nil {
		wrong = refused(c, read.CheckAdvice())
	}
	var answer no
	if wrong != nil && !errors.As(wrong, &answer) {
		return wrong
	}
	switch {
	case p.JSON:
		out := checkedFile{File: p.File, Good: wrong == nil, Faults: []fileFault{}}
		var all procedure.Errors
		switch {
		case wrong == nil:
			out.Days, out.Weeks = read.ContactDays, read.DecideWeeks
		case errors.As(wrong, &all):
			for _, one := range all {
				out.Faults = append(out.Faults, fileFault{one.Line, one.Msg})
			}
		default:
			out.Faults = append(out.Faults, fileFault{Message: wrong.Error()})
		}
		if err := json.NewEncoder(c.Out).Encode(out); err != nil {
			return err
		}
	case wrong == nil:
		if _, err := fmt.Fprintln(c.Out, text.CommandProcedureGood(c.Lang, read.ContactDays, read.DecideWeeks)); err != nil {
			return err
		}
	}
	return wrong
}

// readProcedure reads a file; what is wrong with its content is an answer and no fault.
func readProcedure(name string) ([]byte, gehoor.Procedure, procedure.Text, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, gehoor.Procedure{}, nil, no{err}
	}
	read, words, err := procedure.Parse(name, data)
	if err != nil {
		return nil, gehoor.Procedure{}, nil, no{err}
	}
	return data, read, words, nil
}

// refused says a refusal in the reader's language, and is an answer; any other error stays what it is.
func refused(c *console, err error) error {
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) {
		return no{errors.New(text.Refusal(c.Lang, refusal))}
	}
	return err
}

type procedureApply struct {
	tenant
	File       string        `arg:"" help:"The YAML file." type:"existingfile"`
	From       string        `help:"The first day it holds; without it the one in the file, or today." placeholder:"2027-01-01"`
	Advice     gehoor.Advice `help:"What the parent committees advised: positive, negative or none (asked, not given)." enum:",positive,negative,none" default:"" placeholder:"positive|negative|none"`
	AdviceDate string        `help:"The day of their advice." placeholder:"2026-11-20"`
	Reasons    string        `help:"A file that says why it deviates from a negative advice; without it what the file of the procedure says." placeholder:"FILE" type:"existingfile"`
}

// Help gives the examples.
func (procedureApply) Help() string {
	return `A complaint keeps the terms that held when it came in. A version is never changed: what holds from a later day is a version of its own. Who deviates from a negative advice of the parent committees says why, in writing (Wko art. 1.60): it is kept with the version. Exit code 1: something is wrong with the file or a date.

Examples:

  gehoor procedure apply reglement.yaml --from 2027-01-01 --advice positive --advice-date 2026-11-20
  gehoor procedure apply reglement.yaml --advice negative --advice-date 2026-11-20 --reasons besluit.txt`
}

// Run applies it.
func (p procedureApply) Run(c *console) error {
	data, read, _, err := readProcedure(p.File)
	if err != nil {
		return err
	}
	from := read.From
	if p.From != "" {
		if from, err = gehoor.ParseDate(p.From); err != nil {
			return no{fmt.Errorf("--from: %w", err)}
		}
	}
	if from.IsZero() {
		from = gehoor.DateOf(c.Now())
	}
	advice, on := p.Advice, read.AdviceDate
	if advice == gehoor.AdviceNotAsked {
		advice = read.Advice
	}
	if p.AdviceDate != "" {
		if on, err = gehoor.ParseDate(p.AdviceDate); err != nil {
			return no{fmt.Errorf("--advice-date: %w", err)}
		}
	}
	reasons := read.Reasons
	if p.Reasons != "" {
		why, err := os.ReadFile(p.Reasons)
		if err != nil {
			return no{fmt.Errorf("--reasons: %w", err)}
		}
		if !utf8.Valid(why) {
			return no{errors.New("--reasons: " + text.CommandNoText.In(c.Lang))}
		}
		reasons = strings.TrimSpace(string(why))
	}
	ctx := context.Background()
	s, err := p.open(ctx, c, false)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := p.check(ctx, c, s); err != nil {
		return err
	}
	var applied gehoor.Procedure
	err = s.Write(ctx, p.Organisation, c.Now(), func(tx *store.Tx) error {
		applied, err = tx.ApplyProcedure(gehoor.Actor{}, store.Applying{File: data, From: from, Advice: advice, AdviceDate: on, Reasons: reasons})
		return err
	})
	if err != nil {
		return refused(c, err)
	}
	_, err = fmt.Fprintln(c.Out, text.CommandProcedureApplied(c.Lang, applied.Version, applied.From))
	return err
}

type procedureShow struct {
	tenant
	Default bool   `help:"The regulation as it is shipped; needs no installation."`
	On      string `help:"The one that holds on this day; without it today." placeholder:"2027-01-01"`
	JSON    bool   `name:"json" help:"Its versions as lines of JSON instead."`
}

// Help gives the examples.
func (procedureShow) Help() string {
	return `What is printed can be changed, checked and applied. Exit code 1: the day is no day.

Examples:

  gehoor procedure show
  gehoor procedure show --default > reglement.yaml
  gehoor procedure show --json`
}

// A versionLine is a version as --json writes it.
type versionLine struct {
	Version    int           `json:"version"`
	From       gehoor.Date   `json:"from"`
	Hash       gehoor.Hash   `json:"hash"`
	Advice     gehoor.Advice `json:"advice,omitempty"`
	AdviceDate gehoor.Date   `json:"advice_date,omitzero"`
	Reasons    string        `json:"reasons,omitempty"` // why it deviates from a negative advice
}

// Run prints it.
func (p procedureShow) Run(c *console) error {
	if p.Default {
		_, err := c.Out.Write(procedure.DefaultFile())
		return err
	}
	on := gehoor.DateOf(c.Now())
	if p.On != "" {
		day, err := gehoor.ParseDate(p.On)
		if err != nil {
			return no{fmt.Errorf("--on: %w", err)}
		}
		on = day
	}
	ctx := context.Background()
	s, err := p.open(ctx, c, false)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := p.check(ctx, c, s); err != nil {
		return err
	}
	versions, err := s.Procedures(p.Organisation)
	if err != nil {
		return err
	}
	if p.JSON {
		out := json.NewEncoder(c.Out)
		for _, v := range versions {
			a := v.Applied
			if err := out.Encode(versionLine{a.Version, a.From, a.Procedure, a.Advice, a.AdviceDate, v.Procedure.Reasons}); err != nil {
				return err
			}
		}
		return nil
	}
	file := procedure.DefaultFile()
	for _, v := range versions {
		if v.Applied.From.After(on) {
			continue
		}
		content, err := s.Item(ctx, p.Organisation, v.Applied.Text)
		if err != nil {
			return err
		}
		file = content.Body
	}
	_, err = c.Out.Write(file)
	return err
}
