package web

import (
	"errors"
	"strconv"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R20: cases at the Geschillencommissie of which no complaint was filed with us.
var _ = route(func(s *Server) {
	s.page("GET "+string(disputesPath), (*Request).disputes)
	s.page("GET "+string(disputesPath)+"/nieuw", (*Request).newDispute)
	s.page("POST "+string(disputesPath)+"/nieuw", (*Request).openDispute)
	s.page("GET "+string(disputesPath)+"/{no}", (*Request).disputePage)
	s.page("POST "+string(disputesPath)+"/{no}/standpunt", (*Request).stateDispute)
	s.page("POST "+string(disputesPath)+"/{no}/uitkomst", (*Request).endDispute)
	s.page("POST "+string(disputesPath)+"/{no}/maatregel", (*Request).finishDispute)
	s.page("POST "+string(disputesPath)+"/{no}/maatregel/dag", (*Request).moveDispute)
})

const disputesPath = ui.Path("/geschillen") // see app.PageDispute

// disputeMeasures is how many measures the form of an outcome has room for.
const disputeMeasures = 3

var (
	directGrounds  = []gehoor.DirectGround{gehoor.NoTimelyAnswer, gehoor.NoRegulation, gehoor.CannotBeAsked, gehoor.SecondOpinion}
	disputeRulings = []gehoor.Ruling{gehoor.RuledUpheld, gehoor.RuledPartly, gehoor.RuledNotUpheld, gehoor.RuledInadmissible, gehoor.RuledSettled}
)

func disputePath(no int) ui.Path { return disputesPath.Join(strconv.Itoa(no)) }

// disputesOf are the disputes, for who is signed in and may read them; to others these pages do not exist.
func (r *Request) disputesOf() ([]gehoor.Dispute, error) {
	who, err := r.staff()
	if err != nil {
		return nil, err
	}
	all, err := r.App.Disputes(r.Ctx(), who)
	if errors.Is(err, gehoor.ErrForbidden) {
		err = store.ErrNotFound
	}
	return all, err
}

func (r *Request) disputes() (Node, error) {
	all, err := r.disputesOf()
	if err != nil {
		return nil, err
	}
	l := r.Lang
	t := ui.DataTable{Caption: text.DisputesTitle.In(l), None: text.DisputesNone.In(l), Columns: []ui.Column{
		{Words: text.PackageNo.In(l)}, {Words: text.DisputeBegan.In(l)}, {Words: text.LabelLocation.In(l)}, {Words: text.DisputeAnswerBy.In(l)}, {Words: text.DisputeOutcome.In(l)},
	}}
	for i := len(all) - 1; i >= 0; i-- {
		d := all[i]
		t.Rows = append(t.Rows, []Node{
			ui.Link(disputePath(d.No), text.Fill(l, text.DisputeTitle, strconv.Itoa(d.No))), Text(text.FormatDate(l, d.On, r.Today())), Text(r.disputePlace(d)),
			r.disputeTerm(d), Text(r.disputeOutcome(d)),
		})
	}
	p := r.shell(text.DisputesTitle.In(l))
	p.Back, p.BackWords = "/rapporten", text.ReportsBack.In(l)
	return r.staffPage(p, "/rapporten", heading(text.DisputesTitle.In(l)), ui.Intro(text.DisputesIntro.In(l)),
		If(isDesk(*r.who), ui.Buttons(ui.ButtonLink(disputesPath.Join("nieuw"), text.DisputeNew.In(l)))), t.Node()), nil
}

func (r *Request) disputePlace(d gehoor.Dispute) string {
	if name := r.locationName(d.Location); name != "" && d.Location != 0 {
		return name
	}
	return r.holderName(d.Holder)
}

// disputeTerm is by when our statement must be there, or when it went.
func (r *Request) disputeTerm(d gehoor.Dispute) Node {
	switch {
	case !d.Stated.IsZero():
		return ui.Tag(ui.InTime, text.DisputeStated.In(r.Lang)+" "+text.FormatDate(r.Lang, d.Stated, r.Today()))
	case d.AnswerBy.IsZero() || !d.Ended.IsZero():
		return nil
	}
	return ui.Tag(urgency(r.Today().DaysUntil(d.AnswerBy)), text.FormatDate(r.Lang, d.AnswerBy, r.Today()))
}

func (r *Request) disputeOutcome(d gehoor.Dispute) string {
	if d.Ended.IsZero() {
		return text.Sentence(text.DisputeRuns.In(r.Lang))
	}
	return text.Sentence(text.Word(r.Lang, d.Outcome)) + ", " + text.FormatDate(r.Lang, d.Ended, r.Today())
}

// disputeDuties says what disputes still ask of us, for the desk; nothing when that is nothing.
func (r *Request) disputeDuties() (Node, error) {
	all, err := r.App.Disputes(r.Ctx(), *r.who)
	if err != nil {
		return nil, err
	}
	var list Group
	for _, d := range all {
		for _, owed := range d.Duties() {
			if owed.Open() {
				day := lastDay(owed.By)
				list = append(list, h.P(
					ui.Link(disputePath(d.No), text.Fill(r.Lang, text.DisputeTitle, strconv.Itoa(d.No))+": "+text.Word(r.Lang, owed.Kind)), Text(" "),
					ui.Tag(urgency(r.Today().DaysUntil(day)), text.FormatDate(r.Lang, day, r.Today()))))
			}
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	return ui.Block(ui.Warning, paragraph(text.DisputeWaits.In(r.Lang)), list), nil
}

func (r *Request) newDispute() (Node, error) {
	if _, err := r.disputesOf(); err != nil {
		return nil, err
	}
	if !isDesk(*r.who) {
		return nil, store.ErrNotFound
	}
	return r.newDisputePage(nil)
}

func (r *Request) newDisputePage(in *input) (Node, error) {
	holders, err := r.App.Store.Holders(r.Org.ID)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.shell(text.DisputeNew.In(l))
	p.Back, p.BackWords = disputesPath, text.DisputeBack.In(l)
	f := ui.Form{Lang: l, Action: disputesPath.Join("nieuw"), Repeatable: true}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	var whose []ui.Choice
	for _, one := range holders {
		whose = append(whose, ui.Choice{Value: strconv.FormatInt(int64(one.ID), 10), Words: one.Name})
	}
	own := []ui.Option{}
	if len(whose) == 1 {
		own = append(own, ui.Default(whose[0].Value))
	}
	places := append([]ui.Choice{{Value: "0", Words: text.IntakeNoLocation.In(l)}}, r.locations()...)
	return r.staffPage(p, "/rapporten", heading(text.DisputeNew.In(l)), f.Node(
		f.Radios("houder", text.DisputeHolder.In(l), whose, own...),
		f.Select("locatie", text.LabelLocation.In(l), places),
		f.Date("op", text.DisputeOn.In(l), r.example()),
		f.Radios("grond", text.DisputeWhy.In(l), choices(l, directGrounds...)),
		f.Text("kenmerk", text.LabelReference.In(l), ui.Optional),
		f.Date("voor", text.LabelStatementBy.In(l), r.example(), ui.Optional),
		ui.Buttons(ui.Button(text.DisputeSave.In(l))))), nil
}

func (r *Request) openDispute() (Node, error) {
	if _, err := r.disputesOf(); err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	open := gehoor.DisputeOpened{
		Holder: gehoor.HolderID(in.number("houder")), Location: gehoor.LocationID(in.number("locatie")), On: in.date("op", r.Today()),
		Direct: one(in, "grond", directGrounds...),
	}
	if in.has("voor") {
		open.AnswerBy = in.date("voor", r.Today())
	}
	if r.holderName(open.Holder) == "" {
		open.Holder = 0
	}
	reference := in.optional("kenmerk")
	return r.doDispute(in, []*app.Body{reference}, disputesPath, func(all []gehoor.Dispute, day app.Day) ([]gehoor.Fact, error) {
		open.Reference = reference.Ref
		return gehoor.OpenDispute(open, all, day.Now)
	}, map[string]string{"dispute.holder": "houder", "escalate.date": "op", "escalate.ground": "grond", "escalate.answer-by": "voor"}, r.newDisputePage)
}

// doDispute does it, or shows the page again with what is wrong.
func (r *Request) doDispute(in *input, bodies []*app.Body, then ui.Path, act func([]gehoor.Dispute, app.Day) ([]gehoor.Fact, error), at map[string]string, again func(*input) (Node, error)) (Node, error) {
	if len(in.errors) == 0 {
		err := r.App.DoDispute(r.Ctx(), *r.who, bodies, act)
		var no *gehoor.Refusal
		if err != nil && !errors.As(err, &no) {
			return nil, err
		}
		if no != nil {
			field := at[no.Code]
			if field == "" {
				field = firstField(r.PostForm)
			}
			in.errors.Add(field, text.Refusal(r.Lang, no))
		}
	}
	if len(in.errors) > 0 {
		return again(in)
	}
	return r.redirect(then)
}

// dispute is the one that the path names.
func (r *Request) dispute() (gehoor.Dispute, error) {
	all, err := r.disputesOf()
	if err != nil {
		return gehoor.Dispute{}, err
	}
	no, err := strconv.Atoi(r.PathValue("no"))
	if err != nil || no < 1 || no > len(all) {
		return gehoor.Dispute{}, store.ErrNotFound
	}
	return all[no-1], nil
}

func (r *Request) disputePage() (Node, error) {
	d, err := r.dispute()
	if err != nil {
		return nil, err
	}
	return r.disputeNode(d, nil)
}

func (r *Request) disputeNode(d gehoor.Dispute, in *input) (Node, error) {
	l := r.Lang
	title := text.Fill(l, text.DisputeTitle, strconv.Itoa(d.No))
	p := r.shell(title)
	p.Back, p.BackWords = disputesPath, text.DisputeBack.In(l)
	form := func(to string) ui.Form {
		f := ui.Form{Lang: l, Action: disputePath(d.No).Join(to), Repeatable: true}
		if in != nil {
			f.Values, f.Errors = in.Values, in.errors
		}
		return f
	}
	if in != nil {
		p.Errors = in.errors
		r.invalid()
	}
	reference, err := r.App.DisputeWords(r.Ctx(), *r.who, d.Reference)
	if err != nil {
		return nil, err
	}
	ruling, err := r.App.DisputeWords(r.Ctx(), *r.who, d.Ruling)
	if err != nil {
		return nil, err
	}
	day := func(on gehoor.Date) string {
		if on.IsZero() {
			return ""
		}
		return text.FormatDateLong(l, on)
	}
	measures := ui.DataTable{Caption: text.DisputeMeasures.In(l), Columns: []ui.Column{{Words: text.DisputeWhat.In(l)}, {Words: text.DisputeOwner.In(l)}, {Words: text.DisputeDue.In(l)}, {Words: text.PackageDone.In(l)}}}
	var finish, moves Group
	for _, m := range d.Measures {
		words, err := r.App.DisputeWords(r.Ctx(), *r.who, m.Text)
		if err != nil {
			return nil, err
		}
		measures.Rows = append(measures.Rows, []Node{Text(strconv.Itoa(m.No) + ". " + words), Text(r.name(m.Owner)), Text(day(m.Due)), Text(day(m.Done))})
		for _, move := range d.Moves {
			if move.Measure == m.No {
				why, err := r.App.DisputeWords(r.Ctx(), *r.who, move.Reason)
				if err != nil {
					return nil, err
				}
				moves = append(moves, h.Li(Text(text.Fill(l, text.DisputeMovedTo, strconv.Itoa(m.No), day(move.Due))+" "+why)))
			}
		}
		if m.Done.IsZero() && isDesk(*r.who) {
			f := form("maatregel")
			n := strconv.Itoa(m.No)
			finish = append(finish, section(text.Fill(l, text.DisputeIsDone, n)), f.Node(f.Hidden("nr", n), f.Date("klaar-"+n, text.DisputeDoneOn.In(l), r.example()), ui.Buttons(ui.SecondButton(text.DisputeSave.In(l)))))
			f = form("maatregel/dag")
			open := f.Errors.At("nieuw-"+n)+f.Errors.At("waarom-"+n) != ""
			finish = append(finish, ui.Unfolded(open, text.Fill(l, text.DisputeLonger, n), f.Node(f.Hidden("nr", n), f.Date("nieuw-"+n, text.DisputeNewDay.In(l), r.example()),
				f.TextArea("waarom-"+n, r.label(text.LabelReason), ui.Short), ui.Buttons(ui.SecondButton(text.DisputeSave.In(l))))))
		}
	}
	var state, end Node
	if isDesk(*r.who) && d.Ended.IsZero() {
		if d.Stated.IsZero() {
			f := form("standpunt")
			state = Group{section(text.DisputeState.In(l)), f.Node(f.Date("op", text.DisputeStateOn.In(l), r.example()), ui.Buttons(ui.SecondButton(text.DisputeSave.In(l))))}
		}
		f := form("uitkomst")
		end = Group{section(text.DisputeEnd.In(l)), f.Node(f.Date("einde", text.DisputeEndOn.In(l), r.example()),
			f.Radios("uitkomst", text.DisputeOutcome.In(l), choices(l, disputeRulings...)), f.TextArea("uitspraak", text.DisputeRuling.In(l), ui.Optional), r.orderFields(f),
			ui.Buttons(ui.Button(text.DisputeSave.In(l))))}
	}
	return r.staffPage(p, "/rapporten", heading(title), ui.SummaryList(l,
		ui.Row{Term: text.DisputeHolder.In(l), Words: r.holderName(d.Holder)},
		ui.Row{Term: text.LabelLocation.In(l), Words: r.disputePlace(d)},
		ui.Row{Term: text.DisputeBegan.In(l), Words: day(d.On)},
		ui.Row{Term: text.DisputeWhy.In(l), Words: text.Sentence(text.Word(l, d.Direct))},
		ui.Row{Term: text.LabelReference.In(l), Words: reference},
		ui.Row{Term: text.DisputeAnswerBy.In(l), Words: day(d.AnswerBy)},
		ui.Row{Term: text.DisputeStated.In(l), Words: day(d.Stated)},
		ui.Row{Term: text.DisputeOutcome.In(l), Words: r.disputeOutcome(d)},
	), If(ruling != "", ui.Block(ui.Plain, ui.Prose(ruling))),
		If(len(measures.Rows) > 0, Group{section(text.DisputeMeasures.In(l)), measures.Node(), If(len(moves) > 0, h.Ul(moves))}), finish, state, end), nil
}

// onDispute is a POST about one dispute, by the desk.
func (r *Request) onDispute(read func(in *input, d gehoor.Dispute) ([]*app.Body, func(gehoor.Dispute, app.Day) ([]gehoor.Fact, error)), at map[string]string) (Node, error) {
	d, err := r.dispute()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	bodies, act := read(in, d)
	return r.doDispute(in, bodies, disputePath(d.No), func(all []gehoor.Dispute, day app.Day) ([]gehoor.Fact, error) {
		return act(all[d.No-1], day)
	}, at, func(in *input) (Node, error) { return r.disputeNode(d, in) })
}

func (r *Request) stateDispute() (Node, error) {
	return r.onDispute(func(in *input, _ gehoor.Dispute) ([]*app.Body, func(gehoor.Dispute, app.Day) ([]gehoor.Fact, error)) {
		on := in.date("op", r.Today())
		return nil, func(d gehoor.Dispute, day app.Day) ([]gehoor.Fact, error) { return d.State(on, day.Now) }
	}, nil)
}

func (r *Request) endDispute() (Node, error) {
	return r.onDispute(func(in *input, _ gehoor.Dispute) ([]*app.Body, func(gehoor.Dispute, app.Day) ([]gehoor.Fact, error)) {
		end := gehoor.DisputeEnded{On: in.date("einde", r.Today()), Outcome: one(in, "uitkomst", disputeRulings...)}
		ruling := in.optional("uitspraak")
		measures, bodies := r.orders(in)
		return append([]*app.Body{ruling}, bodies...), func(d gehoor.Dispute, day app.Day) ([]gehoor.Fact, error) {
			end.Ruling, end.Measures = ruling.Ref, measures()
			return d.End(end, day.Now)
		}
	}, map[string]string{"escalate.date": "einde", "escalate.outcome": "uitkomst", "decide.measure-without-date": "wat1"})
}

// orderFields ask for what we were told to do, with who does it and by when (R15).
func (r *Request) orderFields(f ui.Form) Node {
	l := r.Lang
	var orders, more Group
	open := len(f.Errors) > 0
	for i := range disputeMeasures {
		n := strconv.Itoa(i + 1)
		order := f.Group(text.Fill(l, text.DisputeMeasure, n),
			f.Text("wat"+n, text.DisputeWhat.In(l), ui.Optional),
			f.Select("aard"+n, r.label(text.LabelNature), append([]ui.Choice{{}}, choices(l, natures...)...), ui.Optional, ui.Hint(text.NatureFor.In(l))),
			f.Select("wie"+n, text.DisputeOwner.In(l), append([]ui.Choice{{}}, r.colleagues(nil)...), ui.Optional),
			f.Date("dag"+n, text.DisputeDue.In(l), r.example(), ui.Optional))
		if i == 0 {
			orders = append(orders, order)
		} else {
			more, open = append(more, order), open || f.Values.Get("wat"+n) != ""
		}
	}
	return append(orders, ui.Unfolded(open, text.MoreMeasures.In(l), more))
}

// orders are the measures of a form that were filled in: their words, and them as they are when the words have been sealed.
func (r *Request) orders(in *input) (func() []gehoor.Measure, []*app.Body) {
	var list []gehoor.Measure
	var bodies []*app.Body
	for i := range disputeMeasures {
		n := strconv.Itoa(i + 1)
		if !in.has("wat"+n) && !in.has("wie"+n) && !in.has("dag"+n) {
			continue
		}
		bodies = append(bodies, in.words("wat"+n))
		m := gehoor.Measure{Kind: gehoor.ToldMeasure, Owner: r.somebody(in, "wie"+n), Due: in.date("dag"+n, r.Today())}
		if in.has("aard" + n) {
			m.Nature = one(in, "aard"+n, natures...)
		}
		list = append(list, m)
	}
	return func() []gehoor.Measure {
		for i := range list {
			list[i].Text = bodies[i].Ref
		}
		return list
	}, bodies
}

func (r *Request) finishDispute() (Node, error) {
	n := 0
	return r.onDispute(func(in *input, _ gehoor.Dispute) ([]*app.Body, func(gehoor.Dispute, app.Day) ([]gehoor.Fact, error)) {
		n = int(in.number("nr"))
		on := in.date("klaar-"+strconv.Itoa(n), r.Today())
		return nil, func(d gehoor.Dispute, day app.Day) ([]gehoor.Fact, error) {
			return d.FinishMeasure(n, on, gehoor.Ref{}, day.Now)
		}
	}, nil)
}

// moveDispute gives a measure a new day, with a reason.
func (r *Request) moveDispute() (Node, error) {
	return r.onDispute(func(in *input, _ gehoor.Dispute) ([]*app.Body, func(gehoor.Dispute, app.Day) ([]gehoor.Fact, error)) {
		n := int(in.number("nr"))
		on, reason := in.date("nieuw-"+strconv.Itoa(n), r.Today()), in.words("waarom-"+strconv.Itoa(n))
		return []*app.Body{reason}, func(d gehoor.Dispute, today app.Day) ([]gehoor.Fact, error) {
			return d.MoveMeasure(n, on, reason.Ref, today.Now)
		}
	}, nil)
}
