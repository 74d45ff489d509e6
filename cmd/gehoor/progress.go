package main

import (
	"fmt"
	"io"
	"os"
)

// A progress tells somebody who waits how far a long command is: one line that is written over
// on a terminal, a line for every tenth part elsewhere.
type progress struct {
	out      io.Writer
	terminal bool
	tenths   int // told so far
}

func newProgress(out io.Writer) *progress {
	p := &progress{out: out}
	if f, ok := out.(*os.File); ok {
		if is, err := f.Stat(); err == nil {
			p.terminal = is.Mode()&os.ModeCharDevice != 0
		}
	}
	return p
}

// at says that done of total is done; the last time it is total.
func (p *progress) at(done, total int) {
	if total <= 0 {
		return
	}
	switch tenths := 10 * done / total; {
	case p.terminal && done >= total:
		fmt.Fprintf(p.out, "\r%d / %d\n", done, total)
	case p.terminal:
		fmt.Fprintf(p.out, "\r%d / %d", done, total)
	case tenths > p.tenths:
		p.tenths = tenths
		fmt.Fprintf(p.out, "%d / %d\n", done, total)
	}
}
