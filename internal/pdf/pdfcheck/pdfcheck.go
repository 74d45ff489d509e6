// Package pdfcheck reads PDF files back in tests, by a library that did not write them, and finds what keeps a
// screen reader from reading them. It checks what PDF/UA-1 asks of our kind of file; it is no certificate.
package pdfcheck

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// An Element is one of the structure, in the order in which it is read.
type Element struct {
	Role, Lang, Alt, Scope, Numbering string

	Kids []Kid
}

// A Kid is an element, or text, or a link's address.
type Kid struct {
	Element *Element
	Text    string
	To      string
}

// A File is what was read.
type File struct {
	Title, Lang string
	Pages       int
	Root        *Element
	Bookmarks   []string
	Artifacts   string // the text that belongs to no element, in the order it is drawn
}

// Text gives what an element says. Elements that stand by themselves part words; links and spans do not.
func (e *Element) Text() string {
	var s strings.Builder
	e.write(&s)
	return s.String()
}

func (e *Element) write(s *strings.Builder) {
	inline := e.Role == "Link" || e.Role == "Span"
	if !inline {
		s.WriteString(" ")
	}
	for _, k := range e.Kids {
		s.WriteString(k.Text)
		if k.Element != nil {
			k.Element.write(s)
		}
	}
	if !inline {
		s.WriteString(" ")
	}
}

// All gives every element in it of a role, in order.
func (e *Element) All(role string) []*Element {
	var all []*Element
	if e.Role == role {
		all = append(all, e)
	}
	for _, k := range e.Kids {
		if k.Element != nil {
			all = append(all, k.Element.All(role)...)
		}
	}
	return all
}

// String gives the structure, an element a line.
func (e *Element) String() string {
	var s strings.Builder
	e.outline(&s, 0)
	return s.String()
}

func (e *Element) outline(s *strings.Builder, depth int) {
	fmt.Fprintf(s, "%s%s", strings.Repeat("  ", depth), e.Role)
	for _, of := range []struct{ name, value string }{{"lang", e.Lang}, {"scope", e.Scope}, {"list", e.Numbering}} {
		if of.value != "" {
			fmt.Fprintf(s, " %s=%s", of.name, of.value)
		}
	}
	s.WriteString("\n")
	words := ""
	flush := func() {
		if words != "" {
			fmt.Fprintf(s, "%s%s\n", strings.Repeat("  ", depth+1), strings.TrimSpace(words))
		}
		words = ""
	}
	for _, k := range e.Kids {
		words += k.Text
		if k.To != "" {
			flush()
			fmt.Fprintf(s, "%s→ %s\n", strings.Repeat("  ", depth+1), k.To)
		}
		if k.Element != nil {
			flush()
			k.Element.outline(s, depth+1)
		}
	}
	flush()
}

// roles are the standard structure types that we use, with the roles that each may stand in.
var roles = map[string][]string{
	"Document": {""}, "Sect": {"Document"}, "H1": {"Document", "Sect"}, "H2": {"Document", "Sect"}, "H3": {"Document", "Sect"},
	"P": {"Document", "Sect", "LBody", "TD", "TH"}, "L": {"Document", "Sect", "LBody"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"},
	"Table": {"Document", "Sect"}, "Caption": {"Table"}, "THead": {"Table"}, "TBody": {"Table"}, "TR": {"THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
	"Span": {"P", "LBody", "TD", "TH", "H1", "H2", "H3", "Span"}, "Link": {"P", "LBody", "TD", "TH", "Span"},
}

// reader is a file while it is read.
type reader struct {
	ctx    *model.Context
	faults []error
	file   *File

	pages   map[int]int          // object number of a page: its number, from 1
	marks   map[int][]mark       // of each page, by MCID
	parents map[int]types.Object // the number tree from marks to elements
	seen    map[string]int       // how many elements each mark is in
	links   map[int]int          // object number of an annotation: how many elements it is in
}

type mark struct{ tag, text string }

func (r *reader) fault(format string, with ...any) {
	r.faults = append(r.faults, fmt.Errorf(format, with...))
}

// Read reads a file and checks it. The error joins all faults.
func Read(body []byte) (*File, error) {
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	ctx, err := api.ReadAndValidate(bytes.NewReader(body), conf)
	if err != nil {
		return nil, fmt.Errorf("pdfcpu, strict: %w", err)
	}
	r := &reader{ctx: ctx, file: &File{Pages: ctx.PageCount}, pages: map[int]int{}, marks: map[int][]mark{}, parents: map[int]types.Object{}, seen: map[string]int{}, links: map[int]int{}}
	if !bytes.HasPrefix(body, []byte("%PDF-1.7\n")) {
		r.fault("the header is not that of PDF 1.7")
	}
	catalog, err := ctx.Catalog()
	if err != nil {
		return nil, err
	}
	r.catalog(catalog)
	tree := r.dict(catalog["StructTreeRoot"])
	r.numbers(r.dict(tree["ParentTree"]))
	for n := 1; n <= ctx.PageCount; n++ {
		r.page(n)
	}
	if kids := r.array(tree["K"]); len(kids) == 1 {
		r.file.Root = r.element(kids[0], types.IndirectRef{}, "")
	} else {
		r.fault("the structure has %d roots", len(kids))
	}
	for page, marks := range r.marks {
		for id := range marks {
			if n := r.seen[fmt.Sprint(page, " ", id)]; n != 1 {
				r.fault("page %d: the content with MCID %d is in %d elements", page, id, n)
			}
		}
	}
	for object, n := range r.links {
		if n != 1 {
			r.fault("the link of object %d is in %d elements", object, n)
		}
	}
	if r.file.Root != nil {
		r.shape(r.file.Root)
	}
	for at := r.dict(r.dict(catalog["Outlines"])["First"]); at != nil; at = r.dict(at["Next"]) {
		r.bookmark(at)
	}
	return r.file, errors.Join(r.faults...)
}

func (r *reader) bookmark(d types.Dict) {
	r.file.Bookmarks = append(r.file.Bookmarks, r.text(d["Title"]))
	for at := r.dict(d["First"]); at != nil; at = r.dict(at["Next"]) {
		r.bookmark(at)
	}
}

func (r *reader) get(o types.Object) types.Object {
	o, err := r.ctx.Dereference(o)
	if err != nil {
		r.fault("following a reference: %w", err)
	}
	return o
}

func (r *reader) dict(o types.Object) types.Dict {
	d, _ := r.get(o).(types.Dict)
	return d
}

func (r *reader) array(o types.Object) types.Array {
	a, _ := r.get(o).(types.Array)
	return a
}

func (r *reader) text(o types.Object) string {
	o = r.get(o)
	if o == nil {
		return ""
	}
	s, err := r.ctx.DereferenceText(o)
	if err != nil {
		r.fault("reading a string: %w", err)
	}
	return s
}

func (r *reader) name(o types.Object) string {
	n, _ := r.get(o).(types.Name)
	return string(n)
}

func (r *reader) stream(o types.Object) []byte {
	s, _, err := r.ctx.DereferenceStreamDict(o)
	if err == nil && s != nil {
		err = s.Decode()
	}
	if err != nil || s == nil {
		r.fault("reading a stream: %v", err)
		return nil
	}
	return s.Content
}

// catalog checks what a file says of itself.
func (r *reader) catalog(c types.Dict) {
	r.file.Lang = r.text(c["Lang"])
	if r.file.Lang == "" {
		r.fault("the file has no language")
	}
	if marked, _ := r.get(r.dict(c["MarkInfo"])["Marked"]).(types.Boolean); !marked.Value() {
		r.fault("the file does not say that it is tagged")
	}
	if shown, _ := r.get(r.dict(c["ViewerPreferences"])["DisplayDocTitle"]).(types.Boolean); !shown.Value() {
		r.fault("the title is not shown")
	}
	xmp := string(r.stream(c["Metadata"]))
	for _, want := range []string{"<pdfuaid:part>1</pdfuaid:part>", "<dc:title>"} {
		if !strings.Contains(xmp, want) {
			r.fault("the metadata has no %s", want)
		}
	}
	if r.ctx.Info != nil {
		r.file.Title = r.text(r.dict(*r.ctx.Info)["Title"])
	}
	if r.file.Title == "" {
		r.fault("the file has no title")
	}
}

// numbers reads the number tree, which is one node in our files.
func (r *reader) numbers(d types.Dict) {
	nums := r.array(d["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		key, _ := r.get(nums[i]).(types.Integer)
		if _, twice := r.parents[key.Value()]; twice {
			r.fault("the parent tree has %d twice", key.Value())
		}
		r.parents[key.Value()] = nums[i+1]
	}
}

func (r *reader) page(n int) {
	d, ref, _, err := r.ctx.PageDict(n, false)
	if err != nil || ref == nil {
		r.fault("reading page %d: %v", n, err)
		return
	}
	r.pages[ref.ObjectNumber.Value()] = n
	if r.name(d["Tabs"]) != "S" {
		r.fault("page %d: Tab does not follow the structure", n)
	}
	fonts := map[string]map[string]string{}
	for name, font := range r.dict(r.dict(d["Resources"])["Font"]) {
		fonts[name] = r.font(r.dict(font))
	}
	r.content(n, string(r.stream(d["Contents"])), fonts)
	if key, ok := r.get(d["StructParents"]).(types.Integer); ok {
		if of := r.array(r.parents[key.Value()]); len(of) != len(r.marks[n]) {
			r.fault("page %d: %d marks, and %d in the parent tree", n, len(r.marks[n]), len(of))
		}
	} else {
		r.fault("page %d has no StructParents", n)
	}
	for _, a := range r.array(d["Annots"]) {
		link, _ := a.(types.IndirectRef)
		r.links[link.ObjectNumber.Value()] = 0
		if r.text(r.dict(a)["Contents"]) == "" {
			r.fault("page %d: a link does not say where it goes", n)
		}
	}
}

var subset = regexp.MustCompile(`^[A-Z]{6}\+`)

// font checks that a font is embedded, and gives the characters of each glyph.
func (r *reader) font(d types.Dict) map[string]string {
	name := r.name(d["BaseFont"])
	if !subset.MatchString(name) {
		r.fault("font %s has no prefix of a subset", name)
	}
	below := r.array(d["DescendantFonts"])
	if len(below) != 1 || len(r.stream(r.dict(r.dict(below[0])["FontDescriptor"])["FontFile2"])) == 0 {
		r.fault("font %s is not embedded", name)
	}
	glyphs := map[string]string{}
	for _, pair := range regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>\n`).FindAllStringSubmatch(string(r.stream(d["ToUnicode"])), -1) {
		raw, err := hex.DecodeString(pair[2])
		if err != nil || len(raw)%2 != 0 {
			r.fault("font %s: %q is no text", name, pair[2])
			continue
		}
		var units []uint16
		for i := 0; i < len(raw); i += 2 {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		}
		glyphs[pair[1]] = strings.ReplaceAll(string(utf16.Decode(units)), "\u200b", "")
	}
	return glyphs
}

var token = regexp.MustCompile(`<<|>>|<[0-9A-Fa-f]*>|\[|\]|/?[^\s<>\[\]/]+`)

// content reads the marked content of a page. What is painted outside of it is a fault.
func (r *reader) content(page int, body string, fonts map[string]map[string]string) {
	var operands []string
	var glyphs map[string]string
	open, depth := "", 0 // "" none, "-" an artifact, or an MCID
	r.marks[page] = nil
	for _, t := range token.FindAllString(body, -1) {
		switch t {
		case "BDC":
			if depth++; depth > 1 {
				r.fault("page %d: marked content within marked content", page)
			}
			open = "-"
			if i := slices.Index(operands, "/MCID"); i >= 0 {
				open = operands[i+1]
				if id, err := strconv.Atoi(open); err != nil || id != len(r.marks[page]) {
					r.fault("page %d: MCID %s is not the next", page, open)
				}
				r.marks[page] = append(r.marks[page], mark{tag: operands[0]})
			} else if operands[0] != "/Artifact" {
				r.fault("page %d: %s is neither in the structure nor an artifact", page, operands[0])
			}
		case "EMC":
			depth--
			open = ""
		case "Tf":
			if glyphs = fonts[strings.TrimPrefix(operands[len(operands)-2], "/")]; glyphs == nil {
				r.fault("page %d: there is no font %s", page, operands[len(operands)-2])
			}
		case "TJ":
			text := ""
			for _, o := range operands {
				if strings.HasPrefix(o, "<") {
					said, known := glyphs[strings.Trim(o, "<>")]
					if !known {
						r.fault("page %d: nobody knows what glyph %s is", page, o)
					}
					text += said
				}
			}
			switch open {
			case "":
				r.fault("page %d: %q is neither in the structure nor an artifact", page, text)
			case "-":
				r.file.Artifacts += text + "\n"
			default:
				r.marks[page][len(r.marks[page])-1].text += text
			}
		case "f":
			if open != "-" {
				r.fault("page %d: a field of colour is no artifact", page)
			}
		case "BT", "ET", "rg", "Tm", "Ts", "re":
		default:
			operands = append(operands, t)
			continue
		}
		operands = nil
	}
	if depth != 0 {
		r.fault("page %d: marked content is not closed", page)
	}
}

// element reads an element and what is in it.
func (r *reader) element(o types.Object, parent types.IndirectRef, in string) *Element {
	ref, _ := o.(types.IndirectRef)
	d := r.dict(o)
	e := &Element{Role: r.name(d["S"]), Lang: r.text(d["Lang"]), Alt: r.text(d["Alt"])}
	if may, standard := roles[e.Role]; !standard {
		r.fault("%q is no standard structure type", e.Role)
	} else if !slices.Contains(may, in) {
		r.fault("a %s stands in a %s", e.Role, in)
	}
	if p, ok := d["P"].(types.IndirectRef); in != "" && (!ok || p != parent) {
		r.fault("a %s has another parent than it stands in", e.Role)
	}
	a := r.dict(d["A"])
	e.Scope, e.Numbering = r.name(a["Scope"]), r.name(a["ListNumbering"])
	for _, k := range r.array(d["K"]) {
		kid := r.dict(k)
		pageRef, _ := kid["Pg"].(types.IndirectRef)
		page := r.pages[pageRef.ObjectNumber.Value()]
		switch r.name(kid["Type"]) {
		case "MCR":
			id, _ := r.get(kid["MCID"]).(types.Integer)
			if page == 0 || id.Value() >= len(r.marks[page]) {
				r.fault("a %s has content %d of page %d, which is not there", e.Role, id, page)
				continue
			}
			r.seen[fmt.Sprint(page, " ", id.Value())]++
			m := r.marks[page][id.Value()]
			if m.tag != "/"+e.Role {
				r.fault("page %d: content marked %s is of a %s", page, m.tag, e.Role)
			}
			if of := r.array(r.parents[page-1]); id.Value() >= len(of) || of[id.Value()] != types.Object(ref) {
				r.fault("page %d: the parent tree has another parent for MCID %d", page, id.Value())
			}
			e.Kids = append(e.Kids, Kid{Text: m.text})
		case "OBJR":
			object, _ := kid["Obj"].(types.IndirectRef)
			r.links[object.ObjectNumber.Value()]++
			annotation := r.dict(object)
			if key, ok := r.get(annotation["StructParent"]).(types.Integer); !ok || r.parents[key.Value()] != types.Object(ref) {
				r.fault("page %d: the parent tree has another parent for a link", page)
			}
			e.Kids = append(e.Kids, Kid{To: r.text(r.dict(annotation["A"])["URI"])})
		default:
			e.Kids = append(e.Kids, Kid{Element: r.element(k, ref, e.Role)})
		}
	}
	return e
}

// shape checks headings, lists, tables and links.
func (r *reader) shape(root *Element) {
	level, before := 0, ""
	var walk func(e *Element)
	walk = func(e *Element) {
		headed := before == "H1" || before == "H2" || before == "H3"
		before = e.Role
		var in []string
		links := 0
		for _, k := range e.Kids {
			if k.Element != nil {
				in = append(in, k.Element.Role)
			}
			if k.To != "" {
				links++
			}
		}
		switch e.Role {
		case "H1", "H2", "H3":
			if n := int(e.Role[1] - '0'); n > level+1 {
				r.fault("%s %q comes after a heading of level %d", e.Role, e.Text(), level)
			} else {
				level = n
			}
		case "LI":
			if !slices.Equal(in, []string{"Lbl", "LBody"}) {
				r.fault("an item of a list has %v", in)
			}
		case "L":
			if e.Numbering == "" {
				r.fault("a list does not say how it is numbered")
			}
		case "Table":
			// A caption, or a heading right above that says what it would.
			if !slices.Equal(in, []string{"Caption", "THead", "TBody"}) && !(headed && slices.Equal(in, []string{"THead", "TBody"})) {
				r.fault("a table has %v", in)
			}
			rows := e.All("TR")
			for _, row := range rows {
				if len(row.Kids) != len(rows[0].Kids) {
					r.fault("a row has %d cells, the first has %d", len(row.Kids), len(rows[0].Kids))
				}
			}
		case "TH":
			if e.Scope != "Row" && e.Scope != "Column" {
				r.fault("a header has no scope")
			}
		case "Link":
			if links == 0 {
				r.fault("link %q goes nowhere", e.Text())
			}
		}
		for _, k := range e.Kids {
			if k.Element != nil {
				walk(k.Element)
			}
		}
	}
	walk(root)
}
