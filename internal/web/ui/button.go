package ui

import (
	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// A ButtonOption changes a button or a link that looks like one.
type ButtonOption func(*button)

type button struct {
	class       Class
	words       string
	name, value string
	action      Path
	unseen      string
	autofocus   bool
	accessKey   string
}

// Sends makes the button send a name and value of its own with the form, to tell it from the others.
func Sends(name, value string) ButtonOption {
	return func(b *button) { b.name, b.value = name, value }
}

// To makes the button send the form to another path.
func To(p Path) ButtonOption { return func(b *button) { b.action = p } }

// About adds words that are heard and not seen, where several buttons on a page say the same:
// Button("Weghalen", About("foto.jpg")).
func About(words string) ButtonOption { return func(b *button) { b.unseen = words } }

// Focused puts the keyboard there when the page opens. At most one on a page, and none on a page
// with errors.
func Focused(b *button) { b.autofocus = true }

// AccessKey lets a single key with the browser's modifier reach the button, for the desk.
func AccessKey(key string) ButtonOption { return func(b *button) { b.accessKey = key } }

func newButton(class Class, words string, options []ButtonOption) button {
	b := button{class: class, words: words}
	for _, o := range options {
		o(&b)
	}
	return b
}

func (b button) attributes() Group {
	return Group{
		Classes(ClassButton, b.class),
		If(b.autofocus, h.AutoFocus()),
		If(b.accessKey != "", Attr("accesskey", b.accessKey)),
	}
}

func (b button) content() Group {
	return Group{Text(b.words), If(b.unseen != "", Unseen(" "+b.unseen))}
}

func (b button) node() Node {
	return h.Button(h.Type("submit"), b.attributes(),
		If(b.name != "", Group{h.Name(b.name), h.Value(b.value)}),
		Iff(b.action != "", func() Node { return Attr("formaction", b.action.checked()) }),
		b.content())
}

func (b button) link(p Path) Node { return h.A(Href(p), b.attributes(), b.content()) }

// Button sends the form and is what most people want: one on a page.
func Button(words string, options ...ButtonOption) Node {
	return newButton("", words, options).node()
}

// SecondButton sends the form for something less usual.
func SecondButton(words string, options ...ButtonOption) Node {
	return newButton(ClassSecond, words, options).node()
}

// QuietButton sends the form and looks like a link: to save and come back later, to undo.
func QuietButton(words string, options ...ButtonOption) Node {
	return newButton(ClassQuiet, words, options).node()
}

// DangerButton sends the form for what cannot be taken back.
func DangerButton(words string, options ...ButtonOption) Node {
	return newButton(ClassStop, words, options).node()
}

// ButtonLink goes to a page and looks like Button: the page's one next thing to do.
func ButtonLink(p Path, words string, options ...ButtonOption) Node {
	return newButton("", words, options).link(p)
}

// SecondLink goes to a page and looks like SecondButton.
func SecondLink(p Path, words string, options ...ButtonOption) Node {
	return newButton(ClassSecond, words, options).link(p)
}

// CallButton calls a number: the fastest way to put things right. A number that cannot be called is
// shown as words.
func CallButton(number, words string) Node { return callButton("", number, words) }

// SecondCallButton is CallButton where calling is not the page's first purpose.
func SecondCallButton(number, words string) Node { return callButton(ClassSecond, number, words) }

// EmergencyButton calls a number in danger.
func EmergencyButton(number, words string) Node { return callButton(ClassStop, number, words) }

func callButton(class Class, number, words string) Node {
	d, ok := dial(number)
	if !ok {
		return Text(words)
	}
	return h.A(h.Href("tel:"+d), Classes(ClassButton, class), Text(unbroken(words)))
}

// Buttons is the row of buttons that ends a form or opens a page, the first first. On a phone they
// stand below each other.
func Buttons(buttons ...Node) Node { return h.Div(Classes(ClassButtons), Group(buttons)) }

// Unseen is heard by who uses a screen reader and not seen.
func Unseen(words string) Node { return h.Span(Classes(ClassUnseen), Text(words)) }
