package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"gehoor/internal/app"
	"gehoor/internal/mail"
)

// A Post takes the demo's mail, and still has it after a restart.
type Post struct {
	app.Outbox
	mu   sync.Mutex
	file string
}

// A kept is a mail as the file has it, one a line.
type kept struct {
	To  string `json:"to"`
	Raw []byte `json:"raw"`
}

// OpenPost opens the post in a folder, which it makes when it is not there.
func OpenPost(dir string) (*Post, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("opening the post: %w", err)
	}
	p := &Post{file: filepath.Join(dir, "mails.jsonl")}
	f, err := os.Open(p.file)
	if os.IsNotExist(err) {
		return p, nil
	} else if err != nil {
		return nil, fmt.Errorf("opening the post: %w", err)
	}
	defer f.Close()
	lines := json.NewDecoder(f)
	for lines.More() {
		var m kept
		if err := lines.Decode(&m); err != nil {
			break // the end of a line that a kill broke off
		}
		if err := p.Outbox.Send(context.Background(), mail.Envelope{To: m.To}, m.Raw); err != nil {
			return nil, fmt.Errorf("opening the post: %w", err)
		}
	}
	return p, nil
}

// Send keeps a mail.
func (p *Post) Send(ctx context.Context, to mail.Envelope, raw []byte) error {
	line, err := json.Marshal(kept{to.To, raw})
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	f, err := os.OpenFile(p.file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err := f.Write(append(line, '\n')); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return p.Outbox.Send(ctx, to, raw)
}
