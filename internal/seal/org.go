package seal

import (
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// An Org holds the keys of one organisation. What one organisation's keys
// made, another's neither open nor find. It may be used by several goroutines.
type Org struct {
	id                  int64
	wrap, directory     []cipher.AEAD // the version of a key is its index + 1
	blind, pepper, mail [32]byte
}

// Format hides the keys from every verb of package fmt.
func (*Org) Format(s fmt.State, _ rune) { io.WriteString(s, "seal.Org") }

// Org derives the keys of an organisation. It takes some microseconds.
func (m *Master) Org(org int64) (*Org, error) {
	o := &Org{id: org}
	for use, key := range map[string]*[32]byte{"blind": &o.blind, "pepper": &o.pepper, "mail": &o.mail} {
		var err error
		if *key, err = derive(m.keys[0], org, use); err != nil {
			return nil, err
		}
	}
	for _, master := range m.keys {
		for use, aeads := range map[string]*[]cipher.AEAD{"wrap": &o.wrap, "directory": &o.directory} {
			key, err := derive(master, org, use)
			if err != nil {
				return nil, err
			}
			aead, err := newGCM(key[:])
			if err != nil {
				return nil, err
			}
			*aeads = append(*aeads, aead)
		}
	}
	return o, nil
}

// WrapKey returns key as it is kept in the database: readable with the master
// key only, and as the key of this item only.
func (o *Org) WrapKey(rand io.Reader, item string, key ItemKey) ([]byte, error) {
	if key == (ItemKey{}) {
		return nil, fmt.Errorf("wrapping an item key: %w", ErrNoKey)
	}
	wrapped, err := sealVersioned(rand, o.wrap, key.key[:], place("key", o.id, item))
	if err != nil {
		return nil, fmt.Errorf("wrapping an item key: %w", err)
	}
	return wrapped, nil
}

// UnwrapKey is the reverse of [Org.WrapKey]. The error is [ErrBroken] or [ErrNoKey].
func (o *Org) UnwrapKey(item string, wrapped []byte) (ItemKey, error) {
	key, err := openVersioned(o.wrap, wrapped, place("key", o.id, item))
	if err == nil && len(key) != 32 {
		err = ErrBroken
	}
	if err != nil {
		return ItemKey{}, fmt.Errorf("unwrapping an item key: %w", err)
	}
	return ItemKey{[32]byte(key)}, nil
}

// SealEntry seals an entry of the directory: the name, mail and telephone of
// somebody who works here. It opens under the same id only.
func (o *Org) SealEntry(rand io.Reader, id string, entry []byte) ([]byte, error) {
	sealed, err := sealVersioned(rand, o.directory, entry, place("directory", o.id, id))
	if err != nil {
		return nil, fmt.Errorf("sealing a directory entry: %w", err)
	}
	return sealed, nil
}

// OpenEntry is the reverse of [Org.SealEntry]. The error is [ErrBroken] or [ErrNoKey].
func (o *Org) OpenEntry(id string, sealed []byte) ([]byte, error) {
	entry, err := openVersioned(o.directory, sealed, place("directory", o.id, id))
	if err != nil {
		return nil, fmt.Errorf("opening a directory entry: %w", err)
	}
	return entry, nil
}

// KeyVersion returns which master key sealed what [Org.WrapKey] or
// [Org.SealEntry] made, for who wants to renew what an older one sealed;
// 0 if it is neither.
func KeyVersion(sealed []byte) int {
	if len(sealed) < 2 {
		return 0
	}
	return int(binary.BigEndian.Uint16(sealed))
}

// sealVersioned seals with the newest key, and puts its version in front.
func sealVersioned(rand io.Reader, keys []cipher.AEAD, plaintext, place []byte) ([]byte, error) {
	version := binary.BigEndian.AppendUint16(nil, uint16(len(keys)))
	return appendSealed(version, rand, keys[len(keys)-1], plaintext, place)
}

func openVersioned(keys []cipher.AEAD, sealed, place []byte) ([]byte, error) {
	version := KeyVersion(sealed)
	switch {
	case version == 0:
		return nil, ErrBroken
	case version > len(keys):
		return nil, fmt.Errorf("version %d is not in the key file: %w", version, ErrNoKey)
	}
	return openSealed(keys[version-1], sealed[2:], place)
}

// Blind returns 16 bytes by which a text can be found again, without the text
// being readable from them. Equal texts of one purpose, such as "mail" or
// "name", give equal bytes, so the caller makes alike what should be found
// alike (case, spaces) beforehand.
func (o *Org) Blind(purpose, text string) []byte {
	return mac(o.blind[:], purpose, text)[:16]
}

// MailID returns the part of a Message-ID before the @: the same at every try
// of a job, guessable by nobody, 32 letters and digits in lower case.
func (o *Org) MailID(job string) string {
	return strings.ToLower(base32.StdEncoding.EncodeToString(mac(o.mail[:], job)[:20]))
}

// Code returns the receipt code of the complaint whose filing has this item
// key: eight digits, each as likely as another. A next version gives another
// code, when the first was lost. Once the item key is destroyed, nobody can
// make the code again. It is shown to the complainant and never kept; see
// [Org.CodeMAC].
func (o *Org) Code(key ItemKey, version int) string {
	sum := mac(o.pepper[:], "code", string(key.key[:]), fmt.Sprint(version))
	// 64 bits onto 10^8: the likeliest code is less than one part in 10^11
	// likelier than another, so nothing has to be drawn again.
	return fmt.Sprintf("%08d", binary.BigEndian.Uint64(sum)%1e8)
}

// CodeMAC returns what is kept of a receipt code: who knows it, but not the
// key file, cannot try the hundred million. The number keeps the same code of
// two complaints apart. Everything but digits in code is skipped, as people
// type it with spaces or dashes.
func (o *Org) CodeMAC(number, code string) []byte {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, code)
	return mac(o.pepper[:], "code-mac", number, digits)
}

// FormatCode returns a code of eight digits as people read it: 4829 6105.
func FormatCode(code string) string {
	if len(code) != 8 {
		return code
	}
	return code[:4] + " " + code[4:]
}

func mac(key []byte, fields ...string) []byte {
	var b []byte
	for _, field := range fields {
		b = appendField(b, field)
	}
	h := hmac.New(sha256.New, key)
	h.Write(b)
	return h.Sum(nil)
}
