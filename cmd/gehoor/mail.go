package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// mailing is the command mail: whether mail goes out and comes in.
type mailing struct {
	Test    mailTest    `cmd:"" help:"Try whether mail goes out and comes in, step by step."`
	Reparse mailReparse `cmd:"" help:"Have mail read again: what was put aside or could not be read, and what reads otherwise since."`
}

// Help says how a mailbox is named.
func (mailing) Help() string {
	return `A mailbox is named by a URL: imaps://USER@HOST/FOLDER?option=value&... with a @ in USER written as %40; imap:// is STARTTLS. The folder is INBOX when none is named. Options:

  password-file=FILE        the password, on one line
  token-file=FILE           an OAuth2 access token that another program keeps fresh; read at each connection
  token-url=URL&client-id=ID&client-secret-file=FILE&scope=SCOPE
                            or ask for a token: as the program itself (Microsoft 365), or with
  refresh-token-file=FILE   a refresh token (Google)
  sign-in=WAY               password, xoauth2 or oauthbearer
  done=FOLDER               where mail goes that was brought in; Gehoor when not given
  address=MAIL              the complaints address, when it is another than that of the settings
  separator=none            the server knows no addresses as klachten+secret@example.org; answers are then found by their thread alone
  server=NAME               the name under which your own server writes Authentication-Results`
}

type mailTest struct {
	tenant
	mailServers
	To   string        `arg:"" help:"A mail address of your own: look whether a mail comes there." placeholder:"MAIL"`
	Wait time.Duration `help:"How long to wait for our own mail to come back to the mailbox." default:"1m"`
}

// Help gives the examples.
func (mailTest) Help() string {
	return `Each step says whether it went well, and if not what to do. A mail goes to the address given, and when there is a mailbox another one to the complaints address, to see whether it comes back; no question is opened by it.

Exit code 1: something does not work.

Examples:

  gehoor mail test beheer@example.org --smtp-host mail.example.org --mail-from klachten@example.org --mailbox "imaps://klachten%40example.org@mail.example.org/?password-file=/etc/gehoor/imap"`
}

// Run tries it.
func (m mailTest) Run(c *console) error {
	ctx := context.Background()
	l := c.Lang
	to, err := mail.ParseAddress(m.To)
	if err != nil {
		return misuse{errors.New(text.MailTestAddress.In(l))}
	}
	sender, err := m.mailer()
	if err != nil {
		return misuse{err}
	}
	boxes, err := m.mailboxes()
	if err != nil {
		return misuse{err}
	}
	s, err := m.open(ctx, c, false)
	if err != nil {
		return err
	}
	defer s.Close()
	set, err := s.Settings(m.Organisation)
	if errors.Is(err, store.ErrNotFound) {
		return no{errors.New(text.CommandNoOrganisation(l, m.Organisation))}
	} else if err != nil {
		return err
	}
	failed := false
	step := func(doing text.Msg, err error) bool {
		mark := text.MailTestGood.In(l)
		var f *mail.Failure
		var t *mail.Trouble
		switch {
		case err == nil:
		case errors.As(err, &f):
			mark = text.MailTestBad.In(l) + " " + text.MailWhy(l, string(f.Class)) + advice(l, f.Class, f.Sentence())
		case errors.As(err, &t):
			mark = text.MailTestBad.In(l) + " " + text.MailboxWhy(l, string(t.Class)) + advice(l, t.Class, t.Sentence())
		default:
			mark = text.MailTestBad.In(l) + " " + err.Error()
		}
		failed = failed || err != nil
		fmt.Fprintf(c.Out, "%s %s\n", doing.In(l), mark)
		return err == nil
	}
	from := set.MailFrom
	if from == "" {
		from = set.Mail
	}
	if from == "" {
		from = m.MailFrom
	}
	box, reads := boxes[m.Organisation]
	base := box.Address
	if base == "" {
		base = set.Mail
	}
	hasAddress := func() error {
		if _, err := mail.ParseAddress(from); err != nil {
			return errors.New(text.MailTestNoFrom.In(l))
		}
		return nil
	}
	ready := step(text.MailTestFrom, hasAddress())
	if sender == nil {
		step(text.MailTestSMTP, errors.New(text.MailTestNoSMTP.In(l)))
		ready = false
	}
	if ready {
		_, err := m.send(ctx, sender, from, to, set.Name, l)
		ready = step(text.MailTestSMTP, err)
	}
	if !reads {
		fmt.Fprintf(c.Out, "%s %s\n", text.MailTestIMAP.In(l), text.MailTestNoIMAP.In(l))
	} else {
		_, err := box.Look(ctx, "")
		if reads = step(text.MailTestIMAP, err); reads && ready {
			own := base
			doing := text.MailTestBack
			if local, domain, found := strings.Cut(base, "@"); found && box.Separator != "" {
				own, doing = local+box.Separator+"gehoor-test@"+domain, text.MailTestPlus
			}
			id, err := m.send(ctx, sender, from, own, set.Name, l)
			if err == nil {
				err = m.back(ctx, box.Inbox, id, l)
			}
			step(doing, err)
		}
	}
	if failed {
		return no{errors.New(text.MailTestFailed.In(l))}
	}
	fmt.Fprintf(c.Out, text.MailTestLook.In(l)+"\n", to)
	return nil
}

// advice is what to do, and what the other side said, each on a line of its own.
func advice(l text.Lang, class mail.Class, sentence string) string {
	said := ""
	for _, line := range []string{text.MailTestDo(l, string(class)), sentence} {
		if line != "" {
			said += "\n    " + line
		}
	}
	return said
}

// send sends a mail that says that it is a test, and that a program wrote it: it opens nothing where it comes in.
func (m mailTest) send(ctx context.Context, sender mail.Mailer, from, to, name string, l text.Lang) (id string, err error) {
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return "", err
	}
	_, host, _ := strings.Cut(from, "@")
	id = hex.EncodeToString(random) + "@" + host
	words := text.MailTestWords.In(l)
	raw, err := mail.Compose(mail.Message{From: mail.Address{Name: name, Mail: from}, To: mail.Address{Mail: to}, Subject: text.MailTestSubject.In(l),
		Language: l.String(), Text: words, HTML: "<p>" + words + "</p>", Date: time.Now().In(gehoor.Amsterdam()), MessageID: id, Automatic: true})
	if err != nil {
		return "", err
	}
	return id, sender.Send(ctx, mail.Envelope{From: from, To: to}, raw)
}

// back waits until a mail is in the mailbox, or was brought in from there.
func (m mailTest) back(ctx context.Context, box mail.Inbox, id string, l text.Lang) error {
	ctx, cancel := context.WithTimeout(ctx, m.Wait)
	defer cancel()
	for {
		found, err := box.Look(ctx, id)
		if found || err != nil && ctx.Err() == nil {
			return err
		}
		select {
		case <-ctx.Done():
			return errors.New(text.MailTestNotBack.In(l))
		case <-time.After(time.Second):
		}
	}
}

type mailReparse struct {
	tenant
	Mail gehoor.Item `arg:"" optional:"" help:"Number of one mail, as the log names it; without it all that are kept."`
}

// Help says what happens.
func (mailReparse) Help() string {
	return `The mails themselves were kept before anything else was done with them. What was put aside or could not be read is brought in anew by the running program, within seconds; what still is of a program is put aside again.

What stands in a dossier or under a question stays as it was read. When a newer version of gehoor reads more in such a mail, other words or other files, the running program puts that beneath it as a note, once. What was erased does not come back.

Examples:

  gehoor mail reparse
  gehoor mail reparse 16777228`
}

// Run has them read again.
func (m mailReparse) Run(c *console) error {
	ctx := context.Background()
	a, shut, err := m.app(ctx, c, nil, false)
	if err != nil {
		return err
	}
	r, err := a.ReadAgain(ctx, m.Organisation, m.Mail, newProgress(c.Err).at)
	if errors.Is(err, store.ErrNotFound) {
		err = no{errors.New(text.MailNoSuch.In(c.Lang))}
	}
	if err == nil {
		fmt.Fprintf(c.Out, text.MailAgain.In(c.Lang)+"\n", r.Apart)
		fmt.Fprintf(c.Out, text.MailAnew.In(c.Lang)+"\n", r.Placed, r.Otherwise)
		if r.Unread > 0 {
			fmt.Fprintf(c.Out, text.MailUnread.In(c.Lang)+"\n", r.Unread)
		}
	}
	return errors.Join(err, shut())
}
