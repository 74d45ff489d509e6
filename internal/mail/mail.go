// Package mail brings mail to a mail server and says precisely what became of it.
//
// A mail is made once, by [Compose], and kept; every try sends those same bytes ([Sender.Send]). The
// Message-ID, the date and the text are the caller's, so composing the same [Message] again gives the same
// bytes, and a mail that arrives twice is one mail to the program that receives it.
//
// What a server answers may hold an address, a name or part of the letter. It is kept apart from the error
// ([Failure.Sentence]), for the caller to seal, and is in nothing that this package prints.
package mail

import (
	"context"
	"fmt"
	"strings"

	netmail "net/mail"

	"golang.org/x/net/idna"
)

// Mailer brings a finished mail to its one recipient. An error is a *[Failure] when it is about this mail or
// the way to its recipient. Nil means that a mail server has taken it and answers for it from then on.
type Mailer interface {
	Send(ctx context.Context, to Envelope, raw []byte) error
}

// Envelope says where a mail goes and where it comes back to when it cannot be delivered; both are bare
// addresses, without name or brackets. A mail has one recipient, so that nobody reads another's address and
// it is never in doubt who was refused.
type Envelope struct {
	From string `json:"from,omitempty"` // where bounces go; empty means the sender's own address
	To   string `json:"to"`
}

// Address is somebody's mail address with the name to show before it. The name may be any text, also a
// stranger's: what could break a header is taken out of it.
type Address struct {
	Name string `json:"name,omitempty"`
	Mail string `json:"mail"`
}

// ParseAddress reads a bare mail address and gives it back as it goes over the wire: the domain in its ASCII
// form. It refuses what cannot be an address, a name beside it, and an address whose part before the @ is
// not ASCII, which most servers would return.
func ParseAddress(s string) (string, error) {
	address := strings.TrimSpace(s)
	local, domain, found := cutLast(address, "@")
	if !found {
		return "", fmt.Errorf("reading a mail address: it has no @")
	}
	domain, err := idna.Lookup.ToASCII(domain)
	again, wrong := idna.Lookup.ToASCII(domain) // of broken UTF-8 it makes what it does not take itself
	if err != nil || wrong != nil || again != domain {
		return "", fmt.Errorf("reading a mail address: its domain is not one")
	}
	parsed, err := netmail.ParseAddress("<" + local + "@" + domain + ">")
	if err != nil || parsed.Address != local+"@"+domain || !visibleASCII(parsed.Address) || len(parsed.Address) > 254 {
		return "", fmt.Errorf("reading a mail address: it is not one")
	}
	return parsed.Address, nil
}

func cutLast(s, separator string) (before, after string, found bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}

// visibleASCII also refuses spaces and angle brackets: neither is of use in an address or a Message-ID, and
// both could end one early.
func visibleASCII(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f || s[i] == '<' || s[i] == '>' {
			return false
		}
	}
	return s != ""
}
