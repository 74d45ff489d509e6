package files

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"gehoor/internal/seal"
)

// locked makes seeded randomness fit for several goroutines.
type locked struct {
	mu sync.Mutex
	r  io.Reader
}

func (l *locked) Read(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Read(p)
}

func newDir(t testing.TB) (*Dir, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "blobs")
	d, err := OpenDir(path, &locked{r: rand.NewChaCha8([32]byte{1})})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d, path
}

func newUpload(name string, content []byte) Upload {
	return Upload{Org: 1, Item: "i1", CleanItem: "i2", Name: name, Body: bytes.NewReader(content), Size: -1}
}

func read(t testing.TB, d *Dir, b Blob) []byte {
	t.Helper()
	r, err := d.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if r.MediaType != b.MediaType || r.FileName != b.FileName || int64(len(content)) != b.Size {
		t.Errorf("sealed %s %q of %d bytes, want %s %q of %d", r.MediaType, r.FileName, len(content), b.MediaType, b.FileName, b.Size)
	}
	return content
}

// onDisk returns what is in the files of a directory, by path.
func onDisk(t testing.TB, path string) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	err := filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		found[file], err = os.ReadFile(file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestPut(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("Dit is een heel lange brief. "), 20_000)
	tests := []struct {
		name      string
		content   []byte
		mediaType string
		clean     string // media type and name of the copy, if there is one
	}{
		{"foto.jpg", jpegSample(t, nil), "image/jpeg", "image/jpeg foto.jpg"},
		{"FOTO.JPEG", jpegSample(t, exifSample(binary.BigEndian, 6)), "image/jpeg", "image/jpeg FOTO.jpg"},
		{"scherm.png", pngSample(t), "image/png", "image/png scherm.png"},
		{"a.gif", gifSample(t), "image/gif", "image/png a.png"},
		{"foto.webp", webpSample(t, false), "image/webp", "image/jpeg foto.jpg"},
		{"plaatje.webp", webpSample(t, true), "image/webp", "image/png plaatje.png"},
		{"", pngSample(t), "image/png", "image/png "},
		{"brief.pdf", pdfSample("", ""), "application/pdf", ""},
		{"meta.pdf", pdfSample("", "/EncryptMetadata true"), "application/pdf", ""},
		{"brief.docx", docxSample(t, "brief"), docx, ""},
		{"brief.docx", zipSample(t, entry{name: "docProps/app.xml"}, entry{name: "[Content_Types].xml"}, entry{name: "word/document2.xml"}), docx, ""},
		{"brief.doc", docSample(0), doc, ""},
		{"brief.odt", odtSample(t, "<manifest/>"), odt, ""},
		{"brief.txt", []byte("Beste mevrouw, één vraag."), "text/plain", ""},
		{"lijst.csv", []byte("dag,uur\nma,8\ndi,9\nwo,10\n"), "text/plain", ""},
		{"lang.txt", long, "text/plain", ""},
		{"foto.txt", pngSample(t), "image/png", "image/png foto.png"}, // the content counts, not the name
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, path := newDir(t)
			u := newUpload(tt.name, tt.content)
			u.Size = int64(len(tt.content))
			s, err := d.Put(t.Context(), u)
			if err != nil {
				t.Fatal(err)
			}
			if got := read(t, d, s.Original); !bytes.Equal(got, tt.content) {
				t.Errorf("read %d bytes, other than the %d sent", len(got), len(tt.content))
			}
			if s.Original.MediaType != tt.mediaType || s.Original.FileName != tt.name {
				t.Errorf("kept as %s %q, want %s", s.Original.MediaType, s.Original.FileName, tt.mediaType)
			}
			blobs := 1
			if tt.clean == "" {
				if s.Clean != (Blob{}) || s.Readable() != s.Original {
					t.Errorf("a clean copy %+v of a document", s.Clean)
				}
			} else {
				blobs = 2
				if got := s.Clean.MediaType + " " + s.Clean.FileName; got != tt.clean || s.Readable() != s.Clean {
					t.Errorf("clean copy %q, want %q", got, tt.clean)
				}
				if s.Clean.Key == s.Original.Key || s.Clean.Item != "i2" {
					t.Error("the clean copy has no key or item of its own")
				}
				if _, _, err := image.DecodeConfig(bytes.NewReader(read(t, d, s.Clean))); err != nil {
					t.Errorf("the clean copy does not open: %v", err)
				}
			}
			if got := len(onDisk(t, path)); got != blobs {
				t.Errorf("%d files on disk, want %d", got, blobs)
			}
		})
	}
}

// pngOf is the start of a picture that says it is so large.
func pngOf(width, height uint32) []byte {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	chunk := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	chunk = append(chunk, 8, 2, 0, 0, 0)
	return binary.BigEndian.AppendUint32(append(b, chunk...), crc32.ChecksumIEEE(chunk))
}

// jpegOf is the start of a photo that says it is so large; 0xC2 is progressive.
func jpegOf(sof byte, width, height uint16) []byte {
	b := []byte{0xFF, 0xD8, 0xFF, sof, 0, 17, 8}
	b = binary.BigEndian.AppendUint16(b, height)
	b = binary.BigEndian.AppendUint16(b, width)
	return append(b, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xDA, 0, 2)
}

func TestPutRefuses(t *testing.T) {
	t.Parallel()
	var limit int64 = 1 << 20
	heic := []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + strings.Repeat("\x00", 100))
	tests := []struct {
		why     string
		content []byte
		want    Kind
	}{
		{"nothing", nil, Empty},
		{"one byte too many", bytes.Repeat([]byte("a"), int(limit)+1), TooBig},
		{"a photo of an iPhone", heic, HEIC},
		{"a drawing with a script", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), WrongType},
		{"a bare drawing", []byte(`<svg onload=alert(1)>`), WrongType},
		{"a page", []byte("<!DOCTYPE html><html><script>alert(1)</script></html>"), WrongType},
		{"a page after spaces", []byte("\n\n   <b>tekst</b>"), WrongType},
		{"a program", []byte("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"), WrongType},
		{"a script", []byte("#!/bin/sh\nrm -rf /\n"), WrongType},
		{"a film", []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + strings.Repeat("\x00", 100)), WrongType},
		{"rich text", []byte(`{\rtf1 tekst}`), WrongType},
		{"any zip file", zipSample(t, entry{name: "a.txt", text: "tekst"}), WrongType},
		{"a document without contents", zipSample(t, entry{name: "word/document.xml"}), WrongType},
		{"a spreadsheet", zipSample(t, entry{name: "[Content_Types].xml"}, entry{name: "xl/workbook.xml"}), WrongType},
		{"a document with macros", docxSample(t, "", entry{name: "word/vbaProject.bin"}), WrongType},
		{"half a document", docxSample(t, strings.Repeat("tekst ", 100))[:400], WrongType},
		{"a locked zip file", docxSample(t, "", entry{name: "word/geheim.xml", locked: true}), Locked},
		{"a locked OpenDocument text", odtSample(t, `<manifest:encryption-data manifest:checksum="x"/>`), Locked},
		{"an OpenDocument text without manifest", zipSample(t, entry{name: "mimetype", text: odt}, entry{name: "content.xml"}), WrongType},
		{"a locked PDF", pdfSample("", "/Encrypt 5 0 R"), Locked},
		{"a locked PDF, written closely", pdfSample("", "/Encrypt<</Filter/Standard>>"), Locked},
		{"a locked PDF, far in", pdfSample(strings.Repeat("x", 40_000), "/Encrypt 5 0 R"), Locked},
		{"a locked Word document", compoundSample("EncryptedPackage", nil), Locked},
		{"a locked old Word document", docSample(0x0100), Locked},
		{"an old spreadsheet", compoundSample("Workbook", make([]byte, 32)), WrongType},
		{"half an old document", docSample(0)[:1024], WrongType},
		{"half a picture", pngSample(t)[:60], WrongType},
		{"half a photo", jpegSample(t, nil)[:300], WrongType},
		{"zeroes after text", append(bytes.Repeat([]byte("tekst "), 2000), 0), WrongType},
		{"a picture that fills the memory", pngOf(100_000, 100_000), TooManyPixels},
		{"a picture beyond counting", pngOf(1<<31-1, 1<<31-1), WrongType},
		{"a photo that fills the memory", jpegOf(0xC0, 65_000, 65_000), TooManyPixels},
		{"a progressive photo that does", jpegOf(0xC2, 5000, 5000), TooManyPixels},
		{"one as large that does not, but is not whole", jpegOf(0xC0, 5000, 5000), WrongType},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			t.Parallel()
			d, path := newDir(t)
			u := newUpload("a", tt.content)
			u.Limit = limit
			s, err := d.Put(t.Context(), u)
			var problem *Problem
			if !errors.As(err, &problem) || problem.Kind != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
			if s != (Stored{}) || len(onDisk(t, path)) != 0 {
				t.Error("something was kept")
			}
		})
	}
}

// The marker of an encrypted PDF is found wherever the pieces of the stream end.
func TestPDFWatchOverPieces(t *testing.T) {
	t.Parallel()
	for cut := range len("xx/Encrypt") + 1 {
		w := &pdfWatch{}
		_, err1 := w.Write([]byte("xx/Encrypt 5")[:cut])
		_, err2 := w.Write([]byte("xx/Encrypt 5")[cut:])
		if err1 != nil || err2 == nil {
			t.Errorf("cut at %d: %v, %v", cut, err1, err2)
		}
	}
	w := &pdfWatch{}
	for _, c := range []byte("/EncryptMetadata /Encryp /ncrypt") {
		if _, err := w.Write([]byte{c}); err != nil {
			t.Fatal(err)
		}
	}
}

// unread fails the test when it is read.
type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) {
	u.t.Error("was read")
	return 0, io.EOF
}

func TestAnnouncedTooBigIsNotRead(t *testing.T) {
	t.Parallel()
	d, _ := newDir(t)
	u := newUpload("film.mp4", nil)
	u.Body, u.Size = unread{t}, 600<<20
	var problem *Problem
	if _, err := d.Put(t.Context(), u); !errors.As(err, &problem) || problem.Kind != TooBig {
		t.Errorf("got %v, want TooBig", err)
	}
}

// Wherever an upload breaks off, nothing is left of it.
func TestBrokenOff(t *testing.T) {
	t.Parallel()
	content := bytes.Repeat([]byte("tekst "), 40_000)
	gone := errors.New("connection reset")
	for _, at := range []int{0, 1, headSize - 1, headSize, headSize + 1, 64 << 10, len(content) - 1} {
		half := func() io.Reader { return bytes.NewReader(content[:at]) }
		cancelled, cancel := context.WithCancel(t.Context())
		tests := map[string]struct {
			ctx  context.Context
			body io.Reader
			size int64
			want Kind
		}{
			"connection lost": {t.Context(), io.MultiReader(half(), iotest.ErrReader(gone)), -1, BrokenOff},
			"form cut off":    {t.Context(), io.MultiReader(half(), iotest.ErrReader(io.ErrUnexpectedEOF)), -1, BrokenOff},
			"too short":       {t.Context(), half(), int64(len(content)), BrokenOff},
			"request over":    {cancelled, io.MultiReader(half(), readFunc(func([]byte) (int, error) { cancel(); return 0, nil }), half()), -1, BrokenOff},
			"server's limit":  {t.Context(), io.MultiReader(half(), iotest.ErrReader(&http.MaxBytesError{Limit: 1})), -1, TooBig},
		}
		for why, tt := range tests {
			d, path := newDir(t)
			u := newUpload("a.txt", nil)
			u.Body, u.Size = tt.body, tt.size
			_, err := d.Put(tt.ctx, u)
			var problem *Problem
			if !errors.As(err, &problem) || problem.Kind != tt.want {
				t.Errorf("%s at %d: got %v, want %s", why, at, err, tt.want)
			}
			if left := onDisk(t, path); len(left) != 0 {
				t.Errorf("%s at %d: %d files are left", why, at, len(left))
			}
		}
		cancel()
	}
}

type readFunc func([]byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// A fault of our own is not told to the sender as theirs.
func TestFaultIsNoProblem(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	d, err := OpenDir(path, strings.NewReader("too little randomness"))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	_, err = d.Put(t.Context(), newUpload("a.txt", []byte("tekst")))
	var problem *Problem
	if err == nil || errors.As(err, &problem) {
		t.Errorf("got %v, want a fault", err)
	}
}

// No word of a file, and no part of its name, stands on disk in plain.
func TestNothingInPlainOnDisk(t *testing.T) {
	t.Parallel()
	const word, name = "Zandbakgeheim", "Naamgeheim"
	d, path := newDir(t)
	photo := jpegSample(t, append(exifSample(binary.BigEndian, 1), word...))
	for _, content := range [][]byte{
		[]byte(strings.Repeat(word+" ", 20_000)),
		pdfSample(word, ""),
		docxSample(t, word),
		photo,
		pngSample(t),
	} {
		if _, err := d.Put(t.Context(), newUpload(name+".x", content)); err != nil {
			t.Fatal(err)
		}
	}
	found := onDisk(t, path)
	if len(found) != 7 {
		t.Errorf("%d blobs, want 5 and 2 clean copies", len(found))
	}
	for file, content := range found {
		for _, plain := range []string{word, name, "Exif", "PNG", "%PDF", "word/document", "image/", string(gps)} {
			if bytes.Contains(content, []byte(plain)) || strings.Contains(filepath.Base(file), plain) {
				t.Errorf("%q can be read in a blob", plain)
			}
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, want 0600", info.Mode().Perm())
		}
	}
}

// What is read is the pixels of the photo, the right way up, and nothing else of it.
func TestCleanCopy(t *testing.T) {
	t.Parallel()
	// Which corner of the original is seen where, for each orientation:
	// above left, above right, below left, below right.
	seen := [9][4]int{0: {0, 1, 2, 3}, 1: {0, 1, 2, 3}, 2: {1, 0, 3, 2}, 3: {3, 2, 1, 0}, 4: {2, 3, 0, 1}, 5: {0, 2, 1, 3}, 6: {2, 0, 3, 1}, 7: {3, 1, 2, 0}, 8: {1, 3, 0, 2}}
	const tail = "PK\x03\x04 <script>verstopt</script>"
	for orientation, want := range seen {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			photo := append(jpegSample(t, exifSample(order, uint16(orientation))), tail...)
			d, _ := newDir(t)
			s, err := d.Put(t.Context(), newUpload("foto.jpg", photo))
			if err != nil {
				t.Fatal(err)
			}
			if original := read(t, d, s.Original); !bytes.Contains(original, gps) || !bytes.HasSuffix(original, []byte(tail)) {
				t.Fatal("the original should be as it was sent")
			}
			clean := read(t, d, s.Clean)
			for _, hidden := range []string{string(gps), "Exif", "Cameramerk", "script", "PK\x03\x04"} {
				if bytes.Contains(clean, []byte(hidden)) {
					t.Errorf("orientation %d: the clean copy has %q", orientation, hidden)
				}
			}
			m, _, err := image.Decode(bytes.NewReader(clean))
			if err != nil {
				t.Fatal(err)
			}
			size := m.Bounds().Size()
			if upright := orientation >= 5; size.X*size.Y != 64*32 || (size.X < size.Y) != upright {
				t.Errorf("orientation %d: size %v", orientation, size)
			}
			for i, corner := range want {
				x, y := 4+(i%2)*(size.X-8), 4+(i/2)*(size.Y-8)
				if got := m.At(x, y); !near(got, corners[corner]) {
					t.Errorf("orientation %d: corner %d is %v, want %v", orientation, i, got, corners[corner])
				}
			}
		}
	}
}

func near(a, b interface{ RGBA() (r, g, b, a uint32) }) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	for _, d := range []int{int(ar) - int(br), int(ag) - int(bg), int(ab) - int(bb)} {
		if max(d, -d) > 30<<8 {
			return false
		}
	}
	return true
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	d, path := newDir(t)
	s, err := d.Put(t.Context(), newUpload("a.txt", bytes.Repeat([]byte("tekst "), 30_000)))
	if err != nil {
		t.Fatal(err)
	}
	other, err := d.Put(t.Context(), newUpload("b.txt", []byte("tekst")))
	if err != nil {
		t.Fatal(err)
	}
	with := func(change func(*Blob)) Blob {
		b := s.Original
		change(&b)
		return b
	}
	readAll := func(b Blob) error {
		r, err := d.Open(b)
		if err != nil {
			return err
		}
		defer r.Close()
		_, err = io.Copy(io.Discard, r)
		return err
	}
	for _, tt := range []struct {
		why  string
		blob Blob
		want error
	}{
		{"as stored", s.Original, nil},
		{"another organisation", with(func(b *Blob) { b.Org = 2 }), seal.ErrBroken},
		{"another item", with(func(b *Blob) { b.Item = "i2" }), seal.ErrBroken},
		{"another key", with(func(b *Blob) { b.Key = other.Original.Key }), seal.ErrBroken},
		{"another blob", with(func(b *Blob) { b.Name = other.Original.Name }), seal.ErrBroken},
		{"another seal", with(func(b *Blob) { b.Seal[0] ^= 1 }), seal.ErrBroken},
		{"no key, for it was destroyed", with(func(b *Blob) { b.Key = seal.ItemKey{} }), seal.ErrNoKey},
		{"no such blob", with(func(b *Blob) { b.Name = strings.Repeat("a", 26) }), fs.ErrNotExist},
		{"no name", with(func(b *Blob) { b.Name = "" }), fs.ErrNotExist},
		{"outside", with(func(b *Blob) { b.Name = "../../../../etc/passwd" }), fs.ErrNotExist},
	} {
		if err := readAll(tt.blob); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.why, err, tt.want)
		}
	}

	_, name := place(s.Original.Name)
	file := filepath.Join(path, name)
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{0, 100, 70_000, len(content) - 1} {
		changed := bytes.Clone(content)
		changed[at] ^= 1
		for why, b := range map[string][]byte{"changed": changed, "cut off": content[:at]} {
			if err := os.WriteFile(file, b, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := readAll(s.Original); !errors.Is(err, seal.ErrBroken) {
				t.Errorf("%s at %d: got %v, want ErrBroken", why, at, err)
			}
		}
	}
}

func TestRemove(t *testing.T) {
	t.Parallel()
	d, path := newDir(t)
	s, err := d.Put(t.Context(), newUpload("a.txt", []byte("tekst")))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time it is gone already
		if err := d.Remove(s.Original.Name); err != nil {
			t.Fatal(err)
		}
	}
	if len(onDisk(t, path)) != 0 {
		t.Error("the blob is still there")
	}
	outside := filepath.Join(filepath.Dir(path), "keys")
	if err := os.WriteFile(outside, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.Remove("../keys"); err != nil {
		t.Errorf("a name that is none: %v", err)
	}
	if _, err := os.Stat(outside); err != nil {
		t.Error("removed something outside")
	}
}

func TestSweep(t *testing.T) {
	t.Parallel()
	d, path := newDir(t)
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	put := func(age time.Duration) string {
		t.Helper()
		s, err := d.Put(t.Context(), newUpload("a.txt", []byte("tekst")))
		if err != nil {
			t.Fatal(err)
		}
		_, file := place(s.Original.Name)
		if err := os.Chtimes(filepath.Join(path, file), now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
		return s.Original.Name
	}
	kept, orphan, young := put(72*time.Hour), put(49*time.Hour), put(47*time.Hour)
	for _, foreign := range []string{"lost+found", strings.Repeat("a", 26)} { // not where a blob is
		file := filepath.Join(path, foreign)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, time.Unix(0, 0), time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
	}

	down := errors.New("database is down")
	if n, err := d.Sweep(t.Context(), now.Add(-SweepAfter), func(string) (bool, error) { return false, down }); !errors.Is(err, down) || n != 0 {
		t.Errorf("without a database: %d removed, %v", n, err)
	}
	n, err := d.Sweep(t.Context(), now.Add(-SweepAfter), func(name string) (bool, error) {
		if name == young {
			t.Error("asked about a young blob")
		}
		return name == kept, nil
	})
	if err != nil || n != 1 {
		t.Errorf("%d removed, %v; want 1", n, err)
	}
	left := onDisk(t, path)
	for name, want := range map[string]bool{kept: true, young: true, orphan: false} {
		_, file := place(name)
		if _, is := left[filepath.Join(path, file)]; is != want {
			t.Errorf("blob is there: %v, want %v", is, want)
		}
	}
	if len(left) != 4 {
		t.Errorf("%d files are left, want 4", len(left))
	}
}

// Many at once, more than are looked into at once.
func TestPutTogether(t *testing.T) {
	t.Parallel()
	d, path := newDir(t)
	photo := jpegSample(t, nil)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			s, err := d.Put(t.Context(), newUpload("foto.jpg", photo))
			if err != nil {
				t.Error(err)
				return
			}
			if !bytes.Equal(read(t, d, s.Original), photo) {
				t.Error("read something else")
			}
		})
	}
	group.Wait()
	if got := len(onDisk(t, path)); got != 16 {
		t.Errorf("%d blobs, want 16", got)
	}
}

// What is not understood is refused, and never more than that.
func FuzzForms(f *testing.F) {
	f.Add(docSample(0))
	f.Add(docSample(0x0100))
	f.Add(compoundSample("EncryptedPackage", nil))
	f.Add(docxSample(f, "tekst"))
	f.Add(odtSample(f, "<manifest/>"))
	f.Add(jpegSample(f, exifSample(binary.LittleEndian, 6)))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, check := range []func([]byte) error{checkDoc, checkDocx, checkODT} {
			var problem *Problem
			if err := check(content); err != nil && !errors.As(err, &problem) {
				t.Errorf("a fault: %v", err)
			}
		}
		if info, err := readJPEGInfo(bytes.NewReader(content)); err == nil && (info.orientation < 0 || info.orientation > 8) {
			t.Errorf("orientation %d", info.orientation)
		}
	})
}

func BenchmarkPut(b *testing.B) {
	for _, size := range []int{100_000, 5 << 20, 25 << 20} {
		content := bytes.Repeat([]byte("tekst "), size/6)
		b.Run(fmt.Sprintf("sealed/%d", size), func(b *testing.B) {
			b.SetBytes(int64(size))
			d, _ := newDir(b)
			for b.Loop() {
				s, err := d.Put(b.Context(), newUpload("a.txt", content))
				if err != nil {
					b.Fatal(err)
				}
				if err := d.Remove(s.Original.Name); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("plain-copy/%d", size), func(b *testing.B) {
			b.SetBytes(int64(size))
			path := b.TempDir()
			for b.Loop() {
				f, err := os.Create(filepath.Join(path, "a"))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := io.Copy(f, struct{ io.Reader }{bytes.NewReader(content)}); err != nil {
					b.Fatal(err)
				}
				if err := f.Sync(); err != nil {
					b.Fatal(err)
				}
				if err := f.Close(); err != nil {
					b.Fatal(err)
				}
				if err := os.Remove(f.Name()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A photo of twelve megapixels, as phones make them, upright and on its side.
func BenchmarkCleanCopy(b *testing.B) {
	for _, orientation := range []uint16{1, 6} {
		b.Run(fmt.Sprintf("orientation-%d", orientation), func(b *testing.B) {
			photo := jpegOfSize(b, 4000, 3000, exifSample(binary.BigEndian, orientation))
			d, _ := newDir(b)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := d.Put(b.Context(), newUpload("foto.jpg", photo)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
