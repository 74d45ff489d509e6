package store_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// age makes every token of a kind as old as if so much time had passed: secrets go by the machine's
// clock, which no test can move.
func age(t *testing.T, url, kind string, by time.Duration) {
	t.Helper()
	const stamp = "2006-01-02T15:04:05.000Z"
	db := database(t, url)
	for _, expires := range column(t, db, `select expires from token where kind = '`+kind+`'`) {
		at, err := time.Parse(stamp, expires)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(`update token set expires = $1 where kind = $2 and expires = $3`, at.Add(-by).Format(stamp), kind, expires); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSession(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "staff", func(t *testing.T, url string) {
		ctx, s := context.Background(), storetest.OpenURL(t, url, 1)
		secret, err := s.NewSession(ctx, 1, 7)
		if err != nil || len(secret) != 26 {
			t.Fatalf("got %q, %v", secret, err)
		}
		if p, err := storetest.OpenURL(t, url, 2).Session(ctx, 1, secret); err != nil || p != 7 {
			t.Errorf("on another node: %d, %v", p, err)
		}
		other, err := s.AddOrganisation(ctx, store.Organisation{Host: "b"}, noon)
		if err != nil {
			t.Fatal(err)
		}
		for name, ask := range map[string]func() error{
			"at another organisation": func() error { _, err := s.Session(ctx, other, secret); return err },
			"as a reading":            func() error { _, err := s.Reading(ctx, 1, secret); return err },
			"as an action":            func() error { _, err := s.UseAction(ctx, 1, secret); return err },
			"as a link":               func() error { _, err := s.TakeSignIn(ctx, 1, secret); return err },
			"without a secret":        func() error { _, err := s.Session(ctx, 1, ""); return err },
		} {
			if err := ask(); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		plantedNowhere(t, url, secret)
		age(t, url, "session", store.SessionLasts-time.Minute)
		if _, err := s.Session(ctx, 1, secret); err != nil {
			t.Errorf("just before the end: %v", err)
		}
		age(t, url, "session", time.Minute)
		if _, err := s.Session(ctx, 1, secret); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("after twelve hours: %v", err)
		}
		for name, end := range map[string]func(secret string) error{
			"signed out":            func(secret string) error { return s.EndSession(ctx, 1, secret) },
			"signed out everywhere": func(string) error { return s.EndSessions(ctx, 1, 8) },
		} {
			secret, err := s.NewSession(ctx, 1, 8)
			if err != nil {
				t.Fatal(err)
			}
			if err := end(secret); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Session(ctx, 1, secret); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := s.SweepTokens(ctx); err != nil {
			t.Fatal(err)
		}
		var n int
		if err := database(t, url).QueryRow(`select count(*) from token`).Scan(&n); err != nil || n != 0 {
			t.Errorf("%d tokens are left, %v", n, err)
		}
	})
}

// atOnce counts how many of twenty at once succeed; the others must be told ErrNotFound.
func atOnce(t *testing.T, f func() error) int {
	t.Helper()
	var wait sync.WaitGroup
	var n atomic.Int64
	for range 20 {
		wait.Go(func() {
			switch err := f(); {
			case err == nil:
				n.Add(1)
			case !errors.Is(err, store.ErrNotFound):
				t.Error(err)
			}
		})
	}
	wait.Wait()
	return int(n.Load())
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "sign in", func(t *testing.T, url string) {
		ctx, s := context.Background(), storetest.OpenURL(t, url, 1)
		begin := func(p gehoor.PersonID) store.SignIn {
			in, err := s.NewSignIn(ctx, 1, p)
			if err != nil || len(in.Code) != 6 {
				t.Fatalf("got %+v, %v", in, err)
			}
			return in
		}
		take := func(in store.SignIn) error { _, err := s.TakeSignIn(ctx, 1, in.Link); return err }
		code := func(in store.SignIn) error { _, _, err := s.TakeSignInCode(ctx, 1, in.Browser, in.Code); return err }
		wrong := func(in store.SignIn) error {
			_, _, err := s.TakeSignInCode(ctx, 1, in.Browser, wrongFor(in.Code))
			return err
		}

		in := begin(7)
		plantedNowhere(t, url, in.Link, in.Browser)
		if p, err := s.TakeSignIn(ctx, 1, in.Link); err != nil || p != 7 {
			t.Errorf("by the link: %d, %v", p, err)
		}
		if err := errors.Join(take(in)); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("by the link again: %v", err)
		}
		if err := code(in); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("by the code after the link: %v", err)
		}

		in = begin(7)
		if p, _, err := s.TakeSignInCode(ctx, 1, in.Browser, in.Code[:3]+" "+in.Code[3:]); err != nil || p != 7 {
			t.Errorf("by the code: %d, %v", p, err)
		}
		if err := take(in); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("by the link after the code: %v", err)
		}

		a, b := begin(7), begin(7)
		if _, _, err := s.TakeSignInCode(ctx, 1, a.Browser, b.Code); !errors.Is(err, store.ErrNotFound) && a.Code != b.Code {
			t.Errorf("by the code of another browser: %v", err)
		}

		in = begin(7)
		for i := range store.SignInTries {
			_, left, err := s.TakeSignInCode(ctx, 1, in.Browser, wrongFor(in.Code))
			if !errors.Is(err, store.ErrNotFound) || left != store.SignInTries-1-i {
				t.Errorf("wrong %d times: %d left, %v", i+1, left, err)
			}
		}
		if err := code(in); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the code after five wrong ones: %v", err)
		}
		if err := take(in); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the link after five wrong codes: %v", err)
		}

		for range (store.SignInGuesses - 1) / store.SignInTries { // somebody asks again and again, and guesses
			in = begin(8)
			for range store.SignInTries {
				if err := wrong(in); !errors.Is(err, store.ErrNotFound) {
					t.Fatal(err)
				}
			}
		}
		for range store.SignInTries {
			if in = begin(8); code(in) != nil {
				t.Error("the right code is not taken before there were too many wrong ones")
			}
		}
		in = begin(8)
		for range store.SignInTries {
			if err := wrong(in); !errors.Is(err, store.ErrNotFound) {
				t.Fatal(err)
			}
		}
		if in = begin(8); !errors.Is(code(in), store.ErrNotFound) {
			t.Error("after twenty wrong codes for somebody the next sign-in has five more")
		}
		if in = begin(8); take(in) != nil {
			t.Error("somebody guessed, and the link does not work")
		}
		if in = begin(7); code(in) != nil {
			t.Error("somebody guessed, and somebody else's code does not work")
		}

		in = begin(0)
		if _, left, err := s.TakeSignInCode(ctx, 1, in.Browser, in.Code); !errors.Is(err, store.ErrNotFound) || left != store.SignInTries-1 {
			t.Errorf("nobody, by a code: %d left, %v", left, err)
		}
		if err := take(in); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("nobody, by a link: %v", err)
		}

		in = begin(7)
		age(t, url, "link", store.SignInLasts)
		age(t, url, "code", store.SignInLasts)
		if err := take(in); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a link after fifteen minutes: %v", err)
		}
		if err := code(in); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a code after fifteen minutes: %v", err)
		}

		in = begin(7)
		if n := atOnce(t, func() error { return take(in) }); n != 1 {
			t.Errorf("a link was taken %d times", n)
		}
		in = begin(7)
		if n := atOnce(t, func() error { return code(in) }); n != 1 {
			t.Errorf("a code was taken %d times", n)
		}
	})
}

func TestReading(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "complainant", func(t *testing.T, url string) {
		ctx, s := context.Background(), storetest.OpenURL(t, url, 1)
		secret, err := s.NewReading(ctx, 1, 5)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 { // each page gives another hour
			age(t, url, "reading", store.ReadingLasts-5*time.Minute)
			if id, err := s.Reading(ctx, 1, secret); err != nil || id != 5 {
				t.Fatalf("after 55 minutes: %d, %v", id, err)
			}
		}
		age(t, url, "reading", store.ReadingLasts+time.Second)
		if _, err := s.Reading(ctx, 1, secret); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("after an hour without a page: %v", err)
		}

		link, err := s.StatusLink(ctx, 1, 5)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := s.StatusLink(ctx, 1, 5); err != nil || again != link {
			t.Errorf("the link in the next mail: %q, %v, want %q", again, err, link)
		}
		if other, err := s.StatusLink(ctx, 1, 6); err != nil || other == link {
			t.Errorf("another complaint's link: %q, %v", other, err)
		}
		if id, err := s.Status(ctx, 1, link); err != nil || id != 5 {
			t.Errorf("by the link: %d, %v", id, err)
		}
		if _, err := s.Reading(ctx, 1, link); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the link read as a code's session: %v", err)
		}
		plantedNowhere(t, url, link)
		secret, err = s.NewReading(ctx, 1, 5)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.SweepTokens(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Status(ctx, 1, link); err != nil {
			t.Errorf("swept: %v", err)
		}
		if err := s.EndReadings(ctx, 1, 5); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Reading(ctx, 1, secret); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("ended: %v", err)
		}
		if _, err := s.Status(ctx, 1, link); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("the link, ended: %v", err)
		}
	})
}

func TestAction(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "by a link", func(t *testing.T, url string) {
		ctx, s := context.Background(), storetest.OpenURL(t, url, 1)
		want := store.Action{Person: 7, Complaint: 5, Kind: "contact"}
		link := func() string {
			secret, err := s.NewAction(ctx, 1, want, 14*24*time.Hour)
			if err != nil {
				t.Fatal(err)
			}
			return secret
		}
		secret := link()
		for range 2 { // looking at it does not use it
			if got, err := s.Action(ctx, 1, secret); err != nil || got != want {
				t.Errorf("got %+v, %v", got, err)
			}
		}
		use := func() error {
			got, err := s.UseAction(ctx, 1, secret)
			if err == nil && got != want {
				t.Errorf("used %+v", got)
			}
			return err
		}
		if n := atOnce(t, use); n != 1 {
			t.Errorf("used %d times", n)
		}
		if _, err := s.Action(ctx, 1, secret); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("used: %v", err)
		}
		secret = link()
		age(t, url, "action", 14*24*time.Hour)
		if err := use(); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("after fourteen days: %v", err)
		}
	})
}

func TestReceiptCode(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "code", func(t *testing.T, url string) {
		ctx, s := context.Background(), storetest.OpenURL(t, url, 1)
		id, other := file(t, s, 1, "267F3K", "Er was geen jas."), file(t, s, 1, "267F3L", "Er was geen muts.")
		code, err := s.ReceiptCode(ctx, 1, id)
		if err != nil || len(code) != 8 {
			t.Fatalf("got %q, %v", code, err)
		}
		if again, err := storetest.OpenURL(t, url, 2).ReceiptCode(ctx, 1, id); err != nil || again != code {
			t.Errorf("on another node: %q, %v, want %q", again, err, code)
		}
		plantedNowhere(t, url, code)
		check := func(number gehoor.Number, code, address string, now time.Time) (gehoor.StreamID, int, error) {
			return s.CheckCode(ctx, 1, number, code, address, now)
		}
		if got, _, err := check("267F3K", code[:4]+" "+code[4:], "a", noon); err != nil || got != id {
			t.Errorf("the code: %d, %v", got, err)
		}
		for name, number := range map[string]gehoor.Number{"of another": "267F3L", "of none": "267F3M"} {
			if got, _, err := check(number, code, name, noon); !errors.Is(err, store.ErrNotFound) || got != 0 {
				t.Errorf("with the number %s: %d, %v", name, got, err)
			}
		}
		// A complaint pauses from whatever address, then for everybody.
		for i := range store.CodeTries {
			if _, left, err := check("267F3K", wrongFor(code), string(rune('b'+i)), noon); !errors.Is(err, store.ErrNotFound) || left != store.CodeTries-1-i {
				t.Errorf("wrong %d times: %d left, %v", i+1, left, err)
			}
		}
		if _, left, err := check("267F3K", code, "z", noon); !errors.Is(err, store.ErrPaused) || left != 0 {
			t.Errorf("after ten wrong ones: %d left, %v", left, err)
		}
		if got, _, err := check("267F3L", codeOf(t, s, other), "z", noon); err != nil || got != other {
			t.Errorf("another complaint meanwhile: %d, %v", got, err)
		}
		if _, _, err := check("267F3K", code, "z", noon.Add(store.CodePause-time.Second)); !errors.Is(err, store.ErrPaused) {
			t.Errorf("just before the end of the pause: %v", err)
		}
		if got, left, err := check("267F3K", code, "z", noon.Add(store.CodePause)); err != nil || got != id || left != store.CodeTries {
			t.Errorf("after the pause: %d, %d left, %v", got, left, err)
		}
		// An address pauses whatever the number, and a code that is right does not clear it.
		later := noon.Add(time.Hour)
		for i := range store.CodeTries {
			number := gehoor.Number(string(rune('A'+i)) + "AAAAA")
			if _, _, err := check(number, "00000000", "net", later); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("wrong %d times: %v", i+1, err)
			}
			if i == 4 {
				if _, _, err := check("267F3K", code, "net", later); err != nil {
					t.Errorf("the code after five wrong ones: %v", err)
				}
			}
		}
		if _, _, err := check("267F3K", code, "net", later); !errors.Is(err, store.ErrPaused) {
			t.Errorf("after ten wrong ones from an address: %v", err)
		}
		if _, _, err := check("267F3K", code, "elsewhere", later); err != nil {
			t.Errorf("from elsewhere: %v", err)
		}
		plantedNowhere(t, url, "elsewhere")

		appendTo(t, s, 1, id, gehoor.CodeRenewed{Version: 2, How: gehoor.CodeByTelephone})
		if _, _, err := check("267F3K", code, "y", later); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an old code: %v", err)
		}
		if got, _, err := check("267F3K", codeOf(t, s, id), "y", later); err != nil || got != id {
			t.Errorf("the new code: %d, %v", got, err)
		}
		if _, err := s.ReceiptCode(ctx, 1, 99); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("of no complaint: %v", err)
		}
	})
}

func codeOf(t *testing.T, s *store.Store, id gehoor.StreamID) string {
	t.Helper()
	code, err := s.ReceiptCode(context.Background(), 1, id)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// Many who guess at once get no more tries than one.
func TestCodeGuessedAtOnce(t *testing.T) {
	t.Parallel()
	storetest.On(t, "forty", func(t *testing.T, s *store.Store) {
		id := file(t, s, 1, "267F3K", "x")
		wrong := wrongFor(codeOf(t, s, id))
		var wait sync.WaitGroup
		var answered atomic.Int64
		for range 40 {
			wait.Go(func() {
				switch _, _, err := s.CheckCode(context.Background(), 1, "267F3K", wrong, "a", noon); {
				case errors.Is(err, store.ErrNotFound):
					answered.Add(1)
				case !errors.Is(err, store.ErrPaused):
					t.Error(err)
				}
			})
		}
		wait.Wait()
		if n := answered.Load(); n != store.CodeTries {
			t.Errorf("%d guesses were answered, want %d", n, store.CodeTries)
		}
	})
}

func TestLimit(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "limit", func(t *testing.T, url string) {
		ctx, s := context.Background(), storetest.OpenURL(t, url, 1)
		ask := func(what, address string) error { return s.Limit(ctx, 1, what, address, 3, time.Hour) }
		for i := range 5 {
			if err := ask("draft", "192.0.2.7"); (i >= 3) != errors.Is(err, store.ErrTooMany) {
				t.Errorf("time %d: %v", i+1, err)
			}
		}
		for _, other := range [][2]string{{"draft", "192.0.2.8"}, {"upload", "192.0.2.7"}} {
			if err := ask(other[0], other[1]); err != nil {
				t.Errorf("%v: %v", other, err)
			}
		}
		plantedNowhere(t, url, "192.0.2")
		if err := s.SweepAttempts(ctx, time.Now().Add(30*time.Minute)); err != nil {
			t.Fatal(err)
		}
		if err := ask("draft", "192.0.2.7"); !errors.Is(err, store.ErrTooMany) {
			t.Errorf("swept before its time: %v", err)
		}
		if err := s.SweepAttempts(ctx, time.Now().Add(61*time.Minute)); err != nil {
			t.Fatal(err)
		}
		if err := ask("draft", "192.0.2.7"); err != nil {
			t.Errorf("swept after an hour: %v", err)
		}
	})
}

func TestAccessLog(t *testing.T) {
	t.Parallel()
	storetest.On(t, "access", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		lines := []store.Access{
			{At: noon, Person: 7, Stream: 5, What: store.AccessDossier},
			{At: noon, Person: 8, Stream: 6, What: store.AccessFile},
			{At: noon.Add(time.Hour), Person: 7, Stream: 5, What: store.AccessOriginal},
		}
		for _, l := range lines {
			if err := s.LogAccess(ctx, 1, l.Person, l.Stream, l.What, l.At); err != nil {
				t.Fatal(err)
			}
		}
		hour, err := s.Accesses(ctx, 1, noon, noon.Add(time.Hour))
		if err != nil || !slices.Equal(hour, lines[:2]) {
			t.Errorf("the hour: %+v, %v", hour, err)
		}
		to, err := s.AccessesTo(ctx, 1, 5)
		if err != nil || !slices.Equal(to, []store.Access{lines[0], lines[2]}) {
			t.Errorf("of one dossier: %+v, %v", to, err)
		}
		bound := store.SumAccesses(noon, hour)
		if bound.Count != 2 || bound.From != noon || bound != store.SumAccesses(noon, lines[:2]) {
			t.Errorf("bound %+v", bound)
		}
		hour[1].Person = 9
		if store.SumAccesses(noon, hour).Lines == bound.Lines {
			t.Error("another reader gives the same hash")
		}
	})
}
