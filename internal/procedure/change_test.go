package procedure_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/procedure"

	"pgregory.net/rapid"
)

// Whatever a page changes, the file then says that, and for the rest what it said.
func TestChangeChangesThatAlone(t *testing.T) {
	t.Parallel()
	shipped, words := procedure.Default()
	words2 := rapid.StringMatching(`[\pL\pN#:&'"*\-\[{,!|>%@ ]*[\pL\pN][\pL\pN#:&'"*\-\]},!|>%@ ]*`)
	rapid.Check(t, func(t *rapid.T) {
		want := shipped
		want.Version = rapid.IntRange(1, 1_000_000).Draw(t, "version")
		want.Calendar.Closed, want.Categories = nil, nil
		for _, n := range rapid.SliceOfDistinct(rapid.IntRange(0, 900), rapid.ID[int]).Draw(t, "closed") {
			want.Calendar.Closed = append(want.Calendar.Closed, gehoor.Date{Year: 2026, Month: 1, Day: 1}.AddDays(n))
		}
		for _, name := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z][a-z0-9-]{0,8}`), 1, 5, rapid.ID[string]).Draw(t, "names") {
			want.Categories = append(want.Categories, gehoor.CategoryRule{
				Name: gehoor.Category(name), Kind: rapid.SampledFrom([]gehoor.PartKind{gehoor.Conduct, gehoor.Agreement}).Draw(t, "kind"),
				NL: strings.TrimSpace(words2.Draw(t, "nl")), EN: strings.TrimSpace(words2.Draw(t, "en")), Keep: rapid.IntRange(0, 240).Draw(t, "keep"),
			})
		}
		file, err := procedure.Change(procedure.DefaultFile(), want)
		if err != nil {
			t.Fatalf("%+v: %v", want, err)
		}
		got, said, err := procedure.Parse("changed.yaml", file)
		if err != nil {
			t.Fatal(err)
		}
		got.Hash, want.Hash = gehoor.Hash{}, gehoor.Hash{}
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(said, words) {
			t.Fatalf("got\n%+v\nwant\n%+v\nof\n%s", got, want, file)
		}
		if comments := []byte("# an aim"); !bytes.Contains(file, comments) {
			t.Fatal("a comment is gone")
		}
	})
}

// A file without a list of closing days gets one, and a file that is none is told where.
func TestChangeOfOtherFiles(t *testing.T) {
	t.Parallel()
	file, _ := change(t, "  closed: []\n", "")
	p, _, err := procedure.Parse("ours.yaml", file)
	if err != nil {
		t.Fatal(err)
	}
	p.Calendar.Closed = []gehoor.Date{{Year: 2026, Month: 12, Day: 24}}
	file, err = procedure.Change(file, p)
	if err != nil {
		t.Fatal(err)
	}
	if got, _, err := procedure.Parse("ours.yaml", file); err != nil || !reflect.DeepEqual(got.Calendar, p.Calendar) {
		t.Errorf("the calendar is %+v, %v", got.Calendar, err)
	}
	if _, err := procedure.Change([]byte("version: 1"), p); err == nil {
		t.Error("half a file is changed")
	}
}
