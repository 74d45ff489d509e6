package gehoor_test

import (
	"testing"

	"gehoor"

	"pgregory.net/rapid"
)

// D20: who is complained about gets what the coordinator selected, each thing at its time, and never before it is
// certain that it is no matter of safety.
func TestD20Disclose(t *testing.T) {
	t.Parallel()
	offer := func(d *dossier, what gehoor.DisclosedWhat, change func(*gehoor.Offer)) gehoor.Offer {
		in := gehoor.Offer{What: what, Party: 1, On: gehoor.DateOf(d.now).AddDays(2), Text: ref(50), Way: gehoor.DiscloseByPaper, Number: "7F3K2H"}
		if change != nil {
			change(&in)
		}
		return in
	}
	heard := func(d *dossier) {
		d.do(d.Hear(gehoor.SideAccused, 1, gehoor.DateOf(d.now), ref(40), d.now))
	}
	for _, tt := range []struct {
		why    string
		what   gehoor.DisclosedWhat
		file   func(*gehoor.Submission)
		before func(*dossier)
		change func(*gehoor.Offer)
		code   string
	}{
		{"an invitation", gehoor.DiscloseInvitation, nil, nil, nil, ""},
		{"a worry that nobody cleared", gehoor.DiscloseInvitation, func(s *gehoor.Submission) { s.Safety = gehoor.NotSure }, nil, nil, "hear.safety"},
		{"a worry that was cleared", gehoor.DiscloseInvitation, func(s *gehoor.Submission) { s.Safety = gehoor.NotSure }, func(d *dossier) {
			d.do(d.AskSafety(gehoor.ReportingDuty, 0)).do(d.ClearSafety(ref(9)))
		}, nil, ""},
		{"sealed", gehoor.DiscloseInvitation, nil, func(d *dossier) { d.do(d.AskSafety(gehoor.ReportingDuty, 0)) }, nil, "hear.safety"},
		{"nobody", gehoor.DiscloseInvitation, nil, nil, func(o *gehoor.Offer) { o.Party = 0 }, "hear.not-accused"},
		{"merely mentioned", gehoor.DiscloseInvitation, nil, func(d *dossier) { d.do(d.Judge(1, gehoor.Mentioned)) }, nil, "hear.not-accused"},
		{"no text", gehoor.DiscloseInvitation, nil, nil, func(o *gehoor.Offer) { o.Text = gehoor.Ref{} }, "disclose.nothing"},
		{"a code without a number", gehoor.DiscloseInvitation, nil, nil, func(o *gehoor.Offer) { o.Number = "" }, "disclose.way"},
		{"paper with a number", gehoor.DiscloseInvitation, nil, nil, func(o *gehoor.Offer) { o.Way = gehoor.DisclosePrinted }, "disclose.way"},
		{"a day that passed", gehoor.DiscloseInvitation, nil, nil, func(o *gehoor.Offer) { o.On = gehoor.DateOf(monday).AddDays(-1) }, "hear.past"},
		{"an account of no conversation", gehoor.DiscloseAccount, nil, nil, nil, "account.not-heard"},
		{"an account", gehoor.DiscloseAccount, nil, heard, nil, ""},
		{"an outcome before the decision", gehoor.DiscloseOutcome, nil, heard, nil, "disclose.no-decision"},
		{"an outcome", gehoor.DiscloseOutcome, nil, func(d *dossier) {
			d.add(gehoor.By(coordinator), gehoor.DecisionSent{Version: 1, Way: gehoor.OnPaper, Letter: ref(30)})
		}, nil, ""},
	} {
		d := open(t, tt.file)
		d.routed().name(gehoor.Accused, gehoor.Seat{}, 0)
		if tt.before != nil {
			tt.before(d)
		}
		facts, err := d.Disclose(d.p, offer(d, tt.what, tt.change), d.now)
		refused(t, err, tt.code, tt.why)
		if err != nil {
			continue
		}
		d.do(facts, nil)
		if _, ok := d.OpenDisclosure(d.Seq, gehoor.DateOf(d.now)); !ok {
			t.Errorf("%s: it opens nothing", tt.why)
		}
	}
}

// D20: comment answers the account, an own account asks an answer of us, and what was taken back, is too old or was
// sealed since opens nothing.
func TestD20WhatADisclosureOpens(t *testing.T) {
	t.Parallel()
	d := open(t, nil)
	d.routed().name(gehoor.Accused, gehoor.Seat{}, 0)
	today := gehoor.DateOf(d.now)
	d.do(d.Hear(gehoor.SideAccused, 1, today, ref(40), d.now))
	d.do(d.Disclose(d.p, gehoor.Offer{What: gehoor.DiscloseAccount, Party: 1, On: today.AddDays(5), Text: ref(41), Way: gehoor.DiscloseByMail, Number: "7F3K2H"}, d.now))
	seq := d.Seq
	if !d.owed(gehoor.OweComment).Open() {
		t.Error("no comment is waited for")
	}
	d.do(d.ReadDisclosure(seq, d.now))
	if again, err := d.ReadDisclosure(seq, d.now); err != nil || again != nil {
		t.Errorf("read twice is %v, %v", again, err)
	}
	d.do(d.AnswerDisclosure(d.p, seq, ref(42), true, d.now))
	if d.owed(gehoor.OweComment).Open() {
		t.Error("the comment came and is waited for")
	}
	_, err := d.AnswerDisclosure(d.p, seq, ref(43), true, d.now)
	refused(t, err, "account.not-sent", "it was answered before")
	d.do(d.AnswerDisclosure(d.p, seq, ref(43), false, d.now))
	if !d.owed(gehoor.OweAnswer).Open() {
		t.Error("nobody owes an answer to their own account")
	}
	if _, ok := d.OpenDisclosure(seq, today.AddDays(d.p.DiscloseDays+1)); ok {
		t.Error("it can be read for ever")
	}
	d.later(d.p.DiscloseDays + 1)
	d.do(d.RenewDisclosure(d.p, seq, gehoor.DiscloseByPaper, d.now))
	if p, ok := d.OpenDisclosure(seq, gehoor.DateOf(d.now)); !ok || p.Version != 2 {
		t.Errorf("renewed: %+v, %v", p, ok)
	}
	d.do(d.EndDisclosure(seq))
	if _, ok := d.OpenDisclosure(seq, gehoor.DateOf(d.now)); ok {
		t.Error("it was taken back and can be read")
	}
	_, err = d.RenewDisclosure(d.p, seq, gehoor.DiscloseByPaper, d.now)
	refused(t, err, "disclose.ended", "what was taken back is made anew")
	_, err = d.AnswerDisclosure(d.p, seq, ref(44), false, d.now)
	refused(t, err, "disclose.ended", "and answers nothing")
}

// A number of a disclosure is read as it is shown, however it is typed.
func TestDisclosureNumber(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		n := gehoor.NewDisclosureNumber(func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "letter") })
		if back, ok := gehoor.ParseDisclosureNumber(" " + n.String() + "-"); !ok || back != n {
			rt.Fatalf("%q is read as %q, %v", n, back, ok)
		}
	})
	for _, s := range []string{"", "7F3K2", "7F3K2HH", "7F3K2A", "7F3K2é"} {
		if n, ok := gehoor.ParseDisclosureNumber(s); ok {
			t.Errorf("%q is read as %q", s, n)
		}
	}
}

func FuzzParseDisclosureNumber(f *testing.F) {
	f.Add("7f3 k2h")
	f.Fuzz(func(t *testing.T, s string) {
		if n, ok := gehoor.ParseDisclosureNumber(s); ok {
			if again, ok := gehoor.ParseDisclosureNumber(n.String()); !ok || again != n {
				t.Errorf("%q is %q, which is %q", s, n, again)
			}
		}
	})
}

// D20, D29: what is printed is given when it was posted or handed over, once; not while it may be a matter of safety, nor after it was
// taken back. What was printed before that was told apart was given at once.
func TestD20PaperIsGivenOnce(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		why    string
		before func(*dossier, int)
		way    gehoor.DecisionWay
		code   string
	}{
		{"posted", nil, gehoor.OnPaper, ""},
		{"handed over", nil, gehoor.InHand, ""},
		{"by the page", nil, gehoor.OnStatusPage, "disclose.way"},
		{"sealed since", func(d *dossier, _ int) { d.do(d.AskSafety(gehoor.ReportingDuty, 0)) }, gehoor.OnPaper, "disclose.ended"},
		{"sealed, and cleared", func(d *dossier, _ int) { d.do(d.AskSafety(gehoor.ReportingDuty, 0)).do(d.ClearSafety(ref(9))) }, gehoor.OnPaper, ""},
		{"not about this person", func(d *dossier, _ int) { d.do(d.Judge(1, gehoor.Mentioned)) }, gehoor.OnPaper, "disclose.ended"},
		{"taken back", func(d *dossier, seq int) { d.do(d.EndDisclosure(seq)) }, gehoor.OnPaper, "disclose.ended"},
		{"given before", func(d *dossier, seq int) { d.do(d.GiveDisclosure(seq, gehoor.InHand)) }, gehoor.OnPaper, "disclose.ended"},
	} {
		d := open(t, nil)
		d.routed().name(gehoor.Accused, gehoor.Seat{}, 0)
		d.do(d.Disclose(d.p, gehoor.Offer{What: gehoor.DiscloseInvitation, Party: 1, On: gehoor.DateOf(d.now).AddDays(3), Text: ref(41), Way: gehoor.DisclosePrinted}, d.now))
		seq := d.Seq
		if _, waits := d.PrintDisclosure(seq); !waits {
			t.Errorf("%s: it does not wait to be printed", tt.why)
		}
		if tt.before != nil {
			tt.before(d, seq)
		}
		facts, err := d.GiveDisclosure(seq, tt.way)
		refused(t, err, tt.code, tt.why)
		if err != nil {
			continue
		}
		d.do(facts, nil)
		if _, waits := d.PrintDisclosure(seq); waits {
			t.Errorf("%s: it waits still", tt.why)
		}
	}
	d := open(t, nil)
	d.routed().name(gehoor.Accused, gehoor.Seat{}, 0)
	d.add(gehoor.By(coordinator), gehoor.Disclosed{What: gehoor.DiscloseInvitation, Party: 1, Text: ref(41), Way: gehoor.DisclosePrinted})
	if _, waits := d.PrintDisclosure(d.Seq); waits {
		t.Error("a letter of before waits to be printed")
	}
}
