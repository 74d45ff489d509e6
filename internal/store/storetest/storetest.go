// Package storetest gives tests a store of their own, on SQLite and, when GEHOOR_TEST_POSTGRES
// is set, on PostgreSQL too. It starts that by itself, as the user postgres where the test runs as
// root; it needs PostgreSQL's programs, in the PATH or where Debian puts them.
package storetest

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"gehoor/internal/seal"
	"gehoor/internal/store"
)

// Main runs a test binary's tests and ends the PostgreSQL that they started. A package that
// calls On or Postgres has it in its TestMain:
//
//	func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }
func Main(m *testing.M) int {
	defer func() {
		if cluster.server != nil {
			cluster.server.Stop()
		}
	}()
	return m.Run()
}

// Wanted reports whether tests are to run on PostgreSQL too.
func Wanted() bool { return os.Getenv("GEHOOR_TEST_POSTGRES") != "" }

// On runs f on an empty store of each database, in parallel.
func On(t *testing.T, name string, f func(t *testing.T, s *store.Store)) {
	t.Helper()
	OnURL(t, name, func(t *testing.T, url string) { f(t, OpenURL(t, url, 1)) })
}

// OnURL is On for who opens the store himself, or twice.
func OnURL(t *testing.T, name string, f func(t *testing.T, url string)) {
	t.Helper()
	t.Run(name+"/sqlite", func(t *testing.T) {
		t.Parallel()
		f(t, SQLite(t))
	})
	if Wanted() {
		t.Run(name+"/postgres", func(t *testing.T) {
			t.Parallel()
			f(t, Postgres(t))
		})
	}
}

// Open gives an empty store on SQLite.
func Open(t testing.TB) *store.Store {
	t.Helper()
	return OpenURL(t, SQLite(t), 1)
}

// OpenURL opens a database with the test's master key and randomness that the seed decides. It is
// closed at the end of the test.
func OpenURL(t testing.TB, url string, seed uint64) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), store.Config{URL: url, Master: Master(t), Rand: Seeded(seed)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Seeded is a source of bytes that the seed decides.
func Seeded(seed uint64) io.Reader {
	var key [32]byte
	copy(key[:], fmt.Sprintf("gehoor test %d", seed))
	return rand.NewChaCha8(key)
}

// Master is the same master key in every test.
func Master(t testing.TB) *seal.Master {
	t.Helper()
	m, err := seal.Create(filepath.Join(t.TempDir(), "key"), Seeded(0))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// SQLite is the URL of a file that is not there yet. Its path has the characters that a URL would
// take for something else.
func SQLite(t testing.TB) string {
	t.Helper()
	return "sqlite://" + filepath.Join(t.TempDir(), "a #1? 100%.db")
}

// Postgres is the URL of an empty database, with its tables, on a PostgreSQL of this test binary.
func Postgres(t testing.TB) string {
	t.Helper()
	cluster.once.Do(func() { cluster.server, cluster.err = Start() })
	if cluster.err != nil {
		t.Fatal(cluster.err)
	}
	url, err := cluster.server.Database()
	if err != nil {
		t.Fatal(err)
	}
	return url
}

var cluster struct {
	once   sync.Once
	server *Server
	err    error
}
