package procedure

import (
	"bytes"
	"fmt"

	"gehoor"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Change writes the version, the closing days and the categories of p into a procedure's file, and leaves all else that it
// says as it is, comments too: so a page may change what it shows and nothing more. What is wrong with the file before or
// after it is reported as Errors.
func Change(file []byte, p gehoor.Procedure) ([]byte, error) {
	if _, _, err := Parse("procedure.yaml", file); err != nil {
		return nil, err
	}
	tree, err := parser.ParseBytes(file, parser.ParseComments)
	if err != nil {
		return nil, fmt.Errorf("changing a procedure: %w", err)
	}
	days := make([]string, len(p.Calendar.Closed))
	for i, d := range p.Calendar.Closed {
		days[i] = d.String()
	}
	type category struct {
		Name gehoor.Category `yaml:"name"`
		Kind gehoor.PartKind `yaml:"kind"`
		NL   string          `yaml:"nl"`
		EN   string          `yaml:"en"`
		Keep int             `yaml:"keep-months,omitempty"`
	}
	categories := make([]category, len(p.Categories))
	for i, c := range p.Categories {
		categories[i] = category(c)
	}
	for _, change := range []struct {
		at    string
		value any
		style yaml.EncodeOption
	}{
		{"$.version", p.Version, yaml.Flow(false)},
		{"$.calendar.closed", days, yaml.Flow(true)},
		{"$.categories", categories, yaml.Flow(false)},
	} {
		if err := put(tree, change.at, change.value, change.style); err != nil {
			return nil, fmt.Errorf("changing %s of a procedure: %w", change.at, err)
		}
	}
	changed := []byte(tree.String())
	if _, _, err := Parse("procedure.yaml", changed); err != nil {
		return nil, err
	}
	return changed, nil
}

// put replaces what stands at a path. The list of closing days alone may not be there yet.
func put(tree *ast.File, at string, value any, style yaml.EncodeOption) error {
	path, err := yaml.PathString(at)
	if err != nil {
		return err
	}
	written, err := yaml.MarshalWithOptions(value, style)
	if err != nil {
		return err
	}
	if _, err := path.FilterFile(tree); yaml.IsNotFoundNodeError(err) {
		if path, err = yaml.PathString("$.calendar"); err != nil {
			return err
		}
		return path.MergeFromReader(tree, bytes.NewReader(append([]byte("closed: "), written...)))
	}
	return path.ReplaceWithReader(tree, bytes.NewReader(written))
}
