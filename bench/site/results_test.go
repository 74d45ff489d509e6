package site

import "testing"

func TestSectionsAreReplaced(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ was, title, want string }{
		{"# All\n", "A", "# All\n\n## A\n\nnew\n"},
		{"# All\n\n## A\n\nold\n", "A", "# All\n\n## A\n\nnew\n"},
		{"# All\n\n## A\n\nold\n\n## AB\n\nother\n", "A", "# All\n\n## A\n\nnew\n\n## AB\n\nother\n"},
		{"# All\n\n## AB\n\nother\n", "A", "# All\n\n## AB\n\nother\n\n## A\n\nnew\n"},
	} {
		if got := replaced(tt.was, tt.title, "## "+tt.title+"\n\nnew\n"); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.was, got, tt.want)
		}
	}
}
