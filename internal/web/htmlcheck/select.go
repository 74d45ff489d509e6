package htmlcheck

import (
	"bytes"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// All returns the words of every element the selector finds, each in one line, in the order of the
// page. It panics on a selector that is none, which is a fault of the test.
func All(page []byte, selector string) []string {
	var found []string
	for _, n := range query(page, selector) {
		found = append(found, words(n))
	}
	return found
}

// Text returns the words of the first element the selector finds, in one line; nothing when there
// is none.
func Text(page []byte, selector string) string {
	for _, n := range query(page, selector) {
		return words(n)
	}
	return ""
}

// Has tells whether the selector finds something.
func Has(page []byte, selector string) bool { return len(query(page, selector)) > 0 }

// Attr returns an attribute of the first element the selector finds; nothing when there is none.
func Attr(page []byte, selector, key string) string {
	for _, n := range query(page, selector) {
		return value(n, key)
	}
	return ""
}

// Attrs returns an attribute of every element the selector finds that has it.
func Attrs(page []byte, selector, key string) []string {
	var found []string
	for _, n := range query(page, selector) {
		if v, ok := attr(n, key); ok {
			found = append(found, v)
		}
	}
	return found
}

// Values returns what a browser would send of the first form the selector finds when its first
// button is pressed: every field as it is filled in, for a test to change and send.
func Values(page []byte, selector string) map[string][]string {
	values := map[string][]string{}
	forms := query(page, selector)
	if len(forms) == 0 {
		return values
	}
	for n := range forms[0].Descendants() {
		if n.Type != html.ElementNode || value(n, "name") == "" {
			continue
		}
		name := value(n, "name")
		switch n.Data {
		case "input":
			kind := value(n, "type")
			if kind == "file" || (kind == "radio" || kind == "checkbox") && !has(n, "checked") {
				continue
			}
			values[name] = append(values[name], value(n, "value"))
		case "textarea":
			var text string
			if n.FirstChild != nil {
				text = n.FirstChild.Data
			}
			values[name] = append(values[name], text)
		case "select":
			values[name] = append(values[name], selected(n))
		}
	}
	return values
}

// selected is the value of the option that is marked, else of the first.
func selected(n *html.Node) string {
	var first *html.Node
	for o := range n.Descendants() {
		if o.Type != html.ElementNode || o.Data != "option" {
			continue
		}
		if first == nil {
			first = o
		}
		if has(o, "selected") {
			return value(o, "value")
		}
	}
	return value(first, "value")
}

func query(page []byte, selector string) []*html.Node {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	return cascadia.QueryAll(root, cascadia.MustCompile(selector))
}
