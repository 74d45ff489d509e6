package main

import (
	"fmt"

	"github.com/alecthomas/kong"
)

// help is the command help: what --help says, as a command.
type help struct {
	Command []string `arg:"" optional:"" help:"The command to explain; without it, the program."`
}

// Help gives the examples.
func (help) Help() string {
	return "Examples:\n\n  gehoor help\n  gehoor help deadline"
}

// Run prints the help. A command that does not exist is a wrong command line.
func (h help) Run(c *console) error {
	parser, _ := newParser(c)
	// Traced and not parsed: the flags that a command demands are not given here.
	trace, err := kong.Trace(parser, h.Command)
	if err != nil {
		return fmt.Errorf("explaining the command: %w", err)
	}
	if trace.Error != nil {
		return misuse{trace.Error}
	}
	return trace.PrintUsage(false)
}
