package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gehoor/internal/files"
	"gehoor/internal/store/storetest"
)

func partNames(t *testing.T, dir string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			all = append(all, e.Name())
		}
	}
	return all
}

// Design section 6: parts of keys go after seven days, parts of data when the operator says, the newest never; what is broken off
// leaves those before it.
func TestBackupsForget(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	w.file(told(), Intake{})
	ctx, dir := context.Background(), t.TempDir()
	to, keys := filepath.Join(dir, "to"), filepath.Join(dir, "keys")
	again := func() BackedUp {
		t.Helper()
		b, err := w.Backup(ctx, to, keys, 35*24*time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	again()
	first, firstKeys := partNames(t, to)[0], partNames(t, keys)[0]
	w.clock = w.clock.Add(6 * 24 * time.Hour)
	again()
	if n := len(partNames(t, keys)); n != 2 {
		t.Errorf("%d parts of keys after six days", n)
	}
	broken, cancel := context.WithCancel(ctx)
	cancel()
	before := strings.Join(append(partNames(t, to), partNames(t, keys)...), " ")
	w.clock = w.clock.Add(time.Hour)
	if _, err := w.Backup(broken, to, keys, time.Hour); err == nil {
		t.Error("a backup that is broken off says that it was made")
	}
	if after := strings.Join(append(partNames(t, to), partNames(t, keys)...), " "); after != before {
		t.Errorf("a backup that was broken off left %s, before it %s", after, before)
	}
	w.clock = w.clock.Add(2 * 24 * time.Hour)
	again()
	if now := strings.Join(partNames(t, keys), " "); strings.Contains(now, firstKeys) || len(partNames(t, keys)) != 2 {
		t.Errorf("after more than seven days: %s", now)
	}
	if now := strings.Join(partNames(t, to), " "); !strings.Contains(now, first) {
		t.Errorf("the data is gone: %s", now)
	}
	w.clock = w.clock.Add(40 * 24 * time.Hour)
	if b := again(); b.Dropped != 5 || len(partNames(t, to)) != 1 || len(partNames(t, keys)) != 1 {
		t.Errorf("after forty days more %d were dropped, left %v %v", b.Dropped, partNames(t, to), partNames(t, keys))
	}
	for _, path := range []string{filepath.Join(to, partNames(t, to)[0]), filepath.Join(keys, partNames(t, keys)[0])} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v, %v", path, info.Mode(), err)
		}
	}
}

// An attachment is in the backup once, and stays there as long as a key for it may.
func TestBackupKeepsAttachments(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx, dir := context.Background(), t.TempDir()
	stored, err := w.App.Files.Put(ctx, files.Upload{Org: 1, Item: "900", CleanItem: "901", Name: "brief.txt", Body: strings.NewReader("Beste school,"), Size: -1})
	if err != nil {
		t.Fatal(err)
	}
	blob := filepath.Join(dir, "files", stored.Original.Name[:2], stored.Original.Name[2:4], stored.Original.Name)
	pool, err := files.OpenDir(filepath.Join(dir, "files"), storetest.Seeded(9))
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	for i, want := range []bool{true, false} {
		if copied, err := pool.CopyFrom(w.App.Files, stored.Original.Name); err != nil || copied != want {
			t.Errorf("copy %d: %v, %v", i, copied, err)
		}
	}
	if _, err := w.Backup(ctx, dir, dir, time.Hour); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(blob); err != nil {
		t.Errorf("no row names it, and it is gone within seven days: %v", err)
	}
	old := time.Now().Add(-8 * 24 * time.Hour)
	if err := os.Chtimes(blob, old, old); err != nil {
		t.Fatal(err)
	}
	w.clock = w.clock.Add(time.Minute)
	if _, err := w.Backup(ctx, dir, dir, time.Hour); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(blob); !os.IsNotExist(err) {
		t.Errorf("erased more than seven days ago, and there: %v", err)
	}
	if _, err := pool.CopyFrom(w.App.Files, strings.Repeat("a", 26)); err == nil {
		t.Error("what is not there was copied")
	}
}
