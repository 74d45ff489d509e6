package seal

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestKeyFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys")
	if _, err := Load(path); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("no file: got %v, want ErrNotExist", err)
	}
	random := seeded("file")
	made, err := Create(path, random)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path, random); !errors.Is(err, os.ErrExist) {
		t.Errorf("made twice: got %v, want ErrExist", err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("mode %v, want 0600", got)
	}
	loaded, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(loaded.keys, made.keys) {
		t.Error("read something else than was written")
	}

	rotated, err := Rotate(path, random)
	if err != nil {
		t.Fatal(err)
	}
	if loaded, err = Load(path); err != nil {
		t.Fatal(err)
	}
	if got := loaded.Versions(); got != 2 || !slices.Equal(loaded.keys, rotated.keys) || loaded.keys[0] != made.keys[0] || loaded.keys[0] == loaded.keys[1] {
		t.Errorf("after a rotation %d keys, of which the first should be as before and the second new", got)
	}

	if err := os.WriteFile(path+".new", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Rotate(path, random); !errors.Is(err, os.ErrExist) {
		t.Errorf("two rotations at once: got %v, want ErrExist", err)
	}
	if again, err := Load(path); err != nil || again.Versions() != 2 {
		t.Errorf("a refused rotation changed the file: %v", err)
	}

	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 { // keys, and the keys.new of this test
		t.Errorf("left behind: %v", entries)
	}
}

// A rotation that fails leaves the file and no lock.
func TestRotateFails(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "keys")
	if _, err := Rotate(path, seeded("")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: got %v, want ErrNotExist", err)
	}
	if _, err := Create(path, seeded("")); err != nil {
		t.Fatal(err)
	}
	if _, err := Rotate(path, strings.NewReader("too short")); err == nil {
		t.Error("a key from nine bytes")
	}
	if _, err := Rotate(path, seeded("x")); err != nil {
		t.Errorf("after failures: %v", err)
	}
}

func TestKeyFileRefused(t *testing.T) {
	t.Parallel()
	good := string(newMaster(t, 2).text())
	lines := strings.SplitAfter(good, "\n")
	digit := strings.Index(good, "\n1 ") + 3
	other := "0"
	if good[digit] == '0' {
		other = "1"
	}
	tests := []struct {
		why, text string
		mode      os.FileMode
		ok        bool
	}{
		{"as made", good, 0o600, true},
		{"read-only", good, 0o400, true},
		{"group may read", good, 0o640, false},
		{"all may read", good, 0o604, false},
		{"group may write", good, 0o620, false},
		{"empty", "", 0o600, false},
		{"no key", lines[0], 0o600, false},
		{"another title", "gehoor master keys 2\n" + lines[1], 0o600, false},
		{"only the second", lines[0] + lines[2], 0o600, false},
		{"swapped", lines[0] + lines[2] + lines[1], 0o600, false},
		{"a digit changed", good[:digit] + other + good[digit+1:], 0o600, false},
		{"a digit missing", good[:digit] + good[digit+1:], 0o600, false},
		{"no line end", strings.TrimSuffix(good, "\n"), 0o600, false},
		{"an empty line", good + "\n", 0o600, false},
		{"Windows line ends", strings.ReplaceAll(good, "\n", "\r\n"), 0o600, false},
		{"upper case", lines[0] + strings.ToUpper(lines[1]), 0o600, false},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "keys")
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(path, tt.mode); err != nil {
				t.Fatal(err)
			}
			_, err := Load(path)
			if (err == nil) != tt.ok {
				t.Errorf("got %v, want ok %v", err, tt.ok)
			}
			if err != nil && strings.Contains(err.Error(), lines[1][2:20]) {
				t.Errorf("the error shows the key: %v", err)
			}
		})
	}
	if _, err := Load(t.TempDir()); err == nil {
		t.Error("a directory is taken for a key file")
	}
}

// A key file is written in one way only, and an error says nothing of a key.
func FuzzParseMaster(f *testing.F) {
	m := &Master{}
	for range 3 {
		f.Add(m.text())
		var err error
		if m, err = m.grown(seeded("fuzz")); err != nil {
			f.Fatal(err)
		}
	}
	good := string(m.text())
	f.Add([]byte(strings.TrimSuffix(good, "\n")))
	f.Add([]byte(strings.ToUpper(good)))
	f.Add([]byte(strings.Replace(good, "\n2 ", "\n3 ", 1)))
	f.Add([]byte(strings.ReplaceAll(good, " ", "  ")))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := parseMaster(text)
		if err != nil {
			_, after, _ := strings.Cut(string(text), "\n")
			for _, field := range strings.Fields(after) {
				if len(field) >= 16 && strings.Contains(err.Error(), field) { // no word of an error is as long
					t.Errorf("%q: the error shows %q: %v", text, field, err)
				}
			}
			return
		}
		if got := string(m.text()); got != string(text) || m.Versions() != strings.Count(got, "\n")-1 || m.Versions() == 0 {
			t.Errorf("%q has %d keys and is written as %q", text, m.Versions(), got)
		}
	})
}
