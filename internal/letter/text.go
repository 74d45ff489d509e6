package letter

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// columns is how wide the text of a mail is: narrow enough to be quoted in a reply.
const columns = 72

// Text renders a document as plain text of at most 72 columns, except where one word (an address) is longer.
// It ends in a line break.
func Text(d Document) string {
	var blocks []string
	add := func(s string) {
		if s != "" {
			blocks = append(blocks, s)
		}
	}
	if d.Title != "" {
		add(underlined(d.Title, "="))
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			add(underlined(string(b), "-"))
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
			add(table(b))
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

func underlined(s, with string) string {
	s = wrap(s, "", "")
	last := s[strings.LastIndex(s, "\n")+1:]
	return s + "\n" + strings.Repeat(with, utf8.RuneCountInString(last))
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
// other: broken columns would tear sentences apart for who listens to them.
func table(t Table) string {
	rows := append([][]string{t.Header}, t.Rows...)
	widths := make([]int, len(t.Header))
	total := 2 * (len(widths) - 1)
	for i := range widths {
		for _, row := range rows {
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
		total += widths[i]
	}
	lines := []string{wrap(t.Caption, "", "")}
	for _, row := range rows {
		if total > columns {
			lines = append(lines, wrap(strings.Join(row, " | "), "- ", "  "))
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
func wrap(s, first, rest string) string {
	if line, more, typed := strings.Cut(strings.TrimSpace(s), "\n"); typed {
		return wrap(line, first, rest) + "\n" + wrap(more, rest, rest)
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
