package web

import (
	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/text"
)

func heading(words string) Node   { return h.H1(Text(words)) }
func section(words string) Node   { return h.H2(Text(words)) }
func paragraph(words string) Node { return h.P(Text(words)) }

// own says m in the organisation's own words, its blanks filled in.
func (r *Request) own(m text.Msg, with ...any) string {
	return text.Fill(r.Lang, r.Set.Words.Of(m), with...)
}
