//go:build mailservers

package files_test

import (
	"io"
	"strings"
	"testing"

	"gehoor/internal/files"
	"gehoor/internal/mail/mailtest"
)

func TestClamd(t *testing.T) {
	c := files.Clamd(mailtest.StartClamd(t))
	if err := c.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ body, found string }{
		"clean":    {"een gewone brief", ""},
		"empty":    {"", ""},
		"infected": {"wat tekst " + mailtest.Harmful + " en nog wat", "Gehoor.Proef.UNOFFICIAL"},
		"large":    {strings.Repeat("x", 5<<20) + mailtest.Harmful, "Gehoor.Proef.UNOFFICIAL"},
	} {
		found, err := c.Scan(t.Context(), strings.NewReader(test.body))
		if err != nil || found != test.found {
			t.Errorf("%s: found %q, %v; want %q", name, found, err, test.found)
		}
	}
	if _, err := c.Scan(t.Context(), io.LimitReader(zeros{}, 40<<20)); err == nil {
		t.Error("what clamd does not look into is clean")
	}
	if _, err := files.Clamd("127.0.0.1:1").Scan(t.Context(), strings.NewReader("x")); err == nil {
		t.Error("a scanner that is not there finds nothing")
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
