// Command bulk measures how fast many complaints go through the use cases in groups, from filing to
// closing and with all their mails, as gehoor demo --complaints makes them.
//
//	go run ./bench/bulk -complaints 10000 -results bench/RESULTS.md
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"gehoor/bench/site"
	"gehoor/internal/demo"
)

const locations = 100

func main() {
	n := flag.Int("complaints", 5000, "how many to make")
	site.Main("Many at once, with mails", locations, func(ctx context.Context, b *site.Bench) error { return measure(ctx, b, *n) })
}

func measure(ctx context.Context, b *site.Bench, n int) error {
	s := b.Site
	clock := &demo.Clock{}
	clock.Set(site.Opening)
	s.App.Now = clock.Now
	before, _, err := s.Store.Head(ctx, site.Org)
	if err != nil {
		return err
	}
	start := time.Now()
	if err := demo.Bulk(ctx, s.App, clock, n, func(done, total int) { fmt.Fprintf(os.Stderr, "\r%d of %d", done, total) }); err != nil {
		return err
	}
	took := time.Since(start)
	fmt.Fprintln(os.Stderr)
	events, _, err := s.Store.Head(ctx, site.Org)
	if err != nil {
		return err
	}
	b.Add("%d complaints, %d events, in %.0f s: **%.0f events a second**", n, events-before,
		took.Seconds(), float64(events-before)/took.Seconds())
	return nil
}
