package demo_test

import (
	"context"
	"crypto/rand"
	"log/slog"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/demo"
	"gehoor/internal/files"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// The demo, made by the use cases on two days that have little in common.
func TestEveryStage(t *testing.T) {
	t.Parallel()
	for _, now := range []string{"2026-03-04T11:20:00+01:00", "2026-05-17T00:20:00+02:00"} {
		t.Run(now[:10], func(t *testing.T) {
			t.Parallel()
			at, err := time.Parse(time.RFC3339, now)
			if err != nil {
				t.Fatal(err)
			}
			dir, err := files.OpenDir(t.TempDir(), rand.Reader)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { dir.Close() })
			clock, post := new(demo.Clock), new(app.Outbox)
			a := &app.App{Store: storetest.Open(t), Files: dir, Mail: post, Now: clock.Now, Rand: rand.Reader, Base: "http://127.0.0.1:8080",
				Log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))}
			parent, err := demo.Make(context.Background(), a, clock, at)
			if err != nil {
				t.Fatal(err)
			}
			if got := clock.Now(); !got.Equal(at) {
				t.Errorf("the clock stands at %v", got)
			}
			if _, code, err := demo.Parent(context.Background(), a, parent); err != nil || len(code) != 8 {
				t.Errorf("the parent's code is %q, %v", code, err)
			}
			stages(t, a, at)
			onePage(t, a, at)
			if n := len(post.Mails()); n < 100 {
				t.Errorf("%d mails", n)
			}
			if r, err := a.Store.Verify(context.Background(), 1, 0); err != nil || r.Fault != "" {
				t.Errorf("verify: %+v, %v", r, err)
			}
		})
	}
}

// stages checks that there is at least one complaint in every stage that issue 2 names.
// onePage: R17, the report of the last week is one sheet of paper, in both languages.
func onePage(t *testing.T, a *app.App, at time.Time) {
	t.Helper()
	week, err := a.FrozenWeek(t.Context(), 1, gehoor.WeeklyReport, app.LastWeek(gehoor.DateOf(at)))
	if err != nil || !week.Frozen || week.Remark == (gehoor.Ref{}) {
		t.Fatalf("the last week is frozen: %t, %v, or has no remark", week.Frozen, err)
	}
	for _, l := range []text.Lang{text.NL, text.EN} {
		body, err := a.WeekAs(t.Context(), 1, week, app.AsPDF, l)
		if err != nil {
			t.Fatal(err)
		}
		if f, err := pdfcheck.Read(body); err != nil || f.Pages != 1 {
			t.Errorf("%s: the weekly report is %d pages, %v", l, f.Pages, err)
		}
	}
}

func stages(t *testing.T, a *app.App, now time.Time) {
	t.Helper()
	found, english, total := map[string]int{}, 0, 0
	say := func(stage string, is bool) {
		if is {
			found[stage]++
		} else {
			found[stage] += 0
		}
	}
	owes := func(c *gehoor.Complaint, kind gehoor.DutyKind, late bool) bool {
		for _, d := range c.Duties() {
			if d.Kind == kind && d.Open() && d.Late(now) == late {
				return true
			}
		}
		return false
	}
	done := func(c *gehoor.Complaint, kind string) bool {
		for _, e := range c.Events() {
			if gehoor.Kind(e.Fact) == kind {
				return true
			}
		}
		return false
	}
	for c, err := range a.Store.System().Complaints(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		total++
		if c.Filed.Language == gehoor.English {
			english++
		}
		lead := c.Lead != gehoor.Seat{}
		say("new", c.Open() && !c.Admitted && !c.Sealed)
		say("forwarded", c.Open() && lead && c.ContactedAt.IsZero() && owes(c, gehoor.OweContact, false))
		say("contact late", owes(c, gehoor.OweContact, true))
		say("tried", c.Tries > 0 && c.ContactedAt.IsZero())
		say("steps owed", owes(c, gehoor.OweSteps, false) || owes(c, gehoor.OweSteps, true))
		say("follow-up", owes(c, gehoor.OweFollowUp, false))
		say("follow-up late", owes(c, gehoor.OweFollowUp, true))
		say("question to answer", owes(c, gehoor.OweAnswer, false) || owes(c, gehoor.OweAnswer, true))
		say("hearing planned", owes(c, gehoor.OweHearing, false))
		say("account out", owes(c, gehoor.OweComment, false) || owes(c, gehoor.OweComment, true))
		say("comment received", done(c, "AccountAnswered"))
		say("drafted", c.Draft.Version > 0 && !c.Approved && c.SentAt.IsZero())
		say("sent back", done(c, "DecisionSentBack"))
		say("approved", c.Approved && c.SentAt.IsZero())
		say("sent and opened", !c.SentAt.IsZero() && c.Reached)
		say("sent, not opened", !c.SentAt.IsZero() && !c.Reached)
		say("posted", done(c, "DecisionPosted"))
		say("measure open", owes(c, gehoor.OweMeasure, false))
		say("measure overdue", owes(c, gehoor.OweMeasure, true))
		say("measure done", done(c, "MeasureDone"))
		say("settled", c.Decided.Settlement && !c.SentAt.IsZero())
		say("withdrawn", c.ClosedOn == gehoor.ClosedWithdrawn && !c.Open())
		say("reopened", done(c, "Reopened"))
		say("declined", c.ClosedOn == gehoor.ClosedDeclined)
		say("signal", c.Signal)
		say("late filing", c.Filed.Late)
		say("anonymous", c.Filed.Anonymous)
		say("by letter", c.Filed.Channel == gehoor.ByLetter)
		say("parent committee", c.Filed.Capacity == gehoor.ParentCommittee)
		say("about the manager", len(c.Filed.About) > 0 && c.Filed.About[0] == gehoor.AboutManager && lead && c.Lead.Role != gehoor.Manager)
		say("about the coordinator", c.Desk().Role == gehoor.DeputyCoordinator)
		say("somebody provisionally barred", c.Parties[1] == gehoor.Provisional)
		say("staff violence", c.Sealed && c.Track == gehoor.ReportingDuty)
		say("alarm unanswered", owes(c, gehoor.OweAlarm, false) || owes(c, gehoor.OweAlarm, true))
		say("reporting code", len(c.Diverted) > 0 && c.Track == gehoor.ReportingCode)
		say("cleared", done(c, "SafetyCleared"))
		say("outside, running", len(c.Outside) > 0)
		say("ruling", len(c.Rulings) > 0)
		say("promised date passed", done(c, "LatenessTold"))
		say("delay agreed", done(c, "DelayAgreed"))
		say("own data", owes(c, gehoor.OweData, false))
		say("from a question", c.Filed.Enquiry != 0)
		say("asked whether it is resolved", c.ResolvedBy != gehoor.Date{} && c.Open() && !done(c, "ResolvedAnswered"))
		say("somebody invited", len(c.Disclosures) > 0)
		for seq := range c.Disclosures {
			_, waits := c.PrintDisclosure(seq)
			say("letter to print", waits)
		}
		say("split off", c.Filed.SplitFrom != 0)
		say("linked", len(c.Linked) > 0)
		say("on hold", !c.Hold.IsZero())
		say("practice", c.Practice)
		say("personnel measure", slices.ContainsFunc(slices.Collect(maps.Values(c.Measures)), func(m gehoor.MeasureState) bool { return m.Kind == gehoor.PersonnelMeasure }))
	}
	for stage, n := range found {
		if n == 0 {
			t.Errorf("no complaint: %s", stage)
		}
	}
	if total < 55 || total > 90 {
		t.Errorf("%d complaints, want about 75", total)
	}
	if english < 6 {
		t.Errorf("%d complaints in English", english)
	}
	var marked, open, answered, closed int
	for e, err := range a.Store.System().Enquiries(t.Context(), 1) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Marked != 0 {
			marked++
		}
		switch {
		case !e.Open():
			closed++
		case e.Answered:
			answered++
		default:
			open++
		}
	}
	if marked == 0 || open == 0 || answered == 0 || closed == 0 {
		t.Errorf("questions: %d marked, %d open, %d answered, %d closed", marked, open, answered, closed)
	}
	locations, err := a.Store.Locations(1)
	if err != nil {
		t.Fatal(err)
	}
	regions, err := a.Store.Regions(1)
	if err != nil {
		t.Fatal(err)
	}
	if len(locations) != 25 || len(regions) != 3 {
		t.Errorf("%d locations in %d regions", len(locations), len(regions))
	}
	chart, err := a.Store.Chart(1)
	if err != nil {
		t.Fatal(err)
	}
	if len(chart.Absences) == 0 {
		t.Error("nobody is away")
	}
}
