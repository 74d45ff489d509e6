package pdf

// A Role is a standard structure type (ISO 32000-1, 14.8.4).
type Role string

// The roles that files have.
const (
	Document Role = "Document"
	Section  Role = "Sect"
	H1       Role = "H1"
	H2       Role = "H2"
	H3       Role = "H3"
	P        Role = "P"
	Span     Role = "Span"
	Link     Role = "Link"
	L        Role = "L"
	LI       Role = "LI"
	Lbl      Role = "Lbl"
	LBody    Role = "LBody"
	Table    Role = "Table"
	Caption  Role = "Caption"
	THead    Role = "THead"
	TBody    Role = "TBody"
	TR       Role = "TR"
	TH       Role = "TH"
	TD       Role = "TD"
)

// An Element is a part of what a file says, in the order in which it is read. What is drawn belongs to one, or
// is an artifact.
type Element struct {
	Role  Role
	Lang  string // a tag of RFC 5646, where it is not that of what it stands in
	Alt   string // said instead of what is drawn
	Scope string // of a TH: "Row" or "Column"
	List  string // of an L: how its items are marked, "None", "Disc" or "Decimal"

	parent *Element
	kids   []kid
	id     int
	loose  bool // not among its parent's kids until something of it is drawn
}

// A kid is an element, or marked content on a page, or an annotation.
type kid struct {
	element    *Element
	page       *Page
	mark       int
	annotation *annotation
}

// Add puts an element at the end of another.
func (e *Element) Add(role Role) *Element {
	child := &Element{Role: role, parent: e}
	e.kids = append(e.kids, kid{element: child})
	return child
}

// Within makes an element that stands in the running text of another: it takes its place there when it is drawn.
func (e *Element) Within(role Role) *Element {
	return &Element{Role: role, parent: e, loose: true}
}

// place puts a loose element behind what was drawn of its parent so far.
func (e *Element) place() {
	if e.loose {
		e.loose = false
		e.parent.place()
		e.parent.kids = append(e.parent.kids, kid{element: e})
	}
}
