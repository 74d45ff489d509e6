package app

import (
	"errors"
	"strings"

	"gehoor"
	"gehoor/internal/mail"
	"gehoor/internal/store"
)

// addresses gives a mail the secret addresses by which answers to it and reports of it find their dossier, where the
// organisation has a mailbox that knows such addresses. It returns where answers go.
func (w *work) addresses(p *Post) (reply string, err error) {
	box, ok := w.Mailboxes[w.job.Org]
	base := box.Address
	if base == "" {
		base = w.set.Mail
	}
	local, domain, found := strings.Cut(base, "@")
	if !ok || box.Separator == "" || !found {
		return w.set.Mail, nil
	}
	if p.Bounce, err = w.Store.BounceToken(w.job.Org, p.ID); err != nil {
		return "", err
	}
	p.Envelope.From = local + box.Separator + p.Bounce + "@" + domain
	if w.job.Stream <= 0 {
		return base, nil
	}
	token, err := w.Store.ReplyToken(w.job.Org, w.job.Stream, p.Person)
	return local + box.Separator + token + "@" + domain, err
}

// findable keeps by what answers to a mailing and reports of it will find it.
func (w *work) findable(tx *store.Tx, m Mailing) error {
	var all []store.Posting
	for _, p := range m.Posts {
		all = append(all, store.Posting{Stream: max(w.job.Stream, 0), Seq: w.job.Seq, Person: p.Person, MessageID: p.ID, Bounce: p.Bounce})
		if w.job.Stream > 0 && p.Bounce != "" {
			if err := tx.PutReply(w.job.Stream, p.Person); err != nil {
				return err
			}
		}
	}
	return tx.PutSent(w.job.ID, all)
}

// sent keeps what became of each mail; seq is the event that says that they went, or 0.
func (w *work) sent(tx *store.Tx, seq int) error {
	for i, id := range w.tried {
		if id == "" {
			continue
		}
		if err := tx.SentResult(id, seq, w.results[i]); err != nil {
			return err
		}
	}
	return nil
}

// thread is what a mail to who complains or asks answers: the last that came by mail, so that their program shows them
// together.
func (w *work) thread() (inReplyTo string, references []string, err error) {
	raw := gehoor.Ref{}
	events := []gehoor.Event(nil)
	if w.complaint != nil {
		events = w.complaint.Events()
	} else if w.enquiry != nil {
		events = w.enquiry.Events()
	}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case gehoor.Asked:
			raw = f.Mailed.Raw
		case gehoor.MessageReceived:
			if f.Mail.Raw != (gehoor.Ref{}) && f.Party == 0 {
				raw = f.Mail.Raw
			}
		}
	}
	if raw == (gehoor.Ref{}) {
		return "", nil, nil
	}
	content, err := w.Store.Item(w.ctx, w.job.Org, raw)
	if errors.Is(err, store.ErrErased) {
		return "", nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	inReplyTo, references = mail.Thread(mail.Header(content.Body))
	return inReplyTo, references, nil
}
