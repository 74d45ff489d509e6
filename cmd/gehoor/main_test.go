package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/text"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gehoor": main})
}

func TestScripts(t *testing.T) {
	t.Parallel()
	register, err := filepath.Abs("../../internal/register/testdata/lrk-sample.csv")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:   "testdata",
		Setup: func(env *testscript.Env) error { env.Setenv("REGISTER", register); return nil },
		Cmds:  map[string]func(*testscript.TestScript, bool, []string){"complaint": complaint, "package": packaged, "older-mail": olderMail, "work": work},
	})
}

// complaint puts the number of a closed complaint of the demo in an environment variable.
func complaint(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: complaint VARIABLE")
	}
	c := &console{Err: io.Discard, Now: time.Now}
	s, err := installation{Data: ts.MkAbs(ts.Getenv("GEHOOR_DATA"))}.open(context.Background(), c, false)
	ts.Check(err)
	defer s.Close()
	for c, err := range s.System().Complaints(context.Background(), 1) {
		ts.Check(err)
		if c.ClosedOn == gehoor.ClosedDecided && !c.Open() && len(c.Outside) == 0 {
			ts.Setenv(args[0], string(c.Number()))
			return
		}
	}
	ts.Fatalf("no complaint is closed")
}

// packaged writes the package that the demo made for the committee to a file, and beside it the same with one byte changed.
func packaged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: package FILE CHANGED")
	}
	data := ts.MkAbs(ts.Getenv("GEHOOR_DATA"))
	s, err := installation{Data: data}.open(context.Background(), &console{Err: io.Discard, Now: time.Now}, false)
	ts.Check(err)
	defer s.Close()
	dir, err := files.OpenDir(filepath.Join(data, "files"), rand.Reader)
	ts.Check(err)
	defer dir.Close()
	for c, err := range s.System().Complaints(context.Background(), 1) {
		ts.Check(err)
		for _, e := range c.Packages() {
			blob, err := s.File(context.Background(), 1, e.Fact.(gehoor.PackageMade).File.Original)
			ts.Check(err)
			r, err := dir.Open(blob)
			ts.Check(err)
			body, err := io.ReadAll(r)
			ts.Check(errors.Join(err, r.Close()))
			ts.Check(os.WriteFile(ts.MkAbs(args[0]), body, 0o600))
			body[len(body)/2] ^= 1
			ts.Check(os.WriteFile(ts.MkAbs(args[1]), body, 0o600))
			return
		}
	}
	ts.Fatalf("no package was made")
}

func TestExitCodes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		err  error
		want int
	}{
		{nil, 0},
		{no{io.EOF}, 1},
		{fmt.Errorf("reading: %w", no{io.EOF}), 1},
		{fmt.Errorf("deciding: %w", &gehoor.Refusal{Code: "decide.no-reasons"}), 1},
		{fmt.Errorf("explaining: %w", misuse{io.EOF}), 2},
		{errors.New("the disk is full"), 3},
	}
	for _, tt := range tests {
		if got := exitCode(tt.err); got != tt.want {
			t.Errorf("%v: exit code %d, want %d", tt.err, got, tt.want)
		}
	}
}

// Each line is answered before the next is sent.
func TestDeadlineStreams(t *testing.T) {
	t.Parallel()
	in, send := io.Pipe()
	receive, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		code := run([]string{"deadline", "--jsonl"}, &console{In: in, Out: out, Err: io.Discard})
		out.Close()
		ended <- code
	}()
	answers := json.NewDecoder(receive)
	for _, part := range []string{
		"{\"received\":\"2026-04-02T16:00:00+02:00\"}\n{\"recei", // a whole line and the beginning of the next
		"ved\":\"2026-04-03T16:00:00+02:00\"}\n",
	} {
		if _, err := io.WriteString(send, part); err != nil {
			t.Fatal(err)
		}
		var got dates
		if err := answers.Decode(&got); err != nil {
			t.Fatal(err)
		}
	}
	send.Close()
	if err := answers.Decode(new(dates)); err != io.EOF {
		t.Errorf("after the last line: %v", err)
	}
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d, want 0", code)
	}
}

func TestDeadlineFaults(t *testing.T) {
	t.Parallel()
	line := `{"received":"2026-04-02T16:00:00+02:00"}` + "\n"
	var out, says bytes.Buffer
	broken := io.MultiReader(strings.NewReader(line), iotest.ErrReader(errors.New("cable pulled")))
	if code := run([]string{"deadline", "--jsonl"}, &console{In: broken, Out: &out, Err: &says}); code != 3 {
		t.Errorf("a broken input: exit code %d, want 3", code)
	}
	if got := says.String(); !strings.Contains(got, "reading line 2: cable pulled") {
		t.Errorf("a broken input says %q", got)
	}
	if got := strings.Count(out.String(), "\n"); got != 1 {
		t.Errorf("%d lines before the input broke, want 1", got)
	}
	if code := run([]string{"deadline", "--jsonl"}, &console{In: strings.NewReader(line), Out: full{}, Err: io.Discard}); code != 3 {
		t.Errorf("a full disk: exit code %d, want 3", code)
	}
}

// full is a disk that is full.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func FuzzReadLine(f *testing.F) {
	for _, line := range []string{
		`{"received":"2026-04-02T16:00:00+02:00"}`, `{"received":null}`, `{"received":"2026-04-02"}`, `{}`, ``, `[]`, `{"received":1}`,
		`{"received":"2026-04-02T16:00:00Z"} {}`, `{"received":"2026-04-02T16:00:00Z","x":1}`, `{"received":"2199-12-31T23:59:59Z"}`,
		`{"received":"1900-01-01T00:00:00+14:00"}`, "{\"received\":\"\xff\"}",
	} {
		f.Add([]byte(line))
	}
	p := gehoor.DefaultProcedure()
	f.Fuzz(func(t *testing.T, line []byte) {
		received, at, wrong := readLine(line)
		if wrong != (text.Msg{}) {
			if received != "" || !at.IsZero() {
				t.Errorf("%q is wrong, but gives %q, %v", line, received, at)
			}
			return
		}
		written, err := json.Marshal(datesOf(p, received, at))
		if err != nil {
			t.Fatalf("%q was read, but not written: %v", line, err)
		}
		var got dates
		if err := json.Unmarshal(written, &got); err != nil {
			t.Fatal(err)
		}
		day := gehoor.DateOf(at)
		if got.Received != received || !day.Before(got.ContactBy) || day.DaysUntil(got.DecideBy) != 42 ||
			got.Statutory.Before(got.DecideBy) || got.Extended != got.Statutory.After(got.DecideBy) {
			t.Errorf("%q gives %s", line, written)
		}
	})
}
