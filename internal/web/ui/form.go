package ui

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/text"
)

// The names of the hidden fields that Form writes.
const (
	FieldToken = "token" // makes a second sending of the same form harmless
	FieldDraft = "draft" // the draft the answers belong to
	FieldSeq   = "seq"   // the number of the last fact the page knew of, or of the draft's version
)

// An Error is what is wrong with one field, in words that say what to do.
type Error struct {
	Control string // the id of the field's control: the form's Prefix and the field's name
	Words   string
}

// Errors are a form's, in the order of its fields. Page shows them above the content, Form shows
// each at its field, in the same words. Give both the same Errors.
type Errors []Error

// Add appends an error at a control. A second one at the same control is left out: one thing at a
// time.
func (e *Errors) Add(control, words string) {
	if e.At(control) == "" {
		*e = append(*e, Error{control, words})
	}
}

// At returns the words of the error at a control, or nothing.
func (e Errors) At(control string) string {
	for _, one := range e {
		if one.Control == control {
			return one.Words
		}
	}
	return ""
}

// summary takes the focus by autofocus, which needs no script; the next Tab is the first error.
func (e Errors) summary(l text.Lang) Node {
	if len(e) == 0 {
		return nil
	}
	return h.Div(Classes(ClassErrorSummary), h.ID("fouten"), h.Role("alert"), h.TabIndex("-1"), h.AutoFocus(),
		h.H2(Text(text.UIProblem.In(l))),
		h.Ul(Map(e, func(one Error) Node { return h.Li(h.A(Href(Path("#"+one.Control)), Text(one.Words))) })))
}

// A Form asks and sends. Its methods make the fields, filled in from Values and marked from Errors,
// so that nothing a person typed is lost and no error is forgotten.
type Form struct {
	Lang   text.Lang
	Action Path
	Values url.Values // what is filled in, by the field's name
	Errors Errors
	Prefix string // stands before the ids of the controls, where a page has several forms

	Token string // idempotency; every form that changes something has one
	Draft string
	Seq   int

	Filter     bool   // sends by GET and changes nothing: a list's filter
	Repeatable bool   // sends by POST, and twice does no harm, so it has no token: a search, signing out
	Upload     bool   // it has a File
	Label      string // names the form for screen readers, where a page has several; may be empty
}

// Node makes the form around its fields and buttons.
func (f Form) Node(content ...Node) Node {
	method := "post"
	if f.Filter {
		method = "get"
	}
	return h.Form(h.Method(method), h.Action(f.Action.checked()), Attr("novalidate"),
		If(f.Upload, h.EncType("multipart/form-data")),
		If(f.Repeatable, Attr("data-repeatable")),
		If(f.Label != "", h.Aria("label", f.Label)),
		hidden(FieldToken, f.Token),
		hidden(FieldDraft, f.Draft),
		Iff(f.Seq > 0, func() Node { return hidden(FieldSeq, strconv.Itoa(f.Seq)) }),
		Group(content))
}

// Hidden is a hidden field with a value the person does not choose.
func (f Form) Hidden(name, value string) Node { return hidden(name, value) }

func hidden(name, value string) Node {
	if value == "" {
		return nil
	}
	return h.Input(h.Type("hidden"), h.Name(name), h.Value(value))
}

// An Option changes a field.
type Option func(*field)

type field struct {
	name, label, hint string
	h1                bool
	step              Step
	optional, unseen  bool
	short, focused    bool
	multiple          bool
	approximate       bool
	accept            string
	value             []string
	attributes        []Node
	class             Class

	// What Form.field works out.
	id, wrong       string
	hintID, wrongID string
	describedBy     string
	count           string // of the step, in words
}

// Hint explains the question in a line between label and field.
func Hint(words string) Option { return func(f *field) { f.hint = words } }

// Optional says in the label that the question may be skipped.
func Optional(f *field) { f.optional = true }

// AsH1 makes the label or legend the page's heading, with the count of the step above it; a zero
// Step has no count. For pages that ask one thing.
func AsH1(s Step) Option { return func(f *field) { f.h1, f.step = true, s } }

// LabelUnseen keeps the label for screen readers, where the page shows by itself what is asked.
func LabelUnseen(f *field) { f.unseen = true }

// Short makes the field as wide as a number or date, and a TextArea as high as a few lines. Text that
// does not fit makes a TextArea grow.
func Short(f *field) { f.short = true }

// Code makes a TextArea one for text whose lines and columns mean something: they do not wrap, and letters are of one width.
func Code(f *field) {
	f.attributes = append(f.attributes, Attr("wrap", "off"), Attr("spellcheck", "false"))
}

// FocusHere puts the keyboard in the field when the page opens, unless there are errors. At most
// one on a page, at the desk.
func FocusHere(f *field) { f.focused = true }

// Default is the value of a field that Values says nothing of; for checkboxes, several.
func Default(values ...string) Option { return func(f *field) { f.value = values } }

// Autocomplete lets the browser fill in what it knows, by the names of the HTML standard: "name",
// "email", "tel", "street-address", "postal-code", "one-time-code", "off".
func Autocomplete(token string) Option {
	return func(f *field) { f.attributes = append(f.attributes, h.AutoComplete(token)) }
}

// Digits opens the keyboard of digits on a phone.
func Digits(f *field) {
	f.attributes = append(f.attributes, Attr("inputmode", "numeric"), Attr("spellcheck", "false"))
}

// Capitals opens the keyboard with capitals and corrects nothing: for a complaint's number.
func Capitals(f *field) {
	f.attributes = append(f.attributes, Attr("autocapitalize", "characters"), Attr("spellcheck", "false"))
}

// Several lets a File take more than one at a time.
func Several(f *field) { f.multiple = true }

// Accept is what a File offers to choose, instead of photos and papers: ".yaml,.yml".
func Accept(kinds string) Option { return func(f *field) { f.accept = kinds } }

// Approximate lets a Date be answered in words, such as "half november".
func Approximate(f *field) { f.approximate = true }

// FieldKey lets a single key with the browser's modifier reach the field, for the desk.
func FieldKey(key string) Option {
	return func(f *field) { f.attributes = append(f.attributes, Attr("accesskey", key)) }
}

// A Step is where one is in a row of questions. The zero Step is nowhere.
type Step struct{ N, Of int }

// In says "Vraag 4 van 9", or nothing for the zero Step.
func (s Step) In(l text.Lang) string {
	if s == (Step{}) {
		return ""
	}
	return text.UIStep(l, s.N, s.Of)
}

// Title is a page's title with its step: "Vraag 4 van 9: Wat is er gebeurd?".
func (s Step) Title(l text.Lang, question string) string {
	if s == (Step{}) {
		return question
	}
	return s.In(l) + ": " + question
}

// Heading is the page's h1, with the count of the step above it; a zero Step has no count.
func Heading(l text.Lang, s Step, words string) Node {
	return h.H1(stepped(s.In(l)), Text(words))
}

func stepped(words string) Node {
	if words == "" {
		return nil
	}
	return Group{h.Span(Classes(ClassStep), Text(words)), Text(" ")}
}

func (f Form) field(name, label string, options []Option) field {
	x := field{name: name, label: label}
	for _, o := range options {
		o(&x)
	}
	x.id = f.Prefix + name
	x.wrong = f.Errors.At(x.id)
	if x.optional {
		x.label = text.UIOptional(f.Lang, label)
	}
	x.count = x.step.In(f.Lang)
	if values, ok := f.Values[name]; ok {
		x.value = values
	}
	var described []string
	if x.hint != "" {
		x.hintID = x.id + "-hint"
		described = append(described, x.hintID)
	}
	if x.wrong != "" {
		x.wrongID = x.id + "-fout"
		described = append(described, x.wrongID)
	}
	x.describedBy = strings.Join(described, " ")
	if len(f.Errors) > 0 {
		x.focused = false
	}
	return x
}

func (x field) first() string {
	if len(x.value) == 0 {
		return ""
	}
	return x.value[0]
}

func (x field) classes(extra ...Class) Node {
	all := append([]Class{ClassField}, extra...)
	if x.wrong != "" {
		all = append(all, ClassWrong)
	}
	return Classes(all...)
}

func (x field) hintAndError(l text.Lang) Group {
	return Group{
		If(x.hint != "", h.P(Classes(ClassHint), h.ID(x.hintID), Text(x.hint))),
		If(x.wrong != "", h.P(Classes(ClassErrorText), h.ID(x.wrongID), Unseen(text.UIErrorPrefix.In(l)), Text(x.wrong))),
	}
}

// described ties hint and error to a control.
func (x field) described() Group {
	return Group{
		If(x.describedBy != "", h.Aria("describedby", x.describedBy)),
		If(x.wrong != "", h.Aria("invalid", "true")),
	}
}

// labelled puts label, hint and error above a control.
func (f Form) labelled(x field, control Node) Node {
	label := h.Label(h.For(x.id), If(x.unseen, Classes(ClassUnseen)), stepped(x.count), Text(x.label))
	if x.h1 {
		label = h.H1(label)
	}
	return h.Div(x.classes(), label, x.hintAndError(f.Lang), control)
}

func (f Form) input(kind string, x field, attributes ...Node) Node {
	width := x.class
	if x.short {
		width = ClassShort
	}
	return f.labelled(x, h.Input(h.Type(kind), Classes(ClassInput, width), h.ID(x.id), h.Name(x.name),
		If(kind != "file" && x.first() != "", h.Value(x.first())), Group(attributes), Group(x.attributes), x.described(), If(x.focused, h.AutoFocus())))
}

// Text asks for a line.
func (f Form) Text(name, label string, options ...Option) Node {
	return f.input("text", f.field(name, label, options))
}

// Search asks for words to look for.
func (f Form) Search(name, label string, options ...Option) Node {
	return f.input("search", f.field(name, label, options), h.AutoComplete("off"))
}

// Email asks for a mail address.
func (f Form) Email(name, label string, options ...Option) Node {
	return f.input("email", f.field(name, label, options), Attr("spellcheck", "false"), Attr("autocapitalize", "none"))
}

// Tel asks for a telephone number.
func (f Form) Tel(name, label string, options ...Option) Node {
	x := f.field(name, label, options)
	x.short = true
	return f.input("tel", x)
}

// Date asks for a date in words, with an example such as "18 november 2026" as its hint; with
// Approximate it may be vague. A Hint given stands before the example.
func (f Form) Date(name, label, example string, options ...Option) Node {
	x := f.field(name, label, options)
	hint := text.UIDateExample(f.Lang, example)
	if x.approximate {
		hint = text.UIDateVague(f.Lang, example)
	}
	if x.hint != "" {
		hint = x.hint + ". " + hint
	}
	x = f.field(name, label, append(slices.Clone(options), Hint(hint), Short))
	return f.input("text", x)
}

// TextArea asks for a story.
func (f Form) TextArea(name, label string, options ...Option) Node {
	x := f.field(name, label, options)
	width, rows := Class(""), "8" // rows for browsers that do not yet size by content
	if x.short {
		width, rows = ClassShort, "3"
	}
	return f.labelled(x, h.Textarea(Classes(ClassInput, width), h.ID(x.id), h.Name(x.name), h.Rows(rows),
		Group(x.attributes), x.described(), If(x.focused, h.AutoFocus()), Text(textareaValue(x.first()))))
}

// textareaValue keeps a first line break, which the parser of HTML drops.
func textareaValue(s string) string {
	if strings.HasPrefix(s, "\n") || strings.HasPrefix(s, "\r\n") {
		return "\n" + s
	}
	return s
}

// accepted is what File offers to choose: pictures and papers. Safari turns a HEIC photo into the first of these kinds
// of picture by itself, if HEIC is not among them; "image/*" would let it send what we cannot open.
const accepted = "image/jpeg,image/png,image/webp,image/gif,.pdf,.doc,.docx,.odt,.txt"

// File asks for a photo or paper, or what Accept says. The form has Upload.
func (f Form) File(name, label string, options ...Option) Node {
	x := f.field(name, label, options)
	x.class = ClassUpload
	if x.accept == "" {
		x.accept = accepted
	}
	return f.input("file", x, h.Accept(x.accept), If(x.multiple, h.Multiple()))
}

// A Choice is one answer of several.
type Choice struct {
	Value string
	Words string
	Hint  string // a line under it; may be empty
}

// Radios asks to choose one. The first carries the field's id, so that an error leads there.
func (f Form) Radios(name, legend string, choices []Choice, options ...Option) Node {
	x := f.field(name, legend, options)
	return f.group(x, "radio", choices, Group{h.Role("radiogroup"), x.described()}, nil)
}

// Checkboxes asks to choose any number.
func (f Form) Checkboxes(name, legend string, choices []Choice, options ...Option) Node {
	x := f.field(name, legend, options)
	return f.group(x, "checkbox", choices, If(x.hint != "", h.Aria("describedby", x.hintID)), If(x.wrong != "", Group{
		h.Aria("describedby", x.wrongID), h.Aria("invalid", "true")}))
}

func (f Form) group(x field, kind string, choices []Choice, onGroup, onEach Node) Node {
	legend := Group{stepped(x.count), Text(x.label)}
	return h.FieldSet(x.classes(), onGroup, If(len(choices) == 0, h.ID(x.id)), // a link of the list of errors leads somewhere, also then
		h.Legend(If(x.unseen, Classes(ClassUnseen)), Iff(x.h1, func() Node { return h.H1(legend) }), If(!x.h1, legend)),
		x.hintAndError(f.Lang),
		h.Div(Classes(ClassChoices), Group(mapIndexed(choices, func(i int, c Choice) Node {
			return h.Label(
				h.Input(h.Type(kind), h.Name(x.name), h.Value(c.Value), h.ID(choiceID(x.id, i)),
					If(slices.Contains(x.value, c.Value), h.Checked()), onEach,
					If(i == 0, Group(x.attributes)), If(i == 0 && x.focused, h.AutoFocus())),
				h.Span(Text(c.Words)), If(c.Hint != "", h.Small(Text(c.Hint))))
		}))))
}

// choiceID is the id of the nth choice; the first has the field's own.
func choiceID(id string, n int) string {
	if n == 0 {
		return id
	}
	return id + "-" + strconv.Itoa(n+1)
}

// Checkbox asks one yes or no.
func (f Form) Checkbox(name, words string, options ...Option) Node {
	x := f.field(name, words, options)
	return h.Div(x.classes(), x.hintAndError(f.Lang), h.Div(Classes(ClassChoices), h.Label(
		h.Input(h.Type("checkbox"), h.Name(x.name), h.Value("1"), h.ID(x.id), If(x.first() == "1", h.Checked()),
			x.described(), Group(x.attributes), If(x.focused, h.AutoFocus())),
		h.Span(Text(x.label)))))
}

// Select asks to choose one of many. A first choice with an empty value can say "Kies ...".
func (f Form) Select(name, label string, choices []Choice, options ...Option) Node {
	x := f.field(name, label, options)
	var width Class
	if x.short {
		width = ClassShort
	}
	return f.labelled(x, h.Select(Classes(ClassInput, width), h.ID(x.id), h.Name(x.name), Group(x.attributes), x.described(), If(x.focused, h.AutoFocus()),
		Map(choices, func(c Choice) Node {
			words := c.Words
			if c.Hint != "" {
				words += " – " + c.Hint
			}
			return h.Option(h.Value(c.Value), If(slices.Contains(x.value, c.Value), h.Selected()), Text(words))
		})))
}

// Group puts several fields under one legend.
func (f Form) Group(legend string, content ...Node) Node {
	return h.FieldSet(Classes(ClassField, ClassGroup), h.Legend(Text(legend)), Group(content))
}

// InRow puts short fields and a button next to each other: a filter above a list.
func InRow(content ...Node) Node { return h.Div(Classes(ClassInRow), Group(content)) }

func mapIndexed[T any](ts []T, f func(int, T) Node) []Node {
	nodes := make([]Node, len(ts))
	for i, t := range ts {
		nodes[i] = f(i, t)
	}
	return nodes
}
