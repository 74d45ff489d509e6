package web

import (
	"cmp"
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/register"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// sheetsProcedure change a part of the procedure, of which they make a new version.
var sheetsProcedure = []sheet{
	{path: "onderwerpen", title: text.SubjectsTitle, back: "/beheer", button: text.RegulationTake, now: (*Request).subjectsNow, form: (*Request).subjectsForm, read: (*Request).subjectsRead},
	{path: "sluitingsdagen", title: text.ClosedTitle, back: "/beheer", button: text.RegulationTake, now: (*Request).closedNow, form: (*Request).closedForm, read: (*Request).closedRead, shown: (*Request).closedShown},
}

// latest is the version that a change comes on: the one applied last, which may hold from later on.
func (r *Request) latest() (store.ProcedureVersion, error) {
	versions, err := r.App.Store.Procedures(r.Org.ID)
	if err != nil || len(versions) == 0 {
		v, err := r.App.Store.ProcedureVersion(r.Org.ID, gehoor.Date{})
		return v, err
	}
	return versions[len(versions)-1], nil
}

// rewrite applies what change makes of the latest version, from the day of the form on. What changes nothing, such as the
// same form sent again, makes no version.
func (r *Request) rewrite(in *input, change func(*gehoor.Procedure)) change {
	was, err := r.latest()
	if err != nil {
		return failing(err)
	}
	versions, err := r.App.Store.Procedures(r.Org.ID)
	if err != nil {
		return failing(err)
	}
	p := was.Procedure
	change(&p)
	applying := r.applying(in)
	return func(tx *store.Tx, by gehoor.Actor) error {
		if reflect.DeepEqual(p.Categories, was.Procedure.Categories) && slices.Equal(p.Calendar.Closed, was.Procedure.Calendar.Closed) {
			return nil
		}
		file, err := r.procedureFile(was)
		if err != nil {
			return err
		}
		for _, v := range versions {
			p.Version = max(p.Version, v.Procedure.Version)
		}
		p.Version++
		if applying.File, err = procedure.Change(file, p); err != nil {
			return err
		}
		_, err = tx.ApplyProcedure(by, applying)
		return err
	}
}

// failing is a change that could not be read because of a fault.
func failing(err error) change { return func(*store.Tx, gehoor.Actor) error { return err } }

// procedureNow fills in from when a change would hold.
func (r *Request) procedureNow() (gehoor.Procedure, url.Values, error) {
	v, err := r.latest()
	if err != nil {
		return gehoor.Procedure{}, nil, err
	}
	from := r.Today()
	if v.Applied.From.After(from) {
		from = v.Applied.From
	}
	return v.Procedure, url.Values{"vanaf": {dateText(from)}, "advies": {string(noAdvice)}}, nil
}

// planned says that a version is still to come.
func (r *Request) planned() Node {
	if v, err := r.latest(); err != nil || !v.Applied.From.After(r.Today()) {
		return nil
	}
	return ui.Block(ui.Warning, paragraph(text.ProcedurePlanned.In(r.Lang)))
}

// newSubjects is how many empty places the form has.
const newSubjects = 3

// aSubject is a subject in the form: one of the list, or a new one without a name.
type aSubject struct {
	gehoor.CategoryRule
	field string // behind the dash of its fields
	place int
	rank  int // of two at one place: what is put there comes before what stood there
}

func (r *Request) subjectList() ([]aSubject, error) {
	v, err := r.latest()
	if err != nil {
		return nil, err
	}
	var list []aSubject
	for i, c := range v.Procedure.Categories {
		list = append(list, aSubject{CategoryRule: c, field: string(c.Name), place: i + 1})
	}
	for i := range newSubjects {
		list = append(list, aSubject{field: "nieuw." + strconv.Itoa(i+1), place: len(v.Procedure.Categories) + i + 1})
	}
	return list, nil
}

func (r *Request) subjectsNow() (url.Values, error) {
	_, values, err := r.procedureNow()
	if err != nil {
		return nil, err
	}
	list, err := r.subjectList()
	for _, s := range list {
		values.Set("nl-"+s.field, s.NL)
		values.Set("en-"+s.field, s.EN)
		values.Set("soort-"+s.field, cmp.Or(string(s.Kind), string(gehoor.Conduct)))
		values.Set("plaats-"+s.field, strconv.Itoa(s.place))
		values.Set("bewaren-"+s.field, idText(int64(s.Keep)))
	}
	return values, err
}

func (r *Request) subjectsForm(f ui.Form) Node {
	l := r.Lang
	list, err := r.subjectList()
	if err != nil {
		r.S.Log.Error("reading the procedure", "org", r.Org.ID, "error", err)
	}
	fields := Group{ui.Note(text.SubjectsIntro.In(l)), r.planned()}
	for _, s := range list {
		legend := text.SubjectNew.In(l)
		if s.Name != "" {
			legend = text.SubjectLegend(l, s.place, s.CategoryRule)
		}
		wrong := slices.ContainsFunc([]string{"nl-", "en-", "soort-", "plaats-", "bewaren-"}, func(p string) bool { return f.Errors.At(p+s.field) != "" })
		content := Group{
			f.Text("nl-"+s.field, text.SubjectNL.In(l), optionalFor(s)...),
			f.Text("en-"+s.field, text.SubjectEN.In(l), optionalFor(s)...),
			f.Radios("soort-"+s.field, text.SubjectKind.In(l), choices(l, gehoor.Conduct, gehoor.Agreement)),
			f.Text("plaats-"+s.field, text.SubjectPlace.In(l), ui.Short, ui.Digits),
			f.Text("bewaren-"+s.field, text.SubjectKeep.In(l), ui.Short, ui.Digits, ui.Optional, ui.Hint(text.SubjectKeepHint.In(l))),
		}
		if s.Name != "" {
			content = append(content, f.Checkbox("weg-"+s.field, text.SubjectDrop.In(l)))
		}
		fields = append(fields, ui.Unfolded(wrong, legend, f.Group(legend, content)))
	}
	return append(fields, r.applyingFields(f))
}

func optionalFor(s aSubject) []ui.Option {
	if s.Name == "" {
		return []ui.Option{ui.Optional}
	}
	return nil
}

func (r *Request) subjectsRead(in *input) change {
	list, err := r.subjectList()
	if err != nil {
		return failing(err)
	}
	var kept, unseen []aSubject // unseen are in the list since the form was, such as by the same form sent before
	for _, was := range list {
		if was.Name != "" && !in.Has("nl-"+was.field) && !in.has("weg-"+was.field) {
			unseen = append(unseen, was)
			continue
		}
		if in.has("weg-"+was.field) || was.Name == "" && in.line("nl-"+was.field) == "" && in.line("en-"+was.field) == "" {
			continue
		}
		s := aSubject{field: was.field}
		s.Name, s.NL, s.EN = was.Name, in.line("nl-"+was.field), in.line("en-"+was.field)
		s.Kind = one(in, "soort-"+was.field, gehoor.Conduct, gehoor.Agreement)
		s.place = in.within("plaats-"+was.field, 999, text.WrongPlace)
		if in.line("bewaren-"+was.field) != "" {
			s.Keep = in.within("bewaren-"+was.field, 240, text.WrongMonths)
		}
		for field, words := range map[string]string{"nl-": s.NL, "en-": s.EN} {
			if words == "" {
				in.wrong(field+was.field, text.WrongSubjectName)
			}
		}
		if s.Name != "" && !s.SameWords(was.CategoryRule) {
			used, err := r.App.Store.CategoryUsed(r.Ctx(), r.Org.ID, s.Name)
			if err != nil {
				return failing(err)
			}
			if used {
				in.wrong("nl-"+was.field, text.WrongSubjectUsed)
			}
		}
		same := func(o aSubject) bool { return o.SameWords(s.CategoryRule) }
		if slices.ContainsFunc(kept, same) {
			in.wrong("nl-"+was.field, text.WrongSubjectTwin)
		}
		if i := slices.IndexFunc(unseen, same); i >= 0 {
			s.Name = unseen[i].Name
			unseen = slices.Delete(unseen, i, i+1)
		}
		s.rank = 2
		switch {
		case was.Name == "":
			s.rank = 0
		case was.place != s.place:
			s.rank = 1
		}
		kept = append(kept, s)
	}
	kept = append(kept, unseen...)
	if len(kept) == 0 {
		in.wrong("weg-"+list[0].field, text.WrongSubjectNone)
	}
	slices.SortStableFunc(kept, func(a, b aSubject) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.rank, b.rank)) })
	names, err := r.subjectNames()
	if err != nil {
		return failing(err)
	}
	return r.rewrite(in, func(p *gehoor.Procedure) {
		p.Categories = nil
		for _, s := range kept {
			if s.Name == "" {
				s.Name = subjectName(s.NL, names)
				names = append(names, s.Name)
			}
			p.Categories = append(p.Categories, s.CategoryRule)
		}
	})
}

// within is a whole number from 1 on.
func (in *input) within(name string, most int, wrong text.Msg) int {
	n, err := strconv.Atoi(in.line(name))
	if err != nil || n < 1 || n > most {
		in.wrong(name, wrong)
	}
	return n
}

// subjectNames are those of every version, which a new subject must not have.
func (r *Request) subjectNames() (names []gehoor.Category, err error) {
	versions, err := r.App.Store.Procedures(r.Org.ID)
	for _, c := range gehoor.DefaultProcedure().Categories {
		names = append(names, c.Name)
	}
	for _, v := range versions {
		for _, c := range v.Procedure.Categories {
			names = append(names, c.Name)
		}
	}
	return names, err
}

// subjectName makes the name that the facts keep of the Dutch words: small letters, digits and dashes.
func subjectName(words string, taken []gehoor.Category) gehoor.Category {
	name := strings.Map(func(c rune) rune {
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' {
			return c
		}
		return -1
	}, strings.Join(register.Words(words), "-"))
	name = cmp.Or(strings.Trim(name, "-"), "subject")
	free := gehoor.Category(name)
	for n := 2; slices.Contains(taken, free); n++ {
		free = gehoor.Category(fmt.Sprintf("%s-%d", name, n))
	}
	return free
}

func (r *Request) closedNow() (url.Values, error) {
	p, values, err := r.procedureNow()
	if err != nil {
		return nil, err
	}
	var days []string
	for _, d := range slices.SortedFunc(slices.Values(p.Calendar.Closed), gehoor.Date.Compare) {
		days = append(days, dateText(d))
	}
	values.Set("dagen", strings.Join(days, "\n"))
	return values, nil
}

func (r *Request) closedForm(f ui.Form) Node {
	l := r.Lang
	return Group{ui.Note(text.ClosedIntro.In(l)), r.planned(),
		f.TextArea("dagen", text.ClosedDays.In(l), ui.Short, ui.Optional, ui.Hint(text.ClosedHint.In(l))), r.applyingFields(f)}
}

// closedDays reads the days of the form, in order; wrong is told of a line that is none.
func (r *Request) closedDays(in *input, wrong func(string)) (days []gehoor.Date) {
	for _, line := range in.lines("dagen") {
		d, ok := readDate(line, r.Today())
		switch {
		case !ok || !strings.Contains(line, strconv.Itoa(d.Year)): // without its year it would be the last that was
			wrong(text.WrongClosedDay(r.Lang, line))
		case slices.Contains(days, d):
			wrong(text.WrongClosedTwice(r.Lang, text.FormatDateLong(r.Lang, d)))
		default:
			days = append(days, d)
		}
	}
	slices.SortFunc(days, gehoor.Date.Compare)
	return days
}

func (r *Request) closedRead(in *input) change {
	days := r.closedDays(in, func(words string) { in.errors.Add("dagen", words) })
	return r.rewrite(in, func(p *gehoor.Procedure) { p.Calendar.Closed = days })
}

// closedShown says of each closing day to come what it does to a complaint of the working day before.
func (r *Request) closedShown(in *input) Node {
	v, err := r.latest()
	if err != nil {
		return nil
	}
	l, p := r.Lang, v.Procedure
	days := r.closedDays(in, func(string) {})
	t := ui.DataTable{Caption: text.ClosedMoves.In(l), None: text.ClosedNothing.In(l), Columns: []ui.Column{
		{Words: text.ClosedDay.In(l)}, {Words: text.ClosedWhen.In(l)}, {Words: text.ClosedContact.In(l)}, {Words: text.ClosedInstead.In(l)},
	}}
	long := func(d gehoor.Date) Node { return Text(text.FormatDateLong(l, d)) }
	for i, d := range days {
		if d.Before(r.Today()) {
			continue
		}
		with, without := p.Calendar, p.Calendar
		with.Closed, without.Closed = days, slices.Delete(slices.Clone(days), i, i+1)
		if why := without.Why(d); why != "" {
			t.Rows = append(t.Rows, []Node{long(d), Text("–"), Text("–"), Text(text.ClosedOff.In(l) + " (" + text.DayOff(l, why) + ")")})
			continue
		}
		before := d.AddDays(-1)
		for !with.WorkingDay(before) {
			before = before.AddDays(-1)
		}
		t.Rows = append(t.Rows, []Node{long(d), long(before), long(with.AddWorkingDays(before, p.ContactDays)), long(without.AddWorkingDays(before, p.ContactDays))})
	}
	return t.Node()
}
