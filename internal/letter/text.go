package letter

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// columns is how wide the text of a mail is: narrow enough to be quoted in a reply.
const columns = 72

// Text renders a document as plain text of at most 72 columns, except where one word (an address) is longer.
// It ends in a line break.
func Text(d Document) string { return written(d, columns, true) }

// Plain is Text with nothing drawn under headings, and each paragraph on a line of its own: to be read in a field or
// compared with other words.
func Plain(d Document) string { return strings.TrimSuffix(written(d, math.MaxInt, false), "\n") }

func written(d Document, columns int, drawn bool) string {
	var blocks []string
	wrap := func(s, first, rest string) string { return wrap(columns, s, first, rest) }
	add := func(s string) {
		if s != "" {
			blocks = append(blocks, s)
		}
	}
	head := func(s, with string) {
		s = wrap(s, "", "")
		if last := s[strings.LastIndex(s, "\n")+1:]; drawn {
			s += "\n" + strings.Repeat(with, utf8.RuneCountInString(last))
		}
		add(s)
	}
	if d.Title != "" {
		head(d.Title, "=")
	}
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			head(string(b), "-")
		case Subheading:
			add(wrap(string(b), "", ""))
		case Paragraph:
			add(wrap(plain(b), "", ""))
		case List:
			var items []string
			for i, item := range b.Items {
				mark, under := "- ", "  "
				if b.Ordered {
					mark = strconv.Itoa(i+1) + ". "
					under = strings.Repeat(" ", len(mark))
				}
				items = append(items, wrap(plain(item), mark, under))
			}
			add(strings.Join(items, "\n"))
		case Table:
			add(table(columns, b, i > 0 && says(d.Blocks[i-1], b.Caption)))
		case Terms:
			var terms []string
			for _, t := range b {
				terms = append(terms, wrap(t.Name+":", "", "")+"\n"+wrap(t.Says, "  ", "  "))
			}
			add(strings.Join(terms, "\n"))
		case Action:
			add(wrap(b.Label+":", "", "") + "\n" + b.To.String())
		case SignOff:
			var lines []string
			for _, line := range b {
				lines = append(lines, wrap(line, "", ""))
			}
			add(strings.Join(lines, "\n"))
		}
	}
	return strings.Join(blocks, "\n\n") + "\n"
}

// plain gives the words of a paragraph; a page's address follows its link, where the words are not that address.
func plain(p Paragraph) string {
	var s strings.Builder
	for _, in := range p {
		s.WriteString(in.Text)
		if strings.HasPrefix(in.To.s, "http") && in.Text != in.To.shown() {
			s.WriteString(" (" + in.To.s + ")")
		}
	}
	return s.String()
}

// table writes columns beside each other where they fit. Where they do not, the cells of a row follow each
// other: broken columns would tear sentences apart for who listens to them. Headed: a heading right above says what it shows.
func table(columns int, t Table, headed bool) string {
	rows := append([][]string{t.Header}, t.Rows...)
	widths := make([]int, len(t.Header))
	total := 2 * (len(widths) - 1)
	for i := range widths {
		for _, row := range rows {
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
		total += widths[i]
	}
	var lines []string
	if !headed {
		lines = append(lines, wrap(columns, t.Caption, "", ""))
	}
	for _, row := range rows {
		if total > columns {
			lines = append(lines, wrap(columns, strings.Join(row, " | "), "- ", "  "))
			continue
		}
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		lines = append(lines, strings.TrimRight(line.String(), " "))
	}
	return strings.Join(lines, "\n")
}

// wrap breaks text at spaces; the first line begins with first, the others with rest. Lines that were typed stay lines.
func wrap(columns int, s, first, rest string) string {
	if line, more, typed := strings.Cut(strings.TrimSpace(s), "\n"); typed {
		return wrap(columns, line, first, rest) + "\n" + wrap(columns, more, rest, rest)
	}
	var out strings.Builder
	out.WriteString(first)
	width, begun := utf8.RuneCountInString(first), false
	for _, word := range strings.Fields(s) {
		n := utf8.RuneCountInString(word)
		switch {
		case !begun:
		case width+1+n > columns:
			out.WriteString("\n" + rest)
			width = utf8.RuneCountInString(rest)
		default:
			out.WriteString(" ")
			width++
		}
		out.WriteString(word)
		width += n
		begun = true
	}
	return out.String()
}
