package app

import (
	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
)

// askHeard tells who complained that there are two questions, once (E34). What they are stands on the page; for who has no mail
// address they stand there and nowhere else, and a mail that nobody takes is not put in the post.
func (w *work) askHeard() plan {
	d, owed := w.duty()
	until := w.day.Today.AddDays(gehoor.RateDays)
	p := plan{
		owed: owed && !w.complaint.Practice, until: d.By.Add(-noon),
		then: func(c *gehoor.Complaint, message gehoor.Ref) ([]gehoor.Fact, error) {
			return c.AskRating(message, w.day.Now)
		},
		refused: func(tx *store.Tx) error {
			c, err := tx.Load(w.job.Stream)
			if err != nil {
				return err
			}
			facts, err := c.AskRating(gehoor.Ref{}, w.day.Now)
			if err != nil {
				return unlessRefused(err)
			}
			_, err = tx.Append(c.ID, gehoor.Actor{}, facts...)
			return err
		},
	}
	if w.complaint.Returned { // it is not theirs to judge yet
		p.until = w.day.Today.AddDays(1).Start(nil).Add(noon)
	}
	if w.complaint.Filed.Mail {
		p.write = w.toParent(func(f letter.Frame, page string) (letter.Mail, error) { return letter.Rating(f, until, page), nil })
	}
	return p
}
