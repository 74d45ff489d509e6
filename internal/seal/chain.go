package seal

import (
	"crypto/sha256"
	"encoding/binary"
)

// Digest returns what the chain holds of a line's data: SHA-256 of salt and
// data, each preceded by its length. When both are blanked after an erasure,
// the digest stays and tells nothing.
func Digest(salt, data []byte) Hash {
	b := make([]byte, 0, 64+len(salt)+len(data))
	b = appendField(b, "gehoor digest 1")
	b = appendField(b, salt)
	return sha256.Sum256(appendField(b, data))
}

// Link returns the hash of a line: SHA-256 of that of the line before it (zero
// before the first), of its digest, and of its fields other than data, with
// their number. It changes when any of them does, or their order.
func Link(prev, digest Hash, fields ...string) Hash {
	b := appendField(nil, "gehoor link 1")
	b = append(b, prev[:]...)
	b = append(b, digest[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(len(fields)))
	for _, field := range fields {
		b = appendField(b, field)
	}
	return sha256.Sum256(b)
}
