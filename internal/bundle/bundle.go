// Package bundle makes a dossier into one file for somebody outside, and checks such a file without a database, a key or a network.
//
// The file is a ZIP. In it are a PDF of the dossier, each exhibit as it was sealed, a list of the fingerprints of all
// of these, and a manifest: for each exhibit its seal with the salt under which it was made, and the lines of the log that name
// it. Whoever has the file can see that an exhibit is the one whose seal stands in the log, that the lines follow on one another
// as far as they are disclosed, and, by asking the organisation for the fingerprint of its log at the last of them, that the log has
// them. Of what was left out, or goes along without the data of others, there is neither the body nor the salt, and the seal in
// its line tells nothing.
//
// The same bundle gives the same bytes: nothing is compressed, and no time of day or machine stands in it. Verify writes what it read
// anew and compares, so that no byte of a file can be changed, added or moved unseen.
package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"gehoor/internal/seal"
)

// The names of what is always in the file.
const (
	NamePDF      = "dossier.pdf"
	NameReadme   = "LEESMIJ.txt"
	NameManifest = "manifest.json"
	NameSums     = "SHA256SUMS"
	folder       = "stukken/"
)

// filed is the kind of line that has the dossier's number.
const filed = "Filed"

// A Manifest says what is in the file and what proves it. Its fields may be added to, never renamed.
type Manifest struct {
	Version      int       `json:"version"` // 1
	Organisation int64     `json:"organisation"`
	Number       string    `json:"number"`
	Made         string    `json:"made"` // the day, as 2026-11-25
	For          string    `json:"for"`  // see gehoor.Recipient
	Exhibits     []Exhibit `json:"exhibits"`
	Lines        []Line    `json:"lines"`
	Left         int       `json:"left"` // how many exhibits are not in it
}

// An Exhibit is one thing that is in the file: whole, or without the data of others.
type Exhibit struct {
	Item      string `json:"item"`
	Line      int64  `json:"line"` // the line of the log that names it
	Seal      string `json:"seal"`
	Cut       bool   `json:"cut,omitempty"` // only its words without the data of others, in the PDF: nothing below is given
	Salt      string `json:"salt,omitempty"`
	MediaType string `json:"media_type,omitempty"`
	FileName  string `json:"file_name,omitempty"`
	Path      string `json:"path,omitempty"` // in this file
}

// A Line is a line of the log, as its hash is made of. The fields are those of the log in this order: organisation,
// number, stream, number within the stream, moment, actor, kind.
type Line struct {
	N      int64    `json:"n"`
	Prev   string   `json:"prev"` // the hash of the line before it
	Fields []string `json:"fields"`
	Digest string   `json:"digest"`
	Salt   string   `json:"salt"`
	Data   string   `json:"data"`
	Hash   string   `json:"hash"`
}

// A Part is a file in the bundle.
type Part struct {
	Name string
	Body []byte
}

// ExhibitPath is where an exhibit stands: its number in the bundle and its item, with the ending that fits.
func ExhibitPath(no int, item, mediaType string) string {
	ending := map[string]string{
		"application/pdf": ".pdf", "application/json": ".json", "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif",
		"application/vnd.gehoor.letter+json": ".json", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
	}[mediaType]
	if base, _, _ := strings.Cut(mediaType, ";"); ending == "" && base == "text/plain" {
		ending = ".txt"
	}
	return fmt.Sprintf("%s%03d-%s%s", folder, no, item, ending)
}

// Write writes the bundle: the PDF, the explanation, the manifest, the exhibits that the manifest names, in its order, and the fingerprints of
// all of these.
func Write(w io.Writer, m Manifest, pdf, readme []byte, exhibits []Part) error {
	manifest, err := m.encode()
	if err != nil {
		return err
	}
	parts := append([]Part{{NamePDF, pdf}, {NameReadme, readme}, {NameManifest, manifest}}, exhibits...)
	return writeParts(w, append(parts, Part{NameSums, sums(parts)}))
}

func (m Manifest) encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		return nil, fmt.Errorf("writing a manifest: %w", err)
	}
	return b.Bytes(), nil
}

// sums is a list as sha256sum -c reads it.
func sums(parts []Part) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		sum := sha256.Sum256(p.Body)
		fmt.Fprintf(&b, "%s  %s\n", hex.EncodeToString(sum[:]), p.Name)
	}
	return b.Bytes()
}

func writeParts(w io.Writer, parts []Part) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Store})
		if err == nil {
			_, err = f.Write(p.Body)
		}
		if err != nil {
			return fmt.Errorf("writing a bundle: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("writing a bundle: %w", err)
	}
	return nil
}

// A Fault is what is wrong with a bundle: the first thing that was found.
type Fault struct{ Says string }

func (f Fault) Error() string { return f.Says }

func faultf(format string, args ...any) error { return Fault{fmt.Sprintf(format, args...)} }

// A Report is what Verify found to be so.
type Report struct {
	Manifest
	Whole int       // exhibits that are what the log says
	Cut   int       // exhibits without the data of others, whose seals cannot be checked
	Gaps  int       // places where lines of the log are not disclosed: there it cannot be seen that one follows on the other
	Sum   [32]byte  // SHA-256 of the file, to hold against what the organisation recorded
	N     int64     // the last line of the log that is disclosed
	Hash  seal.Hash // its fingerprint, to hold against the organisation's own
}

// Verify checks a bundle. What is wrong with it is a [Fault]; any other error is that it could not be read.
func Verify(file []byte) (Report, error) {
	r := Report{Sum: sha256.Sum256(file)}
	parts, err := read(file)
	if err != nil {
		return r, err
	}
	if len(parts) < 4 || parts[0].Name != NamePDF || parts[1].Name != NameReadme || parts[2].Name != NameManifest || parts[len(parts)-1].Name != NameSums {
		return r, faultf("this is no package of a dossier")
	}
	last := len(parts) - 1
	if !bytes.Equal(sums(parts[:last]), parts[last].Body) {
		return r, faultf("%s: the fingerprints are not those of the files", NameSums)
	}
	if err := r.readManifest(parts[2].Body); err != nil {
		return r, err
	}
	named, err := r.lines()
	if err != nil {
		return r, err
	}
	return r, r.exhibits(parts[3:last], named)
}

// read reads the parts, and sees whether they would be written as the same bytes.
func read(file []byte) ([]Part, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, faultf("this is no ZIP file, or it did not arrive whole")
	}
	var parts []Part
	total := 0
	for _, f := range z.File {
		if f.Method != zip.Store || f.UncompressedSize64 > uint64(len(file)-total) {
			return nil, faultf("%s: it is not as it was written", f.Name)
		}
		body := make([]byte, f.UncompressedSize64)
		total += len(body)
		in, err := f.Open()
		if err == nil {
			_, err = io.ReadFull(in, body)
			if err == nil {
				var more int
				if more, err = in.Read(make([]byte, 1)); more == 0 && errors.Is(err, io.EOF) {
					err = nil
				} else if err == nil {
					err = io.ErrUnexpectedEOF
				}
			}
			in.Close()
		}
		if err != nil {
			return nil, faultf("%s: its bytes were changed", f.Name)
		}
		parts = append(parts, Part{f.Name, body})
	}
	var again bytes.Buffer
	again.Grow(len(file))
	if err := writeParts(&again, parts); err != nil || !bytes.Equal(again.Bytes(), file) {
		return nil, faultf("the file holds bytes that a package does not have")
	}
	return parts, nil
}

func (r *Report) readManifest(body []byte) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&r.Manifest); err != nil {
		return faultf("%s: it cannot be read", NameManifest)
	}
	again, err := r.Manifest.encode()
	if err != nil || !bytes.Equal(again, body) {
		return faultf("%s: it is not as it was written", NameManifest)
	}
	if r.Version != 1 {
		return faultf("%s: this program does not know version %d", NameManifest, r.Version)
	}
	return nil
}

// lines checks the lines of the log, and gives by line what its data names: items with their seals.
func (r *Report) lines() (map[int64]map[string]string, error) {
	named := map[int64]map[string]string{}
	var prev seal.Hash
	org := strconv.FormatInt(r.Organisation, 10)
	for i, l := range r.Lines {
		bad := func(what string) error { return faultf("line %d of the log: %s", l.N, what) }
		before, err1 := seal.ParseHash(l.Prev)
		digest, err2 := seal.ParseHash(l.Digest)
		hash, err3 := seal.ParseHash(l.Hash)
		salt, err4 := hex.DecodeString(l.Salt)
		if errors.Join(err1, err2, err3, err4) != nil || len(l.Fields) != 7 || len(salt) == 0 {
			return nil, bad("it cannot be read")
		}
		if l.Fields[0] != org || l.Fields[1] != strconv.FormatInt(l.N, 10) || l.Fields[2] != r.Lines[0].Fields[2] {
			return nil, bad("it is of another dossier")
		}
		if seal.Digest(salt, []byte(l.Data)) != digest {
			return nil, bad("its data was changed")
		}
		if seal.Link(before, digest, l.Fields...) != hash {
			return nil, bad("it was changed")
		}
		switch {
		case i == 0:
		case l.N <= r.N:
			return nil, bad("it does not stand in order")
		case l.N > r.N+1:
			r.Gaps++
		case before != prev:
			return nil, bad("it does not follow on the line before it")
		}
		var data any
		d := json.NewDecoder(strings.NewReader(l.Data))
		d.UseNumber()
		if err := d.Decode(&data); err != nil {
			return nil, bad("its data cannot be read")
		}
		if f, ok := data.(map[string]any); ok && l.Fields[6] == filed && f["Number"] != r.Number {
			return nil, bad("it is of another dossier")
		}
		named[l.N] = map[string]string{}
		refs(data, named[l.N])
		prev, r.N, r.Hash = hash, l.N, hash
	}
	return named, nil
}

// refs finds what a fact's JSON names: everywhere an object with an item and a seal.
func refs(data any, into map[string]string) {
	switch v := data.(type) {
	case []any:
		for _, x := range v {
			refs(x, into)
		}
	case map[string]any:
		item, ok1 := v["item"].(json.Number)
		sum, ok2 := v["seal"].(string)
		if ok1 && ok2 {
			into[item.String()] = sum
		}
		for _, x := range v {
			refs(x, into)
		}
	}
}

func (r *Report) exhibits(parts []Part, named map[int64]map[string]string) error {
	var paths []string
	for i, x := range r.Exhibits {
		bad := func(what string) error { return faultf("exhibit %d: %s", i+1, what) }
		if sum, ok := named[x.Line][x.Item]; !ok || sum != x.Seal {
			return bad("no line of the log names it")
		}
		if x.Cut {
			if x.Salt != "" || x.Path != "" || x.MediaType != "" || x.FileName != "" {
				return bad("it goes along without the data of others, and yet whole")
			}
			r.Cut++
			continue
		}
		sum, err := seal.ParseHash(x.Seal)
		salt, err2 := hex.DecodeString(x.Salt)
		if err != nil || err2 != nil || len(salt) != len(seal.Salt{}) {
			return bad("its seal or salt cannot be read")
		}
		at := slices.IndexFunc(parts, func(p Part) bool { return p.Name == x.Path })
		if at != len(paths) || path.Clean(x.Path) != x.Path || !strings.HasPrefix(x.Path, folder) {
			return bad("its file is not in the package, or not in its place")
		}
		paths = append(paths, x.Path)
		if !seal.CheckSeal(sum, seal.Salt(salt), r.Organisation, x.Item, seal.Content{MediaType: x.MediaType, FileName: x.FileName, Body: parts[at].Body}) {
			return bad("it is not what the log says: " + x.Path)
		}
		r.Whole++
	}
	if len(paths) != len(parts) {
		return faultf("there are %d files of exhibits, and %d are named", len(parts), len(paths))
	}
	return nil
}
