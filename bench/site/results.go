package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Results are what a program measured, as they go into RESULTS.md.
type Results struct {
	Title   string
	Command string // that repeats it
	Machine string // see Machine
	Lines   []string
}

// Add adds a line, and says it on standard output at once.
func (r *Results) Add(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	fmt.Println(line)
	r.Lines = append(r.Lines, line)
}

// Keep writes r into a file, in place of the section that has its title; with an empty name nothing happens.
func (r *Results) Keep(name string) error {
	if name == "" {
		return nil
	}
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("keeping the results: %w", err)
	}
	section := fmt.Sprintf("## %s\n\n%s\n\n    %s\n\n%s\n", r.Title, r.Machine, r.Command, strings.Join(r.Lines, "\n"))
	if err := os.WriteFile(name, []byte(replaced(string(old), r.Title, section)), 0o644); err != nil {
		return fmt.Errorf("keeping the results: %w", err)
	}
	return nil
}

// replaced is a text with the section of a title replaced, or at its end where there is none.
func replaced(text, title, section string) string {
	heading := "## " + title + "\n"
	before, after, found := strings.Cut("\n"+text, "\n"+heading)
	if !found {
		return strings.TrimRight(text, "\n") + "\n\n" + section
	}
	rest := ""
	if i := strings.Index(after, "\n## "); i >= 0 {
		rest = after[i:]
	}
	return strings.TrimPrefix(before, "\n") + "\n" + section + rest
}

// Machine is a line that says where something was measured: cores, Go, the database and its version, the day.
func Machine(ctx context.Context, name, url string) (string, error) {
	db, err := SQL(url)
	if err != nil {
		return "", err
	}
	defer db.Close()
	ask := "select 'SQLite ' || sqlite_version()"
	if name == "postgres" {
		ask = "select 'PostgreSQL ' || current_setting('server_version')"
	}
	var version string
	if err := db.QueryRowContext(ctx, ask).Scan(&version); err != nil {
		return "", fmt.Errorf("asking for the database's version: %w", err)
	}
	return fmt.Sprintf("%d cores %s/%s%s, %s, %s, %s", runtime.GOMAXPROCS(0), runtime.GOOS, runtime.GOARCH, processor(), runtime.Version(),
		version, time.Now().Format("2006-01-02 15:04 MST")), nil
}

// processor is the machine's own word for its cores; empty where it says none.
func processor() string {
	content, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(content)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return " (" + strings.TrimSpace(value) + ")"
		}
	}
	return ""
}

// Times are how long each of several took.
type Times []time.Duration

// At is the time within which a part of them was done: 0.5 is the median. Zero when there are none.
func (t Times) At(part float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

// Ms says a duration in milliseconds.
func Ms(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/float64(time.Millisecond)) }
