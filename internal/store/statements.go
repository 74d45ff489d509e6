package store

import (
	"context"
	"database/sql"
	"database/sql/driver"

	modernc "modernc.org/sqlite"
)

// SQLite compiles a text each time it is asked, which takes longer than most of ours run. This driver
// keeps what it compiled, for each connection and text, as pgx does for PostgreSQL.
type keepingDriver struct {
	engine modernc.Driver
	name   string // of the file, with its pragmas
}

// keptStatements is how many texts a connection keeps. There are some hundreds; when there are more, because
// lists have many lengths, it begins again.
const keptStatements = 400

func openSQLite(name string) *sql.DB { return sql.OpenDB(&keepingDriver{name: name}) }

// Connect implements driver.Connector.
func (d *keepingDriver) Connect(context.Context) (driver.Conn, error) {
	c, err := d.engine.Open(d.name)
	if err != nil {
		return nil, err
	}
	return &keepingConn{c.(sqliteConn), map[string]*keptStatement{}}, nil
}

// Driver implements driver.Connector.
func (d *keepingDriver) Driver() driver.Driver { return &d.engine }

// sqliteConn is what the driver's connections can do and database/sql makes use of.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type keepingConn struct {
	sqliteConn
	kept map[string]*keptStatement
}

type keptStatement struct {
	sqliteStatement
	busy bool // its rows are being read: who asks the same meanwhile has it compiled again
}

type sqliteStatement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// statement is the kept one of a text; nil when it must be compiled for once.
func (c *keepingConn) statement(ctx context.Context, text string, args []driver.NamedValue) (*keptStatement, error) {
	if len(args) == 0 { // migrations and pragmas
		return nil, nil
	}
	if s, ok := c.kept[text]; ok {
		if s.busy {
			return nil, nil
		}
		return s, nil
	}
	if len(c.kept) >= keptStatements {
		if err := c.forget(); err != nil {
			return nil, err
		}
	}
	compiled, err := c.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	s := &keptStatement{sqliteStatement: compiled.(sqliteStatement)}
	c.kept[text] = s
	return s, nil
}

// forget closes what is kept and is not in use.
func (c *keepingConn) forget() error {
	for text, s := range c.kept {
		if s.busy {
			continue
		}
		delete(c.kept, text)
		if err := s.Close(); err != nil {
			return err
		}
	}
	return nil
}

// ExecContext implements driver.ExecerContext.
func (c *keepingConn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.statement(ctx, text, args)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.sqliteConn.ExecContext(ctx, text, args)
	}
	return s.ExecContext(ctx, args)
}

// QueryContext implements driver.QueryerContext.
func (c *keepingConn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.statement(ctx, text, args)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.sqliteConn.QueryContext(ctx, text, args)
	}
	rows, err := s.QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	s.busy = true
	return &keptRows{rows, s}, nil
}

// Close implements driver.Conn.
func (c *keepingConn) Close() error {
	for _, s := range c.kept {
		s.busy = false
	}
	err := c.forget()
	if e := c.sqliteConn.Close(); err == nil {
		err = e
	}
	return err
}

type keptRows struct {
	driver.Rows
	of *keptStatement
}

// Close implements driver.Rows.
func (r *keptRows) Close() error {
	r.of.busy = false
	return r.Rows.Close()
}
