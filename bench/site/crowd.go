package site

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
)

// Crowd lets so many callers do n things between them, and returns how long each took and all together.
func Crowd(callers, n int, do func(i int) error) (Times, time.Duration, error) {
	times, errs := make(Times, n), make([]error, callers)
	var next atomic.Int64
	var wait sync.WaitGroup
	start := time.Now()
	for c := range callers {
		wait.Go(func() {
			for errs[c] == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				began := time.Now()
				errs[c] = do(i)
				times[i] = time.Since(began)
			}
		})
	}
	wait.Wait()
	return times, time.Since(start), errors.Join(errs...)
}

// Drafts makes forms that are filled in and wait to be sent, the first with number serial.
func (s *Site) Drafts(ctx context.Context, serial, n, locations int) ([]app.Draft, error) {
	drafts := make([]app.Draft, n)
	_, _, err := Crowd(64, n, func(i int) (err error) {
		if drafts[i], err = s.NewDraft(ctx, Org); err != nil {
			return err
		}
		drafts[i].Answers = Answers(serial+i, gehoor.LocationID(1+(serial+i)%locations))
		return s.SaveAnswers(ctx, Org, drafts[i].ID, func(a *app.Answers) { *a = drafts[i].Answers })
	})
	return drafts, err
}

// Fill files n complaints, the first with number serial, by the real use cases and 128 at a time, and takes all
// but one in ten up and routes them. The clock is moved on by a day after every thousandth. Progress is called
// after each chunk with how many are done.
func (s *Site) Fill(ctx context.Context, serial, n, locations int, progress func(done int)) error {
	const chunk = 1000
	desk, err := s.Who(Org, Coordinator)
	if err != nil {
		return err
	}
	for from := 0; from < n; from += chunk {
		_, _, err := Crowd(128, min(chunk, n-from), func(i int) error {
			no := serial + from + i
			r, err := s.Submit(ctx, Org, store.DraftID("fill-"+strconv.Itoa(no)), Answers(no, gehoor.LocationID(1+no%locations)), app.Intake{})
			if err != nil || no%10 == 0 {
				return err
			}
			if _, err := s.Do(ctx, desk, r.Complaint, 0, gehoor.Coordinate, nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.Admit([]gehoor.Part{{No: 1, Category: day.Procedure.Categories[no%len(day.Procedure.Categories)].Name}}, false, gehoor.Ref{}, day.Procedure, day.Now)
			}); err != nil {
				return err
			}
			_, err = s.Do(ctx, desk, r.Complaint, 0, gehoor.Coordinate, nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.Route(day.Chart, gehoor.Seat{}, gehoor.Ref{}, day.Now)
			})
			return err
		})
		if err != nil {
			return err
		}
		if err := s.SpreadTerms(ctx); err != nil {
			return err
		}
		s.Advance(24 * time.Hour)
		progress(min(from+chunk, n))
		if chunks := from/chunk + 1; chunks&(chunks-1) == 0 || from+chunk >= n { // 1, 2, 4, 8 ... and the last
			if err := s.Store.Grown(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}
