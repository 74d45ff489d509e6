// Command fsync counts, with strace, how often the disk is made to write for each filing that was
// confirmed: at least once when somebody files alone, and less when many do, for they share commits. It
// ends with 1 when that is not so. It needs strace, and the right to look at its own and PostgreSQL's
// processes: root, or a kernel that allows it.
//
//	go run ./bench/fsync -results bench/RESULTS.md
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"gehoor/bench/site"
	"gehoor/internal/app"
)

const locations = 10

func main() {
	n := flag.Int("n", 320, "filings in each measurement")
	site.Main("Writes to disk for each filing", locations, func(ctx context.Context, b *site.Bench) error { return measure(ctx, b, *n) })
}

func measure(ctx context.Context, b *site.Bench, n int) error {
	s := b.Site
	b.Add("| callers | filings | fsync and fdatasync | for each filing |")
	b.Add("|---|---|---|---|")
	serial := 1
	for _, callers := range []int{1, 8, 32} {
		drafts, err := s.Drafts(ctx, serial, n, locations)
		if err != nil {
			return err
		}
		serial += n
		processes := []int{os.Getpid()}
		if b.Process != 0 { // who commits there is a process of PostgreSQL's
			if processes, err = family(b.Process); err != nil {
				return err
			}
		}
		count, err := traced(filepath.Join(s.Folder, "trace"), processes, func() error {
			_, _, err := site.Crowd(callers, n, func(i int) error {
				_, err := s.Submit(ctx, site.Org, drafts[i].ID, drafts[i].Answers, app.Intake{})
				return err
			})
			return err
		})
		if err != nil {
			return err
		}
		each := float64(count) / float64(n)
		b.Add("| %d | %d | %d | %.2f |", callers, n, count, each)
		if callers == 1 && each < 1 {
			return fmt.Errorf("%d filings were confirmed, one after another, after %d writes to disk", n, count)
		}
		if callers == 32 && each > 0.5 || count == 0 {
			return fmt.Errorf("%d filings of %d callers took %d writes to disk: they do not share them", n, callers, count)
		}
	}
	return nil
}

// family is a process and its children.
func family(parent int) ([]int, error) {
	all := []int{parent}
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil, err
	}
	for _, name := range stats {
		content, err := os.ReadFile(name)
		if err != nil {
			continue // it has ended meanwhile
		}
		_, rest, ok := strings.Cut(string(content), ") ")
		fields := strings.Fields(rest)
		if !ok || len(fields) < 2 || fields[1] != strconv.Itoa(parent) {
			continue
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(name)))
		if err != nil {
			return nil, err
		}
		all = append(all, pid)
	}
	return all, nil
}

// traced counts how often processes have the disk write while do runs.
func traced(trace string, processes []int, do func() error) (int, error) {
	args := []string{"-f", "-ttt", "-e", "trace=fsync,fdatasync", "-o", trace}
	for _, p := range processes {
		args = append(args, "-p", strconv.Itoa(p))
	}
	strace := exec.Command("strace", args...)
	said, err := strace.StderrPipe()
	if err != nil {
		return 0, err
	}
	if err := strace.Start(); err != nil {
		return 0, fmt.Errorf("starting strace: %w", err)
	}
	var words bytes.Buffer
	attached, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		lines, left := bufio.NewScanner(said), len(processes)
		for lines.Scan() {
			fmt.Fprintln(&words, lines.Text())
			if strings.Contains(lines.Text(), "attached") {
				if left--; left == 0 {
					close(attached)
				}
			}
		}
	}()
	select {
	case <-attached:
	case <-ended:
		return 0, fmt.Errorf("strace: %w: %s", strace.Wait(), words.String())
	}
	from := time.Now()
	err = do()
	until := time.Now()
	if e := strace.Process.Signal(os.Interrupt); e != nil {
		err = errors.Join(err, e)
	}
	<-ended
	strace.Wait() // it says that it was interrupted
	if err != nil {
		return 0, err
	}
	content, err := os.ReadFile(trace)
	if err != nil {
		return 0, err
	}
	count := 0
	for line := range strings.Lines(string(content)) { // "PID SECONDS.MICROS fdatasync(3) = 0", or its beginning
		fields := strings.Fields(line)
		if len(fields) < 3 || !strings.HasPrefix(fields[2], "fsync(") && !strings.HasPrefix(fields[2], "fdatasync(") {
			continue
		}
		seconds, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			return 0, fmt.Errorf("strace wrote %q: %w", line, err)
		}
		if at := time.UnixMicro(int64(seconds * 1e6)); !at.Before(from.Truncate(time.Microsecond)) && at.Before(until) {
			count++
		}
	}
	return count, nil
}
