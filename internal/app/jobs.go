package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/mail"
	"gehoor/internal/seal"
	"gehoor/internal/store"
)

const (
	pollEvery   = 2 * time.Second // for what other nodes leave to do
	claimed     = 20              // jobs at a time
	postsAtOnce = 4               // mails on their way to the mail server at the same time
	leaseLasts  = 10 * time.Minute
	pruneEvery  = time.Hour
	tickEvery   = 10 * time.Minute
)

// The classes of jobs that fail for another reason than the mail server's.
const (
	NoMail   = "no mail server" // none is configured; the job waits
	NoReader = "nobody"         // nobody holds the seat that must be told, or has a mail address
	OnPaper  = "paper"          // it has to be printed and posted; see [App.Undelivered]
	Faulty   = "fault"          // the program's own; the log says more
	Unheard  = "unknown"        // a job of another version of the program
)

var errUnheard = errors.New("a job of another version")

// Work does what the program owes by itself, until ctx ends: it is woken by this process's commits and
// looks every two seconds for those of other nodes. Several may work on one database. It returns
// nil when ctx ends and never otherwise: what fails is logged, and stays visible as failing.
func (a *App) Work(ctx context.Context) error {
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	var pruned, ticked time.Time
	for ctx.Err() == nil {
		now := a.Now()
		if now.Sub(ticked) >= tickEvery || now.Before(ticked) {
			ticked = now
			a.failed("looking for reminders", unbroken(ctx, a.Remind))
		}
		if now.Sub(pruned) >= pruneEvery || now.Before(pruned) {
			pruned = now
			a.failed("keeping house", unbroken(ctx, a.keepHouse))
		}
		a.failed("having older files scanned", unbroken(ctx, a.scanOlder))
		n, err := a.runDue(ctx)
		a.failed("doing jobs", err)
		a.failed("spreading search terms", unbroken(ctx, a.SpreadTerms))
		if n == claimed {
			continue
		}
		select {
		case <-ctx.Done():
		case <-a.Store.Woken():
		case <-poll.C:
		}
	}
	return nil
}

// unbroken does what comes round again; a panic in it is an error like another, so that the program goes on and the
// mails of everybody else with it.
func unbroken(ctx context.Context, do func(context.Context) error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("gave up: %v\n%s", fault, debug.Stack())
		}
	}()
	return do(ctx)
}

// SpreadTerms makes what was filed lately quick to look up, when it is much.
func (a *App) SpreadTerms(ctx context.Context) error {
	orgs, err := a.Store.Organisations(ctx)
	if err != nil {
		return err
	}
	for _, o := range orgs {
		for more := true; more; {
			if more, err = a.Store.SpreadTerms(ctx, o.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *App) failed(doing string, err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		a.Log.Error(doing, "error", err)
	}
}

// RunJobs does all that is due now, reminders included, and returns how many jobs it took up. What
// failed is not tried again before its pause is over.
func (a *App) RunJobs(ctx context.Context) (done int, err error) {
	if err := a.Remind(ctx); err != nil {
		return 0, err
	}
	return a.FinishJobs(ctx)
}

// FinishJobs is RunJobs without new reminders: it does what is owed by what has happened.
func (a *App) FinishJobs(ctx context.Context) (done int, err error) {
	for {
		n, err := a.runDue(ctx)
		if done += n; n == 0 || err != nil {
			return done, err
		}
	}
}

func (a *App) runDue(ctx context.Context) (int, error) {
	lease := leaseLasts
	if a.lease != 0 {
		lease = a.lease
	}
	ctx, stop := context.WithTimeout(ctx, leaseLasts) // from then on another node may have them
	defer stop()
	jobs, err := a.Store.Claim(ctx, a.Now(), claimed, lease)
	if err != nil {
		return 0, err
	}
	// Those of one dossier are done one after another; of several at once, so that they share commits.
	lines := map[dossier][]store.Job{}
	for _, j := range jobs {
		of := dossier{j.Org, j.Stream}
		if j.Duty == jobMailIn { // each is a letter by itself
			of.id = -2 - gehoor.StreamID(len(lines))
		}
		lines[of] = append(lines[of], j)
	}
	posts := make(chan struct{}, postsAtOnce)
	errs := make(chan error, len(jobs))
	for _, line := range lines {
		slices.SortFunc(line, inOrder)
		go func() {
			for _, j := range line {
				err := a.try(ctx, j, posts)
				if errors.Is(err, store.ErrLost) {
					err = nil
				}
				if err != nil {
					err = fmt.Errorf("job %s: %w", j.ID, err)
				}
				errs <- err
			}
		}()
	}
	var all []error
	for range jobs {
		all = append(all, <-errs)
	}
	return len(jobs), errors.Join(all...)
}

// A dossier is a stream of an organisation; stream 0 and below are the organisation's own affairs.
type dossier struct {
	org int64
	id  gehoor.StreamID
}

// A work is a job with what it may look at.
type work struct {
	*App
	ctx       context.Context
	job       store.Job
	posts     chan struct{} // as many as may be at the mail server at the same time
	day       Day
	set       store.Settings
	practice  bool              // an organisation to practise on: nothing leaves it (D37)
	base      string            // of the addresses in mails
	complaint *gehoor.Complaint // one of the two, or neither
	enquiry   *gehoor.Enquiry
	tried     []string // Message-IDs of what was tried to send, and what came of each
	results   []string
}

// A plan is what is to be done for a job, as things stand now. The zero plan is that nothing is
// owed: the job ends.
type plan struct {
	owed  bool
	until time.Time // not before this moment
	paper bool      // there is no mail address: people print it
	// write is asked once per job: its letters are kept, and every try sends those bytes.
	write func() ([]addressed, error)
	// letter is what write says that there is: it is kept with the mail, and printed instead of it.
	letter func() (letter.Document, error)
	// then says what has happened once all was taken by a mail server. Message is what was sent.
	then  func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error)
	actor gehoor.Actor
	// ask is then for an enquiry, and keep for what is no dossier's.
	ask  func(e *gehoor.Enquiry, message gehoor.Ref) ([]gehoor.Fact, error)
	keep func(tx *store.Tx, message gehoor.Ref) error
	// freeze is done in the transaction that keeps the letters.
	freeze func(tx *store.Tx) error
	// refused is what to do when a recipient is refused for good; nil: it stays visible.
	refused func(tx *store.Tx) error
	next    []store.Job
}

// try is run for one job of many: one that panics fails, stays visible, and takes nothing else along.
func (a *App) try(ctx context.Context, j store.Job, posts chan struct{}) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			a.Log.Error("a job gave up", "org", j.Org, "job", j.ID, "fault", fault, "stack", string(debug.Stack()))
			err = a.Store.Fail(context.WithoutCancel(ctx), j, Faulty, store.Sealed{})
		}
	}()
	if ctx.Err() != nil {
		return nil // it is whoever claims it next
	}
	return a.run(ctx, j, posts)
}

// run does one job. What it returns is about the store; what goes wrong with the mail fails the job.
func (a *App) run(ctx context.Context, j store.Job, posts chan struct{}) error {
	switch j.Duty {
	case jobMailIn:
		return a.bringIn(ctx, j)
	case jobMailAnew:
		return a.readAnew(ctx, j)
	case store.ScanDuty:
		return a.scan(ctx, j)
	}
	w, err := a.work(ctx, j)
	w.posts = posts
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrErased) {
		return a.end(w, plan{}, gehoor.Ref{}, nil)
	}
	if err != nil {
		return a.fault(w, err)
	}
	p, err := w.plan()
	var refusal *gehoor.Refusal
	switch {
	case errors.Is(err, errUnheard):
		return a.Store.Fail(ctx, j, Unheard, store.Sealed{})
	case errors.As(err, &refusal):
		return a.Store.Fail(ctx, j, NoReader, store.Sealed{})
	case err != nil:
		return a.fault(w, err)
	case !p.owed:
		return a.end(w, plan{}, gehoor.Ref{}, nil)
	case p.until.After(w.day.Now):
		return a.Store.Write(ctx, j.Org, w.day.Now, func(tx *store.Tx) error { return tx.PutOffJob(j, p.until) })
	case p.paper:
		return a.Store.Fail(ctx, j, OnPaper, store.Sealed{})
	}
	switch earlier, err := w.ahead(); {
	case err != nil:
		return err
	case earlier.ID != "":
		return w.wait(ctx, earlier)
	}
	ref, m, err := a.mailing(w, p)
	if errors.Is(err, errNobody) {
		return a.Store.Fail(ctx, j, NoReader, store.Sealed{})
	}
	if err != nil {
		return a.fault(w, err)
	}
	left, failure := a.deliver(w, m)
	if failure != nil && len(left) == len(m.Posts) {
		return a.notTaken(w, p, failure)
	}
	return a.end(w, p, ref, left)
}

// fault is the program's own failure: an address that is none, an item that was erased.
func (a *App) fault(w *work, err error) error {
	if w.ctx.Err() != nil {
		return nil // the program ends; it is whoever claims it next
	}
	a.Log.Error("doing a job", "org", w.job.Org, "job", w.job.ID, "error", err)
	return a.Store.Fail(w.ctx, w.job, Faulty, store.Sealed{})
}

func (a *App) work(ctx context.Context, j store.Job) (*work, error) {
	w := &work{App: a, ctx: ctx, job: j}
	var err error
	if w.day, err = a.day(Who{Org: j.Org}); err != nil {
		return w, err
	}
	if w.set, err = a.Store.Settings(j.Org); err != nil {
		return w, err
	}
	all, err := a.Store.Organisations(ctx)
	if err != nil {
		return w, err
	}
	w.base = a.Base
	for _, o := range all {
		if o.ID != j.Org {
			continue
		}
		w.practice = o.Practice
		if o.Host != "" {
			w.base = "https://" + o.Host
		}
	}
	if j.Stream > 0 {
		w.complaint, err = a.Store.System().Load(ctx, j.Org, j.Stream)
		if errors.Is(err, store.ErrNotFound) {
			w.enquiry, err = a.Store.System().LoadEnquiry(ctx, j.Org, j.Stream)
		}
	}
	return w, err
}

// A Mailing is what a job sent, or will send: sealed, and named by the facts that say that it went out.
type Mailing struct {
	Subject string
	Text    string // as it reads; also when there was nobody with a mail address to send it to
	Posts   []Post
	Letter  []byte `json:",omitempty"` // the letter that it says is there, as letter.Keep writes it; the mail has no word of it (D27)
	PDF     []byte `json:",omitempty"` // and as it is printed and downloaded
}

// A Post is a mail to one person, byte for byte.
type Post struct {
	Person   gehoor.PersonID `json:",omitzero"` // of a member of staff
	ID       string          `json:",omitzero"` // its Message-ID
	Bounce   string          `json:",omitzero"` // the secret in the envelope's sender
	Envelope mail.Envelope
	Raw      []byte
}

// Mailing reads what a fact says was sent; store.ErrErased when it is gone.
func (a *App) Mailing(ctx context.Context, org int64, message gehoor.Ref) (m Mailing, err error) {
	content, err := a.Store.Item(ctx, org, message)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(content.Body, &m); err != nil {
		return m, fmt.Errorf("reading a mailing: %w", err)
	}
	return m, nil
}

// mailing is what the job sends: what it kept at its first try, or that which is written now.
func (a *App) mailing(w *work, p plan) (gehoor.Ref, Mailing, error) {
	ref, m := w.job.Mail, Mailing{}
	if kept, ok := keptIn(w.job); ok {
		ref = kept
	}
	if ref == (gehoor.Ref{}) {
		if p.write == nil && p.freeze == nil {
			return ref, m, nil
		}
		var letters []addressed
		var err error
		if p.write != nil {
			if letters, err = p.write(); err != nil {
				return ref, m, err
			}
		}
		if m, err = w.render(letters); err != nil {
			return ref, m, err
		}
		if p.letter != nil {
			doc, err := p.letter()
			if err == nil {
				err = m.about(w.ctx, w, doc)
			}
			if err != nil {
				return ref, m, err
			}
		}
		sealed, err := a.sealMailing(w.job.Org, m)
		if err != nil {
			return ref, m, err
		}
		dossier := w.job.Stream
		if dossier == 0 && p.keep == nil {
			dossier = store.Loose // destroyed when it was sent: nothing names it
		}
		err = a.Store.Write(w.ctx, w.job.Org, w.day.Now, func(tx *store.Tx) error {
			if ref, err = tx.KeepMail(w.job, dossier, sealed); err != nil {
				return err
			}
			if err := w.findable(tx, m); err != nil {
				return err
			}
			if p.freeze != nil && ref == sealed.Ref() {
				return p.freeze(tx)
			}
			return nil
		})
		if err != nil {
			return ref, m, err
		}
		if ref == sealed.Ref() {
			return ref, m, nil
		}
	}
	// It is an earlier claim's: what counts is what is kept.
	m, err := a.Mailing(w.ctx, w.job.Org, ref)
	return ref, m, err
}

func (a *App) sealMailing(org int64, m Mailing) (store.Sealed, error) {
	body, err := json.Marshal(m)
	if err != nil {
		return store.Sealed{}, err
	}
	return a.Store.Seal(org, seal.Content{MediaType: "application/json", Body: body})
}

// deliver sends what may still be sent. Who turned out to be somebody whom it is about gets nothing,
// although the mail was written before that was known (D15).
func (a *App) deliver(w *work, m Mailing) (left []Post, failure *mail.Failure) {
	for _, p := range m.Posts {
		if p.Person != 0 && w.complaint != nil && w.complaint.Barred(p.Person) {
			continue
		}
		err := a.send(w, p)
		result := store.Taken
		if err != nil {
			left = append(left, p)
			failure, result = err, string(err.Class)
		}
		w.results = append(w.results, result)
		w.tried = append(w.tried, p.ID)
	}
	return left, failure
}

func (a *App) send(w *work, p Post) *mail.Failure {
	if w.practice && (w.job.Duty != jobSignIn || p.Person == 0) { // but for who wants to come in and practise (D37)
		return nil
	}
	if a.Mail == nil {
		return &mail.Failure{Class: NoMail, Temporary: true}
	}
	err := w.post(p)
	var failure *mail.Failure
	switch {
	case err == nil:
		return nil
	case errors.As(err, &failure):
		return failure
	}
	a.Log.Error("handing over a mail", "org", w.job.Org, "job", w.job.ID, "type", fmt.Sprintf("%T", err)) // its words may hold an address
	return &mail.Failure{Class: Faulty, Temporary: true}
}

// post hands a mail over when it is its turn. Once the claim may be another's that does so.
func (w *work) post(p Post) error {
	select {
	case w.posts <- struct{}{}:
	case <-w.ctx.Done():
	}
	if w.ctx.Err() != nil {
		return &mail.Failure{Class: mail.Timeout, Temporary: true}
	}
	defer func() { <-w.posts }()
	return w.Mail.Send(w.ctx, p.Envelope, p.Raw)
}

// notTaken is when no mail server took anything: it is tried again, later each time, or people see to
// it when the recipient is refused for good.
func (a *App) notTaken(w *work, p plan, f *mail.Failure) error {
	ctx := context.WithoutCancel(w.ctx)
	if !f.Temporary && p.refused != nil {
		return a.Store.Write(ctx, w.job.Org, w.day.Now, func(tx *store.Tx) error {
			if err := tx.FinishJob(w.job); err != nil {
				return err
			}
			return p.refused(tx)
		})
	}
	if slices.ContainsFunc(w.tried, func(id string) bool { return id != "" }) {
		if err := a.Store.Write(ctx, w.job.Org, w.day.Now, func(tx *store.Tx) error { return w.sent(tx, 0) }); err != nil {
			return err
		}
	}
	var reply store.Sealed
	if f.Sentence() != "" {
		var err error
		if reply, err = a.Store.Seal(w.job.Org, seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte(f.Sentence())}); err != nil {
			return err
		}
	}
	return a.Store.Fail(ctx, w.job, string(f.Class), reply)
}

// end finishes a job and says what has happened, in one transaction. Left is what was not taken, when
// others were: that goes on as a job of its own, with the same bytes.
func (a *App) end(w *work, p plan, ref gehoor.Ref, left []Post) error {
	j := w.job
	var rest store.Sealed
	if len(left) > 0 {
		var err error
		if rest, err = a.sealMailing(j.Org, Mailing{Posts: left}); err != nil {
			return err
		}
	}
	err := a.Store.WriteAhead(context.WithoutCancel(w.ctx), j.Org, w.day.Now, store.Ahead{Stream: j.Stream}, func(tx *store.Tx) error {
		if err := tx.FinishJob(j); err != nil {
			return err
		}
		if len(left) > 0 {
			dossier := j.Stream
			if dossier == 0 {
				dossier = store.Loose
			}
			tx.AddJob(store.Job{ID: j.ID + "/rest", Stream: j.Stream, Duty: jobRest, Seq: j.Seq,
				Args: keepIn(tx.PutItem(dossier, rest)), Expires: j.Expires})
		}
		if kept, ok := keptIn(j); ok && j.Stream == 0 {
			return tx.DropItems([]gehoor.Item{kept.Item})
		}
		for _, n := range p.next {
			tx.AddJob(n)
		}
		if j.Stream == 0 && p.keep == nil && ref.Item != 0 {
			return tx.DropItems([]gehoor.Item{ref.Item})
		}
		switch {
		case p.then != nil:
			c, err := tx.Load(j.Stream)
			if err != nil {
				return err
			}
			facts, err := p.then(c, ref)
			if err != nil {
				return unlessRefused(err) // the mail has gone; what it would say has become untrue meanwhile
			}
			if c, err = tx.Append(j.Stream, p.actor, facts...); err != nil { // not announced: this was the mail
				return err
			}
			return w.sent(tx, c.Seq)
		case p.ask != nil:
			e, err := tx.LoadEnquiry(j.Stream)
			if err != nil {
				return err
			}
			facts, err := p.ask(e, ref)
			if err != nil {
				return unlessRefused(err)
			}
			if e, err = tx.AppendEnquiry(j.Stream, p.actor, facts...); err != nil {
				return err
			}
			return w.sent(tx, e.Seq)
		case p.keep != nil:
			if err := p.keep(tx, ref); err != nil {
				return err
			}
		}
		return w.sent(tx, 0)
	})
	if err != nil || !tellsOutside(j) {
		return err
	}
	return a.Store.EndPause(context.WithoutCancel(w.ctx), j.Org, j.Stream, Waiting)
}

func unlessRefused(err error) error {
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) {
		return nil
	}
	return err
}

// arguments are what a job's row holds beside its id: ids and enumerations.
type arguments struct {
	Kept    gehoor.Ref      `json:"kept,omitzero"`    // a mailing that was written before the job
	Turn    string          `json:"turn,omitzero"`    // of a reminder
	Skipped int             `json:"skipped,omitzero"` // of the duty list, whose address was refused
	Send    *outgoing       `json:"send,omitzero"`
	To      gehoor.Ref      `json:"to,omitzero"`    // the mail address, of who is in no directory
	Draft   string          `json:"draft,omitzero"` // the sealed link of a draft (see App.DraftLink)
	By      gehoor.PersonID `json:"by,omitzero"`    // who wants it sent; 0: it goes by itself
}

func (args arguments) String() string {
	data, err := json.Marshal(args)
	if err != nil {
		panic(err) // it has nothing that JSON cannot say
	}
	return string(data)
}

func argumentsOf(j store.Job) (args arguments, err error) {
	if j.Args == "" {
		return args, nil
	}
	if err := json.Unmarshal([]byte(j.Args), &args); err != nil {
		return args, fmt.Errorf("reading a job's arguments: %w", err)
	}
	return args, nil
}

func keepIn(ref gehoor.Ref) string { return arguments{Kept: ref}.String() }

func keptIn(j store.Job) (gehoor.Ref, bool) {
	args, err := argumentsOf(j)
	return args.Kept, err == nil && args.Kept != gehoor.Ref{}
}
