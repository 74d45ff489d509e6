package files

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/gabriel-vasile/mimetype"
	"golang.org/x/image/webp"
)

// headSize is how much of a file is read before its form is decided: more than
// mimetype looks at.
const headSize = 4 << 10

// A form is how a file of one type is looked into. The start of a file says
// what it claims to be; watch, check and decode find out whether it is.
type form struct {
	mediaType string
	watch     func() io.Writer         // sees the file pass by, and may refuse it
	check     func(whole []byte) error // of a document that has to be seen whole
	decode    func(io.Reader) (image.Image, error)
	config    func(io.Reader) (image.Config, error)
}

// forms are the types we take, by what mimetype calls them.
var forms = map[string]form{
	"image/jpeg":      {decode: jpeg.Decode, config: jpeg.DecodeConfig},
	"image/png":       {decode: png.Decode, config: png.DecodeConfig},
	"image/gif":       {decode: gif.Decode, config: gif.DecodeConfig}, // of an animation the first picture
	"image/webp":      {decode: webp.Decode, config: webp.DecodeConfig},
	"application/pdf": {watch: func() io.Writer { return &pdfWatch{} }},
	"text/plain":      {watch: func() io.Writer { return textWatch{} }},
	docx:              {check: checkDocx},
	odt:               {check: checkODT},
	doc:               {check: checkDoc},
}

const (
	doc  = "application/msword"
	docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	odt  = "application/vnd.oasis.opendocument.text"
	ole  = "application/x-ole-storage"
)

// sniff returns the form of the file that begins with head.
func sniff(head []byte) (form, error) {
	detected := mimetype.Detect(head)
	name, _, _ := strings.Cut(detected.String(), ";")
	switch {
	case strings.HasPrefix(name, "image/heic"), strings.HasPrefix(name, "image/heif"):
		return form{}, &Problem{Kind: HEIC}
	case name == "text/csv", name == "text/tab-separated-values":
		name = "text/plain" // a letter with many commas is one, too
	case name == odt:
	case inFamily(detected, "application/zip"):
		name = docx // the only zip we take; its contents show whether it is
	case inFamily(detected, ole):
		name = doc // and the only one of these
	}
	f, ok := forms[name]
	switch {
	case !ok:
		return form{}, &Problem{Kind: WrongType}
	case name == "text/plain" && bytes.HasPrefix(bytes.TrimSpace(head), []byte("<")):
		return form{}, &Problem{WrongType, errors.New("markup")} // mimetype takes a bare <svg> for text
	}
	f.mediaType = name
	if f.watch == nil {
		f.watch = func() io.Writer { return io.Discard }
	}
	return f, nil
}

func inFamily(m *mimetype.MIME, name string) bool {
	for ; m != nil; m = m.Parent() {
		if m.Is(name) {
			return true
		}
	}
	return false
}

// textWatch refuses what is not text after all. Text in UTF-16, which has
// zeroes, is refused too: hardly anybody can read it on a phone.
type textWatch struct{}

func (textWatch) Write(p []byte) (int, error) {
	if bytes.IndexByte(p, 0) >= 0 {
		return 0, &Problem{WrongType, errors.New("a zero byte in text")}
	}
	return len(p), nil
}

// pdfWatch refuses an encrypted PDF: its trailer, never encrypted itself, then
// has the key /Encrypt.
type pdfWatch struct{ tail []byte }

var encrypt = []byte("/Encrypt")

func (w *pdfWatch) Write(p []byte) (int, error) {
	seen := append(w.tail, p...)
	for i := 0; ; {
		at := bytes.Index(seen[i:], encrypt)
		if at < 0 {
			break
		}
		if i += at + len(encrypt); i < len(seen) && !isLetter(seen[i]) { // not /EncryptMetadata
			return 0, &Problem{Kind: Locked}
		}
	}
	w.tail = bytes.Clone(seen[max(0, len(seen)-len(encrypt)):])
	return len(p), nil
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func openZip(whole []byte) (*zip.Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		return nil, &Problem{WrongType, errors.New("not a whole zip file")}
	}
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, &Problem{Kind: Locked}
		}
	}
	return z, nil
}

// checkDocx refuses a zip file that is not a Word document, and one with macros.
func checkDocx(whole []byte) error {
	z, err := openZip(whole)
	if err != nil {
		return err
	}
	types, document := false, false
	for _, f := range z.File {
		switch {
		case f.Name == "[Content_Types].xml":
			types = true
		case strings.HasPrefix(f.Name, "word/document") && strings.HasSuffix(f.Name, ".xml"):
			document = true
		case strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin"):
			return &Problem{WrongType, errors.New("a document with macros")}
		}
	}
	if !types || !document {
		return &Problem{WrongType, errors.New("a zip file, but not a document")}
	}
	return nil
}

// checkODT refuses an OpenDocument text that is locked; its list of contents
// then tells how each is encrypted.
func checkODT(whole []byte) error {
	z, err := openZip(whole)
	if err != nil {
		return err
	}
	manifest, err := z.Open("META-INF/manifest.xml")
	if err != nil {
		return &Problem{WrongType, errors.New("no manifest")}
	}
	defer manifest.Close()
	list, err := io.ReadAll(io.LimitReader(manifest, 1<<20)) // however large it unpacks
	if err != nil {
		return &Problem{WrongType, errors.New("no whole manifest")}
	}
	if bytes.Contains(list, []byte("encryption-data")) {
		return &Problem{Kind: Locked}
	}
	if !slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "content.xml" }) {
		return &Problem{WrongType, errors.New("no content")}
	}
	return nil
}

// checkDoc refuses a compound file (Word of before 2007) that is not a Word
// document or is locked. A locked .docx is such a file too.
func checkDoc(whole []byte) error {
	streams, err := compoundStreams(whole)
	if err != nil {
		return err
	}
	if _, ok := streams["EncryptedPackage"]; ok {
		return &Problem{Kind: Locked}
	}
	word, ok := streams["WordDocument"]
	if !ok || len(word) < 12 {
		return &Problem{WrongType, errors.New("a compound file, but not a document")}
	}
	if flags := binary.LittleEndian.Uint16(word[10:]); flags&0x0100 != 0 {
		return &Problem{Kind: Locked}
	}
	return nil
}

// compoundStreams returns the streams of a compound file by name, each from its
// first sector to the end of the file: enough to see how it begins.
func compoundStreams(whole []byte) (map[string][]byte, error) {
	damaged := &Problem{WrongType, errors.New("not a whole compound file")}
	if len(whole) < 512 {
		return nil, damaged
	}
	le := binary.LittleEndian
	shift := le.Uint16(whole[30:])
	if shift != 9 && shift != 12 {
		return nil, damaged
	}
	size := 1 << shift
	sector := func(n uint32) []byte { // to the end of the file, or nil
		if start := (int64(n) + 1) << shift; start+int64(size) <= int64(len(whole)) {
			return whole[start:]
		}
		return nil
	}
	sectors := len(whole) / size // what bounds every chain: one that is longer goes round

	// The table that tells of each sector which is next, found by a table of its own.
	var table []uint32
	addTable := func(n uint32) {
		if s := sector(n); s != nil && len(table) < 2*sectors {
			for i := 0; i < size; i += 4 {
				table = append(table, le.Uint32(s[i:]))
			}
		}
	}
	for i := 76; i < 512; i += 4 {
		addTable(le.Uint32(whole[i:]))
	}
	next := le.Uint32(whole[68:])
	for range sectors {
		s := sector(next)
		if s == nil {
			break
		}
		for i := 0; i < size-4; i += 4 {
			addTable(le.Uint32(s[i:]))
		}
		next = le.Uint32(s[size-4:])
	}

	streams := map[string][]byte{}
	next = le.Uint32(whole[48:])
	for range sectors {
		s := sector(next)
		if s == nil {
			break
		}
		for entry := s[:size]; len(entry) >= 128; entry = entry[128:] {
			length := int(le.Uint16(entry[64:]))
			if entry[66] != 2 || length < 2 || length > 64 { // not a stream
				continue
			}
			var name []uint16
			for i := 0; i < length-2; i += 2 {
				name = append(name, le.Uint16(entry[i:]))
			}
			streams[string(utf16.Decode(name))] = sector(le.Uint32(entry[116:]))
		}
		if int64(next) >= int64(len(table)) {
			break
		}
		next = table[next]
	}
	return streams, nil
}
