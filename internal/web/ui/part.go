package ui

import (
	"strings"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/text"
)

// A Mood is the colour of a block. The words say the same as the colour.
type Mood int

// The moods.
const (
	Plain Mood = iota
	Warning
	Danger
	Good
)

func (m Mood) class() Class {
	return [...]Class{"", ClassWarning, ClassDanger, ClassGood}[m]
}

// Block sets something apart.
func Block(m Mood, content ...Node) Node {
	return h.Div(Classes(ClassBlock, m.class()), Group(content))
}

// Intro is a page's first paragraph.
func Intro(words string) Node { return h.P(Classes(ClassIntro), Text(words)) }

// Note is a paragraph of less weight.
func Note(words string) Node { return h.P(Classes(ClassHint), Text(words)) }

// Above is a line above the heading: a number and a place.
func Above(words string) Node { return h.P(Classes(ClassStep), Text(words)) }

// Prose shows what a person wrote, as they wrote it, line breaks included.
func Prose(words string) Node {
	return h.Div(Classes(ClassProse), Text(strings.ReplaceAll(words, "\r\n", "\n")))
}

// Details is shown when its summary is pressed.
func Details(summary string, content ...Node) Node {
	return h.Details(h.Summary(Text(summary)), h.Div(Classes(ClassExplained), Group(content)))
}

// Unfolded is Details that may be open from the start: where there is something to see or to mend.
func Unfolded(open bool, summary string, content ...Node) Node {
	return h.Details(If(open, Attr("open")), h.Summary(Text(summary)), h.Div(Classes(ClassExplained), Group(content)))
}

// Reference shows a number or code large and on one line.
func Reference(number string) Node { return h.Strong(Classes(ClassReference), Text(unbroken(number))) }

// TwoColumns puts what one reads beside what one does, where there is room; on a phone, below it.
// aside names the second column for screen readers.
func TwoColumns(content Node, aside string, side ...Node) Node {
	return h.Div(Classes(ClassColumns), h.Div(content), h.Aside(h.Aria("label", aside), Group(side)))
}

// A Row is a line of a SummaryList.
type Row struct {
	Term   string
	Words  string // may have line breaks; shown as it is
	Value  Node   // instead of Words: a link, a tag
	Change Path   // where it can be changed; empty: it cannot
	Verb   string // what the link says; empty: "Wijzigen"
}

// SummaryList shows what is known: term and value, with a link to change it.
func SummaryList(l text.Lang, rows ...Row) Node {
	return h.Dl(Classes(ClassList), Map(rows, func(r Row) Node {
		value := r.Value
		if value == nil {
			value = Text(strings.ReplaceAll(r.Words, "\r\n", "\n"))
		}
		verb := r.Verb
		if verb == "" {
			verb = text.UIChange.In(l)
		}
		return h.Div(h.Dt(Text(r.Term)), h.Dd(value), Iff(r.Change != "", func() Node {
			return h.Dd(Classes(ClassAction), h.A(Href(r.Change), Text(verb), Unseen(" "+lowerFirst(r.Term))))
		}))
	}))
}

// lowerFirst lets a term stand in the middle of a sentence, unless it begins with an abbreviation or file name.
func lowerFirst(s string) string {
	if len(s) < 2 || strings.ContainsAny(s, ".0123456789") || s[1] < 'a' || s[1] > 'z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// A Moment is a line of a Timeline.
type Moment struct {
	At   time.Time // for machines; zero where the moment is only words
	When string    // for people: a date, and who
	Done bool      // it has happened; otherwise it is promised
	What []Node
}

// Timeline shows what happened and what will, the oldest first.
func Timeline(moments ...Moment) Node { return timeline(nil, moments) }

// History is Timeline with the newest first, for the desk.
func History(moments ...Moment) Node { return timeline(Attr("reversed"), moments) }

func timeline(order Node, moments []Moment) Node {
	return h.Ol(Classes(ClassTimeline), order, Map(moments, func(m Moment) Node {
		when := h.B(Text(m.When))
		if !m.At.IsZero() {
			when = h.Time(h.DateTime(m.At.Format(time.RFC3339)), Text(m.When))
		}
		return h.Li(If(m.Done, Classes(ClassDone)), when, Text(" "), Group(m.What))
	}))
}

// An Urgency is the colour of a tag. The words say the same as the colour.
type Urgency int

// The urgencies.
const (
	NoTerm Urgency = iota
	Late
	Soon
	InTime
)

// Tag shows a state in a few words: "1 dag te laat".
func Tag(u Urgency, words string) Node {
	class := [...]Class{"", ClassLate, ClassSoon, ClassOK}[u]
	return h.Span(Classes(ClassTag, class), Text(words))
}

// Tags puts several in a row.
func Tags(tags ...Node) Node {
	return h.Ul(Classes(ClassTags), Map(tags, func(t Node) Node {
		if t == nil {
			return nil
		}
		return h.Li(t)
	}))
}

// A Tile is a count with the words that belong to it.
type Tile struct {
	Number string
	Words  string
	Path   Path // to what was counted; may be empty
}

// Tiles shows a few counts side by side.
func Tiles(tiles ...Tile) Node {
	return h.Ul(Classes(ClassTiles), Map(tiles, func(t Tile) Node {
		words := Text(t.Words)
		if t.Path != "" {
			words = Link(t.Path, t.Words)
		}
		return h.Li(h.B(Text(t.Number)), Text(" "), words)
	}))
}

// Notice says what was just done. With an undo form, which UndoForm makes, it can be taken back.
func Notice(m Mood, words string, undo Node) Node {
	return h.Div(Classes(ClassBlock, m.class(), ClassNotice), h.Role("status"), h.P(Text(words)), undo)
}

// UndoForm is the form in a Notice. subject is what would be undone, heard and not seen.
func UndoForm(l text.Lang, action Path, token, subject string) Node {
	return Form{Lang: l, Action: action, Token: token}.Node(QuietButton(text.UIUndo.In(l), About(subject)))
}

// Pager leads to the pages before and after in a list; an empty path has no link.
func Pager(l text.Lang, previous, next Path) Node {
	if previous == "" && next == "" {
		return nil
	}
	link := func(p Path, rel, words string) Node {
		if p == "" {
			return h.Span()
		}
		return h.A(Classes(ClassAlone), h.Rel(rel), Href(p), Text(words))
	}
	return h.Nav(Classes(ClassPager), h.Aria("label", text.UIPages.In(l)),
		link(previous, "prev", text.UIPrevious.In(l)), link(next, "next", text.UINext.In(l)))
}

// Filters are links that each show another part of a list, side by side; the one that is shown has
// aria-current. They are list items.
func Filters(label string, items ...Node) Node {
	return h.Nav(Classes(ClassFilters), h.Aria("label", label), h.Ul(items...))
}

// Preview shows what colours look like that are not saved: the bar, a button, a chosen answer, a link and an error, in a
// light box and a dark one. The stylesheet has what static.Theme.PreviewCSS gives. It is a picture: nothing in it can be
// pressed.
func Preview(stylesheet Path, words PreviewWords) Node {
	box := func(mode Class, caption string) Node {
		return Group{h.H3(Text(caption)), h.Div(Classes(ClassPreview, mode),
			h.Div(Classes(ClassHeader, ClassName), Text(words.Name)),
			h.Div(
				h.P(Text(words.Plain+" "), h.A(Href(words.To), Text(words.Link)), Text(".")),
				h.P(h.Span(Classes(ClassButton), Text(words.Button)), Text(" "), h.Span(Classes(ClassButton, ClassSecond), Text(words.Button))),
				h.Div(Classes(ClassChosen), Text(words.Chosen)),
				h.Div(Classes(ClassField, ClassWrong), h.Strong(Text(words.Error)), h.Span(Classes(ClassInput))),
			))}
	}
	return Group{h.Link(h.Rel("stylesheet"), Href(stylesheet)), h.Section(h.H2(Text(words.Title)), box(ClassLight, words.Light), box(ClassDark, words.Dark))}
}

// PreviewWords are the words of a Preview; To is where its link leads.
type PreviewWords struct {
	Title, Light, Dark                       string
	Name, Plain, Link, Button, Chosen, Error string
	To                                       Path
}
