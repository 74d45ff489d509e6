package text

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The numbers and sites of outside bodies stand in body.go alone: one that is elsewhere too would stay behind
// when an organisation corrects it.
func TestOutsideBodiesStandInOnePlace(t *testing.T) {
	t.Parallel()
	known := regexp.MustCompile(`0900.?1877|070.?310.?53.?10|0900.?111.?3.?111|0800.?2000|0900.?8844|"112"|www\.(klachtenloket-kinderopvang|degeschillencommissie)\.nl`)
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || d.Name() == "body.go" {
			return nil
		}
		content, err := os.ReadFile(path)
		if found := known.Find(content); found != nil {
			t.Errorf("%s has %s of its own", path, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestBodiesFallBackFieldByField(t *testing.T) {
	t.Parallel()
	shipped := ShippedBodies()
	own := Bodies{Desk: Body{Phone: "020 123 45 67", Hours: Msg{NL: "elke dag"}}}.Or(shipped)
	if own.Desk.Phone != "020 123 45 67" || own.Desk.Name != shipped.Desk.Name || own.Desk.Page != shipped.Desk.Page {
		t.Errorf("the desk is %+v", own.Desk)
	}
	if own.Desk.Hours != (Msg{NL: "elke dag"}) || own.Committee.Hours != shipped.Committee.Hours {
		t.Errorf("hours are %+v and %+v", own.Desk.Hours, own.Committee.Hours)
	}
	if own.Committee.Address[0] != shipped.Committee.Address[0] || own.CommitteeTerm != shipped.CommitteeTerm {
		t.Errorf("the committee is %+v", own.Committee)
	}
}
