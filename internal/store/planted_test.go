package store_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// database opens a test's database beside the store.
func database(t *testing.T, url string) *sql.DB {
	t.Helper()
	driver, source := "pgx", url
	if file, ok := strings.CutPrefix(url, "sqlite://"); ok {
		driver, source = "sqlite", "file:"+strings.NewReplacer("%", "%25", "#", "%23", "?", "%3f").Replace(file)+"?_pragma=busy_timeout(10000)"
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// plantedNowhere looks for words in every row of every table, whatever its case, and in the files of SQLite.
func plantedNowhere(t *testing.T, url string, words ...string) {
	t.Helper()
	db := database(t, url)
	list := `select table_name from information_schema.tables where table_schema = 'public'`
	file, sqlite := strings.CutPrefix(url, "sqlite://")
	if sqlite {
		list = `select name from sqlite_schema where type = 'table'`
	}
	for _, table := range column(t, db, list) {
		rows, err := db.Query(`select * from ` + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
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
			for i, v := range values {
				if b, ok := v.([]byte); ok {
					v = string(b)
				}
				planted(t, "column "+table+"."+columns[i], []byte(fmt.Sprint(v)), words)
			}
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !sqlite {
		return
	}
	names, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join(filepath.Dir(file), name.Name()))
		if err != nil {
			t.Fatal(err)
		}
		read += len(content)
		planted(t, name.Name(), content, words)
	}
	if read == 0 {
		t.Error("there is nothing to look into")
	}
}

func planted(t *testing.T, where string, content []byte, words []string) {
	t.Helper()
	for _, word := range words {
		if bytes.Contains(bytes.ToLower(content), bytes.ToLower([]byte(word))) {
			t.Errorf("%q stands in %s", word, where)
		}
	}
}

func column(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if err := rows.Err(); err != nil || len(all) == 0 {
		t.Fatalf("nothing there: %v", err)
	}
	return all
}
