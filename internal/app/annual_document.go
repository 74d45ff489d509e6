package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/report"
	"gehoor/internal/text"
)

// Document is the report in words, for its page and its PDF: the whole, or when place is not 0 of one location. It says what
// it is on top and how it was made at the end; what became of it since is Aftermath.
func (y Year) Document(l text.Lang, place gehoor.LocationID) letter.Document {
	d := yearDocument{Year: y, lang: l, place: place}
	r := y.Report
	d.Title = text.YearTitle(l, r.Year) + ", " + y.Holder.Name
	if place != 0 {
		d.Title = text.YearTitle(l, r.Year) + ", " + y.placeName(l, place)
	}
	if y.Version > 1 {
		d.add(letter.Paragraph{{Text: text.Fill(l, text.YearCorrected, y.Version, y.Correction.In(l)), Strong: true}})
	}
	if place != 0 {
		d.location()
		return d.Document(l)
	}
	if r.Required {
		d.say(text.YearSentence(l, r.Year, r.Filed, r.Decide))
	} else {
		d.say(text.Fill(l, text.YearNil, r.Year))
	}
	d.regulation()
	d.numbers()
	d.judgments()
	d.outside()
	d.kept()
	d.before()
	if words := y.Remarks.Or(text.Msg{NL: y.Remarks.EN}).In(l); words != "" {
		d.add(letter.Heading(text.YearRemarks.In(l)))
		d.written(y.Remarks)
	}
	d.add(letter.Heading(text.YearPlaces.In(l)), d.placesTable(y.Places))
	d.kindsOfCare(y.Places)
	d.proof()
	return d.Document(l)
}

// yearDocument is a report on its way to blocks.
type yearDocument struct {
	Year
	Title  string
	blocks []letter.Block
	lang   text.Lang
	place  gehoor.LocationID
	no     int // of the section
}

func (d *yearDocument) Document(l text.Lang) letter.Document {
	return letter.Document{Lang: l, Title: d.Title, Blocks: d.blocks}
}

func (d *yearDocument) add(blocks ...letter.Block) { d.blocks = append(d.blocks, blocks...) }

func (d *yearDocument) say(words string) { d.add(letter.Say(words)) }

func (d *yearDocument) section(title text.Msg) {
	d.no++
	d.add(letter.Heading(strconv.Itoa(d.no) + ". " + title.In(d.lang)))
}

// written are words that somebody wrote; what was not written in this language stands there in the other.
func (d *yearDocument) written(m text.Msg) {
	words, lang := m.In(d.lang), ""
	if words == "" {
		words, lang = m.In(d.lang.Other()), d.lang.Other().String()
	}
	for _, paragraph := range strings.Split(strings.ReplaceAll(words, "\r\n", "\n"), "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			d.add(letter.Paragraph{{Text: paragraph, Lang: lang}})
		}
	}
}

func (d *yearDocument) term(m text.Msg, says string) letter.Term {
	return letter.Term{Name: m.In(d.lang), Says: says}
}

func (d *yearDocument) regulation() {
	l := d.lang
	d.section(text.YearRulesTitle)
	d.written(d.Summary)
	for i, v := range d.Rules {
		switch {
		case v.Version == 0:
		case i == 0 || d.Rules[i-1].Version == 0:
			d.say(text.Fill(l, text.YearRulesSince, d.Report.Year, v.Version, text.FormatDateLong(l, v.From)))
		default:
			d.say(text.Fill(l, text.YearRulesThen, text.FormatDateLong(l, v.From), v.Version))
		}
	}
	d.section(text.YearToldTitle)
	if len(d.Told) == 0 {
		d.say(text.YearToldNothing.In(l))
		return
	}
	d.say(text.YearToldAlways.In(l))
	list := letter.List{}
	for _, t := range d.Told {
		says := text.FormatDateLong(l, t.On) + ", " + text.Word(l, t.Channel)
		if t.Words != "" {
			says += ": " + t.Words
		}
		list.Items = append(list.Items, letter.Say(says))
	}
	d.add(list)
}

func (d *yearDocument) numbers() {
	l, r, n := d.lang, d.Report, strconv.Itoa
	d.section(text.YearNumberTitle)
	d.add(letter.Terms{
		d.term(text.YearCarriedIn, n(r.CarriedIn)), d.term(text.YearFiled, n(r.Filed)), d.term(text.YearCommittees, n(r.Committees)),
		d.term(text.YearConcluded, n(r.Concluded)), d.term(text.YearOpen, n(r.Open)), d.term(text.YearSignals, n(r.Signals)),
	})
	var conduct, agreement, unsorted int
	for _, p := range r.Locations {
		conduct, agreement, unsorted = conduct+p.Conduct, agreement+p.Agreement, unsorted+p.Unsorted
	}
	if r.Filed == 0 {
		return
	}
	kinds := [][]string{{text.YearConduct.In(l), n(conduct)}, {text.YearAgreement.In(l), n(agreement)}}
	if unsorted > 0 {
		kinds = append(kinds, []string{text.YearUnsorted.In(l), n(unsorted)})
	}
	d.add(letter.Table{Caption: text.YearKinds.In(l), Header: []string{text.YearKind.In(l), text.YearComplaints.In(l)}, Rows: kinds})
	d.subjects(r.Subjects)
	d.say(text.YearRule.In(l))
	if d.Version > 1 {
		d.say(text.YearRuleAgain.In(l))
	}
}

func (d *yearDocument) subjects(groups []gehoor.YearGroup) {
	if len(groups) == 0 {
		return
	}
	l := d.lang
	t := letter.Table{Caption: text.YearSubjects.In(l), Header: []string{text.YearWhere.In(l), text.YearKind.In(l), text.YearSubject.In(l), text.YearComplaints.In(l)}}
	for _, g := range groups {
		var about []string
		for _, c := range g.Categories {
			about = append(about, fmt.Sprintf("%s %d", d.subject(l, c.Category), c.N))
		}
		t.Rows = append(t.Rows, []string{d.where(g), d.kind(g.Kind), strings.Join(about, ", "), strconv.Itoa(g.N)})
	}
	d.add(t)
}

func (d *yearDocument) judgments() {
	d.section(text.YearEndTitle)
	d.written(d.Gist)
	d.ended(d.Report.Outcomes)
	d.add(letter.Terms{d.term(text.YearOnTime, text.NOf(d.lang, d.Report.Measures))})
}

func (d *yearDocument) ended(groups []gehoor.YearGroup) {
	if len(groups) == 0 {
		return
	}
	l := d.lang
	t := letter.Table{Caption: text.YearOutcomes.In(l), Header: []string{text.YearWhere.In(l), text.YearKind.In(l), text.YearOutcome.In(l), text.YearMeasures.In(l), text.YearComplaints.In(l)}}
	for _, g := range groups {
		t.Rows = append(t.Rows, []string{d.where(g), d.kind(g.Kind), strings.Join(endings(l, g), ", "), strings.Join(natures(l, g), ", "), strconv.Itoa(g.N)})
	}
	d.add(t)
}

func endings(l text.Lang, g gehoor.YearGroup) (said []string) {
	for _, o := range g.Outcomes {
		said = append(said, fmt.Sprintf("%s %d", text.Word(l, o.Outcome), o.N))
	}
	if g.Without > 0 {
		said = append(said, fmt.Sprintf("%s %d", text.YearWithout.In(l), g.Without))
	}
	return said
}

func natures(l text.Lang, g gehoor.YearGroup) (said []string) {
	for _, m := range g.Measures {
		said = append(said, fmt.Sprintf("%s %d", text.Word(l, m.Nature), m.N))
	}
	return said
}

func (d *yearDocument) outside() {
	l, r, n := d.lang, d.Report, strconv.Itoa
	d.section(text.YearOutside)
	terms := letter.Terms{d.term(text.YearAdvised, n(r.Advised)), d.term(text.YearHandled, n(r.Disputes.Handled))}
	if r.Disputes.Handled > 0 {
		terms = append(terms, d.term(text.YearNew, n(r.Disputes.New)), d.term(text.YearEnded, n(r.Disputes.Ended)), d.term(text.YearRunning, n(r.Disputes.Running)))
	}
	var rulings []string
	for _, o := range r.Disputes.Rulings {
		rulings = append(rulings, fmt.Sprintf("%s %d", text.Word(l, o.Outcome), o.N))
	}
	if len(rulings) > 0 {
		terms = append(terms, d.term(text.YearRulings, strings.Join(rulings, ", ")))
	}
	d.add(terms)
}

func (d *yearDocument) kept() {
	l, r := d.lang, d.Report
	d.section(text.YearKept)
	d.add(letter.Terms{d.term(text.YearContact, text.NOf(l, r.Contact)), d.term(text.YearDecide, text.NOf(l, r.Decide))})
	if r.Safety == ([4]gehoor.Coarse{}) {
		return
	}
	t := letter.Table{Caption: text.YearSafety.In(l), Header: []string{text.YearQuarter.In(l), text.YearComplaints.In(l)}}
	for i, q := range r.Safety {
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), few(l, q)})
	}
	d.add(t, letter.Say(text.YearSafetyFor.In(l)))
}

func few(l text.Lang, c gehoor.Coarse) string {
	if c.Few {
		return text.YearFew.In(l)
	}
	return strconv.Itoa(c.N)
}

func (d *yearDocument) before() {
	if len(d.Before) == 0 {
		return
	}
	l, r := d.lang, d.Report
	t := letter.Table{Caption: text.YearBefore.In(l), Header: []string{text.YearYear.In(l), text.YearFiled.In(l), text.YearConcluded.In(l), text.YearOpen.In(l), text.YearDisputes.In(l)}}
	for _, b := range append([]YearBefore{{r.Year, r.Filed, r.Concluded, r.Open, r.Disputes.Handled}}, d.Before...) {
		t.Rows = append(t.Rows, append([]string{strconv.Itoa(b.Year)}, numbers(b.Filed, b.Concluded, b.Open, b.Disputes)...))
	}
	d.section(text.YearBefore)
	d.add(t)
}

func numbers(ns ...int) (said []string) {
	for _, n := range ns {
		said = append(said, strconv.Itoa(n))
	}
	return said
}

// placesTable has a row for every location, also for one without complaints.
func (d *yearDocument) placesTable(places []YearPlace) letter.Table {
	l := d.lang
	t := letter.Table{Caption: text.YearPlacesTable.In(l), Header: []string{
		text.YearPlace.In(l), text.YearLRK.In(l), text.YearFiled.In(l), text.YearConduct.In(l), text.YearAgreement.In(l),
		text.YearShortCommittee.In(l), text.YearConcluded.In(l), text.YearShortOpen.In(l), text.YearShortDisputes.In(l),
	}}
	row := func(name, lrk string, f gehoor.YearLocation) {
		t.Rows = append(t.Rows, append([]string{name, lrk}, numbers(f.Filed, f.Conduct, f.Agreement, f.Committees, f.Concluded, f.Open, f.Disputes)...))
	}
	for _, p := range places {
		row(p.Name, registrations(p), d.figures(p.ID))
	}
	if none := d.figures(0); none != (gehoor.YearLocation{}) && d.place == 0 {
		row(text.YearNoPlace.In(l), "", none)
	}
	return t
}

func registrations(p YearPlace) string {
	var lines []string
	for _, r := range p.Registrations {
		lines = append(lines, r.LRK+" "+string(r.Kind))
	}
	return strings.Join(lines, ", ")
}

// kindsOfCare says what the register's words for types of care mean, those that the table has.
func (d *yearDocument) kindsOfCare(places []YearPlace) {
	var kinds, said []string
	for _, p := range places {
		for _, r := range p.Registrations {
			if kind := string(r.Kind); !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
		}
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		if words := text.PlaceKind(d.lang, kind); words != "" {
			said = append(said, kind+": "+words)
		}
	}
	words := text.YearShortFor.In(d.lang)
	if len(said) > 0 {
		words += " " + strings.Join(said, ", ") + "."
	}
	d.say(words)
}

// figures are those of a location; zero when nothing is told of it.
func (y Year) figures(id gehoor.LocationID) gehoor.YearLocation {
	for _, f := range y.Report.Locations {
		if f.Location == id {
			return f
		}
	}
	return gehoor.YearLocation{Location: id}
}

// Place is a location of the report; ok is false when it has none of that number.
func (y Year) Place(id gehoor.LocationID) (p YearPlace, ok bool) {
	i := slices.IndexFunc(y.Places, func(p YearPlace) bool { return p.ID == id })
	if i < 0 {
		return p, false
	}
	return y.Places[i], true
}

func (y Year) placeName(l text.Lang, id gehoor.LocationID) string {
	if p, ok := y.Place(id); ok {
		return p.Name
	}
	return text.YearNoPlace.In(l)
}

// location is what the report says of one.
func (d *yearDocument) location() {
	l, f := d.lang, d.figures(d.place)
	p, _ := d.Place(d.place)
	d.say(text.YearSentence(l, d.Report.Year, f.Filed, gehoor.Share{}))
	d.add(d.placesTable([]YearPlace{p}))
	d.kindsOfCare([]YearPlace{p})
	here := func(groups []gehoor.YearGroup) (list []gehoor.YearGroup) {
		for _, g := range groups {
			if g.Location == d.place && !g.Together {
				list = append(list, g)
			}
		}
		return list
	}
	d.subjects(here(d.Report.Subjects))
	d.ended(here(d.Report.Outcomes))
	d.say(text.YearRule.In(l))
	if d.Version > 1 {
		d.say(text.YearRuleAgain.In(l))
	}
	d.proof()
}

func (d *yearDocument) proof() {
	l := d.lang
	d.add(letter.Heading(text.YearHow.In(l)), letter.Say(text.YearNoNames.In(l)))
	if d.Fingerprint == "" { // not frozen
		return
	}
	d.add(letter.Say(text.Fill(l, text.YearProof, text.FormatDateLong(l, d.MadeOn), d.LogLength, d.Report.RulesVersion, d.Fingerprint)))
}

func (d *yearDocument) where(g gehoor.YearGroup) string {
	if g.Together {
		return text.YearTogether.In(d.lang)
	}
	return d.placeName(d.lang, g.Location)
}

func (d *yearDocument) kind(k gehoor.PartKind) string {
	return map[gehoor.PartKind]text.Msg{gehoor.Conduct: text.YearConduct, gehoor.Agreement: text.YearAgreement}[k].In(d.lang)
}

// subject is what a subject was called when the report was made.
func (y Year) subject(l text.Lang, c gehoor.Category) string {
	for _, s := range y.Subjects {
		if s.Category == c {
			return s.Name.In(l)
		}
	}
	return text.Word(l, c)
}

// Aftermath says what became of a public version: by whom and when it was approved, and to whom it went.
func (p PublicYear) Aftermath(l text.Lang) []letter.Block {
	blocks := []letter.Block{letter.Say(text.Fill(l, text.YearApproved, text.FormatDateLong(l, p.Approved)))}
	var sent, told []string
	for _, b := range p.Sent {
		to := b.Municipality
		if to == "" {
			to = b.To
		}
		sent = append(sent, strings.TrimSpace(to+" "+text.Msg{NL: "op", EN: "on"}.In(l))+" "+text.FormatDateLong(l, b.Sent))
	}
	for _, t := range p.Told {
		told = append(told, text.FormatDateLong(l, t.On)+", "+text.Word(l, t.Channel))
	}
	if len(sent) > 0 {
		blocks = append(blocks, letter.Say(text.Fill(l, text.YearSent, strings.Join(sent, "; "))))
	}
	if len(told) > 0 {
		blocks = append(blocks, letter.Say(text.Fill(l, text.YearTold, strings.Join(told, "; "))))
	}
	return blocks
}

// PDF is the report on paper: the words of its page in their order.
func (y Year) PDF(l text.Lang, place gehoor.LocationID, accent string) []byte {
	body, _ := letter.PDF(y.Document(l, place), letter.Look{
		Sheet: letter.ReportSheet, Organisation: y.Organisation, Accent: accent, Date: y.MadeOn,
	})
	return body
}

// CSV is the figures, a number a line: what it is of, where, of which register lines, and how much (see report.CSV).
func (y Year) CSV(place gehoor.LocationID) []byte {
	out := report.NewCSV("jaar", "kvk", "locatie", "lrk", "soort", "wat", "waarde", "aantal", "van")
	r := y.Report
	line := func(id gehoor.LocationID, together bool, kind gehoor.PartKind, what, value, n, of string) {
		name, lrk := "", ""
		if p, ok := y.Place(id); ok {
			name = p.Name
			for i, reg := range p.Registrations {
				if i > 0 {
					lrk += " "
				}
				lrk += reg.LRK
			}
		}
		if together {
			name = text.YearTogether.NL
		}
		out.Line(strconv.Itoa(r.Year), y.Holder.KvK, name, lrk, string(kind), what, value, n, of)
	}
	if place == 0 {
		for _, one := range []struct {
			what string
			n    int
		}{
			{"carried-in", r.CarriedIn}, {"filed", r.Filed}, {"committees", r.Committees}, {"concluded", r.Concluded}, {"open", r.Open}, {"signals", r.Signals},
			{"advised", r.Advised}, {"disputes", r.Disputes.Handled}, {"disputes-new", r.Disputes.New}, {"disputes-ended", r.Disputes.Ended}, {"disputes-running", r.Disputes.Running},
		} {
			line(0, false, "", one.what, "", strconv.Itoa(one.n), "")
		}
		for what, s := range yearShares(r) {
			line(0, false, "", what, "", strconv.Itoa(s.N), strconv.Itoa(s.Of))
		}
		for _, o := range r.Disputes.Rulings {
			line(0, false, "", "ruling", string(o.Outcome), strconv.Itoa(o.N), "")
		}
		for i, q := range r.Safety {
			n := strconv.Itoa(q.N)
			if q.Few {
				n = "1-2"
			}
			line(0, false, "", "safety", "Q"+strconv.Itoa(i+1), n, "")
		}
	}
	for _, p := range y.Places {
		if place != 0 && p.ID != place {
			continue
		}
		f := y.figures(p.ID)
		for _, one := range []struct {
			kind gehoor.PartKind
			what string
			n    int
		}{
			{"", "carried-in", f.CarriedIn}, {"", "filed", f.Filed}, {gehoor.Conduct, "filed", f.Conduct}, {gehoor.Agreement, "filed", f.Agreement},
			{"", "committees", f.Committees}, {"", "concluded", f.Concluded}, {"", "open", f.Open}, {"", "disputes", f.Disputes},
		} {
			line(p.ID, false, one.kind, one.what, "", strconv.Itoa(one.n), "")
		}
		if f.Unsorted > 0 {
			line(p.ID, false, "", "unsorted", "", strconv.Itoa(f.Unsorted), "")
		}
	}
	for _, g := range r.Subjects {
		if place == 0 || g.Location == place && !g.Together {
			for _, c := range g.Categories {
				line(g.Location, g.Together, g.Kind, "subject", string(c.Category), strconv.Itoa(c.N), strconv.Itoa(g.N))
			}
		}
	}
	for _, g := range r.Outcomes {
		if place != 0 && (g.Location != place || g.Together) {
			continue
		}
		for _, o := range g.Outcomes {
			line(g.Location, g.Together, g.Kind, "outcome", string(o.Outcome), strconv.Itoa(o.N), strconv.Itoa(g.N))
		}
		if g.Without > 0 {
			line(g.Location, g.Together, g.Kind, "ended", "", strconv.Itoa(g.Without), strconv.Itoa(g.N))
		}
		for _, m := range g.Measures {
			line(g.Location, g.Together, g.Kind, "measure", string(m.Nature), strconv.Itoa(m.N), "")
		}
	}
	return out.Bytes()
}

// yearShares are what was kept, in a fixed order.
func yearShares(r gehoor.YearReport) func(func(string, gehoor.Share) bool) {
	return func(yield func(string, gehoor.Share) bool) {
		_ = yield("contact-in-time", r.Contact) && yield("decided-in-time", r.Decide) && yield("measures-in-time", r.Measures)
	}
}
