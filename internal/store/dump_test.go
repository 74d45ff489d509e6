package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

func dump(t *testing.T, s *store.Store) (data, keys []byte) {
	t.Helper()
	var d, k bytes.Buffer
	if _, err := s.Dump(context.Background(), &d, &k, noon); err != nil {
		t.Fatal(err)
	}
	return d.Bytes(), k.Bytes()
}

// elsewhere is an empty database of the other kind, where tests have one, else of the same.
func elsewhere(t *testing.T, s *store.Store) *store.Store {
	t.Helper()
	if s.Dialect() == "sqlite" && storetest.Wanted() {
		return storetest.OpenURL(t, storetest.Postgres(t), 5)
	}
	return storetest.OpenURL(t, storetest.SQLite(t), 5)
}

// Design section 6: an old part of data with the newest part of keys brings back what was there, and nothing of what was
// erased since; what SQLite wrote PostgreSQL reads and the other way round.
func TestABackupComesBackWithoutWhatWasErased(t *testing.T) {
	t.Parallel()
	storetest.On(t, "restore", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		stays := file(t, s, 1, "26STAY", "Dit blijft.")
		goes := file(t, s, 1, "26GONE", "Dit gaat helemaal weg.")
		partly := file(t, s, 1, "26PART", "Hiervan gaat een notitie weg.")
		note := sealText(t, s, 1, "Een notitie.")
		write(t, s, 1, noon, func(tx *store.Tx) error {
			_, err := tx.Append(partly, gehoor.By(1), gehoor.NoteAdded{Note: tx.PutItem(partly, note)})
			return err
		})
		draft, err := s.NewDraft(ctx, 1, noon)
		if err != nil {
			t.Fatal(err)
		}
		data, keys := dump(t, s)
		if bytes.Contains(data, []byte(`"wrapped"`)) {
			t.Error("there are keys in the data")
		}
		if bytes.Contains(data, []byte(`"table":"term"`)) || bytes.Contains(keys, []byte(`"table":"term"`)) {
			t.Error("there are search terms in the backup")
		}
		if _, err := s.EraseDossier(ctx, 1, noon, gehoor.By(1), goes, gehoor.CauseRetention, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := s.EraseItems(ctx, 1, noon, gehoor.By(1), partly, []gehoor.Item{note.Ref().Item}, gehoor.CauseThird, store.Sealed{}, nil); err != nil {
			t.Fatal(err)
		}
		later := file(t, s, 1, "26LATE", "Dit kwam erna.")
		_, newest := dump(t, s)

		other := elsewhere(t, s)
		l, err := other.Load(ctx, bytes.NewReader(data), bytes.NewReader(newest), noon)
		if err != nil {
			t.Fatal(err)
		}
		if l.Dossiers != 1 || l.Items != 1 {
			t.Errorf("erased again: %d dossiers, %d items", l.Dossiers, l.Items)
		}
		c, err := other.System().Load(ctx, 1, stays)
		if err != nil {
			t.Fatal(err)
		}
		if words, err := other.Item(ctx, 1, c.Filed.Story); err != nil || string(words.Body) != "Dit blijft." {
			t.Errorf("what stays reads %q, %v", words.Body, err)
		}
		if _, err := other.System().Load(ctx, 1, goes); !errors.Is(err, store.ErrErased) {
			t.Errorf("a dossier that was erased since: %v", err)
		}
		if _, err := other.Item(ctx, 1, note.Ref()); !errors.Is(err, store.ErrErased) {
			t.Errorf("a note that was erased since: %v", err)
		}
		if _, err := other.System().Load(ctx, 1, later); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("what came after the backup: %v", err)
		}
		if _, err := other.Draft(1, draft, noon); err != nil {
			t.Errorf("a draft: %v", err)
		}
		whole(t, other, 1)
		file(t, other, 1, "26NEXT", "Er wordt gewoon doorgewerkt.")
		whole(t, other, 1)

		// And back again, to the same log as before.
		was, hash, err := s.Head(ctx, 1)
		if err != nil {
			t.Fatal(err)
		}
		all, current := dump(t, s)
		again := storetest.OpenURL(t, storetest.SQLite(t), 6)
		if _, err := again.Load(ctx, bytes.NewReader(all), bytes.NewReader(current), noon); err != nil {
			t.Fatal(err)
		}
		if n, same, err := again.Head(ctx, 1); err != nil || n != was || same != hash {
			t.Errorf("the log ends at %d %s, was %d %s: %v", n, same, was, hash, err)
		}
		if _, err := again.Load(ctx, bytes.NewReader(all), bytes.NewReader(current), noon); !errors.Is(err, store.ErrNotEmpty) {
			t.Errorf("over what is there: %v", err)
		}
		_ = keys
	})
}

// A part that is broken off, of the other kind, or older than the data is refused, and nothing is written.
func TestAHalfBackupIsRefused(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := storetest.Open(t)
	file(t, s, 1, "26AAAA", "x")
	data, keys := dump(t, s)
	older := bytes.Replace(keys, []byte(noon.Format("2006-01-02T15")), []byte("2026-01-01T00"), 1)
	if bytes.Equal(older, keys) {
		t.Fatal("the head says no date")
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	for why, parts := range map[string][2][]byte{
		"the two swapped":       {keys, data},
		"empty":                 {nil, keys},
		"data that breaks off":  {data[:len(data)-20], keys},
		"a line missing":        {bytes.Join(append(append([][]byte{}, lines[:3]...), lines[4:]...), nil), keys},
		"keys that break off":   {data, keys[:len(keys)-20]},
		"keys that are older":   {data, older},
		"another table":         {bytes.Replace(data, []byte(`"table":"event"`), []byte(`"table":"elsewhere"`), 1), keys},
		"another column":        {bytes.Replace(data, []byte(`"digest"`), []byte(`"sum"`), 1), keys},
		"a word for a number":   {bytes.Replace(data, []byte("\n[1,1,1,1,"), []byte("\n[1,\"x\",1,1,"), 1), keys},
		"of a newer program":    {bytes.Replace(data, []byte(`"writer":`), []byte(`"writer":9`), 1), keys},
		"no file of ours":       {[]byte("PK\x03\x04"), keys},
		"a table without names": {bytes.Replace(data, []byte(`"columns":[`), []byte(`"columns":[],"was":[`), 1), keys},
	} {
		other := storetest.Open(t)
		if _, err := other.Load(ctx, bytes.NewReader(parts[0]), bytes.NewReader(parts[1]), noon); !errors.Is(err, store.ErrDump) && !errors.Is(err, store.ErrOld) {
			t.Errorf("%s: %v", why, err)
		}
		if n, err := other.Number(`select count(*) from event`); err != nil || n != 0 {
			t.Errorf("%s: %d lines were written, %v", why, n, err)
		}
	}
	if _, err := storetest.Open(t).Load(ctx, bytes.NewReader(data), bytes.NewReader(keys), noon); err != nil {
		t.Errorf("the whole of it: %v", err)
	}
}

// Each table has its place in a backup, and each key in the part with keys.
func TestABackupHasEveryTable(t *testing.T) {
	t.Parallel()
	storetest.On(t, "tables", func(t *testing.T, s *store.Store) {
		data, keys := dump(t, s)
		for _, table := range s.Tables(t.Context()) {
			in := strings.Contains(string(data), fmt.Sprintf(`{"table":%q`, table))
			if out := table == "term" || table == "lookup" || table == "looked" || table == "attempt" || table == "goose_db_version"; in == out {
				t.Errorf("table %s: in the data %v", table, in)
			}
		}
		for _, table := range []string{"key", "draft"} {
			if !strings.Contains(string(keys), fmt.Sprintf(`{"table":%q`, table)) {
				t.Errorf("the keys of %s are not there", table)
			}
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte("{\"gehoor\":\"data\",\"made\":\"2026-08-12T09:30:00Z\",\"writer\":1}\n{\"table\":\"head\",\"columns\":[\"org\",\"n\",\"hash\"],\"kinds\":[\"int\",\"int\",\"bytes\"]}\n[1,0,\"AAAA\"]\n{\"end\":1}\n"),
		[]byte("{\"gehoor\":\"keys\",\"made\":\"2026-08-12T09:30:00Z\",\"writer\":1}\n{\"end\":0}\n"))
	f.Add([]byte("{"), []byte("[]"))
	s := storetest.Open(f)
	f.Fuzz(func(t *testing.T, data, keys []byte) {
		s.Load(context.Background(), bytes.NewReader(data), bytes.NewReader(keys), noon) // refused or not, it does not fall over
	})
}
