package letter

// Quote gives a document as part of another one: its words as they are, and its headings bold, for they are none there.
func Quote(d Document) []Block {
	var blocks []Block
	bold := func(s string) { blocks = append(blocks, Paragraph{{Text: s, Strong: true}}) }
	if d.Title != "" {
		bold(d.Title)
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			bold(string(b))
		case Subheading:
			bold(string(b))
		default:
			blocks = append(blocks, b)
		}
	}
	return blocks
}
