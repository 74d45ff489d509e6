package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"gehoor"
	"gehoor/internal/text"
)

// deadline is the command deadline: the terms of a complaint with their derivation.
type deadline struct {
	Received    string              `help:"When it was received, as RFC 3339." placeholder:"2026-04-02T16:00:00+02:00" required:"" xor:"input"`
	JSONL       bool                `name:"jsonl" help:"Read lines {\"received\":\"RFC 3339\"} and write a line of dates for each." required:"" xor:"input"`
	JSON        bool                `name:"json" help:"Print the dates as one line of JSON, as --jsonl does."`
	WorkingDays gehoor.CalendarKind `help:"Whose working days count: cao, atw or atw+decrees." default:"cao" placeholder:"cao|atw|atw+decrees"`
}

// Help gives the examples.
func (deadline) Help() string {
	return `Working days are Monday to Friday without the days off of the collective agreement (cao), of the Algemene termijnenwet (atw), or of that law and the royal decrees under it (atw+decrees).

With --jsonl every line is answered before the next is waited for. A bad line ends the program with exit code 1 and a message with the number of the line.

Examples:

  gehoor deadline --received 2026-04-02T16:00:00+02:00
  gehoor deadline --received 2026-04-02T16:00:00+02:00 --working-days atw --lang en
  echo '{"received":"2026-04-02T16:00:00+02:00"}' | gehoor deadline --jsonl`
}

// A dates is a line that --jsonl writes; keys and their order are fixed.
type dates struct {
	Received  string      `json:"received"` // as it was given
	ContactBy gehoor.Date `json:"contact_by"`
	DecideBy  gehoor.Date `json:"decide_by"`
	Statutory gehoor.Date `json:"decide_statutory"`
	Extended  bool        `json:"extended"` // the statutory date is later than decide_by
}

// Run prints the terms.
func (d deadline) Run(c *console) error {
	p := gehoor.DefaultProcedure()
	p.Calendar.Kind = d.WorkingDays
	if d.JSONL {
		return answerLines(c, p)
	}
	at, ok := parseReceived(d.Received)
	if !ok {
		return no{fmt.Errorf("--received: %s", text.DeadlineBadTime.In(c.Lang))}
	}
	if d.JSON {
		return json.NewEncoder(c.Out).Encode(datesOf(p, d.Received, at))
	}

	out := bufio.NewWriter(c.Out)
	fmt.Fprintln(out, text.DeadlineReceived(c.Lang, at))
	for _, t := range text.DeadlineTerms(p, gehoor.DateOf(at)) {
		fmt.Fprintf(out, "\n%s\n", t.DeadlineBy(c.Lang))
		for _, sentence := range text.ExplainTerm(c.Lang, t.Term) {
			fmt.Fprintf(out, "  %s\n", sentence)
		}
	}
	return out.Flush()
}

func datesOf(p gehoor.Procedure, received string, at time.Time) dates {
	day := gehoor.DateOf(at)
	contact := p.Calendar.WorkingDaysTerm(day, p.ContactDays)
	decide := gehoor.StatutoryWeeks(day, p.DecideWeeks)
	return dates{received, contact.By(), decide.By(), decide.Extended, decide.Extended != decide.Plain}
}

// parseReceived reads a moment. Years before 1900 and after 2199 are slips of the pen.
func parseReceived(s string) (at time.Time, ok bool) {
	// UnmarshalText is strict where Parse also takes what is nearly RFC 3339.
	if err := at.UnmarshalText([]byte(s)); err != nil || at.Year() < 1900 || at.Year() > 2199 {
		return time.Time{}, false
	}
	return at, true
}

// answerLines answers each line of the input. It writes what it has whenever it would have
// to wait for more, so that a program at both ends of the pipe gets its answers at once.
func answerLines(c *console, p gehoor.Procedure) error {
	in, out := bufio.NewReaderSize(c.In, 64<<10), bufio.NewWriter(c.Out)
	encoder := json.NewEncoder(out)
	for n := 1; ; n++ {
		if waiting, _ := in.Peek(in.Buffered()); !bytes.Contains(waiting, []byte{'\n'}) {
			if err := out.Flush(); err != nil {
				return fmt.Errorf("writing the dates: %w", err)
			}
		}
		line, err := in.ReadSlice('\n')
		if err == io.EOF && len(line) == 0 {
			return out.Flush()
		}
		if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
			return errors.Join(out.Flush(), fmt.Errorf("reading line %d: %w", n, err))
		}
		received, at, wrong := readLine(line)
		if err == bufio.ErrBufferFull {
			wrong = text.DeadlineLongLine
		}
		if wrong != (text.Msg{}) {
			// What came before the bad line is answered all the same.
			if err := out.Flush(); err != nil {
				return fmt.Errorf("writing the dates: %w", err)
			}
			return no{errors.New(text.DeadlineLine(c.Lang, n, wrong))}
		}
		if err := encoder.Encode(datesOf(p, received, at)); err != nil {
			return fmt.Errorf("writing the dates of line %d: %w", n, err)
		}
	}
}

// readLine reads one line of the input; wrong says what is wrong with it, or nothing.
func readLine(line []byte) (received string, at time.Time, wrong text.Msg) {
	var asked struct {
		Received *string `json:"received"`
	}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&asked); err != nil || asked.Received == nil {
		return "", time.Time{}, text.DeadlineBadLine
	}
	if _, err := decoder.Token(); err != io.EOF {
		return "", time.Time{}, text.DeadlineBadLine
	}
	at, ok := parseReceived(*asked.Received)
	if !ok {
		return "", time.Time{}, text.DeadlineBadTime
	}
	return *asked.Received, at, text.Msg{}
}
