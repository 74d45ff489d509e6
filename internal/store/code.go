package store

import (
	"context"
	"crypto/hmac"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gehoor"
	"gehoor/internal/seal"
)

// ErrPaused says that somebody tried too often and has to wait.
var ErrPaused = errors.New("too many wrong tries")

const (
	// CodeTries is how often a wrong code may be given, for one complaint or from one address.
	CodeTries = 10
	// CodePause is how long to wait then, and when tries are forgotten.
	CodePause = 15 * time.Minute
)

// ReceiptCode is the eight digits with which a complaint can be read by who filed it. They
// are derived from the key of its story and the version of the code, so nothing of them is kept,
// and when the story is erased nobody can make them again: ErrErased.
func (s *Store) ReceiptCode(ctx context.Context, org int64, complaint gehoor.StreamID) (string, error) {
	h, err := load(ctx, s.read, org, complaint)
	if err != nil {
		return "", err
	}
	if h.complaint == nil {
		return "", ErrNotFound
	}
	key, err := s.Key(ctx, org, h.complaint.Filed.Story.Item)
	if err != nil {
		return "", err
	}
	return s.code(org, key, h.complaint.CodeVersion)
}

// CodeOf is the [Store.ReceiptCode] of a complaint that was filed with this story just now.
func (s *Store) CodeOf(c *gehoor.Complaint, story Sealed) (string, error) {
	if c.Filed.Story != story.ref {
		return "", ErrNotFound
	}
	key, err := s.unwrap(story.org, story.ref.Item, story.wrapped)
	if err != nil {
		return "", err
	}
	return s.code(story.org, key, c.CodeVersion)
}

func (s *Store) code(org int64, key seal.ItemKey, version int) (string, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return "", err
	}
	return keys.Code(key, version), nil
}

// CheckCode finds the complaint that has the number and the code, whatever spaces stand in it. Otherwise the
// error is ErrNotFound, with how often may still be tried, or ErrPaused: after [CodeTries] wrong
// ones for this number or from this network address nobody may try for [CodePause]. Whether there
// is such a number is not said.
func (s *Store) CheckCode(ctx context.Context, org int64, number gehoor.Number, code, address string, now time.Time) (complaint gehoor.StreamID, left int, err error) {
	keys, err := s.Keys(org)
	if err != nil {
		return 0, 0, fmt.Errorf("checking a code: %w", err)
	}
	var id int64
	left, err = s.guess(ctx, org, "number:"+string(number), address, now, func() (bool, error) {
		err := s.read.QueryRowContext(ctx, `select stream from dossier where org = $1 and number = $2 and number <> '' and kind = 'complaint'`, org, string(number)).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return false, nil
		} else if err != nil {
			return false, err
		}
		want, err := s.ReceiptCode(ctx, org, gehoor.StreamID(id))
		if errors.Is(err, ErrErased) || errors.Is(err, ErrNotFound) {
			return false, nil
		}
		return err == nil && hmac.Equal(keys.CodeMAC(string(number), code), keys.CodeMAC(string(number), want)), err
	})
	if err != nil {
		return 0, left, err
	}
	return gehoor.StreamID(id), left, nil
}

// guess lets right be asked unless what or address was tried too often. A try is counted before it is
// answered, so that many at once get no more than their share.
func (s *Store) guess(ctx context.Context, org int64, what, address string, now time.Time, right func() (bool, error)) (left int, err error) {
	keys, err := s.Keys(org)
	if err != nil {
		return 0, fmt.Errorf("counting tries: %w", err)
	}
	whatHash, addressHash := keys.Blind("guess what", what), keys.Blind("guess address", address)
	tries := 0
	err = s.change(ctx, func(tx *sql.Tx) error { // always in this order: two who wait for each other never end
		for _, hash := range [][]byte{whatHash, addressHash} {
			n, err := attempt(ctx, tx, org, hash, CodeTries, CodePause, now)
			if err != nil {
				return err
			}
			tries = max(tries, n)
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("counting tries: %w", err)
	}
	if tries > CodeTries {
		return 0, ErrPaused
	}
	ok, err := right()
	if err != nil {
		return 0, fmt.Errorf("checking a code: %w", err)
	}
	if !ok {
		return CodeTries - tries, ErrNotFound
	}
	err = s.change(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `delete from attempt where org = $1 and hash = $2`, org, whatHash); err != nil {
			return err
		}
		// Of an address only this try: else who knows one code could try the others for ever.
		_, err := tx.ExecContext(ctx, `update attempt set count = count - 1 where org = $1 and hash = $2`, org, addressHash)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("counting tries: %w", err)
	}
	return CodeTries, nil
}
