package gehoor_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestEveryClauseIsCarriedOut: a reader of the regulation finds for every clause R1 ... R20 a function whose comment
// names it, a test that is called after it, and a line in the procedure we ship; and for every decision D1 ... D37 a comment.
func TestEveryClauseIsCarriedOut(t *testing.T) {
	t.Parallel()
	carried, tested, decided := map[string]bool{}, map[string]bool{}, map[string]bool{}
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "node_modules" || strings.HasPrefix(e.Name(), ".") && path != "."):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		if !strings.HasSuffix(path, "_test.go") {
			for _, c := range f.Comments {
				for _, id := range decision.FindAllString(c.Text(), -1) {
					decided[id] = true
				}
			}
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if strings.HasSuffix(path, "_test.go") {
				for _, id := range testName.FindAllStringSubmatch(fn.Name.Name, -1) {
					tested[id[1]] = true
				}
				continue
			}
			for id := range clausesIn(fn.Doc.Text()) {
				carried[id] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 37; n++ {
		if id := fmt.Sprintf("D%d", n); !decided[id] {
			t.Errorf("%s: no comment in the code names it", id)
		}
	}
	procedure, err := os.ReadFile("internal/procedure/default.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 20; n++ {
		id := fmt.Sprintf("R%d", n)
		if !carried[id] {
			t.Errorf("%s: no function's comment names it", id)
		}
		if !tested[id] {
			t.Errorf("%s: no test is called Test%s...", id, id)
		}
		if !regexp.MustCompile(`(?m)^ +` + id + `:`).Match(procedure) {
			t.Errorf("%s: no line in the procedure we ship", id)
		}
	}
}

var (
	decision = regexp.MustCompile(`\bD[0-9]+\b`)
	testName = regexp.MustCompile(`(?:^Test|And)(R[0-9]+)`)
	clause   = regexp.MustCompile(`\bR([0-9]+)(?:(?:-| to | \.\.\. )R?([0-9]+))?\b`)
)

// clausesIn lists the clauses that a comment names, ranges too.
func clausesIn(comment string) map[string]bool {
	ids := map[string]bool{}
	for _, m := range clause.FindAllStringSubmatch(comment, -1) {
		var from, to int
		fmt.Sscan(m[1], &from)
		if fmt.Sscan(m[2], &to); to < from {
			to = from
		}
		for n := from; n <= to; n++ {
			ids[fmt.Sprintf("R%d", n)] = true
		}
	}
	return ids
}

func TestClausesIn(t *testing.T) {
	t.Parallel()
	got := clausesIn("clauses R3, R13-R15 and R18 to R20; not XR7, R1x or D6")
	for _, id := range []string{"R3", "R13", "R14", "R15", "R18", "R19", "R20"} {
		if !got[id] {
			t.Errorf("%s is not found", id)
		}
		delete(got, id)
	}
	if len(got) > 0 {
		t.Errorf("found too: %v", got)
	}
}
