package app

import (
	"bytes"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"gehoor"
)

// wordsNowhere looks for words in every value of every table of a database on SQLite, jobs of every kind and what became of them
// among it, and in what was logged.
func wordsNowhere(t *testing.T, url string, log []byte, words ...string) {
	t.Helper()
	file := strings.TrimPrefix(url, "sqlite://")
	db, err := sql.Open("sqlite", "file:"+strings.NewReplacer("%", "%25", "#", "%23", "?", "%3f").Replace(file)+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	look := func(where string, content []byte) {
		for _, word := range words {
			if bytes.Contains(bytes.ToLower(content), []byte(strings.ToLower(word))) {
				t.Errorf("%q stands in %s", word, where)
			}
		}
	}
	each := func(query string, take func(columns []string, values []any)) {
		rows, err := db.Query(query)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
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
			take(columns, values)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	var tables []string
	each(`select name from sqlite_schema where type = 'table'`, func(_ []string, values []any) { tables = append(tables, fmt.Sprint(values[0])) })
	jobs := map[string]bool{}
	for _, table := range tables {
		each(`select * from `+table, func(columns []string, values []any) {
			for i, v := range values {
				if table == "job" && columns[i] == "duty" {
					jobs[fmt.Sprint(v)] = true
				}
				if b, ok := v.([]byte); ok {
					v = string(b)
				}
				look("column "+table+"."+columns[i], []byte(fmt.Sprint(v)))
			}
		})
	}
	for _, kind := range []gehoor.DutyKind{jobNew, jobForwarded, jobRouted, jobTried, jobCame, jobResolved, jobNews, jobStopped, jobWithdrawn, jobApproval,
		jobData, jobDisclosed, jobPrivacy, jobBreach, jobAlarm, jobAnswered, jobSend, jobReturned, jobSignIn, jobDraft, jobWeek} {
		if !jobs[string(kind)] {
			t.Errorf("no job %s was there to look at", kind)
		}
	}
	look("the log", log)
}
