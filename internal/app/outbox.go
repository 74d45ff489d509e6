package app

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"slices"
	"strings"
	"sync"
	"time"

	"gehoor/internal/mail"
)

// An Outbox takes mail instead of a mail server and shows it, for the demo. It holds at most a
// thousand mails, the newest, in memory. The zero Outbox is ready.
type Outbox struct {
	mu    sync.Mutex
	mails []OutboxMail
}

// An OutboxMail is a mail as its reader gets it.
type OutboxMail struct {
	No        int // 1, 2, 3 ... in the order of sending
	To        string
	Subject   string
	Date      time.Time
	MessageID string
	Text      string
	HTML      string
	Raw       []byte
}

var _ mail.Mailer = (*Outbox)(nil)

const outboxHolds = 1000

// Send keeps a mail. It refuses what no mail program could read.
func (o *Outbox) Send(_ context.Context, to mail.Envelope, raw []byte) error {
	m, err := readMail(raw)
	if err != nil {
		return fmt.Errorf("reading a mail: %w", err)
	}
	m.To = to.To
	o.mu.Lock()
	defer o.mu.Unlock()
	m.No = 1
	if n := len(o.mails); n > 0 {
		m.No = o.mails[n-1].No + 1
	}
	o.mails = append(o.mails, m)
	if extra := len(o.mails) - outboxHolds; extra > 0 {
		o.mails = slices.Delete(o.mails, 0, extra)
	}
	return nil
}

// Mails lists what was sent, oldest first. The slice is the caller's own.
func (o *Outbox) Mails() []OutboxMail {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Clone(o.mails)
}

// readMail reads what mail.Compose wrote.
func readMail(raw []byte) (m OutboxMail, err error) {
	m.Raw = bytes.Clone(raw)
	parsed, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return m, err
	}
	if m.Subject, err = new(mime.WordDecoder).DecodeHeader(parsed.Header.Get("Subject")); err != nil {
		return m, err
	}
	if m.Date, err = parsed.Header.Date(); err != nil {
		return m, err
	}
	m.MessageID = strings.Trim(parsed.Header.Get("Message-ID"), "<>")
	_, params, err := mime.ParseMediaType(parsed.Header.Get("Content-Type"))
	if err != nil {
		return m, err
	}
	parts := multipart.NewReader(parsed.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return m, nil
		}
		if err != nil {
			return m, err
		}
		words, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			return m, err
		}
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			m.HTML = string(words)
		} else {
			m.Text = strings.ReplaceAll(string(words), "\r\n", "\n")
		}
	}
}
