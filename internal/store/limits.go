package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// ErrTooMany says that something was asked for too often from one place.
var ErrTooMany = errors.New("too many requests")

// Limit counts something that is done from a network address, such as "draft", and refuses with ErrTooMany
// what exceeds most until per has passed without any. Addresses are kept as keyed hashes. It
// goes by the machine's clock.
func (s *Store) Limit(ctx context.Context, org int64, what, address string, most int, per time.Duration) error {
	now, err := s.machine(ctx)
	if err != nil {
		return fmt.Errorf("counting requests: %w", err)
	}
	n, err := s.attempt(ctx, org, "limit "+what, address, most, per, now)
	if err != nil {
		return fmt.Errorf("counting requests: %w", err)
	}
	if n > most {
		return ErrTooMany
	}
	return nil
}

// attempt counts a try and tells how many there were, this one too. They are forgotten when pause has passed
// since the last one that was allowed.
func (s *Store) attempt(ctx context.Context, org int64, purpose, who string, most int, pause time.Duration, now time.Time) (int, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return 0, err
	}
	var n int
	err = s.write.QueryRowContext(ctx, `
		insert into attempt (org, hash, count, until) values ($1, $2, 1, $3)
		on conflict (org, hash) do update set
			count = case when attempt.until <= $4 then 1 else attempt.count + 1 end,
			until = case when attempt.until <= $4 or attempt.count < $5 then $3 else attempt.until end
		returning count`,
		org, keys.Blind(purpose, who), at(now.Add(pause)), at(now), most).Scan(&n)
	return n, err
}

// forgive takes back as many tries.
func (s *Store) forgive(ctx context.Context, org int64, purpose, who string, tries int) error {
	keys, err := s.Keys(org)
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		hash := keys.Blind(purpose, who)
		if _, err := tx.ExecContext(ctx, `update attempt set count = count - $3 where org = $1 and hash = $2`, org, hash, tries); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `delete from attempt where org = $1 and hash = $2 and count <= 0`, org, hash)
		return err
	})
}

// SweepAttempts forgets the tries that count no longer, of all organisations. Now is the latest of App.Now and
// the machine's clock, for tries of codes go by the first and limits by the second.
func (s *Store) SweepAttempts(ctx context.Context, now time.Time) error {
	if _, err := s.write.ExecContext(ctx, `delete from attempt where until <= $1`, at(now)); err != nil {
		return fmt.Errorf("sweeping tries: %w", err)
	}
	return nil
}
