package store

import (
	"fmt"
	"sync"
)

// editions asks the database for the editions of what is held in memory. Who asks while a question is
// under way shares the next one with all who do so: every answer is younger than its question.
type editions struct {
	mu   sync.Mutex
	next *editionsAsked
	busy bool
}

type editionsAsked struct {
	orgs map[int64]bool
	done chan struct{}
	no   map[editionKey]int64
	err  error
}

type editionKey struct {
	org  int64
	what string
}

func (e *editions) of(s *Store, org int64, what string) (int64, error) {
	e.mu.Lock()
	if e.next == nil {
		e.next = &editionsAsked{orgs: map[int64]bool{}, done: make(chan struct{}), no: map[editionKey]int64{}}
	}
	mine := e.next
	mine.orgs[org] = true
	if !e.busy {
		e.busy = true
		go e.answer(s)
	}
	e.mu.Unlock()
	<-mine.done
	return mine.no[editionKey{org, what}], mine.err
}

// answer asks until nobody waits.
func (e *editions) answer(s *Store) {
	for {
		e.mu.Lock()
		asked := e.next
		if e.next = nil; asked == nil {
			e.busy = false
			e.mu.Unlock()
			return
		}
		e.mu.Unlock()
		asked.err = asked.ask(s)
		close(asked.done)
	}
}

func (a *editionsAsked) ask(s *Store) error {
	var orgs []int64
	for org := range a.orgs {
		orgs = append(orgs, org)
	}
	list, args := values(orgs[0], orgs)
	rows, err := s.read.Query(`select org, what, no from edition where org = $1 or org in (`+list+`)`, args...)
	if err == nil {
		_, err = collect(rows, func(row scanner) (none struct{}, err error) {
			var key editionKey
			var no int64
			err = row.Scan(&key.org, &key.what, &no)
			a.no[key] = no
			return none, err
		})
	}
	if err != nil {
		return fmt.Errorf("asking for the editions: %w", err)
	}
	return nil
}
