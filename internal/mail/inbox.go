package mail

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strconv"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
)

// SignIn says how we tell an IMAP server who we are.
type SignIn string

// The ways to sign in. The secret is a password for the first, and an OAuth2 access token for the others.
const (
	ByPassword    SignIn = "password"
	ByXOAuth2     SignIn = "xoauth2"     // Google and Microsoft
	ByOAuthBearer SignIn = "oauthbearer" // RFC 7628
)

// Inbox is a mailbox on an IMAP server, of which everything is to be brought in. Host, Username and Secret are
// needed; every other zero value means the default.
type Inbox struct {
	Host     string
	Port     int            // default 993, or 143 with StartTLS
	Security Security       // ImplicitTLS, the default, or StartTLS
	Roots    *x509.CertPool // who may sign the server's certificate; default the machine's own list

	Username string
	SignIn   SignIn                                    // default ByPassword
	Secret   func(ctx context.Context) (string, error) // asked at every connection, for a token does not last

	Folder string // default INBOX
	Done   string // where mail goes that was brought in, made when it is not there; default "Gehoor"

	Timeout time.Duration // of each step; default one minute
	Idle    time.Duration // how long IDLE lasts before it is begun anew; default nine minutes
	Poll    time.Duration // how often to look where there is no IDLE; default 30 seconds
	Pause   time.Duration // the first after a failure; it doubles, to five minutes at most; default one second

	clear bool // tests on a loopback address, to cut a conversation at every byte
}

// Fetched is a mail as the server has it.
type Fetched struct {
	Validity uint32 // UIDVALIDITY: with UID it names the mail, for as long as the server keeps to it
	UID      uint32
	Arrived  time.Time // INTERNALDATE, in UTC
	Size     int64     // as the server says
	Raw      []byte    // nil when Size is above MaxRaw: such a mail stays in the folder
}

// Trouble is why a mailbox cannot be read. As a Failure it prints nothing of what a server said.
type Trouble struct {
	Class    Class
	sentence string
}

// Error names the class and nothing else.
func (t *Trouble) Error() string { return "reading a mailbox: " + string(t.Class) }

// Sentence is what the server said, or the connection's own error; it is to be sealed. At most 1,000 bytes.
func (t *Trouble) Sentence() string { return t.sentence }

// Format prints Error for every verb.
func (t *Trouble) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, t.Error()) }

// ErrNoToken is within the error of an [Inbox]'s Secret that asked a server for an access token and got none.
var ErrNoToken = errors.New("asking for a token")

func trouble(class Class, err error) *Trouble {
	var silent net.Error
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &silent) && silent.Timeout(), errors.Is(err, errSilent):
		class = Timeout
	}
	return &Trouble{class, shorten(err.Error())}
}

// Complete fills in the defaults and refuses what cannot be.
func (b Inbox) Complete() (Inbox, error) {
	if b.Security == "" {
		b.Security = ImplicitTLS
	}
	if b.Port == 0 {
		b.Port = 993
		if b.Security == StartTLS {
			b.Port = 143
		}
	}
	if b.SignIn == "" {
		b.SignIn = ByPassword
	}
	if b.Folder == "" {
		b.Folder = "INBOX"
	}
	if b.Done == "" {
		b.Done = "Gehoor"
	}
	for d, otherwise := range map[*time.Duration]time.Duration{&b.Timeout: time.Minute, &b.Idle: 9 * time.Minute, &b.Poll: 30 * time.Second, &b.Pause: time.Second} {
		if *d == 0 {
			*d = otherwise
		}
	}
	switch {
	case b.Host == "":
		return b, errors.New("a mailbox: no server is named")
	case b.Port < 0 || b.Port > 65535:
		return b, fmt.Errorf("a mailbox: %d is not a port", b.Port)
	case b.Security != ImplicitTLS && b.Security != StartTLS:
		return b, fmt.Errorf("a mailbox: security %q is not tls or starttls", b.Security)
	case !slices.Contains([]SignIn{ByPassword, ByXOAuth2, ByOAuthBearer}, b.SignIn):
		return b, fmt.Errorf("a mailbox: sign-in %q is not password, xoauth2 or oauthbearer", b.SignIn)
	case b.Username == "" || b.Secret == nil:
		return b, errors.New("a mailbox: no user name, or nothing to sign in with")
	case b.Folder == b.Done:
		return b, errors.New("a mailbox: what was brought in must go to another folder")
	}
	return b, nil
}

// Watch brings in what is in the mailbox and what comes, until ctx ends: mails are given to take, some at a time,
// and moved to the folder Done once take has returned without an error, so that take must have made them
// durable by then. A mail may be given again: after a connection that broke between the two. Trouble is told of
// every failure, and of nil when mails are read again; after it the connection is made anew, later each time. What the
// server does not give, or does not move, holds up nothing else: it is told of, and tried again.
func (b Inbox) Watch(ctx context.Context, take func(context.Context, []Fetched) error, tell func(*Trouble)) error {
	b, err := b.Complete()
	if err != nil {
		return err
	}
	pause := b.Pause
	for ctx.Err() == nil {
		began := time.Now()
		t := b.session(ctx, take, func(t *Trouble) {
			if t == nil {
				pause = b.Pause
			}
			tell(t)
		}, false)
		if ctx.Err() != nil {
			return nil
		}
		if t != nil {
			tell(t)
		}
		if time.Since(began) > 10*time.Minute {
			pause = b.Pause
		}
		wait := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			wait.Stop()
		case <-wait.C:
		}
		pause = min(2*pause, 5*time.Minute)
	}
	return nil
}

// Once brings in what is in the mailbox now, over one connection.
func (b Inbox) Once(ctx context.Context, take func(context.Context, []Fetched) error) error {
	b, err := b.Complete()
	if err != nil {
		return err
	}
	if t := b.session(ctx, take, func(*Trouble) {}, true); t != nil {
		return t
	}
	return nil
}

// A conversation is a connection on which something may take so long and no longer.
type conversation struct {
	Inbox
	conn net.Conn
	*imapclient.Client
	news chan struct{} // holds one when the server told that there is mail
	tell func(*Trouble)

	kept    map[uint32]bool // by UID: taken, and still in the folder
	left    map[uint32]bool // by UID: the server does not give them; the next connection asks again
	unread  *Trouble        // why the last of left was not given
	told    bool            // whether anything was told
	trouble *Trouble        // what was told last
}

// stands tells how it goes, when that is another than it was.
func (c *conversation) stands(t *Trouble) {
	if !c.told || t != c.trouble && (t == nil || c.trouble == nil || t.Class != c.trouble.Class) {
		c.tell(t)
	}
	c.told, c.trouble = true, t
}

var errSilent = errors.New("the server was silent for too long")

// within ends the connection when f takes longer than d, and with it whatever waits for an answer.
func (c *conversation) within(d time.Duration, f func() error) error {
	late := make(chan struct{})
	stop := time.AfterFunc(d, func() {
		close(late)
		_ = c.conn.Close()
	})
	err := f()
	if !stop.Stop() {
		<-late
		if err != nil {
			return errSilent
		}
	}
	return err
}

func (b Inbox) session(ctx context.Context, take func(context.Context, []Fetched) error, tell func(*Trouble), once bool) *Trouble {
	conn, err := (&net.Dialer{Timeout: b.Timeout, KeepAlive: 30 * time.Second}).DialContext(ctx, "tcp", net.JoinHostPort(b.Host, strconv.Itoa(b.Port)))
	if err != nil {
		return trouble(Connect, err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	c := &conversation{Inbox: b, conn: conn, news: make(chan struct{}, 1), tell: tell, kept: map[uint32]bool{}, left: map[uint32]bool{}}
	if t := c.open(); t != nil {
		return t
	}
	if t := c.signIn(ctx); t != nil {
		return t
	}
	validity, t := c.choose()
	if t != nil {
		return t
	}
	for ctx.Err() == nil {
		select {
		case <-c.news: // before looking: what comes while we look is told again
		default:
		}
		if err := c.bringIn(ctx, validity, take); err != nil {
			return trouble(Dropped, err)
		}
		if once {
			t = c.trouble
			break
		}
		if err := c.wait(ctx); err != nil {
			return trouble(Dropped, err)
		}
	}
	_ = c.within(b.Timeout, func() error { return c.Logout().Wait() }) // everything is done; how it ends changes nothing
	return t
}

func (c *conversation) open() *Trouble {
	config := &tls.Config{ServerName: c.Host, RootCAs: c.Roots, MinVersion: tls.VersionTLS12}
	options := &imapclient.Options{TLSConfig: config, UnilateralDataHandler: &imapclient.UnilateralDataHandler{
		Mailbox: func(data *imapclient.UnilateralDataMailbox) {
			if data.NumMessages != nil {
				select {
				case c.news <- struct{}{}:
				default:
				}
			}
		},
	}}
	err := c.within(c.Timeout, func() (err error) {
		switch {
		case c.clear:
			c.Client = imapclient.New(c.conn, options)
		case c.Security == StartTLS:
			c.Client, err = imapclient.NewStartTLS(c.conn, options)
		default:
			encrypted := tls.Client(c.conn, config)
			if err := encrypted.Handshake(); err != nil {
				return err
			}
			c.Client = imapclient.New(encrypted, options)
		}
		return err
	})
	if err != nil {
		return trouble(TLS, err)
	}
	if err := c.within(c.Timeout, c.WaitGreeting); err != nil {
		return trouble(Connect, err)
	}
	return nil
}

func (c *conversation) signIn(ctx context.Context) *Trouble {
	secret, err := c.Secret(ctx)
	if errors.Is(err, ErrNoToken) {
		return &Trouble{NoToken, shorten(err.Error())} // also when it took too long: it is not the mailbox
	} else if err != nil {
		return trouble(NoSecret, err)
	}
	err = c.within(c.Timeout, func() error {
		switch c.SignIn {
		case ByXOAuth2:
			return c.Authenticate(&xoauth2{c.Username, secret})
		case ByOAuthBearer:
			return c.Authenticate(sasl.NewOAuthBearerClient(&sasl.OAuthBearerOptions{Username: c.Username, Token: secret, Host: c.Host, Port: c.Port}))
		}
		if c.Caps().Has(imap.AuthCap("PLAIN")) {
			return c.Authenticate(sasl.NewPlainClient("", c.Username, secret))
		}
		return c.Login(c.Username, secret).Wait()
	})
	var refused *imap.Error
	var bearer *sasl.OAuthBearerError
	switch {
	case errors.As(err, &refused), errors.As(err, &bearer), errors.Is(err, errRefused):
		return trouble(Auth, err)
	case err != nil:
		return trouble(Dropped, err)
	}
	return nil
}

// xoauth2 is the mechanism that came before RFC 7628, which Google and Microsoft still have.
type xoauth2 struct{ username, token string }

func (x *xoauth2) Start() (string, []byte, error) {
	return "XOAUTH2", []byte("user=" + x.username + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
}

// Next gets the server's reasons for refusing: it asks nothing else.
func (x *xoauth2) Next([]byte) ([]byte, error) { return nil, errRefused }

var errRefused = errors.New("the server refused the token")

// choose opens the folder, and makes the one for what is done.
func (c *conversation) choose() (validity uint32, t *Trouble) {
	var refused *imap.Error
	err := c.within(c.Timeout, func() error {
		list, err := c.List("", c.Done, nil).Collect()
		if err != nil || len(list) > 0 {
			return err
		}
		err = c.Create(c.Done, nil).Wait()
		if errors.As(err, &refused) && refused.Code == imap.ResponseCodeAlreadyExists {
			return nil
		}
		return err
	})
	if err == nil {
		err = c.within(c.Timeout, func() error {
			data, err := c.Select(c.Folder, nil).Wait()
			if err == nil {
				validity = data.UIDValidity
			}
			return err
		})
	}
	switch {
	case errors.As(err, &refused):
		return 0, trouble(Unknown, err) // there is no such folder, or it may not be made
	case err != nil:
		return 0, trouble(Dropped, err)
	}
	return validity, nil
}

const (
	batchMails = 50
	batchBytes = 8 << 20
)

// bringIn gives all that is in the folder to take, and moves it away.
func (c *conversation) bringIn(ctx context.Context, validity uint32, take func(context.Context, []Fetched) error) error {
	var waiting []Fetched
	err := c.within(c.Timeout, func() error {
		found, err := c.UIDSearch(&imap.SearchCriteria{}, nil).Wait()
		if err != nil || len(found.AllUIDs()) == 0 {
			return err
		}
		all, err := c.Fetch(imap.UIDSetNum(found.AllUIDs()...), &imap.FetchOptions{UID: true, RFC822Size: true, InternalDate: true}).Collect()
		for _, m := range all {
			waiting = append(waiting, Fetched{Validity: validity, UID: uint32(m.UID), Arrived: m.InternalDate.UTC(), Size: m.RFC822Size})
		}
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(waiting, func(a, b Fetched) int { return int(int64(a.UID) - int64(b.UID)) })
	waiting = slices.DeleteFunc(waiting, func(f Fetched) bool { return c.left[f.UID] })
	var t *Trouble // with the folder that they go to
	for len(waiting) > 0 && ctx.Err() == nil {
		n, size := 0, int64(0)
		for n < len(waiting) && n < batchMails && (n == 0 || size+waiting[n].Size <= batchBytes) {
			if waiting[n].Size <= MaxRaw && !c.kept[waiting[n].UID] {
				size += waiting[n].Size
			}
			n++
		}
		var batch []Fetched
		var done []imap.UID
		for _, f := range waiting[:n] {
			if c.kept[f.UID] {
				done = append(done, imap.UID(f.UID))
			} else {
				batch = append(batch, f)
			}
		}
		waiting = waiting[n:]
		// A byte a second would do for a letter, not for photos over a slow line.
		if err := c.bodiesOf(batch, c.Timeout+time.Duration(size/10_000)*time.Second); err != nil {
			return err
		}
		batch = slices.DeleteFunc(batch, func(f Fetched) bool { return f.Raw == nil && f.Size <= MaxRaw }) // gone meanwhile, or not given
		if len(batch) > 0 {
			if err := take(ctx, batch); err != nil {
				return err
			}
		}
		for _, f := range batch {
			if f.Raw != nil {
				done = append(done, imap.UID(f.UID))
				c.kept[f.UID] = true
			}
		}
		if len(done) == 0 {
			continue
		}
		err := c.within(c.Timeout, func() error {
			_, err := c.Move(imap.UIDSetNum(done...), c.Done).Wait()
			return err
		})
		var refused *imap.Error
		switch {
		case err == nil:
			for _, uid := range done {
				delete(c.kept, uint32(uid))
			}
			c.stands(cmp.Or(t, c.unread))
		case c.elsewhere(err):
		case errors.As(err, &refused) && refused.Code != imap.ResponseCodeTryCreate:
			t = trouble(Unknown, err) // they are kept, and stay where they are until they can be moved
			if refused.Code == imap.ResponseCodeOverQuota {
				t.Class = MailboxFull
			}
		default:
			return err // when the folder is gone, the next connection makes it
		}
	}
	if ctx.Err() == nil {
		c.stands(cmp.Or(t, c.unread))
	}
	return nil
}

// bodiesOf is bodies, one by one when the server refuses them together: it may be one that it cannot read itself, and the others
// can be read.
func (c *conversation) bodiesOf(batch []Fetched, d time.Duration) error {
	err := c.within(d, func() error { return c.bodies(batch) })
	var refused *imap.Error
	if err == nil || c.elsewhere(err) {
		return nil
	} else if !errors.As(err, &refused) {
		return err
	}
	for i := range batch {
		if batch[i].Raw != nil {
			continue
		}
		err := c.within(d, func() error { return c.bodies(batch[i : i+1]) })
		switch {
		case err == nil, c.elsewhere(err):
		case errors.As(err, &refused):
			c.left[batch[i].UID], c.unread = true, trouble(Unknown, err)
		default:
			return err
		}
	}
	return nil
}

// elsewhere reports whether some mails were not there any more: another node reads the same folder, and was first (RFC 5530). The
// others have been done, and what has not is looked for again at once.
func (c *conversation) elsewhere(err error) bool {
	var refused *imap.Error
	if !errors.As(err, &refused) || refused.Code != "EXPUNGEISSUED" {
		return false
	}
	select {
	case c.news <- struct{}{}:
	default:
	}
	return true
}

// bodies reads the mails of a batch that are not too large.
func (c *conversation) bodies(batch []Fetched) error {
	var uids []imap.UID
	for _, f := range batch {
		if f.Size <= MaxRaw {
			uids = append(uids, imap.UID(f.UID))
		}
	}
	if len(uids) == 0 {
		return nil
	}
	fetch := c.Fetch(imap.UIDSetNum(uids...), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}}})
	for {
		m := fetch.Next()
		if m == nil {
			return fetch.Close()
		}
		var uid uint32
		var raw []byte
		for {
			item := m.Next()
			if item == nil {
				break
			}
			switch item := item.(type) {
			case imapclient.FetchItemDataUID:
				uid = uint32(item.UID)
			case imapclient.FetchItemDataBodySection:
				if item.Literal == nil {
					continue
				}
				var err error
				if raw, err = io.ReadAll(io.LimitReader(item.Literal, MaxRaw+1)); err != nil {
					_ = fetch.Close()
					return err
				}
			}
		}
		for i := range batch {
			if batch[i].UID == uid && raw != nil {
				batch[i].Raw, batch[i].Size = raw, int64(len(raw))
				if len(raw) > MaxRaw { // whatever the server said of it
					batch[i].Raw, c.left[uid] = nil, true
				}
			}
		}
	}
}

// wait returns when there may be mail, or it is time to look.
func (c *conversation) wait(ctx context.Context) error {
	if !c.Caps().Has(imap.CapIdle) {
		poll := time.NewTimer(c.Poll)
		defer poll.Stop()
		select {
		case <-ctx.Done():
			return nil
		case <-c.Closed():
			return net.ErrClosed
		case <-poll.C:
		}
		return c.within(c.Timeout, func() error { return c.Noop().Wait() })
	}
	var idle *imapclient.IdleCommand
	if err := c.within(c.Timeout, func() (err error) { idle, err = c.Client.Idle(); return err }); err != nil {
		return err
	}
	again := time.NewTimer(c.Inbox.Idle)
	defer again.Stop()
	select {
	case <-ctx.Done():
	case <-c.Closed():
	case <-c.news:
		select {
		case c.news <- struct{}{}: // for who looks
		default:
		}
	case <-again.C:
	}
	return c.within(c.Timeout, func() error {
		if err := idle.Close(); err != nil {
			return err
		}
		return idle.Wait()
	})
}

// Look signs in and opens both folders, and reports whether a mail with this Message-ID is in one of them; with none, only
// whether it could look. It changes nothing but that the folder Done is there.
func (b Inbox) Look(ctx context.Context, messageID string) (found bool, err error) {
	b, err = b.Complete()
	if err != nil {
		return false, err
	}
	conn, err := (&net.Dialer{Timeout: b.Timeout}).DialContext(ctx, "tcp", net.JoinHostPort(b.Host, strconv.Itoa(b.Port)))
	if err != nil {
		return false, trouble(Connect, err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	c := &conversation{Inbox: b, conn: conn, news: make(chan struct{}, 1)}
	if t := c.open(); t != nil {
		return false, t
	}
	if t := c.signIn(ctx); t != nil {
		return false, t
	}
	if _, t := c.choose(); t != nil {
		return false, t
	}
	for _, folder := range []string{b.Folder, b.Done} {
		err := c.within(b.Timeout, func() error {
			if _, err := c.Select(folder, nil).Wait(); err != nil || messageID == "" {
				return err
			}
			hits, err := c.UIDSearch(&imap.SearchCriteria{Header: []imap.SearchCriteriaHeaderField{{Key: "Message-ID", Value: messageID}}}, nil).Wait()
			found = found || err == nil && len(hits.AllUIDs()) > 0
			return err
		})
		if err != nil {
			return false, trouble(Dropped, err)
		}
	}
	_ = c.within(b.Timeout, func() error { return c.Logout().Wait() })
	return found, nil
}
