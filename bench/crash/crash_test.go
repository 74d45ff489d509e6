package main

import (
	"fmt"
	"os"
	"strconv"
	"testing"

	"gehoor/bench/site"
	"gehoor/internal/store/storetest"
)

func TestMain(m *testing.M) {
	if order, ok := os.LookupEnv(childKey); ok {
		fmt.Fprintln(os.Stderr, child(order))
		os.Exit(1)
	}
	os.Exit(storetest.Main(m))
}

// D1, R6 and R13 rest on this: what was confirmed is on disk. GEHOOR_CRASH_ROUNDS says how often to
// kill (3 when it is not set), GEHOOR_CRASH_SEED when.
func TestKilledWhileFiling(t *testing.T) {
	rounds, seed := number(t, "GEHOOR_CRASH_ROUNDS", 3), uint64(number(t, "GEHOOR_CRASH_SEED", os.Getpid()))
	names := []string{"sqlite"}
	if storetest.Wanted() {
		names = append(names, "postgres")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			databases := site.Databases{Name: name, New: func() (string, error) { return storetest.SQLite(t), nil }}
			if name == "postgres" {
				databases.New = func() (string, error) { return storetest.Postgres(t), nil }
			}
			sum, err := trial{databases: databases, folder: t.TempDir(), seed: seed, rounds: rounds, out: t.Output()}.run(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			t.Log(sum)
			if sum.Rounds != rounds || sum.Confirmed == 0 || sum.Mails < sum.Confirmed {
				t.Errorf("that tried too little: %v", sum)
			}
		})
	}
}

func number(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}
