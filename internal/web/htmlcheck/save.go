package htmlcheck

import (
	"fmt"
	"os"
	"path/filepath"

	"gehoor/internal/web/static"
)

// PagesEnv names the directory that Save writes to, for e2e/pages.mjs to look at in a browser.
const PagesEnv = "GEHOOR_PAGES"

// Save keeps a page under a name such as "submit-what-error-nl", beside the stylesheet it
// links to. Without the variable PagesEnv it does nothing.
func Save(name string, page []byte) error {
	dir := os.Getenv(PagesEnv)
	if dir == "" {
		return nil
	}
	for file, content := range map[string][]byte{
		name + ".html":    page,
		static.Stylesheet: static.File(static.Stylesheet),
		static.Icon:       static.File(static.Icon),
	} {
		file = filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return fmt.Errorf("saving page %s: %w", name, err)
		}
		if err := os.WriteFile(file, content, 0o666); err != nil {
			return fmt.Errorf("saving page %s: %w", name, err)
		}
	}
	return nil
}
