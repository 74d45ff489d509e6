package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// CopyFrom copies a blob of another directory, as it is: sealed. One that is there already is not copied again, for a blob
// never changes; it is marked as of today, so that [Dir.Sweep] counts from then. The error is [fs.ErrNotExist]
// when the other has no such blob. When it returns, the copy is on disk, to stay.
func (d *Dir) CopyFrom(from *Dir, name string) (copied bool, err error) {
	if !blobName.MatchString(name) {
		return false, fmt.Errorf("copying a blob: %w", fs.ErrNotExist)
	}
	folder, file := place(name)
	now := time.Now()
	if err := d.root.Chtimes(file, now, now); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	if err := d.copy(from, folder, file); err != nil {
		return false, fmt.Errorf("copying a blob: %w", err)
	}
	return true, nil
}

func (d *Dir) copy(from *Dir, folder, file string) error {
	in, err := from.root.Open(file)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := d.root.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	part := file + ".part" // what was broken off is begun anew
	out, err := d.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer out.Close() // after an error; a second Close does no harm
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	if err := errors.Join(out.Sync(), out.Close()); err != nil {
		return err
	}
	if err := d.root.Rename(part, file); err != nil {
		return err
	}
	return d.sync(folder)
}
