package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"gehoor"
)

// Head is the length of an organisation's log and its fingerprint: the hash of its last line,
// which depends on all before it.
func (s *Store) Head(ctx context.Context, org int64) (n int64, hash gehoor.Hash, err error) {
	var sum []byte
	err = s.read.QueryRowContext(ctx, `select n, hash from head where org = $1`, org).Scan(&n, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, hash, ErrNotFound
	} else if err != nil {
		return 0, hash, fmt.Errorf("reading the end of the log: %w", err)
	}
	copy(hash[:], sum)
	return n, hash, nil
}
