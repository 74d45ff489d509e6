package demo

import (
	"context"
	"fmt"
	"sync"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/mail"
	"gehoor/internal/store"
)

const (
	bulkBatch  = 512                 // complaints that go through the stages together
	bulkCrowd  = 64                  // who do so at the same time, so that groups fill
	bulkPeriod = 28 * 24 * time.Hour // over which they are filed
	bulkPosts  = 3                   // jobs are claimed by so many, so that one claims while another works
)

// bulkStages are what happens to each complaint, a stage a round. Every tenth stops after filing, another
// after being forwarded, and another after the first conversation.
var bulkStages = [][]act{
	{file},
	{admit("", "care"), route()},
	{called(), steps("Ik bel je volgende week.", 6)},
	{relation(), draft(gehoor.Upheld, "Wij hadden dit beter moeten doen.", "De feiten staan vast; iedereen is het erover eens.", promise{words: "Het team bespreekt het.", days: 20})},
	{approve(), sendsLater},
	{opens()},
}

var bulkStops = map[int]int{0: 1, 1: 2, 2: 3}

// Bulk files n complaints through the use cases, as if over the last four weeks, and takes most of them
// to the end. Their mails are made and thrown away. Progress is told of complaints that have gone as far as
// they go. The clock is moved and does not run when Bulk returns.
func Bulk(ctx context.Context, a *app.App, clock *Clock, n int, progress func(done, total int)) error {
	fail := func(err error) error { return fmt.Errorf("filing many complaints: %w", err) }
	orgs, err := a.Store.Organisations(ctx)
	if err != nil {
		return fail(err)
	}
	mailer, now := a.Mail, clock.Now()
	a.Mail = discard{}
	defer func() { a.Mail = mailer }()
	s := &show{ctx: ctx, app: a, clock: clock, org: orgs[0].ID, until: now, place: map[string]gehoor.LocationID{}}
	p, err := a.Store.Procedure(s.org, gehoor.DateOf(now))
	if err != nil {
		return fail(err)
	}
	s.days = p.Calendar
	locations, err := a.Store.Locations(s.org)
	if err != nil {
		return fail(err)
	}
	for _, l := range locations {
		s.place[l.Name] = l.ID
	}
	var batches [][]*telling
	for len(batches)*bulkBatch < n {
		var batch []*telling
		for i := len(batches) * bulkBatch; i < min(n, (len(batches)+1)*bulkBatch); i++ {
			batch = append(batch, &telling{tale: bulkTale(i, locations)})
		}
		batches = append(batches, batch)
	}
	rounds := len(batches) + len(bulkStages)
	minute := app.UndoLasts + time.Second // after which what was sent has gone out
	for round := range rounds {
		at := now.Add(-bulkPeriod - minute + bulkPeriod*time.Duration(round+1)/time.Duration(rounds))
		clock.Set(at)
		if err := s.round(batches, round); err != nil {
			return fail(err)
		}
		if made := round + 1; made&(made-1) == 0 { // 1, 2, 4, 8 ...
			if err := a.Store.Grown(ctx); err != nil {
				return fail(err)
			}
		}
		if last := round - len(bulkStages) + 1; last >= 0 && last < len(batches) {
			progress(min(n, (last+1)*bulkBatch), n)
			batches[last] = nil
		}
		if err := a.SpreadTerms(ctx); err != nil {
			return fail(err)
		}
		clock.Set(at.Add(minute))
		if err := s.work(); err != nil {
			return fail(err)
		}
	}
	return nil
}

// round takes every batch that is under way one stage further.
func (s *show) round(batches [][]*telling, round int) error {
	type task struct {
		*telling
		acts []act
	}
	tasks := make(chan task)
	var crowd sync.WaitGroup
	failed := make(chan error, bulkCrowd)
	stop := make(chan struct{})
	for range bulkCrowd {
		crowd.Go(func() {
			for t := range tasks {
				for _, act := range t.acts {
					if err := act(s, t.telling); err != nil {
						failed <- err
						return
					}
				}
			}
		})
	}
	go func() {
		defer close(tasks)
		for stage, acts := range bulkStages {
			if b := round - stage; b >= 0 && b < len(batches) {
				for i, t := range batches[b] {
					if after, stops := bulkStops[i%10]; stops && stage >= after {
						continue
					}
					select {
					case tasks <- task{t, acts}:
					case <-stop:
						return
					case <-s.ctx.Done():
						return
					}
				}
			}
		}
	}()
	go func() { crowd.Wait(); close(failed) }()
	var first error
	for err := range failed {
		if first == nil {
			first = err
			close(stop)
		}
	}
	if first == nil {
		first = s.ctx.Err()
	}
	return first
}

// work lets several do what the program owes. Nobody is reminded of anything meanwhile.
func (s *show) work() error {
	errs := make(chan error, bulkPosts)
	for range bulkPosts {
		go func() {
			_, err := s.app.FinishJobs(s.ctx)
			errs <- err
		}()
	}
	var first error
	for range bulkPosts {
		if err := <-errs; err != nil && first == nil {
			first = err
		}
	}
	return first
}

// sendsLater sends the decision when its minute is over, with the other jobs.
func sendsLater(s *show, t *telling) error {
	who, err := desk(s, t)
	if err != nil {
		return err
	}
	way := gehoor.OnStatusPage
	_, err = s.app.Later(s.ctx, who, t.id, 0, gehoor.Coordinate, nil, func(*gehoor.Complaint) app.Letter { return app.Letter{Decision: &way} })
	return err
}

// bulkTale is one of many complaints: no two of them have a name or a story in common.
func bulkTale(i int, locations []store.Location) tale {
	first := []string{"Anna", "Bram", "Carla", "Dirk", "Els", "Farid", "Greetje", "Hans", "Ilham", "Jos", "Karin", "Leon", "Maria", "Nico", "Olga", "Paul"}
	last := []string{"Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos", "Peters", "Hendriks", "Dekker", "Brouwer", "Dijkstra", "Kok", "Jacobs", "Vink", "Maas", "Prins"}
	words := []string{"de overdracht", "het slapen", "het buitenspelen", "het eten", "de groep", "het rooster", "de app", "het ophalen", "een ruzie", "de rekening", "een val", "het wennen", "de jas"}
	name := fmt.Sprintf("%s %s%d", first[i%len(first)], last[i/len(first)%len(last)], i)
	story := fmt.Sprintf("Ik wil het hebben over %s en over %s van vorige week, melding %d.", words[i%len(words)], words[i/len(words)%len(words)], i)
	return tale{where: locations[i%len(locations)].Name, in: parent(name, "", story)}
}

// discard takes mail and forgets it.
type discard struct{}

func (discard) Send(context.Context, mail.Envelope, []byte) error { return nil }
