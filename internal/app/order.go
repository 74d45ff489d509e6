package app

import (
	"cmp"
	"context"
	"slices"

	"gehoor"
	"gehoor/internal/mail"
	"gehoor/internal/store"
)

// Waiting is the class of a mail that waits for an earlier one to the same reader.
const Waiting = "waits"

// tellsOutside reports whether a job writes to who complains or asks. Those of a dossier go in the order in which they came
// to be owed: nobody reads that there is news before the receipt, or a correction before the letter.
func tellsOutside(j store.Job) bool {
	return toParents(j) || j.Duty == gehoor.OweReceipt || j.Duty == jobAnswered
}

// inOrder is the order of the mails of a dossier; the alarm waits for nothing (D22).
func inOrder(a, b store.Job) int {
	alarm := func(j store.Job) int {
		if j.Duty == jobAlarm {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(alarm(a), alarm(b)), cmp.Compare(a.Seq, b.Seq), a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID))
}

// mayGoLater are the failures after which the same mail goes a next time. What a server refused for good, what must go
// on paper and what is the program's own fault is seen to by people, and holds nothing up.
var mayGoLater = []string{NoMail, string(mail.Connect), string(mail.TLS), string(mail.Auth), string(mail.MailboxFull), string(mail.Timeout),
	string(mail.Dropped), string(mail.Temporary), string(mail.Unknown), Waiting}

// ahead is the earlier mail that this one would overtake; the zero Job when there is none. On the last day of a term
// nothing waits: the term counts for more than the order.
func (w *work) ahead() (store.Job, error) {
	if !tellsOutside(w.job) || w.job.Stream <= 0 || w.complaint != nil && lastChance(w.complaint, w.day) {
		return store.Job{}, nil
	}
	jobs, err := w.Store.DossierJobs(w.ctx, w.job.Org, w.job.Stream)
	if err != nil {
		return store.Job{}, err
	}
	var first store.Job
	for _, j := range jobs {
		late := slices.Contains(mayGoLater, j.Class) && !j.RunAt.After(w.day.Now)
		if !j.Done.IsZero() || !tellsOutside(j) || inOrder(j, w.job) >= 0 || !late && !j.Claimed() {
			continue
		}
		if first.ID == "" || inOrder(j, first) < 0 {
			first = j
		}
	}
	return first, nil
}

// wait lets a mail wait for an earlier one, which is tried again at once: waiting makes neither later than it must be.
func (w *work) wait(ctx context.Context, earlier store.Job) error {
	if err := w.Store.Fail(ctx, w.job, Waiting, store.Sealed{}); err != nil {
		return err
	}
	return w.Store.EndPause(ctx, w.job.Org, w.job.Stream, earlier.Class)
}
