package store

import (
	"context"
	"fmt"
	"strconv"

	"gehoor"
	"gehoor/internal/seal"
)

// A Proof is a line of the log with what its hash is made of, for who is to check it without the log. Fields are those
// that [seal.Link] gets, in order.
type Proof struct {
	N, Seq             int64
	Prev, Hash, Digest gehoor.Hash
	Fields             []string
	Salt, Data         []byte
}

// Proofs gives the lines of a dossier that the viewer may see, in order, each with the hash of the line before it in the log; ErrNotFound for any other dossier.
// A line shows what its fact holds: who hands it out chooses which.
func (v View) Proofs(ctx context.Context, id gehoor.StreamID) ([]Proof, error) {
	if err := v.sees(ctx, id); err != nil {
		return nil, err
	}
	rows, err := v.store.read.QueryContext(ctx, `select `+lineColumns+` from event where org = $1 and stream = $2 order by seq`, v.org, int64(id))
	if err != nil {
		return nil, fmt.Errorf("reading the lines of a dossier: %w", err)
	}
	lines, err := collect(rows, scanLine)
	if err != nil {
		return nil, fmt.Errorf("reading the lines of a dossier: %w", err)
	}
	rows, err = v.store.read.QueryContext(ctx, `
		select p.hash from event e join event p on p.org = e.org and p.n = e.n - 1
		where e.org = $1 and e.stream = $2 order by e.seq`, v.org, int64(id))
	if err != nil {
		return nil, fmt.Errorf("reading the lines before those of a dossier: %w", err)
	}
	before, err := collect(rows, func(row scanner) (hash []byte, err error) { return hash, row.Scan(&hash) })
	if err != nil {
		return nil, fmt.Errorf("reading the lines before those of a dossier: %w", err)
	}
	if len(lines) > 0 && lines[0].event.N == 1 { // nothing stands before the first line of a log
		before = append([][]byte{nil}, before...)
	}
	if len(before) != len(lines) {
		return nil, fmt.Errorf("reading the lines before those of a dossier: %d of %d", len(before), len(lines))
	}
	proofs := make([]Proof, len(lines))
	for i, l := range lines {
		proofs[i] = Proof{N: l.event.N, Seq: int64(l.event.Seq), Hash: l.hash, Digest: l.digest, Fields: l.fields(), Salt: l.salt, Data: l.data}
		copy(proofs[i].Prev[:], before[i])
	}
	return proofs, nil
}

// fields are those of a line that its hash is made of, but for its data.
func (l *line) fields() []string {
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	return []string{number(l.org), number(l.event.N), number(int64(l.event.Stream)), number(int64(l.event.Seq)), l.at, l.actor, l.kind}
}

// ItemSalt is Item with the salt of its seal, which who has it can check it by.
func (v View) ItemSalt(ctx context.Context, id gehoor.StreamID, ref gehoor.Ref) (seal.Content, seal.Salt, error) {
	if err := v.holds(ctx, id, ref); err != nil {
		return seal.Content{}, seal.Salt{}, err
	}
	return v.store.ItemSalt(ctx, v.org, ref)
}
