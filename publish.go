package gehoor

import (
	"slices"
	"time"
)

// A Publication is what has become of the annual report of a holder on a year (Wko art. 1.57b): the words that go with it,
// the versions that were frozen, and to whom they went. It is made by PublicationOf.
type Publication struct {
	Year     int
	Holder   HolderID
	Words    Ref        // as they were written last
	Writers  []PersonID // all who ever wrote them, each once: what one wrote may still stand in what another wrote after that
	Versions []YearVersion
}

// A YearVersion is a report as it was frozen. It is public from the moment on which somebody else approves it, and stays so
// when a correction comes after it.
type YearVersion struct {
	UpTo       int64 // the log's length when it was made, by which it is named
	Rules      int
	Bytes      Ref
	Told       Ref // of whom it tells in detail: a YearTold
	FrozenAt   time.Time
	Drafter    PersonID
	ApprovedAt time.Time // zero: not yet
	Approver   PersonID
	Delivered  []ReportDelivered // in the order in which it was recorded
}

// The days of a report on a year, all in the next. The law has but the last: before 1 June.
var (
	yearDraftedBy   = Date{Month: time.March, Day: 31}
	yearApprovedBy  = Date{Month: time.May, Day: 15}
	yearDeliveredBy = Date{Month: time.May, Day: 31}
)

// The duties of an annual report.
const (
	OweYearDraft   DutyKind = "year-draft"   // its words and figures, frozen by who drafts it
	OweYearApprove DutyKind = "year-approve" // by somebody else, who answers for the holder
	OweYearDeliver DutyKind = "year-deliver" // to every supervising body, before 1 June
	OweYearTell    DutyKind = "year-tell"    // to all parents (D36)
)

// PublicationOf adds up the organisation's events, which are in order; those about anything else are passed over.
func PublicationOf(events []Event, year int, holder HolderID) Publication {
	p := Publication{Year: year, Holder: holder}
	ours := func(kind ReportKind, from Date, of HolderID) bool {
		return kind == AnnualReport && from.Year == year && of == holder
	}
	version := func(upTo int64) *YearVersion {
		i := slices.IndexFunc(p.Versions, func(v YearVersion) bool { return v.UpTo == upTo })
		if i < 0 {
			return &YearVersion{}
		}
		return &p.Versions[i]
	}
	wrote := func(e Event) {
		if !slices.Contains(p.Writers, e.Actor.Person) {
			p.Writers = append(p.Writers, e.Actor.Person)
		}
	}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case ReportRemarked:
			if ours(f.Report, f.From, f.Holder) {
				p.Words = f.Remark
				wrote(e)
			}
		case RegulationTold: // its words stand in the report too
			if f.On.Year == year && (f.Holder == 0 || f.Holder == holder) && f.Words != (Ref{}) {
				wrote(e)
			}
		case ReportFrozen:
			if ours(f.Report, f.From, f.Holder) {
				p.Versions = append(p.Versions, YearVersion{UpTo: f.UpTo, Rules: f.Rules, Bytes: f.Bytes, Told: f.Told, FrozenAt: e.At, Drafter: e.Actor.Person})
			}
		case ReportApproved:
			if ours(f.Report, f.From, f.Holder) {
				v := version(f.UpTo)
				v.ApprovedAt, v.Approver = e.At, e.Actor.Person
			}
		case ReportDelivered:
			if ours(f.Report, f.From, f.Holder) {
				v := version(f.UpTo)
				v.Delivered = append(v.Delivered, f)
			}
		}
	}
	return p
}

// Approved lists the public versions, the first first: version 1 is the first of them.
func (p Publication) Approved() []YearVersion {
	return slices.DeleteFunc(slices.Clone(p.Versions), func(v YearVersion) bool { return v.ApprovedAt.IsZero() })
}

// Pending is the version that waits for approval; ok is false when none does. Freezing anew replaces it.
func (p Publication) Pending() (v YearVersion, ok bool) {
	n := len(p.Versions)
	if n == 0 || !p.Versions[n-1].ApprovedAt.IsZero() {
		return v, false
	}
	return p.Versions[n-1], true
}

// Freeze lays down a version of the report, of the log up to its line upTo; told is of whom it tells in detail (see YearTold). The year must be over: until then the figures
// are not those of the year. A version after one that is public is a correction, and says in a note what it corrects.
func (p Publication) Freeze(upTo int64, bytes, told Ref, noted bool, now time.Time) ([]Fact, error) {
	switch {
	case DateOf(now).Year <= p.Year:
		return nil, refuse("art. 1.57b", "year.running", p.Year)
	case len(p.Approved()) > 0 && !noted:
		return nil, refuse("art. 1.57b", "year.no-note")
	}
	return []Fact{ReportFrozen{
		Report: AnnualReport, From: p.from(), Until: Date{Year: p.Year, Month: 12, Day: 31},
		UpTo: upTo, Rules: YearRules, Bytes: bytes, Told: told, Holder: p.Holder,
	}}, nil
}

// MayApprove reports whether somebody who holds seats approves the report: a director of the holder, or the board. The law
// asks the report of the holder, and not of the desk that handles the complaints; so who answers for the holder says
// that it is right.
func (p Publication) MayApprove(seats []Seat) bool {
	return slices.ContainsFunc(seats, func(s Seat) bool {
		return s == Seat{Role: Director, Place: int64(p.Holder)} || s.Role == Board
	})
}

// Approve makes the version that waits public. By is who approves it, and has no part in it so far: neither
// froze it nor ever wrote words for the report of this year (D18). Names, addresses and telephone numbers that were found in the words (see Lint) stop it,
// unless it was explained why they may stand there.
func (p Publication) Approve(by PersonID, seats []Seat, upTo int64, found []Mark, explained bool) ([]Fact, error) {
	v, ok := p.Pending()
	switch {
	case !p.MayApprove(seats):
		return nil, ErrForbidden
	case !ok || v.UpTo != upTo:
		return nil, refuse("art. 1.57b", "year.other-version")
	case by == v.Drafter || slices.Contains(p.Writers, by):
		return nil, refuse("D18", "year.same-person")
	case !explained && slices.ContainsFunc(found, Mark.Stops):
		return nil, refuse("art. 1.57b", "year.traceable")
	}
	return []Fact{ReportApproved{Report: AnnualReport, From: p.from(), Holder: p.Holder, UpTo: upTo}}, nil
}

// Deliver records that the public version went to a supervising body, or when to is zero that all parents were told of it,
// and how (D36).
func (p Publication) Deliver(channel Channel, to Ref, on Date, now time.Time) ([]Fact, error) {
	public := p.Approved()
	switch {
	case len(public) == 0:
		return nil, refuse("art. 1.57b", "year.not-approved")
	case !slices.Contains(ReportChannels(to == Ref{}), channel):
		return nil, refuse("art. 1.57b", "year.channel")
	case on.IsZero(), on.After(DateOf(now)), on.Before(DateOf(public[len(public)-1].ApprovedAt)):
		return nil, refuse("art. 1.57b", "year.date")
	}
	return []Fact{ReportDelivered{
		Report: AnnualReport, From: p.from(), Channel: channel, On: on, Holder: p.Holder, UpTo: public[len(public)-1].UpTo, To: to,
	}}, nil
}

// ReportChannels lists how all parents are told, or how a report goes to a supervising body.
func ReportChannels(parents bool) []Channel {
	if parents {
		return []Channel{ByApp, ByMail, OnWebsite, ByLetter, AtIntake, AtMeeting}
	}
	return []Channel{ByMail, ByForm, ByLetter, AtCounter}
}

// TellRegulation records how parents were told of the regulation (Wko art. 1.57b); holder 0 is every holder.
func TellRegulation(in RegulationTold, now time.Time) ([]Fact, error) {
	switch {
	case !slices.Contains(ReportChannels(true), in.Channel):
		return nil, refuse("art. 1.57b", "year.channel")
	case in.On.IsZero(), in.On.After(DateOf(now)):
		return nil, refuse("art. 1.57b", "year.told-date")
	}
	return []Fact{in}, nil
}

func (p Publication) from() Date { return Date{Year: p.Year, Month: 1, Day: 1} }

// Told is when and how all parents were told of the newest public version; nil: they were not.
func (p Publication) Told() *ReportDelivered {
	public := p.Approved()
	if len(public) == 0 {
		return nil
	}
	for _, d := range public[len(public)-1].Delivered {
		if d.To == (Ref{}) {
			return &d
		}
	}
	return nil
}

// Duties lists what the report asks of us, open or done, in the order in which it is done. Required is whether the
// law asks for it at all (see YearReport): when it does not, only what was begun is owed. Unsent is how many supervising
// bodies have not got the newest public version. A year that runs owes nothing yet.
//
// Since and Done are not places in a stream here: Done is 1 for what is done.
func (p Publication) Duties(required bool, unsent int, today Date) []Duty {
	public := p.Approved()
	pending, waits := p.Pending()
	if today.Year <= p.Year || !required && len(p.Versions) == 0 {
		return nil
	}
	next := func(d Date) time.Time { return Date{Year: p.Year + 1, Month: d.Month, Day: d.Day}.End() }
	draft := Duty{Kind: OweYearDraft, Clause: "art. 1.57b", Owner: ByCoordinator, Seat: Seat{Role: Coordinator}, By: next(yearDraftedBy)}
	approve := Duty{Kind: OweYearApprove, Clause: "art. 1.57b", Owner: ByApprover, Seat: Seat{Role: Director, Place: int64(p.Holder)}, By: next(yearApprovedBy)}
	deliver := Duty{Kind: OweYearDeliver, Clause: "art. 1.57b", Owner: ByCoordinator, Seat: Seat{Role: Coordinator}, By: next(yearDeliveredBy)}
	tell := Duty{Kind: OweYearTell, Clause: "art. 1.57b", Owner: ByCoordinator, Seat: Seat{Role: Coordinator}, By: next(yearDeliveredBy)}
	done := func(d *Duty, at time.Time) { d.Done, d.DoneAt = 1, at }
	if len(p.Versions) > 0 {
		done(&draft, p.Versions[0].FrozenAt)
	}
	if len(public) > 0 && !waits {
		done(&approve, public[0].ApprovedAt)
	}
	if waits && len(public) > 0 {
		approve.By = DateOf(pending.FrozenAt).AddDays(14).End() // a correction: the date of the year may be long past
	}
	if len(public) > 0 {
		newest := public[len(public)-1]
		if len(public) > 1 {
			late := DateOf(newest.ApprovedAt).AddDays(14).End()
			deliver.By, tell.By = later(deliver.By, late), later(tell.By, late)
		}
		if unsent == 0 {
			done(&deliver, lastDelivery(newest))
		}
		if told := p.Told(); told != nil {
			done(&tell, told.On.Start(nil))
		}
	}
	return []Duty{draft, approve, deliver, tell}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// lastDelivery is when a version had gone to every supervising body.
func lastDelivery(v YearVersion) time.Time {
	last := v.ApprovedAt
	for _, d := range v.Delivered {
		if at := d.On.Start(nil); d.To != (Ref{}) && at.After(last) {
			last = at
		}
	}
	return last
}
