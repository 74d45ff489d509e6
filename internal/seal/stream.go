package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/tink-crypto/tink-go/v2/streamingaead/subtle/noncebased"
)

// The streaming form is that of Tink's AES256-GCM-HKDF with segments of 64 kB:
// segments cannot be changed, swapped, repeated or cut off. We use Tink's
// segments and make its header ourselves, because Tink draws its own
// randomness; a test has Tink read what we write and the other way round.
const (
	segmentSize     = 64 << 10
	streamSaltSize  = 32
	noncePrefixSize = 7
	nonceSize       = 12
	tagSize         = 16
	streamHeader    = 1 + streamSaltSize + noncePrefixSize

	// maxHeaderField bounds a media type and a file name, which a reader holds in memory.
	maxHeaderField = 4 << 10
)

// A Writer seals an item that is too large to hold in memory.
type Writer struct {
	segments *noncebased.Writer
	sealer   *sealer
	seal     Hash
	closed   bool
}

// NewWriter returns a Writer that writes the sealed item to w. Only after a
// Close without error is it complete. Media type and file name are at most
// 4096 bytes.
func NewWriter(w io.Writer, rand io.Reader, key ItemKey, org int64, item, mediaType, fileName string) (*Writer, error) {
	fail := func(err error) (*Writer, error) { return nil, fmt.Errorf("sealing a stream: %w", err) }
	if len(mediaType) > maxHeaderField || len(fileName) > maxHeaderField {
		return fail(errors.New("media type or file name too long"))
	}
	header := make([]byte, streamHeader)
	header[0] = streamHeader
	var salt Salt
	for _, b := range [][]byte{header[1:], salt[:]} {
		if _, err := io.ReadFull(rand, b); err != nil {
			return fail(fmt.Errorf("drawing a salt: %w", err))
		}
	}
	c, err := newSegmentCipher(key, header, org, item)
	if err != nil {
		return fail(err)
	}
	if _, err := w.Write(header); err != nil {
		return fail(err)
	}
	segments, err := noncebased.NewWriter(noncebased.WriterParams{
		W: w, SegmentEncrypter: c, NonceSize: nonceSize, NoncePrefix: header[1+streamSaltSize:],
		PlaintextSegmentSize: segmentSize - tagSize, FirstCiphertextSegmentOffset: streamHeader,
	})
	if err != nil {
		return fail(err)
	}
	if _, err := segments.Write(appendHeader(nil, salt, mediaType, fileName)); err != nil {
		return fail(err)
	}
	return &Writer{segments: segments, sealer: newSealer(salt, org, item, mediaType, fileName)}, nil
}

// Write seals p.
func (w *Writer) Write(p []byte) (int, error) {
	n, err := w.segments.Write(p)
	w.sealer.Write(p[:n])
	return n, err
}

// Close writes the last segment. It does not close the writer underneath.
func (w *Writer) Close() error {
	if w.closed {
		return nil
	}
	if err := w.segments.Close(); err != nil {
		return fmt.Errorf("sealing a stream: %w", err)
	}
	w.closed, w.seal = true, w.sealer.sum()
	return nil
}

// Seal returns the seal of the item, as [Sum] would. It is zero until Close succeeds.
func (w *Writer) Seal() Hash { return w.seal }

// Size returns how many bytes were written to it.
func (w *Writer) Size() int64 { return w.sealer.size }

// A Reader opens what a [Writer] sealed.
type Reader struct {
	MediaType string
	FileName  string
	Salt      Salt

	segments *noncebased.Reader
	sealer   *sealer
	want     Hash
	err      error // what every Read returns from now on
}

// NewReader returns a Reader of the body of the item, which has read its
// header. Every byte it gives is one that was sealed for this item; that they
// are all of them, and have the seal that the log has, is certain only when
// Read returns [io.EOF]. Else it returns [ErrBroken], and what was read has to
// be thrown away, or the answer broken off.
func NewReader(r io.Reader, key ItemKey, org int64, item string, seal Hash) (*Reader, error) {
	fail := func(err error) (*Reader, error) { return nil, fmt.Errorf("opening a stream: %w", err) }
	header := make([]byte, streamHeader)
	if _, err := io.ReadFull(r, header); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fail(ErrBroken)
	} else if err != nil {
		return fail(err)
	}
	if header[0] != streamHeader {
		return fail(ErrBroken)
	}
	c, err := newSegmentCipher(key, header, org, item)
	if err != nil {
		return fail(err)
	}
	segments, err := noncebased.NewReader(noncebased.ReaderParams{
		R: r, SegmentDecrypter: c, NonceSize: nonceSize, NoncePrefix: header[1+streamSaltSize:],
		CiphertextSegmentSize: segmentSize, FirstCiphertextSegmentOffset: streamHeader,
	})
	if err != nil {
		return fail(err)
	}
	open := &Reader{segments: segments, want: seal}
	mediaType, fileName, err := open.readHeader()
	if err != nil {
		return fail(err)
	}
	open.MediaType, open.FileName = mediaType, fileName
	open.sealer = newSealer(open.Salt, org, item, mediaType, fileName)
	return open, nil
}

func (r *Reader) readHeader() (mediaType, fileName string, err error) {
	read := func(b []byte) error {
		_, err := io.ReadFull(r.segments, b)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return ErrBroken
		}
		return err
	}
	if err := read(r.Salt[:]); err != nil {
		return "", "", err
	}
	for _, s := range []*string{&mediaType, &fileName} {
		var length [8]byte
		if err := read(length[:]); err != nil {
			return "", "", err
		}
		n := binary.BigEndian.Uint64(length[:])
		if n > maxHeaderField {
			return "", "", ErrBroken
		}
		field := make([]byte, n)
		if err := read(field); err != nil {
			return "", "", err
		}
		*s = string(field)
	}
	return mediaType, fileName, nil
}

// Read reads the body.
func (r *Reader) Read(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.segments.Read(p)
	r.sealer.Write(p[:n])
	if err == io.EOF {
		if sum := r.sealer.sum(); !hmac.Equal(sum[:], r.want[:]) {
			err = fmt.Errorf("opening a stream: not the seal it should have: %w", ErrBroken)
		}
	} else if err != nil {
		err = fmt.Errorf("opening a stream: %w", err)
	}
	r.err = err
	return n, err
}

// Size returns how many bytes have been read.
func (r *Reader) Size() int64 { return r.sealer.size }

// A segmentCipher seals and opens segments. It uses its buffer again for each,
// which both of Tink's frames have done with before they ask for the next.
type segmentCipher struct {
	aead cipher.AEAD
	buf  []byte
}

func newSegmentCipher(key ItemKey, header []byte, org int64, item string) (*segmentCipher, error) {
	if key == (ItemKey{}) {
		return nil, ErrNoKey
	}
	salt := header[1 : 1+streamSaltSize]
	derived, err := hkdf.Key(sha256.New, key.key[:], salt, string(place("stream", org, item)), 32)
	if err != nil {
		return nil, fmt.Errorf("deriving a key: %w", err)
	}
	aead, err := newGCM(derived)
	if err != nil {
		return nil, err
	}
	return &segmentCipher{aead: aead, buf: make([]byte, 0, segmentSize)}, nil
}

func (c *segmentCipher) EncryptSegment(segment, nonce []byte) ([]byte, error) {
	return c.aead.Seal(c.buf[:0], nonce, segment, nil), nil
}

func (c *segmentCipher) DecryptSegment(segment, nonce []byte) ([]byte, error) {
	plaintext, err := c.aead.Open(c.buf[:0], nonce, segment, nil)
	if err != nil {
		return nil, ErrBroken
	}
	return plaintext, nil
}
