package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"database/sql"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/seal"
)

// A DraftID is the secret by which somebody comes back to what he began to tell: 26 letters
// and digits. Only its keyed hash is kept.
type DraftID string

// DraftDays is how long a draft is kept after it was begun.
const DraftDays = 14

// A Draft is what somebody has told so far.
type Draft struct {
	Answers []byte    // as SaveDraft left them; nil at first, and when filed
	Expires time.Time // zero when filed
	Seq     int       // how often it was saved
	Filed   gehoor.StreamID
}

// NewDraft begins a draft. Now is what is said to people.
func (s *Store) NewDraft(ctx context.Context, org int64, now time.Time) (DraftID, error) {
	fail := func(err error) (DraftID, error) { return "", fmt.Errorf("beginning a draft: %w", err) }
	token, err := s.newToken()
	if err != nil {
		return fail(err)
	}
	keys, err := s.Keys(org)
	if err != nil {
		return fail(err)
	}
	hash := tokenHash(keys, token)
	key, err := seal.NewItemKey(s.rand)
	if err != nil {
		return fail(err)
	}
	wrapped, err := keys.WrapKey(s.rand, draftItem(hash), key)
	if err != nil {
		return fail(err)
	}
	err = s.Write(ctx, org, now, func(tx *Tx) error {
		_, err := tx.exec(`insert into draft (org, hash, created, expires, seq, code, wrapped, body) values ($1, $2, $3, $4, 0, $5, $6, $5)`,
			org, hash, at(now), at(now.AddDate(0, 0, DraftDays)), []byte{}, wrapped)
		return err
	})
	if err != nil {
		return fail(err)
	}
	return DraftID(token), nil
}

// SaveDraft lets change make new answers of those that are there, so that nobody's are lost when
// two save at once. What was returned without an error is on disk. ErrNotFound when there is no such draft, or
// no longer. Change may run twice.
func (s *Store) SaveDraft(ctx context.Context, org int64, id DraftID, now time.Time, change func(answers []byte) ([]byte, error)) error {
	keys, err := s.Keys(org)
	if err != nil {
		return fmt.Errorf("saving a draft: %w", err)
	}
	hash := tokenHash(keys, string(id))
	err = s.Write(ctx, org, now, func(tx *Tx) error {
		var d sealedDraft
		if err := tx.flushDrafts(); err != nil {
			return err
		}
		if err := tx.row(selectDraft, []any{org, hash, at(now)}, d.into()...); errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		} else if err != nil {
			return err
		}
		key, answers, err := d.open(keys, org, hash)
		if err != nil {
			return err
		}
		if answers, err = change(answers); err != nil {
			return err
		}
		body, _, err := seal.SealBody(s.rand, key, org, draftItem(hash), seal.Content{MediaType: "application/json", Body: answers})
		if err != nil {
			return err
		}
		_, err = tx.exec(`update draft set seq = seq + 1, body = $3 where org = $1 and hash = $2`, org, hash, body)
		return err
	})
	if err != nil {
		return fmt.Errorf("saving a draft: %w", err)
	}
	return nil
}

// Draft reads a draft, or says what complaint it has become. ErrNotFound when there is no such
// draft, or no longer.
func (s *Store) Draft(org int64, id DraftID, now time.Time) (Draft, error) {
	fail := func(err error) (Draft, error) { return Draft{}, fmt.Errorf("reading a draft: %w", err) }
	keys, err := s.Keys(org)
	if err != nil {
		return fail(err)
	}
	hash := tokenHash(keys, string(id))
	var d sealedDraft
	err = s.read.QueryRow(selectDraft, org, hash, at(now)).Scan(d.into()...)
	if errors.Is(err, sql.ErrNoRows) {
		var filed int64
		err := s.read.QueryRow(`select complaint from filing where org = $1 and hash = $2`, org, hash).Scan(&filed)
		if errors.Is(err, sql.ErrNoRows) {
			return fail(ErrNotFound)
		} else if err != nil {
			return fail(err)
		}
		return Draft{Filed: gehoor.StreamID(filed)}, nil
	} else if err != nil {
		return fail(err)
	}
	_, answers, err := d.open(keys, org, hash)
	if err != nil {
		return fail(err)
	}
	expires, err := moment(d.expires)
	if err != nil {
		return fail(err)
	}
	return Draft{Answers: answers, Expires: expires, Seq: d.seq}, nil
}

// FiledFrom is the complaint that a draft has become; ErrNotFound when it is still a draft, or
// unknown.
func (tx *Tx) FiledFrom(id DraftID) (gehoor.StreamID, error) {
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return 0, fmt.Errorf("asking what became of a draft: %w", err)
	}
	hash := tokenHash(keys, string(id))
	if d := tx.drafts[draftKey{tx.org, string(hash)}]; d != nil && d.filed != 0 {
		return d.filed, nil
	} else if d != nil {
		return 0, ErrNotFound
	}
	var filed int64
	err = tx.row(`select complaint from filing where org = $1 and hash = $2`, []any{tx.org, hash}, &filed)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNotFound
	} else if err != nil {
		return 0, fmt.Errorf("asking what became of a draft: %w", err)
	}
	return gehoor.StreamID(filed), nil
}

// FileDraft says that a draft has become a complaint, and destroys its answers and the files that
// were not handed over. It may be done once: ask FiledFrom first. The draft need not have been begun here:
// who imports makes ids of his own.
func (tx *Tx) FileDraft(id DraftID, complaint gehoor.StreamID) error {
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return fmt.Errorf("filing a draft: %w", err)
	}
	hash := tokenHash(keys, string(id))
	key := draftKey{tx.org, string(hash)}
	was := tx.drafts[key]
	tx.undo = append(tx.undo, func() { tx.drafts[key] = was })
	tx.drafts[key] = &knownDraft{filed: complaint}
	tx.buffers[inFiling].add(tx.org, hash, int64(complaint))
	if was == nil || was.files {
		if err := tx.dropDraftFiles(hash); err != nil {
			return err
		}
	}
	tx.buffers[inDropped].add(tx.org, hash)
	return nil
}

// flushDrafts comes before a draft is read from its table.
func (tx *Tx) flushDrafts() error {
	if tx.buffers[inDropped].rows == 0 {
		return nil
	}
	return tx.flush()
}

// mayHaveFiles forgets that a draft was looked up without files.
func (tx *Tx) mayHaveFiles(hash []byte) {
	if d := tx.drafts[draftKey{tx.org, string(hash)}]; d != nil {
		d.files = true
	}
}

// DropDraft destroys a draft with its files. One that does not exist is dropped already; a complaint that it became
// stays.
func (s *Store) DropDraft(ctx context.Context, org int64, id DraftID, now time.Time) error {
	keys, err := s.Keys(org)
	if err != nil {
		return fmt.Errorf("dropping a draft: %w", err)
	}
	return s.Write(ctx, org, now, func(tx *Tx) error { return tx.dropDraft(tokenHash(keys, string(id))) })
}

func (tx *Tx) dropDraft(hash []byte) error {
	if err := tx.dropDraftFiles(hash); err != nil {
		return err
	}
	if _, err := tx.exec(`delete from draft where org = $1 and hash = $2`, tx.org, hash); err != nil {
		return fmt.Errorf("dropping a draft: %w", err)
	}
	return nil
}

// SweepDrafts destroys the drafts of all organisations that have expired, with their files,
// and returns how many.
func (s *Store) SweepDrafts(ctx context.Context, now time.Time) (int, error) {
	const atOnce = 200
	swept := 0
	for {
		rows, err := s.read.QueryContext(ctx, `select org, hash from draft where expires <= $1 order by expires limit $2`, at(now), atOnce)
		if err != nil {
			return swept, fmt.Errorf("sweeping drafts: %w", err)
		}
		type draft struct {
			org  int64
			hash []byte
		}
		drafts, err := collect(rows, func(row scanner) (d draft, err error) { return d, row.Scan(&d.org, &d.hash) })
		if err != nil {
			return swept, fmt.Errorf("sweeping drafts: %w", err)
		}
		byOrg := map[int64][][]byte{}
		for _, d := range drafts {
			byOrg[d.org] = append(byOrg[d.org], d.hash)
		}
		for org, hashes := range byOrg {
			err := s.Write(ctx, org, now, func(tx *Tx) error {
				for _, hash := range hashes {
					if err := tx.dropDraft(hash); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				return swept, fmt.Errorf("sweeping drafts: %w", err)
			}
			swept += len(hashes)
		}
		if len(drafts) == atOnce {
			continue
		}
		if swept > 0 {
			return swept, s.scrub(ctx)
		}
		return 0, nil
	}
}

// DraftCode makes the eight digits with which somebody comes back to a draft on another machine,
// in place of those he had. They are given once and kept as a keyed HMAC.
func (s *Store) DraftCode(ctx context.Context, org int64, id DraftID, now time.Time) (string, error) {
	fail := func(err error) (string, error) { return "", fmt.Errorf("making the code of a draft: %w", err) }
	keys, err := s.Keys(org)
	if err != nil {
		return fail(err)
	}
	code, err := s.digits(8)
	if err != nil {
		return fail(err)
	}
	hash := tokenHash(keys, string(id))
	err = s.Write(ctx, org, now, func(tx *Tx) error {
		if err := tx.flushDrafts(); err != nil {
			return err
		}
		n, err := tx.exec(`update draft set code = $4 where org = $1 and hash = $2 and expires > $3`,
			org, hash, at(now), keys.CodeMAC(draftItem(hash), code))
		if err == nil && n == 0 {
			return ErrNotFound
		}
		return err
	})
	if err != nil {
		return fail(err)
	}
	return code, nil
}

// CheckDraftCode reports whether code is the draft's, and how often may still be tried; as for
// [Store.CheckCode] the error is ErrNotFound or ErrPaused.
func (s *Store) CheckDraftCode(ctx context.Context, org int64, id DraftID, code, address string, now time.Time) (left int, err error) {
	keys, err := s.Keys(org)
	if err != nil {
		return 0, fmt.Errorf("checking the code of a draft: %w", err)
	}
	hash := tokenHash(keys, string(id))
	return s.guess(ctx, org, "draft:"+hex.EncodeToString(hash), address, now, func() (bool, error) {
		var mac []byte
		err := s.read.QueryRowContext(ctx, `select code from draft where org = $1 and hash = $2 and expires > $3`, org, hash, at(now)).Scan(&mac)
		if errors.Is(err, sql.ErrNoRows) {
			return false, nil
		}
		return err == nil && hmac.Equal(mac, keys.CodeMAC(draftItem(hash), code)), err
	})
}

const selectDraft = `select expires, seq, wrapped, body from draft where org = $1 and hash = $2 and expires > $3`

type sealedDraft struct {
	expires       string
	seq           int
	wrapped, body []byte
}

func (d *sealedDraft) into() []any { return []any{&d.expires, &d.seq, &d.wrapped, &d.body} }

func (d *sealedDraft) open(keys *seal.Org, org int64, hash []byte) (key seal.ItemKey, answers []byte, err error) {
	if key, err = keys.UnwrapKey(draftItem(hash), d.wrapped); err != nil || len(d.body) == 0 {
		return key, nil, err
	}
	content, _, err := seal.OpenBody(key, org, draftItem(hash), d.body)
	return key, content.Body, err
}

func draftItem(hash []byte) string { return "draft:" + hex.EncodeToString(hash) }

// newToken draws 128 bits: a secret that nobody guesses.
func (s *Store) newToken() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(s.rand, b[:]); err != nil {
		return "", fmt.Errorf("drawing a token: %w", err)
	}
	return tokenText(b[:]), nil
}

func tokenText(b []byte) string {
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b))
}

// tokenHash is what is kept of a token.
func tokenHash(keys *seal.Org, token string) []byte { return keys.Blind("token", token) }

// digits draws a code of n digits.
func (s *Store) digits(n int) (string, error) {
	limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	code, err := rand.Int(s.rand, limit)
	if err != nil {
		return "", fmt.Errorf("drawing a code: %w", err)
	}
	return fmt.Sprintf("%0*d", n, code), nil
}
