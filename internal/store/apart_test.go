package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// Issue section 3, design section 1: every table begins with org, and whatever happens in one organisation changes no row of another, in no table.
func TestOrganisationsAreApartInEveryTable(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "apart", func(t *testing.T, url string) {
		ctx := context.Background()
		s := storetest.OpenURL(t, url, 1)
		other, err := s.AddOrganisation(ctx, store.Organisation{Name: "Elders", Host: "elders.example", Created: noon}, noon)
		if err != nil {
			t.Fatal(err)
		}
		tables := s.Tables(ctx)
		lives := func(org int64, seq int) {
			t.Helper()
			id := file(t, s, org, fmt.Sprintf("267F3%d", seq), "Een verhaal.")
			write(t, s, org, noon, func(tx *store.Tx) error {
				if err := tx.AddTerms(id, []store.Term{{Kind: store.Name, Text: "Samira Planteijn"}}); err != nil {
					return err
				}
				person, err := tx.PutPerson(gehoor.Actor{}, store.Person{Name: "Ilse", Mail: "ilse@example.org"})
				if err != nil {
					return err
				}
				return tx.SetParty(id, 1, person)
			})
			if _, err := s.NewDraft(ctx, org, noon); err != nil {
				t.Fatal(err)
			}
			if _, err := s.NewSession(ctx, org, 1); err != nil {
				t.Fatal(err)
			}
			if err := s.LogAccess(ctx, org, 1, id, store.AccessDossier, noon); err != nil {
				t.Fatal(err)
			}
			if err := s.RebuildRows(ctx, org, nil); err != nil {
				t.Fatal(err)
			}
			gone := file(t, s, org, fmt.Sprintf("267F4%d", seq), "Dit gaat weg.")
			if _, err := s.EraseDossier(ctx, org, noon, gehoor.Actor{}, gone, gehoor.CauseMistake, nil); err != nil {
				t.Fatal(err)
			}
		}
		lives(1, 1)
		db := database(t, url)
		before := map[string][]string{}
		common := []string{"writer", "block", "goose_db_version"} // of the whole installation
		for _, table := range tables {
			if slices.Contains(common, table) {
				continue
			}
			columns, rows := contents(t, db, table)
			if columns[0] != "org" {
				t.Errorf("table %s begins with %s", table, columns[0])
			}
			before[table] = rows
		}
		lives(other, 2)
		for table, want := range before {
			if _, got := contents(t, db, table); !slices.Equal(got, want) {
				t.Errorf("table %s of organisation 1 was changed by what another did:\n%q\nwas\n%q", table, got, want)
			}
		}
		for _, table := range []string{"event", "item", "key", "dossier", "reader", "party", "term", "draft", "token", "access"} {
			if len(before[table]) == 0 {
				t.Errorf("table %s is empty: the test shows nothing of it", table)
			}
		}
	})
}

// contents are a table's columns, and its rows of organisation 1, sorted.
func contents(t *testing.T, db *sql.DB, table string) (columns, all []string) {
	t.Helper()
	rows, err := db.Query(`select * from ` + table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if columns, err = rows.Columns(); err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(values[0]) == "1" {
			all = append(all, fmt.Sprint(values...))
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return columns, all
}
