// Package seal keeps what people wrote from everybody who has no business with
// it, proves that it was not changed, and lets it be destroyed piece by piece.
//
// Every body, file and mail is an item. An item is encrypted with a random
// [ItemKey] of its own; the key is kept apart from it, wrapped under a key of
// its organisation, which is derived from the [Master] keys in a file outside
// the database. Who destroys the wrapped key destroys the item, in every copy.
//
// What an item says is proved by its seal: an HMAC under a random salt that is
// encrypted with the item. The seal stands in the log for ever and tells
// nothing, not even to somebody who guesses the text; with the salt anybody
// can check it.
//
// All formats are kept for ever: the golden tests hold them. Fields are joined
// in one way only, so that no two lists of fields give the same bytes: each is
// preceded by its length in eight bytes, big-endian.
//
// Randomness is passed in. In production it is [crypto/rand.Reader]; a test
// that needs the same bytes twice passes its own.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
)

var (
	// ErrBroken says that sealed bytes were changed or cut off, or are not
	// those of this organisation, item or key.
	ErrBroken = errors.New("sealed bytes are broken, or not of this item")

	// ErrNoKey says that a key is wrapped under a master key that this key
	// file does not have, or that a zero [ItemKey] was given.
	ErrNoKey = errors.New("no key")
)

// A Hash is a SHA-256 or an HMAC-SHA256: a seal, a digest or a link of the
// chain. The zero Hash is that before the first link, and of nothing else.
type Hash [sha256.Size]byte

// String returns h as 64 lower-case hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash is the reverse of [Hash.String]. Upper-case digits are refused, so
// that a hash is written in one way only.
func ParseHash(s string) (Hash, error) {
	var h Hash
	if n, err := hex.Decode(h[:], []byte(s[:min(len(s), 2*len(h))])); err != nil || n != len(h) || h.String() != s {
		return Hash{}, errors.New("not a hash of 64 lower-case hexadecimal digits")
	}
	return h, nil
}

// appendField appends a field, preceded by its length.
func appendField[T string | []byte](b []byte, field T) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(len(field)))
	return append(b, field...)
}

// cutField is the reverse of [appendField].
func cutField(b []byte) (field, rest []byte, ok bool) {
	if len(b) < 8 {
		return nil, nil, false
	}
	n := binary.BigEndian.Uint64(b)
	if b = b[8:]; n > uint64(len(b)) {
		return nil, nil, false
	}
	return b[:n], b[n:], true
}

// place is the additional data of everything that is encrypted: what it is,
// whose, and which. Moved to another place, it does not open.
func place(kind string, org int64, id string) []byte {
	b := appendField(nil, "gehoor "+kind+" 1")
	b = appendField(b, binary.BigEndian.AppendUint64(nil, uint64(org)))
	return appendField(b, id)
}

// derive returns a key for one use and one organisation.
func derive(secret [32]byte, org int64, use string) ([32]byte, error) {
	key, err := hkdf.Key(sha256.New, secret[:], nil, fmt.Sprintf("gehoor 1 organisation %d %s", org, use), 32)
	if err != nil {
		return [32]byte{}, fmt.Errorf("deriving a key: %w", err)
	}
	return [32]byte(key), nil
}

func newGCM(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("making a cipher: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("making a cipher: %w", err)
	}
	return aead, nil
}

// appendSealed appends a random nonce and the sealed plaintext to b.
func appendSealed(b []byte, rand io.Reader, aead cipher.AEAD, plaintext, place []byte) ([]byte, error) {
	start := len(b)
	b = append(b, make([]byte, aead.NonceSize())...)
	if _, err := io.ReadFull(rand, b[start:]); err != nil {
		return nil, fmt.Errorf("drawing a nonce: %w", err)
	}
	return aead.Seal(b, b[start:], plaintext, place), nil
}

// openSealed is the reverse of [appendSealed].
func openSealed(aead cipher.AEAD, sealed, place []byte) ([]byte, error) {
	if len(sealed) < aead.NonceSize() {
		return nil, ErrBroken
	}
	nonce, ciphertext := sealed[:aead.NonceSize()], sealed[aead.NonceSize():]
	plaintext, err := aead.Open(nil, nonce, ciphertext, place)
	if err != nil {
		return nil, ErrBroken // the cipher's own error says no more
	}
	return plaintext, nil
}
