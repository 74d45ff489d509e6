package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

func begin(t *testing.T, s *store.Store, now time.Time) store.DraftID {
	t.Helper()
	id, err := s.NewDraft(context.Background(), 1, now)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func save(s *store.Store, id store.DraftID, now time.Time, answers string) error {
	return s.SaveDraft(context.Background(), 1, id, now, func(was []byte) ([]byte, error) {
		return append(bytes.Clone(was), answers...), nil
	})
}

// fileDraft files a draft as package app does, and reports whether it was filed before.
func fileDraft(s *store.Store, id store.DraftID, number string, attached ...gehoor.File) (complaint gehoor.StreamID, again bool, err error) {
	err = s.Write(context.Background(), 1, noon, func(tx *store.Tx) error {
		var err error
		complaint, err = tx.FiledFrom(id)
		if again = err == nil; again || !errors.Is(err, store.ErrNotFound) {
			return err
		}
		complaint = tx.NewStream()
		for _, f := range attached {
			if err := tx.HandOver(f, id, complaint); err != nil {
				return err
			}
		}
		if _, err := tx.Append(complaint, gehoor.Actor{Kind: gehoor.Complainant}, gehoor.Filed{Number: gehoor.Number(number), ReceivedAt: noon, Files: attached}); err != nil {
			return err
		}
		return tx.FileDraft(id, complaint)
	})
	return complaint, again, err
}

func TestDraft(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "answers", func(t *testing.T, url string) {
		s := storetest.OpenURL(t, url, 1)
		id := begin(t, s, noon)
		if d, err := s.Draft(1, id, noon); err != nil || d.Answers != nil || d.Filed != 0 || !d.Expires.Equal(noon.AddDate(0, 0, 14)) {
			t.Errorf("at first: %+v, %v", d, err)
		}
		for _, answer := range []string{"Er was geen jas.", " En geen muts."} {
			if err := save(s, id, noon, answer); err != nil {
				t.Fatal(err)
			}
		}
		if d, err := s.Draft(1, id, noon); err != nil || string(d.Answers) != "Er was geen jas. En geen muts." || d.Seq != 2 {
			t.Errorf("saved twice: %q, %+v, %v", d.Answers, d, err)
		}
		if err := s.SaveDraft(context.Background(), 1, id, noon, func([]byte) ([]byte, error) { return nil, errRefused }); !errors.Is(err, errRefused) {
			t.Errorf("refused: %v", err)
		}
		for name, unknown := range map[string]store.DraftID{"another": id + "a", "empty": ""} {
			if _, err := s.Draft(1, unknown, noon); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
			if err := save(s, unknown, noon, "x"); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("saving %s: %v", name, err)
			}
		}
		other, err := s.AddOrganisation(context.Background(), store.Organisation{Host: "b"}, noon)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Draft(other, id, noon); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("at another organisation: %v", err)
		}
		plantedNowhere(t, url, "jas", "muts", string(id))
	})
}

// Of two pages that are open at once neither loses what the other saved.
func TestDraftSavedAtOnce(t *testing.T) {
	t.Parallel()
	storetest.On(t, "forty", func(t *testing.T, s *store.Store) {
		id := begin(t, s, noon)
		var wait sync.WaitGroup
		for i := range 40 {
			wait.Go(func() {
				if err := save(s, id, noon, fmt.Sprintf("<%d>", i)); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		d, err := s.Draft(1, id, noon)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 40 {
			if !strings.Contains(string(d.Answers), fmt.Sprintf("<%d>", i)) {
				t.Errorf("%d is lost", i)
			}
		}
	})
}

func TestDraftExpires(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "after fourteen days", func(t *testing.T, url string) {
		s := storetest.OpenURL(t, url, 1)
		id, later := begin(t, s, noon), begin(t, s, noon.AddDate(0, 0, 1))
		if err := save(s, id, noon, "x"); err != nil {
			t.Fatal(err)
		}
		end := noon.AddDate(0, 0, store.DraftDays)
		if _, err := s.Draft(1, id, end.Add(-time.Second)); err != nil {
			t.Errorf("just before: %v", err)
		}
		if _, err := s.Draft(1, id, end); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("then: %v", err)
		}
		if err := save(s, id, end, "y"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("saving then: %v", err)
		}
		if n, err := s.SweepDrafts(context.Background(), end.Add(-time.Second)); err != nil || n != 0 {
			t.Errorf("swept %d, %v, want 0", n, err)
		}
		if n, err := s.SweepDrafts(context.Background(), end); err != nil || n != 1 {
			t.Errorf("swept %d, %v, want 1", n, err)
		}
		if _, err := s.Draft(1, id, noon); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("swept, by an earlier clock: %v", err)
		}
		if _, err := s.Draft(1, later, end); err != nil {
			t.Errorf("one that was begun later: %v", err)
		}
		if err := s.DropDraft(context.Background(), 1, later, end); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Draft(1, later, end); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("dropped: %v", err)
		}
	})
}

func TestDraftIsFiledOnce(t *testing.T) {
	t.Parallel()
	storetest.On(t, "twenty at once", func(t *testing.T, s *store.Store) {
		id := begin(t, s, noon)
		if err := save(s, id, noon, "x"); err != nil {
			t.Fatal(err)
		}
		var wait sync.WaitGroup
		var lock sync.Mutex
		ids, first := map[gehoor.StreamID]bool{}, 0
		for i := range 20 {
			wait.Go(func() {
				complaint, again, err := fileDraft(s, id, fmt.Sprintf("26%04d", i))
				if err != nil {
					t.Error(err)
				}
				lock.Lock()
				defer lock.Unlock()
				ids[complaint] = true
				if !again {
					first++
				}
			})
		}
		wait.Wait()
		if len(ids) != 1 || first != 1 {
			t.Errorf("%d complaints, filed %d times", len(ids), first)
		}
		d, err := s.Draft(1, id, noon)
		if err != nil || !ids[d.Filed] || d.Answers != nil {
			t.Errorf("afterwards: %+v, %v", d, err)
		}
		if err := save(s, id, noon, "y"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("saving what was filed: %v", err)
		}
		if _, err := s.SweepDrafts(context.Background(), noon.AddDate(1, 0, 0)); err != nil {
			t.Fatal(err)
		}
		if complaint, again, err := fileDraft(s, id, "26ZZZZ"); err != nil || !again || !ids[complaint] {
			t.Errorf("a year later: %d, again %v, %v", complaint, again, err)
		}
	})
}

func TestDraftCode(t *testing.T) {
	t.Parallel()
	storetest.On(t, "eight digits", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		id := begin(t, s, noon)
		if _, err := s.CheckDraftCode(ctx, 1, id, "", "a", noon); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("before there is a code: %v", err)
		}
		code, err := s.DraftCode(ctx, 1, id, noon)
		if err != nil || len(code) != 8 {
			t.Fatalf("got %q, %v", code, err)
		}
		if left, err := s.CheckDraftCode(ctx, 1, id, wrongFor(code), "a", noon); !errors.Is(err, store.ErrNotFound) || left != store.CodeTries-2 {
			t.Errorf("a wrong code: %d left, %v", left, err)
		}
		if _, err := s.CheckDraftCode(ctx, 1, id, code[:4]+" "+code[4:], "a", noon); err != nil {
			t.Errorf("the code: %v", err)
		}
		if _, err := s.CheckDraftCode(ctx, 1, begin(t, s, noon), code, "a", noon); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("for another draft: %v", err)
		}
		if _, err := s.CheckDraftCode(ctx, 1, id, code, "a", noon.AddDate(0, 0, 14)); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("when the draft has expired: %v", err)
		}
		if _, err := s.DraftCode(ctx, 1, id+"a", noon); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("of no draft: %v", err)
		}
	})
}

func wrongFor(code string) string {
	if code[0] == '0' {
		return "1" + code[1:]
	}
	return "0" + code[1:]
}

// photo is a small picture.
func photo(t *testing.T) []byte {
	t.Helper()
	p := image.NewGray(image.Rect(0, 0, 8, 8))
	p.Set(3, 3, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// upload seals a file on disk.
func upload(t *testing.T, s *store.Store, dir *files.Dir, name string, content []byte) files.Stored {
	t.Helper()
	u, err := s.NewUpload(1)
	if err != nil {
		t.Fatal(err)
	}
	u.Name, u.Body, u.Size = name, bytes.NewReader(content), int64(len(content))
	stored, err := dir.Put(context.Background(), u)
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

func TestFilesOfADraft(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "files", func(t *testing.T, url string) {
		ctx := context.Background()
		s := storetest.OpenURL(t, url, 1)
		dir, err := files.OpenDir(t.TempDir(), storetest.Seeded(9))
		if err != nil {
			t.Fatal(err)
		}
		defer dir.Close()
		id, other := begin(t, s, noon), begin(t, s, noon)
		sent := map[string][]byte{"Blauwe plek Sem.png": photo(t), "Brief aan juf.txt": []byte("Beste juf"), "Weg ermee.txt": []byte("niet dit")}
		put := map[string]gehoor.File{}
		for _, name := range []string{"Blauwe plek Sem.png", "Brief aan juf.txt", "Weg ermee.txt"} {
			stored := upload(t, s, dir, name, sent[name])
			write(t, s, 1, noon, func(tx *store.Tx) (err error) {
				put[name], err = tx.PutDraftFile(id, stored)
				return err
			})
		}
		list, err := s.DraftFiles(1, id)
		if err != nil || len(list) != 3 || list[0].Name != "Blauwe plek Sem.png" || list[0].File != put[list[0].Name] || list[0].File.Copy.Item == 0 || list[1].MediaType != "text/plain" {
			t.Fatalf("listed %+v, %v", list, err)
		}
		if list, err := s.DraftFiles(1, other); err != nil || len(list) != 0 {
			t.Errorf("of another draft: %+v, %v", list, err)
		}
		stored := upload(t, s, dir, "x.txt", []byte("x"))
		err = s.Write(ctx, 1, noon, func(tx *store.Tx) error { _, err := tx.PutDraftFile(id+"a", stored); return err })
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("for no draft: %v", err)
		}
		brief, plek, weg := put["Brief aan juf.txt"], put["Blauwe plek Sem.png"], put["Weg ermee.txt"]
		if _, _, err := fileDraft(s, other, "26AAAA", brief); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("filing another draft with this one's file: %v", err)
		}
		write(t, s, 1, noon, func(tx *store.Tx) error { return tx.DropDraftFile(other, brief.Original.Item) })
		if list, err := s.DraftFiles(1, id); err != nil || len(list) != 3 {
			t.Errorf("another draft dropped it: %+v, %v", list, err)
		}
		extra := upload(t, s, dir, "Toch niet.txt", []byte("y"))
		var dropped gehoor.File
		write(t, s, 1, noon, func(tx *store.Tx) (err error) { dropped, err = tx.PutDraftFile(id, extra); return err })
		write(t, s, 1, noon, func(tx *store.Tx) error { return tx.DropDraftFile(id, dropped.Original.Item) })
		if list, err := s.DraftFiles(1, id); err != nil || len(list) != 3 {
			t.Errorf("after dropping one: %+v, %v", list, err)
		}
		if _, err := s.File(ctx, 1, dropped.Original); !errors.Is(err, store.ErrErased) {
			t.Errorf("dropped: %v", err)
		}
		complaint, _, err := fileDraft(s, id, "26BBBB", brief, plek)
		if err != nil {
			t.Fatal(err)
		}
		for name, f := range map[string]gehoor.File{"Brief aan juf.txt": brief, "Blauwe plek Sem.png": plek} {
			a, err := s.Attachment(ctx, 1, f)
			if err != nil || a.Name != name || a.File != f {
				t.Errorf("%s: %+v, %v", name, a, err)
			}
			blob, err := s.File(ctx, 1, f.Original)
			if err != nil || blob.FileName != name {
				t.Fatalf("%s: %v", name, err)
			}
			if got := read(t, dir, blob); !bytes.Equal(got, sent[name]) {
				t.Errorf("%s: read %d bytes, want %d", name, len(got), len(sent[name]))
			}
		}
		clean, err := s.File(ctx, 1, plek.Copy)
		if err != nil || clean.FileName != "Blauwe plek Sem.png" || len(read(t, dir, clean)) == 0 {
			t.Errorf("the copy: %+v, %v", clean.FileName, err)
		}
		// What was not sent is destroyed with the draft.
		if _, err := s.File(ctx, 1, weg.Original); !errors.Is(err, store.ErrErased) {
			t.Errorf("what stayed behind: %v", err)
		}
		if _, err := s.Attachment(ctx, 1, weg); !errors.Is(err, store.ErrErased) {
			t.Errorf("the name of what stayed behind: %v", err)
		}
		if list, err := s.DraftFiles(1, id); err != nil || len(list) != 0 {
			t.Errorf("the draft still has %+v, %v", list, err)
		}
		// A file of a dossier is nobody's to hand over, and not a draft's to drop.
		write(t, s, 1, noon, func(tx *store.Tx) error { return tx.DropDraftFile(id, brief.Original.Item) })
		if _, err := s.File(ctx, 1, brief.Original); err != nil {
			t.Errorf("dropped by a draft that had it: %v", err)
		}
		var dossiers int
		if err := database(t, url).QueryRow(`select count(*) from key where dossier = $1`, int64(complaint)).Scan(&dossiers); err != nil || dossiers != 3 {
			t.Errorf("%d keys in the dossier, %v, want 3", dossiers, err)
		}
		plantedNowhere(t, url, "Blauwe plek", "Brief aan", "Beste juf", "image/png")
	})
}

func TestSweptDraftTakesItsFiles(t *testing.T) {
	t.Parallel()
	storetest.On(t, "swept", func(t *testing.T, s *store.Store) {
		dir, err := files.OpenDir(t.TempDir(), storetest.Seeded(9))
		if err != nil {
			t.Fatal(err)
		}
		defer dir.Close()
		id := begin(t, s, noon)
		stored := upload(t, s, dir, "a.txt", []byte("a"))
		var f gehoor.File
		write(t, s, 1, noon, func(tx *store.Tx) (err error) { f, err = tx.PutDraftFile(id, stored); return err })
		if known, err := s.BlobKnown(context.Background(), stored.Original.Name); err != nil || !known {
			t.Errorf("before: known %v, %v", known, err)
		}
		if n, err := s.SweepDrafts(context.Background(), noon.AddDate(0, 0, 14)); err != nil || n != 1 {
			t.Errorf("swept %d, %v", n, err)
		}
		if known, err := s.BlobKnown(context.Background(), stored.Original.Name); err != nil || known {
			t.Errorf("after: known %v, %v", known, err)
		}
		if _, err := s.File(context.Background(), 1, f.Original); !errors.Is(err, store.ErrErased) {
			t.Errorf("after: %v", err)
		}
	})
}

func read(t *testing.T, dir *files.Dir, blob files.Blob) []byte {
	t.Helper()
	r, err := dir.Open(blob)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
