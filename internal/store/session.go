package store

import (
	"context"
	"crypto/hmac"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/seal"
)

// How long a secret opens what it opens, by the machine's clock.
const (
	SessionLasts = 12 * time.Hour   // of staff, from signing in
	SignInLasts  = 15 * time.Minute // of a link and a code by mail
	ReadingLasts = time.Hour        // of a complainant, from the last page
)

// SignInTries is how many wrong codes end a sign-in.
const SignInTries = 5

// SignInGuesses is how many wrong codes for one person, over all sign-ins, end what codes can do for a day. Whoever asks again and
// again for somebody else's address gets five tries each time; the link of the mail still works.
const SignInGuesses = 20

// The kinds of tokens.
const (
	tokenSession = "session"
	tokenLink    = "link" // data: the hash of its code's browser
	tokenCode    = "code" // data: the code's HMAC and the hash of its link
	tokenReading = "reading"
	tokenStatus  = "status"
	tokenAction  = "action"
)

// A token is what is kept of a secret.
type token struct {
	kind    string
	person  gehoor.PersonID
	stream  gehoor.StreamID
	data    string
	expires time.Time // zero: never
}

const tokenColumns = `kind, person, stream, data, expires`

func scanToken(row scanner) (t token, err error) {
	var expires string
	if err := row.Scan(&t.kind, &t.person, &t.stream, &t.data, &expires); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return t, ErrNotFound
		}
		return t, err
	}
	t.expires, err = moment(expires)
	return t, err
}

// issue makes a secret that lasts so long.
func (s *Store) issue(ctx context.Context, org int64, t token, lasts time.Duration) (string, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return "", err
	}
	secret, err := s.newToken()
	if err != nil {
		return "", err
	}
	now, err := s.machine(ctx)
	if err != nil {
		return "", err
	}
	t.expires = now.Add(lasts)
	return secret, insertToken(ctx, s.write, org, tokenHash(keys, secret), t)
}

// execer is a pool or a transaction.
type execer interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

func insertToken(ctx context.Context, db execer, org int64, hash []byte, t token) error {
	_, err := db.ExecContext(ctx, `insert into token (org, hash, kind, person, stream, data, expires, tries) values ($1, $2, $3, $4, $5, $6, $7, 0)
		on conflict (org, hash) do nothing`, org, hash, t.kind, int64(t.person), int64(t.stream), t.data, dueAt(t.expires))
	return err
}

// look finds what a secret of a kind opens; ErrNotFound when nothing, or no longer.
func (s *Store) look(ctx context.Context, org int64, kind, secret string) (t token, now time.Time, err error) {
	keys, err := s.Keys(org)
	if err != nil {
		return t, now, err
	}
	if now, err = s.machine(ctx); err != nil {
		return t, now, err
	}
	t, err = scanToken(s.read.QueryRowContext(ctx, `select `+tokenColumns+` from token where org = $1 and hash = $2 and kind = $3 and expires > $4`,
		org, tokenHash(keys, secret), kind, at(now)))
	return t, now, err
}

// use finds what a secret opens and takes it away, so that it opens once. Now is the machine's, asked for
// before db began: who holds a transaction and waits for another connection may wait for himself.
func (s *Store) use(ctx context.Context, db querier, org int64, kind, secret string, now time.Time) (t token, err error) {
	keys, err := s.Keys(org)
	if err != nil {
		return t, err
	}
	return scanToken(db.QueryRowContext(ctx, `delete from token where org = $1 and hash = $2 and kind = $3 and expires > $4 returning `+tokenColumns,
		org, tokenHash(keys, secret), kind, at(now)))
}

// NewSession signs somebody in and returns the secret for his browser.
func (s *Store) NewSession(ctx context.Context, org int64, person gehoor.PersonID) (string, error) {
	secret, err := s.issue(ctx, org, token{kind: tokenSession, person: person}, SessionLasts)
	if err != nil {
		return "", fmt.Errorf("beginning a session: %w", err)
	}
	return secret, nil
}

// Session is who is signed in with a secret; ErrNotFound when nobody.
func (s *Store) Session(ctx context.Context, org int64, secret string) (gehoor.PersonID, error) {
	t, _, err := s.look(ctx, org, tokenSession, secret)
	if err != nil {
		return 0, fmt.Errorf("looking for a session: %w", err)
	}
	return t.person, nil
}

// EndSession signs out, of whatever is opened with the secret, a complainant's reading too. When
// there is nothing it has been done already.
func (s *Store) EndSession(ctx context.Context, org int64, secret string) error {
	keys, err := s.Keys(org)
	if err == nil {
		_, err = s.write.ExecContext(ctx, `delete from token where org = $1 and hash = $2 and kind in ('session', 'reading', 'disclosed-to')`, org, tokenHash(keys, secret))
	}
	if err != nil {
		return fmt.Errorf("ending a session: %w", err)
	}
	return nil
}

// EndSessions signs somebody out everywhere and takes away the links and codes he has: who
// leaves, or whose mailbox is lost.
func (s *Store) EndSessions(ctx context.Context, org int64, person gehoor.PersonID) error {
	if _, err := s.write.ExecContext(ctx, `delete from token where org = $1 and person = $2 and person <> 0`, org, int64(person)); err != nil {
		return fmt.Errorf("ending sessions: %w", err)
	}
	return nil
}

// A SignIn is how somebody proves that a mailbox is his: by a link, or by a code typed into the browser
// in which he asked for it. Link and code go by mail, Browser is that browser's cookie. Whichever
// is used first ends the other.
type SignIn struct {
	Link    string
	Code    string // six digits
	Browser string
}

// NewSignIn makes a sign-in. For person 0, an address that is nobody's, it makes one that never
// succeeds, so that the browser sees no difference.
func (s *Store) NewSignIn(ctx context.Context, org int64, person gehoor.PersonID) (in SignIn, err error) {
	fail := func(err error) (SignIn, error) { return SignIn{}, fmt.Errorf("beginning a sign-in: %w", err) }
	keys, err := s.Keys(org)
	if err != nil {
		return fail(err)
	}
	if in.Link, err = s.newToken(); err != nil {
		return fail(err)
	}
	if in.Browser, err = s.newToken(); err != nil {
		return fail(err)
	}
	if in.Code, err = s.digits(6); err != nil {
		return fail(err)
	}
	now, err := s.machine(ctx)
	if err != nil {
		return fail(err)
	}
	link, browser := tokenHash(keys, in.Link), tokenHash(keys, in.Browser)
	err = s.change(ctx, func(tx *sql.Tx) error {
		t := token{person: person, expires: now.Add(SignInLasts)}
		t.kind, t.data = tokenLink, hex.EncodeToString(browser)
		if err := insertToken(ctx, tx, org, link, t); err != nil {
			return err
		}
		t.kind, t.data = tokenCode, signInMAC(keys, in.Browser, in.Code)+" "+hex.EncodeToString(link)
		return insertToken(ctx, tx, org, browser, t)
	})
	if err != nil {
		return fail(err)
	}
	return in, nil
}

func signInMAC(keys *seal.Org, browser, code string) string {
	return hex.EncodeToString(keys.CodeMAC("sign-in "+browser, code))
}

// TakeSignIn is whose link it is. It succeeds once; otherwise ErrNotFound. Mail scanners fetch links: call it
// for a POST alone.
func (s *Store) TakeSignIn(ctx context.Context, org int64, link string) (person gehoor.PersonID, err error) {
	now, err := s.machine(ctx)
	if err != nil {
		return 0, fmt.Errorf("signing in by a link: %w", err)
	}
	err = s.change(ctx, func(tx *sql.Tx) error {
		t, err := s.use(ctx, tx, org, tokenLink, link, now)
		if err != nil {
			return err
		}
		person = t.person
		return dropToken(ctx, tx, org, t.data)
	})
	if err == nil && person == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return 0, fmt.Errorf("signing in by a link: %w", err)
	}
	return person, nil
}

// TakeSignInCode is who asked for the code in this browser. It succeeds once; otherwise
// ErrNotFound, with how often may still be tried: after [SignInTries] wrong codes the link is
// worth nothing either.
func (s *Store) TakeSignInCode(ctx context.Context, org int64, browser, code string) (person gehoor.PersonID, left int, err error) {
	fail := func(err error) (gehoor.PersonID, int, error) {
		return 0, left, fmt.Errorf("signing in by a code: %w", err)
	}
	keys, err := s.Keys(org)
	if err != nil {
		return fail(err)
	}
	now, err := s.machine(ctx)
	if err != nil {
		return fail(err)
	}
	right := false
	err = s.change(ctx, func(tx *sql.Tx) error {
		var who int64
		var data string
		var tries int
		err := tx.QueryRowContext(ctx, `update token set tries = tries + 1 where org = $1 and hash = $2 and kind = $3 and expires > $4
			returning person, data, tries`, org, tokenHash(keys, browser), tokenCode, at(now)).Scan(&who, &data, &tries)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		} else if err != nil {
			return err
		}
		mac, link, _ := strings.Cut(data, " ")
		right = hmac.Equal([]byte(mac), []byte(signInMAC(keys, browser, code))) && who != 0
		guesses := keys.Blind("sign-in guesses", strconv.FormatInt(who, 10))
		if right {
			var wrong int
			err := tx.QueryRowContext(ctx, `select count from attempt where org = $1 and hash = $2 and until > $3`, org, guesses, at(now)).Scan(&wrong)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			right = wrong < SignInGuesses
		} else if _, err := attempt(ctx, tx, org, guesses, SignInGuesses, 24*time.Hour, now); err != nil {
			return err
		}
		person, left = gehoor.PersonID(who), SignInTries-tries
		if !right && left > 0 {
			return nil
		}
		if _, err := tx.ExecContext(ctx, `delete from token where org = $1 and hash = $2`, org, tokenHash(keys, browser)); err != nil {
			return err
		}
		return dropToken(ctx, tx, org, link)
	})
	if err == nil && !right {
		err = ErrNotFound
	}
	if err != nil {
		return fail(err)
	}
	return person, left, nil
}

func dropToken(ctx context.Context, tx *sql.Tx, org int64, hash string) error {
	b, err := hex.DecodeString(hash)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `delete from token where org = $1 and hash = $2`, org, b)
	return err
}

// NewReading lets a browser read a complaint, after its code was given.
func (s *Store) NewReading(ctx context.Context, org int64, complaint gehoor.StreamID) (string, error) {
	secret, err := s.issue(ctx, org, token{kind: tokenReading, stream: complaint}, ReadingLasts)
	if err != nil {
		return "", fmt.Errorf("beginning to read: %w", err)
	}
	return secret, nil
}

// Reading is the complaint that a browser may read, for another [ReadingLasts]; ErrNotFound when none.
func (s *Store) Reading(ctx context.Context, org int64, secret string) (gehoor.StreamID, error) {
	t, now, err := s.look(ctx, org, tokenReading, secret)
	if err != nil {
		return 0, fmt.Errorf("looking for a reading: %w", err)
	}
	const often = 5 * time.Minute // not every page is a commit
	if until := now.Add(ReadingLasts); t.expires.Add(often).Before(until) {
		keys, err := s.Keys(org)
		if err != nil {
			return 0, fmt.Errorf("prolonging a reading: %w", err)
		}
		if _, err := s.write.ExecContext(ctx, `update token set expires = $3 where org = $1 and hash = $2`, org, tokenHash(keys, secret), at(until)); err != nil {
			return 0, fmt.Errorf("prolonging a reading: %w", err)
		}
	}
	return t.stream, nil
}

// EndReadings ends all reading of a complaint, and its status link: when the code is renewed, or somebody
// else reads the mail (D28). The next StatusLink is the same, but opens nothing until it is asked for.
func (s *Store) EndReadings(ctx context.Context, org int64, complaint gehoor.StreamID) error {
	if _, err := s.write.ExecContext(ctx, `delete from token where org = $1 and stream = $2 and kind in ('reading', 'status')`, org, int64(complaint)); err != nil {
		return fmt.Errorf("ending readings: %w", err)
	}
	return nil
}

// StatusLink is the secret in the mails about a complaint: the same in each, guessed by nobody. It opens
// the state alone, never what was written. It is not for use within Write.
func (s *Store) StatusLink(ctx context.Context, org int64, complaint gehoor.StreamID) (string, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return "", fmt.Errorf("making a status link: %w", err)
	}
	secret := tokenText(keys.Blind("status link", fmt.Sprint(complaint)))
	if err := insertToken(ctx, s.write, org, tokenHash(keys, secret), token{kind: tokenStatus, stream: complaint}); err != nil {
		return "", fmt.Errorf("making a status link: %w", err)
	}
	return secret, nil
}

// Status is the complaint of which a link shows the state; ErrNotFound when none.
func (s *Store) Status(ctx context.Context, org int64, secret string) (gehoor.StreamID, error) {
	t, _, err := s.look(ctx, org, tokenStatus, secret)
	if err != nil {
		return 0, fmt.Errorf("looking for a status link: %w", err)
	}
	return t.stream, nil
}

// An Action is one thing that one person may do to one complaint by a link in a mail, without
// signing in (D31).
type Action struct {
	Person    gehoor.PersonID
	Complaint gehoor.StreamID
	Kind      string // a word of package app
}

// NewAction makes the secret of an action's link.
func (s *Store) NewAction(ctx context.Context, org int64, a Action, lasts time.Duration) (string, error) {
	secret, err := s.issue(ctx, org, token{kind: tokenAction, person: a.Person, stream: a.Complaint, data: a.Kind}, lasts)
	if err != nil {
		return "", fmt.Errorf("making an action's link: %w", err)
	}
	return secret, nil
}

// Action is what a link is for; ErrNotFound when it is for nothing, or was used.
func (s *Store) Action(ctx context.Context, org int64, secret string) (Action, error) {
	t, _, err := s.look(ctx, org, tokenAction, secret)
	if err != nil {
		return Action{}, fmt.Errorf("looking for an action: %w", err)
	}
	return Action{t.person, t.stream, t.data}, nil
}

// UseAction is Action for who does it: it succeeds once.
func (s *Store) UseAction(ctx context.Context, org int64, secret string) (Action, error) {
	now, err := s.machine(ctx)
	if err != nil {
		return Action{}, fmt.Errorf("using an action's link: %w", err)
	}
	t, err := s.use(ctx, s.write, org, tokenAction, secret, now)
	if err != nil {
		return Action{}, fmt.Errorf("using an action's link: %w", err)
	}
	return Action{t.person, t.stream, t.data}, nil
}

// SweepTokens forgets the secrets of all organisations that open nothing any more.
func (s *Store) SweepTokens(ctx context.Context) error {
	now, err := s.machine(ctx)
	if err != nil {
		return fmt.Errorf("sweeping tokens: %w", err)
	}
	if _, err := s.write.ExecContext(ctx, `delete from token where expires <= $1`, at(now)); err != nil {
		return fmt.Errorf("sweeping tokens: %w", err)
	}
	return nil
}
