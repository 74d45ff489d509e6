// Package files keeps what people send along: photos, PDFs, letters.
//
// A file is sealed while it streams in, so that nothing of it ever stands on
// disk in plain. (Whoever reads a form has to use [net/http.Request.MultipartReader]:
// ParseMultipartForm writes parts to temporary files.) The blobs have random
// names and say nothing: name and type of the file are sealed in them.
//
// Of a photo a second blob is made, the clean copy, from its pixels alone:
// without the place where it was taken, and without whatever else a file can
// hide. Everyone reads that; opening an original is a logged act (decisions 34).
package files

import (
	"context"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"regexp"
	"strings"
	"time"

	"gehoor/internal/seal"
)

const (
	// MaxSize is how large a file may be, in bytes, unless [Upload.Limit] says otherwise.
	MaxSize = 25 << 20

	// MaxFiles is how many files a person may send along; who calls Put counts.
	MaxFiles = 10

	// MaxNameLength is how long a file name is kept, in characters; see [SafeName].
	MaxNameLength = 100
)

// A Kind is why a file is not taken. The words for it are in package text.
type Kind string

// The kinds of problems that the sender can do something about.
const (
	TooBig        Kind = "too-big"    // more bytes than the limit
	TooManyPixels Kind = "pixels"     // a picture that takes too much memory to open
	WrongType     Kind = "type"       // not of a type we take, or damaged
	HEIC          Kind = "heic"       // a photo as iPhones make them, which we cannot open yet
	Empty         Kind = "empty"      // nothing in it
	Locked        Kind = "locked"     // opens with a password only
	BrokenOff     Kind = "broken-off" // did not arrive whole
)

// A Problem is an error that the sender of a file is told about. Every other
// error of this package is a fault.
type Problem struct {
	Kind Kind
	Err  error // what was seen, for the log; may be nil; holds nothing of the file
}

func (p *Problem) Error() string {
	if p.Err == nil {
		return "file refused: " + string(p.Kind)
	}
	return fmt.Sprintf("file refused: %s: %v", p.Kind, p.Err)
}

// Unwrap returns p.Err.
func (p *Problem) Unwrap() error { return p.Err }

// An Upload is a file on its way in.
type Upload struct {
	Org       int64
	Item      string    // the id under which the original is sealed
	CleanItem string    // the id under which a clean copy is sealed, if one is made
	Name      string    // as the sender's machine calls it; see [SafeName]
	Body      io.Reader // read once
	Size      int64     // as announced, or -1
	Limit     int64     // in bytes; 0 is MaxSize
}

// A Blob is a sealed file on disk, and what is needed to read it.
type Blob struct {
	Name      string // on disk: 26 random letters and digits
	Org       int64
	Item      string
	Key       seal.ItemKey
	Seal      seal.Hash
	Size      int64 // of the content, in bytes
	MediaType string
	FileName  string
}

// Stored is a file as Put kept it.
type Stored struct {
	Original Blob
	Clean    Blob // of a photo; else the zero Blob
}

// Readable returns the blob that everyone reads: the clean copy of a photo,
// else the original.
func (s Stored) Readable() Blob {
	if s.Clean.Name != "" {
		return s.Clean
	}
	return s.Original
}

// A Dir is a directory of blobs. It may be used by several goroutines, and by
// several processes.
type Dir struct {
	root   *os.Root
	random io.Reader
	// checks bounds how many files are looked into at once, and so the memory
	// that takes: for each at most maxPicture or, of a document, its size.
	checks chan struct{}
}

// OpenDir opens the directory, and makes it when it does not exist, readable
// by its owner only. Random is read by several goroutines at once.
func OpenDir(name string, random io.Reader) (*Dir, error) {
	if err := os.MkdirAll(name, 0o700); err != nil {
		return nil, fmt.Errorf("opening the blobs: %w", err)
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, fmt.Errorf("opening the blobs: %w", err)
	}
	return &Dir{root: root, random: random, checks: make(chan struct{}, 2)}, nil
}

// Close closes the directory; blobs that are open stay so.
func (d *Dir) Close() error { return d.root.Close() }

// Put seals a file. When it returns, the blobs are on disk, to stay; only then
// may a row be written that names them. When it returns an error, a [*Problem]
// for the sender or a fault, there is no blob. When the program dies in between,
// or no row follows, Sweep removes what is left.
func (d *Dir) Put(ctx context.Context, u Upload) (Stored, error) {
	var s Stored
	err := d.put(ctx, u, &s)
	if err != nil {
		return Stored{}, errors.Join(err, d.discard(s.Original.Name), d.discard(s.Clean.Name))
	}
	return s, nil
}

// Keep seals a file as it came, whatever it is: a part of a mail that nobody can open, or of a type that we do not take.
// Nobody looks into it; who reads it gets bytes without a type. It promises on disk what Put does.
func (d *Dir) Keep(u Upload) (Stored, error) {
	s := Stored{Original: Blob{Org: u.Org, Item: u.Item, MediaType: "application/octet-stream", FileName: SafeName(u.Name)}}
	err := d.write(&s.Original, func(w io.Writer) error {
		_, err := io.Copy(w, u.Body)
		return err
	})
	if err != nil {
		return Stored{}, errors.Join(err, d.discard(s.Original.Name))
	}
	return s, nil
}

// put writes into s the name of each blob as soon as it exists.
func (d *Dir) put(ctx context.Context, u Upload, s *Stored) error {
	body := &upload{ctx: ctx, r: u.Body, announced: u.Size, limit: u.Limit}
	if body.limit == 0 {
		body.limit = MaxSize
	}
	if u.Size > body.limit {
		return &Problem{Kind: TooBig}
	}
	head := make([]byte, headSize)
	n, err := io.ReadFull(body, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return err
	}
	if head = head[:n]; n == 0 {
		return &Problem{Kind: Empty}
	}
	form, err := sniff(head)
	if err != nil {
		return err
	}

	s.Original = Blob{Org: u.Org, Item: u.Item, MediaType: form.mediaType, FileName: SafeName(u.Name)}
	watch := form.watch()
	err = d.write(&s.Original, func(w io.Writer) error {
		for _, r := range []io.Reader{strings.NewReader(string(head)), body} {
			if _, err := io.Copy(io.MultiWriter(watch, w), r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}

	select {
	case d.checks <- struct{}{}:
		defer func() { <-d.checks }()
	case <-ctx.Done():
		return &Problem{BrokenOff, ctx.Err()}
	}
	if form.check != nil {
		return d.check(s.Original, form.check)
	}
	if form.decode != nil {
		return d.clean(s, u.CleanItem, form)
	}
	return nil
}

// check holds a document in memory and looks into it.
func (d *Dir) check(b Blob, check func([]byte) error) error {
	r, err := d.Open(b)
	if err != nil {
		return err
	}
	defer r.Close()
	content := make([]byte, b.Size)
	if _, err := io.ReadFull(r, content); err != nil {
		return fmt.Errorf("reading a blob again: %w", err)
	}
	return check(content)
}

// write draws name and key of b, and seals into a new blob what body writes.
func (d *Dir) write(b *Blob, body func(io.Writer) error) error {
	name := make([]byte, 16)
	if _, err := io.ReadFull(d.random, name); err != nil {
		return fmt.Errorf("drawing the name of a blob: %w", err)
	}
	key, err := seal.NewItemKey(d.random)
	if err != nil {
		return err
	}
	blobName := strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(name))
	folder, file := place(blobName)
	if err := d.root.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("writing a blob: %w", err)
	}
	f, err := d.root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("writing a blob: %w", err)
	}
	b.Name, b.Key = blobName, key
	defer f.Close() // after an error; a second Close does no harm
	w, err := seal.NewWriter(f, d.random, key, b.Org, b.Item, b.MediaType, b.FileName)
	if err != nil {
		return err
	}
	if err := body(w); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("writing a blob: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("writing a blob: %w", err)
	}
	// The folders may be new, or another upload's that is not yet on disk.
	for _, folder := range []string{folder, path.Dir(folder), "."} {
		if err := d.sync(folder); err != nil {
			return fmt.Errorf("writing a blob: %w", err)
		}
	}
	b.Size, b.Seal = w.Size(), w.Seal()
	return nil
}

func (d *Dir) sync(folder string) error {
	f, err := d.root.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// A Reader reads a blob. It promises what [seal.Reader] does: that all has been
// read, and has the seal it should have, is certain at [io.EOF] only.
type Reader struct {
	*seal.Reader
	file *os.File
}

// Close closes the blob.
func (r *Reader) Close() error { return r.file.Close() }

// Open opens a blob. Of b it needs Name, Org, Item, Key and Seal. The error is
// [fs.ErrNotExist] when there is no such blob, and [seal.ErrBroken] when it is
// not what was sealed.
func (d *Dir) Open(b Blob) (*Reader, error) {
	if !blobName.MatchString(b.Name) {
		return nil, fmt.Errorf("opening a blob: %w", fs.ErrNotExist)
	}
	_, file := place(b.Name)
	f, err := d.root.Open(file)
	if err != nil {
		return nil, fmt.Errorf("opening a blob: %w", err)
	}
	r, err := seal.NewReader(f, b.Key, b.Org, b.Item, b.Seal)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("opening a blob: %w", err)
	}
	return &Reader{r, f}, nil
}

// Remove removes a blob for good. A blob that does not exist is removed already.
func (d *Dir) Remove(name string) error {
	if !blobName.MatchString(name) {
		return nil
	}
	folder, file := place(name)
	err := d.root.Remove(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = d.sync(folder)
	}
	if err != nil {
		return fmt.Errorf("removing a blob: %w", err)
	}
	return nil
}

func (d *Dir) discard(name string) error {
	if name == "" {
		return nil
	}
	return d.Remove(name)
}

// SweepAfter is how old a blob without a row is when it is swept: longer than
// any upload takes.
const SweepAfter = 48 * time.Hour

// Sweep removes the blobs that were last written before the given time (now
// minus SweepAfter, by the machine's clock) and that known does not know. It
// returns how many. When known returns an error, Sweep stops and returns it.
func (d *Dir) Sweep(ctx context.Context, before time.Time, known func(name string) (bool, error)) (removed int, err error) {
	err = fs.WalkDir(d.root.FS(), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		name := entry.Name()
		if _, own := place(name); entry.IsDir() || !blobName.MatchString(name) || file != own {
			return nil // not ours
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // removed by another at this moment
		}
		if err != nil || !info.ModTime().Before(before) {
			return err
		}
		if is, err := known(name); is || err != nil {
			return err
		}
		removed++
		return d.Remove(name)
	})
	if err != nil {
		return removed, fmt.Errorf("sweeping the blobs: %w", err)
	}
	return removed, nil
}

// blobName is what a name may look like; nothing else ever reaches the disk.
var blobName = regexp.MustCompile(`^[a-z2-7]{26}$`)

// place returns where a blob is, in two levels of at most 1024 folders each.
func place(name string) (folder, file string) {
	if len(name) < 4 {
		return ".", name
	}
	folder = path.Join(name[:2], name[2:4])
	return folder, path.Join(folder, name)
}

// An upload reads the body of a file and tells what is wrong with it.
type upload struct {
	ctx                    context.Context // of the one call of Put that made it
	r                      io.Reader
	read, announced, limit int64
}

func (u *upload) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, &Problem{BrokenOff, err}
	}
	n, err := u.r.Read(p)
	u.read += int64(n)
	if u.read > u.limit {
		return 0, &Problem{Kind: TooBig}
	}
	var tooLarge *http.MaxBytesError
	switch {
	case err == nil:
		return n, nil
	case errors.As(err, &tooLarge):
		return n, &Problem{Kind: TooBig}
	case err != io.EOF:
		return n, &Problem{BrokenOff, err}
	case u.read < u.announced:
		return n, &Problem{BrokenOff, io.ErrUnexpectedEOF}
	}
	return n, io.EOF
}
