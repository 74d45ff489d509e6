package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"mime/quotedprintable"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	netmail "net/mail"
)

// MaxSize is how many bytes a mail may have. A letter that says that there is news, and by when, needs far
// less; a mail that comes near it has grown content that belongs behind the code (D27).
const MaxSize = 20_000

// ErrTooLarge is the error for a mail of more than MaxSize bytes.
var ErrTooLarge = errors.New("mail is larger than 20 kB")

// Message is what a mail says. Text and HTML are the same words twice; everything in them goes through, also
// what a stranger typed.
type Message struct {
	From      Address
	ReplyTo   Address // left out when its Mail is empty
	To        Address
	Subject   string
	Language  string // of the text, as "nl" or "en"
	Text      string
	HTML      string
	Date      time.Time // shown in its own time zone
	MessageID string    // "id@host", without brackets; the caller makes it so that nobody can guess it

	InReplyTo  string   // the Message-ID that is answered, or empty
	References []string // the Message-IDs of the conversation, oldest first

	// Automatic says that a program wrote it. Holiday replies stay away then, and the recipient's mail
	// program may say so.
	Automatic bool
}

// Compose renders a message as it goes over the wire: ASCII only, lines that end in CRLF and are short enough
// for every server, plain text first and simple HTML as its alternative. The same message gives the same
// bytes. Line breaks and control characters in names and in the subject become spaces, so that no value can
// add a header; an address or a Message-ID that is none is an error, as is a mail larger than MaxSize.
func Compose(m Message) ([]byte, error) {
	raw, err := compose(m)
	if err != nil {
		return nil, fmt.Errorf("composing a mail: %w", err)
	}
	return raw, nil
}

func compose(m Message) ([]byte, error) {
	if !isMessageID(m.MessageID) {
		return nil, errors.New("its Message-ID is not one")
	}
	from, err := addressField(m.From)
	if err != nil {
		return nil, fmt.Errorf("sender: %w", err)
	}
	to, err := addressField(m.To)
	if err != nil {
		return nil, fmt.Errorf("recipient: %w", err)
	}
	references, err := messageIDs(m.References)
	if err != nil {
		return nil, fmt.Errorf("references: %w", err)
	}

	var b bytes.Buffer
	field(&b, "From", from)
	if m.ReplyTo.Mail != "" {
		replyTo, err := addressField(m.ReplyTo)
		if err != nil {
			return nil, fmt.Errorf("reply to: %w", err)
		}
		field(&b, "Reply-To", replyTo)
	}
	field(&b, "To", to)
	field(&b, "Subject", encodeWords(oneLine(m.Subject)))
	field(&b, "Date", m.Date.Format(time.RFC1123Z))
	field(&b, "Message-ID", "<"+m.MessageID+">")
	if m.InReplyTo != "" {
		inReplyTo, err := messageIDs([]string{m.InReplyTo})
		if err != nil {
			return nil, fmt.Errorf("in reply to: %w", err)
		}
		field(&b, "In-Reply-To", inReplyTo)
	}
	if references != "" {
		field(&b, "References", references)
	}
	switch {
	case m.Automatic && m.InReplyTo != "":
		field(&b, "Auto-Submitted", "auto-replied")
	case m.Automatic:
		field(&b, "Auto-Submitted", "auto-generated")
	}
	if m.Language != "" {
		if !visibleASCII(m.Language) {
			return nil, errors.New("its language is not one")
		}
		field(&b, "Content-Language", m.Language)
	}
	field(&b, "MIME-Version", "1.0")

	// "=_" is in no quoted-printable text, so the boundary cannot be in the body, whatever that says.
	sum := sha256.Sum256([]byte(m.MessageID))
	boundary := "=_" + hex.EncodeToString(sum[:16])
	field(&b, "Content-Type", `multipart/alternative; boundary="`+boundary+`"`)
	b.WriteString("\r\n")

	for _, part := range []struct{ kind, body string }{{"text/plain", m.Text}, {"text/html", m.HTML}} {
		b.WriteString("--" + boundary + "\r\n")
		field(&b, "Content-Type", part.kind+"; charset=utf-8")
		field(&b, "Content-Transfer-Encoding", "quoted-printable")
		b.WriteString("\r\n")
		w := quotedprintable.NewWriter(&b)
		if _, err := w.Write([]byte(strings.ToValidUTF8(part.body, "\uFFFD"))); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		b.WriteString("\r\n")
	}
	b.WriteString("--" + boundary + "--\r\n")
	if b.Len() > MaxSize {
		return nil, ErrTooLarge
	}
	return b.Bytes(), nil
}

// field writes one header, folded at spaces where its line would pass 76 characters.
func field(b *bytes.Buffer, name, value string) {
	b.WriteString(name + ":")
	width := len(name) + 1
	for i, word := range strings.Split(value, " ") {
		// No fold before the first word: some programs lose a field whose first line is empty.
		if i > 0 && word != "" && width+1+len(word) > 76 {
			b.WriteString("\r\n")
			width = 0
		}
		b.WriteString(" " + word)
		width += 1 + len(word)
	}
	b.WriteString("\r\n")
}

func addressField(a Address) (string, error) {
	address, err := ParseAddress(a.Mail)
	if err != nil {
		return "", err
	}
	name := oneLine(a.Name)
	switch encoded := encodeWords(name); {
	case name == "":
		return "<" + address + ">", nil
	case encoded != name:
		return encoded + " <" + address + ">", nil
	}
	return (&netmail.Address{Name: name, Address: address}).String(), nil
}

// encodeWords gives a header's text in RFC 2047's encoded words, or as it is when it is ASCII. Package mime
// makes words that are too long to stand behind the field's name, and leaves ASCII alone that looks encoded, so
// that it would be read as something else, or that has no space to fold at.
func encodeWords(s string) string {
	ascii := strings.IndexFunc(s, func(r rune) bool { return r > '~' }) < 0
	unfoldable := slices.ContainsFunc(strings.Split(s, " "), func(word string) bool { return len(word) > 60 })
	if ascii && !unfoldable && !strings.Contains(s, "=?") {
		return s
	}
	var words []string
	for len(s) > 0 {
		n := 0
		for n < len(s) {
			_, size := utf8.DecodeRuneInString(s[n:])
			if n+size > 36 {
				break
			}
			n += size
		}
		words = append(words, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(s[:n]))+"?=")
		s = s[n:]
	}
	return strings.Join(words, " ")
}

func messageIDs(ids []string) (string, error) {
	fields := make([]string, 0, len(ids))
	for _, id := range ids {
		if !isMessageID(id) {
			return "", errors.New("a Message-ID is not one")
		}
		fields = append(fields, "<"+id+">")
	}
	return strings.Join(fields, " "), nil
}

func isMessageID(id string) bool {
	left, right, found := strings.Cut(id, "@")
	return found && left != "" && right != "" && visibleASCII(id) && len(id) <= 200
}

// oneLine makes a text fit for a header: what breaks or hides a line becomes a space, and spaces become one.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return ' '
		case turnsWords(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(s), " ")
}
