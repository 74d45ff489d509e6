// Command crash kills processes that file complaints, with signal 9 and at random moments, and looks
// each time whether what was confirmed is there, whole, once, and whether every receipt goes out.
//
//	go run ./bench/crash -rounds 500
//	go run ./bench/crash -database postgres -seed 12 -rounds 40
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"gehoor/bench/site"
)

func main() {
	if order, ok := os.LookupEnv(childKey); ok {
		fmt.Fprintln(os.Stderr, child(order))
		os.Exit(1)
	}
	rounds := flag.Int("rounds", 40, "how often to kill, per database")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()%1_000_000), "of the moments of killing")
	databases := flag.String("database", "sqlite,postgres", "which databases")
	folder := flag.String("folder", "", "where, on the disk to try; empty: a temporary folder")
	results := flag.String("results", "", "the file whose section is written; empty: none")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	for _, name := range strings.Split(*databases, ",") {
		if err := crash(ctx, name, *folder, *results, *seed, *rounds); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			os.Exit(1)
		}
	}
}

func crash(ctx context.Context, database, parent, results string, seed uint64, rounds int) error {
	folder, err := os.MkdirTemp(parent, "gehoor-crash-")
	if err != nil {
		return err
	}
	databases, err := site.Choose(database, folder)
	if err != nil {
		return errors.Join(err, os.RemoveAll(folder))
	}
	defer databases.Close()
	address, err := databases.New()
	if err != nil {
		return err
	}
	r := site.Results{Title: "Killed while filing: " + database, Command: fmt.Sprintf("go run ./bench/crash -database %s -rounds %d -seed %d", database, rounds, seed)}
	if r.Machine, err = site.Machine(ctx, database, address); err != nil {
		return err
	}
	start := time.Now()
	sum, err := trial{databases: databases, folder: folder, seed: seed, rounds: rounds, out: os.Stdout}.run(ctx)
	if err != nil {
		return fmt.Errorf("%w (what it left is in %s)", err, folder)
	}
	r.Add("%s: %v, in %v", database, sum, time.Since(start).Round(time.Second))
	return errors.Join(r.Keep(results), os.RemoveAll(folder))
}
