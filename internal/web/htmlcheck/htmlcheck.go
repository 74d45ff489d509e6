// Package htmlcheck finds faults in a finished page that keep people from using it, without a
// browser. Every page of the handler tests goes through Check; what only a browser can see (contrast,
// width, focus) is in e2e.
package htmlcheck

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A Rule names an invariant.
type Rule string

// The invariants.
const (
	Markup     Rule = "markup"      // the parser had nothing to mend; no attribute twice; no block within words
	Document   Rule = "document"    // doctype, charset, a viewport that may be zoomed, a title
	Language   Rule = "language"    // html has lang nl or en
	Main       Rule = "main"        // exactly one main
	SkipLink   Rule = "skip link"   // the first thing in the body leads to main
	Headings   Rule = "headings"    // exactly one h1, it comes first, no level left out
	UniqueIDs  Rule = "unique ids"  // no id twice or empty
	References Rule = "references"  // aria-describedby, aria-labelledby, for and #links name something
	Labels     Rule = "labels"      // every control has a label, every fieldset a legend, every button and link words
	ErrorTexts Rule = "error texts" // every error is tied to its control, listed on top, in the title
	Forms      Rule = "forms"       // a method; a token where sending changes something; multipart with files
	Tables     Rule = "tables"      // a caption, heads with scope
	Scripts    Rule = "scripts"     // no script, no handlers, no address that runs
	Styles     Rule = "styles"      // no style but the stylesheet's
	Roles      Rule = "roles"       // no div that plays a button, no order of Tab of its own, at most one autofocus
	Images     Rule = "images"      // an alt text, or hidden
)

// A Fault is one place that breaks a rule.
type Fault struct {
	Rule  Rule
	Where string // the element, such as input#naam
	What  string
}

// String says it in a line.
func (f Fault) String() string { return fmt.Sprintf("%s: %s: %s", f.Rule, f.Where, f.What) }

// Check returns the faults of a whole page, in the order of the rules.
func Check(page []byte) []Fault {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return []Fault{{Markup, "page", err.Error()}}
	}
	c := check{root: root, ids: map[string][]*html.Node{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		c.elements = append(c.elements, n)
		if id, ok := attr(n, "id"); ok {
			c.ids[id] = append(c.ids[id], n)
		}
	}
	c.markup(page)
	c.document()
	c.headings()
	c.references()
	c.labels()
	c.errors()
	c.forms()
	c.tables()
	c.behaviour()
	return c.faults
}

type check struct {
	root     *html.Node
	elements []*html.Node // in the order of the page
	ids      map[string][]*html.Node
	faults   []Fault
}

func (c *check) fault(r Rule, n *html.Node, format string, a ...any) {
	c.faults = append(c.faults, Fault{r, describe(n), fmt.Sprintf(format, a...)})
}

func (c *check) all(tags ...string) []*html.Node {
	var found []*html.Node
	for _, n := range c.elements {
		if slices.Contains(tags, n.Data) {
			found = append(found, n)
		}
	}
	return found
}

// markup compares the tags as they are written with those of the tree: where they differ, the
// parser had to move, close or add something.
func (c *check) markup(page []byte) {
	wrong := func(element, format string, a ...any) {
		c.faults = append(c.faults, Fault{Markup, element, fmt.Sprintf(format, a...)})
	}
	var written, open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw()
		name, _ := z.TagName()
		element := string(name)
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			written = append(written, element)
			if kind == html.StartTagToken && !void[element] {
				open = append(open, element)
			}
			seen := map[string]bool{}
			for _, m := range attribute.FindAllSubmatch(raw, -1) {
				if key := string(m[1]); seen[key] {
					wrong(element, "attribute %s stands there twice", key)
				} else {
					seen[key] = true
				}
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != element {
				wrong(element, "is closed where %v are open", open)
				return
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		wrong(open[len(open)-1], "is not closed")
	}
	for i, n := range c.elements {
		switch {
		case i >= len(written):
			c.fault(Markup, n, "is not written in the page: the parser added it")
			return
		case !strings.EqualFold(written[i], n.Data):
			c.fault(Markup, n, "stands where %s is written: something before it is not closed, or may not stand there", written[i])
			return
		}
	}
	if len(written) > len(c.elements) {
		wrong(written[len(c.elements)], "is written, but the parser dropped it")
	}
	for _, n := range c.elements {
		if !block[n.Data] {
			continue
		}
		// A heading may stand in a legend, a label or summary in a heading; no other block in words.
		within := ancestor(n, "label", "span", "p", "button", "summary", "strong", "small", "b", "h1", "h2", "h3", "h4", "legend", "dt")
		if within != nil && (within.Data != "legend" || !heading[n.Data]) {
			c.fault(Markup, n, "is a block within %s", describe(within))
		}
	}
}

func (c *check) document() {
	if first := c.root.FirstChild; first == nil || first.Type != html.DoctypeNode {
		c.fault(Document, c.root, "has no doctype")
	}
	var charset, viewport bool
	for _, n := range c.all("meta") {
		if v, ok := attr(n, "charset"); ok && strings.EqualFold(v, "utf-8") {
			charset = true
		}
		if name, _ := attr(n, "name"); name == "viewport" {
			viewport = true
			if v, _ := attr(n, "content"); strings.Contains(v, "user-scalable") || strings.Contains(v, "maximum-scale") {
				c.fault(Document, n, "keeps people from zooming")
			}
		}
	}
	if !charset {
		c.fault(Document, c.root, "has no charset utf-8")
	}
	if !viewport {
		c.fault(Document, c.root, "has no viewport")
	}
	if c.title() == "" {
		c.fault(Document, c.root, "has no title")
	}
	for _, n := range c.all("html") {
		if l, _ := attr(n, "lang"); l != "nl" && l != "en" {
			c.fault(Language, n, "has lang %q, want nl or en", l)
		}
	}
	mains := c.all("main")
	if len(mains) != 1 {
		c.fault(Main, c.root, "has %d main elements, want 1", len(mains))
	}
	for _, n := range c.all("body") {
		first := firstElement(n)
		href, _ := attr(first, "href")
		id, hash := strings.CutPrefix(href, "#")
		if first == nil || first.Data != "a" || !hash || len(mains) == 0 || id == "" || value(mains[0], "id") != id {
			c.fault(SkipLink, n, "does not begin with a link to main")
		}
	}
}

func (c *check) title() string {
	for _, n := range c.all("title") {
		if n.Namespace == "" {
			return words(n)
		}
	}
	return ""
}

func (c *check) headings() {
	level, ones := 0, 0
	for _, n := range c.all("h1", "h2", "h3", "h4", "h5", "h6") {
		if words(n) == "" {
			c.fault(Headings, n, "is empty")
		}
		if n.Data == "h1" {
			ones++
		}
		// The list of errors stands above the heading it belongs to.
		if withClass(n, "foutlijst") != nil {
			continue
		}
		now := int(n.Data[1] - '0')
		if now > level+1 {
			c.fault(Headings, n, "comes after level %d", level)
		}
		level = now
	}
	if ones != 1 {
		c.fault(Headings, c.root, "has %d h1, want 1", ones)
	}
}

func (c *check) references() {
	for id, nodes := range c.ids {
		if id == "" || strings.ContainsAny(id, " \t\n") {
			c.fault(UniqueIDs, nodes[0], "has an id that cannot be named, %q", id)
		} else if len(nodes) > 1 {
			c.fault(UniqueIDs, nodes[1], "has the id of %s", describe(nodes[0]))
		}
	}
	for _, n := range c.elements {
		for _, key := range []string{"aria-describedby", "aria-labelledby", "aria-controls", "for"} {
			v, ok := attr(n, key)
			if !ok {
				continue
			}
			if v == "" {
				c.fault(References, n, "has an empty %s", key)
			}
			for id := range strings.FieldsSeq(v) {
				if c.ids[id] == nil {
					c.fault(References, n, "%s names %q, which is not in the page", key, id)
				}
			}
		}
		if id, ok := strings.CutPrefix(value(n, "href"), "#"); ok && (id == "" || c.ids[id] == nil) {
			c.fault(References, n, "leads to #%s, which is not in the page", id)
		}
	}
}

func (c *check) labels() {
	labelled := map[string]bool{}
	for _, n := range c.all("label") {
		if words(n) == "" {
			c.fault(Labels, n, "is empty")
			continue
		}
		labelled[value(n, "for")] = true
	}
	for _, n := range c.all("input", "select", "textarea") {
		switch value(n, "type") {
		case "hidden":
			continue
		case "submit", "button", "image", "reset":
			c.fault(Labels, n, "is a button; write it as one")
			continue
		case "radio":
			if ancestor(n, "fieldset") == nil {
				c.fault(Labels, n, "is in no fieldset, so its question is not heard")
			}
		}
		id := value(n, "id")
		if !(id != "" && labelled[id]) && ancestor(n, "label") == nil && !c.named(n) {
			c.fault(Labels, n, "has no label")
		}
		if value(n, "name") == "" {
			c.fault(Labels, n, "has no name, so its value is never sent")
		}
	}
	for _, n := range c.all("fieldset") {
		if first := firstElement(n); first == nil || first.Data != "legend" || words(first) == "" {
			c.fault(Labels, n, "does not begin with a legend")
		}
	}
	for _, n := range c.all("a", "button", "summary") {
		if words(n) == "" && !c.named(n) {
			c.fault(Labels, n, "has no words")
		}
		if n.Data == "a" && value(n, "href") == "" {
			c.fault(Labels, n, "leads nowhere")
		}
		if within := ancestor(n, "a", "button", "label"); within != nil {
			c.fault(Labels, n, "is within %s", describe(within))
		}
	}
	for _, n := range c.all("nav", "aside") {
		if !c.named(n) {
			c.fault(Labels, n, "has no name among the landmarks")
		}
	}
}

// named tells whether an element has words of its own by aria.
func (c *check) named(n *html.Node) bool {
	if strings.TrimSpace(value(n, "aria-label")) != "" {
		return true
	}
	for id := range strings.FieldsSeq(value(n, "aria-labelledby")) {
		if nodes := c.ids[id]; len(nodes) > 0 && words(nodes[0]) != "" {
			return true
		}
	}
	return false
}

var prefixes = []string{"Fout: ", "Error: "}

func withoutPrefix(s string) string {
	for _, p := range prefixes {
		s = strings.TrimPrefix(s, p)
	}
	return s
}

func (c *check) errors() {
	atControl := map[string]string{} // id of a control: the words of its error
	for _, n := range c.elements {
		if !hasClass(n, "foutmelding") {
			continue
		}
		id := value(n, "id")
		var tied bool
		for _, control := range c.elements {
			if slices.Contains(strings.Fields(value(control, "aria-describedby")), id) && value(control, "aria-invalid") == "true" {
				tied = true
				atControl[value(control, "id")] = withoutPrefix(words(n))
				if control.Data == "fieldset" {
					for inner := range control.Descendants() {
						if inner.Type == html.ElementNode && inner.Data == "input" {
							atControl[value(inner, "id")] = withoutPrefix(words(n))
						}
					}
				}
			}
		}
		if !tied || id == "" {
			c.fault(ErrorTexts, n, "is tied to no control by aria-describedby and aria-invalid")
		}
	}
	listed := map[string]bool{}
	var lists int
	for _, n := range c.elements {
		if !hasClass(n, "foutlijst") {
			continue
		}
		lists++
		if value(n, "role") != "alert" || value(n, "tabindex") != "-1" || !has(n, "autofocus") {
			c.fault(ErrorTexts, n, "does not take the focus: role=alert tabindex=-1 autofocus")
		}
		for link := range n.Descendants() {
			if link.Type != html.ElementNode || link.Data != "a" {
				continue
			}
			id := strings.TrimPrefix(value(link, "href"), "#")
			nodes := c.ids[id]
			if len(nodes) == 0 || !slices.Contains([]string{"input", "select", "textarea"}, nodes[0].Data) {
				c.fault(ErrorTexts, link, "leads to no control")
				continue
			}
			listed[words(link)] = true
			if at, ok := atControl[id]; !ok {
				c.fault(ErrorTexts, nodes[0], "is in the list of errors, but has no error text of its own")
			} else if at != words(link) {
				c.fault(ErrorTexts, link, "says other words than the error at the field, %q", at)
			}
		}
	}
	prefixed := withoutPrefix(c.title()) != c.title()
	if lists > 0 && !prefixed {
		c.fault(ErrorTexts, c.root, "has errors and a title that does not say so")
	}
	if lists == 0 && prefixed {
		c.fault(ErrorTexts, c.root, "has a title that speaks of an error, and none")
	}
	for _, w := range atControl {
		if !listed[w] {
			c.faults = append(c.faults, Fault{ErrorTexts, "page", fmt.Sprintf("error %q is not in the list on top", w)})
			listed[w] = true
		}
	}
}

func (c *check) forms() {
	for _, n := range c.all("form") {
		method := strings.ToLower(value(n, "method"))
		if method != "post" && method != "get" {
			c.fault(Forms, n, "has no method")
		}
		if value(n, "action") == "" {
			c.fault(Forms, n, "has no action")
		}
		var token, submit, file bool
		for inner := range n.Descendants() {
			if inner.Type != html.ElementNode {
				continue
			}
			switch inner.Data {
			case "input":
				token = token || value(inner, "type") == "hidden" && value(inner, "name") == "token" && value(inner, "value") != ""
				file = file || value(inner, "type") == "file"
			case "button":
				submit = submit || value(inner, "type") == "submit"
			}
		}
		if method == "post" && !token && !has(n, "data-repeatable") {
			c.fault(Forms, n, "sends without an idempotency token")
		}
		if !submit {
			c.fault(Forms, n, "has no button that sends it")
		}
		if file && value(n, "enctype") != "multipart/form-data" {
			c.fault(Forms, n, "has a file and does not send it: enctype")
		}
	}
	for _, n := range c.all("button") {
		if value(n, "type") == "" {
			c.fault(Forms, n, "has no type")
		}
		if ancestor(n, "form") == nil {
			c.fault(Forms, n, "is in no form, so without a script it does nothing")
		}
	}
	for _, n := range c.all("input", "select", "textarea") {
		if ancestor(n, "form") == nil {
			c.fault(Forms, n, "is in no form")
		}
	}
}

func (c *check) tables() {
	for _, n := range c.all("table") {
		var caption bool
		for inner := range n.Descendants() {
			caption = caption || inner.Type == html.ElementNode && inner.Data == "caption" && words(inner) != ""
		}
		if !caption && !c.named(n) {
			c.fault(Tables, n, "has no caption")
		}
	}
	for _, n := range c.all("th") {
		if s := value(n, "scope"); s != "col" && s != "row" && s != "colgroup" && s != "rowgroup" {
			c.fault(Tables, n, "has no scope")
		}
		if words(n) == "" {
			c.fault(Tables, n, "is an empty head")
		}
	}
	for _, n := range c.all("thead") {
		var heads bool
		for inner := range n.Descendants() {
			heads = heads || inner.Type == html.ElementNode && inner.Data == "th"
		}
		if !heads {
			c.fault(Tables, n, "has no heads")
		}
	}
}

var native = map[string][]string{"button": {"button", "summary"}, "link": {"a"}, "checkbox": {"input"}, "textbox": {"input", "textarea"}}

func (c *check) behaviour() {
	var focus int
	for _, n := range c.elements {
		if n.Data == "script" {
			c.fault(Scripts, n, "is a script")
		}
		if n.Data == "style" {
			c.fault(Styles, n, "is a style in the page")
		}
		if n.Data == "iframe" || n.Data == "object" || n.Data == "embed" {
			c.fault(Scripts, n, "brings another page along")
		}
		if n.Data == "img" && !has(n, "alt") {
			c.fault(Images, n, "has no alt")
		}
		if n.Data == "svg" && value(n, "aria-hidden") != "true" && !c.named(n) {
			c.fault(Images, n, "is neither named nor hidden")
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"):
				c.fault(Scripts, n, "has the handler %s", a.Key)
			case a.Key == "style":
				c.fault(Styles, n, "has a style of its own")
			case a.Key == "autofocus":
				focus++
			case a.Key == "tabindex" && a.Val != "0" && a.Val != "-1":
				c.fault(Roles, n, "has tabindex %s", a.Val)
			case slices.Contains([]string{"href", "src", "action", "formaction"}, a.Key) && !safeAddress(a.Val):
				c.fault(Scripts, n, "has the address %q", a.Val)
			}
		}
		if elements, ok := native[value(n, "role")]; ok && !slices.Contains(elements, n.Data) {
			c.fault(Roles, n, "plays a %s", value(n, "role"))
		}
	}
	if focus > 1 {
		c.fault(Roles, c.root, "has %d elements with autofocus", focus)
	}
}

// safeAddress tells whether an address is on this site, or of a scheme that runs nothing.
func safeAddress(s string) bool {
	scheme, _, found := strings.Cut(s, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return !strings.HasPrefix(s, "//")
	}
	return slices.Contains([]string{"https", "http", "mailto", "tel"}, strings.ToLower(scheme))
}

var heading = map[string]bool{"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true}

// attribute finds the names of attributes in a tag, which the tokenizer gives only once each.
var attribute = regexp.MustCompile(`\s([\w:-]+)(?:="[^"]*"|='[^']*'|=[^\s>]*)?`)

var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true,
	"source": true, "track": true, "wbr": true,
}

var block = map[string]bool{
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "p": true, "div": true, "ul": true, "ol": true, "dl": true,
	"table": true, "section": true, "form": true, "fieldset": true, "details": true, "blockquote": true, "pre": true, "aside": true, "nav": true,
}

func attr(n *html.Node, key string) (string, bool) {
	if n == nil {
		return "", false
	}
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

func value(n *html.Node, key string) string { v, _ := attr(n, key); return v }

func has(n *html.Node, key string) bool { _, ok := attr(n, key); return ok }

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(value(n, "class")), class)
}

// withClass is n or the nearest element around it with the class.
func withClass(n *html.Node, class string) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && hasClass(n, class) {
			return n
		}
	}
	return nil
}

func ancestor(n *html.Node, tags ...string) *html.Node {
	for a := range n.Ancestors() {
		if a.Type == html.ElementNode && slices.Contains(tags, a.Data) {
			return a
		}
	}
	return nil
}

func firstElement(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// words is what an element says, in one line.
func words(n *html.Node) string {
	var b strings.Builder
	add := func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && n.Data == "img":
			b.WriteString(value(n, "alt"))
		case n.Type == html.ElementNode && (block[n.Data] || n.Data == "br" || n.Data == "li" || n.Data == "td" || n.Data == "th" || n.Data == "dd" || n.Data == "dt"):
			b.WriteByte(' ')
		}
	}
	for d := range n.Descendants() {
		add(d)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func describe(n *html.Node) string {
	if n == nil || n.Type != html.ElementNode {
		return "page"
	}
	s := n.Data
	if id := value(n, "id"); id != "" {
		return s + "#" + id
	}
	if class := value(n, "class"); class != "" {
		s += "." + strings.Join(strings.Fields(class), ".")
	}
	if name := value(n, "name"); name != "" {
		s += "[name=" + name + "]"
	}
	if w := []rune(words(n)); len(w) > 0 {
		s += fmt.Sprintf(" %q", string(w[:min(len(w), 30)]))
	}
	return s
}
