package mail

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText gives the words of an HTML mail: no markup, nothing that is fetched, nothing that runs. Where a link
// leads is written behind its words, for the words may lie. It walks the mail once.
func htmlText(source string) string {
	var (
		out    strings.Builder
		hidden bool   // what comes next are no words for people
		quoted int    // in how many quotations
		href   string // of the link that is being read
		linked int    // where its words began
		spaced = true // what was written last is space
		pre    int
	)
	lineBegins := func() bool { return out.Len() == 0 || strings.HasSuffix(out.String()[max(0, out.Len()-1):], "\n") }
	quote := func() {
		if quoted > 0 && lineBegins() {
			out.WriteString(strings.Repeat("> ", min(quoted, 10)))
		}
	}
	newline := func(n int) {
		if out.Len() == 0 {
			return
		}
		text := out.String()
		have := 0
		for have < n && strings.HasSuffix(text[:len(text)-have], "\n") {
			have++
		}
		for ; have < n; have++ {
			out.WriteByte('\n')
		}
		spaced = true
	}
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		token := z.Next()
		skip := hidden
		hidden = false
		switch token {
		case html.ErrorToken:
			return strings.TrimSpace(out.String())
		case html.TextToken:
			if skip {
				continue
			}
			words := html.UnescapeString(string(z.Raw()))
			if pre > 0 {
				for i, line := range strings.Split(normalLines(words), "\n") {
					if i > 0 {
						out.WriteByte('\n')
					}
					if line != "" {
						quote()
						out.WriteString(line)
					}
				}
				spaced = false
				continue
			}
			for _, r := range words {
				space := r == ' ' || r == '\n' || r == '\r' || r == '\t' || r == '\f' || r == '\u00a0'
				switch {
				case space && spaced, r == '\u00ad', r == '\u200b', r == '\u200c', r == '\u200d', r == '\ufeff':
				case space:
					out.WriteByte(' ')
					spaced = true
				default:
					quote()
					out.WriteRune(r)
					spaced = false
				}
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			attrs := map[string]string{}
			for n := 0; more && n < 50; n++ {
				var k, v []byte
				k, v, more = z.TagAttr()
				attrs[string(k)] = string(v)
			}
			switch tag {
			case atom.Script, atom.Style, atom.Title:
				hidden = true
			case atom.Br:
				quote()
				out.WriteByte('\n')
				spaced = true
			case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Table, atom.Hr:
				newline(2)
			case atom.Div, atom.Tr, atom.Section, atom.Article, atom.Header, atom.Footer:
				newline(1)
			case atom.Li:
				newline(1)
				quote()
				out.WriteString("- ")
			case atom.Td, atom.Th:
				if !spaced {
					out.WriteByte(' ')
					spaced = true
				}
			case atom.Blockquote:
				newline(2)
				quoted++
			case atom.Pre:
				newline(1)
				pre++
			case atom.A:
				href, linked = attrs["href"], out.Len()
			case atom.Img:
				if alt := strings.TrimSpace(attrs["alt"]); alt != "" {
					quote()
					out.WriteString("[" + alt + "]")
					spaced = false
				}
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch atom.Lookup(name) {
			case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Table:
				newline(2)
			case atom.Div, atom.Tr, atom.Li:
				newline(1)
			case atom.Blockquote:
				newline(2)
				quoted = max(0, quoted-1)
			case atom.Pre:
				newline(1)
				pre = max(0, pre-1)
			case atom.A:
				said := ""
				if linked <= out.Len() {
					said = strings.TrimSpace(out.String()[linked:])
				}
				if scheme, _, _ := strings.Cut(strings.ToLower(href), ":"); (scheme == "http" || scheme == "https") && !strings.Contains(href, said) || said == "" && scheme == "https" {
					out.WriteString(" <" + strings.ToValidUTF8(href, "") + ">")
					spaced = false
				}
				href = ""
			}
		}
	}
}
