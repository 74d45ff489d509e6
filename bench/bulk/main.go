// Command bulk measures how fast many complaints go through the use cases in groups, from filing to
// closing and with all their mails, as gehoor demo --complaints makes them.
//
//	go run ./bench/bulk -complaints 10000 -results bench/RESULTS.md
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"gehoor/bench/site"
	"gehoor/internal/demo"
)

const locations = 100

func main() {
	n := flag.Int("complaints", 5000, "how many to make")
	databases := flag.String("database", "sqlite,postgres", "which databases")
	folder := flag.String("folder", "", "where, on the disk to measure; empty: a temporary folder")
	results := flag.String("results", "", "the file whose section is written; empty: none")
	profile := flag.String("profile", "", "a file for a profile of the processor's time; empty: none")
	flag.Parse()
	stop, err := site.Profile(*profile)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer stop()
	for _, name := range strings.Split(*databases, ",") {
		r, err := measure(context.Background(), name, *folder, *n)
		if err == nil {
			r.Command = fmt.Sprintf("go run ./bench/bulk -database %s -complaints %d", name, *n)
			err = r.Keep(*results)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			os.Exit(1)
		}
	}
}

func measure(ctx context.Context, database, parent string, n int) (r site.Results, err error) {
	r.Title = "Many at once, with mails: " + database
	folder, err := os.MkdirTemp(parent, "gehoor-bulk-")
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	databases, err := site.Choose(database, folder)
	if err != nil {
		return r, err
	}
	defer databases.Close()
	address, err := databases.New()
	if err != nil {
		return r, err
	}
	s, err := site.Open(ctx, folder, address, nil, nil)
	if err != nil {
		return r, err
	}
	defer s.Close()
	if err := s.Furnish(ctx, locations); err != nil {
		return r, err
	}
	if r.Machine, err = site.Machine(ctx, database, address); err != nil {
		return r, err
	}
	clock := &demo.Clock{}
	clock.Set(site.Opening)
	s.App.Now = clock.Now
	before, _, err := s.Store.Head(ctx, site.Org)
	if err != nil {
		return r, err
	}
	start := time.Now()
	if err := demo.Bulk(ctx, s.App, clock, n, func(done, total int) { fmt.Fprintf(os.Stderr, "\r%d of %d", done, total) }); err != nil {
		return r, err
	}
	took := time.Since(start)
	fmt.Fprintln(os.Stderr)
	events, _, err := s.Store.Head(ctx, site.Org)
	if err != nil {
		return r, err
	}
	r.Add("%d complaints, %d events, in %.0f s: **%.0f events a second**", n, events-before,
		took.Seconds(), float64(events-before)/took.Seconds())
	return r, nil
}
