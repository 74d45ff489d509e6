package app

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// Inspection is what an inspector asks of a location over a period (Wko art. 1.57b and 1.57c): each complaint in numbers, without names, and for each
// thing that is inspected what there is to show, and what there is not. For the desk; gehoor.ErrForbidden for others, and
// store.ErrNotFound for a location that there is not. It has nothing of dossiers that the reader may not see.
func (a *App) Inspection(ctx context.Context, w Who, l text.Lang, location gehoor.LocationID, from, until gehoor.Date) (letter.Document, error) {
	if !w.Viewer.Has(gehoor.Coordinator) && !w.Viewer.Has(gehoor.DeputyCoordinator) {
		return letter.Document{}, gehoor.ErrForbidden
	}
	locations, err := a.Store.Locations(w.Org)
	if err != nil {
		return letter.Document{}, err
	}
	i := slices.IndexFunc(locations, func(s store.Location) bool { return s.ID == location })
	if i < 0 {
		return letter.Document{}, store.ErrNotFound
	}
	p := &inspection{lang: l, place: locations[i], from: from, until: until, today: gehoor.DateOf(a.Now()), erased: map[int]int{}}
	for c, err := range a.Store.System().Complaints(ctx, w.Org) {
		if err != nil {
			return letter.Document{}, err
		}
		if one, ok := c.Inspect(w.Viewer, a.Now()); ok && one.Location == location && !one.Received.Before(from) && !one.Received.After(until) {
			p.all = append(p.all, one)
		}
	}
	slices.SortFunc(p.all, func(a, b gehoor.Inspected) int {
		return cmp.Or(a.Received.Compare(b.Received), strings.Compare(string(a.Number), string(b.Number)))
	})
	set, err := a.Store.Settings(w.Org)
	if err != nil {
		return letter.Document{}, err
	}
	p.reportingCode = set.ReportingCode
	p.events, err = a.Store.System().Happened(ctx, w.Org, append([]gehoor.Fact{gehoor.ProcedureApplied{}}, yearFacts...)...)
	if err != nil {
		return letter.Document{}, err
	}
	gone, err := a.Store.System().Erased(ctx, w.Org, from.Start(nil))
	if err != nil {
		return letter.Document{}, err
	}
	for _, e := range gone {
		for _, s := range e.Fact.(gehoor.Erased).Years {
			if s.Filed && s.Location == location && s.Year >= from.Year && s.Year <= until.Year {
				p.erased[s.Year]++
			}
		}
	}
	for y := from.Year; y <= until.Year && y < p.today.Year; y++ {
		one := inspectedYear{year: y, by: gehoor.Date{Year: y + 1, Month: time.May, Day: 31}}
		public := gehoor.PublicationOf(p.events, y, p.place.Holder).Approved()
		for i := range public {
			version, err := a.publicYear(ctx, w.Org, public, i)
			if err != nil {
				return letter.Document{}, err
			}
			one.public = append(one.public, version)
		}
		if one.required, err = a.yearRequired(ctx, w.Org, y, p.place.Holder, p.events); err != nil {
			return letter.Document{}, err
		}
		p.years = append(p.years, one)
	}
	return p.document(), nil
}

// InspectionPDF is an inspection on paper.
func (a *App) InspectionPDF(w Who, d letter.Document) ([]byte, error) {
	look, err := a.look(w.Org, "", gehoor.DateOf(a.Now()), nil)
	look.Sheet = letter.LandscapeSheet
	body, _ := letter.PDF(d, look)
	return body, err
}

type inspection struct {
	lang               text.Lang
	place              store.Location
	from, until, today gehoor.Date
	all                []gehoor.Inspected
	erased             map[int]int // by the year of filing
	events             []gehoor.Event
	years              []inspectedYear // the calendar years of the period that have ended
	reportingCode      gehoor.Date
}

// An inspectedYear is what there is of the annual report of the location's holder on a year.
type inspectedYear struct {
	year     int
	required bool         // as it is known today: what is public may say otherwise
	public   []PublicYear // the first first
	by       gehoor.Date  // the last day on which it reaches the supervisor and the parents
}

// needless: neither a complaint nor a dispute, today or when the newest version was made, and so the law asks for no report.
func (y inspectedYear) needless() bool {
	return !y.required && (len(y.public) == 0 || !y.newest().Report.Required)
}

func (y inspectedYear) newest() PublicYear { return y.public[len(y.public)-1] }

// name is the year, and which version of its report when there is more than one.
func (y inspectedYear) name(l text.Lang, version PublicYear) string {
	if len(y.public) == 1 {
		return strconv.Itoa(y.year)
	}
	return text.Fill(l, text.InspectVersionOf, strconv.Itoa(y.year), strconv.Itoa(version.No))
}

// supervisors are the municipalities that supervise the place, as the newest version of the report has it, or the register when
// that does not name the place; one without a name when neither says.
func (y inspectedYear) supervisors(place store.Location) (all []string) {
	regs := []YearLRK{}
	for _, r := range place.Registrations {
		regs = append(regs, YearLRK{Municipality: r.Municipality.Name})
	}
	if len(y.public) > 0 {
		places := y.newest().Places
		if i := slices.IndexFunc(places, func(p YearPlace) bool { return p.ID == place.ID }); i >= 0 {
			regs = places[i].Registrations
		}
	}
	for _, r := range regs {
		if !slices.Contains(all, r.Municipality) {
			all = append(all, r.Municipality)
		}
	}
	if all == nil {
		all = []string{""}
	}
	return all
}

func (p *inspection) day(d gehoor.Date) string {
	if d.IsZero() {
		return "–"
	}
	return numeric(d)
}

func (p *inspection) document() letter.Document {
	l := p.lang
	d := letter.Document{Lang: l, Title: text.Fill(l, text.InspectTitle, p.place.Name)}
	lrk := []string{}
	for _, r := range p.place.Registrations {
		lrk = append(lrk, r.LRK)
	}
	terms := letter.Terms{
		{Name: text.InspectPeriod.In(l), Says: text.FormatDateLong(l, p.from) + " – " + text.FormatDateLong(l, p.until)},
		{Name: text.InspectMade.In(l), Says: text.FormatDateLong(l, p.today)},
	}
	if len(lrk) > 0 {
		terms = append(terms, letter.Term{Name: text.InspectLRK.In(l), Says: strings.Join(lrk, ", ")})
	}
	if len(p.erased) > 0 {
		years := []string{}
		for _, y := range slices.Sorted(maps.Keys(p.erased)) {
			years = append(years, text.Fill(l, text.InspectErasedIn, strconv.Itoa(p.erased[y]), strconv.Itoa(y)))
		}
		terms = append(terms, letter.Term{Name: text.InspectErased.In(l), Says: strings.Join(years, ", ")})
	}
	table := letter.Table{Caption: text.InspectComplaints.In(l), Header: text.InspectColumns(l)}
	for _, c := range p.all {
		end := []string{}
		for _, o := range c.Outcomes {
			end = append(end, text.Word(l, o))
		}
		if c.Without {
			end = append(end, text.YearWithout.In(l))
		}
		if len(end) == 0 {
			end = append(end, text.InspectRuns.In(l))
		}
		measures := "–"
		if c.Measures > 0 {
			measures = text.Fill(l, text.InspectOf, strconv.Itoa(c.Done), strconv.Itoa(c.Measures))
		}
		table.Rows = append(table.Rows, []string{
			c.Number.String(), p.day(c.Received), p.day(c.Contact), strconv.Itoa(c.Informed), p.day(c.Due), p.day(c.Decided), strings.Join(end, ", "), measures, text.InspectInTime(l, c.InTime),
		})
	}
	d.Blocks = append(d.Blocks, terms, letter.Say(text.InspectNot.In(l)), letter.Heading(text.InspectComplaints.In(l)))
	if len(p.all) == 0 {
		d.Blocks = append(d.Blocks, letter.Say(text.InspectNone.In(l)))
	} else {
		d.Blocks = append(d.Blocks, table)
	}
	evidence := letter.Table{Caption: text.InspectEvidence.In(l), Header: []string{text.InspectAsked.In(l), text.InspectShown.In(l), text.InspectMissing.In(l)}}
	for i, item := range []func() (shown, missing []string){
		p.regulation, p.told, p.sample, p.reports, p.untraceable, p.delivered, p.affiliated, p.outside, p.advice, p.code,
	} {
		shown, missing := item()
		row := []string{text.InspectItems[i].In(l), strings.Join(shown, "; "), strings.Join(missing, "; ")}
		for j := range row {
			if row[j] == "" {
				row[j] = "–"
			}
		}
		evidence.Rows = append(evidence.Rows, row)
	}
	d.Blocks = append(d.Blocks, letter.Heading(text.InspectEvidence.In(l)), evidence)
	return d
}

func (p *inspection) say(m text.Msg, with ...any) []string {
	return []string{text.Fill(p.lang, m, with...)}
}

// rules are the versions of the regulation that held in the period, oldest first.
func (p *inspection) rules() (held []gehoor.ProcedureApplied) {
	for _, e := range p.events {
		f, ok := e.Fact.(gehoor.ProcedureApplied)
		if !ok || f.From.After(p.until) {
			continue
		}
		if !f.From.After(p.from) {
			held = nil // it took the place of those before
		}
		held = append(held, f)
	}
	return held
}

func (p *inspection) regulation() (shown, missing []string) {
	for _, f := range p.rules() {
		shown = append(shown, text.Fill(p.lang, text.InspectVersion, strconv.Itoa(f.Version), p.day(f.From)))
	}
	if shown == nil {
		return nil, p.say(text.InspectNoRegulation)
	}
	return shown, nil
}

func (p *inspection) told() (shown, missing []string) {
	var last gehoor.Date
	for _, e := range p.events {
		if f, ok := e.Fact.(gehoor.RegulationTold); ok && (f.Holder == 0 || f.Holder == p.place.Holder) && !f.On.After(p.until) {
			shown = append(shown, p.day(f.On)+" ("+text.Word(p.lang, f.Channel)+")")
			if f.On.After(last) {
				last = f.On
			}
		}
	}
	rules := p.rules()
	switch {
	case shown == nil:
		missing = p.say(text.InspectNotTold)
	case len(rules) > 0 && last.Before(rules[len(rules)-1].From):
		missing = p.say(text.InspectToldBefore, p.day(rules[len(rules)-1].From))
	}
	return shown, missing
}

func (p *inspection) sample() (shown, missing []string) {
	var decided, kept, late int
	for _, c := range p.all {
		switch c.InTime {
		case gehoor.Yes:
			decided++
			kept++
		case gehoor.No:
			decided++
			late++
		}
	}
	if decided > 0 {
		shown = p.say(text.InspectKept, strconv.Itoa(kept), strconv.Itoa(decided))
	}
	if late > 0 {
		missing = p.say(text.InspectLate, strconv.Itoa(late))
	}
	if len(p.all) == 0 {
		shown = p.say(text.InspectNone)
	}
	return shown, missing
}

func (p *inspection) reports() (shown, missing []string) {
	l := p.lang
	for _, y := range p.years {
		year := strconv.Itoa(y.year)
		if y.needless() {
			shown = append(shown, text.Fill(l, text.InspectNeedless, year))
		}
		for _, v := range y.public {
			says := text.InspectReport
			if !v.Report.Required {
				says = text.InspectNilReport
			}
			shown = append(shown, text.Fill(l, says, y.name(l, v), p.day(v.Approved)))
		}
		switch {
		case y.needless():
		case len(y.public) > 0:
			if !y.newest().Report.Required {
				missing = append(missing, text.Fill(l, text.InspectNilPassed, year))
			}
		case p.today.After(y.by):
			missing = append(missing, text.Fill(l, text.InspectNoReport, year))
		default:
			shown = append(shown, text.Fill(l, text.InspectNotYet, year, p.day(y.by)))
		}
	}
	if shown == nil && missing == nil {
		shown = p.say(text.InspectNoYear)
	}
	return shown, missing
}

func (p *inspection) untraceable() (shown, missing []string) {
	return p.say(text.InspectUntraceable), nil
}

// delivered says where each public version went: to the municipality that supervises this place, for what went to that of another
// place is no evidence here, and to the parents. The date of the law is that of the first version; a correction that went after it is
// not late, but one that did not go is missing.
func (p *inspection) delivered() (shown, missing []string) {
	for _, y := range p.years {
		if y.needless() {
			shown = append(shown, text.Fill(p.lang, text.InspectNeedless, strconv.Itoa(y.year)))
		} else if len(y.public) == 0 && !p.today.After(y.by) {
			shown = append(shown, text.Fill(p.lang, text.InspectNotYet, strconv.Itoa(y.year), p.day(y.by)))
			continue
		}
		for _, municipality := range y.supervisors(p.place) {
			who := text.InspectSupervisor.In(p.lang)
			if municipality != "" {
				who = text.Fill(p.lang, text.InspectSupervisorOf, municipality)
			}
			first := p.reached(y, who, &shown, &missing, func(v PublicYear) (on []gehoor.Date) {
				for _, s := range v.Sent {
					if s.Municipality == municipality {
						on = append(on, s.Sent)
					}
				}
				return on
			})
			if first.After(y.by) && !y.needless() {
				missing = append(missing, text.Fill(p.lang, text.InspectLateTo, strconv.Itoa(y.year), who, p.day(y.by)))
			}
		}
		p.reached(y, text.InspectParents.In(p.lang), &shown, &missing, func(v PublicYear) (on []gehoor.Date) {
			for _, t := range v.Told {
				on = append(on, t.On)
			}
			return on
		})
	}
	if shown == nil && missing == nil {
		shown = p.say(text.InspectNoYear)
	}
	return shown, missing
}

// reached adds on which day each version of the report on y first reached somebody, and that the newest did not. It gives the first of
// those days; zero: never.
func (p *inspection) reached(y inspectedYear, who string, shown, missing *[]string, days func(PublicYear) []gehoor.Date) (first gehoor.Date) {
	about := strconv.Itoa(y.year)
	arrived := false
	for _, v := range y.public {
		about = y.name(p.lang, v)
		on := days(v)
		if arrived = len(on) > 0; !arrived {
			continue
		}
		day := slices.MinFunc(on, gehoor.Date.Compare)
		*shown = append(*shown, text.Fill(p.lang, text.InspectReached, about, who, p.day(day)))
		if first.IsZero() || day.Before(first) {
			first = day
		}
	}
	if !arrived && !y.needless() {
		*missing = append(*missing, text.Fill(p.lang, text.InspectNotReached, about, who))
	}
	return first
}

func (p *inspection) affiliated() (shown, missing []string) {
	for _, r := range p.place.Registrations {
		from, err := gehoor.ParseDate(string(r.DisputesFrom))
		if err != nil {
			missing = append(missing, text.Fill(p.lang, text.InspectNotAffiliated, r.LRK))
			continue
		}
		shown = append(shown, text.Fill(p.lang, text.InspectAffiliated, r.LRK, p.day(from)))
		if until, err := gehoor.ParseDate(string(r.DisputesUntil)); err == nil {
			missing = append(missing, text.Fill(p.lang, text.InspectLeft, r.LRK, p.day(until)))
		}
	}
	if len(p.place.Registrations) == 0 {
		missing = p.say(text.InspectNoRegister)
	}
	return shown, missing
}

func (p *inspection) outside() (shown, missing []string) {
	told := 0
	for _, c := range p.all {
		if !c.Acknowledged.IsZero() {
			told++
		}
	}
	shown = p.say(text.InspectSite)
	if len(p.all) > 0 {
		shown = append(shown, text.Fill(p.lang, text.InspectAcknowledged, strconv.Itoa(told), strconv.Itoa(len(p.all))))
	}
	if told < len(p.all) {
		missing = p.say(text.InspectUnacknowledged, strconv.Itoa(len(p.all)-told))
	}
	return shown, missing
}

func (p *inspection) advice() (shown, missing []string) {
	for _, f := range p.rules() {
		version := strconv.Itoa(f.Version)
		switch {
		case f.Advice == gehoor.AdviceNotAsked:
			missing = append(missing, text.Fill(p.lang, text.InspectNoAdvice, version))
		case f.AdviceDate.IsZero():
			shown = append(shown, text.Fill(p.lang, text.InspectAdviceUndated, version, text.Word(p.lang, f.Advice)))
			missing = append(missing, text.Fill(p.lang, text.InspectNoAdviceDate, version))
		default:
			shown = append(shown, text.Fill(p.lang, text.InspectAdvice, version, text.Word(p.lang, f.Advice), p.day(f.AdviceDate)))
		}
	}
	if shown == nil && missing == nil {
		missing = p.say(text.InspectNoRegulation)
	}
	return shown, missing
}

// code is what there is of the reporting code; the document itself is not in the program.
func (p *inspection) code() (shown, missing []string) {
	switch {
	case p.reportingCode.IsZero():
		return nil, p.say(text.InspectNoCode)
	case p.reportingCode.After(p.until):
		return nil, p.say(text.InspectCodeAfter, p.day(p.reportingCode))
	}
	return p.say(text.InspectCode, p.day(p.reportingCode)), nil
}
