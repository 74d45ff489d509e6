package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// Every list has an index of its own, on both databases: it costs the same however many dossiers there are.
func TestListsUseTheirIndex(t *testing.T) {
	t.Parallel()
	storetest.On(t, "plans", func(t *testing.T, s *store.Store) {
		err := s.Exec(`
			with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
			insert into reader (org, stream, role, place, level, due, closed, fresh, location, region, step, kind, marked, waits, desker)
			select 1, i, 'coordinator', 0, case i % 2 when 0 then 'see' else 'know' end, '2026-12-' || (10 + i % 20),
				case when i % 5 = 0 then '2026-11-' || (10 + i % 20) else '' end, case i % 100 when 2 then 1 else 0 end, i % 100, 1, 'forward',
				case i % 50 when 3 then 'enquiry' else 'complaint' end,
				case i % 200 when 4 then 1 else 0 end, case i % 200 when 6 then 1 else 0 end, case i % 200 when 8 then 7 else 0 end
			from n`)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Grown(context.Background()); err != nil {
			t.Fatal(err)
		}
		view := s.As(1, coordinator(9))
		for _, tt := range []struct {
			q     store.Query
			index string
		}{
			{store.Query{}, "reader_open"},
			{store.Query{Level: gehoor.LevelKnow}, "reader_open"},
			{store.Query{After: "2026-12-12.4"}, "reader_open"},
			{store.Query{Due: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}, "reader_open"},
			{store.Query{Enquiries: true}, "reader_open"},
			{store.Query{Closed: true}, "reader_closed"},
			{store.Query{Location: 7}, "reader_place"},
			{store.Query{Fresh: true, Step: gehoor.OweForward}, "reader_fresh"},
			{store.Query{Marked: true}, "reader_marked"},
			{store.Query{Waits: true}, "reader_waits"},
			{store.Query{Deskers: []gehoor.PersonID{7}}, "reader_desker"},
		} {
			plan, err := view.ListPlan(tt.q)
			if err != nil || !strings.Contains(plan, tt.index) {
				t.Errorf("%+v: %v; not by %s:\n%s", tt.q, err, tt.index, plan)
			}
		}
		if plan, err := view.CountPlan(); err != nil || !strings.Contains(plan, "reader_open") {
			t.Errorf("what is late: %v; not by reader_open:\n%s", err, plan)
		}
	})
}

// What belongs to one dossier is found by its index: SQLite by itself believes that an organisation has ten of everything.
func TestADossiersOwnIsNotLookedForAmongAll(t *testing.T) {
	t.Parallel()
	storetest.On(t, "plans", func(t *testing.T, s *store.Store) {
		for i := range 3000 {
			if i%50 == 0 {
				write(t, s, 1, noon, func(tx *store.Tx) error {
					for j := range 50 {
						id := gehoor.StreamID(i + j + 1)
						tx.AddJob(store.Job{ID: fmt.Sprint(id), Stream: id})
						sealed, err := s.Seal(1, seal.Content{Body: []byte("x")})
						if err != nil {
							return err
						}
						tx.PutItem(id, sealed)
					}
					return nil
				})
			}
		}
		if err := s.Grown(context.Background()); err != nil {
			t.Fatal(err)
		}
		for q, index := range map[string]string{
			`select * from job where org = $1 and stream = $2 order by id`: "job_stream",
			`select * from key where org = $1 and dossier = $2`:            "key_dossier",
			`select * from item where org = $1 and dossier = $2`:           "item_dossier",
		} {
			if plan, err := s.Plan(q, 1, 7); err != nil || !strings.Contains(plan, index) {
				t.Errorf("%s: %v; not by %s:\n%s", q, err, index, plan)
			}
		}
	})
}

// What is found is found whether its terms were spread or not, and once; and what was erased is found
// in neither way.
func TestLookupBeforeAndAfterSpreading(t *testing.T) {
	t.Parallel()
	storetest.On(t, "lookup", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		name := func(text string) []store.Term { return []store.Term{{Kind: store.Name, Text: text}} }
		var all []gehoor.StreamID
		for i := range 450 {
			write(t, s, 1, noon, func(tx *store.Tx) error {
				id := tx.NewStream()
				if _, err := tx.Append(id, gehoor.Actor{Kind: gehoor.Complainant}, filing(t, fmt.Sprintf("26%04d", i), noon)); err != nil {
					return err
				}
				all = append(all, id)
				words := "Anna Bakker"
				if i%100 == 7 {
					words = "Anna Zeldzaam"
				}
				return tx.AddTerms(id, name(words))
			})
		}
		view := s.As(1, coordinator(9))
		check := func(when, text string, want int) {
			t.Helper()
			rows, err := view.FindExact(ctx, store.Name, text)
			if err != nil || len(rows) != want {
				t.Errorf("%s, %q: got %d, %v, want %d", when, text, len(rows), err, want)
			}
			for i := 1; i < len(rows); i++ {
				if rows[i-1].ID <= rows[i].ID {
					t.Errorf("%s, %q: %d comes before %d", when, text, rows[i-1].ID, rows[i].ID)
				}
			}
		}
		again := func(when string, rare, both int) {
			t.Helper()
			check(when, "anna", 50)
			check(when, "zeldzaam", rare)
			check(when, "anna zeldz", rare)
			check(when, "bakker zeldzaam", both)
		}
		again("before", 5, 0)
		for more := true; more; {
			var err error
			if more, err = s.SpreadTerms(ctx, 1); err != nil {
				t.Fatal(err)
			}
		}
		if n, err := s.Number(`select count(distinct stream) from lookup`); err != nil || n < 300 {
			t.Fatalf("the terms of %d dossiers are spread, %v", n, err)
		}
		again("after", 5, 0)
		// A name that is added later is found at once, of an old dossier and of a young one.
		for _, id := range []gehoor.StreamID{all[3], all[449]} {
			write(t, s, 1, noon, func(tx *store.Tx) error { return tx.AddTerms(id, name("Zeldzaam")) })
		}
		again("with two more", 7, 2)
		if _, err := s.EraseDossier(ctx, 1, noon, gehoor.By(1), all[7], gehoor.CauseRequest, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := s.EraseDossier(ctx, 1, noon, gehoor.By(1), all[449], gehoor.CauseRequest, nil); err != nil {
			t.Fatal(err)
		}
		again("after erasing two", 5, 1)
		if n, err := s.Number(`select count(*) from lookup where stream in (` + fmt.Sprint(all[7], ", ", all[449]) + `)`); err != nil || n != 0 {
			t.Errorf("%d rows are left of what was erased, %v", n, err)
		}
		whole(t, s, 1)
		if err := s.Exec(`insert into lookup (org, term, stream) values (1, 5, $1)`, int64(all[7])); err != nil {
			t.Fatal(err)
		}
		if r, err := s.Verify(ctx, 1, 0); err != nil || !strings.Contains(r.Fault, "looked up") {
			t.Errorf("verify overlooks a search term of an erased dossier: %q, %v", r.Fault, err)
		}
	})
}
