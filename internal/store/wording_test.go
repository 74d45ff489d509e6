package store_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// Own words hold at once, for every node, in one language of one organisation; every version stays, sealed, and
// the log tells that texts were changed.
func TestWordings(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "wordings", func(t *testing.T, url string) {
		ctx := context.Background()
		s, other := storetest.OpenURL(t, url, 1), storetest.OpenURL(t, url, 2)
		put := func(name string, l text.Lang, own string) {
			t.Helper()
			write(t, s, 1, noon, func(tx *store.Tx) error {
				return tx.PutWording(admin, store.Wording{Name: name, Lang: l, Own: own, Checked: true})
			})
		}
		put("mail-ack-number", text.NL, "Geheimtekst {nummer}")
		put("mail-ack-number", text.NL, "Geheimtekst {nummer}") // leaves no trace
		put("mail-ack-number", text.EN, "Keep {number}")
		put("mail-ack-received", text.NL, "Geheime dank")
		put("mail-ack-received", text.NL, "")
		put("mail-ack-limit", text.NL, "van een andere versie") // without its blank
		put("no-such-text", text.NL, "van een andere versie")
		for _, s := range []*store.Store{s, other} {
			set, err := s.Settings(1)
			if err != nil {
				t.Fatal(err)
			}
			for of, want := range map[text.Msg]text.Msg{
				text.MailAckNumber:   {NL: "Geheimtekst %s", EN: "Keep %s"},
				text.MailAckReceived: text.MailAckReceived, text.MailAckLimit: text.MailAckLimit,
			} {
				if got := set.Words.Of(of); got != want {
					t.Errorf("%q is said as %q", of, got)
				}
			}
		}
		all, err := s.Wordings(ctx, 1)
		if err != nil || len(all) != 6 {
			t.Fatalf("%d versions, want 6: %v", len(all), err)
		}
		for _, w := range all {
			if w.By != admin || !w.At.Equal(noon) || !w.Checked || w.No < 1 {
				t.Errorf("a version is %+v", w)
			}
		}
		told := 0
		for _, f := range orgFacts(t, url, s) {
			if strings.Contains(f, `"texts"`) {
				told++
			}
		}
		if told != 6 {
			t.Errorf("the log tells %d times", told)
		}
		rows, err := database(t, url).Query(`select data from wording`)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var data []byte
			if err := rows.Scan(&data); err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte("Geheim")) {
				t.Error("the words stand there for all to read")
			}
		}
		if all, err := s.Wordings(ctx, 2); err == nil && len(all) != 0 {
			t.Errorf("another organisation has %v", all)
		}
	})
}
