package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"gehoor"
	"gehoor/internal/seal"
)

// An Arrival is a mail as it was fetched.
type Arrival struct {
	Box       string // which mailbox, for UIDVALIDITY and UID to be of
	Validity  uint32
	UID       uint32
	Arrived   time.Time // as the server says
	Size      int64     // in bytes, as the server says
	Raw       []byte    // nil: too large to be brought in; only that it is there is kept
	MessageID string    // as it says itself; may be empty
	Body      []byte    // what of Raw stands under the header
}

// A MailIn is a mail that came in.
type MailIn struct {
	Raw     gehoor.Ref // the mail itself; it may be gone
	Came    time.Time  // when it was fetched
	Arrived time.Time  // when it arrived, as the server says
	Size    int64
	Kind    string // mail.Kind; empty until it was read
	Became  string // a word of package app
	Stream  gehoor.StreamID
}

// TakeMails keeps mails, each once: what is known by its bytes, or by its Message-ID with the same words, is kept already. Its UID
// tells only of a mail without bytes that it is known: a mailbox that moved to another server may count anew without saying so. When it returns they are on disk; a job of duty is waiting to read each. It returns how many were new.
func (s *Store) TakeMails(ctx context.Context, org int64, now time.Time, duty gehoor.DutyKind, arrivals []Arrival) (kept int, err error) {
	fail := func(err error) (int, error) { return 0, fmt.Errorf("keeping mails: %w", err) }
	keys, err := s.Keys(org)
	if err != nil {
		return fail(err)
	}
	type sealedMail struct {
		Arrival
		Sealed
		box, digest, message []byte
	}
	var all []sealedMail
	for _, a := range arrivals {
		m := sealedMail{Arrival: a, box: keys.Blind("mailbox", a.Box), digest: []byte{}, message: []byte{}}
		if a.Raw != nil {
			m.digest = keys.Blind("mail", hexSum(a.Raw))
		}
		known, err := s.knownMail(ctx, org, m.box, m.digest, a)
		if err != nil {
			return fail(err)
		}
		if known {
			continue
		}
		if a.Raw == nil {
			if m.Sealed.ref.Item, err = s.NewItem(); err != nil {
				return fail(err)
			}
		} else {
			if m.Sealed, err = s.Seal(org, seal.Content{MediaType: "message/rfc822", Body: a.Raw}); err != nil {
				return fail(err)
			}
			if a.MessageID != "" {
				m.message = keys.Blind("message", a.MessageID+" "+hexSum(a.Body))
			}
		}
		all = append(all, m)
	}
	if len(all) == 0 {
		return 0, nil
	}
	err = s.Write(ctx, org, now, func(tx *Tx) error {
		kept = 0
		for _, m := range all {
			var there int
			err := tx.row(`select 1 from mail where org = $1 and (box = $2 and validity = $3 and uid = $4 and digest = $5 or digest = $5 and length(digest) > 0 or message = $6 and length(message) > 0) limit 1`,
				[]any{org, m.box, int64(m.Validity), int64(m.UID), m.digest, m.message}, &there)
			if err == nil {
				continue
			} else if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			became := ""
			if m.Raw == nil {
				became = MailTooLarge
			} else {
				tx.PutItem(Loose, m.Sealed)
				tx.AddJob(Job{ID: JobID(org, 0, duty, int(m.ref.Item)), Duty: duty, Args: ItemID(m.ref.Item)})
			}
			_, err = tx.exec(`insert into mail (org, item, seal, box, validity, uid, digest, message, came, arrived, size, kind, became, stream)
				values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12, 0)`,
				org, int64(m.ref.Item), m.ref.Seal[:], m.box, int64(m.Validity), int64(m.UID), m.digest, m.message, at(now), at(m.Arrived), m.Size, became)
			if err != nil {
				return err
			}
			kept++
		}
		return nil
	})
	if err != nil {
		return fail(err)
	}
	return kept, nil
}

// MailTooLarge is what a mail became that is larger than is brought in: it stays in the mailbox.
const MailTooLarge = "too-large"

func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// knownMail spares the sealing of a mail that was kept before the connection broke.
func (s *Store) knownMail(ctx context.Context, org int64, box, digest []byte, a Arrival) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `select count(*) from mail where org = $1 and box = $2 and validity = $3 and uid = $4 and digest = $5`,
		org, box, int64(a.Validity), int64(a.UID), digest).Scan(&n)
	return n > 0, err
}

const mailColumns = `item, seal, came, arrived, size, kind, became, stream`

func scanMail(row scanner) (m MailIn, err error) {
	var sum []byte
	var came, arrived string
	if err := row.Scan(&m.Raw.Item, &sum, &came, &arrived, &m.Size, &m.Kind, &m.Became, &m.Stream); err != nil {
		return m, err
	}
	copy(m.Raw.Seal[:], sum)
	if m.Came, err = moment(came); err != nil {
		return m, err
	}
	m.Arrived, err = moment(arrived)
	return m, err
}

// MailIn finds a mail that came in by its item; ErrNotFound when there is none. It asks nobody who may read it.
func (s *Store) MailIn(ctx context.Context, org int64, item gehoor.Item) (MailIn, error) {
	m, err := scanMail(s.read.QueryRowContext(ctx, `select `+mailColumns+` from mail where org = $1 and item = $2`, org, int64(item)))
	if errors.Is(err, sql.ErrNoRows) {
		return m, ErrNotFound
	} else if err != nil {
		return m, fmt.Errorf("reading a mail: %w", err)
	}
	return m, nil
}

// Mails lists the mails that came in and belong to no dossier, the newest first: those that were put aside, and
// those that wait to be read.
func (s *Store) Mails(ctx context.Context, org int64, limit int) ([]MailIn, error) {
	return s.mails(ctx, `org = $1 and stream = 0 order by came desc, item desc limit $2`, org, limit)
}

// AllMails lists the mails that came in, the newest first. It asks nobody who may see them.
func (s *Store) AllMails(ctx context.Context, org int64, limit int) ([]MailIn, error) {
	return s.mails(ctx, `org = $1 order by came desc, item desc limit $2`, org, limit)
}

// DossierMails lists the mails that belong to a dossier, the oldest first. It asks nobody who may see them.
func (s *Store) DossierMails(ctx context.Context, org int64, stream gehoor.StreamID) ([]MailIn, error) {
	return s.mails(ctx, `org = $1 and stream = $2 order by came, item`, org, int64(stream))
}

func (s *Store) mails(ctx context.Context, where string, args ...any) ([]MailIn, error) {
	rows, err := s.read.QueryContext(ctx, `select `+mailColumns+` from mail where `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("listing mails: %w", err)
	}
	return collect(rows, scanMail)
}

// CountMails tells how many mails came in, by what they became; ” are those that wait to be read.
func (s *Store) CountMails(ctx context.Context, org int64) (map[string]int, error) {
	rows, err := s.read.QueryContext(ctx, `select became, count(*) from mail where org = $1 group by became`, org)
	if err != nil {
		return nil, fmt.Errorf("counting mails: %w", err)
	}
	counts := map[string]int{}
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var became string
		var n int
		err = row.Scan(&became, &n)
		counts[became] = n
		return none, err
	})
	return counts, err
}

// MailBecame says what came of a mail; with a stream, it is that dossier's from now on.
func (tx *Tx) MailBecame(item gehoor.Item, kind, became string, stream gehoor.StreamID) error {
	var has gehoor.StreamID // of a mail that is taken up: it stays where it is kept
	if err := tx.row(`select stream from mail where org = $1 and item = $2`, []any{tx.org, int64(item)}, &has); err != nil {
		return fmt.Errorf("saying what became of a mail: %w", err)
	}
	if stream > 0 && has == 0 {
		if err := tx.handOver([]gehoor.Item{item}, stream); err != nil {
			return fmt.Errorf("giving a mail to a dossier: %w", err)
		}
	}
	n, err := tx.exec(`update mail set kind = $3, became = $4, stream = case when stream = 0 then cast($5 as bigint) else stream end
		where org = $1 and item = $2 and (stream = 0 or became = '')`, tx.org, int64(item), kind, became, int64(stream))
	if err != nil {
		return fmt.Errorf("saying what became of a mail: %w", err)
	}
	if n != 1 {
		return ErrChanged // somebody has brought it in meanwhile
	}
	return nil
}

// ReadMailAgain has a mail read anew that belongs to no dossier; ErrNotFound when there is none. How stands behind its item in the
// job's arguments and id.
func (tx *Tx) ReadMailAgain(duty gehoor.DutyKind, item gehoor.Item, how string) error {
	n, err := tx.exec(`update mail set became = '' where org = $1 and item = $2 and stream = 0 and became <> '`+MailTooLarge+`'`, tx.org, int64(item))
	if err != nil {
		return fmt.Errorf("reading a mail again: %w", err)
	}
	if n != 1 {
		return ErrNotFound
	}
	return tx.wakeJob(Job{ID: JobID(tx.org, 0, duty, int(item)) + how, Duty: duty, Args: ItemID(item) + how})
}

// TakeUpMail has a mail read anew that is kept with a dossier and became something that nobody reads there; ErrNotFound when there
// is none. How is as in ReadMailAgain.
func (tx *Tx) TakeUpMail(duty gehoor.DutyKind, item gehoor.Item, became, how string) error {
	n, err := tx.exec(`update mail set became = '' where org = $1 and item = $2 and stream > 0 and became = $3`, tx.org, int64(item), became)
	if err != nil {
		return fmt.Errorf("taking up a mail: %w", err)
	}
	if n != 1 {
		return ErrNotFound
	}
	return tx.wakeJob(Job{ID: JobID(tx.org, 0, duty, int(item)) + how, Duty: duty, Args: ItemID(item) + how})
}

// MailAnew has a mail read anew that belongs to a dossier, by a job of duty; its arguments are the mail's item.
func (tx *Tx) MailAnew(duty gehoor.DutyKind, m MailIn) error {
	return tx.wakeJob(Job{ID: JobID(tx.org, m.Stream, duty, int(m.Raw.Item)), Stream: m.Stream, Duty: duty, Args: ItemID(m.Raw.Item)})
}

// PlacedMails lists up to limit mails that belong to a dossier, in the order of their items, from the one after. It asks nobody
// who may see them.
func (s *Store) PlacedMails(ctx context.Context, org int64, after gehoor.Item, limit int) ([]MailIn, error) {
	return s.mails(ctx, `org = $1 and stream > 0 and item > $2 order by item limit $3`, org, int64(after), limit)
}

// MailKept is how long the bytes of a mail are kept that belongs to no dossier.
const MailKept = 30 * 24 * time.Hour

// SweepMails destroys the mails of all organisations that belong to no dossier and came more than MailKept before
// now. That they came stays known, so that they do not come again.
func (s *Store) SweepMails(ctx context.Context, now time.Time) error {
	for {
		rows, err := s.read.QueryContext(ctx, `select m.org, m.item from mail m join key k on k.org = m.org and k.item = m.item
			where m.stream = 0 and m.became <> '' and m.came < $1 and k.dossier = $2 limit 200`, at(now.Add(-MailKept)), int64(Loose))
		if err != nil {
			return fmt.Errorf("sweeping mails: %w", err)
		}
		byOrg := map[int64][]gehoor.Item{}
		n := 0
		_, err = collect(rows, func(row scanner) (none struct{}, err error) {
			var org int64
			var item gehoor.Item
			err = row.Scan(&org, &item)
			byOrg[org] = append(byOrg[org], item)
			n++
			return none, err
		})
		if err != nil || n == 0 {
			return err
		}
		for org, items := range byOrg {
			if err := s.Write(ctx, org, now, func(tx *Tx) error { return tx.DropItems(items) }); err != nil {
				return fmt.Errorf("sweeping mails: %w", err)
			}
		}
		if err := s.scrub(ctx); err != nil {
			return err
		}
	}
}

// A Sent is a mail of ours: about what, and what became of it.
type Sent struct {
	Job    string
	No     int // of the post in the job's mailing
	Stream gehoor.StreamID
	Seq    int             // the event that it is about, or that says that it went; 0: neither
	Person gehoor.PersonID // of the staff; 0: who complains or asks
	At     time.Time
	Result string // '' on its way, "taken", or a class of failure
	Answer string // what a program answered: a mail.Kind
}

// A Posting is what is kept of a mail before it goes.
type Posting struct {
	Stream    gehoor.StreamID
	Seq       int
	Person    gehoor.PersonID
	MessageID string
	Bounce    string // the token in the envelope's sender; empty when there is none
}

// Taken is the result of a mail that a mail server has taken.
const Taken = "taken"

// PutSent keeps by what answers and reports will find the mails of a job; what is kept already stays.
func (tx *Tx) PutSent(job string, all []Posting) error {
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return fmt.Errorf("keeping what is sent: %w", err)
	}
	for no, p := range all {
		bounce := []byte{}
		if p.Bounce != "" {
			bounce = keys.Blind("bounce", p.Bounce)
		}
		_, err := tx.exec(`insert into sent (org, job, no, stream, seq, person, message, bounce, at, result, answer)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '') on conflict (org, job, no) do nothing`,
			tx.org, job, int64(no), int64(p.Stream), int64(p.Seq), int64(p.Person), keys.Blind("sent", p.MessageID), bounce, at(tx.Now))
		if err != nil {
			return fmt.Errorf("keeping what is sent: %w", err)
		}
	}
	return nil
}

// SentResult says what became of the mail to one address, by its Message-ID. With a seq that is the event it belongs to
// from now on.
func (tx *Tx) SentResult(messageID string, seq int, result string) error {
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return fmt.Errorf("keeping what became of a mail: %w", err)
	}
	_, err = tx.exec(`update sent set result = $3, seq = case when cast($4 as bigint) = 0 then seq else cast($4 as bigint) end where org = $1 and message = $2`,
		tx.org, keys.Blind("sent", messageID), result, int64(seq))
	if err != nil {
		return fmt.Errorf("keeping what became of a mail: %w", err)
	}
	return nil
}

// SentAnswer says what a program answered to a mail of ours; that it came back stays.
func (tx *Tx) SentAnswer(m Sent, answer string) error {
	if _, err := tx.exec(`update sent set answer = $4 where org = $1 and job = $2 and no = $3 and answer <> 'bounce'`, tx.org, m.Job, int64(m.No), answer); err != nil {
		return fmt.Errorf("keeping an answer to a mail: %w", err)
	}
	return nil
}

// SentReturned says that a mail of ours came back; false when that was known.
func (tx *Tx) SentReturned(m Sent, class string) (bool, error) {
	n, err := tx.exec(`update sent set result = $4, answer = 'bounce' where org = $1 and job = $2 and no = $3 and answer <> 'bounce'`, tx.org, m.Job, int64(m.No), class)
	if err != nil {
		return false, fmt.Errorf("keeping that a mail came back: %w", err)
	}
	return n == 1, nil
}

const sentColumns = `job, no, stream, seq, person, at, result, answer`

func scanSent(row scanner) (m Sent, err error) {
	var when string
	if err := row.Scan(&m.Job, &m.No, &m.Stream, &m.Seq, &m.Person, &when, &m.Result, &m.Answer); err != nil {
		return m, err
	}
	m.At, err = moment(when)
	return m, err
}

// SentAs finds a mail of ours by its Message-ID; ErrNotFound when there is none.
func (s *Store) SentAs(ctx context.Context, org int64, messageID string) (Sent, error) {
	return s.sentBy(ctx, org, "message", "sent", messageID)
}

// SentFrom finds a mail of ours by the token in its envelope's sender; ErrNotFound when there is none.
func (s *Store) SentFrom(ctx context.Context, org int64, token string) (Sent, error) {
	return s.sentBy(ctx, org, "bounce", "bounce", token)
}

func (s *Store) sentBy(ctx context.Context, org int64, column, purpose, secret string) (Sent, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return Sent{}, fmt.Errorf("finding a mail of ours: %w", err)
	}
	m, err := scanSent(s.read.QueryRowContext(ctx, `select `+sentColumns+` from sent where org = $1 and `+column+` = $2 limit 1`, org, keys.Blind(purpose, secret)))
	if errors.Is(err, sql.ErrNoRows) {
		return m, ErrNotFound
	} else if err != nil {
		return m, fmt.Errorf("finding a mail of ours: %w", err)
	}
	return m, nil
}

// SentOf lists the mails about a dossier, the oldest first. It asks nobody who may see them.
func (s *Store) SentOf(ctx context.Context, org int64, stream gehoor.StreamID) ([]Sent, error) {
	rows, err := s.read.QueryContext(ctx, `select `+sentColumns+` from sent where org = $1 and stream = $2 order by at, job, no`, org, int64(stream))
	if err != nil {
		return nil, fmt.Errorf("listing mails of ours: %w", err)
	}
	return collect(rows, scanSent)
}

// ReplyToken is the secret of an address to which one person answers about one dossier: the same in each mail, guessed by
// nobody; only its hash is kept. Put it with PutReply. A person of 0 is who complains or asks.
func (s *Store) ReplyToken(org int64, stream gehoor.StreamID, person gehoor.PersonID) (string, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return "", fmt.Errorf("making an address to answer to: %w", err)
	}
	return tokenText(keys.Blind("reply address", fmt.Sprint(stream, " ", person))[:16]), nil
}

// BounceToken is the secret in the envelope's sender of one mail.
func (s *Store) BounceToken(org int64, messageID string) (string, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return "", fmt.Errorf("making an address for returned mail: %w", err)
	}
	return "b" + tokenText(keys.Blind("bounce address", messageID)[:16]), nil
}

// PutReply has the address of ReplyToken lead to its dossier.
func (tx *Tx) PutReply(stream gehoor.StreamID, person gehoor.PersonID) error {
	token, err := tx.store.ReplyToken(tx.org, stream, person)
	if err != nil {
		return err
	}
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return err
	}
	_, err = tx.exec(`insert into reply (org, hash, stream, person) values ($1, $2, $3, $4) on conflict do nothing`,
		tx.org, keys.Blind("reply", token), int64(stream), int64(person))
	if err != nil {
		return fmt.Errorf("keeping an address to answer to: %w", err)
	}
	return nil
}

// Reply is whose answers come to the address with a token: of which dossier and person. Gone says that the dossier was
// erased; ErrNotFound that there never was one.
func (s *Store) Reply(ctx context.Context, org int64, token string) (stream gehoor.StreamID, person gehoor.PersonID, gone bool, err error) {
	keys, err := s.Keys(org)
	if err != nil {
		return 0, 0, false, fmt.Errorf("looking for an address to answer to: %w", err)
	}
	err = s.read.QueryRowContext(ctx, `select stream, person from reply where org = $1 and hash = $2`, org, keys.Blind("reply", token)).Scan(&stream, &person)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, false, ErrNotFound
	} else if err != nil {
		return 0, 0, false, fmt.Errorf("looking for an address to answer to: %w", err)
	}
	return stream, person, stream == 0, nil
}
