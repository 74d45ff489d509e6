package storetest

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
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
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"

	"gehoor/internal/seal"
	"gehoor/internal/store"
)

// A Server is a PostgreSQL of one's own, with the settings it has when nobody changes them: what it
// commits is on disk. It ends with the process that started it, however that ends.
type Server struct {
	dir    string
	server *exec.Cmd
	admin  *sql.DB
	port   int
	made   atomic.Int64
	lock   sync.Mutex // of the template, which two may not copy at once
}

// Start makes a PostgreSQL in a new folder, which is removed by Stop, and waits until it answers.
func Start() (*Server, error) {
	p := &Server{}
	if err := p.start(); err != nil {
		p.Stop()
		return nil, fmt.Errorf("starting PostgreSQL: %w", err)
	}
	return p, nil
}

// Database is the URL of a new database with empty tables.
func (p *Server) Database() (string, error) {
	name := fmt.Sprintf("test%d", p.made.Add(1))
	p.lock.Lock()
	defer p.lock.Unlock()
	// Copying the template is far quicker than making the tables.
	if _, err := p.admin.Exec("create database " + name + " template template_gehoor"); err != nil {
		return "", fmt.Errorf("copying a database: %w", err)
	}
	return p.url(name), nil
}

// Process is the number of PostgreSQL's first process.
func (p *Server) Process() int { return p.server.Process.Pid }

func (p *Server) url(name string) string {
	return fmt.Sprintf("postgres://gehoor@127.0.0.1:%d/%s?sslmode=disable", p.port, name)
}

func (p *Server) start() error {
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
	dir, err := os.MkdirTemp("", "gehoor-key-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	master, err := seal.Create(filepath.Join(dir, "key"), Seeded(0)) // any will do: nothing is sealed
	if err != nil {
		return err
	}
	s, err := store.Open(context.Background(), store.Config{URL: p.url("template_gehoor"), Master: master, Rand: Seeded(0)})
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

// Stop ends it and removes its folder.
func (p *Server) Stop() {
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

// Dump is what pg_dump writes of a database: its rows as SQL, as an operator would copy them.
func Dump(url string) ([]byte, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	return exec.Command(filepath.Join(bin, "pg_dump"), "--dbname", url).Output()
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
