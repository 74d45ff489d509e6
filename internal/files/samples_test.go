package files

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
	"unicode/utf16"
)

// The samples are made here, byte by byte, so that each shows what it is about.

// picture has a colour of its own in each corner, so that one sees how it is held:
// red and green above, blue and white below. It is wider than high.
func picture(width, height int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.Set(x, y, corners[2*(2*y/height)+2*x/width])
		}
	}
	return m
}

var corners = []color.RGBA{{200, 0, 0, 255}, {0, 200, 0, 255}, {0, 0, 200, 255}, {255, 255, 255, 255}}

func pngSample(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture(32, 16)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gifSample(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.Encode(&b, picture(32, 16), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// jpegSample is a photo with a segment of EXIF data, if there is any.
func jpegSample(t testing.TB, exif []byte) []byte {
	t.Helper()
	return jpegOfSize(t, 64, 32, exif)
}

func jpegOfSize(t testing.TB, width, height int, exif []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture(width, height), &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	if exif == nil {
		return b.Bytes()
	}
	segment := append([]byte("Exif\x00\x00"), exif...)
	photo := append([]byte{}, b.Bytes()[:2]...)
	photo = append(photo, 0xFF, 0xE1)
	photo = binary.BigEndian.AppendUint16(photo, uint16(len(segment)+2))
	photo = append(photo, segment...)
	return append(photo, b.Bytes()[2:]...)
}

// gps stands in for where a photo was taken: 52 degrees, 5 minutes, 25.19 seconds north.
var gps = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte{
	0, 0, 0, 52, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 1,
}, 2519), 100)

// exifSample is EXIF data with an orientation, a camera, and a place.
func exifSample(order binary.AppendByteOrder, orientation uint16) []byte {
	b := []byte("MM")
	if order.String() == "LittleEndian" {
		b = []byte("II")
	}
	b = order.AppendUint16(b, 42)
	b = order.AppendUint32(b, 8)
	const entries, ifd0, ifdGPS, cameraAt = 3, 8, 8 + 2 + 3*12 + 4, 8 + 2 + 3*12 + 4 + 2 + 12 + 4
	entry := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint16(b, tag)
		b = order.AppendUint16(b, kind)
		b = order.AppendUint32(b, count)
		b = order.AppendUint32(b, value)
	}
	b = order.AppendUint16(b, entries)
	entry(0x010F, 2, 16, cameraAt)
	b = order.AppendUint16(b, 0x0112)
	b = order.AppendUint16(b, 3)
	b = order.AppendUint32(b, 1)
	b = order.AppendUint16(b, orientation)
	b = order.AppendUint16(b, 0)
	entry(0x8825, 4, 1, ifdGPS)
	b = order.AppendUint32(b, 0)
	b = order.AppendUint16(b, 1)
	entry(0x0002, 5, 3, cameraAt+16)
	b = order.AppendUint32(b, 0)
	b = append(b, "Cameramerk 1234\x00"...)
	return append(b, gps...)
}

// webpSample is a picture of one pixel. It is the only sample given as bytes,
// as there is no encoder here.
func webpSample(t testing.TB, lossless bool) []byte {
	t.Helper()
	sample := "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"
	if lossless {
		sample = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
	}
	b, err := base64.StdEncoding.DecodeString(sample)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func pdfSample(word, trailer string) []byte {
	return []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n% " +
		word + "\ntrailer\n<</Root 1 0 R" + trailer + ">>\n%%EOF\n")
}

type entry struct {
	name, text string
	locked     bool
}

func zipSample(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Store}
		if e.locked {
			header.Flags = 1
		}
		w, err := z.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func docxSample(t testing.TB, word string, more ...entry) []byte {
	t.Helper()
	return zipSample(t, append([]entry{
		{name: "[Content_Types].xml", text: "<Types/>"},
		{name: "_rels/.rels", text: "<Relationships/>"},
		{name: "word/document.xml", text: "<w:document>" + word + "</w:document>"},
	}, more...)...)
}

func odtSample(t testing.TB, manifest string) []byte {
	t.Helper()
	return zipSample(t,
		entry{name: "mimetype", text: odt},
		entry{name: "content.xml", text: "<office:document-content/>"},
		entry{name: "META-INF/manifest.xml", text: manifest})
}

// compoundSample is a compound file with one stream, of which start are the first bytes.
func compoundSample(stream string, start []byte) []byte {
	const free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
	le := binary.LittleEndian
	b := make([]byte, 512*(1+2+8)) // header, table, directory, eight of the stream
	copy(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	le.PutUint16(b[24:], 0x3E)
	le.PutUint16(b[26:], 3)
	le.PutUint16(b[28:], 0xFFFE)
	le.PutUint16(b[30:], 9)
	le.PutUint16(b[32:], 6)
	le.PutUint32(b[44:], 1)
	le.PutUint32(b[48:], 1)
	le.PutUint32(b[56:], 4096)
	le.PutUint32(b[60:], end)
	le.PutUint32(b[68:], end)
	for i := 76; i < 512; i += 4 {
		le.PutUint32(b[i:], free)
	}
	le.PutUint32(b[76:], 0)

	next := b[512:1024]
	for i := range 128 {
		le.PutUint32(next[4*i:], free)
	}
	le.PutUint32(next, table)
	le.PutUint32(next[4:], end)
	for i := 2; i < 10; i++ {
		le.PutUint32(next[4*i:], uint32(i+1))
	}
	le.PutUint32(next[4*9:], end)

	directory := b[1024:1536]
	for i, e := range []struct {
		name   string
		kind   byte
		sector uint32
	}{{"Root Entry", 5, end}, {stream, 2, 2}} {
		d := directory[128*i:]
		name := utf16.Encode([]rune(e.name))
		for j, c := range name {
			le.PutUint16(d[2*j:], c)
		}
		le.PutUint16(d[64:], uint16(2*len(name)+2))
		d[66] = e.kind
		le.PutUint32(d[116:], e.sector)
		le.PutUint32(d[120:], 4096)
	}
	copy(b[1536:], start)
	return b
}

// docSample is a Word document as before 2007, with these flags.
func docSample(flags uint16) []byte {
	start := make([]byte, 32)
	binary.LittleEndian.PutUint16(start, 0xA5EC)
	binary.LittleEndian.PutUint16(start[10:], flags)
	return compoundSample("WordDocument", start)
}
