package gehoor

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// docs/dependencies.md has a line for each direct dependency, with a licence and what we would do
// without it, and no other line.
func TestDependenciesAreExplained(t *testing.T) {
	t.Parallel()
	needed := append(goModules(t), npmPackages(t)...)
	explained := explanations(t)
	for _, name := range needed {
		if explained[name] == 0 {
			t.Errorf("%s has no line in docs/dependencies.md", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(explained)) {
		if explained[name] > 1 {
			t.Errorf("docs/dependencies.md has %d lines for %s", explained[name], name)
		}
		if !slices.Contains(needed, name) {
			t.Errorf("docs/dependencies.md explains %s, which we do not depend on", name)
		}
	}
}

// goModules lists the modules that go.mod requires directly.
func goModules(t *testing.T) []string {
	t.Helper()
	var modules []string
	required := false
	for line := range strings.Lines(string(read(t, "go.mod"))) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case word == "require" && rest == "(":
			required = true
		case word == ")":
			required = false
		case word == "require" && !strings.Contains(rest, "// indirect"):
			module, _, _ := strings.Cut(rest, " ")
			modules = append(modules, module)
		case required && word != "" && word != "//" && !strings.Contains(rest, "// indirect"):
			modules = append(modules, word)
		}
	}
	if len(modules) == 0 {
		t.Fatal("go.mod requires nothing: it was not understood")
	}
	return modules
}

// npmPackages lists the packages of the tests in the browser.
func npmPackages(t *testing.T) []string {
	t.Helper()
	var file struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal(read(t, "e2e/package.json"), &file); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(slices.Collect(maps.Keys(file.Dependencies)), slices.Collect(maps.Keys(file.DevDependencies)))
}

var explanation = regexp.MustCompile("^\\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\| [^|]+ \\|$")

// explanations counts the lines of docs/dependencies.md for each name. A line that is not complete
// does not count.
func explanations(t *testing.T) map[string]int {
	t.Helper()
	lines := map[string]int{}
	for line := range strings.Lines(string(read(t, "docs/dependencies.md"))) {
		if m := explanation.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			lines[m[1]]++
		}
	}
	return lines
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
