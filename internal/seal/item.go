package seal

import (
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
)

// An ItemKey is the random key of one item. The zero ItemKey is none, and
// seals nothing.
type ItemKey struct{ key [32]byte }

// Format hides the key from every verb of package fmt.
func (ItemKey) Format(s fmt.State, _ rune) { io.WriteString(s, "seal.ItemKey") }

// NewItemKey draws a key.
func NewItemKey(rand io.Reader) (ItemKey, error) {
	var k ItemKey
	if _, err := io.ReadFull(rand, k.key[:]); err != nil {
		return ItemKey{}, fmt.Errorf("drawing an item key: %w", err)
	}
	return k, nil
}

// A Salt makes a seal tell nothing to who does not have it. It is kept within
// the encrypted item; a dossier package discloses it, so that others can check.
type Salt [32]byte

// Content is what an item says.
type Content struct {
	MediaType string // such as "text/plain" or "image/jpeg"
	FileName  string // of an attachment; else empty
	Body      []byte
}

// Sum returns the seal of an item: HMAC-SHA256 under the salt over
// organisation, item, media type and file name, each preceded by its length,
// then the body, then the length of the body in eight bytes. Last, because who
// seals a stream learns it last; it has a fixed size there, so it is as
// unambiguous as in front.
func Sum(salt Salt, org int64, item string, c Content) Hash {
	s := newSealer(salt, org, item, c.MediaType, c.FileName)
	s.Write(c.Body)
	return s.sum()
}

// CheckSeal reports whether seal is that of the item, in constant time.
func CheckSeal(seal Hash, salt Salt, org int64, item string, c Content) bool {
	sum := Sum(salt, org, item, c)
	return hmac.Equal(seal[:], sum[:])
}

// sealer computes a seal while the body passes by.
type sealer struct {
	hash.Hash
	size int64
}

func newSealer(salt Salt, org int64, item, mediaType, fileName string) *sealer {
	s := &sealer{Hash: hmac.New(sha256.New, salt[:])}
	b := place("seal", org, item)
	b = appendField(b, mediaType)
	b = appendField(b, fileName)
	s.Hash.Write(b)
	return s
}

func (s *sealer) Write(p []byte) (int, error) {
	s.size += int64(len(p))
	return s.Hash.Write(p)
}

func (s *sealer) sum() Hash {
	s.Hash.Write(binary.BigEndian.AppendUint64(nil, uint64(s.size)))
	return Hash(s.Hash.Sum(nil))
}

// bodyVersion is the first byte of a sealed body.
const bodyVersion = 1

// SealBody encrypts c as the item of this organisation, with a new salt, and
// returns its bytes and its seal.
func SealBody(rand io.Reader, key ItemKey, org int64, item string, c Content) (sealed []byte, seal Hash, err error) {
	aead, err := key.aead()
	if err != nil {
		return nil, Hash{}, fmt.Errorf("sealing a body: %w", err)
	}
	var salt Salt
	if _, err := io.ReadFull(rand, salt[:]); err != nil {
		return nil, Hash{}, fmt.Errorf("drawing a salt: %w", err)
	}
	plaintext := make([]byte, 0, len(salt)+16+len(c.MediaType)+len(c.FileName)+len(c.Body))
	plaintext = appendHeader(plaintext, salt, c.MediaType, c.FileName)
	plaintext = append(plaintext, c.Body...)
	sealed = append(make([]byte, 0, 1+aead.NonceSize()+len(plaintext)+aead.Overhead()), bodyVersion)
	sealed, err = appendSealed(sealed, rand, aead, plaintext, place("body", org, item))
	if err != nil {
		return nil, Hash{}, fmt.Errorf("sealing a body: %w", err)
	}
	return sealed, Sum(salt, org, item, c), nil
}

// OpenBody is the reverse of [SealBody]. It returns the salt too, for who
// checks the seal in the log ([CheckSeal]) or discloses it. The error is
// [ErrBroken] or [ErrNoKey]; nothing is returned of what is not whole.
func OpenBody(key ItemKey, org int64, item string, sealed []byte) (Content, Salt, error) {
	fail := func(err error) (Content, Salt, error) {
		return Content{}, Salt{}, fmt.Errorf("opening a body: %w", err)
	}
	aead, err := key.aead()
	if err != nil {
		return fail(err)
	}
	if len(sealed) == 0 || sealed[0] != bodyVersion {
		return fail(ErrBroken)
	}
	plaintext, err := openSealed(aead, sealed[1:], place("body", org, item))
	if err != nil {
		return fail(err)
	}
	var c Content
	var salt Salt
	if len(plaintext) < len(salt) {
		return fail(ErrBroken)
	}
	rest := plaintext[copy(salt[:], plaintext):]
	mediaType, rest, ok1 := cutField(rest)
	fileName, rest, ok2 := cutField(rest)
	if !ok1 || !ok2 {
		return fail(ErrBroken)
	}
	c.MediaType, c.FileName, c.Body = string(mediaType), string(fileName), rest
	return c, salt, nil
}

// appendHeader appends what stands before the body of an item.
func appendHeader(b []byte, salt Salt, mediaType, fileName string) []byte {
	b = append(b, salt[:]...)
	b = appendField(b, mediaType)
	return appendField(b, fileName)
}

func (k ItemKey) aead() (cipher.AEAD, error) {
	if k == (ItemKey{}) {
		return nil, ErrNoKey
	}
	return newGCM(k.key[:])
}
