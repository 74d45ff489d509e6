package text_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/text"
)

// TestRefusalsAreSaid finds each refuse(clause, "code", args...) in package gehoor and sees that it has
// words of its own in both languages, with a place for each argument.
func TestRefusalsAreSaid(t *testing.T) {
	t.Parallel()
	unsaid := text.Refusal(text.EN, &gehoor.Refusal{Code: "there.is-none"})
	calls := refusals(t)
	if len(calls) < 100 {
		t.Fatalf("found %d refusals in package gehoor: the test looks in the wrong place", len(calls))
	}
	for at, r := range calls {
		for _, l := range []text.Lang{text.NL, text.EN} {
			said := text.Refusal(l, r)
			if said == unsaid || l == text.NL && said == text.Refusal(text.NL, &gehoor.Refusal{Code: "there.is-none"}) {
				t.Errorf("%s: %q is not said", at, r.Code)
			}
			if strings.Contains(said, "%!") {
				t.Errorf("%s: %q is said as %q: not a place for each argument", at, r.Code, said)
			}
			if !strings.HasSuffix(said, ".") {
				t.Errorf("%s: %q is no sentence: %q", at, r.Code, said)
			}
		}
	}
}

// refusals are the calls by their place, with a number for every argument.
func refusals(t *testing.T) map[string]*gehoor.Refusal {
	t.Helper()
	files, err := filepath.Glob("../../*.go")
	if err != nil {
		t.Fatal(err)
	}
	calls := map[string]*gehoor.Refusal{}
	fset := token.NewFileSet()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if fn, ok := call.Fun.(*ast.Ident); !ok || fn.Name != "refuse" {
				return true
			}
			at := fset.Position(call.Pos()).String()
			lit, ok := call.Args[1].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: the code is not written out", at)
				return true
			}
			code, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			r := &gehoor.Refusal{Code: code}
			for range call.Args[2:] {
				r.Args = append(r.Args, 7)
			}
			calls[at] = r
			return true
		})
	}
	return calls
}
