// Package storetest gives tests a store of their own, on SQLite and, when GEHOOR_TEST_POSTGRES
// is set, on PostgreSQL too. It starts that by itself, as the user postgres where the test runs as
// root; it needs PostgreSQL's programs, in the PATH or where Debian puts them.
package storetest

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sort"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"

	"gehoor/internal/seal"
	"gehoor/internal/store"
)

// Main runs a test binary's tests and ends the PostgreSQL that they started. A package that
// calls On or Postgres has it in its TestMain:
//
//	func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }
func Main(m *testing.M) int {
	defer cluster.stop()
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
	url, err := cluster.database(t)
	if err != nil {
		t.Fatal(err)
	}
	return url
}

var cluster postgres

type postgres struct {
	once   sync.Once
	err    error
	dir    string
	server *exec.Cmd
	admin  *sql.DB
	port   int
	made   atomic.Int64
	lock   sync.Mutex // of the template, which two may not copy at once
}

// database copies the template, which is far quicker than making the tables.
func (p *postgres) database(t testing.TB) (string, error) {
	p.once.Do(func() { p.err = p.start(t) })
	if p.err != nil {
		return "", fmt.Errorf("starting PostgreSQL: %w", p.err)
	}
	name := fmt.Sprintf("test%d", p.made.Add(1))
	p.lock.Lock()
	defer p.lock.Unlock()
	if _, err := p.admin.Exec("create database " + name + " template template_gehoor"); err != nil {
		return "", err
	}
	return p.url(name), nil
}

func (p *postgres) url(name string) string {
	return fmt.Sprintf("postgres://gehoor@127.0.0.1:%d/%s?sslmode=disable", p.port, name)
}

func (p *postgres) start(t testing.TB) error {
	bin, err := programs()
	if err != nil {
		return err
	}
	if p.dir, err = os.MkdirTemp("", "gehoor-postgres-"); err != nil {
		return err
	}
	var credential *syscall.Credential
	if os.Getuid() == 0 { // PostgreSQL refuses to run as root
		if credential, err = credentialOf("postgres"); err != nil {
			return err
		}
		if err := os.Chown(p.dir, int(credential.Uid), int(credential.Gid)); err != nil {
			return err
		}
	}
	command := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(bin, name), args...)
		c.Dir = p.dir
		// It ends with the test binary, however that ends.
		c.SysProcAttr = &syscall.SysProcAttr{Credential: credential, Pdeathsig: syscall.SIGQUIT}
		return c
	}
	data := filepath.Join(p.dir, "data")
	if out, err := command("initdb", "-D", data, "-U", "gehoor", "-A", "trust", "-E", "UTF8", "--locale=C", "-N").CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	if p.port, err = freePort(); err != nil {
		return err
	}
	p.server = command("postgres", "-D", data, "-p", strconv.Itoa(p.port), "-k", p.dir, "-h", "127.0.0.1",
		"-c", "max_connections=400", "-c", "shared_buffers=128MB")
	var log bytes.Buffer
	p.server.Stdout, p.server.Stderr = &log, &log
	if err := p.server.Start(); err != nil {
		return err
	}
	if p.admin, err = sql.Open("pgx", p.url("postgres")); err != nil {
		return err
	}
	deadline, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for p.admin.PingContext(deadline) != nil {
		select {
		case <-deadline.Done():
			return fmt.Errorf("it does not answer: %s", log.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
	if _, err := p.admin.Exec("create database template_gehoor"); err != nil {
		return err
	}
	s, err := store.Open(context.Background(), store.Config{URL: p.url("template_gehoor"), Master: Master(t), Rand: Seeded(0)})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	// The blocks of item numbers begin anew in each copy, as in a new SQLite file.
	db, err := sql.Open("pgx", p.url("template_gehoor"))
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec("update block set next = 1")
	return err
}

func (p *postgres) stop() {
	if p.admin != nil {
		p.admin.Close()
	}
	if p.server != nil && p.server.Process != nil {
		p.server.Process.Signal(syscall.SIGQUIT) // at once: nothing of it is wanted any more
		p.server.Wait()
	}
	if p.dir != "" {
		os.RemoveAll(p.dir)
	}
}

// programs is the folder with PostgreSQL's programs, of the newest version there is.
func programs() (string, error) {
	if found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); err == nil && len(found) > 0 {
		sort.Strings(found)
		return filepath.Dir(found[len(found)-1]), nil
	}
	found, err := exec.LookPath("initdb")
	if err != nil {
		return "", err
	}
	return filepath.Dir(found), nil
}

func credentialOf(name string) (*syscall.Credential, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
