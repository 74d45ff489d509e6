package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// unguarded takes the triggers away, as who controls the database can.
func unguarded(t *testing.T, s *store.Store) {
	t.Helper()
	drop := []string{`drop trigger event_stays`, `drop trigger event_is_fixed`}
	if s.Dialect() == "postgres" {
		drop = []string{`drop trigger event_stays on event`, `drop trigger event_is_fixed on event`}
	}
	for _, q := range drop {
		if err := s.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTampering(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		why   string
		do    []string
		guard bool   // whether the triggers refuse the first of these
		want  string // what verify names
	}{
		{"change a fact", []string{`update event set data = replace(data, '"form"', '"mail"') where n = 1`}, true, "line 1: its data was changed"},
		{"change a time", []string{`update event set at = '2026-08-11T10:00:00.000Z' where n = 2`}, true, "line 2: it was changed"},
		{"change an actor", []string{`update event set actor = 'system' where n = 3`}, true, "line 3: it was changed"},
		{"blank what was not erased", []string{`update event set data = '', salt = digest where n = 2`,
			`update event set salt = (select salt from event where n = 99) where n = 2 and 1 = 0`}, true, "line 2: its data was changed"},
		{"remove a line", []string{`delete from event where n = 2`}, true, "line 2: the log goes on with line 3"},
		{"swap two lines", []string{`update event set n = 99 where n = 2`, `update event set n = 2 where n = 3`, `update event set n = 3 where n = 99`}, true, "line 2: "},
		{"cut the tail", []string{`delete from event where n = 4`}, true, "line 3: the log ends here"},
		{"cut the tail and the head", []string{`delete from event where n = 4`,
			`update head set n = 3, hash = (select hash from event where org = 1 and n = 3)`}, true, "dossier 1: its row"},
		{"let somebody read", []string{`insert into reader (org, stream, role, place, level, due, closed, fresh, location, region, step, kind)
			values (1, 1, 'manager', 101, 'see', '9999', '', 0, 100, 10, '', 'complaint')`}, false, "dossier 1: its readers"},
		{"lift a bar", []string{`update party set barred = 0`}, false, "dossier 1: who is barred"},
		{"hide from the list", []string{`update dossier set closed = '2026-08-12T10:00:00.000Z'`}, false, "dossier 1: its row"},
		{"destroy a key", []string{`delete from key where dossier = 1`}, false, "dossier 1: item "},
		{"change an item", []string{`update item set body = (select wrapped from key where dossier = 1)`}, false, "dossier 1: item "},
		{"drop a row of the list", []string{`delete from dossier`}, false, "the list has 0 dossiers"},
	} {
		storetest.On(t, tt.why, func(t *testing.T, s *store.Store) {
			id := file(t, s, 1, "267F3K", "Er was geen jas.")
			appendTo(t, s, 1, id, route(manager))
			write(t, s, 1, noon, func(tx *store.Tx) error {
				if _, err := tx.Append(id, gehoor.By(1), gehoor.PartyNamed{Party: 1, Standing: gehoor.Accused}, gehoor.NoteAdded{}); err != nil {
					return err
				}
				return tx.SetParty(id, 1, 5)
			})
			whole(t, s, 1)
			if err := s.Exec(tt.do[0]); (err != nil) != tt.guard {
				t.Fatalf("behind the program's back: got %v, refused should be %v", err, tt.guard)
			}
			if tt.guard {
				whole(t, s, 1)
				unguarded(t, s)
				for _, q := range tt.do {
					if err := s.Exec(q); err != nil {
						t.Fatal(err)
					}
				}
			}
			report, err := s.Verify(context.Background(), 1, 0)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(report.Fault, tt.want) {
				t.Errorf("verify: %q, want %q", report.Fault, tt.want)
			}
		})
	}
}

func TestAKeptFingerprint(t *testing.T) {
	t.Parallel()
	storetest.On(t, "at a line", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		id := file(t, s, 1, "267F3K", "x")
		n, hash, err := s.Head(ctx, 1)
		if err != nil {
			t.Fatal(err)
		}
		appendTo(t, s, 1, id, route(manager))
		report, err := s.Verify(ctx, 1, n)
		if err != nil || report.Fault != "" || report.Hash != hash || report.Lines != n {
			t.Errorf("got %+v, %v", report, err)
		}
		if report, err = s.Verify(ctx, 1, 9); err != nil || report.Fault != "line 9: the log ends with line 2" {
			t.Errorf("a log that was longer: got %+v, %v", report, err)
		}
	})
}

// The same history, with the same randomness, has the same fingerprint on both databases.
func TestDatabasesAgree(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	prints := map[gehoor.Hash][]string{}
	t.Run("both", func(t *testing.T) {
		storetest.On(t, "history", func(t *testing.T, s *store.Store) {
			random := rand.New(rand.NewPCG(7, 7))
			var ids []gehoor.StreamID
			for i := range 60 {
				now := noon.Add(time.Duration(i) * time.Hour)
				if len(ids) == 0 || random.IntN(3) == 0 {
					ids = append(ids, fileAt(t, s, 1, fmt.Sprintf("26%04d", i), fmt.Sprint("story ", i), now))
					continue
				}
				id := ids[random.IntN(len(ids))]
				note := sealText(t, s, 1, fmt.Sprint("note ", i))
				write(t, s, 1, now, func(tx *store.Tx) error {
					facts := []gehoor.Fact{gehoor.NoteAdded{Note: tx.PutItem(id, note)}}
					if random.IntN(2) == 0 {
						facts = append(facts, route(manager))
					}
					_, err := tx.Append(id, gehoor.By(gehoor.PersonID(random.IntN(5)+1)), facts...)
					return err
				})
			}
			_, hash, err := s.Head(context.Background(), 1)
			if err != nil {
				t.Fatal(err)
			}
			mu.Lock()
			defer mu.Unlock()
			prints[hash] = append(prints[hash], s.Dialect())
		})
	})
	// The runs above are parallel, and Run waited for them.
	if len(prints) != 1 {
		t.Errorf("the fingerprints differ: %v", prints)
	}
	want := "[sqlite]"
	if storetest.Wanted() {
		want = "[postgres sqlite]"
	}
	for _, who := range prints {
		if got := fmt.Sprint(sorted(who)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func sorted(s []string) []string {
	if len(s) == 2 && s[0] > s[1] {
		return []string{s[1], s[0]}
	}
	return s
}

func TestErasing(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "an item, then all", func(t *testing.T, url string) {
		ctx := context.Background()
		s := storetest.OpenURL(t, url, 1)
		sender, words := sealText(t, s, 1, "Annemarie Zonnestraal"), sealText(t, s, 1, "Er was geen jas.")
		var id gehoor.StreamID
		write(t, s, 1, noon, func(tx *store.Tx) error {
			id = tx.NewStream()
			f := filing(t, "267F3K", noon)
			f.Sender, f.Story = tx.PutItem(id, sender), tx.PutItem(id, words)
			if _, err := tx.Append(id, gehoor.Actor{Kind: gehoor.Complainant}, f, gehoor.PartyNamed{Party: 1, Standing: gehoor.Accused}); err != nil {
				return err
			}
			if err := tx.SetParty(id, 1, 5); err != nil {
				return err
			}
			return tx.AddTerms(id, []store.Term{{Kind: store.Name, Text: "Annemarie Zonnestraal"}})
		})
		other := file(t, s, 1, "267F3L", "blijft")
		find := func() int {
			rows, err := s.As(1, coordinator(1)).FindExact(ctx, store.Name, "zonnestr")
			if err != nil {
				t.Fatal(err)
			}
			return len(rows)
		}
		if find() != 1 {
			t.Error("the sender is not found")
		}
		before, err := s.Verify(ctx, 1, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.EraseItems(ctx, 1, noon, gehoor.By(1), other, []gehoor.Item{sender.Ref().Item}, gehoor.CauseRequest, store.Sealed{}, nil); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("another dossier's item: got %v, want ErrNotFound", err)
		}
		if _, err := s.EraseItems(ctx, 1, noon, gehoor.By(1), id, []gehoor.Item{sender.Ref().Item}, gehoor.CauseRequest, store.Sealed{}, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Item(ctx, 1, sender.Ref()); !errors.Is(err, store.ErrErased) {
			t.Errorf("an erased item: got %v", err)
		}
		if find() != 0 {
			t.Error("the sender is still found")
		}
		if r := whole(t, s, 1); r.Gone != 1 || r.Seals != before.Seals-1 {
			t.Errorf("verify: got %+v", r)
		}
		if _, err := s.EraseDossier(ctx, 1, noon, gehoor.By(1), id, gehoor.CauseRetention, nil); err != nil {
			t.Fatal(err)
		}
		if r := whole(t, s, 1); r.Erased != 1 || r.Dossiers != 1 {
			t.Errorf("verify: got %+v", r)
		}
		if _, err := s.System().Load(ctx, 1, id); !errors.Is(err, store.ErrErased) {
			t.Errorf("an erased dossier: got %v", err)
		}
		if _, err := s.As(1, coordinator(1)).Complaint(ctx, id); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an erased dossier, seen: got %v", err)
		}
		err = s.Write(ctx, 1, noon, func(tx *store.Tx) error {
			_, err := tx.Append(id, gehoor.By(1), gehoor.NoteAdded{})
			return err
		})
		if !errors.Is(err, store.ErrErased) {
			t.Errorf("appending to an erased dossier: got %v", err)
		}
		if err := s.RebuildRows(ctx, 1, nil); err != nil {
			t.Fatal(err)
		}
		whole(t, s, 1)
		plantedNowhere(t, url, "zonnestraal", "267F3K")
	})
}

func TestRebuilding(t *testing.T) {
	t.Parallel()
	storetest.On(t, "rows and terms", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		id := file(t, s, 1, "267F3K", "x")
		appendTo(t, s, 1, id, route(manager))
		for _, table := range []string{"dossier", "reader", "term"} {
			if err := s.Exec(`delete from ` + table); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Exec(`insert into party (org, stream, party, person, barred) values (1, 77, 1, 1, 1)`); err != nil {
			t.Fatal(err)
		}
		if err := s.RebuildRows(ctx, 1, nil); err != nil {
			t.Fatal(err)
		}
		whole(t, s, 1)
		err := s.RebuildTerms(ctx, 1, func(c *gehoor.Complaint, _ *gehoor.Enquiry) ([]store.Term, error) {
			return []store.Term{{Kind: store.Mail, Text: "A@example.org "}}, nil
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := s.As(1, coordinator(1)).FindExact(ctx, store.Mail, "a@Example.org")
		if err != nil || len(rows) != 1 || rows[0].ID != id {
			t.Errorf("got %v, %v", rows, err)
		}
	})
}

// Two processes on one PostgreSQL; on SQLite two stores of one file stand for a server and a command.
func TestTwoStoresOnOneDatabase(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "both write", func(t *testing.T, url string) {
		a, b := storetest.OpenURL(t, url, 1), storetest.OpenURL(t, url, 2)
		id := file(t, a, 1, "260000", "x")
		var wait sync.WaitGroup
		for i := range 20 {
			for j, s := range []*store.Store{a, b} {
				wait.Go(func() {
					file(t, s, 1, fmt.Sprintf("26%d%03d", j+1, i), "x")
					appendTo(t, s, 1, id, gehoor.NoteAdded{})
				})
			}
		}
		wait.Wait()
		if r := whole(t, a, 1); r.Lines != 81 || r.Dossiers != 41 {
			t.Errorf("got %+v", r)
		}
		claimed := map[string]bool{}
		var mu sync.Mutex
		for _, s := range []*store.Store{a, b, a, b} {
			wait.Go(func() {
				jobs, err := s.Claim(context.Background(), noon, 20, time.Minute)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				for _, j := range jobs {
					if claimed[j.ID] {
						t.Errorf("%s was claimed twice", j.ID)
					}
					claimed[j.ID] = true
				}
			})
		}
		wait.Wait()
		if len(claimed) == 0 {
			t.Error("nothing was claimed")
		}
	})
}

// Nothing of one organisation reaches another.
func TestOrganisationsAreApart(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "two", func(t *testing.T, url string) {
		ctx := context.Background()
		s := storetest.OpenURL(t, url, 1)
		two, err := s.AddOrganisation(ctx, store.Organisation{Host: "two.example", Name: "Two", Practice: true}, noon)
		if err != nil {
			t.Fatal(err)
		}
		id := file(t, s, 1, "267F3K", "Er was geen jas.")
		write(t, s, 1, noon, func(tx *store.Tx) error {
			return tx.AddTerms(id, []store.Term{{Kind: store.Mail, Text: "a@example.org"}})
		})
		c, err := s.System().Load(ctx, 1, id)
		if err != nil {
			t.Fatal(err)
		}
		db := database(t, url)
		for _, table := range []string{"event", "item", "key", "blob", "party", "dossier", "reader", "term", "job"} {
			var n int
			if err := db.QueryRow(`select count(*) from ` + table + ` where org <> 1`).Scan(&n); err != nil {
				t.Fatal(err)
			}
			if n != 0 {
				t.Errorf("%d rows in %s are another's", n, table)
			}
		}
		view := s.As(two, coordinator(1))
		page, err := view.List(ctx, store.Query{Level: gehoor.LevelKnow})
		if err != nil || len(page.Rows) != 0 {
			t.Errorf("list: %v, %v", page, err)
		}
		if rows, err := view.FindExact(ctx, store.Mail, "a@example.org"); err != nil || len(rows) != 0 {
			t.Errorf("terms: %v, %v", rows, err)
		}
		if found, err := view.Search(ctx, "jas", 0, time.Minute); err != nil || len(found.Rows) != 0 {
			t.Errorf("search: %v, %v", found, err)
		}
		for why, err := range map[string]error{
			"complaint": second(view.Complaint(ctx, id)), "number": second(view.ByNumber(ctx, "KL 26 7f3k")),
			"load": second(s.System().Load(ctx, two, id)), "number of the parent": second(s.System().ByNumber(ctx, two, "267F3K")),
			"append": s.Write(ctx, two, noon, func(tx *store.Tx) error { return second(tx.Append(id+1, gehoor.Actor{}, gehoor.NoteAdded{})) }),
		} {
			if !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: got %v, want ErrNotFound", why, err)
			}
		}
		if _, err := s.Item(ctx, two, c.Filed.Story); !errors.Is(err, store.ErrErased) {
			t.Errorf("item: got %v", err)
		}
		// Even moved to the other's rows a body does not open.
		for _, q := range []string{`insert into item (org, item, dossier, body) select 2, item, dossier, body from item`,
			`insert into key (org, item, dossier, wrapped) select 2, item, dossier, wrapped from key`} {
			if err := s.Exec(q); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Item(ctx, two, c.Filed.Story); !errors.Is(err, seal.ErrBroken) {
			t.Errorf("item moved: got %v", err)
		}
		for host, want := range map[string]int64{"two.example": two, "other.example": 1} {
			if o, err := s.OrganisationByHost(ctx, host); err != nil || o.ID != want {
				t.Errorf("%s is of organisation %d, %v; want %d", host, o.ID, err, want)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }
