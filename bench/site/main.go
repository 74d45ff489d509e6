package site

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A Bench is one measurement, on one kind of database.
type Bench struct {
	Results
	Databases
	Site *Site // furnished
}

// Main is a program under bench. Beside its own flags, declared before, it has -database, -folder, -results and
// -profile. For each database it furnishes a site with so many locations in a folder of its own, has it measured, and
// keeps the results under the title and the database's name. It ends the process, with 1 when something failed.
func Main(title string, locations int, measure func(context.Context, *Bench) error) {
	own := map[string]bool{}
	flag.VisitAll(func(f *flag.Flag) { own[f.Name] = true })
	databases := flag.String("database", "sqlite,postgres", "which databases")
	folder := flag.String("folder", "", "where, on the disk to measure; empty: a temporary folder")
	results := flag.String("results", "", "the file whose section is written; empty: none")
	profile := flag.String("profile", "", "a file for a profile of the processor's time; empty: none")
	flag.Parse()
	stop, err := Profile(*profile)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	failed := false
	for name := range strings.SplitSeq(*databases, ",") {
		if err := bench(title, name, *folder, *results, own, locations, measure); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			failed = true
		}
	}
	stop()
	if failed {
		os.Exit(1)
	}
}

func bench(title, database, parent, results string, own map[string]bool, locations int, measure func(context.Context, *Bench) error) (err error) {
	program := filepath.Base(os.Args[0])
	folder, err := os.MkdirTemp(parent, "gehoor-"+program+"-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	b := &Bench{Results: Results{Title: title + ": " + database, Command: "go run ./bench/" + program + " -database " + database}}
	flag.VisitAll(func(f *flag.Flag) {
		if own[f.Name] {
			b.Command += fmt.Sprintf(" -%s %s", f.Name, f.Value)
		}
	})
	if b.Databases, err = Choose(database, folder); err != nil {
		return err
	}
	defer b.Databases.Close()
	address, err := b.New()
	if err != nil {
		return err
	}
	ctx := context.Background()
	if b.Site, err = Open(ctx, folder, address, nil, nil); err != nil {
		return err
	}
	defer b.Site.Close()
	if err := b.Site.Furnish(ctx, locations); err != nil {
		return err
	}
	if b.Machine, err = Machine(ctx, database, address); err != nil {
		return err
	}
	if err := measure(ctx, b); err != nil {
		return err
	}
	return b.Keep(results)
}
