package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/mail"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// R6, R9: one receipt, one notice to the desk, however often jobs run.
func TestEveryMailOnce(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		w.run()
		c = w.load(c.ID)
		if got := count(c, "Acknowledged"); got != 1 {
			t.Errorf("acknowledged %d times", got)
		}
		for _, to := range []string{parentMail, address(cora)} {
			if got := len(w.post.to(to)); got != 1 {
				t.Errorf("%s got %d mails, want 1", to, got)
			}
		}
		if got := len(w.post.mails()); got != 2 {
			t.Errorf("%d mails, want 2", got)
		}
		w.route(c.ID)
		w.run()
		w.run()
		for p, want := range map[gehoor.PersonID]string{mark: "Neem contact op", rita: "Er is een klacht binnengekomen"} {
			got := w.post.to(address(p))
			if len(got) != 1 || !strings.HasPrefix(got[0].Subject, want) {
				t.Errorf("%s got %d mails, want one that begins %q", address(p), len(got), want)
			}
		}
		if got := w.post.to(parentMail); len(got) != 2 || !strings.Contains(got[1].Text, "Mark") {
			t.Errorf("the parent got %d mails, want a second one that says who makes contact", len(got))
		}
		c = w.load(c.ID)
		if !c.Told || count(c, "SeniorTold") != 1 || count(c, "Informed") != 1 {
			t.Errorf("told %t, %d times, informed %d times", c.Told, count(c, "SeniorTold"), count(c, "Informed"))
		}
	})
}

// A process that dies after the mail server took the mail leaves the job to another, which sends the same bytes.
func TestDeathBetweenSendingAndFinishing(t *testing.T) {
	storetest.OnURL(t, "on", func(t *testing.T, url string) {
		first := storetest.OpenURL(t, url, 1)
		w := newWorld(t, first)
		c := w.file(told(), Intake{})
		w.lease = time.Nanosecond
		w.post.taken = func() { first.Close() }
		if _, err := w.runDue(context.Background()); !errors.Is(err, store.ErrClosed) {
			t.Fatalf("working on a closed store: %v", err)
		}
		died := w.post.mails()
		if len(died) == 0 {
			t.Fatal("nothing was sent before it died")
		}
		w.post.taken = nil
		w.App = w.node(storetest.OpenURL(t, url, 2))
		w.clock = w.clock.Add(time.Hour) // what is said would be another hour
		w.run()
		again := w.post.to(died[0].To)
		if len(again) != 2 {
			t.Fatalf("%d mails, want the one before and the one after", len(again))
		}
		if again[0].MessageID != again[1].MessageID || !bytes.Equal(again[0].Raw, again[1].Raw) {
			t.Error("the second is another mail than the first")
		}
		if got := count(w.load(c.ID), "Acknowledged"); got != 1 {
			t.Errorf("acknowledged %d times", got)
		}
	})
}

// R10: the aim was missed, and there is no mail server for a week.
func TestWeekWithoutMailServer(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		c = w.route(c.ID)
		w.run()
		before := len(w.post.to(address(mark)))
		w.post.down()
		aim := c.Filed.Terms.Contact.Plain
		for day := aim; day.Before(aim.AddDays(8)); day = day.AddDays(1) {
			w.at(day, 14, 0)
		}
		failing, err := w.Undelivered(context.Background(), w.who(cora))
		if err != nil || len(failing) == 0 {
			t.Errorf("the desk sees %d undelivered mails, %v", len(failing), err)
		}
		for _, u := range failing {
			if u.Class != string(mail.Connect) {
				t.Errorf("%s failed as %q", u.What, u.Class)
			}
		}
		w.post.refuse = nil
		w.retry()
		got := w.post.to(address(mark))[before:]
		if len(got) != 1 || !strings.HasPrefix(got[0].Subject, "Nog geen contact") {
			t.Errorf("the manager got %d mails after a week, want one that there was no contact: %v", len(got), subjects(got))
		}
	})
}

func subjects(mails []OutboxMail) (all []string) {
	for _, m := range mails {
		all = append(all, m.Subject)
	}
	return all
}

// R10, E9: half a working day before the aim, and not when contact was made.
func TestReminderBeforeTheAim(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		lazy, quick := w.file(told(), Intake{}), w.file(told(), Intake{})
		w.run()
		w.route(lazy.ID)
		w.route(quick.ID)
		w.do(mark, gehoor.Handle, quick.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Contact(day.Procedure, gehoor.Contact{Way: gehoor.Called, At: day.Now}, day.Now)
		})
		aim := lazy.Filed.Terms.Contact.Plain
		w.at(aim, 12, 59)
		before := len(w.post.to(address(mark)))
		w.at(aim, 13, 0)
		w.at(aim, 15, 0)
		got := w.post.to(address(mark))[before:]
		if len(got) != 1 || !strings.Contains(got[0].Subject, number(lazy)) {
			t.Errorf("got %v, want one about %s", subjects(got), number(lazy))
		}
	})
}

// D17: at noon of the last day the deputy and the board's contact hear that it lies still.
func TestForwardingMissed(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		w.at(c.Filed.Terms.Forward.Plain, 11, 59)
		if got := append(w.post.to(address(dee)), w.post.to(address(bea))...); len(got) != 0 {
			t.Errorf("before noon: %v", subjects(got))
		}
		w.at(c.Filed.Terms.Forward.Plain, 12, 0)
		for _, p := range []gehoor.PersonID{dee, bea} {
			if got := w.post.to(address(p)); len(got) != 1 || !strings.HasPrefix(got[0].Subject, "Een klacht ligt stil") {
				t.Errorf("%s got %v", address(p), subjects(got))
			}
		}
	})
}

// R10, D17: whom a call was passed to falls ill: the next morning it is the manager's again, who is asked anew.
func TestD17PassedCallFallsBack(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		w.route(c.ID)
		w.do(mark, gehoor.Handle, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, _ Day) ([]gehoor.Fact, error) { return c.PassCall(rita) })
		w.run()
		asked := len(w.post.to(address(mark)))
		tomorrow := gehoor.DateOf(w.clock).AddDays(1)
		w.write(func(tx *store.Tx) error {
			_, err := tx.PutAbsence(gehoor.Actor{}, gehoor.Absence{Person: rita, From: tomorrow, Until: tomorrow.AddDays(9)})
			return err
		})
		w.at(tomorrow, 8, 0)
		if c := w.load(c.ID); c.Caller != 0 || c.Calls() != c.Lead || count(c, "CallPassed") != 2 {
			t.Errorf("called by %d, passed %d times", c.Caller, count(c, "CallPassed"))
		}
		if got := len(w.post.to(address(mark))) - asked; got != 1 {
			t.Errorf("the manager is asked %d times anew, want once", got)
		}
	})
}

// D8: the day after the promised date, with a new date and the ways outside.
func TestTellPassed(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		w.route(c.ID)
		plain := c.Filed.Terms.Decide.Plain
		w.at(plain, 23, 0)
		if got := count(w.load(c.ID), "LatenessTold"); got != 0 {
			t.Errorf("told %d times on the last day itself", got)
		}
		w.at(plain.AddDays(1), 12, 0)
		if got := count(w.load(c.ID), "LatenessTold"); got != 1 {
			t.Errorf("told %d times on the day after", got)
		}
		mails := w.post.to(parentMail)
		if last := mails[len(mails)-1]; strings.Contains(last.Text, "te laat") || strings.Contains(last.Text, "Geschillencommissie") || !strings.Contains(last.Text, "nieuws") {
			t.Errorf("the mail says more than that there is news, and by when (D27):\n%s", last.Text)
		}
		c = w.load(c.ID)
		sent := SentLetters(c)
		if len(sent) != 1 {
			t.Fatalf("letters: %+v", sent)
		}
		doc, err := w.SentWords(context.Background(), 1, c, sent[0])
		if err != nil {
			t.Fatal(err)
		}
		says := letter.Text(doc)
		for _, want := range []string{"Geschillencommissie", "Klachtenloket", "De nieuwe datum is", "oordeel is te laat", "030 123 45 67"} {
			if !strings.Contains(says, want) {
				t.Errorf("the letter has no %q:\n%s", want, says)
			}
		}
		was, err := w.SentPDF(context.Background(), 1, c, sent[0])
		if err != nil {
			t.Fatal(err)
		}
		file, err := pdfcheck.Read(was)
		if err != nil || !strings.Contains(file.Root.Text(), "De nieuwe datum is") {
			t.Errorf("the file: %v", err)
		}
		w.at(plain.AddDays(9), 12, 0)
		if now, err := w.SentPDF(context.Background(), 1, c, sent[0]); err != nil || !bytes.Equal(now, was) {
			t.Errorf("a week later it is another file (%v)", err)
		}
	})
}

// D15: who it is about hears nothing of it, whoever that is.
func TestAccusedGetsNoMail(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		rng := rand.New(rand.NewPCG(1, 2))
		all := []gehoor.Seat{{Role: gehoor.Manager, Place: 1}, {Role: gehoor.RegionalManager, Place: 1}, {Role: gehoor.Director, Place: 1},
			{Role: gehoor.Board}, {Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator}, {Role: gehoor.SafetyOfficer}}
		abouts := []gehoor.About{gehoor.AboutManager, gehoor.AboutNextLevel, gehoor.AboutCoordinator, gehoor.AboutStaff}
		barred := 0
		for range 12 {
			w.write(func(tx *store.Tx) error { // somebody gets a seat more, or is away
				p := gehoor.PersonID(1 + rng.IntN(len(names)))
				if rng.IntN(2) == 0 {
					_, err := tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: p, Seat: all[rng.IntN(len(all))], From: gehoor.DateOf(w.clock)})
					return err
				}
				today := gehoor.DateOf(w.clock)
				_, err := tx.PutAbsence(gehoor.Actor{}, gehoor.Absence{Person: p, Deputy: gehoor.PersonID(1 + rng.IntN(len(names))), From: today, Until: today.AddDays(5)})
				return err
			})
			in := told()
			in.About = []gehoor.About{abouts[rng.IntN(len(abouts))]}
			if rng.IntN(3) == 0 {
				in.AboutName = names[rng.IntN(len(names))]
			}
			if rng.IntN(4) == 0 {
				in.Safety = gehoor.StaffViolence
			}
			c := w.file(in, Intake{})
			w.run()
			if _, err := w.AsSystem(context.Background(), 1, c.ID, nil, func(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) {
				return c.Route(day.Chart, gehoor.Seat{}, gehoor.Ref{}, day.Now)
			}); err != nil {
				var refusal *gehoor.Refusal
				if !errors.As(err, &refusal) {
					t.Fatal(err)
				}
			}
			for range 8 {
				w.at(gehoor.DateOf(w.clock).AddDays(1), 14, 0)
			}
			c = w.load(c.ID)
			for i := range names {
				p := gehoor.PersonID(i + 1)
				if !c.Barred(p) {
					continue
				}
				barred++
				for _, m := range w.post.to(address(p)) {
					if strings.Contains(m.Subject+m.Text, number(c)) {
						t.Errorf("%s, whom %s is about, got %q", names[i], c.Number(), m.Subject)
					}
				}
			}
		}
		if barred < 6 {
			t.Errorf("only %d were barred: this tests little", barred)
		}
	})
}

// D27: no mail says what it is about, or whom.
func TestMailsTellNothing(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		w.route(c.ID)
		w.run()
		w.do(mark, gehoor.Handle, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Try(gehoor.NoAnswer, day.Today, day.Now)
		})
		w.run()
		w.do(mark, gehoor.Handle, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			facts, err := c.Contact(day.Procedure, gehoor.Contact{Way: gehoor.Called, At: day.Now}, day.Now)
			return append(facts, gehoor.StepsAgreed{Steps: words}), err
		})
		words := &Body{Text: plantedStory}
		if _, err := w.AsComplainant(context.Background(), 1, c.ID, []*Body{words}, func(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) {
			return c.Receive(day.Procedure, words.Ref, nil, 0, day.Now)
		}); err != nil {
			t.Fatal(err)
		}
		for range 50 {
			w.at(gehoor.DateOf(w.clock).AddDays(1), 14, 0)
		}
		w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Withdraw(gehoor.Withdrawn{Writing: words}, day.Who.Actor())
		})
		w.run()
		mails := w.post.mails()
		if len(mails) < 15 {
			t.Errorf("only %d mails: %v", len(mails), subjects(mails))
		}
		for _, m := range mails {
			for _, planted := range []string{plantedStory, plantedChild, plantedEmployee} {
				if strings.Contains(m.Subject+m.Text+m.HTML, planted) {
					t.Errorf("%q says %q", m.Subject, planted)
				}
			}
			if m.To != parentMail && strings.Contains(m.Text+m.Subject, "Bakker") {
				t.Errorf("%q to staff names who complains", m.Subject)
			}
		}
	})
}

// D22: one after another, every thirty minutes, until somebody confirms.
func TestAlarm(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		in := told()
		in.Safety = gehoor.StaffViolence
		c := w.file(in, Intake{})
		called := func() (all string) {
			for _, m := range w.post.mails() {
				if m.To == address(safa) || m.To == address(sofie) {
					all += strings.TrimSuffix(m.To, "@opvang.example") + " "
				}
			}
			return all
		}
		for i, want := range []string{"safa ", "safa ", "safa sofie ", "safa sofie safa "} {
			w.run()
			if got := called(); got != want {
				t.Errorf("after step %d %q were called, want %q", i, got, want)
			}
			w.clock = w.clock.Add([]time.Duration{29 * time.Minute, time.Minute, 30 * time.Minute, time.Minute}[i])
		}
		w.do(safa, gehoor.Safeguard, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.TakeStep(gehoor.StepReceived, day.Now, false, gehoor.Ref{}, true, day.Now)
		})
		for range 4 {
			w.clock = w.clock.Add(30 * time.Minute)
			w.run()
		}
		if got := called(); got != "safa sofie safa " {
			t.Errorf("after it was confirmed %q were called", got)
		}
		for _, m := range w.post.mails() {
			if m.To == address(cora) || m.To == address(rita) || m.To == address(mark) {
				t.Errorf("%s heard of a sealed dossier: %q", m.To, m.Subject)
			}
		}
		if got := len(w.post.to(parentMail)); got != 1 {
			t.Errorf("who filed it got %d mails, want the acknowledgement", got)
		}
	})
}

// D22: an address that is refused for good does not stop the alarm, nor one whom it is about.
func TestAlarmGoesOn(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		w.post.refuse = func(to string) *mail.Failure {
			if to == address(safa) {
				return &mail.Failure{Class: mail.RecipientRefused, Code: 550}
			}
			return nil
		}
		in := told()
		in.Safety = gehoor.StaffViolence
		w.file(in, Intake{})
		w.run()
		if got := len(w.post.to(address(sofie))); got != 1 {
			t.Errorf("the next was called %d times, want at once", got)
		}
		w.post.refuse = nil
		in.AboutName = "Safa van de Opvang"
		c := w.file(in, Intake{})
		w.run()
		w.clock = w.clock.Add(time.Hour)
		w.run()
		for _, m := range w.post.to(address(safa)) {
			if strings.Contains(m.Subject, number(c)) {
				t.Error("whom it is about was called")
			}
		}
		if got := w.post.to(address(sofie)); !strings.Contains(got[len(got)-1].Subject, number(c)) {
			t.Errorf("the other was not called: %v", subjects(got))
		}
	})
}

// R6, E4: a letter without a mail address is answered on paper, and counts when it is in the post.
func TestPaper(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		in := told()
		in.Mail, in.Way, in.Address = "", gehoor.WritePost, "Dorpsstraat 1, 1234 AB Dorp"
		c := w.file(in, Intake{Who: w.who(cora), Channel: gehoor.ByLetter})
		w.run()
		list, err := w.Undelivered(ctx, w.who(cora))
		if err != nil || len(list) != 1 || list[0].Class != OnPaper || !list[0].Paper {
			t.Fatalf("the desk has %+v, %v; want one letter to print", list, err)
		}
		for _, p := range []gehoor.PersonID{mark, rita, sam} {
			if has, err := w.Undelivered(ctx, w.who(p)); err != nil || len(has) != 0 {
				t.Errorf("%s has %+v, %v", names[p-1], has, err)
			}
			if _, err := w.Paper(ctx, w.who(p), list[0].Job); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s prints it: %v", names[p-1], err)
			}
			if _, _, err := w.PaperPDF(ctx, w.who(p), list[0].Job); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%s prints the file: %v", names[p-1], err)
			}
		}
		doc, err := w.Paper(ctx, w.who(cora), list[0].Job)
		if err != nil {
			t.Fatal(err)
		}
		code, err := w.Store.ReceiptCode(ctx, 1, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if text := letter.Text(doc); !strings.Contains(text, code) || !strings.Contains(text, "Geschillencommissie") {
			t.Errorf("the letter reads\n%s", text)
		}
		body, _, err := w.PaperPDF(ctx, w.who(cora), list[0].Job)
		if err != nil {
			t.Fatal(err)
		}
		file, err := pdfcheck.Read(body)
		if err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(strings.Fields(file.Root.Text()), " "); !strings.Contains(said, "Dorpsstraat 1 1234 AB Dorp") || !strings.Contains(said, code) {
			t.Errorf("the file to print says\n%s", said)
		}
		if err := w.MarkPosted(ctx, w.who(cora), list[0].Job, gehoor.OnPaper); err != nil {
			t.Fatal(err)
		}
		c = w.load(c.ID)
		if got := count(c, "Acknowledged"); got != 1 {
			t.Errorf("acknowledged %d times", got)
		}
		for _, e := range c.Events() {
			if f, ok := e.Fact.(gehoor.Acknowledged); ok {
				kept, err := w.Mailing(ctx, 1, f.Message)
				if err != nil || strings.Contains(kept.Text, code) || kept.Text == "" {
					t.Errorf("what is kept of the letter, %v:\n%s", err, kept.Text)
				}
			}
		}
		if list, err := w.Undelivered(ctx, w.who(cora)); err != nil || len(list) != 0 {
			t.Errorf("afterwards the desk has %+v, %v", list, err)
		}
	})
}

// D37: a copy to practise on sends nothing, and works all the same.
func TestPracticeSendsNothing(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		if err := s.SetOrganisation(context.Background(), store.Organisation{ID: 1, Name: "Oefenen", Practice: true}); err != nil {
			t.Fatal(err)
		}
		c := w.file(told(), Intake{})
		w.run()
		if got := count(w.load(c.ID), "Acknowledged"); got != 1 || len(w.post.mails()) != 0 {
			t.Errorf("acknowledged %d times with %d mails", got, len(w.post.mails()))
		}
	})
}

// The code and the link of a sign-in are in the mail alone, and are destroyed when it was sent.
func TestSignInMail(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		if _, err := w.AskSignIn(ctx, 1, "nobody@opvang.example", "198.51.100.7", w.Base); err != nil {
			t.Fatal(err)
		}
		browser, err := w.AskSignIn(ctx, 1, strings.ToUpper(address(mark)), "198.51.100.7", w.Base)
		if err != nil {
			t.Fatal(err)
		}
		w.run()
		mails := w.post.mails()
		if len(mails) != 1 || mails[0].To != address(mark) {
			t.Fatalf("mails: %v", subjects(mails))
		}
		_, rest, _ := strings.Cut(mails[0].Text, w.Base+PageSignIn)
		link, _, _ := strings.Cut(rest, "\n")
		if p, err := s.TakeSignIn(ctx, 1, link); err != nil || p != mark || browser == "" {
			t.Errorf("the link signs %d in, %v", p, err)
		}
		// Whoever asks again and again fills nobody's mailbox, and is told nothing.
		for range 2 * signInsTo {
			if _, err := w.AskSignIn(ctx, 1, address(mark), "198.51.100.7", w.Base); err != nil {
				t.Fatal(err)
			}
		}
		w.run()
		if n := len(w.post.to(address(mark))); n != signInsTo {
			t.Errorf("%d mails to one address within an hour", n)
		}
		for range signInsFrom - 1 {
			if err := s.Limit(ctx, 1, "sign-in", "203.0.113.9", signInsFrom, time.Hour); err != nil {
				t.Fatal(err)
			}
		}
		_, last := w.AskSignIn(ctx, 1, "niemand@opvang.example", "203.0.113.9", w.Base)
		if _, more := w.AskSignIn(ctx, 1, address(rita), "203.0.113.9", w.Base); last != nil || !errors.Is(more, store.ErrTooMany) {
			t.Errorf("from one network address: %v, then %v", last, more)
		}
		// A link that could not be sent in time is destroyed, and stays to be seen as expired.
		w.post.down()
		if _, err := w.AskSignIn(ctx, 1, address(rita), "198.51.100.7", w.Base); err != nil {
			t.Fatal(err)
		}
		w.run()
		w.clock = w.clock.Add(time.Hour)
		w.retry()
		w.run()
		failing, err := s.Jobs(ctx, 1)
		if err != nil || len(failing) != 1 || failing[0].Class != store.Expired {
			t.Fatalf("failing: %+v, %v", failing, err)
		}
		kept, _ := keptIn(failing[0])
		if _, err := s.Item(ctx, 1, kept); !errors.Is(err, store.ErrErased) {
			t.Errorf("its mail is still there: %v", err)
		}
	})
}

// D25: while a safety track runs nothing is sent from here. What is still owed after it goes then.
func TestNothingWhileSealed(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		w.route(c.ID)
		w.run()
		words := &Body{Text: plantedStory}
		if _, err := w.AsComplainant(context.Background(), 1, c.ID, []*Body{words}, func(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) {
			return c.Receive(day.Procedure, words.Ref, nil, 0, day.Now)
		}); err != nil {
			t.Fatal(err)
		}
		w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, _ Day) ([]gehoor.Fact, error) {
			return c.AskSafety(gehoor.ReportingDuty, c.Seq)
		})
		before := len(w.post.mails())
		w.run()
		w.at(c.Filed.Terms.Contact.Plain, 15, 0) // the aim's reminder would be due
		for _, m := range w.post.mails()[before:] {
			if m.To != address(safa) && m.To != address(sofie) {
				t.Errorf("%s got %q while it was sealed", m.To, m.Subject)
			}
		}
		w.do(safa, gehoor.Safeguard, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, _ Day) ([]gehoor.Fact, error) {
			return c.ClearSafety(words)
		})
		w.clock = w.clock.Add(time.Hour)
		w.run()
		got := w.post.to(address(cora))
		if last := got[len(got)-1]; !strings.HasPrefix(last.Subject, "Er is een bericht") {
			t.Errorf("afterwards the desk got %v", subjects(got))
		}
	})
}

// D15: it came out whom it is about when the mail was written, but not yet taken.
func TestBarredAfterWriting(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		c := w.file(told(), Intake{})
		w.run()
		w.post.down()
		w.route(c.ID)
		w.run()
		w.write(func(tx *store.Tx) error {
			c, err := tx.Load(c.ID)
			if err != nil {
				return err
			}
			facts, err := c.NameParty(gehoor.Accused, gehoor.Seat{Role: gehoor.Manager, Place: 1})
			if err != nil {
				return err
			}
			if _, err := tx.Append(c.ID, gehoor.Actor{}, facts...); err != nil {
				return err
			}
			return tx.SetParty(c.ID, facts[0].(gehoor.PartyNamed).Party, mark)
		})
		w.post.refuse = nil
		w.retry()
		if got := w.post.to(address(mark)); len(got) != 0 {
			t.Errorf("he got %v", subjects(got))
		}
	})
}

// What the other side said is sealed, and is in no log.
func TestReplyIsSealed(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		var log bytes.Buffer
		w.Log = slog.New(slog.NewTextHandler(&log, nil))
		sender, err := mail.NewSender(mail.Config{Host: "127.0.0.1", Port: 1, From: "klachten@opvang.example"})
		if err != nil {
			t.Fatal(err)
		}
		w.Mail = sender
		w.file(told(), Intake{})
		w.run()
		jobs, err := s.Jobs(context.Background(), 1)
		if err != nil || len(jobs) == 0 {
			t.Fatalf("%d failing jobs, %v", len(jobs), err)
		}
		for _, j := range jobs {
			if j.Class != string(mail.Connect) || j.Reply.Item == 0 {
				t.Errorf("%s failed as %q with reply %d", j.Duty, j.Class, j.Reply.Item)
			}
		}
		if log.Len() > 0 {
			t.Errorf("the log says %s", log.String())
		}
	})
}

// R2, D32: who asks gets a receipt, and a mail that there is an answer; nothing of either in it.
func TestEnquiryMails(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		question, err := w.sealAll(1, []*Body{{Text: plantedStory}})
		if err != nil {
			t.Fatal(err)
		}
		sender, err := w.sealJSON(1, Sender{Name: "Sanne", Mail: parentMail})
		if err != nil {
			t.Fatal(err)
		}
		day, err := w.day(Who{Org: 1})
		if err != nil {
			t.Fatal(err)
		}
		var id gehoor.StreamID
		w.write(func(tx *store.Tx) error {
			id = tx.NewStream()
			facts, err := day.Procedure.Ask(gehoor.Asked{Number: "26QQQQ", Channel: gehoor.ByForm, Mail: true,
				Question: tx.PutItem(id, *question[0]), Sender: tx.PutItem(id, sender)}, w.clock)
			if err != nil {
				return err
			}
			_, err = tx.AppendEnquiry(id, gehoor.Actor{Kind: gehoor.Complainant}, facts...)
			return err
		})
		w.run()
		answer := &Body{Text: plantedStory}
		if err := w.DoEnquiry(ctx, w.who(cora), id, gehoor.Coordinate, []*Body{answer}, func(e *gehoor.Enquiry, _ Day) ([]gehoor.Fact, error) {
			return e.Answer(answer.Ref, false)
		}); err != nil {
			t.Fatal(err)
		}
		w.run()
		w.run()
		mails := w.post.to(parentMail)
		if len(mails) != 2 || !strings.HasPrefix(mails[0].Subject, "We hebben je vraag") || !strings.HasPrefix(mails[1].Subject, "Er is antwoord") {
			t.Errorf("mails: %v", subjects(mails))
		}
		for _, m := range mails {
			if strings.Contains(m.Text, plantedStory) {
				t.Errorf("%q says what it is about", m.Subject)
			}
		}
		e, err := s.System().LoadEnquiry(ctx, 1, id)
		if err != nil || e.Seq != 3 {
			t.Errorf("the enquiry has %d facts, %v; want asked, receipted and answered", e.Seq, err)
		}
	})
}

// Work is woken by a filing, and ends with its context.
func TestWork(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		taken := make(chan struct{}, 10)
		w.post.taken = func() { taken <- struct{}{} }
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- w.Work(ctx) }()
		w.file(told(), Intake{})
		for len(w.post.to(parentMail)) == 0 {
			<-taken
		}
		stop()
		if err := <-ended; err != nil {
			t.Errorf("it ended with %v", err)
		}
	})
}

// A panic in what comes round again is logged and ends nothing: who works on does the jobs of everybody else.
func TestHousekeepingThatPanicsEndsNothing(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		w.Files = nil
		ctx, stop := context.WithCancel(context.Background())
		var said bytes.Buffer
		w.Log = slog.New(slog.NewTextHandler(&said, nil))
		now := w.Now
		asked := 0
		w.Now = func() time.Time {
			if asked++; asked > 3 {
				stop() // it came as far as the jobs
			}
			return now()
		}
		if err := w.Work(ctx); err != nil || !strings.Contains(said.String(), "keeping house") {
			t.Errorf("%v, logged: %s", err, said.String())
		}
	})
}

// D29: whoever may see to little sees that also when a hundred mails of others fail: an outage hides nothing.
func TestUndeliveredBehindAHundredOthers(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		w.post.down()
		in := told()
		in.Safety = gehoor.StaffViolence
		secret, own := w.file(in, Intake{}), w.file(told(), Intake{})
		ctx := context.Background()
		if err := s.Write(ctx, 1, w.clock, func(tx *store.Tx) error {
			for i := range 120 { // of the sealed one, in front of all others
				tx.AddJob(store.Job{ID: fmt.Sprintf("0/%d", i), Stream: secret.ID, Duty: jobRest, Seq: 1, Expires: w.clock})
			}
			tx.AddJob(store.Job{ID: "9/own", Stream: own.ID, Duty: jobRest, Seq: 1, Expires: w.clock})
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		w.run()
		failing, err := w.Undelivered(ctx, w.who(cora))
		if err != nil || !slices.ContainsFunc(failing, func(u Undelivered) bool { return u.Job == "9/own" }) {
			t.Errorf("the desk does not see its own: %+v, %v", failing, err)
		}
	})
}
