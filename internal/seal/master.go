package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A Master holds the master keys of an installation, oldest first. The newest
// wraps; all unwrap. What must be found again by an exact word, a mail address
// or a code is derived from the first, which therefore always stays in the
// file: rotation is for the keys of items, not for finding them.
//
// The key file is text: a title, then a line for each key with its version
// (1, 2, 3 ...), its 64 hexadecimal digits, and eight digits of its SHA-256,
// so that a mistake in a copy on paper is found.
type Master struct{ keys [][32]byte }

// Format hides the keys from every verb of package fmt.
func (*Master) Format(s fmt.State, _ rune) { io.WriteString(s, "seal.Master") }

const keyFileTitle = "gehoor master keys 1"

// Load reads the key file. It refuses a file that anybody but its owner may
// read or write, and one that is not complete and correct to the letter. If
// there is none, the error is [os.ErrNotExist]; whether one may then be made is
// for the caller to know, for a second key file beside a database that was
// sealed with a first opens nothing.
func Load(path string) (*Master, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("reading the key file: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("reading the key file: not a regular file")
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("reading the key file: others may read or write it (%v); make it 0600", info.Mode().Perm())
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the key file: %w", err)
	}
	m, err := parseMaster(text)
	if err != nil {
		return nil, fmt.Errorf("reading the key file: %w", err)
	}
	return m, nil
}

// Create makes a key file with one key, readable by its owner only. When it
// returns, file and directory are on disk. An existing file is never replaced:
// the error is then [os.ErrExist].
func Create(path string, rand io.Reader) (*Master, error) {
	m, err := (&Master{}).grown(rand)
	if err != nil {
		return nil, fmt.Errorf("creating the key file: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".key-*") // 0600
	if err != nil {
		return nil, fmt.Errorf("creating the key file: %w", err)
	}
	defer os.Remove(f.Name())
	if err := writeSynced(f, m.text()); err != nil {
		return nil, fmt.Errorf("creating the key file: %w", err)
	}
	// A link appears complete or not at all, and unlike a rename replaces nothing.
	if err := os.Link(f.Name(), path); err != nil {
		return nil, fmt.Errorf("creating the key file: %w", err)
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("creating the key file: %w", err)
	}
	return m, nil
}

// Rotate adds a key to the key file and returns all. Who loaded the file
// before cannot unwrap what the new key wraps, and has to load it again. Two
// rotations at once are refused: the second finds the first's file, path.new,
// with [os.ErrExist], as does one after a rotation that was broken off.
func Rotate(path string, rand io.Reader) (*Master, error) {
	fail := func(err error) (*Master, error) { return nil, fmt.Errorf("rotating the key file: %w", err) }
	next := path + ".new"
	f, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fail(err)
	}
	m, err := Load(path) // under the lock that next is
	if err == nil {
		m, err = m.grown(rand)
	}
	if err != nil {
		return fail(errors.Join(err, f.Close(), os.Remove(next)))
	}
	if err := writeSynced(f, m.text()); err != nil {
		return fail(errors.Join(err, os.Remove(next)))
	}
	if err := os.Rename(next, path); err != nil {
		return fail(errors.Join(err, os.Remove(next)))
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return fail(err)
	}
	return m, nil
}

// Versions returns how many keys the file has: the version of the newest.
func (m *Master) Versions() int { return len(m.keys) }

// grown returns m with one key more.
func (m *Master) grown(rand io.Reader) (*Master, error) {
	var key [32]byte
	if _, err := io.ReadFull(rand, key[:]); err != nil {
		return nil, fmt.Errorf("drawing a key: %w", err)
	}
	return &Master{append(m.keys[:len(m.keys):len(m.keys)], key)}, nil
}

func (m *Master) text() []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, keyFileTitle)
	for i, key := range m.keys {
		check := sha256.Sum256(key[:])
		fmt.Fprintf(&b, "%d %x %x\n", i+1, key, check[:4])
	}
	return b.Bytes()
}

// parseMaster is the reverse of text. Errors name the line, never what it says.
func parseMaster(text []byte) (*Master, error) {
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if lines[0] != keyFileTitle {
		return nil, fmt.Errorf("line 1: not %q", keyFileTitle)
	}
	m := &Master{}
	for i, line := range lines[1:] {
		fields := strings.Split(line, " ")
		if len(fields) != 3 {
			return nil, fmt.Errorf("line %d: not a version, a key and its check", i+2)
		}
		key, err := hex.DecodeString(fields[1])
		if err != nil || len(key) != 32 {
			return nil, fmt.Errorf("line %d: the key is not 64 hexadecimal digits", i+2)
		}
		m.keys = append(m.keys, [32]byte(key))
	}
	if len(m.keys) == 0 {
		return nil, errors.New("no key in it")
	}
	if !bytes.Equal(m.text(), text) {
		return nil, errors.New("a version, a check or the spacing is wrong")
	}
	return m, nil
}

func writeSynced(f *os.File, b []byte) error {
	_, err := f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
