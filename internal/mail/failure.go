package mail

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"os"
	"strings"
	"syscall"
)

// Class says what kept a mail from being sent. It holds nothing of the mail or of what the server said, so it
// may stand in a log, in a job and on a page. The values are for ever: jobs keep them.
type Class string

// The classes of failure.
const (
	Connect          Class = "connect"           // no connection, or the server would not talk to us
	TLS              Class = "tls"               // no encryption where it is wanted, or a certificate that is not right
	Auth             Class = "auth"              // our name or password was not taken, or a way to give them was not offered
	RecipientRefused Class = "recipient refused" // the server will not take mail for this address
	MailboxFull      Class = "mailbox full"      // the recipient's mailbox takes no more
	MessageRefused   Class = "message refused"   // the server will not take this mail, or mail from our address
	Timeout          Class = "timeout"           // the server was silent for too long, or the caller stopped waiting
	Dropped          Class = "dropped"           // the connection broke in the middle
	Temporary        Class = "temporary"         // the server asks to come back later
	NoToken          Class = "no token"          // the server that gives access tokens gave none; see ErrNoToken
	NoSecret         Class = "no secret"         // the password or token is not to be had
	Unknown          Class = "unknown"           // an answer that no mail server should give
)

// Classes are all classes of failure, for who must have a word for each.
func Classes() []Class {
	return []Class{Connect, TLS, Auth, RecipientRefused, MailboxFull, MessageRefused, Timeout, Dropped, Temporary, Unknown}
}

// Failure is the error of a mail that was not sent, or of which nobody knows whether it was. It has no wrapped
// error: whatever lies beneath could print what the server said.
type Failure struct {
	Class Class

	// Temporary says that the same bytes may go later. It is false only where the server refused this
	// recipient or this mail for good; what is wrong on our side (a password, a certificate) can be mended.
	Temporary bool

	// Code is the server's three-digit answer, or 0 when it gave none.
	Code int

	// Uncertain says that the whole mail was handed over and no answer came: it may have arrived. A next try
	// sends the same Message-ID, so that the recipient's mail program can tell.
	Uncertain bool

	sentence string
}

// Error names the class and the code and nothing else.
func (f *Failure) Error() string {
	if f.Code != 0 {
		return fmt.Sprintf("sending mail: %s (%d)", string(f.Class), f.Code)
	}
	return "sending mail: " + string(f.Class)
}

// Sentence is what the server said, or the connection's own error: it may hold an address, a name, or part of
// the mail, and is to be sealed. At most 1,000 bytes.
func (f *Failure) Sentence() string { return f.sentence }

// Format prints Error for every verb, also %+v and %#v, so that no log line can show the sentence.
func (f *Failure) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, f.Error()) }

// step is what was being done when a mail could not be sent.
type step int

const (
	connecting step = iota
	greeting
	securing
	authenticating
	naming // MAIL: who sends
	addressing
	handing   // DATA, until the last byte
	answering // after the last byte
)

// fail says what an error means at this step.
func fail(at step, err error) *Failure {
	f := &Failure{sentence: shorten(err.Error()), Temporary: true, Uncertain: at == answering}
	var answer *textproto.Error
	var silent net.Error
	var malformed textproto.ProtocolError
	switch {
	case errors.As(err, &answer):
		f.sentence = shorten(answer.Msg)
		f.Code = answer.Code
		f.Uncertain = false
		f.Class, f.Temporary = classify(at, answer)
	case at == connecting:
		f.Class = Connect
	case errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &silent) && silent.Timeout():
		f.Class = Timeout
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed),
		errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		f.Class = Dropped
	case at == securing:
		f.Class = TLS
	case errors.As(err, &malformed):
		f.Class = Unknown
	case at == authenticating:
		f.Class = Auth
	default:
		f.Class = Unknown
	}
	return f
}

// classify reads an answer of the server: its code, and its enhanced code (RFC 3463) where it gives one.
func classify(at step, answer *textproto.Error) (Class, bool) {
	later := answer.Code < 500
	enhanced, _, _ := strings.Cut(answer.Msg, " ")
	_, subject, _ := strings.Cut(enhanced, ".")
	switch {
	case answer.Code == 421:
		return Temporary, true // the server is closing, whatever was asked
	case at == greeting:
		if later {
			return Temporary, true
		}
		return Connect, true
	case at == securing:
		return TLS, true
	case at == authenticating:
		if later {
			return Temporary, true
		}
		return Auth, true
	case answer.Code == 530, answer.Code == 535:
		return Auth, true // "authentication required", said only when the sender or recipient is named
	case at >= addressing && subject == "2.2":
		return MailboxFull, later
	case at == addressing && answer.Code == 552:
		return MailboxFull, false
	case later:
		return Temporary, true
	case answer.Code < 600 && at == addressing:
		return RecipientRefused, false
	case answer.Code < 600:
		return MessageRefused, false
	}
	return Unknown, true
}

func shorten(s string) string {
	return strings.ToValidUTF8(s[:min(len(s), 1000)], "")
}
