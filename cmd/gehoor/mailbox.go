package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"

	"gehoor/internal/app"
	"gehoor/internal/mail"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

// mailServers says how mail goes out and comes in.
type mailServers struct {
	SMTPHost     string         `name:"smtp-host" help:"The mail server; without it mails wait." env:"GEHOOR_SMTP_HOST" placeholder:"HOST" group:"Mail:"`
	SMTPPort     int            `name:"smtp-port" help:"Its port; 587, or 465 with tls." env:"GEHOOR_SMTP_PORT" placeholder:"PORT" group:"Mail:"`
	SMTPSecurity mail.Security  `name:"smtp-security" help:"How the way to it is encrypted: starttls, tls or opportunistic." default:"starttls" enum:"starttls,tls,opportunistic" env:"GEHOOR_SMTP_SECURITY" group:"Mail:"`
	SMTPUser     string         `name:"smtp-user" help:"Our name there; the password is in GEHOOR_SMTP_PASSWORD, or in the file that GEHOOR_SMTP_PASSWORD_FILE names." env:"GEHOOR_SMTP_USER" placeholder:"NAME" group:"Mail:"`
	SMTPLogin    mail.Mechanism `name:"smtp-login" help:"How we say who we are: plain, login or cram-md5; without it as the server likes." enum:",plain,login,cram-md5" default:"" env:"GEHOOR_SMTP_LOGIN" group:"Mail:"`
	MailFrom     string         `help:"The address that bounces go to, and that mails come from as long as an organisation has given none." env:"GEHOOR_MAIL_FROM" placeholder:"MAIL" group:"Mail:"`

	Mailbox []string `help:"The complaints mailbox, to bring mail in from, as imaps://USER@HOST/?password-file=FILE; see gehoor mail --help. For another organisation than 1 with its number in front: 2=imaps://..." env:"GEHOOR_MAILBOX" placeholder:"URL" group:"Mail:" sep:"none"`
}

// mailer is the way to the mail server; nil when there is none.
func (s mailServers) mailer() (mail.Mailer, error) {
	if s.SMTPHost == "" {
		return nil, nil
	}
	password := os.Getenv("GEHOOR_SMTP_PASSWORD")
	if name := os.Getenv("GEHOOR_SMTP_PASSWORD_FILE"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading the password: %w", err)
		}
		password = trimLine(string(data))
	}
	sender, err := mail.NewSender(mail.Config{
		Host: s.SMTPHost, Port: s.SMTPPort, Security: s.SMTPSecurity, Username: s.SMTPUser, Password: password,
		Mechanism: s.SMTPLogin, From: s.MailFrom,
	})
	if err != nil {
		return nil, fmt.Errorf("the mail server: %w", err)
	}
	return sender, nil
}

// mailboxes are those that mail comes in from, by organisation.
func (s mailServers) mailboxes() (map[int64]app.Mailbox, error) {
	all := map[int64]app.Mailbox{}
	for _, given := range s.Mailbox {
		org := int64(1)
		if number, rest, found := strings.Cut(given, "="); found && !strings.Contains(number, ":") {
			n, err := strconv.ParseInt(number, 10, 64)
			if err != nil {
				return nil, fmt.Errorf("mailbox: %q is no number of an organisation", number)
			}
			org, given = n, rest
		}
		if _, twice := all[org]; twice {
			return nil, fmt.Errorf("mailbox: organisation %d has two", org)
		}
		box, err := parseMailbox(given)
		if err != nil {
			return nil, err
		}
		all[org] = box
	}
	return all, nil
}

// parseMailbox reads a mailbox's URL. No password stands in it: that would be seen in the list of processes.
func parseMailbox(given string) (box app.Mailbox, err error) {
	u, err := url.Parse(given)
	if err != nil {
		return box, errors.New("mailbox: this is no URL") // the error would print it
	}
	if _, has := u.User.Password(); has {
		return box, errors.New("mailbox: put the password in a file, and name that: ?password-file=FILE")
	}
	switch u.Scheme {
	case "imaps":
		box.Security = mail.ImplicitTLS
	case "imap":
		box.Security = mail.StartTLS
	default:
		return box, errors.New("mailbox: it begins with imaps:// or imap://")
	}
	box.Host, box.Username = u.Hostname(), u.User.Username()
	if p := u.Port(); p != "" {
		if box.Port, err = strconv.Atoi(p); err != nil {
			return box, errors.New("mailbox: the port is no number")
		}
	}
	box.Folder = strings.Trim(u.Path, "/")
	box.Separator = "+"
	var secret, token, refresh, clientSecret, clientID, tokenURL string
	var scopes []string
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return box, errors.New("mailbox: what follows the ? cannot be read; write ; as %3B and % as %25") // Query would pass over it
	}
	for name, values := range query {
		v := values[0]
		switch name {
		case "done":
			box.Done = v
		case "address":
			if box.Address, err = mail.ParseAddress(v); err != nil {
				return box, fmt.Errorf("mailbox: address: %w", err)
			}
		case "separator":
			if box.Separator = strings.ReplaceAll(v, " ", "+"); v == "none" { // a plus in a URL is a space
				box.Separator = ""
			}
		case "server":
			box.Server = v
		case "sign-in":
			box.SignIn = mail.SignIn(v)
		case "password-file":
			secret = v
		case "token-file":
			token = v
		case "refresh-token-file":
			refresh = v
		case "client-id":
			clientID = v
		case "client-secret-file":
			clientSecret = v
		case "token-url":
			tokenURL = v
		case "scope":
			scopes = strings.Fields(v)
		default:
			return box, fmt.Errorf("mailbox: there is no %q", name)
		}
	}
	switch {
	case secret != "" && (token != "" || tokenURL != ""):
		return box, errors.New("mailbox: either password-file or a token, not both")
	case secret != "":
		box.Secret = fromFile(secret)
	case token != "":
		box.Secret = fromFile(token)
	case tokenURL != "" && clientID != "":
		box.Secret = fromServer(tokenURL, clientID, clientSecret, refresh, scopes)
	default:
		return box, errors.New("mailbox: how to sign in is missing: password-file, token-file, or token-url with client-id")
	}
	if box.SignIn == "" && secret == "" {
		box.SignIn = mail.ByXOAuth2
	}
	box.Inbox, err = box.Complete()
	return box, err
}

// fromFile reads a secret at each connection, so that who renews it writes the file and nothing else.
func fromFile(name string) func(context.Context) (string, error) {
	return func(context.Context) (string, error) {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", fmt.Errorf("reading a secret: %w", err)
		}
		return trimLine(string(data)), nil
	}
}

// fromServer asks for an access token: with the program's own name, as for Microsoft 365, or with a refresh token, as for
// Google.
func fromServer(tokenURL, clientID, clientSecretFile, refreshFile string, scopes []string) func(context.Context) (string, error) {
	read := func(name string) (string, error) {
		if name == "" {
			return "", nil
		}
		return fromFile(name)(context.Background())
	}
	return func(ctx context.Context) (string, error) {
		secret, err := read(clientSecretFile)
		if err != nil {
			return "", err
		}
		refresh, err := read(refreshFile)
		if err != nil {
			return "", err
		}
		var token *oauth2.Token
		if refresh == "" {
			c := clientcredentials.Config{ClientID: clientID, ClientSecret: secret, TokenURL: tokenURL, Scopes: scopes}
			token, err = c.Token(ctx)
		} else {
			c := oauth2.Config{ClientID: clientID, ClientSecret: secret, Endpoint: oauth2.Endpoint{TokenURL: tokenURL}, Scopes: scopes}
			token, err = c.TokenSource(ctx, &oauth2.Token{RefreshToken: refresh}).Token()
		}
		if err != nil {
			return "", fmt.Errorf("%w: %w", mail.ErrNoToken, err)
		}
		return token.AccessToken, nil
	}
}
