// Command gehoor carries out a childcare organisation's complaints regulation.
//
// Every command is one file with a struct, its flags, and a method Run. Its exit code
// is 0 when all is well, 1 when the answer is no or the input is bad, 2 when the command
// line is wrong, and 3 on a fault.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	_ "time/tzdata" // days are those of Europe/Amsterdam, on a machine without time zones too

	"gehoor"
	"gehoor/internal/text"

	"github.com/alecthomas/kong"
	"golang.org/x/crypto/acme/autocert"
)

// commands is all the program does. A new command is a line here and a file of its own.
type commands struct {
	Lang text.Lang `help:"Language of what is printed, nl or en." default:"nl" env:"GEHOOR_LANG" placeholder:"nl|en"`

	Deadline     deadline      `cmd:"" help:"By when a complaint must be answered, and why."`
	Organisation organisation  `cmd:"" help:"The organisations of this installation."`
	Import       importing     `cmd:"" help:"Take over places and people from files."`
	Report       reporting     `cmd:"" help:"Reports as they were frozen."`
	Verify       verify        `cmd:"" help:"Whether the log is whole, and all else is what it says."`
	Rebuild      rebuild       `cmd:"" help:"Make what stands beside the log again."`
	Backup       backup        `cmd:"" help:"Copy everything, beside a running server; the keys apart."`
	Restore      restore       `cmd:"" help:"Put a backup back where nothing is."`
	Erase        erase         `cmd:"" help:"Destroy an item, a dossier or a remark, and say what stays behind."`
	Serve        serve         `cmd:"" help:"Serve the pages and do the work, in production."`
	Demo         demonstration `cmd:"" help:"An invented organisation with nearly eighty complaints, to look at."`
	Mail         mailing       `cmd:"" help:"Whether mail goes out and comes in."`
	Procedure    procedureFile `cmd:"" help:"The regulation of an organisation."`
	Help         help          `cmd:"" help:"Explain the program, or one command."`
	Version      version       `cmd:"" help:"Which version this is."`
}

// A console is what a command talks to.
type console struct {
	In   io.Reader
	Out  io.Writer
	Err  io.Writer
	Lang text.Lang
	Now  func() time.Time
}

// The exit codes.
const (
	exitOK    = 0
	exitNo    = 1
	exitUsage = 2
	exitFault = 3
)

// A no is an error that is an answer: the input is bad, or what was asked about is not
// so. The program then ends with exit code 1; any other error is a fault.
type no struct{ error }

// Unwrap gives the error itself.
func (n no) Unwrap() error { return n.error }

// A misuse is an error of the command line: exit code 2.
type misuse struct{ error }

// Unwrap gives the error itself.
func (m misuse) Unwrap() error { return m.error }

const description = `Gehoor carries out a childcare organisation's complaints regulation, from the first word to the last measure.

Exit codes: 0 all is well; 1 the answer is no, or the input is bad; 2 the command line is wrong; 3 a fault.`

func main() {
	os.Exit(run(os.Args[1:], &console{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now}))
}

// run carries out one command line and gives its exit code.
func run(args []string, c *console) int {
	parser, cli := newParser(c)
	if len(args) == 0 {
		args = []string{"help"}
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(c.Err, "gehoor: %v\nRun \"gehoor help\" to see what there is.\n", err)
		return exitUsage
	}
	c.Lang = cli.Lang
	err = command.Run(c)
	if err != nil {
		fmt.Fprintf(c.Err, "gehoor: %v\n", err)
	}
	return exitCode(err)
}

func exitCode(err error) int {
	var (
		wrong   misuse
		answer  no
		refusal *gehoor.Refusal
	)
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &wrong):
		return exitUsage
	case errors.As(err, &answer), errors.As(err, &refusal):
		return exitNo
	}
	return exitFault
}

// newParser makes a parser of the command line; the flags go to what it returns with it.
func newParser(c *console) (*kong.Kong, *commands) {
	cli := new(commands)
	parser := kong.Must(cli,
		kong.Name("gehoor"),
		kong.Description(description),
		kong.Vars{"acme_directory": autocert.DefaultACMEDirectory},
		kong.Writers(c.Out, c.Err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	return parser, cli
}
