package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// publishYear lays down and approves the report of the world's holder on 2026.
func (w *world) publishYear() PublicYear {
	w.t.Helper()
	ctx := context.Background()
	if err := w.FreezeYear(ctx, w.who(cora), 2026, "12345678"); err != nil {
		w.t.Fatal(err)
	}
	work, err := w.YearWork(ctx, w.who(dirk), 2026, "12345678")
	if err != nil {
		w.t.Fatal(err)
	}
	pending, _ := work.State.Pending()
	if err := w.ApproveYear(ctx, w.who(dirk), 2026, "12345678", pending.UpTo); err != nil {
		w.t.Fatal(err)
	}
	y, err := w.PublicYear(ctx, 1, 2026, "12345678", 0)
	if err != nil {
		w.t.Fatal(err)
	}
	return y
}

// Design §7, art. 1.57b Wko: what was frozen is what the log up to its line says by the rules of its version, also when the log has
// grown; a dossier that is sealed changes the number of its quarter alone.
func TestD36AnnualIsRecomputed(t *testing.T) {
	storetest.OnURL(t, "on", func(t *testing.T, url string) {
		w := newWorld(t, storetest.OpenURL(t, url, 1))
		ctx := context.Background()
		for range 4 {
			w.route(w.file(told(), Intake{}).ID)
		}
		plain, err := w.CountYear(ctx, 1, 2026, 1, 1<<40)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 { // three, so that the quarter's number may be told
			in := told()
			in.Safety = gehoor.StaffViolence
			w.file(in, Intake{})
		}
		w.run()
		w.clock = time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC)
		y := w.publishYear()
		if y.Report.Filed != 4 || y.Report.Safety[2] != (gehoor.Coarse{N: 3}) {
			t.Errorf("%d filed, safety %v", y.Report.Filed, y.Report.Safety)
		}
		sealedOnly := y.Report
		sealedOnly.Safety = plain.Safety
		sealedOnly.Contact, sealedOnly.Decide = plain.Contact, plain.Decide // terms ended since
		if !reflect.DeepEqual(sealedOnly, plain) {
			t.Errorf("sealed dossiers changed more than the quarter's number:\n%+v\n%+v", sealedOnly, plain)
		}
		in := told()
		w.route(w.file(in, Intake{ReceivedAt: time.Date(2026, 12, 31, 9, 0, 0, 0, time.UTC), Channel: gehoor.ByLetter, Who: w.who(cora)}).ID)
		w.run()
		again, err := w.CountYear(ctx, 1, 2026, 1, y.LogLength)
		if err != nil {
			t.Fatal(err)
		}
		if y.Report.RulesVersion != gehoor.YearRules || !reflect.DeepEqual(again, y.Report) {
			t.Errorf("counted again up to line %d it is\n%+v\nand was frozen as\n%+v", y.LogLength, again, y.Report)
		}
		now, err := w.CountYear(ctx, 1, 2026, 1, 1<<40)
		if err != nil || now.Filed != 5 {
			t.Errorf("with the letter of 31 December it is %d, %v", now.Filed, err)
		}
		report, err := w.Store.Verify(ctx, 1, y.LogLength)
		if err != nil || report.Fault != "" {
			t.Errorf("verify: %+v, %v", report, err)
		}
		kept, err := w.PublicYear(ctx, 1, 2026, "12345678", 1)
		if err != nil || string(kept.JSON) != string(y.JSON) {
			t.Errorf("the bytes changed: %v", err)
		}
		for _, never := range []string{plantedStory, plantedChild, plantedEmployee, "Sanne", "Cora"} {
			if strings.Contains(string(y.JSON), never) {
				t.Errorf("%q stands in a public report", never)
			}
		}
		var open Year
		if err := json.Unmarshal(y.JSON, &open); err != nil || !reflect.DeepEqual(open, y.Year) {
			t.Errorf("the JSON does not say what the page says: %v", err)
		}
	})
}

// D35, D36: what was erased thirteen months after filing is in the report on its year, and asks for one, also when that is made later; and the log
// tells nothing of it but that.
func TestD35WhatWasErasedIsReported(t *testing.T) {
	t.Parallel()
	storetest.On(t, "erased", func(t *testing.T, s *store.Store) {
		w := newWorld(t, s)
		ctx := context.Background()
		declined := w.file(told(), Intake{})
		w.run()
		w.write(func(tx *store.Tx) error {
			_, err := tx.Append(declined.ID, gehoor.By(cora), gehoor.SeniorTold{}, gehoor.Declined{Ground: gehoor.NotOurs})
			return err
		})
		w.clock = gehoor.Date{Year: 2027, Month: 11, Day: 8}.Start(nil).Add(10 * time.Hour)
		w.automatic()
		w.clock = w.clock.AddDate(0, 0, 1)
		if err := w.keepHouse(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := s.System().Load(ctx, 1, declined.ID); !errors.Is(err, store.ErrErased) {
			t.Fatalf("it was not erased: %v", err)
		}
		required, err := w.yearRequired(ctx, 1, 2026, 1, nil)
		if err != nil || !required {
			t.Errorf("no report is required: %v", err)
		}
		y := w.publishYear()
		if r := y.Report; r.Filed != 1 || r.Concluded != 1 || !r.Required || len(r.Locations) != 1 || r.Locations[0].Location != 1 || r.Locations[0].Filed != 1 {
			t.Errorf("the report on its year: %+v", r)
		}
		gone, err := s.System().Erased(ctx, 1, time.Time{})
		if err != nil || len(gone) != 1 {
			t.Fatalf("%d lines of what was erased: %v", len(gone), err)
		}
		left, err := json.Marshal(gone[0].Fact)
		if want := `{"What":"dossier","Cause":"retention","Years":[{"Year":2026,"Holder":1,"Location":1,"Filed":true,"Concluded":true,"Contact":{"N":1,"Of":1},"Decide":{"N":1,"Of":1}}]}`; err != nil || string(left) != want {
			t.Errorf("left of it is\n%s\nwant\n%s", left, want)
		}
		list, err := w.Inspection(ctx, w.who(cora), text.NL, 1, gehoor.Date{Year: 2026, Month: 1, Day: 1}, gehoor.Date{Year: 2026, Month: 12, Day: 31})
		if err != nil || !strings.Contains(fmt.Sprint(list.Blocks), text.Fill(text.NL, text.InspectErasedIn, "1", "2026")) {
			t.Errorf("an inspector is not told that one is gone: %v", err)
		}
		if r, err := s.Verify(ctx, 1, 0); err != nil || r.Fault != "" {
			t.Errorf("verify: %v %s", err, r.Fault)
		}
	})
}

// Art. 1.57b Wko: a correction knows of whom the versions before it told, also of those that were erased since, and tells no single one apart.
func TestD36CorrectionTellsNoneApart(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	for range 3 {
		w.route(w.file(told(), Intake{}).ID)
	}
	w.run()
	w.clock = time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC)
	first := w.publishYear()
	w.route(w.file(told(), Intake{ReceivedAt: time.Date(2026, 12, 31, 9, 0, 0, 0, time.UTC), Channel: gehoor.ByLetter, Who: w.who(cora)}).ID)
	if err := w.WriteYear(ctx, w.who(cora), 2026, "12345678", YearWords{Correction: text.Msg{NL: "Een brief van 31 december telde nog niet mee.", EN: "A letter of 31 December was not counted yet."}, Explained: "Een dag."}); err != nil {
		t.Fatal(err)
	}
	second := w.publishYear()
	if first.Report.Filed != 3 || second.Report.Filed != 4 || second.No != 2 {
		t.Fatalf("%d and %d were filed, by version %d", first.Report.Filed, second.Report.Filed, second.No)
	}
	if len(first.Report.Subjects) != 1 || !reflect.DeepEqual(second.Report.Subjects, first.Report.Subjects) {
		t.Errorf("the fourth can be told apart:\n%+v\n%+v", first.Report.Subjects, second.Report.Subjects)
	}
	if strings.Contains(string(second.JSON), "Told\":{\"Subjects") {
		t.Error("of whom it tells is published")
	}
}

// Art. 1.57b Wko: names that stand in a dossier which the writer may not read are not looked for: nobody learns so whom a sealed
// one names. Who wrote or froze it does not approve; a name stops it until it is explained.
func TestD36AnnualLint(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	w.file(told(), Intake{})
	in := told()
	in.Safety, in.Sender.Name, in.Sender.Child = gehoor.StaffViolence, "Wilhelmina Zegers", "Quinten"
	w.file(in, Intake{})
	w.run()
	w.clock = time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC)
	words := YearWords{}
	words.Gist.NL = "Bakkers klacht, die van Zegers en over Quinten; Rita belde op 3 maart naar 030 123 45 67 of x@y.example, groep De Beren"
	if err := w.WriteYear(ctx, w.who(cora), 2026, "12345678", words); err != nil {
		t.Fatal(err)
	}
	work, err := w.YearWork(ctx, w.who(cora), 2026, "12345678")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, m := range work.Found {
		found = append(found, string(m.Kind)+" "+m.Words)
	}
	if got, want := strings.Join(found, ", "), "name Bakkers, name Rita, date 3 maart, phone 030 123 45 67, mail x@y.example, group groep De Beren"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
	if _, err := w.YearWork(ctx, w.who(mark), 2026, "12345678"); err != store.ErrNotFound {
		t.Errorf("a manager reads the draft: %v", err)
	}
}

// E32: in March that it is to be drafted, on 15 May that it must go, in June every week; nothing once it is done.
func TestD36ACorrectionIsRemindedOfAnew(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	ctx := context.Background()
	w.file(told(), Intake{})
	w.run()
	day := func(month time.Month, d int) gehoor.Date { return gehoor.Date{Year: 2027, Month: month, Day: d} }
	waits := func() (n int) {
		for _, m := range w.post.mails() {
			if strings.HasPrefix(m.Subject, "Klachtenjaarverslag") {
				n++
			}
		}
		return n
	}
	freeze := func(on, next gehoor.Date) {
		t.Helper()
		w.at(on, 9, 0)
		if err := w.FreezeYear(ctx, w.who(cora), 2026, "12345678"); err != nil {
			t.Fatal(err)
		}
		w.at(next, 9, 0)
	}
	freeze(day(time.February, 1), day(time.February, 2))
	first := waits()
	work, err := w.YearWork(ctx, w.who(dirk), 2026, "12345678")
	if err != nil {
		t.Fatal(err)
	}
	pending, _ := work.State.Pending()
	if err := w.ApproveYear(ctx, w.who(dirk), 2026, "12345678", pending.UpTo); err != nil {
		t.Fatal(err)
	}
	if err := w.WriteYear(ctx, w.who(cora), 2026, "12345678", YearWords{Correction: text.Msg{NL: "Een getal was fout.", EN: "A number was wrong."}}); err != nil {
		t.Fatal(err)
	}
	freeze(day(time.March, 8), day(time.March, 9))
	w.at(day(time.March, 10), 9, 0)
	if n := waits(); first == 0 || n != 2*first {
		t.Errorf("%d mails that the first waits, and %d more that its correction does", first, n-first)
	}
}

func TestD36AnnualReminders(t *testing.T) {
	t.Parallel()
	w := newWorld(t, storetest.Open(t))
	w.file(told(), Intake{})
	w.run()
	year := func() (subjects []string) {
		for _, m := range w.post.mails() {
			if strings.HasPrefix(m.Subject, "Klachtenjaarverslag") {
				subjects = append(subjects, m.To)
			}
		}
		return subjects
	}
	day := func(month time.Month, d int) gehoor.Date { return gehoor.Date{Year: 2027, Month: month, Day: d} }
	w.at(day(time.February, 1), 9, 0)
	if n := len(year()); n != 0 {
		t.Errorf("%d mails in February", n)
	}
	w.at(day(time.March, 1), 0, 5) // the program looks all day, and the first time just after midnight
	w.at(day(time.March, 1), 9, 0)
	w.at(day(time.March, 2), 9, 0)
	if got := strings.Join(year(), " "); got != "cora@opvang.example dee@opvang.example" {
		t.Errorf("in March it goes to %s", got)
	}
	before := len(year())
	w.publishYear()
	w.at(day(time.May, 18), 9, 0)
	w.at(day(time.May, 19), 9, 0)
	if n := len(year()) - before; n != 6 { // to send and to tell, to the desk and the board
		t.Errorf("%d mails in May", n)
	}
	ctx := context.Background()
	if err := w.DeliverYear(ctx, w.who(cora), 2026, "12345678", "", "GGD", gehoor.ByMail, day(time.May, 19)); err != nil {
		t.Fatal(err)
	}
	w.at(day(time.June, 7), 9, 0)
	if n := len(year()) - before; n != 9 { // parents were not told
		t.Errorf("%d mails until June", n)
	}
	if err := w.TellYear(ctx, w.who(cora), 2026, "12345678", gehoor.ByApp, day(time.June, 7)); err != nil {
		t.Fatal(err)
	}
	w.at(day(time.June, 21), 9, 0)
	if n := len(year()) - before; n != 9 {
		t.Errorf("%d mails when all was done", n)
	}
}
