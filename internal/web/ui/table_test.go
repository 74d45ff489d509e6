package ui_test

import (
	"strings"
	"testing"

	. "maragu.dev/gomponents"

	"gehoor/internal/web/ui"
)

// A phone shows every cell of a wide table, with the head of its column; a narrow table stays one.
func TestWideTablesStackOnAPhone(t *testing.T) {
	t.Parallel()
	table := func(columns ...string) string {
		d := ui.DataTable{Caption: "Klachten"}
		var row []Node
		for _, c := range columns {
			d.Columns, row = append(d.Columns, ui.Column{Words: c}), append(row, Text("cel"))
		}
		d.Rows = [][]Node{row}
		var b strings.Builder
		if err := d.Node().Render(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if wide := table("Klacht", "Stap", "Voor", "Locatie"); !strings.Contains(wide, string(ui.ClassStacked)) || strings.Count(wide, `data-kop="`) != 3 || !strings.Contains(wide, `data-kop="Locatie"`) {
		t.Errorf("not stacked: %s", wide)
	}
	if narrow := table("Klacht", "Stap", "Voor"); strings.Contains(narrow, string(ui.ClassStacked)) || strings.Contains(narrow, "data-kop") {
		t.Errorf("stacked: %s", narrow)
	}
}
