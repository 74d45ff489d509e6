package files

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// Clamd is the address of ClamAV's daemon: "unix:/run/clamav/clamd.ctl", or "host:port".
type Clamd string

// ErrNotScanned says that nobody has looked into a file yet.
var ErrNotScanned = errors.New("the file has not been scanned")

const (
	scanPiece = 64 << 10
	scanTime  = 2 * time.Minute
)

// Scan has clamd look into a file, with its command INSTREAM. Found is what it calls what is in it; empty when it found
// nothing. A file that is larger than clamd looks into is an error.
func (c Clamd) Scan(ctx context.Context, body io.Reader) (found string, err error) {
	said, err := c.ask(ctx, "INSTREAM", body)
	if err != nil {
		return "", fmt.Errorf("scanning a file: %w", err)
	}
	switch {
	case strings.HasSuffix(said, " FOUND"):
		return strings.TrimSuffix(strings.TrimPrefix(said, "stream: "), " FOUND"), nil
	case said == "stream: OK":
		return "", nil
	}
	return "", errors.New("scanning a file: clamd did not look into it") // what it says may hold a name
}

// Ping tells whether clamd answers.
func (c Clamd) Ping(ctx context.Context) error {
	said, err := c.ask(ctx, "PING", nil)
	if err == nil && said != "PONG" {
		err = errors.New("it says something else")
	}
	if err != nil {
		return fmt.Errorf("asking clamd whether it is there: %w", err)
	}
	return nil
}

func (c Clamd) ask(ctx context.Context, command string, body io.Reader) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, scanTime)
	defer cancel()
	network, address := "tcp", string(c)
	if path, ok := strings.CutPrefix(address, "unix:"); ok {
		network, address = "unix", path
	}
	conn, err := new(net.Dialer).DialContext(ctx, network, address)
	if err != nil {
		return "", err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	if _, err := io.WriteString(conn, "z"+command+"\x00"); err != nil {
		return "", err
	}
	if body != nil {
		if err := pieces(conn, body); err != nil {
			return "", err
		}
	}
	said, err := io.ReadAll(io.LimitReader(conn, 4096))
	if err != nil {
		return "", err
	}
	return strings.TrimRight(string(said), "\x00\n"), nil
}

// pieces writes a body as clamd wants it: each piece after its length, and a length of none at the end. Clamd closes
// the connection on a body that is too long, after it has said so.
func pieces(conn net.Conn, body io.Reader) error {
	piece := make([]byte, 4+scanPiece)
	for {
		n, err := io.ReadFull(body, piece[4:])
		if n > 0 {
			binary.BigEndian.PutUint32(piece, uint32(n))
			if _, err := conn.Write(piece[:4+n]); err != nil {
				return nil
			}
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			_, _ = conn.Write([]byte{0, 0, 0, 0})
			return nil
		}
		if err != nil {
			return err
		}
	}
}
