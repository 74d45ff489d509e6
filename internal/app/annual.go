package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"gehoor"
	"gehoor/internal/register"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// YearFormat is the version of the form of a Year as JSON. Fields may be added without another number.
const YearFormat = 1

// A Year is the annual report of a holder as it is kept and published (Wko art. 1.57b): figures, and the words that go with
// them. Everything that a page, PDF or CSV of it says is in here, so that next year they say the same. Its JSON is what
// everybody can download; docs/annual-report.md says what the fields mean. It names nobody.
type Year struct {
	Format       int
	Version      int      // 1 is the first that is public, if it is approved
	Correction   text.Msg `json:",omitzero"` // what this version corrects
	MadeOn       gehoor.Date
	Organisation string
	Holder       YearHolder
	Report       gehoor.YearReport
	Places       []YearPlace // every location of the holder that was open in the year, also when nothing is told of it
	Subjects     []YearName  // the subjects of the procedure, and what they are called
	Rules        []YearRules // the versions of the regulation that held in the year
	Summary      text.Msg    // the regulation in short
	Told         []YearTold  // how parents were told of the regulation
	Gist         text.Msg    `json:",omitzero"` // of the judgments, in words
	Remarks      text.Msg    `json:",omitzero"`
	Before       []YearBefore
	LogLength    int64  // N: the log's lines up to which it counts
	Fingerprint  string // of the log at N, 64 hex digits
}

// Parts of a Year.
type (
	// YearHolder is who answers for the report.
	YearHolder struct {
		ID   gehoor.HolderID
		Name string
		KvK  string
	}
	// YearPlace is a location with its lines in the register.
	YearPlace struct {
		ID            gehoor.LocationID
		Name          string
		Town          string
		Registrations []YearLRK
	}
	// YearLRK is a line of the register: its number, the type of care, and which municipality supervises it.
	YearLRK struct {
		LRK          string
		Kind         register.Kind
		Municipality string
	}
	// YearName is what a subject is called.
	YearName struct {
		Category gehoor.Category
		Name     text.Msg
	}
	// YearRules is a version of the regulation, and from which day it held; Version 0 is the one that is shipped.
	YearRules struct {
		Version int
		From    gehoor.Date `json:",omitzero"`
	}
	// YearTold is a day on which parents were told of the regulation.
	YearTold struct {
		On      gehoor.Date
		Channel gehoor.Channel
		Words   string `json:",omitzero"`
	}
	// YearBefore is an earlier year, as its public report has it.
	YearBefore struct {
		Year, Filed, Concluded, Open, Disputes int
	}
)

// YearWords are what somebody writes for an annual report. Explained is why names or numbers that were found in the
// words may stand there; it is not published.
type YearWords struct {
	Summary    text.Msg // empty: what the regulation comes to, in our words
	Gist       text.Msg
	Remarks    text.Msg
	Correction text.Msg
	Explained  string
}

// all are the words that are published, with those of Told.
func (y Year) words() string {
	parts := []string{y.Correction.NL, y.Correction.EN, y.Summary.NL, y.Summary.EN, y.Gist.NL, y.Gist.EN, y.Remarks.NL, y.Remarks.EN}
	for _, t := range y.Told {
		parts = append(parts, t.Words)
	}
	return strings.Join(parts, "\n")
}

// A YearWork is an annual report in the making, for who works on it or approves it.
type YearWork struct {
	Holder  store.Holder
	Words   YearWords
	Now     Year // as it would be frozen now
	told    gehoor.YearTold
	Pending *Year
	Public  []PublicYear // the first first
	State   gehoor.Publication
	Found   []YearMark // in the words of what waits for approval, or would be frozen
	Bodies  []YearBody // who supervises the locations
	Duties  []gehoor.Duty
}

// A YearMark is a piece of the words that may be traced to a person.
type YearMark struct {
	Kind  gehoor.MarkKind
	Words string
}

// A YearBody is a municipality that supervises locations of the holder, by which GGD region, and whether the newest version
// went there.
type YearBody struct {
	Municipality string // empty: the register does not say
	To           string // name and address, as the organisation filled it in
	Sent         gehoor.Date
	Channel      gehoor.Channel
}

// A PublicYear is a version that everybody may read.
type PublicYear struct {
	Year
	JSON     []byte // the very bytes
	No, Of   int    // this version, and the newest
	Approved gehoor.Date
	Sent     []YearBody // what went to supervising bodies
	Told     []YearTold // how parents were told of this version
	UpTo     int64
	Approver gehoor.PersonID
}

// yearFacts are the kinds of facts that an annual report rests on.
var yearFacts = []gehoor.Fact{
	gehoor.ReportFrozen{}, gehoor.ReportRemarked{}, gehoor.ReportApproved{}, gehoor.ReportDelivered{}, gehoor.RegulationTold{},
	gehoor.DisputeOpened{}, gehoor.DisputeStated{}, gehoor.DisputeEnded{}, gehoor.DisputeMeasureDone{},
}

// LastYear is the year that the report of a day is about: the last one that has ended.
func LastYear(on gehoor.Date) int { return on.Year - 1 }

// reportHolder finds a holder by number in the trade register (KvK).
func (a *App) reportHolder(org int64, kvk string) (store.Holder, error) {
	all, err := a.Store.Holders(org)
	if err != nil {
		return store.Holder{}, err
	}
	i := slices.IndexFunc(all, func(h store.Holder) bool { return h.KvK == kvk && kvk != "" })
	if i < 0 {
		return store.Holder{}, store.ErrNotFound
	}
	return all[i], nil
}

// readsYear reports whether w works on, or approves, the annual report of a holder.
func readsYear(w Who, holder gehoor.HolderID) bool {
	return writesYear(w) || (gehoor.Publication{Holder: holder}).MayApprove(w.Viewer.Seats)
}

func writesYear(w Who) bool {
	return w.Viewer.Person != 0 && (w.Viewer.Has(gehoor.Coordinator) || w.Viewer.Has(gehoor.DeputyCoordinator))
}

// CountYear makes the figures of a holder's year from the log up to its line n, as they are when no report on it is public.
func (a *App) CountYear(ctx context.Context, org int64, year int, holder gehoor.HolderID, n int64) (gehoor.YearReport, error) {
	figures := gehoor.NewYear(year, holder)
	err := a.countYear(ctx, org, year, n, figures)
	return figures.Report(), err
}

// countYear adds up the log up to its line n. Of what was erased after that is counted what was left.
func (a *App) countYear(ctx context.Context, org int64, year int, n int64, figures *gehoor.YearFigures) error {
	for c, err := range a.Store.System().Complaints(ctx, org) {
		if err == nil {
			c, err = upTo(c, n)
		}
		if err != nil {
			return fmt.Errorf("counting a year: %w", err)
		}
		if c != nil {
			figures.Add(c)
		}
	}
	if err := a.addErased(ctx, org, year, n, figures); err != nil {
		return err
	}
	events, err := a.Store.System().Happened(ctx, org, yearFacts...)
	if err != nil {
		return fmt.Errorf("counting a year: %w", err)
	}
	for _, d := range gehoor.Disputes(slices.DeleteFunc(events, func(e gehoor.Event) bool { return e.N > n })) {
		figures.AddDispute(d)
	}
	return nil
}

// addErased counts what is left of what was filed up to line n of the log; what was erased before the year has no part in it.
func (a *App) addErased(ctx context.Context, org int64, year int, n int64, figures *gehoor.YearFigures) error {
	erased, err := a.Store.System().Erased(ctx, org, gehoor.Date{Year: year, Month: 1, Day: 1}.Start(nil))
	if err != nil {
		return fmt.Errorf("counting a year: %w", err)
	}
	for _, e := range erased {
		if int64(e.Stream) <= n { // a stream is named by its first line
			figures.AddErased(e.Stream, e.Fact.(gehoor.Erased).Years)
		}
	}
	return nil
}

// yearFigures begins the figures of a report that is to be frozen, or looked at before that.
func (a *App) yearFigures(ctx context.Context, org int64, state gehoor.Publication) (*gehoor.YearFigures, error) {
	figures := gehoor.NewYear(state.Year, state.Holder)
	today := gehoor.DateOf(a.Now())
	if state.Year >= today.Year {
		chart, err := a.Store.Chart(org)
		if err != nil {
			return nil, err
		}
		var who []gehoor.PersonID
		for _, r := range chart.Readings(append([]gehoor.Seat{{Role: gehoor.Director, Place: int64(state.Holder)}}, readers...), today, today) {
			who = append(who, r.Person) // also who is away
		}
		figures.Draft(a.Now(), who...)
	}
	var public []gehoor.YearTold
	for _, v := range state.Approved() {
		var told gehoor.YearTold
		if err := a.readJSON(ctx, org, v.Told, &told); err != nil {
			return nil, err
		}
		public = append(public, told)
	}
	figures.After(public...)
	return figures, nil
}

// draftYear makes the report as it would be frozen now, and says of whom it tells in detail.
func (a *App) draftYear(ctx context.Context, org int64, year int, h store.Holder, words YearWords, events []gehoor.Event) (y Year, told gehoor.YearTold, err error) {
	n, hash, err := a.Store.Head(ctx, org)
	if err != nil {
		return y, told, err
	}
	set, err := a.Store.Settings(org)
	if err != nil {
		return y, told, err
	}
	ended := gehoor.Date{Year: year, Month: 12, Day: 31}
	rules, err := a.Store.Procedure(org, ended)
	if err != nil {
		return y, told, err
	}
	state := gehoor.PublicationOf(events, year, h.ID)
	y = Year{
		Format: YearFormat, Version: len(state.Approved()) + 1, Correction: words.Correction, MadeOn: gehoor.DateOf(a.Now()),
		Organisation: set.Name, Holder: YearHolder{ID: h.ID, Name: h.Name, KvK: h.KvK},
		Summary: words.Summary.Or(rulesInShort(set, rules)), Gist: words.Gist, Remarks: words.Remarks,
		LogLength: n, Fingerprint: hash.String(), Told: []YearTold{}, Before: []YearBefore{},
	}
	figures, err := a.yearFigures(ctx, org, state)
	if err != nil {
		return y, told, err
	}
	if err := a.countYear(ctx, org, year, n, figures); err != nil {
		return y, told, err
	}
	y.Report, told = figures.Report(), figures.Told()
	if y.Places, err = a.yearPlaces(org, y.Report); err != nil {
		return y, told, err
	}
	for _, c := range rules.Categories {
		y.Subjects = append(y.Subjects, YearName{c.Name, text.Msg{NL: c.NL, EN: c.EN}})
	}
	if y.Rules, err = a.yearRules(org, year); err != nil {
		return y, told, err
	}
	for _, e := range events {
		f, ok := e.Fact.(gehoor.RegulationTold)
		if !ok || f.On.Year != year || f.Holder != 0 && f.Holder != h.ID {
			continue
		}
		said, err := a.words(ctx, org, f.Words)
		if err != nil {
			return y, told, err
		}
		y.Told = append(y.Told, YearTold{f.On, f.Channel, said})
	}
	slices.SortStableFunc(y.Told, func(x, z YearTold) int { return cmp.Compare(x.On.String(), z.On.String()) })
	for before := year - 1; before >= year-2; before-- {
		public := gehoor.PublicationOf(events, before, h.ID).Approved()
		if len(public) == 0 {
			continue
		}
		was, _, err := a.readYear(ctx, org, public[len(public)-1])
		if err != nil {
			return y, told, err
		}
		r := was.Report
		y.Before = append(y.Before, YearBefore{before, r.Filed, r.Concluded, r.Open, r.Disputes.Handled})
	}
	return y, told, nil
}

// rulesInShort is what the regulation comes to, in both languages.
func rulesInShort(set store.Settings, rules gehoor.Procedure) text.Msg {
	in := func(l text.Lang) string {
		own := func(m text.Msg, with ...any) string { return text.Fill(l, set.Words.Of(m), with...) }
		return strings.Join([]string{
			own(text.RulesForm, text.Months(l, rules.FileMonths)), own(text.RulesContact, text.WorkingDays(l, rules.ContactDays)),
			own(text.RulesDecide, text.Weeks(l, rules.DecideWeeks)), own(text.RulesDesk), own(text.RulesDisputes),
		}, " ")
	}
	return text.Msg{NL: in(text.NL), EN: in(text.EN)}
}

// yearPlaces are the locations of the holder that were open in the year, and those of which something is told.
func (a *App) yearPlaces(org int64, r gehoor.YearReport) ([]YearPlace, error) {
	all, err := a.Store.Locations(org)
	if err != nil {
		return nil, err
	}
	places := []YearPlace{}
	for _, l := range all {
		told := slices.ContainsFunc(r.Locations, func(y gehoor.YearLocation) bool { return y.Location == l.ID })
		p := YearPlace{ID: l.ID, Name: l.Name, Town: l.Town, Registrations: []YearLRK{}}
		for _, reg := range l.Registrations {
			if heldIn(r.Year, reg) {
				p.Registrations = append(p.Registrations, YearLRK{reg.LRK, reg.Kind, reg.Municipality.Name})
			}
		}
		opened := len(l.Registrations) == 0 || len(p.Registrations) > 0 // as far as the register says
		if !told && (l.Holder != r.Holder || !opened || !l.Closed.IsZero() && l.Closed.Year < r.Year) {
			continue
		}
		places = append(places, p)
	}
	slices.SortStableFunc(places, func(p, q YearPlace) int {
		return cmp.Or(cmp.Compare(strings.ToLower(p.Name), strings.ToLower(q.Name)), cmp.Compare(p.ID, q.ID))
	})
	return places, nil
}

// heldIn reports whether a line stood in the register on a day of the year; one whose days the register does not tell did.
func heldIn(year int, reg store.Registration) bool {
	from, err := gehoor.ParseDate(string(reg.From))
	late := err == nil && from.Year > year
	until, err := gehoor.ParseDate(string(reg.Until))
	return !late && (err != nil || until.Year >= year)
}

// yearRules are the versions of the regulation that held on a day of the year.
func (a *App) yearRules(org int64, year int) ([]YearRules, error) {
	rules := []YearRules{}
	for d := (gehoor.Date{Year: year, Month: 1, Day: 1}); d.Year == year; d = d.AddDays(1) {
		v, err := a.Store.ProcedureVersion(org, d)
		if err != nil {
			return nil, err
		}
		if one := (YearRules{v.Applied.Version, v.Applied.From}); len(rules) == 0 || rules[len(rules)-1] != one {
			rules = append(rules, one)
		}
	}
	return rules, nil
}

// readYear reads a frozen version, with its very bytes.
func (a *App) readYear(ctx context.Context, org int64, v gehoor.YearVersion) (y Year, body []byte, err error) {
	content, err := a.Store.Item(ctx, org, v.Bytes)
	if err == nil {
		err = json.Unmarshal(content.Body, &y)
	}
	if err != nil {
		return y, nil, fmt.Errorf("reading an annual report: %w", err)
	}
	return y, content.Body, nil
}

// publicYear reads version i of the public ones.
func (a *App) publicYear(ctx context.Context, org int64, public []gehoor.YearVersion, i int) (PublicYear, error) {
	v := public[i]
	y, body, err := a.readYear(ctx, org, v)
	if err != nil {
		return PublicYear{}, err
	}
	p := PublicYear{Year: y, JSON: body, No: i + 1, Of: len(public), Approved: gehoor.DateOf(v.ApprovedAt), UpTo: v.UpTo, Approver: v.Approver}
	for _, d := range v.Delivered {
		if d.To == (gehoor.Ref{}) {
			p.Told = append(p.Told, YearTold{On: d.On, Channel: d.Channel})
			continue
		}
		var to YearBody
		if err := a.readJSON(ctx, org, d.To, &to); err != nil {
			return p, err
		}
		to.Sent, to.Channel = d.On, d.Channel
		p.Sent = append(p.Sent, to)
	}
	return p, nil
}

// PublicYear is a report that everybody may read: of a year and holder, the newest version when version is 0.
// store.ErrNotFound when there is none.
func (a *App) PublicYear(ctx context.Context, org int64, year int, kvk string, version int) (PublicYear, error) {
	h, err := a.reportHolder(org, kvk)
	if err != nil {
		return PublicYear{}, err
	}
	events, err := a.Store.System().Happened(ctx, org, yearFacts...)
	if err != nil {
		return PublicYear{}, err
	}
	public := gehoor.PublicationOf(events, year, h.ID).Approved()
	if version == 0 {
		version = len(public)
	}
	if version < 1 || version > len(public) {
		return PublicYear{}, store.ErrNotFound
	}
	return a.publicYear(ctx, org, public, version-1)
}

// A YearLine is a line in the list of annual reports.
type YearLine struct {
	Year   int
	Holder store.Holder
	State  gehoor.Publication
}

// YearLines lists the reports that w works on or approves, of this year and the three before, the newest first;
// store.ErrNotFound for who does neither.
func (a *App) YearLines(ctx context.Context, w Who) ([]YearLine, error) {
	holders, err := a.Store.Holders(w.Org)
	if err != nil {
		return nil, err
	}
	if !writesYear(w) && !slices.ContainsFunc(holders, func(h store.Holder) bool { return readsYear(w, h.ID) }) {
		return nil, store.ErrNotFound
	}
	events, err := a.Store.System().Happened(ctx, w.Org, yearFacts...)
	if err != nil {
		return nil, err
	}
	var lines []YearLine
	this := gehoor.DateOf(a.Now()).Year
	for year := this; year > this-4; year-- {
		until := gehoor.Date{Year: year + 1, Month: time.January, Day: 1}.Start(nil)
		filed, err := a.Store.System().FiledIn(ctx, w.Org, time.Time{}, until)
		if err != nil {
			return nil, err
		}
		if year < this && len(filed) == 0 && !slices.ContainsFunc(events, func(e gehoor.Event) bool { return e.At.Before(until) }) {
			break // nobody complained here yet
		}
		for _, h := range holders {
			if h.KvK != "" && readsYear(w, h.ID) {
				lines = append(lines, YearLine{year, h, gehoor.PublicationOf(events, year, h.ID)})
			}
		}
	}
	return lines, nil
}

// PublicYears lists the reports that everybody may read, the newest year first.
func (a *App) PublicYears(ctx context.Context, org int64) ([]YearLine, error) {
	holders, err := a.Store.Holders(org)
	if err != nil {
		return nil, err
	}
	events, err := a.Store.System().Happened(ctx, org, yearFacts...)
	if err != nil {
		return nil, err
	}
	var lines []YearLine
	for _, e := range events {
		f, ok := e.Fact.(gehoor.ReportApproved)
		if !ok || f.Report != gehoor.AnnualReport || slices.ContainsFunc(lines, func(y YearLine) bool { return y.Year == f.From.Year && y.Holder.ID == f.Holder }) {
			continue
		}
		if h := slices.IndexFunc(holders, func(h store.Holder) bool { return h.ID == f.Holder && h.KvK != "" }); h >= 0 {
			lines = append(lines, YearLine{f.From.Year, holders[h], gehoor.PublicationOf(events, f.From.Year, f.Holder)})
		}
	}
	slices.SortStableFunc(lines, func(x, y YearLine) int {
		return cmp.Or(cmp.Compare(y.Year, x.Year), cmp.Compare(x.Holder.ID, y.Holder.ID))
	})
	return lines, nil
}

// YearWork is the report of a holder on a year in the making; store.ErrNotFound for who neither works on it nor approves it.
func (a *App) YearWork(ctx context.Context, w Who, year int, kvk string) (YearWork, error) {
	h, err := a.reportHolder(w.Org, kvk)
	if err != nil {
		return YearWork{}, err
	}
	if !readsYear(w, h.ID) {
		return YearWork{}, store.ErrNotFound
	}
	events, err := a.Store.System().Happened(ctx, w.Org, yearFacts...)
	if err != nil {
		return YearWork{}, err
	}
	work := YearWork{Holder: h, State: gehoor.PublicationOf(events, year, h.ID)}
	if err := a.readJSON(ctx, w.Org, work.State.Words, &work.Words); err != nil {
		return work, err
	}
	if work.Now, work.told, err = a.draftYear(ctx, w.Org, year, h, work.Words, events); err != nil {
		return work, err
	}
	public := work.State.Approved()
	for i := range public {
		p, err := a.publicYear(ctx, w.Org, public, i)
		if err != nil {
			return work, err
		}
		work.Public = append(work.Public, p)
	}
	published, writer := work.Now, w
	if v, ok := work.State.Pending(); ok {
		y, _, err := a.readYear(ctx, w.Org, v)
		if err != nil {
			return work, err
		}
		// Who approves a report may not read the dossiers; names are looked for among those of who drafted it, also when that was their last deed.
		work.Pending, published = &y, y
		writer = Who{Org: w.Org, Viewer: gehoor.Viewer{Person: v.Drafter, Seats: []gehoor.Seat{{Role: gehoor.Coordinator}, {Role: gehoor.DeputyCoordinator}}}}
	}
	if work.Found, err = a.lintYear(ctx, writer, published); err != nil {
		return work, err
	}
	set, err := a.Store.Settings(w.Org)
	if err != nil {
		return work, err
	}
	work.Bodies = yearBodies(work, set)
	unsent := 0
	for _, b := range work.Bodies {
		if b.Sent.IsZero() {
			unsent++
		}
	}
	work.Duties = work.State.Duties(work.Now.Report.Required, unsent, gehoor.DateOf(a.Now()))
	return work, nil
}

// yearBodies are the supervising municipalities of the newest version's locations, or the draft's.
func yearBodies(work YearWork, set store.Settings) []YearBody {
	y := work.Now
	var sent []YearBody
	if n := len(work.Public); n > 0 {
		y, sent = work.Public[n-1].Year, work.Public[n-1].Sent
	}
	var bodies []YearBody
	for _, p := range y.Places {
		for _, reg := range p.Registrations {
			if !slices.ContainsFunc(bodies, func(b YearBody) bool { return b.Municipality == reg.Municipality }) {
				bodies = append(bodies, YearBody{Municipality: reg.Municipality, To: set.Inspectors[reg.Municipality]})
			}
		}
	}
	if len(bodies) == 0 {
		bodies = []YearBody{{To: set.Inspectors[""]}}
	}
	for i := range bodies {
		for _, s := range sent {
			if s.Municipality == bodies[i].Municipality {
				bodies[i].Sent, bodies[i].Channel = s.Sent, s.Channel
			}
		}
	}
	slices.SortFunc(bodies, func(x, y YearBody) int { return cmp.Compare(x.Municipality, y.Municipality) })
	return bodies
}

// lintYear marks what may be traced to a person in the words of a report: names of the directory, and of who complained, and about whom, in the
// year or with a dossier that still went on in it, as far as w may read that, so that nobody learns from it whom a sealed one names.
func (a *App) lintYear(ctx context.Context, w Who, y Year) ([]YearMark, error) {
	words := norm.NFC.String(y.words()) // however an accent was typed
	people, err := a.Store.People(w.Org)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, p := range people {
		names = append(names, p.Name)
	}
	for c, err := range a.Store.System().Complaints(ctx, w.Org) {
		if err != nil {
			return nil, err
		}
		events := c.Events()
		over := gehoor.DateOf(events[len(events)-1].At).Year < y.Report.Year
		if over || gehoor.DateOf(c.Filed.ReceivedAt).Year > y.Report.Year || c.Sealed || !gehoor.Can(w.Viewer, gehoor.See, c) {
			continue
		}
		var s Sender
		var d Details
		if err := errors.Join(a.readJSON(ctx, w.Org, c.Filed.Sender, &s), a.readJSON(ctx, w.Org, c.Filed.Details, &d)); err != nil {
			return nil, err
		}
		names = append(names, s.Name, s.Child, s.Second, s.Behalf, d.AboutName)
	}
	var marks []YearMark
	for i := range names {
		names[i] = norm.NFC.String(names[i])
	}
	for _, m := range gehoor.Lint(words, names) {
		if one := (YearMark{m.Kind, words[m.From:m.To]}); !slices.Contains(marks, one) {
			marks = append(marks, one)
		}
	}
	return marks, nil
}

// WriteYear keeps the words of a report; those of before are replaced.
func (a *App) WriteYear(ctx context.Context, w Who, year int, kvk string, words YearWords) error {
	h, err := a.toWrite(w, kvk)
	if err != nil {
		return err
	}
	sealed, err := a.sealJSON(w.Org, words)
	if err != nil {
		return err
	}
	return a.Store.Write(ctx, w.Org, a.Now(), func(tx *store.Tx) error {
		return tx.AppendOrg(w.Actor(), gehoor.ReportRemarked{
			Report: gehoor.AnnualReport, From: gehoor.Date{Year: year, Month: 1, Day: 1}, Holder: h.ID, Remark: tx.PutItem(0, sealed)})
	})
}

func (a *App) toWrite(w Who, kvk string) (store.Holder, error) {
	if !writesYear(w) {
		return store.Holder{}, gehoor.ErrForbidden
	}
	return a.reportHolder(w.Org, kvk)
}

// FreezeYear lays down a version of the report, for somebody else to approve.
func (a *App) FreezeYear(ctx context.Context, w Who, year int, kvk string) error {
	if _, err := a.toWrite(w, kvk); err != nil {
		return err
	}
	work, err := a.YearWork(ctx, w, year, kvk)
	if err != nil {
		return err
	}
	return a.freezeYear(ctx, w, work)
}

// freezeYear lays down what was counted; store.ErrChanged when a version became public since, of which that does not know whom it tells of.
func (a *App) freezeYear(ctx context.Context, w Who, work YearWork) error {
	sealed, err := a.sealJSON(w.Org, work.Now)
	if err != nil {
		return err
	}
	told, err := a.sealJSON(w.Org, work.told)
	if err != nil {
		return err
	}
	return a.publication(ctx, w, work.State.Year, work.State.Holder, func(p gehoor.Publication, tx *store.Tx) ([]gehoor.Fact, error) {
		switch {
		case len(p.Approved()) != len(work.Public):
			return nil, store.ErrChanged
		case slices.ContainsFunc(p.Versions, func(v gehoor.YearVersion) bool { return v.UpTo == work.Now.LogLength }):
			return nil, nil // it was pressed twice, and is laid down
		}
		return p.Freeze(work.Now.LogLength, tx.PutItem(0, sealed), tx.PutItem(0, told), work.Words.Correction != (text.Msg{}), a.Now())
	})
}

// publication appends what an act says of a report as it is now.
func (a *App) publication(ctx context.Context, w Who, year int, holder gehoor.HolderID, act func(gehoor.Publication, *store.Tx) ([]gehoor.Fact, error)) error {
	return a.Store.Write(ctx, w.Org, a.Now(), func(tx *store.Tx) error {
		events, err := tx.Happened(yearFacts...)
		if err != nil {
			return err
		}
		p := gehoor.PublicationOf(events, year, holder)
		facts, err := act(p, tx)
		if err != nil {
			return err
		}
		return tx.AppendOrg(w.Actor(), facts...)
	})
}

// ApproveYear makes the version that waits, named by the length of its log, public.
func (a *App) ApproveYear(ctx context.Context, w Who, year int, kvk string, upTo int64) error {
	work, err := a.YearWork(ctx, w, year, kvk)
	if err != nil {
		return err
	}
	var found []gehoor.Mark
	for _, m := range work.Found {
		found = append(found, gehoor.Mark{Kind: m.Kind})
	}
	return a.publication(ctx, w, year, work.Holder.ID, func(p gehoor.Publication, _ *store.Tx) ([]gehoor.Fact, error) {
		return p.Approve(w.Viewer.Person, w.Viewer.Seats, upTo, found, strings.TrimSpace(work.Words.Explained) != "")
	})
}

// DeliverYear records that the newest public version went to the body that supervises a municipality; to is its name and address.
func (a *App) DeliverYear(ctx context.Context, w Who, year int, kvk, municipality, to string, channel gehoor.Channel, on gehoor.Date) error {
	h, err := a.toWrite(w, kvk)
	if err != nil {
		return err
	}
	sealed, err := a.sealJSON(w.Org, YearBody{Municipality: municipality, To: to})
	if err != nil {
		return err
	}
	set, err := a.Store.Settings(w.Org)
	if err != nil {
		return err
	}
	newest, err := a.PublicYear(ctx, w.Org, year, kvk, 0)
	if err == nil && !slices.ContainsFunc(yearBodies(YearWork{Public: []PublicYear{newest}}, set), func(b YearBody) bool { return b.Municipality == municipality }) {
		return &gehoor.Refusal{Code: "year.body", Clause: "art. 1.57b"}
	} else if err != nil && !errors.Is(err, store.ErrNotFound) { // what is not public is refused below
		return err
	}
	return a.publication(ctx, w, year, h.ID, func(p gehoor.Publication, tx *store.Tx) ([]gehoor.Fact, error) {
		if set.Inspectors[municipality] != to && to != "" {
			set.Inspectors = maps.Clone(set.Inspectors) // what is held in memory is shared
			if set.Inspectors == nil {
				set.Inspectors = map[string]string{}
			}
			set.Inspectors[municipality] = to
			if err := tx.PutSettings(set); err != nil {
				return nil, err
			}
		}
		return p.Deliver(channel, tx.PutItem(0, sealed), on, a.Now())
	})
}

// TellYear records that all parents were told of the newest public version (D36).
func (a *App) TellYear(ctx context.Context, w Who, year int, kvk string, channel gehoor.Channel, on gehoor.Date) error {
	h, err := a.toWrite(w, kvk)
	if err != nil {
		return err
	}
	return a.publication(ctx, w, year, h.ID, func(p gehoor.Publication, _ *store.Tx) ([]gehoor.Fact, error) {
		return p.Deliver(channel, gehoor.Ref{}, on, a.Now())
	})
}

// TellRegulation records how parents were told of the regulation of all holders.
func (a *App) TellRegulation(ctx context.Context, w Who, channel gehoor.Channel, on gehoor.Date, words string) error {
	if !writesYear(w) {
		return gehoor.ErrForbidden
	}
	sealed, err := a.sealAll(w.Org, []*Body{{Text: strings.TrimSpace(words)}})
	if err != nil {
		return err
	}
	return a.Store.Write(ctx, w.Org, a.Now(), func(tx *store.Tx) error {
		told := gehoor.RegulationTold{Channel: channel, On: on}
		if sealed[0] != nil {
			told.Words = tx.PutItem(0, *sealed[0])
		}
		facts, err := gehoor.TellRegulation(told, a.Now())
		if err != nil {
			return err
		}
		return tx.AppendOrg(w.Actor(), facts...)
	})
}
