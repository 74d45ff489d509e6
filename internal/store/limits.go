package store

import (
	"context"
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
	keys, err := s.Keys(org)
	if err != nil {
		return fmt.Errorf("counting requests: %w", err)
	}
	n, err := attempt(ctx, s.write, org, keys.Blind("limit "+what, address), most, per, now)
	if err != nil {
		return fmt.Errorf("counting requests: %w", err)
	}
	if n > most {
		return ErrTooMany
	}
	return nil
}

// Limit is Store.Limit within a transaction: what does not take place is not counted.
func (tx *Tx) Limit(what, address string, most int, per time.Duration) error {
	now, err := tx.store.machine(tx.ctx)
	if err != nil {
		return tx.fail(fmt.Errorf("counting requests: %w", err))
	}
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return tx.fail(fmt.Errorf("counting requests: %w", err))
	}
	n, err := attempt(tx.ctx, tx.sql, tx.org, keys.Blind("limit "+what, address), most, per, now)
	if err != nil {
		return tx.fail(fmt.Errorf("counting requests: %w", err))
	}
	if n > most {
		return ErrTooMany
	}
	return nil
}

// attempt counts a try and tells how many there were, this one too. They are forgotten when pause has passed
// since the last one that was allowed.
func attempt(ctx context.Context, db querier, org int64, who []byte, most int, pause time.Duration, now time.Time) (n int, err error) {
	err = db.QueryRowContext(ctx, `
		insert into attempt (org, hash, count, until) values ($1, $2, 1, $3)
		on conflict (org, hash) do update set
			count = case when attempt.until <= $4 then 1 else attempt.count + 1 end,
			until = case when attempt.until <= $4 or attempt.count < $5 then $3 else attempt.until end
		returning count`, org, who, at(now.Add(pause)), at(now), most).Scan(&n)
	return n, err
}

// SweepAttempts forgets the tries that count no longer, of all organisations. Now is the latest of App.Now and
// the machine's clock, for tries of codes go by the first and limits by the second.
func (s *Store) SweepAttempts(ctx context.Context, now time.Time) error {
	if _, err := s.write.ExecContext(ctx, `delete from attempt where until <= $1`, at(now)); err != nil {
		return fmt.Errorf("sweeping tries: %w", err)
	}
	return nil
}
