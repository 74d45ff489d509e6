package web

import (
	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

func heading(words string) Node   { return h.H1(Text(words)) }
func section(words string) Node   { return h.H2(Text(words)) }
func paragraph(words string) Node { return h.P(Text(words)) }
