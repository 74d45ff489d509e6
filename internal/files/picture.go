package files

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"path"
	"strings"
)

// maxPicture is how much memory a picture may take when it is opened, in
// bytes: a photo of 66 megapixels, or a screenshot of 50.
const maxPicture = 200 << 20

// clean makes the copy of a photo that everyone reads, from its pixels alone.
func (d *Dir) clean(s *Stored, item string, f form) error {
	// Three times from the start, for a photo is not held in memory: what it
	// is, how it is held, and its pixels.
	var about jpegInfo
	if s.Original.MediaType == "image/jpeg" {
		err := d.read(s.Original, func(r io.Reader) (err error) {
			about, err = readJPEGInfo(r)
			return err
		})
		if err != nil {
			return err
		}
	}
	var config image.Config
	err := d.read(s.Original, func(r io.Reader) (err error) {
		config, err = f.config(r)
		return err
	})
	if err != nil {
		return err
	}
	if !fits(config, about.progressive) {
		return &Problem{Kind: TooManyPixels}
	}
	var picture image.Image
	err = d.read(s.Original, func(r io.Reader) (err error) {
		picture, err = f.decode(r)
		return err
	})
	if err != nil {
		return err
	}
	if about.orientation > 1 {
		picture = turned{picture, about.orientation}
	}

	// What was made as a photo stays one; all else is kept to the last pixel.
	encode, mediaType, ending := png.Encode, "image/png", ".png"
	if photo := s.Original.MediaType == "image/jpeg" || config.ColorModel == color.YCbCrModel; photo {
		encode = func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, &jpeg.Options{Quality: 90}) }
		mediaType, ending = "image/jpeg", ".jpg"
	}
	s.Clean = Blob{Org: s.Original.Org, Item: item, MediaType: mediaType}
	if name := s.Original.FileName; name != "" {
		s.Clean.FileName = SafeName(strings.TrimSuffix(name, path.Ext(name)) + ending)
	}
	return d.write(&s.Clean, func(w io.Writer) error {
		if err := encode(w, picture); err != nil {
			return fmt.Errorf("writing a clean copy: %w", err)
		}
		return nil
	})
}

// read reads a photo from the start. That a decoder does not understand it is
// the sender's to know; that we cannot read what we wrote is not.
func (d *Dir) read(b Blob, f func(io.Reader) error) error {
	r, err := d.Open(b)
	if err != nil {
		return err
	}
	defer r.Close()
	disk := &faults{r: r}
	err = f(bufio.NewReader(disk))
	if disk.err != nil {
		return disk.err
	}
	if err != nil {
		return &Problem{WrongType, errors.New("a picture that cannot be opened")}
	}
	return nil
}

// faults remembers the error of a reader, which decoders may swallow.
type faults struct {
	r   io.Reader
	err error
}

func (f *faults) Read(p []byte) (int, error) {
	n, err := f.r.Read(p)
	if err != io.EOF {
		f.err = err
	}
	return n, err
}

// fits reports whether a picture can be opened in maxPicture bytes. A
// progressive JPEG takes four bytes more for each sample, as the decoder keeps
// all coefficients.
func fits(c image.Config, progressive bool) bool {
	bytes := int64(8) // the most there is
	switch c.ColorModel {
	case color.GrayModel:
		bytes = 1
	case color.Gray16Model:
		bytes = 2
	case color.YCbCrModel:
		bytes = 3
	case color.CMYKModel, color.NYCbCrAModel, color.NRGBAModel, color.RGBAModel:
		bytes = 4
	}
	if _, ok := c.ColorModel.(color.Palette); ok {
		bytes = 1
	}
	if progressive {
		bytes *= 5
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > math.MaxInt32 || c.Height > math.MaxInt32 {
		return false
	}
	return int64(c.Width)*int64(c.Height) <= maxPicture/bytes
}

// turned is a picture as its EXIF orientation says it should be seen.
type turned struct {
	image.Image
	orientation int // 2 to 8
}

func (t turned) Bounds() image.Rectangle {
	size := t.Image.Bounds().Size()
	if t.orientation >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	return image.Rectangle{Max: size}
}

func (t turned) At(x, y int) color.Color {
	b := t.Image.Bounds()
	right, bottom := b.Dx()-1, b.Dy()-1
	switch t.orientation {
	case 2:
		x = right - x
	case 3:
		x, y = right-x, bottom-y
	case 4:
		y = bottom - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, bottom-x
	case 7:
		x, y = right-y, bottom-x
	case 8:
		x, y = right-y, x
	}
	return t.Image.At(b.Min.X+x, b.Min.Y+y)
}

// jpegInfo is what we need to know of a JPEG before it is opened.
type jpegInfo struct {
	orientation int // 1 to 8; 0 when it does not say
	progressive bool
}

// readJPEGInfo reads the segments of a JPEG up to its picture.
func readJPEGInfo(r io.Reader) (jpegInfo, error) {
	var info jpegInfo
	var b [4]byte
	if _, err := io.ReadFull(r, b[:2]); err != nil {
		return info, err
	}
	for {
		if _, err := io.ReadFull(r, b[:2]); err != nil {
			return info, err
		}
		for b[0] != 0xFF || b[1] == 0xFF || b[1] == 0 { // fill bytes, or rubbish that decoders skip
			b[0] = b[1]
			if _, err := io.ReadFull(r, b[1:2]); err != nil {
				return info, err
			}
		}
		marker := b[1]
		if marker == 0xD9 || marker == 0xDA { // the end, or the picture
			return info, nil
		}
		if marker == 0x01 || 0xD0 <= marker && marker <= 0xD7 { // without a length
			continue
		}
		if _, err := io.ReadFull(r, b[2:]); err != nil {
			return info, err
		}
		length := int(binary.BigEndian.Uint16(b[2:])) - 2
		if length < 0 {
			return info, errors.New("a segment shorter than its length")
		}
		segment := make([]byte, length)
		if _, err := io.ReadFull(r, segment); err != nil {
			return info, err
		}
		switch {
		case marker == 0xC2:
			info.progressive = true
		case marker == 0xE1 && info.orientation == 0:
			if tiff, ok := strings.CutPrefix(string(segment), "Exif\x00\x00"); ok {
				info.orientation = orientation([]byte(tiff))
			}
		}
	}
}

// orientation returns that of EXIF data, or 0.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 0
		}
		const tag, short = 0x0112, 3
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			if o := int(order.Uint16(entries[8:])); 1 <= o && o <= 8 {
				return o
			}
			return 0
		}
		entries = entries[12:]
	}
	return 0
}
