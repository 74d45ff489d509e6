package register

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Reason says why a row was refused. It is a code; package text has the words.
type Reason string

// The reasons, with the Args that go with each.
const (
	ReasonColumns    Reason = "columns"    // the row has another number of fields than the header: found, expected
	ReasonTooLong    Reason = "too long"   // the line is longer than a megabyte
	ReasonCharacters Reason = "characters" // the line holds control characters or broken UTF-8
	ReasonMissing    Reason = "missing"    // a field that may not be empty is: column
	ReasonMalformed  Reason = "malformed"  // a field is not what its column asks for: column, value
	ReasonUnknown    Reason = "unknown"    // a field has a word that is not in its list: column, value
	ReasonTwice      Reason = "twice"      // the same thing stands on an earlier line: that line
	ReasonOrder      Reason = "order"      // the last day lies before the first: first, last
	ReasonOtherName  Reason = "other name" // the mail address belongs to another name on an earlier line: that line
	ReasonAmbiguous  Reason = "ambiguous"  // the name fits several locations: value
)

// Refused is a row that was not taken over.
type Refused struct {
	Line   int      // counted from 1, the header included
	Reason Reason   // why
	Args   []string // what Reason lists
	LRK    string   // the registration number the row names, "" when unreadable or not of that file
	KvK    string   // the holder the row names, "" when unreadable or not of that file
}

// Error is for programmers and logs of tests; people read package text.
func (r Refused) Error() string {
	return fmt.Sprintf("line %d: %s %q", r.Line, r.Reason, r.Args)
}

// HeaderError tells that a file's first line is not the header it should be.
type HeaderError struct {
	Missing []string // required columns that are not there
	Twice   []string // columns that stand there twice
}

func (e *HeaderError) Error() string {
	var parts []string
	if len(e.Missing) > 0 {
		parts = append(parts, "missing columns "+strings.Join(e.Missing, ", "))
	}
	if len(e.Twice) > 0 {
		parts = append(parts, "repeated columns "+strings.Join(e.Twice, ", "))
	}
	return strings.Join(parts, "; ")
}

// What can be wrong with a file as a whole, besides [HeaderError].
var (
	ErrEmpty = errors.New("the file is empty")
	ErrUTF16 = errors.New("the file is UTF-16; save it as CSV in UTF-8")
)

// maxLine bounds a line in bytes; the longest real one has some 600.
const maxLine = 1 << 20

// rows reads a delimited file line by line. It knows nothing of its meaning.
//
// A line that is valid UTF-8 is read as such, any other as Windows-1252, for
// the register was seen in both; after a byte order mark only UTF-8 is right.
// Deciding by line lets the file stream, and no Dutch word in Windows-1252 is
// valid UTF-8 by accident.
type rows struct {
	r    *bufio.Reader
	line int // of the row last read
	sep  byte
	utf8 bool // a byte order mark promised it
	cols []string
}

// openRows reads the header. canonical gives a column's own name for the name
// found in the file, or "" for a column that is of no interest.
func openRows(in io.Reader, canonical func(string) string) (*rows, error) {
	r := &rows{r: bufio.NewReaderSize(in, 64<<10)}
	mark, err := r.r.Peek(3)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("reading the first bytes: %w", err)
	}
	switch {
	case bytes.HasPrefix(mark, []byte("\xEF\xBB\xBF")):
		r.utf8 = true
		// What was peeked is buffered, so discarding it cannot fail.
		_, _ = r.r.Discard(3)
	case bytes.HasPrefix(mark, []byte("\xFF\xFE")), bytes.HasPrefix(mark, []byte("\xFE\xFF")):
		return nil, ErrUTF16
	}
	text, refused, err := r.text()
	switch {
	case err == io.EOF:
		return nil, ErrEmpty
	case err != nil:
		return nil, err
	case refused != nil:
		return nil, fmt.Errorf("reading the header: %w", *refused)
	}
	r.sep = separator(text)
	twice := &HeaderError{}
	for _, name := range split(text, r.sep) {
		name = canonical(strings.TrimSpace(name))
		if name != "" && slices.Contains(r.cols, name) {
			twice.Twice = append(twice.Twice, name)
		}
		r.cols = append(r.cols, name)
	}
	if twice.Twice != nil {
		return nil, twice
	}
	return r, nil
}

// need returns a [HeaderError] when one of the columns is not in the file.
func (r *rows) need(columns ...string) error {
	var missing []string
	for _, c := range columns {
		if !r.has(c) {
			missing = append(missing, c)
		}
	}
	if missing != nil {
		return &HeaderError{Missing: missing}
	}
	return nil
}

func (r *rows) has(column string) bool { return slices.Contains(r.cols, column) }

// next fills in the next row by column name; it returns why the row cannot be
// taken, with as much filled in as could be read, or io.EOF. Lines without any
// content are no rows.
func (r *rows) next(into map[string]string) (*Refused, error) {
	for {
		clear(into)
		text, refused, err := r.text()
		if err != nil {
			return nil, err
		}
		fields := split(text, r.sep)
		filled := slices.ContainsFunc(fields, func(f string) bool { return strings.TrimSpace(f) != "" })
		if !filled && refused == nil {
			continue
		}
		for i, name := range r.cols {
			if name != "" && i < len(fields) {
				into[name] = strings.TrimSpace(fields[i])
			}
		}
		if refused != nil {
			return refused, nil
		}
		if len(fields) != len(r.cols) {
			return r.refuse(ReasonColumns, strconv.Itoa(len(fields)), strconv.Itoa(len(r.cols))), nil
		}
		return nil, nil
	}
}

// maxShown bounds in runes what a refusal repeats of a field.
const maxShown = 60

func (r *rows) refuse(why Reason, args ...string) *Refused {
	for i, a := range args {
		if runes := []rune(a); len(runes) > maxShown {
			args[i] = string(runes[:maxShown]) + "…"
		}
	}
	return &Refused{Line: r.line, Reason: why, Args: args}
}

// text returns the next line, decoded and without its line end. A refused line
// comes with what could be read of it.
func (r *rows) text() (string, *Refused, error) {
	raw, tooLong, err := r.raw()
	if err != nil {
		return "", nil, err
	}
	r.line++
	if tooLong {
		return "", r.refuse(ReasonTooLong), nil
	}
	raw = bytes.TrimSuffix(bytes.TrimSuffix(raw, []byte("\n")), []byte("\r"))
	text := string(raw)
	if !utf8.ValidString(text) {
		if r.utf8 {
			return strings.ToValidUTF8(text, "\uFFFD"), r.refuse(ReasonCharacters), nil
		}
		if text, err = charmap.Windows1252.NewDecoder().String(text); err != nil {
			return "", nil, fmt.Errorf("decoding line %d: %w", r.line, err)
		}
		// Five bytes stand for nothing in Windows-1252 either.
		if strings.ContainsRune(text, utf8.RuneError) {
			return text, r.refuse(ReasonCharacters), nil
		}
	}
	if strings.ContainsFunc(text, unprintable) {
		return text, r.refuse(ReasonCharacters), nil
	}
	return text, nil, nil
}

func unprintable(c rune) bool { return unicode.IsControl(c) && c != '\t' }

// raw returns the next line with its line end, or reads past one that is too
// long. A last line need not have an end.
func (r *rows) raw() ([]byte, bool, error) {
	var line []byte
	tooLong := false
	for {
		part, err := r.r.ReadSlice('\n')
		if tooLong = tooLong || len(line)+len(part) > maxLine; !tooLong {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (len(line) > 0 || tooLong):
			return line, tooLong, nil
		case err == io.EOF:
			return nil, false, io.EOF
		case err != nil:
			return nil, false, fmt.Errorf("reading line %d: %w", r.line+1, err)
		}
		return line, tooLong, nil
	}
}

// separator is the one that the header has most of.
func separator(header string) byte {
	best := byte(';')
	for _, c := range []byte{',', '\t'} {
		if strings.Count(header, string(c)) > strings.Count(header, string(best)) {
			best = c
		}
	}
	return best
}

// split cuts a line at its separators. A field in double quotes is unquoted
// when it is quoted properly, as a spreadsheet does; any other quote and every
// apostrophe is part of the text, as in 's-Gravenhage or "De Boot" Zuid.
func split(line string, sep byte) []string {
	var fields []string
	for {
		field, rest, more := quoted(line, sep)
		if field == nil {
			var plain string
			plain, rest, more = strings.Cut(line, string(sep))
			field = &plain
		}
		fields = append(fields, *field)
		if !more {
			return fields
		}
		line = rest
	}
}

// quoted returns the first field when it is properly quoted, nil when not.
func quoted(line string, sep byte) (field *string, rest string, more bool) {
	if !strings.HasPrefix(line, `"`) {
		return nil, "", false
	}
	var b strings.Builder
	for i := 1; i < len(line); i++ {
		if line[i] != '"' {
			b.WriteByte(line[i])
			continue
		}
		switch rest := line[i+1:]; {
		case rest == "":
			text := b.String()
			return &text, "", false
		case rest[0] == sep:
			text := b.String()
			return &text, rest[1:], true
		case rest[0] == '"':
			b.WriteByte('"')
			i++
		default:
			return nil, "", false
		}
	}
	return nil, "", false
}
