package gehoor

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Imports run one way. The root package is the regulation and imports the standard library alone,
// and of that not what would make it more than rules:
var notInRegulation = map[string]string{
	"context":      "it does nothing that can be cancelled",
	"database/sql": "it does not know where it is kept",
	"net/http":     "it does not know who asks",
	"os":           "it reads nothing",
	"math/rand":    "chance is given to it",
	"math/rand/v2": "chance is given to it",
	"crypto/rand":  "chance is given to it",
}

// may says which of our own packages a package may import, and why it needs them.
var may = map[string]map[string]string{
	"internal/seal":          {},
	"internal/bundle":        {"gehoor/internal/seal": "a package is checked by seals and links alone"},
	"internal/register":      {},
	"internal/mail":          {},
	"internal/prose":         {"gehoor/internal/register": "words without their accents"},
	"internal/text":          {"gehoor": "it says the regulation's words"},
	"internal/procedure":     {"gehoor": "it reads a Procedure", "gehoor/internal/register": "words without their accents"},
	"internal/files":         {"gehoor/internal/seal": "files are sealed while they stream in"},
	"internal/pdf":           {},
	"internal/letter":        {"gehoor": "letters say dates and findings", "gehoor/internal/text": "their sentences", "gehoor/internal/pdf": "their form on paper"},
	"internal/web/htmlcheck": {"gehoor/internal/web/static": "saved pages bring their stylesheet"},
	"internal/web/static":    {},
	"internal/web/ui":        {"gehoor/internal/text": "the parts' own words", "gehoor/internal/web/static": "the stylesheet's address"},
	"internal/store": {
		"gehoor": "what is kept", "gehoor/internal/seal": "keys and seals", "gehoor/internal/procedure": "the procedure in force",
		"gehoor/internal/register": "the chart comes from the register", "gehoor/internal/files": "rows of attachments",
		"gehoor/internal/text": "settings hold words in both languages", "gehoor/internal/web/static": "settings hold the theme",
	},
}

// onlyFor says by whom alone a package may be imported.
var onlyFor = map[string][]string{
	"gehoor/internal/web": {"cmd/gehoor", "e2e", "bench"},
	"gehoor/internal/app": {"cmd/gehoor", "internal/web", "internal/demo", "e2e", "bench"},
}

func TestImportsRunOneWay(t *testing.T) {
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || d.Name() == ".git") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.FromSlash(name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if dir == "." {
				if why, no := notInRegulation[imported]; no {
					t.Errorf("%s imports %s, but %s", name, imported, why)
				}
				if strings.Contains(imported, ".") || strings.HasPrefix(imported, "gehoor") {
					t.Errorf("%s imports %s: the regulation is the standard library alone", name, imported)
				}
			}
			ours := imported == "gehoor" || strings.HasPrefix(imported, "gehoor/")
			if allowed, listed := may[dir]; listed && ours {
				if _, ok := allowed[imported]; !ok {
					t.Errorf("%s imports %s, which %s has no need of", name, imported, dir)
				}
			}
			if users, limited := onlyFor[imported]; limited && !oneOf(users, dir) {
				t.Errorf("%s imports %s", name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func oneOf(users []string, dir string) bool {
	for _, u := range users {
		if dir == u || strings.HasPrefix(dir, u+"/") {
			return true
		}
	}
	return false
}

// The regulation never asks what time it is: the caller says.
func TestTheRegulationReadsNoClock(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(source), "time.Now(") {
			t.Errorf("%s asks what time it is", name)
		}
	}
}
