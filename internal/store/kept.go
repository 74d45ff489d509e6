package store

import (
	"fmt"
	"sync"
)

// kept holds something of each organisation in memory, until its edition in the database
// is another. The zero value is empty.
type kept[T any] struct {
	mu  sync.Mutex
	all map[int64]edition[T]
}

type edition[T any] struct {
	no    int64
	value T
}

// get gives what is held, or loads it. What is given is shared, and only to be read.
func (k *kept[T]) get(s *Store, org int64, what string, load func() (T, error)) (T, error) {
	var none T
	no, err := s.editions.of(s, org, what)
	if err != nil {
		return none, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if e, ok := k.all[org]; ok && e.no >= no {
		return e.value, nil
	}
	// The edition was read first: what changes while it loads is loaded again the next time.
	value, err := load()
	if err != nil {
		return none, err
	}
	if k.all == nil {
		k.all = map[int64]edition[T]{}
	}
	k.all[org] = edition[T]{no, value}
	return value, nil
}

// renew makes every node load what again.
func (tx *Tx) renew(what string) error {
	_, err := tx.exec(renewEdition, tx.org, what)
	if err != nil {
		return fmt.Errorf("changing the edition of %s: %w", what, err)
	}
	return nil
}

const renewEdition = `insert into edition (org, what, no) values ($1, $2, 1)
	on conflict (org, what) do update set no = edition.no + 1`

// held is what a Store holds in memory of its organisations.
type held struct {
	chart      kept[charted]
	people     kept[*directory]
	settings   kept[Settings]
	procedures kept[[]ProcedureVersion]
	all        kept[[]Organisation] // under 0
}
