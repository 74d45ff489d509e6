package ui

import (
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// A Column is the head of a table's column.
type Column struct {
	Words  string
	Number bool // aligned to the right
}

// A DataTable has a caption, heads with their scope, and stands in a region that scrolls by itself
// when the screen is narrow, with the keyboard too.
type DataTable struct {
	Caption string
	Columns []Column
	Head    int      // the column whose cells name their row
	Rows    [][]Node // a cell for each column; nil is an empty cell
	None    string   // shown instead when there are no rows
	Headed  bool     // a heading right above says what the caption does: it is heard and not seen
}

// stackedFrom is how many columns still stand beside each other on a phone. Of a table that has more the cells of a row
// stand below each other there, each with the head of its column before it.
const stackedFrom = 3

// Node makes the table.
func (t DataTable) Node() Node {
	if len(t.Rows) == 0 && t.None != "" {
		return h.P(Text(t.None))
	}
	stacked := len(t.Columns) > stackedFrom
	return h.Section(Classes(ClassScroll), h.Aria("label", t.Caption), h.TabIndex("0"), h.Table(
		If(stacked, Classes(ClassStacked)),
		h.Caption(If(t.Headed, Classes(ClassUnseen)), Text(t.Caption)),
		h.THead(h.Tr(Map(t.Columns, func(c Column) Node {
			return h.Th(h.Scope("col"), If(c.Number, Classes(ClassNumber)), Text(c.Words))
		}))),
		h.TBody(Map(t.Rows, func(cells []Node) Node {
			return h.Tr(Group(mapIndexed(cells, func(i int, cell Node) Node {
				number := If(i < len(t.Columns) && t.Columns[i].Number, Classes(ClassNumber))
				name := Iff(stacked && cell != nil && i < len(t.Columns), func() Node { return h.Data("kop", t.Columns[i].Words) })
				if i == t.Head {
					return h.Th(h.Scope("row"), number, cell)
				}
				return h.Td(number, name, cell)
			})))
		})),
	))
}

// A Bar is a line of a chart.
type Bar struct {
	Words  string
	Number float64
	Shown  string // the number as people read it; empty: in whole digits
}

// A Chart is a table with a bar for every number, so that it can be read by everybody and printed.
type Chart struct {
	Caption string
	Name    string // head of the words: "Week"
	Unit    string // head of the numbers: "Klachten"
	Bars    []Bar
}

// Node makes the chart. The longest bar is the largest number; no number is below zero.
func (c Chart) Node() Node {
	var most float64
	for _, b := range c.Bars {
		most = max(most, b.Number)
	}
	return h.Table(Classes(ClassChart),
		h.Caption(Text(c.Caption)),
		h.THead(h.Tr(h.Th(h.Scope("col"), Text(c.Name)), h.Th(h.Scope("col"), Classes(ClassNumber), Text(c.Unit)), h.Td())),
		h.TBody(Map(c.Bars, func(b Bar) Node {
			shown := b.Shown
			if shown == "" {
				shown = strconv.FormatFloat(b.Number, 'f', 0, 64)
			}
			width := 0.0
			if most > 0 {
				width = b.Number / most * 100
			}
			return h.Tr(
				h.Th(h.Scope("row"), Text(b.Words)),
				h.Td(Classes(ClassNumber), Text(shown)),
				h.Td(Classes(ClassBar), h.SVG(Attr("viewBox", "0 0 100 10"), Attr("preserveAspectRatio", "none"), h.Aria("hidden", "true"),
					El("rect", h.Width(strconv.FormatFloat(width, 'f', 1, 64)), h.Height("10")))))
		})),
	)
}
