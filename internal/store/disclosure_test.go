package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// D20: what was disclosed is found by number and code, which stand nowhere; never while the dossier is sealed, in no other
// organisation, and not after it was erased.
func TestDisclosure(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "disclosed", func(t *testing.T, url string) {
		ctx, s := context.Background(), storetest.OpenURL(t, url, 1)
		id := file(t, s, 1, "267F3K", "Er was geen jas.")
		const number = gehoor.DisclosureNumber("7F3K2H")
		text, err := s.Seal(1, seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte("Wat was gekozen.")})
		if err != nil {
			t.Fatal(err)
		}
		appendTo := func(facts ...gehoor.Fact) (c *gehoor.Complaint) {
			t.Helper()
			if err := s.Write(ctx, 1, noon, func(tx *store.Tx) (err error) {
				c, err = tx.Append(id, gehoor.Actor{}, facts...)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return c
		}
		appendTo(gehoor.PartyNamed{Party: 1, Standing: gehoor.Accused})
		seq := 0
		err = s.Write(ctx, 1, noon, func(tx *store.Tx) error {
			ref := tx.PutItem(id, text)
			c, err := tx.Append(id, gehoor.Actor{}, gehoor.Disclosed{What: gehoor.DiscloseInvitation, Party: 1, Text: ref, Way: gehoor.DiscloseByPaper, Number: number, Until: gehoor.DateOf(noon).AddDays(28)})
			if err != nil {
				return err
			}
			seq = c.Seq
			for _, want := range []bool{true, false} { // taken the second time
				if free, err := tx.PutDisclosure(id, seq, number); err != nil || free != want {
					t.Errorf("free: %v, %v, want %v", free, err, want)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		code, err := s.DisclosureCode(ctx, 1, id, seq)
		if err != nil || len(code) != 8 {
			t.Fatalf("the code: %q, %v", code, err)
		}
		plantedNowhere(t, url, code, string(number)+code)
		browser, left, err := s.CheckDisclosure(ctx, 1, number, code, "a", noon)
		if err != nil || left != store.CodeTries {
			t.Fatalf("number and code: %v, %d left", err, left)
		}
		if got, at, err := s.DisclosedTo(ctx, 1, browser); err != nil || got != id || at != seq {
			t.Errorf("opens %d, %d, %v", got, at, err)
		}
		wrong := func(why string, n gehoor.DisclosureNumber, code string, now time.Time) {
			t.Helper()
			if _, _, err := s.CheckDisclosure(ctx, 1, n, code, why, now); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: %v", why, err)
			}
		}
		wrong("a wrong code", number, wrongFor(code), noon)
		wrong("no such number", "BCDFGH", code, noon)
		wrong("too late", number, code, noon.AddDate(0, 0, 40))
		appendTo(gehoor.DisclosureRenewed{Seq: seq, Way: gehoor.DiscloseByPaper, Until: gehoor.DateOf(noon).AddDays(28)})
		wrong("the code before it was renewed", number, code, noon)
		fresh, err := s.DisclosureCode(ctx, 1, id, seq)
		if err != nil || fresh == code {
			t.Errorf("renewed: %q, %v", fresh, err)
		}
		if err := s.EndDisclosedTo(ctx, 1, id, seq); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.DisclosedTo(ctx, 1, browser); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("who read it before reads on: %v", err)
		}
		appendTo(gehoor.SafetyAsked{Track: gehoor.ReportingDuty, Since: 1})
		wrong("sealed", number, fresh, noon)
		appendTo(gehoor.SafetyCleared{})
		if _, _, err := s.CheckDisclosure(ctx, 1, number, fresh, "b", noon); err != nil {
			t.Errorf("cleared: %v", err)
		}
		if _, err := s.EraseDossier(ctx, 1, noon, gehoor.Actor{}, id, gehoor.CauseRetention, nil); err != nil {
			t.Fatal(err)
		}
		wrong("erased", number, fresh, noon)
	})
}
