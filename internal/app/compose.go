package app

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// The pages that mails link to, behind App.Base. Package web answers there.
const (
	PageStatus    = "/status/"     // and the secret of store.StatusLink: the state alone
	PageCode      = "/status"      // number and code are typed
	PageQuestion  = "/vraag/"      // and the secret of store.StatusLink
	PageDossier   = "/dossier/"    // and the number
	PageEnquiries = "/vragen/"     // and the number
	PageContact   = "/bel/"        // and the secret of an action (D31)
	PageTo        = "/bericht"     // who is complained about types number and code (D20)
	PageMeasure   = "/maatregel/"  // and the secret of an action (M5)
	PageOrder     = "/opdracht/"   // and the secret of an action
	PageDispute   = "/geschillen/" // and the number of a case at the Geschillencommissie
	PageWeek      = "/rapporten/week/"
	PageYear      = "/rapporten/jaar/" // and the year and the holder's KvK number
	PageSignIn    = "/inloggen/"       // and the secret of store.SignIn
	PageKeep      = "/bewaren"         // what reaches its last day (C11)
)

// actionLasts is how long a manager's link works: contact may come late, and is then still to be recorded.
const actionLasts = 14 * 24 * time.Hour

// An addressed is a letter with who gets it.
type addressed struct {
	to       recipient
	letter   letter.Mail
	personal bool // somebody wrote it, to be answered like a letter
}

// A recipient of a mail. Without a mail address the letter is only kept.
type recipient struct {
	person gehoor.PersonID // of staff
	name   string
	mail   string
	lang   text.Lang
}

// errNobody says that nobody can be told who must be.
var errNobody = errors.New("nobody to tell")

// render makes the mails. All that goes over the wire is decided here, once.
func (w *work) render(letters []addressed) (m Mailing, err error) {
	keys, err := w.Store.Keys(w.job.Org)
	if err != nil {
		return m, err
	}
	from := cmp.Or(w.set.MailFrom, w.set.Mail, w.MailFrom)
	_, host, _ := strings.Cut(from, "@")
	answers, references, err := w.thread()
	if err != nil {
		return m, err
	}
	for i, l := range letters {
		m.Subject, m.Text = l.letter.Subject, letter.Text(l.letter.Document)
		if l.to.mail == "" {
			continue
		}
		to, err := mail.ParseAddress(l.to.mail)
		if err != nil {
			return m, err
		}
		p := Post{Person: l.to.person, ID: keys.MailID(fmt.Sprintf("%s/%d", w.job.ID, i)) + "@" + host, Envelope: mail.Envelope{To: to}}
		reply, err := w.addresses(&p)
		if err != nil {
			return m, err
		}
		message := mail.Message{
			From: mail.Address{Name: w.set.Name, Mail: from}, ReplyTo: mail.Address{Mail: reply},
			To: mail.Address{Name: l.to.name, Mail: to}, Subject: l.letter.Subject, Language: l.to.lang.String(),
			Text: letter.Text(l.letter.Document), HTML: l.letter.HTML(),
			Date: w.day.Now.In(gehoor.Amsterdam()), Automatic: !l.personal, MessageID: p.ID,
		}
		if l.to.person == 0 {
			message.InReplyTo, message.References = answers, references
		}
		if p.Raw, err = mail.Compose(message); err != nil {
			return m, err
		}
		m.Posts = append(m.Posts, p)
	}
	return m, nil
}

// staff are those who hold seats today, each once, but never somebody whom it is, or may be, about
// (D15), nor who has left or has no mail address.
func (w *work) staff(seats ...gehoor.Seat) ([]recipient, error) {
	var persons []gehoor.PersonID
	for _, s := range seats {
		switch c := w.complaint; {
		case c != nil && c.Sealed && s == c.Safety(): // or who acts instead (D22)
			persons = append(persons, c.Guards(w.day.Chart, w.day.Today)...)
		case c != nil && !c.Sealed && s == c.Desk() && s.Role != gehoor.Coordinator: // or the board (D16)
			persons = append(persons, c.Deskers(w.day.Chart, w.day.Today)...)
		case s != gehoor.Seat{}:
			persons = append(persons, w.day.Chart.Holders(s, w.day.Today)...)
		}
	}
	return w.people(persons...)
}

func (w *work) people(persons ...gehoor.PersonID) ([]recipient, error) {
	var all []recipient
	seen := map[gehoor.PersonID]bool{}
	for _, id := range persons {
		if id == 0 || seen[id] || w.complaint != nil && w.complaint.Barred(id) {
			continue
		}
		seen[id] = true
		p, err := w.Store.Person(w.job.Org, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if p.Mail == "" || !p.Left.IsZero() && p.Left.Before(w.day.Today) {
			continue
		}
		all = append(all, recipient{person: p.ID, name: p.Name, mail: p.Mail, lang: text.LangOf(p.Lang)})
	}
	return all, nil
}

// each writes one letter to each of several; errNobody when there is none.
func each(to []recipient, err error, write func(r recipient) (letter.Mail, error)) ([]addressed, error) {
	if err != nil {
		return nil, err
	}
	if len(to) == 0 {
		return nil, errNobody
	}
	var all []addressed
	for _, r := range to {
		m, err := write(r)
		if err != nil {
			return nil, err
		}
		all = append(all, addressed{to: r, letter: m})
	}
	return all, nil
}

// parent is who complains, or asks.
func (w *work) parent() (recipient, error) {
	ref, lang, has := gehoor.Ref{}, gehoor.Dutch, false
	if c := w.complaint; c != nil {
		ref, lang, has = c.Filed.Sender, c.Filed.Language, c.Filed.Mail
	} else {
		ref, lang, has = w.enquiry.Asked.Sender, w.enquiry.Asked.Language, w.enquiry.Asked.Mail
	}
	var s Sender
	if err := w.readJSON(w.ctx, w.job.Org, ref, &s); err != nil {
		return recipient{}, err
	}
	r := recipient{name: s.Name, lang: text.LangOf(lang)}
	if has {
		r.mail = s.Mail
	}
	return r, nil
}

// byPost reports whether a letter to who complains goes on paper: there is no mail address, and somebody to write to.
func (w *work) byPost() bool {
	f := w.complaint.Filed
	if f.Mail || f.Anonymous {
		return false
	}
	if f.Channel != gehoor.ByForm && f.Channel != gehoor.ByApp {
		return true
	}
	var s Sender
	return w.readJSON(w.ctx, w.job.Org, f.Sender, &s) == nil && strings.TrimSpace(s.Address) != ""
}

// toParent writes one letter to who complains or asks.
func (w *work) toParent(write func(f letter.Frame, page string) (letter.Mail, error)) func() ([]addressed, error) {
	return func() ([]addressed, error) {
		r, err := w.parent()
		if err != nil {
			return nil, err
		}
		page, err := w.parentPage()
		if err != nil {
			return nil, err
		}
		m, err := write(w.frame(r), page)
		return []addressed{{to: r, letter: m}}, err
	}
}

// toStaff writes the same letter to all who hold seats.
func (w *work) toStaff(write func(f letter.Frame, r recipient) letter.Mail, seats ...gehoor.Seat) func() ([]addressed, error) {
	return func() ([]addressed, error) {
		to, err := w.staff(seats...)
		return each(to, err, func(r recipient) (letter.Mail, error) { return write(w.frame(r), r), nil })
	}
}

func (w *work) frame(r recipient) letter.Frame {
	f := letter.Frame{Lang: r.lang, Words: w.set.Words, Organisation: w.set.Name, Phone: w.set.Phone, Name: r.name, Today: w.day.Today}
	switch {
	case w.complaint != nil:
		f.Reference = w.complaint.Number().String()
	case w.enquiry != nil:
		f.Reference = w.enquiry.Asked.Number.String()
	}
	return f
}

// page is an address for a mail; empty when we do not know where our pages are.
func (w *work) page(parts ...string) string {
	if w.base == "" {
		return ""
	}
	return w.base + strings.Join(parts, "")
}

// parentPage shows the state by its link alone, unless somebody else may read the mail (D28).
func (w *work) parentPage() (string, error) {
	if w.enquiry != nil {
		secret, err := w.Store.StatusLink(w.ctx, w.job.Org, w.enquiry.ID)
		return w.page(PageQuestion, secret), err
	}
	if w.complaint == nil || w.complaint.Filed.Shared {
		return w.page(PageCode), nil
	}
	secret, err := w.Store.StatusLink(w.ctx, w.job.Org, w.complaint.ID)
	return w.page(PageStatus, secret), err
}

// dossierPage is for staff who can read it; others get no address.
func (w *work) dossierPage(r recipient) string {
	who := gehoor.Viewer{Person: r.person, Seats: w.day.Chart.Seats(r.person, w.day.Today)}
	if w.complaint == nil || !gehoor.Can(who, gehoor.Know, w.complaint) {
		return ""
	}
	return w.page(PageDossier, string(w.complaint.Number()))
}

// name is what somebody is called; empty for nobody, and for whom it may be about.
func (w *work) name(seat gehoor.Seat) (string, error) {
	to, err := w.staff(seat)
	if err != nil || len(to) == 0 {
		return "", err
	}
	return to[0].name, nil
}

// handler is the coordinator who sees to it.
func (w *work) handler() (string, error) {
	seats := []gehoor.Seat{{Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator}}
	if c := w.complaint; c != nil {
		seats = []gehoor.Seat{c.Desk(), {Role: gehoor.DeputyCoordinator}}
		if c.Desker != 0 {
			seats = append([]gehoor.Seat{gehoor.Named(c.Desker)}, seats...)
		}
	}
	for _, s := range seats {
		if name, err := w.name(s); name != "" || err != nil {
			return name, err
		}
	}
	return "", nil
}

// outside is where one can go outside the organisation (R18 to R20).
func outside(c *gehoor.Complaint, p gehoor.Procedure, bodies text.Bodies) letter.Outside {
	o := letter.Outside{Desk: bodies.Desk, Committee: bodies.Committee}
	if c.Filed.Capacity == gehoor.ParentCommittee {
		o.Term = bodies.CommitteeTerm.In(text.LangOf(c.Filed.Language)) // D14
	}
	for _, window := range c.Windows(p) {
		if window.Body == gehoor.DisputesCommittee {
			o.Until = window.Until
		}
	}
	return o
}

// ByManager reports whether, as things stand, the manager of the location makes contact (R9, R10): not one
// whom it is or may be about, nor one who is away (D15).
func (a *App) ByManager(org int64, c *gehoor.Complaint) (bool, error) {
	day, err := a.day(Who{Org: org})
	return err == nil && byManager(c, day), err
}

func byManager(c *gehoor.Complaint, day Day) bool {
	p, err := gehoor.Propose(c, day.Chart, day.Today)
	return err == nil && p.Lead.Role == gehoor.Manager
}

// receipt is what an acknowledgement says (R6, D27).
func (w *work) receipt(page string) (letter.Receipt, error) {
	c := w.complaint
	handler, err := w.handler()
	way := letter.CodeShown
	switch { // who wrote or called, and who asked a question, has seen no screen with the code
	case c.Filed.Enquiry == 0 && (c.Filed.Channel == gehoor.ByForm || c.Filed.Channel == gehoor.ByApp):
	case c.Filed.Shared:
		way = letter.CodeCalled
	default:
		way = letter.CodeAsked
	}
	return letter.Receipt{
		Handler: handler, Received: gehoor.DateOf(c.Filed.ReceivedAt), Way: c.Filed.Way, Manager: byManager(c, w.day),
		ContactBy: c.Filed.Terms.Contact.Plain, DecideBy: c.Filed.Terms.Decide.Plain,
		Outside: outside(c, w.day.Procedure, w.set.Bodies()), Page: page, CodeWay: way,
	}, err
}
