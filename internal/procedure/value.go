package procedure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gehoor"

	"github.com/goccy/go-yaml/ast"
)

// A file collects what is wrong with it.
type file struct {
	name string
	errs Errors
}

func (f *file) fail(line int, format string, args ...any) {
	f.errs = append(f.errs, Error{f.name, line, fmt.Sprintf(format, args...)})
}

// A value stands on the line of its key, or of itself in a list. Its methods read it, and report what is
// not as it should be; then they answer with the zero value.
type value struct {
	file *file
	line int
	node ast.Node
}

func (v value) fail(format string, args ...any) { v.file.fail(v.line, format, args...) }

// fields reads a mapping. Keys that end in "?" may be missing; all others have to be there, and no
// others.
func (v value) fields(what string, keys ...string) map[string]value {
	var pairs []*ast.MappingValueNode
	switch n := v.node.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		v.fail("%s: should be keys and values", what)
		return nil
	}
	var required, known []string
	for _, k := range keys {
		name, optional := strings.CutSuffix(k, "?")
		known = append(known, name)
		if !optional {
			required = append(required, name)
		}
	}
	fs := map[string]value{}
	for _, pair := range pairs {
		key, line := pair.Key.GetToken().Value, pair.Key.GetToken().Position.Line
		switch _, double := fs[key]; {
		case !slices.Contains(known, key):
			v.file.fail(line, "%s: unknown key %q (known: %s)", what, key, strings.Join(known, ", "))
		case double:
			v.file.fail(line, "%s: %q is there twice", what, key)
		default:
			fs[key] = value{v.file, line, pair.Value}
		}
	}
	for _, k := range required {
		if _, ok := fs[k]; !ok {
			v.fail("%s: %q is missing", what, k)
		}
	}
	return fs
}

// items reads a list.
func (v value) items(what string) []value {
	n, ok := v.node.(*ast.SequenceNode)
	if !ok {
		v.fail("%s: should be a list", what)
		return nil
	}
	vs := make([]value, len(n.Values))
	for i, item := range n.Values {
		line := v.line
		if item != nil && item.GetToken() != nil {
			line = item.GetToken().Position.Line
		}
		vs[i] = value{v.file, line, item}
	}
	return vs
}

// text reads words; none are not words.
func (v value) text(what string) string {
	var s string
	switch n := v.node.(type) {
	case *ast.StringNode:
		s = n.Value
	case *ast.LiteralNode:
		s = n.Value.Value
	default:
		v.fail("%s: should be text", what)
		return ""
	}
	if s = strings.TrimSpace(s); s == "" {
		v.fail("%s: is empty", what)
	}
	return s
}

// word reads one of some words.
func (v value) word(what string, known ...string) string {
	s := v.text(what)
	if s != "" && !slices.Contains(known, s) {
		v.fail("%s: %q is not one of %s", what, s, strings.Join(known, ", "))
		return ""
	}
	return s
}

// integer reads a whole number in digits.
func (v value) integer(what string) (n int, ok bool) {
	if i, isInt := v.node.(*ast.IntegerNode); isInt {
		if n, err := strconv.Atoi(i.GetToken().Value); err == nil {
			return n, true
		}
	}
	v.fail("%s: should be a whole number", what)
	return 0, false
}

func (v value) number(what string, least, most int) int {
	n, ok := v.integer(what)
	if ok && (n < least || n > most) {
		v.fail("%s: %d is not between %d and %d", what, n, least, most)
		return 0
	}
	return n
}

// date reads a day such as 2026-04-02.
func (v value) date(what string) gehoor.Date {
	s, ok := v.node.(*ast.StringNode)
	if !ok {
		v.fail("%s: should be a day such as 2026-04-02", what)
		return gehoor.Date{}
	}
	d, err := gehoor.ParseDate(s.Value)
	if err != nil {
		v.fail("%s: %q is no day; write it as 2026-04-02", what, s.Value)
	}
	return d
}
