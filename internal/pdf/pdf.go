// Package pdf writes PDF files that a screen reader can read: PDF 1.7, tagged, with the identifier of PDF/UA-1.
// What is drawn on a page belongs to an element of the structure or is an artifact, in no third way. Text is
// shaped, in Latin, Greek, Cyrillic and Arabic script, from fonts that are part of the program and of which a
// file has the glyphs it needs. The same calls give the same bytes.
//
// Measures are in points, 72 to an inch, from the left and the top of the page.
package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
)

// The paper. A page that lies is as wide as another is high.
const (
	A4Width  = 595.28
	A4Height = 841.89
)

// MM is a millimetre.
const MM = 72 / 25.4

// A Colour is in sRGB.
type Colour struct{ R, G, B uint8 }

// Info is what a file says about itself.
type Info struct {
	Title string    // shown as the name of the window; empty is "-", as a file must have one
	Lang  string    // a tag of RFC 5646
	By    string    // who made it: an organisation; left out when empty
	At    time.Time // when; left out when zero
}

// A File is being written.
type File struct {
	info    Info
	root    Element
	pages   []*Page
	links   []*annotation
	marks   []bookmark
	shaper  *shaper
	fonts   map[*face]*used
	order   []*face // as they were first used
	missing []rune

	objects []object
}

// An object is what a file is made of. A stream stands in it as it is; others are packed together.
type object struct {
	body   []byte
	stream bool
}

// New begins a file.
func New(info Info) *File {
	if info.Title = strings.TrimSpace(sayable(info.Title)); info.Title == "" {
		info.Title = "-"
	}
	info.By = strings.TrimSpace(sayable(info.By))
	return &File{info: info, root: Element{Role: Document}, shaper: newShaper(), fonts: map[*face]*used{}}
}

// Root is the element that all others are in.
func (f *File) Root() *Element { return &f.root }

// Pages are those that were made, in order.
func (f *File) Pages() []*Page { return f.pages }

// Missing lists the characters that no font has and that are shown as a box, in the order they were drawn.
func (f *File) Missing() []rune { return f.missing }

// A bookmark is a line of the table of contents beside the pages.
type bookmark struct {
	title string
	page  *Page
	y     float64
	level int
}

// Bookmark adds a line to the table of contents: level 0 is the highest.
func (f *File) Bookmark(title string, p *Page, y float64, level int) {
	f.marks = append(f.marks, bookmark{strings.Join(strings.Fields(title), " "), p, y, level})
}

// used is a font with the glyphs that a file needs of it, numbered from 1.
type used struct {
	name   string // as pages call it
	glyphs map[drawn]int
	order  []drawn
}

// drawn is a glyph with what it stands for: the same shape for other characters has another number, so that
// the file always says which characters it shows.
type drawn struct {
	id   uint16
	text string
}

// most is how many glyphs of one font a file may have: one number is two bytes.
const most = 60000

func (f *File) number(of *face, g glyph) (name string, number int) {
	u := f.fonts[of]
	if u == nil {
		u = &used{name: fmt.Sprintf("F%d", len(f.order)+1), glyphs: map[drawn]int{}}
		f.fonts[of], f.order = u, append(f.order, of)
	}
	key := drawn{g.id, g.text}
	if g.missing() {
		for _, r := range g.text {
			if !slices.Contains(f.missing, r) && len(f.missing) < 100 {
				f.missing = append(f.missing, r)
			}
		}
	}
	number, ok := u.glyphs[key]
	if !ok && len(u.order) >= most {
		key = drawn{0, "\ufffd"}
		number, ok = u.glyphs[key]
	}
	if !ok {
		u.order = append(u.order, key)
		number = len(u.order)
		u.glyphs[key] = number
	}
	return u.name, number
}

// reserve gives the number of an object that is written later.
func (f *File) reserve() int {
	f.objects = append(f.objects, object{})
	return len(f.objects)
}

func (f *File) add(body string) int {
	n := f.reserve()
	f.put(n, body)
	return n
}

func (f *File) put(n int, body string) { f.objects[n-1] = object{body: []byte(body)} }

func (f *File) stream(dict string, body []byte, packed bool) int {
	if packed {
		var b bytes.Buffer
		w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression) // the level exists
		_, _ = w.Write(body)                                  // into memory: neither fails
		_ = w.Close()
		body, dict = b.Bytes(), dict+" /Filter /FlateDecode"
	}
	n := f.reserve()
	f.objects[n-1] = object{append(fmt.Appendf(nil, "<< %s /Length %d >>\nstream\n", dict, len(body)), append(body, "\nendstream"...)...), true}
	return n
}

// Bytes writes the file. It is called once, at the end.
func (f *File) Bytes() []byte {
	catalog, pages, tree := f.reserve(), f.reserve(), f.reserve()
	for _, p := range f.pages {
		p.close()
		p.id = f.reserve()
	}
	for _, a := range f.links {
		a.id = f.reserve()
	}
	resources := f.writeFonts()
	for i, a := range f.links {
		f.put(a.id, fmt.Sprintf("<< /Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /F 4 /StructParent %d /Contents %s /A << /Type /Action /S /URI /URI %s >> >>",
			number(a.x), number(a.page.height-a.y-a.height), number(a.x+a.width), number(a.page.height-a.y), len(f.pages)+i, words(a.says), literal(a.to)))
	}
	var kids []string
	for i, p := range f.pages {
		content := f.stream("", p.content.Bytes(), true)
		annotations := ""
		for _, a := range f.links {
			if a.page == p {
				annotations += fmt.Sprintf("%d 0 R ", a.id)
			}
		}
		if annotations != "" {
			annotations = " /Annots [" + strings.TrimSpace(annotations) + "]"
		}
		f.put(p.id, fmt.Sprintf("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources %d 0 R /Contents %d 0 R /StructParents %d /Tabs /S%s >>",
			pages, number(p.width), number(p.height), resources, content, i, annotations))
		kids = append(kids, fmt.Sprintf("%d 0 R", p.id))
	}
	f.put(pages, fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(kids), strings.Join(kids, " ")))
	f.writeStructure(tree)
	outlines := ""
	if n := f.writeBookmarks(); n != 0 {
		outlines = fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", n)
	}
	metadata := f.stream("/Type /Metadata /Subtype /XML", f.metadata(), false)
	f.put(catalog, fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R /Lang %s /MarkInfo << /Marked true >> /StructTreeRoot %d 0 R /ViewerPreferences << /DisplayDocTitle true >> /Metadata %d 0 R%s >>",
		pages, literal(f.info.Lang), tree, metadata, outlines))
	info := "/Title " + words(f.info.Title) + " /Producer (Gehoor)"
	if f.info.By != "" {
		info += " /Author " + words(f.info.By)
	}
	if !f.info.At.IsZero() {
		at := literal(f.info.At.UTC().Format("D:20060102150405") + "+00'00'")
		info += " /CreationDate " + at + " /ModDate " + at
	}
	return f.join(catalog, f.add("<< "+info+" >>"))
}

// packed is how many objects stand together in a stream of objects.
const packed = 200

// join puts the objects behind each other, and at the end the table that says where each stands (7.5.7, 7.5.8).
func (f *File) join(catalog, info int) []byte {
	type place struct{ kind, at, in int } // 1: in the file, at a byte; 2: in an object, the how-manieth
	places := make([]place, len(f.objects))
	var small []int
	for i, o := range f.objects {
		if !o.stream {
			small = append(small, i)
		}
	}
	for some := range slices.Chunk(small, packed) {
		var index, bodies bytes.Buffer
		container := len(f.objects) + 1
		for n, i := range some {
			fmt.Fprintf(&index, "%d %d ", i+1, bodies.Len())
			bodies.Write(f.objects[i].body)
			bodies.WriteByte('\n')
			places[i] = place{2, container, n}
		}
		first := index.Len()
		f.stream(fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(some), first), append(index.Bytes(), bodies.Bytes()...), true)
		places = append(places, place{})
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for i, o := range f.objects {
		if o.stream {
			places[i] = place{1, b.Len(), 0}
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o.body)
		}
	}
	start, sum := b.Len(), sha256.Sum256(b.Bytes())
	table := []byte{0, 0, 0, 0, 0, 0xff, 0xff} // object 0 is none
	for _, p := range append(places, place{1, start, 0}) {
		table = append(table, byte(p.kind))
		table = binary.BigEndian.AppendUint32(table, uint32(p.at))
		table = binary.BigEndian.AppendUint16(table, uint16(p.in))
	}
	id := hex.EncodeToString(sum[:16])
	n := f.stream(fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]", len(f.objects)+2, catalog, info, id, id), table, true)
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", n, f.objects[n-1].body, start)
	return b.Bytes()
}

// writeFonts writes the fonts and gives the resources of every page.
func (f *File) writeFonts() int {
	list := ""
	for _, of := range f.order {
		u, h := f.fonts[of], of.head
		ids, widths, sum := make([]uint16, len(u.order)), make([]string, len(u.order)), sha256.New()
		for i, d := range u.order {
			ids[i], widths[i] = d.id, fmt.Sprint(of.width(d.id))
			fmt.Fprintf(sum, "%d %q ", d.id, d.text)
		}
		// The six letters that say it is a subset, and which (9.6.4).
		name := make([]byte, 6)
		for i, b := range sum.Sum(nil)[:6] {
			name[i] = 'A' + b%26
		}
		base := string(name) + "+" + of.name
		em := func(n int) int { return n * 1000 / h.unitsPerEm }
		program := of.subset(ids)
		file := f.stream(fmt.Sprintf("/Length1 %d", len(program)), program, true)
		weight := 80
		if strings.HasSuffix(of.name, "Bold") {
			weight = 140
		}
		descriptor := f.add(fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight 714 /StemV %d /FontFile2 %d 0 R >>",
			base, em(h.xMin), em(h.yMin), em(h.xMax), em(h.yMax), em(h.ascent), em(h.descent), weight, file))
		cid := f.add(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R /DW 1000 /W [1 [%s]] /CIDToGIDMap /Identity >>",
			base, descriptor, strings.Join(widths, " ")))
		toUnicode := f.stream("", u.toUnicode(), true)
		list += fmt.Sprintf("/%s %d 0 R ", u.name, f.add(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>", base, cid, toUnicode)))
	}
	return f.add("<< /Font << " + list + ">> >>")
}

// toUnicode says which characters each glyph stands for. What only completes the glyph before it stands for
// a space without width.
func (u *used) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for from := 0; from < len(u.order); from += 100 {
		some := u.order[from:min(from+100, len(u.order))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(some))
		for i, d := range some {
			text := d.text
			if text == "" {
				text = "\u200b"
			}
			fmt.Fprintf(&b, "<%04X> <", from+i+1)
			for _, unit := range utf16.Encode([]rune(text)) {
				fmt.Fprintf(&b, "%04X", unit)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// writeStructure writes the tree of elements, and which element each mark on a page belongs to.
func (f *File) writeStructure(tree int) {
	var elements []*Element
	var number func(e *Element)
	number = func(e *Element) {
		e.id = f.reserve()
		elements = append(elements, e)
		for _, k := range e.kids {
			if k.element != nil {
				number(k.element)
			}
		}
	}
	number(&f.root)
	owner := map[int]*Element{} // of annotations
	for _, e := range elements {
		var kids strings.Builder
		for _, k := range e.kids {
			switch {
			case k.element != nil:
				fmt.Fprintf(&kids, "%d 0 R ", k.element.id)
			case k.annotation != nil:
				owner[k.annotation.id] = e
				fmt.Fprintf(&kids, "<< /Type /OBJR /Obj %d 0 R /Pg %d 0 R >> ", k.annotation.id, k.page.id)
			default:
				fmt.Fprintf(&kids, "<< /Type /MCR /Pg %d 0 R /MCID %d >> ", k.page.id, k.mark)
			}
		}
		parent := tree
		if e.parent != nil {
			parent = e.parent.id
		}
		more := ""
		if e.Lang != "" {
			more += " /Lang " + literal(e.Lang)
		}
		if e.Alt != "" {
			more += " /Alt " + words(e.Alt)
		}
		if e.Scope != "" {
			more += " /A << /O /Table /Scope /" + e.Scope + " >>"
		}
		if e.List != "" {
			more += " /A << /O /List /ListNumbering /" + e.List + " >>"
		}
		f.put(e.id, fmt.Sprintf("<< /Type /StructElem /S /%s /P %d 0 R%s /K [%s] >>", e.Role, parent, more, strings.TrimSpace(kids.String())))
	}
	var nums strings.Builder
	for i, p := range f.pages {
		fmt.Fprintf(&nums, "%d [", i)
		for _, e := range p.marks {
			fmt.Fprintf(&nums, "%d 0 R ", e.id)
		}
		nums.WriteString("] ")
	}
	for i, a := range f.links {
		fmt.Fprintf(&nums, "%d %d 0 R ", len(f.pages)+i, owner[a.id].id)
	}
	parents := f.add("<< /Nums [" + nums.String() + "] >>")
	f.put(tree, fmt.Sprintf("<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d >>", f.root.id, parents, len(f.pages)+len(f.links)))
}

// writeBookmarks writes the table of contents and gives its number; 0 when there is none.
func (f *File) writeBookmarks() int {
	if len(f.marks) == 0 {
		return 0
	}
	type entry struct {
		id, first, last, next, prev, parent, count int
	}
	root := f.reserve()
	entries := make([]entry, len(f.marks))
	for i := range entries {
		entries[i].id = f.reserve()
	}
	var top entry
	last := map[int]int{} // the last entry so far at each level
	for i, m := range f.marks {
		up := &top
		upID := root
		for level := m.level - 1; level >= 0; level-- {
			if j, ok := last[level]; ok {
				up, upID = &entries[j], entries[j].id
				break
			}
		}
		entries[i].parent = upID
		if up.first == 0 {
			up.first = entries[i].id
		} else {
			for j := i - 1; j >= 0; j-- {
				if entries[j].id == up.last {
					entries[j].next, entries[i].prev = entries[i].id, entries[j].id
					break
				}
			}
		}
		up.last = entries[i].id
		up.count++
		last[m.level] = i
		for level := range last {
			if level > m.level {
				delete(last, level)
			}
		}
	}
	ref := func(key string, n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf(" /%s %d 0 R", key, n)
	}
	for i, m := range f.marks {
		e := entries[i]
		count := ""
		if e.count > 0 {
			count = fmt.Sprintf(" /Count -%d", e.count)
		}
		f.put(e.id, "<< /Title "+words(m.title)+ref("Parent", e.parent)+ref("First", e.first)+ref("Last", e.last)+ref("Next", e.next)+ref("Prev", e.prev)+count+
			fmt.Sprintf(" /Dest [%d 0 R /XYZ 0 %s null] >>", m.page.id, number(m.page.height-m.y)))
	}
	f.put(root, "<< /Type /Outlines"+ref("First", top.first)+ref("Last", top.last)+fmt.Sprintf(" /Count %d >>", top.count))
	return root
}

// metadata says in XMP what Info says, and that the file is made to PDF/UA-1.
func (f *File) metadata() []byte {
	esc := func(s string) string {
		var b bytes.Buffer
		_ = xml.EscapeText(&b, []byte(s)) // into memory: does not fail
		return b.String()
	}
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">" +
		"<pdfuaid:part>1</pdfuaid:part><pdf:Producer>Gehoor</pdf:Producer>")
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>", esc(f.info.Title), esc(f.info.Lang))
	if f.info.By != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>", esc(f.info.By))
	}
	if !f.info.At.IsZero() {
		at := f.info.At.UTC().Format(time.RFC3339)
		fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>", at, at)
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// words is a text string (7.9.2.2).
func words(s string) string {
	b := []byte("<FEFF")
	for _, unit := range utf16.Encode([]rune(sayable(s))) {
		b = fmt.Appendf(b, "%04X", unit)
	}
	return string(append(b, '>'))
}

// sayable leaves out what nobody can say. What only its makers know is said as the sign for that.
func sayable(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = plain(r); {
		case r == 0:
			return -1
		case r == ends:
			return ' '
		case unicode.Is(unicode.Co, r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// literal is a string of ASCII; what is none is written as in an address.
func literal(s string) string {
	b := []byte("(")
	for _, c := range []byte(s) {
		switch {
		case c == '(' || c == ')' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ' || c > '~':
			b = fmt.Appendf(b, "%%%02X", c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, ')'))
}

// number is a measure with two decimals at most.
func number(v float64) string {
	s := fmt.Sprintf("%.2f", v)
	s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
