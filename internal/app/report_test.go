package app

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

var update = flag.Bool("update", false, "write the golden files")

// history files a few complaints in the first week, one of them about a member of the board's audience.
func (w *world) history() (about *gehoor.Complaint) {
	w.t.Helper()
	for range 3 {
		c := w.file(told(), Intake{})
		w.route(c.ID)
	}
	in := told()
	in.AboutName = "Bea van de Opvang"
	about = w.file(in, Intake{})
	w.run()
	return about
}

func facts(t *testing.T, w *world, want gehoor.Fact) []gehoor.Event {
	t.Helper()
	events, err := w.Store.System().Happened(context.Background(), 1, want)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// R17, D36: on Monday at noon it goes by itself, once, whatever number of nodes there are.
func TestWeeklyReportGoesByItself(t *testing.T) {
	storetest.OnURL(t, "on", func(t *testing.T, url string) {
		w := newWorld(t, storetest.OpenURL(t, url, 1))
		ctx := context.Background()
		about := w.history()
		monday := LastWeek(gehoor.DateOf(w.clock).AddDays(14))
		week := monday.AddDays(-7)
		w.at(monday, 11, 59)
		for _, e := range facts(t, w, gehoor.ReportFrozen{}) {
			if e.Fact.(gehoor.ReportFrozen).From == week {
				t.Error("it went before noon")
			}
		}
		w.clock = w.clock.Add(2 * time.Minute)
		nodes := []*App{w.App, w.node(storetest.OpenURL(t, url, 2))}
		var wait sync.WaitGroup
		for _, node := range nodes {
			for range 2 {
				wait.Go(func() {
					if _, err := node.RunJobs(ctx); err != nil {
						t.Error(err)
					}
				})
			}
		}
		wait.Wait()
		sent := 0
		for _, e := range facts(t, w, gehoor.ReportSent{}) {
			if f := e.Fact.(gehoor.ReportSent); f.From == week {
				sent++
				if !f.Itself {
					t.Error("it is said not to have gone by itself")
				}
			}
		}
		if sent != 1 {
			t.Errorf("sent %d times", sent)
		}
		mailed := map[string]int{}
		for _, m := range w.post.Mails() {
			if strings.HasPrefix(m.Subject, "Weekrapport klachten – week 37") {
				mailed[m.To]++
			}
		}
		for _, p := range []gehoor.PersonID{bea, cora, dee, sam} {
			if mailed[address(p)] != 1 {
				t.Errorf("%s got %d", names[p-1], mailed[address(p)])
			}
		}
		if len(mailed) != 4 {
			t.Errorf("it went to %v", mailed)
		}

		// One content for all its readers, and what is about one of them is in the supervisor's own.
		board, err := w.Week(ctx, w.who(bea), week)
		if err != nil || !board.Frozen || board.SentAt.IsZero() {
			t.Fatalf("the board's report: frozen %t, sent %s, %v", board.Frozen, board.SentAt, err)
		}
		desk, err := w.Week(ctx, w.who(cora), week)
		if err != nil || desk.Report.New != board.Report.New || desk.Fingerprint != board.Fingerprint {
			t.Errorf("the desk reads another report: %v", err)
		}
		if board.Report.New != 3 {
			t.Errorf("the board's counts %d new, want 3", board.Report.New)
		}
		own, err := w.Week(ctx, w.who(sam), week)
		if err != nil || own.Report.New != 1 {
			t.Errorf("the supervisor's counts %d new, %v; want the one about the board", own.Report.New, err)
		}
		if _, err := w.Week(ctx, w.who(mark), week); err != store.ErrNotFound {
			t.Errorf("a manager reads it: %v", err)
		}
		body, err := json.Marshal(board)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(body), string(about.Number())) {
			t.Error("the board's report has the number of a complaint about it")
		}
		for _, f := range facts(t, w, gehoor.ReportFrozen{}) {
			if f := f.Fact.(gehoor.ReportFrozen); f.From == week && (f.UpTo != board.LogLength || f.Rules != gehoor.WeekRules) {
				t.Errorf("frozen up to line %d by rules %d, the report says %d", f.UpTo, f.Rules, board.LogLength)
			}
		}

		// What happens afterwards changes nothing in it.
		w.file(told(), Intake{})
		again, err := w.Week(ctx, w.who(bea), week)
		if err != nil {
			t.Fatal(err)
		}
		if after, _ := json.Marshal(again); string(after) != string(body) {
			t.Error("a frozen report changed")
		}
	})
}

// D36: the coordinator remarks and sends it before noon; then it does not go again.
func TestWeeklyReportSentByHand(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		w.history()
		monday := gehoor.DateOf(w.clock).AddDays(7)
		week := monday.AddDays(-7)
		w.at(monday, 9, 0)
		preview, err := w.Week(ctx, w.who(cora), week)
		if err != nil || preview.Frozen || preview.Report.New != 3 {
			t.Errorf("the preview: %+v, %v", preview, err)
		}
		if err := w.RemarkWeek(ctx, w.who(bea), week, "x"); err != gehoor.ErrForbidden {
			t.Errorf("the board remarks: %v", err)
		}
		if err := w.RemarkWeek(ctx, w.who(cora), week, "Drie keer hetzelfde."); err != nil {
			t.Fatal(err)
		}
		first, err := w.SendWeek(ctx, w.who(cora), week)
		if err != nil {
			t.Fatal(err)
		}
		if inTime, err := w.Undo(ctx, w.who(cora), first.Job); err != nil || !inTime {
			t.Errorf("taking it back: %t, %v", inTime, err)
		}
		if _, err := w.SendWeek(ctx, w.who(cora), week); err != nil {
			t.Fatal(err)
		}
		w.at(monday, 9, 2)
		w.at(monday, 13, 0)
		var sent []gehoor.Event
		for _, e := range facts(t, w, gehoor.ReportSent{}) {
			if e.Fact.(gehoor.ReportSent).From == week {
				sent = append(sent, e)
			}
		}
		if len(sent) != 1 || sent[0].Actor != gehoor.By(cora) || sent[0].Fact.(gehoor.ReportSent).Itself {
			t.Errorf("sent: %+v", sent)
		}
		got, err := w.Week(ctx, w.who(bea), week)
		if err != nil {
			t.Fatal(err)
		}
		if words, err := w.words(ctx, 1, got.Remark); err != nil || words != "Drie keer hetzelfde." {
			t.Errorf("the remark is %q, %v", words, err)
		}
		if err := w.RemarkWeek(ctx, w.who(cora), week, "Dit lag nog open."); err != ErrFrozen {
			t.Errorf("a remark in what was frozen: %v", err)
		}
		// Its job is forgotten, and somebody asks once more.
		if err := w.Store.PruneJobs(ctx, w.clock.AddDate(1, 0, 0)); err != nil {
			t.Fatal(err)
		}
		before := len(facts(t, w, gehoor.ReportFrozen{}))
		again, err := w.SendWeek(ctx, w.who(cora), week)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Store.Job(ctx, 1, again.Job); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("it is to be sent again: %v", err)
		}
		w.write(func(tx *store.Tx) error { tx.AddJob(weekJob(1, week, arguments{})); return nil }) // by an older node
		w.at(monday, 14, 0)
		if now := len(facts(t, w, gehoor.ReportFrozen{})); now != before {
			t.Errorf("it was frozen again: %d reports and then %d", before, now)
		}
	})
}

// The same history gives the same report, on both databases.
func TestWeeklyReportGolden(t *testing.T) {
	const golden = "testdata/week.json"
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		w.history()
		w.at(gehoor.DateOf(w.clock).AddDays(7), 12, 30)
		week, err := w.Week(context.Background(), w.who(bea), gehoor.DateOf(someMonday))
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.MarshalIndent(week.Report, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, '\n')
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("it is\n%s", got)
		}
	})
}

// R17: what was sent is the same next year, whatever happened since: other names, another colour, more complaints. Figures made
// again from the log up to its length are those that were frozen. The remark goes after two years, with the forms that have it.
func TestR17FrozenForms(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		w.history()
		monday := gehoor.DateOf(w.clock).AddDays(7)
		week := monday.AddDays(-7)
		w.at(monday, 9, 0)
		if err := w.RemarkWeek(ctx, w.who(cora), week, "Drie keer hetzelfde."); err != nil {
			t.Fatal(err)
		}
		w.at(monday, 13, 0)
		all := func() map[string]string {
			got := map[string]string{}
			frozen, err := w.FrozenWeek(ctx, 1, gehoor.WeeklyReport, week)
			if err != nil || !frozen.Frozen {
				t.Fatalf("frozen %t, %v", frozen.Frozen, err)
			}
			for _, format := range Formats {
				for _, l := range []text.Lang{text.NL, text.EN} {
					body, err := w.WeekAs(ctx, 1, frozen, format, l)
					if err != nil {
						t.Fatal(err)
					}
					got[l.String()+string(format)] = string(body)
				}
			}
			return got
		}
		then := all()
		if !strings.Contains(then["nlhtml"], "Drie keer hetzelfde.") || !strings.HasPrefix(then["nlpdf"], "%PDF-") || then["nlcsv"] == then["encsv"] {
			t.Error("a form is not what it should be")
		}
		for name, body := range then {
			if form := name[2:]; form != "pdf" && form != "xlsx" && !strings.Contains(body, "De Kikker") {
				t.Errorf("%s does not name the place", name)
			}
		}

		w.file(told(), Intake{})
		err := s.Write(ctx, 1, w.Now(), func(tx *store.Tx) error {
			locations, err := s.Locations(1)
			for _, l := range locations {
				l.Name = "Anders"
				if err == nil {
					_, err = tx.PutLocation(gehoor.Actor{}, l)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		w.at(monday.AddDays(360), 13, 0)
		for name, body := range all() {
			if body != then[name] {
				t.Errorf("%s is not the same the next year", name)
			}
		}

		for _, kind := range []gehoor.ReportKind{gehoor.WeeklyReport, gehoor.SupervisorReport} {
			frozen, err := w.FrozenWeek(ctx, 1, kind, week)
			if err != nil {
				t.Fatal(err)
			}
			again, err := w.RecountWeek(ctx, 1, kind, week)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := json.Marshal(frozen.Report)
			if got, _ := json.Marshal(again); string(got) != string(want) {
				t.Errorf("the %s report made again is\n%s\nand was frozen as\n%s", kind, got, want)
			}
		}

		w.at(monday.AddMonths(25), 13, 0)
		if err := w.eraseRemarks(ctx, 1, Day{Now: w.Now(), Today: gehoor.DateOf(w.Now())}); err != nil {
			t.Fatal(err)
		}
		late := all()
		if strings.Contains(late["nlhtml"], "Drie keer hetzelfde.") {
			t.Error("the remark outlived its two years")
		}
		if late["nljson"] != then["nljson"] || late["nlcsv"] != then["nlcsv"] || late["nlpdf"] == then["nlpdf"] {
			t.Error("the figures changed, or the PDF did not")
		}
	})
}

// R17, D24: a complaint is sealed, and another turns out to be about who reads the report, after both were counted. No report and no preview tells
// of it but for the quarter's number, once the quarter is over; and what was frozen is counted again as it was.
func TestR17SealedAfterItWasCounted(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := t.Context()
		var cs []*gehoor.Complaint
		for range 4 {
			c := w.file(told(), Intake{})
			cs = append(cs, w.route(c.ID))
		}
		w.run()
		monday := gehoor.DateOf(w.clock)
		frozen := func(week gehoor.Date) Week {
			t.Helper()
			w.at(week.AddDays(7), 12, 30)
			report, err := w.FrozenWeek(ctx, 1, gehoor.WeeklyReport, week)
			if err != nil || !report.Frozen {
				t.Fatalf("the week of %s is frozen: %t, %v", week, report.Frozen, err)
			}
			again, err := w.RecountWeek(ctx, 1, gehoor.WeeklyReport, week)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := json.Marshal(report.Report)
			if got, _ := json.Marshal(again); string(got) != string(want) {
				t.Errorf("counted again it is\n%s\nand was frozen as\n%s", got, want)
			}
			return report
		}
		first := frozen(monday)
		if first.Report.New != 4 || first.Report.Open != 4 {
			t.Fatalf("%d new, %d open", first.Report.New, first.Report.Open)
		}
		preview := func() Week {
			t.Helper()
			week, err := w.Week(ctx, w.who(bea), monday.AddDays(7))
			if err != nil {
				t.Fatal(err)
			}
			return week
		}
		before := preview()
		w.clock = w.clock.Add(time.Hour)
		w.do(cora, gehoor.Coordinate, cs[0].ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.AskSafety(gehoor.ReportingDuty, 1)
		})
		if _, err := w.NamePerson(ctx, w.who(cora), cs[1].ID, w.load(cs[1].ID).Seq, Naming{Person: bea, Standing: gehoor.Accused}); err != nil {
			t.Fatal(err)
		}
		w.run()
		weeks := []Week{preview(), frozen(monday.AddDays(7)), frozen(monday.AddDays(14))}
		for i, week := range weeks {
			r := week.Report
			if r.Total != first.Report.Total || r.Open != 4 || i < 2 && r.NewBefore != 4 || r.Sealed.N != 0 || r.Contact != (gehoor.Share{Of: 4}) && i > 0 {
				t.Errorf("report %d tells: %+v", i, r)
			}
			for _, e := range r.Exceptions {
				if e.Complaint == cs[0].ID || e.Complaint == cs[1].ID {
					t.Errorf("report %d names %s", i, e.Number)
				}
			}
			if len(r.Exceptions) == 0 {
				t.Errorf("report %d lists nothing", i)
			}
		}
		if a, b := before.Report, weeks[0].Report; a.New != b.New || a.Contact != b.Contact || a.Open != b.Open || !slices.Equal(a.Weeks, b.Weeks) {
			t.Errorf("an hour later the preview is\n%+v\nand was\n%+v", b, a)
		}
		frozen(monday.AddDays(14))
		turned := frozen(monday.AddDays(21)) // 28 September to 4 October
		if r := turned.Report; r.Open != 2 || r.Sealed.N != 1 || r.Sealed.Quarter != 3 || r.Total != first.Report.Total {
			t.Errorf("when the quarter is over: %+v", r)
		}
		own, err := w.FrozenWeek(ctx, 1, gehoor.SupervisorReport, monday.AddDays(7))
		if err != nil || own.Report.New != 1 || own.Report.NewBefore != 0 {
			t.Errorf("the supervisor's own: %+v, %v", own.Report, err)
		}
	})
}

// R17: who is away still reads the report: a complaint about such a person is not in it, and not in that of who stands in.
func TestR17ReaderOnLeave(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := t.Context()
		w.history() // three, and one about Bea
		monday := gehoor.DateOf(w.clock)
		w.clock = w.clock.Add(time.Hour)
		w.write(func(tx *store.Tx) error {
			_, err := tx.PutAbsence(gehoor.By(1), gehoor.Absence{Person: bea, Deputy: mark, From: monday.AddDays(-30), Until: monday.AddDays(30)})
			return err
		})
		for _, p := range []gehoor.PersonID{bea, mark, cora} {
			week, err := w.Week(ctx, w.who(p), monday)
			if err != nil || week.Report.New != 3 {
				t.Errorf("person %d reads of %d new, %v", p, week.Report.New, err)
			}
		}
	})
}

// R17: a report that was counted by other rules is not counted again by those of today, and says so; it can be read all the same.
func TestR17OtherRules(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := t.Context()
		from := gehoor.DateOf(w.clock)
		sealed, err := w.sealAll(1, []*Body{{Text: `{"Report":{"RulesVersion":3,"New":2},"LogLength":1}`}})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Write(ctx, 1, w.Now(), func(tx *store.Tx) error {
			return tx.AppendOrg(gehoor.Actor{}, gehoor.ReportFrozen{Report: gehoor.WeeklyReport, From: from, Until: from.AddDays(6), UpTo: 1, Rules: 3, Bytes: tx.PutItem(0, *sealed[0])})
		}); err != nil {
			t.Fatal(err)
		}
		if week, err := w.FrozenWeek(ctx, 1, gehoor.WeeklyReport, from); err != nil || week.Report.New != 2 {
			t.Errorf("it reads %+v, %v", week.Report, err)
		}
		if _, err := w.RecountWeek(ctx, 1, gehoor.WeeklyReport, from); !errors.Is(err, ErrRules) || !strings.Contains(err.Error(), "version 3") {
			t.Errorf("it is counted again: %v", err)
		}
		if _, err := w.RecountWeek(ctx, 1, gehoor.WeeklyReport, from.AddDays(7)); err != store.ErrNotFound {
			t.Errorf("one that was not frozen is counted again: %v", err)
		}
	})
}

// R17, D34: a remark that names somebody is taken out with the files that have it. Their fingerprints stay, and what is made of the
// figures now says that there was one; another week's is left alone.
func TestR17RemarkTakenOut(t *testing.T) {
	storetest.On(t, "on", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := t.Context()
		w.history()
		monday := gehoor.DateOf(w.clock).AddDays(7)
		weeks := []gehoor.Date{monday.AddDays(-7), monday}
		var before []Week
		for i, week := range weeks {
			w.at(monday.AddDays(7*i), 9, 0)
			for _, words := range []string{"Florentijn, al eerder.", "Florentijn en zijn moeder."} {
				if err := w.RemarkWeek(ctx, w.who(cora), week, words); err != nil {
					t.Fatal(err)
				}
			}
			w.at(monday.AddDays(7*i), 13, 0)
			frozen, err := w.FrozenWeek(ctx, 1, gehoor.WeeklyReport, week)
			if err != nil {
				t.Fatal(err)
			}
			before = append(before, frozen)
		}
		for _, p := range []gehoor.PersonID{mark, bea} {
			if err := w.EraseRemark(ctx, w.who(p), weeks[0], gehoor.CauseThird, "Een naam."); err == nil {
				t.Errorf("person %d takes it out", p)
			}
		}
		if err := w.EraseRemark(ctx, w.who(cora), weeks[0], gehoor.CauseThird, ""); err == nil {
			t.Error("it is taken out without a reason")
		}
		if err := w.EraseRemark(ctx, w.who(cora), weeks[0], gehoor.CauseThird, "Een naam."); err != nil {
			t.Fatal(err)
		}
		for i, week := range weeks {
			now, err := w.FrozenWeek(ctx, 1, gehoor.WeeklyReport, week)
			if err != nil {
				t.Fatal(err)
			}
			if now.forms != before[i].forms || now.Fingerprint != before[i].Fingerprint {
				t.Errorf("week %d: the fingerprints are others", i)
			}
			for _, format := range Formats {
				body, err := w.WeekAs(ctx, 1, now, format, text.NL)
				if err != nil {
					t.Fatal(err)
				}
				words := string(body)
				if format == AsPDF {
					words = must(pdfcheck.Read(body)).Root.Text()
				}
				has, says := strings.Contains(words, "Florentijn"), strings.Contains(words, text.ErasedWords.NL)
				if prose := format == AsHTML || format == AsPDF; has != (prose && i == 1) || says != (prose && i == 0) {
					t.Errorf("week %d as %s: it names somebody: %t, and says that it was removed: %t", i, format, has, says)
				}
			}
		}
		if err := w.EraseRemark(ctx, w.who(cora), weeks[0], gehoor.CauseThird, "Een naam."); err == nil {
			t.Error("it is taken out twice")
		}
	})
}

// must gives what was made without an error.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func chart(t *testing.T, s *store.Store) gehoor.Chart {
	t.Helper()
	c, err := s.Chart(1)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// R17, D36: weeks that passed while the program stood still go late, each once and oldest first; those of more than a quarter ago do not.
func TestR17MissedWeeksGoLate(t *testing.T) {
	t.Parallel()
	storetest.On(t, "missed", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		w.file(told(), Intake{})
		first := gehoor.Date{Year: 2026, Month: 9, Day: 7}
		sent := func(on gehoor.Date) (of []gehoor.Date) {
			t.Helper()
			w.at(on, 13, 0)
			events, err := s.System().Happened(t.Context(), 1, gehoor.ReportSent{})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range events {
				of = append(of, e.Fact.(gehoor.ReportSent).From)
			}
			return of
		}
		if of := sent(first.AddDays(7)); !slices.Equal(of, []gehoor.Date{first}) {
			t.Fatalf("sent are %v", of)
		}
		want := []gehoor.Date{first, first.AddDays(7), first.AddDays(14), first.AddDays(21)}
		if of := sent(first.AddDays(28)); !slices.Equal(of, want) {
			t.Errorf("after three weeks of standing still sent are %v", of)
		}
		if of := sent(first.AddDays(29)); !slices.Equal(of, want) {
			t.Errorf("the day after sent are %v", of)
		}
		for n, from := range want {
			week, err := w.FrozenWeek(t.Context(), 1, gehoor.WeeklyReport, from)
			if err != nil || !week.Frozen || week.Report.Open != 1 || (week.Report.New == 1) != (n == 0) {
				t.Errorf("the week from %s: %d new, %d open, %v", from, week.Report.New, week.Report.Open, err)
			}
		}
		if of := sent(first.AddDays(365)); len(of) != len(want)+13 {
			t.Errorf("after a year of standing still %d went", len(of)-len(want))
		}
	})
}
