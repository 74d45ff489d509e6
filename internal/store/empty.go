package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
)

// Empty reports whether there is nothing yet at the address of a database: no file, or no
// tables. Only then may a key file be made for it: a second one beside a database that was
// sealed with a first opens nothing. It changes nothing.
func Empty(ctx context.Context, address string) (bool, error) {
	if file, ok := strings.CutPrefix(address, "sqlite://"); ok {
		// Connecting would make the file.
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			return true, nil
		}
	}
	_, write, read, err := connect(ctx, address)
	if read != nil && read != write {
		defer read.Close()
	}
	if write != nil {
		defer write.Close()
	}
	if err != nil {
		return false, fmt.Errorf("looking at the database: %w", err)
	}
	catalog := `select count(*) from sqlite_master where name = 'organisation'`
	if !strings.HasPrefix(address, "sqlite://") {
		catalog = `select count(*) from information_schema.tables where table_schema = current_schema() and table_name = 'organisation'`
	}
	var tables int
	if err := read.QueryRowContext(ctx, catalog).Scan(&tables); err != nil {
		return false, fmt.Errorf("looking at the database: %w", err)
	}
	return tables == 0, nil
}
