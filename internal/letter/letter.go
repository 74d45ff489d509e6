// Package letter holds what the program writes to people: mails, letters and reports, each written once, as
// blocks, and rendered as the text of a mail, as its HTML, as part of a page, or as a PDF. Every form says the same words
// in the same order, so that it does not matter in which of them somebody reads it.
package letter

import (
	"net/url"
	"slices"
	"strings"

	"gehoor/internal/text"
)

// Document is something written: a title (empty in a mail, whose subject is kept beside it) and its blocks in
// the order in which they are read.
type Document struct {
	Lang   text.Lang
	Title  string
	Blocks []Block
}

// Block is one of Heading, Subheading, Paragraph, List, Table, Terms, Action and SignOff.
type Block interface{ block() }

// Heading begins a section.
type Heading string

// Subheading begins a part of a section.
type Subheading string

// Paragraph is running text.
type Paragraph []Inline

// Inline is a piece of running text. With a URL it is a link.
type Inline struct {
	Text   string
	Strong bool
	To     URL
	Lang   string `json:",omitempty"` // a tag of RFC 5646, where it is another language than the document's
}

// List has items of one paragraph each; Ordered when their order matters.
type List struct {
	Ordered bool
	Items   []Paragraph
}

// Table has a caption that says what it shows, and a header for each column. The first cell of a row is the
// header of that row.
type Table struct {
	Caption string
	Header  []string
	Rows    [][]string
}

// numeric reports whether a column has nothing but figures, to stand under each other at the right.
func (t Table) numeric(i int) bool {
	return i > 0 && len(t.Rows) > 0 && !slices.ContainsFunc(t.Rows, func(row []string) bool { return i < len(row) && !figures(row[i]) })
}

// Terms are names with what each means.
type Terms []Term

// Term is a name with what it means.
type Term struct{ Name, Says string }

// Action is the one thing to do: a button in HTML, a label with its address in text.
type Action struct {
	Label string
	To    URL
}

// SignOff closes a letter, a line each; an empty one is room to sign.
type SignOff []string

func (Heading) block()    {}
func (Subheading) block() {}
func (Paragraph) block()  {}
func (List) block()       {}
func (Table) block()      {}
func (Terms) block()      {}
func (Action) block()     {}
func (SignOff) block()    {}

// URL is an address that a link may go to: a page, a telephone or a mailbox. The zero URL is none. There is no
// other way to make one than Web, Tel and MailTo, so that no text becomes a link that does something.
type URL struct{ s string }

// Web is the address of a page, absolute, http or https; the zero URL for anything else.
func Web(s string) URL {
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || u.User != nil {
		return URL{}
	}
	return URL{u.String()}
}

// Tel is the address of a telephone number as people write it; the zero URL when it has no digit.
func Tel(number string) URL {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
	if strings.Trim(digits, "+") == "" {
		return URL{}
	}
	return URL{"tel:" + digits}
}

// MailTo is the address of a mailbox.
func MailTo(address string) URL {
	if address == "" {
		return URL{}
	}
	return URL{"mailto:" + url.PathEscape(address)}
}

// IsZero reports whether u is no address.
func (u URL) IsZero() bool { return u.s == "" }

// String gives the address as a link has it; empty for the zero URL.
func (u URL) String() string { return u.s }

// besides gives a page's address to be shown behind words, or a number or mailbox to be shown under them; empty
// where the words show it already.
func (u URL) besides(words string) string {
	switch scheme, address, _ := strings.Cut(u.s, ":"); scheme {
	case "http", "https":
		if words != u.shown() && words != u.s {
			return u.s
		}
	case "tel":
		if digits := Tel(words); digits != u {
			return address
		}
	case "mailto":
		if shown, err := url.PathUnescape(address); err == nil && !strings.Contains(words, shown) {
			return shown
		}
	}
	return ""
}

// Say is a paragraph of plain text.
func Say(s string) Paragraph { return Paragraph{{Text: s}} }
