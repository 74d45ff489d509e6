package prose

import "unicode"

// A Change is a piece of text that stands in both versions, or only in the old one (Gone) or the new one (New).
type Change struct {
	Gone, New bool
	Words     string
}

// enough bounds what a comparison may cost, in pairs of words. Versions that differ by more are shown one after the
// other.
const enough = 4 << 20

// Compare says what became of was, word by word. What is not New, in order, is was again; what is not Gone is now. Two
// neighbours are never of one kind, and what is gone stands before what came in its place.
func Compare(was, now string) []Change {
	a, b := pieces(was), pieces(now)
	var c changes
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		c.add(Change{Words: a[0]})
		a, b = a[1:], b[1:]
	}
	var same []string // at the end
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		same = append(same, a[len(a)-1])
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)*len(b) <= enough {
		c.common(a, b)
	} else {
		c.all(a, b)
	}
	for i := len(same) - 1; i >= 0; i-- {
		c.add(Change{Words: same[i]})
	}
	return c
}

type changes []Change

// common keeps the longest row of words that a and b have in common.
func (c *changes) common(a, b []string) {
	width := len(b) + 1
	longest := make([]int32, (len(a)+1)*width) // of a[i:] and b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	i, j, gone, came := 0, 0, 0, 0 // a[gone:i] is gone, b[came:j] is new
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			c.all(a[gone:i], b[came:j])
			c.add(Change{Words: a[i]})
			i, j = i+1, j+1
			gone, came = i, j
		case longest[(i+1)*width+j] >= longest[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	c.all(a[gone:], b[came:])
}

func (c *changes) all(gone, came []string) {
	for _, w := range gone {
		c.add(Change{Gone: true, Words: w})
	}
	for _, w := range came {
		c.add(Change{New: true, Words: w})
	}
}

func (c *changes) add(one Change) {
	if last := len(*c) - 1; last >= 0 && (*c)[last].Gone == one.Gone && (*c)[last].New == one.New {
		(*c)[last].Words += one.Words
		return
	}
	*c = append(*c, one)
}

// pieces are words, each with the space behind it.
func pieces(s string) (all []string) {
	from, space := 0, false
	for i, r := range s {
		is := unicode.IsSpace(r)
		if space && !is {
			all, from = append(all, s[from:i]), i
		}
		space = is
	}
	if from < len(s) {
		all = append(all, s[from:])
	}
	return all
}
