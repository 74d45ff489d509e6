package report

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// A CSV is a list for a spreadsheet, a line at a time: UTF-8 with a byte order mark, semicolons and CRLF, as a Dutch
// spreadsheet opens it without a question. What a spreadsheet would take for a formula has an apostrophe before it.
type CSV struct {
	buf bytes.Buffer
	out *csv.Writer
}

// NewCSV begins a list with the names of its columns.
func NewCSV(columns ...string) *CSV {
	c := &CSV{}
	c.buf.WriteString("\uFEFF")
	c.out = csv.NewWriter(&c.buf)
	c.out.Comma, c.out.UseCRLF = ';', true
	c.Line(columns...)
	return c
}

// Line adds a line of cells.
func (c *CSV) Line(cells ...string) {
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = plain(cell)
	}
	_ = c.out.Write(safe) // a bytes.Buffer does not fail
}

// Bytes is the list so far.
func (c *CSV) Bytes() []byte {
	c.out.Flush()
	return c.buf.Bytes()
}

// plain keeps a spreadsheet from taking words for a formula.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n|", rune(s[0])) {
		return "'" + s
	}
	return s
}
