package bundle_test

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"testing"

	"gehoor/internal/bundle"
	"gehoor/internal/seal"
)

// sample is a package of two exhibits whole, one cut, and two lines that follow on one another with one apart.
func sample(t testing.TB) (bundle.Manifest, []bundle.Part) {
	t.Helper()
	const org = 7
	m := bundle.Manifest{Version: 1, Organisation: org, Number: "267F3K", Made: "2026-11-25", For: "committee", Left: 1}
	var parts []bundle.Part
	var prev seal.Hash
	n := int64(11)
	for i, words := range []string{"Mijn kind huilde.", "brief", "een naam van een ander"} {
		item := strconv.Itoa(100 + i)
		salt := seal.Salt{byte(i + 1)}
		content := seal.Content{MediaType: "text/plain", Body: []byte(words)}
		sum := seal.Sum(salt, org, item, content)
		x := bundle.Exhibit{Item: item, Line: n, Seal: sum.String(), Cut: i == 2}
		if !x.Cut {
			x.Salt, x.MediaType, x.Path = hex.EncodeToString(salt[:]), content.MediaType, bundle.ExhibitPath(i+1, item, content.MediaType)
			parts = append(parts, bundle.Part{Name: x.Path, Body: content.Body})
		}
		m.Exhibits = append(m.Exhibits, x)
		data, kind := fmt.Sprintf(`{"Text":{"item":%s,"seal":"%s"}}`, item, sum), "MessageSent"
		if i == 0 {
			data, kind = fmt.Sprintf(`{"Number":"267F3K","Story":{"item":%s,"seal":"%s"}}`, item, sum), "Filed"
		}
		lineSalt := []byte{9, byte(i)}
		digest := seal.Digest(lineSalt, []byte(data))
		fields := []string{"7", strconv.FormatInt(n, 10), "5", strconv.Itoa(i + 1), "2026-11-25T10:00:00.000Z", "system", kind}
		if i == 2 {
			prev = seal.Hash{1} // of a line that is not disclosed
		}
		hash := seal.Link(prev, digest, fields...)
		m.Lines = append(m.Lines, bundle.Line{N: n, Prev: prev.String(), Fields: fields, Digest: digest.String(), Salt: hex.EncodeToString(lineSalt), Data: data, Hash: hash.String()})
		prev = hash
		if n++; i == 1 {
			n += 3
		}
	}
	return m, parts
}

func write(t testing.TB, m bundle.Manifest, parts []bundle.Part) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := bundle.Write(&out, m, []byte("%PDF-1.7 dossier"), []byte("lees mij"), parts); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestD34PackageIsChecked(t *testing.T) {
	t.Parallel()
	m, parts := sample(t)
	file := write(t, m, parts)
	if !bytes.Equal(file, write(t, m, parts)) {
		t.Error("the same package is not the same bytes")
	}
	r, err := bundle.Verify(file)
	if err != nil {
		t.Fatal(err)
	}
	if r.Whole != 2 || r.Cut != 1 || r.Gaps != 1 || r.N != 16 || r.Hash.String() != m.Lines[2].Hash || r.Left != 1 {
		t.Errorf("found %+v", r)
	}
}

// TestD34EveryByteIsChecked changes each byte of a package, one at a time.
func TestD34EveryByteIsChecked(t *testing.T) {
	t.Parallel()
	m, parts := sample(t)
	file := write(t, m, parts)
	for i := range file {
		changed := bytes.Clone(file)
		changed[i] ^= 1 << (i % 8)
		if _, err := bundle.Verify(changed); !errors.As(err, new(bundle.Fault)) {
			t.Fatalf("byte %d of %d was changed and not found: %v", i, len(file), err)
		}
	}
	for _, changed := range [][]byte{nil, file[:len(file)-1], append(bytes.Clone(file), 0), append([]byte{0}, file...)} {
		if _, err := bundle.Verify(changed); !errors.As(err, new(bundle.Fault)) {
			t.Errorf("%d bytes instead of %d: %v", len(changed), len(file), err)
		}
	}
}

// TestD34PackageMadeAnew has somebody change a package and write it whole again, with new fingerprints.
func TestD34PackageMadeAnew(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(m *bundle.Manifest, parts []bundle.Part){
		"the words of an exhibit":      func(_ *bundle.Manifest, parts []bundle.Part) { parts[0].Body = []byte("Mijn kind lachte.") },
		"its media type":               func(m *bundle.Manifest, _ []bundle.Part) { m.Exhibits[0].MediaType = "text/html" },
		"its name":                     func(m *bundle.Manifest, _ []bundle.Part) { m.Exhibits[0].FileName = "ander.txt" },
		"its item":                     func(m *bundle.Manifest, _ []bundle.Part) { m.Exhibits[0].Item = "101" },
		"its line":                     func(m *bundle.Manifest, _ []bundle.Part) { m.Exhibits[0].Line = 12 },
		"its seal":                     func(m *bundle.Manifest, _ []bundle.Part) { m.Exhibits[0].Seal = m.Exhibits[1].Seal },
		"its salt":                     func(m *bundle.Manifest, _ []bundle.Part) { m.Exhibits[0].Salt = m.Exhibits[1].Salt },
		"the dossier's number":         func(m *bundle.Manifest, _ []bundle.Part) { m.Number = "267F3L" },
		"the organisation":             func(m *bundle.Manifest, _ []bundle.Part) { m.Organisation = 8 },
		"the moment of a line":         func(m *bundle.Manifest, _ []bundle.Part) { m.Lines[1].Fields[4] = "2026-11-24T10:00:00.000Z" },
		"who did it":                   func(m *bundle.Manifest, _ []bundle.Part) { m.Lines[1].Fields[5] = "person:3" },
		"what a line says":             func(m *bundle.Manifest, _ []bundle.Part) { m.Lines[1].Data = "{}" },
		"the line before":              func(m *bundle.Manifest, _ []bundle.Part) { m.Lines[1].Prev = m.Lines[2].Prev },
		"the order of lines":           func(m *bundle.Manifest, _ []bundle.Part) { m.Lines[0], m.Lines[1] = m.Lines[1], m.Lines[0] },
		"a line left out of its place": func(m *bundle.Manifest, _ []bundle.Part) { m.Lines = m.Lines[1:] },
		"a line twice":                 func(m *bundle.Manifest, _ []bundle.Part) { m.Lines = append(m.Lines, m.Lines[2]) },
		"a salt with what is cut":      func(m *bundle.Manifest, _ []bundle.Part) { m.Exhibits[2].Salt = m.Exhibits[0].Salt },
		"an exhibit less":              func(m *bundle.Manifest, _ []bundle.Part) { m.Exhibits = m.Exhibits[1:] },
		"files in another order":       func(_ *bundle.Manifest, parts []bundle.Part) { parts[0], parts[1] = parts[1], parts[0] },
		"another version":              func(m *bundle.Manifest, _ []bundle.Part) { m.Version = 2 },
	} {
		m, parts := sample(t)
		change(&m, parts)
		if _, err := bundle.Verify(write(t, m, parts)); !errors.As(err, new(bundle.Fault)) {
			t.Errorf("%s: it is not found: %v", name, err)
		}
	}
	m, parts := sample(t)
	line := &m.Lines[1] // one that follows on itself, but no longer on the line before
	line.Prev = seal.Hash{2}.String()
	digest, _ := seal.ParseHash(line.Digest)
	line.Hash = seal.Link(seal.Hash{2}, digest, line.Fields...).String()
	if _, err := bundle.Verify(write(t, m, parts)); !errors.As(err, new(bundle.Fault)) {
		t.Errorf("a line that follows on another: %v", err)
	}
	if _, err := bundle.Verify(write(t, m, append(parts, bundle.Part{Name: "stukken/meer.txt", Body: []byte("meer")}))); !errors.As(err, new(bundle.Fault)) {
		t.Errorf("a file more: %v", err)
	}
}

// FuzzVerify gives bytes that are no package, or a broken one: Verify answers with a fault, and whatever it lets through it would
// write as the same bytes.
func FuzzVerify(f *testing.F) {
	m, parts := sample(f)
	f.Add(write(f, m, parts))
	var empty bytes.Buffer
	if err := zip.NewWriter(&empty).Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(empty.Bytes())
	f.Add([]byte("PK"))
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := bundle.Verify(file)
		if err != nil {
			if !errors.As(err, new(bundle.Fault)) {
				t.Fatalf("an error that is no fault: %v", err)
			}
			return
		}
		if len(r.Exhibits) != r.Whole+r.Cut {
			t.Errorf("%d exhibits are let through, and %d checked", len(r.Exhibits), r.Whole+r.Cut)
		}
	})
}
