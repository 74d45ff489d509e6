package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/mail"
	"gehoor/internal/seal"
	"gehoor/internal/store"
)

// jobMailIn reads a mail that came in. It stands in job ids: it stays.
const jobMailIn gehoor.DutyKind = "mail-in"

// A Mailbox is where an organisation's mail comes in.
type Mailbox struct {
	mail.Inbox
	Address   string // the complaints address; empty: that of the settings
	Separator string // stands between the address and a secret: "+"; empty: the server knows no such addresses
	Server    string // by what name the organisation's own server signs what it found of a sender; empty: it does not
}

// What became of a mail.
const (
	BecameEnquiry = "enquiry" // a new question
	BecameMessage = "message" // of who complains or asks
	BecameNote    = "note"    // of a colleague
	BecameReturn  = "return"  // a mail of ours came back
	BecameAnswer  = "answer"  // of a program, to a mail of ours
	BecameNothing = "nothing" // it was put aside, for thirty days
	BecameFault   = "fault"   // reading it failed; it can be read again
)

// quietAfter is how many receipts an address gets in a day.
const quietAfter = 3

// A Reading is how it stands with a mailbox.
type Reading struct {
	Org   int64
	Class mail.Class // why it cannot be read; empty: it can
	Since time.Time
}

// readings is what the mailboxes of this process do. The zero value is ready.
type readings struct {
	mu  sync.Mutex
	all map[int64]Reading
}

func (r *readings) set(org int64, class mail.Class, now time.Time) (changed bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if was, ok := r.all[org]; ok && was.Class == class {
		return false
	}
	if r.all == nil {
		r.all = map[int64]Reading{}
	}
	r.all[org] = Reading{org, class, now}
	return true
}

// Mailbox tells how it stands with an organisation's mailbox; ok is false when this process reads none.
func (a *App) Mailbox(org int64) (r Reading, ok bool) {
	if _, ok := a.Mailboxes[org]; !ok {
		return r, false
	}
	a.readings.mu.Lock()
	defer a.readings.mu.Unlock()
	if r, ok = a.readings.all[org]; !ok {
		r = Reading{Org: org, Class: mail.Connect}
	}
	return r, true
}

// ReadMail brings in what comes to the mailboxes, until ctx ends. Several processes may read the same one: a mail is kept
// once.
func (a *App) ReadMail(ctx context.Context) error {
	var all sync.WaitGroup
	errs := make(chan error, len(a.Mailboxes))
	for org, box := range a.Mailboxes {
		all.Go(func() {
			errs <- box.Watch(ctx, func(ctx context.Context, mails []mail.Fetched) error {
				_, err := a.TakeMail(ctx, org, mails)
				a.failed("keeping mail", err)
				return err
			}, func(t *mail.Trouble) {
				class := mail.Class("")
				if t != nil {
					class = t.Class
				}
				if a.readings.set(org, class, a.Now()) && t != nil {
					a.Log.Error("reading a mailbox", "org", org, "class", string(t.Class))
				} else if t == nil {
					a.Log.Info("reading a mailbox", "org", org)
				}
			})
		})
	}
	all.Wait()
	close(errs)
	var joined []error
	for err := range errs {
		joined = append(joined, err)
	}
	return errors.Join(joined...)
}

// TakeMail keeps mails that were fetched, before anything else is done with them, and returns how many were new. When it
// returns without an error they are on disk, and each is read by a job.
func (a *App) TakeMail(ctx context.Context, org int64, mails []mail.Fetched) (int, error) {
	box := a.Mailboxes[org]
	arrivals := make([]store.Arrival, len(mails))
	for i, m := range mails {
		arrivals[i] = store.Arrival{Box: box.Username + "@" + box.Host + "/" + box.Folder, Validity: m.Validity, UID: m.UID, Arrived: m.Arrived, Size: m.Size, Raw: m.Raw}
		arrivals[i].MessageID, arrivals[i].Body = mail.Identify(m.Raw)
	}
	n, err := a.Store.TakeMails(ctx, org, a.Now(), jobMailIn, arrivals)
	if err != nil {
		return n, fmt.Errorf("taking in mail: %w", err)
	}
	return n, nil
}

// An incoming is a mail that is being brought in.
type incoming struct {
	*mail.Parsed
	item  gehoor.Item
	with  gehoor.StreamID // the dossier that it is kept with already; 0: none
	ours  bool            // its Reply-To leads back to us
	at    gehoor.Mailed
	place place
}

// keptIn leaves the mail itself out of what a dossier says of it when it is kept with another.
func (in *incoming) keptIn(id gehoor.StreamID) {
	if in.with != 0 && in.with != id {
		in.at.Raw = gehoor.Ref{}
	}
}

// A place is where a mail belongs.
type place struct {
	stream gehoor.StreamID
	person gehoor.PersonID // whose answer it is, of the staff; 0: of who complains or asks
	found  gehoor.MailFound
	gone   bool        // to a dossier that was erased
	sent   *store.Sent // the mail of ours that it is about
}

// bringIn reads a mail and puts it where it belongs, in one transaction with the end of its job.
func (a *App) bringIn(ctx context.Context, j store.Job) error {
	finish := func() error {
		return a.Store.Write(ctx, j.Org, a.Now(), func(tx *store.Tx) error { return tx.FinishJob(j) })
	}
	id, byHand := strings.CutSuffix(j.Args, byHandMark)
	item, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return finish()
	}
	kept, err := a.Store.MailIn(ctx, j.Org, gehoor.Item(item))
	if errors.Is(err, store.ErrNotFound) || err == nil && kept.Became != "" {
		return finish()
	} else if err != nil {
		return err
	}
	content, err := a.Store.Item(ctx, j.Org, kept.Raw)
	if errors.Is(err, store.ErrErased) {
		return finish()
	} else if err != nil {
		return err
	}
	day, err := a.day(Who{Org: j.Org})
	if err != nil {
		return err
	}
	var refusal *gehoor.Refusal
	for range 2 { // what its dossier refuses may have become another's meanwhile
		var in incoming
		if in, err = a.recognise(ctx, j.Org, kept, content.Body, day); err != nil {
			break
		}
		if byHand && (in.place.sent == nil || kept.Stream > 0) && in.Kind != mail.Personal {
			in.Kind = mail.Personal
			if in.at.Found == "" {
				in.at.Found = gehoor.FoundByHand
			}
		}
		if err = a.place(ctx, j, in, day); !errors.As(err, &refusal) {
			break
		}
	}
	if err == nil || errors.Is(err, store.ErrLost) {
		return err
	}
	a.Log.Error("reading a mail", "org", j.Org, "job", j.ID, "error", err)
	if errors.Is(err, errUnreadable) || errors.As(err, &refusal) { // another try gives the same
		return a.aside(ctx, j, kept.Raw.Item, "", BecameFault, day)
	}
	return a.Store.Fail(ctx, j, Faulty, store.Sealed{})
}

var errUnreadable = errors.New("reading a mail: the program has a fault")

// recognise reads a mail and finds out whose it is. A fault in reading it is this mail's alone.
func (a *App) recognise(ctx context.Context, org int64, kept store.MailIn, raw []byte, day Day) (in incoming, err error) {
	in.item, in.with = kept.Raw.Item, kept.Stream
	if in.Parsed, err = parse(raw); err != nil {
		return in, err
	}
	in.at = gehoor.Mailed{Raw: kept.Raw, At: receivedAt(in.Received, kept.Arrived, kept.Came, day.Now), Proof: proof(mail.By(in.Proofs, a.Mailboxes[org].Server))}
	if in.place, err = a.where(ctx, org, in.Parsed); err != nil {
		return in, err
	}
	set, err := a.Store.Settings(org)
	if err != nil {
		return in, err
	}
	own := func(address string) bool {
		return address != "" && (strings.EqualFold(address, set.Mail) || strings.EqualFold(address, set.MailFrom) || strings.EqualFold(address, a.Mailboxes[org].Address))
	}
	if _, err := a.Store.SentAs(ctx, org, in.MessageID); err == nil && in.MessageID != "" || own(in.From.Mail) {
		in.Kind = mail.Loop
	}
	in.ours = own(in.ReplyTo.Mail) || len(a.Mailboxes[org].tokens(&mail.Parsed{To: []string{in.ReplyTo.Mail}}, set)) > 0
	in.at.Found = in.place.found
	return in, nil
}

func parse(raw []byte) (p *mail.Parsed, err error) {
	defer func() {
		if recover() != nil {
			err = errUnreadable
		}
	}()
	return mail.Parse(raw), nil
}

// receivedAt is when the organisation's own server took a mail (D1). What two of its words differ about by more than a day, the
// mailbox decides; nothing came in after it was here.
func receivedAt(header, mailbox, fetched, now time.Time) time.Time {
	at := header
	if at.IsZero() || !mailbox.IsZero() && at.Sub(mailbox).Abs() > 24*time.Hour {
		at = mailbox
	}
	if at.IsZero() || at.After(fetched) {
		at = fetched
	}
	if at.After(now) {
		at = now
	}
	return at.UTC().Truncate(time.Second)
}

func proof(own []mail.Proof) gehoor.MailProof {
	best := gehoor.MailProof("")
	for _, p := range own {
		switch {
		case p.Method == "dmarc" && (p.Result == "pass" || p.Result == "fail"):
			return map[string]gehoor.MailProof{"pass": gehoor.ProofPassed, "fail": gehoor.ProofFailed}[p.Result]
		case p.Result == "pass":
			best = gehoor.ProofPassed
		case (p.Result == "fail" || p.Result == "softfail") && best == "":
			best = gehoor.ProofFailed
		}
	}
	return best
}

// tokens are the secrets in the addresses that a mail went to, at most twenty.
func (b Mailbox) tokens(p *mail.Parsed, set store.Settings) []string {
	base := b.Address
	if base == "" {
		base = set.Mail
	}
	local, domain, _ := strings.Cut(strings.ToLower(base), "@")
	var all []string
	for _, to := range p.To {
		l, d, _ := strings.Cut(to, "@")
		if secret, ok := strings.CutPrefix(l, local+b.Separator); ok && b.Separator != "" && d == domain && secret != "" && len(all) < 20 {
			all = append(all, secret)
		}
	}
	return all
}

// where finds the dossier of a mail: by a secret address, then by the Message-ID of a mail of ours that it answers or is
// about. A subject or a sender never decides.
func (a *App) where(ctx context.Context, org int64, p *mail.Parsed) (at place, err error) {
	set, err := a.Store.Settings(org)
	if err != nil {
		return at, err
	}
	for _, token := range a.Mailboxes[org].tokens(p, set) {
		stream, person, gone, err := a.Store.Reply(ctx, org, token)
		if err == nil {
			if at.found == "" || at.stream == stream && person != 0 { // to both: a colleague who answers all; what he writes is no message
				at = place{stream: stream, person: person, gone: gone, found: gehoor.FoundByAddress}
			}
			continue
		} else if !errors.Is(err, store.ErrNotFound) {
			return at, err
		}
		sent, err := a.Store.SentFrom(ctx, org, token)
		if err == nil {
			return place{stream: sent.Stream, person: sent.Person, found: gehoor.FoundByAddress, sent: &sent}, nil
		} else if !errors.Is(err, store.ErrNotFound) {
			return at, err
		}
	}
	ids := slices.Clone(p.References)
	if p.Report != nil && p.Report.About != "" {
		ids = append([]string{p.Report.About}, ids...)
	}
	for _, id := range ids[:min(len(ids), 50)] {
		sent, err := a.Store.SentAs(ctx, org, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return at, err
		}
		if at.found == "" {
			at.stream, at.person, at.found = sent.Stream, sent.Person, gehoor.FoundByThread
		}
		if at.stream == sent.Stream && at.person == sent.Person {
			at.sent = &sent
		}
		break
	}
	return at, nil
}

// place puts a mail where it belongs.
func (a *App) place(ctx context.Context, j store.Job, in incoming, day Day) error {
	at := in.place
	if in.Kind != mail.Personal {
		return a.automatic(ctx, j, in, day)
	}
	if at.stream > 0 {
		c, err := a.Store.System().Load(ctx, j.Org, at.stream)
		switch {
		case err == nil && at.person != 0:
			return a.noted(ctx, j, in, day, c.ID, nil)
		case err == nil:
			return a.messaged(ctx, j, in, day, c)
		case errors.Is(err, store.ErrErased):
			at.gone = true
		case !errors.Is(err, store.ErrNotFound):
			return err
		default:
			e, err := a.Store.System().LoadEnquiry(ctx, j.Org, at.stream)
			switch {
			case errors.Is(err, store.ErrErased), errors.Is(err, store.ErrNotFound):
				at.gone = true
			case err != nil:
				return err
			case e.Complaint != 0: // after it became a complaint, all belongs there
				c, err := a.Store.System().Load(ctx, j.Org, e.Complaint)
				if err == nil && at.person != 0 {
					return a.noted(ctx, j, in, day, c.ID, nil)
				} else if err == nil {
					return a.messaged(ctx, j, in, day, c)
				}
				if !errors.Is(err, store.ErrErased) {
					return err
				}
				at.gone = true
			case at.person != 0:
				return a.noted(ctx, j, in, day, e.ID, e)
			case !e.ErasedAt.IsZero():
				at.gone = true
			default:
				return a.messagedEnquiry(ctx, j, in, day, e)
			}
		}
	}
	in.place.gone = at.gone
	return a.asked(ctx, j, in, day)
}

// aside keeps a mail apart: nothing came of it.
func (a *App) aside(ctx context.Context, j store.Job, item gehoor.Item, kind mail.Kind, became string, day Day) error {
	return a.Store.Write(ctx, j.Org, day.Now, func(tx *store.Tx) error {
		if err := tx.FinishJob(j); err != nil {
			return err
		}
		return tx.MailBecame(item, string(kind), became, 0)
	})
}

// words are what a mail says, for who reads it: under its subject when that says something new.
func (in incoming) words(subject bool) string {
	if subject && in.Subject != "" || in.Text == "" {
		return strings.TrimSpace(in.Subject + "\n\n" + in.Text)
	}
	return in.Text
}

// newSubject reports whether the subject of an answer says something of its own. That of an answer to one of ours is
// "Re: " or its like, and ends in the number.
func (in incoming) newSubject() bool {
	words := strings.Fields(in.Subject)
	if len(words) == 0 || !strings.HasSuffix(words[0], ":") {
		return len(words) > 0
	}
	_, ours := gehoor.ParseNumber(strings.Join(words[max(len(words)-3, 0):], " "))
	return !ours
}

// An enclosure is a file of a mail, sealed on disk.
type enclosure struct {
	stored files.Stored
	why    mail.Reason
}

// parts seals the files of a mail the way of uploads. What is no file that we take is kept as it came, with the reason.
func (a *App) parts(ctx context.Context, org int64, all []mail.File) (kept []enclosure, err error) {
	defer func() {
		if err != nil {
			for _, p := range kept {
				err = errors.Join(err, a.discard(p.stored))
			}
		}
	}()
	for i, f := range all {
		name := f.Name
		if name == "" {
			name = fmt.Sprintf("bijlage-%d%s", i+1, ending(f.MediaType))
		}
		why := f.Why
		var stored files.Stored
		if why == "" {
			stored, err = a.receive(ctx, org, name, int64(len(f.Body)), bytes.NewReader(f.Body))
			var problem *files.Problem
			if errors.As(err, &problem) {
				why = mail.Reason("file-" + string(problem.Kind))
			} else if err != nil {
				return kept, err
			}
		}
		if why != "" {
			u, err := a.Store.NewUpload(org)
			if err != nil {
				return kept, err
			}
			u.Name, u.Body = name, bytes.NewReader(f.Body)
			if stored, err = a.Files.Keep(u); err != nil {
				return kept, err
			}
		}
		kept = append(kept, enclosure{stored, why})
	}
	return kept, nil
}

// ending is how the name of a file of some type ends.
func ending(mediaType string) string {
	switch mediaType {
	case "image/jpeg":
		return ".jpg"
	case "image/png":
		return ".png"
	case "application/pdf":
		return ".pdf"
	case "text/plain":
		return ".txt"
	case "message/rfc822":
		return ".eml"
	}
	return ""
}

func putParts(tx *store.Tx, stream gehoor.StreamID, parts []enclosure) ([]gehoor.File, error) {
	var all []gehoor.File
	for _, p := range parts {
		f, err := tx.PutPart(stream, p.stored, string(p.why))
		if err != nil {
			return nil, err
		}
		all = append(all, f)
	}
	return all, nil
}

// A putting gives what a mail says, and its files, to the dossier that it is put in; the zero Ref when it says nothing.
type putting func(id gehoor.StreamID) (said gehoor.Ref, files []gehoor.File, err error)

// mailed writes what a mail became; act puts what it says where it belongs, appends, and tells to which stream. The files were put on
// disk before; when nothing follows they are swept.
func (a *App) mailed(ctx context.Context, j store.Job, in incoming, day Day, became, said string, act func(tx *store.Tx, put putting) (gehoor.StreamID, error)) error {
	words, err := a.sealAll(j.Org, []*Body{{Text: said}})
	if err != nil {
		return err
	}
	parts, err := a.parts(ctx, j.Org, in.Files)
	if err != nil {
		return err
	}
	used := false // whether a commit whose answer was lost took place nobody knows: then the files stay
	err = a.Store.Write(ctx, j.Org, day.Now, func(tx *store.Tx) error {
		used = false
		if err := tx.FinishJob(j); err != nil {
			return err
		}
		stream, err := act(tx, func(id gehoor.StreamID) (ref gehoor.Ref, attached []gehoor.File, err error) {
			if words[0] != nil {
				ref = tx.PutItem(id, *words[0])
			}
			attached, err = putParts(tx, id, parts)
			return ref, attached, err
		})
		if err != nil {
			return err
		}
		err = tx.MailBecame(in.item, string(in.Kind), became, stream)
		used = err == nil
		return err
	})
	if !used {
		for _, p := range parts {
			err = errors.Join(err, a.discard(p.stored))
		}
	}
	return err
}

// asked opens a question with a mail that belongs to none (R2). Whoever does not say who he is cannot be answered: such a
// mail is put aside.
func (a *App) asked(ctx context.Context, j store.Job, in incoming, day Day) error {
	to := in.From
	if in.ReplyTo.Mail != "" && !in.ours {
		to.Mail = in.ReplyTo.Mail
	}
	if _, err := mail.ParseAddress(to.Mail); err != nil {
		return a.aside(ctx, j, in.item, in.Kind, BecameNothing, day)
	}
	who := Sender{Name: to.Name, Mail: to.Mail}
	question := in.words(true)
	nothing, err := a.Store.Seal(j.Org, seal.Content{MediaType: "text/plain; charset=utf-8"})
	if err != nil {
		return err
	}
	sender, err := a.sealJSON(j.Org, who)
	if err != nil {
		return err
	}
	mentions, err := a.mentioned(ctx, j.Org, in.Subject)
	if err != nil {
		return err
	}
	alarming := day.alarming(question)
	year := gehoor.DateOf(day.Now).Year
	wanted := gehoor.NewNumber(year, a.draw)
	return a.mailed(ctx, j, in, day, BecameEnquiry, question, func(tx *store.Tx, put putting) (gehoor.StreamID, error) {
		err := tx.Limit("receipt by mail", strings.ToLower(to.Mail), quietAfter, 24*time.Hour)
		quiet := errors.Is(err, store.ErrTooMany)
		if err != nil && !quiet {
			return 0, err
		}
		number, err := a.freeNumber(tx, wanted, year)
		if err != nil {
			return 0, err
		}
		id := tx.NewStream()
		ask := gehoor.Asked{
			Number: number, Channel: gehoor.ByMail, Language: languageOf(in.Parsed), At: in.at.At, Mail: true,
			Mailed: in.at, Quiet: quiet, Gone: in.place.gone, Mentions: mentions,
		}
		ask.Sender = tx.PutItem(id, sender)
		if ask.Question, ask.Files, err = put(id); err != nil {
			return 0, err
		}
		if question == "" && len(ask.Files) == 0 { // an empty mail is a question too: somebody wants something
			ask.Question = tx.PutItem(id, nothing)
		}
		facts, err := day.Procedure.Ask(ask, day.Now)
		if err != nil {
			return 0, err
		}
		e, err := tx.AppendEnquiry(id, gehoor.Actor{Kind: gehoor.Complainant}, facts...)
		if err != nil {
			return 0, err
		}
		if marked := e.Mark(alarming, 1); len(marked) > 0 {
			if _, err := tx.AppendEnquiry(id, gehoor.Actor{}, marked...); err != nil {
				return 0, err
			}
		}
		return id, tx.AddTerms(id, terms(who))
	})
}

// mentioned is the dossier whose number stands in a subject: something to look at, and nothing that decides.
func (a *App) mentioned(ctx context.Context, org int64, subject string) (gehoor.StreamID, error) {
	words := strings.FieldsFunc(subject, func(r rune) bool { return strings.ContainsRune(" \t:;,.()[]/", r) })
	for i := range words[:min(len(words), 30)] {
		for n := 1; n <= 3 && i+n <= len(words); n++ {
			number, ok := gehoor.ParseNumber(strings.Join(words[i:i+n], " "))
			if !ok {
				continue
			}
			id, err := a.Store.System().ByNumber(ctx, org, string(number))
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			return id, err
		}
	}
	return 0, nil
}

// languageOf is the language of a mail: what it says, or what its small words are. Dutch when in doubt.
func languageOf(p *mail.Parsed) gehoor.Language {
	if strings.HasPrefix(p.Language, "en") {
		return gehoor.English
	}
	count := map[string]int{}
	for _, w := range strings.Fields(strings.ToLower(p.Text[:min(len(p.Text), 5000)])) {
		count[w]++
	}
	sum := func(words ...string) (n int) {
		for _, w := range words {
			n += count[w]
		}
		return n
	}
	if sum("the", "and", "to", "my", "you", "was", "with", "that", "i") > sum("de", "het", "een", "en", "ik", "dat", "van", "mijn", "niet") {
		return gehoor.English
	}
	return gehoor.Dutch
}

// other reports whether a mail comes from another address than the one we know.
func (a *App) other(ctx context.Context, org int64, sender gehoor.Ref, from string) (bool, error) {
	var s Sender
	if err := a.readJSON(ctx, org, sender, &s); err != nil {
		return false, err
	}
	return !strings.EqualFold(strings.TrimSpace(s.Mail), from), nil
}

// messaged puts a mail in a complaint, as a message of who complains (R11). A closed one gets it too, and asks what to do.
func (a *App) messaged(ctx context.Context, j store.Job, in incoming, day Day, c *gehoor.Complaint) error {
	id := c.ID
	in.keptIn(id)
	var err error
	if in.at.Other, err = a.other(ctx, j.Org, c.Filed.Sender, in.From.Mail); err != nil {
		return err
	}
	said := in.words(in.newSubject())
	alarming := day.alarming(said)
	return a.mailed(ctx, j, in, day, BecameMessage, said, func(tx *store.Tx, put putting) (gehoor.StreamID, error) {
		c, err := tx.Load(id)
		if err != nil {
			return 0, err
		}
		ref, attached, err := put(id)
		if err != nil {
			return 0, err
		}
		facts, err := c.ReceiveMail(day.Procedure, ref, attached, in.at)
		if err != nil {
			return 0, err
		}
		before := c.Seq
		c, err = tx.Append(id, gehoor.Actor{Kind: gehoor.Complainant}, facts...)
		if err != nil {
			return 0, err
		}
		announce(tx, c, before)
		_, err = raiseMark(tx, c, alarming, before+1)
		return id, err
	})
}

// messagedEnquiry puts a mail in a question; one that was closed is open again (R2).
func (a *App) messagedEnquiry(ctx context.Context, j store.Job, in incoming, day Day, e *gehoor.Enquiry) error {
	id := e.ID
	in.keptIn(id)
	var err error
	if in.at.Other, err = a.other(ctx, j.Org, e.Asked.Sender, in.From.Mail); err != nil {
		return err
	}
	said := in.words(in.newSubject())
	alarming := day.alarming(said)
	return a.mailed(ctx, j, in, day, BecameMessage, said, func(tx *store.Tx, put putting) (gehoor.StreamID, error) {
		e, err := tx.LoadEnquiry(id)
		if err != nil {
			return 0, err
		}
		ref, attached, err := put(id)
		if err != nil {
			return 0, err
		}
		facts, err := e.ReceiveMail(day.Procedure, ref, attached, in.at)
		if err != nil {
			return 0, err
		}
		seq := e.Seq + 1
		if e, err = tx.AppendEnquiry(id, gehoor.Actor{Kind: gehoor.Complainant}, facts...); err != nil {
			return 0, err
		}
		if marked := e.Mark(alarming, seq); len(marked) > 0 {
			_, err = tx.AppendEnquiry(id, gehoor.Actor{}, marked...)
		}
		return id, err
	})
}

// noted makes a note of what a colleague answers to a notice: for us alone, and never a message to who complains.
func (a *App) noted(ctx context.Context, j store.Job, in incoming, day Day, id gehoor.StreamID, e *gehoor.Enquiry) error {
	in.keptIn(id)
	p, err := a.Store.Person(j.Org, in.place.person)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	in.at.Other = !strings.EqualFold(p.Mail, in.From.Mail)
	said := in.words(in.newSubject())
	if said == "" && len(in.Files) == 0 {
		return a.aside(ctx, j, in.item, in.Kind, BecameNothing, day)
	}
	return a.mailed(ctx, j, in, day, BecameNote, said, func(tx *store.Tx, put putting) (gehoor.StreamID, error) {
		ref, attached, err := put(id)
		if err != nil {
			return 0, err
		}
		actor := gehoor.By(in.place.person)
		if e != nil {
			e, err := tx.LoadEnquiry(id)
			if err != nil {
				return 0, err
			}
			facts, err := e.Note(ref, attached, in.at)
			if err == nil {
				_, err = tx.AppendEnquiry(id, actor, facts...)
			}
			return id, err
		}
		c, err := tx.Load(id)
		if err != nil {
			return 0, err
		}
		facts, err := c.NoteMail(ref, attached, in.at)
		if err == nil {
			_, err = tx.Append(id, actor, facts...)
		}
		return id, err
	})
}

// automatic is what a program wrote: it opens nothing, answers nothing, and counts as no contact. A returned mail brings back
// what it was for; anything else is noted at the mail that it is about.
func (a *App) automatic(ctx context.Context, j store.Job, in incoming, day Day) error {
	sent := in.place.sent
	if in.Kind == mail.Bounce && sent != nil {
		return a.returned(ctx, j, in, day, *sent)
	}
	if in.Kind == mail.Loop || in.place.stream == 0 {
		return a.aside(ctx, j, in.item, in.Kind, BecameNothing, day)
	}
	return a.Store.Write(ctx, j.Org, day.Now, func(tx *store.Tx) error {
		if err := tx.FinishJob(j); err != nil {
			return err
		}
		if sent != nil {
			if err := tx.SentAnswer(*sent, string(in.Kind)); err != nil {
				return err
			}
		}
		return tx.MailBecame(in.item, string(in.Kind), BecameAnswer, in.place.stream)
	})
}

// returned records that a mail of ours came back (D29): what the law or the regulation wants told is owed again, the
// coordinator hears why, and it can be printed.
// A report that is faster than our own note that the mail went (the process died in between) waits for it: before, there is
// no event that it is about.
func (a *App) returned(ctx context.Context, j store.Job, in incoming, day Day, sent store.Sent) error {
	if sent.Result != store.Taken && day.Now.Before(sent.At.Add(noteOfSending)) {
		return a.Store.Write(ctx, j.Org, day.Now, func(tx *store.Tx) error { return tx.PutOffJob(j, day.Now.Add(time.Minute)) })
	}
	class := mail.RecipientRefused
	for _, r := range in.Report.Recipients {
		if r.Failed() {
			class = r.Class()
			break
		}
	}
	return a.Store.Write(ctx, j.Org, day.Now, func(tx *store.Tx) error {
		if err := tx.FinishJob(j); err != nil {
			return err
		}
		first, err := tx.SentReturned(sent, string(class))
		if err != nil {
			return err
		}
		if first && sent.Stream > 0 {
			err := appendReturned(tx, sent.Stream, max(sent.Seq, 1), gehoor.MailClass(class), sent.Person, in.at)
			var refusal *gehoor.Refusal
			if err != nil && !errors.As(err, &refusal) && !errors.Is(err, store.ErrErased) {
				return err
			}
		}
		return tx.MailBecame(in.item, string(in.Kind), BecameReturn, sent.Stream)
	})
}

func appendReturned(tx *store.Tx, id gehoor.StreamID, seq int, class gehoor.MailClass, to gehoor.PersonID, m gehoor.Mailed) error {
	e, err := tx.LoadEnquiry(id)
	if err == nil {
		facts, err := e.Return(seq, class, to, m)
		if err != nil {
			return err
		}
		e, err = tx.AppendEnquiry(id, gehoor.Actor{}, facts...)
		if err == nil {
			tx.AddJob(store.Job{ID: store.JobID(tx.Org(), id, jobReturned, e.Seq), Stream: id, Duty: jobReturned, Seq: e.Seq})
		}
		return err
	}
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	c, err := tx.Load(id)
	if err != nil {
		return err
	}
	facts, err := c.Return(seq, class, to, m)
	if err != nil || len(facts) == 0 {
		return err
	}
	if c, err = tx.Append(id, gehoor.Actor{}, facts...); err != nil {
		return err
	}
	tx.AddJob(store.Job{ID: store.JobID(tx.Org(), id, jobReturned, c.Seq), Stream: id, Duty: jobReturned, Seq: c.Seq})
	for _, d := range c.Duties() { // on paper: see work.again
		if d.Since == c.Seq && d.Open() && d.Owner == gehoor.ByCoordinator && slices.Contains(papers, d.Kind) {
			tx.AddJob(store.Job{ID: store.JobID(tx.Org(), id, d.Kind, d.Since), Stream: id, Duty: d.Kind, Seq: d.Since})
		}
	}
	return nil
}

// noteOfSending is how long a report waits for the note that its mail went.
const noteOfSending = 24 * time.Hour

// papers are the duties that are met by a letter when their mail came back.
var papers = []gehoor.DutyKind{gehoor.OweAcknowledge, gehoor.OweLateAnswer, gehoor.OweConfirm, gehoor.OweTellDates, gehoor.OweTellPassed, gehoor.OweTellMeasure}

// ToPost reports whether a duty is owed again because its mail came back, and is met by a letter that waits to be printed (D29).
func ToPost(c *gehoor.Complaint, d gehoor.Duty) bool {
	if d.Since < 1 || d.Since > c.Seq || !slices.Contains(papers, d.Kind) {
		return false
	}
	_, returned := c.Events()[d.Since-1].Fact.(gehoor.MessageReturned)
	return returned && d.Open()
}

// again reports whether a job is of what came back by mail: it goes on paper now.
func (w *work) again() bool {
	if w.complaint == nil {
		return false
	}
	_, returned := w.event().Fact.(gehoor.MessageReturned)
	return returned && slices.Contains(papers, w.job.Duty)
}

// byHandMark stands behind a job's mail when somebody of the desk says that a person wrote it.
const byHandMark = "!"

// TakeUp brings in a mail that was put aside, or was kept with a dossier as a program's answer: somebody has seen that a person
// wrote it. It returns the dossier where it will be read; zero when that is not known yet.
func (a *App) TakeUp(ctx context.Context, w Who, item gehoor.Item) (of store.Row, err error) {
	m, err := a.Store.MailIn(ctx, w.Org, item)
	if err != nil {
		return of, err
	}
	if m.Stream > 0 {
		id := m.Stream
		if e, err := a.Store.System().LoadEnquiry(ctx, w.Org, id); err == nil && e.Complaint != 0 {
			id = e.Complaint // what belongs to a question is read there
		}
		if of, err = a.takesUp(ctx, w, id); err != nil {
			return of, err
		}
	} else if !atDesk(w) {
		return of, store.ErrNotFound
	}
	return of, a.Store.Write(ctx, w.Org, a.Now(), func(tx *store.Tx) error {
		if m.Stream > 0 {
			return tx.TakeUpMail(jobMailIn, item, BecameAnswer, byHandMark)
		}
		return tx.ReadMailAgain(jobMailIn, item, byHandMark)
	})
}

// takesUp finds a dossier for who may take up what a program seems to have answered in it: who coordinates it, or sees to the
// safety track.
func (a *App) takesUp(ctx context.Context, w Who, id gehoor.StreamID) (store.Row, error) {
	row, err := a.View(w).Row(ctx, id)
	if err != nil {
		return row, err
	}
	may := false
	if e, err := a.Store.System().LoadEnquiry(ctx, w.Org, id); err == nil {
		may = gehoor.CanEnquire(w.Viewer, gehoor.Coordinate, e) || gehoor.CanEnquire(w.Viewer, gehoor.Safeguard, e)
	} else if !errors.Is(err, store.ErrNotFound) {
		return row, err
	} else if c, err := a.Store.System().Load(ctx, w.Org, id); err != nil {
		return row, err
	} else {
		may = gehoor.Can(w.Viewer, gehoor.Coordinate, c) || gehoor.Can(w.Viewer, gehoor.Safeguard, c)
	}
	if row.Level != gehoor.LevelSee || !may {
		return store.Row{}, store.ErrNotFound
	}
	return row, nil
}

// ProgramsAnswered lists the mails that were kept with a dossier, or with the question that it was (0: none), as answers of
// programs, the oldest first, for who may take them up; nil for anybody else.
func (a *App) ProgramsAnswered(ctx context.Context, w Who, id, question gehoor.StreamID) ([]store.MailIn, error) {
	if _, err := a.takesUp(ctx, w, id); errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrErased) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	all, err := a.Store.DossierMails(ctx, w.Org, id)
	if err == nil && question > 0 {
		var asked []store.MailIn
		asked, err = a.Store.DossierMails(ctx, w.Org, question)
		all = append(asked, all...)
	}
	return slices.DeleteFunc(all, func(m store.MailIn) bool { return m.Became != BecameAnswer }), err
}

func atDesk(w Who) bool {
	return w.Viewer.Has(gehoor.Coordinator) || w.Viewer.Has(gehoor.DeputyCoordinator)
}

// An Aside is a mail that opened nothing, as the desk sees it: nothing of it is shown but who wrote and about what, and not
// even that of a mail on its way to a dossier that this person may not read.
type Aside struct {
	store.MailIn
	From, Subject string
	Dossier       store.Row // where it belongs; zero: nowhere
}

// Asides lists what was put aside in the last thirty days, for the desk; store.ErrNotFound for anybody else.
func (a *App) Asides(ctx context.Context, w Who) ([]Aside, error) {
	if !atDesk(w) {
		return nil, store.ErrNotFound
	}
	all, err := a.Store.Mails(ctx, w.Org, 200)
	if err != nil {
		return nil, err
	}
	return a.shown(ctx, w, all)
}

// Arrivals lists the last mails that came in with what became of each, as Asides does: those of dossiers that w reads too.
func (a *App) Arrivals(ctx context.Context, w Who) ([]Aside, error) {
	if !atDesk(w) {
		return nil, store.ErrNotFound
	}
	all, err := a.Store.AllMails(ctx, w.Org, 200)
	if err != nil {
		return nil, err
	}
	return a.shown(ctx, w, all)
}

func (a *App) shown(ctx context.Context, w Who, all []store.MailIn) (shown []Aside, err error) {
	reads := func(id gehoor.StreamID) (store.Row, error) {
		row, err := a.View(w).Row(ctx, id)
		if err == nil && row.Level != gehoor.LevelSee {
			err = store.ErrNotFound
		}
		return row, err
	}
	for _, m := range all {
		one := Aside{MailIn: m}
		if m.Stream > 0 {
			if one.Dossier, err = reads(m.Stream); errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrErased) {
				continue // what one may not know does not exist
			} else if err != nil {
				return nil, err
			}
		}
		content, err := a.Store.Item(ctx, w.Org, m.Raw)
		if errors.Is(err, store.ErrErased) {
			if m.Became == store.MailTooLarge || m.Stream > 0 {
				shown = append(shown, one)
			}
			continue
		} else if err != nil {
			return nil, err
		}
		p, err := parse(mail.Header(content.Body))
		if err != nil {
			shown = append(shown, one) // whose it is nobody knows
			continue
		}
		at, err := a.where(ctx, w.Org, p)
		if err != nil {
			return nil, err
		}
		if m.Stream == 0 && at.stream > 0 {
			_, err = reads(at.stream)
		}
		switch {
		case err == nil:
			one.From, one.Subject = p.From.Mail, p.Subject
		case !errors.Is(err, store.ErrNotFound) && !errors.Is(err, store.ErrErased):
			return nil, err
		}
		shown = append(shown, one)
	}
	return shown, nil
}
