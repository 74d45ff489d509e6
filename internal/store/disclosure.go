package store

import (
	"context"
	"crypto/hmac"
	"errors"
	"fmt"
	"strconv"
	"time"

	"gehoor"
)

// The kinds of tokens of what is disclosed to who is complained about (D20); data is the seq of the event.
const (
	tokenDisclosed   = "disclosed"    // its number
	tokenDisclosedTo = "disclosed-to" // of a browser that gave number and code
)

// PutDisclosure lets what was disclosed to somebody by the event seq be found by its number. It reports whether the
// number was free; if not, draw another.
func (tx *Tx) PutDisclosure(id gehoor.StreamID, seq int, n gehoor.DisclosureNumber) (free bool, err error) {
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return false, fmt.Errorf("numbering a disclosure: %w", err)
	}
	added, err := tx.exec(`insert into token (org, hash, kind, person, stream, data, expires, tries) values ($1, $2, $3, 0, $4, $5, $6, 0)
		on conflict (org, hash) do nothing`, tx.org, tokenHash(keys, disclosureSecret(n)), tokenDisclosed, int64(id), strconv.Itoa(seq), never)
	if err != nil {
		return false, fmt.Errorf("numbering a disclosure: %w", err)
	}
	return added == 1, nil
}

func disclosureSecret(n gehoor.DisclosureNumber) string { return "disclosure " + string(n) }

// DisclosureCode is the eight digits that open what the event seq disclosed. As a receipt code they are derived and
// not kept: from the key of the text and the version of the code. ErrErased when the text is gone.
func (s *Store) DisclosureCode(ctx context.Context, org int64, complaint gehoor.StreamID, seq int) (string, error) {
	h, err := load(ctx, s.read, org, complaint)
	if err != nil {
		return "", err
	}
	if h.complaint == nil {
		return "", ErrNotFound
	}
	d, ok := h.complaint.Disclosures[seq]
	if !ok {
		return "", ErrNotFound
	}
	key, err := s.Key(ctx, org, d.Text.Item)
	if err != nil {
		return "", err
	}
	keys, err := s.Keys(org)
	if err != nil {
		return "", err
	}
	return keys.Code(key, d.Version), nil
}

// CheckDisclosure finds what number and code open now, and returns the secret for the browser in which they were
// given. Otherwise it is as [Store.CheckCode]: the same error, whether there is such a number, whether it was
// taken back, and whether its dossier is sealed; and the same limit of tries.
func (s *Store) CheckDisclosure(ctx context.Context, org int64, n gehoor.DisclosureNumber, code, address string, now time.Time) (browser string, left int, err error) {
	keys, err := s.Keys(org)
	if err != nil {
		return "", 0, fmt.Errorf("checking a code: %w", err)
	}
	var found token
	left, err = s.guess(ctx, org, "disclosure:"+string(n), address, now, func() (bool, error) {
		t, _, err := s.look(ctx, org, tokenDisclosed, disclosureSecret(n))
		if errors.Is(err, ErrNotFound) {
			return false, nil
		} else if err != nil {
			return false, err
		}
		found = t
		want, err := s.openCode(ctx, org, t, now)
		if errors.Is(err, ErrNotFound) || errors.Is(err, ErrErased) {
			return false, nil
		}
		return err == nil && hmac.Equal(keys.CodeMAC(string(n), code), keys.CodeMAC(string(n), want)), err
	})
	if err != nil {
		return "", left, err
	}
	found.kind = tokenDisclosedTo
	browser, err = s.issue(ctx, org, found, ReadingLasts)
	return browser, left, err
}

// openCode is the code of what a token points at, if that can be read now.
func (s *Store) openCode(ctx context.Context, org int64, t token, now time.Time) (string, error) {
	h, err := load(ctx, s.read, org, t.stream)
	if err != nil {
		return "", err
	}
	seq, err := strconv.Atoi(t.data)
	if err != nil || h.complaint == nil {
		return "", ErrNotFound
	}
	if _, ok := h.complaint.OpenDisclosure(seq, gehoor.DateOf(now)); !ok {
		return "", ErrNotFound
	}
	return s.DisclosureCode(ctx, org, t.stream, seq)
}

// DisclosedTo is what a browser that gave number and code may read: a complaint, and the seq of the event that
// disclosed it. Whether it may be read still, [gehoor.Complaint.OpenDisclosure] says. ErrNotFound when nothing.
func (s *Store) DisclosedTo(ctx context.Context, org int64, browser string) (complaint gehoor.StreamID, seq int, err error) {
	t, _, err := s.look(ctx, org, tokenDisclosedTo, browser)
	if err == nil {
		seq, err = strconv.Atoi(t.data)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("looking for a disclosure: %w", err)
	}
	return t.stream, seq, nil
}

// EndDisclosedTo lets no browser read any more what the event seq disclosed: it has a new code, or was taken back.
func (s *Store) EndDisclosedTo(ctx context.Context, org int64, complaint gehoor.StreamID, seq int) error {
	if _, err := s.write.ExecContext(ctx, `delete from token where org = $1 and stream = $2 and kind = $3 and data = $4`,
		org, int64(complaint), tokenDisclosedTo, strconv.Itoa(seq)); err != nil {
		return fmt.Errorf("ending the reading of a disclosure: %w", err)
	}
	return nil
}
