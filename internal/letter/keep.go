package letter

import (
	"encoding/json"
	"fmt"

	"gehoor/internal/text"
)

// MediaType is that of a kept document: what Keep writes and Read reads.
const MediaType = "application/vnd.gehoor.letter+json"

// kept is a document as it is sealed, for ever: fields may be added, none may get another meaning.
type kept struct {
	Lang   text.Lang   `json:"lang"`
	Title  string      `json:"title,omitempty"`
	Blocks []keptBlock `json:"blocks"`
}

type keptBlock struct {
	Kind string          `json:"kind"`
	Body json.RawMessage `json:"body"`
}

// Keep gives the bytes of a document, the same each time, so that a letter that was sent stays the one that was
// sent, and can still be a page, a mail or a PDF.
func Keep(d Document) ([]byte, error) {
	k := kept{Lang: d.Lang, Title: d.Title, Blocks: []keptBlock{}}
	for _, b := range d.Blocks {
		body, err := json.Marshal(b)
		if err != nil {
			return nil, fmt.Errorf("keeping a letter: %w", err)
		}
		k.Blocks = append(k.Blocks, keptBlock{kindOf(b), body})
	}
	return json.Marshal(k)
}

// Read reads what Keep wrote. A block of a kind that this version does not know is an error: a letter is read
// whole or not at all.
func Read(body []byte) (Document, error) {
	var k kept
	if err := json.Unmarshal(body, &k); err != nil {
		return Document{}, fmt.Errorf("reading a letter: %w", err)
	}
	d := Document{Lang: k.Lang, Title: k.Title}
	for _, kb := range k.Blocks {
		b, err := kb.read()
		if err != nil {
			return Document{}, fmt.Errorf("reading a letter: %w", err)
		}
		d.Blocks = append(d.Blocks, b)
	}
	return d, nil
}

func kindOf(b Block) string {
	switch b.(type) {
	case Heading:
		return "heading"
	case Subheading:
		return "subheading"
	case Paragraph:
		return "paragraph"
	case List:
		return "list"
	case Table:
		return "table"
	case Terms:
		return "terms"
	case Action:
		return "action"
	case SignOff:
		return "sign-off"
	}
	return ""
}

func (k keptBlock) read() (Block, error) {
	switch k.Kind {
	case "heading":
		return readBlock[Heading](k.Body)
	case "subheading":
		return readBlock[Subheading](k.Body)
	case "paragraph":
		return readBlock[Paragraph](k.Body)
	case "list":
		return readBlock[List](k.Body)
	case "table":
		return readBlock[Table](k.Body)
	case "terms":
		return readBlock[Terms](k.Body)
	case "action":
		return readBlock[Action](k.Body)
	case "sign-off":
		return readBlock[SignOff](k.Body)
	}
	return nil, fmt.Errorf("no block is called %q", k.Kind)
}

func readBlock[B Block](body []byte) (Block, error) {
	var b B
	err := json.Unmarshal(body, &b)
	return b, err
}

// MarshalText keeps the address of a link.
func (u URL) MarshalText() ([]byte, error) { return []byte(u.s), nil }

// UnmarshalText reads an address that Web, Tel or MailTo would make, and refuses any other.
func (u *URL) UnmarshalText(b []byte) error {
	s := string(b)
	switch {
	case s == "":
		*u = URL{}
	case Web(s).s == s:
		*u = Web(s)
	case len(s) > 4 && s[:4] == "tel:" && Tel(s[4:]).s == s, len(s) > 7 && s[:7] == "mailto:":
		*u = URL{s}
	default:
		return fmt.Errorf("%q is no address of a link", s)
	}
	return nil
}
